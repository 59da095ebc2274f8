//go:build unix

package source

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"

	"github.com/fsnotify/fsnotify"
)

func TestSpecialFilesAreNeverOpened(t *testing.T) {
	dir := site(t, map[string]string{"content/a.md": "a"})
	if err := syscall.Mkfifo(filepath.Join(dir, "content/pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "content")) // the name of a socket must be short
	l, err := net.Listen("unix", "s.pdf")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := os.Symlink("pipe.md", "link.md"); err != nil {
		t.Fatal(err)
	}
	tree, diags := read(t, open(t, dir, nil), nil)
	same(t, "files", paths(tree, ""), []string{"content/a.md", "content/site.yaml"})
	same(t, "diagnostics", said(diags, "en"), []string{
		"content/link.md: “link.md” is not a file but a shortcut (a symbolic link) to something that is not a file. [shortcut-refused]",
		"content/pipe.md: “pipe.md” is neither a file nor a folder, but a pipe, a socket or a device. [not-a-file]",
		"content/s.pdf: “s.pdf” is neither a file nor a folder, but a pipe, a socket or a device. [not-a-file]",
	})
}

// TestPipeInPlaceOfAFile is the moment between the list and the reading: nothing may wait for the pipe's writer.
func TestPipeInPlaceOfAFile(t *testing.T) {
	dir := site(t, nil)
	if err := syscall.Mkfifo(filepath.Join(dir, "content/pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	d := open(t, dir, nil)
	r := &reader{dir: d, prev: &Tree{}, workers: 1, seen: []listedFile{{path: "content/pipe.md", name: "content/pipe.md", from: "content/pipe.md", stamp: stamp{size: 1}}}}
	if err := r.load(t.Context()); !errors.Is(err, errMoved) {
		t.Errorf("%v", err)
	}
	if _, _, err := d.readNow("content/pipe.md"); !errors.Is(err, ErrChanged) {
		t.Errorf("%v", err)
	}
}

func TestVanishedFile(t *testing.T) {
	d := open(t, site(t, nil), nil)
	r := &reader{dir: d, prev: &Tree{}, workers: 1, seen: []listedFile{{path: "content/a.md", name: "content/a.md", from: "content/a.md"}, {path: "content/d/b.md", name: "content/d/b.md", from: "content/d/b.md"}}}
	err := r.load(t.Context())
	if !errors.Is(err, errMoved) || !strings.Contains(err.Error(), "read content/a.md: the file has changed") || !strings.Contains(err.Error(), "content/d/b.md") {
		t.Errorf("%v", err)
	}
}

// asOrdinaryUser runs f without root's right to read everything.
func asOrdinaryUser(t *testing.T, f func()) {
	if os.Geteuid() != 0 {
		f()
		return
	}
	if err := syscall.Seteuid(65534); err != nil {
		t.Fatal(err)
	}
	defer syscall.Seteuid(0)
	f()
}

func TestUnreadable(t *testing.T) {
	check := func(path string, want string) {
		t.Helper()
		dir := site(t, map[string]string{"content/a/b.md": "b", "content/c.pdf": "c"})
		d := open(t, dir, nil)
		name := filepath.Join(dir, path)
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(name, 0o755)
		asOrdinaryUser(t, func() {
			tree, diags, err := d.Read(t.Context(), nil)
			if err == nil && want == "" {
				_, err = tree.File(path).Load()
				want = "read content/c.pdf: permission denied"
			}
			if !errors.Is(err, fs.ErrPermission) || err.Error() != want || diags != nil {
				t.Errorf("%s: %v, %v", path, err, said(diags, "en"))
			}
		})
	}
	check("content/a/b.md", "read content/a/b.md: permission denied")
	check("content/a", "read content/a: permission denied")
	check("content/c.pdf", "") // noticed when its bytes are wanted
}

func TestNoFileIsLeftOpen(t *testing.T) {
	d := open(t, site(t, map[string]string{"content/a/b.md": "b", "content/c.pdf": "c", "content/d/e.md": "e"}), nil)
	count := func() int {
		fds, err := os.ReadDir("/dev/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(fds)
	}
	tree, _ := read(t, d, nil)
	before := count()
	for range 20 {
		tree, _ = read(t, d, tree)
		tree.File("content/c.pdf").Load()
	}
	if after := count(); after > before {
		t.Errorf("%d files open, then %d", before, after)
	}
}

func TestErrorsComeAndGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := watchSite(t, map[string]string{"content/a.md": "a", "content/b.md": "b"}, &fakeFeed{})
		calm()
		count := func() [2]int {
			fds, err := os.ReadDir("/dev/fd")
			h.must(err)
			return [2]int{runtime.NumGoroutine(), len(fds)}
		}
		var before [2]int
		for i := range 100 {
			news := h.news(func() {
				h.must(os.Chmod(h.at("content/a.md"), 0))
				h.say(fsnotify.Write, "content/a.md")
				asOrdinaryUser(t, calm)
				h.must(os.Chmod(h.at("content/a.md"), 0o644))
				h.say(fsnotify.Chmod, "content/a.md")
			})
			if len(news) != 2 || !errors.Is(news[0].err, fs.ErrPermission) || news[1].err != nil {
				t.Fatalf("%d: %v", i, news)
			}
			h.one("a save", func() { h.write("content/a.md", fmt.Sprint(i)) })
			if i == 0 {
				before = count()
			}
		}
		if now := count(); now[0] > before[0]+10 || now[1] > before[1]+10 {
			t.Errorf("goroutines and open files: %v, then %v", before, now)
		}
		h.stop()
	})
}

func TestPipeInPlaceOfAWatchedFile(t *testing.T) {
	h := watchSite(t, map[string]string{"content/a.md": "a"}, nil)
	h.settled()
	h.remove("content/a.md")
	h.must(syscall.Mkfifo(h.at("content/a.md"), 0o644))
	h.settled()
	h.remove("content/a.md")
	h.write("content/a.md", "A")
	h.settled()
}
