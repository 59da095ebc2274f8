package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever leads back to itself, layouts are checked and their pages made, or not.
func TestCirclesEnd(t *testing.T) {
	views := newSample(t, "fr", "en").rich("T")
	check := func(files map[string]string, want ...string) {
		t.Helper()
		l := NewLayouts(nil, defaults(t, files))
		var got []string
		for _, d := range mustCheck(t, l) {
			got = append(got, string(d.Code))
		}
		for layout, view := range views {
			if _, list := l.Page(nil, layout, view); list != nil {
				got = append(got, string(list[0].Code))
			}
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, want) {
			t.Errorf("%.300v\ngot %s", files, got)
		}
	}
	text := func(main string) map[string]string {
		return map[string]string{"layouts/text.html": `{{define "main"}}` + main + `{{end}}`}
	}
	check(text(`{{template "main" .}}`), "layout-circle")
	check(text(`{{if .Title}}{{template "a" .}}{{end}}{{end}}{{define "a"}}{{template "b" .Title}}{{end}}{{define "b"}}{{template "a" .}}`), "layout-circle")
	check(text(`{{template "text.html" .}}`), "layout-circle")
	check(text(`{{template "layouts/base.html" .}}`), "layout-circle")
	check(text(`<script>let x = {{template "main" .}}</script>`), "layout-circle")
	check(text("<script>`${ {{template \"a\" .}} }`</script>{{end}}{{define \"a\"}}`${ {{if .}}{{template \"a\" .}}{{end}} }`"), "layout-circle")
	check(text(strings.Repeat("{{if .Title}}x{{else}}", longest/4) + strings.Repeat("{{end}}", longest/4)))
	check(text(strings.Repeat("{{if .Title}}x", 500_000)), "layout-too-long")
	check(map[string]string{"layouts/base.html": `{{template "layouts/base.html" .}}{{block "main" .}}{{end}}`}, "layout-circle")
	check(map[string]string{"layouts/partials/people.html": `{{define "people"}}{{template "people" .}}{{end}}`}, "layout-circle")
	check(map[string]string{"layouts/poster.html": `{{define "main"}}{{memo "poster.html" .}}{{template "poster.html" .}}{{end}}`}, "layout-circle", "layout-unused")
}

// A partial that memo remembers must not lead back to itself.
func TestMemoWithinItself(t *testing.T) {
	check := func(partials string, want ...string) {
		t.Helper()
		l := NewLayouts(nil, defaults(t, map[string]string{
			"layouts/text.html":           `{{define "main"}}{{memo "a" .Frame}}{{end}}`,
			"layouts/home.html":           `{{define "main"}}{{memo "b" .Frame}}{{end}}`,
			"layouts/partials/mine.html":  partials,
			"layouts/partials/other.html": `{{define "other"}}{{with .}}{{template "a" .}}{{end}}{{end}}`,
		}))
		var got []string
		for _, d := range mustCheck(t, l) {
			at := func(file string, from, to int) string {
				return fmt.Sprintf("%s %s", strings.TrimPrefix(file, "layouts/partials/"), l.files[file].src[from:to])
			}
			said := fmt.Sprintf("%s %s", d.Code, at(d.Pos.File, d.Pos.Offset, d.End))
			for _, p := range d.Related {
				said += ", " + at(p.File, p.Offset, p.Offset+3)
			}
			got = append(got, said)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", partials, diff)
		}
		for layout, view := range newSample(t, "fr", "en").rich("T") {
			_, list := l.Page(nil, layout, view)
			if own := layout == "text.html" || layout == "home.html"; list != nil && (want == nil || !own) {
				t.Errorf("%s\n%s:\n%s", partials, layout, told(l, list))
			}
		}
	}
	check(`{{define "a"}}{{memo "b" .}}{{end}}{{define "b"}}{{template "c" .}}{{end}}{{define "c"}}{{memo "d" .}}{{memo "d" .}}{{end}}{{define "d"}}x{{end}}`)
	check(`{{define "a"}}{{memo "a" .}}{{end}}{{define "b"}}{{end}}`, `layout-circle mine.html "a"`)
	check(`{{define "a"}}{{if .}}{{memo "b" .}}{{end}}{{end}}{{define "b"}}{{memo "a" .}}{{memo "c" .}}{{end}}{{define "c"}}x{{end}}`,
		`layout-circle mine.html "b"`, `layout-circle mine.html "a"`) // seen from b, and from a
	check(`{{define "a"}}{{template "c" .}}{{end}}{{define "b"}}{{template "c" .}}{{end}}{{define "c"}}{{len (memo "b" .)}}{{end}}`, `layout-circle mine.html "b"`)
	check(`{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{memo "c" .}}{{end}}{{define "c"}}{{template "other" .}}{{end}}`, `layout-circle mine.html "c"`)
	check(`{{define "a"}}{{memo "a" .}}{{memo "b" .}}{{end}}{{define "b"}}{{$x := memo "b" .}}{{end}}`, `layout-circle mine.html "a"`, `layout-circle mine.html "b"`)

	// A name that is not written there leads nowhere that was not looked at.
	check(`{{define "a"}}{{if eq .SiteName ""}}{{memo (print "a") .}}{{end}}{{end}}{{define "b"}}{{end}}`)
}
