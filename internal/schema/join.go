// This file joins the facts that stand in the files of one page.

package schema

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"projetpro/internal/diag"
)

// A Version is one language's file of a page, for [Join].
type Version struct {
	Path   string
	Record Record
}

// Join merges the facts of the files of one page, in the order of the site's
// languages. A fact stands in one of them and holds for all. Where a second
// file states it again, equal is a notice, different an error that shows both
// lines; the first file's value is taken. A file without facts is passed over.
// The result is a pointer like [Record.Facts], or nil when no file has any; it
// may be that of a file, and must not be changed.
func Join(k *Kind, files []Version) (any, diag.List) {
	var diags, repeated diag.List
	var joined any
	owned := false // joined was made here
	for i := range files {
		file := &files[i]
		if file.Record.Facts == nil {
			continue
		}
		if joined == nil {
			joined = file.Record.Facts
			continue
		}
		for _, f := range k.Fields {
			if _, set := file.Record.Set[f.Name]; f.role != roleFact || !set {
				continue
			}
			if first := firstToState(files[:i], f); first != nil {
				if !first.Record.wrong[f.Name] && !file.Record.wrong[f.Name] {
					if d := compare(f, first, file); d.Code == diag.FactRepeated {
						repeated = append(repeated, d)
					} else {
						diags = append(diags, d)
					}
				}
				continue
			}
			if !owned {
				fresh := reflect.New(k.facts)
				fresh.Elem().Set(reflect.ValueOf(joined).Elem())
				joined, owned = fresh.Interface(), true
			}
			valueOf(joined, f).Set(valueOf(file.Record.Facts, f))
		}
	}
	return joined, slices.Concat(diags, together(repeated), missingFacts(k, files))
}

// few repeated facts are said one by one. More are all that a file was copied with.
const few = 2

// together makes one diagnostic of many repeated facts.
func together(repeated diag.List) diag.List {
	if len(repeated) <= few {
		return repeated
	}
	var fields []string
	for _, d := range repeated {
		fields = append(fields, d.Args[0].(string))
	}
	first := repeated[0]
	var all diag.List
	all.Add(diag.FactsRepeated, first.Pos, first.End, strings.Join(fields, ", "), first.Args[len(first.Args)-1]).WithRelated(first.Related...)
	return all
}

// missingFacts reports the required facts that no file states, at the first.
func missingFacts(k *Kind, files []Version) (diags diag.List) {
	for i := range files {
		if files[i].Record.Facts == nil {
			continue
		}
		for _, d := range files[i].Record.absent {
			if f := k.Field(d.Args[0].(string)); firstToState(files, f) == nil {
				diags = append(diags, d)
			}
		}
		return diags
	}
	return nil
}

func firstToState(files []Version, f *Field) *Version {
	for i := range files {
		if _, set := files[i].Record.Set[f.Name]; set && files[i].Record.Facts != nil {
			return &files[i]
		}
	}
	return nil
}

func valueOf(facts any, f *Field) reflect.Value {
	return reflect.ValueOf(facts).Elem().FieldByIndex(f.index)
}

// compare reports that two files state one fact.
func compare(f *Field, first, second *Version) *diag.Diagnostic {
	code := diag.FactContradiction
	if reflect.DeepEqual(valueOf(first.Record.Facts, f).Interface(), valueOf(second.Record.Facts, f).Interface()) {
		code = diag.FactRepeated
	}
	a, b := first.Record.Set[f.Name], second.Record.Set[f.Name]
	d := &diag.Diagnostic{
		Code:    code,
		Pos:     diag.Pos{File: second.Path, Offset: b.Key},
		End:     b.End,
		Args:    []any{f.Name, first.Record.value(a), second.Record.value(b), first.Path},
		Related: []diag.Pos{{File: first.Path, Offset: a.Key}},
	}
	if line := inEach(f, first, second); code == diag.FactContradiction && line != "" {
		d.Code, d.Args = diag.FactTexts, append(d.Args, line)
	}
	return d
}

// inEach is how two texts, each in the file of its language, are written as one fact; "" where
// the fact is no such text.
func inEach(f *Field, first, second *Version) string {
	one, ok := valueOf(first.Record.Facts, f).Interface().(Localised)
	other, _ := valueOf(second.Record.Facts, f).Interface().(Localised)
	if !ok || one.All == "" || other.All == "" {
		return ""
	}
	return fmt.Sprintf("%s: {%s: %s, %s: %s}", f.Name, languageOf(first.Path), quoteIfNeeded(one.All), languageOf(second.Path), quoteIfNeeded(other.All))
}

// languageOf is the language in the name of a file: en, of uae.en.md.
func languageOf(file string) string {
	return strings.TrimPrefix(path.Ext(strings.TrimSuffix(file, path.Ext(file))), ".")
}

// value is what is written at a span, as a sentence repeats it.
func (r *Record) value(s Span) string {
	if s.Value < 0 || s.End > len(r.text) || s.End < s.Value {
		return ""
	}
	return diag.Clip(string(r.text[s.Value:s.End]))
}
