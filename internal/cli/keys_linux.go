package cli

import "golang.org/x/sys/unix"

// How the settings of a terminal are asked for and changed.
const getTermios, setTermios = unix.TCGETS, unix.TCSETS
