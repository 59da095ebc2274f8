// This file puts events in the order of their days.

package page

import (
	"cmp"
	"slices"

	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// events are the cards of all events, in the order of when they start; those of the
// same moment in the order of lists.
func (lo *localiser) events() []*EventCard {
	cards := cardsOf(lo, schema.Event, func() (all []*EventCard) {
		m := &presenter{localiser: lo}
		for _, e := range lo.p.site.Events {
			words, _ := e.Words(lo.tag)
			all = append(all, &EventCard{ItemCard: cardOf(lo, &e.Item, e.Facts, words), Faculties: lo.facultyLinks(e.Faculties),
				Resources: m.resources(&e.Item).own, Over: e.Facts.Over(lo.p.today)})
		}
		return all
	})
	return slices.SortedStableFunc(slices.Values(cards), func(a, b *EventCard) int { return inTime(a.Facts.Starts, b.Facts.Starts) })
}

// inTime orders moments. What is not known of one comes after what is: some day of a
// month after all of its days.
func inTime(a, b schema.Moment) int {
	last := func(n int) int { return cmp.Or(n, int(^uint(0)>>1)) }
	return cmp.Or(
		cmp.Compare(last(a.Date.Year), last(b.Date.Year)),
		cmp.Compare(last(a.Date.Month), last(b.Date.Month)),
		cmp.Compare(last(a.Date.Day), last(b.Date.Day)),
		cmp.Compare(a.Clock, b.Clock))
}

// anyEvent takes each event.
func anyEvent(*site.Event) bool { return true }

// next are the cards of those events that are not over yet, in the order of when they start.
func (lo *localiser) next(wanted func(*site.Event) bool) []*EventCard {
	var ids []string
	for _, e := range lo.p.site.Events {
		if !e.Facts.Over(lo.p.today) && wanted(e) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return slices.DeleteFunc(lo.events(), func(c *EventCard) bool { return !slices.Contains(ids, c.ID) })
}

// facultyLinks lead to the pages of faculties.
func (lo *localiser) facultyLinks(faculties []*site.Faculty) []Link {
	var all []Link
	for _, f := range faculties {
		all = append(all, lo.facultyLink(f))
	}
	return all
}
