//go:build !linux && !darwin

package source

import (
	"io/fs"
	"time"
)

func identity(fs.FileInfo) (inode uint64, changed time.Time) { return 0, time.Time{} }

func folderOf(fs.FileInfo) folderID { return folderID{} }
