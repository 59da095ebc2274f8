// This file learns from texts how some languages are written, and tells which of them a text is in.

package translation

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tongues know some languages by what was learnt of them: how often each has the words that are frequent in it, and each
// row of three letters. They do not change once made.
type Tongues struct {
	tags  []string
	words map[string][]float32 // frequent ones: the logarithm of how often each language has them
	rows  [][]float32          // of each language: those of rows of three letters, by their digests
	most  int                  // how many bytes the longest of the words has
}

// A Learner makes [Tongues] from texts.
type Learner struct {
	tongues []*learnt
	scan    scanner
}

// What was learnt of a language.
type learnt struct {
	tag       string
	words     map[string]float64
	count     float64 // of words
	rows      []float64
	rowsInAll float64
}

// Learn takes what a text in a language says: Markdown, of which quotations, code, addresses and phrases of another language
// are passed over.
func (l *Learner) Learn(tag string, text []byte) {
	l.scan.read(text)
	l.add(tag, text, 1)
}

// LearnWords takes small words that a language is known by.
func (l *Learner) LearnWords(tag string, words []string) {
	text := []byte(strings.Join(words, " "))
	l.scan.read(text)
	l.add(tag, text, seedWeight)
}

// seedWeight is how often a small word that is given is held to be read.
const seedWeight = 5

func (l *Learner) add(tag string, text []byte, weight float64) {
	of := l.of(tag)
	for _, w := range l.scan.words {
		if w.isName {
			continue
		}
		letters := l.scan.lower(text[w.from:w.to])
		of.words[string(letters)] += weight
		of.count += weight
		eachRow(letters, func(row uint32) { of.rows[row]++ })
		of.rowsInAll += float64(len(letters))
	}
}

func (l *Learner) of(tag string) *learnt {
	for _, of := range l.tongues {
		if of.tag == tag {
			return of
		}
	}
	of := &learnt{tag: tag, words: map[string]float64{}, rows: make([]float64, rowCount)}
	l.tongues = append(l.tongues, of)
	return of
}

// What must be known of a language before anything is said of it, and which of its words are frequent.
const (
	fewestWords = 800
	frequent    = 1.0 / 1200
	mostWords   = 400 // of each language
	mostSaid    = 4   // by one word, for a language
)

// Tongues are those of which enough was learnt.
func (l *Learner) Tongues() *Tongues {
	t := &Tongues{words: map[string][]float32{}}
	var known []*learnt
	for _, of := range l.tongues {
		if of.count >= fewestWords {
			known = append(known, of)
			t.tags = append(t.tags, of.tag)
		}
	}
	for _, of := range known {
		for word, n := range of.words {
			if n >= 3 && n/of.count >= frequent && utf8.RuneCountInString(word) <= longestWord {
				t.words[word] = nil
			}
		}
	}
	const unseen = 0.5
	for word := range t.words {
		of := make([]float32, len(known))
		for i, k := range known {
			of[i] = float32(math.Log((k.words[word] + unseen) / (k.count + unseen*mostWords)))
		}
		t.words[word] = of
		t.most = max(t.most, len(word))
	}
	for _, k := range known {
		rows := make([]float32, rowCount)
		for i, n := range k.rows {
			rows[i] = float32(math.Log((n + unseen) / (k.rowsInAll + unseen*rowCount/4)))
		}
		t.rows = append(t.rows, rows)
	}
	return t
}

// of is what is known of a word that is frequent, written as [scanner.lower] does; nil for any other.
func (r *Reader) of(text []byte, w span) []float32 {
	if w.isName || w.to-w.from > r.most+r.most/2 { // a capital may have more bytes than its small letter
		return nil
	}
	return r.words[string(r.scan.lower(text[w.from:w.to]))]
}

// longestWord is how many letters a word has at most that says something of its language: longer ones say what the text is about.
const longestWord = 9

// Knows reports whether enough is known of a language, and of another, to tell which of them a text is in.
func (t *Tongues) Knows(tag string) bool { return t.index(tag) >= 0 && len(t.tags) > 1 }

func (t *Tongues) index(tag string) int {
	for i, known := range t.tags {
		if known == tag {
			return i
		}
	}
	return -1
}

// A Reader reads texts by what [Tongues] know. It is for one goroutine.
type Reader struct {
	*Tongues
	scan scanner
}

// A Reading is which language a text is in.
type Reading struct {
	Letters int    // how long what was read is, with the spaces between its words
	Is      string // the tag of the language; "" where that cannot be told
}

// What makes a text one of another language: how much its frequent words must say so together, how many of them there must be,
// how many times as many as of its own, and how much its letters must say so, each.
const (
	wordsSay  = 5.0
	wordsMore = 4
	rowsSay   = 0.25
)

// Of a long text whose beginning says clearly that it is in its own language, the rest is not read: a text is not mostly in
// another language then.
const (
	beginning = 160 // bytes
	atOnce    = 2.5 // times as much as is needed
)

// Read tells whether a text that should be in a language is in that one or in another.
func (r *Reader) Read(own string, text []byte) Reading {
	mine := r.index(own)
	if mine < 0 || len(r.tags) < 2 {
		r.scan.read(text)
		return Reading{Letters: r.scan.letters}
	}
	if len(text) > beginning+beginning/2 {
		begins := text[:beginning+max(0, bytes.IndexByte(text[beginning:], ' '))]
		r.scan.read(begins)
		if _, sum := r.likeliest(begins, mine); sum < -atOnce*wordsSay {
			letters := 0
			for range string(text) { // utf8.RuneCount copies it
				letters++
			}
			return Reading{Letters: letters, Is: own}
		}
	}
	r.scan.read(text)
	reading := Reading{Letters: r.scan.letters}
	switch other, sum := r.likeliest(text, mine); {
	case sum >= wordsSay && !r.scan.isOfNames() && r.isMostly(text, other, mine) && r.rowsFor(text, other, mine) >= rowsSay:
		reading.Is = r.tags[other]
	case sum <= -wordsSay:
		reading.Is = own
	}
	return reading
}

// likeliest is the language for which the text that was scanned says most, and how much that is, beside its own.
func (r *Reader) likeliest(text []byte, mine int) (other int, most float64) {
	other = -1
	for i := range r.tags {
		if i == mine {
			continue
		}
		if sum := r.wordsFor(text, i, mine); other < 0 || sum > most {
			other, most = i, sum
		}
	}
	return other, most
}

// wordsFor is how much the frequent words of the text that was scanned say for a language rather than another.
func (r *Reader) wordsFor(text []byte, other, mine int) (sum float64) {
	for _, w := range r.scan.words {
		if of := r.of(text, w); of != nil {
			sum += max(-mostSaid, min(mostSaid, float64(of[other]-of[mine])))
		}
	}
	return sum
}

// isMostly reports whether several of the words are of one language, and hardly any of another.
func (r *Reader) isMostly(text []byte, other, mine int) bool {
	seen := map[string]bool{}
	theirs, ours := 0, 0
	for _, w := range r.scan.words {
		of := r.of(text, w)
		if of == nil {
			continue
		}
		switch says := of[other] - of[mine]; {
		case says > 1:
			theirs++
			seen[string(r.scan.lower(text[w.from:w.to]))] = true
		case says < -1:
			ours++
		}
	}
	return len(seen) > 1 && theirs >= wordsMore*ours && (len(seen) > 2 || ours == 0)
}

// rowsFor is how much a row of three letters says for a language rather than another, on average.
func (r *Reader) rowsFor(text []byte, other, mine int) float64 {
	sum, n := 0.0, 0
	a, b := r.rows[other], r.rows[mine]
	for _, w := range r.scan.words {
		if w.isName {
			continue
		}
		eachRow(r.scan.lower(text[w.from:w.to]), func(row uint32) {
			sum += float64(a[row] - b[row])
			n++
		})
	}
	return sum / float64(max(n, 1))
}

// HasWordsOf reports whether a text has a small word that belongs to one of two languages and not to the other: so it is no name.
func (r *Reader) HasWordsOf(text []byte, a, b string) bool {
	i, j := r.index(a), r.index(b)
	if i < 0 || j < 0 {
		return false
	}
	r.scan.read(text)
	for _, w := range r.scan.words {
		word := r.scan.lower(text[w.from:w.to])
		if of := r.words[string(word)]; of != nil && !w.isName && utf8.RuneCount(word) <= longestSmall && math.Abs(float64(of[i]-of[j])) > ofOneAlone {
			return true
		}
	}
	return false
}

// A small word has so many letters at most, and belongs to a language if it says so much for it.
const longestSmall, ofOneAlone = 4, 2.5

// rowCount is how many digests of rows of three letters there are.
const rowCount = 1 << 14

// eachRow gives the digest of each row of three letters of a word, and of what stands around it.
func eachRow(word []byte, use func(row uint32)) {
	const space = ' '
	x, y := rune(0), rune(space)
	for len(word) > 0 {
		c, size := utf8.DecodeRune(word)
		word = word[size:]
		if x != 0 {
			use(rowOf(x, y, c))
		}
		x, y = y, c
	}
	use(rowOf(x, y, space))
}

func rowOf(x, y, z rune) uint32 {
	h := (uint32(x)*0x9E3779B1 ^ uint32(y)) * 0x85EBCA77
	h = (h ^ h>>15 ^ uint32(z)) * 0xC2B2AE3D
	return (h ^ h>>13) % rowCount
}

// A scanner finds the words of a text: Markdown, without code, addresses, quotations, titles of works, descriptions of pictures and phrases
// that are marked.
type scanner struct {
	words   []span
	letters int // with a space for each word
	room    []byte
}

// A span is where a word stands in a text.
type span struct {
	from, to int
	isName   bool // it begins with a capital, and no sentence does there; nor is it one of several words in capitals
	capital  bool // it begins with a capital, also where a sentence does, and goes on with small letters
}

// farthest is how far what closes is looked for.
const farthest = 2000

func (s *scanner) read(text []byte) {
	s.words, s.letters = s.words[:0], 0
	s.part(text, 0, len(text))
	s.joinNames(text)
	for _, w := range s.words {
		s.letters += utf8.RuneCount(text[w.from:w.to]) + 1
	}
}

// joinNames takes small words between two in capitals for parts of the name that these make together: Institut d’Études européennes.
func (s *scanner) joinNames(text []byte) {
	for i := 0; i < len(s.words); i++ {
		if !s.words[i].capital {
			continue
		}
		next := i + 1
		for next < len(s.words) && next-i <= mostJoining && !s.words[next].capital && isJoining(text, s.words[next-1], s.words[next]) {
			next++
		}
		if next > i+1 && next < len(s.words) && s.words[next].capital && isJoining(text, s.words[next-1], span{to: s.words[next].from, from: s.words[next].from}) {
			for k := i; k < next; k++ {
				s.words[k].isName = true
			}
		}
	}
}

// mostJoining is how many small words join two of a name at most, and longestJoining how many bytes each has.
const mostJoining, longestJoining = 2, 4

// isJoining reports whether a word is small and stands behind another with nothing between that parts them.
func isJoining(text []byte, before, w span) bool {
	return w.to-w.from <= longestJoining && len(bytes.Trim(text[before.to:w.from], " -'’\n\u00A0")) == 0
}

// isOfNames reports whether what was read is names by half: a list of them, an address.
func (s *scanner) isOfNames() bool {
	names := 0
	for _, w := range s.words {
		if w.isName || w.capital {
			names++
		}
	}
	return names > 0 && 2*names+1 >= len(s.words)
}

// part reads the words between two offsets.
func (s *scanner) part(text []byte, from, to int) {
	begins, loud := true, false // a sentence; behind a word in capitals alone
	for at := from; at < to; {
		c := text[at]
		if c == ' ' {
			at++
			continue
		}
		if next := s.mark(text, at, from, to); next > at {
			at = next
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[at:to])
			if closer := closers[r]; closer != nil {
				at = past(text, at+size, to, closer...)
				continue
			}
		}
		if !isLetter(r) {
			begins = begins && !unicode.IsNumber(r) || strings.ContainsRune(".!?:…|\n-•", r)
			at += size
			continue
		}
		end := wordEnd(text, at+size, to)
		if beginsAddress(text[end:to]) {
			for end < to && !isBlank(text[end]) {
				end++
			}
		} else {
			isCapital := unicode.IsUpper(r)
			inCapitals := isCapital && isInCapitals(text[at:end])
			s.words = append(s.words, span{at, end, isCapital && !begins && !(loud && inCapitals), isCapital && !inCapitals})
			loud = inCapitals
		}
		begins = false
		at = end
	}
}

// mark is the offset behind what a mark at an offset begins, whose words are read if they are of the text's own sentences; the offset
// itself where there is none.
func (s *scanner) mark(text []byte, at, from, to int) int {
	switch c := text[at]; c {
	case '\\':
		return at + 2
	case '`':
		ticks := at + len(text[at:to]) - len(bytes.TrimLeft(text[at:to], "`"))
		return past(text, ticks, to, text[at:ticks])
	case '[':
		return s.bracket(text, at, to)
	case '<':
		return past(text, at+1, to, []byte(">"))
	case '{':
		return past(text, at+1, to, []byte("}"))
	case '&':
		if end := bytes.IndexByte(text[at:min(to, at+10)], ';'); end > 0 {
			at += end
		}
		return at + 1
	case '"':
		return past(text, at+1, to, text[at:at+1])
	case '*', '_':
		if !opens(text, at, to) {
			return at
		}
		if end := closing(text, at, to, c); end > 0 && (at > from || end < to-1) {
			return end + 1
		}
		return at + 1
	}
	return at
}

// wordEnd is the offset behind the letters that stand at an offset, and the marks on them.
func wordEnd(text []byte, at, to int) int {
	for at < to {
		if c := text[at]; c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			at++
			continue
		}
		r, size := utf8.DecodeRune(text[at:to])
		if !isLetter(r) && !unicode.Is(unicode.M, r) {
			break
		}
		at += size
	}
	return at
}

// isInCapitals reports whether no letter of a word is a small one.
func isInCapitals(word []byte) bool {
	for len(word) > 0 {
		r, size := utf8.DecodeRune(word)
		if unicode.ToUpper(r) != r {
			return false
		}
		word = word[size:]
	}
	return true
}

// beginsAddress reports whether what stands behind a word makes it the beginning of an address: https://, name@, example.org.
func beginsAddress(rest []byte) bool {
	return bytes.HasPrefix(rest, []byte("@")) || bytes.HasPrefix(rest, []byte("://")) || len(rest) > 1 && rest[0] == '.' && isLetter(rune(rest[1]))
}

// closers are what closes a quotation, by what opens it.
var closers = map[rune][][]byte{
	'«': {[]byte("»")}, '“': {[]byte("”")}, '„': {[]byte("“"), []byte("”")}, '»': {[]byte("«")},
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == ')' || c == '>' }

// past is behind the first of some closers; where nothing closes, at itself.
func past(text []byte, at, to int, closers ...[]byte) int {
	end := min(to, at+farthest)
	if at > end {
		return to
	}
	for _, closer := range closers {
		if i := bytes.Index(text[at:end], closer); i >= 0 {
			return at + i + len(closer)
		}
	}
	return at
}

// opens reports whether a single mark of emphasis opens one there.
func opens(text []byte, at, to int) bool {
	c := text[at]
	if at+1 >= to || text[at+1] == c || text[at+1] == ' ' || text[at+1] == '\n' {
		return false
	}
	return at == 0 || text[at-1] != c && !isLetter(rune(text[at-1]))
}

// closing is where a single mark of emphasis closes, or 0.
func closing(text []byte, at, to int, c byte) int {
	for i := at + 2; i < min(to, at+farthest); i++ {
		if text[i] == c && text[i-1] != ' ' && text[i-1] != c && (i+1 >= to || text[i+1] != c && !isLetter(rune(text[i+1]))) {
			return i
		}
	}
	return 0
}

// bracket reads what stands in brackets, unless it leads to another site or is marked as of another language. It returns the offset
// behind.
func (s *scanner) bracket(text []byte, at, to int) int {
	depth, end := 0, -1
	for i := at; i < min(to, at+farthest); i++ {
		switch text[i] {
		case '\\':
			i++
			continue
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			end = i
			break
		}
	}
	if end < 0 {
		return at + 1
	}
	behind, reads := end+1, at+1 < end && text[at+1] != '^' && (at == 0 || text[at-1] != '!') // a picture's description is no part of a sentence
	if behind < to {
		switch text[behind] {
		case '(':
			closed := target(text, behind, to)
			reads = reads && !bytes.Contains(text[behind:closed], []byte(":"))
			behind = closed
		case '{':
			closed := past(text, behind+1, to, []byte("}"))
			reads = reads && !bytes.Contains(text[behind:closed], []byte("lang="))
			behind = closed
		case '[':
			behind = past(text, behind+1, to, []byte("]"))
		case ':':
			if text[at+1] != '^' {
				return to // a definition
			}
		}
	}
	if reads {
		s.part(text, at+1, end)
	}
	return behind
}

// target is the offset behind where a link leads, which begins with a bracket, and its title.
func target(text []byte, at, to int) int {
	closed := past(text, at+1, to, []byte(")"))
	if title := bytes.Index(text[at:closed], []byte(` "`)); title >= 0 {
		return past(text, at+title+len(` "`), to, []byte(`")`))
	}
	return closed
}

// lower is a word in small letters. It is good until the next.
func (s *scanner) lower(word []byte) []byte {
	for _, c := range word {
		if c < 'a' || c > 'z' {
			s.room = s.room[:0]
			for i := 0; i < len(word); {
				c, size := utf8.DecodeRune(word[i:])
				s.room = utf8.AppendRune(s.room, unicode.ToLower(c))
				i += size
			}
			return s.room
		}
	}
	return word
}
