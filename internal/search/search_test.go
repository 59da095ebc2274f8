package search

import (
	"slices"
	"testing"

	"projetpro/internal/lang"
)

func TestForms(t *testing.T) {
	for written, want := range map[string][]string{
		"d’embauche l'été qu'on":    {"embauche", "ete", "on", "qu"},
		"étudiant·es":               {"etudiant", "etudiantes"},
		"mentor·e Mentor•e":         {"mentor", "mentore"},
		"étudiant.e.s":              {"etudiant", "etudiante", "etudiantes", "etudiants"},
		"étudiant(e)s":              {"etudiant", "etudiantes"},
		"étudiant-e-s":              {"etudiant", "etudiante", "etudiantes", "etudiants"},
		"directeur·rice":            {"directeur", "directrice"},
		"premier·ière":              {"premier", "premiere"},
		"administrateur·trice·s":    {"administrateur", "administratrice"},
		"cœur ŒUVRE straße ex æquo": {"aequo", "coeur", "ex", "oeuvre", "strasse"},
		"aujourd’hui":               {"aujourd", "aujourdhui", "hui"},
		"BA2, 5.2 m² (x)":           {"2", "5", "ba2", "m2"},
		"a-t-il":                    {"il"},
		"L\u2019e\u0301te\u0301":    {"ete"},
		"R&D 📚 été—hiver":           {"ete", "hiver"},
	} {
		b := newBuilder("")
		b.add(0, &Document{Title: written})
		for _, word := range want {
			if _, there := b.ids[word]; !there {
				t.Errorf("%q is not found by %q, but by %q", written, word, keysOf(b.ids))
			}
		}
	}
}

func keysOf(ids map[string]int32) (all []string) {
	for word := range ids {
		all = append(all, word)
	}
	slices.Sort(all)
	return all
}

func TestFormsOfAWordAreOneGroup(t *testing.T) {
	for _, of := range []struct {
		in    lang.Tag
		forms []string
	}{
		{"fr", []string{"embauche", "embaucher", "embauches"}},
		{"fr", []string{"étudiant", "étudiante", "étudiantes"}},
		{"fr", []string{"réseau", "réseaux"}},
		{"en", []string{"network", "networks", "networking"}},
		{"nl", []string{"student", "studenten"}},
		{"fr-be", []string{"métier", "métiers"}},
	} {
		b := newBuilder("")
		for i, form := range of.forms {
			b.add(uint32(i), &Document{Title: form, In: of.in})
		}
		if groups, _ := b.groups(len(of.forms)); len(groups) != 1 {
			t.Errorf("%s: %q are %d groups", of.in, of.forms, len(groups))
		}
	}
	b := newBuilder("") // a language without rules
	b.add(0, &Document{Title: "کتاب کتاب\u200cها", In: "fa"})
	if groups, _ := b.groups(1); len(groups) != 2 {
		t.Errorf("%d groups", len(groups))
	}
}
