// This file unpacks a WOFF2 and puts together again what it takes apart: https://www.w3.org/TR/WOFF2/.

package typeface

import (
	"bytes"
	"encoding/binary"
	"io"
	"maps"
	"slices"

	"github.com/andybalholm/brotli"
)

// mostUnpacked is how many bytes a typeface has at most, unpacked: what has more is not drawn with.
const mostUnpacked = 8 << 20

// header is how long that of a WOFF2 is.
const header = 48

// known are the tables that have a number, in its order; the last number has its name behind it.
var known = []string{"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ", "VORG", "EBDT", "EBLC",
	"gasp", "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "EBSC", "JSTF", "MATH", "CBDT", "CBLC", "COLR", "CPAL", "SVG ",
	"sbix", "acnt", "avar", "bdat", "bloc", "bsln", "cvar", "fdsc", "feat", "fmtx", "fvar", "gvar", "hsty", "just", "lcar", "mort", "morx", "opbd", "prop", "trak",
	"Zapf", "Silf", "Glat", "Gloc", "Feat", "Sill"}

// An entry is a table as the directory has it.
type entry struct {
	name        string
	length      int
	transformed bool
}

// unpack gives the tables of a WOFF2, and what sort of typeface they make.
func unpack(data []byte) (t tables, flavour uint32, err error) {
	if len(data) < header || string(data[:4]) != "wOF2" {
		return nil, 0, errDamaged
	}
	flavour = u32(data, 4)
	packed := int64(u32(data, 20))
	r := &stream{rest: data[header:]}
	var entries []entry
	whole := 0
	for range u16(data, 12) {
		e := r.entry()
		whole += e.length
		if r.short || whole > mostUnpacked {
			return nil, 0, errDamaged
		}
		entries = append(entries, e)
	}
	if packed > int64(len(r.rest)) {
		return nil, 0, errDamaged
	}
	unpacked := make([]byte, whole)
	if _, err := io.ReadFull(brotli.NewReader(bytes.NewReader(r.rest[:packed])), unpacked); err != nil {
		return nil, 0, err
	}
	t = tables{}
	transformed := map[string]bool{}
	for _, e := range entries {
		t[e.name], unpacked = unpacked[:e.length:e.length], unpacked[e.length:]
		transformed[e.name] = e.transformed
	}
	if transformed["glyf"] && !t.rebuildGlyphs() || transformed["hmtx"] && !t.rebuildWidths() {
		return nil, 0, errDamaged
	}
	return t, flavour, nil
}

// entry reads one of the directory: its length is that of what is packed.
func (r *stream) entry() (e entry) {
	flags := r.byte()
	if number := int(flags & 0x3F); number < len(known) {
		e.name = known[number]
	} else {
		e.name = string(r.bytes(4))
	}
	e.length = r.number()
	e.transformed = flags>>6 != 0
	if e.name == "glyf" || e.name == "loca" {
		e.transformed = flags>>6 == 0
	}
	if e.transformed {
		e.length = r.number()
	}
	return e
}

// assembled is the typeface as a file of its own, without sums that nobody checks.
func (t tables) assembled(flavour uint32) []byte {
	const directory, each = 12, 16
	names := slices.Sorted(maps.Keys(t))
	out := binary.BigEndian.AppendUint32(nil, flavour)
	out = binary.BigEndian.AppendUint16(out, uint16(len(names)))
	out = append(out, make([]byte, directory-len(out))...)
	at := directory + each*len(names)
	for _, name := range names {
		out = append(out, name...)
		for _, n := range []int{0, at, len(t[name])} {
			out = binary.BigEndian.AppendUint32(out, uint32(n))
		}
		at += (len(t[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, t[name]...)
		out = append(out, make([]byte, -len(t[name])&3)...)
	}
	return out
}

// rebuildWidths makes the table of widths whole: what is left out, where glyphs begin, nobody asks for.
func (t tables) rebuildWidths() bool {
	hhea, maxp, r := t["hhea"], t["maxp"], &stream{rest: t["hmtx"]}
	if len(hhea) < 36 || len(maxp) < 6 {
		return false
	}
	r.byte()
	wide, glyphs := int(u16(hhea, 34)), int(u16(maxp, 4))
	if glyphs < wide {
		return false
	}
	var out []byte
	for range wide {
		out = append(out, r.bytes(2)...)
		out = append(out, 0, 0)
	}
	t["hmtx"] = append(out, make([]byte, 2*(glyphs-wide))...)
	return !r.short
}

// A stream is read from its beginning; beyond its end it has zeros, and says so.
type stream struct {
	rest  []byte
	short bool
}

func (r *stream) bytes(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.short = true
		return make([]byte, max(0, min(n, 8)))
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *stream) byte() byte { return r.bytes(1)[0] }

func (r *stream) u16() uint16 { return u16(r.bytes(2), 0) }

// number is one of which all bytes but the last have the highest bit: UIntBase128.
func (r *stream) number() (n int) {
	for range 5 {
		b := r.byte()
		n = n<<7 | int(b&0x7F)
		if b&0x80 == 0 {
			return n
		}
	}
	r.short = true
	return 0
}

// small is a number that is mostly one byte: 255UInt16.
func (r *stream) small() int {
	const one = 253
	switch b := r.byte(); b {
	case one:
		return int(r.u16())
	case 254:
		return 2*one + int(r.byte())
	case 255:
		return one + int(r.byte())
	default:
		return int(b)
	}
}
