package plaintext

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for _, c := range []struct {
		text            string
		columns, indent int
		want            string
	}{
		{"one two three", 0, 2, "one two three"},
		{"one two three", 13, 2, "one two three"},
		{"one two three", 12, 2, "one two\n  three"},
		{"one two three", 1, 2, "one\n  two\n  three"},
		{"    → one two", 11, 6, "    → one\n      two"},
		{"été\u00a0: été", 6, 0, "été\u00a0:\nété"},
		{"一二 三", 6, 0, "一二\n三"},
		{"e\u0301 e\u0301 e\u0301", 5, 0, "e\u0301 e\u0301 e\u0301"},
		{"\x1b[1;31mone\x1b[0m two", 7, 0, "\x1b[1;31mone\x1b[0m two"},
		{"one\ntwo three", 4, 1, "one\ntwo\n three"},
		{"", 4, 1, ""},
	} {
		if got := Fold(c.text, c.columns, c.indent); got != c.want {
			t.Errorf("%q in %d columns: %q, want %q", c.text, c.columns, got, c.want)
		}
	}
}

// A folded text has the same words, and no line that is too wide but for a word that no line has room for.
func TestFoldedTextsFit(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", "é", "一", "e\u0301", " ", " ", "\u00a0", "👩‍🎓", "\n", "\x1b[1m"}
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(40) {
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		text, columns, indent := b.String(), 1+r.IntN(20), r.IntN(4)
		folded := Fold(text, columns, indent)
		if got, want := words(folded), words(text); got != want {
			t.Fatalf("%q in %d columns: %q", text, columns, folded)
		}
		for line := range strings.Lines(folded) {
			line = strings.TrimSuffix(line, "\n")
			if Columns(line) > columns && strings.Contains(strings.Trim(line, " "), " ") {
				t.Fatalf("%q in %d columns has the line %q, which takes %d", text, columns, line, Columns(line))
			}
		}
	}
}

func words(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' }), " ")
}
