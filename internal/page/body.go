// This file is the text of a page: Markdown with its links resolved.

package page

import (
	"slices"

	"projetpro/internal/content"
	"projetpro/internal/markdown"
)

// A Body is the text of a page with its links resolved. The zero Body is empty.
type Body struct {
	doc     *markdown.Doc
	words   *markdown.Words
	targets []markdown.Target // one for each hole of doc
}

// Empty reports whether there is no text.
func (b Body) Empty() bool { return b.doc == nil || b.doc.Empty() }

// Inlinable reports whether the text can stand among others on one page: it has
// neither headings nor footnotes, whose ids could meet another's.
func (b Body) Inlinable() bool {
	return b.doc != nil && len(b.doc.Headings) == 0 && !b.doc.HasFootnotes()
}

// Headings lists the headings for a table of contents.
func (b Body) Headings() []markdown.Heading {
	if b.doc == nil {
		return nil
	}
	return b.doc.Headings
}

// Contents lead to the headings that the contents of the page list: those of level 2, and the
// sections that texts have in every language. There are none where the text is short.
func (b Body) Contents() []Link {
	all := b.Headings()
	named := 0
	var listed []Link
	for _, h := range all {
		if h.Name != "" {
			named++
		}
		if h.Level == 2 || h.Name != "" {
			listed = append(listed, Link{Title: h.Text, Href: "#" + h.ID})
		}
	}
	if len(all) <= short && named < 2 {
		return nil
	}
	return listed
}

// short is how many headings a text has at most that needs no contents, unless it has sections
// that a visitor looks for.
const short = 3

// Sections are those that texts have in every language (see diag.Sections), in the order of the text.
func (b Body) Sections() (named []markdown.Section) {
	if !slices.ContainsFunc(b.Headings(), func(h markdown.Heading) bool { return h.Name != "" }) {
		return nil
	}
	for _, s := range b.doc.Sections() {
		if s.Name != "" {
			named = append(named, s)
		}
	}
	return named
}

// Named is the one of Sections that has a name; nil when the text has none.
func (b Body) Named(name string) *markdown.Section {
	for _, s := range b.Sections() {
		if s.Name == name {
			return &s
		}
	}
	return nil
}

// HTML is the text as HTML; "" if there is none.
func (b Body) HTML() string {
	if b.doc == nil {
		return ""
	}
	return b.doc.HTML(b.words, func(i int) markdown.Target { return b.targets[i] })
}

// Blocks are the blocks of an entry's text, with its links resolved: see [markdown.Doc.BlocksHTML].
func (p *Plan) Blocks(e *content.Entry) []string {
	lo := p.planner.localisers[e.Lang]
	if lo == nil {
		return nil
	}
	b := (&presenter{localiser: lo}).body(e)
	if b.doc == nil {
		return nil
	}
	return b.doc.BlocksHTML(b.words, func(i int) markdown.Target { return b.targets[i] })
}
