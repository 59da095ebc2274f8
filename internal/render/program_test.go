package render

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"weak"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// Programs give what html/template gives.
func TestPrograms(t *testing.T) {
	quick, slow := shipped(t), withoutPrograms(shipped(t))
	s := newSample(t, "fr", "en")
	for name, all := range map[string]map[string]any{"rich": s.rich("Titre"), "nasty": s.rich(nasty), "bare": s.bare(), "fallback": s.fallback()} {
		for _, layout := range slices.Sorted(maps.Keys(all)) {
			view := all[layout]
			if _, err := quick.layouts[layout].program(reflect.TypeOf(view)).Append(nil, reflect.ValueOf(view), usual); err != nil {
				t.Errorf("%s, %s: the program stops", name, layout)
			}
			got, want := mustPage(t, quick, layout, view), mustPage(t, slow, layout, view)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s:\n%s", name, layout, diff)
			}
		}
	}
}

// What layouts use that is slower than it could be: what is left to html/template,
// and what is called by way of package reflect. See calls.go.
func TestFallsBack(t *testing.T) {
	l := shipped(t)
	var got []string
	note := func(p *piece, of reflect.Type) {
		quick, err := p.newProgram(of)
		if err != nil {
			got = append(got, p.name+": "+err.Error())
			return
		}
		for _, name := range quick.Reflected() {
			got = append(got, p.name+": "+name)
		}
	}
	for _, layout := range slices.Sorted(maps.Keys(views)) {
		note(l.layouts[layout], reflect.TypeOf(views[layout]))
	}
	// What is remembered is made for the values it is given.
	for _, view := range newSample(t, "fr", "en").rich("T") {
		mustPage(t, l, layoutOf(view), view)
	}
	for _, name := range slices.Sorted(maps.Keys(l.partials)) {
		for of := range l.partials[name].programs.Range {
			note(l.partials[name], of.(reflect.Type))
		}
	}
	var want []string
	for _, layout := range []string{"event", "faculty", "module", "offer", "text", "year"} {
		if layout == "module" || layout == "offer" { // where a session has any
			want = append(want, layout+".html: *page.SessionTable.Resources")
		}
		want = append(want, layout+".html: page.Body.Contents")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// layoutOf is the layout of a view.
func layoutOf(view any) string {
	for layout, v := range views {
		if reflect.TypeOf(v) == reflect.TypeOf(view) {
			return layout
		}
	}
	return ""
}

// What a program has shown lives no longer for it.
func TestProgramsForget(t *testing.T) {
	l := shipped(t)
	shown := func() weak.Pointer[page.TextView] {
		view := newSample(t, "fr", "en").rich("T")["text.html"].(*page.TextView)
		mustPage(t, l, "text.html", view)
		return weak.Make(view)
	}()
	runtime.GC() // only the second would empty the pool
	if shown.Value() != nil {
		t.Error("the view is still there")
	}
}

// withoutPrograms leaves all to html/template in layouts that are ready and were
// never used.
func withoutPrograms(l *Layouts) *Layouts {
	for _, p := range l.layouts {
		for _, q := range p.within {
			q.trees = nil
		}
	}
	return l
}

// A value stands in a page as html/template writes it, wherever it stands.
func FuzzPrograms(f *testing.F) {
	for _, seed := range []string{"", "Titre", nasty, "/fr/é/?a=b&c=d#e+f", "javascript:alert(1)", "//evil.example", "https://example.org/a%20b%zz",
		"tel:+32", "mailto:a@b", "data:text/html,x", "\x00\xff\u2028", "C++ `${x}`", "⟦x⟧ 1 < 2", "a\"b'c", "%", "%2", "{{.Title}}", "#a:b", "#a/b:c"} {
		f.Add(seed)
	}
	for b := range 256 {
		f.Add(string([]byte{byte(b)}))
	}
	const data = `{{define "main"}}<script type="application/ld+json">{{json .}}</script><script type="application/ld+json">{{.Title}}</script>{{end}}`
	files := defaults(f, map[string]string{"layouts/text.html": data})
	quick, slow := NewLayouts(nil, files), NewLayouts(nil, files)
	for _, l := range []*Layouts{quick, slow} {
		if list := mustCheck(f, l); list != nil {
			f.Fatal(told(l, list))
		}
	}
	withoutPrograms(slow)
	s := newSample(f, "fr", "en")
	f.Fuzz(func(t *testing.T, text string) {
		b := s.base(text)
		b.Summary, b.Canonical = text, text
		frame := *s.frame
		frame.Nav = []page.Link{{Title: text, Href: text, Section: text}}
		frame.Publisher = page.Link{Title: text, Href: text}
		b.Frame = &frame
		b.Switch = []page.Link{{Title: text, Href: text, Lang: "en"}}
		b.Trail = []page.Link{{Title: text, Href: text, Lang: "en"}}
		card := s.moduleCard(text)
		card.Href, card.Summary = text, text
		view := &page.ModuleView{ItemView: viewOf(b, s.moduleFacts(), &schema.ModuleWords{HostCourse: text}), Siblings: []*page.ModuleCard{card}}
		view.People = []page.Person{{Name: text, Email: text, Href: text}}
		view.Resources = []page.Resource{{L: s.l, Kind: "video", Title: text, Href: text}}
		view.Facts.Code = text
		got, list1 := quick.Page(nil, "module.html", view)
		want, list2 := slow.Page(nil, "module.html", view)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Error(diff)
		}
		if len(list1) != len(list2) {
			t.Errorf("%d and %d diagnostics", len(list1), len(list2))
		}
		got, list1 = quick.Page(nil, "text.html", &page.TextView{Base: b})
		want, _ = slow.Page(nil, "text.html", &page.TextView{Base: b})
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Error(diff)
		}
		if list1 != nil {
			return // what it must not contain
		}
		doc, err := html.Parse(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		scripts := 0
		for n := range doc.Descendants() {
			if n.Data == "script" && n.FirstChild != nil {
				if scripts++; n.FirstChild != n.LastChild || !json.Valid([]byte(n.FirstChild.Data)) {
					t.Errorf("no JSON: %q", n.FirstChild.Data)
				}
			}
		}
		if scripts != 2 {
			t.Errorf("%d scripts, want 2:\n%s", scripts, got)
		}
	})
}
