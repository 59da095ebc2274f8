// This file pairs the blocks of two sections that say the same, so that they can be shown beside each other.

package translation

import (
	"slices"

	"projetpro/internal/markdown"
)

// Scores of two blocks, beside what their texts are like.
const (
	sameKind  = 2.0
	otherKind = -2.0
)

// Blocks says which block of a section stands beside which of the other text's, in their order: a place where one of the
// two has nothing has -1. p is one of [Comparison.Sections].
func (c *Comparison) Blocks(p *Pairing) []Match {
	var x, y []markdown.Block
	if p.A >= 0 {
		x = c.A.Sections[p.A].Blocks
	}
	if p.B >= 0 {
		y = c.B.Sections[p.B].Blocks
	}
	if len(x) > 0 && len(y) > 0 && !slices.EqualFunc(x, y, func(a, b markdown.Block) bool { return a.Kind == b.Kind }) &&
		len(x) <= mostSections && len(y) <= mostSections {
		return c.alignBlocks(x, y)
	}
	all := make([]Match, 0, max(len(x), len(y)))
	for i := range max(len(x), len(y)) {
		m := Match{A: i, B: i, Sure: true}
		if i >= len(x) {
			m.A = -1
		}
		if i >= len(y) {
			m.B = -1
		}
		all = append(all, m)
	}
	return all
}

// alignBlocks pairs blocks in their order, as [Pair] does sections.
func (c *Comparison) alignBlocks(x, y []markdown.Block) (all []Match) {
	of := &comparison{p: c.A.ofBlocks(x), q: c.B.ofBlocks(y), ratio: c.Ratio, held: map[feature]float64{}}
	of.count()
	p := emptyPairing(len(x), len(y))
	for i := range x {
		for j := range y {
			p.scores[i*p.m+j] = of.scoreBlocks(&x[i], &y[j], i, j)
		}
	}
	p.align()
	j := 0
	for i := range x {
		for ; p.b[i] >= 0 && j < p.b[i]; j++ {
			all = append(all, Match{-1, j, true})
		}
		all = append(all, Match{i, p.b[i], true})
		j = max(j, p.b[i]+1)
	}
	for ; j < len(y); j++ {
		all = append(all, Match{-1, j, true})
	}
	return all
}

// scoreBlocks is how likely two blocks say the same. The heading of a section is that of the other.
func (c *comparison) scoreBlocks(x, y *markdown.Block, i, j int) float64 {
	switch {
	case (x.Kind == markdown.HeadingBlock) != (y.Kind == markdown.HeadingBlock):
		return never
	case x.Kind == markdown.HeadingBlock:
		return certain
	}
	e := c.evidence(i, j)
	if x.Kind == y.Kind {
		return e.score() + sameKind
	}
	return e.score() + otherKind
}

// ofBlocks are what is compared of blocks, each by itself.
func (t *Text) ofBlocks(blocks []markdown.Block) []profile {
	all := make([]profile, len(blocks))
	for i := range blocks {
		all[i] = profileOf(&markdown.Section{Blocks: blocks[i : i+1]}, t.src, nil, nil)
	}
	return all
}
