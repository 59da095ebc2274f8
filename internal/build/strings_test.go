package build

import (
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"

	"golang.org/x/tools/txtar"
)

// dutch is a site with a third language, of which little is translated.
var dutch = slices.Concat(right, []txtar.File{
	{Name: "content/site.yaml", Data: []byte("name: Projet\nbase_url: https://projet.site.test/\nlanguages: [fr, en, nl]\nlevels: [BA1, BA2, BA3]\n")},
	{Name: "content/home.nl.md", Data: []byte("---\ntitle: Welkom\nsummary: De site.\n---\n\nDag.\n")},
	{Name: "i18n/nl.yaml", Data: []byte("language.label: Andere talen\nfact.credits: Studiepunten\n")},
})

// build reads the folder again and builds it.
func (f *folder) build() *Result {
	f.t.Helper()
	tree, _, err := f.dir.Read(f.t.Context(), f.tree)
	if err != nil {
		f.t.Fatal(err)
	}
	f.tree = tree
	r, err := f.builder.Build(f.t.Context(), tree, Settings{})
	if err != nil {
		f.t.Fatal(err)
	}
	return r
}

// Pages look the same as long as nothing has changed that they are shown by; an edit of interface
// strings, of any language of the site, changes their look.
func TestStringsAreLook(t *testing.T) {
	f := newFolder(t, dutch)
	look := f.build().Look()
	for _, c := range []struct {
		what, file, text string
		other            bool
	}{
		{"a text", "content/home.nl.md", "---\ntitle: Welkom\nsummary: De site.\n---\n\nGoeiedag.\n", false},
		{"a string", "i18n/nl.yaml", "language.label: Talen\n", true},
		{"a text again", "content/home.nl.md", "---\ntitle: Welkom\nsummary: De site.\n---\n\nHallo.\n", false},
		{"a string over the tool’s", "i18n/fr.yaml", "skip: Passer au contenu\n", true},
		{"the tool’s again", "i18n/fr.yaml", "", true},
		{"the order of the languages", "content/site.yaml", "name: Projet\nbase_url: https://projet.site.test/\nlanguages: [en, fr, nl]\nlevels: [BA1, BA2, BA3]\n", true},
		{"nothing", "content/nothing", "", false},
	} {
		f.write(c.file, []byte(c.text))
		now := f.build().Look()
		if (now != look) != c.other {
			t.Errorf("after %s the look is another: %v", c.what, now != look)
		}
		look = now
	}
}

// What a language lacks is said in the site's first that has it, whichever that is; it is found
// in the file where its translation is to be written, and told once.
func TestStringsOfAnother(t *testing.T) {
	f := newFolder(t, dutch)
	says := func(what, in string) *Result {
		t.Helper()
		r := f.build()
		data, _, ok := r.File("nl/index.html")
		if !ok || !strings.Contains(string(data), `<span lang="`+in+`">`+what+`</span>`) || !strings.Contains(string(data), "nl_NL") {
			t.Errorf("the Dutch page does not say %q: %s", what, data)
		}
		n := 0
		for _, d := range r.Diags {
			if d.Code == diag.StringsMissing {
				n++
			}
		}
		if n != 1 || !r.Sound() && r.speechless {
			t.Errorf("%d languages are said to lack strings", n)
		}
		return r
	}
	r := says("Aller au contenu", "fr")
	if at, ok := r.Spot("nl/index.html", "Aller au contenu", 0); !ok || at.Key != "skip" || at.Pos.File != "i18n/nl.yaml" {
		t.Errorf("the text is written at %+v, %v", at, ok)
	}
	if at, ok := r.Spot("fr/index.html", "Aller au contenu", 0); !ok || at.Key != "skip" || at.Pos.File != "i18n/fr.yaml" {
		t.Errorf("the text is written at %+v, %v", at, ok)
	}
	f.write("i18n/fr.yaml", []byte("skip: Passer au contenu\n"))
	says("Passer au contenu", "fr")
	f.write("content/site.yaml", []byte("name: Projet\nbase_url: https://projet.site.test/\nlanguages: [en, fr, nl]\nlevels: [BA1, BA2, BA3]\n"))
	says("Skip to content", "en")
	f.write("content/site.yaml", []byte("name: Projet\nbase_url: https://projet.site.test/\nlanguages: [nl]\nlevels: [BA1, BA2, BA3]\n"))
	says("Skip to content", "en") // none of the site's has it: the tool's does
}
