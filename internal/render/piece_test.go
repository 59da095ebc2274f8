// This file tests that layouts depend on the files they are made of, and on
// nothing else: not on other layouts, not on what was asked for before, and not
// on the layouts there were before.

package render

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faults are files, each with something wrong in it.
var faults = map[string]map[string]string{
	"a layout that cannot be read":  {"layouts/text.html": `{{define "main"}}{{if .Title}}{{end}}`},
	"a partial that cannot be read": {"layouts/partials/card-year.html": `{{define "card-year"}}{{.Title}{{end}}`},
	"no shell":                      {"layouts/base.html": removed},
	"no layout":                     {"layouts/module.html": removed},
	"a shell that cannot be read":   {"layouts/base.html": `{{end}}`},
	"two partials of one name":      {"layouts/partials/mine.html": `{{define "sessions"}}x{{end}}{{define "nobody"}}x{{end}}`, "layouts/partials/other.html": `{{define "nobody"}}x{{end}}`},
	"no such field":                 {"layouts/partials/card.html": `{{define "card-title"}}{{.Ttile}}{{end}}{{define "card-summary"}}{{end}}`},
	"no such template":              {"layouts/home.html": `{{define "main"}}{{template "nobody" .}}{{memo "nobody" .Frame}}{{end}}`},
	"a value in a wrong place":      {"layouts/partials/people.html": `{{define "people"}}<p class={{.Title}}>{{end}}`},
	"the same, behind memo":         {"layouts/partials/footer.html": `{{define "footer"}}<script>{{.SiteName}}</script>{{end}}`},
	"a partial that nobody uses":    {"layouts/partials/mine.html": `{{define "mine"}}<meta http-equiv="refresh" content="{{.Path}}">{{end}}`},
	"several":                       {"layouts/text.html": `{{define "main"}}{{end`, "layouts/home.html": `{{define "main"}}{{.Ttile}}{{end}}`, "layouts/alias.html": `{{define "main"}}<p {{.Title}}>{{end}}`},
	"a layout without view":         {"layouts/poster.html": `{{define "main"}}{{template "nobody" .}}{{end}}`},
	"a partial that ends in a tag":  {"layouts/partials/card-faculty.html": `{{define "card-faculty"}}<p title="{{end}}`},
	"a partial within itself":       {"layouts/partials/card-faculty.html": `{{define "card-faculty"}}{{range .Modules}}{{memo "card-module" .}}{{end}}{{memo "card-faculty" .}}{{end}}`},
	"partials within one another":   {"layouts/partials/card-faculty.html": `{{define "card-faculty"}}{{template "mine" .}}{{end}}`, "layouts/partials/mine.html": `{{define "mine"}}{{memo "other" .}}{{end}}{{define "other"}}{{memo "card-faculty" .}}{{end}}`},
	"a layout that is too long":     {"layouts/text.html": strings.Repeat("{{.Title}}", longest+1)},
	"none":                          {},
}

// A mistake spoils the layouts that are made of the file it is in, and no others.
func TestSpoilt(t *testing.T) {
	all := slices.Sorted(maps.Keys(views))
	views := newSample(t, "fr", "en").rich("T")
	check := func(fault string, want ...string) {
		t.Helper()
		l := NewLayouts(nil, defaults(t, faults[fault]))
		var got []string
		for _, layout := range all {
			out, list := l.Page([]byte("kept"), layout, views[layout])
			if list == nil {
				continue
			}
			got = append(got, layout)
			if string(out) != "kept" {
				t.Errorf("%s: something of %s was appended", fault, layout)
			}
			whole := mustCheck(t, l)
			for _, d := range list {
				if !slices.ContainsFunc(whole, func(o *diagnostic) bool { return o.Code == d.Code && o.Pos == d.Pos }) {
					t.Errorf("%s: Check does not have what Page says:\n%s", fault, told(l, diagList{d}))
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: spoilt are (-want +got)\n%s", fault, diff)
		}
		if nothing := mustCheck(t, l) == nil; nothing != (fault == "none") {
			t.Errorf("%s: Check says:\n%s", fault, told(l, mustCheck(t, l)))
		}
	}
	check("a layout that cannot be read", "text.html")
	check("a partial that cannot be read", "faculty.html", "module.html", "year.html")
	check("no shell", all...)
	check("no layout", "module.html")
	check("a shell that cannot be read", all...)
	check("two partials of one name", "module.html", "offer.html")
	check("no such field", "events.html", "faculties.html", "faculty.html", "finder.html", "home.html", "mentoring.html", "module.html", "partners.html", "year.html")
	check("no such template", "home.html")
	check("a value in a wrong place", "module.html")
	check("the same, behind memo", slices.DeleteFunc(slices.Clone(all), func(layout string) bool { return layout == "root.html" })...)
	check("a partial that nobody uses")
	check("several", "alias.html", "home.html", "text.html")
	check("a layout without view")
	check("a partial that ends in a tag", "faculties.html")
	check("a partial within itself", "faculties.html")
	check("partials within one another", "faculties.html")
	check("a layout that is too long", "text.html")
	check("none")
}

// Check stops when nobody waits for it any more. What it has made ready stays so,
// and it says nothing of half of the layouts.
func TestCheckStopped(t *testing.T) {
	files := defaults(t, faults["several"])
	l := NewLayouts(nil, files)
	want := told(l, mustCheck(t, NewLayouts(nil, files)))
	var ready atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	for _, name := range slices.Sorted(maps.Keys(l.layouts)) {
		p := l.layouts[name]
		checked := p.checked
		p.checked = func() diagList {
			if ready.Add(1) == 3 {
				stop()
			}
			return checked()
		}
	}
	if list, err := l.Check(ctx, 1); list != nil || err != context.Canceled || ready.Load() != 3 {
		t.Errorf("after %d layouts: %v, %v", ready.Load(), err, list)
	}
	if diff := cmp.Diff(want, told(l, mustCheck(t, l))); diff != "" {
		t.Errorf("(-at once +later)\n%s", diff)
	}
}

// What is wrong is the same whatever was asked for before, and in whatever order,
// by one or by many, of layouts with a past and without.
func TestAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := newSample(t, "fr", "en").rich("T")
	names := slices.Sorted(maps.Keys(faults))
	var prev *Layouts
	for range 40 {
		fault := names[random.IntN(len(names))]
		files := defaults(t, faults[fault])
		fresh := NewLayouts(nil, files)
		want := told(fresh, mustCheck(t, fresh))
		l := NewLayouts(prev, files)
		var wg sync.WaitGroup
		for _, i := range random.Perm(len(all))[:random.IntN(len(all))] {
			layout := slices.Sorted(maps.Keys(all))[i]
			wg.Go(func() { l.Page(nil, layout, all[layout]) })
		}
		if random.IntN(2) == 0 {
			wg.Wait()
		}
		if diff := cmp.Diff(want, told(l, mustCheck(t, l))); diff != "" {
			t.Errorf("%s (-first +later):\n%s", fault, diff)
		}
		wg.Wait()
		for layout, view := range all {
			was, list1 := fresh.Page(nil, layout, view)
			is, list2 := l.Page(nil, layout, view)
			if diff := cmp.Diff(string(was)+told(fresh, list1), string(is)+told(l, list2)); diff != "" {
				t.Errorf("%s, %s (-first +later):\n%s", fault, layout, diff)
			}
		}
		prev = l
	}
}

// What was remembered is forgotten when a file is another behind it, however far.
func TestEdit(t *testing.T) {
	views := newSample(t, "fr", "en").rich("T")
	edits := []map[string]string{
		nil,
		{"layouts/partials/card.html": `{{define "card-title"}}<b><a href="{{.Href}}">{{.Title}}</a></b>{{end}}{{define "card-summary"}}{{end}}`},
		{"layouts/partials/head.html": `{{define "head"}}<meta charset="utf-8">{{end}}{{define "meta"}}{{end}}`},
		{"layouts/partials/card-faculty.html": `{{define "card-faculty"}}<li>{{range .Modules}}{{memo "card-module" .}}{{end}}</li>{{end}}`},
		{"layouts/partials/card-faculty.html": `{{define "card-faculty"}}<li>{{range .Modules}}{{memo "card-module" .}}{{end}}</li>{{end}}`,
			"layouts/partials/card-module.html": `{{define "card-module"}}<i>{{.Title}}</i>{{end}}`},
		{"layouts/partials/card-module.html": "\n", "layouts/partials/mine.html": `{{define "card-module"}}<u>{{.Title}}</u>{{end}}`},
		{"layouts/home.html": `{{define "breadcrumbs"}}{{end}}{{define "main"}}{{range .Faculties}}{{memo "card-faculty" .}}{{end}}{{end}}`},
		{"layouts/base.html": `<!doctype html><title>{{.Title}}</title>{{block "main" .}}{{end}}`},
		nil,
	}
	var l *Layouts
	for i, edit := range edits {
		fresh := NewLayouts(nil, defaults(t, edit))
		l = NewLayouts(l, defaults(t, edit))
		for layout, view := range views {
			if diff := cmp.Diff(mustPage(t, fresh, layout, view), mustPage(t, l, layout, view)); diff != "" {
				t.Errorf("after edit %d, %s (-fresh +edited):\n%s", i, layout, diff)
			}
		}
	}
}

// What is made of the same files is kept, and nothing else is.
func TestKept(t *testing.T) {
	before := shipped(t)
	check := func(path string, want ...string) {
		t.Helper()
		after := NewLayouts(before, defaults(t, map[string]string{path: string(before.files[path].src) + "\n"}))
		var got []string
		for _, all := range []struct{ before, after map[string]*piece }{{before.layouts, after.layouts}, {before.partials, after.partials}} {
			for _, name := range slices.Sorted(maps.Keys(all.after)) {
				if all.before[name] != all.after[name] {
					got = append(got, name)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: made anew are (-want +got)\n%s", path, diff)
		}
	}
	check("layouts/module.html", "module.html")
	check("layouts/partials/sessions.html", "module.html", "offer.html")
	check("layouts/partials/card-module.html", "faculty.html", "module.html", "year.html", "card-module")
	check("layouts/partials/toc.html", "event.html", "faculty.html", "module.html", "offer.html", "text.html", "year.html")
	check("layouts/base.html", slices.Sorted(maps.Keys(views))...)
}
