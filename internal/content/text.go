// This file says what is wrong with a file before anybody reads what it says: that
// it is no text, or that its characters are damaged.

package content

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// textOf is the file as text, and whether it is fit to be read further; what is
// wrong is reported. Where bytes are not Unicode it is read as what Windows would
// have meant by them.
func textOf(file string, raw []byte, diags *diag.List) (t charset.Text, fit bool) {
	if len(raw) == 0 {
		diags.Add(diag.FileEmpty, diag.WholeFile(file), 0, insteadOfNothing(file))
		return t, false
	}
	if isMarkup(raw) {
		diags.Add(diag.FileFormat, diag.WholeFile(file), 0, diag.FormatHTML)
		return t, false
	}
	if t, fit = decoded(file, raw, diags); !fit {
		return t, false
	}
	text := t.UTF8
	if t.Stray >= 0 {
		return t, !reportConflict(file, text, diags)
	}
	switch {
	case isSpace(text):
		diags.Add(diag.FileBlank, diag.WholeFile(file), 0, insteadOfNothing(file))
		return t, false
	case isUTF7(text):
		diags.Add(diag.EncodingUTF7, diag.WholeFile(file), 0)
		return t, false
	}
	reportGarbled(file, text, diags)
	reportLost(file, text, diags)
	return t, !reportConflict(file, text, diags)
}

// decoded is the file as text, whatever encoding it is in, and whether it is text at
// all; what is wrong is reported.
func decoded(file string, raw []byte, diags *diag.List) (t charset.Text, fit bool) {
	if format := formatOf(raw); format != "" {
		diags.Add(diag.FileFormat, diag.WholeFile(file), 0, format)
		return t, false
	}
	t = charset.Decode(raw)
	if t.Encoding == charset.UTF16LE || t.Encoding == charset.UTF16BE {
		diags.Add(diag.EncodingUTF16, diag.WholeFile(file), 0)
	}
	if t.Stray >= 0 {
		reportBytes(file, &t, diags)
		return t, bytes.IndexByte(t.UTF8, 0) < 0
	}
	if at := bytes.IndexByte(t.UTF8, 0); at >= 0 {
		diags.Add(diag.EncodingNUL, diag.Pos{File: file, Offset: at}, at+1, t.Offset(at))
		return t, false
	}
	return t, true
}

// Legible is the text of a file that is no entry, such as a layout or a style sheet, in
// UTF-8 and with line feeds, whatever encoding it is in. What is no text, or not in
// Unicode, is reported; of the former, nothing is returned.
func Legible(file string, raw []byte, diags *diag.List) []byte {
	t, fit := decoded(file, raw, diags)
	if !fit {
		return []byte{}
	}
	reportConflict(file, t.UTF8, diags)
	return t.UTF8
}

// insteadOfNothing says what belongs into a file in which there is nothing.
func insteadOfNothing(file string) diag.Term {
	if file == settings {
		return diag.InsteadSettings
	}
	return diag.InsteadPage
}

func isSpace(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }

// formats are files that are no text, by how they begin.
var formats = []struct {
	magic string
	name  diag.Term
}{
	{"PK\x03\x04", diag.FormatWord},
	{"\xD0\xCF\x11\xE0", diag.FormatWord},
	{`{\rtf`, diag.FormatRTF},
	{"%PDF-", diag.FormatPDF},
	{"\x89PNG", diag.FormatImage},
	{"\xFF\xD8\xFF", diag.FormatImage},
	{"GIF8", diag.FormatImage},
	{"RIFF", diag.FormatImage},
	{"\x1F\x8B", diag.FormatArchive},
}

// pages are the beginnings of web pages and other marked up text.
var pages = []string{"<!doctype", "<html", "<head", "<body", "<meta", "<?xml"}

// formatOf is what raw is if it is no text, else "".
func formatOf(raw []byte) diag.Term {
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) && bytes.Contains(raw[:min(len(raw), 200)], []byte("opendocument")) {
		return diag.FormatOpenDocument
	}
	for _, f := range formats {
		if bytes.HasPrefix(raw, []byte(f.magic)) {
			return f.name
		}
	}
	return ""
}

// isMarkup reports whether a file is a web page or the like.
func isMarkup(raw []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(raw[:min(len(raw), 200)], []byte("\uFEFF")), " \t\r\n")
	if len(start) == 0 || start[0] != '<' {
		return false
	}
	start = bytes.ToLower(start)
	return slices.ContainsFunc(pages, func(page string) bool { return bytes.HasPrefix(start, []byte(page)) })
}

// reportBytes says where the first byte is that is not UTF-8.
func reportBytes(file string, t *charset.Text, diags *diag.List) {
	_, size := utf8.DecodeRune(t.UTF8[t.Stray:])
	d := diags.Add(diag.EncodingBytes, diag.Pos{File: file, Offset: t.Stray}, t.Stray+size, t.Offset(t.Stray))
	d.Fix = strings.ReplaceAll(string(plaintext.Line(t.UTF8, t.Stray)), "\x00", "")
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
		if rest[i+4] == '-' && isBase64(rest[i+2]) && isBase64(rest[i+3]) && plaintext.IsASCII(text) {
			return true
		}
		rest = rest[i+2:]
	}
}

func isBase64(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '+' || c == '/'
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
			from = at + len(marker)
			if at > 0 && text[at-1] != '\n' {
				continue
			}
			if line := plaintext.Line(text, at); len(line) == len(marker) || line[len(marker)] == ' ' {
				diags.Add(diag.FileConflict, diag.Pos{File: file, Offset: at}, at+len(line))
				return true
			}
		}
	}
	return false
}

const (
	maxGarbled = 100  // lines of a file that are reported for one kind of damage
	maxMended  = 2000 // bytes of a line that is shown as it was meant
)

// reportGarbled says which lines hold text in UTF-8 that some program took for
// Windows-1252: Ã© for é, â€™ for ’.
func reportGarbled(file string, text []byte, diags *diag.List) {
	at := 0
	for range maxGarbled {
		i, n := garbled(text[at:])
		if i < 0 {
			return
		}
		i += at
		from := bytes.LastIndexAny(text[:i], " \n") + 1
		to := i + n
		for to < len(text) && text[to] != ' ' && text[to] != '\n' {
			to++
		}
		word, line := string(text[from:to]), plaintext.Line(text, i)
		d := diags.Add(diag.EncodingGarbled, diag.Pos{File: file, Offset: i}, i+n, diag.Clip(word), diag.Clip(Ungarbled(word)))
		if len(line) < maxMended {
			d.Fix = Ungarbled(string(line))
		}
		at = plaintext.LineStart(text, i) + len(line)
	}
}

// garbled is where text first holds such a character, and its length; -1 if it
// holds none. In UTF-8 all of them begin with the byte C3.
func garbled(text []byte) (at, n int) {
	for {
		i := bytes.IndexByte(text[at:], 0xC3)
		if i < 0 {
			return -1, 0
		}
		at += i
		if _, n := ungarbled(text[at:]); n > 0 {
			return at, n
		}
		at++
	}
}

// misread are the characters that the first bytes of characters in UTF-8 are
// taken for, and the characters that may have been meant: those of French and its
// neighbours, punctuation and symbols. "qualité »" is not one of the others.
var misread = map[rune]struct {
	bytes       int
	first, last rune
}{
	'Â': {2, '\u00A0', '\u00BF'},
	'Ã': {2, '\u00C0', '\u00FF'},
	'Å': {2, '\u0140', '\u017F'},
	'â': {3, '\u2010', '\u27BF'},
	'ï': {3, '\uFB00', '\uFEFF'},
	'ð': {4, '\U0001F300', '\U0001FAFF'},
}

// ungarbled is the character that was meant by the characters text begins with,
// and the length of these; 0 if they are what they seem.
func ungarbled(text []byte) (meant rune, n int) {
	var read [utf8.UTFMax]byte
	first, n := utf8.DecodeRune(text)
	m, ok := misread[first]
	if !ok {
		return 0, 0
	}
	read[0], _ = windows1252(first)
	for i := 1; i < m.bytes; i++ {
		r, size := utf8.DecodeRune(text[n:])
		if read[i], ok = windows1252(r); !ok || read[i]&0xC0 != 0x80 {
			if i == 2 && bytes.HasPrefix(text, []byte("â€")) { // ”, whose last byte was lost, being no character
				return '”', n
			}
			return 0, 0
		}
		n += size
	}
	if meant, _ = utf8.DecodeRune(read[:m.bytes]); meant < m.first || meant > m.last {
		return 0, 0
	}
	return meant, n
}

// windows1252 is the byte that programs take for r. The five that stand for no
// character they take for controls.
func windows1252(r rune) (byte, bool) {
	if r >= 0x80 && r < 0xA0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// Ungarbled is s with all that is garbled, be it several times over, as it was meant.
func Ungarbled(s string) string {
	text := []byte(s)
	for at, n := garbled(text); at >= 0; at, n = garbled(text) {
		var out []byte
		rest := text
		for ; at >= 0; at, n = garbled(rest) {
			meant, _ := ungarbled(rest[at:])
			out = utf8.AppendRune(append(out, rest[:at]...), meant)
			rest = rest[at+n:]
		}
		text = append(out, rest...)
	}
	return string(text)
}

// lost are the signs programs put in the place of a character they could not
// read: U+FFFD, as it is and garbled.
var lost = [][]byte{[]byte("\uFFFD"), []byte("ï¿½")}

// reportLost says which lines have lost a character.
func reportLost(file string, text []byte, diags *diag.List) {
	for _, sign := range lost {
		at := 0
		for range maxGarbled {
			i := bytes.Index(text[at:], sign)
			if i < 0 {
				break
			}
			i += at
			diags.Add(diag.EncodingLost, diag.Pos{File: file, Offset: i}, i+len(sign))
			at = plaintext.LineEnd(text, i)
		}
	}
}
