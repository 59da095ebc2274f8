// This file finds what a text counts: numbers with the unit behind them, and how exactly they are meant.

package translation

import (
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
	begins               [utf8.RuneSelf]bool
	widest               int // how many bytes a unit has at most, with others beside it that are no letters of ASCII
}

// Words are those by which a language counts.
type MeasureWords struct {
	Units                      map[string][]string // what is written behind a number, by the name of the unit
	About, AtLeast, AtMost     []string            // what is written before it
	Partly, Definite           []string
	Hours, Minutes, OfSessions string // names of units: 8 sessions of 2 hours
}

// NewMeasureReader is one for the words of a language.
func NewMeasureReader(numbers *NumberReader, w MeasureWords) *MeasureReader {
	r := &MeasureReader{numbers: numbers, units: map[string]string{}, hours: w.Hours, minutes: w.Minutes, many: w.OfSessions}
	for name, words := range w.Units {
		for _, word := range words {
			tokens := tokensOf(word)
			if len(tokens) == 0 {
				continue
			}
			first := fold(word[tokens[0].from:tokens[0].to])
			r.units[first] = name
			r.widest = max(r.widest, 2*len(word))
			if first[0] < utf8.RuneSelf {
				r.begins[first[0]] = true
			}
		}
	}
	set := func(phrases []string) map[string]bool {
		all := map[string]bool{}
		for _, phrase := range phrases {
			words := wordsOf(phrase, tokensOf(phrase))
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
	Sentence    string
}

// Read finds what a text counts. Of a number that may be read in two ways nothing is found.
func (r *MeasureReader) Read(text []byte) (all []Measure) {
	if !r.mayCount(text) {
		return nil
	}
	whole := string(text)
	for from, to := range sentences(whole, r.goesOn) {
		for _, m := range r.sentence(whole[from:to]) {
			m.From, m.To, m.Behind = m.From+from, m.To+from, m.Behind+from
			all = append(all, m)
		}
	}
	return all
}

// mayCount reports whether a text may have one of the units: a word that begins as one does, of its length at most.
func (r *MeasureReader) mayCount(text []byte) bool {
	for at := 0; at < len(text); {
		if text[at] < utf8.RuneSelf && !isLetter(rune(text[at])) {
			at++
			continue
		}
		end := at + 1
		for end < len(text) && (text[end] >= utf8.RuneSelf || isLetter(rune(text[end]))) {
			end++
		}
		if c := text[at]; end-at <= r.widest && (c >= utf8.RuneSelf || r.begins[c|0x20]) {
			for _, t := range tokensOf(string(text[at:end])) {
				if r.units[fold(string(text[at+t.from:at+t.to]))] != "" {
					return true
				}
			}
		}
		at = end
	}
	return false
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

// sentence finds what a sentence counts.
func (r *MeasureReader) sentence(text string) (all []Measure) {
	tokens := tokensOf(text)
	read := r.numbers.Read(text)
	numbers := slices.Concat(read.Figures, read.spelt)
	slices.SortFunc(numbers, func(a, b Number) int { return a.From - b.From })
	words := wordsOf(text, tokens)
	dated := slices.ContainsFunc(numbers, isYear)
	for i, t := range tokens {
		unit := r.units[words[i]]
		if unit == "" || t.figures {
			continue
		}
		k := slices.IndexFunc(numbers, func(x Number) bool { return x.To <= t.from && isBeside(text[x.To:t.from]) })
		if k < 0 {
			continue
		}
		value, ok := numbers[k].plainly()
		if !ok {
			continue
		}
		m := Measure{From: numbers[k].From, To: t.to, Unit: unit, Least: value, Most: value, Exact: true, Dated: dated, Sentence: strings.TrimSpace(text)}
		first := slices.IndexFunc(tokens, func(t token) bool { return t.from >= m.From })
		if k > 0 {
			if low, ok := numbers[k-1].plainly(); ok && low < value && isRange(text[numbers[k-1].To:m.From]) {
				m.Least, m.From, m.Exact = low, numbers[k-1].From, false
				first = slices.IndexFunc(tokens, func(t token) bool { return t.from >= m.From })
			}
		}
		m.Before = first
		r.qualify(&m, text, tokens, words, first, i)
		if unit == r.many {
			m.Minutes, m.Behind = r.lasting(text, tokens, words, numbers, i)
		}
		all = append(all, m)
	}
	return all
}

// plainly is what a number says if there is one way to read it.
func (x *Number) plainly() (float64, bool) {
	if len(x.is) != 1 || x.is[0].kind != plain {
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
	tokens := tokensOf(between)
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
func (r *MeasureReader) qualify(m *Measure, text string, tokens []token, words []string, first, unit int) {
	for n := 1; n <= r.longest && n <= first; n++ {
		switch phrase := strings.Join(words[first-n:first], " "); {
		case r.about[phrase]:
			m.Least, m.Most, m.Exact = m.Least-max(1, m.Least/10), m.Most+max(1, m.Most/10), false
		case r.least[phrase]:
			m.Most, m.Exact = math.Inf(1), false
		case r.most[phrase]:
			m.Least, m.Exact = 0, false
		}
	}
	for n := 1; n <= r.longest && unit+n < len(words); n++ {
		switch phrase := strings.Join(words[unit+1:unit+1+n], " "); {
		case r.least[phrase]:
			m.Most, m.Exact = math.Inf(1), false
		case r.most[phrase]:
			m.Least, m.Exact = 0, false
		}
	}
	around := slices.Clone(words[min(unit+1, len(words)):min(unit+1+near, len(words))])
	for i, n := first-1, 0; i >= 0 && n < near; i-- {
		if around = append(around, words[i]); !isEnding(text, tokens[i]) {
			n++
		}
	}
	m.Partly = slices.ContainsFunc(around, func(word string) bool { return r.partly[word] }) || first > 0 && r.definite[words[first-1]]
}

// lasting is how many minutes each of what was counted lasts, where that follows with a word between, and the offset behind: 8
// sessions of 2 hours.
func (r *MeasureReader) lasting(text string, tokens []token, words []string, numbers []Number, unit int) (minutes float64, behind int) {
	const between = 2 // words
	k := slices.IndexFunc(numbers, func(x Number) bool { return x.From >= tokens[unit].to })
	if k < 0 {
		return 0, 0
	}
	at := slices.IndexFunc(tokens, func(t token) bool { return t.from >= numbers[k].To })
	first := slices.IndexFunc(tokens, func(t token) bool { return t.from >= numbers[k].From })
	value, ok := numbers[k].plainly()
	if !ok || at < 0 || first-unit > between || strings.ContainsAny(text[tokens[unit].to:numbers[k].From], "(),:") {
		return 0, 0
	}
	if !isBeside(text[numbers[k].To:tokens[at].from]) {
		return 0, 0
	}
	switch r.units[words[at]] {
	case r.minutes:
		return value, tokens[at].to
	case r.hours:
		if at+1 < len(tokens) && tokens[at+1].figures && isBeside(text[tokens[at].to:tokens[at+1].from]) { // 2 h 30
			return value*60 + values(text[tokens[at+1].from:tokens[at+1].to])[0].n, tokens[at+1].to
		}
		return value * 60, tokens[at].to
	}
	return 0, 0
}
