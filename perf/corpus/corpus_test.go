package main

import (
	"maps"
	"path"
	"strings"
	"testing"
)

// written is the corpus as files, by name.
func written(t *testing.T, generator string, pages int, seed uint64) map[string]string {
	t.Helper()
	files := map[string]string{}
	put := func(name, text string) {
		if _, taken := files[name]; taken {
			t.Errorf("%s is written twice", name)
		}
		files[name] = text
	}
	p := newProgramme(pages, seed)
	if generator == "projetpro" {
		writeProjetpro(p, put)
	} else if err := writeHugo(p, generator, put); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSameSeedSameCorpus(t *testing.T) {
	for _, generator := range []string{"projetpro", "std", "tuned"} {
		one, other := written(t, generator, 300, 7), written(t, generator, 300, 7)
		if !maps.Equal(one, other) {
			t.Errorf("%s: two corpora of the same seed differ", generator)
		}
		if maps.Equal(one, written(t, generator, 300, 8)) {
			t.Errorf("%s: two corpora of different seeds are the same", generator)
		}
	}
}

func TestAsManyFilesAsAsked(t *testing.T) {
	for _, pages := range []int{6, 20, 200, 1001} {
		n := 0
		for name := range written(t, "projetpro", pages, 1) {
			if path.Ext(name) == ".md" {
				n++
			}
		}
		if n < pages-2 || n > pages {
			t.Errorf("%d pages asked for, %d written", pages, n)
		}
	}
}

func TestTextsAreAsLongAsSaid(t *testing.T) {
	p := newProgramme(1000, 1)
	for _, f := range p.faculties {
		for _, m := range f.modules {
			for _, l := range languages {
				if n := len(strings.Fields(m.markdown(l))); n < 550 || n > 1600 {
					t.Errorf("%s has %d words", m.file(l), n)
				}
			}
		}
	}
}

func TestLinksLeadToFiles(t *testing.T) {
	files := written(t, "projetpro", 400, 1)
	links := 0
	for name, text := range files {
		for _, part := range strings.Split(text, "](")[1:] {
			to, _, _ := strings.Cut(part, ")")
			links++
			file := strings.TrimSuffix(path.Join(path.Dir(name), to), ".md") + ".en.md"
			if _, there := files[file]; !there {
				t.Errorf("%s links to %s, which is not there", name, to)
			}
		}
	}
	if links < 400 {
		t.Errorf("%d links in 400 pages", links)
	}
}

func TestNoPlaceIsLeftOpen(t *testing.T) {
	for name, text := range written(t, "std", 400, 1) {
		if strings.HasPrefix(name, "content/") && (strings.Contains(text, "{who}") || strings.Contains(text, "{link}") || strings.Contains(text, "{W") || strings.Contains(text, "{d")) {
			t.Errorf("%s has a place that was not filled", name)
		}
	}
}
