// This file finds sentences that say of something that it is still to be written.

package unwritten

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/lang"
)

// WithSentences has also the words that end a sentence which says nothing else: "is to be completed". The
// words for what is still to be written are among them.
func (w *Words) WithSentences(endings []string) *Words {
	for _, s := range endings {
		s = strings.ToLower(norm.NFC.String(s))
		w.endings = append(w.endings, ending{s, lang.Slug(s)})
	}
	return w
}

// An ending is that of a sentence: in small letters, and without accents and signs.
type ending struct{ words, slug string }

// A Sentence is a part of a text, with the white space behind it.
type Sentence struct{ From, To int }

// Sentences finds those sentences of a text that say only that something is still to be written:
// "The price is to be completed.", "Room: to be completed."
func (w *Words) Sentences(text string) (found []Sentence) {
	if w == nil || !w.mayStandIn([]byte(text)) {
		return nil
	}
	for from := 0; from < len(text); {
		to := from + sentenceEnd(text[from:])
		if w.isAwaited(text[from:to]) {
			found = append(found, Sentence{from, to})
		}
		from = to
	}
	return found
}

// WithoutSentences is a text without those sentences, and whether there were any.
func (w *Words) WithoutSentences(text string) (kept string, cut bool) {
	from := 0
	var b strings.Builder
	for _, s := range w.Sentences(text) {
		b.WriteString(text[from:s.From])
		from, cut = s.To, true
	}
	if !cut {
		return text, false
	}
	b.WriteString(text[from:])
	return strings.TrimSpace(b.String()), true
}

// isAwaited reports whether a sentence says only that something is still to be written.
func (w *Words) isAwaited(s string) bool {
	s = strings.TrimFunc(s, isAround)
	if s == "" || utf8.RuneCountInString(s) > longestSentence {
		return false
	}
	if w.texts.isAll(s) || w.texts.isAll(behindLabel(s)) {
		return true
	}
	lower, slug := strings.ToLower(norm.NFC.String(strings.ReplaceAll(s, softHyphen, ""))), ""
	for _, e := range w.endings {
		if strings.HasSuffix(lower, " "+e.words) {
			return true
		}
		if e.slug == "" {
			continue
		}
		if slug == "" {
			slug = lang.Slug(s)
		}
		if strings.HasSuffix(slug, "-"+e.slug) {
			return true
		}
	}
	return false
}

// longestSentence is how many characters a sentence has at most that says no more than that.
const longestSentence = 160

// sentenceEnd is where the first sentence of a text ends, with the white space behind it.
func sentenceEnd(text string) int {
	for i, c := range text {
		if !strings.ContainsRune(".!?…؟", c) {
			continue
		}
		behind := i + utf8.RuneLen(c)
		rest := strings.TrimLeft(text[behind:], ".!?…»”\"')\u00a0\u202f")
		space := strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" || len(space) < len(rest) {
			return len(text) - len(space)
		}
	}
	return len(text)
}
