// This file tells items of one title apart: modules, events, mentoring offers.

package site

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// A mark tells an item from others of its title.
type mark struct {
	said string // see [Site.Mark]
	slug string // of the page, with the mark in it
}

// Apart says by what else than its title an item is told from others of its place: the
// code and the levels of a module, when an event starts, the edition of a mentoring offer;
// "" for other kinds.
func Apart(item *Item) string {
	switch facts := item.Facts.(type) {
	case *schema.ModuleFacts:
		return strings.ToLower(lang.Untagged(facts.Code)) + "\x00" + strings.Join(facts.Levels, "\x00")
	case *schema.EventFacts:
		return facts.Starts.String()
	case *schema.OfferFacts:
		return facts.Edition + "\x00" + facts.Since.String()
	}
	return ""
}

// tellApart finds those of some items whose pages would have one address in a language, as
// their titles are one, and marks each by what markedBy says of all of them. Those that
// choose their slug keep it.
func tellApart(items iter.Seq[*Item], markedBy func(same []*Item) []string) map[*content.Entry]mark {
	type key struct {
		lang lang.Tag
		slug string
	}
	same := map[key][]*Item{}
	for item := range items {
		for _, e := range item.Versions {
			if words, ok := schema.TitledOf(e.Record.Words); ok && words.Slug == "" {
				k := key{e.Lang, e.Slug}
				same[k] = append(same[k], item)
			}
		}
	}
	var marks map[*content.Entry]mark
	for k, items := range same {
		if len(items) < 2 {
			continue
		}
		said := markedBy(items)
		for i, item := range items {
			if slug := lang.Slug(said[i]); slug != "" {
				if marks == nil {
					marks = map[*content.Entry]mark{}
				}
				marks[item.In(k.lang)] = mark{said[i], k.slug + "-" + slug}
			}
		}
	}
	return marks
}

// tellApart marks the modules of a faculty.
func (f *Faculty) tellApart() map[*content.Entry]mark {
	return tellApart(func(yield func(*Item) bool) {
		for _, m := range f.Modules {
			if !yield(&m.Item) {
				return
			}
		}
	}, modulesBy)
}

// tellApart marks what belongs to no faculty: events and mentoring offers.
func (s *Site) tellApart() map[*content.Entry]mark {
	marks := tellApart(func(yield func(*Item) bool) {
		for _, e := range s.Events {
			if !yield(&e.Item) {
				return
			}
		}
	}, eventsBy)
	offers := tellApart(func(yield func(*Item) bool) {
		for _, o := range s.Offers {
			if !yield(&o.Item) {
				return
			}
		}
	}, offersBy)
	if marks == nil {
		return offers
	}
	maps.Copy(marks, offers)
	return marks
}

// modulesBy are the codes of modules, or their levels where only these tell all apart.
func modulesBy(modules []*Item) []string {
	codes := said(modules, func(m *schema.ModuleFacts) string { return lang.Untagged(m.Code) })
	levels := said(modules, func(m *schema.ModuleFacts) string { return strings.Join(m.Levels, "-") })
	if isDoubled(codes) && !isDoubled(levels) {
		return levels
	}
	return codes
}

// eventsBy are the days that events start on, with the time where several start on one day.
func eventsBy(events []*Item) []string {
	on := map[schema.Date]int{}
	for _, e := range events {
		on[e.Facts.(*schema.EventFacts).Starts.Date]++
	}
	return said(events, func(e *schema.EventFacts) string {
		if on[e.Starts.Date] > 1 {
			return e.Starts.String()
		}
		return e.Starts.Date.String()
	})
}

// offersBy are the editions of mentoring offers, or since when they are where only these tell
// all apart.
func offersBy(offers []*Item) []string {
	editions := said(offers, func(o *schema.OfferFacts) string { return o.Edition })
	since := said(offers, func(o *schema.OfferFacts) string { return o.Since.String() })
	if isDoubled(editions) && !isDoubled(since) {
		return since
	}
	return editions
}

// said is what the facts of some items, of one kind, say.
func said[F any](items []*Item, of func(*F) string) []string {
	all := make([]string, len(items))
	for i, item := range items {
		all[i] = of(item.Facts.(*F))
	}
	return all
}

// isDoubled reports whether two texts are the same.
func isDoubled(texts []string) bool {
	return len(slices.Compact(slices.Sorted(slices.Values(texts)))) < len(texts)
}

// Slug is the last part of the address of an item's page for the readers of a language.
func (s *Site) Slug(item *Item, tag lang.Tag) string {
	e := item.Best(tag)
	if mark := s.markOf(item, e); mark.slug != "" {
		return mark.slug
	}
	return e.Slug
}

// Mark is what tells an item from others of its title, as readers of a language see it: the
// code or the levels of a module, the start of an event (2027-03-12), the edition of an offer;
// "" where nothing needs to.
func (s *Site) Mark(item *Item, tag lang.Tag) string { return s.markOf(item, item.Best(tag)).said }

func (s *Site) markOf(item *Item, e *content.Entry) mark {
	p := s.placeOf(item.Place.Owner(item.ID))
	if p == nil {
		return mark{}
	}
	switch whole := p.whole.(type) {
	case *Faculty:
		return whole.marks()[e]
	case *Event, *Offer:
		return s.marks()[e]
	}
	return mark{}
}
