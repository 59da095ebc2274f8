// This file reads the days of sessions as people write them: 5 et 12 octobre 2026, 14h-16h.

package schema

import (
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// meantDays is the list of the sessions on the days that s was probably meant for, or "": 5 octobre 2026, 14h-16h; 5 et 12 octobre 2026;
// 5/10/2026, 12/10/2026. What stands behind the last holds for those before it.
func meantDays(s string) string {
	if d, ok := parseDate(s); ok && d.Day > 0 && d.exists() {
		return "[" + s + "]"
	}
	if len(s) > longestValue {
		return ""
	}
	if one := meantSession(s); isDay(one) {
		return "[" + one + "]"
	}
	if from, until := meantPeriod(s); from != "" && until != "" {
		first, _ := parseDate(from)
		if last, _ := parseDate(until); first.Before(last) && last.time().Sub(first.time()) <= mostDaysOfOne {
			return "[{date: " + from + ", until: " + until + "}]"
		}
		return ""
	}
	parts := ands().Split(strings.ReplaceAll(s, "/", "\x00"), maxItems) // of 5/10/2026
	days := make([]string, len(parts))
	behind := ""
	for i := len(parts) - 1; i >= 0; i-- {
		part := strings.TrimSpace(strings.ReplaceAll(parts[i], "\x00", "/"))
		days[i] = meantSession(part)
		if !isDay(days[i]) {
			days[i] = meantSession(part + " " + behind)
		} else if _, rest, ok := cutDay(part); ok {
			behind = rest
		}
		if !isDay(days[i]) || strings.HasPrefix(days[i], "{") != strings.HasPrefix(days[len(days)-1], "{") { // the hour may be of one of them
			return ""
		}
	}
	return "[" + strings.Join(days, ", ") + "]"
}

// mostDaysOfOne is how long one session may be when it goes on for several days: what is longer has sessions of its own.
const mostDaysOfOne = 14 * 24 * time.Hour

// isDay reports whether a session that was meant has a day.
func isDay(session string) bool {
	d, ok := parseDate(session)
	return strings.HasPrefix(session, "{") || ok && d.Day > 0
}

// cutDay takes the number of the day from the month and the year behind it: 12 octobre 2026.
func cutDay(s string) (day, rest string, ok bool) {
	for word, at := range wordsOf(s) {
		if number, _ := cutFigures(word); number != "" {
			rest = strings.TrimSpace(s[at+len(word):])
			return word, rest, rest != ""
		}
	}
	return "", "", false
}

// meantSession is the session that a date with hours behind it was probably meant
// for, or "": 5 octobre 2026, 14h-16h.
func meantSession(s string) string {
	if d, ok := meantDate(s, noUnit); ok && d.exists() && !hasTime(s) {
		return d.String()
	}
	s = ranges().Replace(strings.ToLower(norm.NFC.String(s)))
	for i, c := range s {
		if c != ' ' && c != ',' && c != 't' || len(s) > longestValue {
			continue
		}
		d, ok := meantDate(strings.TrimRight(s[:i], " ,"), noUnit)
		if date, exact := parseDate(strings.TrimRight(s[:i], " ,")); exact {
			d, ok = date, true
		}
		if !ok || d.Day == 0 || !d.exists() {
			continue
		}
		first, last, span := strings.Cut(strings.TrimLeft(s[i+1:], " ,"), "-")
		start, end := clockOf(afterWord("at-hour", first)), clockOf(last)
		switch {
		case start == "" || span && end == "":
		case span:
			return "{date: " + d.String() + ", start: " + start + ", end: " + end + "}"
		default:
			return "{date: " + d.String() + ", start: " + start + "}"
		}
	}
	return ""
}
