package build

// This file tests what is proposed for mistakes that were met with, and what is not.

import (
	"os"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/schema"
	"projetpro/internal/source"

	"github.com/google/go-cmp/cmp"
)

// The files of the cases begin like this.
var beginnings = map[string]string{
	"module":  "content/faculties/architecture/modules/cours.fr.md\n---\ntitle: T\nsummary: S\n",
	"faculty": "content/faculties/architecture/faculty.fr.md\n---\ntitle: T\nsummary: S\n",
	"year":    "content/faculties/architecture/roadmap/ba2.fr.md\n---\ntitle: T\nsummary: S\n",
	"offer":   "content/mentoring/duos.fr.md\n---\ntitle: T\nsummary: S\nstatus: running\n",
	"text":    "content/pages/about.fr.md\n---\ntitle: T\nsummary: S\n---\n\n",
}

// cases are lines of a file, what is said of them, and what is proposed instead: each
// correction with what it mends, or nothing.
var cases = []struct {
	kind, lines string
	want        []string
}{
	// A word that is no unit and no synonym is not thrown away.
	{"module", "hours: 4 h/semaine", []string{"value-hours → sessions: {weekly: 4h}"}},
	{"module", "hours: 4 h", nil},
	{"module", "hours: 4 heures", nil},
	{"module", "hours: 4,5 heures", []string{"value-hours → hours: 4.5 h"}},
	{"module", "hours: environ 24 heures", []string{"value-hours → hours: ~24 h"}},
	{"module", "hours: 24 heures de cours", []string{"value-hours"}},
	{"module", "sessions: 12 semaines", []string{"value-sessions → sessions: {weeks: 12}"}},
	{"module", "sessions: 12 séances", []string{"value-sessions → sessions: 12"}},
	{"module", "sessions: 6 séances de 2h", []string{"value-sessions → sessions: {count: 6, length: 2h}"}},
	{"module", "sessions: 6 séances de 2h par semaine", []string{"value-sessions"}},
	{"module", "students: 20 max", []string{"value-quantity → students: max 20"}},
	{"module", "students: max. 20", []string{"value-quantity → students: max 20"}},
	{"module", "students: 20 étudiant·es", []string{"value-quantity → students: 20"}},
	{"module", "students: 20 heures", []string{"value-quantity"}},
	{"module", "students: 1.500", []string{"value-quantity → students: 1500"}},
	{"module", "students: 1.5", []string{"value-quantity"}},
	{"module", "students: 1 500", []string{"value-quantity → students: 1500"}},
	{"module", "credits: 4,5 ECTS", []string{"value-number → credits: 4.5"}},
	{"module", "credits: 4 par an", []string{"value-number"}},
	{"module", "credits: 4-5", []string{"credits-two → tracks: [{credits: 4}, {credits: 5}]"}},
	{"module", "credits: 4 ou 6 crédits", []string{"credits-two → tracks: [{credits: 4}, {credits: 6}]"}},
	{"module", "credits: 2,5/5", []string{"credits-two → tracks: [{credits: 2.5}, {credits: 5}]"}},
	{"module", "credits: de 2 à 6", []string{"credits-two"}}, // four, or five?
	{"module", "credits: 3 + 2", []string{"credits-two → parts: [{credits: 3}, {credits: 2}]"}},
	{"module", "credits: 4 or 5\nparts: [{levels: BA1}]", []string{"credits-two"}},
	{"module", "parts: [{levels: BA1, credits: 4-5}]", []string{"credits-two"}},
	{"module", "students: 10 ou 20", []string{"value-two"}},
	{"module", "students: 10 or 11", []string{"value-quantity → students: 10-11"}},
	{"module", "students: entre dix et vingt", []string{"value-quantity → students: 10-20"}},
	{"module", "students: 10 to 20", []string{"value-quantity → students: 10-20"}},
	{"module", "students: vingt-cinq", []string{"value-quantity → students: 25"}},
	{"module", "students: soixante et onze", []string{"value-quantity → students: 71"}},
	{"module", "students: up to thirty students", []string{"value-quantity → students: max 30"}},
	{"module", "students: 15 étudiants et étudiantes", []string{"value-quantity → students: 15"}},
	{"module", "places: limité à 20 personnes", []string{"value-quantity → places: max 20"}},
	{"module", "places: illimité", []string{"value-none"}},
	{"module", "sessions: weekly", []string{"value-sessions → sessions: {frequency: weekly}"}},
	{"module", "sessions: une séance par semaine", []string{"value-sessions → sessions: {frequency: weekly}"}},
	{"module", "sessions: séances hebdomadaires", []string{"value-sessions → sessions: {frequency: weekly}"}},
	{"module", "sessions: tous les quinze jours", []string{"value-sessions → sessions: {frequency: fortnightly}"}},
	{"module", "sessions: one meeting every other week", []string{"value-sessions → sessions: {frequency: fortnightly}"}},
	{"module", "sessions: une séance de 2h par mois", []string{"value-sessions → sessions: {length: 2h, frequency: monthly}"}},
	{"module", "sessions: 2 h toutes les deux semaines", []string{"value-sessions → sessions: {length: 2h, frequency: fortnightly}"}},
	{"module", "sessions: 12 séances de 2h, une par semaine", []string{"value-sessions → sessions: {count: 12, length: 2h, frequency: weekly}"}},
	{"module", "sessions: 2 séances par semaine", []string{"value-sessions → sessions: {times: 2, frequency: weekly}"}}, // two a week are not two
	{"module", "sessions: 6 séances de 2h par semaine", []string{"value-sessions"}},                                     // in all, more likely
	{"module", "sessions: sur rendez-vous", []string{"value-sessions → sessions: {frequency: appointment}"}},
	{"module", "sessions: 3 journées", []string{"value-sessions → sessions: {count: 3, lasts: day}"}},
	{"module", "registration: {closes: fin octobre 2026}", []string{"value-date → registration: {closes: 2026-10, note: {fr: fin octobre 2026}}"}},
	{"module", "registration:\n  closes: mi-octobre 2026", []string{"value-date →   closes: 2026-10\n  note: {fr: mi-octobre 2026}"}},
	{"module", "credits: non crédité", []string{"value-number → credits: 0"}},
	{"module", "hours: 24h (12h théorie, 12h TP)", []string{"value-hours → hours: {total: 24, theory: 12, practical: 12}"}},
	{"module", "price: 50 € / 25 €", []string{"value-price → price: {fr: 50 € / 25 €}"}},
	{"module", "since: automne 2021", []string{"value-date-rough"}}, // the season would be lost
	{"module", "since: début 2019", []string{"value-date-rough"}},
	{"module", "since: fin octobre 2019", []string{"value-date-rough"}},
	{"module", "since: rentrée 2021", []string{"value-date → since: 2021"}},
	{"module", "registration: {closes: avant le 15 octobre 2026}", []string{"value-date → registration: {closes: 2026-10-14, note: {fr: avant le 15 octobre 2026}}"}},
	{"module", "registration: {closes: au plus tard le 15 octobre 2026}", []string{"value-date → registration: {closes: 2026-10-15}"}},
	{"module", "registration: {opens: avant le 15 octobre 2026}", []string{"value-date"}}, // from when on?
	{"module", "registration: {closes: 15 octobre 2026 à 17h}", []string{"value-date → registration: {closes: 2026-10-15, note: {fr: 15 octobre 2026 à 17h}}"}},
	{"module", "registration:\n  closes: 2026-10-15 17:00\n  note: {fr: en ligne}", []string{"value-date-time"}}, // there is a note already
	{"module", "registration: 1/9/2026 - 15/10/2026", []string{"value-shape → registration: {opens: 2026-09-01, closes: 2026-10-15}"}},
	{"module", "registration: bureau@example.org", []string{"value-shape → registration: {link: \"mailto:bureau@example.org\"}"}},
	{"module", "sessions: 1er mardi du mois", []string{"sessions-weekday → sessions: {weekday: mardi, of_month: first}"}},
	{"module", "sessions: le premier mardi de chaque mois à 18h", []string{"sessions-weekday → sessions: {weekday: mardi, of_month: first, start: 18:00}"}},
	{"module", "sessions: eerste en derde dinsdag van de maand", []string{"sessions-weekday → sessions: {weekday: dinsdag, of_month: [first, third]}"}},
	{"module", "sessions: le premier mardi à 18h", []string{"sessions-weekday"}}, // of what? no word is thrown away
	{"module", "sessions: à la demande", []string{"value-sessions → sessions: {frequency: request}"}},
	{"module", "sessions: twice a week", []string{"value-sessions → sessions: {times: 2, frequency: weekly}"}},
	{"module", "sessions: 6 sessions, 90 minutes each", []string{"value-sessions → sessions: {count: 6, length: 1h30}"}},
	{"module", "sessions: du 5 au 9 octobre 2026", []string{"value-sessions → sessions: [{date: 2026-10-05, until: 2026-10-09}]"}},
	{"module", "sessions: du 5 septembre au 9 décembre 2026", []string{"value-sessions"}}, // no session goes on for so long
	{"module", "hours: 1/2 journée", []string{"value-hours → sessions: {lasts: half-day}"}},
	{"module", "hours: 3 1/2 jours", []string{"value-hours"}}, // three and a half
	{"module", "hours: variable", []string{"value-varies"}},
	{"module", "terms: à la demande", []string{"value-varies"}},
	{"module", "terms: les deux", []string{"value-list → terms: [first, second]"}},
	{"module", "terms: semestres 1 et 2", []string{"value-list → terms: [first, second]"}},
	{"module", "terms: Q1 ou Q2", []string{"value-either"}},
	{"module", "languages: NL-FR", []string{"value-list → languages: [nl, fr]"}},
	{"module", "languages: nl-fr", []string{"value-list → languages: [nl, fr]"}},
	{"module", "languages: fr-be", nil},
	{"module", "languages: EN-GB", []string{"value-language → languages: en-gb"}},
	{"module", "levels: M1 et M2", []string{"level-unlisted → levels: MA1/MA2"}},
	{"module", "sessions: 4 h chaque semaine", []string{"value-sessions → sessions: {weekly: 4h}"}},
	{"module", "sessions: tous les mardis", []string{"sessions-weekday → sessions: {weekday: mardi}"}},
	{"module", "sessions: tous les mardis de 18h à 20h, 12 semaines", []string{"sessions-weekday → sessions: {weekday: mardi, start: 18:00, end: 20:00, weeks: 12}"}},
	{"module", "sessions: le mardi soir", []string{"sessions-weekday → sessions: {weekday: mardi, part_of_day: evening}"}},
	{"module", "weekday: mardi", []string{"field-inside → sessions:\n  weekday: mardi"}},
	{"module", "requires: Avoir réussi BA1", []string{"value-module → requires: {fr: Avoir réussi BA1}"}},
	{"module", "requires: aucun", []string{"value-none"}},
	{"module", "excludes: Le stage, s’il a lieu", []string{"value-module → excludes: {fr: \"Le stage, s’il a lieu\"}"}},
	{"module", "terms: S1 et S2", []string{"value-list → terms: [first, second]"}},
	{"module", "languages: français et anglais", []string{"value-list → languages: [fr, en]"}},
	{"module", "languages: fr/en", []string{"value-list → languages: [fr, en]"}},
	{"module", "terms: S1 et jamais", []string{"value-choice"}},
	{"module", "edition: année académique 2025-2026", []string{"value-edition → edition: 2025-2026"}},
	{"module", "price: payant", []string{"value-price → price: {fr: payant}"}},
	{"module", "price: 20 euros", []string{"value-price → price: 20 EUR"}},
	{"module", "price: 20 € (10 € pour les étudiants)", []string{"value-price → price: {fr: 20 € (10 € pour les étudiants)}"}},
	{"module", "since: lundi 14 octobre 2019", []string{"value-date → since: 2019-10-14"}},
	{"module", "since: mardi 14 octobre 2019", []string{"value-date"}}, // a Monday
	{"module", "since: 2019-10-14 18:30", []string{"value-date-time"}},
	{"offer", "contacts:\n  - email: moi@example.org ou toi@example.org", []string{"value-email"}},
	{"offer", "contacts:\n  - phone: bureau 12, 02 650 00 00", []string{"value-phone"}},
	{"offer", "contacts:\n  - phone: Tél. 02 650 00 00", []string{"value-phone →   - phone: 02 650 00 00"}},
	{"offer", "registration: {link: https://www.example.org/x puis cliquez}", []string{"value-url"}},

	// A field is not taken for another.
	{"module", "mode: hybride", []string{"value-choice → mode: hybrid"}},
	{"module", "url: https://www.example.org/cours", []string{"field-unknown → link: https://www.example.org/cours"}},
	{"faculty", "site: www.example.org", []string{"field-unexpected"}},
	{"module", "credis: 4", []string{"field-unknown → credits: 4"}},
	{"module", "crédits: 4,5", []string{"field-unknown", "value-number → credits: 4.5"}},
	{"module", "hours: {tp: 12}", []string{"field-choice → hours: {practical: 12}"}},
	{"module", "hours: {td: 12}", []string{"field-choice → hours: {exercises: 12}"}},

	// Text that brackets and commas cut.
	{"module", "sessions:\n  - date: 2026-10-05\n    place: {fr: UniS, salle A022, en: UniS}", []string{`text-comma →     place: {fr: "UniS, salle A022", en: UniS}`}},
	{"module", "hours: {theory: 2,5}", []string{"value-decimal → hours: {theory: 2.5}"}},

	// A group written as a text.
	{"offer", "contacts: Jeanne Dupont, jeanne@example.org", []string{"value-shape → contacts: {name: Jeanne Dupont, email: jeanne@example.org}"}},
	{"offer", "contact: moi@example.org", []string{"field-unknown", "value-shape → contacts: {email: moi@example.org}"}},
	{"offer", "contacts: Jeanne Dupont, secrétaire, jeanne@example.org", []string{"value-shape"}}, // which is the name?
	{"offer", "contacts:\n  - name:Jeanne Dupont", []string{"value-shape →   - name: Jeanne Dupont"}},

	// Several mistakes in one line are mended in one.
	{"offer", "supports: [soutien moral, réseau]", []string{"value-choice", "value-choice → supports: [moral, network]"}},
	{"offer", "supports: soutien moral, réseau", []string{"value-list → supports: [moral, network]"}},
	{"module", "terms: deuxième quadrimestre", []string{"value-choice → terms: second"}},
	{"text", "Le [site](www.example.org) <b>ouvert</b>, ==vu== par [tous] (https://www.example.org/).", []string{
		"link-incomplete", "raw-html", "mark-unknown", "link-broken → Le [site](https://www.example.org) **ouvert**, **vu** par [tous](https://www.example.org/).",
	}},

	// Marks that would be seen are no correction.
	{"text", "L<b>’ambition</b> du projet, <b> gras </b>.", []string{"raw-html", "raw-html → L**’ambition** du projet, **gras** ."}},
	{"text", "Un mot <b>gras</b>.", []string{"raw-html → Un mot **gras**."}},

	// What is not known is not invented, and what follows is not said.
	{"year", "since: 2021", []string{"field-missing-choice"}},
	{"year", "expected: 2027", []string{"field-missing-choice → ---\nstatus: expected"}},
	{"year", "status: prévu\nexpected: 2027", []string{"value-choice → status: expected"}},
	{"year", "status: peut-être\nexpected: 2027", []string{"value-choice"}},
}

func TestCorrections(t *testing.T) {
	m := &mender{T: t, tree: goodTree(t)}
	english := "---\ntitle: T\nsummary: S\n---\n\nText.\n"
	m.tree = m.tree.With("content/faculties/architecture/modules/cours.en.md", []byte(english))
	m.tree = m.tree.With("content/faculties/architecture/roadmap/ba2.en.md", []byte(english))
	for _, c := range cases {
		path, text, _ := strings.Cut(beginnings[c.kind], "\n")
		text += c.lines + "\n"
		if c.kind != "text" {
			text += "---\n\nTexte.\n"
		}
		r, found := m.read(m.tree.With(path, []byte(text)))
		var got []string
		for _, d := range r.Prove(found) {
			if d.Pos.File != path {
				continue
			}
			said := string(d.Code)
			if d.Mended != nil {
				said += " → " + d.Mended.Text
			}
			if d.Folded > 0 {
				said += " (others follow)"
			}
			got = append(got, said)
		}
		got = slices.DeleteFunc(got, func(s string) bool { return s == "anchor-dead" || s == "asset-unused" })
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.lines, diff)
		}
	}
}

// names are files that lie in a wrong place or have a wrong name, what else there is
// or is not, and the better name that is proposed; "" is none.
var names = []struct{ name, without, want string }{
	{"content/faculties/law/faculté.fr.md", "", "content/faculties/law/faculty.fr.md"},
	{"content/faculties/law/faculte.fr.md", "", "content/faculties/law/faculty.fr.md"},
	{"content/faculties/law/index.fr.md", "", "content/faculties/law/faculty.fr.md"},
	{"content/faculties/law/droit.fr.md", "", "content/faculties/law/faculty.fr.md"},
	{"content/faculties/architecture/faculté.fr.md", "", ""}, // there is one
	{"content/faculties/architecture/faculté.fr.md", "content/faculties/architecture/faculty.fr.md", "content/faculties/architecture/faculty.fr.md"},
	{"content/faculties/architecture/projet.fr.md", "", "content/faculties/architecture/modules/projet.fr.md"},
	{"content/faculties/architecture/ba2.fr.md", "", "content/faculties/architecture/roadmap/ba2.fr.md"},
	{"content/faculties/architecture/parcours/ba2.fr.md", "", "content/faculties/architecture/roadmap/ba2.fr.md"},
	{"content/faculties/architecture/module/x.fr.md", "", "content/faculties/architecture/modules/x.fr.md"},
	{"content/faculties/architecture/module/atelier.fr.md", "", ""}, // it would take the place of another
	{"content/facultés/architecture/modules/x.fr.md", "", "content/faculties/architecture/modules/x.fr.md"},
	{"content/mentorat/x.fr.md", "", "content/mentoring/x.fr.md"},
	{"content/parcours/ba1.fr.md", "", ""}, // of which faculty?
	{"content/contact.fr.md", "", "content/pages/contact.fr.md"},
	{"content/pages/Contact-FR.markdown", "", "content/pages/contact.fr.md"},
	{"content/pages/contact.nl.md.txt", "", ""}, // not a language of the site
	{"content/pages/contact-nl.md", "", ""},
	{"content/pages/what-is.md", "", ""}, // Icelandic
	{"content/actualites/rentree/photos.fr.md", "", ""},
}

func TestBetterNames(t *testing.T) {
	m := &mender{T: t, tree: goodTree(t)}
	text := []byte("---\ntitle: T\nsummary: S\nstatus: running\n---\n\nTexte.\n")
	for _, c := range names {
		tree := m.tree.With(c.name, text)
		if c.without != "" {
			tree = tree.With(c.without, nil)
		}
		r, found := m.read(tree)
		got := ""
		for _, d := range r.Prove(found) {
			if d.Pos.File == c.name && d.Better != "" {
				got = d.Better
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A site in any language has its names mended.
func TestBetterNameInAnyLanguage(t *testing.T) {
	m := &mender{T: t, tree: goodTree(t)}
	settings := string(m.tree.File(source.Marker).Bytes())
	dutch := strings.Replace(settings, "languages: [fr, en]", "languages: [fr, en, nl]", 1)
	if dutch == settings {
		t.Fatalf("the languages are written in another way:\n%s", settings)
	}
	const name, want = "content/pages/contact-nl.md", "content/pages/contact.nl.md"
	r, found := m.read(m.tree.With(source.Marker, []byte(dutch)).With(name, []byte("---\ntitle: T\nsummary: S\n---\n\nTekst.\n")))
	found = r.Prove(found)
	if i := slices.IndexFunc(found, func(d *diag.Diagnostic) bool { return d.Code == diag.NameLanguage }); i < 0 || found[i].Better != want {
		t.Errorf("%d of %v is not %q", i, found, want)
	}
}

// What is written as an example of how to write something is in the languages of the site.
func TestExamplesInTheLanguagesOfTheSite(t *testing.T) {
	m := &mender{T: t, tree: goodTree(t)}
	settings := string(m.tree.File(source.Marker).Bytes())
	for languages, want := range map[string][2]string{
		"[fr, en]": {"about.fr.md, about.en.md", "{fr: …, en: …}."},
		"[nl, de]": {"about.nl.md, about.de.md", "{nl: …, de: …}."},
		"[nl]":     {"Put the language before “.md”: about.nl.md.", "{nl: …}."},
	} {
		tree := m.tree.With(source.Marker, []byte(strings.Replace(settings, "languages: [fr, en]", "languages: "+languages, 1)))
		text := []byte("---\ntitle: T\nsummary: S\n---\n\nTekst.\n")
		r, found := m.read(tree.With("content/pages/what-is.md", text).With("content/faculties/architecture/modules/x.fr.md", []byte("---\ntitle: T\nprice: 12\n---\n\nTekst.\n")))
		hints := ""
		for _, d := range r.Prove(found) {
			if d.Code == diag.NameLanguage || d.Code == diag.ValuePrice {
				hints += message.In("en").Hint(d) + "\n"
			}
		}
		if !strings.Contains(hints, want[0]) || !strings.Contains(hints, want[1]) {
			t.Errorf("%s: %s", languages, hints)
		}
	}
}

// TestOneCause: what has one cause is said once.
func TestOneCause(t *testing.T) {
	copied := func(tree *source.Tree, from, to string) *source.Tree {
		for f := range tree.Files(from) {
			tree = tree.With(to+strings.TrimPrefix(f.Path, from), f.Bytes())
		}
		return tree
	}
	m := &mender{T: t, tree: goodTree(t)}
	for _, c := range []struct {
		what string
		tree *source.Tree
		want map[diag.Code]int
	}{
		{"a faculty copied under another name", copied(m.tree, "content/faculties/architecture/", "content/faculties/droit/"),
			map[diag.Code]int{diag.FolderCopied: 1}}, // in each language
	} {
		r, _ := m.read(c.tree)
		found, err := r.RenderSince(t.Context(), Unmade, func(string, []byte, *source.File) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, codesOf(r.Prove(slices.Concat(r.Diags, found)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}

// ends has ends of lines instead of what stands for them in the file of values.
var ends = strings.NewReplacer("⏎", "\n")

// What is proposed for values as people write them is shown: it mends, and says the same words.
func TestCorrectionsOfValues(t *testing.T) {
	m := &mender{T: t, tree: goodTree(t)}
	m.tree = m.tree.With("content/faculties/architecture/modules/cours.en.md", []byte("---\ntitle: T\nsummary: S\n---\n\nText.\n"))
	values, err := os.ReadFile("../render/testdata/values/written.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(values), "\n    ")
	found := 0
	for i, said := range lines[1:] {
		before := strings.TrimSpace(lines[i])
		_, want, proposed := strings.Cut(said, " → ")
		written, want := ends.Replace(before[strings.LastIndexByte(before, '\n')+1:]), ends.Replace(want)
		field, _, _ := strings.Cut(written, ":")
		if !proposed || schema.Module.Field(field) == nil {
			continue
		}
		found++
		path, text, _ := strings.Cut(beginnings["module"], "\n")
		r, list := m.read(m.tree.With(path, []byte(text+written+"\n---\n\nTexte.\n")))
		if !slices.ContainsFunc(r.Prove(list), func(d *diag.Diagnostic) bool {
			return d.Mended != nil && (d.Mended.Text == want || strings.HasSuffix(want, "\n"+d.Mended.Text))
		}) {
			t.Errorf("%s: %s is not shown", written, want)
		}
	}
	if found < 150 {
		t.Errorf("%d corrections", found)
	}
}
