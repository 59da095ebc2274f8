// The golden pages are the real site: the digest of every file, and to be read,
// one page of each kind in each language, an element a line. UPDATE=1 go test
// writes them anew; git diff is the verdict.

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// A golden is a site with the pages of it that are kept to be read.
type golden struct {
	site, folder string
	pages        []string
}

// goldens are the real site, the one with everything a site can have, and one with what real programmes say.
var goldens = []golden{
	{repository, "testdata/golden", realPages},
	{everyKind, "testdata/golden-every", everyPages},
	{university, "testdata/golden-university", universityPages},
}

// realPages are one of each kind, in both languages.
var realPages = []string{
	"index.html", "404.html", "sitemap.xml", "robots.txt",

	"fr/index.html",
	"fr/404.html",
	"fr/methode/index.html",
	"fr/accessibilite/index.html",
	"fr/facultes/index.html",
	"fr/facultes/sciences-biomedicales/index.html",
	"fr/facultes/architecture/modules/design-thinking/index.html",
	"fr/facultes/sciences-biomedicales/parcours/ba2/index.html",
	"fr/mentorat/index.html",
	"fr/mentorat/projet-de-mentorat/index.html",
	"fr/supports/index.html",
	"fr/partenaires/index.html",
	"fr/trouver/index.html",
	"fr/recherche/index.html", "fr/recherche/index.json",

	"en/index.html",
	"en/404.html",
	"en/method/index.html",
	"en/accessibility/index.html",
	"en/faculties/index.html",
	"en/faculties/biomedical-sciences/index.html",
	"en/faculties/architecture/modules/design-thinking/index.html",
	"en/faculties/biomedical-sciences/roadmap/ba2/index.html",
	"en/mentoring/index.html",
	"en/mentoring/mentoring-project/index.html",
	"en/slides/index.html",
	"en/partners/index.html",
	"en/find/index.html",
	"en/search/index.html",
}

// everyPages are those whose kind has many fields.
var everyPages = []string{
	"fr/facultes/faculte-de-droit/index.html",
	"fr/facultes/faculte-de-droit/modules/metiers/index.html",
	"fr/facultes/faculte-de-droit/parcours/premiere-annee/index.html",
	"fr/facultes/faculte-de-droit/modules/metiers/agenda.ics",
	"fr/mentorat/duos/index.html",
	"fr/evenements/index.html",
	"fr/evenements/foire/index.html",
	"fr/index.html",
	"fr/partenaires/index.html",

	"en/events/index.html",
	"en/events/fair/index.html",
	"en/calendar.ics",
	"en/atom.xml",
	"en/programme.csv",
	"fr/programme.csv",
	"programme.json",
	"en/faculties/law-school/modules/careers/index.html",
	"en/faculties/law-school/roadmap/first-year/index.html",
	"en/mentoring/pairs/index.html",
	"en/about-this-site/index.html", // which has changed in French since it was confirmed
}

// universityPages are those whose facts are the hardest to say.
var universityPages = []string{
	"fr/facultes/institut-de-technologie/index.html",
	"fr/facultes/licences/index.html",
	"fr/facultes/licences/modules/ppei/index.html",
	"fr/facultes/institut-de-technologie/modules/ppp-r5-02/index.html",
	"fr/facultes/institut-de-technologie/modules/projet-personnel-et-professionnel-r2-14/index.html",
	"fr/facultes/employabilite/modules/career-management-skills/index.html",
	"fr/facultes/formation-doctorale/modules/atelier-de-competences-transversales/index.html",
	"fr/mentorat/index.html",
	"fr/mentorat/mentors-louvain/index.html",

	"en/faculties/index.html",
	"en/faculties/school-of-engineering/modules/dai/index.html",
	"en/faculties/school-of-engineering/modules/devprodmed/index.html",
	"en/faculties/employability/modules/lh-professional-development/index.html",
	"en/faculties/employability/modules/pd-1-career-fundamentals/index.html",
	"en/faculties/first-degrees/modules/module-l1-bi-1/index.html",
	"en/mentoring/career-mentoring/index.html",
	"en/mentoring/mentoring-in-law/index.html",
	"en/events/index.html",
}

func TestGoldenPages(t *testing.T) {
	for _, g := range goldens {
		t.Run(g.folder, g.test)
	}
}

func (g golden) test(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	buildSite(t, g.site, out)
	digests := listing(out)
	if os.Getenv("UPDATE") != "" {
		g.update(t, out, digests)
	}
	want, err := os.ReadFile(filepath.Join(g.folder, "digests.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range differing(string(want), digests) {
		t.Errorf("not as in %s: %s", filepath.Join(g.folder, "digests.txt"), line)
	}
	for _, page := range g.pages {
		got, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(page)))
		if err != nil {
			t.Error(err)
			continue
		}
		want, err := os.ReadFile(filepath.Join(g.folder, filepath.FromSlash(page)))
		if err != nil {
			t.Error(err)
			continue
		}
		if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(laidOut(string(got)), "\n")); d != "" {
			t.Errorf("%s is not the golden page; if it is meant, run UPDATE=1 go test ./cmd/projetpro (-want +got):\n%s", page, d)
		}
	}
}

func (g golden) update(t *testing.T, out, digests string) {
	if err := os.RemoveAll(g.folder); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"digests.txt": digests}
	for _, page := range g.pages {
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(page)))
		if err != nil {
			t.Fatal(err)
		}
		files[page] = laidOut(string(data))
	}
	for name, text := range files {
		path := filepath.Join(g.folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// void are the elements of HTML that have no end.
var void = []string{"base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

// laidOut is an HTML page with each element on a line of its own, two spaces further in than the one
// it is in. An element that holds nothing but text stays on its line.
func laidOut(page string) string {
	if !strings.HasPrefix(page, "<!doctype html>") {
		return page
	}
	var b strings.Builder
	depth, leaf := 0, false // leaf: nothing but text has come since the last start tag
	line := func(text string) { b.WriteString("\n" + strings.Repeat("  ", depth) + text) }
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		raw := strings.ReplaceAll(string(z.Raw()), softHyphen, "&shy;") // which is seen
		switch kind {
		case html.ErrorToken:
			return strings.TrimPrefix(b.String(), "\n") + "\n"
		case html.StartTagToken:
			line(raw)
			if name, _ := z.TagName(); !slices.Contains(void, string(name)) && !strings.HasSuffix(raw, "/>") {
				depth++
				leaf = true
			}
		case html.EndTagToken:
			depth--
			if leaf {
				b.WriteString(raw)
			} else {
				line(raw)
			}
			leaf = false
		case html.TextToken:
			if leaf {
				b.WriteString(raw)
			} else {
				line(raw)
			}
		default:
			line(raw)
			leaf = false
		}
	}
}

func TestLaidOut(t *testing.T) {
	got := laidOut(`<!doctype html><p class="a">One <b>two</b> three<br>four.</p> <p></p><pre> x
 y</pre><ul><li>z</ul>`)
	want := `<!doctype html>
<p class="a">One 
  <b>two</b>
   three
  <br>
  four.
</p>
 
<p></p>
<pre> x
 y</pre>
<ul>
  <li>z</ul>
`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// differing lists the lines that stand in one of two listings only.
func differing(a, b string) []string {
	in := map[string]int{}
	for line := range strings.Lines(a) {
		in[line]++
	}
	for line := range strings.Lines(b) {
		in[line]--
	}
	var lines []string
	for line, n := range in {
		switch {
		case n > 0:
			lines = append(lines, "- "+strings.TrimSpace(line))
		case n < 0:
			lines = append(lines, "+ "+strings.TrimSpace(line))
		}
	}
	return lines
}

// buildSite builds a site by the command, as its user would.
func buildSite(t *testing.T, dir, out string) {
	t.Helper()
	cmd := exec.Command("projetpro", "build", "--site", dir, "--out", out)
	cmd.Env = append(os.Environ(), "LANG=C", "SOURCE_DATE_EPOCH=1795392000")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, text)
	}
}
