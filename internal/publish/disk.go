// This file is all that this package asks of the file system, so that a test can make any of it fail.

package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"projetpro/internal/osroot"
	"projetpro/internal/source"
)

// A disk is the folder an output is in. Names are relative to it, with slashes, and lead nowhere
// else. Its methods may be called from several goroutines.
type disk interface {
	Path(name string) string // for messages

	Lstat(name string) (fs.FileInfo, error)
	Same(a, b fs.FileInfo) bool                 // whether two infos are of one file
	ReadDir(name string) ([]fs.DirEntry, error) // in no order
	Open(name string) (fs.File, error)          // for reading; waits for nobody
	Create(name string) (io.WriteCloser, error) // a new file, or fs.ErrExist
	Mkdir(name string) error                    // a new folder, or fs.ErrExist
	Chmod(name string, mode fs.FileMode) error  // of what Create and Mkdir have made
	Link(from, to string) error                 // a second name for a file, or for a symbolic link; a new one, or fs.ErrExist
	Readlink(name string) (string, error)       // of a symbolic link: the path it holds
	Symlink(target, name string) error          // a new symbolic link, or fs.ErrExist
	Rename(from, to string) error               // of files, over files; of folders, to new names
	Exchange(a, b string) error                 // of two folders in one step, or errors.ErrUnsupported
	Remove(name string) error                   // a file, a link or an empty folder
	Lock(name string) (io.Closer, error)        // until closed, or until the process ends; *InUseError
	Sync(name string) error                     // waits until all in the file system of this folder is on the medium
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

	mu   sync.Mutex
	near map[string]*os.Root // folders that are kept open, by name
}

func openDisk(parent string) (*rootDisk, error) {
	root, err := os.OpenRoot(parent)
	if err != nil {
		return nil, err
	}
	return &rootDisk{root: root, near: map[string]*os.Root{}}, nil
}

// at is a folder that name lies in, and name from there. Each step of a name costs [os.Root] two
// calls to the system, and files are mostly written beside the last: so the folder around a file's
// own is kept open. It is the parent itself if that folder cannot be had.
func (d *rootDisk) at(name string) (*os.Root, string) {
	around := path.Dir(path.Dir(name))
	if around == "." || maxNear == 0 {
		return d.root, name
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	root := d.near[around]
	if root == nil {
		var err error
		if root, err = d.root.OpenRoot(around); err != nil {
			return d.root, name
		}
		if len(d.near) == maxNear {
			d.forget()
		}
		d.near[around] = root
	}
	return root, name[len(around)+1:]
}

// forget closes the folders that are kept open; mu is held.
func (d *rootDisk) forget() {
	for name, root := range d.near {
		root.Close() // those who are using it may finish
		delete(d.near, name)
	}
}

// moved says that names no longer mean what they did.
func (d *rootDisk) moved() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget()
}

// in calls f with name, from a folder near it.
func in[T any](d *rootDisk, name string, f func(root *os.Root, name string) (T, error)) (T, error) {
	root, near := d.at(name)
	v, err := f(root, near)
	if root != d.root && errors.Is(err, os.ErrClosed) { // forgotten in between
		return f(d.root, name)
	}
	return v, err
}

func (d *rootDisk) Path(name string) string {
	return filepath.Join(d.root.Name(), filepath.FromSlash(name))
}

func (d *rootDisk) Lstat(name string) (fs.FileInfo, error) { return in(d, name, (*os.Root).Lstat) }

func (d *rootDisk) Same(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

func (d *rootDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.(*os.File).ReadDir(-1)
}

func (d *rootDisk) Open(name string) (fs.File, error) {
	return in(d, name, func(root *os.Root, name string) (fs.File, error) {
		f, err := root.OpenFile(name, os.O_RDONLY|osroot.Nonblock, 0)
		if err != nil {
			return nil, err
		}
		return f, nil
	})
}

func (d *rootDisk) Create(name string) (io.WriteCloser, error) {
	return in(d, name, func(root *os.Root, name string) (io.WriteCloser, error) {
		f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
		if err != nil {
			return nil, err
		}
		return written(f), nil
	})
}

func (d *rootDisk) Mkdir(name string) error {
	_, err := in(d, name, func(root *os.Root, name string) (any, error) { return nil, root.Mkdir(name, dirMode) })
	return err
}

func (d *rootDisk) Chmod(name string, mode fs.FileMode) error {
	_, err := in(d, name, func(root *os.Root, name string) (any, error) { return nil, root.Chmod(name, mode) })
	return err
}

func (d *rootDisk) Rename(from, to string) error {
	defer d.moved()
	return osroot.Rename(d.root, from, to)
}

func (d *rootDisk) Exchange(a, b string) error {
	defer d.moved()
	return osroot.Exchange(d.root, a, b)
}

func (d *rootDisk) Link(from, to string) error { return d.root.Link(from, to) }

func (d *rootDisk) Readlink(name string) (string, error) { return d.root.Readlink(name) }

func (d *rootDisk) Symlink(target, name string) error { return d.root.Symlink(target, name) }

func (d *rootDisk) Remove(name string) error {
	_, err := in(d, name, func(root *os.Root, name string) (any, error) { return nil, root.Remove(name) })
	if err == nil {
		d.mu.Lock()
		defer d.mu.Unlock()
		if root := d.near[name]; root != nil {
			root.Close()
			delete(d.near, name)
		}
	}
	return err
}

func (d *rootDisk) Close() error {
	d.moved()
	return d.root.Close()
}

// errForeign says that what has the name of a file of ours was not made by us.
var errForeign = errors.New("not made by a build")

// openLock opens the file that is locked, or makes it. Nothing is written into what this package did not make: a link is not
// followed, and a file with a second name elsewhere is not touched.
func openLock(root *os.Root, name string) (*os.File, error) {
	f, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	if !errors.Is(err, fs.ErrExist) {
		return f, err
	}
	named, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !named.Mode().IsRegular() {
		return nil, errForeign
	}
	if f, err = root.OpenFile(name, os.O_RDWR|osroot.Nonblock, 0); err != nil {
		return nil, err
	}
	if is, err := f.Stat(); err != nil || !os.SameFile(is, named) || !hasOneName(f) {
		f.Close()
		return nil, cmp.Or(err, errForeign)
	}
	return f, nil
}

// noteHolder writes the number of this process into a lock, for the message of another build.
func noteHolder(f *os.File) {
	if err := f.Truncate(0); err == nil {
		f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	}
}

func lockHolder(f *os.File) int {
	text, _ := io.ReadAll(io.LimitReader(f, 20))
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return pid
}

// writeAll writes a new file's bytes and closes it.
func writeAll(w io.WriteCloser, data []byte) error {
	n, err := w.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if e := w.Close(); err == nil {
		err = e
	}
	return err
}

// pour writes all that is still to be read from a file to w, and says what a manifest says of it.
func pour(w io.Writer, from io.Reader) (e entry, err error) {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	buf.Grow(256 << 10)
	hash := sha256.New()
	e.size, err = io.CopyBuffer(io.MultiWriter(w, hash), struct{ io.Reader }{from}, buf.AvailableBuffer()[:buf.Available()])
	hash.Sum(e.sum[:0])
	return e, err
}

// measure reads a regular file, and is what a manifest says of it.
func measure(d disk, name string) (entry, error) {
	f, err := openRegular(d, name)
	if err != nil {
		return entry{}, err
	}
	defer f.Close()
	return pour(io.Discard, f)
}

// openRegular opens a regular file.
func openRegular(d disk, name string) (fs.File, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = source.ErrChanged
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// readAll reads a regular file.
func readAll(d disk, name string) ([]byte, error) {
	f, err := openRegular(d, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = readInto(&b, f, info.Size())
	return b.Bytes(), err
}

// readInto reads a file of that size, in one call when nothing else happens to it.
func readInto(b *bytes.Buffer, f fs.File, size int64) error {
	b.Reset()
	b.Grow(int(size) + bytes.MinRead)
	n, err := f.Read(b.AvailableBuffer()[:size+1])
	if int64(n) == size && (err == nil || err == io.EOF) {
		b.Write(b.AvailableBuffer()[:n]) // where they are already
		return nil
	}
	if err != nil && err != io.EOF {
		return err
	}
	b.Write(b.AvailableBuffer()[:n])
	_, err = b.ReadFrom(f)
	return err
}
