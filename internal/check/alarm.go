// This file finds what may be right in one language of a page, and somebody is to say so: links to another language, and numbers
// beside facts.

package check

import (
	"slices"
	"sync"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// An alarm is what is told of a text unless it was confirmed as it is: it, not the text. So what is confirmed of a text does
// not hold for the next fact, nor for another link in the same words.
type alarm struct {
	of   *content.Entry
	says string // what tells it from others of the file
	tell func(*diag.List)
}

// digest is what the lock keeps of an alarm.
func (a *alarm) digest() markdown.Digest { return translation.Short(markdown.DigestOf(a.says)) }

// alarms reports those of a file that nobody has confirmed.
func (f *finder) alarms(item *site.Item, e *content.Entry, units []unit, report *diag.List) {
	for _, a := range f.of(item, e, units) {
		t := f.s.translator()
		if !t.locks[t.lockOf(item)].Accepts(string(e.Lang), a.digest()) {
			a.tell(report)
		}
	}
}

// A finder finds alarms. Several may ask it at once.
type finder struct {
	s        *Subject
	measures map[lang.Tag]*translation.MeasureReader

	naming sync.Mutex
	names  map[namedIn][]called // modules by what they are called, as far as somebody has asked
}

// namedIn is a faculty in a language.
type namedIn struct {
	faculty *site.Faculty
	in      lang.Tag
}

func newFinder(s *Subject) *finder {
	f := &finder{s: s, measures: map[lang.Tag]*translation.MeasureReader{}, names: map[namedIn][]called{}}
	for _, l := range s.Site.Languages {
		f.measures[l.Tag()] = measureReader(l)
	}
	return f
}

// of are the alarms of a file.
func (f *finder) of(item *site.Item, e *content.Entry, units []unit) []alarm {
	return slices.Concat(f.links(item, e), f.counts(item, e, units))
}

// accepted are the statements that what is told of the two languages of a page is right.
func (t *Translation) accepted() (all []translation.Statement) {
	f := t.subject.translator().finder()
	a, b := translation.Side{Lang: t.InA}, translation.Side{Lang: t.InB}
	for _, x := range f.of(t.Item, t.A, slices.Collect(unitsOf(t.A))) {
		a.Digests = append(a.Digests, x.digest())
	}
	for _, x := range f.of(t.Item, t.B, slices.Collect(unitsOf(t.B))) {
		b.Digests = append(b.Digests, x.digest())
	}
	for i, d := range slices.Concat(a.Digests, b.Digests) {
		one, other := translation.Side{Lang: t.InA}, translation.Side{Lang: t.InB}
		if i < len(a.Digests) {
			one.Digests = []markdown.Digest{d}
		} else {
			other.Digests = []markdown.Digest{d}
		}
		all = append(all, translation.Statement{Key: translation.Accepted, A: one, B: other})
	}
	return all
}
