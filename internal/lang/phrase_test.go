package lang

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// shownPhrases shows a tagged line with <tag> and </> around its phrases.
func shownPhrases(tagged string) string {
	return Phrases(tagged, func(t Tag) string { return "<" + string(t) + ">" }, func(Tag) string { return "</>" })
}

func TestPhrases(t *testing.T) {
	for written, want := range map[string]string{
		"":                                    "",
		"Projet PRO":                          "Projet PRO",
		"[Projet PRO]{lang=fr}":               "<fr>Projet PRO</>",
		"Le [design thinking]{lang=en} ici":   "Le <en>design thinking</> ici",
		`[a]{lang="en"}[b]{lang='NL'}`:        "<en>a</><nl>b</>",
		"[a [b] c]{lang=en}":                  "<en>a [b] c</>",
		"[a [b]{lang=nl} c]{lang=en} d":       "<en>a <nl>b</> c</> d",
		`[a \] b]{lang=en}`:                   "<en>a ] b</>",
		`\[a]{lang=en}`:                       "[a]{lang=en}",
		`\[a\]`:                               "[a]",
		"[[a]{lang=en}":                       "[<en>a</>",
		"[a]]{lang=en}":                       "[a]]{lang=en}",
		"[]{lang=en}":                         "[]{lang=en}",
		"[a] {lang=en}":                       "[a] {lang=en}",
		"[a]{lang=anglais}":                   "[a]{lang=anglais}",
		"[a]{lang=en":                         "[a]{lang=en",
		"[a]{.en}":                            "[a]{.en}",
		"[a]{lang=" + strings.Repeat("a", 99): "[a]{lang=" + strings.Repeat("a", 99),
		"[پروژه]{lang=fa}":                    "<fa>پروژه</>",
		"[x]{lang=zh-hant-tw}":                "<zh-hant-tw>x</>",
	} {
		tagged := TagPhrases(written)
		if got := shownPhrases(Unescape(tagged)); got != want {
			t.Errorf("%s: %s, want %s", written, got, want)
		}
		if got := TagPhrases(WrittenPhrases(tagged)); got != tagged {
			t.Errorf("%s is written %s", written, WrittenPhrases(tagged))
		}
	}
}

// What is no whole sign is left out, and what begins ends.
func TestPhrasesOdd(t *testing.T) {
	en, end := TagPhrases("[x]{lang=en}"), sign+string(signEnd)
	for text, want := range map[string]string{
		end + "a" + end:             "a",
		en[:len(en)-len(end)] + "y": "<en>xy</>",
		sign + "a":                  "a",
		sign:                        "",
		sign + "\U000E0071\U000E0071\U000E0071\U000E0071" + "a":                  "a",
		"\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F": "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", // a flag
	} {
		if got := shownPhrases(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPhrasesPlain(t *testing.T) {
	for written, want := range map[string]string{
		`L'atelier [don't]{lang=en} !`: "L’atelier <en>don't</>\u202f!",
		`« [Projet]{lang=en} »`:        "«\u00a0<en>Projet</>\u00a0»",
	} {
		if got := shownPhrases(Tag("fr").Plain(TagPhrases(written))); got != want {
			t.Errorf("%s: %s, want %s", written, got, want)
		}
	}
	if got, want := shownPhrases(Tag("en").Plain(TagPhrases(`[L'été ?]{lang=fr}`))), "<fr>L’été\u202f?</>"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestPhrasesSlug(t *testing.T) {
	for written, want := range map[string]string{
		"[Projet PRO]{lang=fr}":              "projet-pro",
		"Cours[·es]{lang=fr} d[e]{lang=en}s": "courses-des",
		"Le [design thinking]{lang=en}!":     "le-design-thinking",
	} {
		if got := Slug(TagPhrases(written)); got != want {
			t.Errorf("%s: %s, want %s", written, got, want)
		}
	}
}

// A line takes no longer than its length lets expect, however its brackets are nested.
func TestPhrasesNested(t *testing.T) {
	const n = 50_000
	written := strings.Repeat("[", n) + "x" + strings.Repeat("]{lang=en}", n)
	tagged := TagPhrases(written)
	if Untagged(tagged) != "x" || Tag("fr").Plain(tagged) == "" {
		t.Error("not read")
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string]Tag{"anglais": "en", "english": "en", "néerlandais": "nl", "dutch": "nl", "nederlands": "nl", "persan": "fa",
		"klingonais": "", "": ""} {
		if got := Named(name, "en", "fr"); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// Phrases are read and written back, and no word is lost.
func FuzzPhrases(f *testing.F) {
	for _, s := range []string{"[a]{lang=en}", `\[a]{lang=fr}`, "[a [b]{lang=nl}]{lang=fa}", sign, "]{", "[a]{lang=en}" + sign} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		tagged := TagPhrases(s)
		if strings.Contains(Untagged(tagged), sign) {
			t.Errorf("%q has signs", Untagged(tagged))
		}
		shown := shownPhrases(tagged)
		if strings.Count(shown, "</>") < strings.Count(tagged, sign+string(signEnd))-strings.Count(s, sign) {
			t.Errorf("%q: not every phrase ends", shown)
		}
		Tag("fr").Plain(tagged)
		Slug(tagged)
	})
}
