package markdown

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// carried are the interface strings of a language that the tool carries, or that it is tested with.
func carried(t testing.TB, tag lang.Tag) *lang.Strings {
	t.Helper()
	path := map[lang.Tag]string{"nl": "../../cmd/projetpro/testdata/dutch/", "fa": "../../cmd/projetpro/testdata/persian/"}[tag]
	if path == "" {
		path = "../../"
	}
	text, err := os.ReadFile(path + "i18n/" + string(tag) + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, _ := lang.Parse(tag, string(tag)+".yaml", text)
	return l
}

// Each name of a section is one of that section alone, in its language.
func TestSectionsAreNamed(t *testing.T) {
	for _, tag := range []lang.Tag{"fr", "en", "nl", "fa"} {
		l := carried(t, tag)
		v := NewVocabulary(l)
		for _, name := range diag.Sections() {
			all := l.Words("words.sections." + name)
			if len(all) == 0 {
				t.Errorf("i18n/%s.yaml has no words.sections.%s", tag, name)
			}
			for _, called := range all {
				if got := v.sectionOf(tag, []byte(called)); got != name {
					t.Errorf("%s: %s is %s, not %s", tag, called, got, name)
				}
			}
		}
	}
}

// A heading that says the name of a section, in whatever way, or has it for its anchor, has the
// same anchor in every language; the one that its words make leads there too.
func TestNamedSections(t *testing.T) {
	words := NewVocabulary(carried(t, "fr"), carried(t, "en"), carried(t, "nl"), carried(t, "fa"))
	for _, c := range []struct {
		in   lang.Tag
		text string
		want string // of each heading: its anchor, and the former one
	}{
		{"fr", "## Objectifs", "objectives<objectifs"},
		{"fr", "## OBJECTIFS :", "objectives<objectifs"},
		{"fr", "## 1. Pré-requis", "prerequisites<1-pre-requis"},
		{"fr", "## Pre\u0301requis !", "prerequisites<prerequis"},
		{"fr", "## **Évaluation**", "assessment<evaluation"},
		{"fr", "## Acquis d'apprentissage visés", "outcomes<acquis-d-apprentissage-vises"},
		{"fr", "Évaluation\n---", "assessment<evaluation"},
		{"fr", "# Contenu", "content<contenu"},
		{"en", "## Objectives", "objectives"},
		{"en", "## Learning outcomes", "outcomes<learning-outcomes"},
		{"nl", "## Voorkennis", "prerequisites<voorkennis"},
		{"fa", "## پیش\u200cنیازها", "prerequisites<section"},
		{"en", "## Objectifs", "objectifs"}, // a name that English does not have
		{"de", "## Voraussetzungen", "voraussetzungen"},
		{"de", "## Voraussetzungen {#prerequisites}", "prerequisites"},
		{"fr", "## Avant de commencer {#prerequisites}", "prerequisites"},
		{"fr", "## Objectifs {#buts}", "objectives<buts"},
		{"fr", "## Objectifs {#content}", "content"},
		{"fr", "## Objectifs du projet de fin d’études", "objectifs-du-projet-de-fin-d-etudes"},
		{"fr", "## Objectifs\n\n## Objectifs", "objectives<objectifs objectifs-2"},
		{"fr", "## Objectifs\n\n## Les objectifs {#objectives}", "objectifs objectives"},
		{"fr", "## Partie A\n\n### Objectifs\n\n## Partie B\n\n### Objectifs", "partie-a objectifs partie-b objectifs-2"},
		{"fr", "## Partie A\n\n### Objectifs\n\n## Objectifs", "partie-a objectifs objectives<objectifs-2"},
		{"fr", "## Infos\n\n### Prérequis", "infos prerequisites<prerequis"},
		{"fr", "## Content\n\n## Contenu", "content-2 content<contenu"},
		{"fr", "> ## Objectifs", "objectifs"},
		{"fr", "## Objectifs {#objectifs}\n\n## Objectifs", "objectives<objectifs objectifs-2"},
	} {
		d, _ := Parse([]byte(c.text), diag.Pos{File: "a.md"}, c.in, words)
		var got []string
		for _, h := range d.Headings {
			s := h.ID
			if h.Former != "" {
				s += "<" + h.Former
			}
			if h.Name != "" && h.Name != h.ID {
				t.Errorf("%q: the anchor of %s is %s", c.text, h.Name, h.ID)
			}
			if !d.HasAnchor(h.ID) || h.Former != "" && !d.HasAnchor(h.Former) {
				t.Errorf("%q: no anchor %s", c.text, s)
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
		html := d.HTML(new(Words), func(int) Target { return Target{} })
		for _, h := range d.Headings {
			for _, id := range []string{h.ID, h.Former} {
				if id != "" && strings.Count(html, fmt.Sprintf(`id="%s"`, id)) != 1 {
					t.Errorf("%q: %s is there %d times: %s", c.text, id, strings.Count(html, id), html)
				}
			}
		}
	}
}

// Two sections of one name are told, if both are of the text as a whole.
func TestDoubledSections(t *testing.T) {
	words := NewVocabulary(carried(t, "fr"))
	for text, want := range map[string]bool{
		"## Objectifs\n\nA\n\n## Contenu\n\nB":                                      false,
		"## Objectifs\n\nA\n\n## Buts\n\nB":                                         true,
		"## Objectifs\n\nA\n\n## Visées {#objectives}\n\nB":                         true,
		"## Partie\n\nC\n\n### Objectifs\n\nA\n\n## Partie 2\n\n### Objectifs\n\nB": false,
		"## Objectifs\n\nA\n\n## Partie 2\n\n### Objectifs\n\nB":                    false,
	} {
		_, diags := Parse([]byte(text), diag.Pos{File: "a.md"}, "fr", words)
		got := false
		for _, d := range diags {
			got = got || d.Code == diag.SectionDoubled
			if d.Code != diag.SectionDoubled {
				t.Errorf("%q: %s", text, d.Code)
			}
		}
		if got != want {
			t.Errorf("%q: told %t, want %t", text, got, want)
		}
	}
}
