// This file configures goldmark, and adds what it lacks: where a link ends, and callouts.

package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// syntax is the one parser. goldmark's parsers keep what they know of a text in
// the parser.Context that each call of Parse makes, so it serves many goroutines.
//
// Not used: parser.WithAttribute, which takes quadratic time and lets a heading
// set any attribute (headings.go reads {#id} instead); the heading ids of
// goldmark, which drop accented letters; its links for bare addresses, which end
// at the first accent (autolink.go); its typographer (package lang).
var syntax = parser.NewParser(
	parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
		util.Prioritized(termsParser{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 999))...),
	parser.WithInlineParsers(
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(markParser{parser.NewEmphasisParser()}, 500),
		util.Prioritized(markParser{strikeParser{extension.NewStrikethroughParser()}}, 500)),
	parser.WithParagraphTransformers(
		util.Prioritized(calloutTransformer{}, 50),
		util.Prioritized(definitionTransformer{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200)),
	parser.WithASTTransformers(
		util.Prioritized(extension.NewTableASTTransformer(), 0),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
)

// A linkParser is goldmark's, and notes where each link ends.
type linkParser struct{ parser.InlineParser }

var linkEndsKey = parser.NewContextKey()

// A linkEnd is the offset behind a link or an image. goldmark meets them in the
// order in which they end.
type linkEnd struct {
	node ast.Node
	at   int
}

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	if n == nil || n.Kind() != ast.KindLink && n.Kind() != ast.KindImage {
		return n
	}
	_, at := block.Position()
	ends, _ := pc.Get(linkEndsKey).(*[]linkEnd)
	if ends == nil {
		ends = new([]linkEnd)
		pc.Set(linkEndsKey, ends)
	}
	*ends = append(*ends, linkEnd{n, at.Start})
	return n
}

// CloseBlock implements [parser.CloseBlocker], which goldmark looks for on its own parser.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// A termsParser is goldmark's for lists of definitions, and leaves alone what
// only looks like one: a line of a text that was broken before a colon.
type termsParser struct{ parser.BlockParser }

func (p termsParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if above, ok := parent.LastChild().(*ast.Paragraph); ok {
		_, at := reader.Position()
		if lines := above.Lines(); isProse(reader.Source(), lines) && isDirectlyAbove(reader.Source(), lines, at.Start) || hasBar(reader.Source(), lines) {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// isDirectlyAbove reports whether no empty line is between lines and the offset at.
func isDirectlyAbove(src []byte, lines *text.Segments, at int) bool {
	return bytes.Count(src[lines.At(lines.Len()-1).Start:at], []byte("\n")) <= 1
}

// isProse reports whether lines are too much to be terms that a line below them
// defines: long, or with the punctuation of sentences.
func isProse(src []byte, lines *text.Segments) bool {
	const longest = 60 // characters of terms
	all := 0
	for i := range lines.Len() {
		s := lines.At(i)
		line := bytes.TrimSpace(s.Value(src))
		last, _ := utf8.DecodeLastRune(line)
		if strings.ContainsRune(".,;:!?…", last) {
			return true
		}
		all += utf8.RuneCount(line)
	}
	return all > longest
}

// hasBar reports whether a line begins like a row of a table.
func hasBar(src []byte, lines *text.Segments) bool {
	for i := range lines.Len() {
		if s := lines.At(i); bytes.HasPrefix(bytes.TrimSpace(s.Value(src)), []byte("|")) {
			return true
		}
	}
	return false
}

// A strikeParser is goldmark's for ~~text~~, and leaves a single ~ alone: ~15 is about 15.
type strikeParser struct{ parser.InlineParser }

func (p strikeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); len(line) < 2 || line[1] != '~' {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// A noteParser is goldmark's for footnotes, and remembers all that it found:
// those that nothing refers to are not in the tree.
type noteParser struct{ parser.BlockParser }

var notesKey = parser.NewContextKey()

func (p noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := p.BlockParser.Open(parent, reader, pc)
	if n != nil {
		all, _ := pc.Get(notesKey).([]*east.Footnote)
		pc.Set(notesKey, append(all, n.(*east.Footnote)))
	}
	return n, state
}

// A calloutTitle is the first line of a callout: it makes one of the block
// quotation it stands in. Its children are the title, if it has one.
type calloutTitle struct {
	ast.BaseBlock
	kind    string // as written
	at, end int    // of the kind with its brackets
}

var nodeKindCalloutTitle = ast.NewNodeKind("CalloutTitle")

func (n *calloutTitle) Kind() ast.NodeKind { return nodeKindCalloutTitle }

func (n *calloutTitle) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A calloutTransformer takes the title of a callout out of the paragraph it begins.
type calloutTransformer struct{}

// Transform implements [parser.ParagraphTransformer].
func (calloutTransformer) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := p.Parent().(*ast.Blockquote)
	if !ok || p.PreviousSibling() != nil || p.Lines().Len() == 0 {
		return
	}
	lines := p.Lines()
	first := lines.At(0)
	first = first.TrimLeftSpace(reader.Source())
	first = first.TrimRightSpace(reader.Source())
	s := reader.Source()[first.Start:first.Stop]
	if !bytes.HasPrefix(s, []byte("[!")) {
		return
	}
	i := bytes.IndexByte(s, ']')
	if i < 0 || bytes.IndexByte(s[2:i], '[') >= 0 || i+1 < len(s) && (s[i+1] == '(' || s[i+1] == '[' || s[i+1] == ':') {
		return
	}
	title := &calloutTitle{kind: string(s[2:i]), at: first.Start, end: first.Start + i + 1}
	i++
	if i < len(s) && (s[i] == '-' || s[i] == '+') { // Obsidian: folded or not
		i++
	}
	rest := text.NewSegment(first.Start+i, first.Stop)
	if rest = rest.TrimLeftSpace(reader.Source()); !rest.IsEmpty() {
		title.Lines().Append(rest)
	}
	quote.InsertBefore(quote, p, title)
	lines.SetSliced(1, lines.Len())
	if lines.Len() == 0 {
		quote.RemoveChild(quote, p)
	}
}

// A definitionTransformer is goldmark's for where links with a label lead, asked only about a paragraph that begins with a bracket.
type definitionTransformer struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (t definitionTransformer) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := p.Lines(); lines.Len() == 0 || begins(reader.Source(), lines.At(0), "[") {
		t.ParagraphTransformer.Transform(p, reader, pc)
	}
}

// A tableTransformer is goldmark's for tables, asked only about a paragraph of which a line may part the head from the rows.
type tableTransformer struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (t tableTransformer) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		if begins(reader.Source(), lines.At(i), "|:-") {
			t.ParagraphTransformer.Transform(p, reader, pc)
			return
		}
	}
}

// begins reports whether the first byte of a line that is no white space is one of some.
func begins(src []byte, line text.Segment, with string) bool {
	at := line.Start
	for at < line.Stop && util.IsSpace(src[at]) {
		at++
	}
	return at < line.Stop && strings.IndexByte(with, src[at]) >= 0
}
