// This file forbids what html/template escapes and has got wrong before: values
// within scripts, style sheets, attributes without quotes, names of tags and
// attributes, comments, and addresses that a page leads to by itself.

package render

import (
	"bytes"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"projetpro/internal/diag"
)

// forbidden are the escapers that html/template puts where a value must not stand.
var forbidden = map[string]bool{
	"_html_template_commentescaper":   true,
	"_html_template_cssescaper":       true,
	"_html_template_cssvaluefilter":   true,
	"_html_template_htmlnamefilter":   true,
	"_html_template_jsregexpescaper":  true,
	"_html_template_jsstrescaper":     true,
	"_html_template_jstmpllitescaper": true,
	"_html_template_jsvalescaper":     true,
	"_html_template_nospaceescaper":   true,
}

// audit looks at each value of an escaped piece.
func (p *piece) audit(root *template.Template) (list diag.List) {
	seen := map[diag.Pos]bool{}
	for _, t := range root.Templates() {
		if t.Tree == nil {
			continue
		}
		walkLists(t.Tree.Root, func(l *parse.ListNode) {
			for i, n := range l.Nodes {
				if !isUnsafe(n) || isData(l, i) {
					continue
				}
				at := diag.Pos{File: t.Tree.ParseName, Offset: int(n.Position())}
				if !seen[at] {
					seen[at] = true
					list.Add(diag.LayoutUnsafe, at, endOfAction(p.files, at))
				}
			}
		})
	}
	return list
}

// findLeading finds the places from which a page would lead on to a value by itself.
func (f *file) findLeading() (list diag.List) {
	for _, m := range leadsOn.FindAllIndex(f.src, -1) {
		list.Add(diag.LayoutUnsafe, diag.Pos{File: f.path, Offset: m[0]}, m[1])
	}
	for _, m := range rebased.FindAllIndex(f.src, -1) {
		list.Add(diag.LayoutBase, diag.Pos{File: f.path, Offset: m[0]}, m[1])
	}
	return list
}

// rebased is <base href>.
var rebased = regexp.MustCompile(`(?i)<base\s[^>]*\bhref\b[^>]*>?`)

// leadsOn is <meta http-equiv="refresh"> with a value in it.
var leadsOn = regexp.MustCompile(`(?is)<meta(?:[^>]*http-equiv\s*=\s*["']?refresh[^>]*\{\{|[^>]*\{\{[^>]*http-equiv\s*=\s*["']?refresh)[^>]*>`)

func endOfAction(files []*file, at diag.Pos) int {
	src := sourceOf(files, at.File)
	if i := bytes.Index(src[min(at.Offset, len(src)):], []byte("}}")); i >= 0 {
		return at.Offset + i
	}
	return 0
}

// isUnsafe reports whether a node is a value in a forbidden place, or calls a
// template there: html/template names what it makes of one after the place, and
// shows it to nobody.
func isUnsafe(n parse.Node) bool {
	switch n := n.(type) {
	case *parse.ActionNode:
		return isForbidden(n.Pipe) && !isAttributes(n.Pipe)
	case *parse.TemplateNode:
		_, place, _ := strings.Cut(n.Name, "$htmltemplate_")
		return forbiddenPlace.MatchString(place)
	}
	return false
}

// isForbidden reports whether html/template has put a forbidden escaper behind a value.
func isForbidden(p *parse.PipeNode) bool {
	return slices.ContainsFunc(p.Cmds, func(c *parse.CommandNode) bool { return forbidden[called(c)] })
}

// isAttributes reports whether a value within a tag is that of the function lang,
// which writes whole attributes.
func isAttributes(p *parse.PipeNode) bool {
	return len(p.Cmds) == 2 && called(p.Cmds[0]) == "lang" && called(p.Cmds[1]) == "_html_template_htmlnamefilter"
}

// called is the name of the function that a command calls, or "".
func called(c *parse.CommandNode) string {
	if f, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return f.Ident
	}
	return ""
}

var forbiddenPlace = regexp.MustCompile(`stateTag|stateAttrName|stateAfterName|stateBeforeValue|stateHTMLCmt|stateJS|stateCSS|delimSpaceOrTagEnd`)

// isData reports whether node i is all there is in a <script> of data, where
// html/template writes JSON.
func isData(l *parse.ListNode, i int) bool {
	if i == 0 || i == len(l.Nodes)-1 {
		return false
	}
	before, ok1 := l.Nodes[i-1].(*parse.TextNode)
	after, ok2 := l.Nodes[i+1].(*parse.TextNode)
	return ok1 && ok2 && bytes.HasSuffix(bytes.TrimSpace(before.Text), []byte(`<script type="application/ld+json">`)) &&
		bytes.HasPrefix(bytes.TrimSpace(after.Text), []byte(`</script>`))
}
