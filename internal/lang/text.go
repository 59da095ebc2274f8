// This file holds one interface string: a text with placeholders, cut up once
// so that filling it in is quick.

package lang

import (
	"reflect"
	"strings"
)

// A text is an interface string in segments. Its zero value is the empty text.
type text struct {
	whole    string    // the text as written
	segments []segment // nil when there is no placeholder
	stray    bool      // it has a brace that is of no placeholder
}

// A segment is a placeholder, or literal text when name is "".
type segment struct{ literal, name string }

// cut makes a text of what was written, and gives the first thing that has braces and is
// no placeholder ("{ n }"), or "", and how often the same stands before it. What stands
// between {{ and }} is the author's.
func cut(s string) (t text, stray string, before int) {
	t.whole = s
	literal := 0
	for i := 0; i < len(s); i++ {
		odd := ""
		switch s[i] {
		case '}':
			odd = "}"
		case '{':
			name, _, closed := strings.Cut(s[i+1:], "}")
			if closed && isName(name) {
				if literal < i {
					t.segments = append(t.segments, segment{literal: s[literal:i]})
				}
				t.segments = append(t.segments, segment{name: name})
				i += len(name) + 1
				literal = i + 1
				continue
			}
			if odd = s[i:]; closed {
				odd = s[i : i+len(name)+2]
			}
		default:
			continue
		}
		if stray == "" {
			stray, before = odd, strings.Count(s[:i], odd)
		}
		if inner, _, closed := strings.Cut(strings.TrimPrefix(s[i:], "{{"), "}}"); closed && strings.HasPrefix(s[i:], "{{") {
			i += len("{{") + len(inner) + len("}}") - 1
		}
	}
	if t.segments != nil && literal < len(s) {
		t.segments = append(t.segments, segment{literal: s[literal:]})
	}
	return t, stray, before
}

// isName reports whether s can be the name of a placeholder.
func isName(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && c != '-' && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// names calls yield for each placeholder, in the order of the text.
func (t *text) names(yield func(string) bool) {
	for _, g := range t.segments {
		if g.name != "" && !yield(g.name) {
			return
		}
	}
}

// longText is how many bytes a text can have with its values: a layout might make
// one of the other without end.
const longText = 64 << 10

// fill puts the values of args (name, value, name, value …) in the place of
// the placeholders; number, unless it is nil, in that of {n}.
func (s *Strings) fill(t *text, number []byte, args []any) string {
	if t.segments == nil {
		return t.whole
	}
	var space [160]byte
	b := space[:0]
	for _, g := range t.segments {
		switch {
		case g.name == "":
			b = append(b, g.literal...)
		case number != nil && g.name == "n":
			b = append(b, number...)
		default:
			b = s.appendArg(b, g.name, args)
		}
		if len(b) > longText {
			return unknown("too-long")
		}
	}
	return string(b)
}

func (s *Strings) appendArg(b []byte, name string, args []any) []byte {
	for i := 0; i+1 < len(args); i += 2 {
		if n, ok := args[i].(string); ok && n == name {
			return s.appendValue(b, args[i+1], name)
		}
	}
	return appendUnknown(b, name)
}

func (s *Strings) appendValue(b []byte, v any, name string) []byte {
	switch v := v.(type) {
	case string:
		return append(b, v...)
	case int:
		return s.appendInt(b, int64(v))
	case Num:
		return s.appendNum(b, v)
	case []byte:
		return append(b, v...)
	}
	switch r := reflect.ValueOf(v); {
	case r.Kind() == reflect.String:
		return append(b, r.String()...)
	case r.CanInt():
		return s.appendInt(b, r.Int())
	}
	return appendUnknown(b, name)
}

// unknown is what is shown for a name that nobody has given a text or a value:
// it must be seen, and is looked for by the check of what was built.
func unknown(name string) string { return "⟦" + name + "⟧" }

func appendUnknown(b []byte, name string) []byte {
	return append(append(append(b, "⟦"...), name...), "⟧"...)
}
