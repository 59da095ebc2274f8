// Package address gives every page its place on the web: a path in each language, made from slugs and the language's words for the sections.
package address

import (
	"path"
	"strings"
	"sync"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// The sections that have a page of their own without a file in content. They
// are addressed by these names where other pages are addressed by their IDs.
const (
	Faculties = "faculties"
	Mentoring = "mentoring"
	Slides    = "slides"
	Partners  = "partners"
	NotFound  = "404"
)

// Sections lists the sections, in the order a menu would have them.
func Sections() []string { return []string{Faculties, Mentoring, Slides, Partners} }

// Roadmap is the address name of a faculty's roadmap.
func Roadmap(faculty string) string { return faculty + "/roadmap" }

// A Book knows the path of every page in every language of a site. It works a
// path out when it is asked for, and may be asked by several goroutines at once.
type Book struct {
	site *site.Site
	all  func() map[string]bool
}

// New makes the book of a site. It does not look for paths taken twice: the
// plan of pages does, as it knows the other files too.
func New(s *site.Site) *Book {
	b := &Book{site: s}
	b.all = sync.OnceValue(b.paths)
	return b
}

// Path is the path of a page or section in a language, from the root of the
// host, or "" when there is no such page. It needs no percent-encoding.
func (b *Book) Path(id string, tag lang.Tag) string {
	l := b.site.Strings(tag)
	if l == nil {
		return ""
	}
	root := "/" + string(tag) + "/"
	if item := b.site.Item(id); item != nil {
		return b.itemPath(item, l, root)
	}
	switch {
	case id == "home":
		return root
	case id == NotFound:
		return root + "404.html"
	case id == Faculties || id == Mentoring || id == Slides || id == Partners:
		return root + l.T("path."+id) + "/"
	}
	if faculty, ok := strings.CutSuffix(id, "/roadmap"); ok && b.site.Item(faculty) != nil {
		return b.Path(faculty, tag) + l.T("path.roadmap") + "/"
	}
	return ""
}

func (b *Book) itemPath(item *site.Item, l *lang.Strings, root string) string {
	slug := item.Best(l.Tag()).Slug
	switch item.Kind {
	case schema.Faculty:
		return root + l.T("path.faculties") + "/" + slug + "/"
	case schema.Module:
		return b.Path(path.Dir(path.Dir(item.ID)), l.Tag()) + l.T("path.modules") + "/" + slug + "/"
	case schema.Year:
		return b.Path(path.Dir(path.Dir(item.ID)), l.Tag()) + l.T("path.roadmap") + "/" + slug + "/"
	case schema.Offer:
		return root + l.T("path.mentoring") + "/" + slug + "/"
	case schema.Partner:
		return root + l.T("path.partners") + "/#" + slug
	}
	switch item.ID {
	case "home":
		return root
	case "method":
		if words := item.Best(l.Tag()).Record.Words.(*schema.PageWords); words.Slug == "" {
			slug = l.T("path.method")
		}
	}
	return root + slug + "/"
}

// Has reports whether a path is that of a page.
func (b *Book) Has(path string) bool { return b.all()[path] }

func (b *Book) paths() map[string]bool {
	all := map[string]bool{"/": true}
	ids := append(Sections(), NotFound)
	for item := range b.site.Items() {
		ids = append(ids, item.ID)
	}
	for _, f := range b.site.Faculties {
		if len(f.Years) > 0 {
			ids = append(ids, Roadmap(f.ID))
		}
	}
	for _, l := range b.site.Languages {
		for _, id := range ids {
			all[b.Path(id, l.Tag())] = true
		}
	}
	return all
}
