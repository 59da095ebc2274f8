// This file writes the HTML of a tree. It has no white space that a minifier
// would take out.

package markdown

import (
	"strconv"
	"sync"
)

// A writer writes the HTML of one tree. Its room serves one after another.
type writer struct {
	*tree
	out   []byte
	holes []hole

	text    string         // as that of the tree
	said    string         // the part of it that the block says whose phrases are being written
	start   int32          // where that begins
	heading int            // how many headings were written
	labels  map[string]int // names of tables: how many have this one
}

var writers = sync.Pool{New: func() any { return &writer{labels: map[string]int{}} }}

// write writes the HTML of a text.
func write(t *tree) *written { return writeNoting(t, func(node, from, to int) {}) }

// writeNoting is write, and notes where in the HTML each node stands that is in no other.
func writeNoting(t *tree, note func(node, from, to int)) *written {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	*w = writer{tree: t, out: w.out[:0], holes: w.holes[:0], labels: w.labels, text: string(t.text)}
	clear(w.labels)
	for i := 0; i < len(t.nodes); i = int(t.nodes[i].next) {
		from := len(w.out)
		w.block(i)
		note(i, from, len(w.out))
	}
	w.tree, w.text, w.said = nil, "", ""
	return &written{exact(w.out), exact(w.holes)}
}

// exact is a copy of s without room to spare; nil if s is empty.
func exact[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	c := make([]T, len(s))
	copy(c, s)
	return c
}

func (w *writer) write(s string) { w.out = append(w.out, s...) }

func (w *writer) number(n int) { w.out = strconv.AppendInt(w.out, int64(n), 10) }

func (w *writer) hole(what part, n int) {
	w.holes = append(w.holes, hole{int32(len(w.out)), int32(n), what})
}

// children writes the blocks that the one at i holds.
func (w *writer) children(i int) {
	for k := i + 1; k < int(w.nodes[i].next); k = int(w.nodes[k].next) {
		w.block(k)
	}
}

// element writes the blocks that the one at i holds, between two tags.
func (w *writer) element(start string, i int, end string) {
	w.write(start)
	w.children(i)
	w.write(end)
}

func (w *writer) block(i int) {
	switch n := &w.nodes[i]; n.kind {
	case kindParagraph:
		if w.isSeen(i) {
			w.write("<p>")
			w.phrases(i)
			w.write("</p>")
		}
	case kindTextBlock:
		if l := len(w.out); l > 0 && w.out[l-1] != '>' {
			w.write(" ") // a comment stood between this and the text before
		}
		w.phrases(i)
	case kindHeading:
		w.title(i)
	case kindBullets:
		w.element("<ul>", i, "</ul>")
	case kindNumbers:
		w.numbers(i)
	case kindItem:
		w.element("<li>", i, "</li>")
	case kindQuotation:
		w.element("<blockquote>", i, "</blockquote>")
	case kindCallout:
		w.callout(i)
	case kindCalloutTitle: // written with the callout
	case kindRule:
		w.write("<hr>")
	case kindCode, kindIndentedCode:
		w.code(n)
	case kindTable:
		w.table(i)
	case kindTerms:
		w.element("<dl>", i, "</dl>")
	case kindTerm:
		w.write("<dt>")
		w.phrases(i)
		w.write("</dt>")
	case kindDescription:
		w.element("<dd>", i, "</dd>")
	case kindNotes:
		w.notes(i)
	case kindNote:
		w.note(i)
	case kindNoteEnd:
		w.write("<p>")
		w.phrases(i)
		w.write("</p>")
	case kindFigure:
		w.figure(i)
	case kindHTML, kindComment, kindDefinition:
	default:
		panic("markdown: no HTML for this block: " + strconv.Itoa(int(n.kind)))
	}
}

func (w *writer) title(i int) {
	t := &w.titles[w.nodes[i].n]
	if t.heading < 0 {
		return
	}
	w.heading = t.heading + 1
	h := &w.headings[t.heading]
	digit := string(rune('0' + h.Level))
	w.write("<h" + digit + ` id="`)
	w.out = appendEscaped(w.out, h.ID)
	w.write(`">`)
	if h.Former != "" {
		w.write(`<span id="`)
		w.out = appendEscaped(w.out, h.Former)
		w.write(`"></span>`)
	}
	w.phrases(i)
	w.write("</h" + digit + ">")
}

func (w *writer) numbers(i int) {
	w.write("<ol")
	if n := w.nodes[i].n; n != 1 {
		w.write(` start="`)
		w.number(int(n))
		w.write(`"`)
	}
	w.element(">", i, "</ol>")
}

func (w *writer) callout(i int) {
	kind, _ := w.words.calloutOf(w.nodes[i].s)
	w.write(`<aside class="callout callout-` + kind.class + `" role="note"><p class="callout-title">`)
	mark := len(w.out)
	w.phrases(i + 1)
	if len(w.out) == mark {
		w.hole(kind.title, 0)
	}
	w.write("</p>")
	w.children(i)
	w.write("</aside>")
}

// code writes a block of code. It can be scrolled sideways, hence the tabindex.
func (w *writer) code(n *node) {
	w.write(`<pre tabindex="0"><code`)
	if n.s != "" {
		w.write(` class="language-` + n.s + `"`)
	}
	w.write(">")
	w.out = appendText(w.out, w.text[n.from:n.to])
	w.write("</code></pre>")
}

// figure writes a picture that stands alone in its paragraph, its title as the caption.
func (w *writer) figure(i int) {
	if !w.isSeen(i) {
		return
	}
	w.write("<figure>")
	w.phrases(i)
	w.write("<figcaption>")
	caption := &w.nodes[w.nodes[i].next-1]
	w.out = appendText(w.out, w.in.Plain(w.text[caption.from:caption.to]))
	w.write("</figcaption></figure>")
}

// phrases writes what the block at i says.
func (w *writer) phrases(i int) {
	n := &w.nodes[i]
	w.said, w.start = w.text[n.from:n.to], n.from
	w.within(i)
}

// within writes the phrases that the node at i holds.
func (w *writer) within(i int) {
	for k := i + 1; k < int(w.nodes[i].next); k = int(w.nodes[k].next) {
		w.phrase(k)
	}
}

func (w *writer) phrase(i int) {
	switch n := &w.nodes[i]; n.kind {
	case kindText:
		if n.from < n.to {
			w.out = appendText(w.out, n.typeset(w.said, w.start))
		}
	case kindLiteral:
		w.literal(n)
	case kindBreak:
		w.write("<br>")
	case kindEmphasis:
		w.around("<em>", i, "</em>")
	case kindStrong:
		w.around("<strong>", i, "</strong>")
	case kindDeleted:
		w.around("<del>", i, "</del>")
	case kindSpan:
		w.around(n.s, i, "</span>")
	case kindCodeSpan:
		w.write("<code>")
		w.literal(n)
		w.write("</code>")
	case kindLink:
		w.link(i)
	case kindImage:
		w.image(n)
	case kindNoteRef:
		w.noteRef(n)
	case kindNoteBack:
		w.noteBack(n)
	case kindTask:
		w.task(n)
	case kindRawTag, kindCaption:
	default:
		panic("markdown: no HTML for this phrase: " + strconv.Itoa(int(n.kind)))
	}
}

func (w *writer) around(start string, i int, end string) {
	w.write(start)
	w.within(i)
	w.write(end)
}

func (w *writer) literal(n *node) {
	w.out = appendText(w.out, w.said[n.from-w.start:n.to-w.start])
}

func (w *writer) link(i int) {
	n := &w.nodes[i]
	link := w.targets[n.n].link
	if link < 0 {
		w.within(i)
		return
	}
	w.write("<a")
	w.hole(linkStart, link)
	w.write(n.s)
	w.write(">")
	w.within(i)
	w.write("</a>")
	w.hole(linkAfter, link)
}

func (w *writer) image(n *node) {
	link := w.targets[n.n].link
	if link < 0 {
		return
	}
	w.write("<img")
	w.hole(imageSource, link)
	w.write(` alt="`)
	w.out = appendEscaped(w.out, w.in.Plain(w.said[n.from-w.start:n.to-w.start]))
	w.write(`" loading="lazy" decoding="async"`)
	w.write(n.s)
	w.write(">")
}

func (w *writer) task(n *node) {
	state := wordTaskOpen
	w.write(`<input type="checkbox" disabled`)
	if n.flag {
		state = wordTaskDone
		w.write(" checked")
	}
	w.write(` aria-label="`)
	w.hole(state, 0)
	w.write(`"> `)
}
