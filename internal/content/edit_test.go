package content

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"projetpro/internal/charset"
	"projetpro/internal/source"
)

// editable is a file with a value of each way to write one, and blocks of text.
const editable = `---
title: Études, à Liège
summary: "L’« été » : \"chaud\""
campuses: [Solbosch, 'L''Érasme']
contacts:
  - name: Zoé
    email: zoe@example.org
---

## Où

Un premier bloc,
de deux lignes, élégant.

- Un
- Deux

Le dernier.
`

// edits are values and blocks of it, by a field's key or by the number of a block, and what takes their place.
var edits = []struct {
	key   string
	block int
	fresh string
}{
	{key: "title", fresh: "Un autre été"},
	{key: "summary", fresh: `"Ça \"va\""`},
	{key: "campuses.1", fresh: "Noël"},
	{key: "campuses", fresh: "[A, É]"},
	{key: "contacts.0.name", fresh: "Anaïs"},
	{block: 1, fresh: "Un bloc\r\nplus\n\ncourt."},
	{block: 2, fresh: "1. À"},
}

// place is where a value or a block stands in the text of the file.
func (e *Entry) place(t *testing.T, key string, block int) (from, to int) {
	t.Helper()
	if key != "" {
		span, ok := e.Record.Set[key]
		if !ok {
			t.Fatalf("%s is not set", key)
		}
		return span.Value, span.End
	}
	blocks := e.Body().Starts()
	from, to = blocks[block], blocks[block+1]
	return from, from + len(strings.TrimSpace(string(e.Text[from:to])))
}

// TestEditsInEveryEncoding writes one value or block at a time in files of every
// encoding, with every line end: all other bytes stay as they are.
func TestEditsInEveryEncoding(t *testing.T) {
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, form := range []struct {
		name string
		in   encoding.Encoding
		mark string
	}{
		{"UTF-8", unicode.UTF8, ""}, {"UTF-8 with mark", unicode.UTF8, "\uFEFF"},
		{"UTF-16LE", little, ""}, {"UTF-16LE with mark", little, "\uFEFF"},
		{"UTF-16BE", big, ""}, {"UTF-16BE with mark", big, "\uFEFF"},
		{"Windows-1252", charmap.Windows1252, ""},
	} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			bytes := func(text string) string {
				raw, err := form.in.NewEncoder().String(form.mark + strings.ReplaceAll(text, "\n", end))
				if err != nil {
					t.Fatal(err)
				}
				return raw
			}
			e := Parse(source.NewTree(map[string][]byte{facultyPath: []byte(bytes(editable))}).File(facultyPath), nil)
			for _, edit := range edits {
				from, to := e.place(t, edit.key, edit.block)
				got, err := e.Replace(charset.Edit{From: from, To: to, Text: edit.fresh})
				want := bytes(editable[:from] + strings.ReplaceAll(edit.fresh, "\r\n", "\n") + editable[to:])
				if err != nil || string(got) != want {
					t.Errorf("%s, %q, %v:\n%q, %v, want\n%q", form.name, end, edit, got, err, want)
				}
			}
			from, to := e.place(t, "title", 0)
			_, err := e.Replace(charset.Edit{From: from, To: to, Text: "« A → B » 👍"})
			if _, refused := errors.AsType[*charset.EncodingError](err); refused != (form.in == charmap.Windows1252) {
				t.Errorf("%s: %v", form.name, err)
			}
		}
	}
}

func TestNoEditOfWhatIsNoText(t *testing.T) {
	e := Parse(source.NewTree(map[string][]byte{facultyPath: []byte("%PDF-1.7\n")}).File(facultyPath), nil)
	if _, err := e.Replace(charset.Edit{Text: "x"}); !errors.Is(err, charset.ErrPlace) {
		t.Error(err)
	}
	e = Parse(source.NewTree(map[string][]byte{facultyPath: nil}).File(facultyPath), nil)
	if got, err := e.Replace(charset.Edit{Text: "x"}); string(got) != "x" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}
