package render

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
)

// zonesOfTest are of every sort: two offsets, one, offsets of half an hour, the south, rules by which no year is as another.
var zonesOfTest = strings.Fields(`Europe/Brussels Europe/Paris Europe/London Europe/Dublin Europe/Lisbon Europe/Athens Europe/Istanbul Europe/Chisinau
	America/Toronto America/New_York America/St_Johns America/Havana America/Santiago America/Sao_Paulo America/Asuncion Africa/Casablanca Africa/Cairo
	Africa/Kinshasa Asia/Kathmandu Asia/Jerusalem Asia/Beirut Asia/Tehran Asia/Gaza Australia/Sydney Australia/Lord_Howe Pacific/Auckland Pacific/Chatham`)

// A zone that is declared has, at every moment of the years it is for and of those that follow, the offset of the zone
// database: told by a library that knows recurrences, not by this one.
func TestZonesAreTrue(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	declared := map[string]bool{}
	for _, name := range zonesOfTest {
		in, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		first := 2012 + random.IntN(20)
		z, ok := newZone(in, first, first+2)
		if !ok {
			continue
		}
		declared[name] = true
		written := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + string(z.append(nil)) + "END:VCALENDAR\r\n"
		calendar, err := ical.NewDecoder(strings.NewReader(written)).Decode()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, written)
		}
		zone := calendar.Children[0]
		for range 40 {
			at := time.Date(first+random.IntN(10), time.January, 1+random.IntN(366), random.IntN(24), 30, 0, 0, time.UTC)
			_, want := at.In(in).Zone()
			if got := offsetAt(t, zone, at); got != want {
				t.Errorf("%s in %s has %d, want %d\n%s", name, at, got, want, written)
				break
			}
		}
	}
	for name, want := range map[string]bool{"Europe/Brussels": true, "America/Toronto": true, "Australia/Sydney": true, "Africa/Kinshasa": true, "Africa/Casablanca": false} {
		if declared[name] != want {
			t.Errorf("%s is declared: %t", name, declared[name])
		}
	}
}

// offsetAt is the offset of a declared zone at a moment.
func offsetAt(t *testing.T, zone *ical.Component, at time.Time) int {
	t.Helper()
	var last time.Time
	offset := -1
	for _, observance := range zone.Children {
		seconds := func(key string) int {
			var sign rune
			var hours, minutes int
			if _, err := fmt.Sscanf(observance.Props.Get(key).Value, "%c%02d%02d", &sign, &hours, &minutes); err != nil {
				t.Fatal(err)
			}
			if n := hours*3600 + minutes*60; sign == '+' {
				return n
			} else {
				return -n
			}
		}
		from, to := seconds("TZOFFSETFROM"), seconds("TZOFFSETTO")
		onset, err := observance.Props.DateTime("DTSTART", time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		set, err := observance.RecurrenceSet(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		local := at.Add(time.Duration(from) * time.Second)
		if set != nil {
			onset = set.Before(local, true)
		}
		if begins := onset.Add(-time.Duration(from) * time.Second); !onset.IsZero() && !onset.After(local) && begins.After(last) {
			last, offset = begins, to
		}
	}
	return offset
}

func TestLinesAreFolded(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	parts := []string{"a", "é", "€", "🙂", " ", "0123456789", "\u202f"}
	for range 2_000 {
		var b strings.Builder
		for range random.IntN(120) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		folded := appendLine(nil, b.String())
		for line := range strings.SplitSeq(strings.TrimSuffix(string(folded), "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Fatalf("%q in %q", line, folded)
			}
		}
		if got := strings.TrimSuffix(string(bytes.ReplaceAll(folded, []byte("\r\n "), nil)), "\r\n"); got != b.String() {
			t.Fatalf("%q is unfolded to %q", b.String(), got)
		}
	}
}
