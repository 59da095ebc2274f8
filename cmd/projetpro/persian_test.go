// This file gives a copy of the site a language that runs from right to left, by
// adding files only: those of testdata/persian and one word in content/site.yaml.

package main_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func persianSite(t *testing.T) string { return siteWith(t, "fa", "testdata/persian") }

func TestRightToLeft(t *testing.T) {
	site, out := persianSite(t), filepath.Join(t.TempDir(), "public")
	build(t, site, out)
	p := read(t, out)
	t.Run("every link leads somewhere", p.testLinks)
	t.Run("translations name each other", p.testAlternates)
	t.Run("the sitemap lists the pages", p.testSitemap)
	t.Run("titles tell pages apart", p.testTitles)
	t.Run("every page is well formed", p.testShape)
	t.Run("no sign of a mistake is published", p.testMistakes)
	t.Run("every text runs as its language does", p.testDirections)
	t.Run("numbers have Persian digits", p.testPersianDigits)
	for address, text := range p.files {
		if strings.HasPrefix(address, "fa/") && strings.Contains(text, `class="printed"`) != strings.Contains(text, "<bdi>https://") || strings.HasPrefix(address, "fr/") && strings.Contains(text, "<bdi>") {
			t.Errorf("%s: the address on paper does not run by itself where it must", address)
		}
	}
}

// testDirections follows the direction down every page: where an element says its
// language, that is the direction of the language, and nobody says a direction
// that holds already.
func (p *publication) testDirections(t *testing.T) {
	said := map[string]int{}
	var walk func(page *page, n *html.Node, direction string)
	walk = func(page *page, n *html.Node, direction string) {
		lang, hasLang := attribute(n, "lang")
		if dir, is := attribute(n, "dir"); is {
			if dir == direction || !hasLang {
				t.Errorf("%s: <%s lang=%q dir=%q> where text runs %s", page.address, n.Data, lang, dir, direction)
			}
			direction = dir
			said[dir]++
		}
		if want := map[bool]string{true: "rtl", false: "ltr"}[lang == "fa"]; hasLang && direction != want {
			t.Errorf("%s: <%s lang=%q> runs %s", page.address, n.Data, lang, direction)
		}
		for c := range n.ChildNodes() {
			walk(page, c, direction)
		}
	}
	for _, page := range p.all() {
		for _, n := range page.elements {
			if n.Data == "html" {
				walk(page, n, "ltr")
			}
		}
	}
	if said["rtl"] < 40 || said["ltr"] < 100 {
		t.Errorf("directions are said %v times", said)
	}
}

func (p *publication) testPersianDigits(t *testing.T) {
	for address, said := range map[string][]string{
		"/fa/daneshkadeha/architecture/modulha/design-thinking/": {"از اکتبر ۲۰۱۹", "۴ واحد", "۸ جلسه، هر کدام ۲ ساعت", "حدود ۱۵ دانشجو", "ارائه، بخش ۱"},
		"/fa/daneshkadeha/":                                              {"معماری", "۱ ماژول"},
		"/fa/daneshkadeha/sciences-biomedicales/":                        {"از ۲۰۲۲"},
		"/fa/daneshkadeha/sciences-biologiques/modulha/ba1-polyvalente/": {"(به زبان فرانسوی)"},
		"/fa/404.html": {"صفحه پیدا نشد"},
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
