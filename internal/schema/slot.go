// This file says when in the week sessions are held, and on which days that is.

package schema

import (
	"iter"
	"slices"
	"strconv"
	"time"

	"projetpro/internal/diag"
)

// A Slot is when in the week sessions are held and where, from which day to which.
type Slot struct {
	Weekdays Weekdays  `field:"weekday"`
	OfMonth  []string  `field:"of_month" enum:"of-month"` // which of these days in each month; none: all
	Part     string    `field:"part_of_day" enum:"day-part"`
	Start    Clock     `field:"start"`
	End      Clock     `field:"end"`
	Place    Localised `field:"place"` // an address of the web for one that is held there
	Link     URL       `field:"link"`
	From     Date      `field:"from" end:"first"`
	Until    Date      `field:"until" end:"last"`
	Except   []Date    `field:"except"` // days on which there is none
}

// IsZero says whether nothing is written.
func (s *Slot) IsZero() bool {
	return len(s.Weekdays) == 0 && len(s.OfMonth) == 0 && s.Part == "" && s.Start == 0 && s.End == 0 && s.Place.IsZero() && s.Link == "" &&
		s.From.IsZero() && s.Until.IsZero() && len(s.Except) == 0
}

// check reports what of the slot at a path cannot be.
func (s *Slot) check(r *reader, path string) {
	checkTimes(r, path, s.Start, &s.End, true)
	says := len(s.Weekdays) > 0 || r.isSet(path+".weekday") || r.isUnwrittenAt(path+".weekday")
	if at := r.set[path+".of_month"]; len(s.OfMonth) > 0 && !says {
		start := at.Key - r.src.Start
		r.add(diag.FieldMissingInGroup, start, start+len("of_month"), "weekday", r.name(), "weekday: "+r.field.group.byName["weekday"].example())
	}
	for _, of := range [...]struct {
		name string
		date *Date
	}{{"from", &s.From}, {"until", &s.Until}} {
		if !of.date.IsZero() && of.date.Day == 0 {
			r.failAt(path+"."+of.name, diag.SlotDay, of.name)
		}
	}
	for i, d := range s.Except {
		if d.Day == 0 {
			at := path + ".except." + strconv.Itoa(i)
			if !r.isSet(at) {
				at = path + ".except"
			}
			r.failAt(at, diag.SlotDay, "except")
		}
	}
	if s.From.Day != 0 && s.Until.Day != 0 && s.Until.Before(s.From) {
		r.failAt(path+".until", diag.SlotUntil, s.From.String())
	}
}

// A Series are the sessions of one slot of each week, or of every other.
type Series struct {
	Slot
	Type   string // "" for sessions of no type, or of all
	Length Minutes
	Key    string // what its fields stand under, below that of the sessions: "", or types.0

	Weeks Weeks
	Count Quantity // of its sessions, in all
	Often string
}

// Series are the slots of some sessions. What is said of all holds for each of a type that does not say it.
func (s *Sessions) Series() (all []Series) {
	slot, own := s.Slot, s.ownsSlot()
	if own {
		x := Series{Slot: slot, Length: s.Length, Weeks: s.Weeks, Count: s.Count, Often: s.Often}
		if x.Length == 0 && len(s.Weekdays) == 1 && s.Often != Fortnightly {
			x.Length = s.Weekly
		}
		all = append(all, x)
	}
	for i := range s.ByType {
		of := &s.ByType[i]
		if of.Slot.IsZero() && own {
			continue
		}
		x := Series{Slot: of.Slot, Type: of.Type, Length: of.Length, Key: "types." + strconv.Itoa(i), Weeks: s.Weeks, Count: of.Count, Often: s.Often}
		if x.Slot.IsZero() {
			continue
		}
		if x.From.IsZero() {
			x.From = slot.From
		}
		if x.Until.IsZero() {
			x.Until = slot.Until
		}
		if len(x.Except) == 0 {
			x.Except = slot.Except
		}
		all = append(all, x)
	}
	return all
}

// ownsSlot reports whether the slot of sessions is one of theirs, rather than what the slots of their types have in common.
func (s *Sessions) ownsSlot() bool {
	if s.Slot.IsZero() {
		return false
	}
	return len(s.Weekdays) > 0 || s.Part != "" || s.Start != 0 || !slices.ContainsFunc(s.ByType, func(of SessionsOf) bool { return len(of.Weekdays) > 0 })
}

// A Recurrence is on which days a series has its sessions.
type Recurrence struct {
	On      Weekdays
	Every   int    // how many weeks there are from one week with sessions to the next, or months
	OfMonth []int  // which of these days in a month: 1 for the first, -1 for the last; none where it is by weeks
	Days    []Date // on which there is one, in order; at least one
	Without []Date // days between the first and the last on which there would be one, and is none
	Open    bool   // no last day is known: after Days it goes on
}

// First is the day of the first session.
func (r *Recurrence) First() Date { return r.Days[0] }

// Last is the day of the last session; zero where none is known.
func (r *Recurrence) Last() Date {
	if r.Open {
		return Date{}
	}
	return r.Days[len(r.Days)-1]
}

// Recurs says on which days the sessions are; false when that is not known, because it is not said from which day on, or
// on which day of the week, or there are some each month.
func (s *Series) Recurs() (r Recurrence, ok bool) {
	r.Every, r.On = 1, s.Weekdays
	switch {
	case s.From.Day == 0:
		return r, false
	case len(s.OfMonth) > 0:
		r.OfMonth = s.PlacesInMonth()
	case s.Often == Fortnightly:
		r.Every = 2
	case s.Often != "" && s.Often != Weekly:
		return r, false
	}
	if len(r.On) == 0 && s.Start != 0 { // the first is on a day of the week, and so are the others
		r.On = Weekdays{Weekday(s.From.Weekday() + 1)}
	}
	if len(r.On) == 0 {
		return r, false
	}
	var without []Date
	for d := range s.days(&r) {
		if s.excepts(d) {
			without = append(without, d)
			continue
		}
		if len(r.Days) > 0 {
			r.Without = append(r.Without, without...)
		}
		r.Days, without = append(r.Days, d), nil
	}
	return r, len(r.Days) > 0
}

// excepts reports whether there is no session on a day, because it is said so or because it is in none of the weeks that are named.
func (s *Series) excepts(d Date) bool {
	if slices.Contains(s.Except, d) {
		return true
	}
	if len(s.Weeks.Of) == 0 {
		return false
	}
	_, week := d.time().ISOWeek()
	return !slices.ContainsFunc(s.Weeks.Of, func(w WeekSpan) bool { return w.From <= week && week <= w.To })
}

// mostDays is how many days of a recurrence are looked at.
const mostDays = 2000

// days yields those on which there would be a session, if none were left out. Where no last one is known, it yields those up
// to a month behind the last that is left out, and the recurrence is open.
func (s *Series) days(r *Recurrence) iter.Seq[Date] {
	first := s.From.time()
	last, count := first.AddDate(0, 0, 7*maxItems), 0
	switch n := s.Weeks.Count; {
	case s.Until.Day != 0:
		last = s.Until.time()
	case isExact(n):
		last = first.AddDate(0, 0, 7*n.Min.Thousandths/1000-1)
	case len(s.Weeks.Of) > 0:
		last = first.AddDate(0, 0, 7*(lastWeek-1))
	case isExact(s.Count):
		count = s.Count.Min.Thousandths / 1000
	default:
		r.Open, last = true, first
		for _, d := range s.Except {
			if t := d.time(); t.After(last) {
				last = t
			}
		}
		last = last.AddDate(0, 1, 0)
		if len(r.OfMonth) > 0 {
			last = last.AddDate(0, 1, 0)
		}
	}
	return func(yield func(Date) bool) {
		n, held := 0, 0
		for t := range r.from(first) {
			if n == mostDays || t.After(last) || count > 0 && held == count {
				return
			}
			if t.Before(first) {
				continue
			}
			d := Date{t.Year(), int(t.Month()), t.Day()}
			if !s.excepts(d) {
				held++
			}
			if n++; !yield(d) {
				return
			}
		}
	}
}

// from yields the days of r in order, without end, from the beginning of the week, or of the month, in which first is.
func (r *Recurrence) from(first time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		if len(r.OfMonth) > 0 {
			for month := first.AddDate(0, 0, 1-first.Day()); ; month = month.AddDate(0, r.Every, 0) {
				for _, t := range r.in(month) {
					if !yield(t) {
						return
					}
				}
			}
		}
		for week := first.AddDate(0, 0, -int(first.Weekday()+6)%7); ; week = week.AddDate(0, 0, 7*r.Every) {
			for _, day := range r.On {
				if !yield(week.AddDate(0, 0, int(day)-1)) {
					return
				}
			}
		}
	}
}

// in are the days of r in the month that begins on a day, in order.
func (r *Recurrence) in(month time.Time) (all []time.Time) {
	next := month.AddDate(0, 1, 0)
	for _, day := range r.On {
		first := month.AddDate(0, 0, (int(day)-int(month.Weekday())+daysOfWeek)%daysOfWeek)
		for _, which := range r.OfMonth {
			t := first.AddDate(0, 0, 7*(which-1))
			if which < 0 {
				for t = first; t.AddDate(0, 0, 7).Before(next); {
					t = t.AddDate(0, 0, 7)
				}
			}
			all = append(all, t)
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return slices.Compact(all)
}

// PlacesInMonth are the places of the days among those of their name in a month: 1 for the first, -1 for the last; none where it is not said.
func (s *Slot) PlacesInMonth() (places []int) {
	for _, which := range s.OfMonth {
		if which == lastOf {
			places = append(places, -1)
			continue
		}
		places = append(places, slices.Index(choices["of-month"], which)+1)
	}
	return places
}

// isExact reports whether q is a number, and not 0.
func isExact(q Quantity) bool {
	return q.Min.Given && q.Min == q.Max && !q.About && !q.Over && q.Min.Thousandths > 0
}
