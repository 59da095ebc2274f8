// This file reads phrases of another language, [design thinking]{lang=en}, so
// that they are pronounced as they should be (WCAG 3.1.2). The notation is
// Pandoc's; lang is the only attribute there is.

package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"projetpro/internal/lang"
)

// A span is a phrase in a language that is not the text's.
type span struct {
	ast.BaseInline
	tag   lang.Tag
	start string // the start tag
}

var nodeKindSpan = ast.NewNodeKind("Span")

func (n *span) Kind() ast.NodeKind { return nodeKindSpan }

func (n *span) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A bracket is an opening bracket that goldmark left as text.
type bracket struct {
	node *ast.Text
	at   int
}

// findSpans puts the phrases among the children of parent into spans. goldmark
// has left their brackets and braces as text.
func (r *reader) findSpans(parent ast.Node) {
	if !r.mayHaveSpans(parent) {
		return
	}
	var open []bracket
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			continue
		}
		for i := t.Segment.Start; i < t.Segment.Stop; i++ {
			switch r.src[i] {
			case '\\':
				i++
			case '[':
				open = append(open, bracket{t, i})
			case ']':
				if len(open) == 0 {
					continue
				}
				from := open[len(open)-1]
				open = open[:len(open)-1]
				if rest := r.makeSpan(parent, from, t, i); rest != nil {
					t, i = rest, rest.Segment.Start-1
					n = rest
				}
			}
		}
	}
}

// mayHaveSpans reports whether braces follow a bracket among the children of parent.
func (r *reader) mayHaveSpans(parent ast.Node) bool {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok && bytes.Contains(r.src[t.Segment.Start:min(len(r.src), t.Segment.Stop+1)], []byte("]{")) {
			return true
		}
	}
	return false
}

// makeSpan makes one of the nodes between two brackets if a language follows
// them, and gives the text that follows it. It is nil if there is no span.
func (r *reader) makeSpan(parent ast.Node, from bracket, last *ast.Text, at int) *ast.Text {
	attributes, end := r.attributes(at + 1)
	if end == 0 {
		return nil
	}
	tag, ok := lang.PhraseLanguage(attributes)
	if !ok {
		return nil
	}
	start := `<span lang="` + string(tag) + `"`
	if tag.Dir() != r.in.Dir() {
		start += ` dir="` + tag.Dir() + `"`
	}
	s := &span{tag: tag, start: start + ">"}
	rest := ast.NewTextSegment(text.NewSegment(min(end, last.Segment.Stop), last.Segment.Stop))
	rest.SetSoftLineBreak(last.SoftLineBreak())
	rest.SetHardLineBreak(last.HardLineBreak())
	parent.InsertAfter(parent, last, rest)
	if end > last.Segment.Stop { // the braces go on in the next texts
		r.dropText(parent, rest, end)
	}
	last.Segment.Stop = at
	last.SetSoftLineBreak(false)
	last.SetHardLineBreak(false)

	first := ast.NewTextSegment(text.NewSegment(from.at+1, from.node.Segment.Stop))
	first.SetSoftLineBreak(from.node.SoftLineBreak())
	first.SetHardLineBreak(from.node.HardLineBreak())
	from.node.Segment.Stop = from.at
	from.node.SetSoftLineBreak(false)
	from.node.SetHardLineBreak(false)
	parent.InsertAfter(parent, from.node, s)
	if first.Segment.Start < first.Segment.Stop || first.SoftLineBreak() || first.HardLineBreak() {
		s.AppendChild(s, first)
	}
	for n := s.NextSibling(); n != nil && n != ast.Node(rest); {
		next := n.NextSibling()
		s.AppendChild(s, n)
		n = next
	}
	return rest
}

// dropText removes the texts behind n up to the offset end; n takes over the
// line break of the last of them.
func (r *reader) dropText(parent ast.Node, n *ast.Text, end int) {
	for {
		t, ok := n.NextSibling().(*ast.Text)
		if !ok || t.Segment.Start >= end {
			return
		}
		if t.Segment.Stop > end {
			t.Segment.Start = end
			return
		}
		n.SetSoftLineBreak(t.SoftLineBreak())
		n.SetHardLineBreak(t.HardLineBreak())
		parent.RemoveChild(parent, t)
	}
}

// attributes gives what stands in braces at the offset at, and where that ends; 0 if there are none.
func (t *tree) attributes(at int) (string, int) {
	const longest = 100
	if at >= len(t.src) || t.src[at] != '{' {
		return "", 0
	}
	s := t.src[at+1 : min(len(t.src), at+longest)]
	i := bytes.IndexAny(s, "}\n")
	if i < 0 || s[i] == '\n' {
		return "", 0
	}
	return strings.TrimSpace(string(s[:i])), at + i + 2
}
