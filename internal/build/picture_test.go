package build

import (
	"bytes"
	"fmt"
	"image/png"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/source"
)

// Each page names a picture that there is, of its own on a small site, of its faculty or of the site on larger ones.
func TestPicturesOfPages(t *testing.T) {
	for _, test := range []struct {
		faculties, modules int
		module, offer      string // the pictures of their pages
		all                int
	}{
		{1, 1, "fr/facultes/sciences/modules/chercher-trouver-garder/picture.png", "fr/mentorat/duos/picture.png", 14},
		{1, 60, "fr/facultes/sciences/picture.png", "fr/picture.png", 4},
		{13, 60, "fr/picture.png", "fr/picture.png", 2},
	} {
		files := calendarSite("levels: BA1\n")
		for i := 1; i < test.faculties; i++ {
			files[fmt.Sprintf("content/faculties/f%d/faculty.fr.md", i)] = fmt.Appendf(nil, "---\ntitle: Faculté %d\nsummary: S.\n---\n", i)
			files[fmt.Sprintf("content/faculties/f%d/faculty.en.md", i)] = fmt.Appendf(nil, "---\ntitle: Faculty %d\nsummary: S.\n---\n", i)
		}
		for i := 1; i < test.modules; i++ {
			files[fmt.Sprintf("content/faculties/a/modules/m%d.fr.md", i)] = fmt.Appendf(nil, "---\ntitle: Module %d\nsummary: S.\nlevels: BA1\n---\n", i)
			files[fmt.Sprintf("content/faculties/a/modules/m%d.en.md", i)] = fmt.Appendf(nil, "---\ntitle: Module %d\nsummary: S.\n---\n", i)
		}
		r := built(t, files)
		for page, picture := range map[string]string{"fr/facultes/sciences/modules/chercher-trouver-garder/index.html": test.module, "fr/mentorat/duos/index.html": test.offer, "fr/index.html": "fr/picture.png"} {
			data, _, ok := r.File(page)
			if want := `<meta property="og:image" content="https://projet.site.test/pro/` + picture + `">`; !ok || !bytes.Contains(data, []byte(want)) {
				t.Errorf("%d faculties, %d modules: %s does not have %s", test.faculties, test.modules, page, want)
			}
		}
		all := 0
		for _, o := range r.Outputs.All() {
			if !strings.HasSuffix(o.Path, ".png") {
				continue
			}
			all++
			data, _, ok := r.File(o.Path)
			if drawn, err := png.DecodeConfig(bytes.NewReader(data)); !ok || err != nil || drawn.Width != 1200 || drawn.Height != 630 {
				t.Errorf("%s is no picture: %v", o.Path, err)
			}
		}
		if all != test.all {
			t.Errorf("%d faculties, %d modules: %d pictures, want %d", test.faculties, test.modules, all, test.all)
		}
	}
}

// Names in letters that the typeface lacks have no picture, and no page names one.
func TestNoPicture(t *testing.T) {
	files := calendarSite("levels: BA1\n")
	files["content/site.yaml"] = bytes.Replace(files["content/site.yaml"], []byte("{fr: Projet, en: Project}"), []byte("Σχέδιο"), 1)
	r := built(t, files)
	for _, o := range r.Outputs.All() {
		if data, _, _ := r.File(o.Path); strings.HasSuffix(o.Path, ".png") || bytes.Contains(data, []byte("og:image")) {
			t.Errorf("%s is, or names, a picture", o.Path)
		}
	}
}

// A picture that the last build has made is taken over while it shows the same; one that another hand has changed is drawn again.
func TestPicturesAreKept(t *testing.T) {
	made := func(r *Result, last Last) map[string][]byte {
		var mu sync.Mutex
		files := map[string][]byte{}
		if _, err := r.RenderSince(t.Context(), last, func(path string, data []byte, _ *source.File) error {
			mu.Lock()
			defer mu.Unlock()
			files[path] = bytes.Clone(data)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return files
	}
	files := calendarSite("levels: BA1\n")
	before := made(built(t, files), nil)
	var mu sync.Mutex
	taken := map[string]bool{}
	last := func(path string, is func([]byte) bool) []byte {
		data := before[path]
		mu.Lock()
		defer mu.Unlock()
		if taken[path] = is(data); !taken[path] {
			return nil
		}
		return data
	}
	if diff := cmp.Diff(before, made(built(t, files), last)); diff != "" {
		t.Errorf("the second build differs:\n%s", diff)
	}
	for path := range before {
		if strings.HasSuffix(path, ".png") != taken[path] {
			t.Errorf("%s is taken over: %t", path, taken[path])
		}
	}
	before["fr/picture.png"] = before["fr/picture.png"][:2000] // another hand
	name := "content/faculties/a/faculty.fr.md"
	files[name] = bytes.Replace(files[name], []byte("Sciences"), []byte("Sciences et techniques"), 1)
	if diff := cmp.Diff(made(built(t, files), nil), made(built(t, files), last)); diff != "" {
		t.Errorf("after an edit a picture is another than without a past:\n%s", diff)
	}
	for path, want := range map[string]bool{"fr/picture.png": false, "fr/facultes/sciences-et-techniques/picture.png": false,
		"fr/facultes/sciences-et-techniques/modules/rien/picture.png": false, "en/faculties/sciences/picture.png": true, "en/picture.png": true} {
		if taken[path] != want {
			t.Errorf("after an edit %s is taken over: %t", path, taken[path])
		}
	}
}
