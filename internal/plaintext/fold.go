// This file fits text to the columns of a terminal.

package plaintext

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Columns is how many columns s takes on a terminal: two for a Chinese character,
// none for an accent of its own or for what colours the text (ECMA-48, SGR).
func Columns(s string) int {
	n := 0
	for {
		before, rest, colored := strings.Cut(s, "\x1b[")
		n += uniseg.StringWidth(before)
		if !colored {
			return n
		}
		_, s, _ = strings.Cut(rest, "m")
	}
}

// Fold breaks lines that take more than so many columns, and indents what goes
// on. It breaks at U+0020 alone: a name, an address and what a no-break space
// holds together stay whole, be they wider than a line. 0 columns are as many as
// it takes.
func Fold(s string, columns, indent int) string {
	if columns == 0 {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if Columns(line) > columns {
			lines[i] = foldLine(line, columns, strings.Repeat(" ", indent))
		}
	}
	return strings.Join(lines, "\n")
}

func foldLine(line string, columns int, indent string) string {
	text := strings.TrimLeft(line, " ")
	var b strings.Builder
	b.WriteString(line[:len(line)-len(text)])
	taken, first := len(line)-len(text), true
	for word := range strings.SplitSeq(text, " ") {
		width := Columns(word)
		switch {
		case first:
		case taken+1+width > columns:
			b.WriteString("\n" + indent)
			taken = len(indent)
		default:
			b.WriteByte(' ')
			taken++
		}
		b.WriteString(word)
		taken, first = taken+width, false
	}
	return b.String()
}
