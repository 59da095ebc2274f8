// This file knows what two languages say of one length of time, or of one part of a whole, in different numbers.

package translation

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/plaintext"
)

// Days of what the letters behind a number in a list of words stand for. A month has thirty, so that twelve of them are a year.
var daysOf = map[byte]float64{'s': 1.0 / 24 / 60 / 60, 'i': 1.0 / 24 / 60, 'h': 1.0 / 24, 'd': 1, 'm': 30}

// readSpan reads a length of time in a list of words: 7d, 12m.
func readSpan(field string) (days float64, ok bool) {
	unit := daysOf[field[len(field)-1]]
	v, err := strconv.ParseFloat(field[:len(field)-1], 64)
	return v * unit, unit > 0 && err == nil
}

const hour, minute = 1.0 / 24, 1.0 / 24 / 60

// lasting is a length of time in days.
func lasting(days float64) value { return value{duration, math.Round(days * 24 * 60 * 60)} }

// spans are the lengths of time that so many of a unit may be: few months are said in weeks, four each.
func spans(n, unit float64) []value {
	const fourWeeks, fewMonths = 28, 6
	if unit == daysOf['m'] && n <= fewMonths {
		return []value{lasting(n * unit), lasting(n * fourWeeks)}
	}
	return []value{lasting(n * unit)}
}

// weeksOf are the weeks that so many of a unit may be: some languages say eight days of one, and fifteen of two.
func weeksOf(n, unit float64) []value {
	const week = 7
	switch {
	case unit == 1 && (n == 7 || n == 8 || n == 14 || n == 15):
		return []value{{weeks, math.Floor(n / week)}}
	case math.Mod(unit, week) == 0 && unit < daysOf['m']:
		return []value{{weeks, n * unit / week}}
	}
	return nil
}

// shares are what a part of a whole may be in hundredths: two thirds are 66 or 67. kind says how the part was said.
func shares(kind byte, of float64) []value {
	if of < 0.01 || of >= 1 {
		return nil
	}
	return []value{{kind, math.Floor(100*of + 1e-6)}, {kind, math.Round(100 * of)}}
}

// unitBehind is the unit of time that a token is, if it stands right behind an offset.
func (r *NumberReader) unitBehind(src string, tokens []token, at, next int) (days float64, ok bool) {
	if next >= len(tokens) || tokens[next].figures || !joins(src[at:tokens[next].from]) {
		return 0, false
	}
	word := src[tokens[next].from:tokens[next].to]
	if !r.mayKnow(word) {
		return 0, false
	}
	days, ok = r.spans[plaintext.Bare(word)]
	return days, ok
}

// fraction is what is added to what ends before a token, "and a half", and the index behind it.
func (r *NumberReader) fraction(src string, tokens []token, i int) (v float64, behind int, ok bool) {
	const longestArticle = 3
	if i == 0 || i+1 >= len(tokens) || !joins(src[tokens[i-1].to:tokens[i].from]) || !r.joins[plaintext.Bare(src[tokens[i].from:tokens[i].to])] {
		return 0, 0, false
	}
	for j := i + 1; j < min(i+3, len(tokens)) && joins(src[tokens[j-1].to:tokens[j].from]); j++ {
		word := src[tokens[j].from:tokens[j].to]
		if of := r.words[plaintext.Bare(word)]; len(of) > 0 {
			v := slices.Min(of)
			return v, j + 1, v == 0.5 || v == 0.25
		} else if len(word) > longestArticle {
			break
		}
	}
	return 0, 0, false
}

// extended says what a number that ends before a token is with what follows it: a half more, a unit of time, what is beside both.
func (r *NumberReader) extended(n *Numbers, src string, tokens []token, from, next int, v float64) {
	half, behind, ok := r.fraction(src, tokens, next)
	if ok {
		v, next = v+half, behind
		n.say(number(v))
	}
	unit, ok := r.unitBehind(src, tokens, tokens[next-1].to, next)
	if !ok {
		return
	}
	next++
	if half, behind, ok := r.fraction(src, tokens, next); ok {
		v, next = v+half, behind
		n.say(number(v))
	}
	n.say(weeksOf(v, unit)...)
	n.last(r, src, tokens[from].from, tokens[next-1].to, false, spans(v, unit))
}

// last says a length of time that stands at an offset, in figures or not, and what it makes with one right before it. It returns what
// figures alone say of it.
func (n *Numbers) last(r *NumberReader, src string, from, to int, figures bool, is []value) []value {
	all := is
	if n.before.to > 0 && n.before.to <= from {
		between := strings.Trim(src[n.before.to:from], " ,\u00A0\u202F")
		if between == "" || r.joins[plaintext.Bare(between)] {
			sum := value{duration, n.before.is.n + is[0].n}
			n.say(sum)
			if n.before.figures && figures {
				all = append(slices.Clone(is), sum)
			}
		}
	}
	n.say(is...)
	n.before.is, n.before.to, n.before.figures = is[0], to, figures
	return all
}

// unit reads the unit of time that a token is, of which one is meant unless a number stands before it.
func (r *NumberReader) unit(n *Numbers, src string, tokens []token, i int, days float64) {
	if at := tokens[i]; n.before.to == at.to && n.before.to > 0 {
		return // it was read with its number
	}
	v, next := 1.0, i+1
	if half, behind, ok := r.fraction(src, tokens, next); ok {
		v, next = v+half, behind
	}
	n.say(weeksOf(v, days)...)
	n.last(r, src, tokens[i].from, tokens[next-1].to, false, spans(v, days))
}

// halves says what words that are less than one make of what stands beside them: three quarters, half a year, a quarter to ten.
func (r *NumberReader) halves(n *Numbers, src string, tokens []token, i int) {
	of := r.words[plaintext.Bare(src[tokens[i].from:tokens[i].to])]
	if len(of) == 0 {
		return
	}
	part := slices.Min(of)
	if part > 0 && part < 1 {
		n.say(shares(ratio, part)...)
		if i > 0 && joins(src[tokens[i-1].to:tokens[i].from]) {
			if k := r.plain(src, tokens[i-1]); k > 1 && k*part < 1 {
				n.say(shares(ratio, k*part)...)
				n.say(number(k * part))
			}
		}
		for j := i + 1; j < min(i+3, len(tokens)); j++ {
			if days, ok := r.unitBehind(src, tokens, tokens[j-1].to, j); ok {
				n.say(spans(part, days)...)
			}
		}
	}
	minutes := map[float64]float64{0.25: 15, 0.5: 30}[part]
	if slices.Contains(of, 15) {
		minutes = 15
	}
	if minutes > 0 {
		for j := max(0, i-3); j < min(i+3, len(tokens)); j++ {
			if h := r.plain(src, tokens[j]); j != i && h >= 1 && h <= 24 && h == math.Trunc(h) {
				n.say(clocks(h*60 + minutes)...)
				n.say(clocks(h*60 - minutes)...)
			}
		}
	}
}

// plain is what a token says by itself; 0 where that is no number.
func (r *NumberReader) plain(src string, t token) float64 {
	if t.figures {
		return values(src[t.from:t.to])[0].n
	}
	word := src[t.from:t.to]
	if !r.mayKnow(word) {
		return 0
	}
	return r.valueOf(plaintext.Bare(word))
}

// clocks are the times of the day that so many minutes may be, of which nobody says before or after noon.
func clocks(minutes float64) []value {
	const noon = 12 * 60
	if minutes > noon+60 {
		return []value{{clock, minutes}}
	}
	return []value{{clock, minutes}, {clock, minutes + noon}}
}

// areParted reports whether of two numbers beside each other the first may be a part of the second: nine out of ten.
func areParted(a, b float64, between string) bool {
	const widest, largest = 30, 100
	return 1 <= a && a < b && b <= largest && len(between) <= widest && !strings.ContainsAny(between, ".,;:!?\n–-")
}

// afternoon says of a number that may be an hour what it is if the time behind it, to which it leads, is one after noon: 5 to 7 pm.
func (n *Numbers) afternoon(x, behind *Number) {
	const noon = 12
	if len(behind.is) == 0 || behind.is[0].kind != clock || len(behind.parts) == 0 || len(behind.parts[0]) < 2 || behind.parts[0][1].n < noon {
		return
	}
	var h, minutes float64
	switch {
	case len(x.parts) == 2 && len(x.parts[0]) == 1:
		h, minutes = x.parts[0][0].n, x.parts[1][0].n
		x.parts[0] = append(x.parts[0], number(h+noon))
	case len(x.parts) == 0 && len(x.is) == 1 && x.is[0].kind == plain:
		h = x.is[0].n
		x.with = append(x.with, number(h+noon))
	}
	if h < 1 || h >= noon || h != math.Trunc(h) {
		return
	}
	n.say(number(h+noon), value{clock, (h+noon)*60 + minutes})
	x.with = append(x.with, value{clock, (h+noon)*60 + minutes})
}

// isPercent reports whether what stands behind a number says that it is of a hundred.
func isPercent(behind string) bool {
	return strings.HasPrefix(strings.TrimLeft(behind[:min(len(behind), 8)], " \u00A0\u202F"), "%")
}
