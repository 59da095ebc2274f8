// This file lets layouts speak: facts become words of one language.

package page

import (
	"reflect"
	"strings"
	"unicode"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// Language speaks one language to layouts. It has the interface strings (T,
// Plural) and says the facts a view carries.
type Language struct {
	*lang.Strings
	Default lang.Tag // the site's first language, whose words stand in for those this one lacks

	ladder  *schema.Ladder       // the site's levels; nil where there is no site
	credits *schema.CreditSystem // what credits are on the site; nil as well
}

// Of is l as it speaks of a site with such levels and credits.
func (l Language) Of(ladder *schema.Ladder, credits *schema.CreditSystem) Language {
	l.ladder, l.credits = ladder, credits
	return l
}

// Unit is the unit of credits: their own, else the site's.
func (l Language) Unit(c schema.Credits) schema.CreditSystem {
	if l.credits == nil || !c.Unit.IsZero() && !reflect.DeepEqual(c.Unit, l.credits.Unit) {
		return schema.CreditSystem{Unit: c.Unit, One: c.One}
	}
	return *l.credits
}

// Credits says how many credits there are: "5 ECTS credits", "64 periods". unit, which
// is not to be said by itself, is what stands for the unit: its name, or a mark.
func (l Language) Credits(c schema.Credits, unit string) string {
	n := lang.Num(c.Value.Thousandths)
	switch system := l.Unit(c); {
	case system.Unit.IsZero():
		return l.Strings.Plural("unit.credits", n)
	case l.isCounted(system.Unit):
		return l.Strings.Plural("credits.counted", n, "unit", unit)
	default:
		return l.Strings.Plural("credits.named", n, "unit", unit)
	}
}

// CreditRange says from how many to how many credits a module counts for, of whose tracks one
// takes one: "2 à 3 crédits ECTS"; "" when nothing is known.
func (l Language) CreditRange(q schema.Quantity, of *schema.ModuleFacts) string {
	if q.IsZero() || len(of.Tracks) == 0 {
		return ""
	}
	most := of.Tracks[0].Credits
	most.Value = q.Max
	unit, _ := l.Localised(l.UnitBeside(most))
	switch system := l.Unit(most); {
	case system.Unit.IsZero():
		return l.Quantity("credits", q)
	case l.isCounted(system.Unit):
		return l.Strings.Quantity("credits.counted", amount(q), "unit", unit)
	}
	return l.Strings.Quantity("credits.named", amount(q), "unit", unit)
}

// isCounted says whether a unit says what is counted, rather than being the name of a
// system: it has no capital.
func (l Language) isCounted(unit schema.Localised) bool {
	text, _ := l.Localised(unit)
	return !strings.ContainsFunc(text, unicode.IsUpper)
}

// UnitBeside is the unit as it stands beside a number of credits.
func (l Language) UnitBeside(c schema.Credits) schema.Localised {
	system := l.Unit(c)
	if !system.One.IsZero() && l.Strings.IsOne(lang.Num(c.Value.Thousandths)) {
		return system.One
	}
	return system.Unit
}

// Level is the level of an ID, with its words.
func (l Language) Level(id string) schema.Level { return l.ladder.Level(id) }

// Rungs are the levels of some IDs as they are said: by cycle, and in ranges.
func (l Language) Rungs(ids []string) []schema.Rung { return l.ladder.Rungs(ids) }

// Date says d as precisely as it is known: 1er octobre 2026, octobre 2026, 2026.
func (l Language) Date(d schema.Date) string { return l.Strings.Date(d.Year, d.Month, d.Day) }

// Day says d with its day of the week: lundi 5 octobre 2026.
func (l Language) Day(d schema.Date) string {
	return l.Strings.Day(d.Year, d.Month, d.Day, d.Weekday())
}

// Quantity says q with a unit: "environ 15 étudiant·es"; "" when nothing is known. unit is
// the last part of a key unit.<unit> of the interface strings.
func (l Language) Quantity(unit string, q schema.Quantity) string {
	if q.IsZero() {
		return ""
	}
	return l.Strings.Quantity("unit."+unit, amount(q))
}

// Amount says q without a unit, below a label that has it: "environ 15"; "" when nothing is known.
func (l Language) Amount(q schema.Quantity) string {
	if q.IsZero() {
		return ""
	}
	return l.Strings.Amount(amount(q))
}

func amount(q schema.Quantity) lang.Amount {
	a := lang.Amount{Min: lang.Num(q.Min.Thousandths), Max: lang.Num(q.Max.Thousandths)}
	switch {
	case q.Over:
		a.Max, a.Sense = a.Min, lang.MoreThan
	case !q.Max.Given:
		a.Max, a.Sense = a.Min, lang.AtLeast
	case !q.Min.Given:
		a.Min, a.Sense = a.Max, lang.AtMost
	case q.About:
		a.Sense = lang.About
	}
	return a
}

// Decimal says d with a unit: "4 crédits", "0 crédit"; "" when it is not known.
func (l Language) Decimal(unit string, d schema.Decimal) string {
	if !d.Given {
		return ""
	}
	return l.Strings.Plural("unit."+unit, lang.Num(d.Thousandths))
}

// Count says n with a unit: "3 modules".
func (l Language) Count(unit string, n int) string {
	return l.Strings.Plural("unit."+unit, lang.Num(n*1000))
}

// Label says what a fact is called for n of them: "Année", "Années". fact is the
// last part of a key fact.<fact> of the interface strings.
func (l Language) Label(fact string, n int) string {
	return l.Strings.Plural("fact."+fact, lang.Whole(n))
}

// Minutes says a length of time: "1 h 30".
func (l Language) Minutes(m schema.Minutes) string { return l.Strings.Minutes(int(m)) }

// Clock says a time of day: "14 h 30".
func (l Language) Clock(c schema.Clock) string {
	if c == 0 {
		return ""
	}
	return l.Strings.Clock(int(c-1)/60, int(c-1)%60)
}

// Enum says a value of a closed list, such as the status "running"; "" is not known, and is not said.
func (l Language) Enum(field, value string) string {
	if value == "" {
		return ""
	}
	return l.T("enum." + field + "." + value)
}

// Localised says a fact that reads differently in each language, and the
// language it is really in: the site's first, else any, when this one has none.
// It has the typography of that language; what reads the same everywhere is of none.
func (l Language) Localised(v schema.Localised) (text string, in lang.Tag) {
	if text, in = v.In(l.Tag()); in != l.Tag() && l.Default != "" {
		text, in = v.In(l.Default)
	}
	if v.By != nil {
		text = in.Plain(text)
	}
	return text, in
}
