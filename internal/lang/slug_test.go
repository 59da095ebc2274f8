package lang

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var slugs = []struct{ text, want string }{
	{"Architecture", "architecture"},
	{"Réseau & œuvre", "reseau-oeuvre"},
	{"Sciences biomédicales", "sciences-biomedicales"},
	{"L’étudiant·e", "l-etudiante"},
	{"  Déjà   vu !  ", "deja-vu"},
	{"Weiß", "weiss"},
	{"ŒUVRE", "oeuvre"},
	{"BA1–BA3", "ba1-ba3"},
	{"e\u0301te\u0301", "ete"},
	{"日本", ""},
	{"Привет", ""},
	{"---", ""},
	{"", ""},
	{"..%2f", "2f"},
	{"ﬁn ²", "fin-2"},
	{strings.Repeat("mot ", 40), strings.Repeat("mot-", 19) + "mot"},
	{strings.Repeat("x", 100), strings.Repeat("x", 80)},
}

func TestSlug(t *testing.T) {
	for _, c := range slugs {
		if got := Slug(c.text); got != c.want {
			t.Errorf("Slug(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, c := range slugs {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := Slug(text)
		if s != "" && !isSlug(s) {
			t.Errorf("Slug(%q) = %q, which is no slug", text, s)
		}
		if again := Slug(s); again != s {
			t.Errorf("Slug(%q) = %q, whose slug is %q", text, s, again)
		}
		if nfc, nfd := Slug(norm.NFC.String(text)), Slug(norm.NFD.String(text)); nfc != nfd {
			t.Errorf("%q: NFC gives %q, NFD %q", text, nfc, nfd)
		}
	})
}

// A slug has 80 bytes at most, and ends behind a word when it can.
func TestLongestSlug(t *testing.T) {
	long := strings.Repeat("a", 80)
	for text, want := range map[string]string{
		long:                               long,
		long + "b":                         long,
		long + " b":                        long,
		long[:79] + " b":                   long[:79],
		long[:78] + " b":                   long[:78] + "-b",
		"c " + long:                        "c",
		long[:40] + " " + long[:40]:        long[:40],
		long[:40] + " " + long[:39]:        long[:40] + "-" + long[:39],
		long[:40] + " " + long[:39] + " b": long[:40] + "-" + long[:39],
		strings.Repeat("é", 80) + "suf":    strings.Repeat("e", 80),
	} {
		if got := Slug(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for n := 79; n <= 81; n++ {
		if ok := isSlug(strings.Repeat("a", n)); ok != (n <= 80) {
			t.Errorf("%d letters: %t", n, ok)
		}
	}
}
