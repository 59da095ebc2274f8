// This file writes facts and words as JSON, by their declarations: what programs read.

package schema

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"projetpro/internal/lang"
)

// An Exporter writes facts and words as JSON. What is not known is left out; a group of which nothing is known, too.
type Exporter struct {
	Languages []lang.Tag // that a text is given in which reads the same in all

	// ID is that of what a field names: of the kind that the field's form is called by, "module", "partner", "faculty".
	// It is "" for what is not published, which is left out.
	ID func(kind, name string) string

	// File is the address of a file that a field names, by its key as in [Record.Set]; "" for one that is not there.
	File func(key, name string) string
}

// notExported are fields that say where a page stands and how it looks, and whether it is there at all: programs are told its address.
var notExported = []string{"draft", "only", "slug", "aliases", "navigation", "footer", "base_url", "brand", "translation_notice"}

// Facts appends the facts of a kind, as in [Record], as an object. Their keys are those of the declarations.
func (x *Exporter) Facts(dst []byte, k *Kind, facts any) []byte {
	return x.fields(dst, k.told()[roleFact], "", reflect.ValueOf(facts).Elem())
}

// Words appends the words of a kind likewise.
func (x *Exporter) Words(dst []byte, k *Kind, words any) []byte {
	return x.fields(dst, k.told()[roleWords], "", reflect.ValueOf(words).Elem())
}

// exported are the fields of a role that programs are told.
func (k *Kind) exported(role role) []*Field {
	return slices.DeleteFunc(slices.Clone(k.Fields), func(f *Field) bool { return f.role != role || slices.Contains(notExported, f.Name) })
}

// fields appends an object of those fields of a group that are known. within is the group's key, with a dot behind it.
func (x *Exporter) fields(dst []byte, fields []*Field, within string, of reflect.Value) []byte {
	dst = append(dst, '{')
	first := len(dst)
	for _, f := range fields {
		v := of.FieldByIndex(f.index)
		if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
			continue
		}
		before := len(dst)
		if before > first {
			dst = append(dst, ',')
		}
		dst = append(AppendJSON(dst, f.Name), ':')
		start, key := len(dst), ""
		if f.files {
			key = within + f.Name
		}
		dst = x.value(dst, f, key, v, of)
		if len(dst)-start <= len("{}") && isNothing(string(dst[start:])) {
			dst = dst[:before]
		}
	}
	return append(dst, '}')
}

// isNothing reports whether a value says nothing.
func isNothing(value string) bool {
	return value == "" || value == "{}" || value == "[]" || value == `""`
}

// value appends the value v of a field of the group of; nothing for what is not published.
func (x *Exporter) value(dst []byte, f *Field, key string, v, of reflect.Value) []byte {
	switch p := v.Addr().Interface().(type) {
	case *Localised:
		return x.localised(dst, *p)
	case *Date:
		return AppendJSON(dst, p.String())
	case *Moment:
		return appendMoment(dst, *p)
	case *Ending:
		starts, _ := of.FieldByName("Starts").Interface().(Moment)
		return appendMoment(dst, p.From(starts))
	case *Weekday:
		return AppendJSON(dst, p.String())
	case *Clock:
		return AppendJSON(dst, p.String())
	case *Decimal:
		return append(dst, p.String()...)
	case *Quantity:
		return appendQuantity(dst, *p)
	case *Hours:
		return x.hours(dst, p)
	case *Weeks:
		return appendWeeks(dst, p)
	case *Price:
		return x.price(dst, p)
	case *Related:
		return x.related(dst, p)
	}
	switch v.Kind() {
	case reflect.String:
		return x.text(dst, f, key, v.String())
	case reflect.Bool:
		return strconv.AppendBool(dst, v.Bool())
	case reflect.Int:
		return strconv.AppendInt(dst, v.Int(), 10)
	case reflect.Slice:
		return x.list(dst, f, key, v, of)
	case reflect.Struct:
		return x.fields(dst, f.Fields, key+".", v)
	}
	panic("schema: no JSON of " + v.Type().String())
}

func (x *Exporter) list(dst []byte, f *Field, key string, v, of reflect.Value) []byte {
	dst = append(dst, '[')
	first := len(dst)
	for i := range v.Len() {
		before := len(dst)
		if before > first {
			dst = append(dst, ',')
		}
		start, at := len(dst), ""
		if f.files {
			at = key + "." + strconv.Itoa(i)
		}
		if dst = x.value(dst, f, at, v.Index(i), of); len(dst) == start {
			dst = dst[:before]
		}
	}
	return append(dst, ']')
}

// text appends a text, or what a field names by one.
func (x *Exporter) text(dst []byte, f *Field, key, s string) []byte {
	switch f.Check {
	case "partner", "faculty":
		s = x.ID(f.Check, s)
	case "file":
		s = x.File(key, s)
	}
	if s == "" {
		return dst
	}
	return AppendJSON(dst, s)
}

// localised appends a text for each language that has one.
func (x *Exporter) localised(dst []byte, l Localised) []byte {
	dst = append(dst, '{')
	first := len(dst)
	for _, tag := range x.Languages {
		text, in := l.In(tag)
		if text == "" || in != tag {
			continue
		}
		if len(dst) > first {
			dst = append(dst, ',')
		}
		if l.By != nil {
			text = tag.Plain(text)
		}
		dst = AppendJSON(append(AppendJSON(dst, string(tag)), ':'), text)
	}
	return append(dst, '}')
}

func appendMoment(dst []byte, m Moment) []byte {
	if m.Clock == 0 {
		return AppendJSON(dst, m.Date.String())
	}
	return AppendJSON(dst, m.Date.String()+"T"+m.Clock.String())
}

func appendQuantity(dst []byte, q Quantity) []byte {
	dst = append(dst, '{')
	comma := ""
	for _, bound := range []struct {
		name string
		Decimal
	}{{`"min":`, q.Min}, {`"max":`, q.Max}} {
		if bound.Given && !(q.Over && bound.name == `"max":`) {
			dst = append(append(append(dst, comma...), bound.name...), bound.String()...)
			comma = ","
		}
	}
	if q.About {
		dst = append(dst, `,"about":true`...)
	}
	if q.Over {
		dst = append(dst, `,"over":true`...)
	}
	return append(dst, '}')
}

func (x *Exporter) hours(dst []byte, h *Hours) []byte {
	dst = append(dst, '{')
	if !h.Total.IsZero() {
		dst = appendQuantity(append(dst, `"total":`...), h.Total)
	}
	for i := range h.ByType {
		switch {
		case i > 0:
			dst = append(dst, ',')
		case !h.Total.IsZero():
			dst = append(dst, `,"types":[`...)
		default:
			dst = append(dst, `"types":[`...)
		}
		dst = x.fields(dst, hoursOf.fields, "", reflect.ValueOf(&h.ByType[i]).Elem())
	}
	if len(h.ByType) > 0 {
		dst = append(dst, ']')
	}
	return append(dst, '}')
}

func appendWeeks(dst []byte, w *Weeks) []byte {
	if len(w.Of) == 0 {
		return append(appendQuantity(append(dst, `{"count":`...), w.Count), '}')
	}
	dst = append(dst, `{"of":[`...)
	for i, span := range w.Of {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(append(dst, `{"from":`...), int64(span.From), 10)
		dst = append(strconv.AppendInt(append(dst, `,"to":`...), int64(span.To), 10), '}')
	}
	return append(dst, "]}"...)
}

func (x *Exporter) price(dst []byte, p *Price) []byte {
	switch {
	case p.Free:
		return append(dst, `{"free":true}`...)
	case p.Currency != "":
		dst = append(append(dst, `{"amount":`...), p.Amount.String()...)
		return append(AppendJSON(append(dst, `,"currency":`...), p.Currency), '}')
	}
	return append(x.localised(append(dst, `{"words":`...), p.Words), '}')
}

func (x *Exporter) related(dst []byte, r *Related) []byte {
	if r.Module == "" {
		return append(x.localised(append(dst, `{"words":`...), r.Words), '}')
	}
	id := x.ID("module", r.Module)
	if id == "" {
		return dst
	}
	return append(AppendJSON(append(dst, `{"module":`...), id), '}')
}

// AppendJSON appends a text as JSON, without what nobody sees in it: the marks of phrases of another language. The line breaks that
// only Unicode has are written by their numbers, so that the JSON is JavaScript too.
func AppendJSON(dst []byte, s string) []byte {
	const digits = "0123456789abcdef"
	s = lang.Untagged(s)
	dst = append(dst, '"')
	done := 0
	for at, c := range s {
		switch {
		case c == '"' || c == '\\':
			dst = append(append(dst, s[done:at]...), '\\', byte(c))
		case c < ' ' || c == 0x7F || c == '\u2028' || c == '\u2029':
			dst = append(append(dst, s[done:at]...), '\\', 'u', digits[c>>12&15], digits[c>>8&15], digits[c>>4&15], digits[c&15])
		case c == utf8.RuneError && !strings.HasPrefix(s[at:], "\uFFFD"): // bytes that are no text
			dst = append(append(dst, s[done:at]...), "\uFFFD"...)
			done = at + 1
			continue
		default:
			continue
		}
		done = at + utf8.RuneLen(c)
	}
	return append(append(dst, s[done:]...), '"')
}
