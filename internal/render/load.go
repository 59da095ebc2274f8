// This file reads layouts: parse every file, put base.html around each layout,
// check all of it as it was written, then minify the text and compile it.
//
// All templates of a site are one set. What a layout defines, and what base.html
// defines with "block", exists once for each layout, under a name that ends in
// the layout's: so layouts differ, and partials are compiled once.

package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	text "text/template"
	"text/template/parse"

	"github.com/jba/templatecheck"

	"projetpro/internal/diag"
	"projetpro/internal/page"
)

const (
	folder   = "layouts/"
	partials = folder + "partials/"
	shell    = folder + "base.html"
)

// views are the layouts that every site has, and the view of each.
var views = map[string]any{
	"root.html":      (*page.RootView)(nil),
	"home.html":      (*page.HomeView)(nil),
	"text.html":      (*page.TextView)(nil),
	"faculties.html": (*page.FacultiesView)(nil),
	"faculty.html":   (*page.FacultyView)(nil),
	"module.html":    (*page.ModuleView)(nil),
	"roadmap.html":   (*page.RoadmapView)(nil),
	"year.html":      (*page.YearView)(nil),
	"mentoring.html": (*page.MentoringView)(nil),
	"offer.html":     (*page.OfferView)(nil),
	"slides.html":    (*page.SlidesView)(nil),
	"partners.html":  (*page.PartnersView)(nil),
	"404.html":       (*page.NotFoundView)(nil),
	"alias.html":     (*page.AliasView)(nil),
}

// NewLayouts reads the layouts among files, given by path ("layouts/base.html").
// It returns nil when one of them cannot be used.
func NewLayouts(files iter.Seq2[string, []byte]) (*Layouts, diag.List) {
	ld := &loader{l: &Layouts{files: map[string][]byte{}, memory: new(memory)}}
	ld.functions = ld.l.functions()
	for path, src := range files {
		if strings.HasPrefix(path, folder) && strings.HasSuffix(path, ".html") {
			ld.l.files[path] = src
		}
	}
	ld.paths = slices.Sorted(maps.Keys(ld.l.files))
	ld.required()
	written := ld.parseAll(asWritten)
	if ld.diags == nil {
		ld.checkOnce(written)
	}
	if ld.diags == nil {
		ld.l.keys = ld.findKeys(written)
		ld.typeCheck(ld.join(written))
	}
	if ld.diags == nil {
		ld.compile()
	}
	if ld.diags != nil {
		ld.diags.Sort()
		return nil, ld.diags
	}
	return ld.l, nil
}

type loader struct {
	l         *Layouts
	paths     []string // of files, sorted
	functions template.FuncMap
	diags     diag.List
}

// required reports the layouts that are not there.
func (ld *loader) required() {
	for _, name := range append(slices.Sorted(maps.Keys(views)), "base.html") {
		if ld.l.files[folder+name] == nil {
			ld.diags.Add(diag.LayoutMissing, diag.WholeFile(folder+name), 0, folder+name)
		}
	}
}

// A set holds templates by name.
type set map[string]*parse.Tree

// parsed are the templates of each file, by path. That of a file's own name is
// what stands outside {{define}}.
type parsed map[string]set

func asWritten(src []byte) []byte { return src }

// parseAll parses every file, prepared by how.
func (ld *loader) parseAll(how func([]byte) []byte) parsed {
	all := parsed{}
	for _, path := range ld.paths {
		trees := set{}
		_, err := parse.New(path).Parse(string(how(ld.l.files[path])), "", "", trees, ld.functions, builtins)
		if err != nil {
			ld.syntax(err)
			continue
		}
		all[path] = trees
	}
	return all
}

// builtins are the functions that package text/template defines.
var builtins = map[string]any{
	"and": 0, "call": 0, "eq": 0, "ge": 0, "gt": 0, "html": 0, "index": 0, "js": 0, "le": 0, "len": 0, "lt": 0,
	"ne": 0, "not": 0, "or": 0, "print": 0, "printf": 0, "println": 0, "slice": 0, "urlquery": 0,
}

func (ld *loader) syntax(err error) {
	file, offset, end, what := ld.l.locate(err)
	if src := ld.l.files[file]; src != nil && offset < len(src) {
		offset += len(src[offset:]) - len(bytes.TrimLeft(src[offset:], " \t"))
	}
	ld.diags.Add(diag.LayoutSyntax, diag.Pos{File: file, Offset: offset}, end, what)
}

// checkOnce reports partials that two files define.
func (ld *loader) checkOnce(files parsed) {
	owner := map[string]string{}
	for _, path := range ld.paths {
		if !strings.HasPrefix(path, partials) {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(files[path])) {
			if name == path {
				continue
			}
			at := ld.definition(path, name)
			if first, ok := owner[name]; ok {
				ld.diags.Add(diag.LayoutTwice, at, at.Offset+len(name), name).WithRelated(ld.definition(first, name))
				continue
			}
			owner[name] = path
		}
	}
}

// definition is where a file defines a template.
func (ld *loader) definition(path, name string) diag.Pos {
	src := ld.l.files[path]
	for _, word := range []string{"define", "block"} {
		if i := bytes.Index(src, []byte(word+` "`+name+`"`)); i >= 0 {
			return diag.Pos{File: path, Offset: i + len(word) + 2}
		}
	}
	return diag.WholeFile(path)
}

// local is the name under which a template exists for one layout.
func local(name, layout string) string { return name + " for " + layout }

// join makes one set of all files. The root of each layout has the layout's name.
func (ld *loader) join(files parsed) set {
	all := set{}
	for _, path := range ld.paths {
		if !strings.HasPrefix(path, partials) {
			continue
		}
		for name, tree := range files[path] {
			if name != path {
				all[name] = tree
			}
		}
	}
	for _, path := range ld.paths {
		if !strings.HasPrefix(path, partials) && path != shell {
			ld.wrap(all, strings.TrimPrefix(path, folder), files[shell], files[path])
		}
	}
	return all
}

// wrap adds a layout with its own copy of base.html to a set. A layout that
// writes anything outside {{define}} does without base.html.
func (ld *loader) wrap(all set, layout string, base, own set) {
	trees := maps.Clone(base)
	maps.Copy(trees, own)
	root := folder + layout
	if parse.IsEmptyTree(trees[root].Root) {
		root = shell
	}
	rename := func(n parse.Node) parse.Node {
		if n, ok := n.(*parse.TemplateNode); ok && trees[n.Name] != nil {
			n.Name = local(n.Name, layout)
		}
		return n
	}
	for name, tree := range trees {
		tree = tree.Copy()
		tree.Root = rewrite(tree.Root, rename).(*parse.ListNode)
		if name == root {
			all[layout] = tree
		} else {
			all[local(name, layout)] = tree
		}
	}
}

// rewrite replaces each node below n by what f makes of it, and returns n.
func rewrite(n parse.Node, f func(parse.Node) parse.Node) parse.Node {
	branch := func(b *parse.BranchNode) {
		rewrite(b.List, f)
		if b.ElseList != nil {
			rewrite(b.ElseList, f)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return n
		}
		for i, child := range n.Nodes {
			n.Nodes[i] = f(rewrite(child, f))
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	}
	return n
}

// typeCheck compares each layout with its view, as if memo were template, and
// keeps the templates for explain.
func (ld *loader) typeCheck(written set) {
	root := text.New("").Funcs(text.FuncMap(ld.functions)).Option("missingkey=error")
	for name, tree := range written {
		tree.Root = rewrite(tree.Root, unmemo).(*parse.ListNode)
		if _, err := root.AddParseTree(name, tree); err != nil {
			panic(err) // only for nil trees
		}
	}
	ld.l.plain = map[string]*text.Template{}
	for _, path := range ld.paths {
		name := strings.TrimPrefix(path, folder)
		t := root.Lookup(name)
		if t == nil {
			continue
		}
		ld.l.plain[name] = t
		if view := views[name]; view != nil {
			if err := templatecheck.CheckText(t, view); err != nil {
				file, offset, end, what := ld.l.locate(err)
				ld.diags.Add(diag.LayoutView, diag.Pos{File: file, Offset: offset}, end, what, strings.TrimPrefix(typeName(view), "*"))
			}
		}
	}
}

// unmemo writes {{memo "name" value}} as {{template "name" value}}.
func unmemo(n parse.Node) parse.Node {
	name, value := memoCall(n)
	if name == "" {
		return n
	}
	a := n.(*parse.ActionNode)
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: a.Pos, Line: a.Line,
		Cmds: []*parse.CommandNode{{NodeType: parse.NodeCommand, Pos: value.Position(), Args: []parse.Node{value}}}}
	return &parse.TemplateNode{NodeType: parse.NodeTemplate, Pos: a.Pos, Line: a.Line, Name: name, Pipe: pipe}
}

// memoCall is what memo is asked for, when n is nothing but that.
func memoCall(n parse.Node) (name string, value parse.Node) {
	a, ok := n.(*parse.ActionNode)
	if !ok || len(a.Pipe.Cmds) != 1 || len(a.Pipe.Decl) > 0 || len(a.Pipe.Cmds[0].Args) != 3 {
		return "", nil
	}
	args := a.Pipe.Cmds[0].Args
	f, ok := args[0].(*parse.IdentifierNode)
	if !ok || f.Ident != "memo" {
		return "", nil
	}
	if s, ok := args[1].(*parse.StringNode); ok {
		return s.Text, args[2]
	}
	return "", nil
}

// compile makes the templates that render pages, of the minified text.
func (ld *loader) compile() {
	root, findings := ld.escape(ld.join(ld.parseAll(minifyLayout)))
	if findings != nil {
		// Say where in the text as it was written. Should that be without fault,
		// the minifier has done harm, and is done without.
		root, findings = ld.escape(ld.join(ld.parseAll(asWritten)))
	}
	for _, f := range findings {
		ld.diags.Add(f.code, f.at, f.end, f.args...)
	}
	if findings == nil {
		ld.programs(root)
	}
	ld.l.pages, ld.l.shared = map[string]*template.Template{}, map[string]*template.Template{}
	for _, t := range root.Templates() {
		if name := t.Name(); ld.l.files[folder+name] != nil {
			ld.l.pages[name] = t
		} else {
			ld.l.shared[name] = t
		}
	}
}

// A finding is a diagnostic before its place is certain.
type finding struct {
	code diag.Code
	at   diag.Pos
	end  int
	args []any
}

// escape makes html/template look at a set in full, and looks at what it found.
func (ld *loader) escape(all set) (*template.Template, []finding) {
	root := template.New("").Funcs(ld.functions).Option("missingkey=error")
	names := slices.Sorted(maps.Keys(all))
	memoed := map[string]bool{}
	for _, name := range names {
		rewrite(all[name].Root, func(n parse.Node) parse.Node {
			if name, _ := memoCall(n); name != "" {
				memoed[name] = true
			}
			return n
		})
		if _, err := root.AddParseTree(name, all[name]); err != nil {
			panic(err) // only for nil trees, and sets that are already in use
		}
	}
	var findings []finding
	for _, name := range names {
		if ld.l.files[folder+name] == nil && !memoed[name] {
			continue
		}
		// Without a view it fails at once, but not before all of it was escaped.
		var e *template.Error
		if err := root.Lookup(name).Execute(io.Discard, nil); errors.As(err, &e) {
			findings = append(findings, ld.refused(root, e))
		}
	}
	if findings == nil {
		findings = ld.audit(root)
	}
	return root, findings
}

// refused is what html/template found wrong.
func (ld *loader) refused(root *template.Template, e *template.Error) finding {
	file, offset, end, what := ld.l.locate(e)
	if file == "" {
		if t := root.Lookup(e.Name); t != nil && t.Tree != nil {
			file = t.Tree.ParseName
			offset = offsetOf(ld.l.files[file], e.Line)
			end = endOfLine(ld.l.files[file], offset)
		}
		what = e.Description
	}
	what, _, _ = strings.Cut(what, ": {state") // the states of its own machine
	return finding{diag.LayoutSyntax, diag.Pos{File: file, Offset: offset}, end, []any{what}}
}
