package page

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// An excerpt has 160 characters at most, and ends behind a word.
func TestExcerpt(t *testing.T) {
	words := strings.Repeat("été ", 39) // 156 characters
	for text, want := range map[string]string{
		"":                                    "",
		words + "fini":                        words + "fini",
		words + "finis":                       strings.TrimSpace(words) + "…",
		words + "fin et plus":                 words + "fin…",
		words[:len(words)-1] + ", puis x":     words[:len(words)-1] + "…",
		words[:len(words)-1] + "\u00a0: puis": words[:len(words)-1] + "…",
		words[:len(words)-1] + "\u202f! Puis la suite": words[:len(words)-1] + "\u202f!…",
		strings.Repeat("é", 160):                       strings.Repeat("é", 160),
		strings.Repeat("é", 161):                       strings.Repeat("é", 160) + "…",
	} {
		if got := excerpt(text); got != want {
			t.Errorf("%d characters %q: %q, want %q", utf8.RuneCountInString(text), text, got, want)
		}
	}
}
