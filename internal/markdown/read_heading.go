// This file reads headings, and the anchors that links lead to.

package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"projetpro/internal/lang"
)

// An explicitID is one that is written behind a heading, {#like-this}.
type explicitID struct {
	id       string // "" when it is not a good one
	from, to int    // of the braces
}

func (r *reader) heading(n *ast.Heading) {
	explicit, ok := r.explicitID(n)
	if ok {
		r.stop = explicit.from
	}
	refs, before := len(r.refs), len(r.unwritten)
	r.isLines = n.Lines().Len() > 1
	i := r.leaf(kindHeading, n)
	r.stop = 0
	t := title{level: n.Level, heading: -1, lines: n.Lines().Len(), unwritten: len(r.unwritten) > before}
	if t.lines > 0 {
		last := n.Lines().At(t.lines - 1)
		t.last = stretch{from: last.Start, to: last.Stop}
		t.underlined = n.Lines().At(0).Start <= n.Pos() // not behind ##
	}
	if text := strings.TrimSpace(r.says(i)); text != "" {
		t.heading = len(r.headings)
		block := &r.nodes[i]
		h := Heading{Level: max(n.Level, 2), Text: text, Name: r.nameOf(n)}
		if h.ID = explicit.id; h.ID == "" {
			h.ID = r.headingID(h.Name, r.text[block.from:block.to])
		}
		if h.Name != "" && h.ID != h.Name {
			h.Former, h.ID = h.ID, h.Name
		}
		r.countNotes(i, refs)
		r.headings = append(r.headings, h)
	}
	r.nodes[i].n = int32(len(r.titles))
	r.titles = append(r.titles, t)
}

// headingID is the id that the words of a heading make, or the name of its section.
func (r *reader) headingID(name string, text []byte) string {
	base := lang.Slug(string(text))
	switch {
	case base == "":
		base = "section"
	case base == name:
		return name
	}
	id := base
	for n := r.ids[base]; n > 0; {
		n++
		id = base + "-" + strconv.Itoa(n)
		if r.ids[id] == 0 {
			r.ids[base] = n
			break
		}
	}
	r.ids[id] = 1
	return id
}

// reserveIDs keeps the ids that are written out from being made for another heading.
func (r *reader) reserveIDs(root ast.Node) {
	if bytes.Contains(r.src, []byte("{#")) {
		r.reserve(root)
	}
}

func (r *reader) reserve(parent ast.Node) {
	for n := parent.FirstChild(); n != nil && n.Type() == ast.TypeBlock; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			r.reserve(n)
			continue
		}
		if e, ok := r.explicitID(h); ok {
			r.explicit = append(r.explicit, e)
			if e.id != "" {
				r.ids[e.id] = 1
			}
		}
	}
}

// explicitID reads the braces at the end of a heading, if they hold an id or
// were meant to.
func (r *reader) explicitID(n *ast.Heading) (e explicitID, ok bool) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return e, false
	}
	last := lines.At(lines.Len() - 1)
	s := bytes.TrimRight(r.src[last.Start:last.Stop], " \t\n")
	i := bytes.LastIndex(s, []byte("{#"))
	if i < 0 || s[len(s)-1] != '}' || bytes.IndexByte(s[i:], '}') != len(s)-1-i {
		return e, false
	}
	e.from, e.to = last.Start+i, last.Start+len(s)
	if id := string(s[i+2 : len(s)-1]); isID(id) {
		e.id = id
	}
	return e, true
}

// longestID is how many bytes an id has that is written out.
const longestID = 200

// isID reports whether s can be one: small letters without accents, figures, and hyphens
// between them.
func isID(s string) bool {
	if len(s) > longestID {
		return false
	}
	for part := range strings.SplitSeq(s, "-") {
		if part == "" || part != lang.Slug(part) {
			return false
		}
	}
	return true
}
