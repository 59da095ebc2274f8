//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package cli

import "golang.org/x/sys/unix"

// How the settings of a terminal are asked for and changed.
const getTermios, setTermios = unix.TIOCGETA, unix.TIOCSETA
