// This file finds what a text counts: numbers with the unit behind them, and how exactly they are meant.

package translation

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"projetpro/internal/plaintext"
)

// A MeasureReader knows how a language counts things. It does not change once made.
type MeasureReader struct {
	numbers            *NumberReader
	units              map[string]string // by the first of their words
	labels             map[string]string // by all of their words, as they stand before a number with a colon
	about, least, most map[string]bool   // what stands before a number, and says how exact it is
	partly, definite   map[string]bool   // what stands near one that is not of the whole, or directly before it
	elsewhere, total   map[string]bool   // what says anywhere in a sentence that its numbers are not those of the whole, or that they are all
	all, does          map[string]bool   // what stands before and behind all that there are
	whole, this, says  map[string]bool   // what sentences of the whole speak of; what stands before that where it can be no other, and between it and the number
	there, of          map[string]bool   // what sentences begin with that say that there is; what stands before a kind of things
	begun              map[string]bool   // with what begins one of these that has several words
	longest            int               // how many words the longest of these has
	hours, minutes     string            // units of time
	many               []string          // units of which each lasts some
	written            map[string]bool   // the units of which something is counted, with their accents
	ofHours            map[string]bool   // those of hours, which are counted where a text has one of totals
	totals             [][]byte          // without their first letters
	begins             beginnings        // with what they begin
}

// MeasureWords are those by which a language counts.
type MeasureWords struct {
	Units                  map[string][]string // what is written behind a number, by the name of the unit; of several words, before it with a colon
	About, AtLeast, AtMost []string            // what is written before it
	Partly, Definite       []string            // what is written near a number that is not of the whole, or directly before it
	Elsewhere              []string            // what is written anywhere in a sentence of which the numbers are not of the whole now
	Total                  []string            // what is written anywhere in one that says how many hours there are in all
	All, Does              []string            // what is written before a number and behind its unit where it is all of them that do something
	Whole                  []string            // what a sentence of the whole speaks of, near its beginning and the number: the course, it
	This                   []string            // what is written before that where it is the one that the text is about: this
	Says                   []string            // all that may be written between that and the number which is said of it: has, is worth
	There                  []string            // what is written before a number where nothing else is said: there are
	Of                     []string            // what stands behind a unit and before a kind of it: sessions of coaching
	Hours, Minutes         string              // names of units
	Lasting                []string            // names of units of which each lasts some: 8 sessions of 2 hours
}

// NewMeasureReader is one for the words of a language.
func NewMeasureReader(numbers *NumberReader, w MeasureWords) *MeasureReader {
	r := &MeasureReader{numbers: numbers, units: map[string]string{}, labels: map[string]string{}, begun: map[string]bool{}, written: map[string]bool{},
		ofHours: map[string]bool{}, hours: w.Hours, minutes: w.Minutes, many: w.Lasting}
	for i := range r.begins {
		r.begins[i] = i >= utf8.RuneSelf<<8
	}
	for name, words := range w.Units {
		for _, word := range words {
			tokens := tokensOf(nil, word, true)
			if len(tokens) == 0 {
				continue
			}
			label := wordsOf(word, tokens)
			r.labels[strings.Join(label, " ")] = name
			r.begun[label[0]] = r.begun[label[0]] || len(label) > 1
			if strings.Contains(word, " ") {
				continue
			}
			written := word[tokens[0].from:tokens[0].to]
			first := plaintext.Bare(written)
			r.units[first] = name
			switch name {
			case w.Minutes: // how long something lasts, that is, of another unit
				continue
			case w.Hours:
				r.ofHours[strings.ToLower(written)], r.ofHours[first] = true, true
			default:
				r.written[strings.ToLower(written)], r.written[first] = true, true
			}
			r.begins.add(first)
			r.begins.add(strings.ToLower(written))
		}
	}
	set := func(phrases []string) map[string]bool {
		all := map[string]bool{}
		for _, phrase := range phrases {
			words := wordsOf(phrase, tokensOf(nil, phrase, true))
			if len(words) == 0 {
				continue
			}
			r.begun[words[0]] = r.begun[words[0]] || len(words) > 1
			r.longest = max(r.longest, len(words))
			all[strings.Join(words, " ")] = true
		}
		return all
	}
	r.about, r.least, r.most, r.partly, r.definite = set(w.About), set(w.AtLeast), set(w.AtMost), set(w.Partly), set(w.Definite)
	r.elsewhere, r.total, r.all, r.does = set(w.Elsewhere), set(w.Total), set(w.All), set(w.Does)
	r.whole, r.this, r.says, r.there, r.of = set(w.Whole), set(w.This), set(w.Says), set(w.There), set(w.Of)
	for _, phrase := range slices.Concat(w.About, w.AtLeast, w.AtMost, w.Total) {
		for _, word := range wordsOf(phrase, tokensOf(nil, phrase, true)) {
			r.says[word] = true
		}
	}
	for _, phrase := range w.Total {
		_, first := utf8.DecodeRuneInString(phrase)
		r.totals = append(r.totals, []byte(phrase[first:]))
	}
	r.totals = slices.DeleteFunc(slices.Clone(r.totals), func(total []byte) bool {
		return slices.ContainsFunc(r.totals, func(within []byte) bool { return len(within) < len(total) && bytes.Contains(total, within) })
	})
	return r
}

// beginnings are with which two bytes some words begin; a sign beyond ASCII may be one of theirs.
type beginnings [1 << 16]bool

// add remembers how a word begins, in small letters and in capitals. One of one letter may have anything behind it, and so may one
// whose second is beyond ASCII.
func (b *beginnings) add(word string) {
	for _, first := range []byte{word[0], word[0] &^ 0x20} {
		for second := range 256 {
			if len(word) == 1 || second >= utf8.RuneSelf || byte(second)|0x20 == word[1]|0x20 {
				b[int(first)<<8|second] = true
			}
		}
	}
}

// may reports whether one of the words may stand at the beginning of a text.
func (b *beginnings) may(text []byte) bool {
	second := byte(0)
	if len(text) > 1 {
		second = text[1]
	}
	return b[int(text[0])<<8|int(second)]
}

func wordsOf(text string, tokens []token) (all []string) {
	for _, t := range tokens {
		all = append(all, plaintext.Bare(text[t.from:t.to]))
	}
	return all
}

// A Measure is a number of something in a text.
type Measure struct {
	From, To    int // offsets of the number and its unit
	Unit        string
	Least, Most float64   // between which it lies; the same where it is exact
	Exact       bool      // nothing near it says that it is about so much, or between two
	Partly      bool      // something near it says that it is not of the whole
	All         bool      // they are said to do something, all that there are: of which there may be more than one kind
	Whole       bool      // its sentence speaks of the whole, or of nothing else
	Alone       bool      // its text says nothing else, but of what it is: Credits: 5
	Near        []float64 // the numbers around it in its sentence, and its own
	At          int       // which of them is its own
	Dated       bool      // its sentence names a year
	Minutes     float64   // how long each of them is; 0 where that is not said
	Behind      int       // offset behind what says so
}

// Read finds what a text counts. Of a number that may be read in two ways nothing is found.
func (r *MeasureReader) Read(text []byte) (all []Measure) {
	if bytes.IndexByte(text, '&') >= 0 {
		text = []byte(withoutReferences(string(text)))
	}
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
			m.Alone = m.Alone && isRoom(strings.TrimLeft(whole[:from], "0123456789)")) && isRoom(whole[to:])
			all = append(all, m)
		}
		if at = at[n:]; len(at) == 0 {
			break
		}
	}
	return all
}

// QualifiesAny reports whether a text has a word that says near a number, or anywhere, that it is not of the whole.
func (r *MeasureReader) QualifiesAny(text string) bool {
	return slices.ContainsFunc(wordsOf(text, tokensOf(nil, text, true)), func(word string) bool { return r.partly[word] || r.elsewhere[word] })
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
	isTotal := 0           // whether the text says how many hours there are in all: 1 and -1 where that is known
	for at := 0; at < len(text); at++ {
		if !isOfWord[text[at]] {
			continue
		}
		from := at
		for at < len(text) && isOfWord[text[at]] {
			at++
		}
		if at-from <= len(room) && r.begins.may(text[from:]) {
			word := unitIn(text[from:at], room[:0])
			if (r.written[string(word)] || r.ofHours[string(word)]) && r.isCounted(text, before, behind, from, at) {
				if r.ofHours[string(word)] && isTotal == 0 {
					isTotal = -1
					if slices.ContainsFunc(r.totals, func(total []byte) bool { return bytes.Contains(text, total) }) {
						isTotal = 1
					}
				}
				if r.written[string(word)] || isTotal > 0 {
					all = append(all, from)
				}
			}
		}
		before, behind = from, at
	}
	return all
}

// isLabel reports whether what stands behind a word makes it the label of something.
func isLabel(behind []byte) bool {
	behind = bytes.TrimLeft(behind, room)
	return len(behind) > 0 && behind[0] == ':'
}

// isCounted reports whether a word that stands from an offset to another has a number before it: figures, or a word, which stands from
// before to behind; or is the label of something.
func (r *MeasureReader) isCounted(text []byte, before, behind, from, to int) bool {
	number := bytes.TrimRight(text[behind:from], " \n-*_")
	isNumber := len(number) > 0 && isFigure(number[len(number)-1])
	isNamed := behind > before && r.of[string(text[before:behind])] // the number of credits
	return isNumber || isNamed || isLabel(text[to:]) || len(number) == 0 && behind > before && r.numbers.isWord(string(text[before:behind]))
}

// unitIn appends to room the unit that a word may be, in small letters, without what may stand beside it: no-break spaces, and what
// is behind a point in the middle.
func unitIn(word, room []byte) []byte {
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
	return room
}

// goesOn reports whether a sentence goes on behind a word and a point.
func (r *MeasureReader) goesOn(word string) bool {
	word = plaintext.Bare(word)
	return r.about[word] || r.least[word] || r.most[word]
}

// sentences yields where those of a text stand.
func sentences(text string, goesOn func(word string) bool) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		from := 0
		for at := range len(text) {
			c := text[at]
			ends := (c == '.' || c == '!' || c == '?' || c == ';') && (at+1 == len(text) || text[at+1] == ' ' || text[at+1] == '\n')
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
	read := Numbers{unsaid: true}
	r.numbers.read(&read, text, true)
	c := counted{MeasureReader: r, text: text, tokens: read.room, words: make([]string, len(read.room))}
	c.numbers = slices.Concat(read.Figures, read.spelt)
	slices.SortFunc(c.numbers, func(a, b Number) int { return a.From - b.From })
	dated := slices.ContainsFunc(c.numbers, isYear)
	lasts := 0 // offset behind how long those that were counted last last
	for _, at := range units {
		i := c.tokenBehind(at - begins)
		m, ok := c.measure(i)
		if ok && m.Unit == c.hours && (m.To <= lasts || c.isTime(i)) {
			continue
		}
		lasts = max(lasts, m.Behind)
		if !ok {
			m, ok = c.labelled(i)
		}
		if ok {
			m.Dated = dated
			all = append(all, m)
		}
	}
	isOfHours := func(m Measure) bool { return m.Unit == r.hours }
	hours := slices.IndexFunc(all, isOfHours)
	if hours >= 0 && (!c.mentions(r.total) || slices.ContainsFunc(all[hours+1:], isOfHours)) {
		all = slices.DeleteFunc(all, isOfHours) // they are of anything
	}
	if len(all) > 0 && c.mentions(r.elsewhere) {
		for i := range all {
			all[i].Partly = true
		}
	}
	return all
}

// mentions reports whether a sentence has one of some phrases.
func (c *counted) mentions(phrases map[string]bool) bool {
	for i := range c.tokens {
		for n := 1; n <= c.longest && i+n <= len(c.tokens); n++ {
			if phrases[c.phrase(i, i+n)] {
				return true
			}
		}
	}
	return false
}

// A counted sentence is one while it is looked at.
type counted struct {
	*MeasureReader
	text    string
	tokens  []token
	words   []string // as they are folded; "" of those that were not asked for
	numbers []Number // in their order
}

// word is the i-th word, folded; "" where there is none.
func (c *counted) word(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	if c.words[i] == "" {
		c.words[i] = plaintext.Bare(c.text[c.tokens[i].from:c.tokens[i].to])
	}
	return c.words[i]
}

// phrase are some words, one at least; "" where no phrase that is known begins as they do.
func (c *counted) phrase(from, to int) string {
	first := c.word(from)
	switch {
	case to-from == 1:
		return first
	case !c.begun[first]:
		return ""
	}
	for i := from + 1; i < to; i++ {
		c.word(i)
	}
	return strings.Join(c.words[from:to], " ")
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
	first := c.tokenAt(c.numbers[k].From)
	if !ok || c.isNumbered(first) {
		return m, false
	}
	m.Alone = isRoom(c.text[:c.numbers[k].From]) || c.isLabelled(unit, first)
	m = Measure{From: c.numbers[k].From, To: t.to, Unit: unit, Least: value, Most: value, Exact: true, Alone: m.Alone && c.isUnitOf(unit, i+1)}
	m.Near, m.At = c.around(unit, k)
	if k > 0 {
		if low, ok := c.numbers[k-1].plainly(); ok && low < value && isRange(c.text[c.numbers[k-1].To:m.From]) {
			m.Least, m.From, m.Exact = low, c.numbers[k-1].From, false
		}
	}
	c.qualify(&m, c.tokenAt(m.From), i)
	m.Whole = m.All || c.isOfWhole(quantity{unit, c.tokenAt(m.From), i})
	if slices.Contains(c.many, unit) {
		m.Minutes, m.Behind = c.lasting(i)
	}
	return m, true
}

// isTime reports whether minutes follow the word for hours at i: 2 h 30.
func (c *counted) isTime(i int) bool {
	return i+1 < len(c.tokens) && c.tokens[i+1].figures && isRoom(c.text[c.tokens[i].to:c.tokens[i+1].from])
}

// isUnitOf reports whether nothing stands from a word on but names of a unit: 5 ECTS credits.
func (c *counted) isUnitOf(unit string, i int) bool {
	for ; i < len(c.tokens); i++ {
		if c.units[c.word(i)] != unit {
			return false
		}
	}
	return isRoom(c.text[c.tokens[i-1].to:])
}

// isNumbered reports whether a number, of which the first word is given, is that of the one before it: session 4.
func (c *counted) isNumbered(first int) bool {
	return first > 0 && slices.Contains(c.many, c.units[c.word(first-1)]) && isRoom(c.text[c.tokens[first-1].to:c.tokens[first].from])
}

// isLabelled reports whether nothing stands before a number, of which the first word is given, but what it is of, and a colon.
func (c *counted) isLabelled(unit string, first int) bool {
	const longest = 6 // words
	return first > 0 && first <= longest && c.labels[c.phrase(0, first)] == unit && isRoom(c.text[:c.tokens[0].from]) &&
		strings.Trim(c.text[c.tokens[first-1].to:c.tokens[first].from], room) == ":"
}

// labelled is the number behind a unit, which is the i-th token, where nothing else is said: Credits: 5; the number of credits is 5.
func (c *counted) labelled(i int) (m Measure, ok bool) {
	unit := c.units[c.word(i)]
	k := c.numberAt(c.tokens[i].to)
	if unit == "" || k == len(c.numbers) {
		return m, false
	}
	value, ok := c.numbers[k].plainly()
	isLabelled := c.isLabelled(unit, i+1) && c.numbers[k].From == c.tokens[i+1].from
	if !ok || !isRoom(c.text[c.numbers[k].To:]) || !isLabelled && !c.isSaidOf(unit, i, c.numbers[k].From) {
		return m, false
	}
	m = Measure{From: c.tokens[0].from, To: c.numbers[k].To, Unit: unit, Least: value, Most: value, Exact: true, Alone: isLabelled, Whole: true}
	m.Near, m.At = c.around(unit, k)
	return m, true
}

// isSaidOf reports whether a sentence begins with a name of a unit that has several words, which ends with the i-th, and says the number
// at an offset of it.
func (c *counted) isSaidOf(unit string, i, number int) bool {
	const most = 3 // words between
	between := c.tokenAt(number) - i - 1
	isNamed := i > 0 && c.labels[c.phrase(0, i+1)] == unit || i > 1 && c.labels[c.phrase(1, i+1)] == unit
	return isNamed && between > 0 && between <= most && !strings.ContainsAny(c.text[c.tokens[i].to:number], ",:()")
}

// room is what may stand between words and says nothing.
const room = " \n*_\u00A0\u202F"

// isRoom reports whether a text says nothing: it is the mark of an item of a list at most.
func isRoom(text string) bool {
	text = strings.Trim(text, room+".")
	return text == "" || text == "-" || text == "+"
}

// around are the plain numbers around the k-th, in the order of the sentence, and which of them it is. Those of another unit are left out.
func (c *counted) around(unit string, k int) (all []float64, at int) {
	const most = 8 // on each side
	for i := max(0, k-most); i < min(len(c.numbers), k+most+1); i++ {
		if i == k {
			at = len(all)
		}
		if n, ok := c.numbers[i].plainly(); ok && (i == k || !c.isOfAnother(unit, c.numbers[i].To)) {
			all = append(all, n)
		}
	}
	return all, at
}

// isOfAnother reports whether a number that ends somewhere has another unit behind it.
func (c *counted) isOfAnother(unit string, end int) bool {
	i := c.tokenAt(end)
	if i == len(c.tokens) || !isBeside(c.text[end:c.tokens[i].from]) {
		return false
	}
	of := c.units[c.word(i)]
	return of != "" && of != unit
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
	between = strings.Trim(between, "*_")
	return between == "-" || between == "\u2011" || strings.Trim(between, room) == ""
}

// isRange reports whether what stands between two numbers makes them the ends of a range: a dash, or a small word.
func isRange(between string) bool {
	tokens := tokensOf(nil, between, true)
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
	m.All = first == 1 && c.all[c.word(0)] && c.do(unit+1)
	m.Partly = c.definite[c.word(first-1)] && !m.All
	for i := first; i < unit; i++ {
		m.Partly = m.Partly || c.partly[c.word(i)]
	}
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

// do reports whether what stands from a word on says what all of something do; all sessions of the course, if that comes between.
func (c *counted) do(i int) bool {
	if c.of[c.word(i)] {
		for k := i + 1; k <= i+2; k++ {
			if c.whole[c.word(k)] {
				i = k + 1
				break
			}
		}
	}
	for n := 1; n <= c.longest && i+n <= len(c.tokens); n++ {
		if c.does[c.phrase(i, i+n)] {
			return true
		}
	}
	return false
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
		if value > longestSession {
			return 0, 0
		}
		if more, behind := c.minutesBehind(at); behind > 0 {
			return value*60 + more, behind
		}
		return value * 60, c.tokens[at].to
	}
	return 0, 0
}

// longestSession is how many hours a session lasts at most: more is the time of the day at which it begins.
const longestSession = 6

// minutesBehind is what is said of minutes behind a word for hours, and the offset behind: 2 h 30, one hour and a half.
func (c *counted) minutesBehind(hours int) (minutes float64, behind int) {
	end := c.tokens[hours].to
	k := c.numberAt(end)
	if k == len(c.numbers) || strings.ContainsAny(c.text[end:c.numbers[k].From], "(),:;") {
		return 0, 0
	}
	x := &c.numbers[k]
	between := c.tokenAt(x.From) - hours - 1 // words
	words := c.MeasureReader.numbers.words[plaintext.Bare(c.text[x.From:x.To])]
	if i := slices.IndexFunc(words, func(n float64) bool { return 0 < n && n < 1 }); i >= 0 && between <= 2 {
		return words[i] * 60, x.To
	}
	n, ok := x.plainly()
	next := c.tokenAt(x.To)
	named := next < len(c.tokens) && isBeside(c.text[x.To:c.tokens[next].from]) && c.units[c.word(next)] == c.minutes
	switch {
	case !ok || n < 1 || n >= 60:
	case named && between <= 1:
		return n, c.tokens[next].to
	case between == 0:
		return n, x.To
	}
	return 0, 0
}
