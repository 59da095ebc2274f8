// This file walks front matter: from a node of the tree to its place in the
// file, from a mistake to the line as it should read.

package schema

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A reader decodes one file.
type reader struct {
	kind   *Kind
	src    *Source
	diags  diag.List
	absent diag.List // required facts that are not here; another language's file may have them
	set    map[string]Span
	wrong  map[string]bool // fields with an error; nil when there is none

	unwritten map[string]Span // what is still to be written; nil when there is nothing

	field *Field // whose value is being read
	path  string // its key in set
	key   Span   // where its key is; for what has no value

	inWords bool // the text of one language is being read

	listed   *Field // the field of a group whose list stands for the whole group,
	listedAs string // and what that is called

	siblings *object    // the fields that can stand beside it; nil where a value is read by itself, see hasBeside
	beside   *yaml.Node // where they are written

	among []*yaml.Node // the items of the list being read
}

var readers = sync.Pool{New: func() any { return &reader{} }}

func (r *reader) release() {
	*r = reader{}
	readers.Put(r)
}

// start is where n begins, in src.Read.
func (r *reader) start(n *yaml.Node) int { return r.src.At(n) }

// span is where n begins and ends, in src.Read.
func (r *reader) span(n *yaml.Node) (start, end int) {
	start = r.start(n)
	return start, r.end(n, start)
}

func (r *reader) end(n *yaml.Node, start int) int {
	switch n.Kind {
	case yaml.ScalarNode:
		return r.scalarEnd(n, start)
	case yaml.SequenceNode, yaml.MappingNode:
		end := start
		if len(n.Content) > 0 {
			_, end = r.span(n.Content[len(n.Content)-1])
		} else if n.Style&yaml.FlowStyle != 0 {
			end = start + 1
		}
		if n.Style&yaml.FlowStyle != 0 {
			for end < len(r.src.Read) && !closes(r.src.Read[end]) {
				end++
			}
			end++
		}
		return min(end, len(r.src.Read))
	}
	return start
}

func closes(c byte) bool { return c == ']' || c == '}' }

func (r *reader) scalarEnd(n *yaml.Node, start int) int {
	text := r.src.Read[start:]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := 1; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '"':
				return start + i + 1
			}
		}
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := 1; i < len(text); i++ {
			if text[i] == '\'' {
				if i+1 < len(text) && text[i+1] == '\'' {
					i++
					continue
				}
				return start + i + 1
			}
		}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return r.blockEnd(start)
	default:
		end, _ := r.plainEnd(n, start)
		return end
	}
	return len(r.src.Read)
}

// plainEnd is where text without quotes ends, and whether it goes on over
// several lines, which reads as one.
func (r *reader) plainEnd(n *yaml.Node, start int) (end int, folded bool) {
	text, value := r.src.Read[start:], n.Value
	if len(text) >= len(value) && string(text[:len(value)]) == value {
		return start + len(value), false
	}
	i, j := 0, 0
	for i < len(text) && j < len(value) {
		switch {
		case text[i] == value[j] && text[i] != '\n':
			i, j = i+1, j+1
		case isBlank(text[i]) && isBlank(value[j]):
			for i < len(text) && isBlank(text[i]) {
				i++
			}
			for j < len(value) && isBlank(value[j]) {
				j++
			}
		default: // the tree and the text disagree: the line will do
			return plaintext.LineEnd(r.src.Read, start), false
		}
	}
	return start + i, bytes.IndexByte(text[:i], '\n') >= 0
}

// blockEnd is where a | or > block ends: before the first line that is not
// indented more than the line it begins on.
func (r *reader) blockEnd(start int) int {
	head := r.lineStart(start)
	indent := plaintext.Indent(r.src.Read[head:])
	end := plaintext.LineEnd(r.src.Read, start)
	for at := end + 1; at < len(r.src.Read); {
		stop := plaintext.LineEnd(r.src.Read, at)
		line := r.src.Read[at:stop]
		if len(bytes.TrimSpace(line)) > 0 {
			if plaintext.Indent(line) <= indent {
				break
			}
			end = stop
		}
		at = stop + 1
	}
	return end
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

func (r *reader) lineStart(at int) int { return plaintext.LineStart(r.src.Read, at) }

// written is the text of the file between two offsets of src.Read.
func (r *reader) written(start, end int) string {
	return string(r.src.Text[r.src.Start+start : r.src.Start+end])
}

// add reports a mistake between two offsets of src.Read.
func (r *reader) add(code diag.Code, start, end int, args ...any) *diag.Diagnostic {
	d := r.diags.Add(code, diag.Pos{File: r.src.File, Offset: r.src.Start + start}, r.src.Start+end, args...)
	return d
}

// fail reports that the value at n is wrong: the sentence gets the field's name,
// what is written, and args.
func (r *reader) fail(code diag.Code, n *yaml.Node, args ...any) *diag.Diagnostic {
	start, end := r.span(n)
	return r.add(code, start, end, append([]any{r.name(), diag.Clip(r.written(start, end))}, args...)...)
}

// failWith is fail, with the line as it reads when value stands instead; ""
// when no value can be proposed.
func (r *reader) failWith(code diag.Code, n *yaml.Node, value string, args ...any) {
	if value == "" && r.field != nil && !r.takesText() && n.Kind == yaml.ScalarNode && isWritten("varies", strings.ToLower(norm.NFC.String(n.Value))) {
		r.fail(diag.ValueVaries, n)
		return
	}
	d := r.fail(code, n, args...)
	if value != "" && !r.stands(n, value) {
		start, end := r.span(n)
		d.Fix = r.replaced(start, end, value)
	}
}

// stands reports whether an item of the list being read has a value that another item has already, or is meant for: to write it
// once more would double it.
func (r *reader) stands(n *yaml.Node, value string) bool {
	at := slices.Index(r.among, n)
	if at < 0 {
		return false
	}
	for i, other := range r.among {
		if i != at && other.Kind == yaml.ScalarNode && (other.Value == value || i < at && r.field.item(other.Value) == value) {
			return true
		}
	}
	return false
}

// maxFix is how many bytes of the file are shown corrected; of more, nobody would see what has changed.
const maxFix = 2000

// replaced is the line, or the lines, from start to end with value instead of
// what stands there; "" when that is too long to be shown.
func (r *reader) replaced(start, end int, value string) string {
	text := r.src.Text[r.src.Start : r.src.Start+len(r.src.Read)]
	end = max(start, min(end, len(text)))
	first, last := r.lineStart(start), plaintext.LineEnd(text, end)
	if last-first > maxFix {
		return ""
	}
	return string(text[first:start]) + value + string(text[end:last])
}

func (r *reader) name() string {
	if r.field == nil {
		return ""
	}
	if r.field == r.listed {
		return r.listedAs
	}
	return r.field.Name
}

// isEmpty says whether nothing is written at n.
func isEmpty(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode {
		return len(n.Content) == 0
	}
	if isPlain(n) {
		switch n.Value {
		case "", "~", "null", "Null", "NULL":
			return true
		}
	}
	return strings.TrimSpace(n.Value) == ""
}

func isPlain(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// scalar is the single value written at n, white space around it cut off.
// Otherwise it reports that want was expected.
func (r *reader) scalar(n *yaml.Node, want diag.Term) (string, bool) {
	if isEmpty(n) {
		r.empty(n)
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		d := r.mismatch(n, want)
		if item := onlyItem(n); item != nil && r.field != nil && r.reads(r.field, item) {
			d.Fix = r.unwrapped(n, item)
		}
		return "", false
	}
	if isPlain(n) && r.swallows(n) {
		return "", false
	}
	return strings.TrimSpace(n.Value), true
}

// swallows reports a value that takes in the line below it, although that begins as an item of a list does (YAML 1.2.2,
// § 7.3.3): it is indented too far.
func (r *reader) swallows(n *yaml.Node) bool {
	if !strings.Contains(n.Value, " - ") {
		return false
	}
	start := r.start(n)
	end, folded := r.plainEnd(n, start)
	if !folded {
		return false
	}
	_, below, _ := strings.Cut(r.written(start, end), "\n")
	if !strings.HasPrefix(strings.TrimSpace(below), "- ") {
		return false
	}
	r.fail(diag.ListSwallows, n).Fix = r.unfolded(start, end)
	return true
}

// onlyItem is the single value between brackets that is all of n, or nil.
func onlyItem(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle != 0 && len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode {
		return n.Content[0]
	}
	return nil
}

// unwrapped is the line with an item of the list at n instead of the list.
func (r *reader) unwrapped(n, item *yaml.Node) string {
	start, end := r.span(n)
	return r.replaced(start, end, r.written(r.span(item)))
}

// reads says whether there is nothing to say about n as the value of f.
func (r *reader) reads(f *Field, n *yaml.Node) bool { return len(r.try(f, n)) == 0 }

// try gives what there is to say about n as the value of f.
func (r *reader) try(f *Field, n *yaml.Node) diag.List {
	if r.isUnwritten(f, n) {
		return nil
	}
	tried := reader{kind: r.kind, src: r.src, set: map[string]Span{}, field: f, path: f.Name, key: r.key, siblings: r.siblings, beside: r.beside}
	f.decode(&tried, n, reflect.New(f.Type).Elem())
	return tried.diags
}

// hasBeside reports whether a field of a name can stand beside the one that is read.
func (r *reader) hasBeside(name string) bool {
	return r.siblings != nil && r.siblings.byName[name] != nil
}

// mayRead says whether n, or what it was probably meant for, is a value of f.
func (r *reader) mayRead(f *Field, n *yaml.Node) bool {
	return !slices.ContainsFunc(r.try(f, n), func(d *diag.Diagnostic) bool { return d.Fix == "" })
}

// empty reports that a field has no value.
func (r *reader) empty(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && isPlain(n) && n.Value == "" {
		if lost, end := r.comment(r.key.End); lost < end && r.field != nil && r.takesText() {
			r.add(diag.TextLost, lost, end, r.field.Name, diag.Clip(r.written(lost, end))).
				Fix = r.replaced(lost, end, plaintext.Quote(r.written(lost, end)))
			return
		}
		r.add(diag.FieldEmpty, r.key.Key, r.key.End, r.name(), r.instead())
		return
	}
	start, end := r.span(n)
	r.add(diag.FieldEmpty, start, end, r.name(), r.instead())
}

// instead says what to do about a field without a value.
func (r *reader) instead() diag.Term {
	if r.field != nil && r.field.Required {
		return diag.InsteadValue
	}
	return diag.InsteadValueOrNothing
}

// comment is where, on the line of the offset at, only white space stands
// between it and a # that makes the rest of the line a comment. start == end
// when there is none.
func (r *reader) comment(at int) (start, end int) {
	end = plaintext.LineEnd(r.src.Read, at)
	for i, c := range r.src.Read[at:end] {
		if c == ':' && i == 0 {
			continue
		}
		if c == '#' && i > 0 {
			return at + i, end
		}
		if c != ' ' && c != '\t' {
			break
		}
	}
	return at, at
}

// mismatch reports a list or a group where want is expected, or the reverse.
func (r *reader) mismatch(n *yaml.Node, want diag.Term) *diag.Diagnostic {
	found := diag.FormOneValue
	switch n.Kind {
	case yaml.SequenceNode:
		found = diag.FormList
	case yaml.MappingNode:
		found = diag.FormGroup
	}
	return r.fail(diag.ValueShape, n, want, found, r.example())
}

// example is how the field that is read can be written.
func (r *reader) example() string {
	f := r.field
	if f == nil {
		return "…"
	}
	if f == r.listed {
		return r.listedAs + ": [" + f.example() + "]"
	}
	return f.Name + ": " + f.example()
}

// example is a value of the field.
func (f *Field) example() string {
	example := f.Example(message.Languages()[0])
	switch {
	case example != "":
		return example
	case f.Enum != nil:
		return f.Enum[0]
	case f.group == nil:
		return "…"
	}
	var pairs []string
	for _, inner := range f.group.fields[:min(3, len(f.group.fields))] {
		pairs = append(pairs, inner.Name+": "+inner.example())
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

// quoteIfNeeded writes s as it is if it reads the same without quotes, even in
// a list between brackets.
func quoteIfNeeded(s string) string {
	if s == "" || strings.ContainsAny(s, ":#[]{},\"\\") || strings.ContainsAny(s[:1], "-?&*!|>'%@`") || strings.ContainsFunc(s, unicode.IsControl) {
		return plaintext.Quote(s)
	}
	return s
}
