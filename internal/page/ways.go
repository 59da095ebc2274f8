// This file says where one may go on from the home page.

package page

import "projetpro/internal/schema"

// method is the ID of the page about the method.
const method = "method"

// ways lead on from the home page: to a mentor, to what one may follow, to the slides, to the method. What the site has not is left out.
func (m *presenter) ways() (ways []Way) {
	for _, list := range []*schema.Place{schema.Mentoring, schema.Finder, schema.Slides} {
		if link, ok := m.linkTo(list.Path); ok && m.p.site.Has(list) {
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
