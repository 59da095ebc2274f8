// The golden maps are those of made-up sites with 4, 12 and 30 faculties, an element a line.

package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mapFaculties are what the faculties of a made-up site offer, over and over: the front matter of modules below their
// titles, and behind a colon that of years of a roadmap, by their levels.
var mapFaculties = []struct {
	name  string
	parts []string
}{
	{"Architecture", []string{"Projet PRO dans l’option Design Thinking\nlevels: MA2\nstatus: running\ncredits: 4\nsessions: {count: 8, length: 2h}"}},
	{"Sciences du travail", []string{"Projet PRO en sciences du travail\nlevels: MA2\nstatus: running\ncredits: 5\nsessions: 6\nschedule: evening\ncampuses: [Charleroi, {fr: Bruxelles, en: Brussels}]"}},
	{"Sciences biomédicales", []string{":ba1\nDécouvrir le projet et les métiers\nstatus: running\nsince: 2022", ":ba2\nChercher un emploi, cerner ses compétences\nstatus: running\nsince: 2022",
		":ba3\nCibler des entreprises, préparer sa candidature\nstatus: expected\nexpected: 2028"}},
	{"Sciences biologiques", []string{"Projet PRO en BA1 polyvalente\nlevels: BA1\nstatus: in-preparation\ncampuses: [Charleroi]"}},
	{"Droit et criminologie", []string{"Métiers du droit\nlevels: BA3\nstatus: running\ncredits: 2", "Projet PRO et stage\nlevels: MA1-MA2\nstatus: running\ncredits: 5"}},
	{"École polytechnique", []string{"Se connaître\nlevels: BA1\nstatus: running", "Ingénieur·e, un métier pluriel\nlevels: BA2\nstatus: running", "Réseaux et alumni\nlevels: BA3\nstatus: running",
		"Projet d’entreprise\nlevels: MA1\nstatus: running", "Première candidature\nlevels: MA2\nstatus: pilot"}},
	{"Lettres, traduction et communication", []string{"Portfolio professionnel\nlevels: [BA2, BA3, MA1, MA2]\nstatus: running", "Traduction et indépendance\nlevels: MA1\nstatus: pilot",
		"Métiers de la culture\nlevels: MA1\nstatus: running\nschedule: evening"}},
	{"Médecine", []string{"Après l’internat\nlevels: MA2\nstatus: in-preparation"}},
	{"Philosophie et sciences sociales", []string{"Projet PRO sur trois ans\nlevels: BA1-BA3\nstatus: running\ncredits: 6", "Suite en master\nlevels: MA1-MA2\nstatus: in-preparation"}},
	{"Psychologie, logopédie et éducation", []string{"Choisir son master\nlevels: BA3\nstatus: running", "Insertion professionnelle\nlevels: MA2\nstatus: running", "Atelier ouvert\nstatus: running"}},
	{"Motricité", []string{"Kiné, entraîneur·e, chercheur·e\nlevels: MA1-MA2\nstatus: running", "Projet suspendu\nlevels: BA1-BA2\nstatus: suspended"}},
	{"Pharmacie", []string{"Officine et industrie\nlevels: MA2\nstatus: ended", "Atelier 1\nlevels: BA2", "Atelier 2\nlevels: BA2", "Atelier 3\nlevels: BA2", "Atelier 4\nlevels: BA1-BA2"}},
}

// mapSite writes a site of so many faculties, and gives its folder.
func mapSite(t *testing.T, faculties int) string {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		for _, tag := range []string{"fr", "en"} {
			path := filepath.Join(dir, "content", filepath.FromSlash(strings.Replace(name, "TAG", tag, 1)))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	levels := ""
	for _, level := range []string{"BA1", "BA2", "BA3"} {
		levels += "  - {id: " + level + ", cycle: {fr: Bachelier, en: Bachelor}}\n"
	}
	write("site.yaml", "name: Projet PRO\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\nnavigation: [faculties, mentoring]\nlevels:\n"+levels+
		"  - {id: MA1, cycle: Master}\n  - {id: MA2, cycle: Master}\n")
	write("home.TAG.md", "---\ntitle: Construire son projet professionnel pendant ses études\nsummary: Trouvez votre faculté, descendez à votre année.\n---\n\nUn texte.\n")
	for i := range faculties {
		f, folder := mapFaculties[i%len(mapFaculties)], fmt.Sprintf("faculties/f%02d/", i)
		name := f.name
		if i >= len(mapFaculties) {
			name += fmt.Sprintf(" (%d)", i/len(mapFaculties)+1)
		}
		write(folder+"faculty.TAG.md", fmt.Sprintf("---\ntitle: %s\norder: %d\n---\n", name, i+1))
		for j, part := range f.parts {
			at := fmt.Sprintf("modules/m%d", j)
			if year, rest, is := strings.Cut(strings.TrimPrefix(part, ":"), "\n"); is && strings.HasPrefix(part, ":") {
				at, part = "roadmap/"+year, rest
			}
			title, facts, _ := strings.Cut(part, "\n")
			write(folder+at+".TAG.md", "---\ntitle: "+title+"\n"+facts+"\n---\n\n- Un\n- Deux\n")
		}
	}
	return dir
}

// mapOf is the map of a page, with its key.
func mapOf(t *testing.T, out, page string) string {
	data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	_, from, ok := strings.Cut(string(data), `<ul class="plan-key">`)
	all, _, ended := strings.Cut(from, "</table></div>")
	if !ok || !ended {
		t.Fatalf("%s has no map:\n%s", page, data)
	}
	return `<ul class="plan-key">` + all + "</table></div>"
}

func TestGoldenMaps(t *testing.T) {
	for _, faculties := range []int{4, 12, 30} {
		out := filepath.Join(t.TempDir(), "public")
		buildSite(t, mapSite(t, faculties), out)
		for _, tag := range []string{"fr", "en"} {
			drawn := mapOf(t, out, tag+"/index.html")
			golden := filepath.Join("testdata", "golden-map", fmt.Sprintf("%d.%s.html", faculties, tag))
			got := strings.TrimPrefix(laidOut("<!doctype html>"+drawn), "<!doctype html>\n")
			if os.Getenv("UPDATE") != "" {
				if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("%s is another map; if it is meant, run UPDATE=1 go test ./cmd/projetpro (-want +got):\n%s", golden, d)
			}
			if size := compressed(t, drawn); faculties == 12 && size > 2500 {
				t.Errorf("the map of 12 faculties has %d bytes, compressed", size)
			}
		}
	}
}

// Scripts have bounds: that of every page at once, that of the page of all languages, and those of the finder and the search when they are wanted.
func TestScriptsAreSmall(t *testing.T) {
	for most, scripts := range map[int][]string{1000: {"site.js"}, 900: {"languages.js"}, 700: {"finder.js"}, 5000: {"search.js", "lookup.js"}} {
		size := 0
		for _, name := range scripts {
			size += compressed(t, text(t, "static/"+name))
		}
		if size > most {
			t.Errorf("%v have %d bytes, compressed", scripts, size)
		}
	}
}

// compressed is how many bytes of a text go over the line.
func compressed(t *testing.T, text string) int {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
