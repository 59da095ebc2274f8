// This file says which modules stand beside each other: those of a faculty, and those
// of others that it uses.

package page

import (
	"cmp"
	"slices"
	"strconv"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// few is how many modules a list has at most before it is parted.
const few = 8

// others are the modules of other faculties that one uses.
func (lo *localiser) others(f *site.Faculty) []*ModuleCard {
	var all []*ModuleCard
	for _, x := range f.Others {
		owner := lo.byFaculty[x.Place.Owner(x.ID)]()
		i := slices.IndexFunc(owner.Modules, func(c *ModuleCard) bool { return c.ID == x.ID })
		all = append(all, owner.Modules[i])
	}
	sortCards(lo, all)
	return all
}

// groups parts many modules by the first level that each is for, in the order of the
// site's levels; those that are for none come last. It is nil where there are few, or
// no more than one group.
func (lo *localiser) groups(own, others []*ModuleCard) []ModuleGroup {
	if len(own)+len(others) <= few {
		return nil
	}
	var groups []ModuleGroup
	group := func(c *ModuleCard) *ModuleGroup {
		level := lo.firstLevel(c.Facts)
		i := slices.IndexFunc(groups, func(g ModuleGroup) bool { return g.Level == level })
		if i < 0 {
			i, groups = len(groups), append(groups, ModuleGroup{Level: level})
		}
		return &groups[i]
	}
	for _, c := range own {
		g := group(c)
		g.Modules = append(g.Modules, c)
	}
	for _, c := range others {
		g := group(c)
		g.Others = append(g.Others, c)
	}
	if len(groups) < 2 {
		return nil
	}
	slices.SortStableFunc(groups, func(a, b ModuleGroup) int { return cmp.Compare(lo.rank(a.Level), lo.rank(b.Level)) })
	for i := range groups {
		groups[i].Anchor = anchor(groups[:i], groups[i].Level)
	}
	return groups
}

// anchor is the id of a group's heading, which no heading of a text and no group before
// it has.
func anchor(before []ModuleGroup, level string) string {
	id := "modules--" + lang.Slug(level)
	for n := 2; slices.ContainsFunc(before, func(g ModuleGroup) bool { return g.Anchor == id }); n++ {
		id = "modules--" + lang.Slug(level) + "-" + strconv.Itoa(n)
	}
	return id
}

// firstLevel is the first of the site's levels that a module is for; "" if it is for none.
func (lo *localiser) firstLevel(facts *schema.ModuleFacts) string {
	first := ""
	for _, level := range levelsOf(facts) {
		if first == "" || lo.rank(level) < lo.rank(first) {
			first = level
		}
	}
	return first
}

// rank is the place of a level among the site's; what is none of them comes after, and
// "" last.
func (lo *localiser) rank(level string) int {
	levels := lo.p.site.Config.Levels
	switch i := slices.IndexFunc(levels, func(l schema.Level) bool { return l.ID == level }); {
	case level == "":
		return len(levels) + 1
	case i < 0:
		return len(levels)
	default:
		return i
	}
}

// atLevel are the modules of some that are for a level.
func atLevel(cards []*ModuleCard, level string) (at []*ModuleCard) {
	for _, c := range cards {
		if slices.Contains(levelsOf(c.Facts), level) {
			at = append(at, c)
		}
	}
	return at
}

// siblings are the other modules of a faculty. Where there are many, they are those
// for the levels of this one, as long as these are few.
func siblings(of *site.Module, all []*ModuleCard) (shown []*ModuleCard, complete bool) {
	others := slices.DeleteFunc(slices.Clone(all), func(c *ModuleCard) bool { return c.ID == of.ID })
	if len(others) <= few {
		return others, true
	}
	own := levelsOf(of.Facts)
	near := slices.DeleteFunc(others, func(c *ModuleCard) bool {
		return !slices.ContainsFunc(levelsOf(c.Facts), func(level string) bool { return slices.Contains(own, level) })
	})
	if len(near) > few {
		return nil, false
	}
	return near, false
}
