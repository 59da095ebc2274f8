// This file tests that a Builder with a past and one without give the same
// bytes, whatever was edited.

package build

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	projetpro "projetpro"
	"projetpro/internal/report"
	"projetpro/internal/schema"
	"projetpro/internal/source"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// right is a site about which there is nothing to say.
var right = txtar.Parse([]byte(`
-- content/site.yaml --
name: Projet
base_url: https://projet.site.test/
languages: [fr, en]
levels: [BA1, BA2, BA3]
contacts: [{email: projet@projet.site.test}]
-- content/home.fr.md --
---
title: Accueil
summary: Le site.
---

Voir [la faculté](faculties/architecture/faculty.md).
-- content/home.en.md --
---
title: Welcome
summary: The site.
---

See [the faculty](faculties/architecture/faculty.md).
-- content/pages/about.fr.md --
---
title: À propos
summary: Qui nous sommes.
---

Un service.
-- content/pages/about.en.md --
---
title: About
summary: Who we are.
---

A service.
-- content/faculties/architecture/faculty.fr.md --
---
title: Architecture
summary: La faculté.
---

Une faculté.
-- content/faculties/architecture/faculty.en.md --
---
title: Architecture
summary: The faculty.
---

A faculty.
-- content/faculties/architecture/modules/atelier.fr.md --
---
title: Atelier
summary: Un module.
levels: BA1
credits: 4
---

## Le contenu

Un module.
-- content/faculties/architecture/modules/atelier.en.md --
---
title: Workshop
summary: A module.
---

## The contents

A module.
-- content/faculties/architecture/roadmap/ba1.fr.md --
---
title: Première année
summary: Une année.
status: running
---

- Un atelier
-- content/faculties/architecture/roadmap/ba1.en.md --
---
title: First year
summary: A year.
---

- A workshop
-- content/mentoring/duos.fr.md --
---
title: Duos
summary: Une offre.
status: running
partners: [uae]
---

Des duos.
-- content/mentoring/duos.en.md --
---
title: Pairs
summary: An offer.
---

Pairs.
-- content/partners/uae.fr.md --
---
name: {fr: Union des anciens, en: Alumni union}
---
`)).Files

// A folder is a site on disk that is built again after each edit.
type folder struct {
	t       *testing.T
	path    string
	dir     *source.Dir
	tree    *source.Tree
	builder Builder
	today   schema.Date // zero: no day has passed
}

func newFolder(t *testing.T, files []txtar.File) *folder {
	f := &folder{t: t, path: t.TempDir()}
	for _, file := range files {
		f.write(file.Name, file.Data)
	}
	dir, err := source.Open(f.path, projetpro.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	f.dir = dir
	return f
}

// write writes a file, or removes it when there is nothing in it.
func (f *folder) write(name string, data []byte) {
	f.t.Helper()
	path := filepath.Join(f.path, filepath.FromSlash(name))
	if len(data) == 0 {
		if err := os.RemoveAll(path); err != nil {
			f.t.Fatal(err)
		}
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		f.t.Fatal(err)
	}
}

// Pictures that were made for tests.
var (
	drawn   sync.Map // by what is at the end of each: which card it shows
	drawnAt sync.Map // the last one at each path
)

// drawnBefore is a Last with all of them, whatever site they were made for.
func drawnBefore(path string, is func([]byte) bool) (same []byte) {
	if last, _ := drawnAt.Load(path); last != nil && is(last.([]byte)) {
		return last.([]byte)
	}
	drawn.Range(func(_, data any) bool {
		if is(data.([]byte)) {
			same = data.([]byte)
		}
		return same == nil
	})
	return same
}

// keepDrawn remembers a file of a website if it is such a picture.
func keepDrawn(r *Result, path string, data []byte) {
	if o := r.Outputs.Find(path); o != nil && o.Is != nil {
		kept, _ := drawn.LoadOrStore(string(data[max(0, len(data)-200):]), bytes.Clone(data))
		drawnAt.Store(path, kept)
	}
}

// outcome is everything a build gives on a day: the files, and what it says. A picture of the same card is drawn once.
func outcome(t *testing.T, b *Builder, tree *source.Tree, today schema.Date) map[string]string {
	t.Helper()
	settings := Settings{Today: func(*time.Location) schema.Date { return today }}
	r, err := b.Build(context.Background(), tree, settings)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	files := map[string]string{}
	found, err := r.RenderSince(context.Background(), drawnBefore, func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := files[path]; twice {
			t.Errorf("%s is written twice", path)
		}
		files[path] = string(data)
		keepDrawn(r, path, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.Build(context.Background(), tree, settings)
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range files {
		if o := again.Outputs.Find(path); o != nil && o.Is != nil {
			if !o.Is([]byte(data)) {
				t.Errorf("%s, asked for alone, is another", path)
			}
			continue
		}
		if alone, _, ok := again.File(path); !ok || string(alone) != data {
			t.Errorf("%s, asked for alone, is another", path)
		}
	}
	if _, _, ok := again.File("fr/nowhere/index.html"); ok {
		t.Error("a page that does not exist is found")
	}
	all := slices.Concat(r.Diags, found)
	all.Sort()
	var said strings.Builder
	p := report.Printer{Lang: "en", Source: r.Source}
	if err := p.Print(&said, "text", all); err != nil {
		t.Fatal(err)
	}
	files["(diagnostics)"] = said.String()
	return files
}

// settle reads the folder again, and wants the same of a Builder that remembers
// and of one that does not.
func (f *folder) settle(after string) map[string]string {
	f.t.Helper()
	tree, _, err := f.dir.Read(context.Background(), f.tree)
	if err != nil {
		f.t.Fatal(err)
	}
	f.tree = tree
	remembered := outcome(f.t, &f.builder, tree, f.today)
	fresh := outcome(f.t, new(Builder), tree, f.today)
	if diff := cmp.Diff(fresh, remembered); diff != "" {
		f.t.Fatalf("after %s, a builder with a past differs from one without (-without +with):\n%s", after, diff)
	}
	return remembered
}

var base = txtar.Parse([]byte(`
-- content/site.yaml --
name: Test
base_url: https://projet.site.test/
languages: [fr, en]
levels: [BA1, BA2]
-- content/home.fr.md --
---
title: Accueil
summary: Le site.
---

Voir [la faculté](faculties/a/faculty.md) et [le module](faculties/a/modules/m.md#chapitre).
-- content/home.en.md --
---
title: Welcome
summary: The site.
---

See [the faculty](faculties/a/faculty.md).
-- content/faculties/a/faculty.fr.md --
---
title: Faculté A
summary: La faculté A.
---

Texte.
-- content/faculties/a/faculty.en.md --
---
title: Faculty A
summary: Faculty A.
---

Text.
-- content/faculties/a/modules/m.fr.md --
---
title: Module
summary: Un module.
credits: 4
levels: BA1
---

## Chapitre

Texte.
-- content/faculties/a/modules/m.en.md --
---
title: Module in English
summary: A module.
---

Text.
`)).Files

func TestEdits(t *testing.T) {
	edits := []struct {
		name string
		edit txtar.File
	}{
		{"a text", txtar.File{Name: "content/faculties/a/modules/m.fr.md", Data: []byte("---\ntitle: Module\nsummary: Un module.\ncredits: 4\nlevels: BA1\n---\n\n## Chapitre\n\nAutre texte.\n")}},
		{"a fact", txtar.File{Name: "content/faculties/a/modules/m.fr.md", Data: []byte("---\ntitle: Module\nsummary: Un module.\ncredits: 5\nlevels: BA1\n---\n\n## Chapitre\n\nAutre texte.\n")}},
		{"a title", txtar.File{Name: "content/faculties/a/faculty.fr.md", Data: []byte("---\ntitle: Faculté B\nsummary: La faculté B.\n---\n\nTexte.\n")}},
		{"a heading others link to", txtar.File{Name: "content/faculties/a/modules/m.fr.md", Data: []byte("---\ntitle: Module\nsummary: Un module.\n---\n\n## Section\n\nTexte.\n")}},
		{"a mistake", txtar.File{Name: "content/home.en.md", Data: []byte("---\ntitel: Welcome\n---\n\nText.\n")}},
		{"its mending", txtar.File{Name: "content/home.en.md", Data: []byte("---\ntitle: Welcome\nsummary: S.\n---\n\nText.\n")}},
		{"a layout", txtar.File{Name: "layouts/text.html", Data: []byte(`{{define "main"}}<p>{{.Title}}</p>{{end}}`)}},
		{"an interface string", txtar.File{Name: "i18n/fr.yaml", Data: []byte("fact.credits: Points\npath.faculties: ecoles\n")}},
		{"another", txtar.File{Name: "i18n/fr.yaml", Data: []byte("fact.credits: Crédits\nfact.cod: Sigle\n")}},
		{"all of them again", txtar.File{Name: "i18n"}},
		{"a stylesheet", txtar.File{Name: "static/site.css", Data: []byte("body { color: red }\n")}},
		{"a new page", txtar.File{Name: "content/pages/about.fr.md", Data: []byte("---\ntitle: À propos\nsummary: S.\n---\n\nTexte.\n")}},
		{"a removed page", txtar.File{Name: "content/pages/about.fr.md"}},
		{"a removed layout", txtar.File{Name: "layouts"}},
		{"the settings", txtar.File{Name: "content/site.yaml", Data: []byte("name: Autre\nbase_url: https://projet.site.test/\nlanguages: [en, fr]\nlevels: [BA1, BA2]\n")}},
		{"a removed faculty", txtar.File{Name: "content/faculties/a/faculty.fr.md"}},
		{"the rest of it", txtar.File{Name: "content/faculties"}},
	}
	f := newFolder(t, base)
	f.settle("nothing")
	for _, e := range edits {
		f.write(e.edit.Name, e.edit.Data)
		f.settle("editing " + e.name)
	}
}

// What random edits make of files: of the settings, of interface strings and other files of the site, of content.
var (
	editedSettings = []string{
		"name: Test\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\nlevels: [BA1, BA2]\n",
		"name: {fr: Essai, en: Trial}\nbase_url: https://projet.site.test/p/\nlanguages: [fr, en]\ntimezone: Europe/Brussels\nlevels: [{id: BA1, cycle: {fr: Bachelier, en: Bachelor}}, BA2, {id: MA1, cycle: Master}]\n" +
			"contacts: [{name: Ana, email: ana@site.test}]\nnavigation: [faculties, events, mentoring]\n",
		"name: Autre\nbase_url: https://projet.site.test/\nlanguages: [en, fr]\nlevels: [MA1, BA2, BA1]\ntagline: Un essai\n",
		"name: Nulle part\nlanguages: [fr, nl, en]\nlevels: [BA1]\n",
	}
	editedStrings = []string{"fact.credits: Points\npath.faculties: ecoles\n", "fact:\n  credits: Crédits\nwords.vague-links: [x]\n", "date.months: [a]\n", "enum.schedule.evening: après le travail\nfinder.any: tout\n",
		"search.synonyms.schedule.evening: [tard, nuit]\npath.finder: choisir\nsection.finder: Choisir\n", ""}
	editedFiles = map[string][]string{
		"layouts/text.html": {`{{define "main"}}<p>{{.Title}}</p>{{end}}`, `{{define "main"}}{{template "heading" .}}{{template "prose" .}}{{end}}`, "{{", ""},
		"static/site.css":   {"body { color: red }\n", "a { margin: 0 }\n", ""},
	}
	editedFacts = []string{
		"", "credits: 4\nlevels: BA1\n", "levels: [BA1, BA2]\nstatus: running\nschedule: evening\ncampuses: [Solbosch]\n", "levels: [BA2, MA1]\nstatus: ended\nsessions: {count: 4, length: 2h}\n",
		"status: in-preparation\nmode: online\nlanguages: [en]\n", "parts: [{title: A, levels: BA1, credits: 2}, {title: B, levels: BA2, status: suspended}]\n",
		"tracks: [{title: A, credits: 2}, {title: B, credits: 4}]\n", "sessions: [2026-12-03, {date: 2026-12-04, start: '14:00', end: '16:00'}]\nstatus: running\n",
		"status: running\npartners: [p]\nsince: 2019-10\n", "status: expected\nexpected: 2027\n", "registration: {opens: 2026-11-01, closes: 2026-12-31, link: https://site.test/x}\nstatus: pilot\n",
		"starts: 2026-12-03 14:00\nfaculties: [a]\n", "starts: 2026-11-02\nends: 2026-11-04\nstatus: cancelled\nlevels: BA1\n", "line: 3\nunit: school\n", "draft: true\n", "slug: un\n",
		"resources: [{kind: video, url: https://site.test/v, date: 2026-10-01}]\n", "name: P\nacronym: PP\n", "credits: 'x\n",
	}
	editedTitles = []string{"title: Un\n", "title: Deux\nsummary: S.\n", "title: Trois et demi\nsummary: Un résumé plus long.\n", ""}
	editedTexts  = []string{"Texte.\n", "## Chapitre\n\n[x](../faculty.md)\n", "[y](pages/about.md#chapitre)\n", "## Contenu\n\nUn mot rare : rhubarbe.\n", "À compléter\n", ""}
)

// edit makes something else of a file, at random.
func edit(random *rand.Rand, name string) string {
	one := func(from []string) string { return from[random.IntN(len(from))] }
	switch {
	case name == "content/site.yaml":
		return one(editedSettings)
	case editedFiles[name] != nil:
		return one(editedFiles[name])
	case strings.HasPrefix(name, "i18n/"):
		return one(editedStrings)
	case random.IntN(8) == 0:
		return "" // there is none any more
	}
	return "---\n" + one(editedTitles) + one(editedFacts) + one(editedFacts) + "---\n\n" + one(editedTexts)
}

// Random edits, some days later now and then, with the same verdict of pages, maps, finders, indexes, calendars, feeds, data and pictures. EDITS sets how many.
func TestRandomEdits(t *testing.T) {
	steps := 20
	fmt.Sscan(os.Getenv("EDITS"), &steps)
	f := newFolder(t, base)
	f.settle("nothing")
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{
		"content/home.fr.md", "content/home.en.md", "content/faculties/a/faculty.fr.md", "content/faculties/b/faculty.en.md",
		"content/faculties/a/modules/m.fr.md", "content/faculties/a/modules/n.en.md", "content/faculties/b/modules/o.fr.md", "content/faculties/a/roadmap/ba1.fr.md", "content/faculties/a/roadmap/ba2.en.md",
		"content/mentoring/o.fr.md", "content/partners/p.en.md", "content/pages/about.fr.md", "content/pages/about.en.md",
		"content/events/e.fr.md", "content/events/e.en.md", "content/method.fr.md", "layouts/text.html", "static/site.css", "i18n/fr.yaml", "i18n/en.yaml", "i18n/nl.yaml", "content/site.yaml",
	}
	seen := map[string]int{} // what was compared, by what it ends in
	for i := range steps {
		name := names[random.IntN(len(names))]
		text := edit(random, name)
		if random.IntN(10) == 0 {
			f.today = schema.Date{Year: 2026, Month: 10 + random.IntN(3), Day: 1 + random.IntN(30)}
		}
		f.write(name, []byte(text))
		for file := range f.settle(fmt.Sprintf("step %d, %s = %q, on %v", i, name, text, f.today)) {
			seen[path.Ext(file)]++
		}
	}
	t.Log(seen)
	for _, kind := range []string{".html", ".css", ".json", ".csv", ".ics", ".png", ".xml"} {
		if steps >= 20 && seen[kind] == 0 {
			t.Errorf("of all edits nothing has made a %s", kind)
		}
	}
}
