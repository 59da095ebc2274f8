// This file is about tables that are none, and cells that no column has.

package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// A row is a line that was to be one of a table.
type row struct {
	at, end int
	cells   []string
	framed  bool // it begins with a bar, and has another
	rule    bool // it has but the signs of the line under the head
}

// barred reports the lines of a paragraph that were to be a table, with bars
// between cells, but without a line under the head that has as many.
func (j *judgement) barred(block []stretch) {
	lines := j.rowsOf(block, "|", atBars)
	for _, other := range []string{"¦", "│", "｜"} {
		if len(lines) == 0 {
			lines = j.rowsOf(block, other, func(line string) row { return atBars(strings.ReplaceAll(line, other, "|")) })
		}
	}
	for len(lines) > 0 {
		n := 0
		for n < len(lines) && (len(lines[n].cells) > 1 || lines[n].framed || lines[n].rule) {
			n++
		}
		if rows := lines[:n]; isTable(rows) && rows[0].at >= j.tabled {
			rows = append(slices.Clip(rows), j.rowsBelow(rows)...)
			j.tableRaw(rows)
			j.tabled = rows[len(rows)-1].end
		}
		lines = lines[max(n, 1):]
	}
}

// rowsBelow are the rows that an empty line parts from rows, which are the head: the first of
// them is the line of signs.
func (j *judgement) rowsBelow(rows []row) (more []row) {
	if len(rows) > 1 || rows[0].rule {
		return nil
	}
	at := min(rows[0].end+1, len(j.src))
	for at < len(j.src) && isBlank(plaintext.Line(j.src, at)) {
		at = min(plaintext.LineEnd(j.src, at)+1, len(j.src))
	}
	for at < len(j.src) {
		end := plaintext.LineEnd(j.src, at)
		r := atBars(string(bytes.TrimRight(j.src[at:end], " \t")))
		r.at, r.end = at, end
		if len(more) == 0 && !r.rule || !r.framed && !r.rule {
			break
		}
		more = append(more, r)
		at = end + 1
	}
	return more
}

// separated reports lines with tabs between cells, as they come from a word
// processor or a spreadsheet, or with semicolons or commas, as spreadsheets save them.
func (j *judgement) separated(block []stretch) {
	for _, sign := range []string{"\t", ";", ","} {
		if sign != "\t" && j.isProse(block, sign) {
			continue
		}
		lines := j.rowsOf(block, sign, func(line string) row { return atSeparators(line, sign) })
		for len(lines) > 0 {
			n := 1
			for n < len(lines) && len(lines[n].cells) == len(lines[0].cells) {
				n++
			}
			if n > 1 && len(lines[0].cells) > 1 {
				j.tableRaw(lines[:n])
			}
			lines = lines[n:]
		}
	}
}

// rowsOf are the lines of a paragraph, parted into cells, if it has the sign that
// stands between them.
func (j *judgement) rowsOf(block []stretch, sign string, part func(line string) row) (rows []row) {
	first := slices.IndexFunc(block, func(s stretch) bool { return s.begins })
	if first < 0 {
		return nil
	}
	from, to := block[first].from, block[len(block)-1].to
	if !bytes.Contains(j.src[from:to], []byte(sign)) {
		return nil
	}
	for at := from; at < to; {
		end := plaintext.LineEnd(j.src, at)
		line := string(bytes.TrimRight(j.src[at:end], " \t"))
		r := part(line)
		r.at, r.end = at, end
		rows = append(rows, r)
		for at = end; at < to && bytes.IndexByte([]byte("\n \t>"), j.src[at]) >= 0; at++ {
		}
	}
	return rows
}

// ruling has the signs of a line under the head: those of Markdown, of other
// programs, and what these make of two hyphens.
const ruling = "-=_–—―−‒"

var ruled = regexp.MustCompile("[" + ruling + "]{2}")

// atBars parts a line at its bars, but for those that are escaped or in code.
func atBars(line string) row {
	r := row{framed: len(line) > 2 && line[0] == '|' && (line[len(line)-1] == '|' || line[1] == ' ' && strings.Contains(line[2:], "|")),
		rule: strings.Trim(line, "|:+ \t"+ruling) == "" && ruled.MatchString(line) && strings.ContainsAny(line, "|+")}
	code, done := false, 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '`':
			code = !code
		case '|':
			if !code && i > 0 {
				r.cells = append(r.cells, strings.TrimSpace(line[done:i]))
			}
			if !code {
				done = i + 1
			}
		}
	}
	if rest := strings.TrimSpace(line[done:]); rest != "" || !r.framed {
		r.cells = append(r.cells, rest)
	}
	return r
}

// isProse reports whether a paragraph has one line, or a space or the end of the line behind each of a sign.
func (j *judgement) isProse(block []stretch, sign string) bool {
	text := j.src[block[0].from:block[len(block)-1].to]
	if bytes.IndexByte(text, '\n') < 0 {
		return true
	}
	for i := bytes.Index(text, []byte(sign)); i >= 0; {
		text = text[i+len(sign):]
		if len(text) > 0 && text[0] != ' ' && text[0] != '\n' {
			return false
		}
		i = bytes.Index(text, []byte(sign))
	}
	return true
}

// atSeparators parts a line at its tabs, or at the signs that spreadsheets put between cells: not at those
// of sentences, which have a space on a side of them, of decimal numbers and of names of characters.
func atSeparators(line, sign string) (r row) {
	const fewest = 3 // cells with commas between them
	cells := strings.Split(line, sign)
	if sign != "\t" && (isSentence.MatchString(line) || sign == "," && (len(cells) < fewest || decimalComma.MatchString(line))) {
		cells = cells[:1]
	}
	for _, cell := range cells {
		r.cells = append(r.cells, strings.ReplaceAll(strings.TrimSpace(cell), "|", `\|`))
	}
	return r
}

var (
	isSentence   = regexp.MustCompile(`[;,][\s\x{A0}\x{202F}]|[\s\x{A0}\x{202F}][;,]|&#?\w+;|://`)
	decimalComma = regexp.MustCompile(`\d,\d`)
)

// isTable reports whether rows were to be a table: one is framed, or a line of
// signs stands among them, or all have as many cells.
func isTable(rows []row) bool {
	words := func(r row) bool { return !r.rule }
	framed := func(r row) bool { return r.framed && !r.rule }
	if !slices.ContainsFunc(rows, words) {
		return false
	}
	return slices.ContainsFunc(rows, framed) || len(rows) > 1 && (slices.ContainsFunc(rows, func(r row) bool { return r.rule }) ||
		!slices.ContainsFunc(rows, func(r row) bool { return len(r.cells) != len(rows[0].cells) }))
}

// tableRaw reports rows, and proposes the table that they were to be.
func (j *judgement) tableRaw(rows []row) {
	from, to := rows[0].at, rows[len(rows)-1].end
	d := j.report(diag.TableRaw, from, to)
	j.whole = append(j.whole, stretch{from: from, to: to})
	j.spoken = append(j.spoken, stretch{from: from, to: to})
	words := slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.rule })
	columns := 0
	for _, r := range words {
		columns = max(columns, len(r.cells))
	}
	if len(words) < 2 || columns*len(words) > maxFixCells || to-from > maxFix {
		return
	}
	start, _ := j.lineAround(from)
	margin := string(j.src[start:from])
	second, _ := j.lineAround(rows[1].at)
	below := string(j.src[second:rows[1].at])
	var lines []string
	for i, r := range words {
		lines = append(lines, below+"| "+strings.Join(r.cells, " | ")+strings.Repeat(" |", columns-len(r.cells)+1))
		if i == 0 {
			lines = append(lines, below+"|"+strings.Repeat("---|", columns))
		}
	}
	lines[0] = margin + strings.TrimPrefix(lines[0], below)
	d.Fix = strings.Join(lines, "\n")
}

// maxFixCells is how many cells a table has at most for its corrected form to be shown.
const maxFixCells = 200

// table reports the first line that is a row of the table at i only because no
// empty line is before it: it has no bar.
func (j *judgement) table(i int) {
	for k := i + 1; k < int(j.nodes[i].next); k = int(j.nodes[k].next) {
		first := k + 1
		if j.nodes[k].kind != kindRow || first >= int(j.nodes[k].next) || j.nodes[first].next == j.nodes[k].next {
			continue
		}
		at := int(j.nodes[k].at)
		start, end := j.lineAround(at)
		if bytes.IndexByte(j.src[at:end], '|') < 0 {
			d := j.report(diag.TableSwallows, at+indent(j.src[at:end]), end)
			margin := bytes.TrimRight(j.src[start:at], " \t")
			d.Fix = string(margin) + "\n" + string(j.src[start:end])
			return
		}
	}
}

// lostCells reports the cells of rows that go on behind the last column.
func (j *judgement) lostCells() {
	for _, s := range j.lost {
		d := j.report(diag.TableCells, s.from, s.to, strings.TrimSpace(strings.Trim(string(j.src[s.from:s.to]), "| ")))
		start, end := j.lineAround(s.from)
		if line := string(j.src[start:end]); end-start <= maxFix {
			if fix := inCode.ReplaceAllStringFunc(line, func(code string) string { return bar.ReplaceAllString(code, `$1\|`) }); fix != line {
				d.Fix = fix
			}
		}
	}
}

var (
	inCode = regexp.MustCompile("`[^`]*`")
	bar    = regexp.MustCompile(`(^|[^\\])\|`)
)
