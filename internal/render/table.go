// This file writes the programme as a table for programs of an office (RFC 4180).

package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode"

	"projetpro/internal/lang"
	"projetpro/internal/page"
)

// byteOrder begins a file that Excel is to read as UTF-8.
const byteOrder = "\ufeff"

// Table appends a table to dst. Its cells are parted by what those programs expect in the language: a semicolon where
// the comma stands in numbers.
func Table(dst []byte, t *page.Table) []byte {
	b := bytes.NewBuffer(append(dst, byteOrder...))
	w := csv.NewWriter(b)
	w.UseCRLF = true
	if t.Semicolon {
		w.Comma = ';'
	}
	for _, row := range t.Rows() {
		for i, cell := range row {
			row[i] = harmless(lang.Untagged(cell))
		}
		_ = w.Write(row) // a Buffer does not fail
	}
	w.Flush()
	return b.Bytes()
}

// harmless is a text that no program takes for a formula: one that begins as such is preceded by an apostrophe, which
// these programs know for the sign of a text (OWASP, CSV injection).
func harmless(cell string) string {
	trimmed := strings.TrimLeftFunc(cell, func(c rune) bool { return unicode.IsSpace(c) || !unicode.IsGraphic(c) })
	if trimmed != "" && strings.ContainsRune("=+-@＝＋－＠", firstRune(trimmed)) || strings.ContainsAny(cell[:len(cell)-len(trimmed)], "\t\r\n") {
		return "'" + cell
	}
	return cell
}

func firstRune(s string) rune {
	for _, c := range s {
		return c
	}
	return 0
}
