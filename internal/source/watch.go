// This file follows the folder as it changes. There are two ways to look at it.
// A glance (glance.go) reads the few files that were just saved, at once. A sweep
// (sweep.go) looks at all names and times, soon after anything was said to have
// happened and now and then besides; what it finds is believed when two sweeps
// agree. Nothing is concluded from what the system says happened, see notices.go.

package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"reflect"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/osroot"
)

// An Update is the site's folder after a change, as [Dir.Watch] found it.
type Update struct {
	Tree    *Tree
	Diags   diag.List
	Polling Polling // why changes may take a second or two to be noticed
}

// A LostError says that the site's folder was moved, renamed or deleted while it was watched.
type LostError struct{ Path string }

func (e *LostError) Error() string {
	return fmt.Sprintf("%s: the folder of the site was moved, renamed or deleted", e.Path)
}

// Watch yields the folder as it is, then again each time it has changed, until ctx is done. Files that stay the
// same keep their pointer. While an update is being dealt with, changes add up: the next one has them all.
//
// What is not yet finished is waited for: a file that is empty, or gone, for a moment while a program saves it; a
// folder that is being copied or checked out. An update with the same files, diagnostics and Polling
// as the last is not yielded, unless there was an error in between.
//
// An error, with no update, says that something cannot be read; it is yielded once, and an
// update follows when it can. Only a [*LostError] is the end.
func (d *Dir) Watch(ctx context.Context) iter.Seq2[Update, error] {
	return func(yield func(Update, error) bool) { newWatcher(d, systemFeed, yield).run(ctx) }
}

// How long things are given. The first three are what a save waits for.
const (
	quiet    = 2 * time.Millisecond  // a file saved is left alone for so long before it is read: more than a program takes between emptying and filling it
	together = 20 * time.Millisecond // files saved within so long of one another are shown together
	longest  = time.Second           // what never comes to rest is read all the same

	absence   = 30 * time.Millisecond  // a file may be gone for so long while another takes its place
	emptiness = 300 * time.Millisecond // and empty for so long before its text is there

	settledNames = 30 * time.Millisecond   // after files came or went, this calm before a sweep
	settledTexts = 100 * time.Millisecond  // the same after files were written, which were glanced at
	patientTexts = 5 * time.Second         // but no longer than this
	agreement    = 30 * time.Millisecond   // between two sweeps that must agree
	disagreement = 1500 * time.Millisecond // after which the last is believed

	period        = 5 * time.Second // between sweeps when nothing is said to happen; longer for large sites
	periodPolling = 1500 * time.Millisecond
)

// few is how many files are glanced at; more is a folder being replaced, for a sweep.
const few = 16

// Trees are yielded as quickly as they come, up to a burst, then at a rate that leaves the processor free, should a
// program write to a file of the site without end.
const (
	burst   = 200
	tempo   = 8 // a second
	perTree = time.Second / tempo
)

// A watcher is one [Dir.Watch].
type watcher struct {
	dir      *Dir
	listener *listener
	yield    func(Update, error) bool
	over     bool // nobody wants to know more

	period time.Duration // between sweeps when nothing is said to happen

	found     Update // the folder as it is believed to be; no Tree until the first sweep
	shown     Update // what was yielded last
	complaint string // the error yielded since; "" if none was

	files    map[string]*notice   // of found, by their name on disk, spoken of and not yet looked at
	emptied  map[string]time.Time // since when files that had text, or are new, have been empty, by path
	names    signs                // that files came or went
	texts    signs                // that files were written
	vanished bool                 // a file is gone, so that a glance is not enough

	results  chan *sweepResult // what a sweep saw
	sweeping bool
	glanced  map[string]bool // paths read since the sweep began
	doubtful *sweepResult    // the last sweep, if it was not believed
	since    time.Time       // when it was first so
	failures int             // of sweeps, since one succeeded
	trouble  time.Time       // when the first of them was
	missing  bool            // the folder itself was not there the last time
	repeat   bool            // the last sweep is to be repeated at next, and not before
	next     time.Time       // when to sweep if nothing happens
	rested   time.Time       // when to sweep at the earliest, so that large sites do not keep the processor busy
	credit   time.Time       // each tree moves it by perTree; it lags behind the clock by burst trees at most
}

func newWatcher(d *Dir, open func() (feed, error), yield func(Update, error) bool) *watcher {
	return &watcher{
		dir: d, listener: newListener(d, open), yield: yield, period: period,
		files: map[string]*notice{}, emptied: map[string]time.Time{},
		results: make(chan *sweepResult, 1), glanced: map[string]bool{}, next: time.Now(),
	}
}

func (w *watcher) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		cancel()
		if w.sweeping {
			<-w.results
		}
		w.listener.stop()
	}()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for ctx.Err() == nil && !w.over {
		now := time.Now() // what is said from here on, this turn does not deal with
		w.heed()
		glance, sweep := w.glanceDue(now), w.sweepDue()
		switch {
		case !glance.IsZero() && !glance.After(now):
			w.glance(ctx, now)
		case !sweep.IsZero() && !sweep.After(now):
			w.sweep(ctx, now)
		default:
			if due := sooner(glance, sweep); !due.IsZero() {
				timer.Reset(due.Sub(now))
			}
			w.wait(ctx, timer.C)
		}
	}
}

// wait waits for the next thing to do.
func (w *watcher) wait(ctx context.Context, due <-chan time.Time) {
	select {
	case <-ctx.Done():
	case <-due:
	case <-w.listener.bell:
	case l := <-w.results:
		if ctx.Err() == nil {
			w.consider(l)
		} else {
			w.sweeping = false
		}
	}
}

// heed sorts what was said into what a glance can settle and what needs a sweep.
func (w *watcher) heed() {
	of, rights, missed := w.listener.take()
	if missed || rights && w.failures > 0 {
		w.names.add(time.Now(), time.Now())
	}
	for name, m := range of {
		if m.ops&^(fsnotify.Write|fsnotify.Chmod) != 0 {
			w.listener.forget(name) // if it is a folder, it is not the one it was
		}
	}
	for name, m := range of {
		switch {
		case w.known(name) != nil:
			w.notice(name, m)
			w.texts.add(m.first, m.last)
			if len(w.files) > few {
				w.names.add(m.first, m.last)
			}
		case w.listener.hears(name) && m.ops&^(fsnotify.Write|fsnotify.Chmod) == 0:
			w.texts.add(m.first, m.last) // some systems say so of a folder when something in it changes
		default:
			w.names.add(m.first, m.last)
		}
	}
}

// notice adds m to what was said of a file before.
func (w *watcher) notice(name string, m *notice) {
	if before := w.files[name]; before != nil {
		m.first, m.gone = before.first, before.gone
	}
	w.files[name] = m
}

// known is the file of the site, as it is believed to be, that the disk spells name; nil if there is none.
func (w *watcher) known(name string) *File {
	if w.found.Tree == nil {
		return nil
	}
	if f := w.found.Tree.File(norm.NFC.String(name)); f != nil && f.dir == w.dir && f.name == name {
		return f
	}
	return nil
}

// show yields what was found unless it is what was shown.
func (w *watcher) show() {
	if w.complaint == "" && w.shown.Tree != nil && w.found.Polling == w.shown.Polling && w.found.same(w.shown) {
		return
	}
	w.shown, w.complaint = w.found, ""
	w.credit = later(w.credit, time.Now().Add(-burst*perTree)).Add(perTree)
	w.over = !w.yield(w.found, nil)
}

// complain yields an error unless it was the last thing said.
func (w *watcher) complain(err error) {
	if text := err.Error(); w.complaint != text {
		w.complaint = text
		w.over = !w.yield(Update{}, err)
	}
}

// same tells whether s and o have the same files and diagnostics.
func (s Update) same(o Update) bool {
	return s.alike(o, func(i int) bool { return s.Tree.files[i] == o.Tree.files[i] })
}

// alike tells whether s and o have the same diagnostics, and as many files, for each of which f is true.
func (s Update) alike(o Update, f func(i int) bool) bool {
	if len(s.Tree.files) != len(o.Tree.files) || len(s.Diags) != len(o.Diags) {
		return false
	}
	for i := range s.Tree.files {
		if !f(i) {
			return false
		}
	}
	return len(s.Diags) == 0 || reflect.DeepEqual(s.Diags, o.Diags)
}

// present fails when the folder is not where it was, with a [*LostError], or cannot be looked at.
func (d *Dir) present() error {
	there, err := os.Stat(d.path)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &LostError{d.path}
	case err != nil:
		return osroot.Failed("read", d.path, err)
	}
	if here, err := d.root.Stat("."); err == nil && !os.SameFile(here, there) {
		return &LostError{d.path}
	}
	return nil
}

// with is t with other files in place of those with the same paths.
func (t *Tree) with(files []*File, stamps []stamp) *Tree {
	next := &Tree{slices.Clone(t.files), slices.Clone(t.stamps), t.defaults}
	for i, f := range files {
		if at, ok := t.search(f.Path); ok {
			next.files[at], next.stamps[at] = f, stamps[i]
		}
	}
	return next
}

// signs are the first and the last moment at which something was said that has not been looked into; zero is nothing.
type signs struct{ first, last time.Time }

func (s *signs) add(first, last time.Time) {
	s.first, s.last = sooner(s.first, first), later(s.last, last)
}

// urge has them looked into at once.
func (s *signs) urge(now time.Time) {
	s.add(now.Add(-longest-patientTexts), now)
}

// due is when they should be looked into: after a calm, but never too late. Zero is never.
func (s *signs) due(calm, patience time.Duration) time.Time {
	if s.last.IsZero() {
		return time.Time{}
	}
	return sooner(s.last.Add(calm), s.first.Add(patience))
}

// seen drops those from before start.
func (s *signs) seen(start time.Time) {
	if s.last.Before(start) {
		*s = signs{}
	} else {
		s.first = later(s.first, start)
	}
}

// sooner is the first of two moments, of which zero is never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
