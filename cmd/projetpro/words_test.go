// The handbooks show how a university calls things by its own names: what they show is tried.

package main

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"projetpro/internal/build"
	"projetpro/internal/source"
)

func TestHandbooksWordsAreUnderstood(t *testing.T) {
	example := regexp.MustCompile("(?s)```yaml\n# (i18n/fr\\.yaml)\n(.*?)```")
	tree, _ := read(t, everyKind)
	for _, book := range handbooks {
		found := example.FindStringSubmatch(text(t, book))
		if found == nil {
			t.Errorf("%s has no example of i18n/fr.yaml", book)
			continue
		}
		r := built(t, tree.With(found[1], []byte(found[2])))
		for _, d := range r.Diags {
			if strings.HasPrefix(d.Pos.File, "i18n/") {
				t.Errorf("%s: %s %v", book, d.Code, d.Args)
			}
		}
		before, after := frenchPages(t, built(t, tree)), frenchPages(t, r)
		for own, ours := range map[string]string{"Sigle": "Mnémonique", "Semestre": "Quadrimestre", "Premier semestre": "Premier quadrimestre", "Cours du soir": "Horaire décalé"} {
			if !strings.Contains(before, ours) || strings.Contains(after, ours) || !strings.Contains(after, own) {
				t.Errorf("%s: %s does not take the place of %s", book, own, ours)
			}
		}
	}
}

// frenchPages are the pages of a site in French, one after the other.
func frenchPages(t *testing.T, r *build.Result) string {
	t.Helper()
	var all strings.Builder
	var mu sync.Mutex
	if _, err := r.Render(context.Background(), func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		if strings.HasPrefix(path, "fr/") {
			all.Write(data)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all.String()
}
