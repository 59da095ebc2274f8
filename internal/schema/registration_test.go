package schema

import "testing"

// Whether one can apply, on days around the dates there are.
func TestStanding(t *testing.T) {
	date := func(s string) Date {
		d, _ := parseDate(s)
		return d
	}
	for _, c := range []struct {
		opens, closes, day string
		over               bool
		want               Standing
	}{
		{"", "", "2026-11-26", false, Open},
		{"", "", "2026-11-26", true, Closed},
		{"2026-11-26", "", "2026-11-25", false, Opening},
		{"2026-11-26", "", "2026-11-26", false, Open},
		{"2026-11-26", "", "", false, Open},
		{"", "2026-11-26", "2026-11-26", false, Open},
		{"", "2026-11-26", "2026-11-27", false, Closed},
		{"", "2026-11-26", "", false, Open},
		{"2026-11", "", "2026-10-31", false, Opening},
		{"2026-11", "", "2026-11-01", false, Open},
		{"", "2026-11", "2026-11-30", false, Open},
		{"", "2026-11", "2026-12-01", false, Closed},
		{"", "2026", "2026-12-31", false, Open},
		{"", "2026", "2027-01-01", false, Closed},
		{"2027", "", "2026-12-31", false, Opening},
		{"2026-09-01", "2026-10-15", "2026-08-31", false, Opening},
		{"2026-09-01", "2026-10-15", "2026-08-31", true, Closed},
		{"2026-09-01", "2026-10-15", "2026-09-30", false, Open},
		{"2026-09-01", "2026-10-15", "2026-10-16", false, Closed},
	} {
		x := Registration{Link: "https://www.example.org/", Opens: date(c.opens), Closes: date(c.closes)}
		if got := x.On(date(c.day), c.over); got != c.want {
			t.Errorf("from %q to %q, on %q, over %v: %q, want %q", c.opens, c.closes, c.day, c.over, got, c.want)
		}
	}
	if got := (&Registration{Who: Localised{All: "x"}}).On(Date{}, true); got != Unknown {
		t.Errorf("of who can register and no more: %q", got)
	}
}
