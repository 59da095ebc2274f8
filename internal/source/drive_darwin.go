package source

import "golang.org/x/sys/unix"

// silent tells whether a folder lies on a drive that others may change without this computer being told: one on
// the network.
func silent(path string) bool {
	var s unix.Statfs_t
	return unix.Statfs(path, &s) == nil && s.Flags&unix.MNT_LOCAL == 0
}
