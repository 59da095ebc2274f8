// This file tells whether two texts say the same words.

package correction

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/content"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
)

// wordless are parts of a text that are no words of it: what a correction is free to drop.
var wordless = []*regexp.Regexp{
	regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9]* ?/?>`),                                        // an element of HTML, for which there may be a mark
	regexp.MustCompile(`<[A-Za-z]+\s+(xml:)?lang\s*=\s*["']?[A-Za-z0-9-]+["']?\s*>`),          // one that says a language
	regexp.MustCompile(`\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})`),                 // a character by its number
	regexp.MustCompile(`\{[a-z][a-z-]*\}`),                                                    // a placeholder
	regexp.MustCompile(`\]\s*\{[^{}\n]*\}`),                                                   // the language of some words, as it is written
	regexp.MustCompile(`\{\s*\p{L}+\s*=\s*[\p{L}_-]+\s*\}?|\]\s*[(\[]\p{L}+=[\p{L}_-]+[)\]]`), // and as it may have been meant
	regexp.MustCompile(`\{\s*\.callout-`),                                                     // what another program calls a callout
	regexp.MustCompile("(?:`{3,}|~{3,})(?i:markdown|md)\\b"),                                  // what says of code that it is a text
	regexp.MustCompile(`\b\d{2}[Tt]\d{2}:|:\d{2}[Zz]\b`),                                      // what parts a day from its time, and ends it
	regexp.MustCompile(`:[a-z0-9+-][a-z0-9_+-]*:`),                                            // the name of an emoji
	regexp.MustCompile(`[\[(]at[\])]| at `),                                                   // @, so that robots do not find it
	regexp.MustCompile(`(file:///?)?\b[A-Za-z]:[\\/]([^\\/"'\n]+[\\/])*`),                     // a folder of somebody's computer
}

// anchor is the name of a heading, behind it.
var anchor = regexp.MustCompile(`\{#[a-z0-9-]+\}`)

// saysTheSame says whether no word of old is lost in fresh, and none is there that
// nobody wrote. Case, accents, separators and the marks between words make no
// difference; words that mean something to this program (names of fields, units,
// months) may stand for each other, and a slip of the fingers may be mended.
// That a number is the same is for those to see to who read it. own are words of
// the site's own address, which go without saying.
func saysTheSame(old, fresh string, own []string) bool {
	if !strings.Contains(old, "{#") {
		fresh = anchor.ReplaceAllLiteralString(fresh, " ") // it names what is there
	}
	a, b := words(old), words(fresh)
	lost, gained := without(a, b), without(b, a)
	return !slices.ContainsFunc(lost, func(w string) bool { return !slices.Contains(own, w) && !isExcused(w, gained) }) &&
		!slices.ContainsFunc(gained, func(w string) bool { return !isExcused(w, lost) })
}

// isExcused says whether a word may stand in one of two texts alone; others are
// those that stand in the other alone.
func isExcused(word string, others []string) bool {
	return isNumber(word) || schema.Means(word) || slices.ContainsFunc(others, func(other string) bool {
		return word[0] == other[0] && plaintext.Slips(word, other) < plaintext.TooMany || schema.NamesLanguage(word, other) || schema.NamesLanguage(other, word)
	})
}

func isNumber(word string) bool { return unicode.IsDigit([]rune(word)[0]) }

// words are the words and numbers of a text, in small letters without accents.
func words(s string) []string {
	for _, part := range wordless {
		s = part.ReplaceAllLiteralString(s, " ")
	}
	s = norm.NFKD.String(content.Ungarbled(html.UnescapeString(s)))
	var all []string
	var word strings.Builder
	digits := false
	end := func() {
		if word.Len() > 0 {
			all = append(all, word.String())
			word.Reset()
		}
	}
	for _, c := range s {
		switch {
		case unicode.IsMark(c), unicode.Is(unicode.Cf, c), c < 0x1C && unicode.IsControl(c) && !unicode.IsSpace(c): // part of a letter, or nothing to see
		case unicode.IsLetter(c), unicode.IsDigit(c):
			if unicode.IsDigit(c) != digits {
				end()
			}
			digits = unicode.IsDigit(c)
			small := unicode.ToLower(c)
			word.WriteString(cmp.Or(plaintext.Ligature(small), string(small)))
		default:
			end()
		}
	}
	end()
	return all
}

// without are the words of a that b does not have as often.
func without(a, b []string) []string {
	n := map[string]int{}
	for _, w := range b {
		n[w]++
	}
	var rest []string
	for _, w := range a {
		if n[w]--; n[w] < 0 {
			rest = append(rest, w)
		}
	}
	return rest
}
