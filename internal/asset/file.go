// This file knows documents and pictures that lie beside a page.

package asset

import (
	"bytes"
	"image"
	_ "image/gif"  // their headers are read for width and height
	_ "image/jpeg" //
	_ "image/png"  //
	"path"
	"strings"
	"sync"

	"projetpro/internal/diag"
	"projetpro/internal/pdf"
	"projetpro/internal/source"

	_ "golang.org/x/image/webp"
)

// A File is a document or a picture that pages link to. It is published only
// when one does.
type File struct {
	Path    string // content/faculties/architecture/slides.pdf
	Address string // /files/faculties/architecture/slides.pdf
	Format  string // PDF, in capitals: the extension
	Size    int    // bytes

	file *source.File

	mu    sync.Mutex
	known *measures // nil until the bytes could be read
}

// measures are what only the bytes tell.
type measures struct {
	pages, width, height int
	diags                diag.List
}

func newFile(f *source.File) *File {
	ext := path.Ext(f.Path)
	name := strings.TrimSuffix(strings.TrimPrefix(f.Path, contentFolder), ext)
	return &File{
		Path:    f.Path,
		Address: "/files/" + slugPath(name) + strings.ToLower(ext),
		Format:  strings.ToUpper(strings.TrimPrefix(ext, ".")),
		Size:    int(f.Size),
		file:    f,
	}
}

// Pages is the number of pages of a PDF; 0 where that is not known, and for other files.
func (f *File) Pages() int { return f.measures().pages }

// Dimensions are the width and height of a picture in CSS pixels; 0, 0 when
// they are not known, as for SVG.
func (f *File) Dimensions() (width, height int) { return f.measures().width, f.measures().height }

// Diags says what is wrong with the file; nil for one that is fine.
func (f *File) Diags() diag.List { return f.measures().diags }

// Data is the file's bytes.
func (f *File) Data() ([]byte, error) { return f.file.Load() }

// measures reads the file, unless that was done. Of a file that cannot be read now, nothing is remembered.
func (f *File) measures() *measures {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.known != nil {
		return f.known
	}
	data, err := f.Data()
	if err != nil {
		unread := new(measures)
		unread.diags.Add(diag.AssetUnreadable, diag.WholeFile(f.Path), 0, err.Error())
		return unread
	}
	known := new(measures)
	known.diags.Guard("document", f.Path, func() { known = f.learn(data) })
	f.known = known
	return f.known
}

// learn finds out what the file's bytes tell.
func (f *File) learn(data []byte) *measures {
	m := new(measures)
	bad := func(code diag.Code, args ...any) { m.diags.Add(code, diag.WholeFile(f.Path), 0, args...) }
	switch f.Format {
	case "PDF":
		var err error
		switch m.pages, err = pdf.Pages(bytes.NewReader(data), int64(len(data))); err {
		case nil:
		case pdf.ErrLimit:
			bad(diag.AssetIntricate, pdf.MaxBytes>>20)
		default:
			bad(diag.AssetBroken, f.Format)
		}
	case "PNG", "JPG", "JPEG", "GIF", "WEBP":
		config, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			bad(diag.AssetBroken, f.Format)
		}
		m.width, m.height = config.Width, config.Height
	case "SVG":
		if what := activeSVG(data); what != "" {
			bad(diag.AssetActive, what)
		}
	}
	return m
}
