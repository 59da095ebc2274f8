// This file writes what search engines ask for: sitemap.xml and robots.txt.

package render

import (
	"bytes"
	"encoding/xml"
	"iter"
	"strings"

	"projetpro/internal/page"
)

// Sitemap is sitemap.xml: the pages that search engines may list, in the order
// given, each with the same alternates as in its HTML.
// https://www.sitemaps.org/protocol.html allows 50,000 pages.
func Sitemap(pages iter.Seq[page.Listing]) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`)
	for p := range pages {
		b.WriteString("\n<url><loc>")
		escapeXML(&b, p.Canonical)
		b.WriteString("</loc>")
		for _, a := range p.Alternates {
			b.WriteString(`<xhtml:link rel="alternate" hreflang="`)
			escapeXML(&b, a.Lang)
			b.WriteString(`" href="`)
			escapeXML(&b, a.Href)
			b.WriteString(`"/>`)
		}
		b.WriteString("</url>")
	}
	b.WriteString("\n</urlset>\n")
	return b.Bytes()
}

func escapeXML(b *bytes.Buffer, s string) {
	if strings.IndexFunc(s, mayNeedEscape) < 0 {
		b.WriteString(s) // as nearly every address
		return
	}
	_ = xml.EscapeText(b, []byte(s)) // a Buffer does not fail
}

func mayNeedEscape(c rune) bool {
	return c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"' || c == '\''
}

// Robots is robots.txt: everything may be read, and the sitemap, if there is
// one, stands at the absolute address given.
func Robots(sitemap string) []byte {
	text := "User-agent: *\nAllow: /\n"
	if sitemap != "" {
		text += "\nSitemap: " + sitemap + "\n"
	}
	return []byte(text)
}
