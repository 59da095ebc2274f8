package lineplan

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// drawn writes a row as text: a line for each lane, a word for each cell. A stop is the item's letter in capitals, a
// through-stop a small one, a crowd its number; before it ^ where it hangs from above, behind it the state (g, p, s, e)
// and = where it goes on, ! where something passes by. Items beside the table follow a bar.
func drawn(row Row) string {
	var b strings.Builder
	for i, cells := range row.Lanes {
		if i > 0 {
			b.WriteByte('\n')
		}
		for c := range cells {
			if c > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word(&cells[c], i))
		}
	}
	for _, i := range row.Beside {
		b.WriteString(" |" + letter(i))
	}
	return b.String()
}

func word(c *Cell, lane int) string {
	said := map[Kind]string{Empty: ".", Stop: letter(c.Item), Through: strings.ToLower(letter(c.Item)), Crowd: fmt.Sprint(len(c.Crowd))}[c.Kind]
	if c.Kind == Empty {
		if lane == 0 {
			return "-"
		}
		return said
	}
	if c.Joined {
		said = "^" + said
	}
	said += c.State.String()[:1]
	if c.OnTo {
		said += "="
	}
	if c.Passed != Nothing {
		said += "!" + c.Passed.String()[:1]
	}
	return said
}

func letter(i int) string { return string(rune('A' + i%26)) }

func on(state State, columns ...int) Item { return Item{columns, state} }

func many(n int, item Item) []Item { return slices.Repeat([]Item{item}, n) }

func TestDraw(t *testing.T) {
	for name, c := range map[string]struct {
		items   []Item
		columns int
		want    string
	}{
		"nothing at all":                {nil, 5, "- - - - -"},
		"no columns":                    {[]Item{on(Given)}, 0, " |A"},
		"one module in one year":        {[]Item{on(Given, 4)}, 5, "- - - - Ag"},
		"a roadmap":                     {[]Item{on(Given, 0), on(Given, 1), on(Planned, 2)}, 5, "Ag= Bg= Cp - -"},
		"over several years":            {[]Item{on(Given, 1, 2, 3)}, 4, "- Ag= ag= ag"},
		"in any order, some twice":      {[]Item{on(Given, 3, 1, 2, 1)}, 4, "- Ag= ag= ag"},
		"years that are not adjacent":   {[]Item{on(Given, 0, 3)}, 4, "Ag - - Ag"},
		"no level":                      {[]Item{on(Given), on(Ended, 1)}, 2, "- Be |A"},
		"a level that is not there":     {[]Item{on(Given, 7, -1), on(Given, 7, 0)}, 2, "Bg - |A"},
		"two in a year":                 {[]Item{on(Given, 1), on(Planned, 1)}, 3, "- Ag!p -\n. ^Bp ."},
		"three in a year":               {[]Item{on(Ended, 0), on(Planned, 0), on(Given, 0)}, 1, "Ae!g\n^Bp!g\n^Cg"},
		"four in a year":                {many(4, on(Given, 1)), 3, "- 4g -"},
		"thirty in a year":              {many(30, on(Planned, 1)), 2, "- 30p"},
		"a crowd has its best state":    {append(many(4, on(Ended, 0)), on(Planned, 0)), 1, "5p"},
		"the longest first":             {[]Item{on(Given, 0), on(Given, 0, 1, 2)}, 3, "Bg=!g bg= bg\n^Ag . ."},
		"one begins while one runs":     {[]Item{on(Given, 0, 1, 2), on(Given, 1, 2)}, 3, "Ag= ag=!g ag\n. ^Bg= bg"},
		"a lane goes on with another":   {[]Item{on(Given, 0, 1, 2), on(Given, 1), on(Planned, 2)}, 3, "Ag= ag=!g ag\n. ^Bg= Cp"},
		"a crowd parts what runs on":    {append(many(4, on(Given, 1)), on(Planned, 0, 1, 2)), 3, "Ep= 5g= Ep"},
		"all tracks of a year":          {[]Item{on(Given, 2), on(Given, 2), on(Given, 2)}, 3, "- - Ag!g\n. . ^Bg!g\n. . ^Cg"},
		"suspended is better than over": {append(many(3, on(Ended, 0)), on(Suspended, 0)), 1, "4s"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := drawn(Draw(c.items, c.columns)); got != c.want {
				t.Errorf("drawn as\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestZones(t *testing.T) {
	for _, c := range []struct {
		cycles string
		want   string
	}{
		{"", "[]"},
		{"B", "[{B 0 1}]"},
		{"B B B M M", "[{B 0 3} {M 3 2}]"},
		{"- - M M D", "[{ 0 2} {M 2 2} {D 4 1}]"},
		{"B M B", "[{B 0 1} {M 1 1} {B 2 1}]"},
	} {
		cycles := strings.Fields(c.cycles)
		for i := range cycles {
			cycles[i] = strings.Trim(cycles[i], "-")
		}
		if got := fmt.Sprint(Zones(cycles)); got != c.want {
			t.Errorf("%s: %s, want %s", c.cycles, got, c.want)
		}
	}
}

// TestDrawAnything draws lines of any items.
func TestDrawAnything(t *testing.T) {
	for seed := range uint64(20_000) {
		random := rand.New(rand.NewPCG(seed, 1))
		data := make([]byte, random.IntN(3*24))
		for i := range data {
			data[i] = byte(random.Uint32() & random.Uint32()) // few columns each
		}
		checkDrawn(t, data, random.IntN(13))
	}
}

func FuzzDraw(f *testing.F) {
	f.Add([]byte{}, uint8(5))
	f.Add([]byte{7, 0, 4, 2, 0, 3, 255, 255, 1, 0, 0, 2}, uint8(8))
	f.Add(slices.Repeat([]byte{3, 0, 4}, 30), uint8(3))
	f.Add([]byte{9, 0, 4, 6, 0, 4, 15, 0, 1, 2, 0, 3, 2, 0, 3, 2, 0, 3}, uint8(4))
	f.Fuzz(func(t *testing.T, data []byte, width uint8) { checkDrawn(t, data, int(width%13)) })
}

// checkDrawn makes items of data, three bytes each: two for its columns, one for its state.
func checkDrawn(t *testing.T, data []byte, columns int) {
	var items []Item
	for ; len(data) >= 3 && len(items) < 100; data = data[3:] {
		var of []int
		for c := range 16 {
			if (int(data[0])|int(data[1])<<8)>>c&1 == 1 {
				of = append(of, c)
			}
		}
		items = append(items, Item{of, Ended + State(data[2]%4)})
	}
	row := Draw(items, columns)
	checkItems(t, items, columns, row)
	checkLanes(t, columns, row)
	if again := Draw(items, columns); !reflect.DeepEqual(row, again) {
		t.Errorf("drawn once more, it is another: %+v, %+v", row, again)
	}
	if t.Failed() {
		t.Fatalf("%d columns, %+v:\n%s", columns, items, drawn(row))
	}
}

// checkItems sees to it that each item is in exactly the columns it is for, by itself or counted, or beside.
func checkItems(t *testing.T, items []Item, columns int, row Row) {
	for i, item := range items {
		var want, got []int
		for c := range columns {
			if slices.Contains(item.Columns, c) {
				want = append(want, c)
			}
			for _, cells := range row.Lanes {
				if cells[c].Item == i || slices.Contains(cells[c].Crowd, i) {
					got = append(got, c) // twice in a column is once too often
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("item %d is drawn at %v, and is for %v", i, got, want)
		}
		if beside := slices.Contains(row.Beside, i); beside != (len(want) == 0) {
			t.Errorf("item %d, for %v, beside the table: %v", i, want, beside)
		}
	}
}

// checkLanes sees to it that nothing hangs in the air, and that no more lanes are there than are used.
func checkLanes(t *testing.T, columns int, row Row) {
	if len(row.Lanes) < 1 || len(row.Lanes) > Most {
		t.Fatalf("%d lanes", len(row.Lanes))
	}
	for lane, cells := range row.Lanes {
		used := lane == 0
		for c := range columns {
			cell := &cells[c]
			used = used || cell.Kind != Empty
			before := c > 0 && cells[c-1].OnTo
			switch {
			case cell.OnTo && (c+1 == columns || cells[c+1].Kind == Empty):
				t.Errorf("lane %d goes on behind column %d, where nothing is", lane, c)
			case cell.Kind == Through && !before:
				t.Errorf("lane %d goes through column %d and comes from nowhere", lane, c)
			case cell.Kind != Empty && lane > 0 && !before && !cell.Joined:
				t.Errorf("what lane %d has in column %d hangs nowhere", lane, c)
			case cell.Joined && (lane == 0 || row.Lanes[lane-1][c].Kind == Empty || row.Lanes[lane-1][c].Passed < cell.State):
				t.Errorf("what lane %d has in column %d hangs from nothing", lane, c)
			case (cell.Kind == Crowd) != (len(cell.Crowd) > Most), cell.Kind == Crowd && lane > 0:
				t.Errorf("%d in one ring, in lane %d", len(cell.Crowd), lane)
			case (cell.State == Nothing) != (cell.Kind == Empty):
				t.Errorf("state %v of a cell of kind %v", cell.State, cell.Kind)
			}
		}
		if !used {
			t.Errorf("lane %d is empty", lane)
		}
	}
}
