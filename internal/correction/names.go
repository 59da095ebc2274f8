// This file proves better names for files.

package correction

import (
	"fmt"
	"slices"

	"projetpro/internal/diag"
)

// maxNames is how many names are tried: for each the site is read again.
const maxNames = 30

// names proves the names that are proposed for files.
func (p *prover) names(list diag.List) {
	n := namer{Reader: p.Reader, left: maxNames, taken: map[string]bool{}}
	for _, d := range list {
		if d.Fix == "" || d.Pos.Offset >= 0 {
			continue
		}
		if name := n.best(d); name != "" {
			p.better[d] = name
			n.taken[name] = true
		}
	}
}

// A namer looks for names for files.
type namer struct {
	Reader
	left   int
	taken  map[string]bool // names that are proposed for other files
	before map[string]bool // errors there are anyway; nil until they are asked for
}

// best is the name with which the least is wrong, or "".
func (n *namer) best(d *diag.Diagnostic) string {
	best, least := "", 0
	for _, name := range append([]string{d.Fix}, d.Else...) {
		name, wrong, ok := n.try(d.Pos.File, name)
		if ok && (best == "" || wrong < least) {
			best, least = name, wrong
		}
	}
	return best
}

// try gives a file a name, and, if there is a better one then, that one. wrong is
// how many errors there are then; ok that the name is free, that nothing is wrong
// with it, and that no other file has an error for it.
func (n *namer) try(file, name string) (better string, wrong int, ok bool) {
	if n.before == nil {
		n.before = map[string]bool{}
		for _, d := range n.Site() {
			n.before[errorOf(d)] = true
		}
	}
	for range maxRounds {
		if n.left == 0 || n.taken[name] || n.Has(name) {
			return "", 0, false
		}
		n.left--
		found := slices.DeleteFunc(n.Site(Change{File: file, Name: name}), func(d *diag.Diagnostic) bool { return d.Severity(false) != diag.Error })
		ofName := func(d *diag.Diagnostic) bool { return d.Pos == diag.WholeFile(name) }
		i := slices.IndexFunc(found, ofName)
		if i < 0 {
			caused := func(d *diag.Diagnostic) bool { return d.Pos.File != name && !n.before[errorOf(d)] }
			return name, len(found), !slices.ContainsFunc(found, caused)
		}
		if found[i].Fix == "" || found[i].Fix == name {
			break
		}
		name = found[i].Fix
	}
	return "", 0, false
}

// errorOf tells an error from others, wherever it stands in its file.
func errorOf(d *diag.Diagnostic) string { return fmt.Sprint(d.Pos.File, d.Code, d.Args) }
