package publish

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/windows"
)

// maxNear is how many folders are kept open: none, for one that is open cannot be moved or removed.
const maxNear = 0

// What the system says the modes are of what was made with fileMode and dirMode.
const (
	shownFileMode = 0o666
	shownDirMode  = 0o777
)

// Sync: Windows can only flush whole volumes, which needs an administrator.
func (d *rootDisk) Sync(name string) error { return nil }

// written is a new file.
func written(f *os.File) io.WriteCloser { return f }

// lockedByte is far behind the process number, which others must be able to read.
const lockedByte = 1 << 30

// Lock locks one byte; the system undoes it when the process ends, however that comes about.
func (d *rootDisk) Lock(name string) (io.Closer, error) {
	f, err := openLock(d.root, name)
	if err != nil {
		return nil, err
	}
	at := &windows.Overlapped{Offset: lockedByte}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if err != nil {
		defer f.Close()
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return nil, &InUseError{PID: lockHolder(f)}
		}
		return nil, err
	}
	noteHolder(f)
	return f, nil
}

// hasOneName tells whether a file has no second name, through which somebody else would see it change.
func hasOneName(f *os.File) bool {
	var info windows.ByHandleFileInformation
	return windows.GetFileInformationByHandle(windows.Handle(f.Fd()), &info) == nil && info.NumberOfLinks == 1
}
