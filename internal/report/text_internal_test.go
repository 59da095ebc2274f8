package report

import (
	"strings"
	"testing"
)

// Characters that take no room on a line make no message longer than others.
func TestWindowOfWhatTakesNoRoom(t *testing.T) {
	for _, c := range []string{"\u0301", "\u200b", "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"} {
		line := []rune(strings.Repeat(c, 20_000))
		for _, column := range []int{0, 100, 10_000, len(line)} {
			if from, to := window(line, column, 150); to-from > 1000 || from > column {
				t.Errorf("%q at %d: from %d to %d", c, column, from, to)
			}
		}
	}
}
