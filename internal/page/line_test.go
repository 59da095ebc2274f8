package page

import (
	"testing"
)

func TestClassOfLine(t *testing.T) {
	for n, want := range map[int]string{-1: "", 0: "", 1: "line-1", 7: "line-7", 12: "line-12", 13: "line-1", 30: "line-6"} {
		if got := (Line{Number: n}).Class(); got != want {
			t.Errorf("line %d has the class %q, want %q", n, got, want)
		}
	}
}
