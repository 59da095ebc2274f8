// This file keeps what walks through layouts, and what runs them, from going
// round in circles: the stack would not hold them. html/template ends a template
// within itself too, but only after 100,000 of them, and a dozen {{if}} in each
// need more stack than a program can have. While escaping it may not end at all.
//
// A template that calls itself, directly or not, is all right when that ends. It
// stands in its piece once for each level down to the deepest, each calling the
// next, so that in fact none does. A partial that memo remembers must not need
// itself: it could never be finished.

package render

import (
	"fmt"
	"html/template"
	"iter"
	"maps"
	"slices"
	"text/template/parse"

	"projetpro/internal/diag"
)

// deepest is how many times a template can stand within itself.
const deepest = 100

// knots finds the nodes that lead back to themselves. Those that lead to one
// another have the same number, which is not 0.
func knots[N comparable](nodes iter.Seq[N], next func(N) iter.Seq[N]) map[N]int {
	var path []N           // the nodes of which it is not yet known
	met := map[N]int{}     // when each was met, from 1
	highest := map[N]int{} // the first met of those on the path to which each is known to lead
	knot := map[N]int{}
	known := map[N]bool{}
	var visit func(N)
	visit = func(n N) {
		met[n] = len(met) + 1
		highest[n] = met[n]
		at, itself := len(path), false
		path = append(path, n)
		for m := range next(n) {
			switch {
			case met[m] == 0:
				visit(m)
				highest[n] = min(highest[n], highest[m])
			case !known[m]:
				highest[n] = min(highest[n], met[m])
			}
			itself = itself || m == n
		}
		if highest[n] < met[n] {
			return
		}
		for _, m := range path[at:] {
			known[m] = true
			if itself || len(path[at:]) > 1 {
				knot[m] = met[n]
			}
		}
		path = path[:at]
	}
	for n := range nodes {
		if met[n] == 0 {
			visit(n)
		}
	}
	return knot
}

// findKnots finds the templates of a piece that call themselves.
func (p *piece) findKnots() map[string]int {
	return knots(maps.Keys(p.templates), func(name string) iter.Seq[string] {
		return func(yield func(string) bool) {
			d := p.templates[name]
			for _, called := range d.called {
				if called = p.nameFor(d, called); p.templates[called] != nil && !yield(called) {
					return
				}
			}
		}
	})
}

// An instance is a template as it stands in a piece: at level 0, or within itself.
type instance struct {
	name  string // in the piece, of that at level 0
	level int
	of    *definition
}

func (i instance) String() string {
	if i.level == 0 {
		return i.name
	}
	return fmt.Sprintf("%s (level %d)", i.name, i.level)
}

// instances are the templates of a piece at all their levels, one of which is too many.
func (p *piece) instances() iter.Seq[instance] {
	return func(yield func(instance) bool) {
		for name, d := range p.templates {
			levels := 1
			if p.knots()[name] != 0 {
				levels = deepest + 2
			}
			for level := range levels {
				if !yield(instance{name, level, d}) {
					return
				}
			}
		}
	}
}

// copy copies a tree of a template's, which in an instance of it calls instances.
func (p *piece) copy(i instance, tree *parse.Tree) *parse.Tree {
	if i.level > deepest {
		return tooDeep(i.of)
	}
	tree = tree.Copy()
	knots := p.knots()
	rewrite(tree.Root, func(n parse.Node) parse.Node {
		if n, ok := n.(*parse.TemplateNode); ok {
			called := instance{name: p.nameFor(i.of, n.Name)}
			if knot := knots[i.name]; knot != 0 && knot == knots[called.name] {
				called.level = i.level + 1
			}
			n.Name = called.String()
		}
		return n
	})
	return tree
}

// tooDeep is the template of the level too many.
func tooDeep(d *definition) *parse.Tree {
	trees := set{}
	text := fmt.Sprintf("{{if endless %q %q}}{{end}}", d.file.path, d.name)
	if _, err := parse.New(d.name).Parse(text, "", "", trees, map[string]any{"endless": endless}); err != nil {
		panic(err)
	}
	return trees[d.name]
}

// endless is the function that it calls, and the error it fails with.
func endless(file, name string) (bool, error) { return false, &endlessError{file, name} }

type endlessError struct{ file, name string }

func (e *endlessError) Error() string {
	return fmt.Sprintf("%q calls itself more than %d deep", e.name, deepest)
}

// place is where a template is defined that calls itself without end.
func (e *endlessError) place(files []*file) (at diag.Pos, end int) {
	at = diag.WholeFile(e.file)
	if i := slices.IndexFunc(files, func(f *file) bool { return f.path == e.file }); i >= 0 {
		at = files[i].definition(e.name)
	}
	return at, at.Offset + len(e.name)
}

// functionsOf are the functions that the templates of a piece call: those of
// layouts, and endless.
func functionsOf(p *piece) template.FuncMap {
	all := p.functions()
	all["endless"] = endless
	return all
}

// findCircles finds the partials that memo remembers in a piece and that need
// themselves. Each circle is told once, where memo first leads on in it.
func (p *piece) findCircles() (list diag.List) {
	next := func(q *piece) iter.Seq[*piece] {
		return func(yield func(*piece) bool) {
			for _, name := range q.memoed {
				if r := p.remembered(name); r != nil && !yield(r) {
					return
				}
			}
		}
	}
	knot := knots(slices.Values(p.within), next)
	circles := map[int]diag.List{}
	for q, number := range knot {
		circle := circles[number]
		for _, d := range q.templates {
			for _, name := range d.memoed {
				if knot[p.remembered(name.Text)] == number {
					at := int(name.Pos)
					circle.Add(diag.LayoutCircle, diag.Pos{File: d.file.path, Offset: at}, at+len(name.Quoted), name.Text)
				}
			}
		}
		circles[number] = circle
	}
	for _, circle := range circles {
		circle.Sort()
		for _, d := range circle[1:] {
			circle[0].WithRelated(d.Pos)
		}
		list = append(list, circle[0])
	}
	return list
}
