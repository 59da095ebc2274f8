// This file says of a module what its parts and its tracks say together, and what nobody
// has announced yet.

package page

import (
	"reflect"
	"slices"

	"projetpro/internal/schema"
)

// whole are the facts of a module with those that only its parts or its tracks give: its
// levels, and its credits: those of all parts, and of one of the tracks. credits is their range where
// those of tracks differ; else zero.
func whole(facts *schema.ModuleFacts) (shown *schema.ModuleFacts, credits schema.Quantity) {
	shown = facts
	with := func() *schema.ModuleFacts {
		if shown == facts {
			fresh := *facts
			shown = &fresh
		}
		return shown
	}
	if levels := schema.Levels(levelsOf(facts)); len(facts.Levels) == 0 && len(levels) > 0 {
		with().Levels = distinct(levels)
	}
	if !facts.Credits.IsZero() {
		return shown, credits
	}
	sum, ofParts := together(facts.Parts)
	credits = span(facts.Tracks)
	switch {
	case len(facts.Parts) == 0 && credits.IsZero(), len(facts.Parts) > 0 && !ofParts, len(facts.Tracks) > 0 && credits.IsZero():
		return shown, schema.Quantity{} // not all of it is known
	case ofParts && len(facts.Tracks) > 0 && !reflect.DeepEqual(sum.Unit, facts.Tracks[0].Credits.Unit):
		return shown, schema.Quantity{}
	case len(facts.Tracks) == 0:
		with().Credits = sum
		return shown, schema.Quantity{}
	}
	credits.Min.Thousandths += sum.Value.Thousandths
	credits.Max.Thousandths += sum.Value.Thousandths
	if credits.Min == credits.Max {
		with().Credits = facts.Tracks[0].Credits
		shown.Credits.Value, credits = credits.Min, schema.Quantity{}
	}
	return shown, credits
}

// distinct are some levels, each once.
func distinct(levels schema.Levels) (all schema.Levels) {
	for _, level := range levels {
		if !slices.Contains(all, level) {
			all = append(all, level)
		}
	}
	return all
}

// together are the credits of all parts, if each says how many, of one unit.
func together(parts []schema.Part) (sum schema.Credits, ok bool) {
	if !alike(parts) {
		return schema.Credits{}, false
	}
	sum, all := parts[0].Credits, 0
	for i := range parts {
		all += parts[i].Credits.Value.Thousandths
	}
	sum.Value = schema.Thousandths(all)
	return sum, true
}

// alike reports whether there are parts, and each says how many credits, of one unit.
func alike(parts []schema.Part) bool {
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p schema.Part) bool {
		return p.Credits.IsZero() || !reflect.DeepEqual(p.Credits.Unit, parts[0].Credits.Unit)
	})
}

// span is from the fewest to the most credits of tracks, if each says how many; else zero.
func span(tracks []schema.Part) (q schema.Quantity) {
	if !alike(tracks) {
		return schema.Quantity{}
	}
	q = schema.Exactly(tracks[0].Credits.Value)
	for i := range tracks {
		if credits := tracks[i].Credits.Value; credits.Thousandths < q.Min.Thousandths {
			q.Min = credits
		} else if credits.Thousandths > q.Max.Thousandths {
			q.Max = credits
		}
	}
	return q
}

// awaited are those of the facts a student decides by (for whom, how many credits and
// sessions, when and where) that a module which runs, or is expected to, does not give. Of one
// that is part of a course (hosted), the credits are those of the course.
func awaited(facts *schema.ModuleFacts, hosted bool) (names []string) {
	switch facts.Status {
	case schema.Ended, schema.Suspended:
		return nil
	case "":
		if facts.Since.IsZero() { // nobody says that it is to be expected
			return nil
		}
	}
	given := func(of func(*schema.Part) bool) bool {
		return slices.ContainsFunc(slices.Concat(facts.Parts, facts.Tracks), func(p schema.Part) bool { return of(&p) })
	}
	dated := func(is func(*schema.Session) bool) bool {
		some := func(s schema.Sessions) bool {
			return slices.ContainsFunc(s.Dated, func(one schema.Session) bool { return is(&one) })
		}
		return some(facts.Sessions) || given(func(p *schema.Part) bool { return some(p.Sessions) })
	}
	for _, fact := range []struct {
		name  string
		known bool
	}{
		{"levels", len(levelsOf(facts)) > 0},
		{"credits", hosted || !facts.Credits.IsZero() || given(func(p *schema.Part) bool { return !p.Credits.IsZero() })},
		{"sessions", !facts.Sessions.IsZero() || given(func(p *schema.Part) bool { return !p.Sessions.IsZero() })},
		{"terms", len(facts.Terms) > 0 || facts.Schedule != "" || inWeeks(facts.Sessions) ||
			given(func(p *schema.Part) bool { return inWeeks(p.Sessions) }) || dated(func(s *schema.Session) bool { return !s.Date.IsZero() })},
		{"campuses", len(facts.Campuses) > 0 || facts.Mode == schema.Online || dated(func(s *schema.Session) bool { return !s.Place.IsZero() || s.Link != "" }) ||
			slotted(facts.Sessions) || given(func(p *schema.Part) bool { return slotted(p.Sessions) })},
	} {
		if !fact.known {
			names = append(names, fact.name)
		}
	}
	return names
}

// slotted reports whether weekly sessions say where they are.
func slotted(s schema.Sessions) bool {
	return slices.ContainsFunc(s.Series(), func(x schema.Series) bool { return !x.Place.IsZero() || x.Link != "" })
}

// inWeeks reports whether sessions say when they are by weeks: which of the year, so much in
// each, how often, or when in the week.
func inWeeks(s schema.Sessions) bool {
	return s.Weekly != 0 || len(s.Weeks.Of) > 0 || s.Often != "" ||
		slices.ContainsFunc(s.Series(), func(x schema.Series) bool { return len(x.Weekdays) > 0 || !x.From.IsZero() })
}
