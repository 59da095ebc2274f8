package osroot

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func exchange(da *os.File, a string, db *os.File, b string) error {
	err := unix.RenameatxNp(int(da.Fd()), a, int(db.Fd()), b, unix.RENAME_SWAP)
	if err == unix.EINVAL || err == unix.ENOTSUP {
		return errors.ErrUnsupported // by this file system
	}
	return err
}
