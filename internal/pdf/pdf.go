// Package pdf counts the pages of a PDF, whatever the file holds: what it looks at is bounded, and so is what it keeps.
//
// It follows ISO 32000-2, 7.3 to 7.7: objects, cross-reference tables and streams, object streams, updates,
// the page tree. Nothing else of a file is read, and of a file of a thousand pages only some kilobytes. Where the
// cross-reference is damaged, the file is searched for objects, as readers do.
package pdf

import (
	"bytes"
	"errors"
	"io"
)

// errDamaged says that a file is no PDF, or too damaged to tell its pages.
var errDamaged = errors.New("the PDF is damaged")

// ErrLimit says that to count the pages, more of a file would have to be looked at than [MaxBytes].
var ErrLimit = errors.New("the PDF is too large or too intricate")

// The limits. Together they bound time and memory: all that is read, parsed or inflated counts against MaxBytes, as
// often as it happens.
const (
	MaxBytes = 128 << 20

	maxObject   = 2 << 20  // bytes of one object
	maxStream   = 16 << 20 // bytes of one stream, inflated
	maxHeld     = 32 << 20 // bytes of object streams that are kept
	maxObjects  = 1 << 20  // objects of a file
	maxNumber   = 1<<23 - 1
	maxTrailers = 10_000
	maxDepth    = 64 // of arrays and dictionaries within each other, of references to references
)

// errSealed says that an object lies in a stream that is encrypted.
var errSealed = errors.New("the PDF is encrypted")

// Pages counts the pages of the PDF of that size in file. It is 0 for one that has none, and for one that is encrypted
// so that they cannot be counted. The error is [ErrLimit], file's, or says that this is no PDF, or one too damaged to tell.
func Pages(file io.ReaderAt, size int64) (int, error) {
	d := &document{file: file, size: size, left: MaxBytes}
	n, err := d.pages()
	if errors.Is(err, errSealed) {
		return 0, nil
	}
	return n, err
}

// A document is a PDF that is being looked at.
type document struct {
	file  io.ReaderAt
	size  int64
	start int64 // where the PDF begins in the file; its own offsets count from there
	left  int64 // bytes that may still be looked at

	trailer dict
	places  map[int]place // of objects, by number
	opened  map[int]*objectStream
	held    int // bytes of opened
}

// A place is where an object lies: at an offset, or in an object stream.
type place struct {
	offset int64
	stream int // the number of the object stream; 0 for an object that lies in the file itself
	free   bool
}

// pages counts by the cross-reference; if that leads nowhere, by what a search finds.
func (d *document) pages() (int, error) {
	if err := d.begin(); err != nil {
		return 0, err
	}
	n := 0
	err := d.readXref()
	if err == nil {
		n, err = d.countPages()
	}
	if err == nil || !errors.Is(err, errDamaged) {
		return n, err
	}
	if err = d.search(); err == nil {
		var found int
		if found, err = d.countPages(); err == nil || found > 0 {
			return found, nil
		}
	}
	if n > 0 {
		return n, nil // as many as were found before
	}
	return 0, err
}

// begin finds the head of the PDF, before which there may be something else.
func (d *document) begin() error {
	head, err := d.read(0, 1024)
	if err != nil {
		return err
	}
	i := bytes.Index(head, []byte("%PDF-"))
	if i < 0 {
		return errDamaged
	}
	d.start = int64(i)
	return nil
}

// spend counts bytes that are looked at.
func (d *document) spend(n int) error {
	if d.left -= int64(n); d.left < 0 {
		return ErrLimit
	}
	return nil
}

// read reads so many bytes at an offset of the file, fewer at its end.
func (d *document) read(offset int64, n int) ([]byte, error) {
	if offset < 0 || offset >= d.size {
		return nil, nil
	}
	n = int(min(int64(n), d.size-offset))
	if err := d.spend(n); err != nil {
		return nil, err
	}
	b := make([]byte, n)
	n, err := d.file.ReadAt(b, offset)
	if err == io.EOF {
		err = nil
	}
	return b[:n], err
}

// from reads what follows an offset of the file, counting it.
func (d *document) from(offset int64) io.Reader {
	return &counted{d, io.NewSectionReader(d.file, offset, d.size-offset)}
}

type counted struct {
	d *document
	r io.Reader
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if e := c.d.spend(n); e != nil {
		return 0, e
	}
	return n, err
}
