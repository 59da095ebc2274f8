// This file builds the repository's own site with the command and looks at
// every page of it as a visitor, a search engine and a browser's guard do.

package main_test

import (
	"encoding/json"
	"encoding/xml"

	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// repository is the folder of the real site.
const repository = "../.."

func TestSite(t *testing.T) {
	site := copySite(t, filepath.Join(t.TempDir(), "site"))
	out := filepath.Join(t.TempDir(), "public")
	build(t, site, out)
	p := read(t, out)
	t.Run("every link leads somewhere", p.testLinks)
	t.Run("translations name each other", p.testAlternates)
	t.Run("the sitemap lists the pages", p.testSitemap)
	t.Run("titles tell pages apart", p.testTitles)
	t.Run("every page is well formed", p.testShape)
	t.Run("navigation says where one is", p.testCurrent)
	t.Run("nothing comes from elsewhere", p.testThirdParties)
	t.Run("nothing is inline", p.testInline)
	t.Run("no sign of a mistake is published", p.testMistakes)
}

func TestSameBytesAnywhere(t *testing.T) {
	first := copySite(t, filepath.Join(t.TempDir(), "site"))
	here := filepath.Join(t.TempDir(), "public")
	build(t, first, here, "TZ=UTC", "LANG=C", "LC_ALL=C")
	want := tree(t, here)

	for name, env := range map[string][]string{
		"ordinary":                   {"TZ=Pacific/Auckland", "LANG=fr_FR.UTF-8", "LC_ALL=fr_FR.UTF-8", "GOMAXPROCS=1"},
		"été à 100 % #1 [essai]":     {"TZ=America/Los_Angeles", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=32"},
		"-starts-with-a-hyphen":      {"TZ=", "LANG=", "LC_ALL=", "NO_COLOR=1", "CI=true"},
		"nothing in the environment": {"HOME=", "PATH=", "TMPDIR=" + t.TempDir()},
	} {
		t.Run(name, func(t *testing.T) {
			site := copySite(t, filepath.Join(t.TempDir(), name))
			forgetTimes(t, site)
			out := filepath.Join(t.TempDir(), "elsewhere", name)
			if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
				t.Fatal(err)
			}
			build(t, site, out, env...)
			got := tree(t, out)
			for _, file := range slices.Sorted(maps.Keys(want)) {
				if text, there := got[file]; !there {
					t.Errorf("%s is missing", file)
				} else if text != want[file] {
					t.Errorf("%s differs", file)
				}
			}
			for _, file := range slices.Sorted(maps.Keys(got)) {
				if _, there := want[file]; !there {
					t.Errorf("%s was not there before", file)
				}
			}
		})
	}
}

// copySite copies the real site to folder, so that nothing is written to the
// repository, and returns folder.
func copySite(t *testing.T, folder string) string {
	t.Helper()
	for _, part := range []string{"content", "layouts", "static", "i18n", "translations"} {
		if err := os.CopyFS(filepath.Join(folder, part), os.DirFS(filepath.Join(repository, part))); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// forgetTimes makes every file look as old as a fresh checkout may.
func forgetTimes(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, time.Unix(0, 0), time.Unix(0, 0))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// build builds site into out, with the environment changed as env says.
func build(t *testing.T, site, out string, env ...string) {
	t.Helper()
	command := exec.Command("projetpro", "build", "--site="+site, "--out="+out) // see TestMain
	command.Dir = t.TempDir()
	command.Env = append(append(os.Environ(), "SOURCE_DATE_EPOCH=1795392000"), env...) // 2026-11-23
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("projetpro build: %v\n%s", err, said)
	}
}

// tree reads every file of folder.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("nothing was published")
	}
	return files
}

// A publication is the published site as its visitors get it.
type publication struct {
	base  *url.URL
	files map[string]string // by name in the output folder
	pages map[string]*page  // by address from the root of the host: /fr/
}

// A page is one HTML file.
type page struct {
	address    string // from the root of the host
	lang       string
	title      string
	canonical  string
	noindex    bool
	refresh    bool              // it sends its reader to another page
	alternates map[string]string // by hreflang, absolute
	ids        map[string]int    // how often each stands
	elements   []*html.Node
}

func read(t *testing.T, folder string) *publication {
	t.Helper()
	p := &publication{base: baseURL(t), files: tree(t, folder), pages: map[string]*page{}}
	for name, text := range p.files {
		if path.Ext(name) != ".html" {
			continue
		}
		document, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		address := "/" + strings.TrimSuffix(name, "index.html")
		p.pages[address] = newPage(address, document)
	}
	return p
}

// baseURL reads the address of the site from its settings.
func baseURL(t *testing.T) *url.URL {
	t.Helper()
	settings, err := os.ReadFile(filepath.Join(repository, "content", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(settings)) {
		if value, is := strings.CutPrefix(line, "base_url:"); is {
			base, err := url.Parse(strings.TrimSpace(value))
			if err != nil {
				t.Fatal(err)
			}
			return base
		}
	}
	t.Fatal("content/site.yaml has no base_url")
	return nil
}

func newPage(address string, document *html.Node) *page {
	p := &page{address: address, alternates: map[string]string{}, ids: map[string]int{}}
	for n := range document.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		p.elements = append(p.elements, n)
		if id, is := attribute(n, "id"); is {
			p.ids[id]++
		}
		rel, _ := attribute(n, "rel")
		href, _ := attribute(n, "href")
		_, moved := attribute(n, "data-moved")
		switch {
		case n.Data == "html":
			p.lang, _ = attribute(n, "lang")
		case n.Data == "title" && n.Parent.Data == "head":
			p.title = text(n)
		case n.Data == "link" && rel == "canonical":
			p.canonical = href
		case n.Data == "link" && rel == "alternate":
			if language, is := attribute(n, "hreflang"); is {
				p.alternates[language] = href
			}
		case n.Data == "a" && moved:
			p.refresh = true
		case n.Data == "meta":
			if equiv, _ := attribute(n, "http-equiv"); strings.EqualFold(equiv, "refresh") {
				p.refresh = true
			}
			if name, _ := attribute(n, "name"); name == "robots" {
				content, _ := attribute(n, "content")
				p.noindex = strings.Contains(content, "noindex")
			}
		}
	}
	return p
}

// url is the absolute address of a page.
func (p *publication) url(of *page) string {
	return p.base.ResolveReference(&url.URL{Path: of.address}).String()
}

// listed are the pages that search engines are told of, by absolute address:
// neither errors, nor former addresses, nor pages that show another's words.
func (p *publication) listed() map[string]*page {
	listed := map[string]*page{}
	for _, page := range p.pages {
		if !page.noindex && page.canonical == p.url(page) {
			listed[page.canonical] = page
		}
	}
	return listed
}

// all are the pages in the order of their addresses.
func (p *publication) all() []*page {
	var pages []*page
	for _, address := range slices.Sorted(maps.Keys(p.pages)) {
		pages = append(pages, p.pages[address])
	}
	return pages
}

func (p *publication) testLinks(t *testing.T) {
	internal := 0
	for _, page := range p.all() {
		for _, n := range page.elements {
			for _, address := range addresses(n) {
				switch problem, ours := p.follow(page, address); {
				case problem != "":
					t.Errorf("%s: <%s> %q: %s", page.address, n.Data, address, problem)
				case ours:
					internal++
				}
			}
		}
	}
	if internal < len(p.pages) {
		t.Errorf("only %d internal links on %d pages", internal, len(p.pages))
	}
}

// follow looks whether an address found on a page answers; ours tells whether
// it is on this site.
func (p *publication) follow(on *page, address string) (problem string, ours bool) {
	here := p.base.ResolveReference(&url.URL{Path: on.address})
	to, err := here.Parse(address)
	switch {
	case err != nil:
		return err.Error(), false
	case address == "":
		return "is empty", false
	case to.Scheme == "mailto" || to.Scheme == "tel":
		return "", false
	case to.Scheme != "https" && to.Scheme != "http":
		return "is not an address of the web", false
	case to.Host != p.base.Host:
		return "", false
	}
	if target, there := p.pages[to.Path]; there {
		if to.Fragment != "" && target.ids[to.Fragment] == 0 {
			return "no such anchor", true
		}
		return "", true
	}
	if _, there := p.files[strings.TrimPrefix(to.Path, "/")]; there {
		return "", true
	}
	return "nothing is published there", true
}

func (p *publication) testAlternates(t *testing.T) {
	listed := p.listed()
	languages := map[string]bool{}
	for _, page := range listed {
		languages[page.lang] = true
	}
	if len(languages) < 2 {
		t.Fatalf("pages in %d language", len(languages))
	}
	for _, address := range slices.Sorted(maps.Keys(listed)) {
		page := listed[address]
		if !slices.Contains(slices.Collect(maps.Values(page.alternates)), address) {
			t.Errorf("%s: hreflang does not name the page itself: %v", page.address, page.alternates)
		}
		if page.alternates["x-default"] == "" {
			t.Errorf("%s: no x-default", page.address)
		}
		for language, to := range page.alternates {
			other, there := listed[to]
			switch {
			case !there:
				t.Errorf("%s: hreflang=%s leads to %s, which is not listed", page.address, language, to)
			case !maps.Equal(other.alternates, page.alternates):
				t.Errorf("%s and %s name other translations: %v, %v", page.address, other.address, page.alternates, other.alternates)
			case language != "x-default" && other.lang != language:
				t.Errorf("%s: hreflang=%s leads to %s, which is in %q", page.address, language, to, other.lang)
			case language != "x-default" && other != page && !p.linksTo(page, to):
				t.Errorf("%s: no visible link to its translation %s", page.address, other.address)
			}
		}
	}
	for _, page := range p.all() {
		if listed[p.url(page)] == nil && len(page.alternates) > 0 {
			t.Errorf("%s is not listed, yet has hreflang", page.address)
		}
	}
}

// linksTo reports whether on has a link for visitors to the absolute address to.
func (p *publication) linksTo(on *page, to string) bool {
	here := p.base.ResolveReference(&url.URL{Path: on.address})
	return slices.ContainsFunc(on.elements, func(n *html.Node) bool {
		href, _ := attribute(n, "href")
		target, err := here.Parse(href)
		return n.Data == "a" && err == nil && target.String() == to
	})
}

func (p *publication) testSitemap(t *testing.T) {
	var sitemap struct {
		URL []struct {
			Loc  string `xml:"loc"`
			Link []struct {
				Rel      string `xml:"rel,attr"`
				Hreflang string `xml:"hreflang,attr"`
				Href     string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal([]byte(p.files["sitemap.xml"]), &sitemap); err != nil {
		t.Fatal(err)
	}
	missing := p.listed()
	for _, entry := range sitemap.URL {
		page := missing[entry.Loc]
		if page == nil {
			t.Errorf("%s is twice in the sitemap, or not a page to list", entry.Loc)
			continue
		}
		delete(missing, entry.Loc)
		alternates := map[string]string{}
		for _, link := range entry.Link {
			alternates[link.Hreflang] = link.Href
		}
		if !maps.Equal(alternates, page.alternates) {
			t.Errorf("%s: the sitemap says %v, the page %v", entry.Loc, alternates, page.alternates)
		}
	}
	for address := range missing {
		t.Errorf("%s is not in the sitemap", address)
	}
	if robots := p.files["robots.txt"]; !strings.Contains(robots, p.base.JoinPath("sitemap.xml").String()) {
		t.Errorf("robots.txt does not name the sitemap: %q", robots)
	}
}

func (p *publication) testTitles(t *testing.T) {
	seen := map[string]string{}
	for _, page := range p.all() {
		if page.noindex || p.listed()[p.url(page)] == nil {
			continue
		}
		key := page.lang + " " + page.title
		if other := seen[key]; other != "" {
			t.Errorf("%s and %s are both called %q", other, page.address, page.title)
		}
		seen[key] = page.address
	}
}

func (p *publication) testShape(t *testing.T) {
	for _, page := range p.all() {
		if page.lang == "" {
			t.Errorf("%s: <html> has no lang", page.address)
		}
		if strings.TrimSpace(page.title) == "" {
			t.Errorf("%s: no title", page.address)
		}
		count := map[string]int{}
		for _, n := range page.elements {
			count[n.Data]++
		}
		if count["h1"] != 1 || count["main"] != 1 {
			t.Errorf("%s: %d <h1>, %d <main>", page.address, count["h1"], count["main"])
		}
		level := 0
		for _, n := range page.elements {
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				if now := int(n.Data[1] - '0'); now > level+1 {
					t.Errorf("%s: <h%d> %q below <h%d>", page.address, now, text(n), level)
				}
				level = int(n.Data[1] - '0')
			}
		}
		for id, n := range page.ids {
			if n > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
				t.Errorf("%s: id %q stands %d times", page.address, id, n)
			}
		}
		for _, n := range page.elements {
			if _, is := attribute(n, "alt"); n.Data == "img" && !is {
				t.Errorf("%s: an image has no alt", page.address)
			}
			if n.Data == "script" {
				if kind, _ := attribute(n, "type"); kind == "application/ld+json" && !json.Valid([]byte(text(n))) {
					t.Errorf("%s: JSON-LD is not JSON: %s", page.address, text(n))
				}
			}
		}
	}
}

// testCurrent wants the links to the page one is on to say so, and those of the
// menu to its section.
func (p *publication) testCurrent(t *testing.T) {
	for _, page := range p.all() {
		if page.noindex || page.address == "/" {
			continue
		}
		for _, n := range page.elements {
			href, _ := attribute(n, "href")
			current, _ := attribute(n, "aria-current")
			menu := n.Data == "a" && n.Parent.Data == "li" && n.Parent.Parent.Parent.Data == "nav"
			label, _ := attribute(n, "class")
			switch {
			case n.Data != "a" || !menu && label != "site":
			case href == page.address && current != "page":
				t.Errorf("%s: a link to the page itself has aria-current=%q", page.address, current)
			case href != page.address && current == "page":
				t.Errorf("%s: the link to %s is said to be this page", page.address, href)
			case current == "true" && !strings.HasPrefix(page.address, href):
				t.Errorf("%s: %s is said to be its section", page.address, href)
			}
		}
	}
}

func (p *publication) testThirdParties(t *testing.T) {
	for _, page := range p.all() {
		for _, n := range page.elements {
			if n.Data == "a" || n.Data == "link" && !fetches(n) {
				continue
			}
			for _, address := range addresses(n) {
				to, err := p.base.Parse(address)
				if err != nil || to.Host != p.base.Host {
					t.Errorf("%s: <%s> asks for %s", page.address, n.Data, address)
				}
			}
		}
	}
	for name, text := range p.files {
		if ext := path.Ext(name); ext == ".css" && (strings.Contains(text, "//") || strings.Contains(text, "@import")) {
			t.Errorf("%s asks for something elsewhere", name)
		}
	}
}

// fetches reports whether a browser loads what a <link> leads to.
func fetches(link *html.Node) bool {
	rel, _ := attribute(link, "rel")
	return !slices.Contains([]string{"canonical", "alternate", "author", "license", "help", "next", "prev", "search"}, rel)
}

func (p *publication) testInline(t *testing.T) {
	for _, page := range p.all() {
		policy := ""
		for _, n := range page.elements {
			if equiv, _ := attribute(n, "http-equiv"); strings.EqualFold(equiv, "Content-Security-Policy") {
				policy, _ = attribute(n, "content")
			}
			kind, _ := attribute(n, "type")
			_, src := attribute(n, "src")
			if n.Data == "style" || n.Data == "script" && !src && kind != "application/ld+json" {
				t.Errorf("%s: <%s> is inline", page.address, n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s=%q>", page.address, n.Data, a.Key, a.Val)
				}
			}
		}
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: content security policy %q", page.address, policy)
		}
	}
}

func (p *publication) testMistakes(t *testing.T) {
	for name, text := range p.files {
		if !slices.Contains([]string{".html", ".xml", ".txt", ".json", ".ics", ".css", ".js", ".webmanifest", ""}, path.Ext(name)) {
			continue
		}
		for _, sign := range []string{"ZgotmplZ", "⟦", "<no value>", "&lt;no value&gt;", "%!", "\uFFFD", "<!-- raw HTML omitted -->"} {
			if at := strings.Index(text, sign); at >= 0 {
				t.Errorf("%s has %q: …%s…", name, sign, text[max(0, at-40):min(len(text), at+40)])
			}
		}
	}
}

// addresses are the addresses in the attributes of n.
func addresses(n *html.Node) []string {
	var found []string
	for _, a := range n.Attr {
		switch a.Key {
		case "href", "src", "action", "data", "poster", "formaction":
			found = append(found, a.Val)
		case "srcset", "imagesrcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				found = append(found, strings.Fields(candidate)[0])
			}
		case "content":
			if property, _ := attribute(n, "property"); slices.Contains([]string{"og:url", "og:image"}, property) {
				found = append(found, a.Val)
			}
		}
	}
	return found
}

func attribute(n *html.Node, key string) (value string, is bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// text is the text inside n.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
