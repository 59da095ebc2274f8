// This file is about marks that did nothing: * _ ~ and ` that were to make a text
// bold or code, and are shown as they are.

package markdown

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/diag"
)

// A mark is a run of one sign that is shown as it stands.
type mark struct {
	from, to      int
	sign          byte
	before, after rune // what it stands between; 0 at the ends of the block
	torn          bool // a part of the run did its work
	first         bool // the block begins with it
	line          bool // a line does
}

func (m mark) len() int { return m.to - m.from }

// opens and closes report whether the mark stands where such a one would.
func (m mark) opens() bool {
	return (isGap(m.before) || !isWord(m.before)) && (isWord(m.after) || m.after != 0 && strings.ContainsRune("«“‘\"'’([·`", m.after))
}

func (m mark) closes() bool { return !isGap(m.before) && (isGap(m.after) || !isWord(m.after)) }

// isApart reports whether spaces are on both sides.
func (m mark) isApart() bool { return isGap(m.before) && isGap(m.after) }

func isGap(r rune) bool { return r == 0 || unicode.IsSpace(r) }

// addMark notes the mark that begins at i in s, and gives the offset behind it.
func (j *judgement) addMark(i int, s stretch) int {
	m := mark{from: i, to: i + 1, sign: j.src[i], line: s.begins && i == s.from}
	for m.to < s.to && j.src[m.to] == m.sign {
		m.to++
	}
	if j.isAddress(i) {
		return m.to
	}
	before, behind := around(j.src, m.from, m.to)
	if len(before) > 0 {
		m.before, _ = utf8.DecodeLastRune(before)
	}
	if len(behind) > 0 {
		m.after, _ = utf8.DecodeRune(behind)
	}
	m.torn = m.before == rune(m.sign) && !bytes.HasSuffix(before, []byte{'\\', m.sign}) || m.after == rune(m.sign)
	j.marks = append(j.marks, m)
	return m.to
}

// blockMarks looks at the marks of a block.
func (j *judgement) blockMarks(block []stretch) {
	j.trailingBackslash(block[len(block)-1])
	marks := j.marks
	j.marks = j.marks[:0]
	if len(marks) == 0 {
		return
	}
	marks[0].first = marks[0].from == block[0].from
	for i := 0; i < len(marks); i++ {
		m := &marks[i]
		if k := j.partner(marks, i); k > 0 {
			j.pair(m, &marks[k])
			i = k
			continue
		}
		if j.isStray(m) && !(m.sign == '`' && j.isTorn(m.from)) {
			j.alone = append(j.alone, lone{*m, block[len(block)-1].to})
		}
	}
}

// isTorn reports whether the offset at is in a row that has lost a cell, since a
// bar in its code parted it.
func (j *judgement) isTorn(at int) bool {
	i := sort.Search(len(j.lost), func(i int) bool { return j.lost[i].from > at })
	return i < len(j.lost) && bytes.IndexByte(j.src[at:j.lost[i].from], '\n') < 0
}

// partner is the index of the mark that ends what marks[i] was to begin, or 0.
func (j *judgement) partner(marks []mark, i int) int {
	m := &marks[i]
	if m.torn || m.sign == '`' || m.len() > 3 {
		return 0
	}
	k := i + 1
	for k < len(marks) && (marks[k].sign != m.sign || marks[k].len() != m.len() || marks[k].torn) {
		k++
	}
	if k == len(marks) {
		return 0
	}
	o := &marks[k]
	inner := bytes.TrimSpace(j.src[m.to:o.from])
	first, width := utf8.DecodeRune(inner)
	switch n := m.len(); {
	case len(inner) == 0, n == 1 && m.sign == '~', n == 3 && m.isApart() && o.isApart():
		return 0
	case n > 1:
		if m.closes() && !m.opens() && o.closes() && !o.opens() {
			return 0 // two notes: A** and B**
		}
		if (m.opens() || isGap(m.after)) && (o.closes() || isGap(o.before)) {
			return k
		}
	case m.isApart() || o.isApart():
		if (m.opens() || m.isApart()) && (o.closes() || o.isApart()) && unicode.IsLetter(first) && len(inner) > width {
			return k // unlike 2 * 3 * 4, a * b * c
		}
	case m.opens() && o.closes():
		return k
	}
	return 0
}

// pair reports two marks with white space on the inside, and what they were for.
func (j *judgement) pair(a, b *mark) {
	inner := string(j.src[a.to:b.from])
	word := strings.TrimSpace(inner)
	if word == "" {
		return
	}
	signs := string(j.src[a.from:a.to])
	if signs == "__" {
		signs = "**"
	}
	at := strings.Index(inner, word)
	lead, trail := "", ""
	if at > 0 && !isGap(a.before) {
		lead = " "
	}
	if at+len(word) < len(inner) && !isGap(b.after) {
		trail = " "
	}
	j.report(diag.MarkRaw, a.from, b.to, string(j.src[a.from:a.to])).Fix = j.fixed(a.from, b.to, lead+signs+word+signs+trail)
	j.say(a.from, b.to)
}

// isStray reports whether a mark in no pair was to be more than it is.
func (j *judgement) isStray(m *mark) bool {
	switch n := m.len(); {
	case m.sign == '`', m.torn:
		return true
	case m.sign == '~':
		return n == 2
	case m.sign == '_':
		return n <= 2 && m.opens() && !m.closes() && !isPath(j.src[m.to:])
	case n == 1:
		return m.opens() && isGap(m.before) || m.closes() // of which some are signs of notes
	case n == 2:
		return true
	default:
		return isGap(m.before) && !isGap(m.after) && !strings.ContainsRune(".,:;!?…)]}»”", m.after)
	}
}

// isPath reports whether s goes on with the name of a file behind its first word: data/x.json.
func isPath(s []byte) bool {
	rest := bytes.TrimLeftFunc(s, isWord)
	if len(rest) == 0 {
		return false
	}
	next, _ := utf8.DecodeRune(rest[1:])
	return rest[0] == '_' || rest[0] == '/' || rest[0] == '.' && isWord(next)
}

// A lone mark is in no pair; its block has text up to the offset end.
type lone struct {
	mark
	end int
}

// loneMarks reports the marks that are in no pair. Those that refer to a note,
// "5 €*", and that begin the note, "*Taxes comprises", are what they seem to be.
func (j *judgement) loneMarks() {
	var notes, called [4]int // by so many *: the last that begins a line, the first that refers to it
	for i, m := range j.alone {
		switch n := m.len(); {
		case m.sign != '*' || n >= len(notes) || m.torn:
		case m.opens() && m.line:
			notes[n] = i + 1
		case m.closes() && called[n] == 0:
			called[n] = i + 1
		}
	}
	for i := range j.alone {
		m := &j.alone[i]
		if n := m.len(); m.sign == '*' && n < len(notes) && !m.torn {
			begins := m.opens() && m.line
			switch {
			case begins && called[n] > 0 && called[n] < i+1, !begins && m.closes() && (n == 1 || notes[n] > i+1):
				continue
			}
		}
		j.report(diag.MarkRaw, m.from, m.to, string(j.src[m.from:m.to])).Fix = j.completed(m)
	}
}

// completed is the line as it reads when a lone mark has its other half, or is gone.
func (j *judgement) completed(m *lone) string {
	signs := string(j.src[m.from:m.to])
	if m.torn {
		signs = signs[:1]
	}
	_, lineEnd := j.lineAround(m.from)
	lineStart, _ := j.lineAround(m.from)
	switch {
	case m.sign == '`' && isWord(m.before) && isWord(m.after):
		return j.fixed(m.from, m.to, "’")
	case j.isBetweenFigures(m):
		return j.fixed(m.from, m.to, strings.Repeat(`\`+signs[:1], m.len()))
	case m.torn && m.after == rune(m.sign): // **bold*
		if n := bytes.IndexByte(bytes.TrimLeft(j.src[m.to:lineEnd], signs), m.sign); n >= 0 {
			at := lineEnd - len(bytes.TrimLeft(j.src[m.to:lineEnd], signs)) + n
			return j.fixed(at, at, strings.Repeat(signs, m.len()))
		}
	case m.torn: // *bold**
		head := bytes.TrimRight(j.src[lineStart:m.from], signs)
		if n := bytes.LastIndexByte(head, m.sign); n >= 0 {
			return j.fixed(lineStart+n, lineStart+n, strings.Repeat(signs, m.len()))
		}
	case m.first && m.opens() && m.end > m.to && m.end <= lineEnd:
		at := m.to + len(bytes.TrimRight(j.src[m.to:m.end], " \t"))
		return j.fixed(at, at, signs)
	case m.opens():
		word := j.src[m.to:min(m.end, lineEnd)]
		if n := bytes.IndexAny(word, " \t"); n >= 0 {
			word = word[:n]
		}
		at := m.to + len(bytes.TrimRight(word, ".,;:!?…)»”\"'’]"))
		return j.fixed(at, at, signs)
	}
	return j.fixed(m.from, m.to, "")
}

// isBetweenFigures reports whether a mark is a sign of reckoning: 2 ** 3.
func (j *judgement) isBetweenFigures(m *lone) bool {
	before, behind := bytes.TrimRight(j.src[:m.from], " "), bytes.TrimLeft(j.src[m.to:], " ")
	return len(before) > 0 && len(behind) > 0 && isFigure(before[len(before)-1]) && isFigure(behind[0])
}

func isFigure(c byte) bool { return '0' <= c && c <= '9' }

// trailingBackslash reports one at the end of a block, where no line is broken.
func (j *judgement) trailingBackslash(s stretch) {
	text := j.src[s.from:s.to]
	rest := bytes.TrimRight(text, `\`)
	if (len(text)-len(rest))%2 == 0 || bytes.ContainsAny(lastWord(rest), `\:/`) {
		return
	}
	if _, end := j.lineAround(s.to); len(bytes.TrimSpace(j.src[s.to:end])) == 0 {
		j.report(diag.MarkRaw, s.to-1, s.to, `\`).Fix = j.fixed(s.from+len(bytes.TrimRight(text[:len(text)-1], " ")), s.to, "")
	}
}

// lastWord is what s ends in behind the last space.
func lastWord(s []byte) []byte { return s[bytes.LastIndexAny(s, " \t\n")+1:] }

// codeSpan reports two of ` in the place of apostrophes: l`école d`art.
func (j *judgement) codeSpan(n *node) {
	from, to := int(n.at), int(n.end)
	before, _ := utf8.DecodeLastRune(j.src[:from])
	after, _ := utf8.DecodeRune(j.src[to:])
	if bytes.IndexByte(j.src[from:to], ' ') > 0 && j.src[from+1] != '`' && unicode.IsLetter(before) && unicode.IsLetter(after) {
		j.report(diag.MarkRaw, from, to, "`").Fix = j.fixed(from, to, "’"+string(j.src[from+1:to-1])+"’")
	}
}
