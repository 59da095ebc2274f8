// Package asset prepares the files that are not pages: stylesheets, scripts and pictures with a digest in their name, and the documents that pages link to.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/source"
	"projetpro/internal/typeface"
)

const (
	staticFolder  = "static/"
	contentFolder = "content/"

	assetsPath = "/assets/"

	// rootFolder holds files that must stand at the root of the host under their
	// own name, such as favicon.ico or CNAME.
	rootName   = "root/"
	rootFolder = staticFolder + rootName
)

// A Set is the assets of one site.
type Set struct {
	static map[string]*Static // by name below static/; those of static/root are not in it
	files  map[string]*File   // by path

	statics   []*Static          // those that are published, in the order of addresses
	published map[string]*Static // by address
	documents map[string][]*File // by address, in the order of paths
}

// A Static is a file of the folder static as it is published.
type Static struct {
	Path    string // static/site.css
	Address string // /assets/site.0a1b2c3d.css; /favicon.ico for static/root/favicon.ico
	Data    []byte // not to be changed
	own     bool   // it is the site's, not one that the binary carries
	module  bool   // it is a script that imports or exports, which only <script type="module"> may

	Large *source.File // what it is byte for byte, when that is too large for memory: then there is no Data

	sum source.Digest

	read sync.Once // face, when somebody asks
	face *typeface.Face
}

// Face is the typeface that the file is; nil when it cannot be read, or is too large to; nil has none.
func (f *Static) Face() *typeface.Face {
	if f == nil || f.Large != nil {
		return nil
	}
	f.read.Do(func() { f.face, _ = typeface.Read(f.Data) })
	return f.face
}

// Own reports whether the file is one of the site, and not one that the binary carries; nil is none.
func (f *Static) Own() bool { return f != nil && f.own }

// A minifier makes text of a media type smaller without changing what it means. Its error is
// [errors.ErrUnsupported] for text it has not looked at, since that would cost too much.
type minifier func(mediaType string, src []byte) ([]byte, error)

// New prepares the assets of a tree. Files in static are made smaller when they are
// text, name one another by their addresses, and get a digest of their bytes in their
// own, so that hosts may let browsers keep them for ever.
func New(t *source.Tree, minify minifier) (*Set, diag.List, error) {
	s := &Set{static: map[string]*Static{}, files: map[string]*File{}, published: map[string]*Static{}, documents: map[string][]*File{}}
	p := publisher{Set: s, minify: minify, parts: map[string]*part{}}
	if err := p.publish(t); err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(s.statics, func(a, b *Static) int { return strings.Compare(a.Address, b.Address) })
	for f := range t.Files(contentFolder) {
		if !content.IsEntry(f.Path) {
			file := newFile(f)
			s.files[f.Path] = file
			s.documents[file.Address] = append(s.documents[file.Address], file)
		}
	}
	return s, p.diags, nil
}

// offsetOf is where a column of a line is, both from 1.
func offsetOf(data []byte, line, column int) int {
	at := plaintext.Offset(data, line)
	for ; column > 1 && at < len(data) && data[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(data[at:])
		at += size
	}
	return at
}

// add publishes a file. Of files with one address and the same bytes, only the first is.
func (s *Set) add(made *Static) {
	if !strings.HasPrefix(made.Path, rootFolder) {
		s.static[strings.TrimPrefix(made.Path, staticFolder)] = made
	}
	first := s.published[made.Address]
	if first == nil {
		s.published[made.Address] = made
	}
	if first == nil || first.sum != made.sum {
		s.statics = append(s.statics, made)
	}
}

// Address returns the address of a file by its name below static, or "".
func (s *Set) Address(name string) string {
	if f := s.static[name]; f != nil {
		return f.Address
	}
	return ""
}

// IsModule reports whether a file by its name below static is a script that imports or exports.
func (s *Set) IsModule(name string) bool {
	f := s.static[name]
	return f != nil && f.module
}

// Statics lists the static files that are published, in the order of their addresses.
func (s *Set) Statics() []*Static { return s.statics }

// File returns what is known of a content file that is not a page, or nil when
// there is none at that path.
func (s *Set) File(path string) *File { return s.files[path] }

// Documents lists the content files that are not pages, in the order of their paths.
func (s *Set) Documents() iter.Seq[*File] {
	return func(yield func(*File) bool) {
		for _, p := range slices.Sorted(maps.Keys(s.files)) {
			if !yield(s.files[p]) {
				return
			}
		}
	}
}

// Name is how a file of static/ names the one that is published at an address, with or without its digest: relative to
// itself. It is "" where none is.
func (s *Set) Name(file, address string) string {
	named := s.Static(address)
	if named == nil {
		named = s.static[strings.TrimPrefix(address, assetsPath)]
	}
	if named == nil {
		return ""
	}
	return relative("/"+file, "/"+named.Path)
}

// slugPath makes each segment of a path fit for an address.
func slugPath(p string) string {
	segments := strings.Split(p, "/")
	for i, seg := range segments {
		if slug := lang.Slug(seg); slug != "" {
			segments[i] = slug
			continue
		}
		sum := sha256.Sum256([]byte(seg))
		segments[i] = hex.EncodeToString(sum[:4])
	}
	return strings.Join(segments, "/")
}

// Static returns the static file published at an address, or nil.
func (s *Set) Static(address string) *Static { return s.published[address] }

// DocumentsAt lists the content files that would be published at an address, in
// the order of their paths: more than one where names differ in what an address
// leaves out.
func (s *Set) DocumentsAt(address string) []*File { return s.documents[address] }
