// This file writes one file of the site: the new bytes stand beside it, whole and
// on the medium, before they take its place in one step.

package source

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/filename"
	"projetpro/internal/osroot"
)

// ErrPlace says that no file of a site can be written at a path.
var ErrPlace = errors.New("no file of the site can lie here")

// Save puts data in the place of f, a text file of a tree of d. The file must still
// have f's bytes, or the error is [ErrChanged]; a file that is read-only is left
// alone. A symbolic link goes on leading where it does: what it leads to is
// written, if that is a file of the site. Permissions stay.
//
// After an error the file is as it was, unless what failed is only to make sure
// that no power cut can undo the change. To save the same bytes again is no error.
func (d *Dir) Save(f *File, data []byte) error { return d.saveOn(rootDisk{d.root}, f, data) }

func (d *Dir) saveOn(disk disk, f *File, data []byte) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	err := ErrPlace
	if f.dir == d {
		err = (&saving{disk, data}).replace(f)
	}
	if err != nil {
		return osroot.Failed("save", f.Path, err)
	}
	return nil
}

// Create writes a file that is not there yet, with the folders it needs. If there
// is one, or one whose name differs only in case or accents' encoding, the error is
// [fs.ErrExist].
func (d *Dir) Create(at string, data []byte) error { return d.createOn(rootDisk{d.root}, at, data) }

func (d *Dir) createOn(disk disk, at string, data []byte) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	err := ErrPlace
	if canLie(at) {
		err = (&saving{disk, data}).create(at)
	}
	if err != nil {
		return osroot.Failed("create", at, err)
	}
	return nil
}

// Remove deletes f, a text file of a tree of d, if it still has f's bytes; else the error is [ErrChanged].
func (d *Dir) Remove(f *File) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	err := ErrPlace
	if f.dir == d {
		err = (&saving{disk: rootDisk{d.root}}).remove(f)
	}
	if err != nil {
		return osroot.Failed("remove", f.Path, err)
	}
	return nil
}

func (s *saving) remove(f *File) error {
	was, _, err := s.read(f.name, f.Size)
	if err == nil && !f.sameAs(was) {
		err = ErrChanged
	}
	if err == nil {
		err = s.disk.Remove(f.name)
	}
	if err != nil {
		return changed(err)
	}
	return s.SyncFolder(path.Dir(f.name))
}

// canLie says whether a new file may be written at a path: where files of the site
// are looked for, with a name that every system stores.
func canLie(at string) bool {
	top, ok := topOf(at)
	if !ok || !fs.ValidPath(at) || !norm.NFC.IsNormalString(at) {
		return false
	}
	var wrong diag.List
	for i, c := range at + "/" {
		if c == '/' {
			judgeName(&wrong, at[:i])
			if leftover(path.Base(at[:i]), top) {
				return false
			}
		}
	}
	return len(wrong) == 0
}

// topOf is the folder at the site's root that a file lies in.
func topOf(at string) (folder, bool) {
	name, _, ok := strings.Cut(at, "/")
	i := slices.IndexFunc(folders, func(f folder) bool { return f.name == name })
	if !ok || i < 0 {
		return folder{}, false
	}
	return folders[i], true
}

// A saving is one file's bytes on their way to the disk.
type saving struct {
	disk
	data []byte
}

// replace puts the bytes in the place of f.
func (s *saving) replace(f *File) error {
	name, why, err := follow(s.disk, f.name)
	switch {
	case err != nil:
		return changed(err)
	case why == diag.TargetMissing, why == diag.TargetFolder, why == diag.TargetOther:
		return ErrChanged
	case why != "":
		return ErrPlace
	}
	folder := path.Dir(name)
	was, mode, err := s.read(name, f.Size)
	switch {
	case err != nil:
		return changed(err)
	case bytes.Equal(was, s.data):
		return s.SyncFolder(folder)
	case !f.sameAs(was):
		return ErrChanged
	}
	if err := s.writable(name, mode); err != nil {
		return changed(err)
	}
	stage, err := s.stage(folder, mode)
	if err != nil {
		return err
	}
	if err := s.swap(stage, name, was); err != nil {
		return changed(err)
	}
	s.sweep(folder)
	return s.SyncFolder(folder)
}

// changed is err, unless that only says that the file is no longer there, or no longer a file.
func changed(err error) error {
	if gone(err) {
		return ErrChanged
	}
	return err
}

// read reads a file that may be as long as size, or as what is saved; any other has changed.
func (s *saving) read(name string, size int64) (data []byte, mode fs.FileMode, err error) {
	info, err := s.Lstat(name)
	if err != nil {
		return nil, 0, err
	}
	if n := info.Size(); !info.Mode().IsRegular() || n != size && n != int64(len(s.data)) {
		return nil, 0, ErrChanged
	}
	f, err := s.Open(name, os.O_RDONLY)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	data, err = readSized(f, info.Size())
	return data, info.Mode().Perm(), err
}

// writable says whether a file may be written, which its folder alone does not tell.
func (s *saving) writable(name string, mode fs.FileMode) error {
	if mode&0o222 == 0 {
		return fs.ErrPermission
	}
	f, err := s.Open(name, os.O_WRONLY)
	if err != nil {
		return err
	}
	return f.Close()
}

// stagePrefix begins the names of files that are being written. Hidden, they are
// passed over by all who look for the files of the site.
const stagePrefix = ".projetpro-"

// stage writes the bytes beside their place, and gives the name of the file.
func (s *saving) stage(folder string, mode fs.FileMode) (name string, err error) {
	name = path.Join(folder, stagePrefix+rand.Text())
	w, err := s.Create(name, mode)
	if err != nil {
		return "", err
	}
	if err = s.fill(w, name, mode); err != nil {
		s.Remove(name)
	}
	return name, err
}

// fill brings the bytes and the mode, of which the umask may have taken something, to the medium, and closes the file.
func (s *saving) fill(w file, name string, mode fs.FileMode) error {
	n, err := w.Write(s.data)
	if err == nil && n < len(s.data) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = s.Chmod(name, mode)
	}
	if err == nil {
		err = w.Sync()
	}
	return cmp.Or(err, w.Close())
}

// swap lets the staged file take the place of one whose bytes were was when it was last looked at.
func (s *saving) swap(stage, name string, was []byte) error {
	err := s.Exchange(stage, name)
	if errors.Is(err, errors.ErrUnsupported) {
		err = s.overwrite(stage, name, was)
	} else if err == nil {
		return s.settle(stage, name, was)
	}
	if err != nil {
		s.Remove(stage)
	}
	return err
}

// overwrite is swap where two files cannot be exchanged: what is saved by others
// between its two calls is lost.
func (s *saving) overwrite(stage, name string, was []byte) error {
	now, _, err := s.read(name, int64(len(was)))
	if err == nil && !bytes.Equal(now, was) {
		err = ErrChanged
	}
	return cmp.Or(err, s.Rename(stage, name))
}

// settle looks at what stood at name until this moment, and now stands aside. If
// somebody has saved the file since it was looked at, that goes back, and so does
// what they save in the meantime.
func (s *saving) settle(stage, name string, was []byte) error {
	out, _, err := s.read(stage, int64(len(was)))
	if err == nil && bytes.Equal(out, was) {
		s.Remove(stage) // or it is swept some day
		return nil
	}
	put := s.data
	for range 10 {
		if e := s.Exchange(stage, name); e != nil {
			return cmp.Or(s.Rename(stage, name), err, ErrChanged)
		}
		back, _, e := s.read(stage, int64(len(put)))
		if e == nil && bytes.Equal(back, put) {
			s.Remove(stage)
			break
		}
		if e != nil && !gone(e) {
			break // it cannot be told what stands aside: it stays
		}
		put, out = out, back
	}
	return cmp.Or(err, ErrChanged)
}

// sweep removes what savings that were cut short left in a folder, a day ago or earlier.
func (s *saving) sweep(folder string) {
	entries, _ := s.ReadDir(folder)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), stagePrefix) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			s.Remove(path.Join(folder, e.Name()))
		}
	}
}

// create puts the bytes into a new file, and makes the folders it needs.
func (s *saving) create(at string) (err error) {
	var made []string
	defer func() {
		for _, name := range slices.Backward(made) {
			if err != nil {
				s.Remove(name)
			}
		}
	}()
	folder, rest := ".", at
	for {
		part, below, more := strings.Cut(rest, "/")
		entries, err := s.ReadDir(folder)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return filename.Fold(e.Name()) == filename.Fold(part) })
		switch {
		case i < 0 && !more:
			return s.put(folder, path.Join(folder, part))
		case i < 0:
			name := path.Join(folder, part)
			if err := s.Mkdir(name); err != nil {
				return err
			}
			made = append(made, name)
			if err := s.SyncFolder(folder); err != nil {
				return err
			}
			folder = name
		case !more || norm.NFC.String(entries[i].Name()) != part:
			return fs.ErrExist
		case !entries[i].IsDir():
			return ErrPlace
		default:
			folder = path.Join(folder, entries[i].Name())
		}
		rest = below
	}
}

// put gives the bytes a name that no file has.
func (s *saving) put(folder, name string) error {
	stage, err := s.stage(folder, 0o644)
	if err != nil {
		return err
	}
	err = s.Link(stage, name)
	if err != nil && !errors.Is(err, fs.ErrExist) && s.isFree(name) { // there are no second names here
		err = s.Rename(stage, name)
	}
	s.Remove(stage) // if it is still there
	if err != nil {
		return err
	}
	if err := s.SyncFolder(folder); err != nil {
		s.Remove(name)
		return err
	}
	return nil
}

func (s *saving) isFree(name string) bool {
	_, err := s.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}
