package main

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// measured is the precision that was reached with public texts, disturbance by disturbance, in percent.
var measured = map[string]float64{"none": 99.95, "one deleted": 99.95, "two deleted": 99.8, "two inserted": 99.9, "two neighbours swapped": 98.6,
	"one moved far": 98.2, "deleted and inserted": 97.9}

func pairsOf(t *testing.T) (all []pair) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		folder, err := txtar.FS(archive)
		if err != nil {
			t.Fatal(err)
		}
		pairs, err := load(folder)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, pairs...)
	}
	return all
}

// Sections of our own texts, which are shorter than most and share fewer words, are paired as well as those of public
// texts: what is sure is right, and of what there is nearly all is found.
func TestPairing(t *testing.T) {
	pairs := pairsOf(t)
	m := newMeasure(pairs)
	if len(pairs) < 40 || len(m.usable) != len(pairs) {
		t.Fatalf("%d pairs, of which %d have the same levels", len(pairs), len(m.usable))
	}
	for _, p := range pairs {
		if len(p.a.levels)-p.a.begins() < 6 {
			t.Errorf("%s has %d sections", p.name, len(p.a.levels))
		}
	}
	for i := range disturbances {
		name := disturbances[i].name
		r := m.run(&disturbances[i])
		t.Logf("%-22s precision %.2f, recall %.2f, unsure %.2f", name, r.precision(), r.recall(), percent(r.unsure, r.possible))
		if r.recall() < 85 {
			t.Errorf("%s: %.2f %% are found", name, r.recall())
		}
		if r.precision() < measured[name]-2 {
			t.Errorf("%s: of %d pairs %.2f %% are right, want %.2f\n%s", name, r.sure, r.precision(), measured[name], strings.Join(r.mistakes, "\n"))
		}
	}
}
