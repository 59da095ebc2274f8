// This file marks copies of defaults with what they are copies of.

package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
)

// A Mark is the comment in a copy of a default that says which default that was.
// It tells a copy that was changed by the site from one whose default has changed since.
type Mark struct {
	Version string // of the program that made the copy
	Path    string // of the default
	Print   string // the default's, see [Print]
	Start   int    // of the line, an offset in the text
	End     int    // behind it, its line's end left out
}

// Print tells one default from another, and from itself in another version of the program. The ends of lines do not matter.
func Print(text []byte) string {
	sum := sha256.Sum256(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	return hex.EncodeToString(sum[:8])
}

// comments are what opens and closes a comment that no reader of a page sees, by the ending of a file.
var comments = map[string][2]string{
	".css": {"/* ", " */"}, ".js": {"/* ", " */"}, ".mjs": {"/* ", " */"},
	".yaml": {"# ", ""}, ".yml": {"# ", ""}, ".svg": {"<!-- ", " -->"}, ".xml": {"<!-- ", " -->"},
}

// commentIn is what opens and closes a comment in a file; false: its format has none.
func commentIn(at string) (signs [2]string, ok bool) {
	if strings.HasPrefix(at, "layouts/") {
		return [2]string{"{{- /* ", " */ -}}"}, true
	}
	signs, ok = comments[strings.ToLower(path.Ext(at))]
	return signs, ok
}

// MarkOf is the mark of a copy of f that lies at a path: the text of its line, or "" where
// the format has no comments.
func MarkOf(f *File, at, version string) string {
	signs, ok := commentIn(at)
	if !ok {
		return ""
	}
	return signs[0] + "projetpro " + strings.Join(strings.Fields(version), "-") + " " + f.Path + " sha256:" + Print(f.Bytes()) + signs[1]
}

var mark = regexp.MustCompile(`(?m)^.*\bprojetpro (\S+) (\S+) sha256:([0-9a-f]{16})\b.*$`)

// markWithin is how far from the beginning of a text its mark is looked for, in bytes.
const markWithin = 4096

// FindMark finds the mark in a text.
func FindMark(text []byte) (m Mark, ok bool) {
	at := mark.FindSubmatchIndex(text[:min(len(text), markWithin)])
	if at == nil {
		return Mark{}, false
	}
	part := func(i int) string { return string(text[at[2*i]:at[2*i+1]]) }
	end := at[0] + len(bytes.TrimRight(text[at[0]:at[1]], "\r"))
	return Mark{Version: part(1), Path: part(2), Print: part(3), Start: at[0], End: end}, true
}

// first is what must stand before anything else in a file.
var first = regexp.MustCompile(`^(?:<\?xml[^>]*\?>|@charset [^;]*;)[ \t]*\r?\n`)

// WithMark is a text with a line for its mark, in the place of the one it has; "" takes that out.
func WithMark(text []byte, line string) []byte {
	if m, ok := FindMark(text); ok {
		rest := text[m.End:]
		rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
		text = append(bytes.Clone(text[:m.Start]), rest...)
	}
	if line == "" {
		return text
	}
	at := len(first.Find(text))
	return append(append(bytes.Clone(text[:at]), line+"\n"...), text[at:]...)
}
