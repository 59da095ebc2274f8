// This file numbers the lines of the map: each faculty is one.

package page

import (
	"cmp"
	"strconv"

	"projetpro/internal/site"
)

// A Line is that of a faculty on the map, and the mark of all that belongs to it. The zero Line is none.
type Line struct {
	Number int // from 1

	hues int // how many the site has of its own; 0: those of the style sheet
}

// styled is how many hues the style sheet has. Each comes in two structures: line-7 is line-1 again, cased.
const styled = 6

// Class is the class of the style sheet that gives an element the colour of the line: "line-3". Beyond
// the lines that look different, they repeat; "" is that of no line.
func (l Line) Class() string {
	if l.Number < 1 {
		return ""
	}
	hues := cmp.Or(l.hues, styled)
	i := (l.Number - 1) % (2 * hues)
	return "line-" + strconv.Itoa(i/hues*styled+i%hues+1)
}

// allLines numbers the faculties: as each says itself, else with the smallest numbers that none says, in the
// order of the list in the site's first language, so that a line has one number in all of them.
func (p *planner) allLines() map[string]Line {
	lo := p.localisers[p.site.Default().Tag()]
	lines, taken, others, hues := map[string]Line{}, map[int]bool{}, []*Card(nil), len(p.site.Config.Brand.Lines)
	for _, f := range p.site.Faculties {
		if n := int(f.Facts.Line); n > 0 {
			lines[f.ID], taken[n] = Line{n, hues}, true
			continue
		}
		card := lo.card(&f.Item)
		others = append(others, &card)
	}
	sortCards(lo, others)
	next := 1
	for _, c := range others {
		for taken[next] {
			next++
		}
		lines[c.ID] = Line{next, hues}
		next++
	}
	return lines
}

// lineOf is the line of a faculty.
func (p *planner) lineOf(f *site.Faculty) Line { return p.lines()[f.ID] }
