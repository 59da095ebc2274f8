// This file knows the words that stand for a text that is still to be written.

package schema

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// Placeholder says whether a text stands for one that is still to be written.
func Placeholder(s string) bool {
	s = strings.TrimFunc(s, func(c rune) bool {
		return unicode.IsSpace(c) || strings.ContainsRune("[](){}<>«»“”\"'.:!*_…", c)
	})
	if s == "" {
		return false
	}
	words := placeholders()
	if !words.initials[s[0]] {
		return false
	}
	if len(s) <= words.longest && words.slugs[lang.Slug(s)] {
		return true
	}
	lower := strings.ToLower(norm.NFC.String(s))
	for _, first := range words.first {
		if rest, ok := strings.CutPrefix(lower, first); ok && (rest == "" || rest[0] == ' ' || rest[0] == ':') {
			return true
		}
	}
	return strings.Trim(s, "?") == ""
}

// unwritten are the words of package message, prepared: every text of every page
// is compared with them.
type unwritten struct {
	slugs    map[string]bool // of words that stand alone; accents may be left out
	first    []string        // words that more may follow
	initials [256]bool       // the bytes that one of them may begin with
	longest  int             // bytes of the longest, its accents apart
}

var placeholders = sync.OnceValue(func() *unwritten {
	u := &unwritten{slugs: map[string]bool{}, first: message.Words("written", "to-complete")}
	for _, word := range append(message.Words("written", "unwritten"), u.first...) {
		slug := lang.Slug(word)
		u.slugs[slug] = true
		for _, form := range [...]string{word, strings.ToUpper(word), slug, strings.ToUpper(slug)} {
			u.initials[form[0]] = true
		}
		u.longest = max(u.longest, len(norm.NFD.String(word)))
	}
	u.initials['?'] = true
	return u
})
