package render

import (
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// root is the folder that holds the default layouts and interface strings.
const root = "../.."

// defaults are the layouts the tool carries, some of them replaced.
func defaults(t testing.TB, replaced map[string]string) iter.Seq2[string, []byte] {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(root, "layouts"), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		files[filepath.ToSlash(name)] = src
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, src := range replaced {
		files[path] = []byte(src)
	}
	return func(yield func(string, []byte) bool) {
		for path, src := range files {
			if string(src) != removed && !yield(path, src) {
				return
			}
		}
	}
}

// removed takes a layout away, as the text of a replaced one.
const removed = "removed"

func shipped(t testing.TB) *Layouts {
	t.Helper()
	l := NewLayouts(nil, defaults(t, nil))
	if list := mustCheck(t, l); list != nil {
		t.Fatalf("the layouts the tool carries:\n%s", told(l, list))
	}
	return l
}

// mustCheck is all that is wrong with layouts.
func mustCheck(t testing.TB, l *Layouts) diagList {
	t.Helper()
	list, err := l.Check(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func stringsOf(t testing.TB, tag lang.Tag) *lang.Strings {
	t.Helper()
	file := "i18n/" + string(tag) + ".yaml"
	src, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	s, list := lang.Parse(tag, file, src)
	if list != nil {
		t.Fatalf("%s: %v", file, list[0])
	}
	return s
}

// nasty is a title that must come out as it went in, wherever it stands.
const nasty = `</script><script>alert(1)</script> <!-- "x" 'y' {{.}} & é`

// A sample makes views: rich ones with every field filled in, or bare ones with
// what a view always has.
type sample struct {
	l     page.Language
	other lang.Tag
	frame *page.Frame

	strings func(lang.Tag) *lang.Strings
}

// levelsOfSample are levels with all that is said of one.
var levelsOfSample = schema.NewLadder([]schema.Level{
	{ID: "BA1", Long: inBoth("Bachelier, 1re année", "Bachelor, 1st year")},
	{ID: "BA2", Long: inBoth("Bachelier, 2e année", "Bachelor, 2nd year")},
	{ID: "BA3"},
	{ID: "MA1", Long: inBoth("Master, 1re année", "Master, 1st year")},
	{ID: "MA2", Long: inBoth("Master, 2e année", "Master, 2nd year")},
	{ID: "MAS", Long: inBoth("Master de spécialisation", "Specialised master"), Cycle: inBoth("deuxième cycle", "second cycle")},
	{ID: "DOC", Name: inBoth("Doctorat", "PhD"), Cycle: inBoth("troisième cycle", "third cycle")},
	{ID: "POST", Name: schema.Localised{By: map[lang.Tag]string{"fr": "Postdoctorat"}}, Cycle: inBoth("troisième cycle", "third cycle")},
}, false)

var creditsOfSample = schema.CreditSystem{Unit: localised("ECTS"), Long: inBoth("Système européen de transfert", "European Credit Transfer System")}

func inBoth(fr, en string) schema.Localised {
	return schema.Localised{By: map[lang.Tag]string{"fr": fr, "en": en}}
}

func newSample(t testing.TB, tag, other lang.Tag) *sample {
	s := &sample{l: page.Language{Strings: stringsOf(t, tag)}.Of(levelsOfSample, &creditsOfSample), other: other,
		strings: func(tag lang.Tag) *lang.Strings { return stringsOf(t, tag) }}
	path := "/" + string(tag) + "/"
	s.frame = &page.Frame{
		Assets: func(name string) string {
			return map[string]string{"cabin.woff2": "/assets/cabin.1a2b.woff2", "map.css": "/assets/map.3c4d.css", "search.css": "/assets/search.9e0f.css",
				"slides.css": "/assets/slides.5e6f.css", "languages.js": "/assets/languages.7a8b.js"}[name]
		},
		L: s.l, Lang: tag, Section: "faculties", SiteName: "Projet PRO", Tagline: "Préparer l’après-diplôme",
		Home: page.Link{Title: "Accueil", Href: path, Section: "home"},
		Nav: []page.Link{
			{Title: "Facultés", Href: path + "facultes/", Section: "faculties"},
			{Title: "Méthode", Href: path + "methode/", Section: "method"},
			{Title: "Mentorat", Href: path + "mentorat/", Section: "mentoring"},
			{Title: "Supports", Href: path + "supports/", Section: "slides"},
			{Title: "About", Href: path + "about/", Section: "pages/about", Lang: other},
		},
		Footer:     []page.Link{{Title: "Accessibilité", Href: path + "accessibilite/"}, {Title: "Privacy", Href: path + "privacy/", Lang: other}},
		Publisher:  page.Link{Title: "Université d’exemple", Href: "https://www.example.org/"},
		Contacts:   []page.Contact{{L: s.l, Name: "InfOR-emploi", Role: "service carrières", RoleLang: other, Email: "service@example.org", Phone: "+32 2 000 00 00", Href: "https://www.example.org/contact"}},
		Stylesheet: "/static/site.3f2a.css", Script: "/static/site.9c1b.js", Icon: "/static/icon.77aa.svg", FeedHref: path + "atom.xml",
	}
	return s
}

func (s *sample) base(title string) page.Base {
	path := "/" + string(s.frame.Lang) + "/facultes/architecture/"
	return page.Base{
		Frame: s.frame, Title: title, Summary: "Une ou deux phrases & « plus ».", Path: path,
		Canonical:   "https://www.example.org" + path,
		ContentLang: s.frame.Lang,
		Calendar:    &page.Subscription{Href: path + "agenda.ics", Address: "https://www.example.org" + path + "agenda.ics", WebcalHref: "webcal://www.example.org" + path + "agenda.ics"},
		Data:        &page.LinkedData{Context: "https://schema.org", Graph: []any{map[string]string{"name": nasty}}},
		PictureHref: "https://www.example.org" + path + "picture.png",
		Alternates: []page.Alternate{{Lang: "fr", Href: "https://www.example.org/fr/"}, {Lang: "en", Href: "https://www.example.org/en/"},
			{Lang: "x-default", Href: "https://www.example.org/fr/"}},
		Switch: []page.Link{{Title: s.other.Name(), Href: "/" + string(s.other) + "/faculties/architecture/", Lang: s.other}},
		Trail:  []page.Link{s.frame.Home, {Title: "Facultés", Href: "/fr/facultes/"}, {Title: "Architecture (en)", Href: "/fr/facultes/architecture/", Lang: s.other}},
	}
}

func localised(text string) schema.Localised { return schema.Localised{All: text} }

func (s *sample) card(title string) page.Card {
	return page.Card{L: s.l, ID: "faculties/x", Title: title, Summary: "Ce que c’est, en une phrase.", Href: "/fr/x/"}
}

func (s *sample) moduleFacts() *schema.ModuleFacts {
	return &schema.ModuleFacts{
		Code: "ARCH-P5001", Levels: schema.Levels{"MA1", "MA2"}, Terms: []string{"first", "second"}, Schedule: "evening",
		Languages: []lang.Tag{"fr", "en"}, Campuses: []schema.Localised{localised("Solbosch"), {By: map[lang.Tag]string{"fr": "Bruxelles", "en": "Brussels"}}}, Since: schema.Date{Year: 2019, Month: 10},
		Edition: "2026-2027", Status: "pilot", Credits: schema.Credits{Value: schema.Thousandths(4500)},
		Hours: schema.Hours{Total: exactly(24), ByType: []schema.HoursOf{
			{Type: "theory", Hours: exactly(12)}, {Type: "project", Hours: about(12)}}},
		Sessions: schema.Sessions{Count: schema.Quantity{Min: schema.Whole(6), Max: schema.Whole(8)}, Length: 120, Dated: []schema.Session{
			{Date: schema.Date{Year: 2026, Month: 10, Day: 1}, Start: 14*60 + 1, End: 16*60 + 1, Place: localised("S.UD2.218A"), Title: localised("Se connaître")},
			{Date: schema.Date{Year: 2026, Month: 10, Day: 8}, Start: 14*60 + 31, Place: schema.Localised{By: map[lang.Tag]string{s.other: "Room 1"}}, Cancelled: true}}},
		Students: about(15), Mode: "hybrid", Required: "one-of", Places: exactly(24),
		Price: schema.Price{Amount: schema.Thousandths(25500), Currency: "EUR"}, Link: "https://www.example.org/courses/ARCH-P5001",
		Parts: []schema.Part{{Title: localised("Découvrir"), Levels: schema.Levels{"BA1"}, Credits: schema.Credits{Value: schema.Whole(3)}, Status: "running", Since: schema.Date{Year: 2020}}},
	}
}

func exactly(n int) schema.Quantity { return schema.Exactly(schema.Whole(n)) }

func about(n int) schema.Quantity {
	return schema.Quantity{Min: schema.Whole(n), Max: schema.Whole(n), About: true}
}

// sessions are those of the module, with a column for what each has.
func (s *sample) sessions() *page.SessionTable {
	return &page.SessionTable{L: s.l, Sessions: s.moduleFacts().Sessions.InOrder(), Day: true, Time: true, Place: true, Topic: true, Group: true, Type: true}
}

// parts are one with a title and no year of the roadmap, and one with a year.
func (s *sample) parts(years []*page.YearCard) []*page.Part {
	return []*page.Part{{L: s.l, Number: 1, Facts: &s.moduleFacts().Parts[0]},
		{L: s.l, Number: 2, Facts: &schema.Part{Levels: schema.Levels{"BA2"}, Sessions: schema.Sessions{Count: exactly(4)}}, Years: years[:1]}}
}

// tracks are one of which nothing is known, and one with a title in another language.
func (s *sample) tracks() []*page.Part {
	return []*page.Part{{L: s.l, Number: 1, Track: true, Facts: &schema.Part{}},
		{L: s.l, Number: 2, Track: true, Facts: &schema.Part{Title: schema.Localised{By: map[lang.Tag]string{s.other: "Business"}}, Code: "ARCH-P5001-B"}}}
}

// related are a module of the site and words.
func (s *sample) related() []page.Link {
	return []page.Link{{Title: "Design Thinking (ARCH-P5001)", Href: "/fr/x/", Lang: s.other}, {Title: "Un entretien"}}
}

// cardOf is a card with facts, and no words but its title and its summary.
func cardOf[F, W any](card page.Card, facts *F, words *W) page.ItemCard[F, W] {
	return page.ItemCard[F, W]{Card: card, Facts: facts, Words: words}
}

// viewOf is what the pages of items have.
func viewOf[F, W any](b page.Base, facts *F, words *W) page.ItemView[F, W] {
	return page.ItemView[F, W]{Base: b, Facts: facts, Words: words}
}

func (s *sample) moduleCard(title string) *page.ModuleCard {
	return &page.ModuleCard{ItemCard: cardOf(s.card(title), s.moduleFacts(), &schema.ModuleWords{}), Faculty: page.Link{Title: "Architecture", Href: "/fr/facultes/architecture/"}}
}

func (s *sample) yearCard(level string) *page.YearCard {
	y := &page.YearCard{ItemCard: cardOf(s.card("Se connaître"), &schema.YearFacts{Status: "running", Since: schema.Date{Year: 2021, Month: 9}}, &schema.YearWords{}), Level: level}
	y.Lang = s.other
	return y
}

func (s *sample) facultyCard(title string) *page.FacultyCard {
	return &page.FacultyCard{ItemCard: cardOf(s.card(title), s.facultyFacts(), &schema.FacultyWords{}), Modules: []*page.ModuleCard{s.moduleCard("Design Thinking")}, Years: []*page.YearCard{s.yearCard("BA1")}}
}

func (s *sample) facultyFacts() *schema.FacultyFacts {
	return &schema.FacultyFacts{Unit: "school", Campuses: []schema.Localised{localised("Solbosch"), {By: map[lang.Tag]string{"fr": "Bruxelles", "en": "Brussels"}}}, Since: schema.Date{Year: 2019, Month: 10, Day: 14}}
}

func (s *sample) offerCard(title string) *page.OfferCard {
	return &page.OfferCard{ItemCard: cardOf(s.card(title), s.offerFacts(), s.offerWords())}
}

func (s *sample) offerWords() *schema.OfferWords {
	return &schema.OfferWords{Audience: "Master 2", Format: "Duos"}
}

func (s *sample) offerFacts() *schema.OfferFacts {
	return &schema.OfferFacts{Supports: []string{"moral", "network"}, Status: "pilot",
		Pairs: about(50), Mentors: exactly(1),
		Eligibility: []schema.Eligibility{{Levels: schema.Levels{"MA2"}, Note: localised("avec un projet")}},
		Registration: schema.Registration{Opens: schema.Date{Year: 2026, Month: 9, Day: 14}, Closes: schema.Date{Year: 2026, Month: 10, Day: 15},
			Link: "https://www.example.org/apply?a=1&b=é", Ask: true, Who: schema.Localised{All: "Mentor & moi"}, Note: schema.Localised{All: "<b>"}}}
}

func (s *sample) eventFacts() *schema.EventFacts {
	return &schema.EventFacts{Starts: schema.Moment{Date: schema.Date{Year: 2026, Month: 12, Day: 1}, Clock: 14*60 + 1}, Ends: schema.Ending{Moment: schema.Moment{Clock: 16*60 + 1}},
		Place: localised("Hall H"), Campus: localised("Solbosch"), Link: "https://www.example.org/fair", Status: "cancelled", Levels: schema.Levels{"BA1"}}
}

func (s *sample) eventCard(title string, over bool) *page.EventCard {
	return &page.EventCard{ItemCard: cardOf(s.card(title), s.eventFacts(), &schema.EventWords{}), Over: over, Resources: s.resources(),
		Faculties: []page.Link{{Title: "Architecture", Href: "/fr/facultes/architecture/", Lang: s.other}}}
}

func (s *sample) partnerCard(title string) *page.PartnerCard {
	card := page.Card{L: s.l, ID: "partners/uae", Title: title, Summary: "Une phrase.", Href: "https://www.uae.example/"}
	return &page.PartnerCard{ItemCard: cardOf(card, &schema.PartnerFacts{Acronym: "UAE"}, &schema.PartnerWords{}),
		Anchor: "uae", Page: "/fr/partenaires/#uae", Offers: []*page.OfferCard{s.offerCard("Mentor & moi")}}
}

func (s *sample) resources() []page.Resource {
	return []page.Resource{
		{L: s.l, Kind: "presentation", Part: 1, Language: s.other, Audience: "students", Date: schema.Date{Year: 2020, Month: 11, Day: 5}, Href: "https://slides.example/1", External: true},
		{L: s.l, Kind: "presentation", Title: "Les bases", Language: s.l.Tag(), Href: "/fr/x/bases.pdf", Format: "PDF", Pages: 12, Size: 1_234_567},
		{L: s.l, Kind: "video", Part: 2},
	}
}

func (s *sample) people() []page.Person {
	return []page.Person{{Name: "Camille Exemple", Title: "Prof.", Role: "titulaire", Email: "camille@example.org", Href: "https://www.example.org/camille"}, {Name: "Sacha Exemple"}}
}

func (s *sample) languages() []page.RootLanguage {
	other := *s.frame
	other.L, other.Lang = page.Language{Strings: s.strings(s.other)}.Of(levelsOfSample, &creditsOfSample), s.other
	return []page.RootLanguage{{Frame: s.frame, Name: s.frame.Lang.Name(), Path: "/" + string(s.frame.Lang) + "/"},
		{Frame: &other, Name: s.other.Name(), Path: "/" + string(s.other) + "/"}}
}

// rich has a view with everything in it for each layout.
func (s *sample) rich(title string) map[string]any {
	return s.views(s.base(title), true)
}

// bare has a view with as little in it as there can be.
func (s *sample) bare() map[string]any {
	frame := &page.Frame{L: s.l, Lang: s.frame.Lang, SiteName: "S", Home: s.frame.Home, Stylesheet: "/site.css", Assets: s.frame.Assets}
	return s.views(page.Base{Frame: frame, Title: "T", Path: "/fr/t/", ContentLang: frame.Lang}, false)
}

// fallback has views whose words are in another language.
func (s *sample) fallback() map[string]any {
	b := s.base("Design Thinking")
	b.ContentLang, b.NoIndex, b.Draft, b.Alternates = s.other, true, true, nil
	b.Original = page.Link{Title: "Design Thinking", Href: "/en/faculties/architecture/"}
	return s.views(b, true)
}

func (s *sample) views(b page.Base, rich bool) map[string]any {
	faculty := page.Link{Title: "Architecture", Href: "/fr/facultes/architecture/"}
	if !rich {
		return map[string]any{
			"root.html": &page.RootView{Base: b}, "home.html": &page.HomeView{Base: b}, "text.html": &page.TextView{Base: b},
			"faculties.html": &page.FacultiesView{Base: b}, "faculty.html": &page.FacultyView{ItemView: viewOf(b, &schema.FacultyFacts{}, &schema.FacultyWords{})},
			"module.html":    &page.ModuleView{ItemView: viewOf(b, &schema.ModuleFacts{}, &schema.ModuleWords{}), Faculty: faculty, Unit: "faculty"},
			"year.html":      &page.YearView{ItemView: viewOf(b, &schema.YearFacts{Status: "running"}, &schema.YearWords{}), Faculty: faculty, Unit: "faculty", Level: "BA1"},
			"mentoring.html": &page.MentoringView{Base: b}, "offer.html": &page.OfferView{ItemView: viewOf(b, &schema.OfferFacts{}, &schema.OfferWords{})},
			"events.html": &page.EventsView{Base: b}, "event.html": &page.EventView{ItemView: viewOf(b, &schema.EventFacts{}, &schema.EventWords{})},
			"slides.html": &page.SlidesView{Base: b}, "partners.html": &page.PartnersView{Base: b}, "404.html": &page.NotFoundView{Base: b},
			"alias.html": &page.AliasView{Base: b, Target: faculty}, "search.html": &page.SearchView{Base: b}, "finder.html": &page.FinderView{Base: b},
		}
	}
	withContacts := viewOf(b, s.facultyFacts(), &schema.FacultyWords{})
	withContacts.Contacts = s.frame.Contacts
	module := viewOf(b, s.moduleFacts(), &schema.ModuleWords{HostCourse: "Projet d’architecture", Option: "Design Thinking"})
	module.People, module.Contacts, module.Resources = s.people(), s.frame.Contacts, s.resources()
	offer := viewOf(b, s.offerFacts(), s.offerWords())
	offer.Contacts, offer.Resources = s.frame.Contacts, s.resources()
	foreignModule := s.moduleCard("Design Thinking")
	foreignModule.Lang, foreignModule.Draft = s.other, true
	modules := []*page.ModuleCard{s.moduleCard("Projet"), foreignModule}
	years := []*page.YearCard{s.yearCard("BA1"), s.yearCard("XX9")}
	faculties := []*page.FacultyCard{s.facultyCard("Architecture"), s.facultyCard("Sciences")}
	offers := []*page.OfferCard{s.offerCard("Mentor & moi")}
	next, past := []*page.EventCard{s.eventCard("Salon", false)}, []*page.EventCard{s.eventCard("Soirée", true)}
	event := viewOf(b, s.eventFacts(), &schema.EventWords{})
	event.Contacts, event.Resources = s.frame.Contacts, s.resources()
	return map[string]any{
		"root.html":      &page.RootView{Base: b, Languages: s.languages()},
		"home.html":      &page.HomeView{Base: b, Map: s.lineMap(faculties[0], years[0], modules), Faculties: faculties, Ways: []page.Way{{Link: page.Link{Title: "Mentor", Href: "/fr/x/"}, Text: "Un duo."}, {Link: page.Link{Title: "Method", Href: "/fr/y/", Lang: s.other}}}, Events: next, More: page.Link{Title: "Tous", Href: "/fr/evenements/"}},
		"text.html":      &page.TextView{Base: b},
		"faculties.html": &page.FacultiesView{Base: b, Faculties: faculties, TableHref: "/fr/programme.csv", DataHref: "/programme.json"},
		"faculty.html": &page.FacultyView{ItemView: withContacts, Modules: modules, Others: modules[:1],
			Stages: s.stages(years, modules), Compact: true, Jump: true, Beside: modules, Shared: modules[:1],
			Years: years, Events: next},
		"module.html": &page.ModuleView{ItemView: module, Faculty: faculty, Sessions: s.sessions(), Parts: s.parts(years), Tracks: s.tracks(),
			Requires: s.related(), Excludes: s.related(), Users: s.related()[:1], Siblings: modules, All: faculty, Unit: "programme", Mark: "ARCH-P5001", Years: years},
		"year.html": &page.YearView{ItemView: viewOf(b, &schema.YearFacts{Status: "expected", Expected: schema.Date{Year: 2027}}, &schema.YearWords{}), Faculty: faculty, Unit: "school", Level: "BA2",
			Modules: modules, Others: modules[:1], Previous: years[0], Next: years[1]},
		"mentoring.html": &page.MentoringView{Base: b, Offers: offers},
		"offer.html": &page.OfferView{ItemView: offer, Lead: s.partnerCard("UAE"), Operator: s.partnerCard("Backstage"),
			Partners: []*page.PartnerCard{s.partnerCard("InfOR-emploi")}},
		"events.html": &page.EventsView{Base: b, Next: next, Past: past},
		"event.html": &page.EventView{ItemView: event, Over: true, Faculties: past[0].Faculties,
			Partners: []*page.PartnerCard{s.partnerCard("InfOR-emploi")}},
		"slides.html": &page.SlidesView{Base: b, Sections: []*page.SlidesSection{{Line: page.Line{Number: 8}, Of: faculty, Number: 3,
			Groups: []page.ResourceGroup{{Of: page.Link{Title: "Design Thinking", Href: "/fr/x/", Lang: s.other}, Resources: s.resources()}},
			Coming: []page.ResourceGroup{{Of: page.Link{Title: "Projet", Href: "/fr/y/"}, Resources: s.resources()}}}}},
		"search.html":   &page.SearchView{Base: b, Groups: []page.SearchGroup{{Title: faculty, Links: s.related()}, {Title: page.Link{Title: "Pages"}, Links: s.related()[:1]}}},
		"partners.html": &page.PartnersView{Base: b, Partners: []*page.PartnerCard{s.partnerCard("Union des anciens")}},
		"finder.html":   s.finder(b, faculty, modules[1]),
		"404.html":      &page.NotFoundView{Base: b, Others: s.languages()},
		"alias.html":    &page.AliasView{Base: b, Target: faculty},
	}
}

// told is what an editor reads of diagnostics.
func told(l *Layouts, list diagList) string {
	var b strings.Builder
	printer(l).Print(&b, "text", list)
	return b.String()
}

// stages are a year of a roadmap and a level with modules.
func (s *sample) stages(years []*page.YearCard, modules []*page.ModuleCard) []*page.Stage {
	return []*page.Stage{
		{L: s.l, Level: "BA1", Anchor: "modules--ba1", State: "given", On: true, Year: &page.RoadmapYear{YearCard: years[0]}, Taught: modules},
		{L: s.l, Level: "BA2", Anchor: "modules--ba2", State: "planned", Modules: modules, Others: modules[:1], Going: modules},
	}
}

// lineMap is a map with each thing that a cell can have.
func (s *sample) lineMap(f *page.FacultyCard, year *page.YearCard, modules []*page.ModuleCard) *page.Map {
	stop := func(c *page.ModuleCard, part *page.Part) *page.Stop {
		return &page.Stop{Card: &c.Card, Module: c, Part: part, Called: localisedOf(part), Status: "running", Owner: c.Faculty}
	}
	part := s.parts([]*page.YearCard{year})[0]
	return &page.Map{L: s.l, Named: true, Zones: []page.MapZone{{Width: 2}, {Cycle: inBoth("troisième cycle", "third cycle"), Width: 2}},
		Columns: []page.MapColumn{{Level: "BA1"}, {Level: "BA2", Class: "zone-end"}, {Level: "DOC", Class: "zone"}, {Level: "POST", Class: "zone-end"}},
		Shown:   page.MapStates{Given: true, Planned: true, Suspended: true, Ended: true},
		Rows: []*page.MapRow{{Faculty: f, Beside: 2, Lanes: [][]page.MapCell{
			{{Class: "stop given on", Stop: &page.Stop{Card: &year.Card, Year: year, Status: "running"}}, {Class: "goes given", Stop: stop(modules[1], nil), Goes: true},
				{Class: "stop given", Crowd: &page.MapCrowd{L: s.l, Modules: 6, Href: "/fr/facultes/x/#modules--doc"}}, {Class: "rail"}},
			{{}, {Class: "stop given hangs alone", Stop: stop(modules[0], part)}, {}, {}},
		}}},
	}
}

// localisedOf is the title of a part; that of none is zero.
func localisedOf(part *page.Part) schema.Localised {
	if part == nil {
		return schema.Localised{}
	}
	return part.Facts.Title
}

// finder has a group to check and one to choose from, a row with all and one with nothing.
func (s *sample) finder(b page.Base, faculty page.Link, c *page.ModuleCard) *page.FinderView {
	check := &page.FinderGroup{L: b.L, Key: "y", Title: "Année", Options: []*page.FinderOption{{ID: "y0", Value: "BA1", Text: "BA1"}}}
	list := &page.FinderGroup{L: b.L, Key: "f", Title: "Faculté", Any: "Peu importe", Listed: true}
	for _, name := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "8"} {
		list.Options = append(list.Options, &page.FinderOption{ID: "f" + name, Value: name, Text: "Droit & " + name, Lang: s.other})
	}
	facts := c.Facts
	full := &page.FinderRow{Card: &c.Card, Class: "line-8 y0", Line: page.Line{Number: 8}, Of: faculty, Levels: facts.Levels, Credits: facts.Credits,
		Range: "2 à 3 crédits & plus", Sessions: facts.Sessions.Number(), Schedule: "evening", Campuses: facts.Campuses, State: c.State}
	shown := page.FinderShown{Levels: true, Credits: true, Sessions: true, Schedule: true, Campuses: true, State: true}
	return &page.FinderView{Base: b, RulesHref: "/assets/finder.fr.1a2b.css", Groups: []*page.FinderGroup{check, list}, Shown: shown, Whole: page.Link{Title: "Tout & tout", Href: "/fr/tout/"},
		Parts: []page.FinderPart{{Card: c.Card, Line: page.Line{Number: 8}, Number: "1 001"}},
		Rows:  []*page.FinderRow{full, {Card: &page.Card{L: b.L, Title: "Mentor", Href: "/fr/x/"}, Meetings: true, Of: page.Link{Title: "Mentorat"}}}}
}
