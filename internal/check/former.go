// This file finds what the texts of a page were when they were confirmed to say the same, in earlier states of its files.

package check

import (
	"iter"
	"slices"

	"projetpro/internal/content"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/translation"
)

// A Former is what is asked of the earlier states of one of the two files of a page: each text in it that has changed since
// it was confirmed, as it was then.
type Former struct {
	File *content.Entry // as it is now
	Path string         // where the file lay when it was confirmed, as far as the lock knows

	t        *Translation
	open     int
	words    *content.Entry // whose words are as they were confirmed; nil: unknown, or they have not changed
	sections []confirmed    // of each of the page
}

// A confirmed section is one as it was.
type confirmed struct {
	section *markdown.Section // nil: unknown
	in      *content.Entry
}

// Formers are those of the files of a page in which something has changed since it was confirmed.
func (t *Translation) Formers() (all []*Former) {
	for _, e := range []*content.Entry{t.A, t.B} {
		f := &Former{File: e, Path: "content/" + t.Item.Place.File(t.LockID) + "." + string(e.Lang) + ".md", t: t, sections: make([]confirmed, len(t.Sections))}
		if f.wordsChanged() {
			f.open++
		}
		for i := range t.Sections {
			if f.changed(&t.Sections[i]) {
				f.open++
			}
		}
		if f.open > 0 {
			all = append(all, f)
		}
	}
	return all
}

func (f *Former) wordsChanged() bool {
	s := f.t.Words
	return s == translation.ChangedBoth || s == translation.ChangedA && f.File == f.t.A || s == translation.ChangedB && f.File == f.t.B
}

// changed reports whether a section is not as it was confirmed in the file.
func (f *Former) changed(p *translation.Pairing) bool {
	inA := f.File == f.t.A
	switch p.State {
	case translation.ChangedBoth:
		return true
	case translation.ChangedA:
		return inA
	case translation.ChangedB:
		return !inA
	case translation.OnlyA, translation.OnlyB: // one has been taken out, if it ever was in both
		return inA == (p.State == translation.OnlyB) && len(p.Was) > 0
	}
	return false
}

// Take looks at an earlier state of the file. It reports whether all that was asked for is known.
func (f *Former) Take(was *content.Entry) (done bool) {
	if f.words == nil && f.wordsChanged() && slices.ContainsFunc(f.t.WordsWas, func(s translation.Statement) bool {
		return slices.Equal(f.side(s), wordsOf(f.t.Item, was))
	}) {
		f.words = was
		f.open--
	}
	if was.Body() == nil {
		return f.open == 0
	}
	sections := was.Body().Sections()
	digests := make([][]markdown.Digest, len(sections))
	for i := range sections {
		digests[i] = translation.Digests(&sections[i])
	}
	for i := range f.t.Sections {
		p := &f.t.Sections[i]
		if f.sections[i].section != nil || !f.changed(p) {
			continue
		}
		for _, s := range p.Was {
			if k := slices.IndexFunc(digests, func(d []markdown.Digest) bool { return len(d) > 0 && slices.Equal(d, f.side(s)) }); k >= 0 {
				f.sections[i] = confirmed{&sections[k], was}
				f.open--
				break
			}
		}
	}
	return f.open == 0
}

// side is what a statement has of the file.
func (f *Former) side(s translation.Statement) []markdown.Digest {
	if s.A.Lang == string(f.File.Lang) {
		return s.A.Digests
	}
	return s.B.Digests
}

// Changes says which words of a section of the page have changed in the file, block by block. ok is false where that is not
// known; of a section that has not changed in it, there is nothing to know.
func (f *Former) Changes(p *translation.Pairing) (all []translation.Change, ok bool) {
	i := slices.IndexFunc(f.t.Sections, func(s translation.Pairing) bool { return s.Match == p.Match })
	if i < 0 || f.sections[i].section == nil {
		return nil, false
	}
	now, at := f.t.Comparison.A, p.A
	if f.File == f.t.B {
		now, at = f.t.Comparison.B, p.B
	}
	is := &markdown.Section{}
	if at >= 0 {
		is = &now.Sections[at]
	}
	return translation.Changes(f.sections[i].section, f.sections[i].in.Text, is, f.File.Text), true
}

// A WordsChange is a field of the front matter that says something else than it did.
type WordsChange struct {
	Field  string
	Pieces []translation.Piece
}

// WordsChanges says which words above the text have changed in the file; ok is as that of [Former.Changes].
func (f *Former) WordsChanges() (all []WordsChange, ok bool) {
	if f.words == nil {
		return nil, false
	}
	was, is := textsOf(f.t.Item.Kind, f.words), textsOf(f.t.Item.Kind, f.File)
	for _, field := range f.t.Item.Kind.Fields {
		if name := field.Name; was[name] != is[name] {
			all = append(all, WordsChange{name, translation.Reworded(was[name], is[name])})
		}
	}
	return all, true
}

func textsOf(kind *schema.Kind, e *content.Entry) map[string]string {
	texts := map[string]string{}
	for name, text := range kind.Texts(e.Record.Words) {
		texts[name] = text
	}
	return texts
}

// Known yields the earlier states of the file that something was found in.
func (f *Former) Known() iter.Seq[*content.Entry] {
	return func(yield func(*content.Entry) bool) {
		seen := []*content.Entry{f.words}
		if f.words != nil && !yield(f.words) {
			return
		}
		for _, s := range f.sections {
			if s.in != nil && !slices.Contains(seen, s.in) {
				if seen = append(seen, s.in); !yield(s.in) {
					return
				}
			}
		}
	}
}
