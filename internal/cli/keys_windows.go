package cli

import (
	"os"
	"sync"

	"golang.org/x/sys/windows"
)

// oneByOne has a terminal give each key at once, if f is one. Ctrl-C stays as it is.
func oneByOne(f *os.File) (restore func(), ok bool) {
	console := windows.Handle(f.Fd())
	var was uint32
	if windows.GetConsoleMode(console, &was) != nil {
		return nil, false
	}
	if windows.SetConsoleMode(console, was&^(windows.ENABLE_LINE_INPUT|windows.ENABLE_ECHO_INPUT)) != nil {
		return nil, false
	}
	return sync.OnceFunc(func() { windows.SetConsoleMode(console, was) }), true
}
