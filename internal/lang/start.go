// This file begins a file of interface strings, to be translated from another.

package lang

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/feature/plural"
)

// Start is what a language's file of strings begins with: that of another language, with each text
// behind a #, so that it counts as missing until its translation is written before that. A key whose
// text depends on a number has a line for each form that the language has. n is how many texts there are.
func Start(tag Tag, src []byte) (text []byte, n int) {
	root, _, bad := decode(src)
	if bad || root == nil {
		return src, 0
	}
	b := &beginning{tag: tag, lines: strings.Split(string(src), "\n")}
	b.group("", root)
	return []byte(strings.Join(b.lines, "\n")), b.count
}

// A beginning is a file whose texts are put behind a #.
type beginning struct {
	tag   Tag
	lines []string
	count int
}

func (b *beginning) group(prefix string, group *yaml.Node) {
	for i := 0; i+1 < len(group.Content); i += 2 {
		name, value := group.Content[i], group.Content[i+1]
		key := prefix + name.Value
		if value.Kind == yaml.MappingNode && value.Style&yaml.FlowStyle == 0 && !isPlural(value) {
			b.group(key+".", value)
			continue
		}
		b.empty(key, name, value)
	}
}

// empty puts the text of a key behind a #: what follows the colon, and the lines up to the next key.
func (b *beginning) empty(key string, name, value *yaml.Node) {
	at := name.Line - 1
	head, text, _ := cutKey(b.lines[at], name.Column-1)
	indent := head[:len(head)-len(strings.TrimLeft(head, " "))]
	b.lines[at] = strings.TrimRight(head+": # "+strings.TrimPrefix(text, "# "), " ")
	for end := b.lastLine(name, value); at+1 < end; {
		at++
		b.lines[at] = indent + "  # " + strings.TrimLeft(b.lines[at], " ")
	}
	b.lines[at] += b.below(key, value, indent+"  ")
}

// below are the lines below a key, and counts the key, or those of its group: for the forms of a text, for the keys of a
// group between braces.
func (b *beginning) below(key string, value *yaml.Node, indent string) (lines string) {
	if value.Kind != yaml.MappingNode || isPlural(value) {
		b.count++
		if value.Kind == yaml.MappingNode {
			return formLines(key, b.tag, indent)
		}
		return ""
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		name, text := value.Content[i].Value, value.Content[i+1]
		line := "\n" + indent + name + ":"
		if text.Kind == yaml.ScalarNode {
			line += " # " + strings.ReplaceAll(text.Value, "\n", " ")
		}
		lines += line + b.below(key+"."+name, text, indent+"  ")
	}
	return lines
}

// cutKey parts a line behind the key that begins in a column.
func cutKey(line string, column int) (head, text string, ok bool) {
	column = min(column, len(line))
	head, text, ok = strings.Cut(line[column:], ":")
	return line[:column] + head, strings.TrimSpace(text), ok
}

// lastLine is the last line of the value of a key, from 1. A text goes on for as long as its lines are indented
// deeper than the key.
func (b *beginning) lastLine(name, value *yaml.Node) int {
	last := value.Line
	if value.Kind == yaml.ScalarNode {
		for i := name.Line; i < len(b.lines); i++ {
			line := strings.TrimLeft(b.lines[i], " ")
			if line != "" && len(b.lines[i])-len(line) < name.Column {
				break
			}
			if line != "" {
				last = max(last, i+1)
			}
		}
	}
	for _, c := range value.Content {
		last = max(last, b.lastLine(name, c))
	}
	return last
}

// formLines are the lines for the plural forms of a key that a language has, with numbers that
// take each; none where it has one form for all.
func formLines(key string, tag Tag, indent string) string {
	forms := needs(rulesOf(key), tag.language())
	if len(forms) == 1 {
		return ""
	}
	var b strings.Builder
	plain := &parser{}
	for _, f := range forms {
		fmt.Fprintf(&b, "\n%s%s: # %s", indent, categories[f.form], plain.examples(f.like))
	}
	return b.String()
}

// StartOf are the lines of keys that a language lacks, each with the text of another behind a #.
func (s *Strings) StartOf(tag Tag, keys []string) string {
	var b strings.Builder
	for _, key := range keys {
		of, e := s.lookUp(key)
		if e == nil {
			continue
		}
		fmt.Fprintf(&b, "%s: # %s", key, strings.ReplaceAll(of.shown(e), "\n", " "))
		if e.plural {
			b.WriteString(formLines(key, tag, "  "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// shown is what stands under a key, in one line.
func (s *Strings) shown(e *entry) string {
	switch {
	case e.list != nil:
		return "[" + strings.Join(e.list, ", ") + "]"
	case !e.plural:
		return e.forms[plural.Other].whole
	}
	var forms []string
	for _, t := range e.forms {
		if t.whole != "" {
			forms = append(forms, t.whole)
		}
	}
	slices.Reverse(forms) // "other" is the first of them
	return strings.Join(forms, " / ")
}
