// This file is about brackets that were to be a link or a picture and are none:
// they would be shown to the reader as they are.

package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/diag"
)

// maxLabel is how far apart the brackets of a link may be, in bytes.
const maxLabel = 500

// bracket looks at the one at i, or at that behind the ! at i. It gives the offset
// behind what it has reported, or i.
func (j *judgement) bracket(i int) int {
	at, image := i, false
	if j.src[i] == '!' {
		at, image = i+1, true
		if at >= len(j.src) || j.src[at] != '[' && j.src[at] != '(' {
			return i
		}
	}
	text := j.passage(at)
	if text[0] == '(' {
		return j.reversed(i, at, text)
	}
	if bytes.HasPrefix(text, []byte("[[")) {
		return j.wikiLink(i, at, text)
	}
	if bytes.HasPrefix(text, []byte("[!")) && !image {
		return j.quoteless(at, text)
	}
	n := closing(text)
	if n < 0 {
		return j.unclosed(i, at, text)
	}
	label, behind := string(text[1:n]), text[n+1:]
	if strings.HasPrefix(label, "^") {
		return j.note(i, at+n+1, label[1:], behind)
	}
	if isMeantAsLink(label) && j.precededBy(i, ')') {
		return j.swapped(i, at+n+1, label)
	}
	l := unread{from: i, label: label, behind: at + n + 1, image: image}
	gap := len(behind) - len(bytes.TrimLeftFunc(behind, unicode.IsSpace))
	rest := behind[gap:]
	l.dest = at + n + 1 + gap
	switch {
	case len(rest) == 0:
		return i
	case image && gap == 0 && rest[0] == ':', !image && gap == 1:
		return j.bareDestination(l, rest)
	case gap == 0 && rest[0] == '[':
		return j.unknownReference(l, rest)
	case rest[0] == '(':
		return j.brokenLink(l, rest, gap > 0)
	case gap == 0 && (rest[0] == '<' || rest[0] == '{'):
		return j.otherBrackets(l, rest)
	}
	return i
}

// passage is the source from an offset on, to the end of the paragraph or as far
// as a link may be long.
func (j *judgement) passage(at int) []byte {
	text := j.src[at:min(len(j.src), at+maxLabel)]
	if n := bytes.Index(text, []byte("\n\n")); n >= 0 {
		text = text[:n]
	}
	return text
}

// precededBy reports whether c stands before the offset i.
func (j *judgement) precededBy(i int, c byte) bool { return i > 0 && j.src[i-1] == c }

// closing is where the bracket or parenthesis that s begins with is closed, or -1.
func closing(s []byte) int {
	open, end := byte('['), byte(']')
	if s[0] == '(' {
		open, end = '(', ')'
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// wikiLink reports [[page|text]] and ![[picture.jpg]], as Obsidian writes links.
// Where the file lies, such a link does not say.
func (j *judgement) wikiLink(from, at int, text []byte) int {
	n := bytes.Index(text, []byte("]]"))
	if n < 3 || bytes.IndexByte(text[2:n], '[') >= 0 {
		return from
	}
	page, label, named := strings.Cut(string(text[2:n]), "|")
	if !named {
		label = strings.TrimPrefix(page, "#")
	}
	end := at + n + 2
	if j.src[from] == '!' && isPictureName(page) {
		j.report(diag.WikiPicture, from, end, j.quoted(from, end), shorten(strings.TrimSpace(page)))
		return j.say(from, end)
	}
	j.report(diag.WikiLink, from, end, j.quoted(from, end), shorten(strings.TrimSpace(label)))
	return j.say(from, end)
}

// note reports [^name] where there is no such note, and its definition if it is
// written almost right: [^name] : text.
func (j *judgement) note(from, end int, name string, behind []byte) int {
	trimmed := strings.TrimSpace(name)
	if trimmed == "" || strings.ContainsAny(trimmed, "\n[") {
		return from
	}
	start, _ := j.lineAround(from)
	text := bytes.TrimLeftFunc(behind, unicode.IsSpace)
	colon := bytes.HasPrefix(text, []byte(":"))
	if !colon && j.noted[name] {
		return j.say(from, end)
	}
	if !colon {
		if j.noted == nil {
			j.noted = map[string]bool{}
		}
		j.noted[name] = true
	}
	d := j.report(diag.FootnoteUnknown, from, end, trimmed)
	switch {
	case colon && isBlank(j.src[start:from]) && (len(text) < len(behind) || trimmed != name):
		d.End = j.base.Offset + end + len(behind) - len(text) + 1
		d.Fix = j.fixed(from, d.End-j.base.Offset, "[^"+trimmed+"]:")
	case trimmed != name:
		d.Fix = j.fixed(from, end, "[^"+trimmed+"]")
	}
	return j.say(from, end)
}

// quoteless reports [!note] that is in no quotation.
func (j *judgement) quoteless(at int, text []byte) int {
	n := closing(text)
	if n < 0 || n+1 < len(text) && (text[n+1] == '(' || text[n+1] == '[') {
		return at
	}
	kind, known := j.words.calloutOf(string(text[2:n]))
	start, _ := j.lineAround(at)
	if !known || kind.class == "" || !isBlank(j.src[start:at]) {
		return at
	}
	j.report(diag.MarkUnknown, at, at+n+1, j.quoted(at, at+n+1)).Fix = j.fixed(at, at, "> ")
	return j.say(at, at+n+1)
}

// An unread link, or picture, is one that goldmark did not read.
type unread struct {
	from   int    // where it begins
	label  string // what stands in its brackets
	behind int    // offset behind them
	dest   int    // where its destination begins
	image  bool
}

// broken reports l, which goes on to the offset end, with the line as it reads
// when it leads to dest, if that is known.
func (j *judgement) broken(l unread, end int, dest, title string) int {
	d := j.report(diag.LinkBroken, l.from, end, j.quoted(l.from, end))
	if dest != "" {
		d.Fix = j.fixed(l.from, end, l.written(dest, title))
	}
	return j.say(l.from, end)
}

// written is l as it is written when it leads to dest.
func (l *unread) written(dest, title string) string {
	sign := ""
	if l.image {
		sign = "!"
	}
	if strings.ContainsFunc(dest, unicode.IsSpace) || closing([]byte("("+dest+")")) != len(dest)+1 {
		dest = "<" + dest + ">"
	}
	if title != "" {
		title = ` "` + strings.ReplaceAll(title, `"`, `\"`) + `"`
	}
	return sign + "[" + l.label + "](" + dest + title + ")"
}

// unknownReference reports [text][name] where no line says [name]: address, and
// [text][address].
func (j *judgement) unknownReference(l unread, rest []byte) int {
	m := closing(rest)
	if m < 0 {
		return l.from
	}
	end := l.behind + m + 1
	name := strings.TrimSpace(string(rest[1:m]))
	if isMeantAsLink(name) {
		return j.broken(l, end, name, "")
	}
	if name == "" {
		name = l.label
	}
	if strings.HasPrefix(name, "^") || strings.TrimSpace(name) == "" {
		return l.from
	}
	j.report(diag.ReferenceUnknown, l.from, end, shorten(name))
	return j.say(l.from, end)
}

// brokenLink reports [text](…) and [text] (…), where what stands in the
// parentheses was to be an address, with or without a title.
func (j *judgement) brokenLink(l unread, rest []byte, apart bool) int {
	m := closing(rest)
	if m < 0 {
		if m = bytes.IndexByte(rest, ')'); m < 0 {
			return j.unended(l, rest)
		}
	}
	dest, title := addressIn(string(rest[1:m]))
	switch {
	case j.awaited.IsText(string(rest[1:m])):
		return j.broken(l, l.dest+m+1, strings.TrimSpace(string(rest[1:m])), "")
	case !isMeantAsLink(dest):
		switch {
		case apart:
			return l.from
		case !l.image:
			return j.beginning(l, rest)
		}
	case apart && (strings.Contains(dest, " ") || !l.image && title == "" && !strings.Contains(dest, "/") && !hasExtension(dest)):
		return l.from // [1] (see p. 4)
	}
	if better := unspaced(dest); better != "" {
		dest = better
	}
	return j.broken(l, l.dest+m+1, dest, title)
}

// bareDestination reports ![text]: address and [text] ../address, without parentheses.
func (j *judgement) bareDestination(l unread, rest []byte) int {
	if rest[0] == '(' {
		return j.brokenLink(l, rest, true)
	}
	from := len(rest) - len(bytes.TrimLeft(rest, ": "))
	word, _, _ := bytes.Cut(rest[from:], []byte(" "))
	word, _, _ = bytes.Cut(word, []byte("\n"))
	dest := string(bytes.TrimRight(word, ".,;:!?)"))
	isHere := strings.HasPrefix(dest, "../") || strings.HasPrefix(dest, "./") || strings.HasSuffix(dest, ".md") || l.image && isPictureName(dest)
	if !isHere || strings.Contains(dest, "://") {
		return l.from
	}
	return j.broken(l, l.dest+from+len(dest), dest, "")
}

// unended reports [text](address without an end.
func (j *judgement) unended(l unread, rest []byte) int {
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	dest, title := addressIn(string(line[1:]))
	if title != "" && isMeantAsLink(dest) {
		return j.broken(l, l.dest+len(line), dest, title)
	}
	if end := j.beginning(l, rest); end > l.from || !isMeantAsLink(dest) {
		return end
	}
	return j.broken(l, l.dest+len(line), dest, "")
}

// beginning reports [text](address if the first word behind the parenthesis is one.
func (j *judgement) beginning(l unread, rest []byte) int {
	word, _, _ := bytes.Cut(bytes.TrimLeft(rest[1:], " "), []byte(" "))
	word, _, _ = bytes.Cut(word, []byte("\n"))
	dest := string(bytes.TrimRight(word, ".,;:!?)"))
	if !isMeantAsLink(dest) {
		return l.from
	}
	return j.broken(l, l.dest+bytes.Index(rest, word)+len(dest), dest, "")
}

// otherBrackets reports [text]<address> and [text]{address}.
func (j *judgement) otherBrackets(l unread, rest []byte) int {
	n := bytes.IndexAny(rest, ">}\n")
	if n < 0 || rest[n] != rest[0]+2 {
		return l.from
	}
	dest := string(rest[1:n])
	if !isMeantAsLink(dest) || strings.Contains(dest, " ") {
		return l.from
	}
	return j.broken(l, l.behind+n+1, dest, "")
}

// swapped reports (text)[address], where the bracket stands before the offset end.
func (j *judgement) swapped(at, end int, dest string) int {
	start, _ := j.lineAround(at)
	from := start + bytes.LastIndexByte(j.src[start:at], '(')
	if from < start || from+1 == at-1 {
		return at
	}
	l := unread{from: from, label: string(j.src[from+1 : at-1]), image: j.precededBy(from, '!')}
	if l.image {
		l.from--
	}
	return j.broken(l, end, dest, "")
}

// reversed reports !(text)[address].
func (j *judgement) reversed(from, at int, text []byte) int {
	n := closing(text)
	if n < 0 || n+1 >= len(text) || text[n+1] != '[' {
		return from
	}
	m := closing(text[n+1:])
	if m < 0 || !isMeantAsLink(string(text[n+2:n+1+m])) {
		return from
	}
	return j.broken(unread{from: from, label: string(text[1:n]), image: true}, at+n+1+m+1, string(text[n+2:n+1+m]), "")
}

// unclosed reports [text(address), which has no second bracket.
func (j *judgement) unclosed(from, at int, text []byte) int {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	n := bytes.IndexByte(line, '(')
	if n < 2 {
		return from
	}
	m := closing(line[n:])
	if m < 0 {
		return from
	}
	dest, title := addressIn(string(line[n+1 : n+m]))
	if !isMeantAsLink(dest) {
		return from
	}
	l := unread{from: from, label: strings.TrimSpace(string(line[1:n])), image: from < at}
	return j.broken(l, at+n+m+1, dest, title)
}

// closingBracket reports text](address), which has no first bracket, with the
// bracket at i. It gives the offset behind what it has reported, or i.
func (j *judgement) closingBracket(i int) int {
	text := j.passage(i)
	if len(text) < 2 || text[1] != '(' {
		return i
	}
	m := closing(text[1:])
	if m < 0 {
		return i
	}
	dest, title := addressIn(string(text[2 : 1+m]))
	start, _ := j.lineAround(i)
	word := lastWord(j.src[start:i])
	if !isMeantAsLink(dest) || len(word) == 0 {
		return i
	}
	return j.broken(unread{from: i - len(word), label: string(word)}, i+1+m+1, dest, title)
}

// addressIn parts what stands in the parentheses of a link into an address and a
// title: quoted in any way, or not at all.
func addressIn(inner string) (dest, title string) {
	inner = strings.TrimFunc(inner, unicode.IsSpace)
	for i, r := range inner {
		if !strings.ContainsRune(`"'“”„«»‘’`, r) || i == 0 {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(inner[:i]); !unicode.IsSpace(before) || !isMeantAsLink(bareAddress(inner[:i])) {
			continue
		}
		return bareAddress(inner[:i]), strings.TrimFunc(inner[i:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'“”„«»‘’`, r) })
	}
	dest = bareAddress(inner)
	for i, r := range dest {
		if unicode.IsSpace(r) && hasExtension(dest[:i]) && !hasExtension(dest) {
			return bareAddress(dest[:i]), strings.TrimFunc(dest[i:], func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' })
		}
	}
	return dest, ""
}

// bareAddress is s without what may stand around an address.
func bareAddress(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>,;", r) })
}

// hasExtension reports whether s ends as the name of a file does.
func hasExtension(s string) bool {
	const shortest, longest = 2, 4
	ext := s[strings.LastIndexByte(s, '.')+1:]
	if n := len(ext); n >= len(s)-1 || n < shortest || n > longest {
		return false
	}
	letters := 0
	for i := range len(ext) {
		if !isName(ext[i]) {
			return false
		}
		if ext[i] > '9' {
			letters++
		}
	}
	return letters > 0
}

// isMeantAsLink reports whether s can have been meant to be one.
func isMeantAsLink(s string) bool {
	for _, beginning := range []string{"../", "./", "tel:", "mailto:", "www."} {
		if strings.HasPrefix(s, beginning) {
			return true
		}
	}
	return strings.Contains(s, "://") || hasExtension(s)
}

// obsidianComment reports a %%comment%%, which only Obsidian hides, that begins
// at i in a text that goes on up to the offset to.
func (j *judgement) obsidianComment(i, to int) int {
	if !bytes.HasPrefix(j.src[i:to], []byte("%%")) {
		return i
	}
	end := to
	if n := bytes.Index(j.src[i+2:to], []byte("%%")); n >= 0 {
		end = i + 2 + n + 2
	}
	d := j.report(diag.CommentObsidian, i, end, j.quoted(i, end))
	if end-i > 4 && bytes.HasSuffix(j.src[i:end], []byte("%%")) {
		d.Fix = j.fixed(i, end, "<!-- "+strings.TrimSpace(string(j.src[i+2:end-2]))+" -->")
	}
	return j.say(i, end)
}
