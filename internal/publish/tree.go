// This file makes, walks and removes trees of files.

package publish

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"

	"projetpro/internal/parallel"
	"projetpro/internal/source"
)

// A tree is a folder that files are put into, with what folders they need. It may hold what an
// earlier build has left there, which gives way.
type tree struct {
	disk  disk
	base  string
	chmod bool     // the umask takes rights away that must be given back
	dirs  sync.Map // by name of the folder: func() error, which has made it when it returns
}

func newTree(d disk, base string) *tree { return &tree{disk: d, base: base} }

// folder makes a folder of the tree, once, and those it is in; "." is the tree itself.
func (t *tree) folder(name string) error {
	if make, ok := t.dirs.Load(name); ok {
		return make.(func() error)()
	}
	make, _ := t.dirs.LoadOrStore(name, sync.OnceValue(func() error {
		if name == "." {
			return t.mkdir(t.base)
		}
		if err := t.folder(path.Dir(name)); err != nil {
			return err
		}
		return t.mkdir(t.base + "/" + name)
	}))
	return make.(func() error)()
}

func (t *tree) mkdir(name string) error {
	err := t.disk.Mkdir(name)
	if errors.Is(err, fs.ErrExist) {
		info, e := t.disk.Lstat(name)
		if e == nil && info.IsDir() {
			if info.Mode().Perm() == shownDirMode {
				return nil
			}
			return t.adjust(name, dirMode)
		}
		if err = e; err == nil {
			if err = t.disk.Remove(name); err == nil {
				err = t.disk.Mkdir(name)
			}
		}
	}
	if err != nil {
		return failed(t.disk, name, err)
	}
	if t.chmod {
		return t.adjust(name, dirMode)
	}
	return nil
}

func (t *tree) adjust(name string, mode fs.FileMode) error {
	if err := t.disk.Chmod(name, mode); err != nil {
		return failed(t.disk, name, err)
	}
	return nil
}

// place makes room for a file and lets put put it there.
func (t *tree) place(file string, put func(name string) error) error {
	if err := t.folder(path.Dir(file)); err != nil {
		return err
	}
	name := t.base + "/" + file
	err := put(name)
	if errors.Is(err, fs.ErrExist) {
		if err = removeTree(context.Background(), t.disk, name); err == nil {
			err = put(name)
		}
	}
	return err
}

// write writes a file.
func (t *tree) write(file string, data []byte) error {
	return t.make(file, func(w io.WriteCloser) error { return writeAll(w, data) })
}

// fill writes a file of all that is still to be read from another.
func (t *tree) fill(file string, from io.Reader) (e entry, err error) {
	err = t.make(file, func(w io.WriteCloser) (err error) {
		e, err = pour(w, from)
		if e := w.Close(); err == nil {
			err = e
		}
		return err
	})
	return e, err
}

// make makes a file that write writes and closes.
func (t *tree) make(file string, write func(w io.WriteCloser) error) error {
	return t.place(file, func(name string) error {
		w, err := t.disk.Create(name)
		if err == nil {
			err = write(w)
		}
		if err == nil && t.chmod {
			err = t.disk.Chmod(name, fileMode)
		}
		if err != nil {
			return failed(t.disk, name, err)
		}
		return nil
	})
}

// link puts the file called from here too. Where the file system has no second names, or denies
// this one, a copy does; sum is what its bytes must be, nil if that is not known.
func (t *tree) link(from, file string, sum *digest) error {
	err := t.place(file, func(name string) error {
		if err := t.disk.Link(from, name); err != nil {
			return failed(t.disk, name, err)
		}
		return nil
	})
	if err == nil || errors.Is(err, syscall.EXDEV) || !linkDenied(err) {
		return err
	}
	if sum == nil {
		if target, err := t.disk.Readlink(from); err == nil {
			return t.symlink(target, file)
		}
	}
	return t.copy(from, file, sum)
}

// symlink makes a symbolic link, which is as good as another with that target.
func (t *tree) symlink(target, file string) error {
	return t.place(file, func(name string) error {
		if err := t.disk.Symlink(target, name); err != nil {
			return failed(t.disk, name, err)
		}
		return nil
	})
}

func linkDenied(err error) bool {
	for _, no := range []error{fs.ErrPermission, errors.ErrUnsupported, syscall.EPERM, syscall.ENOSYS, syscall.EMLINK, syscall.EINVAL} {
		if errors.Is(err, no) {
			return true
		}
	}
	return false
}

// copy copies the file called from.
func (t *tree) copy(from, file string, sum *digest) error {
	f, err := openRegular(t.disk, from)
	if err != nil {
		return failed(t.disk, from, err)
	}
	defer f.Close()
	e, err := t.fill(file, f)
	if err == nil && sum != nil && e.sum != *sum {
		return failed(t.disk, from, source.ErrChanged)
	}
	return err
}

// What a walk has found, by path relative to where it began.
type found struct {
	files map[string]fs.FileInfo // regular ones
	dirs  map[string]fs.FileInfo
	other map[string]fs.FileInfo // symbolic links, which are not followed, pipes, devices
}

// at is what was found at a path that is no folder, or nil.
func (f *found) at(name string) fs.FileInfo {
	if is := f.files[name]; is != nil {
		return is
	}
	return f.other[name]
}

// walk finds everything in the folder base but this package's own files. A folder that is not there is empty.
func walk(ctx context.Context, d disk, base string) (*found, error) {
	all := &found{map[string]fs.FileInfo{}, map[string]fs.FileInfo{}, map[string]fs.FileInfo{}}
	level := []string{"."}
	for len(level) > 0 {
		lists := make([][]fs.DirEntry, len(level))
		err := inParallel(ctx, len(level), func(i int) error {
			var err error
			name := path.Join(base, level[i])
			if lists[i], err = d.ReadDir(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return failed(d, name, err)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		var below []string
		for i, list := range lists {
			for _, e := range list {
				name := path.Join(level[i], e.Name())
				if isOwn(name) {
					continue
				}
				info, err := e.Info()
				switch {
				case errors.Is(err, fs.ErrNotExist):
				case err != nil:
					return nil, failed(d, path.Join(base, name), err)
				case info.IsDir():
					all.dirs[name] = info
					below = append(below, name)
				case info.Mode().IsRegular():
					all.files[name] = info
				default:
					all.other[name] = info
				}
			}
		}
		level = below
	}
	return all, nil
}

// removeTree removes name and all that is in it. That there is nothing is no error.
func removeTree(ctx context.Context, d disk, name string) error {
	err := d.Remove(name)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	info, e := d.Lstat(name)
	if e != nil || !info.IsDir() {
		return failed(d, name, err)
	}
	entries, err := d.ReadDir(name)
	if err != nil {
		return failed(d, name, err)
	}
	err = inParallel(ctx, len(entries), func(i int) error {
		return removeTree(ctx, d, name+"/"+entries[i].Name())
	})
	if err != nil {
		return err
	}
	if err := d.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(d, name, err)
	}
	return nil
}

// workers is how many calls to the file system are under way at once.
const workers = 4

// inParallel calls f with 0 to n-1, until one fails or ctx ends.
func inParallel(ctx context.Context, n int, f func(i int) error) error {
	var (
		mu   sync.Mutex
		errs []error
	)
	until, stop := context.WithCancel(ctx)
	defer stop()
	parallel.For(until, workers, n, func(i int) {
		if err := f(i); err != nil {
			stop()
			mu.Lock()
			defer mu.Unlock()
			errs = append(errs, err)
		}
	})
	switch err := ctx.Err(); {
	case err != nil:
		return err
	case len(errs) > 0:
		return slices.MinFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	}
	return nil
}
