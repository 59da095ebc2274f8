// This file tells modules of one title apart.

package site

import (
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// A mark tells a module from others of its title.
type mark struct {
	said string // its code, or its levels
	slug string // of the page, with the mark in it
}

// Apart says by what else than its title an item is told from others of its place: the
// code and the levels of a module; "" for other kinds.
func Apart(item *Item) string {
	facts, ok := item.Facts.(*schema.ModuleFacts)
	if !ok {
		return ""
	}
	return strings.ToLower(lang.Untagged(facts.Code)) + "\x00" + strings.Join(facts.Levels, "\x00")
}

// tellApart finds the modules of a faculty whose pages would have one address in a
// language, as their titles are one, and marks them by their codes if these differ,
// else by their levels. Those that choose their slug keep it.
func (f *Faculty) tellApart() map[*content.Entry]mark {
	type key struct {
		lang lang.Tag
		slug string
	}
	same := map[key][]*Module{}
	for _, m := range f.Modules {
		for _, e := range m.Versions {
			if words, ok := schema.TitledOf(e.Record.Words); ok && words.Slug == "" {
				k := key{e.Lang, e.Slug}
				same[k] = append(same[k], m)
			}
		}
	}
	var marks map[*content.Entry]mark
	for k, modules := range same {
		if len(modules) < 2 {
			continue
		}
		said := markedBy(modules)
		for i, m := range modules {
			if slug := lang.Slug(said[i]); slug != "" {
				if marks == nil {
					marks = map[*content.Entry]mark{}
				}
				marks[m.In(k.lang)] = mark{said[i], k.slug + "-" + slug}
			}
		}
	}
	return marks
}

// markedBy are the codes of modules, or their levels where only these tell all apart.
func markedBy(modules []*Module) []string {
	codes, levels := make([]string, len(modules)), make([]string, len(modules))
	for i, m := range modules {
		codes[i], levels[i] = lang.Untagged(m.Facts.Code), strings.Join(m.Facts.Levels, "-")
	}
	if isDoubled(codes) && !isDoubled(levels) {
		return levels
	}
	return codes
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

// Mark is what tells a module from others of its title, as readers of a language see
// it: its code, or its levels; "" where nothing needs to.
func (s *Site) Mark(m *Module, tag lang.Tag) string { return s.markOf(&m.Item, m.Best(tag)).said }

func (s *Site) markOf(item *Item, e *content.Entry) mark {
	p := s.placeOf(item.Place.Owner(item.ID))
	if p == nil {
		return mark{}
	}
	if f, ok := p.whole.(*Faculty); ok {
		return f.marks()[e]
	}
	return mark{}
}
