// This file puts a faculty's line on its page: what each level of study offers.

package page

import (
	"cmp"
	"path"
	"slices"
	"strconv"

	"projetpro/internal/address"
	"projetpro/internal/lang"
	"projetpro/internal/lineplan"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Stage is a level of study on the line of a faculty: a year of its roadmap, or the modules that begin there and of
// which no year speaks.
type Stage struct {
	L       Language
	Level   string
	Anchor  string // the id of its place on the page
	State   string // the best of what it offers, as the map draws it: given, planned, suspended, ended
	On      bool   // the next one is of the level behind it
	Year    *RoadmapYear
	Taught  []*ModuleCard // at this level, where Year speaks of it
	Modules []*ModuleCard
	Others  []*ModuleCard // of other faculties
	Going   []*ModuleCard // that began at a level before
}

// stages are those of a faculty, in the order of the site's levels; beside are its modules that stand on none: its own,
// and those of others.
func (m *presenter) stages(f *site.Faculty, card *FacultyCard, others []*ModuleCard) (all []*Stage, beside, besideOthers []*ModuleCard) {
	stops, levels := m.lineStops(card, others)
	bodies := map[*YearCard]Body{}
	for i, y := range card.Years {
		bodies[y] = m.body(f.Years[i].Best(m.tag))
	}
	byLevel, states := map[string]*Stage{}, map[*Stage]lineplan.State{}
	for i, stop := range stops {
		for _, level := range levels[i] {
			s := byLevel[level]
			if s == nil {
				s = &Stage{L: m.l, Level: level, Anchor: stageAnchor(level)}
				byLevel[level], all = s, append(all, s)
			}
			if stop.Year != nil {
				s.Year = &RoadmapYear{stop.Year, bodies[stop.Year]}
			}
			states[s] = max(states[s], drawnAs(stop.Status))
		}
	}
	slices.SortStableFunc(all, func(a, b *Stage) int {
		return cmp.Or(cmp.Compare(m.rank(a.Level), m.rank(b.Level)), cmp.Compare(a.Level, b.Level))
	})
	at := map[string][]*Stop{}
	for i, stop := range stops {
		for _, level := range levels[i] {
			at[level] = append(at[level], stop)
		}
	}
	placed := map[*ModuleCard]bool{}
	for i, s := range all {
		s.State, s.On = states[s].String(), i+1 < len(all) && m.rank(all[i+1].Level) == m.rank(s.Level)+1
		for n := 2; slices.ContainsFunc(all[:i], func(before *Stage) bool { return before.Anchor == s.Anchor }); n++ {
			s.Anchor = stageAnchor(s.Level) + "-" + strconv.Itoa(n)
		}
		for _, stop := range at[s.Level] {
			s.take(stop, placed)
		}
		if s.Year != nil {
			s.Taught = slices.Concat(atLevel(card.Modules, s.Level), atLevel(others, s.Level))
		}
	}
	left := func(cards []*ModuleCard) []*ModuleCard {
		return slices.DeleteFunc(slices.Clone(cards), func(c *ModuleCard) bool { return placed[c] })
	}
	return all, left(card.Modules), left(others)
}

// take lists the module of a stop, once; placed are those that stages have.
func (s *Stage) take(stop *Stop, placed map[*ModuleCard]bool) {
	c := stop.Module
	if c == nil || slices.Contains(s.Modules, c) || slices.Contains(s.Others, c) || slices.Contains(s.Going, c) {
		return
	}
	switch {
	case placed[c]:
		s.Going = append(s.Going, c)
	case stop.Owner.Title != "":
		s.Others = append(s.Others, c)
	default:
		s.Modules = append(s.Modules, c)
	}
	placed[c] = true
}

// isWithin reports whether an item is read on the page of the faculty it is of: a year of a roadmap of which nothing more is
// said than has room there. It has an address all the same, which leads there: a text may become longer, and shorter again.
func (p *planner) isWithin(item *site.Item) bool { return item.Place.ByLevel && item.Short() }

// readAt is the path at which an item is read in a language; "" when it has none.
func (p *planner) readAt(item *site.Item, tag lang.Tag) string {
	if !p.isWithin(item) {
		return p.book.Path(item.ID, tag)
	}
	level, _ := p.site.Ladder().OfFile(path.Base(item.ID))
	return p.book.Path(item.Place.Owner(item.ID), tag) + "#" + stageAnchor(level)
}

// addLeading takes a page into the plan that leads from an address to where an item is read.
func (lo *localiser) addLeading(c *collector, from string, to *site.Item) {
	e := to.Best(lo.tag)
	c.add(lo, &Page{Path: address.File(from), Lang: lo.tag, Layout: "alias.html", Source: e.File.Path, entry: e, keys: ownKeys}, func(m *presenter) View {
		words, _ := schema.TitledOf(e.Record.Words)
		return m.alias(to, words.Title, e.Lang)
	})
}

// stageAnchor is the id of a level's place on the page of a faculty, which no heading of a text has.
func stageAnchor(level string) string { return "modules--" + lang.Slug(level) }

// compact reports whether what the stages of a faculty offer has room side by side.
func compact(stages []*Stage) bool {
	if len(stages) > mapMany {
		return false
	}
	return !slices.ContainsFunc(stages, func(s *Stage) bool { return len(s.Modules)+len(s.Others)+len(s.Going) > 1 })
}
