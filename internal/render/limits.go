// This file bounds what a layout can cost. A few lines can ask for more than any
// computer has: parts that call parts that call parts, lists within lists, a text
// that is joined to itself. The bounds are far above what layouts need.

package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"projetpro/internal/diag"
	"projetpro/internal/program"
)

const (
	// longest is how many instructions a file can have, and largest those of a
	// layout with all that it uses. All could stand within one another, and whatever
	// goes through a layout takes stack for each.
	longest = 1000
	largest = 20_000

	// deepest is how many lists can stand within one another: html/template looks at
	// what is in a list twice, so that the work doubles with each.
	deepest = 8

	// mostSteps is how many instructions a page can follow, and mostBytes how long it
	// can become; a page that lists much can do so much for each that it lists.
	mostSteps, stepsEach = 500_000, 1000
	mostBytes, bytesEach = 16 << 20, 4 << 10

	// manyLooks is how many bytes may be looked at for the angle brackets of a text: see parted.
	manyLooks = 10_000_000

	// longText is how long a text can become that a layout joins from others.
	longText = 64 << 10
)

var (
	errSteps = errors.New("more steps than a page can have")
	errBytes = errors.New("more text than a page can have")
)

// An excess is the error of a page that went beyond what it can cost: errSteps or
// errBytes, and how many there could be.
type excess struct {
	error
	most int
}

func (e excess) Unwrap() error { return e.error }

// diags is what to say of it.
func (e excess) diags(layout string) (list diag.List) {
	at := diag.WholeFile(folder + layout)
	if e.error == errSteps {
		list.Add(diag.LayoutSteps, at, 0, e.most)
	} else {
		list.Add(diag.LayoutOutput, at, 0, e.most>>20)
	}
	return list
}

// usual are the limits of a page that lists little.
var usual = program.Limits{Steps: mostSteps, Bytes: mostBytes}

// limitsOf are those of the page that shows a view, however much it lists.
func limitsOf(view any) program.Limits {
	n := listed(reflect.ValueOf(view), map[uintptr]bool{})
	return program.Limits{Steps: max(mostSteps, n*stepsEach), Bytes: max(mostBytes, n*bytesEach)}
}

// listed counts what is in the lists of a value, and in theirs. What several of them
// lead to counts once; what is in maps, and what layouts cannot see, does not.
func listed(v reflect.Value, seen map[uintptr]bool) (n int) {
	switch v.Kind() {
	case reflect.Pointer:
		if p := v.Pointer(); p != 0 && !seen[p] {
			seen[p] = true
			return listed(v.Elem(), seen)
		}
	case reflect.Interface:
		return listed(v.Elem(), seen)
	case reflect.Struct:
		for field, f := range v.Fields() {
			if field.IsExported() {
				n += listed(f, seen)
			}
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return 0
		}
		n = v.Len()
		for i := range v.Len() {
			n += listed(v.Index(i), seen)
		}
	}
	return n
}

// A writer collects what a template writes, and counts its steps: an empty text is
// one; see counted.
type writer struct {
	program.Limits
	b     []byte
	start int // where the page begins in b
	steps int
}

func newWriter(dst []byte, limits program.Limits) *writer {
	return &writer{Limits: limits, b: dst, start: len(dst)}
}

func (w *writer) Write(p []byte) (int, error) {
	if len(p) == 0 {
		if w.steps++; w.steps > w.Steps {
			return 0, excess{errSteps, w.Steps}
		}
		return 0, nil
	}
	if len(w.b)-w.start+len(p) > w.Bytes {
		return 0, excess{errBytes, w.Bytes}
	}
	w.b = append(w.b, p...)
	return len(p), nil
}

// counted puts an empty text before each instruction of a template, and at the
// beginning of each list, which whoever writes it can count. One that calls many
// functions counts for several.
func counted(tree *parse.Tree) {
	walkLists(tree.Root, func(l *parse.ListNode) {
		nodes := []parse.Node{&parse.TextNode{NodeType: parse.NodeText, Pos: l.Pos}}
		for _, n := range l.Nodes {
			for range weight(n) {
				nodes = append(nodes, &parse.TextNode{NodeType: parse.NodeText, Pos: n.Position()})
			}
			nodes = append(nodes, n)
		}
		l.Nodes = nodes
	})
}

func weight(n parse.Node) int {
	pipe := pipeOf(n)
	if pipe == nil {
		return 0
	}
	calls := 0
	walk(pipe, func(n parse.Node) {
		if _, ok := n.(*parse.CommandNode); ok {
			calls++
		}
	})
	return 1 + calls/4
}

// findTooLarge reports a layout that is too much to look at.
func (p *piece) findTooLarge() (list diag.List) {
	n := 0
	for i, f := range p.from {
		if !slices.Contains(p.from[:i], f) {
			n += f.instructions
		}
	}
	if n > largest {
		list.Add(diag.LayoutTooLarge, diag.WholeFile(folder+p.name), 0, n, largest)
	}
	return list
}

// findTooDeep reports the lists that stand too deep within others, by way of other
// templates or not. No template may lead back to itself.
func (p *piece) findTooDeep() (list diag.List) {
	depths := map[string]int{}
	var depth func(name string) int
	depth = func(name string) int {
		d := p.templates[name]
		if known, ok := depths[name]; ok || d == nil {
			return known
		}
		most := 0
		report := func(n parse.Node) {
			list.Add(diag.LayoutTooDeep, diag.Pos{File: d.file.path, Offset: int(n.Position())}, 0, deepest)
		}
		var in func(n parse.Node, around int)
		in = func(n parse.Node, around int) {
			inside := around
			switch n := n.(type) {
			case *parse.ListNode:
				if n != nil {
					for _, child := range n.Nodes {
						in(child, around)
					}
				}
			case *parse.RangeNode:
				inside++
				if most = max(most, inside); around == deepest {
					report(n)
				}
			case *parse.TemplateNode:
				called := depth(p.nameFor(d, n.Name))
				if most = max(most, around+called); around <= deepest && called <= deepest && around+called > deepest {
					report(n)
				}
			}
			if b := branchOf(n); b != nil {
				in(b.List, inside)
				in(b.ElseList, around)
			}
		}
		in(d.tree.Root, 0)
		depths[name] = most
		return most
	}
	depth(p.name)
	return list
}

// parted is a template whose texts with many angle brackets, times bytes, begin anew at each:
// for one that begins no tag, html/template looks at all that follows in its text.
// Nothing else that it looks for goes on behind an angle bracket.
func parted(tree *parse.Tree, many int) *parse.Tree {
	walkLists(tree.Root, func(l *parse.ListNode) {
		var nodes []parse.Node
		for _, n := range l.Nodes {
			text, ok := n.(*parse.TextNode)
			if !ok || bytes.Count(text.Text, []byte("<"))*len(text.Text) < many {
				nodes = append(nodes, n)
				continue
			}
			for at := 0; at < len(text.Text); {
				end := len(text.Text)
				if next := bytes.IndexByte(text.Text[at+1:], '<'); next >= 0 {
					end = at + 1 + next
				}
				nodes = append(nodes, &parse.TextNode{NodeType: parse.NodeText, Pos: text.Pos + parse.Pos(at), Text: text.Text[at:end:end]})
				at = end
			}
		}
		l.Nodes = nodes
	})
	return tree
}

// joining are the functions of templates that join texts, within bounds.
var joining = template.FuncMap{
	"print":   func(args ...any) (string, error) { return joined(args, func() string { return fmt.Sprint(args...) }) },
	"println": func(args ...any) (string, error) { return joined(args, func() string { return fmt.Sprintln(args...) }) },
	"html": func(args ...any) (string, error) {
		return joined(args, func() string { return template.HTMLEscaper(args...) })
	},
	"js": func(args ...any) (string, error) {
		return joined(args, func() string { return template.JSEscaper(args...) })
	},
	"urlquery": func(args ...any) (string, error) {
		return joined(args, func() string { return template.URLQueryEscaper(args...) })
	},
	"printf": func(format string, args ...any) (string, error) {
		if strings.Count(format, "%") > 100 || wide.MatchString(format) {
			return "", unable(diag.CannotFormat, "")
		}
		return joined(append([]any{format}, args...), func() string { return fmt.Sprintf(format, args...) })
	},
}

// wide is a width of a thousand and more, or one that is an argument.
var wide = regexp.MustCompile(`%[^a-zA-Z%]*(?:[0-9]{4}|\*)`)

// joined is the text that join makes of args, unless it is too long.
func joined(args []any, join func() string) (string, error) {
	long := unable(diag.CannotJoin, strconv.Itoa(longText))
	n := 0
	for _, a := range args {
		if v := reflect.ValueOf(a); v.Kind() == reflect.String {
			n += v.Len()
		}
	}
	if n > longText {
		return "", long
	}
	s := join()
	if len(s) > longText {
		return "", long
	}
	return s, nil
}
