// This file reads numbers: whole, decimal, and as exact as what is known.

package schema

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A Decimal is a number with up to three decimals. The zero Decimal is none: that
// there are 0 credits is a fact, which is written and shown.
type Decimal struct {
	Thousandths int // 4500 for 4.5
	Given       bool
}

// Thousandths is the Decimal of so many thousandths: 4500 for 4.5.
func Thousandths(n int) Decimal { return Decimal{n, true} }

// Whole is the Decimal of a whole number.
func Whole(n int) Decimal { return Thousandths(n * 1000) }

// IsZero says whether nothing is written.
func (d Decimal) IsZero() bool { return !d.Given }

// isWhole says whether d has no decimals.
func (d Decimal) isWhole() bool { return d.Thousandths%1000 == 0 }

// String writes d as in front matter: 4, 4.5; "" when it is none.
func (d Decimal) String() string {
	if !d.Given {
		return ""
	}
	s := strconv.Itoa(d.Thousandths / 1000)
	if rest := d.Thousandths % 1000; rest != 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%03d", rest), "0")
	}
	return s
}

// maxDigits is how many digits a whole number has at most.
const maxDigits = 7

// A Quantity is a number as exact as what is known. The zero Quantity is none.
type Quantity struct {
	Min, Max Decimal // equal unless it is a range (10-20); one of them is none where there is no such bound (min 8, max 20)
	About    bool    // ~15
	Over     bool    // 170+: more than Min
}

// Exactly is the Quantity of a number that is known.
func Exactly(d Decimal) Quantity { return Quantity{Min: d, Max: d} }

// IsZero says whether nothing is written.
func (q Quantity) IsZero() bool { return q == Quantity{} }

// isWhole says whether q has no decimals.
func (q Quantity) isWhole() bool { return q.Min.isWhole() && q.Max.isWhole() }

// String writes q as in front matter: 15, ~15, 10-20, 170+, min 8, max 20; "" when it is none.
func (q Quantity) String() string {
	switch {
	case q.Over:
		return q.Min.String() + "+"
	case !q.Max.Given && q.Min.Given:
		return "min " + q.Min.String()
	case !q.Min.Given && q.Max.Given:
		return "max " + q.Max.String()
	}
	s := q.Min.String()
	if q.About {
		s = "~" + s
	}
	if q.Max != q.Min {
		s += "-" + q.Max.String()
	}
	return s
}

// plus is the sum of two quantities: of 10-20 and min 5, min 15. It is none when nothing bounds it.
func (q Quantity) plus(other Quantity) Quantity {
	sum := Quantity{About: q.About || other.About, Over: q.Over || other.Over}
	if q.Min.Given && other.Min.Given {
		sum.Min = Thousandths(q.Min.Thousandths + other.Min.Thousandths)
	}
	if q.Max.Given && other.Max.Given {
		sum.Max = Thousandths(q.Max.Thousandths + other.Max.Thousandths)
	}
	switch {
	case !sum.Min.Given && !sum.Max.Given:
		return Quantity{}
	case !sum.Min.Given || !sum.Max.Given:
		sum.About = false
	}
	return sum
}

// sumOf is the sum of what all items say; none when one of them does not say it, or there is no item.
func sumOf[T any](items []T, of func(T) Quantity) Quantity {
	if len(items) == 0 {
		return Quantity{}
	}
	sum := Exactly(Whole(0))
	for _, item := range items {
		q := of(item)
		if q.IsZero() || sum.IsZero() {
			return Quantity{}
		}
		sum = sum.plus(q)
	}
	return sum
}

// decodeInt reads a whole number, in decimal figures only.
func decodeInt(r *reader, n *yaml.Node, v reflect.Value) {
	s, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	if d, ok := parseDecimal(s); ok && d.isWhole() && !strings.Contains(s, ".") {
		v.SetInt(int64(d.Thousandths / 1000))
		return
	}
	meant := meantNumber(s, r.counts)
	if strings.Contains(meant, ".") {
		meant = ""
	}
	r.failWith(diag.ValueWhole, n, meant)
}

func (d *Decimal) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	if *d, ok = parseDecimal(s); !ok {
		meant := meantNumber(s, r.counts)
		if meant == "" && isWritten("uncredited", strings.ToLower(norm.NFC.String(s))) {
			meant = "0"
		}
		r.failWith(diag.ValueNumber, n, meant)
	}
}

func (q *Quantity) decode(r *reader, n *yaml.Node) {
	if bounds := boundsOf(n); bounds != "" {
		r.failWith(diag.ValueQuantity, n, bounds)
		return
	}
	s, ok := r.scalar(n, diag.FormNumber)
	if !ok || r.field.limit && r.none(n, s) {
		return
	}
	*q = r.quantity(n, s, diag.ValueQuantity, meantQuantity)
}

// quantity reads a quantity of what the field counts, and reports what is none with
// what it was meant for.
func (r *reader) quantity(n *yaml.Node, s string, code diag.Code, meant func(s string, is units) string) Quantity {
	q, ok := parseQuantity(s)
	if ok && !(r.field.whole && (strings.Contains(s, ".") || !q.isWhole())) {
		return q
	}
	if r.field.whole {
		s = fewer(grouped.ReplaceAllStringFunc(s, func(number string) string { return ungrouped.Replace(number) }))
	}
	better := meant(s, r.counts)
	if r.field.whole && strings.Contains(better, ".") {
		better = ""
	}
	lower := straight(strings.ToLower(norm.NFC.String(s)))
	if a, b, two := either(lower, r.counts); better == "" && two && len(s) <= longestValue {
		r.fail(diag.ValueTwo, n, Quantity{Min: a, Max: b}.String())
		return Quantity{}
	}
	r.failWith(code, n, better)
	return Quantity{}
}

// boundsOf is the quantity that a group of bounds was meant for, {min: 8, max: 14}; "" is none.
func boundsOf(n *yaml.Node) string {
	if n.Kind != yaml.MappingNode || len(n.Content) > 4 {
		return ""
	}
	var bounds []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		bounds = append(bounds, n.Content[i].Value+" "+n.Content[i+1].Value)
	}
	return meantQuantity(strings.Join(bounds, ", "), noUnit)
}

// grouped is a number of thousands with points or commas between its groups, 1.500, as long
// as it can be no decimal.
var (
	grouped   = regexp.MustCompile(`\b[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)\b`)
	ungrouped = strings.NewReplacer(".", "", ",", "")
)

// fewer says less than 20, of what cannot be halved, as at most 19.
func fewer(s string) string {
	lower := strings.ToLower(norm.NFC.String(s))
	for _, less := range longestFirst(append(message.Words("written", "less-than"), "<")) {
		rest, ok := strings.CutPrefix(lower, less)
		number, unit := cutFigures(strings.TrimLeft(rest, " "))
		if n, isNumber := figures(number); ok && isNumber && n > 0 && rest[:1] != "=" {
			return "max " + strconv.Itoa(n-1) + unit
		}
	}
	return s
}

// units say whether a word, in small letters, names what is counted, so that it need not be said.
type units func(word string) bool

func noUnit(string) bool { return false }

// counts says whether a word names what the field counts: it is the field's name, or
// what people write instead, or a unit of it, or that of the field of the file in which it stands.
func (r *reader) counts(word string) bool {
	if outer, _, nested := strings.Cut(r.path, "."); nested && r.kind.Field(outer).counts(word) {
		return true
	}
	return r.field.counts(word)
}

// counts says whether a word names what f counts; f may be nil.
func (f *Field) counts(word string) bool {
	word = singular(word)
	return f != nil && slices.ContainsFunc(slices.Concat(f.also(), f.units(), []string{f.Name}), func(name string) bool {
		return singular(fold(name)) == word
	})
}

// singular is a word without the letters that say that there are several, or of what gender they are.
func singular(word string) string {
	if i := strings.IndexAny(word, "·(.:*"); i > 0 {
		word = word[:i]
	}
	return strings.TrimRight(word, "s")
}

// isDecimal says whether a comma between two scalars stands between figures.
func isDecimal(first, second *yaml.Node) bool {
	return beforeComma.MatchString(first.Value) && behindComma.MatchString(second.Value)
}

// comma reports a text that a comma has cut between braces, from first to last.
func (r *reader) comma(name string, first, last *yaml.Node) {
	start := r.start(first)
	end := r.end(last, r.start(last))
	written := r.written(start, end)
	r.add(diag.TextComma, start, end, name, diag.Clip(written)).Fix = r.replaced(start, end, plaintext.Quote(written))
}

var (
	beforeComma = regexp.MustCompile(`^[~≈±]? ?[\d–-]*\d$`)
	behindComma = regexp.MustCompile(`^\d`)
	comma       = regexp.MustCompile(` *, *`)
)

// decimal reports a number with a decimal comma that begins at first and ends
// with last. reads says whether the field of that name takes a number.
func (r *reader) decimal(name string, first, last *yaml.Node, reads func(number *yaml.Node) bool) {
	if !isDecimal(first, last) && r.takesText() {
		r.comma(name, first, last)
		return
	}
	start := r.start(first)
	end := r.end(last, r.start(last))
	written := r.written(start, end)
	d := r.add(diag.ValueDecimal, start, end, name, diag.Clip(written))
	if r.takesText() {
		d.Fix = r.replaced(start, end, plaintext.Quote(written))
		return
	}
	number := comma.ReplaceAllLiteralString(written, ".")
	for _, meant := range [...]string{number, meantMinutes(number, noUnit)} {
		if meant != "" && d.Fix == "" && reads(&yaml.Node{Kind: yaml.ScalarNode, Value: meant}) {
			d.Fix = r.replaced(start, end, meant)
		}
	}
}

// parseDecimal reads 4 or 4.5: figures, without sign, leading zeros or exponent.
func parseDecimal(s string) (Decimal, bool) {
	whole, rest, point := strings.Cut(s, ".")
	if whole == "" || len(whole) > maxDigits || whole[0] == '0' && len(whole) > 1 || point && rest == "" || len(rest) > 3 {
		return Decimal{}, false
	}
	value := 0
	for _, c := range []byte(whole + (rest + "000")[:3]) {
		if c < '0' || c > '9' {
			return Decimal{}, false
		}
		value = value*10 + int(c-'0')
	}
	return Thousandths(value), true
}

// parseQuantity reads 15, ~15, 10-20, ~10-20, 170+, min 8, max 20.
func parseQuantity(s string) (q Quantity, ok bool) {
	if rest, least := strings.CutPrefix(s, "min "); least {
		q.Min, ok = parseDecimal(strings.TrimLeft(rest, " "))
		return q, ok
	}
	if rest, most := strings.CutPrefix(s, "max "); most {
		q.Max, ok = parseDecimal(strings.TrimLeft(rest, " "))
		return q, ok
	}
	if rest, over := strings.CutSuffix(s, "+"); over {
		q.Min, ok = parseDecimal(strings.TrimRight(rest, " "))
		q.Over = ok
		return q, ok
	}
	if rest, about := strings.CutPrefix(s, "~"); about {
		q.About, s = true, strings.TrimLeft(rest, " ")
	}
	least, most, span := strings.Cut(s, "-")
	if !span {
		least, most, span = strings.Cut(s, "–")
	}
	if q.Min, ok = parseDecimal(strings.TrimSpace(least)); !ok {
		return Quantity{}, false
	}
	q.Max = q.Min
	if span {
		if q.Max, ok = parseDecimal(strings.TrimSpace(most)); !ok || q.Max.Thousandths <= q.Min.Thousandths {
			return Quantity{}, false
		}
	}
	return q, true
}

// longestValue is how long a value is that a number is looked for in.
const longestValue = 100

// meantNumber is the number s was probably meant for, or "". Nothing else may stand
// there but what is counted.
func meantNumber(s string, is units) string {
	if len(s) > longestValue {
		return ""
	}
	s = strings.TrimSpace(strings.ToLower(norm.NFC.String(s)))
	s = strings.TrimRight(strings.Trim(withoutUnits(s, is), "«»“”\"' \u00A0\u202F"), ".")
	if i, ok := counted(s); ok {
		return strconv.Itoa(i)
	}
	if d, ok := parseDecimal(s); ok {
		return d.String()
	}
	if i, err := strconv.ParseInt(s, 0, 32); err == nil && i < 1e7 && strings.HasPrefix(s, "0x") {
		return strconv.FormatInt(i, 10)
	}
	if mantissa, exponent, ok := strings.Cut(s, "e"); ok && len(exponent) == 1 {
		if f, err := strconv.ParseFloat(mantissa+"e"+exponent, 64); err == nil && f >= 0 && f < 1e7 && f == float64(int(f)) {
			return strconv.Itoa(int(f))
		}
	}
	if strings.ContainsAny(s, separating) && !separated1000.MatchString(s) {
		return ""
	}
	figures := strings.Map(func(c rune) rune {
		if c == '_' || c == '\'' || c == '’' || unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
	figures = strings.Replace(figures, ",", ".", 1)
	if trimmed := strings.TrimLeft(figures, "0"); trimmed != figures {
		figures = trimmed
		if figures == "" || figures[0] == '.' {
			figures = "0" + figures
		}
	}
	if d, ok := parseDecimal(figures); ok {
		return d.String()
	}
	return ""
}

// separating may stand between the thousands of a number, and nowhere else in it.
const separating = "_'’ \u00a0\u202f"

var separated1000 = regexp.MustCompile(`^[1-9]\d{0,2}(?:[_'’ \x{a0}\x{202f}]\d{3})+(?:[.,]\d+)?$`)

// withoutUnits is a text, in small letters, without the words at its end that name what is
// counted: 4 crédits ECTS, une dizaine d’étudiants.
func withoutUnits(s string, is units) string {
	for found := false; ; found = true {
		i := strings.LastIndexFunc(s, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsDigit(c) })
		if i < 0 {
			return s
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		word := strings.Trim(s[i+size:], ".()")
		for _, of := range message.Words("written", "of-length") {
			if strings.HasSuffix(of, "’") {
				word = strings.TrimPrefix(straight(word), straight(of))
			}
		}
		if word == "" || !is(word) && !(found && (isWritten("of-length", word) || isWritten("and", word))) {
			return s
		}
		s = strings.TrimSpace(s[:i+size])
	}
}

// counted is the number s is in letters.
func counted(s string) (int, bool) {
	switch {
	case isWritten("one", s):
		return 1, true
	case isWritten("none", s):
		return 0, true
	}
	if i := placeOf("numbers", s); i >= 0 {
		return i, true
	}
	return ofTens(s)
}

// ofTens is a number in letters that begins with so many tens: trente, vingt-cinq, soixante et onze.
func ofTens(s string) (int, bool) {
	for n := 20; n <= 100; n += 10 {
		for _, ten := range message.Words("written", "tens."+strconv.Itoa(n)) {
			rest, ok := strings.CutPrefix(s, straight(ten))
			if !ok {
				continue
			}
			if rest == "" {
				return n, true
			}
			unit := strings.TrimLeft(rest, " -")
			if bare := afterWord("and", unit); bare != unit {
				unit = strings.TrimLeft(bare, " -")
			}
			if i := placeOf("numbers", unit); len(unit) < len(rest) && i > 0 && i < 20 && n < 100 {
				return n + i, true
			}
		}
	}
	return 0, false
}
