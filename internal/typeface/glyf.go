// This file writes outlines as typefaces have them, from the streams into which a WOFF2 parts them: https://www.w3.org/TR/WOFF2/#glyf_table_format.

package typeface

import "encoding/binary"

// The streams of the transformed outlines, in their order.
const (
	contours = iota
	points
	flags
	glyphs
	composites
	boxes
	instructions
	streams
)

// Marks of a part of a glyph that is made of others: https://learn.microsoft.com/typography/opentype/spec/glyf.
const (
	wordsFollow   = 0x0001
	hasScale      = 0x0008
	morePartsCome = 0x0020
	hasTwoScales  = 0x0040
	hasMatrix     = 0x0080
	isInstructed  = 0x0100
)

// rebuildGlyphs makes the tables of outlines. Instructions for coarse screens are left out, and what nobody asks for: how large a glyph is.
func (t tables) rebuildGlyphs() bool {
	const preamble = 8
	head, data := t["head"], t["glyf"]
	if len(head) < 54 || len(data) < preamble+4*streams {
		return false
	}
	count := int(u16(data, 4))
	r := &stream{rest: data[preamble+4*streams:]}
	var s [streams]*stream
	for i := range s {
		s[i] = &stream{rest: r.bytes(int(u32(data, preamble+4*i)))}
	}
	s[boxes].bytes((count + 31) / 32 * 4) // which glyphs say their box
	var glyf []byte
	loca := make([]byte, 0, 4*(count+1))
	for range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		switch n := int16(s[contours].u16()); {
		case n > 0:
			glyf = simple(glyf, int(n), &s)
		case n < 0:
			glyf = composite(glyf, &s)
		}
		if len(glyf) > mostUnpacked {
			return false
		}
	}
	t["glyf"], t["loca"] = glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head = append([]byte(nil), head...)
	binary.BigEndian.PutUint16(head[50:], 1) // places of glyphs have four bytes
	t["head"] = head
	for i := range s {
		if s[i].short {
			return false
		}
	}
	return !r.short
}

// simple writes a glyph of so many contours: each place has two bytes in both directions.
func simple(out []byte, n int, s *[streams]*stream) []byte {
	const onCurve = 1
	out = binary.BigEndian.AppendUint16(out, uint16(n))
	out = append(out, make([]byte, 8)...) // its box
	all := 0
	for range n {
		all += s[points].small()
		out = binary.BigEndian.AppendUint16(out, uint16(all-1))
	}
	if all > 1<<16 || all > len(s[flags].rest) {
		s[flags].short = true
		return out
	}
	out = append(out, 0, 0) // no instructions
	xs, ys := make([]byte, 0, 2*all), make([]byte, 0, 2*all)
	for range all {
		flag := s[flags].byte()
		dx, dy := step(int(flag&0x7F), s[glyphs])
		xs, ys = binary.BigEndian.AppendUint16(xs, uint16(dx)), binary.BigEndian.AppendUint16(ys, uint16(dy))
		if flag&0x80 == 0 {
			out = append(out, onCurve)
		} else {
			out = append(out, 0)
		}
	}
	s[instructions].bytes(s[glyphs].small())
	return padded(append(append(out, xs...), ys...))
}

// step is the way from one point to the next: https://www.w3.org/TR/WOFF2/#triplet_decoding.
func step(flag int, r *stream) (dx, dy int) {
	signed := func(bit, n int) int {
		if flag>>bit&1 == 0 {
			return -n
		}
		return n
	}
	next := func() int { return int(r.byte()) }
	switch {
	case flag < 10:
		return 0, signed(0, flag&14<<7+next())
	case flag < 20:
		return signed(0, (flag-10)&14<<7+next()), 0
	case flag < 84:
		b, a := flag-20, next()
		return signed(0, 1+b&0x30+a>>4), signed(1, 1+b&0x0C<<2+a&0x0F)
	case flag < 120:
		b := flag - 84
		x, y := next(), next()
		return signed(0, 1+b/12<<8+x), signed(1, 1+b%12>>2<<8+y)
	case flag < 124:
		a, b, c := next(), next(), next()
		return signed(0, a<<4+b>>4), signed(1, b&0x0F<<8+c)
	default:
		a, b, c, d := next(), next(), next(), next()
		return signed(0, a<<8+b), signed(1, c<<8+d)
	}
}

// composite writes a glyph that is made of others.
func composite(out []byte, s *[streams]*stream) []byte {
	out = binary.BigEndian.AppendUint16(out, 0xFFFF)
	out = append(out, make([]byte, 8)...) // its box
	instructed := false
	for more := true; more && !s[composites].short; {
		marks := s[composites].u16()
		instructed, more = instructed || marks&isInstructed != 0, marks&morePartsCome != 0
		size := 4 // which glyph, and where it is
		if marks&wordsFollow != 0 {
			size += 2
		}
		switch {
		case marks&hasScale != 0:
			size += 2
		case marks&hasTwoScales != 0:
			size += 4
		case marks&hasMatrix != 0:
			size += 8
		}
		out = binary.BigEndian.AppendUint16(out, marks&^isInstructed)
		out = append(out, s[composites].bytes(size)...)
	}
	if instructed {
		s[instructions].bytes(s[glyphs].small())
	}
	return padded(out)
}

// padded ends where the next glyph may begin.
func padded(glyph []byte) []byte { return append(glyph, make([]byte, -len(glyph)&3)...) }
