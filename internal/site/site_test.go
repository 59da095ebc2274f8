// This file tests what a site says of its content, and that a site made after
// an earlier one says the same as one made from nothing, whatever was edited.

package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"weak"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// right is a site about which there is nothing to say.
const right = `
-- content/site.yaml --
name: Test
languages: [fr, en]
levels: [BA1, BA2]
-- content/home.fr.md --
---
title: Accueil
---
-- content/home.en.md --
---
title: Welcome
---
-- content/pages/about.fr.md --
---
title: À propos
---
-- content/pages/about.en.md --
---
title: About
---
-- content/faculties/a/faculty.fr.md --
---
title: A
---
-- content/faculties/a/faculty.en.md --
---
title: A
---
-- content/faculties/a/modules/m.fr.md --
---
title: M
credits: 4
levels: BA1
---
-- content/faculties/a/modules/m.en.md --
---
title: M
---
-- content/faculties/a/roadmap/ba1.fr.md --
---
title: Première
status: running
---
-- content/faculties/a/roadmap/ba1.en.md --
---
title: First
---
-- content/faculties/a-b/faculty.fr.md --
---
title: B
---
-- content/faculties/a-b/faculty.en.md --
---
title: B
---
-- content/faculties/a-b/modules/m.fr.md --
---
title: M
---
-- content/faculties/a-b/modules/m.en.md --
---
title: M
---
-- content/mentoring/o.fr.md --
---
title: O
partners: [p]
---
-- content/mentoring/o.en.md --
---
title: O
---
-- content/partners/p.fr.md --
---
name: P
---
-- content/partners/p.en.md --
---
summary: P.
---
`

// A folder is the content of a site, in memory. A file that is not written
// again keeps its entry.
type folder struct {
	entries map[string]*content.Entry // by path
	strings map[lang.Tag]*lang.Strings
	drafts  Drafts
}

func newFolder(archive string) *folder {
	f := &folder{entries: map[string]*content.Entry{}, strings: map[lang.Tag]*lang.Strings{}}
	f.speak("fr")
	f.speak("en")
	for _, file := range txtar.Parse([]byte(archive)).Files {
		f.write(file.Name, string(file.Data))
	}
	return f
}

// speak reads the interface strings of a language, again if need be.
func (f *folder) speak(tag lang.Tag) {
	f.strings[tag], _ = lang.Parse(tag, "i18n/"+string(tag)+".yaml", []byte("word: text\n"))
}

// write writes a file, or removes it when there is nothing in it.
func (f *folder) write(path, text string) {
	if text == "" {
		delete(f.entries, path)
		return
	}
	f.entries[path] = content.Parse(source.NewTree(map[string][]byte{path: []byte(text)}).File(path), nil)
}

// list is all entries, by path.
func (f *folder) list() []*content.Entry {
	var all []*content.Entry
	for _, path := range slices.Sorted(maps.Keys(f.entries)) {
		all = append(all, f.entries[path])
	}
	return all
}

func (f *folder) site(prev *Site) *Site { return New(prev, f.list(), f.strings, f.drafts) }

// Every kind of which there can be files has its members.
func TestMembers(t *testing.T) {
	for _, k := range schema.Kinds() {
		if make := members[k]; len(k.Places) > 0 && (make == nil || make() == nil) {
			t.Errorf("a file of kind %s belongs nowhere: see members in site.go", k.Name)
		}
	}
}

func TestFindings(t *testing.T) {
	check := func(t *testing.T, drafts Drafts, edit string, want ...string) {
		t.Helper()
		f := newFolder(right + edit)
		f.drafts = drafts
		got := findings(f.site(nil), func(d *diag.Diagnostic) string { return string(d.Code) + " " + d.Pos.File })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", edit, diff)
		}
	}
	check(t, WithoutDrafts, "")

	// Settings and languages.
	check(t, WithoutDrafts, "-- content/site.yaml --\n", "settings-missing content/site.yaml")
	check(t, WithoutDrafts, "-- content/site.yaml --\nname: T\nlanguages: [fr, en, de, fr]\n",
		"language-doubled content/site.yaml", "strings-file-missing content/site.yaml")
	check(t, WithoutDrafts, "-- content/pages/about.nl.md --\n---\ntitle: T\n---\n", "language-unlisted content/pages/about.nl.md")

	// Drafts, and what belongs to them.
	const draft = "---\ntitle: T\nname: T\ndraft: true\n---\n"
	check(t, WithoutDrafts, "-- content/home.fr.md --\n-- content/home.en.md --\n", "home-missing content/site.yaml")
	check(t, WithoutDrafts, "-- content/home.fr.md --\n"+draft)
	check(t, WithoutDrafts, "-- content/partners/p.fr.md --\n---\nname: P\ndraft: true\n---\n")
	check(t, WithoutDrafts, "-- content/faculties/a/faculty.fr.md --\n"+draft+"-- content/faculties/a/modules/m.en.md --\n")
	check(t, WithDrafts, "-- content/faculties/a/faculty.fr.md --\n"+draft+"-- content/faculties/a/modules/m.en.md --\n",
		"translation-missing content/faculties/a/modules/m.fr.md")

	// What is said in facts alone needs one file, in whatever language.
	check(t, WithoutDrafts, "-- content/partners/q.fr.md --\n---\nname: Q\nlink: https://q.example/\n---\n")
	check(t, WithoutDrafts, "-- content/partners/q.en.md --\n---\nname: {fr: Q, en: R}\n---\n")
	check(t, WithoutDrafts, "-- content/partners/q.fr.md --\n---\nname: Q\nsummary: S\n---\n", "translation-missing content/partners/q.fr.md")
	check(t, WithoutDrafts, "-- content/partners/q.fr.md --\n---\nname: Q\n---\n\nTexte.\n", "translation-missing content/partners/q.fr.md")

	// Translations.
	check(t, WithoutDrafts, "-- content/pages/about.en.md --\n", "translation-missing content/pages/about.fr.md")
	check(t, WithoutDrafts, "-- content/pages/about.en.md --\n-- content/pages/About.fr.md --\n---\ntitle: T\n---\n",
		"translation-missing content/pages/About.fr.md")
	check(t, WithoutDrafts, "-- content/pages/about.en.md --\nNo front matter.\n")
	check(t, WithoutDrafts, "-- content/pages/about.fr.md --\nNo front matter.\n-- content/pages/about.en.md --\n")
	check(t, WithoutDrafts, "-- content/pages/about.en.md --\n-- content/pages/about.fr.md --\n"+draft)
	check(t, WithDrafts, "-- content/pages/about.en.md --\n-- content/pages/about.fr.md --\n"+draft, "translation-missing content/pages/about.fr.md")
	check(t, WithoutDrafts, "-- content/faculties/a/modules/m.en.md --\n---\ntitle: M\ncredits: 5\n---\n",
		"fact-contradiction content/faculties/a/modules/m.en.md")

	// What one item says of others, and of the site.
	check(t, WithoutDrafts, "-- content/faculties/c/modules/m.fr.md --\n---\ntitle: T\nlevels: BA3\n---\n",
		"faculty-missing content/faculties/c/modules/m.fr.md")
	check(t, WithoutDrafts, "-- content/mentoring/o.fr.md --\n---\ntitle: T\npartners: [q]\noperator: p\n---\n", "partner-unknown content/mentoring/o.fr.md")
	check(t, WithoutDrafts, "-- content/mentoring/o.fr.md --\n---\ntitle: T\neligibility:\n  - {levels: BA3}\n---\n", "level-unlisted content/mentoring/o.fr.md")
	check(t, WithoutDrafts, "-- content/faculties/a/modules/m.fr.md --\n---\ntitle: T\nlevels: BA3\nparts:\n  - {levels: [BA2, BA4]}\n---\n",
		"level-unlisted content/faculties/a/modules/m.fr.md", "level-unlisted content/faculties/a/modules/m.fr.md")
	check(t, WithoutDrafts, "-- content/faculties/a/roadmap/ba3.fr.md --\n---\ntitle: T\nstatus: running\nexpected: 2027\n---\n"+
		"-- content/faculties/a/roadmap/ba3.en.md --\n---\ntitle: T\n---\n",
		"level-unlisted content/faculties/a/roadmap/ba3.en.md", "level-unlisted content/faculties/a/roadmap/ba3.fr.md",
		"year-since-expected content/faculties/a/roadmap/ba3.fr.md")
}

func TestWhereThingsBelong(t *testing.T) {
	check := func(t *testing.T, edit string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, outline(newFolder(right+edit).site(nil))); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", edit, diff)
		}
	}
	const draft, year = "---\ntitle: T\nname: T\ndraft: true\n---\n", "---\ntitle: T\nstatus: running\n---\n"
	check(t, "", "home", "pages/about", "faculties/a: modules/m roadmap/ba1", "faculties/a-b: modules/m", "mentoring/o: p", "partners/p")
	check(t, "-- content/faculties/a/faculty.fr.md --\n"+draft, "home", "pages/about", "faculties/a-b: modules/m", "mentoring/o: p", "partners/p")
	check(t, "-- content/faculties/a/modules/m.fr.md --\n"+draft, "home", "pages/about", "faculties/a: roadmap/ba1", "faculties/a-b: modules/m", "mentoring/o: p", "partners/p")
	check(t, "-- content/faculties/a-b/faculty.fr.md --\n-- content/faculties/a-b/faculty.en.md --\n", "home", "pages/about", "faculties/a: modules/m roadmap/ba1", "mentoring/o: p", "partners/p")
	check(t, "-- content/partners/p.fr.md --\n"+draft, "home", "pages/about", "faculties/a: modules/m roadmap/ba1", "faculties/a-b: modules/m", "mentoring/o:")
	check(t, "-- content/faculties/a/roadmap/ba2.fr.md --\n"+year+"-- content/site.yaml --\nname: T\nlanguages: [fr, en]\nlevels: [BA2, BA1]\n",
		"home", "pages/about", "faculties/a: modules/m roadmap/ba2 roadmap/ba1", "faculties/a-b: modules/m", "mentoring/o: p", "partners/p")
	check(t, "-- content/faculties/a/roadmap/ba2.fr.md --\n"+year+"-- content/site.yaml --\nname: T\nlanguages: [fr, en]\nlevels: [BA2]\n", // a year that is no level of the site comes last
		"home", "pages/about", "faculties/a: modules/m roadmap/ba2 roadmap/ba1", "faculties/a-b: modules/m", "mentoring/o: p", "partners/p")
	check(t, "-- content/method.fr.md --\n"+year+"-- content/mentoring/o.fr.md --\n---\ntitle: O\ninitiative: p\noperator: p\n---\n",
		"home", "method", "pages/about", "faculties/a: modules/m roadmap/ba1", "faculties/a-b: modules/m", "mentoring/o: p p", "partners/p")
}

// outline is a site in a line for each of its parts.
func outline(s *Site) []string {
	var all []string
	for _, p := range append([]*Page{s.Home}, s.Pages...) {
		if p != nil {
			all = append(all, p.ID)
		}
	}
	for _, f := range s.Faculties {
		line := f.ID + ":"
		for _, m := range f.Modules {
			line += " " + strings.TrimPrefix(m.ID, f.ID+"/")
		}
		for _, y := range f.Years {
			line += " " + strings.TrimPrefix(y.ID, f.ID+"/")
		}
		all = append(all, line)
	}
	for _, o := range s.Offers {
		line := o.ID + ":"
		for _, p := range append([]*Partner{o.Lead, o.Operator}, o.Partners...) {
			if p != nil {
				line += " " + strings.TrimPrefix(p.ID, "partners/")
			}
		}
		all = append(all, line)
	}
	for _, p := range s.Partners {
		all = append(all, p.ID)
	}
	return all
}

// findings are what is wrong with a site, each told by say.
func findings(s *Site, say func(*diag.Diagnostic) string) []string {
	var all []string
	for _, d := range s.Diags {
		all = append(all, say(d))
	}
	slices.Sort(all)
	return all
}

// Files that random edits write, and an ID for which there is none.
var paths = []string{
	"content/home.fr.md", "content/home.en.md", "content/method.fr.md",
	"content/pages/about.fr.md", "content/pages/about.en.md", "content/pages/about.nl.md", "content/pages/about.md", "content/pages/about-us.fr.md",
	"content/pages/About.fr.md", "content/pages/deep/down.fr.md",
	"content/faculties/a/faculty.fr.md", "content/faculties/a/faculty.en.md", "content/faculties/a/modules/m.fr.md", "content/faculties/a/modules/m.en.md",
	"content/faculties/a/modules/m-n.fr.md", "content/faculties/a/roadmap/ba1.fr.md", "content/faculties/a/roadmap/ba2.fr.md", "content/faculties/a/roadmap/ma1.en.md",
	"content/faculties/a-b/faculty.fr.md", "content/faculties/a-b/modules/m.fr.md", "content/faculties/c/modules/m.en.md",
	"content/mentoring/o.fr.md", "content/mentoring/o.en.md", "content/mentoring/other.fr.md",
	"content/partners/p.fr.md", "content/partners/p.en.md", "content/partners/q.fr.md",
}

// What random edits write, in files of any kind and in the settings.
var (
	texts = []string{
		"---\ntitle: One\n---\n\nText.\n", "---\ntitle: Two\nname: P\n---\n", "---\nname: P\nlink: https://p.example/\n---\n",
		"---\ntitle: One\ndraft: true\n---\n", "---\nname: P\ndraft: true\n---\n", "---\ntitle: [broken\n---\n", "No front matter.\n",
		"---\ntitle: One\ncredits: 4\nlevels: BA1\n---\n", "---\ntitle: One\ncredits: 5\nlevels: [BA1, MA1]\nparts:\n  - levels: [BA3]\n---\n",
		"---\ntitle: One\nstatus: running\nexpected: 2027\n---\n", "---\ntitle: One\nstatus: expected\n---\n",
		"---\ntitle: One\npartners: [p, q]\ninitiative: p\noperator: pp\neligibility:\n  - levels: [BA2, BA4]\n---\n",
		"---\ntitle: One\ninitiative: p\n---\n", "---\ntitle: One\noperator: q\n---\n", "", "",
	}
	settings = []string{
		"name: Test\nlanguages: [fr, en]\nlevels: [BA1, BA2]\n", "name: Other\nlanguages: [fr, en]\nlevels: [BA1, BA2]\n",
		"name: Test\nlanguages: [en, fr]\nlevels: [BA2, BA1]\n", "name: Test\nlanguages: [fr]\nlevels: [BA1, MA1]\n",
		"name: Test\nlanguages: [fr, en]\nlevels: [MA1]\n", "name: Test\nlanguages: [fr, nl]\nlevels: [BA1, MA1]\n", "name: Test\nlanguages: [fr, fr, en]\n",
		"name: Test\nlanguages: [nl]\n", "name: [\n", "",
	}
)

// After each edit, a site made after the last one says what one made from
// nothing does, and the last one says what it did. EDITS sets how many.
func TestRandomEdits(t *testing.T) {
	steps := 1000
	fmt.Sscan(os.Getenv("EDITS"), &steps)
	random := rand.New(rand.NewPCG(1, 2))
	f := newFolder(right)
	last := f.site(nil)
	before := dump(last)
	for i := range steps {
		edits := make([]string, 1+random.IntN(3))
		for i := range edits {
			edits[i] = f.edit(random)
		}
		after := fmt.Sprintf("after step %d, %s,", i, strings.Join(edits, ", "))
		next := f.siteAfter(t, last, after)
		if diff := cmp.Diff(before, dump(last)); diff != "" {
			t.Fatalf("%s the site of before has changed (-before +now):\n%s", after, diff)
		}
		last, before = next, dump(next)
	}
}

// Every change of the settings, with the same verdict.
func TestSettings(t *testing.T) {
	f := newFolder(right + "-- content/pages/about.nl.md --\n---\ntitle: T\n---\n")
	for _, one := range settings {
		for _, other := range settings {
			f.write(source.Marker, one)
			last := f.site(nil)
			f.write(source.Marker, other)
			f.siteAfter(t, last, fmt.Sprintf("after %q came %q:", one, other))
		}
	}
}

// siteAfter is the site made after an earlier one. It must say what one made
// from nothing does.
func (f *folder) siteAfter(t *testing.T, last *Site, after string) *Site {
	t.Helper()
	s := f.site(last)
	if diff := cmp.Diff(dump(f.site(nil)), dump(s)); diff != "" {
		t.Fatalf("%s a site with a past differs from one without (-without +with):\n%s", after, diff)
	}
	return s
}

// edit makes one edit and names it.
func (f *folder) edit(random *rand.Rand) string {
	anyOf := func(list []string) string { return list[random.IntN(len(list))] }
	path, text := anyOf(paths), anyOf(texts)
	switch random.IntN(20) {
	case 0:
		path, text = source.Marker, anyOf(settings)
	case 1:
		path, text = source.Marker, settings[0]
	case 2:
		f.drafts = !f.drafts
		return fmt.Sprintf("drafts = %v", f.drafts)
	case 3:
		f.speak("en")
		return "new strings"
	case 4:
		delete(f.strings, "en")
		return "no strings"
	}
	f.write(path, text)
	return fmt.Sprintf("%s = %q", path, text)
}

// dump is everything a site says.
func dump(s *Site) string {
	var b strings.Builder
	item := func(role string, i *Item, facts any) {
		fmt.Fprintf(&b, "%s %s %s, draft %v, %+v, in", role, i.Kind.Name, i.ID, i.Draft, facts)
		for _, v := range i.Versions {
			fmt.Fprintf(&b, " %s %p", v.File.Path, v)
		}
		b.WriteString("\n")
	}
	pages := func(role string, list ...*Page) {
		for _, p := range list {
			if p != nil {
				item(role, &p.Item, p.Facts)
			}
		}
	}
	partners := func(role string, list ...*Partner) {
		for _, p := range list {
			if p != nil {
				item(role, &p.Item, p.Facts)
			}
		}
	}
	fmt.Fprintf(&b, "settings %p %+v\n", s.Settings(), s.Config)
	for _, l := range s.Languages {
		fmt.Fprintf(&b, "language %s %p\n", l.Tag(), l)
	}
	pages("home:", s.Home)
	pages("-", s.Pages...)
	for _, f := range s.Faculties {
		item("-", &f.Item, f.Facts)
		for _, m := range f.Modules {
			item("  -", &m.Item, m.Facts)
		}
		for _, y := range f.Years {
			item("  "+y.Level+":", &y.Item, y.Facts)
		}
	}
	for _, o := range s.Offers {
		item("-", &o.Item, o.Facts)
		partners("  lead:", o.Lead)
		partners("  operator:", o.Operator)
		partners("  -", o.Partners...)
	}
	partners("-", s.Partners...)
	for i := range s.Items() {
		fmt.Fprintf(&b, "there is %s, found by its ID: %v\n", i.ID, s.Item(i.ID) == i)
	}
	for _, path := range paths {
		id, _, _ := content.Identify(path)
		fmt.Fprintf(&b, "%q: there %v, left out %v\n", id, s.Item(id) != nil, s.LeftOut(id))
	}
	for _, d := range findings(s, func(d *diag.Diagnostic) string { return fmt.Sprintf("%+v", *d) }) {
		b.WriteString(d + "\n")
	}
	return b.String()
}

// What is as it was keeps its pointer, so that what was made of it stands.
func TestPointersStay(t *testing.T) {
	check := func(t *testing.T, path, text string, want ...string) {
		t.Helper()
		f := newFolder(right)
		first := f.site(nil)
		before := parts(first)
		f.write(path, text)
		var got []string
		for id, p := range parts(f.site(first)) {
			if before[id] != p {
				got = append(got, id)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("what is new after writing %s (-want +got):\n%s", path, diff)
		}
	}
	check(t, "content/pages/about.fr.md", texts[0], "pages/about")
	check(t, "content/pages/other.fr.md", texts[0], "pages/other")
	check(t, "content/pages/about.fr.md", "", "pages/about")
	check(t, "content/faculties/a/modules/m.en.md", texts[0], "faculties/a", "faculties/a/modules/m")
	check(t, "content/faculties/a/roadmap/ba1.fr.md", texts[0], "faculties/a", "faculties/a/roadmap/ba1")
	check(t, "content/faculties/a-b/faculty.fr.md", texts[0], "faculties/a-b")
	check(t, "content/mentoring/o.en.md", texts[0], "mentoring/o")
	check(t, "content/partners/p.fr.md", texts[2], "mentoring/o", "partners/p")
	check(t, "content/partners/q.fr.md", texts[2], "partners/q")
	check(t, source.Marker, settings[1])
}

// What is made from an entry that is no longer there is let go, though the other items of its site live on.
func TestOldEntriesAreLetGo(t *testing.T) {
	const file = "content/pages/about.fr.md"
	f := newFolder(right)
	s := f.site(nil)
	old := weak.Make(f.entries[file])
	f.write(file, texts[0])
	s = f.site(s)
	runtime.GC()
	if old.Value() != nil {
		t.Error("the site still holds an entry that is in it no longer")
	}
	runtime.KeepAlive(s)
	runtime.KeepAlive(f)
}

// parts are the parts of a site by ID.
func parts(s *Site) map[string]any {
	all := map[string]any{"home": s.Home}
	for _, p := range s.Pages {
		all[p.ID] = p
	}
	for _, f := range s.Faculties {
		all[f.ID] = f
		for _, m := range f.Modules {
			all[m.ID] = m
		}
		for _, y := range f.Years {
			all[y.ID] = y
		}
	}
	for _, o := range s.Offers {
		all[o.ID] = o
	}
	for _, p := range s.Partners {
		all[p.ID] = p
	}
	return all
}

// Of one page in several languages, each file under a name of its own, one question is
// asked for each file that would be renamed, and nothing else is said of translations.
func TestOtherHalf(t *testing.T) {
	for _, c := range []struct {
		files, want string
	}{
		{"stage.fr internship.en", "internship.en → stage.en"},
		{"internship.en stage.fr stagiaire.nl", "internship.en → stage.en, stagiaire.nl → stage.nl"},
		{"atelier.fr workshop.en stage.fr stages.en", "stages.en → stage.en, workshop.en → atelier.en"},
		{"atelier.fr workshop.en stage.fr internship.en", ""},
		{"atelier.fr atelier.en stage.fr", ""},
		{"stage.fr stage.en", ""},
		{"../../b/modules/stage.en stage.fr", "../../b/modules/stage.en → stage.en"},
	} {
		f := newFolder("")
		f.speak("nl")
		f.write("content/site.yaml", "name: X\nlanguages: [fr, en, nl]\n")
		for _, l := range []string{"fr", "en", "nl"} {
			f.write("content/home."+l+".md", "---\ntitle: Home\n---\n\nText.\n")
			f.write("content/faculties/a/faculty."+l+".md", "---\ntitle: A\n---\n\nText.\n")
			f.write("content/faculties/b/faculty."+l+".md", "---\ntitle: B\n---\n\nText.\n")
		}
		const folder = "content/faculties/a/modules/"
		for i, name := range strings.Fields(c.files) {
			f.write(path.Join(folder, name+".md"), fmt.Sprintf("---\ntitle: Title %d\n---\n\nText.\n", i))
		}
		var got []string
		for _, d := range f.site(nil).Diags {
			if d.Code == diag.TranslationApart {
				name := func(file string) string {
					at, _ := filepath.Rel(folder, strings.TrimSuffix(file, ".md"))
					return filepath.ToSlash(at)
				}
				got = append(got, name(d.Pos.File)+" → "+name(d.Fix))
			}
		}
		slices.Sort(got)
		if all := strings.Join(got, ", "); all != c.want {
			t.Errorf("%s: %q, want %q", c.files, all, c.want)
		}
	}
}
