package render

import (
	"os"
	"path/filepath"
	"projetpro/internal/lang"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	l := shipped(t)
	for _, lg := range []string{"fr", "en"} {
		o := "en"
		if lg == "en" {
			o = "fr"
		}
		s := newSample(t, lang.Tag(lg), lang.Tag(o))
		for name, all := range map[string]map[string]any{"rich": s.rich("Design Thinking & projet"), "bare": s.bare(), "fallback": s.fallback()} {
			for layout, v := range all {
				out := mustPage(t, l, layout, v)
				out = strings.NewReplacer("/static/site.3f2a.css", "site.css", "/static/site.9c1b.js", "nosite.js", "/static/icon.77aa.svg", "icon.svg").Replace(out)
				os.MkdirAll("/tmp/rt/out", 0o755)
				os.WriteFile(filepath.Join("/tmp/rt/out", lg+"-"+name+"-"+layout), []byte(out), 0o644)
			}
		}
	}
	for _, f := range []string{"site.css", "icon.svg", "site.js"} {
		b, _ := os.ReadFile("../../static/" + f)
		mt := map[string]string{"site.css": "text/css", "icon.svg": "image/svg+xml", "site.js": "text/javascript"}[f]
		m, err := Minify(mt, b)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(f, len(b), len(m))
		os.WriteFile("/tmp/rt/out/"+f, m, 0o644)
	}
}
