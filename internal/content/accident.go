// This file explains why front matter cannot be read, line by line, and what
// was probably meant. It runs only when the parser has given up.

package content

import (
	"bytes"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
)

var (
	errUnreadable = errors.New("front matter cannot be read")
	errNoFields   = errors.New("front matter is no list of fields")
	errMore       = errors.New("front matter holds more than one document")
)

// An explainer goes through the lines of front matter.
type explainer struct {
	*block
	lines  []line
	found  int   // accidents reported
	levels []int // columns at which the groups that are open begin
	opens  bool  // the line before may be followed by one indented more
	before int   // column of the field of the line before
	wraps  int   // the line after the last that goes on from the text above it
}

// A line is one line of front matter.
type line struct {
	at      int    // offset in block.read
	text    string // without its end
	indent  int
	content string // behind indentation
	key     string // "" when the line has none
	value   string // behind the key's colon, or behind the marker of an item
	from    int    // where value begins in text
	isItem  bool   // behind a "- "
}

// explain reports what keeps the front matter from being read, and masks the
// lines concerned in b.read. It returns false when that leaves nothing to read.
func (b *block) explain(err error) bool {
	e := explainer{block: b, lines: linesOf(b.read)}
	b.read = bytes.Clone(b.read)
	for i := 0; i < len(e.lines); {
		next := e.line(i)
		if next < 0 {
			return true
		}
		i = next
	}
	if e.found > 0 {
		return true
	}
	at := 0
	if m := lineNumber.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		at = e.lines[min(max(n-1, 0), len(e.lines)-1)].at
	}
	end := plaintext.LineEnd(b.read, at)
	if err == errNoFields {
		b.add(diag.FrontLine, b.start+at, b.start+end, diag.Clip(string(b.read[at:end])))
	} else {
		b.add(diag.FrontUnreadable, b.start+at, b.start+end)
	}
	return false
}

var lineNumber = regexp.MustCompile(`line (\d+)`)

func linesOf(text []byte) []line {
	var lines []line
	for at := 0; at <= len(text); {
		end := plaintext.LineEnd(text, at)
		lines = append(lines, newLine(at, string(text[at:end])))
		at = end + 1
	}
	return lines
}

func newLine(at int, text string) line {
	l := line{at: at, text: text}
	l.content = strings.TrimLeft(text, " \t")
	l.indent = len(text) - len(l.content)
	rest := l.content
	for strings.HasPrefix(rest, "- ") {
		l.isItem = true
		rest = strings.TrimLeft(rest[1:], " ")
	}
	if key, value, ok := cutKey(rest); ok {
		l.key, rest = key, value
	}
	l.value = strings.TrimRight(strings.TrimLeft(rest, " \t"), " \t")
	l.from = len(text) - len(strings.TrimLeft(rest, " \t"))
	return l
}

// cutKey cuts "title: x" into its key and what follows the colon.
func cutKey(s string) (key, rest string, ok bool) {
	i := strings.IndexByte(s, ':')
	if i <= 0 || i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\t' {
		return "", s, false
	}
	key = strings.TrimRight(s[:i], " ")
	if strings.ContainsFunc(key, func(c rune) bool { return c != ' ' && !isKeyRune(c) }) || strings.Count(key, " ") > 3 {
		return "", s, false
	}
	return key, s[i+1:], true
}

// line looks at line i and returns the next one to look at, or -1 when the rest
// is not front matter.
func (e *explainer) line(i int) int {
	l := &e.lines[i]
	switch {
	case strings.TrimSpace(l.text) == "" || l.content[0] == '#':
		return i + 1
	case l.indent == 0 && l.text != delimiter && isDashes(l.text):
		e.report(l, diag.FrontClosing, 0, len(l.text), delimiter, l.text)
		return e.stop(l)
	case l.indent == 0 && (l.text == "..." || strings.HasPrefix(l.text, "--- ") || strings.HasPrefix(l.text, "... ")):
		e.report(l, diag.FrontSecond, 0, len(l.text), "", l.text)
		return e.stop(l)
	case l.key == "" && !l.isItem:
		return e.withoutKey(i)
	case l.isItem && l.indent == 0 && e.kind.Field(l.key) != nil && !e.inList(i):
		e.report(l, diag.FrontLine, 0, len(l.text), field(l.key, l.value), diag.Clip(l.content))
		e.mask(l)
		e.unread = append(e.unread, l.key)
		return i + 1
	case !e.aligned(i):
		return i + 1
	}
	if l.value == "" {
		return i + 1
	}
	if blockValue.MatchString(l.value) {
		return e.behind(i)
	}
	if end, ok := e.multiline(i); ok {
		return end
	}
	if code, fix, args := accident(l.value); code != "" && !readable(l.content) {
		written := l.value
		if at := strings.IndexByte(written, '#'); code == diag.TextLost && at > 0 {
			written = written[at:]
		}
		args = append([]any{e.nameAt(l.at), diag.Clip(written)}, args...)
		e.report(l, code, l.from, l.from+len(l.value), e.written(l)[:l.from]+fix, args...)
		e.mask(l)
	}
	return i + 1
}

// blockValue is the | or > that begins text of several lines.
var blockValue = regexp.MustCompile(`^[|>][-+0-9]*(\s+#.*)?$`)

func (e *explainer) report(l *line, code diag.Code, from, to int, fix string, args ...any) {
	at := e.start + l.at
	e.found++
	d := e.add(code, at+from, at+max(to, from+1), args...)
	d.Fix = fix
}

// written is a line as it stands in the file, byte for byte as long as its text.
func (e *explainer) written(l *line) string {
	at := e.start + l.at
	return string(e.block.text[at : at+len(l.text)])
}

// mask makes a remark of a line, so that the others can be read.
func (e *explainer) mask(l *line) {
	if l.key != "" && l.indent == 0 && !l.isItem {
		e.unread = append(e.unread, l.key)
	}
	if l.text != "" {
		e.read[l.at] = '#'
	}
}

// stop ends front matter before l: the rest is body.
func (e *explainer) stop(l *line) int {
	for i := l.at; i < len(e.read); i++ {
		if e.read[i] != '\n' {
			e.read[i] = ' '
		}
	}
	return -1
}

// behind is the first line after i that is not indented more than it.
func (e *explainer) behind(i int) int {
	indent := e.lines[i].indent
	for i++; i < len(e.lines); i++ {
		l := &e.lines[i]
		if strings.TrimSpace(l.text) != "" && l.indent <= indent {
			break
		}
	}
	return i
}

// multiline says whether a value between quotes or brackets ends on a later
// line, and which line comes behind it.
func (e *explainer) multiline(i int) (int, bool) {
	l := &e.lines[i]
	open := l.value[0]
	if strings.IndexByte(`"'[{`, open) < 0 || closed(l.value) >= 0 {
		return 0, false
	}
	value := l.value
	for j := i + 1; j < len(e.lines); j++ {
		next := &e.lines[j]
		if next.key != "" && next.indent <= l.indent || next.text == delimiter {
			return 0, false
		}
		value += "\n" + next.text
		if end := closed(value); end >= 0 {
			rest := strings.TrimSpace(value[end:])
			return j + 1, rest == "" || rest[0] == '#'
		}
	}
	return 0, false
}

// closed is the offset behind the quote or bracket that closes the one value
// begins with, or -1.
func closed(value string) int {
	var open []byte
	for i := 0; i < len(value); i++ {
		c := value[i]
		if n := len(open); n > 0 && (open[n-1] == '"' || open[n-1] == '\'') {
			switch quote := open[n-1]; {
			case c == '\\' && quote == '"':
				i++
			case c == quote && quote == '\'' && i+1 < len(value) && value[i+1] == '\'':
				i++
			case c == quote:
				open = open[:n-1]
			}
		} else {
			switch c {
			case '"', '\'':
				if i == 0 || strings.IndexByte(" ,:[{\n", value[i-1]) >= 0 {
					open = append(open, c)
				}
			case '[', '{':
				open = append(open, c)
			case ']', '}':
				if n > 0 {
					open = open[:n-1]
				}
			}
		}
		if len(open) == 0 {
			return i + 1
		}
	}
	return -1
}

// bareColour is a colour within brackets that begins a remark, since it has no quotation marks.
var bareColour = regexp.MustCompile(`([\[{,:]\s*)(#[0-9A-Fa-f]{3,8})\b`)

// innerRemark is a text within brackets in which # begins a remark, since it has no quotation marks.
var innerRemark = regexp.MustCompile(`([\[{,:]\s*)([^\s\[\]{},:"'][^\[\]{},:"']*[ \t]#[^\[\]{},:"']*?)(\s*[\]},])`)

// dressedField is a field behind the sign of an item, or with marks around its name: - credits: 3, **credits**: 3.
var dressedField = regexp.MustCompile("^(?:[-*•][ \t]+)?[*_`“«\"]*[ \u00A0]*([\\pL_-]+)[ \u00A0]*[*_`”»\"]*[ \u00A0]*:[*_]*[ \t]+(\\S.*)$")

var (
	// innerLink is a link of Markdown within brackets.
	innerLink = regexp.MustCompile(`([\[{,:]\s*)(\[[^\[\]"']*\]\([^()\s"']*\))(\s*[,\]}])`)
	// innerSign is a text within brackets that begins with a sign of a special meaning.
	innerSign = regexp.MustCompile("([\\[{,:]\\s*)([*&!%@`|>][^\\[\\]{},:\"']*?)(\\s*[,\\]}])")
)

// innerQuotes is a text in quotes within brackets that has such a quote in it: {en: 'Master's'}, ["L'"école""].
var innerQuotes = regexp.MustCompile(`([\[{,:]\s*)(?:'([^'\[\]{},]*(?:'[^'\s,\]}:][^'\[\]{},]*)+)'` +
	`|"([^"\\\[\]{},]*(?:"[^"\s,\]}:][^"\\\[\]{},]*"?)+)")(\s*[,\]}])`)

// requoted has such texts in double quotes.
func requoted(value string) string {
	return innerQuotes.ReplaceAllStringFunc(value, func(found string) string {
		m := innerQuotes.FindStringSubmatch(found)
		return m[1] + plaintext.Quote(m[2]+m[3]) + m[4]
	})
}

// accident says why a value on its own line cannot be read, and how it should
// be written; code is "" when nothing is known against it.
func accident(value string) (code diag.Code, fix string, args []any) {
	first, _ := utf8.DecodeRuneInString(value)
	quoted := plaintext.Quote(value)
	switch first {
	case '"', '\'':
		return quoteAccident(value)
	case '[', '{':
		closer := "]"
		if first == '{' {
			closer = "}"
		}
		end := closed(value)
		switch {
		case end < 0:
			return diag.FrontBracket, value + closer, []any{string(first), closer}
		case strings.TrimSpace(value[end:]) != "":
			return diag.FrontSymbol, quoted, []any{string(first)}
		case innerLink.MatchString(value):
			return diag.FrontSymbol, innerLink.ReplaceAllString(value, `$1"$2"$3`), []any{"["}
		case innerSign.MatchString(value):
			return diag.FrontSymbol, innerSign.ReplaceAllString(value, `$1"$2"$3`), []any{innerSign.FindStringSubmatch(value)[2][:1]}
		case innerQuotes.MatchString(value):
			return diag.FrontQuotes, requoted(value), nil
		case bareColour.MatchString(value):
			return diag.TextLost, bareColour.ReplaceAllString(value, `$1"$2"`), nil
		case innerRemark.MatchString(value):
			return diag.TextLost, innerRemark.ReplaceAllString(value, `$1"$2"$3`), nil
		}
		return "", "", nil
	case '@', '`', '%', '&', '*', '!', '|', '>', '?', '-', ',', ']', '}':
		return diag.FrontSymbol, quoted, []any{string(first)}
	}
	if inner, ok := schema.Uncurled(value); ok {
		quoted = plaintext.Quote(inner)
	}
	if strings.Contains(value, ": ") || strings.HasSuffix(value, ":") || strings.Contains(value, ":\t") {
		return diag.FrontColon, quoted, nil
	}
	return "", "", nil
}

// quoteAccident explains a value that begins with a quote.
func quoteAccident(value string) (diag.Code, string, []any) {
	quote := value[:1]
	end := closed(value)
	if end == len(value) && quote == `"` {
		if strings.Contains(value, `\`) {
			return diag.TextEscape, schema.UnescapedQuotes(value), nil
		}
		return "", "", nil
	}
	if end < 0 { // "Il dit
		return diag.FrontQuotes, plaintext.Quote(strings.TrimSpace(value[1:])), nil
	}
	inner := value[1:]
	if strings.HasSuffix(inner, quote) && len(inner) > 1 { // "Il dit "oui"", 'L'été'
		inner = inner[:len(inner)-1]
	} else { // "Projet" pro
		inner = value
	}
	if quote == "'" {
		inner = strings.ReplaceAll(inner, "''", "'")
	} else {
		inner = strings.ReplaceAll(inner, `\"`, `"`)
	}
	return diag.FrontQuotes, plaintext.Quote(inner), nil
}

// readable says whether a line can be read by itself.
func readable(content string) bool {
	var n yaml.Node
	return yaml.Unmarshal([]byte(content), &n) == nil || yaml.Unmarshal(unasked([]byte(content)), &n) == nil
}

// aligned says whether a line begins where it can, and reports it if not: below
// a line of the same group, or further in below a field that opens one.
func (e *explainer) aligned(i int) bool {
	l := &e.lines[i]
	if len(e.levels) == 0 && l.indent > 0 && e.anyLeftOf(l.indent, e.lines[i+1:]) {
		e.misaligned(l, 0)
		return false
	}
	nearest := e.before
	for len(e.levels) > 0 && e.levels[len(e.levels)-1] > l.indent {
		nearest = e.levels[len(e.levels)-1]
		e.levels = e.levels[:len(e.levels)-1]
	}
	if n := len(e.levels); n > 0 && e.levels[n-1] != l.indent && !(e.opens && l.indent > e.before) {
		e.levels = append(e.levels, nearest)
		e.misaligned(l, nearest)
		return false
	}
	column := l.indent
	for rest := l.content; ; {
		if n := len(e.levels); n == 0 || e.levels[n-1] < column {
			e.levels = append(e.levels, column)
		}
		if !strings.HasPrefix(rest, "- ") {
			break
		}
		inner := strings.TrimLeft(rest[1:], " ")
		column += len(rest) - len(inner)
		rest = inner
	}
	e.before, e.opens = column, l.value == ""
	return true
}

func (e *explainer) anyLeftOf(indent int, lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return l.key != "" && l.indent < indent })
}

// misaligned reports a line that should begin at another column.
func (e *explainer) misaligned(l *line, column int) {
	e.report(l, diag.FrontIndent, 0, l.indent, strings.Repeat(" ", column)+e.written(l)[l.indent:])
	e.mask(l)
	e.unread = append(e.unread, l.key)
}

// missingSpace is title:x.
var missingSpace = regexp.MustCompile(`^([\p{L}\p{M}\d_-]+)\s*(:|：|=|;)\s*(\S.*)$`)

// withoutKey explains a line that is no field.
func (e *explainer) withoutKey(i int) int {
	l := &e.lines[i]
	if l.indent > 0 && i > 0 && l.indent > e.lines[i-1].indent && e.lines[i-1].key == "" && !e.lines[i-1].isItem {
		return i + 1 // goes on from a line that was explained
	}
	if l.indent > 0 && i > 0 && e.lines[i-1].key != "" {
		return i + 1 // goes on from the field before
	}
	if isItemEnd(l.content) {
		return i + 1
	}
	if m := missingSpace.FindStringSubmatch(l.content); m != nil && !strings.HasPrefix(m[3], "//") {
		e.report(l, diag.FrontColonSpace, l.indent, l.indent+len(l.content), l.text[:l.indent]+field(m[1], m[3]), m[1])
		e.mask(l)
		e.unread = append(e.unread, m[1])
		return i + 1
	}
	if word, rest, ok := strings.Cut(l.content, " "); ok && e.kind.Field(word) != nil {
		e.report(l, diag.FrontColonSpace, l.indent, l.indent+len(word), l.text[:l.indent]+field(word, strings.TrimSpace(rest)), word)
		e.mask(l)
		e.unread = append(e.unread, word)
		return i + 1
	}
	if m := dressedField.FindStringSubmatch(l.content); m != nil && l.indent == 0 && e.kind.Field(m[1]) != nil {
		e.report(l, diag.FrontLine, 0, len(l.text), field(m[1], m[2]), diag.Clip(l.content))
		e.mask(l)
		e.unread = append(e.unread, m[1])
		return i + 1
	}
	if i > 0 && (e.wraps == i || e.isText(i-1)) {
		if e.wraps != i {
			e.report(l, diag.FrontWrapped, 0, len(l.text), "", e.lines[i-1].key, diag.Clip(l.content))
		}
		e.wraps = i + 1
		e.mask(l)
		return i + 1
	}
	if l.indent == 0 && i > 0 && strings.TrimSpace(e.lines[i-1].text) == "" {
		l := &e.lines[e.textFrom(i)]
		e.report(l, diag.FrontUnclosed, 0, len(l.text), delimiter+"\n"+e.written(l))
		return e.stop(l)
	}
	e.report(l, diag.FrontLine, l.indent, l.indent+len(l.content), "", diag.Clip(l.content))
	e.mask(l)
	return i + 1
}

// field is a field as it should be written: in quotes, if its value could not be
// read without.
func field(key, value string) string {
	if _, fix, _ := accident(value); fix != "" && !readable(key+": "+value) {
		value = fix
	}
	return key + ": " + value
}

// inList says whether an item at the margin belongs to a field above it that opens a list.
func (e *explainer) inList(i int) bool {
	for j := i - 1; j >= 0; j-- {
		l := &e.lines[j]
		if l.indent == 0 && !l.isItem && strings.TrimSpace(l.text) != "" && l.content[0] != '#' {
			return l.value == ""
		}
	}
	return true
}

// textFrom is the line at which the text that line i belongs to begins: a
// heading, which is a remark in front matter, or a list may stand before it.
func (e *explainer) textFrom(i int) int {
	from := i
	for j := i - 1; j > 0; j-- {
		l := &e.lines[j]
		switch {
		case strings.TrimSpace(l.text) == "":
		case l.content[0] == '#' || l.isItem && l.indent == 0:
			if strings.TrimSpace(e.lines[j-1].text) == "" {
				from = j
			}
		default:
			return from
		}
	}
	return from
}

// isText says whether line i is a field of the file with a text for readers.
func (e *explainer) isText(i int) bool {
	l := &e.lines[i]
	f := e.kind.Field(l.key)
	return f != nil && l.value != "" && l.indent == 0 && f.Enum == nil && f.Check == "" && f.Type.Kind() == reflect.String
}

// isItemEnd says whether a line only goes on with what brackets began before.
func isItemEnd(content string) bool {
	return content == "-" || strings.IndexByte("]},", content[0]) >= 0 && strings.Trim(content, "]},") == ""
}
