// This file tests what a preview asks of a result before the whole site is
// checked: whether its pages can be made, what is wrong with what was edited,
// and what is still wrong that was wrong before.

package build

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/source"
)

// edited writes a file and builds, and gives back the result.
func (f *folder) edited(name, text string) *Result {
	f.t.Helper()
	f.write(name, []byte(text))
	tree, _, err := f.dir.Read(f.t.Context(), f.tree)
	if err != nil {
		f.t.Fatal(err)
	}
	f.tree = tree
	r, err := f.builder.Build(f.t.Context(), tree, Settings{})
	if err != nil {
		f.t.Fatal(err)
	}
	return r
}

const moduleFile = "content/faculties/a/modules/m.fr.md"

// A site is sound as long as every page can be made as it is meant: mistakes in a text do not matter to that.
func TestSound(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		sound            bool
	}{
		{"nothing", "content/pages/a.fr.md", "---\ntitle: A\nsummary: S.\n---\n\nA.\n", true},
		{"a dead link", "content/home.en.md", "---\ntitle: Welcome\nsummary: S.\n---\n\n[the guide](nowhere.md)\n", true},
		{"an unknown field", "content/home.en.md", "---\ntitle: Welcome\nsummary: S.\nx: y\n---\n\nText.\n", true},
		{"front matter that cannot be read", moduleFile, "---\ntitle: 'M\n---\n\nText.\n", false},
		{"a layout that cannot be read", "layouts/text.html", `{{define "main"}}{{if}}{{end}}`, false},
		{"a layout that asks for words there are none of", "layouts/text.html", `{{define "main"}}{{T "no-such-words"}}{{end}}`, false},
		{"words of which the others are the tool's", "i18n/fr.yaml", "nav: {label: Menu}\n", true},
		{"settings with a mistake", "content/site.yaml", "name: Test\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\ntimezone: Paris\n", false},
		{"no language", "content/site.yaml", "name: Test\nlanguages: []\n", false},
	} {
		f := newFolder(t, base)
		if r := f.edited("static/x.txt", "x"); !r.Sound() {
			t.Fatal("the site to begin with is not sound")
		}
		if r := f.edited(c.file, c.text); r.Sound() != c.sound {
			t.Errorf("%s: sound: %t", c.name, r.Sound())
		}
	}
}

// Nor is it after a mistake of ours, until what it was met with has gone.
func TestFaultIsNotSound(t *testing.T) {
	defer func(trap func(stage, file string)) { fault.Trap = trap }(fault.Trap)
	f := newFolder(t, base)
	fault.Trap = func(stage, file string) {
		if stage == "minify" && file == "static/site.css" {
			panic("sprung")
		}
	}
	if r := f.edited("static/site.css", "a { color: red }\n"); r.Sound() {
		t.Error("the site is sound, and its style sheet was not made")
	}
	fault.Trap = nil
	if r := f.edited("static/site.css", "a { color: blue }\n"); !r.Sound() {
		t.Error("the site is not sound")
	}
}

// spotted are the codes of a list by file, a word each, in order.
func spotted(l diag.List) string {
	var all []string
	for _, d := range l {
		all = append(all, d.Pos.File+" "+string(d.Code))
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}

// What is wrong with the texts that were edited is known at once, and of the others nothing is said again.
func TestCheckSince(t *testing.T) {
	const dead = "---\ntitle: T\nsummary: S.\n---\n\n[the guide](zzzzzzzzzzzz.pdf) <b>\n"
	f := newFolder(t, base)
	f.edited("content/pages/old.en.md", dead)
	before := f.tree
	check := func(r *Result, want string) {
		t.Helper()
		if got := spotted(r.CheckSince(before)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	check(f.edited("static/x.txt", "x"), "")
	check(f.edited("content/home.en.md", dead), "content/home.en.md link-dead-file, content/home.en.md raw-html")
	check(f.edited("content/pages/new.fr.md", dead),
		"content/home.en.md link-dead-file, content/home.en.md raw-html, content/pages/new.fr.md link-dead-file, content/pages/new.fr.md raw-html")
	f.edited("content/pages/new.fr.md", "")
	check(f.edited("content/home.en.md", "---\ntitle: T\nsummary: S.\n---\n\nText.\n"), "")
	check(f.edited("layouts/text.html", `{{define "main"}}{{.Ttile}}{{end}}`), "layouts/text.html layout-view")
}

// What was found in a site is still true of the next where the file is the same, or is missing in both.
func TestStill(t *testing.T) {
	f := newFolder(t, base)
	r := f.edited("static/x.txt", "x")
	before := f.tree
	found := diag.List{}
	for _, file := range []string{"content/home.en.md", moduleFile, "content/site.yaml", "content/pages/missing.fr.md", ""} {
		found.Add(diag.BodyMissing, diag.WholeFile(file), 0)
	}
	files := func(l diag.List) string {
		all := map[string]bool{}
		for _, d := range l {
			all[d.Pos.File] = true
		}
		return strings.Join(slices.Sorted(maps.Keys(all)), " ")
	}
	check := func(r *Result, want string) {
		t.Helper()
		if got := files(r.Still(found, before)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(r, " content/faculties/a/modules/m.fr.md content/home.en.md content/pages/missing.fr.md content/site.yaml")
	check(f.edited("content/home.en.md", "---\ntitle: T\nsummary: S.\n---\n\nText.\n"), " content/faculties/a/modules/m.fr.md content/pages/missing.fr.md content/site.yaml")
	check(f.edited(moduleFile, ""), " content/pages/missing.fr.md content/site.yaml")
	check(f.edited("content/pages/missing.fr.md", "---\ntitle: T\nsummary: S.\n---\n\nText.\n"), " content/site.yaml")
	if still := r.Still(nil, nil); still != nil {
		t.Errorf("of nothing, %v is still true", still)
	}
}

// What is wrong with one line is mended in one line.
func TestMendedTogether(t *testing.T) {
	f := newFolder(t, base)
	const line = "Voir [le guide](//www.example.be/guide), [le plan](www.example.be/plan) et [la carte](//www.example.be/carte)."
	r := f.edited("content/home.fr.md", "---\ntitle: Accueil\nsummary: Le site.\n---\n\n"+line+"\n")
	found, err := r.RenderSince(t.Context(), Unmade, func(string, []byte, *source.File) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	var edits []*charset.Edit
	for _, d := range r.Prove(found) {
		if d.Mended != nil {
			edits = append(edits, d.Mended)
		}
	}
	if len(edits) != 1 {
		t.Fatalf("the line is mended %d times", len(edits))
	}
	text := string(r.Source("content/home.fr.md"))
	want := strings.NewReplacer("(//", "(https://", "(www", "(https://www").Replace(text)
	if got := text[:edits[0].From] + edits[0].Text + text[edits[0].To:]; got != want {
		t.Errorf("mended it is\n%s\nwant\n%s", got, want)
	}
}
