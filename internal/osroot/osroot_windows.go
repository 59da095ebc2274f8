package osroot

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// Nonblock is a flag for opening a file that may be a pipe, to wait for nobody at its other end.
const Nonblock = 0

// Rename renames a file, over another if need be, or a folder to a new name. It
// tries again for two seconds while a browser, an editor or an antivirus program
// holds a file open.
func Rename(root *os.Root, from, to string) error {
	for wait := 10 * time.Millisecond; ; wait *= 2 {
		err := root.Rename(from, to)
		held := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
			errors.Is(err, windows.ERROR_LOCK_VIOLATION)
		if !held || wait > time.Second {
			return err
		}
		time.Sleep(wait)
	}
}

// SyncFolder waits until the names in a folder are on the medium: NTFS sees to that itself.
func SyncFolder(*os.Root, string) error { return nil }
