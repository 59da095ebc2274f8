package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/report"
)

// checkReports compares the diagnostics about src with want: line:column code
// "what is wrong", and behind → the corrected line.
func checkReports(t *testing.T, src string, want ...string) {
	t.Helper()
	d, l := Parse([]byte(src), diag.Pos{File: "x.md"}, "fr", vocabulary)
	checkDiags(t, src, l)
	checkSafe(t, src, d.HTML(&words, same(d)))
	l.Sort()
	got := []string{}
	for _, d := range l {
		p := report.Printer{Lang: "en", Source: func(string) []byte { return []byte(src) }}
		at := p.Locate(d)
		s := fmt.Sprintf("%d:%d %s %q", at.Line, at.Column, d.Code, src[d.Pos.Offset:max(d.End, d.Pos.Offset)])
		if d.Fix != "" {
			s += " → " + d.Fix
		}
		got = append(got, s)
	}
	if want == nil {
		want = []string{}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q\n%s", src, diff)
	}
}

func TestRefusedLinks(t *testing.T) {
	for _, dest := range []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "data:image/svg+xml,x", "data:image/png;base64,AA",
		"vbscript:x", "blob:https://a.be/1", "intent:x", "feed:javascript:x", "ftp://a.be", "about:blank", "view-source:x",
		"livescript:x", "x-y+z.1:a",
	} {
		checkReports(t, "["+"x]("+dest+")", fmt.Sprintf("1:5 link-scheme %q", dest))
		checkReports(t, "[x]\n\n[x]: "+dest, `1:1 link-scheme "[x]"`)
	}
	for dest, code := range map[string]string{
		"&#106;avascript:x":     "link-scheme",
		"&#x6A;avascript:x":     "link-scheme",
		"javascript&colon;x":    "link-scheme",
		"javascript&#58;x":      "link-scheme",
		"java&Tab;script:x":     "link-invalid",
		"&#x09;javascript:x":    "link-invalid",
		"java&NewLine;script:x": "link-invalid",
		"&#1;javascript:x":      "link-invalid",
		"&nbsp;javascript:x":    "link-invalid",
		"file:///etc/passwd":    "link-local",
		"C:/Users/x.pdf":        "link-local",
		`C:\Users\x.pdf`:        "link-local",
		"https://":              "link-invalid",
		"https://u:p@a.be":      "link-invalid",
		"https://[":             "link-invalid",
		"mailto:x":              "link-invalid",
		"tel:x":                 "link-invalid",
	} {
		checkReports(t, "[x]("+dest+")", fmt.Sprintf("1:5 %s %q", code, dest))
	}
	checkReports(t, "<javascript:x>", `1:2 link-scheme "javascript:x"`)
	checkReports(t, "a\n[x](//evil.com) b", `2:5 link-incomplete "//evil.com" → [x](https://evil.com) b`)
	checkReports(t, `[x](/\evil.com)`, `1:5 link-backslash "/\\evil.com"`)
	checkReports(t, `[x](\\evil.com)`, `1:5 link-local "\\\\evil.com"`)
	checkReports(t, "[x](https:evil.com)", `1:5 link-incomplete "https:evil.com" → [x](https://evil.com)`)
	checkReports(t, "[x](https:/evil.com)", `1:5 link-incomplete "https:/evil.com" → [x](https://evil.com)`)
	checkReports(t, `[x](images\a.png)`, `1:5 link-backslash "images\\a.png" → [x](images/a.png)`)
	checkReports(t, "[x](www.ulb.be)", `1:5 link-incomplete "www.ulb.be" → [x](https://www.ulb.be)`)
	checkReports(t, "[x](ulb.be/fr)", `1:5 link-incomplete "ulb.be/fr" → [x](https://ulb.be/fr)`)
	checkReports(t, "![Le logo](logo@2x.png) [un cours](cours@home.PDF)")
	checkReports(t, "[x](a@ulb.be)", `1:5 link-incomplete "a@ulb.be" → [x](mailto:a@ulb.be)`)
	checkReports(t, "[x]()", `1:1 link-empty "[x]()"`)
	checkReports(t, "[x](#)", `1:5 link-empty "#"`)
	checkReports(t, "[](x.md)", `1:1 link-text-empty "[](x.md)"`)
	checkReports(t, `[x](..\..\..\method.md)`, `1:5 link-backslash "..\\..\\..\\method.md" → [x](../../../method.md)`)
	checkReports(t, `[x](<dossier\.a\b c.pdf>)`, `1:6 link-backslash "dossier\\.a\\b c.pdf" → [x](<dossier/.a/b c.pdf>)`)
	checkReports(t, "[x](<tel:+32 2 650>)", `1:6 link-invalid "tel:+32 2 650" → [x](<tel:+322650>)`)
	checkReports(t, "[x](tel:+32\u00A02\u00A0650)", `1:5 link-invalid "tel:+32\u00a02\u00a0650" → [x](tel:+322650)`)
}

func TestAcceptedLinks(t *testing.T) {
	for _, dest := range []string{
		"https://www.ulb.be/fr/été?a=b&c=%C3%A9#x", "HTTP://a.be", "http://localhost:1313/", "mailto:infor-emploi@ulb.be?subject=x",
		"tel:+32-2-650.00.00", "module.fr.md", "../x/faculty.fr.md#titre", "#titre", "slides.pdf", "/fr/", "?a=b", "a/b:c", "./a:b",
		"javascript%3Aalert(1)", "être.md",
	} {
		src := "[le module](" + dest + ")"
		checkReports(t, src)
		d, _ := Parse([]byte(src), diag.Pos{Offset: 100}, "fr", vocabulary)
		want := []Link{{Dest: dest, Text: "le module", Pos: diag.Pos{Offset: 100}, End: 100 + len(src)}}
		if diff := cmp.Diff(want, d.Links); diff != "" {
			t.Error(diff)
		}
	}
	checkReports(t, "[le guide](<Guide 2026.pdf>)")
}

func TestLinkTexts(t *testing.T) {
	checkReports(t, "[Cliquez ici !](a.md)", `1:1 link-text "[Cliquez ici !](a.md)"`)
	checkReports(t, "Voir [**ici**](a.md).", `1:6 link-text "[**ici**](a.md)"`)
	checkReports(t, "[en savoir plus…](a.md)", `1:1 link-text "[en savoir plus…](a.md)"`)
	checkReports(t, "[Read more](a.md)", `1:1 link-text "[Read more](a.md)"`)
	checkReports(t, "[plus d’infos](a.md)", `1:1 link-text "[plus d’infos](a.md)"`)
	checkReports(t, "<https://a.be>", `1:1 link-text-address "<https://a.be>"`)
	checkReports(t, "é https://a.be/é.", `1:3 link-text-address "https://a.be/é"`)
	checkReports(t, "a@b.be")
	checkReports(t, "https://a.be/x*y et **www.ulb.be/*a**, 5 €*", `1:1 link-text-address "https://a.be/x*y"`, `1:23 link-text-address "www.ulb.be/*a"`)
	_, l := Parse([]byte("www.ulb.be"), diag.Pos{}, "fr", vocabulary)
	if hint := (&report.Printer{Lang: "en"}).Locate(l[0]).Hint; hint != "Write [what it leads to](https://www.ulb.be)." {
		t.Error(hint)
	}
	checkReports(t, "[![le logo](a.png)](b.md)")
	checkReports(t, "[![](a.png)](b.md)", `1:2 image-alt "![](a.png)"`)
	checkReports(t, `[![](a.png "décorative")](b.md)`, `1:1 link-text-empty "[![](a.png \"décorative\")](b.md)"`)
}

func TestBrokenLinks(t *testing.T) {
	checkReports(t, "[Guide](Guide 2026.pdf) !", `1:1 link-broken "[Guide](Guide 2026.pdf)" → [Guide](<Guide 2026.pdf>) !`)
	checkReports(t, "[Guide] (https://a.be/x)", `1:1 link-broken "[Guide] (https://a.be/x)" → [Guide](https://a.be/x)`)
	checkReports(t, "[Guide](https://a.be/x", `1:1 link-broken "[Guide](https://a.be/x" → [Guide](https://a.be/x)`)
	checkReports(t, "[tel](tel:+32 2 650)", `1:1 link-broken "[tel](tel:+32 2 650)" → [tel](tel:+322650)`)
	checkReports(t, "[tel](tel:+32 (0)2 650)", `1:1 link-broken "[tel](tel:+32 (0)2 650)" → [tel](tel:+32(0)2650)`)
	checkReports(t, "[le service](mailto: a@b.be)", `1:1 link-broken "[le service](mailto: a@b.be)" → [le service](mailto:a@b.be)`)
	checkReports(t, "[Plan](Plan (2) final.pdf)", `1:1 link-broken "[Plan](Plan (2) final.pdf)" → [Plan](<Plan (2) final.pdf>)`)
	checkReports(t, "[1] (voir p. 4) et [note](bas de page)")
	checkReports(t, "a {{ site.url }} b {{ name }}", `1:3 instruction "{{ site.url }}"`, `1:20 placeholder "{{ name }}"`)
	checkReports(t, "[[Page]]", `1:1 wiki-link "[[Page]]"`)
	checkReports(t, "a [[Ma page#Titre|le texte]] b", `1:3 wiki-link "[[Ma page#Titre|le texte]]"`)
	checkReports(t, "![[a.png]]", `1:1 wiki-picture "![[a.png]]"`)
	checkReports(t, "[x][y] et [z][]", `1:1 reference-unknown "[x][y]"`, `1:11 reference-unknown "[z][]"`)
	checkReports(t, "[x] \\[y][z] `[a][b]`")
	checkReports(t, "a[^1].", `1:2 footnote-unknown "[^1]"`)
	checkReports(t, "a[^1].\n\n[^1]: b\n[^2]: c", `4:1 footnote-unused "[^2]:"`)
}

func TestImages(t *testing.T) {
	checkReports(t, "![](a.png)", `1:1 image-alt "![](a.png)"`)
	checkReports(t, `![](a.png "décorative") ![](b.png "Decorative")`)
	checkReports(t, `![](a.png "Une légende")`, `1:1 image-alt "![](a.png \"Une légende\")"`)
	checkReports(t, "![alt text](a.png)", `1:1 image-alt-vague "![alt text](a.png)"`)
	checkReports(t, "![IMG_2034.JPG](a.png)", `1:1 image-alt-vague "![IMG_2034.JPG](a.png)"`)
	checkReports(t, "![Un mentor](https://a.be/a.png)", `1:14 image-remote "https://a.be/a.png"`)
	checkReports(t, "![Un mentor](data:image/png,x)", `1:14 image-scheme "data:image/png,x"`)
	checkReports(t, "![Un mentor](file:///C:/a/image001.png)", `1:14 link-local "file:///C:/a/image001.png"`)
	checkReports(t, "![Un mentor](a.png){width=300}", `1:20 attribute-unknown "{width=300}"`)
}

func TestHeadingReports(t *testing.T) {
	checkReports(t, "# Titre", `1:1 heading-level-1 "# Titre" → ## Titre`)
	checkReports(t, "Titre\n===", `1:1 heading-level-1 "Titre\n===" → ## Titre`)
	checkReports(t, "## A\n\n#### B", `3:1 heading-skipped "#### B" → ### B`)
	checkReports(t, "### A", `1:1 heading-skipped "### A" → ## A`)
	checkReports(t, "## A\n\n### B\n\n## C\n\n### D\n\n#### E\n\n## F")
	checkReports(t, "##", `1:1 heading-empty "##"`)
	checkReports(t, "## {#a}", `1:1 heading-empty "## {#a}"`)
	checkReports(t, "## A {#x}\n\n## B {#x}", `3:6 heading-id-taken "{#x}"`)
	checkReports(t, "## A {#Été x}", `1:6 heading-id-invalid "{#Été x}" → ## A {#ete-x}`)
	checkReports(t, "## A {.b}\n\n## C {onclick=d}", `1:6 attribute-unknown "{.b}"`, `3:6 attribute-unknown "{onclick=d}"`)
	checkReports(t, "> ## A {#x-1}\n\n## A {x} {y}")
	checkReports(t, "##Sans espace", `1:1 heading-space "##" → ## Sans espace`)
	checkReports(t, "Texte.\n  ###Sans espace", `2:3 heading-space "###" →   ### Sans espace`)
	checkReports(t, "#ProjetPRO \\##a `##b` ##c")
}

// A sentence with a line of signs directly below it was not meant for a heading.
func TestUnderlinedSentences(t *testing.T) {
	checkReports(t, "Une phrase.\n---\nSuite", "1:1 heading-underlined \"Une phrase.\\n---\" → Une phrase.\n\n---")
	checkReports(t, "Une phrase\nen deux lignes\n====", "2:1 heading-underlined \"en deux lignes\\n====\" → en deux lignes\n\n---")
	checkReports(t, "> Trois pistes :\n> ---", "1:3 heading-underlined \"Trois pistes :\\n> ---\" → > Trois pistes :\n>\n> ---")
	checkReports(t, "- Une phrase.\n  ---", "1:3 heading-underlined \"Une phrase.\\n  ---\" → - Une phrase.\n\n  ---")
	checkReports(t, "Titre\n---\n\nPourquoi ?\n---\n\nTexte.\n\n---\n\nTexte.")
}

func TestRawHTML(t *testing.T) {
	checkReports(t, "a <b>b</b> c", `1:3 raw-html "<b>" → a **b** c`)
	checkReports(t, "a<br>b", `1:2 raw-html "<br>" → a\`+"\nb")
	checkReports(t, "a<br/>", `1:2 raw-html "<br/>" → a`)
	checkReports(t, "a <img src=x onerror=alert(1)>", `1:3 raw-html "<img src=x onerror=alert(1)>"`)
	for _, s := range []string{"<script>alert(1)</script>", "<iframe src=x></iframe>", "<style>a{}</style>", "<base href=x>",
		`<meta http-equiv="refresh" content="0">`, "<?php x ?>", "<![CDATA[x]]>", "<!DOCTYPE html>", "<svg onload=x>", "<div>"} {
		checkReports(t, "a\n\n  "+s+"\n", fmt.Sprintf("3:3 raw-html %q", s))
	}
	checkReports(t, "a <!-- rien --> b\n\n<!-- rien -->\n\n<!--\nrien\n-->\n<!-- a --> <!-- b -->")
	checkReports(t, "a\n<!-- b\n\nc", `2:1 comment-open "<!-- b"`)
	checkReports(t, "<!-- a --> b", `1:11 comment-swallows " b"`)
	checkReports(t, "<!-- a\n\nb\n\n<!-- c -->", `1:1 comment-open "<!-- a"`)
	checkReports(t, "a <!-- b\nc <!-- d --> e", `1:3 comment-open "<!-- b"`)
	checkReports(t, "a %%b%% c", `1:3 comment-obsidian "%%b%%" → a <!-- b --> c`)
	checkReports(t, "3 < 4 et 5 > 4, `<b>`, &lt;b&gt;")
}

func TestCharacters(t *testing.T) {
	checkReports(t, "a\x07b", "1:2 control-character \"\\a\"")
	checkReports(t, "a\u0085b", `1:2 control-character "\u0085"`)
	checkReports(t, "a&#7;b", `1:2 control-character "&#7;"`)
	checkReports(t, "a\u202Eb", `1:2 bidi-control "\u202e"`)
	checkReports(t, "a&#x202E;b", `1:2 control-character "&#x202E;"`)
	checkReports(t, "a\u200B\u200B\u200Bb", `1:2 invisible-character "\u200b"`)
	checkReports(t, "a\u200Bb\uFFFC", `1:2 invisible-character "\u200b"`, "1:4 invisible-character \"\uFFFC\"")
	checkReports(t, "a\ufffeb", `1:2 control-character "\ufffe"`)
	checkReports(t, "a\u00A0b\tc\u00ADd\u202Fe\u200D")
	if got := htmlOf("a\x07b\u200Bc [d\x07](e.md) `f\x07`", "fr"); got != `<p>abc <a href="e.md">d</a> <code>f</code></p>` {
		t.Error(got)
	}
}

func TestOtherReports(t *testing.T) {
	checkReports(t, "> [!notte]\n> a", `1:3 callout-unknown "[!notte]" → > [!note]`)
	checkReports(t, "> [!xyzzy]\n> a", `1:3 callout-unknown "[!xyzzy]"`)
	checkReports(t, "[a]{.b} [c]{lang=qqqqqqqqqq} [d]{lang=en} [e]{f}", `1:4 attribute-unknown "{.b}"`, `1:12 language-unknown "{lang=qqqqqqqqqq}"`)
}

// Signs that mean something in other programs would be shown as they are.
func TestOtherDialects(t *testing.T) {
	checkReports(t, "Texte {.red} et {: .red} {#a}", `1:7 attribute-unknown "{.red}"`, `1:17 attribute-unknown "{: .red}"`, `1:26 attribute-unknown "{#a}"`)
	checkReports(t, "[z] {lang=en}.", `1:5 language-apart "{lang=en}" → [z]{lang=en}.`)
	checkReports(t, "mot {lang=en} [a](b.md) {lang=en}", `1:5 language-apart "{lang=en}"`, `1:25 language-apart "{lang=en}"`)
	checkReports(t, "{x} {...} {n=3} { a = b } \\{.red} `{.red}` {{ a }} {1.2}", `1:44 placeholder "{{ a }}"`)
	checkReports(t, "Un ==mot== ici", `1:4 mark-unknown "==mot==" → Un **mot** ici`)
	checkReports(t, "Un ==**mot**== ici", `1:4 mark-unknown "==**mot**=="`)
	checkReports(t, "m^2^ et 1^er^, x^n+1^", `1:2 mark-unknown "^2^" → m² et 1^er^, x^n+1^`, `1:10 mark-unknown "^er^" → m^2^ et 1er, x^n+1^`, `1:17 mark-unknown "^n+1^"`)
	checkReports(t, "H~2~O", `1:2 mark-unknown "~2~" → H₂O`)
	checkReports(t, "a == b, x==3 et y==4, ===, ^^, ~15 ou ~20, a^b, \\=\\=x==, `==x==`, ~~non~~, [x](https://a.be/?a==b==) ~a~")
}

func TestPastedLists(t *testing.T) {
	checkReports(t, "•\tPremier\n•\tSecond", `1:1 list-bullet "•" → - Premier`, `2:1 list-bullet "•" → - Second`)
	checkReports(t, "Texte :\n· Premier", `2:1 list-bullet "·" → - Premier`)
	checkReports(t, "\uF0B7\u00A0Premier", "1:1 list-bullet \"\\uf0b7\" → - Premier")
	checkReports(t, "- Un\n• Deux", `2:1 list-bullet "•" → - Deux`)
	checkReports(t, "o\tUn\n–\tDeux", `1:1 list-bullet "o" → - Un`, `2:1 list-bullet "–" → - Deux`)
	checkReports(t, "— Bonjour, dit-il.\n\nA • b\n\non\n\n| • |\n|---|\n| · |")
}

func TestIndentedText(t *testing.T) {
	checkReports(t, "Texte.\n\n    Un alinéa\n    et sa suite.", `3:5 code-indented "Un alinéa" → Un alinéa`)
	checkReports(t, "\tUn alinéa", `1:2 code-indented "Un alinéa" → Un alinéa`)
	checkReports(t, ">     Un alinéa", `1:7 code-indented "Un alinéa" → > Un alinéa`)
	checkReports(t, "- a\n\n      Un alinéa", `3:7 code-indented "Un alinéa"`)
	checkReports(t, "```\n    code\n```\n\nTexte\n    suite")
}

// A number below a text begins no list, unless it is 1; boxes have signs that are none.
func TestOneItem(t *testing.T) {
	checkReports(t, "Un paragraphe\n2. un", "2:1 list-bullet \"2.\" → \n2. un")
	checkReports(t, "Les étapes :\n2. Lire", "2:1 list-bullet \"2.\" → \n2. Lire")
	checkReports(t, "Il est né en\n2019. Puis il part.")
	checkReports(t, "Voir la page\n12. Puis la suivante.")
	checkReports(t, "- [o] un", `1:3 list-bullet "[o]"`)
	checkReports(t, "- [-] un", `1:3 list-bullet "[-]"`)
	checkReports(t, "- ( ) un\n- (x) deux", `1:3 list-bullet "( )" → - [ ] un`, `2:3 list-bullet "(x)" → - [x] deux`)
	checkReports(t, "- [o](https://www.example.org) un")
}

func TestTextStillToBeWritten(t *testing.T) {
	checkReports(t, "Contact : à compléter. [À COMPLÉTER]\n\n- A completer\n- TODO", `1:1 to-complete "Contact : à compléter. [À COMPLÉTER]"`,
		`3:3 to-complete "A completer"`, `4:3 to-complete "TODO"`)
	checkReports(t, "Le plan est à compléter ![Un plan du campus](plan.png).", `1:13 to-complete-shown "à compléter"`)
	checkReports(t, "**To be completed** by the faculty; text to be completed", `1:3 to-complete-shown "To be completed"`, `1:42 to-complete "to be completed"`)
	checkReports(t, "Un formulaire à compléter avant mai. It is to be completed after an audit. Il la complétera. Todo, TODOS. `TODO`\n<!-- TODO -->")
}

func TestLimits(t *testing.T) {
	cases := map[diag.Code][]string{
		diag.TextTooLong: {strings.Repeat("a ", maxBytes/2+1)},
		diag.TextTooDeep: {strings.Repeat(">", 40), "a\n\n" + strings.Repeat("> ", 40) + "a", strings.Repeat("- ", 40) + "a",
			strings.Repeat("1. ", 40) + "a", strings.Repeat("> - ", 40) + "a", strings.Repeat(" ", 80) + "- a"},
		diag.TextTooTangled: {strings.Repeat("*a_ ", 4000), strings.Repeat("*a_\n", 4000), strings.Repeat("[", 2000), strings.Repeat("![a](b", 2000),
			strings.Repeat("*a_ ", 900) + "\n    >\n" + strings.Repeat("*a_ ", 900), strings.Repeat("*a_ ", 900) + "\n*\n" + strings.Repeat("*a_ ", 900),
		},
		diag.TextTooMany: {strings.Repeat("[^a]: b\n\n", 6500), "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 1500)},
		diag.TableTooLarge: {strings.Repeat("|a", 2000) + "|\n" + strings.Repeat("|-", 2000) + "|\n" + strings.Repeat("|\n", 2000),
			"> " + strings.Repeat("|a", 200) + "|\n>" + strings.Repeat("|-", 200) + "|\n" + strings.Repeat("> |\n", 200)},
	}
	for code, srcs := range cases {
		for _, src := range srcs {
			d, l := Parse([]byte(src), diag.Pos{}, "fr", vocabulary)
			if len(l) != 1 || l[0].Code != code || !d.Empty() {
				t.Errorf("%.20q…: %v, want %s alone and no text", src, l, code)
			}
			checkDiags(t, src, l)
		}
	}
	for _, src := range []string{
		strings.Repeat("- - ", 20), strings.Repeat("* ", 50), strings.Repeat("-", 5000), // rules
		strings.Repeat("- *a* [b](c.md) _d_\n", 1500), strings.Repeat("*a* _b_\n\n", 3000),
		"|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", 9990),
		strings.Repeat("> ", 15) + "a", "```\n" + strings.Repeat(" ", 60) + "- a\n```",
	} {
		if _, l := Parse([]byte(src), diag.Pos{}, "fr", vocabulary); len(l) > 0 {
			t.Errorf("%.20q…: %v", src, l[0].Code)
		}
	}
}

func TestOffsetsBeginWhereTheTextDoes(t *testing.T) {
	d, l := Parse([]byte("## A\n\n[ici](x.md)"), diag.Pos{File: "x.md", Offset: 50}, "fr", vocabulary)
	want := diag.Pos{File: "x.md", Offset: 56}
	if d.Links[0].Pos != want || d.Links[0].End != 67 || l[0].Pos != want || l[0].End != 67 {
		t.Errorf("%+v %+v", d.Links, l[0])
	}
}

func TestDoc(t *testing.T) {
	d, _ := Parse([]byte("> [!note]\n> a\n\n## Le « titre » : {#t}\n\n### Évaluation\n\nL'*essentiel* : a[^1]\nb.\n\nc\n\n[^1]: d[^1]"), diag.Pos{}, "fr", vocabulary)
	if got, want := d.Summary(), "L’essentiel\u00A0: a b."; got != want {
		t.Errorf("Summary() = %q, want %q", got, want)
	}
	for id, want := range map[string]bool{"t": true, "evaluation": true, "fn:1": true, "fnref:1": true, "fnref:1:2": true,
		"fn:2": false, "fn:01": false, "fn:0": false, "fnref:1:3": false, "fnref:": false, "": false, "T": false,
		"top": true, "Top": true, ":~:text=L%27essentiel": true, "t:~:text=b": true, "u:~:text=b": false, "tops": false} {
		if d.HasAnchor(id) != want {
			t.Errorf("HasAnchor(%q) = %v", id, !want)
		}
	}
	if !d.HasFootnotes() || d.Empty() {
		t.Error("has footnotes and is not empty")
	}
	if d, l := Parse(nil, diag.Pos{}, "fr", vocabulary); !d.Empty() || len(l) > 0 || d.HTML(&words, nil) != "" || d.HasFootnotes() || d.Summary() != "" {
		t.Error("nothing is not empty")
	}
}

func TestTargets(t *testing.T) {
	d, _ := Parse([]byte("[a](b.pdf) ![c](d.png) [e](f.md)"), diag.Pos{}, "fr", vocabulary)
	got := d.HTML(&words, func(i int) Target {
		return []Target{{Href: `/b é"&<.pdf?x=%20%`, Attrs: ` hreflang="en"`, After: " (PDF)"}, {Href: "/d.png", Attrs: ` width="3"`}, {}}[i]
	})
	want := `<p><a href="/b%20%C3%A9%22&amp;%3C.pdf?x=%20%25" hreflang="en">a</a> (PDF) ` +
		`<img src="/d.png" width="3" alt="c" loading="lazy" decoding="async"> <a>e</a></p>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What has no words, or ends in a space, keeps the spaces on both sides.
func TestSpacesAroundWhatHasNoWords(t *testing.T) {
	for src, want := range map[string]string{
		"mot [^1] suite":                "mot ⟨1⟩ suite",
		"mot[^1] suite":                 "mot⟨1⟩ suite",
		"mot [^1]":                      "mot ⟨1⟩",
		"[^1] [^1] suite":               "⟨1⟩ ⟨1⟩ suite",
		"Mot [^1] ; suite":              "Mot ⟨1⟩\u202F; suite",
		"Mot [^1]; suite":               "Mot ⟨1⟩\u202F; suite",
		"Mot[^1] ! Suite":               "Mot⟨1⟩\u202F! Suite",
		"« mot [^1] »":                  "«\u00A0mot ⟨1⟩\u00A0»",
		"a ![](b.png \"décorative\") c": "a ⟨⟩ c",
		"![](b.png \"décorative\") c":   "⟨⟩ c",
		"a ![](b.png \"décorative\")":   "a ⟨⟩",
		"a ![b ](b.png) c":              "a ⟨b ⟩ c",
		"a ![b](b.png) c":               "a ⟨b⟩ c",
		"a <!-- b --> c":                "a c",
		"a ![b](javascript:c) d":        "a d",
		"**a** [^1] **b**\n[^1]\nc":     "a ⟨1⟩ b ⟨1⟩ c",
		"`a ` `b`":                      "a  b",
		"a [^1]\\\nb [^1]  \nc":         "a ⟨1⟩b ⟨1⟩c",
		"| a |\n|---|\n| b [^1] c |":    "ab ⟨1⟩ c",
		"- [x] [^1] a":                  "⟨1⟩ a",
	} {
		got := htmlOf(src+"\n\n[^1]: n", "fr")
		got, _, _ = strings.Cut(got, "<section")
		got = regexp.MustCompile(`<sup.*?</sup>`).ReplaceAllString(got, "⟨1⟩")
		got = regexp.MustCompile(`<img.*?alt="(.*?)".*?>`).ReplaceAllString(got, "⟨$1⟩")
		got = strings.TrimLeft(regexp.MustCompile(`<.*?>`).ReplaceAllString(got, ""), " ")
		if got != want {
			t.Errorf("%q: %q, not %q", src, got, want)
		}
	}
	d, _ := Parse([]byte("Mot [^1] ; ![](a.png \"décorative\") `b ` c\n\n[^1]: d"), diag.Pos{}, "fr", vocabulary)
	if s := d.Summary(); s != "Mot\u202F; b c" {
		t.Errorf("%q", s)
	}
}

// TestTypography asserts that typography sees neighbours in other elements and
// keeps away from code, addresses and other languages. What it does is tested in package lang.
func TestTypography(t *testing.T) {
	for src, want := range map[string]string{
		"**Quoi** ?":                "<p><strong>Quoi</strong>\u202F?</p>",
		"*L*'étudiant":              "<p><em>L</em>’étudiant</p>",
		"Quoi\n?":                   "<p>Quoi\u202F?</p>",
		"`a ?` ?":                   "<p><code>a ?</code>\u202F?</p>",
		"[Why ?]{lang=en} ?":        "<p><span lang=\"en\">Why ?</span>\u202F?</p>",
		"[a ?](b.md \"c ?\")":       "<p><a href=\"b.md\" title=\"c\u202F?\">a\u202F?</a></p>",
		"![a ?](b.png)":             "<p><img src=\"b.png\" alt=\"a\u202F?\" loading=\"lazy\" decoding=\"async\"></p>",
		"https://a.be/x?y=1":        "<p><a href=\"https://a.be/x?y=1\">https://a.be/x?y=1</a></p>",
		"a[^1] !\n\n[^1]: b":        "",
		"`a ` b":                    "<p><code>a </code> b</p>",
		"a `b `\\\nc":               "<p>a <code>b </code><br>c</p>",
		"## Pourquoi ?":             "<h2 id=\"pourquoi\">Pourquoi\u202F?</h2>",
		"```\na ?\n```":             "<pre tabindex=\"0\"><code>a ?\n</code></pre>",
		"a &amp; b ; &quot;c&quot;": "<p>a &amp; b\u202F; «\u00A0c\u00A0»</p>",
		"4 crédits":                 "<p>4\u00A0crédits</p>",
	} {
		got := htmlOf(src, "fr")
		if want == "" {
			if !strings.Contains(got, "</sup>\u202F!") {
				t.Errorf("%q: %s", src, got)
			}
			continue
		}
		if got != want {
			t.Errorf("%q\ngot  %s\nwant %s", src, got, want)
		}
	}
	if got := htmlOf("Why ?", "en"); got != "<p>Why ?</p>" {
		t.Error(got)
	}
}

func TestParseIsSafeForConcurrentUse(t *testing.T) {
	srcs := []string{prose, "[a](b.md)[^1]\n\n[^1]: c", "> [!note]\n> [d]{lang=en}", "|a|\n|-|\n|`\\|`|"}
	want := make([]string, len(srcs))
	for i, src := range srcs {
		want[i] = htmlOf(src, "fr")
	}
	t.Run("all", func(t *testing.T) {
		for i := range 20 {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				for range 20 {
					if got := htmlOf(srcs[i%len(srcs)], lang.Tag("fr")); got != want[i%len(srcs)] {
						t.Error("differs")
					}
				}
			})
		}
	})
}

// What is written instead of an element is said of it, and of what its tag is for.
func TestInsteadOfHTML(t *testing.T) {
	in := func(tag string) diag.Reason { return diag.Reason{Says: diag.InsteadLanguage, Part: tag} }
	for src, want := range map[string]any{
		"un <span lang='nl-BE'>mot</span>": in("nl-BE"), "un <span lang=\"\">mot</span>": in("…"), "un <em xml:lang=de>mot</em>": in("de"),
		"le 1<sup>er</sup>": diag.InsteadRaised, "CO<sub>2</sub>": diag.InsteadLowered, "<u>x</u>": diag.InsteadUnderline, "a <abbr title=\"x\">b</abbr>": diag.InsteadAbbr,
		"<ol>\n<li>x</li></ol>": diag.InsteadNumbers, "<dl><dt>x</dt></dl>": diag.InsteadTerms, "un <span lang=\"en\">mot</span>": in("en"),
		"un <i LANG='en'>mot</i>": in("en"), "un <i>mot</i>": diag.InsteadEmphasis, "a <a id=\"x\"></a>": diag.InsteadAnchor, "<h2 id=\"x\">T</h2>": diag.InsteadAnchor,
		"a <a href=\"x.md\">b</a>": diag.InsteadLink, "a <mark>b</mark>": diag.InsteadStrong, "| a | b |\n|---|---|\n| un<br>deux | x |": diag.InsteadInCell, "un<br>deux": diag.InsteadBreak,
	} {
		_, l := Parse([]byte(src), diag.Pos{}, "fr", vocabulary)
		if len(l) == 0 || l[0].Code != diag.RawHTML || l[0].Args[1] != want {
			t.Errorf("%q: %v", src, l)
		} else if want == diag.InsteadInCell && l[0].Fix != "" {
			t.Errorf("%q: a row is torn: %q", src, l[0].Fix)
		}
	}
}

// What elements say of languages is proposed as marks.
func TestLanguagesOfHTML(t *testing.T) {
	for src, want := range map[string]string{
		`le <span lang="en">design thinking</span> et <i lang=en>soft skills</i>`: "le [design thinking]{lang=en} et *[soft skills]{lang=en}*",
		`le <strong lang="nl-BE">woord</strong>, <b>gras</b>`:                     "le **[woord]{lang=nl-BE}**, **gras**",
		`le <span lang="en" class="x">mot</span>`:                                 "",
		`le <span lang="en">mot</em>`:                                             "",
		`le <span lang="en">[mot](x.md)</span>`:                                   "",
	} {
		_, l := Parse([]byte(src), diag.Pos{}, "fr", vocabulary)
		if len(l) == 0 || l[0].Code != diag.RawHTML || l[0].Fix != want {
			t.Errorf("%q: %v", src, l)
		}
	}
}

// An anchor may be as long as a heading; a scheme and slashes are corrected.
func TestAnchorsAndAddressesAlmostRight(t *testing.T) {
	long := strings.Repeat("exemple-de-", 18) + "x"
	checkReports(t, "## A {#"+long+"}\n\n[b](#"+long+")")
	checkReports(t, "## A {#"+long+"y"+long+"}", `1:6 heading-id-invalid "{#`+long+"y"+long+`}"`)
	checkReports(t, "[x](//media/av/x/)", `1:5 link-incomplete "//media/av/x/" → [x](/media/av/x/)`)
	checkReports(t, "[x](hhttps://ulb.be/)", `1:5 link-scheme "hhttps://ulb.be/" → [x](https://ulb.be/)`)
}
