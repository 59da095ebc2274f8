// This file sets French typography: no-break spaces, apostrophes, guillemets
// and ellipses, as the Imprimerie nationale wants them, with U+202F before
// ; ! ? and U+00A0 before : and inside « ».

package lang

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

const (
	noBreak       = "\u00A0"
	narrowNoBreak = "\u202F"
)

// Plain sets a text that stands alone, such as a title, as [Tag.Typeset] does, and phrases
// in it as their own language wants them.
func (t Tag) Plain(s string) string {
	if strings.Contains(s, sign) {
		return t.plainPhrases(s)
	}
	return t.Typeset(0, s, 0)
}

// Typeset gives s the typography of the language. prev and next are the
// characters before and behind it in the paragraph, since what belongs together
// may stand in several nodes (a word in italics and its exclamation mark); 0
// where the paragraph begins or ends.
//
// French alone is changed. Only spaces, straight quotes, apostrophes and three
// dots change, never what is a web address, an e-mail address, a path, a time,
// a ratio, a smiley or a :shortcode:. What is right already is kept, so that a
// text may be set twice. A text that needs nothing is returned itself.
func (t Tag) Typeset(prev rune, s string, next rune) string {
	if t != "fr" && !strings.HasPrefix(string(t), "fr-") {
		return s
	}
	f := setter{s: s, prev: prev, next: next}
	return f.set()
}

// A setter is one text being set. Its methods look at what was written and
// never at what was changed, and call replace from left to right.
type setter struct {
	s          string
	prev, next rune
	out        strings.Builder
	done       int // how much of s is in out; 0 while nothing has changed
	changed    bool

	open    int  // guillemets opened in s and not yet closed
	strange bool // a straight quote of s was left alone, the next may be its pair
	closed  int  // offset behind the last straight quote that became », or 0

	wordEnd  int // offset behind the word last looked at for an address
	from, to int // where in it the address is; equal when it is none
}

// What a byte calls for.
const (
	plain = iota
	space
	mark      // ; : ! ?
	quote     // "
	tick      // '
	dot       // .
	unit      // %
	title     // the first letter of M. Mme Dr Pr Prof.
	guillemet // the first byte of U+00AB and U+00BB
	euro      // the first byte of U+20AC
)

var calls = [256]uint8{
	' ': space, ';': mark, ':': mark, '!': mark, '?': mark, '"': quote, '\'': tick, '.': dot,
	'%': unit, 'M': title, 'D': title, 'P': title, 0xC2: guillemet, 0xE2: euro,
}

func (f *setter) set() string {
	s := f.s
	if f.prev == '«' {
		f.gap(0, f.blanksFrom(0), noBreak)
	}
	for i := 0; i < len(s); i++ {
		switch calls[s[i]] {
		case plain:
		case space:
			f.space(i)
		case mark:
			f.mark(i)
		case quote:
			f.quote(i)
		case tick:
			f.tick(i)
		case dot:
			if strings.HasPrefix(s[i:], "...") && f.before(i) != '.' && f.after(i+3) != '.' && !f.inAddress(i) {
				f.replace(i, i+3, "…")
			}
		case unit:
			f.unit(i, i+1)
		case euro:
			if strings.HasPrefix(s[i:], "€") {
				f.unit(i, i+len("€"))
			}
		case title:
			f.title(i)
		case guillemet:
			f.guillemet(i)
		}
	}
	f.end()
	if !f.changed {
		return s
	}
	f.out.WriteString(s[f.done:])
	return f.out.String()
}

// replace writes with in the place of s[from:to].
func (f *setter) replace(from, to int, with string) {
	if !f.changed {
		f.changed = true
		f.out.Grow(len(f.s) + len(f.s)/16 + 16)
	}
	f.out.WriteString(f.s[f.done:from])
	f.out.WriteString(with)
	f.done = to
}

// gap makes s[from:to], blanks or nothing, the no-break space want.
func (f *setter) gap(from, to int, want string) {
	if f.done > from || f.changed && f.done == from && from == to && from > 0 && f.endsIn(want) {
		return // somebody else's already
	}
	if f.s[from:to] != want {
		f.replace(from, to, want)
	}
}

func (f *setter) endsIn(want string) bool {
	return strings.HasSuffix(f.out.String(), want)
}

// before is the character before offset i.
func (f *setter) before(i int) rune {
	if i == 0 {
		return f.prev
	}
	if c := f.s[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRuneInString(f.s[:i])
	return r
}

// after is the character at offset i.
func (f *setter) after(i int) rune {
	if i >= len(f.s) {
		return f.next
	}
	if c := f.s[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(f.s[i:])
	return r
}

// isBlank is for the spaces that this file replaces one by another.
func isBlank(r rune) bool { return r == ' ' || r == 0xA0 || r == 0x202F || 0x2002 <= r && r <= 0x200A }

// isGap is for all that parts words, the ends of the paragraph too.
func isGap(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == 0 || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r)
}

// blanksTo is where the blanks that end at offset i begin.
func (f *setter) blanksTo(i int) int {
	for i > 0 && isBlank(f.before(i)) {
		i -= utf8.RuneLen(f.before(i))
	}
	return i
}

// blanksFrom is where the blanks that begin at offset i end.
func (f *setter) blanksFrom(i int) int {
	for i < len(f.s) && isBlank(f.after(i)) {
		i += utf8.RuneLen(f.after(i))
	}
	return i
}

// elides reports whether a word begins at offset i, in quotation marks or not.
func (f *setter) elides(i int) bool {
	switch r := f.after(i); r {
	case '"':
		return isWordRune(f.after(i + 1))
	case '«', '“':
		return i >= len(f.s) || isWordRune(f.after(f.blanksFrom(i+utf8.RuneLen(r))))
	default:
		return isWordRune(r)
	}
}

// tick makes a straight apostrophe a curly one: between letters, before the figures of a
// decade, around the n of rock 'n' roll. Two that quote a word stay as they are, both.
func (f *setter) tick(i int) {
	p, n := f.before(i), f.after(i+1)
	switch {
	case f.inAddress(i):
	case unicode.IsLetter(p) && f.elides(i+1),
		!unicode.IsLetter(p) && !isDigit(p) && isDigit(n) && isDigit(f.after(i+2)) && !isWordRune(f.after(i+3)),
		strings.HasPrefix(f.s[i:], "'n'") && isGap(p) && isGap(f.after(i+3)),
		i > 1 && f.s[i-2:i] == "'n" && isGap(f.before(i-2)) && isGap(n):
		f.replace(i, i+1, "’")
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// space ties a number to its unit, "p." and "n°" to their number, and the
// hours to the minutes in "14 h 30".
func (f *setter) space(i int) {
	c := byte(0)
	switch {
	case i > 0:
		c = f.s[i-1]
	case f.prev < utf8.RuneSelf:
		c = byte(f.prev)
	}
	tie := false
	switch {
	case '0' <= c && c <= '9':
		tie = f.unitAt(i+1) || f.partsThousands(i)
	case c == '.' || c == 0xB0 || c == 'h':
		tie = isDigit(f.after(i+1)) && f.wantsNumber(i)
	}
	if tie {
		f.gap(i, i+1, noBreak)
	}
}

// partsThousands reports whether the space at offset i stands between groups of three
// figures: 1 000 000. The first may be shorter.
func (f *setter) partsThousands(i int) bool {
	end := i + 1
	for end < len(f.s) && isDigit(rune(f.s[end])) {
		end++
	}
	if end != i+1+3 || end == len(f.s) && isDigit(f.next) {
		return false
	}
	start := i
	for start > 0 && isDigit(rune(f.s[start-1])) {
		start--
	}
	before := f.before(start)
	if isBlank(before) && i-start == 3 && isDigit(f.before(f.blanksTo(start))) {
		return true // a group in the middle
	}
	return i-start <= 3 && f.s[start] != '0' && !unicode.IsLetter(before) && before != '.' && before != ',' && before != '-' && before != '/'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

//go:embed french.yaml
var frenchWords []byte

// french has the words of french.yaml.
var french = sync.OnceValue(func() (words struct{ Units, Numbered, Titles []string }) {
	if err := yaml.Unmarshal(frenchWords, &words); err != nil {
		panic(err)
	}
	return words
})

// unitAt reports whether a unit, whole, stands at offset i.
func (f *setter) unitAt(i int) bool {
	if i == len(f.s) {
		return f.next == '%' || f.next == '€'
	}
	s := f.s[i:]
	end := 0
	for end < len(s) && s[end] != ' ' && s[end] != '.' && s[end] != ',' && s[end] != '\n' {
		r, size := utf8.DecodeRuneInString(s[end:])
		if isGap(r) || r != '%' && r != '‰' && r != '°' && r != '·' && unicode.IsPunct(r) {
			if r == '\'' || r == '’' || r == '/' && end > 3 {
				return false // "en 2021 s'est ouvert"
			}
			break
		}
		end += size
	}
	if end == len(s) && (unicode.IsLetter(f.next) || f.next == '\'' || f.next == '’') {
		return false
	}
	return slices.Contains(french().Units, s[:end])
}

// wantsNumber reports whether what ends at offset i is an abbreviation that a
// number follows, or a number of hours.
func (f *setter) wantsNumber(i int) bool {
	s := f.s[:i]
	for _, a := range french().Numbered {
		if strings.HasSuffix(s, a) {
			if r := f.before(i - len(a)); isGap(r) || r == '(' || r == '«' || r == '"' {
				return true
			}
		}
	}
	if strings.HasSuffix(s, "h") {
		start := f.blanksTo(i - 1)
		return start < i-1 && isDigit(f.before(start))
	}
	return false
}

// unit parts % and € from the number they follow.
func (f *setter) unit(i, end int) {
	if r := f.after(end); isDigit(f.before(i)) && !unicode.IsLetter(r) && !isDigit(r) && !f.inAddress(i) {
		f.gap(i, i, noBreak)
	}
}

// title ties "M.", "Mme", "Prof." to the name that follows.
func (f *setter) title(i int) {
	s := f.s[i:]
	for _, t := range french().Titles {
		end := i + len(t)
		if strings.HasPrefix(s, t) && f.after(end) == ' ' && unicode.IsUpper(f.after(end+1)) {
			if r := f.before(i); isGap(r) || r == '(' || r == '’' || r == '\'' || r == '«' || r == '"' {
				f.gap(end, end+1, noBreak)
			}
			return
		}
	}
}

// mark sets the space before ; : ! ?
func (f *setter) mark(i int) {
	c := f.s[i]
	if !follows(c, f.after(i+1)) {
		return // a time, a ratio, an address, a smiley
	}
	want := narrowNoBreak
	if c == ':' {
		want = noBreak
	}
	start := f.blanksTo(i)
	p := f.before(start)
	if start < i {
		if !isGap(p) && !isOpening(p) {
			f.gap(start, i, want)
		}
		return
	}
	switch {
	case p == '"':
		if i > 0 && f.closed != i {
			return
		}
	case p == '.':
		if i > 1 && f.s[i-2] == '.' {
			return // "..." is an ellipsis, and takes none
		}
	case !takesMark(p):
		return
	}
	if f.inAddress(i) || c == ':' && f.endsShortcode(i) || c == ';' && f.endsEntity(i) {
		return
	}
	f.gap(i, i, want)
}

// follows reports whether r can stand behind the mark c where it is punctuation.
func follows(c byte, r rune) bool {
	if isGap(r) {
		return true
	}
	switch r {
	case '»', '”', '’', '"', '\'', '«', '“', '—', '–', '…', '.', ',':
		return true
	case ']', '}':
		return c != ':'
	case ')':
		return c == '!' || c == '?' // not a smiley
	case '!', '?':
		return true
	case ';':
		return c != ':' && c != ';'
	case ':':
		return c == '!' || c == '?'
	}
	return false
}

// takesMark reports whether a mark behind r has a space before it.
func takesMark(r rune) bool {
	switch r {
	case ')', ']', '}', '»', '”', '’', '%', '°', '€', 'º', '²', '³', '\uFFFC': // the last is an object in the text
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func isOpening(r rune) bool { return r == '(' || r == '[' || r == '{' || r == '«' }

// endsShortcode reports whether the colon at offset i closes a :shortcode:, or
// is that of a scheme ("mailto:").
func (f *setter) endsShortcode(i int) bool {
	start := i
	for start > 0 && isShort(f.s[start-1]) {
		start--
	}
	switch f.s[start:i] {
	case "http", "https", "mailto", "tel":
		return true
	}
	return start < i && f.before(start) == ':'
}

func isShort(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '-' || c == '+'
}

// endsEntity reports whether the semicolon at offset i closes "&nbsp;".
func (f *setter) endsEntity(i int) bool {
	start := i
	for start > 0 && (isShort(f.s[start-1]) || 'A' <= f.s[start-1] && f.s[start-1] <= 'Z' || f.s[start-1] == '#') {
		start--
	}
	return start < i && f.before(start) == '&'
}

// quote makes a straight quote a guillemet where it is plain which one.
func (f *setter) quote(i int) {
	p, n := f.before(i), f.after(i+1)
	switch {
	case opensAfter(p) && !isGap(n) && opensBefore(n) && !f.inAddress(i) && f.isClosed(i):
		f.replace(i, i+1, "«"+noBreak)
		f.open++
	case !isGap(p) && !isOpening(p) && (p != '"' || f.closed == i && i > 0) &&
		(closesBefore(n) || f.open > 0 && i == len(f.s)-1) && f.mayClose(p) && !f.inAddress(i):
		if f.done == i && f.changed && f.endsIn(noBreak) {
			f.replace(i, i+1, "»")
		} else {
			f.replace(i, i+1, noBreak+"»")
		}
		f.open = max(0, f.open-1)
		f.closed = i + 1
	default:
		f.strange = !f.strange
	}
}

// mayClose reports whether a straight quote behind p closes a quotation: one
// opened in s, or in a node before s. 27" is a length.
func (f *setter) mayClose(p rune) bool {
	return f.open > 0 || !f.strange && !isDigit(p) && (unicode.IsLetter(p) || strings.ContainsRune(".,!?…)]»”’\uFFFC", p))
}

// isClosed reports whether the next straight quote behind the one at offset i can close
// it, or there is none in s: it may stand in another node. Of a pair both are set, or none.
func (f *setter) isClosed(i int) bool {
	j := strings.IndexByte(f.s[i+1:], '"')
	if j < 0 {
		return true
	}
	j += i + 1
	p, n := f.before(j), f.after(j+1)
	return !isGap(p) && (closesBefore(n) || j == len(f.s)-1) || opensAfter(p) && opensBefore(n)
}

func opensAfter(r rune) bool {
	switch r {
	case '(', '[', '{', '«', '\'', '’', '—', '–':
		return true
	}
	return isGap(r)
}

func opensBefore(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '(' || r == '[' || r == '…' || r == '.'
}

func closesBefore(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '…', '—', '–', '»':
		return true
	}
	return isGap(r)
}

// guillemet sets the space inside « and ».
func (f *setter) guillemet(i int) {
	const size = len("«")
	switch {
	case strings.HasPrefix(f.s[i:], "«"):
		f.open++
		end := f.blanksFrom(i + size)
		if r := f.after(end); f.s[i+size:end] == narrowNoBreak || r == 0 || end == i+size && (isGap(r) || r == '»') {
			return
		}
		f.gap(i+size, end, noBreak)
	case strings.HasPrefix(f.s[i:], "»"):
		f.open = max(0, f.open-1)
		start := f.blanksTo(i)
		if p := f.before(start); f.s[start:i] == narrowNoBreak || isGap(p) || p == '«' {
			return
		}
		f.gap(start, i, noBreak)
	}
}

// end sets the blanks that s ends in, where the mark they belong to is next.
func (f *setter) end() {
	start := f.blanksTo(len(f.s))
	if start == len(f.s) {
		return
	}
	if p := f.before(start); isGap(p) || isOpening(p) {
		return
	}
	switch f.next {
	case ';', '!', '?':
		f.gap(start, len(f.s), narrowNoBreak)
	case ':':
		f.gap(start, len(f.s), noBreak)
	case '»':
		if f.s[start:] != narrowNoBreak {
			f.gap(start, len(f.s), noBreak)
		}
	}
}

// inAddress reports whether offset i is inside a word that is a web address, an
// e-mail address or a path; the punctuation around it is not part of it.
func (f *setter) inAddress(i int) bool {
	if i >= f.wordEnd {
		f.findWord(i)
	}
	return f.from <= i && i < f.to
}

// findWord looks at the word that offset i is in.
func (f *setter) findWord(i int) {
	start, end := i, i
	for start > 0 && !partsWords(f.before(start)) {
		_, size := utf8.DecodeLastRuneInString(f.s[:start])
		start -= size
	}
	for end < len(f.s) && !partsWords(f.after(end)) {
		_, size := utf8.DecodeRuneInString(f.s[end:])
		end += size
	}
	f.wordEnd, f.from, f.to = end, 0, 0
	word := strings.TrimLeft(f.s[start:end], `("'“[`)
	from := end - len(word)
	if word = strings.TrimRight(word, `;:!?.,)]"'”…`); isLeftAlone(word) { // l'un/l'autre.
		f.from, f.to = from, from+len(word)
	}
}

func partsWords(r rune) bool { return isGap(r) || r == '«' || r == '»' }

func isLeftAlone(w string) bool {
	if strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.Contains(w, `\`) {
		return true
	}
	if at := strings.IndexByte(w, '@'); at >= 0 {
		return true
	}
	return strings.HasPrefix(w, "/") || strings.HasPrefix(w, "./") || strings.HasPrefix(w, "../") || strings.HasPrefix(w, "~/") ||
		strings.Contains(w, "/") && strings.Contains(w, ".")
}
