package render

import (
	"encoding/xml"
	"slices"
	"testing"

	"projetpro/internal/page"
)

func TestSitemap(t *testing.T) {
	pages := []page.Listing{
		{Canonical: "https://example.org/fr/a&b/%C3%A9t%C3%A9/", Alternates: []page.Alternate{
			{Lang: "fr", Href: "https://example.org/fr/a&b/%C3%A9t%C3%A9/"}, {Lang: "x-default", Href: "https://example.org/'\"<>"}}},
		{Canonical: "https://example.org/fr/"},
	}
	out := Sitemap(slices.Values(pages))
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URL     []struct {
			Loc  string `xml:"loc"`
			Link []struct {
				Rel  string `xml:"rel,attr"`
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(out, &set); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(set.URL) != 2 || set.URL[0].Loc != pages[0].Canonical || len(set.URL[0].Link) != 2 || set.URL[1].Loc != pages[1].Canonical || len(set.URL[1].Link) != 0 {
		t.Fatalf("%s", out)
	}
	for i, link := range set.URL[0].Link {
		if want := pages[0].Alternates[i]; link.Rel != "alternate" || link.Lang != want.Lang || link.Href != want.Href {
			t.Errorf("alternate %+v, want %+v", link, want)
		}
	}
}

func TestRobots(t *testing.T) {
	check := func(sitemap, want string) {
		t.Helper()
		if got := string(Robots(sitemap)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check("", "User-agent: *\nAllow: /\n")
	check("https://example.org/sitemap.xml", "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n")
}
