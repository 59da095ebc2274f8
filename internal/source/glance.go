// This file looks at the few files of a site that were just saved, and at nothing else.

package source

import (
	"context"
	"errors"
	"slices"
	"time"
)

// due is when to look at the file: when it has been left alone, but never too late.
func (m *notice) due() time.Time {
	return later(m.hold, sooner(m.last.Add(quiet), m.first.Add(longest)))
}

// glanceDue is when to look at some of w.files next; zero is never.
func (w *watcher) glanceDue(now time.Time) time.Time {
	if len(w.files) == 0 || !w.glanceable() {
		return time.Time{}
	}
	var due, group time.Time
	for _, m := range w.files {
		if at := m.due(); m.hold.IsZero() && at.Sub(m.first) < together {
			group = later(group, at)
		} else {
			due = sooner(due, at)
		}
	}
	due = sooner(due, group)
	if w.credit.After(now) {
		due = later(due, w.credit)
	}
	return due
}

// glanceable tells whether the tree can be brought up to date file by file.
func (w *watcher) glanceable() bool {
	return w.found.Tree != nil && w.failures == 0 && !w.vanished && len(w.files) <= few
}

// glance reads the files that are due, and shows the tree with them.
func (w *watcher) glance(ctx context.Context, now time.Time) {
	var due []string
	for name, m := range w.files {
		if !m.due().After(now) {
			due = append(due, name)
		}
	}
	slices.Sort(due)
	r := &reader{dir: w.dir, prev: w.found.Tree, now: now, workers: 1, doubted: w.files}
	for _, name := range due {
		if s, ok := w.stat(name, now); ok {
			r.seen = append(r.seen, s)
		}
	}
	if slices.ContainsFunc(due, w.absent) {
		// Perhaps it was renamed to one of the others: with that alone, it would be there twice.
		for _, s := range r.seen {
			w.files[s.name].hold = now.Add(absence / 3)
		}
		return
	}
	w.take(ctx, r)
}

// absent tells whether a file was not there when it was last looked for.
func (w *watcher) absent(name string) bool {
	m := w.files[name]
	return m != nil && !m.gone.IsZero()
}

// stat tells whether a file can be read now; if not, it sees to what comes next.
func (w *watcher) stat(name string, now time.Time) (listedFile, bool) {
	m, f := w.files[name], w.known(name)
	if f == nil {
		w.leaveToSweep(name, now)
		return listedFile{}, false
	}
	info, err := w.dir.lstat(name)
	if err != nil && gone(err) {
		m.gone = sooner(m.gone, now)
		m.hold = now.Add(absence / 3)
		if now.Sub(m.gone) >= absence {
			w.vanished = true
			w.leaveToSweep(name, now)
		}
		return listedFile{}, false
	}
	m.gone = time.Time{}
	if err != nil || !info.Mode().IsRegular() || isText(name) && info.Size() > maxText || info.Size() > maxSize {
		w.leaveToSweep(name, now)
		return listedFile{}, false
	}
	s := listedFile{path: f.Path, name: name, from: name, stamp: stampOf(info)}
	if s.stamp.size == 0 && f.Size > 0 && !w.isEmpty(f.Path, now) {
		m.hold = sooner(now.Add(emptiness/5), w.emptied[f.Path].Add(emptiness))
		return s, false
	}
	return s, true
}

// isEmpty tells whether a file has been empty for so long that it is meant to be.
func (w *watcher) isEmpty(path string, now time.Time) bool {
	since, ok := w.emptied[path]
	if !ok {
		since = now
		w.emptied[path] = now
	}
	return now.Sub(since) >= emptiness
}

// again has a file looked at once more, by a sweep if that has gone on for too long.
func (w *watcher) again(name string, now time.Time) {
	if m := w.files[name]; now.Sub(m.first) < longest {
		m.hold = now.Add(quiet)
	} else {
		w.leaveToSweep(name, now)
	}
}

func (w *watcher) leaveToSweep(name string, now time.Time) {
	w.names.urge(now)
	w.files[name].hold = now.Add(longest)
}

// take reads what r has seen, and takes over what nobody was writing meanwhile.
func (w *watcher) take(ctx context.Context, r *reader) {
	if err := r.load(ctx); err != nil {
		for _, s := range r.seen {
			if errors.Is(err, errMoved) {
				w.again(s.name, r.now)
			} else {
				w.leaveToSweep(s.name, r.now)
			}
		}
		return
	}
	var files []*File
	var stamps []stamp
	for i, s := range r.seen {
		switch {
		case r.files[i] == nil:
			w.leaveToSweep(s.name, r.now)
			continue
		case !w.dir.isStill(s) && r.now.Sub(w.files[s.name].first) < longest:
			w.again(s.name, r.now)
			continue
		case r.files[i] != w.known(s.name):
			files, stamps = append(files, r.files[i]), append(stamps, r.stamps[i])
		}
		delete(w.files, s.name)
		delete(w.emptied, s.path)
		w.glanced[s.path] = true
	}
	if len(files) > 0 {
		w.found.Tree = w.found.Tree.with(files, stamps)
		w.show()
	}
}

// isStill tells whether nothing happened to a file since it was sighted.
func (d *Dir) isStill(s listedFile) bool {
	info, err := d.root.Lstat(s.name)
	return err == nil && stampOf(info) == s.stamp
}
