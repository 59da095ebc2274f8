// This file walks front matter: from a node of the tree to its place in the
// file, from a mistake to the line as it should read.

package schema

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
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

	siblings *object    // the fields that can stand beside it
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

// object decodes the pairs of n into the fields of o. Those that stand in words
// are decoded into words, the others into facts.
func (r *reader) object(o *object, n *yaml.Node, facts, words reflect.Value) {
	var room [32]*yaml.Node
	seen := append(room[:0], make([]*yaml.Node, len(o.fields))...) // the key of each field
	outer, path, siblings, beside := r.field, r.path, r.siblings, r.beside
	var unknown []int
	var left []*Field // still to be written
	read := func(i int, f *Field) {
		into := facts
		if f.role == roleWords {
			into = words
		}
		r.siblings, r.beside = o, n
		r.enter(f, path, n.Content[i], n.Content[i+1])
		value := r.present(n.Content[i+1])
		if value == nil {
			left = append(left, f)
			return
		}
		before := len(r.diags)
		if next := r.next(n, i, o.isKey); next > i+2 {
			r.decimal(f.Name, n.Content[i+1], n.Content[next-2], func(number *yaml.Node) bool { return r.reads(f, number) })
		} else {
			f.decode(r, value, into.FieldByIndex(f.index))
			r.undress(f, value, before)
		}
		if outer == nil && r.diags[before:].HasErrors() {
			if r.wrong == nil {
				r.wrong = map[string]bool{}
			}
			r.wrong[f.Name] = true
		}
	}
	for i := 0; i+1 < len(n.Content); i = r.next(n, i, o.isKey) {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode {
			start, end := r.span(key)
			r.add(diag.FieldName, start, end, diag.Clip(r.written(start, end)))
			continue
		}
		f := o.byName[key.Value]
		if f == nil {
			if f = o.byFold[fold(Undressed(key.Value))]; f == nil {
				unknown = append(unknown, i)
				continue
			}
			if seen[f.place] == nil {
				r.misspelt(key, f)
			}
		}
		if first := seen[f.place]; first != nil {
			r.doubled(key, first)
			continue
		}
		seen[f.place] = key
		read(i, f)
	}
	if outer == nil {
		unknown = r.inside(o, n, unknown, seen)
	}
	for _, i := range unknown {
		r.field = outer
		if f := r.unknown(o, n.Content[i], seen, unknown, n); f != nil {
			seen[f.place] = n.Content[i]
			read(i, f)
		}
	}
	r.field, r.path, r.siblings, r.beside = outer, path, siblings, beside
	for _, f := range o.fields {
		if f.Required && seen[f.place] == nil {
			r.missing(n, f)
		}
		if f.without != "" && !slices.Contains(left, f) && !slices.Contains(left, o.byName[f.without]) {
			r.either(f, seen[f.place], seen[o.byName[f.without].place])
		}
	}
}

// isKey says whether a word names a field of o, rightly or not.
func (o *object) isKey(word string) bool {
	word = fold(word)
	return o.byFold[word] != nil || o.byAlso()[word] != nil
}

// either reports that f stands beside a field it cannot stand beside: their keys
// are first and second, nil where they are not written.
func (r *reader) either(f *Field, first, second *yaml.Node) {
	if first == nil || second == nil {
		return
	}
	start, end := r.span(first)
	r.add(diag.FieldEither, start, end, f.Name, f.without, r.name()).
		WithRelated(r.src.Pos(r.start(second)))
}

// enter makes f the field being read, and notes where it is written.
func (r *reader) enter(f *Field, path string, key, value *yaml.Node) {
	r.field, r.path = f, f.Name
	if path != "" {
		r.path = path + "." + f.Name
	}
	start, end := r.span(key)
	r.key = Span{start, end, end}
	r.note(start, value)
}

// note keeps where the value of r.path is written.
func (r *reader) note(key int, value *yaml.Node) {
	start, end := r.span(value)
	at := r.src.Start
	r.set[r.path] = Span{at + key, at + start, at + end}
}

func (r *reader) misspelt(key *yaml.Node, f *Field) {
	start, end := r.span(key)
	r.add(diag.FieldUnknown, start, end, diag.Clip(r.written(start, end)), f.Name).
		Fix = r.replaced(start, end, f.Name)
}

func (r *reader) doubled(key, first *yaml.Node) {
	start, end := r.span(key)
	at := diag.Pos{File: r.src.File, Offset: r.src.Start + r.start(first)}
	r.add(diag.FieldDoubled, start, end, diag.Clip(r.written(start, end))).WithRelated(at)
}

// missing reports a field that n cannot do without.
func (r *reader) missing(n *yaml.Node, f *Field) {
	line := f.Name + ": …"
	if r.field != nil {
		start := r.start(n)
		if f.Enum != nil || f.Type.Kind() != reflect.String {
			line = f.Name + ": " + f.example()
		}
		r.add(diag.FieldMissingInGroup, start, start+1, f.Name, r.name(), line)
		return
	}
	if slices.Contains(r.src.Unread, f.Name) {
		return
	}
	report := &r.diags
	if f.role == roleFact && !r.kind.single() {
		report = &r.absent
	}
	at := r.src.firstLine()
	first := string(r.src.Text[at:plaintext.LineEnd(r.src.Text, at)])
	d := report.Add(diag.FieldMissing, diag.Pos{File: r.src.File, Offset: at}, at+len(first), f.Name, r.kind.Term(), f.Name+": "+f.example())
	switch {
	case f.Enum == nil && f.Type.Kind() != reflect.String && f.Type != reflect.TypeFor[Localised]():
		return // nobody but its author knows
	case f.Enum != nil:
		// Which of them holds, another field of that name may say: a year that has
		// a date on which it is expected is expected.
		d.Code, d.Args[2] = diag.FieldMissingChoice, f.Name+": "+strings.Join(f.Enum, ", "+f.Name+": ")
		i := slices.IndexFunc(f.Enum, r.isSet)
		if i < 0 {
			return
		}
		line = f.Name + ": " + f.Enum[i]
	}
	if len(n.Content) > 0 {
		line = strings.Repeat(" ", n.Content[0].Column-1) + line
	}
	switch {
	case n.Style&yaml.FlowStyle != 0:
	case strings.TrimSpace(first) == "---":
		d.Fix = first + "\n" + line
	default:
		d.Fix = strings.TrimSuffix(line+"\n"+first, "\n")
	}
}

// unknown reports a key that o does not have, and returns the field that was
// probably meant, or nil.
func (r *reader) unknown(o *object, key *yaml.Node, seen []*yaml.Node, others []int, n *yaml.Node) *Field {
	start, end := r.span(key)
	name, written := fold(key.Value), diag.Clip(r.written(start, end))
	for _, i := range others { // the first of two unknown keys that are one
		if other := n.Content[i]; other == key {
			break
		} else if fold(other.Value) == name {
			r.doubled(key, other)
			return nil
		}
	}
	f, value := o.byAlso()[name], n.Content[slices.Index(n.Content, key)+1]
	if f != nil && seen[f.place] != nil {
		d := r.add(diag.FieldDoubled, start, end, written)
		d.Related = []diag.Pos{{File: r.src.File, Offset: r.src.Start + r.start(seen[f.place])}}
		return nil
	}
	if f == nil && r.field == nil {
		if code := elsewhere(name); code != "" && (code != diag.FieldLevel || r.kind.byLevel()) {
			r.add(code, start, end, written)
			return nil
		}
		if section := sectionField(name); section != "" && !r.kind.single() {
			r.add(diag.FieldSection, start, end, written, diag.SectionTerm(section))
			return nil
		}
		if k := kindOf(r.kind, key.Value); k != nil {
			if group := o.listWith(key.Value); group != nil && r.mayRead(group.group.byName[key.Value], value) {
				r.inList(group, key, value, seen[group.place] != nil)
				return nil
			}
			r.add(diag.FieldElsewhere, start, end, written, k.Term(), r.kind.Term())
			return nil
		}
	}
	if f == nil {
		f = o.nearest(name, seen)
	}
	if f == nil || !isEmpty(value) && !r.mayRead(f, value) {
		instead := diag.InsteadInText
		if section := nearSectionField(name); section != "" && r.field == nil && !r.kind.single() {
			r.add(diag.FieldSection, start, end, written, diag.SectionTerm(section))
			return nil
		}
		if r.kind.single() {
			instead = diag.InsteadNoLine
		}
		r.add(diag.FieldUnexpected, start, end, written, o.names(seen), instead)
		return nil
	}
	r.misspelt(key, f)
	return f
}

// elsewhere is the code for a key that other tools use for what a file's place
// and name say here, or "".
func elsewhere(key string) diag.Code {
	for _, said := range [...]struct {
		by   string
		code diag.Code
	}{{"language", diag.FieldLanguage}, {"kind", diag.FieldKind}, {"level", diag.FieldLevel}} {
		if isWritten("elsewhere."+said.by, key) {
			return said.code
		}
	}
	return ""
}

// kindOf is another kind that has such a field, or nil.
func kindOf(but *Kind, name string) *Kind {
	for _, k := range Kinds() {
		if k != but && !k.single() && k.Field(name) != nil {
			return k
		}
	}
	return nil
}

// nearest is the field not yet seen whose name, or what people write instead, is
// a slip of the fingers away.
func (o *object) nearest(name string, seen []*yaml.Node) *Field {
	var best *Field
	least := plaintext.TooMany
	for _, f := range o.fields {
		if seen[f.place] != nil {
			continue
		}
		if d := slips(name, fold(f.Name)); d < least {
			best, least = f, d
		}
		for _, also := range f.also() {
			if d := slips(name, fold(also)); d < least && utf8.RuneCountInString(also) > short {
				best, least = f, d
			}
		}
	}
	return best
}

func (o *object) names(seen []*yaml.Node) string {
	var names []string
	for _, f := range o.fields {
		if seen[f.place] == nil {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

// short is the length of words that a slip makes of others: site, of sites.
const short = 6

// slips counts the slips of the fingers that make written of meant. The first letter
// is hardly ever wrong: mode is not code.
func slips(written, meant string) int {
	if a, b := figuresOf(written), figuresOf(meant); len(a) == len(b) && a != b { // GEN-1100 is not GEN-1900
		return plaintext.TooMany
	}
	if written == "" || meant == "" || written[0] != meant[0] && written != meant[1:] && written[1:] != meant &&
		!(len(written) > 1 && len(meant) > 1 && written[0] == meant[1] && written[1] == meant[0]) {
		return plaintext.TooMany
	}
	return plaintext.Slips(written, meant)
}

// figuresOf are the figures in s, one behind the other.
func figuresOf(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// Nearest is the one of words that s is a slip of the fingers away from, or "".
// s may leave out what a word has before its last /.
func Nearest(s string, words []string) string {
	best, least := "", plaintext.TooMany
	for _, word := range words {
		likely := word
		if !strings.Contains(s, "/") {
			likely = path.Base(word)
		}
		if d := slips(fold(s), fold(likely)); d < least {
			best, least = word, d
		}
	}
	return best
}

// decodeGroup reads a group of fields.
func decodeGroup(r *reader, n *yaml.Node, v reflect.Value) {
	r.group(r.field, r.field.group, n, v)
}

func (r *reader) group(f *Field, o *object, n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.MappingNode {
		if len(n.Content) == 0 {
			r.empty(n)
			return
		}
		r.object(o, n, v, v)
		return
	}
	if n.Kind == yaml.ScalarNode && isEmpty(n) {
		r.empty(n)
		return
	}
	d := r.mismatch(n, diag.FormGroup)
	if n.Kind != yaml.ScalarNode {
		return
	}
	pairs := r.pairsOf(o, n.Value)
	if pairs == nil && o.byName["opens"] != nil {
		pairs = r.period(o, n.Value)
	}
	if _, date := meantDate(n.Value, noUnit); pairs == nil && !date {
		pairs = r.noteOf(o, n.Value)
	}
	if pairs != nil {
		start, end := r.span(n)
		value := strings.Join(pairs, ", ")
		if len(pairs) > 1 || start > 0 && !strings.HasPrefix(strings.TrimSpace(string(r.src.Read[r.lineStart(start):start])), "-") {
			value = "{" + value + "}"
		}
		d.Fix = r.replaced(start, end, value)
	}
}

// period are the fields of the first day and the last that a text says, and nothing else; nil where it does not. A last day that is
// said in other words than by its date has a note with these.
func (r *reader) period(o *object, s string) (pairs []string) {
	opens, closes := meantPeriod(s)
	if opens != "" {
		pairs = append(pairs, "opens: "+opens)
	}
	if closes != "" {
		pairs = append(pairs, "closes: "+closes)
	}
	for _, name := range [...]string{"closes", "opens"} {
		if pairs != nil {
			return pairs
		}
		pairs = r.endOf(o.byName[name], s)
	}
	return pairs
}

// endOf is the field of the day that a text says to be the first, or the last, and a note where it says more; nil where it does not.
func (r *reader) endOf(f *Field, s string) []string {
	tried := reader{kind: r.kind, src: r.src, field: f, path: r.path}
	bare := tried.withoutEnd(s)
	said := bare != straight(strings.ToLower(norm.NFC.String(s))) || f.end == "last" && straightAfter("before-day", bare) != bare
	if d, ok := meantDate(bare, noUnit); said && ok && d.exists() && !hasTime(bare) {
		return []string{f.Name + ": " + d.String()}
	}
	if d, ok := tried.roughly(s); said && ok {
		return []string{f.Name + ": " + d.String(), "note: " + r.localised(s)}
	}
	return nil
}

// noteOf is a text as the note of a group that can do without any other field, or as its link if it is an address; nil where it has none.
func (r *reader) noteOf(o *object, s string) []string {
	note := o.byName["note"]
	if note == nil || !note.isLocalised() || slices.ContainsFunc(o.fields, func(f *Field) bool { return f.Required }) {
		return nil
	}
	if link := o.byName["link"]; link != nil && isEmail(s) {
		return []string{link.Name + ": " + quoteIfNeeded("mailto:"+s)}
	}
	return []string{note.Name + ": " + r.localised(s)}
}

// pairsOf are the fields of o that a single text was probably meant for: an address,
// a number, and one text between commas have their fields. nil is no telling.
func (r *reader) pairsOf(o *object, s string) (pairs []string) {
	if key, value, ok := strings.Cut(s, ":"); ok && o.isKey(key) { // name:Dupont
		return []string{key + ": " + quoteIfNeeded(strings.TrimSpace(value))}
	}
	var found []*Field
	for part := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == ',' || c == ';' }) {
		part = strings.TrimSpace(part)
		f := o.fieldOf(part)
		if f == nil || slices.Contains(found, f) || !r.reads(f, &yaml.Node{Kind: yaml.ScalarNode, Value: part}) {
			return nil
		}
		found, pairs = append(found, f), append(pairs, f.Name+": "+quoteIfNeeded(part))
	}
	if slices.ContainsFunc(o.fields, func(f *Field) bool { return f.Required && !slices.Contains(found, f) }) {
		return nil
	}
	return pairs
}

// fieldOf is the first field of o that is for texts like s, or nil.
func (o *object) fieldOf(s string) *Field {
	i := -1
	switch {
	case isEmail(s):
		i = slices.IndexFunc(o.fields, func(f *Field) bool { return f.Check == "email" })
	case isPhone(s):
		i = slices.IndexFunc(o.fields, func(f *Field) bool { return f.Check == "phone" })
	case isURL(s):
		i = slices.IndexFunc(o.fields, func(f *Field) bool { return f.Type == reflect.TypeFor[URL]() })
	}
	return o.fields[max(i, 0)]
}

// decodeList reads a list. One value where a list is expected is a list of one;
// but a text with commas, not in quotes, is taken for a list without its brackets.
func decodeList(r *reader, n *yaml.Node, v reflect.Value) {
	f := r.field
	separable := (f.group == nil || isDecoder(f.Type.Elem())) && !isProse(f, n)
	r.list(n, separable, func(item *yaml.Node) (added int) {
		v.Grow(1)
		v.SetLen(v.Len() + 1)
		last := v.Index(v.Len() - 1)
		f.elements(r, item, last)
		if last.IsZero() || r.isNamedOnce(f, last) && r.doubles(item, v) {
			last.SetZero()
			v.SetLen(v.Len() - 1)
			return 0
		}
		return 1
	})
}

// isNamedOnce says whether a list has no use for a second value like this one. Of sessions and of parts,
// two may be alike, and of documents two that are still to come. Of the lists of the settings this is known for menus alone:
// the site looks at its languages and levels together.
func (r *reader) isNamedOnce(f *Field, value reflect.Value) bool {
	switch v := value.Interface().(type) {
	case MenuItem:
		return v.Entry != ""
	case Contact, Person, Eligibility:
		return !r.kind.single()
	case Resource:
		return v.URL != "" || v.File != ""
	}
	return f.group == nil && !r.kind.single()
}

// doubles reports the last value of a list when it stands there before.
func (r *reader) doubles(item *yaml.Node, list reflect.Value) bool {
	last := list.Len() - 1
	for i := range last {
		if reflect.DeepEqual(list.Index(i).Interface(), list.Index(last).Interface()) {
			start, end := r.span(item)
			r.add(diag.ValueDoubled, start, end, diag.Clip(r.written(start, end)))
			return true
		}
	}
	return false
}

// maxItems is how many values a list may have, those of its ranges counted.
const maxItems = 200

// list calls each for every item of the list at n, or for n if it is none. each
// says how many values it has added: in [Record.Set] an item stands under their
// places in the field's value, and one that was refused does not stand. separable
// says that commas in a single value were meant to separate items.
func (r *reader) list(n *yaml.Node, separable bool, each func(item *yaml.Node) (added int)) {
	if isEmpty(n) {
		r.empty(n)
		return
	}
	items := n.Content
	if n.Kind != yaml.SequenceNode {
		if separable && isPlain(n) {
			items := r.field.itemsMeant(n.Value)
			if items == nil {
				items = r.field.named(n)
			}
			if items == nil && strings.ContainsAny(n.Value, ",;") {
				items = separated(n.Value)
			}
			if items != nil {
				meant := ""
				if len(once(items)) == len(items) && !r.field.mayBeTwo(items) {
					meant = "[" + strings.Join(items, ", ") + "]"
				}
				r.failWith(diag.ValueList, n, meant)
				return
			}
		}
		if both := r.field.oneOf(n); both != nil {
			r.fail(diag.ValueEither, n, "["+strings.Join(both, ", ")+"]")
			return
		}
		if joined := r.joined(n); joined != nil {
			r.failWith(diag.ValueList, n, "["+strings.Join(joined, ", ")+"]")
			return
		}
		items = []*yaml.Node{n}
	}
	f, path, key, among := r.field, r.path, r.key, r.among
	r.among = items
	next := 0
	for _, item := range items {
		if next >= f.most {
			start, end := r.span(item)
			r.add(diag.ListTooLong, start, end, r.name(), f.most)
			break
		}
		at := path + "." + strconv.Itoa(next)
		r.path = at
		start, end := r.span(item)
		r.note(start, item)
		r.key = Span{start, end, end}
		before := len(r.diags)
		added := each(item)
		r.field = f
		r.undress(f, item, before)
		if added == 0 {
			r.forget(at)
		}
		for i := 1; i < added; i++ {
			r.path = path + "." + strconv.Itoa(next+i)
			r.note(start, item)
		}
		next += added
	}
	r.path, r.key, r.among = path, key, among
}

// forget takes out of set what was noted at a path and below it.
func (r *reader) forget(path string) {
	maps.DeleteFunc(r.set, func(key string, _ Span) bool {
		rest, ok := strings.CutPrefix(key, path)
		return ok && (rest == "" || rest[0] == '.')
	})
}

// itemsMeant are the values of a closed list, or the languages, that one text was meant for, Q1 et Q2; nil
// where it is not several, or not all of them are known.
func (f *Field) itemsMeant(s string) (items []string) {
	if f.Type != reflect.TypeFor[[]string]() && f.Type != reflect.TypeFor[[]lang.Tag]() {
		return nil
	}
	for _, one := range ands().Split(s, maxItems) {
		if one = strings.TrimSpace(one); one != "" { // else a comma, and
			items = append(items, one)
		}
	}
	return f.several(items)
}

// several are the values that texts are meant for, each once; nil where one of them is none, or there is but one. A word that
// all have may stand once, before the first or behind the last: semestres 1 et 2, premier et second quadrimestres.
func (f *Field) several(texts []string) (items []string) {
	if len(texts) < 2 {
		return nil
	}
	shared, _, _ := strings.Cut(texts[0], " ")
	for _, text := range texts {
		last := texts[len(texts)-1]
		alone := bareOfPlural(last[strings.LastIndexByte(last, ' ')+1:])
		item := cmp.Or(f.item(text), f.item(bareOfPlural(shared)+strings.TrimPrefix(text, shared)), f.item(bareOfPlural(shared)+" "+text),
			f.item(text+" "+alone), f.item(bareOfPlural(text)))
		if item == "" {
			return nil
		}
		items = append(items, item)
	}
	return once(items)
}

// bareOfPlural is a text without the letter at the end that says that there are several.
func bareOfPlural(s string) string { return strings.TrimSuffix(s, "s") }

// item is the value of a closed list, or the language, that s is meant for; "" is none.
func (f *Field) item(s string) string {
	if f.Type != reflect.TypeFor[[]lang.Tag]() {
		return f.written(s)
	}
	if tongues(s) != nil {
		return ""
	}
	return meantTag(s)
}

// once are items, each of them once.
func once(items []string) (all []string) {
	for _, item := range items {
		if !slices.Contains(all, item) {
			all = append(all, item)
		}
	}
	return all
}

func separated(s string) []string {
	var items []string
	for item := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == ',' || c == ';' }) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, quoteIfNeeded(item))
		}
	}
	return items
}

// joined are the items of a list of which nothing but certain words may be, if several of these stand
// at n with a word or a sign between them: S1 et S2, fr/en. It is nil where they do not.
func (r *reader) joined(n *yaml.Node) []string {
	f := r.field
	if f == nil || f.Enum == nil && f.Type != reflect.TypeFor[[]lang.Tag]() || !isPlain(n) || len(n.Value) > longestValue {
		return nil
	}
	isItem := func(s string) bool { return f.item(s) != "" }
	if isItem(n.Value) || IsTag(n.Value) && !r.isSpoken() { // a site may be written in nl-fr, nothing is taught in it
		return nil
	}
	if f.list == "term" && isWritten("both-terms", strings.ToLower(norm.NFC.String(n.Value))) {
		return f.Enum[:2]
	}
	for _, between := range append(replacementsOf("and"), "/", "+", "&", "-", "–") {
		items := strings.Split(n.Value, between)
		for i := range items {
			items[i] = strings.TrimSpace(items[i])
		}
		if each := f.several(items); each != nil {
			return each
		}
	}
	return nil
}

// oneOf are the values of a closed list, or the languages, of which a text at n says that it is one or the other: Q1 ou Q2. It is nil where
// they do not stand there.
func (f *Field) oneOf(n *yaml.Node) []string {
	if f.Enum == nil && f.Type != reflect.TypeFor[[]lang.Tag]() || !isPlain(n) || len(n.Value) > longestValue || f.item(n.Value) != "" {
		return nil
	}
	for _, or := range replacementsOf("or") {
		items := strings.Split(n.Value, or)
		for i := range items {
			items[i] = strings.TrimSpace(items[i])
		}
		if each := f.several(items); each != nil {
			return each
		}
	}
	return nil
}

// mayBeTwo reports whether the last of several names may be two of them: Solbosch, Plaine et Erasme.
func (f *Field) mayBeTwo(items []string) bool {
	return f.Type == reflect.TypeFor[[]Localised]() && len(items) > 1 && between().MatchString(items[len(items)-1])
}

// named are the names of which several stand in one text, with a word or a sign between them: Solbosch et Erasme. nil is one.
func (f *Field) named(n *yaml.Node) []string {
	if f.Type != reflect.TypeFor[[]Localised]() || !isPlain(n) || strings.ContainsAny(n.Value, ",;") {
		return nil
	}
	items := between().Split(n.Value, maxItems)
	if len(items) < 2 {
		return nil
	}
	for i, item := range items {
		if items[i] = quoteIfNeeded(strings.TrimSpace(item)); item == "" {
			return nil
		}
	}
	return items
}

// between are the words and signs that stand between names, with spaces around them.
var between = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[\s\x{A0}\x{202F}](?:[/+&]|` + alternatives("and") + `)[\s\x{A0}\x{202F}]`)
})

// quoteIfNeeded writes s as it is if it reads the same without quotes, even in
// a list between brackets.
func quoteIfNeeded(s string) string {
	if s == "" || strings.ContainsAny(s, ":#[]{},\"\\") || strings.ContainsAny(s[:1], "-?&*!|>'%@`") || strings.ContainsFunc(s, unicode.IsControl) {
		return plaintext.Quote(s)
	}
	return s
}
