// This file writes a module's text as Markdown, the same for every generator
// but for what a link to another page looks like.

package main

import (
	"fmt"
	"path"
	"strings"
)

// markdown is the text of m in one language.
func (m *module) markdown(l language) string {
	var b strings.Builder
	for _, block := range m.blocks {
		b.WriteByte('\n')
		switch block.kind {
		case paragraph:
			b.WriteString(m.line(block.lines[0], l) + "\n")
		case heading2:
			b.WriteString("## " + block.lines[0].in(l) + "\n")
		case heading3:
			b.WriteString("### " + block.lines[0].in(l) + "\n")
		case quote:
			b.WriteString("> " + block.lines[0].in(l) + "\n")
		case bullets:
			for _, item := range block.lines {
				b.WriteString("- " + item.in(l) + "\n")
			}
		case steps:
			for i, item := range block.lines {
				fmt.Fprintf(&b, "%d. %s\n", i+1, item.in(l))
			}
		case table:
			for i, row := range block.rows {
				for _, cell := range row {
					b.WriteString("| " + cell.in(l) + " ")
				}
				b.WriteString("|\n")
				if i == 0 {
					b.WriteString(strings.Repeat("|---", len(row)) + "|\n")
				}
			}
		}
	}
	return b.String()
}

// line puts the link in its place, by relative path to the file without its
// language: both generators know how to find the page in the reader's.
func (m *module) line(t line, l language) string {
	text := t.in(l)
	if t.link == nil {
		return text
	}
	to := t.link.name + ".md"
	if t.link.faculty != m.faculty {
		to = path.Join("../..", t.link.faculty.name, "modules", to)
	}
	return strings.Replace(text, "{link}", "["+t.link.title.in(l)+"]("+to+")", 1)
}

// file is the name of m's file in one language.
func (m *module) file(l language) string { return fmt.Sprintf("%s.%s.md", m.name, l) }

// yaml writes s as a YAML text.
func yaml(s string) string {
	if strings.ContainsAny(s, ":#'\"{}[]&*!|>%@`,") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
	}
	return s
}
