// This file finds what a text counts: numbers with the unit behind them, and how exactly they are meant.

package translation

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A MeasureReader knows how a language counts things. It does not change once made.
type MeasureReader struct {
	numbers              *NumberReader
	units                map[string]string // by the first of their words
	about, least, most   map[string]bool   // what stands before a number, and says how exact it is
	partly, definite     map[string]bool   // what stands near one that is not of the whole, or directly before it
	longest              int               // how many words the longest of about, least and most has
	hours, minutes, many string            // units of time, and that of which each lasts some
	written              map[string]bool   // the units of which something is counted, with their accents
	begins               [256]bool         // with which bytes they begin
}

// MeasureWords are those by which a language counts.
type MeasureWords struct {
	Units                      map[string][]string // what is written behind a number, by the name of the unit
	About, AtLeast, AtMost     []string            // what is written before it
	Partly, Definite           []string
	Hours, Minutes, OfSessions string // names of units: 8 sessions of 2 hours
}

// NewMeasureReader is one for the words of a language.
func NewMeasureReader(numbers *NumberReader, w MeasureWords) *MeasureReader {
	r := &MeasureReader{numbers: numbers, units: map[string]string{}, written: map[string]bool{}, hours: w.Hours, minutes: w.Minutes, many: w.OfSessions}
	for c := utf8.RuneSelf; c < len(r.begins); c++ {
		r.begins[c] = true
	}
	for name, words := range w.Units {
		for _, word := range words {
			tokens := tokensOf(nil, word)
			if len(tokens) == 0 {
				continue
			}
			written := word[tokens[0].from:tokens[0].to]
			first := fold(written)
			r.units[first] = name
			if name == w.Hours || name == w.Minutes { // how long something lasts, that is, of another unit
				continue
			}
			r.written[strings.ToLower(written)], r.written[first] = true, true
			if c := first[0]; c < utf8.RuneSelf {
				r.begins[c], r.begins[c&^0x20] = true, true
			}
		}
	}
	set := func(phrases []string) map[string]bool {
		all := map[string]bool{}
		for _, phrase := range phrases {
			words := wordsOf(phrase, tokensOf(nil, phrase))
			r.longest = max(r.longest, len(words))
			all[strings.Join(words, " ")] = true
		}
		return all
	}
	r.about, r.least, r.most, r.partly, r.definite = set(w.About), set(w.AtLeast), set(w.AtMost), set(w.Partly), set(w.Definite)
	return r
}

func wordsOf(text string, tokens []token) (all []string) {
	for _, t := range tokens {
		all = append(all, fold(text[t.from:t.to]))
	}
	return all
}

// A Measure is a number of something in a text.
type Measure struct {
	From, To    int // offsets of the number and its unit
	Unit        string
	Least, Most float64 // between which it lies; the same where it is exact
	Exact       bool    // nothing near it says that it is about so much, or between two
	Partly      bool    // something near it says that it is not of the whole
	Before      int     // how many words stand before it in its sentence
	Dated       bool    // its sentence names a year
	Minutes     float64 // how long each of them is; 0 where that is not said
	Behind      int     // offset behind what says so
	Around      string  // what stands around it in its sentence, which tells it from others
}

// Read finds what a text counts. Of a number that may be read in two ways nothing is found.
func (r *MeasureReader) Read(text []byte) (all []Measure) {
	at := r.counting(text)
	if len(at) == 0 {
		return nil
	}
	whole := string(text)
	for from, to := range sentences(whole, r.goesOn) {
		n := 0
		for n < len(at) && at[n] < to {
			n++
		}
		if n == 0 {
			continue
		}
		for _, m := range r.sentence(whole[from:to], from, at[:min(n, mostOfSentence)]) {
			m.From, m.To, m.Behind = m.From+from, m.To+from, m.Behind+from
			all = append(all, m)
		}
		if at = at[n:]; len(at) == 0 {
			break
		}
	}
	return all
}

// mostOfSentence is how many measures are looked for in a sentence.
const mostOfSentence = 50

// isOfWord are the bytes that words have; those of letters beyond ASCII are taken for such, and so are the signs among them.
var isOfWord = func() (is [256]bool) {
	for c := range is {
		is[c] = c >= utf8.RuneSelf || isLetter(rune(c))
	}
	return is
}()

// counting are the offsets of units behind what may be a number: figures, or a word.
func (r *MeasureReader) counting(text []byte) (all []int) {
	var room [32]byte
	before, behind := 0, 0 // the word before, if there is one
	for at := 0; at < len(text); at++ {
		if !isOfWord[text[at]] {
			continue
		}
		from := at
		for at < len(text) && isOfWord[text[at]] {
			at++
		}
		if at-from <= len(room) && r.begins[text[from]] && r.isUnit(text[from:at], room[:0]) {
			number := bytes.TrimRight(text[behind:from], " \n-*_")
			isNumber := len(number) > 0 && isFigure(number[len(number)-1])
			if isNumber || len(number) == 0 && behind > before && r.numbers.isWord(string(text[before:behind])) {
				all = append(all, from)
			}
		}
		before, behind = from, at
	}
	return all
}

// isUnit reports whether a word with what may stand beside it, no-break spaces and points in the middle, has that of a unit.
func (r *MeasureReader) isUnit(word, room []byte) bool {
	word = bytes.TrimLeft(word, "\u00A0\u202F\u2011")
	if at := bytes.Index(word, []byte("·")); at > 0 {
		word = word[:at]
	}
	for _, c := range word {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		room = append(room, c)
	}
	return r.written[string(room)]
}

// goesOn reports whether a sentence goes on behind a word and a point.
func (r *MeasureReader) goesOn(word string) bool {
	word = fold(word)
	return r.about[word] || r.least[word] || r.most[word]
}

// sentences yields where those of a text stand.
func sentences(text string, goesOn func(word string) bool) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		from := 0
		for at := range len(text) {
			ends := strings.IndexByte(".!?;", text[at]) >= 0 && (at+1 == len(text) || text[at+1] == ' ' || text[at+1] == '\n')
			if ends && text[at] == '.' {
				ends = !goesOn(text[from+strings.LastIndexAny(text[from:at], " \n(")+1 : at])
			}
			if ends {
				if !yield(from, at) {
					return
				}
				from = at + 1
			}
		}
		yield(from, len(text))
	}
}

// sentence finds what a sentence counts, with the units at some offsets. It stands in its text behind begins.
func (r *MeasureReader) sentence(text string, begins int, units []int) (all []Measure) {
	c := counted{MeasureReader: r, text: text, tokens: tokensOf(nil, text)}
	read := r.numbers.Read(text)
	c.numbers = slices.Concat(read.Figures, read.spelt)
	slices.SortFunc(c.numbers, func(a, b Number) int { return a.From - b.From })
	dated := slices.ContainsFunc(c.numbers, isYear)
	for _, at := range units {
		if m, ok := c.measure(c.tokenBehind(at - begins)); ok {
			m.Dated, m.Around = dated, strings.TrimSpace(text[max(0, m.From-around):min(len(text), m.To+around)])
			all = append(all, m)
		}
	}
	return all
}

// around is how many bytes on each side of a number tell it from others.
const around = 200

// A counted sentence is one while it is looked at.
type counted struct {
	*MeasureReader
	text    string
	tokens  []token
	numbers []Number // in their order
}

// word is the i-th word, folded; "" where there is none.
func (c *counted) word(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return fold(c.text[c.tokens[i].from:c.tokens[i].to])
}

// phrase are some words.
func (c *counted) phrase(from, to int) string {
	words := make([]string, 0, c.longest)
	for i := from; i < to; i++ {
		words = append(words, c.word(i))
	}
	return strings.Join(words, " ")
}

// tokenAt is the index of the first token from an offset on, or how many there are.
func (c *counted) tokenAt(offset int) int {
	i, _ := slices.BinarySearchFunc(c.tokens, offset, func(t token, offset int) int { return t.from - offset })
	return i
}

// tokenBehind is the index of the first token that ends behind an offset, or how many there are.
func (c *counted) tokenBehind(offset int) int {
	i, _ := slices.BinarySearchFunc(c.tokens, offset+1, func(t token, offset int) int { return t.to - offset })
	return i
}

// numberAt is the index of the first number from an offset on, or how many there are.
func (c *counted) numberAt(offset int) int {
	i, _ := slices.BinarySearchFunc(c.numbers, offset, func(x Number, offset int) int { return x.From - offset })
	return i
}

// measure is the number before a unit, which is the i-th token.
func (c *counted) measure(i int) (m Measure, ok bool) {
	unit := c.units[c.word(i)]
	if unit == "" || c.tokens[i].figures {
		return m, false
	}
	t := c.tokens[i]
	k := c.numberAt(t.from) - 1
	if k < 0 || c.numbers[k].To > t.from || !isBeside(c.text[c.numbers[k].To:t.from]) {
		return m, false
	}
	value, ok := c.numbers[k].plainly()
	if !ok {
		return m, false
	}
	m = Measure{From: c.numbers[k].From, To: t.to, Unit: unit, Least: value, Most: value, Exact: true}
	if k > 0 {
		if low, ok := c.numbers[k-1].plainly(); ok && low < value && isRange(c.text[c.numbers[k-1].To:m.From]) {
			m.Least, m.From, m.Exact = low, c.numbers[k-1].From, false
		}
	}
	m.Before = c.tokenAt(m.From)
	c.qualify(&m, m.Before, i)
	if unit == c.many {
		m.Minutes, m.Behind = c.lasting(i)
	}
	return m, true
}

// largest is the number beyond which nothing is counted.
const largest = 1e9

// plainly is what a number says if there is one way to read it.
func (x *Number) plainly() (float64, bool) {
	if len(x.is) != 1 || x.is[0].kind != plain || x.is[0].n > largest {
		return 0, false
	}
	return x.is[0].n, true
}

func isYear(x Number) bool {
	n, ok := x.plainly()
	return ok && x.To-x.From == 4 && n > 1900 && n < 2100
}

// isBeside reports whether what stands between a number and a unit joins them.
func isBeside(between string) bool {
	return strings.Trim(between, " \n-*_\u00A0\u202F\u2011") == ""
}

// isRange reports whether what stands between two numbers makes them the ends of a range: a dash, or a small word.
func isRange(between string) bool {
	tokens := tokensOf(nil, between)
	switch {
	case strings.ContainsAny(between, ".,;:()"):
		return false
	case len(tokens) == 0:
		return strings.ContainsAny(between, "-–")
	}
	const smallWord = 4
	return len(tokens) == 1 && tokens[0].to-tokens[0].from <= smallWord
}

// near is how many words before a number and behind its unit say whether it is of the whole.
const near = 3

// isEnding reports whether letters are the ending of the word before them, behind a point in the middle.
func isEnding(text string, t token) bool { return strings.HasSuffix(text[:t.from], "·") }

// qualify takes what the words around a number say of it; first is the index of its own first word, unit that of its unit.
func (c *counted) qualify(m *Measure, first, unit int) {
	for n := 1; n <= c.longest && n <= first; n++ {
		phrase := c.phrase(first-n, first)
		if c.about[phrase] {
			m.Least, m.Most, m.Exact = m.Least-max(1, m.Least/10), m.Most+max(1, m.Most/10), false
		}
		c.bound(m, phrase)
	}
	for n := 1; n <= c.longest && unit+n < len(c.tokens); n++ {
		c.bound(m, c.phrase(unit+1, unit+1+n))
	}
	m.Partly = c.definite[c.word(first-1)]
	for n := 1; n <= near; n++ {
		m.Partly = m.Partly || c.partly[c.word(unit+n)]
	}
	for i, n := first-1, 0; i >= 0 && n < near; i-- {
		m.Partly = m.Partly || c.partly[c.word(i)]
		if !isEnding(c.text, c.tokens[i]) {
			n++
		}
	}
}

// bound takes what a phrase says of how much it is at least, or at most.
func (c *counted) bound(m *Measure, phrase string) {
	switch {
	case c.least[phrase]:
		m.Most, m.Exact = math.Inf(1), false
	case c.most[phrase]:
		m.Least, m.Exact = 0, false
	}
}

// lasting is how many minutes each of what was counted lasts, where that follows with a word between, and the offset behind: 8
// sessions of 2 hours.
func (c *counted) lasting(unit int) (minutes float64, behind int) {
	const between = 2 // words
	end := c.tokens[unit].to
	k := c.numberAt(end)
	if k == len(c.numbers) {
		return 0, 0
	}
	x := c.numbers[k]
	at, first := c.tokenAt(x.To), c.tokenAt(x.From)
	value, ok := x.plainly()
	if !ok || at == len(c.tokens) || first-unit > between || strings.ContainsAny(c.text[end:x.From], "(),:") || !isBeside(c.text[x.To:c.tokens[at].from]) {
		return 0, 0
	}
	switch c.units[c.word(at)] {
	case c.minutes:
		return value, c.tokens[at].to
	case c.hours:
		if at+1 < len(c.tokens) && isBeside(c.text[c.tokens[at].to:c.tokens[at+1].from]) {
			if more := c.tokens[at+1]; more.figures && more.to-more.from <= 2 { // 2 h 30
				return value*60 + values(c.text[more.from:more.to])[0].n, more.to
			}
		}
		return value * 60, c.tokens[at].to
	}
	return 0, 0
}
