package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func sumOf(s string) digest { return sha256.Sum256([]byte(s)) }

// A faultyDisk is a disk some of whose calls fail.
type faultyDisk struct {
	disk
	fail func(op, name string) error // called first, one call at a time; an error is the call's

	mu sync.Mutex
}

func (d *faultyDisk) try(op, name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.fail(op, name); err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

func (d *faultyDisk) Lstat(name string) (fs.FileInfo, error) {
	if err := d.try("lstat", name); err != nil {
		return nil, err
	}
	return d.disk.Lstat(name)
}

func (d *faultyDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := d.try("readdir", name); err != nil {
		return nil, err
	}
	return d.disk.ReadDir(name)
}

func (d *faultyDisk) Open(name string) (fs.File, error) {
	if err := d.try("open", name); err != nil {
		return nil, err
	}
	f, err := d.disk.Open(name)
	if err != nil {
		return nil, err
	}
	return &faultyFile{f, d, name}, nil
}

type faultyFile struct {
	fs.File
	disk *faultyDisk
	name string
}

func (f *faultyFile) Read(b []byte) (int, error) {
	if err := f.disk.try("read", f.name); err != nil {
		return 0, err
	}
	return f.File.Read(b)
}

func (f *faultyFile) Stat() (fs.FileInfo, error) {
	if err := f.disk.try("stat", f.name); err != nil {
		return nil, err
	}
	return f.File.Stat()
}

func (d *faultyDisk) Create(name string) (io.WriteCloser, error) {
	if err := d.try("create", name); err != nil {
		return nil, err
	}
	w, err := d.disk.Create(name)
	if err != nil {
		return nil, err
	}
	return &faultyWriter{w, d, name}, nil
}

type faultyWriter struct {
	io.WriteCloser
	disk *faultyDisk
	name string
}

var errShort = errors.New("short write")

func (w *faultyWriter) Write(b []byte) (int, error) {
	if err := w.disk.try("write", w.name); errors.Is(err, errShort) {
		return w.WriteCloser.Write(b[:len(b)/2]) // fewer, and no word of it
	} else if err != nil {
		n, _ := w.WriteCloser.Write(b[:len(b)/2])
		return n, err
	}
	return w.WriteCloser.Write(b)
}

func (w *faultyWriter) Close() error {
	err := w.WriteCloser.Close()
	if e := w.disk.try("close", w.name); e != nil {
		return e
	}
	return err
}

func (d *faultyDisk) Mkdir(name string) error {
	if err := d.try("mkdir", name); err != nil {
		return err
	}
	return d.disk.Mkdir(name)
}

func (d *faultyDisk) Chmod(name string, mode fs.FileMode) error {
	if err := d.try("chmod", name); err != nil {
		return err
	}
	return d.disk.Chmod(name, mode)
}

func (d *faultyDisk) Link(from, to string) error {
	if err := d.try("link", to); err != nil {
		return err
	}
	return d.disk.Link(from, to)
}

func (d *faultyDisk) Readlink(name string) (string, error) {
	if err := d.try("readlink", name); err != nil {
		return "", err
	}
	return d.disk.Readlink(name)
}

func (d *faultyDisk) Symlink(target, name string) error {
	if err := d.try("symlink", name); err != nil {
		return err
	}
	return d.disk.Symlink(target, name)
}

func (d *faultyDisk) Rename(from, to string) error {
	if err := d.try("rename", to); err != nil {
		return err
	}
	return d.disk.Rename(from, to)
}

func (d *faultyDisk) Exchange(a, b string) error {
	if err := d.try("exchange", b); err != nil {
		return err
	}
	return d.disk.Exchange(a, b)
}

func (d *faultyDisk) Remove(name string) error {
	if err := d.try("remove", name); err != nil {
		return err
	}
	return d.disk.Remove(name)
}

func (d *faultyDisk) Lock(name string) (io.Closer, error) {
	if err := d.try("lock", name); err != nil {
		return nil, err
	}
	return d.disk.Lock(name)
}

func (d *faultyDisk) Sync(name string) error {
	if err := d.try("sync", name); err != nil {
		return err
	}
	if _, real := d.disk.(*rootDisk); real {
		return nil // for the rest of the machine's sake
	}
	return d.disk.Sync(name)
}

// A place is a kind of file system the output may be on: what it always refuses.
type place struct {
	name   string
	refuse func(op, name string) error
	way    Way
	moves  bool // files are moved in one by one, so that an error may leave what the next build completes
}

var places = []place{
	{"exchange", func(op, name string) error { return nil }, exchanged, false},
	{"aside", func(op, name string) error {
		if op == "exchange" {
			return errors.ErrUnsupported
		}
		return nil
	}, aside, false},
	{"no second names", func(op, name string) error {
		if op == "link" {
			return syscall.EPERM
		}
		return nil
	}, exchanged, false},
	{"mount point", func(op, name string) error {
		if op == "exchange" || op == "link" {
			return syscall.EXDEV
		}
		return nil
	}, inPlace, true},
	{"busy", func(op, name string) error {
		if op == "exchange" {
			return syscall.EBUSY
		}
		return nil
	}, inPlace, true},
	{"parent read-only", func(op, name string) error {
		if op == "mkdir" && strings.HasPrefix(name, ".public") {
			return syscall.EROFS
		}
		return nil
	}, inPlace, true},
}

// on is d on such a file system.
func (p place) on(d disk) disk { return &faultyDisk{disk: d, fail: p.refuse} }

// The old and the new site of these tests. What is foreign must be there before and after.
var (
	oldSite   = content{"index.html": "home", "fr/index.html": "accueil", "fr/a/index.html": "a", "x": "file", "y/z.html": "z", "site.css": "a{}", "sitemap.xml": "<old/>"}
	newerSite = content{"index.html": "home", "fr/index.html": "Accueil", "fr/b/index.html": "b", "x/index.html": "folder", "y": "file", "site.css": "a{}", "sitemap.xml": "<new/>"}
	foreign   = content{"mine.txt": "mine", ".git/HEAD": "ref", "inside": "→ ../content"}
)

// before makes a site whose output is oldSite with foreign files, and with a stage if earlier.
func before(t testing.TB, p place, earlier bool) string {
	t.Helper()
	site := newSite(t)
	if p.name == "parent read-only" {
		put(t, site, content{"public/": ""})
	}
	publishPlace := func(files content) {
		t.Helper()
		if _, err := publishOn(t.Context(), p.on(realDisk(t, site)), files, Policy{AllowShrink: true}); err != nil {
			t.Fatal(err)
		}
	}
	if earlier {
		publishPlace(with(oldSite, content{"index.html": "HOME", "w.html": "w"}))
	}
	publishPlace(oldSite)
	put(t, filepath.Join(site, "public"), foreign)
	return site
}

func TestWays(t *testing.T) {
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			site := before(t, p, true)
			out := filepath.Join(site, "public")
			at := times(t, out)
			r, err := publishOn(t.Context(), p.on(realDisk(t, site)), newerSite, Policy{})
			if err != nil {
				t.Fatal(err)
			}
			same(t, "way", r.Way, p.way)
			same(t, "removed", r.Removed, []string{"fr/a/index.html", "x", "y/z.html"})
			same(t, "kept", r.Kept, []string{".git/", "inside", "mine.txt"})
			settled(t, site)
			same(t, "output", read(t, out), with(newerSite, foreign))
			if now := times(t, out); !now["index.html"].Equal(at["index.html"]) && p.name != "no second names" {
				t.Error("a file that has not changed has a new time")
			}
			if r, err = publishOn(t.Context(), p.on(realDisk(t, site)), newerSite, Policy{}); err != nil || r.Way != Untouched {
				t.Errorf("again: %v, %v", r, err)
			}
		})
	}
}

// settled checks that nothing is left of the work, and removes what may be.
func settled(t *testing.T, site string) {
	t.Helper()
	for path := range read(t, site) {
		rest, ok := strings.CutPrefix(path, ".public.projetpro/")
		inner, in := strings.CutPrefix(path, "public/.projetpro/")
		if ok && !strings.HasPrefix(rest, "stage/") && rest != "lock" && rest != ".gitignore" || in && inner != "lock" && inner != ".gitignore" ||
			path == "public/"+journalName {
			t.Errorf("%s is left", path)
		}
	}
	os.RemoveAll(filepath.Join(site, "public/.projetpro"))
}

var errnos = []error{syscall.ENOSPC, syscall.EACCES, syscall.EIO, syscall.EROFS, syscall.EMFILE, errShort}

// TestEveryCallFails (every -every-th, to be exact) makes the first, the second, ... call to the disk fail until a run meets no
// failure: once only, and then that call and all that follow, as when a disk is full or the
// process is killed there.
func TestEveryCallFails(t *testing.T) {
	for _, p := range places {
		for _, lasting := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/lasting=%t", p.name, lasting), func(t *testing.T) {
				t.Parallel()
				points := 0
				for hit := true; hit; {
					points += *every
					hit = failAt(t, p, points, lasting)
					if t.Failed() {
						t.Fatalf("at call %d", points)
					}
				}
				if points < 50 {
					t.Errorf("only %d calls", points)
				}
			})
		}
	}
}

// failAt makes the n-th call fail, and tells whether there was one.
func failAt(t *testing.T, p place, n int, lasting bool) bool {
	t.Helper()
	site := before(t, p, n%2 == 0)
	out := filepath.Join(site, "public")
	calls, what := 0, ""
	errno := errnos[n%len(errnos)]
	d := &faultyDisk{disk: p.on(realDisk(t, site)), fail: func(op, name string) error {
		calls++
		if calls == n || lasting && calls > n {
			if calls == n {
				what = op + " " + name
			}
			if errno == errShort && op != "write" {
				return syscall.EIO
			}
			return errno
		}
		return nil
	}}
	_, err := publishOn(t.Context(), d, newerSite, Policy{})
	hit := calls >= n

	got := read(t, out)
	maps.DeleteFunc(got, func(path, _ string) bool { return strings.HasPrefix(path, innerWork+"/") })
	isOld, isNew := maps.Equal(got, with(oldSite, foreign)), maps.Equal(got, with(newerSite, foreign))
	_, unfinished := os.Lstat(filepath.Join(out, journalName))
	switch {
	case err == nil && !isNew:
		t.Errorf("%s: no error, yet the output is %v", what, got)
	case err != nil && !hit:
		t.Errorf("no failure, yet %v", err)
	case err != nil && !strings.Contains(err.Error(), site):
		t.Errorf("%s: the error names no path: %v", what, err)
	case err != nil && isOld: // as it must be
	case err != nil && isNew && strings.HasPrefix(what, "sync "): // it is there, but nobody knows for how long
	case err != nil && p.moves && (unfinished == nil || lasting || isNew): // the next build will complete it
	case err != nil && p.way == aside && lasting && len(got) == 0: // or bring it back
	case err != nil:
		t.Errorf("%s: %v; the output is %v", what, err, got)
	}
	if _, err := publishOn(t.Context(), p.on(realDisk(t, site)), newerSite, Policy{}); err != nil {
		t.Errorf("%s: the next build: %v", what, err)
	}
	settled(t, site)
	same(t, what+": the next build", read(t, out), with(newerSite, foreign))
	return hit
}

func TestLastingFaultsWithoutRecoveryAreSeen(t *testing.T) {
	// A build that was stopped in the middle of moving files in leaves a word of it.
	p := places[3]
	site := before(t, p, false)
	moved := 0
	d := &faultyDisk{disk: p.on(realDisk(t, site)), fail: func(op, name string) error {
		if op == "rename" && strings.HasSuffix(name, ".html") {
			if moved++; moved > 1 {
				return syscall.EIO
			}
		}
		return nil
	}}
	if _, err := publishOn(t.Context(), d, newerSite, Policy{}); !errors.Is(err, syscall.EIO) {
		t.Fatalf("%v", err)
	}
	if _, err := os.Lstat(filepath.Join(site, "public", journalName)); err != nil {
		t.Errorf("no word of it: %v", err)
	}
	// The next build completes it even if it publishes something else, or nothing.
	s, err := begin(t.Context(), p.on(realDisk(t, site)), "public")
	if err != nil {
		t.Fatal(err)
	}
	s.Abort()
	settled(t, site)
	same(t, "output", read(t, filepath.Join(site, "public")), with(newerSite, foreign))
}

// TestReadersMeetNothingMissing looks at the output each time something in it is about to change while files are
// moved in one by one: a page finds what it uses, a list of pages finds the pages.
func TestReadersMeetNothingMissing(t *testing.T) {
	uses := map[string][]string{ // by the bytes of a file: what must be there with it
		"page 1":  {"m.1.css", "m.1.js"},
		"page 2":  {"m.2.css", "m.2.js", "z/new.png"},
		"lists 1": {"a.html", "old/index.html"},
		"lists 2": {"a.html", "new/index.html"},
	}
	edition := func(n string, more content) content {
		return with(content{"a.html": "page " + n, "m." + n + ".css": "a{}", "m." + n + ".js": "a()",
			"_redirects": "lists " + n, "a.xml": "lists " + n, "a.atom": "lists " + n, "a.webmanifest": "lists " + n}, more)
	}
	before := edition("1", content{"old/index.html": "page 1"})
	after := edition("2", content{"new/index.html": "page 2", "z/new.png": "png"})
	for _, p := range places {
		if p.way != inPlace {
			continue
		}
		site := newSite(t)
		put(t, site, content{"public/": ""})
		for _, files := range []content{before, after} {
			moved := 0
			d := &faultyDisk{disk: p.on(realDisk(t, site)), fail: func(op, name string) error {
				if !strings.HasPrefix(name, "public/") || strings.HasPrefix(name, "public/"+innerWork) || op != "rename" && op != "remove" {
					return nil
				}
				now := read(t, filepath.Join(site, "public"))
				maps.DeleteFunc(now, func(path, _ string) bool { return strings.HasPrefix(path, innerWork) })
				for path, text := range now {
					for _, other := range uses[text] {
						if _, there := now[other]; !there && len(files) == len(after) {
							t.Errorf("%s: %s is %q and %s is not there, before %s %s", p.name, path, text, other, op, name)
						}
					}
				}
				moved++
				return nil
			}}
			if _, err := publishOn(t.Context(), d, files, Policy{AllowShrink: true}); err != nil {
				t.Fatal(err)
			}
			if moved < len(files) {
				t.Errorf("%s: %d files were moved in", p.name, moved)
			}
		}
	}
}

func TestFaultOfAFreshOutput(t *testing.T) {
	for n, hit := 1, true; hit; n++ {
		for _, lasting := range []bool{false, true} {
			site := newSite(t)
			calls, what := 0, ""
			d := &faultyDisk{disk: realDisk(t, site), fail: func(op, name string) error {
				if calls++; calls == n || lasting && calls > n {
					if calls == n {
						what = op
					}
					return syscall.ENOSPC
				}
				return nil
			}}
			_, err := publishOn(t.Context(), d, small, Policy{})
			hit = calls >= n
			got := read(t, filepath.Join(site, "public"))
			isNew := maps.Equal(got, small)
			if err == nil && !isNew || err != nil && got != nil && !(isNew && what == "sync") || err != nil && !hit {
				t.Fatalf("call %d: %v; the output is %v", n, err, got)
			}
			publish(t, site, small)
			settled(t, site)
			same(t, "the next build", read(t, filepath.Join(site, "public")), small)
		}
	}
}
