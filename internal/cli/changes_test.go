package cli

import (
	"strings"
	"testing"
)

// What has changed is told by colours and strokes on a terminal, by signs elsewhere; what would move the cursor is not let through.
func TestMarked(t *testing.T) {
	all := []segment{{"kept", "- Zoé\r\n- "}, {"removed", "Max\n- \x1b[2J"}, {"added", "Ada"}, {"kept", "."}}
	for color, want := range map[bool]string{
		false: "- Zoé\n- [-Max-]\n[-- \ufffd[2J-]{+Ada+}.",
		true:  "- Zoé\n- \x1b[31;9mMax\x1b[0m\n\x1b[31;9m- \ufffd[2J\x1b[0m\x1b[32;4mAda\x1b[0m.",
	} {
		if got := marked(all, color); got != want {
			t.Errorf("%v: %q, want %q", color, got, want)
		}
	}
}

// What was kept far from what has changed is left out, at the end of a word.
func TestAbridged(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("mots ", 30))
	got := marked(abridged([]segment{{"kept", long + " "}, {"removed", "a"}, {"kept", " " + long + " "}, {"added", "b"}, {"kept", " " + long}}), false)
	some := strings.TrimSpace(strings.Repeat("mots ", 8))
	if want := "… " + some + " [-a-] " + some + " … " + some + " {+b+} " + some + " …"; got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	if got := marked(abridged([]segment{{"added", long}}), false); got != "{+"+long+"+}" {
		t.Error(got)
	}
}
