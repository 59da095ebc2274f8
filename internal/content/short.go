// This file tells texts that are nothing but a list.

package content

import (
	"bytes"
	"regexp"
)

// Short reports whether there is no text, or nothing but lists, without anything that has an address of its own (a heading,
// a footnote): it has room on another page. As it is written decides, so that most texts need not be read for it.
func (e *Entry) Short() bool {
	if e.body == nil || !onlyLists(e.Text[e.begins:]) {
		return e.body == nil
	}
	doc := e.Body()
	return doc == nil || len(doc.Headings) == 0 && !doc.HasFootnotes()
}

// item is the beginning of an item of a list, behind up to three spaces (CommonMark 5.2).
var item = regexp.MustCompile(`^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)`)

// rule is a line that parts a text (CommonMark 4.1), though it may begin as an item does.
var rule = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$`)

// onlyLists reports whether each line of a text begins an item of a list, stands further in than one, or is empty.
func onlyLists(text []byte) bool {
	listed := false
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, " \t\r\n")
		switch {
		case len(line) == 0:
		case rule.Match(line):
			return false
		case item.Match(line):
			listed = true
		case !listed || line[0] != ' ' && line[0] != '\t':
			return false
		}
	}
	return true
}
