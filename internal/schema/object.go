// This file reads groups of fields, and single texts that stand for one.

package schema

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// object decodes the pairs of n into the fields of o. Those that stand in words
// are decoded into words, the others into facts.
func (r *reader) object(o *object, n *yaml.Node, facts, words reflect.Value) {
	var room [32]*yaml.Node
	seen := append(room[:0], make([]*yaml.Node, len(o.fields))...) // the key of each field
	outer, path, siblings, beside := r.field, r.path, r.siblings, r.beside
	r.siblings, r.beside = o, n
	var unknown []int
	var left []*Field // still to be written
	read := func(i int, f *Field) {
		into := facts
		if f.role == roleWords {
			into = words
		}
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
		if pairs := r.reached(o, oneKey(o, n)); pairs != nil {
			start, end := r.span(n)
			r.mismatch(n, diag.FormGroup).Fix = r.replaced(start, end, "{"+strings.Join(pairs, ", ")+"}")
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
	pairs := r.reached(o, n.Value)
	if pairs == nil {
		pairs = r.pairsOf(o, n.Value)
	}
	if pairs == nil && o.byName["opens"] != nil {
		pairs = r.period(o, n.Value)
	}
	if _, date := meantDate(n.Value, noUnit); pairs == nil && !date {
		pairs = r.noteOf(o, n.Value)
	}
	if pairs != nil {
		start, end := r.span(n)
		value := strings.Join(pairs, ", ")
		if isItem := bytes.HasPrefix(bytes.TrimSpace(r.src.Read[r.lineStart(start):start]), []byte("-")); len(pairs) > 1 || !isItem {
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
	switch link := o.byName["link"]; {
	case meantTruth(lowered(s)) != "":
		return nil // a note that says yes
	case link != nil && isEmail(s):
		return []string{link.Name + ": " + quoteIfNeeded("mailto:"+s)}
	case link != nil && looksLikeHost(s) && isURL(meantURL(s)):
		return []string{link.Name + ": " + quoteIfNeeded(meantURL(s))}
	}
	return []string{note.Name + ": " + r.localised(s)}
}

// pairsOf are the fields of o that a single text was probably meant for: an address,
// a number, and one text between commas have their fields. nil is no telling.
func (r *reader) pairsOf(o *object, s string) (pairs []string) {
	if key, value, ok := strings.Cut(s, ":"); ok && o.isKey(key) { // name:Dupont
		f := cmp.Or(o.byFold[fold(key)], o.byAlso()[fold(key)])
		if value = strings.TrimSpace(value); value == "" || !r.reads(f, &yaml.Node{Kind: yaml.ScalarNode, Value: value}) {
			return nil
		}
		return []string{f.Name + ": " + quoteIfNeeded(value)}
	}
	var found []*Field
	for part := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == ',' || c == ';' }) {
		part = strings.TrimSpace(part)
		f := o.fieldOf(part)
		isAddress := strings.Contains(part, "@") || strings.Contains(part, "://")
		if f == nil || f.takesText() && isAddress || slices.Contains(found, f) || !r.reads(f, &yaml.Node{Kind: yaml.ScalarNode, Value: part}) {
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

// next is the pair behind the one at i in the group n. A value with a comma between
// braces, {theory: 2,5} or {fr: Salle A, étage 2}, has been cut into two pairs: what
// is behind the comma is a key without a value. isKey says what is a key indeed.
func (r *reader) next(n *yaml.Node, i int, isKey func(string) bool) int {
	next := i + 2
	if n.Style&yaml.FlowStyle == 0 {
		return next
	}
	for last := n.Content[i+1]; next+1 < len(n.Content); next += 2 {
		key, nothing := n.Content[next], n.Content[next+1]
		if !r.isCut(last, key, nothing) || isKey(key.Value) && !isDecimal(last, key) {
			break
		}
		last = key
	}
	return next
}

// isCut says whether a comma and nothing else stands between first and a key
// without a colon behind it.
func (r *reader) isCut(first, key, nothing *yaml.Node) bool {
	if !isPlain(nothing) || nothing.Value != "" || !isPlain(key) || !isPlain(first) || first.Value == "" {
		return false
	}
	end, start := r.end(first, r.start(first)), r.start(key)
	behind := strings.TrimLeft(string(r.src.Read[min(r.end(key, start), len(r.src.Read)):]), " ")
	return start >= end && strings.Trim(string(r.src.Read[end:start]), " ") == "," && !strings.HasPrefix(behind, ":")
}
