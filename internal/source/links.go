// This file follows symbolic links, and sees to it that nothing else does: what is read lies
// where its name says, or where a link leads that was looked at step by step.

package source

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"projetpro/internal/diag"
)

// mostLinks is how many links may lead to one another: as many as Linux follows.
const mostLinks = 40

// follow is the name of the file that a name leads to: itself, unless it is a symbolic link. That
// file, and each link on the way to it, must be one that the site would publish by itself where the
// link lies: in the link's own folder, or in static/; under a name that is not passed over; and with
// the ending the link has, which decides how a file is read and whether it is published. why is what
// is wrong with where it leads.
func follow(d disk, name string) (target string, why diag.Term, err error) {
	target = name
	for range mostLinks {
		mode, err := modeOf(d, target)
		switch {
		case err != nil:
			return "", "", err
		case mode == nothing:
			return "", diag.TargetMissing, nil
		case mode.IsDir():
			return "", diag.TargetFolder, nil
		case mode.IsRegular() && target == name:
			return target, "", nil
		case mode.IsRegular():
			return target, judgeTarget(name, target), nil
		case mode&fs.ModeSymlink == 0:
			return "", diag.TargetOther, nil
		case target != name:
			if why := judgeTarget(name, target); why != "" {
				return "", why, nil
			}
		}
		to, err := d.Readlink(target)
		if err != nil {
			return "", "", err
		}
		if target, why, err = walkLink(d, path.Dir(target), to); why != "" || err != nil {
			return "", why, err
		}
	}
	return "", diag.TargetItself, nil
}

// nothing is the mode of what is not there.
const nothing = fs.ModeIrregular

// modeOf is the mode of what has a name, which is not followed.
func modeOf(d disk, name string) (fs.FileMode, error) {
	info, err := d.Lstat(name)
	if err != nil && (gone(err) || errors.Is(err, syscall.ENAMETOOLONG)) {
		return nothing, nil
	} else if err != nil {
		return 0, err
	}
	return info.Mode(), nil
}

// walkLink goes where the text of a link leads from the folder it lies in. Each folder on the way
// must be one: behind a link, ".." does not lead back.
func walkLink(d disk, from, to string) (at string, why diag.Term, err error) {
	if to = filepath.ToSlash(to); path.IsAbs(to) || filepath.IsAbs(to) {
		return "", diag.TargetOutside, nil
	}
	at, isFolder := from, true
	for part := range strings.SplitSeq(to, "/") {
		if part == "" || part == "." {
			continue
		}
		if !isFolder {
			switch mode, err := modeOf(d, at); {
			case err != nil:
				return "", "", err
			case mode&fs.ModeSymlink != 0:
				return "", diag.TargetBehindLink, nil
			case !mode.IsDir():
				return "", diag.TargetMissing, nil
			}
		}
		isFolder = part == ".."
		switch {
		case !isFolder:
			at = path.Join(at, part)
		case at == ".":
			return "", diag.TargetOutside, nil
		default:
			at = path.Dir(at)
		}
	}
	return at, "", nil
}

// published is the folder whose files are published, each by itself. In the others lie drafts, documents that
// nothing leads to, layouts and settings.
const published = "static"

// judgeTarget tells what is wrong with a file, or the next link, that the link called name leads to.
func judgeTarget(name, target string) diag.Term {
	top, ok := topOf(target)
	if !ok {
		return diag.TargetOutside
	}
	for part := range strings.SplitSeq(target, "/") {
		if leftover(part, top) {
			return diag.TargetHidden
		}
	}
	switch {
	case !strings.HasPrefix(name, top.name+"/") && top.name != published:
		return diag.TargetUnpublished
	case !strings.EqualFold(path.Ext(name), path.Ext(target)):
		return diag.TargetEnding
	}
	return ""
}

// openFolder opens a folder of the site by a name that no link is part of.
func (d *Dir) openFolder(name string) (*os.Root, error) {
	root, err := d.root.OpenRoot(".")
	if err != nil || name == "." {
		return root, err
	}
	for part := range strings.SplitSeq(name, "/") {
		next, err := step(root, part)
		root.Close()
		if err != nil {
			return nil, err
		}
		root = next
	}
	return root, nil
}

// step opens a folder in another. What a link in its place leads to is not it.
func step(root *os.Root, name string) (*os.Root, error) {
	next, err := root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	here, err := next.Stat(".")
	named, err2 := root.Lstat(name)
	if err = errors.Join(err, err2); err == nil && !os.SameFile(here, named) {
		err = &fs.PathError{Op: "open", Path: name, Err: syscall.ENOTDIR}
	}
	if err != nil {
		next.Close()
		return nil, err
	}
	return next, nil
}

// lstat looks at what has a name that no link is part of, but perhaps the last.
func (d *Dir) lstat(name string) (fs.FileInfo, error) {
	folder, err := d.openFolder(path.Dir(name))
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	return folder.Lstat(path.Base(name))
}
