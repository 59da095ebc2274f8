package render

import (
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"projetpro/internal/schema"
)

// others are the values of what layouts compare that is no field of the content.
var others = map[string][]string{"dir": {"ltr", "rtl"}}

// What layouts compare a field with is a value that it can have.
func TestLayoutsCompareWithWhatCanBe(t *testing.T) {
	compared := 0
	for path, f := range NewLayouts(nil, defaults(t, nil)).files {
		for _, d := range f.templates {
			walk(d.tree.Root, func(n parse.Node) {
				field, value, ok := comparison(n)
				if !ok {
					return
				}
				compared++
				if known := valuesOf(field); !slices.Contains(known, value) {
					t.Errorf("%s compares %s with %q, and it is one of %q", path, field, value, known)
				}
			})
		}
	}
	if compared < 4 {
		t.Errorf("only %d comparisons are found", compared)
	}
}

// comparison is what a node compares with a string: the name of a field, and the string.
func comparison(n parse.Node) (field, value string, ok bool) {
	c, isCommand := n.(*parse.CommandNode)
	if !isCommand || len(c.Args) != 3 {
		return "", "", false
	}
	if name, isName := c.Args[0].(*parse.IdentifierNode); !isName || name.Ident != "eq" && name.Ident != "ne" {
		return "", "", false
	}
	text, isText := c.Args[2].(*parse.StringNode)
	if !isText {
		return "", "", false
	}
	parts := strings.FieldsFunc(c.Args[1].String(), func(r rune) bool { return r == '.' || r == '$' })
	return strings.ToLower(parts[len(parts)-1]), text.Text, true
}

// valuesOf are those of the closed lists of the fields of a name, in any kind and any group.
func valuesOf(field string) []string {
	all := slices.Clone(others[field])
	var add func(fields []*schema.Field)
	add = func(fields []*schema.Field) {
		for _, f := range fields {
			if f.Name == field {
				all = append(all, f.Enum...)
			}
			add(f.Fields)
		}
	}
	for _, k := range schema.Kinds() {
		add(k.Fields)
	}
	return all
}
