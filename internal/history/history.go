// Package history finds what the files of a site said before, in the git repository that they are kept in.
//
// It runs git, which reads: nothing is written, fetched or asked of anybody, and nothing that a repository brings with it
// is run. Who has no git, or no repository, is told so, and goes without.
package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Question asks what a file of the site said before.
type Question struct {
	File   string   // relative to the site, with slashes
	Former []string // other paths that the file may have had; renames that git finds are known without them

	// Found is shown the texts that the file had in commits, from the newest to the oldest, each once. It reports whether
	// no older one is asked for.
	Found func(text []byte) bool
}

// A Reason is why what was looked for may not have been found.
type Reason string

// The reasons.
const (
	NoProgram    Reason = "no-program"    // there is no git
	NoRepository Reason = "no-repository" // the site lies in no repository
	Untrusted    Reason = "untrusted"     // the repository belongs to somebody else, and git leaves it alone
	Shallow      Reason = "shallow"       // the clone has the last commits only
	Long         Reason = "long"          // the history is longer than is looked at
	Failed       Reason = "failed"        // git has ended with an error
)

// An UnknownError says that some questions have no answer, and why there may be one all the same.
type UnknownError struct {
	Reason Reason
	Place  string // the folder of the repository, where that is Untrusted
	Said   string // by git, where it has Failed: one line
}

func (e *UnknownError) Error() string {
	return fmt.Sprintf("history: %s %s %s", e.Reason, e.Place, e.Said)
}

// What is looked at of a history, at most.
const (
	longest   = 20 * time.Second
	mostTexts = 400     // of each file
	largest   = 4 << 20 // bytes of a text; no content file has more
)

// Ask looks for the answers to all questions in the history of the site in a folder. The error is an [UnknownError] where
// some were not found and there may be more than was seen; without one, what was not found was never committed.
func Ask(ctx context.Context, root string, questions []Question) error {
	if len(questions) == 0 {
		return nil
	}
	within, cancel := context.WithTimeoutCause(ctx, longest, &UnknownError{Reason: Long})
	defer cancel()
	s := &search{ctx: within, root: root, by: map[string][]*asked{}}
	err := s.run(questions)
	if cause := context.Cause(within); cause != nil {
		return cause
	}
	return err
}

// A search is one walk through a history.
type search struct {
	ctx    context.Context
	root   string
	by     map[string][]*asked // by each path that the file had
	open   int                 // questions without an answer
	texts  *texts
	missed bool // a file had more texts than are looked at
}

// An asked question is one that is being answered.
type asked struct {
	*Question
	seen map[string]bool // names of texts
	done bool
}

func (s *search) run(questions []Question) error {
	shallow, begun, err := s.repository()
	if err != nil || !begun {
		return err
	}
	folders := map[string]bool{}
	for i := range questions {
		a := &asked{Question: &questions[i], seen: map[string]bool{}}
		s.open++
		for _, file := range append([]string{a.File}, a.Former...) {
			s.knownAs(file, a)
			top, _, _ := strings.Cut(file, "/")
			folders[top] = true
		}
	}
	if s.texts, err = s.read(); err != nil {
		return err
	}
	err = s.walk(folders)
	err = errors.Join(err, s.texts.close())
	switch {
	case s.open == 0:
		return nil
	case err != nil:
		return err
	case s.missed:
		return &UnknownError{Reason: Long}
	case shallow:
		return &UnknownError{Reason: Shallow}
	}
	return nil
}

// knownAs notes a path that the file of a question had.
func (s *search) knownAs(file string, a *asked) {
	if !slices.Contains(s.by[file], a) {
		s.by[file] = append(s.by[file], a)
	}
}

// repository asks which repository the site is in: whether its history has been cut, and whether there is a commit.
func (s *search) repository() (shallow, begun bool, err error) {
	cmd := s.git("rev-parse", "--is-shallow-repository", "HEAD")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	is, _, _ := strings.Cut(string(out), "\n")
	switch {
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, exec.ErrDot):
		return false, false, &UnknownError{Reason: NoProgram}
	case err == nil:
		return is == "true", true, nil
	case is == "true" || is == "false": // nothing was committed yet
		return false, false, nil
	}
	if strings.Contains(said.String(), "dubious ownership") {
		_, place, _ := strings.Cut(said.String(), " at '")
		place, _, _ = strings.Cut(place, "'\n")
		return false, false, &UnknownError{Reason: Untrusted, Place: place}
	}
	if strings.Contains(said.String(), "not a git repository") {
		return false, false, &UnknownError{Reason: NoRepository}
	}
	return false, false, failed(err, &said)
}

func failed(err error, said *bytes.Buffer) error {
	line, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
	if line == "" {
		line = err.Error()
	}
	return &UnknownError{Reason: Failed, Said: line}
}

// walk goes through the commits that have changed something in some folders, the newest first, until nothing is asked for.
func (s *search) walk(folders map[string]bool) error {
	args := []string{"log", "--raw", "-z", "--format=", "--no-abbrev", "-m", "--find-renames", "--relative", "--no-show-signature",
		"--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "HEAD", "--"}
	for folder := range folders {
		args = append(args, folder)
	}
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	within := *s
	within.ctx = ctx
	cmd := within.git(args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return failed(err, &said)
	}
	err = s.changes(bufio.NewReaderSize(out, mostName))
	stop()
	if ended := cmd.Wait(); err == io.EOF {
		if err = nil; ended != nil && s.ctx.Err() == nil && said.Len() > 0 {
			err = failed(ended, &said)
		}
	}
	return err
}

// mostName is how long the path of a file is at most, in bytes.
const mostName = 1 << 16

// changes reads the changes of files that git lists, until no question is open or there are no more, which is io.EOF.
func (s *search) changes(r *bufio.Reader) error {
	next := func() (string, error) {
		field, err := r.ReadSlice(0)
		return string(bytes.TrimSuffix(field, []byte{0})), err
	}
	for s.open > 0 {
		field, err := next()
		if err != nil {
			return err
		}
		what := strings.Fields(strings.TrimLeft(field, "\n:"))
		if len(what) != 5 { // modes before and now, names of texts before and now, what was done
			continue
		}
		file, err := next()
		if err != nil {
			return err
		}
		was := file
		if status := what[4]; status[0] == 'R' || status[0] == 'C' {
			if file, err = next(); err != nil {
				return err
			}
		}
		for _, a := range slices.Clone(s.by[file]) {
			s.knownAs(was, a)
			for _, text := range []string{what[3], what[2]} {
				if err := s.show(a, text); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// show shows a text to who asks for it.
func (s *search) show(a *asked, name string) error {
	if a.done || a.seen[name] || strings.Trim(name, "0") == "" {
		return nil
	}
	a.seen[name] = true
	if len(a.seen) > mostTexts {
		s.missed = true
		return nil
	}
	text, err := s.texts.of(name)
	if err == nil && text != nil && a.Found(text) {
		a.done = true
		s.open--
	}
	return err
}

// Texts are those of the repository, by their names.
type texts struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	said bytes.Buffer
}

func (s *search) read() (*texts, error) {
	t := &texts{cmd: s.git("cat-file", "--batch")}
	t.cmd.Stderr = &t.said
	in, err := t.cmd.StdinPipe()
	if err != nil {
		return nil, failed(err, &t.said)
	}
	out, err := t.cmd.StdoutPipe()
	if err == nil {
		err = t.cmd.Start()
	}
	if err != nil {
		return nil, failed(err, &t.said)
	}
	t.in, t.out = in, bufio.NewReader(out)
	return t, nil
}

// of is the text of a name; nil where that is none, or too large for one, or is not there.
func (t *texts) of(name string) ([]byte, error) {
	if _, err := io.WriteString(t.in, name+"\n"); err != nil {
		return nil, failed(err, &t.said)
	}
	head, err := t.out.ReadString('\n')
	if err != nil {
		return nil, failed(err, &t.said)
	}
	what := strings.Fields(head)
	if len(what) != 3 { // "… missing"
		return nil, nil
	}
	size, err := strconv.ParseInt(what[2], 10, 64)
	if err != nil {
		return nil, failed(err, &t.said)
	}
	var text []byte
	if what[1] == "blob" && size <= largest {
		text = make([]byte, size)
		_, err = io.ReadFull(t.out, text)
	} else {
		_, err = io.CopyN(io.Discard, t.out, size)
	}
	if err == nil {
		_, err = t.out.Discard(1)
	}
	if err != nil {
		return nil, failed(err, &t.said)
	}
	return text, nil
}

func (t *texts) close() error {
	t.in.Close()
	if err := t.cmd.Wait(); err != nil {
		return failed(err, &t.said)
	}
	return nil
}

// local are the variables that say which repository git works on, as "git rev-parse --local-env-vars" lists them: a hook of
// another one sets them for all that it runs.
var local = strings.Fields("GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_CONFIG GIT_DIR GIT_GRAFT_FILE GIT_IMPLICIT_WORK_TREE GIT_INDEX_FILE " +
	"GIT_INTERNAL_SUPER_PREFIX GIT_NAMESPACE GIT_OBJECT_DIRECTORY GIT_PREFIX GIT_QUARANTINE_PATH GIT_REPLACE_REF_BASE GIT_SHALLOW_FILE GIT_WORK_TREE")

// git is a command that reads. What the settings of a repository name to be run is not: hooks, pagers, monitors, programs
// that compare or sign. Nothing is fetched that a clone has left out. Names of files are no patterns.
func (s *search) git(args ...string) *exec.Cmd {
	safe := []string{"--no-pager", "--literal-pathspecs", "--no-replace-objects"}
	for _, set := range []string{"core.hooksPath=" + os.DevNull, "core.fsmonitor=false", "core.attributesFile=" + os.DevNull, "core.alternateRefsCommand=",
		"core.sshCommand=false", "log.showSignature=false", "log.follow=false", "protocol.allow=never", "color.ui=false", "diff.renameLimit=1000"} {
		safe = append(safe, "-c", set)
	}
	cmd := exec.CommandContext(s.ctx, "git", slices.Concat(safe, args)...)
	cmd.Dir = s.root
	cmd.WaitDelay = time.Second
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if !slices.Contains(local, strings.ToUpper(name)) {
			cmd.Env = append(cmd.Env, variable)
		}
	}
	cmd.Env = append(cmd.Env, "LC_ALL=C", "LANGUAGE=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none")
	return cmd
}
