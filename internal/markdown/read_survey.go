// This file looks over a text before it is parsed: characters that may not be
// published, and shapes that would cost more time or memory than a text is worth.

package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// The limits are far above what people write and low enough that the slowest
// text within them is parsed in well under a second: goldmark takes time with
// the square of the marks in one paragraph, of the depth of nesting, of the
// footnotes; see BenchmarkHostile.
const (
	maxBytes    = 256 << 10 // of a text
	maxMarks    = 2000      // runs of *, _ and ~ in one paragraph
	markRun     = 16        // marks of a run that count as one
	maxBrackets = 1000      // opening square brackets in one paragraph
	maxAngles   = 10_000    // < in one paragraph
	maxDepth    = 16        // quotations and lists within each other, on one line
	maxIndent   = 64        // columns before a list item
	maxCells    = 20_000    // of all tables
	maxNotes    = 6000      // footnotes and references to them
	maxPipes    = 1000      // \|
	maxColons   = 1000      // lines that begin with a colon
)

// A shape is what survey counts in the paragraph it stands in.
type shape struct {
	marks, brackets, angles int
	lines, columns          int // since the start; of the widest line that can stand under the head of a table
	table                   tableState
	heads                   int // columns of the head
}

// A tableState is where a line stands in a table, if it certainly is in one.
type tableState uint8

const (
	atStart tableState = iota
	behindHead
	inRows    // each cell of which is read by itself
	elsewhere // which may be in a table
)

var (
	tableHead = regexp.MustCompile("^\\|(?:[^|`\\\\]*\\|)+ *$")
	tableRule = regexp.MustCompile(`^\|(?: *:?-+:? *\|)+ *$`)
)

// advance looks at the next line of a paragraph.
func (s *shape) advance(line []byte) {
	switch {
	case s.table == elsewhere:
	case line[0] != '|':
		s.table = elsewhere
	case s.table == inRows:
		s.marks, s.brackets, s.angles = 0, 0, 0
	case s.table == atStart && tableHead.Match(line):
		s.table, s.heads = behindHead, bytes.Count(line, []byte("|"))
	case s.table == behindHead && tableRule.Match(line) && bytes.Count(line, []byte("|")) == s.heads:
		s.table = inRows
	default:
		s.table = elsewhere
	}
}

// note is the beginning of a footnote, which ends a paragraph wherever it stands.
var note = regexp.MustCompile(`^ {0,3}\[\^[0-9A-Za-z_-]{1,100}\]:`)

func beginsNote(line []byte) bool { return bytes.Contains(line, []byte("[^")) && note.Match(line) }

// Classes of bytes, for survey to pass over ordinary text.
const (
	ordinary = iota
	delimiter
	open
	angle
	control
	lead // first byte of what may be an invisible character
	pipe
)

var classes = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = control
	}
	t['\t'], t['\n'], t[0x7F] = ordinary, ordinary, control
	t['*'], t['_'], t['~'] = delimiter, delimiter, delimiter
	t['['], t['<'], t['|'] = open, angle, pipe
	for _, c := range []byte{0xC2, 0xE2, 0xEF} { // C1 controls; bidi and zero width; U+FEFF, U+FFFE
		t[c] = lead
	}
	return
}()

// survey reports whether the text may be parsed. It blots out, in r.src, the
// characters that may not be published, and notes which features are in use.
func (r *reader) survey() bool {
	if len(r.src) > maxBytes {
		r.refusal = refusal{code: diag.TextTooLong, args: []any{(len(r.src) + 1023) / 1024, maxBytes / 1024}}
		return false
	}
	if !utf8.Valid(r.src) {
		r.blotInvalid()
	}
	r.hasSpans = bytes.Contains(r.src, []byte("]{"))
	var t tally
	for start := 0; start < len(r.src); {
		end := len(r.src)
		if i := bytes.IndexByte(r.src[start:], '\n'); i >= 0 {
			end = start + i
		}
		r.unbind(start, end)
		text := begin(r.src[start:end])
		if text.deep {
			return r.refuse(diag.TextTooDeep, start, end, maxDepth)
		}
		if text.blank || text.item || beginsNote(r.src[start:end]) {
			t.cells += t.lines * t.columns
			t.shape = shape{}
		}
		if !text.blank {
			t.advance(r.src[start:end])
		}
		if text.colon {
			t.colons++
		}
		t.lines++
		r.count(&t, start, end)
		if text.ruled {
			t.columns = max(t.columns, columns(r.src[start:end]))
		}
		if code, args := t.excess(); code != "" {
			return r.refuse(code, start, end, args...)
		}
		start = end + 1
	}
	return true
}

// A tally is what survey has counted up to a line: in all of the text, and in the paragraph.
type tally struct {
	shape
	cells                int // of tables, but for those of the paragraph
	notes, pipes, colons int
}

// count adds the marks of the line between two offsets, and reports the characters that may not be published.
func (r *reader) count(t *tally, start, end int) {
	src, run := r.src, 0
	for i := start; i < end; i++ {
		switch c := src[i]; classes[c] {
		case delimiter:
			if run++; i == start || src[i-1] != c {
				run = 0
			}
			if run%markRun == 0 {
				t.marks++
			}
		case open:
			t.brackets++
			if i+1 < end && src[i+1] == '^' {
				t.notes++
			}
		case angle:
			t.angles++
		case pipe:
			if i > start && src[i-1] == '\\' {
				t.pipes++
			}
		case control, lead:
			if n := r.character(i); n > 0 {
				src = r.src
				i += n - 1
			}
		}
	}
}

// excess is why a text with so much in it is not parsed; "" where it is.
func (t *tally) excess() (code diag.Code, args []any) {
	switch {
	case t.marks > maxMarks:
		return diag.TextTooTangled, []any{maxMarks}
	case t.brackets > maxBrackets:
		return diag.TextTooTangled, []any{maxBrackets}
	case t.angles > maxAngles:
		return diag.TextTooTangled, []any{maxAngles}
	case t.cells+t.lines*t.columns > maxCells:
		return diag.TableTooLarge, []any{maxCells}
	case t.notes > maxNotes:
		return diag.TextTooMany, []any{maxNotes, diag.TermNotes}
	case t.pipes > maxPipes:
		return diag.TextTooMany, []any{maxPipes, diag.TermBars}
	case t.colons > maxColons:
		return diag.TextTooMany, []any{maxColons, diag.TermColons}
	}
	return "", nil
}

// refuse notes why the text cannot be parsed, at the line where that shows.
func (r *reader) refuse(code diag.Code, from, to int, args ...any) bool {
	r.refusal = refusal{code, from, min(to, from+80), args}
	return false
}

// A line is what survey knows of one from its beginning.
type line struct {
	blank bool // ends a paragraph
	item  bool // begins a list item, and with it a paragraph
	ruled bool // can stand under the head of a table
	colon bool // begins with one, behind the marks of quotations and lists
	deep  bool // nests too deeply
}

// begin looks at what begins a line. blank and item are only true where that is
// sure, whatever came before.
func begin(s []byte) (l line) {
	l.blank = isBlank(s)
	column, depth, i := 0, 0, 0
	rule := false // so is what follows
markers:
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			column++
		case c == '\t':
			column += 4 - column%4
		case c == '>':
			depth++
			column++
		case c == '-' || c == '+' || c == '*' || c == ':':
			if i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\t' {
				break markers
			}
			if depth == 0 && column <= 3 && c != ':' && len(bytes.TrimSpace(s[i+1:])) > 0 {
				l.item = true
			}
			if column > maxIndent && !l.deep && !rule {
				rule = isRule(s[i:])
				l.deep = !rule
			}
			depth++
			column++
		case c >= '0' && c <= '9':
			n := i
			for n < len(s) && s[n] >= '0' && s[n] <= '9' {
				n++
			}
			if n == len(s) || s[n] != '.' && s[n] != ')' || n+1 < len(s) && s[n+1] != ' ' && s[n+1] != '\t' {
				break markers
			}
			l.deep = l.deep || column > maxIndent
			depth++
			column += n + 1 - i
			i = n
		default:
			break markers
		}
	}
	l.deep = l.deep || depth > maxDepth && !isRule(s)
	l.colon = bytes.IndexByte(s[:min(i+1, len(s))], ':') >= 0
	l.ruled = len(bytes.Trim(s[i:], " \t-:|")) == 0 && bytes.IndexByte(s, '-') >= 0
	return l
}

// unbind makes ordinary spaces of others, which programs put there, where
// Markdown takes only those: behind the mark of a heading or an item, in a line
// that is empty, in the line under the head of a table.
func (r *reader) unbind(start, end int) {
	at := start
	for at < end && (r.src[at] == ' ' || r.src[at] == '\t' || r.src[at] == '>') {
		at++
	}
	if at == end || isName(r.src[at]) && r.src[at] > '9' {
		return
	}
	mark := at + markWidth(r.src[at:end])
	switch {
	case mark < end && r.src[mark] < utf8.RuneSelf:
		if c := r.src[mark]; c != '|' && c != ':' {
			return
		}
	case mark == end:
		return
	}
	if mark > at {
		if c, n := utf8.DecodeRune(r.src[mark:end]); c >= utf8.RuneSelf && unicode.IsSpace(c) {
			r.overwrite(mark, mark+n, ' ')
			for mark += n; mark < end; mark += n {
				if c, n = utf8.DecodeRune(r.src[mark:end]); c < utf8.RuneSelf || !unicode.IsSpace(c) {
					break
				}
				r.blot(mark, n)
			}
			return
		}
	}
	inLine := func(c rune) bool { return c != '|' && c != ':' && c != '-' && !unicode.IsSpace(c) }
	if bytes.ContainsFunc(r.src[at:end], inLine) || !bytes.ContainsFunc(r.src[at:end], func(c rune) bool { return c >= utf8.RuneSelf }) {
		return
	}
	for i, c := range string(r.src[at:end]) {
		if c >= utf8.RuneSelf {
			r.overwrite(at+i, at+i+utf8.RuneLen(c), ' ')
		}
	}
}

// markWidth is how long the mark of a heading or an item is that s begins with.
func markWidth(s []byte) int {
	rest := bytes.TrimLeft(s, "#")
	if n := len(s) - len(rest); n > 0 {
		return n
	}
	if len(s) > 0 && (s[0] == '-' || s[0] == '+' || s[0] == '*' && bytes.Count(s, s[:1]) == 1) {
		return 1
	}
	rest = bytes.TrimLeft(s, "0123456789")
	if n := len(s) - len(rest); n > 0 && len(rest) > 0 && (rest[0] == '.' || rest[0] == ')') {
		return n + 1
	}
	return 0
}

// overwrite puts one byte over a part of the text.
func (r *reader) overwrite(from, to int, with byte) {
	r.own()
	for i := from; i < to; i++ {
		r.src[i] = with
	}
}

// columns counts those of a table that s, which is ruled, stands under the head of.
func columns(s []byte) int {
	s = bytes.Trim(s, " \t>")
	s = bytes.TrimSuffix(bytes.TrimPrefix(s, []byte("|")), []byte("|"))
	return bytes.Count(s, []byte("|")) + 1
}

// isBlank reports whether s holds nothing but marks of quotations. Where these
// stand apart they may be text.
func isBlank(s []byte) bool {
	rest := bytes.TrimLeft(s, " \t")
	if len(rest) == 0 {
		return true
	}
	for len(rest) > 0 && rest[0] == '>' {
		rest = bytes.TrimPrefix(rest[1:], []byte(" "))
	}
	return len(bytes.TrimSpace(rest)) == 0 && bytes.IndexByte(s, '>') <= 3 && bytes.IndexByte(s, '\t') < 0
}

// isRule reports whether s can be a thematic break: one sign, repeated, and spaces.
func isRule(s []byte) bool {
	s = bytes.TrimSpace(s)
	for _, c := range s {
		if c != s[0] && c != ' ' && c != '\t' {
			return false
		}
	}
	return len(s) > 0 && (s[0] == '-' || s[0] == '*' || s[0] == '_')
}

// character looks at the one at i. If it may not be published or cannot be seen,
// character notes it and gives its length.
func (r *reader) character(i int) int {
	c, n := utf8.DecodeRune(r.src[i:])
	code := diag.ControlCharacter
	switch {
	case plaintext.IsControl(c):
		r.blot(i, n)
	case plaintext.IsBidi(c):
		code = diag.BidiControl
	case c == 0x200B, c == 0x2060, c == 0xFEFF, c == object:
		code = diag.InvisibleCharacter
		r.blot(i, n)
	default:
		return 0
	}
	r.strays = append(r.strays, stray{from: i, to: i + n, code: code, r: c})
	return n
}

// blank is a byte that stands in for what was blotted out, keeps all offsets
// as they are, and is left out of the HTML.
const blank = 0x1A

// blot puts blanks over n bytes of the text.
func (r *reader) blot(i, n int) {
	r.overwrite(i, i+n, blank)
	r.hasBlanks = true
}

// own makes r.src a copy that may be changed.
func (r *reader) own() {
	if !r.owned {
		r.src = append(r.copied[:0], r.src...)
		r.copied, r.owned = r.src, true
	}
}

// blotInvalid puts question marks over what is not UTF-8, and notes the first such byte.
func (r *reader) blotInvalid() {
	r.own()
	for i := 0; i < len(r.src); {
		c, n := utf8.DecodeRune(r.src[i:])
		if c == utf8.RuneError && n == 1 {
			if len(r.strays) == 0 {
				r.strays = append(r.strays, stray{from: i, to: i + 1, code: diag.ControlCharacter, r: rune(r.src[i]), isByte: true})
			}
			r.src[i] = '?'
		}
		i += n
	}
}
