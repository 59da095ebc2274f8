package schema

import (
	"slices"
	"strings"
	"testing"

	"projetpro/internal/lang"
)

// What the language of some words may be written like: what is read, and what is proposed.
func TestPhrases(t *testing.T) {
	for _, c := range []struct{ written, read, fix string }{
		{"Projet PRO", "Projet PRO", ""},
		{"'[Projet PRO]{lang=fr}'", "‹fr Projet PRO›", ""},
		{"Atelier [Design [x] Thinking]{lang=en}, 2e", "Atelier ‹en Design [x] Thinking›, 2e", ""},
		{`'\[x\] et [a \] b]{lang=en}'`, "[x] et ‹en a ] b›", ""},
		{"'Cours (langue : anglais)'", "Cours (langue : anglais)", ""},
		{"'Cours [langue : anglais]'", "Cours [langue : anglais]", ""},
		{"Les ensembles {a}", "Les ensembles {a}", ""},
		{"Ou {lang} ?", "Ou {lang} ?", ""},

		{"'[x y]{lang=anglais}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{lang=English}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{lang=néerlandais}'", "", "'[x y]{lang=nl}'"},
		{"'[x y]{lang:en}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{ lang = en }'", "", "'[x y]{lang=en}'"},
		{"'[x y]{langue=en}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{en}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{.en}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{:lang=en}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{lang=« en »}'", "", "'[x y]{lang=en}'"},
		{"'[x y]{lang=en_GB}'", "", "'[x y]{lang=en-gb}'"},
		{"'[x y] {lang=en}'", "", "'[x y]{lang=en}'"},
		{"'[x y](lang=en)'", "", "'[x y]{lang=en}'"},
		{"'[x y][lang=en]'", "", "'[x y]{lang=en}'"},
		{"Le [x y{lang=en} z", "", "'Le [x y]{lang=en} z'"},
		{"Le [x y]{lang=en", "", "'Le [x y]{lang=en}'"},
		{"Le [x y]{lang=en et z", "", "'Le [x y]{lang=en} et z'"},
		{"Le [x y]{lang=en) et z", "", "'Le [x y]{lang=en} et z'"},
		{"Le (x y){lang=en}", "", "'Le ([x y]{lang=en})'"},
		{"x y]{lang=en}", "", "'[x y]{lang=en}'"},
		{"x y {lang=en}", "", "'[x y]{lang=en}'"},
		{"x y {lang=en} z", "", "x y z"}, // which words are meant, nobody knows
		{"'[x y]{lang=klingon}'", "", "x y"},
		{"'[x y]{lang=}'", "", "x y"},
		{"'a []{lang=en}'", "", "a"},
		{"'[a]{lang=anglais} et [b]{lang=allemand}'", "", "'[a]{lang=en} et [b]{lang=de}'"},
		{"'[a]{lang=anglais} et **b**'", "", "'[a]{lang=en} et b'"},
		{"'[*a*]{lang=en}'", "", "'[a]{lang=en}'"},
		{"'*[a]{lang=en}*'", "", "'[a]{lang=en}'"},
	} {
		record, diags, whole := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: "+c.written)
		read := record.Words.(*ModuleWords).Title
		shown := lang.Phrases(read, func(t lang.Tag) string { return "‹" + string(t) + " " }, func(lang.Tag) string { return "›" })
		if c.fix == "" {
			if len(diags) > 0 || shown != c.read {
				t.Errorf("%s: %s %v", c.written, shown, findings(diags, whole))
			}
			continue
		}
		if len(diags) == 0 {
			t.Errorf("%s: nothing is said", c.written)
			continue
		}
		if got, want := strings.ReplaceAll(diags[0].Fix, `"`, "'"), "title: "+c.fix; got != want {
			t.Errorf("%s: %s, want %s", c.written, got, want)
		}
		if diags[0].Fix == "" {
			continue
		}
		if _, again, whole := decode(t, Module, "content/faculties/a/modules/b.fr.md", diags[0].Fix); len(again) > 0 {
			t.Errorf("%s: as proposed, %v", c.written, findings(again, whole))
		}
	}
}

// What holds words in each language holds phrases too, whatever else it may hold.
func TestPhrasesOfLanguages(t *testing.T) {
	for _, line := range []string{
		"excludes: [{fr: 'tout [Design Thinking]{lang=en}', en: x}]",
		"requires: [{fr: 'tout [Design Thinking]{lang=en}', en: x}]",
		"price: {fr: 'tout [Design Thinking]{lang=en}', en: x}",
		"campuses: [{fr: 'tout [Design Thinking]{lang=en}', en: x}]",
		"tracks: [{title: {fr: 'tout [Design Thinking]{lang=en}', en: x}}]",
		"registration: {note: {fr: 'tout [Design Thinking]{lang=en}', en: x}}",
	} {
		record, diags, whole := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\n"+line)
		facts := record.Facts.(*ModuleFacts)
		words := []Localised{facts.Price.Words, facts.Registration.Note}
		words = append(words, facts.Campuses...)
		for _, r := range slices.Concat(facts.Excludes, facts.Requires) {
			words = append(words, r.Words)
		}
		for _, p := range facts.Tracks {
			words = append(words, p.Title)
		}
		tagged := slices.ContainsFunc(words, func(l Localised) bool { return l.By["fr"] == lang.TagPhrases("tout [Design Thinking]{lang=en}") })
		if len(diags) > 0 || !tagged {
			t.Errorf("%s: %q %v", line, words, findings(diags, whole))
		}
	}
}
