//go:build full && unix

// This file edits the real site while Chromium looks at it through a running
// preview: what an editor does, with nothing in between that is made for a test.

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
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
	dir := copyContent(t, filepath.Join(t.TempDir(), "site"))
	p := newPreview(t, dir)
	r := &reader{t, p, inBrowser(t, int64(width), int64(height))}
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
	const outside = `[...document.querySelectorAll("a")].find((a) => a.host === "www.example.org")`
	r.save("content/method.fr.md", r.text("content/method.fr.md")+"\n\nVoir [ailleurs](https://www.example.org/).\n")
	for _, address := range []string{"/fr/methode/", "/_projetpro/side?page=/fr/methode/"} {
		r.run(chromedp.Navigate(r.url + address))
		r.until(outside + ` && panel(".all")`)
		r.value(`addEventListener("click", (e) => { window.asked = e.target.target + " " + e.target.relList.contains("noopener"); e.preventDefault(); }); ` + outside + `.click(); ""`)
		r.until(`window.asked === "_blank true"`)
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

// confirm runs "projetpro confirm" for files of the site.
func (r *reader) confirm(files ...string) {
	r.T.Helper()
	cmd := exec.Command("projetpro", append([]string{"confirm", "--site", r.dir}, files...)...)
	cmd.Dir, cmd.Env = r.dir, append(os.Environ(), "LC_ALL=C")
	if said, err := cmd.CombinedOutput(); err != nil {
		r.T.Fatalf("%v: %s", err, said)
	}
}

// accessible looks for barriers, in light and in dark, on a telephone and on a desk.
func (r *reader) accessible() {
	r.T.Helper()
	axe, err := os.ReadFile(repository + "/tools/node_modules/axe-core/axe.min.js")
	if err != nil {
		r.T.Fatal(err)
	}
	for _, width := range []int64{360, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			var said []string
			r.run(emulation.SetDeviceMetricsOverride(width, 800, 1, width < 700),
				emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
				chromedp.Evaluate(string(axe), nil), chromedp.Evaluate(`(async () => {
					const wide = document.documentElement.scrollWidth > innerWidth ? ["wider than the window"] : [];
					await Promise.all(document.getAnimations().map((a) => a.finished));
					const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] });
					return [...wide, ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html))];
				})()`, &said, awaited))
			for _, what := range said {
				r.T.Errorf("%s at %d px, %s: %s", r.value("location.href"), width, scheme, what)
			}
		}
	}
	r.run(emulation.ClearDeviceMetricsOverride(), emulation.SetEmulatedMedia())
}

// Side by side: the texts alone, section by section, with what has become of each, where they are written and a way out; what is
// typed shows, and what the command that is copied does.
func TestSideBySide(t *testing.T) {
	const folder = "content/faculties/architecture/modules/"
	const file = folder + "design-thinking"
	r := lookAt(t, "/_projetpro/side?page=/en/faculties/architecture/modules/design-thinking/", 1200, 500)
	os.RemoveAll(r.path("translations"))
	r.until(`document.querySelector("h1 + .state").innerText === "not confirmed" && document.querySelectorAll("section.new").length > 1`)
	r.confirm("content")
	r.until(`document.querySelector("h1 + .state").innerText === "in step" && !document.querySelector("section.new, .confirm")`)
	r.until(`[...document.querySelectorAll(".file a:first-child")].map((a) => a.innerText).join(" ") === "` + file + `.fr.md ` + file + `.en.md"`)
	r.until(`[...document.querySelectorAll(".file a:first-child")].every((a) => a.href.startsWith("vscode://file"))`)
	r.until(`document.querySelector(".leave").getAttribute("href") === "/en/faculties/architecture/modules/design-thinking/"`)
	r.until(`!document.querySelector("main nav, main footer, iframe")`)

	// It drifts: a paragraph and a section that only one language has.
	fr, en := r.text(file+".fr.md"), r.text(file+".en.md")
	r.save(file+".fr.md", fr+"\nUn paragraphe de plus, et un [lien mort](nulle-part.md).\n")
	r.save(file+".en.md", en+"\n## One more\n\nOnly here.\n")
	r.until(`document.querySelector("h1 + .state").innerText === "incomplete"`)
	r.until(`[...document.querySelectorAll("section.changed .mark strong")].some((e) => e.innerText === "Changed in French")`)
	r.until(`document.querySelector(".cell.changed").innerText.includes("Un paragraphe de plus") && document.querySelector(".cell.changed + .cell.empty")`)
	r.until(`[...document.querySelectorAll("section.missing .mark strong")].some((e) => e.innerText === "Extra: only in English")`)
	r.until(`document.querySelector(".row:has(.cell.changed) + .found .error")?.innerText.includes("nulle-part.md")`)
	r.until(`!panel(".list")`)
	r.accessible()

	// What is said on the same line of both languages stands on the same line, wherever the window is scrolled to.
	r.until(`[...document.querySelectorAll(".row:not(.heads)")].every((row) => new Set([...row.children].map((e) => e.getBoundingClientRect().top)).size === 1)`)
	r.value(`window.stayed = "yes"; scrollTo({ top: document.querySelector(".cell.changed").getBoundingClientRect().top - 200, behavior: "instant" }); ""`)
	r.until(`scrollY > 50`)
	r.save(file+".fr.md", fr+"\nUn paragraphe de trop.\n")
	r.until(`document.querySelector(".cell.changed").innerText.includes("de trop") && !document.querySelector(".found .error") && stayed === "yes" && scrollY > 50`)

	// A double click leads to the line, a link to another page of the site to that page in two languages.
	r.value(`window.opened = ""; addEventListener("projetpro:open", (e) => { opened = e.detail; e.preventDefault(); });
		document.querySelector(".cell.changed p").dispatchEvent(new MouseEvent("dblclick", { bubbles: true })); ""`)
	r.until(`opened.endsWith("` + file + `.fr.md:` + strconv.Itoa(2+strings.Count(fr, "\n")) + `:1")`)

	// The command is copied, and what it does shows. Where the clipboard is out of reach, the command is selected.
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		r.run(browser.SetPermission(&browser.PermissionDescriptor{Name: name}, browser.PermissionSettingGranted).WithBrowserContextID(chromedp.FromContext(r.ctx).BrowserContextID))
	}
	r.run(chromedp.Click(`[data-copy]`, chromedp.ByQuery))
	r.until(`document.querySelector(".confirm [role=status]").innerText === "Copied. Paste it into the terminal."`)
	r.value(`navigator.clipboard.readText().then((text) => { window.pasted = text; }); ""`)
	r.until(`window.pasted === "projetpro confirm --site ` + r.dir + ` ` + r.path(file) + `.en.md"`)
	r.value(`navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false; document.querySelectorAll("[data-copy]")[1].click(); ""`)
	r.until(`document.querySelector(".confirm [role=status]").innerText.includes("Ctrl+C") && getSelection().toString() === "projetpro confirm --only --site ` + r.dir + ` ` + r.path(file) + `.en.md"`)
	r.confirm(file + ".en.md")
	r.until(`!document.querySelector(".cell.changed") && document.querySelectorAll("[data-copy]").length === 1`)
	r.confirm("--only", file+".en.md")
	r.until(`document.querySelector("h1 + .state").innerText === "in step"`)
	r.until(`[...document.querySelectorAll("section.in-step .mark strong")].some((e) => e.innerText === "Only in English, as confirmed")`)

	// Another page has drifted, and a third one lacks a language: the next ones lead there, then to the list, where nothing is left.
	r.save("content/method.fr.md", r.text("content/method.fr.md")+"\nUne phrase.\n")
	r.save("content/pages/alone.fr.md", "---\ntitle: Seule\nsummary: Une page sans traduction.\n---\n\nTexte.\n")
	r.until(`panel(".bar")`)
	r.run(chromedp.Click(`[rel=next]`, chromedp.ByQuery))
	r.until(`document.querySelector("h1").innerText !== "" && document.querySelector("h1 + .state").innerText === "changed" && said() !== ""`)
	r.until(`document.querySelector(".file a").innerText === "content/method.fr.md"`)
	r.run(chromedp.Click(`[rel=next]`, chromedp.ByQuery))
	r.until(`document.querySelector("h1")?.innerText === "Seule" && document.querySelector(".note").innerText.includes("content/pages/alone.en.md")`)
	r.accessible()
	r.save("content/pages/meant.fr.md", "---\ntitle: Voulue\nsummary: Une page pour une langue.\nonly: fr\n---\n\nTexte.\n")
	r.run(chromedp.Navigate(r.url + "/_projetpro/side?page=/fr/voulue/"))
	r.until(`document.querySelector("h1")?.innerText.startsWith("This page has no text of its own") && document.querySelector(".leave").getAttribute("href") === "/fr/voulue/"`)
	r.run(chromedp.NavigateBack())
	r.until(`document.querySelector("h1")?.innerText === "Seule" && said() !== ""`)
	r.run(chromedp.Click(`[rel=prev]`, chromedp.ByQuery))
	r.until(`document.querySelector(".file a")?.innerText === "content/method.fr.md" && said() !== ""`)
	r.run(chromedp.KeyEvent(kb.Escape))
	r.until(`location.pathname === "/en/method/"`)
	r.until(`panel(".standing.open")?.innerText === "changed" && panel("a:has(.standing)").getAttribute("href") === "/_projetpro/side?page=%2Fen%2Fmethod%2F"`)
}

// The pages side by side are followed to wherever their files go, and stay as they were when those are no more.
func TestSideBySideFollows(t *testing.T) {
	const folder = "content/faculties/architecture/modules/"
	r := lookAt(t, "/_projetpro/side?page=/fr/facultes/architecture/modules/design-thinking/", 1200, 400)
	r.until(`document.querySelector(".cell h2, .cell p")`)
	fr, en := r.text(folder+"design-thinking.fr.md"), r.text(folder+"design-thinking.en.md")
	retitle := func(text, title string) string {
		_, rest, _ := strings.Cut(strings.Replace(text, "slug: design-thinking\n", "", 1), "\n")
		_, rest, _ = strings.Cut(rest, "\n")
		return "---\ntitle: " + title + "\n" + rest
	}
	r.value(`window.stayed = "yes"; scrollTo({ top: 90, behavior: "instant" }); ""`)
	r.save(folder+"design-thinking.fr.md", retitle(fr, "Formes"))
	r.save(folder+"design-thinking.en.md", retitle(en, "Shapes"))
	r.until(`document.querySelector("h1").innerText === "Formes" && document.querySelector("main").innerText.includes("Shapes")`)
	r.until(`location.search.includes("formes") && stayed === "yes" && scrollY > 30`)
	r.until(`said().includes("/fr/facultes/architecture/modules/design-thinking/") && said().includes("/en/faculties/architecture/modules/design-thinking/")`)
	os.Remove(r.path(folder + "design-thinking.fr.md"))
	os.Remove(r.path(folder + "design-thinking.en.md"))
	r.until(`said().includes("is no longer there") && stayed === "yes" && document.querySelector("h1").innerText === "Formes" && document.querySelector(".cell p").offsetHeight > 0`)
}

// The list of translations says how each page stands, and is filtered and put in order with the keyboard; what is typed shows.
func TestListOfTranslations(t *testing.T) {
	r := lookAt(t, "/_projetpro/translations", 1280, 800)
	r.until(`document.querySelectorAll("tbody tr").length > 10`)
	os.RemoveAll(r.path("translations"))
	r.until(`[...document.querySelectorAll("td .state")].every((e) => e.innerText === "not confirmed")`)
	r.confirm("content")
	r.until(`[...document.querySelectorAll("td .state")].every((e) => e.innerText === "in step")`)
	r.save("content/method.fr.md", r.text("content/method.fr.md")+"\nUne phrase.\n")
	r.until(`document.querySelector("tbody tr").innerText.startsWith("changed") && document.querySelector("tbody .file").innerText === "content/method.en.md"`)
	r.accessible()
	r.value(`document.querySelector("[name=state]").focus(); ""`)
	r.run(chromedp.KeyEvent("t")) // to translate or confirm
	r.value(`document.querySelector("form button").focus(); ""`)
	r.run(chromedp.KeyEvent(kb.Enter))
	r.until(`location.search.includes("state=open") && document.querySelectorAll("tbody tr").length === 1`)
	r.confirm("content/method.en.md")
	r.until(`document.querySelector(".note")?.innerText.startsWith("Everything is in step.")`)
	r.run(chromedp.Click(`.note a`, chromedp.ByQuery))
	r.until(`document.querySelectorAll("tbody tr").length > 10`)
	r.run(chromedp.Click(`tbody a`, chromedp.ByQuery))
	r.until(`location.pathname === "/_projetpro/side" && document.querySelector("h1 + .state").innerText === "in step"`)
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
