// This file compiles calls of the functions that templates have.

package program

import (
	"reflect"
	"text/template/parse"
)

// builtin is a call of a function that compares: eq and ne of two texts or
// numbers, the others of two numbers; or of len.
func builtin(f *parse.IdentifierNode, args []expr) (expr, error) {
	if f.Ident == "len" && len(args) == 1 && (args[0].t.Kind() == reflect.Slice || args[0].t.Kind() == reflect.String) {
		return expr{t: reflect.TypeFor[int](), val: func(r *run, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(args[0].val(r, dot).Len())
		}}, nil
	}
	if len(args) != 2 || args[0].t.Kind() != args[1].t.Kind() {
		return expr{}, unknown(f)
	}
	switch args[0].t.Kind() {
	case reflect.String:
		a, b := args[0].text(), args[1].text()
		switch f.Ident {
		case "eq":
			return boolean(func(r *run, dot reflect.Value) bool { return a(r, dot) == b(r, dot) }), nil
		case "ne":
			return boolean(func(r *run, dot reflect.Value) bool { return a(r, dot) != b(r, dot) }), nil
		}
	case reflect.Int:
		if compare := comparisons[f.Ident]; compare != nil {
			a, b := args[0].val, args[1].val
			return boolean(func(r *run, dot reflect.Value) bool { return compare(a(r, dot).Int(), b(r, dot).Int()) }), nil
		}
	}
	return expr{}, unknown(f)
}

var comparisons = map[string]func(a, b int64) bool{
	"eq": func(a, b int64) bool { return a == b }, "ne": func(a, b int64) bool { return a != b },
	"lt": func(a, b int64) bool { return a < b }, "le": func(a, b int64) bool { return a <= b },
	"gt": func(a, b int64) bool { return a > b }, "ge": func(a, b int64) bool { return a >= b },
}
