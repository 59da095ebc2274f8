// This file says credits.

package render

import (
	"html/template"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// credits says how many credits there are, and how many of the site's they are worth; "" when none are given.
func credits(l page.Language, c schema.Credits) template.HTML {
	if c.IsZero() || c.Equals.IsZero() {
		return creditsOfUnit(l, c)
	}
	return filledHTML(l, equalsKey, "credits", creditsOfUnit(l, c), "equal", creditsOfUnit(l, schema.Credits{Value: c.Equals}))
}

// equalsKey is the interface string for credits of which it is said how many of the site's they are worth.
const equalsKey = "credits.equals"

// creditsOfUnit says how many credits there are, their unit explained where the site says
// what it stands for; "" when none are given.
func creditsOfUnit(l page.Language, c schema.Credits) template.HTML {
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
