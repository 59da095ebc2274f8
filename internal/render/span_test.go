package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// textOf is what a reader reads of HTML.
func textOf(t *testing.T, fragment string) string {
	t.Helper()
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(fragment)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}

func TestSpan(t *testing.T) {
	day := func(year, month, day int, clock schema.Clock) schema.Moment {
		return schema.Moment{Date: schema.Date{Year: year, Month: month, Day: day}, Clock: clock}
	}
	const two, four = 14*60 + 1, 16*60 + 30 + 1
	for _, c := range []struct {
		starts, ends    schema.Moment
		french, english string
	}{
		{schema.Moment{}, schema.Moment{}, "", ""},
		{day(2026, 11, 12, 0), schema.Moment{}, "jeudi 12 novembre 2026", "Thursday 12 November 2026"},
		{day(2026, 11, 1, two), schema.Moment{}, "dimanche 1er novembre 2026, 14 h", "Sunday 1 November 2026, 14:00"},
		{day(2026, 11, 12, two), schema.Moment{Clock: four}, "jeudi 12 novembre 2026, 14 h – 16 h 30", "Thursday 12 November 2026, 14:00 – 16:30"},
		{day(2026, 11, 12, 0), schema.Moment{Clock: four}, "jeudi 12 novembre 2026, jusqu’à 16 h 30", "Thursday 12 November 2026, until 16:30"},
		{day(2026, 11, 12, two), day(2026, 11, 12, 0), "jeudi 12 novembre 2026, 14 h", "Thursday 12 November 2026, 14:00"},
		{day(2026, 11, 12, 0), day(2026, 11, 13, 0), "du jeudi 12 novembre 2026 au vendredi 13 novembre 2026", "Thursday 12 November 2026 to Friday 13 November 2026"},
		{day(2026, 11, 12, two), day(2026, 11, 13, four), "jeudi 12 novembre 2026, 14 h – vendredi 13 novembre 2026, 16 h 30",
			"Thursday 12 November 2026, 14:00 – Friday 13 November 2026, 16:30"},
		{day(2026, 11, 0, 0), schema.Moment{}, "novembre 2026", "November 2026"},
		{day(2026, 11, 0, 0), day(2027, 1, 0, 0), "novembre 2026 – janvier 2027", "November 2026 – January 2027"},
		{day(2026, 0, 0, 0), day(2027, 0, 0, 0), "2026 – 2027", "2026 – 2027"},
		{schema.Moment{}, day(2026, 11, 13, four), "vendredi 13 novembre 2026, 16 h 30", "Friday 13 November 2026, 16:30"},
	} {
		for tag, want := range map[lang.Tag]string{"fr": c.french, "en": c.english} {
			got := textOf(t, string(span(page.Language{Strings: stringsOf(t, tag)}, c.starts, schema.Ending{Moment: c.ends})))
			if strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(got) != want {
				t.Errorf("%v to %v in %s: %q, want %q", c.starts, c.ends, tag, got, want)
			}
		}
	}
}
