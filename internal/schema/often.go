// This file reads how often there are sessions.

package schema

import (
	"strings"
	"sync"

	"projetpro/internal/message"
)

// A rhythm is a way to say how often there is something.
type rhythm struct{ words, value string }

// rhythms are the ways to say how often there are sessions, the longest first; lastings those to say that they are days or evenings,
// those to say which of the days of a name in a month is meant, and in which part of a day they are.
var (
	rhythms  = sync.OnceValue(func() []rhythm { return waysOf("frequency") })
	lastings = sync.OnceValue(func() []rhythm { return waysOf("lasts") })
	whiches  = sync.OnceValue(func() []rhythm { return waysOf("of-month") })
	parts    = sync.OnceValue(func() []rhythm { return waysOf("day-part") })
)

// waysOf are the ways to say the values of a closed list, the longest first.
func waysOf(list string) (all []rhythm) {
	of := map[string]string{}
	var words []string
	for _, value := range choices[list] {
		for _, word := range append(message.Words("choices", list+"."+value), value) {
			of[straight(word)] = value
			words = append(words, straight(word))
		}
	}
	for _, word := range longestFirst(words) {
		all = append(all, rhythm{word, of[word]})
	}
	return all
}

// isRate reports whether a way to say how often says how many there are in each week or month, and not that these are all:
// par mois, a week, /semaine.
func (w rhythm) isRate() bool {
	first, _, _ := strings.Cut(w.words, " ")
	return strings.HasPrefix(w.words, "/") || isWritten("per", first)
}

// mostTimes is how many sessions there are at most in each week, month or term: more are those of all.
var mostTimes = map[string]int{daily: 3, Weekly: 5, Fortnightly: 5, Monthly: 10, "two-monthly": 10, "termly": 15, "yearly": 30}

// meantTimes are the fields of so many sessions in each week or month, or "": 2 séances par mois.
func meantTimes(s string, way rhythm, is units) string {
	if !way.isRate() {
		return ""
	}
	number, length, _ := strings.Cut(meantCounted(s, is), ", ")
	number, ok := strings.CutPrefix(number, "count: ")
	q, exact := parseQuantity(number)
	if !ok || !exact || q.Max.Thousandths > 1000*mostTimes[way.value] || q.Max.Thousandths <= 1000 {
		return ""
	}
	if length != "" {
		length += ", "
	}
	return "{times: " + number + ", " + length + "frequency: " + way.value + "}"
}

// meantTwice is what one word for twice a week or a month says in s, in small letters, or "": 8 séances bimensuelles.
func meantTwice(s string, is units) string {
	for _, often := range [...]string{Weekly, Monthly} {
		for _, word := range longest("twice." + often) {
			before, after, ok := strings.Cut(s, word)
			if !ok || !isApart(before, word) || !isApart(word, after) {
				continue
			}
			times := "times: 2, frequency: " + often
			if rest := strings.TrimSpace(strings.TrimSpace(before) + " " + strings.TrimSpace(after)); rest != "" && !is(rest) {
				count := meantCounted(rest, is)
				if count == "" {
					return ""
				}
				times = count + ", " + times
			}
			return "{" + times + "}"
		}
	}
	return ""
}

// meantOften is how often there are sessions by what s says, in small letters, with how long each
// is, or "": tous les quinze jours, une séance de 2 h par semaine. How many there are in all must
// stand apart, as two a week are not two: 12 séances de 2 h, chaque semaine.
func meantOften(s string, is units) string {
	s = straight(s)
	for _, way := range rhythms() {
		before, after, ok := strings.Cut(s, way.words)
		if !ok || !isApart(before, way.words) || !isApart(way.words, after) {
			continue
		}
		often := "frequency: " + way.value
		if once, apart := cutOnce(before); apart && strings.Trim(after, " .)") == "" {
			if count := meantCounted(once, is); count != "" {
				return "{" + count + ", " + often + "}"
			}
		}
		if !strings.ContainsAny(way.words, " /") || mostTimes[way.value] == 0 { // 12 séances hebdomadaires de 2 h are twelve in all
			count := meantCounted(strings.TrimSpace(before)+" "+strings.TrimSpace(after), is)
			if number, _, _ := strings.Cut(count, ","); count != "" && number != "count: 1" {
				return "{" + count + ", " + often + "}"
			}
			if types := meantTypes(strings.TrimSpace(before)+" "+strings.TrimSpace(after), is); types != "" { // 8 ateliers hebdomadaires de 3h
				return "{types: " + types + ", " + often + "}"
			}
		}
		rest := strings.Trim(strings.TrimSpace(before)+" "+strings.TrimSpace(after), " ,;.()")
		if fields, ok := meantOnce(rest, is); ok {
			return "{" + fields + often + "}"
		}
		if times := meantTimes(rest, way, is); times != "" {
			return times
		}
		length := meantMinutes(rest, noUnit)
		if length != "" && strings.ContainsFunc(rest, isLetter) && way.value != choices["frequency"][0] { // so long a week is another fact
			return "{length: " + length + ", " + often + "}"
		}
		return ""
	}
	return ""
}

// cutOnce is what stands before a comma or a bracket at the end of s, behind which there may be
// a word for one: 12 séances, une.
func cutOnce(s string) (before string, apart bool) {
	i := strings.LastIndexAny(s, ",;(")
	if i < 0 {
		return "", false
	}
	behind := strings.TrimSpace(s[i+1:])
	return strings.TrimSpace(s[:i]), behind == "" || isOne(behind)
}

// meantOnce says whether s speaks of one session, and gives the field of its length, if it has one.
func meantOnce(s string, is units) (fields string, ok bool) {
	if s == "" || is(s) || isOne(strings.TrimSuffix(s, "x")) {
		return "", true
	}
	one, length, long := strings.Cut(meantCounted(s, is), ", ")
	switch {
	case one != "count: 1":
		return "", false
	case long:
		return length + ", ", true
	}
	return "", true
}

// isOne says whether s, in small letters, is the number one.
func isOne(s string) bool {
	n, ok := counted(s)
	return s == "1" || ok && n == 1
}
