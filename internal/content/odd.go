// This file finds the characters of front matter that look like something else, or like nothing.

package content

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

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
