// This file reads days of the week.

package schema

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// A Weekday is a day of the week, from 1 for Monday; 0 is none. It is written by its name in any language.
type Weekday int

// Weekdays are days of the week, in their order, each once.
type Weekdays []Weekday

const daysOfWeek = 7

// String is how programs are told d: monday; "" when it is zero.
func (d Weekday) String() string {
	if d == 0 {
		return ""
	}
	return strings.ToLower(time.Weekday(d % daysOfWeek).String())
}

// weekdayNamed is the day that s names, as it is to be written.
func weekdayNamed(s string) (Weekday, bool) {
	day, ok := lang.Weekday(strings.ToLower(norm.NFC.String(s)))
	return Weekday(day + 1), ok
}

// meantWeekday is the name of a day, as it is to be written, that a word in small letters was probably meant for, or "":
// mardis, Tuesdays, tue.
func meantWeekday(word string) string {
	word = strings.TrimSuffix(word, ".")
	if _, ok := lang.Weekday(word); ok {
		return word
	}
	for _, ending := range message.Words("written", "weekday-endings") {
		if bare := strings.TrimSuffix(word, ending); bare != word {
			if _, ok := lang.Weekday(bare); ok {
				return bare
			}
		}
	}
	var names [][]string
	for words := range written("weekdays") {
		names = append(names, words)
	}
	i := 0
	for words := range written("weekdays-short") {
		if day := slices.Index(words, word); day >= 0 {
			return names[i][day]
		}
		i++
	}
	return ""
}

func (d *Weekdays) decode(r *reader, n *yaml.Node) {
	if isPlain(n) {
		if days := meantWeekdays(strings.ToLower(norm.NFC.String(n.Value))); len(days) > 1 {
			r.failWith(diag.ValueWeekday, n, "["+strings.Join(days, ", ")+"]")
			return
		}
	}
	var days [daysOfWeek + 1]bool
	r.list(n, false, func(item *yaml.Node) (added int) {
		s, ok := r.scalar(item, diag.FormText)
		if !ok {
			return 0
		}
		day, ok := weekdayNamed(s)
		switch {
		case !ok:
			meant := ""
			if one := meantWeekdays(strings.ToLower(norm.NFC.String(s))); len(one) == 1 {
				meant = one[0]
			}
			r.failWith(diag.ValueWeekday, item, meant)
			return 0
		case days[day]:
			start, end := r.span(item)
			r.add(diag.ValueDoubled, start, end, diag.Clip(r.written(start, end)))
			return 0
		}
		days[day] = true
		return 1
	})
	for day, is := range days {
		if is {
			*d = append(*d, Weekday(day))
		}
	}
}

// weekdayType is the type of what says on which days something is held each week.
var weekdayType = reflect.TypeFor[Weekdays]()
