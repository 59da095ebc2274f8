package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/report"
)

// site makes a folder of the given files, by path, with a marker.
func site(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, Marker, "name: x\n")
	for path, text := range files {
		write(t, dir, path, text)
	}
	return dir
}

func write(t testing.TB, dir, path, text string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// settle makes the files of a folder as old as they must be for their stamps to be trusted. What the
// kernel notes of a change cannot be set back, so the clock of the reading goes on instead.
func settle(t *Tree) {
	for i := range t.stamps {
		t.stamps[i].settled = true
	}
}

func open(t testing.TB, dir string, defaults fs.FS) *Dir {
	t.Helper()
	d, err := Open(dir, defaults)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func read(t testing.TB, d *Dir, prev *Tree) (*Tree, diag.List) {
	t.Helper()
	tree, diags, err := d.Read(t.Context(), prev)
	if err != nil {
		t.Fatal(err)
	}
	return tree, diags
}

func paths(t *Tree, prefix string) []string {
	var list []string
	for f := range t.Files(prefix) {
		list = append(list, f.Path)
	}
	return list
}

// said is what a reader of diagnostics sees: file, code, sentence.
func said(l diag.List, in lang.Tag) []string {
	p := &report.Printer{Lang: in}
	var lines []string
	for _, d := range l {
		at := p.Locate(d)
		lines = append(lines, fmt.Sprintf("%s: %s [%s]", at.File, at.Message, at.Code))
	}
	return lines
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestTreeHoldsTheFoldersOfASite(t *testing.T) {
	d := open(t, site(t, map[string]string{
		"content/home.fr.md":           "Bonjour",
		"content/faculties/a/plan.pdf": "%PDF",
		"layouts/base.html":            "<p>",
		"static/site.css":              "a{}",
		"static/.well-known/x.txt":     "x",
		"static/.nojekyll":             "",
		"i18n/fr.yaml":                 "a: b",
		"public/index.html":            "old",
		".git/config":                  "",
		"node_modules/x/x.js":          "",
		"README.md":                    "",
		"content/README.md":            "",
		"content/pages/LICENSE":        "",
		"content/LISEZMOI.md":          "",
		"content/LISEZ-MOI.md":         "",
		"content/pages/Readme.fr.md":   "",
		"content/CONTRIBUTING.fr.md":   "",
	}), nil)
	tree, diags := read(t, d, nil)
	same(t, "files", paths(tree, ""), []string{
		"content/faculties/a/plan.pdf", "content/home.fr.md", "content/site.yaml",
		"i18n/fr.yaml", "layouts/base.html", "static/.nojekyll", "static/.well-known/x.txt", "static/site.css",
	})
	same(t, "files of a folder", paths(tree, "content/f"), []string{"content/faculties/a/plan.pdf"})
	same(t, "diagnostics", said(diags, "en"), []string(nil))
	if got := string(tree.File("content/home.fr.md").Bytes()); got != "Bonjour" {
		t.Errorf("text: %q", got)
	}
	pdf := tree.File("content/faculties/a/plan.pdf")
	if data, err := pdf.Load(); string(data) != "%PDF" || err != nil || pdf.Bytes() != nil || pdf.Size != 4 {
		t.Errorf("asset: %q, %v; held %q; size %d", data, err, pdf.Bytes(), pdf.Size)
	}
	if tree.File("content/home.en.md") != nil {
		t.Error("a file that is absent was found")
	}
}

func TestSiteOverridesDefaultsFileByFile(t *testing.T) {
	defaults := fstest.MapFS{
		"layouts/base.html": {Data: []byte("default")}, "layouts/page.html": {Data: []byte("default")},
		"static/a.css": {Data: []byte("default")}, "static/font.woff2": {Data: []byte("font")},
		"i18n/fr.yaml": {Data: []byte("default")}, "content/home.fr.md": {Data: []byte("default")},
	}
	d := open(t, site(t, map[string]string{"layouts/base.html": "mine", "layouts/new.html": "mine", "static/A.css": "mine"}), defaults)
	tree, diags := read(t, d, nil)
	same(t, "files", texts(tree), map[string]string{
		"content/site.yaml": "name: x\n", "i18n/fr.yaml": "default", "layouts/base.html": "mine", "layouts/new.html": "mine",
		"layouts/page.html": "default", "static/A.css": "mine", "static/a.css": "default", "static/font.woff2": "font",
	})
	same(t, "diagnostics", said(diags, "en"), []string{
		"static/A.css: “static/a.css” and “static/A.css” differ only in capital letters: Windows and macOS take them for the same file. [names-differ-in-case]",
	})
	if data, err := tree.File("static/font.woff2").Load(); string(data) != "font" || err != nil {
		t.Errorf("default asset: %q, %v", data, err)
	}
}

func TestNames(t *testing.T) {
	const nfc, nfd = "\u00e9t\u00e9", "e\u0301te\u0301"
	check := func(t *testing.T, file string, wantCode string) {
		t.Helper()
		dir := site(t, nil)
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, "content", file)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, dir, "content/"+file, "x")
		_, diags := read(t, open(t, dir, nil), nil)
		var codes []string
		for _, d := range diags {
			codes = append(codes, string(d.Code))
		}
		if got := strings.Join(codes, " "); got != wantCode {
			t.Errorf("%q: got %q, want %q", file, got, wantCode)
		}
	}
	for file, want := range map[string]string{
		"a.md": "", nfc + ".md": "", nfd + ".md": "", "-a.md": "", "a b#%[].md": "", "console.md": "", "com.md": "", "com10.md": "", "lpt.pdf": "",
		"con.md": "name-reserved", "CON": "name-reserved", "aux/a.md": "name-reserved", "nul.png": "name-reserved", "nul .png": "name-reserved",
		"COM\u00b9.txt": "name-reserved", "com0.md": "name-reserved", "lpt9.tar.gz": "name-reserved", "conin$.x": "name-reserved",
		"x.": "name-ending", "x ": "name-ending", "d./a.md": "name-ending",
		"a:b.md": "name-character", "a?b.md": "name-character", "a\\b.md": "name-character", "a\x07b.md": "name-character", "a\xffb.md": "name-character",
		strings.Repeat("a", 236) + ".md": "path-too-long", strings.Repeat("a", 200) + "/b.md": "", strings.Repeat("a", 227) + "/b.md": "",
		strings.Repeat("a", 227) + "/bc.md":   "path-too-long",
		strings.Repeat("e\u0301", 60) + ".md": "",
	} {
		check(t, file, want)
	}
	if runtime.GOOS == "linux" { // which stores any bytes, and no name of more than 255 of them
		var l diag.List
		judgeName(&l, "content/"+strings.Repeat("\u00e9", 130)+".md")
		same(t, "a name of another system", said(l, "fr"), []string{
			"content/" + strings.Repeat("\u00e9", 130) + ".md: Ce nom occupe 263 octets\u202f; un nom peut en occuper 255. [name-too-long]",
		})
	}
}

func TestPathsAreInNFC(t *testing.T) {
	d := open(t, site(t, map[string]string{"content/cafe\u0301s/e\u0301te\u0301.pdf": "x"}), nil)
	tree, _ := read(t, d, nil)
	f := tree.File("content/caf\u00e9s/\u00e9t\u00e9.pdf")
	if f == nil {
		t.Fatalf("not found among %+q", paths(tree, ""))
	}
	if data, err := f.Load(); string(data) != "x" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
}

func TestNamesAlike(t *testing.T) {
	d := open(t, site(t, map[string]string{
		"content/About.fr.md": "", "content/about.fr.md": "",
		"content/\u00e9t\u00e9.md": "", "content/e\u0301te\u0301.md": "",
		"content/Droit/a.md": "", "content/droit/b.md": "",
	}), nil)
	tree, diags := read(t, d, nil)
	same(t, "one of each is left", paths(tree, ""), []string{
		"content/About.fr.md", "content/Droit/a.md", "content/site.yaml", "content/\u00e9t\u00e9.md",
	})
	same(t, "in French", said(diags, "fr"), []string{
		"content/about.fr.md: «\u00a0About.fr.md\u00a0» et «\u00a0about.fr.md\u00a0» ne diffèrent que par les majuscules\u00a0: Windows et macOS les prennent pour un seul fichier. [names-differ-in-case]",
		"content/droit: «\u00a0Droit\u00a0» et «\u00a0droit\u00a0» ne diffèrent que par les majuscules\u00a0: Windows et macOS les prennent pour un seul fichier. [names-differ-in-case]",
		"content/\u00e9t\u00e9.md: Deux fichiers s’appellent «\u00a0\u00e9t\u00e9.md\u00a0»\u00a0: ils se ressemblent, mais leurs accents sont enregistrés de deux façons (U+0065 U+0301 U+0074 U+0065 U+0301 et U+00E9 U+0074 U+00E9). [names-differ-in-accents]",
	})
}

func TestLeftoversArePassedOver(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{
		".DS_Store", "Thumbs.db", "desktop.ini", "~$home.docx", "home.fr.md~", ".home.fr.md.swp", "4913", "#home.fr.md#", "x.tmp",
		".obsidian/app.json", ".git/config", "node_modules/a.js", "__MACOSX/a.md", "a.md___jb_tmp___", "a.md___jb_old___", "a.md.sb-0a1b2c3d-AbCdEf", "a.bak", "a.md.orig", ".well-known/a.txt",
	} {
		files["content/"+name] = "x"
	}
	dir := site(t, files)
	if err := os.Symlink("user@host.123", filepath.Join(dir, "content/.#home.fr.md")); err != nil {
		t.Fatal(err)
	}
	tree, diags := read(t, open(t, dir, nil), nil)
	same(t, "files", paths(tree, ""), []string{"content/site.yaml"})
	same(t, "diagnostics", said(diags, "en"), []string(nil))
}

func TestConflictCopies(t *testing.T) {
	for name, want := range map[string]bool{
		"x (1).md": true, "x (12).md": true, "home.fr (1).md": true, "x (copie en conflit de Jean 2026-11-23).md": true,
		"x (Copie en conflit).md": true, "x (conflicted copy).md": true, "x (Jean's conflicted copy 2026-11-23).md": true,
		"x - Copie.md": true, "x - Copie (2).md": true, "x - Copy.md": true, "x copy.md": true, "x copy 2.md": true, "x copie.md": true,
		"Copie de x.md": true, "Copy of x.md": true, "home.fr 2.md": true, "site 2.yaml": true, "x.sync-conflict-20261123-101112-ABCDEFG.md": true,
		"home.fr-DESKTOP-1A2B3C4.md": true, "home.fr-LAPTOP-ABCDEFG.yaml": true,
		"home.fr.md": false, "plan (2026).md": false, "slides (1).pdf": false, "photocopy.md": false, "bachelier 2.md": false,
		"x (1).fr.md": true, "about - Copie.fr.md": true, "about (copie en conflit 2026-11-01).fr.md": true, "about.fr (1).md": true,
		"about.fr-PC-MARIE.md": true, "about.fr-MacBook de Marie.md": true, "about copy.fr.md": true, "about (Marie's conflicted copy 2026-11-01).fr.md": true,
		"about-PC-MARIE.fr.md": false, "about.fr-BE.md": false, "about.fr-be.md": false, "about.zh-Hant.md": false, "about 2.fr.md": false,
		"plan (2026).fr.md": false, "about.fr-ancien.md": false, "copie.fr.md": false, "copy.md": false, "hotel-desktop-publishing.fr.md": false, "mac-desktop-edition.md": false,
	} {
		if got := conflictCopy(name); got != want {
			t.Errorf("%q: %t", name, got)
		}
	}
	d := open(t, site(t, map[string]string{"content/home.fr.md": "", "content/home.fr (1).md": ""}), nil)
	tree, diags := read(t, d, nil)
	same(t, "files", paths(tree, ""), []string{"content/home.fr.md", "content/site.yaml"})
	same(t, "diagnostics", said(diags, "fr"), []string{
		"content/home.fr (1).md: «\u00a0home.fr (1).md\u00a0» ressemble à une seconde copie\u202f; elle n’est pas publiée. [conflict-copy]",
	})
}

func TestPagesInContent(t *testing.T) {
	d := open(t, site(t, map[string]string{"content/a.html": "", "content/b/c.HTM": "", "static/d.html": "", "layouts/e.html": ""}), nil)
	tree, diags := read(t, d, nil)
	same(t, "files", paths(tree, ""), []string{"content/site.yaml", "layouts/e.html", "static/d.html"})
	if len(diags) != 2 || diags[0].Code != diag.PageInContent || diags[1].Pos.File != "content/b/c.HTM" {
		t.Errorf("%v", said(diags, "en"))
	}
}

func TestLinks(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	check := func(name, target, want string) {
		t.Helper()
		dir := site(t, map[string]string{"content/a/real.md": "text", "content/a/real.pdf": "pdf"})
		if err := os.Symlink(target, filepath.Join(dir, "content", name)); err != nil {
			t.Fatal(err)
		}
		tree, diags := read(t, open(t, dir, nil), nil)
		got := "followed"
		if len(diags) > 0 {
			got = string(diags[0].Args[1].(diag.Term))
		}
		if f := tree.File("content/" + name); (f != nil) != (want == "followed") {
			t.Errorf("%s → %s: in the tree: %v", name, target, f)
		} else if f != nil {
			if data, err := f.Load(); err != nil || (string(data) != "text" && string(data) != "pdf") {
				t.Errorf("%s → %s: %q, %v", name, target, data, err)
			}
		}
		if got != want {
			t.Errorf("%s → %s: %s, want %s", name, target, got, want)
		}
	}
	check("x.md", "a/real.md", "followed")
	check("x.pdf", "a/real.pdf", "followed")
	check("x.md", "../content/./a/real.md", "followed")
	check("x.md", outside, "link-to-outside")
	check("x.md", "../../../../../../../../../../etc/passwd", "link-to-outside")
	check("x.md", "nothing.md", "link-to-missing")
	check("x.md", "x.md", "link-to-itself")
	check("x", "a", "link-to-folder")
	check("x", "..", "link-to-folder")
	check("x", "/dev/null", "link-to-outside")
}

func TestFileThatChangesUnderTheTree(t *testing.T) {
	dir := site(t, map[string]string{"content/a.pdf": "old"})
	d := open(t, dir, nil)
	tree, _ := read(t, d, nil)
	write(t, dir, "content/a.pdf", "new!")
	if data, err := tree.File("content/a.pdf").Load(); !errors.Is(err, ErrChanged) {
		t.Errorf("%q, %v", data, err)
	}
	tree, _ = read(t, d, tree)
	if _, err := tree.File("content/a.pdf").Load(); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "content/a.pdf", "NEW!")
	if data, err := tree.File("content/a.pdf").Load(); !errors.Is(err, ErrChanged) {
		t.Errorf("once seen: %q, %v", data, err)
	}
	if err := os.Remove(filepath.Join(dir, "content/a.pdf")); err != nil {
		t.Fatal(err)
	}
	if _, err := tree.File("content/a.pdf").Load(); !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "read content/a.pdf: ") {
		t.Errorf("after its removal: %v", err)
	}
}

// Whoever could not have the bytes of a file finds another file at the next look, and asks again.
func TestFileThatCouldNotBeLoaded(t *testing.T) {
	for name, trouble := range map[string]func(file string) (end func() error){
		"its time was set": func(file string) func() error {
			later := time.Now().Add(time.Hour)
			os.Chtimes(file, later, later)
			return func() error { return nil }
		},
		"it was away": func(file string) func() error {
			os.Rename(file, file+"~")
			return func() error { return os.Rename(file+"~", file) }
		},
	} {
		dir := site(t, map[string]string{"content/a.pdf": "a", "content/b.pdf": "b"})
		d := open(t, dir, nil)
		before, _ := read(t, d, nil)
		end := trouble(filepath.Join(dir, "content/a.pdf"))
		if data, err := before.File("content/a.pdf").Load(); err == nil {
			t.Errorf("%s: %q", name, data)
		}
		if err := end(); err != nil {
			t.Fatal(err)
		}
		after, _ := read(t, d, before)
		if after.File("content/a.pdf") == before.File("content/a.pdf") || after.File("content/b.pdf") != before.File("content/b.pdf") {
			t.Errorf("%s: only the file that could not be loaded is to be another", name)
		}
		if data, err := after.File("content/a.pdf").Load(); string(data) != "a" || err != nil {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
}

func TestReadingAgainKeepsWhatIsTheSame(t *testing.T) {
	all := map[string]string{"content/a.md": "a", "content/b.md": "b", "content/c.pdf": "c", "content/d.pdf": "d", "static/e.css": "e"}
	steps := []struct {
		name    string
		edit    func(dir string)
		changed []string // and new ones; the others keep their pointer
	}{
		{"nothing", func(string) {}, nil},
		{"a text", func(dir string) { write(t, dir, "content/a.md", "A") }, []string{"content/a.md"}},
		{"same length, same time", func(dir string) {
			name := filepath.Join(dir, "content/b.md")
			info, _ := os.Stat(name)
			write(t, dir, "content/b.md", "B")
			os.Chtimes(name, info.ModTime(), info.ModTime())
		}, []string{"content/b.md"}},
		{"touched only", func(dir string) {
			now := time.Now().Add(time.Hour)
			os.Chtimes(filepath.Join(dir, "content/a.md"), now, now)
			os.Chtimes(filepath.Join(dir, "content/c.pdf"), now, now)
		}, nil},
		{"saved by way of a second file", func(dir string) {
			write(t, dir, "content/x.tmp", "A2")
			os.Rename(filepath.Join(dir, "content/x.tmp"), filepath.Join(dir, "content/a.md"))
		}, []string{"content/a.md"}},
		{"an asset", func(dir string) { write(t, dir, "content/c.pdf", "C") }, []string{"content/c.pdf"}},
		{"a removal", func(dir string) { os.Remove(filepath.Join(dir, "content/a.md")) }, nil},
		{"a new folder", func(dir string) { write(t, dir, "content/f/g/h.md", "h") }, []string{"content/f/g/h.md"}},
		{"a folder renamed", func(dir string) { os.Rename(filepath.Join(dir, "content/f"), filepath.Join(dir, "content/F")) }, []string{"content/F/g/h.md"}},
	}
	for _, trusted := range []bool{true, false} {
		dir := site(t, all)
		d := open(t, dir, fstest.MapFS{"layouts/base.html": {Data: []byte("x")}})
		old, _ := read(t, d, nil)
		texts(old)
		for _, step := range steps {
			if trusted {
				settle(old)
			}
			step.edit(dir)
			tree, _ := read(t, d, old)
			fresh, _ := read(t, d, nil)
			same(t, step.name+": files", texts(tree), texts(fresh))
			var changed []string
			for f := range tree.Files("") {
				if f != old.File(f.Path) {
					changed = append(changed, f.Path)
				}
			}
			same(t, fmt.Sprintf("%s (trusted %t): changed", step.name, trusted), changed, step.changed)
			old = tree
		}
	}
}

func TestStampsOfYoungFilesAreNotTrusted(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for age, want := range map[time.Duration]bool{
		time.Minute: true, settling + 1: true, settling: false, time.Second: false, 0: false, -time.Hour: false,
	} {
		s := stamp{size: 1, mtime: now.Add(-time.Hour).UnixNano(), ctime: now.Add(-age).UnixNano()}
		if got := s.seenAt(now).vouchesFor(s); got != want {
			t.Errorf("%s old: %t", age, got)
		}
	}
}

func TestTooLarge(t *testing.T) {
	d := open(t, site(t, map[string]string{
		"content/a.md": strings.Repeat("a", maxText), "content/b.md": strings.Repeat("a", maxText+1), "content/c.pdf": strings.Repeat("a", maxText+1),
	}), nil)
	tree, diags := read(t, d, nil)
	same(t, "files", paths(tree, ""), []string{"content/a.md", "content/c.pdf", "content/site.yaml"})
	same(t, "diagnostics", said(diags, "en"), []string{"content/b.md: This text file takes 5 MB; 4 MB is the most. [text-too-large]"})
}

func TestFind(t *testing.T) {
	dir := site(t, map[string]string{"content/a/b/c.md": ""})
	for _, start := range []string{"", "content", "content/a/b", "content/a/../a", "layouts/..", "nowhere/at/all"} {
		got, err := Find(filepath.Join(dir, start))
		if got != dir || err != nil {
			t.Errorf("%q: %q, %v", start, got, err)
		}
	}
	t.Chdir(filepath.Join(dir, "content", "a"))
	if got, err := Find("."); err != nil || filepath.Base(got) != filepath.Base(dir) {
		t.Errorf("from inside: %q, %v", got, err)
	}
	empty := t.TempDir()
	_, err := Find(empty)
	if e, ok := errors.AsType[*NoSiteError](err); !ok || e.Start != empty {
		t.Errorf("no site: %v", err)
	}
	if _, err := Open(empty, nil); err == nil {
		t.Error("a folder that is no site was opened")
	}
	if err := os.MkdirAll(filepath.Join(empty, Marker), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(empty, nil); err == nil {
		t.Error("a folder called site.yaml made a site")
	}
}

func TestOddFolderNames(t *testing.T) {
	parent := t.TempDir()
	for _, name := range []string{"a b", "\u00e9", "e\u0301", "#x", "50%", "[a]", "-x", "x.md"} {
		dir := filepath.Join(parent, name)
		if err := os.CopyFS(dir, os.DirFS(site(t, map[string]string{"content/a.md": "a", "content/b.pdf": "b"}))); err != nil {
			t.Fatal(err)
		}
		tree, diags := read(t, open(t, dir, nil), nil)
		same(t, name, paths(tree, ""), []string{"content/a.md", "content/b.pdf", "content/site.yaml"})
		same(t, name, len(diags), 0)
	}
}

func TestReadingIsTheSameInAnyOrder(t *testing.T) {
	files := map[string]string{}
	for i := range 400 {
		files[fmt.Sprintf("content/d%d/f%d.md", i%7, i)] = fmt.Sprint(i)
		files[fmt.Sprintf("content/d%d/aux%d:.md", i%7, i)] = fmt.Sprint(i)
	}
	d := open(t, site(t, files), nil)
	var want []string
	for _, procs := range []int{1, 2, 32} {
		old := runtime.GOMAXPROCS(procs)
		tree, diags := read(t, d, nil)
		runtime.GOMAXPROCS(old)
		got := append(paths(tree, ""), said(diags, "en")...)
		if want == nil {
			want = got
		}
		same(t, fmt.Sprintf("GOMAXPROCS=%d", procs), got, want)
	}
}

func TestCancelled(t *testing.T) {
	d := open(t, site(t, nil), nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := d.Read(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestNewTree(t *testing.T) {
	files := map[string][]byte{"content/b.md": []byte("b"), "content/a.md": []byte("a"), "content/c.pdf": {}}
	tree := NewTree(files)
	same(t, "files", paths(tree, ""), slices.Sorted(maps.Keys(files)))
	for f := range tree.Files("") {
		if data, err := f.Load(); string(data) != string(files[f.Path]) || err != nil {
			t.Errorf("%s: %q, %v", f.Path, data, err)
		}
	}
	for range tree.Files("") {
		break // stopping early is allowed
	}
}

func TestEverySentenceIsComplete(t *testing.T) {
	var l diag.List
	for _, name := range []string{"con", "a?", "a ", strings.Repeat("a", 300), strings.Repeat("a", 245)} {
		judgeName(&l, "content/"+name)
	}
	for _, lang := range message.Languages() {
		p := &report.Printer{Lang: lang}
		for _, d := range l {
			at := p.Locate(d)
			if text := at.Message + at.Hint; strings.Contains(text, "%!") || strings.Contains(text, "link-to") {
				t.Errorf("%s: %s", d.Code, text)
			}
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"a.md", "con", "\u00e9", "e\u0301", "x (1).md", "a\xff", "~$a", "a ", "-DESKTOP-1234567.md", "(", ")", "#", "."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") {
			return
		}
		leftover(name, folders[0])
		conflictCopy(name)
		var l diag.List
		judgeName(&l, "content/"+name)
		for _, d := range l {
			(&report.Printer{Lang: "fr"}).Locate(d)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	files := map[string]string{}
	text := strings.Repeat("Le module commence en octobre. ", 200)
	for i := range 20_000 {
		files[fmt.Sprintf("content/faculties/f%d/modules/m%d.%s.md", i%60, i/2, [2]string{"fr", "en"}[i%2])] = text
	}
	d := open(b, site(b, files), nil)
	tree, _ := read(b, d, nil)
	settle(tree)
	for name, prev := range map[string]*Tree{"fresh": nil, "unchanged": tree} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read(b, d, prev)
			}
		})
	}
}
