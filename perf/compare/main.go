//go:build unix

// Command compare measures projetpro against Hugo on the same programme, in
// turn and side by side, and prints the table of docs/performance.md.
//
// A time is that of the whole process, from start to exit, the median of some
// runs; memory is the largest of the peaks the kernel saw. Before a cold build
// the output and all that a generator keeps between builds are removed.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	sizes := flag.String("pages", "200,2000,10000", "numbers of pages, separated by commas")
	runs := flag.Int("runs", 5, "runs of each command; the median counts")
	hugo := flag.String("hugo", "", "the Hugo binary; installed into the user's cache folder when not given")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := compare(ctx, *sizes, *runs, *hugo); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func compare(ctx context.Context, sizes string, runs int, hugo string) error {
	if runs < 1 {
		return fmt.Errorf("-runs %d: write 1 or more", runs)
	}
	work, err := os.MkdirTemp("", "compare-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if hugo == "" {
		if hugo, err = installHugo(ctx); err != nil {
			return err
		}
	}
	projetpro, corpus := filepath.Join(work, "bin", "projetpro"), filepath.Join(work, "bin", "corpus")
	for binary, from := range map[string]string{projetpro: "./cmd/projetpro", corpus: "./perf/corpus"} {
		progress("building %s", from)
		if err := quietly(exec.CommandContext(ctx, "go", "build", "-o", binary, from)); err != nil {
			return err
		}
	}
	if err := printMachine(ctx, os.Stdout, hugo); err != nil {
		return err
	}
	printHead(os.Stdout)
	for size := range strings.SplitSeq(sizes, ",") {
		pages, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil {
			return fmt.Errorf("-pages %q: write numbers separated by commas", sizes)
		}
		generators := []*generator{
			{name: "projetpro", corpus: "projetpro", command: []string{projetpro, "build"}, keeps: []string{"public", ".public.projetpro"}},
			{name: "Hugo", corpus: "hugo", command: []string{hugo, "--minify", "--quiet"}, keeps: []string{"public", "resources"}},
			{name: "Hugo tuned", corpus: "hugo-tuned", command: []string{hugo, "--minify", "--quiet"}, keeps: []string{"public", "resources"}},
		}
		for _, g := range generators {
			g.site = filepath.Join(work, fmt.Sprint(pages), g.corpus)
			progress("%d pages for %s", pages, g.name)
			if err := quietly(exec.CommandContext(ctx, corpus, "-pages", strconv.Itoa(pages), "-for", g.corpus, "-out", g.site)); err != nil {
				return err
			}
		}
		if err := measureAll(ctx, generators, pages, runs, os.Stdout); err != nil {
			return err
		}
		if err := os.RemoveAll(filepath.Join(work, fmt.Sprint(pages))); err != nil {
			return err
		}
	}
	return nil
}

func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

// quietly runs a command whose output matters only if it fails.
func quietly(command *exec.Cmd) error {
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, out)
	}
	return nil
}

// printMachine says on what the table was made.
func printMachine(ctx context.Context, to io.Writer, hugo string) error {
	version, err := exec.CommandContext(ctx, hugo, "version").Output()
	if err != nil {
		return fmt.Errorf("%s version: %w", hugo, err)
	}
	name, _, _ := strings.Cut(string(version), " linux")
	_, err = fmt.Fprintf(to, "%s/%s, %d cores, %s, %s.\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), strings.TrimSpace(name))
	return err
}
