// This file brings the resources of the whole site together.

package page

import (
	"slices"

	"projetpro/internal/schema"
)

// slides lists the resources of all items: those of modules by faculty, then those of other kinds.
func (m *presenter) slides() View {
	v := &SlidesView{Base: m.listBase(schema.Slides)}
	for _, f := range m.faculties() {
		section := &SlidesSection{Line: f.Line, Of: Link{Title: f.Title, Href: f.Href, Lang: f.Lang}}
		for _, c := range f.Modules {
			section.add(m, &c.Card)
		}
		v.add(section)
	}
	others := map[*schema.Kind][]*Card{}
	for item := range m.p.site.Items() {
		if item.Kind != schema.Module && hasResource(item) {
			card := m.card(item)
			others[item.Kind] = append(others[item.Kind], &card)
		}
	}
	for _, k := range schema.Kinds() {
		if len(others[k]) == 0 {
			continue
		}
		sortCards(m.localiser, others[k])
		of, _ := m.linkTo(section(others[k][0].ID))
		section := &SlidesSection{Of: of}
		for _, c := range others[k] {
			section.add(m, c)
		}
		v.add(section)
	}
	return v
}

// add takes a section that lists anything.
func (v *SlidesView) add(s *SlidesSection) {
	if len(s.Groups)+len(s.Coming) > 0 {
		v.Sections = append(v.Sections, s)
	}
}

// add takes the resources of an item: what is there, and what is to come.
func (s *SlidesSection) add(m *presenter, of *Card) {
	link := Link{Title: of.Title, Href: of.Href, Lang: of.Lang}
	all := m.resources(m.p.site.Item(of.ID)).all
	coming := func(r Resource) bool { return r.Href == "" }
	there, late := slices.DeleteFunc(slices.Clone(all), coming), slices.DeleteFunc(all, func(r Resource) bool { return !coming(r) })
	if len(there) > 0 {
		s.Groups = append(s.Groups, ResourceGroup{Of: link, Resources: there})
	}
	if len(late) > 0 {
		s.Coming, s.Number = append(s.Coming, ResourceGroup{Of: link, Resources: late}), s.Number+len(late)
	}
}
