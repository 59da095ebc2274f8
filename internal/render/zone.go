// This file writes a time zone for calendars: by the rules it has now, where it has such.

package render

import (
	"fmt"
	"sort"
	"sync"
	"time"
	"unicode"
)

// A zone is a time zone as calendars state it (RFC 5545, 3.6.5): one offset, or two that take turns every year.
type zone struct {
	of    *time.Location
	turns []turn // none where there is one offset
	since time.Time
}

// A turn is when a zone changes to another offset, each year.
type turn struct {
	month    time.Month
	weekday  time.Weekday
	nth      int           // of the weekday in the month; -1 is the last
	clock    time.Duration // from midnight, by the offset before
	from, to int           // offsets, in seconds east of UTC
	name     string        // CEST; "" when it has none
}

// horizon is for how many years the rules of a zone must hold: of so many Sundays, the fourth and the last of a month differ.
const horizon = 12

// declared is a zone as calendars state it from a year to another, written out; "" for one that goes by no rules. It is worked
// out once.
func declared(of *time.Location, first, last int) string {
	type years struct {
		name        string
		first, last int
	}
	key := years{of.String(), first, last}
	if written, ok := written.Load(key); ok {
		return written.(string)
	}
	text := ""
	if z, ok := newZone(of, first, last); ok {
		text = string(z.append(nil))
	}
	written.Store(key, text)
	return text
}

var written sync.Map // what declared has worked out

// newZone finds the rules by which a zone goes from a year to another, and on from there. It is false when there are none such,
// as where the changes follow the moon.
func newZone(of *time.Location, first, last int) (z zone, ok bool) {
	z = zone{of: of, since: time.Date(first-1, time.January, 1, 0, 0, 0, 0, of)}
	for year := first - 1; year <= last+horizon; year++ {
		turns := turnsIn(of, year)
		if year == first-1 {
			z.turns = turns
		}
		if len(turns) != len(z.turns) || len(turns) != 0 && len(turns) != 2 {
			return z, false
		}
		for i := range turns {
			if !z.turns[i].merge(turns[i]) {
				return z, false
			}
		}
	}
	return z, len(z.turns) == 0 || z.turns[0].from == z.turns[1].to && z.turns[0].to == z.turns[1].from
}

// turnsIn are the changes of a zone within a year. Each says the nth weekday, negative where it is the last as well: see
// merge. They are looked for week by week: time.Time.ZoneBounds errs behind 2037.
func turnsIn(of *time.Location, year int) (all []turn) {
	const week = 7 * 24 * time.Hour
	end := time.Date(year+1, time.January, 1, 0, 0, 0, 0, of)
	for t := time.Date(year, time.January, 1, 0, 0, 0, 0, of); t.Before(end); {
		next := t.Add(week)
		if next.After(end) {
			next = end
		}
		if offsetOf(t) != offsetOf(next) {
			all = append(all, turnBetween(t, next))
		}
		t = next
	}
	return all
}

// turnBetween is the change of offset between two moments.
func turnBetween(before, behind time.Time) turn {
	from := offsetOf(before)
	seconds := sort.Search(int(behind.Sub(before)/time.Second), func(n int) bool { return offsetOf(before.Add(time.Duration(n)*time.Second)) != from })
	at := before.Add(time.Duration(seconds) * time.Second)
	name, to := at.Zone()
	local := at.UTC().Add(time.Duration(from) * time.Second)
	midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
	nth := (local.Day()-1)/7 + 1
	if local.AddDate(0, 0, 7).Month() != local.Month() {
		nth = -nth
	}
	return turn{local.Month(), local.Weekday(), nth, local.Sub(midnight), from, to, named(name)}
}

func offsetOf(t time.Time) int {
	_, offset := t.Zone()
	return offset
}

// named is the name of an offset; "" for one that is a number.
func named(name string) string {
	for _, c := range name {
		if !unicode.IsLetter(c) {
			return ""
		}
	}
	return name
}

// merge reports whether one rule goes for two years. A weekday that was the last of its month is the nth as well, until
// a year shows which is meant.
func (r *turn) merge(other turn) bool {
	last, is := r.nth < 0, other.nth < 0
	mine, its := max(r.nth, -r.nth), max(other.nth, -other.nth)
	switch {
	case r.nth == -1 && is, r.nth == other.nth:
	case mine == its: // the last in one of the years only
		r.nth = mine
	case last && is:
		r.nth = -1
	default:
		return false
	}
	other.nth = r.nth
	return *r == other
}

// append writes the zone onto dst.
func (z *zone) append(dst []byte) []byte {
	dst = appendLine(dst, "BEGIN:VTIMEZONE")
	dst = appendLine(dst, "TZID:"+z.of.String())
	if len(z.turns) == 0 {
		name, offset := z.since.Zone()
		dst = appendObservance(dst, "STANDARD", z.since, turn{from: offset, to: offset, name: named(name)}, "")
	}
	for _, r := range z.turns {
		kind := "STANDARD"
		if r.to > r.from {
			kind = "DAYLIGHT"
		}
		nth := r.nth
		if nth < 0 {
			nth = -1
		}
		rule := fmt.Sprintf("RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", r.month, nth, days[r.weekday])
		dst = appendObservance(dst, kind, r.in(z.since.Year(), nth), r, rule)
	}
	return appendLine(dst, "END:VTIMEZONE")
}

// in is when the turn comes in a year, by the offset before.
func (r *turn) in(year, nth int) time.Time {
	first := time.Date(year, r.month, 1, 0, 0, 0, 0, time.UTC)
	if nth < 0 {
		first = time.Date(year, r.month+1, -6, 0, 0, 0, 0, time.UTC) // the first of the last seven days
		nth = 1
	}
	return first.AddDate(0, 0, int(r.weekday-first.Weekday()+7)%7+7*(nth-1)).Add(r.clock)
}

func appendObservance(dst []byte, kind string, since time.Time, r turn, rule string) []byte {
	dst = appendLine(dst, "BEGIN:"+kind)
	dst = appendLine(dst, "DTSTART:"+since.Format("20060102T150405"))
	if rule != "" {
		dst = appendLine(dst, rule)
	}
	dst = appendLine(dst, "TZOFFSETFROM:"+offset(r.from))
	dst = appendLine(dst, "TZOFFSETTO:"+offset(r.to))
	if r.name != "" {
		dst = appendLine(dst, "TZNAME:"+r.name)
	}
	return appendLine(dst, "END:"+kind)
}

// offset is one from UTC as calendars write it: +0200.
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}
