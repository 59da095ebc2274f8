// This file tests what is known of the documents and pictures beside a page.

package asset

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/source"
)

// picture is a GIF of 3 by 2 pixels.
var picture, _ = base64.StdEncoding.DecodeString("R0lGODlhAwACAIAAAAAAAP///ywAAAAAAwACAAACAoRfADs=")

// set reads the assets of a site with one document.
func set(t *testing.T, path string, data []byte) (s *Set, dir string) {
	t.Helper()
	dir = t.TempDir()
	for path, data := range map[string][]byte{source.Marker: []byte("name: x\n"), path: data} {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := source.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	tree, _, err := folder.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, _, err = New(tree, func(_ string, src []byte) ([]byte, error) { return src, nil })
	if err != nil {
		t.Fatal(err)
	}
	return s, dir
}

func checkFacts(t *testing.T, when string, f *File, width, height int, want ...diag.Code) {
	t.Helper()
	var got []diag.Code
	for _, d := range f.Diags() {
		got = append(got, d.Code)
	}
	if w, h := f.Dimensions(); w != width || h != height || !slices.Equal(got, want) {
		t.Errorf("%s: %d × %d, %v; want %d × %d, %v", when, w, h, got, width, height, want)
	}
}

// That a file could not be read is not remembered; what was read is.
func TestFileThatIsAwayForAWhile(t *testing.T) {
	s, dir := set(t, "content/pages/a.gif", picture)
	f := s.File("content/pages/a.gif")
	here, away := filepath.Join(dir, "content", "pages"), filepath.Join(dir, "content", "elsewhere")
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	move(here, away)
	checkFacts(t, "while it is away", f, 0, 0, diag.AssetUnreadable)
	move(away, here)
	checkFacts(t, "when it is back", f, 3, 2)
	move(here, away)
	checkFacts(t, "away again", f, 3, 2)
}

func TestPagesOfADocument(t *testing.T) {
	whole, err := os.ReadFile("../pdf/testdata/cairo.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, format string
		data         []byte
		pages        int
		wrong        []diag.Code
	}{
		{"a.pdf", "PDF", whole, 3, nil},
		{"A.PDF", "PDF", whole, 3, nil},
		{"a.txt", "TXT", whole, 0, nil},
		{"a.pdf", "PDF", nil, 0, []diag.Code{diag.AssetBroken}},
		{"a.pdf", "PDF", []byte("Bonjour"), 0, []diag.Code{diag.AssetBroken}},
	} {
		s, _ := set(t, "content/pages/"+c.name, c.data)
		f := s.File("content/pages/" + c.name)
		checkFacts(t, c.name, f, 0, 0, c.wrong...)
		if f.Pages() != c.pages || f.Format != c.format || f.Size != len(c.data) {
			t.Errorf("%s: %s of %d pages and %d bytes", c.name, f.Format, f.Pages(), f.Size)
		}
	}
}

// What is wrong with a picture is said, whatever its format says it is.
func TestDamagedPictures(t *testing.T) {
	for name, data := range map[string][]byte{"a.gif": picture[:8], "a.png": picture[:3], "a.jpg": {}, "a.webp": []byte("RIFF")} {
		s, _ := set(t, "content/pages/"+name, data)
		checkFacts(t, name, s.File("content/pages/"+name), 0, 0, diag.AssetBroken)
	}
	s, _ := set(t, "content/pages/A.GIF", picture)
	checkFacts(t, "A.GIF", s.File("content/pages/A.GIF"), 3, 2)
}

// Files of static with one address are one file if their bytes are the same, and
// else two.
func TestStaticsOfOneAddress(t *testing.T) {
	const address = "/assets/ete.ca978112.txt"
	for _, test := range []struct {
		other, text string
		want        []string
	}{
		{"static/ete.txt", "a", []string{"static/ete.txt"}},
		{"static/ete.txt", "b", []string{"static/été.txt"}},
		{"static/root" + address, "a", []string{"static/root" + address}},
		{"static/root" + address, "b", []string{"static/root" + address, "static/été.txt"}},
	} {
		tree := source.NewTree(map[string][]byte{"static/été.txt": []byte("a"), test.other: []byte(test.text)})
		s, _, err := New(tree, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range s.Statics() {
			if f.Address == address {
				got = append(got, f.Path)
			}
		}
		if !slices.Equal(got, test.want) || s.Address("été.txt") != address || s.Static(address).Path != test.want[0] {
			t.Errorf("beside %s with %q: %q", test.other, test.text, got)
		}
	}
}

// A file that many hosts refuse is named, wherever it lies; one that is just as large as may be is not.
func TestHeavyFiles(t *testing.T) {
	dir := t.TempDir()
	for path, size := range map[string]int64{source.Marker: 0, "content/pages/a.mp4": 100_000_001, "content/pages/b.mp4": 100_000_000, "static/c.webm": 100_000_001,
		"static/root/d.zip": 123_400_000} {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, nil, 0o644), os.Truncate(name, size)); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := source.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	tree, _, err := folder.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, diags, err := New(tree, nil)
	if err != nil {
		t.Fatal(err)
	}
	for f := range s.Documents() {
		diags = append(diags, f.Diags()...)
	}
	var got []string
	for _, d := range diags {
		got = append(got, fmt.Sprint(d.Code, " ", d.Pos.File, " ", d.Args[0]))
	}
	slices.Sort(got)
	if want := []string{"asset-heavy content/pages/a.mp4 101", "asset-heavy static/c.webm 101", "asset-heavy static/root/d.zip 124"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// A typeface is read once; what is none, or is not there, has none.
func TestFace(t *testing.T) {
	data, err := os.ReadFile("../../static/cabin.woff2")
	if err != nil {
		t.Fatal(err)
	}
	typeface := &Static{Path: "static/cabin.woff2", Data: data}
	face := typeface.Face()
	if face == nil || typeface.Face() != face {
		t.Errorf("the typeface is %p, then %p", face, typeface.Face())
	}
	for _, none := range []*Static{nil, {Data: []byte("wOF2")}, {Large: new(source.File)}} {
		if face := none.Face(); face != nil {
			t.Errorf("%+v has the typeface %v", none, face)
		}
	}
}
