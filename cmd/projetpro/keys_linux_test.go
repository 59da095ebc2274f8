// This file sits at a terminal in front of a preview.

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// terminal is a new one: what a program sees, and what a person does.
func terminal(t *testing.T) (program, person *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { person.Close() })
	number, err := unix.IoctlGetInt(int(person.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(person.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { program.Close() })
	return program, person
}

// The keys of a preview: o opens the browser, r reads all again, q ends, and the terminal is as it was.
func TestKeys(t *testing.T) {
	dir := copyContent(t, filepath.Join(t.TempDir(), "site"))
	tools := t.TempDir() // whatever browser opens addresses
	for _, name := range []string{"xdg-open", "x-www-browser", "www-browser"} {
		if err := os.WriteFile(filepath.Join(tools, name), []byte("#!/bin/sh\necho opened $1\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	program, person := terminal(t)
	was, err := unix.IoctlGetTermios(int(program.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	lines := make(chan string, 1000)
	go func() {
		for scan := bufio.NewScanner(person); scan.Scan(); {
			lines <- scan.Text()
		}
	}()
	for _, end := range []string{"q", "\x03"} { // Ctrl-C
		cmd := exec.Command("projetpro", "serve", "--site", dir, "--addr", "localhost:0")
		cmd.Env = append(os.Environ(), "LC_ALL=C", "PATH="+tools+":"+os.Getenv("PATH"))
		cmd.Stdin, cmd.Stdout, cmd.Stderr = program, program, program
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		until := func(text string) {
			t.Helper()
			for late := time.After(20 * time.Second); ; {
				select {
				case line := <-lines:
					if strings.Contains(line, text) {
						return
					}
				case <-late:
					cmd.Process.Kill()
					t.Fatalf("nobody said %q", text)
				}
			}
		}
		until("Keys: o opens the browser, r reads everything again, q ends.")
		until("warning") // what is wrong
		person.WriteString("o")
		until("opened http://localhost:")
		person.WriteString("xR")
		until("warning")
		person.WriteString(end)
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			cmd.Process.Kill()
			t.Fatal("it did not end")
		}
		if code := cmd.ProcessState.ExitCode(); code != map[string]int{"q": 0, "\x03": 130}[end] {
			t.Errorf("%q: exit status %d", end, code)
		}
		now, err := unix.IoctlGetTermios(int(program.Fd()), unix.TCGETS)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(was, now); d != "" {
			t.Errorf("%q: the terminal is not as it was: %s", end, d)
		}
	}
}
