//go:build full && unix

// This file checks the repository's own site, and those that tests have, with tools that are not Go: the
// W3C's HTML checker and a browser with axe-core. ./test installs them.

package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// tools is where npm puts what tools/package.json names.
const tools = repository + "/tools/node_modules"

// builtSite builds a site by the command, and gives the folder.
func builtSite(t *testing.T, site string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	buildSite(t, site, out)
	return out
}

func TestSiteIsValidHTML(t *testing.T) { valid(t, builtSite(t, repository)) }

// valid wants the pages in a folder to be valid HTML.
func valid(t *testing.T, folder string) {
	t.Helper()
	// The checker does not know all of our policy's words.
	said, err := exec.CommandContext(t.Context(), "java", "-jar", tools+"/vnu-jar/build/dist/vnu.jar",
		"--Werror", "--skip-non-html", "--filterpattern", ".*Content Security Policy.*", folder).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, strings.ReplaceAll(string(said), "file:"+folder, ""))
	}
}

// TestSiteInBrowser looks at every page in light and dark, on a telephone and on a desk; barriers (WCAG 2.2 AA) are looked for
// on the narrowest, which WCAG 1.4.10 asks a page to fit into, and on a desk.
func TestSiteInBrowser(t *testing.T) {
	out := builtSite(t, repository)
	lookAll(t, inBrowser(t, 1280, 800), out, addressesOf(t, out), fewer(320, 1280), light, dark)
}

// One page of each kind in each language is looked at for barriers on every screen, in forced colours too.
func TestEachKindInBrowser(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	for _, site := range []string{repository, everyKind} {
		out := builtSite(t, site)
		lookAll(t, browser, out, eachKind(t, out), screens, light, dark, forced)
	}
}

// The site that has everything a site can have is looked at as well, in the dark and on the narrowest screen, where there is
// least room for it; and some pages of the one that says what real universities say.
func TestOtherSitesInBrowser(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	out := builtSite(t, everyKind)
	lookAll(t, browser, out, addressesOf(t, out), []screen{{320, 640, true}}, dark)
	out = builtSite(t, university)
	var some []string
	for i, address := range addressesOf(t, out) {
		if i%5 == 0 {
			some = append(some, address)
		}
	}
	lookAll(t, browser, out, some, []screen{{320, 640, false}}, dark)
}

// longWords are some of the longest that programmes are called by, and that texts have, and some that are wide and have to fit as they are.
var longWords = map[string][]string{
	"fr": {"interdisciplinarité", "professionnalisation", "électroencéphalographie", "psychopédagogique", "kinésithérapeutes", "anticonstitutionnellement", "développement", "entrepreneuriales", "recommandons", "commençaient"},
	"en": {"interdisciplinarity", "professionalisation", "internationalisation", "entrepreneurship", "electroencephalography", "counterrevolutionaries", "responsibilities", "understanding", "recommending", "commandments"},
}

// withLongWords is a site in which every longer word of titles, names and texts is one of longWords, but on its home page.
func withLongWords(t *testing.T, site string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(site+"/content")); err != nil {
		t.Fatal(err)
	}
	word, said := regexp.MustCompile(`\p{L}{6,}`), regexp.MustCompile(`\b(fr|en): ([^,{}"]+)`)
	n := 0
	long := func(tag, text string) string {
		return word.ReplaceAllStringFunc(text, func(short string) string {
			n++
			is := longWords[tag][(int(short[0])+int(short[len(short)-1])+len(short))%len(longWords[tag])]
			if r, _ := utf8.DecodeRuneInString(short); unicode.IsUpper(r) {
				first, size := utf8.DecodeRuneInString(is)
				is = string(unicode.ToUpper(first)) + is[size:]
			}
			return is
		})
	}
	if err := filepath.WalkDir(dir, func(file string, _ fs.DirEntry, err error) error {
		if err != nil || strings.HasPrefix(path.Base(file), "home.") || path.Ext(file) != ".md" && path.Base(file) != "site.yaml" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		tag := strings.TrimPrefix(path.Ext(strings.TrimSuffix(file, ".md")), ".")
		if longWords[tag] == nil {
			tag = "" // of the facts of all languages
		}
		var out strings.Builder
		for line := range strings.Lines(string(data)) {
			key, value, isField := strings.Cut(line, ": ")
			switch {
			case strings.Contains(line, "id: ") || strings.HasPrefix(line, "name: ") || strings.HasPrefix(line, "#"):
			case said.MatchString(line):
				line = said.ReplaceAllStringFunc(line, func(part string) string { return part[:4] + long(part[:2], part[4:]) })
			case slices.Contains([]string{"title", "summary", "option", "host_course", "- name", "name"}, strings.TrimSpace(key)) && isField && tag != "" && !strings.Contains(value, `"`):
				line = fmt.Sprintf("%s: %s %d\n", key, long(tag, strings.TrimSpace(value)), n) // no two have one address
			case tag != "" && !isField && !strings.ContainsAny(line, "[]{}()<>:_\"`"):
				line = long(tag, line)
			}
			out.WriteString(line)
		}
		return os.WriteFile(file, []byte(out.String()), 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The longest words are parted by hyphens where there is no room for them, in a browser that knows no language, and nothing is wider than it may be.
func TestLongWordsInBrowser(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	for _, site := range []string{everyKind, repository, mapSite(t, 4), mapSite(t, 12)} {
		out := builtSite(t, withLongWords(t, site))
		lookAll(t, browser, out, eachKind(t, out), fewer(), light)
	}
}

// searched opens the search over a page, and finds something.
const searched = `new Promise((done) => {
	document.querySelector("a[data-search]").click();
	const wait = setInterval(() => {
		const input = document.querySelector("dialog[open] input");
		if (input && !input.value) {
			input.value = "mentorat";
			input.dispatchEvent(new Event("input"));
		}
		if (document.querySelector("dialog .search-found a")) done(clearInterval(wait));
	}, 20);
})`

// What is opened and chosen on pages is looked at too: the search, the menu of a telephone, what the finder leaves, what stands behind a word.
func TestOpenedInBrowser(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	for _, c := range []struct {
		site      string
		addresses []string
		done      string
	}{
		{repository, []string{"/fr/", "/en/find/"}, searched},
		{repository, []string{"/fr/", "/en/"}, `document.querySelector(".top details").open = true`},
		{everyKind, []string{"/fr/trouver/", "/en/find/"}, `for (const group of document.querySelectorAll(".group")) group.querySelector("input")?.click()`},
		{everyKind, []string{"/fr/", "/en/events/", "/fr/supports/", "/fr/mentorat/duos/"}, `for (const it of document.querySelectorAll("main details")) it.open = true`},
	} {
		lookAfter(t, browser, builtSite(t, c.site), c.addresses, c.done, screens, light, dark, forced)
	}
}

// Pages of a language that runs from right to left are looked at, and the search over one.
func TestFromRightToLeftInBrowser(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	for _, part := range []string{repository + "/content", "testdata/persian/content"} {
		if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(site, "i18n"), os.DirFS("testdata/persian/i18n")); err != nil {
		t.Fatal(err)
	}
	settings := strings.Replace(text(t, "content/site.yaml"), "languages: [", "languages: [fa, ", 1)
	if err := os.WriteFile(filepath.Join(site, "content/site.yaml"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	browser, out := inBrowser(t, 1280, 800), builtSite(t, site)
	addresses := slices.DeleteFunc(eachKind(t, out), func(address string) bool { return !strings.HasPrefix(address, "/fa/") })
	lookAll(t, browser, out, addresses, screens, dark, forced)
	lookAfter(t, browser, out, []string{"/fa/"}, searched, screens, light, dark, forced)
}

// The page is valid with the search over it.
func TestOpenedIsValidHTML(t *testing.T) {
	out, folder, ctx := builtSite(t, repository), t.TempDir(), inBrowser(t, 1280, 800)
	host := served(t, out)
	var page string
	if err := chromedp.Run(ctx, chromedp.Navigate(host+"/fr/"), chromedp.Evaluate(searched, nil, awaited),
		chromedp.Evaluate(`"<!doctype html>" + document.documentElement.outerHTML`, &page)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	valid(t, folder)
}

// addressesOf are the addresses of the pages of a site that do not leave for another one at once.
func addressesOf(t *testing.T, folder string) (addresses []string) {
	t.Helper()
	root := os.DirFS(folder)
	if err := fs.WalkDir(root, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if !strings.Contains(string(data), " data-moved") {
			addresses = append(addresses, "/"+strings.TrimSuffix(name, "index.html"))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return addresses
}

// eachKind are those of one page of each kind in each language: pages are of one kind when their addresses differ in the names of items only.
func eachKind(t *testing.T, folder string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(addressesOf(t, folder), func(address string) bool {
		tag, rest, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
		kind := tag + "/" + rest
		if parts := strings.Split(strings.TrimSuffix(rest, "/"), "/"); len(parts) > 1 {
			for i := 1; i < len(parts); i += 2 { // what an item is called
				parts[i] = "*"
			}
			kind = tag + "/" + strings.Join(parts, "/")
		}
		double := seen[kind]
		seen[kind] = true
		return double
	})
}

// Without scripts each page of a language is reached from its home page by links that one sees, once what can be opened is.
func TestWithoutScripts(t *testing.T) {
	for _, site := range []string{repository, everyKind} {
		out := builtSite(t, site)
		host, ctx := served(t, out), inBrowser(t, 1280, 800)
		const links = `(document.querySelectorAll("details").forEach((d) => d.open = true),
			[...document.links].filter((a) => a.origin === location.origin && a.checkVisibility()).map((a) => a.pathname))`
		reached, next := map[string]bool{}, []string{"/"}
		for len(next) > 0 {
			address := next[0]
			next = next[1:]
			if reached[address] || !strings.HasSuffix(address, "/") {
				continue
			}
			reached[address] = true
			var to []string
			if err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(390, 844, 1, false), emulation.SetScriptExecutionDisabled(true),
				chromedp.Navigate(host+address), chromedp.Evaluate(links, &to)); err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			next = append(next, to...)
		}
		for _, address := range addressesOf(t, out) {
			if !reached[address] && path.Base(address) != "404.html" {
				t.Errorf("without scripts nothing leads to %s", address)
			}
		}
	}
}

// The page of all languages leads to the one its visitor reads.
func TestVisitorIsLedOn(t *testing.T) {
	host := served(t, builtSite(t, repository))
	for spoken, want := range map[string]string{"fr-BE,fr": "/fr/", "en-GB": "/en/"} {
		at := ""
		ctx, quit := startBrowser(t, chromedp.Flag("accept-lang", spoken))
		defer quit()
		if err := chromedp.Run(ctx, chromedp.Navigate(host+"/"), chromedp.WaitReady(".plan"), chromedp.Location(&at)); err != nil {
			t.Fatal(err)
		}
		if at != host+want {
			t.Errorf("%s: led to %s", spoken, at)
		}
	}
}

// The day of printing is said in the language of the page by layouts that do not name a locale, too, or one that there is not.
func TestDayOfPrinting(t *testing.T) {
	host, ctx := served(t, builtSite(t, repository)), inBrowser(t, 1280, 800)
	for _, c := range []struct{ page, done, in string }{
		{"/fr/", ``, "fr-BE"},
		{"/en/", ``, "en-GB"},
		{"/en/", `delete day.dataset.locale`, "en"},
		{"/fr/", `day.dataset.locale = "français"`, "fr"},
		{"/fr/", `delete day.dataset.locale; document.documentElement.removeAttribute("lang")`, ""},
		{"/fr/", `day.remove()`, "none"},
	} {
		want, got := "", ""
		if err := chromedp.Run(ctx, chromedp.Navigate(host+c.page), chromedp.Evaluate(`{
			const day = document.querySelector("[data-printed]");
			`+c.done+`;
			dispatchEvent(new Event("beforeprint"));
			day.textContent
		}`, &got), chromedp.Evaluate(`"`+c.in+`" === "none" ? "" : new Date().toLocaleDateString("`+c.in+`" || undefined, { dateStyle: "long" })`, &want)); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(got, want) || (got == "") != (want == "") {
			t.Errorf("%s, %s: said is %q, not %q", c.page, c.done, got, want)
		}
	}
}

// whatMoves are the things that move until the typeface is there and used, and how much that is, as CLS counts it.
const whatMoves = `document.fonts.ready.then(() => new Promise((done) => {
	const moved = [];
	let much = 0;
	new PerformanceObserver((list) => {
		for (const shift of list.getEntries()) {
			much += shift.value;
			for (const { node } of shift.sources) moved.push((node?.outerHTML ?? node?.data ?? "").slice(0, 200));
		}
	}).observe({ type: "layout-shift", buffered: true });
	setTimeout(() => done({ moved, much }), 300);
}))`

// A shift is what whatMoves finds.
type shift struct {
	Moved []string
	Much  float64
}

// Nothing moves while a page is loaded, once its typeface is there with its style sheet. One page is loaded on a telephone, the next on a desk.
func TestNothingMoves(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	for _, site := range []string{repository, everyKind} {
		out := builtSite(t, site)
		addresses, host := eachKind(t, out), served(t, out)
		lookers(t, browser, host, len(addresses), "", func(l *looker, i int) {
			for n, s := range []screen{screens[1], screens[3]} {
				if !ofThisPage(i, n, 2) {
					continue
				}
				var found shift
				if err := l.run(emulation.SetDeviceMetricsOverride(s.width, s.height, 1, false), chromedp.Navigate(host+addresses[i]), chromedp.Evaluate(whatMoves, &found, awaited)); err != nil {
					t.Errorf("%s: %v", addresses[i], err)
					return
				}
				for _, what := range found.Moved {
					t.Errorf("%s at %d px: this moves: %s", addresses[i], s.width, what)
				}
			}
		})
	}
}

// When the typeface comes long after the page is seen, what stood in for it was as wide and as high: hardly anything moves.
func TestHardlyAnythingMovesForTypeface(t *testing.T) {
	const most = .05
	host, ctx := servedWith(t, builtSite(t, repository), ".woff2", 400*time.Millisecond), inBrowser(t, 1280, 800)
	for _, address := range []string{"/fr/", "/en/", "/fr/facultes/sciences-biomedicales/", "/en/faculties/architecture/", "/fr/facultes/architecture/modules/design-thinking/", "/fr/trouver/", "/en/find/"} {
		for _, s := range []screen{screens[1], screens[3]} {
			var found shift
			late := false
			for try := 0; try < 3 && !late; try++ { // a machine that has much else to do shows pages later
				if err := chromedp.Run(ctx, network.Enable(), network.SetCacheDisabled(true), emulation.SetDeviceMetricsOverride(s.width, s.height, 1, false), chromedp.Navigate(host+address),
					chromedp.Evaluate(whatMoves, &found, awaited),
					chromedp.Evaluate(`performance.getEntriesByName("first-contentful-paint")[0].startTime < performance.getEntriesByType("resource").find((r) => r.name.endsWith(".woff2")).responseEnd`, &late)); err != nil {
					t.Fatal(err)
				}
			}
			if !late {
				t.Errorf("%s at %d px was not seen before its typeface was there", address, s.width)
			}
			if found.Much > most {
				t.Errorf("%s at %d px: what moves is %.3f: %q", address, s.width, found.Much, found.Moved)
			}
			t.Logf("%s at %d px: %.4f", address, s.width, found.Much)
		}
	}
}

// servedWith serves a folder, files with an extension only after a while.
func servedWith(t *testing.T, folder, extension string, after time.Duration) string {
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) == extension {
			time.Sleep(after)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// Each page is printed on two sheets at most, of which the last has five lines at least, the address and the day.
func TestPagesOnPaper(t *testing.T) {
	browser := inBrowser(t, 1280, 800)
	for _, site := range []string{repository, everyKind} {
		out := builtSite(t, site)
		addresses, host := addressesOf(t, out), served(t, out)
		lookers(t, browser, host, len(addresses), "", func(l *looker, i int) {
			for _, what := range l.onPaper(t, addresses[i]) {
				t.Errorf("%s, printed: %s", addresses[i], what)
			}
		})
	}
}

// onPaper prints a page, and says what is wrong with its sheets. PICTURES keeps them for who wants to look.
func (l *looker) onPaper(t *testing.T, address string) (found []string) {
	var canonical, day string
	var printed []byte
	if err := l.run(chromedp.Navigate(l.host+address), chromedp.Evaluate(`document.querySelector("[rel=canonical]")?.href ?? ""`, &canonical),
		chromedp.Evaluate(`new Date().toLocaleDateString({ fr: "fr-BE", en: "en-GB" }[document.documentElement.lang], { dateStyle: "long" })`, &day),
		chromedp.ActionFunc(func(ctx context.Context) (err error) {
			printed, _, err = page.PrintToPDF().WithPaperWidth(210 / 25.4).WithPaperHeight(297 / 25.4).Do(ctx)
			return err
		})); err != nil {
		return []string{err.Error()}
	}
	if folder := os.Getenv("PICTURES"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(address, "/", "_")+".pdf"), printed, 0o644); err != nil {
			return []string{err.Error()}
		}
	}
	read := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-", "-")
	read.Stdin = bytes.NewReader(printed)
	text, err := read.Output()
	if err != nil {
		return []string{err.Error()}
	}
	sheets := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	last := sheets[len(sheets)-1]
	if len(sheets) > 2 {
		found = append(found, fmt.Sprintf("%d sheets", len(sheets)))
	}
	if lines := strings.FieldsFunc(last, func(c rune) bool { return c == '\n' }); len(lines) < 5 {
		found = append(found, fmt.Sprintf("the last sheet has %d lines", len(lines)))
	}
	whole := strings.Join(strings.Fields(last), "") // an address is longer than a line
	if canonical != "" && !(strings.Contains(whole, canonical) && strings.Contains(last, day)) {
		found = append(found, "the last sheet does not say "+canonical+" and "+day+":\n"+last)
	}
	return found
}
