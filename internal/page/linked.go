// This file says what a page is about in the vocabulary of schema.org, for machines: what the page says, and nothing else.

package page

import (
	"strconv"
	"strings"
	"time"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// LinkedData is a page's JSON-LD: https://www.w3.org/TR/json-ld11/. The names of its properties are those of
// https://schema.org/, of which a test has a table.
type LinkedData struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

const vocabulary = "https://schema.org"

type (
	// A course is a module.
	course struct {
		Type          string           `json:"@type"` // Course
		ID            string           `json:"@id"`
		URL           string           `json:"url"`
		Name          string           `json:"name"`
		Description   string           `json:"description,omitempty"`
		Code          string           `json:"courseCode,omitempty"`
		Provider      *organization    `json:"provider,omitempty"`
		Level         []string         `json:"educationalLevel,omitempty"`
		Credits       *quantity        `json:"numberOfCredits,omitempty"`
		Prerequisites []string         `json:"coursePrerequisites,omitempty"`
		Free          bool             `json:"isAccessibleForFree,omitempty"`
		SameAs        string           `json:"sameAs,omitempty"`
		Instances     []courseInstance `json:"hasCourseInstance,omitempty"`
	}
	// A courseInstance is a module as it is held.
	courseInstance struct {
		Type        string     `json:"@type"` // CourseInstance
		Mode        string     `json:"courseMode,omitempty"`
		Languages   []lang.Tag `json:"inLanguage,omitempty"`
		Places      []place    `json:"location,omitempty"`
		Instructors []person   `json:"instructor,omitempty"`
		Starts      string     `json:"startDate,omitempty"`
		Ends        string     `json:"endDate,omitempty"`
		Schedule    []schedule `json:"courseSchedule,omitempty"`
	}
	// A schedule is a session whose day is known, or what is held each week.
	schedule struct {
		Type   string   `json:"@type"` // Schedule
		Name   string   `json:"name,omitempty"`
		Start  string   `json:"startDate,omitempty"`
		End    string   `json:"endDate,omitempty"`
		From   string   `json:"startTime,omitempty"`
		To     string   `json:"endTime,omitempty"`
		Zone   string   `json:"scheduleTimezone,omitempty"`
		Every  string   `json:"repeatFrequency,omitempty"`
		Days   []string `json:"byDay,omitempty"`
		Times  int      `json:"repeatCount,omitempty"`
		Except []string `json:"exceptDate,omitempty"`
	}
	// An event is one that is open to all.
	event struct {
		Type        string        `json:"@type"` // Event
		ID          string        `json:"@id"`
		URL         string        `json:"url"`
		Name        string        `json:"name"`
		Description string        `json:"description,omitempty"`
		Start       string        `json:"startDate"`
		End         string        `json:"endDate,omitempty"`
		Status      string        `json:"eventStatus"`
		Places      []place       `json:"location,omitempty"`
		Organizer   *organization `json:"organizer,omitempty"`
	}
	place struct {
		Type string `json:"@type"` // Place, VirtualLocation
		Name string `json:"name,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	person struct {
		Type string `json:"@type"` // Person
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	organization struct {
		Type string `json:"@type"` // Organization
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	webSite struct {
		Type      string        `json:"@type"` // WebSite
		ID        string        `json:"@id"`
		URL       string        `json:"url"`
		Name      string        `json:"name"`
		Language  lang.Tag      `json:"inLanguage"`
		Publisher *organization `json:"publisher,omitempty"`
	}
	quantity struct {
		Type  string  `json:"@type"` // QuantitativeValue
		Value float64 `json:"value"`
		Unit  string  `json:"unitText,omitempty"`
	}
	// A courseList leads to modules.
	courseList struct {
		Type  string       `json:"@type"` // ItemList
		Items []listedItem `json:"itemListElement"`
	}
	listedItem struct {
		Type     string `json:"@type"` // ListItem
		Position int    `json:"position"`
		Name     string `json:"name"`
		URL      string `json:"url"`
	}
	breadcrumbs struct {
		Type  string  `json:"@type"` // BreadcrumbList
		Items []crumb `json:"itemListElement"`
	}
	crumb struct {
		Type     string `json:"@type"` // ListItem
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
)

// linked is the JSON-LD of a page: what it is about, nil for a page that is about nothing of the kind, and the way to it. It is nil
// where it is not known where the site is published, and for what search engines are asked not to list.
func (m *presenter) linked(b *Base, about any) *LinkedData {
	if m.p.origin.Root == "" || b.NoIndex || b.Fallback() {
		return nil
	}
	data := &LinkedData{Context: vocabulary}
	if about != nil {
		data.Graph = append(data.Graph, about)
	}
	if len(b.Trail) > 0 {
		list := breadcrumbs{Type: "BreadcrumbList"}
		for i, link := range b.Trail {
			list.Items = append(list.Items, crumb{"ListItem", i + 1, lang.Untagged(link.Title), m.p.origin.Root + link.Href})
		}
		list.Items = append(list.Items, crumb{"ListItem", len(b.Trail) + 1, lang.Untagged(b.Title), b.Canonical})
		data.Graph = append(data.Graph, list)
	}
	if data.Graph == nil {
		return nil
	}
	return data
}

// publisher is who answers for the site; nil when nobody is named.
func (lo *localiser) publisher() *organization {
	config := lo.p.site.Config
	name, _ := lo.localised(config.Publisher.Name)
	if name == "" {
		return nil
	}
	return &organization{"Organization", lang.Untagged(name), string(config.Publisher.Link)}
}

func (m *presenter) linkedSite(b *Base) any {
	return webSite{Type: "WebSite", ID: b.Canonical, URL: b.Canonical, Name: lang.Untagged(b.SiteName), Language: m.tag, Publisher: m.publisher()}
}

// fewestCourses is how many those who read lists of courses ask for:
// https://developers.google.com/search/docs/appearance/structured-data/course.
const fewestCourses = 3

// linkedCourses lists the modules of some faculties that have a page in the language; nil when they are too few for a list.
func (m *presenter) linkedCourses(faculties []*FacultyCard) any {
	list := courseList{Type: "ItemList"}
	for _, f := range faculties {
		for _, c := range f.Modules {
			if c.Lang == "" && !c.Draft {
				list.Items = append(list.Items, listedItem{"ListItem", len(list.Items) + 1, lang.Untagged(c.Title), m.p.origin.Root + c.Href})
			}
		}
	}
	if len(list.Items) < fewestCourses {
		return nil
	}
	return list
}

// modes are the words of schema.org for those of the list.
var modes = map[string]string{schema.Online: "online", schema.Hybrid: "blended", schema.OnSite: "onsite"}

func (m *presenter) linkedModule(v *ModuleView) any {
	facts := v.Facts
	c := course{Type: "Course", ID: v.Canonical, URL: v.Canonical, Name: lang.Untagged(v.Title), Description: lang.Untagged(v.Summary),
		Code: lang.Untagged(facts.Code), Provider: m.publisher(), Free: facts.Price.Free, SameAs: string(facts.Link)}
	for _, id := range facts.Levels {
		name, _ := m.l.Localised(m.l.Level(id).Called())
		c.Level = append(c.Level, lang.Untagged(name))
	}
	if !facts.Credits.IsZero() {
		unit, _ := m.l.Localised(m.l.Unit(facts.Credits).Unit)
		c.Credits = &quantity{"QuantitativeValue", float64(facts.Credits.Value.Thousandths) / 1000, lang.Untagged(unit)}
	}
	for _, link := range v.Requires {
		c.Prerequisites = append(c.Prerequisites, lang.Untagged(link.Title))
	}
	if over := schema.IsOver(facts, m.p.today); !over {
		if instance := m.instance(v); instance.says() {
			c.Instances = []courseInstance{instance}
		}
	}
	return c
}

// says reports whether anything is known of how a module is held.
func (c *courseInstance) says() bool {
	return c.Mode != "" || len(c.Places) > 0 || len(c.Instructors) > 0 || len(c.Schedule) > 0
}

func (m *presenter) instance(v *ModuleView) courseInstance {
	facts := v.Facts
	c := courseInstance{Type: "CourseInstance", Mode: modes[facts.Mode], Languages: facts.Languages}
	for _, campus := range facts.Campuses {
		name, _ := m.localised(campus)
		c.Places = append(c.Places, place{Type: "Place", Name: lang.Untagged(name)})
	}
	for _, x := range v.People {
		c.Instructors = append(c.Instructors, person{"Person", lang.Untagged(strings.Join(known(x.Title, x.Name), " ")), x.Href})
	}
	a := almanac{localiser: m.localiser}
	a.module(nil, m.p.site.ModuleOf(m.at.id))
	for i := range a.all {
		o := &a.all[i]
		if o.Cancelled {
			continue
		}
		last := o.Ends.Date
		if last.IsZero() {
			last = o.Starts.Date
		}
		s := schedule{Type: "Schedule", Name: lang.Untagged(o.Title), Start: o.Starts.Date.String(), End: last.String(),
			From: o.Starts.Clock.String(), To: o.Ends.Clock.String()}
		if s.From != "" {
			s.Zone = m.p.site.Config.Timezone
		}
		if r := o.Repeats; r != nil {
			s.repeats(r.On, r.Every, r.OfMonth)
			s.End, s.Times = r.Last().String(), len(r.Days)
			if r.Open {
				s.Times = 0
			}
			for _, d := range r.Without {
				s.Except = append(s.Except, d.String())
			}
		}
		c.Schedule = append(c.Schedule, s)
		if c.Starts == "" || s.Start < c.Starts {
			c.Starts = s.Start
		}
		c.Ends = max(c.Ends, s.End)
	}
	c.Schedule = append(c.Schedule, m.weekly(facts)...)
	return c
}

// weekly are the sessions of a module, of its parts and of its tracks that are held each week on days that are not known.
func (m *presenter) weekly(facts *schema.ModuleFacts) (all []schedule) {
	add := func(of schema.Sessions) {
		for _, x := range of.Series() {
			if _, known := x.Recurs(); known || len(x.Weekdays) == 0 || x.Often == schema.Monthly && len(x.OfMonth) == 0 {
				continue
			}
			s := schedule{Type: "Schedule", Start: x.From.String(), End: x.Until.String(), From: x.Start.String(), To: x.End.String()}
			if s.From != "" {
				s.Zone = m.p.site.Config.Timezone
			}
			every := 1
			if x.Often == schema.Fortnightly {
				every = 2
			}
			s.repeats(x.Weekdays, every, x.PlacesInMonth())
			all = append(all, s)
		}
	}
	add(facts.Sessions)
	for _, parts := range [...][]schema.Part{facts.Parts, facts.Tracks} {
		for i := range parts {
			add(parts[i].Sessions)
		}
	}
	return all
}

// repeats says that it is on some days of every so many weeks, or on those of them with some places in every so many months.
func (s *schedule) repeats(on schema.Weekdays, every int, ofMonth []int) {
	if len(ofMonth) > 0 {
		s.Every = "P" + strconv.Itoa(every) + "M"
		for _, place := range ofMonth {
			for _, day := range on { // as iCalendar says it
				s.Days = append(s.Days, strconv.Itoa(place)+strings.ToUpper(time.Weekday(day % 7).String()[:2]))
			}
		}
		return
	}
	s.Every = "P" + strconv.Itoa(every) + "W"
	for _, day := range on {
		s.Days = append(s.Days, vocabulary+"/"+time.Weekday(day%7).String())
	}
}

// linkedEvent is nil for an event whose day is not known, or that is not open to all.
func (m *presenter) linkedEvent(e *site.Event, v *EventView) any {
	facts := v.Facts
	if !eventHasDay(e) || !isPublic(e) {
		return nil
	}
	x := event{Type: "Event", ID: v.Canonical, URL: v.Canonical, Name: lang.Untagged(v.Title), Description: lang.Untagged(v.Summary),
		Start: m.p.instant(facts.Starts), Status: "https://schema.org/EventScheduled", Organizer: m.publisher()}
	if end := facts.Ends.From(facts.Starts); end.Date.Day != 0 {
		x.End = m.p.instant(end)
	}
	if facts.Status == schema.Cancelled {
		x.Status = "https://schema.org/EventCancelled"
	}
	name, web := m.placeOf(facts.Place)
	campus, _ := m.localised(facts.Campus)
	if name = strings.Join(known(lang.Untagged(name), lang.Untagged(campus)), ", "); name != "" {
		x.Places = append(x.Places, place{Type: "Place", Name: name})
	}
	if web != "" {
		x.Places = append(x.Places, place{Type: "VirtualLocation", URL: web})
	}
	return x
}

// placeOf is where something is held, and its address on the web: either may be "".
func (lo *localiser) placeOf(v schema.Localised) (name, web string) {
	a := almanac{localiser: lo}
	name, web = a.placeOf(v, "")
	if strings.HasPrefix(web, "www.") {
		web = "https://" + web
	}
	return name, web
}

// instant is a moment as schema.org has it (ISO 8601): a day, or a time by the offset that the zone of the site has then.
func (p *planner) instant(m schema.Moment) string {
	if m.Clock == 0 {
		return m.Date.String()
	}
	if p.site.Config.Timezone == "" {
		return m.Date.String() + "T" + m.Clock.String()
	}
	return time.Date(m.Date.Year, time.Month(m.Date.Month), m.Date.Day, 0, int(m.Clock)-1, 0, 0, p.site.Config.Zone()).Format("2006-01-02T15:04-07:00")
}

// isPublic reports whether an event is open to others than students of some faculties or years.
func isPublic(e *site.Event) bool { return len(e.Facts.Faculties) == 0 && len(e.Facts.Levels) == 0 }
