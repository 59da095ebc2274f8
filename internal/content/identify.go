// This file tells how others name an entry: in links, and in addresses.

package content

import (
	"cmp"
	"path"
	"strings"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// Identify tells which entry a path names, as links write it: with its language
// (content/pages/about.fr.md), without (content/pages/about.md or
// content/pages/about), or, for a faculty, by its folder. tag is "" when the
// path has no language; false is a path where no page can lie.
func Identify(at string) (id string, tag lang.Tag, ok bool) {
	inside, ok := strings.CutPrefix(at, root)
	if !ok {
		return "", "", false
	}
	inside = strings.TrimSuffix(strings.TrimSuffix(inside, "/"), ".md")
	if i := strings.LastIndexByte(inside, '.'); i >= 0 && schema.IsTag(inside[i+1:]) {
		inside, tag = inside[:i], lang.Tag(inside[i+1:])
	}
	parts := strings.Split(inside, "/")
	if _, place := schema.PlaceAt(parts); place != nil {
		return place.ID(parts), tag, true
	}
	kind, _ := schema.PlaceOf(inside)
	return inside, tag, kind != nil
}

// slug is the slug an editor chose, else one made from the title, else the name
// of the file. What is named by its level is called so, and what has no title by
// its file, unless they choose.
func (e *Entry) slug() string {
	name := path.Base(e.ID)
	if e.Kind == nil {
		return ""
	}
	words, ok := schema.TitledOf(e.Record.Words)
	if !ok {
		return name
	}
	title := lang.Slug(words.Title)
	if e.Place != nil && e.Place.ByLevel {
		title = ""
	}
	return cmp.Or(lang.Slug(words.Slug), title, name)
}
