// This file writes the rules by which browsers show the rows of the finder that fit what is chosen.

package page

import (
	"strings"

	"projetpro/internal/lang"
)

// text is the style sheet of the language. A row is hidden by each group in which something is chosen and nothing of that
// fits: any of a group, all of the groups. The rows that are left are counted by a counter, whose styles say the
// number in the language's digits, and words for none: https://www.w3.org/TR/css-counter-styles-3/.
func (f *finder) text() string {
	var b strings.Builder
	for _, g := range f.groups {
		b.WriteString(".finder:has(#" + g.Key + " [id]:checked) tbody tr:not(")
		for i, o := range g.Options {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(".finder:has(#" + o.ID + ":checked) ." + o.ID)
		}
		b.WriteString("){display:none}\n")
	}
	l := f.lo.l
	b.WriteString("@counter-style found{system:numeric;symbols:")
	for digit := range 10 {
		b.WriteString(quoted(l.number(digit)))
	}
	b.WriteString("}\n@counter-style nothing{system:fixed 0;symbols:" + quoted(lang.Untagged(l.T("finder.nothing"))) +
		";fallback:silent}\n@counter-style silent{system:cyclic;symbols:\"\"}\n")
	return b.String()
}

// quoted is a string of CSS: https://www.w3.org/TR/css-syntax-3/#consume-string-token.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `, "\r", `\d `, "\f", `\c `).Replace(s) + `"`
}
