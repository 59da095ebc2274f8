package markdown

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
)

// shapes of text, right and wrong, as people and programs write them; W stands
// for a word. Each is a block or begins one.
var blockShapes = []string{
	"W W W.", "W W\nW W", "W\\\nW", "W  \nW", "## W W", "### W {#a}", "W W\n---", "W W.\n---", "W\n-- ", "W\n===", "##W", "# W", "#\u00A0W", "####### W",
	"- W\n- W W", "* W\n\n  W\n* W", "1. W\n2. W", "1. W\n3. W", "2019. W W", "1.W\n2.W", "-W\n-W", "– W\n– W", "-- W\n-- W", "*W\n*W", "* W\n*W", "+W\n+W", "##W##", "| W | W |\n|––|––|\n| W | W |", "•\tW\n•\tW", "a) W\nb) W", "1- W\n2- W", "o\tW", "- [ ] W\n- [x] W", "[ ] W", "-\u00A0W",
	"> W\n> W", "> [!note] W\n> W", "> [!astuce]\n> W", "[!note] W", "> [!nope] W\n>\n> W", "> W\nW",
	"```\nW W\n```", "```go W W\nW\n```", "``` W W\nW", "~~~\nW\n```", "    W W", "\tW",
	"| W | W |\n|---|---|\n| W | W |", "| W | W |\n|---|---|\n| W | W | W |", "| W |\n| W |", "| W | W |\n|---|\n| W | W |", "W | W\n---|---\nW | W", "W\tW\nW\tW", "| W | `W|W` |\n|---|---|\n| `W|W` | W |", "| W |", "W | W\nW | W",
	"W\n: W W", "W W W\n: W", "W W\n\n: W", "W W W W W W W W W W W W W W W W W\n: W",
	"[W]: W", "[W]: W.W W", "[a]: b.md", "[^1]: W", "[^1] : W", "[^W]: W", "![W](a.png \"W\")", "![W W](a.png)", "![](a.png \"W\")", "[W](a.md)\n[W]: b.md",
	"<div>W</div>", "<div>\nW\n</div>\nW", "<p>W</p> W", "<!-- a --> W", "<!-- a -->", "<b>W</b> W", "---", "***", "::: W\nW\n:::", "!!! W \"W\"", "%%W%% W", "W\n\u00A0\nW",
	"i. W\nii. W", "(1) W\n(2) W", "1.1 W\n1.2 W", "1 - W\n2 - W", "☐ W", "☑ W", "- [] W", "¦ W ¦ W ¦", "W;W\nW;W", "W,W,W\nW,W,W", "h2. W", "= W =", "== W", "＃ W", ".. note:: W", "\\item W", "![W]: a.png", "! [W W](a.png)", "W[1] W\n\n[1] W",
	":::note W\nW W\n:::", "!!! tip \"W\"\n    W W", "??? note\n\n    W", ".. note:: W", "::: W\n:::note\nW\n:::\n:::", "```mermaid\nW\n```", "---\nab: W\n---", "=== \"W\"", "{/* W */}", "image::a.png[W]", "\\newpage", "import W from 'W'",
}

var phraseShapes = []string{
	"W", "W W", "*W*", "**W**", "**W W**", "~~W~~", "`W`", "`W W`", "[W](a.md)", "[W W](a.md \"W\")", "![W](a.png)", "![W](a.png \"W\")", "[W]{lang=en}", "W[^1]", "W [^1]", "https://a.be/x", "<https://a.be/x>", "W\\*W", "&amp;W", "[W][a]", "[W][]", "[W]",
	"** W **", "W**W W**", "**W", "W**", "*W", "W *", "_W", "~~W ~~", "W`W", "`W", "l**’W**", "**W :**W", "W**·W·W**", "W*W*s", "2*3*4 W", "W ** W", "__W", "***W**",
	"[W](W W.pdf)", "[W] (a.pdf)", "[W](a.pdf \"W\"", "![W](a.jpg “W”)", "![W](W.jpg W)", "![W] (a.png \"W\")", "[W](a.pdf ", "W](a.md)", "(W)[https://a.be]", "[W(a.pdf)", "[W]<https://a.be>", "[[W]]", "[[a|W]]", "![[W.png]]", "[W][W]", "[^W]", "[^ 1 ]", "^[W W]",
	"<b>W</b>", "W<br>W", "<W>", "</W", "<!-- a -->", "<!-- W", "&nbsp W", "&W;", "W & W", "W < W", "==W==", "++W++", "[W](a.md){:target=\"_W\"}", "W^2^", "W~2~", "{.W}", "[W]{.W}", "%%W%%", "W\\", "(W)", "« W »", "\"W\"", "W: W", "W;", "[](a.md)", "[W](javascript:a)", "![W](https://a.be/b.png)", "[W](#)", "[![W](a.png)](b.md)", "![](a.png \"décorative\")", "<javascript:W>",
	"[b]W[/b]", "[url=a.be]W[/url]", "//W//", "~W W~", "$W^2$", "\\textbf{W}", "\\emph{W}", "＊＊W＊＊", "［W］（a.md）", "[W](a.md)(a.md)", "[W] ../a.md", "<W@a.be W", "W[^W W]", "!![W W](a.png)",
	":tada:", ":W:", "[gallery ids=\"1\"]W[/gallery]", "[https://a.be W W]", "[W W|https://a.be]", "[[https://a.be][W]]", "\"W W\":https://a.be", "link:https://a.be[W]", "''W''", "'''W W'''", ":ref:`W`", "{ref}`W`", "{info}W{info}", "[@a99 W]", "${W}", "<%= W %>", "\\(W = W\\)", "!a.png!", "W ^abcd",
}

// newText makes up a text of such shapes. Every word of it is another.
func newText(r *rand.Rand) string {
	var b strings.Builder
	n := 0
	add := func(shape string) {
		for _, c := range shape {
			if c == 'W' {
				n++
				b.WriteString("q" + asLetters.Replace(strconv.Itoa(n)) + "z")
			} else {
				b.WriteRune(c)
			}
		}
	}
	for range 1 + r.IntN(5) {
		if r.IntN(2) == 0 {
			shape := blockShapes[r.IntN(len(blockShapes))]
			if add(shape); strings.Contains(shape, "]:") {
				b.WriteString("\n\n") // what follows would be a part of the address
			}
		}
		for range r.IntN(4) {
			add(phraseShapes[r.IntN(len(phraseShapes))])
			b.WriteString([]string{" ", " ", "\n", ". ", ""}[r.IntN(5)])
		}
		b.WriteString([]string{"\n\n", "\n\n", "\n\n", "\n"}[r.IntN(4)])
	}
	return b.String()
}

// readerText is what a reader reads of HTML, the texts that stand for pictures and
// links too; and of it what is no code.
func readerText(s string) (all, words string) {
	var text, noCode strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for code := false; ; {
		switch z.Next() {
		case html.ErrorToken:
			return text.String(), noCode.String()
		case html.TextToken:
			t := z.Text()
			if text.Write(t); !code {
				noCode.Write(t)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			code = string(name) == "code"
			text.WriteByte(' ')
			noCode.WriteByte(' ')
			for more {
				var key, value []byte
				if key, value, more = z.TagAttr(); string(key) == "alt" || string(key) == "title" {
					text.WriteString(" " + string(value) + " ")
				}
			}
		case html.EndTagToken:
			code = false
			text.WriteByte(' ')
			noCode.WriteByte(' ')
		}
	}
}

// rawMark is what nobody writes to be read.
var rawMark = regexp.MustCompile("\\*\\*|[ \n]__q|~~|`|\\]\\(|!\\[|\\[\\[|\\]\\]|<!--|[ \n]==q[a-j]+z==[ \n.]|\\{\\.|\\^\\[|:::|\\[\\^|%%|#q[a-j]|\\| q[a-j]+z \\||&nbsp|z\\^2")

var (
	// calledNote is a sign that refers to a note, and the note.
	calledNote = regexp.MustCompile(`(?s)z\*\*?([^*q].*)?\n\*\*?q`)
	censored   = regexp.MustCompile(`\*{4}|z\*{3}q|\*{3}[<!]|~{3}|__q[a-j]+z[_./]|\\\[`)
	madeUp     = regexp.MustCompile(`q[a-j]+z`)
	asLetters  = strings.NewReplacer("0", "a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6", "g", "7", "h", "8", "i", "9", "j")
)

// Every word of a text is on the page, or a diagnostic says that it is not.
func TestNoWordIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1500 {
		src := newText(r)
		d, l := Parse([]byte(src), diag.Pos{File: "x.md"}, "fr", vocabulary)
		text, _ := readerText(d.HTML(&words, same(d)))
		for _, link := range d.Links {
			text += " " + link.Dest
		}
		for _, at := range madeUp.FindAllStringIndex(src, -1) {
			if !strings.Contains(text, src[at[0]:at[1]]) && !isSaid(src, l, at[0]) {
				t.Fatalf("%q of\n%s\nis not in %q, and nothing says so: %v", src[at[0]:at[1]], src, text, codes(l))
			}
		}
	}
}

// unindented is what ends a footnote: an empty line, and one without indentation.
var unindented = regexp.MustCompile(`\n\s*\n[^ \t\n]`)

// isSaid reports whether a diagnostic is about the line that an offset is in, or
// about a comment, a footnote or a table that goes on there.
func isSaid(src string, l diag.List, at int) bool {
	return slices.ContainsFunc(l, func(d *diag.Diagnostic) bool {
		from, to := plaintext.LineStart([]byte(src), d.Pos.Offset), plaintext.LineEnd([]byte(src), max(d.Pos.Offset, d.End))
		switch d.Code {
		case diag.CommentOpen:
			to = len(src)
		case diag.FootnoteUnused, diag.TableSwallows:
			if behind := unindented.FindStringIndex(src[to:]); behind != nil {
				to += behind[0]
			} else {
				to = len(src)
			}
		}
		return from <= at && at <= to
	})
}

func codes(l diag.List) (all []string) {
	for _, d := range l {
		all = append(all, string(d.Code))
	}
	return all
}

// No mark is shown to the reader unless a diagnostic says so.
func TestNoMarkIsShownInSilence(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 1500 {
		src := newText(r)
		d, l := Parse([]byte(src), diag.Pos{File: "x.md"}, "en", vocabulary)
		_, text := readerText(d.HTML(&words, same(d)))
		for _, sign := range rawMark.FindAllString(text, -1) {
			sign = strings.Trim(sign, " \n.")
			said := !strings.Contains(src, sign) || censored.MatchString(src) || calledNote.MatchString(src)
			for at := strings.Index(src, sign); at >= 0 && !said; {
				said = isSaid(src, l, at) || at > 0 && src[at-1] == '\\'
				next := strings.Index(src[at+1:], sign)
				if next < 0 {
					break
				}
				at += 1 + next
			}
			if !said {
				t.Fatalf("%q is shown of\n%s\nand nothing says so: %v\n%s", sign, src, codes(l), d.HTML(&words, same(d)))
			}
		}
	}
}

// Prose has signs that are what they seem to be: nothing is said about it.
func TestProseIsLeftAlone(t *testing.T) {
	sentences := []string{
		"Depuis octobre 2019, les étudiant·es suivent un module de 8 séances (de 2 h chacune).", "« Pourquoi ? », dit-elle – et l'on rit.",
		"Les inscriptions se font avant le 1er mai : 50 %, soit ~15 personnes, paient 5 €*.", "L’option A/B, les 3 * 4 cases et x_1 ≤ 3 < 4.",
		"Écrivez à a.b-c_d@ulb.be ou au +32 (0)2 650 00 00.", "Voir [1], [sic] et (voir p. 4) ; cf. § 3, n° 12 & suivants.", "AT&T, R&D et Q&R ; C:\\dossier ; <3 ; 2*3*4 = 24.",
		"Étudiant(e)s, étudiant.e.s, étudiant-e-s, étudiant/e/s, tou*te*s.", "Hôtel ***, 5 étoiles : ☆ ; nom_de_fichier.md et *.txt.", "Nom : ________ Prénom : ____",
		"It’s “the end” — or isn't it? 10–12 May, 9:30–10:45, 16:9.", "The files _config.yml and data_set/x_y.json; 1_000 items.", "Un *mot*, **deux mots** et ***trois mots ici*** ; ~~non~~.",
		"Le `code` et ``un ` accent``, \\*étoile\\*, \\[crochet\\].", "[Un lien](a.md), [un autre](https://a.be/x_(y)?a=b_c&d=*e \"Titre\"), ![le plan](b.png).", "Le site https://a.be/x_y*z?a=1&copy=2 (ouvert).",
		"{x} {n=3} [le nom.] $5 #1 @nom 100% 5° 20 °C 1/2 ½ m² H₂O.", "A : b ; c ! d ? e… f", "50 000 personnes, 3,5 millions, -5 °C, +2, ±3.", "a) d'abord, b) ensuite, c) enfin.",
		"Le master (120 crédits), dit « Master 120 », dure 2 ans.", "Oui ; non : peut-être… [...] (…)", "Vite ! Inscrivez-vous !", "Note[^1].",
	}
	blocks := []string{
		"- Un\n- Deux\n  et la suite\n- Trois", "1. Un\n2. Deux\n3. Trois", "1. Un\n1. Deux", "3) Trois\n4) Quatre", "- [ ] À faire\n- [x] Fait", "> Une citation\n> sur deux lignes",
		"> [!note] Titre\n> Texte", "| a | b |\n|---|--:|\n| 1 | 2 |\n| `x\\|y` | **3** |", "a | b\n--|--\n1 | 2", "```\n** x ** [a](b c\n```", "~~~sh\n| x\n~~~", "Terme\n: définition\n: une autre", "---", "***",
		"![Le plan](b.png \"Une légende\")", "— Bonjour, dit-il.\n\n— Bonsoir.", "<!-- un commentaire -->", "Adresse\\\nRue X, 5\\\n1000 Bruxelles", "Prix | Durée | Lieu", "§ 3 Du règlement\n§ 4 De la suite", "M. Dupont\nMme Durand\nDr X",
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 1500 {
		var b strings.Builder
		b.WriteString("## Titre : « Où ? »\n\n")
		for range 1 + r.IntN(6) {
			if r.IntN(3) == 0 {
				b.WriteString(blocks[r.IntN(len(blocks))] + "\n\n<!-- -->\n\n")
				continue
			}
			for range 1 + r.IntN(5) {
				b.WriteString(sentences[r.IntN(len(sentences))] + []string{" ", " ", "\n"}[r.IntN(3)])
			}
			b.WriteString("\n\n")
		}
		b.WriteString("Paiement : 5 €*.\n\n*Hors frais.\n\n[^1]: Une note.\n")
		src := b.String()
		for _, in := range []lang.Tag{"fr", "en"} {
			_, l := Parse([]byte(src), diag.Pos{File: "x.md"}, in, vocabulary)
			for _, d := range l {
				if d.Code != diag.LinkTextAddress && d.Code != diag.FootnoteUnused {
					t.Fatalf("%s at %q of\n%s", d.Code, src[d.Pos.Offset:max(d.End, d.Pos.Offset)], src)
				}
			}
		}
	}
}
