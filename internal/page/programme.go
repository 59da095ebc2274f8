// This file gives the whole programme to programs and to offices: each item with all that is known of it.

package page

import (
	"iter"
	"path"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// ProgrammeName is the path in the output of what a site says as JSON.
const ProgrammeName = "programme.json"

// A Programme is all that a site says, but for its texts.
type Programme struct {
	Languages []lang.Tag
	Address   string // of the site; "" when it is not known where it is published
	Site      *schema.SiteFacts
	planner   *planner
}

// Programme is that of the site.
func (p *Plan) Programme() *Programme {
	s := p.planner.site
	programme := &Programme{Languages: s.Config.Languages, Site: s.Config, planner: p.planner}
	if p.planner.origin.Root != "" {
		programme.Address = p.planner.absolute("/")
	}
	return programme
}

// An Entry is one item of a programme.
type Entry struct {
	ID       string
	Of       string // the ID of the item in whose folder it lies; "" for what lies in none
	Facts    any    // as in [schema.Record]
	Level    string // of a year; else ""
	Versions []Words
}

// Words are those of an entry in one language.
type Words struct {
	Lang     lang.Tag
	Address  string // of its page, absolute if it is known where the site is published
	Words    any    // as in [schema.Record], with the typography of their language
	Sections []Link // those of its text that every language has: their names, and their addresses
}

// Items yields the items of a kind, by ID.
func (p *Programme) Items(k *schema.Kind) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for item := range p.planner.site.Items() {
			if item.Kind == k && !yield(p.entry(item)) {
				return
			}
		}
	}
}

func (p *Programme) entry(item *site.Item) Entry {
	e := Entry{ID: item.ID, Facts: item.Facts}
	if owner := item.Place.Owner(item.ID); owner != item.ID {
		e.Of = owner
	}
	if item.Place.ByLevel {
		e.Level, _ = p.planner.site.Ladder().OfFile(path.Base(item.ID))
	}
	for _, v := range item.Versions {
		w := Words{Lang: v.Lang, Address: p.planner.absolute(p.planner.book.Path(item.ID, v.Lang)), Words: item.Kind.WithTexts(v.Record.Words, v.Lang.Plain)}
		if doc := v.Body(); doc != nil {
			for i := range doc.Headings {
				if h := &doc.Headings[i]; h.Name != "" {
					w.Sections = append(w.Sections, Link{Title: h.Name, Href: w.Address + "#" + h.ID})
				}
			}
		}
		e.Versions = append(e.Versions, w)
	}
	return e
}

// Exporter writes what an entry, or the site for the zero Entry, says as JSON.
func (p *Programme) Exporter(of Entry) *schema.Exporter {
	s := p.planner.site
	return &schema.Exporter{Languages: p.Languages,
		ID: func(kind, name string) string { return s.IDOf(of.ID, kind, name) },
		File: func(key, name string) string {
			at, _ := s.Item(of.ID).Written(key)
			if f := p.planner.assets.File(path.Join(path.Dir(at.File), name)); f != nil {
				return p.planner.absolute(f.Address)
			}
			return ""
		}}
}
