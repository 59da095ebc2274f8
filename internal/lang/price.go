// This file writes amounts of money.

package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Price writes an amount of a currency, which its code in ISO 4217 names: "25 €" in
// French, "€25.50" in English.
func (s *Strings) Price(amount Num, code string) string {
	number := s.number(amount)
	if n := amount % 1000; n != 0 && n%100 == 0 {
		number = string(s.appendDigit([]byte(number), '0'))
	}
	sign := s.currency(code)
	text := s.T("number.price", "amount", number, "currency", sign)
	// A sign of letters does not touch the number (https://unicode.org/reports/tr35/tr35-numbers.html#Currencies, currencySpacing).
	if last, _ := utf8.DecodeLastRuneInString(sign); unicode.IsLetter(last) && text == sign+number {
		return sign + "\u00a0" + number
	}
	return text
}

// currency is the sign of a currency in the language, or its code.
func (s *Strings) currency(code string) string {
	unit, err := currency.ParseISO(code)
	if err != nil {
		return code
	}
	return message.NewPrinter(language.Make(string(s.tag))).Sprint(currency.Symbol(unit))
}
