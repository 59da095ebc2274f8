// This file says credits.

package render

import (
	"html/template"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// credits says how many credits there are, their unit explained where the site says
// what it stands for; "" when none are given.
func credits(l page.Language, c schema.Credits) template.HTML {
	if c.IsZero() {
		return ""
	}
	text, in := l.Localised(l.UnitBeside(c))
	unit := escaped(text)
	if in != l.Tag() && in != "" {
		unit = template.HTML("<span"+string(langAttributes(l, in))+">") + unit + "</span>"
	}
	if long, in := l.Localised(l.Unit(c).Long); long != "" && in == l.Tag() {
		unit = `<abbr title="` + escaped(long) + `">` + unit + `</abbr>`
	}
	return marked([]string{string(unit)}, func(marks []string) string { return l.Credits(c, marks[0]) })
}
