package diag

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every code has its sentence and its paragraph in every language, and its
// formats use only what fmt knows.
func TestRulesAreComplete(t *testing.T) {
	verb := regexp.MustCompile(`%([^%]|$)`)
	indexed := regexp.MustCompile(`^%\[\d\]`)
	for _, r := range Rules() {
		if r.Severity == 0 {
			t.Errorf("%s has no severity", r.Code)
		}
		for _, l := range Languages() {
			text := r.Text[l]
			if text.Message == "" || text.Doc == "" {
				t.Errorf("%s says nothing in %s", r.Code, l)
			}
			for _, format := range []string{text.Message, text.Hint} {
				format = strings.ReplaceAll(format, "%%", "")
				for _, at := range verb.FindAllStringIndex(format, -1) {
					if !indexed.MatchString(format[at[0]:]) {
						t.Errorf("%s, %s: a verb without index in %q", r.Code, l, format)
					}
				}
			}
		}
	}
}

// French sentences have the typography of French.
func TestFrenchTypography(t *testing.T) {
	wrong := regexp.MustCompile(`\p{L} [;!?:»]|« |\p{L}'\p{L}|[^ \x{00a0}\x{202f}(«»"]\?|\.\.\.`)
	code := regexp.MustCompile("https?://[^ ]*|!\\[[^ ]*|mailto:[^ ]*|`[^`]*`|%\\[\\d\\][a-z]")
	check := func(of, s string) {
		if bad := wrong.FindString(code.ReplaceAllString(s, "x")); bad != "" {
			t.Errorf("%s: %q in %q", of, bad, s)
		}
	}
	for _, r := range Rules() {
		text := r.Text["fr"]
		for _, s := range []string{text.Message, text.Hint, text.Doc} {
			check(string(r.Code), s)
		}
	}
	for term, word := range terms["fr"] {
		check(string(term), word)
	}
}

func TestReferenceIsUpToDate(t *testing.T) {
	for lang, file := range map[string]string{"en": "../../docs/diagnostics.md", "fr": "../../docs/diagnostics.fr.md"} {
		want := Reference(lang)
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what the codes say; run UPDATE=1 go test ./internal/diag (%v)", file, err)
		}
	}
}

const sample = "---\ntitle: Été\ncredits: quatre\n---\n"

func list() List {
	var l List
	l.Add(PartsDisagree, Pos{"content/b.md", 26}, 32, "5", "quatre").WithFix("credits: 4").WithRelated(Pos{"content/b.md", 4})
	l.Add(HomeMissing, WholeFile("content/a.yaml"), 0, "fr")
	l.Sort()
	return l
}

func check(t *testing.T, format, lang, want string) {
	t.Helper()
	p := Printer{Lang: lang, Source: func(string) []byte { return []byte(sample) }}
	var b bytes.Buffer
	if err := p.Print(&b, format, list()); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestText(t *testing.T) {
	check(t, "text", "en", `content/a.yaml: error: The site has no home page. [home-missing]
    → Write content/home.fr.md, with a title.
content/b.md:3:10: error: The parts have 5 credits together, and the module says quatre. [parts-disagree]
    3 | credits: quatre
      |          ^^^^^^
    → Correct the one that is wrong.
    → Write: credits: 4
  see also content/b.md:2:1
    2 | title: Été
      | ^
`)
}

func TestGitHub(t *testing.T) {
	check(t, "github", "fr", "::error file=content/a.yaml,line=1,col=1,title=home-missing::Le site n’a pas de page d’accueil.%0AÉcrivez content/home.fr.md, avec un titre (title).\n"+
		"::error file=content/b.md,line=3,col=10,title=parts-disagree::Les parties ont ensemble 5 crédits, et le module en annonce quatre.%0ACorrigez celui des deux qui est faux.%0AÉcrivez\u00a0: credits: 4\n")
}

func TestJSON(t *testing.T) {
	p := Printer{Lang: "en", Source: func(string) []byte { return []byte(sample) }}
	for _, format := range []string{"json", "sarif"} {
		for _, l := range []List{nil, list()} {
			var b bytes.Buffer
			if err := p.Print(&b, format, l); err != nil {
				t.Fatal(err)
			}
			var v any
			if err := json.Unmarshal(b.Bytes(), &v); err != nil {
				t.Errorf("%s of %d: %v", format, len(l), err)
			}
			if format == "json" && l == nil && strings.TrimSpace(b.String()) != "[]" {
				t.Errorf("no diagnostics: %s", b.String())
			}
		}
	}
}

// What a file holds cannot move the cursor or colour the terminal.
func TestTerminalIsSafe(t *testing.T) {
	p := Printer{Lang: "en", Source: func(string) []byte { return []byte("a\x1b]0;x\x07b\u202e\u2028c\n") }}
	var l List
	l.Add(LinkDead, Pos{"x\x1b[2J.md", 0}, 3, "\x1b[31mred\u2029line")
	var b bytes.Buffer
	if err := p.Print(&b, "text", l); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x07\u202e\u2028\u2029") {
		t.Errorf("%q", b.String())
	}
}
