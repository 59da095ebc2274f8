package lang

import (
	"math/rand/v2"
	"testing"
)

// A stemmer takes whatever it is given, and gives the same again.
func TestStemmersTakeAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	ranges := [][2]rune{{'a', 'z'}, {'a', 'z'}, {0xE0, 0xFF}, {0x100, 0x17F}, {0x430, 0x44F}, {0x621, 0x652}, {0xB85, 0xBCD}, {0x20, 0x2F}, {0x1F600, 0x1F60F}}
	for tag := range stemmers {
		stem := Tag(tag).Stemmer()
		for range 3000 {
			word := make([]rune, random.IntN(9))
			r := ranges[random.IntN(len(ranges))]
			for i := range word {
				if random.IntN(6) == 0 {
					r = ranges[random.IntN(len(ranges))]
				}
				word[i] = r[0] + random.Int32N(r[1]-r[0]+1)
			}
			if first := stem(string(word)); stem(string(word)) != first {
				t.Errorf("%s: %q has two stems", tag, string(word))
			}
		}
	}
	if Tag("fa").Stemmer() != nil || Tag("fr-be").Stemmer() == nil {
		t.Error("the wrong languages have stemmers")
	}
}
