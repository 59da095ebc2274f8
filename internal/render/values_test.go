package render

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// values are in testdata/values: in written.txt, values as people write them, and behind each what
// comes of it: what the pages say, or the code of what is wrong with it and the line that is proposed
// instead, with what that says; in fr.txt, en.txt and so on each shape of each value as the language
// says it. UPDATE=1 writes all of them but the values; they are for people to read.
const valuesFolder = "testdata/values/"

// compareFile compares a text with what a file holds.
func compareFile(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// A line is one of front matter, of a kind of content, as it is read.
type line struct {
	field       string
	facts       any
	diags       diag.List
	whole, text string
}

// lineKinds are the kinds that lines are tried for, the first that has the field.
var lineKinds = []*schema.Kind{schema.Module, schema.Offer, schema.Year, schema.Faculty}

func readLine(t *testing.T, text string) line {
	t.Helper()
	name, _, _ := strings.Cut(text, ":")
	kind := lineKinds[0]
	for _, k := range lineKinds {
		if k.Field(name) != nil {
			kind = k
			break
		}
	}
	front := "title: T\n"
	if kind == schema.Year && name != "status" {
		front += "status: expected\n"
	}
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(front+text), &n); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	whole := "---\n" + front + text + "\n---\n"
	src := schema.NewSource("a.fr.md", []byte(whole), 0, 4, []byte(whole[4:len(whole)-5]))
	record, diags := schema.Decode(kind, n.Content[0], src)
	return line{name, record.Facts, diags, whole, text}
}

// said is what the pages of a language say of a line: what it is called and what it is.
func (l line) said(in page.Language) string {
	field, value := schema.Lookup(l.field, l.facts)
	if field == nil {
		return ""
	}
	r := rows{l: in}
	r.add(field, value)
	r.close()
	said := asRead(string(r.html))
	if m, ok := l.facts.(*schema.ModuleFacts); ok && l.field == "sessions" {
		for _, s := range m.Sessions.InOrder() {
			said += " | " + strings.Join(strings.Fields(asRead(string(day(in, s)))+" "+in.Clock(s.Start)+" "+in.Clock(s.End)+" "+
				asRead(string(place(in, s)))+" "+asRead(string(words(in, s.Group)))+" "+in.Enum("type", s.Type)+" "+asRead(string(words(in, s.Title)))), " ")
			if s.Cancelled {
				said += " " + in.T("session.cancelled")
			}
		}
	}
	return strings.TrimPrefix(said, " | ")
}

var tags = regexp.MustCompile(`<[^>]*>`)

// asRead is HTML as its readers read it, what is called so and what it is with a colon between them.
func asRead(text string) string {
	text = strings.NewReplacer("</dt>", ": ", "</dd><dd>", " + ").Replace(text)
	return html.UnescapeString(tags.ReplaceAllString(text, ""))
}

func TestValuesAsWritten(t *testing.T) {
	fr, en := page.Language{Strings: stringsOf(t, "fr")}, page.Language{Strings: stringsOf(t, "en")}
	file := valuesFolder + "written.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	values := 0
	for written := range strings.Lines(string(text)) {
		written = strings.TrimRight(written, "\n")
		if strings.HasPrefix(written, "    ") {
			continue
		}
		out.WriteString(written + "\n")
		if written == "" || strings.HasPrefix(written, "#") {
			continue
		}
		values++
		l := readLine(t, strings.ReplaceAll(written, "⏎", "\n"))
		if len(l.diags) > 0 {
			l = l.mended(t, &out)
		}
		if len(l.diags) == 0 {
			fmt.Fprintf(&out, "    %s\n    %s\n", l.said(fr), l.said(en))
		}
	}
	if values < 150 {
		t.Errorf("%d values", values)
	}
	compareFile(t, file, out.String())
}

// mended says what is wrong with a line, and what is proposed: made one after the other, that
// leaves nothing wrong, or is not proposed.
func (l line) mended(t *testing.T, out *strings.Builder) line {
	t.Helper()
	var codes []string
	for _, d := range l.diags {
		codes = append(codes, string(d.Code))
	}
	said := "    " + strings.Join(codes, ", ")
	mended := l
	for range codes {
		i := slices.IndexFunc(mended.diags, func(d *diag.Diagnostic) bool { return d.Fix != "" })
		if i < 0 {
			break
		}
		mended = readLine(t, mended.with(mended.diags[i]))
	}
	if mended.text != l.text && len(mended.diags) == 0 { // else it is not shown
		said += " → " + strings.ReplaceAll(mended.text, "\n", "⏎")
	}
	out.WriteString(said + "\n")
	return mended
}

// with is the text of a line when a correction is made.
func (l line) with(d *diag.Diagnostic) string {
	start := strings.LastIndexByte(l.whole[:d.Pos.Offset], '\n') + 1
	end := d.End + strings.IndexByte(l.whole[d.End:], '\n')
	from := strings.Index(l.whole, l.text)
	fresh := l.whole[:start] + d.Fix + l.whole[end:]
	return strings.TrimSuffix(fresh[from:], "\n---\n")
}

// Each shape of each value, as four languages say it.
func TestValuesAsSaid(t *testing.T) {
	text, err := os.ReadFile(valuesFolder + "shapes.txt")
	if err != nil {
		t.Fatal(err)
	}
	for tag, file := range map[lang.Tag]string{"fr": "i18n/fr.yaml", "en": "i18n/en.yaml",
		"nl": "cmd/projetpro/testdata/dutch/i18n/nl.yaml", "fa": "cmd/projetpro/testdata/persian/i18n/fa.yaml"} {
		src, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		s, _ := lang.Parse(tag, file, src)
		in := page.Language{Strings: s}
		var out bytes.Buffer
		for written := range strings.Lines(string(text)) {
			written = strings.TrimRight(written, "\n")
			if written == "" || strings.HasPrefix(written, "#") {
				continue
			}
			if key, value, ok := strings.Cut(written, " = "); ok { // a text with a date in it
				l := readLine(t, "since: "+value)
				d := l.facts.(*schema.ModuleFacts).Since
				fmt.Fprintf(&out, "%s\n    %s\n", written, asRead(string(when(in, key, d))))
				continue
			}
			l := readLine(t, written)
			if len(l.diags) > 0 {
				t.Errorf("%s: %s", written, l.diags[0].Code)
			}
			fmt.Fprintf(&out, "%s\n    %s\n", written, l.said(in))
		}
		compareFile(t, valuesFolder+string(tag)+".txt", out.String())
	}
}
