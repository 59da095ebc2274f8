// This file writes tables.

package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a frame of its own that a narrow screen can scroll.
// What scrolls must be reached by keyboard, and what is reached must have a
// name (WCAG 2.1.1, 4.1.2): that of the heading it stands under. A table whose
// first heading is empty has its headings at the side too.
func (w *writer) table(n *east.Table) {
	w.write(`<div class="table" role="region" tabindex="0" aria-label="`)
	label := ""
	if len(w.headings) > 0 {
		label = w.headings[len(w.headings)-1].Text
		w.out = appendEscaped(w.out, label)
	} else {
		w.hole(wordTable, 0)
	}
	if w.labels == nil {
		w.labels = map[string]int{}
	}
	if w.labels[label]++; w.labels[label] > 1 {
		w.write(" (")
		w.out = strconv.AppendInt(w.out, int64(w.labels[label]), 10)
		w.write(")")
	}
	w.write(`"><table>`)
	side := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		switch {
		case head:
			side = row.FirstChild() != nil && !row.FirstChild().HasChildren()
			w.write("<thead>")
		case row.PreviousSibling() == n.FirstChild():
			w.write("<tbody>")
		}
		w.write("<tr>")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			w.cell(cell.(*east.TableCell), head, side && cell.PreviousSibling() == nil)
		}
		w.write("</tr>")
		if head {
			w.write("</thead>")
		}
	}
	if n.ChildCount() > 1 {
		w.write("</tbody>")
	}
	w.write("</table></div>")
}

// alignments are classes, since the content security policy admits no style attribute.
var alignments = map[east.Alignment]string{
	east.AlignLeft: ` class="left"`, east.AlignRight: ` class="right"`, east.AlignCenter: ` class="center"`,
}

func (w *writer) cell(n *east.TableCell, head, first bool) {
	tag := "td"
	switch {
	case head && ast.Node(n).HasChildren():
		tag = "th"
		w.write(`<th scope="col"`)
	case !head && first && n.HasChildren():
		tag = "th"
		w.write(`<th scope="row"`)
	default:
		w.write("<td")
	}
	if n.Alignment != east.AlignNone {
		w.write(alignments[n.Alignment])
	}
	w.write(">")
	w.phrases(n)
	w.write("</")
	w.write(tag)
	w.write(">")
}
