// This file compares what texts count with the facts beside them.

package check

import (
	"bytes"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// Units of time, and those of which each lasts some, as interface strings name them.
const hours, minutes, sessionsUnit, meetingsUnit = "hours", "minutes", "sessions", "meetings"

// measureReader is one for a language, by its interface strings.
func measureReader(l *lang.Strings) *translation.MeasureReader {
	w := translation.MeasureWords{Units: map[string][]string{}, About: l.Words("words.about"), AtLeast: l.Words("words.at-least"),
		AtMost: l.Words("words.at-most"), Partly: l.Words("words.partly"), Definite: l.Words("words.definite"),
		Elsewhere: l.Words("words.elsewhere"), Total: l.Words("words.total"), All: l.Words("words.all"), Does: l.Words("words.does"),
		Whole: l.Words("words.whole"), This: l.Words("words.this"), Says: l.Words("words.says"), There: l.Words("words.there"), Of: l.Words("words.of"),
		Hours: hours, Minutes: minutes, Lasting: []string{sessionsUnit, meetingsUnit}}
	for _, key := range l.Keys() {
		if name, ok := strings.CutPrefix(key, "words.units."); ok {
			w.Units[name] = l.Words(key)
		}
	}
	return translation.NewMeasureReader(translation.NewNumberReader(l.Words("words.numbers"), l.Words("date.months")), w)
}

// A declared fact is one that texts may say as well.
type declared struct {
	unit  string
	field string // its key
	span  span
	exact bool
	says  string // its value, as it is written in front matter
	each  schema.Minutes
}

// declaredOf are the facts of an item that have a unit, and whether what texts say may be of a part of it.
func declaredOf(item *site.Item) (all []declared) {
	if item.Facts == nil {
		return nil
	}
	add := func(unit, field string, q schema.Quantity, each schema.Minutes) {
		if !q.IsZero() {
			all = append(all, declared{unit, field, spanOf(q), q.Min == q.Max && !q.About, q.String(), each})
		}
	}
	for f, value := range item.Kind.Known(item.Facts, nil) {
		switch x := value.(type) {
		case *schema.Quantity:
			add(f.Name, f.Name, *x, 0)
		case *schema.Credits:
			if x.Value.Given && x.Unit.IsZero() {
				add(f.Name, f.Name, schema.Exactly(x.Value), 0)
			}
		case *schema.Hours:
			total := x.Total
			if total.IsZero() {
				total = x.Sum()
			}
			if !total.IsZero() { // what they are counted of is not certain
				all = append(all, declared{unit: hours, field: f.Name, span: spanOf(total), says: total.String()})
			}
		case *schema.Sessions:
			add(sessionsUnit, f.Name, x.Number(), x.Length)
			if _, isOffer := item.Facts.(*schema.OfferFacts); isOffer {
				add(meetingsUnit, f.Name, x.Number(), x.Length)
			}
		}
	}
	return all
}

// counts are the numbers of a text that are not those of the facts of its item; in what leads to one module, of that module.
func (f *finder) counts(item *site.Item, e *content.Entry, units []unit) (all []alarm) {
	own, r := declaredOf(item), f.measures[e.Lang]
	texts := readAll(r, e, units)
	if len(texts) == 0 {
		return nil
	}
	links, headings := linksOf(e), e.Body().Sections()
	for i := range texts {
		t := &texts[i]
		if sectionOf(headings, t.section) == prerequisites {
			continue // of something else
		}
		of, facts := item, own
		if linked := f.linked(e, t.unit, links); len(linked) > 0 {
			if len(linked) > 1 || len(own) > 0 {
				continue // whose they are is not certain
			}
			of, facts = linked[0], declaredOf(linked[0])
		}
		agrees := map[string]bool{} // units of which the text has the number somewhere
		for k := range t.measures {
			d := factOf(facts, t.measures[k].Unit)
			agrees[t.measures[k].Unit] = agrees[t.measures[k].Unit] || d != nil && spanOfMeasure(&t.measures[k]).meets(d.span, 0)
		}
		var found []alarm
		for k := range t.measures {
			m := &t.measures[k]
			d := factOf(facts, m.Unit)
			if d == nil || m.All && isMentioned(texts, m) || t.isPartOf(m, d.span) || m.Unit == hours && areHoursOf(of, spanOfMeasure(m)) {
				continue
			}
			isCertain := of == item && t.isOfAll(r, headings) && t.isCertain(e, of, k)
			found = append(found, f.compare(of, e, t.unit, m, d, isCertain, agrees[m.Unit] || t.addsUp(k, d.span))...)
		}
		if len(found) > 0 && !f.namesAnother(of, e.Lang, string(e.Text[t.from:t.to])) {
			all = append(all, found...)
		}
	}
	return all
}

// isOfAll reports whether a text stands where what it counts is that of the whole: before the first heading, or under the one for what
// is practical, or under the first, if that says nothing of a part.
func (t *counting) isOfAll(r *translation.MeasureReader, headings []markdown.Section) bool {
	if t.section < 0 {
		return false
	}
	of := &headings[t.section]
	isFirst := t.section == 0 || t.section == 1 && headings[0].Level == 0
	return of.Level == 0 || of.Name == practical || isFirst && !slices.Contains(doubtful, of.Name) && !r.QualifiesAny(of.Heading.Text)
}

// isMentioned reports whether a text counts as many of a unit elsewhere, so that all of them are perhaps those.
func isMentioned(texts []counting, m *translation.Measure) bool {
	for i := range texts {
		for k := range texts[i].measures {
			if x := &texts[i].measures[k]; x != m && !x.All && x.Unit == m.Unit && x.Most == m.Most {
				return true
			}
		}
	}
	return false
}

// isPartOf reports whether a text may count a part of a fact: the heading of what comes behind it, if it is less than half.
func (t *counting) isPartOf(m *translation.Measure, fact span) bool {
	return t.block != nil && t.block.Kind == markdown.HeadingBlock && 2*spanOfMeasure(m).most < fact.least
}

// The hours of work for one credit of the ECTS, by its Users’ Guide of 2015.
const fewestOfCredit, mostOfCredit = 25, 30

// areHoursOf reports whether so many hours are those of all sessions of an item, or those of work for its credits.
func areHoursOf(item *site.Item, said span) bool {
	if x := fact[schema.Sessions](item, sessionsUnit); x != nil && x.Length > 0 {
		count := spanOf(x.Number())
		if said.meets(span{count.least * int(x.Length) / 60, count.most * int(x.Length) / 60}, 0) {
			return true
		}
	}
	x := fact[schema.Credits](item, "credits")
	if x == nil || !x.Value.Given {
		return false
	}
	credits := spanOf(schema.Exactly(x.Value))
	return said.meets(span{credits.least * fewestOfCredit, credits.most * mostOfCredit}, 0)
}

// Sections of what comes before, of what is the same for the whole, and of what they count need not be that of the whole.
const prerequisites, practical = "prerequisites", "practical"

var doubtful = []string{"content", "method", "assessment"}

// sectionOf is the name of the section that the i-th of a text is, or stands in.
func sectionOf(sections []markdown.Section, i int) string {
	if i < 0 {
		return ""
	}
	name, level := sections[i].Name, sections[i].Level
	for i--; i >= 0 && name == ""; i-- {
		if sections[i].Level < level {
			name, level = sections[i].Name, sections[i].Level
		}
	}
	return name
}

// A counting text is one that counts something.
type counting struct {
	unit
	measures []translation.Measure
	numbers  map[string][]float64 // that its block counts, by their units
	first    map[string]int       // which of them are the first of its own
}

// readAll are those of some texts that count something. The headings of a text are counted together.
func readAll(r *translation.MeasureReader, e *content.Entry, units []unit) (all []counting) {
	var numbers map[string][]float64
	headings := map[string][]float64{}
	var block *markdown.Block
	for _, u := range units {
		measures := r.Read(e.Text[u.from:u.to])
		if len(measures) == 0 {
			continue
		}
		if numbers == nil || u.block != block {
			numbers, block = map[string][]float64{}, u.block
		}
		if u.block != nil && u.block.Kind == markdown.HeadingBlock {
			numbers = headings
		}
		t := counting{u, measures, numbers, map[string]int{}}
		for i := range measures {
			unit := measures[i].Unit
			if _, known := t.first[unit]; !known {
				t.first[unit] = len(numbers[unit])
			}
			numbers[unit] = append(numbers[unit], measures[i].Most)
		}
		all = append(all, t)
	}
	return all
}

// addsUp reports whether the k-th number is a part of what makes up a fact, with the numbers of its sentence or of its block.
func (t *counting) addsUp(k int, fact span) bool {
	m := &t.measures[k]
	at := t.first[m.Unit]
	for i := range k {
		if t.measures[i].Unit == m.Unit {
			at++
		}
	}
	is := func(n float64) bool {
		return n < unbounded/1000 && (span{thousandths(n), thousandths(n)}).meets(fact, 0)
	}
	if makesUp(t.numbers[m.Unit], at, is) || makesUp(m.Near, m.At, is) {
		return true
	}
	for i, n := range m.Near {
		if i != m.At && is(n) { // 6 sessions out of 8
			return true
		}
	}
	for _, i := range []int{m.At - 1, m.At + 1} {
		if i >= 0 && i < len(m.Near) && is(m.Near[m.At]*m.Near[i]) {
			return true
		}
	}
	return false
}

// makesUp reports whether numbers that stand one behind the other, the one at a place among them, are together what is asked for.
func makesUp(numbers []float64, at int, is func(float64) bool) bool {
	const most = 12 // on each side
	before := 0.0
	for from := at; from >= max(0, at-most); from-- {
		before += numbers[from]
		sum := before
		for to := at + 1; to <= min(len(numbers), at+most); to++ {
			if to-from > 1 && is(sum) {
				return true
			}
			if to < len(numbers) {
				sum += numbers[to]
			}
		}
	}
	return false
}

func thousandths(n float64) int { return int(math.Round(n * 1000)) }

// isCertain reports whether the k-th number can be that of an item alone: its line says nothing else, in a paragraph or a list that
// counts no other such thing.
func (t *counting) isCertain(e *content.Entry, of *site.Item, k int) bool {
	m := &t.measures[k]
	if !m.Alone || t.block == nil || len(t.numbers[m.Unit]) > 1 || of.States("parts") || of.States("tracks") {
		return false
	}
	line := bytes.TrimSpace(e.Text[t.from:t.to])
	switch before := e.Text[:t.from]; {
	case bytes.IndexByte(line, '\n') >= 0, before[len(before)-1] != '\n':
		return false
	case t.block.Kind == markdown.ListBlock && (line[0] == ':' || !beginsItem(e.Text[t.from:t.to]) || e.Text[t.from] == ' '):
		return false
	case t.block.Kind != markdown.ListBlock && t.block.Kind != markdown.ParagraphBlock:
		return false
	case isIntroduced(e.Text[:t.block.From]):
		return false
	}
	x := fact[schema.Sessions](of, sessionsUnit)
	return m.Unit == "credits" || m.Unit == sessionsUnit && x != nil && !slices.ContainsFunc(x.Dated, isOfSome)
}

// isIntroduced reports whether the text before a block may say of what it is: a paragraph that ends with no sentence.
func isIntroduced(before []byte) bool {
	before = bytes.TrimRight(before, " \n")
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	if len(line) == 0 || line[0] == '#' || bytes.Trim(line, "-=") == nil || beginsItem(line) {
		return false
	}
	end, _ := utf8.DecodeLastRune(bytes.TrimRight(line, "*_"))
	return !strings.ContainsRune(".!?…)»”", end)
}

// isOfSome reports whether a session may be counted or not.
func isOfSome(d schema.Session) bool { return d.Cancelled || !d.Group.IsZero() }

// linksOf are the links of a text, by where they stand.
func linksOf(e *content.Entry) []*markdown.Link {
	all := make([]*markdown.Link, len(e.Body().Links))
	for i := range all {
		all[i] = &e.Body().Links[i]
	}
	slices.SortStableFunc(all, func(a, b *markdown.Link) int { return a.Pos.Offset - b.Pos.Offset })
	return all
}

// linked are the items of the site that a unit of a text leads to, by one of its links.
func (f *finder) linked(e *content.Entry, u unit, links []*markdown.Link) (all []*site.Item) {
	first, _ := slices.BinarySearchFunc(links, u.from, func(link *markdown.Link, from int) int { return link.Pos.Offset - from })
	for _, link := range links[first:] {
		if link.Pos.Offset >= u.to || len(all) > 1 {
			break
		}
		dest, _, _ := strings.Cut(link.Dest, "#")
		id, _, ok := content.Identify(path.Join(path.Dir(e.File.Path), dest))
		if to := f.s.Site.Item(id); ok && to != nil && !slices.Contains(all, to) {
			all = append(all, to)
		}
	}
	return all
}

// A called module is one with what texts call it: its code, and its title in their language.
type called struct {
	id    string
	names []string
}

// modulesOf are the modules of a faculty as texts in a language name them.
func (f *finder) modulesOf(faculty *site.Faculty, in lang.Tag) []called {
	f.naming.Lock()
	defer f.naming.Unlock()
	key := namedIn{faculty, in}
	if all, known := f.names[key]; known {
		return all
	}
	const shortest = 4
	var all []called
	for _, m := range faculty.Modules {
		names := []string{m.Facts.Code}
		if words, _ := m.Words(in); words != nil {
			names = append(names, lang.Untagged(words.Title))
		}
		all = append(all, called{m.ID, slices.DeleteFunc(names, func(name string) bool { return len(name) < shortest })})
	}
	f.names[key] = all
	return all
}

// namesAnother reports whether a text names another item of the folder by its title or its code.
func (f *finder) namesAnother(of *site.Item, in lang.Tag, text string) bool {
	for _, faculty := range f.s.Site.Faculties {
		if !strings.HasPrefix(of.ID, faculty.ID+"/") {
			continue
		}
		for _, m := range f.modulesOf(faculty, in) {
			if m.id != of.ID && slices.ContainsFunc(m.names, func(name string) bool { return strings.Contains(text, name) }) {
				return true
			}
		}
	}
	return false
}

// factOf is the fact with a unit of measure; nil where there is none.
func factOf(facts []declared, unit string) *declared {
	for i := range facts {
		if facts[i].unit == unit {
			return &facts[i]
		}
	}
	return nil
}

// compare are the alarms of one of the measures of a unit beside a fact. That it is of the whole may be certain; with others it may
// agree with the fact.
func (f *finder) compare(of *site.Item, e *content.Entry, u unit, m *translation.Measure, d *declared, isCertain, agrees bool) []alarm {
	isTitle := u.block != nil && u.block.Kind == markdown.HeadingBlock
	if m.Dated || m.Partly || m.Most < 2 || !m.Whole && !isTitle && of.ID == e.ID {
		return nil
	}
	said := spanOfMeasure(m)
	if said.meets(d.span, 0) {
		if d.each == 0 || m.Minutes == 0 || int(m.Minutes) == int(d.each) || !m.Exact {
			return nil
		}
		length, lasting := declared{m.Unit, d.field + ".length", d.span, true, d.each.String(), 0}, *m
		lasting.To = m.Behind
		return []alarm{f.alarm(of, e, u, &lasting, &length, diag.TextDiffers)}
	}
	if agrees || statesElsewhere(of, d.field, said) || isOfAllSessions(of, d.field, said) {
		return nil
	}
	code := diag.TextDiffers
	if d.exact && m.Exact && isCertain {
		code = diag.TextContradicts
	}
	return []alarm{f.alarm(of, e, u, m, d, code)}
}

// isOfAllSessions reports whether a number is that of the sessions with those that are cancelled, or without, or of all groups.
func isOfAllSessions(of *site.Item, field string, said span) bool {
	x := fact[schema.Sessions](of, field)
	if x == nil || len(x.Dated) == 0 {
		return false
	}
	cancelled := 0
	for _, d := range x.Dated {
		if d.Cancelled {
			cancelled += 1000
		}
	}
	listed, count := len(x.Dated)*1000, spanOf(x.Count)
	for _, all := range []span{{listed, listed}, {listed - cancelled, listed - cancelled}} {
		if said.meets(all, 0) {
			return true
		}
	}
	return !x.Count.IsZero() && (said.meets(span{count.least - cancelled, count.most - cancelled}, 0) ||
		said.meets(span{count.least + cancelled, count.most + cancelled}, 0))
}

func (f *finder) alarm(of *site.Item, e *content.Entry, u unit, m *translation.Measure, d *declared, code diag.Code) alarm {
	says := fmt.Sprint("count ", m.Unit, m.Least, m.Most, m.Minutes, d.field, d.says)
	return alarm{e, says, func(list *diag.List) {
		from, to := u.from+m.From, u.from+m.To
		x := list.Add(code, diag.Pos{File: e.File.Path, Offset: from}, to, diag.Clip(string(bytes.Join(bytes.Fields(e.Text[from:to]), []byte(" ")))),
			d.field, d.says, confirming(f.s.Site.Item(e.ID), e))
		if at, _ := of.Written(d.field); at.Offset != diag.NoOffset {
			x.WithRelated(at)
		}
	}}
}

// confirming says how to confirm a page, which has two languages for that; "" if it has not.
func confirming(item *site.Item, e *content.Entry) any {
	if item == nil || len(item.Versions) < 2 {
		return ""
	}
	return diag.Reason{Says: diag.OrConfirm, Part: e.File.Path}
}

// spanOfMeasure is between which numbers one of a text lies.
func spanOfMeasure(m *translation.Measure) span {
	s := span{int(math.Round(m.Least * 1000)), unbounded}
	if m.Most < unbounded/1000 {
		s.most = int(math.Round(m.Most * 1000))
	}
	return s
}

// statesElsewhere reports whether an item has another number of a unit that a text may mean: of a part, a track, a type.
func statesElsewhere(item *site.Item, unit string, said span) bool {
	isOf := func(key string) bool { return slices.Contains(strings.Split(key, "."), unit) }
	for key, q := range schema.Each[schema.Quantity](item.Kind, item.Facts) {
		if isOf(key) && !q.IsZero() && said.meets(spanOf(*q), 0) {
			return true
		}
	}
	for key, d := range schema.Each[schema.Decimal](item.Kind, item.Facts) {
		if isOf(key) && d.Given && said.meets(spanOf(schema.Exactly(*d)), 0) {
			return true
		}
	}
	return false
}
