package page

import (
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
)

// A text says which of its sections every language has, and which headings its contents list.
func TestSections(t *testing.T) {
	l, _ := lang.Parse("fr", "i18n/fr.yaml", []byte("words:\n  sections:\n    prerequisites: [prérequis]\n    assessment: [évaluation]\n"))
	body := func(text string) Body {
		doc, _ := markdown.Parse([]byte(text), diag.Pos{File: "a.fr.md"}, "fr", markdown.NewVocabulary(l))
		return Body{doc: doc}
	}
	b := body("Texte.\n\n## Prérequis\n\nAucun,\nou presque.\n\n## Autre\n\nTexte.\n\n### Évaluation\n\nUn portfolio.\n")
	if got := b.Named("prerequisites"); got == nil || got.ID != "prerequisites" || got.Text() != "Aucun, ou presque." {
		t.Errorf("prerequisites: %v", got)
	}
	if got := b.Sections(); len(got) != 2 || got[1].Name != "assessment" {
		t.Errorf("sections: %v", got)
	}
	if b.Named("method") != nil || body("Texte.").Sections() != nil || (Body{}).Named("method") != nil {
		t.Error("there are sections that are none")
	}
	for text, want := range map[string]int{
		"Texte.":                         0,
		"## Prérequis\n\nA\n\n## B\n\nC": 0,
		"## A\n\nA\n\n## B\n\nC\n\n## C\n\nC\n\n### D\n\nD":         3,
		"## Prérequis\n\nA\n\n## B\n\nC\n\n### Évaluation\n\nD\n\n": 3,
	} {
		if got := body(text).Contents(); len(got) != want {
			t.Errorf("%q: contents %v, want %d", text, got, want)
		}
	}
}
