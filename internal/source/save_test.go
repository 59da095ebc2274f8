//go:build unix

package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	savedPath = "content/pages/about.fr.md"
	oldText   = "---\ntitle: Avant\n---\n"
	newText   = "---\ntitle: Après, et plus long\n---\n\nTexte.\n"
	otherText = "---\ntitle: Quelqu’un d’autre\n---\n"
)

// saveSite is a site with a file to save, as it was read.
func saveSite(t testing.TB) (dir string, d *Dir, f *File) {
	t.Helper()
	dir = site(t, map[string]string{savedPath: oldText})
	d = open(t, dir, nil)
	tree, _ := read(t, d, nil)
	return dir, d, tree.File(savedPath)
}

// files are the bytes of all files of a folder, by path.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			var data []byte
			data, err = os.ReadFile(filepath.Join(dir, name))
			all[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func with(files map[string]string, name, text string) map[string]string {
	files = maps.Clone(files)
	files[name] = text
	return files
}

func TestSave(t *testing.T) {
	dir, d, f := saveSite(t)
	name := filepath.Join(dir, savedPath)
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	want := with(files(t, dir), savedPath, newText)
	if err := d.Save(f, []byte(newText)); err != nil {
		t.Fatal(err)
	}
	same(t, "files", files(t, dir), want)
	info, err := os.Stat(name)
	if err != nil || info.Mode() != 0o640 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	tree, _ := read(t, d, nil)
	next := tree.File(savedPath)
	if digest(t, next) == digest(t, f) || digest(t, next) != digest(t, newFile("", []byte(newText))) {
		t.Error("the digest is not that of the new bytes")
	}
	// What began from the old bytes has lost; the same once more is no news.
	if err := d.Save(f, []byte(otherText)); !errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), savedPath) {
		t.Error(err)
	}
	if err := d.Save(f, []byte(newText)); err != nil {
		t.Error(err)
	}
	if err := d.Save(next, []byte(oldText)); err != nil {
		t.Error(err)
	}
	same(t, "files", files(t, dir), with(want, savedPath, oldText))
}

func TestSaveOfWhatIsGone(t *testing.T) {
	dir, d, f := saveSite(t)
	if err := os.Remove(filepath.Join(dir, savedPath)); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(f, []byte(newText)); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if err := os.Mkdir(filepath.Join(dir, savedPath), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(f, []byte(newText)); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	for _, f := range []*File{newFile(savedPath, nil), NewTree(map[string][]byte{savedPath: nil}).File(savedPath)} {
		if err := d.Save(f, []byte(newText)); !errors.Is(err, ErrPlace) {
			t.Error(err)
		}
	}
}

func TestReadOnlyFilesAreLeftAlone(t *testing.T) {
	dir, d, f := saveSite(t)
	if err := os.Chmod(filepath.Join(dir, savedPath), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(f, []byte(newText)); !errors.Is(err, fs.ErrPermission) {
		t.Error(err)
	}
	same(t, "text", files(t, dir)[savedPath], oldText)
}

// TestSaveThroughLinks: what a link of the site leads to is written, if that is a
// file of the site under a name of its own.
func TestSaveThroughLinks(t *testing.T) {
	for link, kept := range map[string]bool{
		"about.fr.md":            true,
		"../pages/about.fr.md":   true,
		"second.fr.md":           true,
		"./about.fr.md":          true,
		"../../secret.md":        false,
		"../.hidden.md":          false,
		"folder/about.fr.md":     false, // through another link
		"folder/../../secret.md": false,
	} {
		dir, d, _ := saveSite(t)
		for name, to := range map[string]string{"content/pages/link.fr.md": link, "content/pages/second.fr.md": "about.fr.md", "content/pages/folder": "."} {
			if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range []string{"secret.md", "content/.hidden.md"} {
			write(t, dir, name, oldText)
		}
		before := files(t, dir)
		tree, _ := read(t, d, nil)
		f := tree.File("content/pages/link.fr.md")
		if f == nil { // it was not followed when the folder was read; nor is it when the link is changed later
			f = &File{Path: "content/pages/link.fr.md", Size: int64(len(oldText)), data: []byte(oldText), dir: d, name: "content/pages/link.fr.md"}
		}
		err := d.Save(f, []byte(newText))
		if kept {
			same(t, link, files(t, dir), with(before, savedPath, newText))
		} else {
			same(t, link, files(t, dir), before)
		}
		if (err == nil) != kept || err != nil && !errors.Is(err, ErrPlace) {
			t.Errorf("%s: %v", link, err)
		}
		if to, err := os.Readlink(filepath.Join(dir, "content/pages/link.fr.md")); to != link {
			t.Errorf("%s: the link leads to %s, %v", link, to, err)
		}
	}
}

// A spyDisk is a disk to whose every call something may happen.
type spyDisk struct {
	disk
	before func(op, name string) error // called before each call; an error is the call's
}

func (d spyDisk) try(op, name string) error {
	if err := d.before(op, name); err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

func (d spyDisk) Lstat(name string) (fs.FileInfo, error) {
	if err := d.try("lstat", name); err != nil {
		return nil, err
	}
	return d.disk.Lstat(name)
}

func (d spyDisk) Readlink(name string) (string, error) {
	if err := d.try("readlink", name); err != nil {
		return "", err
	}
	return d.disk.Readlink(name)
}

func (d spyDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := d.try("readdir", name); err != nil {
		return nil, err
	}
	return d.disk.ReadDir(name)
}

func (d spyDisk) Open(name string, flag int) (fs.File, error) {
	if err := d.try("open", name); err != nil {
		return nil, err
	}
	f, err := d.disk.Open(name, flag)
	return spyFile{f, d, name}, err
}

type spyFile struct {
	fs.File
	disk spyDisk
	name string
}

func (f spyFile) Read(b []byte) (int, error) {
	if err := f.disk.try("read", f.name); err != nil {
		return 0, err
	}
	return f.File.Read(b)
}

func (d spyDisk) Create(name string, mode fs.FileMode) (file, error) {
	if err := d.try("create", name); err != nil {
		return nil, err
	}
	w, err := d.disk.Create(name, mode)
	return spyWriter{w, d, name}, err
}

type spyWriter struct {
	file
	disk spyDisk
	name string
}

// errShort makes a write take fewer bytes, without a word of it.
var errShort = errors.New("short write")

func (w spyWriter) Write(b []byte) (int, error) {
	err := w.disk.try("write", w.name)
	if err == nil {
		return w.file.Write(b)
	}
	n, _ := w.file.Write(b[:len(b)/2])
	if errors.Is(err, errShort) {
		err = nil
	}
	return n, err
}

func (w spyWriter) Sync() error {
	if err := w.disk.try("sync", w.name); err != nil {
		return err
	}
	return w.file.Sync()
}

func (w spyWriter) Close() error {
	return errors.Join(w.file.Close(), w.disk.try("close", w.name))
}

func (d spyDisk) Chmod(name string, mode fs.FileMode) error {
	if err := d.try("chmod", name); err != nil {
		return err
	}
	return d.disk.Chmod(name, mode)
}

func (d spyDisk) Mkdir(name string) error {
	if err := d.try("mkdir", name); err != nil {
		return err
	}
	return d.disk.Mkdir(name)
}

func (d spyDisk) Link(from, to string) error {
	if err := d.try("link", to); err != nil {
		return err
	}
	return d.disk.Link(from, to)
}

func (d spyDisk) Rename(from, to string) error {
	if err := d.try("rename", to); err != nil {
		return err
	}
	return d.disk.Rename(from, to)
}

func (d spyDisk) Exchange(a, b string) error {
	if err := d.try("exchange", b); err != nil {
		if errors.Is(err, errors.ErrUnsupported) {
			return errors.ErrUnsupported
		}
		return err
	}
	return d.disk.Exchange(a, b)
}

func (d spyDisk) Remove(name string) error {
	if err := d.try("remove", name); err != nil {
		return err
	}
	return d.disk.Remove(name)
}

func (d spyDisk) SyncFolder(name string) error {
	if err := d.try("syncfolder", name); err != nil {
		return err
	}
	return d.disk.SyncFolder(name)
}

// A way is one of the ways in which a file can come to its place.
type way struct {
	name  string
	lacks []string // calls that the file system does not have
	act   func(d *Dir, disk disk, f *File) error
	at    string // the file
	old   string // "" is none
}

var ways = []way{
	{"save", nil, save, savedPath, oldText},
	{"save without exchange", []string{"exchange"}, save, savedPath, oldText},
	{"create", nil, createNew, "content/faculties/a/modules/b.fr.md", ""},
	{"create without links", []string{"link"}, createNew, "content/faculties/a/modules/b.fr.md", ""},
}

func save(d *Dir, disk disk, f *File) error { return d.saveOn(disk, f, []byte(newText)) }

func createNew(d *Dir, disk disk, f *File) error {
	return d.createOn(disk, "content/faculties/a/modules/b.fr.md", []byte(newText))
}

// run saves a file in one of the ways, with something happening before each call.
func (w way) run(d *Dir, f *File, before func(op, name string) error) error {
	return w.act(d, spyDisk{rootDisk{d.root}, func(op, name string) error {
		if slices.Contains(w.lacks, op) {
			return errors.ErrUnsupported
		}
		return before(op, name)
	}}, f)
}

// TestNothingIsInPlaceBeforeItLasts: the bytes are on the medium before they come
// to their place, the names after it.
func TestNothingIsInPlaceBeforeItLasts(t *testing.T) {
	for _, w := range ways {
		_, d, f := saveSite(t)
		var calls []string
		if err := w.run(d, f, func(op, name string) error { calls = append(calls, op); return nil }); err != nil {
			t.Fatal(err)
		}
		placed := slices.IndexFunc(calls, func(op string) bool { return op == "exchange" || op == "link" || op == "rename" })
		synced := slices.Index(calls, "sync")
		last := calls[len(calls)-1]
		chmod := slices.Index(calls, "chmod")
		if placed < 0 || synced < 0 || slices.Index(calls, "write") > synced || chmod < 0 || chmod > synced || synced > placed || last != "syncfolder" {
			t.Errorf("%s: %v", w.name, calls)
		}
	}
}

// TestSavedAgainLasts: who saves what is there already may be the first to wait for it.
func TestSavedAgainLasts(t *testing.T) {
	_, d, f := saveSite(t)
	var calls []string
	spy := spyDisk{rootDisk{d.root}, func(op, name string) error { calls = append(calls, op+" "+name); return nil }}
	if err := d.saveOn(spy, f, []byte(oldText)); err != nil {
		t.Fatal(err)
	}
	if folder := path.Dir(savedPath); calls[len(calls)-1] != "syncfolder "+folder {
		t.Errorf("%v", calls)
	}
}

// TestPermissionsStay whatever the umask of who saves.
func TestPermissionsStay(t *testing.T) {
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	dir, d, f := saveSite(t)
	name := filepath.Join(dir, savedPath)
	const mode = 0o666
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(f, []byte(newText)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode() != mode {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

var errnos = []error{syscall.ENOSPC, syscall.EACCES, syscall.EIO, syscall.EROFS, syscall.EMFILE, errShort}

// TestEveryCallFails makes the first, the second, … call fail: once only, and then
// that call and all that follow, as on a disk that is full or gone. The file is then
// the old one or the new one, and nothing but a hidden file may be left.
func TestEveryCallFails(t *testing.T) {
	for _, w := range ways {
		for _, lasting := range []bool{false, true} {
			for _, errno := range errnos {
				n, hit := 0, true
				for ; hit; n++ {
					hit = w.failAt(t, n, lasting, errno)
				}
				if n < 10 {
					t.Errorf("%s: only %d calls", w.name, n)
				}
			}
		}
	}
}

func (w way) failAt(t *testing.T, n int, lasting bool, errno error) (hit bool) {
	t.Helper()
	dir, d, f := saveSite(t)
	before := files(t, dir)
	calls, what := 0, ""
	err := w.run(d, f, func(op, name string) error {
		calls++
		if calls-1 < n || calls-1 > n && !lasting {
			return nil
		}
		if calls-1 == n {
			what = fmt.Sprintf("%s: %v of %s %s", w.name, errno, op, path.Base(name))
		}
		if errno == errShort && op != "write" {
			return syscall.EIO
		}
		return errno
	})
	got := files(t, dir)
	left := 0
	for name := range got {
		if strings.HasPrefix(path.Base(name), stagePrefix) {
			delete(got, name)
			left++
		}
	}
	text, isThere := got[w.at]
	delete(got, w.at)
	others := maps.Clone(before)
	delete(others, w.at)
	same(t, what+": other files", got, others)
	isOld := text == w.old && isThere == (w.old != "")
	switch {
	case err == nil && text != newText, err != nil && !isOld && text != newText, calls <= n && err != nil:
		t.Errorf("%s: %v, and the file is %q", what, err, text)
	case err != nil && !strings.Contains(err.Error(), w.at):
		t.Errorf("%s: the error names no file: %v", what, err)
	case left > 0 && !lasting && !strings.Contains(what, "remove"):
		t.Errorf("%s: %d files are left", what, left)
	}
	// Nothing of it is in anybody's way: the same once more, and again.
	tree, diags := read(t, d, nil)
	same(t, what+": diagnostics", said(diags, "en"), []string(nil))
	if isOld {
		if err := w.run(d, tree.File(savedPath), func(string, string) error { return nil }); err != nil {
			t.Errorf("%s: again: %v", what, err)
		}
	}
	if text := files(t, dir)[w.at]; text != newText {
		t.Errorf("%s: after that the file is %q", what, text)
	}
	return calls > n
}

// TestSavedMeanwhile lets somebody else save the file before each call: as some
// editors do, in place, and as others do, by way of a second file. Theirs stays.
func TestSavedMeanwhile(t *testing.T) {
	ways := map[string]func(name string) error{
		"in place": func(name string) error { return os.WriteFile(name, []byte(otherText), 0o644) },
		"renamed": func(name string) error {
			return errors.Join(os.WriteFile(name+"~", []byte(otherText), 0o644), os.Rename(name+"~", name))
		},
	}
	for how, interfere := range ways {
		for n, hit := 0, true; hit; n++ {
			dir, d, f := saveSite(t)
			calls, exchanged := 0, false
			err := d.saveOn(spyDisk{rootDisk{d.root}, func(op, name string) error {
				if calls == n {
					if err := interfere(filepath.Join(dir, savedPath)); err != nil {
						t.Fatal(err)
					}
				} else if calls < n && op == "exchange" {
					exchanged = true
				}
				calls++
				return nil
			}}, f, []byte(newText))
			hit = calls > n
			got := files(t, dir)
			delete(got, Marker)
			switch {
			case !hit:
				same(t, "undisturbed", got, map[string]string{savedPath: newText})
			case exchanged: // they have saved over what we had saved
				same(t, how+" after it", got[savedPath], otherText)
			default:
				same(t, how, got, map[string]string{savedPath: otherText})
				if !errors.Is(err, ErrChanged) {
					t.Errorf("%s: %v", how, err)
				}
			}
		}
	}
}

// TestOneOfManyWins: of several who began from the same bytes, one saves.
func TestOneOfManyWins(t *testing.T) {
	dir, d, f := saveSite(t)
	var group sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		group.Go(func() { errs[i] = d.Save(f, fmt.Append(nil, i)) })
	}
	group.Wait()
	winner, err := strconv.Atoi(files(t, dir)[savedPath])
	if err != nil {
		t.Fatal(err)
	}
	for i, err := range errs {
		if i == winner && err != nil || i != winner && !errors.Is(err, ErrChanged) {
			t.Errorf("%d, the winner is %d: %v", i, winner, err)
		}
	}
}

func TestCreate(t *testing.T) {
	dir, d, _ := saveSite(t)
	before := files(t, dir)
	for at, want := range map[string]error{
		savedPath:                       fs.ErrExist,
		"content/pages/About.fr.md":     fs.ErrExist,
		"content/Pages/other.fr.md":     fs.ErrExist,
		"content/pages/about.fr.md/x":   ErrPlace,
		"content":                       ErrPlace,
		"README.md":                     ErrPlace,
		"public/index.html":             ErrPlace,
		".git/hooks/x":                  ErrPlace,
		"content/../x.md":               ErrPlace,
		"/content/x.md":                 ErrPlace,
		"content/.x.md":                 ErrPlace,
		"content/node_modules/x.md":     ErrPlace,
		"content/con.md":                ErrPlace,
		"content/a?.md":                 ErrPlace,
		"content/e\u0301.md":            ErrPlace,
		"content/pages/\xff.md":         ErrPlace,
		"static/.git/config":            ErrPlace,
		strings.Repeat("content/", 400): ErrPlace,
	} {
		if err := d.Create(at, []byte("x")); !errors.Is(err, want) {
			t.Errorf("%s: %v", at, err)
		}
	}
	same(t, "files", files(t, dir), before)
	for _, at := range []string{"content/pages/new.fr.md", "content/a/b/c.fr.md", "i18n/nl.yaml", "static/.well-known/security.txt"} {
		if err := d.Create(at, []byte(newText)); err != nil {
			t.Error(err)
		}
		before = with(before, at, newText)
	}
	same(t, "files", files(t, dir), before)
	info, err := os.Stat(filepath.Join(dir, "content/a/b/c.fr.md"))
	if err != nil || info.Mode() != 0o644 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := os.Symlink("pages", filepath.Join(dir, "content/link")); err != nil {
		t.Fatal(err)
	}
	if err := d.Create("content/link/x.md", nil); !errors.Is(err, ErrPlace) {
		t.Error(err)
	}
}

func TestWhatWasCutShortIsSwept(t *testing.T) {
	dir, d, f := saveSite(t)
	now, old := "content/pages/"+stagePrefix+"NOW", "content/pages/"+stagePrefix+"OLD"
	write(t, dir, now, "x")
	write(t, dir, old, "x")
	yesterday := time.Now().Add(-25 * time.Hour)
	if err := os.Chtimes(filepath.Join(dir, old), yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	want := files(t, dir)
	delete(want, old)
	if err := d.Save(f, []byte(newText)); err != nil {
		t.Fatal(err)
	}
	same(t, "files", files(t, dir), with(want, savedPath, newText))
}

// killedIn and killedAt in the environment make this test binary save a file of the
// site in that folder, in one of the ways, and be killed before the n-th call.
const killedIn, killedAt = "SOURCE_TEST_SITE", "SOURCE_TEST_CALL"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killedIn); dir != "" {
		os.Exit(killed(dir, os.Getenv(killedAt)))
	}
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() && os.Getenv("TMPDIR") == "" {
		os.Setenv("TMPDIR", "/dev/shm") // thousands of small sites: better in memory
	}
	os.Exit(m.Run())
}

func killed(dir, at string) int {
	var n, which int
	fmt.Sscan(at, &which, &n)
	d, err := Open(dir, nil)
	if err != nil {
		return 3
	}
	tree, _, err := d.Read(context.Background(), nil)
	if err != nil {
		return 3
	}
	err = ways[which].run(d, tree.File(savedPath), func(string, string) error {
		if n--; n < 0 {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	})
	if err != nil {
		return 3
	}
	return 0
}

// TestKilled kills the program before each call: the file is the old one or the new one, whole.
func TestKilled(t *testing.T) {
	for which, w := range ways {
		for n, over := 0, false; !over; n++ {
			dir, d, _ := saveSite(t)
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), killedIn+"="+dir, fmt.Sprintf("%s=%d %d", killedAt, which, n))
			if err := cmd.Run(); err == nil {
				over = true
			} else if cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
				t.Fatal(err)
			}
			text, isThere := files(t, dir)[w.at]
			isOld := text == w.old && isThere == (w.old != "")
			if !isOld && text != newText || over && isOld {
				t.Errorf("%s, killed before call %d: %q", w.name, n, text)
			}
			tree, diags := read(t, d, nil)
			same(t, "diagnostics", said(diags, "en"), []string(nil))
			if isOld {
				if err := w.run(d, tree.File(savedPath), func(string, string) error { return nil }); err != nil {
					t.Errorf("%s, killed before call %d: %v", w.name, n, err)
				}
			}
		}
	}
}
