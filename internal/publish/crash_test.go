package publish

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var cuts = flag.Int("cuts", 2, "in how many ways the power is cut after each change of the disk, besides all lost and all kept")

// A node is a file or a folder of a medium.
type node struct {
	dir     bool
	mode    fs.FileMode
	data    string
	entries map[string]int // of a folder: numbers of nodes by name
}

// A medium is what a disk holds: nodes by number; topFolder is what names begin at.
type medium map[int]*node

const topFolder = 1

func newMedium() medium {
	return medium{topFolder: {dir: true, mode: dirMode, entries: map[string]int{}}}
}

func (m medium) clone() medium {
	c := make(medium, len(m))
	for id, n := range m {
		n := *n
		n.entries = maps.Clone(n.entries)
		c[id] = &n
	}
	return c
}

// A step is a change that a file system makes as a whole or not at all, or a wait for all before it.
type step struct {
	what  string
	on    string // which file system: "" or the mount point
	do    func(m medium)
	sync  bool
	needs []int // steps without which this one cannot be on the medium: they made the nodes it is about
}

// A crashDisk is a disk in memory that knows what of it would be left after a loss of power: all
// that came before the last Sync of the file system, and of what came since any part, in which
// there is nothing in a folder that was not made.
type crashDisk struct {
	mount string // a folder that is on another file system

	mu     sync.Mutex
	base   medium // what it held at first
	now    medium // what programs see
	steps  []step
	madeBy map[int]int // steps by number of the node
	nextID int
	locked bool
}

func newCrashDisk(m medium, mount string) *crashDisk {
	return &crashDisk{mount: mount, base: m.clone(), now: m.clone(), madeBy: map[int]int{}, nextID: slices.Max(slices.Collect(maps.Keys(m))) + 1}
}

// cut is what remains of the first n steps when the power is cut after them: those that were waited for,
// and of the others those that keep says.
func (d *crashDisk) cut(n int, keep func(i int) bool) []bool {
	synced := map[string]int{}
	for i, s := range d.steps[:n] {
		if s.sync {
			synced[s.on] = i
		}
	}
	kept := make([]bool, n)
	for i, s := range slices.Backward(d.steps[:n]) {
		kept[i] = kept[i] || i < synced[s.on] || keep(i)
		for _, other := range s.needs {
			kept[other] = kept[other] || kept[i]
		}
	}
	return kept
}

// left is what the medium holds when those steps remain.
func (d *crashDisk) left(kept []bool) medium {
	m := d.base.clone()
	for i, s := range d.steps[:len(kept)] {
		if kept[i] && !s.sync {
			s.do(m)
		}
	}
	return m
}

func (d *crashDisk) on(name string) string {
	if d.mount != "" && (name == d.mount || strings.HasPrefix(name, d.mount+"/")) {
		return d.mount
	}
	return ""
}

// change makes a step that is about some nodes; mu is held.
func (d *crashDisk) change(what, name string, do func(m medium), nodes ...int) {
	s := step{what: what + " " + name, on: d.on(name), do: do}
	for _, id := range nodes {
		if made, ok := d.madeBy[id]; ok {
			s.needs = append(s.needs, made)
		}
	}
	do(d.now)
	d.steps = append(d.steps, s)
}

// find is the number of the node at name, 0 if there is none; mu is held.
func (d *crashDisk) find(name string) (int, error) {
	id := topFolder
	if name == "." {
		return id, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if !d.now[id].dir {
			return 0, syscall.ENOTDIR
		}
		if id = d.now[id].entries[part]; id == 0 {
			return 0, fs.ErrNotExist
		}
	}
	return id, nil
}

// spot is the folder that name is in, and the number of what is there, 0 if nothing is; mu is held.
func (d *crashDisk) spot(name string) (folder int, base string, id int, err error) {
	folder, err = d.find(path.Dir(name))
	if err == nil && !d.now[folder].dir {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return 0, "", 0, err
	}
	base = path.Base(name)
	return folder, base, d.now[folder].entries[base], nil
}

func (d *crashDisk) pathError(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

func (d *crashDisk) Path(name string) string { return "/site/" + name }

type nodeInfo struct {
	node
	id   int
	name string
}

func (i nodeInfo) Name() string       { return i.name }
func (i nodeInfo) Size() int64        { return int64(len(i.data)) }
func (i nodeInfo) Mode() fs.FileMode  { return i.mode | i.Type() }
func (i nodeInfo) ModTime() time.Time { return time.Time{} }
func (i nodeInfo) IsDir() bool        { return i.dir }
func (i nodeInfo) Sys() any           { return i.id }
func (i nodeInfo) Type() fs.FileMode {
	if i.dir {
		return fs.ModeDir
	}
	return 0
}
func (i nodeInfo) Info() (fs.FileInfo, error) { return i, nil }

func (d *crashDisk) Same(a, b fs.FileInfo) bool { return a.Sys() == b.Sys() }

func (d *crashDisk) Lstat(name string) (fs.FileInfo, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	id, err := d.find(name)
	if err != nil {
		return nil, d.pathError("lstat", name, err)
	}
	return nodeInfo{*d.now[id], id, path.Base(name)}, nil
}

func (d *crashDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	id, err := d.find(name)
	if err == nil && !d.now[id].dir {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, d.pathError("readdir", name, err)
	}
	var list []fs.DirEntry
	for base, id := range d.now[id].entries {
		list = append(list, nodeInfo{*d.now[id], id, base})
	}
	return list, nil
}

type nodeFile struct {
	nodeInfo
	*strings.Reader
}

func (f nodeFile) Size() int64                { return f.nodeInfo.Size() }
func (f nodeFile) Stat() (fs.FileInfo, error) { return f.nodeInfo, nil }
func (f nodeFile) Close() error               { return nil }

func (d *crashDisk) Open(name string) (fs.File, error) {
	info, err := d.Lstat(name)
	if err != nil {
		return nil, err
	}
	i := info.(nodeInfo)
	return nodeFile{i, strings.NewReader(i.data)}, nil
}

// make enters a new node; mu is held.
func (d *crashDisk) make(op, name string, dir bool) (int, error) {
	folder, base, there, err := d.spot(name)
	if err == nil && there != 0 {
		err = fs.ErrExist
	}
	if err != nil {
		return 0, d.pathError(op, name, err)
	}
	id := d.nextID
	d.nextID++
	d.change(op, name, func(m medium) {
		m[id] = &node{mode: fileMode}
		if dir {
			m[id] = &node{dir: true, mode: dirMode, entries: map[string]int{}}
		}
		m[folder].entries[base] = id
	}, folder)
	d.madeBy[id] = len(d.steps) - 1
	return id, nil
}

func (d *crashDisk) Mkdir(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, err := d.make("mkdir", name, true)
	return err
}

type nodeWriter struct {
	d    *crashDisk
	id   int
	name string
}

func (d *crashDisk) Create(name string) (io.WriteCloser, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	id, err := d.make("create", name, false)
	if err != nil {
		return nil, err
	}
	return nodeWriter{d, id, name}, nil
}

// Write may reach the medium by halves.
func (w nodeWriter) Write(b []byte) (int, error) {
	w.d.mu.Lock()
	defer w.d.mu.Unlock()
	before, text := w.d.now[w.id].data, string(b)
	for _, part := range []string{text[:len(text)/2], text} {
		w.d.change("write", w.name, func(m medium) { m[w.id].data = before + part }, w.id)
	}
	return len(b), nil
}

func (w nodeWriter) Close() error { return nil }

func (d *crashDisk) Chmod(name string, mode fs.FileMode) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	id, err := d.find(name)
	if err != nil {
		return d.pathError("chmod", name, err)
	}
	d.change("chmod", name, func(m medium) { m[id].mode = mode }, id)
	return nil
}

func (d *crashDisk) Link(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	id, err := d.find(from)
	if err != nil {
		return d.pathError("link", from, err)
	}
	folder, base, there, err := d.spot(to)
	switch {
	case err != nil:
	case there != 0:
		err = fs.ErrExist
	case d.on(from) != d.on(to):
		err = syscall.EXDEV
	default:
		d.change("link", to, func(m medium) { m[folder].entries[base] = id }, folder, id)
	}
	return d.pathError("link", to, err)
}

// Readlink and Symlink are for what this disk does not have.
func (d *crashDisk) Readlink(name string) (string, error) {
	return "", d.pathError("readlink", name, syscall.EINVAL)
}

func (d *crashDisk) Symlink(_, name string) error {
	return d.pathError("symlink", name, errors.ErrUnsupported)
}

func (d *crashDisk) Rename(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	fromFolder, fromBase, id, err := d.spot(from)
	if err == nil && id == 0 {
		err = fs.ErrNotExist
	}
	if err != nil {
		return d.pathError("rename", from, err)
	}
	toFolder, toBase, there, err := d.spot(to)
	switch {
	case err != nil:
	case d.on(from) != d.on(to):
		err = syscall.EXDEV
	case there != 0 && (d.now[id].dir || d.now[there].dir):
		err = syscall.ENOTEMPTY // strictly, but nobody here counts on it
	default:
		d.change("rename", to, func(m medium) {
			delete(m[fromFolder].entries, fromBase)
			m[toFolder].entries[toBase] = id
		}, fromFolder, toFolder, id)
	}
	return d.pathError("rename", to, err)
}

func (d *crashDisk) Exchange(a, b string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	aFolder, aBase, aID, errA := d.spot(a)
	bFolder, bBase, bID, errB := d.spot(b)
	if err := errors.Join(errA, errB); err != nil {
		return d.pathError("exchange", b, err)
	}
	if aID == 0 || bID == 0 {
		return d.pathError("exchange", b, fs.ErrNotExist)
	}
	d.change("exchange", b, func(m medium) {
		m[aFolder].entries[aBase], m[bFolder].entries[bBase] = bID, aID
	}, aFolder, bFolder, aID, bID)
	return nil
}

func (d *crashDisk) Remove(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	folder, base, id, err := d.spot(name)
	switch {
	case err != nil:
	case id == 0:
		err = fs.ErrNotExist
	case d.now[id].dir && len(d.now[id].entries) > 0:
		err = syscall.ENOTEMPTY
	default:
		d.change("remove", name, func(m medium) { delete(m[folder].entries, base) }, folder)
	}
	return d.pathError("remove", name, err)
}

func (d *crashDisk) Lock(name string) (io.Closer, error) {
	if w, err := d.Create(name); err == nil {
		w.Write([]byte("1\n"))
	} else if !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.locked {
		return nil, &InUseError{PID: 1}
	}
	d.locked = true
	return (*crashLock)(d), nil
}

type crashLock crashDisk

func (l *crashLock) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.locked = false
	return nil
}

func (d *crashDisk) Sync(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.find(name); err != nil {
		return d.pathError("sync", name, err)
	}
	d.steps = append(d.steps, step{what: "sync " + name, on: d.on(name), sync: true})
	return nil
}

func (d *crashDisk) Close() error { return nil }

// output is what public holds for its readers.
func (m medium) output() content {
	all := content{}
	var walk func(id int, at string)
	walk = func(id int, at string) {
		n := m[id]
		if !n.dir {
			all[at] = n.data
			return
		}
		if len(n.entries) == 0 && at != "" {
			all[at+"/"] = ""
		}
		for name, id := range n.entries {
			if at != "" || !isOwn(name) || name == journalName {
				walk(id, path.Join(at, name))
			}
		}
	}
	id := m[topFolder].entries["public"]
	if id == 0 {
		return nil
	}
	walk(id, "")
	return all
}

// A cutting is a publication on a disk whose power can be cut at any moment of it.
type cutting struct {
	p       place
	disk    *crashDisk
	foreign content // what is in the output and nobody's business
}

// startCutting makes a disk with the output that [before] makes of old, nil for none.
func startCutting(t *testing.T, p place, old content) *cutting {
	t.Helper()
	c := &cutting{p: p, disk: newCrashDisk(newMedium(), "")}
	if p.name == "parent read-only" || p.name == "mount point" {
		c.disk.Mkdir("public")
	}
	if old != nil {
		c.publish(t, with(old, content{"index.html": "HOME", "w.html": "w"}))
		c.publish(t, old)
		c.foreign = foreign
		c.put(t, foreign)
	}
	if p.name == "mount point" {
		c.disk.mount = "public"
	}
	c.disk.Sync(".")
	c.disk = newCrashDisk(c.disk.now, c.disk.mount)
	return c
}

func (c *cutting) put(t *testing.T, files content) {
	t.Helper()
	for name, text := range files {
		if dir := path.Dir(name); dir != "." {
			c.disk.Mkdir("public/" + dir)
		}
		w, err := c.disk.Create("public/" + name)
		if err == nil {
			err = writeAll(w, []byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (c *cutting) publish(t *testing.T, files content) {
	t.Helper()
	if _, err := publishOn(t.Context(), c.p.on(c.disk), files, Policy{AllowShrink: true}); err != nil {
		t.Fatal(err)
	}
}

// kill publishes, and is killed before the n-th call to the disk. It returns what that would have been,
// "" if there was no such call.
func (c *cutting) kill(t *testing.T, files content, n int) string {
	t.Helper()
	calls, before := 0, ""
	d := &faultyDisk{disk: c.p.on(c.disk), fail: func(op, name string) error {
		if calls++; calls < n {
			return nil
		}
		if calls == n {
			before = op
		}
		return syscall.EIO
	}}
	publishOn(t.Context(), d, files, Policy{AllowShrink: true})
	return before
}

// each calls f with what is left when the power is cut after each number of steps, in many ways, each
// but once; kept are the steps that remain.
func (c *cutting) each(random *rand.Rand, f func(kept []bool, m medium)) {
	seen := map[string]bool{}
	for n := 0; n <= len(c.disk.steps); n++ {
		try := func(keep func(i int) bool) {
			kept := c.disk.cut(n, keep)
			id := strings.TrimRight(fmt.Sprint(kept), "] false")
			if n == len(c.disk.steps) || !seen[id] {
				seen[id] = true
				f(kept, c.disk.left(kept))
			}
		}
		try(func(int) bool { return false })
		try(func(int) bool { return true })
		for range *cuts {
			chosen := n - 1 - random.IntN(min(n, 12)+1)
			try(func(i int) bool { return i != chosen })
			try(func(i int) bool { return i == chosen })
			part := random.Float64()
			try(func(int) bool { return random.Float64() < part })
		}
	}
}

// recover begins a publication, which sets right what was left, and gives it up.
func (c *cutting) recover(t *testing.T) {
	t.Helper()
	s, err := begin(t.Context(), c.p.on(c.disk), "public")
	if err != nil {
		t.Fatalf("the next build: %v", err)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
}

// check sees to it that on the medium m, after the next build has begun, the output is one of
// those that may be, also if the power is cut once more, and that the next build publishes what it should.
func (c *cutting) check(t *testing.T, m medium, may ...content) {
	t.Helper()
	again := &cutting{p: c.p, disk: newCrashDisk(m, c.disk.mount)}
	again.recover(t)
	one := func(m medium) bool {
		got := m.output()
		return slices.ContainsFunc(may, func(c content) bool { return maps.Equal(got, c) })
	}
	if !one(again.disk.now) {
		t.Fatalf("the output is %v", again.disk.now.output())
	}
	n := rand.IntN(len(again.disk.steps) + 1)
	twice := &cutting{p: c.p, disk: newCrashDisk(again.disk.left(again.disk.cut(n, func(int) bool { return rand.IntN(2) == 0 })), c.disk.mount)}
	twice.recover(t)
	if !one(twice.disk.now) {
		t.Fatalf("after a second cut in step %d of the recovery the output is %v", n, twice.disk.now.output())
	}
	third := with(newerSite, content{"index.html": "third"})
	twice.publish(t, third)
	if got := twice.disk.now.output(); !maps.Equal(got, with(third, c.foreign)) {
		t.Fatalf("the next build made the output %v", got)
	}
	for _, work := range []string{".public.projetpro", "public/.projetpro"} {
		if _, err := twice.disk.Lstat(work); err != nil {
			continue
		}
		if text, err := readAll(twice.disk, work+"/.gitignore"); string(text) != "*\n" {
			t.Fatalf("%s does not ignore itself in git: %q, %v", work, text, err)
		}
	}
}

// log says when the power was cut, if the check has failed.
func (c *cutting) log(t *testing.T, kept []bool) {
	if t.Failed() {
		t.Log("the power is cut after these steps:")
		for i, k := range kept {
			t.Log(c.disk.steps[i].what, map[bool]string{false: "(lost)"}[k || c.disk.steps[i].sync])
		}
	}
}

// TestPowerIsCut cuts the power at every moment of a publication. The output is then the old one or the
// new one, whole, and from the moment it says that it is done, the new one.
func TestPowerIsCut(t *testing.T) {
	for _, old := range []content{oldSite, nil} {
		for _, p := range places {
			t.Run(fmt.Sprintf("%s/fresh=%t", p.name, old == nil), func(t *testing.T) {
				t.Parallel()
				c := startCutting(t, p, old)
				was := c.disk.now.output()
				c.publish(t, newerSite)
				will := c.disk.now.output()
				c.each(rand.New(rand.NewPCG(1, 0)), func(kept []bool, m medium) {
					defer c.log(t, kept)
					if len(kept) == len(c.disk.steps) {
						c.check(t, m, will)
					} else {
						c.check(t, m, was, will)
					}
				})
			})
		}
	}
}

// TestPowerIsCutAfterAKill does so in the build after one that was killed; what that one has done is visible,
// but nobody has waited for it.
func TestPowerIsCutAfterAKill(t *testing.T) {
	second := with(newerSite, content{"fr/c/index.html": "c", "y": "second", "index.html": "second"})
	for _, p := range places {
		for _, next := range []content{second, newerSite} {
			t.Run(fmt.Sprintf("%s/same=%t", p.name, next["y"] == newerSite["y"]), func(t *testing.T) {
				t.Parallel()
				for n, op := 1, "begin"; op != ""; n++ {
					c := startCutting(t, p, oldSite)
					was := c.disk.now.output()
					op = c.kill(t, newerSite, n)
					often := 60
					if op == "sync" { // nobody has waited for what was done just now
						often = 4
					} else if n%*every > 0 {
						continue
					}
					c.publish(t, next)
					random := rand.New(rand.NewPCG(uint64(n), 0))
					c.each(random, func(kept []bool, m medium) {
						defer c.log(t, kept)
						if len(kept) == len(c.disk.steps) {
							c.check(t, m, with(next, foreign))
						} else if random.IntN(often) == 0 {
							c.check(t, m, was, with(newerSite, foreign), with(next, foreign))
						}
					})
				}
			})
		}
	}
}
