// This file finds the interface strings that layouts ask for, so that a language
// that lacks one is reported before a page shows it.

package render

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// A key is an interface string that a layout asks for by name.
type key struct {
	name string
	pos  diag.Pos // of the name in the layout
	end  int
}

// Missing reports the interface strings that layouts ask for and a language does not have.
func (l *Layouts) Missing(in *lang.Strings) diag.List {
	var list diag.List
	said := map[string]bool{}
	for _, k := range l.keys {
		if !in.Has(k.name) && !said[k.name] {
			said[k.name] = true
			list.Add(diag.LayoutString, k.pos, k.end, k.name, "i18n/"+string(in.Tag())+".yaml", in.Tag().Name())
		}
	}
	return list
}

// Keys are the interface strings that layouts ask for. all is false when one asks for others,
// whose keys only show when it is run, or cannot be read.
func (l *Layouts) Keys() (keys []string, all bool) {
	all = true
	for _, f := range l.files {
		all = all && f.wrong == nil && !f.asksLater
	}
	for _, k := range l.keys {
		keys = append(keys, k.name)
	}
	return keys, all
}

// asking are the methods of page.Language that take a key, and what the key
// begins with.
var asking = map[string]string{
	"T": "", "Plural": "", "Quantity": "unit.", "Decimal": "unit.", "Count": "unit.", "Label": "fact.", "Enum": "enum.",
}

func (f *file) findKeys() []key {
	var keys []key
	for _, name := range slices.Sorted(maps.Keys(f.templates)) {
		walk(f.templates[name].tree.Root, func(n parse.Node) {
			if c, ok := n.(*parse.CommandNode); ok {
				keys = append(keys, keysOf(f.path, c)...)
				f.asksLater = f.asksLater || asksLater(c)
			}
		})
	}
	slices.SortStableFunc(keys, func(a, b key) int { return a.pos.Offset - b.pos.Offset })
	return keys
}

// keysOf are the keys one command asks for: {{.L.T "skip"}} one, {{$L.Enum
// "status" .Status}} one for each status there is.
func keysOf(path string, c *parse.CommandNode) (keys []key) {
	at := diag.Pos{File: path, Offset: int(c.Position())}
	if f, ok := c.Args[0].(*parse.IdentifierNode); ok {
		switch f.Ident {
		case "in", "link", "words", "list", "place", "where":
			return []key{{inKey, at, at.Offset + len(f.Ident)}}
		case "span":
			var keys []key
			for _, name := range []string{"moment.at", "moment.until", "moment.from-to", "date.from-to", "session.from-to"} {
				keys = append(keys, key{name, at, at.Offset + len(f.Ident)})
			}
			return keys
		case "facts", "meta", "said":
			return keysOfFacts(path, c)
		case "state":
			for _, name := range stateKeys() {
				keys = append(keys, key{name, at, at.Offset + len(f.Ident)})
			}
			return keys
		case "when":
			return keysOfDates(path, c)
		case "day":
			return []key{{"session.to-be-set", at, at.Offset + len(f.Ident)}}
		case "standing":
			for _, name := range keysOfRegistration() {
				keys = append(keys, key{name, at, at.Offset + len(f.Ident)})
			}
			return keys
		}
		return nil
	}
	prefix, asks := asking[lastName(c.Args[0])]
	if !asks || len(c.Args) < 2 {
		return nil
	}
	s, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return nil
	}
	at.Offset = int(s.Pos)
	end := at.Offset + len(s.Quoted)
	if prefix != "enum." {
		return []key{{prefix + s.Text, at, end}}
	}
	for _, value := range closedLists()[s.Text] {
		keys = append(keys, key{prefix + s.Text + "." + value, at, end})
	}
	return keys
}

// asksLater reports whether a command asks for a key that is not written in it.
func asksLater(c *parse.CommandNode) bool {
	if _, asks := asking[lastName(c.Args[0])]; !asks {
		return false
	}
	return len(c.Args) < 2 || c.Args[1].Type() != parse.NodeString
}

// keysOfFacts are the keys that {{facts "levels credits" .}} asks for.
func keysOfFacts(path string, c *parse.CommandNode) (keys []key) {
	names, ok := c.Args[min(1, len(c.Args)-1)].(*parse.StringNode)
	if !ok {
		return nil
	}
	for name := range strings.FieldsSeq(names.Text) {
		for _, k := range factKeys(name) {
			keys = append(keys, key{k, diag.Pos{File: path, Offset: int(names.Pos)}, int(names.Pos) + len(names.Quoted)})
		}
	}
	return keys
}

// keysOfDates are those that {{when .L "card.since" .Since}} asks for.
func keysOfDates(path string, c *parse.CommandNode) (keys []key) {
	if len(c.Args) < 3 {
		return nil
	}
	if s, ok := c.Args[2].(*parse.StringNode); ok {
		for _, precision := range precisions {
			keys = append(keys, key{s.Text + precision, diag.Pos{File: path, Offset: int(s.Pos)}, int(s.Pos) + len(s.Quoted)})
		}
	}
	return keys
}

// closedLists are the values of each field that has a closed list, in all kinds.
var closedLists = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	var add func(fields []*schema.Field)
	add = func(fields []*schema.Field) {
		for _, f := range fields {
			for _, value := range f.Enum {
				if !slices.Contains(all[f.Name], value) {
					all[f.Name] = append(all[f.Name], value)
				}
			}
			add(f.Fields)
		}
	}
	for _, k := range schema.Kinds() {
		add(k.Fields)
	}
	return all
})

// lastName is T in .L.T, $L.T and $.L.T.
func lastName(n parse.Node) string {
	var names []string
	switch n := n.(type) {
	case *parse.FieldNode:
		names = n.Ident
	case *parse.VariableNode:
		names = n.Ident[1:]
	case *parse.ChainNode:
		names = n.Field
	}
	if len(names) == 0 {
		return ""
	}
	return names[len(names)-1]
}

// typeName is the name of a view's type, as docs/layouts.md has it.
func typeName(view any) string { return reflect.TypeOf(view).String() }
