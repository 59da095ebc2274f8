// This file reads hours, in all or by type of teaching.

package schema

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/message"
)

// Hours are a module's hours, in all or by type of teaching.
type Hours struct {
	Total  Quantity // zero when only the hours by type are given
	ByType []HoursOf
}

// HoursOf are the hours of one type of teaching.
type HoursOf struct {
	Type  string   `field:"type,required" enum:"teaching"`
	Hours Quantity `field:"hours,required"`
}

// totalKey is the key of the hours in all beside those by type.
const totalKey = "total"

// hoursOf are the fields of HoursOf.
var hoursOf = objectOf(reflect.TypeFor[HoursOf]())

// IsZero says whether nothing is written.
func (h Hours) IsZero() bool { return h.Total.IsZero() && len(h.ByType) == 0 }

// Sum is the hours of all types; none where it is not known.
func (h Hours) Sum() Quantity {
	return sumOf(h.ByType, func(of HoursOf) Quantity { return of.Hours })
}

// decode reads 24 h; a map of types to hours, {theory: 12, exercises: 12}, with
// the total if it is wanted; or a list of {type: theory, hours: 12}.
func (h *Hours) decode(r *reader, n *yaml.Node) {
	switch {
	case isEmpty(n):
		r.empty(n)
	case n.Kind == yaml.ScalarNode:
		h.decodeTotal(r, n)
	case onlyItem(n) != nil:
		r.scalar(n, diag.FormNumber)
	case n.Kind == yaml.SequenceNode:
		r.list(n, false, func(item *yaml.Node) int { return h.add(r, item) })
	case hasKey(n, "type"):
		h.add(r, n)
	default:
		h.byType(r, n)
	}
}

// decodeTotal reads the hours in all. So many a week are no total, and are said of the sessions.
func (h *Hours) decodeTotal(r *reader, n *yaml.Node) {
	before := len(r.diags)
	if h.Total = r.hours(n); len(r.diags) == before {
		return
	}
	s, d := strings.ToLower(norm.NFC.String(strings.TrimSpace(n.Value))), r.diags[len(r.diags)-1]
	start, end := r.span(n)
	if weekly := meantWeekly(s); weekly != "" && d.Code == diag.ValueHours {
		d.Fix = r.replaced(r.key.Key, end, "sessions: "+weekly)
		return
	}
	if d.Code != diag.ValueHours {
		return
	}
	if counted := meantCounted(s, r.kind.Field("sessions").counts); strings.Contains(counted, ", ") { // 2 jours, 12 x 2h, 12 séances de 2h
		d.Fix = r.replaced(r.key.Key, end, "sessions: {"+counted+"}")
		return
	}
	if lasts := lastingAlone(s); lasts != "" { // 1/2 journée
		d.Fix = r.replaced(r.key.Key, end, "sessions: {"+lasts+"}")
		return
	}
	types := r.hoursByType(s)
	if types == "" {
		types = r.hoursInAll(s)
	}
	if types != "" {
		d.Fix = r.replaced(start, end, "{"+types+"}")
	}
}

// hoursByType are the fields of hours by type that s, in small letters, was probably meant for, or "".
func (r *reader) hoursByType(s string) string {
	var types []string
	for _, of := range meantByType(s) {
		hours := strings.TrimSuffix(meantHours(of.amount, withoutUnit(of.amount), r.counts), " h")
		if hours == "" {
			return ""
		}
		types = append(types, of.kind+": "+hours)
	}
	return strings.Join(types, ", ")
}

// hoursInAll are the same with their total before them: 24h (12h théorie, 12h TP), 36 h dont 12 h de TP.
func (r *reader) hoursInAll(s string) string {
	for _, between := range append(replacementsOf("of-which"), "(", ":", ",", "=") {
		all, types, cut := strings.Cut(s, between)
		if !cut {
			continue
		}
		all, types = strings.Trim(all, " :"), strings.Trim(types, " )")
		for _, of := range longest("of-which") {
			types = strings.TrimSpace(strings.TrimPrefix(types, of+" "))
		}
		total := strings.TrimSuffix(meantHours(all, withoutUnit(all), r.counts), " h")
		if fields := r.hoursByType(types); total != "" && fields != "" {
			return totalKey + ": " + total + ", " + fields
		}
	}
	return ""
}

// A share is what is written of one type of teaching.
type share struct{ kind, amount string }

// meantByType parts what s, in small letters, says of several types of teaching: 20 h CM + 15 h
// TD. nil is no telling.
func meantByType(s string) (shares []share) {
	if len(s) > longestValue {
		return nil
	}
	for _, and := range append(replacementsOf("and"), " / ", "; ", ", ") {
		s = strings.ReplaceAll(s, and, "+")
	}
	for part := range strings.SplitSeq(s, "+") {
		kind, amount := cutType(strings.TrimSpace(part))
		if kind == "" || amount == "" || slices.ContainsFunc(shares, func(other share) bool { return other.kind == kind }) {
			return nil
		}
		shares = append(shares, share{kind, amount})
	}
	if len(shares) == 1 && slices.ContainsFunc(strings.Fields(s), func(word string) bool { return isWritten("any-teaching", word) }) {
		return nil // 24 h de cours: of all types, more likely
	}
	return shares
}

// replacementsOf are the words under a key with spaces around them.
func replacementsOf(key string) (all []string) {
	for _, word := range message.Words("written", key) {
		all = append(all, " "+word+" ")
	}
	return all
}

// cutType takes the name of a type of teaching from a text, in small letters.
func cutType(s string) (kind, rest string) {
	best := ""
	for _, value := range choices["teaching"] {
		for _, word := range append(message.Words("choices", "teaching."+value), value) {
			if len(word) <= len(best) {
				continue
			}
			before, after, ok := strings.Cut(s, word)
			if !ok || !isApart(before, word) || !isApart(word, after) || strings.Contains(after, word) {
				continue
			}
			kind, best = value, word
			rest = strings.TrimSpace(beforeWord("of-length", strings.TrimSpace(before)) + " " + strings.Trim(after, " :()"))
		}
	}
	return kind, strings.Trim(rest, " ()")
}

func (h *Hours) add(r *reader, n *yaml.Node) (added int) {
	var one HoursOf
	r.group(r.field, hoursOf, n, reflect.ValueOf(&one).Elem())
	if one.Type == "" {
		return 0
	}
	h.ByType = append(h.ByType, one)
	return 1
}

func (h *Hours) byType(r *reader, n *yaml.Node) {
	path, types := r.path, hoursOf.byName["type"]
	for i := 0; i+1 < len(n.Content); i = r.next(n, i, everyKey) {
		key, value := n.Content[i], n.Content[i+1]
		start, end := r.span(key)
		r.path, r.key = path+"."+key.Value, Span{start, end, end}
		if r.isSet(r.path) {
			r.add(diag.FieldDoubled, start, end, diag.Clip(key.Value))
			continue
		}
		r.note(start, value)
		known := key.Value == totalKey || slices.Contains(types.Enum, key.Value)
		if !known {
			r.failWith(diag.FieldChoice, key, types.meant(key.Value), diag.Choices{List: types.list, Values: append(slices.Clip(types.Enum), totalKey)})
		}
		if next := r.next(n, i, everyKey); next > i+2 {
			r.decimal(key.Value, value, n.Content[next-2], areHours)
			continue
		}
		if r.isUnwritten(r.field, value) {
			r.toComplete(r.field, value)
			r.leave()
			continue
		}
		if isEmpty(value) {
			if known {
				r.add(diag.FieldEmpty, start, end, key.Value, diag.InsteadValueOrNothing)
			}
			continue
		}
		switch hours := r.hours(value); {
		case key.Value == totalKey:
			h.Total = hours
		case known && !hours.IsZero():
			h.ByType = append(h.ByType, HoursOf{key.Value, hours})
		}
	}
	r.path = path
}

// hours is a number of hours with or without its unit: 24, 24 h, ~24 heures.
func (r *reader) hours(n *yaml.Node) Quantity {
	s, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return Quantity{}
	}
	bare := withoutUnit(s)
	q, ok := parseQuantity(bare)
	if !ok {
		r.failWith(diag.ValueHours, n, meantHours(s, bare, r.counts))
	}
	return q
}

func everyKey(string) bool { return true }

func areHours(n *yaml.Node) bool {
	_, ok := parseQuantity(withoutUnit(n.Value))
	return ok
}

// withoutUnit is a number of hours without the word for them.
func withoutUnit(s string) string {
	lower := strings.ToLower(s)
	for _, unit := range append(message.Words("written", "hours"), "h") {
		if rest, ok := strings.CutSuffix(lower, unit); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

func meantHours(s, bare string, is units) string {
	if m, ok := parseMinutes(s); ok && int(m)*1000%60 == 0 {
		return Thousandths(int(m)*1000/60).String() + " h"
	}
	isHours := func(word string) bool { return word == "h" || isWritten("hours", word) || is(word) }
	for _, text := range [...]string{bare, s} {
		if meant := meantQuantity(text, isHours); meant != "" {
			return meant + " h"
		}
	}
	return ""
}

func hasKey(n *yaml.Node, name string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return true
		}
	}
	return false
}
