//go:build !linux && !darwin

package source

import (
	"io/fs"
	"time"
)

const openNonblock = 0

func identity(fs.FileInfo) (inode uint64, changed time.Time) { return 0, time.Time{} }

func folderOf(fs.FileInfo) folderID { return folderID{} }
