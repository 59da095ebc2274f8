package render

import (
	"strings"
	"testing"

	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// Credits are said with their unit, in the grammar of the language.
func TestCredits(t *testing.T) {
	ects := &schema.CreditSystem{Unit: localised("ECTS")}
	periods := &schema.CreditSystem{Unit: inBoth("périodes", "periods"), One: inBoth("période", "period")}
	foreign := &schema.CreditSystem{Unit: schema.Localised{By: map[lang.Tag]string{"fr": "unités"}}}
	uk := localised("UK")
	for _, c := range []struct {
		l      lang.Tag
		system *schema.CreditSystem
		n      int
		unit   schema.Localised
		want   string
	}{
		{"fr", ects, 5000, schema.Localised{}, "5 crédits ECTS"},
		{"fr", ects, 1500, schema.Localised{}, "1,5 crédit ECTS"},
		{"en", ects, 5000, schema.Localised{}, "5 ECTS credits"},
		{"en", ects, 1000, schema.Localised{}, "1 ECTS credit"},
		{"en", ects, 500, schema.Localised{}, "0.5 ECTS credits"},
		{"fr", ects, 20000, uk, "20 crédits UK"},
		{"en", ects, 4500, localised("ECTS"), "4.5 ECTS credits"},
		{"fr", &schema.CreditSystem{}, 5000, schema.Localised{}, "5 crédits"},
		{"en", nil, 1000, schema.Localised{}, "1 credit"},
		{"fr", periods, 64000, schema.Localised{}, "64 périodes"},
		{"fr", periods, 1000, schema.Localised{}, "1 période"},
		{"en", periods, 1000, schema.Localised{}, "1 period"},
		{"en", periods, 64000, schema.Localised{}, "64 periods"},
		{"en", foreign, 4000, schema.Localised{}, `4 <span lang="fr">unités</span>`},
		{"en", &creditsOfSample, 4000, schema.Localised{}, `4 <abbr title="European Credit Transfer System">ECTS</abbr> credits`},
		{"en", &schema.CreditSystem{Unit: localised("A&B")}, 4000, schema.Localised{}, "4 A&amp;B credits"},
	} {
		l := page.Language{Strings: stringsOf(t, c.l), Default: "fr"}.Of(nil, c.system)
		got := strings.ReplaceAll(string(credits(l, schema.Credits{Value: schema.Thousandths(c.n), Unit: c.unit})), "\u00a0", " ")
		if got != c.want {
			t.Errorf("%v in %s: %s, want %s", c.n, c.l, got, c.want)
		}
	}
	worth := schema.Credits{Value: schema.Thousandths(20000), Unit: uk, Equals: schema.Thousandths(10000)}
	for tag, want := range map[lang.Tag]string{"fr": "20 crédits UK (10 crédits ECTS)", "en": "20 UK credits (10 ECTS credits)"} {
		l := page.Language{Strings: stringsOf(t, tag), Default: "fr"}.Of(nil, ects)
		if got := strings.ReplaceAll(string(credits(l, worth)), "\u00a0", " "); got != want {
			t.Errorf("in %s: %s, want %s", tag, got, want)
		}
	}
	if got := credits(page.Language{}, schema.Credits{}); got != "" {
		t.Errorf("no credits: %s", got)
	}
}
