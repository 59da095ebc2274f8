// This file says what visitors find when they search: which pages, by which words.

package page

import (
	"context"
	"path"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/address"
	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/parallel"
	"projetpro/internal/schema"
	"projetpro/internal/search"
	"projetpro/internal/site"
)

// A Search is the index of one language.
type Search struct {
	Lang   lang.Tag
	Folder string // in the output, where its files lie: fr/recherche/
	Parts  search.Parts
	Index  func() *search.Index // made once, when it is asked for
}

// Searches lists the indexes that have files at a path in the output, or all of them when it is "".
func (p *Plan) Searches(at string) (all []*Search) {
	for _, l := range p.planner.site.Languages {
		lo := p.planner.localisers[l.Tag()]
		if at == "" || strings.HasPrefix(at, lo.searchFolder()) {
			all = append(all, lo.index())
		}
	}
	return all
}

// searchFolder is that of the page of the search, in the output.
func (lo *localiser) searchFolder() string {
	return path.Dir(address.File(lo.p.book.Path(schema.Search.Path, lo.tag))) + "/"
}

// newSearch tells of the index of the language what can be told without making it.
func (lo *localiser) newSearch() *Search {
	documents, bytes := len(schema.Lists()), 0
	for item := range lo.p.site.Items() {
		documents++
		bytes += len(item.Best(lo.tag).Text)
	}
	s := &Search{Lang: lo.tag, Folder: lo.searchFolder()}
	s.Parts = search.Cut(documents, bytes)
	lo.made = sync.OnceValue(func() *search.Index { return lo.searchIndex(s.Parts) })
	s.Index = func() *search.Index {
		lo.p.makeIndexes()
		return lo.made()
	}
	return s
}

// allIndexes makes those of all languages, one beside the other.
func (p *planner) allIndexes() {
	languages := p.site.Languages
	_ = parallel.For(context.Background(), len(languages), len(languages), func(i int) { // which only a context could stop
		lo := p.localisers[languages[i].Tag()]
		lo.index()
		lo.made()
	})
}

func (lo *localiser) searchIndex(parts search.Parts) *search.Index {
	terms := search.Terms{Says: lo.searchWords()}
	if key := "words.ignored"; lo.l.Has(key) {
		terms.Ignored = lo.l.Written(key)
	}
	return search.New(lo.documents(), terms, parts)
}

// searchWords are the texts that the script of the search shows, by the ends of their keys.
func (lo *localiser) searchWords() map[string]string {
	said := map[string]string{}
	for _, name := range []string{"label", "count", "none", "nearest", "some", "more", "failed", "all", "close", "keys"} {
		said[name] = lang.Untagged(lo.l.T("search."+name, "n", "{n}", "query", "{query}", "words", "{words}")) // the script fills them
	}
	for _, place := range schema.Lists() {
		if link, ok := lo.linkTo(place.Path); ok && place.Layout == finderLayout && lo.p.site.Has(place) {
			said["finder"], said["finder.href"] = lang.Untagged(link.Title), link.Href
		}
	}
	return said
}

// finderLayout shows the page of a site on which one chooses from a table, where it has one: another way when nothing is found.
const finderLayout = "finder.html"

// documents are what is found in the language, in the order of what is worth the same: what one can follow now, then
// lists and pages, then what is a part of something or over.
func (lo *localiser) documents() []search.Document {
	var all, last []search.Document
	add := func(item *site.Item, faculty string) {
		switch {
		case item.Draft:
		case schema.IsOver(item.Facts, lo.p.today) || item.Kind == schema.Partner || item.ID == schema.Home:
			d := lo.document(item, faculty)
			d.Minor = true
			last = append(last, d)
		default:
			all = append(all, lo.document(item, faculty))
		}
	}
	s := lo.p.site
	faculties := lo.faculties()
	for _, f := range faculties {
		add(s.Item(f.ID), "")
	}
	for _, f := range faculties {
		for _, c := range f.Modules {
			add(s.Item(c.ID), f.Title)
		}
		for _, c := range f.Years {
			add(s.Item(c.ID), f.Title)
		}
	}
	for _, place := range schema.Lists() {
		if place.Word() != "" && !strings.Contains(place.Path, "*") && place != schema.Search && s.Has(place) {
			all = append(all, lo.listDocument(place))
		}
	}
	for item := range s.Items() {
		if item.Kind != schema.Faculty && item.Kind != schema.Module && item.Kind != schema.Year {
			add(item, "")
		}
	}
	return append(all, last...)
}

// synonyms are other words for what an interface string says: of a value of a closed list, of a fact, of a section.
func (lo *localiser) synonyms(key string) []string { return lo.l.Words("words.synonyms." + key) }

// listDocument is the page of a section.
func (lo *localiser) listDocument(place *schema.Place) search.Document {
	return search.Document{Title: lo.l.T("section." + place.Path), Note: lo.l.T("search.kind.list"), In: lo.tag,
		Href:  lo.p.href(lo.p.book.Path(place.Path, lo.tag)),
		Names: lo.synonyms("section." + place.Path),
		Text:  func(yield func([]byte, bool)) { yield([]byte(lo.l.T("section."+place.Path+".summary")), true) }}
}

// document is the page of an item.
func (lo *localiser) document(item *site.Item, faculty string) search.Document {
	e := item.Best(lo.tag)
	d := search.Document{Href: lo.p.href(lo.p.book.Path(item.ID, lo.tag)), In: e.Lang}
	d.Title, d.Lang = lo.title(item)
	if item.Place.ByLevel {
		d.Title = lo.p.localisers[e.Lang].yearTitle(item, d.Title)
	}
	said := []string{lo.kindOf(item), faculty}
	f := findable{lo: lo}
	if faculty != "" {
		f.say(faculty)
	}
	for field, value := range item.Kind.Known(item.Facts, e.Record.Words) {
		if field.Name != "only" { // which says for whom the page is, not what it is about
			f.field(field, value)
		}
	}
	if item.Kind == schema.Offer { // is what one applies for
		f.say(lo.synonyms("fact.registration")...)
	}
	d.Facts, d.Names = f.facts, f.names
	said = append(said, f.levels, f.state)
	if d.Lang != "" {
		said = append(said, lo.l.T("language.in", "language", e.Lang.NameIn(lo.tag)))
	}
	d.Note = strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), "\u00a0· ")
	d.Text = func(yield func([]byte, bool)) { lo.textOf(item, e, yield) }
	return d
}

// textOf yields the summary and the text of an item.
func (lo *localiser) textOf(item *site.Item, e *content.Entry, yield func([]byte, bool)) {
	yield([]byte(lang.Untagged(schema.SummaryOf(e.Record.Words))), true)
	if doc := e.Body(); doc != nil && !doc.Empty() {
		doc.Skim(yield)
	}
}

// kindOf says what an item is; "" for an ordinary page.
func (lo *localiser) kindOf(item *site.Item) string {
	if facts, is := item.Facts.(*schema.FacultyFacts); is {
		return lo.l.Enum("unit", facts.Called())
	}
	if item.Kind == schema.Page {
		return ""
	}
	return lo.l.T("search.kind." + item.Kind.Name)
}

// findable is what an item is found by beside its title and its text.
type findable struct {
	lo     *localiser
	names  []string
	facts  []string
	levels string // those it is for, as a result says it
	state  string // whether it is running, or when it takes place
}

// say takes phrases.
func (f *findable) say(phrases ...string) { f.facts = append(f.facts, phrases...) }

// label takes what a fact is called, and its synonyms.
func (f *findable) label(said string) {
	key := "fact." + strings.ReplaceAll(said, "_", "-")
	if f.lo.l.Has(key) {
		f.say(f.lo.l.Plural(key, lang.Whole(1)))
	}
	f.say(f.lo.synonyms(key)...)
}

// value takes a value of a closed list, and its synonyms.
func (f *findable) value(name, value string) {
	f.say(f.lo.l.Enum(name, value))
	f.say(f.lo.synonyms(name + "." + value)...)
}

// field takes what a field says.
func (f *findable) field(field *schema.Field, value any) {
	switch v := value.(type) {
	case *string:
		f.text(field, *v)
	case *[]string:
		for _, text := range *v {
			f.text(field, text)
		}
	case *schema.Localised:
		f.localised(*v)
	case *[]schema.Localised:
		for _, x := range *v {
			f.localised(x)
		}
	case *schema.Levels:
		f.levelsOf(*v)
	case *[]lang.Tag:
		for _, tag := range *v {
			f.say(tag.NameIn(f.lo.tag))
		}
	case *schema.Moment:
		f.state = f.lo.l.Date(v.Date)
		f.say(f.state)
	case *schema.Sessions:
		f.label(field.Said)
		for _, x := range v.Series() {
			for _, day := range x.Weekdays {
				f.say(f.lo.l.Strings.Weekday(int(day) - 1))
			}
			f.localised(x.Place)
		}
		for i := range v.Dated {
			if resources := v.Dated[i].Resources; len(resources) > 0 {
				f.resources(resources)
			}
		}
	case *schema.Date, *schema.Price, *schema.Credits, *schema.Hours, *schema.Registration:
		f.label(field.Said)
	case *[]schema.Person:
		for i := range *v {
			f.say((*v)[i].Name)
		}
	case *[]schema.Resource:
		f.resources(*v)
	case *[]schema.Part:
		for i := range *v {
			f.localised((*v)[i].Title)
			f.say((*v)[i].Code)
			f.levelsOf((*v)[i].Levels)
		}
	}
}

// text takes a text, a value of a closed list, or what one names.
func (f *findable) text(field *schema.Field, text string) {
	switch {
	case field.Enum != nil:
		f.value(field.Name, text)
		if field.Name == "status" {
			f.state = f.lo.l.Enum(field.Name, text)
		}
	case field.Name == "code":
		f.names = append(f.names, text)
	case field.Check == "partner":
		f.item(schema.Partner.ID(text))
	case field.Check == "faculty":
		f.item(schema.Faculty.ID(text))
	case field.Check == "" && field.Name != "title" && field.Name != "summary":
		f.say(text)
	}
}

// item takes what another item is called.
func (f *findable) item(id string) {
	if item := f.lo.p.site.Item(id); item != nil {
		title, _ := f.lo.title(item)
		f.say(title)
	}
}

func (f *findable) localised(v schema.Localised) {
	text, _ := f.lo.l.Localised(v)
	f.say(text)
}

func (f *findable) levelsOf(levels schema.Levels) {
	var ids []string
	for _, id := range levels {
		level := f.lo.l.Level(id)
		called, _ := f.lo.l.Localised(level.Called())
		f.say(called)
		f.localised(level.Long)
		f.localised(level.Cycle)
		ids = append(ids, called)
	}
	if f.levels == "" {
		f.levels = strings.Join(ids, ", ")
	}
}

func (f *findable) resources(resources []schema.Resource) {
	f.say(f.lo.l.T("resources.title"))
	for i := range resources {
		f.value("kind", resources[i].Kind)
		f.localised(resources[i].Title)
	}
}

// mostFound is how many items the page of the search lists at most.
const mostFound = 400

// search is the page on which one searches. Below, it lists what there is: of a large site, its sections and faculties.
func (m *presenter) search() View {
	v := &SearchView{Base: m.listBase(schema.Search)}
	items := 0
	for range m.p.site.Items() {
		items++
	}
	sections := SearchGroup{Title: Link{Title: m.l.T("search.sections")}}
	for _, place := range schema.Lists() {
		if link, ok := m.linkTo(place.Path); ok && place != schema.Search && place.Word() != "" && m.p.site.Has(place) {
			sections.Links = append(sections.Links, link)
		}
	}
	for _, x := range m.p.site.Pages {
		sections.Links = append(sections.Links, m.cardLink(&x.Item))
	}
	v.Groups = append(v.Groups, sections)
	faculties := SearchGroup{}
	faculties.Title, _ = m.linkTo(schema.Faculties.Path)
	for _, f := range m.faculties() {
		link := Link{Title: f.Title, Href: f.Href, Lang: f.Lang}
		if items > mostFound || len(f.Modules)+len(f.Years) == 0 {
			faculties.Links = append(faculties.Links, link)
			continue
		}
		group := SearchGroup{Title: link}
		for _, c := range f.Modules {
			group.Links = append(group.Links, Link{Title: c.Title, Href: c.Href, Lang: c.Lang})
		}
		for _, c := range f.Years {
			group.Links = append(group.Links, m.cardLink(m.p.site.Item(c.ID)))
		}
		v.Groups = append(v.Groups, group)
	}
	if len(faculties.Links) > 0 {
		v.Groups = append(v.Groups, faculties)
	}
	if items <= mostFound {
		v.offers(m)
	}
	return v
}

// offers lists mentoring offers and events.
func (v *SearchView) offers(m *presenter) {
	offers, events := SearchGroup{}, SearchGroup{}
	offers.Title, _ = m.linkTo(schema.Mentoring.Path)
	for _, c := range m.offers() {
		offers.Links = append(offers.Links, Link{Title: c.Title, Href: c.Href, Lang: c.Lang})
	}
	events.Title, _ = m.linkTo(schema.Events.Path)
	for _, c := range m.events() {
		events.Links = append(events.Links, Link{Title: c.Title, Href: c.Href, Lang: c.Lang})
	}
	for _, g := range []SearchGroup{offers, events} {
		if len(g.Links) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
}

// cardLink leads to the page of an item, as its title calls it.
func (m *presenter) cardLink(item *site.Item) Link {
	link := Link{Href: m.p.href(m.p.book.Path(item.ID, m.tag))}
	link.Title, link.Lang = m.title(item)
	if item.Place.ByLevel {
		link.Title = m.p.localisers[item.Best(m.tag).Lang].yearTitle(item, link.Title)
	}
	return link
}
