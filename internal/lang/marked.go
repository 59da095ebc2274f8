// This file marks interface strings, to see where on a page they are.

package lang

import (
	"strings"
)

// firstMark begins the marks: characters for private use, which no text has.
const firstMark = 0xF0000

// Marked is s with a mark behind each text, but for the words of addresses: see [Strings.Unmark].
func (s *Strings) Marked() *Strings {
	with := *s
	with.entries = make(map[string]*entry, len(s.entries))
	for i, key := range s.keys {
		e := *s.entries[key]
		for form := range e.forms {
			if whole := e.forms[form].whole; whole != "" && !strings.HasPrefix(key, "path.") {
				e.forms[form], _, _ = cut(whole + string(rune(firstMark+i)))
			}
		}
		with.entries[key] = &e
	}
	return &with
}

// Unmark is a text without the marks in it, and the key of the interface string that it is,
// or that it ends with; "" when it has none.
func (s *Strings) Unmark(text string) (plain, key string) {
	plain = strings.Map(func(r rune) rune {
		if i := int(r - firstMark); i >= 0 && i < len(s.keys) {
			key = s.keys[i]
			return -1
		}
		return r
	}, text)
	return plain, key
}

// Offset is where the text of a key stands in the file; -1 when it does not stand there.
func (s *Strings) Offset(key string) int {
	if e := s.own[key]; e != nil {
		return e.offset
	}
	return -1
}
