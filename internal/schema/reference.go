// This file writes the reference of all fields.

package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// reference is the page that documents every field of every kind, as Markdown, in a language
// of the messages.
func reference(tag lang.Tag) string {
	r := referee{tag: tag, words: message.In(tag).Part("field-reference"), groups: map[*object][]string{}}
	fmt.Fprintf(&r.page, "# %s\n\n%s\n", r.words.T("title"), r.words.T("intro"))
	for _, k := range kinds {
		r.kind(k)
	}
	fmt.Fprintf(&r.page, "\n## %s\n\n%s\n", r.words.T("groups"), r.words.T("groups-intro"))
	for i := 0; i < len(r.order); i++ {
		g := r.order[i]
		fmt.Fprintf(&r.page, "\n### `%s`\n\n", strings.Join(r.groups[g], "`, `"))
		r.table(g.fields, false)
	}
	return r.page.String()
}

// A referee writes the reference in one language.
type referee struct {
	tag    lang.Tag
	words  *lang.Strings
	page   strings.Builder
	order  []*object            // groups, as they come up
	groups map[*object][]string // the fields that hold each
}

func (r *referee) kind(k *Kind) {
	name := []rune(message.In(r.tag).Part("terms").T(string(k.Term())))
	fmt.Fprintf(&r.page, "\n## %s\n\n", strings.ToUpper(string(name[:1]))+string(name[1:]))
	if len(k.Places) == 0 {
		fmt.Fprintf(&r.page, "`content/site.yaml`\n\n")
	}
	for _, p := range k.Places {
		fmt.Fprintf(&r.page, "`content/%s.<%s>.md`\n\n", p.Path, r.words.T("language"))
	}
	r.table(k.Fields, len(k.Places) > 0)
}

func (r *referee) table(fields []*Field, roles bool) {
	columns := []string{"field", "holds", "value", "meaning"}
	if !roles {
		columns = slices.Delete(columns, 1, 2)
	}
	for _, c := range columns {
		r.page.WriteString("| " + r.words.T(c) + " ")
	}
	r.page.WriteString("|\n" + strings.Repeat("|---", len(columns)) + "|\n")
	for _, f := range fields {
		name := "`" + f.Name + "`"
		if f.Required {
			name += " " + r.words.T("required")
		}
		r.page.WriteString("| " + name)
		if roles {
			r.page.WriteString(" | " + r.words.T(map[bool]string{true: "word", false: "fact"}[f.IsWords()]))
		}
		fmt.Fprintf(&r.page, " | %s | %s |\n", cell(r.value(f)), cell(f.Doc(r.tag)))
	}
}

// value says what may be written in a field.
func (r *referee) value(f *Field) string {
	said, t := "", f.Type
	terms := message.In(r.tag).Part("terms")
	if t.Kind() == reflect.Slice && t != reflect.TypeFor[Levels]() {
		t = t.Elem()
		said = terms.T(string(diag.FormList)) + r.words.T("colon")
	}
	switch {
	case f.Enum != nil:
		said += "`" + strings.Join(f.Enum, "`, `") + "`"
	case f.group != nil:
		r.note(f)
		said += r.words.T("group-of", "name", f.Name)
	case t == reflect.TypeFor[lang.Tag]():
		said += r.words.T("tag")
	default:
		said += terms.T(string(formOf(t)))
	}
	if example := f.Example(r.tag); example != "" && f.Enum == nil {
		said += r.words.T("example", "example", "`"+example+"`")
	}
	return said
}

// note keeps in mind that the group of a field is to be described.
func (r *referee) note(f *Field) {
	g := f.group
	for o := range r.groups {
		if slices.EqualFunc(o.fields, g.fields, func(a, b *Field) bool { return a.key == b.key }) {
			g = o
		}
	}
	if r.groups[g] == nil {
		r.order = append(r.order, g)
	}
	if !slices.Contains(r.groups[g], f.Name) {
		r.groups[g] = append(r.groups[g], f.Name)
	}
}

// formOf is what a value of a type is called.
func formOf(t reflect.Type) diag.Term {
	switch reflect.New(t).Interface().(type) {
	case *Date:
		return diag.FormDate
	case *Decimal, *Quantity, *Hours, *Sessions:
		return diag.FormNumber
	case *Minutes:
		return diag.FormDuration
	case *Weekday:
		return diag.FormWeekday
	case *Clock:
		return diag.FormClock
	case *Levels:
		return diag.FormLevel
	}
	switch t.Kind() {
	case reflect.Bool:
		return diag.FormTruth
	case reflect.Int:
		return diag.FormNumber
	}
	return diag.FormText
}

// cell is a text as it stands in a cell of a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", `\|`)
}
