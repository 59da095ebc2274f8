package build

// This file tests that what stands in another language than its file's is found, on real sites, and nothing else is.

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	projetpro "projetpro"
	"projetpro/internal/diag"
	"projetpro/internal/markdown"
	"projetpro/internal/plaintext"
	"projetpro/internal/source"

	"golang.org/x/tools/txtar"
)

// siteAt copies a site into a folder, from one folder after the other. more stands in the list of its languages.
func siteAt(t *testing.T, more string, from ...string) string {
	t.Helper()
	to := t.TempDir()
	for _, from := range from {
		for _, name := range source.Folders() {
			at := filepath.Join(from, name)
			if _, err := os.Stat(at); err != nil {
				continue
			}
			if err := os.CopyFS(filepath.Join(to, name), os.DirFS(at)); err != nil {
				t.Fatal(err)
			}
		}
	}
	settings := filepath.Join(to, source.Marker)
	data, err := os.ReadFile(settings)
	if err == nil {
		err = os.WriteFile(settings, bytes.Replace(data, []byte("languages: [fr, en"), []byte("languages: [fr, en"+more), 1), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// checked is what is said of the site in a folder.
func checked(t *testing.T, at string) (*Result, diag.List) {
	t.Helper()
	dir, err := source.Open(at, projetpro.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	tree, _, err := dir.Read(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := new(Builder).Build(context.Background(), tree, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	texts, whole, err := r.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return r, slices.Concat(texts, whole)
}

// ofTongues are the codes of what stands in another language.
var ofTongues = []diag.Code{diag.PassageLanguage, diag.FileLanguage, diag.TextSame, diag.TitleSame}

func aboutTongues(list diag.List) (all diag.List) {
	for _, d := range list {
		if slices.Contains(ofTongues, d.Code) {
			all = append(all, d)
		}
	}
	return all
}

// real are sites that were written to be read, by the languages that are added to theirs.
var real = []struct {
	name, more string
	from       []string
}{
	{"the site", "", []string{"../.."}},
	{"a university", "", []string{"../../testdata/university"}},
	{"in Dutch", ", nl", []string{"../..", "../../cmd/projetpro/testdata/dutch"}},
}

// One paragraph of another language in each text is found in each, and none where there is none.
func TestPassagesLeftUntranslated(t *testing.T) {
	for _, site := range real {
		t.Run(site.name, func(t *testing.T) {
			at := siteAt(t, site.more, site.from...)
			r, list := checked(t, at)
			for _, d := range aboutTongues(list) {
				t.Errorf("%s: %s at %d, where nothing was left", d.Pos.File, d.Code, d.Pos.Offset)
			}
			passages := passagesOf(r)
			put := putPassages(t, at, passages, paragraph)
			if len(put) < 10 {
				t.Fatalf("only %d files have a text", len(put))
			}
			_, list = checked(t, at)
			found := map[string]bool{}
			for _, d := range aboutTongues(list) {
				found[d.Pos.File] = true
				if d.Code != diag.PassageLanguage && d.Code != diag.FileLanguage {
					t.Errorf("%s: %s", d.Pos.File, d.Code)
				}
			}
			for file, passage := range put {
				if !found[file] {
					t.Errorf("%s: not found: %s", file, passage)
				}
			}
		})
	}
}

// Where more of the texts is in another language than in their own, what is learnt from them is still right.
func TestPassagesInTextsLargelyUntranslated(t *testing.T) {
	for _, site := range real {
		t.Run(site.name, func(t *testing.T) {
			at := siteAt(t, site.more, site.from...)
			r, _ := checked(t, at)
			passages := passagesOf(r)
			const times = 6
			var put map[string]string
			for range times {
				put = putPassages(t, at, passages, paragraph)
			}
			_, list := checked(t, at)
			found := map[string]int{}
			for _, d := range aboutTongues(list) {
				found[d.Pos.File]++
				if d.Code == diag.FileLanguage {
					found[d.Pos.File] += times
				}
			}
			for file, passage := range put {
				if found[file] < times {
					t.Errorf("%s: found %d times: %s", file, found[file], passage)
				}
			}
		})
	}
}

// passagesOf are paragraphs of a site by their languages, those of ordinary length.
func passagesOf(r *Result) map[string][]string {
	all := map[string][]string{}
	for _, e := range r.entries {
		if e.Body() == nil {
			continue
		}
		for _, s := range e.Body().Sections() {
			for _, b := range s.Blocks {
				text := string(e.Text[b.From:b.To])
				if b.Kind == markdown.ParagraphBlock && len(b.Text()) >= 60 && !strings.ContainsAny(text, "[]«»“”*\"") {
					all[string(e.Lang)] = append(all[string(e.Lang)], text)
				}
			}
		}
	}
	return all
}

// forms are what passages may stand in.
var forms = map[string]string{
	"a footnote":       "Voir 1.[^passage]\n\n[^passage]: %s\n",
	"a cell":           "| 1 | 2 |\n|---|---|\n| 3 | %s |\n",
	"a list":           "1. 2\n2. %s\n",
	"a description":    "Image : ![%s](images/a.png)\n",
	"a picture":        "![%s](images/a.png)\n",
	"a caption":        "![1](images/a.png \"%s\")\n",
	"the title of one": "Site : [a](https://example.org/ \"%s\")\n",
	"a callout":        "> [!NOTE]\n> %s\n",
}

const paragraph = "%s\n"

// What is left untranslated is found wherever readers are told it.
func TestPassagesBesideTheText(t *testing.T) {
	for form, written := range forms {
		t.Run(form, func(t *testing.T) {
			at := siteAt(t, "", "../..")
			r, _ := checked(t, at)
			put := putPassages(t, at, passagesOf(r), written)
			_, list := checked(t, at)
			found := map[string]int{}
			for _, d := range aboutTongues(list) {
				found[d.Pos.File]++
			}
			for file, passage := range put {
				if found[file] != 1 {
					t.Errorf("%s: found %d times: %s", file, found[file], passage)
				}
			}
		})
	}
}

// Pages that name, quote and explain what is in the other language have nothing that was left untranslated.
func TestPagesThatQuote(t *testing.T) {
	at := siteAt(t, "", "../..")
	data, err := os.ReadFile("testdata/bilingual.txtar")
	if err != nil {
		t.Fatal(err)
	}
	f := folder{t: t, path: at}
	pages := txtar.Parse(data).Files
	if len(pages) < 40 {
		t.Errorf("%d files", len(pages))
	}
	for _, file := range pages {
		f.write(file.Name, file.Data)
	}
	r, list := checked(t, at)
	for _, d := range aboutTongues(list) {
		if strings.HasPrefix(filepath.Base(d.Pos.File), "p") {
			t.Errorf("%s: %s: %s", d.Pos.File, d.Code, plaintext.Line(r.Source(d.Pos.File), d.Pos.Offset))
		}
	}
}

// putPassages puts one of another language at the end of each text, another each time, written in some form.
func putPassages(t *testing.T, at string, passages map[string][]string, form string) map[string]string {
	t.Helper()
	put, n := map[string]string{}, 0
	err := filepath.WalkDir(filepath.Join(at, "content"), func(path string, e fs.DirEntry, err error) error {
		parts := strings.Split(filepath.Base(path), ".")
		if err != nil || e.IsDir() || len(parts) != 3 || parts[2] != "md" {
			return err
		}
		data, err := os.ReadFile(path)
		if _, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n"); len(strings.TrimSpace(body)) < 100 {
			return err
		}
		others := slices.DeleteFunc(slices.Sorted(maps.Keys(passages)), func(tag string) bool { return tag == parts[1] })
		of := passages[others[n%len(others)]]
		n++
		file, err := filepath.Rel(at, path)
		if err != nil {
			return err
		}
		put[filepath.ToSlash(file)] = of[n%len(of)]
		return os.WriteFile(path, append(data, "\n"+fmt.Sprintf(form, strings.ReplaceAll(of[n%len(of)], "\n", " "))...), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return put
}
