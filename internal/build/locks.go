// This file reads what was confirmed of the languages of pages.

package build

import (
	"iter"
	"path"

	"projetpro/internal/charset"
	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
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

// Translations yields every page in each language but the first that it has, with what has become of its texts since they
// were confirmed.
func (r *Result) Translations() iter.Seq[*check.Translation] { return r.subject.Translations() }

// Locks are what was confirmed of pages, by their IDs.
func (r *Result) Locks() check.Locks { return r.subject.Locks }
