// This file tells which pages are one in two languages, among those of which each lacks the other's.

package translation

// A Whole is what can be compared of a page as a whole.
type Whole struct{ profile }

// Whole is the text as one section.
func (t *Text) Whole() *Whole {
	var w Whole
	for _, p := range t.profiles() {
		w.length += p.length
		for i := range p.shape {
			w.shape[i] += p.shape[i]
		}
		for i := range p.signs {
			w.signs[i] += p.signs[i]
		}
		w.same = append(w.same, p.same...)
		w.stems = append(w.stems, p.stems...)
		w.parts = append(append(w.parts, p.parts...), p.title...)
	}
	w.same, w.stems, w.parts = few(w.same), few(w.stems), few(w.parts)
	return &w
}

// What it takes to tell, from public texts and our own: of two pages that are one the score is 0 at least and 6 in most cases,
// of others 1 at most.
const (
	surelyOne   = 3.5 // the least score
	clearlyOne  = 3.0 // and by how much it is above that of each of the two with any other page
	surelyTwo   = -1.5
	enoughToSay = 200 // letters and figures of a text that says whether it is another page
)

// OnePage says which pages of one language are surely those of another: each a text of as and one of bs. Of a page that is
// not surely one of them, nothing is said.
func OnePage(as, bs []*Whole) (sure []Match) {
	c := comparisonOf(as, bs)
	scores := make([][]float64, len(as))
	for i := range as {
		scores[i] = make([]float64, len(bs))
		for j := range bs {
			e := c.evidence(i, j)
			scores[i][j] = e.score()
		}
	}
	for i := range as {
		for j, score := range scores[i] {
			if score >= surelyOne && isAlone(scores, i, j) {
				sure = append(sure, Match{i, j, true})
			}
		}
	}
	return sure
}

// MayBeOne reports whether two texts may be one page: what they say does not show that they are two.
func MayBeOne(a, b *Whole) bool {
	if a == nil || b == nil || a.length < enoughToSay || b.length < enoughToSay {
		return true
	}
	e := comparisonOf([]*Whole{a}, []*Whole{b}).evidence(0, 0)
	return e.score() > surelyTwo
}

func comparisonOf(as, bs []*Whole) *comparison {
	c := &comparison{ratio: 1, held: map[feature]float64{}}
	for _, w := range as {
		c.p = append(c.p, w.profile)
	}
	for _, w := range bs {
		c.q = append(c.q, w.profile)
	}
	c.count()
	return c
}

// isAlone reports whether no other pair of one of the two comes near.
func isAlone(scores [][]float64, i, j int) bool {
	for k := range scores {
		if k != i && scores[k][j] > scores[i][j]-clearlyOne {
			return false
		}
	}
	for l, score := range scores[i] {
		if l != j && score > scores[i][j]-clearlyOne {
			return false
		}
	}
	return true
}
