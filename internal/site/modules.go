// This file finds the modules and the faculties that a module names.

package site

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// Module finds the module that another one names, as in [schema.Related]: nil when there
// is none, or none that is published.
func (s *Site) Module(of *Module, name string) *Module {
	m, _ := s.moduleNamed(of, name)
	return m
}

// ModuleOf is the module that has an ID, or nil.
func (s *Site) ModuleOf(id string) *Module {
	p := s.placeOf(id)
	if p == nil || p.shown == nil {
		return nil
	}
	m, _ := p.member.(*Module)
	return m
}

// moduleNamed is Module; left says that there is one, which is left out.
func (s *Site) moduleNamed(of *Module, name string) (m *Module, left bool) {
	id := name
	if !strings.Contains(name, "/") {
		id = path.Dir(of.ID) + "/" + name
	}
	if p := s.placeOf(id); p != nil && p.item.Kind == schema.Module {
		if p.left || p.shown == nil {
			return nil, true
		}
		return p.member.(*Module), false
	}
	same := s.codes()[strings.ToLower(name)]
	if i := slices.IndexFunc(same, func(m *Module) bool { return path.Dir(m.ID) == path.Dir(of.ID) }); i >= 0 {
		return same[i], false
	}
	if len(same) > 0 {
		return same[0], false
	}
	return nil, false
}

// modulesByCode are the modules of the site by their codes, in small letters.
func (s *Site) modulesByCode() map[string][]*Module {
	by := map[string][]*Module{}
	for _, f := range s.Faculties {
		for _, m := range f.Modules {
			if code := codeOf(m); code != "" {
				by[code] = append(by[code], m)
			}
		}
	}
	return by
}

// codeOf is the code of a module, in small letters.
func codeOf(m *Module) string { return strings.ToLower(lang.Untagged(m.Facts.Code)) }

// checkRelated reports the modules that a module names in a field and that the site
// does not have.
func (r *relater) checkRelated(m *Module, field string, related []schema.Related) {
	for i, x := range related {
		if x.Module == "" {
			continue
		}
		found, left := r.moduleNamed(m, x.Module)
		at, end := m.Written(field + "." + strconv.Itoa(i))
		switch {
		case found == m:
			r.Diags.Add(diag.ModuleItself, at, end, field)
		case found == nil && !left:
			names := r.namesFor(m)
			d := r.Diags.Add(diag.ModuleUnknown, at, end, x.Module, some(names))
			m.correct(d, x.Module, schema.Nearest(x.Module, names))
		}
	}
}

// namesFor are the names by which a module can name others: of its own faculty the names
// of files and the codes, then the IDs of the rest.
func (r *relater) namesFor(m *Module) (names []string) {
	var codes, ids []string
	for _, f := range r.Faculties {
		for _, other := range f.Modules {
			switch {
			case other == m:
				continue
			case path.Dir(other.ID) == path.Dir(m.ID):
				names = append(names, path.Base(other.ID))
			default:
				ids = append(ids, other.ID)
			}
			if other.Facts.Code != "" {
				codes = append(codes, lang.Untagged(other.Facts.Code))
			}
		}
	}
	return slices.Concat(names, codes, ids)
}

// mostListed is how many names a sentence lists.
const mostListed = 8

// some lists the first names, between commas.
func some(names []string) string {
	if len(names) > mostListed {
		return strings.Join(names[:mostListed], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

// share gives a module of a faculty to the others that use it.
func (r *relater) share(f *Faculty, m *Module) {
	for i, name := range m.Facts.AlsoIn {
		id := schema.Faculties.Path + "/" + name
		p := r.placeOf(id)
		if p == nil {
			r.unknownFaculty(m, "also_in."+strconv.Itoa(i), name)
			continue
		}
		other := r.faculties[p.family]
		if other != nil && other != f && !slices.Contains(other.Others, m) {
			other.Others = append(other.Others, m)
		}
	}
}

func (r *relater) unknownFaculty(m *Module, field, name string) {
	var names []string
	for _, f := range r.Faculties {
		names = append(names, path.Base(f.ID))
	}
	at, end := m.Written(field)
	d := r.Diags.Add(diag.FacultyUnknown, at, end, name, some(names))
	m.correct(d, name, schema.Nearest(name, names))
}

// Users are the other faculties that use a module, in the order it names them.
func (s *Site) Users(m *Module) (users []*Faculty) {
	for _, name := range m.Facts.AlsoIn {
		for _, f := range s.Faculties {
			if path.Base(f.ID) == name && slices.Contains(f.Others, m) {
				users = append(users, f)
			}
		}
	}
	return users
}

// IDOf is the ID of what an item names, of a kind that is called so: "" when there is none of that name, or none that is published.
func (s *Site) IDOf(of, kind, name string) string {
	id := ""
	switch kind {
	case schema.Module.Name:
		p := s.placeOf(of)
		if p == nil {
			return ""
		}
		m, _ := p.member.(*Module)
		if m == nil {
			return ""
		}
		if m = s.Module(m, name); m != nil {
			id = m.ID
		}
	case schema.Partner.Name:
		id = schema.Partner.ID(name)
	case schema.Faculty.Name:
		id = schema.Faculty.ID(name)
	}
	if s.Item(id) == nil {
		return ""
	}
	return id
}
