// This file keeps the output away from folders that hold something else.

package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"projetpro/internal/source"
)

// sources are the folders of a site in which there can be no output.
var sources = append(source.Folders(), ".git", ".projetpro", "node_modules")

// guard finds the real place of out: the folder it is in, which is made if need be, and its name.
// Folders are compared as the file system knows them, never by their names.
func guard(site, out string) (parent, base string, err error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return "", "", failedAt(out, err)
	}
	real, err := resolve(abs)
	if err != nil {
		return "", "", err
	}
	if filepath.Dir(real) == real {
		return "", "", &RefusedError{Reason: reasonRoot, Path: real}
	}
	if reason, err := trespass(site, real); err != nil {
		return "", "", failedAt(real, err)
	} else if reason != "" {
		return "", "", &RefusedError{Reason: reason, Path: real}
	}
	parent, base = filepath.Split(real)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return "", "", failedAt(real, err)
	}
	return filepath.Clean(parent), base, nil
}

// resolve follows the symbolic links in path, whose last folders need not exist.
func resolve(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return real, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		if _, e := os.Lstat(path); errors.Is(e, fs.ErrPermission) {
			return "", failedAt(path, e)
		}
		return "", &RefusedError{Reason: reasonFile, Path: path}
	}
	if _, err := os.Lstat(path); err == nil {
		return "", &RefusedError{Reason: reasonFile, Path: path} // a link to nothing
	}
	parent, err := resolve(filepath.Dir(path))
	return filepath.Join(parent, filepath.Base(path)), err
}

// trespass tells whose folder an output at path would be; "" is nobody's.
func trespass(site, path string) (Reason, error) {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		return reasonFile, nil
	}
	if err == nil {
		home, _ := os.UserHomeDir() // none: none to protect
		current, _ := os.Getwd()
		for _, of := range []struct {
			path   string
			reason Reason
		}{{site, reasonSite}, {home, reasonHome}, {current, reasonCurrent}} {
			if of.path != "" && holds(info, of.path) {
				return of.reason, nil
			}
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for _, name := range sources {
		if isIn(site, name, path) {
			return reasonSource, nil
		}
		if folder, err := os.Stat(filepath.Join(site, name)); err == nil && holds(folder, path) {
			return reasonSource, nil
		}
	}
	return "", nil
}

// isIn tells whether path, by its name, is a folder of the site, which need not exist, or lies in it. Upper and lower case may be
// the same here.
func isIn(site, folder, path string) bool {
	real, err := filepath.EvalSymlinks(site)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(real, path)
	top, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return err == nil && strings.EqualFold(top, folder)
}

// holds tells whether path is folder or lies in it. Of path, the last parts need not exist.
func holds(folder fs.FileInfo, path string) bool {
	path, err := filepath.Abs(path)
	if err != nil {
		return true // better refused than regretted
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, folder) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}
