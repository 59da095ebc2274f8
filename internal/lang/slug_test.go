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
