// Package program runs templates quickly: what html/template has escaped is resolved once for the type of the values it is given.
//
// html/template decides what is escaped and how; its interpreter, which looks up
// every field and method by name on every page, takes eight times as long as the
// rest of rendering. Since the type of each value is known, the escaped templates
// become programs.
//
// A program never decides what is safe: a string of which html/template would not
// change a byte is copied, any other is handed to html/template (see sink.go). It
// never reports an error either: when something is wrong, the caller has
// html/template make the page again, which says what. A template that uses what
// programs do not know has none, and is left to html/template altogether. So both
// give the same bytes, which tests and fuzzing compare.
package program

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"sync"
	"text/template/parse"
)

// A Set is what a program is made from.
type Set struct {
	Trees     map[string]*parse.Tree // templates by name, as html/template has escaped them
	Functions template.FuncMap       // those they call, beside the ones that templates have
	Calls     *Calls                 // how to call them and the methods of values quickly; nil: not
}

// Limits are what a run may cost.
type Limits struct {
	Steps int // how many instructions it may follow
	Bytes int // how much it may write
}

// Why a run ended.
var (
	errStopped = errors.New("html/template must be asked")
	ErrSteps   = errors.New("it follows more instructions than it may")
	ErrBytes   = errors.New("it writes more than it may")
)

// A Program is a template for values of one type. It may be run by several
// goroutines at once.
type Program struct {
	main      *routine
	reflected []string
}

// New compiles the template of a name for values of a type. The error says what
// it uses that programs do not know.
func New(set Set, name string, of reflect.Type) (p *Program, err error) {
	defer func() {
		if e := recover(); e != nil {
			p, err = nil, fmt.Errorf("%w: %v", errUnknown, e)
		}
	}()
	if of == nil {
		return nil, fmt.Errorf("%w: a value of no type", errUnknown)
	}
	c := &compiler{Set: set, made: map[key]*routine{}}
	main, err := c.compile(name, of)
	if err != nil {
		return nil, err
	}
	slices.Sort(c.reflected)
	return &Program{main, slices.Compact(c.reflected)}, nil
}

// Reflected lists the functions and methods that are called by way of package
// reflect, which is slower, since no [Call] fits them.
func (p *Program) Reflected() []string { return p.reflected }

// Append appends to dst what the program makes of a value within limits. With an error it returns
// dst as it was.
func (p *Program) Append(dst []byte, value reflect.Value, limits Limits) (out []byte, err error) {
	r := runs.Get().(*run)
	r.out, r.steps, r.most = dst, limits.Steps, len(dst)+limits.Bytes
	defer func() {
		out = r.out
		r.out, r.base = nil, 0
		clear(r.vars[:cap(r.vars)]) // what was remembered there must not live on in the pool
		clear(r.args[:cap(r.args)])
		r.vars, r.args = r.vars[:0], r.args[:0]
		runs.Put(r)
		switch e := recover().(type) {
		case nil:
		case stop:
			out, err = dst, e.why
		default: // of a function that fails html/template makes an error
			out, err = dst, errStopped
		}
	}()
	p.main.run(r, value)
	return r.out, nil
}

// A run is one page in the making.
type run struct {
	out  []byte
	vars []reflect.Value // of the templates that call one another; the first of each is $
	base int             // where those of the template that runs begin
	args []any           // of the functions that are being called

	steps int // that are left
	most  int // bytes that out may have
}

// step takes note of so many instructions that are being followed.
func (r *run) step(n int) {
	if r.steps -= n; r.steps < 0 {
		end(ErrSteps)
	}
}

// write writes a text that may be long.
func (r *run) write(s string) {
	if r.out = append(r.out, s...); len(r.out) > r.most {
		end(ErrBytes)
	}
}

func end(why error) { panic(stop{why}) }

var runs = sync.Pool{New: func() any { return &run{args: make([]any, 0, 8)} }}

// A stop ends a run that cannot go on.
type stop struct{ why error }

// A routine is one template, for values of one type.
type routine struct {
	ops  []op
	vars int
	cost int // instructions in it, but for those in lists
}

// An op does what one node of a template says.
type op func(r *run, dot reflect.Value)

func (t *routine) run(r *run, dot reflect.Value) {
	base := r.base
	r.base = len(r.vars)
	r.vars = append(r.vars, dot)
	for range t.vars - 1 {
		r.vars = append(r.vars, reflect.Value{})
	}
	r.step(t.cost)
	for _, o := range t.ops {
		o(r, dot)
	}
	r.vars, r.base = r.vars[:r.base], base
}

// errUnknown is why there is no program.
var errUnknown = errors.New("not for programs")

func unknown(n parse.Node) error { return fmt.Errorf("%w: %s", errUnknown, n) }

// A compiler makes the routines of the templates of a set.
type compiler struct {
	Set
	made      map[key]*routine // nil: begun
	reflected []string
}

// A key names a routine.
type key struct {
	name string
	dot  reflect.Type
}

// compile makes the routine of a template for values of type dot.
func (c *compiler) compile(name string, dot reflect.Type) (*routine, error) {
	key := key{name, dot}
	r, begun := c.made[key]
	tree := c.Trees[name]
	switch {
	case r != nil:
		return r, nil
	case begun:
		return nil, fmt.Errorf("%w: template %s within itself", errUnknown, name)
	case tree == nil:
		return nil, fmt.Errorf("%w: no template %s", errUnknown, name)
	}
	c.made[key] = nil
	r = new(routine)
	s := &scope{compiler: c, routine: r}
	s.declare("$", dot)
	ops, err := s.list(tree.Root, dot)
	if err != nil {
		return nil, err
	}
	r.ops, r.cost = ops, 1+s.cost
	c.made[key] = r
	return r, nil
}

// A scope compiles one template and knows the variables it has.
type scope struct {
	*compiler
	routine *routine
	vars    []variable
	cost    int // instructions so far
}

type variable struct {
	name string
	slot int
	t    reflect.Type
}

func (s *scope) declare(name string, t reflect.Type) int {
	s.vars = append(s.vars, variable{name, s.routine.vars, t})
	s.routine.vars++
	return s.routine.vars - 1
}

func (s *scope) variable(name string) *variable {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return &s.vars[i]
		}
	}
	return nil
}

// list compiles nodes in a scope of their own.
func (s *scope) list(l *parse.ListNode, dot reflect.Type) ([]op, error) {
	if l == nil {
		return nil, nil
	}
	defer func(n int) { s.vars = s.vars[:n] }(len(s.vars))
	var ops []op
	for _, n := range l.Nodes {
		o, err := s.node(n, dot)
		if err != nil {
			return nil, err
		}
		if o != nil {
			ops = append(ops, o)
		}
	}
	return ops, nil
}

func (s *scope) node(n parse.Node, dot reflect.Type) (op, error) {
	s.cost++
	switch n := n.(type) {
	case *parse.TextNode:
		text := string(n.Text)
		return func(r *run, _ reflect.Value) { r.write(text) }, nil
	case *parse.ActionNode:
		if len(n.Pipe.Decl) > 0 {
			return s.set(n.Pipe, dot)
		}
		return s.output(n.Pipe, dot)
	case *parse.IfNode:
		return s.conditional(&n.BranchNode, dot)
	case *parse.WithNode:
		return s.with(&n.BranchNode, dot)
	case *parse.RangeNode:
		return s.loop(&n.BranchNode, dot)
	case *parse.TemplateNode:
		return s.call(n, dot)
	}
	return nil, unknown(n)
}

// set is {{$x := …}} and {{$x = …}}.
func (s *scope) set(pipe *parse.PipeNode, dot reflect.Type) (op, error) {
	value, err := s.bare(pipe, dot)
	if err != nil || len(pipe.Decl) != 1 {
		return nil, errors.Join(unknown(pipe), err)
	}
	slot := 0
	name := pipe.Decl[0].Ident[0]
	if !pipe.IsAssign {
		slot = s.declare(name, value.t)
	} else if v := s.variable(name); v != nil && v.t == value.t {
		slot = v.slot
	} else {
		return nil, unknown(pipe)
	}
	return func(r *run, dot reflect.Value) { r.vars[r.base+slot] = value.val(r, dot) }, nil
}

func (s *scope) conditional(b *parse.BranchNode, dot reflect.Type) (op, error) {
	defer func(n int) { s.vars = s.vars[:n] }(len(s.vars))
	if len(b.Pipe.Decl) > 0 {
		return nil, unknown(b.Pipe)
	}
	truth, err1 := s.truth(b.Pipe, dot)
	yes, err2 := s.list(b.List, dot)
	no, err3 := s.list(b.ElseList, dot)
	return func(r *run, dot reflect.Value) {
		ops := no
		if truth(r, dot) {
			ops = yes
		}
		for _, o := range ops {
			o(r, dot)
		}
	}, errors.Join(err1, err2, err3)
}

func (s *scope) with(b *parse.BranchNode, dot reflect.Type) (op, error) {
	defer func(n int) { s.vars = s.vars[:n] }(len(s.vars))
	value, err := s.bare(b.Pipe, dot)
	if err != nil {
		return nil, err
	}
	truth, err := truthOf(value)
	if err != nil || len(b.Pipe.Decl) > 1 || b.Pipe.IsAssign {
		return nil, errors.Join(unknown(b.Pipe), err)
	}
	slot := 0 // that of $, which nobody sets
	if len(b.Pipe.Decl) == 1 {
		slot = s.declare(b.Pipe.Decl[0].Ident[0], value.t)
	}
	yes, err1 := s.list(b.List, value.t)
	no, err2 := s.list(b.ElseList, dot)
	return func(r *run, dot reflect.Value) {
		v := value.val(r, dot)
		if slot > 0 {
			r.vars[r.base+slot] = v
		}
		if !truth(v) {
			for _, o := range no {
				o(r, dot)
			}
			return
		}
		for _, o := range yes {
			o(r, v)
		}
	}, errors.Join(err1, err2)
}

// loop is {{range}} over a list.
func (s *scope) loop(b *parse.BranchNode, dot reflect.Type) (op, error) {
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	value, err := s.bare(b.Pipe, dot)
	if err != nil {
		return nil, err
	}
	if value.t.Kind() != reflect.Slice || b.Pipe.IsAssign || len(b.Pipe.Decl) > 2 {
		return nil, unknown(b.Pipe)
	}
	index, item := 0, 0 // 0, the slot of $, is not set
	switch d := b.Pipe.Decl; len(d) {
	case 1:
		item = s.declare(d[0].Ident[0], value.t.Elem())
	case 2:
		index = s.declare(d[0].Ident[0], reflect.TypeFor[int]())
		item = s.declare(d[1].Ident[0], value.t.Elem())
	}
	around := s.cost
	body, err1 := s.list(b.List, value.t.Elem())
	cost := 1 + s.cost - around
	s.cost = around
	s.vars = s.vars[:outer] // where there is nothing, they stand for the list
	none, err2 := s.list(b.ElseList, dot)
	return func(r *run, dot reflect.Value) {
		items := value.val(r, dot)
		n := items.Len()
		if n == 0 {
			for _, o := range none {
				o(r, dot)
			}
			return
		}
		for i := range n {
			r.step(cost)
			v := items.Index(i)
			if index > 0 {
				r.vars[r.base+index] = reflect.ValueOf(i)
			}
			if item > 0 {
				r.vars[r.base+item] = v
			}
			for _, o := range body {
				o(r, v)
			}
		}
	}, errors.Join(err1, err2)
}

// call is {{template "name" value}}.
func (s *scope) call(n *parse.TemplateNode, dot reflect.Type) (op, error) {
	if n.Pipe == nil || len(n.Pipe.Decl) > 0 {
		return nil, unknown(n)
	}
	value, err := s.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	t, err := s.compile(n.Name, value.t)
	return func(r *run, dot reflect.Value) { t.run(r, value.val(r, dot)) }, err
}
