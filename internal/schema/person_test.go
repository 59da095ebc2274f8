package schema

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Who somebody is and how they are reached, in one text.
func TestReached(t *testing.T) {
	for line, want := range map[string]string{
		"contacts: \"Secrétariat : service@example.org\"":                 "contacts: {name: Secrétariat, email: service@example.org}",
		"contacts: Marie Dubois <m@example.org>":                          "contacts: {name: Marie Dubois, email: m@example.org}",
		"contacts: Marie 02/650.00.00":                                    "contacts: {name: Marie, phone: 02/650.00.00}",
		"contacts: Marie Dubois (secrétariat) m@example.org 02 650 00 00": "contacts: {name: Marie Dubois, role: {fr: secrétariat}, email: m@example.org, phone: 02 650 00 00}",
		"contacts: Corinne Favre, +41 21 692 22 90, c@example.org":        "contacts: {name: Corinne Favre, email: c@example.org, phone: +41 21 692 22 90}",
		"contacts: Guichet, tél. (02) 650 00 00":                          "contacts: {name: Guichet, phone: (02) 650 00 00}",
		"contacts:\n  - Secrétariat: service@example.org":                 "contacts:\n  - {name: Secrétariat, email: service@example.org}",
		"contacts: Guichet – https://www.example.org/guichet":             "contacts: {name: Guichet, link: \"https://www.example.org/guichet\"}",
		"people: Marie Dubois (coordination)":                             "people: {name: Marie Dubois, role: {fr: coordination}}",
		"people:\n  - Mme Sophie Reymond (responsable)":                   "people:\n  - {name: Mme Sophie Reymond, role: {fr: responsable}}",
		"people: Marie Dubois, m@example.org":                             "people: {name: Marie Dubois, email: m@example.org}",
		"contacts: service@example.org":                                   "contacts: {email: service@example.org}",
		"contacts: Secrétariat":                                           "contacts: {name: Secrétariat}",
		"people: Marie Dubois (piano), Jean Petit (chant)":                "",
		"people: Marie, m@example.org, Jean, j@example.org":               "",
		"people: Marie Dubois, 02 650 00 00":                              "",
		"contacts: tél. 02 650 00 00":                                     "contacts: {phone: 02 650 00 00}",
		"contacts: a@example.org ou b@example.org":                        "",
		"registration: oui":                                               "",
		"registration: Non":                                               "",
		"registration: www.example.org/form":                              "registration: {link: \"https://www.example.org/form\"}",
		"registration: https://www.example.org/form":                      "registration: {link: \"https://www.example.org/form\"}",
		"registration: en ligne":                                          "registration: {note: {fr: en ligne}}",
	} {
		_, diags, whole := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\n"+line)
		got := ""
		for _, d := range diags {
			if d.Fix != "" {
				got = d.Fix
			}
		}
		if block, rest, ok := strings.Cut(line, "\n"); ok && got != "" && !strings.Contains(got, "\n") && rest != "" {
			got = block + "\n" + got
		}
		if got != want || len(diags) == 0 {
			t.Errorf("%q: %q, want %q (%v)", line, got, want, findings(diags, whole))
		}
	}
}

// No way to reach somebody is lost in what is proposed, nor their name.
func TestNobodyIsLost(t *testing.T) {
	parts := []string{"Marie Dubois", "(secrétariat)", "m@example.org", "<m@example.org>", "02 650 00 00", "+32 2 650 00 00", "tél.", "https://www.example.org/x", "Jean Petit", "bureau H.1302", ":", "–", ",", "e-mail"}
	random := rand.New(rand.NewPCG(5, 6))
	proposed := 0
	for range 1_500 {
		var words []string
		for range 1 + random.IntN(5) {
			words = append(words, parts[random.IntN(len(parts))])
		}
		text := strings.Join(words, " ")
		_, diags, _ := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\ncontacts: '"+text+"'")
		for _, d := range diags {
			if d.Fix == "" {
				continue
			}
			proposed++
			_, again, whole := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\n"+d.Fix)
			for _, word := range words {
				if word = strings.Trim(word, "()<>"); !strings.Contains(":–,tél.e-mail", word) && !strings.Contains(d.Fix, word) {
					t.Errorf("%s: %q, without %q", text, d.Fix, word)
				}
			}
			if len(again) > 0 {
				t.Errorf("%s: %q, %v", text, d.Fix, findings(again, whole))
			}
		}
	}
	if proposed < 200 {
		t.Errorf("%d corrections", proposed)
	}
}
