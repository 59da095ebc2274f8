// Package address gives every page its place on the web: a path in each language, made from slugs and the language's words for the sections.
package address

import (
	"cmp"
	"strings"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Book knows the path of every page in every language of a site. It works a
// path out when it is asked for, and may be asked by several goroutines at once.
type Book struct{ site *site.Site }

// New makes the book of a site. It does not look for paths taken twice: package
// output does, as it knows the other files too.
func New(s *site.Site) *Book { return &Book{s} }

// Path is the path of a page in a language, from the root of the host, or "" when
// there is no such page. id is that of an item, or of a page that is made from many
// files. It needs no percent-encoding.
func (b *Book) Path(id string, tag lang.Tag) string {
	l := b.site.Strings(tag)
	if l == nil {
		return ""
	}
	if item := b.site.Item(id); item != nil {
		return b.path(item.Place, item, id, l)
	}
	if list := schema.ListOf(id); list != nil {
		return b.path(list, nil, id, l)
	}
	return ""
}

// path is the address of what has an ID in a place; item is nil for a list. It is ""
// when there is nothing of a name in the ID.
func (b *Book) path(place *schema.Place, item *site.Item, id string, l *lang.Strings) string {
	path, steps := "/"+string(l.Tag())+"/", place.Steps()
	for i, step := range steps {
		middle := ""
		switch {
		case step.Word != "":
			middle = word(l, step.Word)
			if own := chosenSlug(item, l.Tag()); own != "" && i == len(steps)-1 {
				middle = own
			}
		case step.Of(id) != "":
			of := b.site.Item(step.Of(id))
			if of == nil {
				return ""
			}
			middle = of.Best(l.Tag()).Slug
		}
		path += step.Before + middle + step.After
	}
	return path
}

// chosenSlug is the slug that an item, which may be nil, says it wants, or "".
func chosenSlug(item *site.Item, tag lang.Tag) string {
	if item == nil {
		return ""
	}
	words, ok := schema.TitledOf(item.Best(tag).Record.Words)
	if !ok {
		return ""
	}
	return words.Slug
}

// word is what a language calls a part of the site in addresses, by the key of
// its interface string. One that is no slug, which package lang reports, is made
// one, or gives way to the key's last part.
func word(l *lang.Strings, key string) string {
	return cmp.Or(lang.Slug(l.T(key)), strings.TrimPrefix(key, "path."))
}
