// This file reads lists, and single texts in which several values stand.

package schema

import (
	"cmp"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

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
		if r.hasSeveral(n, separable) {
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

// hasSeveral reports a single value in which several stand: Q1 et Q2, Solbosch, Plaine, français ou anglais. separable is as list has it.
func (r *reader) hasSeveral(n *yaml.Node, separable bool) bool {
	listed := func(items []string) string { return "[" + strings.Join(items, ", ") + "]" }
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
				meant = listed(items)
			}
			r.failWith(diag.ValueList, n, meant)
			return true
		}
	}
	if both := r.field.oneOf(n); both != nil {
		r.fail(diag.ValueEither, n, listed(both))
		return true
	}
	if joined := r.joined(n); joined != nil {
		r.failWith(diag.ValueList, n, listed(joined))
		return true
	}
	return false
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
