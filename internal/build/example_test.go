package build

import (
	"slices"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/source"

	"golang.org/x/tools/txtar"
)

// A site is not published at an address that is nobody's without a word; who looks at a preview is not told.
func TestAddressesOfExamples(t *testing.T) {
	f := newFolder(t, []txtar.File{{Name: source.Marker, Data: []byte("name: A\nlanguages: [fr]\n")}})
	tree, _, err := f.dir.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]bool{
		"https://projetpro.example/": true, "https://projetpro.example": true, "https://EXAMPLE/": true, "https://a.b.example.:8080/x/": true,
		"https://example.com/": true, "http://www.Example.org/sub/": true, "https://example.net/": true, "https://x.invalid/": true,
		"http://localhost:8000/": true, "http://site.localhost/": true, "http://127.0.0.1/": true, "http://[::1]:8000/": true, "http://0.0.0.0/": true,
		"https://example.be/": false, "https://notexample.com/": false, "https://example.com.ulb.be/": false, "https://www.ulb.be/": false,
		"http://10.1.2.3/": false, "https://xn--exmple-cua.org/": false,
	} {
		for _, preview := range []bool{false, true} {
			r, err := f.builder.Build(t.Context(), tree, Settings{BaseURL: address, Preview: preview})
			if err != nil {
				t.Fatal(err)
			}
			_, whole, err := r.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			found := slices.ContainsFunc(whole, func(d *diag.Diagnostic) bool { return d.Code == diag.BaseURLExample })
			if found != (want && !preview) {
				t.Errorf("%s in a preview, %v: told %v", address, preview, found)
			}
		}
	}
}
