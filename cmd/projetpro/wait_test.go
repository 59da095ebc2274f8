//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"projetpro/internal/publish"
)

// building starts a build of dir into out, whose folder this process holds, and returns it with the lines it says.
func building(t *testing.T, dir, out string, flags ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command("projetpro", slices.Concat([]string{"build", "--site", dir, "--out", out}, flags)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(said)
}

// A build waits for another of the same output folder if it is asked to, and says so once; else it says who that is.
func TestWait(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml":  "name: Test\nbase_url: https://www.site.test/\nlanguages: [en]\n",
		"content/home.en.md": "---\ntitle: Welcome\nsummary: The site.\n---\n\nHello.\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "public")
	held, err := publish.Begin(t.Context(), dir, out)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Abort()

	cmd, lines := building(t, dir, out)
	if !lines.Scan() || !strings.Contains(lines.Text(), fmt.Sprintf("is being written by another build (process %d)", os.Getpid())) {
		t.Errorf("without --wait: %q", lines.Text())
	}
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 3 {
		t.Errorf("without --wait: %v", cmd.ProcessState)
	}

	cmd, lines = building(t, dir, out, "--wait")
	if !lines.Scan() || lines.Text() != fmt.Sprintf("Waiting for another build to end (process %d)…", os.Getpid()) {
		t.Errorf("with --wait: %q", lines.Text())
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("there is an output before the other build has ended")
	}
	time.Sleep(300 * time.Millisecond) // it asks several times
	if err := held.Abort(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		t.Errorf("with --wait, afterwards: %q", lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("with --wait: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, "en", "index.html")); err != nil {
		t.Error(err)
	}

	held, err = publish.Begin(t.Context(), dir, out)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Abort()
	cmd, lines = building(t, dir, out, "--wait")
	lines.Scan()
	cmd.Process.Signal(os.Interrupt)
	for lines.Scan() {
	}
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("interrupted while it waits: %v", cmd.ProcessState)
	}
}
