// This file tests that no layout can cost more than it may, and that nothing is
// shown that is no text.

package render

import (
	"fmt"
	"html/template"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"text/template/parse"

	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/page"
)

// textLayout is a set of layouts with another text.html: what main shows, and
// templates besides.
func textLayout(t testing.TB, main, more string) *Layouts {
	return NewLayouts(nil, defaults(t, map[string]string{"layouts/text.html": `{{define "main"}}` + main + `{{end}}` + more}))
}

// said is the first thing that is wrong with the page of text.html: its code, and
// what is written there.
func said(t testing.TB, l *Layouts) string {
	t.Helper()
	_, list := l.Page(nil, "text.html", newSample(t, "fr", "en").rich("étudiant·es")["text.html"])
	if list == nil {
		return ""
	}
	d := list[0]
	text := ""
	if f := l.files[d.Pos.File]; f != nil && d.Pos.Offset >= 0 && d.End > d.Pos.Offset {
		text = string(f.src[d.Pos.Offset:d.End])
	}
	reason := ""
	if len(d.Args) > 0 {
		reason = fmt.Sprint(d.Args[len(d.Args)-1])
	}
	return strings.TrimSpace(strings.Join([]string{string(d.Code), text, reason}, " | "))
}

// eightfold is a chain of templates that each call the next eight times; the last
// is called "last".
func eightfold(n int) string {
	var b strings.Builder
	for i := range n {
		next := fmt.Sprint("t", i+1)
		if i == n-1 {
			next = "last"
		}
		fmt.Fprintf(&b, `{{define "t%d"}}%s{{end}}`, i, strings.Repeat(`{{template "`+next+`" .}}`, 8))
	}
	return b.String()
}

func TestLimits(t *testing.T) {
	check := func(main, more, want string) {
		t.Helper()
		if got := said(t, textLayout(t, main, more)); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%.100s %.60s\ngot  %s\nwant %s", main, more, got, want)
		}
	}
	// By programs, and where they do not know what is used.
	for _, unknown := range []string{"", `{{printf "%s" .Title}}`} {
		check(unknown+`{{template "t0" .}}`, eightfold(5)+`{{define "last"}}{{if .Draft}}{{end}}{{end}}`, "")
		check(unknown+`{{template "t0" .}}`, eightfold(7)+`{{define "last"}}{{if .Draft}}{{end}}{{end}}`, "layout-steps")
		check(unknown+`{{template "t0" .}}`, eightfold(5)+`{{define "last"}}`+strings.Repeat("x", 1000)+`{{end}}`, "layout-output")
		check(unknown+strings.Repeat("{{range .Nav}}", 1)+`{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}`+
			`{{if $.Draft}}{{end}}{{if $.Draft}}{{end}}`+strings.Repeat("{{end}}", 8), "", "layout-steps")
		check(unknown+`{{memo "huge" .Frame}}`, "", "layout-view")
	}
	check(strings.Repeat("{{range .Nav}}", deepest)+strings.Repeat("{{end}}", deepest), "", "layout-view")
	check(strings.Repeat("{{range $.Switch}}", deepest)+strings.Repeat("{{end}}", deepest), "", "")
	check(strings.Repeat("{{range $.Nav}}", deepest+1)+strings.Repeat("{{end}}", deepest+1), "", "layout-too-deep")
	check(strings.Repeat("{{range $.Nav}}", 400)+strings.Repeat("{{end}}", 400), "", "layout-too-deep")
	check(strings.Repeat("{{if .Title}}", 400)+strings.Repeat("{{end}}", 400), "", "")
	check(`{{range .Nav}}{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}{{template "a" $}}{{end}}{{end}}{{end}}{{end}}`,
		`{{define "a"}}{{range .Nav}}{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}{{range $.Nav}}{{end}}{{end}}{{end}}{{end}}{{end}}{{end}}`, "layout-too-deep")
	// A text that is joined to itself.
	for _, join := range []string{`printf "%s%s" $x $x`, `print $x $x`, `println $x $x`, `html $x $x`, `urlquery $x $x`, `js $x $x`, `printf "%[1]s%[1]s%[1]s" $x`} {
		check(`{{$x := .Title}}`+strings.Repeat(`{{$x = `+join+`}}`, 6), "", "")
		check(`{{$x := .Title}}`+strings.Repeat(`{{$x = `+join+`}}`, 60), "", "layout-run | ")
	}
	check(`{{printf "%9999d" 1}}`, "", "layout-run | ")
	check(`{{printf "%*d" 100 1}}`, "", "layout-run | ")
	check(`{{printf "%-8.3s|%05d|%%%%" .Title 5}}`, "", "")
	check(`{{printf "`+strings.Repeat("%999d", 101)+`" 1}}`, "", "layout-run | ")
	// Numbers.
	check(`{{range 3}}{{.}}{{end}}{{range $x := 3}}{{$x}}{{end}}`, "", "")
	check(`{{range 1000}}{{range 1000}}{{end}}{{end}}`, "", "layout-steps")
	check(`{{range 1000000000000}}{{end}}`, "", "layout-steps")
	check(`{{range 3}}{{.Title}}{{end}}`, "", "layout-view")
	// Brackets.
	check(`{{if `+strings.Repeat("(", 9_000)+".Title"+strings.Repeat(")", 9_000)+`}}{{end}}`, "", "")
	check(`{{if `+strings.Repeat("(", 1_000_000)+".Title"+strings.Repeat(")", 1_000_000)+`}}{{end}}`, "", "layout-syntax")
}

// What a layout remembers is bounded too.
func TestLimitsOfMemo(t *testing.T) {
	for code, last := range map[string]string{"layout-steps": strings.Repeat(`{{if .Own}}{{end}}`, 100), "layout-output": strings.Repeat("x", 1000)} {
		l := NewLayouts(nil, defaults(t, map[string]string{
			"layouts/text.html":          `{{define "main"}}{{memo "huge" .Frame}}{{end}}`,
			"layouts/partials/huge.html": `{{define "huge"}}{{template "t0" .}}{{end}}` + eightfold(5) + `{{define "last"}}` + last + `{{end}}`,
		}))
		if got := said(t, l); !strings.HasPrefix(got, code) {
			t.Errorf("got %s, want %s", got, code)
		}
	}
}

// A page that lists much can do more than one that lists little, with each way of filling layouts in.
func TestLimitsGrowWithLists(t *testing.T) {
	s := newSample(t, "fr", "en")
	view := s.views(s.base("Long"), true)["slides.html"].(*page.SlidesView)
	section := view.Sections[0]
	for len(view.Sections) < 60_000 {
		view.Sections = append(view.Sections, section)
	}
	for name, main := range map[string]string{
		"compiled":      `{{range .Sections}}{{range .Groups}}{{range .Resources}}{{template "resource" .}}{{end}}{{end}}{{end}}`,
		"html/template": `{{range .Sections}}{{range .Groups}}{{range .Resources}}<p>{{printf "%v" .Title}}</p>{{end}}{{range .Resources}}<p>{{.Kind}}</p>{{end}}{{end}}{{end}}`,
	} {
		l := NewLayouts(nil, defaults(t, map[string]string{"layouts/slides.html": `{{define "main"}}` + main + `{{end}}`}))
		out, diags := l.Page(nil, "slides.html", view)
		if len(diags) > 0 || len(out) < 60_000*len(section.Groups[0].Resources) {
			t.Errorf("%s: %d bytes, %v", name, len(out), diags)
		}
	}
	if limits := limitsOf(s.bare()["slides.html"]); limits != usual {
		t.Errorf("a page that lists nothing: %+v", limits)
	}
}

// Layouts with more instructions than can be looked at are not.
func TestTooLarge(t *testing.T) {
	files := map[string]string{}
	main := ""
	for i := range largest/900 + 1 {
		files[fmt.Sprintf("layouts/partials/p%d.html", i)] = fmt.Sprintf(`{{define "p%d"}}%s{{end}}`, i, strings.Repeat("{{.Title}}", 900))
		main += fmt.Sprintf(`{{template "p%d" .}}`, i)
	}
	files["layouts/text.html"] = `{{define "main"}}` + main + `{{end}}`
	if got := said(t, NewLayouts(nil, defaults(t, files))); !strings.HasPrefix(got, "layout-too-large") {
		t.Error(got)
	}
}

// What is no text and no number is not shown, and half a letter is not either.
func TestShown(t *testing.T) {
	check := func(main, want string) {
		t.Helper()
		if got := said(t, textLayout(t, main, "")); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", main, got, want)
		}
	}
	const group = "{cannot-show %s}"
	check(`<p>{{.Title}}{{len .Nav}}{{.Draft}}{{.Lang}}{{.L.Tag}}{{print 1.5 .Title}}{{href .Path}}</p>`, "")
	check(`<p>{{.}}</p>`, "layout-run | . | "+fmt.Sprintf(group, "page.TextView"))
	check(`<p title="{{.Home}}">x</p>`, "layout-run | .Home | "+fmt.Sprintf(group, "page.Link"))
	check(`<p>{{.Nav}}</p>`, "layout-run | .Nav | "+fmt.Sprintf(group, "[]page.Link"))
	check(`<p>{{with .Home}}{{.}}{{end}}</p>`, "layout-run | . | "+fmt.Sprintf(group, "page.Link"))
	check(`<p>{{.Frame}}</p>`, "layout-run | .Frame | "+fmt.Sprintf(group, "page.Frame"))
	check(`<p>{{.Body}}</p>`, "layout-run | .Body | "+fmt.Sprintf(group, "page.Body"))
	check(`<p>{{index .Nav 0}}</p>`, "layout-run | index .Nav 0 | "+fmt.Sprintf(group, "page.Link"))
	check(`<script type="application/ld+json">{{.Home}}</script>`, "")
	check(`<p>{{slice .Title 0 2}}{{slice .Title 2}}{{len (slice .Nav 1 2)}}</p>`, "")
	check(`<p>{{slice .Title 0 1}}</p>`, "layout-run | slice .Title 0 1 | {cannot-slice-letter 1}")
}

// Why a function of ours cannot do its work is said in the reader's language.
func TestInabilities(t *testing.T) {
	for main, want := range map[string]diag.Reason{
		`{{slice .Draft 1}}`:                  {Says: diag.CannotSlice},
		`{{slice .Nav 99}}`:                   {Says: diag.CannotSliceBeyond, Part: "99"},
		`{{slice .Nav 1 0}}`:                  {Says: diag.CannotSliceBackwards, Part: "1 > 0"},
		`{{facts "code" .}}`:                  {Says: diag.CannotListFacts, Part: "*page.TextView"},
		`{{$who := "nobody"}}{{memo $who .}}`: {Says: diag.CannotFindMemo, Part: "nobody"},
		`{{asset "none.css" .}}`:              {Says: diag.CannotFindAsset, Part: "none.css"},
		`{{memo "mine" .}}`:                   {Says: diag.CannotMemo, Part: "*page.TextView"},
		`{{printf "%2000d" 1}}`:               {Says: diag.CannotFormat},
		`{{len (print (printf "%900s" "") ` + strings.Repeat(`(printf "%900s" "") `, 80) + `)}}`: {Says: diag.CannotJoin, Part: "65536"},
	} {
		l := NewLayouts(nil, defaults(t, map[string]string{
			"layouts/text.html": `{{define "main"}}<p>` + main + `</p>{{end}}`, "layouts/partials/mine.html": `{{define "mine"}}mine{{end}}`}))
		_, list := l.Page(nil, "text.html", newSample(t, "fr", "en").rich("T")["text.html"])
		if len(list) != 1 || list[0].Code != diag.LayoutRun || list[0].Args[1] != want {
			t.Errorf("%s: %v", main, list)
			continue
		}
		for _, tag := range message.Languages() {
			if says := message.In(tag).Sentence(list[0]); !strings.Contains(says, want.Part) || strings.Contains(says, "cannot-") || strings.Contains(says, "{part}") {
				t.Errorf("%s, %s: %s", main, tag, says)
			}
		}
	}
}

// A template whose texts begin anew at each angle bracket writes what it would, or has the same mistakes.
func TestParted(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	tokens := []string{"<", "<a", "<b>", "</b>", "<textarea>", "</textarea>", "<title>", "</title>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->",
		"<!doctype html>", ">", " href=", " onclick=", " style=", "\"", "'", "`", "/", "/*", "*/", "//", "=", " ", "\n", "x", "a<b", "{{.}}", "{{.}}", "{{if .}}", "{{end}}"}
	wrote := 0
	for range 20_000 {
		var text strings.Builder
		for range random.IntN(12) {
			text.WriteString(tokens[random.IntN(len(tokens))])
		}
		shown := func(many int) string {
			trees, err := parse.Parse("t", text.String(), "", "")
			if err != nil || trees["t"] == nil {
				return ""
			}
			var b strings.Builder
			template, err := template.New("t").AddParseTree("t", parted(trees["t"], many))
			if err != nil {
				return ""
			}
			if err := template.Execute(&b, "<&'\">/*"); err != nil {
				return "a mistake"
			}
			return strings.ReplaceAll(b.String(), " ", "") // of a comment that never ends in a script or style sheet, one leaves a space
		}
		whole := shown(math.MaxInt)
		if got := shown(0); got != whole {
			t.Fatalf("%q\nin parts %q\nas one   %q", text.String(), got, whole)
		}
		if whole != "" && whole != "a mistake" {
			wrote++
		}
	}
	if wrote < 2000 {
		t.Errorf("only %d wrote anything", wrote)
	}
	many, _ := parse.Parse("t", strings.Repeat("<", 5000), "", "")
	if n := len(parted(many["t"], manyLooks).Root.Nodes); n != 5000 {
		t.Errorf("%d texts", n)
	}
}
