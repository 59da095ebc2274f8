// This file finds the mistake that a link which leads nowhere follows from.

package diag

import (
	"cmp"
	"path"
	"strings"
)

// Causes are, for links to files that cannot be used, what is wrong with that file or
// with a folder that it is in. A link may leave out a file's language, and may name it
// as it should be called.
func (l List) Causes() map[*Diagnostic]*Diagnostic {
	wrong := map[string]*Diagnostic{}
	for _, d := range l {
		if d.Of != "" || d.Severity(false) != Error {
			continue
		}
		for _, name := range d.names() {
			if first := wrong[name]; first == nil || d.Pos.Offset < 0 && first.Pos.Offset >= 0 {
				wrong[name] = d
			}
		}
	}
	causes := map[*Diagnostic]*Diagnostic{}
	for _, d := range l {
		for name := d.Of; causes[d] == nil && strings.Contains(name, "/"); name = path.Dir(name) {
			if cause := cmp.Or(wrong[name], wrong[strings.TrimSuffix(name, ".md")]); cause != nil {
				causes[d] = cause
			}
		}
	}
	return causes
}

// names are those by which links call the file that d is about. What is wrong with a place in it keeps no page from being
// there in another language.
func (d *Diagnostic) names() []string {
	named := []string{d.Pos.File}
	if d.Pos.Offset >= 0 {
		return named
	}
	if d.Fix != "" {
		named = append(append(named, d.Fix), d.Else...)
	}
	for _, name := range named {
		if stem, isPage := strings.CutSuffix(name, ".md"); isPage {
			named = append(named, strings.TrimSuffix(stem, path.Ext(stem)))
		}
	}
	return named
}
