package schema

import (
	"testing"

	"projetpro/internal/diag"
)

// What people write of when an event starts, and when it ends.
func TestMoments(t *testing.T) {
	for _, c := range []struct{ line, want, said string }{
		{"starts: 2026-11-12", "2026-11-12", ""},
		{"starts: 2026-11", "2026-11", ""},
		{"starts: 2026-11-12 14:00", "2026-11-12 14:00", ""},
		{"starts: 2026-11-12T14:00", "2026-11-12 14:00", ""},
		{"starts: 2026-11-12 14h30", "2026-11-12 14:30", ""},
		{"starts: 2026-11-12 14 h", "2026-11-12 14:00", ""},
		{"starts: \"2026-11-12 9:30\"", "2026-11-12 09:30", ""},
		{"starts: 2026-11-12T14:00:00", "", "value-moment → starts: 2026-11-12 14:00"},
		{"starts: 2026-11-12T00:00:00", "", "value-moment → starts: 2026-11-12"},
		{"starts: 2026-11-12 14:00:00Z", "", "value-moment → starts: 2026-11-12 14:00"},
		{"starts: 12/11/2026", "", "value-moment → starts: 2026-11-12"},
		{"starts: 12/11/2026 14:00", "", "value-moment → starts: 2026-11-12 14:00"},
		{"starts: 12 novembre 2026", "", "value-moment → starts: 2026-11-12"},
		{"starts: jeudi 12 novembre 2026 à 14 h 30", "", "value-moment → starts: 2026-11-12 14:30"},
		{"starts: 12 août 2026, 14h", "", "value-moment → starts: 2026-08-12 14:00"},
		{"starts: November 12, 2026 at 2pm", "", "value-moment → starts: 2026-11-12 14:00"},
		{"starts: 12 November 2026, 2:30 p.m.", "", "value-moment → starts: 2026-11-12 14:30"},
		{"starts: lundi 12 novembre 2026", "", "value-moment"},
		{"starts: 2026-02-30", "", "value-no-such-day"},
		{"starts: 30/02/2026 14:00", "", "value-no-such-day"},
		{"starts: 2026-11 14:00", "", "value-moment"},
		{"starts: novembre 2026 à 14h", "", "value-moment"},
		{"starts: 14:00", "", "value-moment"},
		{"starts: 2026-11-12 25:00", "", "value-moment"},
		{"starts: 2026-11-12 14:00-16:00", "", "value-moment → starts: 2026-11-12 14:00\nends: 16:00"},
		{"starts: 12 nov. 2026 de 14:00 à 17:00", "", "value-moment → starts: 2026-11-12 14:00\nends: 17:00"},
		{"starts: jeudi 12 novembre 2026, de 14h à 17h30", "", "value-moment → starts: 2026-11-12 14:00\nends: 17:30"},
		{"starts: Thu 12 Nov 2026, 2pm", "", "value-moment → starts: 2026-11-12 14:00"},
		{"starts: jeu. 12/11/2026 14h", "", "value-moment → starts: 2026-11-12 14:00"},
		{"starts: mar. 10 mars 2026", "", "value-moment → starts: 2026-03-10"},
		{"starts: mar. 12/11/2026 14h", "", "value-moment"},
		{"starts: du 12 au 14 novembre 2026", "", "value-moment → starts: 2026-11-12\nends: 2026-11-14"},
		{"starts: 12-14 November 2026", "", "value-moment → starts: 2026-11-12\nends: 2026-11-14"},
		{"starts: 12 novembre 2026, 14h-17h, salle B", "", "value-moment"},
		{"starts: 12 nov. 2026 14:00 ou 17:00", "", "value-moment"},
		{"starts: bientôt", "", "value-moment"},
		{"starts: à préciser", "", "to-complete"},

		{"ends: 16:00", "16:00", ""},
		{"ends: 16h", "16:00", ""},
		{"ends: 16 h 30", "16:30", ""},
		{"ends: 4pm", "", "value-moment → ends: 16:00"},
		{"ends: 16.30", "", "value-moment → ends: 16:30"},
		{"ends: 2026", "2026", ""},
		{"ends: 2026-11-13", "2026-11-13", ""},
		{"ends: 2026-11-13 12:00", "2026-11-13 12:00", ""},
		{"ends: 13 novembre 2026 à midi", "", "value-moment"},
	} {
		record, diags, _ := decode(t, Event, "content/events/e.fr.md", "title: T\n"+c.line)
		facts := record.Facts.(*EventFacts)
		got := facts.Starts.String()
		if facts.Starts.IsZero() {
			got = facts.Ends.String()
		}
		said := ""
		for _, d := range diags {
			wellMade(d)
			if said != "" {
				said += " + "
			}
			said += string(d.Code)
			if d.Fix != "" {
				said += " → " + d.Fix
			}
		}
		for _, d := range record.absent {
			if d.Code == diag.ToCompleteFirst {
				said += string(diag.ToComplete)
			}
		}
		if got != c.want || said != c.said {
			t.Errorf("%q: %q, %q, want %q, %q", c.line, got, said, c.want, c.said)
		}
	}
}

// When an event is over, and what comes before what.
func TestMomentsInTime(t *testing.T) {
	read := func(s string) Moment {
		m, ok := parseMoment(s)
		if s != "" && !ok {
			t.Fatal(s)
		}
		return m
	}
	for _, c := range []struct {
		starts, ends, today string
		over                bool
	}{
		{"2026-11-25", "", "2026-11-26", true},
		{"2026-11-26", "", "2026-11-26", false},
		{"2026-11-26 09:00", "", "2026-11-26", false},
		{"2026-11-24", "2026-11-26", "2026-11-26", false},
		{"2026-11-24", "2026-11-25 12:00", "2026-11-26", true},
		{"2026-11", "", "2026-11-26", false},
		{"2026-11", "", "2026-12-01", true},
		{"2026", "", "2026-12-01", false},
		{"2026-11-24", "", "", false},
		{"", "", "2026-11-26", false},
	} {
		facts := &EventFacts{Starts: read(c.starts), Ends: Ending{read(c.ends)}}
		if got := facts.Over(read(c.today).Date); got != c.over {
			t.Errorf("%v: over %t", c, got)
		}
	}
	if end := (Ending{Moment{Clock: 16*60 + 1}}).From(read("2026-11-12 14:00")); end.String() != "2026-11-12 16:00" {
		t.Error(end)
	}
	for _, c := range []struct{ starts, ends, want string }{
		{"2026-12-31 22:00", "02:00", "2027-01-01 02:00"}, {"2026-12-12 18:00", "08:00", "2026-12-13 08:00"}, {"2026-12-12 14:00", "02:00", ""}, {"2026-12-12 22:00", "13:00", ""}, {"2026-12", "02:00", ""},
	} {
		clock, _ := parseClock(c.ends)
		if got := (Ending{Moment{Clock: clock}}).ThroughNight(read(c.starts)).String(); got != c.want {
			t.Errorf("%v: %q", c, got)
		}
	}
	for _, c := range []struct {
		a, b   string
		before bool
	}{
		{"2026-11-12", "2026-11-13", true},
		{"2026-11-12 14:00", "2026-11-12 15:00", true},
		{"2026-11-12 14:00", "2026-11-12 14:00", false},
		{"2026-11-12", "2026-11-12 14:00", false},
		{"2026-11", "2026-11-12", false},
		{"2026-11-13", "2026-11-12 23:00", false},
	} {
		if got := read(c.a).Before(read(c.b)); got != c.before {
			t.Errorf("%s before %s: %t", c.a, c.b, got)
		}
	}
}
