// This file knows documents and pictures that lie beside a page.

package asset

import (
	"errors"
	"image"
	_ "image/gif"  // their headers are read for width and height
	_ "image/jpeg" //
	_ "image/png"  //
	"io"
	"io/fs"
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
	Source  *source.File

	mu    sync.Mutex
	known *measures // nil until the bytes could be read
}

// maxHeader is how many bytes of a picture are read to learn its width and height: profiles, previews and
// what cameras note stand before them.
const maxHeader = 64 << 20

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
		Source:  f,
	}
}

// Pages is the number of pages of a PDF; 0 where that is not known, and for other files.
func (f *File) Pages() int { return f.measures().pages }

// Dimensions are the width and height of a picture in CSS pixels; 0, 0 when
// they are not known, as for SVG.
func (f *File) Dimensions() (width, height int) { return f.measures().width, f.measures().height }

// Diags says what is wrong with the file; nil for one that is fine.
func (f *File) Diags() diag.List { return f.measures().diags }

// measures reads the file, unless that was done. Of a file that cannot be read now, nothing is remembered.
func (f *File) measures() *measures {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.known != nil {
		return f.known
	}
	known, err := f.read()
	if err != nil {
		unread := new(measures)
		unread.diags.Add(diag.AssetUnreadable, diag.WholeFile(f.Path), 0, err.Error())
		return unread
	}
	f.known = known
	return f.known
}

// read opens the file and learns from its bytes what they tell. An error is the machine's.
func (f *File) read() (*measures, error) {
	r, err := f.Source.Open()
	if err != nil {
		return nil, err
	}
	m := new(measures)
	m.diags.Guard("document", f.Path, func() { err = f.learn(m, r.SectionReader) })
	return m, errors.Join(err, r.Close())
}

// heed takes what a camera has noted for what it is: the picture stands upright, and where it was taken is told.
func (f *File) heed(m *measures, n note) {
	if n.turned {
		m.width, m.height = m.height, m.width
	}
	if n.placed {
		m.diags.Add(diag.PictureLocation, diag.WholeFile(f.Path), 0)
	}
}

// weigh reports a file that many hosts refuse.
// https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
func weigh(f *source.File, diags *diag.List) {
	const megabyte, most = 1_000_000, 100
	if f.Size > most*megabyte {
		diags.Add(diag.AssetHeavy, diag.WholeFile(f.Path), 0, (f.Size+megabyte-1)/megabyte, most)
	}
}

// learn finds out what the file's bytes tell.
func (f *File) learn(m *measures, r *io.SectionReader) (err error) {
	bad := func(code diag.Code, args ...any) { m.diags.Add(code, diag.WholeFile(f.Path), 0, args...) }
	weigh(f.Source, &m.diags)
	code, args, err := f.refusal(r)
	if err != nil {
		return err
	}
	if code != "" {
		bad(code, args...)
		return nil
	}
	switch f.Format {
	case "PDF":
		m.pages, err = pdf.Pages(r, r.Size())
	case "PNG", "JPG", "JPEG", "GIF", "WEBP":
		var config image.Config
		config, _, err = image.DecodeConfig(io.LimitReader(r, maxHeader))
		m.width, m.height = config.Width, config.Height
		if err == nil {
			f.heed(m, noteOf(r))
		}
	case "TIF", "TIFF":
		f.heed(m, noteOf(r))
	case "SVG":
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		reportSVG(&m.diags, f.Path, data)
	}
	if _, machine := errors.AsType[*fs.PathError](err); machine {
		return err
	}
	switch err {
	case nil:
	case pdf.ErrLimit:
		bad(diag.AssetIntricate, pdf.MaxBytes>>20)
	default:
		bad(diag.AssetBroken, f.Format)
	}
	return nil
}
