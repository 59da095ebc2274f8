package render

import (
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/report"
)

// Each mistake in a layout is told at its place, before any page is rendered.
func TestMistakes(t *testing.T) {
	check := func(path, src, want string) {
		t.Helper()
		list := mustCheck(t, NewLayouts(nil, defaults(t, map[string]string{path: src})))
		var b strings.Builder
		p := &report.Printer{Lang: "en", Source: func(file string) []byte {
			if file == path {
				return []byte(src)
			}
			return nil
		}}
		p.Print(&b, "text", list)
		var got []string
		for line := range strings.Lines(b.String()) {
			if strings.Contains(line, "error:") || strings.Contains(line, "^") {
				got = append(got, strings.TrimRight(line, "\n"))
			}
		}
		if joined := strings.Join(got, "\n"); joined != want {
			t.Errorf("got\n%s\nwant\n%s", joined, want)
		}
	}
	text := "layouts/text.html"
	check("layouts/module.html", removed, "layouts/module.html: error: The layout layouts/module.html is missing. [layout-missing]")
	check(text, "{{define \"main\"}}\n  {{if .Title}}x\n{{end}}",
		"layouts/text.html:3:1: error: This layout cannot be read: unexpected EOF. [layout-syntax]\n      | ^^^^^^^")
	check(text, "{{define \"main\"}}\n  {{upper .Title}}\n{{end}}",
		"layouts/text.html:2:3: error: This layout cannot be read: function \"upper\" not defined. [layout-syntax]\n      |   ^^^^^^^^^^^^^^^^")
	check(text, "{{define \"main\"}}\n<p>{{.Ttile}}</p>\n{{end}}",
		"layouts/text.html:2:6: error: This layout asks for what its page does not have: .Ttile: can't use field Ttile in type page.TextView. [layout-view]\n      |      ^^^^^^")
	check("layouts/partials/card-module.html", "{{/* it's */}}\n{{define \"card-module\"}}\n<li>{{.Title}} {{.Facts.Credit}}</li>{{end}}",
		"layouts/partials/card-module.html:3:18: error: This layout asks for what its page does not have: .Facts.Credit: can't use field Credit in type schema.ModuleFacts. [layout-view]\n      |                  ^^^^^^^^^^^^^")
	check(text, "{{define \"main\"}}<p class={{.Title}}>x</p>{{end}}",
		"layouts/text.html:1:29: error: A value must not stand here. [layout-unsafe]\n      |                             ^^^^^^")
	check(text, "{{define \"main\"}}<p {{.Title}}>x</p>{{end}}",
		"layouts/text.html:1:23: error: A value must not stand here. [layout-unsafe]\n      |                       ^^^^^^")
	check(text, "{{define \"main\"}}\n<script>var t = {{.Title}}</script>{{end}}",
		"layouts/text.html:2:19: error: A value must not stand here. [layout-unsafe]\n      |                   ^^^^^^")
	check(text, "{{define \"main\"}}<p style=\"color: {{.Title}}\">x</p>{{end}}",
		"layouts/text.html:1:37: error: A value must not stand here. [layout-unsafe]\n      |                                     ^^^^^^")
	check(text, "{{define \"main\"}}<p {{template \"x\" .}}>x</p>{{end}}{{define \"x\"}}title={{.Title}}{{end}}",
		"layouts/text.html:1:32: error: A value must not stand here. [layout-unsafe]\n      |                                ^^^^^")
	check(text, "{{define \"main\"}}<meta http-equiv=\"refresh\" content=\"0; url={{.Path}}\">{{end}}",
		"layouts/text.html:1:18: error: A value must not stand here. [layout-unsafe]\n      |                  "+strings.Repeat("^", len(`<meta http-equiv="refresh" content="0; url={{.Path}}">`)))
	check(text, "{{define \"main\"}}\n<p title=\"{{if .Title}}\">{{end}}</p>{{end}}",
		"layouts/text.html:2:16: error: This layout cannot be read: {{if}} branches end in different contexts. [layout-syntax]\n      |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^")
	check(text, "{{define \"main\"}}\n<p title=\"a\"b\">x</p>{{end}}",
		"layouts/text.html:2:13: error: This layout cannot be read: \"\\\"\" in attribute name: \"b\\\">x</p>\". [layout-syntax]\n      |             ^^^^^^^^^^^^^^^")
	const unclosed = "This layout cannot be read: what it opens is not closed (a tag, the quotes of an attribute, a comment, a script, a style sheet, a text area). [layout-syntax]"
	check("layouts/partials/card-module.html", "{{define \"card-module\"}}<p title=\"{{end}}",
		"layouts/partials/card-module.html: error: "+unclosed)
	check(text, "{{define \"main\"}}<a href=\"{{end}}", "layouts/text.html: error: "+unclosed)
	check(text, "{{define \"main\"}}<textarea>{{template \"x\"}}{{end}}{{define \"x\"}}a{{end}}", "layouts/text.html: error: "+unclosed)
	check("layouts/base.html", "<!doctype html><title>x</title>{{template \"main\" .}}<a href=\"</html>", "layouts/base.html: error: "+unclosed)
	check(text, "{{define \"main\"}}\n{{if .Title}}<p class='\"x\">{{end}}\n<p>y</p>{{end}}",
		"layouts/text.html:2:6: error: This layout cannot be read: {{if}} branches end in different contexts. [layout-syntax]\n      |      "+strings.Repeat("^", len(`.Title}}<p class='"x">{{end}}`)))
	check(text, "<!-- Ours. -->{{define \"main\"}}\n<p>{{.Ttile}}</p>{{end}}",
		"layouts/text.html:2:6: error: This layout asks for what its page does not have: .Ttile: can't use field Ttile in type page.TextView. [layout-view]\n      |      ^^^^^^")
	check("layouts/partials/mine.html", "{{define \"header\"}}x{{end}}",
		"layouts/partials/mine.html:1:11: error: Two files of layouts/partials define “header”. [layout-twice]\n      |           ^^^^^^")
}

// What the minifier spoils is used as it was written.
func TestSpoiltByMinifier(t *testing.T) {
	l := NewLayouts(nil, defaults(t, map[string]string{
		"layouts/text.html":               `<p>{{define "mine"}}<!-- <p>{{.Title}}{{end}} -->`,
		"layouts/partials/card-year.html": `<!-- {{define "card-year"}}<li>mine</li>{{end}} -->{{define "title-year"}}{{end}}{{define "year-state"}}{{end}}`,
	}))
	if list := mustCheck(t, l); list != nil {
		t.Fatal(told(l, list))
	}
	views := newSample(t, "fr", "en").rich("T")
	if got := mustPage(t, l, "text.html", views["text.html"]); got != "<p> -->" {
		t.Errorf("got %s", got)
	}
	if got := mustPage(t, l, "module.html", views["module.html"]); !strings.Contains(got, "<li>mine</li>") {
		t.Errorf("no card in %s", got)
	}
}

// The page of a finder that is divided leads to its parts, whoever wrote the layout.
func TestPartsOfFinderAreLedTo(t *testing.T) {
	view := newSample(t, "fr", "en").rich("T")["finder.html"].(*page.FinderView)
	view.Parts = append(view.Parts, page.FinderPart{Card: page.Card{L: view.L, Title: "Droit", Href: "/fr/droit/trouver/"}, Number: "1 001"})
	l := NewLayouts(nil, defaults(t, map[string]string{"layouts/finder.html": `{{define "main"}}{{range .Rows}}<p>{{.Title}}</p>{{else}}<p>Nothing.</p>{{end}}{{end}}`}))
	if list := mustCheck(t, l); list != nil {
		t.Fatal(told(l, list))
	}
	out, list := l.Page([]byte("x"), "finder.html", view)
	if string(out) != "x" || len(list) != 1 || list[0].Code != diag.LayoutParts || list[0].Pos.File != "layouts/finder.html" {
		t.Errorf("%q, %s", out, told(l, list))
	}
	view.Parts = nil
	mustPage(t, l, "finder.html", view)
}

// A layout can hold data for programs, as one value of JSON.
func TestData(t *testing.T) {
	l := NewLayouts(nil, defaults(t, map[string]string{
		"layouts/text.html": `{{define "main"}}<h1>{{.Title}}</h1><script type="application/ld+json">{{.Title}}</script>{{end}}`}))
	if list := mustCheck(t, l); list != nil {
		t.Fatal(told(l, list))
	}
	out := mustPage(t, l, "text.html", newSample(t, "fr", "en").rich(nasty)["text.html"])
	if strings.Count(out, "</script>") != strings.Count(out, "<script ") {
		t.Errorf("the title has ended the script:\n%s", out)
	}
}

// A layout that fails on one page says where, in the text as it was written.
func TestFailure(t *testing.T) {
	src := map[string]string{
		"layouts/text.html":               "{{- /* it's */ -}}\n{{define \"main\"}}\n  <p>{{index .Trail 9}}</p>\n{{end}}",
		"layouts/partials/card-year.html": "{{define \"card-year\"}}\n<li>\n  {{slice .Level 7}}\n</li>{{end}}{{define \"year-state\"}}{{end}}{{define \"title-year\"}}{{end}}",
	}
	l := NewLayouts(nil, defaults(t, src))
	if list := mustCheck(t, l); list != nil {
		t.Fatal(told(l, list))
	}
	s := newSample(t, "fr", "en")
	check := func(layout, want string) {
		t.Helper()
		out, list := l.Page([]byte("kept"), layout, s.rich("T")[layout])
		if string(out) != "kept" {
			t.Errorf("%s: something was appended", layout)
		}
		if got := told(l, list); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", layout, got, want)
		}
	}
	check("text.html", "layouts/text.html:3:8: error: The layout failed on the page /fr/facultes/architecture/: index .Trail 9: error calling index: index out of range: 9. [layout-run]\n"+
		"    3 |   <p>{{index .Trail 9}}</p>\n      |        ^^^^^^^^^^^^^^\n    → Ask first whether what it shows is there.\n")
	check("module.html", "layouts/partials/card-year.html:3:5: error: The layout failed on the page /fr/facultes/architecture/: slice is to cut at 7, where there is nothing. [layout-run]\n"+
		"    3 |   {{slice .Level 7}}\n      |     ^^^^^^^^^^^^^^\n    → Ask first whether what it shows is there.\n")
}

// A layout without {{define}} does without base.html; a part that it defines
// takes the place of base.html's for that layout alone.
func TestOverride(t *testing.T) {
	l := NewLayouts(nil, defaults(t, map[string]string{
		"layouts/text.html":           "<!doctype html>\n<title>{{.Title}}</title>\n{{template \"main\" .}}{{define \"main\"}}<h1>own</h1>{{end}}",
		"layouts/home.html":           `{{define "breadcrumbs"}}<p>no breadcrumbs</p>{{end}}`,
		"layouts/poster.html":         `{{define "main"}}<h1>{{.Title}}</h1>{{end}}`,
		"layouts/partials/prose.html": `{{define "prose"}}<p>my prose</p>{{end}}`,
	}))
	if list := mustCheck(t, l); len(list) != 1 || list[0].Code != diag.LayoutUnused { // poster.html is no page's
		t.Fatal(told(l, list))
	}
	views := newSample(t, "fr", "en").rich("T")
	if got, want := mustPage(t, l, "text.html", views["text.html"]), "<!doctype html><title>T</title><h1>own</h1>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	home := mustPage(t, l, "home.html", views["home.html"])
	if !strings.Contains(home, "no breadcrumbs") || !strings.Contains(home, "my prose") {
		t.Errorf("home.html has not its own parts:\n%s", home)
	}
	if strings.Contains(mustPage(t, l, "faculty.html", views["faculty.html"]), "no breadcrumbs") {
		t.Error("faculty.html has what home.html defines")
	}
	mustPage(t, l, "poster.html", views["text.html"])
}

// The interface strings of all languages have what the layouts ask for, and the
// layouts ask for what nobody would notice missing.
func TestKeys(t *testing.T) {
	l := shipped(t)
	asked := map[string]bool{}
	for _, k := range l.keys {
		asked[k.name] = true
		if src := l.files[k.pos.File].src; k.end > len(src) || k.pos.Offset >= k.end {
			t.Errorf("%s stands at %d–%d of %s, which has %d bytes", k.name, k.pos.Offset, k.end, k.pos.File, len(src))
		}
	}
	for _, want := range []string{"skip", "fact.levels", "unit.credits", "enum.status.pilot", "enum.status.expected", "enum.supports.moral", "language.in", "unit.modules"} {
		if !asked[want] {
			t.Errorf("nobody asks for %s", want)
		}
	}
	for _, tag := range []lang.Tag{"fr", "en"} {
		if list := l.Missing(stringsOf(t, tag)); list != nil {
			t.Error(told(l, list))
		}
	}
	empty, _ := lang.Parse("nl", "i18n/nl.yaml", nil)
	list := l.Missing(empty)
	if len(list) < 80 || list[0].Code != diag.LayoutString {
		t.Errorf("%d strings missing of an empty file", len(list))
	}
}
