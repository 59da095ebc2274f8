// This file says, for the preview, how pages stand in their languages.

package cli

import (
	"bytes"
	"context"
	"html"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/build"
	"projetpro/internal/check"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
	"projetpro/internal/serve"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// pairOf is a page in two languages, as the preview shows it; nil where there is none.
func pairOf(r *build.Result, of serve.PairOf, before *recall) (p *serve.Pair) {
	fault.Catch("pair", of.ID, func() {
		if of.Path != "" {
			if pg := r.PageAt(of.Path); pg != nil {
				of.ID = pg.ID()
				if of.Lang == "" {
					of.Lang = pg.Lang
				}
			}
		}
		if item := r.Site.Item(of.ID); item != nil && len(r.Site.Languages) > 1 && !item.Versions[0].Failed {
			p = newPair(r, item, of.Lang, before)
		}
	})
	return p
}

// newPair puts the first language of a page beside another; nil if the page is meant for that one alone.
func newPair(r *build.Result, item *site.Item, tag lang.Tag, before *recall) *serve.Pair {
	a := item.Versions[0]
	p := &serve.Pair{ID: item.ID, Title: titleOfEntry(a), State: check.PageMissing,
		A: serve.PairText{Lang: a.Lang, File: a.File.Path, Path: r.PathOf(item.ID, a.Lang)}}
	for _, l := range r.Site.Languages {
		if l.Tag() != a.Lang && (item.In(l.Tag()) != nil || schema.IsFor(item.Facts, l.Tag())) {
			p.Others = append(p.Others, l.Tag())
		}
	}
	if len(p.Others) == 0 {
		return nil
	}
	if !slices.Contains(p.Others, tag) {
		tag = p.Others[0]
	}
	p.B = serve.PairText{Lang: tag, Missing: true, File: fileIn(a, tag)}
	p.Path = r.PathOf(item.ID, tag)
	t := r.Translation(item, tag)
	var formers []*check.Former
	if t == nil {
		t = check.Untranslated(item, tag)
	} else {
		formers = before.formers(r, t)
		p.State, p.B = t.State(), serve.PairText{Lang: tag, File: t.B.File.Path, Path: p.Path}
	}
	if pg := r.PageAt(p.Path); pg == nil || pg.ID() != item.ID {
		p.Path = ""
	}
	p.Sections = sectionsOf(r, t, formers)
	return p
}

// fileIn is the file that would have another language of a page, or "".
func fileIn(e *content.Entry, tag lang.Tag) string {
	stem, ok := strings.CutSuffix(e.File.Path, "."+string(e.Lang)+".md")
	if !ok {
		return ""
	}
	return stem + "." + string(tag) + ".md"
}

func titleOfEntry(e *content.Entry) string {
	if words, _ := schema.TitledOf(e.Record.Words); words != nil && words.Title != "" {
		return lang.Untagged(words.Title)
	}
	return path.Base(e.ID)
}

// A pairedText is one side of a pair, ready to be shown.
type pairedText struct {
	entry  *content.Entry // nil: there is none
	blocks []string       // their HTML
	lines  [][2]int       // their first and last, from 1
	first  []int          // of each section, its first in blocks
	former *check.Former  // nil: nothing has changed in it
}

func newPairedText(r *build.Result, e *content.Entry, t *translation.Text) *pairedText {
	p := &pairedText{entry: e}
	if e == nil {
		return p
	}
	p.blocks = r.Blocks(e)
	at, line := 0, 1
	lineAt := func(offset int) int { // each behind the one before
		line += bytes.Count(e.Text[at:offset], []byte("\n"))
		at = offset
		return line
	}
	for i := range t.Sections {
		p.first = append(p.first, len(p.lines))
		for _, b := range t.Sections[i].Blocks {
			p.lines = append(p.lines, [2]int{lineAt(b.From), lineAt(b.To)})
		}
	}
	return p
}

// sectionsOf are the fields above the text and the sections of a page in two languages.
func sectionsOf(r *build.Result, t *check.Translation, formers []*check.Former) (all []serve.PairSection) {
	a, b := newPairedText(r, t.A, t.Comparison.A), newPairedText(r, t.B, t.Comparison.B)
	for _, f := range formers {
		if f.File == t.A {
			a.former = f
		} else {
			b.former = f
		}
	}
	words := serve.PairSection{State: t.Words, Rows: fieldsOf(t, formers)}
	if len(words.Rows) > 0 {
		all = append(all, words)
	}
	if facts := factsOf(t); len(facts) > 0 {
		all = append(all, serve.PairSection{OfFacts: true, Rows: facts})
	}
	for i := range t.Sections {
		p := &t.Sections[i]
		s := serve.PairSection{State: p.State, Gone: t.Gone(p)}
		if section := p.Section(t.Comparison, false); section.Level > 0 {
			s.Title = section.Heading.Text
		}
		inA, inB := a.changed(t.Comparison.A, p.A, p), b.changed(t.Comparison.B, p.B, p)
		for _, m := range t.Blocks(p) {
			s.Rows = append(s.Rows, serve.PairRow{A: a.cell(t.Comparison.A, p.A, m.A, inA), B: b.cell(t.Comparison.B, p.B, m.B, inB)})
		}
		s.Taken = append(inA.taken, inB.taken...)
		all = append(all, s)
	}
	return all
}

// What has changed in a section.
type blockChanges struct {
	blocks map[int]bool               // by where they begin
	words  map[int]translation.Change // by the place in the section, where it is known
	taken  []serve.PairWords          // what was taken out
}

func (p *pairedText) changed(of *translation.Text, section int, pairing *translation.Pairing) (c blockChanges) {
	if p.entry == nil {
		return c
	}
	c.words = map[int]translation.Change{}
	if p.former != nil {
		changes, _ := p.former.Changes(pairing)
		for _, change := range changes {
			if change.Is < 0 {
				c.taken = append(c.taken, serve.PairWords{Lang: p.entry.Lang, Pieces: change.Pieces})
			} else {
				c.words[change.Is] = change
			}
		}
	}
	if section < 0 || !pairing.State.IsChanged() {
		return c
	}
	c.blocks = map[int]bool{}
	for _, b := range translation.Changed(&of.Sections[section], string(p.entry.Lang), pairing.Was) {
		c.blocks[b.From] = true
	}
	return c
}

// cell is the k-th block of a section; an empty one for -1.
func (p *pairedText) cell(of *translation.Text, section, k int, changed blockChanges) (c serve.PairCell) {
	if p.entry == nil || section < 0 || k < 0 {
		return c
	}
	b := &of.Sections[section].Blocks[k]
	i := p.first[section] + k
	c.From, c.To = p.lines[i][0], p.lines[i][1]
	if i < len(p.blocks) {
		c.HTML = p.blocks[i]
	}
	if b.Kind == markdown.NoteBlock {
		c.HTML = "<p>" + html.EscapeString(b.Text()) + "</p>"
	}
	if c.Changed = changed.blocks[b.From]; c.Changed {
		c.Words = changed.words[k].Pieces
	}
	return c
}

// fieldsOf are the fields that say something to readers.
func fieldsOf(t *check.Translation, formers []*check.Former) (rows []serve.PairRow) {
	at := map[string]int{}
	take := func(e *content.Entry, cell func(*serve.PairRow) *serve.PairCell) {
		if e == nil {
			return
		}
		for name, text := range t.Item.Kind.Texts(e.Record.Words) {
			i, known := at[name]
			if !known {
				i = len(rows)
				at[name], rows = i, append(rows, serve.PairRow{Field: name})
			}
			span := e.Record.Set[name]
			c := serve.PairCell{HTML: "<p>" + html.EscapeString(e.Lang.Plain(text)) + "</p>",
				From: plaintext.LineNumber(e.Text, span.Key), To: plaintext.LineNumber(e.Text, span.End), Changed: t.Words.IsChanged() && t.WordChanged(e, name, text)}
			if c.Changed {
				c.Words = wordsOf(formers, e, name)
			}
			*cell(&rows[i]) = c
		}
	}
	take(t.A, func(r *serve.PairRow) *serve.PairCell { return &r.A })
	take(t.B, func(r *serve.PairRow) *serve.PairCell { return &r.B })
	return rows
}

// wordsOf says which words of a field have changed in a file, where that is known.
func wordsOf(formers []*check.Former, e *content.Entry, field string) []translation.Piece {
	for _, f := range formers {
		if f.File != e {
			continue
		}
		changes, _ := f.WordsChanges()
		if i := slices.IndexFunc(changes, func(c check.WordsChange) bool { return c.Field == field }); i >= 0 {
			return changes[i].Pieces
		}
	}
	return nil
}

// factsOf are the words within facts that each language has for itself: the role of a person, the title of a session. They
// stand in one file for all languages.
func factsOf(t *check.Translation) (rows []serve.PairRow) {
	for key, text := range schema.Each[schema.Localised](t.Item.Kind, t.Item.Facts) {
		row := serve.PairRow{Field: itemised(key)}
		for _, side := range []struct {
			in   lang.Tag
			cell *serve.PairCell
		}{{lang.Tag(t.InA), &row.A}, {lang.Tag(t.InB), &row.B}} {
			words := text.By[side.in]
			if words == "" {
				continue
			}
			at, end := t.Item.Written(key + "." + string(side.in))
			if at.Offset == diag.NoOffset {
				at, end = t.Item.Written(key)
			}
			*side.cell = serve.PairCell{HTML: "<p>" + html.EscapeString(side.in.Plain(words)) + "</p>", File: at.File, From: 1, To: 1}
			if e := entryAt(t.Item, at.File); e != nil && at.Offset != diag.NoOffset {
				side.cell.From, side.cell.To = plaintext.LineNumber(e.Text, at.Offset), plaintext.LineNumber(e.Text, max(at.Offset, end-1))
			}
		}
		if row.A.To > 0 || row.B.To > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

func entryAt(item *site.Item, file string) *content.Entry {
	for _, v := range item.Versions {
		if v.File.Path == file {
			return v
		}
	}
	return nil
}

// itemised is the key of a fact as people count: the first of a list is 1.
func itemised(key string) string {
	parts := strings.Split(key, ".")
	for i, part := range parts {
		if n, err := strconv.Atoi(part); err == nil {
			parts[i] = strconv.Itoa(n + 1)
		}
	}
	return strings.Join(parts, " ")
}

// translated lists how every page stands in its other languages.
func translated(r *build.Result) (all []serve.Translated) {
	var standings []check.Standing
	fault.Catch("pairs", "", func() { standings, _ = r.Standings(context.Background()) })
	for i := range standings {
		s := &standings[i]
		t := serve.Translated{ID: s.Item.ID, Title: titleOfEntry(s.First()), Lang: s.Lang, First: s.First().Lang, File: s.First().File.Path,
			State: s.State, InStep: s.InStep, Open: s.Open}
		if s.In != nil {
			t.File = s.In.File.Path
		}
		all = append(all, t)
	}
	return all
}

// nextPair is the page next to one that is not in step in a language, or the one before it.
func nextPair(r *build.Result, of serve.PairOf, before bool) (next serve.PairOf, ok bool) {
	fault.Catch("pairs", of.ID, func() {
		var s check.Standing
		if s, ok = r.NextOpen(of.ID, of.Lang, before); ok {
			next = serve.PairOf{ID: s.Item.ID, Lang: s.Lang}
		}
	})
	return next, ok
}

// standing is how the page at a path of the output stands: in its language, or, if that is the first it has, in that in
// which it stands worst. "" where it has no text of its own, or the site but one language.
func standing(r *build.Result, at string) (state check.PageState) {
	fault.Catch("pair", at, func() {
		pg := r.PageAt(at)
		if pg == nil {
			return
		}
		item := r.Site.Item(pg.ID())
		if item == nil || item.Versions[0].Failed || item.Versions[0].Wordless() {
			return
		}
		for _, l := range r.Site.Languages {
			is := check.PageMissing
			switch own := pg.Lang == item.Versions[0].Lang; {
			case l.Tag() == item.Versions[0].Lang, !own && l.Tag() != pg.Lang:
				continue
			}
			if t := r.Translation(item, l.Tag()); t != nil {
				is = t.State()
			} else if !schema.IsFor(item.Facts, l.Tag()) {
				continue
			}
			if slices.Index(check.PageStates, is) > slices.Index(check.PageStates, state) {
				state = is
			}
		}
	})
	return state
}
