// This file takes out of front matter what is still to be written, before anybody
// reads it: a field that says so is one that was left out.

package schema

import (
	"reflect"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/unwritten"
)

// present is what is written at n, the value of the field being read, without what
// is still to be written, which is listed; nil when nothing is left.
func (r *reader) present(n *yaml.Node) *yaml.Node {
	f := r.field
	switch {
	case !r.isUnwritten(f, n):
		return r.pruned(f, n)
	case f.Required:
		r.toCompleteFirst(n)
	default:
		r.toComplete(f, n)
	}
	r.leave()
	return nil
}

// leave notes that the field being read says that it is still to be written.
func (r *reader) leave() {
	r.noteUnwritten()
	delete(r.set, r.path)
}

func (r *reader) noteUnwritten() {
	if r.unwritten == nil {
		r.unwritten = map[string]Span{}
	}
	r.unwritten[r.path] = r.set[r.path]
}

func (r *reader) isUnwrittenAt(path string) bool {
	_, ok := r.unwritten[path]
	return ok
}

// toCompleteFirst reports a field that nobody can do without. Facts may stand in the
// file of another language.
func (r *reader) toCompleteFirst(n *yaml.Node) {
	report := &r.diags
	if r.path == r.field.Name && r.field.role == roleFact && !r.kind.single() {
		report = &r.absent
	}
	start, end := r.span(n)
	report.Add(diag.ToCompleteFirst, r.src.Pos(start), r.src.Start+end, r.field.Name)
}

// toComplete lists what is still to be written at n, in the value of f.
func (r *reader) toComplete(f *Field, n *yaml.Node) {
	switch n.Kind {
	case yaml.ScalarNode:
		start, end := r.span(n)
		r.add(diag.ToComplete, start, end, f.Name)
	case yaml.SequenceNode:
		for _, item := range n.Content {
			r.toComplete(f, item)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			r.toComplete(f.in(n.Content[i]), n.Content[i+1])
		}
	}
}

// isUnwritten reports whether all that stands at n, the value of f, is still to be
// written. What must be true or false is not taken out: no draft is published by it.
func (r *reader) isUnwritten(f *Field, n *yaml.Node) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		switch {
		case f.Type.Kind() == reflect.Bool:
			return false
		case f.takesText():
			return r.src.Unwritten.IsField(n.Value)
		}
		return r.src.Unwritten.IsNoValue(n.Value)
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if !r.isUnwritten(f, item) {
				return false
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if inner := f.in(n.Content[i]); inner == nil || !r.isUnwritten(inner, n.Content[i+1]) {
				return false
			}
		}
	}
	return len(n.Content) > 0
}

// in is the field that a key in the value of f names; f itself where keys are no
// fields, such as languages; nil for one that is not known.
func (f *Field) in(key *yaml.Node) *Field {
	if f.group == nil {
		return f
	}
	name := fold(key.Value)
	if inner := f.group.byFold[name]; inner != nil {
		return inner
	}
	if inner := f.group.byAlso()[name]; inner != nil {
		return inner
	}
	for _, list := range f.group.fields { // sessions, a list of which may stand for all of the group
		if list.group != nil && list.Type.Kind() == reflect.Slice && list.group.byFold[name] != nil {
			return list.group.byFold[name]
		}
	}
	return nil
}

// pruned is n without the items of its list, or the languages of its text, that are
// still to be written. What groups hold is looked at field by field.
func (r *reader) pruned(f *Field, n *yaml.Node) *yaml.Node {
	step := 1
	switch {
	case n.Kind == yaml.MappingNode && f.isLocalised():
		step = 2
	case n.Kind != yaml.SequenceNode:
		return n
	}
	kept := n
	for i := 0; i+step <= len(n.Content); i += step {
		value := n.Content[i+step-1]
		gone := r.isUnwritten(f, value)
		less := value
		if gone {
			r.toComplete(f, value)
			r.noteUnwritten()
		} else {
			less = r.pruned(f, value)
		}
		if (gone || less != value) && kept == n {
			kept = &yaml.Node{Kind: n.Kind, Style: n.Style, Line: n.Line, Column: n.Column, Content: append([]*yaml.Node(nil), n.Content[:i]...)}
		}
		if kept != n && !gone {
			kept.Content = append(append(kept.Content, n.Content[i:i+step-1]...), less)
		}
	}
	return kept
}

// isLocalised says whether the keys in a value of f, or of an item of its list, are languages.
func (f *Field) isLocalised() bool {
	t := f.Type
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t == reflect.TypeFor[Localised]() || f.group != nil || t.Kind() != reflect.Struct {
		return t == reflect.TypeFor[Localised]()
	}
	for i := range t.NumField() { // a module or words, an amount or words
		if t.Field(i).Type == reflect.TypeFor[Localised]() {
			return true
		}
	}
	return false
}

// halfWritten is the text at n without the sentences that say only that something is still to be
// written. It reports these, and words for it in what is left.
func (r *reader) halfWritten(n *yaml.Node, text string) string {
	if !r.takesText() {
		return text
	}
	start, end := r.span(n)
	kept, cut := r.src.Unwritten.WithoutSentences(text)
	if cut {
		r.add(diag.ToComplete, start, end, r.name())
	}
	left := []byte(kept)
	for from, to := range r.src.Unwritten.Find(left, 0, len(left)) {
		code := diag.ToComplete
		if unwritten.Apart(left, from, to) {
			code = diag.ToCompleteShown
		}
		r.add(code, start, end, r.name())
		break
	}
	for from, to := range unwritten.Blanks(left, 0, len(left)) {
		r.add(diag.Placeholder, start, end, kept[from:to])
		break
	}
	return kept
}
