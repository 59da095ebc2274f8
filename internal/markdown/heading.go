// This file is about headings: their order, and the anchors that links lead to.

package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// An explicitID is one that is written behind a heading, {#like-this}.
type explicitID struct {
	id       string // "" when it is not a good one
	from, to int    // of the braces
}

func (w *writer) heading(n *ast.Heading) {
	at := n.Pos()
	_, end := w.lineAround(at)
	explicit, ok := w.explicitID(n)
	if ok {
		w.stop = explicit.from
	}
	w.begin()
	w.gather(n)
	w.end()
	w.stop = 0
	text := strings.TrimSpace(w.plain())
	if text == "" {
		w.report(diag.HeadingEmpty, at, end)
		return
	}
	level := max(n.Level, 2)
	if !w.underlinedSentence(n, at) {
		w.checkLevel(n, level, at, end)
	}
	id := w.headingID(explicit)
	w.headings = append(w.headings, Heading{Level: level, ID: id, Text: text})
	digit := string(rune('0' + level))
	w.write("<h" + digit + ` id="`)
	w.out = appendEscaped(w.out, id)
	w.write(`">`)
	w.writePieces()
	w.write("</h" + digit + ">")
}

// checkLevel wants a heading to be at most one level deeper than the one before
// (WCAG 1.3.1). The title of the page is level 1.
func (w *writer) checkLevel(n *ast.Heading, level, at, end int) {
	switch {
	case n.Level == 1:
		w.relevel(w.report(diag.HeadingLevel1, at, end), n, at, 2)
	case level > w.level+1:
		d := w.report(diag.HeadingSkipped, at, end, strings.Repeat("#", level), strings.Repeat("#", w.level))
		w.relevel(d, n, at, w.level+1)
	}
	w.level = level
}

// underlinedSentence reports a text that only the line of signs below it makes a
// heading, if it reads like a sentence.
func (w *writer) underlinedSentence(n *ast.Heading, at int) bool {
	const longest = 100 // bytes of a title
	lines := n.Lines()
	last := lines.At(lines.Len() - 1)
	if lines.At(0).Start > at { // behind ##
		return false
	}
	text := bytes.TrimSpace(w.src[last.Start:last.Stop])
	if lines.Len() == 1 && len(text) < longest && !bytes.ContainsAny(text[len(text)-1:], ".:;,") && !bytes.HasSuffix(text, []byte("…")) {
		return false
	}
	sentence, rest, _ := bytes.Cut(w.src[last.Start:], []byte("\n"))
	under, _, _ := bytes.Cut(rest, []byte("\n"))
	signs := bytes.TrimLeft(under, " \t>")
	start, stop := last.Start, last.Start+len(sentence)+1+len(under)
	d := w.report(diag.HeadingUnderlined, start, stop, shorten(string(bytes.TrimSpace(signs))))
	if start, _ = w.lineAround(start); stop-start <= maxFix {
		before := string(under[:len(under)-len(signs)])
		d.Fix = string(w.src[start:last.Start]) + string(sentence) + "\n" + strings.TrimRight(before, " \t") + "\n" + before + "---"
	}
	return true
}

// relevel proposes another level for a heading.
func (w *writer) relevel(d *diag.Diagnostic, n *ast.Heading, at, level int) {
	signs := strings.Repeat("#", level)
	switch {
	case at < len(w.src) && w.src[at] == '#':
		d.Fix = w.fixed(at, at+n.Level, signs)
	case n.Lines().Len() == 1: // underlined; the line below goes
		d.Fix = w.fixed(at, at, signs+" ")
		if _, end := w.lineAround(at); d.Fix != "" && end < len(w.src) {
			_, below := w.lineAround(end + 1)
			d.End = w.base.Offset + below
		}
	}
}

// headingID is the id of the heading that has just been gathered.
func (w *writer) headingID(explicit explicitID) string {
	if explicit.id != "" {
		return explicit.id
	}
	base := lang.Slug(string(w.text))
	if base == "" {
		base = "section"
	}
	if w.ids == nil {
		w.ids = map[string]int{}
	}
	id := base
	for n := w.ids[base]; n > 0; {
		n++
		id = base + "-" + strconv.Itoa(n)
		if w.ids[id] == 0 {
			w.ids[base] = n
			break
		}
	}
	w.ids[id] = 1
	return id
}

// reserveIDs keeps the ids that are written out from being made for another heading.
func (w *writer) reserveIDs(parent ast.Node) {
	if bytes.Contains(w.src, []byte("{#")) {
		seen := map[string]int{}
		w.reserve(parent, seen)
	}
}

// reserve notes in seen where each id was first written.
func (w *writer) reserve(parent ast.Node, seen map[string]int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Type() != ast.TypeBlock {
			return
		}
		h, ok := n.(*ast.Heading)
		if !ok {
			w.reserve(n, seen)
			continue
		}
		e, ok := w.explicitID(h)
		switch {
		case !ok:
		case e.id == "":
			w.badID(e)
		default:
			if first, taken := seen[e.id]; taken {
				w.report(diag.HeadingIDTaken, e.from, e.to, e.id).WithRelated(w.base.At(first))
				continue
			}
			seen[e.id] = e.from
			if w.ids == nil {
				w.ids = map[string]int{}
			}
			w.ids[e.id] = 1
		}
	}
}

func (w *writer) badID(e explicitID) {
	written := w.shown(e.from, e.to)
	d := w.report(diag.HeadingIDInvalid, e.from, e.to, written)
	if id := lang.Slug(strings.Trim(written, "{#}")); id != "" {
		d.Fix = w.fixed(e.from, e.to, "{#"+id+"}")
	}
}

// explicitID reads the braces at the end of a heading, if they hold an id or
// were meant to.
func (w *writer) explicitID(n *ast.Heading) (e explicitID, ok bool) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return e, false
	}
	last := lines.At(lines.Len() - 1)
	s := bytes.TrimRight(w.src[last.Start:last.Stop], " \t\n")
	i := bytes.LastIndex(s, []byte("{#"))
	if i < 0 || s[len(s)-1] != '}' || bytes.IndexByte(s[i:], '}') != len(s)-1-i {
		return e, false
	}
	e.from, e.to = last.Start+i, last.Start+len(s)
	if id := string(s[i+2 : len(s)-1]); id == lang.Slug(id) {
		e.id = id
	}
	return e, true
}
