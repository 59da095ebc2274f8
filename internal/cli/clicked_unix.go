//go:build !windows

package cli

// clicked reports whether the program was started by a double click: terminals start it here.
func clicked() bool { return false }
