// This file is all that this package asks of the file system, so that a test can make any of it fail.

package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A disk is the folder an output is in. Names are relative to it, with slashes, and lead nowhere
// else. Its methods may be called from several goroutines.
type disk interface {
	Path(name string) string // for messages

	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error) // in no order
	Open(name string) (fs.File, error)          // for reading; waits for nobody
	Create(name string) (io.WriteCloser, error) // a new file, or fs.ErrExist
	Mkdir(name string) error                    // a new folder, or fs.ErrExist
	Chmod(name string, mode fs.FileMode) error  // of what Create and Mkdir have made
	Link(from, to string) error                 // a second name for a file; a new one, or fs.ErrExist
	Rename(from, to string) error               // of files, over files; of folders, to new names
	Exchange(a, b string) error                 // of two folders in one step, or errors.ErrUnsupported
	Remove(name string) error                   // a file, a link or an empty folder
	Lock(name string) (io.Closer, error)        // until closed, or until the process ends; *InUseError
	Sync() error                                // waits until all this is on the medium
	Close() error
}

// The modes of everything in an output, whatever the umask.
const (
	fileMode = 0o644
	dirMode  = 0o755
)

// A rootDisk is the real one.
type rootDisk struct {
	root *os.Root
	dir  *os.File // the same folder, for calls that os.Root does not have
}

func openDisk(parent string) (*rootDisk, error) {
	root, err := os.OpenRoot(parent)
	if err != nil {
		return nil, err
	}
	dir, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &rootDisk{root, dir}, nil
}

func (d *rootDisk) Path(name string) string {
	return filepath.Join(d.root.Name(), filepath.FromSlash(name))
}

func (d *rootDisk) Lstat(name string) (fs.FileInfo, error) { return d.root.Lstat(name) }

func (d *rootDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := d.root.OpenFile(name, os.O_RDONLY|openNonblock, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

func (d *rootDisk) Open(name string) (fs.File, error) {
	return d.root.OpenFile(name, os.O_RDONLY|openNonblock, 0)
}

func (d *rootDisk) Create(name string) (io.WriteCloser, error) {
	return d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
}

func (d *rootDisk) Mkdir(name string) error                   { return d.root.Mkdir(name, dirMode) }
func (d *rootDisk) Chmod(name string, mode fs.FileMode) error { return d.root.Chmod(name, mode) }
func (d *rootDisk) Link(from, to string) error                { return d.root.Link(from, to) }
func (d *rootDisk) Remove(name string) error                  { return d.root.Remove(name) }
func (d *rootDisk) Close() error                              { return errors.Join(d.dir.Close(), d.root.Close()) }

// writeAll writes a new file's bytes and closes it.
func writeAll(w io.WriteCloser, data []byte) error {
	n, err := w.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	return errors.Join(err, w.Close())
}

// readAll reads a regular file.
func readAll(d disk, name string) ([]byte, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not an ordinary file")
	}
	var b bytes.Buffer
	b.Grow(int(info.Size()) + bytes.MinRead)
	_, err = b.ReadFrom(f)
	return b.Bytes(), err
}
