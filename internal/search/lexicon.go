// This file remembers words as they are written: a site has millions, of which a few thousand differ.

package search

// A lexicon knows the terms of words. It is an open table, whose length is a power of two: of all that is done for a word of
// a text, finding it is the most.
type lexicon struct {
	slots []slot
	used  int
}

type slot struct {
	word  string
	terms []int32
	hash  uint32
	taken bool
}

// hash is FNV-1a.
func hash(word []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// find is the slot of a word, or the free one where it belongs.
func (x *lexicon) find(word []byte, h uint32) *slot {
	for i := h; ; i++ {
		s := &x.slots[i&uint32(len(x.slots)-1)]
		if !s.taken || s.hash == h && s.word == string(word) {
			return s
		}
	}
}

// of are the terms of a word; make makes them when the word is met for the first time.
func (x *lexicon) of(word []byte, make func(string) []int32) []int32 {
	h := hash(word)
	if x.slots != nil {
		if s := x.find(word, h); s.taken {
			return s.terms
		}
	}
	if x.used*2 >= len(x.slots) {
		x.grow()
	}
	s := x.find(word, h)
	*s = slot{string(word), nil, h, true}
	s.terms = make(s.word)
	x.used++
	return s.terms
}

func (x *lexicon) grow() {
	old := x.slots
	x.slots = make([]slot, max(1<<12, 2*len(old)))
	for i := range old {
		if s := &old[i]; s.taken {
			*x.find([]byte(s.word), s.hash) = *s
		}
	}
}
