// This file finds out what a commit has to do, and completes the stage.

package publish

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// A commit is one publication whose files are all known.
type commit struct {
	*Stage
	report   Report
	now      *found          // what is in the output
	foreign  []string        // files and other things of it that are not ours, to be kept
	empty    []string        // empty folders of it that are not ours
	needed   map[string]bool // folders of the next output
	manifest []byte
	tidy     bool // the output has nothing in it that must go or be mended
}

// survey compares the output with what is to be in it.
func (s *Stage) survey(ctx context.Context) (*commit, error) {
	c := &commit{Stage: s, now: &found{}, needed: map[string]bool{}, tidy: true}
	if s.hadOut {
		var err error
		if c.now, err = walk(ctx, s.disk, s.out); err != nil {
			return nil, err
		}
	}
	m := manifest{make(map[string]entry, len(s.files))}
	for name, f := range s.files {
		m.files[name] = f.entry
		c.need(name)
		if f.changed {
			c.report.Written++
		}
		if f.edited {
			c.report.Edited = append(c.report.Edited, name)
		}
	}
	c.manifest = m.text()
	if s.last != nil {
		if err := c.surveyLast(); err != nil {
			return nil, err
		}
	}
	if err := c.surveyForeign(); err != nil {
		return nil, err
	}
	if err := c.inTheWay(); err != nil {
		return nil, err
	}
	slices.Sort(c.report.Removed)
	slices.Sort(c.report.Edited)
	return c, nil
}

// need notes the folders that a file is in.
func (c *commit) need(name string) {
	for dir := path.Dir(name); dir != "." && !c.needed[dir]; dir = path.Dir(dir) {
		c.needed[dir] = true
	}
}

// surveyLast looks for files of the last output that the next one does not have.
func (c *commit) surveyLast() error {
	for name, last := range c.last.files {
		if c.files[name] != nil || c.now.files[name] == nil {
			continue
		}
		is, err := measure(c.disk, c.out+"/"+name)
		if err != nil {
			return failed(c.disk, c.out+"/"+name, err)
		}
		if is.sum == last.sum {
			c.report.Removed = append(c.report.Removed, name)
		} else {
			c.report.Edited = append(c.report.Edited, name)
			c.foreign = append(c.foreign, name)
		}
	}
	return nil
}

// surveyForeign looks for what is in the output and not ours.
func (c *commit) surveyForeign() error {
	ours := func(name string) bool {
		if c.last == nil {
			return false
		}
		_, ok := c.last.files[name]
		return ok
	}
	home := map[string]bool{} // folders of the last output
	if c.last != nil {
		for name := range c.last.files {
			for dir := path.Dir(name); dir != "." && !home[dir]; dir = path.Dir(dir) {
				home[dir] = true
			}
		}
	}
	for name := range c.now.files {
		if ours(name) {
			continue
		}
		if adopted, err := c.adopt(name); err != nil {
			return err
		} else if !adopted {
			c.foreign = append(c.foreign, name)
		}
	}
	for name := range c.now.other {
		c.foreign = append(c.foreign, name)
	}
	full := map[string]bool{}
	for _, name := range c.foreign {
		for dir := path.Dir(name); dir != "." && !full[dir]; dir = path.Dir(dir) {
			full[dir] = true
		}
	}
	for name, info := range c.now.dirs {
		if !home[name] && !c.needed[name] && !full[name] {
			c.empty = append(c.empty, name)
		}
		if home[name] && info.Mode().Perm() != shownDirMode {
			c.tidy = false
		}
	}
	slices.Sort(c.foreign)
	slices.Sort(c.empty)
	c.report.Kept = topmost(slices.Concat(c.foreign, c.empty), c.now, func(dir string) bool { return home[dir] || c.needed[dir] })
	return nil
}

// adopt tells whether a file that is not ours has just what the site has in its place, so that
// replacing it takes nothing from anybody.
func (c *commit) adopt(name string) (bool, error) {
	f := c.files[name]
	if f == nil || f.size != c.now.files[name].Size() {
		return false, nil
	}
	is, err := measure(c.disk, c.out+"/"+name)
	if err != nil {
		return false, failed(c.disk, c.out+"/"+name, err)
	}
	return is == f.entry, nil
}

// topmost replaces what lies in a folder that is wholly foreign by that folder.
func topmost(names []string, now *found, ours func(dir string) bool) []string {
	kept := map[string]bool{}
	for _, name := range names {
		show := name
		if now.dirs[name] != nil {
			show += "/"
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if !ours(dir) {
				show = dir + "/"
			}
		}
		kept[show] = true
	}
	return slices.Sorted(maps.Keys(kept))
}

// inTheWay refuses to replace what is not ours.
func (c *commit) inTheWay() error {
	refuse := func(name string) error {
		return &RefusedError{Reason: reasonInTheWay, Path: c.disk.Path(c.out + "/" + name)}
	}
	for _, name := range slices.Concat(c.foreign, c.empty) {
		if c.needed[name] && c.now.dirs[name] == nil || c.files[name] != nil {
			return refuse(name)
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if c.files[dir] != nil {
				return refuse(dir)
			}
		}
	}
	return nil
}

// nothing tells whether the output is already what it should be.
func (c *commit) nothing() bool {
	return c.hadOut && c.tidy && c.report.Written == 0 && len(c.report.Removed) == 0 && bytes.Equal(c.manifest, c.last.text())
}

// complete puts all into the stage that is not there yet, and takes out what does not belong.
func (c *commit) complete(ctx context.Context) error {
	have := &found{}
	if c.hadStage {
		var err error
		if have, err = walk(ctx, c.disk, c.next.base); err != nil {
			return err
		}
		if err := c.sweep(ctx, have); err != nil {
			return err
		}
	}
	if err := c.next.folder("."); err != nil {
		return err
	}
	for _, name := range c.empty {
		if err := c.next.folder(name); err != nil {
			return err
		}
	}
	if err := c.next.write(manifestName, c.manifest); err != nil {
		return err
	}
	links := c.foreign
	for _, name := range c.sortedPaths() {
		if !c.files[name].changed {
			links = append(links, name)
		}
	}
	return inParallel(ctx, len(links), func(i int) error { return c.link(links[i], have) })
}

// link puts a file of the output into the stage, if it is not there.
func (c *commit) link(name string, have *found) error {
	is, there := c.now.at(name), have.at(name)
	if is != nil && there != nil && c.disk.Same(is, there) {
		return nil
	}
	var sum *digest
	if f := c.files[name]; f != nil {
		sum = &f.sum
	}
	return c.next.link(c.out+"/"+name, name, sum)
}

// sweep removes from the stage what an earlier build has left and this one has no use for, and
// gives back to folders that stay their mode.
func (c *commit) sweep(ctx context.Context, have *found) error {
	keep := map[string]bool{}
	for _, name := range slices.Concat(c.foreign, c.empty) {
		keep[name] = true
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			keep[dir] = true
		}
	}
	var waste []string
	for _, kind := range []map[string]fs.FileInfo{have.files, have.other} {
		for name := range kind {
			if c.files[name] == nil && !keep[name] {
				waste = append(waste, name)
			}
		}
	}
	slices.Sort(waste)
	err := inParallel(ctx, len(waste), func(i int) error { return c.discard(waste[i]) })
	if err != nil {
		return err
	}
	dirs := slices.Sorted(maps.Keys(have.dirs))
	slices.Reverse(dirs) // what is inside before what is around
	for _, name := range dirs {
		if !c.needed[name] && !keep[name] {
			if err := c.discard(name); err != nil {
				return err
			}
		} else if have.dirs[name].Mode().Perm() != shownDirMode {
			if err := c.next.adjust(c.next.base+"/"+name, dirMode); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *commit) discard(name string) error {
	name = c.next.base + "/" + name
	if err := c.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(c.disk, name, err)
	}
	return nil
}
