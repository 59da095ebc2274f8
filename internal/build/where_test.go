package build

import (
	"strings"
	"testing"

	"projetpro/internal/page"
	"projetpro/internal/source"
)

// A page is found at the address it has now, by its file or by what the file says; it is there
// though another page has its address, and no more when its files are gone.
func TestWhere(t *testing.T) {
	const file, at = "content/pages/about.fr.md", "fr/a-propos-du-site/index.html"
	built := func(change func(files map[string][]byte)) *Result {
		files := everyFiles(t)
		change(files)
		var b Builder
		r, err := b.Build(t.Context(), source.NewTree(files), Settings{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	before := built(func(map[string][]byte) {})
	about := before.PageAt(at).Identity()
	for _, c := range []struct {
		name   string
		change func(files map[string][]byte)
		at     string
		there  bool
	}{
		{"as it was", func(map[string][]byte) {}, at, true},
		{"another address", func(files map[string][]byte) {
			files[file] = []byte(strings.Replace(string(files[file]), "slug: a-propos-du-site", "slug: nous", 1))
		}, "fr/nous/index.html", true},
		{"another name", func(files map[string][]byte) {
			files["content/pages/us.fr.md"], files["content/pages/us.en.md"] = files[file], files["content/pages/about.en.md"]
			delete(files, file)
			delete(files, "content/pages/about.en.md")
		}, at, true},
		{"removed", func(files map[string][]byte) {
			delete(files, file)
			delete(files, "content/pages/about.en.md")
		}, "", false},
	} {
		if got, there := built(c.change).Where(about); got != c.at || there != c.there {
			t.Errorf("%s: %q, %t; want %q, %t", c.name, got, there, c.at, c.there)
		}
	}
	taken := built(func(files map[string][]byte) {
		const other = "content/pages/accessibility.fr.md"
		files[other] = []byte(strings.Replace(string(files[other]), "title:", "slug: a-propos-du-site\ntitle:", 1))
	})
	if got, there := taken.Where(page.Identity{ID: "pages/accessibility", Lang: "fr"}); got != "" || !there {
		t.Errorf("the address of another page: %q, %t", got, there)
	}
	if got, there := before.Where(page.Identity{ID: "pages/nothing", Lang: "fr"}); got != "" || there {
		t.Errorf("what never was: %q, %t", got, there)
	}
}
