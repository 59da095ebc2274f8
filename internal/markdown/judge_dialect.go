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
	if key, value, ok := strings.Cut(s, "="); ok && s[0] != ':' {
		return len(key) > 1 && value != "" && value[0] != ' ' && !strings.ContainsFunc(key, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) })
	}
	if rest, ok := strings.CutPrefix(s, ":"); ok && strings.Contains(rest, "=") {
		return isAttributes(strings.TrimLeft(rest, " "))
	}
	sign, name := "", ""
	if s != "" {
		sign, name = s[:1], strings.TrimLeft(s[1:], " ")
	}
	first, _ := utf8.DecodeRuneInString(name)
	return strings.Contains(".#:", sign) && (unicode.IsLetter(first) || sign == ":" && first == '.')
}

// dialect reports ==highlighted==, ++inserted++, superscript^2^ and subscript~2~, as Obsidian
// and Pandoc write them, with the sign at i. It gives the offset behind that, or i.
func (j *judgement) dialect(i int) int {
	end := j.markEnd(i)
	if end == 0 {
		end = j.inlineNote(i)
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
