// This file goes through the trees of templates.

package render

import "text/template/parse"

// unmemo writes {{memo "name" value}} as {{template "name" value}}.
func unmemo(n parse.Node) parse.Node {
	name, value := memoCall(n)
	if name == "" {
		return n
	}
	a := n.(*parse.ActionNode)
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: a.Pos, Line: a.Line,
		Cmds: []*parse.CommandNode{{NodeType: parse.NodeCommand, Pos: value.Position(), Args: []parse.Node{value}}}}
	return &parse.TemplateNode{NodeType: parse.NodeTemplate, Pos: a.Pos, Line: a.Line, Name: name, Pipe: pipe}
}

// memoCall is what memo is asked for, when n is nothing but that.
func memoCall(n parse.Node) (name string, value parse.Node) {
	a, ok := n.(*parse.ActionNode)
	if !ok || len(a.Pipe.Cmds) != 1 || len(a.Pipe.Decl) > 0 || len(a.Pipe.Cmds[0].Args) != 3 {
		return "", nil
	}
	if s := memoName(a.Pipe.Cmds[0]); s != nil {
		return s.Text, a.Pipe.Cmds[0].Args[2]
	}
	return "", nil
}

// memoName is the name a command gives to memo; nil when it does not call it.
func memoName(c *parse.CommandNode) *parse.StringNode {
	f, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || f.Ident != "memo" || len(c.Args) < 2 {
		return nil
	}
	s, _ := c.Args[1].(*parse.StringNode)
	return s
}

// branchOf is what {{if}}, {{with}} and {{range}} have in common; nil for other nodes.
func branchOf(n parse.Node) *parse.BranchNode {
	switch n := n.(type) {
	case *parse.IfNode:
		return &n.BranchNode
	case *parse.WithNode:
		return &n.BranchNode
	case *parse.RangeNode:
		return &n.BranchNode
	}
	return nil
}

// pipeOf is what an instruction begins with, or nil.
func pipeOf(n parse.Node) *parse.PipeNode {
	if b := branchOf(n); b != nil {
		return b.Pipe
	}
	switch n := n.(type) {
	case *parse.ActionNode:
		return n.Pipe
	case *parse.TemplateNode:
		return n.Pipe
	}
	return nil
}

// rewrite replaces each node below n by what f makes of it, and returns n.
func rewrite(n parse.Node, f func(parse.Node) parse.Node) parse.Node {
	if b := branchOf(n); b != nil {
		rewrite(b.List, f)
		rewrite(b.ElseList, f)
	} else if l, ok := n.(*parse.ListNode); ok && l != nil {
		for i, child := range l.Nodes {
			l.Nodes[i] = f(rewrite(child, f))
		}
	}
	return n
}

// walkLists calls f for each list of nodes, below n and n itself.
func walkLists(n parse.Node, f func(*parse.ListNode)) {
	if b := branchOf(n); b != nil {
		walkLists(b.List, f)
		walkLists(b.ElseList, f)
	} else if l, ok := n.(*parse.ListNode); ok && l != nil {
		f(l)
		for _, child := range l.Nodes {
			walkLists(child, f)
		}
	}
}

// walk calls f for n and each node below it.
func walk(n parse.Node, f func(parse.Node)) {
	f(n)
	if pipe := pipeOf(n); pipe != nil {
		walk(pipe, f)
	}
	if b := branchOf(n); b != nil {
		walk(b.List, f)
		if b.ElseList != nil {
			walk(b.ElseList, f)
		}
		return
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			walk(child, f)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			walk(c, f)
		}
	case *parse.CommandNode:
		for _, arg := range n.Args {
			walk(arg, f)
		}
	case *parse.ChainNode:
		walk(n.Node, f)
	}
}

// countable writes {{range 3}} so that it is known for what it is by the type
// check, to which a number by itself is none of Go's.
func countable(tree *parse.Tree) *parse.Tree {
	number := func(n parse.Node) *parse.CommandNode {
		if r, ok := n.(*parse.RangeNode); ok && len(r.Pipe.Cmds) == 1 && len(r.Pipe.Cmds[0].Args) == 1 {
			if n, ok := r.Pipe.Cmds[0].Args[0].(*parse.NumberNode); ok && n.IsInt {
				return r.Pipe.Cmds[0]
			}
		}
		return nil
	}
	found := false
	walk(tree.Root, func(n parse.Node) { found = found || number(n) != nil })
	if !found {
		return tree
	}
	tree = tree.Copy()
	walk(tree.Root, func(n parse.Node) {
		if c := number(n); c != nil {
			c.Args = []parse.Node{parse.NewIdentifier("len").SetPos(c.Pos).SetTree(tree),
				&parse.StringNode{NodeType: parse.NodeString, Pos: c.Pos, Quoted: `""`}}
		}
	})
	return tree
}
