package internal_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// What was found worth keeping by fuzzing is tried by every run of the tests.
func TestEveryFuzzTargetHasACorpus(t *testing.T) {
	target := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	found := 0
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range target.FindAllSubmatch(text, -1) {
			found++
			corpus := filepath.Join(filepath.Dir(path), "testdata", "fuzz", string(m[1]))
			if entries, _ := os.ReadDir(corpus); len(entries) == 0 {
				t.Errorf("%s of %s has no corpus in %s: run ./test fuzz %[1]s, and take short ones from $(go env GOCACHE)/fuzz", m[1], path, corpus)
			}
		}
		return err
	})
	if err != nil || found == 0 {
		t.Errorf("%d fuzz targets: %v", found, err)
	}
}

// What the race detector looks at is named in ./test: each of these tests is there.
func TestRacesAreThere(t *testing.T) {
	script, err := os.ReadFile("../test")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	for _, room := range []string{"render", "build"} {
		files, _ := filepath.Glob(room + "/*_test.go")
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`(?m)^func Test(\w+)\(`).FindAllSubmatch(text, -1) {
				tests[string(m[1])] = true
			}
		}
	}
	named := regexp.MustCompile(`race -run '\^Test\((.*)\)\$'`).FindSubmatch(script)
	if named == nil {
		t.Fatal("./test names no tests for the race detector")
	}
	for name := range strings.SplitSeq(string(named[1]), "|") {
		if !tests[name] {
			t.Errorf("./test names Test%s, which neither render nor build has", name)
		}
	}
}

// ./test knows its jobs, and says so to who misspells one.
func TestEntry(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // its shell runs no such file
	}
	for _, c := range []struct {
		args        string
		status      int
		want, wrong string
	}{
		{"--help", 0, "bench keep", ""},
		{"fuz", 2, "", "test: there is no job called “fuz”.\nThe jobs are quick, update, fuzz and bench; ./test --help tells what they do.\n"},
		{"quick -v", 2, "", "test: too many words: quick -v\nThe jobs are quick, update, fuzz and bench; ./test --help tells what they do.\n"},
	} {
		cmd := exec.Command("../test", strings.Fields(c.args)...)
		var out, errors bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errors
		cmd.Run()
		if cmd.ProcessState.ExitCode() != c.status || !strings.Contains(out.String(), c.want) || errors.String() != c.wrong {
			t.Errorf("./test %s: exit %d\n%s\n%s", c.args, cmd.ProcessState.ExitCode(), out.String(), errors.String())
		}
	}
	guide, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, job := range []string{"`./test`", "`./test quick`", "`./test update`", "`./test fuzz", "`./test bench"} {
		if !bytes.Contains(guide, []byte("| "+job)) {
			t.Errorf("CONTRIBUTING.md does not tell of %s", job)
		}
	}
}
