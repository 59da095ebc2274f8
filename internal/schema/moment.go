// This file reads moments: when something that takes place once starts and ends.

package schema

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// A Moment is a day, with a time where it is known; a month or a year as long as the
// day is not.
type Moment struct {
	Date  Date
	Clock Clock // only with a day
}

// An Ending is when something ends: a moment, or a time alone, of the day it starts on.
type Ending struct{ Moment }

// IsZero says whether nothing is written.
func (m Moment) IsZero() bool { return m == Moment{} }

// String writes m as in front matter: 2026-11-12, 2026-11-12 14:00; "" when it is zero.
func (m Moment) String() string { return strings.TrimSpace(m.Date.String() + " " + m.Clock.String()) }

// Before reports whether all of m lies before n: of two moments of a day, only if both
// have a time.
func (m Moment) Before(n Moment) bool {
	if m.Date == n.Date && m.Date.Day != 0 {
		return m.Clock != 0 && n.Clock != 0 && m.Clock < n.Clock
	}
	return m.Date.Before(n.Date)
}

// From is the moment of an ending, when what ends started at a moment.
func (e Ending) From(start Moment) Moment {
	if e.Date.IsZero() && e.Clock != 0 {
		e.Date = start.Date
	}
	return e.Moment
}

// ThroughNight is the moment of an ending of which the time alone is written, when it is on the morning after the evening on which it
// started; zero when it is not.
func (e Ending) ThroughNight(start Moment) Moment {
	const evening, morning = Clock(18*60 + 1), Clock(8*60 + 1)
	if !e.Date.IsZero() || e.Clock == 0 || e.Clock > morning || start.Clock < evening || start.Date.Day == 0 {
		return Moment{}
	}
	next := start.Date.time().AddDate(0, 0, 1)
	return Moment{Date{next.Year(), int(next.Month()), next.Day()}, e.Clock}
}

func (m *Moment) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormDate)
	if !ok {
		return
	}
	if _, exact := parseMoment(s); !exact {
		if both := r.bothEnds(s); both != "" {
			r.failWith(diag.ValueMoment, n, both)
			return
		}
	}
	*m = r.moment(n, s)
}

// bothEnds are the beginning of something and, on the next line, its end, where a text says both: 12 novembre 2026, 14h-17h; du 12 au
// 14 novembre 2026. Else it is "".
func (r *reader) bothEnds(s string) string {
	i := slices.IndexFunc(r.kind.Fields, func(f *Field) bool { return f.Type == reflect.TypeFor[Ending]() })
	if i < 0 {
		return ""
	}
	start, end := "", ""
	if day, ok := meantDay(s); ok && day.end != "" && day.place == "" {
		start, end = day.date.String()+" "+day.start, day.end
	} else if from, until := meantPeriod(s); from != "" && until != "" {
		start, end = from, until
	}
	if end == "" {
		return ""
	}
	return start + "\n" + r.kind.Fields[i].Name + ": " + end
}

func (e *Ending) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormDate)
	if !ok {
		return
	}
	if clock, ok := parseClock(s); ok {
		e.Clock = clock
		return
	}
	if clock, ok := hourOf(s); ok && looksLikeClock.MatchString(s) {
		r.failWith(diag.ValueMoment, n, clock.String())
		return
	}
	e.Moment = r.moment(n, s)
}

// moment reads a moment, and reports what is none with what it was meant for.
func (r *reader) moment(n *yaml.Node, s string) Moment {
	m, ok := parseMoment(s)
	if !ok {
		if m, ok = meantMoment(s); !ok {
			r.fail(diag.ValueMoment, n)
			return Moment{}
		}
	}
	switch _, exact := parseMoment(s); {
	case !m.Date.exists():
		r.fail(diag.ValueNoSuchDay, n)
	case m.Clock != 0 && m.Date.Day == 0:
		r.fail(diag.ValueMoment, n)
	case exact:
		return m
	default:
		r.failWith(diag.ValueMoment, n, m.String())
	}
	return Moment{}
}

// parseMoment reads 2026-11-12, 2026-11-12 14:00, 2026-11-12T14:00, whether or not the
// calendar has such a day; and what a [Date] can be.
func parseMoment(s string) (m Moment, ok bool) {
	day, clock, timed := strings.Cut(s, " ")
	if !timed {
		day, clock, timed = strings.Cut(s, "T")
	}
	if m.Date, ok = parseDate(day); ok && timed {
		m.Clock, ok = parseClock(strings.TrimSpace(clock))
	}
	return m, ok
}

var (
	// looksLikeClock is a time of day as people write it: it has a sign of hours.
	looksLikeClock = regexp.MustCompile(`(?i)^\d{1,2} ?([:h.] ?\d{0,2}(:\d\d(\.0+)?)?z?|:?\d{0,2} ?[ap]\.?m\.?)$`)
	// timeAtEnd is such a time behind a date.
	timeAtEnd = regexp.MustCompile(`(?i)^(?:(.*?)[ ,]+|(.*\d)t)(\d{1,2} ?(?:[:h] ?\d{0,2}(?::\d\d(?:\.0+)?)?z?|(?::\d\d)? ?[ap]\.?m\.?))$`)
)

// meantMoment reads the other ways people write moments: 12/11/2026 14h, 12 novembre
// 2026 à 14 h 30, November 12, 2026 at 2pm, 2026-11-12T14:00:00Z.
func meantMoment(s string) (Moment, bool) {
	s = strings.NewReplacer("\u00A0", " ", "\u202F", " ").Replace(norm.NFC.String(s))
	if midnight.MatchString(s) {
		date, ok := meantDate(s, noUnit)
		return Moment{Date: date}, ok
	}
	parts := timeAtEnd.FindStringSubmatch(s)
	if parts == nil {
		date, ok := meantDate(s, noUnit)
		return Moment{Date: date}, ok && !hasTime(s)
	}
	words := strings.Fields(parts[1] + parts[2])
	if last := len(words) - 1; last > 0 && isWritten("at-hour", strings.ToLower(words[last])) {
		words = words[:last]
	}
	day := strings.Join(words, " ")
	if hasTime(day) {
		return Moment{}, false // de 14:00 à 17:00
	}
	date, ok := meantDate(day, noUnit)
	clock, timed := hourOf(parts[3])
	return Moment{date, clock}, ok && timed && date.Day != 0
}

// hourOf is the time of day that s was probably meant for.
func hourOf(s string) (Clock, bool) {
	if c, ok := parseClock(s); ok {
		return c, true
	}
	s = strings.TrimRight(s, "zZ")
	if strings.HasSuffix(s, "m.") || strings.HasSuffix(s, "M.") {
		s = strings.ReplaceAll(s, ".", "")
	}
	return parseClock(meantClock(s))
}
