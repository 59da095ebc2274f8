// This file brings the stage into the place of the output, in the best way the
// file system has, and completes or undoes what a stopped build has begun.

package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

const (
	innerWork   = ".projetpro"            // our workroom when it must be in the output
	journalName = ".projetpro-incomplete" // in the output: what is left to do
)

// measureUmask finds out whether new files get less than their mode.
func (s *Stage) measureUmask() error {
	probe := s.work + "/probe"
	if err := s.disk.Remove(probe); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(s.disk, probe, err)
	}
	err := s.disk.Mkdir(probe)
	if err == nil {
		var info fs.FileInfo
		if info, err = s.disk.Lstat(probe); err == nil {
			s.next.chmod = info.Mode().Perm() != shownDirMode
			err = s.disk.Remove(probe)
		}
	}
	if err != nil {
		return failed(s.disk, probe, err)
	}
	return nil
}

// aside is where the old output is for a moment where folders cannot be exchanged.
func (s *Stage) aside() string { return s.work + "/old" }

// recover sets right what a stopped build has left.
func (s *Stage) recover(ctx context.Context) error {
	if _, err := s.disk.Lstat(s.aside()); err == nil {
		if err := s.recoverAside(ctx); err != nil {
			return err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return failed(s.disk, s.aside(), err)
	}
	if err := s.replay(ctx); err != nil {
		return err
	}
	// What a stopped build has left in the output is no output of the past.
	if s.inside() {
		return removeTree(ctx, s.disk, s.next.base)
	}
	return removeTree(ctx, s.disk, s.out+"/"+innerWork)
}

// recoverAside brings back an output that was moved aside and not replaced; one that was
// replaced is done with.
func (s *Stage) recoverAside(ctx context.Context) error {
	_, err := s.disk.Lstat(s.out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = s.disk.Rename(s.aside(), s.out)
	case err == nil:
		return removeTree(ctx, s.disk, s.aside())
	}
	if err != nil {
		return failed(s.disk, s.aside(), err)
	}
	return nil
}

// swap brings the stage, which is complete, into place.
func (c *commit) swap(ctx context.Context) error {
	if !c.hadOut {
		c.report.Way = Fresh
		if err := c.disk.Rename(c.next.base, c.out); err != nil {
			return failed(c.disk, c.out, err)
		}
		return c.settle(".")
	}
	c.report.Way = Exchanged
	err := c.disk.Exchange(c.next.base, c.out)
	if errors.Is(err, errors.ErrUnsupported) {
		c.report.Way = Aside
		err = c.moveAside()
	}
	switch {
	case errors.Is(err, syscall.EXDEV), errors.Is(err, syscall.EBUSY):
		return c.inPlace(ctx)
	case err != nil:
		return failed(c.disk, c.out, err)
	}
	c.hadStage = true // the old output, from which nothing may go before the new one is sure to stay
	return c.settle(".")
}

// moveAside replaces the output in two steps.
func (c *commit) moveAside() error {
	if err := c.disk.Rename(c.out, c.aside()); err != nil {
		return err
	}
	if err := c.disk.Rename(c.next.base, c.out); err != nil {
		return errors.Join(err, c.disk.Rename(c.aside(), c.out))
	}
	if err := c.settle("."); err != nil {
		return err
	}
	_ = c.disk.Rename(c.aside(), c.next.base) // if not, the next build removes it
	return nil
}

// inPlace replaces the output's files one by one, by a journal. From the moment the journal is in
// the output there is no way back, only forward.
func (c *commit) inPlace(ctx context.Context) error {
	c.report.Way = InPlace
	work := c.out + "/" + innerWork
	inner := newTree(c.disk, work+"/stage")
	inner.chmod = c.next.chmod
	if !c.inside() {
		if err := c.settle(c.out); err != nil {
			return err
		}
		if err := newTree(c.disk, work).folder("."); err != nil {
			return err
		}
		if err := removeTree(ctx, c.disk, inner.base); err != nil {
			return err
		}
		if err := c.carry(ctx, inner); err != nil {
			return errors.Join(err, removeTree(context.WithoutCancel(ctx), c.disk, work))
		}
	}
	err := inner.write(manifestName, c.manifest)
	if err == nil {
		err = c.writeJournal(work + "/journal")
	}
	if err == nil {
		err = c.settle(c.out)
	}
	if err == nil {
		if err = c.disk.Rename(work+"/journal", c.out+"/"+journalName); err != nil {
			err = failed(c.disk, c.out+"/"+journalName, err)
		}
	}
	if err != nil {
		if !c.inside() {
			err = errors.Join(err, removeTree(context.WithoutCancel(ctx), c.disk, work))
		}
		return err
	}
	c.hadStage = c.inside() // else what is left beside the output is of no use
	if err := c.replay(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	if !c.inside() {
		return removeTree(context.WithoutCancel(ctx), c.disk, c.next.base)
	}
	return nil
}

// carry moves the changed files from the stage beside the output to the one in it.
func (c *commit) carry(ctx context.Context, inner *tree) error {
	var list []string
	for _, name := range c.sortedPaths() {
		if c.files[name].changed {
			list = append(list, name)
		}
	}
	return inParallel(ctx, len(list), func(i int) error {
		return inner.copy(c.next.base+"/"+list[i], list[i], &c.files[list[i]].sum)
	})
}

// writeJournal writes what there is to do, a line each: "+" moves a file in from the stage, "-"
// removes one. Done twice, or in part, it comes to the same.
func (c *commit) writeJournal(name string) error {
	var first, moves, last []string
	for name, f := range c.files {
		if f.changed {
			moves = append(moves, name)
		}
	}
	for _, name := range slices.Concat(c.report.Removed, c.report.Unlinked) {
		if c.blocks(name) {
			first = append(first, name)
		} else {
			last = append(last, name)
		}
	}
	slices.SortFunc(moves, byUse)
	slices.SortFunc(last, func(a, b string) int { return byUse(b, a) })
	var b bytes.Buffer
	for _, part := range []struct {
		op    string
		names []string
	}{{"- ", first}, {"+ ", moves}, {"- ", last}, {"+ ", []string{manifestName}}} {
		for _, name := range part.names {
			b.WriteString(part.op + strconv.Quote(name) + "\n")
		}
	}
	if err := removeTree(context.Background(), c.disk, name); err != nil {
		return err
	}
	w, err := c.disk.Create(name)
	if err == nil {
		err = writeAll(w, b.Bytes())
	}
	if err != nil {
		return failed(c.disk, name, err)
	}
	return nil
}

// blocks tells whether a file that goes lies where the next output has a folder, or the reverse.
func (c *commit) blocks(name string) bool {
	if c.needed[name] || c.files[name] != nil {
		return true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if c.files[dir] != nil {
			return true
		}
	}
	return false
}

// byUse orders files so that nothing points at what is not there yet: what pages use, pages, what lists pages.
func byUse(a, b string) int {
	return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
}

func rank(name string) int {
	switch path.Ext(name) {
	case ".html":
		return 1
	case ".xml", ".atom", ".webmanifest":
		return 2
	}
	if strings.HasPrefix(path.Base(name), "_") {
		return 2 // _redirects, _headers
	}
	return 0
}

// replay does what the journal says, if there is one.
func (s *Stage) replay(ctx context.Context) error {
	journal := s.out + "/" + journalName
	text, err := readAll(s.disk, journal)
	if absent(err) && err != nil {
		return nil
	}
	if err != nil {
		return failed(s.disk, journal, err)
	}
	if err := s.settle(s.out); err != nil { // the journal must be there as long as its work is half done
		return err
	}
	to := newTree(s.disk, s.out)
	to.chmod = s.next.chmod
	for line := range strings.Lines(string(text)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		name, err := strconv.Unquote(strings.TrimSpace(line[min(2, len(line)):]))
		if err != nil || !fs.ValidPath(name) || name == "." {
			return &RefusedError{Reason: Damaged, Path: s.disk.Path(journal)}
		}
		if line[0] == '+' {
			err = s.moveIn(to, name)
		} else {
			err = s.removeOld(name)
		}
		if err != nil {
			return err
		}
	}
	if err := s.settle(s.out); err != nil {
		return err
	}
	if err := s.disk.Remove(journal); err != nil {
		return failed(s.disk, journal, err)
	}
	if err := s.settle(s.out); err != nil { // or it would do the same with the next stage
		return err
	}
	if s.inside() {
		return removeTree(ctx, s.disk, s.next.base)
	}
	return removeTree(ctx, s.disk, s.out+"/"+innerWork)
}

func (s *Stage) moveIn(to *tree, name string) error {
	from := s.out + "/" + innerWork + "/stage/" + name
	if _, err := s.disk.Lstat(from); errors.Is(err, fs.ErrNotExist) {
		return nil // done before
	} else if err != nil {
		return failed(s.disk, from, err)
	}
	return to.place(name, func(at string) error {
		if err := s.disk.Rename(from, at); err != nil {
			return failed(s.disk, at, err)
		}
		return nil
	})
}

// removeOld removes a file or link, and the folders that are empty without it.
func (s *Stage) removeOld(name string) error {
	at := s.out + "/" + name
	info, err := s.disk.Lstat(at)
	if err != nil && !absent(err) {
		return failed(s.disk, at, err)
	}
	if err == nil && !info.IsDir() { // else it was done before, and what is there now is new
		if err := s.disk.Remove(at); err != nil {
			return failed(s.disk, at, err)
		}
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		at := s.out + "/" + dir
		info, err := s.disk.Lstat(at)
		if err == nil && info.IsDir() {
			err = s.disk.Remove(at)
		}
		switch {
		case errors.Is(err, fs.ErrExist): // it is not empty
			return nil
		case err != nil && !absent(err):
			return failed(s.disk, at, err)
		}
	}
	return nil
}
