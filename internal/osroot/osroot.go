// Package osroot does in a folder opened as an os.Root what package os does not: it exchanges two names in one step, and sees to it that a change lasts.
package osroot

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// Exchange gives each of two names what the other stands for, files or folders, in
// one step. No link on the way can lead out of the root, nor is one at its end
// followed. Where a system or a file system cannot do it, the error is [errors.ErrUnsupported].
func Exchange(root *os.Root, a, b string) error {
	da, err := root.Open(path.Dir(a))
	if err != nil {
		return err
	}
	defer da.Close()
	db, err := root.Open(path.Dir(b))
	if err != nil {
		return err
	}
	defer db.Close()
	switch err := exchange(da, path.Base(a), db, path.Base(b)); {
	case errors.Is(err, errors.ErrUnsupported):
		return errors.ErrUnsupported
	case err != nil:
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

// Failed is why op of the file or folder at path could not be done: err, of package os or any other, without the operation
// and the paths that package os puts before the cause.
func Failed(op, path string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.SyscallError](err); ok {
		err = e.Err
	}
	return &fs.PathError{Op: op, Path: path, Err: err}
}
