// This file is all that saving a file asks of the file system, so that a test can make any of it fail.

package source

import (
	"io"
	"io/fs"
	"os"

	"projetpro/internal/osroot"
)

// A disk is the site's folder. Names are relative to it, with slashes, and lead nowhere else.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	Readlink(name string) (string, error)
	ReadDir(name string) ([]fs.DirEntry, error)         // sorted by name
	Open(name string, flag int) (fs.File, error)        // waits for nobody
	Create(name string, mode fs.FileMode) (file, error) // a new one, or fs.ErrExist
	Chmod(name string, mode fs.FileMode) error
	Mkdir(name string) error
	Link(from, to string) error   // a second name for a file; a new one, or fs.ErrExist
	Rename(from, to string) error // over another file
	Exchange(a, b string) error   // of two files in one step, or errors.ErrUnsupported
	Remove(name string) error
	SyncFolder(name string) error
}

// A file is one that is being written.
type file interface {
	io.WriteCloser
	Sync() error
}

// A rootDisk is the real one.
type rootDisk struct{ root *os.Root }

func (d rootDisk) Lstat(name string) (fs.FileInfo, error) { return d.root.Lstat(name) }
func (d rootDisk) Readlink(name string) (string, error)   { return d.root.Readlink(name) }
func (d rootDisk) Open(name string, flag int) (fs.File, error) {
	return d.root.OpenFile(name, flag|osroot.Nonblock, 0)
}
func (d rootDisk) Create(name string, mode fs.FileMode) (file, error) {
	return d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}
func (d rootDisk) Chmod(name string, mode fs.FileMode) error { return d.root.Chmod(name, mode) }
func (d rootDisk) Mkdir(name string) error                   { return d.root.Mkdir(name, 0o777) }
func (d rootDisk) Link(from, to string) error                { return d.root.Link(from, to) }
func (d rootDisk) Rename(from, to string) error              { return osroot.Rename(d.root, from, to) }
func (d rootDisk) Exchange(a, b string) error                { return osroot.Exchange(d.root, a, b) }
func (d rootDisk) Remove(name string) error                  { return d.root.Remove(name) }
func (d rootDisk) SyncFolder(name string) error              { return osroot.SyncFolder(d.root, name) }
func (d rootDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(d.root.FS(), name)
}
