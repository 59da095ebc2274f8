// This file makes digests of what a text says, which are the same however it is
// typed: what typography, an editor's program or the layout of the source
// changes makes no difference.

package markdown

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Digest stands for what a part of a text says. Two parts with one Digest can
// be taken to say the same. Accents in any form (NFC), white space, the spaces
// that French sets around signs, the shapes of quotation marks and apostrophes,
// the addresses that links lead to and marks such as * make no difference.
// Digests are kept in files: how they are made must not change.
type Digest uint64

// mix makes of a state and a word the next state. Other words make other states.
func mix(state, word uint64) uint64 {
	state = (state ^ word) * 0x9E3779B97F4A7C15
	return state ^ state>>32
}

// and is the digest of one part and another.
func (d Digest) and(other Digest) Digest { return Digest(mix(uint64(d), uint64(other))) }

// DigestOf is that of a text without marks: of words in front matter.
func DigestOf(text string) Digest { return digestOf(appendNormal(nil, []byte(text))) }

// digest is that of a block.
func (t *tree) digest(n *node) Digest {
	t.normal = appendNormal(t.normal[:0], t.text[n.from:n.to])
	return digestOf(t.normal)
}

func digestOf(s []byte) Digest {
	if len(s) == 0 {
		return 0
	}
	state := uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		state = mix(state, binary.LittleEndian.Uint64(s))
	}
	var rest [8]byte
	copy(rest[:], s)
	return Digest(mix(mix(state, binary.LittleEndian.Uint64(rest[:])), 0))
}

// inWord are the bytes that stand for themselves in a digest, whatever stands beside them.
var inWord = func() (t [256]bool) {
	for c := range t {
		t[c] = c > ' ' && c < 0xCC && c != 0xC2 && strings.IndexByte(":;!?%", byte(c)) < 0
	}
	return
}()

// shapes are characters that stand for others in a digest: " " is white space, "" nothing.
var shapes = map[rune]string{
	'’': "'", '‘': "'", '‚': "'", '‛': "'", '‹': "'", '›': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '«': `"`, '»': `"`,
	'…': "...", '\u2010': "-", '\u2011': "-",
	'\u00AD': "", '\u200B': "", '\u200C': "", '\u200D': "", '\u2060': "", '\uFEFF': "", object: "",
}

// appendNormal appends text as it is without all that a [Digest] does not see.
func appendNormal(dst, text []byte) []byte {
	start := len(dst)
	gap, opened, composed := false, false, true // white space, or an opening guillemet, stands before; surely in NFC
	for i := 0; i < len(text); {
		c, n := text[i], 1
		part, opens := text[i:i+1], false
		switch {
		case inWord[c]:
			for i+n < len(text) && (inWord[text[i+n]] || text[i+n] == ' ' && i+n+1 < len(text) && inWord[text[i+n+1]]) {
				n++
			}
			part = text[i : i+n]
		case c <= ' ':
			gap = true
			i++
			continue
		case c < utf8.RuneSelf:
			gap = false // French sets a space before it
		default:
			var r rune
			r, n = utf8.DecodeRune(text[i:])
			part = text[i : i+n]
			composed = composed && (r < 0x300 || r >= 0x2000 && r < 0x2100)
			shape, ok := shapes[r]
			switch {
			case unicode.IsSpace(r):
				gap = true
				i += n
				continue
			case ok && shape == "":
				i += n
				continue
			case ok:
				part = []byte(shape)
			}
			opens = r == '«' || r == '‹'
			gap = gap && r != '»' && r != '›' && r != '€' && r != '‰'
		}
		if gap && !opened && len(dst) > start {
			dst = append(dst, ' ')
		}
		dst = append(dst, part...)
		gap, opened = false, opens
		i += n
	}
	if !composed && !norm.NFC.IsNormal(dst[start:]) {
		dst = append(dst[:start], norm.NFC.Bytes(dst[start:])...)
	}
	return dst
}
