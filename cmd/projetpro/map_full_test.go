//go:build full && unix

// This file looks at maps in a browser.

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// seen is what a page of a browser says of itself.
const seen = `(async () => {
  const said = [];
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) said.push("is " + wider + " px wider than the screen");
  const first = document.querySelector(".plan th a");
  if (first && first.getBoundingClientRect().bottom > 844) said.push("the first faculty is at " + first.getBoundingClientRect().bottom + " px");
  for (const a of document.querySelectorAll(".plan td > a")) {
    const box = a.getBoundingClientRect();
    if (innerWidth < 768 && (box.width < 24 || box.height < 24)) said.push("a link has " + box.width + " × " + box.height + " px: " + a.textContent);
  }
  for (const name of document.querySelectorAll(".plan th, .stages h3, .stages a")) {
    const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode()); ) {
      for (const word of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
        if (lines.size > 1 && getComputedStyle(name).hyphens !== "auto") said.push("breaks " + word[0]);
        const cell = name.closest("th, li").getBoundingClientRect();
        if (range.getBoundingClientRect().right > cell.right + 1) said.push("cuts off " + word[0]);
      }
    }
  }
  const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] });
  for (const { id, nodes } of violations) for (const { html } of nodes) said.push(id + ": " + html);
  return said;
})()`

// longMap is a site with more years of study than fit on a telephone.
func longMap(t *testing.T) string {
	dir := mapSite(t, 12)
	settings := filepath.Join(dir, "content", "site.yaml")
	data, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		level := fmt.Sprintf("Doc%d", i+1)
		data = fmt.Appendf(data, "  - {id: %s, cycle: {fr: Doctorat, en: Doctorate}}\n", level)
		for _, tag := range []string{"fr", "en"} {
			text := fmt.Sprintf("---\ntitle: Projet doctoral %d\nlevels: %s\nstatus: running\n---\n\nUn texte.\n", i+1, level)
			module := filepath.Join(dir, "content", "faculties", fmt.Sprintf("f%02d", i), "modules", "doc."+tag+".md")
			if err := os.MkdirAll(filepath.Dir(module), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(module, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(settings, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Maps of 4, 12 and 30 faculties, one of 11 years of study, and lines of faculties, are looked at on telephones and desks, in light, dark and forced
// colours: nothing is cut off or wider than the screen, and axe finds nothing.
func TestMapInBrowser(t *testing.T) {
	axe, err := os.ReadFile(repository + "/tools/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	ctx := inBrowser(t)
	for _, faculties := range []int{4, 12, 30, 0} {
		out, site := filepath.Join(t.TempDir(), "public"), ""
		if faculties > 0 {
			site = mapSite(t, faculties)
		} else {
			site = longMap(t)
		}
		buildSite(t, site, out)
		server := httptest.NewServer(http.FileServer(http.Dir(out)))
		defer server.Close()
		for _, page := range []string{"/fr/", "/en/", "/fr/facultes/sciences-biomedicales/", "/fr/facultes/lettres-traduction-et-communication/"} {
			if faculties == 4 && page == "/fr/facultes/lettres-traduction-et-communication/" || faculties != 12 && page == "/en/" {
				continue
			}
			for _, width := range []int64{320, 390, 768, 1280} {
				for _, media := range []*emulation.MediaFeature{
					{Name: "prefers-color-scheme", Value: "light"}, {Name: "prefers-color-scheme", Value: "dark"}, {Name: "forced-colors", Value: "active"},
				} {
					var said []string
					if err := chromedp.Run(ctx,
						emulation.SetDeviceMetricsOverride(width, 844, 1, width < 700),
						emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{media}),
						chromedp.Navigate(server.URL+page),
						chromedp.Evaluate(string(axe), nil),
						chromedp.Evaluate(seen, &said, awaited),
					); err != nil {
						t.Fatal(err)
					}
					for _, what := range said {
						t.Errorf("%d faculties, %s at %d px, %s: %s", faculties, page, width, media.Value, what)
					}
				}
			}
		}
	}
}
