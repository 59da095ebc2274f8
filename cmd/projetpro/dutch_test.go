// This file gives a copy of the site a third language by adding files only:
// those of testdata/dutch and one word in content/site.yaml. Some pages are
// left without Dutch on purpose.

package main_test

import (
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
)

const dutchFiles = "testdata/dutch"

func TestThirdLanguage(t *testing.T) {
	site, out := dutchSite(t), filepath.Join(t.TempDir(), "public")
	build(t, site, out)
	p := read(t, out)
	t.Run("every link leads somewhere", p.testLinks)
	t.Run("translations name each other", p.testAlternates)
	t.Run("the sitemap lists the pages", p.testSitemap)
	t.Run("titles tell pages apart", p.testTitles)
	t.Run("every page is well formed", p.testShape)
	t.Run("no sign of a mistake is published", p.testMistakes)
	t.Run("addresses are Dutch", p.testDutchAddresses)
	t.Run("facts are said in Dutch", p.testDutchFacts)
	t.Run("every page leads to its other languages", p.testThreeLanguages)
	t.Run("what is not in Dutch is in French, and says so", p.testWithoutDutch)
	t.Run("the interface is in Dutch", p.testDutchInterface)
	t.Run("what is in another language is marked", p.testMarked)
}

// TestThirdLanguageIsComplete sees that nothing is said of the Dutch and Persian
// files but that some are not there.
func TestThirdLanguageIsComplete(t *testing.T) {
	t.Run("nl", func(t *testing.T) { isComplete(t, dutchSite(t), "nl") })
	t.Run("fa", func(t *testing.T) { isComplete(t, persianSite(t), "fa") })
}

func isComplete(t *testing.T, site, tag string) {
	said, status := run(t, "check", "--site="+site, "--format=json")
	if status != 0 {
		t.Fatalf("exit status %d\n%s", status, said)
	}
	var problems []struct{ File, Code, Message string }
	if err := json.Unmarshal([]byte(said), &problems); err != nil {
		t.Fatal(err)
	}
	missing := 0
	for _, problem := range problems {
		switch {
		case problem.Code == "translation-missing":
			missing++
		case strings.Contains(problem.File, "."+tag+".") || strings.HasPrefix(problem.File, "i18n/"):
			t.Errorf("%s: %s", problem.File, problem.Message)
		}
	}
	if missing < 10 {
		t.Errorf("%d pages without translation", missing)
	}
}

// A string that the third language lacks is shown in the site's first, and told once; under
// --strict nothing is published.
func TestThirdLanguageWithoutAString(t *testing.T) {
	for _, c := range []struct{ key, line, page, says string }{
		{"skip", "skip: Naar de inhoud\n", "nl/index.html", "Aller au contenu"},
		{"fact.campuses", "  campuses: {one: Campus, other: Campussen}\n", "", ""},
		{"unit.students", "  students: {one: \"{n}\u00A0student\", other: \"{n}\u00A0studenten\"}\n",
			"nl/faculteiten/architectuur/modules/design-thinking/index.html", "environ 15 étudiant·es"},
		{"enum.type.seminar", "    seminar: seminarie\n", "", ""},
	} {
		t.Run(c.key, func(t *testing.T) {
			site, out := dutchSite(t), filepath.Join(t.TempDir(), "public")
			replace(t, filepath.Join(site, "i18n", "nl.yaml"), c.line, "")
			want := "There is no Dutch for 1 text of the interface (" + c.key + "), which is shown in French. [strings-missing]"
			if said, _ := run(t, "check", "--site="+site, "--lang=en"); strings.Count(said, want) != 1 {
				t.Errorf("want %s once\n%s", want, said)
			}
			said, status := run(t, "build", "--site="+site, "--out="+out, "--lang=en", "--strict")
			if status != 1 || !strings.Contains(said, "i18n/nl.yaml: error: "+want) {
				t.Errorf("exit status %d under --strict; want %s\n%s", status, want, said)
			}
			if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("something was published: %v", err)
			}
			build(t, site, out)
			if c.page == "" {
				return
			}
			p := read(t, out)
			t.Run("the interface is in Dutch, or marked", p.testDutchInterface)
			if page := p.pages[address(c.page)]; !strings.Contains(page.words(), c.says) {
				t.Errorf("%s does not say %q: %s", c.page, c.says, page.words())
			}
		})
	}
}

// address is that of a page by its file.
func address(file string) string { return "/" + strings.TrimSuffix(file, "index.html") }

// dutchSite is the site with Dutch added.
func dutchSite(t *testing.T) string { return siteWith(t, "nl", dutchFiles) }

// siteWith is a copy of the site's content with a language added, whose files
// are in a folder; nothing of it is confirmed; layouts, style sheets and the strings of other languages are
// those the command carries.
func siteWith(t *testing.T, tag, files string) string {
	t.Helper()
	site := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(filepath.Join(repository, "content"))); err != nil {
		t.Fatal(err)
	}
	replace(t, filepath.Join(site, "content", "site.yaml"), "languages: [fr, en]", "languages: [fr, en, "+tag+"]")
	if err := os.CopyFS(site, os.DirFS(files)); err != nil { // refuses to write over a file
		t.Fatal(err)
	}
	return site
}

// replace puts other words in the place of those that stand once in a file.
func replace(t *testing.T, file, old, other string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), old); n != 1 {
		t.Fatalf("%s has %q %d times", file, old, n)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), old, other, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run runs the command and returns what it said and its exit status.
func run(t *testing.T, args ...string) (said string, status int) {
	t.Helper()
	command := exec.Command("projetpro", args...)
	command.Dir = t.TempDir()
	command.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1795392000") // 2026-11-23
	text, err := command.CombinedOutput()
	if exit, is := errors.AsType[*exec.ExitError](err); is {
		return string(text), exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text), 0
}

func (p *publication) testDutchAddresses(t *testing.T) {
	for _, c := range []struct{ nl, fr, en string }{
		{"/nl/", "/fr/", "/en/"},
		{"/nl/methode/", "/fr/methode/", "/en/method/"},
		{"/nl/over-deze-site/", "/fr/a-propos/", "/en/about/"},
		{"/nl/faculteiten/", "/fr/facultes/", "/en/faculties/"},
		{"/nl/faculteiten/architectuur/", "/fr/facultes/architecture/", "/en/faculties/architecture/"},
		{"/nl/faculteiten/architectuur/modules/design-thinking/", "/fr/facultes/architecture/modules/design-thinking/", "/en/faculties/architecture/modules/design-thinking/"},
		{"/nl/mentoraat/", "/fr/mentorat/", "/en/mentoring/"},
		{"/nl/lesmateriaal/", "/fr/supports/", "/en/slides/"},
		{"/nl/partners/", "/fr/partenaires/", "/en/partners/"},
	} {
		want := map[string]string{"x-default": p.absolute(c.fr)}
		if c.nl == "/nl/" {
			want["x-default"] = p.absolute("/")
		}
		for lang, address := range map[string]string{"nl": c.nl, "fr": c.fr, "en": c.en} {
			want[lang] = p.absolute(address)
		}
		for lang, address := range map[string]string{"nl": c.nl, "fr": c.fr, "en": c.en} {
			page := p.pages[address]
			switch {
			case page == nil:
				t.Errorf("%s is not there", address)
			case page.lang != lang:
				t.Errorf("%s: <html lang=%q>", address, page.lang)
			case page.canonical != p.absolute(address):
				t.Errorf("%s: canonical address %s", address, page.canonical)
			case !maps.Equal(page.alternates, want):
				t.Errorf("%s: hreflang %v, want %v", address, page.alternates, want)
			}
		}
	}
	if page := p.pages["/nl/404.html"]; page == nil || page.lang != "nl" {
		t.Error("there is no Dutch page for addresses that do not exist")
	}
}

func (p *publication) absolute(address string) string { return p.base.JoinPath(address).String() }

func (p *publication) testDutchFacts(t *testing.T) {
	for address, said := range map[string][]string{
		"/nl/faculteiten/architectuur/modules/design-thinking/": {
			"Loopt sinds oktober 2019", "4 ECTS-studiepunten", "8 sessies van 2 uur", "ongeveer 15 studenten", "Loopt",
			"Optie Design Thinking", "Presentatie, deel 1", "Presentatie, deel 2", "volgt nog",
		},
		"/nl/faculteiten/":                       {"Architectuur", "1 module"},
		"/nl/faculteiten/sciences-biomedicales/": {"Loopt sinds 2022", "Het project en de beroepen ontdekken"},
		"/nl/mentoraat/":                         {"Mentoraat", "Morele steun en zelfvertrouwen", "In proeffase"},
		"/nl/lesmateriaal/":                      {"Lesmateriaal", "Presentatie, deel 1", "volgt nog"},
		"/nl/404.html":                           {"Pagina niet gevonden"},
	} {
		page := p.pages[address]
		if page == nil {
			t.Errorf("%s is not there", address)
			continue
		}
		words := page.words()
		for _, want := range said {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not say %q: %s", address, want, words)
			}
		}
	}
}

// words is the text of a page with single spaces.
func (p *page) words() string {
	var b strings.Builder
	for _, said := range p.said() {
		b.WriteString(said + " ")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (p *publication) testThreeLanguages(t *testing.T) {
	for _, page := range p.all() {
		if page.refresh {
			continue
		}
		languages := []string{page.lang}
		for _, n := range page.elements {
			if _, is := attribute(n, "data-language"); !is {
				continue
			}
			lang, _ := attribute(n, "hreflang")
			languages = append(languages, lang)
			href, _ := attribute(n, "href")
			to, err := p.base.Parse(href)
			if err != nil || p.pages[to.Path] == nil || p.pages[to.Path].lang != lang {
				t.Errorf("%s: the link to %s leads to %s", page.address, lang, href)
			}
		}
		slices.Sort(languages)
		if languages = slices.Compact(languages); !slices.Equal(languages, []string{"en", "fr", "nl"}) {
			t.Errorf("%s: languages %v", page.address, languages)
		}
	}
	root := p.pages["/"]
	for _, want := range []string{"Continuer en français", "Continue in English", "Verder in het Nederlands"} {
		if !strings.Contains(root.words(), want) {
			t.Errorf("/ does not say %q: %s", want, root.words())
		}
	}
}

func (p *publication) testWithoutDutch(t *testing.T) {
	originals := map[string]string{
		"/nl/faculteiten/sciences-biomedicales/":                        "/fr/facultes/sciences-biomedicales/",
		"/nl/faculteiten/sciences-biologiques/modules/ba1-polyvalente/": "/fr/facultes/sciences-biologiques/modules/ba1-polyvalente/",
		"/nl/faculteiten/sciences-biologiques/":                         "/fr/facultes/sciences-biologiques/",
	}
	for address, original := range originals {
		page := p.pages[address]
		if page == nil {
			t.Errorf("%s is not there", address)
			continue
		}
		if page.lang != "nl" || page.canonical != p.absolute(original) || len(page.alternates) > 0 {
			t.Errorf("%s: lang %q, canonical address %s, hreflang %v", address, page.lang, page.canonical, page.alternates)
		}
		if strings.Contains(p.files["sitemap.xml"], "<loc>"+p.absolute(address)+"<") {
			t.Errorf("%s is in the sitemap", address)
		}
		if other := p.pages[original].alternates; other["nl"] != "" || other["en"] == "" {
			t.Errorf("%s: hreflang %v", original, other)
		}
		if words := page.words(); !strings.Contains(words, "Deze pagina is nog niet vertaald; dit is het origineel:") || !strings.Contains(words, "(in het Frans)") {
			t.Errorf("%s has no notice: %s", address, words)
		}
		french := 0
		for lang, said := range page.said() {
			if lang == "fr" {
				french += len(said)
			}
		}
		if french < 100 {
			t.Errorf("%s has %d characters marked as French", address, french)
		}
	}
	// A page that is in Dutch says nothing of the kind.
	for _, page := range p.listed() {
		if page.lang == "nl" && strings.Contains(page.words(), "nog niet vertaald") {
			t.Errorf("%s says that it is not translated", page.address)
		}
	}
}

// testDutchInterface looks for words of the French and English interface where
// a page says it is in Dutch, and for Dutch ones where it says it is not.
func (p *publication) testDutchInterface(t *testing.T) {
	dutch := interfaceWords(t, filepath.Join(dutchFiles, "i18n", "nl.yaml"))
	shared := map[string]bool{} // with French or English
	var foreign []string
	for _, lang := range []string{"fr", "en"} {
		for words := range interfaceWords(t, filepath.Join(repository, "i18n", lang+".yaml")) {
			if shared[words] = dutch[words]; !dutch[words] {
				foreign = append(foreign, words)
			}
		}
	}
	slices.Sort(foreign)
	pages := 0
	for page := range p.dutch() {
		pages++
		for lang, said := range page.said() {
			said = strings.TrimFunc(said, notLetter)
			if lang != "nl" && dutch[said] && !shared[said] {
				t.Errorf("%s says %q in %q", page.address, said, lang)
			}
			for _, words := range foreign {
				// A short word may be part of a name; alone it is not.
				if lang == "nl" && (said == words || letters(words) > 8 && hasWords(said, words)) {
					t.Errorf("%s says %q in %q", page.address, words, said)
				}
			}
		}
	}
	if pages < 20 || len(foreign) < 100 {
		t.Errorf("looked for %d words on %d pages", len(foreign), pages)
	}
}

// testMarked looks for texts of the French and English pages where a page says
// it is in Dutch. What both have is a name.
func (p *publication) testMarked(t *testing.T) {
	texts := map[string]map[string]bool{"fr": {}, "en": {}}
	for _, page := range p.all() {
		if own := texts[page.lang]; own != nil {
			for lang, said := range page.said() {
				if said = strings.TrimSpace(said); lang == page.lang && letters(said) > 2 {
					own[said] = true
				}
			}
		}
	}
	dutch := interfaceWords(t, filepath.Join(dutchFiles, "i18n", "nl.yaml"))
	for page := range p.dutch() {
		for lang, said := range page.said() {
			said = strings.TrimSpace(said)
			if strings.HasPrefix(said, "https://") { // its address, on paper
				continue
			}
			if lang == "nl" && texts["fr"][said] != texts["en"][said] && !dutch[strings.TrimFunc(said, notLetter)] {
				t.Errorf("%s says in Dutch: %q", page.address, said)
			}
		}
	}
	if len(texts["fr"]) < 200 || len(texts["en"]) < 200 {
		t.Errorf("%d French texts, %d English ones", len(texts["fr"]), len(texts["en"]))
	}
}

// dutch are the pages for Dutch readers.
func (p *publication) dutch() iter.Seq[*page] {
	return func(yield func(*page) bool) {
		for _, page := range p.all() {
			if page.lang == "nl" && !yield(page) {
				return
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// interfaceWords are the words between the placeholders of a file of strings;
// parts of addresses are left out.
func interfaceWords(t *testing.T, file string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := yaml.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	delete(tree, "path")
	delete(tree, "words")
	words := map[string]bool{}
	var take func(any)
	take = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, child := range v {
				take(child)
			}
		case []any:
			for _, child := range v {
				take(child)
			}
		case string:
			for _, part := range placeholder.Split(v, -1) {
				if part = strings.TrimFunc(part, notLetter); letters(part) > 2 {
					words[part] = true
				}
			}
		}
	}
	take(tree)
	return words
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

func letters(s string) int {
	return strings.Count(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return 'a'
		}
		return -1
	}, s), "a")
}

// hasWords reports whether words stand in s and are not parts of longer ones.
func hasWords(s, words string) bool {
	for start := 0; ; {
		at := strings.Index(s[start:], words)
		if at < 0 {
			return false
		}
		before, behind := s[:start+at], s[start+at+len(words):]
		if strings.TrimRightFunc(before, unicode.IsLetter) == before && strings.TrimLeftFunc(behind, unicode.IsLetter) == behind {
			return true
		}
		start += at + len(words)
	}
}

// said are the texts in a page's body in their order, each with its language:
// those shown and those read out.
func (p *page) said() iter.Seq2[string, string] {
	return func(yield func(lang, said string) bool) {
		body := slices.IndexFunc(p.elements, func(n *html.Node) bool { return n.Data == "body" })
		for n := range p.elements[body].Descendants() {
			if n.Type == html.TextNode && n.Parent.Data != "script" && !yield(language(n), n.Data) {
				return
			}
			for _, a := range n.Attr {
				if slices.Contains([]string{"aria-label", "title", "alt"}, a.Key) && !yield(language(n), a.Val) {
					return
				}
			}
		}
	}
}

// language is what n is said to be written in.
func language(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if lang, is := attribute(n, "lang"); is {
			return lang
		}
	}
	return ""
}
