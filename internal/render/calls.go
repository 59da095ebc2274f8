// This file calls, from programs, the methods and functions that layouts use
// most, without package reflect in between.

package render

import (
	"html/template"
	"reflect"

	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

var (
	typeString   = reflect.TypeFor[string]()
	typeHTML     = reflect.TypeFor[template.HTML]()
	typeURL      = reflect.TypeFor[template.URL]()
	typeTag      = reflect.TypeFor[lang.Tag]()
	typeLanguage = reflect.TypeFor[page.Language]()
)

// as is a value of type T, spared a copy when it stands behind a pointer.
func as[T any](v reflect.Value) T {
	if v.CanAddr() {
		return *v.Addr().Interface().(*T)
	}
	return v.Interface().(T)
}

// value is an argument of type T.
func value[T any](e expr, r *run, dot reflect.Value) T { return as[T](e.val(r, dot)) }

// are reports whether arguments have the types given.
func are(args []expr, types ...reflect.Type) bool {
	if len(args) != len(types) {
		return false
	}
	for i, t := range types {
		if args[i].t != t {
			return false
		}
	}
	return true
}

// knownMethod is a call of a method of page.Language, or of one without
// arguments that all views have.
func knownMethod(e expr, m reflect.Method, args []expr) (expr, bool) {
	if e.t == typeLanguage {
		return languageMethod(e, m.Name, args)
	}
	if e.t.Kind() != reflect.Pointer || len(args) > 0 {
		return expr{}, false
	}
	switch m.Name {
	case "Fallback":
		if e.t.Implements(reflect.TypeFor[interface{ Fallback() bool }]()) {
			return boolean(func(r *run, dot reflect.Value) bool {
				return e.val(r, dot).Interface().(interface{ Fallback() bool }).Fallback()
			}), true
		}
	case "Foreign":
		if e.t.Implements(reflect.TypeFor[interface{ Foreign() lang.Tag }]()) {
			return textual(typeTag, func(r *run, dot reflect.Value) string {
				return string(e.val(r, dot).Interface().(interface{ Foreign() lang.Tag }).Foreign())
			}), true
		}
	}
	return expr{}, false
}

// languageMethod is a call of a method of page.Language.
func languageMethod(e expr, name string, args []expr) (expr, bool) {
	l := func(r *run, dot reflect.Value) page.Language { return value[page.Language](e, r, dot) }
	made := func(f func(r *run, dot reflect.Value) string) (expr, bool) { return textual(typeString, f), true }
	switch {
	case name == "T" && len(args) > 0 && args[0].t == typeString:
		key, rest := args[0].text(), args[1:]
		if len(rest) == 0 {
			return made(func(r *run, dot reflect.Value) string { return l(r, dot).T(key(r, dot)) })
		}
		return made(func(r *run, dot reflect.Value) string {
			var space [6]any
			values := space[:0]
			for _, a := range rest {
				if a.str != nil {
					values = append(values, a.str(r, dot))
				} else {
					values = append(values, a.val(r, dot).Interface())
				}
			}
			return l(r, dot).T(key(r, dot), values...)
		})
	case name == "Quantity" && are(args, typeString, reflect.TypeFor[schema.Quantity]()):
		unit := args[0].text()
		return made(func(r *run, dot reflect.Value) string {
			return l(r, dot).Quantity(unit(r, dot), value[schema.Quantity](args[1], r, dot))
		})
	case name == "Decimal" && are(args, typeString, reflect.TypeFor[schema.Decimal]()):
		unit := args[0].text()
		return made(func(r *run, dot reflect.Value) string {
			return l(r, dot).Decimal(unit(r, dot), schema.Decimal(args[1].val(r, dot).Int()))
		})
	case name == "Count" && are(args, typeString, reflect.TypeFor[int]()):
		unit := args[0].text()
		return made(func(r *run, dot reflect.Value) string {
			return l(r, dot).Count(unit(r, dot), int(args[1].val(r, dot).Int()))
		})
	case name == "Label" && are(args, typeString, reflect.TypeFor[int]()):
		fact := args[0].text()
		return made(func(r *run, dot reflect.Value) string {
			return l(r, dot).Label(fact(r, dot), int(args[1].val(r, dot).Int()))
		})
	case name == "Enum" && are(args, typeString, typeString):
		field, of := args[0].text(), args[1].text()
		return made(func(r *run, dot reflect.Value) string { return l(r, dot).Enum(field(r, dot), of(r, dot)) })
	case name == "Minutes" && are(args, reflect.TypeFor[schema.Minutes]()):
		return made(func(r *run, dot reflect.Value) string {
			return l(r, dot).Minutes(schema.Minutes(args[0].val(r, dot).Int()))
		})
	case name == "List" && are(args, reflect.TypeFor[[]string]()):
		return made(func(r *run, dot reflect.Value) string { return l(r, dot).List(value[[]string](args[0], r, dot)) })
	case name == "Tag" && len(args) == 0:
		return textual(typeTag, func(r *run, dot reflect.Value) string { return string(l(r, dot).Tag()) }), true
	}
	return expr{}, false
}

// knownFunction is a call of a function of layouts.
func knownFunction(p *piece, name string, args []expr) (expr, bool) {
	html := func(f func(r *run, dot reflect.Value) template.HTML) (expr, bool) {
		return textual(typeHTML, func(r *run, dot reflect.Value) string { return string(f(r, dot)) }), true
	}
	switch {
	case name == "body" && are(args, reflect.TypeFor[page.Body]()):
		return html(func(r *run, dot reflect.Value) template.HTML { return body(value[page.Body](args[0], r, dot)) })
	case name == "memo" && len(args) == 2 && args[0].t == typeString && args[1].t.Kind() == reflect.Pointer:
		template, of := args[0].text(), args[1].val
		return textual(typeHTML, func(r *run, dot reflect.Value) string {
			html, err := p.memo(template(r, dot), of(r, dot).Interface())
			if err != nil {
				panic(stop{})
			}
			return string(html)
		}), true
	case name == "time" && are(args, typeLanguage, reflect.TypeFor[schema.Date]()):
		return html(func(r *run, dot reflect.Value) template.HTML {
			return timeElement(value[page.Language](args[0], r, dot), value[schema.Date](args[1], r, dot))
		})
	case name == "level" && are(args, typeLanguage, typeString):
		of := args[1].text()
		return html(func(r *run, dot reflect.Value) template.HTML {
			return level(value[page.Language](args[0], r, dot), of(r, dot))
		})
	case name == "levels" && are(args, typeLanguage, reflect.TypeFor[schema.Levels]()):
		return html(func(r *run, dot reflect.Value) template.HTML {
			return levels(value[page.Language](args[0], r, dot), value[schema.Levels](args[1], r, dot))
		})
	case name == "languages" && are(args, typeLanguage, reflect.TypeFor[[]lang.Tag]()):
		return html(func(r *run, dot reflect.Value) template.HTML {
			return languages(value[page.Language](args[0], r, dot), value[[]lang.Tag](args[1], r, dot))
		})
	case name == "words" && are(args, typeLanguage, reflect.TypeFor[schema.Localised]()):
		return html(func(r *run, dot reflect.Value) template.HTML {
			return words(value[page.Language](args[0], r, dot), value[schema.Localised](args[1], r, dot))
		})
	case name == "list" && are(args, typeLanguage, reflect.TypeFor[[]schema.Localised]()):
		return html(func(r *run, dot reflect.Value) template.HTML {
			return list(value[page.Language](args[0], r, dot), value[[]schema.Localised](args[1], r, dot))
		})
	case name == "link" && are(args, typeLanguage, reflect.TypeFor[page.Link]()):
		return html(func(r *run, dot reflect.Value) template.HTML {
			return link(value[page.Language](args[0], r, dot), value[page.Link](args[1], r, dot))
		})
	case name == "in" && are(args, typeLanguage, typeTag):
		tag := args[1].text()
		return textual(typeString, func(r *run, dot reflect.Value) string {
			return inLanguage(value[page.Language](args[0], r, dot), lang.Tag(tag(r, dot)))
		}), true
	case name == "href" && (are(args, typeString) || are(args, reflect.TypeFor[schema.URL]())):
		address := args[0].text()
		return textual(typeURL, func(r *run, dot reflect.Value) string { return string(safeHref(address(r, dot))) }), true
	case name == "tel" && are(args, typeString):
		number := args[0].text()
		return textual(typeURL, func(r *run, dot reflect.Value) string { return string(tel(number(r, dot))) }), true
	}
	return comparison(name, args)
}

// comparison is a call of one of the functions of templates that compare: eq and
// ne of two texts or numbers, the others of two numbers; and of len.
func comparison(name string, args []expr) (expr, bool) {
	if name == "len" && len(args) == 1 && (args[0].t.Kind() == reflect.Slice || args[0].t.Kind() == reflect.String) {
		return expr{t: reflect.TypeFor[int](), val: func(r *run, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(args[0].val(r, dot).Len())
		}}, true
	}
	if len(args) != 2 || args[0].t.Kind() != args[1].t.Kind() {
		return expr{}, false
	}
	switch args[0].t.Kind() {
	case reflect.String:
		a, b := args[0].text(), args[1].text()
		switch name {
		case "eq":
			return boolean(func(r *run, dot reflect.Value) bool { return a(r, dot) == b(r, dot) }), true
		case "ne":
			return boolean(func(r *run, dot reflect.Value) bool { return a(r, dot) != b(r, dot) }), true
		}
	case reflect.Int:
		compare := map[string]func(a, b int64) bool{
			"eq": func(a, b int64) bool { return a == b }, "ne": func(a, b int64) bool { return a != b },
			"lt": func(a, b int64) bool { return a < b }, "le": func(a, b int64) bool { return a <= b },
			"gt": func(a, b int64) bool { return a > b }, "ge": func(a, b int64) bool { return a >= b },
		}[name]
		if compare != nil {
			a, b := args[0].val, args[1].val
			return boolean(func(r *run, dot reflect.Value) bool { return compare(a(r, dot).Int(), b(r, dot).Int()) }), true
		}
	}
	return expr{}, false
}
