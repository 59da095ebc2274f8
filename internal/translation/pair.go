// This file pairs the sections of two texts.

package translation

import (
	"math"
	"slices"
)

// A Match says which section of one text says the same as which of another.
type Match struct {
	A, B int  // indices of sections; -1 where the other text has none that says the same
	Sure bool // else somebody is to be asked: A and B may be a pair, or nothing is known of the one there is
}

// Scores, as logarithms of how many times likelier it is that two sections are a pair than that they are not.
const (
	gap       = -1.2 // for a section that the other text lacks
	follows   = 1.2  // for a pair that stands behind or before another, as it does in nearly all texts
	beside    = 1.95 // the same at most, when it is asked how sure a pair is
	leftover  = 0.0  // the least of a pair that stands out of order
	better    = 2.0  // by how much another pair has to be likelier, to be made out of order
	strangers = -1.0 // of two sections that have nothing to do with each other
	certain   = 40.0 // of sections with the same anchor
	never     = -certain
)

// sureFrom is how probable a pair is at least that nobody has to be asked about, or that a section has no counterpart.
const sureFrom = 0.88

// mostSections is how many sections of each text are compared, each with each. Of longer texts, pairs are those with the
// same anchor and, where both have as many sections of the same levels in the same order, those of the same place.
const mostSections = 400

// Pair finds out which sections of two texts say the same. ratio is how many letters of b's language say what one of a's
// says: 1 if that is not known. The matches are in the order of a, those that only b has after the one they stand behind.
func Pair(a, b *Text, ratio float64) []Match { return pairKnowing(a, b, ratio, nil) }

// pairKnowing is Pair where some pairs are known.
func pairKnowing(a, b *Text, ratio float64, pairs []Match) []Match {
	if len(a.Sections) > mostSections || len(b.Sections) > mostSections {
		return pairByPlace(a, b, pairs)
	}
	p := newPairing(a, b, ratio)
	p.know(pairs)
	p.align()
	p.joinLeftovers()
	for range mostRounds {
		if !p.repair() {
			break
		}
		p.joinLeftovers()
	}
	return p.matches()
}

// mostRounds is how often pairs are exchanged for better ones.
const mostRounds = 20

// A pairing is of the sections of two texts, as far as it is known.
type pairing struct {
	n, m   int
	scores []float64 // of each section of a with each of b
	b      []int     // of each section of a: that of b; -1 none
	a      []int     // of each section of b
}

func newPairing(a, b *Text, ratio float64) *pairing {
	p := emptyPairing(len(a.Sections), len(b.Sections))
	c := newComparison(a, b, ratio)
	for i := range p.n {
		for j := range p.m {
			p.scores[i*p.m+j] = c.score(i, j)
		}
	}
	return p
}

func emptyPairing(n, m int) *pairing {
	return &pairing{n, m, make([]float64, n*m), slices.Repeat([]int{-1}, n), slices.Repeat([]int{-1}, m)}
}

// score is how likely the sections i of a and j of b are a pair. What stands before the first heading is one with what
// does in the other text, and anchors that are the same win over all.
func (c *comparison) score(i, j int) float64 {
	p, q := &c.p[i], &c.q[j]
	switch {
	case (p.level == 0) != (q.level == 0):
		return never
	case p.level == 0, p.anchor != "" && p.anchor == q.anchor:
		return certain
	case p.anchor != "" && anchored(c.q, p.anchor), q.anchor != "" && anchored(c.p, q.anchor):
		return never
	}
	e := c.evidence(i, j)
	return e.score()
}

// anchored reports whether one of some sections has an anchor.
func anchored(profiles []profile, anchor string) bool {
	return slices.ContainsFunc(profiles, func(p profile) bool { return p.anchor == anchor })
}

// know takes pairs as certain.
func (p *pairing) know(pairs []Match) {
	for _, m := range pairs {
		for i := range p.n {
			p.scores[i*p.m+m.B] = never
		}
		for j := range p.m {
			p.scores[m.A*p.m+j] = never
		}
	}
	for _, m := range pairs {
		p.scores[m.A*p.m+m.B] = certain
	}
}

func (p *pairing) at(i, j int) float64 { return p.scores[i*p.m+j] }

func (p *pairing) join(i, j int) { p.b[i], p.a[j] = j, i }

// align pairs sections in their order (Needleman and Wunsch, 1970).
func (p *pairing) align() {
	width := p.m + 1
	best := make([]float64, (p.n+1)*width)
	for i := 1; i <= p.n; i++ {
		best[i*width] = float64(i) * gap
	}
	for j := 1; j <= p.m; j++ {
		best[j] = float64(j) * gap
	}
	for i := 1; i <= p.n; i++ {
		for j := 1; j <= p.m; j++ {
			best[i*width+j] = max(best[(i-1)*width+j-1]+p.at(i-1, j-1)+follows, best[(i-1)*width+j]+gap, best[i*width+j-1]+gap)
		}
	}
	for i, j := p.n, p.m; i > 0 && j > 0; {
		switch best[i*width+j] {
		case best[(i-1)*width+j-1] + p.at(i-1, j-1) + follows:
			i, j = i-1, j-1
			p.join(i, j)
		case best[(i-1)*width+j] + gap:
			i--
		default:
			j--
		}
	}
}

// joinLeftovers pairs sections that have no counterpart and are each other's best.
func (p *pairing) joinLeftovers() {
	for {
		best, x, y := leftover, -1, -1
		for i, j := range p.b {
			if j >= 0 {
				continue
			}
			for j, of := range p.a {
				if of < 0 && p.at(i, j)+p.inOrder(i, j) > best {
					best, x, y = p.at(i, j)+p.inOrder(i, j), i, j
				}
			}
		}
		if x < 0 {
			return
		}
		p.join(x, y)
	}
}

// repair exchanges pairs that stand crosswise, and takes a better section that has no counterpart, wherever that is
// clearly likelier. It reports whether it has done anything.
func (p *pairing) repair() bool {
	done := false
	for i, j := range p.b {
		if j < 0 {
			continue
		}
		for k, l := range p.b[:i] {
			if l >= 0 && p.at(i, l)+p.at(k, j) > p.at(i, j)+p.at(k, l)+better {
				p.join(i, l)
				p.join(k, j)
				j, done = l, true
			}
		}
	}
	for i, j := range p.b {
		for k, of := range p.a {
			if j >= 0 && of < 0 && p.at(i, k) > p.at(i, j)+better {
				p.a[j] = -1
				p.join(i, k)
				j, done = k, true
			}
		}
	}
	for j, i := range p.a {
		for k, of := range p.b {
			if i >= 0 && of < 0 && p.at(k, j) > p.at(i, j)+better {
				p.b[i] = -1
				p.join(k, j)
				i, done = k, true
			}
		}
	}
	return done
}

// inOrder is how much the pairs next to it say for the pair of i and j: as much as they are pairs by themselves. Where each of two
// texts has a section that the other lacks, those next to it are no better known.
func (p *pairing) inOrder(i, j int) float64 {
	return p.beside(i-1, j-1) + p.beside(i+1, j+1)
}

// beside is how much the pair of i and j, if it is one, says for that next to it; both texts end with one beyond their ends.
func (p *pairing) beside(i, j int) float64 {
	switch {
	case i < 0 && j < 0, i == p.n && j == p.m:
		return beside
	case i < 0 || i == p.n || p.b[i] != j || j < 0:
		return 0
	}
	return beside / (1 + math.Exp(-p.at(i, j)))
}

// probability is that of i and j being a pair, among all that either of them could be one with: one that has no
// counterpart, or one whose counterpart the other would get in exchange.
func (p *pairing) probability(i, j int) float64 {
	this := p.at(i, j) + p.inOrder(i, j)
	others := math.Exp(strangers - this)
	for k, l := range p.b {
		switch {
		case k == i:
		case l < 0:
			others += math.Exp(p.at(k, j) - this)
		case k == i-1, k == i+1:
			others += math.Exp(p.at(k, j) + p.at(i, l) - this - p.at(k, l))
		default: // which would take both of them away from those next to them
			others += math.Exp(p.at(k, j) + p.at(i, l) - this - p.at(k, l) - p.inOrder(k, l))
		}
	}
	for l, k := range p.a {
		if k < 0 {
			others += math.Exp(p.at(i, l) - this)
		}
	}
	return 1 / (1 + others)
}

// aloneA is how probable it is that the section i of a has no counterpart, among those of b that have none.
func (p *pairing) aloneA(i int) float64 {
	others := p.inPlace(i, p.opposite(p.b, p.a, i))
	for j, of := range p.a {
		if of < 0 {
			others += math.Exp(p.at(i, j) - gap)
		}
	}
	return 1 / (1 + others)
}

// aloneB is the same of the section j of b.
func (p *pairing) aloneB(j int) float64 {
	others := p.inPlace(p.opposite(p.a, p.b, j), j)
	for i, of := range p.b {
		if of < 0 {
			others += math.Exp(p.at(i, j) - gap)
		}
	}
	return 1 / (1 + others)
}

// inPlace is how much likelier it is that two sections in the same place are one than that either has no counterpart: hardly ever is
// something taken out of one text where something else is put into the other.
func (p *pairing) inPlace(i, j int) float64 {
	if i < 0 || j < 0 {
		return 0
	}
	return math.Exp(p.at(i, j) + 2*beside - gap)
}

// opposite is the section of the other text that stands where the i-th of one does, between the same pairs and with as many before it
// and behind, none of which has a counterpart; -1 where there is none. of are the counterparts of the one's sections, back those of the other's.
func (p *pairing) opposite(of, back []int, i int) int {
	from, to := i, i
	for from >= 0 && of[from] < 0 {
		from--
	}
	for to < len(of) && of[to] < 0 {
		to++
	}
	first, last := -1, len(back)
	if from >= 0 {
		first = of[from]
	}
	if to < len(of) {
		last = of[to]
	}
	if last-first != to-from {
		return -1
	}
	for _, k := range back[first+1 : last] {
		if k >= 0 {
			return -1
		}
	}
	return first + i - from
}

// matches lists the pairs, and what has none.
func (p *pairing) matches() []Match {
	var all []Match
	only := func(j int) { // those of b from j on that have no counterpart
		for ; j < p.m && p.a[j] < 0; j++ {
			all = append(all, Match{-1, j, p.aloneB(j) >= sureFrom})
		}
	}
	only(0)
	for i, j := range p.b {
		if j < 0 {
			all = append(all, Match{i, -1, p.aloneA(i) >= sureFrom})
			continue
		}
		all = append(all, Match{i, j, p.probability(i, j) >= sureFrom})
		only(j + 1)
	}
	return all
}

// pairByPlace pairs long texts.
func pairByPlace(a, b *Text, pairs []Match) []Match {
	inA, ofB := a.profiles(), b.profiles()
	inB := map[string]int{}
	for j := range ofB {
		if anchor := ofB[j].anchor; anchor != "" {
			inB[anchor] = j
		}
	}
	alike := slices.EqualFunc(inA, ofB, func(p, q profile) bool { return p.level == q.level && p.anchor == q.anchor })
	taken := map[int]bool{}
	sure := map[int]int{}
	for _, m := range pairs {
		sure[m.A], taken[m.B] = m.B, true
	}
	var all []Match
	for i := range inA {
		m := Match{i, -1, false}
		if j, ok := sure[i]; ok {
			m = Match{i, j, true}
		} else if j, ok := inB[inA[i].anchor]; ok && !taken[j] {
			m = Match{i, j, true}
		} else if alike && !taken[i] {
			m.B = i
		}
		taken[m.B] = true
		all = append(all, m)
	}
	for j := range ofB {
		if !taken[j] {
			all = append(all, Match{-1, j, false})
		}
	}
	return all
}
