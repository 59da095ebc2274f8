package publish

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The long tests are commands of their own:
//
//	go test ./internal/publish -run TestKilled -kills 200
//	go test ./internal/publish -run TestEveryCallFails -every 1
//	go test ./internal/publish -run TestPowerIsCut -every 1 -cuts 20
var (
	kills = flag.Int("kills", 9, "how many builds are killed")
	every = flag.Int("every", 7, "of the calls to the disk, every how many-th is made to fail")
)

// childSite and childRun in the environment make this test binary a build: of the site in that
// folder, with the contents of run n.
const (
	childSite = "PUBLISH_TEST_SITE"
	childRun  = "PUBLISH_TEST_RUN"
)

func TestMain(m *testing.M) {
	if site := os.Getenv(childSite); site != "" {
		os.Exit(child(site))
	}
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() && os.Getenv("TMPDIR") == "" {
		os.Setenv("TMPDIR", "/dev/shm") // thousands of small sites: better in memory
	}
	os.Exit(m.Run())
}

func child(site string) int {
	n, _ := strconv.Atoi(os.Getenv(childRun))
	d, err := openDisk(site)
	if err == nil {
		_, err = publishOn(context.Background(), killPlaces[n%len(killPlaces)].on(d), run(n), Policy{})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	return 0
}

// killPlaces are one of each way.
var killPlaces = []place{places[0], places[1], places[4]}

// run is the site of the n-th build: pages that stay, change, come and go.
func run(n int) content {
	c := content{}
	for i := range 120 {
		c[fmt.Sprintf("stay/%d/index.html", i)] = fmt.Sprint(i)
		c[fmt.Sprintf("change/%d/index.html", i)] = fmt.Sprint(n, i)
		if i%2 == n%2 {
			c[fmt.Sprintf("come/%d/index.html", i)] = fmt.Sprint(i)
		}
	}
	return c
}

func start(t *testing.T, site string, n int) (*exec.Cmd, *strings.Builder) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childSite+"="+site, childRun+"="+strconv.Itoa(n))
	said := &strings.Builder{}
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, said
}

// TestKilled kills builds at random moments. The output is then the old one or the new one, whole;
// where files are moved in one by one, the next build completes it.
func TestKilled(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	publish(t, site, run(0))
	began := time.Now()
	for n := range killPlaces {
		cmd, said := start(t, site, n)
		if err := cmd.Wait(); err != nil {
			t.Fatal(err, said)
		}
	}
	length := time.Since(began) / time.Duration(len(killPlaces))
	now, count := len(killPlaces)-1, map[string]int{}
	for n := len(killPlaces); n < len(killPlaces)+*kills; n++ {
		cmd, said := start(t, site, n)
		time.Sleep(rand.N(length))
		cmd.Process.Kill()
		cmd.Wait()
		if said.Len() > 0 {
			t.Fatalf("run %d: %s", n, said)
		}
		place := killPlaces[n%len(killPlaces)]
		whole := func() bool {
			got := read(t, out)
			maps.DeleteFunc(got, func(path, _ string) bool { return strings.HasPrefix(path, innerWork) })
			if maps.Equal(got, run(n)) {
				now = n
			} else if !maps.Equal(got, run(now)) {
				return false
			}
			return true
		}
		if !whole() {
			if place.way == exchanged {
				t.Fatalf("run %d: the output is a mixture", n)
			}
			count["completed by the next build"]++
		}
		s, err := begin(t.Context(), realDisk(t, site), "public")
		if err != nil {
			t.Fatalf("run %d: the next build: %v", n, err)
		}
		s.Abort()
		if !whole() {
			t.Fatalf("run %d: the output is a mixture after the next build", n)
		}
		if now == n {
			count["new"]++
		} else {
			count["old"]++
		}
		if left, err := os.ReadDir(filepath.Join(out, innerWork)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("run %d: %v is left in the output", n, left)
		}
	}
	t.Log(count)
}

func TestOtherProcessHasTheLock(t *testing.T) {
	site := newSite(t)
	s, err := Begin(t.Context(), site, filepath.Join(site, "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	cmd, said := start(t, site, 0)
	cmd.Wait()
	want := fmt.Sprintf("%s is in use by pid %d\n", filepath.Join(site, "public"), os.Getpid())
	same(t, "exit status", cmd.ProcessState.ExitCode(), 3)
	same(t, "message", said.String(), want)
}
