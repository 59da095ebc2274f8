//go:build unix

package main

import (
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	projetpro "projetpro"
	"projetpro/internal/build"
	"projetpro/internal/source"
)

// What a site asks of memory grows with its size, not with the square, for some of the generators; for all of them with
// SHAPES=all. Memory is counted, not time, so that it comes to the same on every machine.
func TestInProportion(t *testing.T) {
	const (
		small, large = 2 << 10, 8 << 10
		times        = 8       // 4 would be in proportion, 16 is the square
		few          = 8 << 20 // bytes that tell nothing
		notes        = 64 << 20
		some         = 13
	)
	tree := map[string][]byte{}
	err := fs.WalkDir(projetpro.Defaults(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		tree[name], err = fs.ReadFile(projetpro.Defaults(), name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(tree, smallest)
	base := asked(t, tree, nil)
	for i, name := range slices.Sorted(maps.Keys(generators)) {
		if i%some != 0 && os.Getenv("SHAPES") != "all" {
			continue
		}
		less := max(0, asked(t, tree, generators[name](small))-base)
		more := max(0, asked(t, tree, generators[name](large))-base)
		bound := times*less + few
		if strings.HasPrefix(name, "js ") {
			bound += notes // names × scopes, as far as render.hardToFollow lets them
		}
		if more > bound {
			t.Errorf("%s: %d KB of files ask for %d KB of memory, %d KB for %d KB", name, small>>10, less>>10, large>>10, more>>10)
		}
	}
}

// asked is how much memory it asks for to build a site with some files more.
func asked(t *testing.T, site, more map[string][]byte) int64 {
	t.Helper()
	files := maps.Clone(site)
	maps.Copy(files, more)
	tree := source.NewTree(files)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := new(build.Builder).Build(t.Context(), tree, build.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := r.Render(t.Context(), func(string, []byte, *source.File) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	r.Prove(slices.Concat(r.Diags, found))
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}
