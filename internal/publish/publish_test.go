package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A content is what an output holds, or is to hold: bytes by path. A path that ends in a slash is an empty folder,
// "→ target" a symbolic link.
type content map[string]string

// newSite makes a folder with the sources of a site.
func newSite(t testing.TB) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "content"), content{"site.yaml": "name: x"})
	put(t, filepath.Join(dir, "layouts"), content{"base.html": ""})
	return dir
}

func put(t testing.TB, dir string, files content) {
	t.Helper()
	for path, text := range files {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if strings.HasSuffix(path, "/") {
			if err := os.MkdirAll(name, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if target, ok := strings.CutPrefix(text, "→ "); ok {
			if err := os.Symlink(target, name); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tree reads all that is in dir but the manifest. A link is "→ target".
func read(t testing.TB, dir string) content {
	t.Helper()
	all := content{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case rel == manifestName || rel == ".":
		case e.IsDir():
			if list, _ := os.ReadDir(name); len(list) == 0 {
				all[rel+"/"] = ""
			}
		case e.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(name)
			all[rel] = "→ " + target
		case !e.Type().IsRegular():
			all[rel] = e.Type().String()
		default:
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			all[rel] = string(data)
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// times are the modification times of the files in dir.
func times(t testing.TB, dir string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	for path := range read(t, dir) {
		info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		all[path] = info.ModTime()
	}
	return all
}

// publishTo publishes files to site/public on a disk made from the real one.
func publishOn(ctx context.Context, d disk, files content, p Policy) (*Report, error) {
	s, err := begin(ctx, d, "public")
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	defer s.Abort()
	var wg sync.WaitGroup
	errs := make([]error, len(files))
	for i, path := range slices.Sorted(maps.Keys(files)) {
		wg.Go(func() { errs[i] = s.Write(path, []byte(files[path])) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, errors.Join(err, s.Abort())
	}
	return s.Commit(ctx, p)
}

func realDisk(t testing.TB, site string) disk {
	t.Helper()
	d, err := openDisk(site)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func publish(t testing.TB, site string, files content) *Report {
	t.Helper()
	r, err := publishOn(t.Context(), realDisk(t, site), files, Policy{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func with(c content, more content) content {
	c = maps.Clone(c)
	maps.Copy(c, more)
	return c
}

func without(c content, paths ...string) content {
	c = maps.Clone(c)
	for _, p := range paths {
		delete(c, p)
	}
	return c
}

var small = content{
	"index.html": "home", "404.html": "lost", "fr/index.html": "accueil", "fr/facultes/droit/index.html": "droit",
	"en/index.html": "home", "static/site.1a2b.css": "a{}", "sitemap.xml": "<x/>", "_redirects": "/a /b", ".nojekyll": "",
}

func TestSiteIsPublished(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	r := publish(t, site, small)
	same(t, "report", *r, Report{Way: Fresh, Written: len(small)})
	same(t, "output", read(t, out), small)
	first := times(t, out)

	r = publish(t, site, small)
	same(t, "report of the same again", *r, Report{Way: Untouched})
	same(t, "times", times(t, out), first)

	next := with(without(small, "en/index.html", "404.html"), content{"fr/index.html": "Accueil!", "en": "now a file", "404.html/index.html": "and a folder"})
	r = publish(t, site, next)
	want := Report{Way: exchanged, Written: 3, Removed: []string{"404.html", "en/index.html"}}
	if r.Way == aside {
		want.Way = aside // the file system cannot exchange
	}
	same(t, "report of a change", *r, want)
	same(t, "output", read(t, out), next)
	now := times(t, out)
	for _, path := range []string{"index.html", "fr/facultes/droit/index.html", "static/site.1a2b.css"} {
		if !now[path].Equal(first[path]) {
			t.Errorf("%s has not changed, its time has", path)
		}
	}
	same(t, "and back", publish(t, site, small).Removed, []string{"404.html/index.html", "en"})
	same(t, "output", read(t, out), small)
}

func TestOutputIsTheSameWhateverWasThere(t *testing.T) {
	clean := newSite(t)
	publish(t, clean, small)
	want, _ := os.ReadFile(filepath.Join(clean, "public", manifestName))
	site := newSite(t)
	for _, before := range []content{{"index.html": "x", "a/b/c/index.html": "x"}, with(small, content{"x.html": ""}), without(small, "fr/index.html")} {
		publish(t, site, before)
		publish(t, site, small)
		same(t, "output", read(t, filepath.Join(site, "public")), small)
		got, _ := os.ReadFile(filepath.Join(site, "public", manifestName))
		if !bytes.Equal(got, want) {
			t.Errorf("manifest:\n%s\nwant:\n%s", got, want)
		}
	}
}

func TestStageIsTrustedForNothing(t *testing.T) {
	site := newSite(t)
	publish(t, site, small)
	publish(t, site, with(small, content{"a.html": "a"}))
	stage := filepath.Join(site, ".public.projetpro/stage")
	if read(t, stage) == nil {
		t.Fatal("no stage is left")
	}
	os.Remove(filepath.Join(stage, "index.html"))
	put(t, stage, content{"index.html": "false", "x/y/z.html": "false", "empty/": ""})
	os.RemoveAll(filepath.Join(stage, "fr"))
	os.Symlink(filepath.Join(site, "content"), filepath.Join(stage, "fr"))
	os.Symlink("../../content", filepath.Join(stage, "en/link"))
	want := with(small, content{"a.html": "b"})
	publish(t, site, want)
	same(t, "output", read(t, filepath.Join(site, "public")), want)

	os.RemoveAll(stage)
	os.Symlink("../content", stage)
	want["a.html"] = "c"
	publish(t, site, want)
	same(t, "output", read(t, filepath.Join(site, "public")), want)
	same(t, "sources", read(t, filepath.Join(site, "content")), content{"site.yaml": "name: x"})
}

func TestForeignFilesAreKept(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	publish(t, site, small)
	foreign := content{"mine.txt": "mine", "CNAME": "example.org", ".git/HEAD": "ref", ".git/refs/heads/": "", "fr/note.txt": "note", "album/a/1.jpg": "1", "album/2.jpg": "2"}
	put(t, out, foreign)
	next := with(small, content{"index.html": "new"})
	r := publish(t, site, next)
	same(t, "kept", r.Kept, []string{".git/", "CNAME", "album/", "fr/note.txt", "mine.txt"})
	same(t, "output", read(t, out), with(next, foreign))
	r = publish(t, site, next)
	same(t, "untouched", r.Way, Untouched)
	same(t, "kept", r.Kept, []string{".git/", "CNAME", "album/", "fr/note.txt", "mine.txt"})

	// The folder of a page that goes stays when there is a note in it.
	r = publish(t, site, without(next, "fr/index.html", "fr/facultes/droit/index.html"))
	same(t, "output", read(t, out), with(without(next, "fr/index.html", "fr/facultes/droit/index.html"), foreign))
	same(t, "removed", r.Removed, []string{"fr/facultes/droit/index.html", "fr/index.html"})
}

func TestForeignFileInTheWay(t *testing.T) {
	check := func(foreign, next content, path string) {
		t.Helper()
		site := newSite(t)
		out := filepath.Join(site, "public")
		publish(t, site, small)
		put(t, out, foreign)
		before := read(t, out)
		_, err := publishOn(t.Context(), realDisk(t, site), with(small, next), Policy{})
		if path == "" {
			if err != nil {
				t.Errorf("%v", err)
			}
			same(t, "output", read(t, out), with(small, next))
			return
		}
		if e, ok := errors.AsType[*RefusedError](err); !ok || e.Reason != reasonInTheWay || e.Path != filepath.Join(out, path) {
			t.Errorf("%v and %v: %v", foreign, next, err)
		}
		same(t, "output", read(t, out), before)
	}
	check(content{"CNAME": "a"}, content{"CNAME": "b"}, "CNAME")
	check(content{"CNAME": "a"}, content{"CNAME": "a"}, "")
	check(content{"x": "a"}, content{"x/index.html": "b"}, "x")
	check(content{"x/y/z": "a"}, content{"x": "b"}, "x")
	check(content{"x/y/": ""}, content{"x": "b"}, "x")
	check(content{"x/": ""}, content{"x/index.html": "b"}, "")
}

// What is taken over from the output is what we have written there, and nothing else.
func TestLast(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	large := strings.Repeat("x", mostTaken+1)
	publish(t, site, with(small, content{"kept.png": "drawn", "edited.png": "drawn", "cut.png": "drawn", "gone.png": "drawn", "linked.png": "drawn", "large.png": large}))
	put(t, out, content{"edited.png": "DRAWN", "cut.png": "dra", "foreign.png": "drawn"})
	for _, name := range []string{"gone.png", "linked.png"} {
		if err := os.Remove(filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, out, content{"linked.png": "→ kept.png"})
	s, err := Begin(t.Context(), site, out)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	want := content{"kept.png": "drawn", "edited.png": "", "cut.png": "", "gone.png": "", "linked.png": "drawn", "foreign.png": "", "large.png": "", "fr": "", "../content/site.yaml": ""}
	for name, want := range want {
		if got := string(s.Last(name)); got != want {
			t.Errorf("of %s there is %q, not %q", name, got, want)
		}
		if got := string(Read(out, name)); got != want {
			t.Errorf("who builds nothing reads of %s %q, not %q", name, got, want)
		}
	}
	for _, folder := range []string{site, filepath.Join(site, "content"), filepath.Join(out, "fr"), filepath.Join(site, "none")} {
		if got := Read(folder, "kept.png"); got != nil {
			t.Errorf("%s is no output, and has %q", folder, got)
		}
	}
}

func TestEditedFiles(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	publish(t, site, with(small, content{"old.html": "old", "older.html": "old"}))
	put(t, out, content{"index.html": "by hand", "old.html": "by hand", "fr/index.html": "by hand"})
	os.Remove(filepath.Join(out, "404.html"))
	r := publish(t, site, small)
	same(t, "edited", r.Edited, []string{"fr/index.html", "index.html", "old.html"})
	same(t, "removed", r.Removed, []string{"older.html"})
	same(t, "kept", r.Kept, []string{"old.html"})
	same(t, "output", read(t, out), with(small, content{"old.html": "by hand"}))
	r = publish(t, site, small)
	same(t, "from then on it is foreign", r.Kept, []string{"old.html"})
	same(t, "and nothing else is to be done", r.Way, Untouched)
}

// Links that somebody has put into the output stay where they are and lead where they did, however the next output comes into
// place; what they lead to is not touched.
func TestLinksInTheOutputAreKept(t *testing.T) {
	links := content{
		"outside": "→ /etc/hostname", "inside": "→ ../content", "dead": "→ nowhere", "itself": "→ itself", "fr/note": "→ index.html",
		"album/link": "→ 1.jpg", ".git/link": "→ ../index.html", ".well-known/link": "→ security.txt",
	}
	known := with(small, content{".well-known/security.txt": "Contact: x", "old.html": "old"})
	next := with(without(known, "old.html"), content{"index.html": "new", "fr/facultes/droit/index.html": "new"})
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			site := newSite(t)
			out := filepath.Join(site, "public")
			if p.name == "parent read-only" {
				put(t, site, content{"public/": ""})
			}
			publishPlace := func(files content) *Report {
				t.Helper()
				r, err := publishOn(t.Context(), p.on(realDisk(t, site)), files, Policy{})
				if err != nil {
					t.Fatal(err)
				}
				return r
			}
			publishPlace(known)
			put(t, out, with(links, content{"album/1.jpg": "1"}))
			r := publishPlace(next)
			same(t, "kept", r.Kept, []string{".git/", ".well-known/link", "album/", "dead", "fr/note", "inside", "itself", "outside"})
			settled(t, site)
			same(t, "output", read(t, out), with(with(next, links), content{"album/1.jpg": "1"}))
			same(t, "sources", read(t, filepath.Join(site, "content")), content{"site.yaml": "name: x"})
			same(t, "again", publishPlace(next).Way, Untouched)
			publishPlace(known)
			settled(t, site)
			same(t, "and back", read(t, out), with(with(known, links), content{"album/1.jpg": "1"}))
		})
	}
}

// A link that lies where the site has a file or a folder is in the way, whatever it leads to; where the site no longer has
// one, it stays.
func TestLinksInTheWay(t *testing.T) {
	for link, target := range map[string]string{"index.html": "../content/site.yaml", "404.html": "en/index.html", "fr": "../fr", "new.html": "nowhere"} {
		site := newSite(t)
		out := filepath.Join(site, "public")
		publish(t, site, small)
		os.Rename(filepath.Join(out, link), filepath.Join(site, path.Base(link)))
		put(t, out, content{link: "→ " + target})
		before := read(t, site)
		_, err := publishOn(t.Context(), realDisk(t, site), with(small, content{"new.html": "new"}), Policy{})
		if e, ok := errors.AsType[*RefusedError](err); !ok || e.Reason != reasonInTheWay || e.Path != filepath.Join(out, link) {
			t.Errorf("%s: %v", link, err)
		}
		after := read(t, site)
		maps.DeleteFunc(after, func(path, _ string) bool { return strings.HasPrefix(path, ".public.projetpro/") })
		maps.DeleteFunc(before, func(path, _ string) bool { return strings.HasPrefix(path, ".public.projetpro/") })
		same(t, link, after, before)
		if link == "404.html" {
			same(t, "kept", publish(t, site, without(small, link)).Kept, []string{link})
			same(t, "output", read(t, out), with(small, content{link: "→ " + target}))
		}
	}
}

func TestOutputThatIsNotOurs(t *testing.T) {
	check := func(there content, reason Reason, path string) {
		t.Helper()
		site := newSite(t)
		out := filepath.Join(site, "public")
		put(t, site, content{"public/": ""})
		put(t, out, there)
		_, err := publishOn(t.Context(), realDisk(t, site), small, Policy{})
		if reason == "" {
			if err != nil {
				t.Errorf("%v: %v", there, err)
			}
			same(t, "output", read(t, out), with(small, there))
			return
		}
		if e, ok := errors.AsType[*RefusedError](err); !ok || e.Reason != reason || e.Path != filepath.Join(out, path) {
			t.Errorf("%v: %v", there, err)
		}
		delete(there, manifestName)
		same(t, "output", read(t, out), there)
		if _, err := os.Lstat(filepath.Join(site, ".public.projetpro")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v: a workroom was made for what is refused: %v", there, err)
		}
	}
	check(content{}, "", "")
	check(content{".git/HEAD": "x", ".gitkeep": ""}, "", "")
	check(content{"index.html": "x"}, reasonNotOurs, "")
	check(content{"a/b": "x"}, reasonNotOurs, "")
	check(content{manifestName: "projetpro manifest 1\nxx 1 a\n", "a": "x"}, reasonDamaged, manifestName)
	check(content{manifestName: "", "a": "x"}, reasonDamaged, manifestName)
}

func TestSitesThatShrink(t *testing.T) {
	pages := content{}
	for i := range 10 {
		pages[fmt.Sprintf("p%d/index.html", i)] = "x"
	}
	check := func(before, after content, reason Reason) {
		t.Helper()
		site := newSite(t)
		if before != nil {
			publish(t, site, before)
		}
		old := read(t, filepath.Join(site, "public"))
		_, err := publishOn(t.Context(), realDisk(t, site), after, Policy{})
		e, ok := errors.AsType[*RefusedError](err)
		if ok != (reason != "") || ok && e.Reason != reason || !ok && err != nil {
			t.Errorf("%d files, then %d: %v", len(before), len(after), err)
		}
		if !ok {
			return
		}
		same(t, "output", read(t, filepath.Join(site, "public")), old)
		if _, err := publishOn(t.Context(), realDisk(t, site), after, Policy{AllowShrink: true}); err != nil {
			t.Error(err)
		}
		same(t, "output, allowed", read(t, filepath.Join(site, "public")), after)
	}
	five := without(pages, "p0/index.html", "p1/index.html", "p2/index.html", "p3/index.html", "p4/index.html")
	check(pages, five, "")
	check(pages, without(five, "p5/index.html"), reasonShrunk)
	check(pages, with(without(five, "p5/index.html"), content{"q/index.html": "", "r/index.html": ""}), reasonShrunk)
	check(pages, content{}, reasonEmpty)
	check(pages, content{"robots.txt": ""}, reasonEmpty)
	check(nil, content{}, reasonEmpty)
	check(nil, content{"index.html": ""}, "")
}

func TestGuard(t *testing.T) {
	site := newSite(t)
	home := newSite(t)
	t.Setenv("HOME", filepath.Join(home, "content"))
	t.Setenv("USERPROFILE", filepath.Join(home, "content"))
	elsewhere := t.TempDir()
	put(t, site, content{"a-file": "x", "content/deep/er/": "", ".git/HEAD": ""})
	os.Symlink(site, filepath.Join(elsewhere, "to-site"))
	os.Symlink(filepath.Join(site, "content"), filepath.Join(elsewhere, "to-content"))
	os.Symlink("nowhere", filepath.Join(elsewhere, "to-nothing"))
	folders := []string{"content", "layouts", "static", "i18n", "translations", ".git", ".projetpro", "node_modules"}
	for _, name := range folders {
		put(t, site, content{name + "/": ""})
	}
	os.Symlink(filepath.Join(home, "content"), filepath.Join(elsewhere, "to-home"))
	t.Chdir(filepath.Join(site, "layouts"))
	check := func(out string, reason Reason) {
		t.Helper()
		before := read(t, site)
		s, err := Begin(t.Context(), site, out)
		if s != nil {
			defer s.Abort()
		}
		e, ok := errors.AsType[*RefusedError](err)
		if !ok && (err != nil || reason != "") || ok && e.Reason != reason {
			t.Errorf("%s: %v, want %q", out, err, reason)
		}
		if reason != "" {
			same(t, "site", read(t, site), before)
		}
	}
	check(".", reasonCurrent)
	check("..", reasonSite)
	check("../..", reasonSite)
	check("/", reasonRoot)
	check(site, reasonSite)
	check(site+"/content/..", reasonSite)
	check(filepath.Dir(site), reasonSite)
	check(filepath.Join(home, "content"), reasonHome)
	check(home, reasonHome)
	check(site+"/content", reasonSource)
	check(site+"/content/deep/er", reasonSource)
	check(site+"/content/not/yet/there", reasonSource)
	check("base.html/x", reasonFile)
	check(site+"/layouts/public", reasonSource)
	check(site+"/.git/public", reasonSource)
	check(site+"/a-file", reasonFile)
	check(elsewhere+"/to-site", reasonSite)
	check(elsewhere+"/to-content", reasonSource)
	check(elsewhere+"/to-content/x", reasonSource)
	check(elsewhere+"/to-nothing", reasonFile)
	for _, name := range folders {
		check(filepath.Join(site, name, "public"), reasonSource)
	}
	check(site+"/public", "")
	check("../public", "")
	check(elsewhere+"/to-site/public", "")
	check(elsewhere+"/a/b/c", "")
	check(site+"/contents", "")
	t.Setenv("HOME", filepath.Join(elsewhere, "to-home"))
	t.Setenv("USERPROFILE", filepath.Join(elsewhere, "to-home"))
	check(filepath.Join(home, "content"), reasonHome)
	check(home, reasonHome)
	check(home+"/contents", "")
}

func TestOneBuildAtATime(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	s, err := Begin(t.Context(), site, out)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Begin(t.Context(), site, out)
	if e, ok := errors.AsType[*InUseError](err); !ok || e.PID != os.Getpid() || e.Path != out {
		t.Errorf("%v", err)
	}
	if err := s.Abort(); err != nil {
		t.Error(err)
	}
	if err := s.Abort(); err != nil {
		t.Error(err)
	}
	if s, err = Begin(t.Context(), site, out); err != nil {
		t.Fatal(err)
	}
	s.Abort()
	same(t, "what is left", read(t, site), content{
		"content/site.yaml": "name: x", "layouts/base.html": "", ".public.projetpro/.gitignore": "*\n",
		".public.projetpro/lock": fmt.Sprintf("%d\n", os.Getpid()),
	})
}

func TestAbortLeavesNothing(t *testing.T) {
	site := newSite(t)
	out := filepath.Join(site, "public")
	publish(t, site, small)
	before, at := read(t, site), times(t, out)
	s, err := Begin(t.Context(), site, out)
	if err != nil {
		t.Fatal(err)
	}
	for path := range small {
		if err := s.Write(path, []byte("new")); err != nil {
			t.Error(err)
		}
	}
	if err := s.Abort(); err != nil {
		t.Error(err)
	}
	same(t, "site", read(t, site), before)
	same(t, "times", times(t, out), at)
}

func TestCancelled(t *testing.T) {
	site := newSite(t)
	publish(t, site, small)
	before := read(t, site)
	ctx, cancel := context.WithCancel(t.Context())
	s, err := Begin(ctx, site, filepath.Join(site, "public"))
	if err != nil {
		t.Fatal(err)
	}
	for path := range small {
		if err := s.Write(path, []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if _, err := s.Commit(ctx, Policy{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	same(t, "site", read(t, site), before)
}

func TestPathsThatCannotBe(t *testing.T) {
	site := newSite(t)
	s, err := Begin(t.Context(), site, filepath.Join(site, "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for _, path := range []string{"twice", "folder/x", "file"} {
		if err := s.Write(path, nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"", ".", "..", "/a", "a/", "a//b", "../a", "a/../b", `a\b`, "a\nb", manifestName, innerWork + "/x", journalName, "twice", "folder", "file/a/b"} {
		if _, fault := errors.AsType[*FaultError](s.Write(path, nil)); !fault {
			t.Errorf("%q was accepted", path)
		}
	}
}

func TestManifestIsReadWholeOrNotAtAll(t *testing.T) {
	sum := strings.Repeat("0", 64)
	for _, lines := range []string{
		sum + " 1 b\n" + sum + " 1 a\n", // in no order
		sum + " 1 a\n" + sum + " 1 a\n", // twice
		sum + " 1 a",
		sum + " 01 a\n",
		sum + " 1\n",
		sum + " 1 .\n",
		sum + " 1 /a\n",
		sum + " 1 ../a\n",
		sum + " 1 " + manifestName + "\n",
		sum[:62] + " 1 a\n",
		sum + "00 1 a\n",
		strings.Repeat("A", 64) + " 1 a\n",
		strings.Repeat("g", 64) + " 1 a\n",
		"\n",
	} {
		if m, err := parseManifest([]byte(manifestHeader + lines)); err == nil {
			t.Errorf("%q is read as %v", lines, m.files)
		}
	}
	for _, text := range []string{"", "x", strings.Replace(manifestHeader, "1", "2", 1)} {
		if _, err := parseManifest([]byte(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
	m, err := parseManifest([]byte(manifestHeader + sum + " 1 a\n" + sum + " 20 a b\n"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "entries", map[string]int64{"a": m.files["a"].size, "a b": m.files["a b"].size}, map[string]int64{"a": 1, "a b": 20})
}

func FuzzManifest(f *testing.F) {
	m := &manifest{map[string]entry{"a": {sumOf("x"), 1}, "fr/index.html": {sumOf("y"), 20}}}
	f.Add(m.text())
	f.Add([]byte(manifestHeader))
	f.Add([]byte(manifestHeader + strings.Repeat("0", 64) + " 1 ../a\n"))
	f.Add([]byte(manifestHeader + strings.Repeat("0", 64) + " 1 a b\n"))
	f.Add([]byte(manifestHeader + strings.Repeat("0", 64) + " -1 a\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := parseManifest(text)
		if err != nil {
			return
		}
		if !bytes.Equal(m.text(), text) {
			t.Errorf("read and written again, it is another:\n%q\n%q", text, m.text())
		}
		for path := range m.files {
			if !fs.ValidPath(path) || !filepath.IsLocal(path) || isOwn(path) {
				t.Errorf("%q was accepted", path)
			}
		}
	})
}

// What is copied into the output is what would be written there, whatever lies there already.
func TestCopyIsWrite(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	type step func(s *Stage, path string, text string) error
	ways := map[string]step{
		"written": func(s *Stage, path, text string) error { return s.Write(path, []byte(text)) },
		"copied":  func(s *Stage, path, text string) error { return s.Copy(path, strings.NewReader(text)) },
	}
	for _, last := range []string{"", "short", long, long[1:] + "b", long + "a"} {
		for _, edit := range []string{"", "short", long, long[1:] + "c", long + "b"} {
			for _, next := range []string{"short", long} {
				var reports []*Report
				for _, way := range []string{"written", "copied"} {
					site := newSite(t)
					out := filepath.Join(site, "public")
					files := content{"index.html": "home"}
					if last != "" {
						files["a.bin"] = last
					}
					publish(t, site, files)
					if edit != "" {
						put(t, out, content{"a.bin": edit})
					}
					s, err := begin(t.Context(), realDisk(t, site), "public")
					if err != nil {
						t.Fatal(err)
					}
					if err := errors.Join(s.Write("index.html", []byte("home")), ways[way](s, "a.bin", next)); err != nil {
						t.Fatal(err)
					}
					r, err := s.Commit(t.Context(), Policy{})
					if _, refused := errors.AsType[*RefusedError](err); refused && last == "" && edit != "" && edit != next {
						same(t, way+" over a file of another's", read(t, out)["a.bin"], edit)
						continue
					}
					if err != nil {
						t.Fatal(err)
					}
					same(t, way, read(t, out), content{"index.html": "home", "a.bin": next})
					text, err := os.ReadFile(filepath.Join(out, manifestName))
					if err != nil || !strings.Contains(string(text), fmt.Sprintf("%x %d a.bin", sha256.Sum256([]byte(next)), len(next))) {
						t.Errorf("%s: %v, %s", way, err, text)
					}
					reports = append(reports, r)
				}
				if len(reports) == 2 {
					same(t, "report", *reports[1], *reports[0])
				}
			}
		}
	}
}
