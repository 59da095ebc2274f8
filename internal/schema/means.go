// This file knows the words that this program reads a meaning in.

package schema

import (
	"strings"
	"sync"
	"unicode"

	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// Means says whether a word, in small letters and without accents, means something
// to this program: it is part of a field's name or of a value of a closed list, or
// of what people write instead of these; a unit, a month, a number in letters, a part of a day of the week (dinsdagavond).
func Means(word string) bool {
	if meanings()[word] || meantWeekday(word) != "" {
		return true
	}
	_, part := dayAndPart(word)
	return part != ""
}

var meanings = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	add := func(texts ...string) {
		for _, text := range texts {
			for _, word := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
				all[plaintext.Bare(word)] = true
			}
		}
	}
	var fields func(list []*Field)
	fields = func(list []*Field) {
		for _, f := range list {
			add(f.Name)
			add(f.also()...)
			add(f.units()...)
			for _, value := range f.Enum {
				add(value)
				add(message.Words("choices", f.list+"."+value)...)
			}
			fields(f.Fields)
		}
	}
	for _, k := range kinds {
		fields(k.Fields)
	}
	fields(hoursOf.fields)
	for _, key := range understood {
		add(message.Words("written", key)...)
	}
	for _, l := range message.Understood() {
		for _, reader := range message.Understood() {
			add(l.NameIn(reader))
		}
		add(string(l))
	}
	for name, zone := range zones {
		add(name, zone)
	}
	add(schemes...)
	for _, code := range signs {
		add(code)
	}
	add("true false", totalKey, "h min mn x", "ba ma b m", "content md")
	return all
})

// understood are the lists of words, under written, that values are read by.
var understood = []string{
	"true", "false", "months", "months-short", "weekdays-short", "in-dates", "morning", "afternoon", "ordinals", "one", "none", "numbers",
	"about", "between", "to", "and", "hours", "minutes", "of-length", "costs-nothing", "no-limit", "in-euros", "level.ba", "level.ma", "level.year",
	"all-levels", "levels-on", "elsewhere.kept-back", "elsewhere.let-out", "elsewhere.drafts", "year-begins", "single-session",
	"at-least", "more-than", "at-most", "less-than", "roughly.10", "roughly.12", "roughly.15", "roughly.20", "roughly.30", "roughly.40", "roughly.50",
	"roughly.60", "roughly.100", "or", "academic-year", "weeks", "per-week", "for-weeks", "at-hour", "morning", "afternoon", "uncredited", "of-which",
	"both-terms", "varies", "of-month", "first-day", "last-day", "before-day", "until-day", "from-day", "included", "each-one", "times.1", "times.2", "times.3",
	"twice.weekly", "twice.monthly", "only", "and-half", "hour-sign",
	"about-when", "beside-days", "per", "tens.20", "tens.30", "tens.40", "tens.50", "tens.60", "tens.70", "tens.80", "tens.90", "tens.100",
}
