// This file says which pages there are and what each of them shows.

package page

import (
	"slices"
	"strings"

	"projetpro/internal/address"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// language plans the pages of one language.
func (p *planner) language(l *lang.Strings) {
	sp := p.speech[l.Tag()]
	sp.home()
	sp.texts()
	sp.facultyPages()
	sp.mentoringPages()
	sp.slides()
	sp.partnersPage()
	sp.notFound()
}

func (sp *speaker) home() {
	if sp.p.site.Home == nil {
		return
	}
	v := &HomeView{Faculties: sp.faculties, Offers: sp.offers}
	sp.text(sp.p.site.Home, "home", "home.html", v, &v.Base)
	v.Trail = nil
}

func (sp *speaker) texts() {
	if m := sp.p.site.Method; m != nil {
		v := &TextView{}
		sp.text(m, "method", "text.html", v, &v.Base)
	}
	for _, x := range sp.p.site.Pages {
		v := &TextView{}
		if x.ID == accessibility {
			v.Statement = sp.statement()
		}
		sp.text(x, x.ID, "text.html", v, &v.Base)
	}
}

// accessibility is the ID of the page that is the accessibility statement.
const accessibility = "pages/accessibility"

func (sp *speaker) statement() *Statement {
	config := sp.p.site.Config
	return &Statement{L: sp.l, Site: sp.reachable(config.Contacts...),
		Complaints: sp.reachable(config.Complaints), Ombudsman: sp.reachable(config.Ombudsman)}
}

// reachable leaves out contacts that say a name and no way to reach it.
func (sp *speaker) reachable(contacts ...schema.Contact) []Contact {
	return slices.DeleteFunc(sp.contacts(contacts), func(c Contact) bool { return c.Email == "" && c.Phone == "" && c.Href == "" })
}

func (sp *speaker) text(x *site.Page, section, layout string, view any, b *Base) {
	words, _ := x.Words(sp.tag)
	base, e := sp.p.entryBase(sp, &x.Item, section, words.Title, words.Summary)
	*b = base
	b.Trail = []Link{b.Home}
	sp.p.addEntry(sp, e, layout, view, b)
}

func (sp *speaker) facultyPages() {
	list := &FacultiesView{Base: sp.p.sectionBase(sp, address.Faculties, "faculties"), Faculties: sp.faculties}
	list.Trail = []Link{list.Home}
	sp.p.addSection(sp, "faculties.html", list, &list.Base)
	trail := []Link{list.Home, {Title: list.Title, Href: list.Path}}
	cards := map[string]*FacultyCard{}
	for _, c := range sp.faculties {
		cards[c.ID] = c
	}
	for _, f := range sp.p.site.Faculties {
		sp.faculty(f, cards[f.ID], trail)
	}
}

func (sp *speaker) faculty(f *site.Faculty, card *FacultyCard, trail []Link) {
	words, _ := f.Words(sp.tag)
	base, e := sp.p.entryBase(sp, &f.Item, "faculties", words.Title, words.Summary)
	v := &FacultyView{Base: base, Facts: f.Facts, Contacts: sp.contacts(f.Facts.Contacts), Modules: card.Modules, Years: card.Years}
	v.Trail = trail
	self := Link{Title: v.Title, Href: v.Path, Lang: card.Lang}
	below := append(slices.Clip(trail), self)
	if len(f.Years) > 0 {
		v.Roadmap = sp.roadmap(f, card, self, below)
	}
	sp.p.addEntry(sp, e, "faculty.html", v, &v.Base)
	modules := map[string]*ModuleCard{}
	for _, c := range card.Modules {
		modules[c.ID] = c
	}
	for _, m := range f.Modules {
		sp.module(m, modules[m.ID], card, self, below)
	}
}

func (sp *speaker) roadmap(f *site.Faculty, card *FacultyCard, faculty Link, trail []Link) Link {
	v := &RoadmapView{Base: sp.p.sectionBase(sp, address.Roadmap(f.ID), "faculties"), Faculty: faculty, Years: card.Years}
	v.Title = sp.l.T("roadmap.title", "faculty", faculty.Title)
	v.Summary = sp.l.T("roadmap.summary", "faculty", faculty.Title)
	v.Trail = trail
	v.Alternates = nil
	if v.NoIndex = f.Draft || f.In(sp.tag) == nil; !v.NoIndex {
		v.Alternates = sp.p.alternates(address.Roadmap(f.ID), func(tag lang.Tag) bool { return f.In(tag) != nil })
	}
	sp.p.addSection(sp, "roadmap.html", v, &v.Base)
	self := Link{Title: sp.l.T("roadmap.short"), Href: v.Path}
	below := append(slices.Clip(trail), self)
	for i, y := range f.Years {
		words, _ := y.Words(sp.tag)
		base, e := sp.p.entryBase(sp, &y.Item, "faculties", words.Title, words.Summary)
		v := &YearView{Base: base, Faculty: faculty, Level: y.Level, Facts: y.Facts, Modules: atLevels(card.Modules, []string{y.Level})}
		v.Trail = below
		if i > 0 {
			v.Previous = card.Years[i-1]
		}
		if i < len(card.Years)-1 {
			v.Next = card.Years[i+1]
		}
		sp.p.addEntry(sp, e, "year.html", v, &v.Base)
	}
	return self
}

// levelsOf lists the levels of a module and of its parts.
func levelsOf(facts *schema.ModuleFacts) []string {
	levels := slices.Clone([]string(facts.Levels))
	for i := range facts.Parts {
		levels = append(levels, facts.Parts[i].Levels...)
	}
	return levels
}

func atLevels(cards []*ModuleCard, levels []string) []*ModuleCard {
	var at []*ModuleCard
	for _, c := range cards {
		if slices.ContainsFunc(levelsOf(c.Facts), func(l string) bool { return slices.Contains(levels, l) }) {
			at = append(at, c)
		}
	}
	return at
}

func (sp *speaker) module(m *site.Module, self *ModuleCard, card *FacultyCard, faculty Link, trail []Link) {
	words, in := m.Words(sp.tag)
	base, e := sp.p.entryBase(sp, &m.Item, "faculties", words.Title, words.Summary)
	v := &ModuleView{Base: base, Faculty: faculty, Facts: m.Facts,
		HostCourse: in.Plain(words.HostCourse), Option: in.Plain(words.Option),
		People: sp.people(m.Facts.People), Resources: sp.resources(&m.Item, m.Facts.Resources)}
	v.Trail = trail
	for _, c := range card.Modules {
		if c != self {
			v.Siblings = append(v.Siblings, c)
		}
	}
	levels := levelsOf(m.Facts)
	for _, y := range card.Years {
		if slices.Contains(levels, y.Level) {
			v.Years = append(v.Years, y)
		}
	}
	sp.p.addEntry(sp, e, "module.html", v, &v.Base)
}

func (sp *speaker) mentoringPages() {
	list := &MentoringView{Base: sp.p.sectionBase(sp, address.Mentoring, "mentoring"), Offers: sp.offers}
	list.Trail = []Link{list.Home}
	sp.p.addSection(sp, "mentoring.html", list, &list.Base)
	trail := []Link{list.Home, {Title: list.Title, Href: list.Path}}
	for _, o := range sp.p.site.Offers {
		words, in := o.Words(sp.tag)
		base, e := sp.p.entryBase(sp, &o.Item, "mentoring", words.Title, words.Summary)
		v := &OfferView{Base: base, Facts: o.Facts, Audience: in.Plain(words.Audience), Format: in.Plain(words.Format),
			Lead: sp.partner(o.Lead), Operator: sp.partner(o.Operator),
			Contacts: sp.contacts(o.Facts.Contacts), Resources: sp.resources(&o.Item, o.Facts.Resources)}
		for _, x := range o.Partners {
			v.Partners = append(v.Partners, sp.partner(x))
		}
		v.Trail = trail
		sp.p.addEntry(sp, e, "offer.html", v, &v.Base)
	}
}

func (sp *speaker) partner(x *site.Partner) *PartnerCard {
	if x == nil {
		return nil
	}
	return sp.byID[x.ID]
}

func (sp *speaker) slides() {
	v := &SlidesView{Base: sp.p.sectionBase(sp, address.Slides, "slides")}
	v.Trail = []Link{v.Home}
	modules := map[string]*site.Module{}
	for _, f := range sp.p.site.Faculties {
		for _, m := range f.Modules {
			modules[m.ID] = m
		}
	}
	for _, f := range sp.faculties {
		for _, c := range f.Modules {
			m := modules[c.ID]
			if r := sp.resources(&m.Item, m.Facts.Resources); len(r) > 0 {
				v.Groups = append(v.Groups, ResourceGroup{Of: Link{Title: c.Title, Href: c.Href, Lang: c.Lang},
					Faculty: Link{Title: f.Title, Href: f.Href, Lang: f.Lang}, Resources: r})
			}
		}
	}
	for _, c := range sp.offers {
		item := sp.p.site.Item(c.ID)
		if r := sp.resources(item, c.Facts.Resources); len(r) > 0 {
			v.Groups = append(v.Groups, ResourceGroup{Of: Link{Title: c.Title, Href: c.Href, Lang: c.Lang}, Resources: r})
		}
	}
	sp.p.addSection(sp, "slides.html", v, &v.Base)
}

func (sp *speaker) partnersPage() {
	v := &PartnersView{Base: sp.p.sectionBase(sp, address.Partners, "partners"), Partners: sp.partners}
	v.Trail = []Link{v.Home}
	sp.p.addSection(sp, "partners.html", v, &v.Base)
}

func (sp *speaker) notFound() {
	v := &NotFoundView{Base: sp.notFoundBase()}
	sp.p.addSection(sp, "404.html", v, &v.Base)
	if sp.tag != sp.p.site.Default().Tag() {
		return
	}
	all := &NotFoundView{Base: sp.notFoundBase(), Others: sp.p.rootLanguages()}
	all.Path = sp.p.href("/404.html")
	all.Canonical = sp.p.absolute("/404.html")
	sp.p.addSection(sp, "404.html", all, &all.Base)
}

func (sp *speaker) notFoundBase() Base {
	b := sp.p.base(sp, address.NotFound, "")
	b.Title = sp.l.T("404.title")
	b.NoIndex = true
	return b
}

// rootLanguages lists every language with its home page.
func (p *planner) rootLanguages() []RootLanguage {
	var all []RootLanguage
	for _, l := range p.site.Languages {
		sp := p.speech[l.Tag()]
		all = append(all, RootLanguage{Frame: sp.frame("home"), Name: sp.tag.Name(), Path: sp.frame("home").Home.Href})
	}
	return all
}

// root plans the page at /, which speaks every language.
func (p *planner) root() {
	sp := p.speech[p.site.Default().Tag()]
	v := &RootView{Base: p.base(sp, "home", "home"), Languages: p.rootLanguages()}
	v.Title, v.Summary = v.SiteName, v.Tagline
	v.Path, v.Canonical = p.href("/"), p.absolute("/")
	if p.site.Home != nil {
		home := p.site.Home
		v.Alternates = p.alternates("home", func(tag lang.Tag) bool { return home.In(tag) != nil })
	}
	v.Switch = nil
	p.addSection(sp, "root.html", v, &v.Base)
}

// aliases plans a page for each former address. They come last, so that a
// former address never takes the place of a page.
func (p *planner) aliases() {
	for _, pg := range slices.Clone(p.plan.Pages) {
		item := pg.item(p.site)
		if item == nil {
			continue
		}
		e := item.In(pg.Lang)
		if e == nil {
			continue
		}
		words, ok := schema.TitledOf(e.Record.Words)
		if !ok {
			continue
		}
		for _, alias := range words.Aliases {
			p.alias(pg, e.File.Path, alias)
		}
	}
}

func (p *planner) alias(target *Page, file, alias string) {
	b := *target.Base
	b.Body, b.Alternates, b.Switch, b.Trail, b.NoIndex = Body{}, nil, nil, nil, true
	v := &AliasView{Base: b, Target: Link{Title: b.Title, Href: b.Path}}
	v.Path = p.href(alias)
	v.Frame = p.speech[target.Lang].frame("")
	p.add(&Page{Path: outputPath(alias), Lang: target.Lang, Layout: "alias.html", View: v, Source: file, Base: &v.Base})
}

// item returns the item whose own page this is, or nil.
func (pg *Page) item(s *site.Site) *site.Item {
	if pg.id == "" {
		return nil
	}
	return s.Item(pg.id)
}

func (p *planner) unknownLink(field, name string) {
	at, end := p.site.Written(field)
	known := slices.Concat(address.Sections(), slices.Sorted(p.site.PageIDs()))
	p.plan.Diags.Add(diag.NavigationUnknown, at, end, name, field, strings.Join(known, ", "))
}
