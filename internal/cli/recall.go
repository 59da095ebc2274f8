// This file remembers, for the preview, what texts said when they were confirmed.

package cli

import (
	"context"
	"slices"
	"sync"
	"time"

	"projetpro/internal/build"
	"projetpro/internal/check"
	"projetpro/internal/content"
	"projetpro/internal/fault"
	"projetpro/internal/translation"
)

// A recall knows what files said before: since the preview began, from what it was shown, and before that from git, which it
// asks once for each page and each state of its lock.
type recall struct {
	ctx  context.Context
	root string

	mu    sync.Mutex
	said  map[string][]*content.Entry // by the path of the file, the oldest first
	kept  int                         // how many there are
	asked map[inquiry]chan struct{}   // closed when git has answered
}

// An inquiry is what git is asked about.
type inquiry struct {
	file string
	lock *translation.Lock
}

// What is remembered at most: states of one file, the first of them and the last, and of all.
const mostStates, mostKept = 8, 4000

// gitPatience is how long a page waits for git. What comes later is shown with the next change.
const gitPatience = 150 * time.Millisecond

func newRecall(ctx context.Context, root string) *recall {
	return &recall{ctx: ctx, root: root, said: map[string][]*content.Entry{}, asked: map[inquiry]chan struct{}{}}
}

// note remembers what files said before they were written anew.
func (c *recall) note(was, is *build.Result) {
	if was == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for e := range is.Rewritten(was) {
		c.keep(e)
	}
}

func (c *recall) keep(e *content.Entry) {
	path := e.File.Path
	if c.kept >= mostKept {
		return
	}
	c.said[path] = append(c.said[path], e)
	if c.kept++; len(c.said[path]) > mostStates {
		c.said[path] = slices.Delete(c.said[path], 1, 2)
		c.kept--
	}
}

// formers are the files of a page in which something has changed, with what is known of them.
func (c *recall) formers(r *build.Result, t *check.Translation) []*check.Former {
	all := t.Formers()
	if answered := c.ask(r, t, c.open(all)); answered != nil {
		select {
		case <-answered:
			c.open(all)
		case <-time.After(gitPatience):
		}
	}
	return all
}

// open shows what is remembered, and returns the files of which not all is known yet.
func (c *recall) open(all []*check.Former) (open []*check.Former) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range all {
		if !slices.ContainsFunc(c.said[f.File.File.Path], f.Take) {
			open = append(open, f)
		}
	}
	return open
}

// ask has git look for the rest, unless it has; nil: there is nothing to wait for.
func (c *recall) ask(r *build.Result, t *check.Translation, open []*check.Former) chan struct{} {
	if len(open) == 0 {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	about := inquiry{t.B.File.Path, t.Lock}
	if answered, known := c.asked[about]; known {
		return answered
	}
	answered := make(chan struct{})
	c.asked[about] = answered
	fresh := t.Formers() // those of the page are its own
	go func() {
		defer close(answered)
		fault.Catch("history", t.B.File.Path, func() {
			_, _ = lookBack(c.ctx, c.root, r, fresh) // without an answer, the paragraphs are shown
		})
		c.mu.Lock()
		defer c.mu.Unlock()
		for _, f := range fresh {
			for was := range f.Known() {
				c.keep(was)
			}
		}
	}()
	return answered
}
