// This file says where one may go on from the home page.

package page

import (
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// method is the ID of the page about the method.
const method = "method"

// ways lead on from the home page: to a mentor, to what one may follow, to the slides, to the method. What the site has not is left out.
func (m *presenter) ways() (ways []Way) {
	for _, list := range []*schema.Place{schema.Mentoring, schema.Finder, schema.Slides} {
		if link, ok := m.linkTo(list.Path); ok && m.p.site.Has(list) && !m.p.isEmpty(list) {
			link.Title = m.l.T("home.ways." + list.Path)
			ways = append(ways, Way{Link: link, Text: m.l.T("section." + list.Path + ".summary")})
		}
	}
	if item := m.p.site.Item(method); item != nil {
		card := m.card(item)
		ways = append(ways, Way{Link: Link{Title: card.Title, Href: card.Href, Lang: card.Lang}, Text: card.Summary, TextLang: card.WordsLang})
	}
	return ways
}

// isEmpty reports whether a list has nothing to list, which only those know that a site always has.
func (p *planner) isEmpty(list *schema.Place) bool {
	switch list {
	case schema.Mentoring:
		return len(p.site.Offers) == 0
	case schema.Slides:
		return !p.hasResources()
	}
	return false
}

// lookForResources reports whether anything of the site has a resource.
func (p *planner) lookForResources() bool {
	for item := range p.site.Items() {
		if hasResource(item) {
			return true
		}
	}
	return false
}

func hasResource(item *site.Item) bool {
	for range schema.Each[schema.Resource](item.Kind, item.Facts) {
		return true
	}
	return false
}
