// This file compiles the expressions of templates: fields, methods and functions.

package program

import (
	"errors"
	"reflect"
	"strconv"
	"text/template/parse"
)

// An expr is a value that is worked out when a template is run.
type expr struct {
	t       reflect.Type
	val     func(r *run, dot reflect.Value) reflect.Value
	str     func(r *run, dot reflect.Value) string // the same as a string, where that is quicker; else nil
	typed   any                                    // func(*run, reflect.Value) T, where t is T and that is quicker; else nil
	pointed bool                                   // reached by a pointer, and so with the methods of one
}

// text is a value of kind string.
func (e expr) text() func(r *run, dot reflect.Value) string {
	if e.str != nil {
		return e.str
	}
	return func(r *run, dot reflect.Value) string { return e.val(r, dot).String() }
}

// boolean is an expression made of its truth.
func boolean(truth func(r *run, dot reflect.Value) bool) expr {
	return expr{t: reflect.TypeFor[bool](), val: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(truth(r, dot)) }}
}

func constant(v any) expr {
	value := reflect.ValueOf(v)
	e := expr{t: value.Type(), val: func(*run, reflect.Value) reflect.Value { return value }}
	if s, ok := v.(string); ok {
		e.str = func(*run, reflect.Value) string { return s }
	}
	return e
}

// pipe compiles a pipeline of one command.
func (s *scope) pipe(p *parse.PipeNode, dot reflect.Type) (expr, error) {
	if len(p.Decl) > 0 {
		return expr{}, unknown(p)
	}
	return s.bare(p, dot)
}

// bare compiles a pipeline of one command without what it declares.
func (s *scope) bare(p *parse.PipeNode, dot reflect.Type) (expr, error) {
	if len(p.Cmds) != 1 {
		return expr{}, unknown(p)
	}
	return s.command(p.Cmds[0], dot)
}

func (s *scope) command(c *parse.CommandNode, dot reflect.Type) (expr, error) {
	var args []expr
	for _, n := range c.Args[1:] {
		a, err := s.operand(n, dot, nil)
		if err != nil {
			return expr{}, err
		}
		args = append(args, a)
	}
	if f, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return s.function(f, args)
	}
	return s.operand(c.Args[0], dot, args)
}

// operand compiles a value; args are those of the method it ends in.
func (s *scope) operand(n parse.Node, dot reflect.Type, args []expr) (expr, error) {
	here := expr{t: dot, val: func(_ *run, dot reflect.Value) reflect.Value { return dot }, pointed: true}
	switch n := n.(type) {
	case *parse.FieldNode:
		return s.fields(n, here, n.Ident, args)
	case *parse.VariableNode:
		v := s.variable(n.Ident[0])
		if v == nil {
			return expr{}, unknown(n)
		}
		slot := v.slot
		e := expr{t: v.t, val: func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+slot] }, pointed: true}
		return s.fields(n, e, n.Ident[1:], args)
	case *parse.ChainNode:
		e, err := s.operand(n.Node, dot, nil)
		if err != nil {
			return expr{}, err
		}
		return s.fields(n, e, n.Field, args)
	}
	if args != nil {
		return expr{}, unknown(n)
	}
	switch n := n.(type) {
	case *parse.DotNode:
		return here, nil
	case *parse.PipeNode:
		return s.pipe(n, dot)
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.NumberNode:
		if i, err := strconv.Atoi(n.Text); err == nil {
			return constant(i), nil
		}
	}
	return expr{}, unknown(n)
}

// fields goes from a value to a field or method of it, and so on.
func (s *scope) fields(n parse.Node, e expr, names []string, args []expr) (expr, error) {
	if len(names) == 0 {
		if args != nil {
			return expr{}, unknown(n)
		}
		return e, nil
	}
	for i, name := range names {
		var own []expr
		if i == len(names)-1 {
			own = args
		}
		next, err := s.step(n, e, name, own)
		if err != nil {
			return expr{}, err
		}
		e = next
	}
	return e, nil
}

func (s *scope) step(n parse.Node, e expr, name string, args []expr) (expr, error) {
	if m, ok := e.t.MethodByName(name); ok {
		return s.method(n, e, m, args)
	}
	if e.t.Kind() == reflect.Struct && e.pointed {
		if m, ok := reflect.PointerTo(e.t).MethodByName(name); ok {
			address := expr{t: reflect.PointerTo(e.t), val: func(r *run, dot reflect.Value) reflect.Value {
				v := e.val(r, dot)
				if !v.CanAddr() {
					panic(stop{errStopped})
				}
				return v.Addr()
			}}
			return s.method(n, address, m, args)
		}
	}
	if args != nil {
		return expr{}, unknown(n)
	}
	return field(n, e, name)
}

func field(n parse.Node, e expr, name string) (expr, error) {
	t := e.t
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return expr{}, unknown(n)
	}
	f, ok := t.FieldByName(name)
	if !ok || !f.IsExported() {
		return expr{}, unknown(n)
	}
	index := f.Index
	return expr{t: f.Type, pointed: true, val: func(r *run, dot reflect.Value) reflect.Value {
		v := e.val(r, dot)
		for _, i := range index {
			if v.Kind() == reflect.Pointer {
				if v.IsNil() {
					panic(stop{errStopped})
				}
				v = v.Elem()
			}
			v = v.Field(i)
		}
		return v
	}}, nil
}

// method compiles a call of a method.
func (s *scope) method(n parse.Node, e expr, m reflect.Method, args []expr) (expr, error) {
	if called, ok := s.Calls.method(e, m, args); ok {
		return called, nil
	}
	if e.t.Kind() == reflect.Interface {
		return expr{}, unknown(n)
	}
	s.reflected = append(s.reflected, e.t.String()+"."+m.Name)
	index := m.Index
	return call(n, m.Type, 1, args, func(r *run, dot reflect.Value) reflect.Value { return e.val(r, dot).Method(index) })
}

// function compiles a call of a function.
func (s *scope) function(f *parse.IdentifierNode, args []expr) (expr, error) {
	fn := reflect.ValueOf(s.Functions[f.Ident])
	if !fn.IsValid() {
		return builtin(f, args)
	}
	if called, ok := s.Calls.function(fn, args); ok {
		return called, nil
	}
	s.reflected = append(s.reflected, f.Ident)
	return call(f, fn.Type(), 0, args, func(*run, reflect.Value) reflect.Value { return fn })
}

// call compiles a call of fn by way of package reflect. Its type has skip
// parameters too many.
func call(n parse.Node, t reflect.Type, skip int, args []expr, fn func(r *run, dot reflect.Value) reflect.Value) (expr, error) {
	if t.NumOut() == 0 || t.NumOut() > 2 || t.NumOut() == 2 && t.Out(1) != typeError || t.IsVariadic() || !fit(t, skip, args) {
		return expr{}, unknown(n)
	}
	return expr{t: t.Out(0), val: func(r *run, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			in[i] = a.val(r, dot)
		}
		out := fn(r, dot).Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			panic(stop{errStopped})
		}
		return out[0]
	}}, nil
}

var typeError = reflect.TypeFor[error]()

// fit reports whether a function, whose type has skip parameters too many, takes arguments.
func fit(t reflect.Type, skip int, args []expr) bool {
	fixed := t.NumIn() - skip
	if t.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !t.IsVariadic() {
		return false
	}
	for i, a := range args {
		param := t.In(min(skip+i, t.NumIn()-1))
		if i >= fixed {
			param = param.Elem()
		}
		if !a.t.AssignableTo(param) {
			return false
		}
	}
	return true
}

// truth compiles a condition.
func (s *scope) truth(p *parse.PipeNode, dot reflect.Type) (func(*run, reflect.Value) bool, error) {
	if len(p.Cmds) != 1 || len(p.Decl) > 0 {
		return nil, unknown(p)
	}
	c := p.Cmds[0]
	f, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || f.Ident != "and" && f.Ident != "or" && f.Ident != "not" {
		e, err := s.command(c, dot)
		return truth(e, err)
	}
	var parts []func(*run, reflect.Value) bool
	for _, n := range c.Args[1:] {
		part, err := s.part(n, dot)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	switch {
	case len(parts) == 0 || f.Ident == "not" && len(parts) != 1:
		return nil, unknown(c)
	case f.Ident == "not":
		return func(r *run, dot reflect.Value) bool { return !parts[0](r, dot) }, nil
	}
	decisive := f.Ident == "or"
	return func(r *run, dot reflect.Value) bool {
		for _, part := range parts {
			if part(r, dot) == decisive {
				return decisive
			}
		}
		return !decisive
	}, nil
}

// part compiles one argument of and, or, not.
func (s *scope) part(n parse.Node, dot reflect.Type) (func(*run, reflect.Value) bool, error) {
	if p, ok := n.(*parse.PipeNode); ok {
		return s.truth(p, dot)
	}
	e, err := s.operand(n, dot, nil)
	return truth(e, err)
}

func truth(e expr, err error) (func(*run, reflect.Value) bool, error) {
	if err != nil {
		return nil, err
	}
	if e.str != nil {
		return func(r *run, dot reflect.Value) bool { return e.str(r, dot) != "" }, nil
	}
	of, err := truthOf(e)
	return func(r *run, dot reflect.Value) bool { return of(e.val(r, dot)) }, err
}

// truthOf says what counts as true, as text/template.IsTrue does.
func truthOf(e expr) (func(reflect.Value) bool, error) {
	switch e.t.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.String, reflect.Slice:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	}
	return nil, errors.New(strconv.Quote(e.t.String()) + ": " + errUnknown.Error())
}
