package translation

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
)

func text(tag lang.Tag, src string) *Text {
	doc, _ := markdown.Parse([]byte(src), diag.Pos{}, tag, nil)
	return New(doc, []byte(src), nil)
}

func said(ms []Match) string {
	var all []string
	for _, m := range ms {
		mark := "?"
		if m.Sure {
			mark = ""
		}
		all = append(all, fmt.Sprintf("%d-%d%s", m.A, m.B, mark))
	}
	return strings.Join(all, " ")
}

const (
	objectives = "## Objectifs\n\nSavoir lire un budget de 12 000 € et rédiger une note de 2 pages.\n\n"
	assessment = "## Évaluation\n\nUn examen oral de 20 minutes (60 %) et un rapport (40 %), remis le 14 mars.\n\n"
	practical  = "## En pratique\n\n- local K.1.105\n- [inscription](https://x.be/fr/inscription)\n- gratuit\n\n"
	aims       = "## Aims\n\nReading a budget of €12,000 and writing a 2-page memo.\n\n"
	exam       = "## How you are assessed\n\nA 20-minute oral exam (60%) and a report (40%), handed in on 14 March.\n\n"
	practice   = "## In practice\n\n- room K.1.105\n- [sign up](https://x.be/en/inscription)\n- free\n\n"
	history    = "## Looking back\n\nThe first edition was held abroad! Nobody came; everybody remembers it, or says so at parties.\n\nWas it worth it?\n\n"
)

func TestPair(t *testing.T) {
	for name, c := range map[string]struct{ a, b, want string }{
		"both empty":           {"", "", ""},
		"one empty":            {"", "Hello.", "-1-0"},
		"the other empty":      {"Bonjour.", "", "0--1"},
		"in order":             {objectives + assessment + practical, aims + exam + practice, "0-0 1-1 2-2"},
		"one only there":       {objectives + practical, aims + exam + practice, "0-0 -1-1 1-2"},
		"one only here":        {objectives + assessment + practical, aims + practice, "0-0 1--1 2-1"},
		"swapped":              {objectives + assessment + practical, exam + aims + practice, "0-1 1-0 2-2"},
		"moved":                {objectives + assessment + practical, exam + practice + aims, "0-2 1-0 2-1"},
		"inserted":             {objectives + assessment, aims + history + exam, "0-0 -1-1 1-2"},
		"before the first":     {"Un mot.\n\n" + objectives, "Three words here.\n\n" + aims, "0-0 1-1"},
		"nothing before there": {"Un mot.\n\n" + objectives, aims, "0--1 1-0"},
		"an anchor wins": {"## Un {#x}\n\nOui.\n\n" + assessment, exam + "## Other {#x}\n\nSomething wholly other, at some length, with 3 figures.\n\n",
			"0-1 1-0"},
		"an anchor of the other is nobody else's": {"## Un {#x}\n\nOui.\n\n## Deux\n\nNon.", "## Deux {#y}\n\nNon.\n\n## Un {#x}\n\nOui.", "0-1 1-0"},
	} {
		a, b := text("fr", c.a), text("en", c.b)
		if got := said(Pair(a, b, 1)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if got, want := strings.Count(said(Pair(b, a, 1)), "?"), strings.Count(c.want, "?"); got != want {
			t.Errorf("%s, the other way round: %s", name, said(Pair(b, a, 1)))
		}
	}
}

// What nothing tells apart is not guessed, nor is what has nothing in common with anything.
func TestPairUnsure(t *testing.T) {
	a := text("fr", "## Un\n\nOui, un peu.\n\n## Deux\n\nNon, pas du tout.\n\n## Trois\n\nAh bon.\n")
	b := text("en", "## Trees\n\nGrow.\n\n## Rivers\n\nFlow, sometimes.\n")
	for _, m := range Pair(a, b, 1) {
		if m.Sure && m.A >= 0 && m.B >= 0 {
			t.Errorf("it is sure of %d and %d", m.A, m.B)
		}
	}
}

// Where each text has one more section in the same place, that the two are one cannot be excluded, unless one is far longer.
func TestPairInOnePlace(t *testing.T) {
	links := "## En savoir plus\n\nVoir [le compte](https://x.be/compte) et [le budget](https://y.be/budget).\n\n"
	long := "## Looking back\n\n" + strings.Repeat("The first edition was held abroad! Nobody came; everybody remembers it, or says so at parties.\n\n", 12)
	for _, c := range []struct{ a, b, want string }{
		{objectives + links + practical, aims + "## Learn more\n\nSee the 3 pages (1, 2, 3) of [all](https://z.be/zzz).\n\n" + practice, "0-0 -1-1? 1--1? 2-2"},
		{objectives + links + practical, aims + long + practice, "0-0 -1-1 1--1 2-2"},
	} {
		if got := said(Pair(text("fr", c.a), text("en", c.b), 1)); got != c.want {
			t.Errorf("%q: %s, want %s", c.b, got, c.want)
		}
	}
}

// Whatever two texts are, each section is in one match, in the order of the first, and the same again.
func TestPairIsAPairing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	all := []string{objectives, assessment, practical, aims, exam, practice, history, "## \n\n", "Rien.\n\n", "### Sous\n\n", "## Objectifs {#aims}\n\n", "# Un\n\n"}
	random := func() *Text {
		var b strings.Builder
		for range r.IntN(8) {
			b.WriteString(all[r.IntN(len(all))])
		}
		return text("fr", b.String())
	}
	for range 300 {
		a, b := random(), random()
		got := Pair(a, b, 0.5+r.Float64())
		var inA, inB []int
		for _, m := range got {
			if m.A >= 0 {
				inA = append(inA, m.A)
			}
			if m.B >= 0 {
				inB = append(inB, m.B)
			}
		}
		sorted := slices.IsSorted(inA)
		slices.Sort(inB)
		if !sorted || len(slices.Compact(inA)) != len(a.Sections) || len(slices.Compact(inB)) != len(b.Sections) || len(inB) != len(b.Sections) {
			t.Fatalf("%s of %d and %d sections", said(got), len(a.Sections), len(b.Sections))
		}
		if again := Pair(a, b, 1); said(again) != said(Pair(a, b, 1)) {
			t.Fatal(said(again))
		}
	}
}

// Texts of very many sections are paired by their places and anchors, in no time.
func TestPairOfManySections(t *testing.T) {
	long := func(n int, last string) *Text { return text("fr", strings.Repeat("## a\n\nb\n\n", n)+last) }
	a, b := long(mostSections, "## Fin {#fin}\n"), long(mostSections, "## End {#fin}\n")
	got := Pair(a, b, 1)
	if len(got) != mostSections+1 || got[0] != (Match{0, 0, false}) || got[mostSections] != (Match{mostSections, mostSections, true}) {
		t.Error(got)
	}
	got = Pair(a, long(mostSections+1, "## End {#fin}\n"), 1)
	if got[0] != (Match{0, -1, false}) || got[mostSections] != (Match{mostSections, mostSections + 1, true}) || len(got) != 2*mostSections+2 {
		t.Error(got)
	}
}

func TestWords(t *testing.T) {
	for src, want := range map[string]string{
		"":                                   "",
		"L’été, 12 000 € (1,5 %)":            "L|été|12 000|1,5",
		"le 14.03.2026 à 8h30":               "le|14.03.2026|à|8|h30",
		"12,000 and 3 400 12 0":              "12,000|and|3 400|12|0",
		"K.1.105, e\u0301tat; fin 5.":        "K|1.105|e\u0301tat|fin|5",
		"1\u202F234\u00A0567 1'000 B2 mot-x": "1\u202F234\u00A0567|1'000|B2|mot|x",
	} {
		if got := strings.Join(slices.Collect(words(src)), "|"); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
}

func TestLinksAreTheSameInEveryLanguage(t *testing.T) {
	profile := func(dest string) []feature {
		var p profile
		p.takeLink(dest, nil)
		return few(p.same)
	}
	for _, same := range [][]string{
		{"https://www.x.be/fr/a/b", "https://x.be/en-GB/a/b"}, {"../a/plan.fr.pdf", "../a/plan.en.pdf"}, {"../a.md", "./a.md"},
	} {
		if got, want := profile(same[1]), profile(same[0]); len(want) == 0 || !slices.ContainsFunc(got, func(f feature) bool { return slices.Contains(want, f) }) {
			t.Errorf("%q have nothing in common", same)
		}
	}
	if got := profile("%zz"); got != nil {
		t.Error(got)
	}
}
