// This file finds the sections that texts have in every language, by one of the names that the
// text's language has for them, or by an anchor that is written out: ## Before you begin {#prerequisites}.
// Links lead to them by the same anchor in each language.

package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

// A namedTitle is a heading that may begin one of these sections.
type namedTitle struct {
	node    *ast.Heading
	name    string
	written bool // as an anchor
}

// A doubledSection is one that the text has already.
type doubledSection struct {
	name      string
	at, first int // where its heading is, and that of the first
}

// nameSections finds out which headings begin such a section: of those of one name, the one
// with the anchor, or the first of level 2. A deeper one does if there is no other: else each
// is a section of a part of the text.
func (r *reader) nameSections(root ast.Node) {
	found := r.namedTitles(root)
	for i := range found {
		t := &found[i]
		best := bestOf(found, t.name)
		switch {
		case best == t:
			r.named = append(r.named, *t)
			r.ids[t.name] = 1
		case best != nil && t.isTop() && best.isTop() && !(t.written && best.written): // two such anchors are told anyway
			r.doubled = append(r.doubled, doubledSection{t.name, beginning(t.node), beginning(best.node)})
		}
	}
}

func (t *namedTitle) isTop() bool { return t.written || t.node.Level <= 2 }

// bestOf is the heading among some that begins the section of a name, or nil.
func bestOf(found []namedTitle, name string) *namedTitle {
	var top, deep *namedTitle
	count := 0
	for i := range found {
		t := &found[i]
		switch {
		case t.name != name:
		case t.written:
			return t
		case t.isTop() && top == nil:
			top = t
		case !t.isTop():
			deep = t
			count++
		}
	}
	if top == nil && count == 1 {
		return deep
	}
	return top
}

// namedTitles are the headings of the text itself that say such a name.
func (r *reader) namedTitles(root ast.Node) (found []namedTitle) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Lines().Len() != 1 {
			continue
		}
		line := h.Lines().At(0)
		text := r.src[line.Start:line.Stop]
		if e, ok := r.explicitID(h); ok {
			if isNamed[e.id] {
				found = append(found, namedTitle{h, e.id, true})
				continue
			}
			text = r.src[line.Start:e.from]
		}
		if name := r.words.sectionOf(r.in, text); name != "" {
			found = append(found, namedTitle{h, name, false})
		}
	}
	return found
}

// nameOf is the name of the section that a heading begins, or "".
func (r *reader) nameOf(h *ast.Heading) string {
	for i := range r.named {
		if r.named[i].node == h {
			return r.named[i].name
		}
	}
	return ""
}

// longestName is how many bytes a heading has at most that says the name of a section.
const longestName = 120

// sectionOf is the name of the section that a heading in a language says, or "".
func (v *Vocabulary) sectionOf(in lang.Tag, heading []byte) string {
	if v == nil || len(heading) > longestName {
		return ""
	}
	var room [2 * longestName]byte
	letters := appendLetters(room[:0], heading)
	for { // as a language is spoken somewhere, then at large: fr-be, fr
		if name := v.sections[in][string(letters)]; name != "" {
			return name
		}
		at := strings.LastIndexByte(string(in), '-')
		if at < 0 {
			return ""
		}
		in = in[:at]
	}
}

// appendLetters appends what makes a heading the same as another: its letters, in small ones
// and without accents. A number before it, signs and spaces make no difference.
func appendLetters(dst, heading []byte) []byte {
	from := len(dst)
	dst = plaintext.AppendBare(dst, heading)
	letters := dst[:from]
	for rest := dst[from:]; len(rest) > 0; {
		c, size := utf8.DecodeRune(rest)
		switch letter := rest[:size]; {
		case plaintext.Ligature(c) != "":
			letters = append(letters, plaintext.Ligature(c)...)
		case unicode.IsLetter(c):
			letters = append(letters, letter...)
		}
		rest = rest[size:]
	}
	return letters
}
