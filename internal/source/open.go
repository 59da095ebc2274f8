// This file reads files that are not taken into memory.

package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// A Digest tells the bytes of a file from all others. Who edits a file keeps it,
// to know later whether the file is still the one the edit began from.
type Digest [sha256.Size]byte

func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Digest is that of the file's bytes, which are read for it once. It fails as [File.Open] does.
func (f *File) Digest() (Digest, error) {
	if f.held() {
		return sha256.Sum256(f.data), nil
	}
	if sum := f.known.Load().sum; sum != nil {
		return *sum, nil
	}
	r, err := f.Open()
	if err != nil {
		return Digest{}, err
	}
	sum, err := digestOf(r.SectionReader)
	if e := r.Close(); err == nil {
		err = e
	}
	if err != nil {
		return Digest{}, f.denied(err)
	}
	f.learn(func(known *fingerprint) { known.sum = &sum })
	return sum, nil
}

// digestOf reads all of r.
func digestOf(r *io.SectionReader) (sum Digest, err error) {
	hash := sha256.New()
	_, err = io.CopyBuffer(hash, struct{ io.Reader }{r}, make([]byte, min(r.Size()+1, 256<<10)))
	hash.Sum(sum[:0])
	return sum, err
}

// A Reader reads the bytes of a [File] that may be too large for memory.
type Reader struct {
	*io.SectionReader
	of   *File
	file *os.File // nil: the bytes are in memory
}

// Open opens any file. If its bytes are no longer what they were when the tree was read, the error is [ErrChanged],
// now or when the Reader is closed.
func (f *File) Open() (*Reader, error) {
	if !f.Large() {
		data, err := f.Load()
		if err != nil {
			return nil, err
		}
		return &Reader{io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))), f, nil}, nil
	}
	file, now, err := f.dir.open(f.name)
	if err == nil && now != f.known.Load().stamp {
		file.Close()
		err = ErrChanged
	}
	if err != nil {
		return nil, f.denied(err)
	}
	f.learn(func(known *fingerprint) { known.wanted = true })
	return &Reader{io.NewSectionReader(file, 0, f.Size), f, file}, nil
}

// Close ends the reading. The error is [ErrChanged] if what was read may not be the file's bytes.
func (r *Reader) Close() error {
	if r.file == nil {
		return nil
	}
	defer r.file.Close()
	info, err := r.file.Stat()
	if err == nil && stampOf(info) != r.of.known.Load().stamp {
		err = ErrChanged
	}
	if err != nil {
		return r.of.denied(err)
	}
	return nil
}

// isStill reads the file again, and tells whether its bytes are known to be those that are there now.
func (f *File) isStill() (bool, error) {
	if f.known.Load().sum == nil {
		return false, nil
	}
	file, before, err := f.dir.open(f.name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	sum, err := digestOf(io.NewSectionReader(file, 0, before.size))
	if err != nil {
		return false, err
	}
	if info, err := file.Stat(); err != nil || stampOf(info) != before {
		return false, errTorn
	}
	return f.again(sum, before), nil
}
