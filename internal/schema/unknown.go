// This file tells of keys that no field has, and which field was probably meant.

package schema

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

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
		if r.publication(name, key, value) {
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
