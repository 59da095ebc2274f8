//go:build unix

// Command hunt looks for files that cost projetpro more than their size: more than the square root of it too much, or
// more than a file may cost at all.
//
//	go run ./perf/hunt                    # every generator, at 16, 32 and 64 KB
//	go run ./perf/hunt -only css          # those whose name has css in it
//	go run ./perf/hunt -random 2000       # patterns made up by chance, of every kind
//	go run ./perf/hunt -size 256          # KB of the largest file
//
// Each site is built by the command, as an editor would: time is that of the processors, memory the peak the kernel
// saw, both beyond what the smallest site takes. It ends with status 1 when it has found something.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// What a file of 64 KB may cost. Beyond that, or where less than mostTimes as much would do for four times the size,
// it is a finding.
const (
	mostTime   = 2 * time.Second
	mostMemory = 200 << 20
	mostOutput = 1 << 20

	mostTimes = 8 // 4 would be in proportion; 16 is the square
	worthTime = 300 * time.Millisecond
)

func main() {
	only := flag.String("only", "", "a part of the names of generators")
	size := flag.Int("size", 64, "KB of the largest file")
	random := flag.Int("random", 0, "how many patterns to make up, instead of the generators")
	seed := flag.Uint64("seed", 1, "for -random")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	h := &hunt{largest: *size << 10, to: os.Stdout}
	err := h.prepare(ctx)
	if err == nil {
		defer os.RemoveAll(h.work)
		if *random > 0 {
			err = h.made(ctx, *only, *random, rand.New(rand.NewPCG(*seed, 0)))
		} else {
			err = h.named(ctx, *only)
		}
	}
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "hunt:", err)
		os.Exit(2)
	case h.found > 0:
		fmt.Printf("%d found\n", h.found)
		os.Exit(1)
	}
	fmt.Println("Nothing found.")
}

// A hunt is under way.
type hunt struct {
	work, binary string
	largest      int // bytes
	base         cost
	found        int
	to           io.Writer
}

// A cost is what building a site took.
type cost struct {
	time   time.Duration // of processors
	memory int64         // peak, bytes
	output int           // bytes of messages
	status string        // how it ended
}

// prepare builds the command and measures the smallest site.
func (h *hunt) prepare(ctx context.Context) (err error) {
	if h.work, err = os.MkdirTemp("", "hunt-"); err != nil {
		return err
	}
	h.binary = filepath.Join(h.work, "projetpro")
	if said, err := exec.CommandContext(ctx, "go", "build", "-o", h.binary, "./cmd/projetpro").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	h.base, err = h.run(ctx, nil)
	if err == nil && h.base.status != "0" {
		err = fmt.Errorf("the smallest site ended with %s", h.base.status)
	}
	return err
}

// named runs the generators.
func (h *hunt) named(ctx context.Context, only string) error {
	for _, name := range slices.Sorted(maps.Keys(generators)) {
		if !strings.Contains(name, only) {
			continue
		}
		var costs []cost
		for _, n := range []int{h.largest / 4, h.largest / 2, h.largest} {
			c, err := h.run(ctx, generators[name](n))
			if err != nil {
				return err
			}
			costs = append(costs, c)
		}
		h.report(name, costs)
	}
	return nil
}

// made runs sites with many files, each of one pattern made up by chance, and looks closer at those that cost too much.
func (h *hunt) made(ctx context.Context, only string, patterns int, random *rand.Rand) error {
	const together = 16
	kinds := slices.DeleteFunc(slices.Sorted(maps.Keys(alphabets)), func(kind string) bool { return !strings.Contains(kind, only) })
	if len(kinds) == 0 {
		return fmt.Errorf("there is no alphabet for %q", only)
	}
	for done := 0; done < patterns; done += together {
		kind := alphabets[kinds[done/together%len(kinds)]]
		some := make([]pattern, together)
		for i := range some {
			some[i] = kind.pattern(random)
		}
		if err := h.split(ctx, kind, some); err != nil {
			return err
		}
	}
	return nil
}

// split halves patterns until it knows which of them cost too much.
func (h *hunt) split(ctx context.Context, kind alphabet, some []pattern) error {
	files := map[string][]byte{}
	for i, p := range some {
		files[fmt.Sprintf(kind.file, fmt.Sprintf("x%d", i))] = p.text(h.largest)
	}
	c, err := h.run(ctx, files)
	if err != nil {
		return err
	}
	usual := time.Duration(len(some)) * 60 * time.Millisecond
	if c.sound() && c.time-h.base.time < worthTime+usual && c.memory-h.base.memory < mostMemory {
		return nil
	}
	if len(some) > 1 {
		return errors.Join(h.split(ctx, kind, some[:len(some)/2]), h.split(ctx, kind, some[len(some)/2:]))
	}
	var costs []cost
	for _, n := range []int{h.largest / 4, h.largest / 2, h.largest} {
		c, err := h.run(ctx, map[string][]byte{fmt.Sprintf(kind.file, "x"): some[0].text(n)})
		if err != nil {
			return err
		}
		costs = append(costs, c)
	}
	h.report(fmt.Sprintf("%s: %q", kind.file, some[0]), costs)
	return nil
}

// report prints what a generator cost, and counts it if that is too much.
func (h *hunt) report(name string, costs []cost) {
	first, last := costs[0], costs[len(costs)-1]
	scale := int64(max(1, h.largest>>16)) // a larger file may cost more
	spent := func(c cost) time.Duration { return max(0, c.time-h.base.time) }
	grown := float64(spent(last)+time.Millisecond) / float64(spent(first)+20*time.Millisecond)
	is := func(bad func(c cost) bool) bool { return slices.ContainsFunc(costs, bad) } // the largest may be refused, and the others not
	var why []string
	if i := slices.IndexFunc(costs, func(c cost) bool { return !c.sound() }); i >= 0 {
		why = append(why, "ENDED WITH "+costs[i].status)
	}
	if is(func(c cost) bool { return spent(c) > mostTime*time.Duration(scale) }) {
		why = append(why, "TIME")
	} else if grown > mostTimes && spent(last) > worthTime {
		why = append(why, "GROWTH")
	}
	if is(func(c cost) bool { return c.memory-h.base.memory > mostMemory*scale }) {
		why = append(why, "MEMORY")
	}
	if is(func(c cost) bool { return c.output > mostOutput }) {
		why = append(why, "MESSAGES")
	}
	fmt.Fprintf(h.to, "%-50s", name)
	for _, c := range costs {
		fmt.Fprintf(h.to, " %8.0f ms %5d MB", float64(spent(c).Microseconds())/1000, (c.memory-h.base.memory)>>20)
	}
	fmt.Fprintf(h.to, "  %-9s %s\n", last.status, strings.Join(why, ", "))
	if len(why) > 0 {
		h.found++
	}
}

// sound tells whether the command ended as it should, whatever it thought of the site.
func (c cost) sound() bool { return c.status == "0" || c.status == "1" }

// run builds the smallest site with some files more.
func (h *hunt) run(ctx context.Context, files map[string][]byte) (cost, error) {
	site, err := os.MkdirTemp(h.work, "site-")
	if err != nil {
		return cost{}, err
	}
	defer os.RemoveAll(site)
	for _, some := range []map[string][]byte{smallest, files} {
		for name, data := range some {
			file := filepath.Join(site, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				return cost{}, err
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				return cost{}, err
			}
		}
	}
	// What has no end is ended: after a minute of the processor, at 6 GB of addresses.
	command := exec.CommandContext(ctx, "sh", "-c", `ulimit -t 60; ulimit -v 6000000; exec "$@"`, "sh", h.binary, "build", "--lang", "en", "--site", site, "--date", "2026-11-26")
	said := &listener{}
	command.Stdout, command.Stderr = said, said
	err = command.Run()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		return cost{}, err
	}
	if ctx.Err() != nil {
		return cost{}, ctx.Err()
	}
	c := cost{time: command.ProcessState.UserTime() + command.ProcessState.SystemTime(), output: said.bytes, status: fmt.Sprint(command.ProcessState.ExitCode())}
	if signalled, ok := command.ProcessState.Sys().(syscall.WaitStatus); ok && signalled.Signaled() {
		c.status = signalled.Signal().String()
	}
	if said.trace {
		c.status = "a stack trace"
	}
	c.memory = int64(command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS != "darwin" {
		c.memory *= 1024
	}
	return c, nil
}

// A listener counts what is written, and notices stack traces; it keeps nothing, since what a process had in memory
// counts as the peak of those it starts.
type listener struct {
	bytes int
	trace bool
}

func (l *listener) Write(p []byte) (int, error) {
	l.bytes += len(p)
	l.trace = l.trace || bytes.Contains(p, []byte("\ngoroutine ")) || bytes.Contains(p, []byte("fatal error: "))
	return len(p), nil
}
