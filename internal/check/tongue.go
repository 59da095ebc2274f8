// This file finds what stands in another language of the site than its file's: passages that were left, whole texts, titles.

package check

import (
	"bytes"
	"slices"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// learntFrom is how many bytes of each language's texts it is learnt from.
const learntFrom = 150 << 10

// tongues are what is known of the languages of the site: by their interface strings at first, then by their texts as well, without
// what is in another language than its file's by what was known before. So nothing is learnt from what was left untranslated, be it much.
func (s *Subject) tongues() *translation.Tongues {
	units := s.sampled()
	at := func(x sample) []byte { return x.of.Text[x.from:x.to] }
	learnFrom := func(taken []bool) translation.Reader {
		var l translation.Learner
		s.learnStrings(&l)
		for i, takes := range taken {
			if takes {
				l.Learn(string(units[i].of.Lang), at(units[i]))
			}
		}
		return translation.Reader{Tongues: l.Tongues()}
	}
	known, learnt := learnFrom(nil), []bool(nil)
	for range 2 {
		taken := make([]bool, len(units))
		for i, x := range units {
			of := known.Read(string(x.of.Lang), at(x))
			taken[i] = of.Is == "" || of.Is == string(x.of.Lang)
		}
		if slices.Equal(taken, learnt) {
			break
		}
		known, learnt = learnFrom(taken), taken
	}
	return known.Tongues
}

// learnStrings learns languages from what the site says in each around its texts.
func (s *Subject) learnStrings(l *translation.Learner) {
	for _, of := range s.Site.Languages {
		tag := string(of.Tag())
		for _, key := range of.Keys() {
			if of.Words(key) == nil && isSaid(key) {
				l.Learn(tag, []byte(of.Written(key)))
			}
		}
		if key := "words.ignored"; of.Has(key) {
			l.LearnWords(tag, []string{of.Written(key)})
		}
	}
}

// A sample is a unit from which the language of its file is learnt.
type sample struct {
	of *content.Entry
	unit
}

// sampled are units of files spread evenly over the site.
func (s *Subject) sampled() (units []sample) {
	all := map[lang.Tag]int{}
	for e := range s.entries() {
		all[e.Lang] += len(e.Text)
	}
	passed, taken := map[lang.Tag]int{}, map[lang.Tag]int{} // bytes
	for e := range s.entries() {
		passed[e.Lang] += len(e.Text)
		if e.Body() == nil || taken[e.Lang]*all[e.Lang] > passed[e.Lang]*learntFrom {
			continue
		}
		taken[e.Lang] += len(e.Text)
		for u := range unitsOf(e) {
			units = append(units, sample{e, u})
		}
	}
	return units
}

// isSaid reports whether readers read the interface string of a key as it is.
func isSaid(key string) bool { return len(key) < 5 || key[:5] != "path." && key[:5] != "words" }

// A unit is what is looked at as one: a paragraph, an item of a list, a cell of a table, a summary.
type unit struct {
	from, to int
	section  int             // of the text; -1: it is a word of the front matter
	block    *markdown.Block // nil for a word of the front matter
}

// unitsOf yields those of a file in which its language is to be found.
func unitsOf(e *content.Entry) func(yield func(unit) bool) {
	return func(yield func(unit) bool) {
		if at, ok := e.Record.Set["summary"]; ok && schema.SummaryOf(e.Record.Words) != "" {
			for at.Value < at.End && bytes.IndexByte([]byte(`"'`), e.Text[at.Value]) >= 0 {
				at.Value++
			}
			if !yield(unit{at.Value, at.End, -1, nil}) {
				return
			}
		}
		sections := e.Body().Sections()
		for i := range sections {
			if sections[i].Name == bibliography {
				continue
			}
			for k := range sections[i].Blocks {
				b := &sections[i].Blocks[k]
				for from, to := range parted(e.Text, *b) {
					if !yield(unit{from, to, i, b}) {
						return
					}
				}
			}
		}
	}
}

// asidesOf yields what readers of a file are told beside its units: the descriptions of pictures, which stand within one, and the titles
// of pictures and links, which are captions or shown when they are pointed at.
func asidesOf(e *content.Entry) func(yield func(unit) bool) {
	return func(yield func(unit) bool) {
		sections := e.Body().Sections()
		for i := range e.Body().Links {
			link := &e.Body().Links[i]
			from, to := link.Pos.Offset, min(link.End, len(e.Text))
			if to-from < shortest {
				continue
			}
			text := e.Text[from:to]
			behind := bytes.LastIndex(text, []byte("]("))
			if behind < 0 {
				continue // what it leads to is written elsewhere
			}
			of, _ := slices.BinarySearchFunc(sections, from+1, func(s markdown.Section, at int) int { return s.From - at })
			of = max(of-1, 0)
			if sections[of].Name == bibliography {
				continue
			}
			if link.Kind == markdown.Image && !yield(unit{from + len("!["), from + behind, of, nil}) {
				return
			}
			if at, end, ok := titleOf(text[behind:]); ok && !yield(unit{from + behind + at, from + behind + end, of, nil}) {
				return
			}
		}
	}
}

// titleOf is where the title stands in what is behind the text of a link: ](address "title").
func titleOf(target []byte) (from, to int, ok bool) {
	target = bytes.TrimRight(target, ")")
	to = len(target) - 1
	if to < 0 || target[to] != '"' && target[to] != '\'' {
		return 0, 0, false
	}
	from = bytes.Index(target[:to], []byte{' ', target[to]})
	return from + 2, to, from >= 0
}

// bibliography is the section of works, which keep their titles in every language.
const bibliography = "bibliography"

// parted yields where the units of a block stand.
func parted(text []byte, b markdown.Block) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		var ends func(at int) bool // whether a unit does
		switch b.Kind {
		case markdown.QuotationBlock, markdown.CodeBlock, markdown.RuleBlock:
			return
		case markdown.ListBlock:
			var fence []byte // that has been opened: no line within is an item
			ends = func(at int) bool {
				if text[at] != '\n' {
					return false
				}
				line := text[at+1 : b.To]
				if mark := fenceOf(line); mark != nil && (fence == nil || bytes.HasPrefix(mark, fence)) {
					if fence == nil {
						fence = mark
					} else {
						fence = nil
					}
				}
				return fence == nil && beginsItem(line)
			}
		case markdown.TableBlock:
			ends = func(at int) bool { return text[at] == '\n' || text[at] == '|' && text[at-1] != '\\' }
		}
		from := b.From
		for at := b.From + 1; ends != nil && at < b.To; at++ {
			if ends(at) {
				if !yield(from, at) {
					return
				}
				from = at + 1
			}
		}
		yield(from, b.To)
	}
}

// fenceOf is the mark before or behind code that a line begins with; nil of another line.
func fenceOf(line []byte) []byte {
	line = bytes.TrimLeft(line, " \t>")
	if len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return nil
	}
	n := 0
	for n < len(line) && line[n] == line[0] {
		n++
	}
	if n < 3 {
		return nil
	}
	return line[:n]
}

// beginsItem reports whether a line begins an item of a list.
func beginsItem(line []byte) bool {
	line = bytes.TrimLeft(line, " \t>")
	rest := bytes.TrimLeft(line, "0123456789")
	if len(rest) < 2 || rest[1] != ' ' {
		return false
	}
	if len(rest) < len(line) {
		return rest[0] == '.' || rest[0] == ')'
	}
	return bytes.IndexByte([]byte("-*+:"), rest[0]) >= 0
}

// isLinkAlone reports whether a unit is a link and nothing else.
func isLinkAlone(text []byte) bool {
	text = bytes.TrimRight(bytes.TrimLeft(text, " \t\n-*+>0123456789.)"), " \t\n.*_")
	return bytes.HasPrefix(text, []byte("[")) && bytes.HasSuffix(text, []byte(")")) && bytes.Count(text, []byte("](")) == 1
}

// shortest is how many letters a passage has at least of which its language is told.
const shortest = 40

// texts looks for what is not in the language that its file says, and for what others on the page contradict: links and numbers.
func texts(s *Subject, report *diag.List) {
	f := foreigners{finder: s.translator().finder(), report: report}
	if len(s.Site.Languages) > 1 {
		f.reader.Tongues = s.tongues()
	}
	var units []unit
	for item := range s.Site.Items() {
		for i, e := range item.Versions {
			if e.Body() == nil {
				continue
			}
			units = slices.AppendSeq(units[:0], unitsOf(e))
			f.alarms(item, e, units, report)
			if i > 0 {
				f.sameTitle(item, e)
				if f.sameText(item, e, units) {
					continue
				}
			}
			f.file(item, e, slices.AppendSeq(units, asidesOf(e)))
		}
	}
}

// foreigners looks for texts in other languages than their files'.
type foreigners struct {
	*finder
	report *diag.List
	reader translation.Reader
	last   *Translation // that was compared
}

// A foreign unit is one in another language.
type foreign struct {
	unit
	is lang.Tag
}

// file reports what of a file is in another language: all of it, or some passages.
func (f *foreigners) file(item *site.Item, e *content.Entry, units []unit) {
	if f.reader.Tongues == nil || !f.reader.Knows(string(e.Lang)) {
		return
	}
	var found []foreign
	theirs, others := 0, 0 // letters
	for _, u := range units {
		text := e.Text[u.from:u.to]
		if len(text) < shortest || isLinkAlone(text) {
			continue
		}
		of := f.reader.Read(string(e.Lang), text)
		switch {
		case of.Letters < shortest:
		case of.Is != "" && of.Is != string(e.Lang):
			found = append(found, foreign{u, lang.Tag(of.Is)})
			theirs += of.Letters
		default:
			others += of.Letters
		}
	}
	if len(found) == 0 || f.confirmed(item, e, &found) {
		return
	}
	const mostly = 4
	if first := found[0]; theirs > mostly*others && !slices.ContainsFunc(found, func(x foreign) bool { return x.is != first.is }) {
		d := f.report.Add(diag.FileLanguage, diag.Pos{File: e.File.Path, Offset: first.from}, plaintext.LineEnd(e.Text, first.from),
			diag.LanguageName(first.is), diag.LanguageName(e.Lang), confirming(item, e))
		f.beside(d, item, e, first)
		return
	}
	for _, x := range found {
		at := x.from + len(e.Text[x.from:x.to]) - len(bytes.TrimLeft(e.Text[x.from:x.to], " \t\n|"))
		d := f.report.Add(diag.PassageLanguage, diag.Pos{File: e.File.Path, Offset: at}, min(x.to, plaintext.LineEnd(e.Text, at)),
			diag.LanguageName(x.is), diag.LanguageName(e.Lang), "{lang="+string(x.is)+"}", confirming(item, e))
		f.beside(d, item, e, x)
	}
}

// between compares an item's first language with that of e, or with another where e is the first; nil where it has one only.
func (f *foreigners) between(item *site.Item, e *content.Entry, is lang.Tag) *Translation {
	other := e
	if e == item.Versions[0] {
		if other = item.In(is); other == nil && len(item.Versions) > 1 {
			other = item.Versions[1]
		}
	}
	if other == nil || other == item.Versions[0] || other.Body() == nil || item.Versions[0].Body() == nil {
		return nil
	}
	if f.last == nil || f.last.Item != item || f.last.B != other {
		f.last = f.s.translator().of(item, other)
	}
	return f.last
}

// confirmed leaves out what was confirmed as it is. It reports whether nothing is left.
func (f *foreigners) confirmed(item *site.Item, e *content.Entry, found *[]foreign) bool {
	if len(item.Versions) < 2 || len(f.s.Locks) == 0 {
		return false
	}
	*found = slices.DeleteFunc(*found, func(x foreign) bool {
		t := f.between(item, e, x.is)
		return t != nil && t.holds(e, x.section)
	})
	return len(*found) == 0
}

// holds reports whether a section of one of the two texts, or the words of the page where it is -1, is as it was confirmed.
func (t *Translation) holds(e *content.Entry, section int) bool {
	if section < 0 {
		return t.Words == translation.InStep
	}
	p := t.pairingOf(e, section)
	return p != nil && (p.State == translation.InStep || p.State == translation.Alone)
}

// pairingOf is what is known of a section of one of the two texts.
func (t *Translation) pairingOf(e *content.Entry, section int) *translation.Pairing {
	for i := range t.Sections {
		if p := &t.Sections[i]; e == t.A && p.A == section || e == t.B && p.B == section {
			return p
		}
	}
	return nil
}

// beside shows the section that says the same in the other language, where there is one.
func (f *foreigners) beside(d *diag.Diagnostic, item *site.Item, e *content.Entry, x foreign) {
	if len(item.Versions) < 2 {
		return
	}
	t := f.between(item, e, x.is)
	if t == nil {
		return
	}
	if x.section < 0 {
		other := t.A
		if e == t.A {
			other = t.B
		}
		if at, ok := other.Record.Set["summary"]; ok {
			d.WithRelated(diag.Pos{File: other.File.Path, Offset: at.Value})
		}
		return
	}
	switch p := t.pairingOf(e, x.section); {
	case p == nil || p.A < 0 || p.B < 0 || !p.Sure:
	case e == t.A:
		d.WithRelated(t.nearest(t.B, p.B, e, x))
	default:
		d.WithRelated(t.nearest(t.A, p.A, e, x))
	}
}

// nearest is the block of a section that says what a passage says, word for word, or else the section.
func (t *Translation) nearest(other *content.Entry, section int, e *content.Entry, x foreign) diag.Pos {
	text := t.Comparison.A
	if other == t.B {
		text = t.Comparison.B
	}
	said := bytes.TrimSpace(e.Text[x.from:x.to])
	for _, b := range text.Sections[section].Blocks {
		if i := bytes.Index(other.Text[b.From:b.To], said); i >= 0 {
			return diag.Pos{File: other.File.Path, Offset: b.From + i}
		}
	}
	return placeOfSection(other, &text.Sections[section])
}

// sameText reports a text that is that of the first language, word for word, unless it was confirmed as it is or has no
// words that belong to a language.
func (f *foreigners) sameText(item *site.Item, e *content.Entry, units []unit) bool {
	first := item.Versions[0]
	if first.Body() == nil || first.Body().Empty() || e.Body().Empty() {
		return false
	}
	if len(e.Body().Headings) != len(first.Body().Headings) || len(e.Body().Links) != len(first.Body().Links) {
		return false
	}
	if !e.Body().SaysWhat(first.Body()) {
		return false
	}
	a, b := string(first.Lang), string(e.Lang)
	letters, speaks, known := 0, false, f.reader.Knows(a) && f.reader.Knows(b)
	is := first.Lang
	for _, u := range units {
		if u.section < 0 {
			continue
		}
		of := f.reader.Read(b, e.Text[u.from:u.to])
		letters += of.Letters
		if of.Is != "" {
			is = lang.Tag(of.Is)
		}
		speaks = speaks || f.reader.HasWordsOf(e.Text[u.from:u.to], a, b)
	}
	if letters < shortest || known && !speaks {
		return false
	}
	changed := func(p translation.Pairing) bool { return p.State != translation.InStep }
	if t := f.between(item, e, first.Lang); t != nil && !slices.ContainsFunc(t.Sections, changed) {
		return true
	}
	at, other := first, e // where it is to be translated, and where it stands rightly
	if is != e.Lang {
		at, other = e, first
	}
	i := slices.IndexFunc(at.Body().Sections()[0].Blocks, func(b markdown.Block) bool { return b.Digest != 0 })
	pos, to := diag.WholeFile(at.File.Path), diag.WholeFile(other.File.Path)
	if i >= 0 {
		pos.Offset, to.Offset = at.Body().Sections()[0].Blocks[i].From, other.Body().Sections()[0].Blocks[i].From
	}
	f.report.Add(diag.TextSame, pos, plaintext.LineEnd(at.Text, max(pos.Offset, 0)), diag.LanguageName(other.Lang), diag.LanguageName(at.Lang), at.File.Path).
		WithRelated(to)
	return true
}

// sameTitle reports a title that is that of the first language, if it has a small word that belongs to one of the two:
// what has none may be a name.
func (f *foreigners) sameTitle(item *site.Item, e *content.Entry) {
	first := item.Versions[0]
	here, ok := schema.TitledOf(e.Record.Words)
	there, also := schema.TitledOf(first.Record.Words)
	if !ok || !also || here.Title != there.Title || here.Title != lang.Untagged(here.Title) ||
		!f.reader.HasWordsOf([]byte(here.Title), string(first.Lang), string(e.Lang)) {
		return
	}
	if t := f.between(item, e, first.Lang); t != nil && t.Words == translation.InStep {
		return
	}
	at, span := e.Record.Set["title"], first.Record.Set["title"]
	f.report.Add(diag.TitleSame, diag.Pos{File: e.File.Path, Offset: at.Value}, at.End, diag.Clip(here.Title), diag.LanguageName(first.Lang), e.File.Path).
		WithRelated(diag.Pos{File: first.File.Path, Offset: span.Value})
}
