// This file says which pages there are and what each of them shows.

package page

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/address"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// StatementID is the ID of the page that is the accessibility statement.
const StatementID = "pages/accessibility"

// pages plans the pages of one language.
func (lo *localiser) pages(c *collector) {
	s := lo.p.site
	if s.Home != nil {
		lo.addItem(c, &s.Home.Item, func(m *presenter) View { return m.home(s.Home) })
	}
	for _, x := range s.Pages {
		lo.addItem(c, &x.Item, func(m *presenter) View { return m.text(x) })
	}
	lo.addList(c, schema.Faculties, (*presenter).facultyList)
	for _, f := range s.Faculties {
		lo.facultyPages(c, f)
	}
	lo.addList(c, schema.Mentoring, (*presenter).offerList)
	for _, o := range s.Offers {
		lo.addItem(c, &o.Item, func(m *presenter) View { return m.offer(o) })
	}
	lo.addList(c, schema.Events, (*presenter).eventList)
	for _, e := range s.Events {
		lo.addItem(c, &e.Item, func(m *presenter) View { return m.event(e) })
	}
	lo.addList(c, schema.Slides, (*presenter).slides)
	lo.addList(c, schema.Partners, (*presenter).partnerList)
	lo.addList(c, schema.Finder, (*presenter).find)
	lo.addList(c, schema.Search, (*presenter).search)
	lo.addList(c, schema.NotFound, (*presenter).notFound)
}

func (lo *localiser) facultyPages(c *collector, f *site.Faculty) {
	if !c.below(lo.p.book.Path(f.ID, lo.tag)) {
		return
	}
	lo.addItem(c, &f.Item, func(m *presenter) View { return m.faculty(f) })
	for _, x := range f.Modules {
		lo.addItem(c, &x.Item, func(m *presenter) View { return m.module(f, x) })
	}
	if len(f.Modules)+len(f.Years)+len(f.Others) > 0 {
		lo.addFinder(c, f)
	}
	if len(f.Years) > 0 {
		lo.addLeading(c, lo.p.book.Path(schema.Roadmap.Below(f.ID), lo.tag), &f.Item)
	}
	for i, y := range f.Years {
		if lo.p.isWithin(&y.Item) {
			lo.addLeading(c, lo.p.book.Path(y.ID, lo.tag), &y.Item)
			continue
		}
		lo.addItem(c, &y.Item, func(m *presenter) View { return m.year(f, y, i) })
	}
}

// addFinder adds the finder of a faculty. Where one table has room for all, its address leads to that: it may have been given away
// when there was more.
func (lo *localiser) addFinder(c *collector, f *site.Faculty) {
	id := schema.FacultyFinder.Below(f.ID)
	at := address.File(lo.p.book.Path(id, lo.tag))
	if lo.p.isDivided() {
		c.add(lo, &Page{Path: at, Lang: lo.tag, Layout: schema.FacultyFinder.Layout, Listed: true, id: id}, func(m *presenter) View { return m.findOf(f) })
		return
	}
	e := f.Best(lo.tag)
	c.add(lo, &Page{Path: at, Lang: lo.tag, Layout: "alias.html", Source: e.File.Path, entry: e, keys: ownKeys}, func(m *presenter) View {
		return m.leading(m.p.book.Path(schema.Finder.Path, m.tag), m.l.T("section."+schema.Finder.Path), m.tag)
	})
}

// nextEvents is how many of the next events the home page shows.
const nextEvents = 3

func (m *presenter) home(x *site.Page) View {
	v := &HomeView{Base: m.itemBase(&x.Item), Map: m.lineMap(), Faculties: m.faculties(), Ways: m.ways()}
	v.Calendar, v.about = m.subscription(x.ID, m.p.hasDays(), m.p.isWeekly), m.linkedSite(&v.Base)
	v.Events = m.next(anyEvent)
	v.Events = v.Events[:min(len(v.Events), nextEvents)]
	if len(m.p.site.Events) > 0 {
		v.More, _ = m.linkTo(schema.Events.Path)
		v.More.Title = m.l.T("events.all")
	}
	return v
}

func (m *presenter) text(x *site.Page) View {
	v := &TextView{Base: m.itemBase(&x.Item)}
	if x.ID == StatementID {
		v.Statement = m.statement()
	}
	return v
}

// statement is nil when nobody is known who can be reached.
func (lo *localiser) statement() *Statement {
	config := lo.p.site.Config
	s := &Statement{L: lo.l, Site: lo.reachable(config.Contacts...),
		Complaints: lo.reachable(config.Complaints), Ombudsman: lo.reachable(config.Ombudsman)}
	if len(s.Site)+len(s.Complaints)+len(s.Ombudsman) == 0 {
		return nil
	}
	return s
}

// reachable leaves out contacts that say a name and no way to reach it.
func (lo *localiser) reachable(contacts ...schema.Contact) []Contact {
	return slices.DeleteFunc(lo.contacts(contacts), func(c Contact) bool { return !c.reachable() })
}

func (m *presenter) facultyList() View {
	return &FacultiesView{Base: m.listBase(schema.Faculties), Faculties: m.faculties(),
		TableHref: m.p.href("/" + string(m.tag) + "/" + tableName), DataHref: m.p.href("/" + ProgrammeName)}
}

// facultyLink leads to the page of a faculty.
func (lo *localiser) facultyLink(f *site.Faculty) Link {
	c := lo.byFaculty[f.ID]()
	return Link{Title: c.Title, Href: c.Href, Lang: c.Lang}
}

func (m *presenter) faculty(f *site.Faculty) View {
	words, _ := f.Words(m.tag)
	card, others := m.byFaculty[f.ID](), m.others(f)
	v := &FacultyView{ItemView: itemView(m, &f.Item, f.Facts, words), Line: card.Line, Modules: card.Modules, Others: others,
		Years:  card.Years,
		Events: m.next(func(e *site.Event) bool { return slices.Contains(e.Faculties, f) })}
	v.Calendar, v.Asked = m.subscription(f.ID, m.p.facultyHasDays(f), func() bool { return m.p.facultyIsWeekly(f) }), m.asked(v.Contacts, f)
	v.Stages, v.Beside, v.Shared = m.stages(f, card, others)
	v.Compact, v.Jump = compact(v.Stages), len(v.Stages) > 1 && len(card.Modules)+len(others) > few
	return v
}

func (m *presenter) module(f *site.Faculty, x *site.Module) View {
	words, _ := x.Words(m.tag)
	card := m.byFaculty[f.ID]()
	facts, credits := whole(x.Facts)
	v := &ModuleView{ItemView: itemView(m, &x.Item, facts, words), Faculty: m.facultyLink(f), Unit: f.Facts.Called(), Mark: m.p.site.Mark(&x.Item, m.tag),
		Credits: credits, Awaited: awaited(x.Facts, words.HostCourse != ""), Sessions: m.sessionTable(&x.Item, "sessions", x.Facts.Sessions)}
	v.Calendar = m.subscription(x.ID, moduleHasDays(x.Facts), func() bool { return moduleIsWeekly(x.Facts) })
	v.Line, v.Asked = card.Line, m.asked(v.Contacts, f)
	v.Days, v.HeldAt, v.Online = v.Sessions.days(), v.Sessions.heldBeside(facts.Campuses), v.Sessions.onlineBeside(facts.Mode)
	var complete bool
	if v.Siblings, complete = siblings(x, slices.Concat(card.Modules, m.others(f))); !complete {
		v.All = Link{Title: m.l.T("module.all", "faculty", v.Faculty.Title), Href: v.Faculty.Href}
	}
	v.Requires, v.Excludes, v.Users = m.related(x, x.Facts.Requires), m.related(x, x.Facts.Excludes), m.users(x)
	v.Parts, v.Tracks = m.parts(&x.Item, x.Facts.Parts, card.Years, false), m.parts(&x.Item, x.Facts.Tracks, card.Years, true)
	v.ByYear = byYear(x.Facts.Parts)
	v.about = m.linkedModule(v)
	v.Years = yearsAt(card.Years, slices.DeleteFunc(slices.Clone(x.Facts.Levels), func(level string) bool { return isOfPart(x.Facts, level) }))
	return v
}

// related leads to what a module requires or excludes; a module that is not published
// is left out.
func (m *presenter) related(x *site.Module, related []schema.Related) (links []Link) {
	for i := range related {
		if related[i].Module == "" {
			text, foreign := m.localised(related[i].Words)
			links = append(links, Link{Title: text, Lang: foreign})
			continue
		}
		if other := m.p.site.Module(x, related[i].Module); other != nil {
			card := m.card(&other.Item)
			links = append(links, Link{Title: withCode(card.Title, other.Facts.Code), Href: card.Href, Lang: card.Lang})
		}
	}
	return links
}

// withCode is a title with the code that tells it from others, if there is one.
func withCode(title, code string) string {
	if code == "" {
		return title
	}
	return title + " (" + code + ")"
}

// users leads to the other faculties that use a module.
func (m *presenter) users(x *site.Module) (links []Link) {
	for _, f := range m.p.site.Users(x) {
		links = append(links, m.facultyLink(f))
	}
	return links
}

// parts are the parts, or the tracks, of a module.
func (m *presenter) parts(item *site.Item, declared []schema.Part, years []*YearCard, tracks bool) (parts []*Part) {
	for i := range declared {
		part := &declared[i]
		parts = append(parts, &Part{L: m.l, Number: i + 1, Track: tracks, Facts: part, Sessions: m.sessionTable(item, "sessions", part.Sessions),
			Years: yearsAt(years, part.Levels)})
	}
	return parts
}

// byYear reports whether each part is for levels of its own.
func byYear(parts []schema.Part) bool {
	var seen []string
	for i := range parts {
		levels := parts[i].Levels
		if len(levels) == 0 || slices.ContainsFunc(levels, func(level string) bool { return slices.Contains(seen, level) }) {
			return false
		}
		seen = append(seen, levels...)
	}
	return len(parts) > 0
}

// isOfPart reports whether a level is that of a part or a track.
func isOfPart(facts *schema.ModuleFacts, level string) bool {
	return slices.ContainsFunc(slices.Concat(facts.Parts, facts.Tracks), func(part schema.Part) bool { return slices.Contains(part.Levels, level) })
}

// yearsAt are those of a roadmap's years that have one of the levels.
func yearsAt(years []*YearCard, levels []string) []*YearCard {
	var at []*YearCard
	for _, y := range years {
		if slices.Contains(levels, y.Level) {
			at = append(at, y)
		}
	}
	return at
}

// levelsOf lists the levels of a module, of its parts and of its tracks.
func levelsOf(facts *schema.ModuleFacts) []string {
	levels := slices.Clip([]string(facts.Levels))
	for _, parts := range [...][]schema.Part{facts.Parts, facts.Tracks} {
		for i := range parts {
			levels = append(levels, parts[i].Levels...)
		}
	}
	return levels
}

// year makes the page of the i-th year of a roadmap.
func (m *presenter) year(f *site.Faculty, y *site.Year, i int) View {
	words, _ := y.Words(m.tag)
	card := m.byFaculty[f.ID]()
	v := &YearView{ItemView: itemView(m, &y.Item, y.Facts, words), Faculty: m.facultyLink(f), Line: card.Line, Unit: f.Facts.Called(), Level: y.Level}
	v.Modules, v.Others = atLevel(card.Modules, y.Level), atLevel(m.others(f), y.Level)
	v.Asked = m.asked(v.Contacts, f)
	if i > 0 {
		v.Previous = card.Years[i-1]
	}
	if i < len(card.Years)-1 {
		v.Next = card.Years[i+1]
	}
	return v
}

func (m *presenter) offerList() View {
	v := &MentoringView{Base: m.listBase(schema.Mentoring)}
	v.Offers, v.Past = m.current()
	return v
}

func (m *presenter) offer(o *site.Offer) View {
	words, _ := o.Words(m.tag)
	v := &OfferView{ItemView: itemView(m, &o.Item, o.Facts, words), Lead: m.partner(o.Lead), Operator: m.partner(o.Operator),
		Sessions: m.sessionTable(&o.Item, "meetings", o.Facts.Sessions), Mark: m.offerMark(o)}
	v.Calendar = m.subscription(o.ID, haveDays(o.Facts.Sessions), func() bool { return areWeekly(o.Facts.Sessions) })
	v.Asked = m.asked(v.Contacts, nil)
	for _, x := range o.Partners {
		v.Partners = append(v.Partners, m.partner(x))
	}
	return v
}

func (m *presenter) eventList() View {
	v := &EventsView{Base: m.listBase(schema.Events), Next: m.next(anyEvent)}
	v.Calendar = m.subscription(schema.Events.Path, slices.ContainsFunc(m.p.site.Events, eventHasDay), never)
	for _, c := range slices.Backward(m.events()) {
		if c.Over {
			v.Past = append(v.Past, c)
		}
	}
	return v
}

func (m *presenter) event(e *site.Event) View {
	words, _ := e.Words(m.tag)
	v := &EventView{ItemView: itemView(m, &e.Item, e.Facts, words), Faculties: m.facultyLinks(e.Faculties), Over: e.Facts.Over(m.p.today)}
	switch mark := m.p.site.Mark(&e.Item, m.tag); {
	case strings.Contains(mark, " "): // a day is not enough
		v.Mark = m.l.T("moment.at", "date", m.l.Date(e.Facts.Starts.Date), "time", m.l.Clock(e.Facts.Starts.Clock))
	case mark != "":
		v.Mark = m.l.Date(e.Facts.Starts.Date)
	}
	v.Calendar, v.about = m.subscription(e.ID, eventHasDay(e), never), m.linkedEvent(e, v)
	v.Asked = m.asked(v.Contacts, onlyOne(e.Faculties))
	for _, x := range e.Partners {
		v.Partners = append(v.Partners, m.partner(x))
	}
	return v
}

// onlyOne is the faculty that an event is for, if it is for one; else nil.
func onlyOne(faculties []*site.Faculty) *site.Faculty {
	if len(faculties) == 1 {
		return faculties[0]
	}
	return nil
}

// partner is the card of a partner, which may be nil.
func (lo *localiser) partner(x *site.Partner) *PartnerCard {
	for _, c := range lo.partners() {
		if x != nil && c.ID == x.ID {
			return c
		}
	}
	return nil
}

func (m *presenter) partnerList() View {
	return &PartnersView{Base: m.listBase(schema.Partners), Partners: m.partners()}
}

func (m *presenter) notFound() View {
	v := &NotFoundView{Base: m.base(schema.NotFound.Path)}
	v.Title = m.l.T("404.title")
	v.Canonical, v.NoIndex = "", true
	return v
}

// root plans the pages that speak every language: the one at /, and the 404
// page for hosts that know only one.
func (p *planner) root(c *collector) {
	lo := p.localisers[p.site.Default().Tag()]
	root := &Page{Path: "index.html", Layout: "root.html", Listed: true}
	if home := p.site.Home; home != nil {
		root.id, root.written = schema.Home, &home.Item
	}
	c.add(lo, root, (*presenter).root)
	c.add(lo, &Page{Path: "404.html", Layout: "404.html"}, (*presenter).notFoundAnywhere)
}

func (m *presenter) root() View {
	v := &RootView{Base: m.base(schema.Home), Languages: m.p.everyLanguage()}
	v.Title, v.Summary = v.SiteName, m.p.inEvery(func(lo *localiser) string { return lo.frame("", "").Tagline })
	v.Path, v.Canonical, v.Switch = m.p.href("/"), m.p.absolute("/"), nil
	v.Alternates = m.at.alternates()
	return v
}

func (m *presenter) notFoundAnywhere() View {
	v := m.notFound().(*NotFoundView)
	v.Title, v.Others = m.p.inEvery(func(lo *localiser) string { return lo.l.T("404.title") }), m.p.everyLanguage()
	v.Path = m.p.href("/404.html")
	return v
}

// inEvery joins what the languages say, each text once.
func (p *planner) inEvery(say func(*localiser) string) string {
	var all []string
	for _, l := range p.site.Languages {
		if text := say(p.localisers[l.Tag()]); text != "" && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, " – ")
}

// everyLanguage lists the languages with their home pages.
func (p *planner) everyLanguage() []RootLanguage {
	var all []RootLanguage
	for _, l := range p.site.Languages {
		frame := p.localisers[l.Tag()].frame("", "")
		all = append(all, RootLanguage{Frame: frame, Name: l.Tag().Name(), Path: frame.Home.Href})
	}
	return all
}

// former goes through the pages that lead on from former addresses.
func (p *planner) former(c *collector) {
	if len(p.site.Languages) == 0 || c.want != "" && !isHTML(c.want) {
		return
	}
	for item := range p.site.Items() {
		for _, e := range item.Versions {
			words, ok := schema.TitledOf(e.Record.Words)
			if !ok {
				break
			}
			for i, alias := range words.Aliases {
				c.add(p.localisers[e.Lang], &Page{Path: formerFile(alias), Lang: e.Lang, Layout: "alias.html", Source: e.File.Path, entry: e,
					keys: []string{"aliases." + strconv.Itoa(i), "aliases"}}, func(m *presenter) View { return m.alias(item, words.Title, e.Lang) })
			}
		}
	}
}

// formerFile is the file that answers at a former address, which may be written
// as a browser shows it or as it copies it. Of a former file that was no HTML, a
// folder of its name has the page: hosts lead on to its index.
func formerFile(alias string) string {
	at := unescaped(alias)
	if !isHTML(at) && !strings.HasSuffix(at, "/") {
		at += "/"
	}
	return address.File(at)
}

// isHTML reports whether hosts know a file for HTML by its extension.
func isHTML(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == ".html" || ext == ".htm"
}

// alias leads on to an item, by its title in a language.
func (m *presenter) alias(item *site.Item, title string, in lang.Tag) View {
	return m.leading(m.p.readAt(item, m.tag), title, in)
}

// leading is a page that leads on to an address, where there is what has a title in a language.
func (m *presenter) leading(to, title string, in lang.Tag) View {
	from := url.URL{Path: address.Of(m.at.Path)}
	whole, _, _ := strings.Cut(to, "#")
	v := &AliasView{Target: Link{Title: in.Plain(title), Href: m.p.href(to), Lang: m.foreign(in)}}
	v.Frame = m.frame("", "")
	v.Title, v.Path, v.Canonical, v.ContentLang, v.NoIndex = v.Target.Title, m.p.href(from.EscapedPath()), m.p.absolute(whole), m.tag, true
	if v.Target.Lang != "" {
		v.Title = m.l.T("alias.title")
	}
	return v
}
