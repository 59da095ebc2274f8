// This file reads numbers in words.

package translation

import (
	"math"
	"strings"
	"unicode"

	"projetpro/internal/plaintext"
)

// word reads a word, and those after it that make one number with it.
func (r *NumberReader) word(n *Numbers, src string, tokens []token, i int) int {
	written := src[tokens[i].from:tokens[i].to]
	if roman := romanOf(written); roman > 0 {
		n.say(number(roman))
	}
	if !r.mayKnow(written) {
		return i + 1
	}
	word := plaintext.Bare(written)
	if m := r.months[word]; m > 0 {
		n.say(value{month, float64(m)})
	}
	if len(r.words[word]) == 0 && len(r.pair(src, tokens, i)) == 0 {
		if days, ok := r.spans[word]; ok {
			r.unit(n, src, tokens, i, days)
		} else if v, ok := r.compound(word); ok {
			x := number(v)
			n.say(x)
			n.spelt = append(n.spelt, Number{From: tokens[i].from, To: tokens[i].to, is: []value{x}})
			r.extended(n, src, tokens, i, i+1, v)
		}
		return i + 1
	}
	said, next := r.counted(n, src, tokens, i)
	x := number(said)
	n.say(x)
	for k := i; k < next; k++ {
		r.halves(n, src, tokens, k)
	}
	n.spelt = append(n.spelt, Number{From: tokens[i].from, To: tokens[next-1].to, is: []value{x}})
	n.ratio(src)
	if days, ok := r.spans[word]; ok && next == i+1 {
		n.say(append(spans(1, days), weeksOf(1, days)...)...)
	}
	r.extended(n, src, tokens, i, next, x.n)
	return next
}

// ratio says what the number in words that was read last is to the one before it, if that is said: one in three.
func (n *Numbers) ratio(src string) {
	if len(n.spelt) < 2 {
		return
	}
	a, b := &n.spelt[len(n.spelt)-2], &n.spelt[len(n.spelt)-1]
	if a.To <= b.From && areParted(a.is[0].n, b.is[0].n, src[a.To:b.From]) {
		n.say(shares(ratio, a.is[0].n/b.is[0].n)...)
	}
}

// counted is the number that words from an index on make together, and the index behind them. What each of them may stand for is said.
func (r *NumberReader) counted(n *Numbers, src string, tokens []token, i int) (said float64, next int) {
	total, current := 0.0, 0.0
	for next = i; next < len(tokens); next++ {
		t := tokens[next]
		if next > i && next+1 < len(tokens) && r.joins[plaintext.Bare(src[t.from:t.to])] && joins(src[tokens[next-1].to:t.from]) &&
			len(r.words[plaintext.Bare(src[tokens[next+1].from:tokens[next+1].to])]) > 0 {
			next++
			t = tokens[next]
			if !joins(src[tokens[next-1].to:t.from]) {
				break
			}
		}
		of, words := r.words[plaintext.Bare(src[t.from:t.to])], 1
		pair := r.pair(src, tokens, next)
		if t.figures || len(of)+len(pair) == 0 || next > i && !joins(src[tokens[next-1].to:t.from]) {
			break
		}
		if len(pair) > 0 {
			of, words = pair, 2
		}
		for _, v := range of {
			n.say(number(v))
		}
		var ok bool
		if total, current, ok = count(total, current, of[len(of)-1]); !ok {
			break
		}
		next += words - 1
	}
	return total + current, max(next, i+1)
}

// pair is what a word and the next stand for together: quatre-vingts.
func (r *NumberReader) pair(src string, tokens []token, i int) []float64 {
	if i+1 >= len(tokens) || !joins(src[tokens[i].to:tokens[i+1].from]) {
		return nil
	}
	return r.words[plaintext.Bare(src[tokens[i].from:tokens[i].to])+"-"+plaintext.Bare(src[tokens[i+1].from:tokens[i+1].to])]
}

// longestCompound is how many bytes a word has at most that is looked at for being made of several.
const longestCompound = 60

// compound is the value of a word that is made of several: vierundzwanzig, honderdtwintig. Between a unit and tens, a word that
// joins says that the unit comes first.
func (r *NumberReader) compound(word string) (v float64, ok bool) {
	if len(word) > longestCompound {
		return 0, false
	}
	parts := r.parts(word, map[int]bool{})
	if len(parts) < 2 || r.joins[parts[0]] || r.joins[parts[len(parts)-1]] {
		return 0, false
	}
	total, current := 0.0, 0.0
	for i := 0; i < len(parts); i++ {
		if r.joins[parts[i]] {
			continue
		}
		v := r.valueOf(parts[i])
		if i+3 == len(parts) && r.joins[parts[i+1]] && r.valueOf(parts[i+2]) < 1 { // two and a half
			return total + current + v + r.valueOf(parts[i+2]), true
		}
		if i+2 < len(parts) && v < 10 && r.joins[parts[i+1]] {
			if tens := r.valueOf(parts[i+2]); tens >= 20 && tens < 100 {
				v += tens
				i += 2
			}
		}
		if below := math.Mod(current, 100); v >= 20 && v < 100 && below == 0 || v == 10 && below > 0 && below < 10 {
			current += v
			continue
		}
		if total, current, ok = count(total, current, v); !ok {
			return 0, false
		}
	}
	return total + current, true
}

// valueOf is what a word stands for, or 0.
func (r *NumberReader) valueOf(word string) float64 {
	if of := r.words[word]; len(of) > 0 {
		return of[len(of)-1]
	}
	return 0
}

// parts are the words of numbers, and those that join them, that a word is made of; nil where it is not. dead are the lengths of
// what remains of which that is known.
func (r *NumberReader) parts(word string, dead map[int]bool) []string {
	if word == "" {
		return []string{}
	}
	if dead[len(word)] {
		return nil
	}
	for end := len(word); end > 0; end-- {
		if first := word[:end]; len(r.words[first]) > 0 || r.joins[first] {
			if rest := r.parts(word[end:], dead); rest != nil {
				return append([]string{first}, rest...)
			}
		}
	}
	dead[len(word)] = true
	return nil
}

// joins reports whether what stands between two words of a number joins them.
func joins(between string) bool {
	return strings.Trim(between, " -\u00A0\u2011") == ""
}

// count goes on counting with a word's value; false where the word begins a number of its own.
func count(total, current, v float64) (float64, float64, bool) {
	switch {
	case v >= 1000:
		return total + max(current, 1)*v, 0, true
	case v == 100:
		return total, max(current, 1) * v, true
	case current == 0:
		return total, v, true
	case v < 20 && math.Mod(current, 20) == 0, v < 10 && math.Mod(current, 10) == 0, v < 100 && math.Mod(current, 100) == 0:
		return total, current + v, true
	}
	return total, current, false
}

// romanOf is the value of a Roman numeral of two figures or more, with or without the ending of an ordinal; else 0.
func romanOf(word string) float64 {
	word = strings.TrimRightFunc(word, unicode.IsLower)
	if len(word) < 2 || strings.Trim(word, "IVXLC") != "" {
		return 0
	}
	of := map[byte]float64{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	sum := 0.0
	for i := range len(word) {
		v := of[word[i]]
		if i+1 < len(word) && of[word[i+1]] > v {
			v = -v
		}
		sum += v
	}
	return sum
}
