package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Bare is a text in small letters without what stands on them, and with one way to write what can be written in two (NFKD, UAX #15):
// "Été" and "ÉTÉ" are "ete". What is a letter of its own stays: œ, ø, ß; see [Typed].
func Bare(text string) string {
	if IsASCII(text) {
		return strings.ToLower(text)
	}
	return string(AppendBare(make([]byte, 0, len(text)), []byte(text)))
}

// AppendBare appends Bare of a text to dst.
func AppendBare(dst, text []byte) []byte {
	from := len(dst)
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if int(r) >= len(latin) {
			return append(dst[:from], bare(string(text))...)
		}
		dst = append(dst, latin[r]...)
		at += size
	}
	return dst
}

// latin are the bare letters of Latin languages, among which none is a mark on another.
var latin = func() (all [0x250]string) {
	for r := range all {
		all[r] = bare(string(rune(r)))
	}
	return all
}()

func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToLower(text)))
}
