// This file draws the map: a line for each faculty, through the years of study.

package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"projetpro/internal/lineplan"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Map is the programme as a line plan: a row is a faculty, a column a level of study.
type Map struct {
	L       Language
	Size    string // "many" columns are more than fit beside names on a telephone, "many long" more than fit at all; else ""
	Wordy   bool   // a level is called by a word for which a column of a telephone has no room
	Zones   []MapZone
	Named   bool // one of the zones has a name
	Columns []MapColumn
	Rows    []*MapRow // by the numbers of the lines
	Shown   MapStates // how what is drawn stands
}

// How many columns a map has at most that is drawn as it is, and that fits on a telephone.
const mapMany, mapLong = 5, 8

// mapWord is how many characters a word above a column has at most that has room there on a telephone.
const mapWord = 5

type (
	// MapStates say of each state whether something on a map has it.
	MapStates struct{ Given, Planned, Suspended, Ended bool }
	// A MapZone is the columns of one cycle of study that follow one another.
	MapZone struct {
		Cycle schema.Localised // zero: none
		Width int              // how many
	}
	// A MapColumn is a level of study.
	MapColumn struct {
		Level string
		Class string // "zone" begins one behind another, "zone-end" ends one
	}
	// A MapRow is the line of a faculty. The first of its lanes has its rail.
	MapRow struct {
		Faculty *FacultyCard
		Lanes   [][]MapCell
		Beside  int // modules that are for no level of the map
	}
	// A MapCell is what a lane has in a column.
	MapCell struct {
		Class string // of the style sheet, see layouts/partials/map.html
		Stop  *Stop  // nil: nothing, or a crowd
		Goes  bool   // Stop has begun in a column before
		Crowd *MapCrowd
	}
	// A MapCrowd is more modules of a level than are drawn one by one.
	MapCrowd struct {
		L       Language
		Modules int
		Href    string
	}
	// A Stop is what a line offers: a year of a roadmap, or a module, or a part or a track of one.
	Stop struct {
		*Card                   // of the year or the module
		Year   *YearCard        // nil of a module
		Module *ModuleCard      // nil of a year
		Part   *Part            // of Module; nil: all of it
		Called schema.Localised // of Part, if it has a title of its own
		Status string           // of what it stands for, by itself or as a part; "" is not known
		Owner  Link             // of a module of another faculty; else zero
	}
)

// drawnAs is how what has a status is drawn; what has none is taking place.
func drawnAs(status string) lineplan.State {
	switch status {
	case schema.InPreparation, schema.Expected:
		return lineplan.Planned
	case schema.Suspended:
		return lineplan.Suspended
	case schema.Ended:
		return lineplan.Ended
	}
	return lineplan.Given
}

// lineStops are those of a faculty's line: its years, then the modules, its own and those of others, at the levels for which
// it has no year, with those levels. Where parts or tracks of a module have levels of their own, each is a stop.
func (lo *localiser) lineStops(card *FacultyCard, others []*ModuleCard) (all []*Stop, levels [][]string) {
	said := map[string]bool{}
	add := func(s *Stop, of []string) { all, levels = append(all, s), append(levels, of) }
	for _, y := range card.Years {
		add(&Stop{Card: &y.Card, Year: y, Status: y.Facts.Status}, []string{y.Level})
		said[y.Level] = true
	}
	for i, c := range slices.Concat(card.Modules, others) {
		for _, s := range lo.stopsOf(c, said) {
			if i >= len(card.Modules) {
				s.Owner = c.Faculty
			}
			add(s.Stop, s.levels)
		}
	}
	return all, levels
}

// A stopAt is a stop with its levels.
type stopAt struct {
	*Stop
	levels []string
}

// stopsOf are those of a module, but for levels that are said already. One that is for no level has a stop without.
func (lo *localiser) stopsOf(c *ModuleCard, said map[string]bool) (all []stopAt) {
	unsaid := func(levels []string) []string {
		return slices.DeleteFunc(slices.Clone(levels), func(level string) bool { return said[level] })
	}
	own, whole := c.Facts.Levels, true
	for _, parts := range [...][]schema.Part{c.Facts.Parts, c.Facts.Tracks} {
		for i := range parts {
			if len(parts[i].Levels) == 0 {
				continue
			}
			whole = false
			if levels := unsaid(parts[i].Levels); len(levels) > 0 {
				all = append(all, stopAt{&Stop{Card: &c.Card, Module: c, Part: &Part{L: lo.l, Number: i + 1, Facts: &parts[i]}, Called: parts[i].Title,
					Status: cmp.Or(parts[i].Status, c.Facts.Status)}, levels})
			}
		}
	}
	if !whole {
		own = slices.DeleteFunc(slices.Clone(own), func(level string) bool { return isOfPart(c.Facts, level) })
	}
	if levels := unsaid(own); len(levels) > 0 || whole && len(own) == 0 {
		all = append(all, stopAt{&Stop{Card: &c.Card, Module: c, Status: c.Facts.Status}, levels})
	}
	return all
}

// lineMap is the map of the site; nil when it has no faculties.
func (lo *localiser) lineMap() *Map {
	if len(lo.p.site.Faculties) == 0 {
		return nil
	}
	byID := map[string]*site.Faculty{}
	for _, f := range lo.p.site.Faculties {
		byID[f.ID] = f
	}
	faculties := slices.SortedStableFunc(slices.Values(lo.faculties()), func(a, b *FacultyCard) int { return cmp.Compare(a.Line.Number, b.Line.Number) })
	type line struct {
		stops  []*Stop
		levels [][]string
	}
	lines, used := make([]line, len(faculties)), map[string]bool{}
	for i, f := range faculties {
		l := &lines[i]
		l.stops, l.levels = lo.lineStops(f, lo.others(byID[f.ID]))
		for _, levels := range l.levels {
			for _, level := range levels {
				used[level] = true
			}
		}
	}
	m := &Map{L: lo.l}
	columns := m.columns(lo.columns(used))
	switch n := len(m.Columns); {
	case n > mapLong:
		m.Size = "many long"
	case n > mapMany:
		m.Size = "many"
	}
	m.Wordy = slices.ContainsFunc(m.Columns, func(c MapColumn) bool {
		name, _ := lo.l.Localised(lo.l.Level(c.Level).Called())
		return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return utf8.RuneCountInString(word) > mapWord })
	})
	for i, f := range faculties {
		m.Rows = append(m.Rows, m.row(f, lines[i].stops, itemsOf(lines[i].stops, lines[i].levels, columns)))
	}
	return m
}

// columns are the levels that the map has: those of the site, if these are not too many, else those of them that are used.
// Where the site lists none, they are those that are used, in the order of their names.
func (lo *localiser) columns(used map[string]bool) (levels []string) {
	ladder := lo.p.site.Ladder()
	levels = ladder.IDs()
	if len(levels) > mapLong {
		levels = slices.DeleteFunc(levels, func(level string) bool { return !used[level] })
	}
	if ladder.IsOpen() {
		known := len(levels)
		for level := range used {
			if ladder.Index(level) >= len(ladder.IDs()) {
				levels = append(levels, level)
			}
		}
		slices.SortFunc(levels[known:], strings.Compare)
	}
	return levels
}

// columns makes those of some levels, with their zones, and says where each level stands.
func (m *Map) columns(levels []string) map[string]int {
	at, cycles := map[string]int{}, make([]string, len(levels))
	for i, level := range levels {
		at[level] = i
		m.Columns = append(m.Columns, MapColumn{Level: level})
		cycles[i], _ = m.L.Localised(m.L.Level(level).Cycle)
	}
	for i, zone := range lineplan.Zones(cycles) {
		m.Zones = append(m.Zones, MapZone{m.L.Level(levels[zone.First]).Cycle, zone.Width})
		m.Named = m.Named || zone.Cycle != ""
		classes := func(column int, class string) {
			c := &m.Columns[column]
			c.Class = strings.TrimPrefix(c.Class+" "+class, " ")
		}
		if i > 0 {
			classes(zone.First, "zone")
		}
		classes(zone.First+zone.Width-1, "zone-end")
	}
	return at
}

// itemsOf are stops as the line plan knows them, by the columns of their levels.
func itemsOf(stops []*Stop, levels [][]string, columns map[string]int) []lineplan.Item {
	items := make([]lineplan.Item, len(stops))
	for i, s := range stops {
		items[i].State = drawnAs(s.Status)
		for _, level := range levels[i] {
			if c, ok := columns[level]; ok {
				items[i].Columns = append(items[i].Columns, c)
			}
		}
	}
	return items
}

// row draws the line of a faculty, and notes how what it shows stands.
func (m *Map) row(f *FacultyCard, stops []*Stop, items []lineplan.Item) *MapRow {
	drawn := lineplan.Draw(items, len(m.Columns))
	row := &MapRow{Faculty: f, Beside: len(modulesOf(stops, drawn.Beside))}
	for lane, cells := range drawn.Lanes {
		shown := make([]MapCell, len(cells))
		for c := range cells {
			m.Shown.note(cells[c].State)
			shown[c] = m.cell(f, stops, &cells[c], c, lane == 0)
		}
		row.Lanes = append(row.Lanes, shown)
	}
	return row
}

func (s *MapStates) note(state lineplan.State) {
	switch state {
	case lineplan.Given:
		s.Given = true
	case lineplan.Planned:
		s.Planned = true
	case lineplan.Suspended:
		s.Suspended = true
	case lineplan.Ended:
		s.Ended = true
	}
}

func (m *Map) cell(f *FacultyCard, stops []*Stop, drawn *lineplan.Cell, column int, first bool) MapCell {
	cell := MapCell{Class: classOf(drawn, m.Columns[column].Class, first)}
	switch drawn.Kind {
	case lineplan.Stop, lineplan.Through:
		cell.Stop, cell.Goes = stops[drawn.Item], drawn.Kind == lineplan.Through
	case lineplan.Crowd:
		modules := modulesOf(stops, drawn.Crowd)
		if len(modules) == 1 { // the parts of one
			cell.Stop = &Stop{Card: &modules[0].Card, Module: modules[0], Status: modules[0].Facts.Status, Owner: stops[drawn.Crowd[0]].Owner}
			break
		}
		cell.Crowd = &MapCrowd{m.L, len(modules), f.Href + "#" + stageAnchor(m.Columns[column].Level)}
	}
	return cell
}

// modulesOf are those of some stops, each once.
func modulesOf(stops []*Stop, of []int) (modules []*ModuleCard) {
	seen := map[*ModuleCard]bool{}
	for _, i := range of {
		if c := stops[i].Module; c != nil && !seen[c] {
			seen[c], modules = true, append(modules, c)
		}
	}
	return modules
}

// classOf are the classes of a cell, in an order of their own, so that the same cells have the same.
func classOf(c *lineplan.Cell, column string, first bool) string {
	var all []string
	add := func(is bool, class string) {
		if is {
			all = append(all, class)
		}
	}
	switch c.Kind {
	case lineplan.Empty:
		add(first, "rail")
	case lineplan.Through:
		add(true, "goes "+c.State.String())
	default:
		add(true, "stop "+c.State.String())
	}
	add(c.OnTo, "on")
	add(c.Joined, "hangs")
	add(c.Alone(), "alone")
	if c.Passed != lineplan.Nothing {
		add(true, "past past-"+c.Passed.String())
	}
	add(column != "", column)
	return strings.Join(all, " ")
}
