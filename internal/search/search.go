// Package search makes the index in which visitors look for words: a few small files for each language, of which a browser fetches those that a query needs.
//
// Words are folded (fold.go): without accents, in small letters, without what elision puts before them. The forms of a
// word, by its stem, are one group, which has the documents they stand in, and of each how much that says of it. What a
// browser is given is forms and groups, sorted and cut into parts (write.go): it needs no stemmer. How it looks things up
// is in static/lookup.js.
package search

import (
	"cmp"
	"slices"
	"sort"

	"projetpro/internal/lang"
)

// A Document is what is found: a page, or a part of one.
type Document struct {
	Title string
	Href  string
	Note  string   // what it is, below its title
	Lang  lang.Tag // the language of the title, where it is not the index's; else ""

	Minor bool // what others are found before, as it is over, or surrounds them; such documents come last

	In    lang.Tag // the language of its words
	Names []string // what else it is called
	Facts []string // what is known of it, in words

	// Text yields what is written in it, piece by piece, and whether a piece is of a heading. It may be nil.
	Text func(yield func(piece []byte, heading bool))
}

// How much it says of a document that a word stands in it, from the least; static/lookup.js has their weights.
const (
	inText    = iota
	inOften   // the same, several times
	inHeading //
	inFacts   //
	inTitle   //
	isTitle   // which has few words
	classes
)

const (
	often = 3 // how many times are several
	few   = 1 // word of a title
)

// Of a word that stands in the text of more than a common part of the documents, those are kept that have it most.
const (
	common   = 4  // a quarter
	keptMost = 64 // documents
)

// An Index is what browsers ask for. It does not change.
type Index struct {
	Manifest  []byte   // JSON: what the parts are
	Nearest   []byte   // JSON: words that may have been meant
	Words     [][]byte // JSON, one for each part of the words
	Documents [][]byte // JSON, one for each part of the documents
}

// Parts says into how many parts an index is cut. Fewer are needed for less; what is too many stays empty.
type Parts struct {
	Words     int
	Documents int
}

// PerPart is how many documents a part has.
const PerPart = 32

// Cut is how an index is cut that has so many documents, whose texts have so many bytes.
func Cut(documents, bytes int) Parts {
	const perPart, most = 256 << 10, 128
	return Parts{Words: min(1+bytes/perPart, most), Documents: (documents + PerPart - 1) / PerPart}
}

// Terms are those of the language that are no words of documents.
type Terms struct {
	Ignored string            // words that are not looked for, and in no index, with spaces between them
	Says    map[string]string // texts for who shows what is found, by name
}

// New makes the index of documents, which are found in their order where they are worth the same.
func New(documents []Document, terms Terms, parts Parts) *Index {
	b := newBuilder(terms.Ignored)
	for i := range documents {
		b.add(uint32(i), &documents[i])
	}
	return b.write(documents, parts, terms.Says)
}

// A posting is a document, how often a word stands there, and where: 20, 8 and 3 bits.
type posting uint32

func post(document uint32, class, count uint32) posting {
	return posting(document<<11 | min(count, 255)<<3 | class)
}

func (p posting) document() uint32 { return uint32(p >> 11) }
func (p posting) count() uint32    { return uint32(p) >> 3 & 255 }
func (p posting) class() uint32    { return uint32(p) & 7 }

// A term is a folded word.
type term struct {
	text     string
	stem     string
	postings []posting // by document
}

// A builder takes the words of documents.
type builder struct {
	known   lexicon          // the terms of words as they are written, none for those that are left out
	ids     map[string]int32 // of terms, by text
	terms   []term
	phrases map[string][]int32 // the terms of facts
	ignored map[string]bool
	list    []string // of ignored
	stems   map[lang.Tag]func(string) string

	stem     func(string) string // of the document's language; nil: there is none
	document uint32
}

func newBuilder(ignored string) *builder {
	b := &builder{ids: map[string]int32{}, phrases: map[string][]int32{}, ignored: map[string]bool{},
		stems: map[lang.Tag]func(string) string{}}
	for word := range words(Fold(ignored)) {
		if !b.ignored[word] {
			b.ignored[word] = true
			b.list = append(b.list, word)
		}
	}
	slices.Sort(b.list)
	return b
}

func (b *builder) add(document uint32, d *Document) {
	stem, known := b.stems[d.In]
	if !known {
		stem = d.In.Stemmer()
		b.stems[d.In] = stem
	}
	b.stem, b.document = stem, document
	for i, name := range append([]string{d.Title}, d.Names...) {
		terms := b.phrase(name)
		class := uint32(inTitle)
		if len(terms) <= few || i > 0 {
			class = isTitle
		}
		b.note(terms, class)
	}
	for _, fact := range d.Facts {
		b.note(b.phrase(fact), inFacts)
	}
	if d.Text != nil {
		d.Text(func(piece []byte, heading bool) {
			class := uint32(inText)
			if heading {
				class = inHeading
			}
			scan(piece, func(written []byte) { b.note(b.of(written), class) })
		})
	}
}

// phrase are the terms of a phrase that many documents may have.
func (b *builder) phrase(phrase string) []int32 {
	terms, met := b.phrases[phrase]
	if !met {
		scan([]byte(lang.Untagged(phrase)), func(written []byte) { terms = append(terms, b.of(written)...) })
		b.phrases[phrase] = terms
	}
	return terms
}

// of are the terms of a word as it is written.
func (b *builder) of(written []byte) []int32 { return b.known.of(written, b.termsOf) }

// termsOf are the terms of a word that was not met before.
func (b *builder) termsOf(written string) (terms []int32) {
	for _, form := range forms(written) {
		if id := b.term(form); id >= 0 && !slices.Contains(terms, id) {
			terms = append(terms, id)
		}
	}
	return terms
}

// term is the number of the term of a form of a word, -1 if that is left out.
func (b *builder) term(form string) int32 {
	var text string
	for word := range words(Fold(form)) {
		text = word // a form has one word
	}
	if text == "" || b.ignored[text] {
		return -1
	}
	id, known := b.ids[text]
	if !known {
		id = int32(len(b.terms))
		b.ids[text] = id
		b.terms = append(b.terms, term{text: text, stem: b.stemOf(form, text)})
	}
	return id
}

// stemOf is what the forms of a word have in common, folded: rules of languages go by accents.
func (b *builder) stemOf(form, folded string) string {
	if b.stem == nil {
		return folded
	}
	stem := Fold(b.stem(lower(form)))
	return cmp.Or(stem, folded)
}

// note notes that terms stand in the document.
func (b *builder) note(terms []int32, class uint32) {
	for _, id := range terms {
		t := &b.terms[id]
		if n := len(t.postings); n > 0 && t.postings[n-1].document() == b.document {
			last := t.postings[n-1]
			t.postings[n-1] = post(b.document, max(last.class(), class), last.count()+1)
			continue
		}
		t.postings = append(t.postings, post(b.document, class, 1))
	}
}

// A group is the forms of a word, and where they stand.
type group struct {
	postings []posting // by document; its class is that of the whole
	common   bool      // the documents are some of those that have it
}

// groups joins terms by their stems. of are the numbers of the groups of terms.
func (b *builder) groups(documents int) (all []group, of []int32) {
	byStem := map[string]int32{}
	of = make([]int32, len(b.terms))
	for i := range b.terms {
		t := &b.terms[i]
		g, known := byStem[t.stem]
		if !known {
			g = int32(len(all))
			byStem[t.stem] = g
			all = append(all, group{})
		}
		of[i] = g
		all[g].postings = merge(all[g].postings, t.postings)
	}
	for i := range all {
		all[i].thin(documents)
	}
	return all, of
}

// merge joins two lists of postings.
func merge(a, b []posting) []posting {
	if len(a) == 0 {
		return b
	}
	all := make([]posting, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x.document() < y.document():
			all, a = append(all, x), a[1:]
		case y.document() < x.document():
			all, b = append(all, y), b[1:]
		default:
			all = append(all, post(x.document(), max(x.class(), y.class()), x.count()+y.count()))
			a, b = a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// thin leaves out most of the texts that a common word stands in, and tells apart where it stands often.
func (g *group) thin(documents int) {
	texts := 0
	for _, p := range g.postings {
		if p.class() == inText {
			texts++
		}
	}
	least := uint32(0) // how often it must stand in a text
	if texts > keptMost && texts*common > documents {
		g.common = true
		least = g.leastOfMost()
	}
	kept, left := g.postings[:0], keptMost
	for _, p := range g.postings {
		if p.class() == inText {
			if g.common {
				if left == 0 || p.count() < least {
					continue
				}
				left--
			}
			if p.count() >= often {
				p = post(p.document(), inOften, p.count())
			}
		}
		kept = append(kept, p)
	}
	g.postings = kept
}

// leastOfMost is how often the word stands in those texts that have it most.
func (g *group) leastOfMost() uint32 {
	var by [256]int
	for _, p := range g.postings {
		if p.class() == inText {
			by[p.count()]++
		}
	}
	n := 0
	for count := 255; count > 0; count-- {
		if n += by[count]; n >= keptMost {
			return uint32(count)
		}
	}
	return 0
}

// sorted are the numbers of the terms, by text.
func (b *builder) sorted() []int32 {
	order := make([]int32, len(b.terms))
	for i := range order {
		order[i] = int32(i)
	}
	sort.Slice(order, func(i, j int) bool { return b.terms[order[i]].text < b.terms[order[j]].text })
	return order
}
