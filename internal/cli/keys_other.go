//go:build !linux && !darwin && !freebsd && !netbsd && !openbsd && !dragonfly && !windows

package cli

import "os"

// oneByOne is not known to be possible here.
func oneByOne(*os.File) (restore func(), ok bool) { return nil, false }
