// This file compares facts with one another: what is said of a whole with what is said
// of its parts, and dates with the day of the build. A real programme may be as it is
// said to be all the same: nothing here is an error.

package check

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A span is between which numbers something lies, in thousandths.
type span struct{ least, most int }

// unbounded is more than any number that can be written.
const unbounded = math.MaxInt / 1000

// spanOf is where a quantity may lie; one that is about so much, a tenth around it.
func spanOf(q schema.Quantity) span {
	s := span{q.Min.Thousandths, unbounded}
	if q.Max.Given {
		s.most = q.Max.Thousandths
	}
	if q.About {
		s.least, s.most = s.least*9/10, s.most*11/10
	}
	return s
}

func (s span) plus(other span) span {
	return span{s.least + other.least, min(s.most+other.most, unbounded)}
}

// meets says whether two spans have a number in common, or nearly.
func (s span) meets(other span, slack int) bool {
	return s.least <= other.most+slack && other.least <= s.most+slack
}

// nearest are the ends of two spans that do not meet, where they are nearest.
func (s span) nearest(other span) (int, int) {
	if s.least > other.most {
		return s.least, other.most
	}
	return s.most, other.least
}

// A share is what one part of a module has of something.
type share struct {
	field string // its key
	given bool
	span  span
	slack int // by how much it may have been rounded
}

func hoursOf(h schema.Hours) schema.Quantity {
	if h.Total.IsZero() && len(h.ByType) > 0 {
		return h.Sum()
	}
	return h.Total
}

// quantity is a share of a quantity.
func quantity(field string, q schema.Quantity) share { return share{field, !q.IsZero(), spanOf(q), 0} }

// of is a share of credits; those of another unit are none.
func creditsOf(field string, c, whole schema.Credits) share {
	given := c.Value.Given && reflect.DeepEqual(c.Unit, whole.Unit)
	return share{field, given, spanOf(schema.Exactly(c.Value)), rounding(c.Value)}
}

// rounding is by how much a number with decimals may differ from what it was rounded from: 3.33 is a third of 10.
func rounding(d schema.Decimal) int {
	switch n := d.Thousandths; {
	case n%1000 == 0:
		return 0
	case n%100 == 0:
		return 50
	case n%10 == 0:
		return 5
	}
	return 1
}

// perhaps is a share of a part that does not run: the whole may leave it out.
func (s share) perhaps(status string) share {
	if status != "" && status != schema.Running {
		s.span.least = 0
	}
	return s
}

// parts compares what the parts of modules have with what the modules have. Of tracks a student takes one.
func parts(s *Subject, report *diag.List) {
	for _, f := range s.Site.Faculties {
		for _, m := range f.Modules {
			x := m.Facts
			var credits, hours, sessions []share
			for i, p := range x.Parts {
				key := "parts." + strconv.Itoa(i) + "."
				credits = append(credits, creditsOf(key+"credits", p.Credits, x.Credits).perhaps(p.Status))
				hours = append(hours, quantity(key+"hours", hoursOf(p.Hours)).perhaps(p.Status))
				sessions = append(sessions, quantity(key+"sessions", p.Sessions.Number()).perhaps(p.Status))
			}
			compareParts(&m.Item, diag.Credits, creditsOf("credits", x.Credits, x.Credits), credits, report)
			compareParts(&m.Item, diag.Hours, quantity("hours", hoursOf(x.Hours)), hours, report)
			compareParts(&m.Item, diag.Sessions, quantity("sessions", x.Sessions.Number()), sessions, report)
		}
	}
}

// compareParts reports parts that have more than the whole together, or less, if all of them say how much.
func compareParts(item *site.Item, of diag.Term, whole share, parts []share, report *diag.List) {
	sum, all, first, slack := span{}, true, "", 0
	for _, p := range parts {
		if all = all && p.given; !p.given {
			continue
		}
		sum, slack = sum.plus(p.span), slack+p.slack
		if first == "" {
			first = p.field
		}
	}
	if first == "" || !whole.given || sum.meets(whole.span, slack) || !all && sum.least <= whole.span.most {
		return
	}
	a, b := sum.nearest(whole.span)
	pair{item, whole.field, first}.counts(report, diag.PartsDisagree, of, a, b)
}

// A pair is two lines of an item that may not both be right.
type pair struct {
	item         *site.Item
	field, other string
}

// report adds a diagnostic about the pair with what the lines say, if both could be read.
func (p pair) report(report *diag.List, code diag.Code, a, b any) {
	if p.item.Misread(p.field) || p.item.Misread(p.other) {
		return
	}
	at, end := p.item.Written(p.field)
	d := report.Add(code, at, end, a, b)
	if also, _ := p.item.Written(p.other); also.Offset != diag.NoOffset {
		d.WithRelated(also)
	}
}

// counts is report where the lines say how many of something there are, in thousandths.
func (p pair) counts(report *diag.List, code diag.Code, of diag.Term, a, b int) {
	p.report(report, code, diag.Count{Of: of, Thousandths: a}, diag.Count{Of: of, Thousandths: b})
}

// types compares hours and sessions by type with their number in all.
func types(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		for key, h := range schema.Each[schema.Hours](item.Kind, item.Facts) {
			if len(h.ByType) > 0 {
				compareTypes(item, diag.Hours, key, quantity(key+".total", h.Total), h.Sum(), report)
			}
		}
		for key, x := range schema.Each[schema.Sessions](item.Kind, item.Facts) {
			if len(x.ByType) > 0 {
				compareTypes(item, diag.Sessions, key+".types", quantity(key+".count", x.Count), schema.Sessions{ByType: x.ByType}.Number(), report)
			}
		}
	}
}

func compareTypes(item *site.Item, of diag.Term, key string, whole share, sum schema.Quantity, report *diag.List) {
	if !whole.given || sum.IsZero() || spanOf(sum).meets(whole.span, 0) {
		return
	}
	a, b := spanOf(sum).nearest(whole.span)
	pair{item, whole.field, key}.counts(report, diag.TypesDisagree, of, a, b)
}

// sessionCounts compares the number of sessions with those that are listed. One that is cancelled may be counted or not.
func sessionCounts(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		for key, x := range schema.Each[schema.Sessions](item.Kind, item.Facts) {
			if x.Count.IsZero() || len(x.Dated) == 0 {
				continue
			}
			cancelled := 0
			for _, d := range x.Dated {
				if d.Cancelled {
					cancelled += 1000
				}
			}
			listed, count := spanOf(schema.Sessions{Dated: x.Dated}.Number()), spanOf(x.Count)
			listed.most += cancelled
			if listed.meets(count, 0) {
				continue
			}
			code := diag.SessionsUndated
			if listed.least > count.most {
				code = diag.SessionsDated
			} else if slices.ContainsFunc(x.Dated, func(d schema.Session) bool { return d.Date.IsZero() }) {
				continue // the list says that it is not complete
			}
			a, b := listed.nearest(count)
			pair{item, key + ".count", key + ".dates"}.counts(report, code, diag.Sessions, a, b)
		}
	}
}

// partLevels looks for parts and tracks at a level that their module has not.
func partLevels(s *Subject, report *diag.List) {
	for _, f := range s.Site.Faculties {
		for _, m := range f.Modules {
			for key, p := range schema.Each[schema.Part](m.Kind, m.Item.Facts) {
				i := slices.IndexFunc(p.Levels, func(level string) bool {
					return s.Site.Ladder().Has(level) && !slices.Contains(m.Facts.Levels, level)
				})
				if i >= 0 && len(m.Facts.Levels) > 0 {
					pair{&m.Item, key + ".levels", "levels"}.report(report, diag.PartLevel, p.Levels[i], strings.Join(m.Facts.Levels, ", "))
				}
			}
		}
	}
}

// fact is the value of a field of an item, or nil.
func fact[T any](item *site.Item, name string) *T {
	if item.Facts == nil {
		return nil
	}
	_, value := schema.Lookup(name, item.Facts)
	v, _ := value.(*T)
	return v
}

// running looks at what takes place, by its status, and did so in another year, or will.
func running(s *Subject, report *diag.List) {
	if s.Today.Year == 0 {
		return
	}
	for item := range s.Site.Items() {
		status := fact[string](item, "status")
		for key, p := range schema.Each[schema.Part](item.Kind, item.Facts) {
			if p.Status == schema.Running {
				s.notYet(item, key+".since", p.Since, report)
				s.longOver(item, key+".", &p.Sessions, report)
			}
		}
		if status == nil || *status != schema.Running {
			continue
		}
		if since := fact[schema.Date](item, "since"); since != nil {
			s.notYet(item, "since", *since, report)
		}
		if edition := fact[string](item, "edition"); edition != nil && *edition != "" && lastDay(*edition).Before(s.Today) {
			pair{item, "edition", "status"}.report(report, diag.EditionPast, *edition, *status)
			continue
		}
		if x := fact[schema.Sessions](item, "sessions"); x != nil {
			s.longOver(item, "", x, report)
		}
	}
}

// notYet reports what has begun, and is said to begin later.
func (s *Subject) notYet(item *site.Item, field string, since schema.Date, report *diag.List) {
	if s.Today.Before(since) {
		at, end := item.Written(field)
		report.Add(diag.SinceFuture, at, end, since.String())
	}
}

// longOver reports sessions that all were more than a year ago. Their key and that of the status follow of.
func (s *Subject) longOver(item *site.Item, of string, x *schema.Sessions, report *diag.List) {
	yearAgo, last, field := s.Today, schema.Date{}, ""
	yearAgo.Year--
	for _, series := range x.Series() {
		r, ok := series.Recurs()
		if !ok {
			continue
		}
		if r.Open || !r.Last().Before(yearAgo) {
			return
		}
		if last.IsZero() || last.Before(r.Last()) {
			last, field = r.Last(), slotKey(item, of+"sessions", series.Key)+"from"
			if until := strings.TrimSuffix(field, "from") + "until"; item.States(until) {
				field = until
			}
		}
	}
	for i, d := range x.Dated {
		day := lastOf(d)
		if !day.Before(yearAgo) {
			return
		}
		if last.IsZero() || last.Before(day) {
			last, field = day, dateField(item, of+"sessions", i)
		}
	}
	if field != "" {
		pair{item, field, of + "status"}.report(report, diag.SessionsPast, last.String(), schema.Running)
	}
}

// dateField is the key of a session, which stands in a list of its own or in that of a group.
func dateField(item *site.Item, key string, i int) string {
	n := strconv.Itoa(i)
	if item.States(key + ".dates." + n) {
		return key + ".dates." + n
	}
	return key + "." + n
}

func lastOf(d schema.Session) schema.Date {
	if d.Until.IsZero() {
		return d.Date
	}
	return d.Until
}

// firstDay and lastDay are those of an academic year, 2026-2027, with some days before and behind it.
func firstDay(edition string) schema.Date {
	return schema.Date{Year: yearOf(edition[:4]), Month: 8, Day: 1}
}
func lastDay(edition string) schema.Date {
	return schema.Date{Year: yearOf(edition[5:]), Month: 9, Day: 30}
}

func yearOf(figures string) int {
	year, _ := strconv.Atoi(figures)
	return year
}

// farYears is how many years ahead no session is planned.
const farYears = 3

// sessionDates looks for sessions outside the academic year of their module, years ahead, and twice at one time and place.
func sessionDates(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		edition := fact[string](item, "edition")
		for key, x := range schema.Each[schema.Sessions](item.Kind, item.Facts) {
			outside := false // of one item, one is said
			for i, d := range x.Dated {
				field := dateField(item, key, i)
				s.twice(item, key, x.Dated[:i+1], report)
				switch {
				case d.Date.IsZero() || outside:
				case edition != nil && *edition != "" && (d.Date.Before(firstDay(*edition)) || lastDay(*edition).Before(lastOf(d))):
					pair{item, field, "edition"}.report(report, diag.SessionOutside, d.Date.String(), *edition)
					outside = true
				case s.Today.Year != 0 && d.Date.Year > s.Today.Year+farYears:
					at, end := item.Written(field)
					report.Add(diag.SessionFar, at, end, d.Date.String())
					outside = true
				}
			}
		}
	}
}

// slots looks at sessions that are held each week: whether their first day and the days without are on their days of the week,
// whether as many weeks or sessions lie between the first day and the last as is said, whether there is a last one, and whether these are
// in the academic year.
func slots(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		edition := fact[string](item, "edition")
		for key, all := range schema.Each[schema.Sessions](item.Kind, item.Facts) {
			endless := map[string]bool{}
			for _, x := range all.Series() {
				at := slotKey(item, key, x.Key)
				s.slot(item, at, &x, report)
				if r, ok := x.Recurs(); ok && r.Open {
					from := at + "from"
					if !item.States(from) { // said of all
						from = key + ".from"
					}
					endless[from] = true
				}
				if edition != nil && *edition != "" {
					slotOutside(item, at, &x, *edition, report)
				}
			}
			for _, from := range slices.Sorted(maps.Keys(endless)) {
				at, end := item.Written(from)
				report.Add(diag.SlotOpen, at, end)
			}
		}
	}
}

// slotKey is the key of a series within that of its sessions: a list of them may stand for the whole group.
func slotKey(item *site.Item, key, series string) string {
	if series == "" {
		return key + "."
	}
	if n := strings.TrimPrefix(series, "types."); !item.States(key+"."+series) && item.States(key+"."+n) {
		series = n
	}
	return key + "." + series + "."
}

func (s *Subject) slot(item *site.Item, at string, x *schema.Series, report *diag.List) {
	dates := map[string]schema.Date{at + "from": x.From}
	for i, d := range x.Except {
		dates[at+"except."+strconv.Itoa(i)] = d
	}
	for _, field := range slices.Sorted(maps.Keys(dates)) {
		d := dates[field]
		if len(x.Weekdays) == 0 || d.Day == 0 || slices.Contains(x.Weekdays, schema.Weekday(d.Weekday()+1)) || !item.States(field) {
			continue
		}
		pair{item, field, at + "weekday"}.report(report, diag.SlotWeekday, d.String(), diag.Weekdays[d.Weekday()])
	}
	if x.Until.Day == 0 {
		return
	}
	r, ok := x.Recurs()
	if !ok {
		return
	}
	held, whole := spansOf(&r)
	pair{item, at + "weeks", at + "until"}.compareSlot(report, x.Weeks.Count, diag.Weeks, held.weeks, whole.weeks)
	pair{item, at + "count", at + "until"}.compareSlot(report, x.Count, diag.Sessions, held.sessions, whole.sessions)
}

// measured are how many weeks and sessions there are.
type measured struct{ weeks, sessions int }

// spansOf counts what a recurrence has, without the days that are left out and with them.
func spansOf(r *schema.Recurrence) (held, whole measured) {
	weeks := map[int]bool{}
	for _, d := range r.Days {
		weeks[r.First().WeeksTo(d)] = true
	}
	n := r.First().WeeksTo(r.Last()) + 1
	return measured{len(weeks), len(r.Days)}, measured{n, len(r.Days) + len(r.Without)}
}

// compareSlot reports a number that is neither that of all weeks or sessions, nor that of those that are held.
func (p pair) compareSlot(report *diag.List, said schema.Quantity, of diag.Term, held, whole int) {
	if said.IsZero() || !p.item.States(p.field) || spanOf(said).meets(span{held * 1000, whole * 1000}, 0) {
		return
	}
	a, b := span{held * 1000, whole * 1000}.nearest(spanOf(said))
	p.counts(report, diag.SlotWeeks, of, b, a)
}

// slotOutside reports the first day of weekly sessions, or the last, that is not in their academic year.
func slotOutside(item *site.Item, at string, x *schema.Series, edition string, report *diag.List) {
	field, day := at+"from", x.From
	outside := func(d schema.Date) bool {
		return d.Day != 0 && (d.Before(firstDay(edition)) || lastDay(edition).Before(d))
	}
	if !outside(day) {
		field, day = at+"until", x.Until
		if r, ok := x.Recurs(); ok && x.Until.IsZero() && !r.Open {
			field, day = at+"from", r.Last()
			for _, number := range [...]string{"weeks", "count"} {
				if item.States(at + number) {
					field = at + number
				}
			}
		}
	}
	if outside(day) && item.States(field) {
		pair{item, field, "edition"}.report(report, diag.SessionOutside, day.String(), edition)
	}
}

// twice reports the last of some sessions if one before it is the same.
func (s *Subject) twice(item *site.Item, key string, dated []schema.Session, report *diag.List) {
	last := len(dated) - 1
	if dated[last].Date.IsZero() {
		return
	}
	for i := range last {
		if dated[i].Date == dated[last].Date && reflect.DeepEqual(dated[i], dated[last]) {
			at, end := item.Written(dateField(item, key, last))
			also, _ := item.Written(dateField(item, key, i))
			report.Add(diag.SessionDoubled, at, end, dated[last].Date.String()).WithRelated(also)
			return
		}
	}
}

// codes looks for modules of one code, in two faculties say, that have different credits in one year.
func codes(s *Subject, report *diag.List) {
	first := map[string]*site.Module{}
	for _, f := range s.Site.Faculties {
		for _, m := range f.Modules {
			code := strings.ToUpper(strings.Join(strings.Fields(m.Facts.Code), ""))
			if code == "" || m.Facts.Status == schema.Ended || !m.Facts.Credits.Value.Given {
				continue
			}
			other := first[code]
			if other == nil {
				first[code] = m
				continue
			}
			a, b := m.Facts.Credits, other.Facts.Credits
			years := m.Facts.Edition != "" && other.Facts.Edition != "" && m.Facts.Edition != other.Facts.Edition
			if a.Value != b.Value && reflect.DeepEqual(a.Unit, b.Unit) && !years {
				at, end := m.Written("credits")
				also, _ := other.Written("credits")
				report.Add(diag.CodeCredits, at, end, m.Facts.Code, counted(a.Value), counted(b.Value)).WithRelated(also)
			}
		}
	}
}

// hoursOfCredits compares the hours of modules with their credits, where the settings say how many hours of work
// one credit stands for. What is taught is less than the work, unless the work by oneself is among the types.
func hoursOfCredits(s *Subject, report *diag.List) {
	system := &s.Site.Config.Credits
	if system.Hours.IsZero() {
		return
	}
	per := spanOf(system.Hours)
	for _, f := range s.Site.Faculties {
		for _, m := range f.Modules {
			c, hours := m.Facts.Credits, hoursOf(m.Facts.Hours)
			n := c.Value.Thousandths
			if n == 0 || hours.IsZero() || !c.Unit.IsZero() && !reflect.DeepEqual(c.Unit, system.Unit) {
				continue
			}
			whole := slices.ContainsFunc(m.Facts.Hours.ByType, func(of schema.HoursOf) bool { return of.Type == schema.Personal })
			work, said := span{n * per.least / 1000 * 8 / 10, unbounded}, spanOf(hours)
			if per.most < unbounded {
				work.most = n * per.most / 1000 * 12 / 10
			}
			if !whole {
				work.least = 0
			}
			if !said.meets(work, 0) {
				a, _ := said.nearest(work)
				pair{&m.Item, "hours", "credits"}.report(report, diag.HoursCredits, diag.Count{Of: diag.Hours, Thousandths: a}, counted(c.Value))
			}
		}
	}
}
