// This file keeps two outputs from having one place, and any from having a place
// that not every host and computer can hold.

package output

import (
	"path"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/filename"
)

// A ledger is outputs that can lie beside each other. Those that cannot are left
// out, and said.
type ledger struct {
	under   *ledger // what lies there already; nil: nothing
	outputs []*Output
	files   map[string]*Output // by path, folded
	folders map[string]folder  // by path, folded
	said    map[string]bool    // folders and files that have been said to be in the way: what follows is no news
	diags   diag.List
}

// A folder is where outputs lie.
type folder struct {
	path  string
	first *Output // in it, or in a folder of it
}

func newLedger(under *ledger) *ledger {
	return &ledger{under: under, files: map[string]*Output{}, folders: map[string]folder{}, said: map[string]bool{}}
}

// sorted lists the outputs by path.
func (l *ledger) sorted() []*Output {
	all := l.outputs
	if l.under != nil {
		all = slices.Concat(l.under.outputs, all)
	}
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b *Output) int { return strings.Compare(a.Path, b.Path) })
	return all
}

func (l *ledger) file(fold string) *Output {
	if l == nil {
		return nil
	}
	if o := l.files[fold]; o != nil {
		return o
	}
	return l.under.file(fold)
}

func (l *ledger) folder(fold string) (folder, bool) {
	if l == nil {
		return folder{}, false
	}
	if f, ok := l.folders[fold]; ok {
		return f, true
	}
	return l.under.folder(fold)
}

// enter takes an output, or says why it cannot be had.
func (l *ledger) enter(o *Output) {
	fold := filename.Fold(o.Path)
	if l.flawed(o) || l.misplaced(o, fold) {
		return
	}
	first := l.file(fold)
	in, isFolder := l.folder(fold)
	switch {
	case first != nil && first.Path == o.Path:
		l.taken(first, o)
		return
	case first != nil:
		l.alike(first, first.Path, o, o.Path)
		return
	case isFolder:
		if page := l.file(fold + "/index.html"); page != nil {
			in.first = page
		}
		l.both(in.first, o, o.Path)
		return
	}
	l.files[fold] = o
	l.outputs = append(l.outputs, o)
	for dir := path.Dir(o.Path); dir != "."; dir = path.Dir(dir) {
		fold = path.Dir(fold)
		if _, ok := l.folder(fold); ok {
			return
		}
		l.folders[fold] = folder{dir, o}
	}
}

// misplaced reports whether a folder that an output needs cannot be had: another
// is there whose name is spelled otherwise, or a file.
func (l *ledger) misplaced(o *Output, fold string) bool {
	for dir := path.Dir(o.Path); dir != "."; dir = path.Dir(dir) {
		fold = path.Dir(fold)
		if there, ok := l.folder(fold); ok {
			if there.path == dir {
				return false // and so is all that it is in
			}
			if path.Base(there.path) == path.Base(dir) {
				continue // what it is in is spelled otherwise
			}
			l.alike(there.first, there.path+"/", o, dir+"/")
			return true
		}
		if file := l.file(fold); file != nil {
			l.both(file, o, dir)
			return true
		}
	}
	return false
}

// taken says that two outputs have one path.
func (l *ledger) taken(first, second *Output) {
	if first.kind == second.kind {
		if l.follows(first.Path) {
			return
		}
		l.news("taken", first.Path, "")
	}
	wrong, other := order(first, second)
	at, end := wrong.claim()
	switch {
	case wrong.kind == kindOwn:
		l.diags.Add(diag.AddressWords, at, end, wrong.address(), other.name(), wrong.name())
	case wrong.kind == kindStatic || wrong.kind == kindDocument:
		l.diags.Add(diag.FileTaken, at, end, wrong.address(), other.name()).WithRelated(other.related()...)
	case other.kind == kindOwn:
		l.diags.Add(diag.AddressReserved, at, end, wrong.address(), other.name())
	case l.apart(wrong, other), l.copied(wrong, other):
	default:
		l.diags.Add(diag.AddressTaken, at, end, wrong.address(), other.name()).WithRelated(other.related()...)
	}
}

// apart says that two outputs have one path because they may be one page whose files
// have two names.
func (l *ledger) apart(wrong, other *Output) bool {
	if wrong.Page == nil || other.Page == nil {
		return false
	}
	kept, file, name := wrong.Page.OtherHalf(other.Page)
	if file != "" && l.news("apart", file, name) {
		l.diags.Add(diag.AddressApart, diag.WholeFile(file), 0, wrong.address(), kept, name).WithFix(name).WithRelated(diag.WholeFile(kept))
	}
	return file != ""
}

// copied says that two outputs have one path because they lie in two folders, one of
// which is a copy of the other: once for all that lies in them.
func (l *ledger) copied(wrong, other *Output) bool {
	if wrong.Page == nil || other.Page == nil {
		return false
	}
	folder, of := wrong.Page.CopyOf(other.Page)
	if folder != "" && l.news("copied", min(folder, of), max(folder, of)) {
		l.diags.Add(diag.FolderCopied, diag.WholeFile(wrong.Source), 0, of, folder, wrong.address()).WithRelated(diag.WholeFile(other.Source))
	}
	return folder != ""
}

// follows says whether a path is below that of a page which was said to be taken: two
// faculties of one address share those of all that belongs to them, calendars too.
func (l *ledger) follows(file string) bool {
	page, _ := strings.CutSuffix(file, "/index.html")
	for dir := path.Dir(page); dir != "."; dir = path.Dir(dir) {
		if key := "taken\x00" + dir + "/index.html\x00"; l.said[key] || l.under != nil && l.under.said[key] {
			return true
		}
	}
	return false
}

// order puts that of two outputs first which is said to be wrong: the one of the
// lesser kind, else the later.
func order(first, second *Output) (wrong, other *Output) {
	if first.kind < second.kind {
		return first, second
	}
	return second, first
}

// related is the claim of an output that stands in a file.
func (o *Output) related() []diag.Pos {
	if o.Source == "" {
		return nil
	}
	at, _ := o.claim()
	return []diag.Pos{at}
}

// alike says that two outputs, or the folders they lie in, have names that differ
// in nothing but case and Unicode form.
func (l *ledger) alike(first *Output, its string, second *Output, own string) {
	if l.news("alike", its, own) {
		wrong, other := order(first, second)
		if wrong == first {
			its, own = own, its
		}
		at, end := wrong.claim()
		l.diags.Add(diag.AddressAlike, at, end, "/"+own, "/"+its, other.name()).WithRelated(other.related()...)
	}
}

// both says that a path would be a file for one output and a folder for another.
// A page and a file of its folder's name have one address, but for a slash.
func (l *ledger) both(first, second *Output, file string) {
	if !l.news("both", file, "") {
		return
	}
	if page := file + "/index.html"; first.Path == page || second.Path == page {
		l.taken(first, second)
		return
	}
	wrong, other := order(first, second)
	at, end := wrong.claim()
	l.diags.Add(diag.AddressFolder, at, end, wrong.address(), other.address(), other.name(), "/"+file).WithRelated(other.related()...)
}

// news reports whether something is said for the first time.
func (l *ledger) news(what, a, b string) bool {
	key := what + "\x00" + a + "\x00" + b
	if l.said[key] || l.under != nil && l.under.said[key] {
		return false
	}
	l.said[key] = true
	return true
}

// reserved is how names begin that the publisher keeps for itself.
const reserved = ".projetpro"

// reasons say what is wrong with a name.
var reasons = map[filename.Flaw]diag.Term{
	filename.Empty:     diag.NameIsEmpty,
	filename.Character: diag.NameHasCharacter,
	filename.Ending:    diag.NameHasEnding,
	filename.Reserved:  diag.NameIsDevice,
}

// flawed reports whether an output has a name that not every computer can hold.
func (l *ledger) flawed(o *Output) bool {
	end := -1 // of the name, in the path
	for name := range strings.SplitSeq(o.Path, "/") {
		first := end < 0
		end += 1 + len(name)
		switch flaw, _ := filename.Judge(name); {
		case flaw == filename.Long:
			l.long(o, o.Path[:end])
		case flaw != filename.Sound:
			l.unfit(o, o.Path[:end], name, reasons[flaw])
		case first && strings.HasPrefix(filename.Fold(name), reserved):
			l.unfit(o, name, name, diag.NameIsOurs)
		case filename.Hidden(name):
			l.unfit(o, o.Path[:end], name, diag.NameIsHidden)
		default:
			continue
		}
		return true
	}
	if filename.Length(o.Path) > filename.MaxPath {
		l.long(o, o.Path)
		return true
	}
	return false
}

// unfit says that no output can have a name, unless that was said of the path up
// to it.
func (l *ledger) unfit(o *Output, path, name string, why diag.Term) {
	if !l.news("name", path, "") {
		return
	}
	at, end := o.claim()
	switch o.kind {
	case kindFormer:
		l.diags.Add(diag.AliasName, at, end, o.address(), name, why)
	case kindStatic, kindDocument:
		l.diags.Add(diag.FileName, at, end, o.address(), name, why)
	default:
		l.diags.Add(diag.AddressName, at, end, o.address(), name, why, filename.Better(name))
	}
}

// long says that an output has a path that is too long, or a part of one.
func (l *ledger) long(o *Output, path string) {
	if l.news("name", path, "") {
		at, end := o.claim()
		l.diags.Add(diag.AddressLong, at, end, diag.Clip(o.address()))
	}
}
