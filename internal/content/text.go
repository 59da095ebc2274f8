// This file turns the bytes of a file into text: Unicode in UTF-8, lines that
// end with a line feed, nothing that is not text.

package content

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"projetpro/internal/diag"
)

// textOf is the text of a file's bytes, and whether it is fit to be read
// further; what is wrong is reported. Bytes that are clean are returned as they
// are, without a copy. A byte order mark is left out, CR and CRLF become LF,
// UTF-16 becomes UTF-8. Of bytes that are not UTF-8 the text is what Windows
// would have meant by them, so that the line can be shown.
func textOf(file string, raw []byte, diags *diag.List) (text []byte, fit bool) {
	if len(raw) == 0 {
		diags.Add(diag.FileEmpty, diag.WholeFile(file), 0)
		return raw, false
	}
	if format := formatOf(raw); format != "" {
		diags.Add(diag.FileFormat, diag.WholeFile(file), 0, format)
		return nil, false
	}
	if order := utf16Order(raw); order != nil {
		raw = fromUTF16(raw, order)
		diags.Add(diag.EncodingUTF16, diag.WholeFile(file), 0)
	}
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if !utf8.Valid(raw) {
		return reportBytes(file, raw, diags), false
	}
	text = unixLines(raw)
	switch {
	case bytes.IndexByte(text, 0) >= 0:
		at := bytes.IndexByte(text, 0)
		diags.Add(diag.EncodingNUL, diag.Pos{File: file, Offset: at}, at+1, at)
		return text, false
	case isSpace(text):
		diags.Add(diag.FileBlank, diag.WholeFile(file), 0)
		return text, false
	case isUTF7(text):
		diags.Add(diag.EncodingUTF7, diag.WholeFile(file), 0)
		return text, false
	}
	return text, !reportConflict(file, text, diags)
}

func isSpace(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }

// formats are files that are no text, by how they begin.
var formats = []struct {
	magic string
	name  diag.Term
}{
	{"PK\x03\x04", diag.TermWord},
	{"\xD0\xCF\x11\xE0", diag.TermWord},
	{`{\rtf`, diag.TermRTF},
	{"%PDF-", diag.TermPDF},
	{"\x89PNG", diag.TermImage},
	{"\xFF\xD8\xFF", diag.TermImage},
	{"GIF8", diag.TermImage},
	{"RIFF", diag.TermImage},
	{"\x1F\x8B", diag.TermArchive},
}

// pages are the beginnings of web pages and other marked up text.
var pages = []string{"<!doctype", "<html", "<head", "<body", "<meta", "<?xml"}

// formatOf is what raw is if it is no text of ours, else "".
func formatOf(raw []byte) diag.Term {
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) && bytes.Contains(raw[:min(len(raw), 200)], []byte("opendocument")) {
		return diag.TermOpenDocument
	}
	for _, f := range formats {
		if bytes.HasPrefix(raw, []byte(f.magic)) {
			return f.name
		}
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(raw[:min(len(raw), 200)], []byte("\uFEFF")), " \t\r\n")
	if len(start) > 0 && start[0] == '<' {
		start = bytes.ToLower(start)
		for _, page := range pages {
			if bytes.HasPrefix(start, []byte(page)) {
				return diag.TermHTML
			}
		}
	}
	return ""
}

// sniffed is how many bytes tell UTF-16 without its mark from UTF-8.
const sniffed = 64

// utf16Order is the order of bytes of text in UTF-16, with or without its byte
// order mark, or nil. Without, it is known by every other byte being 0, which
// holds for the letters a file begins with.
func utf16Order(raw []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return binary.LittleEndian
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return binary.BigEndian
	}
	start := raw[:min(len(raw), sniffed)&^1]
	if bytes.IndexByte(start, 0) < 0 {
		return nil
	}
	var zeros [2]int
	for i, c := range start {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(start) * 2 / 5; {
	case zeros[0] == 0 && zeros[1] >= most:
		return binary.LittleEndian
	case zeros[1] == 0 && zeros[0] >= most:
		return binary.BigEndian
	}
	return nil
}

func fromUTF16(raw []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// reportBytes says where bytes are not UTF-8, and returns the text with those
// bytes read as in the code page Windows uses in Western Europe.
func reportBytes(file string, raw []byte, diags *diag.List) []byte {
	text := make([]byte, 0, len(raw)+len(raw)/8)
	first, at := -1, 0
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			if first < 0 {
				first, at = i, len(text)
			}
			r = windows1252(raw[i])
		}
		text = utf8.AppendRune(text, r)
		i += size
	}
	text = unixLines(text)
	at -= len(raw[:first]) - len(unixLines(raw[:first]))
	_, size := utf8.DecodeRune(text[at:])
	d := diags.Add(diag.EncodingBytes, diag.Pos{File: file, Offset: at}, at+size, first)
	d.Fix = strings.ReplaceAll(string(lineAt(text, at)), "\x00", "")
	return text
}

// windows1252 is the character a byte over 127 stands for in Windows-1252,
// which includes Latin-1.
func windows1252(c byte) rune {
	if c < 0x80 || c >= 0xA0 {
		return rune(c)
	}
	return windowsSigns[c-0x80]
}

var windowsSigns = [32]rune{
	'€', '\uFFFD', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\uFFFD', 'Ž', '\uFFFD',
	'\uFFFD', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\uFFFD', 'ž', 'Ÿ',
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

// isUTF7 says whether text is in UTF-7, an encoding of old mail programs in
// which é is +AOk-.
func isUTF7(text []byte) bool {
	if bytes.HasPrefix(text, []byte("+/v")) {
		return true
	}
	for rest := text; ; {
		i := bytes.Index(rest, []byte("+A"))
		if i < 0 || i+5 > len(rest) {
			return false
		}
		if rest[i+4] == '-' && isBase64(rest[i+2]) && isBase64(rest[i+3]) && isASCII(text) {
			return true
		}
		rest = rest[i+2:]
	}
}

func isBase64(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '+' || c == '/'
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// reportConflict says where Git or a synchroniser left two versions of a text.
func reportConflict(file string, text []byte, diags *diag.List) bool {
	for _, marker := range [...]string{"<<<<<<<", ">>>>>>>"} {
		for from := 0; ; {
			i := bytes.Index(text[from:], []byte(marker))
			if i < 0 {
				break
			}
			at := from + i
			line := lineAt(text, at)
			if (at == 0 || text[at-1] == '\n') && (len(line) == len(marker) || line[len(marker)] == ' ') {
				diags.Add(diag.FileConflict, diag.Pos{File: file, Offset: at}, at+len(line))
				return true
			}
			from = at + len(marker)
		}
	}
	return false
}

// lineAt is the line an offset stands in.
func lineAt(text []byte, at int) []byte {
	start := lineStart(text, at)
	return text[start : start+lineLength(text[start:])]
}

func lineStart(text []byte, at int) int { return bytes.LastIndexByte(text[:at], '\n') + 1 }

func lineLength(text []byte) int {
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return i
	}
	return len(text)
}
