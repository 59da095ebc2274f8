// This file tests that what is published has one owner, whatever it is called:
// that check, build and the preview say the same of it, and that links find it.

package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	projetpro "projetpro"
	"projetpro/internal/diag"
	"projetpro/internal/filename"
	"projetpro/internal/publish"
	"projetpro/internal/report"
	"projetpro/internal/source"

	"github.com/google/go-cmp/cmp"
)

// odd are parts of paths that get in each other's way, or cannot be.
var odd = []string{
	"a", "A", "é", "e\u0301", "E\u0301", "index.html", "a.html", "x.txt", "X.txt", "fr", "FR", "en", "robots.txt", "Robots.txt", "sitemap.xml", "404.html",
	"assets", "files", "pages", "a-propos", "faculties", "con", "Aux.html", "nul", "a.", "b ", "c:d", "<", "..", ".", "", ".projetpro-manifest", strings.Repeat("long", 70),
}

// written are ways to write a part of an address besides.
var written = []string{"%C3%A9", "%2F", "%2e%2e", "%00", "%", "%3F", "%20", "e%CC%81", "%63on"}

// oddPath joins a few parts.
func oddPath(random *rand.Rand, from ...string) string {
	var all []string
	for range 1 + random.IntN(3) {
		all = append(all, from[random.IntN(len(from))])
	}
	return strings.Join(all, "/")
}

// carried is what the tool carries, but for layouts that show little.
func carried() map[string][]byte {
	files := map[string][]byte{}
	fs.WalkDir(projetpro.Defaults(), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[path], err = fs.ReadFile(projetpro.Defaults(), path)
			if strings.HasPrefix(path, "layouts/") {
				files[path] = []byte(`<p>{{.Title}}</p>{{body .Body}}`)
			}
			if strings.HasPrefix(path, "layouts/partials/") {
				delete(files, path)
			}
		}
		return err
	})
	return files
}

// oddSite is a small site in which names clash.
func oddSite(random *rand.Rand) map[string][]byte {
	files := carried()
	put := func(path, format string, args ...any) { files[path] = fmt.Appendf(nil, format, args...) }
	put("content/site.yaml", "name: Test\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\nlevels: [BA1]\n")
	chance := func(of int) bool { return random.IntN(of) == 0 }
	odd, written, titles := odd, written, []string{"Un", "Con", "NUL", "Accueil", "Parcours", "Facultés"}
	if chance(2) { // none that must be wrong
		odd, written, titles = []string{"a", "b", "é", "index.html", "x.txt", "assets", "files", "pages", "faculties"}, []string{"%C3%A9"}, []string{"Accueil", "Facultés"}
	}
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	for range random.IntN(3) {
		put("static/"+pick("root/", "root/", "")+oddPath(random, odd...), "text %d", random.IntN(2))
	}
	var links strings.Builder
	for range random.IntN(3) {
		document := oddPath(random, odd...) + ".txt"
		put("content/pages/"+document, "text")
		if chance(2) {
			fmt.Fprintf(&links, "[un document](<%s>)\n\n", document)
		}
		if chance(4) {
			fmt.Fprintf(&links, "[son adresse](</files/pages/%s>)\n\n", document)
		}
	}
	if chance(3) {
		fmt.Fprintf(&links, "[une adresse](</%s>)\n\n", oddPath(random, odd...))
	}
	for _, page := range []string{"pages/about.fr", "home.fr", "home.en", "method.fr", "pages/about.en", "pages/us.fr", "faculties/a/faculty.fr", "faculties/a/modules/m.fr",
		"faculties/a/roadmap/ba1.fr", "faculties/b/faculty.en", "mentoring/o.fr"} {
		if chance(12) && !strings.Contains(page, "faculty") {
			continue
		}
		var front strings.Builder
		fmt.Fprintf(&front, "title: %s\nsummary: S.\n", pick(append(titles, slices.Repeat([]string{page}, 20)...)...))
		if chance(12) {
			fmt.Fprintf(&front, "slug: %s\n", pick("un", "con", "facultes", "aux", "a-propos"))
		}
		if chance(5) {
			fmt.Fprintf(&front, "aliases: ['/%s', '/%s%s']\n", oddPath(random, slices.Concat(odd, written)...), oddPath(random, odd...), pick("", "/"))
		}
		if strings.Contains(page, "roadmap") || strings.Contains(page, "mentoring") {
			front.WriteString("status: running\n")
		}
		put("content/"+page+".md", "---\n%s---\n\n%s\nTexte.\n", front.String(), links.String())
		links.Reset() // the documents lie beside the first
	}
	if chance(8) {
		word := pick("mentorat", "../x", "Con", "", "a/b", "é")
		files["i18n/fr.yaml"] = []byte(strings.Replace(string(files["i18n/fr.yaml"]), "partners: partenaires", "partners: '"+word+"'", 1))
	}
	return files
}

// Whatever files are called: check says what is wrong and build publishes nothing,
// or build publishes all of it; both say the same, and nothing is asked of the
// publisher that cannot be. TREES sets how many sites are tried.
func TestRandomNames(t *testing.T) {
	trees := 60
	fmt.Sscan(os.Getenv("TREES"), &trees)
	random := rand.New(rand.NewPCG(3, 4))
	published := 0
	for i := range trees {
		files := oddSite(random)
		if !t.Run(fmt.Sprint(i), func(t *testing.T) {
			if publishes(t, source.NewTree(files)) {
				published++
			}
		}) {
			for path, text := range files {
				if strings.HasPrefix(path, "content/") || strings.HasPrefix(path, "static/root") {
					t.Logf("%q:\n%s", path, text)
				}
			}
			return
		}
	}
	t.Logf("%d of %d sites are published", published, trees)
	if published == 0 || published == trees {
		t.Errorf("%d of %d sites are published: nothing is learnt", published, trees)
	}
}

// publishes builds the site of a tree and publishes it, if nothing is wrong.
func publishes(t *testing.T, tree *source.Tree) bool {
	build := func() *Result {
		r, err := new(Builder).Build(t.Context(), tree, Settings{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r, previewed := build(), build()
	site := t.TempDir()
	stage, err := publish.Begin(t.Context(), site, filepath.Join(site, "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Abort()
	var mu sync.Mutex
	out, folded := map[string]string{}, map[string]string{}
	rendered, err := r.Render(t.Context(), func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		if other, twice := folded[filename.Fold(path)]; twice {
			t.Errorf("%q and %q are both written", other, path)
		}
		folded[filename.Fold(path)], out[path] = path, string(data)
		return stage.Write(path, data)
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range out {
		if alone, _, ok := previewed.File(path); !ok || string(alone) != data {
			t.Errorf("%q, asked for alone, is another", path)
		}
	}
	texts, whole, err := previewed.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := previewed.CheckPages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(saidOf(r, rendered), saidOf(previewed, slices.Concat(texts, whole, pages))); diff != "" {
		t.Errorf("build and check differ (-build +check):\n%s", diff)
	}
	for path, data := range out {
		if alone, _, ok := previewed.File(path); !ok || string(alone) != data {
			t.Errorf("%q, asked for alone when all is known, is another", path)
		}
	}
	all := r.Outputs.All()
	if len(all) != len(out) {
		t.Errorf("%d files are written, %d are registered", len(out), len(all))
	}
	for _, o := range all {
		if _, ok := out[o.Path]; !ok {
			t.Errorf("%q is not written", o.Path)
		}
	}
	if wrong, _, _ := slices.Concat(r.Diags, rendered).Count(false); wrong > 0 {
		return false
	}
	if _, err := stage.Commit(context.Background(), publish.Policy{AllowShrink: true}); err != nil {
		t.Fatal(err)
	}
	for path, data := range out {
		if got, err := os.ReadFile(filepath.Join(site, "public", filepath.FromSlash(path))); err != nil || string(got) != data {
			t.Errorf("%q is not published: %v", path, err)
		}
	}
	return true
}

// saidOf is all that is said of a site.
func saidOf(r *Result, found diag.List) string {
	all := slices.Concat(r.Diags, found)
	all.Sort()
	var said strings.Builder
	p := report.Printer{Lang: "en", Source: r.Source}
	_ = p.Print(&said, "text", all)
	return said.String()
}

// Of two documents that would have one address, the one is shown that is published.
func TestDocumentsOfOneAddress(t *testing.T) {
	for _, linked := range []string{"ete.txt", "été.txt"} {
		files := carried()
		for _, f := range base {
			files[f.Name] = f.Data
		}
		files["content/pages/ete.txt"], files["content/pages/été.txt"] = []byte("ete.txt"), []byte("été.txt")
		files["content/pages/about.fr.md"] = []byte("---\ntitle: Nous\nsummary: S.\n---\n\n[Un document](" + linked + ").\n")
		r, err := new(Builder).Build(t.Context(), source.NewTree(files), Settings{})
		if err != nil {
			t.Fatal(err)
		}
		for _, when := range []string{"at first", "when all is known"} {
			if data, _, ok := r.File("files/pages/ete.txt"); !ok || string(data) != linked {
				t.Errorf("%s, %q is shown for %q", when, data, linked)
			}
			r.Outputs.All()
		}
		if said := r.Outputs.Diags(); said != nil {
			t.Errorf("%s: %v", linked, said[0])
		}
	}
}

// A page is found at the address that links to it have, and by no other.
func TestAddressesAreAnswered(t *testing.T) {
	f := newFolder(t, base)
	tree, _, err := f.dir.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.builder.Build(t.Context(), tree, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for _, when := range []string{"one by one", "when all are known"} {
		found := 0
		for item := range r.Site.Items() {
			for _, l := range r.Site.Languages {
				at := r.plan.PathOf(item.ID, l.Tag())
				if p := r.PageAt(at); p == nil || p.Path != at || p.Lang != l.Tag() {
					t.Errorf("%s: %s in %s is not at %s", when, item.ID, l.Tag(), at)
				}
				found++
			}
		}
		if found == 0 {
			t.Error("there are no items")
		}
		for _, none := range []string{"", "fr", "fr/", "/fr/index.html", "fr/index.htm", "FR/index.html", "../fr/index.html"} {
			if o := r.Outputs.Find(none); o != nil {
				t.Errorf("%s: %q is %s", when, none, o.Path)
			}
		}
		r.Outputs.All()
	}
}

func TestNoLanguageNoOutput(t *testing.T) {
	r, err := new(Builder).Build(t.Context(), source.NewTree(map[string][]byte{"static/root/a.txt": []byte("a")}), Settings{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Render(t.Context(), func(path string, _ []byte, _ *source.File) error { return errors.New(path) }); err != nil {
		t.Error(err)
	}
	if r.Outputs.Pages() != nil || r.Outputs.All() != nil || r.Outputs.Find("a.txt") != nil || r.Outputs.Answer("/a.txt") != nil || r.PageAt("index.html") != nil {
		t.Error("something is published")
	}
}
