// This file reads the folder: first all names, then the files, a few at a time.

package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/filename"
	"projetpro/internal/osroot"
	"projetpro/internal/parallel"
	"projetpro/internal/plaintext"
)

// Read reads the whole folder. Files that are as they were in prev keep their pointer, and most
// of them are not opened; nil reads everything. The error is the machine's (or ctx's), and names the file.
func (d *Dir) Read(ctx context.Context, prev *Tree) (*Tree, diag.List, error) {
	if prev == nil {
		prev = &Tree{}
	}
	once := func() (*Tree, diag.List, error) {
		return (&reader{dir: d, prev: prev, now: time.Now(), workers: workers()}).read(ctx)
	}
	t, diags, err := once()
	if errors.Is(err, errMoved) {
		// Somebody is at work in the folder: an editor that saves by way of a
		// second file, git. By now it has probably finished.
		t, diags, err = once()
	}
	if err != nil {
		return nil, nil, err
	}
	return t, diags, nil
}

// errMoved is [ErrChanged] of a file that was gone, or another than the one listed, when its turn came.
var errMoved = fmt.Errorf("%w: moved", ErrChanged)

// A listedFile is one that the list has, not yet looked at.
type listedFile struct {
	path  string // as [File.Path]
	name  string // as the disk spells it
	from  string // where its bytes are: name, unless that is a symbolic link
	stamp stamp  // of from, when it was listed
}

// A reader does the work of one look at the folder, or at a few of its files.
type reader struct {
	dir     *Dir
	prev    *Tree
	now     time.Time
	workers int                              // how many files are looked at at once
	doubted map[string]*notice               // files whose stamps say nothing, by their name on disk
	enter   func(name string, e fs.DirEntry) // called for each folder before it is listed; may be nil

	seen  []listedFile
	diags diag.List

	files  []*File // of seen; nil for those that are refused
	stamps []stamp
}

// read looks at the whole folder.
func (r *reader) read(ctx context.Context) (*Tree, diag.List, error) {
	if err := r.list(ctx); err != nil {
		return nil, nil, err
	}
	slices.SortFunc(r.seen, func(a, b listedFile) int { return strings.Compare(a.path, b.path) })
	if err := r.load(ctx); err != nil {
		return nil, nil, err
	}
	t := r.overlay()
	r.diags.Sort()
	return t, r.diags, nil
}

// workers is how many files are looked at at once: more than there are processors, since a network drive makes one wait.
func workers() int { return min(max(4, runtime.GOMAXPROCS(0)), 16) }

// A listing is what one folder holds.
type listing struct {
	in    folder
	path  string      // in NFC
	name  string      // as the disk spells it
	entry fs.DirEntry // in the folder it is in
	seen  []listedFile
	subs  []*listing
	diags diag.List
	err   error
}

// list finds every file, level by level.
func (r *reader) list(ctx context.Context) error {
	var errs []error
	level := r.tops(&errs)
	for len(level) > 0 {
		if r.enter != nil {
			for _, l := range level {
				r.enter(l.name, l.entry)
			}
		}
		if err := parallel.For(ctx, r.workers, len(level), func(i int) { level[i].fill(r.dir) }); err != nil {
			return err
		}
		var below []*listing
		for _, l := range level {
			r.seen, r.diags, below = append(r.seen, l.seen...), append(r.diags, l.diags...), append(below, l.subs...)
			if l.err != nil {
				errs = append(errs, osroot.Failed("read", plaintext.OneLine(l.path), moved(l.err)))
			}
		}
		level = below
	}
	return joined(errs)
}

// tops are the folders at the root that the site has.
func (r *reader) tops(errs *[]error) []*listing {
	var found []*listing
	for _, top := range folders {
		info, err := r.dir.root.Lstat(top.name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			*errs = append(*errs, osroot.Failed("read", top.name, err))
		case info.IsDir():
			found = append(found, &listing{in: top, path: top.name, name: top.name, entry: fs.FileInfoToDirEntry(info)})
		case info.Mode()&fs.ModeSymlink != 0:
			_, why, err := follow(rootDisk{r.dir.root}, top.name)
			if err != nil {
				*errs = append(*errs, osroot.Failed("read", top.name, err))
				continue
			}
			r.diags.Add(diag.ShortcutRefused, diag.WholeFile(top.name), 0, top.name, cmp.Or(why, diag.TargetOutside))
		default:
			r.diags.Add(diag.NotAFolder, diag.WholeFile(top.name), 0, top.name)
		}
	}
	return found
}

// fill looks into the folder.
func (l *listing) fill(d *Dir) {
	entries, err := d.readDir(l.name)
	if err != nil {
		l.err = err
		return
	}
	alike := make(map[string]string, len(entries))
	for _, e := range entries {
		if leftover(e.Name(), l.in) {
			if l.in.hidden && meantHidden(e.Name()) {
				l.diags.Add(diag.HiddenFile, diag.WholeFile(l.path+"/"+norm.NFC.String(e.Name())), 0, e.Name())
			}
			continue
		}
		at := l.path + "/" + norm.NFC.String(strings.ToValidUTF8(e.Name(), string(utf8.RuneError)))
		if e.Type().IsRegular() && conflictCopy(e.Name()) || e.IsDir() && l.in.name == "content" && conflictCopy(e.Name()+".md") {
			l.diags.Add(diag.ConflictCopy, diag.WholeFile(at), 0, path.Base(at))
			continue
		}
		judgeName(&l.diags, at)
		if !utf8.ValidString(e.Name()) {
			continue
		}
		fold := filename.Fold(e.Name())
		if other, ok := alike[fold]; ok {
			l.reportAlike(other, e.Name())
			continue
		}
		alike[fold] = e.Name()
		l.add(d, at, l.name+"/"+e.Name(), e)
	}
}

// add notes one entry of the folder.
func (l *listing) add(d *Dir, at, name string, e fs.DirEntry) {
	mode, from := e.Type(), name
	switch {
	case mode.IsDir():
		if len(at) < 16*filename.MaxPath { // deeper than that, its name was reported long ago
			l.subs = append(l.subs, &listing{in: l.in, path: at, name: name, entry: e})
		}
		return
	case mode&fs.ModeSymlink != 0:
		var why diag.Term
		if from, why, l.err = follow(rootDisk{d.root}, name); l.err != nil {
			return
		} else if why != "" {
			l.diags.Add(diag.ShortcutRefused, diag.WholeFile(at), 0, path.Base(at), why)
			return
		}
	case !mode.IsRegular():
		l.diags.Add(diag.NotAFile, diag.WholeFile(at), 0, path.Base(at))
		return
	}
	if l.in.name == "content" && isPage(name) {
		l.diags.Add(diag.PageInContent, diag.WholeFile(at), 0, path.Base(at))
		return
	}
	info, err := e.Info()
	if from != name && err == nil {
		info, err = d.lstat(from)
	}
	if err != nil {
		l.err = err
		return
	}
	l.seen = append(l.seen, listedFile{at, name, from, stampOf(info)})
}

// reportAlike reports two names of one folder that other systems cannot keep apart.
func (l *listing) reportAlike(a, b string) {
	pos := diag.WholeFile(l.path + "/" + norm.NFC.String(b))
	if norm.NFC.String(a) == norm.NFC.String(b) {
		x, y := differing(a, b)
		l.diags.Add(diag.NamesDifferInAccents, pos, 0, norm.NFC.String(b), codePoints(x), codePoints(y))
		return
	}
	l.diags.Add(diag.NamesDifferInCase, pos, 0, norm.NFC.String(a), norm.NFC.String(b)).
		WithRelated(diag.WholeFile(l.path + "/" + norm.NFC.String(a)))
}

// differing cuts off what two names have in common at either end.
func differing(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	for len(x) > 1 && len(y) > 1 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	for len(x) > 1 && len(y) > 1 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	return string(x), string(y)
}

// readDir lists a folder, sorted by name.
func (d *Dir) readDir(name string) ([]fs.DirEntry, error) {
	folder, err := d.openFolder(name)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	f, err := folder.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// gone tells whether err says that something is no longer there, or no longer what it was.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EISDIR) ||
		errors.Is(err, ErrChanged)
}

// chunk is how many files a [loader] looks at: neighbours, so that it finds their folder open.
const chunk = 64

// load looks at every file seen.
func (r *reader) load(ctx context.Context) error {
	r.files, r.stamps = make([]*File, len(r.seen)), make([]stamp, len(r.seen))
	loaders := make([]loader, (len(r.seen)+chunk-1)/chunk)
	err := parallel.For(ctx, r.workers, len(loaders), func(i int) {
		loaders[i].reader = r
		loaders[i].some(i*chunk, min(len(r.seen), (i+1)*chunk))
	})
	if err != nil {
		return err
	}
	var errs []error
	for i := range loaders {
		r.diags = append(r.diags, loaders[i].diags...)
		errs = append(errs, loaders[i].errs...)
	}
	return joined(errs)
}

// joined makes one error of many, of which a reader wants to see a few.
func joined(errs []error) error {
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	const most = 10
	if len(errs) > most {
		errs = append(errs[:most:most], errors.New("…"))
	}
	return errors.Join(errs...)
}

// A loader looks at a few of the files.
type loader struct {
	*reader
	diags diag.List
	errs  []error

	folder     *os.Root // the one the last file was in
	folderName string
}

// some looks at the files seen from one place to another.
func (l *loader) some(from, to int) {
	defer l.closeFolder()
	for i := from; i < to; i++ {
		if err := l.one(i); err != nil {
			l.errs = append(l.errs, osroot.Failed("read", plaintext.OneLine(l.seen[i].path), moved(err)))
		}
	}
}

// one looks at the i-th file seen.
func (l *loader) one(i int) error {
	s := &l.seen[i]
	prev, then := l.before(s)
	if prev != nil && then.vouchesFor(s.stamp) {
		l.keep(i, prev)
		return nil
	}
	if !isText(s.name) {
		if s.stamp.size > maxSize {
			l.diags.Add(diag.FileTooLarge, diag.WholeFile(s.path), 0, (maxSize+1)>>30)
			return nil
		}
		return l.asset(i, prev)
	}
	if s.stamp.size > maxText {
		l.diags.Add(diag.TextTooLarge, diag.WholeFile(s.path), 0, (s.stamp.size+1<<20-1)>>20, maxText>>20)
		return nil
	}
	return l.text(i, prev)
}

// before is the file as it was in the previous tree, and its stamp then.
func (l *loader) before(s *listedFile) (*File, stamp) {
	if j, ok := l.prev.search(s.path); ok {
		if f := l.prev.files[j]; f.dir == l.dir && f.name == s.name {
			if l.doubted[s.name] != nil {
				return f, stamp{}
			}
			return f, l.prev.stamps[j]
		}
	}
	return nil, stamp{}
}

// keep makes f the i-th file. The stamp is older than what was read, if anything happened in
// between, so that it will not vouch for it.
func (l *loader) keep(i int, f *File) {
	l.files[i], l.stamps[i] = f, l.seen[i].stamp.seenAt(l.now)
}

// text reads the i-th file, or finds that it is prev.
func (l *loader) text(i int, prev *File) error {
	s := &l.seen[i]
	root, name, err := l.place(s)
	if err != nil {
		return err
	}
	file, err := root.OpenFile(name, os.O_RDONLY|osroot.Nonblock, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if stampOf(info).inode != s.stamp.inode {
		return errMoved // perhaps for a link, which must not be followed
	}
	data, err := readSized(file, s.stamp.size)
	if errors.Is(err, errTorn) && prev != nil && l.enter != nil {
		l.files[i], l.stamps[i] = prev, stamp{} // whoever watches looks again
		return nil
	}
	if err != nil {
		return err
	}
	if prev == nil || !prev.sameAs(data) {
		prev = newFile(s.path, data)
		prev.dir, prev.name = l.dir, s.name
	}
	l.keep(i, prev)
	return nil
}

// asset notes the i-th file, and reads it only where that tells whether it is prev.
func (l *loader) asset(i int, prev *File) error {
	s := &l.seen[i]
	if prev != nil && prev.Size == s.stamp.size {
		if prev.renew(s.stamp) {
			l.keep(i, prev)
			return nil
		}
		same, err := prev.isStill()
		if err != nil {
			return err
		}
		if same {
			l.keep(i, prev)
			return nil
		}
	}
	f := &File{Path: s.path, Size: s.stamp.size, dir: l.dir, name: s.name}
	f.known.Store(&fingerprint{stamp: s.stamp})
	l.keep(i, f)
	return nil
}

// moved replaces an err that says that a file is gone.
func moved(err error) error {
	if err != nil && gone(err) {
		return errMoved
	}
	return err
}

// place is where to look for a file: in its folder, kept open for its neighbours.
func (l *loader) place(s *listedFile) (*os.Root, string, error) {
	folder, name := path.Split(s.from)
	if l.folder != nil && l.folderName == folder {
		return l.folder, name, nil
	}
	l.closeFolder()
	root, err := l.dir.root.OpenRoot(strings.TrimSuffix(folder, "/"))
	if err != nil {
		return nil, "", err
	}
	l.folder, l.folderName = root, folder
	return root, name, nil
}

func (l *loader) closeFolder() {
	if l.folder != nil {
		l.folder.Close()
		l.folder = nil
	}
}

// overlay lays what was read over the defaults.
func (r *reader) overlay() *Tree {
	n := len(r.files) + len(r.dir.defaults)
	t := &Tree{make([]*File, 0, n), make([]stamp, 0, n), r.dir.defaults}
	add := func(f *File, s stamp) { t.files, t.stamps = append(t.files, f), append(t.stamps, s) }
	byFold := make(map[string]string, len(r.dir.defaults))
	for _, f := range r.dir.defaults {
		byFold[filename.Fold(f.Path)] = f.Path
	}
	rest := r.dir.defaults
	for i, f := range r.files {
		if f == nil {
			continue
		}
		for len(rest) > 0 && rest[0].Path < f.Path {
			add(rest[0], stamp{})
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0].Path == f.Path {
			rest = rest[1:]
		} else if other := byFold[filename.Fold(f.Path)]; other != "" && other != f.Path {
			r.diags.Add(diag.NamesDifferInCase, diag.WholeFile(f.Path), 0, other, f.Path)
		}
		add(f, r.stamps[i])
	}
	for _, f := range rest {
		add(f, stamp{})
	}
	return t
}
