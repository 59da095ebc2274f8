package source

import (
	"io/fs"
	"syscall"
	"time"
)

func identity(info fs.FileInfo) (inode uint64, changed time.Time) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino, time.Unix(s.Ctim.Unix())
	}
	return 0, time.Time{}
}

func folderOf(info fs.FileInfo) folderID {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return folderID{uint64(s.Dev), s.Ino}
	}
	return folderID{}
}
