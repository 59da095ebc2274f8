// This file judges headings: their order, and the anchors that are written behind them.

package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

func (j *judgement) heading(n *node) {
	t, at := &j.titles[n.n], int(n.at)
	_, end := j.lineAround(at)
	switch {
	case t.unwritten, j.isBoxed(at):
	case t.heading < 0:
		j.report(diag.HeadingEmpty, at, end)
	case !j.underlinedSentence(t):
		j.headingLevel(t, at, end)
	}
}

// headingLevel wants a heading to be at most one level deeper than the one before
// (WCAG 1.3.1). The title of the page is level 1.
func (j *judgement) headingLevel(t *title, at, end int) {
	level := max(t.level, 2)
	above, first := j.beginAbove()
	if above {
		level = t.level + 1
	}
	switch {
	case t.level == 1 && above:
		if t == first {
			j.report(diag.HeadingsAbove, at, end, len(j.titles))
		}
	case t.level == 1:
		j.relevel(j.report(diag.HeadingLevel1, at, end), t, at, 2)
	case level > j.level+1:
		d := j.report(diag.HeadingSkipped, at, end, strings.Repeat("#", t.level), strings.Repeat("#", j.level+t.level-level))
		j.relevel(d, t, at, j.level+1+t.level-level)
	}
	j.level = level
}

// beginAbove tells whether the headings of the text are parted from the level of the page's title on, as texts are that
// were written for elsewhere: the first heading has it, and others are one below. To move those that have it alone would
// put them beside their own parts.
func (j *judgement) beginAbove() (above bool, first *title) {
	if len(j.titles) == 0 {
		return false, nil
	}
	first = &j.titles[0]
	return first.level == 1 && slices.ContainsFunc(j.titles, func(t title) bool { return t.level == 2 }), first
}

// underlinedSentence reports a text that only the line of signs below it makes a
// heading, if it reads like a sentence, or if one or two signs are all there are:
// a signature. Who writes an anchor behind the text, or signs as long as a line,
// wants a heading.
func (j *judgement) underlinedSentence(t *title) bool {
	const longest, deliberate = 100, 20 // characters of a title, signs
	if !t.underlined {
		return false
	}
	text := bytes.TrimSpace(j.src[t.last.from:t.last.to])
	signs := bytes.Trim(plaintext.Line(j.src, min(plaintext.LineEnd(j.src, t.last.from)+1, len(j.src))), " \t>")
	last, _ := utf8.DecodeLastRune(text)
	isSentence := t.lines > 1 || utf8.RuneCount(text) >= longest || strings.ContainsRune(".:;,…", last)
	if bytes.HasSuffix(text, []byte("}")) && bytes.Contains(text, []byte("{#")) || len(signs) >= deliberate || len(signs) > 2 && !isSentence {
		return false
	}
	sentence, rest, _ := bytes.Cut(j.src[t.last.from:], []byte("\n"))
	under, _, _ := bytes.Cut(rest, []byte("\n"))
	signs = bytes.TrimLeft(under, " \t>")
	stop := t.last.from + len(sentence) + 1 + len(under)
	d := j.report(diag.HeadingUnderlined, t.last.from, stop, shorten(string(bytes.TrimSpace(signs))))
	if start, _ := j.lineAround(t.last.from); stop-start <= maxFix {
		before := string(under[:len(under)-len(signs)])
		d.Fix = string(j.src[start:t.last.from]) + string(sentence) + "\n" + strings.TrimRight(before, " \t") + "\n" + before + "---"
	}
	return true
}

// relevel proposes another level for a heading.
func (j *judgement) relevel(d *diag.Diagnostic, t *title, at, level int) {
	signs := strings.Repeat("#", level)
	switch {
	case !t.underlined:
		d.Fix = j.fixed(at, at+t.level, signs)
	case t.lines == 1: // the line below goes
		d.Fix = j.fixed(at, at, signs+" ")
		if _, end := j.lineAround(at); d.Fix != "" && end < len(j.src) {
			_, below := j.lineAround(end + 1)
			d.End = j.base.Offset + below
		}
	}
}

// explicitIDs wants each id to be a good one, and another.
func (j *judgement) explicitIDs() {
	var first map[string]int // where each id was first written
	for _, e := range j.explicit {
		if e.id == "" {
			j.badID(e)
			continue
		}
		if at, taken := first[e.id]; taken {
			j.report(diag.HeadingIDTaken, e.from, e.to, e.id).WithRelated(j.base.At(at))
			continue
		}
		if first == nil {
			first = map[string]int{}
		}
		first[e.id] = e.from
	}
}

// doubledSections wants each section that all languages have to be there once: links lead to it by its name.
func (j *judgement) doubledSections() {
	for _, d := range j.doubled {
		_, end := j.lineAround(d.at)
		j.report(diag.SectionDoubled, d.at, end, diag.SectionTerm(d.name)).WithRelated(j.base.At(d.first))
	}
}

func (j *judgement) badID(e explicitID) {
	d := j.report(diag.HeadingIDInvalid, e.from, e.to, j.quoted(e.from, e.to))
	if id := lang.Slug(strings.Trim(string(j.src[e.from:e.to]), "{#}")); id != "" && e.to-e.from <= longestID {
		d.Fix = j.fixed(e.from, e.to, "{#"+id+"}")
	}
}
