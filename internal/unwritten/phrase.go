// This file finds words within a text.

package unwritten

import (
	"bytes"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// In finds those of the words of a site's languages that stand somewhere in a text:
// the others need not be looked for in its parts.
func (w *Words) In(text []byte) *Words {
	if w == nil || !w.mayStandIn(text) {
		return nil
	}
	some := &Words{fields: w.fields, texts: w.texts, endings: w.endings, begins: w.begins}
	for _, p := range w.phrases {
		if p.mayStandIn(text) {
			some.phrases = append(some.phrases, p)
		}
	}
	if some.phrases == nil {
		return nil
	}
	return some
}

// mayStandIn reports whether one of the words may stand in a text; most texts have none.
func (w *Words) mayStandIn(text []byte) bool {
	return slices.ContainsFunc(w.begins, func(b []byte) bool { return bytes.Contains(text, b) })
}

// Find yields where the words of a site's languages stand between two offsets of a
// text, but for where they are part of a sentence, with other words on both sides:
// "a form to be completed before May".
func (w *Words) Find(text []byte, from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		if w == nil {
			return
		}
		for _, p := range w.phrases {
			for start, end := range p.find(text, from, to) {
				if !inSentence(text, start, end) && !yield(start, end) {
					return
				}
			}
		}
	}
}

// A phrase is looked for in texts, with or without its accents, and in capitals
// or not unless it has some itself.
type phrase struct {
	parts         []string // one of them stands wherever the phrase does
	whole         *regexp.Regexp
	before, after int // bytes it takes at most before a part and from there on
}

func (p *phrase) mayStandIn(text []byte) bool {
	return slices.ContainsFunc(p.parts, func(part string) bool { return bytes.Contains(text, []byte(part)) })
}

func (p *phrase) find(text []byte, from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for _, part := range p.parts {
			for i := from; i < to; i += len(part) {
				n := bytes.Index(text[i:to], []byte(part))
				if n < 0 {
					break
				}
				i += n
				near := max(from, i-p.before)
				at := p.whole.FindIndex(text[near:min(to, i+p.after)])
				if at != nil && !yield(near+at[0], near+at[1]) {
					return
				}
			}
		}
	}
}

// inSentence reports whether a part of the text is within a word, or has words on
// both sides of it.
func inSentence(text []byte, start, end int) bool {
	word := func(before, after []byte) (bool, bool) {
		b, _ := utf8.DecodeLastRune(before)
		a, _ := utf8.DecodeRune(after)
		return isWord(b), isWord(a)
	}
	before, after := word(text[:start], text[end:])
	far, further := word(bytes.TrimRight(text[:start], " "), bytes.TrimLeft(text[end:], " "))
	return before || after || far && further
}

// Apart reports whether no word stands directly before or behind a part of a text.
func Apart(text []byte, from, to int) bool {
	before, _ := utf8.DecodeLastRune(bytes.TrimRight(text[:from], " "))
	after, _ := utf8.DecodeRune(bytes.TrimLeft(text[to:], " "))
	return !isWord(before) && !isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func phraseOf(s string) phrase {
	s = norm.NFC.String(s)
	exact := strings.ContainsFunc(s, unicode.IsUpper)
	var pattern strings.Builder
	if !exact {
		pattern.WriteString("(?i)")
	}
	for _, r := range s {
		switch apart := []rune(norm.NFD.String(string(r))); {
		case r == ' ':
			pattern.WriteString(`[ \x{A0}]`)
		case len(apart) > 1:
			pattern.WriteString("(?:" + string(r) + "|" + string(apart[:1]) + "(?:" + string(apart[1:]) + ")?)")
		default:
			pattern.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	part := partOf(s)
	bytes := func(s string) int { return len(norm.NFD.String(s)) + strings.Count(s, " ") }
	i := strings.Index(s, part)
	p := phrase{parts: []string{part}, whole: regexp.MustCompile(pattern.String()), before: bytes(s[:i]), after: bytes(s[i:])}
	if upper := strings.ToUpper(part); upper != part && !exact {
		p.parts = append(p.parts, upper)
	}
	return p
}

// partOf is the longest part of a phrase that is written one way only, but for
// all of it in capitals: letters behind the first of a word and without accents;
// a whole word where there are none.
func partOf(s string) (longest string) {
	words := strings.Fields(s)
	for _, word := range words {
		if strings.ContainsFunc(word, unicode.IsUpper) && len(word) > len(longest) {
			longest = word // in capitals, and in nothing else
			continue
		}
		for _, run := range strings.FieldsFunc(word[1:], func(r rune) bool { return r < 'a' || r > 'z' }) {
			if len(run) > len(longest) {
				longest = run
			}
		}
	}
	if longest == "" && len(words) > 0 {
		return slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
	}
	return longest
}
