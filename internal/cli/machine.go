// This file knows the failures of the machine about which somebody can do something.

package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"projetpro/internal/plaintext"
)

// ailments are causes of failures, under the key of what is said of them. Those that a system calls
// otherwise are in its own list, ailmentsHere.
var ailments = []struct {
	key    string
	causes []error
}{
	{"full", []error{syscall.ENOSPC, syscall.EDQUOT}},
	{"read-only", []error{syscall.EROFS}},
	{"held", []error{syscall.EBUSY, syscall.ETXTBSY}},
	{"many-files", []error{syscall.EMFILE, syscall.ENFILE}},
	{"fails", []error{syscall.EIO}},
	{"forbidden", []error{fs.ErrPermission}},
	{"there", []error{fs.ErrExist}},
	{"gone", []error{fs.ErrNotExist}},
}

// ailment says in the reader's language what the machine could not do with a file, and what helps, with the
// machine's own words behind it for whoever is asked; "" for what is not known.
func (a *app) ailment(err error) string {
	path := ""
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		path, err = e.Path, e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		path, err = e.New, e.Err
	}
	if path == "" {
		return ""
	}
	for _, of := range ailments {
		if slices.ContainsFunc(slices.Concat(of.causes, ailmentsHere[of.key]), func(cause error) bool { return errors.Is(err, cause) }) {
			return a.say.T("machine."+of.key, "path", plaintext.OneLine(a.known(path)), "reason", err.Error())
		}
	}
	return ""
}

// known is a path as people know it: from the folder they are in, and no file of a workroom, of which they know
// nothing, but the folder that it is in.
func (a *app) known(path string) string {
	const workroom = ".projetpro"
	parts := strings.Split(filepath.ToSlash(path), "/")
	if at := slices.IndexFunc(parts, func(part string) bool { return strings.HasSuffix(part, workroom) }); at > 0 {
		path = filepath.FromSlash(strings.Join(parts[:at], "/"))
	}
	if filepath.IsAbs(path) {
		return a.relative(path)
	}
	return path
}
