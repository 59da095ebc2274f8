// This file finds the front matter of a file, or what was meant to be it.

package content

import (
	"bufio"
	"bytes"
	"io"
	"reflect"
	"regexp"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
)

// Limits of front matter. The largest real one seen has 64 sessions of three groups, in 7 KiB.
const (
	maxFront  = 64 << 10 // bytes
	maxLines  = 2000
	maxKeys   = 200 // but for those of the items of lists, which have as many rows as a timetable
	maxValues = 1000
	maxDepth  = 8    // groups and lists within each other
	maxFix    = 2000 // bytes of a line that is shown corrected
)

// delimiter is the line before and behind front matter.
const delimiter = "---"

// A block is the front matter of a file.
type block struct {
	file    string
	kind    *schema.Kind
	place   *schema.Place // nil of the site's settings
	text    []byte        // the file's
	opening int           // offset of the opening line
	start   int           // offset of the first line behind it
	end     int           // offset of the closing line
	diags   *diag.List

	read   []byte   // what is given to the parser: text[start:end], with what it cannot read masked
	unread []string // keys of lines that are masked

	guessed bool // what parse returned is not all there, or not what is written

	// Offsets in read of the lines that begin with what is no space: a tab, a
	// space of another kind, a control character.
	tabs, spaces, controls []int
}

func (b *block) pos(at int) diag.Pos { return diag.Pos{File: b.file, Offset: at} }

// add reports a mistake between two offsets of the text.
func (b *block) add(code diag.Code, from, to int, args ...any) *diag.Diagnostic {
	return b.diags.Add(code, b.pos(from), to, args...)
}

// find sets opening, start and end, and returns where the body begins. Without
// front matter, or if it does not end, it says so: everything is body then, or nothing.
func (b *block) find() (body int, ok bool) {
	for b.opening < len(b.text) && isSpace(plaintext.Line(b.text, b.opening)) {
		b.opening = plaintext.LineEnd(b.text, b.opening) + 1
	}
	first := plaintext.Line(b.text, b.opening)
	if string(bytes.TrimSpace(first)) != delimiter {
		return b.missing(first)
	}
	b.start = min(b.opening+len(first)+1, len(b.text))
	length, found := capture(b.text[b.opening:])
	if !found {
		return b.unclosed()
	}
	after := b.opening + length
	b.end = plaintext.LineStart(b.text, max(after-1, b.start))
	if line := plaintext.Line(b.text, b.end); line[0] != delimiter[0] {
		if end := b.nextClosing(after); end >= 0 && b.inScalar(b.end) {
			b.end = end
			after = min(end+len(plaintext.Line(b.text, end))+1, len(b.text))
		} else {
			b.add(diag.FrontClosing, b.end, b.end+len(line), visible(line)).Fix = delimiter
		}
	}
	if b.end-b.start > maxFront {
		b.add(diag.FrontTooLong, b.opening, b.opening+len(first), maxFront>>10)
		return after, false
	}
	return after, true
}

// capture is the length of the front matter that text begins with, delimiters
// and all. Only as much of text is looked at as front matter may be long.
func capture(text []byte) (length int, found bool) {
	c := captures.Get().(*captured)
	defer captures.Put(c)
	c.rest, c.length, c.found = text[:min(len(text), 2*maxFront)], 0, false
	c.buffer.Reset(c)
	_, err := frontmatter.MustParse(c.buffer, c, &format)
	return c.length, err == nil && c.found
}

// A captured is front matter on its way through the frontmatter package, which
// finds the delimiters. It is also the reader the text comes from, a line at a
// time: as soon as the front matter is found there is nothing more to read, since
// the body is not wanted from there.
type captured struct {
	rest   []byte
	length int
	found  bool
	buffer *bufio.Reader
}

var captures = sync.Pool{New: func() any { return &captured{buffer: bufio.NewReaderSize(nil, 4096)} }}

func (c *captured) Read(p []byte) (int, error) {
	if c.found || len(c.rest) == 0 {
		return 0, io.EOF
	}
	line := c.rest
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i+1]
	}
	n := copy(p, line)
	c.rest = c.rest[n:]
	return n, nil
}

var format = frontmatter.Format{
	Start: delimiter, End: delimiter, UnmarshalDelims: true,
	Unmarshal: func(data []byte, v any) error {
		c := v.(*captured)
		c.length, c.found = len(data), true
		return nil
	},
}

// visible writes the spaces before a line as a sign.
func visible(line []byte) string {
	content := strings.TrimSpace(string(line))
	return strings.Repeat("␣", bytes.Index(line, []byte(content))) + content
}

// nextClosing is the offset of the next line that is --- from its first
// character, or -1.
func (b *block) nextClosing(from int) int {
	for from < len(b.text) && from-b.start <= maxFront {
		line := plaintext.Line(b.text, from)
		if string(bytes.TrimRight(line, " \t")) == delimiter {
			return from
		}
		from += len(line) + 1
	}
	return -1
}

// inScalar says whether the line at an offset is within the text of a | or >.
func (b *block) inScalar(at int) bool {
	indent := plaintext.Indent(plaintext.Line(b.text, at))
	for at > b.start {
		at = plaintext.LineStart(b.text, at-1)
		line := plaintext.Line(b.text, at)
		if !isSpace(line) && plaintext.Indent(line) < indent {
			return blockHeader.Match(line)
		}
	}
	return false
}

var blockHeader = regexp.MustCompile(`[:-] +[|>][-+0-9]*\s*$`)

// missing reports a file that does not begin with ---.
func (b *block) missing(first []byte) (body int, ok bool) {
	line := string(bytes.TrimSpace(first))
	report := func(code diag.Code, fix string, args ...any) *diag.Diagnostic {
		return b.add(code, b.opening, b.opening+len(first), args...).WithFix(fix)
	}
	if strings.HasPrefix(line, "```") && string(plaintext.Line(b.text, plaintext.LineEnd(b.text, b.opening)+1)) == delimiter {
		report(diag.FrontFenced, "", line)
		return len(b.text), false
	}
	if isDashes(line) || line == "+++" || line == ";;;" || strings.HasPrefix(line, "```") || strings.HasPrefix(line, delimiter) && !strings.Contains(line, " ") {
		report(diag.FrontOpening, delimiter, line)
		return len(b.text), false
	}
	if line == "{" { // JSON
		report(diag.FrontOpening, "", line)
		return len(b.text), false
	}
	if rest, ok := strings.CutPrefix(line, delimiter+" "); ok { // --- title: x
		rest = strings.TrimSpace(rest)
		if _, _, ok := cutKey(rest); ok {
			report(diag.FrontOpening, delimiter+"\n"+rest, line)
			return len(b.text), false
		}
	}
	if _, _, ok := cutKey(line); ok && line[0] != '-' {
		b.enclose(report(diag.FrontMissing, delimiter+"\n"+string(first)))
		return len(b.text), false // it would be front matter shown as text
	}
	if title, ok := strings.CutPrefix(line, "# "); ok && strings.TrimSpace(title) != "" {
		report(diag.FrontMissing, b.opened(plaintext.Quote(strings.TrimSpace(title))))
		return min(b.opening+len(first)+1, len(b.text)), false
	}
	if last, _ := b.fieldsFrom(b.opening); last > b.opening {
		report(diag.FrontMissing, "") // fields follow: they would become text
		return len(b.text), false
	}
	report(diag.FrontMissing, b.opened("…")+"\n"+string(first))
	return b.opening, false
}

// opened is front matter with a title, as files of the kind call it.
func (b *block) opened(title string) string {
	for _, f := range b.kind.Fields {
		if f.Required && (f.IsWords() || f.Type == reflect.TypeFor[schema.Localised]()) {
			return delimiter + "\n" + f.Name + ": " + title + "\n" + delimiter
		}
	}
	return delimiter + "\n" + delimiter
}

// enclose lets d, about fields without the line before them, put the line behind
// them too if that is missing as well.
func (b *block) enclose(d *diag.Diagnostic) {
	last, closing := b.fieldsFrom(b.opening)
	last = max(last, b.opening)
	end := plaintext.LineEnd(b.text, last)
	fields := string(b.text[b.opening:end])
	switch {
	case closing < 0:
	case string(plaintext.Line(b.text, closing)) == delimiter:
		return
	default:
		end = plaintext.LineEnd(b.text, closing)
	}
	if end-b.opening <= maxFront {
		d.End, d.Fix = end, delimiter+"\n"+fields+"\n"+delimiter
	}
}

// endOfDocument is how YAML by itself ends.
const endOfDocument = "..."

// isDashes says whether a line was meant for ---: it holds only dashes, of any
// kind, and spaces.
func isDashes(line string) bool {
	dashes := 0
	for _, c := range line {
		switch c {
		case '-', '‐', '‑', '‒', '–', '—', '―', '−', '_', '=':
			dashes++
		case ' ', '\u00A0':
		default:
			return false
		}
	}
	return dashes > 1 || dashes == 1 && line != "-" && line != "_" && line != "="
}

// unclosed reports front matter without an end, and what the end probably is.
func (b *block) unclosed() (body int, ok bool) {
	if bytes.Contains(b.text[b.start:], []byte("\n"+delimiter+"\n")) { // further down than was looked
		b.add(diag.FrontTooLong, b.opening, b.opening+len(delimiter), maxFront>>10)
		return len(b.text), false
	}
	last, closing := b.fieldsFrom(b.start)
	if closing >= 0 {
		line := plaintext.Line(b.text, closing)
		b.add(diag.FrontClosing, closing, closing+len(line), string(bytes.TrimSpace(line))).Fix = delimiter
		return len(b.text), false
	}
	if last < 0 {
		b.add(diag.FrontUnclosed, b.opening, b.opening+len(delimiter)).Fix = b.opened("…")
		return len(b.text), false
	}
	line := plaintext.Line(b.text, last)
	b.add(diag.FrontUnclosed, last, last+len(line)).Fix = string(line) + "\n" + delimiter
	return len(b.text), false
}

// fieldsFrom tells fields that begin at an offset from the text behind them:
// last is the line that ends them, closing a line behind it that was meant for
// ---; -1 is none. Behind an empty line, or one that is no field, only known
// fields and indented lines go on with them.
func (b *block) fieldsFrom(at int) (last, closing int) {
	last = -1
	apart, loose := false, false // an empty line, or one that is no field, is between
	for at < len(b.text) {
		line := plaintext.Line(b.text, at)
		l := newLine(at, strings.Map(plainSpace, string(line)))
		if m := missingSpace.FindStringSubmatch(l.content); l.key == "" && m != nil && b.kind.Field(m[1]) != nil {
			l.key = m[1] // title:x
		}
		switch {
		case strings.TrimSpace(l.content) == "":
			if loose {
				return last, -1
			}
			apart = true
		case !loose && (isDashes(strings.TrimSpace(l.text)) || l.text == endOfDocument && last >= 0):
			return last, at
		case b.kind.Field(l.key) != nil, !apart && !loose && (l.key != "" || l.isItem), !loose && l.indent > 0 && last >= 0:
			last, loose = at, false
		case strings.HasPrefix(l.content, "#"):
			apart = true
		case apart:
			return last, -1
		default:
			loose = true
		}
		at += len(line) + 1
	}
	return last, -1
}

// parse reads front matter into a tree whose nodes have their place in the
// source. What cannot be read is reported, masked, and the rest read again, so
// that all mistakes show at once. It returns nil when nothing can be read.
func (b *block) parse() (*yaml.Node, *schema.Source) {
	b.read = b.text[b.start:b.end]
	if !b.withinLimits() {
		return nil, nil
	}
	b.inspect()
	fields, err := parseYAML(b.read)
	if err != nil {
		b.guessed = true
		if !b.explain(err) {
			return nil, nil
		}
		if fields, err = parseYAML(b.read); err != nil {
			return nil, nil
		}
	}
	src := schema.NewSource(b.file, b.text, b.opening, b.start, b.read)
	if !b.checkTree(fields, src) {
		return nil, nil
	}
	src.Unread = b.unread
	b.guessed = b.guessed || len(b.unread) > 0
	if b.place != nil && b.place.Address == "" {
		b.reportSlug(fields, src)
	}
	return fields, src
}

// withinLimits refuses what would take long to read before it is read.
func (b *block) withinLimits() bool {
	refuse := func(code diag.Code, limit int) bool {
		b.add(code, b.opening, plaintext.LineEnd(b.text, b.opening), limit)
		return false
	}
	if len(b.read) > maxFront {
		return refuse(diag.FrontTooLong, maxFront>>10)
	}
	lines, depth, deepest := 0, 0, 0
	for i, c := range b.read {
		switch c {
		case '\n':
			lines++
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth = max(0, depth-1)
		case '-', '?', ':': // - - - - a, ? ? ? a
			if i > 1 && b.read[i-1] == ' ' && b.read[i-2] == c {
				depth++
				deepest = max(deepest, depth)
			} else if i == 0 || b.read[i-1] == '\n' {
				depth = 0
			}
		}
	}
	if lines > maxLines {
		return refuse(diag.FrontTooMany, maxKeys)
	}
	if deepest > 4*maxDepth { // brackets may stand in texts; the tree will tell
		return refuse(diag.FrontTooDeep, maxDepth)
	}
	return true
}
