// This file reads numbers: whole, decimal, and as exact as what is known.

package schema

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A Decimal is a number with up to three decimals, in thousandths: 4.5 is 4500.
type Decimal int

// A Quantity is a number as exact as what is known: 15, about 15 (~15), 10 to
// 20 (10-20).
type Quantity struct {
	Min, Max Decimal // equal unless it is a range
	About    bool
}

// maxDigits is how many digits a whole number has at most.
const maxDigits = 7

// String writes d as in front matter: 4, 4.5.
func (d Decimal) String() string {
	s := strconv.Itoa(int(d / 1000))
	if rest := d % 1000; rest != 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%03d", rest), "0")
	}
	return s
}

// IsZero says whether nothing is written.
func (q Quantity) IsZero() bool { return q == Quantity{} }

// String writes q as in front matter: 15, ~15, 10-20; "" when it is zero.
func (q Quantity) String() string {
	if q.IsZero() {
		return ""
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

// decodeInt reads a whole number, in decimal figures only.
func decodeInt(r *reader, n *yaml.Node, v reflect.Value) {
	s, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	if d, ok := parseDecimal(s); ok && d%1000 == 0 && !strings.Contains(s, ".") {
		v.SetInt(int64(d / 1000))
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
		r.failWith(diag.ValueNumber, n, meantNumber(s, r.counts))
	}
}

func (q *Quantity) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	*q = r.quantity(n, s, diag.ValueQuantity, meantQuantity)
}

// quantity reads a quantity of what the field counts, and reports what is none with
// what it was meant for.
func (r *reader) quantity(n *yaml.Node, s string, code diag.Code, meant func(s string, is units) string) Quantity {
	q, ok := parseQuantity(s)
	if ok && !(r.field.whole && (strings.Contains(s, ".") || q.Min%1000 != 0 || q.Max%1000 != 0)) {
		return q
	}
	if r.field.whole {
		s = grouped.ReplaceAllStringFunc(s, func(number string) string { return strings.ReplaceAll(number, ".", "") })
	}
	better := meant(s, r.counts)
	if r.field.whole && strings.Contains(better, ".") {
		better = ""
	}
	r.failWith(code, n, better)
	return Quantity{}
}

// grouped is a number of thousands with points between its groups, 1.500, as long as
// it can be no decimal.
var grouped = regexp.MustCompile(`\b[1-9]\d{0,2}(\.\d{3})+\b`)

// units say whether a word, in small letters, names what is counted, so that it need not be said.
type units func(word string) bool

func noUnit(string) bool { return false }

// counts says whether a word names what the field counts: it is the field's name, or
// what people write instead, or that of the field of the file in which it stands.
func (r *reader) counts(word string) bool {
	fields := []*Field{r.field}
	if outer, _, nested := strings.Cut(r.path, "."); nested {
		fields = append(fields, r.kind.Field(outer))
	}
	word = singular(word)
	return slices.ContainsFunc(fields, func(f *Field) bool {
		return f != nil && slices.ContainsFunc(append(f.also(), f.Name), func(name string) bool { return singular(fold(name)) == word })
	})
}

// singular is a word without the letters that say that there are several, or of what gender they are.
func singular(word string) string {
	stem, _, _ := strings.Cut(word, "·")
	return strings.TrimRight(stem, "s")
}

// next is the pair behind the one at i in the group n. A value with a comma between
// braces, {theory: 2,5} or {fr: Salle A, étage 2}, has been cut into two pairs: what
// is behind the comma is a key without a value. isKey says what is a key indeed.
func (r *reader) next(n *yaml.Node, i int, isKey func(string) bool) int {
	next := i + 2
	if n.Style&yaml.FlowStyle == 0 {
		return next
	}
	for last := n.Content[i+1]; next+1 < len(n.Content); next += 2 {
		key, nothing := n.Content[next], n.Content[next+1]
		if !r.isCut(last, key, nothing) || isKey(key.Value) && !isDecimal(last, key) {
			break
		}
		last = key
	}
	return next
}

// isCut says whether a comma and nothing else stands between first and a key
// without a colon behind it.
func (r *reader) isCut(first, key, nothing *yaml.Node) bool {
	if !isPlain(nothing) || nothing.Value != "" || !isPlain(key) || !isPlain(first) || first.Value == "" {
		return false
	}
	end, start := r.end(first, r.start(first)), r.start(key)
	behind := strings.TrimLeft(string(r.src.Read[min(r.end(key, start), len(r.src.Read)):]), " ")
	return start >= end && strings.Trim(string(r.src.Read[end:start]), " ") == "," && !strings.HasPrefix(behind, ":")
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
		return 0, false
	}
	value := 0
	for _, c := range []byte(whole + (rest + "000")[:3]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		value = value*10 + int(c-'0')
	}
	return Decimal(value), true
}

// parseQuantity reads 15, ~15, 10-20, ~10-20.
func parseQuantity(s string) (Quantity, bool) {
	var q Quantity
	var ok bool
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
		if q.Max, ok = parseDecimal(strings.TrimSpace(most)); !ok || q.Max <= q.Min {
			return Quantity{}, false
		}
	}
	return q, true
}

// meantNumber is the number s was probably meant for, or "". Nothing else may stand
// there but what is counted.
func meantNumber(s string, is units) string {
	s = strings.TrimSpace(strings.ToLower(norm.NFC.String(s)))
	if i := strings.LastIndexFunc(s, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsDigit(c) }); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		if is(strings.TrimRight(s[i+size:], ".")) {
			s = strings.TrimSpace(s[:i+size])
		}
	}
	s = strings.TrimRight(strings.Trim(s, "«»“”\"' \u00A0\u202F"), ".")
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
	figures := strings.Map(func(c rune) rune {
		if c == '_' || c == '\'' || unicode.IsSpace(c) {
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

// counted is the number s is in letters.
func counted(s string) (int, bool) {
	if isWritten("one", s) {
		return 1, true
	}
	i := placeOf("numbers", s)
	return i, i >= 0
}

// abouts are ways to say about, the longest first.
var abouts = sync.OnceValue(func() []string {
	all := append(message.Words("written", "about"), "+/-", "+-", "±", "≈", "~")
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
})

// ranges makes a range of the ways to say one.
var ranges = sync.OnceValue(func() *strings.Replacer {
	pairs := slices.Concat(replacements("to", " ", "-"), replacements("and", " ", "-"), []string{"—", "-", "−", "-", "..", "-"})
	return strings.NewReplacer(pairs...)
})

// meantQuantity is the quantity s was probably meant for, or "".
func meantQuantity(s string, is units) string {
	s = strings.ToLower(norm.NFC.String(s))
	sign := ""
	for _, about := range abouts() {
		if rest, ok := strings.CutPrefix(s, about); ok {
			sign, s = "~", strings.TrimSpace(rest)
			break
		}
	}
	if word, rest, ok := strings.Cut(s, " "); ok && isWritten("between", word) {
		s = rest
	}
	least, most, span := strings.Cut(ranges().Replace(strings.ReplaceAll(s, "–", "-")), "-")
	if !span {
		if s = meantNumber(s, is); s == "" {
			return ""
		}
		return sign + s
	}
	min, max := meantNumber(least, is), meantNumber(most, is)
	a, okA := parseDecimal(min)
	b, okB := parseDecimal(max)
	switch {
	case !okA || !okB:
		return ""
	case a == b:
		return sign + min
	case a > b:
		min, max = max, min
	}
	return sign + min + "-" + max
}
