// Package page plans the site: which pages there are, at which address, in which language, and what each of them shows.
//
// Nothing in a plan is rendered, and hardly anything is worked out before it is
// asked for: neither which pages there are, nor what one of them shows, nor
// where its links lead. A page is one entry in one language, a section's list,
// or one of the few pages that belong to the site itself (the bilingual root,
// the 404 pages, former addresses).
package page

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/address"
	"projetpro/internal/asset"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Page is one file to be rendered. What it shows is made when it is asked for,
// so that a plan of many pages is cheap.
type Page struct {
	Path   string   // in the output, with slashes: fr/facultes/index.html
	Lang   lang.Tag // of the frame; "" for a page that speaks every language
	Layout string   // name of the layout's file: faculty.html
	Source string   // the file whose words it shows; "" for a page made from several
	Listed bool     // in the sitemap

	item      *site.Item     // whose own page it is; nil for others
	entry     *content.Entry // of Source; nil for a page made from several files
	id        string         // what the book of addresses calls it; "" for a former address
	written   *site.Item     // in whose languages it exists; nil: in all
	keys      []string       // of the fields that may say its address: the first that is there does
	localiser *localiser
	make      func(*presenter) View
}

// Claim is where Source says the page's address: in its slug, its title or one of
// its aliases. For a page made from several files it is the file of interface
// strings, which has the words for the parts of the site.
func (p *Page) Claim() (at diag.Pos, end int) {
	if p.entry == nil {
		return diag.WholeFile("i18n/" + string(p.localiser.tag) + ".yaml"), 0
	}
	for _, key := range p.keys {
		if span, ok := p.entry.Record.Set[key]; ok {
			return diag.Pos{File: p.Source, Offset: span.Value}, span.End
		}
	}
	return diag.WholeFile(p.Source), 0
}

// OtherHalf says whether two pages may be one whose files have two names, as
// [site.Item.OtherHalf] does.
// kept is a file of the one whose language comes first in the site.
func (p *Page) OtherHalf(other *Page) (kept, file, name string) {
	if p.item == nil || other.item == nil {
		return "", "", ""
	}
	first, second := p.item, other.item
	tags := p.localiser.p.site.Config.Languages
	if slices.Index(tags, second.Versions[0].Lang) < slices.Index(tags, first.Versions[0].Lang) {
		first, second = second, first
	}
	file, name = first.OtherHalf(second)
	return first.Versions[0].File.Path, file, name
}

// CopyOf says in which folders two pages lie, if one folder is a copy of the other: they
// are not the same, and have pages of one name. It is "" else.
func (p *Page) CopyOf(other *Page) (folder, of string) {
	if p.entry == nil || other.entry == nil {
		return "", ""
	}
	mine, its := p.entry.Place.Owner(p.entry.ID), other.entry.Place.Owner(other.entry.ID)
	if mine == its || path.Dir(mine) != path.Dir(its) {
		return "", ""
	}
	for item := range p.localiser.p.site.Items() {
		if within, ok := strings.CutPrefix(item.ID, mine+"/"); ok && p.localiser.p.site.Item(its+"/"+within) != nil {
			return "content/" + mine, "content/" + its
		}
	}
	return "", ""
}

// ID is what menus and files call the page by: that of its item, or of the list that it is; "" for one that belongs to no
// language, and for a former address.
func (p *Page) ID() string { return p.id }

// Former reports whether the page only leads on from a former address.
func (p *Page) Former() bool { return p.id == "" && p.entry != nil }

// A Version is a page in one language.
type Version struct {
	Lang    lang.Tag
	Path    string // in the output
	Missing bool   // it shows the words of another language
}

// Versions lists the page in each language of the site, in the site's order. A
// former address has but one, a page that speaks every language none.
func (p *Page) Versions() []Version {
	switch {
	case p.Lang == "":
		return nil
	case p.id == "":
		return []Version{{Lang: p.Lang, Path: p.Path}}
	}
	var all []Version
	for _, l := range p.localiser.p.site.Languages {
		all = append(all, Version{l.Tag(), p.localiser.p.pathOf(p.id, l.Tag()), p.item != nil && p.item.In(l.Tag()) == nil})
	}
	return all
}

// BlockLines are the lines, from 1, at which the blocks of the text begin in
// Source: one for each element of the text's HTML.
func (p *Page) BlockLines() []int {
	if p.entry == nil || p.entry.Body() == nil {
		return nil
	}
	var lines []int
	line, at := 1, 0
	for _, offset := range p.entry.Body().Starts() {
		line += bytes.Count(p.entry.Text[at:offset], []byte("\n"))
		at = offset
		lines = append(lines, line)
	}
	return lines
}

// A View is what a layout shows: a pointer to one of the views of this package.
type View interface{ base() *Base }

func (b *Base) base() *Base { return b }

// View makes what the layout shows, anew each time. It may be asked for by
// several goroutines at once.
func (p *Page) View() View {
	m := &presenter{localiser: p.localiser, at: p}
	v := p.make(m)
	b := v.base()
	b.Data = m.linked(b, b.about)
	return v
}

// Base is what every view has.
func (p *Page) Base() *Base { return p.View().base() }

// A Plan knows the pages of a site. It decides neither which of two has an
// address nor what else is published: package output does.
type Plan struct{ planner *planner }

// Pages lists the pages whose path in the output is at, or all of them when it is
// "". One path is asked for without working out the others, so that the page
// somebody looks at is there at once.
func (p *Plan) Pages(at string) []*Page {
	c := collector{want: at}
	p.planner.collect(&c)
	return c.pages
}

// Former lists, as Pages does, the pages that lead on from former addresses.
func (p *Plan) Former(at string) []*Page {
	c := collector{want: at}
	p.planner.former(&c)
	return c.pages
}

// A Listing is what search engines are told of a page, the same as in its HTML.
type Listing struct {
	Canonical  string // absolute address
	Alternates []Alternate
}

// Listing is what search engines are told of a page that is Listed.
func (p *Page) Listing() Listing {
	return Listing{p.localiser.p.absolute(address.Of(p.Path)), p.alternates()}
}

// Diags says what is wrong with settings that name something: entries of menus that lead nowhere, files of the brand that are not there.
func (p *Plan) Diags() diag.List {
	if len(p.planner.site.Languages) == 0 {
		return nil
	}
	return append(p.planner.localisers[p.planner.site.Default().Tag()].unknownLinks(), p.planner.brandDiags()...)
}

// PathOf is where the page of an item is in the output, in one language, or "" when it has none.
func (p *Plan) PathOf(id string, tag lang.Tag) string {
	if item := p.planner.site.Item(id); item != nil && p.planner.isWithin(item) {
		id = item.Place.Owner(id)
	}
	return p.planner.pathOf(id, tag)
}

func (p *planner) pathOf(id string, tag lang.Tag) string {
	path, _, _ := strings.Cut(p.book.Path(id, tag), "#")
	if path == "" {
		return ""
	}
	return address.File(path)
}

// A Newer says in which language the page of an ID is newer than in one; "" where there is none, or nobody knows.
type Newer func(id string, than lang.Tag) lang.Tag

// New plans the pages of a site as they are on a day; on none, zero, nothing is past.
// A site whose settings could not be read has no pages.
func New(s *site.Site, book *address.Book, assets *asset.Set, origin Origin, today schema.Date, newer Newer) *Plan {
	p := &planner{site: s, book: book, assets: assets, origin: origin, today: today, newer: newer, localisers: map[lang.Tag]*localiser{}}
	p.candidates = sync.OnceValue(p.allCandidates)
	p.makeIndexes = sync.OnceFunc(p.allIndexes)
	p.eventsFor, p.hasDays = sync.OnceValue(p.eventsByFaculty), sync.OnceValue(p.lookForDays)
	p.isWeekly = sync.OnceValue(p.anyWeekly)
	p.hasNews, p.hasResources = sync.OnceValue(p.lookForNews), sync.OnceValue(p.lookForResources)
	p.pictured = sync.OnceValue(p.countPictured)
	p.lines, p.brand = sync.OnceValue(p.allLines), sync.OnceValue(p.allBrand)
	for _, l := range s.Languages {
		p.localisers[l.Tag()] = newLocaliser(p, l)
	}
	return &Plan{p}
}

// A planner makes one plan.
type planner struct {
	site       *site.Site
	book       *address.Book
	assets     *asset.Set
	origin     Origin
	today      schema.Date // the day of the build; zero when that is not known
	newer      Newer
	localisers map[lang.Tag]*localiser

	lines       func() map[string]Line // of the faculties, by ID
	brand       func() *branding       //
	makeIndexes func()                 // of all languages, once

	candidates func() []candidate // for a link that leads nowhere
	eventsFor  func() map[*site.Faculty][]*site.Event
	hasDays    func() bool // whether anything takes place on a day that is known
	isWeekly   func() bool // whether anything is held each week on days that are not known
	hasNews    func() bool // whether there is a feed

	hasResources func() bool
	pictured     func() int // how many items could have a picture of their own
	near         sync.Map   // path that such a link names → the nearest one there is, or ""
}

// A collector takes pages into a list.
type collector struct {
	want  string // the path of the only pages to take; "" takes all
	pages []*Page
}

// collect goes through the pages that the site has now.
func (p *planner) collect(c *collector) {
	if len(p.site.Languages) == 0 {
		return
	}
	for _, l := range p.site.Languages {
		if c.below("/" + string(l.Tag()) + "/") {
			p.localisers[l.Tag()].pages(c)
		}
	}
	p.root(c)
}

// below reports whether a page below an address may be wanted.
func (c *collector) below(address string) bool {
	return c.want == "" || strings.HasPrefix(c.want, strings.TrimPrefix(address, "/"))
}

// add takes a page, if it is wanted; make is called when the page is asked for.
func (c *collector) add(lo *localiser, pg *Page, make func(*presenter) View) {
	if c.want != "" && pg.Path != c.want {
		return
	}
	pg.localiser, pg.make = lo, make
	c.pages = append(c.pages, pg)
}

// A presenter makes one page.
type presenter struct {
	*localiser
	at    *Page     // nil for parts that many pages have
	found *findings // about what is pointed at; nil when nobody asks
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

// base fills what every view has, for the page at an id (of an item or a list).
func (lo *localiser) base(id string) Base {
	p := lo.p
	sitePath := p.book.Path(id, lo.tag)
	b := Base{
		Frame:       lo.frame(id, section(id)),
		Path:        p.href(sitePath),
		Canonical:   p.absolute(sitePath),
		Trail:       lo.trail(id),
		PictureHref: lo.pictureHref(id),
		ContentLang: lo.tag,
	}
	for _, l := range p.site.Languages {
		if l.Tag() != lo.tag {
			b.Switch = append(b.Switch, Link{Title: l.Tag().Name(), Href: p.href(p.book.Path(id, l.Tag())), Lang: l.Tag()})
		}
	}
	return b
}

// trail leads from the home page to the page above that of an ID: by way of the lists
// and items whose IDs it begins with.
func (lo *localiser) trail(id string) []Link {
	if id == schema.Home || id == schema.NotFound.Path {
		return nil
	}
	trail := []Link{lo.frame("", "").Home}
	for i := range len(id) {
		if id[i] != '/' {
			continue
		}
		if link, ok := lo.linkAbove(id[:i]); ok {
			trail = append(trail, link)
		}
	}
	return trail
}

// linkAbove leads to a list or an item as pages below it call it; false when there is
// no page of the ID.
func (lo *localiser) linkAbove(id string) (Link, bool) {
	link := Link{Href: lo.p.href(lo.p.book.Path(id, lo.tag))}
	item := lo.p.site.Item(id)
	kind, list := schema.PlaceOf(id)
	switch {
	case item != nil:
		link.Title, link.Lang = lo.title(item)
	case kind == nil && list != nil && list != schema.Roadmap:
		link.Title = lo.l.T("section." + list.Word())
	default:
		return Link{}, false
	}
	return link, true
}

// alternates are the hreflang links of a page, in the languages it exists in.
func (pg *Page) alternates() []Alternate {
	if pg.id == "" {
		return nil
	}
	p := pg.localiser.p
	var all []Alternate
	for _, l := range p.site.Languages {
		if pg.written == nil || pg.written.In(l.Tag()) != nil {
			all = append(all, Alternate{string(l.Tag()), p.absolute(p.book.Path(pg.id, l.Tag()))})
		}
	}
	if len(all) == 0 {
		return nil
	}
	standard := all[0].Href
	if pg.id == schema.Home {
		standard = p.absolute("/")
	}
	return append(all, Alternate{"x-default", standard})
}

// itemView is what the page of an item has; words are those for the reader.
func itemView[F, W any](m *presenter, item *site.Item, facts *F, words *W) ItemView[F, W] {
	return ItemView[F, W]{Base: m.itemBase(item), Facts: facts, Words: typeset(item.Kind, words, item.Best(m.tag).Lang),
		State: m.state(facts), Registration: m.registration(item),
		Contacts: m.contacts(listed[schema.Contact](item)), People: m.people(listed[schema.Person](item)), Resources: m.resources(item).own}
}

// listed are the items of a field of an item that lists such facts.
func listed[T any](item *site.Item) (all []T) {
	for key, fact := range schema.Each[T](item.Kind, item.Facts) {
		if strings.Count(key, ".") == 1 {
			all = append(all, *fact)
		}
	}
	return all
}

// itemBase is base for the page of an item.
func (m *presenter) itemBase(item *site.Item) Base {
	b := m.base(item.ID)
	e := item.Best(m.tag)
	b.Title, _ = m.title(item)
	if item.Place.ByLevel {
		b.Title = m.p.localisers[e.Lang].yearTitle(item, b.Title)
	}
	b.Summary = e.Lang.Plain(schema.SummaryOf(e.Record.Words))
	b.Draft, b.NoIndex = item.Draft, item.Draft
	b.Body = m.body(e)
	if b.Summary == "" && !b.Body.Empty() {
		b.Excerpt = excerpt(e.Body().Summary())
	}
	b.ContentLang = e.Lang
	if b.Fallback() {
		original := m.p.book.Path(item.ID, e.Lang)
		b.Canonical = m.p.absolute(original)
		b.Original = Link{Title: b.Title, Href: m.p.href(original), Lang: e.Lang}
	} else {
		b.Alternates = m.at.alternates()
		if tag := m.p.newerThan(item, m.tag); tag != "" {
			b.Newer = Link{Href: m.p.href(m.p.book.Path(item.ID, tag)), Lang: tag}
			b.Newer.Title, _ = m.p.localisers[tag].title(item)
		}
	}
	return b
}

// newerThan is the language in which a page has changed since it said the same in one; "" where there is none, or the site
// does not want it said.
func (p *planner) newerThan(item *site.Item, than lang.Tag) lang.Tag {
	if !p.site.Config.Outdated {
		return ""
	}
	return p.newer(item.ID, than)
}

// yearTitle is the title of a year's page: which level it is of, and what it is called.
func (lo *localiser) yearTitle(item *site.Item, title string) string {
	id, _ := lo.p.site.Ladder().OfFile(path.Base(item.ID))
	level, _ := lo.l.Localised(lo.l.Level(id).Called())
	return lo.l.T("year.title", "level", level, "title", title)
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
	return strings.TrimRight(cut, " \u00a0\u202f,;:.–—") + "…"
}

// ownKeys are the fields that say the address of an entry's page.
var ownKeys = []string{"slug", "title"}

// addItem takes the page of an item into the plan.
func (lo *localiser) addItem(c *collector, item *site.Item, make func(*presenter) View) {
	e := item.Best(lo.tag)
	c.add(lo, &Page{Path: address.File(lo.p.book.Path(item.ID, lo.tag)), Lang: lo.tag, Layout: item.Place.Layout, Source: e.File.Path,
		Listed: !item.Draft && item.In(lo.tag) != nil, item: item, entry: e, id: item.ID, written: item, keys: ownKeys}, make)
}

// addList takes a page that is made from several files into the plan, if the site has it.
func (lo *localiser) addList(c *collector, list *schema.Place, make func(*presenter) View) {
	if !lo.p.site.Has(list) {
		return
	}
	c.add(lo, &Page{Path: address.File(lo.p.book.Path(list.Path, lo.tag)), Lang: lo.tag, Layout: list.Layout,
		Listed: list != schema.NotFound, id: list.Path}, make)
}

// listBase is base for the page of a section.
func (m *presenter) listBase(list *schema.Place) Base {
	b := m.base(list.Path)
	b.Title = m.l.T("section." + list.Path)
	b.Summary = m.l.T("section." + list.Path + ".summary")
	b.Alternates = m.at.alternates()
	return b
}

// body resolves the links of an entry's text.
func (m *presenter) body(e *content.Entry) Body {
	doc := e.Body()
	if doc == nil || doc.Empty() {
		return Body{}
	}
	b := Body{doc: doc, words: m.p.localisers[e.Lang].words} // the text is one whole, in its language
	if len(doc.Links) > 0 {
		b.targets = make([]markdown.Target, len(doc.Links))
		for i := range doc.Links {
			b.targets[i] = m.target(e, &doc.Links[i])
		}
	}
	return b
}
