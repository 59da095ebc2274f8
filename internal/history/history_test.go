package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// A repository is one that a test makes.
type repository struct {
	t   *testing.T
	dir string
	n   int // commits
}

func newRepository(t *testing.T) *repository {
	r := &repository{t: t, dir: t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r *repository) git(args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@site.test", "-c", "commit.gpgSign=false"}, args...)...)
	cmd.Dir = r.dir
	r.n++
	date := fmt.Sprintf("2026-01-01T00:%02d:00Z", r.n)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date)
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

// commit writes files, by pairs of path and text, and commits everything.
func (r *repository) commit(files ...string) {
	r.t.Helper()
	for i := 0; i < len(files); i += 2 {
		r.write(files[i], files[i+1])
	}
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "x", "--allow-empty")
}

func (r *repository) write(file, text string) {
	r.t.Helper()
	at := filepath.Join(r.dir, filepath.FromSlash(file))
	if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, []byte(text), 0o644)); err != nil {
		r.t.Fatal(err)
	}
}

// saidBefore is all that a file said, from the newest on, up to one.
func saidBefore(t *testing.T, root, last, file string, former ...string) (all []string, err error) {
	err = Ask(t.Context(), root, []Question{{File: file, Former: former, Found: func(text []byte) bool {
		all = append(all, string(text))
		return string(text) == last
	}}})
	return all, err
}

func wantTexts(t *testing.T, root, last string, want []string, file string, former ...string) {
	t.Helper()
	if got, err := saidBefore(t, root, last, file, former...); err != nil || !slices.Equal(got, want) {
		t.Errorf("%s: %q, %v; want %q", file, got, err, want)
	}
}

const long = "Un texte assez long pour être reconnu.\n\nIl a plusieurs lignes.\n\nEt une de plus.\n"

func TestTexts(t *testing.T) {
	r := newRepository(t)
	wantTexts(t, r.dir, "", nil, "content/a.fr.md") // nothing was committed yet
	r.commit("content/a.fr.md", "1\n", "content/b.fr.md", long)
	r.commit("content/a.fr.md", "2\n")
	r.commit("content/a.fr.md", "1\n", "layouts/x.html", "x")
	r.write("content/a.fr.md", "not committed\n")
	wantTexts(t, r.dir, "", []string{"1\n", "2\n"}, "content/a.fr.md")
	wantTexts(t, r.dir, "1\n", []string{"1\n"}, "content/a.fr.md")
	wantTexts(t, r.dir, "", nil, "content/none.fr.md")

	// Renamed and changed, twice; and under a name that only the caller knows.
	r.git("checkout", "-q", ".")
	r.git("mv", "content/b.fr.md", "content/c.fr.md")
	r.commit("content/c.fr.md", long+"C\n")
	r.git("mv", "content/c.fr.md", "content/d.fr.md")
	r.commit("content/d.fr.md", long+"D\n")
	wantTexts(t, r.dir, "", []string{long + "D\n", long + "C\n", long}, "content/d.fr.md")
	r.git("rm", "-q", "content/d.fr.md")
	r.commit("content/e.fr.md", "Tout autre chose.\n")
	wantTexts(t, r.dir, long, []string{long + "D\n", "Tout autre chose.\n", long + "C\n", long}, "content/e.fr.md", "content/d.fr.md")
}

// A text that only a merge has, and one that only a branch had, are found.
func TestMerges(t *testing.T) {
	r := newRepository(t)
	r.commit("content/a.fr.md", "1\n")
	r.git("checkout", "-q", "-b", "side")
	r.commit("content/a.fr.md", "2\n")
	r.commit("content/a.fr.md", "3\n")
	r.git("checkout", "-q", "main")
	r.commit("content/a.fr.md", "4\n")
	r.git("merge", "-q", "-s", "ours", "--no-commit", "side")
	r.commit("content/a.fr.md", "5\n")
	wantTexts(t, r.dir, "2\n", []string{"5\n", "4\n", "3\n", "1\n", "2\n"}, "content/a.fr.md")
}

// No name of a file is taken for an option, a pattern or a line.
func TestNames(t *testing.T) {
	names := []string{"-c", "--output=x", "content/-rf.fr.md", "content/a b'c$(touch x)`d`.fr.md", "content/é è.fr.md", ":(exclude)content", "content/[a-z]*.fr.md"}
	if runtime.GOOS != "windows" {
		names = append(names, "content/a\nb\tc\".fr.md", ":100644 100644 a b M", `content\a.fr.md`)
	} else {
		names = slices.DeleteFunc(names, func(name string) bool { return strings.ContainsAny(name, `:*`) })
	}
	r := newRepository(t)
	for _, name := range names {
		r.write(name, "was "+name)
	}
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "x")
	for _, name := range names {
		r.write(name, "is "+name)
	}
	r.commit()
	for _, name := range names {
		wantTexts(t, r.dir, "", []string{"is " + name, "was " + name}, name)
	}
	if _, err := os.Stat(filepath.Join(r.dir, "x")); err == nil {
		t.Error("a name was run")
	}
}

// The site may be a folder of the repository, and a hook of another repository may run the command.
func TestSiteWithinRepository(t *testing.T) {
	other, r := newRepository(t), newRepository(t)
	other.commit("content/a.fr.md", "other\n")
	r.commit("sites/one/content/a.fr.md", "1\n", "content/a.fr.md", "not this\n")
	t.Setenv("GIT_DIR", filepath.Join(other.dir, ".git"))
	t.Setenv("GIT_WORK_TREE", other.dir)
	wantTexts(t, filepath.Join(r.dir, "sites", "one"), "", []string{"1\n"}, "content/a.fr.md")
}

func TestReasons(t *testing.T) {
	r := newRepository(t)
	r.commit("content/a.fr.md", "1\n")
	r.commit("content/a.fr.md", "2\n")
	clone := filepath.Join(t.TempDir(), "clone")
	r.git("clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(r.dir), clone)
	want := func(root, last string, reason Reason) *UnknownError {
		t.Helper()
		_, err := saidBefore(t, root, last, "content/a.fr.md")
		var unknown *UnknownError
		if reason == "" && err != nil || reason != "" && (!errors.As(err, &unknown) || unknown.Reason != reason) {
			t.Errorf("%v, want %q", err, reason)
		}
		return unknown
	}
	want(clone, "1\n", Shallow)
	want(clone, "2\n", "")
	alone := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(alone))
	want(alone, "", NoRepository)

	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
	if e := want(r.dir, "", Untrusted); e != nil && filepath.Clean(e.Place) != r.dir {
		t.Errorf("%q, want %q", e.Place, r.dir)
	}
	os.Unsetenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")

	// A repository that is broken.
	if err := os.RemoveAll(filepath.Join(r.dir, ".git", "objects")); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(r.dir, ".git", "objects"), 0o755); err != nil {
		t.Fatal(err)
	}
	if e := want(r.dir, "", Failed); e != nil && (e.Said == "" || strings.Contains(e.Said, "\n")) {
		t.Errorf("%q", e.Said)
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Ask(ctx, clone, []Question{{File: "content/a.fr.md", Found: func([]byte) bool { return true }}}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	t.Setenv("PATH", alone)
	want(clone, "", NoProgram)
}

// Nothing that the settings or the attributes of a repository name is run, and nothing is fetched.
func TestNothingIsRun(t *testing.T) {
	r := newRepository(t)
	ran := filepath.Join(r.dir, "ran")
	run := "touch '" + filepath.ToSlash(ran) + "'; #"
	r.commit("content/a.fr.md", "1\n", ".gitattributes", "*.md diff=evil filter=evil\n")
	r.commit("content/a.fr.md", "2\n")
	for _, setting := range []string{"diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean", "core.fsmonitor", "core.pager",
		"pager.log", "gpg.program", "core.sshCommand", "core.alternateRefsCommand", "alias.log", "alias.cat-file", "alias.rev-parse"} {
		value := run
		if strings.HasPrefix(setting, "alias.") {
			value = "!" + run
		}
		r.git("config", setting, value)
	}
	r.git("config", "log.showSignature", "true")
	r.git("config", "diff.relative", "false")
	r.git("config", "color.ui", "always")
	r.git("config", "core.quotePath", "true")
	r.git("config", "remote.origin.url", "ext::"+run)
	r.git("config", "remote.origin.promisor", "true")
	r.git("config", "extensions.partialClone", "origin")
	r.git("config", "core.repositoryFormatVersion", "1")
	wantTexts(t, r.dir, "", []string{"2\n", "1\n"}, "content/a.fr.md")

	// A text is missing, as it is in a clone that fetches texts when they are asked for.
	name, err := exec.Command("git", "-C", r.dir, "rev-parse", "HEAD~1:content/a.fr.md").Output()
	if err != nil {
		t.Fatal(err)
	}
	object := strings.TrimSpace(string(name))
	if err := os.Remove(filepath.Join(r.dir, ".git", "objects", object[:2], object[2:])); err != nil {
		t.Fatal(err)
	}
	os.Remove(ran) // of git as the test has run it
	wantTexts(t, r.dir, "", []string{"2\n"}, "content/a.fr.md")
	if _, err := os.Stat(ran); err == nil {
		t.Error("something was run")
	}
}
