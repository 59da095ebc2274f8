// This file finds templates that need themselves. No page has parts within parts
// of the same kind, so that is a mistake; and whatever goes through such a layout
// would go on until its stack is full, which no program survives.

package render

import "projetpro/internal/diag"

// A mention is a place in a template that names another.
type mention struct {
	name string
	at   int  // offset of the name, in its quotation marks
	memo bool // it is to be remembered
	bare bool // it is called with no value
}

// findCircles reports where a layout, or what it remembers, leads back to a template
// that it is in.
func (p *piece) findCircles() (list diag.List) {
	type part struct {
		in   *piece
		name string
	}
	const begun, done = 1, 2
	state := map[part]int{}
	var visit func(part)
	visit = func(at part) {
		state[at] = begun
		d := at.in.templates[at.name]
		for _, c := range d.mentions {
			next := part{at.in, at.in.nameFor(d, c.name)}
			if c.memo {
				next = part{p.remembered(c.name), c.name}
			}
			switch {
			case next.in == nil || next.in.templates[next.name] == nil: // the type check says so
			case state[next] == begun:
				list.Add(diag.LayoutCircle, diag.Pos{File: d.file.path, Offset: c.at}, c.at+len(c.name)+len(`""`), c.name)
			case state[next] != done:
				visit(next)
			}
		}
		state[at] = done
	}
	visit(part{p, p.name})
	return list
}
