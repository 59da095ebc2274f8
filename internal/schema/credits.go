// This file reads credits: how many, and of which system.

package schema

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// Credits are how many credits something counts for. They are those of the site, unless
// a unit of their own is given: 20 UK.
type Credits struct {
	Value Decimal   `field:"value,required"`
	Unit  Localised `field:"unit"` // see [CreditSystem]
	One   Localised `field:"one"`  // the unit beside a number that takes the singular

	Equals Decimal `field:"equals"` // so many credits of the site, where they are of another system
}

// A CreditSystem is what credits are on a site.
type CreditSystem struct {
	Unit  Localised `field:"unit"`  // the name of the system (ECTS: 5 ECTS credits), or, in small letters, what is counted (periods)
	One   Localised `field:"one"`   // the unit beside a number that takes the singular
	Long  Localised `field:"long"`  // what the unit stands for
	Hours Quantity  `field:"hours"` // of work, for one credit
}

// IsZero says whether nothing is written.
func (c Credits) IsZero() bool { return c.Value.IsZero() }

// String writes c as in front matter: 4.5, 20 UK.
func (c Credits) String() string { return strings.TrimSpace(c.Value.String() + " " + c.Unit.All) }

// maxUnit is how many characters the name of a system of credits has at most.
const maxUnit = 20

// decode reads 4.5, 20 UK, or a group.
func (c *Credits) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		r.group(r.field, r.field.group, n, reflect.ValueOf(c).Elem())
		return
	}
	number, unit := cutUnit(n)
	if r.severalCredits(n) {
		return
	}
	if words := strings.Fields(n.Value); number == "" && len(words) == 2 && isSystem(words[0]) {
		if _, ok := parseDecimal(words[1]); ok { // ECTS 5
			r.failWith(diag.ValueNumber, n, words[1]+" "+words[0])
			return
		}
	}
	if !isSystem(unit) {
		c.Value.decode(r, n)
		r.unit(number, unit, n)
		return
	}
	only := *n
	only.Value = number
	c.Value.decode(r, &only)
	c.Unit = Localised{All: unit}
}

// cutUnit takes the number from the words behind it.
func cutUnit(n *yaml.Node) (number, unit string) {
	if n.Kind != yaml.ScalarNode {
		return "", ""
	}
	number, unit, _ = strings.Cut(strings.TrimSpace(n.Value), " ")
	if _, ok := parseDecimal(number); !ok {
		return "", ""
	}
	return number, strings.TrimSpace(unit)
}

// isSystem says whether a word is the name of a system of credits: it has a capital.
func isSystem(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= maxUnit && strings.ContainsFunc(s, unicode.IsUpper) &&
		!strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' })
}

// severalCredits reports what gives several numbers of credits: 4 ou 5, 4-5, 3 + 2. Of a module, they
// are proposed as its tracks, or as its parts, if it has none.
func (r *reader) severalCredits(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || len(n.Value) > longestValue {
		return false
	}
	if _, one := parseDecimal(n.Value); one {
		return false
	}
	group, numbers := meantCredits(straight(strings.ToLower(norm.NFC.String(n.Value))), r.counts)
	if group == "" {
		return false
	}
	d := r.fail(diag.CreditsTwo, n)
	if !r.hasBeside(group) || r.beside.Style&yaml.FlowStyle != 0 {
		return true
	}
	if hasKey(r.beside, "tracks") || hasKey(r.beside, "parts") || len(numbers) < 2 {
		return true
	}
	var all []string
	for _, number := range numbers {
		all = append(all, "{credits: "+number+"}")
	}
	_, end := r.span(n)
	d.Fix = r.replaced(r.key.Key, end, group+": ["+strings.Join(all, ", ")+"]")
	return true
}

// meantCredits are the numbers that s, in small letters, gives, and what they are of: tracks, where
// it is one or the other, or parts, where they add up. The numbers are nil where there are more between
// them; group is "" where s is something else.
func meantCredits(s string, is units) (group string, numbers []string) {
	if sum := strings.Split(s, "+"); len(sum) > 1 {
		for _, part := range sum {
			number := meantNumber(part, is)
			if number == "" {
				return "", nil
			}
			numbers = append(numbers, number)
		}
		return "parts", numbers
	}
	if a, b, ok := either(s, is); ok {
		return "tracks", []string{a.String(), b.String()}
	}
	q, ok := meantSpanOf(s, is)
	switch {
	case !ok || q.About || q.Min == q.Max:
		return "", nil
	case !follows(q.Min, q.Max):
		return "tracks", nil
	}
	return "tracks", []string{q.Min.String(), q.Max.String()}
}

// unit proposes how to write a number with words behind it that may name a unit: 20 UK
// for 20 UK credits, a group for 64 periods. What has another meaning here is none.
func (r *reader) unit(number, words string, n *yaml.Node) {
	unit := strings.Join(slices.DeleteFunc(strings.Fields(words), func(word string) bool {
		return r.counts(strings.ToLower(word)) && !isSystem(word)
	}), " ")
	if unit == "" || strings.ContainsFunc(unit, func(c rune) bool { return !unicode.IsLetter(c) }) || len(r.diags) == 0 {
		return
	}
	d := r.diags[len(r.diags)-1]
	start, end := r.span(n)
	switch {
	case d.Code != diag.ValueNumber:
	case isSystem(unit):
		d.Fix = r.replaced(start, end, number+" "+unit)
	case d.Fix == "" && unit == words && !Means(plaintext.Bare(unit)):
		d.Fix = r.replaced(start, end, "{value: "+number+", unit: "+unit+"}")
	}
}

// decode reads the name of a system, or a group.
func (c *CreditSystem) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		r.group(r.field, r.field.group, n, reflect.ValueOf(c).Elem())
		return
	}
	c.Unit.All, _ = r.text(n)
}
