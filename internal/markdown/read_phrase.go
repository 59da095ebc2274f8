// This file reads what stands within a block: text, emphasis, links, pictures.

package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

// Phrases are what is known of the block whose phrases are being read.
type phrases struct {
	node    int // its index
	start   int // where in the text of the tree its own begins
	anchors []anchor
	run     int      // where the text begins that no node has yet, or -1
	tongue  lang.Tag // of the text that is being gathered
	inLink  bool
	stop    int // offset in the source at which the text ends before its block does, or 0

	lineBegins bool // the next text may begin a line of a paragraph
	isLines    bool // the block is a paragraph
}

// An anchor says which offset in the source an offset in the text has.
type anchor struct{ text, source int }

// begin is called when the block at i is open.
func (r *reader) begin(i int) {
	r.node, r.start, r.anchors = i, len(r.text), r.anchors[:0]
	r.run, r.tongue, r.inLink = -1, r.in, false
	r.lineBegins = r.isLines
}

// end completes the block, without the white space at both ends of its text.
func (r *reader) end() {
	r.endRun()
	r.isLines = false
	first, behind := r.node+1, int(r.close(r.node).next)
	for k := first; k < behind; k++ {
		n := &r.nodes[k]
		for n.kind == kindText && n.from < n.to && r.text[n.from] == ' ' {
			n.from++
		}
		if n.kind < kindLink && r.writes(n) {
			break
		}
	}
	// The text that no other phrase holds: [a ](b) keeps its space.
	last := first
	for k := first; k < behind; {
		n := &r.nodes[k]
		k++
		if n.kind != kindText && r.writes(n) {
			k = int(n.next)
			last = k
		}
	}
	for k := behind - 1; k >= last; k-- {
		n := &r.nodes[k]
		for n.kind == kindText && n.from < n.to && r.text[n.to-1] == ' ' {
			n.to--
		}
		if n.kind == kindText && n.from < n.to {
			break
		}
	}
}

func (r *reader) gather(parent ast.Node) {
	if r.hasSpans {
		r.findSpans(parent)
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.phrase(n)
	}
}

func (r *reader) phrase(n ast.Node) {
	if n, ok := n.(*ast.Text); ok {
		r.plain(n)
		return
	}
	r.lineBegins = false
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 1 {
			r.around(kindEmphasis, n)
		} else {
			r.around(kindStrong, n)
		}
	case *east.Strikethrough:
		r.around(kindDeleted, n)
	case *span:
		outer := r.tongue
		r.endRun()
		r.tongue = n.tag
		r.around(kindSpan, n).s = n.start
		r.tongue = outer
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.RawHTML:
		r.rawTag(n)
	case *east.FootnoteLink:
		if number := r.number(n.Index); number > 0 {
			r.endRun()
			r.add(node{kind: kindNoteRef, flag: r.inLink, n: int32(len(r.refs))})
			r.refs = append(r.refs, noteRef{number, n.RefIndex, n.RefCount})
			r.stand()
		}
	case *east.FootnoteBacklink:
		r.endRun()
		r.add(node{kind: kindNoteBack, n: int32(len(r.refs))})
		r.refs = append(r.refs, noteRef{r.number(n.Index), n.RefIndex, n.RefCount})
	case *east.TaskCheckBox:
		r.text = append(r.text, taskBox(n.IsChecked)...) // said by the list, no part of the paragraph
		r.start = len(r.text)
		r.nodes[r.node].from = int32(r.start)
		r.add(node{kind: kindTask, flag: n.IsChecked})
	default:
		panic("markdown: phrase " + n.Kind().String() + " is not known")
	}
}

// add adds a node that holds no other and, unless it says otherwise, no text.
func (r *reader) add(n node) {
	if n.to == 0 {
		n.from, n.to = int32(len(r.text)), int32(len(r.text))
	}
	n.next = int32(len(r.nodes) + 1)
	r.nodes = append(r.nodes, n)
}

// around adds a node with what parent holds.
func (r *reader) around(k kind, parent ast.Node) *node {
	r.endRun()
	i := len(r.nodes)
	r.add(node{kind: k})
	r.gather(parent)
	r.endRun()
	return r.close(i)
}

// plain reads text that is shown as it stands, but for escapes and entities.
func (r *reader) plain(n *ast.Text) {
	from, to := n.Segment.Start, n.Segment.Stop
	if r.stop > 0 && to > r.stop {
		to = max(from, r.stop)
	}
	if r.run < 0 {
		r.run = len(r.text)
	}
	r.showAsText(from, to)
	r.appendPlain(r.src[from:to], from)
	switch {
	case n.HardLineBreak():
		r.text = r.text[:r.run+len(bytes.TrimRight(r.text[r.run:], " "))]
		r.endRun()
		r.add(node{kind: kindBreak})
		r.text = append(r.text, '\n')
	case n.SoftLineBreak():
		r.space()
	default:
		return
	}
	r.lineBegins = r.isLines
}

// showAsText notes that a part of the source is shown as it stands there.
func (r *reader) showAsText(from, to int) {
	if from == to {
		return
	}
	if n := len(r.asText) - 1; n >= 0 && !r.lineBegins && r.asText[n].to == from && r.asText[n].inLink == r.inLink && r.asText[n].block == r.node {
		r.asText[n].to = to
		return
	}
	r.asText = append(r.asText, stretch{from: from, to: to, block: r.node, inLink: r.inLink, begins: r.lineBegins})
	r.lineBegins = false
}

// object stands in the text for what is seen and has no words, or whose words end
// in a space: else the spaces on both sides of it would be one. It is no part of
// what the text says.
const object = '\uFFFC'

// stand adds an object where one is needed.
func (r *reader) stand() {
	if n := len(r.text); n == r.start || r.text[n-1] == ' ' {
		r.text = utf8.AppendRune(r.text, object)
	}
}

// space adds one, unless there is one.
func (r *reader) space() {
	if n := len(r.text); n > r.start && r.text[n-1] != ' ' {
		r.text = append(r.text, ' ')
	}
}

// appendPlain adds raw, which stands at offset at in the source, to the text:
// escapes and entities resolved, white space reduced to one space.
func (r *reader) appendPlain(raw []byte, at int) {
	r.anchors = append(r.anchors, anchor{len(r.text), at})
	done := 0
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if !special[c] || c == ' ' && i > 0 && raw[i-1] != ' ' {
			continue
		}
		r.text = append(r.text, raw[done:i]...)
		done = i
		switch c {
		case ' ', '\t', '\n':
			r.space()
			done = i + 1
		case blank:
			done = i + 1
		case '\\':
			if i+1 < len(raw) && util.IsPunct(raw[i+1]) {
				r.text = append(r.text, raw[i+1])
				i++
				done = i + 1
			}
		case '&':
			if s, n := entity(raw[i:]); n > 0 {
				r.appendEntity(s, at+i, at+i+n)
				i += n - 1
				done = i + 1
			}
		}
		r.anchors = append(r.anchors, anchor{len(r.text), at + done})
	}
	r.text = append(r.text, raw[done:]...)
}

// special are the bytes that do not stand for themselves in the text. A single
// space does, unless the text ends in one.
var special = [256]bool{' ': true, '\t': true, '\n': true, '\\': true, '&': true, blank: true}

// appendEntity adds a character that was written as an entity, unless it may not be published.
func (r *reader) appendEntity(s string, from, to int) {
	c, _ := utf8.DecodeRuneInString(s)
	switch {
	case c == '\t' || c == '\n' || c == '\r' || c == ' ':
		r.space()
	case plaintext.IsControl(c), plaintext.IsBidi(c):
		r.strays = append(r.strays, stray{from: from, to: to, code: diag.ControlCharacter, r: c})
	default:
		r.text = append(r.text, s...)
	}
}

// endRun makes nodes of the text that no node has yet: addresses in it become links.
func (r *reader) endRun() {
	from := r.run
	r.run = -1
	if from < 0 || from == len(r.text) {
		return
	}
	to := len(r.text)
	if !r.inLink {
		from = r.bareLinks(from, to)
	}
	if from < to {
		r.addText(from, to)
	}
}

// source is the offset in the source of an offset in the text.
func (r *reader) source(at int) int {
	for i := len(r.anchors) - 1; i >= 0; i-- {
		if a := r.anchors[i]; a.text <= at {
			return min(a.source+at-a.text, len(r.src))
		}
	}
	return 0
}

func (r *reader) addText(from, to int) {
	r.add(node{kind: kindText, s: string(r.tongue), from: int32(from), to: int32(to)})
}

func (r *reader) codeSpan(n *ast.CodeSpan) {
	r.endRun()
	i := len(r.nodes)
	r.add(node{kind: kindCodeSpan})
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		for _, b := range c.(*ast.Text).Segment.Value(r.src) {
			switch {
			case b == '\n':
				b = ' '
			case b == blank:
				continue
			}
			r.text = append(r.text, b)
		}
	}
	code := r.close(i)
	if first, last := n.FirstChild(), n.LastChild(); first != nil {
		code.at, code.end = r.backticks(first.(*ast.Text).Segment.Start, last.(*ast.Text).Segment.Stop)
	}
	r.stand()
}

// backticks are the limits of what stands around code.
func (r *reader) backticks(from, to int) (at, end int32) {
	if from > 1 && r.src[from-1] == ' ' {
		from--
	}
	for from > 0 && r.src[from-1] == '`' {
		from--
	}
	if to+1 < len(r.src) && r.src[to] == ' ' {
		to++
	}
	for to < len(r.src) && r.src[to] == '`' {
		to++
	}
	return int32(from), int32(to)
}
