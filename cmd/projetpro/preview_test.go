//go:build unix

// This file edits a site under a running preview, and wants what is served to be
// what build would write, byte for byte, whatever was edited.

package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// snippet is what the preview adds to a page, and nothing else.
var snippet = regexp.MustCompile(`<!--projetpro-preview-->.*?<!--/projetpro-preview-->`)

// A previewed site has a preview running.
type previewed struct {
	*testing.T
	dir, url string
	cmd      *exec.Cmd
}

func newPreview(t *testing.T, dir string) *previewed {
	cmd := exec.Command("projetpro", "serve", "--site", dir, "--addr", "localhost:0")
	cmd.Env = append(os.Environ(), "LC_ALL=C", "SOURCE_DATE_EPOCH=1795392000")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &previewed{T: t, dir: dir, cmd: cmd}
	t.Cleanup(p.stop)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, url, ok := strings.Cut(lines.Text(), " is at "); ok {
			p.url = strings.TrimSuffix(url, "/")
			go io.Copy(io.Discard, out)
			for status := http.StatusServiceUnavailable; status == http.StatusServiceUnavailable; status, _ = p.get("index.html") {
				time.Sleep(5 * time.Millisecond)
			}
			return p
		}
	}
	t.Fatal("the preview did not say where it is")
	return nil
}

// stop ends the preview as Ctrl-C does.
func (p *previewed) stop() {
	if p.cmd.ProcessState != nil {
		return
	}
	p.cmd.Process.Signal(syscall.SIGINT)
	ended := make(chan error, 1)
	go func() { ended <- p.cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		p.cmd.Process.Kill()
		p.Error("the preview did not end")
	}
}

// get returns what is served at a path of the output, without the snippet.
func (p *previewed) get(path string) (status int, body string) {
	p.Helper()
	answer, err := http.Get(p.url + "/" + strings.TrimSuffix(path, "index.html"))
	if err != nil {
		p.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		p.Fatal(err)
	}
	return answer.StatusCode, string(snippet.ReplaceAll(data, nil))
}

// built is what build would write, or nothing when the content has an error.
func (p *previewed) built() map[string]string {
	p.Helper()
	out := filepath.Join(p.TempDir(), "public")
	cmd := exec.Command("projetpro", "build", "--drafts", "--allow-shrink", "--site", p.dir, "--out", out)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "SOURCE_DATE_EPOCH=1795392000")
	if said, err := cmd.CombinedOutput(); err != nil {
		if cmd.ProcessState.ExitCode() == 1 {
			return nil
		}
		p.Fatalf("%v\n%s", err, said)
	}
	files := map[string]string{}
	filepath.WalkDir(out, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(out, path)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	return files
}

// settle waits until what is served is what build would write.
func (p *previewed) settle(after string) {
	p.Helper()
	want := p.built()
	if want == nil {
		return // what the preview shows beside an error is the last good page
	}
	var differs string
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		differs = ""
		for path, text := range want {
			if status, body := p.get(path); body != text || status != http.StatusOK && !strings.HasSuffix(path, "404.html") {
				differs = fmt.Sprintf("%s (status %d)", path, status)
				break
			}
		}
		if differs == "" {
			return
		}
	}
	p.Fatalf("after %s: %s is not what build would write", after, differs)
}

func TestPreviewIsWhatBuildWrites(t *testing.T) {
	steps := 25
	fmt.Sscan(os.Getenv("EDITS"), &steps)
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	p := newPreview(t, dir)
	p.settle("the start")
	random := rand.New(rand.NewPCG(7, 11))
	for i := range steps {
		what := p.edit(random, i)
		p.settle(fmt.Sprintf("step %d, %s", i, what))
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("the preview has written an output folder")
	}
}

// edit changes something at random, and says what.
func (p *previewed) edit(random *rand.Rand, i int) string {
	p.Helper()
	path := func(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(path(name)), 0o755); err != nil {
			p.Fatal(err)
		}
		if err := os.WriteFile(path(name), []byte(text), 0o644); err != nil {
			p.Fatal(err)
		}
	}
	replace := func(name, old, with string) {
		data, err := os.ReadFile(path(name))
		if err != nil {
			return
		}
		write(name, strings.Replace(string(data), old, with, 1))
	}
	module := "content/faculties/architecture/modules/design-thinking.fr.md"
	switch random.IntN(12) {
	case 0:
		replace(module, "\n---\n\n", fmt.Sprintf("\n---\n\nPhrase %d. ", i))
		return "a text"
	case 1:
		data, _ := os.ReadFile(path(module))
		write(module, regexp.MustCompile(`credits: \d+`).ReplaceAllString(string(data), fmt.Sprintf("credits: %d", 1+i%9)))
		return "a fact"
	case 2:
		replace("content/faculties/architecture/faculty.fr.md", "title: Architecture", fmt.Sprintf("title: Architecture %d", i))
		return "a title"
	case 3:
		write("layouts/text.html", fmt.Sprintf(`{{define "main"}}{{template "heading" .}}<p>%d</p>{{template "prose" .}}{{end}}`, i))
		return "a layout"
	case 4:
		os.RemoveAll(path("layouts"))
		return "no layouts"
	case 5:
		write("static/site.css", fmt.Sprintf("body { margin: %dpx }\n", i))
		return "a stylesheet"
	case 6:
		write(fmt.Sprintf("content/pages/new-%d.fr.md", i%3), fmt.Sprintf("---\ntitle: Nouvelle %d\nsummary: S.\n---\n\nTexte.\n", i%3))
		return "a new page"
	case 7:
		os.Remove(path(fmt.Sprintf("content/pages/new-%d.fr.md", i%3)))
		return "a removed page"
	case 8:
		replace("content/site.yaml", "name: Projet PRO", fmt.Sprintf("name: Projet PRO %d", i))
		return "the settings"
	case 9:
		replace("content/home.en.md", "title:", "titel:")
		time.Sleep(50 * time.Millisecond)
		replace("content/home.en.md", "titel:", "title:")
		return "a mistake and its mending"
	case 10:
		os.Rename(path("content/faculties/labour-studies"), path("content/faculties/labour"))
		return "a renamed folder"
	default:
		os.Rename(path("content/faculties/labour"), path("content/faculties/labour-studies"))
		return "a folder renamed back"
	}
}

func TestPreviewEndsAtOnce(t *testing.T) {
	p := newPreview(t, "../..")
	if status, _ := p.get("fr/index.html"); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	p.stop()
	if code := p.cmd.ProcessState.ExitCode(); code != 130 {
		t.Errorf("exit status %d, want 130", code)
	}
}
