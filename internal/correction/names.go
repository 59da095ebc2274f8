// This file proves better names for files.

package correction

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

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
		name, cured := n.best(d)
		if name == "" {
			continue
		}
		p.better[d] = name
		n.taken[name] = true
		for _, other := range list {
			if (cured[errorOf(other)] || leadsTo(other, name)) && other != d && p.follows[other] == nil && p.better[other] == "" && other.Pos.File != d.Pos.File {
				p.follows[other] = d
			}
		}
	}
}

// folders lets what is said of the places of files follow from the name of their folder, if they are proposed to lie in one of
// another name, as they lie in it, and there are several of them.
func (p *prover) folders(list diag.List) {
	type renaming struct{ from, to string }
	alike := map[renaming]diag.List{}
	for _, d := range list {
		if d.Code == diag.PlaceUnknown && p.follows[d] == nil {
			if from, to, ok := otherFolder(d.Pos.File, cmp.Or(p.better[d], d.Fix)); ok {
				alike[renaming{from, to}] = append(alike[renaming{from, to}], d)
			}
		}
	}
	for r, some := range alike {
		if len(some) == 1 || !slices.ContainsFunc(some, func(d *diag.Diagnostic) bool { return p.better[d] != "" }) {
			continue
		}
		p.folder[some[0]] = &diag.Diagnostic{Code: diag.FolderUnknown, Pos: diag.WholeFile(r.from), Args: []any{len(some), r.to}}
		for _, d := range some[1:] {
			p.follows[d] = some[0]
		}
	}
}

// otherFolder is the folder whose name is all that two paths differ in, as it is called in either.
func otherFolder(file, better string) (from, to string, ok bool) {
	a, b := strings.Split(file, "/"), strings.Split(better, "/")
	if len(a) != len(b) {
		return "", "", false
	}
	at := -1
	for i := range a {
		if a[i] != b[i] && at >= 0 {
			return "", "", false
		} else if a[i] != b[i] {
			at = i
		}
	}
	if at < 0 || at == len(a)-1 {
		return "", "", false
	}
	return strings.Join(a[:at+1], "/"), strings.Join(b[:at+1], "/"), true
}

// leadsTo reports whether a diagnostic is about a link that leads nowhere, as long as no
// file is called so; links may leave out its language.
func leadsTo(d *diag.Diagnostic, name string) bool {
	if d.Code != diag.LinkDead && d.Code != diag.LinkDeadNear && d.Code != diag.LinkDeadAmong {
		return false
	}
	link, _, _ := strings.Cut(d.Args[0].(string), "#")
	to := path.Join(path.Dir(d.Pos.File), link)
	bare := strings.TrimSuffix(name, ".md")
	return to == name || strings.TrimSuffix(to, ".md") == strings.TrimSuffix(bare, path.Ext(bare))
}

// within lets what is said of files as a whole follow from what is said of the folder
// that they are in.
func (p *prover) within(list diag.List) {
	for _, d := range list {
		for _, folder := range append([]diag.Pos{d.Pos}, d.Related...) {
			if folder.Offset >= 0 || path.Ext(folder.File) != "" {
				continue
			}
			for _, other := range list {
				if other.Pos.Offset < 0 && strings.HasPrefix(other.Pos.File, folder.File+"/") && other.Severity(true) >= d.Severity(true) && p.follows[other] == nil {
					p.follows[other] = d
				}
			}
		}
	}
}

// A namer looks for names for files.
type namer struct {
	Reader
	left   int
	taken  map[string]bool // names that are proposed for other files
	before map[string]bool // what is wrong anyway; nil until it is asked for
}

// best is the name with which the least is wrong, or "". cured is what is not wrong then
// and is without it.
func (n *namer) best(d *diag.Diagnostic) (best string, cured map[string]bool) {
	least := 0
	for _, name := range append([]string{d.Fix}, d.Else...) {
		name, found, ok := n.try(d.Pos.File, name)
		if wrong := errorsIn(found); ok && (best == "" || wrong < least) {
			best, least = name, wrong
			cured = maps.Clone(n.before)
			for _, d := range found {
				delete(cured, errorOf(d))
			}
		}
	}
	return best, cured
}

func errorsIn(list diag.List) int {
	n, _, _ := list.Count(false)
	return n
}

// try gives a file a name, and, if there is a better one then, that one. found is
// what is wrong then; ok that the name is free, that nothing is wrong
// with it, and that no other file has an error for it.
func (n *namer) try(file, name string) (better string, found diag.List, ok bool) {
	if n.before == nil {
		n.before = map[string]bool{}
		for _, d := range n.Site() {
			n.before[errorOf(d)] = true
		}
	}
	for range maxRounds {
		if n.left == 0 || n.taken[name] || n.Has(name) {
			return "", nil, false
		}
		n.left--
		found := n.Site(Change{File: file, Name: name})
		isError := func(d *diag.Diagnostic) bool { return d.Severity(false) == diag.Error }
		ofName := func(d *diag.Diagnostic) bool { return isError(d) && d.Pos == diag.WholeFile(name) }
		i := slices.IndexFunc(found, ofName)
		if i < 0 {
			caused := func(d *diag.Diagnostic) bool { return isError(d) && d.Pos.File != name && !n.before[errorOf(d)] }
			return name, found, !slices.ContainsFunc(found, caused)
		}
		if found[i].Fix == "" || found[i].Fix == name {
			break
		}
		name = found[i].Fix
	}
	return "", nil, false
}

// errorOf tells what is wrong from others, wherever it stands in its file.
func errorOf(d *diag.Diagnostic) string { return fmt.Sprint(d.Pos.File, d.Code, d.Args) }
