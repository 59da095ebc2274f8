// This file tells whether what a sentence counts is that of the whole that a text is about.

package translation

import "strings"

// A quantity is a number of something in a sentence.
type quantity struct {
	unit  string
	first int // the index of the number's first word
	last  int // that of the unit
}

// ofWhole are the forms of sentences in which a number is that of the whole, or is not. The first that a sentence has decides; of a
// sentence that has none it is not known.
var ofWhole = []struct {
	has func(c *counted, n quantity) bool
	is  bool
}{
	{(*counted).saysNoMore, true},       // 8 sessions
	{(*counted).countsAKind, false},     // The course has 2 sessions of coaching
	{(*counted).saysOnlyThereAre, true}, // There are 8 sessions
	{(*counted).saysThereAre, false},    // There are 300 places in the lecture hall
	{(*counted).isBehindColon, true},    // In short: 8 sessions in spring
	{(*counted).saysHowLong, true},      // Altogether, some 24 hours
	{(*counted).isWithin, false},        // The placement (10 credits) goes with the course
	{(*counted).speaksOfWhole, true},    // The course has 8 sessions
	{(*counted).isOfThis, true},         // This 4-credit course is for everybody
	{(*counted).leadsToWhole, true},     // 110 students follow the course
}

// isOfWhole reports whether what a sentence counts is that of the whole.
func (c *counted) isOfWhole(n quantity) bool {
	for _, form := range ofWhole {
		if form.has(c, n) {
			return form.is
		}
	}
	return false
}

// saysNoMore reports whether a sentence says nothing but the number and its unit, and a word at most.
func (c *counted) saysNoMore(n quantity) bool {
	others := n.first
	for k := n.last + 1; k < len(c.tokens); k++ {
		if c.units[c.word(k)] != n.unit {
			others++
		}
	}
	return others <= 1
}

// countsAKind reports whether what is counted is of a kind: sessions of coaching, a 10-credit placement, séances pratiques.
func (c *counted) countsAKind(n quantity) bool { return n.unit != c.hours && c.isOfKind(n) }

func (c *counted) isOfKind(n quantity) bool {
	next := n.last + 1
	if next == len(c.tokens) {
		return false
	}
	isJoined := isBeside(c.text[c.tokens[n.last].to:c.tokens[next].from])
	word := c.word(next)
	if strings.Trim(c.text[c.tokens[n.last-1].to:c.tokens[n.last].from], "*_") == "-" { // of another thing
		return isJoined && c.units[word] == "" && !c.whole[word]
	}
	const adjective = 5 // letters at least of one that agrees with its noun
	switch {
	case !isJoined:
		return false
	case len(word) >= adjective && c.units[word] == "" && strings.HasSuffix(word, "s") && strings.HasSuffix(c.word(n.last), "s"):
		return true
	case !c.of[word] || next+1 == len(c.tokens):
		return false
	}
	k := c.numberAt(c.tokens[next].to)
	isNumber := k < len(c.numbers) && c.numbers[k].From == c.tokens[next+1].from // of 2 hours
	return !isNumber && !c.whole[c.word(next+1)]
}

// saysThereAre reports whether a number stands behind words that say so much.
func (c *counted) saysThereAre(n quantity) bool {
	return c.endsWith(c.there, n.first) || n.first > 1 && c.about[c.word(n.first-1)] && c.endsWith(c.there, n.first-1)
}

// saysOnlyThereAre reports the same where hardly anything stands behind the unit.
func (c *counted) saysOnlyThereAre(n quantity) bool {
	return n.last+2 >= len(c.tokens) && c.saysThereAre(n)
}

// endsWith reports whether one of some phrases stands before a word.
func (c *counted) endsWith(phrases map[string]bool, i int) bool {
	for k := max(0, i-c.longest); k < i; k++ {
		if phrases[c.phrase(k, i)] {
			return true
		}
	}
	return false
}

// isBehindColon reports whether a colon stands before a number.
func (c *counted) isBehindColon(n quantity) bool {
	return strings.HasSuffix(strings.TrimRight(c.text[:c.tokens[n.first].from], room), ":")
}

// saysHowLong reports whether a number of hours is what a sentence begins with, or stands close behind words that say that they are all.
func (c *counted) saysHowLong(n quantity) bool {
	const close = 2 // words
	if n.unit != c.hours || c.isOfKind(n) {
		return false
	}
	if n.first <= close {
		return true
	}
	for k := 1; k <= c.longest && k <= n.first; k++ {
		if c.total[c.phrase(0, k)] && n.first-k <= close {
			return true
		}
	}
	return false
}

// isWithin reports whether a number stands in brackets behind what it is of, which is no whole.
func (c *counted) isWithin(n quantity) bool {
	open := strings.LastIndexByte(c.text[:c.tokens[n.first].from], '(')
	if open < 0 || strings.IndexByte(c.text[open:c.tokens[n.first].from], ')') >= 0 {
		return false
	}
	k := c.tokenAt(open) - 1
	return k < 0 || !c.isSubject(k, n.first)
}

// speaksOfWhole reports whether a sentence, or the part of it with a number, speaks of the whole, and goes on to the number with words
// alone that say it of that.
func (c *counted) speaksOfWhole(n quantity) bool {
	const close = 2 // words
	for k := c.behindInsertion(n.first); k > 0; {
		if n.unit != c.hours && n.first-k < close && c.total[c.word(k-1)] { // a total of
			return true
		}
		if c.isSubject(k-1, n.first) && c.begins(k-1) {
			return true
		}
		said := c.said(k)
		if said == 0 {
			return false
		}
		k -= said
	}
	return false
}

// behindInsertion is the index of a word, or of the first between two commas if the second stands before it: the module has, on Mondays,
// 8 sessions.
func (c *counted) behindInsertion(k int) int {
	before := strings.TrimRight(c.text[:c.tokens[k].from], room)
	if inner, ok := strings.CutSuffix(before, ","); ok {
		if comma := strings.LastIndexByte(inner, ','); comma > 0 {
			return c.tokenAt(comma)
		}
	}
	return k
}

// begins reports whether nothing stands before a word, in its sentence or behind a comma, but words that say a number of it.
func (c *counted) begins(k int) bool {
	for k > 0 && strings.IndexByte(c.text[c.tokens[k-1].to:c.tokens[k].from], ',') < 0 {
		said := c.said(k)
		if said == 0 {
			return false
		}
		k -= said
	}
	return true
}

// said is how many words before the k-th may stand between what is spoken of and its number: those of a phrase; 0 where it is another word.
func (c *counted) said(k int) int {
	for n := min(c.longest, k); n > 1; n-- {
		if c.says[c.phrase(k-n, k)] {
			return n
		}
	}
	if word := c.word(k - 1); c.says[word] || c.this[word] || c.whole[word] || isEnding(c.text, c.tokens[k-1]) {
		return 1
	}
	return 0
}

// isOfThis reports whether a unit stands between a word for the one that the text is about and what is spoken of as a whole, or that
// is behind a number: this 4-credit course, ce module de 4 crédits.
func (c *counted) isOfThis(n quantity) bool {
	return n.first == 1 && c.this[c.word(0)] && c.whole[c.word(n.last+1)] && !c.of[c.word(n.last+2)]
}

// leadsToWhole reports whether what is spoken of as a whole is what things that are counted do something with, or that they are said of:
// 80 students follow it; spread over 8 sessions, the course.
func (c *counted) leadsToWhole(n quantity) bool {
	const verb, article, farther, said = 4, 3, 4, 2 // letters at least, at most; words
	next := n.last + 1
	for k := next; k < min(next+farther, len(c.tokens)) && !c.of[c.word(k)]; k++ {
		switch {
		case !c.isSubject(k, -1):
		case strings.HasPrefix(c.text[c.tokens[n.last].to:], ","):
			return k <= next+1
		default:
			isNear := k == next+1 || k == next+2 && len(c.word(next+1)) <= article
			return len(c.word(next)) >= verb && (isNear && n.first < said || n.first == said)
		}
	}
	return false
}

// isSubject reports whether the k-th word is what is spoken of as a whole, and no kind of it, as the English course is and a course of
// English; a course of 4 credits, whose number's first word is given, is none.
func (c *counted) isSubject(k, number int) bool {
	const longest = 5 // of what stands before a noun: this
	if k >= len(c.tokens) || !c.whole[c.word(k)] || c.of[c.word(k+1)] && k+2 != number && !c.whole[c.word(k+2)] || c.isComplement(k) {
		return false
	}
	if k == 0 || len(c.word(k)) <= pronoun || c.total[c.word(k-1)] {
		return true
	}
	before := c.tokens[k-1]
	return c.tokens[k].from-before.from <= longest+1 || !isBeside(c.text[before.to:c.tokens[k].from])
}

// isComplement reports whether another thing is said to be of what the k-th word says: the exam of the course.
func (c *counted) isComplement(k int) bool {
	const article = 3 // letters at most
	return c.of[c.word(k-1)] || len(c.word(k-1)) <= article && k > 1 && c.of[c.word(k-2)]
}

// pronoun is how many letters words have at most that stand for a noun: it.
const pronoun = 4
