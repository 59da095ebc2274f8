// This file reads an entry again as if some of it were not written, to see what comes of that.

package content

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/schema"
)

// Without is the entry as if some of it were not written: fields, items of lists, parts of
// groups, by their keys as in [schema.Record.Set]; "" stands for the text below the front
// matter. What cannot be taken out stays, and so does the last part of the entry's address.
func (e *Entry) Without(keys ...string) *Entry {
	w := *e
	w.Diags = nil
	if slices.Contains(keys, "") {
		w.bodyFrom(len(e.Text))
	}
	b := block{file: e.File.Path, kind: e.Kind, place: e.Place, text: e.Text, end: len(e.Text), diags: new(diag.List)}
	if e.Place != nil { // the settings are front matter from end to end
		if _, ok := b.find(); !ok {
			return &w
		}
	}
	fields, src := b.parse()
	if fields == nil {
		return &w
	}
	for _, key := range keys {
		takeOut(fields, strings.Split(key, "."))
	}
	src.Unwritten = e.words.Unwritten()
	w.Record, _ = schema.Decode(e.Kind, fields, src)
	return &w
}

// takeOut removes from a tree what a key leads to, if there is such a thing.
func takeOut(n *yaml.Node, key []string) {
	at, size := -1, 1
	switch n.Kind {
	case yaml.MappingNode:
		size = 2
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key[0] {
				at = i
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(key[0]); err == nil {
			at = i
		}
	}
	if at < 0 || at+size > len(n.Content) {
		return
	}
	if len(key) > 1 {
		takeOut(n.Content[at+size-1], key[1:])
		return
	}
	n.Content = slices.Delete(n.Content, at, at+size)
}
