package osroot

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func exchange(da *os.File, a string, db *os.File, b string) error {
	err := unix.Renameat2(int(da.Fd()), a, int(db.Fd()), b, unix.RENAME_EXCHANGE)
	if err == unix.EINVAL || err == unix.ENOSYS || err == unix.EOPNOTSUPP {
		return errors.ErrUnsupported // by this file system
	}
	return err
}
