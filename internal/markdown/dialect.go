// This file is about signs that mean something in other programs, and that would
// be shown here as they are: other dialects of Markdown, text pasted from Word.

package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"projetpro/internal/diag"
)

// braces reports those that goldmark and findSpans left in a text, if they hold
// a language or what other dialects write there.
func (w *writer) braces(from, to int) {
	for i := from; i < to; i++ {
		switch w.src[i] {
		case '\\':
			i++
		case '{':
			if held, end := w.attributes(i); end > 0 {
				w.brace(i, end, held)
			}
		}
	}
}

func (w *writer) brace(i, end int, held string) {
	value, isLanguage := strings.CutPrefix(held, "lang=")
	_, known := language(held)
	switch {
	case isLanguage && known:
		d := w.report(diag.LanguageApart, i, end, w.shown(i, end))
		if i > 1 && string(w.src[i-2:i]) == "] " {
			d.Fix = w.fixed(i-1, i, "")
		}
	case isLanguage:
		w.report(diag.LanguageUnknown, i, end, strings.Trim(value, `"'`))
	case isAttributes(held):
		w.report(diag.AttributeUnknown, i, end, w.shown(i, end))
	}
}

// isAttributes reports whether s looks like {.class #id key=value} in other
// dialects of Markdown, and not like text in braces.
func isAttributes(s string) bool {
	if key, value, ok := strings.Cut(s, "="); ok {
		return len(key) > 1 && value != "" && value[0] != ' ' && !strings.ContainsFunc(key, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) })
	}
	sign, name := "", ""
	if s != "" {
		sign, name = s[:1], strings.TrimLeft(s[1:], " ")
	}
	first, _ := utf8.DecodeRuneInString(name)
	return strings.Contains(".#:", sign) && (unicode.IsLetter(first) || sign == ":" && first == '.')
}

// marks reports ==highlighted==, superscript^2^ and subscript~2~ as Obsidian and
// Pandoc write them.
func (w *writer) marks(from, to int) {
	for i := max(from, w.marked); i < to; i++ {
		switch w.src[i] {
		case '\\':
			i++
		case '=', '^', '~':
			end := w.mark(i)
			if end == 0 {
				continue
			}
			inner := strings.Trim(string(w.src[i:end]), "=^~")
			w.report(diag.MarkUnknown, i, end, w.shown(i, end)).Fix = w.remarked(i, end, inner)
			w.marked, i = end, end-1
		}
	}
}

// mark is the offset behind the marked text that begins with the sign at i, or 0.
func (w *writer) mark(i int) int {
	const longest = 100
	_, end := w.lineAround(i)
	line := w.src[i:min(end, i+longest)]
	sign := line[:1]
	if line[0] == '=' {
		sign = []byte("==")
	}
	rest, ok := bytes.CutPrefix(line, sign)
	n := bytes.Index(rest, sign)
	if !ok || n < 1 || rest[0] == line[0] || rest[0] == ' ' || rest[n-1] == ' ' {
		return 0
	}
	behind := len(sign) + n + len(sign)
	before, _ := utf8.DecodeLastRune(w.src[:i])
	after, _ := utf8.DecodeRune(line[behind:])
	if line[0] == '=' {
		ok = before != '=' && after != '=' && !isWord(before) && !isWord(after)
	} else { // 10^3^, CO~2~: directly behind a word, and short
		ok = (isWord(before) || before == ')') && bytes.IndexByte(rest[:n], ' ') < 0
	}
	if !ok {
		return 0
	}
	return i + behind
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// remarked is the line with the marked text between two offsets as it can be
// written here, or "".
func (w *writer) remarked(from, to int, inner string) string {
	digits := strings.Trim(inner, "0123456789") == ""
	switch {
	case w.src[from] == '=' && !strings.Contains(inner, "*"):
		return w.fixed(from, to, "**"+inner+"**")
	case w.src[from] == '^' && digits:
		return w.fixed(from, to, raised.Replace(inner))
	case w.src[from] == '^' && !strings.ContainsFunc(inner, func(r rune) bool { return !unicode.IsLetter(r) }): // 1^er^
		return w.fixed(from, to, inner)
	case w.src[from] == '~' && digits:
		return w.fixed(from, to, lowered.Replace(inner))
	}
	return ""
}

var (
	raised  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	lowered = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")
)

// starts looks at what each line of a text begins with.
func (w *writer) starts(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		at := s.Start + indent(w.src[s.Start:s.Stop])
		if at == s.Stop {
			continue
		}
		switch c := w.src[at]; {
		case c == '#':
			w.unspacedHeading(at, s.Stop)
		case c == 'o' || c >= utf8.RuneSelf:
			w.pastedBullet(at, s.Stop)
		}
	}
}

// unspacedHeading reports ##Heading. A single # begins a hashtag.
func (w *writer) unspacedHeading(at, end int) {
	n := len(w.src[at:end]) - len(bytes.TrimLeft(w.src[at:end], "#"))
	if n > 1 && n <= 6 && at+n < end && w.src[at+n] != '\n' {
		w.report(diag.HeadingSpace, at, at+n, strings.Repeat("#", n)).Fix = w.fixed(at+n, at+n, " ")
	}
}

// What Word puts before the items of a list: bullets of Unicode and, in the
// private area, of the font Symbol; signs that are a bullet before a tab only.
const bullets, tabbed = "•·∙‣⁃◦▪▫■□●○❖➢", "o–—§"

func (w *writer) pastedBullet(at, end int) {
	r, n := utf8.DecodeRune(w.src[at:end])
	rest := bytes.TrimLeftFunc(w.src[at+n:end], unicode.IsSpace)
	isBullet := strings.ContainsRune(bullets, r) || r >= 0xF000 && r <= 0xF0FF
	if len(rest) > 0 && (isBullet || w.src[at+n] == '\t' && strings.ContainsRune(tabbed, r)) {
		if isBullet && unicode.Is(unicode.Co, r) {
			r = '•' // which other fonts do not have
		}
		w.report(diag.ListBullet, at, at+n, string(r)).Fix = w.fixed(at, end-len(rest), "- ")
	}
}

// indentedCode reports text that its indentation makes program code.
func (w *writer) indentedCode(n *ast.CodeBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	first := n.Lines().At(0)
	start, end := w.lineAround(first.Start)
	at := start + len(bytes.TrimRight(w.src[start:first.Start], " \t"))
	text := first.Start + indent(w.src[first.Start:end])
	d := w.report(diag.CodeIndented, text, end)
	switch n.Parent().Kind() {
	case ast.KindDocument:
		d.Fix = w.fixed(at, text, "")
	case ast.KindBlockquote:
		d.Fix = w.fixed(at, text, " ")
	}
}

// unwritten are the words that stand for a text still to be written. They are
// looked for around each of their parts.
var (
	unwritten      = regexp.MustCompile(`(?i:à|a\x{300}|a) (?i:compl[ée]ter)|(?i:to be completed)|TODO`)
	unwrittenParts = []string{"ompl", "OMPL", "TODO"}
)

// toComplete reports them, but not where they are part of a sentence: "a form to
// be completed before May".
func (w *writer) toComplete(from, to int) {
	const around = 12 // bytes, on either side of a part
	for _, part := range unwrittenParts {
		for i := from; i < to; i += len(part) {
			n := bytes.Index(w.src[i:to], []byte(part))
			if n < 0 {
				break
			}
			i += n
			near := max(from, i-around)
			at := unwritten.FindIndex(w.src[near:min(to, i+around)])
			if at != nil && !w.inSentence(near+at[0], near+at[1]) {
				w.report(diag.ToComplete, near+at[0], near+at[1], diag.PartOfText)
			}
		}
	}
}

// inSentence reports whether a part of the text is within a word, or has words on
// both sides of it.
func (w *writer) inSentence(start, end int) bool {
	word := func(before, after []byte) (bool, bool) {
		b, _ := utf8.DecodeLastRune(before)
		a, _ := utf8.DecodeRune(after)
		return isWord(b), isWord(a)
	}
	before, after := word(w.src[:start], w.src[end:])
	far, further := word(bytes.TrimRight(w.src[:start], " "), bytes.TrimLeft(w.src[end:], " "))
	return before || after || far && further
}
