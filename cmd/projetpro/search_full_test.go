//go:build full && unix

// This file searches the real site in Chromium, through a running preview.

package main

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	inDialog = `document.activeElement === document.querySelector("dialog[open] input")`
	onLink   = `document.activeElement.matches("dialog[open] .search-found a")`
	module   = "/fr/facultes/sciences-du-travail/modules/acteurs-reseaux-developpement-local/"
)

// picture keeps what is seen where PICTURES says, for who wants to look.
func (r *reader) picture(name string) {
	if folder := os.Getenv("PICTURES"); folder != "" {
		var png []byte
		r.run(chromedp.CaptureScreenshot(&png))
		if err := os.WriteFile(folder+"/"+name+".png", png, 0o644); err != nil {
			r.T.Fatal(err)
		}
	}
}

// search types over what is in the field of the search.
func (r *reader) search(query string) {
	r.T.Helper()
	r.run(chromedp.Evaluate(`document.activeElement.select()`, nil), chromedp.KeyEvent(query))
}

func found(n string) string {
	return `document.querySelectorAll(".search-found a").length === ` + n
}

func TestBrowserSearch(t *testing.T) {
	r := lookAt(t, "/fr/", 500, 800)
	r.run(chromedp.EmulateViewport(390, 800))
	r.until(`document.readyState === "complete" && document.querySelector("a[data-search]")`)
	r.run(chromedp.KeyEvent("/"))
	r.until(inDialog)
	r.search("cours du soir")
	r.until(found("1") + ` && document.querySelector("dialog [role=status]").textContent.endsWith("1")`)
	r.picture("search-390")
	for _, step := range []struct{ key, is string }{
		{kb.ArrowDown, onLink}, {kb.ArrowDown, onLink}, {kb.ArrowUp, inDialog},
		{kb.Escape, `!document.querySelector("dialog[open]")`},
	} {
		r.run(chromedp.KeyEvent(step.key))
		r.until(step.is)
	}
	r.run(chromedp.Click("a[data-search]"))
	r.until(inDialog)
	r.search("zzzzzz")
	r.until(found("0") + ` && document.querySelector(".search-all:not([hidden]) a").href.endsWith("/fr/recherche/")`)
	r.picture("search-none")
	r.search("embuache") // what is meant is told
	r.until(found("1") + ` && document.querySelector("dialog [role=status]").textContent.includes("embauche")`)
	r.picture("search-near")
	r.search("mentor")
	r.until(`document.querySelectorAll(".search-found a").length > 1`)
	r.picture("search-some")
	r.search("cours du soir")
	r.until(found("1"))
	r.run(chromedp.KeyEvent(kb.Enter))
	r.until(`location.pathname === "` + module + `"`)
}

// The page of the search has the words of its address, and shows what was saved last.
func TestBrowserSearchPage(t *testing.T) {
	r := lookAt(t, "/en/search/?q=cv", 500, 700)
	r.run(chromedp.EmulateViewport(320, 700))
	r.until(found("1"))
	r.picture("search-320")
	if wide := r.value(`document.documentElement.scrollWidth`); wide != "320" {
		t.Errorf("the page is %s pixels wide", wide)
	}
	r.search("rhubarb")
	r.until(`location.search === "?q=rhubarb"`)
	r.until(found("0"))
	file := "content/pages/about.en.md"
	r.save(file, r.text(file)+"\nRhubarb.\n")
	r.run(chromedp.Sleep(1e9), chromedp.Reload())
	r.until(found("1"))
	if at := r.value(`document.querySelector(".search-found a").pathname`); at != "/en/about/" {
		t.Errorf("rhubarb is found on %s", at)
	}
}

// Without script the way to the search leads to what there is; where the index cannot be had, the page says so.
func TestBrowserWithoutSearch(t *testing.T) {
	r := lookAt(t, "/fr/", 1280, 800)
	const fails = `window.fetch = () => Promise.reject(new Error("no network"))`
	r.run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(fails).Do(ctx)
		return err
	}), chromedp.Reload(), chromedp.Click("a[data-search]"))
	r.until(`location.pathname === "/fr/recherche/" && document.querySelector("[data-search-here]").textContent.includes("pas pu")`)
	r.picture("search-failed")
	r.run(emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(r.url+"/fr/"), chromedp.Click("a[data-search]"))
	var text string
	r.run(chromedp.WaitVisible(".search-groups"), chromedp.Text("main", &text), emulation.SetScriptExecutionDisabled(false))
	for _, want := range []string{"Ctrl + F", "Projet de mentorat", "Projet PRO en sciences du travail", "Vie privée"} {
		if !strings.Contains(text, want) {
			t.Errorf("without script the page does not say %q", want)
		}
	}
	r.picture("search-noscript")
}
