// This file gives the words and facts that most kinds have, whatever the kind.

package schema

import (
	"iter"
	"reflect"
	"slices"
)

// TitledOf returns the title, summary, slug and aliases among the words of a
// [Record]; false for a kind that has none, such as a partner.
func TitledOf(words any) (*Titled, bool) {
	t, ok := words.(interface{ titled() *Titled })
	if !ok {
		return nil, false
	}
	return t.titled(), true
}

func (t *Titled) titled() *Titled { return t }

// NameOf returns the name that facts, as in [Record], give their item; false for a kind
// whose words have a title.
func NameOf(facts any) (Localised, bool) {
	_, value := Lookup("name", facts)
	name, ok := value.(*Localised)
	if !ok {
		return Localised{}, false
	}
	return *name, true
}

// SummaryOf returns the summary among words.
func SummaryOf(words any) string {
	_, value := Lookup("summary", words)
	if summary, ok := value.(*string); ok {
		return *summary
	}
	return ""
}

// Wordless says whether nothing is written in words of a [Record].
func Wordless(words any) bool { return reflect.ValueOf(words).Elem().IsZero() }

// WithTexts returns a copy of words of the kind in which what readers read is as
// change has it.
func (k *Kind) WithTexts(words any, change func(string) string) any {
	changed := reflect.New(k.words)
	changed.Elem().Set(reflect.ValueOf(words).Elem())
	for _, f := range k.Fields {
		if f.role == roleWords && f.Type.Kind() == reflect.String && f.Check == "" {
			v := changed.Elem().FieldByIndex(f.index)
			v.SetString(change(v.String()))
		}
	}
	return changed.Interface()
}

// Order is the place in lists that facts of the kind give; 0 is none.
func (k *Kind) Order(facts any) int {
	f := k.Field("order")
	if f == nil {
		return 0
	}
	return int(valueOf(facts, f).Int())
}

// IsOver says whether facts of a [Record] say that what they are of is not to be had
// on a day: it has ended, is suspended or cancelled, or has taken place.
func IsOver(facts any, day Date) bool {
	if x, ok := facts.(interface{ Over(Date) bool }); ok && x.Over(day) {
		return true
	}
	_, value := Lookup("status", facts)
	status, ok := value.(*string)
	return ok && slices.Contains(over, *status)
}

// over are the values of a status of what is not to be had.
var over = []string{Ended, Suspended, Cancelled}

// Texts yields what readers read of words of the kind, by field; what is not written is not among them.
func (k *Kind) Texts(words any) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if words == nil {
			return
		}
		of := reflect.ValueOf(words).Elem()
		for _, f := range k.Fields {
			if f.role != roleWords || f.Type.Kind() != reflect.String || f.Check != "" {
				continue
			}
			if text := of.FieldByIndex(f.index).String(); text != "" && !yield(f.Name, text) {
				return
			}
		}
	}
}
