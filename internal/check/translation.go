// This file compares the languages of each page with what was confirmed of them.

package check

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/plaintext"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// Locks are what was confirmed of the pages of a site, by their IDs.
type Locks map[string]*translation.Lock

// lockFolder and lockEnding are around the ID of a page in the path of its lock.
const lockFolder, lockEnding = "translations/", ".lock"

// LockFile is the path of the lock of the page with an ID.
func LockFile(id string) string { return lockFolder + id + lockEnding }

// LockedBy is the ID of the page whose lock a file of translations/ is; false if it cannot be one.
func LockedBy(file string) (id string, ok bool) {
	id, ok = strings.CutSuffix(strings.TrimPrefix(file, lockFolder), lockEnding)
	return id, ok && id != ""
}

// A Translation is a page in two languages: the first that it has, and another.
type Translation struct {
	Item *site.Item
	A, B *content.Entry

	Words    translation.State
	WordsWas []translation.Statement // what Words is known from
	Sections []translation.Pairing

	*translation.Comparison

	LockID         string // of the lock: that of the page, or the one that it had before
	wordsA, wordsB []markdown.Digest
	subject        *Subject
}

// Translations yields every page in each language but the first that it has, in the order of IDs.
func (s *Subject) Translations() iter.Seq[*Translation] {
	return func(yield func(*Translation) bool) {
		all := s.translator()
		for item := range s.Site.Items() {
			if len(item.Versions) < 2 || item.Versions[0].Body() == nil {
				continue
			}
			for _, b := range item.Versions[1:] {
				if b.Body() == nil {
					continue
				}
				t := all.of(item, b)
				if s.Memo != nil {
					all.note(t)
				}
				if !yield(t) {
					return
				}
			}
		}
	}
}

// A translator compares pages, and knows what of other pages that takes.
type translator struct {
	*Subject
	locks   Locks
	orphans map[markdown.Digest][]string // IDs of locks without a page that have the digest
	ratios  map[pairOf]float64
	former  sync.Map // ID of a page without a lock → that of the lock it had under another name, or ""
	changed sync.Map // file of a page in another language than its first → the language that alone has changed, or ""
	finder  func() *finder
}

// translator is made when the first page is compared.
func (s *Subject) translator() *translator {
	s.once.Do(func() {
		s.compares = &translator{Subject: s, locks: s.Locks, orphans: s.orphans(), ratios: s.ratios(), finder: sync.OnceValue(func() *finder { return newFinder(s) })}
	})
	return s.compares
}

// of compares a page's first language with another.
func (t *translator) of(item *site.Item, b *content.Entry) *Translation {
	a, id := item.Versions[0], t.lockOf(item)
	both := compare(item, a, b, t.locks[id], id, t.ratios[pairOf{a.Lang, b.Lang}])
	both.subject = t.Subject
	return both
}

// lockOf is the ID of a page's lock. A page that was renamed has none of its own: it is the one that is of its texts.
func (t *translator) lockOf(item *site.Item) string {
	if t.locks[item.ID] != nil || len(t.orphans) == 0 {
		return item.ID
	}
	id, known := t.former.Load(item.ID)
	if !known {
		id, _ = t.former.LoadOrStore(item.ID, t.formerLock(item, t.orphans))
	}
	return cmp.Or(id.(string), item.ID)
}

func compare(item *site.Item, a, b *content.Entry, lock *translation.Lock, id string, ratio float64) *Translation {
	t := &Translation{Item: item, A: a, B: b, LockID: id, wordsA: wordsOf(item, a), wordsB: wordsOf(item, b)}
	t.Comparison = &translation.Comparison{A: textOf(a), B: textOf(b), InA: string(a.Lang), InB: string(b.Lang), Ratio: ratio, Lock: lock}
	t.Words, t.WordsWas = t.WordsState(t.wordsA, t.wordsB)
	t.Sections = t.Comparison.Sections()
	return t
}

// Untranslated is a page in the first language it has, beside a language that it lacks. B is nil.
func Untranslated(item *site.Item, tag lang.Tag) *Translation {
	a := item.Versions[0]
	t := &Translation{Item: item, A: a, LockID: item.ID, Words: translation.OnlyA, wordsA: wordsOf(item, a)}
	t.Comparison = &translation.Comparison{A: textOf(a), B: new(translation.Text), InA: string(a.Lang), InB: string(tag), Ratio: 1}
	t.Sections = t.Comparison.Sections()
	return t
}

// WordChanged reports whether a field of one of the two files is not as it was confirmed.
func (t *Translation) WordChanged(e *content.Entry, field, text string) bool {
	digest := digestOfWord(field, text)
	return !slices.ContainsFunc(t.WordsWas, func(s translation.Statement) bool {
		return s.A.Lang == string(e.Lang) && slices.Contains(s.A.Digests, digest) || s.B.Lang == string(e.Lang) && slices.Contains(s.B.Digests, digest)
	})
}

// wordsOf are the digests of what a file says in its front matter for readers.
func wordsOf(item *site.Item, e *content.Entry) (all []markdown.Digest) {
	for name, text := range item.Kind.Texts(e.Record.Words) {
		all = append(all, digestOfWord(name, text))
	}
	return all
}

func digestOfWord(field, text string) markdown.Digest {
	return translation.Short(markdown.DigestOf(field + " " + lang.Untagged(text)))
}

// textOf is the text of a file, its links those of pages, whatever their language.
func textOf(e *content.Entry) *translation.Text {
	return translation.New(e.Body(), e.Text, e.Target)
}

// A pairOf is two languages.
type pairOf [2]lang.Tag

// ratios says how long the texts of one language are, for one of another, over all pages.
func (s *Subject) ratios() map[pairOf]float64 {
	lengths := map[pairOf][2]float64{}
	for item := range s.Site.Items() {
		for _, b := range item.Versions[min(1, len(item.Versions)):] {
			a := item.Versions[0]
			sum := lengths[pairOf{a.Lang, b.Lang}]
			lengths[pairOf{a.Lang, b.Lang}] = [2]float64{sum[0] + float64(len(a.Text)), sum[1] + float64(len(b.Text))}
		}
	}
	ratios := make(map[pairOf]float64, len(lengths))
	for languages, sum := range lengths {
		ratios[languages] = math.Round(100*sum[1]/max(sum[0], 1)) / 100 // so that few edits make it another
	}
	return ratios
}

// Begun reports whether anything was confirmed of the page in these languages.
func (t *Translation) Begun() bool {
	return t.Words != translation.Unconfirmed || slices.ContainsFunc(t.Sections, func(p translation.Pairing) bool { return len(p.Was) > 0 })
}

// InStep reports whether the texts are as they were confirmed.
func (t *Translation) InStep() bool {
	return (t.Words == translation.InStep || len(t.wordsA)+len(t.wordsB) == 0) && !slices.ContainsFunc(t.Sections, func(p translation.Pairing) bool {
		return p.State != translation.InStep && p.State != translation.Alone
	})
}

// Confirmed is what the lock of the page states about the two languages once they are confirmed.
func (t *Translation) Confirmed(what translation.Confirm) []translation.Statement {
	all := append(t.WordsStatements(t.wordsA, t.wordsB, what), t.Statements(t.Sections, what)...)
	all = append(all, t.facts()...)
	if what == translation.Minor {
		return append(all, t.Accepted()...)
	}
	return append(all, t.accepted()...)
}

// orphans are the digests of locks without a page.
func (s *Subject) orphans() map[markdown.Digest][]string {
	orphans := map[markdown.Digest][]string{}
	for id, lock := range s.Locks {
		if s.Site.Item(id) != nil || s.Site.LeftOut(id) {
			continue
		}
		for i := range lock.Statements {
			for _, d := range slices.Concat(lock.Statements[i].A.Digests, lock.Statements[i].B.Digests) {
				orphans[d] = append(orphans[d], id)
			}
		}
	}
	return orphans
}

// formerLock is the ID of the lock that knows most blocks of a page, if it knows half of them.
func (s *Subject) formerLock(item *site.Item, orphans map[markdown.Digest][]string) string {
	count, all := map[string]int{}, 0
	for _, e := range item.Versions {
		digests := wordsOf(item, e)
		if e.Body() != nil {
			sections := e.Body().Sections()
			for i := range sections {
				digests = append(digests, translation.Digests(&sections[i])...)
			}
		}
		for _, d := range digests {
			all++
			ids := slices.Compact(slices.Clone(orphans[d]))
			for _, id := range ids {
				count[id]++
			}
		}
	}
	best := ""
	for id, n := range count {
		if 2*n >= all && (best == "" || n > count[best] || n == count[best] && id < best) {
			best = id
		}
	}
	return best
}

// translations reports where two languages of a page have grown apart since they were confirmed. Of a site in which
// nothing was ever confirmed nothing is said.
func translations(s *Subject, report *diag.List) {
	if len(s.Locks) == 0 {
		return
	}
	fresh := map[lang.Tag][]diag.Pos{} // files of which nothing was ever confirmed
	for t := range s.Translations() {
		if t.B == t.Item.Versions[1] {
			t.replaced(t.A, report)
		}
		t.replaced(t.B, report)
		if t.Begun() {
			t.report(report)
		} else {
			fresh[t.B.Lang] = append(fresh[t.B.Lang], diag.WholeFile(t.B.File.Path))
		}
	}
	for _, l := range s.Site.Languages {
		if files := fresh[l.Tag()]; len(files) > 0 {
			report.Add(diag.PagesUnconfirmed, files[0], 0, len(files), diag.LanguageName(l.Tag()), files[0].File).WithRelated(files[1:min(len(files), mostNamed)]...)
		}
	}
	for id := range s.Gone() {
		if facts := s.deleted(id); len(facts) > 0 {
			report.Add(diag.FactsDeleted, diag.WholeFile(LockFile(id)), 0, id, LockFile(id), facts)
		} else {
			report.Add(diag.LockOrphan, diag.WholeFile(LockFile(id)), 0, id)
		}
	}
}

// Gone yields the IDs of pages that there are no longer, and of which something was confirmed. A page that was renamed is not
// among them: its lock is known by its texts.
func (s *Subject) Gone() iter.Seq[string] {
	return func(yield func(string) bool) {
		var gone []string
		for id := range s.Locks {
			if s.Site.Item(id) == nil && !s.Site.LeftOut(id) {
				gone = append(gone, id)
			}
		}
		if gone == nil {
			return
		}
		slices.Sort(gone)
		renamed := map[string]bool{}
		for item := range s.Site.Items() {
			renamed[s.translator().lockOf(item)] = true
		}
		for _, id := range gone {
			if !renamed[id] && !yield(id) {
				return
			}
		}
	}
}

func (t *Translation) report(list *diag.List) {
	if t.Words.IsChanged() {
		t.changed(list, t.Words, diag.WordsOfPage, diag.WholeFile(t.A.File.Path), diag.WholeFile(t.B.File.Path), nil)
	}
	for i := range t.Sections {
		t.section(list, &t.Sections[i])
	}
}

// section reports a section that is not in step.
func (t *Translation) section(list *diag.List, p *translation.Pairing) {
	switch p.State {
	case translation.ChangedA, translation.ChangedB, translation.ChangedBoth:
		changed, in := &t.Comparison.A.Sections[p.A], t.A
		if p.State == translation.ChangedB {
			changed, in = &t.Comparison.B.Sections[p.B], t.B
		}
		lines := placesOf(in, translation.Changed(changed, string(in.Lang), p.Was))
		t.changed(list, p.State, t.titleIn(p, p.State == translation.ChangedA), t.PlaceA(p), t.PlaceB(p), lines)
	case translation.OnlyA:
		list.Add(diag.SectionUntranslated, diag.WholeFile(t.B.File.Path), 0, t.titleIn(p, false), diag.LanguageName(t.A.Lang), t.B.File.Path).WithRelated(t.PlaceA(p))
	case translation.OnlyB:
		list.Add(diag.SectionUntranslated, diag.WholeFile(t.A.File.Path), 0, t.titleIn(p, true), diag.LanguageName(t.B.Lang), t.A.File.Path).WithRelated(t.PlaceB(p))
	case translation.Unsure:
		at, language := t.PlaceB(p), t.A.Lang
		if p.B < 0 {
			at, language = t.PlaceA(p), t.B.Lang
		}
		list.Add(diag.SectionUnsure, at, lineEnd(t.fileAt(at), at), t.titleIn(p, p.B >= 0), diag.LanguageName(language))
	case translation.Unconfirmed:
		at := t.PlaceB(p)
		list.Add(diag.SectionUnconfirmed, at, lineEnd(t.B, at), t.titleIn(p, true), diag.LanguageName(t.A.Lang), t.B.File.Path).WithRelated(t.PlaceA(p))
	}
}

func (t *Translation) fileAt(at diag.Pos) *content.Entry {
	if at.File == t.A.File.Path {
		return t.A
	}
	return t.B
}

// changed reports what has changed in one language or in both, in the file that is to be looked at for it.
func (t *Translation) changed(list *diag.List, state translation.State, what any, inA, inB diag.Pos, lines []diag.Pos) {
	switch state {
	case translation.ChangedA:
		list.Add(diag.TranslationChanged, inB, lineEnd(t.B, inB), what, diag.LanguageName(t.A.Lang), t.B.File.Path).WithRelated(orElse(lines, inA)...)
	case translation.ChangedB:
		list.Add(diag.TranslationChanged, inA, lineEnd(t.A, inA), what, diag.LanguageName(t.B.Lang), t.A.File.Path).WithRelated(orElse(lines, inB)...)
	default:
		list.Add(diag.TranslationBoth, inB, lineEnd(t.B, inB), what, t.B.File.Path).WithRelated(inA)
	}
}

// lineEnd is where the heading ends that stands at a place of a file; 0 where none does.
func lineEnd(e *content.Entry, at diag.Pos) int {
	if at.Offset < 0 || at.Offset >= len(e.Text) || e.Text[at.Offset] != '#' {
		return 0
	}
	return plaintext.LineEnd(e.Text, at.Offset)
}

func orElse(lines []diag.Pos, at diag.Pos) []diag.Pos {
	if len(lines) == 0 {
		return []diag.Pos{at}
	}
	return lines
}

// mostPlaces is how many changed blocks of a section are shown.
const mostPlaces = 3

func placesOf(e *content.Entry, blocks []markdown.Block) (all []diag.Pos) {
	for _, b := range blocks[:min(len(blocks), mostPlaces)] {
		all = append(all, diag.Pos{File: e.File.Path, Offset: b.From})
	}
	return all
}

// titleIn is what a section is called, in the second language or in the first.
func (t *Translation) titleIn(p *translation.Pairing, second bool) any {
	s := p.Section(t.Comparison, second)
	if s.Level == 0 {
		return diag.OpeningOfPage
	}
	return diag.Clip(s.Heading.Text)
}

// PlaceA is where a section stands in the first language's file; the file as a whole if it lacks it.
func (t *Translation) PlaceA(p *translation.Pairing) diag.Pos {
	if p.A < 0 {
		return diag.WholeFile(t.A.File.Path)
	}
	return placeOfSection(t.A, &t.Comparison.A.Sections[p.A])
}

// PlaceB is the same in the other language's file.
func (t *Translation) PlaceB(p *translation.Pairing) diag.Pos {
	if p.B < 0 {
		return diag.WholeFile(t.B.File.Path)
	}
	return placeOfSection(t.B, &t.Comparison.B.Sections[p.B])
}

func placeOfSection(e *content.Entry, s *markdown.Section) diag.Pos {
	if len(s.Blocks) == 0 {
		return diag.WholeFile(e.File.Path)
	}
	return diag.Pos{File: e.File.Path, Offset: s.Blocks[0].From}
}
