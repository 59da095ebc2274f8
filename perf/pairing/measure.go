// This file disturbs texts, and counts what is paired all the same.

package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"projetpro/internal/translation"
)

// fewest is how many sections with a heading a text has at least that is measured; tries how often each is disturbed.
const fewest, tries = 4, 4

// A piece is a section of the side that is disturbed: which of the text's it was, or one of another text's.
type piece struct {
	was    int // -1 for one that was put in
	source string
}

// A disturbance changes the order of sections, from the index first on. foreign are sections of other texts.
type disturbance struct {
	name string
	do   func(r *rand.Rand, all []piece, first int, foreign func() piece) []piece
}

var disturbances = []disturbance{
	{"none", func(_ *rand.Rand, all []piece, _ int, _ func() piece) []piece { return all }},
	{"one deleted", deleteOne},
	{"two deleted", func(r *rand.Rand, all []piece, first int, f func() piece) []piece {
		return deleteOne(r, deleteOne(r, all, first, f), first, f)
	}},
	{"two inserted", func(r *rand.Rand, all []piece, first int, f func() piece) []piece {
		return insertOne(r, insertOne(r, all, first, f), first, f)
	}},
	{"two neighbours swapped", func(r *rand.Rand, all []piece, first int, _ func() piece) []piece {
		i := first + r.IntN(len(all)-first-1)
		all[i], all[i+1] = all[i+1], all[i]
		return all
	}},
	{"one moved far", func(r *rand.Rand, all []piece, first int, _ func() piece) []piece {
		n := len(all) - first
		i := r.IntN(n)
		j := (i + n/2 + r.IntN(max(1, n/3))) % n
		moved := all[first+i]
		all = slices.Delete(all, first+i, first+i+1)
		return slices.Insert(all, first+min(j, n-1), moved)
	}},
	{"deleted and inserted", func(r *rand.Rand, all []piece, first int, f func() piece) []piece {
		return insertOne(r, deleteOne(r, all, first, f), first, f)
	}},
}

func deleteOne(r *rand.Rand, all []piece, first int, _ func() piece) []piece {
	i := first + r.IntN(len(all)-first)
	return slices.Delete(all, i, i+1)
}

func insertOne(r *rand.Rand, all []piece, first int, foreign func() piece) []piece {
	return slices.Insert(all, first+r.IntN(len(all)-first+1), foreign())
}

// A measure is of pairs with the same levels.
type measure struct {
	usable   []pair
	sections int
	ratio    float64
}

func newMeasure(pairs []pair) *measure {
	m := &measure{ratio: 1}
	a, b := 0.0, 0.0
	for _, p := range pairs {
		if n := len(p.a.levels); slices.Equal(p.a.levels, p.b.levels) && n-p.a.begins() >= fewest {
			m.usable = append(m.usable, p)
			m.sections += n
			a, b = a+p.a.length, b+p.b.length
		}
	}
	if a > 0 && b > 0 {
		m.ratio = b / a
	}
	return m
}

// A result is what became of a disturbance.
type result struct {
	possible    int // sections that both sides have
	sure, right int // pairs that nobody has to be asked about, and those that are right
	unsure      int // sections of either side that somebody has to be asked about
	rightUnsure int // unsure pairs that are right
	mistakes    []string
}

func (r *result) precision() float64 { return percent(r.right, r.sure) }
func (r *result) recall() float64    { return percent(r.right, r.possible) }

func percent(n, of int) float64 {
	if of == 0 {
		return 100
	}
	return 100 * float64(n) / float64(of)
}

// run disturbs either side of every pair.
func (m *measure) run(d *disturbance) result {
	var sum result
	random := rand.New(rand.NewPCG(1, 2))
	for i := range m.usable {
		p := &m.usable[i]
		for try := range tries {
			kept, changed := &p.a, &p.b
			ratio := m.ratio
			if try%2 == 1 {
				kept, changed, ratio = changed, kept, 1/ratio
			}
			foreign := func() piece { return m.foreign(random, i, try%2 == 0) }
			m.one(p.name, kept, changed, ratio, d, random, foreign, &sum)
		}
	}
	return sum
}

// foreign is a section of another pair, in the language of one of its sides.
func (m *measure) foreign(r *rand.Rand, not int, second bool) piece {
	if len(m.usable) < 2 {
		return piece{-1, "## ?\n\n?\n"}
	}
	i := r.IntN(len(m.usable) - 1)
	if i >= not {
		i++
	}
	v := &m.usable[i].a
	if second {
		v = &m.usable[i].b
	}
	return piece{-1, v.pieces[v.begins()+r.IntN(len(v.pieces)-v.begins())]}
}

func (m *measure) one(name string, kept, changed *version, ratio float64, d *disturbance, r *rand.Rand, foreign func() piece, sum *result) {
	var pieces []piece
	for i, source := range changed.pieces {
		pieces = append(pieces, piece{i, source})
	}
	pieces = d.do(r, pieces, changed.begins(), foreign)
	var sources []string
	left := map[int]int{} // where each section is now
	for at, p := range pieces {
		sources = append(sources, p.source)
		if p.was >= 0 {
			left[p.was] = at
		}
	}
	a, b := kept.text(kept.pieces), changed.text(sources)
	if len(a.Sections) != len(kept.pieces) || len(b.Sections) != len(pieces) {
		return // pieces that are not read by themselves as they are together
	}
	sum.possible += len(left)
	for _, match := range translation.Pair(a, b, ratio) {
		sum.count(name, match, left, a, b)
	}
}

// count compares a match with what is right.
func (r *result) count(name string, m translation.Match, left map[int]int, a, b *translation.Text) {
	if !m.Sure {
		r.unsure++
	}
	if m.A < 0 || m.B < 0 {
		return
	}
	at, there := left[m.A]
	right := there && at == m.B
	switch {
	case m.Sure && right:
		r.sure, r.right = r.sure+1, r.right+1
	case m.Sure:
		r.sure++
		r.mistakes = append(r.mistakes, fmt.Sprintf("%s: %q is taken for %q", name, b.Sections[m.B].Heading.Text, a.Sections[m.A].Heading.Text))
	case right:
		r.rightUnsure++
	}
}
