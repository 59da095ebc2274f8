//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package cli

import (
	"os"
	"os/signal"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// oneByOne has a terminal give each key at once, if f is one and the program is in its
// foreground. Ctrl-C and what is written stay as they are. In the background it is read no
// more, nor changed: that would stop the program, or take the terminal from another.
func oneByOne(f *os.File) (restore func(), ok bool) {
	fd := int(f.Fd())
	was, err := unix.IoctlGetTermios(fd, getTermios)
	if err != nil || !inForeground(fd) {
		return nil, false
	}
	signal.Ignore(syscall.SIGTTIN, syscall.SIGTTOU)
	now := *was
	now.Lflag &^= unix.ICANON | unix.ECHO
	now.Cc[unix.VMIN], now.Cc[unix.VTIME] = 1, 0
	if unix.IoctlSetTermios(fd, setTermios, &now) != nil {
		return nil, false
	}
	return sync.OnceFunc(func() {
		if inForeground(fd) {
			unix.IoctlSetTermios(fd, setTermios, was)
		}
	}), true
}

func inForeground(fd int) bool {
	group, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP)
	return err == nil && group == unix.Getpgrp()
}
