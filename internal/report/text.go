// This file writes for people: what matters most stands last, nearest to where they go on typing.

package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

var colors = map[string]string{"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "notice": "\x1b[1;36m"}

// textual writes notices, warnings and errors in this order, a blank line between them.
func (p *Printer) textual(w io.Writer, l diag.List) error {
	l = slices.Clone(l)
	slices.SortStableFunc(l, func(a, b *diag.Diagnostic) int { return -cmp.Compare(a.Severity(p.Strict), b.Severity(p.Strict)) })
	var said []string
	if p.Brief {
		standing, rest := p.part(l)
		if len(standing) > 0 {
			said = append(said, p.counted(standing))
		}
		l = rest
	}
	for _, d := range l {
		said = append(said, p.whole(d))
	}
	_, err := io.WriteString(w, strings.Join(said, "\n"))
	return err
}

// part takes from a list what may stay as it is for long: notices that have words for how many there are, and warnings
// where they are many.
func (p *Printer) part(l diag.List) (standing, rest diag.List) {
	say, count := message.In(p.Lang), map[string]int{}
	for _, d := range l {
		count[say.Many(d, several)]++
	}
	for _, d := range l {
		severity, summed := d.Severity(p.Strict), say.Many(d, several)
		if summed != "" && (severity == diag.Notice || severity == diag.Warning && count[summed] > 1) {
			standing = append(standing, d)
		} else {
			rest = append(rest, d)
		}
	}
	return standing, rest
}

// several is any number of diagnostics: those are alike that read alike in a sum.
const several = 1000

// counted is a line for each sum, by code and what else it names: how many there are, or, of one alone, its sentence.
func (p *Printer) counted(l diag.List) string {
	say := message.In(p.Lang)
	alike := map[string]diag.List{}
	var sums []string
	for _, d := range l {
		sum := say.Many(d, several)
		if alike[sum] == nil {
			sums = append(sums, sum)
		}
		alike[sum] = append(alike[sum], d)
	}
	var b strings.Builder
	for _, sum := range sums {
		first := alike[sum][0]
		at := p.Locate(first)
		if n := len(alike[sum]); n > 1 {
			at.File, at.Message = "", say.Many(first, n)
		}
		p.head(&b, at)
	}
	p.advice(&b, advice{text: say.Part("report").T("brief")})
	return b.String()
}

// whole is all that is said of d.
func (p *Printer) whole(d *diag.Diagnostic) string {
	at := p.Locate(d)
	var b strings.Builder
	p.head(&b, at)
	p.excerpt(&b, at)
	for _, a := range at.advice {
		p.advice(&b, a)
	}
	for _, r := range at.Related {
		fmt.Fprintf(&b, "  %s\n", message.In(p.Lang).Part("report").T("also", "place", place(r)))
		p.excerpt(&b, r)
	}
	return b.String()
}

// head is the place, the severity, the sentence and the code.
func (p *Printer) head(b *strings.Builder, at Located) {
	say := message.In(p.Lang).Part("report")
	severity, bold, reset := say.T("severity."+at.Severity), "", ""
	if p.Color {
		severity = colors[at.Severity] + severity + "\x1b[0m"
		bold, reset = "\x1b[1m", "\x1b[0m"
	}
	line := say.T("line", "severity", severity, "message", at.Message, "code", string(at.Code))
	if at.File != "" {
		line = bold + place(at) + reset + ": " + line
	}
	fmt.Fprintln(b, plaintext.Fold(line, p.Columns, 2))
}

// advice stands behind an arrow. What is to be copied is not folded, and stands on lines of its own where it has several.
func (p *Printer) advice(b *strings.Builder, a advice) {
	text := "    → " + a.text
	if !a.code {
		text = plaintext.Fold(text, p.Columns, 6)
	}
	first, more, _ := strings.Cut(text, "\n")
	fmt.Fprintln(b, first)
	for line := range strings.Lines(more) {
		if a.code && line != "\n" {
			line = "      " + line
		}
		b.WriteString(strings.TrimSuffix(line, "\n") + "\n")
	}
}

func place(at Located) string {
	if at.Excerpt == "" && at.Width == 0 {
		return at.File
	}
	return fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column)
}

// excerpt is the line itself, with carets under what is wrong.
func (p *Printer) excerpt(b *strings.Builder, at Located) {
	if at.Excerpt == "" {
		return
	}
	line := []rune(plaintext.Visible(strings.ReplaceAll(at.Excerpt, "\t", " ")))
	column := min(at.Column-1, len(line))
	from, to := window(line, column, p.room())
	before, wrong := string(line[from:column]), string(line[column:min(column+at.Width, to)])
	after := string(line[min(column+at.Width, to):to])
	if from > 0 {
		before = "…" + before
	}
	if to < len(line) && after == "" {
		wrong += "…"
	} else if to < len(line) {
		after += "…"
	}
	number := fmt.Sprintf("%5d", at.Line)
	fmt.Fprintf(b, "%s | %s%s%s\n%s | %s%s\n", number, before, wrong, after,
		strings.Repeat(" ", len(number)), strings.Repeat(" ", plaintext.Columns(before)), strings.Repeat("^", max(1, plaintext.Columns(wrong))))
}

// room is how many columns of a line are shown, beside its number and what says that it is cut.
func (p *Printer) room() int {
	const unfolded, margin, least = 150, len("12345 | ") + 2, 20
	if p.Columns == 0 {
		return unfolded
	}
	return max(p.Columns-margin, least)
}

// window is the part of a line that has room: all of it, its beginning where the mistake is in that, or else what
// surrounds the mistake.
func window(line []rune, column, room int) (from, to int) {
	if taken(line, room) == len(line) {
		return 0, len(line)
	}
	if taken(line[:column], room*2/3) < column {
		from = max(0, column-room/3)
		for from < column && taken(line[from:column], room/3) < column-from {
			from++
		}
	}
	return from, from + taken(line[from:], room)
}

// taken is how many characters of a line so many columns have room for. Of those that take no room there
// may be a few for each column.
func taken(line []rune, columns int) int {
	const perColumn = 4
	most := perColumn * columns
	for i, c := range line {
		if columns -= plaintext.Columns(string(c)); columns < 0 || i >= most {
			return i
		}
	}
	return len(line)
}
