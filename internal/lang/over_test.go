package lang

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// What a site writes takes the place of what the tool carries, key by key: a text, a list, a key
// with all its forms.
func TestOver(t *testing.T) {
	carried := load(t, "fr").Carried()
	own, l := Parse("fr", "i18n/fr.yaml", []byte(`
fact: {code: Sigle}
fact.terms: Semestre
unit:
  credits: {one: "{n} point", other: "{n} points"}
words.vague-links: [voici]
date.months: [un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze]
number.decimal: "."
skip:
`))
	if len(l) > 0 {
		t.Fatal(shown(own, l))
	}
	s := own.Over(carried)
	for key, want := range map[string]string{"fact.code": "Sigle", "fact.terms": "Semestre", "fact.credits": "Crédits", "skip": "Aller au contenu"} {
		same(t, key, s.T(key), want)
	}
	same(t, "without forms", s.Plural("fact.terms", Whole(2)), "Semestre")
	same(t, "forms", s.Plural("unit.credits", 2500), "2.5 points")
	same(t, "others", s.Plural("unit.sessions", Whole(2)), "2~séances")
	same(t, "months", s.Date(2026, 10, 1), "1er dix 2026")
	if got := s.Words("words.vague-links"); !slices.Equal(got, []string{"voici"}) {
		t.Errorf("words: %q", got)
	}
	if s.Words("words.vague-pictures") == nil {
		t.Error("the lists that are not written are gone")
	}
	if got := s.Missing(carried); got != nil {
		t.Errorf("missing: %q", got)
	}
	if at := s.Offset("fact.code"); !strings.HasPrefix(string(s.src[at:]), "Sigle") || s.Offset("fact.credits") != -1 {
		t.Errorf("offsets: %d, %d", at, s.Offset("fact.credits"))
	}
	if got := shown(s, s.Check(s, load(t, "en").Carried())); got != nil {
		t.Errorf("%q", got)
	}
}

// Any part of a file over the whole of it says what the file does.
func TestAnyPartOverTheWhole(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, tag := range []Tag{"fr", "en"} {
		whole := load(t, tag)
		for range 20 {
			part := *whole
			part.own = maps.Clone(whole.own)
			maps.DeleteFunc(part.own, func(string, *entry) bool { return random.IntN(3) > 0 })
			s := part.Over(whole.Carried())
			if !slices.Equal(s.keys, whole.keys) {
				t.Fatal("keys are lost, or added")
			}
			for _, key := range whole.keys {
				if s.Plural(key, 1500) != whole.Plural(key, 1500) || !slices.Equal(s.Words(key), whole.Words(key)) {
					t.Errorf("%s: %s", tag, key)
				}
			}
			for n := range 13 {
				same(t, "date", s.Date(2026, n, n%2), visible.Replace(whole.Date(2026, n, n%2)))
				same(t, "minutes", s.Minutes(35*n), visible.Replace(whole.Minutes(35*n)))
			}
		}
	}
}

// What a language lacks another says, as it is said in that language: its plural forms, its numbers.
func TestBefore(t *testing.T) {
	nl, l := Parse("nl", "i18n/nl.yaml", []byte("skip: Naar de inhoud\nunit.students: {one: \"{n} student\", other: \"{n} studenten\"}\nlist.two: \"{a} en {b}\"\n"))
	if len(l) > 0 {
		t.Fatal(shown(nl, l))
	}
	fr := load(t, "fr")
	s := nl.Before(fr)
	says := func(what, got, want string) { t.Helper(); same(t, what, WrittenPhrases(got), want) }
	says("own", s.T("skip"), "Naar de inhoud")
	says("own forms", s.Plural("unit.students", 0), "0 studenten")
	says("another’s forms", s.Plural("unit.sessions", 0), "[0~séance]{lang=fr}")
	says("a number", s.Quantity("unit.students", Amount{Min: Whole(2), Max: Whole(2)}), "2 studenten")
	says("a phrase in one language", s.Quantity("unit.students", Amount{Whole(10), Whole(20), About}), "[environ 10 à 20~étudiant·es]{lang=fr}")
	says("another’s quantity", s.Quantity("unit.pairs", Amount{0, Whole(1), Exactly}), "[0 à 1~duo]{lang=fr}")
	says("day of the week", s.Day(2026, 10, 5, 0), "[lundi 5 octobre 2026]{lang=fr}")
	says("date", s.Date(2026, 10, 1), "[1er octobre 2026]{lang=fr}")
	says("month", s.Date(2026, 10, 0), "[octobre 2026]{lang=fr}")
	says("time", s.Clock(9, 5), "[9~h~05]{lang=fr}")
	says("minutes", s.Minutes(65), "[1~h~05]{lang=fr}")
	says("list", s.List([]string{"a", "b"}), "a en b")
	bare, _ := Parse("nl", "f", []byte("skip: x\n"))
	says("what is put into it", s.T("language.in", "language", "Frans"), "[(en [Frans]{lang=nl})]{lang=fr}")
	says("a list", bare.Before(fr).List([]string{"a", "b", "c"}), "[[a]{lang=nl}, [b]{lang=nl} et [c]{lang=nl}]{lang=fr}")
	says("a word of addresses", s.T("path.slides"), "supports")
	says("where it is spoken", s.T("locale"), "nl_NL")
	says("neither", s.T("no.such.key"), "⟦no.such.key⟧")
	if s.Has("fact.code") || s.Words("words.vague-links") != nil {
		t.Error("what another says is taken for the language’s own")
	}
	dated, _ := Parse("nl", "f", []byte("date: {day: \"{day} {month} {year}\", ordinal: \"{n}\", months: [a, b, c, d, e, f, g, h, i, j, k, l]}\n"))
	says("a date without its day of the week", dated.Before(fr).Day(2026, 10, 5, 0), "5 j 2026")
	fa, _ := Parse("fa", "i18n/fa.yaml", []byte("date.months: [a, b, c, d, e, f, g, h, i, j, k, l]\nskip: x\n"))
	says("digits", fa.Before(fr).Date(2026, 10, 2)+" "+fa.Before(fr).Minutes(65), "[2 octobre 2026]{lang=fr} [1~h~05]{lang=fr}")
}

// A language as it is spoken somewhere needs no file.
func TestAs(t *testing.T) {
	s := load(t, "fr").Carried().As("fr-be", "i18n/fr-be.yaml")
	same(t, "text", s.T("fact.code"), "Mnémonique")
	same(t, "plural", s.Plural("unit.sessions", 0), "0~séance")
	same(t, "where it is spoken", s.T("locale")+" "+load(t, "fr").As("fr-ca", "f").T("locale"), "fr_BE fr_CA")
	if s.Tag() != "fr-be" || s.Missing(load(t, "en")) != nil || s.Offset("fact.code") != -1 {
		t.Errorf("%s lacks %q", s.Tag(), s.Missing(load(t, "en")))
	}
}

// A key that nobody asks for is told from one that was meant otherwise.
func TestUnknownKeys(t *testing.T) {
	fr, en := load(t, "fr").Carried(), load(t, "en").Carried()
	asked := &Asked{Keys: slices.Compact(slices.Sorted(slices.Values(append(fr.Keys(), en.Keys()...)))), All: true}
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"right", "fact.code: Sigle\nlevel.L1: Licence 1\ndate.months-alone: [a, b, c, d, e, f, g, h, i, j, k, l]\nfact.edition.long: x\n", nil},
		{"a slip", "fact:\n  cod: Sigle\n", []string{"2:3 strings-unknown-near: No page asks for a text “fact.cod”: this line changes nothing. Did you mean “fact.code”? =>   code: Sigle"}},
		{"exchanged letters", "fact.cdoe: Sigle\n", []string{"1:1 strings-unknown-near: No page asks for a text “fact.cdoe”: this line changes nothing. Did you mean “fact.code”? => fact.code: Sigle"}},
		{"in no group", "code: Sigle\n", []string{"1:1 strings-unknown-near: No page asks for a text “code”: this line changes nothing. Did you mean “fact.code”? => fact.code: Sigle"}},
		{"a slip in the group", "facts:\n  code: Sigle\n", []string{"2:3 strings-unknown-near: No page asks for a text “facts.code”: this line changes nothing. Did you mean “fact.code”?"}},
		{"the text itself", "Mnémonique: Sigle\n", []string{"1:1 strings-unknown-near: No page asks for a text “Mnémonique”: this line changes nothing. Did you mean “fact.code”? => fact.code: Sigle"}},
		{"the text itself, with forms", "quadrimestre: Semestre\n", []string{"1:1 strings-unknown-near: No page asks for a text “quadrimestre”: this line changes nothing. Did you mean “fact.terms”? => fact.terms: Semestre"}},
		{"nobody’s", "former: Ancien\n", []string{"1:1 strings-unknown: No page asks for a text “former”."}},
	} {
		s, l := Parse("fr", "i18n/fr.yaml", []byte(c.in))
		s = s.Over(fr)
		l = append(l, s.CheckAsked(asked, s, en)...)
		if got := shown(s, l); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
		if again := s.CheckAsked(&Asked{Keys: asked.Keys}, s, en); c.name == "nobody’s" && len(again) > 0 {
			t.Errorf("%s, where not all is known: %q", c.name, shown(s, again))
		}
	}
	// Of what nobody asks for, no other language is told that it lacks it.
	s, _ := Parse("fr", "i18n/fr.yaml", []byte("former: Ancien\n"))
	if got := shown(en, en.CheckAsked(asked, s.Over(fr), en)); got != nil {
		t.Errorf("%q", got)
	}
}
