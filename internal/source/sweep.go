// This file looks at the whole folder, as often as it takes to be sure.

package source

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"time"

	"projetpro/internal/fault"
)

// A sweepResult is what a sweep saw.
type sweepResult struct {
	Update
	err        error
	start, end time.Time
}

// sweepDue is when to sweep next; zero is never.
func (w *watcher) sweepDue() time.Time {
	switch {
	case w.sweeping:
		return time.Time{}
	case w.repeat:
		return w.next
	}
	due := sooner(w.names.due(settledNames, longest), w.texts.due(settledTexts, patientTexts))
	if !due.IsZero() {
		due = later(due, w.rested)
	}
	return sooner(due, w.next)
}

// sweep begins to look at the whole folder. What it saw comes by w.looks; meanwhile there may be glances.
func (w *watcher) sweep(ctx context.Context, now time.Time) {
	if err := w.dir.present(); err != nil {
		w.absentee(err, now)
		return
	}
	w.missing, w.repeat, w.sweeping = false, false, true
	clear(w.glanced)
	w.listener.begin(now)
	r := &reader{dir: w.dir, prev: w.found.Tree, now: now, workers: workers(), doubted: maps.Clone(w.files), enter: w.listener.enter}
	if r.prev == nil {
		r.prev = &Tree{}
	} else if w.names == (signs{}) {
		r.workers = 1 // nobody waits for it, and a glance may come
	}
	go func() {
		l := &sweepResult{start: now}
		if f := fault.Catch("watch", "", func() { l.Tree, l.Diags, l.err = r.read(ctx) }); f != nil { // no folder is listed before it is listened to
			l.err = f
		}
		l.end = time.Now()
		w.results <- l
	}()
}

// absentee deals with a folder that is not there; for a moment, that is forgiven.
func (w *watcher) absentee(err error, now time.Time) {
	if _, lost := errors.AsType[*LostError](err); !lost {
		w.fail(&sweepResult{err: err, start: now, end: now})
		return
	}
	if w.missing {
		w.yield(Update{}, err)
		w.over = true
		return
	}
	w.missing = true
	w.repeatAt(now.Add(settledTexts))
}

func (w *watcher) repeatAt(at time.Time) { w.repeat, w.next = true, at }

// consider takes over what was seen if it can be believed.
func (w *watcher) consider(l *sweepResult) {
	w.sweeping = false
	took := l.end.Sub(l.start)
	w.rested = l.end.Add(min(4*took, 2*time.Second))
	if l.err != nil {
		w.fail(l)
		return
	}
	w.listener.end()
	l.Polling = w.listener.polling()
	w.failures = 0
	for path := range w.glanced {
		if i, ok := w.found.Tree.search(path); ok { // a glance knows better: it was asked for
			l.Tree = l.Tree.with(w.found.Tree.files[i:i+1], w.found.Tree.stamps[i:i+1])
		}
	}
	if !w.believable(l) {
		w.doubtful = l
		w.repeatAt(l.end.Add(agreement))
		return
	}
	w.found, w.doubtful, w.vanished = l.Update, nil, false
	w.names.seen(l.start)
	w.texts.seen(l.start)
	for name, m := range w.files {
		if m.last.Before(l.start) {
			delete(w.files, name)
		}
	}
	if l.Polling == "" {
		w.next = l.end.Add(max(w.period, 20*took))
	} else {
		w.next = l.end.Add(max(periodPolling, 4*took))
	}
	w.show()
}

// believable tells whether what was seen is what is meant to be there, and not the middle of something.
func (w *watcher) believable(l *sweepResult) bool {
	if w.found.Tree == nil {
		return true
	}
	filled := w.isFilled(l)
	if l.same(w.found) {
		return true
	}
	if w.doubtful == nil {
		w.since = l.start
	}
	agreed := w.doubtful != nil && w.agree(l, w.doubtful)
	return agreed && filled || l.start.Sub(w.since) >= disagreement
}

// isFilled tells whether no file is empty that may yet get its text.
func (w *watcher) isFilled(l *sweepResult) bool {
	filled := true
	empty := map[string]time.Time{}
	for _, f := range l.Tree.files {
		if f.Size > 0 || f.dir == nil || w.found.Tree.File(f.Path) == f {
			continue
		}
		if !w.isEmpty(f.Path, l.start) {
			filled = false
		}
		empty[f.Path] = w.emptied[f.Path]
	}
	w.emptied = empty
	return filled
}

// agree tells whether two looks saw the same, where it is not what is believed already. A file whose text was
// another each time is being written to without end, and does not hold up the others.
func (w *watcher) agree(l, before *sweepResult) bool {
	return l.alike(before.Update, func(i int) bool {
		a, b := l.Tree.files[i], before.Tree.files[i]
		switch {
		case a == b:
			return true
		case a.Path != b.Path:
			return false
		}
		switch believed := w.found.Tree.File(a.Path); {
		case a == believed, believed != nil && b != believed:
			return true
		case a.held() && b.held():
			return bytes.Equal(a.data, b.data)
		}
		s, then := l.Tree.stamps[i], before.Tree.stamps[i]
		then.settled = s.settled
		return s == then
	})
}

// fail deals with a sweep that failed: the first time it may have come at a bad moment.
func (w *watcher) fail(l *sweepResult) {
	w.doubtful = nil
	if w.failures++; w.failures == 1 {
		w.trouble = l.start
	}
	if w.failures == 1 || errors.Is(l.err, errMoved) && l.end.Sub(w.trouble) < disagreement {
		w.repeatAt(l.end.Add(2 * agreement))
		return
	}
	w.next = l.end.Add(periodPolling)
	w.names.seen(l.start)
	w.texts.seen(l.start)
	w.complain(l.err)
}
