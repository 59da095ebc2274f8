package render

import (
	"iter"
	"testing"

	"projetpro/internal/page"
)

// All layouts, read for the first time and made ready.
func BenchmarkLayouts(b *testing.B) {
	files := defaults(b, nil)
	for b.Loop() {
		if list := mustCheck(b, NewLayouts(nil, files)); list != nil {
			b.Fatal(list)
		}
	}
}

// One page after one file was edited.
func BenchmarkEdit(b *testing.B) {
	views := newSample(b, "fr", "en").rich("Design Thinking")
	for _, file := range []string{"module.html", "partials/card.html", "partials/facts.html", "partials/head.html", "base.html"} {
		b.Run(file, func(b *testing.B) {
			path := folder + file
			src := string(shipped(b).files[path].src)
			both := []iter.Seq2[string, []byte]{defaults(b, map[string]string{path: src + "\n"}), defaults(b, nil)}
			l := shipped(b)
			for i := 0; b.Loop(); i++ {
				l = NewLayouts(l, both[i%2])
				if _, list := l.Page(nil, "module.html", views["module.html"]); list != nil {
					b.Fatal(list)
				}
			}
		})
	}
}

// One page, when nothing was read before.
func BenchmarkFirstPage(b *testing.B) {
	files := defaults(b, nil)
	view := newSample(b, "fr", "en").rich("Design Thinking")["module.html"]
	for b.Loop() {
		if _, list := NewLayouts(nil, files).Page(nil, "module.html", view); list != nil {
			b.Fatal(list)
		}
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
