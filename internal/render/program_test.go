package render

import (
	"maps"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"weak"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// Programs give what html/template gives.
func TestPrograms(t *testing.T) {
	quick, slow := shipped(t), withoutPrograms(shipped(t))
	for layout, view := range views {
		if quick.layouts[layout].program(reflect.TypeOf(view)) == nil {
			t.Errorf("%s is left to html/template", layout)
		}
	}
	s := newSample(t, "fr", "en")
	for name, all := range map[string]map[string]any{"rich": s.rich("Titre"), "nasty": s.rich(nasty), "bare": s.bare(), "fallback": s.fallback()} {
		for _, layout := range slices.Sorted(maps.Keys(all)) {
			got, want := mustPage(t, quick, layout, all[layout]), mustPage(t, slow, layout, all[layout])
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s:\n%s", name, layout, diff)
			}
		}
	}
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
	quick, slow := shipped(f), withoutPrograms(shipped(f))
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
	})
}
