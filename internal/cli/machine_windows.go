package cli

import "golang.org/x/sys/windows"

var ailmentsHere = map[string][]error{
	"full":       {windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED},
	"read-only":  {windows.ERROR_WRITE_PROTECT},
	"held":       {windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION},
	"many-files": {windows.ERROR_TOO_MANY_OPEN_FILES},
	"fails":      {windows.ERROR_CRC, windows.ERROR_IO_DEVICE, windows.ERROR_NOT_READY},
}
