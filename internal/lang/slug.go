// This file makes slugs: the parts of an address, and the ids of headings.

package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/plaintext"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is how many bytes a slug has at most; it is cut at a hyphen.
const maxSlug = 80

// letters are those that decomposition does not take apart, and signs that are
// left out instead of separating words: étudiant·es is one word.
var letters = strings.NewReplacer(append(plaintext.Typed(), "·", "", "\u00AD", "", "\u200B", "", "\u200D", "")...)

// Slug writes text with lower-case ASCII letters, digits and hyphens: accents
// fall away, œ becomes oe, and whatever is not a letter or a digit separates
// words. Two ways to write one text (NFC, NFD) have one slug, and a slug is its
// own slug. Text in a script other than Latin has none: Slug returns "", and
// the caller falls back on the name of the file.
func Slug(text string) string {
	if isSlug(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	for _, r := range takenApart(text) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteByte(byte(r))
		case r >= utf8.RuneSelf && (unicode.Is(unicode.Mn, r) || isSign(r)):
		default:
			gap = true
		}
	}
	return cutSlug(b.String())
}

// takenApart is text in lower case, its letters without what stands on them, which
// follows as a character of its own.
func takenApart(text string) string {
	if plaintext.IsASCII(text) {
		return strings.ToLower(text)
	}
	return norm.NFKD.String(letters.Replace(strings.ToLower(norm.NFKC.String(text))))
}

func cutSlug(s string) string {
	if len(s) <= maxSlug {
		return s
	}
	if i := strings.LastIndexByte(s[:maxSlug+1], '-'); i > 0 {
		return s[:i]
	}
	return s[:maxSlug]
}

func isSlug(s string) bool {
	if len(s) > maxSlug {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return true
}
