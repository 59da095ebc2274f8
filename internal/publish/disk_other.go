//go:build unix && !linux && !darwin

package publish

import (
	"errors"

	"golang.org/x/sys/unix"
)

func (d *rootDisk) Exchange(a, b string) error { return errors.ErrUnsupported }

func (d *rootDisk) Sync() error { return unix.Sync() }
