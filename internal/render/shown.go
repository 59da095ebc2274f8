// This file refuses to show what no reader could make sense of: a value that is
// no text and no number, of which templates write how Go sees it, and half of a
// letter.

package render

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// shownName is the function that looks at what is shown.
const shownName = "_shown"

// shown is a value, if it can be shown. Programs write no other.
func shown(value any) (any, error) {
	v := reflect.ValueOf(value)
	switch v.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Invalid:
	default:
		switch value.(type) {
		case fmt.Stringer, error:
		default:
			return nil, unable(diag.CannotShow, strings.TrimLeft(v.Type().String(), "*"))
		}
	}
	return value, nil
}

// withShown has each value looked at that a template shows, but for data.
func withShown(tree *parse.Tree) {
	walkLists(tree.Root, func(l *parse.ListNode) {
		for i, n := range l.Nodes {
			a, ok := n.(*parse.ActionNode)
			if !ok || len(a.Pipe.Decl) > 0 || isData(l, i) {
				continue
			}
			cmds := a.Pipe.Cmds
			own := 0
			for own < len(cmds) && !isEscaper(cmds[own]) {
				own++
			}
			at := cmds[own-1].Pos
			look := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: at, Args: []parse.Node{parse.NewIdentifier(shownName).SetPos(at)}}
			a.Pipe.Cmds = append(cmds[:own:own], append([]*parse.CommandNode{look}, cmds[own:]...)...)
		}
	})
}

// cut is the function slice of templates, which cuts texts by bytes: not within a letter.
func cut(of any, at ...int) (any, error) {
	v := reflect.ValueOf(of)
	if v.Kind() == reflect.String {
		v = reflect.ValueOf(lang.Untagged(v.String()))
	}
	if kind := v.Kind(); kind != reflect.String && kind != reflect.Slice || len(at) > 2 {
		return nil, unable(diag.CannotSlice, "")
	}
	bounds := []int{0, v.Len()}
	copy(bounds, at)
	from, to := bounds[0], bounds[1]
	for _, i := range at {
		if i < 0 || i > v.Len() {
			return nil, unable(diag.CannotSliceBeyond, strconv.Itoa(i))
		}
	}
	if from > to {
		return nil, unable(diag.CannotSliceBackwards, fmt.Sprintf("%d > %d", from, to))
	}
	if v.Kind() == reflect.String {
		for _, i := range []int{from, to} {
			if s := v.String(); i < len(s) && !utf8.RuneStart(s[i]) {
				return nil, unable(diag.CannotSliceLetter, strconv.Itoa(i))
			}
		}
	}
	return v.Slice(from, to).Interface(), nil
}

// isEscaper reports whether html/template has put a command into a pipeline.
func isEscaper(c *parse.CommandNode) bool {
	f, ok := c.Args[0].(*parse.IdentifierNode)
	return ok && strings.HasPrefix(f.Ident, "_html_template_")
}
