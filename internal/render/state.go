// This file writes how what is offered stands.

package render

import (
	"html/template"
	"strings"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// state says how something stands on the day of the build, with a sign that the style sheet draws: "En cours depuis octobre
// 2019"; "" when nothing is known of it.
func state(s *page.State) template.HTML {
	if s == nil {
		return ""
	}
	name := s.Name
	if name == "" {
		name = schema.Running
	}
	return template.HTML(`<span class="state state-` + escape(name) + `">` + string(stateWords(s)) + `</span>`)
}

func stateWords(s *page.State) template.HTML {
	words, date := nameOfState(s), template.HTML("")
	switch l := s.L; {
	case s.Ahead:
		date = when(l, "state.from", s.Since)
	case !s.Since.IsZero():
		date = when(l, "card.since", s.Since)
	case s.Overdue:
		return when(l, "card.overdue", s.Expected)
	case !s.Expected.IsZero():
		return when(l, "card.expected", s.Expected)
	}
	if words == "" || date == "" {
		return escaped(words) + date
	}
	key := "state.dated"
	if s.Ahead {
		key = "state.ahead"
	}
	return filled(s.L.T(key, "state", firstHole, "date", secondHole), escaped(words), date)
}

// nameOfState are the words for a state; "" when only its date is known.
func nameOfState(s *page.State) string {
	if s.Name == page.Over {
		return s.L.T("state.over")
	}
	return s.L.Enum("status", s.Name)
}

// stateKeys are the interface strings that say how something stands.
func stateKeys() []string {
	keys := []string{"state.over", "state.dated", "state.ahead"}
	for _, dated := range []string{"state.from", "card.since", "card.overdue", "card.expected"} {
		for _, precision := range precisions {
			keys = append(keys, dated+precision)
		}
	}
	for _, status := range closedLists()["status"] {
		keys = append(keys, "enum.status."+status)
	}
	return keys
}

// mostBeads is how many sessions are shown as beads: more are not counted at a glance.
const mostBeads = 12

// beads shows so many sessions, each a bead, to eyes alone; "" when their number is not known exactly, or there are many.
func beads(s schema.Sessions) template.HTML {
	n := s.Number()
	exact := n.Min.Given && n.Min == n.Max && !n.About && !n.Over && n.Min.Thousandths%1000 == 0
	if count := n.Min.Thousandths / 1000; exact && count > 0 && count <= mostBeads {
		return template.HTML(`<dd class="beads" aria-hidden="true">` + strings.Repeat("<i></i>", count) + `</dd>`)
	}
	return ""
}
