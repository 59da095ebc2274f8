// This file says how what is offered stands, on the day of the build.

package page

import (
	"slices"

	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A State is how a module, a year, an offer or an event stands on the day of the build: what its status says, and since
// when or for when.
type State struct {
	L        Language
	Name     string      // a status, or Over; "" when only a date is known
	Since    schema.Date // when it began, or will begin; zero when that is not known, or it is no more
	Ahead    bool        // Since is to come
	Expected schema.Date // for when it is expected
	Overdue  bool        // that time has passed, and nothing says that it has begun
}

// Over is the state of an event that has taken place.
const Over = "over"

// state is nil when nothing is known of it.
func (lo *localiser) state(facts any) *State {
	s, today := State{L: lo.l}, lo.p.today
	switch x := facts.(type) {
	case *schema.ModuleFacts:
		s.Name, s.Since = x.Status, x.Since
	case *schema.OfferFacts:
		s.Name, s.Since = x.Status, x.Since
	case *schema.YearFacts:
		s.Name, s.Since, s.Expected = x.Status, x.Since, x.Expected
	case *schema.EventFacts:
		if s.Name = x.Status; s.Name != schema.Cancelled && x.Over(today) {
			s.Name = Over
		}
	}
	if s.Name == schema.Ended || s.Name == schema.Suspended {
		s.Since = schema.Date{}
	}
	if s.Name == "" && s.Since.IsZero() && s.Expected.IsZero() {
		return nil
	}
	s.Ahead, s.Overdue = today.Before(s.Since), s.Since.IsZero() && s.Expected.Before(today)
	return &s
}

// standings are the states of what is offered, the one that says most for it first.
var standings = []string{schema.Running, "pilot", schema.InPreparation, schema.Expected, schema.Suspended, schema.Ended}

// best is the state of a faculty: that of its modules and years which stands first; nil when nothing is known of any.
func best(modules []*ModuleCard, years []*YearCard) *State {
	first := len(standings)
	var l Language
	take := func(s *State) {
		if s == nil {
			return
		}
		if i := slices.Index(standings, s.Name); i >= 0 && i < first {
			first, l = i, s.L
		}
	}
	for _, c := range modules {
		take(c.State)
	}
	for _, c := range years {
		take(c.State)
	}
	if first == len(standings) {
		return nil
	}
	return &State{L: l, Name: standings[first]}
}

// asked are the people to ask about what has contacts of its own: these and, when none of them can be reached, those of the
// faculty it belongs to, which may be nil, else those of the site.
func (lo *localiser) asked(own []Contact, f *site.Faculty) []Contact {
	if slices.ContainsFunc(own, Contact.reachable) {
		return own
	}
	var others []schema.Contact
	if f != nil {
		others = f.Facts.Contacts
	}
	for _, contacts := range [][]schema.Contact{others, lo.p.site.Config.Contacts} {
		if next := lo.reachable(contacts...); len(next) > 0 {
			return append(slices.Clip(own), next...)
		}
	}
	return own
}

// reachable reports whether a contact says how to reach it.
func (c Contact) reachable() bool { return c.Email != "" || c.Phone != "" || c.Href != "" }
