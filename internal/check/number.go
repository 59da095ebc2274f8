// This file compares the numbers that two languages of a page say.

package check

import (
	"bytes"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// numbers looks for numbers that one language of a page says and the other does not: in the section that belongs to it, nor
// anywhere else. What was confirmed as it is now is right.
func numbers(s *Subject, report *diag.List) {
	readers := map[lang.Tag]*translation.NumberReader{}
	for _, l := range s.Site.Languages {
		readers[l.Tag()] = translation.NewNumberReader(l.Words("words.numbers"), l.Words("date.months"))
	}
	var t *translator
	for item := range s.Site.Items() {
		if len(item.Versions) < 2 || item.Versions[0].Body() == nil {
			continue
		}
		first := item.Versions[0]
		figures := figuresOf(item, first, readers[first.Lang])
		for _, v := range item.Versions[1:] {
			if v.Body() == nil {
				continue
			}
			others := figuresOf(item, v, readers[v.Lang])
			if len(translation.Differing(figures, others)) == 0 && len(translation.Differing(others, figures)) == 0 {
				continue // nor do they with what words say
			}
			a, b := newNumbered(item, first, readers[first.Lang]), newNumbered(item, v, readers[v.Lang])
			if !a.differs(b) && !b.differs(a) {
				continue
			}
			if t == nil {
				t = s.translator()
			}
			both := t.of(item, v)
			for i := range both.Sections {
				if p := &both.Sections[i]; p.A >= 0 && p.B >= 0 && p.Sure && p.State != translation.InStep {
					differing(report, both, a, b, p)
				}
			}
		}
	}
}

// A numbered file is one with the numbers that it says.
type numbered struct {
	entry    *content.Entry
	sections []*translation.Numbers // offsets are those of the file
	all      translation.Numbers    // with those of its front matter
}

// figuresOf is what a file says in figures.
func figuresOf(item *site.Item, e *content.Entry, r *translation.NumberReader) *translation.Numbers {
	n := new(translation.Numbers)
	for _, text := range item.Kind.Texts(e.Record.Words) {
		r.AddFigures(n, []byte(lang.Untagged(text)))
	}
	for _, s := range e.Body().Sections() {
		for _, b := range s.Blocks {
			if b.Kind != markdown.CodeBlock {
				r.AddFigures(n, e.Text[b.From:b.To])
			}
		}
	}
	return n
}

func newNumbered(item *site.Item, e *content.Entry, r *translation.NumberReader) *numbered {
	c := &numbered{entry: e}
	for _, text := range item.Kind.Texts(e.Record.Words) {
		c.all.Add(r.Read(lang.Untagged(text)))
	}
	sections := e.Body().Sections()
	for i := range sections {
		n := new(translation.Numbers)
		for _, b := range sections[i].Blocks {
			if b.Kind == markdown.CodeBlock {
				continue
			}
			of := r.Read(string(e.Text[b.From:b.To]))
			for _, x := range of.Figures {
				x.From, x.To = x.From+b.From, x.To+b.From
				n.Figures = append(n.Figures, x)
			}
			n.Add(of)
		}
		c.sections = append(c.sections, n)
		c.all.Add(n)
	}
	return c
}

// differs reports whether some number is said nowhere in another language.
func (c *numbered) differs(other *numbered) bool {
	if !bytes.ContainsAny(c.entry.Text, "0123456789") {
		return false
	}
	for _, n := range c.sections {
		if len(translation.Differing(n, &other.all)) > 0 {
			return true
		}
	}
	return false
}

// differing reports the numbers of a section that one of two languages says alone: those of both together, in their order.
func differing(report *diag.List, t *Translation, a, b *numbered, p *translation.Pairing) {
	here, there := translation.Differing(a.sections[p.A], &b.all), translation.Differing(b.sections[p.B], &a.all)
	both := min(len(here), len(there))
	if !t.alikeInLength(p) {
		return
	}
	for k := range both {
		x, y, file := here[k], there[k], t.B.File.Path
		report.Add(diag.NumbersDiffer, diag.Pos{File: file, Offset: y.From}, y.To, b.written(y), a.written(x), diag.LanguageName(t.A.Lang), file).
			WithRelated(diag.Pos{File: t.A.File.Path, Offset: x.From})
	}
	for _, x := range here[both:] {
		alone(report, a, x, t.B.Lang, t.PlaceB(p))
	}
	for _, y := range there[both:] {
		alone(report, b, y, t.A.Lang, t.PlaceA(p))
	}
}

// alikeInLength reports whether two sections can say the same by their lengths: of a text that is only begun, nothing is told.
func (t *Translation) alikeInLength(p *translation.Pairing) bool {
	a, b := &t.Comparison.A.Sections[p.A], &t.Comparison.B.Sections[p.B]
	x, y := a.To-a.From, b.To-b.From
	return x < 2*y && y < 2*x
}

// alone reports a number that another language does not say, whose section stands elsewhere.
func alone(report *diag.List, in *numbered, x translation.Number, other lang.Tag, there diag.Pos) {
	file := in.entry.File.Path
	report.Add(diag.NumberAlone, diag.Pos{File: file, Offset: x.From}, x.To, in.written(x), diag.LanguageName(other), file).WithRelated(there)
}

// written is a number as it stands in the file.
func (c *numbered) written(x translation.Number) string { return string(c.entry.Text[x.From:x.To]) }
