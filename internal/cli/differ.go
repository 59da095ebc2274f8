// This file shows in which lines two texts differ.

package cli

import (
	"fmt"
	"strings"

	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/source"
)

// What is shown of a difference, and up to how many pairs of lines it is looked for as closely as can be.
const (
	mostLines = 200
	mostPairs = 4 << 20
)

// differences are the lines of the site that another text does not have, each behind a -, and those that
// it has instead, behind a +, with their numbers.
func (a *app) differences(own, other []byte) []string {
	shown := linesApart(numbered(own), numbered(other))
	if n := len(shown) - mostLines; n > 0 {
		shown = append(shown[:mostLines:mostLines], a.say.Plural("defaults.more-lines", lang.Whole(n)))
	}
	return shown
}

// A numberedLine is one of a text, the line for its mark left out.
type numberedLine struct {
	n    int // from 1
	text string
}

func numbered(text []byte) (lines []numberedLine) {
	m, marked := source.FindMark(text)
	at, n := 0, 0
	for line := range strings.Lines(string(text)) {
		if n++; !marked || at != m.Start {
			lines = append(lines, numberedLine{n, strings.TrimRight(line, "\r\n")})
		}
		at += len(line)
	}
	return lines
}

func linesApart(own, other []numberedLine) (shown []string) {
	from, to, end := 0, len(own), len(other)
	for from < min(to, end) && own[from].text == other[from].text {
		from++
	}
	for to > from && end > from && own[to-1].text == other[end-1].text {
		to, end = to-1, end-1
	}
	x, y := own[from:to], other[from:end]
	common := commonLines(x, y)
	line := func(sign string, l numberedLine) {
		shown = append(shown, fmt.Sprintf("%5d %s %s", l.n, sign, plaintext.OneLine(l.text)))
	}
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && x[i].text == y[j].text:
			i, j = i+1, j+1
		case i < len(x) && (j == len(y) || common == nil || common[i+1][j] >= common[i][j+1]):
			line("-", x[i])
			i++
		default:
			line("+", y[j])
			j++
		}
	}
	return shown
}

// commonLines is, for each place in two texts, how many lines both have in the same order from there on; nil for
// texts that are too long for that.
func commonLines(x, y []numberedLine) [][]int {
	if len(x)*len(y) > mostPairs {
		return nil
	}
	common := make([][]int, len(x)+1)
	for i := range common {
		common[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); x[i].text == y[j].text {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	return common
}
