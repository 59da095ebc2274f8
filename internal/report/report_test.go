package report

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

func TestReferenceIsUpToDate(t *testing.T) {
	for tag, file := range map[lang.Tag]string{"en": "../../docs/diagnostics.md", "fr": "../../docs/diagnostics.fr.md"} {
		want := Reference(tag)
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what the codes say; run UPDATE=1 go test ./internal/report (%v)", file, err)
		}
	}
}

const sample = "---\ntitle: Été\ncredits: quatre\n---\n"

func list() diag.List {
	var l diag.List
	l.Add(diag.PartsDisagree, diag.Pos{File: "content/b.md", Offset: 26}, 32, diag.Count{Of: diag.Credits, Thousandths: 5500}, diag.Count{Of: diag.Credits, Thousandths: 1000}).WithFix("credits: 4").WithRelated(diag.Pos{File: "content/b.md", Offset: 4})
	l.Add(diag.HomeMissing, diag.WholeFile("content/a.yaml"), 0, "fr")
	l.Sort()
	return l
}

func check(t *testing.T, format string, in lang.Tag, want string) {
	t.Helper()
	p := Printer{Lang: in, Source: func(string) []byte { return []byte(sample) }}
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
content/b.md:3:10: error: The parts have 5.5 credits together, and the module says 1 credit. [parts-disagree]
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
		"::error file=content/b.md,line=3,col=10,title=parts-disagree::Les parties font ensemble 5,5\u00a0crédits, et le module annonce 1\u00a0crédit.%0ACorrigez celui des deux qui est faux.%0AÉcrivez\u00a0: credits: 4\n")
}

func TestJSON(t *testing.T) {
	p := Printer{Lang: "en", Source: func(string) []byte { return []byte(sample) }}
	for _, format := range []string{"json", "sarif"} {
		for _, l := range []diag.List{nil, list()} {
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
	var l diag.List
	l.Add(diag.LinkDead, diag.Pos{File: "x\x1b[2J.md", Offset: 0}, 3, "\x1b[31mred\u2029line")
	var b bytes.Buffer
	if err := p.Print(&b, "text", l); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x07\u202e\u2028\u2029") {
		t.Errorf("%q", b.String())
	}
}
