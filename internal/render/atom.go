// This file writes feeds (RFC 4287).

package render

import (
	"bytes"
	"encoding/xml"

	"projetpro/internal/lang"
	"projetpro/internal/page"
)

// Atom appends the news in a language to dst.
func Atom(dst []byte, tag lang.Tag, n *page.News) []byte {
	b := bytes.NewBuffer(dst)
	element := func(name, text string) {
		b.WriteString("<" + name + ">")
		escapeXML(b, lang.Untagged(text))
		b.WriteString("</" + name + ">\n")
	}
	link := func(rel, kind, address string) {
		b.WriteString(`<link rel="` + rel + `" type="` + kind + `" href="`)
		escapeXML(b, address)
		b.WriteString("\"/>\n")
	}
	b.WriteString(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + string(tag) + "\">\n")
	element("id", n.ID)
	element("title", n.Title)
	element("updated", n.Updated)
	link("self", "application/atom+xml", n.Address)
	link("alternate", "text/html", n.Home)
	b.WriteString("<author>")
	element("name", n.Author)
	b.WriteString("</author>\n")
	for i := range n.Entries {
		e := &n.Entries[i]
		b.WriteString("<entry>\n")
		element("id", e.ID)
		element("title", e.Title)
		element("published", e.Updated)
		element("updated", e.Updated)
		link("alternate", "text/html", e.Address)
		switch {
		case e.Summary == "":
		case e.Lang == "":
			element("summary", e.Summary)
		default:
			b.WriteString(`<summary xml:lang="` + string(e.Lang) + `">`)
			escapeXML(b, lang.Untagged(e.Summary))
			b.WriteString("</summary>\n")
		}
		b.WriteString("</entry>\n")
	}
	b.WriteString("</feed>\n")
	return b.Bytes()
}
