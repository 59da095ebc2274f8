//go:build full && unix

// This file measures the header on telephones.

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A headed site is the real one with other settings, and files beside.
type headed struct {
	name   string
	change []string // old and new text of the settings, by turns
	brand  string
	files  map[string]string
	dutch  bool // it has a third language
}

func (h headed) lay(t *testing.T) (site string) {
	t.Helper()
	site = t.TempDir()
	parts := []string{repository + "/content"}
	if h.dutch {
		parts = append(parts, "testdata/dutch/content")
		if err := os.CopyFS(filepath.Join(site, "i18n"), os.DirFS("testdata/dutch/i18n")); err != nil {
			t.Fatal(err)
		}
	}
	for _, part := range parts {
		if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(part)); err != nil {
			t.Fatal(err)
		}
	}
	settings := text(t, "content/site.yaml")
	if replaced := strings.NewReplacer(h.change...).Replace(settings); replaced == settings && h.change != nil {
		t.Fatalf("%s changes nothing", h.name)
	} else {
		lay(t, filepath.Join(site, "content/site.yaml"), replaced+h.brand)
	}
	for name, data := range h.files {
		lay(t, filepath.Join(site, name), data)
	}
	return site
}

const wideMark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 50"><path d="M0 0h400v50H0z"/></svg>`

// Whatever the site is called, and however it looks, the header of a telephone is one row of 64 pixels: mark, name, menu, search, languages.
func TestHeaderIsOneRow(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	long := []string{"name: Projet PRO\n", "name: Construire son projet professionnel\n"}
	mark := "\nbrand:\n  mark: mark.svg\n"
	for _, h := range []headed{
		{name: "the real site"},
		{name: "a long name", change: long},
		{name: "a mark", brand: mark, files: map[string]string{"static/mark.svg": drawn}},
		{name: "a wide mark and a long name", change: long, brand: mark, files: map[string]string{"static/mark.svg": wideMark}},
		{name: "a wide mark alone", brand: strings.Replace(mark, "mark.svg", "{file: mark.svg, alone: true}", 1), files: map[string]string{"static/mark.svg": wideMark}},
		{name: "three languages", change: []string{"[fr, en]", "[fr, en, nl]"}, dutch: true},
		{name: "three languages and a long name", change: append([]string{"[fr, en]", "[fr, en, nl]"}, long...), dutch: true},
	} {
		host := served(t, builtSite(t, h.lay(t)))
		for _, address := range []string{"/fr/", "/en/faculties/"} {
			for _, width := range []int64{320, 360, 390} {
				var got string
				err := chromedp.Run(browser, emulation.SetDeviceMetricsOverride(width, 640, 1, true), chromedp.Navigate(host+address),
					chromedp.Evaluate(`document.fonts.ready.then(() => {
						const box = (e) => e.getBoundingClientRect(), top = box(document.querySelector(".top"));
						const rows = new Set([...document.querySelectorAll(".languages a")].map((a) => box(a).top)).size;
						const mark = document.querySelector(".own img");
						const seen = !mark || box(mark).width > 20 && box(mark).height > 5;
						return top.height + " px, languages on " + rows + ", " + (document.documentElement.scrollWidth - innerWidth) + " too wide" + (seen ? "" : ", no mark");
					})`, &got, awaited))
				if err != nil {
					t.Fatal(err)
				}
				if want := "64 px, languages on 1, 0 too wide"; got != want {
					t.Errorf("%s, %s at %d: %s, want %s", h.name, address, width, got, want)
				}
				if dir := os.Getenv("PICTURES"); dir != "" {
					var picture []byte
					if err := chromedp.Run(browser, chromedp.CaptureScreenshot(&picture)); err != nil {
						t.Fatal(err)
					}
					lay(t, filepath.Join(dir, fmt.Sprintf("%s-%s-%d.png", h.name, address[1:3], width)), string(picture))
				}
			}
		}
	}
}
