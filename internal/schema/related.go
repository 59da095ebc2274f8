// This file reads what a module is related to: other modules, or words for what no
// page of the site is about.

package schema

import (
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// A Related is a module of the site, or what words say.
type Related struct {
	Module string // its ID, the name of its files in the same faculty, or its code; "" where Words say it
	Words  Localised
}

func (x *Related) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		x.Words.decode(r, n)
		return
	}
	s, ok := r.text(n)
	if !ok {
		return
	}
	if r.none(n, s) {
		return
	}
	if isModule(s) {
		x.Module = s
		return
	}
	better := meantModule(r.src.File, s)
	if better == "" {
		better = r.inItsLanguage(s)
	}
	r.failWith(diag.ValueModule, n, better)
}

// isProse says whether the value at n, of a field that relates modules, names none: a comma in it
// parts no items.
func isProse(f *Field, n *yaml.Node) bool {
	if f.Type != reflect.TypeFor[[]Related]() || n.Kind != yaml.ScalarNode {
		return false
	}
	return !slices.ContainsFunc(separated(n.Value), func(s string) bool { return IsSlug(s) || isCode(s) || strings.Contains(s, "/") })
}

// none reports a text that says that there is nothing: none, no limit. It says whether s is one.
func (r *reader) none(n *yaml.Node, s string) bool {
	s = strings.ToLower(norm.NFC.String(strings.TrimSpace(s)))
	if !isWritten("none", s) && !isWritten("no-limit", s) {
		return false
	}
	r.fail(diag.ValueNone, n)
	return true
}

// isModule says whether s can be the ID of a module, the name of its files, or its code.
func isModule(s string) bool {
	if strings.Contains(s, "/") {
		k, _ := PlaceOf(s)
		return k == Module
	}
	return IsSlug(s) || isCode(s)
}

// isCode says whether s has the form of codes: a figure, and no more than two words.
func isCode(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) && strings.Count(s, " ") < 2 && !strings.ContainsFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(" -._", c)
	})
}

// meantModule is what s, a path of a file as seen from another one, was meant for, or "".
func meantModule(from, s string) string {
	s = strings.ReplaceAll(s, `\`, "/")
	named := strings.TrimSuffix(s, ".md")
	if i := strings.LastIndexByte(named, '.'); i > 0 && IsTag(named[i+1:]) {
		named = named[:i]
	}
	if strings.HasPrefix(named, ".") {
		named = path.Join(path.Dir(from), named)
	}
	named = strings.TrimPrefix(named, "content/")
	if named == s || !isModule(named) {
		return ""
	}
	return named
}
