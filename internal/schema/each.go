// This file finds facts by their type, wherever a kind has them.

package schema

import (
	"iter"
	"reflect"
	"slices"
	"strconv"
)

// Each yields every fact of type T that a kind has, in the order declared: values
// of fields, items of lists, and what these hold. It comes with its key, as in
// [Record.Set]. facts is as in [Record], and may be nil.
func Each[T any](k *Kind, facts any) iter.Seq2[string, *T] {
	return func(yield func(string, *T) bool) {
		if facts != nil {
			each(k.Fields, "", reflect.ValueOf(facts).Elem(), reflect.TypeFor[T](), func(key string, v reflect.Value) bool {
				return yield(key, v.Addr().Interface().(*T))
			})
		}
	}
}

// Known yields the fields of facts or words, as in [Record], that have a value, each with a pointer to it, in the order
// declared. Either may be nil.
func (k *Kind) Known(facts, words any) iter.Seq2[*Field, any] {
	return func(yield func(*Field, any) bool) {
		for _, f := range k.Fields {
			of := facts
			if f.IsWords() {
				of = words
			}
			if of == nil {
				continue
			}
			v := reflect.ValueOf(of).Elem().FieldByIndex(f.index)
			if !v.IsZero() && !yield(f, v.Addr().Interface()) {
				return
			}
		}
	}
}

func each(fields []*Field, within string, of reflect.Value, t reflect.Type, yield func(string, reflect.Value) bool) bool {
	for _, f := range fields {
		if f.role != roleWords && slices.Contains(f.holds, t) && !f.each(within+f.Name, of.FieldByIndex(f.index), t, yield) {
			return false
		}
	}
	return true
}

// each goes through the value v of a field, or of an item of its list.
func (f *Field) each(key string, v reflect.Value, t reflect.Type, yield func(string, reflect.Value) bool) bool {
	switch {
	case v.Type() == t:
		return yield(key, v)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if !f.each(key+"."+strconv.Itoa(i), v.Index(i), t, yield) {
				return false
			}
		}
	case v.Kind() == reflect.Struct:
		return each(f.Fields, key+".", v, t, yield)
	}
	return true
}

// holding lists the types of what a field holds, itself included.
func (f *Field) holding() []reflect.Type {
	types := []reflect.Type{f.Type}
	if f.Type.Kind() == reflect.Slice {
		types = append(types, f.Type.Elem())
	}
	for _, inner := range f.Fields {
		types = append(types, inner.holds...)
	}
	return types
}

// copied gives facts of a kind like others, in which each fact of type T can be
// changed without changing those.
func copied[T any](k *Kind, facts any) any {
	fresh := reflect.New(k.facts)
	fresh.Elem().Set(reflect.ValueOf(facts).Elem())
	own(k.Fields, fresh.Elem(), reflect.TypeFor[T]())
	return fresh.Interface()
}

// own makes the lists of a value, a group of fields, its own where they hold values
// of a type.
func own(fields []*Field, of reflect.Value, t reflect.Type) {
	for _, f := range fields {
		if f.role == roleWords || !slices.Contains(f.holds, t) {
			continue
		}
		v := of.FieldByIndex(f.index)
		switch {
		case v.Type() == t:
		case v.Kind() == reflect.Slice && v.Len() > 0:
			items := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(items, v)
			v.Set(items)
			for i := range items.Len() {
				if f.Fields != nil && items.Index(i).Kind() == reflect.Struct {
					own(f.Fields, items.Index(i), t)
				}
			}
		case v.Kind() == reflect.Struct:
			own(f.Fields, v, t)
		}
	}
}
