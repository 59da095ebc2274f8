//go:build unix

// This file stops builds in the middle: by a kill at a random moment, and by
// the signals that ask for an orderly end.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stoppable is a site large enough to be stopped while it is being built, in
// two states: edition 1 and edition 2.
func stoppable(t *testing.T) (dir string, edit func(edition int)) {
	t.Helper()
	dir = t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/site.yaml", "name: Test\nbase_url: https://www.site.test/\nlanguages: [fr, en]\n")
	return dir, func(edition int) {
		for _, tag := range []string{"fr", "en"} {
			write("content/home."+tag+".md", fmt.Sprintf("---\ntitle: Home %d\nsummary: S.\n---\n\nText %d.\n", edition, edition))
			for i := range 150 {
				write(fmt.Sprintf("content/pages/p%d.%s.md", i, tag),
					fmt.Sprintf("---\ntitle: Page %d\nsummary: S.\n---\n\nEdition %d.%s\n", i, edition, strings.Repeat(" Some words.", 200)))
			}
		}
	}
}

// sites are the trees of the two editions, as a whole build leaves them.
func sites(t *testing.T, dir string, edit func(int)) (trees [2]string) {
	for i := range trees {
		edit(i + 1)
		out := filepath.Join(t.TempDir(), "public")
		buildSite(t, dir, out)
		trees[i] = listing(out)
	}
	return trees
}

// A build killed at any moment leaves the old site or the new one, and the next
// build does not mind. KILLS sets how often: go test -run Killed ./cmd/projetpro
// with KILLS=200 is the long form.
func TestKilledBuildLeavesOneSite(t *testing.T) {
	kills := 20
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil {
		kills = n
	}
	dir, edit := stoppable(t)
	trees := sites(t, dir, edit)
	out := filepath.Join(dir, "public")
	start := time.Now()
	buildSite(t, dir, out)
	whole := time.Since(start)
	count := map[string]int{}
	current := 1
	for range kills {
		next := 1 - current
		edit(next + 1)
		cmd := exec.Command("projetpro", "build", "--site", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(whole) * 5 / 4)))
		cmd.Process.Kill()
		cmd.Wait()
		switch listing(out) {
		case trees[current]:
			count["old"]++
		case trees[next]:
			count["new"]++
			current = next
		default:
			t.Fatalf("a mixture was left:\n%s", strings.Join(differing(trees[current], listing(out)), "\n"))
		}
	}
	t.Logf("%d kills: %d left the old site, %d the new one", kills, count["old"], count["new"])
	edit(1)
	buildSite(t, dir, out)
	if listing(out) != trees[0] {
		t.Error("the build after the kills is not whole")
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		if name := e.Name(); name != "content" && name != "public" && name != ".public.projetpro" {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestSignalsEndTheBuild(t *testing.T) {
	dir, edit := stoppable(t)
	edit(1)
	out := filepath.Join(dir, "public")
	buildSite(t, dir, out)
	before := listing(out)
	edit(2)
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		for delay := time.Millisecond; ; delay *= 2 {
			status, said := interrupted(t, dir, signal, delay)
			if status == -1 && delay < time.Second {
				continue // the signal came before the program could listen
			}
			if status != want {
				t.Errorf("%v after %v: exit status %d, want %d\n%s", signal, delay, status, want, said)
			}
			if listing(out) != before {
				t.Errorf("%v changed the output", signal)
			}
			break
		}
	}
}

// interrupted builds and sends a signal; the status is -1 when the signal ended
// the program before it listened.
func interrupted(t *testing.T, dir string, signal syscall.Signal, delay time.Duration) (int, string) {
	t.Helper()
	var said bytes.Buffer
	cmd := exec.Command("projetpro", "build", "--site", dir)
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(delay)
	cmd.Process.Signal(signal)
	err := cmd.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), said.String()
	}
	return 0, said.String()
}

// A signal ends the program also while it reads something that takes it minutes, with the output as it was.
func TestSignalsEndWhatTakesLong(t *testing.T) {
	dir, edit := stoppable(t)
	edit(1)
	out := filepath.Join(dir, "public")
	buildSite(t, dir, out)
	before := listing(out)
	for i := range 100 { // of which each takes seconds
		film := filepath.Join(dir, "static", fmt.Sprintf("film%d.webm", i))
		if err := errors.Join(os.MkdirAll(filepath.Dir(film), 0o755), os.WriteFile(film, nil, 0o644), os.Truncate(film, 1<<32-1)); err != nil {
			t.Fatal(err)
		}
	}
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		status, said := interrupted(t, dir, signal, 500*time.Millisecond)
		for delay := time.Second; status == -1; delay *= 2 { // the signal came before the program could listen
			status, said = interrupted(t, dir, signal, delay)
		}
		if status != want || !strings.Contains(said, "nterrupt") {
			t.Errorf("%v: exit status %d, want %d\n%s", signal, status, want, said)
		}
		if listing(out) != before {
			t.Errorf("%v changed the output", signal)
		}
	}
}

// The second signal ends the program at once, even while it waits for whoever reads what it says.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	dir, edit := stoppable(t)
	edit(1)
	text := "---\ntitle: Links\nsummary: S.\n---\n\n" + strings.Repeat("[a link](nowhere.md)\n\n", 100)
	for i := range 40 {
		if err := os.WriteFile(filepath.Join(dir, "content", "pages", fmt.Sprintf("links-%d.en.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		cmd := exec.Command("projetpro", "check", "--site", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 1)); err != nil { // the rest does not fit into the pipe
			t.Fatal(err)
		}
		ended := make(chan *os.ProcessState)
		go func() {
			state, _ := cmd.Process.Wait()
			ended <- state
		}()
		var state *os.ProcessState
		for state == nil {
			cmd.Process.Signal(signal)
			select {
			case state = <-ended:
			case <-time.After(20 * time.Millisecond): // the first must have arrived before the second can
			}
		}
		if status := state.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != signal {
			t.Errorf("%v twice: %v", signal, state)
		}
		out.Close()
	}
}

// Where the system gives the program too little to work with, it says so, and leaves no trace of Go's.
func TestTooLittleToWorkWith(t *testing.T) {
	dir, _ := stoppable(t)
	for _, limit := range []string{"-n 9", "-n 8"} {
		cmd := exec.Command("sh", "-c", "ulimit "+limit+` || exit 99; exec projetpro build --lang en --site "$1"`, "sh", dir)
		said, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() == 99 {
			continue // a system without this limit
		}
		if cmd.ProcessState.ExitCode() != 3 || !strings.Contains(string(said), "the system lets this program have") {
			t.Errorf("ulimit %s: %v\n%s", limit, err, said)
		}
	}
}
