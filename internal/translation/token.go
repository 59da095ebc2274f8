// This file parts a text into its words and its figures.

package translation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a run of figures, or of letters and figures.
type token struct {
	from, to int
	figures  bool
}

// tokensOf appends the words and the figures of a text, without those of addresses, of code and of what stands between tags. Not
// with words, it appends of these only those behind figures.
func tokensOf(all []token, src string, words bool) []token {
	behindFigures := false
	for at := 0; at < len(src); {
		switch kind := kindOf[src[at]]; kind {
		case byteOfFigure:
			end := at + 1
			for end < len(src) && kindOf[src[end]] == byteOfFigure {
				end++
			}
			all = append(all, token{at, end, true})
			behindFigures = true
			at = end
		case byteOfLetter, byteOfMore:
			c, size := utf8.DecodeRuneInString(src[at:])
			if !unicode.IsLetter(c) {
				at += size
				continue
			}
			end := endOfWord(src, at+size)
			if word := src[at:end]; strings.HasPrefix(src[end:], "://") || word == "www" || strings.HasPrefix(src[end:], "@") {
				for end < len(src) && !strings.ContainsRune(" \t\n<>)", rune(src[end])) {
					end++
				}
			} else if words || behindFigures {
				all = append(all, token{at, end, false})
				behindFigures = false
			}
			at = end
		case byteOfSign:
			at = behindSign(src, at)
		default:
			at++
		}
	}
	return all
}

// What a byte may begin.
const (
	byteOfRoom   = iota // nothing that is looked at
	byteOfFigure        // a number
	byteOfLetter        // a word
	byteOfMore          // a sign beyond ASCII, which may be a letter
	byteOfSign          // code, an address, a tag
)

var kindOf = func() (of [256]uint8) {
	for c := range of {
		switch {
		case c >= utf8.RuneSelf:
			of[c] = byteOfMore
		case isFigure(byte(c)):
			of[c] = byteOfFigure
		case isLetter(rune(c)):
			of[c] = byteOfLetter
		}
	}
	for _, c := range []byte("`]{<") {
		of[c] = byteOfSign
	}
	return of
}()

// endOfWord is the offset behind the letters that stand at an offset, and the marks on them.
func endOfWord(src string, at int) int {
	for at < len(src) {
		switch kindOf[src[at]] {
		case byteOfLetter:
			at++
		case byteOfMore:
			c, size := utf8.DecodeRuneInString(src[at:])
			if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) {
				return at
			}
			at += size
		default:
			return at
		}
	}
	return at
}

// behindSign is the offset behind the code, the address or the tag that may begin at an offset.
func behindSign(src string, at int) int {
	switch rest := src[at:]; {
	case rest[0] == '`':
		return behind(src, at, rest[:len(rest)-len(strings.TrimLeft(rest, "`"))])
	case rest[0] == '<':
		return behind(src, at, ">")
	case strings.HasPrefix(rest, "]("):
		return behind(src, at, ")")
	case strings.HasPrefix(rest, "{#"):
		return behind(src, at, "}")
	}
	return at + 1
}

// longestReference is how many letters or figures stand between & and ; at most, where the two stand for a character.
const longestReference = 31

// withoutReferences is a text with room instead of what stands for a character, &#8217; or &nbsp;: it says no number and no word. One of
// figures has no ; in many texts.
func withoutReferences(src string) string {
	if strings.IndexByte(src, '&') < 0 {
		return src
	}
	text := []byte(src)
	for at := 0; at < len(text); at++ {
		if text[at] != '&' {
			continue
		}
		end, of := at+1, byte(byteOfLetter)
		if strings.HasPrefix(src[end:], "#") {
			end++
			if of = byteOfFigure; strings.HasPrefix(src[end:], "x") {
				of = byteOfLetter
			}
		}
		from := end
		for end < len(text) && end-at <= longestReference && (kindOf[text[end]] == of || kindOf[text[end]] == byteOfFigure) {
			end++
		}
		switch {
		case end == from:
			continue
		case end < len(text) && text[end] == ';':
			end++
		case of != byteOfFigure:
			continue
		}
		for ; at < end; at++ {
			text[at] = ' '
		}
		at--
	}
	return string(text)
}

// longestPassed is how many bytes at most an address, code or a tag has that is passed over.
const longestPassed = 1 << 14

// behind is the offset behind what closes, on the same paragraph and not too far; behind what opens, at at and as long, if nothing does.
func behind(src string, at int, closer string) int {
	from := at + max(1, len(closer))
	if from > len(src) {
		return len(src)
	}
	end := strings.Index(src[from:min(len(src), from+longestPassed)], closer)
	if end < 0 || strings.Contains(src[from:from+end], "\n\n") {
		return from
	}
	return from + end + len(closer)
}
