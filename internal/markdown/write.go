// This file writes blocks: paragraphs, lists, quotations, code. The HTML has no
// white space that a minifier would take out.

package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// A writer makes one Doc. Its buffers serve one text after another.
type writer struct {
	src  []byte // the text; changed only if owned
	base diag.Pos
	in   lang.Tag // of the text

	starting []int32 // see [Doc.Blocks]

	ends    []linkEnd
	nextEnd int // where in ends the next link is looked for first

	owned       bool // src is a copy
	hasBlanks   bool // src has characters that are left out
	hasSpans    bool // may have phrases of another language
	hasBraces   bool
	hasMarks    bool // may have marks of other dialects
	hasComments bool // may have comments of Obsidian's
	unfinished  bool // may have text still to be written
	rawSeen     bool // raw HTML was reported, so its end tags need not be
	quiet       int  // offset up to which another diagnostic speaks
	marked      int  // offset behind the last mark that was reported

	diags    diag.List
	told     map[diag.Code]int // reports of each code
	links    []Link
	headings []Heading
	summary  string
	notes    []int

	out   []byte
	holes []hole

	copied []byte
	ids    map[string]int // ids of headings: how many began as this one
	labels map[string]int // names of tables: how many have this one
	level  int            // of the last heading
	inline
}

func (w *writer) reset(src []byte, base diag.Pos, in lang.Tag) {
	*w = writer{src: src, base: base, in: in, level: 1,
		links: w.links[:0], headings: w.headings[:0], out: w.out[:0], holes: w.holes[:0], starting: w.starting[:0], copied: w.copied[:0], ids: w.ids, labels: w.labels,
		inline: inline{text: w.text[:0], pieces: w.pieces[:0], anchors: w.anchors[:0]}}
	clear(w.ids)
	clear(w.labels)
}

// html is what was written.
func (w *writer) html() *written { return &written{exact(w.out), exact(w.holes)} }

// forget lets go of the text, and of what was made of it.
func (w *writer) forget() {
	w.diags, w.ends, w.src, w.told, w.notes = nil, nil, nil, nil, nil
	clear(w.links)
	clear(w.headings)
	clear(w.pieces)
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

// report adds a diagnostic about the text between two offsets of it; to is 0
// when the end is not known. Beyond maxReports of one code nothing is added, and
// what is given back is seen by nobody.
func (w *writer) report(code diag.Code, from, to int, args ...any) *diag.Diagnostic {
	if w.told == nil {
		w.told = map[diag.Code]int{}
	}
	if w.told[code]++; w.told[code] > maxReports {
		return new(diag.Diagnostic)
	}
	from = min(max(from, 0), len(w.src))
	if to > 0 {
		to = w.base.Offset + min(max(to, from), len(w.src))
	}
	return w.diags.Add(code, w.base.At(from), to, args...)
}

// maxFix is how long a line may be, in bytes, for its corrected form to be shown.
const maxFix = 2000

// fixed is the line of the text around from and to with replacement between
// them; "" when that would help nobody.
func (w *writer) fixed(from, to int, replacement string) string {
	start, end := w.lineAround(from)
	if to > end || from > to || end-start > maxFix {
		return ""
	}
	return string(w.src[start:from]) + replacement + string(w.src[to:end])
}

// lineAround gives the bounds of the line that the offset at is in. It looks no
// further than maxFix in either direction, for lines of any length.
func (w *writer) lineAround(at int) (start, end int) {
	from := max(0, at-maxFix-1)
	start = from + bytes.LastIndexByte(w.src[from:at], '\n') + 1
	end = min(len(w.src), at+maxFix+1)
	if i := bytes.IndexByte(w.src[at:end], '\n'); i >= 0 {
		end = at + i
	}
	return start, end
}

func (w *writer) write(s string) { w.out = append(w.out, s...) }

func (w *writer) hole(what part, n int) {
	w.holes = append(w.holes, hole{int32(len(w.out)), int32(n), what})
}

func (w *writer) document(root ast.Node) {
	w.reserveIDs(root)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		before := len(w.out)
		w.block(n)
		if len(w.out) > before && n.Kind() != east.KindFootnoteList {
			w.starting = append(w.starting, int32(w.base.Offset+startOf(n)))
		}
	}
}

// startOf is where a block begins in the source: its first line, or that of the
// first block within it; 0 when none of them has a line.
func startOf(n ast.Node) int {
	for ; n != nil && n.Type() == ast.TypeBlock; n = n.FirstChild() {
		if lines := n.Lines(); lines != nil && lines.Len() > 0 {
			return lines.At(0).Start
		}
	}
	return 0
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

// element writes the blocks in parent between two tags.
func (w *writer) element(start string, parent ast.Node, end string) {
	w.write(start)
	w.blocks(parent)
	w.write(end)
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.starts(n)
		if l := len(w.out); l > 0 && w.out[l-1] != '>' {
			w.write(" ") // a comment stood between this and the text before
		}
		w.phrases(n)
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.element("<li>", n, "</li>")
	case *ast.Blockquote:
		w.quotation(n)
	case *ast.ThematicBreak:
		w.write("<hr>")
	case *ast.CodeBlock:
		w.indentedCode(n)
		w.code(n, nil)
	case *ast.FencedCodeBlock:
		w.code(n, n.Language(w.src))
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *ast.LinkReferenceDefinition:
	case *east.Table:
		w.table(n)
	case *east.DefinitionList:
		w.element("<dl>", n, "</dl>")
	case *east.DefinitionTerm:
		w.write("<dt>")
		w.phrases(n)
		w.write("</dt>")
	case *east.DefinitionDescription:
		w.element("<dd>", n, "</dd>")
	case *east.FootnoteList:
		w.footnotes(n)
	case *east.FootnoteBacklink: // of a footnote that does not end with a paragraph
		w.write("<p>")
		w.phrase(n)
		w.write("</p>")
	default:
		panic("markdown: block " + n.Kind().String() + " has no HTML")
	}
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if image, ok := n.FirstChild().(*ast.Image); ok && image == n.LastChild() && len(image.Title) > 0 && !isDecorative(image.Title) {
		w.figure(image)
		return
	}
	w.starts(n)
	mark, holes := len(w.out), len(w.holes)
	w.write("<p>")
	w.phrases(n)
	if len(w.out) == mark+len("<p>") {
		w.out, w.holes = w.out[:mark], w.holes[:holes]
		return
	}
	if w.summary == "" && n.Parent().Kind() == ast.KindDocument {
		w.summary = strings.TrimSpace(w.plain())
	}
	w.write("</p>")
}

func (w *writer) list(n *ast.List) {
	if !n.IsOrdered() {
		w.element("<ul>", n, "</ul>")
		return
	}
	w.write("<ol")
	if n.Start != 1 {
		w.write(` start="`)
		w.out = strconv.AppendInt(w.out, int64(n.Start), 10)
		w.write(`"`)
	}
	w.element(">", n, "</ol>")
}

// code writes a block of code. It can be scrolled sideways, hence the tabindex.
func (w *writer) code(n ast.Node, language []byte) {
	w.write(`<pre tabindex="0"><code`)
	if len(language) > 0 && isLanguage(language) {
		w.write(` class="language-`)
		w.out = append(w.out, language...)
		w.write(`"`)
	}
	w.write(">")
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		w.out = appendText(w.out, w.visible(string(s.Value(w.src))))
	}
	w.write("</code></pre>")
}

// isLanguage reports whether s can be the name of a programming language.
func isLanguage(s []byte) bool {
	return len(s) <= 40 && !slices.ContainsFunc(s, func(c byte) bool {
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("+#.-_", c) >= 0)
	})
}

// visible is s without the blanks that stand for what was refused.
func (w *writer) visible(s string) string {
	if !w.hasBlanks || strings.IndexByte(s, blank) < 0 {
		return s
	}
	return strings.ReplaceAll(s, string(rune(blank)), "")
}
