package build

import (
	"context"
	"os"
	"testing"

	projetpro "projetpro"
	"projetpro/internal/source"
)

// BenchmarkBuild builds the site in the folder SITE, or the real one, from a
// tree in memory: everything but reading and writing.
func BenchmarkBuild(b *testing.B) {
	dir := os.Getenv("SITE")
	if dir == "" {
		dir = "../.."
	}
	d, err := source.Open(dir, projetpro.Defaults())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	tree, _, err := d.Read(context.Background(), nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, err := new(Builder).Build(b.Context(), tree, Settings{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.Render(b.Context(), func(string, []byte, *source.File) error { return nil }); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(r.Outputs.Pages())), "pages")
	}
}
