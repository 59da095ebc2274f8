package markdown

import (
	"strconv"
	"testing"
)

// A list that was to be within a numbered item.
func TestListsBeside(t *testing.T) {
	checkReports(t, "1. Un\n  - a\n  - b\n2. Deux", "2:3 list-beside \"- a\\n  - b\" →    - a\n   - b")
	checkReports(t, "10. Un\n   - a\n\n   suite", "2:4 list-beside \"- a\" →     - a")
	checkReports(t, "- x\n\n  1. Un\n   - a", "4:4 list-beside \"- a\" →      - a")
	checkReports(t, "1. Un\n   - a\n2. Deux\n- b\n- c\n\n1. Un\n\n  - d")
}

// A sign of reckoning is kept.
func TestSignsOfReckoning(t *testing.T) {
	checkReports(t, "2 ** 3 et 2**3", `1:3 mark-raw "**" → 2 \*\* 3 et 2**3`, `1:12 mark-raw "**" → 2 ** 3 et 2\*\*3`)
	checkReports(t, "de 2 ** à 3", `1:6 mark-raw "**" → de 2  à 3`)
}

// Marks that did nothing are shown; what is proposed is what they were for.
func TestMarksThatMarkNothing(t *testing.T) {
	checkReports(t, "Texte ** gras ** suite",
		`1:7 mark-raw "** gras **" → Texte **gras** suite`)
	checkReports(t, "mot** gras **mot",
		`1:4 mark-raw "** gras **" → mot **gras** mot`)
	checkReports(t, "__ gras __ et ~~barré ~~ fin",
		`1:1 mark-raw "__ gras __" → **gras** et ~~barré ~~ fin`,
		`1:15 mark-raw "~~barré ~~" → __ gras __ et ~~barré~~ fin`)
	checkReports(t, "_ italique _ et * un *",
		`1:1 mark-raw "_ italique _" → _italique_ et * un *`,
		`1:17 mark-raw "* un *" → _ italique _ et *un*`)
	checkReports(t, "Le mot **clé. Et après",
		`1:8 mark-raw "**" → Le mot **clé**. Et après`)
	checkReports(t, "**Attention, important",
		`1:1 mark-raw "**" → **Attention, important**`)
	checkReports(t, "Fin du gras**",
		`1:12 mark-raw "**" → Fin du gras`)
	checkReports(t, "*oubli et **gras",
		`1:1 mark-raw "*" → *oubli et **gras*`,
		`1:11 mark-raw "**" → *oubli et **gras**`)
	checkReports(t, "**gras* fin",
		`1:1 mark-raw "*" → **gras** fin`)
	checkReports(t, "*gras** fin",
		`1:6 mark-raw "*" → *gras* fin`)
	checkReports(t, "***gras** fin",
		`1:1 mark-raw "*" → ***gras*** fin`)
	checkReports(t, "**Para un\n\nPara deux**",
		`1:1 mark-raw "**" → **Para un**`,
		`3:10 mark-raw "**" → Para deux`)
	checkReports(t, "Il y a **trois étapes: **lire",
		`1:8 mark-raw "**trois étapes: **" → Il y a **trois étapes:** lire`)
	checkReports(t, "Un ~~mot, **deux** et *trois*.",
		`1:4 mark-raw "~~" → Un ~~mot~~, **deux** et *trois*.`)
	checkReports(t, "- **un\n- deux** et **trois\n  quatre",
		`1:3 mark-raw "**" → - **un**`,
		`2:7 mark-raw "** et **" → - deux **et** trois`)
	checkReports(t, "| **a |\n|---|\n| b** |",
		`1:3 mark-raw "**" → | **a** |`,
		`3:4 mark-raw "**" → | b |`)
	// Code, apostrophes, the ends of lines.
	checkReports(t, "le mot code` ici",
		"1:12 mark-raw \"`\" → le mot code ici")
	checkReports(t, "un `code. Et la suite",
		"1:4 mark-raw \"`\" → un `code`. Et la suite")
	checkReports(t, "l`école",
		"1:2 mark-raw \"`\" → l’école")
	checkReports(t, "l`école d`art et `code`",
		"1:2 mark-raw \"`école d`\" → l’école d’art et `code`")
	checkReports(t, "Une ligne\\",
		"1:10 mark-raw \"\\\\\" → Une ligne")
	checkReports(t, "## Titre\\",
		"1:9 mark-raw \"\\\\\" → ## Titre")
	checkReports(t, "un\\\ndeux\\\\")
	// Characters by their names, and tags.
	checkReports(t, "a &nbsp b, caf&eacute; et caf&eacute ici &foo; &lt 5",
		`1:3 mark-raw "&nbsp" → a &nbsp; b, caf&eacute; et caf&eacute ici &foo; &lt 5`,
		`1:30 mark-raw "&eacute" → a &nbsp b, caf&eacute; et caf&eacute; ici &foo; &lt 5`,
		`1:42 mark-raw "&foo;"`,
		`1:48 mark-raw "&lt" → a &nbsp b, caf&eacute; et caf&eacute ici &foo; &lt; 5`)
	checkReports(t, "a </b et <https://a.be/x y> et <mailto:a b@c.be>",
		`1:3 mark-raw "</"`,
		`1:10 link-broken "<https://a.be/x y>" → a </b et <https://a.be/xy> et <mailto:a b@c.be>`,
		`1:32 link-broken "<mailto:a b@c.be>" → a </b et <https://a.be/x y> et <mailto:ab@c.be>`)
	checkReports(t, "a <!-- b",
		`1:3 comment-open "<!-- b"`)
	// What is meant to be seen.
	checkReports(t, "Prix : 5 €*\n\n*Hors taxe")
	checkReports(t, "Tarif B**\n\n**Sous réserve")
	checkReports(t, "5 * 3 = 15, 2*3*4, *.txt, Hôtel ****, ______, snake_case, a_b_c, \\*a, \\`b, \\**c")
	checkReports(t, "Une note (*) ici\n")
	checkReports(t, "AT&T, Q&R; R & D, C:\\dossier\\, 3 < 4, <3, https://a.be/?a=b&copy=1&b_c_=**d",
		`1:43 link-text-address "https://a.be/?a=b&copy=1&b_c_=**d"`)
}

// Signs of other programs, and lists, headings and tables by halves.
func TestSignsOfOthers(t *testing.T) {
	checkReports(t, "-- un\n-- deux",
		`1:1 list-bullet "--" → - un`, `2:1 list-bullet "--" → - deux`)
	checkReports(t, "Texte :\n--- un\n--- deux",
		`2:1 list-bullet "---" → - un`, `3:1 list-bullet "---" → - deux`)
	checkReports(t, "--un\n--deux",
		`1:1 list-bullet "--" → - un`, `2:1 list-bullet "--" → - deux`)
	checkReports(t, "+un\n+deux",
		`1:1 list-bullet "+" → + un`, `2:1 list-bullet "+" → + deux`)
	checkReports(t, "*un\n*deux",
		`1:1 list-bullet "*" → * un`, `2:1 list-bullet "*" → * deux`)
	checkReports(t, "* un\n*deux",
		`2:1 list-bullet "*" → * deux`)
	checkReports(t, "> Une citation\n\n-- Jeanne\n\n*Un mot* ici\n*et là*\n\n+32 2 650 00 00\n+32 2 650 00 01")
	checkReports(t, "##Titre##", `1:1 heading-space "##" → ## Titre`)
	checkReports(t, "##Titre ##", `1:1 heading-space "##" → ## Titre`)
	checkReports(t, "#Titre #", `1:1 heading-space "#" → ## Titre`)
	checkReports(t, "#ULB et #Bruxelles")
	for _, signs := range []string{"|———|———|", "| === | === |", "|–––|–––|", "| ___ | ___ |"} {
		table := "| a | b |\n" + signs + "\n| 1 | 2 |"
		checkReports(t, table, "1:1 table-raw "+strconv.Quote(table)+" → | a | b |\n|---|---|\n| 1 | 2 |")
	}
	checkReports(t, "| a | b |\n| — | — |\n| 1 | 2 |", "1:1 table-raw \"| a | b |\\n| — | — |\\n| 1 | 2 |\" → | a | b |\n|---|---|\n| — | — |\n| 1 | 2 |")
	checkReports(t, "[Le guide](a.md){target=_blank}", `1:17 attribute-unknown "{target=_blank}"`)
	checkReports(t, `[Le guide](a.md){:target="_blank"}`, "1:17 attribute-unknown \"{:target=\\\"_blank\\\"}\"")
	checkReports(t, `[Le guide](a.md){: target="_blank" }`, "1:17 attribute-unknown \"{: target=\\\"_blank\\\" }\"")
	checkReports(t, "Un ++ajout++, C++ et C++", `1:4 mark-unknown "++ajout++"`)
}

// Links and pictures that are written almost right.
func TestLinksAlmostRight(t *testing.T) {
	checkReports(t, `![Photo décrite](Photo Équipe.JPG "Légende")`,
		"1:1 link-broken \"![Photo décrite](Photo Équipe.JPG \\\"Légende\\\")\" → ![Photo décrite](<Photo Équipe.JPG> \"Légende\")")
	checkReports(t, `[Guide](Présentation v2 (final).pdf "x")`,
		"1:1 link-broken \"[Guide](Présentation v2 (final).pdf \\\"x\\\")\" → [Guide](<Présentation v2 (final).pdf> \"x\")")
	checkReports(t, "![Le plan](photo.jpg “Légende”)",
		`1:1 link-broken "![Le plan](photo.jpg “Légende”)" → ![Le plan](photo.jpg "Légende")`)
	checkReports(t, "![Le plan](photo.jpg « Légende »)",
		`1:1 link-broken "![Le plan](photo.jpg « Légende »)" → ![Le plan](photo.jpg "Légende")`)
	checkReports(t, "![Le plan](photo.jpg ‘Légende’)",
		`1:1 link-broken "![Le plan](photo.jpg ‘Légende’)" → ![Le plan](photo.jpg "Légende")`)
	checkReports(t, "![Le plan](photo.jpg Légende)",
		`1:1 link-broken "![Le plan](photo.jpg Légende)" → ![Le plan](photo.jpg "Légende")`)
	checkReports(t, "![Le plan](photo.jpg – Légende)",
		`1:1 link-broken "![Le plan](photo.jpg – Légende)" → ![Le plan](photo.jpg "Légende")`)
	checkReports(t, `![Le plan] (photo.jpg "L")`,
		"1:1 link-broken \"![Le plan] (photo.jpg \\\"L\\\")\" → ![Le plan](photo.jpg \"L\")")
	checkReports(t, `![Le plan](photo.jpg "L"`,
		"1:1 link-broken \"![Le plan](photo.jpg \\\"L\\\"\" → ![Le plan](photo.jpg \"L\")")
	checkReports(t, "![Le plan] (x.png)",
		`1:1 link-broken "![Le plan] (x.png)" → ![Le plan](x.png)`)
	checkReports(t, "![Le plan](photo de groupe)",
		`1:1 link-broken "![Le plan](photo de groupe)" → ![Le plan](<photo de groupe>)`)
	checkReports(t, `[Guide](guide.pdf , "Le guide")`,
		"1:1 link-broken \"[Guide](guide.pdf , \\\"Le guide\\\")\" → [Guide](guide.pdf \"Le guide\")")
	checkReports(t, `[le titre](x.md "title)`,
		"1:1 link-broken \"[le titre](x.md \\\"title)\" → [le titre](x.md \"title\")")
	checkReports(t, `[Guide](https://www.ulb.be/fr "ULB"`,
		"1:1 link-broken \"[Guide](https://www.ulb.be/fr \\\"ULB\\\"\" → [Guide](https://www.ulb.be/fr \"ULB\")")
	checkReports(t, "[Guide](https://a.be/x et la suite",
		`1:1 link-broken "[Guide](https://a.be/x" → [Guide](https://a.be/x) et la suite`)
	checkReports(t, "[Guide](https://a.be/x, et la suite.",
		`1:1 link-broken "[Guide](https://a.be/x" → [Guide](https://a.be/x), et la suite.`)
	checkReports(t, "Voir (ULB)[https://www.ulb.be] ici",
		`1:6 link-broken "(ULB)[https://www.ulb.be]" → Voir [ULB](https://www.ulb.be) ici`)
	checkReports(t, "!(alt)[photo.jpg]",
		`1:1 link-broken "!(alt)[photo.jpg]" → ![alt](photo.jpg)`)
	checkReports(t, "Voir guide](x.md) ici",
		`1:6 link-broken "guide](x.md)" → Voir [guide](x.md) ici`)
	checkReports(t, "[Guide][https://a.be/x]",
		`1:1 link-broken "[Guide][https://a.be/x]" → [Guide](https://a.be/x)`)
	checkReports(t, "[Guide]<https://a.be/x>",
		`1:1 link-broken "[Guide]<https://a.be/x>" → [Guide](https://a.be/x)`)
	checkReports(t, "[Guide]{guide.pdf}",
		`1:1 link-broken "[Guide]{guide.pdf}" → [Guide](guide.pdf)`)
	checkReports(t, "[Guide(guide.pdf) ici",
		`1:1 link-broken "[Guide(guide.pdf)" → [Guide](guide.pdf) ici`)
	checkReports(t, "[Guide]\n(https://a.be/x)",
		"1:1 link-broken \"[Guide]\\n(https://a.be/x)\" → [Guide](https://a.be/x)")
	checkReports(t, "> [deux\n> lignes](mon fichier.pdf)",
		"1:3 link-broken \"[deux\\n> lignes](mon fichier.pdf)\" → > [deux\n> lignes](<mon fichier.pdf>)")
	checkReports(t, "[le site](www.ulb.be/ma page)",
		`1:1 link-broken "[le site](www.ulb.be/ma page)" → [le site](<www.ulb.be/ma page>)`)
	checkReports(t, "[1] (voir p. 4), [note](bas de page), f(x)[i], [sic], [...], (voir [1]), [a] [b], tab[i](j)")
	// Footnotes and callouts.
	checkReports(t, "[^1] : une note\n\ntexte[^1]",
		`1:1 footnote-unknown "[^1] :" → [^1]: une note`,
		`3:6 footnote-unknown "[^1]"`)
	checkReports(t, "texte[^ 1 ] et[^2]\n\n[^1]: n",
		`1:6 footnote-unknown "[^ 1 ]" → texte[^1] et[^2]`,
		`1:15 footnote-unknown "[^2]"`,
		`3:1 footnote-unused "[^1]:"`)
	checkReports(t, "Voir la note^[une note].",
		`1:13 mark-unknown "^[une note]"`)
	checkReports(t, "[!note] Attention",
		`1:1 mark-unknown "[!note]" → > [!note] Attention`)
	checkReports(t, "::: note\ntexte\n:::",
		"1:1 callout-foreign \"::: note\\ntexte\\n:::\" → > [!note]\n> texte")
	checkReports(t, "*[ULB]: Université",
		`1:1 mark-unknown "*[ULB]: Université"`)
	checkReports(t, `!!! note "Titre"`,
		"1:1 callout-foreign \"!!! note \\\"Titre\\\"\"")
}

// Lines that were to be headings, items and rows.
func TestLinesThatRunTogether(t *testing.T) {
	checkReports(t, "1.Item\n2.Deux",
		`1:1 list-bullet "1." → 1. Item`,
		`2:1 list-bullet "2." → 2. Deux`)
	checkReports(t, "Intro :\n2. deux\n3. trois",
		"2:1 list-bullet \"2.\" → \n2. deux",
		"3:1 list-bullet \"3.\" → \n3. trois")
	checkReports(t, "1- un\n2- deux",
		`1:1 list-bullet "1-" → 1. un`,
		`2:1 list-bullet "2-" → 2. deux`)
	checkReports(t, "1° un\n2° deux",
		`1:1 list-bullet "1°" → 1. un`,
		`2:1 list-bullet "2°" → 2. deux`)
	checkReports(t, "1/ un\n2/ deux",
		`1:1 list-bullet "1/" → 1. un`,
		`2:1 list-bullet "2/" → 2. deux`)
	checkReports(t, "a) un\nb) deux",
		`1:1 list-bullet "a)" → - a) un`,
		`2:1 list-bullet "b)" → - b) deux`)
	checkReports(t, "A. un\nB. deux",
		`1:1 list-bullet "A." → - A. un`,
		`2:1 list-bullet "B." → - B. deux`)
	checkReports(t, "– tiret\n– tiret",
		`1:1 list-bullet "–" → - tiret`,
		`2:1 list-bullet "–" → - tiret`)
	checkReports(t, "> — un\n> — deux",
		`1:3 list-bullet "—" → > - un`,
		`2:3 list-bullet "—" → > - deux`)
	checkReports(t, "§ un\n§ deux",
		`1:1 list-bullet "§" → - un`,
		`2:1 list-bullet "§" → - deux`)
	checkReports(t, "→ un\n→ deux",
		`1:1 list-bullet "→" → - un`,
		`2:1 list-bullet "→" → - deux`)
	checkReports(t, "① un\n② deux",
		`1:1 list-bullet "①" → - un`,
		`2:1 list-bullet "②" → - deux`)
	checkReports(t, "-item\n-autre",
		`1:1 list-bullet "-" → - item`,
		`2:1 list-bullet "-" → - autre`)
	checkReports(t, "[ ] à faire",
		`1:1 list-bullet "[ ]" → - [ ] à faire`)
	checkReports(t, "[x] fait\n[x] fait aussi",
		`1:1 list-bullet "[x]" → - [x] fait`,
		`2:1 list-bullet "[x]" → - [x] fait aussi`)
	checkReports(t, "####### trop",
		`1:1 heading-space "#######" → ###### trop`)
	checkReports(t, "Nom\tPrénom\nDupont\tJeanne\nDurand\tPaul | Luc",
		"1:1 table-raw \"Nom\\tPrénom\\nDupont\\tJeanne\\nDurand\\tPaul | Luc\" → | Nom | Prénom |\n|---|---|\n| Dupont | Jeanne |\n| Durand | Paul \\| Luc |")
	checkReports(t, "| a | b |\n| c | d |",
		"1:1 table-raw \"| a | b |\\n| c | d |\" → | a | b |\n|---|---|\n| c | d |")
	checkReports(t, "Texte :\n| a | b |\n|---|\n| 1 | 2 |",
		"2:1 table-raw \"| a | b |\\n|---|\\n| 1 | 2 |\" → | a | b |\n|---|---|\n| 1 | 2 |")
	checkReports(t, "- | a | b |\n  | c | d |",
		"1:3 table-raw \"| a | b |\\n  | c | d |\" → - | a | b |\n  |---|---|\n  | c | d |")
	checkReports(t, "| 3 | 4 |",
		`1:1 table-raw "| 3 | 4 |"`)
	checkReports(t, "a | b\nc | d",
		"1:1 table-raw \"a | b\\nc | d\" → | a | b |\n|---|---|\n| c | d |")
	checkReports(t, "+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+",
		"1:1 table-raw \"+---+---+\\n| a | b |\\n+---+---+\\n| c | d |\\n+---+---+\" → | a | b |\n|---|---|\n| c | d |")
	// Prose.
	checkReports(t, "— Bonjour, dit-il.")
	checkReports(t, "§ 3 du règlement\n§ 4 du règlement")
	checkReports(t, "Accueil | Contact\nsuite")
	checkReports(t, "M. Dupont\na. priori")
	checkReports(t, "1. un\n2. deux")
	checkReports(t, "2.5 points\n3.5 points")
	checkReports(t, "– un retrait\nde deux lignes")
}

// What would be shown nowhere, or as something else.
func TestWhatWouldBeLost(t *testing.T) {
	checkReports(t, "| a | b |\n|---|---|\n| 1 | 2 | perdu |",
		`3:11 table-cells "perdu"`)
	checkReports(t, "| a | b |\n|---|---|\n| `x|y` | c |",
		"3:11 table-cells \"c\" → | `x\\|y` | c |")
	checkReports(t, "> | a |\n> |---|\n> | 1 | 2 | 3",
		`3:9 table-cells "2 | 3"`)
	checkReports(t, "| a | b |\n|---|---|\n| 1 | 2 | |\n| 3 \\| 4 | 5")
	checkReports(t, "| a | b |\n|---|---|\n| 1 | 2 |\nTexte *un*\nTexte",
		"4:1 table-swallows \"Texte *un*\" → \nTexte *un*")
	checkReports(t, "> | a | b |\n> |---|---|\n> Texte",
		"3:3 table-swallows \"Texte\" → >\n> Texte")
	checkReports(t, "| a |\n|---|\nb\n\na | b\n---|---\n3 | 4")
	checkReports(t, "[Durée]: 12",
		"1:1 definition-unused \"[Durée]: 12\" → \\[Durée]: 12")
	checkReports(t, "[Salle]: S.UA4.218\n\nTexte",
		"1:1 definition-unused \"[Salle]: S.UA4.218\" → \\[Salle]: S.UA4.218")
	checkReports(t, "[a]: https://a.be\n[a]: https://b.be\n\nVoir [a], ![b c][d].\n\n[d]: e.png\n[//]: # (commentaire)",
		`2:1 definition-unused "[a]: https://b.be"`)
	checkReports(t, "[D]: e.png\n\n![un [lien][d]](f.png)")
	checkReports(t, "```\ncode\n\nTexte\n\n## Titre",
		"1:1 code-open \"```\\ncode\" → ```\ncode\n```")
	checkReports(t, "```\ncode",
		"1:1 code-open \"```\\ncode\" → ```\ncode\n```")
	checkReports(t, "```",
		"1:1 code-open \"```\"")
	checkReports(t, "~~~\ncode\n```\n\ntexte",
		"1:1 code-open \"~~~\\ncode\\n```\" → ~~~\ncode\n~~~")
	checkReports(t, "> ```\n> code\n\ntexte",
		"1:3 code-open \"```\\n> code\" → > ```\n> code\n> ```")
	checkReports(t, "- ```\n  code\n  ```\n\n```\n````\n```",
		"7:1 code-open \"```\"")
	checkReports(t, "```du texte ici\ncode\n```",
		"1:1 code-info \"```du texte ici\" → ```\ndu texte ici")
	checkReports(t, "```js {1,2}\ncode\n```\n\n```python title=\"x y\"\ncode\n```")
	checkReports(t, "2019. Le module a commencé",
		"1:1 list-doubtful \"2019.\" → 2019\\. Le module a commencé")
	checkReports(t, "1. a\n2. b\n4. c",
		`3:1 list-number "4." → 3. c`)
	checkReports(t, "2019. a\n2021. b",
		`2:1 list-number "2021."`)
	checkReports(t, "1. a\n1. b\n1. c\n\n<!-- -->\n\n3. d\n4. e\n\n7) f")
	checkReports(t, "Le module propose les activités suivantes\n: visites et ateliers.",
		"1:1 definition-doubtful \"Le module propose les activités suivantes\\n: visites et ateliers.\" → Le module propose les activités suivantes : visites et ateliers.")
	checkReports(t, "Pomme\nPoire\n: fruit\n\n<!-- -->\n\nLes étapes\nsuivantes\n: visites",
		"8:1 definition-doubtful \"suivantes\\n: visites\" → suivantes : visites")
	checkReports(t, "Terme\n: définition")
	checkReports(t, "Un terme de cinq mots\n\n: définition")
	checkReports(t, "Un terme de cinq mots\n: définition\n\nUn autre\n: définition")
	checkReports(t, "[![alt](https://a/b.png)](https://a/)",
		`1:2 image-alt-vague "![alt](https://a/b.png)"`,
		`1:9 image-remote "https://a/b.png"`)
	checkReports(t, "<div>\n\n    </div>\n\n    <p>",
		`1:1 raw-html "<div>"`)
}

// An address that is still to be written has a space, which no address has.
func TestAddressToBeWritten(t *testing.T) {
	checkReports(t, "Voir [le site](à compléter).",
		`1:6 link-broken "[le site](à compléter)" → Voir [le site](<à compléter>).`,
		`1:16 to-complete-shown "à compléter"`)
	checkReports(t, "![Le plan](to be completed)",
		`1:1 link-broken "![Le plan](to be completed)" → ![Le plan](<to be completed>)`,
		`1:12 to-complete-shown "to be completed"`)
}
