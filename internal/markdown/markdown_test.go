package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/report"
)

var update = os.Getenv("UPDATE") != "" // writes the HTML of testdata/*.txt anew

var words = Words{
	Table: "Tableau", Footnotes: "Notes", Footnote: "Note", FootnoteBack: "Retour au texte",
	TaskDone: "fait", TaskOpen: "à faire",
	Note: "Remarque", Tip: "Astuce", Important: "Important", Warning: "Attention", Caution: "Danger",
}

// same fills each hole with the destination as it was written.
func same(d *Doc) func(int) Target {
	return func(i int) Target { return Target{Href: d.Links[i].Dest} }
}

func htmlOf(src string, in lang.Tag) string {
	d, _ := Parse([]byte(src), diag.Pos{File: "x.md"}, in, vocabulary)
	return d.HTML(&words, same(d))
}

// TestHTML compares the cases of testdata/*.txt, one file for each feature. A
// case is "== name" (English if the name begins with "en:"), Markdown, "--", HTML.
func TestHTML(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			var out strings.Builder
			for _, c := range readCases(t, file) {
				in := lang.Tag("fr")
				if strings.HasPrefix(c.name, "en:") {
					in = "en"
				}
				got := htmlOf(c.src, in)
				fmt.Fprintf(&out, "== %s\n%s--\n%s\n", c.name, c.src, got)
				if got != c.want && !update {
					t.Errorf("%s\n%s", c.name, cmp.Diff(lines(c.want), lines(got)))
				}
				checkSafe(t, c.src, got)
				checkMinified(t, c.name, got)
			}
			if update {
				if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

type testCase struct{ name, src, want string }

func readCases(t testing.TB, file string) (cases []testCase) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range strings.Split("\n"+string(b), "\n== ")[1:] {
		name, rest, _ := strings.Cut(s, "\n")
		src, want, ok := strings.Cut("\n"+rest, "\n--\n")
		if !ok {
			t.Fatalf("%s: case %q has no --", file, name)
		}
		cases = append(cases, testCase{name, src[1:] + "\n", strings.TrimSuffix(want, "\n")})
	}
	return cases
}

// lines breaks HTML up for a difference that can be read.
func lines(s string) []string { return strings.SplitAfter(s, ">") }

// checkMinified asserts that there is no white space a minifier would take out.
func checkMinified(t *testing.T, name, got string) {
	t.Helper()
	for i, s := range strings.Split(got, "<pre") {
		if i > 0 {
			_, s, _ = strings.Cut(s, "</pre>")
		}
		if strings.Contains(s, "\n") || strings.Contains(s, "  ") || strings.Contains(s, "<p> ") || strings.Contains(s, " </p>") {
			t.Errorf("%s: white space to spare in %q", name, s)
		}
	}
}

// allowed are the elements of the HTML, with the attributes they may have.
var allowed = map[atom.Atom]string{
	atom.P: "class", atom.H2: "id", atom.H3: "id", atom.H4: "id", atom.H5: "id", atom.H6: "id",
	atom.Em: "", atom.Strong: "", atom.Del: "", atom.Code: "class", atom.Pre: "tabindex", atom.Br: "", atom.Hr: "",
	atom.A: "href title role aria-label", atom.Img: "src alt title loading decoding", atom.Figure: "", atom.Figcaption: "",
	atom.Ul: "", atom.Ol: "start", atom.Li: "id", atom.Dl: "", atom.Dt: "", atom.Dd: "", atom.Blockquote: "",
	atom.Table: "", atom.Thead: "", atom.Tbody: "", atom.Tr: "", atom.Th: "scope class", atom.Td: "class",
	atom.Div: "class role tabindex aria-label", atom.Section: "class role aria-label", atom.Aside: "class role",
	atom.Sup: "id", atom.Span: "lang dir id", atom.Input: "type disabled checked aria-label",
}

// checkSafe asserts, of HTML as a browser reads it, that it holds nothing but
// elements, attributes and addresses that are allowed.
func checkSafe(t testing.TB, src, got string) {
	t.Helper()
	context := &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main}
	nodes, err := html.ParseFragment(strings.NewReader(got), context)
	if err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	ids := map[string]bool{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.CommentNode, html.DoctypeNode:
			t.Errorf("%q gives a comment: %q", src, n.Data)
		case html.ElementNode:
			attributes, ok := allowed[n.DataAtom]
			if !ok {
				t.Errorf("%q gives <%s> in %s", src, n.Data, got)
			}
			for _, a := range n.Attr {
				if !slices.Contains(strings.Fields(attributes), a.Key) {
					t.Errorf("%q gives <%s %s=%q>", src, n.Data, a.Key, a.Val)
				}
				switch a.Key {
				case "href", "src":
					checkAddress(t, src, a.Val)
				case "id":
					if ids[a.Val] && !strings.Contains(src, "{#") {
						t.Errorf("%q gives the id %q twice", src, a.Val)
					}
					ids[a.Val] = true
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	// Read and written once more it must be the same, or a browser would close
	// or open elements that were not written.
	var b bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := tags(got), tags(b.String()); a != b {
		t.Errorf("%q is read otherwise than it is written:\n%s\n%s", src, a, b)
	}
}

func checkAddress(t testing.TB, src, address string) {
	t.Helper()
	if strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r >= 0x7F || r == '\\' || r == '"' }) || strings.HasPrefix(address, "//") {
		t.Errorf("%q gives the address %q", src, address)
	}
	u, err := url.Parse(address)
	if err != nil {
		return // a path with a stray sign; it has no scheme, as is asserted next
	}
	if !slices.Contains([]string{"", "http", "https", "mailto", "tel"}, u.Scheme) {
		t.Errorf("%q gives the address %q", src, address)
	}
}

// tags is the sequence of elements in s.
func tags(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			fmt.Fprintf(&b, "<%s>", name)
		case html.EndTagToken:
			name, _ := z.TagName()
			fmt.Fprintf(&b, "</%s>", name)
		}
	}
}

// checkDiags asserts that diagnostics lie within src, at the limits of
// characters, and can be put into words.
func checkDiags(t testing.TB, src string, l diag.List) {
	t.Helper()
	for _, d := range l {
		from, to := d.Pos.Offset, d.End
		if from < 0 || from > len(src) || to != 0 && (to < from || to > len(src)) {
			t.Errorf("%q: %s at %d–%d of %d", src, d.Code, from, to, len(src))
			continue
		}
		if utf8.ValidString(src) && (!utf8.ValidString(src[from:]) || to != 0 && !utf8.ValidString(src[to:])) {
			t.Errorf("%q: %s within a character, at %d–%d", src, d.Code, from, to)
		}
		for _, tongue := range message.Languages() {
			p := report.Printer{Lang: tongue, Source: func(string) []byte { return []byte(src) }}
			at := p.Locate(d)
			if strings.Contains(at.Message+at.Hint, "%!") && !strings.Contains(src, "%!") {
				t.Errorf("%s in %s: %s / %s", d.Code, tongue, at.Message, at.Hint)
			}
		}
	}
}

// TestSpecification runs the examples of the CommonMark specification. Those
// that we find nothing wrong with must have the structure and the text that the
// specification gives them.
func TestSpecification(t *testing.T) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Example        int
		Markdown, HTML string
	}
	if err := json.Unmarshal(b, &examples); err != nil {
		t.Fatal(err)
	}
	ours := []int{
		572, 573, 576, 577, 584, 585, 586, 588, 589, 591, // a picture with a title is a figure
		602, 606, 608, 611, 612, // bare addresses are links
		626,                // a comment leaves one space, not two
		352, 354, 380, 385, // marks between a letter and a punctuation mark
		356, // 5*6*78 is a product
	}
	compared := 0
	for _, e := range examples {
		d, l := Parse([]byte(e.Markdown), diag.Pos{File: "x.md"}, "en-x-test", vocabulary)
		got := d.HTML(&words, same(d))
		checkSafe(t, e.Markdown, got)
		checkDiags(t, e.Markdown, l)
		if slices.ContainsFunc(l, func(d *diag.Diagnostic) bool {
			return !strings.HasPrefix(string(d.Code), "heading-level") && !strings.HasPrefix(string(d.Code), "heading-skipped") && d.Severity(false) == diag.Error
		}) || slices.Contains(ours, e.Example) {
			continue
		}
		compared++
		if a, b := structure(e.HTML), structure(got); a != b {
			t.Errorf("example %d: %q\nwant %s\ngot  %s", e.Example, e.Markdown, a, b)
		}
	}
	if compared < 450 {
		t.Errorf("only %d of %d examples compared", compared, len(examples))
	}
}

// structure is the elements and the text of s, white space reduced; headings of
// the first level are of the second, as in a page.
func structure(s string) string {
	var b strings.Builder
	pre := 0
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			text := string(z.Text())
			if pre == 0 {
				text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
			}
			b.WriteString(text)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if string(name) == "pre" {
				pre++
			}
			b.WriteString("<" + strings.Replace(string(name), "h1", "h2", 1) + ">")
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == "pre" {
				pre--
			}
			b.WriteString("</" + strings.Replace(string(name), "h1", "h2", 1) + ">")
		}
	}
}

// The way back from a footnote points to where one reads from.
func TestFootnoteBack(t *testing.T) {
	for in, arrow := range map[lang.Tag]string{"fr": "↩", "fa": "↪"} {
		d, _ := Parse([]byte("a[^1]\n\n[^1]: b"), diag.Pos{}, in, vocabulary)
		if html := d.HTML(&words, nil); !strings.Contains(html, arrow) {
			t.Errorf("%s: %s", in, html)
		}
	}
}

// Of what is only still to be written, no empty element remains.
func TestNothingEmptyRemains(t *testing.T) {
	for src, want := range map[string]string{
		"mot[^1]\n\n[^1]: à compléter":                          "<p>mot</p>",
		"mot[^1]\n\n[^1]: à compléter\n\n[^2]: to be completed": "<p>mot</p>",
		"![Un plan](a.png \"à compléter\")":                     `<p><img src="a.png" alt="Un plan" loading="lazy" decoding="async"></p>`,
	} {
		d, _ := Parse([]byte(src), diag.Pos{File: "x.md"}, "fr", vocabulary)
		if got := string(d.HTML(&words, same(d))); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", src, got, want)
		}
	}
}
