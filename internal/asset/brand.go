// This file learns from a drawing and a typeface of static/ what the style sheet has to know of them.

package asset

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// Named is the file of that name below static, or nil; those of static/root have none.
func (s *Set) Named(name string) *Static { return s.static[name] }

// DrawingSize is how wide and high a drawing is, in units of its own; false when it does not say so.
func DrawingSize(data []byte) (width, height float64, ok bool) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return 0, 0, false
		}
		if root, ok := token.(xml.StartElement); ok {
			return sizeOf(root)
		}
	}
}

func sizeOf(root xml.StartElement) (width, height float64, ok bool) {
	said := map[string]string{}
	for _, a := range root.Attr {
		if a.Name.Space == "" {
			said[a.Name.Local] = a.Value
		}
	}
	if box := strings.FieldsFunc(said["viewBox"], func(c rune) bool { return strings.ContainsRune(", \t\r\n", c) }); len(box) == 4 {
		width, height = measure(box[2]), measure(box[3])
	} else {
		width, height = measure(said["width"]), measure(said["height"])
	}
	return width, height, width > 0 && height > 0
}

// measure is a length in whatever unit it is written; 0 for what is none, as a share of something.
func measure(s string) float64 {
	n, err := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(s), "pxmctqein"), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return 0
	}
	return n
}

// A WOFF2 begins with a header, and a directory of its tables: https://www.w3.org/TR/WOFF2/#woff20Header.
const (
	woff2Magic  = "wOF2"
	woff2Tables = 12 // where their number is
	woff2Header = 48
)

// The tables of a WOFF2 that have a number of their own, of those that matter here; unknownTable has its name behind it.
const (
	tableGlyf    = 10
	tableLoca    = 11
	tableFvar    = 47
	unknownTable = 63
)

// IsFont reports whether a file is a typeface in the format WOFF2, and whether that varies: one file has all its weights.
func IsFont(data []byte) (font, varies bool) {
	if len(data) < woff2Header || string(data[:4]) != woff2Magic {
		return false, false
	}
	rest := data[woff2Header:]
	for range int(data[woff2Tables])<<8 | int(data[woff2Tables+1]) {
		if len(rest) == 0 {
			return true, false
		}
		table, transformed := rest[0]&unknownTable, rest[0]>>6
		rest = rest[1:]
		if table == tableFvar {
			return true, true
		}
		if table == unknownTable {
			rest = rest[min(4, len(rest)):]
		}
		rest = pastNumber(rest)
		if (table == tableGlyf || table == tableLoca) != (transformed != 0) { // these two are transformed unless they say that they are not
			rest = pastNumber(rest)
		}
	}
	return true, false
}

// pastNumber is what follows a number, of which all bytes but the last have the highest bit.
func pastNumber(b []byte) []byte {
	for len(b) > 0 && b[0]&0x80 != 0 {
		b = b[1:]
	}
	return b[min(1, len(b)):]
}
