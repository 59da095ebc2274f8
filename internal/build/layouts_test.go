package build

import (
	"slices"
	"sync"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/source"
)

// A layout that cannot be used keeps its own pages from being made, and is told
// of once.
func TestSpoiltLayout(t *testing.T) {
	f := newFolder(t, base)
	f.write("layouts/module.html", []byte(`{{define "main"}}<h1>{{.Ttile}}</h1>{{end}}`))
	tree, _, err := f.dir.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.builder.Build(t.Context(), tree, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	spoilt := 0
	for _, p := range r.Outputs.Pages() {
		_, list, ok := r.File(p.Path)
		if ok == (p.Page.Layout == "module.html") {
			t.Errorf("%s: made: %t", p.Path, ok)
		}
		if !ok {
			spoilt++
			if len(list) != 1 || list[0].Code != diag.LayoutView {
				t.Errorf("%s: %v", p.Path, list)
			}
		}
	}
	if spoilt != 2 {
		t.Errorf("%d pages are spoilt, want 2", spoilt)
	}
	var mu sync.Mutex
	put := map[string]bool{}
	rendered, err := r.RenderSince(t.Context(), Unmade, func(path string, _ []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		put[path] = true
		return nil
	})
	for _, o := range r.Outputs.All() {
		if spoilt := o.Page != nil && o.Page.Layout == "module.html"; put[o.Path] == spoilt {
			t.Errorf("%s: written: %t", o.Path, put[o.Path])
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	checked, _, err := r.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []diag.List{rendered, checked} {
		list = slices.DeleteFunc(list, func(d *diag.Diagnostic) bool { return d.Code != diag.LayoutView })
		if len(list) != 1 || list[0].Related != nil {
			t.Errorf("of the layout is told %v", list)
		}
	}
}
