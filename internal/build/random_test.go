// This file makes whole sites of accidents: texts, front matter, layouts, static
// files and interface strings that people write wrongly, or on purpose. Whatever
// they hold is reported, or makes a website in which every link leads somewhere
// and nothing runs that is not the site's own.

package build

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	projetpro "projetpro"
	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/program/programtest"
	"projetpro/internal/report"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/source"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// What files of each kind may hold; the first is harmless.
var (
	inTexts = []string{"Un texte.", "# Titre\n", "## Partie {#partie}\n", "**gras**", "étudiant**·e·s**", "*a **b* c**", "`code", "```\n", "> [!note]\n> x\n", "- a\n  - b\n", "1. x\n",
		"| a | b |\n|---|---|\n| c | d | e |\n", "[lien](about.fr.md)", "[x](#partie)", "[x](nulle-part.md)", "[x](/fr/)", "[x](javascript:alert(1))", "[x](<data:text/html,x>)", "![alt](p.svg)", "![](p.svg)",
		"[^1]", "\n[^1]: note\n", "<x-evil data-evil=1>", "<script>alert(1)</script>", "<!-- x -->", "</main>", "{{.Title}}", "[x]{lang=en}", "\\", "&lt;x-evil&gt;", "&#x202E;", "http://a@b.example", "www.)",
		"(((((((", "[[[[[[[", "********", "~~~~", "\t", "\u00a0", "\u2028", "\u202e", "\x00", "\xff", "\r", "⟦x⟧", "%!d(string=x)", "ZgotmplZ", "---\n", "+++\n", "terme\n: sens\n", "« x »", "\"x\"", "1 000 €", "À compléter",
		"<https://a.example/?a=b&c>", "[x]: about.fr.md \"t\"\n", "[x][]", "\n\n", " ", "\n", "\ufeff"}
	mild = []string{"Un texte.", "### Détail\n", "## Partie\n", "**gras**", "*italique*", "`code`", "> [!note]\n> x\n", "- a\n  - b\n", "1. x\n", "| a | b |\n|---|---|\n| c | d |\n", "[lien](about.fr.md)", "[vue](p.svg)",
		"[la faculté](../faculties/architecture/faculty.fr.md)", "[contenu](../faculties/architecture/modules/atelier.fr.md#le-contenu)", "[x](https://a.example/?a=b&c#d)", "![Un trait](p.svg)", "[^1]\n\n[^1]: Une note.\n", "terme\n: sens\n", "« x »", "1 000 €",
		"[hello]{lang=en}", "\n\n", "\n", "<https://a.example>", "m@a.example", "a < b & c > d", "\\*", "&eacute;", "⟦x", "% !", "{{ x }}", "étudiant·es", "C++", "x'y", "\"x\""}
	inFields = []string{"title: Titre", "summary: Un résumé.", "title: \"a", "title: 'a", "title: a: b", "title: # x", "title: [a, b]", "title: {a: b}", "title: |\n  a\n  b", "title: &a x", "title: *a", "title: !!str x",
		"title: <x-evil data-evil>", "summary: \"\\u0000\"", "slug: a/b", "slug: ../x", "slug: été", "slug: index.html", "aliases: [/x/, /fr/]", "aliases: [/robots.txt]", "aliases: /é/", "draft: yes", "draft: true", "credits: 4,5", "credits: -1",
		"levels: [BA1, BA1-BA9]", "since: 2019-13-45", "since: octobre 2019", "hours: {total: 24}", "sessions: 3", "resources:\n  - {title: x, url: p.svg}", "partners: [nobody]", "lang: fr", "titel: x", "\ttitle: x", "- x", "x", "---", "...", "? x", "title: \xff", "title: \x00", "  title: x", "title:x"}
	inLayouts = []string{"{{.Title}}"}
	inStatic  = []string{"a{color:red}", "@import \"x.css\";", "url(p.svg)", "url(\"x y.svg?#iefix\")", "@media x{", "}", "/*", "*/", "let a=1;", "`${", "</script>", "[[[[", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "<script>alert(1)</script>", "</svg>", "{\"a\":1}", "\x00", "\xff", "\xff\xfe", "@charset \"x\";", "{{", "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;"}
	inStrings = []string{"skip: Aller", "fact.code: Sigle", "code: Sigle", "Facultés: Écoles", "# projetpro v1 i18n/fr.yaml sha256:0123456789abcdef", "words.vague-links: [x]", "unit.hours:\n  one:\n", "date.months:", "path: {slides: x}", "skip: \"{a}{b}\"", "skip: [a]", "list:\n  two: \"{a}<x-evil data-evil>{b}\"", "path:\n  faculties: a/b", "unit:\n  modules: {one: x}", "\tskip: x", "skip: 'x", "\xff", "date:\n  months: [a]", "level:\n  BA1: \"<x-evil>\"", "number: {decimal: \"<\", group: \"x\"}"}
	newFiles  = []string{"content/pages/x.fr.md", "content/pages/x.en.md", "content/pages/p.svg", "content/pages/x.pdf", "content/pages/CON.fr.md", "content/pages/été x.fr.md", "content/pages/x.md", "content/x.fr.md", "content/faculties/architecture/x.fr.md",
		"content/faculties/architecture/modules/y.fr.md", "content/faculties/x/faculty.fr.md", "content/faculties/architecture/roadmap/ba9.fr.md", "content/partners/x.fr.md", "content/pages/deep/er/x.fr.md", "content/method.fr.md", "content/README.md",
		"static/x.css", "static/x.js", "static/x.svg", "static/x.json", "static/x.xml", "static/root/robots.txt", "static/root/fr/index.html", "static/root/x.html", "static/site.css", "static/p.svg", "layouts/partials/x.html", "layouts/x.html", "i18n/nl.yaml", "i18n/fr.yaml", "i18n/xx.txt"}
)

// wordsFor are what a file may hold, by its path.
func wordsFor(file string) []string {
	switch {
	case strings.HasPrefix(file, "layouts/"):
		return inLayouts
	case strings.HasPrefix(file, "i18n/"), strings.HasSuffix(file, ".yaml"):
		return inStrings
	case strings.HasPrefix(file, "content/") && strings.HasSuffix(file, ".md"):
		return inTexts
	}
	return inStatic
}

// accidents are the edits that choices make to the files of a site. ownLayouts is
// whether layouts are among them.
func accidents(c *programtest.Choices, files map[string][]byte) (ownLayouts bool) {
	if c.Of(3) == 1 { // texts that are right, for the most part
		for _, name := range []string{"about", "x", "y"} {
			files["content/pages/"+name+".fr.md"] = []byte("---\ntitle: " + c.One([]string{"Titre", "Été", "<x-evil>", "L’autre", "C++ & Co"}) + "\nslug: " + name + "\nsummary: Y.\n---\n\n" + sentence(c, mild))
		}
		return false
	}
	for n := 1 + c.Of(5); n > 0; n-- {
		names := slices.Sorted(maps.Keys(files))
		file := names[c.Of(len(names))]
		words := wordsFor(file)
		text := string(files[file])
		switch c.Of(9) {
		case 0: // another text below the same front matter
			if strings.HasSuffix(file, ".md") {
				front, _, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
				text = "---\n" + front + "\n---\n\n" + sentence(c, words)
			}
		case 1: // a line of front matter, beside the others or in the place of all
			if strings.HasSuffix(file, ".md") {
				if front, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); ok {
					if c.Of(4) == 3 {
						front = "title: Titre"
					}
					text = "---\n" + front + "\n" + c.One(inFields) + "\n---\n" + body
				}
			}
		case 2: // something, somewhere
			at := c.Of(256) * len(text) / 256
			text = text[:at] + c.One(slices.Concat(words, inFields)) + text[at:]
		case 3: // without something
			from := c.Of(256) * len(text) / 256
			to := min(len(text), from+c.Of(256))
			text = text[:from] + text[to:]
		case 4: // twice
			text += text
		case 5:
			name := c.One(newFiles)
			if file, text = name, sentence(c, wordsFor(name)); strings.HasSuffix(name, ".md") {
				text = "---\ntitle: X\nsummary: Y.\n---\n\n" + text
			}
		case 6:
			delete(files, file)
			continue
		case 7:
			words := programtest.Plain
			if c.Of(2) == 1 {
				words = programtest.Odd
			}
			for name, text := range programtest.Layouts(c, words) {
				files[name] = []byte(text)
			}
			ownLayouts = true
			continue
		case 8: // in the place of another
			file = names[c.Of(len(names))]
		}
		if strings.HasPrefix(file, "layouts/") {
			ownLayouts = true
		}
		files[file] = []byte(text)
	}
	return ownLayouts
}

func sentence(c *programtest.Choices, words []string) string {
	var b strings.Builder
	for n := 1 + c.Of(12); n > 0; n-- {
		b.WriteString(c.One(words))
		b.WriteString(c.One([]string{"", " ", "\n", "\n\n"}))
	}
	return b.String()
}

// ground are the files of a small site, and those the binary carries.
var ground = sync.OnceValue(func() map[string][]byte {
	files := map[string][]byte{"content/pages/p.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>`)}
	for _, f := range right {
		files[f.Name] = f.Data
	}
	carried := projetpro.Defaults()
	if err := fs.WalkDir(carried, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(carried, name)
		return err
	}); err != nil {
		panic(err)
	}
	return files
})

// defaults are the files the binary carries.
var defaults = sync.OnceValue(func() []*source.File {
	all, err := source.Defaults(projetpro.Defaults())
	if err != nil {
		panic(err)
	}
	return all
})

// Sites of accidents: SITES says how many, or for how long (10m), and SEED which. With -v it tells every half minute how many there were.
func TestRandomSites(t *testing.T) {
	n, seed := 80, uint64(1)
	fmt.Sscan(os.Getenv("SEED"), &seed)
	long, err := time.ParseDuration(os.Getenv("SITES"))
	if err == nil {
		n = math.MaxInt
	} else {
		fmt.Sscan(os.Getenv("SITES"), &n)
	}
	tried, start := 0, time.Now()
	told := start
	for choices := range programtest.Seeds(n, seed) {
		trySite(t, choices)
		tried++
		now := time.Now()
		if now.Sub(told) > 30*time.Second {
			t.Logf("%d sites in %v", tried, now.Sub(start).Round(time.Second))
			told = now
		}
		if long > 0 && now.Sub(start) > long {
			break
		}
	}
}

func trySite(t *testing.T, choices []byte) {
	files := maps.Clone(ground())
	ownLayouts := accidents(programtest.NewChoices(choices), files)
	tree := source.NewTree(files).Over(defaults())
	var b Builder
	settings := Settings{BaseURL: "https://projet.site.test/p/", Drafts: site.Drafts(len(choices)%2 == 0), Today: func(*time.Location) schema.Date { return schema.Date{Year: 2026, Month: 11, Day: 23} }}
	made, list, r := renderAll(t, &b, tree, settings)
	tell := func(format string, args ...any) {
		t.Helper()
		var edits strings.Builder
		for name, data := range files {
			if !bytes.Equal(ground()[name], data) {
				fmt.Fprintf(&edits, "-- %s --\n%s\n", name, data)
			}
		}
		t.Fatalf(format+"\n%s", append(args, &edits)...)
	}
	said := func(list diag.List, format string) string {
		var all strings.Builder
		for _, l := range message.Languages() {
			if err := (&report.Printer{Lang: l, Source: r.Source}).Print(&all, format, list); err != nil {
				t.Fatal(err)
			}
		}
		return all.String()
	}
	proved := r.Prove(list)
	for _, format := range report.Formats() {
		said(proved, format)
	}
	if list.Failed() || proved.Failed() {
		tell("%s", said(proved, "text"))
	}
	again, same, _ := renderAll(t, new(Builder), tree, settings)
	if diff := cmp.Diff(said(list, "text"), said(same, "text")); diff != "" {
		tell("not the same the second time:\n%s", diff)
	}
	if diff := cmp.Diff(made, again); diff != "" {
		tell("not the same the second time:\n%s", diff)
	}
	if wrong, _, _ := list.Count(false); wrong == 0 {
		w := website{files: made, pages: map[string]*html.Node{}, warned: map[string]bool{}}
		for _, d := range list {
			if name, own := strings.CutPrefix(d.Pos.File, "static/root/"); own && d.Code == diag.RootInline {
				w.warned[name] = true
			}
		}
		for _, fault := range w.check(!ownLayouts) {
			tell("%s", fault)
		}
	}
}

// renderAll makes all files of a website, and says what is wrong.
func renderAll(t *testing.T, b *Builder, tree *source.Tree, s Settings) (map[string]string, diag.List, *Result) {
	t.Helper()
	r, err := b.Build(t.Context(), tree, s)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	files := map[string]string{}
	found, err := r.RenderSince(t.Context(), drawnBefore, func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		files[path] = string(data)
		keepDrawn(r, path, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	list := slices.Concat(r.Diags, found)
	list.Sort()
	return files, list, r
}

// A website is what was built, below /p/.
type website struct {
	files  map[string]string
	pages  map[string]*html.Node
	warned map[string]bool // pages of static/root of which it was said that they hold scripts or styles
	faults []string
}

// check looks at every file, and follows every link when asked to.
func (w *website) check(links bool) []string {
	for name, text := range w.files {
		switch path.Ext(name) {
		case ".html":
			doc, err := html.Parse(strings.NewReader(text))
			if err != nil {
				w.say("%s: %v", name, err)
			}
			w.pages[name] = doc
		case ".xml":
			if !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "files/") {
				for d := xml.NewDecoder(strings.NewReader(text)); ; {
					if _, err := d.Token(); err == io.EOF {
						break
					} else if err != nil {
						w.say("%s: %v", name, err)
						break
					}
				}
			}
		}
	}
	for name, doc := range w.pages {
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode {
				w.element(name, n, links)
			}
		}
	}
	return w.faults
}

func (w *website) say(format string, args ...any) {
	w.faults = append(w.faults, fmt.Sprintf(format, args...))
}

func (w *website) element(page string, n *html.Node, links bool) {
	warned := w.warned[page]
	if n.Data == "x-evil" || !warned && (n.Data == "style" || n.Data == "iframe" || n.Data == "object") {
		w.say("%s: <%s>", page, n.Data)
	}
	kind := ""
	for _, a := range n.Attr {
		value := strings.ToLower(strings.TrimSpace(a.Val))
		switch {
		case a.Key == "data-evil", !warned && (strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc"):
			w.say("%s: <%s %s=%q>", page, n.Data, a.Key, a.Val)
		case a.Key == "type":
			kind = a.Val
		case a.Key == "href", a.Key == "src":
			if !warned && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:")) {
				w.say("%s: <%s %s=%q>", page, n.Data, a.Key, a.Val)
			}
			if links && n.Data != "base" {
				w.follow(page, a.Val)
			}
		}
	}
	if !warned && n.Data == "script" && n.FirstChild != nil && (kind != "application/ld+json" || !json.Valid([]byte(n.FirstChild.Data))) {
		w.say("%s: a script: %s", page, n.FirstChild.Data)
	}
}

// follow wants a link to lead to a file of the website, and to a place in it.
func (w *website) follow(page, link string) {
	from := &url.URL{Scheme: "https", Host: "www.example.org", Path: "/p/" + page}
	to, err := from.Parse(link)
	if err != nil {
		w.say("%s: %q: %v", page, link, err)
		return
	}
	if to.Host != from.Host || to.Scheme != from.Scheme {
		return
	}
	name, ok := strings.CutPrefix(to.Path, "/p/")
	if strings.HasSuffix(to.Path, "/") {
		name += "index.html"
	}
	if _, there := w.files[name]; !ok || !there {
		w.say("%s: %q leads nowhere", page, link)
		return
	}
	if doc := w.pages[name]; doc != nil && to.Fragment != "" {
		for n := range doc.Descendants() {
			if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "id" && a.Val == to.Fragment }) {
				return
			}
		}
		w.say("%s: %q leads to no place there", page, link)
	}
}
