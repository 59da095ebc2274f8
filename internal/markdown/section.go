// This file parts a text into sections and blocks, each with its place in the
// file, what it says and a digest of that.

package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// A Section is a part of the text: a heading and what stands below it, up to the
// next heading of any level. The sections of a text follow each other without a
// gap, from its first byte to its last. A heading within a quotation or a list
// begins no section.
type Section struct {
	Heading         // its Level is 0 for what stands before the first heading
	From, To int    // offsets in the file
	Digest   Digest // of its heading and its blocks
	Blocks   []Block
}

// A Block is an element of the text that is in no other: a paragraph, a list, the
// heading of the section itself. A footnote is a block where it is written, if
// something refers to it. Blocks are in the order of the file.
type Block struct {
	Kind     BlockKind
	From, To int    // offsets in the file, without empty lines
	Digest   Digest // 0 if it has no words: a line, a picture that is mere decoration

	doc *Doc
	i   int
}

// A BlockKind says what a [Block] is.
type BlockKind uint8

// The kinds of blocks.
const (
	ParagraphBlock BlockKind = iota
	HeadingBlock
	ListBlock // of definitions too
	QuotationBlock
	CalloutBlock
	CodeBlock
	TableBlock
	FigureBlock
	RuleBlock
	NoteBlock // a footnote
)

// blockKinds has a BlockKind for each kind of node that can be a block of the text.
var blockKinds = [...]BlockKind{
	kindParagraph: ParagraphBlock, kindHeading: HeadingBlock, kindBullets: ListBlock, kindNumbers: ListBlock, kindTerms: ListBlock,
	kindQuotation: QuotationBlock, kindCallout: CalloutBlock, kindCode: CodeBlock, kindIndentedCode: CodeBlock, kindTable: TableBlock,
	kindFigure: FigureBlock, kindRule: RuleBlock, kindNote: NoteBlock,
}

// A block is what a Doc keeps of a [Block].
type block struct {
	from, to int32 // offsets in the text
	heading  int32 // which of the text's headings it is, or -1
	kind     BlockKind
	digest   Digest
}

// Sections are the parts of the text, which are not to be changed. It is read anew only for what they say.
func (d *Doc) Sections() []Section {
	if len(d.blocks) == 0 {
		return nil
	}
	return *d.parts.get(d.parted)
}

func (d *Doc) parted() *[]Section {
	all := make([]Section, 0, len(d.Headings)+1)
	blocks := make([]Block, len(d.blocks)) // of all sections, one after the other
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.heading >= 0 || len(all) == 0 {
			s := Section{From: d.base.Offset}
			if len(all) > 0 {
				s.From += bytes.LastIndexByte(d.src[:b.from], '\n') + 1
				all[len(all)-1].To = s.From
			}
			if b.heading >= 0 {
				s.Heading = d.Headings[b.heading]
			}
			all = append(all, s)
		}
		s := &all[len(all)-1]
		blocks[i] = Block{b.kind, d.base.Offset + int(b.from), d.base.Offset + int(b.to), b.digest, d, i}
		s.Blocks = blocks[i-len(s.Blocks) : i+1 : i+1]
		s.Digest = s.Digest.and(b.digest)
	}
	if len(all) > 0 {
		all[len(all)-1].To = d.base.Offset + len(d.src)
	}
	return &all
}

// SaysWhat reports whether the text says in each of its blocks what another one does.
func (d *Doc) SaysWhat(other *Doc) bool {
	return slices.EqualFunc(d.blocks, other.blocks, func(a, b block) bool { return a.digest == b.digest })
}

// HeadingStart is where the i-th of the text's headings stands in the file, or -1.
func (d *Doc) HeadingStart(i int) int {
	for k := range d.blocks {
		if int(d.blocks[k].heading) == i {
			return d.base.Offset + int(d.blocks[k].from)
		}
	}
	return -1
}

// Text is what a reader reads below the heading: plain, with the typography of
// its language, an empty line between blocks.
func (s *Section) Text() string {
	var texts []string
	for _, b := range s.Blocks {
		if t := b.Text(); t != "" && b.Kind != HeadingBlock {
			texts = append(texts, t)
		}
	}
	return strings.Join(texts, "\n\n")
}

// Text is what a reader reads: plain, with the typography of its language, each
// item of a list and row of a table on a line, tabs between cells. Pictures are
// there by their descriptions.
func (b Block) Text() string {
	if b.doc == nil {
		return ""
	}
	return (*b.doc.said.get(b.doc.readBlocks))[b.i]
}

// readBlocks reads what each block of the text says.
func (d *Doc) readBlocks() *[]string {
	all := make([]string, 0, len(d.blocks))
	read(d.src, d.base, d.in, d.words, func(t *tree) {
		for _, p := range t.places() {
			all = append(all, t.reading(p.node))
		}
	})
	return &all
}

// A place is where a block of the text stands in it.
type place struct{ from, to, node int }

// places are those of the blocks of the text, in their order.
func (t *tree) places() []place {
	all := t.placed[:0]
	add := func(at, node int) { all = append(all, place{from: at, node: node}) }
	const nothing = -1 // is seen there
	for i := 0; i < len(t.nodes); i = int(t.nodes[i].next) {
		switch n := &t.nodes[i]; {
		case n.kind == kindNotes:
			for k := i + 1; k < int(n.next); k = int(t.nodes[k].next) {
				add(int(t.nodes[k].at), k)
			}
		case t.isBlock(i):
			add(int(n.at), i)
		default:
			add(int(n.at), nothing)
		}
	}
	for _, n := range t.unused {
		add(n.at, nothing)
	}
	// Footnotes are at the end of the tree, and goldmark puts a table before the
	// heading above it.
	slices.SortStableFunc(all, func(a, b place) int { return cmp.Compare(a.from, b.from) })
	for i := range all {
		end := len(t.src)
		if i+1 < len(all) {
			end = all[i+1].from
		}
		all[i].to = all[i].from + len(bytes.TrimRight(t.src[all[i].from:end], " \t\n"))
	}
	t.placed = all
	return slices.DeleteFunc(all, func(p place) bool { return p.node == nothing })
}

// isBlock reports whether the node at i is an element of the HTML.
func (t *tree) isBlock(i int) bool {
	switch n := &t.nodes[i]; n.kind {
	case kindHTML, kindComment, kindDefinition:
		return false
	case kindParagraph, kindFigure:
		return t.isSeen(i)
	case kindHeading:
		return t.titles[n.n].heading >= 0
	}
	return true
}

// blocks are those of the text.
func (t *tree) blocks() []block {
	places := t.places()
	all := make([]block, len(places))
	for i, p := range places {
		n := &t.nodes[p.node]
		all[i] = block{int32(p.from), int32(p.to), -1, blockKinds[n.kind], t.digest(n)}
		if n.kind == kindHeading {
			all[i].heading = int32(t.titles[n.n].heading)
		}
	}
	return all
}

// reading is what a reader reads of the block at i.
func (t *tree) reading(i int) string {
	var b strings.Builder
	for k := i; k < int(t.nodes[i].next); k++ {
		n := &t.nodes[k]
		text := ""
		switch n.kind {
		case kindParagraph, kindTextBlock, kindHeading, kindCalloutTitle, kindCell, kindTerm, kindFigure:
			text = strings.TrimSpace(t.says(k))
			if k+1 < int(n.next) && t.nodes[k+1].kind == kindTask {
				text = taskBox(t.nodes[k+1].flag) + text
			}
		case kindCode, kindIndentedCode:
			text = strings.TrimRight(string(t.text[n.from:n.to]), "\n")
		case kindCaption:
			text = t.in.Plain(string(t.text[n.from:n.to]))
		default:
			continue
		}
		switch {
		case n.kind == kindCell && t.nodes[k-1].kind != kindHead && t.nodes[k-1].kind != kindRow:
			b.WriteByte('\t')
		case b.Len() > 0 && text != "":
			b.WriteByte('\n')
		}
		b.WriteString(text)
	}
	return b.String()
}

// taskBox is a box to be ticked, as a character.
func taskBox(ticked bool) string {
	if ticked {
		return "☑ "
	}
	return "☐ "
}
