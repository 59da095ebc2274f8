// Package asset prepares the files that are not pages: stylesheets, scripts and pictures with a digest in their name, and the documents that pages link to.
package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/source"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

const (
	staticFolder  = "static/"
	contentFolder = "content/"

	assetsPath = "/assets/"

	// rootFolder holds files that must stand at the root of the host under their
	// own name, such as favicon.ico or CNAME.
	rootFolder = staticFolder + "root/"
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

	Large *source.File // what it is byte for byte, when that is too large for memory: then there is no Data

	sum source.Digest
}

// A Minifier makes text of a media type smaller without changing what it means.
type Minifier func(mediaType string, src []byte) ([]byte, error)

// New prepares the assets of a tree. Files in static are minified when they are
// text, and get a digest of their bytes in their address, so that hosts may let
// browsers keep them for ever.
func New(t *source.Tree, minify Minifier) (*Set, diag.List, error) {
	s := &Set{static: map[string]*Static{}, files: map[string]*File{}, published: map[string]*Static{}, documents: map[string][]*File{}}
	var diags diag.List
	var sheets []*source.File
	for f := range t.Files(staticFolder) {
		switch name := strings.TrimPrefix(f.Path, staticFolder); {
		case path.Ext(name) == ".css" && !strings.HasPrefix(f.Path, rootFolder):
			sheets = append(sheets, f) // after what they refer to has its address
		case f.Large():
			sum, err := f.Digest()
			if err != nil {
				return nil, nil, err
			}
			s.add(&Static{Path: f.Path, Large: f, sum: sum})
		default:
			data, err := f.Load()
			if err != nil {
				return nil, nil, err
			}
			s.addBytes(f.Path, minified(data, f.Path, minify, &diags))
		}
	}
	for _, f := range sheets {
		data := s.rewriteURLs(f, &diags)
		s.addBytes(f.Path, minified(data, f.Path, minify, &diags))
	}
	slices.SortStableFunc(s.statics, func(a, b *Static) int { return strings.Compare(a.Address, b.Address) })
	for f := range t.Files(contentFolder) {
		if !content.IsEntry(f.Path) {
			file := newFile(f)
			s.files[f.Path] = file
			s.documents[file.Address] = append(s.documents[file.Address], file)
		}
	}
	return s, diags, nil
}

// mediaTypes are those that get minified, by extension.
var mediaTypes = map[string]string{
	".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/json", ".xml": "text/xml",
}

func minified(data []byte, file string, minify Minifier, diags *diag.List) []byte {
	mediaType := mediaTypes[path.Ext(file)]
	if mediaType == "" {
		return data
	}
	small, err := data, error(nil)
	diags.Guard("minify", file, func() { small, err = minify(mediaType, data) })
	if e, ok := errors.AsType[*parse.Error](err); ok {
		diags.Add(diag.AssetSyntax, diag.Pos{File: file, Offset: offsetOf(data, e.Line, e.Column)}, 0, e.Message)
		return data
	} else if err != nil {
		diags.Add(diag.AssetSyntax, diag.WholeFile(file), 0, err.Error())
		return data
	}
	return small
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

func (s *Set) addBytes(file string, data []byte) {
	s.add(&Static{Path: file, Data: data, sum: sha256.Sum256(data)})
}

// add publishes a file: at the root of the host, or under a name with its digest.
// Of files with one address and the same bytes, only the first is published.
func (s *Set) add(made *Static) {
	if name, ok := strings.CutPrefix(made.Path, rootFolder); ok {
		made.Address = "/" + name
	} else {
		name := strings.TrimPrefix(made.Path, staticFolder)
		ext := path.Ext(name)
		made.Address = assetsPath + slugPath(strings.TrimSuffix(name, ext)) + "." + hex.EncodeToString(made.sum[:4]) + ext
		s.static[name] = made
	}
	first := s.published[made.Address]
	if first == nil {
		s.published[made.Address] = made
	}
	if first == nil || first.sum != made.sum {
		s.statics = append(s.statics, made)
	}
}

// rewriteURLs puts addresses with digests where a stylesheet names files of
// static by relative path. They stay relative, so that the site may be
// published below the root of its host.
func (s *Set) rewriteURLs(f *source.File, diags *diag.List) []byte {
	data := f.Bytes()
	if !bytes.Contains(data, []byte("url(")) {
		return data
	}
	up := strings.Repeat("../", strings.Count(strings.TrimPrefix(f.Path, staticFolder), "/"))
	var out bytes.Buffer
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(data)))
	offset := 0
	for {
		kind, token := lexer.Next()
		if kind == css.ErrorToken {
			break
		}
		start := offset
		offset += len(token)
		if kind != css.URLToken {
			out.Write(token)
			continue
		}
		ref := strings.Trim(strings.TrimSpace(string(token[len("url("):len(token)-1])), `"'`)
		if ref == "" || strings.HasPrefix(ref, "data:") || strings.HasPrefix(ref, "#") {
			out.Write(token)
			continue
		}
		name := path.Join(path.Dir(strings.TrimPrefix(f.Path, staticFolder)), ref)
		target := s.static[name]
		if target == nil {
			diags.Add(diag.AssetMissing, diag.Pos{File: f.Path, Offset: start}, offset, ref)
			continue
		}
		out.WriteString("url(" + up + strings.TrimPrefix(target.Address, assetsPath) + ")")
	}
	return out.Bytes()
}

// Address returns the address of a file by its name below static, or "".
func (s *Set) Address(name string) string {
	if f := s.static[name]; f != nil {
		return f.Address
	}
	return ""
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
