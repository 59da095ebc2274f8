// Package page plans the site: which pages there are, at which address, in which language, and what each of them shows.
//
// The plan is whole and cheap; nothing in it is rendered. A page is one entry in
// one language, a section's list, or one of the few pages that belong to the
// site itself (the bilingual root, the 404 pages, former addresses).
package page

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"projetpro/internal/address"
	"projetpro/internal/asset"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/site"
)

// A Page is one file to be rendered.
type Page struct {
	Path   string   // in the output, with slashes: fr/facultes/index.html
	Lang   lang.Tag // "" for the bilingual root
	Layout string   // name of the layout's file: faculty.html
	View   any      // what the layout shows: a pointer to one of the views of this package
	Source string   // the file whose words it shows; "" for a page made from several
	Base   *Base    // of View
	Listed bool     // in the sitemap

	id string // of the item whose own page it is; "" for others
}

// A Plan is every page of a site.
type Plan struct {
	Pages     []*Page       // by path
	Documents []*asset.File // content files that pages link to, by path
	Diags     diag.List
}

// An Origin is where the site is published.
type Origin struct {
	Root   string // scheme and host: https://www.example.org
	Prefix string // the path below which the site lies: "" or /projetpro
}

// ParseOrigin reads a base address. It must be http or https, with a host, and
// have neither a query nor a fragment.
func ParseOrigin(base string) (Origin, bool) {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return Origin{}, false
	}
	return Origin{u.Scheme + "://" + u.Host, strings.TrimRight(u.EscapedPath(), "/")}, true
}

// New plans the pages of a site. A site whose settings could not be read has none.
func New(s *site.Site, book *address.Book, assets *asset.Set, origin Origin) *Plan {
	if len(s.Languages) == 0 {
		return &Plan{}
	}
	p := newPlanner(s, book, assets, origin)
	for _, l := range s.Languages {
		p.speech[l.Tag()].prepare()
	}
	for _, l := range s.Languages {
		p.language(l)
	}
	p.root()
	p.aliases()
	return p.finish()
}

// A planner makes one plan.
type planner struct {
	site   *site.Site
	book   *address.Book
	assets *asset.Set
	origin Origin
	plan   Plan
	owners map[string]string // output path → the file or section that has it
	linked map[*asset.File]bool
	speech map[lang.Tag]*speaker
}

func newPlanner(s *site.Site, book *address.Book, assets *asset.Set, origin Origin) *planner {
	p := &planner{site: s, book: book, assets: assets, origin: origin,
		owners: map[string]string{}, linked: map[*asset.File]bool{}, speech: map[lang.Tag]*speaker{}}
	for _, l := range s.Languages {
		p.speech[l.Tag()] = newSpeaker(p, l)
	}
	return p
}

// add takes a page into the plan; an output path that is taken is a diagnostic
// at the later of the two.
func (p *planner) add(pg *Page) {
	owner := pg.Source
	if owner == "" {
		owner = pg.Path
	}
	if first, taken := p.owners[pg.Path]; taken {
		at := diag.WholeFile(owner)
		p.plan.Diags.Add(diag.AddressTaken, at, 0, "/"+strings.TrimSuffix(pg.Path, "index.html"), first).
			WithRelated(diag.WholeFile(first))
		return
	}
	p.owners[pg.Path] = owner
	p.plan.Pages = append(p.plan.Pages, pg)
}

func (p *planner) finish() *Plan {
	slices.SortFunc(p.plan.Pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	for d := range p.assets.Documents() {
		if p.linked[d] {
			p.plan.Documents = append(p.plan.Documents, d)
			p.plan.Diags = append(p.plan.Diags, d.Diags()...)
		} else {
			p.plan.Diags.Add(diag.AssetUnused, diag.WholeFile(d.Path), 0)
		}
	}
	return &p.plan
}

// outputPath is where the page of a path is written: /fr/ is fr/index.html.
func outputPath(p string) string {
	p = strings.TrimPrefix(p, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		return p + "index.html"
	}
	if path.Ext(p) == "" {
		return p + "/index.html"
	}
	return p
}

// href is the address of a path of the site, as pages write it.
func (p *planner) href(sitePath string) string {
	if sitePath == "" {
		return ""
	}
	return p.origin.Prefix + sitePath
}

// absolute is the full address of a path of the site.
func (p *planner) absolute(sitePath string) string { return p.origin.Root + p.href(sitePath) }

// base fills what every view has, for the page at an id (of an item or a section) in one language.
func (p *planner) base(sp *speaker, id, section string) Base {
	sitePath := p.book.Path(id, sp.tag)
	b := Base{
		Frame:       sp.frame(section),
		Path:        p.href(sitePath),
		Canonical:   p.absolute(sitePath),
		ContentLang: sp.tag,
	}
	for _, l := range p.site.Languages {
		if l.Tag() != sp.tag {
			b.Switch = append(b.Switch, Link{Title: l.Tag().Name(), Href: p.href(p.book.Path(id, l.Tag())), Lang: l.Tag()})
		}
	}
	return b
}

// alternates are the hreflang links of an id; has tells which languages it is written in.
func (p *planner) alternates(id string, has func(lang.Tag) bool) []Alternate {
	var all []Alternate
	for _, l := range p.site.Languages {
		if has(l.Tag()) {
			all = append(all, Alternate{string(l.Tag()), p.absolute(p.book.Path(id, l.Tag()))})
		}
	}
	if len(all) == 0 {
		return nil
	}
	standard := all[0].Href
	if id == "home" {
		standard = p.absolute("/")
	}
	return append(all, Alternate{"x-default", standard})
}

// entryBase is base for the page of an item.
func (p *planner) entryBase(sp *speaker, item *site.Item, section string, title, summary string) (Base, *content.Entry) {
	b := p.base(sp, item.ID, section)
	e := item.Best(sp.tag)
	b.Title, b.Summary = e.Lang.Plain(title), e.Lang.Plain(summary)
	b.Draft = item.Draft
	b.Body = p.body(sp, e)
	if b.Summary == "" && !b.Body.Empty() {
		b.Summary = excerpt(e.Body.Text())
	}
	b.ContentLang = e.Lang
	b.NoIndex = item.Draft
	if b.Fallback() {
		original := p.book.Path(item.ID, e.Lang)
		b.Canonical = p.absolute(original)
		b.Original = Link{Title: b.Title, Href: p.href(original), Lang: e.Lang}
		return b, e
	}
	b.Alternates = p.alternates(item.ID, func(tag lang.Tag) bool { return item.In(tag) != nil })
	return b, e
}

// excerptLength is how many characters of a text stand for a missing summary.
const excerptLength = 160

// excerpt cuts a text behind a word.
func excerpt(text string) string {
	runes := []rune(text)
	if len(runes) <= excerptLength {
		return text
	}
	cut := string(runes[:excerptLength])
	if i := strings.LastIndexAny(cut, " \u00a0\u202f"); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–—") + "…"
}

// addEntry takes the page of an item into the plan.
func (p *planner) addEntry(sp *speaker, e *content.Entry, layout string, view any, b *Base) {
	p.add(&Page{id: e.ID, Path: outputPath(strings.TrimPrefix(b.Path, p.origin.Prefix)), Lang: sp.tag, Layout: layout, View: view,
		Source: e.File.Path, Base: b, Listed: !b.Fallback() && !b.NoIndex})
}

// addSection takes a page that is made from several files into the plan.
func (p *planner) addSection(sp *speaker, layout string, view any, b *Base) {
	p.add(&Page{Path: outputPath(strings.TrimPrefix(b.Path, p.origin.Prefix)), Lang: sp.tag, Layout: layout, View: view,
		Base: b, Listed: !b.NoIndex})
}

// sectionBase is base for the page of a section.
func (p *planner) sectionBase(sp *speaker, id, section string) Base {
	b := p.base(sp, id, section)
	b.Title = sp.l.T("section." + section)
	b.Summary = sp.l.T("section." + section + ".summary")
	b.Alternates = p.alternates(id, func(lang.Tag) bool { return true })
	return b
}

// body resolves the links of an entry's text for the reader of a language.
func (p *planner) body(sp *speaker, e *content.Entry) Body {
	if e.Body == nil || e.Body.Empty() {
		return Body{}
	}
	b := Body{doc: e.Body, words: p.speech[e.Lang].words} // the text is one whole, in its language
	if len(e.Body.Links) > 0 {
		b.targets = make([]markdown.Target, len(e.Body.Links))
		for i := range e.Body.Links {
			b.targets[i] = p.target(sp, e, &e.Body.Links[i])
		}
	}
	return b
}
