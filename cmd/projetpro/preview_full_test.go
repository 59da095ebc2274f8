//go:build full && unix

// This file edits the real site while Chromium looks at it through a running
// preview: what an editor does, with nothing in between that is made for a test.

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestEditorAtWork(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	p := newPreview(t, dir)
	file := filepath.Join(dir, "content/faculties/architecture/modules/design-thinking.fr.md")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.ExecPath("chromium"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"),
		chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(390, 800))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, _ = chromedp.NewContext(ctx)
	defer chromedp.Cancel(ctx)
	// until waits for an expression about the page, which may ask for the panel.
	until := func(expression string) {
		t.Helper()
		const panel = `var panel = (selector) => document.querySelector("projetpro-preview")?.shadowRoot.querySelector(selector); `
		var is bool
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if chromedp.Run(ctx, chromedp.Evaluate(panel+"!!("+expression+")", &is)) == nil && is {
				return
			}
		}
		var page string
		chromedp.Run(ctx, chromedp.Evaluate(panel+`document.body.innerText + "\n" + panel(".all")?.innerText`, &page))
		t.Fatalf("it never came to be that %s:\n%s", expression, page)
	}
	if err := chromedp.Run(ctx, chromedp.Navigate(p.url+"/fr/facultes/architecture/modules/design-thinking/")); err != nil {
		t.Fatal(err)
	}
	until(`panel(".bar")?.innerText.includes("design-thinking.fr.md")`)
	until(`scrollTo(0, 300), scrollY > 0`)

	edited := string(good) + "\nUne phrase de plus.\n"
	save(edited)
	until(`document.querySelector("main").innerText.includes("Une phrase de plus.") && scrollY > 0`)
	save(strings.Replace(edited, "de plus", "de trop", 1) + "\n[Rien](nulle-part-du-tout-ici.md)\n")
	until(`document.querySelector("main").innerText.includes("Une phrase de trop.")`)
	until(`panel(".list li.error .place")?.innerText.includes("design-thinking.fr.md:")`)
	save(strings.Replace(edited, "title:", "title: \"", 1)) // a quotation mark that is not closed
	until(`panel(".list .stale") && panel(".list li.error")`)
	until(`document.querySelector("main").innerText.includes("Une phrase de trop.")`)
	save(edited)
	until(`!panel(".list") && document.querySelector("main").innerText.includes("Une phrase de plus.") && scrollY > 0`)

	settings := filepath.Join(dir, "content/site.yaml")
	was, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(strings.Replace(string(was), "languages: [", "languages: [xx, ", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	until(`panel(".list li.error .place")?.innerText.includes("site.yaml:")`)
	until(`document.querySelector("main").innerText.includes("Une phrase de plus.")`)
	if err := os.WriteFile(settings, was, 0o644); err != nil {
		t.Fatal(err)
	}
	until(`!panel(".list")`)
}
