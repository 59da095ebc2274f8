// This file finds the front matter of a file and reads it into a tree.

package content

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/schema"
)

// Limits of front matter. The largest real one seen is under 4 KiB.
const (
	maxFront = 64 << 10 // bytes
	maxLines = 2000
	maxKeys  = 200
	maxDepth = 8 // groups and lists within each other
)

// delimiter is the line before and behind front matter.
const delimiter = "---"

// A block is the front matter of a file.
type block struct {
	file    string
	kind    *schema.Kind
	text    []byte // the file's
	opening int    // offset of the opening line
	start   int    // offset of the first line behind it
	end     int    // offset of the closing line
	diags   *diag.List

	read   []byte   // what is given to the parser: text[start:end], with what it cannot read masked
	unread []string // keys of lines that are masked
	tabs   []int    // offsets in read of the lines that begin with a tab
}

func (b *block) pos(at int) diag.Pos { return diag.Pos{File: b.file, Offset: at} }

// add reports a mistake between two offsets of the text.
func (b *block) add(code diag.Code, from, to int, args ...any) *diag.Diagnostic {
	return b.diags.Add(code, b.pos(from), to, args...)
}

// find sets opening, start and end, and returns where the body begins. Without
// front matter, or if it does not end, it says so: everything is body then, or nothing.
func (b *block) find() (body int, ok bool) {
	for b.opening < len(b.text) && isSpace(lineAt(b.text, b.opening)) {
		b.opening += lineLength(b.text[b.opening:]) + 1
	}
	first := lineAt(b.text, b.opening)
	if string(bytes.TrimSpace(first)) != delimiter {
		return b.missing(first)
	}
	b.start = min(b.opening+len(first)+1, len(b.text))
	length, found := capture(b.text[b.opening:])
	if !found {
		return b.unclosed()
	}
	after := b.opening + length
	b.end = lineStart(b.text, max(after-1, b.start))
	if line := lineAt(b.text, b.end); line[0] != delimiter[0] {
		if end := b.nextClosing(after); end >= 0 && b.inScalar(b.end) {
			b.end = end
			after = min(end+len(lineAt(b.text, end))+1, len(b.text))
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
// finds the delimiters. It is also the reader the text comes from: as soon as
// the front matter is found there is nothing more to read, since the body is
// not wanted from there.
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
	n := copy(p, c.rest)
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
		line := lineAt(b.text, from)
		if string(bytes.TrimRight(line, " \t")) == delimiter {
			return from
		}
		from += len(line) + 1
	}
	return -1
}

// inScalar says whether the line at an offset is within the text of a | or >.
func (b *block) inScalar(at int) bool {
	indent := indentOf(lineAt(b.text, at))
	for at > b.start {
		at = lineStart(b.text, at-1)
		line := lineAt(b.text, at)
		if !isSpace(line) && indentOf(line) < indent {
			return blockHeader.Match(line)
		}
	}
	return false
}

var blockHeader = regexp.MustCompile(`[:-] +[|>][-+0-9]*\s*$`)

func indentOf(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// missing reports a file that does not begin with ---.
func (b *block) missing(first []byte) (body int, ok bool) {
	line := string(bytes.TrimSpace(first))
	if isDashes(line) || line == "+++" || line == ";;;" || strings.HasPrefix(line, delimiter) && !strings.Contains(line, " ") {
		b.add(diag.FrontOpening, b.opening, b.opening+len(first), line).Fix = delimiter
		return len(b.text), false
	}
	d := b.add(diag.FrontMissing, b.opening, b.opening+len(first))
	d.Fix = delimiter + "\ntitle: …\n" + delimiter
	if key, _, ok := cutKey(line); ok {
		if key == "" {
			return b.opening, false
		}
		d.Fix = delimiter + "\n" + line
		return len(b.text), false // it would be front matter shown as text
	}
	if title := strings.TrimSpace(strings.TrimLeft(line, "#")); strings.HasPrefix(line, "#") && title != "" {
		d.Fix = delimiter + "\ntitle: " + quoteText(title) + "\n" + delimiter
		return min(b.opening+len(first)+1, len(b.text)), false
	}
	return b.opening, false
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
	last, apart := b.opening, false
	for at := b.start; at < len(b.text); {
		line := lineAt(b.text, at)
		l := newLine(at, string(line))
		switch {
		case isDashes(strings.TrimSpace(l.text)):
			b.add(diag.FrontClosing, at, at+len(line), strings.TrimSpace(l.text)).Fix = delimiter
			return len(b.text), false
		case isSpace(line):
			apart = true
		case b.kind.Field(l.key) != nil, !apart && (l.key != "" || l.isItem || l.indent > 0):
			last = at
		default:
			at = len(b.text)
		}
		at += len(line) + 1
	}
	line := lineAt(b.text, last)
	b.add(diag.FrontUnclosed, last, last+len(line)).Fix = string(line) + "\n" + delimiter
	return len(b.text), false
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
	return fields, src
}

// withinLimits refuses what would take long to read before it is read.
func (b *block) withinLimits() bool {
	refuse := func(code diag.Code, limit int) bool {
		b.add(code, b.opening, b.opening+lineLength(b.text[b.opening:]), limit)
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
func parseYAML(text []byte) (fields *yaml.Node, err error) {
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
		line := b.read[at : at+lineLength(b.read[at:])]
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
}

// reportTabs reports each run of lines that begin with a tab. The fields they
// belong to are not read: what would be said about them would all come from there.
func (b *block) reportTabs() {
	width := b.tabWidth()
	for i := 0; i < len(b.tabs); {
		from, to := b.tabs[i], b.tabs[i]
		var lines []string
		for ; i < len(b.tabs) && (len(lines) == 0 || b.tabs[i] == to+1); i++ {
			line := lineAt(b.text, b.start+b.tabs[i])
			lines = append(lines, untabbed(string(line), width))
			to = b.tabs[i] + len(line)
		}
		tab := bytes.IndexByte(b.text[b.start+from:], '\t')
		b.add(diag.FrontTab, b.start+from+tab, b.start+to).Fix = strings.Join(lines, "\n")
	}
	for _, at := range b.tabs {
		b.maskField(at)
	}
}

// tabWidth is how wide tabs must be for the lines to stand where they were meant to.
func (b *block) tabWidth() int {
	for _, width := range [...]int{2, 4, 8} {
		var lines []string
		for line := range strings.SplitSeq(string(b.text[b.start:b.end]), "\n") {
			lines = append(lines, untabbed(line, width))
		}
		if _, err := parseYAML([]byte(strings.Join(lines, "\n"))); err == nil {
			return width
		}
	}
	return 2
}

// untabbed is a line with ordinary spaces before it, as many as tabs of a width reach.
func untabbed(line string, width int) string {
	content := strings.TrimLeftFunc(line, func(c rune) bool { return c == ' ' || c == '\t' || isFalseSpace(c) })
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
	for at > 0 && !b.beginsField(at) {
		at = lineStart(b.read, at-1)
	}
	known := b.beginsField(at)
	for first := true; at < len(b.read) && (first || !b.beginsField(at)); first = false {
		line := b.read[at : at+lineLength(b.read[at:])]
		if first || !known {
			b.unread = append(b.unread, newLine(0, string(lineAt(b.text, b.start+at))).key)
		}
		blank(line)
		at += len(line) + 1
	}
}

// beginsField says whether the line at an offset is the first of a field of the file.
func (b *block) beginsField(at int) bool {
	return b.start+at < len(b.text) && strings.IndexByte(" \t\n-#", b.text[b.start+at]) < 0
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

func isControl(c rune) bool {
	return c < ' ' && c != '\t' || c >= 0x7F && c < 0xA0 || c == '\u2028' || c == '\u2029' || c == 0xFFFE || c == 0xFFFF
}

// inspectLine masks what is odd in a line of b.read, byte for byte.
func (b *block) inspectLine(at int, line []byte) {
	written := string(line)
	content := strings.TrimLeftFunc(written, func(c rune) bool { return c == ' ' || c == '\t' || isFalseSpace(c) })
	indent := written[:len(written)-len(content)]
	if strings.Contains(indent, "\t") && content != "" {
		b.tabs = append(b.tabs, at)
	} else if i := strings.IndexFunc(indent, isFalseSpace); i >= 0 && content != "" {
		b.add(diag.FrontSpace, b.start+at+i, b.start+at+len(indent)).Fix = strings.Map(plainSpace, indent) + content
	}
	blank(line[:len(indent)])
	for i, c := range written {
		if isControl(c) {
			width := utf8.RuneLen(c)
			b.add(diag.FrontControl, b.start+at+i, b.start+at+i+width, codePoint(c)).Fix = strings.Map(func(c rune) rune {
				if isControl(c) {
					return -1
				}
				return c
			}, written)
			blank(line[i : i+width])
		}
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
		value := strings.TrimLeftFunc(written[colon+1:], func(c rune) bool { return c == ' ' || c == '\t' || isFalseSpace(c) })
		blank(line[colon+1 : len(written)-len(value)])
	}
	blankTrailing(line, written)
}

// blankTrailing makes what is seen as spaces at the end of a line spaces.
func blankTrailing(line []byte, written string) {
	content := strings.TrimRightFunc(written, func(c rune) bool { return c == ' ' || c == '\t' || isFalseSpace(c) })
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
	c := treeCheck{block: b, src: src}
	kept := fields.Content[:0]
	for i := 0; i+1 < len(fields.Content); i += 2 {
		key, value := fields.Content[i], fields.Content[i+1]
		before := c.refused
		c.walk(key, 1)
		c.walk(value, 1)
		if c.refused > before {
			b.unread = append(b.unread, key.Value)
			continue
		}
		kept = append(kept, key, value)
	}
	fields.Content = kept
	whole := b.opening + lineLength(b.text[b.opening:])
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

type treeCheck struct {
	*block
	src     *schema.Source
	keys    int
	refused int
	deep    *yaml.Node
}

func (c *treeCheck) walk(n *yaml.Node, depth int) {
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
	if n.Kind == yaml.MappingNode {
		c.keys += len(n.Content) / 2
	}
	for _, child := range n.Content {
		c.walk(child, depth+1)
	}
}

// symbol reports a value that begins with a character that has a special meaning.
func (b *block) symbol(at int) {
	line := string(lineAt(b.text, b.start+at))
	from := at - lineStart(b.read, at)
	value := strings.TrimRight(line[from:], " \t")
	if i := strings.IndexAny(value, ",]}"); i >= 0 && strings.ContainsAny(line[:from], "[{") {
		value = value[:i]
	}
	first, _ := utf8.DecodeRuneInString(value)
	b.add(diag.FrontSymbol, b.start+at, b.start+at+len(value), b.nameAt(at), clip(value), string(first)).
		Fix = line[:from] + quoteText(value) + line[from+len(value):]
}

// nameAt is the field that the line of an offset in b.read belongs to.
func (b *block) nameAt(at int) string {
	for {
		start := lineStart(b.read, at)
		if l := newLine(0, string(lineAt(b.read, at))); l.key != "" || start == 0 {
			return l.key
		}
		at = start - 1
	}
}

// quoteText writes text between double quotes.
func quoteText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// clip shortens what a sentence repeats.
func clip(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
