// This file finds what was meant to say the language of some words in a field, and does not:
// [design thinking]{lang=anglais}, [design thinking](lang=en), design thinking {lang=en}.

package schema

import (
	"regexp"
	"strings"

	"projetpro/internal/lang"
)

// languageSaid is what stands in brackets of any kind, or behind one that is not closed, and
// what it says: a key, perhaps, and the name of a language.
var languageSaid = regexp.MustCompile(`[{(\[]\s*[.:#]?\s*(?:([\p{L}\p{M}]+)\s*[=:]\s*)?` + aroundName + `([\p{L}\p{M}_-]*)` + aroundName + `(?:[})\]]|$)`)

// languageOpen is the beginning of braces that are not closed.
var languageOpen = regexp.MustCompile(`\{\s*([\p{L}\p{M}]+)\s*=` + aroundName + `([\p{L}\p{M}_-]+)`)

// aroundName is what may stand around the name: spaces and quotation marks.
const aroundName = `[\s\x{A0}"'“”„«»‘’]*`

// mostPhrases is how many wrong ones of a text are mended, and mostBrackets how many brackets are looked into for one.
const mostPhrases, mostBrackets = 20, 100

// phrasesMeant is a tagged text with the language said as it can be, and the first of what
// was meant to say one, with its words; "" when there is none.
func phrasesMeant(tagged string) (meant, first string) {
	meant = tagged
	for range mostPhrases {
		from, to, instead := phraseMeant(meant)
		if to == 0 {
			break
		}
		if first == "" {
			first = meant[from:to]
		}
		better := lang.TagPhrases(meant[:from] + instead + meant[to:])
		if better == meant {
			break
		}
		meant = better
	}
	return meant, first
}

// phraseMeant is where the first such phrase of a text is, and what can be written instead;
// to is 0 when there is none.
func phraseMeant(text string) (from, to int, instead string) {
	for _, pattern := range []*regexp.Regexp{languageSaid, languageOpen} {
		for _, at := range pattern.FindAllStringSubmatchIndex(text, mostBrackets) {
			key, name := "", text[at[4]:at[5]]
			if at[2] >= 0 {
				key = text[at[2]:at[3]]
			}
			before := strings.TrimRight(text[:at[0]], " \u00A0")
			inBraces, isBehind := text[at[0]] == '{', strings.HasSuffix(before, "]")
			if before == "" || !inBraces && (key == "" || !isBehind) || key == "" && !isBehind {
				continue // it is text
			}
			tag := meantTag(name)
			switch {
			case key == "" && tag == "":
				continue
			case key != "" && !isWritten("elsewhere.language", fold(key)):
				continue
			}
			from, words, behind := phraseBefore(before)
			if from < 0 && strings.TrimSpace(text[at[1]:]) != "" {
				return len(before), at[1], "" // nobody knows which words are meant
			}
			from = max(from, 0)
			if tag == "" || strings.TrimSpace(words) == "" {
				return from, at[1], words + behind
			}
			return from, at[1], "[" + words + "]{lang=" + tag + "}" + behind
		}
	}
	return 0, 0, ""
}

// phraseBefore parts what stands before a language into words and what is around them, which
// begins at an offset; -1: all of it may be the words, or some.
func phraseBefore(before string) (from int, words, behind string) {
	inner := strings.TrimSuffix(before, "]")
	if open := openBracket(inner); open >= 0 {
		return open, inner[open+1:], ""
	}
	if inner, ok := strings.CutSuffix(before, ")"); ok {
		if open := strings.LastIndexByte(inner, '('); open >= 0 {
			return open + 1, inner[open+1:], ")"
		}
	}
	return -1, inner, ""
}

// openBracket is where the last bracket of s is that is not closed, or -1.
func openBracket(s string) int {
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ']':
			depth++
		case '[':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}
