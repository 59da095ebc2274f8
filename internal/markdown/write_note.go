// This file writes footnotes.

package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// The ids of footnotes have a colon, which those of headings never have:
// fn:2 is the second footnote, fnref:2 the first reference to it, fnref:2:2 the second.
const (
	noteID    = "fn:"
	noteRefID = "fnref:"
)

func (w *writer) notes(i int) {
	if int(w.nodes[i].next) == i+1 { // they are all still to be written
		return
	}
	w.write(`<section class="footnotes" role="doc-endnotes" aria-label="`)
	w.hole(wordFootnotes, 0)
	w.write(`"><ol>`)
	w.children(i)
	w.write("</ol></section>")
}

func (w *writer) note(i int) {
	w.write(`<li id="` + noteID)
	w.number(int(w.nodes[i].n))
	w.element(`">`, i, "</li>")
}

// noteRef writes the number that stands in the text; within a link it leads nowhere.
func (w *writer) noteRef(n *node) {
	ref := &w.refs[n.n]
	index := strconv.Itoa(ref.index)
	w.write(`<sup id="` + noteRefID)
	w.write(ref.id())
	if n.flag {
		w.write(`">` + index + "</sup>")
		return
	}
	w.write(`"><a href="#` + noteID + index + `" role="doc-noteref" aria-label="`)
	w.hole(wordFootnote, 0)
	w.write(" " + index + `">` + index + "</a></sup>")
}

// noteBack writes the way back from a footnote to what refers to it.
func (w *writer) noteBack(n *node) {
	if n.flag {
		return
	}
	ref := &w.refs[n.n]
	if !bytes.HasSuffix(w.out, []byte("<p>")) {
		w.write(" ")
	}
	w.write(`<a href="#` + noteRefID)
	w.write(ref.id())
	w.write(`" role="doc-backlink" aria-label="`)
	w.hole(wordFootnoteBack, 0)
	if ref.count > 1 {
		w.write(" (" + strconv.Itoa(ref.again+1) + ")")
	}
	if w.in.Dir() == "rtl" {
		w.write("\">↪\uFE0E</a>")
	} else {
		w.write("\">↩\uFE0E</a>")
	}
}

// id is what follows fnref: in the id of the reference.
func (r noteRef) id() string {
	if r.again == 0 {
		return strconv.Itoa(r.index)
	}
	return strconv.Itoa(r.index) + ":" + strconv.Itoa(r.again+1)
}

// isNoteID reports whether id is that of a footnote or of a reference to one,
// where shown are the references.
func isNoteID(id string, shown []noteRef) bool {
	n, ofNote := strings.CutPrefix(id, noteID)
	ref, ofRef := strings.CutPrefix(id, noteRefID)
	return slices.ContainsFunc(shown, func(r noteRef) bool {
		return ofNote && n == strconv.Itoa(r.index) || ofRef && ref == r.id()
	})
}
