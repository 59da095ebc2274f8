//go:build unix

// This file runs the generators in turn and prints what they took.

package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A generator is one of those compared, with its site.
type generator struct {
	name    string
	corpus  string   // what perf/corpus calls it
	command []string // builds the site of the folder it is run in
	keeps   []string // what it leaves in that folder for the next build
	site    string
}

// A cost is what one run took.
type cost struct {
	wall   time.Duration
	memory int64 // peak, in bytes
}

// A task is a row of the table: what happens to a site before each run.
type task struct {
	name   string
	before func(g *generator, run int) error
}

var tasks = []task{
	{"cold build", func(g *generator, _ int) error {
		for _, name := range g.keeps {
			if err := os.RemoveAll(filepath.Join(g.site, name)); err != nil {
				return err
			}
		}
		return nil
	}},
	{"again, nothing changed", func(*generator, int) error { return nil }},
	{"again, one text edited", (*generator).edit},
}

// measureAll prints one row for each task. The generators take turns, so that a
// slow minute of the machine is everybody's.
func measureAll(ctx context.Context, generators []*generator, pages, runs int, to io.Writer) error {
	for _, task := range tasks {
		costs := make([][]cost, len(generators))
		for run := range runs {
			for i, g := range generators {
				if err := task.before(g, run); err != nil {
					return err
				}
				c, err := g.run(ctx)
				if err != nil {
					return err
				}
				costs[i] = append(costs[i], c)
				progress("%d pages, %s, run %d: %s %.3f s", pages, task.name, run+1, g.name, c.wall.Seconds())
			}
		}
		for _, g := range generators {
			if n, err := g.published(); err != nil {
				return err
			} else if n < pages {
				return fmt.Errorf("%s published %d pages of %d", g.name, n, pages)
			}
		}
		if _, err := io.WriteString(to, row(pages, task.name, costs)); err != nil {
			return err
		}
	}
	return nil
}

// run builds the site once.
func (g *generator) run(ctx context.Context) (cost, error) {
	command := exec.CommandContext(ctx, g.command[0], g.command[1:]...)
	command.Dir = g.site
	start := time.Now()
	err := quietly(command)
	wall := time.Since(start)
	if err != nil {
		return cost{}, err
	}
	peak := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS != "darwin" {
		peak *= 1024
	}
	return cost{wall, int64(peak)}, nil
}

// edit adds a sentence to the same page of every site, another in each run.
func (g *generator) edit(run int) error {
	pages, err := filepath.Glob(filepath.Join(g.site, "content", "faculties", "*", "modules", "*.fr.md"))
	if err != nil || len(pages) == 0 {
		return fmt.Errorf("%s has no page to edit (%w)", g.site, err)
	}
	file, err := os.OpenFile(pages[len(pages)/2], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(file, "\nUne phrase de plus, la %de.\n", run+2)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

// published counts the HTML files of the output.
func (g *generator) published() (int, error) {
	n := 0
	err := filepath.WalkDir(filepath.Join(g.site, "public"), func(name string, _ fs.DirEntry, err error) error {
		if filepath.Ext(name) == ".html" {
			n++
		}
		return err
	})
	return n, err
}

func printHead(to io.Writer) {
	io.WriteString(to, "| pages | what | projetpro | Hugo | Hugo tuned | ratio | ratio, tuned |\n|---:|---|---|---|---|---:|---:|\n")
}

// row is a line of the table: for each generator the median time and the
// highest memory, then how many times the first is faster than the others.
func row(pages int, what string, costs [][]cost) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | %s |", thousands(pages), what)
	medians := make([]time.Duration, len(costs))
	for i, runs := range costs {
		medians[i] = median(runs)
		peak := slices.MaxFunc(runs, func(a, b cost) int { return int(a.memory - b.memory) }).memory
		fmt.Fprintf(&b, " %.3g s, %d MiB |", medians[i].Seconds(), peak>>20)
	}
	for _, other := range medians[1:] {
		fmt.Fprintf(&b, " %.1f |", float64(other)/float64(medians[0]))
	}
	return b.String() + "\n"
}

// median is the middle time; of an even number, the mean of the two in the middle.
func median(runs []cost) time.Duration {
	walls := make([]time.Duration, len(runs))
	for i, c := range runs {
		walls[i] = c.wall
	}
	slices.Sort(walls)
	return (walls[(len(walls)-1)/2] + walls[len(walls)/2]) / 2
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}
