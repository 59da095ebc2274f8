// This file decodes the front matter of one file.

package schema

import (
	"bytes"
	"reflect"
	"slices"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/unwritten"
)

// A Record is what the front matter of one file says.
type Record struct {
	Facts any // *FacultyFacts, *ModuleFacts, … by kind; nil when nothing could be read
	Words any // *FacultyWords, …

	// Set says where each field is written, by its key; what is not in it was
	// left out. Fields of groups and items of lists have keys such as
	// "publisher.name", "resources.0.url", "aliases.1".
	Set map[string]Span

	// Unwritten is where, by the same keys, fields say that they are still to be
	// written, and are not in Set, or lists that items of them are. nil when none does.
	Unwritten map[string]Span

	text   []byte
	wrong  map[string]bool // fields whose value could not be read
	absent diag.List       // for each required fact that is not here; see Join
}

// A Span is where a field is written: offsets into the file's text.
type Span struct {
	Key   int // start of the key; of the item, for an item of a list
	Value int // start of the value
	End   int // behind the value
}

// A Source is the text that front matter stands in. See [NewSource].
type Source struct {
	File    string   // its path, for diagnostics
	Text    []byte   // the whole text, that offsets refer to
	Opening int      // offset of the line that shows what is missing: the opening ---
	Start   int      // offset of the first line of front matter
	Read    []byte   // front matter as it was read: as long as in Text, byte for byte; what cannot be read is masked
	Unread  []string // keys whose lines are masked: they are written, if badly

	Unwritten *unwritten.Words // that stand for what is still to be written; nil is those of the messages

	lines []int // offsets of the lines of Read, in it
}

// NewSource makes a Source of text, whose front matter was read as read and
// begins at start.
func NewSource(file string, text []byte, opening, start int, read []byte) *Source {
	s := &Source{File: file, Text: text, Opening: opening, Start: start, Read: read}
	s.lines = make([]int, 1, bytes.Count(read, newline)+1)
	for i := 0; ; {
		j := bytes.IndexByte(read[i:], '\n')
		if j < 0 {
			return s
		}
		i += j + 1
		s.lines = append(s.lines, i)
	}
}

var newline = []byte("\n")

// At is where n begins, in Read. The tree counts columns in characters.
func (s *Source) At(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(s.lines) {
		return len(s.Read)
	}
	at := s.lines[n.Line-1]
	for range n.Column - 1 {
		if at >= len(s.Read) || s.Read[at] == '\n' {
			break
		}
		if s.Read[at] < utf8.RuneSelf {
			at++
		} else {
			_, size := utf8.DecodeRune(s.Read[at:])
			at += size
		}
	}
	return at
}

// firstLine is the offset of the line that fields stand below, the opening ---,
// or, in a file that begins without it, of its first field.
func (s *Source) firstLine() int {
	at := s.Opening
	for s.Opening == s.Start && at < len(s.Text) {
		if line := bytes.TrimSpace(plaintext.Line(s.Text, at)); len(line) > 0 && line[0] != '#' {
			return at
		}
		at = min(plaintext.LineEnd(s.Text, at)+1, len(s.Text))
	}
	return min(at, len(s.Text))
}

// Pos is the place of an offset in Read.
func (s *Source) Pos(at int) diag.Pos { return diag.Pos{File: s.File, Offset: s.Start + at} }

// Decode reads the front matter n, a mapping, of a file of kind k. What cannot
// be read is left at its zero value and reported.
func Decode(k *Kind, n *yaml.Node, src *Source) (Record, diag.List) {
	r := readers.Get().(*reader)
	defer r.release()
	r.kind, r.src = k, src
	facts, words := reflect.New(k.facts), reflect.New(k.words)
	r.set = make(map[string]Span, len(n.Content))
	r.object(&k.object, n, facts.Elem(), words.Elem())
	return Record{facts.Interface(), words.Interface(), r.set, r.unwritten, src.Text, r.wrong, r.absent}, r.diags
}

// IsDraft says whether facts, as in [Record], keep their page out of the
// published site.
func IsDraft(facts any) bool {
	d, ok := facts.(interface{ draft() bool })
	return ok && d.draft()
}

func (s *Shared) draft() bool { return s.Draft }

// IsFor reports whether what facts, as in [Record], are of is meant for a language.
func IsFor(facts any, tag lang.Tag) bool {
	s, ok := facts.(interface{ only() []lang.Tag })
	return !ok || len(s.only()) == 0 || slices.Contains(s.only(), tag)
}

func (s *Shared) only() []lang.Tag { return s.Only }

// Misread says whether the value of a field, or something in it, could not be read.
func (r *Record) Misread(field string) bool { return r.wrong[field] }
