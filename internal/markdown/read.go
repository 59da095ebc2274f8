// This file reads a text: goldmark's tree of it becomes ours, block by block.

package markdown

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

// A reader makes trees, one after another in the same room.
type reader struct {
	tree
	phrases // of the block that is being read

	ends     []linkEnd
	nextEnd  int             // where in ends the next link is looked for first
	ids      map[string]int  // of headings: how many began as this one
	hasSpans bool            // there may be phrases of another language
	defined  bool            // it is written apart where links lead
	used     map[string]bool // the labels of such links
	omitted  []int           // footnotes
	named    []namedTitle    // headings
	owned    bool            // src is a copy
	copied   []byte
}

var readers = sync.Pool{New: func() any { return &reader{ids: map[string]int{}, used: map[string]bool{}} }}

// read makes a tree of a text, and hands it to use, which must not keep it.
func read(src []byte, base diag.Pos, in lang.Tag, words *Vocabulary, use func(*tree)) {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.reset(src, base, in, words)
	if r.survey() {
		pc := parser.NewContext()
		root := syntax.Parse(text.NewReader(r.src), parser.WithContext(pc))
		if ends, ok := pc.Get(linkEndsKey).(*[]linkEnd); ok {
			r.ends = *ends
		}
		notes, _ := pc.Get(notesKey).([]*east.Footnote)
		r.document(root, notes)
	}
	use(&r.tree)
	r.forget()
}

func (r *reader) reset(src []byte, base diag.Pos, in lang.Tag, words *Vocabulary) {
	r.tree.reset(src, base, in, words)
	*r = reader{tree: r.tree, phrases: phrases{anchors: r.anchors[:0]}, ids: r.ids, used: r.used, omitted: r.omitted[:0], named: r.named[:0], copied: r.copied[:0]}
	clear(r.ids)
	clear(r.used)
}

func (r *reader) forget() {
	r.tree.forget()
	clear(r.named)
	r.ends = nil
}

func (r *reader) document(root ast.Node, notes []*east.Footnote) {
	r.reserveIDs(root)
	r.nameSections(root)
	r.unwrittenNotes(notes)
	r.blocks(root)
	if r.defined {
		r.markUsed()
	}
	for _, n := range notes {
		if n.Index < 0 {
			r.unused = append(r.unused, unusedNote{n.Pos(), string(n.Ref)})
		}
	}
}

// open adds a block that goldmark found. It is complete when it is closed.
func (r *reader) open(k kind, n ast.Node) int {
	if len(r.text) > 0 {
		r.text = append(r.text, '\n')
	}
	at := int32(len(r.text))
	r.nodes = append(r.nodes, node{kind: k, from: at, to: at, at: int32(beginning(n))})
	return len(r.nodes) - 1
}

func (r *reader) close(i int) *node {
	n := &r.nodes[i]
	n.to, n.next = int32(len(r.text)), int32(len(r.nodes))
	return n
}

// beginning is where a block begins in the source; 0 if that cannot be known.
func beginning(n ast.Node) int {
	if n.Kind() == east.KindTable {
		n = n.FirstChild() // goldmark takes the lines above for a part of the table
	}
	at := n.Pos()
	for ; n != nil && n.Type() == ast.TypeBlock; n = n.FirstChild() {
		if lines := n.Lines(); lines.Len() > 0 {
			if first := lines.At(0).Start; at < 0 || first < at {
				at = first
			}
			break
		}
	}
	return max(at, 0)
}

func (r *reader) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n)
	}
}

// container reads a block of blocks. What is given back is in no tree if nothing but
// what is still to be written stands in it.
func (r *reader) container(k kind, n ast.Node) *node {
	m := r.mark()
	i := r.open(k, n)
	r.blocks(n)
	block := r.close(i)
	if k != kindHead && r.without(k, m) {
		return new(node)
	}
	return block
}

// leaf reads a block of phrases.
func (r *reader) leaf(k kind, n ast.Node) int {
	i := r.open(k, n)
	r.begin(i)
	refs, m := len(r.refs), r.mark()
	r.gather(n)
	r.end()
	r.empty(i, m, n)
	r.shorten(i)
	if k != kindHeading {
		r.countNotes(i, refs)
	}
	return i
}

// containers are blocks of which nothing need be known but the blocks in them.
var containers = map[ast.NodeKind]kind{
	ast.KindListItem: kindItem,
	east.KindTable:   kindTable, east.KindTableHeader: kindHead, east.KindTableRow: kindRow,
	east.KindDefinitionList: kindTerms,
	east.KindFootnoteList:   kindNotes,
}

func (r *reader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		r.isLines = true
		r.leaf(kindTextBlock, n)
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		if n.IsOrdered() {
			r.container(kindNumbers, n).n = int32(n.Start)
		} else {
			r.container(kindBullets, n)
		}
	case *ast.Blockquote:
		r.quotation(n)
	case *ast.ThematicBreak:
		r.close(r.open(kindRule, n))
	case *ast.CodeBlock:
		r.code(kindIndentedCode, n)
	case *ast.FencedCodeBlock:
		r.code(kindCode, n)
	case *ast.HTMLBlock:
		r.html(n)
	case *ast.LinkReferenceDefinition:
		r.definition(n)
	case *east.TableCell:
		i := r.leaf(kindCell, n)
		c := &r.nodes[i]
		c.s, c.flag = alignments[n.Alignment], n.HasChildren() && int(c.next) > i+1
	case *east.DefinitionTerm:
		r.isLines = true
		r.leaf(kindTerm, n)
	case *east.DefinitionDescription:
		before := len(r.nodes)
		if r.container(kindDescription, n); len(r.nodes) == before {
			r.withoutTerms(n)
		}
	case *east.Footnote:
		if number := r.number(n.Index); number > 0 {
			r.container(kindNote, n).n = int32(number)
		}
	case *east.FootnoteBacklink:
		i := r.open(kindNoteEnd, n)
		r.begin(i)
		refs := len(r.refs)
		r.phrase(n)
		r.end()
		r.countNotes(i, refs)
	default:
		k, ok := containers[n.Kind()]
		if !ok {
			panic("markdown: block " + n.Kind().String() + " is not known")
		}
		r.container(k, n)
		if k == kindHead || k == kindRow {
			r.lostCells(n)
		}
	}
}

var alignments = [...]string{east.AlignLeft: "left", east.AlignRight: "right", east.AlignCenter: "center", east.AlignNone: ""}

func (r *reader) paragraph(n *ast.Paragraph) {
	if image, ok := n.FirstChild().(*ast.Image); ok && image == n.LastChild() && len(image.Title) > 0 && !r.words.isDecorative(string(image.Title)) {
		if caption := r.caption(image); caption != "" {
			r.figure(n, image, caption)
			return
		}
	}
	r.isLines = true
	i := r.leaf(kindParagraph, n)
	if r.summary == "" && n.Parent().Kind() == ast.KindDocument {
		r.summary = strings.TrimSpace(r.says(i))
	}
}

// figure reads a picture that stands alone in its paragraph, with a caption.
func (r *reader) figure(n *ast.Paragraph, image *ast.Image, caption string) {
	i := r.open(kindFigure, n)
	r.begin(i)
	r.picture(image, false)
	r.close(i)
	if r.isSeen(i) {
		k := r.open(kindCaption, n)
		r.text = append(r.text, caption...)
		r.close(k)
	}
	r.close(i)
}

// quotation reads a quotation or a callout.
func (r *reader) quotation(n *ast.Blockquote) {
	first, ok := n.FirstChild().(*calloutTitle)
	if !ok {
		r.container(kindQuotation, n)
		return
	}
	m := r.mark()
	i := r.open(kindCallout, n)
	title := &r.nodes[r.leaf(kindCalloutTitle, first)]
	title.at, title.end = int32(first.at), int32(first.end)
	for c := first.NextSibling(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
	r.close(i).s = first.kind
	r.without(kindCallout, m)
}

// code reads a block of code.
func (r *reader) code(k kind, n ast.Node) {
	m := r.mark()
	i := r.open(k, n)
	lines := n.Lines()
	for j := range lines.Len() {
		s := lines.At(j)
		r.text = append(r.text, r.withoutBlanks(string(s.Value(r.src)))...)
	}
	block := r.close(i)
	if r.awaited.IsText(string(r.text[block.from:block.to])) {
		r.toWrite(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
		r.backTo(m)
		return
	}
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		if language := n.Language(r.src); isLanguage(language) {
			block.s = string(language)
		}
		block.flag, block.end = r.isClosed(int(block.at), lines)
	case *ast.CodeBlock:
		if lines.Len() > 0 {
			block.at = int32(lines.At(0).Start)
		}
		switch n.Parent().Kind() {
		case ast.KindDocument:
			block.n = inText
		case ast.KindBlockquote:
			block.n = inQuotation
		}
	}
}

// isClosed reports whether signs end the code that those at the offset at begin,
// and where its last line ends.
func (r *reader) isClosed(at int, lines *text.Segments) (closed bool, end int32) {
	behind := plaintext.LineEnd(r.src, at) + 1
	if n := lines.Len(); n > 0 {
		behind = lines.At(n - 1).Stop
	}
	if behind >= len(r.src) {
		return false, int32(len(r.src))
	}
	next := bytes.TrimLeft(plaintext.Line(r.src, behind), " \t>")
	return len(next) > 2 && next[0] == r.src[at] && next[1] == next[0] && next[2] == next[0], int32(behind)
}

// definition reads where links with a label lead.
func (r *reader) definition(n *ast.LinkReferenceDefinition) {
	block := r.close(r.open(kindDefinition, n))
	if lines := n.Lines(); lines.Len() > 0 {
		block.end = int32(lines.At(lines.Len() - 1).Stop)
	}
	block.s = util.ToLinkReference(n.Label)
	r.defined = true
}

// markUsed says of each definition whether a link needs it: of two for the same
// label, that is the first.
func (r *reader) markUsed() {
	for i := range r.nodes {
		if n := &r.nodes[i]; n.kind == kindDefinition && r.used[n.s] {
			n.flag = true
			delete(r.used, n.s)
		}
	}
}

// lostCells notes what stands in a row behind the last column of the table.
func (r *reader) lostCells(n ast.Node) {
	last := n.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	from := last.Lines().At(0).Stop
	end := plaintext.LineEnd(r.src, from)
	rest := bytes.TrimLeft(r.src[from:end], " \t")
	if len(rest) == 0 || rest[0] != '|' {
		return
	}
	if text := bytes.Trim(rest, "| \t"); len(text) > 0 {
		from = end - len(bytes.TrimLeft(rest, "| \t"))
		r.lost = append(r.lost, stretch{from: from, to: from + len(text)})
	}
}

// Where indented code may stand, if not elsewhere.
const (
	inText = iota + 1 // in no other block
	inQuotation
)

// isLanguage reports whether s can be the name of a programming language.
func isLanguage(s []byte) bool {
	return len(s) <= 40 && !slices.ContainsFunc(s, func(c byte) bool {
		return !(isName(c) || strings.IndexByte("+#.-_", c) >= 0)
	})
}

// withoutBlanks is s without the blanks that stand for what was refused.
func (r *reader) withoutBlanks(s string) string {
	if !r.hasBlanks || strings.IndexByte(s, blank) < 0 {
		return s
	}
	return strings.ReplaceAll(s, string(rune(blank)), "")
}

// html reads lines that begin with HTML: goldmark takes all of them, up to the
// next empty line or the end of the element, for HTML.
func (r *reader) html(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	k := kindHTML
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		k = kindComment
	}
	first, stop := lines.At(0), lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		stop = max(stop, n.ClosureLine.Stop)
	}
	block := r.close(r.open(k, n))
	block.at = int32(first.Start + indent(r.src[first.Start:first.Stop]))
	block.end = int32(min(stop, len(r.src)))
}

func indent(s []byte) int { return len(s) - len(bytes.TrimLeft(s, " \t")) }

// countNotes lists the references to footnotes in the block at i, the first of
// which is refs[first], and marks what would lead back to one that is not shown
// before it: one in the description of a picture, in a later footnote, or in one
// that is written twice.
func (r *reader) countNotes(i, first int) {
	if first == len(r.refs) {
		return
	}
	for k := i; k < int(r.nodes[i].next); k++ {
		n := &r.nodes[k]
		switch n.kind {
		case kindNoteRef:
			r.notes = append(r.notes, r.refs[n.n])
		case kindNoteBack:
			ref := r.refs[n.n]
			n.flag = !slices.ContainsFunc(r.notes, func(shown noteRef) bool { return shown.index == ref.index && shown.again == ref.again })
		}
	}
}
