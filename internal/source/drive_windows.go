package source

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// silent tells whether a folder lies on a drive that others may change without this computer being told: one on
// the network.
func silent(path string) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
