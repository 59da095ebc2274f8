//go:build unix && !linux

package publish

import "golang.org/x/sys/unix"

func (d *rootDisk) Sync() error { return unix.Sync() }
