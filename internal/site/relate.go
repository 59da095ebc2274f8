// This file brings the items of a site together: modules and years with their
// faculty, partners with the offers they take part in.

package site

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// A placement is what becomes of an item in one site.
type placement struct {
	*joined
	shown *Item // nil when the item is not in the site
	whole any   // the *Faculty, *Offer or *Event, with all it is related to; nil for other kinds
}

// A relater goes through the items of a site.
type relater struct {
	*Site
	faculties map[family]*Faculty // those met so far
}

// relate goes by ID: a faculty comes before what belongs to it.
func (s *Site) relate() {
	r := relater{s, map[family]*Faculty{}}
	for i := range s.places {
		p := &s.places[i]
		s.Diags = append(s.Diags, p.diags...)
		p.shown = nil
		if !p.left && p.member.place(&r, p) {
			p.shown = p.item
			s.Diags = append(s.Diags, p.inside...)
		}
	}
	r.finish()
}

// facultyOf finds the faculty an item belongs to; nil when there is none, or
// when it is left out with all that belongs to it.
func (r *relater) facultyOf(p *placement) *Faculty {
	f := r.faculties[p.family]
	if f == nil && !r.LeftOut(p.family.Value()) {
		v := p.item.Versions[0]
		r.Diags.Add(diag.FacultyMissing, diag.WholeFile(v.File.Path), 0, path.Base(p.family.Value()), string(v.Lang))
	}
	return f
}

// finish does what needs all items.
func (r *relater) finish() {
	r.translations()
	if r.Home == nil && !r.LeftOut(schema.Home) {
		r.Diags.Add(diag.HomeMissing, diag.WholeFile(source.Marker), 0, string(r.Default().Tag()))
	}
	for _, f := range r.Faculties {
		for _, m := range f.Modules {
			r.share(f, m)
			r.checkRelated(m, "requires", m.Facts.Requires)
			r.checkRelated(m, "excludes", m.Facts.Excludes)
		}
	}
	for i, f := range r.Faculties {
		slices.SortStableFunc(f.Years, func(a, b *Year) int { return cmp.Compare(r.ladder.Index(a.Level), r.ladder.Index(b.Level)) })
		r.Faculties[i] = settle(r.placeOf(f.ID), f, (*Faculty).equal)
	}
	for i, o := range r.Offers {
		r.linkPartners(o)
		r.Offers[i] = settle(r.placeOf(o.ID), o, (*Offer).equal)
	}
	for i, e := range r.Events {
		r.linkEvent(e)
		r.Events[i] = settle(r.placeOf(e.ID), e, (*Event).equal)
	}
}

// settle puts a whole in its place, unless an earlier site had the same: then
// that stays.
func settle[T any](p *placement, whole T, equal func(T, T) bool) T {
	if was, ok := p.whole.(T); ok && equal(whole, was) {
		return was
	}
	p.whole = whole
	return whole
}

func (f *Faculty) equal(other *Faculty) bool {
	return f.facultyNode == other.facultyNode && slices.Equal(f.Modules, other.Modules) && slices.Equal(f.Others, other.Others) &&
		slices.Equal(f.Years, other.Years)
}

func (o *Offer) equal(other *Offer) bool {
	return o.offerNode == other.offerNode && o.Lead == other.Lead && o.Operator == other.Operator && slices.Equal(o.Partners, other.Partners)
}

func (e *Event) equal(other *Event) bool {
	return e.eventNode == other.eventNode && slices.Equal(e.Faculties, other.Faculties) && slices.Equal(e.Partners, other.Partners)
}

func (r *relater) linkPartners(o *Offer) {
	o.Lead = r.partner(&o.Item, "initiative", o.Facts.Lead)
	o.Operator = r.partner(&o.Item, "operator", o.Facts.Operator)
	o.Partners = r.partners(&o.Item, o.Facts.Partners)
}

func (r *relater) linkEvent(e *Event) {
	e.Partners = r.partners(&e.Item, e.Facts.Partners)
	for i, name := range e.Facts.Faculties {
		if f := r.faculty(&e.Item, "faculties."+strconv.Itoa(i), name); f != nil && !slices.Contains(e.Faculties, f) {
			e.Faculties = append(e.Faculties, f)
		}
	}
}

// partners are those that an item names in its field partners.
func (r *relater) partners(of *Item, names []string) (all []*Partner) {
	for i, name := range names {
		if p := r.partner(of, "partners."+strconv.Itoa(i), name); p != nil {
			all = append(all, p)
		}
	}
	return all
}

// faculty finds the faculty that an item names in a field, or nil.
func (r *relater) faculty(of *Item, field, name string) *Faculty {
	if p := r.placeOf(schema.Faculty.ID(name)); p != nil {
		f, _ := p.whole.(*Faculty)
		return f
	}
	pos, end := of.Written(field)
	var names []string
	for _, f := range r.Faculties {
		names = append(names, path.Base(f.ID))
	}
	d := r.Diags.Add(diag.FacultyUnknown, pos, end, name, strings.Join(names, ", "))
	of.correct(d, name, schema.Nearest(name, names))
	return nil
}

// partner finds the partner that an item names in a field, or nil.
func (r *relater) partner(of *Item, field, name string) *Partner {
	if name == "" {
		return nil
	}
	if p := r.placeOf(schema.Partner.ID(name)); p != nil {
		if p.left {
			return nil
		}
		return p.member.(*Partner)
	}
	pos, end := of.Written(field)
	var names []string
	for _, p := range r.Partners {
		names = append(names, path.Base(p.ID))
	}
	d := r.Diags.Add(diag.PartnerUnknown, pos, end, name, strings.Join(names, ", "), string(r.Default().Tag()))
	of.correct(d, name, schema.Nearest(name, names))
	return nil
}
