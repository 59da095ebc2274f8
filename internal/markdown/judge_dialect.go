// This file is about signs that mean something in other programs, and that would
// be shown here as they are: other dialects of Markdown, text pasted from Word.

package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

// brace looks at braces that goldmark and findSpans left as text, if they hold a
// language or what other dialects write there. It gives the offset behind what it
// has reported, or i.
func (j *judgement) brace(i, end int, held string) int {
	value, isLanguage := strings.CutPrefix(held, "lang=")
	_, known := lang.PhraseLanguage(held)
	switch {
	case isLanguage && known:
		d := j.report(diag.LanguageApart, i, end, j.quoted(i, end))
		if i > 1 && string(j.src[i-2:i]) == "] " {
			d.Fix = j.fixed(i-1, i, "")
		}
	case isLanguage:
		j.report(diag.LanguageUnknown, i, end, strings.Trim(value, `"'`))
	case isAttributes(held):
		j.report(diag.AttributeUnknown, i, end, j.quoted(i, end))
	default:
		return i
	}
	return end
}

// isAttributes reports whether s looks like {.class #id key=value} in other
// dialects of Markdown, and not like text in braces.
func isAttributes(s string) bool {
	s, kramdown := strings.CutPrefix(s, ":")
	if kramdown {
		s = strings.TrimLeft(s, " ")
	}
	if s == "-" { // a heading without a number
		return true
	}
	found := false
	for s != "" {
		n := attributeWidth(s, kramdown && !found)
		if n == 0 {
			return false
		}
		found = true
		s = strings.TrimLeft(s[n:], " ")
	}
	return found
}

// attributeWidth is how long .class, #id or key=value at the beginning of s is; bare says that a word alone is one too. 0 is none of them.
func attributeWidth(s string, bare bool) int {
	name := strings.TrimLeft(s, ".#")
	first, _ := utf8.DecodeRuneInString(name)
	if name != s {
		if len(s)-len(name) > 1 || !unicode.IsLetter(first) {
			return 0
		}
		n := strings.IndexByte(s, ' ')
		if n < 0 {
			return len(s)
		}
		return n
	}
	key, value, ok := strings.Cut(s, "=")
	if !ok || len(key) < 2 || value == "" || value[0] == ' ' || strings.ContainsFunc(key, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }) {
		if bare && unicode.IsLetter(first) && !strings.Contains(s, " ") {
			return len(s)
		}
		return 0
	}
	width := strings.IndexByte(value, ' ')
	if quote := value[0]; quote == '"' || quote == '\'' {
		if end := strings.IndexByte(value[1:], quote); end >= 0 {
			width = end + 2
		}
	}
	if width < 0 {
		width = len(value)
	}
	return len(key) + 1 + width
}

// dialect reports ==highlighted==, ++inserted++, superscript^2^ and subscript~2~, as Obsidian
// and Pandoc write them, with the sign at i. It gives the offset behind that, or i.
func (j *judgement) dialect(i int) int {
	end := j.markEnd(i)
	if end == 0 {
		end = j.inlineNote(i)
	}
	if end == 0 && j.src[i] == '^' {
		end = j.blockID(i)
	}
	if end == 0 || j.isAddress(i) {
		return i
	}
	inner := strings.Trim(string(j.src[i:end]), "=^~+")
	j.report(diag.MarkUnknown, i, end, j.quoted(i, end)).Fix = j.remarked(i, end, inner)
	return j.say(i, end)
}

// inlineNote is the offset behind ^[a note], as Pandoc writes it, that begins at i, or 0.
func (j *judgement) inlineNote(i int) int {
	text := j.passage(i)
	if len(text) < 3 || text[0] != '^' || text[1] != '[' {
		return 0
	}
	if n := closing(text[1:]); n > 0 {
		return i + 1 + n + 1
	}
	return 0
}

// blockID is the offset behind ^an-id with which a paragraph ends, as Obsidian calls it to be linked to, or 0.
func (j *judgement) blockID(i int) int {
	const shortest = 4
	start, end := j.lineAround(i)
	name := bytes.TrimRight(j.src[i+1:end], " \t")
	next := plaintext.Line(j.src, min(end+1, len(j.src)))
	if len(name) < shortest || i > start && j.src[i-1] != ' ' || end < len(j.src) && !isBlank(next) ||
		bytes.ContainsFunc(name, func(r rune) bool { return r != '-' && (r >= utf8.RuneSelf || !isWord(r)) }) {
		return 0
	}
	return i + 1 + len(name)
}

// markEnd is the offset behind the marked text that begins with the sign at i, or 0.
func (j *judgement) markEnd(i int) int {
	const longest = 100
	_, end := j.lineAround(i)
	line := j.src[i:min(end, i+longest)]
	sign := line[:1]
	if isDoubled(line[0]) {
		sign = []byte{line[0], line[0]}
	}
	rest, ok := bytes.CutPrefix(line, sign)
	n := bytes.Index(rest, sign)
	if !ok || n < 1 || rest[0] == line[0] || rest[0] == ' ' || rest[n-1] == ' ' {
		return 0
	}
	behind := len(sign) + n + len(sign)
	before, _ := utf8.DecodeLastRune(j.src[:i])
	after, _ := utf8.DecodeRune(line[behind:])
	if isDoubled(line[0]) {
		ok = before != rune(line[0]) && after != rune(line[0]) && !isWord(before) && !isWord(after)
	} else { // 10^3^, CO~2~: directly behind a word, and short
		ok = (isWord(before) || before == ')') && bytes.IndexByte(rest[:n], ' ') < 0
	}
	if !ok {
		return 0
	}
	return i + behind
}

// isDoubled reports whether two of a sign mark a text in other dialects.
func isDoubled(sign byte) bool { return sign == '=' || sign == '+' }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// remarked is the line with the marked text between two offsets as it can be
// written here, or "".
func (j *judgement) remarked(from, to int, inner string) string {
	digits := strings.Trim(inner, "0123456789") == ""
	switch {
	case j.src[from] == '=' && !strings.Contains(inner, "*"):
		return j.fixed(from, to, "**"+inner+"**")
	case j.src[from] == '^' && digits:
		return j.fixed(from, to, raised.Replace(inner))
	case j.src[from] == '^' && !strings.ContainsFunc(inner, func(r rune) bool { return !unicode.IsLetter(r) }): // 1^er^
		return j.fixed(from, to, inner)
	case j.src[from] == '^' && j.blockID(from) == to && from > 0:
		return j.fixed(from-1, to, "")
	case j.src[from] == '~' && digits:
		return j.fixed(from, to, lowered.Replace(inner))
	}
	return ""
}

var (
	raised  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	lowered = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")
)

// indentedCode reports text that its indentation makes program code.
func (j *judgement) indentedCode(n *node) {
	first := int(n.at)
	if j.isBoxed(first) {
		return
	}
	start, end := j.lineAround(first)
	at := start + len(bytes.TrimRight(j.src[start:first], " \t"))
	text := first + indent(j.src[first:end])
	if name, _ := tagName(j.src[text:end]); j.src[text] == '<' && name != "" {
		j.rawLines(text, end)
		return
	}
	d := j.report(diag.CodeIndented, text, end)
	switch n.n {
	case inText:
		d.Fix = j.fixed(at, text, "")
	case inQuotation:
		d.Fix = j.fixed(at, text, " ")
	}
}
