// This file tells, without reading it, whether a file may have changed.

package source

import (
	"io/fs"
	"time"
)

// A stamp is what the file system says of a file's bytes without showing them. Two equal
// stamps mean the same bytes only if the first was settled.
type stamp struct {
	size    int64
	mtime   int64 // nanoseconds since 1970
	ctime   int64 // when anything about the file changed, which no program can set back; 0 where the system does not say
	inode   uint64
	settled bool // nothing had happened to the file for a while when it was looked at
}

// settling is how long a file must have been left alone before its stamp is trusted: as long as
// the coarsest clock in use for files (FAT's) takes for one tick.
const settling = 2 * time.Second

func stampOf(info fs.FileInfo) stamp {
	inode, changed := identity(info)
	s := stamp{size: info.Size(), mtime: info.ModTime().UnixNano(), inode: inode}
	if !changed.IsZero() {
		s.ctime = changed.UnixNano()
	}
	return s
}

// seenAt says when s was taken. Times in the future never settle: the clock was set back.
func (s stamp) seenAt(now time.Time) stamp {
	s.settled = max(s.mtime, s.ctime) < now.Add(-settling).UnixNano()
	return s
}

// vouchesFor tells whether a file with stamp now has the bytes it had when s was taken.
func (s stamp) vouchesFor(now stamp) bool {
	now.settled = s.settled
	return s.settled && s == now
}
