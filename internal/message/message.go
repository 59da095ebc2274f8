// Package message holds what the program says to the people who use it: one catalogue for each language of messages.
//
// A language of messages is one file, <tag>.yaml, of this package. What it
// lacks is said in English. A catalogue has parts, by its first level of keys;
// each is read when something of it is first said, and what is said of a
// diagnostic when one of its code comes up.
//
// Of languages that no messages come in, understood/<tag>.yaml has what people
// write in them instead of values.
package message

import (
	"bytes"
	"embed"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// fallback is the language of what a catalogue lacks, and of readers whose
// language has none.
const fallback lang.Tag = "en"

//go:embed *.yaml
var files embed.FS

//go:embed understood/*.yaml
var understood embed.FS

// others are the catalogues of languages that no messages come in.
var others = sync.OnceValue(func() (all []*Catalogue) {
	entries, err := understood.ReadDir("understood")
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		src, err := understood.ReadFile("understood/" + e.Name())
		if err != nil {
			panic(err)
		}
		all = append(all, read(lang.Tag(strings.TrimSuffix(e.Name(), ".yaml")), src))
	}
	return all
})

// Languages lists the languages messages come in. The first is for readers
// whose own is not among them.
func Languages() []lang.Tag { return slices.Clone(languages()) }

var languages = sync.OnceValue(func() []lang.Tag {
	all := []lang.Tag{fallback}
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		if tag := lang.Tag(strings.TrimSuffix(e.Name(), ".yaml")); tag != fallback {
			all = append(all, tag)
		}
	}
	return all
})

// Understood lists the languages in which people may write instead of values: those of messages, then others.
func Understood() []lang.Tag {
	all := Languages()
	for _, c := range others() {
		all = append(all, c.tag)
	}
	return all
}

// A Catalogue is what the program says in one language. It may be used by
// several goroutines.
type Catalogue struct {
	tag    lang.Tag
	number []byte // the line that says how the language writes numbers
	parts  map[string]func() *lang.Strings
	codes  func() map[string][]byte // what is said of each code, by its name
	said   sync.Map                 // diag.Code → *lang.Strings, of those that came up
}

var catalogues sync.Map // lang.Tag → *Catalogue

// In is the catalogue of a language, or the first of [Languages] when it has none.
func In(tag lang.Tag) *Catalogue {
	if !slices.Contains(languages(), tag) {
		tag = fallback
	}
	if c, ok := catalogues.Load(tag); ok {
		return c.(*Catalogue)
	}
	src, err := files.ReadFile(string(tag) + ".yaml")
	if err != nil {
		panic(err)
	}
	c, _ := catalogues.LoadOrStore(tag, read(tag, src))
	return c.(*Catalogue)
}

func read(tag lang.Tag, src []byte) *Catalogue {
	bodies := cut(src, 0)
	c := &Catalogue{tag: tag, number: bodies["number"], parts: map[string]func() *lang.Strings{}}
	delete(bodies, "number")
	for name, body := range bodies {
		c.parts[name] = sync.OnceValue(func() *lang.Strings {
			s := c.parse(body)
			if tag == fallback {
				return s
			}
			return s.Else(func() *lang.Strings { return In(fallback).Part(name) })
		})
	}
	c.codes = sync.OnceValue(func() map[string][]byte { return cut(bodies["diagnostics"], 2) })
	return c
}

// cut gives the text below each key that is indented by so many spaces, and what
// stands on its line. It is not read yet.
func cut(src []byte, indent int) map[string][]byte {
	bodies := map[string][]byte{}
	var name string
	var from, at int
	for line := range bytes.Lines(src) {
		key := bytes.TrimLeft(line, " ")
		if len(line)-len(key) == indent && 'a' <= key[0] && key[0] <= 'z' {
			bodies[name] = src[from:at]
			before, _, _ := bytes.Cut(key, []byte(":"))
			name, from = string(before), at+indent+len(before)+1
		}
		at += len(line)
	}
	bodies[name] = src[from:]
	delete(bodies, "")
	return bodies
}

// parse reads what stands below a key. A catalogue that cannot be read is a
// mistake of ours.
func (c *Catalogue) parse(body []byte) *lang.Strings {
	body = bytes.TrimLeft(body, "\n")
	indent := body[:len(body)-len(bytes.TrimLeft(body, " "))]
	text := slices.Concat(indent, []byte("number:"), c.number, body)
	s, diags := lang.Parse(c.tag, string(c.tag)+".yaml", text)
	for _, d := range diags {
		if d.Code != diag.StringsBrace { // {lang=en} is what people write, and no part of a sentence
			panic(fmt.Sprintf("message: %s.yaml cannot be read: %+v in %s", c.tag, *d, body))
		}
	}
	return s
}

// Part is the strings under a key of the first level, such as "command".
func (c *Catalogue) Part(name string) *lang.Strings {
	part := c.parts[name]
	if part == nil {
		if c.tag == fallback {
			panic("message: no part " + name)
		}
		return In(fallback).Part(name)
	}
	return part()
}

// Lists gives the list under a key of a part in each catalogue that has one:
// what people write may be in any of their languages.
func Lists(part, key string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, tag := range languages() {
			if words := In(tag).Part(part).Words(key); words != nil && !yield(words) {
				return
			}
		}
		for _, c := range others() {
			if c.parts[part] == nil {
				continue
			}
			if words := c.parts[part]().Words(key); words != nil && !yield(words) {
				return
			}
		}
	}
}

// Words are those of all [Lists].
func Words(part, key string) []string {
	of := listed{part, key}
	if known, ok := lists.Load(of); ok {
		return known.([]string)
	}
	var all []string
	for words := range Lists(part, key) {
		all = append(all, words...)
	}
	lists.Store(of, slices.Clip(all))
	return slices.Clip(all)
}

// A listed list is one of a part of the catalogues, by its key.
type listed struct{ part, key string }

// lists are those that somebody has asked for: []string, by listed. Who appends to one gets a copy.
var lists sync.Map
