// This file sees to it that long words fit into titles.

package render

import (
	"strings"
	"unicode/utf8"

	"projetpro/internal/lang"
)

// How long a word of a title is, in characters, for which there is no room at full size on the narrowest screen (WCAG 1.4.10).
const (
	longWord    = 16
	longestWord = 20
)

// fit is the class of a title by which the style sheet sets long words smaller; "" where all have room.
func fit(title string) string {
	longest := 0
	for word := range strings.FieldsFuncSeq(lang.Untagged(title), breaks) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	switch {
	case longest > longestWord:
		return "longest"
	case longest > longWord:
		return "long"
	}
	return ""
}

// breaks reports whether a line may end at a character.
func breaks(r rune) bool { return strings.ContainsRune(" -–—/\u2009\u200b", r) }
