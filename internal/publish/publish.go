// Package publish puts a built site into its output folder: all of it or nothing, and nothing that is not the site's own.
//
// It is the only package that touches that folder. A [Stage] takes the files as
// they are made, in any order and from any goroutine. It writes those that the
// last output does not have, byte for byte, into a folder beside the output;
// when all are there, [Stage.Commit] links the others into it and exchanges the
// two folders in one step of the file system. A build that is stopped at any
// moment leaves the old output, whole.
//
// # What lies where
//
//	public/                        the output
//	public/.projetpro-manifest     what in it is ours: "sha256 size path", sorted
//	.public.projetpro/             our workroom, which ignores itself in git
//	.public.projetpro/lock         locked while a build writes; holds its process number
//	.public.projetpro/stage/       the next output; between builds, the last but one
//
// The manifest lies in the output so that the two cannot come apart: they are
// exchanged together, and a cache that restores the folder restores both. It
// names nothing that is not published beside it.
//
// The output that was replaced stays in the workroom, because most of its files
// are hard links to those of the new one: the next build changes in it what
// differs, where it would else link every file again and remove as many. It is
// trusted for nothing: a file of it is used only if it is the same file, by
// device and inode, as one whose bytes were just compared. The workroom can be
// deleted at any time.
//
// Anybody may have prepared both folders, in a change to the site's repository. No link in them is
// followed, nothing is written into a file that was not made here, and a journal is believed in what
// the manifests say too: it moves in what the next one lists, over what the last one lists, and
// removes what that has, with those bytes. What is taken over from the output ([Stage.Last]) is what its manifest lists, with those bytes.
//
// # What is promised where
//
// On Linux and macOS the exchange is atomic. On Windows, and on file systems
// that cannot exchange, the old output is moved aside and the new one moved in:
// between the two there is no output, and a build stopped there is undone by
// the next. Where the output cannot be moved at all (a mount point, or a parent
// folder that cannot be written), the files that differ are moved in one by one, assets
// first, then pages, then what lists them; the file .projetpro-incomplete says
// what is left to do, and the next build first does it.
//
// # What a loss of power does
//
// The same as a kill: the output is the old one or the new one, whole. What must come in order is
// waited for on the way, and [Stage.Commit] returns when the new output is on the medium. On Linux
// a wait is one call to the system, whatever the number of files; on other systems of the kind each
// new file is also written through by itself. Windows lets only administrators wait for a volume, so
// there nothing is waited for: a loss of power may spoil the output, and the next build mends it
// or asks for the folder to be deleted.
package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
	"unicode"

	"projetpro/internal/filename"
)

// A Policy says what a publication may do. The zero value is the careful one.
type Policy struct {
	AllowShrink bool // publish even a site without pages, or one that has lost more than half of them
}

// A Way is how the new output came into place.
type Way uint8

const (
	Untouched Way = iota // the output was this already: nothing in it has changed, not even a time
	Fresh                // there was none
	exchanged            // in one step
	aside                // in two, without output between them
	inPlace              // file by file
)

// A Report says what a publication did. Paths are relative to the output, with slashes, sorted.
type Report struct {
	Way     Way
	Written int      // files that are new or differ
	Removed []string // files of the last output that the site no longer has
	Kept    []string // what is not ours and was left as it is; a folder ends in a slash
	Edited  []string // files of the last output that were changed by another hand: replaced, or kept if the site no longer has them
}

// A digest is the SHA-256 of a file's bytes.
type digest [sha256.Size]byte

// A Stage is a publication under way. It holds the output's lock until it is committed or aborted.
type Stage struct {
	disk disk
	lock io.Closer
	out  string // the output; names are relative to the folder it is in
	work string // the workroom
	next *tree  // the stage

	hadOut   bool // there is an output
	hadStage bool // and a stage of an earlier build
	last     *manifest

	mu      sync.Mutex
	files   map[string]*staged
	folders map[string]string // that files need → one of those files
	done    bool
}

// A staged file is one of the next output.
type staged struct {
	entry
	changed bool // it is in the stage; else it is to be linked there from the output
	edited  bool // the output's was not what we had written
}

// Begin locks the output folder out of the site in the folder site, sets right what a stopped build has left, and
// opens a stage. The error is a [*RefusedError] if out must not be an output, an [*InUseError]
// if another build is writing it; else it is the machine's.
func Begin(ctx context.Context, site, out string) (*Stage, error) {
	parent, base, err := guard(site, out)
	if err != nil {
		return nil, err
	}
	d, err := openDisk(parent)
	if err != nil {
		return nil, failedAt(out, err)
	}
	s, err := begin(ctx, d, base)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return s, nil
}

// begin opens a stage for the folder out of d.
func begin(ctx context.Context, d disk, out string) (*Stage, error) {
	s := &Stage{disk: d, out: out, files: map[string]*staged{}, folders: map[string]string{}}
	if err := s.refuse(); err != nil {
		return nil, err
	}
	if err := s.enter(); err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.lock.Close())
	}
	return s, nil
}

// refuse tells of a folder that is somebody else's before anything is made beside it: one without a workroom has nothing to be recovered.
func (s *Stage) refuse() error {
	for _, work := range []string{"." + s.out + ".projetpro", s.out + "/" + innerWork} {
		if _, err := s.disk.Lstat(work); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	if info, err := s.disk.Lstat(s.out); err != nil || !info.IsDir() {
		return nil // what there is to say of it is said in its time
	}
	err := s.readManifest()
	s.last = nil
	if _, foreign := errors.AsType[*RefusedError](err); foreign {
		return err
	}
	return nil
}

// enter makes and locks the workroom: beside the output, or in it where the folder around it cannot be written.
func (s *Stage) enter() error {
	s.work = "." + s.out + ".projetpro"
	err := s.occupy()
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		if info, e := s.disk.Lstat(s.out); e == nil && info.IsDir() {
			s.work = s.out + "/" + innerWork
			err = s.occupy()
		}
	}
	s.next = newTree(s.disk, s.work+"/stage")
	return err
}

func (s *Stage) occupy() error {
	if err := s.disk.Mkdir(s.work); errors.Is(err, fs.ErrExist) {
		if info, err := s.disk.Lstat(s.work); err != nil {
			return failed(s.disk, s.work, err)
		} else if !info.IsDir() {
			return &RefusedError{Reason: reasonForeign, Path: s.disk.Path(s.work)}
		}
	} else if err != nil {
		return failed(s.disk, s.work, err)
	}
	lock, err := s.disk.Lock(s.work + "/lock")
	if err != nil {
		if e, ok := errors.AsType[*InUseError](err); ok {
			e.Path = s.disk.Path(s.out)
			return e
		}
		if errors.Is(err, errForeign) {
			return &RefusedError{Reason: reasonForeign, Path: s.disk.Path(s.work + "/lock")}
		}
		return failed(s.disk, s.work+"/lock", err)
	}
	s.lock = lock
	return nil
}

// inside tells whether the workroom is in the output, which then cannot be exchanged.
func (s *Stage) inside() bool { return s.work == s.out+"/"+innerWork }

// settle waits until all that was done around the folder name would survive a loss of power. What is
// done later may reach the medium before what is not waited for.
func (s *Stage) settle(name string) error {
	if err := s.disk.Sync(name); err != nil {
		return failed(s.disk, name, err)
	}
	return nil
}

// prepare recovers from a stopped build and reads what the last one has left.
func (s *Stage) prepare(ctx context.Context) error {
	if err := s.settle(s.work); err != nil { // a build that was killed may have waited for nothing
		return err
	}
	if err := s.ignoreInGit(); err != nil {
		return err
	}
	if err := s.measureUmask(); err != nil {
		return err
	}
	if err := s.recover(ctx); err != nil {
		return err
	}
	if info, err := s.disk.Lstat(s.next.base); err == nil {
		if s.hadStage = info.IsDir(); !s.hadStage {
			err = s.disk.Remove(s.next.base) // a link would lead the sweep elsewhere
		}
		if err != nil {
			return failed(s.disk, s.next.base, err)
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return failed(s.disk, s.next.base, err)
	}
	switch info, err := s.disk.Lstat(s.out); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return failed(s.disk, s.out, err)
	case !info.IsDir():
		return &RefusedError{Reason: reasonFile, Path: s.disk.Path(s.out)}
	}
	s.hadOut = true
	return s.readManifest()
}

func (s *Stage) ignoreInGit() error {
	if text, err := readAll(s.disk, s.work+"/.gitignore"); err == nil && string(text) == "*\n" {
		return nil
	}
	return newTree(s.disk, s.work).write(".gitignore", []byte("*\n"))
}

// readManifest reads the last output's manifest. An output without one is somebody else's, unless
// it holds nothing but hidden files (.git, .gitkeep).
func (s *Stage) readManifest() error {
	var err error
	if s.last, err = s.manifestAt(s.out + "/" + manifestName); err != nil || s.last != nil {
		return err
	}
	entries, err := s.disk.ReadDir(s.out)
	if err != nil {
		return failed(s.disk, s.out, err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return &RefusedError{Reason: reasonNotOurs, Path: s.disk.Path(s.out)}
		}
	}
	s.last = &manifest{files: map[string]entry{}}
	return nil
}

// manifestAt reads a manifest; nil is none.
func (s *Stage) manifestAt(name string) (*manifest, error) {
	text, err := s.readOwn(name)
	if text == nil || err != nil {
		return nil, err
	}
	m, err := parseManifest(text)
	if err != nil {
		return nil, &RefusedError{Reason: reasonDamaged, Path: s.disk.Path(name)}
	}
	return m, nil
}

// readOwn reads a file that only this package writes; nil is none. What is no ordinary file is not of its making.
func (s *Stage) readOwn(name string) ([]byte, error) {
	info, err := s.disk.Lstat(name)
	switch {
	case err != nil && absent(err):
		return nil, nil
	case err != nil:
		return nil, failed(s.disk, name, err)
	case !info.Mode().IsRegular():
		return nil, &RefusedError{Reason: reasonDamaged, Path: s.disk.Path(name)}
	}
	text, err := readAll(s.disk, name)
	if err != nil {
		return nil, failed(s.disk, name, err)
	}
	return append([]byte{}, text...), nil
}

// Write takes one file of the next output: path is relative to it, with slashes. data is not
// kept. It may be called from several goroutines. A file that cannot be there is a [*FaultError].
func (s *Stage) Write(path string, data []byte) error {
	f, err := s.claim(path)
	if err != nil {
		return err
	}
	f.entry = entry{sha256.Sum256(data), int64(len(data))}
	if last, ok := s.lastEntry(path); ok {
		is, err := s.compare(path, data, last)
		if err != nil {
			return err
		}
		f.edited = is == another
		if is == theSame {
			return nil
		}
	}
	f.changed = true
	return s.next.write(path, data)
}

// claim notes that the next output has a file. That none of them can be impossible, or be where
// another is or needs a folder, is for the register of outputs to see to: here it is a fault.
func (s *Stage) claim(name string) (*staged, error) {
	if !fs.ValidPath(name) || name == "." || strings.ContainsFunc(name, unicode.IsControl) || strings.Contains(name, `\`) || !isPublic(name) {
		return nil, &FaultError{Path: name}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files[name] != nil {
		return nil, &FaultError{name, name}
	}
	if other := s.folders[name]; other != "" {
		return nil, &FaultError{name, other}
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if s.files[dir] != nil {
			return nil, &FaultError{name, dir}
		}
	}
	for dir := path.Dir(name); dir != "." && s.folders[dir] == ""; dir = path.Dir(dir) {
		s.folders[dir] = name
	}
	f := &staged{}
	s.files[name] = f
	return f, nil
}

// isOwn tells whether path, in the output, is of this package's own making.
func isOwn(path string) bool {
	top, _, _ := strings.Cut(path, "/")
	return top == manifestName || top == journalName || top == innerWork
}

// isPublic tells whether a site can have a file with that path.
func isPublic(name string) bool {
	return !slices.ContainsFunc(strings.Split(name, "/"), filename.Hidden)
}

func (s *Stage) lastEntry(path string) (entry, bool) {
	if s.last == nil {
		return entry{}, false
	}
	e, ok := s.last.files[path]
	return e, ok
}

// mostTaken bounds what [Stage.Last] reads of a file.
const mostTaken = 32 << 20

// Last is what the last build has written at path, for who would make the same again: nil when the output has no such file any more, or one
// with other bytes than the manifest lists.
func (s *Stage) Last(path string) []byte {
	last, ok := s.lastEntry(path)
	if !ok || last.size > mostTaken {
		return nil
	}
	f, size, err := s.openLast(path)
	if f == nil || err != nil {
		return nil // Write says what is wrong
	}
	defer f.Close()
	var buf bytes.Buffer
	if size != last.size || readInto(&buf, f, size) != nil || sha256.Sum256(buf.Bytes()) != last.sum {
		return nil
	}
	return buf.Bytes()
}

// A likeness is how a file of the output compares with the one to come.
type likeness uint8

const (
	missing likeness = iota
	theSame
	theLast // what we wrote last time
	another // neither: somebody has changed it
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// compare compares the output's file with data.
func (s *Stage) compare(path string, data []byte, last entry) (likeness, error) {
	f, size, err := s.openLast(path)
	if f == nil || err != nil {
		return missing, err
	}
	defer f.Close()
	is := entry{size: size}
	if size != int64(len(data)) {
		is, err = pour(io.Discard, f)
	} else {
		buf := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buf)
		if err = readInto(buf, f, size); err == nil && bytes.Equal(buf.Bytes(), data) {
			return theSame, nil
		}
		is.sum = sha256.Sum256(buf.Bytes())
	}
	switch {
	case err != nil:
		return missing, failed(s.disk, s.out+"/"+path, err)
	case is == last:
		return theLast, nil
	}
	return another, nil
}

// Copy is [Stage.Write] for a file that is too large for memory. from is read from its beginning to its end, and
// once more if the output has another file in its place.
func (s *Stage) Copy(path string, from io.ReadSeeker) error {
	f, err := s.claim(path)
	if err != nil {
		return err
	}
	if last, ok := s.lastEntry(path); ok {
		is, err := s.measureLast(path)
		if err != nil {
			return err
		}
		if is != nil {
			if f.entry, err = pour(io.Discard, from); err != nil || f.entry == *is {
				return err
			}
			if _, err := from.Seek(0, io.SeekStart); err != nil {
				return err
			}
			f.edited = *is != last
		}
	}
	f.changed = true
	f.entry, err = s.next.fill(path, from)
	return err
}

// measureLast is what a manifest would say of the output's file at path now; nil where [Stage.openLast] finds none.
func (s *Stage) measureLast(path string) (*entry, error) {
	f, _, err := s.openLast(path)
	if f == nil || err != nil {
		return nil, err
	}
	defer f.Close()
	e, err := pour(io.Discard, f)
	if err != nil {
		return nil, failed(s.disk, s.out+"/"+path, err)
	}
	return &e, nil
}

// openLast opens the output's file at path. It is nil when there is no ordinary
// file with the mode of ours.
func (s *Stage) openLast(path string) (f fs.File, size int64, err error) {
	name := s.out + "/" + path
	f, err = s.disk.Open(name)
	if err != nil {
		if absent(err) {
			return nil, 0, nil
		}
		return nil, 0, failed(s.disk, name, err)
	}
	info, err := f.Stat()
	if err == nil && info.Mode().IsRegular() && info.Mode().Perm() == shownFileMode {
		return f, info.Size(), nil
	}
	f.Close()
	if err != nil {
		err = failed(s.disk, name, err)
	}
	return nil, 0, err
}

// absent tells whether err, of opening a file of the output, says that no such file can be
// reached: it is not there, or something on the way is a link out of the folder.
func absent(err error) bool {
	_, system := errors.AsType[syscall.Errno](err)
	return !system && !errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) ||
		errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ELOOP) || errors.Is(err, syscall.ENXIO)
}

// Abort gives the publication up: the output stays as it is. After [Stage.Commit] it does
// nothing, so that it can be deferred.
func (s *Stage) Abort() error {
	if s.done {
		return nil
	}
	s.done = true
	var err error
	if !s.hadStage {
		err = removeTree(context.Background(), s.disk, s.next.base)
	}
	return errors.Join(err, s.lock.Close(), s.disk.Close())
}

// Commit makes what was written the output, and returns when it would survive a loss of power. The
// output is the old one, whole, if there is an error; where files are moved in one by one it may be what the next Begin
// completes, and if the wait for the medium fails last, it is the new one, which may not last.
// Refusals are a [*RefusedError].
func (s *Stage) Commit(ctx context.Context, p Policy) (*Report, error) {
	if s.done {
		panic("publish: committed twice")
	}
	r, err := s.commit(ctx, p)
	if err != nil {
		return nil, errors.Join(err, s.Abort())
	}
	s.done = true
	return r, errors.Join(s.lock.Close(), s.disk.Close())
}

func (s *Stage) commit(ctx context.Context, p Policy) (*Report, error) {
	if err := s.shrunk(p); err != nil {
		return nil, err
	}
	c, err := s.survey(ctx)
	if err != nil {
		return nil, err
	}
	if c.nothing() {
		return &c.report, nil
	}
	if s.inside() {
		return &c.report, c.inPlace(ctx)
	}
	if err := c.complete(ctx); err != nil {
		if errors.Is(err, syscall.EXDEV) {
			return &c.report, c.inPlace(ctx)
		}
		return nil, err
	}
	if err := c.settle("."); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &c.report, c.swap(ctx)
}

// shrunk refuses a site that has lost so many pages that it is probably not the one meant: the
// wrong folder, a checkout of a part.
func (s *Stage) shrunk(p Policy) error {
	if p.AllowShrink {
		return nil
	}
	pages, before, gone := 0, 0, 0
	for name := range s.files {
		if isPage(name) {
			pages++
		}
	}
	if s.last != nil {
		for name := range s.last.files {
			if isPage(name) {
				before++
				if s.files[name] == nil {
					gone++
				}
			}
		}
	}
	switch {
	case pages == 0:
		return &RefusedError{Reason: reasonEmpty, Path: s.disk.Path(s.out), Before: before, Gone: gone}
	case gone*2 > before:
		return &RefusedError{Reason: reasonShrunk, Path: s.disk.Path(s.out), Before: before, Gone: gone}
	}
	return nil
}

func isPage(name string) bool { return path.Ext(name) == ".html" }

// sortedPaths are the paths of the next output.
func (s *Stage) sortedPaths() []string {
	list := make([]string, 0, len(s.files))
	for name := range s.files {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
