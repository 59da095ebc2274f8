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
	DriveIsSilent  Polling = "drive-is-silent"  // others may change the drive unheard: it is on the network, or of another system
	TooManyFolders Polling = "too-many-folders" // the system watches no more of them
	NoNotices      Polling = "no-notices"       // the system watches no folder at all for us
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

// An ear listens to every folder of the site.
type ear struct {
	dir  *Dir
	open func() (feed, error)
	heard

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

func newEar(d *Dir, open func() (feed, error)) *ear {
	e := &ear{dir: d, open: open, heard: heard{bell: make(chan struct{}, 1)}}
	for _, name := range append(topNames(), ".") {
		e.silent = e.silent || silent(filepath.Join(d.path, name))
	}
	return e
}

func topNames() []string {
	var names []string
	for _, top := range folders {
		names = append(names, top.name)
	}
	return names
}

// polling is why the folder must be looked at often.
func (e *ear) polling() Polling {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case e.deaf != "":
		return e.deaf
	case e.full:
		return TooManyFolders
	case e.silent:
		return DriveIsSilent
	}
	return ""
}

// begin prepares for a look at all folders.
func (e *ear) begin(now time.Time) {
	if e.broken() {
		e.stop()
	}
	e.mu.Lock()
	if e.ended == nil && !now.Before(e.retry) {
		e.start(now)
	}
	e.sweeps++
	e.full = false
	e.mu.Unlock()
	if info, err := e.dir.root.Stat("."); err == nil {
		e.enter(".", fs.FileInfoToDirEntry(info))
	}
}

func (e *ear) start(now time.Time) {
	f, err := e.open()
	if err != nil {
		e.deaf, e.retry = NoNotices, now.Add(pause)
		return
	}
	ended := make(chan struct{})
	e.feed, e.deaf, e.ended = f, "", ended
	e.watched, e.holder = map[string]watch{}, map[folderID]string{}
	go func() {
		defer close(ended)
		fault.Catch("listen", "", func() { e.listen(f, e.dir.path) })
	}()
}

// stop gives the feed back.
func (e *ear) stop() {
	if e.ended != nil {
		e.feed.close()
		<-e.ended
		e.ended, e.watched, e.holder = nil, nil, nil
	}
	e.mend()
}

// enter has a folder watched. It comes before the folder is listed, so that nothing can happen in it unseen.
func (e *ear) enter(name string, entry fs.DirEntry) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.ended == nil {
		return
	}
	info, err := entry.Info()
	if err != nil {
		return // it is gone
	}
	id := folderOf(info)
	if w, ok := e.watched[name]; ok && w.id == id {
		e.watched[name] = watch{id, e.sweeps}
		return
	}
	if e.full {
		return
	}
	if old, ok := e.holder[id]; ok && id != (folderID{}) {
		e.drop(old) // it was renamed: its watch would go on under the old name
	}
	e.drop(name)
	switch err := e.feed.add(filepath.Join(e.dir.path, filepath.FromSlash(name))); {
	case err == nil:
		e.watched[name] = watch{id, e.sweeps}
		e.holder[id] = name
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		// Each watch is an open file here, and none is left for reading.
		e.stop()
		e.deaf, e.retry = TooManyFolders, time.Now().Add(pause)
	case gone(err), errors.Is(err, fs.ErrPermission):
		// Who lists it will say so.
	default:
		e.full = true
	}
}

// forget has a folder, and those in it, watched no more, until they are entered again.
func (e *ear) forget(name string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.drop(name)
}

func (e *ear) drop(name string) {
	if _, ok := e.watched[name]; !ok {
		return
	}
	e.unwatch(name)
	for sub := range e.watched {
		if strings.HasPrefix(sub, name+"/") {
			e.unwatch(sub)
		}
	}
}

func (e *ear) unwatch(name string) {
	e.feed.remove(filepath.Join(e.dir.path, filepath.FromSlash(name))) // fails if the folder is gone, and the watch with it
	if id := e.watched[name].id; e.holder[id] == name {
		delete(e.holder, id)
	}
	delete(e.watched, name)
}

// hears tells whether a folder is watched.
func (e *ear) hears(name string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, ok := e.watched[name]
	return ok
}

// end forgets the folders that were not entered since begin.
func (e *ear) end() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for name, w := range e.watched {
		if w.sweep != e.sweeps {
			e.unwatch(name)
		}
	}
}

// A mention is what was said about one path.
type mention struct {
	first, last time.Time
	ops         fsnotify.Op

	gone time.Time // since when there has been no such file
	hold time.Time // when to look next, if that is later than usual
}

// heard is what was said and not yet heeded.
type heard struct {
	bell chan struct{} // rings when something was said

	noting sync.Mutex
	of     map[string]*mention // by path on disk relative to the site; "." is the site
	rights bool                // of some file the rights or times changed
	missed bool                // something was not noted down
	lost   bool                // nothing is noted down any more
}

// most is how many paths are worth remembering: if there are more, all is looked at anyway.
const most = 4096

// listen notes down what f says, until f is closed or has lost something.
func (h *heard) listen(f feed, root string) {
	for {
		select {
		case ev, ok := <-f.events:
			if !ok {
				return
			}
			if !h.note(ev, root, time.Now()) {
				return
			}
		case _, ok := <-f.errors:
			if ok {
				h.giveUp()
			}
			return
		}
	}
}

func (h *heard) giveUp() {
	h.noting.Lock()
	defer h.noting.Unlock()
	h.lose()
}

func (h *heard) lose() {
	h.of, h.missed, h.lost = nil, true, true
	h.ring()
}

func (h *heard) ring() {
	select {
	case h.bell <- struct{}{}:
	default:
	}
}

// note is false when there is too much to note.
func (h *heard) note(ev fsnotify.Event, root string, now time.Time) bool {
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
	h.noting.Lock()
	defer h.noting.Unlock()
	if ev.Op == fsnotify.Chmod {
		if !h.rights {
			h.rights = true
			h.ring()
		}
		return true
	}
	m := h.of[path]
	if m == nil {
		if len(h.of) >= most {
			h.lose()
			return false
		}
		if h.of == nil {
			h.of = map[string]*mention{}
		}
		m = &mention{first: now}
		h.of[path] = m
	}
	m.last, m.ops = now, m.ops|ev.Op
	h.ring()
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
func (h *heard) take() (of map[string]*mention, rights, missed bool) {
	h.noting.Lock()
	defer h.noting.Unlock()
	of, rights, missed = h.of, h.rights, h.missed
	h.of, h.rights, h.missed = nil, false, false
	return of, rights, missed
}

// broken tells whether notices were lost, so that no other will come.
func (h *heard) broken() bool {
	h.noting.Lock()
	defer h.noting.Unlock()
	return h.lost
}

func (h *heard) mend() {
	h.noting.Lock()
	defer h.noting.Unlock()
	h.lost = false
}
