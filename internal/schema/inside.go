// This file answers a field that stands beside the group it belongs in.

package schema

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// inside reports those of some keys of n that name fields of a group of o, which none of
// its other groups has, and gives the other keys. What has any text as its value may be
// meant for anything, and is left.
func (r *reader) inside(o *object, n *yaml.Node, keys []int, seen []*yaml.Node) (others []int) {
	if len(keys) == 0 {
		return nil
	}
	moved := map[*Field][]stray{}
	for _, i := range keys {
		key, value := n.Content[i], n.Content[i+1]
		group, inner := o.groupWith(fold(key.Value))
		if group == nil || inner.Name != key.Value && !isEmpty(value) && !r.mayRead(inner, value) {
			others = append(others, i)
			continue
		}
		moved[group] = append(moved[group], stray{key, value, inner})
	}
	for _, group := range o.fields {
		if strays := moved[group]; strays != nil {
			r.astray(group, n, strays, seen[group.place] != nil)
		}
	}
	return others
}

// A stray is a field that stands beside the group it belongs in.
type stray struct {
	key, value *yaml.Node
	field      *Field // of the group
}

// groupWith is the only group of o in which a field is written so, and that field; nil
// when there is none, or what is written so is a field of o.
func (o *object) groupWith(name string) (group, inner *Field) {
	if o.byAlso()[name] != nil {
		return nil, nil
	}
	for _, f := range o.fields {
		if f.group == nil || f.Type.Kind() != reflect.Struct {
			continue
		}
		found := f.group.byFold[name]
		if found == nil {
			found = f.group.byAlso()[name]
		}
		if found == nil || found.takesText() || found.isLocalised() {
			continue
		}
		switch {
		case group == nil || !found.isAside() && inner.isAside():
			group, inner = f, found
		case found.isAside() == inner.isAside():
			return nil, nil
		}
	}
	return group, inner
}

// isAside reports whether a field is one that several groups have in common: who writes it outside of any means that of another.
func (f *Field) isAside() bool { return len(f.index) > 1 }

// listWith is the only list of groups of o in which a field has this name, or nil.
func (o *object) listWith(name string) (list *Field) {
	for _, f := range o.fields {
		if f.group == nil || f.Type.Kind() != reflect.Slice {
			continue
		}
		if inner := f.group.byName[name]; inner == nil || inner.takesText() || inner.isLocalised() {
			continue
		}
		if list != nil {
			return nil
		}
		list = f
	}
	return list
}

// inList reports a field that belongs in each group of a list. written says that the list stands there, too.
func (r *reader) inList(list *Field, key, value *yaml.Node, written bool) {
	start, _ := r.span(key)
	from, end := r.span(value)
	d := r.add(diag.FieldInside, start, end, diag.Clip(key.Value), list.Name, key.Value)
	if text := r.written(from, end); !written && !strings.Contains(text, "\n") {
		d.Fix = r.replaced(start, end, list.Name+": [{"+key.Value+": "+text+"}]")
	}
}

// astray reports fields that belong in a group. written says that the group stands there, too.
func (r *reader) astray(group *Field, n *yaml.Node, strays []stray, written bool) {
	first, last := strays[0], strays[len(strays)-1]
	start := r.start(first.key)
	_, end := r.span(last.value)
	var names []string
	for _, s := range strays {
		names = append(names, diag.Clip(r.written(r.span(s.key))))
	}
	d := r.add(diag.FieldInside, start, end, strings.Join(names, ", "), group.Name, first.field.Name)
	doubled := slices.ContainsFunc(strays[1:], func(s stray) bool { return s.field == first.field })
	if !written && !doubled && n.Style&yaml.FlowStyle == 0 {
		d.Fix = r.gathered(group, strays)
	}
}

// gathered are the lines from the first to the last of some fields with these in a group,
// and what else stands there behind it.
func (r *reader) gathered(group *Field, strays []stray) string {
	text := r.src.Text[r.src.Start : r.src.Start+len(r.src.Read)]
	at := r.lineStart(r.start(strays[0].key))
	margin := string(text[at:r.start(strays[0].key)])
	moved, kept := []string{margin + group.Name + ":"}, []string(nil)
	for _, s := range strays {
		start, end := r.span(s.key)
		_, behind := r.span(s.value)
		last := plaintext.LineEnd(text, max(end, behind))
		if between := strings.TrimSuffix(string(text[at:r.lineStart(start)]), "\n"); between != "" {
			kept = append(kept, between)
		}
		field := margin + s.field.Name + string(text[end:last])
		for line := range strings.SplitSeq(field, "\n") {
			moved = append(moved, "  "+line)
		}
		at = min(last+1, len(text))
	}
	lines := strings.Join(append(moved, kept...), "\n")
	if len(lines) > maxFix {
		return ""
	}
	return lines
}
