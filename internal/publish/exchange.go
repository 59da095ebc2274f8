//go:build linux || darwin

package publish

import (
	"os"
	"path"
)

// exchange calls rename with the two folders that a and b are in, opened, and their names there,
// so that no link on the way can lead elsewhere.
func exchange(d *rootDisk, a, b string, rename func(fa int, na string, fb int, nb string) error) error {
	defer d.moved()
	da, err := d.root.Open(path.Dir(a))
	if err != nil {
		return err
	}
	defer da.Close()
	db, err := d.root.Open(path.Dir(b))
	if err != nil {
		return err
	}
	defer db.Close()
	err = rename(int(da.Fd()), path.Base(a), int(db.Fd()), path.Base(b))
	if err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}
