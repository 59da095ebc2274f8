// This file brings the stage into the place of the output, in the best way the
// file system has, and completes or undoes what a stopped build has begun.

package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
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
	if err := removeTree(context.Background(), s.disk, probe); err != nil {
		return err
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
	if info, err := s.disk.Lstat(s.aside()); err == nil {
		if !info.IsDir() {
			return &RefusedError{Reason: reasonForeign, Path: s.disk.Path(s.aside())}
		}
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
	c.report.Way = exchanged
	err := c.disk.Exchange(c.next.base, c.out)
	if errors.Is(err, errors.ErrUnsupported) {
		c.report.Way = aside
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
	c.report.Way = inPlace
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
	for _, name := range c.report.Removed {
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

// A task is a line of the journal.
type task struct {
	in   bool // a file is moved in; else one is removed
	name string
}

// parseJournal reads what [commit.writeJournal] has written, and nothing else. A file that is moved in must be one that the new
// manifest lists, or that manifest.
func parseJournal(text []byte, next *manifest) (tasks []task, ok bool) {
	for line := range strings.Lines(string(text)) {
		line, ended := strings.CutSuffix(line, "\n")
		op, quoted, _ := strings.Cut(line, " ")
		name, err := strconv.Unquote(quoted)
		if !ended || err != nil || op != "+" && op != "-" || !fs.ValidPath(name) || name == "." {
			return nil, false
		}
		if _, listed := next.files[name]; op == "+" && !listed && name != manifestName {
			return nil, false
		}
		tasks = append(tasks, task{op == "+", name})
	}
	return tasks, true
}

// replay does what the journal says, if there is one. It is not believed what anybody could have written: what is no
// site's is not removed and not replaced.
func (s *Stage) replay(ctx context.Context) error {
	journal := s.out + "/" + journalName
	text, err := s.readOwn(journal)
	if text == nil || err != nil {
		return err
	}
	last, next, err := s.manifests()
	if err != nil {
		return err
	}
	tasks, ok := parseJournal(text, next)
	if !ok {
		return &RefusedError{Reason: reasonDamaged, Path: s.disk.Path(journal)}
	}
	if err := s.settle(s.out); err != nil { // the journal must be there as long as its work is half done
		return err
	}
	to := newTree(s.disk, s.out)
	to.chmod = s.next.chmod
	for _, t := range tasks {
		err := ctx.Err()
		switch {
		case err != nil:
		case !t.in:
			err = s.removeOld(t.name, last)
		case t.name == manifestName: // by the last one it is known what is ours, so all else must be there to stay
			if err = s.settle(s.out); err == nil {
				err = s.moveIn(to, t.name, last)
			}
		default:
			err = s.moveIn(to, t.name, last)
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

// manifests are that of the output in which a journal lies, and that of the output it leads to: the same, when the
// journal's last line is done.
func (s *Stage) manifests() (last, next *manifest, err error) {
	if last, err = s.manifestAt(s.out + "/" + manifestName); err != nil {
		return nil, nil, err
	}
	if last == nil {
		last = &manifest{}
	}
	if next, err = s.manifestAt(s.innerStage() + "/" + manifestName); err != nil {
		return nil, nil, err
	}
	if next == nil {
		next = last
	}
	return last, next, nil
}

// innerStage is the stage in the output, whence a journal moves files in.
func (s *Stage) innerStage() string { return s.out + "/" + innerWork + "/stage" }

func (s *Stage) moveIn(to *tree, name string, last *manifest) error {
	from := s.innerStage() + "/" + name
	if info, err := s.disk.Lstat(from); errors.Is(err, fs.ErrNotExist) {
		return nil // done before
	} else if err != nil {
		return failed(s.disk, from, err)
	} else if !info.Mode().IsRegular() {
		return &RefusedError{Reason: reasonForeign, Path: s.disk.Path(from)}
	}
	if err := s.yields(name, last); err != nil {
		return err
	}
	return to.place(name, func(at string) error {
		if err := s.disk.Rename(from, at); err != nil {
			return failed(s.disk, at, err)
		}
		return nil
	})
}

// yields refuses to let a file take the place of what is not ours: of a file there or where one of its folders must be, of a
// link, of a folder.
func (s *Stage) yields(name string, last *manifest) error {
	for at := name; at != "."; at = path.Dir(at) {
		info, err := s.disk.Lstat(s.out + "/" + at)
		if err != nil {
			continue // it is not there; who puts the file there says what else is wrong
		}
		_, ours := last.files[at]
		free := ours && info.Mode().IsRegular() || at == manifestName || at != name && info.IsDir()
		if !free {
			if ours, err = s.alike(at, s.innerStage()+"/"+name); err != nil {
				return err
			}
		}
		if !free && !ours {
			return &RefusedError{Reason: reasonInTheWay, Path: s.disk.Path(s.out + "/" + at)}
		}
	}
	return nil
}

// alike tells whether a file of the output has the bytes of another, so that replacing it takes nothing from anybody.
func (s *Stage) alike(name, other string) (bool, error) {
	is, err := s.disk.Lstat(s.out + "/" + name)
	if err != nil || !is.Mode().IsRegular() {
		return false, nil
	}
	a, err := readAll(s.disk, s.out+"/"+name)
	if err != nil {
		return false, failed(s.disk, s.out+"/"+name, err)
	}
	b, err := readAll(s.disk, other)
	if err != nil {
		return false, failed(s.disk, other, err)
	}
	return bytes.Equal(a, b), nil
}

// removeOld removes a file of the last output, and the folders that are empty without it. What is not ours
// stays: the journal is not of our making, or it came there when the file was gone.
func (s *Stage) removeOld(name string, last *manifest) error {
	at := s.out + "/" + name
	info, err := s.disk.Lstat(at)
	if err != nil && !absent(err) {
		return failed(s.disk, at, err)
	}
	_, ours := last.files[name]
	if err == nil {
		ours, err = s.mayGo(name, info, last)
		if err == nil && ours {
			err = s.disk.Remove(at)
		}
		if err != nil {
			return failed(s.disk, at, err)
		}
	}
	if !ours {
		return nil
	}
	return s.removeEmpty(path.Dir(name))
}

// mayGo tells whether something in the output is ours to remove: a file with the bytes that were published.
func (s *Stage) mayGo(name string, info fs.FileInfo, last *manifest) (bool, error) {
	e, listed := last.files[name]
	if !listed || !info.Mode().IsRegular() {
		return false, nil
	}
	data, err := readAll(s.disk, s.out+"/"+name)
	return sha256.Sum256(data) == e.sum, err
}

// removeEmpty removes a folder of the output, and those it is in, as long as they are empty.
func (s *Stage) removeEmpty(dir string) error {
	for ; dir != "."; dir = path.Dir(dir) {
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
