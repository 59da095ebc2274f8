//go:build linux || darwin

package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestUmask(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	modes := func() {
		t.Helper()
		filepath.WalkDir(out, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				t.Fatal(err)
			}
			info, _ := e.Info()
			if want := map[bool]fs.FileMode{true: 0o755, false: 0o644}[e.IsDir()]; info.Mode().Perm() != want {
				t.Errorf("%s: %v", name, info.Mode())
			}
			return nil
		})
	}
	publish(t, site, small)
	modes()
	publish(t, site, with(small, content{"a/b/index.html": "new", "index.html": "new"}))
	modes()
	os.Chmod(filepath.Join(out, "index.html"), 0o600)
	os.Chmod(filepath.Join(out, "fr"), 0o700)
	publish(t, site, with(small, content{"a/b/index.html": "new", "index.html": "new"}))
	modes()
	publish(t, site, with(small, content{"a/b/index.html": "newer"}))
	modes()
	os.Chmod(filepath.Join(out, "fr/facultes"), 0o700)
	publish(t, site, with(small, content{"a/b/index.html": "newer"})) // nothing else is to be done
	modes()
	publish(t, site, small)
	modes()
}

func TestSyncAsksTheSystem(t *testing.T) {
	d := realDisk(t, newSite(t))
	defer d.Close()
	if err := d.Sync("content"); err != nil {
		t.Error(err)
	}
	if err := d.Sync("nowhere"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestPipeInTheOutput(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	publish(t, site, small)
	if err := syscall.Mkfifo(filepath.Join(out, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	next := with(small, content{"index.html": "new"})
	same(t, "kept", publish(t, site, next).Kept, []string{"pipe"})
	same(t, "output", read(t, out), with(next, content{"pipe": fs.ModeNamedPipe.String()}))

	os.Remove(filepath.Join(out, "index.html"))
	if err := syscall.Mkfifo(filepath.Join(out, "index.html"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := publishOn(t.Context(), realDisk(t, site), next, Policy{})
	if e, ok := errors.AsType[*RefusedError](err); !ok || e.Reason != reasonInTheWay {
		t.Errorf("a pipe in the place of a page: %v", err)
	}
}

func TestFewFilesMayBeOpen(t *testing.T) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	fds, err := os.ReadDir("/dev/fd")
	if err != nil {
		t.Fatal(err)
	}
	low := limit
	low.Cur = uint64(len(fds) + 48)
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &low); err != nil {
		t.Fatal(err)
	}
	defer syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit)
	site := newSite(t)
	files := run(0)
	s, err := Begin(t.Context(), site, filepath.Join(site, "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for path, text := range files {
		if err := s.Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Commit(t.Context(), Policy{}); err != nil {
		t.Fatal(err)
	}
}
