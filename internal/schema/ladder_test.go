// Levels as people write them, and what they mean in sites of several kinds.

package schema

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/lang"
)

// The levels of some universities.
var (
	belgian = levelsNamed("BA1", "BA2", "BA3", "MA1", "MA2")
	blocks  = []Level{{ID: "B1", Name: of("Bloc 1"), Cycle: of("Bachelier")}, {ID: "B2", Name: of("Bloc 2"), Cycle: of("Bachelier")},
		{ID: "B3", Name: of("Bloc 3"), Cycle: of("Bachelier")}, {ID: "M1", Name: of("Bloc 1"), Cycle: of("Master")}, {ID: "M2", Name: of("Bloc 2"), Cycle: of("Master")},
		{ID: "DOC", Name: Localised{By: map[lang.Tag]string{"fr": "Doctorat", "en": "PhD"}}}}
	semesters = levelsNamed("S1", "S2", "S3", "S4", "S5", "S6")
	mixed     = levelsNamed("Bloc 1", "Bloc 2", "Bloc 3", "Master 60", "Master 120", "M1-FLE", "Agrégation", "Certificat", "PhD", "postdoc")
	years     = levelsNamed("1re", "2e", "3e")
	persian   = levelsNamed("سال ۱", "سال ۲")
)

func levelsNamed(ids ...string) (levels []Level) {
	for _, id := range ids {
		levels = append(levels, Level{ID: id})
	}
	return levels
}

func of(text string) Localised { return Localised{All: text} }

// What is read of a text is the IDs; behind → is what is proposed for one that is not read.
func TestLevelsAsTheyAreWritten(t *testing.T) {
	for _, site := range []struct {
		levels []Level
		cases  map[string]string
	}{
		{belgian, map[string]string{
			"BA1": "BA1", "ba1": "BA1", "BA 1": "BA1", "Ba-1": "BA1", "B.A. 1": "BA1", "BA\u00a01": "BA1",
			"BA1-BA3": "BA1 BA2 BA3", "BA1 - BA3": "BA1 BA2 BA3", "BA1–BA3": "BA1 BA2 BA3", "ba1 à ba3": "BA1 BA2 BA3", "BA1 to BA3": "BA1 BA2 BA3",
			"BA1 → BA3": "BA1 BA2 BA3", "BA1…BA3": "BA1 BA2 BA3", "BA1-3": "BA1 BA2 BA3", "BA3-1": "BA1 BA2 BA3", "1-BA3": "BA1 BA2 BA3", "BA1 à 3": "BA1 BA2 BA3", "BA3-BA1": "BA1 BA2 BA3",
			"BA2-BA2": "BA2", "BA3-MA1": "BA3 MA1", "BA1-MA2": "BA1 BA2 BA3 MA1 MA2",
			"BA1 et BA2": "BA1 BA2", "BA1 and BA2": "BA1 BA2", "BA1/BA2": "BA1 BA2", "BA1 & 2": "BA1 BA2", "BA1 + MA1": "BA1 MA1", "BA1, BA2 et BA3": "BA1 BA2 BA3", "BA1 BA2": "BA1 BA2",
			"Bac 1": "→ BA1", "bachelier 2": "→ BA2", "Bloc 3": "→ BA3", "Bachelor 3": "→ BA3", "Master 1": "→ MA1", "Mast. 2": "→ MA2", "M2": "→ MA2", "B1": "→ BA1",
			"bac1": "→ BA1", "Bac 1 à Bac 3": "→ BA1-BA3", "M1-M2": "→ MA1-MA2", "Master 1 à 2": "→ MA1-MA2", "BA": "", "BA4": "", "BA1-BA4": "", "2e année": "", "L1": "", "Doctorat": "", "1": "",
			"tous": "→ BA1-MA2", "Toutes les années": "→ BA1-MA2", "all": "→ BA1-MA2", "any year": "→ BA1-MA2", "à partir de BA2": "→ BA2-MA2", "BA2 et plus": "→ BA2-MA2",
			"from BA2 on": "→ BA2-MA2", "dès la BA2": "", "BA2+": "→ BA2-MA2", "BA3 and above": "→ BA3-MA2", "au moins Bac 2": "→ BA2-MA2", "MA2+": "→ MA2",
			"BAA1": "→ BA1", "MA12": "", "BA0": "",
			"M1 et M2": "→ MA1/MA2", "Master 1 et 2": "→ MA1/MA2", "Bac 1 & Bac 3": "→ BA1/BA3", "1ste bachelor": "→ BA1", "eerste bachelor": "→ BA1", "2e bachelier": "→ BA2",
			"première année de bachelier": "→ BA1", "third year of bachelor": "→ BA3", "first year": "", "dernière année de master": "", "1er bachelier et 2e master": "→ BA1/MA2", "last bachelor": "",
		}},
		{blocks, map[string]string{
			"B1": "B1", "b1": "B1", "M1": "M1", "Doctorat": "DOC", "doctorat": "DOC", "PhD": "DOC", "phd": "DOC", "Bloc 3": "B3", "Bloc 1": "", "Bachelier Bloc 1": "B1",
			"Bloc 1 (Bachelier)": "B1", "Bloc 1 Master": "M1", "Bachelier": "→ B1-B3", "BA": "→ B1-B3", "bacheliers": "→ B1-B3", "master": "→ M1-M2", "Bachelier et master": "", "B1-B3": "B1 B2 B3", "B1-M2": "B1 B2 B3 M1 M2", "B2 à PhD": "B2 B3 M1 M2 DOC", "Doctorate": "",
		}},
		{semesters, map[string]string{
			"S1": "S1", "s6": "S6", "S1-S6": "S1 S2 S3 S4 S5 S6", "S1 à S6": "S1 S2 S3 S4 S5 S6", "S1–3": "S1 S2 S3", "S7": "", "S5/S6": "S5 S6", "Semestre 1": "",
		}},
		{mixed, map[string]string{
			"Bloc 1": "Bloc 1", "bloc 1": "Bloc 1", "BLOC1": "Bloc 1", "bloc-1": "Bloc 1", "Bloc 1-3": "Bloc 1 Bloc 2 Bloc 3", "Bloc 1 à Bloc 3": "Bloc 1 Bloc 2 Bloc 3", "Bloc 1 à 3": "Bloc 1 Bloc 2 Bloc 3",
			"Bloc 1 et 2": "Bloc 1 Bloc 2", "M1-FLE": "M1-FLE", "m1 fle": "M1-FLE", "M1 FLE": "M1-FLE", "agregation": "Agrégation", "AGRÉGATION": "Agrégation", "Agre\u0301gation": "Agrégation",
			"master 60": "Master 60", "Master 60 et 120": "Master 60 Master 120", "phd": "PhD", "PHD": "PhD", "Postdoc": "postdoc", "Bloc 3-Master 120": "Bloc 3 Master 60 Master 120",
			"M1-FLE et PhD": "M1-FLE PhD", "Master 60-M1-FLE": "Master 60 Master 120 M1-FLE", "Certificats": "→ Certificat", "Agregtion": "→ Agrégation", "Blocs 2": "→ Bloc 2", "Bloc 4": "", "Master 20": "",
		}},
		{years, map[string]string{"1re": "1re", "1RE": "1re", "1ʳᵉ": "1re", "2e": "2e", "1re-3e": "1re 2e 3e", "1re à 3e": "1re 2e 3e", "2e année": "→ 2e", "3": "→ 3e", "1re et 2e": "1re 2e", "4e": ""}},
		{persian, map[string]string{"سال ۱": "سال ۱", "سال۲": "سال ۲", "سال ۱-سال ۲": "سال ۱ سال ۲"}},
		{nil, map[string]string{
			"BA1": "BA1", "ba1": "BA1", "ma2": "MA2", "BA1-BA3": "BA1 BA2 BA3", "S1 à S3": "S1 S2 S3", "BA3-BA1": "BA1 BA2 BA3", "PhD": "PhD", "phd": "PHD", "Bloc 1": "Bloc 1", "Agrégation": "Agrégation", "1re": "1re",
		}},
	} {
		ladder := NewLadder(site.levels, site.levels == nil)
		for written, want := range site.cases {
			levels, ok := ladder.Read(written)
			got := strings.Join(levels, " ")
			if !ok {
				if got = ladder.Meant(written); got != "" {
					got = "→ " + got
				}
			}
			if got != want {
				t.Errorf("%q among %q is %q, want %q", written, ladder.IDs(), got, want)
			}
		}
	}
}

// Whatever is proposed is read, and says what the text says: its figures, all of them.
func FuzzLevels(f *testing.F) {
	for _, s := range []string{"BA1", "Bac 1 à 3", "Bloc 1 et 2", "Master 60-M1-FLE", "1re", "→", "à", "سال ۱", "BA1-BA99", "A1-A99"} {
		f.Add(s)
	}
	sites := [][]Level{belgian, blocks, semesters, mixed, years, persian, nil}
	f.Fuzz(func(t *testing.T, s string) {
		for _, levels := range sites {
			ladder := NewLadder(levels, levels == nil)
			read, ok := ladder.Read(s)
			if ok && len(read) == 0 {
				t.Fatalf("%q means no level, and is read", s)
			}
			for _, id := range read {
				if levels != nil && ladder.Index(id) == len(levels) {
					t.Fatalf("%q means %q, which is no level", s, id)
				}
			}
			meant := ladder.Meant(s)
			if ok || meant == "" {
				continue
			}
			if _, ok := ladder.Read(strings.Trim(meant, `"`)); !ok {
				t.Fatalf("%q: proposed %q is not read", s, meant)
			}
			if figureOf(levelKey(s)) != figureOf(levelKey(meant)) && !strings.Contains(meant, "-") {
				t.Fatalf("%q: proposed %q has other figures", s, meant)
			}
		}
	})
}

func TestRungs(t *testing.T) {
	said := func(levels []Level, ids ...string) string {
		var all []string
		for _, rung := range NewLadder(levels, levels == nil).Rungs(ids) {
			var runs []string
			for _, run := range rung.Runs {
				var names []string
				for _, level := range run {
					names = append(names, level.Called().All)
				}
				runs = append(runs, strings.Join(names, " "))
			}
			all = append(all, strings.Join(runs, ", ")+strings.TrimRight(" "+rung.Cycle.All, " "))
		}
		return strings.Join(all, "; ")
	}
	for _, c := range []struct {
		levels []Level
		ids    string
		want   string
	}{
		{belgian, "BA1", "BA1"},
		{belgian, "BA1 BA3", "BA1, BA3"},
		{belgian, "BA1 BA2 BA3 MA2", "BA1 BA2 BA3, MA2"},
		{blocks, "B1 B2 B3 M1 DOC", "Bloc 1 Bloc 2 Bloc 3 Bachelier; Bloc 1 Master; "},
		{blocks, "B1 M1", "Bloc 1 Bachelier; Bloc 1 Master"},
		{belgian, "BA1 XX", "BA1, XX"},
		{nil, "BA1 BA2 BA3 MA1", "BA1 BA2 BA3, MA1"},
		{append(levelsNamed("A", "a"), levelsNamed("B", "C")...), "A B C", "A B C"},
	} {
		if got := said(c.levels, strings.Fields(c.ids)...); got != c.want {
			t.Errorf("%s is said as %q, want %q", c.ids, got, c.want)
		}
	}
	var none *Ladder
	if got := none.Rungs([]string{"BA1", "BA2"}); len(got) != 1 || len(got[0].Runs) != 1 {
		t.Errorf("without a site, BA1 BA2 is said as %v", got)
	}
}

// Facts are given as they are where nothing changes, and never changed.
func TestResolve(t *testing.T) {
	ladder := NewLadder(belgian, false)
	right := &ModuleFacts{Levels: Levels{"BA1", "MA2"}, Parts: []Part{{Levels: Levels{"BA2"}}}}
	if got := ladder.Resolve(Module, right, nil, nil); got != any(right) {
		t.Error("facts whose levels are those of the site are others")
	}
	facts := &ModuleFacts{Levels: Levels{"ma2", "BA1-BA3", "BA2", "xx"}, Parts: []Part{{Levels: Levels{"ba2"}}, {Levels: Levels{"BA3"}}}}
	before := &ModuleFacts{Levels: slices.Clone(facts.Levels), Parts: []Part{{Levels: Levels{"ba2"}}, {Levels: Levels{"BA3"}}}}
	var unread, again []string
	got := ladder.Resolve(Module, facts, func(key, written string) { unread = append(unread, key+" "+written) },
		func(key, written string) { again = append(again, key+" "+written) }).(*ModuleFacts)
	want := &ModuleFacts{Levels: Levels{"BA1", "BA2", "BA3", "MA2", "xx"}, Parts: []Part{{Levels: Levels{"BA2"}}, {Levels: Levels{"BA3"}}}}
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(facts, before) {
		t.Errorf("%+v, want %+v; what was resolved is now %+v", got, want, facts)
	}
	if !slices.Equal(unread, []string{"levels.3 xx"}) || !slices.Equal(again, []string{"levels.2 BA2"}) {
		t.Errorf("unread %q, again %q", unread, again)
	}
}
