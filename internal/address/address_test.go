package address_test

import (
	"io/fs"
	"testing"

	"golang.org/x/tools/txtar"

	"projetpro"
	"projetpro/internal/address"
	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/source"
)

const archive = `
-- content/faculties/a/faculty.en.md --
---
title: Architecture and town planning
---
-- content/faculties/a/faculty.fr.md --
---
title: Architecture
---
-- content/faculties/a/modules/m.fr.md --
---
title: Projet
slug: le-projet
---
-- content/faculties/a/roadmap/ba1.fr.md --
---
title: Premiers pas
status: running
---
-- content/events/e.fr.md --
---
title: Salon d’hiver
starts: 2026-12-01
---
-- content/home.fr.md --
---
title: Accueil
---
-- content/mentoring/o.fr.md --
---
title: Mentorat d’été
---
-- content/method.en.md --
---
title: The method
slug: five-steps
---
-- content/method.fr.md --
---
title: La méthode
---
-- content/pages/about.fr.md --
---
title: À propos
---
-- content/partners/p.fr.md --
---
name: Partenaire
---
-- content/site.yaml --
name: Test
languages: [fr, en]
`

func newSite(t *testing.T) *site.Site {
	var entries []*content.Entry
	for _, f := range txtar.Parse([]byte(archive)).Files {
		entries = append(entries, content.Parse(source.NewTree(map[string][]byte{f.Name: f.Data}).File(f.Name), nil))
	}
	strings := map[lang.Tag]*lang.Strings{}
	for _, tag := range []lang.Tag{"fr", "en"} {
		file := "i18n/" + string(tag) + ".yaml"
		text, err := fs.ReadFile(projetpro.Defaults(), file)
		if err != nil {
			t.Fatal(err)
		}
		strings[tag], _ = lang.Parse(tag, file, text)
	}
	return site.New(nil, entries, strings, site.WithoutDrafts)
}

func TestPath(t *testing.T) {
	s := newSite(t)
	book := address.New(s)
	seen := map[*schema.Place]bool{}
	check := func(id, french, english string) {
		t.Helper()
		for tag, want := range map[lang.Tag]string{"fr": french, "en": english, "nl": ""} {
			if got := book.Path(id, tag); got != want {
				t.Errorf("%s in %s is %q, want %q", id, tag, got, want)
			}
		}
		_, place := schema.PlaceOf(id)
		seen[place] = true
	}
	check("home", "/fr/", "/en/")
	check("method", "/fr/methode/", "/en/five-steps/")
	check("pages/about", "/fr/a-propos/", "/en/a-propos/")
	check("faculties/a", "/fr/facultes/architecture/", "/en/faculties/architecture-and-town-planning/")
	check("faculties/a/modules/m", "/fr/facultes/architecture/modules/le-projet/", "/en/faculties/architecture-and-town-planning/modules/le-projet/")
	check("faculties/a/roadmap/ba1", "/fr/facultes/architecture/parcours/ba1/", "/en/faculties/architecture-and-town-planning/roadmap/ba1/")
	check("mentoring/o", "/fr/mentorat/mentorat-d-ete/", "/en/mentoring/mentorat-d-ete/")
	check("events/e", "/fr/evenements/salon-d-hiver/", "/en/events/salon-d-hiver/")
	check("partners/p", "/fr/partenaires/#p", "/en/partners/#p")
	check("faculties", "/fr/facultes/", "/en/faculties/")
	check("faculties/a/roadmap", "/fr/facultes/architecture/parcours/", "/en/faculties/architecture-and-town-planning/roadmap/")
	check("mentoring", "/fr/mentorat/", "/en/mentoring/")
	check("events", "/fr/evenements/", "/en/events/")
	check("slides", "/fr/supports/", "/en/slides/")
	check("search", "/fr/recherche/", "/en/search/")
	check("find", "/fr/trouver/", "/en/find/")
	check("faculties/a/find", "/fr/facultes/architecture/trouver/", "/en/faculties/architecture-and-town-planning/find/")
	check("partners", "/fr/partenaires/", "/en/partners/")
	check("404", "/fr/404.html", "/en/404.html")
	for _, none := range []string{"", "x", "faculties/b", "faculties/b/roadmap", "faculties/a/modules/n", "pages", "site"} {
		if got := book.Path(none, "fr"); got != "" {
			t.Errorf("%q is at %s", none, got)
		}
	}
	places := schema.Lists()
	for _, k := range schema.Kinds() {
		places = append(places, k.Places...)
	}
	for _, p := range places {
		if !seen[p] {
			t.Errorf("no address of %s was asked for", p.Path)
		}
	}
}
