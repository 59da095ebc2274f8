// This file is about what other markup languages, word processors and spreadsheets
// write: wikis, Textile, AsciiDoc, reStructuredText, Org, BBCode, LaTeX, characters in
// full width. It would be shown as it is.

package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// A foreignLine is how another language begins, or encloses, a line that means something.
type foreignLine struct {
	sign    string // a line that does not begin with it is none
	is      *regexp.Regexp
	rewrite func(m []string) string // the line as it is written here; nil when there is no such line
}

var foreignLines = []foreignLine{
	{sign: ":::"}, {sign: "!!!", is: regexp.MustCompile(`^!!!\+? ?[a-z]+(?: |$)|^!!!$`)}, {sign: "???", is: regexp.MustCompile(`^\?\?\?\+? ?[a-z]+(?: |$)`)},
	{sign: `=== "`, is: regexp.MustCompile(`^=== +"([^"]+)"$`), rewrite: func(m []string) string { return "**" + m[1] + "**" }},
	{sign: "import ", is: regexp.MustCompile(`^import (?:.+ from )?['"][^'"]+['"];?$`)},
	{sign: "export ", is: regexp.MustCompile(`^export (?:const|let|default|function)\b.*[={(]`)},
	{sign: "{/*", is: regexp.MustCompile(`^\{/\*(.*)\*/\}$`), rewrite: func(m []string) string { return "<!--" + m[1] + "-->" }},
	{sign: "image::", is: macroLine}, {sign: "include::", is: macroLine}, {sign: "video::", is: macroLine}, {sign: "toc::", is: macroLine},
	{sign: "*[", is: regexp.MustCompile(`\]:`)},
	{sign: "h", is: regexp.MustCompile(`^h([1-6])(?:\([^)]*\))?\. +(\S.*)$`), rewrite: func(m []string) string {
		return strings.Repeat("#", max(int(m[1][0]-'0'), 2)) + " " + m[2]
	}},
	{sign: "bq. ", is: regexp.MustCompile(`^bq\. +(\S.*)$`), rewrite: func(m []string) string { return "> " + m[1] }},
	{sign: "=", is: regexp.MustCompile(`^(=+) +(\S.*?) +=+$`), rewrite: heading},
	{sign: "==", is: regexp.MustCompile(`^(={2,6}) +(\pL.*)$`), rewrite: heading},
	{sign: "＃", is: regexp.MustCompile(`^(＃+)\s*(\S.*)$`), rewrite: heading},
	{sign: ".. ", is: regexp.MustCompile(`^\.\. (?:[a-z-]+::|_[^:]+:|\|[^|]+\| )`)},
	{sign: "[", is: regexp.MustCompile(`^\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|source(?:,.*)?|quote(?:,.*)?)\]$`)},
	{sign: `\`, is: regexp.MustCompile(`^\\[a-zA-Z]{3,}\*?(?:\[[^\]]*\])?(?:\{[^}]*\})*$`)},
	{sign: `\item`, is: regexp.MustCompile(`^\\item\b *(?:\[[^\]]*\])? *(\S.*)$`), rewrite: func(m []string) string { return "- " + m[1] }},
	{sign: "#+", is: regexp.MustCompile(`^#\+[A-Za-z_]+:? `)},
}

// macroLine is how AsciiDoc puts something into a text.
var macroLine = regexp.MustCompile(`^[a-z]+::\S*\[.*\]$`)

// heading is a line with as many signs as a heading of its level has here.
func heading(m []string) string {
	return strings.Repeat("#", min(max(utf8.RuneCountInString(m[1]), 2), 6)) + " " + m[2]
}

// foreign reports a line that means something in another language.
func (j *judgement) foreign(at, end int) bool {
	for i := range foreignLines {
		f := &foreignLines[i]
		line := j.src[at:end]
		if !bytes.HasPrefix(line, []byte(f.sign)) {
			continue
		}
		m := []string{}
		if f.is != nil {
			if m = f.is.FindStringSubmatch(strings.TrimRight(string(line), " \t")); m == nil {
				continue
			}
		}
		d := j.report(diag.MarkUnknown, at, end, j.quoted(at, end))
		if f.rewrite != nil {
			d.Fix = j.fixed(at, end, f.rewrite(m))
		}
		j.whole = append(j.whole, stretch{from: at, to: end})
		return true
	}
	return false
}

// A foreignMark is how another language marks a part of a line.
type foreignMark struct {
	is      *regexp.Regexp // from the sign on; the first group is what is marked
	rewrite func(m []string) string
}

func marked(signs string) func([]string) string {
	return func(m []string) string { return signs + m[1] + signs }
}

// foreignMarks are those that begin with a sign, by its first byte.
var foreignMarks = map[byte][]foreignMark{
	'/': {{regexp.MustCompile(`^//(\pL(?:[^/\n]*[^/\s])?)//(?:[^\pL\pN/]|$)`), marked("*")}},
	'~': {{regexp.MustCompile(`^~(\pL[^~\n]*[^~\s])~(?:[^\pL\pN~]|$)`), marked("~~")}},
	'$': {
		{regexp.MustCompile(`^\$\$([^$]+)\$\$`), nil},
		{regexp.MustCompile(`^\$([^$\s]?[^$\n]*[\\^_{=](?:[^$\n]*[^$\s])?)\$(?:[^\pN]|$)`), nil},
		{regexp.MustCompile(`^\$\{[\pL_][^{}\n]*\}`), nil},
	},
	'\\': {
		{regexp.MustCompile(`^\\(?:textbf|mathbf|bf)\{([^{}\n]+)\}`), marked("**")},
		{regexp.MustCompile(`^\\(?:emph|textit|textsl|it)\{([^{}\n]+)\}`), marked("*")},
		{regexp.MustCompile(`^\\(?:texttt)\{([^{}\n]+)\}`), marked("`")},
		{regexp.MustCompile(`^\\href\{([^{}\n]+)\}\{([^{}\n]+)\}`), func(m []string) string { return "[" + m[2] + "](" + m[1] + ")" }},
		{regexp.MustCompile(`^\\[a-zA-Z]{2,20}\{([^{}\n]*)\}`), nil},
		{regexp.MustCompile(`^\\\([^()\n]*(?:[\^=]|\b\pL_|\\[a-z]{2})[^()\n]*\\\)`), nil},
		{regexp.MustCompile(`^\\\[[^\[\]\n]*(?:[\^=]|\b\pL_|\\[a-z]{2})[^\[\]\n]*\\\]`), nil},
	},
	"＊"[0]: {
		{regexp.MustCompile(`^((?:＊{1,3}[^\s＊][^＊\n]*＊{1,3})|(?:＿{1,2}[^\s＿][^＿\n]*＿{1,2}))`), narrowed},
		{regexp.MustCompile(`^(！?［[^］\n]+］（[^）\n]+）)`), narrowed},
	},
	'\'': {
		{regexp.MustCompile(`^\'\'\'([^'\n]+)\'\'\'(?:[^']|$)`), marked("**")},
		{regexp.MustCompile(`^\'\'([^'\s](?:[^'\n]*[^'\s])?)\'\'(?:[^']|$)`), marked("*")},
	},
	'<': {{regexp.MustCompile(`^<%[=-]? [^\n]*?%>`), nil}},
	'!': {{regexp.MustCompile(`(?i)^!([^\s!\[\]()]+\.(?:png|jpe?g|gif|svg|webp))!`), nil}},
	':': {{regexp.MustCompile("^:[a-z][a-z-]*:`[^`\n]+`"), nil}},
	'{': {
		{regexp.MustCompile("^\\{[a-z][a-z:-]*\\}`[^`\\n]+`"), nil},
		{regexp.MustCompile(`^\{/?(?:info|note|tip|warning|code|panel|quote|noformat|expand|color|toc|excerpt|column|section|anchor|status)(?::[^{}\n]*)?\}`), nil},
	},
	'[': {
		{regexp.MustCompile(`(?i)^\[(https?://[^\s\]|]+) ([^\]\n]*\pL[^\]\n]*)\]`), func(m []string) string { return "[" + m[2] + "](" + m[1] + ")" }},
		{regexp.MustCompile(`(?i)^\[([^\]|\[\n]*\pL[^\]|\[\n]*)\|(https?://[^\s\]|]+)\]`), func(m []string) string { return "[" + m[1] + "](" + m[2] + ")" }},
		{regexp.MustCompile(`(?i)^\[\[(https?://[^\]\n]+)\]\[([^\]\n]+)\]\]`), func(m []string) string { return "[" + m[2] + "](" + m[1] + ")" }},
		{regexp.MustCompile(`^\[(?:[^\[\]@\n]* )?-?@[\pL\pN][\pL\pN_:.-]*[\pN_:-][^\[\]\n]*\](?:[^(\[:]|$)`), nil},
		{regexp.MustCompile(`(?i)^\[b\]([^\[\n]+)\[/b\]`), marked("**")},
		{regexp.MustCompile(`(?i)^\[i\]([^\[\n]+)\[/i\]`), marked("*")},
		{regexp.MustCompile(`(?i)^\[s\]([^\[\n]+)\[/s\]`), marked("~~")},
		{regexp.MustCompile(`(?i)^\[url=["']?([^\]"'\n]+)["']?\]([^\[\n]+)\[/url\]`), func(m []string) string { return "[" + m[2] + "](" + m[1] + ")" }},
		{regexp.MustCompile(`(?i)^\[(?:u|url|img|quote|code|center|color|size|font|list|left|right|youtube|email)(?:=[^\]\n]*)?\](?:[^\[\n]*)\[/[a-z]+\]`), nil},
	},
}

// narrowed has the signs of full width as those that mean something.
func narrowed(m []string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("＊＿！［］（）", r) {
			r, _ = utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
		}
		return r
	}, m[1])
}

// foreignMark reports a part of a line that another language marks, with its sign at i. It
// gives the offset behind it, or i.
func (j *judgement) foreignMark(i int) int {
	marks := foreignMarks[j.src[i]]
	if len(marks) == 0 {
		return i
	}
	switch before, _ := utf8.DecodeLastRune(j.src[:i]); j.src[i] {
	case '/', '~':
		if isWord(before) || before == ':' || before == rune(j.src[i]) {
			return i
		}
	case '$':
		if unicode.IsDigit(before) {
			return i
		}
	case '\'', ':', '{', '!', '<':
		if !opensForeign(before, j.src[i:]) {
			return i
		}
	}
	if j.isAddress(i) {
		return i
	}
	text := j.passage(i)
	for _, f := range marks {
		at := f.is.FindSubmatchIndex(text)
		if at == nil {
			continue
		}
		m := submatches(text, at)
		end := i + foreignEnd(text, at)
		d := j.report(diag.MarkUnknown, i, end, j.quoted(i, end))
		if f.rewrite != nil {
			d.Fix = j.fixed(i, end, f.rewrite(m))
		}
		return j.say(i, end)
	}
	return i
}

// opensForeign reports whether a sign that prose is full of may be one of another language, by what stands on both sides of it.
func opensForeign(before rune, text []byte) bool {
	if len(text) < 3 {
		return false
	}
	next := text[1]
	isLetter := next|0x20 >= 'a' && next|0x20 <= 'z'
	switch text[0] {
	case '\'':
		return next == '\'' && !isWord(before)
	case ':':
		return isLetter && !isWord(before)
	case '{':
		return isLetter || next == '/'
	case '<':
		return next == '%'
	}
	return isLetter && !isWord(before)
}

// instruction reports what tells another program to put something there, {{ site.such }} or {% such %}, that begins at i.
// It gives the offset behind it, or i. {{ Words }} alone are for people to fill in, see package unwritten.
func (j *judgement) instruction(i int) int {
	text := j.passage(i)
	for _, signs := range [...][2]string{{"{{", "}}"}, {"{%", "%}"}} {
		if rest, ok := bytes.CutPrefix(text, []byte(signs[0])); ok {
			if n := bytes.Index(rest, []byte(signs[1])); n > 0 && (signs[0] == "{%" || bytes.ContainsFunc(rest[:n], isOperator)) {
				end := i + len(signs[0]) + n + len(signs[1])
				j.report(diag.Instruction, i, end, j.quoted(i, end))
				return j.say(i, end)
			}
		}
	}
	return i
}

// isOperator reports whether a character makes more than words of what it stands in.
func isOperator(r rune) bool { return strings.ContainsRune(".|<>%()[]=\"$#/&@", r) }

// contents reports a line that tells another program to put a table of contents there.
func (j *judgement) contents(at, end int) bool {
	if !tableOfContents.Match(j.src[at:end]) {
		return false
	}
	j.report(diag.Instruction, at, end, j.quoted(at, end))
	j.whole = append(j.whole, stretch{from: at, to: end})
	return true
}

var tableOfContents = regexp.MustCompile(`(?i)^(?:\[toc\]|\[\[_?toc_?\]\])[ \t]*$`)

func submatches(text []byte, at []int) (m []string) {
	for k := 0; k+1 < len(at); k += 2 {
		if at[k] < 0 {
			m = append(m, "")
			continue
		}
		m = append(m, string(text[at[k]:at[k+1]]))
	}
	return m
}

// foreignEnd is where the mark ends in text: the pattern may go on to the character behind it.
func foreignEnd(text []byte, at []int) int {
	end := at[1]
	switch sign := text[0]; {
	case sign == '/' || sign == '~' || sign == '\'':
		end = bytes.LastIndexByte(text[:end], sign) + 1
	case sign == '$' && text[1] != '{':
		end = bytes.LastIndexByte(text[:end], sign) + 1
	case sign == '[' && text[end-1] != ']':
		end = bytes.LastIndexByte(text[:end], ']') + 1
	}
	return end
}

// roman reads ii) item, IV. item. One letter may be of a list in the order of the alphabet too.
func roman(line []byte) (it item, ok bool) {
	n := 0
	for n < len(line) && n < len("xviii") && strings.IndexByte("ivxIVX", line[n]) >= 0 {
		n++
	}
	if n == 0 || len(line) < n+2 || line[n] != '.' && line[n] != ')' || line[n+1] != ' ' && line[n+1] != '\t' {
		return it, false
	}
	number := string(line[:n])
	lower := strings.ToLower(number)
	if lower != number && strings.ToUpper(number) != number {
		return it, false
	}
	value := romanValue(lower)
	style := "i"
	if lower != number {
		style = "I"
	}
	return item{sign: string(line[:n+1]), style: style + string(line[n]), n: value}, value > 0
}

// romanValue is that of a number in small letters, or 0.
func romanValue(s string) int {
	for i, number := range romans {
		if number == s {
			return i + 1
		}
	}
	return 0
}

var romans = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"}

// enclosed reads (1) item, (a) item, (ii) item.
func enclosed(line []byte) (it item, ok bool) {
	n := bytes.IndexByte(line, ')')
	if n < 2 || n > len("(xviii") || len(line) < n+2 || !unicode.IsSpace(rune(line[n+1])) {
		return it, false
	}
	inner := append(append([]byte{}, line[1:n]...), ") "...)
	if unicode.IsDigit(rune(inner[0])) {
		it, ok = numbered(inner)
	} else if it, ok = roman(inner); !ok {
		it, ok = lettered(inner)
	}
	it.sign, it.style, it.sure = string(line[:n+1]), "("+it.style, false
	return it, ok && len(it.style) > 1
}

var (
	outlineNumber = regexp.MustCompile(`^((?:\d{1,2}\.)+)(\d{1,2})\.?[ \t]+\pL`)
	dashedNumber  = regexp.MustCompile(`^(\d{1,3}) [-–—] \pL`)
	tickBox       = regexp.MustCompile(`^[\[(] ?([xXvV✓✔✗oO*~/–-]?) ?[\])][ \t]`)
)

// outlined reads 1.2 item, as word processors number what lies within 1.
func outlined(line []byte) (it item, ok bool) {
	m := outlineNumber.FindSubmatchIndex(line)
	if m == nil {
		return it, false
	}
	sign := line[:m[5]]
	if line[m[5]] == '.' {
		sign = line[:m[5]+1]
	}
	n, _ := strconv.Atoi(string(line[m[4]:m[5]])) // of two figures
	return item{sign: string(sign), style: "§" + string(line[:m[3]]), n: n}, true
}

// afterDash reads 1 - item.
func afterDash(line []byte) (it item, ok bool) {
	m := dashedNumber.FindSubmatchIndex(line)
	if m == nil {
		return it, false
	}
	_, dash := utf8.DecodeRune(line[m[3]+1:])
	n, _ := strconv.Atoi(string(line[m[2]:m[3]])) // of three
	return item{sign: string(line[:m[3]+1+dash]), style: "1 -", n: n}, true
}

// ticked reads ☐ item, ☑ item.
func ticked(line []byte) (it item, ok bool) {
	box, width := utf8.DecodeRune(line)
	if !strings.ContainsRune("☐☑☒", box) || len(line) == width {
		return it, false
	}
	return item{sign: string(box), style: "☐", sure: true}, true
}

// looseBox reports a box of an item that is written almost right, - [] item, - [ x ] item, - ( ) item, or with
// a sign of which nobody knows whether it ticks it: - [o] item.
func (j *judgement) looseBox(at, end int) bool {
	m := tickBox.FindSubmatchIndex(j.src[at:end])
	if m == nil || !j.isItem(at) {
		return false
	}
	width, box := m[1]-1, "[ ]"
	if m[3] > m[2] {
		box = "[x]"
	}
	if string(j.src[at:at+width]) == box {
		return false
	}
	d := j.report(diag.ListBullet, at, at+width, string(j.src[at:at+width]))
	if !bytes.ContainsAny(j.src[at+m[2]:at+m[3]], "oO*~/–-") {
		d.Fix = j.fixed(at, at+width, box)
	}
	j.whole = append(j.whole, stretch{from: at, to: at + width})
	return true
}

// isItem reports whether an item of a list begins with what stands at an offset.
func (j *judgement) isItem(at int) bool {
	start, _ := j.lineAround(at)
	before := bytes.TrimSpace(j.src[start:at])
	return len(before) > 0 && bytes.IndexByte([]byte("-*+.)"), before[len(before)-1]) >= 0
}

// typedNotes reports notes that were typed by hand, or come from a word processor: [1] behind
// a word, and a paragraph that begins with it.
func (j *judgement) typedNotes() {
	called := map[string]int{} // where each is first called behind a word
	for _, s := range j.asText {
		if bytes.IndexByte(j.src[s.from:s.to], ']') < 0 {
			continue
		}
		for _, at := range typedNote.FindAllSubmatchIndex(j.src[s.from:s.to], -1) {
			name, from := string(j.src[s.from+at[2]:s.from+at[3]]), s.from+at[2]-1
			before, _ := utf8.DecodeLastRune(j.src[:from])
			first, seen := called[name]
			switch start, _ := j.lineAround(from); {
			case (isWord(before) || strings.ContainsRune(".,;:!?»”)", before)) && !seen:
				called[name] = from
			case seen && isBlank(j.src[start:from]):
				delete(called, name)
				j.report(diag.FootnoteTyped, first, first+len(name)+2, name).WithRelated(j.base.At(from))
			}
		}
	}
}

var typedNote = regexp.MustCompile(`\[(\d{1,3})\]`)
