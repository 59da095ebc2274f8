// This file reads front matter as most files have it, sooner than the library does.

package content

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// plainFields reads front matter in which each value stands on one line: names and values without signs that YAML gives a
// meaning, texts in quotes without escapes, lists, and lists and mappings within brackets. It returns the tree that the library
// makes of it, or nil for any other: then the library is to be asked.
func plainFields(text []byte) *yaml.Node {
	p := plainReader{text: bytes.TrimRight(text, "\n")}
	if !p.isPlain() {
		return nil
	}
	fields := p.mapping(0)
	if p.failed || p.at < len(p.text) {
		return nil
	}
	return fields
}

// A plainReader reads a text from its beginning to its end. It fails at the first sign of which the meaning is not certain.
type plainReader struct {
	text   []byte
	at     int
	line   int // how many are before
	begins int // offset at which the line does
	passed int // up to where the characters of the line are counted
	column int // how many those are
	failed bool
	depth  int // how many lists and mappings are being read
	room   []yaml.Node
	lists  []*yaml.Node // the nodes of mappings and lists that are being read
}

// isPlain reports whether a text has no characters but those of which every line is made.
func (p *plainReader) isPlain() bool {
	for i := 0; i < len(p.text); {
		c := p.text[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7F {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(p.text[i:])
		switch {
		case r == utf8.RuneError, r < 0xA0, r == '\u2028', r == '\u2029', r == '\uFEFF', r >= 0xD800: // breaks of lines, and what is no character
			return false
		}
		i += size
	}
	return len(p.text) > 0
}

func (p *plainReader) fail() *yaml.Node {
	p.failed = true
	return nil
}

// open is a new node for others, at the place that is reached.
func (p *plainReader) open(kind yaml.Kind, style yaml.Style, tag string) *yaml.Node {
	p.depth++
	p.failed = p.failed || p.depth > maxDepth
	return p.node(kind, style, tag)
}

// node is a new one at the place that is reached.
func (p *plainReader) node(kind yaml.Kind, style yaml.Style, tag string) *yaml.Node {
	if len(p.room) == 0 {
		p.room = make([]yaml.Node, 32)
	}
	n := &p.room[0]
	p.room = p.room[1:]
	if p.passed < p.begins {
		p.passed, p.column = p.begins, 0
	}
	for ; p.passed < p.at; p.passed++ {
		if p.text[p.passed]&0xC0 != 0x80 { // the first byte of a character
			p.column++
		}
	}
	n.Kind, n.Style, n.Tag, n.Line, n.Column = kind, style, tag, p.line+1, p.column+1
	return n
}

// scalar is a new node with a value, of the type that the library takes it for.
func (p *plainReader) scalar(value []byte, style yaml.Style) *yaml.Node {
	n := p.node(yaml.ScalarNode, style, "!!str")
	n.Value = string(value)
	if style == 0 {
		n.Tag = (&yaml.Node{Kind: yaml.ScalarNode, Value: n.Value}).ShortTag()
	}
	return n
}

// take gives a node all those that were read for it, from one of lists on.
func (p *plainReader) take(n *yaml.Node, from int) *yaml.Node {
	p.depth--
	n.Content = append(make([]*yaml.Node, 0, len(p.lists)-from), p.lists[from:]...)
	p.lists = p.lists[:from]
	if p.failed {
		return nil
	}
	return n
}

// indent is how many spaces stand before what comes next, which is on a new line; -1 at the end. Empty lines are passed over.
func (p *plainReader) indent() int {
	for p.at < len(p.text) {
		n := 0
		for p.at+n < len(p.text) && p.text[p.at+n] == ' ' {
			n++
		}
		if p.at+n < len(p.text) && p.text[p.at+n] != '\n' {
			return n
		}
		if n > 0 {
			p.failed = true
			return -1
		}
		p.newLine()
	}
	return -1
}

// newLine goes on behind the end of a line, which is reached.
func (p *plainReader) newLine() {
	switch {
	case p.at == len(p.text):
	case p.text[p.at] == '\n':
		p.at++
		p.line++
		p.begins = p.at
	default:
		p.failed = true
	}
}

// mapping reads the fields that stand behind so many spaces. The first of them may have something else before it on its line.
func (p *plainReader) mapping(indent int) *yaml.Node {
	from := len(p.lists)
	if p.at == p.begins {
		if p.indent() != indent {
			return p.fail()
		}
		p.at += indent
	}
	n := p.open(yaml.MappingNode, 0, "!!map")
	for !p.failed {
		p.lists = append(p.lists, p.key())
		if p.failed {
			break
		}
		p.lists = append(p.lists, p.value(indent))
		if p.failed {
			break
		}
		next := p.indent()
		if next != indent || p.text[p.at+next] == '-' {
			if next > indent {
				p.failed = true
			}
			break
		}
		p.at += next
	}
	return p.take(n, from)
}

// longestKey is how long a name of a field is at most that is read here, in bytes.
const longestKey = 64

// key reads the name of a field and the colon behind it.
func (p *plainReader) key() *yaml.Node {
	end := p.at
	for end < len(p.text) && isOfKey(p.text[end]) {
		end++
	}
	if end == p.at || end-p.at > longestKey || !isLetter(p.text[p.at]) || end == len(p.text) || p.text[end] != ':' {
		return p.fail()
	}
	n := p.scalar(p.text[p.at:end], 0)
	p.at = end + 1
	return n
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isOfKey(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' || c == '_' || c == '-' }

// value reads what stands behind the colon of a field, on its line or on those below it, and goes to the next line.
func (p *plainReader) value(indent int) *yaml.Node {
	if p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
		n := p.inline(false)
		p.newLine()
		return n
	}
	p.newLine()
	if p.failed || p.begins != p.at {
		return p.fail() // nothing behind it
	}
	next := p.indent()
	switch {
	case next < 0:
		return p.fail()
	case next >= indent && p.text[p.at+next] == '-':
		return p.sequence(next)
	case next > indent:
		return p.mapping(next)
	}
	return p.fail()
}

// sequence reads the items that stand behind so many spaces.
func (p *plainReader) sequence(indent int) *yaml.Node {
	from := len(p.lists)
	p.at += indent
	n := p.open(yaml.SequenceNode, 0, "!!seq")
	for !p.failed {
		if !bytes.HasPrefix(p.text[p.at:], []byte("- ")) {
			return p.fail()
		}
		p.at += len("- ")
		p.lists = append(p.lists, p.item(indent+len("- ")))
		if p.failed {
			break
		}
		next := p.indent()
		if next != indent || p.text[p.at+next] != '-' {
			if next > indent {
				p.failed = true
			}
			break
		}
		p.at += next
	}
	return p.take(n, from)
}

// item reads what stands behind the sign of an item: fields, or a value.
func (p *plainReader) item(indent int) *yaml.Node {
	end := p.at
	for end < len(p.text) && isOfKey(p.text[end]) {
		end++
	}
	if end > p.at && end < len(p.text) && p.text[end] == ':' && (end+1 == len(p.text) || p.text[end+1] == ' ' || p.text[end+1] == '\n') {
		return p.mapping(indent)
	}
	n := p.inline(false)
	p.newLine()
	return n
}

// inline reads a value that ends on its line; within is whether brackets are around it.
func (p *plainReader) inline(within bool) *yaml.Node {
	if p.at == len(p.text) {
		return p.fail()
	}
	switch c := p.text[p.at]; c {
	case '"', '\'':
		return p.quoted(c)
	case '[':
		return p.flow(yaml.SequenceNode, "!!seq", ']')
	case '{':
		return p.flow(yaml.MappingNode, "!!map", '}')
	}
	return p.plain(within)
}

// quoted reads a text in quotes in which no sign has a meaning.
func (p *plainReader) quoted(quote byte) *yaml.Node {
	style := yaml.DoubleQuotedStyle
	if quote == '\'' {
		style = yaml.SingleQuotedStyle
	}
	end := p.at + 1
	for end < len(p.text) && p.text[end] != quote {
		if c := p.text[end]; c == '\n' || c == '\\' {
			return p.fail()
		}
		end++
	}
	if end == len(p.text) {
		return p.fail()
	}
	n := p.scalar(p.text[p.at+1:end], style)
	p.at = end + 1
	return n
}

// spaces passes over the spaces within brackets.
func (p *plainReader) spaces() {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
}

// plain reads a value without quotes. A sign in it of which YAML makes something makes it fail.
func (p *plainReader) plain(within bool) *yaml.Node {
	if bytes.IndexByte([]byte("-?:,[]{}#&*!|>'\"%@`=<. \n"), p.text[p.at]) >= 0 {
		return p.fail()
	}
	end := p.at
	for ; end < len(p.text) && p.text[end] != '\n'; end++ {
		c := p.text[end]
		if within && (c == ',' || c == ']' || c == '}') {
			break
		}
		switch {
		case c == '#', within && (c == '[' || c == '{' || c == '?'):
			return p.fail()
		case c == ':' && (end+1 == len(p.text) || bytes.IndexByte([]byte(" \n,[]{}"), p.text[end+1]) >= 0):
			return p.fail()
		}
	}
	value := bytes.TrimRight(p.text[p.at:end], " ")
	if !within && p.at+len(value) < end {
		return p.fail()
	}
	n := p.scalar(value, 0)
	p.at = end
	return n
}

// flow reads a list or a mapping within brackets, on one line.
func (p *plainReader) flow(kind yaml.Kind, tag string, closing byte) *yaml.Node {
	from := len(p.lists)
	n := p.open(kind, yaml.FlowStyle, tag)
	p.at++
	p.spaces()
	for p.at < len(p.text) && p.text[p.at] != closing {
		if kind == yaml.MappingNode {
			p.lists = append(p.lists, p.key())
			if p.failed || p.at == len(p.text) || p.text[p.at] != ' ' {
				return p.fail()
			}
			p.spaces()
		}
		p.lists = append(p.lists, p.inline(true))
		if p.failed || p.at == len(p.text) {
			return p.fail()
		}
		p.spaces()
		if p.at < len(p.text) && p.text[p.at] == ',' {
			p.at++
			p.spaces()
		} else if p.at == len(p.text) || p.text[p.at] != closing {
			return p.fail()
		}
	}
	if p.at == len(p.text) {
		return p.fail()
	}
	p.at++
	return p.take(n, from)
}
