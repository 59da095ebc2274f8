// This file reads quantities as people write them: au moins 8, max. 20, une vingtaine, de 6 à 8.

package schema

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/message"
)

// A sense is how a number is meant.
type sense uint8

const (
	exactly sense = iota
	about
	atLeast
	moreThan
	atMost
)

// A saying is a way to say a sense, before a number or behind it.
type saying struct {
	words string
	sense sense
}

// sayings are the ways to say how a number is meant, the longest first.
var sayings = sync.OnceValue(func() (all []saying) {
	add := func(s sense, words ...string) {
		for _, w := range words {
			all = append(all, saying{straight(w), s})
		}
	}
	add(about, append(message.Words("written", "about"), "+/-", "+-", "±", "≈", "~")...)
	add(atLeast, append(message.Words("written", "at-least"), "≥", ">=")...)
	add(moreThan, append(message.Words("written", "more-than"), ">")...)
	add(atMost, append(message.Words("written", "at-most"), "≤", "<=")...)
	slices.SortStableFunc(all, func(a, b saying) int { return len(b.words) - len(a.words) })
	return all
})

// cutSense takes from a text, in small letters, what says how its number is meant.
func cutSense(s string) (rest string, of sense) {
	for _, way := range sayings() {
		if rest, ok := strings.CutPrefix(s, way.words); ok && isApart(way.words, rest) {
			rest = strings.TrimLeft(rest, " :")
			return afterWord("of-length", rest), way.sense
		}
		if rest, ok := strings.CutSuffix(s, way.words); ok && (way.sense != about || len(way.words) > 3) && isApart(rest, way.words) {
			return strings.TrimRight(rest, " "), way.sense
		}
	}
	if rest, ok := strings.CutSuffix(s, "+"); ok {
		return strings.TrimRight(rest, " "), moreThan
	}
	return s, exactly
}

// ranges makes a range of the ways to say one.
var ranges = sync.OnceValue(func() *strings.Replacer {
	pairs := slices.Concat(replacements("to", " ", "-"), []string{"—", "-", "–", "-", "−", "-", "..", "-"})
	return strings.NewReplacer(pairs...)
})

// meantQuantity is the quantity s was probably meant for, or "".
func meantQuantity(s string, is units) string {
	s = strings.Trim(straight(strings.ToLower(norm.NFC.String(s))), " \u00A0\u202F")
	if len(s) > longestValue {
		return ""
	}
	if q, ok := meantAmount(s, is); ok {
		return q.String()
	}
	if _, of := cutSense(s); of == exactly {
		return ""
	}
	for i, c := range s { // min. 8, max. 14
		if !strings.ContainsRune(" ,;/", c) {
			continue
		}
		least, ok := meantAmount(strings.TrimSpace(s[:i]), is)
		if !ok || least.Max.Given || least.Over {
			continue
		}
		most, ok := meantAmount(afterWord("and", strings.Trim(s[i:], " ,;/")), is)
		switch {
		case !ok || most.Min.Given || most.Max.Thousandths < least.Min.Thousandths:
		default:
			return Quantity{Min: least.Min, Max: most.Max}.String()
		}
	}
	return ""
}

// meantAmount is a number or a range, and how it is meant: au moins 8, 20 max, une vingtaine.
func meantAmount(s string, is units) (q Quantity, ok bool) {
	said := exactly
	for {
		rest, of := cutSense(s)
		if of == exactly {
			break
		}
		if said != exactly && said != of {
			return Quantity{}, false
		}
		s, said = rest, of
	}
	q, ok = meantSpanOf(s, is)
	switch {
	case !ok || said == exactly:
		return q, ok
	case said == about:
		q.About = true
		return q, true
	case q.Min != q.Max || q.About:
		return Quantity{}, false
	case said == atMost:
		return Quantity{Max: q.Max}, true
	}
	return Quantity{Min: q.Min, Over: said == moreThan}, true
}

// rough are the numbers that people have a word for when they have not counted.
var rough = [...]int{10, 12, 15, 20, 30, 40, 50, 60, 100}

// meantSpanOf is a number, or from one number to another.
func meantSpanOf(s string, is units) (q Quantity, ok bool) {
	bare := withoutUnits(s, is)
	for _, n := range rough {
		if isWritten("roughly."+strconv.Itoa(n), bare) {
			return Quantity{Min: Whole(n), Max: Whole(n), About: true}, true
		}
	}
	if d, ok := parseDecimal(meantNumber(s, is)); ok {
		return Exactly(d), true
	}
	if a, b, ok := either(s, is); ok {
		return Quantity{Min: a, Max: b}, follows(a, b)
	}
	if joinsLetters(s) { // vingt-cinq
		return Quantity{}, false
	}
	bare = afterWord("between", s)
	if bare != s {
		bare = strings.NewReplacer(replacements("and", " ", "-")...).Replace(bare)
	}
	least, most, _ := strings.Cut(ranges().Replace(bare), "-")
	a, okA := parseDecimal(meantNumber(least, is))
	b, okB := parseDecimal(meantNumber(most, is))
	switch {
	case !okA || !okB || a == b:
		return Quantity{}, false
	case a.Thousandths > b.Thousandths:
		a, b = b, a
	}
	return Quantity{Min: a, Max: b}, true
}

// either are the two numbers, the smaller first, of which s says that it is one: 10 ou 20, 4/5.
func either(s string, is units) (a, b Decimal, ok bool) {
	for _, or := range append(replacementsOf("or"), "/") {
		least, most, cut := strings.Cut(s, or)
		a, okA := parseDecimal(meantNumber(least, is))
		b, okB := parseDecimal(meantNumber(most, is))
		if !cut || !okA || !okB || a == b {
			continue
		}
		if a.Thousandths > b.Thousandths {
			a, b = b, a
		}
		return a, b, true
	}
	return Decimal{}, Decimal{}, false
}

// follows says whether no whole number is between two that are whole.
func follows(a, b Decimal) bool {
	return a.isWhole() && b.isWhole() && b.Thousandths-a.Thousandths == 1000
}

// joinsLetters says whether a hyphen stands between two letters.
func joinsLetters(s string) bool {
	for i, c := range s {
		if c != '-' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		if unicode.IsLetter(before) && unicode.IsLetter(after) {
			return true
		}
	}
	return false
}
