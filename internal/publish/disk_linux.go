package publish

import (
	"errors"

	"golang.org/x/sys/unix"
)

func (d *rootDisk) Exchange(a, b string) error {
	return exchange(d, a, b, func(fa int, na string, fb int, nb string) error {
		err := unix.Renameat2(fa, na, fb, nb, unix.RENAME_EXCHANGE)
		if err == unix.EINVAL || err == unix.ENOSYS || err == unix.EOPNOTSUPP {
			return errors.ErrUnsupported // by this file system
		}
		return err
	})
}

func (d *rootDisk) Sync() error { return unix.Syncfs(int(d.dir.Fd())) }
