// This file writes footnotes.

package markdown

import (
	"bytes"
	"strconv"
	"strings"

	east "github.com/yuin/goldmark/extension/ast"

	"projetpro/internal/diag"
)

// The ids of footnotes have a colon, which those of headings never have:
// fn:2 is the second footnote, fnref:2 the first reference to it, fnref:2:2 the second.
const (
	noteID    = "fn:"
	noteRefID = "fnref:"
)

func (w *writer) footnotes(n *east.FootnoteList) {
	w.write(`<section class="footnotes" role="doc-endnotes" aria-label="`)
	w.hole(wordFootnotes, 0)
	w.write(`"><ol>`)
	for f := n.FirstChild(); f != nil; f = f.NextSibling() {
		w.write(`<li id="` + noteID)
		w.out = strconv.AppendInt(w.out, int64(f.(*east.Footnote).Index), 10)
		w.element(`">`, f, "</li>")
	}
	w.write("</ol></section>")
}

// noteRef writes the number that stands in the text; within a link it leads nowhere.
func (w *writer) noteRef(n *east.FootnoteLink, inLink bool) {
	for len(w.notes) < n.Index {
		w.notes = append(w.notes, 0)
	}
	w.notes[n.Index-1] = max(w.notes[n.Index-1], n.RefIndex+1)
	index := strconv.Itoa(n.Index)
	w.write(`<sup id="` + noteRefID)
	w.write(noteRef(n.Index, n.RefIndex))
	if inLink {
		w.write(`">` + index + "</sup>")
		return
	}
	w.write(`"><a href="#` + noteID + index + `" role="doc-noteref" aria-label="`)
	w.hole(wordFootnote, 0)
	w.write(" " + index + `">` + index + "</a></sup>")
}

// noteBack writes the way back from a footnote to what refers to it.
func (w *writer) noteBack(n *east.FootnoteBacklink) {
	if n.Index > len(w.notes) || n.RefIndex >= w.notes[n.Index-1] {
		return // the reference stands where it cannot be shown: in the description of a picture
	}
	if !bytes.HasSuffix(w.out, []byte("<p>")) {
		w.write(" ")
	}
	w.write(`<a href="#` + noteRefID)
	w.write(noteRef(n.Index, n.RefIndex))
	w.write(`" role="doc-backlink" aria-label="`)
	w.hole(wordFootnoteBack, 0)
	if n.RefCount > 1 {
		w.write(" (" + strconv.Itoa(n.RefIndex+1) + ")")
	}
	w.write("\">↩\uFE0E</a>")
}

// noteRef is what follows fnref: in the id of a reference; again counts from 0.
func noteRef(index, again int) string {
	if again == 0 {
		return strconv.Itoa(index)
	}
	return strconv.Itoa(index) + ":" + strconv.Itoa(again+1)
}

// isNoteID reports whether id is that of a footnote or of a reference to one,
// where notes has the number of references to each.
func isNoteID(id string, notes []int) bool {
	if n, ok := strings.CutPrefix(id, noteID); ok {
		i, err := strconv.Atoi(n)
		return err == nil && i >= 1 && i <= len(notes) && n == strconv.Itoa(i)
	}
	ref, ok := strings.CutPrefix(id, noteRefID)
	if !ok {
		return false
	}
	for i, count := range notes {
		for again := range count {
			if ref == noteRef(i+1, again) {
				return true
			}
		}
	}
	return false
}

// unusedNotes reports the footnotes that nothing refers to: they are not shown.
func (w *writer) unusedNotes(all []*east.Footnote) {
	for _, f := range all {
		if f.Index < 0 {
			w.report(diag.FootnoteUnused, f.Pos(), f.Pos()+len("[^]:")+len(f.Ref), string(f.Ref))
		}
	}
}
