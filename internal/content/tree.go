// This file reads the fields of front matter into a tree, and refuses what front matter has no use for.

package content

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
)

// parseYAML reads the fields of one document, which must be all there is.
//
// Within brackets the library takes a question mark for the sign of a key, which it
// is in YAML 1.1; in YAML 1.2 (7.3.3) texts and addresses may have one there as anywhere:
// [{url: https://www.example.org/watch?v=3}]. What it cannot read is read with another sign instead.
func parseYAML(text []byte) (fields *yaml.Node, err error) {
	if fields = plainFields(text); fields != nil {
		return fields, nil
	}
	fields, err = decodeYAML(text)
	if err == nil || !bytes.ContainsAny(text, "[{") || bytes.IndexByte(text, '?') < 0 || bytes.Contains(text, []byte(questioned)) {
		return fields, err
	}
	again, failed := decodeYAML(unasked(text))
	if failed != nil {
		return fields, err
	}
	askAgain(again)
	return again, nil
}

// questioned stands for a question mark, one character for one, so that places stay; no text has it.
const questioned = "\U0010FFFD"

// unasked has questioned for each question mark that does not begin a line or a value.
func unasked(text []byte) []byte {
	var out []byte
	last := byte('\n')
	for _, c := range text {
		if c == '?' && !strings.ContainsRune("\n-:,[{?", rune(last)) {
			out = append(out, questioned...)
			continue
		}
		if c != ' ' {
			last = c
		}
		out = append(out, c)
	}
	return out
}

// askAgain puts the question marks back.
func askAgain(n *yaml.Node) {
	n.Value = strings.ReplaceAll(n.Value, questioned, "?")
	for _, child := range n.Content {
		askAgain(child)
	}
}

// decodeYAML reads the fields as the library understands them.
func decodeYAML(text []byte) (fields *yaml.Node, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			fields, err = nil, errUnreadable
		}
	}()
	var document, more yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	case err != nil:
		return nil, err
	}
	if err := decoder.Decode(&more); err != io.EOF {
		return nil, errMore
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return nil, errNoFields
	}
	return document.Content[0], nil
}

// checkTree refuses what front matter has no use for and that loses text or
// grows without bounds: anchors, references to them, tags; too many keys, too
// deep. A field with one of the former is left out of the tree.
func (b *block) checkTree(fields *yaml.Node, src *schema.Source) bool {
	whole := plaintext.LineEnd(b.text, b.opening)
	if countValues(fields) > maxValues {
		b.add(diag.FrontTooWide, b.opening, whole, maxValues)
		return false
	}
	c := treeCheck{block: b, src: src}
	kept := fields.Content[:0]
	for i := 0; i+1 < len(fields.Content); i += 2 {
		key, value := fields.Content[i], fields.Content[i+1]
		before := c.refused
		c.walk(key, 1, false)
		c.walk(value, 1, false)
		if c.refused > before {
			b.unread = append(b.unread, key.Value)
			continue
		}
		kept = append(kept, key, value)
	}
	fields.Content = kept
	if c.keys += len(kept) / 2; c.keys > maxKeys {
		b.add(diag.FrontTooMany, b.opening, whole, maxKeys)
		return false
	}
	if c.deep != nil {
		at := b.start + src.At(c.deep)
		b.add(diag.FrontTooDeep, at, at+1, maxDepth)
		return false
	}
	return true
}

// countValues counts the nodes below n that hold no others, keys left out.
func countValues(n *yaml.Node) int {
	if len(n.Content) == 0 {
		return 1
	}
	count := 0
	for i, child := range n.Content {
		if n.Kind == yaml.SequenceNode || i%2 == 1 {
			count += countValues(child)
		}
	}
	return count
}

type treeCheck struct {
	*block
	src     *schema.Source
	keys    int
	refused int
	deep    *yaml.Node
}

// walk looks at a node and what it holds. listed says that it is in a list, at any depth.
func (c *treeCheck) walk(n *yaml.Node, depth int, listed bool) {
	at := c.src.At(n)
	if at < len(c.read) && strings.IndexByte("&*!", c.read[at]) >= 0 {
		c.refused++
		c.symbol(at)
		return
	}
	if len(n.Content) == 0 || n.Kind == yaml.AliasNode {
		return
	}
	if depth > maxDepth {
		c.deep = n
		return
	}
	if n.Kind == yaml.MappingNode && !listed {
		c.keys += len(n.Content) / 2
	}
	for _, child := range n.Content {
		c.walk(child, depth+1, listed || n.Kind == yaml.SequenceNode)
	}
}

// reportSlug reports a slug where the address has no part for it.
func (b *block) reportSlug(fields *yaml.Node, src *schema.Source) {
	for i := 0; i+1 < len(fields.Content); i += 2 {
		if key := fields.Content[i]; key.Value == "slug" {
			at := b.start + src.At(key)
			b.add(diag.SlugUnused, at, at+len(key.Value))
		}
	}
}

// symbol reports a value that begins with a character that has a special meaning.
func (b *block) symbol(at int) {
	line := string(plaintext.Line(b.text, b.start+at))
	from := at - plaintext.LineStart(b.read, at)
	value := strings.TrimRight(line[from:], " \t")
	if i := strings.IndexAny(value, ",]}"); i >= 0 && strings.ContainsAny(line[:from], "[{") {
		value = value[:i]
	}
	first, _ := utf8.DecodeRuneInString(value)
	d := b.add(diag.FrontSymbol, b.start+at, b.start+at+len(value), b.nameAt(at), diag.Clip(value), string(first))
	if len(line) <= maxFix {
		d.Fix = line[:from] + plaintext.Quote(value) + line[from+len(value):]
	}
}

// nameAt is the field that the line of an offset in b.read belongs to.
func (b *block) nameAt(at int) string {
	for {
		start := plaintext.LineStart(b.read, at)
		if l := newLine(0, string(plaintext.Line(b.read, at))); l.key != "" || start == 0 {
			return l.key
		}
		at = start - 1
	}
}
