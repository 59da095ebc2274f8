// This file declares what layouts see. Views carry facts with their units and
// precision; layouts turn them into sentences with the methods of Language.

package page

import (
	"reflect"
	"slices"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// A Link leads to a page, a section of the site or another site.
type Link struct {
	Title   string
	Href    string
	Lang    lang.Tag // the language of Title, when it is not the page's; else ""
	Section string   // in navigation, the section it stands for; "" when it leads to another site. Compare with Frame.Section
}

// A Frame is what surrounds the pages of one language and section: the same
// pointer for all of them, so that layouts can render it once (see "memo" in
// package render).
type Frame struct {
	L           Language
	Lang        lang.Tag // of the frame and, but for fallbacks, of the page
	Section     string   // the navigation item to mark as current; "" when there is none
	Own         bool     // whether the page is the one that item leads to, rather than one below it
	SiteName    string
	LongName    bool // SiteName takes more of the header than a telephone has
	Tagline     string
	TaglineLang lang.Tag // the language of Tagline, when it is not Lang; else ""
	Home        Link
	Nav         []Link
	Footer      []Link
	Search      Link
	Publisher   Link // Href may be ""
	Contacts    []Contact
	Stylesheet  string // address of site.css, with its digest
	BrandHref   string // of the style sheet with the site's own colours and typeface; "" when it has none
	CustomHref  string // of custom.css, the site's own, which lies on top of all others; "" when there is none
	FontHref    string // of the typeface, to be fetched first; "" when there is none
	ThemeLight  string // what browsers are coloured with around the page, in the light: #ffffff
	ThemeDark   string // in the dark
	Mark        *Mark  // the site's own; nil: the layout draws one
	Script      string // address of site.js, with its digest; "" when there is none
	Module      bool   // whether the script imports or exports, which only <script type="module"> may
	Icon        string // address of the icon; "" when there is none
	FeedHref    string // of the news of the programme; "" when there are none

	Assets func(name string) string // addresses of the files of static/, with their digests, by their names there; "" for none
}

// Asset is the address of a file of static/, by its name there; "" when there is none.
func (f *Frame) Asset(name string) string { return f.Assets(name) }

// Base is what every view has.
type Base struct {
	*Frame
	Title       string
	Summary     string // one or two sentences; "" when not known
	Excerpt     string // of the text, for search engines, where there is no summary; never shown: the text is
	Path        string // of this page from the root of the host, percent-encoded: /fr/facultes/
	Canonical   string // absolute address; the original's when the page shows another language's words
	Alternates  []Alternate
	Switch      []Link // the same page in the other languages, in the site's order; Lang and Title are that language's
	Trail       []Link // breadcrumbs, from the home page to the parent; the page itself is not in it
	Body        Body
	ContentLang lang.Tag      // the language the words are really in; equal to Lang but on a fallback page
	Original    Link          // on a fallback page, the page the words come from; else zero
	Newer       Link          // the page in a language in which it has changed since this one was known to say the same; else zero
	Calendar    *Subscription // of what takes place; nil when no day is known
	Data        *LinkedData   // for machines; nil when there is none
	PictureHref string        // absolute: of what stands for the page where a link to it is shared; "" when there is none
	NoIndex     bool          // search engines are asked not to list it
	Draft       bool

	about any // what Data says the page is about; nil: nothing
}

// Fallback reports whether the page shows another language's words.
func (b *Base) Fallback() bool { return b.ContentLang != b.Lang }

// Foreign is the language of the page's words when it is not the page's, else "".
func (b *Base) Foreign() lang.Tag {
	if b.Fallback() {
		return b.ContentLang
	}
	return ""
}

// An Alternate is one hreflang link of a page; a page's set names itself.
type Alternate struct {
	Lang string // a language tag, or x-default
	Href string // absolute
}

// A Card shows an entry in another page's list. The same pointer is used on
// every page of a language, so that layouts can render it once.
type Card struct {
	L         Language
	ID        string // of the entry, the same in every language
	Title     string
	Summary   string
	Href      string
	Lang      lang.Tag // the language of Title when it is not the page's, to be said in words; else ""
	WordsLang lang.Tag // the language of Summary and of the other words when it is not the page's; else ""
	Draft     bool

	turn  int // before order: those of a smaller one come first
	order int // among others; 0 is none
	soon  int // behind order: the last day of what comes first, as 20261126; 0 is none
}

// An ItemCard is a card with what is known of the entry.
type ItemCard[F, W any] struct {
	Card
	State *State // on the day of the build; nil when nothing is known of it
	Facts *F
	Words *W // in WordsLang
}

type (
	// A FacultyCard shows a faculty.
	FacultyCard struct {
		ItemCard[schema.FacultyFacts, schema.FacultyWords]
		Line    Line
		Modules []*ModuleCard
		Offered int // how many modules: its own and those of others that it uses
		Years   []*YearCard
	}
	// A ModuleCard shows a module.
	ModuleCard struct {
		ItemCard[schema.ModuleFacts, schema.ModuleWords]
		Faculty Link
		Line    Line            // of its faculty
		Credits schema.Quantity // as those of a ModuleView

		Registration *Registration // nil when nothing is known of it
	}
	// A YearCard shows a year of a faculty's roadmap.
	YearCard struct {
		ItemCard[schema.YearFacts, schema.YearWords]
		Level string // BA1
		Line  Line   // of its faculty
		Paged bool   // it has a page of its own, as more is said of it than has room on its faculty's
	}
	// A RoadmapYear shows a year on the line of its faculty.
	RoadmapYear struct {
		*YearCard
		Body Body // shown when Body.Inlinable
	}
	// An OfferCard shows a mentoring offer.
	OfferCard struct {
		ItemCard[schema.OfferFacts, schema.OfferWords]
		Registration *Registration // nil when nothing is known of it
		Mark         string        // as that of an OfferView
	}
	// An EventCard shows an event.
	EventCard struct {
		ItemCard[schema.EventFacts, schema.EventWords]
		Faculties []Link // whose students it is for; none: of all
		Resources []Resource
		Over      bool // it has taken place, on the day of the build
	}
	// A PartnerCard shows a partner; Title is its name, a fact, and Href its own website, or "".
	PartnerCard struct {
		ItemCard[schema.PartnerFacts, schema.PartnerWords]
		Anchor string // id of its place in the list of partners
		Page   string // address of that place
		Body   Body
		Offers []*OfferCard
	}
)

// carded is a card of any kind.
type carded interface{ card() *Card }

func (c *Card) card() *Card { return c }

// CardOf is what a card of any kind has in common with others: a part of it, so that
// its pointer stands for the card's. It is nil for a nil card; false is no card.
func CardOf(v any) (*Card, bool) {
	c, ok := v.(carded)
	if !ok || reflect.TypeOf(v).Kind() != reflect.Pointer {
		return nil, false
	}
	if reflect.ValueOf(v).IsNil() {
		return nil, true
	}
	return c.card(), true
}

// A Contact is whom to ask. Fields not known, or still to be filled in, are "".
type Contact struct {
	L                              Language
	Name, Role, Email, Phone, Href string
	NameLang, RoleLang             lang.Tag // of Name and Role, when it is not the page's; else ""
}

// A Person takes part in a module.
type Person struct {
	Name, Title, Role, Email, Href string
	RoleLang                       lang.Tag // of Role, when it is not the page's; else ""
}

// A Resource is a presentation, a video, a guide or a document.
type Resource struct {
	L         Language // speaks it
	Kind      string   // presentation, video, guide, document
	Part      int      // 0: not one of a series
	Title     string   // "" when it has none of its own
	TitleLang lang.Tag // of Title, when it is not the page's; else ""
	Language  lang.Tag
	Audience  string
	Date      schema.Date
	Href      string // "" when it is still to come
	External  bool   // on another site
	Format    string // PDF, … for a file of this site
	Pages     int    // of a PDF of this site; 0: not known
	Size      int    // bytes, of a file of this site
}

// A Registration is how one applies, on the day of the build.
type Registration struct {
	L        Language
	Facts    *schema.Registration
	Standing schema.Standing // of its facts
	Past     bool            // its last day has passed
	Contacts []Contact       // with whom one applies; nil when that is not so, or not possible now
	Href     string          // where one applies; "" when that is not known, or not possible now
}

// A Part is a part or a track of a module.
type Part struct {
	L        Language
	Number   int  // from 1, among the parts or among the tracks
	Track    bool // it is a track
	Facts    *schema.Part
	Sessions *SessionTable // nil when none is known by itself
	Years    []*YearCard   // of the roadmap, at its levels
}

// Known is as that of an [ItemView].
func (p *Part) Known() (l Language, foreign lang.Tag, facts, words any) {
	return p.L, "", p.Facts, nil
}

// ResourceGroup lists the resources of one module or offer.
type ResourceGroup struct {
	Of        Link
	Resources []Resource
}

// An ItemView is what the page of one entry has, beside what is of its kind alone.
type ItemView[F, W any] struct {
	Base
	Facts        *F
	Words        *W            // in ContentLang
	State        *State        // on the day of the build; nil when nothing is known of it
	Registration *Registration // nil when nothing is known of it
	Contacts     []Contact     // its own
	Asked        []Contact     // whom to ask: its own contacts and, when none of these can be reached, its faculty's or the site's
	People       []Person
	Resources    []Resource
}

// Known gives the facts and words, and who says them; foreign is the language of the
// words when it is not l's, else "".
func (v *ItemView[F, W]) Known() (l Language, foreign lang.Tag, facts, words any) {
	return v.L, v.Foreign(), v.Facts, v.Words
}

// Open reports whether one can apply now, at an address that is known.
func (v *ItemView[F, W]) Open() bool { return v.Registration != nil && v.Registration.Href != "" }

// Applies is how one applies, or nil.
func (v *ItemView[F, W]) Applies() *Registration { return v.Registration }

// Known is as that of an [ItemView].
func (c *ItemCard[F, W]) Known() (l Language, foreign lang.Tag, facts, words any) {
	return c.L, c.WordsLang, c.Facts, c.Words
}

// Awaits reports whether a fact of the module is still to be announced.
func (v *ModuleView) Awaits(fact string) bool { return slices.Contains(v.Awaited, fact) }

// The views, one for each layout.
type (
	// RootView is for root.html, the bilingual page at /.
	RootView struct {
		Base
		Languages []RootLanguage
	}
	// RootLanguage is one language that RootView offers.
	RootLanguage struct {
		*Frame
		Name string // Français
		Path string // from the root of the host: /fr/
	}
	// HomeView is for home.html.
	HomeView struct {
		Base
		Map       *Map // nil when there are no faculties
		Faculties []*FacultyCard
		Ways      []Way        // where one may go on from here
		Events    []*EventCard // the next ones
		More      Link         // to all events; zero when there are none
	}
	// Way leads on from the home page.
	Way struct {
		Link
		Text     string   // a sentence about it; "" when there is none
		TextLang lang.Tag // of Text, when it is not the page's; else ""
	}
	// TextView is for text.html: the method and ordinary pages.
	TextView struct {
		Base
		Statement *Statement // on the accessibility statement; else nil
	}
	// Statement is whom an accessibility statement names, as asked for by the
	// model of Implementing Decision (EU) 2018/1523. A list is empty as long as
	// the settings of the site do not say how to reach them.
	Statement struct {
		L          Language
		Site       []Contact // who answers for the site
		Complaints []Contact // the institution's complaints service
		Ombudsman  []Contact // the enforcement procedure
	}
	// FacultiesView is for faculties.html.
	FacultiesView struct {
		Base
		Faculties []*FacultyCard
		TableHref string // of the whole programme, for a spreadsheet
		DataHref  string // of the whole programme, for programs
	}
	// FacultyView is for faculty.html.
	FacultyView struct {
		ItemView[schema.FacultyFacts, schema.FacultyWords]
		Line    Line
		Modules []*ModuleCard
		Others  []*ModuleCard // of other faculties, that it uses too
		Stages  []*Stage      // its line: the years of its roadmap and the modules of other levels
		Compact bool          // what they offer has room side by side
		Jump    bool          // there are many modules, and it is good to have links to the stages
		Beside  []*ModuleCard // those of Modules that are on none of Stages
		Shared  []*ModuleCard // those of Others that are on none
		Years   []*YearCard
		Events  []*EventCard // to come, for its students
	}
	// ModuleView is for module.html.
	ModuleView struct {
		ItemView[schema.ModuleFacts, schema.ModuleWords]
		Faculty  Link
		Line     Line               // of its faculty
		Sessions *SessionTable      // nil when none is known by itself
		Days     *SessionTable      // the same from its first day to its last; nil when none is known
		HeldAt   []schema.Localised // where they are held, when no campus says where the module is; nil when that is not known, or in many places
		Online   bool               // some of them are on the web, and no mode says so
		Credits  schema.Quantity    // of one of its tracks, where these differ and nothing else says how many; else zero
		Awaited  []string           // what students decide by and nobody has announced yet: names of fields
		Requires []Link             // what stands for no module of the site leads nowhere
		Excludes []Link             // the same
		Users    []Link             // other faculties that use it
		Parts    []*Part
		ByYear   bool // each part is for years of its own
		Tracks   []*Part
		Unit     string        // what the faculty is: faculty, programme, …
		Mark     string        // what tells it from modules of the same title; "" where nothing needs to
		Siblings []*ModuleCard // the faculty's other modules, or those of the same levels where there are many
		All      Link          // to all of them; zero when Siblings has them
		Years    []*YearCard   // of the roadmap, at those of the module's levels that are not of a part or a track
	}
	// YearView is for year.html.
	YearView struct {
		ItemView[schema.YearFacts, schema.YearWords]
		Faculty  Link
		Line     Line   // of its faculty
		Unit     string // what the faculty is
		Level    string
		Modules  []*ModuleCard // the faculty's modules at this level
		Others   []*ModuleCard // those of other faculties that it uses
		Previous *YearCard
		Next     *YearCard
	}
	// MentoringView is for mentoring.html.
	MentoringView struct {
		Base
		Offers []*OfferCard // those one can apply for first
		Past   []*OfferCard // that have ended
	}
	// OfferView is for offer.html.
	OfferView struct {
		ItemView[schema.OfferFacts, schema.OfferWords]
		Sessions *SessionTable // the meetings of which each is known; nil when there are none
		Mark     string        // its edition, or since when it is, where that tells it from offers of the same title; else ""
		Lead     *PartnerCard  // nil: not known
		Operator *PartnerCard  // nil: not known
		Partners []*PartnerCard
	}
	// EventsView is for events.html.
	EventsView struct {
		Base
		Next []*EventCard // to come, or not over yet, in their order
		Past []*EventCard // the last first
	}
	// EventView is for event.html.
	EventView struct {
		ItemView[schema.EventFacts, schema.EventWords]
		Faculties []Link // whose students it is for; none: of all
		Partners  []*PartnerCard
		Over      bool   // it has taken place, on the day of the build
		Mark      string // when it starts, where that tells it from events of the same title; else ""
	}
	// SlidesView is for slides.html: every resource of the site.
	SlidesView struct {
		Base
		Sections []*SlidesSection
	}
	// SlidesSection lists the resources of the modules of a faculty, or of all offers, events, …
	SlidesSection struct {
		Line   Line // of the faculty; else zero
		Of     Link
		Groups []ResourceGroup // what is there
		Coming []ResourceGroup // what is still to come
		Number int             // how much that is
	}
	// PartnersView is for partners.html.
	PartnersView struct {
		Base
		Partners []*PartnerCard
	}
	// FinderView is for finder.html: what students may follow, in a table from which they choose.
	FinderView struct {
		Base
		RulesHref string         // address of its style sheet: finder.css, and the rules by which rows are shown
		Groups    []*FinderGroup // by what one chooses: what tells some rows from others
		Rows      []*FinderRow
		Shown     FinderShown
		Parts     []FinderPart // where there is too much for one table: the faculties, each with its own; Rows are of none of them
		Whole     Link         // on the page of such a part, the page that leads to all of them; else zero
	}
	// SearchView is for search.html: what there is, for who goes through it, or searches without a script.
	SearchView struct {
		Base
		Groups []SearchGroup
	}
	// SearchGroup is a part of what there is.
	SearchGroup struct {
		Title Link
		Links []Link
	}
	// NotFoundView is for 404.html.
	NotFoundView struct {
		Base
		Others []RootLanguage // on the 404 page for all languages, every one of them; else nil
	}
	// AliasView is for alias.html: a former address.
	AliasView struct {
		Base
		Target Link
	}
)

// Views are the layouts that every site has, and of each a nil pointer to its view.
func Views() map[string]View {
	return map[string]View{
		"root.html":      (*RootView)(nil),
		"home.html":      (*HomeView)(nil),
		"text.html":      (*TextView)(nil),
		"faculties.html": (*FacultiesView)(nil),
		"faculty.html":   (*FacultyView)(nil),
		"module.html":    (*ModuleView)(nil),
		"year.html":      (*YearView)(nil),
		"mentoring.html": (*MentoringView)(nil),
		"offer.html":     (*OfferView)(nil),
		"events.html":    (*EventsView)(nil),
		"event.html":     (*EventView)(nil),
		"slides.html":    (*SlidesView)(nil),
		"partners.html":  (*PartnersView)(nil),
		"finder.html":    (*FinderView)(nil),
		"search.html":    (*SearchView)(nil),
		"404.html":       (*NotFoundView)(nil),
		"alias.html":     (*AliasView)(nil),
	}
}
