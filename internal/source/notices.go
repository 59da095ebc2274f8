// This file hears from the system that something changed in the folder. What it
// says is only where to look: notices get lost, come late and name the wrong file.

package source

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"projetpro/internal/fault"
)

// A Polling says why the whole folder is looked at every second or two, not only when
// something is said to have changed in it. "" means that it is not.
type Polling string

const (
	driveIsSilent  Polling = "drive-is-silent"  // others may change the drive unheard: it is on the network, or of another system
	tooManyFolders Polling = "too-many-folders" // the system watches no more of them
	noNotices      Polling = "no-notices"       // the system watches no folder at all for us
)

// A feed is what the system offers to hear from it; it has the methods of a [fsnotify.Watcher].
type feed struct {
	events <-chan fsnotify.Event
	errors <-chan error
	add    func(folder string) error
	remove func(folder string) error
	close  func() error
}

func systemFeed() (feed, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return feed{}, err
	}
	return feed{w.Events, w.Errors, w.Add, w.Remove, w.Close}, nil
}

// A folderID tells a folder from any other of its time; it may be given again once the folder is
// gone. It is zero where the system does not say.
type folderID struct{ device, inode uint64 }

// A listener listens to every folder of the site.
type listener struct {
	dir  *Dir
	open func() (feed, error)
	queue

	mu      sync.Mutex // folders are entered while others are forgotten
	feed    feed
	ended   chan struct{} // closed once nothing more is noted down from feed
	deaf    Polling       // why there is no feed
	retry   time.Time     // when to ask for one again
	silent  bool          // the drive is, see silent
	full    bool          // the system refused to watch a folder during the last sweep
	sweeps  int
	watched map[string]watch // by the folder's path on disk relative to the site; "." is the site
	holder  map[folderID]string
}

type watch struct {
	id    folderID
	sweep int // when the folder was last seen
}

// pause is how long to wait before the system is asked again for notices it refused.
const pause = time.Minute

func newListener(d *Dir, open func() (feed, error)) *listener {
	l := &listener{dir: d, open: open, queue: queue{bell: make(chan struct{}, 1)}}
	for _, name := range append(topNames(), ".") {
		l.silent = l.silent || silent(filepath.Join(d.path, name))
	}
	return l
}

func topNames() []string {
	var names []string
	for _, top := range folders {
		names = append(names, top.name)
	}
	return names
}

// polling is why the folder must be looked at often.
func (l *listener) polling() Polling {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.deaf != "":
		return l.deaf
	case l.full:
		return tooManyFolders
	case l.silent:
		return driveIsSilent
	}
	return ""
}

// begin prepares for a look at all folders.
func (l *listener) begin(now time.Time) {
	if l.broken() {
		l.stop()
	}
	l.mu.Lock()
	if l.ended == nil && !now.Before(l.retry) {
		l.start(now)
	}
	l.sweeps++
	l.full = false
	l.mu.Unlock()
	if info, err := l.dir.root.Stat("."); err == nil {
		l.enter(".", fs.FileInfoToDirEntry(info))
	}
}

func (l *listener) start(now time.Time) {
	f, err := l.open()
	if err != nil {
		l.deaf, l.retry = noNotices, now.Add(pause)
		return
	}
	ended := make(chan struct{})
	l.feed, l.deaf, l.ended = f, "", ended
	l.watched, l.holder = map[string]watch{}, map[folderID]string{}
	go func() {
		defer close(ended)
		fault.Catch("listen", "", func() { l.listen(f, l.dir.path) })
	}()
}

// stop gives the feed back.
func (l *listener) stop() {
	if l.ended != nil {
		l.feed.close()
		<-l.ended
		l.ended, l.watched, l.holder = nil, nil, nil
	}
	l.mend()
}

// enter has a folder watched. It comes before the folder is listed, so that nothing can happen in it unseen.
func (l *listener) enter(name string, entry fs.DirEntry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended == nil {
		return
	}
	info, err := entry.Info()
	if err != nil {
		return // it is gone
	}
	id := folderOf(info)
	if w, ok := l.watched[name]; ok && w.id == id {
		l.watched[name] = watch{id, l.sweeps}
		return
	}
	if l.full {
		return
	}
	if old, ok := l.holder[id]; ok && id != (folderID{}) {
		l.drop(old) // it was renamed: its watch would go on under the old name
	}
	l.drop(name)
	switch err := l.feed.add(filepath.Join(l.dir.path, filepath.FromSlash(name))); {
	case err == nil:
		l.watched[name] = watch{id, l.sweeps}
		l.holder[id] = name
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		// Each watch is an open file here, and none is left for reading.
		l.stop()
		l.deaf, l.retry = tooManyFolders, time.Now().Add(pause)
	case gone(err), errors.Is(err, fs.ErrPermission):
		// Who lists it will say so.
	default:
		l.full = true
	}
}

// forget has a folder, and those in it, watched no more, until they are entered again.
func (l *listener) forget(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drop(name)
}

func (l *listener) drop(name string) {
	if _, ok := l.watched[name]; !ok {
		return
	}
	l.unwatch(name)
	for sub := range l.watched {
		if strings.HasPrefix(sub, name+"/") {
			l.unwatch(sub)
		}
	}
}

func (l *listener) unwatch(name string) {
	l.feed.remove(filepath.Join(l.dir.path, filepath.FromSlash(name))) // fails if the folder is gone, and the watch with it
	if id := l.watched[name].id; l.holder[id] == name {
		delete(l.holder, id)
	}
	delete(l.watched, name)
}

// hears tells whether a folder is watched.
func (l *listener) hears(name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, ok := l.watched[name]
	return ok
}

// end forgets the folders that were not entered since begin.
func (l *listener) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name, w := range l.watched {
		if w.sweep != l.sweeps {
			l.unwatch(name)
		}
	}
}

// A notice is what was said about one path.
type notice struct {
	first, last time.Time
	ops         fsnotify.Op

	gone time.Time // since when there has been no such file
	hold time.Time // when to look next, if that is later than usual
}

// A queue is what was said and not yet heeded.
type queue struct {
	bell chan struct{} // rings when something was said

	noting sync.Mutex
	of     map[string]*notice // by path on disk relative to the site; "." is the site
	rights bool               // of some file the rights or times changed
	missed bool               // something was not noted down
	lost   bool               // nothing is noted down any more
}

// most is how many paths are worth remembering: if there are more, all is looked at anyway.
const most = 4096

// listen notes down what f says, until f is closed or has lost something.
func (q *queue) listen(f feed, root string) {
	for {
		select {
		case ev, ok := <-f.events:
			if !ok {
				return
			}
			if !q.note(ev, root, time.Now()) {
				return
			}
		case _, ok := <-f.errors:
			if ok {
				q.giveUp()
			}
			return
		}
	}
}

func (q *queue) giveUp() {
	q.noting.Lock()
	defer q.noting.Unlock()
	q.lose()
}

func (q *queue) lose() {
	q.of, q.missed, q.lost = nil, true, true
	q.ring()
}

func (q *queue) ring() {
	select {
	case q.bell <- struct{}{}:
	default:
	}
}

// note is false when there is too much to note.
func (q *queue) note(ev fsnotify.Event, root string, now time.Time) bool {
	path, ok := strings.CutPrefix(ev.Name, root)
	if !ok {
		return true
	}
	path = strings.TrimLeft(filepath.ToSlash(path), "/")
	if path == "" {
		path = "."
	}
	if !concerns(path) {
		return true
	}
	q.noting.Lock()
	defer q.noting.Unlock()
	if ev.Op == fsnotify.Chmod {
		if !q.rights {
			q.rights = true
			q.ring()
		}
		return true
	}
	m := q.of[path]
	if m == nil {
		if len(q.of) >= most {
			q.lose()
			return false
		}
		if q.of == nil {
			q.of = map[string]*notice{}
		}
		m = &notice{first: now}
		q.of[path] = m
	}
	m.last, m.ops = now, m.ops|ev.Op
	q.ring()
	return true
}

// concerns tells whether what happens to path on disk can change the tree.
func concerns(path string) bool {
	if path == "." {
		return true
	}
	top, rest, _ := strings.Cut(path, "/")
	for _, in := range folders {
		if !strings.EqualFold(top, in.name) {
			continue
		}
		for name := range strings.SplitSeq(rest, "/") {
			if name != "" && leftover(name, in) {
				return false
			}
		}
		return true
	}
	return false
}

// take gives what was said since it was last asked.
func (q *queue) take() (of map[string]*notice, rights, missed bool) {
	q.noting.Lock()
	defer q.noting.Unlock()
	of, rights, missed = q.of, q.rights, q.missed
	q.of, q.rights, q.missed = nil, false, false
	return of, rights, missed
}

// broken tells whether notices were lost, so that no other will come.
func (q *queue) broken() bool {
	q.noting.Lock()
	defer q.noting.Unlock()
	return q.lost
}

func (q *queue) mend() {
	q.noting.Lock()
	defer q.noting.Unlock()
	q.lost = false
}
