// This file finds templates that are called without the value they need.

package render

import (
	"text/template/parse"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// findDotless reports where a layout, or what it remembers, calls a template with
// no value that shows or asks for one.
func (p *piece) findDotless() (list diag.List) {
	for _, q := range p.within {
		for _, d := range q.templates {
			for _, c := range d.mentions {
				if called := q.templates[q.nameFor(d, c.name)]; !c.bare || called == nil || !called.needsValue {
					continue
				}
				end := c.at + len(c.name) + len(`""`)
				at := diag.Pos{File: d.file.path, Offset: c.at}
				found := list.Add(diag.LayoutDot, at, end, c.name)
				if src := d.file.src; end <= len(src) {
					found.Fix = string(src[plaintext.LineStart(src, c.at):end]) + " ." + string(src[end:plaintext.LineEnd(src, end)])
				}
			}
		}
	}
	return list
}

// needsValue reports whether a template does anything with the value it is given.
func needsValue(tree *parse.Tree) (needs bool) {
	var in func(n parse.Node, own bool) // own: the dot is that of the template
	in = func(n parse.Node, own bool) {
		if l, ok := n.(*parse.ListNode); ok && l != nil {
			for _, child := range l.Nodes {
				in(child, own)
			}
		}
		if pipe := pipeOf(n); pipe != nil {
			walk(pipe, func(n parse.Node) {
				switch n := n.(type) {
				case *parse.DotNode, *parse.FieldNode:
					needs = needs || own
				case *parse.VariableNode:
					needs = needs || n.Ident[0] == "$"
				}
			})
		}
		if b := branchOf(n); b != nil {
			in(b.List, own && b.NodeType == parse.NodeIf)
			in(b.ElseList, own)
		}
	}
	in(tree.Root, true)
	return needs
}
