package plaintext

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

func TestClip(t *testing.T) {
	check := func(s, want string) {
		t.Helper()
		if got := Clip(s, 5); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	check("", "")
	check(" \n ", "")
	check("abcde", "abcde")
	check("abcdef", "abcde…")
	check("  ab\n\t de ", "ab de")
	check("ab de f", "ab de…")
	check("abcd   ", "abcd")
	check("abcde   ", "abcde")
	check("abcd  f", "abcd …")
	check("étéétéété", "étéét…")
}

// A clipped text is the beginning of the text with its white space folded.
func FuzzClip(f *testing.F) {
	for _, seed := range []string{"", "ab  cd\u00a0\u2028e", " a b c d e f g h i", "étéétéétéété"} {
		f.Add(seed, 5)
	}
	f.Fuzz(func(t *testing.T, s string, most int) {
		most &= 0xFF
		want := strings.Join(strings.Fields(s), " ")
		if r := []rune(want); len(r) > most {
			want = string(r[:most]) + "…"
		}
		if got := Clip(s, most); got != strings.ToValidUTF8(want, "\uFFFD") && utf8.ValidString(s) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	})
}

// What stands between quotes is read as it was.
func FuzzQuote(f *testing.F) {
	for _, seed := range []string{"", `a "b" \c`, "a\tb\nc", "a\x00\x1b[2J", "\u0085\u2028\uFEFF\uFFFE", "« l’été »: # - ?"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		var got []string
		if err := yaml.Unmarshal([]byte("- "+Quote(s)), &got); err != nil || got[0] != s {
			t.Errorf("%q is written %s and read %q (%v)", s, Quote(s), got, err)
		}
	})
}

// What is shown has as many characters, and none that does anything.
func FuzzVisible(f *testing.F) {
	for _, seed := range []string{"a\tb\nc", "\x1b[31mrouge\x9b0m", "a\u202Eb\u2066c\u2028d", "\uFFFF"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Visible(s)
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(s) {
			t.Errorf("%q: %q", s, got)
		}
		for _, c := range got {
			if c != '\n' && (IsControl(c) || IsBreak(c) || IsBidi(c)) {
				t.Errorf("%q shows %s", s, CodePoint(c))
			}
		}
	})
}

func TestLines(t *testing.T) {
	text := []byte("un\n\ntrois")
	for at, want := range map[int]string{0: "un", 2: "un", 3: "", 4: "trois", 9: "trois"} {
		if got := string(Line(text, at)); got != want {
			t.Errorf("the line of %d is %q, want %q", at, got, want)
		}
	}
	for n, want := range map[int]int{0: 0, 1: 0, 2: 3, 3: 4, 9: 4} {
		if got := Offset(text, n); got != want {
			t.Errorf("line %d begins at %d, want %d", n, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	check := func(written, meant string, want int) {
		t.Helper()
		if got := Slips(written, meant); got != want {
			t.Errorf("%s for %s: %d, want %d", written, meant, got, want)
		}
	}
	check("", "", 0)
	check("", "a", TooMany)
	check("note", "note", 0)
	check("tpi", "tip", 1)
	check("ab", "ba", TooMany)
	check("ab", "abc", TooMany)
	check("abc", "ab", TooMany)
	check("quote", "note", TooMany)
	check("nte", "note", 1)
	check("naet", "note", TooMany)
	check("summery", "summary", 1)
	check("smumery", "summary", 2)
	check("été", "ete", TooMany)
	check("cédits", "crédit", 2)
	check("campuses", "campus", 2)
	check("something", "else", TooMany)
}

func TestNearest(t *testing.T) {
	check := func(written, want string) {
		t.Helper()
		if got := Nearest(written, []string{"note", "tip", "warning", "warming"}); got != want {
			t.Errorf("%s: %q, want %q", written, got, want)
		}
	}
	check("nota", "note")
	check("warnign", "warning")
	check("warniing", "warning")
	check("warmin", "warming")
	check("top", "tip")
	check("tp", "")
	check("", "")
	check(strings.Repeat("note", 100_000), "")
}
