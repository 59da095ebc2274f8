// Each fact and each word that is accepted is shown: every field of every kind, and of
// every group within one, is written with a value that nothing else has, in files that say
// nothing else, and looked for on the page of each language.

package main

import (
	"fmt"
	"html"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// notOnThePage are fields that the page of an item does not show as they are written,
// and why. Those that no page shows at all say so where they are declared.
var notOnThePage = map[string]string{
	"draft":   "what is a draft is not published",
	"only":    "it says which translations are missed: testdata/script/only.txtar",
	"order":   "it is the place in lists: testdata/script/order.txtar",
	"slug":    "it is the address of the page",
	"aliases": "each is a page of its own: testdata/script/aliases.txtar",
}

// A filling is one field with a value of its own, in files that say nothing else.
type filling struct {
	at     string         // the field: module: parts.sessions.length
	kind   *schema.Kind   //
	facts  map[string]any // in the French file
	words  map[lang.Tag]map[string]any
	wanted map[lang.Tag]string // what the page shows
}

// A filler makes values that no other field has.
type filler struct {
	speak map[lang.Tag]page.Language
	n     int
	all   []filling
}

func TestEveryValueIsShown(t *testing.T) {
	g := filler{n: 300, speak: map[lang.Tag]page.Language{}}
	for tag, l := range carried(t) {
		g.speak[tag] = page.Language{Strings: l, Default: "fr"}
	}
	for _, k := range schema.Kinds() {
		if len(k.Places) > 0 {
			g.kind(t, k)
		}
	}
	if len(g.all) < 130 {
		t.Fatalf("only %d fields are looked for", len(g.all))
	}
	dir := t.TempDir()
	for i, f := range g.all {
		f.write(t, dir, fmt.Sprintf("x%d", i))
	}
	for _, k := range schema.Kinds() {
		if len(k.Places) > 0 {
			filling{kind: k, facts: g.required(t, k.Fields, false), words: bare(g, t, k)}.write(t, dir, "bare")
		}
	}
	for name, text := range map[string]string{
		"site.yaml":                     "name: T\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\nlevels: [BA1, BA2, BA3]\ntimezone: Europe/Brussels\n",
		"home.fr.md":                    "---\ntitle: A\nsummary: A.\n---\n\nA.\n",
		"home.en.md":                    "---\ntitle: A\nsummary: A.\n---\n\nA.\n",
		"faculties/other/faculty.fr.md": "---\ntitle: F other\n---\n\nX.\n",
		"faculties/other/faculty.en.md": "---\ntitle: F other\n---\n\nX.\n",
		"partners/someone.fr.md":        "---\nname: {fr: Quelqu’un, en: Someone}\n---\n",
	} {
		lay(t, filepath.Join(dir, "content", filepath.FromSlash(name)), text)
	}
	_, r := read(t, dir)
	for _, d := range r.Diags {
		if (diag.List{d}).HasErrors() {
			t.Errorf("%s: %s %v", d.Pos.File, d.Code, d.Args)
		}
	}
	pages := map[string]string{} // by the file of their words, and the list of partners by language
	for _, o := range r.Outputs.All() {
		if o.Page == nil || o.Page.Former() {
			continue
		}
		text, _, err := o.Make(nil)
		if err != nil {
			t.Fatal(err)
		}
		_, main, _ := strings.Cut(string(text), "<main")
		main = strings.ReplaceAll(html.UnescapeString(main), softHyphen, "")
		pages[o.Page.Source], pages[o.Page.Layout+string(o.Page.Lang)] = main, main
	}
	for i, f := range g.all {
		for tag, want := range f.wanted {
			shown, control := f.page(pages, fmt.Sprintf("x%d", i), tag), f.page(pages, "bare", tag)
			if !holds(shown, want) {
				t.Errorf("%s: the page in %s does not show %q", f.at, tag, want)
			}
			if f.page(pages, "", tag) == "" && holds(control, want) {
				t.Errorf("%s: the page in %s shows %q without it", f.at, tag, want)
			}
		}
	}
}

// page is the page of an item: that of its own, or that of the list of its kind.
func (f *filling) page(pages map[string]string, name string, tag lang.Tag) string {
	if f.place().Layout == "" {
		return pages["partners.html"+string(tag)]
	}
	if name == "" {
		return ""
	}
	return pages["content/"+f.file(name)+"."+string(tag)+".md"]
}

// holds reports whether a page shows a value: a number as a whole one.
func holds(page, want string) bool {
	if _, err := strconv.Atoi(want); err == nil {
		return regexp.MustCompile(`(^|\D)` + want + `(\D|$)`).MatchString(page)
	}
	return strings.Contains(page, want)
}

// place is that of the kind's files which have names.
func (f *filling) place() *schema.Place {
	i := slices.IndexFunc(f.kind.Places, func(p *schema.Place) bool { return strings.Contains(p.Path, "*") })
	return f.kind.Places[i]
}

// file is the path of a file in content, without language.
func (f *filling) file(name string) string {
	at := strings.Replace(f.place().Path, "*", name, 1)
	if f.place().ByLevel {
		return strings.Replace(at, "*", "ba1", 1)
	}
	return strings.Replace(at, "*", "m", 1)
}

func (f filling) write(t *testing.T, dir, name string) {
	t.Helper()
	at := filepath.Join(dir, "content", filepath.FromSlash(f.file(name)))
	for _, tag := range []lang.Tag{"fr", "en"} {
		fields := maps.Clone(f.words[tag])
		if tag == "fr" {
			maps.Copy(fields, f.facts)
		}
		if fields["title"] == undistinguished {
			fields["title"] = "Page " + name // by which it has an address of its own
		}
		front, err := yaml.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		lay(t, at+"."+string(tag)+".md", "---\n"+string(front)+"---\n\nX.\n")
		if owner := f.place().Owner(f.file(name)); path.Base(f.file(name)) != path.Base(f.place().Path) && owner != f.file(name) {
			lay(t, filepath.Join(dir, "content", filepath.FromSlash(schema.Faculty.Places[0].File(owner)))+"."+string(tag)+".md", "---\ntitle: F "+name+"\n---\n\nX.\n")
		}
	}
	lay(t, filepath.Join(filepath.Dir(at), "plan.txt"), "A plan.")
}

func lay(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// kind fills each field of a kind.
func (g *filler) kind(t *testing.T, k *schema.Kind) {
	for _, f := range k.Fields {
		g.fill(t, f, k.Name+": "+f.Name, func(values map[lang.Tag]any, wanted map[lang.Tag]string, at string) {
			one := filling{at: at, kind: k, facts: g.required(t, k.Fields, false), words: bare(*g, t, k), wanted: wanted}
			switch {
			case f.Name == schema.Expected:
				one.facts["status"] = schema.Expected
			case strings.HasSuffix(at, ".ask"): // it is the contacts whom one asks
				one.facts["contacts"] = []any{map[string]any{"name": "Camille"}}
			}
			if f.IsWords() {
				for tag, value := range values {
					one.words[tag][f.Name] = value
				}
			} else {
				one.facts[f.Name] = values["fr"]
			}
			g.all = append(g.all, one)
		})
	}
}

// bare are the words that no file can do without.
func bare(g filler, t *testing.T, k *schema.Kind) map[lang.Tag]map[string]any {
	return map[lang.Tag]map[string]any{"fr": g.required(t, k.Fields, true), "en": g.required(t, k.Fields, true)}
}

// undistinguished is what required gives for a text.
const undistinguished = "text101"

// required are the facts, or the words, that cannot be left out.
func (g *filler) required(t *testing.T, fields []*schema.Field, words bool) map[string]any {
	all := map[string]any{}
	for _, f := range fields {
		if f.Required && f.IsWords() == words {
			other := filler{speak: g.speak, n: 100}
			values, _ := other.value(t, f, "")
			if all[f.Name] = values["fr"]; f.Enum != nil {
				all[f.Name] = f.Enum[0]
			}
		}
	}
	return all
}

// beside are the fields of a group without which another says nothing.
var beside = map[string]map[string]any{
	"start": {"date": "2029-05-07"}, "end": {"date": "2029-05-07", "start": "00:01"}, "until": {"date": "2027-01-02"},
	"cancelled": {"date": "2029-05-07"}, "place": {"date": "2029-05-07"}, "group": {"date": "2029-05-07"},
}

// besideInWeek are the fields of a group of weekly sessions without which another says nothing.
var besideInWeek = map[string]map[string]any{"end": {"start": "00:01"}, "of_month": {"weekday": "sunday"}, "times": {"frequency": "yearly"}}

// fill gives each value that a field can have, and what is shown of it: of a group, one
// for each field in it.
func (g *filler) fill(t *testing.T, f *schema.Field, at string, take func(values map[lang.Tag]any, wanted map[lang.Tag]string, at string)) {
	switch {
	case f.Unshown != "" || notOnThePage[f.Name] != "":
		return
	case len(f.Fields) == 0:
		values, wanted := g.value(t, f, at)
		if values != nil {
			take(values, wanted, at)
		}
		return
	}
	for _, inner := range f.Fields {
		g.fill(t, inner, at+"."+inner.Name, func(values map[lang.Tag]any, wanted map[lang.Tag]string, at string) {
			around := map[lang.Tag]any{}
			for tag, value := range values {
				group := g.required(t, f.Fields, false)
				has := func(name string) bool {
					return slices.ContainsFunc(f.Fields, func(f *schema.Field) bool { return f.Name == name })
				}
				if has("date") {
					maps.Copy(group, beside[inner.Name])
				}
				if has("weekday") {
					maps.Copy(group, besideInWeek[inner.Name])
					if has("type") && inner.Name != "weekday" { // of which there are sessions
						group["type"] = "theory"
					}
				}
				if inner.Name == "one" { // it is for a number that takes the singular
					group["unit"] = map[string]any{"fr": "unités", "en": "units"}
					if slices.ContainsFunc(f.Fields, func(f *schema.Field) bool { return f.Name == "value" }) {
						group["value"] = 1
					}
				}
				group[inner.Name] = value
				around[tag] = group
				if f.Type.Kind() == reflect.Slice {
					around[tag] = []any{group}
				}
			}
			take(around, wanted, at)
		})
	}
}

// value is one that no other field has, and what a page in each language shows of it.
func (g *filler) value(t *testing.T, f *schema.Field, at string) (values map[lang.Tag]any, wanted map[lang.Tag]string) {
	g.n++
	n := g.n
	same := func(value any, said func(l page.Language) string) (map[lang.Tag]any, map[lang.Tag]string) {
		return map[lang.Tag]any{"fr": value, "en": value}, map[lang.Tag]string{"fr": said(g.speak["fr"]), "en": said(g.speak["en"])}
	}
	always := func(said string) func(page.Language) string { return func(page.Language) string { return said } }
	number := always(strconv.Itoa(n))
	switch reflect.New(f.Type).Interface().(type) {
	case *schema.Localised, *[]schema.Localised, *[]schema.Related:
		fr, en := fmt.Sprintf("mot%d", n), fmt.Sprintf("word%d", n)
		return same(map[string]any{"fr": fr, "en": en}, func(l page.Language) string { return map[lang.Tag]string{"fr": fr, "en": en}[l.Tag()] })
	case *schema.Decimal, *schema.Quantity, *schema.Hours, *schema.Weeks, *schema.Line, *int:
		return same(n, number)
	case *schema.Price:
		return same(fmt.Sprint(n, " EUR"), number)
	case *schema.Minutes:
		return same(fmt.Sprint(n, " min"), func(l page.Language) string { return l.Minutes(schema.Minutes(n)) })
	case *schema.Clock:
		return same(fmt.Sprintf("%02d:%02d", n/60, n%60), func(l page.Language) string { return l.Clock(schema.Clock(n + 1)) })
	case *schema.Date, *schema.Moment, *schema.Ending:
		day := time.Date(2027, 1, n, 0, 0, 0, 0, time.UTC)
		date := schema.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
		return same(date.String(), func(l page.Language) string { return l.Date(date) })
	case *[]schema.Date:
		date := schema.Date{Year: 2020 + n%80, Month: 3, Day: 1 + n%28}
		return same([]string{date.String()}, func(l page.Language) string { return l.Date(date) })
	case *schema.Weekdays:
		return same("sunday", func(l page.Language) string { return l.Strings.Weekday(6) })
	case *schema.URL:
		return same(fmt.Sprintf("https://www.example.org/u%d", n), always(fmt.Sprintf("https://www.example.org/u%d", n)))
	case *schema.Levels:
		return same("BA3", always("BA3"))
	case *lang.Tag, *[]lang.Tag:
		return same("de", func(l page.Language) string { return lang.Tag("de").NameIn(l.Tag()) })
	case *bool:
		key := map[string]string{"cancelled": "session.cancelled", "ask": "fact.ask"}[f.Name]
		if key == "" {
			t.Errorf("%s: say in this test what a page shows when it is true", at)
			return nil, nil
		}
		return same(true, func(l page.Language) string { return l.T(key) })
	}
	if kind := f.Type.Kind(); kind != reflect.String && (kind != reflect.Slice || f.Type.Elem().Kind() != reflect.String) {
		t.Errorf("%s: this test has no value of the type %v", at, f.Type)
		return nil, nil
	}
	if f.Enum != nil {
		value := f.Enum[len(f.Enum)-1]
		return same(value, func(l page.Language) string { return l.Enum(f.Name, value) })
	}
	switch text := fmt.Sprintf("text%d", n); f.Check {
	case "", "level":
		return same(text, always(text))
	case "email":
		return same(text+"@example.org", always(text+"@example.org"))
	case "phone":
		return same(fmt.Sprint("+32 2 000 0", n), always(fmt.Sprint("+32 2 000 0", n)))
	case "edition":
		return same("2031-2032", always("2031-2032"))
	case "partner":
		return same("someone", func(l page.Language) string {
			return map[lang.Tag]string{"fr": "Quelqu’un", "en": "Someone"}[l.Tag()]
		})
	case "faculty":
		return same("other", always("F other"))
	case "file":
		return same("plan.txt", always("plan.txt"))
	}
	t.Errorf("%s: this test has no value of the form %s", at, f.Check)
	return nil, nil
}
