// This file reads when in the week sessions are held as people write it in a sentence: tous les mardis de 18h à 20h,
// pendant 12 semaines.

package schema

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/message"
)

// meantSlots are the sessions that a text which names a day of the week was probably meant for, as they are to be written;
// "" where a word of it would be lost.
func meantSlots(text string, is units) string {
	if len(text) > 2*longestValue {
		return ""
	}
	s, ok := readSlots(text, is)
	if !ok || len(s.slots) == 0 {
		return ""
	}
	switch {
	case slices.ContainsFunc(s.slots, func(w writtenSlot) bool { return len(w.days) > 0 }):
	case slices.Contains(s.common, "frequency: "+daily): // tous les jours de 9h à 17h
	case s.slots[0].part == "":
		return s.daily()
	case len(s.common) == 0 && !slices.ContainsFunc(parts(), func(w rhythm) bool { return w.words == straight(strings.ToLower(text)) }):
		return "" // tous les matins
	}
	if first := &s.slots[0]; len(s.slots) == 1 && first.kind == "" {
		return "{" + strings.Join(append(first.fields(), s.common...), ", ") + "}"
	}
	var all []string
	for i := range s.slots {
		all = append(all, "{"+strings.Join(s.slots[i].fields(), ", ")+"}")
	}
	list := "[" + strings.Join(all, ", ") + "]"
	if len(s.common) == 0 {
		return list
	}
	return "{types: " + list + ", " + strings.Join(s.common, ", ") + "}"
}

// readSlots are the slots that a text says, if all of it has been understood.
func readSlots(text string, is units) (s slotted, ok bool) {
	words := slotWords(text)
	s = slotted{words: words, is: is}
	if s.read() {
		return s, true
	}
	if startsWithFigure(text) { // 3-7 February 2027, 9am-5pm
		s = slotted{words: slotWords(longest("from-day")[0] + " " + text), is: is}
		return s, s.read()
	}
	s = slotted{words: words, is: is}
	part := s.cutPart() // un samedi matin par mois
	if part == "" || !s.read() || len(s.slots) != 1 || s.slots[0].part != "" {
		return s, false
	}
	s.slots[0].part = part
	return s, true
}

// cutPart takes the part of the day from behind the first day of the week that has one; "" is none.
func (s *slotted) cutPart() string {
	for i := 1; i < len(s.words); i++ {
		if meantWeekday(s.words[i-1].lower) == "" {
			continue
		}
		for _, way := range parts() {
			if n := (&slotted{words: s.words[i:]}).begins(way.words); n > 0 {
				s.words = slices.Delete(slices.Clone(s.words), i, i+n)
				return way.value
			}
		}
	}
	return ""
}

// daily is the list of the sessions of each day of a few, at the same hours; "" where s says something else: du 3 au 7 février 2027, 9h-17h.
func (s *slotted) daily() string {
	from, until := s.period()
	first, _ := parseDate(from)
	last, _ := parseDate(until)
	if len(s.slots) != 1 || s.slots[0].kind != "" || !first.Before(last) || last.time().Sub(first.time()) >= daysOfWeek*24*time.Hour {
		return ""
	}
	var all []string
	for t := first.time(); !t.After(last.time()); t = t.AddDate(0, 0, 1) {
		date := "date: " + t.Format(time.DateOnly)
		all = append(all, "{"+strings.Join(append([]string{date}, s.slots[0].fields()...), ", ")+"}")
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// period are the first and the last day, where nothing else is said of all slots; else "".
func (s *slotted) period() (from, until string) {
	for _, field := range s.common {
		name, day, _ := strings.Cut(field, ": ")
		switch {
		case name == "from" && from == "":
			from = day
		case name == "until" && until == "":
			until = day
		default:
			return "", ""
		}
	}
	return from, until
}

// meantPeriod are the first and the last day of a text that says nothing else, each "" where it is not said: du 1er septembre au 15
// octobre 2026, until 15 October 2026.
func meantPeriod(text string) (from, until string) {
	if from, until = periodOf(text); from == "" && until == "" && startsWithFigure(text) { // 1/9/2026 - 15/10/2026
		if from, until = periodOf(longest("from-day")[0] + " " + text); until == "" {
			from = ""
		}
	}
	return from, until
}

func periodOf(text string) (from, until string) {
	s := slotted{words: slotWords(text), is: noUnit}
	if len(text) > longestValue || !s.read() || len(s.slots) > 0 {
		return "", ""
	}
	return s.period()
}

// meantWeekdays are the names of days, as they are to be written, of a text in small letters that says nothing else; else nil.
func meantWeekdays(text string) []string {
	s := slotted{words: slotWords(text), is: noUnit}
	if len(text) > longestValue || !s.read() || len(s.slots) != 1 || len(s.common) > 0 || len(s.slots[0].fields()) > 1 {
		return nil
	}
	return s.slots[0].days
}

// A writtenSlot is one slot as it is to be written; "" is what is not said.
type writtenSlot struct {
	kind       string
	counted    string // fields: how many sessions, and how long
	days       []string
	ofMonth    []string
	part       string
	start, end string
	place      string
}

func (w *writtenSlot) fields() (all []string) {
	say := func(name, value string) {
		if value != "" {
			all = append(all, name+": "+value)
		}
	}
	say("type", w.kind)
	if w.counted != "" {
		all = append(all, w.counted)
	}
	if len(w.days) == 1 {
		say("weekday", w.days[0])
	} else if len(w.days) > 1 {
		say("weekday", "["+strings.Join(w.days, ", ")+"]")
	}
	if len(w.ofMonth) == 1 {
		say("of_month", w.ofMonth[0])
	} else if len(w.ofMonth) > 1 {
		say("of_month", "["+strings.Join(w.ofMonth, ", ")+"]")
	}
	say("part_of_day", w.part)
	say("start", w.start)
	say("end", w.end)
	say("place", w.place)
	return all
}

// slotted reads the words of a text one after the other.
type slotted struct {
	words  []slotWord
	is     units
	slots  []writtenSlot
	common []string    // the fields of all slots
	rest   []string    // words that are still to be understood, together
	next   writtenSlot // what is known of the slot that follows: its type, how many sessions
}

// A slotWord is a word or a sign, as it stands and in small letters with straight apostrophes.
type slotWord struct{ text, lower string }

// slotWords are the words of a text. Signs between them are words.
func slotWords(text string) (all []slotWord) {
	for word := range strings.FieldsSeq(spacedSigns.Replace(norm.NFC.String(text))) {
		lower := straight(strings.ToLower(word))
		if before, after, ok := strings.Cut(lower, "-"); ok && isDayOrHour(before) && isDayOrHour(after) { // lundi-mercredi, 10h-12h
			all = append(all, slotWord{before, before}, slotWord{"-", "-"}, slotWord{after, after})
			continue
		}
		if day, part := dayAndPart(lower); part != "" { // dinsdagavond
			all = append(all, slotWord{day, day}, slotWord{part, part})
			continue
		}
		if article, bare, ok := strings.Cut(lower, "'"); ok && isWritten("of-length", article+"’") { // d'1h30
			all = append(all, slotWord{article + "'", article + "'"}, slotWord{bare, bare})
			continue
		}
		all = append(all, slotWord{word, lower})
	}
	return all
}

// spacedSigns makes words of the signs that stand between others.
var spacedSigns = strings.NewReplacer(",", " , ", ";", " , ", "(", " , ", ")", " , ", "–", " - ", "—", " - ", "/", " / ", "+", " + ", " : ", " ")

// dayAndPart are the two words of one that is a day of the week and a part of it; part is "" where it is none.
func dayAndPart(word string) (day, part string) {
	for _, way := range parts() {
		if day, ok := strings.CutSuffix(word, way.words); ok && !strings.HasSuffix(day, " ") && meantWeekday(day) != "" {
			return day, way.words
		}
	}
	return word, ""
}

func isDayOrHour(s string) bool {
	return meantWeekday(s) != "" || startsWithFigure(s) && !strings.Contains(s, "-")
}

func startsWithFigure(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// read reports whether all has been understood.
func (s *slotted) read() bool {
	for len(s.words) > 0 {
		switch {
		case s.ofMonth(), s.often(), s.days(), s.partOfDay(), s.dates(), s.hours(), s.room():
		case s.separator():
			if !s.understand() {
				return false
			}
			s.words = s.words[1:]
		case len(s.rest) == 0 && (s.neutral(s.words[0].lower) || s.is(s.words[0].lower)):
			s.words = s.words[1:]
		default:
			s.rest = append(s.rest, s.words[0].lower)
			s.words = s.words[1:]
		}
	}
	return s.understand() && s.next.kind == ""
}

func (s *slotted) separator() bool { return s.words[0].text == "," || s.words[0].text == "+" }

// neutral reports whether a word says nothing beside a day or an hour: le, every, de.
func (s *slotted) neutral(word string) bool {
	return isWritten("beside-days", word) || isWritten("and", word) || isWritten("at-hour", word) || isWritten("between", word) || isWritten("in-dates", word)
}

// slot is the one that is being read; fresh, another one if that has its days or its hours already.
func (s *slotted) slot(fresh bool) *writtenSlot {
	if len(s.slots) == 0 || fresh {
		s.slots = append(s.slots, s.next)
		s.next = writtenSlot{}
	}
	return &s.slots[len(s.slots)-1]
}

// ofMonth takes which days of each month there are sessions on: le premier mardi du mois, les 2e et 4e jeudis du mois.
func (s *slotted) ofMonth() bool {
	if len(s.rest) > 0 {
		return false
	}
	var which, days []string
	at := 0
	for ; at < len(s.words); at++ {
		word := s.words[at].lower
		day := meantWeekday(word)
		place := slices.IndexFunc(whiches(), func(w rhythm) bool { return w.words == word })
		switch {
		case day != "" && len(which) > 0:
			days = append(days, day)
		case place >= 0 && len(days) == 0:
			which = append(which, whiches()[place].value)
		case s.neutral(word) || word == "," || word == "&" || word == "/":
		default:
			return false
		}
		if n := s.startsWith("of-month", at+1); n > 0 && len(days) > 0 {
			slot := s.slot(len(s.slots) > 0)
			slot.days, slot.ofMonth = once(days), once(which)
			s.words = s.words[at+1+n:]
			return true
		}
	}
	return false
}

// often takes how often there are sessions: chaque semaine, every other.
func (s *slotted) often() bool {
	for _, way := range append(rhythms(), secondWeeks()...) {
		n := s.begins(way.words)
		if n == 0 {
			continue
		}
		if len(s.rest) > 0 || way.value == Monthly {
			return false
		}
		if way.value == Fortnightly || way.value == daily { // that it is each week, a day of the week says
			s.common = append(s.common, "frequency: "+way.value)
		}
		s.words = s.words[n:]
		return true
	}
	return false
}

// secondWeeks are the ways to say that there are sessions on every other day of those that are named.
func secondWeeks() (all []rhythm) {
	for _, words := range message.Words("written", "every-second") {
		all = append(all, rhythm{straight(words), Fortnightly})
	}
	return all
}

// days takes the names of days: lundi, mardi et jeudi, du lundi au vendredi.
func (s *slotted) days() bool {
	first := meantWeekday(s.words[0].lower)
	if first == "" || s.short(0) {
		return false
	}
	if !s.understandType() {
		return false
	}
	days := []string{first}
	at := 1
	for at+1 < len(s.words) {
		between, next := s.words[at].lower, at+1
		for next < len(s.words)-1 && isWritten("beside-days", s.words[next].lower) { // le mardi et le jeudi
			next++
		}
		day := meantWeekday(s.words[next].lower)
		if day == "" || s.short(next) {
			break
		}
		switch {
		case between == "," || between == "/" || between == "+" || between == "&" || isWritten("and", between):
			days = append(days, day)
		case between == "-" || isWritten("to", between) || isWritten("to-day", between):
			through := daysThrough(days[len(days)-1], day)
			if through == nil {
				return false
			}
			days = append(days, through...)
		default:
			return false
		}
		at = next + 1
	}
	slot := s.slot(len(s.slots) > 0 && len(s.slots[len(s.slots)-1].days) > 0)
	if slot.start != "" && len(slot.days) == 0 && len(s.slots) > 1 {
		return false
	}
	slot.days = once(days)
	s.words = s.words[at:]
	return true
}

// partOfDay takes in which part of the day it is: samedi matin, every Tuesday in the evening.
func (s *slotted) partOfDay() bool {
	for _, way := range parts() {
		n := s.begins(way.words)
		if n == 0 {
			continue
		}
		if count := meantQuantity(strings.Join(s.rest, " "), noUnit); count != "" && count != "0" && len(s.slots) == 0 { // trois matinées
			s.common, s.rest = append(s.common, "count: "+count), nil
		}
		if !s.understand() {
			return false
		}
		slot := s.slot(false)
		if slot.part != "" || slot.start != "" && len(slot.days) == 0 {
			return false
		}
		slot.part = way.value
		s.words = s.words[n:]
		return true
	}
	return false
}

// begins is how many words those of a phrase are, if they stand first; else 0.
func (s *slotted) begins(phrase string) int {
	words := strings.Fields(phrase)
	if len(words) > len(s.words) || !slices.EqualFunc(words, s.words[:len(words)], func(a string, b slotWord) bool { return a == b.lower }) {
		return 0
	}
	return len(words)
}

// short reports whether the word at an index may be an abbreviation of a day, and more likely is another word.
func (s *slotted) short(at int) bool {
	word := s.words[at].lower
	return len(s.words) > 1 && isWritten("weekdays-short", word) && monthOf(word) > 0
}

// daysThrough are the days behind one to another, which follows it in the week.
func daysThrough(first, last string) (all []string) {
	for words := range written("weekdays") {
		from, to := slices.Index(words, first), slices.Index(words, last)
		if from >= 0 && to > from {
			return words[from+1 : to+1]
		}
	}
	return nil
}

// hours takes from when to when: de 18h à 20h, 18h-20h, à partir de 18h.
func (s *slotted) hours() bool {
	start, n, signed := s.clock(0)
	if start == "" {
		return false
	}
	at, end := n, ""
	if at+1 < len(s.words) && (isToDay(s.words[at:]) > 0 || isWritten("and", s.words[at].lower)) {
		other, m, also := s.clock(at + 1)
		signed = signed || also || s.ends(at+1+m)
		if other != "" {
			start, end, at = sameHalf(start, s.words[:n], other, s.words[at+1:at+1+m]), other, at+1+m
		}
	}
	rest := len(s.rest)
	if !signed || end == "" && (start < "07:00" || rest > 0 && isWritten("of-length", strings.Replace(s.rest[rest-1], "'", "’", 1))) { // of that length
		return false
	}
	if !s.understand() {
		return false
	}
	slot := s.slot(false)
	if slot.start != "" {
		return false
	}
	slot.start, slot.end = start, end
	s.words = s.words[at:]
	return true
}

// ends reports whether nothing is counted by the number before an index.
func (s *slotted) ends(at int) bool {
	return at >= len(s.words) || s.words[at].text == "," || meantWeekday(s.words[at].lower) != "" || isWritten("and", s.words[at].lower)
}

// clock is the time of day that the words at an index say, how many they are, and whether one is a sign of hours.
func (s *slotted) clock(at int) (clock string, n int, signed bool) {
	for n := min(3, len(s.words)-at); n > 0; n-- {
		text := ""
		for _, w := range s.words[at : at+n] {
			text += w.lower
		}
		if !startsWithFigure(text) {
			return "", 0, false
		}
		text = strings.ReplaceAll(text, ".m.", "m")
		if c := clockOf(text); c != "" {
			return c, n, strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || c == ':' })
		}
	}
	return "", 0, false
}

// sameHalf is the time that begins what ends in the afternoon, where only the end says so: 6 to 8 pm.
func sameHalf(start string, before []slotWord, end string, behind []slotWord) string {
	last := behind[len(behind)-1].lower
	half := strings.ReplaceAll(strings.TrimLeft(last, "0123456789:."), ".", "")
	if !isWritten("afternoon", half) || strings.ContainsFunc(before[len(before)-1].lower, unicode.IsLetter) {
		return start
	}
	c, _ := parseClock(start)
	if later := (c + 12*60).String(); c <= 12*60 && later < end {
		return later
	}
	return start
}

// dates takes from which day to which: du 15 septembre au 15 décembre 2026, à partir du 15 septembre 2026, sauf le 3 novembre 2026.
func (s *slotted) dates() bool {
	word, n := "", 0
	for _, key := range [...]string{"until-day", "except-day", "from-day"} {
		if m := s.said(key); m > n {
			word, n = key, m
		}
	}
	if n == 0 {
		return false
	}
	dates, at := s.someDates(n)
	if clock, _, signed := s.clock(n); len(dates) == 0 && word == "from-day" && clock != "" && signed { // à partir de 18h
		all := s.words
		s.words = s.words[n:]
		if s.hours() {
			return true
		}
		s.words = all
		return false
	}
	if len(dates) == 0 || !s.understand() {
		return false
	}
	switch {
	case word == "except-day":
		s.common = append(s.common, "except: ["+strings.Join(dates, ", ")+"]")
	case word == "until-day" && len(dates) == 1:
		s.common = append(s.common, "until: "+dates[0])
	case word == "from-day" && len(dates) == 1:
		s.common = append(s.common, "from: "+dates[0])
		if m := isToDay(s.words[at:]); m > 0 {
			if until, end := s.date(at + m); until != "" {
				s.common, at = append(s.common, "until: "+until), end
			}
		}
	default:
		return false
	}
	s.words = s.words[at:]
	return true
}

// startsWith is how many words at an index are those of a phrase under a key.
func (s *slotted) startsWith(key string, at int) int {
	for _, phrase := range longest(key) {
		words := strings.Fields(straight(phrase))
		if at+len(words) <= len(s.words) && slices.EqualFunc(words, s.words[at:at+len(words)], func(a string, b slotWord) bool { return a == b.lower }) {
			return len(words)
		}
	}
	return 0
}

// said is how many words at the beginning are those of a phrase under a key, if more follow.
func (s *slotted) said(key string) int {
	if n := s.startsWith(key, 0); n < len(s.words) {
		return n
	}
	return 0
}

func isToDay(words []slotWord) int {
	if len(words) > 1 && (words[0].text == "-" || isWritten("to", words[0].lower) || isWritten("to-day", words[0].lower)) {
		return 1
	}
	return 0
}

// someDates are the days at an index, with words for and between them, and where what follows begins.
func (s *slotted) someDates(at int) (dates []string, end int) {
	for {
		date, next := s.date(at)
		if date == "" {
			if date, next = s.yearless(at); date == "" {
				return dates, at
			}
		}
		dates, at = append(dates, date), next
		if at+1 >= len(s.words) || s.words[at].text != "," && !isWritten("and", s.words[at].lower) {
			return dates, at
		}
		if date, _ := s.date(at + 1); date == "" {
			return dates, at
		}
		at++
	}
}

// longestDate is how many words a day has at most: le mardi 15 septembre 2026.
const longestDate = 6

// date is the day at an index, and where what follows begins.
func (s *slotted) date(at int) (date string, end int) {
	for n := min(longestDate, len(s.words)-at); n > 0; n-- {
		if s.words[at+n-1].text == "-" {
			continue
		}
		text := joined(s.words[at : at+n])
		d, ok := parseDate(text)
		if !ok {
			d, ok = meantDate(text, noUnit)
		}
		if ok && d.Day != 0 && d.exists() && !hasTime(text) {
			return d.String(), at + n
		}
	}
	return "", at
}

// yearless is the day at an index whose year the day behind it has: 15 septembre, of 15 septembre au 15 décembre 2026.
func (s *slotted) yearless(at int) (date string, end int) {
	for n := min(longestDate-1, len(s.words)-at); n > 0; n-- {
		m := isToDay(s.words[at+n:])
		if m == 0 {
			continue
		}
		until, _ := s.date(at + n + m)
		last, ok := parseDate(until)
		if !ok {
			continue
		}
		if day, ok := figures(cardinal(s.words[at].lower)); n == 1 && ok && day > 0 && day < last.Day { // 5 au 9 octobre 2026
			return Date{last.Year, last.Month, day}.String(), at + n
		}
		for _, year := range [...]int{last.Year, last.Year - 1} {
			d, ok := meantDate(joined(s.words[at:at+n])+" "+strconv.Itoa(year), noUnit)
			if ok && d.Day != 0 && d.exists() && d.Before(last) {
				return d.String(), at + n
			}
		}
	}
	return "", at
}

func joined(words []slotWord) string {
	var all []string
	for _, w := range words {
		all = append(all, w.lower)
	}
	return strings.ReplaceAll(strings.Join(all, " "), " / ", "/")
}

// room takes where it is, up to the next sign: salle H.1302.
func (s *slotted) room() bool {
	if len(s.rest) > 0 || len(s.slots) == 0 || len(s.words) < 2 || !isWritten("rooms", s.words[0].lower) || s.slots[len(s.slots)-1].place != "" {
		return false
	}
	var words []string
	n := 0
	for n < len(s.words) && s.words[n].text != "," && meantWeekday(s.words[n].lower) == "" {
		words = append(words, s.words[n].text)
		n++
	}
	s.slots[len(s.slots)-1].place = quoteIfNeeded(strings.Join(words, " "))
	s.words = s.words[n:]
	return true
}

// understandType takes the words before a day as the type of its sessions, or as they are read elsewhere.
func (s *slotted) understandType() bool {
	if len(s.rest) == 0 {
		return true
	}
	if kind, amount := cutType(strings.Join(s.rest, " ")); kind != "" && amount == "" {
		s.next.kind, s.rest = kind, nil
		return true
	}
	n := len(s.rest)
	if number := s.rest[n-1]; n == 1 && meantQuantity(number, noUnit) == number { // 12 mardis
		s.common, s.rest = append(s.common, "count: "+number), nil
		return true
	}
	return true // what is around the day may belong together: un mardi sur deux
}

// understand takes what is left of the words as how many sessions or weeks there are, how long or how often; where it
// is nothing of it, it is false and they are left.
func (s *slotted) understand() bool {
	rest := s.rest
	for len(rest) > 0 && s.neutral(rest[len(rest)-1]) {
		rest = rest[:len(rest)-1]
	}
	if len(rest) > 0 && !s.says(strings.Join(rest, " ")) {
		return false
	}
	s.rest = nil
	return true
}

// says takes a text as how many sessions or weeks there are, how long or how often; false where it is nothing of it.
func (s *slotted) says(text string) bool {
	for _, way := range secondWeeks() { // un mardi sur deux
		if way.words == text {
			s.common = append(s.common, "frequency: "+way.value)
			return true
		}
	}
	if number, every, two := strings.Cut(text, " "); two && isOne(number) { // un mardi par mois
		for _, way := range rhythms() {
			if way.words == every {
				s.common = append(s.common, "frequency: "+way.value)
				return true
			}
		}
	}
	bare := afterWord("for-weeks", text)
	if weeks := meantWeeks(bare); weeks != "" {
		s.common = append(s.common, "weeks: "+weeks)
		return true
	}
	if fields := strings.Trim(meantWeekly(bare), "{}"); fields != "" {
		s.common = append(s.common, fields)
		return true
	}
	if s.saysType(text) {
		return true
	}
	if length := meantMinutes(text, noUnit); length != "" && strings.ContainsFunc(text, isLetter) {
		s.common = append(s.common, "length: "+length)
		return true
	}
	counted := meantCounted(text, s.is)
	if counted != "" && counted != "count: 0" && strings.ContainsFunc(text, isLetter) {
		s.common = append(s.common, counted)
		return true
	}
	return false
}

// saysType takes a text as the type of the sessions of a slot, and how many there are: ateliers, 6 ateliers de 3h.
func (s *slotted) saysType(text string) bool {
	kind, amount := cutType(text)
	if kind == "" {
		return false
	}
	slot := &s.next
	if len(s.slots) > 0 {
		slot = &s.slots[len(s.slots)-1]
	} else if amount == "" {
		return false
	}
	if amount != "" {
		if amount = meantCounted(amount, s.is); amount == "" || strings.HasPrefix(amount, "count: 0") {
			return false
		}
	}
	if slot.kind != "" {
		return false
	}
	slot.kind, slot.counted = kind, amount
	return true
}
