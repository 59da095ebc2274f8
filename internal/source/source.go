// Package source gives the site's folder as it was at one moment: an unchanging Tree, laid over the defaults the binary carries; and saves one file of it.
//
// It is the only package that touches that folder, and does so through an
// [os.Root], so that no link or ".." leads out of it. Of the folder only
// content/, layouts/, static/, i18n/ and translations/ are looked at. What editors, file
// managers and synchronisers leave behind is passed over, see [leftover].
package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"projetpro/internal/osroot"
)

// Marker is the file that makes a folder a site.
const Marker = "content/site.yaml"

// A NoSiteError says that neither a folder nor any folder above it is a site.
type NoSiteError struct{ Start string }

func (e *NoSiteError) Error() string {
	return fmt.Sprintf("%s: no site here nor in any folder above (%s is missing)", e.Start, Marker)
}

// Find returns the nearest folder, from start upwards, that is a site.
func Find(start string) (string, error) {
	from, err := filepath.Abs(start)
	if err != nil {
		return "", osroot.Failed("find", start, err)
	}
	for dir := from; ; dir = filepath.Dir(dir) {
		if isSite(dir) {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", &NoSiteError{from}
		}
	}
}

func isSite(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(Marker)))
	return err == nil && !info.IsDir()
}

// A Dir is a site's folder.
type Dir struct {
	root     *os.Root
	path     string
	defaults []*File // sorted by path

	writing sync.Mutex // held while a file is saved: one at a time
}

// Open opens the site in dir, see [Find]. defaults holds the layouts/, static/ and i18n/ of
// sites that have none of their own; nil is no defaults.
func Open(dir string, defaults fs.FS) (*Dir, error) {
	path, err := filepath.Abs(dir)
	if err != nil {
		return nil, osroot.Failed("open", dir, err)
	}
	if !isSite(path) {
		return nil, &NoSiteError{path}
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, osroot.Failed("open", path, err)
	}
	d := &Dir{root: root, path: path}
	if defaults == nil {
		return d, nil
	}
	if d.defaults, err = Defaults(defaults); err != nil {
		root.Close()
		return nil, err
	}
	return d, nil
}

// Root is the folder's absolute path.
func (d *Dir) Root() string { return d.path }

// Has reports whether something lies at a path of the site's own folder now; what only the defaults have does not.
func (d *Dir) Has(path string) bool {
	_, err := d.lstat(path)
	return err == nil
}

// Close releases the folder. Files that are read when asked for can then no longer be read.
func (d *Dir) Close() error { return d.root.Close() }

// Defaults are the files of fsys that may stand in for one of the site's, sorted by path.
func Defaults(fsys fs.FS) ([]*File, error) {
	var files []*File
	for _, top := range folders {
		if !top.overlaid {
			continue
		}
		err := fs.WalkDir(fsys, top.name, func(path string, e fs.DirEntry, err error) error {
			if path == top.name && errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, path)
			if err != nil {
				return err
			}
			files = append(files, newFile(path, data))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(files, byPath)
	return files, nil
}
