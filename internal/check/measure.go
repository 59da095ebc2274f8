// This file compares what texts count with the facts beside them.

package check

import (
	"bytes"
	"math"
	"path"
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// Units of time, and that of which each lasts some, as interface strings name them.
const hours, minutes, sessionsUnit = "hours", "minutes", "sessions"

// measureReader is one for a language, by its interface strings.
func measureReader(l *lang.Strings) *translation.MeasureReader {
	w := translation.MeasureWords{Units: map[string][]string{}, About: l.Words("words.about"), AtLeast: l.Words("words.at-least"),
		AtMost: l.Words("words.at-most"), Partly: l.Words("words.partly"), Definite: l.Words("words.definite"),
		Hours: hours, Minutes: minutes, OfSessions: sessionsUnit}
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
		case *schema.Sessions:
			add(f.Name, f.Name, x.Number(), x.Length)
		}
	}
	return all
}

// counts are the numbers of a text that are not those of the facts of its item; in what leads to one module, of that module.
func (f *finder) counts(item *site.Item, e *content.Entry, units []unit) (all []alarm) {
	own, r := declaredOf(item), f.measures[e.Lang]
	var links []*markdown.Link // by where they stand; nil before somebody asks
	for _, u := range units {
		text := e.Text[u.from:u.to]
		measures := r.Read(text)
		if len(measures) == 0 {
			continue
		}
		if links == nil {
			links = linksOf(e)
		}
		of, facts := item, own
		if linked := f.linked(e, u, links); len(linked) > 0 {
			if len(linked) > 1 || len(own) > 0 {
				continue // whose they are is not certain
			}
			of, facts = linked[0], declaredOf(linked[0])
		}
		agrees := map[string]bool{} // units of which the text has the number somewhere
		for i := range measures {
			d := factOf(facts, measures[i].Unit)
			agrees[measures[i].Unit] = agrees[measures[i].Unit] || d != nil && spanOfMeasure(&measures[i]).meets(d.span, 0)
		}
		var found []alarm
		for i := range measures {
			m := &measures[i]
			if d := factOf(facts, m.Unit); d != nil {
				found = append(found, f.compare(of, e, u, m, d, len(measures) == 1, agrees[m.Unit])...)
			}
		}
		if len(found) > 0 && !f.namesAnother(of, e.Lang, string(text)) {
			all = append(all, found...)
		}
	}
	return all
}

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

// compare are the alarms of one of the measures of a unit beside a fact. It may be alone there; another may agree with the fact.
func (f *finder) compare(of *site.Item, e *content.Entry, u unit, m *translation.Measure, d *declared, alone, agrees bool) []alarm {
	if m.Dated || m.Partly || m.Most < 2 {
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
	if agrees || statesElsewhere(of, m.Unit, said) {
		return nil
	}
	code := diag.TextDiffers
	if d.exact && m.Exact && m.Before <= fewWords && alone && of.ID == e.ID && isCertain(of, m.Unit) {
		code = diag.TextContradicts
	}
	return []alarm{f.alarm(of, e, u, m, d, code)}
}

// fewWords is how many words stand before a number at most for which there is no doubt of what it is.
const fewWords = 1

// isCertain reports whether a number with a unit can be that of the item as a whole alone.
func isCertain(of *site.Item, unit string) bool {
	return (unit == sessionsUnit || unit == "credits") && !of.States("parts") && !of.States("tracks")
}

func (f *finder) alarm(of *site.Item, e *content.Entry, u unit, m *translation.Measure, d *declared, code diag.Code) alarm {
	says := "count " + m.Around + " " + d.field + " " + d.says
	return alarm{e, says, func(list *diag.List) {
		from, to := u.from+m.From, u.from+m.To
		x := list.Add(code, diag.Pos{File: e.File.Path, Offset: from}, to, diag.Clip(string(bytes.Join(bytes.Fields(e.Text[from:to]), []byte(" ")))),
			d.field, d.says, e.File.Path)
		if at, _ := of.Written(d.field); at.Offset != diag.NoOffset {
			x.WithRelated(at)
		}
	}}
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
