// This file turns the declarations of kinds.go and values.go into what the rest
// of the program asks of them. It is done once, when the program starts.

// Package schema declares every kind of content once: where its files lie, where its pages stand, and each field of its front matter, with its type and its check.
package schema

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// A role says for whom a field holds.
type role uint8

const (
	roleFact  role = iota + 1 // for every language
	roleWords                 // for one language
)

// A Field is one line of front matter, or of a group within it.
type Field struct {
	Name     string
	Said     string // what interface strings call it
	Required bool
	Enum     []string // all that may be written; nil when it is open
	Check    string   // the form of its text, a key of forms; "" is any text of one line
	Type     reflect.Type
	Fields   []*Field // of the group, or of each group of the list, that it holds; else nil
	Unshown  string   // why no page shows it yet, see kinds.go; "" when one does

	role     role   // of a field within a group: that of the group's type, 0
	without  string // the field that cannot stand beside it; "" when there is none
	whole    bool   // it counts what cannot be halved
	begins   bool   // it says when something begins
	end      string // of a period whose day it says: first, last; "" is none
	limit    bool   // it is how many there may be
	most     int    // how many values a list may have
	words    bool   // a colour is one that words have
	per      string // "week" where a length of time may be longer than a day
	key      string // of its words in package message
	list     string // the key of Enum in choices
	index    []int  // in the struct that declares it
	place    int    // in the object it belongs to
	group    *object
	holds    []reflect.Type // see Each
	files    bool           // it names a file, or holds what does
	decode   decodeFunc
	elements decodeFunc // of the items of a list
}

// IsWords tells whether the field holds for one language only; a field within a group holds for whom the group does.
func (f *Field) IsWords() bool { return f.role == roleWords }

// Doc is what the field is for, as told to an editor in a language of the messages.
func (f *Field) Doc(in lang.Tag) string { return message.In(in).Part("fields").Written(f.key + ".doc") }

// Example is what a value looks like; "" when the name says it all.
func (f *Field) Example(in lang.Tag) string {
	return message.In(in).Part("fields").Written(f.key + ".example")
}

// also lists what people write instead of the field's name, in any language.
func (f *Field) also() []string { return message.Words("fields", f.key+".also") }

// units lists the words that people write behind a number of what the field counts, in any language.
func (f *Field) units() []string { return message.Words("fields", f.key+".units") }

// A decodeFunc reads what is written at n into v, and says what is wrong with it.
type decodeFunc func(r *reader, n *yaml.Node, v reflect.Value)

// A decoder is a value that knows how it is written.
type decoder interface {
	decode(r *reader, n *yaml.Node)
}

func isDecoder(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[decoder]())
}

// A Kind is a kind of content: where its files lie and its pages stand, and what
// its front matter holds.
type Kind struct {
	Name   string
	Places []*Place // none for the settings of the site
	Fields []*Field // facts first, each in the order declared

	object       object
	facts, words reflect.Type
	told         func() map[role][]*Field // see exported
}

// kinds are all kinds, in the order declared.
var kinds []*Kind

// kind declares a kind of content by its facts and words.
func kind[F, W any](name string, places ...Place) *Kind {
	k := &Kind{Name: name, facts: reflect.TypeFor[F](), words: reflect.TypeFor[W]()}
	for i := range places {
		places[i].read()
		k.Places = append(k.Places, &places[i])
	}
	k.object.add(k.facts, roleFact)
	k.object.add(k.words, roleWords)
	k.Fields = k.object.fields
	k.told = sync.OnceValue(func() map[role][]*Field {
		return map[role][]*Field{roleFact: k.exported(roleFact), roleWords: k.exported(roleWords)}
	})
	kinds = append(kinds, k)
	for _, f := range k.Fields {
		in := k.facts
		if f.role == roleWords {
			in = k.words
		}
		if declared[in] == nil {
			declared[in] = map[string]*Field{}
		}
		declared[in][f.Name] = f
	}
	return k
}

// declared are the fields of facts, of words and of groups, by their types and their names.
var declared = map[reflect.Type]map[string]*Field{}

// Lookup finds a field by its name, and a pointer to its value, in the first of some
// facts or words that has it, as in [Record], or groups of these. The field is nil when none has.
func Lookup(name string, in ...any) (*Field, any) {
	for _, of := range in {
		if of == nil {
			continue
		}
		v := reflect.ValueOf(of).Elem()
		if f := declared[v.Type()][name]; f != nil {
			return f, v.FieldByIndex(f.index).Addr().Interface()
		}
	}
	return nil, nil
}

// Kinds lists every kind.
func Kinds() []*Kind { return slices.Clone(kinds) }

// Field returns the field of that name, or nil.
func (k *Kind) Field(name string) *Field { return k.object.byName[name] }

// ID is that of what has a name, of a kind that has a folder: partners/uae for uae.
func (k *Kind) ID(name string) string {
	i := slices.IndexFunc(k.Places, func(p *Place) bool { return strings.Contains(p.Path, "*") })
	return k.Places[i].ID(strings.Split(strings.Replace(k.Places[i].Path, "*", name, 1), "/"))
}

// RequiresFact reports whether there is a fact that an item of the kind cannot do without.
func (k *Kind) RequiresFact() bool {
	return slices.ContainsFunc(k.Fields, func(f *Field) bool { return f.Required && f.role == roleFact })
}

// byLevel reports whether files of the kind are named by levels.
func (k *Kind) byLevel() bool {
	return slices.ContainsFunc(k.Places, func(p *Place) bool { return p.ByLevel })
}

// single reports whether there is but one file of the kind, for all languages.
func (k *Kind) single() bool { return len(k.Places) == 0 }

// Term names the kind in a sentence: "a module".
func (k *Kind) Term() diag.Term { return diag.Term("kind-" + k.Name) }

// An object is a group of fields.
type object struct {
	fields []*Field
	byName map[string]*Field
	byFold map[string]*Field        // by fold(Name)
	byAlso func() map[string]*Field // by fold of what is written instead
}

func (o *object) add(t reflect.Type, role role) {
	if o.byName == nil {
		o.byName, o.byFold, o.byAlso = map[string]*Field{}, map[string]*Field{}, sync.OnceValue(o.alsoBy)
	}
	for _, sf := range reflect.VisibleFields(t) {
		if tag, ok := sf.Tag.Lookup("field"); ok {
			f := newField(t, sf, tag)
			f.role, f.place = role, len(o.fields)
			o.fields = append(o.fields, f)
			if o.byName[f.Name] != nil {
				panic(fmt.Sprintf("schema: %v declares %s twice", t, f.Name))
			}
			o.byName[f.Name], o.byFold[fold(f.Name)] = f, f
		}
	}
}

func (o *object) alsoBy() map[string]*Field {
	by := map[string]*Field{}
	for _, f := range o.fields {
		for _, also := range f.also() {
			if by[fold(also)] == nil {
				by[fold(also)] = f
			}
		}
	}
	return by
}

// newField is the field that sf, a field of t or of what t embeds, declares.
func newField(t reflect.Type, sf reflect.StructField, tag string) *Field {
	name, option, _ := strings.Cut(tag, ",")
	f := &Field{
		Name: name, Said: cmp.Or(sf.Tag.Get("said"), name), Required: option == "required", without: sf.Tag.Get("without"), Check: sf.Tag.Get("check"), Type: sf.Type,
		whole: sf.Tag.Get("whole") == "true", limit: sf.Tag.Get("limit") == "true", per: sf.Tag.Get("per"), Unshown: sf.Tag.Get("unshown"),
		begins: sf.Tag.Get("begins") == "true", end: sf.Tag.Get("end"), most: maxItems, words: sf.Tag.Get("words") == "true",
		key: groupOf(t, sf) + "." + name, list: sf.Tag.Get("enum"), index: sf.Index,
	}
	if most, err := strconv.Atoi(sf.Tag.Get("most")); err == nil {
		f.most = most
	}
	if f.list != "" {
		if f.Enum = choices[f.list]; f.Enum == nil {
			panic("schema: no list " + f.list)
		}
	}
	if f.Check != "" && forms[f.Check] == nil {
		panic("schema: no form " + f.Check)
	}
	f.decode = f.decoderOf(sf.Type)
	f.holds = f.holding()
	f.files = f.Check == "file" || slices.ContainsFunc(f.Fields, func(inner *Field) bool { return inner.files })
	return f
}

// groupOf is the name of the struct that declares a field, as package message
// has it: module for ModuleFacts and ModuleWords.
func groupOf(t reflect.Type, sf reflect.StructField) string {
	if outer := sf.Index[:len(sf.Index)-1]; len(outer) > 0 {
		t = t.FieldByIndex(outer).Type
	}
	return strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(t.Name(), "Facts"), "Words"))
}

// decoderOf chooses how a type is read, and notes the fields it holds.
func (f *Field) decoderOf(t reflect.Type) decodeFunc {
	if isDecoder(t) {
		if t.Kind() == reflect.Struct && t.NumField() > 0 && t.Field(0).Tag.Get("field") != "" {
			f.hold(t)
		}
		return func(r *reader, n *yaml.Node, v reflect.Value) { v.Addr().Interface().(decoder).decode(r, n) }
	}
	switch {
	case t == reflect.TypeFor[lang.Tag]():
		return decodeTag
	case t.Kind() == reflect.String:
		return decodeText
	case t.Kind() == reflect.Bool:
		return decodeTruth
	case t.Kind() == reflect.Int:
		return decodeInt
	case t.Kind() == reflect.Slice:
		f.elements = f.decoderOf(t.Elem())
		return decodeList
	case t.Kind() == reflect.Struct:
		f.hold(t)
		return decodeGroup
	}
	panic(fmt.Sprintf("schema: field %s: no way to read %v", f.Name, t))
}

func (f *Field) hold(t reflect.Type) {
	f.group = objectOf(t)
	f.Fields = f.group.fields
	if declared[t] == nil {
		declared[t] = f.group.byName
	}
}

// objectOf is the object a struct type declares.
func objectOf(t reflect.Type) *object {
	o := &object{}
	o.add(t, 0)
	return o
}

// fold makes what differs only by case, accents' encoding or separator equal.
func fold(key string) string {
	simple := true
	for i := range len(key) {
		if c := key[i]; c >= 0x80 || 'A' <= c && c <= 'Z' || c == '-' || c == ' ' {
			simple = false
			break
		}
	}
	if simple {
		return key
	}
	key = strings.ToLower(norm.NFC.String(strings.TrimSpace(key)))
	return separators.Replace(key)
}

var separators = strings.NewReplacer(" ", "_", "-", "_", "\u00A0", "_", "\u202F", "_", "'", "’")
