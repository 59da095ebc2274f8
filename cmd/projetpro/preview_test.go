//go:build unix

// This file edits a site under a running preview, and wants what is served to be
// what build would write, byte for byte, whatever was edited.

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
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
	served   map[string]bool // paths, as they were last
}

func newPreview(t *testing.T, dir string) *previewed {
	cmd := exec.Command("projetpro", "serve", "--site", dir, "--addr", "localhost:0")
	cmd.Env = append(os.Environ(), "LC_ALL=C", "SOURCE_DATE_EPOCH=1795392000")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &previewed{T: t, dir: dir, cmd: cmd, served: map[string]bool{}}
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

// checked are the codes of what check finds.
func (p *previewed) checked() []string {
	p.Helper()
	cmd := exec.Command("projetpro", "check", "--drafts", "--format", "json", "--site", p.dir)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "SOURCE_DATE_EPOCH=1795392000")
	said, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 {
		p.Fatalf("%v\n%s", err, said)
	}
	var found []struct{ Code string }
	if err := json.Unmarshal(said, &found); err != nil {
		p.Fatalf("%v\n%s", err, said)
	}
	var codes []string
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	return codes
}

// settle waits until what is served is what build would write, with what was
// served before and is no more gone, and until the panel says what check says.
// What the preview shows beside an error is the last good page.
func (p *previewed) settle(after string) {
	p.Helper()
	want, said := p.built(), p.checked()
	differs := ""
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if differs = p.differs(want, said); differs == "" {
			return
		}
	}
	p.Fatalf("after %s: %s", after, differs)
}

func (p *previewed) differs(want map[string]string, said []string) string {
	p.Helper()
	if want != nil {
		for path, text := range want {
			if status, body := p.get(path); body != text || status != http.StatusOK && !strings.HasSuffix(path, "404.html") {
				return fmt.Sprintf("%s (status %d) is not what build would write", path, status)
			}
			p.served[path] = true
		}
		for path := range p.served {
			if _, ok := want[path]; ok {
				continue
			}
			if status, _ := p.get(path); status != http.StatusNotFound {
				return fmt.Sprintf("%s (status %d) is in the site no more", path, status)
			}
			delete(p.served, path)
		}
	}
	codes := p.problems("/fr/")
	slices.Sort(codes)
	if !slices.Equal(codes, said) {
		return fmt.Sprintf("the panel says %q, check says %q", codes, said)
	}
	return ""
}

func TestPreviewIsWhatBuildWrites(t *testing.T) {
	steps := 25
	fmt.Sscan(os.Getenv("EDITS"), &steps)
	dir := copyContent(t, filepath.Join(t.TempDir(), "site"))
	publishAt(t, dir, "https://projet.test/") // which check has nothing to say about
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

// publishAt gives the site in a folder another address.
func publishAt(t *testing.T, dir, base string) {
	t.Helper()
	file := filepath.Join(dir, "content", "site.yaml")
	text, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, regexp.MustCompile(`(?m)^base_url: .*`).ReplaceAll(text, []byte("base_url: "+base)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
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
	switch random.IntN(16) {
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
	case 11:
		os.Rename(path("content/faculties/labour"), path("content/faculties/labour-studies"))
		return "a folder renamed back"
	case 12:
		write("content/pages/linked.fr.md", fmt.Sprintf("---\ntitle: Liens\nsummary: S.\n---\n\n[a](new-%d.md) [b](#nulle-part)\n", i%3))
		return "a page with a dead link, and perhaps another"
	case 13:
		os.Remove(path("content/pages/linked.fr.md"))
		return "that page removed"
	case 14:
		replace("content/site.yaml", "languages: [fr, en]", "languages: [fr, en")
		return "broken settings"
	default:
		replace("content/site.yaml", "languages: [fr, en\n", "languages: [fr, en]\n")
		write("layouts/text.html", `{{define "main"}}{{if eq .Lang "en"}}{{index .Trail 9}}{{end}}{{template "prose" .}}{{end}}`)
		return "settings mended, and a layout that fails on some pages"
	}
}

// problems are the codes of what the panel of a page lists.
func (p *previewed) problems(page string) []string {
	p.Helper()
	ask := func(path string) []byte {
		answer, err := http.Get(p.url + path)
		if err != nil {
			p.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			p.Fatal(err)
		}
		return body
	}
	token := regexp.MustCompile(`data-token="([^"]+)"`).FindSubmatch(ask(page))
	var state struct{ Problems []struct{ Code string } }
	if err := json.Unmarshal(ask("/_projetpro/state?token="+string(token[1])+"&page="+page), &state); err != nil {
		p.Fatal(err)
	}
	var codes []string
	for _, problem := range state.Problems {
		codes = append(codes, problem.Code)
	}
	return codes
}

// What is wrong is said at once, stays while it is wrong, and goes when it is mended.
func TestPreviewRemembersProblems(t *testing.T) {
	dir := copyContent(t, filepath.Join(t.TempDir(), "site"))
	p := newPreview(t, dir)
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	until := func(what, page string, ok func(codes []string) bool) {
		t.Helper()
		deadline := time.Now().Add(20 * time.Second)
		for !ok(p.problems(page)) {
			if time.Now().After(deadline) {
				t.Fatalf("%s: %q", what, p.problems(page))
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	has := func(code string) func([]string) bool {
		return func(codes []string) bool { return slices.Contains(codes, code) }
	}
	lacks := func(code string) func([]string) bool {
		return func(codes []string) bool { return !slices.Contains(codes, code) }
	}
	const text = `{{define "main"}}{{template "heading" .}}{{template "prose" .}}%s{{end}}`
	write("layouts/text.html", fmt.Sprintf(text, `{{if eq .Lang "en"}}{{index .Trail 99}}{{end}}`))
	until("the page that fails", "/en/method/", has("layout-run"))
	until("a page that does not", "/fr/", has("layout-run"))
	write("content/pages/new.fr.md", "---\ntitle: Nouvelle\nsummary: S.\n---\n\nVoir [rien](#nulle-part).\n")
	until("a dead anchor", "/fr/", has("anchor-dead"))
	for range 50 {
		if codes := p.problems("/fr/"); !has("layout-run")(codes) || !has("anchor-dead")(codes) {
			t.Fatalf("forgotten after another edit: %q", codes)
		}
		time.Sleep(20 * time.Millisecond)
	}
	write("content/pages/new.fr.md", "---\ntitle: Nouvelle\nsummary: S.\n---\n\nVoir [la méthode](../method.md).\n")
	until("the anchor, mended", "/fr/", lacks("anchor-dead"))
	write("layouts/text.html", fmt.Sprintf(text, ""))
	until("the layout, mended", "/fr/", lacks("layout-run"))
}

// The command that the preview gives to be copied does what it says, wherever it is typed.
func TestCommandOfThePreview(t *testing.T) {
	dir := copyContent(t, filepath.Join(t.TempDir(), "l'été $HOME"))
	if err := os.RemoveAll(filepath.Join(dir, "translations")); err != nil {
		t.Fatal(err)
	}
	p := newPreview(t, dir)
	_, page := p.get("_projetpro/side?id=method&lang=en")
	found := regexp.MustCompile(`<code>(projetpro confirm .*?)</code> <button type="button" data-copy>`).FindStringSubmatch(page)
	if found == nil {
		t.Fatal(page)
	}
	cmd := exec.Command("sh", "-c", html.UnescapeString(found[1]))
	cmd.Dir = t.TempDir()
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, said)
	}
	if _, err := os.Stat(filepath.Join(dir, "translations", "method.lock")); err != nil {
		t.Error(err)
	}
}

// Side by side, the words that have changed since two languages were confirmed are marked: what git knows of the time before the
// preview began, and what the preview has seen since. Words within facts stand beside each other too.
func TestWordsSideBySide(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	run := func(name string, args ...string) {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", cmd, err, said)
		}
	}
	const file = "content/faculties/a/modules/m"
	french := "---\ntitle: Atelier\nsummary: Un atelier.\nlevels: BA1\npeople:\n  - {name: Ada, role: {fr: responsable, en: in charge}}\n---\n\nOuvert de 9 h à %d h.\n\nAu local 3.105.\n"
	english := "---\ntitle: Workshop\nsummary: A workshop.\n---\n\nOpen from 9 am to %s.\n\nIn room 3.105.\n"
	write("content/site.yaml", "name: Test\nlanguages: [fr, en]\nlevels: [BA1]\nbase_url: https://www.site.test/\n")
	write("content/faculties/a/faculty.fr.md", "---\ntitle: A\nsummary: S\n---\n")
	write(file+".fr.md", fmt.Sprintf(french, 12))
	write(file+".en.md", fmt.Sprintf(english, "noon"))
	run("projetpro", "confirm", "content/faculties/a/modules")
	run("git", "init", "-q")
	run("git", "add", "-A")
	run("git", "-c", "user.name=A", "-c", "user.email=a@site.test", "commit", "-q", "-m", "x")
	write(file+".fr.md", fmt.Sprintf(french, 13))
	p := newPreview(t, dir)
	until := func(want ...string) {
		t.Helper()
		page := ""
		for range 200 {
			if _, page = p.get("_projetpro/side?id=faculties/a/modules/m&lang=en"); !slices.ContainsFunc(want, func(s string) bool { return !strings.Contains(page, s) }) {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		t.Fatalf("%q are not all in\n%s", want, page)
	}
	until(`<p class="words" lang="fr" dir="ltr">Ouvert de 9 h à <del><span class="unseen" lang="en">Removed: </span>12</del><ins><span class="unseen" lang="en">Added: </span>13</ins> h.</p>`,
		`<code class="field">people 1 role</code><p>responsable</p>`, `<code class="field">people 1 role</code><p>in charge</p>`)
	if err := os.RemoveAll(filepath.Join(dir, ".git")); err != nil {
		t.Fatal(err)
	}
	write(file+".en.md", fmt.Sprintf(english, "1 pm"))
	until(`Open from 9 am to <del><span class="unseen" lang="en">Removed: </span>noon</del><ins><span class="unseen" lang="en">Added: </span>1 pm</ins>.`, `>12</del>`)
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

// A preview of a folder that has one already says where that is, and does not take its place;
// another folder has its own.
func TestPreviewThatRunsAlready(t *testing.T) {
	site := func() string {
		return copyContent(t, filepath.Join(t.TempDir(), "site"))
	}
	p := newPreview(t, site())
	_, port, _ := strings.Cut(strings.TrimPrefix(p.url, "http://"), ":")
	for _, again := range []*exec.Cmd{
		exec.Command("projetpro", "serve", "--site", p.dir, "--port", port),
		exec.Command("projetpro", "serve", "--site", p.dir, "--addr", "127.0.0.1:"+port),
	} {
		again.Env = append(os.Environ(), "LC_ALL=C")
		if said, err := again.CombinedOutput(); err != nil || string(said) != "A preview of this folder is running already. It is at "+p.url+"/\n" {
			t.Errorf("%v: %v\n%s", again.Args, err, said)
		}
	}
	other := exec.Command("projetpro", "serve", "--site", site(), "--port", port)
	other.Env = append(os.Environ(), "LC_ALL=C")
	if said, err := other.CombinedOutput(); err == nil || !strings.Contains(string(said), "is taken by another program") {
		t.Errorf("another folder: %v\n%s", err, said)
	}
}

// A preview at a port that was asked for says where else its folder is shown.
func TestPreviewBeside(t *testing.T) {
	dir := copyContent(t, filepath.Join(t.TempDir(), "site"))
	saying := func(want string, args ...string) (url string) {
		t.Helper()
		cmd := exec.Command("projetpro", append([]string{"serve", "--site", dir}, args...)...)
		cmd.Env = append(os.Environ(), "LC_ALL=C")
		said, into, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stdout, cmd.Stderr = into, into
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		into.Close()
		p := &previewed{T: t, dir: dir, cmd: cmd}
		t.Cleanup(p.stop)
		lines := bufio.NewScanner(said)
		for lines.Scan() {
			if _, url, ok := strings.Cut(lines.Text(), want); ok {
				go io.Copy(io.Discard, said)
				return url
			}
		}
		t.Fatalf("%q is not said", want)
		return ""
	}
	first := saying(" is at ") // at one of the ports that nobody chooses
	if other := saying("Another preview of this folder is running, at ", "--port", "0"); other != first {
		t.Errorf("it is at %s, not %s", first, other)
	}
}

// A preview is found wherever it is: who asks for no port is led to it.
func TestPreviewAtAnyPort(t *testing.T) {
	p := newPreview(t, copyContent(t, filepath.Join(t.TempDir(), "site")))
	again := exec.Command("projetpro", "serve", "--site", p.dir)
	again.Env = append(os.Environ(), "LC_ALL=C")
	if said, err := again.CombinedOutput(); err != nil || string(said) != "A preview of this folder is running already. It is at "+p.url+"/\n" {
		t.Errorf("%v\n%s", err, said)
	}
}
