// This file says on the finished page where its longest words may be parted, since many browsers know no language well enough.

package render

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/lang"
)

// How wide a word is for which there may be no room, in halves of an ordinary letter: in the cell of a table, in a list of facts, and on the narrowest screen.
const (
	longInCell = 23
	longInFact = 29
	longInLine = 2*longestWord + 1
)

// widthOf is how wide a word is, in halves of an ordinary letter, in most typefaces.
func widthOf(word []byte) (halves int) {
	for _, r := range string(word) {
		switch r {
		case 'f', 'i', 'j', 'l', 'r', 't', 'I', '’', '\'', '.', ',', '·':
			halves++
		case 'm', 'w', 'M', 'W', 'œ', 'Œ', 'æ', 'Æ':
			halves += 3
		default:
			if r < firstCombining || !unicode.Is(unicode.M, r) {
				halves += 2
			}
		}
	}
	return halves
}

// softHyphen is seen where a line ends at it alone.
const softHyphen = "\u00AD"

// hyphened is out with soft hyphens in the long words of the page that it has from an offset on. They are told to readers alone:
// what is no text, is to be copied as it stands, or leads somewhere, has none.
func hyphened(out []byte, from int) []byte {
	page := out[from:]
	h := hyphener{page: page, open: make([]openElement, 1, 32)}
	h.open[0].long = longInLine
	if i := bytes.Index(page, []byte("<html")); i >= 0 {
		h.tag(i)
	}
	for i := max(0, bytes.Index(page, []byte("<body"))); i < len(page); {
		next := bytes.IndexByte(page[i:], '<')
		if next < 0 {
			next = len(page) - i
		}
		h.text(i, i+next)
		i = h.tag(i + next)
	}
	return insert(out, from, h.places, softHyphen)
}

// A hyphener finds where words of a page may be parted.
type hyphener struct {
	page   []byte
	open   []openElement // from the outermost
	places []int
}

// An openElement is one in which a text may stand.
type openElement struct {
	name []byte
	lang []byte // as its tag, or one around it, says
	long int    // how wide a word in it is that may have no room
}

var langIs = []byte(" lang=")

// mostOpen is how many elements within one another are told apart.
const mostOpen = 500

// tag goes past the tag, or the comment, that begins at a place, or past all of the element when no word in it is to be parted.
func (h *hyphener) tag(at int) (end int) {
	page := h.page
	at++
	if at >= len(page) {
		return len(page)
	}
	switch page[at] {
	case '!', '?':
		if bytes.HasPrefix(page[at:], []byte("!--")) {
			return past(page, at, "-->")
		}
		return past(page, at, ">")
	case '/':
		h.close(nameAt(page, at+1))
		return endOfTag(page, at)
	}
	name := nameAt(page, at)
	if len(name) == 0 {
		return at
	}
	end = endOfTag(page, at)
	in := h.open[len(h.open)-1]
	in.name = name
	switch string(name) {
	case "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr":
		return end
	case "script", "style", "textarea", "title", "svg", "code", "pre", "kbd", "samp", "option", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext":
		return past(page, end, "</"+string(name))
	case "td", "th":
		in.long = longInCell
	case "dt", "dd":
		in.long = longInFact
	}
	if attributes := page[at+len(name) : end]; len(attributes) > len(langIs) {
		if _, after, ok := bytes.Cut(attributes, langIs); ok {
			value, _, _ := bytes.Cut(after, []byte(" "))
			in.lang = bytes.Trim(value, `"'>`)
		}
	}
	if len(h.open) < mostOpen {
		h.open = append(h.open, in)
	}
	return end
}

// close leaves the innermost element of a name, and those within it that nothing has closed.
func (h *hyphener) close(name []byte) {
	for i := len(h.open) - 1; i > 0; i-- {
		if bytes.Equal(h.open[i].name, name) {
			h.open = h.open[:i]
			return
		}
	}
}

// nameAt is the name of an element, in small letters, as layouts have it once they are minified; "" if there is none.
func nameAt(page []byte, at int) []byte {
	if at >= len(page) || page[at]|0x20 < 'a' || page[at]|0x20 > 'z' {
		return nil
	}
	end := at
	for end < len(page) && page[end] > ' ' && page[end] != '/' && page[end] != '>' {
		end++
	}
	return page[at:end]
}

// endOfTag is where the tag ends that stands at a place: a quoted value may have what ends others.
func endOfTag(page []byte, at int) int {
	isValue := false
	for at < len(page) {
		c := page[at]
		at++
		switch {
		case c == '>':
			return at
		case c == '=':
			isValue = true
		case c <= ' ':
		case isValue && (c == '"' || c == '\''):
			at = past(page, at, string(rune(c)))
			isValue = false
		default:
			isValue = false
		}
	}
	return at
}

// past is where the next of some words ends, or the page.
func past(page []byte, at int, words string) int {
	i := bytes.Index(page[at:], []byte(words))
	if i < 0 {
		return len(page)
	}
	return at + i + len(words)
}

// text notes where the long words of a text may be parted. It looks for a space as far away as one stands behind a short word, and goes on behind it.
func (h *hyphener) text(from, to int) {
	in := h.open[len(h.open)-1]
	least := in.long * 2 / 5 // bytes: no word has so many of its letters twice as wide as others
	for from+least <= to {
		end := from + least
		space := end - 1
		for space >= from && h.page[space] > ' ' {
			space--
		}
		if space >= from {
			from = space + 1
			continue
		}
		for end < to && h.page[end] > ' ' {
			end++
		}
		h.word(from, end, in)
		from = end
	}
}

// word notes where what stands between two spaces may be parted, unless it is to be copied, or whoever wrote it has said so.
func (h *hyphener) word(from, to int, in openElement) {
	if word := h.page[from:to]; leads(word) || bytes.Contains(word, []byte(softHyphen)) {
		return
	}
	for from, to := range spans(h.page, from, to, isWhole) {
		word := bytes.TrimFunc(h.page[from:to], func(r rune) bool { return !isOfWord(r) })
		if widthOf(word) < in.long || from > 0 && h.page[from-1] == '&' {
			continue
		}
		hyphenation := lang.Tag(in.lang).Hyphenation()
		if hyphenation == nil {
			return
		}
		for from, to := range spans(h.page, from, to, isOfWord) {
			for _, at := range hyphenation.Places(h.page[from:to]) {
				h.places = append(h.places, from+at)
			}
		}
	}
}

// isWhole reports whether no line ends at a character, which is none of a reference either: &amp;
func isWhole(r rune) bool {
	return isOfWord(r) || !breaks(r) && !strings.ContainsRune("\u00A0\u202F&;", r)
}

func isOfWord(r rune) bool {
	return unicode.IsLetter(r) || r >= firstCombining && unicode.Is(unicode.M, r)
}

// firstCombining is the first character that stands on others.
const firstCombining = 0x300

// leads reports whether a word is an address, a name of a file or the like: its signs are followed by more.
func leads(word []byte) bool {
	for i, c := range word {
		switch c {
		case '@', '_', '\\', '=':
			return true
		case '.', ':', '/':
			if i+1 < len(word) && (word[i+1] == '/' || c != '/' && isOfWord(rune(word[i+1]))) {
				return true
			}
		}
	}
	return false
}

// spans are the longest parts of a text, between two places, of characters that are of a kind.
func spans(text []byte, from, to int, is func(rune) bool) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		begin := from
		for i := from; i < to; {
			r, size := utf8.DecodeRune(text[i:to])
			if !is(r) {
				if begin < i && !yield(begin, i) {
					return
				}
				begin = i + size
			}
			i += size
		}
		if begin < to {
			yield(begin, to)
		}
	}
}

// insert writes what at places of out, which are counted from an offset on.
func insert(out []byte, from int, places []int, what string) []byte {
	if len(places) == 0 {
		return out
	}
	end := len(out)
	out = slices.Grow(out, len(places)*len(what))[:end+len(places)*len(what)]
	for n := len(places); n > 0; n-- {
		at := from + places[n-1]
		copy(out[at+n*len(what):], out[at:end])
		copy(out[at+(n-1)*len(what):], what)
		end = at
	}
	return out
}
