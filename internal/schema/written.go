// This file reads the words that people write where figures or one of a few
// values are expected. They stand in package message, under written; those of
// every language of messages are understood in every file.

package schema

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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

// isApart says whether two texts, one behind the other, do not make one word.
func isApart(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return !unicode.IsLetter(last) || !unicode.IsLetter(first)
}

// afterWord is a text without one of the words under a key at its beginning.
func afterWord(key, s string) string {
	for _, word := range longest(key) {
		if rest, ok := strings.CutPrefix(s, word); ok && isApart(word, rest) {
			return strings.TrimLeft(rest, " ")
		}
	}
	return s
}

// beforeWord is a text without one of the words under a key at its end.
func beforeWord(key, s string) string {
	for _, word := range longest(key) {
		if rest, ok := strings.CutSuffix(s, word); ok && isApart(rest, word) {
			return strings.TrimRight(rest, " ")
		}
	}
	return s
}

// longest are the words under a key, the longest first.
func longest(key string) []string {
	if words, ok := sorted.Load(key); ok {
		return words.([]string)
	}
	words := longestFirst(message.Words("written", key))
	sorted.Store(key, words)
	return words
}

var sorted sync.Map // string → []string, see longest

func longestFirst(words []string) []string {
	return slices.SortedStableFunc(slices.Values(words), func(a, b string) int { return len(b) - len(a) })
}

// straight is a text with straight apostrophes, as keyboards have them.
func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }

func isLetter(c rune) bool { return unicode.IsLetter(c) }
