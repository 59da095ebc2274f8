// This file looks for links that lead readers of one language to pages in another.

package check

import (
	"net/url"
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/page"
	"projetpro/internal/plaintext"
	"projetpro/internal/site"
)

// links are the links of a text to an address that says another language of the site, unless the text says so: to a page of the
// site itself, or to one that the other language of the page leads to as well.
func (f *finder) links(item *site.Item, e *content.Entry) (all []alarm) {
	for i := range e.Body().Links {
		link := &e.Body().Links[i]
		if link.Kind == markdown.Image || !strings.Contains(link.Dest, "/") {
			continue
		}
		is := f.languageOf(link.Dest, e.Lang)
		if is == "" || f.namesLanguage(e, link, is) {
			continue
		}
		place, shared := sharedLink(item, is, link.Dest)
		if !shared && !f.isOwn(link.Dest) {
			continue
		}
		all = append(all, alarm{e, "link " + link.Dest, func(list *diag.List) {
			d := list.Add(diag.LinkLanguage, link.Pos, link.End, diag.LanguageName(is), diag.LanguageName(e.Lang), confirming(item, e))
			if shared {
				d.WithRelated(place)
			}
		}})
	}
	return all
}

// sharedLink is where the text of a page in a language has a link.
func sharedLink(item *site.Item, in lang.Tag, dest string) (diag.Pos, bool) {
	other := item.In(in)
	if other == nil || other.Body() == nil {
		return diag.Pos{}, false
	}
	i := slices.IndexFunc(other.Body().Links, func(l markdown.Link) bool { return l.Dest == dest })
	if i < 0 {
		return diag.Pos{}, false
	}
	return other.Body().Links[i].Pos, true
}

// isOwn reports whether an address is one of the site: on its host, below its path.
func (f *finder) isOwn(dest string) bool {
	if strings.HasPrefix(dest, "/") {
		return !strings.HasPrefix(dest, "//")
	}
	origin, known := page.ParseOrigin(f.s.BaseURL)
	return known && strings.HasPrefix(dest, origin.Root+origin.Prefix+"/")
}

// languageOf is the language of the site, other than a text's own, that an address says: by a part of its path, of its host, or by
// what it asks. "" when it says none, or its own too.
func (f *finder) languageOf(dest string, own lang.Tag) (is lang.Tag) {
	if !strings.Contains(dest, "//") && !strings.HasPrefix(dest, "/") {
		return ""
	}
	u, err := url.Parse(dest)
	if err != nil {
		return ""
	}
	parts := strings.Split(u.EscapedPath(), "/")
	if labels := strings.Split(u.Hostname(), "."); len(labels) > 2 {
		parts = append(parts, labels[0])
	}
	for key, values := range u.Query() {
		if key = strings.ToLower(key); strings.Contains(key, "lang") || key == "locale" || key == "hl" {
			parts = append(parts, values...)
		}
	}
	for _, part := range parts {
		part = strings.ToLower(strings.ReplaceAll(part, "_", "-"))
		for _, l := range f.s.Site.Languages {
			tag := string(l.Tag())
			if part != tag && !strings.HasPrefix(part, tag+"-") || len(part) > len(tag)+3 {
				continue
			}
			if l.Tag() == own {
				return ""
			}
			is = l.Tag()
		}
	}
	return is
}

// namesLanguage reports whether a text says at a link which language it leads to: it names it, or its words are marked.
func (f *finder) namesLanguage(e *content.Entry, link *markdown.Link, is lang.Tag) bool {
	const around = 60
	from, to := max(plaintext.LineStart(e.Text, link.Pos.Offset), link.Pos.Offset-around), min(plaintext.LineEnd(e.Text, link.End), link.End+around)
	words := strings.ToLower(string(e.Text[from:to]))
	if strings.Contains(words, "{lang="+string(is)) {
		return true
	}
	address := strings.ToLower(link.Dest)
	words = strings.ReplaceAll(words, address, "")
	for _, name := range []string{is.NameIn(e.Lang), is.Name(), "(" + string(is) + ")"} {
		if strings.Contains(words, strings.ToLower(name)) {
			return true
		}
	}
	return false
}
