// This file tests that of every page, and every file of one, that has gone since the last output is said which facts went with it.

package build

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/page"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

func TestEveryPageGoneIsSaid(t *testing.T) {
	files := everyFiles(t)
	maps.DeleteFunc(files, func(file string, _ []byte) bool { return strings.HasPrefix(file, "translations/") })
	data, _, ok := resultOf(t, files, Settings{}).File(page.ProgrammeName)
	if !ok {
		t.Fatal("there is no programme.json")
	}
	var programme struct {
		Items map[string][]struct {
			ID    string
			Facts map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal(data, &programme); err != nil {
		t.Fatal(err)
	}
	published := check.NewPublished(data)
	for _, items := range programme.Items {
		for _, item := range items {
			kind, place := schema.PlaceOf(item.ID)
			if place == nil || len(item.Facts) == 0 {
				continue
			}
			without := maps.Clone(files)
			maps.DeleteFunc(without, func(file string, _ []byte) bool {
				id, isPage := strings.CutPrefix(file, "content/"+place.File(item.ID))
				return isPage && strings.HasSuffix(file, ".md") && strings.Count(id, ".") == 2 && id[0] == '.'
			})
			if len(without) == len(files) {
				t.Fatalf("%s has no file", item.ID)
			}
			for _, file := range slices.Sorted(maps.Keys(files)) {
				if _, left := without[file]; left || strings.HasSuffix(file, ".en.md") {
					continue
				}
				half := maps.Clone(files)
				delete(half, file)
				stays := strings.TrimSuffix(file, ".fr.md") + ".en.md"
				if half[stays] != nil && !said(resultOf(t, half, Settings{Published: published}).Diags, diag.FactsLost, stays) {
					t.Errorf("%s is gone and nothing is said of its facts in %s", file, stays)
				}
			}
			r := resultOf(t, without, Settings{Published: published})
			_, whole, err := r.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if !said(whole, diag.PageGone, "content/"+place.File(item.ID)) {
				t.Errorf("%s, a %s, is gone and nothing is said of it", item.ID, kind.Name)
			}
		}
	}
}

// said reports whether something is said of a file that begins so.
func said(l diag.List, code diag.Code, file string) bool {
	for _, d := range l {
		if d.Code == code && strings.HasPrefix(d.Pos.File, file) {
			return true
		}
	}
	return false
}

func resultOf(t *testing.T, files map[string][]byte, s Settings) *Result {
	t.Helper()
	r, err := new(Builder).Build(t.Context(), source.NewTree(files), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
