// This file says what has become of two texts since they were held to agree.

package translation

import (
	"slices"

	"projetpro/internal/markdown"
)

// A State is that of a section in two languages.
type State uint8

// The states.
const (
	InStep      State = iota // the texts are as they were confirmed
	ChangedA                 // the first has changed since
	ChangedB                 // the second has
	ChangedBoth              // both have
	Unconfirmed              // the two belong together, and nobody has confirmed that they agree
	OnlyA                    // the second text lacks it
	OnlyB                    // the first text lacks it
	Unsure                   // it cannot be told what belongs to it, if anything does
	Alone                    // one of the texts lacks it, as was confirmed
)

// IsChanged reports whether the texts agreed once.
func (s State) IsChanged() bool { return s == ChangedA || s == ChangedB || s == ChangedBoth }

// A Pairing is a section of two texts, or of one of them.
type Pairing struct {
	Match
	State State
	Was   []Statement // those that it is known from; none where the two have never been confirmed
}

// A Comparison is of two texts with what was confirmed of them. A and B are the languages' tags, Ratio is that of [Pair].
type Comparison struct {
	A, B       *Text
	InA, InB   string
	Ratio      float64
	Lock       *Lock // nil: nothing was confirmed
	statements []Statement
	a, b       side
	all        []Pairing
}

// A side is a text while it is compared.
type side struct {
	digests [][]markdown.Digest // of each section
	done    []bool              // it is known what has become of it
	was     []int               // of each section: the group of statements that it is known from, or -1
}

func newSide(t *Text) side {
	s := side{done: make([]bool, len(t.Sections)), was: slices.Repeat([]int{-1}, len(t.Sections))}
	for i := range t.Sections {
		s.digests = append(s.digests, Digests(&t.Sections[i]))
	}
	return s
}

// Sections says of every section of the two texts what has become of it, in the order of [Pair].
func (c *Comparison) Sections() []Pairing {
	c.statements, c.all = c.Lock.of(c.InA, c.InB), nil
	c.a, c.b = newSide(c.A), newSide(c.B)
	c.takeInStep()
	if slices.Contains(c.a.done, false) || slices.Contains(c.b.done, false) {
		c.takeRest()
	}
	c.sort()
	return c.all
}

// takeInStep takes the sections whose texts are as they were confirmed.
func (c *Comparison) takeInStep() {
	for _, s := range c.statements {
		if !s.isOfSection() {
			continue
		}
		i, j := c.a.find(s.A.Digests), c.b.find(s.B.Digests)
		switch {
		case i >= 0 && j >= 0:
			c.a.done[i], c.b.done[j] = true, true
			c.all = append(c.all, Pairing{Match{i, j, true}, InStep, []Statement{s}})
		case i >= 0 && len(s.B.Digests) == 0:
			c.a.done[i] = true
			c.all = append(c.all, Pairing{Match{i, -1, true}, Alone, []Statement{s}})
		case j >= 0 && len(s.A.Digests) == 0:
			c.b.done[j] = true
			c.all = append(c.all, Pairing{Match{-1, j, true}, Alone, []Statement{s}})
		}
	}
}

// find is the first section that says just that and of which nothing is known yet, or -1.
func (s *side) find(digests []markdown.Digest) int {
	if len(digests) == 0 {
		return -1
	}
	for i, own := range s.digests {
		if !s.done[i] && slices.Equal(own, digests) {
			return i
		}
	}
	return -1
}

// takeRest finds the other sections again by what they still say, and pairs those that are new.
func (c *Comparison) takeRest() {
	groups := c.groups()
	c.a.follow(groups, func(s Statement) []markdown.Digest { return s.A.Digests })
	c.b.follow(groups, func(s Statement) []markdown.Digest { return s.B.Digests })
	c.a.followKeys(c.A, groups)
	c.b.followKeys(c.B, groups)
	var known []Match
	for i := range c.all {
		if m := c.all[i].Match; m.A >= 0 && m.B >= 0 {
			known = append(known, m)
		}
	}
	inB := map[int]int{}
	for j, g := range c.b.was {
		if g >= 0 {
			inB[g] = j
		}
	}
	for i, g := range c.a.was {
		if j, ok := inB[g]; ok && g >= 0 {
			known = append(known, Match{i, j, true})
		}
	}
	for _, m := range pairKnowing(c.A, c.B, c.Ratio, known) {
		if m.A >= 0 && c.a.done[m.A] || m.B >= 0 && c.b.done[m.B] {
			continue
		}
		var was []Statement
		if m.A >= 0 && c.a.was[m.A] >= 0 {
			was = groups[c.a.was[m.A]]
		} else if m.B >= 0 && c.b.was[m.B] >= 0 {
			was = groups[c.b.was[m.B]]
		}
		c.all = append(c.all, Pairing{m, c.stateOf(m, was), was})
	}
}

// groups are the statements that are not about texts as they are, those about one section together.
func (c *Comparison) groups() (groups [][]Statement) {
	at := map[string]int{}
	for _, s := range c.statements {
		used := !s.isOfSection() || slices.ContainsFunc(c.all, func(p Pairing) bool {
			return p.Was[0].Key == s.Key && p.Was[0].A.compare(s.A) == 0 && p.Was[0].B.compare(s.B) == 0
		})
		if used {
			continue
		}
		i, ok := at[s.Key]
		if !ok {
			i = len(groups)
			at[s.Key], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], s)
	}
	return groups
}

// follow finds the sections of which nothing is known yet among those of which something was stated.
func (s *side) follow(groups [][]Statement, of func(Statement) []markdown.Digest) {
	var before, now [][]markdown.Digest
	var places []int
	for _, g := range groups {
		var all []markdown.Digest
		for _, statement := range g {
			all = append(all, of(statement)...)
		}
		before = append(before, all)
	}
	for i, digests := range s.digests {
		if !s.done[i] {
			now, places = append(now, digests), append(places, i)
		}
	}
	for k, g := range Follow(before, now) {
		s.was[places[k]] = g
	}
}

// followKeys finds the sections that are written anew, of which nothing is left but their name: that of the opening, and that which
// the second text gave to what was confirmed.
func (s *side) followKeys(t *Text, groups [][]Statement) {
	for g, of := range groups {
		if slices.Contains(s.was, g) {
			continue
		}
		for i := range t.Sections {
			if !s.done[i] && s.was[i] < 0 && KeyOf(&t.Sections[i]) == of[0].Key {
				s.was[i] = g
				break
			}
		}
	}
}

// stateOf is that of a match that is known from some statements.
func (c *Comparison) stateOf(m Match, was []Statement) State {
	switch {
	case !m.Sure:
		return Unsure
	case m.B < 0:
		return OnlyA
	case m.A < 0:
		return OnlyB
	case len(was) == 0:
		return Unconfirmed
	}
	a := slices.ContainsFunc(was, func(s Statement) bool { return slices.Equal(s.A.Digests, c.a.digests[m.A]) })
	b := slices.ContainsFunc(was, func(s Statement) bool { return slices.Equal(s.B.Digests, c.b.digests[m.B]) })
	switch {
	case a && !b:
		return ChangedB
	case b && !a:
		return ChangedA
	}
	return ChangedBoth
}

// sort puts the sections in the order of the first text, those that only the second has behind the one they follow there.
func (c *Comparison) sort() {
	inA := map[int]int{} // sections of b: those of a
	for _, p := range c.all {
		if p.A >= 0 && p.B >= 0 {
			inA[p.B] = p.A
		}
	}
	place := func(p Pairing) (int, int) {
		if p.A >= 0 {
			return p.A, -1
		}
		for j := p.B - 1; j >= 0; j-- {
			if i, ok := inA[j]; ok {
				return i, p.B
			}
		}
		return -1, p.B
	}
	slices.SortStableFunc(c.all, func(p, q Pairing) int {
		pa, pb := place(p)
		qa, qb := place(q)
		if pa != qa {
			return pa - qa
		}
		return pb - qb
	})
}

// State is that of words, which are not parted into sections: of two lists of digests with what was confirmed of them.
func (c *Comparison) WordsState(a, b []markdown.Digest) (State, []Statement) {
	var was []Statement
	for _, s := range c.Lock.of(c.InA, c.InB) {
		if s.Key == Words {
			was = append(was, s)
		}
	}
	var sameA, sameB bool
	for _, s := range was {
		isA, isB := slices.Equal(s.A.Digests, a), slices.Equal(s.B.Digests, b)
		if isA && isB {
			return InStep, []Statement{s}
		}
		sameA, sameB = sameA || isA, sameB || isB
	}
	switch {
	case len(was) == 0:
		return Unconfirmed, nil
	case sameA && !sameB:
		return ChangedB, was
	case sameB && !sameA:
		return ChangedA, was
	}
	return ChangedBoth, was
}

// Changed are the blocks of a section that none of some statements knows in a language.
func Changed(s *markdown.Section, in string, was []Statement) (blocks []markdown.Block) {
	for _, b := range s.Blocks {
		known := b.Digest == 0
		for _, statement := range was {
			for _, side := range []Side{statement.A, statement.B} {
				known = known || side.Lang == in && slices.Contains(side.Digests, Short(b.Digest))
			}
		}
		if !known {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// Gone is how many blocks fewer a section has, in a language in which it has changed, than it had when it was confirmed.
func (c *Comparison) Gone(p *Pairing) (n int) {
	if !p.State.IsChanged() {
		return 0
	}
	for i, was := range p.Was {
		fewer := 0
		if p.State != ChangedB {
			fewer = max(fewer, len(was.A.Digests)-len(c.a.digests[p.A]))
		}
		if p.State != ChangedA {
			fewer = max(fewer, len(was.B.Digests)-len(c.b.digests[p.B]))
		}
		if i == 0 || fewer < n {
			n = fewer
		}
	}
	return n
}

// KeyOf is the key of a section.
func KeyOf(s *markdown.Section) string {
	if s.Level == 0 {
		return Opening
	}
	return s.ID
}

// Section is the section in one of the languages, or in the other where that one lacks it.
func (p *Pairing) Section(c *Comparison, second bool) *markdown.Section {
	if p.A < 0 || second && p.B >= 0 {
		return &c.B.Sections[p.B]
	}
	return &c.A.Sections[p.A]
}
