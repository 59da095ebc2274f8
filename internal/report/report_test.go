package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestReferenceIsUpToDate(t *testing.T) {
	for i, tag := range message.Languages() {
		want, file := reference(tag), "../../docs/diagnostics."+string(tag)+".md"
		if i == 0 {
			file = "../../docs/diagnostics.md"
		}
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
	l.Add(diag.PartsDisagree, diag.Pos{File: "content/b.md", Offset: 26}, 32, diag.Count{Of: diag.Credits, Thousandths: 5500}, diag.Count{Of: diag.Credits, Thousandths: 1000}).WithRelated(diag.Pos{File: "content/b.md", Offset: 4}).Mended = &charset.Edit{Text: "credits: 4"}
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
	check(t, "text", "en", `content/b.md:3:10: warning: The parts have 5.5 credits together, and the module says 1 credit. [parts-disagree]
    3 | credits: quatre
      |          ^^^^^^
    → Correct the one that is wrong. Of what students choose among, each is a track, under “tracks”.
    → Write: credits: 4
  see also content/b.md:2:1
    2 | title: Été
      | ^

content/a.yaml: error: The site has no home page. [home-missing]
    → Write content/home.fr.md, with a title.
`)
}

// numbered is a list of mistakes of each severity, some of which may stay as they are for long.
func numbered() diag.List {
	var l diag.List
	l.Add(diag.HomeMissing, diag.WholeFile("content/a.yaml"), 0, "fr")
	l.Add(diag.SummaryMissing, diag.WholeFile("content/b.md"), 0)
	l.Add(diag.TranslationMissing, diag.WholeFile("content/c.md"), 0, diag.LanguageName("fr"), "content/c.fr.md")
	l.Add(diag.SummaryMissing, diag.WholeFile("content/d.md"), 0)
	l.Add(diag.ExpectedPast, diag.Pos{File: "content/e.md", Offset: 4}, 14, "2023")
	return l
}

func printed(t *testing.T, p Printer, l diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := p.Print(&b, "text", l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What matters most is read last, next to the prompt.
func TestErrorsComeLast(t *testing.T) {
	var order []string
	for line := range strings.Lines(printed(t, Printer{Lang: "en"}, numbered())) {
		if file, rest, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, "content/") {
			severity, _, _ := strings.Cut(rest, ":")
			order = append(order, file+" "+severity)
		}
	}
	want := []string{"content/b.md notice", "content/d.md notice", "content/c.md warning", "content/e.md warning", "content/a.yaml error"}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestBrief(t *testing.T) {
	missing := func(l diag.List, file string) diag.List {
		l.Add(diag.TranslationMissing, diag.WholeFile("content/"+file+".en.md"), 0, diag.LanguageName("fr"), "content/"+file+".fr.md")
		return l
	}
	const (
		hint    = "    → “projetpro check --all” shows these in full.\n\n"
		summary = "notice: 2 pages have no summary. [summary-missing]\n"
		whole   = "content/c.md: warning: This page has no translation in French: readers of that language see it as it is, with a notice. " +
			"[translation-missing]\n    → Write content/c.fr.md: the title, the summary and the text. "
	)
	begins := func(p Printer, l diag.List, want string) {
		t.Helper()
		if got := printed(t, p, l); !strings.HasPrefix(got, want) {
			t.Errorf("got\n%s\nwant at its beginning\n%s", got, want)
		}
	}
	brief := Printer{Lang: "en", Brief: true}
	begins(brief, numbered(), summary+hint+whole)
	begins(brief, missing(numbered(), "x"), summary+"warning: 2 pages are not translated into French. [translation-missing]\n"+hint+"content/e.md")
	two := missing(missing(missing(nil, "x"), "y"), "z")
	two.Add(diag.TranslationMissing, diag.WholeFile("content/x.en.md"), 0, diag.LanguageName("nl"), "content/x.nl.md")
	two.Add(diag.TranslationMissing, diag.WholeFile("content/y.en.md"), 0, diag.LanguageName("nl"), "content/y.nl.md")
	begins(brief, two, "warning: 3 pages are not translated into French. [translation-missing]\n"+
		"warning: 2 pages are not translated into Dutch. [translation-missing]\n"+hint[:len(hint)-1])
	begins(brief, numbered()[:2], "content/b.md: notice: This page has no “summary”. [summary-missing]\n"+hint+"content/a.yaml")
	brief.Strict = true // an untranslated page is a mistake like any other
	begins(brief, missing(numbered(), "x"), summary+hint+"content/e.md")
}

// A correction of several lines is one piece of advice, to be copied as it stands.
func TestCorrectionsOfSeveralLines(t *testing.T) {
	var l diag.List
	l.Add(diag.SummaryMissing, diag.WholeFile("a.md"), 0).Mended = &charset.Edit{Text: "---\ntitle: A\n\nsummary: B\n---"}
	want := `    → Write:
      ---
      title: A

      summary: B
      ---
`
	for _, columns := range []int{0, 8, 80} {
		if got := printed(t, Printer{Lang: "en", Columns: columns}, l); !strings.HasSuffix(got, "\n"+want) {
			t.Errorf("in %d columns: %s", columns, got)
		}
	}
}

// On a screen prose is folded, code is cut around the mistake, and what is to be copied stays as it is.
func TestFitsTheScreen(t *testing.T) {
	var l diag.List
	long := "title: " + strings.Repeat("mot ", 40)
	at := len("---\n" + strings.Repeat("é", 30))
	l.Add(diag.FieldUnknown, diag.Pos{File: "content/a.md", Offset: at}, at+10, "titel", "title").Mended = &charset.Edit{Text: long}
	l.Add(diag.SummaryMissing, diag.WholeFile("content/b.md"), 0)
	for columns := 30; columns < 130; columns++ {
		p := Printer{Lang: "fr", Columns: columns, Source: func(string) []byte { return []byte("---\n" + strings.Repeat("é", 300)) }}
		for line := range strings.Lines(printed(t, p, l)) {
			line = strings.TrimSuffix(line, "\n")
			if plaintext.Columns(line) > columns && !strings.Contains(line, long) {
				t.Errorf("in %d columns: %q", columns, line)
			}
		}
	}
}

// Carets stand under what is wrong where a character takes two columns, or none.
func TestCaretsCountColumns(t *testing.T) {
	text := "一二e\u0301 wrong"
	var l diag.List
	l.Add(diag.LinkDead, diag.Pos{File: "a.md", Offset: len(text) - 5}, len(text), "x")
	got := strings.Split(printed(t, Printer{Lang: "en", Source: func(string) []byte { return []byte(text) }}, l), "\n")
	if want := "      | " + strings.Repeat(" ", 6) + "^^^^^"; got[2] != want {
		t.Errorf("got %q, want %q", got[2], want)
	}
}

// pointed is what the text format shows of one mistake: the line and what of it the carets stand under.
func pointed(t *testing.T, text string, from, to int) (line, wrong string) {
	t.Helper()
	p := Printer{Lang: "en", Source: func(string) []byte { return []byte(text) }}
	var l diag.List
	l.Add(diag.LinkDead, diag.Pos{File: "a.md", Offset: from}, to, "x")
	var b bytes.Buffer
	if err := p.Print(&b, "text", l); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	const margin = len("    1 | ")
	shown, carets := []rune(lines[1])[margin:], []rune(lines[2])[margin:]
	start := slices.Index(carets, '^')
	if trailing := strings.Trim(string(carets[start:]), "^"); trailing != "" || strings.TrimSpace(string(carets[:start])) != "" {
		t.Fatalf("the carets are %q", string(carets))
	}
	if len(carets) > max(len(shown), start+1) {
		t.Fatalf("%q: the carets %q are longer than the line", string(shown), string(carets))
	}
	return string(shown), string(shown[start:min(len(carets), len(shown))])
}

// Wherever in a line of whatever length a mistake is, the carets stand under it.
func TestCaretsPointAtTheMistake(t *testing.T) {
	const mistake, longest = "WRÖNG", 152
	for before := 0; before < 400; before++ {
		for _, after := range []int{0, 1, 45, 46, 400} {
			head := strings.Repeat("é", before)
			text := "first\n" + head + mistake + strings.Repeat("z", after) + "\nlast"
			from := len("first\n") + len(head)
			line, wrong := pointed(t, text, from, from+len(mistake))
			if wrong != mistake {
				t.Errorf("%d before and %d behind: the carets stand under %q of %q", before, after, wrong, line)
			}
			if n := utf8.RuneCountInString(line); n > longest {
				t.Errorf("%d before and %d behind: %d characters are shown", before, after, n)
			}
			if whole := before+len("WRONG")+after <= 150; whole != (line == head+mistake+strings.Repeat("z", after)) {
				t.Errorf("%d before and %d behind: %q is cut, or is not", before, after, line)
			}
			if before > 200 && !strings.HasPrefix(line, "…é") || after == 400 && !strings.HasSuffix(line, "z…") {
				t.Errorf("%d before and %d behind: %q does not say that it is cut", before, after, line)
			}
		}
	}
}

func TestCaretsAtTheEdges(t *testing.T) {
	long := strings.Repeat("x", 200)
	for _, c := range []struct {
		text        string
		from, to    int
		line, wrong string
	}{
		{"abc\ndef\n", 0, 0, "abc", "a"},
		{"abc\ndef\n", 0, 1, "abc", "a"},
		{"abc\ndef\n", 1, 6, "abc", "bc"}, // over two lines: the first
		{"abc\ndef\n", 3, 4, "abc", ""},   // the end of the line
		{"abc\ndef\n", 4, 7, "def", "def"},
		{"abc", 2, 3, "abc", "c"},
		{long, 0, 200, long[:150] + "…", long[:150] + "…"},
		{"abc", 3, 3, "abc", ""},
		{"abc", 9, 12, "abc", ""}, // behind the text
		{"a\tb", 2, 3, "a b", "b"},
		{"abc\r\ndef", 1, 2, "abc", "b"},
	} {
		if line, wrong := pointed(t, c.text, c.from, c.to); line != c.line || wrong != c.wrong {
			t.Errorf("%q from %d to %d: %q of %q, want %q of %q", c.text, c.from, c.to, wrong, line, c.wrong, c.line)
		}
	}
}

func TestGitHub(t *testing.T) {
	check(t, "github", "fr", "::error file=content/a.yaml,line=1,col=1,title=home-missing::Le site n’a pas de page d’accueil.%0AÉcrivez content/home.fr.md, avec un titre (title).\n"+
		"::warning file=content/b.md,line=3,col=10,title=parts-disagree::Les parties font ensemble 5,5\u00a0crédits, et le module annonce 1\u00a0crédit.%0ACorrigez celui des deux qui est faux. Ce parmi quoi l’on choisit se déclare en filières, sous «\u00a0tracks\u00a0».%0AÉcrivez\u00a0: credits: 4\n")
	var l diag.List
	l.Add(diag.BaseURLExample, diag.Pos{File: "a,b:c%\nd.md", Offset: diag.NoOffset}, 0, "50%")
	var b bytes.Buffer
	if err := (&Printer{Lang: "en"}).Print(&b, "github", l); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "::warning file=a%2Cb%3Ac%25") || !strings.Contains(b.String(), "“50%25” is an address for examples") || strings.Count(b.String(), "\n") != 1 {
		t.Errorf("%q", b.String())
	}
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

// What is written as SARIF is SARIF as OASIS has published it: all that can be said, in every language.
func TestSARIFIsValid(t *testing.T) {
	file, err := os.Open("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	published, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", published); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	odd := list()
	odd.Add(diag.LinkDead, diag.Pos{File: "content/été à la mer/50% [x].md", Offset: 4}, 9, "x")
	odd.Add(diag.LinkDead, diag.Pos{File: "content/b.md", Offset: diag.NoOffset}, 0, "x")
	odd.Add(diag.HomeMissing, diag.Pos{Offset: diag.NoOffset}, 0, "fr")
	for _, in := range message.Languages() {
		for _, l := range []diag.List{nil, list(), odd} {
			p := Printer{Lang: in, Source: func(string) []byte { return []byte(sample) }}
			var b bytes.Buffer
			if err := p.Print(&b, "sarif", l); err != nil {
				t.Fatal(err)
			}
			v, err := jsonschema.UnmarshalJSON(&b)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("%s: %v", in, err)
			}
		}
	}
}

func TestSARIF(t *testing.T) {
	p := Printer{Lang: "en", Source: func(string) []byte { return []byte(sample) }}
	l := list()
	l.Add(diag.PartsDisagree, diag.Pos{File: "content/é b.md", Offset: 8}, 9, diag.Count{Of: diag.Credits, Thousandths: 5000}, diag.Count{Of: diag.Credits, Thousandths: 1000})
	l.Add(diag.BodyMissing, diag.Pos{File: "content/b.md", Offset: 15}, 16)
	l.Add(diag.BaseURLExample, diag.Pos{Offset: diag.NoOffset}, 0, "x")
	var b bytes.Buffer
	if err := p.Print(&b, "sarif", l); err != nil {
		t.Fatal(err)
	}
	type location struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           struct{ StartLine, StartColumn int }
		}
	}
	var got struct {
		Runs []struct {
			ColumnKind string
			Tool       struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID, Level               string
				Message                     struct{ Text string }
				Locations, RelatedLocations []location
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	run := got.Runs[0]
	var rules, results []string
	for _, r := range run.Tool.Driver.Rules {
		rules = append(rules, r.ID)
	}
	at := func(all []location) (s string) {
		for _, l := range all {
			s += fmt.Sprintf(" %s:%d:%d", l.PhysicalLocation.ArtifactLocation.URI, l.PhysicalLocation.Region.StartLine, l.PhysicalLocation.Region.StartColumn)
		}
		return s
	}
	for _, r := range run.Results {
		first, _, _ := strings.Cut(r.Message.Text, "\n")
		results = append(results, r.Level+" "+r.RuleID+at(r.Locations)+" also"+at(r.RelatedLocations)+": "+first)
	}
	want := []string{
		"error home-missing content/a.yaml:1:1 also: The site has no home page.",
		"warning parts-disagree content/b.md:3:10 also content/b.md:2:1: The parts have 5.5 credits together, and the module says 1 credit.",
		"warning parts-disagree content/%C3%A9%20b.md:2:5 also: The parts have 5 credits together, and the module says 1 credit.",
		"note body-missing content/b.md:2:11 also: This page has no text yet below its front matter.",
		"warning base-url-example also: “x” is an address for examples: search engines and shared links would not find the site.",
	}
	if d := cmp.Diff(want, results); d != "" {
		t.Errorf("results (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"home-missing", "parts-disagree", "body-missing", "base-url-example"}, rules); d != "" {
		t.Errorf("rules (-want +got):\n%s", d)
	}
	if run.ColumnKind != "unicodeCodePoints" {
		t.Errorf("columns are counted in %s", run.ColumnKind)
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

// No name of a file, and no word of a text, begins a line of its own: programs that read what is printed take
// "::error" there for a command.
func TestNothingIsForged(t *testing.T) {
	const forged = "a\n::error file=b::c\r::d\u2028::e\v::f.md"
	var l diag.List
	l.Add(diag.NameCharacter, diag.WholeFile(forged), 0, forged, forged, forged).WithRelated(diag.WholeFile(forged)).Better = forged
	for _, format := range Formats() {
		var b bytes.Buffer
		if err := (&Printer{Lang: "en"}).Print(&b, format, l); err != nil {
			t.Fatal(err)
		}
		lines := strings.FieldsFunc(b.String(), func(c rune) bool { return strings.ContainsRune("\n\r\v\u2028", c) })
		for i, line := range lines {
			if strings.HasPrefix(strings.TrimSpace(line), "::") && (format != "github" || i > 0) {
				t.Errorf("%s: %q", format, line)
			}
		}
	}
}
