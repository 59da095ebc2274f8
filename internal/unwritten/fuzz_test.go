package unwritten

import "testing"

// Whatever a text holds, places for what is not written lie within it, one behind the other.
func FuzzBlanks(f *testing.F) {
	for _, s := range []string{"{{ nom }} [Insérer la date] Lorem ipsum", "{{", "[votre nom", "{{{{a}}}}", "[insert a [b]]", "l\u00e9{{\u00e9}}", "Lorem ipsumorem ipsum"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last, found := 0, false
		for from, to := range Blanks([]byte(s), 0, len(s)) {
			if found = true; from < last || to <= from || to > len(s) {
				t.Fatalf("%q: %d to %d behind %d", s, from, to, last)
			}
			last = to
		}
		if found && !MayHoldBlanks([]byte(s)) {
			t.Fatalf("%q holds some", s)
		}
	})
}
