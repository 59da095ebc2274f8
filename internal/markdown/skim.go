// This file goes over the words of a text without reading it anew.

package markdown

import "bytes"

// Skim yields the text piece by piece as it stands in the source, but for what no reader reads as words: where links
// lead, marks of Markdown that hold letters. What holds signs that only reading understands is read anew, and yielded as
// it is read. heading says that a piece is of a heading. The words of the pieces are those of [Doc.Sections], whatever
// stands between them; a piece ends where a word does.
func (d *Doc) Skim(yield func(piece []byte, heading bool)) {
	if d.awaits || !isPlain(d.src) {
		d.recite(yield)
		return
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		skimBlock(d.src[b.from:b.to], func(piece []byte) { yield(piece, b.kind == HeadingBlock) })
	}
}

// recite yields what the blocks say.
func (d *Doc) recite(yield func(piece []byte, heading bool)) {
	if len(d.blocks) == 0 {
		return
	}
	for i, s := range *d.said.get(d.readBlocks) {
		yield([]byte(s), d.blocks[i].kind == HeadingBlock)
	}
}

// skimBlock yields a block without the numbers of lists, the destinations of links and the languages of phrases.
func skimBlock(text []byte, yield func([]byte)) {
	from := afterNumber(text, 0)
	listed := signOf(text, from) // of a list with numbers, once one has begun
	for at := from; at < len(text); {
		c := text[at]
		at++
		switch c {
		case '\n':
			if after := afterNumber(text, at); after > at && (listed == signOf(text, after) || isFirst(text[at:after])) {
				yield(text[from:at])
				from, at, listed = after, after, signOf(text, after)
			}
		case ']':
			if at < len(text) && (text[at] == '(' || text[at] == '{') {
				yield(text[from:at])
				at = afterBrackets(text, at)
				from = at
			}
		}
	}
	yield(text[from:])
}

// afterNumber is the offset behind the number of an item of a list at the beginning of a line, or that of the line.
func afterNumber(text []byte, line int) int {
	at := line
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '>' || text[at] == '-' || text[at] == '*' || text[at] == '+') {
		at++
	}
	from := at
	for at < len(text) && '0' <= text[at] && text[at] <= '9' {
		at++
	}
	if at == from || at+1 >= len(text) || text[at] != '.' && text[at] != ')' || text[at+1] != ' ' {
		return line
	}
	return at + 1
}

// signOf is the sign behind the number that ends at an offset; 0 where there is none.
func signOf(text []byte, after int) byte {
	if after == 0 {
		return 0
	}
	return text[after-1]
}

// isFirst reports whether a number is that of a first item: no other begins a list below a line of text.
func isFirst(number []byte) bool {
	digits := bytes.TrimLeft(number[:len(number)-1], " \t>-*+")
	return string(digits) == "1"
}

// afterBrackets is the offset behind the brackets that open at an offset.
func afterBrackets(text []byte, at int) int {
	open, closing := text[at], byte(')')
	if open == '{' {
		closing = '}'
	}
	for depth := 0; at < len(text); at++ {
		switch text[at] {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	return at
}

// isPlain reports whether a text has none of the signs by which letters may be of no word that is read: of tags and
// comments, code, pictures, notes, definitions, references, attributes, or marks within a word.
func isPlain(src []byte) bool {
	for at, c := range src {
		if isUnsure[c] && !isPlainAt(src, at) {
			return false
		}
	}
	return true
}

// isUnsure are the bytes that [isPlainAt] looks at.
var isUnsure = func() (is [256]bool) {
	for _, c := range []byte("<&\\`{!~[]*_") {
		is[c] = true
	}
	return is
}()

func isPlainAt(src []byte, at int) bool {
	before, after := beside(src, at)
	switch src[at] {
	case '<', '\\', '`', '~':
		return false
	case '&':
		return !isWordByte(after) && after != '#'
	case '{':
		return before == ']' && bytes.HasPrefix(src[at:], []byte("{lang=")) && !isWordByte(skipMarks(src, afterBrackets(src, at)))
	case '!':
		return after != '['
	case '[':
		return after != '^' && after != '!' && before != ']' && before != '[' && !isWordByte(lastBefore(src[:at])) && isClosed(src[at+1:]) && !isBox(src[at:])
	case ']':
		return after != ':' && (after != '(' || isAddress(src[at+1:])) && isOpen(src[:at])
	case '*', '_':
		return !isWordByte(before) || !isWordByte(skipMarks(src, at))
	}
	return true
}

// beside are the bytes beside an offset, 0 where there is none.
func beside(src []byte, at int) (before, after byte) {
	if at > 0 {
		before = src[at-1]
	}
	if at+1 < len(src) {
		after = src[at+1]
	}
	return before, after
}

// skipMarks is the first byte behind marks of emphasis.
func skipMarks(src []byte, at int) byte {
	for ; at < len(src); at++ {
		if src[at] != '*' && src[at] != '_' {
			return src[at]
		}
	}
	return 0
}

// lastBefore is the last byte that is no mark of emphasis.
func lastBefore(src []byte) byte {
	src = bytes.TrimRight(src, "*_")
	if len(src) == 0 {
		return 0
	}
	return src[len(src)-1]
}

// isClosed reports whether a bracket that has been opened is closed on its line, before another opens.
func isClosed(src []byte) bool {
	end := bytes.IndexAny(src, "[]\n")
	return end >= 0 && src[end] == ']'
}

// isBox reports whether a box begins there that is ticked.
func isBox(src []byte) bool { return len(src) > 2 && src[1]|0x20 == 'x' && src[2] == ']' }

// isOpen reports whether a bracket is open at the end, on its line.
func isOpen(src []byte) bool {
	from := bytes.LastIndexAny(src, "[]\n")
	return from >= 0 && src[from] == '['
}

// isAddress reports whether brackets hold an address and nothing else, and no word follows at once.
func isAddress(src []byte) bool {
	end := afterBrackets(src, 0)
	return src[end-1] == ')' && !isWordByte(skipMarks(src, end)) && !bytes.ContainsAny(src[:end], " \t\n\"'")
}

// isWordByte reports whether a byte may be of a letter or a figure.
func isWordByte(c byte) bool {
	return c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
