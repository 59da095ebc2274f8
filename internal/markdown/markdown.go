// Package markdown turns the text of a content file into HTML with a hole for each link, and says what is wrong with the text.
//
// What a [Doc] holds depends on its own file alone; where its links lead is
// filled in by the page that shows it. The language is CommonMark with tables,
// strikethrough, task lists, definition lists and footnotes, callouts
// (> [!note]), figures (a picture with a title, alone in its paragraph) and
// phrases of another language ([design thinking]{lang=en}). There is no raw HTML.
//
// A text passes three stages, each a group of files. It is read (read.go):
// goldmark parses it, and what is known of it becomes a tree of our own, with the
// place of everything in the source. The tree is judged (judge.go), once: what is
// wrong becomes diagnostics. And it is written (write.go), again when the HTML is
// wanted again. What the text says is kept by sections (section.go).
//
// The HTML is written by functions that know a fixed list of elements and
// attributes. Text reaches the output through one function that escapes it, and
// the destination of a link does not reach it at all: the writer records where it
// belongs. So no text can imitate a hole, and nothing needs to be cleaned
// afterwards. This is the only package that uses goldmark, to read.
package markdown

import (
	"slices"
	"strings"
	"sync"
	"weak"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

// A Doc is a text ready to be shown. It never changes. The zero value is an empty text.
type Doc struct {
	Links    []Link    // in the order of the text; those that were refused are not among them
	Headings []Heading // in the order of the text

	empty   bool
	awaits  bool // something in it is still to be written
	summary string
	notes   []noteRef // the references to footnotes that are shown
	blocks  []block

	src   []byte
	base  diag.Pos
	in    lang.Tag
	words *Vocabulary

	// The HTML is as large as all else together, and so is what the blocks say;
	// both are seldom wanted, and the sections a few times in a row.
	html  remade[written]
	said  remade[[]string]
	parts remade[[]Section]
}

// A written text is its HTML and the holes in it.
type written struct {
	html  []byte
	holes []hole
}

// written is the HTML of the text.
func (d *Doc) written() *written {
	return d.html.get(func() (w *written) {
		read(d.src, d.base, d.in, d.words, func(t *tree) { w = write(t) })
		return w
	})
}

// A remade value lasts until the next collection of garbage, and is made anew
// when it is wanted after that.
type remade[T any] struct {
	mu   sync.Mutex
	last weak.Pointer[T]
}

func (r *remade[T]) get(remake func() *T) *T {
	r.mu.Lock()
	defer r.mu.Unlock()
	v := r.last.Value()
	if v == nil {
		v = remake()
		r.last = weak.Make(v)
	}
	return v
}

// Starts are offsets in the file at which the blocks of the text begin: one for
// each element of the HTML that is in no other, the footnotes left out.
func (d *Doc) Starts() []int {
	starts := make([]int, 0, len(d.blocks))
	for i := range d.blocks {
		if b := &d.blocks[i]; b.kind != NoteBlock {
			starts = append(starts, d.base.Offset+int(b.from))
		}
	}
	return starts
}

// A linkKind is what the reader does with a link.
type linkKind uint8

const (
	followed linkKind = iota // by who reads it
	Image                    // seen
)

// A Link leads from the text to another place: a page, a file, a picture, a heading.
type Link struct {
	Kind linkKind
	Dest string   // as written, escapes resolved: http, https, mailto, tel, a path, or #fragment. Images: a path
	Text string   // what the reader is told: the link's text, the picture's description
	Pos  diag.Pos // of the whole link
	End  int      // offset behind the link
}

// A Heading is a title within the text.
type Heading struct {
	Level int    // 2 to 6; the title of the page is 1
	ID    string // unique in the Doc
	Text  string // plain, with the typography of its language

	Name   string // of the section that it begins, where texts have one of that kind in every language (diag.Sections); else "". It is the ID
	Former string // the id that it would have without Name, which leads here as well; "" when that is the same
}

// A Target is what fills the hole of a [Link].
type Target struct {
	Href  string // as it is; "" leaves the text without a link
	Attrs string // more attributes, ready-made: ` width="3" height="4"`
	After string // ready HTML behind the link: " (PDF, 12 pages)"
}

// Words are the interface strings that the HTML of a Doc needs, in the language
// of the page that shows it.
type Words struct {
	Table        string // name of a table that stands under no heading
	Footnotes    string // name of the list of footnotes
	Footnote     string // "Note": what the number of a footnote is read out with
	FootnoteBack string // "Back to the text"
	TaskDone     string // state of a ticked box in a list
	TaskOpen     string // state of one that is not

	Note, Tip, Important, Warning, Caution string // titles of callouts that have none
}

// A hole is a place in the HTML that is filled when it is shown.
type hole struct {
	at   int32 // offset in the HTML
	n    int32 // which link, when what is part of one
	what part
}

// A part says what fills a hole.
type part uint8

const (
	linkStart part = iota // attributes of a link
	linkAfter             // what stands behind it
	imageSource
	wordTable
	wordFootnotes
	wordFootnote
	wordFootnoteBack
	wordTaskDone
	wordTaskOpen
	wordNote
	wordTip
	wordImportant
	wordWarning
	wordCaution
)

func (w *Words) word(p part) string {
	switch p {
	case wordTable:
		return w.Table
	case wordFootnotes:
		return w.Footnotes
	case wordFootnote:
		return w.Footnote
	case wordFootnoteBack:
		return w.FootnoteBack
	case wordTaskDone:
		return w.TaskDone
	case wordTaskOpen:
		return w.TaskOpen
	case wordNote:
		return w.Note
	case wordTip:
		return w.Tip
	case wordImportant:
		return w.Important
	case wordWarning:
		return w.Warning
	case wordCaution:
		return w.Caution
	}
	panic("markdown: no such word")
}

// Parse reads a text written in the language in, judges it by the words of the
// site's languages and writes it. base is
// where src begins in its file: diagnostics point at base.Offset plus an offset in
// src. What is refused is left out of the Doc; a text over one of the limits is
// left out whole. The Doc holds on to src, which must not change.
func Parse(src []byte, base diag.Pos, in lang.Tag, words *Vocabulary) (d *Doc, diags diag.List) {
	read(src, base, in, words, func(t *tree) {
		diags = judge(t)
		html := write(t)
		d = &Doc{Links: exact(t.links), Headings: exact(t.headings), empty: len(html.html) == 0, summary: t.summary, notes: exact(t.notes), blocks: t.blocks(),
			awaits: t.awaited != nil, src: src, base: base, in: in, words: words}
		d.html.last = weak.Make(html)
	})
	return d, diags
}

// Empty reports whether there is nothing to show.
func (d *Doc) Empty() bool { return d.empty || d.src == nil }

// HasFootnotes reports whether the text has footnotes, whose ids, like those of
// headings, must not meet another text's on the same page.
func (d *Doc) HasFootnotes() bool { return len(d.notes) > 0 }

// Summary is the plain text of the first paragraph with the typography of its
// language, or "": a description of the page where none is written.
func (d *Doc) Summary() string { return d.summary }

// HasAnchor reports whether #id is a place in the text: a heading or a footnote.
//
// Every page has its top (HTML, 7.4.6.4), and browsers look in its text for what follows ":~:", which they
// themselves write into addresses that are copied (URL Fragment Text Directives, 3.2).
func (d *Doc) HasAnchor(id string) bool {
	id, _, quoted := strings.Cut(id, ":~:")
	if quoted && id == "" || strings.EqualFold(id, "top") {
		return true
	}
	for i := range d.Headings {
		if h := &d.Headings[i]; h.ID == id || h.Former == id && id != "" {
			return true
		}
	}
	return isNoteID(id, d.notes)
}

// HTML is the text as HTML. fill gives the target of Links[i]; it is asked more than
// once for a link and must give the same answer.
func (d *Doc) HTML(w *Words, fill func(i int) Target) string {
	text := d.written()
	var out strings.Builder
	out.Grow(len(text.html) + text.room(fill))
	text.fill(&out, 0, len(text.html), w, fill)
	return out.String()
}

// BlocksHTML is the HTML of each block of [Doc.Sections], in their order; "" of a footnote.
func (d *Doc) BlocksHTML(w *Words, fill func(i int) Target) []string {
	all := make([]string, len(d.blocks))
	if len(all) == 0 {
		return nil
	}
	read(d.src, d.base, d.in, d.words, func(t *tree) {
		spans := map[int][2]int{} // in the HTML, by node
		text := writeNoting(t, func(node, from, to int) { spans[node] = [2]int{from, to} })
		for i, p := range t.places() {
			var out strings.Builder
			span := spans[p.node]
			text.fill(&out, span[0], span[1], w, fill)
			all[i] = out.String()
		}
	})
	return all
}

// fill writes a part of the HTML with its holes filled.
func (text *written) fill(out *strings.Builder, from, to int, w *Words, fill func(i int) Target) {
	var filled [256]byte
	first, _ := slices.BinarySearchFunc(text.holes, from, func(h hole, at int) int { return int(h.at) - at })
	for _, h := range text.holes[first:] {
		at := int(h.at)
		if at >= to {
			break
		}
		out.Write(text.html[from:at])
		out.Write(h.append(filled[:0], w, fill))
		from = at
	}
	out.Write(text.html[from:to])
}

// room is about how long all that fills the holes is.
func (w *written) room(fill func(i int) Target) (n int) {
	for _, h := range w.holes {
		switch h.what {
		case linkStart, imageSource:
			t := fill(int(h.n))
			n += len(` href=""`) + len(t.Href) + len(t.Attrs)
		case linkAfter:
			n += len(fill(int(h.n)).After)
		default:
			n += len("Footnotes")
		}
	}
	return n
}

// append appends what fills the hole.
func (h *hole) append(dst []byte, w *Words, fill func(i int) Target) []byte {
	switch h.what {
	case linkStart:
		t := fill(int(h.n))
		if t.Href == "" {
			return dst
		}
		return appendTarget(dst, ` href="`, t)
	case linkAfter:
		return append(dst, fill(int(h.n)).After...)
	case imageSource:
		return appendTarget(dst, ` src="`, fill(int(h.n)))
	}
	return appendEscaped(dst, w.word(h.what))
}

func appendTarget(dst []byte, attribute string, t Target) []byte {
	dst = appendHref(append(dst, attribute...), t.Href)
	return append(append(dst, '"'), t.Attrs...)
}

// appendEscaped appends text for use in a quoted attribute, or between tags.
func appendEscaped(dst []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		e := escapes[s[i]]
		if e == "" {
			continue
		}
		dst = append(append(dst, s[done:i]...), e...)
		done = i + 1
	}
	return append(dst, s[done:]...)
}

// escapes are the bytes that HTML gives a meaning.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// appendText appends text for use between tags, where a quotation mark is an ordinary character.
func appendText(dst []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		if c := s[i]; c == '&' || c == '<' || c == '>' {
			dst = append(append(dst, s[done:i]...), escapes[c]...)
			done = i + 1
		}
	}
	return append(dst, s[done:]...)
}

// appendHref appends an address for use in a quoted attribute. What may not
// stand in an address (RFC 3986) is written in percent; what already is, is left.
func appendHref(dst []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	done := 0
	for i := range len(s) {
		c := s[i]
		if !changes[c] || c == '%' && isPercent(s[i:]) {
			continue
		}
		dst = append(dst, s[done:i]...)
		done = i + 1
		if c == '&' {
			dst = append(dst, "&amp;"...)
		} else {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return append(dst, s[done:]...)
}

// changes are the bytes that do not stand for themselves in an address.
var changes = func() (t [256]bool) {
	for c := range t {
		t[c] = c <= ' ' || c >= 0x7F
	}
	for _, c := range []byte("&%\"<>\\^`{|}") {
		t[c] = true
	}
	return
}()

// isPercent reports whether s begins with a character written in percent.
func isPercent(s string) bool { return len(s) >= 3 && plaintext.IsHex(s[1]) && plaintext.IsHex(s[2]) }
