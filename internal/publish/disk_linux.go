package publish

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

func (d *rootDisk) Sync(name string) error {
	f, err := d.root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return unix.Syncfs(int(f.Fd()))
}

// written is a new file; Sync waits for it.
func written(f *os.File) io.WriteCloser { return f }
