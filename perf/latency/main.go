//go:build unix

// Command latency measures how long it takes from the save of a file to the new
// page being served, by the preview of projetpro and by hugo server, on
// programmes of several sizes, and prints the table of docs/performance.md.
//
// It writes a mark into a file and asks for the page again and again until the
// mark is there. Medians and 99th percentiles are over all edits of one kind.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	sizes := flag.String("pages", "20,2000,10000,20000", "numbers of pages, separated by commas")
	edits := flag.Int("edits", 30, "edits of each kind")
	hugo := flag.String("hugo", "", "a Hugo binary to measure beside; none when not given")
	most := flag.Int("hugo-most", 2000, "the largest programme to give to Hugo")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := measure(ctx, *sizes, *edits, *hugo, *most); err != nil {
		fmt.Fprintln(os.Stderr, "latency:", err)
		os.Exit(1)
	}
}

// A previewer is one of those compared.
type previewer struct {
	name    string
	corpus  string // what perf/corpus calls it
	section string // what the list of faculties is called in addresses
	layout  string // of a module
	start   func(port string) []string
}

// An edit is a way to change what a page shows.
type edit struct {
	name   string
	file   string                                // the file to change
	change func(text []byte, mark string) []byte // with the mark in it
}

func measure(ctx context.Context, sizes string, edits int, hugo string, most int) error {
	work, err := os.MkdirTemp("", "latency-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	binary, corpus := filepath.Join(work, "bin", "projetpro"), filepath.Join(work, "bin", "corpus")
	for out, from := range map[string]string{binary: "./cmd/projetpro", corpus: "./perf/corpus"} {
		if said, err := exec.CommandContext(ctx, "go", "build", "-o", out, from).CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, said)
		}
	}
	ours := previewer{"projetpro", "projetpro", "facultes", "module.html", func(port string) []string { return []string{binary, "serve", "--addr", "localhost:" + port} }}
	theirs := previewer{"Hugo", "hugo", "faculties", "page.html", func(port string) []string {
		return []string{hugo, "server", "--port", port, "--bind", "127.0.0.1", "--disableLiveReload", "--renderToMemory"}
	}}
	fmt.Printf("%s/%s, %d cores, %s.\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	fmt.Println("| pages | | to the first page | a text: median, 99 % | a fact: median, 99 % | a layout: median, 99 % | peak memory |")
	fmt.Println("|---:|---|---:|---:|---:|---:|---:|")
	for size := range strings.SplitSeq(sizes, ",") {
		pages, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil {
			return fmt.Errorf("-pages %q: write numbers separated by commas", sizes)
		}
		for _, p := range []previewer{ours, theirs} {
			if p.name == "Hugo" && (hugo == "" || pages > most) {
				continue
			}
			site := filepath.Join(work, size, p.corpus)
			if said, err := exec.CommandContext(ctx, corpus, "-pages", size, "-for", p.corpus, "-out", site).CombinedOutput(); err != nil {
				return fmt.Errorf("%w\n%s", err, said)
			}
			if err := run(ctx, p, site, pages, edits); err != nil {
				return fmt.Errorf("%s, %d pages: %w", p.name, pages, err)
			}
			if err := os.RemoveAll(site); err != nil {
				return err
			}
		}
	}
	return nil
}

// run measures one previewer on one site, and prints its row.
func run(ctx context.Context, p previewer, site string, pages, edits int) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	args := p.start(port)
	command := exec.CommandContext(ctx, args[0], args[1:]...)
	command.Dir = site
	started := time.Now()
	if err := command.Start(); err != nil {
		return err
	}
	defer func() {
		command.Process.Signal(syscall.SIGINT)
		command.Wait()
	}()
	base := "http://localhost:" + port
	if err := await(ctx, base+"/fr/", "", 5*time.Minute); err != nil {
		return err
	}
	first := time.Since(started)
	cells := []string{fmt.Sprint(pages), p.name, seconds(first)}
	edited, module, err := p.edits(site)
	if err != nil {
		return err
	}
	address, err := p.find(base, module)
	if err != nil {
		return err
	}
	for _, e := range edited {
		took, err := repeat(ctx, e, base+address, edits)
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		slices.Sort(took)
		cells = append(cells, seconds(took[len(took)/2])+", "+seconds(took[len(took)*99/100]))
	}
	command.Process.Signal(syscall.SIGINT)
	command.Wait()
	cells = append(cells, fmt.Sprintf("%d MiB", command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss>>10))
	fmt.Printf("| %s |\n", strings.Join(cells, " | "))
	return nil
}

// repeat edits a file again and again.
func repeat(ctx context.Context, e edit, url string, edits int) ([]time.Duration, error) {
	text, err := os.ReadFile(e.file)
	if err != nil {
		return nil, err
	}
	var took []time.Duration
	for i := range edits {
		mark := strconv.Itoa(101 + i*7)
		changed := e.change(text, mark)
		start := time.Now()
		if err := os.WriteFile(e.file, changed, 0o644); err != nil {
			return nil, err
		}
		if err := await(ctx, url, shown(e, mark), time.Minute); err != nil {
			return nil, err
		}
		took = append(took, time.Since(start))
		time.Sleep(time.Second) // as a person would, at their quickest
	}
	return took, os.WriteFile(e.file, text, 0o644)
}

// shown is what the page has when an edit has arrived.
func shown(e edit, mark string) string {
	if e.name == "fact" {
		return ">" + mark
	}
	return "mark" + mark + "."
}

// closing ends the front matter.
var closing = []byte("\n---\n")

var credits = regexp.MustCompile(`(?m)^( *)credits: .*$`)

// edits are the edits of one module of a site, and what it is called.
func (p previewer) edits(site string) (all []edit, name string, err error) {
	modules, err := filepath.Glob(filepath.Join(site, "content/faculties/*/modules/*.fr.md"))
	if err != nil || len(modules) == 0 {
		return nil, "", fmt.Errorf("no module in %s (%v)", site, err)
	}
	module := modules[len(modules)/2]
	layout := filepath.Join(site, "layouts", p.layout)
	if p.name != "Hugo" {
		text, err := os.ReadFile(filepath.Join("layouts", p.layout))
		if err != nil {
			return nil, "", err
		}
		if err := os.MkdirAll(filepath.Dir(layout), 0o755); err != nil {
			return nil, "", err
		}
		if err := os.WriteFile(layout, text, 0o644); err != nil {
			return nil, "", err
		}
	}
	return []edit{
		{"text", module, func(text []byte, mark string) []byte {
			return append(slices.Clip(text), "\nmark"+mark+".\n"...)
		}},
		{"fact", module, func(text []byte, mark string) []byte {
			head, body, _ := bytes.Cut(text, closing)
			return slices.Concat(credits.ReplaceAll(head, []byte("${1}credits: "+mark)), closing, body)
		}},
		{"layout", layout, func(text []byte, mark string) []byte {
			i := bytes.Index(text, []byte(`{{define "main"`)) // Hugo spells it with a space
			if i < 0 {
				i = bytes.Index(text, []byte(`{{ define "main"`))
			}
			end := i + bytes.Index(text[i:], []byte("}}")) + 2
			return slices.Concat(text[:end], []byte("<p>mark"+mark+".</p>"), text[end:])
		}},
	}, strings.TrimSuffix(filepath.Base(module), ".fr.md"), nil
}

var links = regexp.MustCompile(`href="?([^" >]+)`)

// find looks for the page of a module: the list of faculties leads to each
// faculty, and one of them to the module.
func (p previewer) find(base, module string) (string, error) {
	list := "/fr/" + p.section + "/"
	for _, faculty := range linksOf(base + list) {
		if !strings.HasPrefix(faculty, list) || faculty == list {
			continue
		}
		for _, link := range linksOf(base + faculty) {
			if strings.HasPrefix(link, list) && strings.HasSuffix(link, "/modules/"+module+"/") {
				return link, nil
			}
		}
	}
	return "", fmt.Errorf("no page leads to the module %s", module)
}

// linksOf lists the paths a page leads to.
func linksOf(url string) []string {
	answer, err := http.Get(url)
	if err != nil {
		return nil
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil
	}
	var all []string
	for _, m := range links.FindAllSubmatch(body, -1) {
		link := string(m[1])
		if _, rest, ok := strings.Cut(link, "://"); ok { // Hugo writes whole addresses
			_, path, _ := strings.Cut(rest, "/")
			link = "/" + path
		}
		all = append(all, link)
	}
	return all
}

// await asks for a page until it has a mark.
func await(ctx context.Context, url, mark string, patience time.Duration) error {
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) && ctx.Err() == nil {
		answer, err := http.Get(url)
		if err == nil {
			body, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err == nil && answer.StatusCode == http.StatusOK && bytes.Contains(body, []byte(mark)) {
				return nil
			}
		}
		time.Sleep(2 * time.Millisecond)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return fmt.Errorf("%s does not show %q", url, mark)
}

func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
