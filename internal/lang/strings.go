// This file reads a file of interface strings, i18n/<tag>.yaml, and gives out
// its texts.

package lang

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"projetpro/internal/diag"
)

// Strings are the interface strings of one language. They do not change once
// parsed and may be used by several goroutines.
type Strings struct {
	tag     Tag
	lang    language.Tag
	file    string
	src     []byte
	entries map[string]*entry
	keys    []string          // of entries, sorted
	own     map[string]*entry // those of entries that stand in the file; others stand in one that it lies over
	blank   map[string]bool   // keys that stand in the file without a text
	over    bool              // it lies over one that the binary carries
	carried bool              // the file is none of the site's: it is right, and not looked through
	broken  bool              // part of the file could not be read: what is missing is not known
	other   func() *Strings   // gives what is missing; nil for nobody
	marks   bool              // what other gives is marked as of its language

	digits              *[10]string // see digitsOf
	decimal, group      string
	months, monthsAlone []string
	weekdays            []string // from Monday
}

// An entry is what stands under one key: one text, in forms[plural.Other], a
// text for each plural form, or a list of words.
type entry struct {
	offset int    // of the value
	name   int    // offset of the key
	called string // the key as it stands there, without its group
	forms  [len(categories)]text
	plural bool
	list   []string
}

// Tag is the language of the strings.
func (s *Strings) Tag() Tag { return s.tag }

// Else is s with the texts of other where it has none.
func (s *Strings) Else(other func() *Strings) *Strings {
	with := *s
	with.other = other
	return &with
}

// Before is s with the texts of other, another language's, where it has none: other says
// them, with its own plural forms and numbers, and they are tagged as phrases of that language,
// see [Phrases]; but for the words of addresses.
func (s *Strings) Before(other *Strings) *Strings {
	with := s.Else(func() *Strings { return other })
	if !s.Has("number.decimal") {
		with.decimal = other.decimal
	}
	if !s.Has("number.group") {
		with.group = other.group
	}
	if !s.Has(localeKey) {
		with.entries = maps.Clone(s.entries)
		with.entries[localeKey] = s.localeEntry()
	}
	with.marks = true
	return with
}

// localeKey is the key of the language and country that shared links name, which no other language can say.
const localeKey = "locale"

// localeEntry is where the language is spoken most: fr_FR, or what its tag says: fr_BE.
func (s *Strings) localeEntry() *entry {
	base, _ := s.lang.Base()
	region, _ := s.lang.Region()
	return &entry{forms: [...]text{plural.Other: {whole: base.String() + "_" + region.String()}, len(categories) - 1: {}}}
}

// Over is s with what it has not, key by key, from strings of the same language that it lies over.
func (s *Strings) Over(under *Strings) *Strings {
	with := *s
	with.over = true
	with.entries = maps.Clone(under.entries)
	maps.Copy(with.entries, s.own)
	with.keys = slices.Sorted(maps.Keys(with.entries))
	with.settle()
	return &with
}

// As is s for a language that is spoken as that of s is: fr-be as fr. It has no file.
func (s *Strings) As(tag Tag, file string) *Strings {
	with := *s
	with.tag, with.lang, with.file, with.src, with.own, with.carried = tag, tag.language(), file, nil, nil, true
	with.entries = maps.Clone(s.entries)
	with.entries[localeKey] = with.localeEntry()
	with.settle()
	return &with
}

// Carried is s as the strings of a file that the binary carries.
func (s *Strings) Carried() *Strings {
	with := *s
	with.carried = true
	return &with
}

// Keys are the keys that have a text or a list of words, sorted.
func (s *Strings) Keys() []string { return slices.Clone(s.keys) }

// Stands reports whether key stands in the file, with a text or without.
func (s *Strings) Stands(key string) bool { return s.own[key] != nil || s.blank[key] }

// lookUp is what stands under key, and the strings that have it; nil when there is none.
func (s *Strings) lookUp(key string) (of *Strings, e *entry) {
	for of = s; ; of = of.other() {
		if e = of.entries[key]; e != nil || of.other == nil {
			return of, e
		}
	}
}

// sayer is who has the texts of all of some keys, so that a phrase is in one language: s, or who says what it lacks.
func (s *Strings) sayer(keys ...string) *Strings {
	of := s
	for of.other != nil && slices.ContainsFunc(keys, func(key string) bool { return !of.Has(key) }) {
		of = of.other()
	}
	return of
}

// Has reports whether key has a text of this language, see [Strings.Else].
func (s *Strings) Has(key string) bool { return s.entries[key] != nil }

// Written is the text of key as it stands in the file, with its placeholders;
// "" when there is none.
func (s *Strings) Written(key string) string {
	if _, e := s.lookUp(key); e != nil {
		return e.forms[plural.Other].whole
	}
	return ""
}

// T is the text of key. args are names and values in turn that take the place
// of the placeholders: T("fallback.notice", "language", "English"). A value is
// a string, a whole number or a [Num]. A key or a placeholder that is not known
// shows as ⟦name⟧.
func (s *Strings) T(key string, args ...any) string {
	of, e := s.lookUp(key)
	if e == nil {
		return unknown(key)
	}
	if of != s && !strings.HasPrefix(key, paths) {
		return s.said(of, of.fill(&e.forms[plural.Other], nil, s.theirs(args)))
	}
	return of.fill(&e.forms[plural.Other], nil, args)
}

// paths begins the keys of words of addresses.
const paths = "path."

// said is what another says for s.
func (s *Strings) said(of *Strings, text string) string {
	if of == s || !s.marks {
		return text
	}
	return of.tag.phrase(text)
}

// theirs are values as another takes them that says something for s: texts are of the language of s.
func (s *Strings) theirs(args []any) []any {
	if !s.marks {
		return args
	}
	args = slices.Clone(args)
	for i := 1; i < len(args); i += 2 {
		if text, is := args[i].(string); is {
			args[i] = s.tag.phrase(text)
		}
	}
	return args
}

// Words is the list of words under key; nil when there is none.
func (s *Strings) Words(key string) []string {
	if e := s.entries[key]; e != nil {
		return e.list
	}
	return nil
}

// What a file of strings may hold. Those the tool carries have 300 lines.
const (
	maxBytes = 512 << 10
	maxLines = 5000
	// maxRounds is how often a file is read again without the lines that kept it from being read, and maxReadLines
	// how many lines that may be in all.
	maxRounds    = 20
	maxReadLines = 6000
)

// Parse reads the strings of a language. Keys may be nested or joined with
// dots; a value is a text, a list of words, or a map of plural forms to texts.
// An empty text counts as missing.
func Parse(tag Tag, file string, src []byte) (*Strings, diag.List) {
	p := &parser{Strings: &Strings{tag: tag, lang: tag.language(), file: file, src: src}, sound: map[int]bool{}}
	p.entries, p.blank = map[string]*entry{}, map[string]bool{}
	p.own = p.entries
	p.lines = lineStarts(src)
	if len(src) > maxBytes || len(p.lines) > maxLines {
		p.broken = true
		p.add(diag.StringsTooLong, 0, maxBytes>>10, maxLines)
	} else if root := p.read(); root != nil {
		p.group("", root)
	}
	for key, e := range p.entries {
		p.keys = append(p.keys, key)
		if e.plural {
			p.checkForms(key, e)
		}
	}
	slices.Sort(p.keys)
	p.settle()
	p.countLists()
	p.diags.Sort()
	return p.Strings, p.diags
}

type parser struct {
	*Strings
	lines []int        // offset of each line
	seen  place        // the last that was looked for
	sound map[int]bool // lines that can be read by themselves, by offset
	diags diag.List
}

// settle takes out what dates and numbers are made of.
func (s *Strings) settle() {
	s.decimal, s.group = s.T("number.decimal"), s.T("number.group")
	if f := localeOf(string(s.tag)); f != nil {
		s.digits = f.digits()
	}
	s.months = s.listOf("date.months", monthsOfYear)
	s.weekdays = s.listOf("date.weekdays", daysOfWeek)
	s.monthsAlone = s.months
	if s.Has("date.months-alone") {
		s.monthsAlone = s.listOf("date.months-alone", monthsOfYear)
	}
}

const monthsOfYear, daysOfWeek = 12, 7

// counted are the lists of a certain length.
var counted = map[string]int{"date.months": monthsOfYear, "date.months-alone": monthsOfYear, "date.weekdays": daysOfWeek}

// listOf is the list under key if it has so many words, else as many signs that it has not.
func (s *Strings) listOf(key string, count int) []string {
	if e := s.entries[key]; e != nil && len(e.list) == count {
		return e.list
	}
	return slices.Repeat([]string{unknown(key)}, count)
}

// countLists reports lists that are not as long as the year, or the week.
func (p *parser) countLists() {
	for _, key := range slices.Sorted(maps.Keys(counted)) {
		if e := p.entries[key]; e != nil && len(e.list) != counted[key] {
			p.add(diag.StringsCount, e.offset, key, len(e.list), counted[key])
		}
	}
}

func (p *parser) add(code diag.Code, offset int, args ...any) *diag.Diagnostic {
	return p.diags.Add(code, diag.Pos{File: p.file, Offset: offset}, lineEnd(p.src, offset), args...)
}

// read parses the YAML. A line that is not YAML only for want of quotes is
// reported and left out, and the rest of the file is read.
func (p *parser) read() *yaml.Node {
	src := p.src
	for last, rounds := 0, 0; ; rounds++ {
		root, line, bad := decode(src)
		if !bad {
			return root
		}
		p.broken = true
		if rest, found := p.hideUnreadable(src); found {
			src = rest
			continue
		}
		start, end := p.line(line)
		fix, ok := quoted(string(src[start:end]))
		if line <= last || !ok || rounds > min(maxRounds, maxReadLines/len(p.lines)) || len(src) != len(p.src) && line == 0 {
			p.add(diag.StringsSyntax, start).WithFix(fix)
			return nil
		}
		p.add(diag.StringsSyntax, start).WithFix(fix)
		src = slices.Concat(src[:start], hidden(src[start:end]), src[end:])
		last = line
	}
}

// hideUnreadable reports the lines that cannot be read even by themselves: where
// YAML says that it gave up is often further down, or above. A line that may go
// on in the next is not judged.
func (p *parser) hideUnreadable(src []byte) (rest []byte, found bool) {
	rest = bytes.Clone(src)
	for i, start := range p.lines {
		end := lineEnd(src, start)
		line := string(src[start:end])
		if p.sound[start] || !strings.Contains(line, ":") || strings.HasPrefix(line, "#") {
			continue
		}
		fix, ok := quoted(line)
		if !ok || !p.beginsKey(src, i+1) {
			continue
		}
		if _, _, bad := decode([]byte(strings.TrimSpace(line))); !bad {
			p.sound[start] = true
			continue
		}
		p.add(diag.StringsSyntax, start+len(line)-len(strings.TrimLeft(line, " \t"))).WithFix(fix)
		copy(rest[start:end], hidden(rest[start:end]))
		found = true
	}
	return rest, found
}

var anyKey = regexp.MustCompile(`^\s*(?:- )?["']?[\pL\pN._-]+["']?[\s\x{A0}\x{202F}]*:`)

// beginsKey reports whether the first line from line n, from 0, that says
// anything has a key, or there is none.
func (p *parser) beginsKey(src []byte, n int) bool {
	for ; n < len(p.lines); n++ {
		line := src[p.lines[n]:lineEnd(src, p.lines[n])]
		if text := bytes.TrimSpace(line); len(text) > 0 && text[0] != '#' {
			return anyKey.Match(line)
		}
	}
	return true
}

// hidden is a line made a comment of the same length, so that offsets stay.
func hidden(line []byte) []byte {
	if len(line) == 0 {
		return nil
	}
	return bytes.Repeat([]byte("#"), len(line))
}

var errorLine = regexp.MustCompile(`line (\d+)`)

// decode gives the map that src is, nil if it is empty, or the line that makes
// it something else, from 1.
func decode(src []byte) (root *yaml.Node, line int, bad bool) {
	d := yaml.NewDecoder(bytes.NewReader(src))
	var doc, more yaml.Node
	err := d.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return nil, 0, false
	}
	if err == nil {
		if err = d.Decode(&more); err == nil {
			return nil, more.Line, true // a second document, which would be lost
		}
	}
	if !errors.Is(err, io.EOF) {
		if m := errorLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		return nil, line, true
	}
	if len(doc.Content) == 0 {
		return nil, 0, false
	}
	root = doc.Content[0]
	switch {
	case root.Kind == yaml.MappingNode:
		return root, 0, false
	case root.Kind == yaml.ScalarNode && root.Tag == "!!null":
		return nil, 0, false
	}
	return nil, root.Line, true
}

var keyAndText = regexp.MustCompile(`^(\s*(?:- )?[\pL\pN._-]+)[\s\x{A0}\x{202F}]*:[\s\x{A0}\x{202F}]*(\S.*?)\s*$`)

// quoted is a line with its text between quotes, if it has a key and a text.
func quoted(line string) (string, bool) {
	m := keyAndText.FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	value := m[2]
	if n := len(value); n > 1 && value[0] == value[n-1] && (value[0] == '"' || value[0] == '\'') {
		value = value[1 : n-1]
	} else if (value[0] == '"' || value[0] == '\'') && strings.Count(value, value[:1]) == 1 {
		value = value[1:] // the other was forgotten
	}
	return m[1] + `: "` + escapes.Replace(value) + `"`, true
}

var escapes = strings.NewReplacer(`\"`, `\"`, `"`, `\"`, `\`, `\\`)

// group reads the keys of a map, each behind prefix.
func (p *parser) group(prefix string, node *yaml.Node) {
	for i := 0; i+1 < len(node.Content); i += 2 {
		name, value := node.Content[i], node.Content[i+1]
		if name.Kind != yaml.ScalarNode || name.Value == "" || name.Anchor != "" || name.Tag == "!!merge" {
			p.unreadable(name)
			continue
		}
		p.value(prefix+name.Value, name, value)
	}
}

func (p *parser) value(key string, name, value *yaml.Node) {
	at := p.offset(value)
	switch {
	case value.Anchor != "" || value.Kind == yaml.AliasNode || strings.HasPrefix(value.Tag, "!") && !strings.HasPrefix(value.Tag, "!!"):
		p.unreadable(value)
	case value.Kind == yaml.ScalarNode:
		if t := p.text(value); t.whole != "" {
			p.put(key, name, &entry{offset: at, forms: [...]text{plural.Other: t, len(categories) - 1: {}}})
		} else {
			p.blank[key] = true
		}
	case value.Kind == yaml.SequenceNode:
		e := &entry{offset: at}
		for _, item := range value.Content {
			if item.Kind != yaml.ScalarNode {
				p.unreadable(item)
				continue
			}
			if word := p.text(item).whole; strings.TrimSpace(word) != "" {
				e.list = append(e.list, word)
			}
		}
		p.put(key, name, e)
	case value.Style&yaml.FlowStyle != 0 && slices.ContainsFunc(value.Content, isNull):
		p.unreadable(value) // a text that begins with a placeholder and has no quotes
	case isPlural(value) && !isGroup(key, value):
		e := &entry{offset: p.offset(name), plural: true}
		for i := 0; i+1 < len(value.Content); i += 2 {
			if value.Content[i+1].Kind != yaml.ScalarNode {
				p.unreadable(value.Content[i+1])
				continue
			}
			e.forms[slices.Index(categories[:], value.Content[i].Value)] = p.text(value.Content[i+1])
		}
		if slices.ContainsFunc(e.forms[:], func(t text) bool { return t.whole != "" }) {
			p.put(key, name, e)
		} else {
			p.blank[key] = true
		}
	default:
		p.group(key+".", value)
	}
}

// put gives key its value, unless it has one.
func (p *parser) put(key string, name *yaml.Node, e *entry) {
	if first := p.entries[key]; first != nil {
		p.add(diag.StringsTwice, p.offset(name), key).WithRelated(diag.Pos{File: p.file, Offset: first.offset})
		return
	}
	e.name, e.called = p.offset(name), name.Value
	p.entries[key] = e
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// isPlural reports whether all the keys of a map are plural forms.
func isPlural(m *yaml.Node) bool {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if !slices.Contains(categories[:], m.Content[i].Value) {
			return false
		}
	}
	return len(m.Content) > 0
}

// isGroup reports whether a map holds keys of this package, as "list" may hold "two" alone,
// which is the name of a plural form too.
func isGroup(key string, m *yaml.Node) bool {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if _, own := patterns[key+"."+m.Content[i].Value]; !own {
			return false
		}
	}
	return true
}

func (p *parser) unreadable(n *yaml.Node) {
	p.broken = true
	start, end := p.line(n.Line)
	fix, _ := quoted(string(p.src[start:end]))
	p.add(diag.StringsSyntax, p.offset(n)).WithFix(fix)
}

// text reads a text. What YAML takes for a number or a yes is a text here.
func (p *parser) text(n *yaml.Node) text {
	if isNull(n) {
		return text{}
	}
	if c := n.LineComment; c != "" && n.Style == 0 && !strings.HasPrefix(c, "# ") {
		start, end := p.line(n.Line)
		fix, _ := quoted(string(p.src[start:end]))
		p.add(diag.StringsCut, p.offset(n), c).WithFix(fix)
	}
	t, stray, before := cut(strings.TrimRight(n.Value, "\n"))
	if stray != "" {
		t.stray = true
		at := p.offset(n)
		for range before {
			at = p.find(at, stray) + len(stray)
		}
		at = p.find(at, stray)
		d := p.add(diag.StringsBrace, at, stray, "{n}, {language}")
		if bytes.HasPrefix(p.src[at:], []byte(stray)) {
			d.End = at + len(stray)
		}
	}
	return t
}

// checkForms reports the plural forms that the language has and e has not.
func (p *parser) checkForms(key string, e *entry) {
	var lack []string
	for _, n := range needs(rulesOf(key), p.lang) {
		if e.forms[n.form].whole == "" {
			lack = append(lack, categories[n.form]+" ("+p.examples(n.like)+")")
		}
	}
	if lack != nil {
		p.add(diag.StringsPlural, e.offset, key, strings.Join(lack, ", "))
	}
}

// examples writes numbers as programs do, since the language's own way may be what is missing.
func (p *parser) examples(numbers []Num) string {
	plain := &Strings{decimal: "."}
	var b []byte
	for _, n := range numbers {
		b = append(plain.appendNum(b, n), ", "...)
	}
	return string(append(b, "…"...))
}

// rulesOf are the plural rules that a key's forms follow: those of first,
// second, third for one whose name ends in "ordinal".
func rulesOf(key string) *plural.Rules {
	if key[strings.LastIndexByte(key, '.')+1:] == "ordinal" {
		return plural.Ordinal
	}
	return plural.Cardinal
}

// line is where line n (from 1) starts and ends.
func (p *parser) line(n int) (start, end int) {
	start = p.lines[min(max(n, 1), len(p.lines))-1]
	return start, lineEnd(p.src, start)
}

// offset is where a node starts: YAML tells the line and the character. From one
// node of a line to the next, what is between them is walked, not the line.
func (p *parser) offset(n *yaml.Node) int {
	if n.Line != p.seen.line {
		start, end := p.line(n.Line)
		p.seen = place{line: n.Line, column: 1, start: start, at: start, end: end}
	}
	for s := &p.seen; s.column < n.Column && s.at < s.end; s.column++ {
		_, size := utf8.DecodeRune(p.src[s.at:s.end])
		s.at += size
	}
	for s := &p.seen; s.column > max(n.Column, 1); s.column-- {
		_, size := utf8.DecodeLastRune(p.src[s.start:s.at])
		s.at -= size
	}
	return p.seen.at
}

// A place is that of a character of a line.
type place struct {
	line, column   int // from 1
	start, at, end int // offsets: of the line, of the character, of the line's end
}

// Broken reports whether part of the file could not be read, so that it is not
// known which keys it has.
func (s *Strings) Broken() bool { return s.broken }

// find is where s stands behind offset, or offset.
func (s *Strings) find(offset int, want string) int {
	if i := bytes.Index(s.src[offset:], []byte(want)); i >= 0 {
		return offset + i
	}
	return offset
}

func lineEnd(src []byte, offset int) int {
	if i := bytes.IndexAny(src[offset:], "\r\n"); i >= 0 {
		return offset + i
	}
	return len(src)
}

// lineStarts are the offsets of lines as YAML counts them.
func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, r := range string(src) {
		switch r {
		case '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				continue
			}
			fallthrough
		case '\n', '\u0085', '\u2028', '\u2029':
			starts = append(starts, i+utf8.RuneLen(r))
		}
	}
	return starts
}
