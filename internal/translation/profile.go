// This file finds in a section what can be compared with one in another language.

package translation

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/markdown"
	"projetpro/internal/plaintext"
)

// A profile is what is compared of a section.
type profile struct {
	level  int
	anchor string  // see anchorOf
	length float64 // letters and figures of what is said, code apart
	shape  [shapes]float64
	same   []feature // what is written alike in every language
	stems  []feature // the beginnings of words
	parts  []feature // of three letters each, of words
	title  []feature // the same of the heading
	named  float64   // letters and figures of the heading
	signs  [len(signs)]float64
}

// signs are the marks of punctuation that languages share. What French and English write otherwise counts as one.
const signs = "?!:;(.,\"-"

// The parts of a shape: how many of each a section has.
const (
	paragraphs = iota
	items
	rows
	cells
	codeLines
	quotations
	pictures
	shapes
)

// A feature is a word, number, address or part of one, by its hash.
type feature uint64

// featureOf is the hash of a string of a kind (FNV-1a).
func featureOf(kind byte, s string) feature {
	const offset, prime = 14695981039346656037, 1099511628211
	h := (uint64(offset) ^ uint64(kind)) * prime
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return feature(h)
}

// The kinds of features: what is written alike is not the same if it stands for something else.
const (
	aNumber  = 'n'
	aLink    = 'l'
	aHost    = 'h'
	aCode    = 'c'
	anAcro   = 'a'
	aStem    = 's'
	aTrigram = 't'
)

// mostFeatures is how many features of a section are compared.
const mostFeatures = 2000

func profileOf(s *markdown.Section, src []byte, links []markdown.Link, target func(string) string) profile {
	p := profile{level: s.Level, anchor: anchorOf(s, src)}
	for _, b := range s.Blocks {
		text := b.Text()
		lines := float64(strings.Count(text, "\n") + 1)
		switch b.Kind {
		case markdown.HeadingBlock:
			p.title = trigrams(text, 1)
			p.named = p.length
			p.take(text)
			p.named = p.length - p.named
			continue
		case markdown.ListBlock:
			p.shape[items] += lines
		case markdown.TableBlock:
			p.shape[rows] += lines
			p.shape[cells] += float64(strings.Count(text, "\t"))
		case markdown.CodeBlock:
			p.shape[codeLines] += lines
			p.takeCode(text)
			continue
		case markdown.QuotationBlock, markdown.CalloutBlock:
			p.shape[quotations] += lines
		case markdown.FigureBlock:
		default:
			p.shape[paragraphs]++
		}
		p.take(text)
		p.takeSigns(text)
		p.parts = append(p.parts, trigrams(text, shortestWord)...)
		p.takeSpans(string(src[b.From:min(b.To, len(src))]))
	}
	for i := range links {
		if links[i].Kind == markdown.Image {
			p.shape[pictures]++
		}
		p.takeLink(links[i].Dest, target)
	}
	p.same, p.stems, p.parts = few(p.same), few(p.stems), few(p.parts)
	return p
}

// few sorts features, takes each once, and not more than are compared.
func few(all []feature) []feature {
	slices.Sort(all)
	all = slices.Compact(all)
	return all[:min(len(all), mostFeatures)]
}

// take takes the words and numbers of a text.
func (p *profile) take(text string) {
	for word := range words(text) {
		p.length += float64(utf8.RuneCountInString(word))
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsDigit(first):
			p.same = append(p.same, featureOf(aNumber, figures(word)))
		case isAcronym(word):
			p.same = append(p.same, featureOf(anAcro, word))
		}
		if stem := stemOf(word); stem != "" {
			p.stems = append(p.stems, featureOf(aStem, stem))
		}
	}
}

// words yields the words and numbers of a text. What parts thousands and decimals is within a number.
func words(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start, number := -1, false
		for i, r := range text {
			letter, digit := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r), unicode.IsDigit(r)
			switch {
			case start < 0 && (letter || digit):
				start, number = i, digit
			case start < 0 || number && digit || !number && (letter || digit):
			case number && isWithin(text, i, r):
			default:
				if !yield(text[start:i]) {
					return
				}
				start = -1
				if letter || digit {
					start, number = i, digit
				}
			}
		}
		if start >= 0 {
			yield(text[start:])
		}
	}
}

// isWithin reports whether the character at i, behind a figure, is one that parts a number: a point or a comma before
// a figure, a space before three.
func isWithin(text string, i int, r rune) bool {
	rest := text[i+utf8.RuneLen(r):]
	switch r {
	case '.', ',', '\'', '’':
		return rest != "" && isFigure(rest[0])
	case ' ', '\u00A0', '\u202F':
		return len(rest) >= 3 && isFigure(rest[0]) && isFigure(rest[1]) && isFigure(rest[2]) && (len(rest) == 3 || !isFigure(rest[3]))
	}
	return false
}

func isFigure(c byte) bool { return '0' <= c && c <= '9' }

// figures is a number without what parts it.
func figures(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, number)
}

// isAcronym reports whether a word has two capitals, as names of institutions, of products and of diplomas do.
func isAcronym(word string) bool {
	capitals := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1
}

// stemLength is how many letters of a word are compared, shortestWord how many it has at least.
const stemLength, shortestWord = 5, 4

// stemOf is the beginning of a word, without accents and in small letters; "" of a short one.
func stemOf(word string) string {
	folded := plaintext.Bare(word)
	if len(folded) < shortestWord || isFigure(folded[0]) {
		return ""
	}
	n := 0
	for i := range folded {
		if n == stemLength {
			return folded[:i]
		}
		n++
	}
	return folded
}

// trigrams are the parts of three letters of a text's words that have so many letters at least.
func trigrams(text string, shortest int) []feature {
	var all []feature
	for word := range words(text) {
		letters := []rune(" " + plaintext.Bare(word) + " ")
		if len(letters) < shortest+2 || isFigure(word[0]) {
			continue
		}
		for i := range len(letters) - 2 {
			all = append(all, featureOf(aTrigram, string(letters[i:i+3])))
		}
	}
	return few(all)
}

// takeSigns counts marks of punctuation.
func (p *profile) takeSigns(text string) {
	for i, r := range text {
		switch r {
		case '«', '“', '„', '»', '”':
			p.signs[strings.IndexByte(signs, '"')] += 0.5
		case '"':
			p.signs[strings.IndexByte(signs, '"')] += 0.5
		case '–', '—':
			p.signs[strings.IndexByte(signs, '-')]++
		case '.', ',':
			if i+1 < len(text) && isFigure(text[i+1]) {
				continue
			}
			p.signs[strings.IndexByte(signs, byte(r))]++
		case '?', '!', ':', ';', '(':
			p.signs[strings.IndexByte(signs, byte(r))]++
		}
	}
}

// takeCode takes the names in code. Remarks and texts in it may be translated.
func (p *profile) takeCode(code string) {
	for name := range strings.FieldsFuncSeq(code, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(name) > 1 {
			p.same = append(p.same, featureOf(aCode, name))
		}
	}
}

// takeSpans takes what stands between backticks.
func (p *profile) takeSpans(src string) {
	for {
		_, rest, found := strings.Cut(src, "`")
		if !found {
			return
		}
		ticks := len(rest) - len(strings.TrimLeft(rest, "`"))
		span, after, closed := strings.Cut(rest[ticks:], strings.Repeat("`", ticks+1))
		if !closed {
			return
		}
		p.takeCode(span)
		if span = strings.TrimSpace(span); span != "" {
			p.same = append(p.same, featureOf(aCode, span))
		}
		src = after
	}
}

// takeLink takes where a link leads.
func (p *profile) takeLink(destination string, target func(string) string) {
	if target != nil {
		destination = target(destination)
	}
	u, err := url.Parse(destination)
	if err != nil || destination == "" {
		return
	}
	if u.Host != "" {
		p.same = append(p.same, featureOf(aHost, strings.TrimPrefix(u.Host, "www.")))
	}
	if at := unspoken(u); at != "" {
		p.same = append(p.same, featureOf(aLink, u.Host+at))
	}
	if base := path.Base(u.Path); path.Ext(base) != "" {
		p.same = append(p.same, featureOf(aLink, base))
	}
}

// unspoken is the path of an address without what says a language in it: a part of two letters, alone or with a region.
func unspoken(u *url.URL) string {
	var parts []string
	for part := range strings.SplitSeq(u.Path, "/") {
		if part != "" && part != "." && part != ".." && !isTag(part) {
			parts = append(parts, part)
		}
	}
	at := strings.Join(parts, "/")
	if ext := path.Ext(at); ext != "" {
		stem := strings.TrimSuffix(at, ext)
		if tag := path.Ext(stem); tag != "" && isTag(tag[1:]) {
			at = strings.TrimSuffix(stem, tag) + ext
		}
	}
	if at == "" && u.RawQuery == "" {
		return ""
	}
	return cmp.Or(at, "/") + "?" + u.RawQuery
}

// isTag reports whether a part of an address looks like the tag of a language: fr, fr-be, en_GB.
func isTag(part string) bool {
	part = strings.ToLower(part)
	letters := func(s string) bool { return len(s) == 2 && 'a' <= s[0] && s[0] <= 'z' && 'a' <= s[1] && s[1] <= 'z' }
	return letters(part) || len(part) == 5 && (part[2] == '-' || part[2] == '_') && letters(part[:2]) && letters(part[3:])
}
