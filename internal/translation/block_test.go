package translation

import (
	"slices"
	"strings"
	"testing"
)

// The blocks of a section stand beside those that say the same, in their order; a place where one text has nothing stays empty.
func TestBlocks(t *testing.T) {
	const (
		heading, intro = "## Inscription\n\n", "L’inscription se fait en ligne avant le 14 mars, auprès du secrétariat.\n\n"
		list, fee      = "- une lettre\n- un CV de 2 pages\n\n", "La participation est gratuite.\n\n"
		inB, introB    = "## Sign-up\n\n", "You sign up on line before 14 March, with the secretariat.\n\n"
		listB, feeB    = "- a letter\n- a CV of 2 pages\n\n", "Taking part costs nothing.\n\n"
		noteB          = "> A remark that nobody made in the other language, and that is rather long for what it says.\n\n"
	)
	for name, c := range map[string]struct{ a, b, want string }{
		"the same blocks":           {heading + intro + list + fee, inB + introB + listB + feeB, "0-0 1-1 2-2 3-3"},
		"one more there":            {heading + intro + list + fee, inB + introB + noteB + listB + feeB, "0-0 1-1 -1-2 2-3 3-4"},
		"one less there":            {heading + intro + list + fee, inB + listB + feeB, "0-0 1--1 2-1 3-2"},
		"one less, the first there": {heading + intro + fee + list, inB + introB + listB, "0-0 1-1 2--1 3-2"},
		"only there":                {"", inB + introB, "-1-0 -1-1"},
		"only here":                 {heading + intro, "", "0--1 1--1"},
	} {
		c1 := &Comparison{A: text("fr", c.a), B: text("en", c.b), InA: "fr", InB: "en", Ratio: 1}
		var got []string
		for _, p := range c1.Sections() {
			got = append(got, said(c1.Blocks(&p)))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	long := strings.Repeat("Un mot.\n\n", mostSections+1)
	c := &Comparison{A: text("fr", long), B: text("en", long+"- one more\n"), InA: "fr", InB: "en", Ratio: 1}
	blocks := c.Blocks(&c.Sections()[0])
	if len(blocks) != mostSections+2 || slices.ContainsFunc(blocks[:mostSections+1], func(m Match) bool { return m.A != m.B }) {
		t.Errorf("%d blocks of long texts", len(blocks))
	}
}
