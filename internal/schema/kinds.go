// This file declares every kind of content and every field of its front
// matter, once. Decoding, checks and merging read these declarations, and so
// will the JSON Schema, the scaffold, the reference and the editing form: a
// field is added here and nowhere else.
//
// A field's tag has
//
//	field    its key in front matter; ",required" when a file cannot do without
//	enum     the name of the closed list of what may be written, for strings and
//	         lists of strings: see the table choices
//	check    the form its text must have: see the table forms
//	without  the field that cannot stand beside it
//	said     what interface strings call it, fact.<said> and unit.<said>, where that is not its key
//	whole    is "true" where a quantity counts what cannot be halved
//	begins   is "true" where a date says when something begins: an academic year stands for its first
//	end      is "first" or "last" where a date is that day of a period: words for it say nothing more
//	limit    is "true" where a quantity is how many there may be: of no limit, nothing is written
//	most     how many values a list may have, where that is less than other lists have
//	words    is "true" where a colour is one that words have
//	per      is "week" where a length of time may be longer than a day
//	unshown  why no page shows it yet: the end of a term of package diag, unshown-…
//
// The struct a field stands in says whether it is a fact, which holds for every
// language, or words, which belong to one. What a field is for, an example, and
// what people write instead of its name and of the values of its list stand in
// package message, under fields and choices.

package schema

import (
	"cmp"

	"projetpro/internal/lang"
)

// The kinds of content: where the files of each lie and its pages stand.
var (
	Faculty = kind[FacultyFacts, FacultyWords]("faculty",
		Place{Path: "faculties/*/faculty", Address: "faculties/*/", Layout: "faculty.html"})
	Module = kind[ModuleFacts, ModuleWords]("module",
		Place{Path: "faculties/*/modules/*", Address: "faculties/*/modules/*/", Layout: "module.html"})
	Year = kind[YearFacts, YearWords]("year",
		Place{Path: "faculties/*/roadmap/*", Address: "faculties/*/roadmap/*/", Layout: "year.html", ByLevel: true})
	Offer = kind[OfferFacts, OfferWords]("offer",
		Place{Path: "mentoring/*", Address: "mentoring/*/", Layout: "offer.html"})
	Event = kind[EventFacts, EventWords]("event",
		Place{Path: "events/*", Address: "events/*/", Layout: "event.html"})
	Partner = kind[PartnerFacts, PartnerWords]("partner",
		Place{Path: "partners/*", Address: "partners/#*"})
	Page = kind[PageFacts, PageWords]("page",
		Place{Path: Home, Address: "", Layout: "home.html"},
		Place{Path: "method", Address: "method/", Layout: "text.html"},
		Place{Path: "pages/*", Address: "*/", Layout: "text.html"})
	Site = kind[SiteFacts, siteWords]("site")
)

// Home is the ID of the home page of each language.
const Home = "home"

// The pages that are made from many files. Those that are below no other are the
// sections, in the order a menu would have them.
var (
	Faculties     = list("faculties", "faculties/", "faculties.html")
	Roadmap       = list("faculties/*/roadmap", "faculties/*/roadmap/", "alias.html") // it is read on the faculty's page
	Finder        = list("find", "find/", "finder.html").ifAny("module", "year", "offer")
	FacultyFinder = list("faculties/*/find", "faculties/*/find/", "finder.html") // where Finder would be too long
	Mentoring     = list("mentoring", "mentoring/", "mentoring.html")
	Events        = list("events", "events/", "events.html").ifAny()
	Slides        = list("slides", "slides/", "slides.html")
	Partners      = list("partners", "partners/", "partners.html")
	Search        = list("search", "search/", "search.html")
	NotFound      = list("404", "404.html", "404.html")
)

// Values of closed lists on which more depends than how they are said.
const (
	Ended         = "ended"
	Running       = "running"
	InPreparation = "in-preparation"
	Suspended     = "suspended"
	Personal      = "personal"  // of hours: the work one does by oneself
	Expected      = "expected"  // of a year that has not begun
	Cancelled     = "cancelled" // of an event
	Online        = "online"
	Hybrid        = "hybrid"
	OnSite        = "on-site"
	daily         = "daily"
	Weekly        = "weekly" // how often there are sessions
	Fortnightly   = "fortnightly"
	Monthly       = "monthly"
	ByAppointment = "appointment"
	AsAgreed      = "agreed"
	firstOf       = "first" // of the days of a name in a month
	secondOf      = "second"
	thirdOf       = "third"
	fourthOf      = "fourth"
	lastOf        = "last"
)

// choices are the closed lists.
var choices = map[string][]string{
	"term":      {"first", "second", "summer", "full-year"},
	"schedule":  {"day", "evening"},
	"unit":      {"faculty", "school", "department", "institute", "programme", "service"},
	"mode":      {OnSite, Hybrid, Online},
	"need":      {"required", "optional", "one-of"},
	"status":    {Running, "pilot", InPreparation, Suspended, Ended},
	"year":      {Running, Expected},
	"held":      {"planned", Cancelled},
	"support":   {"moral", "subject", "method", "orientation", "network"},
	"resource":  {"presentation", "video", "guide", "document"},
	"audience":  {"students", "teachers", "mentors"},
	"frequency": {daily, Weekly, Fortnightly, Monthly, "two-monthly", "termly", "yearly", ByAppointment, "request", AsAgreed},
	"of-month":  {firstOf, secondOf, thirdOf, fourthOf, lastOf},
	"day-part":  {"morning", "afternoon", "evening"},
	"lasts":     {"half-day", "day", "evening", "weekend"},
	"teaching":  {"theory", "exercises", "practical", "seminar", "workshop", "project", "fieldwork", "placement", "coaching", "exam", Personal},
}

// Shared are the facts every page has.
type Shared struct {
	Draft bool       `field:"draft"`
	Only  []lang.Tag `field:"only"` // the languages that it is meant for; none: all of the site
}

// Titled are the words every page has.
type Titled struct {
	Title   string   `field:"title,required"`
	Summary string   `field:"summary"`
	Slug    string   `field:"slug" check:"slug"`
	Aliases []string `field:"aliases" check:"alias"`
}

// FacultyFacts are the facts of a faculty (or a programme of one).
type FacultyFacts struct {
	Shared
	Unit     string      `field:"unit" enum:"unit"`
	Line     Line        `field:"line"`
	Campuses []Localised `field:"campuses"`
	Since    Date        `field:"since" begins:"true"`
	Contacts []Contact   `field:"contacts"`
	Order    int         `field:"order"`
}

// Called is what the unit is: a faculty, where nothing else is said.
func (f *FacultyFacts) Called() string { return cmp.Or(f.Unit, choices["unit"][0]) }

// FacultyWords are the words of a faculty.
type FacultyWords struct{ Titled }

// ModuleFacts are the facts of a module: what students of one faculty follow.
type ModuleFacts struct {
	Shared
	Code         string       `field:"code"`
	Levels       Levels       `field:"levels"`
	Terms        []string     `field:"terms" enum:"term"`
	Schedule     string       `field:"schedule" enum:"schedule"`
	Mode         string       `field:"mode" enum:"mode"`
	Languages    []lang.Tag   `field:"languages"`
	Campuses     []Localised  `field:"campuses"`
	Since        Date         `field:"since" begins:"true"`
	Edition      string       `field:"edition" check:"edition"`
	Status       string       `field:"status" enum:"status"`
	Required     string       `field:"required" enum:"need"`
	Credits      Credits      `field:"credits"`
	Hours        Hours        `field:"hours"`
	Sessions     Sessions     `field:"sessions" whole:"true"`
	Students     Quantity     `field:"students" whole:"true"`
	Places       Quantity     `field:"places" whole:"true" limit:"true"`
	People       []Person     `field:"people"`
	Registration Registration `field:"registration"`
	Contacts     []Contact    `field:"contacts"`
	Parts        []Part       `field:"parts"`
	Tracks       []Part       `field:"tracks"`
	Requires     []Related    `field:"requires"`
	Excludes     []Related    `field:"excludes"`
	AlsoIn       []string     `field:"also_in" check:"faculty"`
	Price        Price        `field:"price"`
	Link         URL          `field:"link"`
	Resources    []Resource   `field:"resources"`
	Order        int          `field:"order"`
}

// ModuleWords are the words of a module.
type ModuleWords struct {
	Titled
	HostCourse string `field:"host_course"`
	Option     string `field:"option"`
}

// YearFacts are the facts of one year of a faculty's roadmap. Its level is its file's name.
type YearFacts struct {
	Shared
	Status   string `field:"status,required" enum:"year"`
	Since    Date   `field:"since" begins:"true"`
	Expected Date   `field:"expected" begins:"true"`
}

// YearWords are the words of a year of a roadmap.
type YearWords struct{ Titled }

// OfferFacts are the facts of a mentoring offer.
type OfferFacts struct {
	Shared
	Supports     []string      `field:"supports" enum:"support"`
	Partners     []string      `field:"partners" check:"partner"`
	Lead         string        `field:"initiative" check:"partner"`
	Operator     string        `field:"operator" check:"partner"`
	Since        Date          `field:"since" begins:"true"`
	Edition      string        `field:"edition" check:"edition"`
	Status       string        `field:"status" enum:"status"`
	Sessions     Sessions      `field:"sessions" said:"meetings" whole:"true"`
	Languages    []lang.Tag    `field:"languages" said:"spoken"`
	Campuses     []Localised   `field:"campuses"`
	Students     Quantity      `field:"students" whole:"true"`
	Pairs        Quantity      `field:"pairs" whole:"true"`
	Mentors      Quantity      `field:"mentors" whole:"true"`
	Eligibility  []Eligibility `field:"eligibility"`
	Registration Registration  `field:"registration"`
	Contacts     []Contact     `field:"contacts"`
	Resources    []Resource    `field:"resources"`
	Order        int           `field:"order"`
}

// OfferWords are the words of a mentoring offer.
type OfferWords struct {
	Titled
	Audience string `field:"audience"`
	Format   string `field:"format"`
}

// EventFacts are the facts of an event: what takes place once.
type EventFacts struct {
	Shared
	Starts       Moment       `field:"starts,required"`
	Ends         Ending       `field:"ends"`
	Place        Localised    `field:"place"`
	Campus       Localised    `field:"campus"`
	Link         URL          `field:"link"`
	Status       string       `field:"status" enum:"held"`
	Faculties    []string     `field:"faculties" check:"faculty"`
	Levels       Levels       `field:"levels"`
	Registration Registration `field:"registration"`
	Partners     []string     `field:"partners" check:"partner"`
	Contacts     []Contact    `field:"contacts"`
	Resources    []Resource   `field:"resources"`
}

// Until is when the event ends, as far as it is known.
func (f *EventFacts) Until() Moment {
	if f.Ends.IsZero() {
		return f.Starts
	}
	return f.Ends.From(f.Starts)
}

// Over reports whether the event has taken place on a day; no day is zero.
func (f *EventFacts) Over(today Date) bool { return f.Until().Date.Before(today) }

// EventWords are the words of an event.
type EventWords struct{ Titled }

// PartnerFacts are the facts of a partner.
type PartnerFacts struct {
	Shared
	Name    Localised `field:"name,required"`
	Acronym string    `field:"acronym"`
	Link    URL       `field:"link"`
	Order   int       `field:"order"`
}

// PartnerWords are the words of a partner.
type PartnerWords struct {
	Summary string `field:"summary"`
}

// PageFacts are the facts of an ordinary page.
type PageFacts struct {
	Shared
	Order int `field:"order" unshown:"order"`
}

// PageWords are the words of an ordinary page.
type PageWords struct{ Titled }

// SiteFacts are the settings of the site, in content/site.yaml.
type SiteFacts struct {
	Name       Localised    `field:"name,required"`
	Tagline    Localised    `field:"tagline"`
	BaseURL    URL          `field:"base_url"`
	Languages  []lang.Tag   `field:"languages,required"`
	Brand      brand        `field:"brand"`
	Publisher  publisher    `field:"publisher"`
	Contacts   []Contact    `field:"contacts"`
	Navigation []MenuItem   `field:"navigation"`
	Footer     []MenuItem   `field:"footer"`
	Levels     []Level      `field:"levels"`
	Credits    CreditSystem `field:"credits"`
	Timezone   string       `field:"timezone" check:"timezone"`
	Outdated   bool         `field:"translation_notice"` // a page of which another language has changed since they agreed says so
	Complaints Contact      `field:"complaints"`
	Ombudsman  Contact      `field:"ombudsman"`
}

// siteWords is empty: words of the site's settings are Localised.
type siteWords struct{}
