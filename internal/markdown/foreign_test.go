package markdown

import (
	"strings"
	"testing"

	"projetpro/internal/diag"
)

// Lists, tables and headings as word processors, wikis and other light markup write them.
func TestLinesOfOthers(t *testing.T) {
	checkReports(t, "i. un\nii. deux\niii. trois\niv. quatre",
		`1:1 list-bullet "i." → - i. un`, `2:1 list-bullet "ii." → - ii. deux`, `3:1 list-bullet "iii." → - iii. trois`, `4:1 list-bullet "iv." → - iv. quatre`)
	checkReports(t, "I) Un\nII) Deux", `1:1 list-bullet "I)" → - I) Un`, `2:1 list-bullet "II)" → - II) Deux`)
	checkReports(t, "h) un\ni) deux\nj) trois", `1:1 list-bullet "h)" → - h) un`, `2:1 list-bullet "i)" → - i) deux`, `3:1 list-bullet "j)" → - j) trois`)
	checkReports(t, "(1) un\n(2) deux", `1:1 list-bullet "(1)" → 1. un`, `2:1 list-bullet "(2)" → 2. deux`)
	checkReports(t, "(a) un\n(b) deux", `1:1 list-bullet "(a)" → - (a) un`, `2:1 list-bullet "(b)" → - (b) deux`)
	checkReports(t, "(i) un\n(ii) deux", `1:1 list-bullet "(i)" → - (i) un`, `2:1 list-bullet "(ii)" → - (ii) deux`)
	checkReports(t, "1.1 Un\n1.2 Deux\n1.3. Trois", `1:1 list-bullet "1.1" → - 1.1 Un`, `2:1 list-bullet "1.2" → - 1.2 Deux`, `3:1 list-bullet "1.3." → - 1.3. Trois`)
	checkReports(t, "1 - un\n2 – deux\n3 — trois", `1:1 list-bullet "1 -" → 1. un`, `2:1 list-bullet "2 –" → 2. deux`, `3:1 list-bullet "3 —" → 3. trois`)
	checkReports(t, "☐ un", `1:1 list-bullet "☐" → - [ ] un`)
	checkReports(t, "☑ un\n☒ deux", `1:1 list-bullet "☑" → - [x] un`, `2:1 list-bullet "☒" → - [x] deux`)
	checkReports(t, "- [] un\n- [ x ] deux\n- [v] trois", `1:3 list-bullet "[]" → - [ ] un`, `2:3 list-bullet "[ x ]" → - [x] deux`, `3:3 list-bullet "[v]" → - [x] trois`)
	checkReports(t, "¦ a ¦ b ¦\n¦ c ¦ d ¦", "1:1 table-raw \"¦ a ¦ b ¦\\n¦ c ¦ d ¦\" → | a | b |\n|---|---|\n| c | d |")
	checkReports(t, "│ a │ b │\n│ c │ d │", "1:1 table-raw \"│ a │ b │\\n│ c │ d │\" → | a | b |\n|---|---|\n| c | d |")
	checkReports(t, "Nom;Salle;Jour\nDroit;A1;lundi", "1:1 table-raw \"Nom;Salle;Jour\\nDroit;A1;lundi\" → | Nom | Salle | Jour |\n|---|---|---|\n| Droit | A1 | lundi |")
	checkReports(t, "Nom,Salle,Jour\nDroit,A1,lundi", "1:1 table-raw \"Nom,Salle,Jour\\nDroit,A1,lundi\" → | Nom | Salle | Jour |\n|---|---|---|\n| Droit | A1 | lundi |")
	checkReports(t, "h2. Titre", `1:1 mark-unknown "h2. Titre" → ## Titre`)
	checkReports(t, "bq. Une citation", `1:1 mark-unknown "bq. Une citation" → > Une citation`)
	checkReports(t, "= Titre =", `1:1 mark-unknown "= Titre =" → ## Titre`)
	checkReports(t, "=== Titre ici ===", `1:1 mark-unknown "=== Titre ici ===" → ### Titre ici`)
	checkReports(t, "== Titre", `1:1 mark-unknown "== Titre" → ## Titre`)
	checkReports(t, "#Titre du module", `1:1 heading-space "#" → ## Titre du module`)
	checkReports(t, "＃ Titre", `1:1 mark-unknown "＃ Titre" → ## Titre`)
	checkReports(t, "＃＃＃Titre", `1:1 mark-unknown "＃＃＃Titre" → ### Titre`)
	checkReports(t, ".. note:: Attention", `1:1 mark-unknown ".. note:: Attention"`)
	checkReports(t, "[NOTE]\nTexte", `1:1 mark-unknown "[NOTE]"`)
	checkReports(t, "\\begin{itemize}\n\\item un\n\\end{itemize}",
		`1:1 mark-unknown "\\begin{itemize}"`, `2:1 mark-unknown "\\item un" → - un`, `3:1 mark-unknown "\\end{itemize}"`)
	checkReports(t, "#+TITLE: Titre", `1:1 mark-unknown "#+TITLE: Titre"`)
}

// One mistake is said once.
func TestOneReportOfOneMistake(t *testing.T) {
	checkReports(t, "Texte\n\n| a | b |\n\n|---|---|\n| 1 | 2 |\n\nfin", "3:1 table-raw \"| a | b |\\n\\n|---|---|\\n| 1 | 2 |\" → | a | b |\n|---|---|\n| 1 | 2 |")
	checkReports(t, "un[^1] et deux[^1]\n\ntrois[^1]", `1:3 footnote-unknown "[^1]"`)
}

// Marks within a line.
func TestMarksOfOthers(t *testing.T) {
	checkReports(t, "Un [b]mot gras[/b] ici", `1:4 mark-unknown "[b]mot gras[/b]" → Un **mot gras** ici`)
	checkReports(t, "Un [I]mot[/I] et [s]un[/s]", `1:4 mark-unknown "[I]mot[/I]" → Un *mot* et [s]un[/s]`, `1:18 mark-unknown "[s]un[/s]" → Un [I]mot[/I] et ~~un~~`)
	checkReports(t, "Le [url=https://a.be/x]site[/url] ici", `1:4 mark-unknown "[url=https://a.be/x]site[/url]" → Le [site](https://a.be/x) ici`)
	checkReports(t, "[quote]mot[/quote]", `1:1 mark-unknown "[quote]mot[/quote]"`)
	checkReports(t, "Un //mot italique// ici", `1:4 mark-unknown "//mot italique//" → Un *mot italique* ici`)
	checkReports(t, "Un ~mot~ ici", `1:4 mark-unknown "~mot~" → Un ~~mot~~ ici`)
	checkReports(t, "Soit $x^2$ et $\\alpha$ ici", `1:6 mark-unknown "$x^2$"`, `1:15 mark-unknown "$\\alpha$"`)
	checkReports(t, "Un \\textbf{mot} et \\emph{un}", `1:4 mark-unknown "\\textbf{mot}" → Un **mot** et \emph{un}`, `1:20 mark-unknown "\\emph{un}" → Un \textbf{mot} et *un*`)
	checkReports(t, "Un ＊＊mot＊＊ ici", `1:4 mark-unknown "＊＊mot＊＊" → Un **mot** ici`)
	checkReports(t, "Voir ［le guide］（guide.pdf） ici", `1:6 mark-unknown "［le guide］（guide.pdf）" → Voir [le guide](guide.pdf) ici`)
	checkReports(t, "Voir [le guide](a.md)(a.md) ici", `1:22 mark-raw "(a.md)" → Voir [le guide](a.md) ici`)
	checkReports(t, "Voir [le guide] ../home.md ici", `1:6 link-broken "[le guide] ../home.md" → Voir [le guide](../home.md) ici`)
	checkReports(t, "Voir <jeanne@ulb.be ou <https://a.be/x.", `1:6 link-broken "<jeanne@ulb.be" → Voir <jeanne@ulb.be> ou <https://a.be/x.`,
		`1:24 link-broken "<https://a.be/x" → Voir <jeanne@ulb.be ou <https://a.be/x>.`)
	checkReports(t, "Un mot[1] et un autre[2].\n\n[1] La note.\n[2] Une autre.",
		`1:7 footnote-typed "[1]"`, `1:22 footnote-typed "[2]"`)
	checkReports(t, "mot[^une note longue] ici", `1:4 footnote-unknown "[^une note longue]"`)
	checkReports(t, "! [Le plan](p.png)", `1:1 link-broken "! [Le plan](p.png)" → ![Le plan](p.png)`)
	checkReports(t, "!![Le plan](p.png)", `1:1 mark-raw "!" → ![Le plan](p.png)`)
	checkReports(t, "![Le plan]: p.png", `1:1 link-broken "![Le plan]: p.png" → ![Le plan](p.png)`)
}

// What looks like it and is prose.
func TestNoLinesOfOthers(t *testing.T) {
	for _, src := range []string{
		"La version 1.1 est là\n1.2 million de pages", "2.5 points\n3.5 points", "1.1 million d’euros", "(1) Sous réserve de places", "(a) seul", "i. e. ceci", "I. Newton et\nV. Hugo",
		"3 – 4 personnes\n5 – 6 personnes", "12 – 14 h\n14 – 16 h", "Un ; deux ; trois\nquatre ; cinq ; six", "un, deux, trois\nquatre, cinq, six", "1,5 et 2,5\n3,5 et 4,5", "a;b",
		"#ULB", "#ULB et #Bruxelles", "#ULB recrute. Venez !", "a = b = c", "= 4 crédits", "Prix : 5$ et 10$, 5 $ ou 10 $, $5 to $10, 5$/10$", "et/ou // voir aussi", "Le site http://a.be//x//y", "~15 à ~20, ~ environ ~", "CO₂ ~ 3",
		"Voir [1] et [2]", "[1] Dupont, *Titre*, 2019", "tab[1] seul", "[en ligne] https://a.be/x_y", "[x] https://a.be/x_y", "Un prix de 5 < jeanne", "Super ! [Le plan](p.png)", "f(x)(y)", "[un](a.md) (voir b)",
		"C:\\textbf et \\\\serveur\\emph", "✓ Gratuit", "l’un [b] et l’autre", "Note : = égal =", "a | b", "le [i] de", "À 10 h // 11 h", "// un commentaire", "un.. deux :: trois", "[Note] de la rédaction\nsuite",
	} {
		d, l := Parse([]byte(src), diag.Pos{File: "x.md"}, "fr", vocabulary)
		checkSafe(t, src, d.HTML(&words, same(d)))
		for _, d := range l {
			if d.Code != diag.LinkTextAddress {
				t.Errorf("%q: %s at %q", src, d.Code, src[d.Pos.Offset:max(d.End, d.Pos.Offset)])
			}
		}
	}
}

// Wherever a sign of another language stands, it is spoken of on its line.
func TestSignsOfOthersAnywhere(t *testing.T) {
	lines := []string{"i. un|ii. deux", "(1) un|(2) deux", "1.1 Un|1.2 Deux", "1 - un|2 - deux", "☐ un", "¦ a ¦ b ¦", "Nom;Salle|Droit;A1", "h2. Titre", "== Titre ==", "＃ Titre", ".. note:: un", "\\item un"}
	marks := []string{"[b]un[/b]", "[url=https://a.be]un[/url]", "//un mot//", "~un mot~", "$x^2$", "\\textbf{un}", "＊＊un＊＊", "［un］（a.md）", "[un guide](a.md)(a.md)", "[un guide] ../a.md", "<a@b.be ou", "un[^deux mots]"}
	for place, shape := range map[string]string{
		"paragraph": "X", "below a text": "Un texte :\nX", "quotation": "> X", "in a quotation": "> Un texte\n> X", "note": "Un[^n].\n\n[^n]: X", "callout": "> [!note]\n> X",
		"in a line": "Un texte X et la suite", "item": "- X", "cell": "| a |\n|---|\n| X |", "heading": "## Un titre X", "definition": "Terme\n: X", "bold": "**Un X ici**", "at the end": "Un texte (X).",
	} {
		inLine := !strings.HasSuffix(shape, "\nX") && shape != "X" && shape != "> X" && shape != "> Un texte\n> X" && shape != "> [!note]\n> X"
		for _, signs := range [][]string{lines, marks} {
			for _, sign := range signs {
				if inLine && &signs[0] == &lines[0] {
					continue // there it is text
				}
				margin := ""
				if strings.HasPrefix(shape, ">") {
					margin = "> "
				}
				src := strings.ReplaceAll(shape, "X", strings.ReplaceAll(sign, "|", "\n"+margin))
				_, l := Parse([]byte(src), diag.Pos{File: "x.md"}, "fr", vocabulary)
				if at := strings.Index(src, strings.Split(sign, "|")[0]); !isSaid(src, l, at) {
					t.Errorf("%s, %q: nothing is said: %v", place, src, codes(l))
				}
			}
		}
	}
}
