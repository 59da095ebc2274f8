// This file writes an index as JSON, cut into parts.

package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"projetpro/internal/lang"
)

// A manifest is what a browser asks for first.
type manifest struct {
	Version   string   `json:"v"` // of all parts: they are asked for by it, and say it
	Documents int      `json:"n"`
	Minor     int      `json:"m"` // the first document that is
	PerPart   int      `json:"d"` // documents
	Starts    []string `json:"b"` // the first words of the parts but the first, shortened
	Ignored   string   `json:"i"` // words that are not looked for, with spaces between them

	Says map[string]string `json:"s"`
}

// A part has words: each with how many letters it shares with the one before (a figure of base 36) and the rest, spaces
// between them; the number of the group of each, one more than the last where it is -1; and the documents of each group, see [encode].
type part struct {
	Version string   `json:"v"`
	Words   string   `json:"w"`
	Groups  []int    `json:"g"`
	Found   []string `json:"p"`
}

// A shelf has documents: of each its title, its address, what it is, and the language of its title.
type shelf struct {
	Version   string     `json:"v"`
	Documents [][]string `json:"d"`
}

// A list is words, as in a part.
type list struct {
	Version string `json:"v"`
	Words   string `json:"w"`
}

func (b *builder) write(documents []Document, parts Parts, says map[string]string) *Index {
	groups, of := b.groups(len(documents))
	order := b.sorted()
	cut, starts := b.cut(order, groups, of, parts.Words)
	all := make([]part, len(cut))
	sum := sha256.New()
	for i, terms := range cut {
		all[i] = b.part(terms, groups, of)
		sum.Write(encoded(all[i]))
	}
	shelves := make([]shelf, parts.Documents)
	for i := range shelves {
		shelves[i].Documents = [][]string{}
		for k := i * PerPart; k < min((i+1)*PerPart, len(documents)); k++ {
			shelves[i].Documents = append(shelves[i].Documents, shown(&documents[k]))
		}
		sum.Write(encoded(shelves[i]))
	}
	near := list{Words: shared(b.meant(order, groups, of))}
	sum.Write(encoded(near))
	version := hex.EncodeToString(sum.Sum(nil)[:6])
	ix := &Index{Manifest: encoded(manifest{version, len(documents), minor(documents), PerPart, starts, strings.Join(b.list, " "), says})}
	for i := range all {
		all[i].Version = version
		ix.Words = append(ix.Words, encoded(all[i]))
	}
	for i := range shelves {
		shelves[i].Version = version
		ix.Documents = append(ix.Documents, encoded(shelves[i]))
	}
	near.Version = version
	ix.Nearest = encoded(near)
	return ix
}

// minor is the first document that is minor, as all are that follow.
func minor(documents []Document) int {
	i := slices.IndexFunc(documents, func(d Document) bool { return d.Minor })
	if i < 0 {
		return len(documents)
	}
	return i
}

// shown is a document as a shelf has it.
func shown(d *Document) []string {
	s := []string{lang.Untagged(d.Title), d.Href, lang.Untagged(d.Note)}
	if d.Lang != "" {
		s = append(s, string(d.Lang))
	}
	return s
}

func encoded(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // strings and numbers in a buffer do not fail
	return b.Bytes()
}

// cut parts sorted terms into so many parts of about one size, and says where they start, but the first.
func (b *builder) cut(order []int32, groups []group, of []int32, parts int) (cut [][]int32, starts []string) {
	size := func(id int32) int { return len(b.terms[id].text) + 3 + 2*len(groups[of[id]].postings) }
	total := 0
	for _, id := range order {
		total += size(id)
	}
	cut, starts = make([][]int32, parts), make([]string, 0, parts-1)
	from, done := 0, 0
	for i := range parts {
		to := from
		for to < len(order) && (i == parts-1 || done < total*(i+1)/parts) {
			done += size(order[to])
			to++
		}
		cut[i] = order[from:to]
		if i > 0 {
			starts = append(starts, b.start(order, from))
		}
		from = to
	}
	return cut, starts
}

// start is as much of the term at i as tells it from the one before. Behind all words it is what no word comes after.
func (b *builder) start(order []int32, i int) string {
	switch {
	case i >= len(order):
		return "\uFFFF"
	case i == 0:
		return ""
	}
	last, text := b.terms[order[i-1]].text, b.terms[order[i]].text
	n := 0
	for n < len(last) && last[n] == text[n] {
		n++
	}
	for n++; n < len(text) && !utf8.RuneStart(text[n]); n++ {
	}
	return text[:min(n, len(text))]
}

// part is that of some terms.
func (b *builder) part(terms []int32, groups []group, of []int32) part {
	p := part{Groups: make([]int, 0, len(terms)), Found: []string{}}
	local := make(map[int32]int, len(terms))
	words := make([]string, len(terms))
	for i, id := range terms {
		words[i] = b.terms[id].text
		g, known := local[of[id]]
		if !known {
			g = len(local)
			local[of[id]] = g
			p.Found = append(p.Found, groups[of[id]].encode())
		}
		p.Groups = append(p.Groups, g)
	}
	p.Words = shared(words)
	return p
}

// shared writes sorted words, see [part].
func shared(words []string) string {
	const most = 35 // the last figure of base 36
	var b strings.Builder
	last := ""
	for i, word := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		bytes, units := 0, 0 // JavaScript counts UTF-16, and these are of the first plane
		for bytes < len(word) && units < most {
			r, size := utf8.DecodeRuneInString(word[bytes:])
			if !strings.HasPrefix(last[min(bytes, len(last)):], string(r)) {
				break
			}
			bytes, units = bytes+size, units+1
		}
		b.WriteByte(digits[units])
		b.WriteString(word[bytes:])
		last = word
	}
	return b.String()
}

// digits are those of numbers in base 32, the last one of each among the second half; the first 36 are also those of base 36.
const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"

// encode writes the documents of a group: of each how far it is behind the one before, times the number of classes, plus
// its class, in base 32 from the lowest digit. A common word begins with a sign.
func (g *group) encode() string {
	b := make([]byte, 0, 2*len(g.postings))
	if g.common {
		b = append(b, '!')
	}
	last := uint32(0)
	for _, p := range g.postings {
		n := (p.document()-last)*classes + p.class()
		last = p.document()
		for ; n >= 32; n >>= 5 {
			b = append(b, digits[n&31])
		}
		b = append(b, digits[32+n])
	}
	return string(b)
}

// mostMeant is how many words are proposed for one that is written wrongly.
const mostMeant = 2000

// meant are the terms that say most, sorted: what may have been meant by a word that is not found.
func (b *builder) meant(order []int32, groups []group, of []int32) []string {
	weight := func(id int32) (w int) {
		for _, p := range groups[of[id]].postings {
			w += 1 << (2 * p.class())
		}
		return w
	}
	kept := slices.DeleteFunc(slices.Clone(order), func(id int32) bool { return utf8.RuneCountInString(b.terms[id].text) < 4 })
	if len(kept) > mostMeant {
		by := make(map[int32]int, len(kept))
		for _, id := range kept {
			by[id] = weight(id)
		}
		slices.SortStableFunc(kept, func(x, y int32) int { return by[y] - by[x] })
		kept = kept[:mostMeant]
	}
	all := make([]string, len(kept))
	for i, id := range kept {
		all[i] = b.terms[id].text
	}
	slices.Sort(all)
	return all
}
