// This file is about blocks that take in more than was meant, or show less.

package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// fence reports code that nothing ends: all that follows is code. And it reports
// words behind the signs, which are not shown.
func (j *judgement) fence(n *node) {
	at := int(n.at)
	_, end := j.lineAround(at)
	signs := j.src[at : at+signsWidth(j.src[at:end])]
	if info := bytes.TrimSpace(j.src[at+len(signs) : end]); drawnLanguage(info) != "" {
		j.report(diag.CodeDrawing, at, end, shorten(drawnLanguage(info)))
	} else if isMarkdown(info) && n.flag {
		j.fencedText(n, at, end)
	} else if isText(info) {
		d := j.report(diag.CodeInfo, at, end, shorten(string(info)))
		d.Fix = j.fixed(at, end, string(signs)+"\n"+string(info))
	}
	if n.flag {
		return
	}
	d := j.report(diag.CodeOpen, at, end, string(signs))
	start, _ := j.lineAround(at)
	margin := string(j.src[start:at])
	stop := min(int(n.end), len(j.src))
	code := j.src[min(end+1, stop):stop]
	if at := otherFence.FindIndex(code); at != nil {
		stop = end + 1 + at[1]
		code = code[:at[0]]
	} else if blank := bytes.Index(code, []byte("\n\n")); blank >= 0 {
		code = code[:blank]
		stop = end + 1 + blank
	} else {
		code = bytes.TrimRight(code, "\n")
		stop = end + 1 + len(code)
	}
	if len(code) > 0 && stop-at <= maxFix {
		d.End = j.base.Offset + stop
		d.Fix = string(j.src[start:end+1+len(code)]) + "\n" + margin + string(signs)
	}
}

// otherFence is a line that was to end code, but has other signs, or fewer.
var otherFence = regexp.MustCompile("(?m)\n[ >]*(```+|~~~+|'''|´´´) *$")

// signsWidth is how often s repeats its first byte.
func signsWidth(s []byte) int { return len(s) - len(bytes.TrimLeft(s, string(s[:1]))) }

// isText reports whether what stands behind a fence is more than the name of a
// language and what other programs want to know of it.
func isText(info []byte) bool {
	return bytes.IndexByte(info, ' ') >= 0 && !bytes.ContainsAny(info, "{=")
}

// definition reports where a link leads that is none.
func (j *judgement) definition(n *node) {
	if n.flag {
		return
	}
	at, end := int(n.at), int(n.end)
	label, dest, _ := bytes.Cut(j.src[at:end], []byte("]:"))
	dest = bytes.Trim(bytes.TrimSpace(dest), "<>")
	if len(dest) == 0 || bytes.HasPrefix(dest, []byte("#")) {
		return // [//]: # (a comment)
	}
	d := j.report(diag.DefinitionUnused, at, end, j.quoted(at, end), shorten(string(bytes.TrimPrefix(label, []byte("[")))))
	if first, _, _ := bytes.Cut(dest, []byte(" ")); !isMeantAsLink(string(first)) {
		d.Fix = j.fixed(at, end, `\`+string(j.src[at:end]))
	}
}

// numbers reports the first item that is shown with another number than it is
// written with, and the sentence that begins with a number.
func (j *judgement) numbers(i int) {
	list := &j.nodes[i]
	first, last := 0, 0
	for k := i + 1; k < int(list.next); k = int(j.nodes[k].next) {
		at := int(j.nodes[k].at)
		digits := j.src[at : at+digitsWidth(j.src[at:])]
		n, err := strconv.Atoi(string(digits))
		switch {
		case err != nil:
			return
		case k == i+1:
			first, last = n, n
			if next := j.nodes[k].next; next == list.next && n > mostItems {
				j.report(diag.ListDoubtful, at, at+len(digits)+1, string(digits)).Fix = j.fixed(at+len(digits), at+len(digits), `\`)
				return
			}
			continue
		case n == first && last == first:
			continue // 1. 1. 1. are numbered by whoever shows them
		}
		if last++; n != last {
			d := j.report(diag.ListNumber, at, at+len(digits)+1, string(digits), strconv.Itoa(last))
			if n <= mostItems {
				d.Fix = j.fixed(at, at+len(digits), strconv.Itoa(last))
			}
			return
		}
	}
}

// beside reports a list that is indented below the last item of a numbered one, and too little to be part of it.
func (j *judgement) beside(i int) {
	list := &j.nodes[i]
	k := int(list.next)
	if k+1 >= len(j.nodes) || j.nodes[k].kind != kindBullets {
		return
	}
	item := i + 1
	for int(j.nodes[item].next) < k {
		item = int(j.nodes[item].next)
	}
	number, _ := j.lineAround(int(j.nodes[item].at))
	start, end := j.lineAround(int(j.nodes[k+1].at))
	least, has := indent(plaintext.Line(j.src, number)), indent(plaintext.Line(j.src, start))
	above := plaintext.Line(j.src, plaintext.LineStart(j.src, max(start-1, 0)))
	if has <= least || isBlank(above) {
		return
	}
	text := int(j.nodes[item].at) + digitsWidth(j.src[j.nodes[item].at:]) + len(". ") - number
	d := j.report(diag.ListBeside, int(j.nodes[k+1].at), end, text)
	last := end
	for next := end + 1; next < len(j.src) && indent(plaintext.Line(j.src, next)) >= has && !isBlank(plaintext.Line(j.src, next)); next = last + 1 {
		last = plaintext.LineEnd(j.src, next)
	}
	if text > has && last-start <= maxFix {
		margin := strings.Repeat(" ", text-has)
		d.End, d.Fix = j.base.Offset+last, margin+strings.ReplaceAll(string(j.src[start:last]), "\n", "\n"+margin)
	}
}

// mostItems is how far people number: what is more is a year.
const mostItems = 99

func digitsWidth(s []byte) int { return len(s) - len(bytes.TrimLeft(s, "0123456789")) }

// terms reports a single definition of more than a word or two directly below a
// text, where a space is set before a colon: a line may have been broken there.
func (j *judgement) terms(i int) {
	list := &j.nodes[i]
	k, words := i+1, 0
	for ; k < int(list.next) && j.nodes[k].kind == kindTerm; k = int(j.nodes[k].next) {
		words += len(bytes.Fields(j.text[j.nodes[k].from:j.nodes[k].to]))
	}
	if words < 3 || k >= int(list.next) || j.nodes[k].next != list.next || j.in.Plain("a :") == "a :" {
		return
	}
	at := plaintext.LineStart(j.src, int(j.nodes[k].at))
	above := plaintext.LineStart(j.src, max(at-1, 0))
	term := bytes.TrimRight(j.src[above:max(at-1, above)], " \t")
	if len(bytes.TrimSpace(term)) == 0 {
		return
	}
	end := plaintext.LineEnd(j.src, at)
	text := bytes.TrimLeft(j.src[at:end], " \t>")
	if r, _ := utf8.DecodeRune(text); r != ':' || end-above > maxFix {
		return
	}
	d := j.report(diag.DefinitionDoubtful, above+indent(term), end)
	d.Fix = string(term) + " " + string(text)
}
