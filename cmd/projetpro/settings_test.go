// Each setting of content/site.yaml is shown: every one is written with a value that nothing
// else has, and looked for on the pages of each language.

package main

import (
	"html"
	"maps"
	"testing"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// notOnPages are settings that no page says, and why.
var notOnPages = map[string]string{
	"site: languages":     "each of them has pages of its own: TestSite",
	"site: brand":         "it is how pages look: TestBrand",
	"site: timezone":      "it is where a day begins and ends: testdata/script/timezone.txtar",
	"site: credits.hours": "it is what check compares the hours of modules with",

	"site: translation_notice": "pages say it that have changed in another language: testdata/script/newer.txtar",
}

// without are settings without which another says nothing, which check says.
var without = map[string]map[string]any{
	"site: complaints.name": {"email": "a@example.org"}, "site: complaints.role": {"email": "a@example.org"},
	"site: ombudsman.name": {"email": "a@example.org"}, "site: ombudsman.role": {"email": "a@example.org"},
	"site: credits.long": {"unit": "AB"},
}

// oneCredit is a module of one credit.
const oneCredit = "faculties/law/modules/one-credit"

// moduleFacts are its facts.
func moduleFacts(level string) string { return "credits: 1\nlevels: " + level + "\n" }

func TestEverySettingIsShown(t *testing.T) {
	g := filler{n: 300, speak: map[lang.Tag]page.Language{}}
	for tag, l := range carried(t) {
		g.speak[tag] = page.Language{Strings: l, Default: "fr"}
	}
	dir := t.TempDir()
	for name, front := range map[string][2]string{
		"home":                              {"A"},
		"method":                            {"M"},
		"pages/accessibility":               {"B"},
		"faculties/law/faculty":             {"F"},
		oneCredit:                           {"One", moduleFacts(undistinguished)},
		"faculties/law/modules/two-credits": {"Two", "credits: 2\n"},
	} {
		words := "title: " + front[0] + "\nsummary: S.\n"
		lay(t, dir+"/content/"+name+".fr.md", "---\n"+words+front[1]+"---\n\nX.\n")
		lay(t, dir+"/content/"+name+".en.md", "---\n"+words+"---\n\nX.\n")
	}
	lay(t, dir+"/content/site.yaml", "name: T\n")
	tree, _ := read(t, dir)
	settings := func(changes map[string]any) string {
		all := map[string]any{"name": "T", "base_url": "https://projet.site.test/", "languages": []string{"fr", "en"}, "levels": []string{undistinguished, "BA1"}}
		maps.Copy(all, changes)
		text, err := yaml.Marshal(all)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	bare := pagesOf(t, tree, settings(nil), "")
	looked, unmet := 0, maps.Clone(notOnPages)
	for _, f := range schema.Site.Fields {
		if notOnPages["site: "+f.Name] != "" {
			delete(unmet, "site: "+f.Name)
			continue
		}
		g.fill(t, f, "site: "+f.Name, func(values map[lang.Tag]any, wanted map[lang.Tag]string, at string) {
			if notOnPages[at] != "" {
				delete(unmet, at)
				return
			}
			value := values["fr"]
			if group, ok := value.(map[string]any); ok {
				maps.Copy(group, without[at])
			}
			looked++
			level := ""
			if at == "site: levels.id" {
				level = wanted["fr"]
			}
			shown := pagesOf(t, tree, settings(map[string]any{f.Name: value}), level)
			for tag, want := range wanted {
				if !holds(shown[tag], want) {
					t.Errorf("%s: no page in %s shows %q", at, tag, want)
				}
				if holds(bare[tag], want) {
					t.Errorf("%s: the pages in %s show %q without it", at, tag, want)
				}
			}
		})
	}
	if looked < 25 || len(unmet) > 0 {
		t.Errorf("only %d settings are looked for; these are no settings: %v", looked, unmet)
	}
}

// pagesOf are the pages of each language of a site with other settings, one behind the other. The
// level, unless it is "", is that of its first module.
func pagesOf(t *testing.T, tree *source.Tree, settings, level string) map[lang.Tag]string {
	t.Helper()
	tree = tree.With("content/site.yaml", []byte(settings))
	if level != "" {
		tree = tree.With("content/"+oneCredit+".fr.md", []byte("---\ntitle: One\n"+moduleFacts(level)+"---\n\nX.\n"))
	}
	r := built(t, tree)
	for _, d := range r.Diags {
		if (diag.List{d}).HasErrors() {
			t.Errorf("%s: %s %v\n%s", d.Pos.File, d.Code, d.Args, settings)
		}
	}
	pages := map[lang.Tag]string{}
	for _, o := range r.Outputs.All() {
		if o.Page == nil || o.Page.Former() {
			continue
		}
		text, _, err := o.Make(nil)
		if err != nil {
			t.Fatal(err)
		}
		pages[o.Page.Lang] += html.UnescapeString(string(text))
	}
	return pages
}
