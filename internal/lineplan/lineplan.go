// Package lineplan lays a programme out as a line plan: a faculty is a line and a row, a year of study a column, a stop what happens there.
//
// It knows no content and no words: numbers go in, a table comes out.
package lineplan

import (
	"cmp"
	"slices"
)

// A State is how an item stands. Of several the greatest is the best, and is drawn.
type State int

// The states, and with Nothing that of a cell without an item.
const (
	Nothing State = iota
	Ended
	Suspended
	Planned // in preparation, or expected
	Given   // running, as a pilot or not, or nothing else is said
)

var stateNames = [...]string{"", "ended", "suspended", "planned", "given"}

// String is the name of the state in style sheets.
func (s State) String() string { return stateNames[s] }

// An Item is what a line offers: a year of a roadmap, a module, a part or a track of one.
type Item struct {
	Columns []int // those it is for, in any order; none: it stands beside the table
	State   State
}

// A Zone is columns that follow one another in one cycle of study.
type Zone struct {
	Cycle string // as the caller names it; "" is none
	First int    // its first column
	Width int    // how many it has
}

// Zones parts columns by their cycles, in their order.
func Zones(cycles []string) (all []Zone) {
	for i, cycle := range cycles {
		if last := len(all) - 1; last >= 0 && all[last].Cycle == cycle {
			all[last].Width++
			continue
		}
		all = append(all, Zone{Cycle: cycle, First: i, Width: 1})
	}
	return all
}

// A Kind is what stands in a cell.
type Kind int

// The kinds of cells.
const (
	Empty   Kind = iota // nothing; in the first lane the line's rail runs through
	Stop                // an item begins
	Through             // an item that began before goes on
	Crowd               // more than Most items: a ring that says how many
)

// Most is how many items of a column are drawn each by itself.
const Most = 3

// A Cell is what stands in one lane at one column.
type Cell struct {
	Kind   Kind
	State  State
	Item   int   // the place of the item among those of the line, of a Stop and a Through; else -1
	Crowd  []int // the places of the items of a Crowd
	OnTo   bool  // the line goes on into the next column
	Joined bool  // it hangs from the lane above
	Passed State // of what hangs below and passes by; Nothing is none
}

// Alone reports whether the cell hangs from the lane above and goes nowhere: what is said of it has room beside it.
func (c *Cell) Alone() bool { return c.Joined && !c.OnTo }

// A Row is a line, drawn in as many lanes as it needs; the first is there always. Each has a cell for each column.
type Row struct {
	Lanes  [][]Cell
	Beside []int // the places of items that are for no column
}

// A run is columns that follow one another for which an item is, and which are not crowded.
type run struct {
	item, first, last int
}

// Draw lays out the items of one line over a number of columns. What an item says of columns that are not there is not seen.
func Draw(items []Item, columns int) Row {
	at := make([][]int, columns) // the items of each column
	var row Row
	for i := range items {
		before := len(row.Beside)
		row.Beside = append(row.Beside, i)
		for _, c := range items[i].Columns {
			if c < 0 || c >= columns {
				continue
			}
			row.Beside = row.Beside[:before]
			if here := at[c]; len(here) == 0 || here[len(here)-1] != i {
				at[c] = append(here, i)
			}
		}
	}
	row.addLane(columns)
	for c, here := range at {
		if len(here) > Most {
			row.Lanes[0][c] = Cell{Kind: Crowd, State: best(items, here), Item: -1, Crowd: here}
		}
	}
	for _, r := range runs(at) {
		row.place(r, items[r.item].State)
	}
	row.connect()
	return row
}

// best is the best state of some items.
func best(items []Item, of []int) (state State) {
	for _, i := range of {
		state = max(state, items[i].State)
	}
	return state
}

// runs are those of all items in the order in which lanes are given to them: by first column, the longest first.
func runs(at [][]int) (all []run) {
	open := map[int]int{} // by item, the place of its run that may go on
	for c, here := range at {
		if len(here) > Most {
			continue
		}
		for _, i := range here {
			if k, ok := open[i]; ok && all[k].last == c-1 {
				all[k].last = c
				continue
			}
			open[i] = len(all)
			all = append(all, run{i, c, c})
		}
	}
	slices.SortFunc(all, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last), cmp.Compare(a.item, b.item))
	})
	return all
}

// place puts a run into the first lane that is free there: whatever lies above it is occupied where it begins.
func (row *Row) place(r run, state State) {
	lane := slices.IndexFunc(row.Lanes, func(cells []Cell) bool {
		return !slices.ContainsFunc(cells[r.first:r.last+1], func(c Cell) bool { return c.Kind != Empty })
	})
	if lane < 0 {
		lane = row.addLane(len(row.Lanes[0]))
	}
	cells := row.Lanes[lane]
	for c := r.first; c <= r.last; c++ {
		cells[c] = Cell{Kind: Through, State: state, Item: r.item}
	}
	cells[r.first].Kind = Stop
}

// addLane adds an empty lane, and says which it is.
func (row *Row) addLane(columns int) int {
	cells := make([]Cell, columns)
	for c := range cells {
		cells[c].Item = -1
	}
	row.Lanes = append(row.Lanes, cells)
	return len(row.Lanes) - 1
}

// connect says where the lanes go on, and hangs each below those above it.
func (row *Row) connect() {
	for lane, cells := range row.Lanes {
		for c := range cells {
			if cells[c].Kind == Empty {
				continue
			}
			cells[c].OnTo = c+1 < len(cells) && cells[c+1].Kind != Empty
			if lane == 0 || c > 0 && cells[c-1].OnTo {
				continue
			}
			cells[c].Joined = true
			for _, above := range row.Lanes[:lane] {
				above[c].Passed = max(above[c].Passed, cells[c].State)
			}
		}
	}
}
