package markdown

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
)

// prose is 1,000 words of the kind of text the site has, with a table.
var prose = func() string {
	const section = `## Ce que le module apporte

Depuis octobre 2019, les étudiants de **master 2** de la faculté d'architecture suivent un module de *8 séances* de 2 h,
pour une valeur de 4 crédits, au sein de l'option [design thinking]{lang=en} : une réflexion sur leur projet
professionnel, des rencontres avec des personnes du métier, un travail écrit et oral. Voir
[la page du module](modules/design-thinking.fr.md) et [le site de l'université](https://www.ulb.be/fr/).

- Réflexion personnelle sur le projet professionnel
- Recherche documentaire et analyse : programmes, offres, témoignages
- Échanges entre étudiants, puis [rencontres](rencontres.fr.md) avec des professionnels
- Travail oral et écrit, d'abord individuel puis en groupe

Est-ce obligatoire ? Non ; mais "utile", disent les anciens. Les inscriptions se font avant le 15 octobre, au bureau
InfOR-emploi ou par courriel. Chaque séance commence à 14 h 30 ; la présence est demandée, et l'évaluation porte sur
un dossier de 10 pages et sur une présentation de 15 minutes devant un jury.

`
	const table = `## Calendrier

| Séance | Thème | Lieu | Heures |
|:-------|:------|:-----|-------:|
| 1 | Présentation du projet | Solbosch | 2 |
| 2 | Carte des métiers | Flagey | 2 |
| 3 | Entretiens | Flagey | 2,5 |
| 4 | Bilan | Solbosch | 1,5 |

`
	var b strings.Builder
	b.WriteString(table)
	for len(strings.Fields(b.String())) < 1000 {
		b.WriteString(section)
	}
	return b.String()
}()

func BenchmarkParse(b *testing.B) {
	src := []byte(prose)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, diag.Pos{}, "fr", vocabulary)
	}
}

func BenchmarkHTML(b *testing.B) {
	d, _ := Parse([]byte(prose), diag.Pos{}, "fr", vocabulary)
	b.ReportAllocs()
	for b.Loop() {
		d.HTML(&words, same(d))
	}
}

// hostile are texts of about n bytes that cost goldmark, or us, more than they
// should: those of which more than linear time was known or suspected.
var hostile = map[string]func(n int) string{
	"emphasis that never closes":  repeat("*a_ "),
	"in paragraphs":               repeat(strings.Repeat("*a_ ", 1000) + "\n\n"),
	"mixed delimiters":            repeat("a~ *b "),
	"links that never close":      repeat("[a](b"),
	"links in paragraphs":         repeat(strings.Repeat("[a](b", 900) + "\n\n"),
	"angle links":                 repeat("[a](<b"),
	"parentheses":                 repeat("[a]((("),
	"brackets":                    repeat("["),
	"marks of other dialects":     repeat("a^b ==c "),
	"braces":                      repeat("{a=b} {"),
	"marks that mark nothing":     repeat("a** *b `c ~~d "),
	"signs of notes":              repeat("a**\n\n"),
	"links almost right":          repeat("[a](b c.pdf \"d\" (e)[f.g] h](i.jk) "),
	"rows without a table":        repeat("| a | b\n"),
	"cells without a column":      func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|b|c|\n", n/6) },
	"code that never ends":        repeat("- ```\n"),
	"definitions nobody uses":     repeat("[a]: b\n\n"),
	"lists that are none":         repeat("1- a\n2- b\n\n"),
	"names of characters":         repeat("&eacute &b;"),
	"pasted bullets":              repeat("•\ta\n"),
	"placeholders":                repeat("à compléter TODO "),
	"nested brackets":             func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"nested in paragraphs":        repeat(strings.Repeat("[", 999) + strings.Repeat("]", 999) + "\n\n"),
	"emphasis in brackets":        repeat("*a[b_"),
	"quotations":                  repeat("> "),
	"quotations within the limit": repeat(strings.Repeat("> ", maxDepth) + "a\n"),
	"numbers":                     repeat("1. "),
	"lists":                       repeat("- a\n"),
	"nested lists": func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i = (i + 1) % maxDepth {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return b.String()
	},
	"empty lines in a deep list": func(n int) string { return strings.Repeat("- ", maxDepth) + "a\n" + strings.Repeat("\n", n) },
	"comments that never end":    repeat("a <!--a\n"),
	"tags":                       repeat("<b>"),
	"tags that never end":        repeat("<a b=\""),
	"definitions":                repeat("[a]: b\n"),
	"definitions in paragraphs":  repeat(strings.Repeat("[a]: b\n", 900) + "\n"),
	"footnotes":                  repeat("[^a]: b\n\n"),
	"nested footnotes":           repeat("[^a]: "),
	"wide table":                 func(n int) string { return table(n/8, n/4) },
	"table within the limit":     func(n int) string { return table(100, 190) + "\n" + repeat("a\n\n")(n) },
	"many tables":                func(n int) string { return strings.Repeat(table(100, 190)+"\n", max(1, n/960)) },
	"rules of tables":            repeat("|-|\n"),
	"escaped bars":               func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|`\\|`|b|\n", n/9) },
	"images in links":            repeat("[![a](b)](c) "),
	"addresses":                  repeat("http://a.b "),
	"schemes":                    repeat("://"),
	"mail":                       repeat("a@b.c@"),
	"headings":                   repeat("## a\n"),
	"attributes":                 func(n int) string { return "# a " + strings.Repeat("{a=", n/3) },
	"ids":                        repeat("## a {#a}\n"),
	"languages":                  repeat("[a]{lang=en}"),
	"languages that are none":    repeat("[a]{b=c}"),
	"callouts":                   repeat("> [!a]\n\n"),
	"accents graves":             repeat("`a ``b "),
	"entities":                   repeat("&amp;"),
	"spaces":                     repeat(" a               "),
	"controls":                   repeat("\x01"),
	"one line":                   repeat("a"),
	"prose":                      repeat(prose),
}

func repeat(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, max(1, n/len(s))) }
}

func table(columns, rows int) string {
	return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|\n", rows)
}

// BenchmarkHostile shows how time grows with size: it should not more than
// triple when the size doubles. Run it when goldmark changes.
func BenchmarkHostile(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		for _, n := range []int{32 << 10, 64 << 10, 128 << 10, 255 << 10} {
			src := []byte(hostile[name](n))
			b.Run(fmt.Sprintf("%s/%dK", strings.ReplaceAll(name, " ", "_"), n>>10), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					Parse(src, diag.Pos{}, "fr", vocabulary)
				}
			})
		}
	}
}
