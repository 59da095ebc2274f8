package build

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// plainText is a page without tags, with single spaces.
func plainText(html string) string {
	text := regexp.MustCompile(`</?(?:time|span|strong)[^>]*>`).ReplaceAllString(html, "")
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " ")
	return strings.Join(strings.Fields(strings.NewReplacer("&#39;", "'", "\u00a0", " ").Replace(text)), " ")
}

// How a thing stands is said by the day of the build, on its page and on its card, in each language.
func TestStateByDay(t *testing.T) {
	files := slices.Concat(base, facultyOf("z", "Droit", ""),
		moduleOf("z", "begun", "Commencé", "status: running\nsince: 2019-10\n"), moduleOf("z", "next", "Suivant", "status: in-preparation\nsince: 2027-09\n"),
		moduleOf("z", "gone", "Fini", "status: ended\nsince: 2019\n"), moduleOf("z", "open", "Ouvert", "registration: {opens: 2026-11-01, closes: 2026-12-15}\n"),
		[]txtar.File{{Name: "content/faculties/z/roadmap/ba1.fr.md", Data: []byte("---\ntitle: Année\nsummary: S.\nstatus: expected\nexpected: 2023\n---\n\nTexte.\n")},
			{Name: "content/faculties/z/roadmap/ba1.en.md", Data: []byte("---\ntitle: Year\nsummary: S.\n---\n\nText.\n")}})
	f := newFolder(t, files)
	f.settle("the start")
	built, _, _ := renderAll(t, new(Builder), f.tree, onDay(2026, 11, 26))
	for at, want := range map[string][]string{
		"fr/facultes/droit/modules/commence/index.html":  {"En cours depuis octobre 2019"},
		"en/faculties/droit/modules/commence/index.html": {"Running since October 2019"},
		"fr/facultes/droit/modules/suivant/index.html":   {"En préparation, début en septembre 2027"},
		"fr/facultes/droit/modules/fini/index.html":      {"N’a plus lieu", "Début 2019"},
		"fr/facultes/droit/modules/ouvert/index.html":    {"Inscriptions ouvertes jusqu’au 15 décembre 2026"},
		"fr/facultes/droit/index.html": {"En cours depuis octobre 2019", "En préparation, début en septembre 2027", "N’a plus lieu",
			"Inscriptions ouvertes jusqu’au 15 décembre 2026", "prévue pour 2023, pas encore confirmée"},
		"en/faculties/droit/index.html": {"expected in 2023, not confirmed yet"},
	} {
		for _, text := range want {
			if !strings.Contains(plainText(built[at]), text) {
				t.Errorf("%s does not say %q:\n%s", at, text, plainText(built[at]))
			}
		}
	}
}

// A page ends with whom to ask: its own contact if it can be reached, else the faculty's, else the site's; with nothing where nobody is known.
func TestWhomToAsk(t *testing.T) {
	const ask = `class="?ask"?`
	files := slices.Concat(base, facultyOf("z", "Droit", "contacts: [{name: Guichet, email: guichet@site.test}]\n"), facultyOf("y", "Lettres", ""),
		moduleOf("z", "own", "Sien", "contacts: [{name: Camille, phone: 02 650 00 00}]\n"), moduleOf("z", "name", "Nom seul", "contacts: [{name: Sacha}]\n"),
		moduleOf("y", "none", "Personne", ""))
	f := newFolder(t, files)
	built := f.settle("the start")
	check := func(at, want, not string) {
		t.Helper()
		parts := regexp.MustCompile(ask).Split(built[at], 2)
		if len(parts) < 2 {
			if want != "" {
				t.Errorf("%s ends with nobody, want %s", at, want)
			}
			return
		}
		main, _, _ := strings.Cut(parts[1], "</main>")
		if want == "" || !strings.Contains(main, want) || not != "" && strings.Contains(main, not) {
			t.Errorf("%s ends with\n%s\nwant %q, and not %q", at, plainText(main), want, not)
		}
	}
	check("fr/facultes/droit/modules/sien/index.html", "Camille", "Guichet")
	check("fr/facultes/droit/modules/nom-seul/index.html", "Sacha", "")
	check("en/faculties/droit/modules/nom-seul/index.html", "guichet@site.test", "")
	check("fr/facultes/droit/index.html", "Guichet", "")
	check("fr/facultes/lettres/modules/personne/index.html", "", "")
	f.write("content/site.yaml", []byte("name: Test\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\nlevels: [BA1, BA2]\ncontacts: [{name: Service, email: service@site.test}]\n"))
	built = f.settle("the site has a contact")
	check("fr/facultes/lettres/modules/personne/index.html", "service@site.test", "")
	check("fr/facultes/droit/modules/sien/index.html", "Camille", "Service")
}
