package check

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/site"
	"projetpro/internal/source"
	"projetpro/internal/translation"
)

// How pages stand follows from their files and locks alone, is worked out once for the same files, and leads from one page that is
// not in step to the next.
func TestStandings(t *testing.T) {
	texts := map[string]string{"content/site.yaml": "name: Test\nlanguages: [fr, en, nl]\nbase_url: https://www.site.test/\n"}
	page := func(name, body string) {
		texts["content/pages/"+name+".md"] = "---\ntitle: " + name + "\n---\n\n" + body
	}
	for _, name := range []string{"a", "b", "c", "d"} {
		page(name+".fr", "Un.\n\n## Deux\n\nTrois.\n")
		page(name+".en", "One.\n\n## Two\n\nThree.\n")
	}
	page("e.en", "Alone.\n")
	parsed, memo := map[string]*content.Entry{}, new(Memo)
	subject := func(locks Locks) *Subject {
		var entries []*content.Entry
		for _, path := range slices.Sorted(maps.Keys(texts)) {
			key := path + "\n" + texts[path]
			if parsed[key] == nil {
				parsed[key] = content.Parse(source.NewTree(map[string][]byte{path: []byte(texts[path])}).File(path), nil)
			}
			entries = append(entries, parsed[key])
		}
		languages := map[lang.Tag]*lang.Strings{}
		for _, tag := range []lang.Tag{"fr", "en", "nl"} {
			languages[tag], _ = lang.Parse(tag, "i18n/"+string(tag)+".yaml", []byte("word: text\n"))
		}
		return &Subject{Site: site.New(nil, entries, languages, site.WithDrafts), Locks: locks, Memo: memo}
	}
	said := func(s *Subject) string {
		all, err := s.Standings(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, s := range all {
			if s.Lang != "nl" {
				parts = append(parts, fmt.Sprintf("%s %s %d/%d", strings.TrimPrefix(s.Item.ID, "pages/"), s.State, s.Open, s.Open+s.InStep))
			}
		}
		return strings.Join(parts, ", ")
	}
	if got := said(subject(nil)); got != "a new 3/3, b new 3/3, c new 3/3, d new 3/3, e missing 0/0" {
		t.Error(got)
	}
	locks := Locks{}
	for tr := range subject(nil).Translations() {
		if id := tr.Item.ID; id != "pages/d" {
			locks[id] = &translation.Lock{Statements: tr.Confirmed(translation.Agreeing)}
		}
	}
	page("b.en", "One.\n\n## Two\n\nFour.\n")
	page("c.fr", "Un.\n\n## Deux\n\nTrois.\n\n## Autre chose\n\nUne section que personne n’a traduite, et qui est longue.\n")
	s := subject(locks)
	if got := said(s); got != "a in-step 0/2, b changed 1/2, c incomplete 1/3, d new 3/3, e missing 0/0" {
		t.Error(got)
	}
	if bare := subject(locks); said(&Subject{Site: bare.Site, Locks: locks}) != said(s) {
		t.Error("without a memo pages stand otherwise")
	}
	known := len(memo.known)
	if said(s); len(memo.known) != known || known != 4 {
		t.Errorf("%d standings are remembered, then %d", known, len(memo.known))
	}
	for _, c := range []struct {
		from, lang string
		before     bool
		want       string
	}{
		{"", "en", false, "pages/b"}, {"pages/b", "en", false, "pages/c"}, {"pages/d", "en", false, ""}, {"pages/b", "en", true, ""}, {"pages/z", "en", true, "pages/d"},
		{"pages/a", "fr", false, "pages/e"}, {"pages/d", "nl", false, "pages/e"},
	} {
		got := ""
		if next, ok := s.NextOpen(c.from, lang.Tag(c.lang), c.before); ok {
			got = next.Item.ID
		}
		if got != c.want {
			t.Errorf("next to %s in %s, before %t: %q, want %q", c.from, c.lang, c.before, got, c.want)
		}
	}
	for _, c := range []struct{ id, than, want string }{
		{"pages/a", "en", ""}, {"pages/b", "fr", "en"}, {"pages/b", "en", ""}, {"pages/c", "en", "fr"}, {"pages/c", "fr", ""}, {"pages/d", "en", ""}, {"pages/e", "en", ""},
	} {
		if got := s.Newer(c.id, lang.Tag(c.than)); string(got) != c.want {
			t.Errorf("newer than %s in %s: %q, want %q", c.id, c.than, got, c.want)
		}
	}
	if tr := s.Translation(s.Site.Item("pages/b"), "en"); tr == nil || tr.Gone(&tr.Sections[1]) != 0 || s.Translation(s.Site.Item("pages/b"), "nl") != nil {
		t.Errorf("%+v", tr)
	}
	delete(texts, "content/pages/d.en.md")
	if said(subject(locks)); len(memo.known) != known-1 {
		t.Errorf("%d standings are remembered once a file is gone", len(memo.known))
	}
}
