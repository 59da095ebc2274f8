// This file makes ready what is rendered by itself: a layout, or a partial that
// memo names. A layout is compared with its view as it was written, together with
// what it remembers. Then each piece is minified and escaped by itself, and what
// html/template has made of each value is looked at.

package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	text "text/template"
	"text/template/parse"

	"github.com/jba/templatecheck"

	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/plaintext"
	"projetpro/internal/program"
)

// A piece is what is rendered by itself: a layout, or a partial that memo names.
// It does not know of other layouts, so that nothing depends on the order in
// which they are asked for. What a layout and base.html define bears a name that
// ends in the layout's: a partial does not see it.
type piece struct {
	name      string                 // "module.html", "card-module"
	view      any                    // what a layout is given; nil when that is not known
	base      *file                  // base.html, for a layout
	local     map[string]*definition // what a layout and base.html define
	templates map[string]*definition // those that are used, by their names in the piece; the first has that of the piece
	memoed    []string               // the partials they name to memo
	files     []*file                // that define them, or might
	wrong     diag.List              // why they cannot all be found
	within    []*piece               // itself, and what is remembered in it
	from      []*file                // the files of these: as long as they are the same, so is the piece

	given    func() bool      // see allGiven
	checked  func() diag.List // for a layout: what keeps its pages from being made
	compiled func() diag.List // what keeps the piece from being rendered
	html     *template.Template
	careful  func()   // is called before html is executed
	trees    set      // of html
	programs sync.Map // reflect.Type → func() *program.Program
	memory   sync.Map // what memo has made of it; see memo.go
}

func newPiece(name string) *piece {
	p := &piece{name: name, templates: map[string]*definition{}}
	p.given = sync.OnceValue(p.allGiven)
	p.checked = sync.OnceValue(func() diag.List { return p.guarded(p.check) })
	p.careful = sync.OnceFunc(p.beCareful)
	p.compiled = sync.OnceValue(func() diag.List { return p.guarded(p.compile) })
	return p
}

func (p *piece) guarded(do func() diag.List) (list diag.List) {
	list.Guard("layout", folder+p.name, func() { list = do() })
	return list
}

// need says that a piece is made of files.
func (p *piece) need(files ...*file) {
	for _, f := range files {
		if !slices.Contains(p.files, f) {
			p.files = append(p.files, f)
			p.wrong = append(p.wrong, f.wrong...)
		}
	}
}

// nameFor is the name in a piece of what a definition calls by another.
func (p *piece) nameFor(d *definition, called string) string {
	if p.local[called] != nil && !d.file.isPartial() {
		return p.localName(called)
	}
	return called
}

// localName is the name that a template of a layout, or of base.html, has in a piece.
func (p *piece) localName(name string) string { return name + " for " + p.name }

// check makes a layout ready with all that it remembers.
func (p *piece) check() (list diag.List) {
	for _, q := range p.within {
		list = append(list, q.wrong...)
	}
	for _, find := range []func() diag.List{p.findTooLarge, p.findStray, p.findCircles, p.findDotless, p.findDeep, p.typeCheck} {
		if list == nil {
			list = find()
		}
	}
	if list == nil {
		for _, q := range p.within {
			list = append(list, q.compiled()...)
		}
		for _, f := range p.from {
			list = append(list, f.leading...)
		}
	}
	list.Sort()
	return list
}

// findStray reports what a layout writes outside {{define}}, when it defines parts
// of base.html and shows none of them itself: the page would be that text alone.
func (p *piece) findStray() (list diag.List) {
	root := p.templates[p.name]
	if root == nil || root.file.path != folder+p.name {
		return nil // base.html is around it
	}
	isPart := func(name string) bool {
		d := p.local[name]
		return d != nil && d != root && name != shell
	}
	if slices.ContainsFunc(root.mentions, func(m mention) bool { return isPart(m.name) }) || !root.file.definesPartOf(p.base) {
		return nil
	}
	for _, n := range root.tree.Root.Nodes {
		at := int(n.Position())
		if text, ok := n.(*parse.TextNode); ok {
			trimmed := bytes.TrimLeft(text.Text, " \t\r\n")
			if len(trimmed) == 0 {
				continue
			}
			at += len(text.Text) - len(trimmed)
		}
		list.Add(diag.LayoutStray, diag.Pos{File: root.file.path, Offset: at}, plaintext.LineEnd(root.file.src, min(at, len(root.file.src))))
		return list
	}
	return nil
}

// typeCheck compares a layout with its view, as if memo were template.
func (p *piece) typeCheck() (list diag.List) {
	if p.view == nil {
		return nil
	}
	plain := p.unescaped(countable)
	var err error
	fault.Catch("type check", folder+p.name, func() { // that of a library; html/template will say what is wrong with the page
		err = templatecheck.CheckText(plain, p.view)
	})
	if err != nil {
		file, offset, end, what := locate(p.from, err)
		list.Add(diag.LayoutView, diag.Pos{File: file, Offset: offset}, end, diag.Foreign(what), strings.TrimPrefix(typeName(p.view), "*"))
	}
	return list
}

// unescaped is a layout as it was written, with memo as template, and each template
// as with makes it.
func (p *piece) unescaped(with func(*parse.Tree) *parse.Tree) *text.Template {
	root := text.New("").Funcs(text.FuncMap(p.functions())).Option("missingkey=error")
	for _, q := range p.within {
		for name, d := range q.templates {
			if _, err := root.AddParseTree(name, with(q.plainly(d))); err != nil {
				panic(err) // only for nil trees
			}
		}
	}
	return root.Lookup(p.name)
}

// plainly is a template as it was written, with memo as template.
func (p *piece) plainly(d *definition) *parse.Tree {
	if d.plain != nil {
		return d.plain
	}
	tree := p.copy(d, d.tree)
	rewrite(tree.Root, unmemo)
	return tree
}

// findDeep is findTooDeep for all that is looked at by itself.
func (p *piece) findDeep() (list diag.List) {
	for _, q := range p.within {
		list = append(list, q.findTooDeep()...)
	}
	return list
}

// copy copies the tree of a template. In one of a layout, what it calls gets the
// names that it has in the piece.
func (p *piece) copy(d *definition, tree *parse.Tree) *parse.Tree {
	tree = tree.Copy()
	rewrite(tree.Root, func(n parse.Node) parse.Node {
		if n, ok := n.(*parse.TemplateNode); ok {
			n.Name = p.nameFor(d, n.Name)
		}
		return n
	})
	return tree
}

// compile makes the templates that render a piece, of the minified text.
func (p *piece) compile() diag.List {
	root, list := p.escape(minified)
	if list != nil {
		// Say where in the text as it was written. Should that be without fault,
		// the minifier has done harm, and is done without.
		root, list = p.escape(asWritten)
	}
	if list != nil {
		return list
	}
	p.html, p.trees = root.Lookup(p.name), set{}
	for _, t := range root.Templates() {
		if t.Tree != nil {
			p.trees[t.Name()] = &parse.Tree{Root: t.Tree.Root}
		}
	}
	return nil
}

// asWritten and minified are the two ways to have a template.
func asWritten(d *definition) *parse.Tree { return d.tree }
func minified(d *definition) *parse.Tree  { return d.file.minified()[d.name] }

// escape makes html/template look at a piece, and looks at what it found.
func (p *piece) escape(how func(*definition) *parse.Tree) (*template.Template, diag.List) {
	root := template.New("").Funcs(p.functions()).Option("missingkey=error")
	for name, d := range p.templates {
		if _, err := root.AddParseTree(name, parted(p.copy(d, how(d)), manyLooks)); err != nil {
			panic(err) // only for nil trees, and sets that are already in use
		}
	}
	// Without a view it fails at once, but not before all of it was escaped.
	err := root.Lookup(p.name).Execute(io.Discard, nil)
	if e, ok := errors.AsType[*template.Error](err); ok {
		return root, p.refused(e)
	}
	return root, p.audit(root)
}

// refused is what html/template found wrong. Of text that it cannot make sense
// of it does not say where it stands, but how it begins.
func (p *piece) refused(e *template.Error) (list diag.List) {
	if open := p.unclosed(); open != "" && (e.ErrorCode == template.ErrEndContext || e.ErrorCode == template.ErrBadHTML) {
		list.Add(diag.LayoutSyntax, diag.WholeFile(open), 0, diag.LayoutUnclosed)
		return list
	} else if e.ErrorCode == template.ErrEndContext {
		list.Add(diag.LayoutSyntax, diag.WholeFile(p.templates[p.name].file.path), 0, diag.LayoutUnclosed)
		return list
	}
	file, offset, end, what := locate(p.files, e)
	if file == "" {
		what = e.Description
		file, offset, end = p.find(what)
	}
	what, _, _ = strings.Cut(what, ": {state") // the states of its own machine
	list.Add(diag.LayoutSyntax, diag.Pos{File: file, Offset: offset}, end, diag.Foreign(what))
	return list
}

// unclosed is the file of a template that does not close what it opens, as far as one can tell of each by itself,
// or "". What comes after it may be what html/template finds wrong.
func (p *piece) unclosed() string {
	for _, name := range slices.Sorted(maps.Keys(p.templates)) {
		if d := p.templates[name]; endsOpen(withoutCalls(d.tree), p.functions()) {
			return d.file.path
		}
	}
	return ""
}

// endsOpen tells whether html/template finds that a template does not close what it opens. It is not executed: the
// value that it would be given cannot be had.
func endsOpen(tree *parse.Tree, functions template.FuncMap) bool {
	root := template.Must(template.New("").Funcs(functions).Option("missingkey=error").Parse(`{{template "alone" .None}}`))
	template.Must(root.AddParseTree("alone", tree))
	e, ok := errors.AsType[*template.Error](root.Execute(io.Discard, nil))
	return ok && e.ErrorCode == template.ErrEndContext
}

// withoutCalls is a copy of a template that calls no other.
func withoutCalls(tree *parse.Tree) *parse.Tree {
	tree = tree.Copy()
	walkLists(tree.Root, func(l *parse.ListNode) {
		l.Nodes = slices.DeleteFunc(l.Nodes, func(n parse.Node) bool { return n.Type() == parse.NodeTemplate })
	})
	return tree
}

// quoted is the beginning of a text, at the end of what html/template says.
var quoted = regexp.MustCompile(`: ("(?:[^"\\]|\\.)*")$`)

// find is where the text stands that is quoted in a sentence, when that is
// certain; else the file is "", unless there is but one.
func (p *piece) find(what string) (file string, offset, end int) {
	places := 0
	if m := quoted.FindStringSubmatch(what); m != nil {
		text, _ := strconv.Unquote(m[1])
		for _, f := range p.files {
			if n := strings.Count(string(f.src), text); n > 0 {
				places += n
				file, offset = f.path, strings.Index(string(f.src), text)
				end = plaintext.LineEnd(f.src, offset)
			}
		}
	}
	switch {
	case places == 1:
		return file, offset, end
	case len(p.files) == 1:
		return p.files[0].path, diag.NoOffset, 0
	}
	return "", diag.NoOffset, 0
}

// program is the program of a piece for values of one type, or nil when they are
// left to html/template.
func (p *piece) program(of reflect.Type) *program.Program {
	made, ok := p.programs.Load(of)
	if !ok {
		made, _ = p.programs.LoadOrStore(of, sync.OnceValue(func() *program.Program {
			quick, _ := p.newProgram(of)
			return quick
		}))
	}
	return made.(func() *program.Program)()
}

func (p *piece) newProgram(of reflect.Type) (*program.Program, error) {
	return program.New(program.Set{Trees: p.trees, Functions: p.functions(), Calls: calls()}, p.name, of)
}

// fill appends what a piece that is compiled makes of a value. What a value lists is
// counted only when the usual limits are not enough. The error may be an excess.
func (p *piece) fill(dst []byte, value any) ([]byte, error) {
	out, err := p.fillWithin(usual, dst, value)
	if _, ok := errors.AsType[excess](err); ok {
		if limits := limitsOf(value); limits != usual {
			return p.fillWithin(limits, dst, value)
		}
	}
	return out, err
}

func (p *piece) fillWithin(limits program.Limits, dst []byte, value any) ([]byte, error) {
	if quick := p.program(reflect.TypeOf(value)); quick != nil {
		switch out, err := quick.Append(dst, reflect.ValueOf(value), limits); err {
		case nil:
			return out, nil
		case program.ErrSteps:
			return dst, excess{errSteps, limits.Steps}
		case program.ErrBytes:
			return dst, excess{errBytes, limits.Bytes}
		}
	}
	p.careful()
	w := newWriter(dst, limits)
	err := p.html.Execute(w, value)
	return w.b, err
}

// beCareful has html/template count its steps, and look at what it shows. It comes
// before anything is executed, once; programs have the trees as they were.
func (p *piece) beCareful() {
	for _, t := range p.html.Templates() {
		if t.Tree != nil {
			t.Tree.Root = carefully(t.Tree).Root
		}
	}
}

// carefully is a copy of a template that counts its steps, and looks at what it shows.
func carefully(tree *parse.Tree) *parse.Tree {
	tree = tree.Copy()
	withShown(tree)
	counted(tree)
	return tree
}
