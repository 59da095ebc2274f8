// This file is what lies between the stages: a text as it was read.

package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/unwritten"
)

// A tree is a text that was read: all that its HTML, its sections and the
// judgement of it need, in flat slices whose room serves one text after another.
type tree struct {
	src   []byte // the text; what may not be published is blotted out
	base  diag.Pos
	in    lang.Tag
	words *Vocabulary

	awaited *unwritten.Words // those for what is still to be written that stand in src; nil when none does

	nodes    []node // in the order of the text, each before those it holds; the footnotes are the last
	text     []byte // what they say: plain, line breaks as spaces, without typography
	links    []Link
	targets  []target // of each link and picture, those that are refused too
	headings []Heading
	titles   []title // of each heading, those without text too
	refs     []noteRef
	notes    []noteRef // those that are shown
	summary  string

	// What only the judge asks for.
	refusal   refusal
	strays    []stray
	asText    []stretch // of the source: what is shown as it stands there
	addresses []stretch // that stand in the text as they are
	lost      []stretch // cells of tables that no column has
	unused    []unusedNote
	unwritten []stretch    // what says only that it is still to be written
	shown     []int        // blocks in which such words are shown all the same
	shortened []int        // blocks without such sentences as stood in them
	explicit  []explicitID // the ids of headings that are written out
	doubled   []doubledSection

	hasBlanks bool // src has characters that are left out

	normal []byte // room for the digests
	placed []place
}

// A node is a block, or part of one.
type node struct {
	kind     kind
	flag     bool  // what it says depends on the kind
	n        int32 // as does this,
	s        string
	from, to int32 // its part of the plain text
	at, end  int32 // its place in the source; end is 0 where nobody asks for it
	next     int32 // index of the first node behind those that it holds
}

type kind uint8

// The kinds of blocks, of phrases, and from kindLink on of phrases that hold others.
const (
	kindParagraph    kind = iota
	kindTextBlock         // a paragraph of a tight list
	kindHeading           // n is its title
	kindBullets           // a list
	kindNumbers           // a list; n is the first number
	kindItem              //
	kindQuotation         //
	kindCallout           // s is its kind as written; it holds its title first
	kindCalloutTitle      //
	kindRule              //
	kindCode              // s is the name of the language; flag says that it ends before its block does
	kindIndentedCode      // n says in what
	kindHTML              //
	kindComment           //
	kindDefinition        // of where links lead; nothing is seen of it; s is their label, flag says that there is one
	kindTable             //
	kindHead              // of a table: a row
	kindRow               //
	kindCell              // s is how it is aligned; flag says that something stands in it
	kindTerms             // a list of definitions
	kindTerm              //
	kindDescription       //
	kindNotes             // the list of footnotes
	kindNote              // n is its number
	kindNoteEnd           // what leads back from a footnote that does not end with a paragraph
	kindFigure            // it holds an image and a caption
	kindCaption           //

	kindText     // s is its language
	kindLiteral  // text without typography
	kindBreak    //
	kindCodeSpan //
	kindImage    // n is its target, s its attributes; flag says that it is mere decoration
	kindRawTag   // of HTML; nothing is seen of it
	kindNoteRef  // n is its noteRef; flag says that it is within a link
	kindNoteBack // n is its noteRef; flag says that it leads nowhere
	kindTask     // a box; flag says that it is ticked
	kindLink     // as kindImage; flag says that it is a refused address in angle brackets
	kindEmphasis //
	kindStrong   //
	kindDeleted  //
	kindSpan     // s is its start tag
)

// A target is where a link leads, or a picture lies.
type target struct {
	kind linkKind
	link int    // which of the text's links; -1 if it is refused
	dest string // with its escapes resolved
	raw  []byte // as it stands in the source
	said string // the text of the link, or the description of the picture
}

// A title is a heading as it stands in the source.
type title struct {
	level      int
	heading    int // which of the text's headings; -1 if it says nothing
	lines      int
	last       stretch // the last of them
	underlined bool    // with signs on the line below
	unwritten  bool    // it is still to be written
}

// A noteRef is a reference to a footnote: which footnote, which of the
// references to it, counted from 0, and how many there are.
type noteRef struct{ index, again, count int }

// An unusedNote is a footnote that nothing refers to.
type unusedNote struct {
	at    int
	label string
}

// A stretch is a part of the source.
type stretch struct {
	from, to int
	block    int // index of the node that it is in
	inLink   bool
	begins   bool // a line of a paragraph
}

// A stray is a character that is left out: it may not be published, or cannot be seen.
type stray struct {
	from, to int
	code     diag.Code
	r        rune
	isByte   bool // r is one, and no character
}

// A refusal says why a text was not read; its zero value is that it was.
type refusal struct {
	code     diag.Code
	from, to int
	args     []any
}

// reset makes the tree ready for a text.
func (t *tree) reset(src []byte, base diag.Pos, in lang.Tag, words *Vocabulary) {
	*t = tree{src: src, base: base, in: in, words: words, awaited: words.Unwritten().In(src), nodes: t.nodes[:0], text: t.text[:0],
		links: t.links[:0], targets: t.targets[:0], headings: t.headings[:0], titles: t.titles[:0], refs: t.refs[:0], notes: t.notes[:0],
		strays: t.strays[:0], asText: t.asText[:0], shown: t.shown[:0], shortened: t.shortened[:0], addresses: t.addresses[:0],
		lost: t.lost[:0], normal: t.normal[:0], placed: t.placed[:0], unused: t.unused[:0],
		unwritten: t.unwritten[:0], explicit: t.explicit[:0], doubled: t.doubled[:0]}
}

// forget lets go of the text and of what was made of it, and keeps the room.
func (t *tree) forget() {
	t.src, t.summary, t.refusal = nil, "", refusal{}
	clear(t.nodes)
	clear(t.links)
	clear(t.targets)
	clear(t.headings)
	clear(t.explicit)
	clear(t.doubled)
}

// maxFix is how long a line may be, in bytes, for its corrected form to be shown.
const maxFix = 2000

// lineAround gives the bounds of the line that the offset at is in. It looks no
// further than maxFix in either direction, for lines of any length.
func (t *tree) lineAround(at int) (start, end int) {
	from := max(0, at-maxFix-1)
	start = from + bytes.LastIndexByte(t.src[from:at], '\n') + 1
	end = min(len(t.src), at+maxFix+1)
	if i := bytes.IndexByte(t.src[at:end], '\n'); i >= 0 {
		end = at + i
	}
	return start, end
}

// writes reports whether n has HTML, apart from what it holds.
func (t *tree) writes(n *node) bool {
	switch n.kind {
	case kindText, kindLiteral:
		return n.from < n.to
	case kindLink, kindImage:
		return t.targets[n.n].link >= 0
	case kindNoteBack:
		return !n.flag
	}
	return n.kind > kindText && n.kind != kindRawTag
}

// isSeen reports whether the block at i, which holds phrases, has any HTML.
func (t *tree) isSeen(i int) bool {
	for k := i + 1; k < int(t.nodes[i].next); k++ {
		if t.writes(&t.nodes[k]) {
			return true
		}
	}
	return false
}

// says is what the block at i says, with the typography of its language.
func (t *tree) says(i int) string {
	block := &t.nodes[i]
	text := string(t.text[block.from:block.to])
	var said []byte
	for k := i + 1; k < int(block.next); k++ {
		part := ""
		switch n := &t.nodes[k]; n.kind {
		case kindText:
			part = n.typeset(text, block.from)
		case kindLiteral, kindCodeSpan, kindImage:
			part = text[n.from-block.from : n.to-block.from]
		case kindBreak:
			part = " "
		}
		if r, _ := utf8.DecodeRuneInString(part); unicode.IsSpace(r) {
			said = bytes.TrimRight(said, " ") // what stood between has no words
		}
		said = append(said, part...)
	}
	return string(said)
}

// typeset is a node's text with the typography of its language. text is that of
// its block, which begins at the offset start.
func (n *node) typeset(text string, start int32) string {
	from, to := n.from-start, n.to-start
	before, after := rune(0), rune(0)
	if from > 0 {
		before, _ = utf8.DecodeLastRuneInString(text[:from])
	}
	if int(to) < len(text) {
		after, _ = utf8.DecodeRuneInString(text[to:])
	}
	return lang.Tag(n.s).Typeset(before, text[from:to], after)
}
