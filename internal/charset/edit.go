// This file finds the way from the text back to the bytes of the file.

package charset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"projetpro/internal/plaintext"
)

// An Edit puts a text in the place of what stands between two offsets of [Text.UTF8].
type Edit struct {
	From, To int
	Text     string // its lines may end in any way
}

// ErrPlace says that an edit is about no part of the text: it lies outside,
// begins or ends within a character, or overlaps another.
var ErrPlace = errors.New("an edit of what is no part of the text")

// An EncodingError says that a text cannot be written in the encoding of a file.
// [Text.InUTF8] can.
type EncodingError struct {
	Encoding Encoding
	Char     rune // the first that it does not have; 0: written in it, the text would read otherwise
}

func (e *EncodingError) Error() string {
	if e.Char == 0 {
		return fmt.Sprintf("the text would not read the same in %v", e.Encoding)
	}
	return fmt.Sprintf("%q cannot be written in %v", e.Char, e.Encoding)
}

// Offset is where, in the bytes of the file, the character begins that stands at
// an offset of the text. Behind its last one it is where that ends.
func (t *Text) Offset(at int) int {
	offsets, ok := t.offsets([]int{at})
	if !ok {
		panic(fmt.Sprintf("charset: no character begins at %d", at))
	}
	return offsets[0]
}

// offsets are the places of several offsets of the text, in ascending order.
func (t *Text) offsets(at []int) (places []int, ok bool) {
	places = make([]int, 0, len(at))
	if t.isPlain() {
		for _, at := range at {
			places = append(places, t.mark+at)
		}
		return places, true
	}
	for text, raw := 0, t.mark; ; {
		for len(at) > 0 && at[0] == text {
			places, at = append(places, raw), at[1:]
		}
		r, size := t.character(t.raw[raw:])
		if len(at) == 0 || size == 0 {
			return places, len(at) == 0
		}
		text, raw = text+utf8.RuneLen(r), raw+size
	}
}

// isPlain says whether the text is what stands in the file behind the byte order mark.
func (t *Text) isPlain() bool {
	return t.Encoding == UTF8 && t.Stray < 0 && len(t.UTF8) == len(t.raw)-t.mark
}

// InUTF8 is the text of the file converted to UTF-8. Its lines end as before.
func (t *Text) InUTF8() Text {
	var raw []byte
	if bytes.HasPrefix(t.UTF8, []byte(string(byteOrderMark))) {
		raw = append(raw, string(byteOrderMark)...) // the first is not part of the text
	}
	for rest := t.raw[t.mark:]; ; {
		r, size := t.first(rest)
		if size == 0 {
			return Decode(raw)
		}
		raw, rest = utf8.AppendRune(raw, r), rest[size:]
	}
}

// Replace is the bytes of the file after edits, in its encoding, with line ends
// like its own. What an edit leaves as it was keeps its bytes. They are read
// again before they are returned: they read as the text with the edits made, or
// there is an [*EncodingError].
func (t *Text) Replace(edits ...Edit) ([]byte, error) {
	want, changes, err := t.apply(edits)
	if err != nil || len(changes) == 0 {
		return t.raw, err
	}
	// Line ends that are not like the file's others, and a return that ends a line by
	// itself, can meet new ones and become one with them: then another kind will do, or
	// those beside them have to be written again.
	for range 2 {
		for _, end := range []string{t.lineEnd(), "\n", "\r\n"} {
			raw, err := t.write(want, changes, end)
			if err != nil {
				return nil, err
			}
			if again := Decode(raw); bytes.Equal(again.UTF8, want) {
				return raw, nil
			}
		}
		changes = t.widened(want, changes)
	}
	return nil, &EncodingError{Encoding: t.Encoding}
}

// A change is a part of the text, and the part of another text that takes its place.
type change struct{ from, to, newFrom, newTo int }

// apply makes edits of the text. What each leaves as it was at its beginning and
// its end is no part of the change.
func (t *Text) apply(edits []Edit) (want []byte, changes []change, err error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.From - b.From })
	done := 0
	for _, e := range edits {
		if e.From < done || e.To < e.From || e.To > len(t.UTF8) || !t.begins(e.From) || !t.begins(e.To) {
			return nil, nil, ErrPlace
		}
		if i := strings.IndexFunc(e.Text, func(r rune) bool { return r == utf8.RuneError }); i >= 0 && !utf8.ValidString(e.Text) {
			return nil, nil, &EncodingError{UTF8, utf8.RuneError}
		}
		old, fresh := t.UTF8[e.From:e.To], unixLines([]byte(e.Text))
		before := plaintext.Common(old, fresh)
		after := plaintext.CommonEnd(old[before:], fresh[before:])
		want = append(want, t.UTF8[done:e.From]...)
		if before+after < max(len(old), len(fresh)) {
			changes = append(changes, change{e.From + before, e.To - after, len(want) + before, len(want) + len(fresh) - after})
		}
		want, done = append(want, fresh...), e.To
	}
	return append(want, t.UTF8[done:]...), changes, nil
}

// begins says whether an offset is one of a character, or of the end.
func (t *Text) begins(at int) bool {
	return at >= 0 && (at >= len(t.UTF8) || utf8.RuneStart(t.UTF8[at]))
}

// widened are changes that take in the character on either side.
func (t *Text) widened(want []byte, changes []change) []change {
	var wide []change
	for _, c := range changes {
		if c.from > 0 {
			_, n := utf8.DecodeLastRune(t.UTF8[:c.from])
			c.from, c.newFrom = c.from-n, c.newFrom-n
		}
		if c.to < len(t.UTF8) {
			_, n := utf8.DecodeRune(t.UTF8[c.to:])
			c.to, c.newTo = c.to+n, c.newTo+n
		}
		if n := len(wide); n > 0 && c.from <= wide[n-1].to {
			wide[n-1].to, wide[n-1].newTo = c.to, c.newTo
			continue
		}
		wide = append(wide, c)
	}
	return wide
}

// lineEnd is how the first line of the file ends, or a line feed.
func (t *Text) lineEnd() string {
	i := bytes.IndexByte(t.UTF8, '\n')
	if i < 0 {
		return "\n"
	}
	rest := t.raw[t.Offset(i):]
	switch r, size := t.first(rest); {
	case r == '\n':
		return "\n"
	default:
		if next, _ := t.first(rest[size:]); next == '\n' {
			return "\r\n"
		}
		return "\r"
	}
}

// write is the bytes of the file with changes, each of which takes its text from want.
func (t *Text) write(want []byte, changes []change, lineEnd string) ([]byte, error) {
	var at []int
	for _, c := range changes {
		at = append(at, c.from, c.to)
	}
	at, ok := t.offsets(at)
	if !ok {
		return nil, ErrPlace
	}
	var out []byte
	done := 0
	for i, c := range changes {
		out = append(out, t.raw[done:at[2*i]]...)
		fresh := strings.ReplaceAll(string(want[c.newFrom:c.newTo]), "\n", lineEnd)
		var err error
		if out, err = t.Encoding.append(out, fresh); err != nil {
			return nil, err
		}
		done = at[2*i+1]
	}
	return append(out, t.raw[done:]...), nil
}

// append appends text in the encoding.
func (e Encoding) append(dst []byte, text string) ([]byte, error) {
	for _, r := range text {
		switch e {
		case UTF16LE:
			dst = appendUTF16(dst, r, binary.LittleEndian)
		case UTF16BE:
			dst = appendUTF16(dst, r, binary.BigEndian)
		case Windows1252, Macintosh:
			b, ok := e.bytes().EncodeRune(r)
			if !ok {
				return nil, &EncodingError{e, r}
			}
			dst = append(dst, b)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst, nil
}

// bytes are the characters of an encoding that has one in a byte.
func (e Encoding) bytes() *charmap.Charmap {
	if e == Macintosh {
		return charmap.Macintosh
	}
	return charmap.Windows1252
}

func appendUTF16(dst []byte, r rune, order binary.AppendByteOrder) []byte {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return order.AppendUint16(order.AppendUint16(dst, uint16(high)), uint16(low))
	}
	return order.AppendUint16(dst, uint16(r))
}
