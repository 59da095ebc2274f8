// This file is the list of the files in the output that are ours.

package publish

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

const (
	manifestName   = ".projetpro-manifest"
	manifestHeader = "projetpro manifest 1\n"
)

// An entry is what the manifest says of a file.
type entry struct {
	sum  digest
	size int64
}

// A manifest lists files by path, and is the same text for the same files.
type manifest struct{ files map[string]entry }

func (m *manifest) text() []byte {
	paths := make([]string, 0, len(m.files))
	for path := range m.files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	text := make([]byte, 0, len(manifestHeader)+128*len(paths))
	text = append(text, manifestHeader...)
	for _, path := range paths {
		e := m.files[path]
		text = hex.AppendEncode(text, e.sum[:])
		text = append(text, ' ')
		text = strconv.AppendInt(text, e.size, 10)
		text = append(text, ' ')
		text = append(text, path...)
		text = append(text, '\n')
	}
	return text
}

var errManifest = errors.New("not a manifest")

// parseManifest reads what [manifest.text] has written, and nothing else: its paths are deleted by
// the next build, so none may be accepted by halves.
func parseManifest(text []byte) (*manifest, error) {
	lines, ok := bytes.CutPrefix(text, []byte(manifestHeader))
	if !ok {
		return nil, errManifest
	}
	m := &manifest{make(map[string]entry, bytes.Count(lines, []byte("\n")))}
	previous := ""
	for line := range strings.Lines(string(lines)) {
		path, e, ok := parseEntry(line)
		if !ok || path <= previous {
			return nil, errManifest
		}
		m.files[path], previous = e, path
	}
	return m, nil
}

func parseEntry(line string) (path string, e entry, ok bool) {
	line, ok = strings.CutSuffix(line, "\n")
	sum, rest, ok2 := strings.Cut(line, " ")
	size, path, ok3 := strings.Cut(rest, " ")
	if !ok || !ok2 || !ok3 || len(sum) != hex.EncodedLen(len(e.sum)) || sum != strings.ToLower(sum) {
		return "", e, false
	}
	if _, err := hex.Decode(e.sum[:], []byte(sum)); err != nil {
		return "", e, false
	}
	n, err := strconv.ParseUint(size, 10, 63)
	e.size = int64(n)
	return path, e, err == nil && strconv.FormatUint(n, 10) == size && fs.ValidPath(path) && path != "." && isPublic(path)
}
