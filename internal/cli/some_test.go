package cli

import (
	"strings"
	"testing"
)

func TestSome(t *testing.T) {
	names := strings.Fields("a b c d e f g")
	for n, want := range []string{"", "a", "a, b", "a, b, c", "a, b, c, d", "a, b, c, d, e", "a, b, c, d, e, …", "a, b, c, d, e, …"} {
		if got := some(names[:n]); got != want {
			t.Errorf("%d names: %q, want %q", n, got, want)
		}
	}
}
