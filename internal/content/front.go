// This file finds the front matter of a file and reads it into a tree.

package content

import (
	"bufio"
	"bytes"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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
	if isDashes(line) || line == "+++" || line == ";;;" || strings.HasPrefix(line, "```") || strings.HasPrefix(line, delimiter) && !strings.Contains(line, " ") {
		report(diag.FrontOpening, delimiter, line)
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
		case !loose && isDashes(strings.TrimSpace(l.text)):
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

// parseYAML reads the fields of one document, which must be all there is.
//
// Within brackets the library takes a question mark for the sign of a key, which it
// is in YAML 1.1; in YAML 1.2 (7.3.3) texts and addresses may have one there as anywhere:
// [{url: https://www.example.org/watch?v=3}]. What it cannot read is read with another sign instead.
func parseYAML(text []byte) (fields *yaml.Node, err error) {
	if fields = plainFields(text); fields != nil {
		return fields, nil
	}
	fields, err = decodeYAML(text)
	if err == nil || !bytes.ContainsAny(text, "[{") || bytes.IndexByte(text, '?') < 0 || bytes.Contains(text, []byte(questioned)) {
		return fields, err
	}
	again, failed := decodeYAML(unasked(text))
	if failed != nil {
		return fields, err
	}
	askAgain(again)
	return again, nil
}

// questioned stands for a question mark, one character for one, so that places stay; no text has it.
const questioned = "\U0010FFFD"

// unasked has questioned for each question mark that does not begin a line or a value.
func unasked(text []byte) []byte {
	var out []byte
	last := byte('\n')
	for _, c := range text {
		if c == '?' && !strings.ContainsRune("\n-:,[{?", rune(last)) {
			out = append(out, questioned...)
			continue
		}
		if c != ' ' {
			last = c
		}
		out = append(out, c)
	}
	return out
}

// askAgain puts the question marks back.
func askAgain(n *yaml.Node) {
	n.Value = strings.ReplaceAll(n.Value, questioned, "?")
	for _, child := range n.Content {
		askAgain(child)
	}
}

// decodeYAML reads the fields as the library understands them.
func decodeYAML(text []byte) (fields *yaml.Node, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			fields, err = nil, errUnreadable
		}
	}()
	var document, more yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	case err != nil:
		return nil, err
	}
	if err := decoder.Decode(&more); err != io.EOF {
		return nil, errMore
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return nil, errNoFields
	}
	return document.Content[0], nil
}

// inspect names the characters that look like something else or like nothing,
// and reads them as what they were meant for. Text of plain ASCII has none.
func (b *block) inspect() {
	for _, c := range b.read {
		if c >= 0x7F || c < ' ' && c != '\n' {
			b.inspectLines()
			return
		}
	}
}

func (b *block) inspectLines() {
	owned := false
	for at := 0; at < len(b.read); {
		line := b.read[at:plaintext.LineEnd(b.read, at)]
		if i := bytes.IndexFunc(line, isOdd); i >= 0 {
			if !owned {
				b.read, owned = bytes.Clone(b.read), true
				line = b.read[at : at+len(line)]
			}
			b.inspectLine(at, line)
		}
		at += len(line) + 1
	}
	if len(b.tabs) > 0 {
		b.reportTabs()
	}
	if len(b.spaces) > 0 {
		b.reportSpaces()
	}
	// The fields those lines belong to are not read: what would be said about
	// them would all come from there.
	for _, at := range slices.Concat(b.tabs, b.spaces, b.controls) {
		b.maskField(at)
	}
}

// reportTabs reports each run of lines that begin with a tab.
func (b *block) reportTabs() {
	width := b.tabWidth()
	for i := 0; i < len(b.tabs); {
		from, to := b.tabs[i], b.tabs[i]
		var lines []string
		for ; i < len(b.tabs) && (len(lines) == 0 || b.tabs[i] == to+1); i++ {
			line := plaintext.Line(b.text, b.start+b.tabs[i])
			lines = append(lines, untabbed(string(line), width))
			to = b.tabs[i] + len(line)
		}
		tab := bytes.IndexByte(b.text[b.start+from:], '\t')
		b.add(diag.FrontTab, b.start+from+tab, b.start+to).Fix = strings.Join(lines, "\n")
	}
}

// reportSpaces reports the lines that begin with spaces which are none. They
// were meant to be spaces, or to be nothing.
func (b *block) reportSpaces() {
	plain := string(b.text[b.start:b.end])
	replace := plainSpace
	if !isReadable(strings.Map(plainSpace, plain)) && isReadable(strings.Map(noFalseSpace, plain)) {
		replace = noFalseSpace
	}
	for _, at := range b.spaces {
		line := string(plaintext.Line(b.text, b.start+at))
		content := strings.TrimLeftFunc(line, isIndent)
		indent := line[:len(line)-len(content)]
		from := b.start + at + strings.IndexFunc(indent, isFalseSpace)
		b.add(diag.FrontSpace, from, b.start+at+len(indent)).Fix = strings.Map(replace, indent) + content
	}
}

func isReadable(text string) bool {
	_, err := parseYAML([]byte(text))
	return err == nil
}

// tabWidth is how wide tabs must be for the lines to stand where they were meant to.
func (b *block) tabWidth() int {
	for _, width := range [...]int{2, 4, 8} {
		var lines []string
		for line := range strings.SplitSeq(string(b.text[b.start:b.end]), "\n") {
			lines = append(lines, untabbed(line, width))
		}
		if isReadable(strings.Join(lines, "\n")) {
			return width
		}
	}
	return 2
}

// untabbed is a line with ordinary spaces before it, as many as tabs of a width reach.
func untabbed(line string, width int) string {
	content := strings.TrimLeftFunc(line, isIndent)
	column := 0
	for _, c := range strings.Map(plainSpace, line[:len(line)-len(content)]) {
		if c == '\t' {
			column += width - column%width
		} else {
			column++
		}
	}
	return strings.Repeat(" ", column) + content
}

// maskField blanks the field of the file that the line at an offset belongs to.
func (b *block) maskField(at int) {
	if isSpace(plaintext.Line(b.read, at)) {
		return // with another line of the field
	}
	for at > 0 && !b.beginsField(at) {
		at = plaintext.LineStart(b.read, at-1)
	}
	for first := true; at < len(b.read) && (first || !b.beginsField(at)); first = false {
		line := b.read[at:plaintext.LineEnd(b.read, at)]
		written := withoutControls(strings.Map(plainSpace, string(plaintext.Line(b.text, b.start+at))))
		b.unread = append(b.unread, newLine(0, written).key)
		blank(line)
		at += len(line) + 1
	}
}

// beginsField says whether the line at an offset is the first of a field of the file.
func (b *block) beginsField(at int) bool {
	first, _ := utf8.DecodeRune(b.text[b.start+at:])
	return b.start+at < len(b.text) && !isIndent(first) && !isControl(first) && first != '-' && first != '#'
}

// isOdd says whether a character needs a look: a tab, a control character, a
// space that is none, a mark of direction or order.
func isOdd(c rune) bool {
	switch {
	case c < ' ', c >= 0x7F && c <= 0xA0, c == '\u202F', c == '\u2028', c == '\u2029', c == '\uFEFF', c >= 0xFFFE && c <= 0xFFFF,
		c >= '\u2000' && c <= '\u200D', c == '\u3000', c == '\u2060':
		return true
	}
	return false
}

// isFalseSpace says whether c is seen as a space, or not at all, and read as a letter.
func isFalseSpace(c rune) bool {
	return c == '\u00A0' || c == '\u202F' || c >= '\u2000' && c <= '\u200D' || c == '\u3000' || c == '\u2060' || c == '\uFEFF'
}

// isIndent says whether c is seen as space at the start of a line.
func isIndent(c rune) bool { return c == ' ' || c == '\t' || isFalseSpace(c) }

// isControl says whether c is not for text: a tab is dealt with apart.
func isControl(c rune) bool { return c != '\t' && (plaintext.IsControl(c) || plaintext.IsBreak(c)) }

// inspectLine masks what is odd in a line of b.read, byte for byte.
func (b *block) inspectLine(at int, line []byte) {
	written := string(line)
	content := strings.TrimLeftFunc(written, isIndent)
	indent := written[:len(written)-len(content)]
	first, _ := utf8.DecodeRuneInString(content)
	switch {
	case content == "":
	case strings.Contains(indent, "\t"):
		b.tabs = append(b.tabs, at)
	case strings.ContainsFunc(indent, isFalseSpace):
		b.spaces = append(b.spaces, at)
	case isControl(first):
		b.controls = append(b.controls, at)
	}
	blank(line[:len(indent)])
	reported := false // one correction mends the line
	for i, c := range written {
		if !isControl(c) {
			continue
		}
		width := utf8.RuneLen(c)
		if !reported {
			b.add(diag.FrontControl, b.start+at+i, b.start+at+i+width, plaintext.CodePoint(c)).Fix = withoutControls(written)
			reported = true
		}
		blank(line[i : i+width])
	}
	// A no-break space before or behind the colon, as French keyboards have it.
	colon := strings.IndexByte(written, ':')
	if colon < 0 {
		blankTrailing(line, written)
		return
	}
	key := strings.TrimRightFunc(written[:colon], func(c rune) bool { return c == ' ' || isFalseSpace(c) })
	if name := strings.TrimLeft(key, " \t-"); !strings.ContainsFunc(name, func(c rune) bool { return !isKeyRune(c) }) {
		blank(line[len(key):colon])
		value := strings.TrimLeftFunc(written[colon+1:], isIndent)
		blank(line[colon+1 : len(written)-len(value)])
	}
	blankTrailing(line, written)
}

// withoutControls is a line without its control characters. Where one of them
// breaks lines or words, a space keeps the words apart.
func withoutControls(line string) string {
	broken := strings.Map(func(c rune) rune {
		switch {
		case !isControl(c):
			return c
		case unicode.IsSpace(c), c >= 0x1C && c <= 0x1F:
			return '\n'
		}
		return -1
	}, line)
	content := strings.TrimLeft(broken, " ")
	indent := broken[:len(broken)-len(content)]
	return indent + breaks.ReplaceAllLiteralString(strings.Trim(content, " \n"), " ")
}

var breaks = regexp.MustCompile(` *\n[ \n]*`)

// blankTrailing makes what is seen as spaces at the end of a line spaces.
func blankTrailing(line []byte, written string) {
	content := strings.TrimRightFunc(written, isIndent)
	blank(line[len(content):])
}

func plainSpace(c rune) rune {
	switch {
	case c == '\u00A0' || c == '\u202F' || c == '\u3000' || c >= '\u2000' && c <= '\u200A':
		return ' '
	case isFalseSpace(c):
		return -1
	}
	return c
}

func noFalseSpace(c rune) rune {
	if isFalseSpace(c) {
		return -1
	}
	return c
}

func blank(text []byte) {
	for i := range text {
		text[i] = ' '
	}
}

func isKeyRune(c rune) bool {
	return c == '_' || c == '-' || c == '.' || c == '’' || unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)
}

// checkTree refuses what front matter has no use for and that loses text or
// grows without bounds: anchors, references to them, tags; too many keys, too
// deep. A field with one of the former is left out of the tree.
func (b *block) checkTree(fields *yaml.Node, src *schema.Source) bool {
	whole := plaintext.LineEnd(b.text, b.opening)
	if countValues(fields) > maxValues {
		b.add(diag.FrontTooWide, b.opening, whole, maxValues)
		return false
	}
	c := treeCheck{block: b, src: src}
	kept := fields.Content[:0]
	for i := 0; i+1 < len(fields.Content); i += 2 {
		key, value := fields.Content[i], fields.Content[i+1]
		before := c.refused
		c.walk(key, 1, false)
		c.walk(value, 1, false)
		if c.refused > before {
			b.unread = append(b.unread, key.Value)
			continue
		}
		kept = append(kept, key, value)
	}
	fields.Content = kept
	if c.keys += len(kept) / 2; c.keys > maxKeys {
		b.add(diag.FrontTooMany, b.opening, whole, maxKeys)
		return false
	}
	if c.deep != nil {
		at := b.start + src.At(c.deep)
		b.add(diag.FrontTooDeep, at, at+1, maxDepth)
		return false
	}
	return true
}

// countValues counts the nodes below n that hold no others, keys left out.
func countValues(n *yaml.Node) int {
	if len(n.Content) == 0 {
		return 1
	}
	count := 0
	for i, child := range n.Content {
		if n.Kind == yaml.SequenceNode || i%2 == 1 {
			count += countValues(child)
		}
	}
	return count
}

type treeCheck struct {
	*block
	src     *schema.Source
	keys    int
	refused int
	deep    *yaml.Node
}

// walk looks at a node and what it holds. listed says that it is in a list, at any depth.
func (c *treeCheck) walk(n *yaml.Node, depth int, listed bool) {
	at := c.src.At(n)
	if at < len(c.read) && strings.IndexByte("&*!", c.read[at]) >= 0 {
		c.refused++
		c.symbol(at)
		return
	}
	if len(n.Content) == 0 || n.Kind == yaml.AliasNode {
		return
	}
	if depth > maxDepth {
		c.deep = n
		return
	}
	if n.Kind == yaml.MappingNode && !listed {
		c.keys += len(n.Content) / 2
	}
	for _, child := range n.Content {
		c.walk(child, depth+1, listed || n.Kind == yaml.SequenceNode)
	}
}

// reportSlug reports a slug where the address has no part for it.
func (b *block) reportSlug(fields *yaml.Node, src *schema.Source) {
	for i := 0; i+1 < len(fields.Content); i += 2 {
		if key := fields.Content[i]; key.Value == "slug" {
			at := b.start + src.At(key)
			b.add(diag.SlugUnused, at, at+len(key.Value))
		}
	}
}

// symbol reports a value that begins with a character that has a special meaning.
func (b *block) symbol(at int) {
	line := string(plaintext.Line(b.text, b.start+at))
	from := at - plaintext.LineStart(b.read, at)
	value := strings.TrimRight(line[from:], " \t")
	if i := strings.IndexAny(value, ",]}"); i >= 0 && strings.ContainsAny(line[:from], "[{") {
		value = value[:i]
	}
	first, _ := utf8.DecodeRuneInString(value)
	d := b.add(diag.FrontSymbol, b.start+at, b.start+at+len(value), b.nameAt(at), diag.Clip(value), string(first))
	if len(line) <= maxFix {
		d.Fix = line[:from] + plaintext.Quote(value) + line[from+len(value):]
	}
}

// nameAt is the field that the line of an offset in b.read belongs to.
func (b *block) nameAt(at int) string {
	for {
		start := plaintext.LineStart(b.read, at)
		if l := newLine(0, string(plaintext.Line(b.read, at))); l.key != "" || start == 0 {
			return l.key
		}
		at = start - 1
	}
}
