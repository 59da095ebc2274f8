// This file is what layouts can call beside the methods of their views. All are
// functions of their arguments: the same arguments give the same HTML.

package render

import (
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// functions are the functions of layouts; docs/layouts.md explains them.
func (p *piece) functions() template.FuncMap {
	all := template.FuncMap{
		shownName:   shown,
		"slice":     cut,
		"body":      body,
		"facts":     facts,
		"meta":      meta,
		"said":      descriptions,
		"state":     state,
		"fit":       fit,
		"qr":        qrOf,
		"beads":     beads,
		"memo":      p.memo,
		"time":      timeElement,
		"when":      when,
		"day":       day,
		"place":     place,
		"credits":   credits,
		"level":     level,
		"levels":    levels,
		"languages": languages,
		"words":     words,
		"list":      list,
		"in":        inLanguage,
		"json":      jsonOf,
		"lang":      langAttributes,
		"link":      link,
		"href":      href,
		"span":      span,
		"tel":       tel,
		"standing":  standing,
		"where":     where,
		"asset":     assetAddress,
	}
	maps.Copy(all, joining)
	return all
}

// A framed value is a view or a frame: it knows the files of static/.
type framed interface{ Asset(name string) string }

// assetAddress is where a file of static/ is published, by its name there, for a view or a frame.
func assetAddress(name string, of any) (template.URL, error) {
	if of, ok := of.(framed); ok {
		if address := of.Asset(name); address != "" {
			return template.URL(address), nil
		}
	}
	return "", unable(diag.CannotFindAsset, name)
}

// body is the text of a page, as HTML.
func body(b page.Body) template.HTML { return template.HTML(b.HTML()) }

// timeElement is a date in words that programs can read too; "" when there is none.
func timeElement(l page.Language, d schema.Date) template.HTML {
	if d.Year == 0 {
		return ""
	}
	machine := fmt.Sprintf("%04d", d.Year)
	if d.Month != 0 {
		machine += fmt.Sprintf("-%02d", d.Month)
		if d.Day != 0 {
			machine += fmt.Sprintf("-%02d", d.Day)
		}
	}
	return template.HTML(`<time datetime="` + machine + `">` + escape(l.Date(d)) + `</time>`)
}

// languages lists languages by the names they have in l.
func languages(l page.Language, tags []lang.Tag) template.HTML {
	all := make([]string, len(tags))
	for i, tag := range tags {
		all[i] = escape(tag.NameIn(l.Tag()))
	}
	return joinedHTML(l, all)
}

// words is a fact that reads differently in each language; when l has none, that
// of another language, marked as such.
func words(l page.Language, v schema.Localised) template.HTML {
	text, in := l.Localised(v)
	if text == "" || in == "" || in == l.Tag() {
		return template.HTML(escape(text))
	}
	return foreign(l, text, in)
}

// list is several such facts: "Charleroi et Bruxelles".
func list(l page.Language, facts []schema.Localised) template.HTML {
	all := make([]string, len(facts))
	for i, v := range facts {
		all[i] = string(words(l, v))
	}
	return joinedHTML(l, all)
}

// inLanguage says in l that something is in another language: "(en anglais)".
func inLanguage(l page.Language, tag lang.Tag) string {
	return l.T(inKey, "language", tag.NameIn(l.Tag()))
}

// inKey is the interface string inLanguage needs.
const inKey = "language.in"

// link is a link; one whose title is in another language says so, to readers and
// to programs. A link without address is its title.
func link(l page.Language, k page.Link) template.HTML {
	title := escape(k.Title)
	if k.Lang != "" && k.Lang != l.Tag() {
		title = string(foreign(l, k.Title, k.Lang))
	}
	address := string(safeHref(k.Href))
	if address == "" {
		return template.HTML(title)
	}
	var b strings.Builder
	b.WriteString(`<a href="`)
	b.WriteString(escape(address))
	b.WriteByte('"')
	if k.Lang != "" {
		b.WriteString(` hreflang="`)
		b.WriteString(escape(string(k.Lang)))
		b.WriteByte('"')
	}
	if strings.HasPrefix(address, "http") {
		b.WriteString(` rel="external"`)
	}
	b.WriteByte('>')
	b.WriteString(title)
	b.WriteString("</a>")
	return template.HTML(b.String())
}

// langAttributes say, within a tag, that what an element holds is in a language,
// and how that runs where it is not as l does; "" when there is none to say.
func langAttributes(l page.Language, in lang.Tag) template.HTMLAttr {
	if in == "" {
		return ""
	}
	said := ` lang="` + escape(string(in)) + `"`
	if in.Dir() != l.Tag().Dir() {
		said += ` dir="` + in.Dir() + `"`
	}
	return template.HTMLAttr(said)
}

// foreign is text in another language than l.
func foreign(l page.Language, text string, in lang.Tag) template.HTML {
	return template.HTML(`<span` + string(langAttributes(l, in)) + `>` + escape(text) + `</span> ` + escape(inLanguage(l, in)))
}

// jsonOf is a value as JSON, for <script type="application/ld+json">. Nothing in
// it can end the script: package json writes <, >, & and the line breaks that only
// Unicode has as \u003c and so on.
func jsonOf(value any) (template.JS, error) {
	text, err := json.Marshal(value)
	return template.JS(text), err
}

// href is an address that a link may have: https, http, mailto, tel, webcal, or a path.
// Another one is "", where html/template would write one that leads nowhere.
func href(address any) template.URL {
	switch a := address.(type) {
	case string:
		return safeHref(a)
	case schema.URL:
		return safeHref(string(a))
	}
	return ""
}

func safeHref(address string) template.URL {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		if strings.HasPrefix(address, "//") || strings.HasPrefix(address, `/\`) {
			return "" // another host
		}
		return template.URL(address)
	}
	switch strings.ToLower(scheme) {
	case "https", "http", "mailto", "tel", "webcal":
		return template.URL(address)
	}
	return ""
}

// tel is the address that dials a telephone number; "" for what is not one.
func tel(number string) template.URL {
	number, extension := schema.CutExtension(number)
	if strings.HasPrefix(number, "+") {
		number = strings.Replace(number, "(0)", "", 1) // dialled only within the country
	}
	var digits strings.Builder
	for i, r := range number {
		switch {
		case '0' <= r && r <= '9', r == '+' && i == 0:
			digits.WriteRune(r)
		case strings.ContainsRune(" \u00a0\u202f()./-–", r):
		default:
			return ""
		}
	}
	if digits.Len() < 3 {
		return ""
	}
	if extension != "" {
		digits.WriteString(";ext=" + extension)
	}
	return template.URL("tel:" + digits.String())
}

func escape(s string) string { return template.HTMLEscapeString(s) }
