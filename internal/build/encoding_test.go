// This file tests that a site is the same however an editor's program has written its files.

package build

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"projetpro/internal/diag"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// writers are ways in which programs write a text that is in UTF-8 with line feeds.
var writers = map[string]func(t *testing.T, text []byte) []byte{
	"with a mark": func(_ *testing.T, text []byte) []byte { return append([]byte("\uFEFF"), text...) },
	"CRLF":        func(_ *testing.T, text []byte) []byte { return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")) },
	"CR":          func(_ *testing.T, text []byte) []byte { return bytes.ReplaceAll(text, []byte("\n"), []byte("\r")) },
	"UTF-16LE":    func(t *testing.T, text []byte) []byte { return inUTF16(t, unicode.LittleEndian, text) },
	"UTF-16BE":    func(t *testing.T, text []byte) []byte { return inUTF16(t, unicode.BigEndian, text) },
	"UTF-16LE, CRLF": func(t *testing.T, text []byte) []byte {
		return inUTF16(t, unicode.LittleEndian, bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
	},
}

func inUTF16(t *testing.T, order unicode.Endianness, text []byte) []byte {
	t.Helper()
	out, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// isTextual tells whether editors write a file with a text editor.
func isTextual(file string) bool {
	return slices.Contains([]string{".md", ".yaml", ".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}, path.Ext(file)) &&
		(!strings.HasPrefix(file, "content/") || path.Ext(file) == ".md" || path.Ext(file) == ".yaml")
}

// every is the site with each kind and each field, with what it is shown by, and more static files.
func every(t *testing.T) map[string][]byte {
	t.Helper()
	site := everyFiles(t)
	site["static/util.mjs"] = []byte("export const é = 'été';\n")
	site["static/site.webmanifest"] = []byte("{\n\"name\": \"été\"}\n")
	site["static/drawing.svg"] = []byte("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">\n<title>été</title></svg>\n")
	site["static/root/robots.txt"] = []byte("User-agent: *\nDisallow: /été\n")
	site["static/é.css"] = []byte("a { content: 'été';\nb: url(drawing.svg) }\n")
	return site
}

func TestEncodings(t *testing.T) {
	plain := every(t)
	want := outcome(t, new(Builder), source.NewTree(plain), schema.Date{})
	for name, write := range writers {
		site := maps.Clone(plain)
		for file, text := range plain {
			if isTextual(file) {
				site[file] = write(t, text)
			}
		}
		got := outcome(t, new(Builder), source.NewTree(site), schema.Date{})
		for file, data := range want {
			if file != "(diagnostics)" && got[file] != data {
				t.Errorf("%s: %s is\n%.300s\nnot\n%.300s", name, file, got[file], data)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d files, not %d", name, len(got), len(want))
		}
	}
}

// What is not in Unicode, or no text at all, is told with the file's name, and nothing is published.
func TestFilesThatAreNoText(t *testing.T) {
	plain := every(t)
	tried := map[string]bool{}
	for file, text := range plain {
		kind := path.Dir(file) + path.Ext(file)
		if !isTextual(file) || strings.HasPrefix(file, "content/") || tried[kind] {
			continue
		}
		tried[kind] = true
		said := func(what string, data []byte, code diag.Code) {
			t.Helper()
			site := maps.Clone(plain)
			site[file] = data
			r, err := new(Builder).Build(t.Context(), source.NewTree(site), Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(r.Diags, func(d *diag.Diagnostic) bool {
				return d.Code == code && d.Pos.File == file && d.Severity(false) == diag.Error
			}) {
				t.Errorf("%s that is %s is not told", file, what)
			}
		}
		said("a PDF", []byte("%PDF-1.7\n\x00"), diag.FileFormat)
		said("cut by NUL", append(slices.Clone(text), 0, 'x'), diag.EncodingNUL)
		if latin, err := charmap.Windows1252.NewEncoder().Bytes(append([]byte("é"), text...)); err == nil {
			said("in Windows-1252", latin, diag.EncodingBytes)
		}
	}
	if len(tried) < 8 {
		t.Errorf("only %v", tried)
	}
}
