// This file says in a word how each page stands in each language, and remembers it as long as its files are the same.

package check

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/parallel"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// A PageState says what has become of a page in two languages.
type PageState string

// The states of pages, from the best to the worst.
const (
	PageInStep     PageState = "in-step"    // all texts are as they were confirmed
	PageNew        PageState = "new"        // something in it has never been confirmed
	PageChanged    PageState = "changed"    // texts have changed since they were confirmed
	PageIncomplete PageState = "incomplete" // one language lacks sections that the other has
	PageMissing    PageState = "missing"    // there is no such language
)

// PageStates are all of them, in that order.
var PageStates = []PageState{PageInStep, PageNew, PageChanged, PageIncomplete, PageMissing}

// State is that of the page.
func (t *Translation) State() PageState {
	is := func(states ...translation.State) bool {
		return slices.ContainsFunc(t.Sections, func(p translation.Pairing) bool { return slices.Contains(states, p.State) })
	}
	switch {
	case t.InStep():
		return PageInStep
	case !t.Begun():
		return PageNew
	case is(translation.OnlyA, translation.OnlyB):
		return PageIncomplete
	case t.Words.IsChanged(), is(translation.ChangedA, translation.ChangedB, translation.ChangedBoth):
		return PageChanged
	}
	return PageNew
}

// A Standing is how a page stands in a language that is not the first it has.
type Standing struct {
	Item   *site.Item
	Lang   lang.Tag
	In     *content.Entry // its file in that language; nil: there is none
	State  PageState
	InStep int // how many sections are
	Open   int // and how many are not; words in front matter are one
}

// First is the file of the page in the first language it has.
func (s *Standing) First() *content.Entry { return s.Item.Versions[0] }

// A Memo remembers how pages stand. The zero Memo knows nothing.
type Memo struct {
	mu    sync.Mutex
	known map[string]remembered // by the path of the file in the other language
}

type remembered struct {
	compared
	Standing
}

// What was compared: as long as this is the same, so is how a page stands.
type compared struct {
	a, b  *content.Entry
	lock  *translation.Lock
	ratio float64
}

// of is what is remembered by a path; nothing of what is not known.
func (m *Memo) of(path string) remembered {
	if m == nil {
		return remembered{}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.known[path]
}

// keep forgets all but some pages.
func (m *Memo) keep(all []Standing) {
	if m == nil {
		return
	}
	there := make(map[string]bool, len(all))
	for i := range all {
		if b := all[i].In; b != nil {
			there[b.File.Path] = true
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.known, func(path string, _ remembered) bool { return !there[path] })
}

// standing is how a page stands in a language that it has.
func (t *translator) standing(item *site.Item, b *content.Entry) Standing {
	known := t.Memo.of(b.File.Path)
	s := known.Standing
	if known.compared != t.compared(item, b) {
		s = t.note(t.of(item, b))
	}
	s.Item, s.Lang, s.In = item, b.Lang, b
	return s
}

// note remembers how a page stands that has been compared, if anybody asks.
func (t *translator) note(c *Translation) Standing {
	s := Standing{State: c.State()}
	s.count(c)
	if m := t.Memo; m != nil {
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.known == nil {
			m.known = map[string]remembered{}
		}
		m.known[c.B.File.Path] = remembered{t.compared(c.Item, c.B), s}
	}
	return s
}

func (t *translator) compared(item *site.Item, b *content.Entry) compared {
	return compared{item.Versions[0], b, t.locks[t.lockOf(item)], t.ratios[pairOf{item.Versions[0].Lang, b.Lang}]}
}

func (s *Standing) count(t *Translation) {
	if t.Words != translation.InStep && len(t.wordsA)+len(t.wordsB) > 0 {
		s.Open++
	}
	for i := range t.Sections {
		switch t.Sections[i].State {
		case translation.InStep, translation.Alone:
			s.InStep++
		default:
			s.Open++
		}
	}
}

// Standings says of every page that has words how it stands in each other language of the site, in the order of IDs.
func (s *Subject) Standings(ctx context.Context) ([]Standing, error) {
	t := s.translator()
	var all []Standing
	s.translatable(func(item *site.Item, tag lang.Tag, b *content.Entry) bool {
		all = append(all, Standing{Item: item, Lang: tag, In: b, State: PageMissing})
		return true
	})
	err := parallel.For(ctx, runtime.GOMAXPROCS(0), len(all), func(i int) {
		if b := all[i].In; b != nil {
			all[i] = t.standing(all[i].Item, b)
		}
	})
	s.Memo.keep(all)
	return all, err
}

// translatable yields every page that has words in each language but the first it has: the file is nil where there is none.
func (s *Subject) translatable(yield func(*site.Item, lang.Tag, *content.Entry) bool) {
	for item := range s.Site.Items() {
		first := item.Versions[0]
		if first.Failed || first.Wordless() {
			continue
		}
		for _, l := range s.Site.Languages {
			if b := item.In(l.Tag()); b != first && (b == nil && schema.IsFor(item.Facts, l.Tag()) || b != nil && !b.Failed) && !yield(item, l.Tag(), b) {
				return
			}
		}
	}
}

// Translation is a page in a language that is not the first it has; nil where it has none.
func (s *Subject) Translation(item *site.Item, tag lang.Tag) *Translation {
	b := item.In(tag)
	if b == nil || b == item.Versions[0] || b.Failed || item.Versions[0].Failed {
		return nil
	}
	return s.translator().of(item, b)
}

// NextOpen is the page next to one, in the order of IDs, that is not in step in a language, or the one before it. ok is
// false when there is none.
func (s *Subject) NextOpen(id string, tag lang.Tag, before bool) (next Standing, ok bool) {
	t := s.translator()
	var open []func() Standing // those that may be, the nearest first
	s.translatable(func(item *site.Item, in lang.Tag, b *content.Entry) bool {
		if in == tag && (before && item.ID < id || !before && item.ID > id) {
			open = append(open, func() Standing {
				if b == nil {
					return Standing{Item: item, Lang: in, State: PageMissing}
				}
				return t.standing(item, b)
			})
		}
		return true
	})
	if before {
		slices.Reverse(open)
	}
	for _, standing := range open {
		if next = standing(); next.State != PageInStep {
			return next, true
		}
	}
	return Standing{}, false
}

// Newer is the language in which the page of an ID has changed since it was confirmed to say the same in one that has not
// changed; "" where there is none: where both have changed, neither is newer.
func (s *Subject) Newer(id string, than lang.Tag) lang.Tag {
	item := s.Site.Item(id)
	if item == nil || item.In(than) == nil || len(s.Locks) == 0 {
		return ""
	}
	for _, v := range item.Versions[1:] {
		if v.Lang != than && item.Versions[0].Lang != than {
			continue
		}
		if newer := s.translator().newer(item, v); newer != "" && newer != than {
			return newer
		}
	}
	return ""
}

// newer is that of the first language of a page and another which alone has changed; "" where both have, or neither.
func (t *translator) newer(item *site.Item, b *content.Entry) lang.Tag {
	if item.Versions[0].Failed || b.Failed {
		return ""
	}
	if known, ok := t.changed.Load(b); ok {
		return known.(lang.Tag)
	}
	newer := t.of(item, b).newer()
	t.changed.Store(b, newer)
	return newer
}

func (t *Translation) newer() lang.Tag {
	if !t.Begun() {
		return ""
	}
	inA, inB := t.Words == translation.ChangedA || t.Words == translation.ChangedBoth, t.Words == translation.ChangedB || t.Words == translation.ChangedBoth
	for i := range t.Sections {
		p := &t.Sections[i]
		known := len(p.Was) > 0 // what one language lacks has been taken out of it; else it is new in the other
		switch p.State {
		case translation.ChangedA:
			inA = true
		case translation.ChangedB:
			inB = true
		case translation.ChangedBoth:
			inA, inB = true, true
		case translation.OnlyA:
			inA, inB = inA || !known, inB || known
		case translation.OnlyB:
			inA, inB = inA || known, inB || !known
		}
	}
	switch {
	case inA && !inB:
		return t.A.Lang
	case inB && !inA:
		return t.B.Lang
	}
	return ""
}
