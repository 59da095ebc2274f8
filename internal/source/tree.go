// This file holds what a reading of the folder gives: the Tree and its files.

package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"projetpro/internal/osroot"
	"projetpro/internal/plaintext"
)

// A Tree is the whole folder at one moment, the defaults included. It never changes, and a
// file that is the same in two trees of one [Dir] is the same *File.
type Tree struct {
	files    []*File // sorted by Path
	stamps   []stamp // of files, when they were last looked at
	defaults []*File // that the site's own lie over, sorted by Path
}

// NewTree is a tree that lies in no folder, of the given bytes by path: for tests, and for text not yet saved.
func NewTree(files map[string][]byte) *Tree {
	t := &Tree{}
	for path, data := range files {
		t.files = append(t.files, newFile(path, data))
	}
	slices.SortFunc(t.files, byPath)
	t.stamps = make([]stamp, len(t.files))
	return t
}

// Over is the tree laid over defaults, see [Defaults].
func (t *Tree) Over(defaults []*File) *Tree {
	next := &Tree{slices.Clone(t.files), slices.Clone(t.stamps), defaults}
	for _, f := range defaults {
		if at, found := next.search(f.Path); !found {
			next.files, next.stamps = slices.Insert(next.files, at, f), slices.Insert(next.stamps, at, stamp{})
		}
	}
	return next
}

// With is the tree with bytes in the place of the site's file at a path, or beside it; nil
// is the tree without that file.
func (t *Tree) With(path string, data []byte) *Tree {
	if data == nil {
		return t.replace(path, nil)
	}
	return t.replace(path, newFile(path, data))
}

// Renamed is the tree in which the file at one path has another, in the place of what is there; t itself if that file
// cannot be had.
func (t *Tree) Renamed(from, to string) *Tree {
	f := t.File(from)
	if f == nil {
		return t
	}
	renamed := &File{Path: to, Size: f.Size, data: f.data, dir: f.dir, name: f.name}
	renamed.known.Store(f.known.Load())
	if isText(to) && !f.held() {
		if f.Size > maxText {
			return t
		}
		data, err := f.Load()
		if err != nil {
			return t
		}
		renamed.data = data
	}
	return t.replace(from, nil).replace(to, renamed)
}

// replace puts a file in the place of that at a path, or takes that out.
func (t *Tree) replace(path string, f *File) *Tree {
	next := &Tree{slices.Clone(t.files), slices.Clone(t.stamps), t.defaults}
	at, found := t.search(path)
	if found {
		next.files, next.stamps = slices.Delete(next.files, at, at+1), slices.Delete(next.stamps, at, at+1)
	}
	if f == nil {
		f = t.Default(path)
	}
	if f != nil {
		next.files, next.stamps = slices.Insert(next.files, at, f), slices.Insert(next.stamps, at, stamp{})
	}
	return next
}

// Files are the files whose path begins with prefix, sorted by path; "" is all of them.
func (t *Tree) Files(prefix string) iter.Seq[*File] {
	return func(yield func(*File) bool) {
		from, _ := t.search(prefix)
		for _, f := range t.files[from:] {
			if !strings.HasPrefix(f.Path, prefix) || !yield(f) {
				return
			}
		}
	}
}

// File is the file at path, nil when there is none.
func (t *Tree) File(path string) *File {
	if i, ok := t.search(path); ok {
		return t.files[i]
	}
	return nil
}

// Default is the default at path, whether or not the site has its own file there; nil when there is none.
func (t *Tree) Default(path string) *File {
	if i, ok := slices.BinarySearchFunc(t.defaults, path, toPath); ok {
		return t.defaults[i]
	}
	return nil
}

// Own is the site's own file at path, nil when there is none.
func (t *Tree) Own(path string) *File {
	if f := t.File(path); f != t.Default(path) {
		return f
	}
	return nil
}

func (t *Tree) search(path string) (int, bool) {
	return slices.BinarySearchFunc(t.files, path, toPath)
}

func toPath(f *File, path string) int { return strings.Compare(f.Path, path) }

func byPath(a, b *File) int { return strings.Compare(a.Path, b.Path) }

// A File is one file of a [Tree], as it was when the tree was read.
type File struct {
	Path string // relative to the site, with slashes, in Unicode form NFC
	Size int64  // in bytes

	data  []byte // of text files and defaults; else nil
	dir   *Dir   // where the bytes are when data is nil
	name  string // Path as the disk spells it
	known atomic.Pointer[fingerprint]
}

// A fingerprint is what is known of bytes that are not held.
type fingerprint struct {
	stamp  stamp   // what the file had when it was last looked at
	wanted bool    // somebody has asked for the bytes: they are those, and no others
	sum    *Digest // of all of them; nil when nobody has seen them all
}

// large is the size, in bytes, over which a file that is not text is not taken into memory.
const large = 1 << 20

func newFile(path string, data []byte) *File {
	return &File{Path: path, Size: int64(len(data)), data: data[:len(data):len(data)]}
}

// Bytes are the bytes of a text file (see [isText]), as they are on disk, not to be changed. It is
// nil for any other file: [File.Load] those.
func (f *File) Bytes() []byte { return f.data }

// ErrChanged says that a file is no longer what it was when the tree was read, or is not the same while it is.
var ErrChanged = errors.New("the file has changed since the site was read")

// Large tells whether a file is not to be taken into memory: [File.Open] it.
func (f *File) Large() bool { return !f.held() && f.Size > large }

// Load gives the bytes of any file, not to be changed. Those that are not text are read from the
// folder now; if they are no longer what they were, the error is [ErrChanged].
func (f *File) Load() ([]byte, error) {
	if f.held() {
		return f.data, nil
	}
	data, now, err := f.dir.readNow(f.name)
	if err == nil && !f.show(sha256.Sum256(data), now) {
		err = ErrChanged
	}
	if err != nil {
		return nil, f.denied(err)
	}
	return data, nil
}

// show tells whether bytes with that sum, of a file with that stamp, are f's. If they are, they have been seen now.
func (f *File) show(sum Digest, now stamp) (is bool) {
	f.learn(func(known *fingerprint) {
		if is = known.sum != nil && *known.sum == sum || known.sum == nil && known.stamp == now; is {
			known.wanted, known.sum = true, &sum
		}
	})
	return is
}

// learn changes what is known of f's bytes.
func (f *File) learn(change func(known *fingerprint)) {
	for {
		before := f.known.Load()
		after := *before
		if change(&after); after == *before || f.known.CompareAndSwap(before, &after) {
			return
		}
	}
}

// denied notes that somebody could not have the bytes, and says why.
func (f *File) denied(why error) error {
	f.learn(func(known *fingerprint) { known.wanted = true })
	return osroot.Failed("read", plaintext.OneLine(f.Path), why)
}

// renew says that a file of the same size now has that stamp. It is still f if nobody has asked for f's bytes: they
// may as well be those that are there now. Then renew is true.
func (f *File) renew(now stamp) (is bool) {
	f.learn(func(known *fingerprint) {
		if is = !known.wanted; is {
			known.stamp = now
		}
	})
	return is
}

// again says that the bytes of a file that has that stamp now were seen to have that sum. It is still f if f's have it.
func (f *File) again(sum Digest, now stamp) (is bool) {
	f.learn(func(known *fingerprint) {
		if is = known.sum != nil && *known.sum == sum; is {
			known.stamp = now
		}
	})
	return is
}

// held tells whether the bytes are in memory.
func (f *File) held() bool { return f.dir == nil || f.data != nil }

// sameAs tells whether data are the bytes f is known to have.
func (f *File) sameAs(data []byte) bool {
	if f.held() {
		return bytes.Equal(f.data, data)
	}
	known := f.known.Load()
	return known.sum != nil && *known.sum == sha256.Sum256(data)
}

// open opens the file that the disk spells name, with the stamp it has now.
func (d *Dir) open(name string) (*os.File, stamp, error) {
	file, err := d.root.OpenFile(name, os.O_RDONLY|osroot.Nonblock, 0)
	if err != nil {
		return nil, stamp{}, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrChanged
	}
	if err != nil {
		file.Close()
		return nil, stamp{}, err
	}
	return file, stampOf(info), nil
}

// readNow reads the file that the disk spells name.
func (d *Dir) readNow(name string) ([]byte, stamp, error) {
	file, now, err := d.open(name)
	if err != nil {
		return nil, stamp{}, err
	}
	defer file.Close()
	data, err := readSized(file, now.size)
	return data, now, err
}

// errTorn is [ErrChanged] of a file whose length is not what it was a moment ago.
var errTorn = fmt.Errorf("%w: torn", ErrChanged)

// readSized reads a file of that size, in one call when nothing else happens to it.
func readSized(r io.Reader, size int64) ([]byte, error) {
	data := make([]byte, size+1) // one more, to meet the end of the file at once
	n := 0
	for {
		m, err := r.Read(data[n:])
		n += m
		switch {
		case int64(n) > size:
			return nil, errTorn
		case err == io.EOF && int64(n) < size:
			return nil, errTorn
		case err == io.EOF, err == nil && int64(n) == size:
			return data[:n:n], nil
		case err != nil:
			return nil, err
		}
	}
}
