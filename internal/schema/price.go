// This file reads what a module costs.

package schema

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/currency"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/message"
)

// A Price is an amount of money, nothing at all, or what words say. The zero Price is
// not known.
type Price struct {
	Free     bool
	Amount   Decimal
	Currency string    // of Amount, as ISO 4217 has it: EUR; else ""
	Words    Localised // that say it instead
}

// IsZero says whether nothing is written.
func (p Price) IsZero() bool { return !p.Free && p.Currency == "" && p.Words.IsZero() }

func (p *Price) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		p.Words.decode(r, n)
		return
	}
	s, ok := r.text(n)
	if !ok {
		return
	}
	if *p, ok = parsePrice(s); !ok {
		better := meantPrice(s)
		if better == "" && (strings.ContainsFunc(s, unicode.IsLetter) || hasSeveralPrices(s)) {
			better = r.inItsLanguage(s)
		}
		r.failWith(diag.ValuePrice, n, better)
	}
}

// hasSeveralPrices reports whether a text has several numbers, and the sign of a currency: 50 € / 25 €, 25-50 €.
func hasSeveralPrices(s string) bool {
	numbers := strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsDigit(c) && c != '.' && c != ',' })
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Sc, c) }) &&
		len(slices.DeleteFunc(numbers, func(number string) bool { return !strings.ContainsFunc(number, unicode.IsDigit) })) > 1
}

// parsePrice reads 25 EUR, 25.50 €, EUR 25, and 0.
func parsePrice(s string) (Price, bool) {
	number, unit := cutPrice(s)
	amount, ok := parseDecimal(number)
	if amount.Thousandths%10 != 0 || grouped.MatchString(number) { // 1.250 is more than a thousand
		return Price{}, false
	}
	if amount.Thousandths == 0 {
		return Price{Free: ok}, ok && (unit == "" || currencyOf(unit) != "")
	}
	code := currencyOf(unit)
	if !ok || code == "" {
		return Price{}, false
	}
	return Price{Amount: amount, Currency: code}, true
}

// cutPrice parts a number from the word or sign before or behind it.
func cutPrice(s string) (number, unit string) {
	isUnit := func(c rune) bool { return !unicode.IsDigit(c) && c != ',' && c != '.' }
	if i := strings.LastIndexFunc(s, unicode.IsDigit); i+1 < len(s) {
		return strings.TrimSpace(s[:i+1]), strings.TrimSpace(s[i+1:])
	}
	number = strings.TrimLeftFunc(s, isUnit)
	return number, strings.TrimSpace(s[:len(s)-len(number)])
}

// currencyOf is the code of the currency that unit is the code or the sign of, or "".
func currencyOf(unit string) string {
	if code := signs[unit]; code != "" {
		return code
	}
	if c, err := currency.ParseISO(unit); err == nil && unit == strings.ToUpper(unit) {
		return c.String()
	}
	return ""
}

// signs are those of one currency only.
var signs = map[string]string{"€": "EUR", "£": "GBP"}

// noCents is a number with a sign that it has none: 25,-
var noCents = regexp.MustCompile(`(\d)[.,](?:-|–|—)`)

// meantPrice is the price that s was probably meant for, or "".
func meantPrice(s string) string {
	s = strings.ToLower(norm.NFC.String(strings.TrimSpace(s)))
	if isWritten("costs-nothing", s) || isWritten("none", s) {
		return "0"
	}
	s = noCents.ReplaceAllString(s, "$1")
	number, unit := cutPrice(s)
	if number == "0" && !strings.ContainsFunc(unit, unicode.IsLetter) { // whatever is not paid
		return "0"
	}
	code := currencyOf(strings.ToUpper(unit))
	for _, word := range message.Words("written", "in-euros") {
		if unit == word {
			code = "EUR"
		}
	}
	if whole := grouped.FindString(number); whole != "" && whole == number {
		number = ungrouped.Replace(number)
	}
	if number = meantNumber(number, noUnit); number == "" || code == "" {
		return ""
	}
	return number + " " + code
}
