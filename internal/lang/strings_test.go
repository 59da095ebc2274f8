package lang

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/feature/plural"
)

// load reads one of the files that the tool comes with.
func load(t testing.TB, tag Tag) *Strings {
	t.Helper()
	file := "i18n/" + string(tag) + ".yaml"
	src, err := os.ReadFile(filepath.Join("..", "..", file))
	if err != nil {
		t.Fatal(err)
	}
	s, l := Parse(tag, file, src)
	for _, line := range shown(s, l) {
		t.Error(line)
	}
	return s
}

// shown gives diagnostics as "line:column code: sentence", with the fix. It is
// made in shown_test.go, since those who say the sentences stand above this package.
func shown(s *Strings, l diag.List) []string {
	out := Shown(s.src, l)
	for i, line := range out {
		out[i] = visible.Replace(line)
	}
	return out
}

var Shown func(src []byte, l diag.List) []string

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got = visible.Replace(got); got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestFilesAgree(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, s := range []*Strings{fr, en} {
		for _, line := range shown(s, s.Check(fr, en)) {
			t.Error(s.file, line)
		}
	}
}

// What the French file says is typographically right as it stands.
func TestFrenchFileIsSet(t *testing.T) {
	fr := load(t, "fr")
	for _, key := range fr.keys {
		for _, text := range fr.entries[key].forms {
			if set := Tag("fr").Plain(text.whole); set != text.whole && !strings.HasPrefix(key, "number.") {
				t.Errorf("%s: %q should be %q", key, visible.Replace(text.whole), visible.Replace(set))
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, c := range []struct {
		n      Num
		fr, en string
	}{
		{0, "0", "0"}, {7500, "7,5", "7.5"}, {Whole(1), "1", "1"}, {1250, "1,25", "1.25"}, {5, "0,005", "0.005"},
		{Whole(1000), "1^000", "1,000"}, {Whole(1234567) + 890, "1^234^567,89", "1,234,567.89"}, {-1500, "-1,5", "-1.5"},
		{Whole(1005), "1^005", "1,005"},
	} {
		same(t, "fr", fr.number(c.n), c.fr)
		same(t, "en", en.number(c.n), c.en)
	}
}

func TestPlural(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, c := range []struct {
		n      Num
		fr, en string
	}{
		{0, "0~crédit", "0~credits"}, {Whole(1), "1~crédit", "1~credit"}, {1500, "1,5~crédit", "1.5~credits"},
		{Whole(2), "2~crédits", "2~credits"}, {7500, "7,5~crédits", "7.5~credits"},
	} {
		same(t, "fr", fr.Plural("unit.credits", c.n), c.fr)
		same(t, "en", en.Plural("unit.credits", c.n), c.en)
	}
	same(t, "unknown", fr.Plural("unit.none", 0), "⟦unit.none⟧")
	same(t, "not plural", fr.Plural("unit.hours", Whole(24)), "24~h")
	same(t, "as a text", fr.T("unit.credits", "n", 3), "3~crédits")
}

func TestQuantity(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, c := range []struct {
		min, max int
		sense    Sense
		fr, en   string
	}{
		{15, 15, Exactly, "15~étudiant·es", "15~students"},
		{15, 15, About, "environ 15~étudiant·es", "about 15~students"},
		{10, 20, Exactly, "10 à 20~étudiant·es", "10 to 20~students"},
		{0, 1, Exactly, "0 à 1~étudiant·e", "0 to 1~student"},
		{100, 120, About, "environ 100 à 120~étudiant·es", "about 100 to 120~students"},
		{1, 1, Exactly, "1~étudiant·e", "1~student"},
		{0, 0, Exactly, "0~étudiant·e", "0~students"},
		{170, 170, MoreThan, "plus de 170~étudiant·es", "more than 170~students"},
		{8, 8, AtLeast, "au moins 8~étudiant·es", "at least 8~students"},
		{20, 20, AtMost, "au plus 20~étudiant·es", "at most 20~students"},
		{1, 1, AtMost, "au plus 1~étudiant·e", "at most 1~student"},
	} {
		a := Amount{Whole(c.min), Whole(c.max), c.sense}
		same(t, "fr", fr.Quantity("unit.students", a), c.fr)
		same(t, "en", en.Quantity("unit.students", a), c.en)
	}
	same(t, "unknown", fr.Quantity("x", Amount{}), "⟦x⟧")
}

func TestDates(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, c := range []struct {
		y, m, d int
		fr, en  string
	}{
		{2026, 10, 1, "1er octobre 2026", "1 October 2026"},
		{2026, 9, 14, "14 septembre 2026", "14 September 2026"},
		{2026, 11, 22, "22 novembre 2026", "22 November 2026"},
		{2019, 10, 0, "octobre 2019", "October 2019"},
		{2023, 0, 0, "2023", "2023"},
		{0, 0, 0, "", ""},
	} {
		same(t, "fr", fr.Date(c.y, c.m, c.d), c.fr)
		same(t, "en", en.Date(c.y, c.m, c.d), c.en)
	}
}

func TestTimes(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	same(t, "fr", fr.Clock(14, 30), "14~h~30")
	same(t, "fr", fr.Clock(9, 5), "9~h~05")
	same(t, "fr", fr.Clock(14, 0), "14~h")
	same(t, "en", en.Clock(14, 30), "14:30")
	same(t, "en", en.Clock(9, 5), "09:05")
	same(t, "en", en.Clock(14, 0), "14:00")
	same(t, "fr", fr.Minutes(120), "2~h")
	same(t, "fr", fr.Minutes(90), "1~h~30")
	same(t, "fr", fr.Minutes(65), "1~h~05")
	same(t, "fr", fr.Minutes(69), "1~h~09")
	same(t, "fr", fr.Minutes(70), "1~h~10")
	same(t, "fr", fr.Minutes(60), "1~h")
	same(t, "fr", fr.Minutes(59), "59~min")
	same(t, "en", en.Clock(10, 9), "10:09")
	same(t, "en", en.Clock(9, 10), "09:10")
	same(t, "fr", fr.Minutes(45), "45~min")
	same(t, "en", en.Minutes(120), "2~h")
	same(t, "en", en.Minutes(90), "1~h 30~min")
	same(t, "en", en.Minutes(45), "45~min")
}

func TestLists(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, c := range []struct{ items, fr, en string }{
		{"", "", ""}, {"a", "a", "a"}, {"a b", "a et b", "a and b"}, {"a b c", "a, b et c", "a, b and c"},
		{"a b c d", "a, b, c et d", "a, b, c and d"},
	} {
		same(t, "fr", fr.List(strings.Fields(c.items)), c.fr)
		same(t, "en", en.List(strings.Fields(c.items)), c.en)
	}
}

func TestBytes(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, c := range []struct {
		n      int
		fr, en string
	}{
		{0, "0~octet", "0~bytes"}, {1, "1~octet", "1~byte"}, {999, "999~octets", "999~bytes"},
		{1000, "1~ko", "1~kB"}, {345_678, "346~ko", "346~kB"}, {999_499, "999~ko", "999~kB"}, {999_500, "1~Mo", "1~MB"},
		{1_234_567, "1,2~Mo", "1.2~MB"}, {9_949_000, "9,9~Mo", "9.9~MB"}, {9_950_000, "10~Mo", "10~MB"},
		{12_345_678, "12~Mo", "12~MB"}, {999_499_999, "999~Mo", "999~MB"}, {1_500_000_000, "1,5~Go", "1.5~GB"},
	} {
		same(t, "fr", fr.Bytes(c.n), c.fr)
		same(t, "en", en.Bytes(c.n), c.en)
	}
}

func TestText(t *testing.T) {
	s, _ := Parse("fr", "f", []byte("a: Page en {language}, {n} fois\nb: Bonjour\nc: |\n  deux\n  lignes\nd: yes\ne: 010\nf:\ng: \"\"\n"))
	type kind string
	same(t, "string", s.T("a", "language", "anglais", "n", 2), "Page en anglais, 2 fois")
	same(t, "named type", s.T("a", "n", Num(1500), "language", kind("anglais")), "Page en anglais, 1⟦number.decimal⟧5 fois")
	same(t, "missing argument", s.T("a", "language", "anglais"), "Page en anglais, ⟦n⟧ fois")
	same(t, "odd argument", s.T("a", "language", true, "n"), "Page en ⟦language⟧, ⟦n⟧ fois")
	same(t, "plain", s.T("b"), "Bonjour")
	same(t, "lines", s.T("c"), "deux\nlignes")
	same(t, "not a boolean", s.T("d"), "yes")
	same(t, "not a number", s.T("e"), "010")
	same(t, "empty", s.T("f")+s.T("g"), "⟦f⟧⟦g⟧")
	same(t, "unknown", s.T("menu.opne"), "⟦menu.opne⟧")
}

func TestParseReports(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"fine", "a: x # remarque\nb: {c: y, d: z}\n", nil},
		{"empty", "", nil},
		{"placeholder first", "a: {n} crédits\nb: x\n",
			[]string{`1:1 strings-syntax: This line cannot be read as a key and its text. => a: "{n} crédits"`}},
		{"only a placeholder", "a: {n}\n", []string{`1:4 strings-syntax: This line cannot be read as a key and its text. => a: "{n}"`}},
		{"colon", "x: y\na: Note : ceci\nb: z\nc: Une autre : là\n", []string{
			`2:1 strings-syntax: This line cannot be read as a key and its text. => a: "Note : ceci"`,
			`4:1 strings-syntax: This line cannot be read as a key and its text. => c: "Une autre : là"`}},
		{"within a group", "a:\n  b: {n} x\n  c: y\n  d: \"z\n  e: w\n", []string{
			`2:3 strings-syntax: This line cannot be read as a key and its text. =>   b: "{n} x"`,
			`4:3 strings-syntax: This line cannot be read as a key and its text. =>   d: "z"`}},
		{"over several lines", "a: \"x\n  y\"\nb: [c,\n  d]\n", nil},
		{"not a map", "juste un texte\n", []string{`1:1 strings-syntax: This line cannot be read as a key and its text.`}},
		{"second document", "a: x\n---\nb: y\n", []string{`2:1 strings-syntax: This line cannot be read as a key and its text.`}},
		{"tag", "a: !Attention\n", []string{`1:4 strings-syntax: This line cannot be read as a key and its text. => a: "!Attention"`}},
		{"alias", "a: &b x\nc: *b\n", []string{
			`1:4 strings-syntax: This line cannot be read as a key and its text. => a: "&b x"`,
			`2:4 strings-syntax: This line cannot be read as a key and its text. => c: "*b"`}},
		{"cut", "a: Salle #4\n", []string{`1:4 strings-cut: The text stops before “#4”: what follows # is taken for a comment. => a: "Salle #4"`}},
		{"twice", "a.b: x\na: {b: y}\n", []string{`2:5 strings-twice: “a.b” already has a text in this file.`}},
		{"braces", "a: \"x { n } y\"\nb: \"x } y\"\nc: \"x { y\"\n", []string{
			`1:7 strings-brace: “{ n }” is not a placeholder.`,
			`2:7 strings-brace: “}” is not a placeholder.`,
			`3:7 strings-brace: “{ y” is not a placeholder.`}},
		{"second brace", "a: \"{n} {\"\n", []string{`1:9 strings-brace: “{” is not a placeholder.`}},
		{"plural", "a: {one: x}\n", []string{`1:1 strings-plural: “a” lacks forms that this language has: other (2, 3, 4, …).`}},
		{"decimals", "a: {other: x}\n", []string{`1:1 strings-plural: “a” lacks forms that this language has: one (0, 1, 0.1, …).`}},
		{"ordinal", "date.ordinal: {other: x}\n", []string{`1:1 strings-plural: “date.ordinal” lacks forms that this language has: one (1, …).`}},
		{"a group of one", "list: {two: \"{a} & {b}\"}\n", nil},
		{"blank in a list", "date.weekdays: [a, b, \"\", d, e, f, \" \"]\n", []string{`1:16 strings-count: “date.weekdays” has 5 words; 7 are expected.`}},
		{"months", "date.months: [a, b]\n", []string{`1:14 strings-count: “date.months” has 2 words; 12 are expected.`}},
	} {
		s, l := Parse("fr", "f", []byte(c.in))
		if got := shown(s, l); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

func TestCheckReports(t *testing.T) {
	fr, _ := Parse("fr", "fr", []byte("a: Page en {language}\nb: {one: x, other: \"{n} x\"}\nc: x\n"))
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"agrees", "a: In {language}\nb: {one: one x, other: \"{n} x\"}\nc: x\n", nil},
		{"the number of many", "a: In {language}\nb: {one: one x, other: some x}\nc: x\n", []string{
			"2:1 strings-unused: “b” does not use {n}, which the other languages use."}},
		{"own keys, less", "a: In {language}\nb: \"{n}\"\nc: x\ntime.full: \"{hour} h\"\nduration.both: \"{hours} h {mm}\"\nlist.two: en {b}\ndate.weekday: \"{date}\"\nnumber.range: tot\n", []string{
			"4:12 strings-unused: “time.full” does not use {minute}, which the other languages use.",
			"6:11 strings-unused: “list.two” does not use {a}, which the other languages use.",
			"8:15 strings-unused: “number.range” does not use {from}, {to}, which the other languages use."}},
		{"missing", "a: In {language}\n", []string{"1:1 strings-missing: There is no Dutch for 2 texts of the interface (b, c), which are shown in Dutch."}},
		{"renamed", "a: In {taal}\nb: x\nc: x\n", []string{
			"1:7 strings-placeholder: “a” has the placeholder {taal}, which is not known for this text. Those it can have: {language}. => a: In {language}",
			"2:4 strings-unused: “b” does not use {n}, which the other languages use."}},
		{"left out", "a: In\nb: \"{n}\"\nc: \"x {m}\"\n", []string{
			"1:4 strings-unused: “a” does not use {language}, which the other languages use."}},
		{"own keys", "a: In {language}\nb: \"{n}\"\nc: x\ntime.hour: \"{hour} {x}\"\n", []string{
			"4:20 strings-placeholder: “time.hour” has the placeholder {x}, which is not known for this text. Those it can have: {hh}, {hour}."}},
		{"broken file", "a: In {language}\nb: : :\n", nil},
		{"words of addresses", "a: In {language}\nb: {one: x, other: \"{n} x\"}\nc: x\npath: {l: [x], n: À propos, o: ../x, p: a-propos, q: دانشکده, r: \"x\\ny\"}\n", []string{
			"4:11 strings-path: “path.l”: “” cannot be part of an address.",
			"4:19 strings-path: “path.n”: “À propos” cannot be part of an address. => path: {l: [x], n: a-propos, o: ../x, p: a-propos, q: دانشکده, r: \"x\\ny\"}",
			"4:32 strings-path: “path.o”: “../x” cannot be part of an address. => path: {l: [x], n: À propos, o: x, p: a-propos, q: دانشکده, r: \"x\\ny\"}",
			"4:54 strings-path: “path.q”: “دانشکده” cannot be part of an address.",
			"4:66 strings-path: “path.r”: “x\uFFFDy” cannot be part of an address."}},
	} {
		s, _ := Parse("nl", "nl", []byte(c.in))
		s.entries, s.keys = withPatterns(s)
		if got := shown(s, s.Check(fr)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
	// Of two languages that disagree, one is said to be wrong, not both.
	en, _ := Parse("en", "en", []byte("c: \"x {m}\"\nd: \"{ m }\"\ne: \"x {m}\"\n"))
	nl, _ := Parse("nl", "nl", []byte("c: \"x {n}\"\nd: \"{m}\"\ne: x\n"))
	for _, s := range []*Strings{en, nl} {
		s.entries, s.keys = withPatterns(s)
	}
	got := append(shown(en, en.Check(en, nl)), shown(nl, nl.Check(en, nl))...)
	if want := []string{"1:7 strings-placeholder: “c” has the placeholder {n}, which is not known for this text. Those it can have: {m}. => c: \"x {m}\"",
		"3:4 strings-unused: “e” does not use {m}, which the other languages use."}; !slices.Equal(got, want) {
		t.Errorf("got %s", strings.Join(got, "\n     "))
	}
	if got := fr.Missing(); len(got) != len(patterns) || !slices.IsSorted(got) {
		t.Errorf("Missing: %q", got)
	}
}

// withPatterns are the entries of s with the keys that every file has.
func withPatterns(s *Strings) (map[string]*entry, []string) {
	keys := slices.Clone(s.keys)
	for key, values := range patterns {
		if s.entries[key] == nil {
			names := strings.Fields(strings.ReplaceAll(strings.Join(values, " "), "?", ""))
			all, _, _ := cut("{" + strings.Join(names, "} {") + "}")
			s.entries[key] = &entry{forms: [...]text{plural.Other: all, len(categories) - 1: {}}}
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return s.entries, keys
}

// A language needs its file and nothing else.
func TestOtherLanguages(t *testing.T) {
	const common = `
number: {decimal: ",", group: ".", about: "~ {n}", range: "{from}-{to}", price: "{amount} {currency}"}
list: {two: "{a} en {b}", middle: "{a}, {b}", last: "{a} en {b}"}
time: {full: "{hour}:{minute}", hour: "{hour}:00"}
duration: {minutes: "{minutes} min", hours: "{hours} h", both: "{hours} h {minutes}"}
size: {bytes: "{n} B", kilobytes: "{n} kB", megabytes: "{n} MB", gigabytes: "{n} GB"}
number.at-least: ">= {n}"
number.more-than: "> {n}"
number.at-most: "<= {n}"
date.weekdays: ["1", "2", "3", "4", "5", "6", "7"]
date.weekday: "{weekday}, {date}"
date.from-to: "{from} – {to}"
date.year: "{year}"
date.month: "{month} {year}"
date.day: "{day} {month} {year}"
`
	for _, c := range []struct {
		tag  Tag
		in   string
		want []string // for 1, 2, 5, 1.5
		date string
	}{
		{"nl", `
date.months: [januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december]
date.ordinal: "{n}"
unit.credits: {one: "{n} studiepunt", other: "{n} studiepunten"}
`, []string{"1 studiepunt", "2 studiepunten", "5 studiepunten", "1,5 studiepunten"}, "1 oktober 2026; oktober 2026"},
		{"de", `
date.months: [Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember]
date.ordinal: "{n}."
unit.credits: {one: "{n} Leistungspunkt", other: "{n} Leistungspunkte"}
`, []string{"1 Leistungspunkt", "2 Leistungspunkte", "5 Leistungspunkte", "1,5 Leistungspunkte"}, "1. Oktober 2026; Oktober 2026"},
		{"pl", `
date.months: [stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, października, listopada, grudnia]
date.months-alone: [styczeń, luty, marzec, kwiecień, maj, czerwiec, lipiec, sierpień, wrzesień, październik, listopad, grudzień]
date.ordinal: "{n}"
unit.credits: {one: "{n} punkt", few: "{n} punkty", many: "{n} punktów", other: "{n} punktu"}
`, []string{"1 punkt", "2 punkty", "5 punktów", "1,5 punktu"}, "1 października 2026; październik 2026"},
	} {
		s, l := Parse(c.tag, "f", []byte(common+c.in))
		l = append(l, s.Check()...)
		for _, line := range shown(s, l) {
			t.Error(c.tag, line)
		}
		for i, n := range []Num{1000, 2000, 5000, 1500} {
			same(t, string(c.tag), s.Plural("unit.credits", n), c.want[i])
		}
		same(t, string(c.tag), s.Date(2026, 10, 1)+"; "+s.Date(2026, 10, 0), c.date)
	}
	s, l := Parse("pl", "f", []byte("a: {one: x, other: y}\n"))
	if got, want := strings.Join(shown(s, l), "\n"), "1:1 strings-plural: “a” lacks forms that this language has: few (2, 3, 4, …), many (0, 5, 6, …)."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: x\nb: {one: \"{n}\", other: y}\n", "a: {n} x\n", "a: &b x\nc: *b\n", "a: Note : x\r\nb: #1\n", "- a\n- b\n",
		"date.months: [a]\n", "a:\n  b: |\n    x\n  b: y\n", "a: \u2028b: \u0085{c}\n", "? [a]\n: b\n", "<<: {a: b}\n", "\ufeffa: b\n", "a: \"x\ny: z\n", "é: ù #x\n"} {
		f.Add(s)
	}
	en := load(f, "en")
	f.Fuzz(func(t *testing.T, src string) {
		s, l := Parse("fr", "f", []byte(src))
		l = append(l, s.Check(en)...)
		for _, d := range l {
			if d.Pos.Offset != diag.NoOffset && (d.Pos.Offset < 0 || d.Pos.Offset > len(src)) || d.End > len(src) {
				t.Fatalf("%s: %d to %d of %d bytes", d.Code, d.Pos.Offset, d.End, len(src))
			}
		}
		shown(s, l)
		for _, key := range s.keys {
			s.T(key, "n", 1)
			s.Plural(key, 1500)
		}
		s.Date(2026, 2, 3)
		// What is read without complaint is what stands in the file.
		if len(l) == 0 && len(s.keys) == 0 && strings.TrimSpace(src) != "" {
			t.Fatal("nothing read and nothing said")
		}
	})
}

func BenchmarkT(b *testing.B) {
	s, _ := Parse("fr", "f", []byte("a: Cette page est en {language}\nb: Menu\n"))
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.T("b")
		}
	})
	b.Run("placeholder", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.T("a", "language", "anglais")
		}
	})
}

func BenchmarkPlural(b *testing.B) {
	s := load(b, "fr")
	b.ReportAllocs()
	for b.Loop() {
		s.Plural("unit.credits", 7500)
	}
}

func BenchmarkDate(b *testing.B) {
	s := load(b, "fr")
	b.ReportAllocs()
	for b.Loop() {
		s.Date(2026, 9, 14)
	}
}

func BenchmarkParse(b *testing.B) {
	src, _ := os.ReadFile("../../i18n/fr.yaml")
	b.ReportAllocs()
	for b.Loop() {
		Parse("fr", "f", src)
	}
}

// A text that is put into itself again and again comes to an end, which shows.
func TestTextEnds(t *testing.T) {
	s, l := Parse("fr", "i18n/fr.yaml", []byte("twice: \"{x}{x}\"\n"))
	if len(l) > 0 {
		t.Fatal(shown(s, l))
	}
	text, longest := "é", 0
	for range 60 {
		text = s.T("twice", "x", text)
		longest = max(longest, len(text))
	}
	if longest > longText {
		t.Errorf("%d bytes", longest)
	}
	same(t, "what is too long", s.T("twice", "x", strings.Repeat("é", longText)), "⟦too-long⟧")
}

// Where a node starts is found from any other, on its line or elsewhere.
func TestOffsets(t *testing.T) {
	lines := []string{"a: {é: ‘b’, c: 𝔡}", "", "été: naïf"}
	src := strings.Join(lines, "\n")
	p := &parser{Strings: &Strings{src: []byte(src)}, lines: lineStarts([]byte(src))}
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		line := random.IntN(len(lines))
		column := random.IntN(len([]rune(lines[line])) + 1)
		want := p.lines[line] + len(string([]rune(lines[line])[:column]))
		if got := p.offset(&yaml.Node{Line: line + 1, Column: column + 1}); got != want {
			t.Fatalf("line %d, column %d: %d, want %d", line+1, column+1, got, want)
		}
	}
}
