//go:build unix

package osroot

import (
	"os"
	"syscall"
)

// Nonblock is a flag for opening a file that may be a pipe, to wait for nobody at its other end.
const Nonblock = syscall.O_NONBLOCK

// Rename renames a file, over another if need be, or a folder to a new name.
func Rename(root *os.Root, from, to string) error { return root.Rename(from, to) }

// SyncFolder waits until the names in a folder are on the medium.
func SyncFolder(root *os.Root, name string) error {
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
