// This file tells a page from others wherever it stands, so that it can be followed.

package page

import (
	"path"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// An Identity says which page one is, whatever its address. The zero Identity is
// that of a page that nobody follows: a former address, the page for all languages,
// the page for addresses that do not exist.
type Identity struct {
	ID     string // of the item, or of the list
	Lang   lang.Tag
	Digest string // of the file that the page, or the page above a list, is written in: known when ID is not, because the file was renamed
}

// Identity tells the page from others.
func (p *Page) Identity() Identity {
	if p.id == "" || p.Lang == "" || p.written == nil && !p.Listed {
		return Identity{}
	}
	i := Identity{ID: p.id, Lang: p.Lang}
	if p.written != nil {
		i.Digest = digest(p.written.Best(p.Lang))
	}
	return i
}

// Find is where the page of an identity is in the output now, or "" when there is none.
// When the files of its ID do not have the words of its language, or are no more, those
// may have gone elsewhere.
func (p *Plan) Find(i Identity) string {
	at := p.PathOf(i.ID, i.Lang)
	if item := p.planner.site.Item(i.ID); at != "" && (item == nil || item.In(i.Lang) != nil) || i.Digest == "" {
		return at
	}
	for item := range p.planner.site.Items() {
		for _, e := range item.Versions {
			if digest(e) == i.Digest {
				return p.PathOf(renamed(i.ID, item), i.Lang)
			}
		}
	}
	return at
}

// digest is that of an entry's file, or "" where it cannot be read.
func digest(e *content.Entry) string {
	d, err := e.File.Digest()
	if err != nil {
		return ""
	}
	return d.String()
}

// renamed is the ID of what was called id, now that its file is one of an item's.
func renamed(id string, item *site.Item) string {
	if kind, list := schema.PlaceOf(id); kind == nil && list != nil {
		return path.Join(item.ID, path.Base(id))
	}
	return item.ID
}

// Aliases are the former addresses that the file of the page's words lists.
func (p *Page) Aliases() []string {
	if p.entry == nil {
		return nil
	}
	words, _ := schema.TitledOf(p.entry.Record.Words)
	if words == nil {
		return nil
	}
	return words.Aliases
}
