// This file reads dates.

package schema

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// A Date is a day, a month or a year: as precise as what is known.
type Date struct {
	Year  int // 0: no date
	Month int // 1 to 12; 0: only the year is known
	Day   int // 1 to 31; 0: only the month is known
}

// The years a date may be in; others are slips.
const minYear, maxYear = 1800, 2199

// IsZero says whether nothing is written.
func (d Date) IsZero() bool { return d == Date{} }

// String writes d as in front matter (ISO 8601, as precise as it is known):
// 2019, 2019-10, 2019-10-14; "" when it is zero.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func (d *Date) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormDate)
	if !ok {
		return
	}
	if date, ok := parseDate(s); ok {
		switch year := r.firstYear(s); {
		case date.exists():
			*d = date
		case year != s:
			r.failWith(diag.ValueNoSuchDay, n, year) // 2021-22
		default:
			r.fail(diag.ValueNoSuchDay, n)
		}
		return
	}
	meant, exact := meantDate(r.withoutEnd(s), r.counts)
	if year := r.firstYear(s); !exact && year != "" {
		r.failWith(diag.ValueDate, n, year)
		return
	}
	switch {
	case !exact:
		r.rough(n, s)
	case !meant.exists():
		r.fail(diag.ValueNoSuchDay, n)
	case hasTime(s) && !midnight.MatchString(s):
		if d := r.fail(diag.ValueDateTime, n); strings.Contains(s, " ") && strings.ContainsFunc(s, isLetter) { // words that readers can read
			d.Fix = r.noted(n, meant, s)
		}
	case hasTime(s):
		r.failWith(diag.ValueDateTime, n, meant.String())
	default:
		r.failWith(diag.ValueDate, n, meant.String())
	}
}

// firstYear is the year in which the academic year begins that s names, where the field says when something begins; or "":
// rentrée 2021, depuis la rentrée 2021, année académique 2021-2022, 2021-2022.
func (r *reader) firstYear(s string) string {
	if r.field == nil || !r.field.begins || len(s) > longestValue {
		return ""
	}
	words := strings.Fields(strings.ToLower(norm.NFC.String(s)))
	for len(words) > 1 && (isWritten("in-dates", words[0]) || r.counts(words[0])) {
		words = words[1:]
	}
	first, _, _ := strings.Cut(academicYear(afterWord("year-begins", strings.Join(words, " "))), "-")
	return first
}

// yearOfTerm is the year in which a term begins that s, in small letters, names with its year or its academic year; or "": automne
// 2021, Q1 2021, second quadrimestre 2021-2022, Fall 2021.
func yearOfTerm(s string) string {
	for i, value := range choices["term"][:3] {
		for _, word := range append(message.Words("choices", "term."+value), message.Words("written", "term."+value)...) {
			rest, ok := strings.CutPrefix(s, strings.ToLower(word)+" ")
			rest = strings.TrimSpace(rest)
			d, isYear := parseDate(rest)
			first, second, _ := strings.Cut(academicYear(rest), "-")
			switch {
			case !ok || rest == "":
			case isYear && d.Month == 0 && d.exists():
				return rest
			case i > 0 && second != "":
				return second
			case first != "":
				return first
			}
		}
	}
	return ""
}

// withoutEnd is a date without the words that say that it is the first or the last day, where the field says so: jusqu’au 15
// octobre 2026, from 1 September 2026.
func (r *reader) withoutEnd(s string) string {
	if r.field == nil || r.field.end == "" || len(s) > longestValue {
		return s
	}
	lower := strings.ToLower(norm.NFC.String(s))
	if r.field.end == "last" {
		return beforeWord("last-day", beforeWord("included", straightAfter("until-day", straightAfter("last-day", lower))))
	}
	return straightAfter("from-day", straightAfter("first-day", lower))
}

// straightAfter is afterWord, whatever the apostrophes.
func straightAfter(key, s string) string {
	s = straight(s)
	for _, word := range longest(key) {
		if rest, ok := strings.CutPrefix(s, straight(word)); ok && isApart(word, rest) {
			return strings.TrimLeft(rest, " :")
		}
	}
	return s
}

// rough reports a date that is said less exactly than by its day, its month or its year. Where a note can stand beside it, the line has
// the date as far as it is exact, and a note with all that is said: fin octobre 2026, avant le 15 octobre 2026, 15 octobre 2026 à 17 h.
func (r *reader) rough(n *yaml.Node, s string) {
	d, ok := r.roughly(s)
	switch {
	case !ok:
		r.fail(diag.ValueDate, n)
	case r.takesNote():
		r.fail(diag.ValueDate, n).Fix = r.noted(n, d, s)
	case d.Day == 0:
		r.fail(diag.ValueDateRough, n, d.String())
	default:
		r.fail(diag.ValueDate, n)
	}
}

// roughly is the date that s says less exactly than by its day, its month or its year.
func (r *reader) roughly(s string) (d Date, ok bool) {
	if len(s) > longestValue {
		return Date{}, false
	}
	lower := r.withoutEnd(straight(strings.ToLower(norm.NFC.String(s))))
	if m, ok := meantMoment(lower); ok && m.Clock != 0 && m.Date.exists() {
		return m.Date, true
	}
	bare := lower
	if r.field != nil && r.field.end == "last" {
		bare = straightAfter("before-day", lower)
	}
	before := bare != lower
	if d, ok = meantDate(bare, r.counts); ok && before {
		d = d.before()
		return d, d.exists()
	}
	if year, ok := parseDate(yearOfTerm(bare)); ok {
		return year, true
	}
	for _, word := range slices.Concat(longest("about-when"), longest("about"), []string{"±", "+/-", "~"}) {
		rest, ok := strings.CutPrefix(bare, straight(word))
		if !ok || rest == "" || isLetter(rune(word[len(word)-1])) && !strings.ContainsAny(rest[:1], " -") {
			continue
		}
		d, ok := meantDate(strings.TrimLeft(rest, " -"), r.counts)
		return d, ok && d.Day == 0 && d.exists()
	}
	return Date{}, false
}

// before is the day before d, or the month or the year, whichever d is.
func (d Date) before() Date {
	switch t := d.time(); {
	case d.Month == 0:
		return Date{Year: d.Year - 1}
	case d.Day == 0:
		t = time.Date(d.Year, time.Month(d.Month)-1, 1, 0, 0, 0, 0, time.UTC)
		return Date{Year: t.Year(), Month: int(t.Month())}
	default:
		t = t.AddDate(0, 0, -1)
		return Date{t.Year(), int(t.Month()), t.Day()}
	}
}

// takesNote reports whether a note can be written beside the field that is read.
func (r *reader) takesNote() bool {
	return r.hasBeside("note") && !hasKey(r.beside, "note")
}

// noted is the line with a date instead of what is written at n, and with a note that says all of s; "" where there is no room for one.
func (r *reader) noted(n *yaml.Node, d Date, s string) string {
	if !r.takesNote() || !isPlain(n) {
		return ""
	}
	start, end := r.span(n)
	between := ", "
	if r.beside.Style&yaml.FlowStyle == 0 {
		between = "\n" + strings.Repeat(" ", r.beside.Content[0].Column-1)
	}
	return r.replaced(start, end, d.String()+between+"note: "+r.localised(s))
}

// exists says whether the calendar has such a date.
func (d Date) exists() bool {
	if d.Year < minYear || d.Year > maxYear || d.Month > 12 {
		return false
	}
	return d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	if month == 0 {
		return 0
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// parseDate reads 2019, 2019-10 or 2019-10-14, whether or not the calendar has
// such a day; a month or a day 0 is not read.
func parseDate(s string) (Date, bool) {
	var d Date
	for i, into := range []*int{&d.Year, &d.Month, &d.Day} {
		width := 2
		if i == 0 {
			width = 4
		} else if s == "" {
			break
		} else if s[0] != '-' {
			return Date{}, false
		} else {
			s = s[1:]
		}
		if len(s) < width {
			return Date{}, false
		}
		number, ok := figures(s[:width])
		if !ok || i > 0 && number == 0 {
			return Date{}, false
		}
		*into, s = number, s[width:]
	}
	return d, s == ""
}

func figures(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, _ := strconv.Atoi(s)
	return n, true
}

// hasTime says whether an hour stands behind the date.
func hasTime(s string) bool { return strings.Contains(s, ":") }

// midnight ends a date that programs write as the beginning of a day.
var midnight = regexp.MustCompile(`(?i)[ t]0?0:00(:00(\.0+)?)?z?$`)

// meantDate reads the other ways people write dates: 05/01/2024 (the day comes
// first), 2024-1-5, 5 janvier 2024, January 5, 2024, octobre 2019.
func meantDate(s string, is units) (Date, bool) {
	s = strings.ToLower(norm.NFC.String(s))
	if date, time, ok := strings.Cut(s, "t"); ok && strings.Contains(time, ":") && !strings.Contains(date, " ") {
		s = date
	}
	words := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(" \u00A0\u202F/.,-–", c) })
	if len(words) > 1 && strings.Contains(words[len(words)-1], ":") {
		words = words[:len(words)-1]
	}
	weekday, named := -1, false
	if len(words) > 1 {
		if weekday, named = weekdayBefore(words); named {
			words = words[1:]
		}
	}
	var numbers []int
	month := 0
	for _, word := range words {
		if m := monthOf(word); m > 0 {
			if month > 0 {
				return Date{}, false
			}
			month = m
			continue
		}
		if isWritten("in-dates", word) || is(word) {
			continue
		}
		number, ok := figures(cardinal(word))
		if !ok {
			return Date{}, false
		}
		numbers = append(numbers, number)
	}
	d := dateOf(month, numbers)
	if named && d.exists() && d.Weekday() != weekday {
		return Date{}, false // one of the two is wrong
	}
	return d, !d.IsZero()
}

// weekdayBefore is the day of the week that the first of some words names, in full or in short. What may be a month as well, mar., is a
// day before a date that has a month.
func weekdayBefore(words []string) (day int, named bool) {
	if day, named = lang.Weekday(words[0]); named {
		return day, true
	}
	day = placeOf("weekdays-short", words[0])
	isMonth := func(word string) bool { return monthOf(word) > 0 }
	return day, day >= 0 && (!isMonth(words[0]) || len(words) > 3 || slices.ContainsFunc(words[1:], isMonth))
}

// dateOf is the date of some numbers and the month that is named, 0 if none is; zero
// when they can be none.
func dateOf(month int, numbers []int) Date {
	switch {
	case month == 0 && len(numbers) == 1 && numbers[0] > 31:
		return Date{numbers[0], 0, 0}
	case month > 0 && len(numbers) == 1 && numbers[0] > 31:
		return Date{numbers[0], month, 0}
	case month > 0 && len(numbers) == 2 && numbers[1] > 31 && numbers[0] > 0:
		return Date{numbers[1], month, numbers[0]}
	case month == 0 && len(numbers) == 3 && numbers[0] > 31 && numbers[1] > 0 && numbers[2] > 0:
		return Date{numbers[0], numbers[1], numbers[2]}
	case month == 0 && len(numbers) == 3 && numbers[2] > 31 && numbers[0] > 0 && numbers[1] > 0:
		return Date{numbers[2], numbers[1], numbers[0]}
	case month == 0 && len(numbers) == 2 && numbers[0] > 31 && numbers[1] > 0 && numbers[1] <= 12:
		return Date{numbers[0], numbers[1], 0}
	case month == 0 && len(numbers) == 2 && numbers[1] > 31 && numbers[0] > 0 && numbers[0] <= 12:
		return Date{numbers[1], numbers[0], 0}
	}
	return Date{}
}

// cardinal is an ordinal number without the letters at its end: 1er, 2nd, 3e.
func cardinal(s string) string {
	number, ending := cutFigures(s)
	if isWritten("ordinals", ending) {
		return number
	}
	return s
}

// monthOf is the month a word names, or 0.
func monthOf(word string) int {
	return max(placeOf("months", word), placeOf("months-short", word)) + 1
}

// Before reports whether all of d lies before e: 2026-09 is before 2026-10-01,
// and neither before nor after 2026-09-14.
func (d Date) Before(e Date) bool {
	for _, p := range [][2]int{{d.Year, e.Year}, {d.Month, e.Month}, {d.Day, e.Day}} {
		if p[0] == 0 || p[1] == 0 {
			return false
		}
		if p[0] != p[1] {
			return p[0] < p[1]
		}
	}
	return false
}

// compare orders dates; of one and the same year or month, what is less precise comes first.
func (d Date) compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Weekday is the day of the week, from 0 for Monday; -1 when the day is not known.
func (d Date) Weekday() int {
	if d.Day == 0 {
		return -1
	}
	return int(d.time().Weekday()+6) % 7
}

// WeeksTo is how many weeks of the calendar the week of a day is behind that of d.
func (d Date) WeeksTo(other Date) int {
	monday := d.time().AddDate(0, 0, -d.Weekday())
	return int(other.time().Sub(monday).Hours()) / (7 * 24)
}

// time is the beginning of a day.
func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
