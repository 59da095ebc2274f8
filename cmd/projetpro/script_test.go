// The script tests run the command as an editor or a CI job would: see
// testdata/script.

package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"projetpro/internal/fault"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(all{m}, map[string]func(){"projetpro": func() {
		setTrap(os.Getenv("TRAP"))
		main()
	}})
}

// all runs all tests, and then what they leave to be done.
type all struct{ *testing.M }

var afterAll []func()

func (a all) Run() int {
	status := a.M.Run()
	for _, do := range afterAll {
		do()
	}
	return status
}

// setTrap has work fail that a file names, as "stage file", while it does. A file
// that is not named is any.
func setTrap(path string) {
	if path == "" {
		return
	}
	fault.Trap = func(stage, file string) {
		trap, err := os.ReadFile(path)
		if err != nil {
			return
		}
		if what, where, _ := strings.Cut(string(trap), " "); stage == what && (where == "" || where == file) {
			panic("sprung")
		}
	}
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "en_GB.UTF-8")
			e.Setenv("SOURCE_DATE_EPOCH", "1795392000") // 2026-11-23
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":  status,
			"tree":    tree,
			"minsite": minsite,
		},
	})
}

// status N command...: runs a command and wants exactly that exit status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [args]")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = 1
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			got = exit.ExitCode()
		}
	}
	if want, err := strconv.Atoi(args[0]); err != nil || got != want {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// tree DIR: prints the digest and path of every file below a folder, for cmp.
func tree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tree DIR FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(listing(ts.MkAbs(args[0]))), 0o644))
}

// listing is the digest and path of every file below a folder, a line each.
func listing(dir string) string {
	var b strings.Builder
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "%x %s\n", sha256.Sum256(data), filepath.ToSlash(rel))
		return err
	})
	return b.String()
}

// minsite [DIR]: writes the smallest site that builds without a word.
func minsite(ts *testscript.TestScript, neg bool, args []string) {
	dir := "."
	if len(args) == 1 {
		dir = args[0]
	}
	for name, text := range map[string]string{
		"content/site.yaml":  "name: Test\nbase_url: https://www.site.test/\nlanguages: [fr, en]\nlevels: [BA1, BA2, BA3, MA1, MA2]\ncontacts: [{email: a@site.test}]\n",
		"content/home.fr.md": "---\ntitle: Accueil\nsummary: Le site.\n---\n\nBonjour.\n",
		"content/home.en.md": "---\ntitle: Welcome\nsummary: The site.\n---\n\nHello.\n",
	} {
		path := filepath.Join(ts.MkAbs(dir), filepath.FromSlash(name))
		ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
		ts.Check(os.WriteFile(path, []byte(text), 0o644))
	}
}
