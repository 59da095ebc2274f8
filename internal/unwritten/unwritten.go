// Package unwritten knows the words that stand for what is still to be written, in fields and in texts.
package unwritten

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// Words are those that stand for what is still to be written. A nil *Words has, for
// fields, those of the languages of messages, and none for texts.
type Words struct {
	fields, texts *alone
	phrases       []phrase
	endings       []ending // of sentences that say so of something
	begins        [][]byte // a text in which none of these stands has none of the phrases
}

// New has the words of a site's languages, beside those of the languages of messages.
func New(words []string) *Words {
	w := &Words{fields: known(), texts: &alone{}}
	if len(words) > 0 {
		w.fields = known().with(words)
		w.texts = w.texts.with(words)
	}
	for _, s := range words {
		p := phraseOf(s)
		w.phrases = append(w.phrases, p)
		for _, part := range p.parts {
			begin := []byte(part[:min(4, len(part))])
			if !slices.ContainsFunc(w.begins, func(b []byte) bool { return bytes.Equal(b, begin) }) {
				w.begins = append(w.begins, begin)
			}
		}
	}
	return w
}

// IsField reports whether the value of a field says that it is still to be written:
// the words alone, or with what is to be written behind a colon, a dash or a bracket.
func (w *Words) IsField(s string) bool { return w.ofFields().is(s) || w.isAllSentences(s) }

// IsNoValue reports whether what is no value of its field says that it is still to be
// written: words in which there is no figure and that begin or end with these.
func (w *Words) IsNoValue(s string) bool {
	a := w.ofFields()
	if a.is(s) {
		return true
	}
	if !strings.Contains(s, " ") || strings.ContainsFunc(s, unicode.IsDigit) || strings.ContainsAny(strings.TrimRight(s, ". "), "/@.") {
		return false
	}
	slug := lang.Slug(s)
	for word := range a.slugs {
		if strings.HasPrefix(slug, word+"-") || strings.HasSuffix(slug, "-"+word) {
			return true
		}
	}
	return false
}

func (w *Words) ofFields() *alone {
	if w == nil {
		return known()
	}
	return w.fields
}

// IsText reports whether a block of a text says nothing but that it is still to be
// written, be it behind a label: "Room: to be completed".
func (w *Words) IsText(s string) bool {
	return w != nil && (w.texts.isAll(s) || w.texts.isAll(behindLabel(s)) || w.isAllSentences(s))
}

// isAllSentences reports whether a text is made of sentences that say so, and of nothing else.
func (w *Words) isAllSentences(s string) bool {
	kept, cut := w.WithoutSentences(s)
	return cut && kept == ""
}

// known are the words of the languages of messages.
var known = sync.OnceValue(func() *alone {
	a := new(alone).with(message.Words("written", "to-complete"))
	for _, word := range message.Words("written", "unwritten") {
		a.add(word, false)
	}
	a.initials['?'] = true
	return a
})

// alone are words that say, where nothing else stands, that it is still to be written.
type alone struct {
	slugs    map[string]bool // of words, accents and capitals left out: whether more may follow them
	exact    map[string]bool // words that have capitals
	initials [256]bool       // the bytes that one of them may begin with
	longest  int             // bytes of the longest, its accents apart
}

// with is a, and words that more may follow.
func (a *alone) with(words []string) *alone {
	more := &alone{slugs: map[string]bool{}, exact: map[string]bool{}, initials: a.initials, longest: a.longest}
	maps.Copy(more.slugs, a.slugs)
	maps.Copy(more.exact, a.exact)
	for _, word := range words {
		more.add(word, true)
	}
	return more
}

func (a *alone) add(word string, first bool) {
	word = norm.NFC.String(word)
	a.longest = max(a.longest, len(norm.NFD.String(word)))
	slug := lang.Slug(word)
	if strings.ContainsFunc(word, unicode.IsUpper) || slug == "" {
		a.exact[word], a.initials[word[0]] = true, true
		return
	}
	a.slugs[slug] = a.slugs[slug] || first
	for _, form := range [...]string{word, strings.ToUpper(word), slug, strings.ToUpper(slug)} {
		a.initials[form[0]] = true
	}
}

// isAll reports whether the words are all that s says.
func (a *alone) isAll(s string) bool {
	s = strings.TrimFunc(s, isAround)
	if s == "" || !a.initials[s[0]] {
		return false
	}
	s = strings.ReplaceAll(s, softHyphen, "")
	known, _ := a.says(s)
	return known || strings.Trim(s, "?") == ""
}

// is reports whether s says the words, be more behind a sign.
func (a *alone) is(s string) bool {
	if a.isAll(s) {
		return true
	}
	s = strings.TrimFunc(s, isAround)
	_, first := a.says(strings.TrimRightFunc(s[:firstSeparator(s)], isAround))
	return first
}

// says reports whether s is one of the words, and whether more may follow it.
func (a *alone) says(s string) (known, first bool) {
	if s == "" || len(s) > a.longest {
		return false, false
	}
	if a.exact[norm.NFC.String(s)] {
		return true, true
	}
	first, known = a.slugs[lang.Slug(s)]
	return known, first
}

// A softHyphen is where a word may be broken, which programs write into it.
const softHyphen = "\u00AD"

// isAround reports whether c may stand around the words, and says nothing.
func isAround(c rune) bool {
	return unicode.IsSpace(c) || strings.ContainsRune("[](){}<>«»“”‘’\"'.:;,!*_~=#|/-–—…•→", c)
}

// firstSeparator is where a colon, a dash or a bracket parts s, or its length.
func firstSeparator(s string) int {
	for i, c := range s {
		switch c {
		case ':', '(', '[', '–', '—', '…':
			return i
		case '-':
			if i > 0 && s[i-1] == ' ' {
				return i
			}
		}
	}
	return len(s)
}

// longestLabel is how many characters a label has; what is more is a sentence.
const longestLabel = 80

// behindLabel is what stands behind the colon or the dash of a label; "" where a
// sentence, or nothing, stands before.
func behindLabel(s string) string {
	i := firstSeparator(s)
	if i == 0 || i == len(s) || strings.ContainsAny(s[i:i+1], "([") || strings.ContainsAny(s[:i], ".!?…") || utf8.RuneCountInString(s[:i]) > longestLabel {
		return ""
	}
	_, width := utf8.DecodeRuneInString(s[i:])
	return s[i+width:]
}
