package markdown

import (
	"strings"
	"testing"

	"projetpro/internal/diag"
)

// What CommonMark does not read as it was meant, though only one thing can have
// been meant: nothing is said about it.
func TestReadAsMeant(t *testing.T) {
	for src, want := range map[string]string{
		// Marks beside letters, where CommonMark wants none beside punctuation.
		"étudiant**·e·s**":                                 "étudiant<strong>·e·s</strong>",
		"Les étudiant**·e·s**, toustes":                    "Les étudiant<strong>·e·s</strong>, toustes",
		"étudiant*·e·s* et tout**.e.s**":                   "étudiant<em>·e·s</em> et tout<strong>.e.s</strong>",
		"étudiant**-e-s** étudiant**(e)s** étudiant*(e)s*": "étudiant<strong>-e-s</strong> étudiant<strong>(e)s</strong> étudiant<em>(e)s</em>",
		"l**’ambition** du":                                "l<strong>’ambition</strong> du",
		"l**'ambition** du l*'eau*":                        "l<strong>’ambition</strong> du l<em>’eau</em>",
		"**l'**ambition, *d’*abord":                        "<strong>l’</strong>ambition, <em>d’</em>abord",
		"- **.env** et *.md*\n- **…et la suite**":          "<ul><li><strong>.env</strong> et <em>.md</em></li><li><strong>…et la suite</strong></li></ul>",
		"Hôtel ***, et **…** pour rien":                    "Hôtel ***, et <strong>…</strong> pour rien",
		"Trois étapes **Attention :**lisez":                "Trois étapes <strong>Attention :</strong>lisez",
		"*Attention !*Lisez":                               "<em>Attention !</em>Lisez",
		"L'option **\"Design\"**fait":                      "L’option <strong>«\u00A0Design\u00A0»</strong>fait",
		"L'option**\"Design\"** fait":                      "L’option<strong>\"Design\"</strong> fait",
		"**« Projet PRO »**est":                            "<strong>«\u00A0Projet PRO\u00A0»</strong>est",
		"mot**« Projet PRO »** __« un »__est":              "mot<strong>«\u00A0Projet PRO\u00A0»</strong> <strong>«\u00A0un\u00A0»</strong>est",
		"~~« un »~~est ou~~« deux »~~":                     "<del>«\u00A0un\u00A0»</del>est ou<del>«\u00A0deux\u00A0»</del>",
		"***« un »***est":                                  "<em><strong>«\u00A0un\u00A0»</strong></em>est",
		"**(un)**deux, **50 %**des":                        "<strong>(un)</strong>deux, <strong>50 %</strong>des",
		// They stay what they are elsewhere.
		"**gras**« cité » **gras**, *a*: **b**.":         "<strong>gras</strong>«\u00A0cité\u00A0» <strong>gras</strong>, <em>a</em>\u00A0: <strong>b</strong>.",
		"*foo \"*bar*\" foo*":                            "<em>foo «\u00A0<em>bar</em>\u00A0» foo</em>",
		"2*(3+4)*5, 2*3*4, 10*20*30 cm":                  "2*(3+4)*5, 2*3*4, 10*20*30\u00A0cm",
		"étudiant*e*s, tou*te*s les acteur*rice*s":       "étudiant*e*s, tou*te*s les acteur*rice*s",
		"in*croy*able, nom_de_fichier.md, *.txt et *.md": "in<em>croy</em>able, nom_de_fichier.md, *.txt et *.md",
		"Un *mot* et a@b.be, 5 €*":                       "Un <em>mot</em> et <a href=\"mailto:a@b.be\">a@b.be</a>, 5\u00A0€*",
		// Spaces that do not break, where Markdown wants one that does.
		"-\u00A0mot-clé\n-\u202Fdeux":                         "<ul><li>mot-clé</li><li>deux</li></ul>",
		"1.\u00A0un\n2.\u00A0deux":                            "<ol><li>un</li><li>deux</li></ol>",
		"##\u00A0Titre":                                       "<h2 id=\"titre\">Titre</h2>",
		"un\n\u00A0\ndeux\n\u2003\t\u00A0\ntrois":             "<p>un</p><p>deux</p><p>trois</p>",
		"> un\n>\u00A0\n> deux":                               "<blockquote><p>un</p><p>deux</p></blockquote>",
		"|\u00A0a\u00A0|\n|\u00A0---\u00A0|\n|\u00A0b\u00A0|": "",
		// A line that only was broken before a colon.
		"Le module est fait de plusieurs parties que l’on suit dans l’ordre\n: visites et ateliers.": "Le module est fait de plusieurs parties que l’on suit dans l’ordre\u00A0: visites et ateliers.",
		"Un.\nDeux\n: trois": "Un. Deux\u00A0: trois",
		"Terme\n: définition\n\nDeuxième terme long\n: définition": "<dl><dt>Terme</dt><dd>définition</dd><dt>Deuxième terme long</dt><dd>définition</dd></dl>",
		"Un terme de cinq mots entiers\n\n: définition":            "<dl><dt>Un terme de cinq mots entiers</dt><dd><p>définition</p></dd></dl>",
	} {
		d, l := Parse([]byte(src), diag.Pos{File: "x.md"}, "fr", vocabulary)
		got := d.HTML(&words, same(d))
		if !strings.HasPrefix(want, "<p>") {
			got = strings.TrimSuffix(strings.TrimPrefix(got, "<p>"), "</p>")
		}
		if want == "" && !strings.Contains(got, "<table><thead><tr><th scope=\"col\">") || want != "" && got != want {
			t.Errorf("%q\ngot  %s\nwant %s", src, got, want)
		}
		for _, d := range l {
			t.Errorf("%q: %s", src, d.Code)
		}
		checkSafe(t, src, d.HTML(&words, same(d)))
		checkSections(t, src, d)
	}
}

// What stands between marks, with a space or the end of a line outside of both, is marked, whatever it begins or ends with.
func TestMarksThatStandFree(t *testing.T) {
	for _, sign := range strings.Split(`. , : ; ! ? … - – — / & @ # + ( ) [ ] { } « » “ ” ‘ ’ " ' % ‰ ° € $ § = ~ ^ | · • 1 é 日 😀`, " ") {
		for _, mark := range []string{"*", "**", "***", "_", "__"} {
			for _, said := range []string{sign + "mot", "mot" + sign, sign + "mot" + sign, sign + "un mot", "un mot" + sign} {
				for _, src := range []string{"x " + mark + said + mark + " y", mark + said + mark, "- x " + mark + said + mark} {
					d, _ := Parse([]byte(src), diag.Pos{File: "x.md"}, "fr", vocabulary)
					html := d.HTML(&words, same(d))
					if strings.Contains(html, "<strong>") != (len(mark) > 1) || strings.Contains(html, "<em>") != (len(mark)%2 == 1) {
						t.Errorf("%s\n%s", src, html)
					}
				}
			}
		}
	}
}
