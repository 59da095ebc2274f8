// This file finds the numbers that a text says, in whatever way its language writes them.

package translation

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/plaintext"
)

// A NumberReader knows how a language says numbers. It does not change once made.
type NumberReader struct {
	words  map[string][]float64
	joins  map[string]bool // words between two of a number: one hundred and two
	months map[string]int
	spans  map[string]float64  // units of time, in days
	begins [utf8.RuneSelf]bool // with which of the letters of ASCII one of these words begins
}

// NewNumberReader is one for a language's words. Each of numbers is a word and what it may stand for: "noon 12", or two
// with a hyphen between; one that stands for nothing joins two others. A length of time has a letter behind it: week 7d, year 12m (i minutes, h hours,
// d days, m months). months are the twelve, from January on.
func NewNumberReader(numbers, months []string) *NumberReader {
	r := &NumberReader{words: map[string][]float64{}, joins: map[string]bool{}, months: map[string]int{}, spans: map[string]float64{}}
	for _, line := range numbers {
		fields := strings.Fields(line)
		if len(fields) == 1 {
			r.joins[plaintext.Bare(fields[0])] = true
		}
		for i := len(fields) - 1; i > 0; i-- {
			if days, ok := readSpan(fields[i]); ok {
				r.spans[plaintext.Bare(fields[0])] = days
				continue
			}
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				break
			}
			word := plaintext.Bare(fields[0])
			r.words[word] = append(r.words[word], value)
		}
	}
	for i, name := range months {
		r.months[plaintext.Bare(name)] = i + 1
	}
	for word := range r.words {
		r.note(word)
	}
	for word := range r.months {
		r.note(word)
	}
	for word := range r.spans {
		r.note(word)
	}
	return r
}

// note remembers with which letter a word begins.
func (r *NumberReader) note(word string) {
	if word != "" && word[0] < utf8.RuneSelf {
		r.begins[word[0]] = true
	}
}

// isWord reports whether a word says a number.
func (r *NumberReader) isWord(word string) bool {
	word = strings.TrimRight(word, "\u00A0\u202F\u2011")
	return word != "" && r.mayKnow(word) && len(r.words[plaintext.Bare(word)]) > 0
}

// mayKnow reports whether a word may be one of those of numbers or months, by its first letter.
func (r *NumberReader) mayKnow(word string) bool {
	c := word[0]
	return c >= utf8.RuneSelf || r.begins[c] || 'A' <= c && c <= 'Z' && r.begins[c|0x20]
}

// A Number is one that stands in a text, in figures.
type Number struct {
	From, To int       // offsets in the text
	is       []value   // what it may be
	parts    [][]value // what it is made of, as 7:36 is of 7 and 36: what each of them may be
	with     []value   // what it may be together with the one beside it: 2 h 30 is 2.5 h
}

// A value is what a number says. Times of the day and months are no plain numbers.
type value struct {
	kind byte
	n    float64
}

const (
	plain      = 'n'
	clock      = 'c' // minutes since midnight
	month      = 'm' // from January on
	duration   = 's' // seconds
	weeks      = 'w'
	inCode     = 'k' // a part of a code, or of figures like one: v3.12.1
	hundredths = 'p' // of a whole, written so
	ratio      = 'r' // the same in other words
)

func number(n float64) value { return value{plain, math.Round(n*1e6) / 1e6} }

// Numbers are what a text says in numbers: those in figures, and all that figures of another text may be found to say.
type Numbers struct {
	Figures []Number
	spelt   []Number // in words
	said    []value  // in their order up to sorted, and as they came behind
	sorted  int
	room    []token  // those of the last text, and room for those of the next
	unsaid  bool     // what is said is not kept
	before  struct { // the length of time that was said last, and where it ends in the text
		is      value
		to      int
		figures bool
	}
}

// Add adds those of another text.
func (n *Numbers) Add(other *Numbers) { n.say(other.said...) }

func (n *Numbers) say(values ...value) {
	if !n.unsaid {
		n.said = append(n.said, values...)
	}
}

func (v value) compare(other value) int {
	return cmp.Or(cmp.Compare(v.n, other.n), cmp.Compare(v.kind, other.kind))
}

// says reports whether a value is said.
func (n *Numbers) says(v value) bool {
	if n.sorted < len(n.said) {
		slices.SortFunc(n.said, value.compare)
		n.said = slices.Compact(n.said)
		n.sorted = len(n.said)
	}
	_, found := slices.BinarySearchFunc(n.said, v, value.compare)
	return found
}

// Has reports whether a number of another text is said here too, in whatever way.
func (n *Numbers) Has(x *Number) bool {
	if slices.ContainsFunc(x.is, n.says) || slices.ContainsFunc(x.with, n.says) {
		return true
	}
	return len(x.parts) > 0 && !slices.ContainsFunc(x.parts, func(part []value) bool { return !slices.ContainsFunc(part, n.says) })
}

// Read finds the numbers of a text: Markdown, of which addresses and code are passed over.
func (r *NumberReader) Read(src string) *Numbers {
	n := new(Numbers)
	r.read(n, src, true)
	return n
}

// AddFigures adds to n what a text says in figures: as much as Read finds, and sooner, but that words say no number.
func (r *NumberReader) AddFigures(n *Numbers, src []byte) {
	if slices.ContainsFunc(src, isFigure) {
		r.read(n, string(src), false)
	}
}

func (r *NumberReader) read(n *Numbers, src string, spelt bool) {
	src = withoutReferences(src)
	tokens := tokensOf(n.room[:0], src, spelt)
	n.room = tokens
	before := len(n.Figures)
	n.before.to = 0
	defer func() { r.together(n, src, before) }()
	for i := 0; i < len(tokens); {
		t := tokens[i]
		switch {
		case !t.figures && !spelt:
			i++
		case !t.figures:
			i = r.word(n, src, tokens, i)
		case isItem(src, t):
			n.say(values(src[t.from:t.to])...)
			i++
		case isGlued(src, t.from):
			i = n.code(src, tokens, i)
		default:
			i = r.figures(n, src, tokens, i)
		}
	}
}

// together reads numbers that stand beside each other, from one of them on: hours with minutes, and few numbers from one to another.
func (r *NumberReader) together(n *Numbers, src string, first int) {
	const longestBetween, longestRange = 12, 5
	for i := first + 1; i < len(n.Figures); i++ {
		a, b := &n.Figures[i-1], &n.Figures[i]
		if b.From < a.To {
			continue
		}
		if b.From-a.To <= longestBetween && isRange(src[a.To:b.From]) {
			n.afternoon(a, b)
		}
		if x, ok := a.plainly(); ok {
			if y, ok := b.plainly(); ok {
				if areParted(x, y, src[a.To:b.From]) {
					percent := shares(hundredths, x/y)
					a.with, b.with = append(a.with, percent...), append(b.with, percent...)
					n.say(shares(ratio, x/y)...)
				}
			}
		}
		if b.From-a.To > longestBetween {
			continue
		}
		between := strings.Trim(src[a.To:b.From], " \u00A0\u202F")
		from, ok := a.plainly()
		to, also := b.plainly()
		switch {
		case !ok || !also || from != math.Trunc(from) || to != math.Trunc(to):
		case to-from > 1 && to-from <= longestRange && !r.joins[plaintext.Bare(between)] && isRange(src[a.To:b.From]):
			for v := from + 1; v < to; v++ {
				n.say(number(v))
			}
		case between != "" && b.To-b.From == 2 && to < 60 && strings.IndexFunc(between, func(c rune) bool { return !unicode.IsLetter(c) }) < 0:
			hours := []value{number(from + to/60)}
			if unit := r.spans[plaintext.Bare(between)]; unit == hour {
				hours = append(hours, lasting((from+to/60)*unit), value{clock, from*60 + to})
			} else if unit == minute {
				hours = append(hours, lasting((from+to/60)*unit))
			}
			a.with, b.with = append(a.with, hours...), append(b.with, hours...)
			n.say(hours...)
		}
	}
}

// isItem reports whether figures are those of an item of a list.
func isItem(src string, t token) bool {
	rest := src[t.to:]
	if len(rest) < 2 || rest[0] != '.' && rest[0] != ')' || rest[1] != ' ' && rest[1] != '\t' {
		return false
	}
	before := strings.TrimRight(src[:t.from], " >\t")
	return before == "" || strings.HasSuffix(before, "\n")
}

// code says the figures of a code and gives the index behind them: of one of several parts, as v6.4, K.1.105 and F101-103, each as one,
// and two as a decimal.
func (n *Numbers) code(src string, tokens []token, i int) int {
	parts := i + 1
	for parts < len(tokens) && tokens[parts].figures && tokens[parts].from == tokens[parts-1].to+1 && strings.IndexByte(".-_/", src[tokens[parts-1].to]) >= 0 {
		parts++
	}
	if parts == i+1 {
		n.say(values(src[tokens[i].from:tokens[i].to])...)
		return parts
	}
	for k := i; k < parts; k++ {
		t := tokens[k]
		n.say(value{inCode, values(src[t.from:t.to])[0].n})
		if k+1 < parts && src[t.to] == '.' {
			n.say(values(src[t.from:tokens[k+1].to])...)
		}
	}
	return parts
}

// isGlued reports whether figures go on from letters, as in a code: B2, K.1.105, F101.
func isGlued(src string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(src[:at])
	if before == '.' || before == '-' || before == '_' || before == '/' {
		before, _ = utf8.DecodeLastRuneInString(src[:at-size])
	}
	return unicode.IsLetter(before)
}

// figures reads a number that begins with figures.
func (r *NumberReader) figures(n *Numbers, src string, tokens []token, i int) int {
	if behind := telephone(src, tokens, i); behind > i {
		for _, t := range tokens[i:behind] {
			n.say(values(src[t.from:t.to])...)
		}
		return behind
	}
	last := i
	for last+1 < len(tokens) && tokens[last+1].figures && links(src, tokens, i, last) {
		last++
	}
	if dash := dashOfTimes(src, tokens[i:last+1]); dash > 0 {
		last = i + dash - 1
	}
	group := tokens[i : last+1]
	x := Number{From: group[0].from, To: group[last-i].to}
	next := last + 1
	switch {
	case isPhone(group):
		for _, t := range group {
			n.say(values(src[t.from:t.to])...)
		}
		return next
	case r.date(&x, src, group), r.clock(&x, src, tokens, i, last):
	case len(group) > 1 && isGrouped(src, group):
		x.is = grouped(src, group)
		x.parts = hourOf(src, group)
	case len(group) > 1: // a range, a fraction, a row
		for _, t := range group {
			one := Number{From: t.from, To: t.to, is: values(src[t.from:t.to])}
			one.with = []value{{inCode, one.is[0].n}}
			if first := group[0]; t.to-t.from == 2 && first.to-first.from == 4 && t != first { // 2017-18
				one.is = append(one.is, values(src[first.from:first.from+2]+src[t.from:t.to])...)
			}
			r.finish(n, src, tokens, last, one)
		}
		return next
	default:
		x.is = values(src[x.From:x.To])
	}
	r.finish(n, src, tokens, last, x)
	return next
}

// dashOfTimes is how many of some figures stand before the sign between two times: 12.30–1.30, 5–7 pm; 0 where they are none.
func dashOfTimes(src string, group []token) int {
	dash, minutes := 0, false
	for k := 1; k < len(group); k++ {
		switch between := src[group[k-1].to:group[k].from]; {
		case (between == "-" || between == "–") && dash == 0:
			dash = k
		case (between == "." || between == ":") && group[k].to-group[k].from == 2 && (k != 3 || dash == 2):
			minutes = true
		default:
			return 0
		}
	}
	if len(group) > 4 || dash == 0 || dash > 2 || len(group)-dash > 2 {
		return 0
	}
	if end := group[len(group)-1].to; !minutes && halfOfDay(src[end:min(len(src), end+12)]) == 0 {
		return 0
	}
	return dash
}

// finish takes a number, with what the word behind it makes of it: thousands, millions.
func (r *NumberReader) finish(n *Numbers, src string, tokens []token, last int, x Number) {
	if next := last + 1; next < len(tokens) && !tokens[next].figures && strings.Trim(src[tokens[last].to:tokens[next].from], " \u00A0\u202F") == "" {
		word := src[tokens[next].from:tokens[next].to]
		factor := 0.0
		if of := r.words[plaintext.Bare(word)]; len(of) > 0 && of[0] >= 1000 {
			factor = of[0]
		} else if (word == "K" || word == "k") && tokens[next].from-tokens[last].to < 3 {
			factor = 1000
		} else if word == "M" || word == "m" && tokens[next].from == tokens[last].to {
			factor = 1e6
		}
		for _, v := range slices.Clone(x.is) {
			if factor > 0 && v.kind == plain {
				x.is = append(x.is, number(v.n*factor))
			}
		}
	}
	r.measured(n, src, tokens, last, &x)
	n.say(x.is...)
	n.say(x.with...)
	r.otherwise(n, src, tokens, last, &x)
	for _, part := range x.parts {
		n.say(part...)
	}
	n.Figures = append(n.Figures, x)
}

// otherwise adds to a number what is the same if it is said otherwise, and is not if it is another number of the same: a half is 50 %,
// two weeks are 15 days.
func (r *NumberReader) otherwise(n *Numbers, src string, tokens []token, last int, x *Number) {
	v, ok := x.plainly()
	if !ok {
		return
	}
	at := tokens[last].to
	if isPercent(src[at:]) {
		n.say(shares(hundredths, v/100)...)
		x.with = append(x.with, shares(ratio, v/100)...)
	}
	if unit, ok := r.unitBehind(src, tokens, at, last+1); ok {
		of := weeksOf(v, unit)
		x.with = append(x.with, of...)
		if unit > 1 {
			n.say(of...)
		}
	}
}

// measured adds to a number what it is by what stands beside it: of a hundred, so long, a decade.
func (r *NumberReader) measured(n *Numbers, src string, tokens []token, last int, x *Number) {
	v, ok := x.plainly()
	if !ok {
		return
	}
	at, next := tokens[last].to, last+1
	if v > 0 && v < 1 {
		x.with = append(x.with, number(100*v))
	}
	if next >= len(tokens) || tokens[next].figures {
		return
	}
	if v > 1000 && v < 10000 && tokens[next].from == at && src[at:tokens[next].to] == "s" { // the 1980s
		x.with = append(x.with, number(math.Mod(v, 100)))
	}
	if unit, ok := r.unitBehind(src, tokens, at, next); ok {
		if half, _, ok := r.fraction(src, tokens, next+1); ok {
			v += half
			x.with = append(x.with, number(v))
		}
		x.with = append(x.with, n.last(r, src, x.From, tokens[next].to, true, spans(v, unit))...)
	}
}

// links reports whether the figures behind the last of a group go on with it.
func links(src string, tokens []token, first, last int) bool {
	between := src[tokens[last].to:tokens[last+1].from]
	width := tokens[last+1].to - tokens[last+1].from
	switch between {
	case ".", ",", "/", ":", "-", "–", "'", "’":
		return true
	case " ", "\u00A0", "\u202F", "\u2009":
		lead := tokens[first].to - tokens[first].from
		return width == 3 && lead <= 3 || isPhone(tokens[first:last+2])
	}
	return false
}

// telephone is the index behind the figures of a telephone that begin with a token, or that index: those behind +, or a zero, with
// signs between that part them; not dates, nor hours.
func telephone(src string, tokens []token, i int) int {
	const fewest, most = 8, 15 // figures, by ITU-T E.164
	international := i < len(tokens) && strings.HasSuffix(src[:tokens[i].from], "+")
	if !international && src[tokens[i].from] != '0' {
		return i
	}
	sum, behind, threes, pairs := 0, i, false, 0
	for ; behind < len(tokens) && tokens[behind].figures; behind++ {
		t := tokens[behind]
		if behind > i && strings.Trim(src[tokens[behind-1].to:t.from], " .-/()\u00A0\u202F") != "" || sum+t.to-t.from > most {
			break
		}
		if width := t.to - t.from; !international && width == 4 && (src[t.from] == '1' || src[t.from] == '2') {
			return i // a year
		} else if width > 2 {
			threes = true
		} else if width == 2 {
			pairs++
		}
		sum += t.to - t.from
	}
	if sum < fewest || !international && (behind-i < 3 || !threes && pairs < 5) {
		return i
	}
	return behind
}

// isPhone reports whether figures are those of a telephone: many, in three groups or more, not all of three.
func isPhone(group []token) bool {
	const fewest = 8
	sum, threes := 0, true
	for i, t := range group {
		sum += t.to - t.from
		threes = threes && (i == 0 || t.to-t.from == 3)
	}
	return len(group) > 3 && sum >= fewest && !threes
}

// isGrouped reports whether figures are one number: thousands apart, decimals.
func isGrouped(src string, group []token) bool {
	for i := range len(group) - 1 {
		switch between := src[group[i].to:group[i+1].from]; between {
		case "/", ":", "-", "–":
			return false
		case ".", ",":
			if len(group) > 2 && group[i+1].to-group[i+1].from != 3 && i+1 < len(group)-1 {
				return false
			}
		}
	}
	return true
}

// grouped is what a number with signs in it may be: thousands, or decimals behind the last.
func grouped(src string, group []token) (all []value) {
	var figures strings.Builder
	for _, t := range group {
		figures.WriteString(src[t.from:t.to])
	}
	whole := figures.String()
	last := group[len(group)-1]
	sign := src[group[len(group)-2].to:last.from]
	if last.to-last.from == 3 {
		all = append(all, values(whole)...)
	}
	if sign == "." || sign == "," {
		all = append(all, values(whole[:len(whole)-(last.to-last.from)]+"."+src[last.from:last.to])...)
	}
	if len(all) == 0 {
		all = values(whole)
	}
	return all
}

// hourOf are the hour and the minutes that 8.30 may be; nil where it cannot.
func hourOf(src string, group []token) [][]value {
	if len(group) != 2 || src[group[0].to:group[1].from] != "." || group[1].to-group[1].from != 2 {
		return nil
	}
	h, m := values(src[group[0].from:group[0].to]), values(src[group[1].from:group[1].to])
	if h[0].n > 24 || m[0].n > 59 || m[0].n == 0 {
		return nil
	}
	return [][]value{h, m}
}

// values is what figures say, with or without a point among them: one value, infinite where they are too many.
func values(figures string) []value {
	const short = 9 // figures, without a point
	whole := 0
	for i := range len(figures) {
		if i == short || !isFigure(figures[i]) {
			v, _ := strconv.ParseFloat(figures, 64)
			return []value{number(v)}
		}
		whole = whole*10 + int(figures[i]-'0')
	}
	return []value{{plain, float64(whole)}}
}

// date reads 14.03.2026, 14/03/2026 and 2026-03-14: a day and a year, and a month that may be either of the two.
func (r *NumberReader) date(x *Number, src string, group []token) bool {
	if len(group) != 3 {
		return false
	}
	sign := src[group[0].to:group[1].from]
	if sign != src[group[1].to:group[2].from] || !strings.Contains("./-", sign) {
		return false
	}
	a, b, c := src[group[0].from:group[0].to], src[group[1].from:group[1].to], src[group[2].from:group[2].to]
	year, day := c, a
	if len(a) == 4 {
		year, day = a, c
	}
	if len(year) != 4 && len(year) != 2 || len(day) > 2 || len(b) > 2 {
		return false
	}
	if len(year) == 2 {
		year = "20" + year
	}
	d, m := values(day), values(b)
	if m[0].n > 12 {
		d, m = m, d
	}
	if d[0].n > 31 || m[0].n > 12 || m[0].n < 1 {
		return false
	}
	x.parts = [][]value{append(d, m...), values(year), {{month, m[0].n}, {month, d[0].n}}}
	return true
}

// clock reads 18 h 30, 18:30, 6.30 pm and 6 pm.
func (r *NumberReader) clock(x *Number, src string, tokens []token, first, last int) bool {
	hour, minute := values(src[tokens[first].from:tokens[first].to])[0].n, 0.0
	if last == first+1 {
		sign := src[tokens[first].to:tokens[last].from]
		if m := src[tokens[last].from:tokens[last].to]; len(m) != 2 || sign != ":" && sign != "." {
			return false
		}
		minute = values(src[tokens[last].from:tokens[last].to])[0].n
	} else if last > first {
		return false
	}
	if hour > 24 || minute > 59 {
		return false
	}
	half := halfOfDay(src[tokens[last].to:min(len(src), tokens[last].to+12)])
	colon := last > first && src[tokens[first].to:tokens[last].from] == ":"
	if half == 0 && !colon {
		return false
	}
	for _, t := range tokens[first : last+1] {
		if of := values(src[t.from:t.to]); t.from == tokens[first].from || of[0].n > 0 { // 17:00 is 17 h
			x.parts = append(x.parts, of)
		}
	}
	if half == 'p' && hour < 12 {
		hour += 12
		x.parts[0] = append(x.parts[0], number(hour))
	} else if half == 'a' && hour == 12 {
		x.parts[0] = append(x.parts[0], number(0))
	}
	x.is = append(x.is, value{clock, hour*60 + minute})
	if half == 0 {
		x.with = clocks(hour*60 + minute)
	}
	return true
}

// halfOfDay is the first letter of what stands behind an hour of twelve, a.m. or p.m.; 0 where that does not.
func halfOfDay(behind string) byte {
	behind = strings.ToLower(strings.TrimLeft(behind, " \u00A0\u202F"))
	if behind == "" || behind[0] != 'a' && behind[0] != 'p' {
		return 0
	}
	rest, ok := strings.CutPrefix(strings.TrimPrefix(behind[1:], "."), "m")
	if c, _ := utf8.DecodeRuneInString(rest); !ok || unicode.IsLetter(c) {
		return 0
	}
	return behind[0]
}

// Differing are the numbers of one text, in figures, that another does not say. One is not among them: it is said by an article.
func Differing(own, other *Numbers) (all []Number) {
	for _, x := range own.Figures {
		if !other.Has(&x) && !slices.Contains(x.is, number(1)) {
			all = append(all, x)
		}
	}
	return all
}
