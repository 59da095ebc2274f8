//go:build unix && !linux

package publish

import (
	"errors"
	"io"
	"os"

	"projetpro/internal/osroot"

	"golang.org/x/sys/unix"
)

// Sync waits for a folder and for the drive, which has been given every file when it was closed.
func (d *rootDisk) Sync(name string) error {
	return errors.Join(unix.Sync(), osroot.SyncFolder(d.root, name))
}

// A throughFile is given to the drive when it is closed.
type throughFile struct{ *os.File }

// written is a new file; as the system does not wait for all files at once, it is given to the drive by itself.
func written(f *os.File) io.WriteCloser { return throughFile{f} }

func (f throughFile) Close() error { return errors.Join(unix.Fsync(int(f.Fd())), f.File.Close()) }
