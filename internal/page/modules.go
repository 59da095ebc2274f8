// This file says which modules stand beside each other: those of a faculty, and those
// of others that it uses.

package page

import (
	"slices"

	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// few is how many modules a list has at most before it is parted.
const few = 8

// others are the modules of other faculties that one uses.
func (lo *localiser) others(f *site.Faculty) []*ModuleCard {
	if len(f.Others) == 0 {
		return nil
	}
	used, owners := map[string]bool{}, map[string]bool{}
	for _, x := range f.Others {
		used[x.ID], owners[x.Place.Owner(x.ID)] = true, true
	}
	var all []*ModuleCard
	for owner := range owners {
		for _, c := range lo.byFaculty[owner]().Modules {
			if used[c.ID] {
				all = append(all, c)
			}
		}
	}
	sortCards(lo, all)
	return all
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
