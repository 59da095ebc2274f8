package schema

import (
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
