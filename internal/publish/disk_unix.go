//go:build unix

package publish

import (
	"io"
	"os"
	"strconv"
	"strings"

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
	f, err := d.root.OpenFile(name, os.O_RDWR|os.O_CREATE, fileMode)
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
	if err := f.Truncate(0); err == nil {
		f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0) // for the message only
	}
	return f, nil
}

func lockHolder(f *os.File) int {
	text, _ := io.ReadAll(io.LimitReader(f, 20))
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return pid
}
