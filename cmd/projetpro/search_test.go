// The search is tried with the script that visitors run.

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"projetpro/internal/build"
)

// A visitor searches in one language of a site.
type visitor struct {
	vm      *goja.Runtime
	fetched map[string]int // bytes of each file of the index
}

// answer is what the script finds.
type answer struct {
	Hrefs, Titles, Notes []string
	Words                []string
	Whole, Slip          bool
}

// search gives a visitor the script and the index in a folder of the website.
func search(t *testing.T, r *build.Result, folder string) *visitor {
	t.Helper()
	script, err := os.ReadFile(repository + "/static/lookup.js")
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{goja.New(), map[string]int{}}
	_ = v.vm.Set("load", func(name string) string {
		name, _, _ = strings.Cut(name, "?")
		data, diags, ok := r.File(folder + name)
		if !ok {
			panic(v.vm.ToValue(fmt.Sprint(name, " cannot be had: ", diags)))
		}
		v.fetched[name] = len(data)
		return string(data)
	})
	if _, err := v.vm.RunString(regexp.MustCompile(`(?m)^export `).ReplaceAllString(string(script), "")); err != nil {
		t.Fatal(err)
	}
	v.run(t, `
const index = open((name) => Promise.resolve().then(() => JSON.parse(load(name))));
async function ask(query) {
  const i = await index, r = await i.find(query);
  if (!r) return JSON.stringify({});
  const told = await Promise.all(r.best.slice(0, 10).map(i.tell));
  return JSON.stringify({ Hrefs: told.map((d) => d[1]), Titles: told.map((d) => d[0]), Notes: told.map((d) => d[2]), Words: r.words, Whole: r.whole, Slip: r.slip });
}`)
	return v
}

func (v *visitor) run(t *testing.T, script string) goja.Value {
	t.Helper()
	value, err := v.vm.RunString(script)
	if err != nil {
		t.Fatal(err)
	}
	if p, is := value.Export().(*goja.Promise); is {
		if p.State() != goja.PromiseStateFulfilled {
			t.Fatalf("%s: %v", script, p.Result())
		}
		return p.Result()
	}
	return value
}

func (v *visitor) ask(t *testing.T, query string) (a answer) {
	t.Helper()
	asked, _ := json.Marshal(query)
	if err := json.Unmarshal([]byte(v.run(t, "ask("+string(asked)+")").String()), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// Each query of the table finds the page that must come first. A line has the language, the query and the address, with tabs
// between them.
func TestSearchFinds(t *testing.T) {
	_, r := read(t, repository)
	visitors := map[string]*visitor{"fr": search(t, r, "fr/recherche/"), "en": search(t, r, "en/search/")}
	count := map[string]int{}
	for line := range strings.Lines(text(t, "cmd/projetpro/testdata/search.txt")) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 3 {
			continue
		}
		count[cells[0]]++
		a := visitors[cells[0]].ask(t, cells[1])
		if len(a.Hrefs) == 0 || a.Hrefs[0] != cells[2] {
			t.Errorf("%s: %q finds %q %q (for %q), not %s", cells[0], cells[1], a.Hrefs, a.Titles, a.Words, cells[2])
		}
	}
	for _, tag := range []string{"fr", "en"} {
		if count[tag] < 30 {
			t.Errorf("%s: only %d queries", tag, count[tag])
		}
	}
}

// What is not published is not found; what is in one language only is found once in each, and says its language; what is
// still to be written is in no index.
func TestSearchLeavesOut(t *testing.T) {
	tree, _ := read(t, everyKind)
	for file, text := range map[string]string{
		"content/pages/ours.fr.md":  "---\ntitle: Abricots\nsummary: Un résumé.\n---\n\nDes groseilles.\n",
		"content/pages/draft.fr.md": "---\ntitle: Brouillon de mirabelle\nsummary: Un résumé.\ndraft: true\n---\n\nUne mirabelle.\n",
		"content/pages/late.fr.md":  "---\ntitle: Tardive\nsummary: Un résumé.\n---\n\nDes nèfles. À compléter.\n\n<!-- quetsche -->\n\nFin.\n",
	} {
		tree = tree.With(file, []byte(text))
	}
	r := built(t, tree)
	for folder, foreign := range map[string]bool{"fr/recherche/": false, "en/search/": true} {
		v := search(t, r, folder)
		for _, query := range []string{"abricots", "groseille"} {
			a := v.ask(t, query+" ")
			if len(a.Hrefs) != 1 || strings.Contains(a.Notes[0], "French") != foreign {
				t.Errorf("%s: %q finds %q %q", folder, query, a.Hrefs, a.Notes)
			}
		}
		if a := v.ask(t, "nèfles "); len(a.Hrefs) != 1 {
			t.Errorf("%s: %q is found", folder, a.Hrefs)
		}
		for _, query := range []string{"mirabelle ", "compléter ", "quetsche "} {
			if a := v.ask(t, query); len(a.Hrefs) != 0 {
				t.Errorf("%s: %q finds %q", folder, query, a.Hrefs)
			}
		}
		for _, o := range r.Outputs.All() {
			if data, _, ok := r.File(o.Path); ok && strings.HasPrefix(o.Path, folder) && strings.HasSuffix(o.Path, ".json") && strings.Contains(string(data), "mirabelle") {
				t.Errorf("%s has a draft", o.Path)
			}
		}
	}
}
