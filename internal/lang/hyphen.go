// This file knows where words may be parted, for browsers that do not.

package lang

import (
	"embed"
	"hash/maphash"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

//go:embed hyphens
var hyphenPatterns embed.FS

// hyphenations are those of the languages that have been asked for.
var hyphenations sync.Map // string → func() *Hyphenation

// A Hyphenation knows where words of a language may be parted, by the patterns of https://www.hyphenation.org/ (Liang, 1983): a
// figure between letters counts for parting a word there if it is odd, against it if it is even, and the largest of all patterns
// that the word has is the one that counts. A dot is an end of the word. It may be used by several goroutines.
type Hyphenation struct {
	nodes []hyphenNode // the first is where all patterns begin
	known [1 << 11]atomic.Pointer[partedWord]
}

// A partedWord is one that was asked for: pages of a site have the same again and again.
type partedWord struct {
	word string
	at   []int
}

// A hyphenNode is a letter of patterns that begin alike.
type hyphenNode struct {
	letter      rune
	child, next int32  // the first letter that follows, and the next that may stand here; 0 if there is none
	counts      string // of the pattern that ends here: what counts before each of its letters, and behind the last; "" if none does
}

// leastPart is how many letters of a word stay together at either end.
const leastPart = 4

// Hyphenation is that of a language; nil if no patterns of it are known.
func (t Tag) Hyphenation() *Hyphenation {
	base, _, _ := strings.Cut(string(t), "-")
	known, ok := hyphenations.Load(base)
	if !ok {
		base = strings.Clone(base)
		known, _ = hyphenations.LoadOrStore(base, sync.OnceValue(func() *Hyphenation { return readHyphenation(base) }))
	}
	return known.(func() *Hyphenation)()
}

func readHyphenation(base string) *Hyphenation {
	data, err := hyphenPatterns.ReadFile("hyphens/" + base + ".txt")
	if err != nil {
		return nil
	}
	h := &Hyphenation{nodes: make([]hyphenNode, 1, len(data)/2)}
	var counts []byte
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for pattern := range strings.FieldsSeq(line) {
			node := int32(0)
			counts = append(counts[:0], 0)
			for _, r := range pattern {
				if '0' <= r && r <= '9' {
					counts[len(counts)-1] = byte(r - '0')
					continue
				}
				node = h.grow(node, r)
				counts = append(counts, 0)
			}
			h.nodes[node].counts = string(counts)
		}
	}
	return h
}

// grow is the node of a letter behind another, which is made if there is none. Patterns are read in the order of their letters.
func (h *Hyphenation) grow(node int32, letter rune) int32 {
	last := h.nodes[node].child
	if last == 0 || h.nodes[last].letter != letter {
		h.nodes = append(h.nodes, hyphenNode{letter: letter, next: last})
		last = int32(len(h.nodes) - 1)
		h.nodes[node].child = last
	}
	return last
}

// behind is the node of a letter behind another, or 0.
func (h *Hyphenation) behind(node int32, letter rune) int32 {
	next := h.nodes[node].child
	for next != 0 && h.nodes[next].letter != letter {
		next = h.nodes[next].next
	}
	return next
}

// Places are where a word may be parted, in bytes from its beginning; nobody may change them. A word is of letters alone.
func (h *Hyphenation) Places(word []byte) []int {
	place := &h.known[maphash.Bytes(wordSeed, word)%uint64(len(h.known))]
	known := place.Load()
	if known == nil || known.word != string(word) {
		known = &partedWord{string(word), h.places(string(word))}
		place.Store(known)
	}
	return known.at
}

var wordSeed = maphash.MakeSeed()

func (h *Hyphenation) places(word string) (at []int) {
	const longest = 60 // letters: what is longer is no word
	letters := []rune("." + strings.ToLower(word) + ".")
	if n := utf8.RuneCountInString(word); n < 2*leastPart || n > longest || len(letters) != n+2 {
		return nil
	}
	var counts [longest + 3]byte // before each of letters, and behind the last
	for i := range letters {
		node := int32(0)
		for _, letter := range letters[i:] {
			if node = h.behind(node, letter); node == 0 {
				break
			}
			for j, count := range []byte(h.nodes[node].counts) {
				counts[i+j] = max(counts[i+j], count)
			}
		}
	}
	i := 0
	for offset := range word {
		i++
		if i > leastPart && i < len(letters)-leastPart && counts[i]%2 == 1 && !unicode.Is(unicode.M, letters[i]) {
			at = append(at, offset)
		}
	}
	return at
}
