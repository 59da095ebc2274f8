// This file reads how many sessions there are and how long they are, as people write it: 8 séances de 2h, 9 CM + 9 TD.

package schema

import (
	"cmp"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/message"
)

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
