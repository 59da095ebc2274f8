//go:build unix

package source

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"projetpro/internal/diag"
)

func TestWhereLinksLead(t *testing.T) {
	dir := site(t, map[string]string{
		"content/a/real.md": "text", "content/.env": "secret", "content/.git/config": "secret", "content/.hidden/x.md": "secret",
		"content/x.md.bak": "secret", ".env": "secret", ".git/config": "secret", "secret.md": "secret",
		"static/root/.well-known/x.txt": "text", "static/root/.htpasswd": "secret", "public/x.md": "old",
		"layouts/page.html": "text", "i18n/fr-be.yaml": "text",
	})
	for name, target := range map[string]string{
		"content/first.md":              "second.md",
		"content/second.md":             "a/real.md",
		"content/folder":                "a",
		"content/.dot.md":               "a/real.md",
		"outside.md":                    "content/a/real.md",
		"content/away.md":               "../outside.md",
		"content/circle.md":             "circle2.md",
		"content/circle2.md":            "circle.md",
		"content/chain.md":              "away.md",
		"content/behind.md":             "folder/real.md",
		"content/up.md":                 "folder/../../secret.md",
		"content/by-dot.md":             ".dot.md",
		"content/hidden.md":             ".hidden/x.md",
		"content/env.env":               ".env",
		"content/backup.bak2":           "x.md.bak",
		"content/other.txt":             "a/real.md",
		"content/config":                "../.git/config",
		"content/inner":                 ".git/config",
		"content/built.md":              "../public/x.md",
		"content/long.md":               strings.Repeat("x", 300) + ".md",
		"content/known.txt":             "../static/root/.well-known/x.txt",
		"content/absolute.md":           filepath.Join(dir, "content/a/real.md"),
		"static/root/passwd":            ".htpasswd",
		"static/root/g.txt":             "../../.git/config",
		"static/root/.well-known/a.txt": "x.txt",
		"i18n/fr.yaml":                  "../content/site.yaml",
		"i18n/en.yaml":                  "../.env.yaml",
		"i18n/nl.yaml":                  "fr-be.yaml",
		"layouts/x.md":                  "../content/a/real.md",
		"static/root/draft.md":          "../../content/a/real.md",
		"static/root/layout.html":       "../../layouts/page.html",
		"content/layout.html":           "../layouts/page.html",
		"static/root/settings.yaml":     "../../content/site.yaml",
	} {
		link(t, dir, name, target)
	}
	tree, diags := read(t, open(t, dir, nil), nil)
	got := map[string]string{}
	for f := range tree.Files("") {
		got[f.Path] = "text"
	}
	for _, d := range diags {
		if d.Code == diag.HiddenFile {
			continue
		}
		got[d.Pos.File] = string(d.Args[1].(diag.Term))
	}
	const missing, outside, hidden, unpublished = "link-to-missing", "link-to-outside", "link-to-hidden", "link-to-unpublished"
	same(t, "links", got, map[string]string{
		Marker: "text", "content/a/real.md": "text", "static/root/.well-known/x.txt": "text", "static/root/.well-known/a.txt": "text",
		"content/first.md": "text", "content/second.md": "text", "content/known.txt": "text", "layouts/page.html": "text", "i18n/fr-be.yaml": "text", "i18n/nl.yaml": "text",
		"i18n/fr.yaml": unpublished, "layouts/x.md": unpublished, "static/root/draft.md": unpublished, "static/root/layout.html": unpublished,
		"content/layout.html": unpublished, "static/root/settings.yaml": unpublished,
		"content/folder": "link-to-folder", "content/away.md": outside, "content/circle.md": "link-to-itself", "content/circle2.md": "link-to-itself",
		"content/chain.md": outside, "content/behind.md": "link-behind-link", "content/up.md": "link-behind-link", "content/by-dot.md": hidden,
		"content/hidden.md": hidden, "content/env.env": hidden, "content/backup.bak2": hidden, "content/other.txt": "link-to-ending",
		"content/config": outside, "content/inner": hidden, "content/built.md": outside, "content/long.md": missing, "content/absolute.md": outside,
		"static/root/passwd": hidden, "static/root/g.txt": outside, "i18n/en.yaml": missing,
	})
}

// A folder of the site that is a link is none, and is called what it is.
func TestFoldersThatAreLinks(t *testing.T) {
	for target, want := range map[string]diag.Term{
		"private": diag.TargetFolder, "nowhere": diag.TargetMissing, "/etc": diag.TargetOutside, "secret.txt": diag.TargetOutside, "static": diag.TargetItself,
	} {
		dir := site(t, map[string]string{"private/root/a.txt": "secret", "secret.txt": "secret"})
		link(t, dir, "static", target)
		_, diags := read(t, open(t, dir, nil), nil)
		if len(diags) != 1 || diags[0].Code != diag.ShortcutRefused || diags[0].Args[1] != want {
			t.Errorf("static is a link to %s: %+v", target, diags)
		}
	}
}

func link(t testing.TB, dir, name, target string) {
	t.Helper()
	at := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, at); err != nil {
		t.Fatal(err)
	}
}

// Whatever links there are, the bytes of the tree are those of files that would be in it without them, in
// the same folder or in the one that is published.
func TestOnlyFilesOfTheSiteAreRead(t *testing.T) {
	folders := strings.Fields("content content/a content/a/b content/.git static static/root static/root/.well-known static/.x layouts i18n .git public .")
	names := []string{"x.md", "y.md", "z.txt", "config", ".env", ".htaccess", "w.txt~", "folder"}
	followed := 0
	for seed := range uint64(500) {
		random := rand.New(rand.NewPCG(seed, 1))
		pick := func(list []string) string { return list[random.IntN(len(list))] }
		dir := site(t, nil)
		there := []string{Marker}
		for i := range 30 {
			at := path.Join(pick(folders), pick(names))
			if _, err := os.Lstat(filepath.Join(dir, at)); err == nil || strings.Contains(at, "folder/") {
				continue
			}
			there = append(there, at)
			if random.IntN(2) == 0 {
				write(t, dir, at, fmt.Sprintf("%s %d", at, i))
				continue
			}
			to, _ := filepath.Rel(filepath.Dir(at), pick(there))
			switch random.IntN(16) {
			case 0:
				to = path.Join(pick(folders), "..", pick(names))
			case 1:
				to = filepath.Join(dir, pick(folders), pick(names))
			case 2:
				to = "folder/" + to
			case 3:
				to = "./" + pick(folders) + "/../" + to
			}
			link(t, dir, at, to)
		}
		plain := map[string]bool{} // the bytes of what lies there without any link
		filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			rel, _ := filepath.Rel(dir, name)
			if top, ok := topOf(filepath.ToSlash(rel)); ok && e.Type().IsRegular() && !passedOver(rel, top) {
				data, _ := os.ReadFile(name)
				plain[string(data)] = true
			}
			return err
		})
		tree, _ := read(t, open(t, dir, nil), nil)
		for f := range tree.Files("") {
			data, err := f.Load()
			top, _, _ := strings.Cut(f.Path, "/")
			if err != nil || !plain[string(data)] || f.Path != Marker && !strings.HasPrefix(string(data), top+"/") && !strings.HasPrefix(string(data), "static/") {
				t.Errorf("seed %d: %s has %q, %v", seed, f.Path, data, err)
			}
			if info, err := os.Lstat(filepath.Join(dir, f.Path)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
				followed++
			}
		}
	}
	if followed < 50 {
		t.Errorf("only %d links were followed: the test says little", followed)
	}
}

func passedOver(at string, top folder) bool {
	for part := range strings.SplitSeq(at, "/") {
		if leftover(part, top) {
			return true
		}
	}
	return false
}

// TestFolderBecomesALink is the moment between the list of a folder and that of one in it.
func TestFolderBecomesALink(t *testing.T) {
	dir := site(t, map[string]string{"content/a/b/x.md": "text", ".git/b/x.md": "secret"})
	d := open(t, dir, nil)
	first := func(r *reader) error { return r.list(t.Context()) }
	second := func(r *reader) error { return r.load(t.Context()) }
	swap := func() {
		if err := os.Rename(filepath.Join(dir, "content/a"), filepath.Join(dir, "away")); err != nil {
			t.Fatal(err)
		}
		link(t, dir, "content/a", "../.git")
	}
	r := &reader{dir: d, prev: &Tree{}, workers: 1}
	if err := first(r); err != nil {
		t.Fatal(err)
	}
	swap()
	if err := second(r); err == nil {
		t.Errorf("read %d files, the last %q", len(r.files), r.files[0].data)
	}
	if _, err := d.readDir("content/a/b"); err == nil {
		t.Error("listed what lies behind a link")
	}
	if _, err := d.lstat("content/a/b/x.md"); err == nil {
		t.Error("looked behind a link")
	}
}
