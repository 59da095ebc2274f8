//go:build unix && !openbsd

package cli

import "golang.org/x/sys/unix"

// What the program cannot do without: where it gets less, Go ends it with a stack trace.
const (
	fewestFiles   = 20        // open at once
	leastMemory   = 900 << 20 // bytes of addresses
	withoutLimits = 1 << 62
)

// lacking says what the system gives the program too little of; "" when it gives enough.
func (a *app) lacking() string {
	if n := limitOf(unix.RLIMIT_NOFILE); n < fewestFiles {
		return a.say.T("few-files", "n", int(n), "least", fewestFiles)
	}
	if n := limitOf(unix.RLIMIT_AS); n < leastMemory {
		return a.say.T("little-memory", "n", int(n>>20), "least", leastMemory>>20)
	}
	return ""
}

func limitOf(resource int) uint64 {
	var limit unix.Rlimit
	if unix.Getrlimit(resource, &limit) != nil {
		return withoutLimits
	}
	return uint64(limit.Cur)
}
