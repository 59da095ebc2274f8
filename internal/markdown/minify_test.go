package markdown

import (
	"path/filepath"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
)

// TestMinified asserts that a minifier would not make the HTML of a text
// smaller by more than 2 %.
func TestMinified(t *testing.T) {
	m := minify.New()
	m.Add("text/html", &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true})
	texts := prose
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for _, c := range readCases(t, file) {
			texts += "\n" + c.src
		}
	}
	for _, src := range []string{prose, texts} {
		got := htmlOf(src, "fr")
		least, err := m.String("text/html", got)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d bytes, minified %d", len(got), len(least))
		if len(got)*100 > len(least)*102 {
			t.Errorf("%d bytes, minified %d", len(got), len(least))
		}
	}
}
