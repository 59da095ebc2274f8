// This file reads lengths of time and times of day.

package schema

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// Minutes is a length of time.
type Minutes int

// A Clock is a time of day in minutes from midnight plus one, so that the zero
// Clock is no time at all.
type Clock int

// The longest lengths of time: of a session, a day, and of what is said of a week.
const (
	maxMinutes = 24 * 60
	maxWeekly  = 7 * maxMinutes
)

// String writes m as in front matter: 2h, 1h30, 45 min.
func (m Minutes) String() string {
	switch hours, rest := int(m)/60, int(m)%60; {
	case hours == 0:
		return strconv.Itoa(rest) + " min"
	case rest == 0:
		return strconv.Itoa(hours) + "h"
	default:
		return fmt.Sprintf("%dh%02d", hours, rest)
	}
}

func (m *Minutes) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormDuration)
	if !ok {
		return
	}
	most := Minutes(maxMinutes)
	if r.field.per == "week" {
		most = maxWeekly
	}
	if *m, ok = parseMinutes(s); !ok || *m > most {
		*m = 0
		r.failWith(diag.ValueDuration, n, r.meantLength(s))
	}
}

// meantLength is the length of time s was probably meant for, or "": that of a week may say so.
func (r *reader) meantLength(s string) string {
	if r.field.per != "week" {
		return meantMinutes(s, r.counts)
	}
	for _, per := range longest("per-week") {
		if rest, ok := strings.CutSuffix(strings.ToLower(norm.NFC.String(s)), per); ok {
			return meantMinutes(strings.TrimSpace(rest), r.counts)
		}
	}
	return meantMinutes(s, r.counts)
}

// parseMinutes reads 2h, 2 h, 1h30, 90 min, 45 minutes, 2 hours, up to a week.
func parseMinutes(s string) (Minutes, bool) {
	number, unit := cutFigures(s)
	n, ok := figures(number)
	if !ok {
		return 0, false
	}
	unit, rest := cutLetters(strings.TrimLeft(unit, " \u00A0\u202F"))
	rest = strings.TrimSpace(rest)
	switch unit = strings.ToLower(unit); {
	case isMinutes(unit):
		return Minutes(n), rest == "" && n > 0 && n <= maxWeekly
	case unit == "h" || isWritten("hours", unit):
		if rest == "" {
			return Minutes(n * 60), n > 0 && n*60 <= maxWeekly
		}
		number, unit := cutFigures(rest)
		minutes, ok := figures(number)
		unit = strings.TrimSpace(unit)
		if !ok || minutes > 59 || len(number) != 2 && unit == "" || unit != "" && !isMinutes(unit) {
			return 0, false
		}
		return Minutes(n*60 + minutes), n*60+minutes > 0 && n*60+minutes <= maxWeekly
	}
	return 0, false
}

// isMinutes says whether a unit, in small letters, is that of minutes.
func isMinutes(unit string) bool { return unit == "min" || unit == "mn" || isWritten("minutes", unit) }

func cutFigures(s string) (before, after string) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}

func cutLetters(s string) (before, after string) {
	i := 0
	for i < len(s) && ('a' <= s[i] && s[i] <= 'z' || 'A' <= s[i] && s[i] <= 'Z') {
		i++
	}
	return s[:i], strings.TrimPrefix(s[i:], ".")
}

// meantMinutes is the length of time s was probably meant for, or "": 2:00,
// 1,5 h, and numbers alone, of hours when they are small.
func meantMinutes(s string, is units) string {
	s = strings.TrimRight(strings.ToLower(norm.NFC.String(s)), ". ")
	if c, ok := parseClock(s); ok && c > 1 && strings.Contains(s, ":") {
		return Minutes(c - 1).String()
	}
	if m, ok := parseMinutes(s); ok && m <= maxMinutes {
		return m.String()
	}
	if bare := beforeWord("and-half", s); bare != s {
		if whole := meantMinutes(bare, is); strings.HasSuffix(whole, "h") && !strings.Contains(whole, " ") {
			return whole + "30"
		}
	}
	hours, minutes := false, false
	d, ok := parseDecimal(meantNumber(s, func(word string) bool {
		isHours := word == "h" || isWritten("hours", word)
		isMinutes := isMinutes(word) || word == "m" || word == "'"
		hours, minutes = hours || isHours, minutes || isMinutes
		return isHours || isMinutes || is(word)
	}))
	if !ok || d.Thousandths == 0 {
		return ""
	}
	n := d.Thousandths
	switch {
	case hours, !minutes && n <= 12_000:
		if m := Minutes(n * 60 / 1000); n*60%1000 == 0 && m <= maxMinutes {
			return m.String()
		}
	default:
		if d.isWhole() && n/1000 <= maxMinutes {
			return strconv.Itoa(n/1000) + " min"
		}
	}
	return ""
}

// String writes c as in front matter: 14:00; "" when it is zero.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", int(c-1)/60, int(c-1)%60)
}

func (c *Clock) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormClock)
	if !ok {
		return
	}
	if *c, ok = parseClock(s); !ok {
		r.failWith(diag.ValueClock, n, meantClock(s))
	}
}

// parseClock reads 14:00, 9:30, 14h, 14h30, 14 h 30.
func parseClock(s string) (Clock, bool) {
	number, rest := cutFigures(s)
	hour, ok := figures(number)
	if !ok || len(number) > 2 || hour > 23 || rest == "" {
		return 0, false
	}
	if minutes, ok := strings.CutPrefix(rest, ":"); ok {
		minute, ok := figures(minutes)
		return Clock(hour*60 + minute + 1), ok && len(minutes) == 2 && minute < 60
	}
	rest, ok = strings.CutPrefix(strings.ToLower(strings.TrimSpace(rest)), "h")
	if !ok {
		return 0, false
	}
	if rest = strings.TrimSpace(rest); rest == "" {
		return Clock(hour*60 + 1), true
	}
	minute, ok := figures(rest)
	return Clock(hour*60 + minute + 1), ok && len(rest) == 2 && minute < 60
}

// meantClock is the time of day s was probably meant for, or "": 2pm, 14.30,
// 14:30:00, 14.
func meantClock(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, " ", ""))
	afternoon := 0
	figures := strings.TrimRightFunc(s, unicode.IsLetter)
	switch half := s[len(figures):]; {
	case isWritten("afternoon", half):
		s, afternoon = figures, 12
	case isWritten("morning", half):
		s = figures
	}
	s = strings.TrimSuffix(strings.ReplaceAll(s, ".", ":"), ":")
	if !strings.Contains(s, ":") {
		s += ":00"
	} else if at := strings.LastIndexByte(s, ':'); strings.Count(s, ":") == 2 && len(s)-at == len(":00") { // not 12.11.2026
		s = s[:at]
	}
	c, ok := parseClock(s)
	if !ok {
		return ""
	}
	if hour := int(c-1) / 60; afternoon > 0 && hour < 12 {
		c += Clock(afternoon * 60)
	} else if afternoon > 0 && hour > 12 {
		return ""
	}
	return c.String()
}
