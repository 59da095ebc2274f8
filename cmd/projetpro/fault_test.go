//go:build unix

// This file makes each stage fail as if by a mistake of ours: nothing may be
// changed by it, and a preview must live on.

package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// stages are what can be trapped, with the file that must be named, and the one to
// edit so that the work is done again.
var stages = []struct{ stage, file, edit string }{
	{"read", "content/method.fr.md", "content/method.fr.md"},
	{"text", "content/method.fr.md", "content/method.fr.md"},
	{"links", "content/method.fr.md", "content/method.fr.md"},
	{"page", "content/method.fr.md", "content/method.fr.md"},
	{"page", "layouts/faculties.html", "content/method.fr.md"},
	{"document", "content/plan.svg", "content/plan.svg"},
	{"strings", "i18n/fr.yaml", "i18n/fr.yaml"},
	{"minify", "static/site.css", "static/site.css"},
	{"layout", "layouts/text.html", "layouts/text.html"},
	{"site", "", "content/method.fr.md"},
	{"rule", "", "content/method.fr.md"},
	{"whole", "", "content/method.fr.md"},
	{"documents", "", "content/method.fr.md"},
	{"resources", "", "content/method.fr.md"},
	{"pages", "", "content/method.fr.md"},
	{"outputs", "", ""}, // only a build makes them all
	{"prove", "", "content/method.fr.md"},
	{"command", "", ""}, // what no stage has caught
	{"show", "", "content/method.fr.md"},
	{"check", "", "content/method.fr.md"},
	{"watch", "", "content/method.fr.md"},
}

// onlyPreview are the stages that a build does not have.
var onlyPreview = []string{"show", "check", "watch"}

// trapped is a site whose work can be made to fail.
func trapped(t *testing.T) (dir string, edit func(file string), trap func(what string)) {
	dir = filepath.Join(t.TempDir(), "site")
	t.Setenv("TRAP", filepath.Join(t.TempDir(), "trap"))
	for name, folder := range map[string]string{"layouts": "../../layouts", "static": "../../static", "i18n": "../../i18n"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
	}
	write := func(file, text string) {
		path := filepath.Join(dir, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/site.yaml", "name: Test\nbase_url: https://www.site.test/\nlanguages: [fr, en]\nlevels: [BA1]\n")
	write("content/plan.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>`)
	for _, lang := range []string{"fr", "en"} {
		write("content/home."+lang+".md", "---\ntitle: Accueil\nsummary: Le site.\n---\n\nBonjour.\n")
		write("content/method."+lang+".md", "---\ntitle: Méthode\nsummary: La méthode.\n---\n\nVoir [le plan](plan.svg).\n")
	}
	n := 0
	edit = func(file string) {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		n++
		text := string(data)
		switch filepath.Ext(file) {
		case ".md":
			text += fmt.Sprintf("\nEncore %d.\n", n)
		case ".css":
			text += fmt.Sprintf("\n.x%d{color:red}\n", n)
		case ".yaml":
			text += fmt.Sprintf("\n# %d\n", n)
		case ".svg":
			text += fmt.Sprintf("<!-- %d -->", n)
		default:
			text += fmt.Sprintf("{{/* %d */}}", n)
		}
		write(file, text)
	}
	trap = func(what string) {
		if what == "" {
			os.Remove(os.Getenv("TRAP"))
		} else if err := os.WriteFile(os.Getenv("TRAP"), []byte(what), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, edit, trap
}

// A mistake of ours is said, of the file that it was met with; the status is 3, and
// nothing has changed.
func TestFault(t *testing.T) {
	dir, _, trap := trapped(t)
	run := func(args ...string) (status int, said string) {
		cmd := exec.Command("projetpro", append(args, "--site", dir)...)
		cmd.Env = append(os.Environ(), "LC_ALL=C", "SOURCE_DATE_EPOCH=1795392000")
		out, _ := cmd.CombinedOutput()
		return cmd.ProcessState.ExitCode(), string(out)
	}
	if status, said := run("build"); status != 0 {
		t.Fatal(said)
	}
	before := listing(filepath.Join(dir, "public"))
	for _, s := range stages {
		if slices.Contains(onlyPreview, s.stage) {
			continue
		}
		trap(strings.TrimSpace(s.stage + " " + s.file))
		for _, command := range []string{"check", "build"} {
			status, said := run(command)
			if s.stage == "outputs" && command == "check" {
				continue
			}
			want := "A mistake of projetpro, not of the site: sprung ("
			if s.file != "" {
				want = s.file + ": error: " + want
			}
			if status != 3 || !strings.Contains(said, want) || strings.Contains(said, "goroutine") {
				t.Errorf("%s %s, %s: status %d, want 3 and %q:\n%s", s.stage, s.file, command, status, want, said)
			}
		}
		if after := listing(filepath.Join(dir, "public")); after != before {
			t.Errorf("%s %s has changed the output", s.stage, s.file)
		}
		trap("")
	}
}

// A preview lives through a mistake of ours, shows what it showed last, and goes on
// once it is gone.
func TestFaultInPreview(t *testing.T) {
	dir, edit, trap := trapped(t)
	trap("site") // from the beginning
	p := newPreview(t, dir)
	pages := []string{"fr/index.html", "fr/methode/index.html", "en/method/index.html", "fr/facultes/index.html"}
	wait := func(what string, holds func() bool) {
		t.Helper()
		for deadline := time.Now().Add(30 * time.Second); !holds(); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s", what)
			}
		}
	}
	told := func() bool { return slices.Contains(p.problems("/fr/"), "fault") }
	wait("site is not said at the start", told)
	trap("")
	edit("content/method.fr.md")
	wait("site is still said after the start", func() bool { return !told() })
	for _, s := range stages {
		if s.edit == "" {
			continue
		}
		name := strings.TrimSpace(s.stage + " " + s.file)
		for _, page := range pages {
			if status, _ := p.get(page); status != http.StatusOK {
				t.Fatalf("before %s, %s: status %d", name, page, status)
			}
		}
		trap(name)
		edit(s.edit)
		if slices.Contains(onlyPreview, s.stage) {
			time.Sleep(500 * time.Millisecond)
		} else {
			wait(name+" is not said", told)
		}
		for _, page := range pages {
			if status, body := p.get(page); status != http.StatusOK || !strings.Contains(body, "<h1") {
				t.Errorf("%s, %s: status %d:\n%s", name, page, status, body)
			}
		}
		trap("")
		edit(s.edit)
		_, text := p.get("fr/methode/index.html")
		edit("content/method.fr.md")
		wait(name+" is still said", func() bool {
			_, now := p.get("fr/methode/index.html")
			return !told() && now != text
		})
	}
}
