// This file reads hours, in all or by type of teaching.

package schema

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

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

// hoursOf are the fields of HoursOf.
var hoursOf = objectOf(reflect.TypeFor[HoursOf]())

// IsZero says whether nothing is written.
func (h Hours) IsZero() bool { return h.Total.IsZero() && len(h.ByType) == 0 }

// decode reads 24 h; a map of types to hours, {theory: 12, exercises: 12}, with
// the total if it is wanted; or a list of {type: theory, hours: 12}.
func (h *Hours) decode(r *reader, n *yaml.Node) {
	switch {
	case isEmpty(n):
		r.empty(n)
	case n.Kind == yaml.ScalarNode:
		h.Total = r.hours(n)
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
		known := key.Value == "total" || slices.Contains(types.Enum, key.Value)
		if !known {
			r.failWith(diag.FieldChoice, key, types.meant(key.Value), diag.Choices{List: types.list, Values: append(slices.Clip(types.Enum), "total")})
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
		case key.Value == "total":
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
		return Decimal(int(m)*1000/60).String() + " h"
	}
	if meant := meantQuantity(bare, is); meant != "" {
		return meant + " h"
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
