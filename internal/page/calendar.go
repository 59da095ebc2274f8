// This file says what takes place on days that are known, for calendars that people subscribe to.

package page

import (
	"hash/fnv"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Calendar has what takes place on days that are known: of one item, of a faculty, of all events or of the whole site,
// in one language. There is none that is empty.
type Calendar struct {
	Path     string         // in the output: fr/calendrier.ics
	Lang     lang.Tag       // of what it says
	Source   string         // the file of the item it is of; "" for one of several
	Title    string         // what it is called where people see all of theirs
	Address  string         // absolute; "" when it is not known where the site is published
	Page     string         // the absolute address of the page it is of; "" likewise
	Zone     *time.Location // of its times; nil when the site names none
	several  bool           // whether it is of more than one item
	localise *localiser
	collect  func(*almanac)
}

// An Occasion takes place once, or on several days of several weeks.
type Occasion struct {
	UID       string        // the same in every language and calendar, whatever else changes but its day
	Title     string        //
	Lang      lang.Tag      // of Title
	Lines     []string      // what else is known of it, in the language of the calendar
	Place     string        // "" when it is not known
	Page      string        // absolute address of its page; "" when it is not known where the site is published
	Starts    schema.Moment // with a day
	Ends      schema.Moment // zero when it is not known. Either both have a time or neither has: then it is the last day
	Cancelled bool
	Repeats   *schema.Recurrence // on which other days it takes place as well, each time from the same hour to the same; nil for once
}

// last is the last year in which something takes place, as far as it is known.
func (o *Occasion) last() int {
	last := max(o.Starts.Date.Year, o.Ends.Date.Year)
	if o.Repeats != nil {
		last = max(last, o.Repeats.Days[len(o.Repeats.Days)-1].Year)
		if o.Repeats.Open {
			last = endless
		}
	}
	return last
}

// endless is the year in which ends what has no end that is known.
const endless = 9999

// Occasions makes what the calendar has, item by item. One of several items is not of years long past: see oldest.
func (c *Calendar) Occasions() []Occasion {
	a := almanac{localiser: c.localise}
	c.collect(&a)
	if !c.several {
		return a.all
	}
	first := oldest(a.all, c.localise.p.today)
	return slices.DeleteFunc(a.all, func(o Occasion) bool { return o.last() < first })
}

// oldest is the first year that a calendar of several items has: the one before this year, or before the last in which there is something.
func oldest(all []Occasion, today schema.Date) int {
	last := 0
	for i := range all {
		last = max(last, all[i].last())
	}
	return min(today.Year, last) - 1
}

// A Subscription is where the calendar of a page is found.
type Subscription struct {
	Href       string // of the file
	Partly     bool   // there is what takes place each week, on days that are not known: it is not there
	Address    string // the same in full, to be copied; "" when it is not known where the site is published
	WebcalHref string // for programs that subscribe to calendars; "" likewise
}

// calendarWord is the key of what calendars are called in addresses.
const calendarWord = "path.calendar"

// calendarPath is where the calendar of an ID, of an item or a list, stands on the site.
func (lo *localiser) calendarPath(id string) string {
	return lo.p.book.File(id, lo.tag, calendarWord, ".ics")
}

// subscription is where the calendar of an ID is found; nil when it has none. partly reports whether something of it is not there.
func (lo *localiser) subscription(id string, has bool, partly func() bool) *Subscription {
	at := lo.calendarPath(id)
	if !has || at == "" {
		return nil
	}
	s := &Subscription{Href: lo.p.href(at), Partly: partly()}
	if lo.p.origin.Root != "" {
		s.Address = lo.p.absolute(at)
		_, rest, _ := strings.Cut(s.Address, ":")
		s.WebcalHref = "webcal:" + rest
	}
	return s
}

// Calendars lists the calendars whose path in the output is at, or all of them when it is "".
func (p *Plan) Calendars(at string) []*Calendar {
	if at != "" && !strings.HasSuffix(at, ".ics") {
		return nil
	}
	c := calendars{want: at}
	for _, l := range p.planner.site.Languages {
		if at == "" || strings.HasPrefix(at, string(l.Tag())+"/") {
			c.of(p.planner.localisers[l.Tag()])
		}
	}
	return c.all
}

// calendars are taken into a list.
type calendars struct {
	want string // the path of the only one to take; "" takes all
	all  []*Calendar
}

// of takes those of a language.
func (c *calendars) of(lo *localiser) {
	s := lo.p.site
	if s.Home != nil {
		c.add(lo, schema.Home, nil, lo.anyDay, (*almanac).everything)
	}
	for _, f := range s.Faculties {
		if c.want != "" && !strings.HasPrefix("/"+c.want, lo.p.book.Path(f.ID, lo.tag)) {
			continue
		}
		c.add(lo, f.ID, &f.Item, func() bool { return lo.p.facultyHasDays(f) }, func(a *almanac) { a.faculty(f) })
		for _, m := range f.Modules {
			c.add(lo, m.ID, &m.Item, func() bool { return moduleHasDays(m.Facts) }, func(a *almanac) { a.module(f, m) })
		}
	}
	for _, o := range s.Offers {
		c.add(lo, o.ID, &o.Item, func() bool { return haveDays(o.Facts.Sessions) }, func(a *almanac) { a.offer(o) })
	}
	c.add(lo, schema.Events.Path, nil, func() bool { return slices.ContainsFunc(s.Events, eventHasDay) }, (*almanac).events)
	for _, e := range s.Events {
		c.add(lo, e.ID, &e.Item, func() bool { return eventHasDay(e) }, func(a *almanac) { a.event(e) })
	}
}

// add takes the calendar of an ID, if it is wanted and there is anything in it; item is nil for one of several.
func (c *calendars) add(lo *localiser, id string, item *site.Item, has func() bool, collect func(*almanac)) {
	if c.want == "" && !has() {
		return
	}
	at := lo.calendarPath(id)
	if at == "" || c.want != "" && ("/"+c.want != at || !has()) {
		return
	}
	calendar := &Calendar{Path: strings.TrimPrefix(at, "/"), Lang: lo.tag, several: item == nil || item.Kind == schema.Faculty, localise: lo, collect: collect}
	calendar.Title, _ = lo.localised(lo.p.site.Config.Name)
	switch {
	case item != nil:
		calendar.Source = item.Best(lo.tag).File.Path
		title, _ := lo.title(item)
		calendar.Title = lo.l.T("calendar.name", "title", title, "site", calendar.Title)
	case id != schema.Home:
		calendar.Title = lo.l.T("calendar.name", "title", lo.l.T("section."+id), "site", calendar.Title)
	}
	if lo.p.site.Config.Timezone != "" {
		calendar.Zone = lo.p.site.Config.Zone()
	}
	if lo.p.origin.Root != "" {
		calendar.Address, calendar.Page = lo.p.absolute(at), lo.p.absolute(lo.p.book.Path(id, lo.tag))
	}
	c.all = append(c.all, calendar)
}

// haveDays reports whether one of some sessions has its day.
func haveDays(s schema.Sessions) bool {
	return slices.ContainsFunc(s.Dated, func(one schema.Session) bool { return one.Date.Day != 0 }) ||
		slices.ContainsFunc(s.Series(), func(x schema.Series) bool { _, ok := x.Recurs(); return ok })
}

// areWeekly reports whether some sessions are held each week, on days that are not known.
func areWeekly(s schema.Sessions) bool {
	series := s.Series()
	if len(series) == 0 {
		return len(s.Dated) == 0 && (s.Weekly != 0 || s.Often != "")
	}
	return slices.ContainsFunc(series, func(x schema.Series) bool { _, ok := x.Recurs(); return !ok && len(x.Weekdays) > 0 })
}

func moduleHasDays(facts *schema.ModuleFacts) bool  { return someOf(facts, haveDays) }
func moduleIsWeekly(facts *schema.ModuleFacts) bool { return someOf(facts, areWeekly) }

// someOf reports whether the sessions of a module, of one of its parts or of its tracks are such.
func someOf(facts *schema.ModuleFacts, are func(schema.Sessions) bool) bool {
	some := func(p schema.Part) bool { return are(p.Sessions) }
	return are(facts.Sessions) || slices.ContainsFunc(facts.Parts, some) || slices.ContainsFunc(facts.Tracks, some)
}

func eventHasDay(e *site.Event) bool { return e.Facts.Starts.Date.Day != 0 }

func (p *planner) facultyHasDays(f *site.Faculty) bool {
	some := func(m *site.Module) bool { return moduleHasDays(m.Facts) }
	return slices.ContainsFunc(f.Modules, some) || slices.ContainsFunc(f.Others, some) || slices.ContainsFunc(p.eventsFor()[f], eventHasDay)
}

// facultyIsWeekly reports whether a module that a faculty has, or uses, is held each week on days that are not known.
func (p *planner) facultyIsWeekly(f *site.Faculty) bool {
	some := func(m *site.Module) bool { return moduleIsWeekly(m.Facts) }
	return slices.ContainsFunc(f.Modules, some) || slices.ContainsFunc(f.Others, some)
}

// anyWeekly reports the same of the whole site.
func (p *planner) anyWeekly() bool {
	return slices.ContainsFunc(p.site.Faculties, p.facultyIsWeekly) ||
		slices.ContainsFunc(p.site.Offers, func(o *site.Offer) bool { return areWeekly(o.Facts.Sessions) })
}

// never is the answer of what has nothing that is held each week.
func never() bool { return false }

// anyDay reports whether anything of the site takes place on a day that is known.
func (lo *localiser) anyDay() bool { return lo.p.hasDays() }

func (p *planner) lookForDays() bool {
	offered := func(o *site.Offer) bool { return haveDays(o.Facts.Sessions) }
	return slices.ContainsFunc(p.site.Events, eventHasDay) || slices.ContainsFunc(p.site.Offers, offered) ||
		slices.ContainsFunc(p.site.Faculties, p.facultyHasDays)
}

// eventsByFaculty are the events that are for the students of some faculties, by faculty.
func (p *planner) eventsByFaculty() map[*site.Faculty][]*site.Event {
	all := map[*site.Faculty][]*site.Event{}
	for _, e := range p.site.Events {
		for _, f := range e.Faculties {
			all[f] = append(all[f], e)
		}
	}
	return all
}

// An almanac takes occasions into a list.
type almanac struct {
	*localiser
	all []Occasion
}

func (a *almanac) everything() {
	for _, f := range a.p.site.Faculties {
		for _, m := range f.Modules {
			a.module(f, m)
		}
	}
	for _, o := range a.p.site.Offers {
		a.offer(o)
	}
	a.events()
}

func (a *almanac) faculty(f *site.Faculty) {
	for _, m := range f.Modules {
		a.module(f, m)
	}
	for _, m := range f.Others {
		a.module(nil, m)
	}
	for _, e := range a.p.eventsFor()[f] {
		a.event(e)
	}
}

func (a *almanac) events() {
	for _, e := range a.p.site.Events {
		a.event(e)
	}
}

// event takes an event whose day is known.
func (a *almanac) event(e *site.Event) {
	if !eventHasDay(e) {
		return
	}
	facts := e.Facts
	o := a.occasion(&e.Item)
	o.UID = a.p.uid(e.ID, "")
	o.Cancelled = facts.Status == schema.Cancelled
	o.Starts, o.Ends = facts.Starts, facts.Ends.From(facts.Starts)
	if o.Ends.Date.Day == 0 {
		o.Ends = schema.Moment{}
	}
	words, in := e.Words(a.tag)
	o.line(in.Plain(words.Summary))
	a.settle(&o)
	place, web := a.placeOf(facts.Place, "")
	campus, _ := a.localised(facts.Campus)
	o.Place = a.l.List(known(place, campus))
	for _, address := range known(web, string(facts.Link)) {
		o.line(address)
	}
	a.add(o)
}

// offer takes the meetings of an offer whose days are known.
func (a *almanac) offer(o *site.Offer) {
	if haveDays(o.Facts.Sessions) {
		a.sessions(&o.Item, a.occasion(&o.Item), identities{}, &o.Facts.Sessions, oneOf(o.Facts.Campuses))
	}
}

// module takes the sessions of a module, of its parts and of its tracks whose days are known. f is its faculty, where
// that is worth saying; else nil.
func (a *almanac) module(f *site.Faculty, m *site.Module) {
	if !moduleHasDays(m.Facts) {
		return
	}
	base, is, campus := a.occasion(&m.Item), identities{}, schema.Localised{}
	if f != nil {
		title, _ := a.title(&f.Item)
		base.line(a.l.T("calendar.line", "label", a.l.Enum("unit", f.Facts.Called()), "value", title))
	}
	if m.Facts.Mode != schema.Online && m.Facts.Mode != schema.Hybrid {
		campus = oneOf(m.Facts.Campuses)
	}
	a.sessions(&m.Item, base, is, &m.Facts.Sessions, campus)
	for _, parts := range [...][]schema.Part{m.Facts.Parts, m.Facts.Tracks} {
		for i := range parts {
			part := base
			if title, _ := a.localised(parts[i].Title); title != "" {
				part.Lines = append(slices.Clip(base.Lines), title)
			}
			a.sessions(&m.Item, part, is, &parts[i].Sessions, campus)
		}
	}
}

// oneOf is the only one of some places; zero where there are none or several.
func oneOf(places []schema.Localised) schema.Localised {
	if len(places) != 1 {
		return schema.Localised{}
	}
	return places[0]
}

// occasion is what is the same for all that takes place of an item.
func (a *almanac) occasion(item *site.Item) Occasion {
	title, foreign := a.title(item)
	o := Occasion{Title: title, Lang: foreign}
	if o.Lang == "" {
		o.Lang = a.tag
	}
	if a.p.origin.Root != "" {
		o.Page = a.p.absolute(a.p.book.Path(item.ID, a.tag))
	}
	return o
}

// identities are those that sessions of an item have by now.
type identities map[string]*schema.Session

// of is what tells a session from the others of its item: its day and whom it is for; its hour, and at last its place
// among them, only where others have the same. It is "" for one that is stated again, as of a part of the module.
func (is identities) of(s *schema.Session) string {
	key := s.Date.String()
	if group, _ := s.Group.In(""); group != "" {
		h := fnv.New32a()
		h.Write([]byte(lang.Untagged(group)))
		key += "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
	}
	if is[key] != nil && s.Start != 0 && is[key].Start != s.Start {
		key += "T" + s.Start.String()
	}
	for own, n := key, 2; is[key] != nil; n++ {
		if reflect.DeepEqual(is[key], s) {
			return ""
		}
		key = own + "-" + strconv.Itoa(n)
	}
	is[key] = s
	return key
}

// sessions takes those of which the day is known; what is not known of one is as in base, its place as a campus, its
// length as that of all.
func (a *almanac) sessions(item *site.Item, base Occasion, is identities, all *schema.Sessions, campus schema.Localised) {
	sorted := all.InOrder()
	for i := range sorted {
		s := &sorted[i]
		if s.Date.Day == 0 {
			continue
		}
		key := is.of(s)
		if key == "" {
			continue
		}
		o := base
		o.Lines = slices.Clip(base.Lines)
		o.UID = a.p.uid(item.ID, key)
		o.Cancelled = s.Cancelled
		o.Starts, o.Ends = schema.Moment{Date: s.Date, Clock: s.Start}, endOf(s, all)
		a.settle(&o)
		a.name(&o, s)
		place, web := a.placeOf(s.Place, string(s.Link))
		if o.Place = place; place == "" && web == "" {
			o.Place, _ = a.localised(campus)
		}
		o.line(web)
		a.add(o)
	}
	series := all.Series()
	for i := range series {
		a.series(item, base, is, &series[i], campus)
	}
}

// series takes sessions that are held each week, or every other, on days that are known.
func (a *almanac) series(item *site.Item, base Occasion, is identities, x *schema.Series, campus schema.Localised) {
	recurs, ok := x.Recurs()
	if !ok {
		return
	}
	first := recurs.First()
	key := is.of(&schema.Session{Date: first, Start: x.Start, End: x.End, Type: x.Type})
	if key == "" {
		return
	}
	o := base
	o.Lines, o.UID, o.Repeats = slices.Clip(base.Lines), a.p.uid(item.ID, "weekly-"+key), &recurs
	o.Starts.Date, o.Starts.Clock = first, x.Start
	o.Ends = endOf(&schema.Session{Date: first, Start: x.Start, End: x.End}, &schema.Sessions{Length: x.Length})
	a.name(&o, &schema.Session{Type: x.Type})
	place, web := a.placeOf(x.Place, string(x.Link))
	if o.Place = place; place == "" && web == "" {
		o.Place, _ = a.localised(campus)
	}
	o.line(web)
	a.add(o)
}

// endOf is when a session ends; zero when that is not known.
func endOf(s *schema.Session, all *schema.Sessions) schema.Moment {
	switch {
	case !s.Until.IsZero():
		return schema.Moment{Date: s.Until, Clock: s.End}
	case s.End != 0:
		return schema.Moment{Date: s.Date, Clock: s.End}
	case s.Start == 0:
		return schema.Moment{}
	}
	length := all.Length
	for i := range all.ByType {
		if all.ByType[i].Type == s.Type && s.Type != "" && all.ByType[i].Length != 0 {
			length = all.ByType[i].Length
		}
	}
	const midnight = 24*60 + 1
	if end := s.Start + schema.Clock(length); length != 0 && end < midnight {
		return schema.Moment{Date: s.Date, Clock: end}
	}
	return schema.Moment{}
}

// settle makes whole days of what has a time only where it starts or only where it ends, unless no end is known;
// the time is said.
func (a *almanac) settle(o *Occasion) {
	if o.Ends.IsZero() || (o.Starts.Clock != 0) == (o.Ends.Clock != 0) {
		return
	}
	for _, m := range []schema.Moment{o.Starts, o.Ends} {
		if m.Clock != 0 && m == o.Starts {
			o.line(a.l.T("moment.at", "date", a.l.Day(m.Date), "time", a.l.Clock(m.Clock)))
		} else if m.Clock != 0 {
			o.line(a.l.T("moment.until", "date", a.l.Day(m.Date), "time", a.l.Clock(m.Clock)))
		}
	}
	o.Starts.Clock, o.Ends.Clock = 0, 0
}

// name adds to the title what a session is about, of what type and for whom.
func (a *almanac) name(o *Occasion, s *schema.Session) {
	if title, _ := a.localised(s.Title); title != "" {
		o.Title = a.l.T("calendar.session", "title", o.Title, "session", title)
	}
	group, _ := a.localised(s.Group)
	details := a.l.Enum("type", s.Type)
	switch {
	case details == "":
		details = group
	case group != "":
		details = a.l.T("list.middle", "a", details, "b", group)
	}
	if details != "" {
		o.Title = a.l.T("calendar.details", "title", o.Title, "details", details)
	}
}

// add takes an occasion.
func (a *almanac) add(o Occasion) {
	if o.Cancelled {
		o.Title = a.l.T("calendar.cancelled", "title", o.Title)
	}
	a.all = append(a.all, o)
}

// line adds a line, unless it is empty.
func (o *Occasion) line(text string) {
	if text != "" {
		o.Lines = append(o.Lines, text)
	}
}

// known are those of some texts that are not empty.
func known(texts ...string) (all []string) {
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}

// placeOf is where something is held, and its address on the web: either may be "".
func (a *almanac) placeOf(v schema.Localised, link string) (place, web string) {
	place, _ = a.localised(v)
	if isOnWeb(place) {
		place, web = "", place
	}
	if link != "" {
		web = link
	}
	return place, web
}

// uid tells something that takes place from everything else in the world (RFC 5545, 3.8.4.7): by the ID of its item, by
// what tells it from others of that, and by where the site is published.
func (p *planner) uid(id, key string) string {
	_, host, known := strings.Cut(p.origin.Root, "://")
	if !known {
		host = "projetpro.invalid"
	}
	if key != "" {
		id += "/" + key
	}
	return strings.TrimPrefix(p.origin.Prefix+"/", "/") + id + "@" + host
}
