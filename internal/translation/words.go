// This file says which words of a text have changed.

package translation

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/markdown"
)

// A Piece is a part of a text that has changed.
type Piece struct {
	Is   PieceState
	Text string // as it is written
}

// A PieceState says what has become of a piece.
type PieceState uint8

// The states of pieces.
const (
	Kept PieceState = iota
	Removed
	Added
)

// A Change is a block of a section that is not as it was.
type Change struct {
	Is     int // its place in the section as it is now; -1: it was taken out
	Pieces []Piece
}

// mostBlocks is how many blocks of a section are compared, each with each; of longer ones, those in one place are.
const mostBlocks = 200

// Changes says what has become of the blocks of a section, whose source is src, since it was another. What was only moved
// has not changed. They are in the order of the section; what was taken out stands behind what it stood behind.
func Changes(was *markdown.Section, wasSrc []byte, is *markdown.Section, src []byte) (all []Change) {
	before, now := passages(was, wasSrc), passages(is, src)
	add := func(x, y *passage) {
		c := Change{Is: -1}
		switch {
		case y == nil && !x.isIn(now):
			c.Pieces = []Piece{{Removed, x.text}}
		case y == nil || x == nil && y.isIn(before) || x != nil && x.digest == y.digest:
			return
		case x == nil:
			c.Is, c.Pieces = y.place, []Piece{{Added, y.text}}
		default:
			c.Is, c.Pieces = y.place, Reworded(x.text, y.text)
		}
		all = append(all, c)
	}
	i := 0
	for j, k := range alignPassages(before, now) {
		if k < 0 {
			add(nil, &now[j])
			continue
		}
		for ; i < k; i++ {
			add(&before[i], nil)
		}
		add(&before[k], &now[j])
		i = k + 1
	}
	for ; i < len(before); i++ {
		add(&before[i], nil)
	}
	return all
}

// A passage is a block that says something.
type passage struct {
	place   int // in its section
	digest  markdown.Digest
	heading bool
	text    string
	words   []string // sorted
}

func passages(s *markdown.Section, src []byte) (all []passage) {
	for i := range s.Blocks {
		b := &s.Blocks[i]
		if b.Digest == 0 {
			continue
		}
		p := passage{place: i, digest: Short(b.Digest), heading: b.Kind == markdown.HeadingBlock, text: string(bytes.TrimSpace(src[b.From:b.To]))}
		for t := range atomsOf(p.text) {
			p.words = append(p.words, t.key)
		}
		slices.Sort(p.words)
		all = append(all, p)
	}
	return all
}

func (p *passage) isIn(all []passage) bool {
	return slices.ContainsFunc(all, func(o passage) bool { return o.digest == p.digest })
}

// leastAlike is how much of what two passages say is the same at least, from 0 to 1, when one was made of the other.
const leastAlike = 0.3

// alike is how likely one of two passages was made of the other, from 0 to 2.
func (p *passage) alike(o *passage) float64 {
	switch {
	case p.digest == o.digest:
		return 2
	case p.heading || o.heading:
		if p.heading && o.heading {
			return 1
		}
		return 0
	}
	both := 0
	for x, y := p.words, o.words; len(x) > 0 && len(y) > 0; {
		switch {
		case x[0] == y[0]:
			both++
			x, y = x[1:], y[1:]
		case x[0] < y[0]:
			x = x[1:]
		default:
			y = y[1:]
		}
	}
	if share := 2 * float64(both) / float64(max(len(p.words)+len(o.words), 1)); share >= leastAlike {
		return share
	}
	return 0
}

// alignPassages says of each passage which one it was, in their order; -1 of one that is new.
func alignPassages(was, is []passage) []int {
	of := slices.Repeat([]int{-1}, len(is))
	if len(was) > mostBlocks || len(is) > mostBlocks {
		for j := range min(len(was), len(is)) {
			of[j] = j
		}
		return of
	}
	width := len(is) + 1
	best := make([]float64, (len(was)+1)*width) // of what stands before the i-th and the j-th
	score := make([]float64, len(was)*len(is))
	for i := range was {
		for j := range is {
			s := was[i].alike(&is[j])
			score[i*len(is)+j] = s
			best[(i+1)*width+j+1] = max(best[i*width+j]+s, best[i*width+j+1], best[(i+1)*width+j])
		}
	}
	for i, j := len(was), len(is); i > 0 && j > 0; {
		s := score[(i-1)*len(is)+j-1]
		switch here := best[i*width+j]; {
		case s > 0 && here == best[(i-1)*width+j-1]+s:
			i, j = i-1, j-1
			of[j] = i
		case here == best[(i-1)*width+j]:
			i--
		default:
			j--
		}
	}
	return of
}

// An atom is a word or a sign of a text.
type atom struct {
	gap string // the space before it
	say string // as it is written
	key string // what is the same however it is typed
}

// oneForAll writes marks in one way that are typed in several.
var oneForAll = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`)

// atomsOf yields the words and signs of a text. Of writing that does not part words, each character is one.
func atomsOf(text string) iter.Seq[atom] {
	return func(yield func(atom) bool) {
		for text != "" {
			word := strings.TrimLeftFunc(text, unicode.IsSpace)
			if word == "" {
				return
			}
			n := atomLength(word)
			t := atom{gap: text[:len(text)-len(word)], say: word[:n]}
			t.key = oneForAll.Replace(norm.NFC.String(t.say))
			if !yield(t) {
				return
			}
			text = word[n:]
		}
	}
}

// atomLength is how many bytes the first word of a text has, or its first sign.
func atomLength(text string) int {
	for i, r := range text {
		inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		_, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		switch {
		case unicode.In(r, unparted...):
			if i == 0 {
				return utf8.RuneLen(r)
			}
			return i
		case !inWord && i == 0:
			return size
		case !inWord && (unicode.IsSpace(r) || !(unicode.IsLetter(next) || unicode.IsDigit(next)) || !strings.ContainsRune("·-.,'’", r)):
			return i
		}
	}
	return len(text)
}

// unparted are writings that do not part words by spaces.
var unparted = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// mostSteps is how many words are removed and added at most, where two texts are compared word by word.
const mostSteps = 1500

// Reworded says which words of a text were removed and which were added since it was another.
func Reworded(was, is string) []Piece {
	x, y := slices.Collect(atomsOf(was)), slices.Collect(atomsOf(is))
	same := func(i, j int) bool { return x[i].key == y[j].key }
	head := 0
	for head < len(x) && head < len(y) && same(head, head) {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && same(len(x)-1-tail, len(y)-1-tail) {
		tail++
	}
	w := &rewording{was: x, is: y}
	w.add(Kept, 0, head)
	w.compare(head, len(x)-tail, head, len(y)-tail)
	w.add(Kept, len(y)-tail, len(y))
	return w.pieces()
}

// A run is some words that have one state: of the text as it is now, or of the other for those that were removed.
type run struct {
	is       PieceState
	from, to int
}

// A rewording is of a text by another.
type rewording struct {
	was, is []atom
	runs    []run
}

func (w *rewording) add(is PieceState, from, to int) {
	switch n := len(w.runs); {
	case from >= to:
	case n > 0 && w.runs[n-1].is == is && w.runs[n-1].to == from:
		w.runs[n-1].to = to
	default:
		w.runs = append(w.runs, run{is, from, to})
	}
}

// compare finds the least that was removed and added (Myers, 1986); of texts that have too little in common, all of it.
func (w *rewording) compare(fromX, toX, fromY, toY int) {
	n, m := toX-fromX, toY-fromY
	most := min(n+m, mostSteps)
	at := make([]int, 2*most+3) // how far each diagonal leads, from -most-1
	var trail [][]int
	for d := range most + 1 {
		trail = append(trail, slices.Clone(at[most+1-d-1:most+1+d+2]))
		for k := -d; k <= d; k += 2 {
			i := at[most+1+k-1] + 1
			if k == -d || k != d && at[most+1+k-1] < at[most+1+k+1] {
				i = at[most+1+k+1]
			}
			for i < n && i-k < m && w.was[fromX+i].key == w.is[fromY+i-k].key {
				i++
			}
			at[most+1+k] = i
			if i >= n && i-k >= m {
				w.back(trail, fromX, fromY, n, m)
				return
			}
		}
	}
	w.add(Removed, fromX, toX)
	w.add(Added, fromY, toY)
}

// back goes the way that was found from its end.
func (w *rewording) back(trail [][]int, fromX, fromY, i, j int) {
	var steps []run
	for d := len(trail) - 1; d >= 0; d-- {
		at := func(k int) int { return trail[d][d+1+k] } // as it was before d steps were made
		k := i - j
		before := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			before = k + 1
		}
		x := at(before)
		if d == 0 {
			x, before = 0, 0
		}
		y := x - before
		stepX, stepY := x, y
		if d > 0 && before == k-1 {
			stepX++
		} else if d > 0 {
			stepY++
		}
		if i > stepX {
			steps = append(steps, run{Kept, fromY + stepY, fromY + j})
		}
		switch {
		case stepX > x:
			steps = append(steps, run{Removed, fromX + x, fromX + stepX})
		case stepY > y:
			steps = append(steps, run{Added, fromY + y, fromY + stepY})
		}
		i, j = x, y
	}
	for _, s := range slices.Backward(steps) {
		w.add(s.is, s.from, s.to)
	}
}

// A change of words is what was removed in a place, and what was added there, up to the words behind it that were kept: as they stand
// now, and as they stood.
type change struct {
	removed, added, kept, stood []atom
}

// pieces are the runs as people read them: words that were kept by chance between others that were not are changed with them.
func (w *rewording) pieces() (all []Piece) {
	changes := []change{{}}
	passed := 0 // words of the text as it was
	for _, r := range w.runs {
		last := &changes[len(changes)-1]
		if r.is != Kept && len(last.kept) > 0 {
			changes = append(changes, change{})
			last = &changes[len(changes)-1]
		}
		switch r.is {
		case Removed:
			last.removed = append(last.removed, w.was[r.from:r.to]...)
			passed = r.to
		case Added:
			last.added = append(last.added, w.is[r.from:r.to]...)
		default:
			last.kept = append(last.kept, w.is[r.from:r.to]...)
			last.stood = append(last.stood, w.was[passed:passed+r.to-r.from]...)
			passed += r.to - r.from
		}
	}
	for i := 0; i+1 < len(changes); {
		x, y := &changes[i], changes[i+1]
		if i == 0 && x.size() == 0 || lettersOf(x.kept) > min(x.size(), y.size())/2 {
			i++
			continue
		}
		x.removed = slices.Concat(x.removed, x.stood, y.removed)
		x.added = slices.Concat(x.added, x.kept, y.added)
		x.kept, x.stood = y.kept, y.stood
		changes = slices.Delete(changes, i+1, i+2)
		i = max(i-1, 0)
	}
	for _, c := range changes {
		isShared, space := sharedGap(c.removed, c.added) && len(all) > 0, ""
		if isShared {
			space = slices.Concat(c.removed, c.added)[0].gap
			all[len(all)-1].Text += space
		}
		removed := textOf(c.removed, isShared)
		if isJoined := len(c.kept) > 0 && c.kept[0].gap == ""; isJoined && (len(c.removed) > 0 || len(c.added) > 0 && space == "") {
			removed += c.stood[0].gap
		}
		all = appendPiece(all, Removed, removed)
		all = appendPiece(all, Added, textOf(c.added, isShared))
		all = appendPiece(all, Kept, textOf(c.kept, false))
	}
	return all
}

// size is how many letters were removed, or added, if they are more.
func (c *change) size() int { return max(lettersOf(c.removed), lettersOf(c.added)) }

func lettersOf(atoms []atom) (n int) {
	for _, t := range atoms {
		n += utf8.RuneCountInString(t.say)
	}
	return n
}

// sharedGap reports whether the same space stands before what was removed and what was added, or one of them is nothing.
func sharedGap(removed, added []atom) bool {
	return len(removed)+len(added) > 0 && (len(removed) == 0 || len(added) == 0 || removed[0].gap == added[0].gap)
}

func appendPiece(all []Piece, is PieceState, text string) []Piece {
	if text == "" {
		return all
	}
	return append(all, Piece{is, text})
}

// textOf is what atoms say, without the space before the first if that is wanted.
func textOf(atoms []atom, withoutGap bool) string {
	var b strings.Builder
	for i, t := range atoms {
		if i > 0 || !withoutGap {
			b.WriteString(t.gap)
		}
		b.WriteString(t.say)
	}
	return b.String()
}

// around is how many characters are shown at least of what was kept beside what was not.
const around = 40

// Abridged is a text that was kept, without what is far from what was changed: it stands first among its pieces, or last.
func Abridged(kept string, first, last bool) string {
	head, tail := firstWords(kept), lastWords(kept)
	switch {
	case first && last, len(head)+len(tail) >= len(kept):
		return kept
	case first:
		return "…" + tail
	case last:
		return head + "…"
	}
	return head + "…" + tail
}

// firstWords are those at the beginning of a text, or all of it.
func firstWords(text string) string {
	n := 0
	for i, r := range text {
		if n++; n > around && r == ' ' {
			return text[:i+1]
		}
	}
	return text
}

// lastWords are those at its end.
func lastWords(text string) string {
	for i, n := len(text), 0; i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if n >= around && r == ' ' {
			return text[i-size:]
		}
		i -= size
	}
	return text
}
