// This file reads the days of sessions as people write them, and what is said of each: 5 et 12 octobre 2026, 14h-16h, salle B.

package schema

import (
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/lang"
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
	s = hoursBehind(s)
	if one := meantSession(s); isDay(one) {
		return "[" + one + "]"
	}
	if weekday, days, ok := cutWeekday(s); ok {
		return onWeekday(weekday, meantDays(days))
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

// hoursBehind is a text with a space between its last day and the hours behind it, where a comma or brackets stand: 6 et 13 octobre 2026 (18h-20h).
func hoursBehind(s string) string {
	i := strings.LastIndexAny(s, ",(")
	if i < 0 {
		return s
	}
	hours := strings.TrimRight(strings.TrimSpace(s[i+1:]), ")")
	first, last, span := strings.Cut(ranges().Replace(strings.ToLower(hours)), "-")
	if strings.HasSuffix(strings.TrimSpace(s[:i]), ",") || clockOf(afterWord("at-hour", first)) == "" || span && clockOf(last) == "" {
		return s
	}
	return strings.TrimSpace(s[:i]) + " " + hours
}

// cutWeekday takes the day of the week from the days behind it, of which it is the name: les mardis 6, 13 et 20 octobre 2026.
func cutWeekday(s string) (weekday, days string, ok bool) {
	for word, at := range wordsOf(strings.ToLower(norm.NFC.String(s))) {
		if isWritten("beside-days", word) {
			continue
		}
		weekday = meantWeekday(word)
		_, single := lang.Weekday(word)
		return weekday, strings.TrimSpace(s[at+len(word):]), weekday != "" && !single && startsWithFigure(strings.TrimSpace(s[at+len(word):]))
	}
	return "", "", false
}

// onWeekday are sessions on days, if each of these is one of that name; else "".
func onWeekday(weekday, sessions string) string {
	day, _ := lang.Weekday(weekday)
	for word := range strings.FieldsFuncSeq(sessions, func(c rune) bool { return strings.ContainsRune("[]{} ,", c) }) {
		if d, ok := parseDate(word); ok && d.Weekday() != day {
			return ""
		}
	}
	return sessions
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

// A writtenDay is a day, and what is said of it as it is to be written; "" is what is not said.
type writtenDay struct {
	date       Date
	start, end string
	place      string
}

// meantSession is the session that s was probably meant for, as it is to be written; or "".
func meantSession(s string) string {
	d, ok := meantDay(s)
	if !ok {
		return ""
	}
	fields := []string{"date: " + d.date.String()}
	for _, of := range [...][2]string{{"start", d.start}, {"end", d.end}, {"place", d.place}} {
		if of[1] != "" {
			fields = append(fields, of[0]+": "+of[1])
		}
	}
	if len(fields) == 1 {
		return d.date.String()
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// meantDay is the day that s was probably meant for; false where a word of it would be lost.
func meantDay(s string) (d writtenDay, ok bool) {
	if len(s) > longestValue {
		return d, false
	}
	s, d.place = cutRoom(s)
	if date, ok := meantDate(s, noUnit); ok && date.exists() && !hasTime(s) {
		d.date = date
		return d, d.place == "" || date.Day != 0
	}
	lower := strings.ToLower(norm.NFC.String(s))
	ok = d.readHours(ranges().Replace(lower)) || d.readHours(lower) // the second of à 18h30
	return d, ok
}

// readHours takes a date with hours behind it, from one to another with a hyphen between; false where it is none.
func (d *writtenDay) readHours(s string) bool {
	for i, c := range s {
		if c != ' ' && c != ',' && c != 't' {
			continue
		}
		day := strings.TrimRight(s[:i], " ,")
		date, ok := parseDate(day)
		if !ok {
			date, ok = meantDate(day, noUnit)
		}
		if !ok || date.Day == 0 || !date.exists() || hasTime(day) {
			continue
		}
		first, last, span := strings.Cut(strings.TrimLeft(s[i+1:], " ,"), "-")
		d.date, d.start, d.end = date, clockOf(afterWord("at-hour", first)), ""
		if span {
			d.end = clockOf(last)
		}
		if d.start != "" && (!span || d.end != "") {
			return true
		}
	}
	return false
}

// cutRoom parts a text from the room that stands behind its last comma, or in brackets.
func cutRoom(s string) (before, room string) {
	at := strings.LastIndexAny(s, ",(")
	if at < 0 {
		return s, ""
	}
	words := strings.TrimSpace(strings.TrimRight(s[at+1:], ") "))
	if first, _, more := strings.Cut(words, " "); !more || !isWritten("rooms", strings.ToLower(first)) {
		return s, ""
	}
	return strings.TrimRight(s[:at], " ,"), quoteIfNeeded(words)
}
