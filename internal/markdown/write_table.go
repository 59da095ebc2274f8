// This file writes tables.

package markdown

// table writes a table in a frame of its own that a narrow screen can scroll.
// What scrolls must be reached by keyboard, and what is reached must have a
// name (WCAG 2.1.1, 4.1.2): that of the heading it stands under. A table whose
// first heading is empty has its headings at the side too.
func (w *writer) table(i int) {
	w.write(`<div class="table" role="region" tabindex="0" aria-label="`)
	label := ""
	if w.heading > 0 {
		label = w.headings[w.heading-1].Text
		w.out = appendEscaped(w.out, label)
	} else {
		w.hole(wordTable, 0)
	}
	if w.labels[label]++; w.labels[label] > 1 {
		w.write(" (")
		w.number(w.labels[label])
		w.write(")")
	}
	w.write(`"><table>`)
	side, rows := false, 0
	for row := i + 1; row < int(w.nodes[i].next); row = int(w.nodes[row].next) {
		head := w.nodes[row].kind == kindHead
		switch {
		case head:
			side = w.nodes[row].next > int32(row+1) && !w.nodes[row+1].flag
			w.write("<thead>")
		case rows == 0:
			w.write("<tbody>")
			rows++
		}
		w.write("<tr>")
		for cell := row + 1; cell < int(w.nodes[row].next); cell = int(w.nodes[cell].next) {
			w.cell(cell, head, side && cell == row+1)
		}
		w.write("</tr>")
		if head {
			w.write("</thead>")
		}
	}
	if rows > 0 {
		w.write("</tbody>")
	}
	w.write("</table></div>")
}

// cell writes one. How it is aligned is a class, since the content security
// policy admits no style attribute.
func (w *writer) cell(i int, head, first bool) {
	n := &w.nodes[i]
	start, end := "<td", "</td>"
	switch {
	case head && n.flag:
		start, end = `<th scope="col"`, "</th>"
	case !head && first && n.flag:
		start, end = `<th scope="row"`, "</th>"
	}
	w.write(start)
	if n.s != "" {
		w.write(` class="` + n.s + `"`)
	}
	w.write(">")
	w.phrases(i)
	w.write(end)
}
