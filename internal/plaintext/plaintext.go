// Package plaintext is text as people type it and as messages repeat it: its lines, the characters nobody sees, words that are nearly another.
package plaintext

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clip makes s fit for a sentence: one line, in which white space is one space
// each, of so many characters; what is cut off shows as "…". Of a long text it
// reads only the beginning.
func Clip(s string, most int) string {
	var b strings.Builder
	n, apart := 0, false
	for _, c := range s {
		if unicode.IsSpace(c) {
			apart = n > 0
			continue
		}
		if apart && n < most {
			b.WriteByte(' ')
			n++
		}
		if n == most {
			return b.String() + "…"
		}
		b.WriteRune(c)
		n, apart = n+1, false
	}
	return b.String()
}

// Quote writes s between double quotes, as YAML reads it.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"', c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\n':
			b.WriteString(`\n`)
		case IsControl(c), IsBreak(c):
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Visible makes s safe to show, on a terminal too: what could move a cursor,
// change its colours, break a line or turn text around becomes U+FFFD, one
// character for one. Line feeds stay.
func Visible(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n':
			return c
		case IsControl(c), IsBreak(c), IsBidi(c):
			return utf8.RuneError
		}
		return c
	}, s)
}

// OneLine makes s safe to show as [Visible] does, on one line: what a line feed would begin could be taken for a line of
// the program that shows it.
func OneLine(s string) string {
	return strings.ReplaceAll(Visible(s), "\n", string(utf8.RuneError))
}

// IsControl reports whether c stands for no character of a text: what C0, C1
// and Unicode call control characters, tabs and line feeds among them, and its
// noncharacters U+FFFE and U+FFFF.
func IsControl(c rune) bool {
	return 0 <= c && c < ' ' || c >= 0x7F && c < 0xA0 || c == 0xFFFE || c == 0xFFFF
}

// IsHex reports whether c is a digit of a number to the base 16, in either case.
func IsHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// IsBreak reports whether c is one of the line breaks that only Unicode has.
func IsBreak(c rune) bool { return c == 0x2028 || c == 0x2029 }

// IsBidi reports whether c changes the direction of the text behind it (Unicode
// Standard Annex 9), which can make a line read other than it is (CVE-2021-42574).
func IsBidi(c rune) bool { return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 }

// CodePoint names a character that cannot be seen: U+00A0.
func CodePoint(c rune) string { return fmt.Sprintf("U+%04X", c) }
