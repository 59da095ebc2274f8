package source

import (
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var large1, large2 = strings.Repeat("1", large+1), strings.Repeat("2", large+1)

// A file that is too large for memory is read piece by piece, and only as it was when the tree was read.
func TestLargeFiles(t *testing.T) {
	dir := site(t, map[string]string{"content/a.pdf": large1, "content/b.pdf": "small", "content/c.md": "text"})
	d := open(t, dir, nil)
	tree, _ := read(t, d, nil)
	for path, want := range map[string]string{"content/a.pdf": large1, "content/b.pdf": "small", "content/c.md": "text"} {
		f := tree.File(path)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if e := r.Close(); string(got) != want || err != nil || e != nil || r.Size() != int64(len(want)) || f.Large() != (want == large1) {
			t.Errorf("%s: %d bytes of %d, %v, %v", path, len(got), len(want), err, e)
		}
		if digest(t, f) != sha256.Sum256([]byte(want)) {
			t.Errorf("%s: another digest", path)
		}
	}
	f := tree.File("content/a.pdf")
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "content/a.pdf", large2)
	if err := r.Close(); !errors.Is(err, ErrChanged) {
		t.Errorf("it changed while it was read: %v", err)
	}
	if _, err := f.Open(); !errors.Is(err, ErrChanged) || !strings.HasPrefix(err.Error(), "read content/a.pdf: ") {
		t.Errorf("it changed before it was read: %v", err)
	}
}

// A large file that is the same stays the same file, though its times may change, if its digest is known; else it is another.
func TestLargeFilesReadAgain(t *testing.T) {
	touch := func(file string) error { return os.Chtimes(file, time.Unix(1e9, 0), time.Unix(1e9, 0)) }
	change := func(file string) error { return os.WriteFile(file, []byte(large2), 0o644) }
	nothing := func(string) error { return nil }
	ask := func(f *File) (err error) { _, err = f.Digest(); return err }
	look := func(f *File) error {
		r, err := f.Open()
		if err != nil {
			return err
		}
		return r.Close()
	}
	for _, test := range []struct {
		name  string
		first func(f *File) error
		then  func(file string) error
		same  bool
	}{
		{"never wanted, touched", func(*File) error { return nil }, touch, true},
		{"never wanted, changed", func(*File) error { return nil }, change, true},
		{"opened, touched", look, touch, false},
		{"opened, changed", look, change, false},
		{"digest known, as before", ask, nothing, true},
		{"digest known, touched", ask, touch, true},
		{"digest known, changed", ask, change, false},
	} {
		dir := site(t, map[string]string{"content/a.pdf": large1})
		d := open(t, dir, nil)
		tree, _ := read(t, d, nil)
		f, file := tree.File("content/a.pdf"), filepath.Join(dir, "content/a.pdf")
		if err := errors.Join(test.first(f), test.then(file)); err != nil {
			t.Fatal(err)
		}
		next, _ := read(t, d, tree)
		now := next.File("content/a.pdf")
		if (now == f) != test.same {
			t.Errorf("%s: the same file: %v", test.name, now == f)
		}
		text, err := os.ReadFile(file)
		if err != nil || digest(t, now) != sha256.Sum256(text) || look(now) != nil {
			t.Errorf("%s: %v, %v", test.name, err, look(now))
		}
	}
}

// A file under another path has the same bytes, and lies where it did.
func TestRenamedInATree(t *testing.T) {
	d := open(t, site(t, map[string]string{"content/A.PDF": "a", "content/b.pdf": "b"}), nil)
	tree, _ := read(t, d, nil)
	renamed := tree.Renamed("content/A.PDF", "content/b.pdf")
	if got := paths(renamed, "content/"); len(got) != 2 || got[0] != "content/b.pdf" {
		t.Fatalf("%q", got)
	}
	if data, err := renamed.File("content/b.pdf").Load(); string(data) != "a" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if f := tree.Renamed("content/A.PDF", "content/a.md").File("content/a.md"); string(f.Bytes()) != "a" {
		t.Errorf("what is text now has the bytes %q", f.Bytes())
	}
	if tree.Renamed("content/none.pdf", "content/c.pdf") != tree {
		t.Error("a file that is not there was renamed")
	}
}

// A file that no drive and no host takes is refused by its name, and not read.
func TestFilesThatAreTooLarge(t *testing.T) {
	dir := site(t, map[string]string{"content/a.mp4": "", "static/b.zip": "", "content/c.md": ""})
	for name, size := range map[string]int64{"content/a.mp4": maxSize, "static/b.zip": maxSize + 1, "content/c.md": maxSize + 1} {
		if err := os.Truncate(filepath.Join(dir, name), size); err != nil {
			t.Fatal(err)
		}
	}
	tree, diags := read(t, open(t, dir, nil), nil)
	same(t, "diagnostics", said(diags, "en"), []string{
		"content/c.md: This text file takes 4,096 MB; 4 MB is the most. [text-too-large]",
		"static/b.zip: This file takes 4 GB or more; a file must be smaller. [file-too-large]",
	})
	same(t, "files", paths(tree, "content/a"), []string{"content/a.mp4"})
	same(t, "files of static", len(paths(tree, "static/")), 0)
}

func digest(t *testing.T, f *File) Digest {
	t.Helper()
	sum, err := f.Digest()
	if err != nil {
		t.Fatal(err)
	}
	return sum
}
