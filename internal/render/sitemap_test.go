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

func TestMinify(t *testing.T) {
	check := func(mediaType, src, want string) {
		t.Helper()
		got, err := Minify(mediaType, []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s: got %q, want %q", mediaType, got, want)
		}
	}
	check("text/css", "/* a */ a { color : light-dark(#fff, #000) ; }\n@media (min-width: 40rem) { a { b: calc(1px + 2px) } }", "a{color:light-dark(#fff,#000)}@media(min-width:40rem){a{b:calc(1px + 2px)}}")
	check("text/javascript", "// a\nconst x = 1 ;\n", "const x=1")
	check("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <path d=\"M 0 0 L 10 10\"/>\n</svg>", `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0 10 10"/></svg>`)
	check("image/png", "\x89PNG", "\x89PNG")
	if _, err := Minify("text/javascript", []byte("const = ;")); err == nil {
		t.Error("a broken script: no error")
	}
}
