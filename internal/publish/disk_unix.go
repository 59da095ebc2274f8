//go:build unix

package publish

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// maxNear is how many folders are kept open; a process may have as few as 64 files open.
const maxNear = 12

// What the system says the modes are of what was made with fileMode and dirMode.
const (
	shownFileMode = fileMode
	shownDirMode  = dirMode
)

// Lock locks with flock, which the kernel undoes when the process ends, however that comes about.
func (d *rootDisk) Lock(name string) (io.Closer, error) {
	f, err := openLock(d.root, name)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		defer f.Close()
		if err == unix.EWOULDBLOCK {
			return nil, &InUseError{PID: lockHolder(f)}
		}
		return nil, err
	}
	noteHolder(f)
	return f, nil
}

// hasOneName tells whether a file has no second name, through which somebody else would see it change.
func hasOneName(f *os.File) bool {
	var s unix.Stat_t
	return unix.Fstat(int(f.Fd()), &s) == nil && s.Nlink == 1
}
