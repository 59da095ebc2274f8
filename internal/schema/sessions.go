// This file reads sessions: how many, how many a week, of what type, or each with its day.

package schema

import (
	"cmp"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/message"
)

// A Session is one meeting. One without a date is still to be set.
type Session struct {
	Date      Date      `field:"date"`
	Until     Date      `field:"until" end:"last"` // its last day, when it goes on for several
	Start     Clock     `field:"start"`
	End       Clock     `field:"end"`
	Place     Localised `field:"place"` // an address of the web for one that is held there
	Link      URL       `field:"link"`
	Title     Localised `field:"title"`
	Group     Localised `field:"group"` // whom it is for, where not all come
	Type      string    `field:"type" enum:"teaching"`
	Cancelled bool      `field:"cancelled"`

	Resources []Resource `field:"resources"`
}

// SessionsOf are the sessions of one type of teaching, or of one time of the week.
type SessionsOf struct {
	Type   string   `field:"type" enum:"teaching"` // "" only where a day of the week is given
	Count  Quantity `field:"count" whole:"true"`
	Length Minutes  `field:"length"`
	Lasts  string   `field:"lasts" enum:"lasts"`
	Slot
}

// Sessions say how often people meet: a count and a length, the same by type, so
// much a week and when in the week, each session. Any of these may be known, or several.
type Sessions struct {
	Count  Quantity `field:"count" whole:"true"`
	Length Minutes  `field:"length"`
	Weekly Minutes  `field:"weekly" per:"week"`
	Weeks  Weeks    `field:"weeks" whole:"true"`
	Times  Quantity `field:"times" whole:"true"` // of each week, month or what Often says
	Often  string   `field:"frequency" enum:"frequency"`
	Lasts  string   `field:"lasts" enum:"lasts"` // each, where its length is not known in hours
	Slot
	ByType []SessionsOf `field:"types"`
	Dated  []Session    `field:"dates"`
}

// IsZero says whether nothing is written.
func (s Sessions) IsZero() bool {
	return s.Count.IsZero() && s.Length == 0 && s.Weekly == 0 && s.Weeks.IsZero() && s.Often == "" && s.Times.IsZero() && s.Lasts == "" &&
		s.Slot.IsZero() && len(s.ByType) == 0 && len(s.Dated) == 0
}

// Number is how many sessions there are, as far as it is known: the count that is
// given, those of all types, or those whose dates are. What is cancelled is not counted.
func (s Sessions) Number() Quantity {
	switch {
	case !s.Count.IsZero():
		return s.Count
	case len(s.ByType) > 0:
		return sumOf(s.ByType, func(of SessionsOf) Quantity { return of.Count })
	case len(s.Dated) > 0:
		return held(s.Dated)
	}
	return Quantity{}
}

// held counts the sessions that one takes part in: those of one's group, and those of none.
// Groups may have more and fewer.
func held(dated []Session) Quantity {
	all := 0
	groups := map[string]int{}
	for i := range dated {
		s := &dated[i]
		switch group, _ := s.Group.In(""); {
		case group == "" && !s.Cancelled:
			all++
		case group != "" && s.Cancelled:
			groups[group] += 0
		case group != "":
			groups[group]++
		}
	}
	if len(groups) == 0 {
		return Exactly(Whole(all))
	}
	least, most := -1, 0
	for _, n := range groups {
		if least < 0 || n < least {
			least = n
		}
		most = max(most, n)
	}
	return Quantity{Min: Whole(all + least), Max: Whole(all + most)}
}

// InOrder are the sessions with a date in the order of their days and hours, those of no hour
// first, and behind them those that are to be set.
func (s Sessions) InOrder() []Session {
	later := func(a, b Session) int {
		switch {
		case a.Date.IsZero() || b.Date.IsZero():
			return compareTruth(a.Date.IsZero(), b.Date.IsZero())
		case a.Date != b.Date:
			return a.Date.compare(b.Date)
		}
		return int(a.Start) - int(b.Start)
	}
	if slices.IsSortedFunc(s.Dated, later) {
		return s.Dated
	}
	sorted := slices.Clone(s.Dated)
	slices.SortStableFunc(sorted, later)
	return sorted
}

func compareTruth(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// decode reads a group; a number alone is the count, a list alone the sessions
// themselves, or how many there are of each type.
func (s *Sessions) decode(r *reader, n *yaml.Node) {
	switch {
	case n.Kind == yaml.ScalarNode:
		s.decodeCount(r, n)
	case onlyItem(n) != nil && r.reads(r.field, onlyItem(n)):
		r.scalar(n, diag.FormNumber)
	case n.Kind == yaml.SequenceNode && r.isByType(n):
		r.listAs("types", n, reflect.ValueOf(&s.ByType).Elem())
	case n.Kind == yaml.SequenceNode:
		r.listAs("dates", n, reflect.ValueOf(&s.Dated).Elem())
	default:
		if len(n.Content) > 0 && r.field.group.byName[n.Content[0].Value] == nil {
			if types := r.typesOf(n); types != "" {
				r.failWith(diag.ValueSessions, n, types)
				return
			}
		}
		path := r.path
		r.group(r.field, r.field.group, n, reflect.ValueOf(s).Elem())
		s.Slot.check(r, path)
		if at := r.set[path+".times"]; !s.Times.IsZero() && s.Often == "" && !r.isSet(path+".frequency") && !r.isUnwrittenAt(path+".frequency") {
			start := at.Key - r.src.Start
			r.add(diag.FieldMissingInGroup, start, start+len("times"), "frequency", r.name(), "frequency: "+r.field.group.byName["frequency"].example())
		}
	}
}

// decode reads a group, which says of what type the sessions are, or on which day of the week.
func (s *SessionsOf) decode(r *reader, n *yaml.Node) {
	path, before := r.path, len(r.diags)
	r.group(r.field, r.field.group, n, reflect.ValueOf(s).Elem())
	s.Slot.check(r, path)
	says := s.Type != "" || len(s.Weekdays) > 0 || s.Part != "" || s.Length != 0 || s.Lasts != "" || r.isSet(path+".type") || r.isSet(path+".weekday")
	if n.Kind == yaml.MappingNode && len(r.diags) == before && !says {
		start := r.start(n)
		r.add(diag.FieldMissingInGroup, start, start+1, "type", r.name(), "type: "+r.field.group.byName["type"].example())
	}
}

// isByType says whether a list of sessions says how many there are of each type, or on which day of the week: some item
// has a field of these alone, and none what only a session with its day has.
func (r *reader) isByType(n *yaml.Node) bool {
	types, dates := r.field.group.byName["types"].group, r.field.group.byName["dates"].group
	counted := false
	for _, item := range n.Content {
		if item.Kind != yaml.MappingNode {
			return false
		}
		for i := 0; i+1 < len(item.Content); i += 2 {
			key := item.Content[i].Value
			one, other := types.named(key), dates.named(key)
			if one == nil && other != nil {
				return false
			}
			if one != nil && other != nil && one.Name != other.Name { // jour: mardi
				if one.Type != weekdayType || !namesWeekday(item.Content[i+1].Value) {
					return false
				}
				other = nil
			}
			counted = counted || one != nil && (other == nil || one.Name == "type")
		}
	}
	return counted
}

// typesOf is the list of sessions by type that a group of types, each with how many, was
// probably meant for, {theory: 9, exercises: 10}; "" is none.
func (r *reader) typesOf(n *yaml.Node) string {
	var types []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		kind := hoursOf.byName["type"].written(n.Content[i].Value)
		if kind == "" {
			return ""
		}
		counted := meantCounted(strings.ToLower(norm.NFC.String(n.Content[i+1].Value)), r.counts)
		if counted == "" {
			return ""
		}
		types = append(types, "{type: "+kind+", "+counted+"}")
	}
	return "[" + strings.Join(types, ", ") + "]"
}

// named is the field that a key names, rightly or not; nil for none.
func (o *object) named(key string) *Field {
	if f := o.byFold[fold(key)]; f != nil {
		return f
	}
	return o.byAlso()[fold(key)]
}

// listAs reads a list that stands for the whole group as the field of that name in it.
func (r *reader) listAs(name string, n *yaml.Node, into reflect.Value) {
	outer, listed, as := r.field, r.listed, r.listedAs
	r.field = outer.group.byName[name]
	r.listed, r.listedAs = r.field, outer.Name
	decodeList(r, n, into)
	r.field, r.listed, r.listedAs = outer, listed, as
}

func (s *Sessions) decodeCount(r *reader, n *yaml.Node) {
	text, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	if days := meantDays(text); days != "" {
		r.failWith(diag.ValueSessions, n, days)
		return
	}
	if _, isNumber := parseQuantity(text); !isNumber {
		slots := meantSlots(text, r.counts)
		switch {
		case namesWeekday(text) || strings.Contains(slots, "weekday: ") && meantSessions(text, r.counts) == "": // Tue 10-12
			r.failWith(diag.SessionsWeekday, n, slots)
			return
		case slots != "" && meantSessions(text, r.counts) == "":
			r.failWith(diag.ValueSessions, n, slots)
			return
		}
	}
	s.Count = r.quantity(n, text, diag.ValueSessions, meantSessions)
}

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

// wordsOf yields the words of s, and where each stands.
func wordsOf(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		at := 0
		for word := range strings.FieldsSeq(s) {
			at += strings.Index(s[at:], word)
			if !yield(word, at) {
				return
			}
			at += len(word)
		}
	}
}

// namesWeekday reports whether a text names a day of the week: tous les mardis, Mondays 10-12.
func namesWeekday(s string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(norm.NFC.String(s)), func(c rune) bool { return !isLetter(c) }) {
		if meantWeekday(word) != "" && !isWritten("weekdays-short", word) {
			return true
		}
	}
	return false
}

// decode reads a group; a date alone is a session of which no more is known.
func (s *Session) decode(r *reader, n *yaml.Node) {
	group, path := r.field.group, r.path
	day := path
	if n.Kind == yaml.ScalarNode && !isEmpty(n) && isPlain(n) {
		if !s.decodeDay(r, n) {
			return
		}
	} else {
		r.group(r.field, group, n, reflect.ValueOf(s).Elem())
		day = path + ".date"
	}
	if d := s.Date; !d.IsZero() && d.Day == 0 {
		r.failAt(day, diag.SessionDay)
	}
	s.checkUntil(r, n, path)
	checkTimes(r, path, s.Start, &s.End, s.Until.IsZero())
}

// checkTimes reports an end without a start, and one that does not follow it on the same day.
func checkTimes(r *reader, path string, start Clock, end *Clock, sameDay bool) {
	switch {
	case *end == 0:
	case r.isUnwrittenAt(path + ".start"):
		*end = 0 // alone it says nothing
	case start == 0 && !r.isSet(path+".start"):
		r.failAt(path+".end", diag.SessionStart)
	case start != 0 && *end <= start && sameDay:
		r.failAt(path+".end", diag.SessionEnd, start.String())
	}
}

// decodeDay reads a session that is written as a date alone.
func (s *Session) decodeDay(r *reader, n *yaml.Node) bool {
	text, ok := r.scalar(n, diag.FormDate)
	if !ok {
		return false
	}
	if d, ok := parseDate(text); ok {
		if !d.exists() {
			r.fail(diag.ValueNoSuchDay, n)
			return false
		}
		s.Date = d
		return true
	}
	meant := meantSession(text)
	if meant == "" {
		r.group(r.field, r.field.group, n, reflect.ValueOf(s).Elem())
		return false
	}
	r.failWith(diag.ValueDate, n, meant)
	return false
}

// checkUntil reports a last day that is not after the first.
func (s *Session) checkUntil(r *reader, n *yaml.Node, path string) {
	switch at := path + ".until"; {
	case s.Until.IsZero():
	case s.Until.Day == 0:
		r.failAt(at, diag.SessionDay)
	case s.Date.IsZero() && r.isUnwrittenAt(path+".date"):
		s.Until = Date{}
	case s.Date.IsZero() && !r.isSet(path+".date"):
		start := r.start(n)
		r.add(diag.FieldMissingInGroup, start, start+1, "date", r.name(), "date: 2026-10-05")
	case !s.Date.IsZero() && !s.Date.Before(s.Until):
		r.failAt(at, diag.SessionUntil, s.Date.String())
	}
}

// isSet says whether a value stands at a path of the file.
func (r *reader) isSet(path string) bool {
	_, ok := r.set[path]
	return ok
}

// failAt reports that the value at a path of the file is wrong: the sentence
// gets what is written, and args.
func (r *reader) failAt(path string, code diag.Code, args ...any) {
	span := r.set[path]
	start, end := span.Value-r.src.Start, span.End-r.src.Start
	r.add(code, start, end, append([]any{diag.Clip(r.written(start, end))}, args...)...)
}

// Weeks are how many weeks there are, or which of the year.
type Weeks struct {
	Count Quantity
	Of    []WeekSpan // the weeks of the calendar (ISO 8601), in the order written
}

// A WeekSpan goes from one week of the year to another, which may be the same.
type WeekSpan struct{ From, To int }

// lastWeek is the last that a year can have.
const lastWeek = 53

// IsZero says whether nothing is written.
func (w Weeks) IsZero() bool { return w.Count.IsZero() && len(w.Of) == 0 }

// decode reads how many weeks, 12, or a list of which, [36-41, 43].
func (w *Weeks) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.SequenceNode {
		r.list(n, false, func(item *yaml.Node) int { return w.add(r, item) })
		return
	}
	text, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	if spans := meantSpans(text); spans != "" {
		r.failWith(diag.ValueWeeks, n, spans)
		return
	}
	w.Count = r.quantity(n, text, diag.ValueWeeks, func(s string, is units) string { return meantQuantity(s, isWeeks(is)) })
}

func (w *Weeks) add(r *reader, n *yaml.Node) int {
	text, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return 0
	}
	span, ok := parseSpan(text)
	if !ok {
		r.failWith(diag.ValueWeeks, n, meantSpan(text))
		return 0
	}
	w.Of = append(w.Of, span)
	return 1
}

// parseSpan reads 36 or 36-41.
func parseSpan(s string) (w WeekSpan, ok bool) {
	q, ok := parseQuantity(s)
	if !ok || !q.isWhole() || q.About || !q.Min.Given || !q.Max.Given {
		return WeekSpan{}, false
	}
	w = WeekSpan{q.Min.Thousandths / 1000, q.Max.Thousandths / 1000}
	return w, w.From >= 1 && w.To <= lastWeek
}

// manyWeeks is more than any course lasts: 36-41 is not how many weeks there are.
const manyWeeks = 30

// meantSpans is the list of weeks of the calendar that s was probably meant for, or "".
func meantSpans(s string) string {
	var all []string
	for part := range strings.FieldsFuncSeq(ranges().Replace(strings.ToLower(s)), func(c rune) bool { return c == ',' || c == ';' || c == '+' }) {
		part = strings.TrimSpace(part)
		span := meantSpan(part)
		if span == "" {
			return ""
		}
		all = append(all, span)
	}
	numbered := len(all) > 1 || isNumbered(s)
	if len(all) == 1 && !numbered {
		w, _ := parseSpan(all[0])
		numbered = w.From != w.To && w.To > manyWeeks
	}
	if !numbered {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// isNumbered says whether s names a week by its number: semaine 36, S36, W36.
func isNumbered(s string) bool {
	figures := strings.IndexAny(s, "0123456789")
	return figures > 0 && isWeek(strings.TrimSpace(s[:figures]))
}

// meantSpan is the week, or the weeks one after the other, that s was probably meant for, or "".
func meantSpan(s string) string {
	least, most, span := strings.Cut(ranges().Replace(strings.ToLower(norm.NFC.String(s))), "-")
	from, ok := weekNumber(least)
	if !ok {
		return ""
	}
	if !span {
		return strconv.Itoa(from)
	}
	to, ok := weekNumber(most)
	if !ok || to <= from {
		return ""
	}
	return strconv.Itoa(from) + "-" + strconv.Itoa(to)
}

// weekNumber reads 36, S36 or semaine 36.
func weekNumber(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "0123456789"); i > 0 && isWeek(strings.TrimSpace(s[:i])) {
		s = s[i:]
	}
	n, ok := figures(s)
	return n, ok && n >= 1 && n <= lastWeek
}

// isWeek says whether a word, in small letters, stands before the number of a week.
func isWeek(word string) bool {
	word = strings.TrimSuffix(word, ".")
	return isWritten("week-number", word) || isWritten("weeks", word)
}

// isWeeks adds to units the words for weeks.
func isWeeks(is units) units {
	return func(word string) bool { return isWritten("weeks", word) || is(word) }
}

// meantSessions is what s was probably meant for, or "": 8 séances de 2h, 8 x 2h, 4 h par
// semaine pendant 12 semaines, 9 CM + 9 TD.
func meantSessions(s string, is units) string {
	s = strings.ToLower(norm.NFC.String(s))
	if len(s) > longestValue {
		return ""
	}
	if bare := afterWord("single-session", strings.TrimPrefix(s, "1 ")); bare != strings.TrimPrefix(s, "1 ") {
		s = strings.TrimSpace("1 " + bare)
	}
	s = lengthBehind(eachOne(timesOf(s)))
	if weekly := meantWeekly(s); weekly != "" {
		return weekly
	}
	if often := cmp.Or(meantTwice(s, is), meantOften(s, is)); often != "" {
		return often
	}
	if lasts := lastingAlone(s); lasts != "" {
		return "{" + lasts + "}"
	}
	if types := meantTypes(s, is); types != "" {
		return types
	}
	if counted := meantCounted(s, is); strings.Contains(counted, ", ") {
		return "{" + counted + "}"
	}
	if parts := strings.Split(s, "+"); len(parts) > 1 { // 2 x 3h + 1 x 2h
		var all []string
		for _, part := range parts {
			if counted := meantCounted(strings.TrimSpace(part), is); strings.Contains(counted, ", ") {
				all = append(all, "{"+counted+"}")
			}
		}
		if len(all) == len(parts) {
			return "[" + strings.Join(all, ", ") + "]"
		}
	}
	return meantQuantity(s, is)
}

// meantTypes is the list of how many sessions there are of each type by what s, in small letters, says, or "": 9 CM + 9 TD de 2h.
func meantTypes(s string, is units) string {
	var types []string
	for _, of := range meantByType(s) {
		count := meantCounted(of.amount, is)
		if count == "" {
			return ""
		}
		types = append(types, "{type: "+of.kind+", "+count+"}")
	}
	if types == nil {
		return ""
	}
	return "[" + strings.Join(types, ", ") + "]"
}

// timesOf is a text, in small letters, with a number instead of a word for so many times at its beginning, or without the sign
// for it: twice a week, 2x per week.
func timesOf(s string) string {
	for n := 1; n <= 3; n++ {
		if rest := afterWord("times."+strconv.Itoa(n), s); rest != s {
			return strconv.Itoa(n) + " " + rest
		}
	}
	number, rest := cutFigures(s)
	if bare, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), "x"); ok && number != "" && bare != "" && strings.ContainsRune(" /", rune(bare[0])) {
		if bare = strings.TrimLeft(bare, " "); !startsWithFigure(bare) {
			return number + " " + bare
		}
	}
	return s
}

// eachOne is a text, in small letters, with "x" before how long each of some sessions is, instead of words for each: 6 sessions, 90 minutes each;
// 6 séances (1 h 30 chacune).
func eachOne(s string) string {
	bare := beforeWord("each-one", strings.TrimRight(s, ") "))
	if i := strings.LastIndexAny(bare, ",;("); bare != strings.TrimRight(s, ") ") && i > 0 {
		return strings.TrimSpace(bare[:i]) + " x " + strings.TrimSpace(bare[i+1:])
	}
	return s
}

// lengthBehind is a text, in small letters, with how long each of some sessions is behind them, where one word before them says it:
// ten two-hour sessions.
func lengthBehind(s string) string {
	for word, at := range wordsOf(s) {
		length := strings.ReplaceAll(word, "-", " ")
		if length == word || strings.HasPrefix(word, "-") || meantMinutes(length, noUnit) == "" || !strings.ContainsFunc(word, isLetter) {
			continue
		}
		if behind := strings.TrimSpace(s[at+len(word):]); behind != "" {
			return strings.TrimSpace(s[:at]) + " " + behind + " x " + length
		}
	}
	return s
}

// meantCounted is how many, and how long if it is said: "count: 8, length: 2h", "count: 3, lasts: day"; or "".
func meantCounted(s string, is units) string {
	if lasting := meantLasting(s, is); lasting != "" {
		return lasting
	}
	for _, times := range timesWords() {
		before, after, _ := strings.Cut(s, times)
		count := meantQuantity(strings.TrimSpace(before), is)
		length := meantMinutes(strings.TrimSpace(strings.TrimSuffix(after, ")")), noUnit)
		if count != "" && length != "" {
			return "count: " + count + ", length: " + length
		}
	}
	if count := meantQuantity(s, is); count != "" {
		return "count: " + count
	}
	return ""
}

// meantLasting is how many days, evenings and the like there are, and how long each is if that is said; or "": 3 journées de 6h.
func meantLasting(s string, is units) string {
	for _, way := range lastings() {
		before, after, ok := strings.Cut(straight(s), way.words)
		if !ok || !isApart(before, way.words) || !isApart(way.words, after) {
			continue
		}
		before, after = strings.TrimSpace(before), strings.TrimSpace(after)
		if first, _ := utf8.DecodeRuneInString(way.words); before != "" && !isLetter(first) && startsWithFigure(before[len(before)-1:]) {
			return "" // 3 1/2 jours: three and a half
		}
		count := meantQuantity(before, is)
		switch bare := afterWord("of-length", strings.Trim(after, "() ")); {
		case count == "" || strings.Contains(count, "."):
		case after == "":
			return "count: " + count + ", lasts: " + way.value
		case bare != after:
			if length := meantMinutes(bare, noUnit); length != "" {
				return "count: " + count + ", length: " + length + ", lasts: " + way.value
			}
		}
		return ""
	}
	return ""
}

// lastingAlone is how long a session is by what s, in small letters, says and nothing else, or "": demi-journée.
func lastingAlone(s string) string {
	for _, way := range lastings() {
		if straight(s) == way.words {
			return "lasts: " + way.value
		}
	}
	return ""
}

// timesWords stand between how many and how long.
func timesWords() []string {
	times := []string{"x", "×", "*", "("}
	for _, of := range message.Words("written", "of-length") {
		if strings.HasSuffix(of, "’") {
			times = append(times, " "+of, " "+straight(of))
		} else {
			times = append(times, " "+of+" ")
		}
	}
	return times
}

// meantWeekly is what is said of weeks in s, in small letters, or "": 4 h par semaine, 12
// semaines, 4 h par semaine pendant 12 semaines, 12 semaines de 4 h.
func meantWeekly(s string) string {
	for _, per := range longest("per-week") {
		before, after, ok := strings.Cut(s, per)
		if !ok {
			continue
		}
		if weeks, load, apart := strings.Cut(before, ","); apart { // 12 semaines, 4 h par semaine
			before, after = load, weeks+after
		}
		if weekly := meantLoad(strings.TrimSpace(before)); strings.HasPrefix(weekly, "weekly") {
			if after = strings.Trim(after, " ,;()"); after == "" {
				return "{" + weekly + "}"
			}
			if weeks := meantWeeks(afterWord("for-weeks", after)); weeks != "" && !strings.Contains(weekly, "weeks") {
				return "{" + weekly + ", weeks: " + weeks + "}"
			}
		}
		return ""
	}
	if load := meantLoad(s); strings.Contains(load, "weeks") {
		return "{" + load + "}"
	}
	return ""
}

// meantLoad is how long a week is, for how many weeks, or both, in the fields of
// sessions: 4 h, 12 semaines, 12 semaines de 4 h, 12 x 4 h; "" is neither.
func meantLoad(s string) string {
	if weeks := meantWeeks(s); weeks != "" {
		return "weeks: " + weeks
	}
	for _, times := range timesWords() {
		before, after, ok := strings.Cut(s, times)
		weeks, length := meantWeeks(strings.TrimSpace(before)), meantMinutes(strings.TrimSpace(after), noUnit)
		if ok && weeks != "" && length != "" {
			return "weekly: " + length + ", weeks: " + weeks
		}
	}
	if length := meantMinutes(s, noUnit); length != "" && strings.IndexFunc(s, isLetter) >= 0 {
		return "weekly: " + length
	}
	return ""
}

// meantWeeks is how many weeks s says, or "".
func meantWeeks(s string) string {
	said := false
	weeks := meantQuantity(s, func(word string) bool {
		is := isWritten("weeks", strings.TrimSuffix(word, "."))
		said = said || is
		return is
	})
	if !said || strings.Contains(weeks, ".") {
		return ""
	}
	return weeks
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

// clockOf is the time of day that s is, or was probably meant for; "" is none.
func clockOf(s string) string {
	if c, ok := parseClock(strings.TrimSpace(s)); ok {
		return c.String()
	}
	for _, sign := range longest("hour-sign") { // 18u, 18 uur 30
		number, rest := cutFigures(strings.ToLower(strings.TrimSpace(s)))
		if rest, ok := strings.CutPrefix(strings.TrimSpace(rest), sign); ok && number != "" {
			if c, ok := parseClock(number + "h" + rest); ok {
				return c.String()
			}
		}
	}
	return meantClock(s)
}
