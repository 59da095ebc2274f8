//go:build full

// This file looks at the preview through a browser: Chromium, driven from here.

package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"projetpro/internal/address"
	"projetpro/internal/report"
	"projetpro/internal/site"

	"github.com/chromedp/chromedp"
)

// A browser shows one page of a preview.
type browser struct {
	testing.TB
	ctx context.Context
	*preview
}

// browse starts a browser, which sees no other host than this one.
func browse(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.ExecPath("chromium"),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("accept-lang", "ja"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.WindowSize(1280, 900))
	var err error
	for range 3 { // one that crashes while it starts is none
		ctx, cancel := chromedp.NewExecAllocator(context.Background(), append(options, chromedp.UserDataDir(t.TempDir()))...)
		t.Cleanup(cancel)
		ctx, _ = chromedp.NewContext(ctx, chromedp.WithErrorf(t.Logf))
		if err = chromedp.Run(ctx); err == nil {
			t.Cleanup(func() { chromedp.Cancel(ctx) }) // and waits
			return ctx
		}
		t.Log(err)
	}
	t.Fatal(err)
	return nil
}

// tab opens a page of a preview.
func tab(t *testing.T, ctx context.Context, p *preview, address string) *browser {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	b := &browser{t, ctx, p}
	b.run(chromedp.Navigate("http://" + p.addr + address))
	b.until(`document.readyState === "complete"`)
	return b
}

func (b *browser) run(actions ...chromedp.Action) {
	b.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// value is that of an expression, made text.
func (b *browser) value(expression string) string {
	b.Helper()
	var v any
	b.run(chromedp.Evaluate(lookAtPanel+expression, &v))
	return fmt.Sprint(v)
}

// lookAtPanel gives expressions the panel: panel(selector), and its text.
const lookAtPanel = `
var panel = (selector) => document.querySelector("projetpro-preview")?.shadowRoot.querySelector(selector);
var said = () => panel(".all")?.innerText ?? "";
`

// until waits for an expression to be true.
func (b *browser) until(expression string) {
	b.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var is bool
		if chromedp.Run(b.ctx, chromedp.Evaluate(lookAtPanel+"!!("+expression+")", &is)) == nil && is {
			return
		}
	}
	b.Fatalf("it never came to be that %s; the panel says %q and the page %q", expression, b.value("said()"), b.value("document.body.innerText.slice(0, 500)"))
}

func (b *browser) want(expression, want string) {
	b.Helper()
	if got := b.value(expression); got != want {
		b.Errorf("%s is %s, want %s", expression, got, want)
	}
}

// longPage has all that an edit must leave alone.
func longPage(title, text, style string) string {
	return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>` + title + `</title><link rel="stylesheet" href="` + style + `"></head><body><main>` +
		`<p><input id="field" value=""></p><details><summary>plus</summary><p>inside</p></details><div class="prose">` +
		strings.Repeat("<p>a paragraph that takes its place</p>", 60) + `<p id="edited">` + text + `</p>` +
		strings.Repeat("<p>a paragraph that takes its place</p>", 60) + `<p><img src="/p.svg" width="9" height="9" alt=""></p></div></main></body></html>`
}

func TestBrowserPage(t *testing.T) {
	ctx := browse(t)
	p := start(t, Options{Lang: "fr", Root: "/s", Editor: "vscode://file/{path}:{line}:{column}"}, nil)
	number := uint64(0)
	show := func(edited string, changes map[string]string) {
		number++
		all := map[string]string{"fr/index.html": longPage("Un", "before", "/a.css"), "en/index.html": longPage("One", "other", "/a.css"), "404.html": longPage("404", "gone", "/a.css"),
			"a.css": "#edited { color: rgb(1, 2, 3) }", "b.css": "#edited { color: rgb(4, 5, 6) }", "p.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`}
		for path, text := range changes {
			if all[path] = text; text == "" {
				delete(all, path)
			}
		}
		n := snapshotOf(number, all)
		page := n.Page
		n.Page = func(path string) *PageInfo {
			info := page(path)
			if info != nil {
				for i := range 122 {
					info.Blocks = append(info.Blocks, 10+2*i)
				}
			}
			return info
		}
		n.Edited = []string{edited}
		p.Show(n)
	}
	show("", nil)
	b := tab(t, ctx, p, "/fr/")
	b.until(`said().includes("content/fr/index.fr.md")`)

	t.Run("an edit", func(t *testing.T) {
		b.value(`window.unloaded = false; addEventListener("pagehide", () => unloaded = true); "ok"`)
		b.value(`document.querySelector("#field").focus(); document.querySelector("#field").value = "typed"; document.querySelector("details").open = true;
			document.querySelector("#edited").scrollIntoView(); String(scrollY)`)
		scrolled := b.value(`String(scrollY)`)
		if scrolled == "0" {
			t.Fatal("the page does not scroll")
		}
		show("fr/index.html", map[string]string{"fr/index.html": longPage("Deux", "after", "/a.css")})
		b.until(`document.querySelector("#edited").textContent === "after" && document.title === "Deux"`)
		b.want(`String(scrollY)`, scrolled)
		b.want(`document.activeElement.id + " " + document.activeElement.value`, "field typed")
		b.want(`String(document.querySelector("details").open)`, "true")
		b.want(`String(unloaded)`, "false")
	})
	t.Run("something comes and goes above what is read", func(t *testing.T) {
		numbered := func(above int) string {
			var text strings.Builder
			for i := range above {
				fmt.Fprintf(&text, "<p>above %d</p>", i)
			}
			for i := range 80 {
				fmt.Fprintf(&text, "<p>paragraph %d</p>", i)
			}
			return strings.Replace(longPage("Deux", "after", "/a.css"), `<div class="prose">`, `<div class="prose">`+text.String(), 1)
		}
		const read = `[...document.querySelectorAll(".prose p")].find((e) => e.textContent === "paragraph 40")`
		show("", map[string]string{"fr/index.html": numbered(0)})
		b.until(read)
		b.value(read + `.scrollIntoView(); scrollBy(0, -30); "ok"`)
		for _, above := range []int{3, 9, 1, 0} {
			top := b.value(`Math.round(` + read + `.getBoundingClientRect().top)`)
			show("", map[string]string{"fr/index.html": numbered(above)})
			b.until(fmt.Sprintf(`[...document.querySelectorAll(".prose p")].filter((e) => e.textContent.startsWith("above")).length === %d`, above))
			b.run(chromedp.Sleep(100 * time.Millisecond))
			b.want(`Math.round(`+read+`.getBoundingClientRect().top)`, top)
		}
		b.want(`document.documentElement.outerHTML.slice(0, 16)`, `<html lang="fr">`)
	})
	t.Run("a stylesheet", func(t *testing.T) {
		show("", map[string]string{"fr/index.html": longPage("Deux", "after", "/b.css")})
		b.until(`getComputedStyle(document.querySelector("#edited")).color === "rgb(4, 5, 6)" && document.querySelectorAll("link[rel=stylesheet]").length === 1`)
		b.want(`String(unloaded)`, "false")
	})
	t.Run("a picture at the same address", func(t *testing.T) {
		show("", map[string]string{"fr/index.html": longPage("Deux", "after", "/b.css"), "p.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="77" height="1"/>`})
		b.until(`document.querySelector("img").naturalWidth === 77`)
		show("", map[string]string{"fr/index.html": longPage("Deux", "after that", "/b.css"), "p.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="77" height="1"/>`})
		b.until(`document.querySelector("#edited").textContent === "after that"`)
		b.want(`document.querySelector("img").getAttribute("src")`, "/p.svg?1")
	})
	t.Run("another page", func(t *testing.T) {
		show("en/index.html", map[string]string{"fr/index.html": longPage("Deux", "after", "/b.css")})
		b.until(`panel(".offer")?.innerText.includes("Modifié : « en/index.html »")`)
		b.want(`location.pathname`, "/fr/")
		b.want(`panel(".offer a").getAttribute("href")`, "/en/")
		b.value(`panel("[data-do=dismiss]").click(); "ok"`)
		b.until(`!panel(".offer")`)
	})
	t.Run("to the source", func(t *testing.T) {
		b.value(`window.opened = []; addEventListener("projetpro:open", (e) => { opened.push(e.detail); e.preventDefault(); }); "ok"`)
		b.run(chromedp.DoubleClick("#edited", chromedp.ByQuery))
		b.until(`opened.length > 0`)
		b.want(`opened[0]`, "vscode://file/s/content/fr/index.fr.md:130:1") // 10 + 2·60
	})
	t.Run("removed", func(t *testing.T) {
		show("", map[string]string{"fr/index.html": ""})
		b.until(`document.querySelector("#edited").textContent === "gone" && document.title === "404"`)
		show("fr/index.html", nil)
		b.until(`document.querySelector("#edited").textContent === "before"`)
	})
	t.Run("started anew", func(t *testing.T) {
		port := p.addr
		p.stop()
		b.until(`said().includes("L’aperçu est arrêté")`)
		place, err := Listen(t.Context(), port, 1)
		if err != nil {
			t.Fatal(err)
		}
		next := New(p.options)
		next.Show(snapshotOf(1, map[string]string{"fr/index.html": longPage("Trois", "anew", "/a.css")}))
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- next.Serve(ctx, place.Listeners...) }()
		b.until(`document.querySelector("#edited").textContent === "anew" && !said().includes("arrêté")`)
		next.Show(snapshotOf(2, map[string]string{"fr/index.html": longPage("Quatre", "news again", "/a.css")}))
		b.until(`document.querySelector("#edited").textContent === "news again"`)
		b.want(`String(unloaded)`, "false")
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// A workshop is a folder that someone writes in, and its preview.
type workshop struct {
	*testing.T
	dir    string
	number uint64
	*preview
}

// save writes a file and shows what the site then is.
func (w *workshop) save(file, text string) {
	w.Helper()
	write(w, filepath.Join(w.dir, file), text)
	files, r := built(w, w.dir, site.WithDrafts)
	w.number++
	n := snapshotOf(w.number, files)
	infos := map[string]*PageInfo{}
	for _, o := range r.Outputs.Pages() {
		p := o.Page
		base := p.Base()
		info := &PageInfo{Title: base.Title, Lang: p.Lang, ContentLang: base.ContentLang, Source: p.Source, Draft: base.Draft}
		if len(base.Switch) > 0 {
			info.Translations = []Translation{{Lang: p.Lang, Path: p.Path}}
		}
		for _, other := range base.Switch {
			info.Translations = append(info.Translations, Translation{Lang: other.Lang, Path: address.File(other.Href)})
		}
		slices.SortFunc(info.Translations, func(a, b Translation) int { return strings.Compare(string(b.Lang), string(a.Lang)) })
		infos[p.Path] = info
		if p.Source == file {
			n.Edited = append(n.Edited, p.Path)
		}
	}
	n.Page = func(path string) *PageInfo { return infos[path] }
	printer := report.Printer{Lang: "fr", Source: r.Source}
	texts, whole, err := r.Check(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	var problems []report.Located
	for _, d := range slices.Concat(r.Diags, texts, whole) {
		problems = append(problems, printer.Locate(d))
	}
	n.Problems, n.Broken, n.Sound = located(problems...), r.Broken(), r.Sound()
	w.Show(n)
}

func newWorkshop(t *testing.T) *workshop {
	dir := draftSite(t)
	return &workshop{T: t, dir: dir, preview: start(t, Options{Lang: "fr", Root: dir, Editor: "vscode://file/{path}:{line}:{column}"}, nil)}
}

func TestBrowserMistakes(t *testing.T) {
	ctx := browse(t)
	w := newWorkshop(t)
	const good = "---\ntitle: Accueil\nsummary: Bienvenue.\n---\n\nBonjour à tous.\n"
	w.save("content/home.fr.md", good)
	b := tab(t, ctx, w.preview, "/fr/")
	b.until(`said().includes("Français") && said().includes("content/home.fr.md")`)
	for range 3 {
		w.save("content/home.fr.md", "---\ntitle: Accueil\nsummary: \"Bienvenue.\nupdated\n---\n\nAu revoir.\n")
		b.until(`panel(".list li.error .place a")?.innerText.startsWith("content/home.fr.md:")`)
		b.want(`panel(".list li.error .place a").getAttribute("href").startsWith("vscode://file`+filepath.ToSlash(w.dir)+`/content/home.fr.md:") + ""`, "true")
		b.want(`document.querySelector(".prose").innerText.trim()`, "Bonjour à tous.")
		b.want(`String(said().includes("Tant que l’erreur n’est pas corrigée"))`, "true")
		if b.value(`panel(".list li.error .message").innerText`) == "" {
			t.Error("the mistake is no sentence")
		}
		b.want(`String(panel(".list").getBoundingClientRect().height > 40 && getComputedStyle(panel(".all")).position)`, "fixed")
		w.save("content/home.fr.md", good)
		b.until(`!panel(".list")`)
	}
	// It can be put away, and stays away until there is another mistake.
	w.save("content/home.fr.md", "---\ntitle: Accueil\nsumary: Bienvenue.\n---\n\nBonjour.\n")
	b.until(`panel(".list")`)
	b.value(`panel("[data-do=collapse]").click(); "ok"`)
	b.until(`!panel(".list") && document.querySelector("projetpro-preview").shadowRoot.activeElement === panel("[data-do=toggle]")`)
	w.save("content/home.fr.md", "---\ntitle: Accueil\nsumary: Bienvenue.\n---\n\nBonjour encore.\n")
	b.until(`document.querySelector(".prose").innerText.includes("encore") || said().includes("erreur")`)
	b.want(`String(!panel(".list"))`, "true")
	w.save("content/home.fr.md", good)
	b.until(`!said().includes("erreur")`)
	if folder := os.Getenv("SCREENSHOTS"); folder != "" {
		var image []byte
		w.save("content/home.fr.md", "---\ntitle: Accueil\nsumary: Bienvenue.\n---\n\nBonjour. [Lien](mort.md)\n")
		b.until(`panel(".list")`)
		b.run(chromedp.CaptureScreenshot(&image))
		os.WriteFile(filepath.Join(folder, "mistake.png"), image, 0o600)
	}
}
