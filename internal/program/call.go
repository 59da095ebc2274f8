// This file calls functions and methods without package reflect in between.

package program

import "reflect"

// Calls are the kinds of functions and methods that programs call directly. What
// has the same parameters and the same result is called the same way, so that
// none needs to be named. What fits none is called by way of package reflect.
type Calls struct {
	byType  map[reflect.Type]Call
	methods []Call // of all types that have one
}

// A Call is how to call one kind of function, made from an example.
type Call struct {
	t      reflect.Type
	method reflect.Method // what the parameter of a method of an interface must have; else zero
	make   func(fn reflect.Value, args []expr) expr
	fn     reflect.Value // the method
}

// NewCalls makes Calls of examples.
func NewCalls(examples ...Call) *Calls {
	c := &Calls{byType: map[reflect.Type]Call{}}
	for _, e := range examples {
		c.byType[e.t] = e
		if e.t.NumIn() == 1 && e.t.In(0).Kind() == reflect.Interface && e.t.In(0).NumMethod() == 1 {
			e.method = e.t.In(0).Method(0)
			c.methods = append(c.methods, e)
		}
	}
	return c
}

func (c *Calls) function(fn reflect.Value, args []expr) (expr, bool) {
	if c == nil {
		return expr{}, false
	}
	example, ok := c.byType[fn.Type()]
	if !ok || !fit(fn.Type(), 0, args) {
		return expr{}, false
	}
	return example.make(fn, args), true
}

func (c *Calls) method(of expr, m reflect.Method, args []expr) (expr, bool) {
	if c == nil {
		return expr{}, false
	}
	all := append([]expr{of}, args...)
	if of.t.Kind() != reflect.Interface {
		if called, ok := c.function(m.Func, all); ok {
			return called, true
		}
	}
	for _, example := range c.methods {
		if len(args) == 0 && example.method.Name == m.Name && of.t.Implements(example.t.In(0)) {
			return example.make(example.fn, all), true
		}
	}
	return expr{}, false
}

// Text1 is for functions, and for methods without parameters, that give a text.
// The method of an interface that has but one stands for all types that have it.
func Text1[A any, R ~string](example func(A) R) Call {
	return of(example, func(fn func(A) R, args []expr) expr {
		a := arg[A](args[0])
		return text(func(r *run, dot reflect.Value) R { return fn(a(r, dot)) })
	})
}

// Text2 is as [Text1], with a parameter more.
func Text2[A, B any, R ~string](example func(A, B) R) Call {
	return of(example, func(fn func(A, B) R, args []expr) expr {
		a, b := arg[A](args[0]), arg[B](args[1])
		return text(func(r *run, dot reflect.Value) R { return fn(a(r, dot), b(r, dot)) })
	})
}

// Text3 is as [Text1], with two parameters more.
func Text3[A, B, C any, R ~string](example func(A, B, C) R) Call {
	return of(example, func(fn func(A, B, C) R, args []expr) expr {
		a, b, c := arg[A](args[0]), arg[B](args[1]), arg[C](args[2])
		return text(func(r *run, dot reflect.Value) R { return fn(a(r, dot), b(r, dot), c(r, dot)) })
	})
}

// Text2Any is as [Text2], with any number of parameters more, which the function
// must not keep.
func Text2Any[A, B any, R ~string](example func(A, B, ...any) R) Call {
	return of(example, func(fn func(A, B, ...any) R, args []expr) expr {
		a, b := arg[A](args[0]), arg[B](args[1])
		rest := make([]func(*run, reflect.Value) any, len(args)-2)
		for i, e := range args[2:] {
			if rest[i] = arg[any](e); e.str != nil && e.t == typeString {
				rest[i] = func(r *run, dot reflect.Value) any { return e.str(r, dot) }
			}
		}
		return text(func(r *run, dot reflect.Value) R {
			from := len(r.args)
			for _, get := range rest {
				value := get(r, dot)
				r.args = append(r.args, value)
			}
			to := len(r.args)
			result := fn(a(r, dot), b(r, dot), r.args[from:to:to]...)
			clear(r.args[from:])
			r.args = r.args[:from]
			return result
		})
	})
}

// Text1Err is as [Text1], for functions that may fail.
func Text1Err[A any, R ~string](example func(A) (R, error)) Call {
	return of(example, func(fn func(A) (R, error), args []expr) expr {
		a := arg[A](args[0])
		return text(func(r *run, dot reflect.Value) R { return sure(fn(a(r, dot))) })
	})
}

// Text2Err is as [Text2], for functions that may fail.
func Text2Err[A, B any, R ~string](example func(A, B) (R, error)) Call {
	return of(example, func(fn func(A, B) (R, error), args []expr) expr {
		a, b := arg[A](args[0]), arg[B](args[1])
		return text(func(r *run, dot reflect.Value) R { return sure(fn(a(r, dot), b(r, dot))) })
	})
}

// Bool1 is as [Text1], for those that are true or false.
func Bool1[A any](example func(A) bool) Call {
	return of(example, func(fn func(A) bool, args []expr) expr {
		a := arg[A](args[0])
		return boolean(func(r *run, dot reflect.Value) bool { return fn(a(r, dot)) })
	})
}

// sure is what a function gave; the run stops when it failed.
func sure[R any](result R, err error) R {
	if err != nil {
		panic(stop{errStopped})
	}
	return result
}

// of makes a Call of how to call functions of type F.
func of[F any](example F, make func(fn F, args []expr) expr) Call {
	return Call{t: reflect.TypeFor[F](), fn: reflect.ValueOf(example),
		make: func(fn reflect.Value, args []expr) expr { return make(fn.Interface().(F), args) }}
}

// text is an expression made of a text.
func text[R ~string](get func(r *run, dot reflect.Value) R) expr {
	e := expr{t: reflect.TypeFor[R](), typed: get, val: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(get(r, dot)) }}
	if str, ok := any(get).(func(*run, reflect.Value) string); ok {
		e.str = str
	} else {
		e.str = func(r *run, dot reflect.Value) string { return string(get(r, dot)) }
	}
	return e
}

// arg is a value as an argument of type T, to which it can be assigned.
func arg[T any](e expr) func(r *run, dot reflect.Value) T {
	if get, ok := e.typed.(func(*run, reflect.Value) T); ok {
		return get
	}
	t := reflect.TypeFor[T]()
	switch {
	case t == typeString && e.str != nil:
		return any(e.str).(func(*run, reflect.Value) T)
	case t.Kind() == reflect.Interface:
		return func(r *run, dot reflect.Value) T {
			value, _ := e.val(r, dot).Interface().(T) // a nil interface is of no type
			return value
		}
	case e.t != t:
		pointer := reflect.PointerTo(t)
		return func(r *run, dot reflect.Value) T {
			v := e.val(r, dot)
			if v.CanAddr() {
				return *v.Addr().Convert(pointer).Interface().(*T)
			}
			return v.Convert(t).Interface().(T)
		}
	}
	return func(r *run, dot reflect.Value) T {
		v := e.val(r, dot)
		if v.CanAddr() { // spares a copy
			return *v.Addr().Interface().(*T)
		}
		return v.Interface().(T)
	}
}

var typeString = reflect.TypeFor[string]()
