// This file writes what stands within a block: text, emphasis, links, pictures.
//
// A block's text is gathered first, and its parts are written then, because
// typography looks at the neighbours of a character wherever they stand: in
// "**Quoi** ?" the space before the question mark follows an element.

package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

// An inline is the content of the block that is being written.
type inline struct {
	text    []byte // plain, line breaks as spaces, without typography
	pieces  []piece
	anchors []anchor
	run     int      // where the text begins that is in no piece yet, or -1
	tongue  lang.Tag // of the text that is being gathered
	inLink  bool
	stop    int // offset in the source at which the text ends before its block does, or 0
}

// A piece is written on its own. from and to are its part of the text.
type piece struct {
	from, to int
	link     int32
	kind     pieceKind
	s        string
	node     ast.Node
}

type pieceKind uint8

const (
	pieceText    pieceKind = iota // in the language s
	pieceLiteral                  // text without typography
	pieceTag                      // the tag s
	pieceOpen                     // start of a link, s its attributes
	pieceClose                    // end of a link
	pieceImage                    // described by the text; s its attributes
	pieceNode                     // what node says
)

// An anchor says which offset in the source an offset in the text has.
type anchor struct{ text, source int }

// phrases writes what parent, a block, holds.
func (w *writer) phrases(parent ast.Node) {
	w.begin()
	w.gather(parent)
	w.end()
	w.writePieces()
}

// phrase writes one node.
func (w *writer) phrase(n ast.Node) {
	w.begin()
	w.node(n)
	w.end()
	w.writePieces()
}

func (w *writer) begin() {
	w.text, w.pieces, w.anchors = w.text[:0], w.pieces[:0], w.anchors[:0]
	w.run, w.tongue, w.inLink = -1, w.in, false
}

// end completes the pieces and trims white space at both ends.
func (w *writer) end() {
	w.endRun()
	for i := range w.pieces {
		p := &w.pieces[i]
		for p.kind == pieceText && p.from < p.to && w.text[p.from] == ' ' {
			p.from++
		}
		if p.from < p.to || p.shows() {
			break
		}
	}
	for n := len(w.pieces) - 1; n >= 0 && w.pieces[n].kind == pieceText; n-- {
		p := &w.pieces[n]
		for p.from < p.to && w.text[p.to-1] == ' ' {
			p.to--
		}
		if p.from < p.to {
			break
		}
		w.pieces = w.pieces[:n]
	}
}

// shows reports whether p is seen though it has no text.
func (p *piece) shows() bool {
	return p.kind == pieceImage || p.kind == pieceNode || p.kind == pieceTag && p.s == "<br>"
}

func (w *writer) gather(parent ast.Node) {
	if w.hasSpans {
		w.findSpans(parent)
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.node(n)
	}
}

func (w *writer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.textNode(n)
	case *ast.Emphasis:
		if n.Level == 1 {
			w.wrap("<em>", n, "</em>")
		} else {
			w.wrap("<strong>", n, "</strong>")
		}
	case *east.Strikethrough:
		w.wrap("<del>", n, "</del>")
	case *span:
		outer := w.tongue
		w.endRun()
		w.tongue = n.tag
		w.wrap(n.start, n, "</span>")
		w.tongue = outer
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *east.FootnoteLink, *east.FootnoteBacklink, *east.TaskCheckBox:
		w.endRun()
		p := piece{kind: pieceNode, node: n}
		if w.inLink {
			p.link = 1
		}
		w.add(p)
	default:
		panic("markdown: inline " + n.Kind().String() + " has no HTML")
	}
}

// add adds a piece that, unless it says otherwise, has no text.
func (w *writer) add(p piece) {
	if p.from == 0 && p.to == 0 {
		p.from, p.to = len(w.text), len(w.text)
	}
	w.pieces = append(w.pieces, p)
}

func (w *writer) tag(s string) {
	w.endRun()
	w.add(piece{kind: pieceTag, s: s})
}

func (w *writer) wrap(start string, n ast.Node, end string) {
	w.tag(start)
	w.gather(n)
	w.tag(end)
}

func (w *writer) textNode(n *ast.Text) {
	from, to := n.Segment.Start, n.Segment.Stop
	if w.stop > 0 && to > w.stop {
		to = max(from, w.stop)
	}
	if w.run < 0 {
		w.run = len(w.text)
	}
	raw := w.src[from:to]
	if !w.inLink && bytes.IndexByte(raw, '[') >= 0 {
		w.brackets(from, to)
	}
	if w.hasComments {
		w.obsidianComment(from, to)
	}
	if w.hasBraces {
		w.braces(from, to)
	}
	if w.hasMarks {
		w.marks(from, to)
	}
	if w.unfinished {
		w.toComplete(from, to)
	}
	w.appendPlain(raw, from)
	switch {
	case n.HardLineBreak():
		w.text = bytes.TrimRight(w.text, " ")
		w.run = min(w.run, len(w.text))
		w.tag("<br>")
		w.text = append(w.text, '\n')
	case n.SoftLineBreak():
		w.space()
	}
}

// space adds one, unless there is one.
func (w *writer) space() {
	if n := len(w.text); n > 0 && w.text[n-1] != ' ' {
		w.text = append(w.text, ' ')
	}
}

// appendPlain adds raw, which stands at offset at in the source, to the text:
// escapes and entities resolved, white space reduced to one space.
func (w *writer) appendPlain(raw []byte, at int) {
	w.anchors = append(w.anchors, anchor{len(w.text), at})
	done := 0
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if !special[c] || c == ' ' && i > 0 && raw[i-1] != ' ' {
			continue
		}
		w.text = append(w.text, raw[done:i]...)
		done = i
		switch c {
		case ' ', '\t', '\n':
			w.space()
			done = i + 1
		case blank:
			done = i + 1
		case '\\':
			if i+1 < len(raw) && util.IsPunct(raw[i+1]) {
				w.text = append(w.text, raw[i+1])
				i++
				done = i + 1
			}
		case '&':
			if s, n := entity(raw[i:]); n > 0 {
				w.appendEntity(s, at+i, at+i+n)
				i += n - 1
				done = i + 1
			}
		}
		w.anchors = append(w.anchors, anchor{len(w.text), at + done})
	}
	w.text = append(w.text, raw[done:]...)
}

// special are the bytes that do not stand for themselves in the text. A single
// space does, unless the text ends in one.
var special = [256]bool{' ': true, '\t': true, '\n': true, '\\': true, '&': true, blank: true}

// appendEntity adds a character that was written as an entity, unless it may not be published.
func (w *writer) appendEntity(s string, from, to int) {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == ' ':
		w.space()
	case plaintext.IsControl(r), plaintext.IsBidi(r):
		w.report(diag.ControlCharacter, from, to, plaintext.CodePoint(r))
	default:
		w.text = append(w.text, s...)
	}
}

// entity reads the entity that s begins with (CommonMark 6.2). n is its length, 0 if there is none.
func entity(s []byte) (char string, n int) {
	const longest = 33
	end := bytes.IndexByte(s[:min(len(s), longest)], ';')
	if end < 2 {
		return "", 0
	}
	if s[1] != '#' {
		e, ok := util.LookUpHTML5EntityByName(string(s[1:end]))
		if !ok {
			return "", 0
		}
		return string(e.Characters), end + 1
	}
	digits, base := s[2:end], rune(10)
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	if len(digits) == 0 || len(digits) > 7 {
		return "", 0
	}
	r := rune(0)
	for _, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			r = r*base + rune(c-'0')
		case base == 16 && isHex(c):
			r = r*base + rune(c|0x20-'a'+10)
		default:
			return "", 0
		}
	}
	if r == 0 || r > utf8.MaxRune || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return string(r), end + 1
}

// unescaped is raw with its escapes and entities resolved, whatever they stand for.
func unescaped(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			i++
			b.WriteByte(raw[i])
		case c == '&':
			s, n := entity(raw[i:])
			if n == 0 {
				b.WriteByte(c)
				continue
			}
			b.WriteString(s)
			i += n - 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// endRun makes pieces of the text since the last one: addresses in it become links.
func (w *writer) endRun() {
	from := w.run
	w.run = -1
	if from < 0 || from == len(w.text) {
		return
	}
	to := len(w.text)
	if !w.inLink {
		from = w.bareLinks(from, to)
	}
	if from < to {
		w.pieces = append(w.pieces, piece{kind: pieceText, from: from, to: to, s: string(w.tongue)})
	}
}

// source is the offset in the source of an offset in the text.
func (w *writer) source(at int) int {
	for i := len(w.anchors) - 1; i >= 0; i-- {
		if a := w.anchors[i]; a.text <= at {
			return min(a.source+at-a.text, len(w.src))
		}
	}
	return 0
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.tag("<code>")
	from := len(w.text)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		for _, b := range c.(*ast.Text).Segment.Value(w.src) {
			switch {
			case b == '\n':
				b = ' '
			case b == blank:
				continue
			}
			w.text = append(w.text, b)
		}
	}
	if from < len(w.text) {
		w.add(piece{kind: pieceLiteral, from: from, to: len(w.text)})
	}
	w.tag("</code>")
}

func (w *writer) writePieces() {
	text := string(w.text)
	for i := range w.pieces {
		p := &w.pieces[i]
		switch p.kind {
		case pieceText:
			w.out = appendText(w.out, typeset(text, p))
		case pieceLiteral:
			w.out = appendText(w.out, text[p.from:p.to])
		case pieceTag:
			w.write(p.s)
		case pieceOpen:
			w.write("<a")
			w.hole(linkStart, int(p.link))
			w.write(p.s)
			w.write(">")
		case pieceClose:
			w.write("</a>")
			w.hole(linkAfter, int(p.link))
		case pieceImage:
			w.write("<img")
			w.hole(imageSource, int(p.link))
			w.write(` alt="`)
			w.out = appendEscaped(w.out, w.in.Typeset(0, text[p.from:p.to], 0))
			w.write(`" loading="lazy" decoding="async"`)
			w.write(p.s)
			w.write(">")
		case pieceNode:
			w.writeNode(p)
		}
	}
}

func (w *writer) writeNode(p *piece) {
	switch n := p.node.(type) {
	case *east.FootnoteLink:
		w.noteRef(n, p.link != 0)
	case *east.FootnoteBacklink:
		w.noteBack(n)
	case *east.TaskCheckBox:
		state := wordTaskOpen
		w.write(`<input type="checkbox" disabled`)
		if n.IsChecked {
			state = wordTaskDone
			w.write(" checked")
		}
		w.write(` aria-label="`)
		w.hole(state, 0)
		w.write(`"> `)
	}
}

// typeset is the text of p with the typography of its language.
func typeset(text string, p *piece) string {
	before, _ := utf8.DecodeLastRuneInString(text[:p.from])
	after, _ := utf8.DecodeRuneInString(text[p.to:])
	if p.from == 0 {
		before = 0
	}
	if p.to == len(text) {
		after = 0
	}
	return lang.Tag(p.s).Typeset(before, text[p.from:p.to], after)
}

// plain is what the last block says, with the typography of its language.
func (w *writer) plain() string {
	text := string(w.text)
	var b strings.Builder
	for i := range w.pieces {
		p := &w.pieces[i]
		switch p.kind {
		case pieceText:
			b.WriteString(typeset(text, p))
		case pieceLiteral, pieceImage:
			b.WriteString(text[p.from:p.to])
		case pieceTag:
			if p.s == "<br>" {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}
