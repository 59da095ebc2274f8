//go:build full && unix

// This file looks at maps in a browser.

package main

import (
	"bytes"
	"context"
	"fmt"
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
// colours.
func TestMapInBrowser(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	const long, short = "/fr/facultes/lettres-traduction-et-communication/", "/fr/facultes/sciences-biomedicales/"
	for _, c := range []struct {
		site      string
		addresses []string
	}{
		{mapSite(t, 4), []string{"/fr/", short}},
		{mapSite(t, 12), []string{"/fr/", "/en/", short, long}},
		{mapSite(t, 30), []string{"/fr/", short, long}},
		{longMap(t), []string{"/fr/", short, long}},
	} {
		lookAll(t, browser, builtSite(t, c.site), c.addresses, screens[:4], light, dark, forced)
	}
}

// A map of many years is printed on sheets laid crosswise, in the colours of the light whatever the screen has, and no word of it is broken or cut.
func TestLargeMapOnPaper(t *testing.T) {
	host, ctx := served(t, builtSite(t, longMap(t))), inBrowser(t, 1280, 800)
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
	text := strings.ReplaceAll(said("pdftotext", "-", "-"), "\u00AD", "") // where a word may be parted; where it is, a line ends
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
