// This file takes out of a text what says only that it is still to be written.

package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"projetpro/internal/plaintext"
	"projetpro/internal/unwritten"
)

// A mark is how much of the tree there was at some moment.
type treeMark struct{ nodes, text, links, targets, refs, asText, addresses, unwritten int }

func (r *reader) mark() treeMark {
	return treeMark{len(r.nodes), len(r.text), len(r.links), len(r.targets), len(r.refs), len(r.asText), len(r.addresses), len(r.unwritten)}
}

// backTo takes out of the tree what was read since a mark, but for what was found
// still to be written.
func (r *reader) backTo(m treeMark) {
	r.nodes, r.text = r.nodes[:m.nodes], r.text[:m.text]
	r.links, r.targets, r.refs = r.links[:m.links], r.targets[:m.targets], r.refs[:m.refs]
	r.asText, r.addresses = r.asText[:m.asText], r.addresses[:m.addresses]
}

// empty takes out what the block at i says, read since a mark, if that is only that
// it is still to be written; n is where it stands.
func (r *reader) empty(i int, m treeMark, n ast.Node) {
	block := &r.nodes[i]
	if r.awaited == nil || !r.awaited.IsText(string(r.text[block.from:block.to])) {
		return
	}
	r.backTo(m)
	r.nodes[i].from, r.nodes[i].to, r.nodes[i].next = int32(m.text), int32(m.text), int32(m.nodes)
	if title, ok := n.(*calloutTitle); ok {
		r.toWrite(title.at, title.end)
	} else if lines := n.Lines(); lines.Len() > 0 {
		r.toWrite(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
	}
}

// shorten takes out of the block at i the sentences that say only that something is still to be
// written, with what is emphasised, linked or said in another language in them.
func (r *reader) shorten(i int) {
	block := &r.nodes[i]
	if r.awaited == nil || block.from == block.to {
		return
	}
	start, cut := int(block.from), false
	for _, s := range slices.Backward(r.awaited.Sentences(string(r.text[start:block.to]))) {
		from, to := int32(start+s.From), int32(start+s.To)
		if int(to) == int(block.to) { // the space before it goes, too
			for from > block.from && r.text[from-1] == ' ' {
				from--
			}
		}
		if !r.isPhrase(i, from, to) {
			r.shown = append(r.shown, i)
			continue
		}
		cut = true
		r.blank(i, from, to)
		r.text = slices.Delete(r.text, int(from), int(to))
		for k := i; k < len(r.nodes); k++ {
			n := &r.nodes[k]
			n.from, n.to = without(n.from, from, to), without(n.to, from, to)
		}
	}
	if !cut {
		return
	}
	r.shortened = append(r.shortened, i)
	for from, to := range r.awaited.Find(r.text, start, int(block.to)) {
		if unwritten.Apart(r.text[:block.to], from, to) {
			r.shown = append(r.shown, i)
			return
		}
	}
}

// without is a place in a text from which a part has been taken.
func without(at, from, to int32) int32 {
	switch {
	case at >= to:
		return at - (to - from)
	case at > from:
		return from
	}
	return at
}

// isPhrase reports whether nothing but text and its marks stands between two places of the block at i, and no mark
// goes beyond them on one side.
func (r *reader) isPhrase(i int, from, to int32) bool {
	for to > from && r.text[to-1] == ' ' { // which belongs to what is behind
		to--
	}
	for k := i + 1; k < len(r.nodes); k++ {
		n := &r.nodes[k]
		switch {
		case n.kind == kindText || !n.meets(from, to):
		case !n.marks(), n.from < from != (n.to > to) && !n.isAround(from, to):
			return false
		}
	}
	return true
}

// blank makes nothing of the marks between two places of the block at i: what they hold is taken out of the text.
func (r *reader) blank(i int, from, to int32) {
	for k := i + 1; k < len(r.nodes); k++ {
		if n := &r.nodes[k]; n.kind != kindText && n.meets(from, to) && from <= n.from && n.to <= to {
			*n = node{kind: kindText, from: from, to: from, at: n.at, end: n.end, next: n.next}
		}
	}
}

// meets reports whether some of n lies between two places of the text.
func (n *node) meets(from, to int32) bool {
	return n.from < to && n.to >= from && (n.to > from || n.from == n.to)
}

// isAround reports whether n holds all between two places, and more.
func (n *node) isAround(from, to int32) bool { return n.from <= from && to <= n.to }

// marks reports whether n is text with a mark, and nothing that stands for itself.
func (n *node) marks() bool {
	switch n.kind {
	case kindLiteral, kindCodeSpan, kindLink, kindEmphasis, kindStrong, kindDeleted, kindSpan:
		return true
	}
	return false
}

// toWrite notes what is still to be written, without the white space around it.
func (r *reader) toWrite(from, to int) {
	from += len(r.src[from:to]) - len(bytes.TrimLeft(r.src[from:to], " \t\n"))
	to = from + len(bytes.TrimRight(r.src[from:to], " \t\n"))
	r.unwritten = append(r.unwritten, stretch{from: from, to: to})
}

// without takes out the container at m.nodes, of kind k and read since m, if something
// in it was still to be written and nothing else is to be seen but what names that: the
// first cell of a row, the head of a table, the title of a callout.
func (r *reader) without(k kind, m treeMark) bool {
	if len(r.unwritten) == m.unwritten {
		return false
	}
	for i := m.nodes + 1; i < len(r.nodes); i = int(r.nodes[i].next) {
		isName := k == kindRow && i == m.nodes+1 || k == kindTable && r.nodes[i].kind == kindHead || r.nodes[i].kind == kindCalloutTitle
		if !isName && r.shows(i) {
			return false
		}
	}
	r.backTo(m)
	return true
}

// shows reports whether something of the node at i, or in it, is seen.
func (r *reader) shows(i int) bool {
	for k := i; k < int(r.nodes[i].next); k++ {
		switch n := &r.nodes[k]; {
		case n.kind == kindRule, n.kind == kindCode, n.kind == kindIndentedCode, r.writes(n):
			return true
		}
	}
	return false
}

// withoutTerms takes the terms before a definition that is still to be written out of
// their list, unless another definition follows.
func (r *reader) withoutTerms(n ast.Node) {
	if next := n.NextSibling(); next != nil && next.Kind() == east.KindDefinitionDescription {
		return
	}
	for i := len(r.nodes) - 1; i >= 0; i-- {
		if term := &r.nodes[i]; term.kind == kindTerm && int(term.next) == len(r.nodes) {
			r.text = r.text[:max(term.from-1, 0)]
			r.nodes = r.nodes[:i]
			r.asText = slices.DeleteFunc(r.asText, func(s stretch) bool { return s.block >= i })
		} else if term.kind < kindText {
			return
		}
	}
}

// unwrittenNotes finds the footnotes that are still to be written: they are left out
// with what refers to them, and the others are counted without them.
func (r *reader) unwrittenNotes(notes []*east.Footnote) {
	if r.awaited == nil {
		return
	}
	for _, n := range notes {
		first := n.FirstChild()
		if n.Index < 0 || first == nil || first.Lines().Len() == 0 || first.NextSibling() != nil && first.NextSibling().Kind() != east.KindFootnoteBacklink {
			continue
		}
		lines := first.Lines()
		from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
		if r.awaited.IsText(string(r.src[from:to])) {
			r.toWrite(from, to)
			r.omitted = append(r.omitted, n.Index)
		}
	}
}

// number is that of a footnote among those that are not left out, or 0.
func (r *reader) number(index int) int {
	number := index
	for _, omitted := range r.omitted {
		switch {
		case omitted == index:
			return 0
		case omitted < index:
			number--
		}
	}
	return number
}

// caption is the title of a picture, unless it is still to be written.
func (r *reader) caption(image *ast.Image) string {
	title := r.withoutBlanks(unescaped(image.Title))
	if r.awaited.IsText(title) {
		r.toWrite(image.Pos(), plaintext.LineEnd(r.src, image.Pos()))
		return ""
	}
	return title
}
