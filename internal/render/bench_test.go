package render

import (
	"testing"

	"projetpro/internal/page"
)

func BenchmarkNewLayouts(b *testing.B) {
	files := defaults(b, nil)
	for b.Loop() {
		NewLayouts(files)
	}
}

// One page after another, all of one section: header, footer and cards are remembered.
func BenchmarkPage(b *testing.B) {
	l := shipped(b)
	s := newSample(b, "fr", "en")
	rich := s.rich("Design Thinking")
	typical := rich["module.html"].(*page.ModuleView)
	typical.Facts.Sessions.Dated, typical.Facts.Parts = nil, nil
	for _, layout := range []string{"module.html", "faculty.html", "text.html", "offer.html"} {
		b.Run(layout, func(b *testing.B) {
			var dst []byte
			b.ReportAllocs()
			for b.Loop() {
				dst, _ = l.Page(dst[:0], layout, rich[layout])
			}
			b.SetBytes(int64(len(dst)))
		})
	}
}

func BenchmarkSitemap(b *testing.B) {
	s := newSample(b, "fr", "en")
	base := s.base("x")
	pages := func(yield func(page.Listing) bool) {
		for range 10_000 {
			if !yield(page.Listing{Canonical: base.Canonical, Alternates: base.Alternates}) {
				return
			}
		}
	}
	for b.Loop() {
		Sitemap(pages)
	}
}
