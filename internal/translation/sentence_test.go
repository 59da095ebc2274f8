package translation

import (
	"os"
	"strings"
	"testing"

	"projetpro/internal/lang"
)

// readerOf is one with the words of a language as its interface strings have them.
func readerOf(t *testing.T, tag lang.Tag, file string) *NumberReader {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	l, _ := lang.Parse(tag, file, data)
	return NewNumberReader(l.Words("words.numbers"), l.Words("date.months"))
}

// Sentences of two languages that say the same numbers (=) are the same, and those that do not (!) are told.
func TestNumbersOfSentences(t *testing.T) {
	fr := readerOf(t, "fr", "../../i18n/fr.yaml")
	for name, other := range map[string]*NumberReader{
		"fr-en": readerOf(t, "en", "../../i18n/en.yaml"),
		"fr-nl": readerOf(t, "nl", "../../cmd/projetpro/testdata/dutch/i18n/nl.yaml"),
	} {
		text, err := os.ReadFile("testdata/numbers." + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			a, b, ok := strings.Cut(rest, " | ")
			if !ok || mark != "=" && mark != "!" {
				t.Fatalf("%s: %s", name, line)
			}
			x, y := fr.Read(a), other.Read(b)
			var here, there []string
			for _, n := range Differing(x, y) {
				here = append(here, a[n.From:n.To])
			}
			for _, n := range Differing(y, x) {
				there = append(there, b[n.From:n.To])
			}
			if differs := len(here)+len(there) > 0; differs != (mark == "!") {
				t.Errorf("%s: %q: only here %q, only there %q", name, rest, here, there)
			}
		}
	}
}
