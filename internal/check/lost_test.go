package check

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/site"
	"projetpro/internal/source"
	"projetpro/internal/translation"
)

// bilingual is a site in French and English of which little is known, with some files.
func bilingual(files map[string]string, locks Locks) *Subject {
	all := map[string]string{"content/site.yaml": "name: Test\nlanguages: [fr, en]\nlevels: [BA1]\nbase_url: https://www.site.test/\n"}
	maps.Copy(all, files)
	var entries []*content.Entry
	for _, path := range slices.Sorted(maps.Keys(all)) {
		entries = append(entries, content.Parse(source.NewTree(map[string][]byte{path: []byte(all[path])}).File(path), nil))
	}
	languages := map[lang.Tag]*lang.Strings{}
	for _, tag := range []lang.Tag{"fr", "en"} {
		languages[tag], _ = lang.Parse(tag, "i18n/"+string(tag)+".yaml", []byte("word: text\n"))
	}
	return &Subject{Site: site.New(nil, entries, languages, site.WithDrafts), Locks: locks}
}

// What a page has lost with the file of a language is known from its lock, also where the page was renamed in one go.
func TestLost(t *testing.T) {
	const folder = "content/faculties/a/modules/"
	english := "---\ntitle: Workshop\nsummary: A module.\n---\n\nOne learns to draw.\n"
	site := map[string]string{
		"content/faculties/a/faculty.fr.md": "---\ntitle: A\nsummary: S\n---\n",
		folder + "m.fr.md":                  "---\ntitle: Atelier\nsummary: Un module.\nlevels: BA1\ncredits: 4\nresources: [{kind: presentation}, {kind: presentation, part: 2}]\n---\n\nOn apprend à dessiner.\n",
		folder + "m.en.md":                  english,
	}
	locks := Locks{}
	for tr := range bilingual(site, nil).Translations() {
		locks[tr.Item.ID] = &translation.Lock{Statements: tr.Confirmed(translation.Agreeing)}
	}
	for _, name := range []string{"m", "renamed"} {
		delete(site, folder+"m.fr.md")
		delete(site, folder+"m.en.md")
		site[folder+name+".en.md"] = english
		s := bilingual(site, locks)
		if got := s.Lost(s.Site.Item("faculties/a/modules/"+name), "fr"); fmt.Sprint(got) != "[{levels  0} {credits  0} {resources presentation 2}]" {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A text that is the same in two languages is found where too little is known of either to read it.
func TestSameTextInUnknownLanguages(t *testing.T) {
	for body, want := range map[string]int{
		"Le service aide les étudiantes et les étudiants à choisir leur voie.": 1,
		"Projet PRO": 0,
	} {
		said := 0
		for _, d := range Run(bilingual(map[string]string{
			"content/pages/about.fr.md": "---\ntitle: À propos\nsummary: S\n---\n\n" + body + "\n",
			"content/pages/about.en.md": "---\ntitle: About\nsummary: S\n---\n\n" + body + "\n",
		}, nil)) {
			if d.Code == diag.TextSame {
				said++
			}
		}
		if said != want {
			t.Errorf("%s: said %d times, want %d", body, said, want)
		}
	}
}
