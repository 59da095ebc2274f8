// Package typeface reads a typeface in the format WOFF2: which characters it has, how bold it can be, and its outlines for who draws them.
//
// What a file holds is believed as far as it can be followed; whatever it says, the work and the memory are bounded.
package typeface

import (
	"encoding/binary"
	"errors"

	"golang.org/x/image/font/sfnt"
)

// A Face is a typeface that was read.
type Face struct {
	*sfnt.Font // its outlines; of one that varies, as it is by default

	Lightest, Boldest int // the weights it has, from 1 to 1000, as style sheets count them
}

// errDamaged is what is said of a file that is no typeface, or one that cannot be followed.
var errDamaged = errors.New("not a typeface that can be read")

// Read reads a typeface from the bytes of a WOFF2.
func Read(woff2 []byte) (*Face, error) {
	tables, flavour, err := unpack(woff2)
	if err != nil {
		return nil, err
	}
	f := &Face{}
	f.Lightest, f.Boldest = tables.weights()
	if f.Font, err = sfnt.Parse(tables.assembled(flavour)); err != nil {
		return nil, err
	}
	return f, nil
}

// Lacks are the characters of a text that the face has no glyph for, each once, in the order of the text.
func (f *Face) Lacks(text string) (lacking []rune) {
	var b sfnt.Buffer
	seen := map[rune]bool{}
	for _, c := range text {
		if seen[c] {
			continue
		}
		seen[c] = true
		if i, err := f.GlyphIndex(&b, c); err != nil || i == 0 {
			lacking = append(lacking, c)
		}
	}
	return lacking
}

// tables are those of a typeface, by name.
type tables map[string][]byte

// weights are those of the axis of weight, else the one that the face says it has; 400, the ordinary one, where it says none.
// https://learn.microsoft.com/typography/opentype/spec/fvar
func (t tables) weights() (lightest, boldest int) {
	const axis, inOS2 = 20, 4
	if v := t["fvar"]; len(v) >= 16 {
		at, n, size := int(u16(v, 4)), int(u16(v, 8)), int(u16(v, 10))
		for ; n > 0 && size >= axis && at+axis <= len(v); n, at = n-1, at+size {
			if string(v[at:at+4]) == "wght" {
				return int(u16(v, at+4)), int(u16(v, at+12))
			}
		}
	}
	if os2 := t["OS/2"]; len(os2) >= inOS2+2 {
		w := int(u16(os2, inOS2))
		return w, w
	}
	return 400, 400
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }

func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
