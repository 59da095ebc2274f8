package lang

import (
	"strings"
	"testing"
)

func TestPrice(t *testing.T) {
	fr, en := load(t, "fr"), load(t, "en")
	for _, c := range []struct {
		in     *Strings
		amount Num
		code   string
		want   string
	}{
		{fr, 25000, "EUR", "25 €"},
		{fr, 25500, "EUR", "25,50 €"},
		{fr, 1_250_990, "EUR", "1 250,99 €"},
		{fr, 300_000, "CHF", "300 CHF"},
		{en, 25000, "EUR", "€25"},
		{en, 25500, "EUR", "€25.50"},
		{en, 9000, "GBP", "£9"},
		{en, 300_000, "CHF", "CHF 300"},
		{en, 300_000, "CAD", "CA$300"},
		{en, 5000, "XYZ", "XYZ 5"},
	} {
		if got := c.in.Price(c.amount, c.code); strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(got) != c.want {
			t.Errorf("%s %d %s: %q, want %q", c.in.Tag(), c.amount, c.code, got, c.want)
		}
	}
}
