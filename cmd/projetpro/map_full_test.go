//go:build full && unix

// This file looks at maps in a browser.

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
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

// A map of many years is printed on sheets laid crosswise, in the colours of the light whatever the screen has, and no word of it is broken or cut.
func TestLargeMapOnPaper(t *testing.T) {
	host, ctx := served(t, builtSite(t, longMap(t))), inBrowser(t)
	var printed []byte
	var hues []string
	if err := chromedp.Run(ctx, chromedp.Navigate(host+"/fr/"), chromedp.Evaluate(`document.fonts.ready.then(() => 0)`, nil, awaited), chromedp.ActionFunc(func(ctx context.Context) (err error) {
		printed, _, err = page.PrintToPDF().WithPaperWidth(210 / 25.4).WithPaperHeight(297 / 25.4).WithPreferCSSPageSize(true).Do(ctx)
		return err
	})); err != nil {
		t.Fatal(err)
	}
	said := func(program string, args ...string) string {
		command := exec.CommandContext(t.Context(), program, args...)
		command.Stdin = bytes.NewReader(printed)
		out, err := command.Output()
		if err != nil {
			t.Fatal(program, ": ", err)
		}
		return string(out)
	}
	if sheets := said("pdfinfo", "-"); !regexp.MustCompile(`Page size: +841\.\d+ x 594`).MatchString(sheets) && !regexp.MustCompile(`Page size: +842 x 59[45]`).MatchString(sheets) {
		t.Errorf("the sheets are not laid crosswise:\n%s", sheets)
	}
	text := said("pdftotext", "-", "-")
	for _, word := range []string{"biomédicales", "communication", "polytechnique", "Doctorat"} {
		if !strings.Contains(text, word) {
			t.Errorf("%q is broken or left out:\n%s", word, text)
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		hue := ""
		if err := chromedp.Run(ctx, emulation.SetEmulatedMedia().WithMedia("print").WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
			chromedp.Evaluate(`getComputedStyle(document.querySelector(".plan .badge")).borderTopColor`, &hue)); err != nil {
			t.Fatal(err)
		}
		hues = append(hues, hue)
	}
	if hues[0] != hues[1] {
		t.Errorf("on paper, lines have other colours in the dark: %q", hues)
	}
}
