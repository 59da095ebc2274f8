// This file tests that a Builder with a past and one without give the same
// bytes, whatever was edited.

package build

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	projetpro "projetpro"
	"projetpro/internal/report"
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

// outcome is everything a build gives: the files, and what it says.
func outcome(t *testing.T, b *Builder, tree *source.Tree) map[string]string {
	t.Helper()
	r, err := b.Build(context.Background(), tree, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	files := map[string]string{}
	found, err := r.Render(context.Background(), func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := files[path]; twice {
			t.Errorf("%s is written twice", path)
		}
		files[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.Build(context.Background(), tree, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range files {
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
	remembered := outcome(f.t, &f.builder, tree)
	fresh := outcome(f.t, new(Builder), tree)
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

// Random edits, with the same verdict. EDITS sets how many.
func TestRandomEdits(t *testing.T) {
	steps := 20
	fmt.Sscan(os.Getenv("EDITS"), &steps)
	f := newFolder(t, base)
	f.settle("nothing")
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{
		"content/home.fr.md", "content/home.en.md", "content/faculties/a/faculty.fr.md", "content/faculties/b/faculty.en.md",
		"content/faculties/a/modules/m.fr.md", "content/faculties/a/modules/n.en.md", "content/faculties/a/roadmap/ba1.fr.md",
		"content/mentoring/o.fr.md", "content/partners/p.en.md", "content/pages/about.fr.md", "content/pages/about.en.md",
		"content/events/e.fr.md", "content/method.fr.md", "layouts/text.html", "static/site.css", "i18n/fr.yaml", "i18n/en.yaml", "i18n/nl.yaml",
	}
	texts := []string{
		"---\ntitle: Un\n---\n\nTexte.\n", "---\ntitle: Deux\nsummary: S.\ncredits: 4\nlevels: BA1\n---\n\n## Chapitre\n\n[x](../faculty.md)\n",
		"---\nname: P\n---\n\nTexte.\n", "---\ntitle: Trois\nslug: un\n---\n\n[y](pages/about.md#chapitre)\n", "---\ntitle: 'cassé\n---\n",
		"fact.credits: Points\npath.faculties: ecoles\n", "fact:\n  credits: Crédits\nwords.vague-links: [x]\n", "date.months: [a]\n",
		"---\ntitle: Six\nstarts: 2026-12-03 14:00\nfaculties: [a]\n---\n\nTexte.\n", "---\ntitle: Sept\nsessions: [2026-12-03, {date: 2026-12-04, start: '14:00'}]\n---\n",
		"---\ntitle: Quatre\nstatus: running\npartners: [p]\n---\n\nTexte.\n", "---\ntitle: Cinq\ndraft: true\n---\n\nTexte.\n", "",
	}
	for i := range steps {
		name, text := names[random.IntN(len(names))], texts[random.IntN(len(texts))]
		f.write(name, []byte(text))
		f.settle(fmt.Sprintf("step %d, %s = %q", i, name, text))
	}
}
