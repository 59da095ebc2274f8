package unwritten

import (
	"strings"
	"testing"
)

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

// What was to be filled in is found where nothing else can be meant.
func TestBlanks(t *testing.T) {
	for s, want := range map[string]string{
		"Bonjour {{prénom}}, {{ nom_de_famille }} !": "{{prénom}}|{{ nom_de_famille }}", "Lorem ipsum dolor sit amet. Puis lorem ipsum.": "Lorem ipsum|lorem ipsum",
		"[Insérer la date] [Insert your text here] [Votre nom]": "[Insérer la date]|[Insert your text here]|[Votre nom]", "{{": "", "{{}}": "", "[": "", "[]": "", "L": "",
		"{{ site.title }}": "", "{{< x >}}": "", "{a} et [sic], [votre], [insertion], [1], […]": "", "folorem ipsum": "", "Les lettres": "", "l’ensemble [vos] {x}": "",
	} {
		var got []string
		for from, to := range Blanks([]byte(s), 0, len(s)) {
			got = append(got, s[from:to])
		}
		if strings.Join(got, "|") != want || want != "" && !MayHoldBlanks([]byte(s)) {
			t.Errorf("%q: %q", s, got)
		}
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

func TestSentences(t *testing.T) {
	words := New([]string{"à compléter", "to be completed", "TODO", "تکمیل شود"}).
		WithSentences([]string{"est à compléter", "reste à compléter", "is to be completed", "باید تکمیل شود"})
	for s, want := range map[string]string{
		"Le prix est à compléter.":                                      "",
		"Le prix est à compléter":                                       "",
		"LE PRIX EST À COMPLÉTER !":                                     "",
		"Un atelier. Le prix est à compléter. Venez !":                  "Un atelier. Venez !",
		"Un atelier. Prix : à compléter. Venez !":                       "Un atelier. Venez !",
		"Un atelier (le prix reste à compléter).":                       "",
		"Le prix est a completer. La salle reste à compléter.":          "",
		"The price is to be completed. It begins at 10 a.m. in H.1302.": "It begins at 10 a.m. in H.1302.",
		"قیمت باید تکمیل شود. بیایید.":                                  "بیایید.",
		"Un formulaire à compléter.":                                    "Un formulaire à compléter.",
		"Le dossier est à compléter en ligne.":                          "Le dossier est à compléter en ligne.",
		"La liste est à compléter après un audit.":                      "La liste est à compléter après un audit.",
		"Rien n’est écrit.":                                             "Rien n’est écrit.",
	} {
		if kept, _ := words.WithoutSentences(s); kept != want {
			t.Errorf("%q: %q", s, kept)
		}
	}
	var none *Words
	if kept, cut := none.WithoutSentences("Le prix est à compléter."); cut || kept == "" {
		t.Error(kept)
	}
}
