// This file tests that calendars say what the content says: they are read by another library than the one that wrote them.

package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	projetpro "projetpro"
	"projetpro/internal/diag"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// calendarSite is a site of one module, one offer and two events, with some lines of the module's front matter.
func calendarSite(module string) map[string][]byte {
	files := map[string][]byte{}
	_ = fs.WalkDir(projetpro.Defaults(), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[path], err = fs.ReadFile(projetpro.Defaults(), path)
		}
		return err
	})
	for name, text := range map[string]string{
		"site.yaml":                        "name: {fr: Projet, en: Project}\nbase_url: https://projet.site.test/pro/\nlanguages: [fr, en]\nlevels: [BA1]\ntimezone: Europe/Brussels\n",
		"home.fr.md":                       "---\ntitle: Accueil\nsummary: S.\n---\n",
		"home.en.md":                       "---\ntitle: Welcome\nsummary: S.\n---\n",
		"faculties/a/faculty.fr.md":        "---\ntitle: Sciences\nsummary: S.\n---\n",
		"faculties/a/faculty.en.md":        "---\ntitle: Sciences\nsummary: S.\n---\n",
		"faculties/a/modules/m.fr.md":      "---\ntitle: Chercher, trouver; garder\nsummary: S.\ncampuses: [Solbosch]\n" + module + "---\n",
		"faculties/a/modules/m.en.md":      "---\ntitle: Searching\nsummary: S.\n---\n",
		"faculties/a/modules/basics.fr.md": "---\ntitle: Rien\nsummary: S.\nsessions: 4\n---\n",
		"faculties/a/modules/basics.en.md": "---\ntitle: Nothing\nsummary: S.\n---\n",
		"mentoring/o.fr.md":                "---\ntitle: Duos\nsummary: S.\nstatus: running\nsessions: {dates: [{date: 2026-07-01, start: '17:45'}]}\n---\n",
		"mentoring/o.en.md":                "---\ntitle: Pairs\nsummary: S.\n---\n",
		"events/fair.fr.md":                "---\ntitle: Salon\nsummary: Un salon.\nstarts: 2026-12-03\nends: 2026-12-04\nplace: {fr: Hall H, en: Hall of H}\nfaculties: [a]\nstatus: cancelled\n---\n",
		"events/fair.en.md":                "---\ntitle: Fair\nsummary: A fair.\n---\n",
		"events/some.fr.md":                "---\ntitle: Un jour\nsummary: S.\nstarts: 2027-02\n---\n",
		"events/some.en.md":                "---\ntitle: Some day\nsummary: S.\n---\n",
	} {
		files["content/"+name] = []byte(text)
	}
	return files
}

func built(t *testing.T, files map[string][]byte) *Result {
	t.Helper()
	r, err := new(Builder).Build(t.Context(), source.NewTree(files), Settings{Today: func(*time.Location) schema.Date { return schema.Date{Year: 2026, Month: 11, Day: 26} }})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diags {
		if !(diag.List{d}).HasErrors() {
			continue
		}
		t.Fatalf("%s: %s %v", d.Pos.File, d.Code, d.Args)
	}
	return r
}

// calendarAt reads a calendar, and looks whether its lines are as they must be.
func calendarAt(t *testing.T, r *Result, path string) *ical.Calendar {
	t.Helper()
	data, diags, ok := r.File(path)
	if !ok {
		t.Fatalf("there is no %s: %v", path, diags)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%s: %q", path, line)
		}
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%s: %v\n%s", path, err, data)
	}
	for _, key := range []string{"REFRESH-INTERVAL", "X-PUBLISHED-TTL"} {
		if p := calendar.Props.Get(key); p == nil || p.Value != "PT12H" {
			t.Errorf("%s: no %s", path, key)
		}
	}
	return calendar
}

// entries are what takes place in a calendar: when, what, where, and what else is known, a line each.
func entries(t *testing.T, calendar *ical.Calendar) (all []string) {
	t.Helper()
	text := func(e ical.Event, key string) string {
		s, err := e.Props.Text(key)
		if err != nil {
			t.Error(err)
		}
		return s
	}
	for _, e := range calendar.Events() {
		start, err := e.DateTimeStart(time.UTC)
		if err != nil {
			t.Error(err)
		}
		when := start.Format(time.RFC3339)
		if p := e.Props.Get("DTEND"); p != nil {
			end, err := e.DateTimeEnd(time.UTC)
			if err != nil {
				t.Error(err)
			}
			when += "/" + end.Format(time.RFC3339)
		}
		if e.Props.Get("DTSTART").ValueType() == ical.ValueDate {
			when = strings.ReplaceAll(when, "T00:00:00Z", "")
		}
		all = append(all, strings.Join([]string{when, text(e, "SUMMARY"), text(e, "LOCATION"), text(e, "DESCRIPTION"), text(e, "STATUS")}, " | "))
	}
	return all
}

func uids(calendar *ical.Calendar) (all []string) {
	for _, e := range calendar.Events() {
		all = append(all, e.Props.Get("UID").Value)
	}
	slices.Sort(all)
	return all
}

const sessionsOfCalendar = `sessions:
  length: 2h
  types: [{type: seminar, length: 3h}]
  dates:
    - {title: Plus tard}
    - {date: 2026-12-07, start: "14:00", end: "15:30", title: {fr: "Se présenter, vraiment", en: Introducing yourself}, place: "Salle H.1302; 1er"}
    - {date: 2026-07-06, start: "14:00", type: seminar}
    - {date: 2026-07-07, start: "14:00", cancelled: true}
    - {date: 2026-10-05, until: 2026-10-09, group: {fr: Groupe A, en: Group A}}
    - {date: 2026-11-02, until: 2026-11-03, start: "9:00"}
    - {date: 2026-11-04, link: "https://rooms.site.test/a?b=c,d"}
parts:
  - title: {fr: Seconde partie, en: Second part}
    sessions: {dates: [{date: 2026-11-04, link: "https://rooms.site.test/a?b=c,d"}, {date: 2027-03-28, start: "2:30"}]}
`

func TestCalendarsSayTheFacts(t *testing.T) {
	r := built(t, calendarSite(sessionsOfCalendar))
	title, page := "Chercher, trouver\u202f; garder", "https://projet.site.test/pro/fr/facultes/sciences/modules/chercher-trouver-garder/"
	module := []string{
		"2026-07-06T14:00:00+02:00/2026-07-06T17:00:00+02:00 | " + title + " (séminaire) | Solbosch | Faculté\u00a0: Sciences\n" + page + " | CONFIRMED",
		"2026-07-07T14:00:00+02:00/2026-07-07T16:00:00+02:00 | Annulé\u00a0: " + title + " | Solbosch | Faculté\u00a0: Sciences\n" + page + " | CANCELLED",
		"2026-10-05/2026-10-10 | " + title + " (Groupe A) | Solbosch | Faculté\u00a0: Sciences\n" + page + " | CONFIRMED",
		"2026-11-02/2026-11-04 | " + title + " | Solbosch | Faculté\u00a0: Sciences\nlundi 2 novembre 2026, 9\u00a0h\n" + page + " | CONFIRMED",
		"2026-11-04/2026-11-05 | " + title + " |  | Faculté\u00a0: Sciences\nhttps://rooms.site.test/a?b=c,d\n" + page + " | CONFIRMED",
		"2026-12-07T14:00:00+01:00/2026-12-07T15:30:00+01:00 | " + title + "\u00a0: Se présenter, vraiment | Salle H.1302; 1er | Faculté\u00a0: Sciences\n" + page + " | CONFIRMED",
		"2027-03-28T03:30:00+02:00 | " + title + " | Solbosch | Faculté\u00a0: Sciences\nSeconde partie\n" + page + " | CONFIRMED", // an hour that the clocks leave out
	}
	fair := "2026-12-03/2026-12-05 | Annulé\u00a0: Salon | Hall H | Un salon.\nhttps://projet.site.test/pro/fr/evenements/salon/ | CANCELLED"
	offer := "2026-07-01T17:45:00+02:00 | Duos |  | https://projet.site.test/pro/fr/mentorat/duos/ | CONFIRMED"
	for path, want := range map[string][]string{
		"fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics": module,
		"fr/facultes/sciences/agenda.ics":                                 append(slices.Clone(module), fair),
		"fr/evenements/agenda.ics":                                        {fair},
		"fr/evenements/salon/agenda.ics":                                  {fair},
		"fr/mentorat/duos/agenda.ics":                                     {offer},
		"fr/agenda.ics":                                                   append(slices.Clone(module), offer, fair),
		"en/events/calendar.ics":                                          {"2026-12-03/2026-12-05 | Cancelled: Fair | Hall of H | A fair.\nhttps://projet.site.test/pro/en/events/fair/ | CANCELLED"},
	} {
		if diff := cmp.Diff(want, entries(t, calendarAt(t, r, path))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	var paths []string
	for _, o := range r.Outputs.All() {
		if strings.HasSuffix(o.Path, ".ics") {
			paths = append(paths, o.Path)
			if french, english := strings.HasPrefix(o.Path, "fr/"), strings.HasPrefix(o.Path, "en/"); french == english {
				t.Errorf("%s belongs to no language", o.Path)
			}
		}
	}
	if len(paths) != 12 {
		t.Errorf("the calendars are %q: none may be empty", paths)
	}
	for _, path := range []string{"fr/facultes/sciences/modules/rien/index.html", "fr/facultes/index.html", "fr/evenements/un-jour/index.html"} {
		if data, _, _ := r.File(path); len(data) == 0 || bytes.Contains(data, []byte(".ics")) {
			t.Errorf("%s leads to a calendar", path)
		}
	}
	data, _, _ := r.File("fr/facultes/sciences/modules/chercher-trouver-garder/index.html")
	for _, address := range []string{`"webcal://projet.site.test/pro/fr/`, `>https://projet.site.test/pro/fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics<`, `href="/pro/fr/`} {
		if !bytes.Contains(data, []byte(address)) {
			t.Errorf("the page of the module does not have %s", address)
		}
	}
	french, english := calendarAt(t, r, "fr/agenda.ics"), calendarAt(t, r, "en/calendar.ics")
	if diff := cmp.Diff(uids(french), uids(english)); diff != "" {
		t.Errorf("what takes place has another name in another language:\n%s", diff)
	}
	zone := french.Children[slices.IndexFunc(french.Children, func(c *ical.Component) bool { return c.Name == ical.CompTimezone })]
	if id := zone.Props.Get("TZID").Value; id != "Europe/Brussels" || len(zone.Children) != 2 {
		t.Errorf("the zone is %s with %d rules", id, len(zone.Children))
	}
}

// What takes place keeps its name whatever is changed but its day and whom it is for, and whatever stands before it.
func TestOccasionsKeepTheirNames(t *testing.T) {
	const path = "fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics"
	of := func(dates string) []string {
		return uids(calendarAt(t, built(t, calendarSite("sessions: {dates: ["+dates+"]}\n")), path))
	}
	first := of("{date: 2026-12-07, start: '14:00'}, {date: 2026-12-14, start: '14:00'}, {date: 2026-12-14, start: '16:00'}, {date: 2026-12-15, group: A}, {date: 2026-12-15, group: B}")
	if len(slices.Compact(slices.Clone(first))) != 5 {
		t.Fatalf("%q are not five names", first)
	}
	for _, uid := range first {
		if !strings.HasSuffix(uid, "@projet.site.test") {
			t.Errorf("%s could be that of another site", uid)
		}
	}
	for _, later := range []string{
		"{date: 2026-12-15, group: B, title: T}, {date: 2026-12-15, group: A, place: P}, {date: 2026-12-14, start: '16:00', cancelled: true}, {date: 2026-12-14, start: '14:00'}, {date: 2026-12-07, start: '9:00'}",
		"{title: à fixer}, {date: 2026-12-07}, {date: 2026-12-14, start: '14:00', end: '15:00'}, {date: 2026-12-14, start: '16:00'}, {date: 2026-12-15, group: A}, {date: 2026-12-15, group: B}",
	} {
		if diff := cmp.Diff(first, of(later)); diff != "" {
			t.Errorf("%s:\n%s", later, diff)
		}
	}
	more := of("{date: 2026-10-01}, {date: 2026-12-07, start: '14:00'}, {date: 2026-12-14, start: '14:00'}, {date: 2026-12-14, start: '16:00'}, {date: 2026-12-15, group: A}, {date: 2026-12-15, group: B}")
	for _, uid := range first {
		if !slices.Contains(more, uid) {
			t.Errorf("with another before it, %s has another name", uid)
		}
	}
}

// Calendars of several items go back to the year before this one, or before the last in which there is something; those of one have all of it.
func TestCalendarsOfYearsPast(t *testing.T) {
	files := calendarSite("sessions: [2019-03-04, 2024-12-31, 2025-01-01, 2026-12-07, 2028-02-01]\n")
	for _, test := range []struct {
		path string
		want int // of the sessions
	}{
		{"fr/agenda.ics", 3}, {"fr/facultes/sciences/agenda.ics", 3}, {"fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics", 5},
	} {
		data, _, ok := built(t, files).File(test.path)
		if n := strings.Count(string(data), "=fr:Chercher"); !ok || n != test.want {
			t.Errorf("%s has %d sessions, not %d:\n%s", test.path, n, test.want, data)
		}
	}
	for name := range files {
		if strings.HasPrefix(name, "content/events/") || strings.HasPrefix(name, "content/mentoring/") {
			delete(files, name)
		}
	}
	files["content/faculties/a/modules/m.fr.md"] = []byte("---\ntitle: Chercher\nsummary: S.\nsessions: [2012-03-04, 2018-12-31, 2019-01-01]\n---\n")
	data, _, ok := built(t, files).File("fr/agenda.ics")
	if n := strings.Count(string(data), "BEGIN:VEVENT"); !ok || n != 2 {
		t.Errorf("where nothing is of this year, the calendar has %d sessions:\n%s", n, data)
	}
}

// Times are those of the site's zone, whatever it is: with rules, with other rules each year, with none, or unnamed.
func TestCalendarsOfEveryZone(t *testing.T) {
	for zone, want := range map[string]string{
		"Europe/Brussels":   "TZID=Europe/Brussels:20261207T140000",
		"America/Toronto":   "TZID=America/Toronto:20261207T140000",
		"Africa/Kinshasa":   "TZID=Africa/Kinshasa:20261207T140000",
		"Africa/Casablanca": "DTSTART:20261207T130000Z",
		"UTC":               "DTSTART:20261207T140000Z",
		"":                  "DTSTART:20261207T140000\r",
	} {
		files := calendarSite("sessions: {dates: [{date: 2026-12-07, start: '14:00'}]}\n")
		line := "timezone: " + zone
		if zone == "" {
			line = ""
		}
		files["content/site.yaml"] = bytes.Replace(files["content/site.yaml"], []byte("timezone: Europe/Brussels"), []byte(line), 1)
		r := built(t, files)
		data, _, _ := r.File("fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics")
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("%q: no %q in\n%s", zone, want, data)
		}
		if has := bytes.Contains(data, []byte("BEGIN:VTIMEZONE")); has != strings.HasPrefix(want, "TZID") {
			t.Errorf("%q: a zone is declared: %t", zone, has)
		}
	}
}

// A calendar that is looked at alone is that of the whole site, and a site whose address is not known has calendars
// without addresses.
func TestCalendarsWithoutAddress(t *testing.T) {
	files := calendarSite(sessionsOfCalendar)
	files["content/site.yaml"] = bytes.Replace(files["content/site.yaml"], []byte("base_url: https://projet.site.test/pro/\n"), nil, 1)
	r, err := new(Builder).Build(t.Context(), source.NewTree(files), Settings{})
	if err != nil {
		t.Fatal(err)
	}
	all := 0
	for _, o := range r.Outputs.All() {
		if strings.HasSuffix(o.Path, ".ics") {
			all++
			data, _, _ := r.File(o.Path)
			for _, line := range []string{"\nURL", "\nSOURCE", "webcal"} {
				if bytes.Contains(data, []byte(line)) {
					t.Errorf("%s has %q", o.Path, line)
				}
			}
		}
	}
	data, _, _ := r.File("fr/index.html")
	if all != 12 || bytes.Contains(data, []byte("webcal")) || !bytes.Contains(data, []byte(`href="/fr/agenda.ics"`)) {
		t.Errorf("%d calendars, %s", all, fmt.Sprint(string(data)))
	}
}

// held are the times of what takes place in a calendar from a moment on, with all of its repetitions, as a library that knows the
// rules of RFC 5545 works them out; at most so many of each.
func held(t *testing.T, calendar *ical.Calendar, most int) (all []string) {
	t.Helper()
	for _, e := range calendar.Events() {
		set, err := e.RecurrenceSet(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if set == nil {
			start, _ := e.DateTimeStart(time.UTC)
			all = append(all, start.Format(time.RFC3339))
			continue
		}
		next := set.Iterator()
		for range most {
			at, more := next()
			if !more {
				break
			}
			all = append(all, at.Format(time.RFC3339))
		}
	}
	return all
}

// Weekly sessions are in the calendars on the days that the facts say, at the same hour in summer and in winter.
func TestWeeklySessionsInCalendars(t *testing.T) {
	const path = "fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics"
	for _, test := range []struct {
		name, sessions string
		want           []string
	}{
		{"weeks, over the end of summer time", "{weekday: mardi, start: 18:00, end: 20:00, from: 2026-10-13, weeks: 3}",
			[]string{"2026-10-13T18:00:00+02:00", "2026-10-20T18:00:00+02:00", "2026-10-27T18:00:00+01:00"}},
		{"until, without a day, into summer time", "{weekday: vrijdag, start: 9:30, from: 2027-03-19, until: 2027-04-09, except: 2027-04-02}",
			[]string{"2027-03-19T09:30:00+01:00", "2027-03-26T09:30:00+01:00", "2027-04-09T09:30:00+02:00"}},
		{"two days, a number", "{weekday: [thursday, tuesday], start: 18:00, length: 2h, from: 2026-09-17, count: 4}",
			[]string{"2026-09-17T18:00:00+02:00", "2026-09-22T18:00:00+02:00", "2026-09-24T18:00:00+02:00", "2026-09-29T18:00:00+02:00"}},
		{"a number, a day without", "{weekday: mardi, start: 18:00, from: 2026-09-15, count: 2, except: [2026-09-15, 2026-09-29]}",
			[]string{"2026-09-22T18:00:00+02:00", "2026-10-06T18:00:00+02:00"}},
		{"every other week", "{weekday: [lundi, jeudi], frequency: fortnightly, start: 8:00, from: 2026-09-17, until: 2026-10-15}",
			[]string{"2026-09-17T08:00:00+02:00", "2026-09-28T08:00:00+02:00", "2026-10-01T08:00:00+02:00", "2026-10-12T08:00:00+02:00", "2026-10-15T08:00:00+02:00"}},
		{"weeks of the year, over its end", "{weekday: lundi, start: 8:00, from: 2026-12-14, weeks: [51-52, 2]}",
			[]string{"2026-12-14T08:00:00+01:00", "2026-12-21T08:00:00+01:00", "2027-01-11T08:00:00+01:00"}},
		{"whole days", "{weekday: lundi, from: 2026-09-14, weeks: 2}", []string{"2026-09-14T00:00:00Z", "2026-09-21T00:00:00Z"}},
		{"the day of the first one", "{weekly: 2h, start: 18:00, from: 2026-09-15, weeks: 2}", []string{"2026-09-15T18:00:00+02:00", "2026-09-22T18:00:00+02:00"}},
		{"no end that is known", "{weekday: mardi, start: 18:00, from: 2026-09-15, except: [2026-09-29]}",
			[]string{"2026-09-15T18:00:00+02:00", "2026-09-22T18:00:00+02:00", "2026-10-06T18:00:00+02:00", "2026-10-13T18:00:00+02:00", "2026-10-20T18:00:00+02:00"}},
		{"the first and the last of each month", "{weekday: mardi, of_month: [last, first], start: 18:00, from: 2026-09-02, until: 2026-11-03}",
			[]string{"2026-09-29T18:00:00+02:00", "2026-10-06T18:00:00+02:00", "2026-10-27T18:00:00+01:00", "2026-11-03T18:00:00+01:00"}},
		{"the second of two days, a number", "{weekday: [monday, thursday], of_month: second, start: 8:00, from: 2026-12-10, count: 3, except: 2027-01-11}",
			[]string{"2026-12-10T08:00:00+01:00", "2026-12-14T08:00:00+01:00", "2027-01-14T08:00:00+01:00"}},
		{"the fourth, which may be the last, without an end", "{weekday: vrijdag, of_month: [fourth, last], start: 9:00, from: 2026-09-26}",
			[]string{"2026-10-23T09:00:00+02:00", "2026-10-30T09:00:00+01:00", "2026-11-27T09:00:00+01:00", "2026-12-25T09:00:00+01:00", "2027-01-22T09:00:00+01:00"}},
		{"two slots", "{from: 2026-09-14, weeks: 1, types: [{type: theory, weekday: lundi, start: 10:00}, {weekday: jeudi, start: 14:00}]}",
			[]string{"2026-09-14T10:00:00+02:00", "2026-09-17T14:00:00+02:00"}},
	} {
		r := built(t, calendarSite("sessions: "+test.sessions+"\n"))
		if diff := cmp.Diff(test.want, held(t, calendarAt(t, r, path), 5)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		for _, other := range []string{"fr/facultes/sciences/agenda.ics", "fr/agenda.ics"} {
			if all := held(t, calendarAt(t, r, other), 5); !strings.Contains(strings.Join(all, " "), strings.Join(test.want, " ")) {
				t.Errorf("%s: %s has %q", test.name, other, all)
			}
		}
		for _, page := range []string{"fr/index.html", strings.TrimSuffix(path, "agenda.ics") + "index.html"} {
			if data, _, _ := r.File(page); bytes.Contains(data, []byte("Ce qui a lieu chaque semaine")) {
				t.Errorf("%s: %s says that something is not in the calendar", test.name, page)
			}
		}
	}
	r := built(t, calendarSite("sessions: {weekday: mardi, start: 18:00, end: 20:00, place: H.1302, from: 2026-09-15, weeks: 2}\n"))
	e := calendarAt(t, r, path).Events()[0]
	if end, _ := e.DateTimeEnd(time.UTC); end.Format(time.RFC3339) != "2026-09-15T20:00:00+02:00" || e.Props.Get("LOCATION").Value != "H.1302" {
		t.Errorf("it ends at %s, in %s", end, e.Props.Get("LOCATION").Value)
	}
}

// What takes place each week on days that are not known is in no calendar, and it is said beside the way to one that has other things.
func TestWeeklySessionsOnNoDay(t *testing.T) {
	for sessions, want := range map[string]bool{
		"{weekday: mardi, dates: [2026-12-07]}":                                       true,
		"{weekday: mardi, frequency: monthly, from: 2026-12-01, dates: [2026-12-07]}": true,
		"{weekday: mardi, from: 2026-12-01, dates: [2026-12-07]}":                     false,
		"{count: 4, place: H.1302, dates: [2026-12-07]}":                              false,
	} {
		r := built(t, calendarSite("sessions: "+sessions+"\n"))
		data, _, _ := r.File("fr/facultes/sciences/modules/chercher-trouver-garder/index.html")
		if says := bytes.Contains(data, []byte("Ce qui a lieu chaque semaine")); says != want || !bytes.Contains(data, []byte("agenda.ics")) {
			t.Errorf("%s: the page of the module says that something is not in its calendar: %t", sessions, says)
		}
	}
	r := built(t, calendarSite("sessions: {weekday: mardi, start: 18:00}\n"))
	for page, want := range map[string]bool{"fr/index.html": true, "fr/facultes/sciences/index.html": true, "fr/mentorat/duos/index.html": false, "fr/evenements/index.html": false} {
		if data, _, _ := r.File(page); bytes.Contains(data, []byte("Ce qui a lieu chaque semaine")) != want {
			t.Errorf("%s says that something is not in its calendar: %t", page, !want)
		}
	}
	if data, _, ok := r.File("fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics"); ok {
		t.Errorf("a calendar of nothing: %s", data)
	}
}

// In a zone by whose rules no hour stays the same, each day of weekly sessions is written by itself.
func TestWeeklySessionsOfOtherZones(t *testing.T) {
	for zone, want := range map[string]string{
		"Africa/Casablanca": "RDATE:20261222T130000Z",
		"UTC":               "RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=TU",
		"America/Toronto":   "RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=TU",
	} {
		files := calendarSite("sessions: {weekday: mardi, start: '14:00', from: 2026-12-15, weeks: 2}\n")
		files["content/site.yaml"] = bytes.Replace(files["content/site.yaml"], []byte("Europe/Brussels"), []byte(zone), 1)
		r := built(t, files)
		data, _, _ := r.File("fr/facultes/sciences/modules/chercher-trouver-garder/agenda.ics")
		if !bytes.Contains(data, []byte("\r\n"+want)) {
			t.Errorf("%s: no %s in\n%s", zone, want, data)
		}
	}
}
