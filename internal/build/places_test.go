// This file tests that an address which names a place of a page is held to be dead
// exactly where the finished page has no such place, whatever the page is made from.

package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/address"
	"projetpro/internal/diag"
	"projetpro/internal/render"
	"projetpro/internal/source"

	"golang.org/x/tools/txtar"
)

// placed is a site whose pages have places of every origin: headings, footnotes, partners, layouts.
var placed = slices.Concat(right, txtar.Parse([]byte(`
-- content/partners/uae.fr.md --
---
name: Union des anciens
---

## Nos objectifs

Aider[^1].

[^1]: Une note.
-- layouts/faculties.html --
{{define "main"}}<h1>{{.Title}}</h1><ul>{{range .Faculties}}<li id="of-{{.Title}}"><a href="{{.Href}}">{{.Title}}</a></li>{{end}}</ul>{{end}}
`)).Files)

// anchors are the diagnostics about places that there are not, by line of a file.
func anchors(found diag.List, r *Result, file string) map[int]int {
	lines := map[int]int{}
	for _, d := range found {
		switch d.Code {
		case diag.AnchorDead, diag.AnchorDeadNear, diag.AnchorDeadPage, diag.AnchorDeadPageNear:
			if d.Pos.File == file {
				lines[strings.Count(string(r.Source(file)[:d.Pos.Offset]), "\n")]++
			}
		}
	}
	return lines
}

func TestPlaces(t *testing.T) {
	const file, head = "content/pages/about.fr.md", "---\ntitle: À propos\nsummary: Qui nous sommes.\n---\n\n"
	f := newFolder(t, placed)
	r := f.edited("static/x.txt", "x")
	links := []string{"[x](../faculties#rien) text", "[x](../partners/#uae) text"}
	dead := map[int]bool{strings.Count(head, "\n"): true}
	add := func(to string, isDead bool) {
		if isDead {
			dead[strings.Count(head, "\n")+len(links)] = true
		}
		links = append(links, fmt.Sprintf("[link number %d](<%s>) text", len(links), to))
	}
	for _, o := range r.Outputs.Pages() {
		at := address.Of(o.Path)
		data, _, _ := r.File(o.Path)
		var ids []string
		render.References(data, render.Taker{Place: func(id []byte) { ids = append(ids, string(id)) }})
		for _, id := range ids {
			add(at+"#"+id, o.Source == file)
			add(at+"?a=b#"+id+":~:text=x", o.Source == file)
			add("https://projet.site.test"+at+"#"+id, o.Source == file)
		}
		for _, ok := range []string{"#top", "#", "#:~:text=x"} {
			add(at+ok, false)
		}
		add(at+"#zzzz", true)
		add("https://projet.site.test"+at+"#zzzz", true)
	}
	before := f.tree
	r = f.edited(file, head+strings.Join(links, "\\\n")+"\n")
	rendered, err := r.RenderSince(t.Context(), Unmade, func(string, []byte, *source.File) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	checked, _, err := r.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for way, found := range map[string]diag.List{"build": rendered, "check": checked, "preview": r.CheckSince(before)} {
		lines := anchors(found, r, file)
		for i, link := range links {
			line := strings.Count(head, "\n") + i
			if own := strings.Contains(link, "/fr/a-propos/"); !own && lines[line] > 0 != dead[line] {
				t.Errorf("%s: %s: %d found, dead: %t", way, link, lines[line], dead[line])
			}
		}
	}
}

// What a fact leads to is looked at as what a text does.
func TestPlacesOfFacts(t *testing.T) {
	for to, want := range map[string]diag.Code{
		"https://projet.site.test/fr/facultes/":                 "",
		"https://projet.site.test/fr/facultes/#of-Architecture": "",
		"https://projet.site.test/fr/facultes/#rien":            diag.AnchorDeadPage,
		"https://projet.site.test/fr/facultes/#of-Architectur":  diag.AnchorDeadPageNear,
		"https://projet.site.test/fr/a-propos/#rien":            diag.AnchorDead,
		"https://other.site.test/fr/facultes/#rien":             "",
	} {
		f := newFolder(t, placed)
		r := f.edited("content/partners/uae.en.md", "---\nname: Alumni union\nlink: "+to+"\n---\n")
		_, whole, err := r.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got diag.Code
		for _, d := range whole {
			if d.Pos.File == "content/partners/uae.en.md" && strings.HasPrefix(string(d.Code), "anchor") {
				got = d.Code
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", to, got, want)
		}
	}
}

// What a text was told of one page is not kept back where a layout leads to the same place of another.
func TestPlacesOfLayouts(t *testing.T) {
	f := newFolder(t, placed)
	f.write("layouts/partials/footer.html", []byte(`{{define "footer"}}<footer><a href="{{.Home.Href}}#rien">x</a><a href="/fr/facultes/#rien">y</a></footer>{{end}}`))
	r := f.edited("content/pages/about.fr.md", "---\ntitle: À propos\nsummary: Qui nous sommes.\n---\n\nVoir [la liste](/fr/facultes/#rien).\n")
	found, err := r.RenderSince(t.Context(), Unmade, func(string, []byte, *source.File) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, d := range found {
		if d.Code == diag.LayoutAnchor {
			said = append(said, d.Args[0].(string))
		}
	}
	slices.Sort(said)
	if want := []string{"/en/#rien", "/fr/#rien"}; !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}
