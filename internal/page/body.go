// This file is the text of a page: Markdown with its links resolved.

package page

import "projetpro/internal/markdown"

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

// HTML is the text as HTML; "" if there is none.
func (b Body) HTML() string {
	if b.doc == nil {
		return ""
	}
	return b.doc.HTML(b.words, func(i int) markdown.Target { return b.targets[i] })
}
