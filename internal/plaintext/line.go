// This file finds lines. They end with a line feed, which is not part of them.

package plaintext

import "bytes"

// LineStart is where the line begins that an offset stands in.
func LineStart(text []byte, at int) int { return bytes.LastIndexByte(text[:at], '\n') + 1 }

// LineNumber is which line an offset stands in, from 1.
func LineNumber(text []byte, at int) int { return 1 + bytes.Count(text[:at], []byte("\n")) }

// LineEnd is where the line ends that an offset stands in.
func LineEnd(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

// Line is the line that an offset stands in.
func Line(text []byte, at int) []byte { return text[LineStart(text, at):LineEnd(text, at)] }

// Indent is how many spaces a line begins with.
func Indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// Offset is where line n begins, from 1; of a line too far, where the last begins.
func Offset(text []byte, n int) int {
	at := 0
	for ; n > 1; n-- {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return at
}
