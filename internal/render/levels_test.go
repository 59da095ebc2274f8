package render

import (
	"strings"
	"testing"

	"projetpro/internal/page"
)

// Levels are said as the site names them: in ranges, those of a cycle together, explained and marked where need be.
func TestLevels(t *testing.T) {
	fr, en := newSample(t, "fr", "en").l, newSample(t, "en", "fr").l
	for _, c := range []struct {
		l         page.Language
		ids, want string
	}{
		{fr, "BA3", "BA3"},
		{fr, "BA1 BA3", `<abbr title="Bachelier, 1re année">BA1</abbr> et BA3`},
		{fr, "BA1 BA2 BA3", `<abbr title="Bachelier, 1re année">BA1</abbr> à BA3`},
		{en, "BA1 BA2 BA3 MA2", `<abbr title="Bachelor, 1st year">BA1</abbr> to BA3 and <abbr title="Master, 2nd year">MA2</abbr>`},
		{fr, "BA3 DOC", "BA3 et Doctorat (troisième cycle)"},
		{en, "DOC", "PhD (third cycle)"},
		{en, "DOC POST", `PhD and <span lang="fr">Postdoctorat</span> (in French) (third cycle)`},
		{fr, "MAS", `<abbr title="Master de spécialisation">MAS</abbr>`},
		{fr, "MAS DOC", `<abbr title="Master de spécialisation">MAS</abbr> et Doctorat (troisième cycle)`},
		{fr, "XX & 9", "XX, &amp; et 9"},
		{page.Language{Strings: fr.Strings}, "BA1 BA2", "BA1 et BA2"},
		{fr, "", ""},
	} {
		if got := strings.ReplaceAll(string(levels(c.l, strings.Fields(c.ids))), "\u00a0", " "); got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.ids, c.l.Tag(), got, c.want)
		}
	}
}
