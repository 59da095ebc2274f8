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
		own := ""
		if words, ok := schema.TitledOf(item.Best(tag).Record.Words); ok && item.Place.Word() != "" {
			own = words.Slug
		}
		return b.path(item.Place, id, l, own)
	}
	if kind, list := schema.PlaceOf(id); kind == nil && list != nil && b.site.Has(list) {
		return b.path(list, id, l, "")
	}
	return ""
}

// File is the path of a file that stands beside a page, called by a word of the language: that of the interface string key.
// extension begins with a dot. It is "" when there is no such page.
func (b *Book) File(id string, tag lang.Tag, key, extension string) string {
	at := b.Path(id, tag)
	if !strings.HasSuffix(at, "/") {
		return ""
	}
	return at + word(b.site.Strings(tag), key) + extension
}

// path is the address of what has an ID in a place, "" when there is nothing of a
// name in it. own is the slug it wants instead of the word that its address ends in.
func (b *Book) path(place *schema.Place, id string, l *lang.Strings, own string) string {
	path, ok := place.AddressOf(id, func(key string) string {
		if own != "" && strings.HasSuffix(key, "."+place.Word()) {
			return own
		}
		return word(l, key)
	}, func(id string) (string, bool) {
		item := b.site.Item(id)
		if item == nil {
			return "", false
		}
		return b.site.Slug(item, l.Tag()), true
	})
	if !ok {
		return ""
	}
	return "/" + string(l.Tag()) + "/" + path
}

// word is what a language calls a part of the site in addresses, by the key of
// its interface string. One that is no slug, which package lang reports, is made
// one, or gives way to the key's last part.
func word(l *lang.Strings, key string) string {
	return cmp.Or(lang.Slug(l.T(key)), strings.TrimPrefix(key, "path."))
}
