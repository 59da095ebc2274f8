// This file reads what was confirmed of the languages of pages.

package build

import (
	"context"
	"iter"
	"path"

	"projetpro/internal/charset"
	"projetpro/internal/check"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/render"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/source"
	"projetpro/internal/translation"
)

// readLocks reads the files of translations/ that have changed, and says which of them are no locks.
func (b *Builder) readLocks(t *source.Tree) (check.Locks, diag.List, error) {
	var diags diag.List
	locks, read := check.Locks{}, map[*source.File]*translation.Lock{}
	for f := range t.Files("translations/") {
		id, ok := check.LockedBy(f.Path)
		if !ok {
			diags.Add(diag.LockName, diag.WholeFile(f.Path), 0, path.Base(f.Path))
			continue
		}
		text := f.Bytes()
		lock := b.locked[f]
		if lock == nil {
			lock = translation.ReadLock(text)
		}
		if len(lock.Wrong) > 0 {
			text = charset.Decode(text).UTF8
			lock = translation.ReadLock(text)
		}
		locks[id], read[f] = lock, lock
		for _, at := range lock.Wrong {
			end := plaintext.LineEnd(text, at)
			diags.Add(diag.LockLine, diag.Pos{File: f.Path, Offset: at}, end, diag.Clip(string(text[at:end])))
		}
	}
	b.locked = read
	return locks, diags, nil
}

// nameLost names the facts that went with a file, where the lock of its page, or the last output, knows them: that its language is missing is the lesser part.
func (r *Result) nameLost() {
	for i, d := range r.Diags {
		if d.Code == diag.TranslationApart {
			r.notApart(i, d)
			continue
		}
		if d.Code != diag.TranslationMissing && d.Code != diag.FactsGone {
			continue
		}
		e := r.entryOf(d.Pos.File)
		if e == nil || r.Site.Item(e.ID) == nil {
			continue
		}
		missing := d.Args[0].(diag.LanguageName)
		if lost := r.subject.LostWith(r.Site.Item(e.ID), lang.Tag(missing)); len(lost) > 0 {
			named := *d
			named.Code, named.Args = diag.FactsLost, []any{missing, d.Args[1], lost}
			r.Diags[i] = &named
		}
	}
}

// notApart says of two files that may be one page what each lacks, where facts went with the other file of one: that was a page
// by itself.
func (r *Result) notApart(i int, d *diag.Diagnostic) {
	var each diag.List
	lostAny := false
	for _, file := range []string{d.Pos.File, d.Args[0].(string)} {
		e := r.entryOf(file)
		if e == nil || r.Site.Item(e.ID) == nil {
			return
		}
		item := r.Site.Item(e.ID)
		for _, l := range r.Site.Languages {
			if item.In(l.Tag()) != nil || !schema.IsFor(item.Facts, l.Tag()) {
				continue
			}
			missing := "content/" + item.Place.File(item.ID) + "." + string(l.Tag()) + ".md"
			if lost := r.subject.LostWith(item, l.Tag()); len(lost) > 0 {
				lostAny = true
				each.Add(diag.FactsLost, diag.WholeFile(file), 0, diag.LanguageName(l.Tag()), missing, lost)
			} else {
				each.Add(diag.TranslationMissing, diag.WholeFile(file), 0, diag.LanguageName(l.Tag()), missing)
			}
		}
	}
	if lostAny {
		r.Diags[i] = each[0]
		r.Diags = append(r.Diags, each[1:]...)
	}
}

// Translations yields every page in each language but the first that it has, with what has become of its texts since they
// were confirmed.
func (r *Result) Translations() iter.Seq[*check.Translation] { return r.subject.Translations() }

// Locks are what was confirmed of pages, by their IDs.
func (r *Result) Locks() check.Locks { return r.subject.Locks }

// Gone yields the IDs of pages that there are no longer, and of which something was confirmed.
func (r *Result) Gone() iter.Seq[string] { return r.subject.Gone() }

// Translation is a page in a language that is not the first it has; nil where it has none.
func (r *Result) Translation(item *site.Item, tag lang.Tag) *check.Translation {
	return r.subject.Translation(item, tag)
}

// Standings says of every page how it stands in its other languages. What was known of the site before is not worked out again.
func (r *Result) Standings(ctx context.Context) ([]check.Standing, error) {
	return r.subject.Standings(ctx)
}

// NextOpen is the page next to one that is not in step in a language, or the one before it.
func (r *Result) NextOpen(id string, tag lang.Tag, before bool) (check.Standing, bool) {
	return r.subject.NextOpen(id, tag, before)
}

// Blocks are the blocks of the text of a file as its page shows them: HTML that has no names, one for each block of
// [markdown.Doc.Sections].
func (r *Result) Blocks(e *content.Entry) []string {
	if r.plan == nil { // see abandon
		return nil
	}
	all := r.plan.Blocks(e)
	for i := range all {
		all[i] = string(render.Quoted([]byte(all[i])))
	}
	return all
}

// PathOf is where a page is in the output, in one language, or "" when it has none.
func (r *Result) PathOf(id string, tag lang.Tag) string {
	if r.plan == nil {
		return ""
	}
	return r.plan.PathOf(id, tag)
}

// Rewritten yields the content files of an earlier result of the same Builder that say something else now, as they were.
func (r *Result) Rewritten(was *Result) iter.Seq[*content.Entry] {
	return func(yield func(*content.Entry) bool) {
		for _, e := range r.fresh {
			if before := was.entryOf(e.File.Path); before != nil && before != e && !yield(before) {
				return
			}
		}
	}
}

// Before is a content file as it was read when it said something else.
func (r *Result) Before(e *content.Entry, text []byte) *content.Entry {
	return content.Parse(source.NewTree(map[string][]byte{e.File.Path: text}).File(e.File.Path), r.words)
}
