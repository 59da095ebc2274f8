package unwritten

import "testing"

func TestIsField(t *testing.T) {
	var none *Words
	for s, want := range map[string]bool{
		"à compléter": true, "[À COMPLÉTER]": true, "à compléter…": true, "to be completed": true, "TODO": true, "TODO: demander": true, "tbd": true, "???": true,
		"à compléter (Jeanne)": true, "à compléter – voir Jeanne": true, "a completer": true, "« à compléter »": true, "**à compléter**": true,
		"a@b.be": false, "https://ulb.be": false, "todos": false, "": false, "Compléter": false, "À venir : trois ateliers": false, "à compléter en ligne": false,
		"Fiche à compléter": false, "?": true, "—": false,
	} {
		if none.IsField(s) != want {
			t.Errorf("%q: %t", s, !want)
		}
	}
	if site := New([]string{"aan te vullen", "تکمیل شود"}); !site.IsField("Aan te vullen") || !site.IsField("تکمیل شود") || !site.IsField("à compléter") {
		t.Error("the words of a site's languages are not known")
	}
}

func TestIsNoValue(t *testing.T) {
	var none *Words
	for s, want := range map[string]bool{
		"formulaire à venir": true, "à compléter par Jeanne": true, "to be confirmed by June": true, "5 à confirmer": false, "x@y.be à confirmer": false, "venir": false,
	} {
		if none.IsNoValue(s) != want {
			t.Errorf("%q: %t", s, !want)
		}
	}
}

func TestIsText(t *testing.T) {
	words := New([]string{"à compléter", "TODO"})
	for s, want := range map[string]bool{
		"à compléter": true, "à com\u00ADplé\u00ADter": true, "À COMPLÉTER !": true, "(à compléter)": true, "TODO": true, "Prix : à compléter.": true, "Salle – à compléter": true, "À compléter : le prix": false, "Prix : à compléter (au plus 20 €)": false,
		"Todo": false, "???": false, "à venir": false, "Prix : 5 €": false, "Un formulaire à compléter": false,
		"Il est ouvert. Prix : à compléter": false, "à compléter avant mai": false,
	} {
		if words.IsText(s) != want {
			t.Errorf("%q: %t", s, !want)
		}
	}
	var none *Words
	if none.IsText("à compléter") {
		t.Error("a text is judged by words of no language")
	}
}
