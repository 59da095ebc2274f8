// Package address gives every page its place on the web: a path in each language, made from slugs and the language's words for the sections.
package address

import (
	"cmp"
	"path"
	"strings"

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

// A Book knows the path of every page in every language of a site.
type Book struct {
	paths map[key]string
	taken map[string]bool // the paths
}

type key struct {
	id  string
	tag lang.Tag
}

// New makes the book of a site. It does not look for paths taken twice: the
// plan of pages does, as it knows the other files too.
func New(s *site.Site) *Book {
	b := &Book{paths: make(map[key]string, len(s.Languages)*64)}
	for _, l := range s.Languages {
		b.addLanguage(s, l)
	}
	b.taken = make(map[string]bool, len(b.paths)+1)
	b.taken["/"] = true
	for _, p := range b.paths {
		b.taken[p] = true
	}
	return b
}

func (b *Book) addLanguage(s *site.Site, l *lang.Strings) {
	tag := l.Tag()
	put := func(id string, segments ...string) string {
		p := "/" + string(tag) + "/" + strings.Join(segments, "/") + "/"
		if len(segments) == 0 {
			p = "/" + string(tag) + "/"
		}
		b.paths[key{id, tag}] = p
		return strings.TrimPrefix(strings.TrimSuffix(p, "/"), "/"+string(tag)+"/")
	}
	section := func(name string) string { return l.T("path." + name) }

	put("home")
	b.paths[key{NotFound, tag}] = "/" + string(tag) + "/404.html"
	if s.Method != nil {
		words, _ := s.Method.Words(tag)
		put("method", cmp.Or(lang.Slug(words.Slug), section("method")))
	}
	faculties := put(Faculties, section("faculties"))
	mentoring := put(Mentoring, section("mentoring"))
	put(Slides, section("slides"))
	partners := put(Partners, section("partners"))
	for _, p := range s.Pages {
		words, _ := p.Words(tag)
		put(p.ID, slugOf(p.ID, words.Titled))
	}
	for _, f := range s.Faculties {
		words, _ := f.Words(tag)
		base := put(f.ID, faculties, slugOf(f.ID, words.Titled))
		for _, m := range f.Modules {
			words, _ := m.Words(tag)
			put(m.ID, base, section("modules"), slugOf(m.ID, words.Titled))
		}
		if len(f.Years) > 0 {
			roadmap := put(Roadmap(f.ID), base, section("roadmap"))
			for _, y := range f.Years {
				words, _ := y.Words(tag)
				put(y.ID, roadmap, cmp.Or(lang.Slug(words.Slug), path.Base(y.ID)))
			}
		}
	}
	for _, o := range s.Offers {
		words, _ := o.Words(tag)
		put(o.ID, mentoring, slugOf(o.ID, words.Titled))
	}
	for _, p := range s.Partners {
		b.paths[key{p.ID, tag}] = "/" + string(tag) + "/" + partners + "/#" + path.Base(p.ID)
	}
}

// slugOf is the last segment of a page's path: the slug its editor chose, else
// one made from the title, else the name of its file.
func slugOf(id string, words schema.Titled) string {
	for _, text := range []string{words.Slug, words.Title} {
		if s := lang.Slug(text); s != "" {
			return s
		}
	}
	return path.Base(id)
}

// Path is the path of a page or section in a language, from the root of the
// host, or "" when there is no such page. It needs no percent-encoding.
func (b *Book) Path(id string, tag lang.Tag) string { return b.paths[key{id, tag}] }

// Has reports whether a path is that of a page.
func (b *Book) Has(path string) bool { return b.taken[path] }
