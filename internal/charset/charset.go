// This file turns the bytes of a file into text.

// Package charset reads the bytes of a file as text, whatever program wrote them, and writes an edit of the text back into the file's own bytes.
//
// Text is Unicode in UTF-8, its lines end with a line feed, and it begins with no
// byte order mark. Offsets into it are what all others reckon with; only [Text.Replace]
// and [Text.Offset] know where that is in the file.
package charset

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// An Encoding is how characters are written in a file.
type Encoding uint8

const (
	UTF8        Encoding = iota
	UTF16LE              // the lower byte first, as Windows writes it
	UTF16BE              // the higher byte first
	Windows1252          // a byte a character, as programs of Western Europe wrote them before Unicode
	Macintosh            // the same, as programs of a Mac wrote them
)

func (e Encoding) String() string {
	switch e {
	case UTF16LE, UTF16BE:
		return "UTF-16"
	case Windows1252:
		return "Windows-1252"
	case Macintosh:
		return "Mac OS Roman"
	}
	return "UTF-8"
}

// A Text is a file as text. Nothing is kept for the way back to the bytes but
// the bytes themselves: it is walked when it is asked for.
type Text struct {
	UTF8     []byte   // the text; not to be changed
	Encoding Encoding // of the file, in which edits are written
	// Stray is where the first character stands whose byte is not UTF-8, though
	// the file is not in UTF-16 either, and which was read as Windows-1252 or, if more of
	// the file is likely then, as Mac OS Roman; -1 is nowhere. Encoding is UTF8 all the same if the file has characters that are.
	Stray int

	raw  []byte
	mark int // length of the byte order mark
}

const byteOrderMark = '\uFEFF'

// Decode reads a file. Bytes that are text already are taken as they are, without a copy.
func Decode(raw []byte) Text {
	t := Text{Encoding: encodingOf(raw), Stray: -1, raw: raw}
	if r, size := t.first(raw); r == byteOrderMark {
		t.mark = size
	}
	if body := raw[t.mark:]; t.Encoding != UTF8 || !utf8.Valid(body) {
		t.decode()
	} else {
		t.UTF8 = unixLines(body)
	}
	return t
}

// sniffed is how many bytes tell UTF-16 without its mark from UTF-8.
const sniffed = 64

// encodingOf tells UTF-16, with or without its byte order mark, from UTF-8.
// Without, it is known by every other byte being 0, which holds for the letters a
// file begins with.
func encodingOf(raw []byte) Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return UTF16LE
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return UTF16BE
	}
	start := raw[:min(len(raw), sniffed)&^1]
	if bytes.IndexByte(start, 0) < 0 {
		return UTF8
	}
	var zeros [2]int
	for i, c := range start {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(start) * 2 / 5; {
	case zeros[0] == 0 && zeros[1] >= most:
		return UTF16LE
	case zeros[1] == 0 && zeros[0] >= most:
		return UTF16BE
	}
	return UTF8
}

// decode reads what is not UTF-8 from end to end.
func (t *Text) decode() {
	t.UTF8 = make([]byte, 0, len(t.raw)+len(t.raw)/8)
	more, strays := 0, 0 // characters that are UTF-8, and not ASCII; bytes that are not
	for raw := t.raw[t.mark:]; ; {
		r, size := t.character(raw)
		if size == 0 {
			break
		}
		if t.Encoding == UTF8 && r >= utf8.RuneSelf {
			if size > 1 {
				more++
			} else if strays++; strays == 1 {
				t.Stray = len(t.UTF8)
			}
		}
		t.UTF8 = utf8.AppendRune(t.UTF8, r)
		raw = raw[size:]
	}
	switch {
	case strays == 0:
	case t.mark == 0 && strays > more && likely(t.raw, charmap.Macintosh) > likely(t.raw, charmap.Windows1252):
		t.decodeMacintosh() // in which ’é is two bytes that UTF-8 has too
	case more == 0:
		t.Encoding = Windows1252
	}
}

func (t *Text) decodeMacintosh() {
	t.Encoding, t.UTF8 = Macintosh, t.UTF8[:0]
	for raw := t.raw; len(raw) > 0; {
		r, size := t.character(raw)
		t.UTF8 = utf8.AppendRune(t.UTF8, r)
		raw = raw[size:]
	}
	t.Stray = bytes.IndexFunc(t.UTF8, func(r rune) bool { return r >= utf8.RuneSelf })
}

// isUsual tells whether most texts of Western Europe have such characters, in most of their words: small letters, dashes,
// no-break spaces, curved quotation marks. Angled ones are not among them: they would be Ç and È of the other encoding.
func isUsual(r rune) bool {
	return unicode.In(r, unicode.Ll, unicode.Pd, unicode.Zs) || '‘' <= r && r <= '”' || r == '•' || r == '™'
}

// likely is how many bytes of a file are usual characters if it was written so.
func likely(raw []byte, written *charmap.Charmap) (n int) {
	for _, b := range raw {
		if b >= utf8.RuneSelf && isUsual(written.DecodeByte(b)) {
			n++
		}
	}
	return n
}

// character is the character of the text that raw begins with, and the length of
// what stands for it there; 0 at the end. A line end is one character.
func (t *Text) character(raw []byte) (r rune, size int) {
	r, size = t.first(raw)
	if r != '\r' {
		return r, size
	}
	if next, more := t.first(raw[size:]); next == '\n' {
		size += more
	}
	return '\n', size
}

// first is the character that raw begins with, and its length; 0 at the end, where
// half a character of UTF-16 may be left.
func (t *Text) first(raw []byte) (r rune, size int) {
	switch t.Encoding {
	case UTF16LE:
		return firstUTF16(raw, binary.LittleEndian)
	case UTF16BE:
		return firstUTF16(raw, binary.BigEndian)
	case Macintosh:
		if len(raw) > 0 {
			return charmap.Macintosh.DecodeByte(raw[0]), 1
		}
	}
	if r, size = utf8.DecodeRune(raw); r == utf8.RuneError && size == 1 {
		r = charmap.Windows1252.DecodeByte(raw[0])
	}
	return r, size
}

func firstUTF16(raw []byte, order binary.ByteOrder) (r rune, size int) {
	if len(raw) < 2 {
		return utf8.RuneError, 0
	}
	r = rune(order.Uint16(raw))
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(raw) >= 4 {
		if r = utf16.DecodeRune(r, rune(order.Uint16(raw[2:]))); r != utf8.RuneError {
			return r, 4
		}
	}
	return utf8.RuneError, 2
}

// unixLines ends lines with a line feed. Text that does so is returned as it is.
func unixLines(text []byte) []byte {
	i := bytes.IndexByte(text, '\r')
	if i < 0 {
		return text
	}
	out := slices.Grow([]byte(nil), len(text))
	for {
		out = append(append(out, text[:i]...), '\n')
		text = text[i+1:]
		if len(text) > 0 && text[0] == '\n' {
			text = text[1:]
		}
		if i = bytes.IndexByte(text, '\r'); i < 0 {
			return append(out, text...)
		}
	}
}
