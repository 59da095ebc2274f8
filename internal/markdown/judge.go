// This file judges a text: from its tree, once, says what is wrong with it.

package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
	"projetpro/internal/unwritten"
)

// A judgement is what is said about a tree.
type judgement struct {
	*tree
	diags diag.List
	told  map[diag.Code]reports

	spoken  []stretch       // that something was said about
	judged  int             // offset up to which that is so
	marks   []mark          // of the block that is looked at
	alone   []lone          // marks that are in no pair
	items   []item          // of the block
	tabled  int             // offset up to which lines were reported as a table
	noted   map[string]bool // footnotes that are not there, and said to be
	whole   []stretch       // lines of the block that are reported as they are
	boxed   []stretch       // what [judgement.isBoxed] knows, in the order of the text
	level   int             // of the last heading
	rawSeen bool            // raw HTML was reported, so its end tags need not be
}

// judge says what is wrong with a text.
func judge(t *tree) diag.List {
	j := judgement{tree: t, level: 1}
	if r := t.refusal; r.code != "" {
		j.report(r.code, r.from, r.to, r.args...)
	}
	j.characters()
	for _, s := range t.unwritten {
		j.report(diag.ToComplete, s.from, s.to, diag.PartOfText)
	}
	j.explicitIDs()
	j.doubledSections()
	j.texts()
	j.lostCells()
	for i := range t.nodes {
		j.node(i)
	}
	if bytes.IndexByte(t.src, ']') >= 0 {
		j.typedNotes()
	}
	for _, n := range t.unused {
		j.report(diag.FootnoteUnused, n.at, n.at+len("[^]:")+len(n.label), n.label)
	}
	for _, r := range j.told {
		if r.count > diag.Most+1 {
			r.last.StandFor(r.count - diag.Most)
		}
	}
	return j.diags
}

func (j *judgement) node(i int) {
	switch n := &j.nodes[i]; n.kind {
	case kindHeading:
		j.heading(n)
	case kindRule:
		j.frontAgain(int(n.at))
	case kindNumbers:
		j.numbers(i)
		j.beside(i)
	case kindCallout:
		j.callout(i)
	case kindCode:
		j.fence(n)
	case kindIndentedCode:
		j.indentedCode(n)
	case kindHTML:
		j.html(n)
	case kindComment:
		j.comment(int(n.at), int(n.end))
	case kindDefinition:
		j.definition(n)
	case kindTerms:
		j.terms(i)
	case kindTable:
		j.table(i)
	case kindCodeSpan:
		j.codeSpan(n)
	case kindRawTag:
		j.rawTag(n)
	case kindLink:
		j.link(i)
	case kindImage:
		j.image(n)
	}
}

// characters reports those that are left out, several in a row once.
func (j *judgement) characters() {
	for i, s := range j.strays {
		if i > 0 && s.from == j.strays[i-1].to && s.code == j.strays[i-1].code && !s.isByte {
			continue
		}
		name := plaintext.CodePoint(s.r)
		if s.isByte {
			name = fmt.Sprintf("0x%02X", s.r)
		}
		j.report(s.code, s.from, s.to, name)
	}
}

// texts looks for signs that were to be more in what is shown as it stands.
func (j *judgement) texts() {
	mayHoldBlanks := unwritten.MayHoldBlanks(j.src)
	for all := j.asText; len(all) > 0; {
		n := 1
		for n < len(all) && all[n].block == all[0].block {
			n++
		}
		block := all[:n]
		all = all[n:]
		j.whole = j.whole[:0]
		j.lines(block)
		for _, s := range block {
			j.signs(s)
			for from, to := range j.awaited.Find(j.src, s.from, s.to) {
				code := diag.ToComplete
				beforePicture := bytes.HasPrefix(bytes.TrimLeft(j.src[to:], " \u00A0"), []byte("!["))
				if slices.Contains(j.shown, s.block) || beforePicture || unwritten.Apart(j.src, from, to) && !slices.Contains(j.shortened, s.block) {
					code = diag.ToCompleteShown
				}
				j.report(code, from, to, diag.PartOfText)
			}
			if mayHoldBlanks {
				for from, to := range unwritten.Blanks(j.src, s.from, s.to) {
					j.report(diag.Placeholder, from, to, j.quoted(from, to))
				}
			}
		}
		j.blockMarks(block)
	}
	j.loneMarks()
	slices.SortFunc(j.spoken, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
}

// signs looks at each sign in s that may have been meant for more than it is.
func (j *judgement) signs(s stretch) {
	for i := s.from; i < s.to; {
		c := j.src[i]
		if !isSign[c] || i < j.judged {
			i++
			continue
		}
		if end := j.covered(i); end > i {
			i = end
			continue
		}
		next := i + 1
		if end := j.foreignMark(i); end > i {
			i = end
			continue
		}
		switch c {
		case '\\':
			next = i + 2
		case '[', '!':
			if next = j.shortcode(i); next == i {
				next = j.bracket(i)
			}
		case ':':
			if next = j.quotedLink(i); next == i {
				next = j.emojiName(i)
			}
		case ']':
			next = j.closingBracket(i)
		case '{':
			if next = j.instruction(i); next > i {
				break
			}
			if held, end := j.attributes(i); end > 0 {
				next = j.brace(i, end, held)
			}
		case '=', '^', '+':
			next = j.dialect(i)
		case '~':
			if next = j.dialect(i); next == i {
				next = j.addMark(i, s)
			}
		case '*', '_', '`':
			next = j.addMark(i, s)
		case '%':
			next = j.obsidianComment(i, s.to)
		case '&':
			next = j.entity(i)
		case '<':
			next = j.angle(i)
		}
		i = max(next, i+1)
	}
}

// covered is the end of the lines that are reported as a whole, with the offset
// at among them; 0 if it is not.
func (j *judgement) covered(at int) int {
	for _, s := range j.whole {
		if s.from <= at && at < s.to {
			return s.to
		}
	}
	return 0
}

// say notes that the text between two offsets is spoken of: links in it need not
// be found fault with, nor signs.
func (j *judgement) say(from, to int) int {
	j.spoken = append(j.spoken, stretch{from: from, to: to})
	j.judged = to
	return to
}

// isSign has the signs that signs looks at.
var isSign = func() (t [256]bool) {
	for _, c := range []byte("\\[]!{=+^~%*_`&</$':\xEF") {
		t[c] = true
	}
	return
}()

// isAddress reports whether the offset at is in an address that stands in the text as it is.
func (j *judgement) isAddress(at int) bool {
	i := sort.Search(len(j.addresses), func(i int) bool { return j.addresses[i].from > at })
	return i > 0 && at < j.addresses[i-1].to
}

// isSpokenOf reports whether something is already said about the offset at.
func (j *judgement) isSpokenOf(at int) bool {
	i := sort.Search(len(j.spoken), func(i int) bool { return j.spoken[i].from > at })
	return i > 0 && at < j.spoken[i-1].to
}

// reports are those of one code.
type reports struct {
	count int
	last  *diag.Diagnostic // that is in the list
}

// report adds a diagnostic about the text between two offsets of it; to is 0
// when the end is not known. Those of a code beyond [diag.Most] are counted, so that
// one stands for all of them, and what is given back is seen by nobody.
func (j *judgement) report(code diag.Code, from, to int, args ...any) *diag.Diagnostic {
	if j.told == nil {
		j.told = map[diag.Code]reports{}
	}
	r := j.told[code]
	if r.count++; r.count > diag.Most+1 {
		j.told[code] = r
		return new(diag.Diagnostic)
	}
	from = min(max(from, 0), len(j.src))
	if to > 0 {
		to = j.base.Offset + min(max(to, from), len(j.src))
	}
	r.last = j.diags.Add(code, j.base.At(from), to, args...)
	j.told[code] = r
	return r.last
}

// fixed is the line of the text around from and to, or the lines, with replacement
// between them; "" when that would help nobody.
func (j *judgement) fixed(from, to int, replacement string) string {
	start, _ := j.lineAround(from)
	_, end := j.lineAround(to)
	if from > to || end-start > maxFix {
		return ""
	}
	return string(j.src[start:from]) + replacement + string(j.src[to:end])
}

// quoted is the text between two offsets as an argument of a sentence.
func (j *judgement) quoted(from, to int) string {
	return diag.Clip(string(j.src[from:min(to, len(j.src))]))
}
