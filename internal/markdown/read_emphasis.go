// This file reads marks of emphasis that stand beside letters.
//
// CommonMark (6.2) takes a run of marks for the beginning or the end of something
// only if it does not stand between a letter and, on the inside, a punctuation
// mark. French puts it there all the time: l**’ambition**, **Attention :**lisez,
// étudiant**·e·s**. Which side of a run is inside can be seen from that
// punctuation mark: « opens, : closes.

package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A markParser is one of goldmark's, and takes marks beside letters too.
type markParser struct{ parser.InlineParser }

func (p markParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	d, ok := n.(*parser.Delimiter)
	if !ok {
		return n
	}
	if src := block.Source(); isPlainly(src, d.Segment.Start, d.Segment.Stop) {
		return n
	}
	before, behind := around(block.Source(), d.Segment.Start, d.Segment.Stop)
	switch {
	case isWithinAddress(before, behind):
		d.CanOpen, d.CanClose = false, false
		return n
	case d.Length > 1:
	case d.Char == '_': // nom_de_fichier
		return n
	case isNoMark(before, behind):
		d.CanOpen, d.CanClose = false, false
		return n
	case isProduct(before, behind):
		return n
	}
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(behind)
	switch {
	case isGap(last) && endsBefore(behind): // Hôtel ***, and a lone *.
		d.CanOpen = false
	case isWord(last) && isOpening(before, behind):
		d.CanOpen = true
	case isWord(first) && isClosing(before):
		d.CanClose = true
	}
	return n
}

// isPlainly reports whether the run between two offsets begins or ends a word,
// as most do: about that there is nothing to decide.
func isPlainly(src []byte, from, to int) bool {
	isSpace := func(at int) bool { return at < 0 || at >= len(src) || src[at] == ' ' || src[at] == '\n' }
	isLetter := func(at int) bool { return at >= 0 && at < len(src) && isName(src[at]) }
	return isSpace(from-1) && isLetter(to) || isLetter(from-1) && (isSpace(to) || src[to] == '.' && isSpace(to+1) || src[to] == ',')
}

// around gives what stands before and behind a part of src in its line, or what
// is near of that.
func around(src []byte, from, to int) (before, behind []byte) {
	const near = 1000
	before, behind = src[max(0, from-near):from], src[to:min(len(src), to+near)]
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	if i := bytes.IndexByte(behind, '\n'); i >= 0 {
		behind = behind[:i]
	}
	return before, behind
}

// isWithinAddress reports whether an address goes on from before to behind.
func isWithinAddress(before, behind []byte) bool {
	if len(behind) == 0 || !isName(behind[0]) && bytes.IndexByte([]byte("/?=&_-%"), behind[0]) < 0 {
		return false
	}
	word := lastWord(before)
	return bytes.Contains(word, []byte("://")) || bytes.HasPrefix(word, []byte("www."))
}

// isNoMark reports whether a single * between before and behind is what it seems
// to be: of a product, 2*3, or of words that include everybody, tou*te*s.
func isNoMark(before, behind []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(behind)
	if unicode.IsDigit(last) && unicode.IsDigit(first) {
		return true
	}
	const longest = 6 // letters of an ending, as in act*rice*s
	isPlural := func(s []byte) bool {
		r, _ := utf8.DecodeRune(bytes.TrimLeft(s, "sS"))
		return len(s) > 0 && s[0]|0x20 == 's' && !isWord(r)
	}
	letters := func(s []byte) int {
		n := 0
		for len(s) > 0 && n <= longest {
			r, size := utf8.DecodeRune(s)
			if !unicode.IsLetter(r) {
				break
			}
			s, n = s[size:], n+1
		}
		return n
	}
	if !unicode.IsLetter(last) {
		return false
	}
	if ending, rest, ok := bytes.Cut(behind, []byte("*")); ok && len(ending) > 0 && utf8.RuneCount(ending) == letters(ending) && isPlural(rest) {
		return true
	}
	i := bytes.LastIndexByte(before, '*')
	if i <= 0 || !isPlural(behind) {
		return false
	}
	stem, _ := utf8.DecodeLastRune(before[:i])
	ending := before[i+1:]
	return unicode.IsLetter(stem) && len(ending) > 0 && utf8.RuneCount(ending) == letters(ending)
}

// isProduct reports whether a single * between before and behind may multiply a
// number or a letter by what stands in parentheses.
func isProduct(before, behind []byte) bool {
	last, n := utf8.DecodeLastRune(before)
	other, _ := utf8.DecodeLastRune(before[:len(before)-n])
	return len(behind) > 0 && behind[0] == '(' && (unicode.IsDigit(last) || unicode.IsLetter(last) && !isWord(other))
}

// endsBefore reports whether what stands before behind ends there: behind is punctuation and then nothing, or a space.
func endsBefore(behind []byte) bool {
	rest := bytes.TrimLeft(behind, ",.;:!?…»)")
	if len(rest) == len(behind) {
		return false
	}
	next, _ := utf8.DecodeRune(rest)
	return len(rest) == 0 || unicode.IsSpace(next)
}

// isOpening reports whether behind begins with a punctuation mark that stands
// before something.
func isOpening(before, behind []byte) bool {
	first, n := utf8.DecodeRune(behind)
	second, _ := utf8.DecodeRune(behind[n:])
	switch first {
	case '«', '“', '‘', '‹', '(', '[', '{', '<', '`', '¿', '¡', '·', '•', '‧', '’', '\'':
		return true
	case '.', '-', '‑', '–', '/', '&', '@', '#', '+':
		return isWord(second)
	case '"':
		return bytes.Count(before, []byte{'"'})%2 == 0
	}
	return false
}

// isClosing reports whether before ends in a punctuation mark that stands behind
// something.
func isClosing(before []byte) bool {
	last, n := utf8.DecodeLastRune(before)
	other, _ := utf8.DecodeLastRune(before[:len(before)-n])
	switch last {
	case '.', ',', ':', ';', '!', '?', '…', '»', '”', '›', ')', ']', '}', '>', '`', '%', '‰', '°', '€', '$', '²', '³', '·', '•', '‧', '-', '‑', '–', '/', '_', '~':
		return true
	case '’', '\'':
		return unicode.IsLetter(other)
	case '"':
		return bytes.Count(before, []byte{'"'})%2 == 0
	}
	return false
}
