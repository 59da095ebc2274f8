// This file says that texts agree.

package translation

import "projetpro/internal/markdown"

// Confirm says which sections are held to agree as they are, besides those that were and have not changed. What it is not
// sure of nobody can confirm.
type Confirm uint8

// What can be confirmed.
const (
	Agreeing Confirm = iota // every section that both texts have
	Minor                   // of those, the ones of which one text has changed: the change is none of what is said
	Single                  // every section, those too that one text lacks: that is meant
)

// Takes reports whether sections in a state are confirmed.
func (k Confirm) Takes(s State) bool {
	switch s {
	case InStep, Alone:
		return true
	case ChangedA, ChangedB:
		return true
	case ChangedBoth, Unconfirmed:
		return k != Minor
	case OnlyA, OnlyB:
		return k == Single
	}
	return false
}

// Statements are those of the sections of two texts once some are confirmed: of the others, what was known of them.
func (c *Comparison) Statements(sections []Pairing, confirm Confirm) (all []Statement) {
	for _, p := range sections {
		if !confirm.Takes(p.State) {
			all = append(all, p.Was...)
			continue
		}
		s := Statement{A: Side{Lang: c.InA}, B: Side{Lang: c.InB}}
		if p.B >= 0 {
			section := &c.B.Sections[p.B]
			s.Key, s.B.Digests = KeyOf(section), Digests(section)
		}
		if p.A >= 0 {
			section := &c.A.Sections[p.A]
			s.Key, s.A.Digests = KeyOf(section), Digests(section)
		}
		if len(s.A.Digests)+len(s.B.Digests) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// WordsStatements are those of words: see [Comparison.Statements].
func (c *Comparison) WordsStatements(a, b []markdown.Digest, confirm Confirm) []Statement {
	state, was := c.WordsState(a, b)
	if !confirm.Takes(state) || len(a)+len(b) == 0 {
		return was
	}
	return []Statement{{Words, Side{c.InA, a}, Side{c.InB, b}}}
}

// Others are the statements of the lock that are about none of the given pairs of languages: of files that are not there.
func (l *Lock) Others(about func(a, b string) bool) (all []Statement) {
	if l == nil {
		return nil
	}
	for _, s := range l.Statements {
		if !about(s.A.Lang, s.B.Lang) && !about(s.B.Lang, s.A.Lang) {
			all = append(all, s)
		}
	}
	return all
}
