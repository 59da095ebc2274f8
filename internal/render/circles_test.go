package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A template may call itself when that ends; one that does so for ever fails on
// its page and says where. It is the same whether programs or html/template run it.
func TestTemplateWithinItself(t *testing.T) {
	view := newSample(t, "fr", "en").rich("abcdef")["text.html"]
	check := func(src, want string) {
		t.Helper()
		src = `<p>{{template "main" .}}</p>` + src
		for _, src := range []string{src, src + `{{printf ""}}`} {
			l := NewLayouts(nil, defaults(t, map[string]string{"layouts/text.html": src}))
			if list := mustCheck(t, l); list != nil {
				t.Errorf("%.200s\nCheck says:\n%s", src, told(l, list))
				continue
			}
			quick := !strings.Contains(src, "printf") && !strings.Contains(src, "slice") && !strings.Contains(src, "title=")
			if made := l.layouts["text.html"].program(reflect.TypeOf(view)) != nil; made != quick {
				t.Errorf("%.200s\nhas a program: %t", src, made)
			}
			out, list := l.Page(nil, "text.html", view)
			got := string(out)
			if list != nil {
				got, _, _ = strings.Cut(told(l, list), "\n")
				endless := fmt.Sprintf(`layouts/text.html:1:%d: error: The layout failed on the page /fr/facultes/architecture/: %q calls itself more than 100 deep. [layout-run]`,
					strings.Index(src, `define "`+want)+len(`define "`)+1, want)
				if got == endless {
					continue
				}
			}
			if got != want {
				t.Errorf("%.200s\ngot %s\nwant %s", src, got, want)
			}
		}
	}
	check(`{{define "main"}}{{if eq .Title "x"}}.{{else}}{{template "a" .Title}}{{end}}{{end}}{{define "a"}}{{if eq . "y"}}{{.}}{{else}}{{template "a" "y"}}{{end}}{{end}}`, "<p>y</p>")
	check(`{{define "main"}}{{template "a" .Title}}{{end}}{{define "a"}}{{if .}}{{.}}{{template "b" (slice . 1)}}{{end}}{{end}}{{define "b"}},{{template "a" .}}{{template "a" ""}}{{end}}`,
		"<p>abcdef,bcdef,cdef,def,ef,f,</p>")
	check(`{{define "main"}}<a title="{{template "a" .Title}}">{{template "a" .Title}}</a>{{end}}{{define "a"}}{{if .}}{{template "a" ""}}{{else}}'{{end}}{{end}}`, `<p><a title="'">'</a></p>`)

	check(`{{define "main"}}x{{template "main" .}}{{end}}`, "main")
	check(`{{define "main"}}{{if .Title}}{{template "main" .}}{{template "main" .}}{{end}}{{end}}`, "main")
	check(`{{define "main"}}{{template "a" .}}{{end}}{{define "a"}}{{template "b" .Title}}{{end}}{{define "b"}}{{template "b" .}}{{end}}`, "b")
	check(`{{define "main"}}{{template "a" .}}{{end}}{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{template "a" .}}{{end}}`, "b")
	check(`{{define "main"}}{{if eq .Title ""}}`+strings.Repeat(`{{else if eq .Title ""}}`, longest-10)+`{{else}}{{template "main" .}}{{end}}{{end}}`, "main")
}

// Whatever calls itself, layouts are checked and their pages made, or not.
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
	check(text(`{{template "text.html" .}}`), "layout-run")
	check(text(`{{template "layouts/base.html" .}}`), "layout-run")
	check(text(`<script>let x = {{template "main" .}}</script>`), "layout-unsafe")
	check(text("<script>`${ {{template \"a\" .}} }`</script>{{end}}{{define \"a\"}}`${ {{if .}}{{template \"a\" .}}{{end}} }`"), "layout-unsafe")
	check(text(strings.Repeat("{{if .Title}}x{{else}}", longest/4) + strings.Repeat("{{end}}", longest/4)))
	check(text(strings.Repeat("{{if .Title}}x", 500_000)), "layout-too-long")
	check(map[string]string{"layouts/base.html": `{{template "layouts/base.html" .}}{{block "main" .}}{{end}}`}, "layout-run")
	check(map[string]string{"layouts/partials/people.html": `{{define "people"}}{{template "people" .}}{{end}}`}, "layout-run")
	check(map[string]string{"layouts/poster.html": `{{define "main"}}{{memo "poster.html" .}}{{template "poster.html" .}}{{end}}`})
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
		`layout-circle mine.html "b", mine.html "a"`)
	check(`{{define "a"}}{{template "c" .}}{{end}}{{define "b"}}{{template "c" .}}{{end}}{{define "c"}}{{len (memo "b" .)}}{{end}}`, `layout-circle mine.html "b"`)
	check(`{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{memo "c" .}}{{end}}{{define "c"}}{{template "other" .}}{{end}}`, `layout-circle mine.html "c"`)
	check(`{{define "a"}}{{memo "a" .}}{{memo "b" .}}{{end}}{{define "b"}}{{$x := memo "b" .}}{{end}}`, `layout-circle mine.html "a"`, `layout-circle mine.html "b"`)

	// A name that is not written there leads nowhere that was not looked at.
	check(`{{define "a"}}{{if eq .SiteName ""}}{{memo (print "a") .}}{{end}}{{end}}{{define "b"}}{{end}}`)
}
