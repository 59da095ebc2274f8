package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"

	"projetpro/internal/osroot"
)

// A hand works in a watched folder, and notes what its watcher yields. With a fake feed it also
// says what it did, as Linux would.
type hand struct {
	t    testing.TB
	dir  string
	fake *fakeFeed

	stop  func()
	mu    sync.Mutex
	got   []yielded
	build time.Duration // how long each snapshot is dealt with
}

type yielded struct {
	Update
	err error
}

// watchSite begins to watch a new site; with a nil fake, by what the system says.
func watchSite(t testing.TB, files map[string]string, fake *fakeFeed) *hand {
	return watchFolder(t, site(t, files), fake)
}

func watchFolder(t testing.TB, dir string, fake *fakeFeed) *hand {
	t.Helper()
	d, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	h := &hand{t: t, dir: dir, fake: fake}
	feed := systemFeed
	if fake != nil {
		fake.root, feed = dir, fake.open
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		w := newWatcher(d, feed, func(s Update, err error) bool {
			h.mu.Lock()
			h.got = append(h.got, yielded{s, err})
			build := h.build
			h.mu.Unlock()
			time.Sleep(build)
			return true
		})
		if fake == nil {
			w.period = time.Hour // lest sweeps make up for notices that are not heard
		}
		w.run(ctx)
	}()
	h.stop = sync.OnceFunc(func() {
		cancel()
		<-ended
		d.Close()
	})
	t.Cleanup(h.stop)
	return h
}

// all is what was yielded so far.
func (h *hand) all() []yielded {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.got[:len(h.got):len(h.got)]
}

func (h *hand) at(name string) string { return filepath.Join(h.dir, filepath.FromSlash(name)) }

func (h *hand) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *hand) say(op fsnotify.Op, name string) {
	if h.fake != nil {
		h.fake.say(op, name)
	}
}

// write saves as most programs do: it empties the file, then fills it.
func (h *hand) write(name, text string) {
	h.t.Helper()
	h.open(name)
	if text != "" {
		h.add(name, text)
	}
}

// open empties or creates a file.
func (h *hand) open(name string) {
	h.t.Helper()
	_, err := os.Lstat(h.at(name))
	h.must(os.WriteFile(h.at(name), nil, 0o644))
	if err != nil {
		h.say(fsnotify.Create, name)
	} else {
		h.say(fsnotify.Write, name)
	}
}

func (h *hand) add(name, text string) {
	h.t.Helper()
	f, err := os.OpenFile(h.at(name), os.O_APPEND|os.O_WRONLY, 0)
	h.must(err)
	defer f.Close()
	_, err = f.WriteString(text)
	h.must(err)
	h.say(fsnotify.Write, name)
}

func (h *hand) mkdir(name string) {
	h.t.Helper()
	h.must(os.Mkdir(h.at(name), 0o755))
	h.say(fsnotify.Create, name)
}

func (h *hand) rename(from, to string) {
	h.t.Helper()
	h.must(os.Rename(h.at(from), h.at(to)))
	h.say(fsnotify.Rename, from)
	h.say(fsnotify.Create, to)
}

func (h *hand) remove(name string) {
	h.t.Helper()
	h.must(os.RemoveAll(h.at(name)))
	h.say(fsnotify.Remove, name)
}

func (h *hand) copyTree(from string, to string) {
	h.t.Helper()
	h.must(os.CopyFS(h.at(to), os.DirFS(from)))
	h.say(fsnotify.Create, to)
}

// settled waits until the last snapshot is what is in the folder.
func (h *hand) settled() *Tree {
	h.t.Helper()
	d, err := Open(h.dir, nil)
	h.must(err)
	defer d.Close()
	var differs string
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(3 * time.Millisecond) {
		want, diags, err := d.Read(context.Background(), nil)
		if err != nil {
			continue
		}
		all := h.all()
		if len(all) == 0 {
			continue
		}
		last := all[len(all)-1]
		if last.err != nil {
			differs = last.err.Error()
			continue
		}
		differs = cmp.Diff(texts(want), texts(last.Tree)) + cmp.Diff(said(diags, "en"), said(last.Diags, "en"))
		if differs == "" {
			return last.Tree
		}
	}
	h.t.Fatalf("what is watched is not what is there (-there +watched):\n%s", differs)
	return nil
}

// texts are the bytes of every file.
func texts(t *Tree) map[string]string {
	all := map[string]string{}
	for f := range t.Files("") {
		data, err := f.Load()
		if err != nil {
			data = []byte("! " + err.Error())
		}
		all[f.Path] = string(data)
	}
	return all
}

// A fakeFeed says what it is told to say.
type fakeFeed struct {
	root   string
	refuse func(folder string) error // what add fails with; nil is never
	closed error                     // what open fails with

	mu      sync.Mutex
	events  chan fsnotify.Event
	errors  chan error
	end     chan struct{} // closed with the feed
	folders map[string]bool
	opened  int
}

func (f *fakeFeed) open() (feed, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed != nil {
		return feed{}, f.closed
	}
	f.opened++
	f.events, f.errors, f.folders = make(chan fsnotify.Event), make(chan error), map[string]bool{}
	end := make(chan struct{})
	f.end = end
	events, errs := make(chan fsnotify.Event), make(chan error)
	go func(events, from chan fsnotify.Event) { // what is said to a closed feed is lost
		defer close(events)
		for {
			select {
			case ev := <-from:
				select {
				case events <- ev:
				case <-end:
					return
				}
			case <-end:
				return
			}
		}
	}(events, f.events)
	go func(from chan error) {
		select {
		case err := <-from:
			select {
			case errs <- err:
			case <-end:
			}
		case <-end:
		}
	}(f.errors)
	add := func(folder string) error {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.refuse != nil {
			if err := f.refuse(folder); err != nil {
				return err
			}
		}
		f.folders[folder] = true
		return nil
	}
	remove := func(folder string) error {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.folders, folder)
		return nil
	}
	return feed{events, errs, add, remove, func() error { close(end); return nil }}, nil
}

func (f *fakeFeed) say(op fsnotify.Op, name string) {
	f.mu.Lock()
	events, end, heard := f.events, f.end, f.folders[filepath.Join(f.root, filepath.FromSlash(path.Dir(name)))]
	f.mu.Unlock()
	if heard {
		select {
		case events <- fsnotify.Event{Name: filepath.Join(f.root, filepath.FromSlash(name)), Op: op}:
		case <-end: // it was opened again meanwhile
		}
	}
}

// In the following tests the clock goes as fast as it can.

// calm lets everything happen that will.
func calm() {
	time.Sleep(3 * time.Second)
	synctest.Wait()
}

// news are the snapshots and errors yielded during f, until calm.
func (h *hand) news(f func()) []yielded {
	h.t.Helper()
	calm()
	before := len(h.all())
	f()
	calm()
	h.settled()
	return h.all()[before:]
}

// one asserts that f makes one new tree.
func (h *hand) one(what string, f func()) {
	h.t.Helper()
	news := h.news(f)
	if len(news) != 1 || news[0].err != nil {
		h.t.Errorf("%s: %d snapshots", what, len(news))
		for _, n := range news {
			if n.err == nil {
				h.t.Logf("%v", texts(n.Tree))
			} else {
				h.t.Log(n.err)
			}
		}
	}
}

func (h *hand) none(what string, f func()) {
	h.t.Helper()
	if news := h.news(f); len(news) > 0 {
		h.t.Errorf("%s: %d snapshots", what, len(news))
	}
}

// saves are the ways in which programs save content/a.md.
var saves = map[string]func(h *hand, text string){
	"written": func(h *hand, text string) { h.write("content/a.md", text) },
	"emptied, then written": func(h *hand, text string) {
		h.open("content/a.md")
		time.Sleep(200 * time.Millisecond)
		h.add("content/a.md", text)
	},
	"in pieces": func(h *hand, text string) {
		h.open("content/a.md")
		for i := range text {
			h.add("content/a.md", text[i:i+1])
			time.Sleep(time.Millisecond)
		}
	},
	"VS Code, atomic": func(h *hand, text string) {
		h.write("content/a.md.vsctmp", text)
		h.rename("content/a.md.vsctmp", "content/a.md")
	},
	"JetBrains": func(h *hand, text string) {
		h.write("content/a.md___jb_tmp___", text)
		h.rename("content/a.md", "content/a.md___jb_old___")
		h.rename("content/a.md___jb_tmp___", "content/a.md")
		h.remove("content/a.md___jb_old___")
	},
	"vim": func(h *hand, text string) {
		h.write("content/4913", "")
		h.remove("content/4913")
		h.rename("content/a.md", "content/a.md~")
		time.Sleep(20 * time.Millisecond)
		h.write("content/a.md", text)
		h.say(fsnotify.Chmod, "content/a.md")
		h.remove("content/a.md~")
	},
	"Emacs": func(h *hand, text string) {
		h.must(os.Symlink("me@here.1:2", h.at("content/.#a.md")))
		h.say(fsnotify.Create, "content/.#a.md")
		h.rename("content/a.md", "content/a.md~")
		h.write("content/a.md", text)
		h.remove("content/.#a.md")
		h.remove("content/a.md~")
	},
	"gedit": func(h *hand, text string) {
		h.write("content/.goutputstream-ABC123", text)
		h.rename("content/.goutputstream-ABC123", "content/a.md")
	},
	"TextEdit": func(h *hand, text string) {
		h.write("content/a.md.sb-0a1b2c3d-AbCdEf", text)
		h.rename("content/a.md.sb-0a1b2c3d-AbCdEf", "content/a.md")
	},
	"Word": func(h *hand, text string) {
		h.write("content/~$a.md", "me")
		h.write("content/~WRD0001.tmp", text)
		h.rename("content/a.md", "content/~WRL0002.tmp")
		h.rename("content/~WRD0001.tmp", "content/a.md")
		h.remove("content/~WRL0002.tmp")
		h.remove("content/~$a.md")
	},
	"sed -i": func(h *hand, text string) {
		h.write("content/sedAbC123", text)
		h.rename("content/sedAbC123", "content/a.md")
	},
	"this program": func(h *hand, text string) {
		stage := "content/" + stagePrefix + "X"
		h.write(stage, text)
		root, err := os.OpenRoot(h.at("."))
		h.must(err)
		defer root.Close()
		if err := osroot.Exchange(root, stage, "content/a.md"); errors.Is(err, errors.ErrUnsupported) {
			h.rename(stage, "content/a.md")
			return
		}
		h.must(err)
		for _, name := range []string{stage, "content/a.md"} {
			h.say(fsnotify.Rename, name)
			h.say(fsnotify.Create, name)
		}
		h.remove(stage)
	},
	"deleted and written": func(h *hand, text string) {
		h.remove("content/a.md")
		time.Sleep(20 * time.Millisecond)
		h.write("content/a.md", text)
	},
}

func TestASaveIsOneTree(t *testing.T) {
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := watchSite(t, map[string]string{"content/a.md": "one", "content/b.md": "b"}, &fakeFeed{})
				for _, text := range []string{"two", "three", "four"} {
					h.one(text, func() { save(h, text) })
				}
				h.stop()
			})
		})
	}
}

func TestASaveIsShownAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := watchSite(t, map[string]string{"content/a.md": "one"}, &fakeFeed{})
		calm()
		for i := range 20 {
			before := len(h.all())
			h.write("content/a.md", fmt.Sprint(i))
			time.Sleep(quiet + time.Millisecond)
			synctest.Wait()
			if all := h.all(); len(all) != before+1 || string(all[before].Tree.File("content/a.md").Bytes()) != fmt.Sprint(i) {
				t.Errorf("save %d: %d snapshots", i, len(all)-before)
			}
		}
		h.stop()
	})
}

func TestUnchangedFilesKeepTheirPointer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := watchSite(t, map[string]string{"content/a.md": "one", "content/b.md": "b", "content/c.pdf": "c"}, &fakeFeed{})
		calm()
		was := h.settled()
		for i, edit := range []func(){
			func() { h.write("content/a.md", "two") },
			func() { h.write("content/new.md", "new") },
			func() { h.remove("content/new.md") },
			func() { h.write("content/a.md", "one") },
		} {
			h.one(fmt.Sprint(i), edit)
			is := h.settled()
			for _, name := range []string{"content/b.md", "content/c.pdf"} {
				if is.File(name) != was.File(name) {
					t.Errorf("%d: %s is another file", i, name)
				}
			}
		}
		h.stop()
	})
}

func TestComingAndGoingIsOneTree(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := watchSite(t, map[string]string{"content/a.md": "a", "content/b.md": "b", "content/d/e/f.md": "f"}, &fakeFeed{})
		h.one("a new file", func() { h.write("content/new.md", "new") })
		h.one("a removal", func() { h.remove("content/new.md") })
		h.one("renamed", func() { h.rename("content/a.md", "content/c.md") })
		h.one("renamed over another", func() { h.rename("content/c.md", "content/b.md") })
		h.one("a new folder, slowly filled", func() {
			h.mkdir("content/n")
			for i := range 10 {
				h.write(fmt.Sprintf("content/n/%d.md", i), "n")
				time.Sleep(10 * time.Millisecond)
			}
		})
		h.one("a folder renamed", func() { h.rename("content/d", "content/D") })
		h.one("written in it", func() { h.write("content/D/e/f.md", "F") })
		h.one("a file created empty, and filled", func() {
			h.open("content/empty.md")
			time.Sleep(250 * time.Millisecond)
			h.add("content/empty.md", "text")
		})
		h.one("a file that stays empty", func() { h.write("content/empty.md", "") })
		h.one("two saved together", func() {
			h.write("content/b.md", "2")
			time.Sleep(time.Millisecond)
			h.write("content/empty.md", "2")
		})
		h.stop()
	})
}

func TestWhatChangesNothingMakesNoTree(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := watchSite(t, map[string]string{"content/a.md": "a", "content/b.pdf": "b", "content/c.pdf": "c"}, &fakeFeed{})
		calm()
		if _, err := h.settled().File("content/c.pdf").Load(); err != nil {
			t.Fatal(err)
		}
		names := []string{"content/a.md", "content/b.pdf", "content/c.pdf"}
		h.none("rights", func() {
			for i := range 100 {
				for _, name := range names {
					h.must(os.Chmod(h.at(name), 0o600+fs.FileMode(i&0o44)))
					h.say(fsnotify.Chmod, name)
				}
				time.Sleep(50 * time.Millisecond)
			}
		})
		h.none("times", func() {
			for i := range 100 {
				for _, name := range names {
					at := time.Unix(int64(i)*1e8, 0)
					h.must(os.Chtimes(h.at(name), at, at))
					h.say(fsnotify.Chmod, name)
				}
				time.Sleep(50 * time.Millisecond)
			}
		})
		h.none("written as it was", func() {
			for i := range 100 {
				h.must(os.WriteFile(h.at("content/a.md"), []byte("a"), 0o644))
				h.say(fsnotify.Write, "content/a.md")
				h.say(fsnotify.Write, "content/b.pdf")
				time.Sleep(time.Duration(i) * time.Millisecond)
			}
		})
		h.none("what programs leave behind", func() {
			for _, name := range []string{"content/.DS_Store", "content/a.md~", "content/x.tmp", "content/#a.md#", "static.txt", "public"} {
				h.write(name, "x")
			}
		})
		h.stop()
	})
}

// TestBytesDecide changes bytes and nothing else that can be seen of a file.
func TestBytesDecide(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := watchSite(t, map[string]string{"content/a.md": "0", "content/b.pdf": "0"}, &fakeFeed{})
		calm()
		for i, at := range []time.Time{time.Unix(0, 0), time.Now().AddDate(0, 0, 1), time.Now().AddDate(0, 0, -1), time.Now().AddDate(50, 0, 0)} {
			for _, name := range []string{"content/a.md", "content/b.pdf"} {
				h.settled() // has loaded them
				news := h.news(func() {
					h.write(name, fmt.Sprint(i+1))
					h.must(os.Chtimes(h.at(name), at, at))
				})
				if len(news) != 1 {
					t.Errorf("%s, %s: %d snapshots", name, at, len(news))
				}
			}
		}
		h.stop()
	})
}

func TestABurstIsFewTrees(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		files := map[string]string{}
		for i := range 500 {
			files[fmt.Sprintf("content/%d/%d.md", i%7, i)] = "main"
		}
		h := watchSite(t, files, &fakeFeed{})
		checkOut := func(branch string) func() {
			return func() {
				for i := range 500 {
					name := fmt.Sprintf("content/%d/%d.md", i%7, i)
					if i%5 == 0 && branch == "other" {
						h.remove(name)
						continue
					}
					h.write(name, branch)
					time.Sleep(200 * time.Microsecond)
				}
				if branch == "other" {
					h.remove("content/3")
					h.mkdir("content/9")
					h.write("content/9/x.md", branch)
				}
			}
		}
		calm()
		h.one("there", checkOut("other"))
		h.must(os.Mkdir(h.at("content/3"), 0o755))
		h.say(fsnotify.Create, "content/3")
		h.one("and back", checkOut("main"))
		h.stop()
	})
}

// TestAWriterWithoutEnd keeps writing to a file of the site; other changes are seen all the same.
func TestAWriterWithoutEnd(t *testing.T) {
	for _, every := range []time.Duration{500 * time.Microsecond, 5 * time.Millisecond, 100 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			h := watchSite(t, map[string]string{"content/log.txt": "log", "content/a.md": "a"}, &fakeFeed{})
			calm()
			began := len(h.all())
			end := make(chan struct{})
			var wg sync.WaitGroup
			wg.Go(func() {
				for {
					select {
					case <-end:
						return
					case <-time.After(every):
						h.add("content/log.txt", ".")
					}
				}
			})
			for range 10 { // with all that was saved on credit
				before := len(h.all())
				time.Sleep(2 * time.Second)
				if n := len(h.all()) - before; n == 0 {
					t.Errorf("each %s: nothing in two seconds", every)
				}
			}
			if n := len(h.all()) - began; n > burst+tempo*20+20 {
				t.Errorf("each %s: %d snapshots in twenty seconds", every, n)
			}
			h.mkdir("content/d")
			h.write("content/d/new.md", "new")
			h.write("content/a.md", "A")
			time.Sleep(2*disagreement + longest)
			all := h.all()
			if tree := all[len(all)-1].Tree; tree.File("content/d/new.md") == nil || string(tree.File("content/a.md").Bytes()) != "A" {
				t.Errorf("each %s: what else happened was not seen", every)
			}
			close(end)
			wg.Wait()
			calm()
			h.settled()
			h.stop()
		})
	}
}

func TestLostNotices(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fake := &fakeFeed{}
		h := watchSite(t, map[string]string{"content/a.md": "a", "content/d/b.md": "b"}, fake)
		h.one("too many for the system", func() {
			h.must(os.Rename(h.at("content/d"), h.at("content/D")))
			write(t, h.dir, "content/D/b.md", "B")
			write(t, h.dir, "content/e/f/g.md", "g")
			fake.errors <- fsnotify.ErrEventOverflow
		})
		h.one("and still watched", func() { h.write("content/e/f/g.md", "G") })
		if fake.opened != 2 {
			t.Errorf("asked for notices %d times", fake.opened)
		}
		h.one("more than are remembered", func() {
			for i := range most + 100 {
				h.say(fsnotify.Create, fmt.Sprintf("content/%d.md", i))
			}
			write(t, h.dir, "content/a.md", "A")
		})
		h.one("and still watched", func() { h.write("content/a.md", "AA") })
		h.one("a notice that never came", func() {
			write(t, h.dir, "content/a.md", "AAA")
			time.Sleep(period)
		})
		h.stop()
	})
}

func TestPolling(t *testing.T) {
	check := func(name string, fake *fakeFeed, want Polling) {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := watchSite(t, map[string]string{"content/a.md": "a", "content/d/b.md": "b", "content/d/e/c.md": "c"}, fake)
				calm()
				if got := h.all()[0].Polling; got != want {
					t.Errorf("%q, want %q", got, want)
				}
				silently := func(f func()) func() {
					return func() { f(); time.Sleep(periodPolling) }
				}
				h.one("a text", silently(func() { write(t, h.dir, "content/d/e/c.md", "C") }))
				h.one("a folder", silently(func() { write(t, h.dir, "content/new/n.md", "n") }))
				h.one("a removal", silently(func() { h.must(os.RemoveAll(h.at("content/d"))) }))
				h.stop()
			})
		})
	}
	check("no notices", &fakeFeed{closed: syscall.EMFILE}, noNotices)
	check("limit", &fakeFeed{refuse: after(2, syscall.ENOSPC)}, tooManyFolders)
	check("open files", &fakeFeed{refuse: after(2, syscall.EMFILE)}, tooManyFolders)
	check("other", &fakeFeed{refuse: after(0, errors.New("x"))}, tooManyFolders)
}

// after fails with err from the n-th folder on.
func after(n int, err error) func(string) error {
	return func(string) error {
		if n--; n < 0 {
			return err
		}
		return nil
	}
}

func TestPollingEndsWithItsCause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var limit error = syscall.ENOSPC
		fake := &fakeFeed{refuse: func(folder string) error {
			if strings.HasSuffix(folder, "d") {
				return limit
			}
			return nil
		}}
		h := watchSite(t, map[string]string{"content/d/a.md": "a"}, fake)
		news := h.news(func() { fake.mu.Lock(); limit = nil; fake.mu.Unlock() })
		if len(news) != 1 || news[0].Polling != "" || h.all()[0].Polling != tooManyFolders {
			t.Errorf("%v", news)
		}
		h.one("and is watched", func() { h.write("content/d/a.md", "A") })
		h.stop()
	})
	synctest.Test(t, func(t *testing.T) {
		fake := &fakeFeed{closed: syscall.EMFILE}
		h := watchSite(t, map[string]string{"content/d/a.md": "a"}, fake)
		news := h.news(func() { fake.mu.Lock(); fake.closed = nil; fake.mu.Unlock(); time.Sleep(pause) })
		if len(news) != 1 || news[0].Polling != "" || h.all()[0].Polling != noNotices {
			t.Errorf("%v", news)
		}
		h.stop()
	})
}

// TestDrives looks at drives of every kind that there are here.
func TestDrives(t *testing.T) {
	for _, name := range []string{t.TempDir(), "/proc", "/nowhere"} {
		if silent(name) {
			t.Errorf("%s may change unheard", name)
		}
	}
	h := &listener{silent: true}
	if h.polling() != driveIsSilent {
		t.Error("a drive that may change unheard is not looked at")
	}
}

func TestTheFolderIsLost(t *testing.T) {
	check := func(lose func(h *hand, elsewhere string)) {
		t.Helper()
		synctest.Test(t, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			write(t, dir, Marker, "name: x\n")
			h := watchFolder(t, dir, &fakeFeed{})
			calm()
			lose(h, filepath.Join(parent, "elsewhere"))
			time.Sleep(period)
			synctest.Wait()
			all := h.all()
			if e, ok := errors.AsType[*LostError](all[len(all)-1].err); !ok || e.Path != dir || len(all) != 2 {
				t.Errorf("%v", all)
			}
			h.stop()
		})
	}
	check(func(h *hand, _ string) { h.must(os.RemoveAll(h.dir)) })
	check(func(h *hand, elsewhere string) { h.must(os.Rename(h.dir, elsewhere)) })
	check(func(h *hand, elsewhere string) {
		h.must(os.Rename(h.dir, elsewhere))
		h.must(os.CopyFS(h.dir, os.DirFS(elsewhere)))
	})
	check(func(h *hand, elsewhere string) {
		h.must(os.Rename(h.dir, elsewhere))
		h.must(os.WriteFile(h.dir, nil, 0o644))
	})
}

// TestSavesDuringABuild saves at twenty moments while a snapshot is being dealt with.
func TestSavesDuringABuild(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := watchSite(t, map[string]string{"content/a.md": "a", "content/b.md": "b"}, &fakeFeed{})
		calm()
		h.mu.Lock()
		h.build = time.Second
		h.mu.Unlock()
		news := h.news(func() {
			for i := range 20 {
				h.write("content/a.md", fmt.Sprint(i))
				h.write(fmt.Sprintf("content/%d.md", i%5), fmt.Sprint(i))
				time.Sleep(time.Duration(i) * 10 * time.Millisecond)
			}
		})
		if len(news) > 6 { // in two seconds
			t.Errorf("%d snapshots", len(news))
		}
		h.stop()
	})
}

// TestDoubtedFilesAreRead has a file whose bytes changed and whose stamp says that they did not.
func TestDoubtedFilesAreRead(t *testing.T) {
	dir := site(t, map[string]string{"content/a.md": "a"})
	d := open(t, dir, nil)
	old, _ := read(t, d, nil)
	write(t, dir, "content/a.md", "A")
	same, _ := read(t, d, nil)
	old.stamps = same.stamps
	settle(old)
	check := func(doubted map[string]*notice, want string) {
		t.Helper()
		tree, _, err := (&reader{dir: d, prev: old, now: time.Now(), workers: 1, doubted: doubted}).read(t.Context())
		if err != nil || string(tree.File("content/a.md").Bytes()) != want {
			t.Errorf("%q, %v; want %q", tree.File("content/a.md").Bytes(), err, want)
		}
	}
	check(nil, "a")
	check(map[string]*notice{"content/a.md": {}}, "A")
}

// TestAssetNobodyHasRead changes a file that has not been read: it may as well have been so from the beginning.
func TestAssetNobodyHasRead(t *testing.T) {
	dir := site(t, map[string]string{"content/a.pdf": "old"})
	d := open(t, dir, nil)
	first, _ := read(t, d, nil)
	step := func(text string, same bool) {
		t.Helper()
		write(t, dir, "content/a.pdf", text)
		tree, _ := read(t, d, first)
		f := tree.File("content/a.pdf")
		if data, err := f.Load(); string(data) != text || err != nil || (f == first.File("content/a.pdf")) != same {
			t.Errorf("%q, %v, the same file: %t", data, err, f == first.File("content/a.pdf"))
		}
		first = tree
	}
	step("new", true)
	step("NEW", false) // for "new" was read
	step("longer", false)
}

// TestAFolderRenamedBeforeItIsHeardOf is entered under its new name while the system still reports under the old one.
func TestAFolderRenamedBeforeItIsHeardOf(t *testing.T) {
	dir := site(t, map[string]string{"content/a/sub/x.md": "x"})
	d := open(t, dir, nil)
	e := newListener(d, systemFeed)
	defer e.stop()
	enter := func(names ...string) {
		e.begin(time.Now())
		for _, name := range names {
			info, err := d.root.Lstat(name)
			if err != nil {
				t.Fatal(err)
			}
			e.enter(name, fs.FileInfoToDirEntry(info))
		}
		e.end()
	}
	enter("content", "content/a", "content/a/sub")
	for _, names := range [][2]string{{"content/a", "content/b"}, {"content/b", "content/c"}, {"content/c", "content/a"}} {
		if err := os.Rename(filepath.Join(dir, names[0]), filepath.Join(dir, names[1])); err != nil {
			t.Fatal(err)
		}
		enter("content", names[1], names[1]+"/sub")
		want, heard := names[1]+"/sub/x.md", map[string]bool{}
		for end := time.Now().Add(10 * time.Second); !heard[want] && time.Now().Before(end); time.Sleep(time.Millisecond) {
			write(t, dir, want, "y")
			of, _, _ := e.take()
			for name := range of {
				heard[name] = true
			}
		}
		if !heard[want] {
			t.Fatalf("heard of %v, not of %s", slices.Sorted(maps.Keys(heard)), want)
		}
	}
}

func TestStoppingToWatch(t *testing.T) {
	before := runtime.NumGoroutine()
	d := open(t, site(t, nil), nil)
	for range d.Watch(t.Context()) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for s, err := range d.Watch(ctx) {
		if err != nil || s.Tree.File(Marker) == nil {
			t.Errorf("%v, %v", s, err)
		}
		cancel()
	}
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d goroutines, then %d", before, runtime.NumGoroutine())
}

// From here on, the system itself says what happens.

func TestTraces(t *testing.T) {
	tree := site(t, map[string]string{"content/x/1.md": "1", "content/x/y/2.md": "2", "content/x/y/z/3.pdf": "3"})
	traces := map[string][]func(h *hand){
		"copied": {
			func(h *hand) { h.copyTree(filepath.Join(tree, "content/x"), "content/p") },
			func(h *hand) { h.write("content/p/y/2.md", "22"); h.write("content/p/y/z/4.md", "4") },
		},
		"folders in folders": {
			func(h *hand) { write(h.t, h.dir, "content/a1/b/c/d.md", "d") },
			func(h *hand) { h.write("content/a1/b/c/d.md", "D"); h.write("content/a1/b/e.md", "e") },
		},
		"moved in and out": {
			func(h *hand) {
				h.must(os.CopyFS(filepath.Join(filepath.Dir(h.dir), "aside"), os.DirFS(filepath.Join(tree, "content/x"))))
				h.must(os.Rename(filepath.Join(filepath.Dir(h.dir), "aside"), h.at("content/in")))
			},
			func(h *hand) { h.write("content/in/y/2.md", "22") },
			func(h *hand) { h.must(os.Rename(h.at("content/in"), filepath.Join(filepath.Dir(h.dir), "out"))) },
		},
		"renamed, then written in": {
			func(h *hand) { h.rename("content/sub", "content/sub2"); h.write("content/sub2/s.md", "S") },
			func(h *hand) { h.write("content/sub2/deep/t.md", "T") },
			func(h *hand) { h.rename("content/sub2", "content/sub"); h.rename("content/sub/deep", "content/deep") },
			func(h *hand) { h.write("content/deep/t.md", "TT"); h.write("content/sub/s.md", "SS") },
			func(h *hand) {
				h.rename("content/sub", "content/tmp")
				h.rename("content/deep", "content/sub")
				h.rename("content/tmp", "content/deep")
			},
			func(h *hand) { h.write("content/deep/s.md", "SSS"); h.write("content/sub/t.md", "TTT") },
		},
		"removed and made again": {
			func(h *hand) { h.remove("content/sub"); write(h.t, h.dir, "content/sub/s.md", "again") },
			func(h *hand) { h.write("content/sub/s.md", "S") },
			func(h *hand) { h.remove("content"); write(h.t, h.dir, Marker, "name: y") },
			func(h *hand) { h.write(Marker, "name: z") },
		},
		"folders of the site that were not there": {
			func(h *hand) { write(h.t, h.dir, "layouts/base.html", "<p>") },
			func(h *hand) { h.write("layouts/base.html", "<p>2"); write(h.t, h.dir, "i18n/fr.yaml", "a: b") },
			func(h *hand) { h.write("i18n/fr.yaml", "a: c"); write(h.t, h.dir, "static/.well-known/x.txt", "x") },
			func(h *hand) { h.write("static/.well-known/x.txt", "xx"); h.remove("layouts") },
		},
		"a link to a file that changes": {
			func(h *hand) { h.must(os.Symlink("sub/s.md", h.at("content/link.md"))) },
			func(h *hand) { h.write("content/sub/s.md", "through the link") },
			func(h *hand) { h.remove("content/sub/s.md") },
		},
		"another kind of thing": {
			func(h *hand) { h.remove("content/a.md"); h.mkdir("content/a.md") },
			func(h *hand) { h.write("content/a.md/b.md", "b") },
			func(h *hand) { h.remove("content/a.md"); h.write("content/a.md", strings.Repeat("a", maxText+1)) },
			func(h *hand) { h.write("content/a.md", "a") },
		},
		"two hundred files and back": {
			func(h *hand) {
				for i := range 200 {
					write(h.t, h.dir, fmt.Sprintf("content/many/%d/%d.md", i%9, i), "one")
				}
			},
			func(h *hand) {
				for i := range 200 {
					h.write(fmt.Sprintf("content/many/%d/%d.md", i%9, i), "two")
				}
			},
			func(h *hand) { h.remove("content/many") },
		},
	}
	for name, save := range saves {
		traces["saved: "+name] = []func(h *hand){
			func(h *hand) { save(h, "two") },
			func(h *hand) { save(h, "three") },
		}
	}
	for name, steps := range traces {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "site")
			for name, text := range map[string]string{Marker: "name: x", "content/a.md": "one", "content/sub/s.md": "s", "content/sub/deep/t.md": "t"} {
				write(t, dir, name, text)
			}
			h := watchFolder(t, dir, nil)
			h.settled()
			for _, step := range steps {
				step(h)
				h.settled()
			}
			h.stop()
		})
	}
}

func TestTheSystemSaysTheFolderIsLost(t *testing.T) {
	h := watchSite(t, nil, nil)
	h.settled()
	h.must(os.Rename(h.dir, h.dir+"2"))
	for range 10_000 {
		if all := h.all(); len(all) > 1 {
			if _, ok := errors.AsType[*LostError](all[1].err); !ok {
				t.Errorf("%v", all[1])
			}
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("nothing was said")
}

// TestRandomEdits does EDITS things to a site, some at a time.
func TestRandomEdits(t *testing.T) {
	edits := 300
	if n, err := strconv.Atoi(os.Getenv("EDITS")); err == nil {
		edits = n
	}
	seed := uint64(1)
	if n, err := strconv.ParseUint(os.Getenv("SEED"), 10, 64); err == nil {
		seed = n
	}
	r := rand.New(rand.NewPCG(seed, 0))
	h := watchSite(t, map[string]string{"content/a.md": "a"}, nil)
	h.settled()
	spare := filepath.Join(t.TempDir(), "spare")
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	folder := func() string {
		name := pick("content", "content", "layouts", "static", "i18n")
		for range r.IntN(3) {
			name += "/" + pick("d", "e", "é", "D")
		}
		return name
	}
	file := func() string {
		return folder() + "/" + pick("a.md", "b.md", "c.pdf", "a (1).md", "x.html", "A.md", ".hidden", "t.tmp", "y.yaml")
	}
	var script []string
	do := func(format string, args ...any) { script = append(script, fmt.Sprintf(format, args...)) }
	for i := range edits {
		a, b := file(), file()
		var err error
		switch text := strings.Repeat("x", r.IntN(3)) + fmt.Sprint(i%10); r.IntN(12) {
		case 0, 1, 2:
			do("write %s %s", a, text)
			os.MkdirAll(filepath.Dir(h.at(a)), 0o755)
			err = os.WriteFile(h.at(a), []byte(text), 0o644)
		case 3:
			do("write anew %s %s", a, text)
			err = os.WriteFile(h.at(a)+".tmp", []byte(text), 0o644)
			err = errors.Join(err, os.Rename(h.at(a)+".tmp", h.at(a)))
		case 4:
			do("remove %s", a)
			err = os.Remove(h.at(a))
		case 5:
			do("rename %s %s", a, b)
			err = os.Rename(h.at(a), h.at(b))
		case 6:
			a, b = folder(), folder()
			do("rename %s %s", a, b)
			err = os.Rename(h.at(a), h.at(b))
		case 7:
			a = folder()
			do("make %s", a)
			err = os.MkdirAll(h.at(a), 0o755)
		case 8:
			a = folder()
			do("remove all %s", a)
			err = os.RemoveAll(h.at(a))
		case 9:
			a, b = folder(), folder()
			do("copy %s %s/copy", a, b)
			os.RemoveAll(spare)
			err = os.CopyFS(spare, os.DirFS(h.at(a)))
			err = errors.Join(err, os.CopyFS(h.at(b)+"/"+pick("d", "e"), os.DirFS(spare)))
		case 10:
			do("link %s %s", a, b)
			err = os.Symlink(h.at(b), h.at(a))
		case 11:
			do("touch %s", a)
			err = os.Chtimes(h.at(a), time.Unix(0, 0), time.Unix(int64(i), 0))
		}
		_ = err // many of them cannot be done
		time.Sleep(time.Duration(r.IntN(4)) * time.Millisecond)
		if r.IntN(12) == 0 || i == edits-1 {
			os.MkdirAll(h.at("content"), 0o755)
			os.WriteFile(h.at(Marker), []byte("name: x\n"), 0o644)
			if h.settled(); t.Failed() {
				t.Logf("SEED=%d\n%s", seed, strings.Join(script, "\n"))
			}
		}
	}
	for _, y := range h.all() {
		if y.err != nil {
			t.Error(y.err)
		}
	}
	h.stop()
}

func BenchmarkWatch(b *testing.B) {
	text := strings.Repeat("Le module commence en octobre. ", 200)
	for _, n := range []int{20, 2_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("content/faculties/f%d/modules/m%d.%s.md", i%60, i/2, [2]string{"fr", "en"}[i%2])] = text
			}
			d := open(b, site(b, files), nil)
			shown := make(chan *Tree)
			ctx, cancel := context.WithCancel(b.Context())
			var wg sync.WaitGroup
			defer wg.Wait()
			defer cancel()
			wg.Go(func() {
				for s, err := range d.Watch(ctx) {
					if err != nil {
						b.Error(err)
					}
					select {
					case shown <- s.Tree:
					case <-ctx.Done():
					}
				}
			})
			<-shown
			time.Sleep(settling) // until files are trusted that were just made
			name := filepath.Join(d.path, "content/faculties/f0/modules/m0.fr.md")
			var took []time.Duration
			i := 0
			for b.Loop() {
				b.StopTimer()
				time.Sleep(time.Duration(i%8) * 20 * time.Millisecond) // so that there are sweeps meanwhile
				b.StartTimer()
				i++
				began := time.Now()
				if err := os.WriteFile(name, fmt.Append([]byte(text), i), 0o644); err != nil {
					b.Fatal(err)
				}
				tree := <-shown
				took = append(took, time.Since(began))
				if f := tree.File("content/faculties/f0/modules/m0.fr.md"); !strings.HasSuffix(string(f.Bytes()), fmt.Sprint(". ", i)) {
					b.Fatalf("another tree")
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-99%")
		})
	}
}
