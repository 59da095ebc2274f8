// This file is about lines that were to be headings, items or rows, and are a
// paragraph: they would be shown one behind the other.

package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// lines looks at those of a block that begin with text.
func (j *judgement) lines(block []stretch) {
	items, listed := j.items[:0], false
	for _, s := range block {
		if !s.begins {
			continue
		}
		at := s.from + indent(j.src[s.from:s.to])
		if at == s.to {
			continue
		}
		_, end := j.lineAround(at)
		switch {
		case j.hash(at, end):
		case j.bullet(at, end):
			listed = true
		case j.box(at, end), j.foreign(at, end), j.contents(at, end), j.looseBox(at, end):
		default:
			if it, ok := itemOf(j.src[at:end]); ok {
				if other, isLetter := lettered(j.src[at:end]); isLetter && len(items) > 0 && other.follows(&items[len(items)-1]) {
					it = other // i) behind h)
				}
				it.at, it.end = at, end
				items = append(items, it)
			}
		}
	}
	j.items = items
	j.barred(block)
	if !j.unlisted(items) && !listed {
		j.separated(block)
		j.joinedLines(block)
	}
}

// hash reports ##Heading, and more signs than a heading has. A single # begins a
// hashtag, unless there are signs behind the words too.
func (j *judgement) hash(at, end int) bool {
	rest := bytes.TrimLeft(j.src[at:end], "#")
	n := end - at - len(rest)
	words := bytes.TrimRight(rest, "# \t")
	isClosed := len(words) > 0 && bytes.HasSuffix(bytes.TrimRight(rest, " \t"), []byte("#"))
	switch {
	case n == 1 && !isClosed && j.isAlone(at, end) && isTitle(words):
		j.report(diag.HeadingSpace, at, at+1, "#").Fix = j.fixed(at, at+1, "## ")
		return true
	case len(words) == 0 || n < 2 && !isClosed:
		return false
	case n <= 6 && isClosed:
		j.report(diag.HeadingSpace, at, at+n, strings.Repeat("#", n)).Fix = j.fixed(at, end, strings.Repeat("#", max(n, 2))+" "+string(words))
	case n > 6:
		j.report(diag.HeadingSpace, at, at+n, strings.Repeat("#", min(n, 20))).Fix = j.fixed(at, at+n, "######"+strings.Repeat(" ", 1-indent(rest[:1])))
	default:
		j.report(diag.HeadingSpace, at, at+n, strings.Repeat("#", n)).Fix = j.fixed(at+n, at+n, " ")
	}
	return true
}

// isAlone reports whether a line of a text has no other directly above or below it.
func (j *judgement) isAlone(at, end int) bool {
	start, _ := j.lineAround(at)
	return (start == 0 || isBlank(plaintext.Line(j.src, max(start-1, 0)))) && (end >= len(j.src) || isBlank(plaintext.Line(j.src, min(end+1, len(j.src)))))
}

// isTitle reports whether words read like a title, unlike hashtags: several, of which the
// first has a capital, none begins with #, and no sentence ends.
func isTitle(words []byte) bool {
	first, _ := utf8.DecodeRune(words)
	return unicode.IsUpper(first) && bytes.IndexByte(words, ' ') > 0 && !bytes.ContainsAny(words, "#.!?;")
}

// What Word puts before the items of a list: bullets of Unicode and, in the
// private area, of the font Symbol; signs that are a bullet before a tab only.
const bullets, tabbed = "•·∙‣⁃◦▪▫■□●○❖➢", "o–—§"

// bullet reports one of those.
func (j *judgement) bullet(at, end int) bool {
	r, n := utf8.DecodeRune(j.src[at:end])
	if r != 'o' && r < utf8.RuneSelf || at+n >= end {
		return false
	}
	rest := bytes.TrimLeftFunc(j.src[at+n:end], unicode.IsSpace)
	isBullet := strings.ContainsRune(bullets, r) || r >= 0xF000 && r <= 0xF0FF
	if len(rest) == 0 || !isBullet && (j.src[at+n] != '\t' || !strings.ContainsRune(tabbed, r)) {
		return false
	}
	if isBullet && unicode.Is(unicode.Co, r) {
		r = '•' // which other fonts do not have
	}
	j.report(diag.ListBullet, at, at+n, string(r)).Fix = j.fixed(at, end-len(rest), "- ")
	return true
}

// An item is a line that begins as one of a list might, though Markdown knows no
// such lists.
type item struct {
	at, end int
	sign    string // "1.", "a)", "–"
	style   string // what items of one list have in common: "1-", "–"
	n       int    // its number, from 1; 0 if it has none
	sure    bool   // it can be nothing else
}

// itemOf reads what a line begins with.
func itemOf(line []byte) (it item, ok bool) {
	first, width := utf8.DecodeRune(line)
	second, _ := utf8.DecodeRune(line[width:])
	switch {
	case unicode.IsDigit(first):
		for _, read := range []func([]byte) (item, bool){outlined, afterDash, numbered} {
			if it, ok = read(line); ok {
				return it, true
			}
		}
		return it, false
	case unicode.IsLetter(first):
		if it, ok = roman(line); ok {
			return it, true
		}
		return lettered(line)
	case first == '(':
		return enclosed(line)
	case strings.ContainsRune("☐☑☒", first):
		return ticked(line)
	case first == '[':
		return boxed(line)
	case unicode.Is(unicode.No, first): // ① ②
		return item{sign: string(first), style: "①", n: 1 + int(first)}, true
	case first == '-' && second != '-':
		return item{sign: "-", style: "-", sure: true}, unicode.IsLetter(second)
	case strings.ContainsRune("-+*", first):
		return dashed(line)
	case first >= utf8.RuneSelf && !strings.ContainsRune("…¿¡¦│｜", first) && unicode.In(first, unicode.So, unicode.Sm, unicode.Pd, unicode.Po, unicode.Co):
		text := bytes.TrimLeftFunc(line[width:], unicode.IsSpace)
		third, _ := utf8.DecodeRune(text)
		return item{sign: string(first), style: string(first)}, unicode.IsSpace(second) && !unicode.IsDigit(third) // § 3
	}
	return it, false
}

// dashed reads -- item, --- item, +item, *item.
func dashed(line []byte) (it item, ok bool) {
	text := bytes.TrimLeft(line, string(line[:1]))
	sign := string(line[:len(line)-len(text)])
	first, _ := utf8.DecodeRune(bytes.TrimLeft(text, " \t"))
	switch {
	case !unicode.IsLetter(first), len(sign) > 3, sign[0] == '+' && len(sign) > 1:
		return it, false
	case sign[0] == '*' && (len(sign) > 1 || bytes.IndexByte(text, '*') >= 0):
		return it, false // it is to be emphasised
	}
	return item{sign: sign, style: sign}, true
}

// boxed reads a box to be ticked: [ ] item, and within a list [x]item.
func boxed(line []byte) (it item, ok bool) {
	const width = len("[ ]")
	if len(line) <= width || line[width-1] != ']' || bytes.IndexByte([]byte(" xX"), line[1]) < 0 {
		return it, false
	}
	box := string(line[:width])
	return item{sign: box, style: "[ ]", sure: box == "[ ]"}, bytes.IndexByte([]byte("([:"), line[width]) < 0
}

// numbered reads 1.item, 1- item, 1/ item, 1° item, 1°) item.
func numbered(line []byte) (it item, ok bool) {
	rest := bytes.TrimLeft(line, "0123456789")
	n, err := strconv.Atoi(string(line[:len(line)-len(rest)]))
	if err != nil || len(line)-len(rest) > 3 {
		return it, false
	}
	text := bytes.TrimLeft(rest, ".-/)°º–")
	sign := string(rest[:len(rest)-len(text)])
	first, _ := utf8.DecodeRune(text)
	switch {
	case sign == "" || utf8.RuneCountInString(sign) > 2:
		return it, false
	case unicode.IsSpace(first):
	case (sign == "." || sign == ")") && unicode.IsLetter(first):
	default:
		return it, false
	}
	return item{sign: string(line[:len(line)-len(text)]), style: "1" + sign, n: n, sure: unicode.IsUpper(first)}, true
}

// lettered reads a) item, a. item.
func lettered(line []byte) (it item, ok bool) {
	first, width := utf8.DecodeRune(line)
	lower := unicode.ToLower(first)
	if len(line) < width+2 || lower < 'a' || lower > 'z' {
		return it, false
	}
	c, next := line[width], line[width+1]
	if c != ')' && c != '.' || next != ' ' && next != '\t' {
		return it, false
	}
	style := "a"
	if lower != first {
		style = "A"
	}
	return item{sign: string(line[:width+1]), style: style + string(c), n: 1 + int(lower-'a')}, true
}

// unlisted reports items that follow each other, of one style, and in order if
// they have numbers; and those that can be nothing else. It reports whether there were any.
func (j *judgement) unlisted(items []item) (any bool) {
	for len(items) > 0 {
		n := 1
		for n < len(items) && items[n].style == items[0].style && items[n].at == items[n-1].end+1+j.margin(items[n]) &&
			(items[0].n == 0 || items[n].n == items[n-1].n+1) {
			n++
		}
		if n > 1 || items[0].sure || j.isListed(items[0]) || j.isNext(items[0]) || j.isAnnounced(items[0]) {
			any = true
			for _, it := range items[:n] {
				j.whole = append(j.whole, stretch{from: it.at, to: it.at + len(it.sign)})
				j.report(diag.ListBullet, it.at, it.at+len(it.sign), it.sign).Fix = j.listed(it)
			}
		}
		items = items[n:]
	}
	return any
}

// follows reports whether an item is the next after another of its style.
func (it *item) follows(o *item) bool { return it.style == o.style && it.n == o.n+1 }

// isListed reports whether a box is that of an item: - [x]item.
func (j *judgement) isListed(it item) bool {
	return it.style == "[ ]" && j.isItem(it.at)
}

// isNext reports whether the line above a sign has it too, and is an item.
func (j *judgement) isNext(it item) bool {
	start := plaintext.LineStart(j.src, it.at)
	above := bytes.TrimLeft(j.src[plaintext.LineStart(j.src, max(start-1, 0)):start], " \t>")
	return isOwnSign(it) && bytes.HasPrefix(above, []byte(it.sign+" "))
}

// fewItems is how many items a list has at most of which only the one of that number is seen.
const fewItems = 20

// isAnnounced reports whether an item with a number, which begins no list below a text as it is not 1,
// can be nothing else: its text begins with a small letter, as no sentence does, or the line above
// ends in a colon.
func (j *judgement) isAnnounced(it item) bool {
	if it.style != "1." || it.n == 0 || it.n > fewItems {
		return false
	}
	start := plaintext.LineStart(j.src, it.at)
	above := bytes.TrimRight(plaintext.Line(j.src, max(start-1, 0)), " \t")
	first, _ := utf8.DecodeRune(bytes.TrimLeft(j.src[it.at+len(it.sign):it.end], " \t"))
	return start > 0 && (unicode.IsLower(first) || bytes.HasSuffix(above, []byte(":")))
}

// isOwnSign reports whether an item begins with a sign that Markdown knows beside -.
func isOwnSign(it item) bool { return it.sign == "+" || it.sign == "*" }

// margin is how much of the line of an item stands before it.
func (j *judgement) margin(it item) int { return it.at - plaintext.LineStart(j.src, it.at) }

// listed is the line of an item as one of a list.
func (j *judgement) listed(it item) string {
	behind := it.at + len(it.sign)
	text := it.end - len(bytes.TrimLeftFunc(j.src[behind:it.end], unicode.IsSpace))
	fix := ""
	switch {
	case it.style[0] == '1', strings.HasPrefix(it.style, "(1"):
		fix = j.fixed(it.at, text, strconv.Itoa(it.n)+". ")
	case it.style == "☐" && it.sign != "☐":
		return j.fixed(it.at, text, "- [x] ")
	case it.style == "☐":
		return j.fixed(it.at, text, "- [ ] ")
	case j.isListed(it), isOwnSign(it):
		return j.fixed(behind, behind, " ")
	case it.n > 0 && it.style != "①", it.style == "[ ]":
		return j.fixed(it.at, text, "- "+it.sign+" ")
	default:
		return j.fixed(it.at, text, "- ")
	}
	if start, _ := j.lineAround(it.at); fix == string(j.src[start:it.end]) && start == it.at {
		return "\n" + fix // a list begins below a text only where it begins with 1
	}
	return fix
}
