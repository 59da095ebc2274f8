// This file finds what was to be filled in before anybody reads it, and was not.

package unwritten

import (
	"bytes"
	"iter"
	"strings"
	"sync"
	"unicode"

	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// filler is how the text begins that typesetters put where none is written yet, but for a capital.
const filler = "orem ipsum"

// longestBlank is how many bytes stand for what is to be filled in.
const longestBlank = 80

// Blanks yields where a text keeps a place for what is not written: {{ name }}, [Insert the date], Lorem ipsum.
func Blanks(text []byte, from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		begins := "{["
		if bytes.Contains(text[from:to], []byte(filler)) {
			begins += "Ll"
		}
		for i := from; i < to; {
			n := bytes.IndexAny(text[i:to], begins)
			if n < 0 {
				return
			}
			i += n
			end := i + blank(text[i:to])
			if end > i && (i == from || !isWord(rune(text[i-1]))) {
				if !yield(i, end) {
					return
				}
				i = end
			}
			i++
		}
	}
}

// MayHoldBlanks reports whether [Blanks] may find any in a text; in most it would not.
func MayHoldBlanks(text []byte) bool {
	return bytes.Contains(text, []byte("{{")) || bytes.Contains(text, []byte(filler)) || bytes.IndexByte(text, '[') >= 0
}

// blank is how long the place for something is that a text begins with; 0 where it begins with none.
func blank(text []byte) int {
	switch text[0] {
	case '{':
		if rest, ok := bytes.CutPrefix(text, []byte("{{")); ok {
			if n := bytes.Index(rest[:min(len(rest), longestBlank)], []byte("}}")); n > 0 && !bytes.ContainsFunc(rest[:n], isNoName) {
				return n + len("{{}}")
			}
		}
	case '[':
		if n := bytes.IndexByte(text[:min(len(text), longestBlank)], ']'); n > 0 && isToInsert(string(text[1:n])) {
			return n + 1
		}
	default:
		if bytes.HasPrefix(text[1:], []byte(filler)) {
			return 1 + len(filler)
		}
	}
	return 0
}

// isNoName reports whether a character makes more of what it stands in than the name of what is to be filled in.
func isNoName(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(" _-'’", c)
}

// isToInsert reports whether words in brackets tell who writes to put something there.
func isToInsert(s string) bool {
	slug := lang.Slug(s)
	for _, begin := range toInsert() {
		if rest, ok := strings.CutPrefix(slug, begin); ok && (strings.HasPrefix(rest, "-") || rest == "" && strings.Contains(begin, "-")) {
			return true
		}
	}
	return false
}

var toInsert = sync.OnceValue(func() (slugs []string) {
	for _, words := range message.Words("written", "insert") {
		slugs = append(slugs, lang.Slug(words))
	}
	return slugs
})
