// This file says how one applies, and brings into order what one can apply for.

package page

import (
	"cmp"
	"slices"
	"strings"

	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// registration is how one applies for what an item is; nil when nothing is known of it.
func (lo *localiser) registration(item *site.Item) *Registration {
	for key, x := range schema.Each[schema.Registration](item.Kind, item.Facts) {
		if strings.Contains(key, ".") || x.IsZero() {
			continue
		}
		today := lo.p.today
		r := &Registration{L: lo.l, Facts: x, Standing: x.On(today, schema.IsOver(item.Facts, today)), Past: x.Closes.Before(today)}
		if r.Standing == schema.Open {
			r.Href = string(x.Link)
		}
		if x.Ask && r.Standing != schema.Closed {
			r.Contacts = lo.asked(lo.contacts(listed[schema.Contact](item)), lo.p.site.FacultyOf(item))
		}
		return r
	}
	return nil
}

// The turns of offers in lists.
const (
	turnOpen = iota
	turnOpening
	turnUnknown
	turnClosed
	turnEnded
)

// turnAndSoon is where an offer stands in lists: those one can apply for come first, and
// among them those that close first; those that have ended come last.
func (c *OfferCard) turnAndSoon() (turn, soon int) {
	if c.Facts.Status == schema.Ended {
		return turnEnded, 0
	}
	if c.Registration == nil {
		return turnUnknown, 0
	}
	switch x := c.Registration.Facts; c.Registration.Standing {
	case schema.Open:
		return turnOpen, lastDay(x.Closes)
	case schema.Opening:
		return turnOpening, lastDay(x.Opens)
	case schema.Closed:
		return turnClosed, 0
	}
	return turnUnknown, 0
}

// lastDay orders dates by their last day; 0 is no date.
func lastDay(d schema.Date) int {
	if d.IsZero() {
		return 0
	}
	return d.Year*10000 + cmp.Or(d.Month, 12)*100 + cmp.Or(d.Day, 31)
}

// current are the offers that have not ended, and past those that have.
func (lo *localiser) current() (current, past []*OfferCard) {
	all := lo.offers()
	i := slices.IndexFunc(all, func(c *OfferCard) bool { return c.Facts.Status == schema.Ended })
	if i < 0 {
		return all, nil
	}
	return all[:i:i], all[i:]
}
