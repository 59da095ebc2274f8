// This file keeps which facts stood in which file of a page, and says which have gone with one.

package check

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// facts is the statement which facts stand in which of the two files.
func (t *Translation) facts() []translation.Statement {
	a, b := factsIn(t.A), factsIn(t.B)
	if len(a)+len(b) == 0 {
		return nil
	}
	return []translation.Statement{{Key: translation.Facts, A: translation.Side{Lang: t.InA, Digests: a}, B: translation.Side{Lang: t.InB, Digests: b}}}
}

// factsIn are digests of the names of the facts that stand in a file; of those that are items of several kinds, of how many
// there are of each, too.
func factsIn(e *content.Entry) (all []markdown.Digest) {
	for _, f := range e.Kind.Fields {
		if _, stands := e.Record.Set[f.Name]; stands && !f.IsWords() {
			all = append(all, digestOfFact(diag.Fact{Name: f.Name}))
		}
	}
	for _, fact := range itemsIn(e) {
		all = append(all, digestOfFact(fact))
	}
	return all
}

// itemsIn are how many resources of each kind a file states.
func itemsIn(e *content.Entry) (all diag.Facts) {
	if e.Record.Facts == nil {
		return nil
	}
	for key, r := range schema.Each[schema.Resource](e.Kind, e.Record.Facts) {
		within := strings.Split(key, ".")
		field := within[max(len(within)-2, 0)]
		i := slices.IndexFunc(all, func(f diag.Fact) bool { return f.Name == field && f.Kind == r.Kind })
		if i < 0 {
			i, all = len(all), append(all, diag.Fact{Name: field, Kind: r.Kind})
		}
		all[i].Count++
	}
	return all
}

// kindsOf are the kinds that the items of a field may have; none where they have none.
func kindsOf(f *schema.Field) []string {
	for _, of := range f.Fields {
		if of.Name == "kind" {
			return of.Enum
		}
	}
	return nil
}

func digestOfFact(f diag.Fact) markdown.Digest {
	if f.Kind == "" {
		return digestsOfNames()[f.Name]
	}
	return translation.Short(markdown.DigestOf(fmt.Sprint(f.Name, " ", f.Kind, " ", f.Count)))
}

// digestsOfNames are those of the names of all facts.
var digestsOfNames = sync.OnceValue(func() map[string]markdown.Digest {
	all := map[string]markdown.Digest{}
	for _, kind := range schema.Kinds() {
		for _, f := range kind.Fields {
			if !f.IsWords() {
				all[f.Name] = translation.Short(markdown.DigestOf(f.Name))
			}
		}
	}
	return all
})

// mostCounted is up to which number of items it is known how many there were.
const mostCounted = 99

// stood names a fact that a lock knows: by its items where it knows these, else as a whole.
func stood(f *schema.Field, knows func(markdown.Digest) bool) (all diag.Facts) {
	if f.IsWords() || !knows(digestOfFact(diag.Fact{Name: f.Name})) {
		return nil
	}
	for _, kind := range kindsOf(f) {
		for n := range mostCounted {
			if fact := (diag.Fact{Name: f.Name, Kind: kind, Count: n + 1}); knows(digestOfFact(fact)) {
				all = append(all, fact)
			}
		}
	}
	if all == nil {
		all = diag.Facts{{Name: f.Name}}
	}
	return all
}

// LostWith names the facts that went with the file of a page in a language, which is no longer there, as far as the lock of the page
// or the last output knows.
func (s *Subject) LostWith(item *site.Item, tag lang.Tag) diag.Facts {
	if all := s.Lost(item, tag); all != nil {
		return all
	}
	return s.Published.lost(item, tag)
}

// Lost names the facts that stood in the file of a page in a language, and stand in no file that there is; none as far as the
// lock of the page knows.
func (s *Subject) Lost(item *site.Item, tag lang.Tag) (all diag.Facts) {
	t := s.translator()
	lock := t.locks[t.lockOf(item)]
	for _, f := range item.Kind.Fields {
		if facts := stood(f, func(d markdown.Digest) bool { return lock.Stood(string(tag), d) }); facts != nil && !item.States(f.Name) {
			all = append(all, facts...)
		}
	}
	return all
}

// replaced reports the facts that stood in one of the two files and stand in none any more, if it is another file than the
// one that was confirmed: of its text little is there any more, or none of several facts. A fact that is taken out of a text
// that stays is meant to be.
func (t *Translation) replaced(e *content.Entry, report *diag.List) {
	lost := t.subject.Lost(t.Item, e.Lang)
	if len(lost) == 0 {
		return
	}
	kept := 0
	for _, f := range e.Kind.Fields {
		if _, stands := e.Record.Set[f.Name]; stands && !f.IsWords() {
			kept++
		}
	}
	if !t.isAnother(e) && (kept > 0 || len(lost) < 2) {
		return
	}
	report.Add(diag.FactsReplaced, diag.WholeFile(e.File.Path), 0, diag.LanguageName(e.Lang), e.File.Path, lost)
}

// isAnother reports whether hardly anything is left in a file of what was confirmed in it.
func (t *Translation) isAnother(e *content.Entry) bool {
	now := wordsOf(t.Item, e)
	sections := e.Body().Sections()
	for i := range sections {
		now = append(now, translation.Digests(&sections[i])...)
	}
	was, left := 0, 0
	for _, d := range t.Lock.Texts(string(e.Lang)) {
		was++
		if slices.Contains(now, d) {
			left++
		}
	}
	const hardly = 4
	return was > 0 && hardly*left < was
}

// deleted names the facts that stood in the files of a page which there is no longer. None where another page of its folder,
// of which nothing was confirmed, states all of them: it is this page under another name.
func (s *Subject) deleted(id string) (all diag.Facts) {
	lock := s.Locks[id]
	var names []string
	for _, kind := range schema.Kinds() {
		for _, f := range kind.Fields {
			if slices.Contains(names, f.Name) {
				continue
			}
			if facts := stood(f, func(d markdown.Digest) bool { return lock.StoodIn(d) }); facts != nil {
				names, all = append(names, f.Name), append(all, facts...)
			}
		}
	}
	for item := range s.Site.Items() {
		if s.Locks[item.ID] == nil && path.Dir(item.ID) == path.Dir(id) &&
			!slices.ContainsFunc(names, func(name string) bool { return !item.States(name) }) {
			return nil
		}
	}
	return all
}
