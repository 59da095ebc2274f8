package markdown

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"projetpro/internal/diag"
)

// wordsOf are the words of pieces, in small letters, with a sign before those of headings.
func wordsOf(each func(yield func([]byte, bool))) (words []string) {
	each(func(piece []byte, heading bool) {
		for word := range strings.FieldsFuncSeq(strings.ToLower(string(piece)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if heading {
				word = "#" + word
			}
			words = append(words, word)
		}
	})
	slices.Sort(words)
	return slices.Compact(words)
}

// skimmed compares what is skimmed of a text with what is read of it, and says whether it was not read.
func skimmed(t *testing.T, text string, words *Vocabulary) bool {
	t.Helper()
	d, diags := Parse([]byte(text), diag.Pos{}, "fr", words)
	if wrong, _, _ := diags.Count(false); wrong > 0 {
		return false // it is not published
	}
	fast, slow := wordsOf(d.Skim), wordsOf(d.recite)
	for _, word := range slow {
		if !slices.Contains(fast, word) {
			t.Fatalf("%q is not skimmed in\n%s", word, text)
		}
	}
	for _, word := range fast {
		if !slices.Contains(slow, word) {
			t.Fatalf("%q is skimmed and not read in\n%s", word, text)
		}
	}
	return isPlain(d.src) && !d.awaits
}

// Whatever a text has in it: what is skimmed are the words that are read.
func TestSkimmedAsRead(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	plain := 0
	for range 20_000 {
		if skimmed(t, newText(r), nil) {
			plain++
		}
	}
	if plain < 1000 {
		t.Errorf("only %d texts are skimmed", plain)
	}
	t.Logf("%d texts are skimmed", plain)
}

// Texts as people write them are skimmed, the same.
func TestTextsAreSkimmed(t *testing.T) {
	plain, all := 0, 0
	for _, pattern := range []string{"../../content/*.md", "../../content/*/*.md", "../../content/*/*/*.md", "../../content/*/*/*/*.md"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
			if all++; skimmed(t, body, nil) {
				plain++
			}
		}
	}
	if all < 20 || plain < all*3/4 {
		t.Errorf("%d of %d texts are skimmed", plain, all)
	}
}

func TestSkim(t *testing.T) {
	for text, plain := range map[string]bool{
		"Voir [la page](../a(b).md) et\n1. un\n10. dix": true,
		"Voir [la page](a.md \"titre (a)\")":            false,
		"[Design]{lang=en} et **gras** l'*embauche*":    true,
		"un <!-- secret --> mot":                        false,
		"men*tor*e":                                     false,
		"L’été 2021. Fini":                              true,
		"## Titre\n\ntexte R & D":                       true,
		"A &eacute; b":                                  false,
		"| a | b |\n|---|:-:|\n| c | [d](e.md) |":       true,
		"> 1. a\n> - b":                                 true,
	} {
		if got := skimmed(t, text, nil); got != plain {
			t.Errorf("%q is skimmed: %t", text, got)
		}
	}
	skimmed(t, "", nil)
	words := NewVocabulary(carried(t, "fr"))
	for _, text := range []string{"À compléter", "Un mot. À compléter.", "- un\n- à compléter", "## À compléter\n\ntexte"} {
		if skimmed(t, text, words) {
			t.Errorf("%q is skimmed, though it is still to be written", text)
		}
	}
	new(Doc).Skim(func([]byte, bool) { t.Error("an empty text has words") })
}
