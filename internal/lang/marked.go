// This file marks interface strings, to see where on a page they are.

package lang

import (
	"strings"
	"sync"
)

// firstMark begins the marks: characters for private use, which no text has.
const firstMark = 0xF0000

// Marked is s with a mark behind each text, but for the words of addresses: see [Strings.Unmark].
func (s *Strings) Marked() *Strings { return s.marked(firstMark) }

// marked is s with marks from first on; what it lacks has those behind its own.
func (s *Strings) marked(first int) *Strings {
	with := *s
	if s.other != nil {
		with.other = sync.OnceValue(func() *Strings { return s.other().marked(first + len(s.keys)) })
	}
	with.entries = make(map[string]*entry, len(s.entries))
	for i, key := range s.keys {
		e := *s.entries[key]
		for form := range e.forms {
			if whole := e.forms[form].whole; whole != "" && !strings.HasPrefix(key, paths) {
				e.forms[form], _, _ = cut(whole + string(rune(first+i)))
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
		if marked := s.markedKey(int(r - firstMark)); marked != "" {
			key = marked
			return -1
		}
		return r
	}, text)
	return plain, key
}

// markedKey is the key with the i-th mark, or "".
func (s *Strings) markedKey(i int) string {
	for i >= len(s.keys) && s.other != nil {
		i, s = i-len(s.keys), s.other()
	}
	if i < 0 || i >= len(s.keys) {
		return ""
	}
	return s.keys[i]
}

// Offset is where the text of a key stands in the file; -1 when it does not stand there.
func (s *Strings) Offset(key string) int {
	if e := s.own[key]; e != nil {
		return e.offset
	}
	return -1
}
