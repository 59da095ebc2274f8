// This file says how much of a programme there is: hours and sessions.

package page

import (
	"cmp"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"reflect"
	"slices"
	"strings"
)

// Hours says hours in all and by type of teaching, one after the other: "24 h", "12 h
// (théorie)". Of several types the sum is said, where it is not given.
func (l Language) Hours(h schema.Hours) []string {
	var all []string
	if !h.Total.IsZero() {
		all = append(all, l.Quantity("hours", h.Total))
	} else if sum := h.Sum(); len(h.ByType) > 1 && !sum.IsZero() {
		all = append(all, l.T("hours.total", "hours", l.Quantity("hours", sum)))
	}
	for i := range h.ByType {
		of := &h.ByType[i]
		all = append(all, l.T("hours.of", "hours", l.Quantity("hours", of.Hours), "type", l.Enum("type", of.Type)))
	}
	return all
}

// A SessionsLine is one thing that is said of sessions, and where that is.
type SessionsLine struct {
	Text  string
	Place schema.Localised // zero when it is not known
	Link  schema.URL
}

// Sessions says how many sessions there are and how long each is, in all and by type, how
// much a week, and when: "8 séances de 2 h", "9 séances de 3 h (travaux pratiques)", "4 h par semaine pendant 12 semaines",
// "le mardi de 18 h à 20 h".
//
// They are called as a unit is: sessions, or meetings.
func (l Language) Sessions(unit string, s schema.Sessions) (all []SessionsLine) {
	say := func(said string) {
		if said != "" {
			all = append(all, SessionsLine{Text: said})
		}
	}
	at := func(said string, slot *schema.Slot) {
		line := SessionsLine{joined(l, "sessions.timed", said, l.slot(slot, s.Often)), slot.Place, slot.Link}
		if line.Text != "" || !line.Place.IsZero() || line.Link != "" {
			all = append(all, line)
		}
		say(l.period(slot))
		say(l.without(slot))
	}
	number := s.Number()
	switch {
	case !s.Count.IsZero() || len(s.ByType) == 0:
		say(l.counted(unit, number, s.Length, s.Lasts))
	case len(s.ByType) > 1 && !number.IsZero():
		say(l.T("sessions.total", "sessions", l.Quantity(unit, number)))
	}
	for i := range s.ByType {
		of := &s.ByType[i]
		kind, counted := l.Enum("type", of.Type), l.counted(unit, of.Count, of.Length, of.Lasts)
		switch {
		case counted == "" && of.Length == 0:
			at(joined(l, "sessions.lasting", kind, l.Enum("lasts", of.Lasts)), &of.Slot)
		case counted == "":
			counted = l.T("sessions.each", "length", l.Minutes(of.Length))
			fallthrough
		case kind != "":
			at(l.T("sessions.by-type", "sessions", counted, "type", kind), &of.Slot)
		default:
			at(counted, &of.Slot)
		}
	}
	if number.IsZero() && s.Times.IsZero() {
		say(l.Enum("lasts", s.Lasts))
	}
	if s.Length != 0 && number.IsZero() && s.Times.IsZero() {
		say(l.T("sessions.each", "length", l.Minutes(s.Length)))
	}
	say(l.weekly(s))
	say(l.often(unit, &s))
	at("", &s.Slot)
	return all
}

// often says how often there are sessions, and how many each time if that is known: "2 séances par mois"; "" where it is not
// known, or days of the week say it.
func (l Language) often(unit string, s *schema.Sessions) string {
	switch s.Often {
	case "":
		return ""
	case schema.Weekly, schema.Fortnightly, schema.Monthly:
		if s.Times.IsZero() && slices.ContainsFunc(s.Series(), func(x schema.Series) bool { return len(x.Weekdays) > 0 }) {
			return ""
		}
	}
	if s.Times.IsZero() {
		return l.Enum("frequency", s.Often)
	}
	length, lasts := s.Length, s.Lasts
	if !s.Number().IsZero() { // of which that is said
		length, lasts = 0, ""
	}
	return l.T("sessions.times."+s.Often, "sessions", l.counted(unit, s.Times, length, lasts))
}

// slot says when in the week sessions are, which are held so often: "le mardi et le jeudi de 18 h à 20 h", "un mardi sur deux"; ""
// when it is not known.
func (l Language) slot(s *schema.Slot, often string) string {
	days := make([]string, 0, len(s.Weekdays))
	through := 0 // how many days a range has said
	for i, d := range s.Weekdays {
		if through--; through >= 0 {
			continue
		}
		day := l.Strings.Weekday(int(d) - 1)
		if run := daysInARow(s.Weekdays[i:]); run > 2 && s.Part == "" && len(s.OfMonth) == 0 && oftenKey(often) == oftenKey(schema.Weekly) {
			through = run - 1
			days = append(days, l.T("sessions.through", "first", day, "last", l.Strings.Weekday(int(s.Weekdays[i+through])-1)))
			continue
		}
		if s.Part != "" {
			day = l.T("sessions.part-of-day."+s.Part, "weekday", day)
		}
		if len(s.OfMonth) > 0 {
			days = append(days, l.T("sessions.of-month", "which", l.List(l.enums("of_month", s.OfMonth)), "weekday", day))
			continue
		}
		days = append(days, l.T(oftenKey(often), "weekday", day))
	}
	on, time := l.List(days), ""
	if on == "" {
		on = l.Enum("part_of_day", s.Part)
	}
	switch {
	case s.End != 0:
		time = l.T("sessions.from-to", "start", l.Clock(s.Start), "end", l.Clock(s.End))
	case s.Start != 0:
		time = l.T("sessions.at", "start", l.Clock(s.Start))
	}
	return joined(l, "sessions.slot", on, time)
}

// daysInARow is how many of some days follow one another from the first on.
func daysInARow(days schema.Weekdays) int {
	n := 1
	for n < len(days) && days[n] == days[n-1]+1 {
		n++
	}
	return n
}

// enums are values of a closed list as the language says them.
func (l Language) enums(list string, values []string) (all []string) {
	for _, value := range values {
		all = append(all, l.Enum(list, value))
	}
	return all
}

// oftenKey is the key of what is said of a day of the week, by how often there are sessions on it.
func oftenKey(often string) string {
	switch often {
	case schema.Fortnightly:
		return "sessions.fortnightly"
	case schema.Monthly:
		return "sessions.monthly"
	}
	return "sessions.weekday"
}

// joined is one of two texts, or the interface string that says both of them: its placeholders are {a} and {b}.
func joined(l Language, key, a, b string) string {
	if a == "" || b == "" {
		return cmp.Or(a, b)
	}
	return l.T(key, "a", a, "b", b)
}

// period says from which day to which sessions are; "" when neither is known.
func (l Language) period(s *schema.Slot) string {
	switch {
	case s.From.IsZero() && s.Until.IsZero():
		return ""
	case s.Until.IsZero():
		return l.T("sessions.from", "date", l.Day(s.From))
	case s.From.IsZero():
		return l.T("sessions.until", "date", l.Day(s.Until))
	}
	return l.T("date.from-to", "from", l.Day(s.From), "to", l.Day(s.Until))
}

// without says on which days there is no session; "" when none is left out.
func (l Language) without(s *schema.Slot) string {
	if len(s.Except) == 0 {
		return ""
	}
	days := make([]string, 0, len(s.Except))
	for _, d := range s.Except {
		days = append(days, l.T("sessions.on", "date", l.Day(d)))
	}
	return l.T("sessions.except", "days", l.List(days))
}

// Held says in a few words how many sessions there are, else how much a week or how often: "8 séances", "4 h par semaine",
// "chaque semaine", "le mardi de 18 h à 20 h"; "" when nothing of it is known.
func (l Language) Held(s schema.Sessions) string {
	often := ""
	if s.Often != "" && len(s.Weekdays) == 0 {
		often = l.often("sessions", &s)
	}
	return cmp.Or(l.Quantity("sessions", s.Number()), l.slot(&s.Slot, s.Often), l.weekly(s), often)
}

// counted says so many sessions, and how long each is if that is known: "8 séances de 2 h", "3 séances d’une journée".
func (l Language) counted(unit string, n schema.Quantity, length schema.Minutes, lasts string) string {
	said := l.Quantity(unit, n)
	if said == "" {
		return ""
	}
	key := "sessions.lasting"
	if length != 0 {
		said, key = l.T("sessions.of", "sessions", said, "length", l.Minutes(length)), "sessions.timed"
	}
	return joined(l, key, said, l.Enum("lasts", lasts))
}

// weekly says how much there is a week, and in how many weeks or in which.
func (l Language) weekly(s schema.Sessions) string {
	length, weeks := l.Minutes(s.Weekly), l.Quantity("weeks", s.Weeks.Count)
	which := l.weeks(s.Weeks.Of)
	switch {
	case s.Weekly == 0 && weeks == "":
		return which
	case s.Weekly == 0:
		return weeks
	case weeks != "":
		return l.T("sessions.weekly-for", "length", length, "weeks", weeks)
	case which != "":
		return l.T("sessions.weekly-in", "length", length, "weeks", which)
	}
	return l.T("sessions.weekly", "length", length)
}

// weeks names weeks of the calendar: "semaines 36 à 41 et 43"; "" when there are none.
// Two that follow one another are no range: "semaines 13 et 14".
func (l Language) weeks(of []schema.WeekSpan) string {
	if len(of) == 0 {
		return ""
	}
	all, n := make([]string, 0, len(of)), 0
	say := func(from, to int) {
		all = append(all, l.Strings.Amount(lang.Amount{Min: lang.Whole(from), Max: lang.Whole(to)}))
	}
	for _, w := range of {
		n += w.To - w.From + 1
		if w.To == w.From+1 {
			say(w.From, w.From)
			w.From = w.To
		}
		say(w.From, w.To)
	}
	return l.Plural("sessions.in-weeks", lang.Whole(n), "weeks", l.List(all))
}

// A SessionTable shows the sessions of which each is known, in their order. What no session has
// gets no column.
type SessionTable struct {
	L                               Language
	Title                           string // what they are
	Sessions                        []schema.Session
	Time, Place, Topic, Group, Type bool
	Day                             bool               // some of them have a date, or nothing else is known of them
	Documents                       bool               // some of them have resources
	Columns                         int                // how many there are
	Places                          []schema.Localised // where they are held, each place once; nil when there are many
	Online                          bool               // some of them are held on the web
	Starts                          schema.Moment      // the first day that is known
	Ends                            schema.Ending      // the last one

	resources map[*schema.Resource]Resource // those of the sessions, by what declares them
}

// sessionTable shows those of some sessions of an item that are known by themselves, with their resources; nil when there are none.
func (m *presenter) sessionTable(item *site.Item, unit string, s schema.Sessions) *SessionTable {
	t := m.l.sessionTable(unit, s)
	if t != nil && t.Documents {
		t.resources = m.resources(item).ofSessions
	}
	return t
}

// sessionTable is nil when no session is known by itself. They are called as a unit is.
func (l Language) sessionTable(unit string, s schema.Sessions) *SessionTable {
	if len(s.Dated) == 0 {
		return nil
	}
	t := &SessionTable{L: l, Title: l.T(unit + ".title"), Sessions: s.InOrder()}
	for i := range t.Sessions {
		one := &t.Sessions[i]
		t.Day = t.Day || !one.Date.IsZero() || one.Cancelled
		t.Time = t.Time || one.Start != 0
		t.Place = t.Place || !one.Place.IsZero() || one.Link != ""
		t.Topic = t.Topic || !one.Title.IsZero()
		t.Group = t.Group || !one.Group.IsZero()
		t.Type = t.Type || one.Type != ""
		t.Documents = t.Documents || len(one.Resources) > 0
		t.stretch(one)
	}
	t.count()
	t.Places, t.Online = l.placesOf(t.Sessions)
	return t
}

// count counts the columns. Where nothing is known of any session, one says so.
func (t *SessionTable) count() {
	for _, shown := range [...]bool{t.Day, t.Time, t.Topic, t.Type, t.Group, t.Place} {
		if shown {
			t.Columns++
		}
	}
	if t.Columns == 0 {
		t.Day, t.Columns = true, 1
	}
}

// Resources are those of one of its sessions.
func (t *SessionTable) Resources(of schema.Session) (all []Resource) {
	for i := range of.Resources {
		if r, ok := t.resources[&of.Resources[i]]; ok {
			all = append(all, r)
		}
	}
	return all
}

// stretch takes the days of a session into those of the table; one that is cancelled does not count.
func (t *SessionTable) stretch(one *schema.Session) {
	if one.Date.IsZero() || one.Cancelled {
		return
	}
	if t.Starts.Date.IsZero() {
		t.Starts.Date = one.Date
	}
	last := one.Date
	if !one.Until.IsZero() {
		last = one.Until
	}
	if t.Ends.Date.IsZero() || t.Ends.Date.Before(last) {
		t.Ends.Date = last
	}
}

// fewPlaces is how many places of sessions are named together at most.
const fewPlaces = 3

// placesOf are the places of sessions, each once, nil when there are many, and whether there are sessions on the web.
func (l Language) placesOf(sessions []schema.Session) (places []schema.Localised, online bool) {
	for i := range sessions {
		place := sessions[i].Place
		if said, _ := l.Localised(place); isOnWeb(said) || said == "" && sessions[i].Link != "" {
			online = true
		} else if said != "" && !slices.ContainsFunc(places, func(other schema.Localised) bool { return reflect.DeepEqual(place, other) }) {
			places = append(places, place)
		}
	}
	if len(places) > fewPlaces {
		places = nil
	}
	return places, online
}

// isOnWeb tells whether what is written for a place is an address of the web.
func isOnWeb(place string) bool {
	return strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://") || strings.HasPrefix(place, "www.")
}

// days is the table, when one of its days is known; else nil.
func (t *SessionTable) days() *SessionTable {
	if t == nil || t.Starts.IsZero() {
		return nil
	}
	return t
}

// heldBeside are the places of the table, when there are no campuses that say where a module is.
func (t *SessionTable) heldBeside(campuses []schema.Localised) []schema.Localised {
	if t == nil || len(campuses) > 0 {
		return nil
	}
	return t.Places
}

// onlineBeside tells whether sessions of the table are held on the web, and no mode says how the module is taught.
func (t *SessionTable) onlineBeside(mode string) bool { return t != nil && t.Online && mode == "" }
