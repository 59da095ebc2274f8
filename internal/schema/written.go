// This file reads the words that people write where figures or one of a few
// values are expected. They stand in package message, under written; those of
// every language of messages are understood in every file.

package schema

import (
	"iter"
	"slices"

	"projetpro/internal/message"
)

// written gives the lists under a key, one for each language that has one.
func written(key string) iter.Seq[[]string] { return message.Lists("written", key) }

// isWritten says whether s, in small letters, is one of the words under a key.
func isWritten(key, s string) bool { return placeOf(key, s) >= 0 }

// placeOf is where s, in small letters, stands in one of the lists under a key, or -1.
func placeOf(key, s string) int {
	for words := range written(key) {
		if i := slices.Index(words, s); i >= 0 {
			return i
		}
	}
	return -1
}

// replacements pairs the words under a key, each with something around it, with
// what stands for them all: the longest first, for [strings.NewReplacer].
func replacements(key, around, with string) (pairs []string) {
	words := message.Words("written", key)
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	for _, word := range words {
		pairs = append(pairs, around+word+around, with)
	}
	return pairs
}
