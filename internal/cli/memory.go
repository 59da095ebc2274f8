// This file says how much memory is taken before garbage is collected.

package cli

import (
	"os"
	"runtime"
	"runtime/debug"
)

// collectLate lets the garbage of a small site lie: the first collection waits until the program has as much memory as a site of some
// hundred pages takes. From then on there is one for each 60 % of what lives, which, measured on 2,000 pages, takes a sixth less memory
// than the runtime's own 100, and no longer. Who sets GOGC decides.
func collectLate() {
	const first, percent = 52 << 20, 60
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(-1)
	limit := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(first, limit))
	runtime.AddCleanup(new([1 << 10]byte), func(limit int64) {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}, limit)
}
