// This file knows the letters that no mark makes of others, and how they are typed by who does not have them.

package plaintext

import (
	"slices"
	"unicode/utf8"
)

// Ligature is how some write a letter that is two: oe for œ; "" for every other letter. It takes as many bytes.
func Ligature(letter rune) string {
	switch letter {
	case 'œ':
		return "oe"
	case 'æ':
		return "ae"
	case 'ß':
		return "ss"
	}
	return ""
}

// Typed are the small letters of Latin languages that stay in [Bare], each with what is typed instead behind it, for
// [strings.NewReplacer]: œ, oe, ø, o.
func Typed() []string { return slices.Clone(typed) }

var typed = []string{"œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ŋ", "ng"}

// IsASCII reports whether a text has none but the characters of ASCII.
func IsASCII[T string | []byte](text T) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
