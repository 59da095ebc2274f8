// This file says how likely it is that two sections say the same.

package translation

import (
	"math"
	"slices"
)

// The evidence for two sections to say the same, and against it.
const (
	constant      = iota
	levelNear     // one level apart
	levelFar      // more
	lengthFits    // see lengthEvidence
	shapeFits     // see alike
	signsFit      // see alike
	sameFound     // of what is written alike, how much both have, by how much there is: 0 to 1
	sameMissing   // and how much only one of them has
	wordsShared   // 0 to 1
	partsShared   // 0 to 1
	titleFits     // see lengthEvidence
	titleShared   // 0 to 1
	titlesUnalike // of two headings, no part of three letters is in both
	evidences
)

// An evidence has a value for each of these.
type evidence [evidences]float64

// weights make of the evidence the logarithm of how many times likelier it is that two sections of a pair of texts say
// the same than that they do not. They were fitted (logistic regression) to public texts.
var weights = evidence{
	constant: -4.4, levelNear: -2.7, levelFar: -1.1, lengthFits: 0.3, shapeFits: 0.3, signsFit: 4.6,
	sameFound: 5.1, sameMissing: -3.3, wordsShared: 4.3, partsShared: 6.7, titleShared: 4.8, titlesUnalike: -0.7, titleFits: 0.18,
}

// score is the evidence, weighed.
func (e *evidence) score() float64 {
	sum := 0.0
	for i, w := range weights {
		sum += w * e[i]
	}
	return sum
}

// A comparison is of two texts.
type comparison struct {
	p, q  []profile
	ratio float64             // how many letters of b say what one of a says
	held  map[feature]float64 // how many sections of both texts have a feature
}

// newComparison counts what the sections of two texts have.
func newComparison(a, b *Text, ratio float64) *comparison {
	c := &comparison{p: a.profiles(), q: b.profiles(), ratio: ratio, held: map[feature]float64{}}
	c.count()
	return c
}

// count counts how many sections have a feature.
func (c *comparison) count() {
	for _, profiles := range [][]profile{c.p, c.q} {
		for i := range profiles {
			p := &profiles[i]
			for _, of := range [][]feature{p.same, p.stems, few(slices.Concat(p.parts, p.title))} {
				for _, f := range of {
					c.held[f]++
				}
			}
		}
	}
}

// weight is what it says that two sections have a feature: the more, the fewer have it.
func (c *comparison) weight(f feature) float64 {
	all := float64(len(c.p) + len(c.q))
	return math.Log(1.1 * (all + 1) / c.held[f])
}

// evidence is that for the sections i of a and j of b to say the same.
func (c *comparison) evidence(i, j int) (e evidence) {
	p, q := &c.p[i], &c.q[j]
	e[constant] = 1
	switch apart := p.level - q.level; {
	case apart == 1 || apart == -1:
		e[levelNear] = 1
	case apart != 0:
		e[levelFar] = 1
	}
	e[lengthFits] = lengthEvidence(p.length*math.Sqrt(c.ratio), q.length/math.Sqrt(c.ratio))
	e[shapeFits] = alike(p.shape[:], q.shape[:])
	both, one := c.share(p.same, q.same)
	total := both + one
	e[sameFound], e[sameMissing] = both/(total+2), one/(total+2)
	both, one = c.share(p.stems, q.stems)
	e[wordsShared] = both / (both + one + 8)
	both, one = c.share(p.parts, q.parts)
	e[partsShared] = both / (both + one + 8)
	e[titleFits] = lengthEvidence(p.named, q.named)
	e[signsFit] = alike(p.signs[:], q.signs[:])
	if len(p.title) > 0 && len(q.title) > 0 {
		both, one = c.share(p.title, q.title)
		e[titleShared] = both / (both + one + 2)
		if both == 0 {
			e[titlesUnalike] = 1
		}
	}
	return e
}

// share weighs what two sorted lists have both, and what only one of them has.
func (c *comparison) share(x, y []feature) (both, one float64) {
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0]:
			both += c.weight(x[0])
			x, y = x[1:], y[1:]
		case x[0] < y[0]:
			one += c.weight(x[0])
			x = x[1:]
		default:
			one += c.weight(y[0])
			y = y[1:]
		}
	}
	for _, f := range slices.Concat(x, y) {
		one += c.weight(f)
	}
	return both, one
}

// lengthEvidence compares lengths after Gale and Church (1993): the logarithm of their ratio is normally distributed, the
// more narrowly the longer the texts are.
func lengthEvidence(x, y float64) float64 {
	const shortest, others = 12, 1.2 // others: how far the lengths of two sections are apart that say something else
	x, y = x+shortest, y+shortest
	spread := math.Sqrt(0.02 + 2/(x+y))
	apart := math.Log(y / x)
	return max(math.Log(others/spread)-apart*apart/2*(1/(spread*spread)-1/(others*others)), -4)
}

// alike is how much of what two sections are made of they have both, from 0 to 1.
func alike(x, y []float64) float64 {
	both, all := 1.0, 1.0
	for i := range x {
		both += math.Sqrt(min(x[i], y[i]))
		all += math.Sqrt(max(x[i], y[i]))
	}
	return both / all
}
