// This file reads sessions: how many, how many a week, of what type, or each with its day.

package schema

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
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
