// A kind of content is declared once, and a few things are written about it: these
// tests say by name what a kind, a list or a field still lacks. testdata/every is a
// site that has each of them.

package main

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"projetpro"
	"projetpro/internal/build"
	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/page"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

const (
	repository = "../.."
	everyKind  = repository + "/testdata/every"
)

// handbooks tell editors what to write, one in each language of the tool's makers.
var handbooks = []string{"docs/content.md", "docs/contenu.md"}

// eachPlace calls f for all places, with the kind that lies there or nil for a list.
func eachPlace(f func(k *schema.Kind, p *schema.Place)) {
	for _, k := range schema.Kinds() {
		for _, p := range k.Places {
			f(k, p)
		}
	}
	for _, p := range schema.Lists() {
		f(nil, p)
	}
}

func TestEveryPlaceHasItsLayout(t *testing.T) {
	views, told := page.Views(), text(t, "docs/layouts.md")
	eachPlace(func(_ *schema.Kind, p *schema.Place) {
		if p.Layout == "" {
			return
		}
		if _, err := fs.Stat(projetpro.Defaults(), "layouts/"+p.Layout); err != nil {
			t.Errorf("%s has no layout: %v", p.Path, err)
		}
		view := views[p.Layout]
		if view == nil {
			t.Errorf("%s has no view: see Views in internal/page/view.go", p.Layout)
			return
		}
		row := regexp.MustCompile("(?m)^\\|.*`" + regexp.QuoteMeta(p.Layout) + "`.*`" + reflect.TypeOf(view).Elem().Name() + "`.*\\|$")
		if !row.MatchString(told) {
			t.Errorf("docs/layouts.md has no row with %s and %s", p.Layout, reflect.TypeOf(view).Elem().Name())
		}
	})
}

// The interface strings have a word for each word of an address, and a name for each
// list and each page that has such an address.
func TestEveryPlaceHasItsWords(t *testing.T) {
	for tag, l := range carried(t) {
		want := func(key, why string) {
			if !l.Has(key) {
				t.Errorf("i18n/%s.yaml has no %s, for %s", tag, key, why)
			}
		}
		eachPlace(func(_ *schema.Kind, p *schema.Place) {
			p.AddressOf(p.Path, func(key string) string {
				want(key, "the address "+p.Address)
				return ""
			}, func(string) (string, bool) { return "", true })
			if p.Word() != "" {
				want("section."+p.Word(), "the name of "+p.Path)
			}
		})
		for _, section := range schema.Sections() {
			want("section."+section+".summary", "the summary of the section")
		}
	}
}

func TestEveryKindIsCalledSomething(t *testing.T) {
	for _, tag := range message.Languages() {
		for _, k := range schema.Kinds() {
			if say := message.In(tag); say.Term(k.Term()) == string(k.Term()) {
				t.Errorf("internal/message/%s.yaml has no %s, under terms", tag, k.Term())
			}
		}
	}
}

// The handbooks show where the files of each kind lie, list its fields, and have an
// example of it; and they name the sections a menu can have.
func TestEveryKindIsInTheHandbooks(t *testing.T) {
	quoted := regexp.MustCompile("`([^`]+)`")
	for _, book := range handbooks {
		told := text(t, book)
		_, tree, _ := strings.Cut(told, "\n```\ncontent/\n")
		tree, _, _ = strings.Cut(tree, "```")
		for _, k := range schema.Kinds() {
			for _, p := range k.Places {
				for _, name := range strings.Split(strings.Trim(p.Path, "*/"), "/*/") {
					if !strings.Contains(tree, " "+name+"/") && !strings.Contains(tree, " "+name+".") {
						t.Errorf("%s: the picture of the folders has no %s, where files of kind %s lie", book, name, k.Name)
					}
				}
			}
			if k == schema.Site {
				continue
			}
			if !slices.ContainsFunc(k.Places, func(p *schema.Place) bool {
				return regexp.MustCompile("`content/" + strings.ReplaceAll(p.Path, "*", "[a-z0-9-]+") + `\.[a-z]+\.md`).MatchString(told)
			}) {
				t.Errorf("%s has no example of a file of kind %s", book, k.Name)
			}
			facts, words := fieldsOf(k)
			if !slices.ContainsFunc(strings.Split(told, "\n"), func(line string) bool {
				cells := strings.Split(line, "|")
				if len(cells) != 5 {
					return false
				}
				return same(quoted.FindAllString(cells[2], -1), facts) && same(quoted.FindAllString(cells[3], -1), words)
			}) {
				t.Errorf("%s: the table of facts and words has no row for kind %s: %s | %s", book, k.Name, strings.Join(facts, " "), strings.Join(words, " "))
			}
		}
		for _, section := range schema.Sections() {
			if !strings.Contains(told, "`"+section+"`") {
				t.Errorf("%s does not name the section %s, which menus can have", book, section)
			}
		}
	}
}

// fieldsOf are the names of a kind's facts and words, as the handbooks write them;
// draft and only, which all have, apart.
func fieldsOf(k *schema.Kind) (facts, words []string) {
	for _, f := range k.Fields {
		switch {
		case f.Name == "draft", f.Name == "only":
		case f.IsWords():
			words = append(words, "`"+f.Name+"`")
		default:
			facts = append(facts, "`"+f.Name+"`")
		}
	}
	return facts, words
}

func same(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// The messages about menus name the sections.
func TestSectionsAreNamedInMessages(t *testing.T) {
	for _, tag := range message.Languages() {
		said := text(t, "internal/message/"+string(tag)+".yaml")
		_, field, _ := strings.Cut(said, "\n    navigation:\n")
		field, _, _ = strings.Cut(field, "\n    footer:")
		_, code, _ := strings.Cut(said, "\n  navigation-unknown:\n")
		code, _, _ = strings.Cut(code, "\n  text-among-others:")
		for _, section := range schema.Sections() {
			if !strings.Contains(field, section) || !strings.Contains(code, section) {
				t.Errorf("internal/message/%s.yaml: the field navigation or the code navigation-unknown does not name the section %s", tag, section)
			}
		}
	}
}

// The site of testdata/every has a file in each place and language, and in them each
// field of each kind, and each field of a group somewhere.
func TestEveryFieldHasItsExample(t *testing.T) {
	_, r := read(t, everyKind)
	for _, d := range r.Diags {
		t.Errorf("%s: %s", d.Pos.File, d.Code)
	}
	entries := []*content.Entry{r.Site.Settings()}
	for item := range r.Site.Items() {
		entries = append(entries, item.Versions...)
	}
	written, places := map[*schema.Field]bool{}, map[*schema.Place][]lang.Tag{}
	for _, e := range entries {
		note(written, e, e.Kind.Fields, "")
		places[e.Place] = append(places[e.Place], e.Lang)
	}
	groups := map[string]bool{}
	for f := range written {
		for _, inner := range f.Fields {
			groups[groupOf(f)+inner.Name] = groups[groupOf(f)+inner.Name] || written[inner]
		}
	}
	for _, k := range schema.Kinds() {
		for _, p := range k.Places {
			for _, l := range r.Site.Languages {
				if !slices.Contains(places[p], l.Tag()) {
					t.Errorf("testdata/every has no file at %s in %s", p.Path, l.Tag())
				}
			}
		}
		for _, f := range k.Fields {
			if !written[f] {
				t.Errorf("testdata/every has no %s in a file of kind %s", f.Name, k.Name)
			}
		}
	}
	for name, ok := range groups {
		if !ok {
			t.Errorf("testdata/every has no %s in any file", name)
		}
	}
}

// note marks the fields that an entry has below a key.
func note(written map[*schema.Field]bool, e *content.Entry, fields []*schema.Field, within string) {
	for _, f := range fields {
		key := regexp.MustCompile(`^` + within + f.Name + `(\.\d+)?$`)
		for set := range e.Record.Set {
			written[f] = written[f] || key.MatchString(set)
		}
		note(written, e, f.Fields, within+f.Name+`\.(\d+\.)?`)
	}
}

// groupOf names the group that a field holds.
func groupOf(f *schema.Field) string {
	group := f.Type
	if group.Kind() == reflect.Slice {
		group = group.Elem()
	}
	return group.Name() + "."
}

// Some golden page in each language shows what each layout makes.
func TestEveryLayoutHasItsGoldenPage(t *testing.T) {
	type shown struct {
		layout string
		lang   lang.Tag
	}
	seen := map[shown]bool{}
	for _, g := range goldens {
		_, r := read(t, g.site)
		for _, at := range g.pages {
			if o := r.Outputs.Find(at); o != nil && o.Page != nil {
				seen[shown{o.Page.Layout, o.Page.Lang}] = true
			}
		}
	}
	eachPlace(func(_ *schema.Kind, p *schema.Place) {
		for tag := range carried(t) {
			if p.Layout != "" && !seen[shown{p.Layout, tag}] {
				t.Errorf("no golden page in %s is made by %s: see goldens in golden_test.go", tag, p.Layout)
			}
		}
	})
}

// Every fact and every word makes a difference on some page: without it, the site is
// another.
func TestEveryFieldIsShown(t *testing.T) {
	hidden := map[string]bool{
		"draft": true, // it is false here; what is a draft is not published
		"only":  true, // what is missed in a language is said by check
		"order": true, // it is for lists, and here most have one item
	}
	tree, r := read(t, everyKind)
	whole := rendered(t, r)
	var b build.Builder
	for item := range r.Site.Items() {
		for _, e := range item.Versions {
			for _, f := range item.Kind.Fields {
				span, ok := e.Record.Set[f.Name]
				if !ok || f.Required || f.Unshown != "" || hidden[f.Name] {
					continue
				}
				without := slices.Concat(e.Text[:span.Key], e.Text[span.End:])
				changed, err := b.Build(t.Context(), tree.With(e.File.Path, without), build.Settings{})
				if err != nil {
					t.Fatal(err)
				}
				if !differs(t, changed, whole) {
					t.Errorf("%s: no page shows the %s of a %s", e.File.Path, f.Name, item.Kind.Name)
				}
			}
		}
	}
}

func text(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// carried are the interface strings that the command carries.
func carried(t *testing.T) map[lang.Tag]*lang.Strings {
	t.Helper()
	all := map[lang.Tag]*lang.Strings{}
	files, err := fs.Glob(projetpro.Defaults(), "i18n/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := fs.ReadFile(projetpro.Defaults(), file)
		if err != nil {
			t.Fatal(err)
		}
		tag := lang.Tag(strings.TrimSuffix(path.Base(file), ".yaml"))
		all[tag], _ = lang.Parse(tag, file, text)
	}
	return all
}

// read is a site's folder and what comes of it.
func read(t *testing.T, site string) (*source.Tree, *build.Result) {
	t.Helper()
	dir, err := source.Open(site, projetpro.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	tree, _, err := dir.Read(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree, built(t, tree)
}

func built(t *testing.T, tree *source.Tree) *build.Result {
	t.Helper()
	r, err := new(build.Builder).Build(context.Background(), tree, build.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// differs tells whether a website has other files than those.
func differs(t *testing.T, r *build.Result, files map[string]string) bool {
	t.Helper()
	all := r.Outputs.All()
	for _, o := range all {
		before, there := files[o.Path]
		if !there {
			return true
		}
		if o.Is != nil && o.Is([]byte(before)) {
			continue
		}
		data, _, err := o.Make(nil)
		if err != nil {
			t.Fatal(err)
		}
		if string(data) != before {
			return true
		}
	}
	return len(all) != len(files)
}

// rendered are the files of a website by path.
func rendered(t *testing.T, r *build.Result) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, o := range r.Outputs.All() {
		data, _, err := o.Make(nil)
		if err != nil {
			t.Fatal(err)
		}
		files[o.Path] = string(data)
	}
	return files
}
