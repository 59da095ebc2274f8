// This file answers who tries as a field what stands in the text, in a section that every language has.

package schema

import (
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// sectionField is the name of the section that people who write such a key mean, or "".
func sectionField(key string) string {
	return sectionCalled(func(word string) bool { return bareKey(word) == bareKey(key) })
}

// nearSectionField is that of which a word is a slip of the fingers away from the key, or "".
func nearSectionField(key string) string {
	return sectionCalled(func(word string) bool {
		return len(word) > short && slips(bareKey(key), bareKey(word)) < plaintext.TooMany
	})
}

func sectionCalled(so func(word string) bool) string {
	for _, section := range diag.Sections() {
		if slices.ContainsFunc(append(message.Words("written", "sections."+section), section), so) {
			return section
		}
	}
	return ""
}

// bareKey is a key without accents and without what stands between its words.
func bareKey(key string) string { return strings.ReplaceAll(lang.Slug(key), "-", "") }
