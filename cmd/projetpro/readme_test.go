// This file does what the documents tell people to do.

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// said is all that the command says in a folder, of the languages and the day of the scripts.
func said(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("projetpro", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=en_GB.UTF-8", "SOURCE_DATE_EPOCH=1795392000")
	out, err := cmd.CombinedOutput()
	if _, exit := errors.AsType[*exec.ExitError](err); err != nil && !exit {
		t.Fatal(err)
	}
	return string(out)
}

// realSite is a copy of the real site.
func realSite(t *testing.T) (dir string) {
	t.Helper()
	dir = copyContent(t, t.TempDir())
	for _, name := range []string{"layouts", "static", "i18n"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// copyContent copies what the real site says to a folder, and what was confirmed of it, and returns the folder.
func copyContent(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"content", "translations"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The README shows what is said of the mistake that it asks for, all of it.
func TestReadmeShowsWhatIsSaid(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := realSite(t)
	parts := regexp.MustCompile("(?s)in the French file write `(.*?)`\\s+instead of `(.*?)`.*?\n```\n(.*?)```\n").FindSubmatchIndex(readme)
	if parts == nil {
		t.Fatal("the README asks for no mistake")
	}
	wrong, right, shown := string(readme[parts[2]:parts[3]]), string(readme[parts[4]:parts[5]]), string(readme[parts[6]:parts[7]])
	file := filepath.Join(dir, "content/faculties/architecture/modules/design-thinking.fr.md")
	text, err := os.ReadFile(file)
	if err != nil || strings.Count(string(text), "\n"+right+"\n") != 1 {
		t.Fatalf("%s has no line %q (%v)", file, right, err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), "\n"+right+"\n", "\n"+wrong+"\n", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	got := said(t, dir, "build")
	if os.Getenv("UPDATE") != "" {
		updated := slices.Concat(readme[:parts[6]], []byte(got), readme[parts[7]:])
		if err := os.WriteFile("../../README.md", updated, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != shown {
		t.Errorf("the README shows\n%s\nand what is said is\n%s", shown, got)
	}
}

// trial is what a handbook asks for in the first five minutes: a file, what to copy into it, and what to write wrongly.
var trial = regexp.MustCompile("(?s)`(content/pages/[a-z]+\\.[a-z]+\\.md)`.*?\n   ```markdown\n(.*?)   ```\n.*?`([a-z]+)` [^`]*`title`")

// The first five minutes go as the handbooks say: a draft that is sound, is not published, and whose mistake is told with the cure.
func TestFirstFiveMinutes(t *testing.T) {
	for _, book := range handbooks {
		text, err := os.ReadFile(filepath.Join("../..", book))
		if err != nil {
			t.Fatal(err)
		}
		parts := trial.FindStringSubmatch(string(text))
		if parts == nil {
			t.Fatalf("%s asks for no first page", book)
		}
		dir, file, page := realSite(t), parts[1], strings.ReplaceAll("\n"+parts[2], "\n   ", "\n")[1:]
		write := func(page string) {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(page), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		before := said(t, dir, "check", "--drafts")
		if strings.Contains(before, "error") {
			t.Fatal(before)
		}
		write(page)
		if got := said(t, dir, "check", "--drafts", file); strings.Contains(got, "error") {
			t.Errorf("%s: of the first page is said: %s", book, got)
		}
		if got := said(t, dir, "check"); got != before {
			t.Errorf("%s: the first page is published: %s", book, got)
		}
		write(strings.Replace(page, "title:", parts[3]+":", 1))
		if got := said(t, dir, "check", "--drafts", file); !strings.Contains(got, "→ Write: title: ") {
			t.Errorf("%s: of the mistake is said: %s", book, got)
		}
	}
}

// shown are the commands in code of the documents.
var shown = regexp.MustCompile("(?m)(?:^|`)(?:go run ./cmd/)?projetpro( [^`#\n]*)")

// What documents tell to type, the command understands.
func TestDocumentsShowCommandsThatAre(t *testing.T) {
	seen := 0
	for _, document := range []string{"README.md", "docs/content.md", "docs/contenu.md", "docs/layouts.md", "docs/performance.md"} {
		text, err := os.ReadFile(filepath.Join("../..", document))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range shown.FindAllStringSubmatch(string(text), -1) {
			seen++
			if got := said(t, t.TempDir(), append(strings.Fields(m[1]), "--help")...); strings.HasPrefix(got, "projetpro") {
				t.Errorf("%s shows projetpro%s, of which is said: %s", document, m[1], got)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d commands were found", seen)
	}
}
