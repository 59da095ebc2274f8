// This file writes numbers, quantities, lengths of time, sizes and lists, with
// the plural form that the CLDR asks for.

package lang

import (
	"strconv"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// A Num is a number with up to three decimals, in thousandths: 7.5 is 7500.
type Num int

// Whole is the Num of a whole number.
func Whole(n int) Num { return Num(n) * 1000 }

// operands are those of the CLDR's plural rules: the integer part, the number
// of decimals and the decimals themselves (https://unicode.org/reports/tr35/tr35-numbers.html#Operands).
func (n Num) operands() (i, v, f int) {
	if n < 0 {
		n = -n
	}
	i, f, v = int(n)/1000, int(n)%1000, 3
	for v > 0 && f%10 == 0 {
		f /= 10
		v--
	}
	return i % 10_000_000, v, f // as MatchPlural wants large numbers
}

func form(rules *plural.Rules, t language.Tag, n Num) plural.Form {
	i, v, f := n.operands()
	return rules.MatchPlural(t, i, v, v, f, f)
}

// categories are the CLDR's names of plural forms, by plural.Form.
var categories = [...]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one",
	plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// A need is a plural form that a language has, and some numbers that take it.
type need struct {
	form plural.Form
	like []Num
}

// needs lists the forms that the numbers of this tool take in a language,
// found by trying them: the library does not tell.
func needs(rules *plural.Rules, t language.Tag) []need {
	var by [len(categories)][]Num
	try := func(n Num) {
		if f := form(rules, t, n); len(by[f]) < 3 {
			by[f] = append(by[f], n)
		}
	}
	for n := range 130 {
		try(Whole(n))
	}
	if rules == plural.Cardinal {
		for n := range 130 {
			if n%10 != 0 {
				try(Whole(n) / 10)
			}
		}
	}
	var all []need
	for _, f := range []plural.Form{plural.Zero, plural.One, plural.Two, plural.Few, plural.Many, plural.Other} {
		if by[f] != nil {
			all = append(all, need{f, by[f]})
		}
	}
	return all
}

// number writes a number: "7,5" in French, "7.5" in English.
func (s *Strings) number(n Num) string {
	var space [32]byte
	return string(s.appendNum(space[:0], n))
}

func (s *Strings) appendNum(b []byte, n Num) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = s.appendWhole(b, int(n/1000))
	if f := int(n % 1000); f != 0 {
		b = append(b, s.decimal...)
		for unit := 100; f > 0; unit /= 10 {
			b = s.appendDigit(b, byte('0'+f/unit))
			f %= unit
		}
	}
	return b
}

func (s *Strings) appendWhole(b []byte, n int) []byte {
	if n < 1000 {
		return s.appendInt(b, int64(n))
	}
	b = append(s.appendWhole(b, n/1000), s.group...)
	n %= 1000
	return s.appendInt(s.appendInt(s.appendInt(b, int64(n/100)), int64(n/10%10)), int64(n%10))
}

// appendInt writes n in the digits of the language.
func (s *Strings) appendInt(b []byte, n int64) []byte {
	if s.digits == nil {
		return strconv.AppendInt(b, n, 10)
	}
	var space [20]byte
	for _, c := range strconv.AppendInt(space[:0], n, 10) {
		b = s.appendDigit(b, c)
	}
	return b
}

func (s *Strings) appendDigit(b []byte, c byte) []byte {
	if s.digits == nil || c < '0' || c > '9' {
		return append(b, c)
	}
	return append(b, s.digits[c-'0']...)
}

// digitsOf are the digits 0 to 9 that the CLDR says a language is written with,
// nil for ASCII's.
func digitsOf(t language.Tag) *[10]string {
	p := message.NewPrinter(t)
	if p.Sprint(number.Decimal(0)) == "0" {
		return nil
	}
	var digits [10]string
	for i := range digits {
		digits[i] = p.Sprint(number.Decimal(i))
	}
	return &digits
}

// Plural is the text of key in the form that n takes, {n} replaced by n:
// "0 séance", "1,5 heure" in French, "0 sessions", "1.5 hours" in English.
func (s *Strings) Plural(key string, n Num, args ...any) string {
	of, e := s.lookUp(key)
	if e == nil {
		return unknown(key)
	}
	var space [32]byte
	if of != s {
		args = s.theirs(args)
	}
	return s.said(of, of.fill(of.formOf(e, plural.Cardinal, n), of.appendNum(space[:0], n), args))
}

// An Amount is a number as exact as what is known: from Min to Max, which may be the same.
type Amount struct {
	Min, Max Num
	Sense    Sense
}

// A Sense is how a number is meant.
type Sense uint8

const (
	Exactly Sense = iota
	About
	AtLeast
	MoreThan
	AtMost
)

// senses are the keys of what says them.
var senses = [...]string{About: "number.about", AtLeast: "number.at-least", MoreThan: "number.more-than", AtMost: "number.at-most"}

// patterns are the keys of what says how exact the number is.
func (a Amount) patterns() (keys []string) {
	if a.Min != a.Max {
		keys = append(keys, "number.range")
	}
	if a.Sense != Exactly {
		keys = append(keys, senses[a.Sense])
	}
	return keys
}

// Amount writes a number by itself: "environ 15", "10 à 20", "plus de 170".
func (s *Strings) Amount(a Amount) string {
	if of := s.sayer(a.patterns()...); of != s {
		return s.said(of, of.Amount(a))
	}
	number := s.number(a.Min)
	if a.Min != a.Max {
		number = s.T("number.range", "from", number, "to", s.number(a.Max))
	}
	if a.Sense != Exactly {
		number = s.T(senses[a.Sense], "n", number)
	}
	return number
}

// Quantity is the text of key for a number as exact as what is known. A range
// takes the form of its end.
func (s *Strings) Quantity(key string, a Amount, args ...any) string {
	e := s.entries[key]
	if e == nil || a.Min != a.Max || a.Sense != Exactly {
		if of := s.sayer(append(a.patterns(), key)...); of != s {
			return s.said(of, of.Quantity(key, a, s.theirs(args)...))
		}
	}
	if e == nil {
		return unknown(key)
	}
	return s.fill(s.formOf(e, plural.Cardinal, a.Max), []byte(s.Amount(a)), args)
}

// IsOne reports whether a number takes the form "one", the singular in most languages.
func (s *Strings) IsOne(n Num) bool { return form(plural.Cardinal, s.lang, n) == plural.One }

// formOf is the text for n, the form "other" standing in for one that is not written.
func (s *Strings) formOf(e *entry, rules *plural.Rules, n Num) *text {
	if !e.plural {
		return &e.forms[plural.Other]
	}
	if t := &e.forms[form(rules, s.lang, n)]; t.whole != "" {
		return t
	}
	return &e.forms[plural.Other]
}

// Minutes writes a length of time given in minutes: "45 min", "2 h", "1 h 30".
func (s *Strings) Minutes(n int) string {
	hours, minutes := n/60, n%60
	switch {
	case hours == 0:
		return s.T("duration.minutes", "minutes", minutes)
	case minutes == 0:
		return s.T("duration.hours", "hours", hours)
	}
	if of := s.sayer("duration.both"); of != s {
		return s.said(of, of.Minutes(n))
	}
	return s.T("duration.both", "hours", hours, "minutes", minutes, "mm", s.twoDigits(minutes))
}

func (s *Strings) twoDigits(n int) string {
	var space [8]byte
	b := space[:0]
	if n < 10 {
		b = s.appendDigit(b, '0')
	}
	return string(s.appendInt(b, int64(n)))
}

// Bytes writes the size of a file given in bytes: "1,2 Mo" in French, "1.2 MB"
// in English. Units are decimal (SI); one decimal is kept below ten of a unit
// from megabytes on.
func (s *Strings) Bytes(n int) string {
	const kilo, mega, giga = 1000, 1000 * 1000, 1000 * 1000 * 1000
	switch {
	case n < kilo:
		return s.Plural("size.bytes", Whole(n))
	case n < mega-kilo/2:
		return s.Plural("size.kilobytes", Whole((n+kilo/2)/kilo))
	case n < giga-mega/2:
		return s.Plural("size.megabytes", tenths(n/kilo))
	}
	return s.Plural("size.gigabytes", tenths(n/mega))
}

// tenths rounds n to a tenth, or to a whole number from ten up.
func tenths(n int) Num {
	if n < 9950 {
		return Num((n + 50) / 100 * 100)
	}
	return Num((n + 500) / 1000 * 1000)
}

// List joins items as a sentence does: "a, b et c", "a, b and c".
func (s *Strings) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	keys := []string{"list.middle", "list.last"}
	if len(items) == 2 {
		keys = []string{"list.two"}
	}
	if of := s.sayer(keys...); of != s {
		own := make([]string, len(items))
		for i, item := range items {
			if own[i] = item; s.marks {
				own[i] = s.tag.phrase(item)
			}
		}
		return s.said(of, of.List(own))
	}
	if len(items) == 2 {
		return s.T("list.two", "a", items[0], "b", items[1])
	}
	last := len(items) - 1
	joined := items[0]
	for _, item := range items[1:last] {
		joined = s.T("list.middle", "a", joined, "b", item)
	}
	return s.T("list.last", "a", joined, "b", items[last])
}
