package lang

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// visible shows the no-break spaces: ~ is U+00A0, ^ is U+202F.
var visible = strings.NewReplacer("\u00A0", "~", "\u202F", "^")
var invisible = strings.NewReplacer("~", "\u00A0", "^", "\u202F")

var typesetCases = []struct{ in, want string }{
	{"", ""},
	{"Un texte sans rien.", "Un texte sans rien."},
	{"l'un/l'autre.", "l’un/l’autre."}, {"l'un ou/et l'autre...", "l’un ou/et l’autre…"}, {"/l'eau/x.", "/l'eau/x."}, {"s'\".", "s'«~."},
	// Marks: a space typed becomes a no-break space, one that was forgotten is put in.
	{"Pourquoi ?", "Pourquoi^?"}, {"Pourquoi?", "Pourquoi^?"}, {"Oui !", "Oui^!"}, {"Oui!", "Oui^!"},
	{"a ; b", "a^; b"}, {"un; deux", "un^; deux"}, {"Note : ceci", "Note~: ceci"}, {"Note: ceci", "Note~: ceci"},
	{"Note  : ceci", "Note~: ceci"}, {"Note~: ceci", "Note~: ceci"}, {"Note^: ceci", "Note~: ceci"},
	{"Quoi~?", "Quoi^?"}, {"Quoi^?", "Quoi^?"}, {"Étape 1: lire", "Étape 1~: lire"},
	{"(2026) : x", "(2026)~: x"}, {"(2026): x", "(2026)~: x"}, {"etc.?", "etc.^?"}, {"Quoi?)", "Quoi^?)"},
	{"été!", "été^!"}, {"100 %!", "100~%^!"},
	// No space inside groups of marks, behind an opening bracket, behind an ellipsis.
	{"Quoi?!", "Quoi^?!"}, {"Quoi ?!", "Quoi^?!"}, {"Quoi !!!", "Quoi^!!!"}, {"vrai (?)", "vrai (?)"}, {"[!]", "[!]"},
	{"Alors…?", "Alors…?"}, {"Alors...?", "Alors…?"}, {"Alors … ?", "Alors …^?"}, {"! début", "! début"},
	// Not punctuation.
	{"à 14:30", "à 14:30"}, {"score 1:2", "score 1:2"}, {"voir http://x.be/a?b=c;d!e", "voir http://x.be/a?b=c;d!e"},
	{"https://exemple.be/l'école?q='a'", "https://exemple.be/l'école?q='a'"},
	{"mailto:a@b.be", "mailto:a@b.be"}, {"mailto: x", "mailto: x"}, {`C:\Users\moi`, `C:\Users\moi`},
	{"merci :-)", "merci :-)"}, {"merci :)", "merci :)"}, {"merci ;-)", "merci ;-)"}, {"merci :D", "merci :D"},
	{":smile: oui", ":smile: oui"}, {"ah :+1: oui", "ah :+1: oui"}, {"a != b", "a != b"}, {"std::vector", "std::vector"},
	{"l'adresse www.ulb.be!", "l’adresse www.ulb.be^!"}, {"écrivez à a.b@ulb.be: merci", "écrivez à a.b@ulb.be~: merci"},
	{"(voir https://ulb.be/x?)", "(voir https://ulb.be/x^?)"}, {"&nbsp; x", "&nbsp; x"}, {"../l'image...", "../l'image…"}, {"x/.../y.go", "x/.../y.go"},
	// Apostrophes.
	{"l'école d'Alice", "l’école d’Alice"}, {"L'ULB aujourd'hui", "L’ULB aujourd’hui"}, {"5' 30", "5' 30"},
	{"l'«école»", "l’«~école~»"}, {"l'étudiant.e.s", "l’étudiant.e.s"}, {"'mot'", "'mot'"}, {"l'1 %", "l’1~%"},
	// Ellipses.
	{"Et puis...", "Et puis…"}, {"[...]", "[…]"}, {"a....b", "a....b"}, {"...", "…"},
	// Guillemets.
	{"«mot»", "«~mot~»"}, {"« mot »", "«~mot~»"}, {"«~mot~»", "«~mot~»"}, {"«^mot^»", "«^mot^»"}, {"« mot »!", "«~mot~»^!"},
	{"«»", "«»"}, {"dit : «oui»", "dit~: «~oui~»"}, {"« Où ? »", "«~Où^?~»"}, {"«Où?»", "«~Où^?~»"},
	{`un "mot" ici`, "un «~mot~» ici"}, {`"mot"!`, "«~mot~»^!"}, {`dit "oui!"`, "dit «~oui^!~»"}, {`("mot")`, "(«~mot~»)"},
	{`l'"insertion"`, "l’«~insertion~»"}, {`un écran 27" ici`, `un écran 27" ici`}, {`class="a" et`, `class="a" et`},
	{`" seul "`, `" seul "`}, {`a"b`, `a"b`}, {`le cours "Stratégie, réseaux", donné`, "le cours «~Stratégie, réseaux~», donné"},
	{"“mot”", "“mot”"},
	// Numbers and abbreviations.
	{"10 h", "10~h"}, {"à 14 h 30", "à 14~h~30"}, {"4 crédits", "4~crédits"}, {"50 %", "50~%"}, {"50%", "50~%"}, {"5 €.", "5~€."},
	{"5€", "5~€"}, {"x%20y", "x%20y"}, {"p. 12", "p.~12"}, {"(pp. 3-4)", "(pp.~3-4)"}, {"n° 3", "n°~3"}, {"N° 3", "N°~3"},
	{"Prof. Dupont", "Prof.~Dupont"}, {"M. X", "M.~X"}, {"Mme Y", "Mme~Y"}, {"BAM. X", "BAM. X"}, {"le Dr House", "le Dr~House"},
	{"1er octobre", "1er octobre"}, {"En 2021 s'est ouvert", "En 2021 s’est ouvert"}, {"2021 hommes", "2021 hommes"},
	{"15 étudiant·es", "15~étudiant·es"}, {"sept. 12", "sept. 12"}, {"10 h~30", "10~h~30"}, {"4 crédits ECTS", "4~crédits ECTS"},
	{"5 ECTS; 6", "5~ECTS^; 6"}, {"page\n!", "page\n!"},
}

// Thin spaces are spaces, thousands stay together, of a pair of quotes both are set or none.
func TestSmallMatters(t *testing.T) {
	for s, want := range map[string]string{
		"«\u2009mot\u2009»":        "«\u00A0mot\u00A0»",
		"«\u2009 mot\u2009;":       "«\u00A0mot\u202F;",
		"1 000 000 de pas":         "1\u00A0000\u00A0000 de pas",
		"5 000 € par an":           "5\u00A0000\u00A0€ par an",
		"en 2021 300 personnes":    "en 2021 300 personnes",
		"en BA1 200 personnes":     "en BA1 200 personnes",
		"12 3456 et 1,5 000":       "12 3456 et 1,5 000",
		"le 'mot' juste":           "le 'mot' juste",
		"les années '80":           "les années ’80",
		"Rock 'n' roll":            "Rock ’n’ roll",
		"l'ami d'hier":             "l’ami d’hier",
		"\"mot \", ok":             "\"mot \", ok",
		"\"'mot'\"":                "\"'mot'\"",
		"dit \"oui\" et \"non\"":   "dit «\u00A0oui\u00A0» et «\u00A0non\u00A0»",
		"l'\"ami\" et 5' de pause": "l’«\u00A0ami\u00A0» et 5' de pause",
	} {
		if got := Tag("fr").Plain(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		if again := Tag("fr").Plain(want); again != want {
			t.Errorf("%q set again: %q", want, again)
		}
	}
	if got := Tag("fr").Typeset('+', "\"", 0); got != "\"" {
		t.Errorf("a quote behind code: %q", got)
	}
}

func TestTypeset(t *testing.T) {
	for _, c := range typesetCases {
		check(t, Tag("fr"), 0, c.in, 0, c.want)
	}
}

func check(t *testing.T, tag Tag, prev rune, in string, next rune, want string) {
	t.Helper()
	got := tag.Typeset(prev, invisible.Replace(in), next)
	if visible.Replace(got) != visible.Replace(want) {
		t.Errorf("%s %q|%q|%q:\n got %q\nwant %q", tag, prev, in, next, visible.Replace(got), visible.Replace(want))
	}
	if again := tag.Typeset(prev, got, next); again != got {
		t.Errorf("%q set twice:\n  once %q\n twice %q", in, visible.Replace(got), visible.Replace(again))
	}
}

func TestTypesetAcrossNodes(t *testing.T) {
	for _, c := range []struct {
		prev rune
		in   string
		next rune
		want string
	}{
		{'t', "!", 0, "^!"},          // <em>mot</em>!
		{'t', " !", 0, "^!"},         // <em>mot</em> !
		{' ', "!", 0, "!"},           // mot <em>!</em>, whose space is set with "mot "
		{0, "mot ", '!', "mot^"},     // the same, seen from the left
		{0, "mot ", ':', "mot~"},     //
		{0, "Note:", ' ', "Note~:"},  // <strong>Note:</strong> suite
		{0, "Note:", 's', "Note:"},   //
		{'t', ":30", 0, ":30"},       //
		{0, "l'", 'é', "l’"},         // l'<em>école</em>
		{'l', "'école", 0, "’école"}, //
		{0, `"`, 'm', "«~"},          // "<em>mot</em>"
		{'t', `"`, 0, "~»"},          //
		{'t', `" `, 'x', "~» "},      //
		{'«', " mot", 0, "~mot"},     //
		{'«', "mot", 0, "~mot"},      //
		{0, "«", 'm', "«~"},          //
		{'t', "»", 0, "~»"},          //
		{0, "50 ", '%', "50~"},       //
		{'0', " %", 0, "~%"},         //
		{'0', "%", 0, "~%"},          //
		{'(', "?", ')', "?"},         //
		{'?', "!", 0, "!"},           //
		{'"', "!", 0, "^!"},          //
		{'1', ":2", 0, ":2"},         //
		{0, "Voir l'annexe ", 'A', "Voir l’annexe "},
	} {
		check(t, "fr", c.prev, c.in, c.next, c.want)
	}
}

func TestTypesetIsFrench(t *testing.T) {
	const s = `"Don't" : 50 % ... !`
	for _, tag := range []Tag{"en", "nl", "de", "fro", ""} {
		check(t, tag, 'a', s, 'b', s)
	}
	check(t, "fr-be", 0, "Oui !", 0, "Oui^!")
	if got := Tag("fr").Plain("L'école !"); got != "L’école\u202F!" {
		t.Errorf("Plain: %q", got)
	}
}

// skeleton is s without all that typography may change.
func skeleton(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == '"' || r == '«' || r == '»':
			return '"'
		case r == '’':
			return '\''
		}
		return r
	}, strings.ReplaceAll(s, "…", "..."))
}

func FuzzTypeset(f *testing.F) {
	for _, c := range typesetCases {
		f.Add(int32(0), invisible.Replace(c.in), int32(0))
		f.Add(int32('a'), c.in, int32('!'))
		f.Add(int32(' '), c.in, int32('"'))
	}
	f.Fuzz(func(t *testing.T, prev int32, s string, next int32) {
		if !utf8.ValidString(s) || !utf8.ValidRune(prev) || !utf8.ValidRune(next) {
			return
		}
		if got := Tag("en").Typeset(prev, s, next); got != s {
			t.Fatalf("English changed: %q", got)
		}
		once := Tag("fr").Typeset(prev, s, next)
		if a, b := skeleton(s), skeleton(once); a != b {
			t.Fatalf("more than typography changed:\n%q\n%q", s, once)
		}
		if twice := Tag("fr").Typeset(prev, once, next); twice != once {
			t.Fatalf("%q between %q and %q\n  once %q\n twice %q", s, prev, next, once, twice)
		}
		for word := range strings.FieldsFuncSeq(s, isGap) {
			if strings.Contains(word, "://") && !strings.ContainsAny(word, `"'«»“”()[]…;:!?.,`) && !strings.Contains(once, word) {
				t.Fatalf("address %q changed in %q", word, once)
			}
		}
	})
}

const prose = "Depuis octobre 2019, une quinzaine d’étudiant·es de la Faculté d’Architecture suivent chaque année un programme de huit séances, " +
	"qui vaut quatre crédits et s’inscrit dans l’option «\u00A0Design Thinking\u00A0». Chacun·e y mène une réflexion sur son projet professionnel, " +
	"rencontre des personnes du métier, et en rend compte à l’oral puis par écrit\u00A0: que veut-on faire de ses études\u202F? "

func BenchmarkTypesetRight(b *testing.B) {
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		Tag("fr").Typeset(0, prose, 0)
	}
}

func BenchmarkTypesetTyped(b *testing.B) {
	typed := strings.NewReplacer("’", "'", "\u00A0", " ", "\u202F", " ").Replace(prose)
	b.SetBytes(int64(len(typed)))
	b.ReportAllocs()
	for b.Loop() {
		Tag("fr").Typeset(0, typed, 0)
	}
}
