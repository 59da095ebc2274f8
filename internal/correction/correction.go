// This file proves what is proposed for all files of a site.

// Package correction proves what is proposed for a mistake: it is made where it stands, and what comes of it is read, before anybody is shown it.
//
// Who reports a mistake proposes what may have been meant, in [diag.Diagnostic.Fix];
// it need not be certain. A proposal is shown only if the lines, read again, are
// without the mistake and without a new one, and say the same words. What is wrong
// with the same lines is mended together, and shown once. What is no longer wrong
// though it stands elsewhere followed from the mistake, and is left out.
package correction

import (
	"cmp"
	"fmt"
	"slices"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
)

// A Reader reads a site again, with some files changed.
type Reader struct {
	// Text is the text of a file as it is, that offsets refer to; nil where it is not known.
	Text func(file string) []byte
	// File says what is wrong with a file by itself if it has such a text.
	File func(file string, text []byte) diag.List
	// Site says what is wrong with the site after changes, as far as they have to do with it.
	Site func(...Change) diag.List
	// Seen is what readers see of a file if it has such a text.
	Seen func(file string, text []byte) string
	// Rereads says whether a file is gone through again for each line that cannot be read.
	Rereads func(file string) bool
	// Has says whether there is a file of that name.
	Has func(name string) bool

	Languages []string // codes of those of the site, for examples
	Address   string   // of the site, such as https://www.example.org/; "" when it is not known
	Settings  string   // the file that the reading of all others depends on
}

// A Change is made to one file.
type Change struct {
	File string
	Text []byte // it has instead; nil when it stays
	Name string // it has instead; "" when it stays
}

// Prove gives the list with the corrections that mend, in [diag.Diagnostic.Mended]
// and [diag.Diagnostic.Better], and without what followed from the mistakes that they mend.
func Prove(list diag.List, r Reader) diag.List {
	p := prover{Reader: r, mended: map[*diag.Diagnostic]*charset.Edit{}, better: map[*diag.Diagnostic]string{},
		follows: map[*diag.Diagnostic]*diag.Diagnostic{}, folder: map[*diag.Diagnostic]*diag.Diagnostic{}, linked: map[*diag.Diagnostic][]diag.Pos{}}
	byFile := map[string]diag.List{}
	var files []string
	for _, d := range list {
		if byFile[d.Pos.File] == nil {
			files = append(files, d.Pos.File)
		}
		byFile[d.Pos.File] = append(byFile[d.Pos.File], d)
	}
	var trials []*trial
	for _, file := range files {
		if f := p.try(file, byFile[file]); f != nil {
			trials = append(trials, f)
		}
	}
	p.confirm(trials)
	for _, f := range trials {
		for _, g := range f.good {
			p.show(f, g)
		}
	}
	p.names(list)
	p.folders(list)
	p.within(list)
	p.links(list)
	return p.proved(list)
}

// A prover proves the corrections of one list.
type prover struct {
	Reader
	mended  map[*diag.Diagnostic]*charset.Edit    // the lines that are shown with it
	better  map[*diag.Diagnostic]string           // the name that is
	follows map[*diag.Diagnostic]*diag.Diagnostic // what a diagnostic follows from
	folder  map[*diag.Diagnostic]*diag.Diagnostic // what is said of the folder instead
	linked  map[*diag.Diagnostic][]diag.Pos       // the links among those that follow from one
	sites   int                                   // files for each of which the whole site was read
}

// maxSites is for how many files the whole site is read again and again.
const maxSites = 50

// try proves the corrections of lines of a file, by itself if that tells what is
// wrong with them. nil is a file without any.
func (p *prover) try(file string, list diag.List) *trial {
	fixable := slices.DeleteFunc(slices.Clone(list), func(d *diag.Diagnostic) bool { return !hasLines(d) })
	text := p.Text(file)
	if len(fixable) == 0 || text == nil {
		return nil
	}
	f := &trial{text: text, list: list, fixable: fixable, file: file, left: readings(text, p.Rereads(file)), own: words(p.Address)}
	f.seen = func(text []byte) string { return p.Seen(file, text) }
	f.reader = func(text []byte) diag.List { return p.File(file, text) }
	f.before = f.read(text)
	known := map[string]bool{}
	for _, d := range f.before {
		known[keyOf(d)] = true
	}
	if slices.ContainsFunc(fixable, func(d *diag.Diagnostic) bool { return !known[keyOf(d)] }) {
		p.tryInSite(f)
	} else {
		f.proveAll()
	}
	return f
}

// tryInSite proves the corrections of a file by reading the whole site each time.
func (p *prover) tryInSite(f *trial) {
	f.good = nil
	if p.sites++; p.sites > maxSites {
		return
	}
	f.reader = func(text []byte) diag.List { return p.Site(Change{File: f.file, Text: text}) }
	f.left, f.inSite = readings(f.text, p.Rereads(f.file)), true
	f.before = f.read(f.text)
	f.proveAll()
}

// confirm reads the site once with all that mends a file by itself, and tries the
// files again that are found wrong then for what stands in others.
func (p *prover) confirm(trials []*trial) {
	trials = slices.DeleteFunc(slices.Clone(trials), func(f *trial) bool { return f.inSite || len(f.good) == 0 })
	if len(trials) == 0 {
		return
	}
	var as, then []Change
	mended := map[string]*trial{}
	for _, f := range trials {
		text, _ := f.with(f.good)
		as, then = append(as, Change{File: f.file, Text: f.text}), append(then, Change{File: f.file, Text: text})
		mended[f.file] = f
	}
	was := map[string]int{}
	for _, d := range p.Site(as...) {
		was[errorOf(d)]++
	}
	for _, d := range p.Site(then...) {
		if was[errorOf(d)]--; was[errorOf(d)] >= 0 {
			continue
		}
		for _, at := range append([]diag.Pos{d.Pos}, d.Related...) {
			if f := mended[at.File]; f != nil && p.caused(f, at) {
				delete(mended, at.File)
				p.tryInSite(f)
			}
		}
	}
}

// caused says whether a mistake that appears at a place comes of what was mended in
// the file, and was not only hidden before.
func (p *prover) caused(f *trial, at diag.Pos) bool {
	_, places := f.with(f.good)
	for i, g := range f.good {
		inside := at.Offset >= places[i].from && at.Offset <= places[i].to
		named := slices.ContainsFunc(g.fixes, func(d *diag.Diagnostic) bool { return d.Code == diag.FieldUnknown })
		if inside || named && f.file != p.Settings {
			return true
		}
	}
	return false
}

// mostLinks is how many links to a file are shown with what is wrong with the file.
const mostLinks = 3

// links lets what is said of links to a file follow from what is wrong with the file.
func (p *prover) links(list diag.List) {
	causes := list.Causes()
	for _, d := range list {
		cause := causes[d]
		if cause == nil || p.follows[d] != nil && p.follows[d] != cause {
			continue
		}
		cause = cmp.Or(p.follows[cause], cause)
		p.follows[d] = cause
		p.linked[cause] = append(p.linked[cause], d.Pos)
	}
}

// proved is the list as it is shown.
func (p *prover) proved(list diag.List) diag.List {
	folded := map[*diag.Diagnostic]int{}
	for _, cause := range p.follows {
		folded[cause]++
	}
	var out diag.List
	for _, d := range list {
		if p.follows[d] != nil {
			continue
		}
		shown := *d
		shown.Mended, shown.Better = p.mended[d], p.better[d]
		if folder := p.folder[d]; folder != nil {
			shown = *folder
		}
		shown.Folded, shown.Languages = folded[d], p.Languages
		if links := p.linked[d]; len(links) > 0 {
			shown.Related = slices.Concat(d.Related, links[:min(len(links), mostLinks)])
		}
		out = append(out, &shown)
	}
	return out
}

// show notes what is shown of a passage that is mended.
func (p *prover) show(f *trial, g *passage) {
	leader := g.fixes[0]
	for _, d := range g.fixes {
		if d.Severity(false) <= leader.Severity(false) {
			leader = d // the last of the gravest
		}
	}
	p.mended[leader] = &charset.Edit{From: g.from, To: g.to, Text: g.fresh}
	for _, d := range f.list {
		if p.follows[d] == nil && d != leader && slices.Contains(g.cured, keyOf(d)) &&
			d.Severity(false) >= leader.Severity(false) && d.Severity(true) >= leader.Severity(true) {
			p.follows[d] = leader
		}
	}
}

func hasLines(d *diag.Diagnostic) bool { return d.Fix != "" && d.Pos.Offset >= 0 }

// keyOf tells a diagnostic from others of its list.
func keyOf(d *diag.Diagnostic) string { return fmt.Sprint(d.Pos.File, d.Pos.Offset, d.Code, d.Args) }
