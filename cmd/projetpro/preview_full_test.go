//go:build full && unix

// This file edits the real site while Chromium looks at it through a running
// preview: what an editor does, with nothing in between that is made for a test.

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A reader is a browser that looks at a preview of the real site, in a folder where an editor writes.
type reader struct {
	*testing.T
	*previewed
	ctx context.Context
}

// lookAt opens a page of a preview in a window of so many pixels.
func lookAt(t *testing.T, page string, width, height int) *reader {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	p := newPreview(t, dir)
	r := &reader{t, p, inBrowser(t, chromedp.WindowSize(width, height))}
	r.run(chromedp.Navigate(p.url + page))
	return r
}

func (r *reader) run(actions ...chromedp.Action) {
	r.T.Helper()
	if err := chromedp.Run(r.ctx, actions...); err != nil {
		r.T.Fatal(err)
	}
}

// inPanel gives expressions the panel: panel(selector), and its text.
const inPanel = `var panel = (selector) => document.querySelector("projetpro-preview")?.shadowRoot.querySelector(selector);
	var said = () => panel(".all")?.innerText ?? ""; `

// until waits for an expression about the page, which may ask for the panel.
func (r *reader) until(expression string) {
	r.T.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var is bool
		if chromedp.Run(r.ctx, chromedp.Evaluate(inPanel+"!!("+expression+")", &is)) == nil && is {
			return
		}
	}
	r.T.Fatalf("it never came to be that %s:\n%s", expression, r.value(`location.href + " " + scrollY + " " + window.unloaded + " " + Array.from(frames).map((w) => w.stayed + " " + w.scrollY + " " + w.innerHeight) + document.activeElement.outerHTML.slice(0, 60) + "\n" + said() + "\n" + document.body.innerText`))
}

// value is that of an expression, made text.
func (r *reader) value(expression string) string {
	r.T.Helper()
	var v any
	r.run(chromedp.Evaluate(inPanel+expression, &v))
	return fmt.Sprint(v)
}

// path is a file of the site on the disk.
func (r *reader) path(file string) string { return filepath.Join(r.dir, filepath.FromSlash(file)) }

// text is what a file of the site says.
func (r *reader) text(file string) string {
	r.T.Helper()
	data, err := os.ReadFile(r.path(file))
	if err != nil {
		r.T.Fatal(err)
	}
	return string(data)
}

func (r *reader) save(file, text string) {
	r.T.Helper()
	if err := os.WriteFile(r.path(file), []byte(text), 0o644); err != nil {
		r.T.Fatal(err)
	}
}

func (r *reader) move(from, to string) {
	r.T.Helper()
	if err := os.Rename(r.path(from), r.path(to)); err != nil {
		r.T.Fatal(err)
	}
}

func TestEditorAtWork(t *testing.T) {
	const file = "content/faculties/architecture/modules/design-thinking.fr.md"
	r := lookAt(t, "/fr/facultes/architecture/modules/design-thinking/", 390, 800)
	good, until := r.text(file), r.until
	save := func(text string) { r.save(file, text) }
	until(`panel(".bar")?.innerText.includes("design-thinking.fr.md")`)
	until(`scrollTo(0, 300), scrollY > 0`)

	edited := good + "\nUne phrase de plus.\n"
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

	const settings = "content/site.yaml"
	was := r.text(settings)
	r.save(settings, strings.Replace(was, "languages: [", "languages: [xx, ", 1))
	until(`panel(".list li.error .place")?.innerText.includes("site.yaml:")`)
	until(`document.querySelector("main").innerText.includes("Une phrase de plus.")`)
	r.save(settings, was)
	until(`!panel(".list")`)
}

// The page on the screen is followed to wherever its file goes: it stays at its place, with what the visitor did in it, at the address it has now.
func TestPageIsFollowed(t *testing.T) {
	const folder = "content/faculties/architecture/"
	const file = folder + "modules/design-thinking.fr.md"
	const was = "/fr/facultes/architecture/modules/design-thinking/"
	r := lookAt(t, was, 1200, 450)
	good := r.text(file)
	unslugged := strings.Replace(good, "slug: design-thinking\n", "", 1)
	titled := func(title string) string {
		lines := strings.Split(unslugged, "\n")
		for i, line := range lines {
			if strings.HasPrefix(line, "title:") {
				lines[i] = "title: " + title
			}
		}
		return strings.Join(lines, "\n")
	}
	r.until(`said().includes("design-thinking.fr.md")`)
	const focus = `document.querySelector("header a").focus({ preventScroll: true }); "" `
	r.value(`window.unloaded = false; addEventListener("pagehide", () => unloaded = true); scrollTo({ top: 300, behavior: "instant" });` + focus)
	stays := func() {
		t.Helper()
		r.until(`scrollY > 30 && !unloaded && document.activeElement.localName === "a"`)
		r.until(`!document.querySelector("main").innerText.includes("Page introuvable")`)
	}

	t.Run("a title typed letter by letter", func(t *testing.T) {
		for _, title := range []string{"Penser l", "Penser le", "Penser les formes"} {
			r.save(file, titled(title))
			r.until(`document.querySelector("h1").innerText === "` + title + `"`)
		}
		r.until(`location.pathname === "/fr/facultes/architecture/modules/penser-les-formes/"`)
		stays()
		r.until(`panel(".former code")?.innerText === "aliases: [` + was + `]"`)
		r.until(`panel(".former").innerText.includes("` + was + `") && !panel(".former").innerText.includes("penser-le/")`)
		r.until(`history.length === 2`)
	})
	t.Run("the line is copied with a click, and keeps the address", func(t *testing.T) {
		r.value(`panel("[data-do=copy]").click(); ""`)
		r.until(`panel("[data-do=copy]").innerText === "Copied"`)
		r.value(focus)
		line := r.value(`panel(".former code").innerText`)
		r.save(file, strings.Replace(titled("Penser les formes"), "\n---\n\n", "\n"+line+"\n---\n\n", 1))
		r.until(`!panel(".former")`)
		stays()
	})
	t.Run("broken, then mended with another title", func(t *testing.T) {
		r.save(file, titled(`"Formes`))
		r.until(`panel(".list .stale")`)
		stays()
		r.save(file, titled("Formes et idées"))
		r.until(`location.pathname === "/fr/facultes/architecture/modules/formes-et-idees/" && document.querySelector("h1").innerText === "Formes et idées"`)
		stays()
	})
	t.Run("the file gets another name", func(t *testing.T) {
		r.save(file, good)
		r.until(`location.pathname === "` + was + `"`)
		r.move(file, folder+"modules/forms.fr.md")
		r.move(folder+"modules/design-thinking.en.md", folder+"modules/forms.en.md")
		r.until(`said().includes("forms.fr.md")`)
		stays()
	})
	t.Run("its folder gets another name", func(t *testing.T) {
		r.move(folder, "content/faculties/archi")
		r.until(`said().includes("archi/modules/forms.fr.md")`)
		stays()
		r.move("content/faculties/archi", folder)
		r.until(`said().includes("architecture/modules/forms.fr.md")`)
		stays()
	})
	t.Run("it becomes another kind of page", func(t *testing.T) {
		r.move(folder+"modules/forms.fr.md", "content/pages/forms.fr.md")
		r.until(`said().includes("pages/forms.fr.md") && !location.pathname.includes("facultes")`)
		stays()
		r.move("content/pages/forms.fr.md", folder+"modules/forms.fr.md")
		r.until(`location.pathname === "` + was + `"`)
		stays()
	})
	t.Run("its French file is deleted, and comes back", func(t *testing.T) {
		r.save(folder+"modules/forms.fr.md", titled("Formes"))
		r.until(`location.pathname.endsWith("/formes/")`)
		text := r.text(folder + "modules/forms.fr.md")
		os.Remove(r.path(folder + "modules/forms.fr.md"))
		r.until(`said().includes("forms.en.md") && location.pathname.startsWith("/fr/facultes/architecture/modules/") && !location.pathname.endsWith("/formes/")`)
		stays()
		r.save(folder+"modules/forms.fr.md", text)
		r.until(`location.pathname.endsWith("/formes/") && said().includes("forms.fr.md")`)
		stays()
	})
	t.Run("deleted", func(t *testing.T) {
		text := r.text(folder + "modules/forms.fr.md")
		os.Remove(r.path(folder + "modules/forms.en.md"))
		os.Remove(r.path(folder + "modules/forms.fr.md"))
		r.until(`said().includes("is no longer there") && panel(".offer a.button").getAttribute("href") === "/fr/facultes/architecture/"`)
		r.until(`document.querySelector("h1").innerText === "Formes"`)
		stays()
		r.save(folder+"modules/forms.fr.md", text)
		r.until(`!said().includes("is no longer there") && said().includes("forms.fr.md")`)
		stays()
	})
	t.Run("looked at again", func(t *testing.T) {
		r.run(chromedp.Reload())
		r.until(`document.querySelector("h1")?.innerText === "Formes" && panel(".former code")?.innerText.includes("` + was + `")`)
		r.value(`panel(".former [data-do=drop]").focus(); panel(".former [data-do=drop]").click(); ""`)
		r.until(`!panel(".former") && document.querySelector("projetpro-preview").shadowRoot.activeElement?.closest(".bar")`)
	})
}

// The bar hides nothing, is one line on a phone, and says what is new since the last save.
func TestBarAndPanel(t *testing.T) {
	const file = "content/faculties/architecture/modules/design-thinking.fr.md"
	r := lookAt(t, "/fr/facultes/architecture/modules/design-thinking/", 360, 740)
	r.until(`said().includes("design-thinking.fr.md") && said().includes(" warning")`)

	bottom := `scrollTo({ top: 1e6, behavior: "instant" }), `
	r.until(bottom + `document.querySelector("footer").getBoundingClientRect().bottom <= panel(".bar").getBoundingClientRect().top`)
	r.until(`getComputedStyle(panel(".bar")).opacity === "1" && !/rgba|transparent/.test(getComputedStyle(panel(".bar")).backgroundColor)`)
	r.until(`panel(".bar").getBoundingClientRect().height < 40 && panel(".bar").scrollWidth <= panel(".bar").clientWidth && innerWidth >= panel(".bar").getBoundingClientRect().right`)
	r.until(`document.documentElement.scrollWidth <= innerWidth`)
	r.until(`[...panel(".bar").querySelectorAll("a, button")].filter((e) => e.offsetWidth > 0).length >= 4`)

	// A warning that has come with a save opens the panel, marked; what has been there for long is folded.
	good := r.text(file)
	r.until(`!panel(".list")`)
	r.save(file, strings.Replace(good, "\n---\n\n", "\nnonsense: 1\n---\n\n", 1))
	r.until(`panel(".list li.error.new") && panel(".list details:not([open]) summary").innerText.includes("notices")`)
	r.save(file, good)
	r.until(`!panel(".list") && !said().includes("new")`)
	r.save("content/pages/alone.fr.md", "---\ntitle: Seule\nsummary: Une page sans traduction.\n---\n\nTexte.\n")
	r.until(`panel(".list li.warning.new .place")?.innerText.includes("alone.fr.md") && panel(".list li").matches(".new")`)
	r.until(`panel(".bar button em")?.innerText.includes("new")`)
	r.save(file, good+"\n")
	r.until(`!panel(".list") && !panel(".bar button em")`)

	// With the keyboard.
	r.value(`panel("[data-do=toggle]").focus(); ""`)
	r.run(chromedp.KeyEvent(kb.Enter))
	r.until(`panel(".list") && panel("[data-do=toggle]").getAttribute("aria-expanded") === "true"`)
	r.run(chromedp.KeyEvent(kb.Escape))
	r.until(`!panel(".list")`)
}

// A link to another site leaves the preview where it is, also in a pane of two languages.
func TestOutsideLinks(t *testing.T) {
	r := lookAt(t, "/fr/facultes/", 1200, 700)
	r.until(`said().includes("Français")`)
	const outside = `[...%[1]s.document.querySelectorAll("a")].find((a) => a.host === "www.example.org")`
	r.save("content/method.fr.md", r.text("content/method.fr.md")+"\n\nVoir [ailleurs](https://www.example.org/).\n")
	for _, page := range []struct{ address, window string }{{"/fr/methode/", "window"}, {"/_projetpro/side?page=/fr/methode/", "frames[0]"}} {
		r.run(chromedp.Navigate(r.url + page.address))
		r.until(page.window + `.document.querySelector("main") && (panel(".all") ?? document.querySelector(".file a"))`)
		link := fmt.Sprintf(outside, page.window)
		r.until(link)
		r.value(fmt.Sprintf(`%[1]s.addEventListener("click", (e) => { %[1]s.asked = e.target.target + " " + e.target.relList.contains("noopener"); e.preventDefault(); }); %[2]s.click(); ""`,
			page.window, link))
		r.until(page.window + `.asked === "_blank true"`)
	}
}

// Under a policy of a layout's own that lets nothing in, the preview goes on all the same.
func TestPolicyOfALayout(t *testing.T) {
	r := lookAt(t, "/fr/", 1200, 700)
	if err := os.MkdirAll(r.path("layouts"), 0o755); err != nil {
		t.Fatal(err)
	}
	const layout = `<!doctype html><html lang="{{.Lang}}"><head><meta charset="utf-8"><title>{{.Title}}</title>` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; require-trusted-types-for 'script'"></head><body><main><h1>{{.Title}}</h1>%s{{body .Body}}</main></body></html>`
	r.save("layouts/text.html", fmt.Sprintf(layout, "<p>first</p>"))
	r.until(`said().includes("home.fr.md")`)
	r.run(chromedp.Navigate(r.url + "/fr/methode/"))
	r.until(`document.querySelector("main p").innerText === "first" && said().includes("method.fr.md")`)
	r.value(`window.stayed = "yes"`)
	r.save("layouts/text.html", fmt.Sprintf(layout, "<p>second</p>"))
	r.until(`document.querySelector("main p").innerText === "second" && stayed === "yes"`)
}

// A preview that is stopped for a while is noticed, and comes back by itself.
func TestStoppedPreview(t *testing.T) {
	r := lookAt(t, "/fr/", 1200, 700)
	r.until(`said().includes("home.fr.md")`)
	r.cmd.Process.Signal(syscall.SIGSTOP)
	r.until(`said().includes("The preview has stopped")`)
	r.save("content/home.fr.md", strings.Replace(r.text("content/home.fr.md"), "\n---\n\n", "\n---\n\nPendant ce temps. ", 1))
	r.cmd.Process.Signal(syscall.SIGCONT)
	r.until(`!said().includes("The preview has stopped") && document.querySelector("main").innerText.includes("Pendant ce temps.")`)
}

// Side by side: what each pane comes from, only the page itself, a way out; both follow their files.
func TestSideBySide(t *testing.T) {
	const folder = "content/faculties/architecture/modules/"
	r := lookAt(t, "/_projetpro/side?page=/fr/facultes/architecture/modules/design-thinking/", 1200, 400)
	r.until(`[...document.querySelectorAll(".file a")].map((a) => a.innerText).join(" ") === "` + folder + `design-thinking.fr.md ` + folder + `design-thinking.en.md"`)
	r.until(`document.querySelectorAll(".file a")[1].href.startsWith("vscode://file")`)
	r.until(`Array.from(frames).every((w) => w.document.querySelector("main").offsetHeight > 0 && w.document.querySelector("header").offsetHeight === 0)`)
	r.until(`document.querySelector(".leave").getAttribute("href") === "/fr/facultes/architecture/modules/design-thinking/"`)
	fr, en := r.text(folder+"design-thinking.fr.md"), r.text(folder+"design-thinking.en.md")
	retitle := func(text, title string) string {
		_, rest, _ := strings.Cut(strings.Replace(text, "slug: design-thinking\n", "", 1), "\n")
		_, rest, _ = strings.Cut(rest, "\n")
		return "---\ntitle: " + title + "\n" + rest
	}
	r.value(`Array.from(frames).forEach((w) => { w.stayed = true; w.scrollTo({ top: 90, behavior: "instant" }); }); ""`)
	r.save(folder+"design-thinking.fr.md", retitle(fr, "Formes"))
	r.save(folder+"design-thinking.en.md", retitle(en, "Shapes"))
	r.until(`frames[0].location.pathname.endsWith("/formes/") && frames[1].location.pathname.endsWith("/shapes/")`)
	r.until(`Array.from(frames).every((w) => w.stayed && w.scrollY > 30)`)
	r.until(`location.search.includes("formes") && document.querySelector(".leave").href.endsWith("/formes/")`)
	r.until(`said().includes("/fr/facultes/architecture/modules/design-thinking/") && said().includes("/en/faculties/architecture/modules/design-thinking/")`)
	os.Remove(r.path(folder + "design-thinking.fr.md"))
	os.Remove(r.path(folder + "design-thinking.en.md"))
	r.until(`said().includes("is no longer there") && Array.from(frames).every((w) => w.stayed && w.document.querySelector("h1").offsetHeight > 0)`)
}

// A double click leads from everything a page shows to the line where it is written; on what is a link, Alt and a click does.
func TestWayToTheSource(t *testing.T) {
	const folder = "content/faculties/architecture/"
	r := lookAt(t, "/fr/facultes/architecture/modules/design-thinking/", 1200, 900)
	r.until(`said().includes("design-thinking.fr.md")`)
	r.value(`window.opened = ""; addEventListener("projetpro:open", (e) => { opened = e.detail; e.preventDefault(); }); ""`)
	leads := func(gesture, text, file, line string) {
		t.Helper()
		says := `[...document.querySelectorAll("body *")].findLast((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() === ` + strconv.Quote(text) + `))`
		r.until(says)
		event := `new MouseEvent("dblclick", { bubbles: true, cancelable: true })`
		if gesture != "dblclick" {
			event = `new MouseEvent("click", { altKey: true, bubbles: true, cancelable: true })`
		}
		r.value(`opened = ""; ` + says + `.dispatchEvent(` + event + `); ""`)
		number := 1 + strings.Count(r.text(file)[:strings.Index(r.text(file), line)], "\n")
		r.until(`opened.includes("` + file + ":" + strconv.Itoa(number) + `:")`)
	}
	const module = folder + "modules/design-thinking"
	leads("dblclick", "4\u00a0crédits", module+".fr.md", "credits: 4")
	leads("dblclick", "octobre 2019", module+".fr.md", "since:")
	leads("dblclick", "Présentation, partie\u00a02", module+".fr.md", "kind: presentation\n    part: 2")
	leads("dblclick", "Projet PRO dans l’option Design Thinking", module+".fr.md", "title:")
	leads("alt", "Vie privée", "content/pages/privacy.fr.md", "title:")
	r.run(chromedp.Navigate(r.url + "/en/faculties/architecture/modules/design-thinking/"))
	r.until(`said().includes("design-thinking.en.md")`)
	r.value(`window.opened = ""; addEventListener("projetpro:open", (e) => { opened = e.detail; e.preventDefault(); }); ""`)
	leads("dblclick", "ECTS", "content/site.yaml", "unit: ECTS")
	leads("alt", "Design Thinking", module+".en.md", "option:")
	r.value(`document.querySelector(".skip").dispatchEvent(new MouseEvent("click", { altKey: true, bubbles: true, cancelable: true })); ""`)
	r.until(`said().includes("interface string “skip”") && said().includes("i18n/en.yaml")`)
	r.value(`panel("[data-do=forget]").click(); ""`)
	r.until(`!panel(".offer")`)
	r.run(chromedp.Navigate(r.url + "/fr/facultes/"))
	r.until(`said().includes("Français")`)
	r.value(`window.opened = ""; addEventListener("projetpro:open", (e) => { opened = e.detail; e.preventDefault(); }); ""`)
	leads("alt", "Architecture", folder+"faculty.fr.md", "title:")
}

// A double click on a link leads to where its text is written, though its first click goes to another page.
func TestDoubleClickOnALink(t *testing.T) {
	r := lookAt(t, "/fr/", 1200, 900)
	r.until(`said().includes("home.fr.md")`)
	const stub = `window.opened ??= ""; addEventListener("projetpro:open", (e) => { sessionStorage.opened = e.detail; e.preventDefault(); }); ""`
	r.run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(stub).Do(ctx)
		return err
	}))
	r.value(stub)
	for _, wait := range []time.Duration{0, 150 * time.Millisecond} { // before the other page is there, or after
		var x, y float64
		r.value(`delete sessionStorage.opened; ""`)
		r.run(chromedp.Evaluate(`document.querySelector("nav.menu a[href$='mentorat/']").getBoundingClientRect().x + 8`, &x),
			chromedp.Evaluate(`document.querySelector("nav.menu a[href$='mentorat/']").getBoundingClientRect().y + 8`, &y),
			chromedp.MouseClickXY(x, y), chromedp.Sleep(wait), chromedp.MouseClickXY(x, y, chromedp.ClickCount(2)))
		r.until(`sessionStorage.opened?.includes("content/site.yaml:")`)
		r.until(`location.pathname === "/fr/" && document.readyState === "complete" && said().includes("home.fr.md")`)
	}
}
