//go:build unix

package main

import (
	"testing"
	"time"
)

func TestRow(t *testing.T) {
	check := func(t *testing.T, pages int, costs [][]cost, want string) {
		t.Helper()
		if got := row(pages, "cold build", costs); got != want+"\n" {
			t.Errorf("got  %swant %s", got, want)
		}
	}
	s := time.Second
	check(t, 200, [][]cost{{{s, 30 << 20}}, {{9 * s, 100 << 20}}, {{6 * s, 90 << 20}}},
		"| 200 | cold build | 1 s, 30 MiB | 9 s, 100 MiB | 6 s, 90 MiB | 9.0 | 6.0 |")
	check(t, 10000, [][]cost{{{3 * s, 30 << 20}, {s, 31 << 20}, {2 * s, 0}}, {{s, 0}, {4 * s, 0}}, {{s, 0}}},
		"| 10,000 | cold build | 2 s, 31 MiB | 2.5 s, 0 MiB | 1 s, 0 MiB | 1.2 | 0.5 |")
}
