package markdown

import (
	"fmt"
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
	checkReports(t, ".. note:: Attention", "1:1 callout-foreign \".. note:: Attention\" → > [!note]\n> Attention")
	checkReports(t, "[NOTE]\nTexte", `1:1 mark-unknown "[NOTE]"`)
	checkReports(t, "\\begin{itemize}\n\\item un\n\\end{itemize}",
		`1:1 mark-unknown "\\begin{itemize}"`, `2:1 mark-unknown "\\item un" → - un`, `3:1 mark-unknown "\\end{itemize}"`)
	checkReports(t, "#+TITLE: Titre", `1:1 mark-unknown "#+TITLE: Titre"`)
}

// Callouts of other programs, with all that is in them.
func TestCalloutsOfOthers(t *testing.T) {
	for _, c := range []struct{ src, whole, fix string }{
		{":::tip[À savoir]\nUn texte.\n\n- un\n- deux\n:::\n\nAprès.", ":::tip[À savoir]\nUn texte.\n\n- un\n- deux\n:::", "> [!tip] À savoir\n> Un texte.\n>\n> - un\n> - deux"},
		{"!!! warning \"Attention\"\n\n    Un texte.\n\n        code\n\nAprès.", "!!! warning \"Attention\"\n\n    Un texte.\n\n        code", "> [!warning] Attention\n> Un texte.\n>\n>     code"},
		{"??? note\n    Plié.", "??? note\n    Plié.", "> [!note]\n> Plié."},
		{"!!!note\nUn texte.\n!!!", "!!!note\nUn texte.\n!!!", "> [!note]\n> Un texte."},
		{"::: {.callout-important}\nUn texte.\n:::", "::: {.callout-important}\nUn texte.\n:::", "> [!important]\n> Un texte."},
		{".. warning::\n   Un texte.", ".. warning::\n   Un texte.", "> [!warning]\n> Un texte."},
		{".. note:: Un texte.", ".. note:: Un texte.", "> [!note]\n> Un texte."},
		{":::note\nUn texte sans fin.", ":::note", ""},
	} {
		want := fmt.Sprintf("1:1 callout-foreign %q", c.whole)
		if c.fix != "" {
			want += " → " + c.fix
		}
		checkReports(t, c.src, want)
	}
	checkReports(t, "::: columns\nUn texte.\n:::", `1:1 mark-unknown "::: columns"`, `3:1 mark-unknown ":::"`)
}

// What other programs put in the place of signs.
func TestInstructionsOfOthers(t *testing.T) {
	checkReports(t, `[gallery ids="1,2,3"] et [caption id="a" width='3']Texte[/caption]`,
		`1:1 instruction "[gallery ids=\"1,2,3\"]"`, `1:26 instruction "[caption id=\"a\" width='3']"`, `1:57 instruction "[/caption]"`)
	checkReports(t, "Bravo :tada: (:party_parrot:) à 10:30:00", `1:7 emoji-name ":tada:" → Bravo 🎉 (:party_parrot:) à 10:30:00`, `1:15 emoji-name ":party_parrot:"`)
	checkReports(t, "```mermaid\ngraph TD\n```\n\n```{note}\nx\n```\n\n```ad-tip\nx\n```\n\n```sh\nls\n```",
		"1:1 code-drawing \"```mermaid\"", "5:1 code-drawing \"```{note}\"", "9:1 code-drawing \"```ad-tip\"")
	checkReports(t, "Un texte.\n\n---\ntitle: Autre\ntags: [a]\n---\n\nUn texte.", `3:1 front-again "---\ntitle: Autre\ntags: [a]\n---"`)
	checkReports(t, "import X from '@site/x';", `1:1 mark-unknown "import X from '@site/x';"`)
	checkReports(t, "export const x = {}", `1:1 mark-unknown "export const x = {}"`)
	checkReports(t, "{/* une remarque */}", `1:1 mark-unknown "{/* une remarque */}" → <!-- une remarque -->`)
	checkReports(t, `=== "Linux"`, `1:1 mark-unknown "=== \"Linux\"" → **Linux**`)
	checkReports(t, "image::plan.png[Le plan]", `1:1 mark-unknown "image::plan.png[Le plan]"`)
	checkReports(t, "\\newpage\n\nUn texte", `1:1 mark-unknown "\\newpage"`)
}

// A text that stands as code, as programs give it to be copied; code that is code is no text.
func TestFencedText(t *testing.T) {
	checkReports(t, "```markdown\n## Goals\n\nText.\n```\n\nMore.", "1:1 code-text \"```markdown\\n## Goals\\n\\nText.\\n```\" → ## Goals\n\nText.")
	checkReports(t, "~~~ MD\nText.\n~~~", "1:1 code-text \"~~~ MD\\nText.\\n~~~\" → Text.")
	checkReports(t, "- A:\n\n  ```md\n  Text.\n  ```", "3:3 code-text \"```md\"")
	checkReports(t, "```markdown\n```", "1:1 code-text \"```markdown\"")
	checkReports(t, "```\n## Goals\n```\n\n```mdx\nx\n```\n\n`markdown`")
}

// Places for what is to be filled in.
func TestPlaceholders(t *testing.T) {
	checkReports(t, "Bonjour {{prénom}} !\n\n## [Insérer un titre]\n\n- *Lorem ipsum* dolor\n- [your name](https://a.be/) et `{{code}}`",
		`1:9 placeholder "{{prénom}}"`, `3:4 placeholder "[Insérer un titre]"`, `5:4 placeholder "Lorem ipsum"`)
	checkReports(t, "{{ page.title }} et [sic] et [voir plus bas] et {{}}", `1:1 instruction "{{ page.title }}"`)
}

// Links and marks of wikis, of Textile, AsciiDoc, Org, MyST and Pandoc.
func TestMarksOfWikis(t *testing.T) {
	checkReports(t, "Voir [https://a.be/x Le guide] ici", `1:6 mark-unknown "[https://a.be/x Le guide]" → Voir [Le guide](https://a.be/x) ici`)
	checkReports(t, "Voir [Le guide|https://a.be/x] ici", `1:6 mark-unknown "[Le guide|https://a.be/x]" → Voir [Le guide](https://a.be/x) ici`)
	checkReports(t, "Voir [[https://a.be/x][Le guide]] ici", `1:6 mark-unknown "[[https://a.be/x][Le guide]]" → Voir [Le guide](https://a.be/x) ici`)
	checkReports(t, `Voir "Le guide":https://a.be/x.`, `1:6 mark-unknown "\"Le guide\":https://a.be/x" → Voir [Le guide](https://a.be/x).`)
	checkReports(t, "Voir link:https://a.be/x[le guide].", `1:6 mark-unknown "link:https://a.be/x[le guide]" → Voir [le guide](https://a.be/x).`)
	checkReports(t, "Un '''mot''' et ''un''.", `1:4 mark-unknown "'''mot'''" → Un **mot** et ''un''.`, `1:17 mark-unknown "''un''" → Un '''mot''' et *un*.`)
	checkReports(t, "Voir :ref:`a` et {kbd}`b`", "1:6 mark-unknown \":ref:`a`\"", "1:18 mark-unknown \"{kbd}`b`\"")
	checkReports(t, "{info}Un texte{info}", `1:1 mark-unknown "{info}"`, `1:15 mark-unknown "{info}"`)
	checkReports(t, "Selon [@doe99, p. 3] ou [voir @Smith_04].", `1:7 mark-unknown "[@doe99, p. 3]"`, `1:25 mark-unknown "[voir @Smith_04]"`)
	checkReports(t, "Un texte ^a1b2c3", `1:10 mark-unknown "^a1b2c3" → Un texte`)
	checkReports(t, `Un texte {.classe #nom clé="a b"}`, `1:10 attribute-unknown "{.classe #nom clé=\"a b\"}"`)
	checkReports(t, "## Un titre {-}", `1:13 attribute-unknown "{-}"`)
	checkReports(t, "Bonjour ${prenom} et <%= nom %>", `1:9 mark-unknown "${prenom}"`, `1:22 mark-unknown "<%= nom %>"`)
	checkReports(t, `Soit \(a^2 + b\) et \[x = y\]`, `1:6 mark-unknown "\\(a^2 + b\\)"`, `1:21 mark-unknown "\\[x = y\\]"`)
	checkReports(t, "!plan.png!", `1:1 mark-unknown "!plan.png!"`)
}

// Lines that were to stand below each other.
func TestLinesThatAreJoined(t *testing.T) {
	checkReports(t, "Téléphone : 02 650\n**Local** : H.1302\nCourriel: à demander",
		"1:1 lines-joined \"Téléphone : 02 650\\n**Local** : H.1302\\nCourriel: à demander\" → Téléphone : 02 650\\\n**Local** : H.1302\\\nCourriel: à demander")
	checkReports(t, "Service des stages\n12, avenue des Exemples\n1050 Bruxelles",
		"1:1 lines-joined \"Service des stages\\n12, avenue des Exemples\\n1050 Bruxelles\" → Service des stages\\\n12, avenue des Exemples\\\n1050 Bruxelles")
	for _, src := range []string{
		"Téléphone : 02 650  \nLocal : H.1302", "Téléphone : 02 650\\\nLocal : H.1302", "Téléphone : 02 650", "Un texte de plusieurs lignes\nva à la ligne\ncomme il veut", "Une phrase.\nUne autre.\nUne troisième.",
		"Le module dit : un\net l’autre : deux", "Un nom\nUn autre",
	} {
		checkReports(t, src)
	}
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
		"Le ratio 3:2:1 et 10:30:00", "Voir : ceci : cela", "(:note)", "l’un ''", "C’est ''là", "{ceci} et {cela}", "{nom}", "[@ulb]", "Écrire à [@jeanne]", "export de la liste", "import de biens", "x^2", "2 ^3", "note ^", "$5 et ${", "[a b=c]x", "Des réponses [total n=120] reçues", "[sic] et [cf. p=3]", "[/] et [/ ]", "!important!", "Attention ! Voir a.png !",
		"\\(voir nom_de_fichier\\)", "« a » : https://a.be/x_y", "le site:https://a.be/x_y", "... note", "!!! Attention", "Quoi ??? Note",
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
	lines := []string{"!!! note|    Un texte", ".. tip:: un", "image::a.png[un]", "i. un|ii. deux", "(1) un|(2) deux", "1.1 Un|1.2 Deux", "1 - un|2 - deux", "☐ un", "¦ a ¦ b ¦", "Nom;Salle|Droit;A1", "h2. Titre", "== Titre ==", "＃ Titre", ".. note:: un", "\\item un"}
	marks := []string{":tada:", "[gallery ids=\"1\"]", "[https://a.be Un site]", "\"Un site\":https://a.be", "link:https://a.be[un]", "''un mot''", ":ref:`un`", "{ref}`un`", "[@doe99]", "${un}", "<%= un %>", "\\(a^2\\)", "[b]un[/b]", "[url=https://a.be]un[/url]", "//un mot//", "~un mot~", "$x^2$", "\\textbf{un}", "＊＊un＊＊", "［un］（a.md）", "[un guide](a.md)(a.md)", "[un guide] ../a.md", "<a@b.be ou", "un[^deux mots]"}
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
