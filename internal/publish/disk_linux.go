package publish

import "golang.org/x/sys/unix"

func (d *rootDisk) Sync() error { return unix.Syncfs(int(d.dir.Fd())) }
