// This file reads layouts: it parses every file, puts base.html around each
// layout, and finds the templates that it uses. What else a layout needs is done
// when its first page is asked for; see piece.go.
//
// What is read is kept from one time to the next: a file as long as its bytes
// are the same, a piece as long as its files are.

package render

import (
	"bytes"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

const (
	folder   = "layouts/"
	partials = folder + "partials/"
	shell    = folder + "base.html"
)

// views are the layouts that every site has, and the view of each.
var views = page.Views()

// NewLayouts reads the layouts among files, given by path ("layouts/base.html").
// What prev, which may be nil, has made of the same files is kept. What is wrong
// with them, Check tells.
func NewLayouts(prev *Layouts, files iter.Seq2[string, []byte]) *Layouts {
	if prev == nil {
		prev = new(Layouts)
	}
	l := &Layouts{files: map[string]*file{}, defined: map[string][]*definition{}, layouts: map[string]*piece{}, partials: map[string]*piece{}}
	for path, src := range files {
		if !strings.HasPrefix(path, folder) {
			continue
		}
		if !isUsed(path) {
			l.unused = append(l.unused, path)
		}
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		if old := prev.files[path]; old != nil && old.src != nil && bytes.Equal(old.src, src) {
			l.files[path] = old
		} else {
			l.files[path] = read(path, src)
		}
	}
	l.require()
	l.define()
	l.gather()
	l.keep(prev)
	return l
}

// isUsed reports whether a page may be shown by a file: its name is that of a layout,
// or it is a part of some. What is said of the folder itself is not meant to be used.
func isUsed(path string) bool {
	name := strings.TrimPrefix(path, folder)
	if strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".txt") {
		return true
	}
	return path == shell || views[name] != nil || strings.HasPrefix(path, partials) && strings.HasSuffix(path, ".html")
}

// findUnused reports the files that no page is shown by.
func (l *Layouts) findUnused() (list diag.List) {
	if len(l.unused) == 0 {
		return nil
	}
	known := append(slices.Sorted(maps.Keys(views)), "base.html")
	for _, path := range l.unused {
		if slices.ContainsFunc(known, func(name string) bool { return strings.EqualFold(folder+name, path) }) {
			continue // which is said of its name
		}
		if near := schema.Nearest(strings.TrimPrefix(path, folder), known); near != "" {
			list.Add(diag.LayoutUnusedNear, diag.WholeFile(path), 0, folder+near)
		} else {
			list.Add(diag.LayoutUnused, diag.WholeFile(path), 0, strings.Join(known, ", "))
		}
	}
	return list
}

// A file is one of the layouts' as it was read. It does not change.
type file struct {
	path         string
	src          []byte // nil when there is no such file
	instructions int
	templates    map[string]*definition // by name; that of the file's own name is what stands outside {{define}}
	minified     func() set             // the same, of the minified text
	keys         []key
	asksLater    bool      // for interface strings whose keys are not written in it
	leading      diag.List // the places from which a page would lead on to a value by itself
	within       []within  // what a content security policy may refuse
	wrong        diag.List // why there are no templates

	addresses  sync.Once // when the next two are known; see findAddresses
	places     []string  // that it leads to on the page
	ownAddress bool      // it writes one, or what might be one
}

// A definition is one template of a file.
type definition struct {
	name     string
	file     *file
	tree     *parse.Tree
	plain    *parse.Tree // of a partial, the same with memo as template
	mentions []mention   // in the order of the text
	memoed   bool        // some of them are to memo

	needsValue bool // it does something with the value it is given
}

// A set holds templates by name.
type set map[string]*parse.Tree

func read(path string, src []byte) *file {
	f := &file{path: path, src: src, instructions: bytes.Count(src, []byte("{{"))}
	if n := f.instructions; n > longest {
		f.wrong.Add(diag.LayoutTooLong, diag.WholeFile(path), 0, n, longest)
		return f
	}
	var trees set
	var err error
	if f.wrong.Guard("layout", path, func() { trees, err = parseText(path, src) }) != nil {
		return f
	}
	if err != nil {
		f.wrong = f.syntax(err)
		return f
	}
	f.minified = sync.OnceValue(func() (small set) {
		var err error
		fault.Catch("minify", path, func() { small, err = parseText(path, minifyLayout(src)) })
		if small == nil || err != nil || !maps.EqualFunc(small, trees, func(_, _ *parse.Tree) bool { return true }) {
			return trees // the minifier has done harm
		}
		return small
	})
	f.templates = map[string]*definition{}
	for name, tree := range trees {
		f.templates[name] = newDefinition(f, name, tree)
	}
	f.keys = f.findKeys()
	f.leading = f.findLeading()
	f.within = f.findWithin()
	return f
}

func parseText(path string, src []byte) (set, error) {
	trees := set{}
	_, err := parse.New(path).Parse(string(src), "", "", trees, ours, builtins)
	return trees, err
}

// ours are the functions of layouts by name, and builtins those that package
// text/template defines.
var (
	ours     = new(piece).functions()
	builtins = map[string]any{
		"and": 0, "call": 0, "eq": 0, "ge": 0, "gt": 0, "html": 0, "index": 0, "js": 0, "le": 0, "len": 0, "lt": 0,
		"ne": 0, "not": 0, "or": 0, "print": 0, "printf": 0, "println": 0, "slice": 0, "urlquery": 0,
	}
)

func (f *file) syntax(err error) (list diag.List) {
	_, offset, end, what := locate([]*file{f}, err)
	if offset < len(f.src) {
		offset += len(f.src[offset:]) - len(bytes.TrimLeft(f.src[offset:], " \t"))
	}
	list.Add(diag.LayoutSyntax, diag.Pos{File: f.path, Offset: offset}, end, diag.Foreign(what))
	return list
}

func newDefinition(f *file, name string, tree *parse.Tree) *definition {
	d := &definition{name: name, file: f, tree: tree, needsValue: needsValue(tree)}
	walk(tree.Root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.TemplateNode:
			d.mentions = append(d.mentions, mention{name: n.Name, at: int(n.Pos), bare: n.Pipe == nil})
		case *parse.CommandNode:
			if name := memoName(n); name != nil {
				d.mentions, d.memoed = append(d.mentions, mention{name: name.Text, at: int(name.Pos), memo: true}), true
			}
		}
	})
	if f.isPartial() {
		d.plain = tree
		if d.memoed {
			d.plain = tree.Copy()
			rewrite(d.plain.Root, unmemo)
		}
	}
	return d
}

// isPartial reports whether what a file defines is for all layouts.
func (f *file) isPartial() bool { return strings.HasPrefix(f.path, partials) }

// isBare reports whether a layout writes nothing outside {{define}}; what the
// minifier takes out, such as a comment, does not count.
func (f *file) isBare() bool {
	return parse.IsEmptyTree(f.templates[f.path].tree.Root) || parse.IsEmptyTree(f.minified()[f.path].Root)
}

// definesPartOf reports whether a file defines what another file does, too.
func (f *file) definesPartOf(other *file) bool {
	for name := range f.templates {
		if name != f.path && other.templates[name] != nil {
			return true
		}
	}
	return false
}

// definition is where a file defines a template.
func (f *file) definition(name string) diag.Pos {
	for _, word := range []string{"define", "block"} {
		if i := bytes.Index(f.src, []byte(word+` "`+name+`"`)); i >= 0 {
			return diag.Pos{File: f.path, Offset: i + len(word) + 2}
		}
	}
	return diag.WholeFile(f.path)
}

// paths are those of all files, sorted.
func (l *Layouts) paths() []string { return slices.Sorted(maps.Keys(l.files)) }

// require puts a file that cannot be read in the place of each that is missing.
func (l *Layouts) require() {
	for _, name := range append(slices.Collect(maps.Keys(views)), "base.html") {
		path := folder + name
		if l.files[path] == nil {
			l.files[path] = &file{path: path, wrong: missing(name)}
		}
	}
}

func missing(layout string) (list diag.List) {
	list.Add(diag.LayoutMissing, diag.WholeFile(folder+layout), 0, folder+layout)
	return list
}

// define finds out what partials there are.
func (l *Layouts) define() {
	for _, path := range l.paths() {
		f := l.files[path]
		l.keys = append(l.keys, f.keys...)
		if !f.isPartial() {
			continue
		}
		if f.wrong != nil {
			l.unread = append(l.unread, f)
		}
		for _, name := range slices.Sorted(maps.Keys(f.templates)) {
			if name != path {
				l.defined[name] = append(l.defined[name], f.templates[name])
			}
		}
	}
}

// gather makes a piece of each layout, and of each partial that memo names.
func (l *Layouts) gather() {
	for path, f := range l.files {
		if name := strings.TrimPrefix(path, folder); path != shell && !f.isPartial() {
			l.layouts[name] = l.newLayout(name)
		}
		for _, d := range f.templates {
			for _, c := range d.mentions {
				if c.memo && l.partials[c.name] == nil && len(l.defined[c.name])+len(l.unread) > 0 {
					l.partials[c.name] = l.newPartial(c.name)
				}
			}
		}
	}
}

// newLayout makes a piece of a layout, with base.html around it unless it writes
// anything outside {{define}}.
func (l *Layouts) newLayout(name string) *piece {
	p := newPiece(name)
	p.view = views[name]
	own, base := l.files[folder+name], l.files[shell]
	p.need(own)
	p.need(base)
	if p.wrong != nil {
		return p
	}
	p.base = base
	p.local = maps.Clone(base.templates)
	maps.Copy(p.local, own.templates)
	root := own
	if own.isBare() {
		root = base
	}
	l.add(p, name, p.local[root.path])
	return p
}

func (l *Layouts) newPartial(name string) *piece {
	p := newPiece(name)
	l.addPartial(p, name)
	return p
}

// add adds a template to a piece, under a name, and all that it calls.
func (l *Layouts) add(p *piece, name string, d *definition) {
	if p.templates[name] != nil {
		return
	}
	p.templates[name] = d
	p.need(d.file)
	for _, c := range d.mentions {
		switch name := p.nameFor(d, c.name); {
		case c.memo:
			if !slices.Contains(p.memoed, c.name) {
				p.memoed = append(p.memoed, c.name)
			}
		case name != c.name:
			l.add(p, name, p.local[c.name])
		default:
			l.addPartial(p, name)
		}
	}
}

// addPartial adds a partial. One that nobody defines may stand in a file that
// cannot be read; else it is for the type check to say that there is none.
func (l *Layouts) addPartial(p *piece, name string) {
	all := l.defined[name]
	if len(all) == 0 {
		p.need(l.unread...)
		return
	}
	for _, d := range all[1:] {
		p.need(d.file)
	}
	p.wrong = append(p.wrong, twice(all)...)
	l.add(p, name, all[0])
}

// twice reports that several files define one partial.
func twice(all []*definition) (list diag.List) {
	for _, d := range all[1:] {
		at := d.file.definition(d.name)
		list.Add(diag.LayoutTwice, at, at.Offset+len(d.name), d.name).WithRelated(all[0].file.definition(d.name))
	}
	return list
}

// keep puts the pieces of prev that were made of the same files in the place of
// new ones, and tells the others which pieces they remember.
func (l *Layouts) keep(prev *Layouts) {
	for _, all := range []map[string]*piece{l.layouts, l.partials} {
		for _, p := range all {
			for _, q := range l.within(p) {
				p.from = append(p.from, q.files...)
			}
		}
	}
	var fresh []*piece
	for _, all := range []struct{ now, before map[string]*piece }{{l.layouts, prev.layouts}, {l.partials, prev.partials}} {
		for name, p := range all.now {
			if old := all.before[name]; old != nil && slices.Equal(old.from, p.from) {
				all.now[name] = old
			} else {
				fresh = append(fresh, p)
			}
		}
	}
	for _, p := range fresh {
		p.within = l.within(p)
	}
}

// within are a piece and those that it remembers, directly or not.
func (l *Layouts) within(p *piece) []*piece {
	all := []*piece{p}
	for i := 0; i < len(all); i++ {
		for _, name := range all[i].memoed {
			if q := l.partials[name]; q != nil && !slices.Contains(all, q) {
				all = append(all, q)
			}
		}
	}
	return all
}
