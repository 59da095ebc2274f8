package lang

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// parted is a word with all hyphens that it may have.
func parted(tag Tag, word string) string {
	places := tag.Hyphenation().Places([]byte(word))
	for _, at := range slices.Backward(places) {
		word = word[:at] + "-" + word[at:]
	}
	return word
}

func TestHyphenation(t *testing.T) {
	for tag, words := range map[Tag]string{
		"fr":    "profes-sion-na-li-sa-tion INTER-DIS-CI-PLI-NA-RITÉ biomé-di-cales élec-troen-cé-pha-lo-gramme kiné-si-thé-rapie entre-pre-neu-riat chômage",
		"fr-be": "déve-lop-pe-ment",
		"en":    "profes-sion-al-iz-a-tion inter-dis-cip-linary entre-pren-eur-ship univer-sity",
		"nl":    "arbeids-on-ge-schikt-heids-ver-ze-ke-ring loop-baan-be-ge-lei-ding",
		"de":    "Donau-dampf-schiff-fahrts-ge-sell-schaft Berufs-ori-en-tie-rung",
		"it":    "profes-sio-na-liz-za-zione",
		"es":    "desa-rrollo profe-sio-na-li-za-ción",
	} {
		for word := range strings.FieldsSeq(words) {
			if got := parted(tag, strings.ReplaceAll(word, "-", "")); got != word {
				t.Errorf("%s: %s, not %s", tag, got, word)
			}
		}
	}
	if Tag("fa").Hyphenation() != nil || Tag("../fr").Hyphenation() != nil || Tag("").Hyphenation() != nil {
		t.Error("languages are parted that nothing is known of")
	}
}

// Whatever the letters, a word keeps them, and each end of it a few.
func FuzzHyphenation(f *testing.F) {
	f.Add("professionnalisation", 0)
	f.Add("Donaudampfschifffahrtsgesellschaft", 3)
	f.Add("e\u0301lectroence\u0301phalogramme", 0)
	f.Add("\xff\xfeabcdefghijklmn", 1)
	f.Add(strings.Repeat("a", 70), 2)
	tags := []Tag{"fr", "en", "nl", "de", "it", "es"}
	f.Fuzz(func(t *testing.T, word string, n int) {
		places := tags[uint(n)%uint(len(tags))].Hyphenation().Places([]byte(word))
		if !slices.IsSorted(places) {
			t.Fatalf("%q: %d", word, places)
		}
		for _, at := range places {
			if utf8.RuneCountInString(word[:at]) < leastPart || utf8.RuneCountInString(word[at:]) < leastPart {
				t.Errorf("%q is parted at %d", word, at)
			}
			if r, _ := utf8.DecodeRuneInString(word[at:]); !utf8.RuneStart(word[at]) && utf8.ValidString(word) || unicode.Is(unicode.M, r) {
				t.Errorf("%q is parted within a character, at %d", word, at)
			}
		}
	})
}

// Patterns stand in the order of their letters, which reading relies on, and in small letters, as words are looked up.
func TestHyphenPatterns(t *testing.T) {
	files, err := hyphenPatterns.ReadDir("hyphens")
	if err != nil || len(files) < 6 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		data, err := hyphenPatterns.ReadFile("hyphens/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		_, patterns, ok := strings.Cut(string(data), "\n\n")
		last := ""
		for pattern := range strings.FieldsSeq(patterns) {
			letters := strings.Map(func(r rune) rune {
				if unicode.IsDigit(r) {
					return -1
				}
				return r
			}, pattern)
			if letters < last || letters != strings.ToLower(letters) || !ok {
				t.Fatalf("%s: %s stands behind %s", file.Name(), pattern, last)
			}
			last = letters
		}
	}
}

func BenchmarkHyphenation(b *testing.B) {
	h := Tag("fr").Hyphenation()
	for b.Loop() {
		h.places("professionnalisation")
	}
}

func BenchmarkReadHyphenation(b *testing.B) {
	for b.Loop() {
		readHyphenation("en")
	}
}
