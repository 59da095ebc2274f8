// This file finds words, and takes from them what people leave out when they type. static/lookup.js does the same to
// what is looked for; a test compares the two.

package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"projetpro/internal/plaintext"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/rangetable"
)

// letters are written otherwise by who cannot type them, and the digits and letters that two scripts have of one.
var letters = strings.NewReplacer(append(plaintext.Typed(), "ς", "σ",
	"ي", "ی", "ى", "ی", "ك", "ک",
	"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9",
	"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9")...)

// marks stand on letters, or are not seen.
var marks = &unicode.RangeTable{LatinOffset: 1, R16: []unicode.Range16{
	{Lo: 0xAD, Hi: 0xAD, Stride: 1}, {Lo: 0x300, Hi: 0x36F, Stride: 1}, {Lo: 0x483, Hi: 0x487, Stride: 1}, {Lo: 0x591, Hi: 0x5BD, Stride: 1},
	{Lo: 0x5BF, Hi: 0x5BF, Stride: 1}, {Lo: 0x5C1, Hi: 0x5C2, Stride: 1}, {Lo: 0x5C4, Hi: 0x5C5, Stride: 1}, {Lo: 0x5C7, Hi: 0x5C7, Stride: 1},
	{Lo: 0x64B, Hi: 0x65F, Stride: 1}, {Lo: 0x670, Hi: 0x670, Stride: 1}, {Lo: 0x200B, Hi: 0x200F, Stride: 1},
	{Lo: 0x2060, Hi: 0x2060, Stride: 1}, {Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
}}

// Fold is text without accents, ligatures and capitals.
func Fold(text string) string {
	if plaintext.IsASCII(text) {
		return strings.ToLower(text)
	}
	text = strings.ToLower(norm.NFKD.String(text))
	text = strings.Map(func(r rune) rune {
		if unicode.Is(marks, r) {
			return -1
		}
		return r
	}, text)
	return letters.Replace(text)
}

// lower is text in small letters, composed: as the rules for endings know it.
func lower(text string) string { return norm.NFC.String(strings.ToLower(text)) }

// gaps stand between words: signs, spaces, and what is no character of the first plane.
var gaps = rangetable.Merge(&unicode.RangeTable{LatinOffset: 8, R16: []unicode.Range16{
	{Lo: 0, Hi: 0x2F, Stride: 1}, {Lo: 0x3A, Hi: 0x40, Stride: 1}, {Lo: 0x5B, Hi: 0x60, Stride: 1}, {Lo: 0x7B, Hi: 0xA9, Stride: 1},
	{Lo: 0xAB, Hi: 0xAC, Stride: 1}, {Lo: 0xAE, Hi: 0xB1, Stride: 1}, {Lo: 0xB4, Hi: 0xB4, Stride: 1}, {Lo: 0xB6, Hi: 0xB8, Stride: 1},
	{Lo: 0xBB, Hi: 0xBB, Stride: 1}, {Lo: 0xBF, Hi: 0xBF, Stride: 1}, {Lo: 0xD7, Hi: 0xD7, Stride: 1}, {Lo: 0xF7, Hi: 0xF7, Stride: 1},
	{Lo: 0x2B9, Hi: 0x2FF, Stride: 1}, {Lo: 0x60C, Hi: 0x60C, Stride: 1}, {Lo: 0x61B, Hi: 0x61B, Stride: 1}, {Lo: 0x61F, Hi: 0x61F, Stride: 1},
	{Lo: 0x66A, Hi: 0x66D, Stride: 1}, {Lo: 0x6D4, Hi: 0x6D4, Stride: 1}, {Lo: 0x964, Hi: 0x965, Stride: 1},
	{Lo: 0x2000, Hi: 0x200A, Stride: 1}, {Lo: 0x2010, Hi: 0x205F, Stride: 1}, {Lo: 0x2061, Hi: 0x206F, Stride: 1}, {Lo: 0x2190, Hi: 0x245F, Stride: 1},
	{Lo: 0x2500, Hi: 0x2BFF, Stride: 1},
	{Lo: 0x2E00, Hi: 0x2E7F, Stride: 1}, {Lo: 0x3000, Hi: 0x3004, Stride: 1}, {Lo: 0x3008, Hi: 0x3020, Stride: 1}, {Lo: 0x3030, Hi: 0x3030, Stride: 1},
	{Lo: 0xD800, Hi: 0xF8FF, Stride: 1}, {Lo: 0xFFF0, Hi: 0xFFFF, Stride: 1},
}})

func isGap(r rune) bool { return r > 0xFFFF || r == utf8.RuneError || unicode.Is(gaps, r) }

// words are those of folded text. One letter is none, unless it is a figure, or a word of its own in its script.
func words(folded string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(folded, isGap) {
			if r, size := utf8.DecodeRuneInString(word); size == len(word) && !(r >= '0' && r <= '9') && r < 0x2E80 {
				continue
			}
			if !yield(word) {
				return
			}
		}
	}
}

// scan goes through the words of a text as they are written: with the endings that inclusive writing adds (étudiant·es,
// étudiant(e)s), and, where long words stand on both sides, with an apostrophe (aujourd’hui).
func scan(text []byte, yield func(written []byte)) {
	for at := 0; at < len(text); {
		size := letter(text[at:])
		if size == 0 {
			at += gap(text[at:])
			continue
		}
		from := at
		for at += size; at < len(text); at += size {
			if c := text[at]; c < utf8.RuneSelf && ascii[c] { // most are
				size = 1
				continue
			}
			if size = letter(text[at:]); size == 0 {
				if size = joint(text[from:at], text[at:]); size == 0 {
					break
				}
			}
		}
		yield(text[from:at])
	}
}

// letter is how many bytes the letter has that a text begins with, 0 if it begins with none.
func letter(text []byte) int {
	c := text[0]
	if c < utf8.RuneSelf {
		if ascii[c] {
			return 1
		}
		return 0
	}
	if c == 0xC3 && len(text) > 1 && text[1] >= 0x80 && text[1] != 0x97 && text[1] != 0xB7 { // À to ÿ
		return 2
	}
	if r, size := utf8.DecodeRune(text); !isGap(r) {
		return size
	}
	return 0
}

// gap is how many bytes the character has that a text begins with.
func gap(text []byte) int {
	if text[0] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRune(text)
	return size
}

// ascii are the letters and figures of ASCII.
var ascii = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = !isGap(rune(c))
	}
	return is
}()

// dots are those of inclusive writing: étudiant·es.
const dots = "·•‧⋅"

// joint is how many bytes at the beginning of a text go on with a word before it, 0 if none do.
func joint(word, text []byte) int {
	switch c := text[0]; {
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRune(text)
		switch {
		case r == '’' && len(word) >= long && run(text[size:]) >= long, strings.ContainsRune(dots, r) && run(text[size:]) > 0:
			return size
		}
	case c == '\'' && len(word) >= long && run(text[1:]) >= long:
		return 1
	case c == '.', c == '-':
		n := run(text[1:])
		if n > 0 && n <= short[c] && ends(text[1+n:], c) && len(word) >= long && !isFigure(word[len(word)-1]) && !isFigure(text[1]) {
			return 1
		}
	case c == '(':
		if n := run(text[1:]); n > 0 && n < len(text)-1 && n <= 4 && text[1+n] == ')' {
			return n + 2
		}
	}
	return 0
}

// long is how many bytes both words have that an apostrophe joins to one: aujourd’hui, but not l’été.
const long = 3

// short is how many letters the endings have that a sign joins.
var short = map[byte]int{'.': 2, '-': 1}

// ends reports whether an ending ends there: at another one, or with the word.
func ends(text []byte, sign byte) bool {
	return len(text) == 0 || text[0] != sign || run(text[1:]) <= short[sign]
}

func isFigure(c byte) bool { return '0' <= c && c <= '9' }

// run is how many bytes the letters have that a text begins with.
func run(text []byte) (n int) {
	for n < len(text) && n < 16 {
		size := letter(text[n:])
		if size == 0 {
			break
		}
		n += size
	}
	return n
}

// forms are the words that one as [scan] gives it stands for: of étudiant·es étudiant and étudiantes, of directeur·rice
// directeur and directrice.
func forms(written string) []string {
	parts := strings.FieldsFunc(written, func(r rune) bool { return r != utf8.RuneError && isGap(r) })
	if len(parts) < 2 {
		return parts
	}
	base, all := parts[0], []string{parts[0]}
	joined := base
	for _, ending := range parts[1:] {
		joined += ending
		all = append(all, joined, base+ending)
		if whole := replaced([]rune(base), []rune(ending)); whole != "" {
			all = append(all, whole)
		}
		if len(ending) >= long || strings.ContainsAny(ending, "0123456789") {
			all = append(all, ending)
		}
	}
	return all
}

// replaced is a word whose end another takes the place of: directeur, trice. It is "" where that is not so.
func replaced(base, ending []rune) string {
	if len(ending) < 3 {
		return ""
	}
	cut := 3
	for n := 2; n <= 4; n++ {
		if n < len(base) && Fold(string(base[len(base)-n])) == Fold(string(ending[0])) {
			cut = n
			break
		}
	}
	if len(base)-cut < 2 {
		return ""
	}
	return string(base[:len(base)-cut]) + string(ending)
}
