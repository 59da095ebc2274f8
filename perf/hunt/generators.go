//go:build unix

// This file makes the files: each generator gives some of about n bytes, of one shape.

package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
)

// smallest is the site that the files are laid over.
var smallest = map[string][]byte{
	"content/site.yaml":     []byte("name: Essai\nbase_url: https://www.site.test/\nlanguages: [fr, en]\nlevels: [BA1, BA2, BA3, MA1, MA2]\n"),
	"content/home.fr.md":    []byte("---\ntitle: Accueil\nsummary: Le site.\n---\n\nBonjour.\n"),
	"content/home.en.md":    []byte("---\ntitle: Welcome\nsummary: The site.\n---\n\nHello.\n"),
	"content/pages/a.en.md": []byte("---\ntitle: A\nsummary: The page.\n---\n\nA page.\n"),
}

type generator func(n int) map[string][]byte

// again is s, as often as it goes into n bytes.
func again(s string, n int) string { return strings.Repeat(s, max(1, n/len(s))) }

// numbered is format with the numbers from 0, up to n bytes.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, strings.ReplaceAll(format, "%d", "%[1]d"), i)
	}
	return b.String()
}

// nested is begin and end around each other, in n bytes.
func nested(begin, middle, end string, n int) string {
	depth := max(1, n/(len(begin)+len(end)))
	return strings.Repeat(begin, depth) + middle + strings.Repeat(end, depth)
}

func file(path string, text func(n int) string) generator {
	return func(n int) map[string][]byte { return map[string][]byte{path: []byte(text(n))} }
}

func repeats(s string) func(int) string  { return func(n int) string { return again(s, n) } }
func counting(s string) func(int) string { return func(n int) string { return numbered(s, n) } }
func nesting(begin, middle, end string) func(int) string {
	return func(n int) string { return nested(begin, middle, end, n) }
}

const page = "---\ntitle: A\nsummary: La page.\n---\n\n"

func text(s func(int) string) generator {
	return file("content/pages/a.fr.md", func(n int) string { return page + s(n) + "\n" })
}

// front is a module whose front matter ends with what s gives.
func front(s func(int) string) generator {
	return func(n int) map[string][]byte {
		return map[string][]byte{
			"content/faculties/f/faculty.fr.md":   []byte("---\ntitle: F\nsummary: La faculté.\n---\n\nF.\n"),
			"content/faculties/f/modules/m.fr.md": []byte("---\ntitle: M\nsummary: Le module.\n" + s(n*15/16) + "\n---\n\nM.\n"),
		}
	}
}

// credits is a module of 4 credits whose text repeats what may be said of them.
func credits(s string) generator {
	return func(n int) map[string][]byte {
		return map[string][]byte{
			"content/faculties/f/faculty.fr.md":   []byte("---\ntitle: F\nsummary: La faculté.\n---\n\nF.\n"),
			"content/faculties/f/modules/m.fr.md": []byte("---\ntitle: M\nsummary: Le module.\ncredits: 4\n---\n\n" + again(s, n) + "\n2 crédits\n"),
		}
	}
}

func settings(s func(int) string) generator {
	return file("content/site.yaml", func(n int) string { return string(smallest["content/site.yaml"]) + s(n*15/16) + "\n" })
}

func strs(s func(int) string) generator    { return file("i18n/fr.yaml", s) }
func sheet(s func(int) string) generator   { return file("static/a.css", s) }
func script(s func(int) string) generator  { return file("static/a.js", s) }
func drawing(s func(int) string) generator { return file("static/a.svg", svg(s)) }
func layout(s func(int) string) generator {
	return file("layouts/text.html", func(n int) string { return `{{define "main"}}` + s(n) + `{{end}}` })
}

func svg(s func(int) string) func(int) string {
	return func(n int) string { return `<svg xmlns="http://www.w3.org/2000/svg">` + s(n) + `</svg>` }
}

// linked is a document that a page links to.
func linked(name string, data func(n int) []byte) generator {
	return func(n int) map[string][]byte {
		return map[string][]byte{"content/pages/a.fr.md": []byte(page + "[Le plan](" + name + ")\n"), "content/pages/" + name: data(n)}
	}
}

// shown is a picture that a page shows.
func shown(name string, data func(n int) []byte) generator {
	return func(n int) map[string][]byte {
		return map[string][]byte{"content/pages/a.fr.md": []byte(page + "![Un plan](" + name + ")\n"), "content/pages/" + name: data(n)}
	}
}

func document(s func(int) string) generator {
	return linked("a.pdf", func(n int) []byte { return []byte(s(n)) })
}

// zipped is s, as often as it goes into n bytes, compressed.
func zipped(s string, n int) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	some := []byte(again(s, min(n, 1<<16)))
	for ; n > 0; n -= len(some) {
		z.Write(some)
	}
	z.Close()
	return b.String()
}

// objects is a PDF of objects with a table of where they are.
func objects(all ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var table strings.Builder
	for i, o := range all {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj%s endobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 1\n0000000000 65535 f \n1 %d\n%strailer<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(all), table.String(), start)
	return b.String()
}

// chain is a PDF whose page leads to n bytes of objects, each made by o from the number of the next.
func chain(o string) func(int) string {
	return func(n int) string {
		all := []string{"<</Type/Catalog/Pages 2 0 R/Names 4 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Resources<</ColorSpace<</C 4 0 R>>/Pattern<</P 4 0 R>>>>>>"}
		for size := 0; size < n; size += len(all[len(all)-1]) + 40 {
			all = append(all, strings.ReplaceAll(o, "NEXT", fmt.Sprintf("%d 0 R", len(all)+2)))
		}
		return objects(append(all, "null")...)
	}
}

func chunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// png is a picture of 60,000 by 60,000 pixels, as it says, with chunks of a kind before its data.
func png(kind string) func(int) []byte {
	return func(n int) []byte {
		b := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", []byte{0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2, 0, 0, 0})...)
		for len(b) < n {
			b = append(b, chunk(kind, []byte("a\x00b"))...)
		}
		return append(append(b, chunk("IDAT", []byte(zipped("\x00\x00\x00\x00", 4)))...), chunk("IEND", nil)...)
	}
}

// pages are many small pages, of n bytes together.
func pages(each string) generator {
	return func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/256) {
			all[fmt.Sprintf("content/pages/p%d.fr.md", i)] = []byte("---\ntitle: P\nsummary: La page.\n---\n\n" + strings.ReplaceAll(each, "%d", fmt.Sprint(i)) + "\n")
		}
		return all
	}
}

// generators by name, which begins with the kind of file.
var generators = map[string]generator{
	// Texts.
	"text credits":                             credits("2 crédits, "),
	"text credits, right once":                 credits("2 crédits et 4 crédits. "),
	"text credits beside links":                credits("- [2 crédits](../faculty.fr.md)\n"),
	"text figures":                             credits("1, "),
	"text figures in groups":                   credits("111.111."),
	"text figures parted by points and spaces": credits("1.1 1 "),
	"text emphasis that never closes":          text(repeats("*a_ ")),
	"text emphasis and strikes":                text(repeats("a~ *b ")),
	"text strikes":                             text(repeats("~~ ")),
	"text strikes with words":                  text(repeats("~~a ~~")),
	"text bold beside letters":                 text(repeats("a**b ")),
	"text stars":                               text(repeats("*")),
	"text footnotes on lines below each other": text(func(n int) string { return numbered("a[^%d] ", n/2) + "\n\n" + numbered("[^%d]: b\n", n/2) }),
	"text table with marks":                    text(func(n int) string { return "|a|b|\n|-|-|\n" + again("|[c](d)|*e* **f**|\n", n) }),
	"text links that never close":              text(repeats("[a](b")),
	"text links with titles":                   text(repeats("[a](b \"c")),
	"text links in angles":                     text(repeats("[a](<b")),
	"text brackets":                            text(repeats("[")),
	"text brackets within each other":          text(nesting("[", "a", "]")),
	"text brackets in paragraphs":              text(repeats(strings.Repeat("[", 900) + strings.Repeat("]", 900) + "\n\n")),
	"text references":                          text(repeats("[a][b] ")),
	"text definitions":                         text(counting("[a%d]: b\n")),
	"text definitions, never used":             text(counting("[a%d]: http://example.org/%d\n\n")),
	"text definitions, of one name":            text(repeats("[a]: b\n")),
	"text footnotes":                           text(counting("a[^%d]\n\n[^%d]: b\n\n")),
	"text footnotes, one named often":          text(func(n int) string { return "[^a]: b\n\n" + again("c[^a] ", n) }),
	"text footnotes within each other":         text(repeats("[^a]: ")),
	"text addresses":                           text(repeats("http://a.b ")),
	"text addresses with parentheses":          text(repeats("www.)")),
	"text addresses with parentheses, two":     text(repeats("http://a.b)")),
	"text addresses without space":             text(repeats("www.a.b")),
	"text schemes":                             text(repeats("://")),
	"text mail":                                text(repeats("a@b.c@")),
	"text mail without space":                  text(repeats("a@")),
	"text dots":                                text(repeats("a.")),
	"text code that never ends":                text(repeats("`a ``b ")),
	"text code before quotations":              text(repeats("`a\n> b\n")),
	"text code in quotations":                  text(repeats("> `a\n")),
	"text code of all lengths": text(func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + " ")
		}
		return b.String()
	}),
	"text quotations":                text(repeats("> ")),
	"text quotations, sixteen deep":  text(repeats(strings.Repeat("> ", 16) + "a\n")),
	"text quotations and paragraphs": text(repeats("> a\nb\n")),
	"text dashes":                    text(repeats("- ")),
	"text dashes, a line each":       text(repeats("- a\n")),
	"text dashes, sixteen":           text(repeats(strings.Repeat("- ", 16) + "a\n")),
	"text dashes and lines":          text(repeats("-\n")),
	"text numbers":                   text(repeats("1. ")),
	"text lists within each other": text(func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i = (i + 1) % 16 {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return b.String()
	}),
	"text lists and empty lines":        text(func(n int) string { return strings.Repeat("- ", 16) + "a\n" + strings.Repeat("\n", n) }),
	"text tasks":                        text(repeats("- [ ] a\n")),
	"text comments that never end":      text(repeats("a <!--a\n")),
	"text tags":                         text(repeats("<b>")),
	"text tags that never end":          text(repeats("<a b=\"")),
	"text angles":                       text(repeats("<")),
	"text declarations":                 text(repeats("<!A ")),
	"text instructions":                 text(repeats("<?")),
	"text wide table":                   text(func(n int) string { return again("|a", n/4) + "|\n" + again("|-", n/4) + "|\n" + again("|\n", n/2) }),
	"text narrow table":                 text(func(n int) string { return "|a|b|\n|-|-|\n" + again("|c|d|\n", n) }),
	"text tables":                       text(repeats("|a|b|\n|-|-|\n|c|d|\n\n")),
	"text rules of tables":              text(repeats("|-|\n")),
	"text escaped bars":                 text(func(n int) string { return "|a|b|\n|-|-|\n" + again("|`\\|`|b|\n", n) }),
	"text bars in a cell":               text(func(n int) string { return "|a|b|\n|-|-|\n|" + again("`a|b`", n) + "|\n" }),
	"text headings":                     text(repeats("## a\n")),
	"text headings of all names":        text(counting("## a%d\n")),
	"text headings underlined":          text(repeats("a\n---\n")),
	"text identifiers":                  text(repeats("## a {#a}\n")),
	"text attributes":                   text(func(n int) string { return "# a " + again("{a=", n) }),
	"text dead anchors":                 text(counting("[a](#b%d) ")),
	"text dead anchors and headings":    text(func(n int) string { return numbered("## a%d\n", n/2) + numbered("[a](#b%d) ", n/2) }),
	"text dead anchors of another page": text(counting("[a](a.en.md#b%d) ")),
	"text dead links":                   text(counting("[a](b%d.md) ")),
	"text dead addresses":               text(counting("[a](/fr/b%d/) ")),
	"text languages":                    text(repeats("[a]{lang=en}")),
	"text languages that are none":      text(repeats("[a]{b=c}")),
	"text callouts":                     text(repeats("> [!note]\n> a\n\n")),
	"text definition lists":             text(repeats("a\n: b\n\n")),
	"text entities":                     text(repeats("&amp;")),
	"text entities that are none":       text(repeats("&a")),
	"text backslashes":                  text(repeats("\\")),
	"text spaces":                       text(repeats(" a               ")),
	"text empty lines":                  text(repeats("\n")),
	"text tabs":                         text(repeats("\t")),
	"text tabs and words":               text(repeats("a\t")),
	"text one word":                     text(repeats("a")),
	"text words":                        text(repeats("mot ")),
	"text lines":                        text(repeats("mot\n")),
	"text quotes":                       text(repeats("\"a ")),
	"text apostrophes":                  text(repeats("l'a ")),
	"text guillemets":                   text(repeats("«a ")),
	"text points":                       text(repeats("...")),
	"text signs":                        text(repeats("a ? b ! c : d ; ")),
	"text accents as two signs":         text(repeats("e\u0301")),
	"text accents without a letter":     text(repeats("\u0301")),
	"text invisible":                    text(repeats("\u200b")),
	"text controls":                     text(repeats("\x01")),
	"text directions":                   text(repeats("\u202e")),
	"text what is no UTF-8":             text(repeats("\xff")),
	"text bullets of Word":              text(repeats("•\ta\n")),
	"text to be completed":              text(repeats("à compléter TODO ")),
	"text wiki links":                   text(repeats("[[a|b]] ")),
	"text obsidian comments":            text(repeats("%%")),
	"text shortcodes":                   text(repeats("{{< a >}} ")),
	"text math":                         text(repeats("$a$ ")),
	"text marks of other dialects":      text(repeats("a^b ==c ")),
	"text pictures":                     text(repeats("![a](b.png) ")),
	"text pictures in links":            text(repeats("[![a](b)](c) ")),
	"text vague links":                  text(repeats("[ici](a.en.md) ")),
	"text in 16 bits":                   file("content/pages/a.fr.md", func(n int) string { return "\xff\xfe" + again("a\x00", n) }),
	"text without front matter":         file("content/pages/a.fr.md", repeats("mot ")),
	"text of dashes":                    file("content/pages/a.fr.md", repeats("---\n")),

	// Front matter.
	"front wide list":               front(func(n int) string { return "levels: [" + again("a,", n) + "b]" }),
	"front wide list of numbers":    front(func(n int) string { return "levels: [" + numbered("%d, ", n) + "b]" }),
	"front wide list of people":     front(func(n int) string { return "people: [" + again("a, ", n) + "b]" }),
	"front list":                    front(func(n int) string { return "levels:\n" + again("- a\n", n) }),
	"front list of levels":          front(func(n int) string { return "levels:\n" + again("- BA1\n", n) }),
	"front list of campuses":        front(func(n int) string { return "campuses:\n" + numbered("- a%d\n", n) }),
	"front ranges":                  front(func(n int) string { return "levels: [" + again("BA1-BA999999, ", n) + "BA1]" }),
	"front ranges of a hundred":     front(func(n int) string { return "levels:\n" + again("- A1-A99\n", n) }),
	"front one range":               front(func(n int) string { return "levels: A1-A" + again("9", n) }),
	"front ranges with words":       front(func(n int) string { return "levels: " + again("BA1 à BA9 ", n) }),
	"front ranges within ranges":    front(func(n int) string { return "levels: " + again("A1-", n) }),
	"front numbers":                 front(func(n int) string { return "credits: " + again("1", n) }),
	"front numbers with commas":     front(func(n int) string { return "credits: " + again("1,", n) }),
	"front exponents":               front(func(n int) string { return "credits: 1e" + again("9", n) }),
	"front students":                front(func(n int) string { return "students: " + again("1-", n) }),
	"front dates":                   front(func(n int) string { return "since: " + again("2019-", n) }),
	"front hours":                   front(func(n int) string { return "hours:\n" + numbered("  a%d: 1\n", n) }),
	"front sessions":                front(func(n int) string { return "sessions:\n" + again("  - {count: 1, length: 2h}\n", n) }),
	"front resources":               front(func(n int) string { return "resources:\n" + again("  - {kind: video, url: https://a.b}\n", n) }),
	"front people":                  front(func(n int) string { return "people:\n" + again("  - {name: A, email: a@b.c}\n", n) }),
	"front parts":                   front(func(n int) string { return "parts:\n" + again("  - {title: A, credits: 1}\n", n) }),
	"front keys":                    front(counting("a%d: b\n")),
	"front one key":                 front(repeats("credits: 4\n")),
	"front keys almost right":       front(counting("credit%d: 4\n")),
	"front lists within each other": front(func(n int) string { return "levels: " + nested("[", "a", "]", n) }),
	"front lists that never end":    front(func(n int) string { return "levels: " + again("[", n) }),
	"front maps within each other":  front(func(n int) string { return "levels: " + nested("{a: ", "b", "}", n) }),
	"front maps that never end":     front(func(n int) string { return "levels: " + again("{", n) }),
	"front blocks within each other": front(func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.String()
	}),
	"front dashes within each other": front(func(n int) string { return "levels:\n  " + again("- ", n) + "a" }),
	"front quotes":                   front(func(n int) string { return "summary: \"" + again("a\\", n) }),
	"front quotes doubled":           front(func(n int) string { return "option: '" + again("''", n) + "'" }),
	"front escapes":                  front(func(n int) string { return "option: \"" + again("\\u00e9", n) + "\"" }),
	"front a long line":              front(func(n int) string { return "option: " + again("a ", n) }),
	"front a long word":              front(func(n int) string { return "option: " + again("a", n) }),
	"front folded":                   front(func(n int) string { return "option: >\n" + again("  a\n", n) }),
	"front literal":                  front(func(n int) string { return "option: |\n" + again("  a\n", n) }),
	"front literal, empty lines":     front(func(n int) string { return "option: |\n" + again("\n", n) }),
	"front lines that go on":         front(func(n int) string { return "option: a\n" + again("  a\n", n) }),
	"front anchors":                  front(func(n int) string { return "a: &a b\n" + again("c: *a\n", n) }),
	"front laughs": front(func(n int) string {
		var b strings.Builder
		b.WriteString("a0: &a0 [x]\n")
		for i := 1; b.Len() < n; i++ {
			fmt.Fprintf(&b, "a%d: &a%d [*a%d,*a%d,*a%d]\n", i, i, i-1, i-1, i-1)
		}
		return b.String()
	}),
	"front merges":                   front(func(n int) string { return "a: &a {b: c}\n" + again("d: {<<: *a}\n", n) }),
	"front tags":                     front(func(n int) string { return "option: " + again("!a ", n) }),
	"front comments":                 front(repeats("# a\n")),
	"front comments behind":          front(repeats("credits: 4 # a\n")),
	"front question marks":           front(repeats("? a\n")),
	"front question marks in a line": front(repeats("? ")),
	"front colons":                   front(repeats("a: ")),
	"front colons in a value":        front(func(n int) string { return "option: " + again("a : b ", n) }),
	"front tabs":                     front(repeats("\ta: b\n")),
	"front tabs behind":              front(repeats("a:\tb\n")),
	"front no-break spaces":          front(repeats("a\u00a0: b\n")),
	"front line ends of three kinds": front(repeats("a: b\r\nc: d\re: f\n")),
	"front percent":                  front(repeats("%a\n")),
	"front at":                       front(repeats("@a\n")),
	"front documents":                front(repeats("...\n")),
	"front braces in text":           front(func(n int) string { return "option: " + again("{a} ", n) }),
	"front names of partners":        front(func(n int) string { return "registration:\n  note: " + again("a, ", n) }),
	"front aliases":                  front(func(n int) string { return "aliases: [" + numbered("/a%d/, ", n) + "/b/]" }),
	"front aliases, one":             front(func(n int) string { return "aliases: [" + again("/a/, ", n) + "/b/]" }),
	"front an alias":                 front(func(n int) string { return "aliases: [" + again("/a", n) + "/]" }),
	"front a slug":                   front(func(n int) string { return "slug: " + again("a-", n) }),
	"front a link":                   front(func(n int) string { return "link: https://a.b/" + again("%C3%A9", n) }),
	"front an address of mail":       front(func(n int) string { return "contacts:\n  - email: " + again("a.", n) + "@b.c" }),
	"front never ends":               file("content/pages/a.fr.md", func(n int) string { return "---\ntitle: A\n" + again("a: b\n", n) }),
	"front never ends, a text":       file("content/pages/a.fr.md", func(n int) string { return "---\ntitle: A\n" + again("mot\n", n) }),
	"front in a line":                file("content/pages/a.fr.md", func(n int) string { return "--- " + again("title: A ", n) + "---" }),
	"front brackets in a title":      front(func(n int) string { return "option: " + again("[Design]{lang=en} ", n) }),
	"front invisible":                front(func(n int) string { return "option: " + again("\u200b", n) }),

	// Settings.
	"site levels":     settings(func(n int) string { return "cycles: [" + numbered("a%d, ", n) + "b]" }),
	"site contacts":   settings(func(n int) string { return "contacts:\n" + again("  - name: A\n    email: a@b.c\n", n) }),
	"site navigation": settings(func(n int) string { return "navigation: [" + numbered("pages/a%d, ", n) + "a]" }),
	"site keys":       settings(counting("a%d: b\n")),
	"site many languages": file("content/site.yaml", func(n int) string {
		return "name: A\nbase_url: https://a.b/\nlanguages: [fr, " + again("en, ", n) + "nl]\nlevels: [A]\n"
	}),
	"site all languages": file("content/site.yaml", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "%c%c, ", 'a'+i/26%26, 'a'+i%26)
		}
		return "name: A\nbase_url: https://a.b/\nlanguages: [fr, en, " + b.String() + "nl]\nlevels: [A]\n"
	}),
	"site many levels": file("content/site.yaml", func(n int) string {
		return "name: A\nbase_url: https://a.b/\nlanguages: [fr, en]\nlevels: [" + numbered("A%d, ", n) + "B]\n"
	}),
	"site a range of levels": file("content/site.yaml", func(n int) string {
		return "name: A\nbase_url: https://a.b/\nlanguages: [fr, en]\nlevels: [" + again("A1-A99999, ", n) + "B]\n"
	}),
	"site a base address": file("content/site.yaml", func(n int) string {
		return "name: A\nbase_url: https://a.b/" + again("a/", n) + "\nlanguages: [fr, en]\nlevels: [A]\n"
	}),

	// Interface strings.
	"strings tabs":                      strs(repeats("\ta: b\n")),
	"strings tabs behind":               strs(repeats("a:\tb\n")),
	"strings tabs inside":               strs(repeats("a: b\n\tc: d\n")),
	"strings line ends":                 strs(repeats("a: b\r\nc: d\re: f\n")),
	"strings returns":                   strs(repeats("a: b\r")),
	"strings keys":                      strs(counting("a%d: b\n")),
	"strings one key":                   strs(repeats("a: b\n")),
	"strings wide list":                 strs(func(n int) string { return "a: [" + again("b,", n) + "c]" }),
	"strings wide map":                  strs(func(n int) string { return "a: {" + numbered("b%d: c, ", n) + "d: e}" }),
	"strings lists in each other":       strs(func(n int) string { return "a: " + nested("[", "b", "]", n) }),
	"strings lists never ending":        strs(func(n int) string { return "a: " + again("[", n) }),
	"strings quotes":                    strs(func(n int) string { return "a: \"" + again("b\n", n) }),
	"strings braces":                    strs(func(n int) string { return "a: x" + again("{n}", n) }),
	"strings braces in braces":          strs(func(n int) string { return "a: x" + again("{", n) }),
	"strings anchors":                   strs(func(n int) string { return "a: &a b\n" + again("c: *a\n", n) }),
	"strings colons":                    strs(repeats("a: b: c\n")),
	"strings colons in a line":          strs(repeats("a: ")),
	"strings bad indents, of many keys": strs(counting("a%d: b\n  c: d\n")),
	"strings colons, of many keys":      strs(counting("a%d: b: c\n")),
	"strings bad indents":               strs(repeats("a: b\n  c: d\n")),
	"strings words of addresses":        strs(func(n int) string { return "path:\n  faculties: " + again("a/", n) }),
	"strings separators of lines":       strs(repeats("a: b\u2028c\n")),
	"strings of no keys":                strs(repeats("mot\n")),
	"strings comments":                  strs(repeats("# a\n")),
	"strings dashes":                    strs(repeats("- ")),
	"strings question marks":            strs(repeats("? ")),
	"strings directives":                strs(repeats("%a\n")),
	"strings nulls":                     strs(repeats("\x00")),
	"strings what is no UTF-8":          strs(repeats("\xff")),

	// Style sheets.
	"css addresses":               sheet(func(n int) string { return "a{b:" + again("url(", n) }),
	"css addresses in quotes":     sheet(func(n int) string { return "a{b:" + again("url(\"", n) }),
	"css addresses that end":      sheet(func(n int) string { return "a{b:" + again("url(#a)", n) + "}" }),
	"css braces":                  sheet(repeats("{")),
	"css braces that close":       sheet(repeats("}")),
	"css parentheses":             sheet(func(n int) string { return "a{b:" + again("(", n) }),
	"css parentheses that close":  sheet(func(n int) string { return "a{b:" + nested("(", "c", ")", n) + "}" }),
	"css brackets":                sheet(repeats("[")),
	"css rules within each other": sheet(nesting("a{", "b:c", "}")),
	"css at-rules in each other":  sheet(nesting("@media a{", "b{c:d}", "}")),
	"css functions":               sheet(func(n int) string { return "a{b:" + nested("calc(", "1px", ")", n) + "}" }),
	"css functions never closed":  sheet(func(n int) string { return "a{b:" + again("calc(", n) }),
	"css :is in each other":       sheet(func(n int) string { return nested(":is(", "a", ")", n) + "{b:c}" }),
	"css :not":                    sheet(func(n int) string { return again(":not(", n) }),
	"css selectors":               sheet(func(n int) string { return again("a,", n) + "b{c:d}" }),
	"css selectors, deep":         sheet(func(n int) string { return again("a>", n) + "b{c:d}" }),
	"css declarations":            sheet(func(n int) string { return "a{" + again("b:c;", n) + "}" }),
	"css values":                  sheet(func(n int) string { return "a{b:" + again("c ", n) + "}" }),
	"css values with commas":      sheet(func(n int) string { return "a{font-family:" + again("c,", n) + "d}" }),
	"css gradients":               sheet(func(n int) string { return "a{background:" + again("linear-gradient(red,blue),", n) + "red}" }),
	"css shadows":                 sheet(func(n int) string { return "a{box-shadow:" + again("0 0 0 red,", n) + "0 0 red}" }),
	"css rules":                   sheet(counting("a%d{b:c}\n")),
	"css strings":                 sheet(repeats("\"")),
	"css strings with lines":      sheet(repeats("\"a\n")),
	"css comments":                sheet(repeats("/*")),
	"css comments that end":       sheet(repeats("/**/")),
	"css escapes":                 sheet(repeats("\\")),
	"css numbers":                 sheet(func(n int) string { return "a{b:" + again("1", n) + "}" }),
	"css numbers with points":     sheet(func(n int) string { return "a{b:" + again("1.", n) + "}" }),
	"css colours":                 sheet(func(n int) string { return "a{color:#" + again("a", n) + "}" }),
	"css custom properties":       sheet(func(n int) string { return "a{--b:" + again("{", n) }),
	"css custom properties, deep": sheet(func(n int) string { return "a{--b:" + nested("{", "c", "}", n) + "}" }),
	"css at signs":                sheet(repeats("@a ")),
	"css imports":                 sheet(repeats("@import url(a);")),
	"css ranges of letters":       sheet(func(n int) string { return "a{unicode-range:" + again("U+", n) }),
	"css comment ends of HTML":    sheet(repeats("<!--")),
	"css semicolons":              sheet(repeats(";")),
	"css colons":                  sheet(repeats(":")),
	"css semicolons in a rule":    sheet(func(n int) string { return "a{" + again(";", n) + "}" }),
	"css bangs":                   sheet(func(n int) string { return "a{b:" + again("!", n) + "}" }),
	"css spaces":                  sheet(repeats(" ")),
	"css mixed brackets":          sheet(repeats("({[")),
	"css data addresses":          sheet(func(n int) string { return "a{b:url(data:image/svg+xml," + again("%3Csvg ", n) + ")}" }),
	"css data addresses, base64":  sheet(func(n int) string { return "a{b:url(\"data:image/png;base64," + again("AAAA", n) + "\")}" }),

	// Scripts.
	"js loops that declare":       script(func(n int) string { return again("for(;;)", n/8) + "var " + numbered("a%d,", n/2) + "b" }),
	"js blocks that declare":      script(func(n int) string { return nested("{", "var "+numbered("a%d,", n/2)+"b", "}", n/2) }),
	"js arrows of few names":      script(repeats(strings.Repeat("a=>", 200) + "b+c+d+e+f+g+h;")),
	"js arrows that use":          script(func(n int) string { return again("a=>", n/8) + numbered("a%d+", n/2) + "b" }),
	"js variables":                script(func(n int) string { return "var " + numbered("a%d,", n) + "b" }),
	"js variables with values":    script(func(n int) string { return "let " + numbered("a%d=%d,", n) + "b" }),
	"js statements":               script(counting("var a%d=%d;")),
	"js names of the outside":     script(counting("a%d();")),
	"js functions":                script(counting("function a%d(){return b%d}")),
	"js functions in each other":  script(nesting("function a(){", "b", "}")),
	"js arrows":                   script(repeats("a=>")),
	"js arrows, async":            script(repeats("async a=>")),
	"js arrows in each other":     script(nesting("(a=>", "b", ")")),
	"js arrows with parameters":   script(repeats("(a,b)=>")),
	"js arrow parameters":         script(func(n int) string { return again("(a=", n) }),
	"js destructuring":            script(func(n int) string { return "var " + nested("[", "a", "]", n) + "=b" }),
	"js destructuring of objects": script(func(n int) string { return "var " + nested("{a:", "b", "}", n) + "=c" }),
	"js objects":                  script(func(n int) string { return "a=" + nested("{b:", "c", "}", n) }),
	"js arrays":                   script(func(n int) string { return "a=" + nested("[", "b", "]", n) }),
	"js arrays, wide":             script(func(n int) string { return "a=[" + again("1,", n) + "]" }),
	"js parentheses":              script(nesting("(", "a", ")")),
	"js parentheses never closed": script(repeats("(")),
	"js braces":                   script(repeats("{")),
	"js blocks":                   script(nesting("{", "a", "}")),
	"js brackets":                 script(repeats("[")),
	"js sums":                     script(func(n int) string { return "a=" + again("b+", n) + "c" }),
	"js sums of strings":          script(func(n int) string { return "a=" + again("'b'+", n) + "'c'" }),
	"js conditions":               script(func(n int) string { return "a=" + again("b?c:", n) + "d" }),
	"js conditions in each other": script(func(n int) string { return "a=" + again("b?", n) }),
	"js ifs":                      script(repeats("if(a)b;else ")),
	"js ifs in each other":        script(repeats("if(a)")),
	"js commas":                   script(func(n int) string { return again("a,", n) + "b" }),
	"js calls":                    script(func(n int) string { return "a" + again("()", n) }),
	"js members":                  script(func(n int) string { return "a" + again(".b", n) }),
	"js members of optional":      script(func(n int) string { return "a" + again("?.b", n) }),
	"js nots":                     script(func(n int) string { return again("!", n) + "a" }),
	"js minuses":                  script(func(n int) string { return again("- ", n) + "a" }),
	"js powers":                   script(func(n int) string { return again("a**", n) + "b" }),
	"js assignments":              script(func(n int) string { return again("a=", n) + "b" }),
	"js yields":                   script(func(n int) string { return "function*a(){" + again("yield ", n) + "}" }),
	"js awaits":                   script(func(n int) string { return "async function a(){" + again("await ", n) + "b}" }),
	"js news":                     script(func(n int) string { return again("new ", n) + "a" }),
	"js templates":                script(nesting("`${", "a", "}`")),
	"js templates never closed":   script(repeats("`${")),
	"js regular expressions":      script(repeats("/a/;")),
	"js slashes":                  script(repeats("/[")),
	"js strings":                  script(repeats("'")),
	"js comments":                 script(repeats("/*")),
	"js labels":                   script(repeats("a:")),
	"js switches":                 script(func(n int) string { return "switch(a){" + again("case 1:b;", n) + "}" }),
	"js switches in each other":   script(nesting("switch(a){case 1:", "b", "}")),
	"js loops":                    script(repeats("for(;;)")),
	"js loops of do":              script(repeats("do ")),
	"js whiles":                   script(repeats("while(a)")),
	"js withs":                    script(repeats("with(a)")),
	"js tries":                    script(nesting("try{", "a", "}catch{}")),
	"js classes":                  script(nesting("class a{b(){", "c", "}}")),
	"js class extends":            script(repeats("class a extends ")),
	"js class fields":             script(func(n int) string { return "class a{" + numbered("b%d=c;", n) + "}" }),
	"js imports":                  script(repeats("import a from'b';")),
	"js exports":                  script(repeats("export{a};")),
	"js numbers":                  script(func(n int) string { return "a=" + again("1", n) }),
	"js numbers with underscores": script(func(n int) string { return "a=1" + again("_1", n) }),
	"js escapes of names":         script(repeats("\\u0061")),
	"js HTML comments":            script(repeats("<!--\n")),
	"js semicolons":               script(repeats(";")),
	"js lines":                    script(repeats("\n")),
	"js returns":                  script(func(n int) string { return "function a(){" + again("if(b)return c;", n) + "}" }),
	"js parameters":               script(func(n int) string { return "function a(" + numbered("b%d,", n) + "c){}" }),
	"js scopes that use one name": script(func(n int) string { return "var a;" + again("{let b=a}", n) }),
	"js functions that use many":  script(func(n int) string { return numbered("var a%d;", n/2) + "function b(){" + numbered("a%d;", n/2) + "}" }),

	// Drawings, XML, JSON.
	"svg groups":           drawing(nesting("<g>", "", "</g>")),
	"svg groups, no end":   drawing(repeats("<g>")),
	"svg paths":            drawing(func(n int) string { return `<path d="` + again("M1 1", n) + `"/>` }),
	"svg arcs":             drawing(func(n int) string { return `<path d="M0 0` + again("a1 1 0 1 1 1 1", n) + `"/>` }),
	"svg numbers":          drawing(func(n int) string { return `<path d="M` + again("1", n) + `"/>` }),
	"svg attributes":       drawing(func(n int) string { return "<g " + numbered(`a%d="b" `, n) + "/>" }),
	"svg styles":           drawing(func(n int) string { return "<style>" + again("url(", n) + "</style>" }),
	"svg style attributes": drawing(func(n int) string { return `<g style="a:` + again("(", n) + `"/>` }),
	"svg scripts":          drawing(func(n int) string { return "<script>" + again("a=>", n) + "</script>" }),
	"svg comments":         drawing(repeats("<!--")),
	"svg comments, many":   drawing(repeats("<!---->")),
	"svg entities":         drawing(repeats("&lt;")),
	"svg doctypes":         file("static/a.svg", func(n int) string { return "<!DOCTYPE svg [" + numbered("<!ENTITY a%d \"b\">", n) + "]><svg/>" }),
	"svg texts":            drawing(repeats("<text> a </text>")),
	"svg instructions":     drawing(repeats("<?a?>")),
	"svg linked":           shown("a.svg", func(n int) []byte { return []byte(svg(nesting("<g>", "", "</g>"))(n)) }),
	"svg linked, no end":   shown("a.svg", func(n int) []byte { return []byte(svg(repeats("<g "))(n)) }),
	"svg linked, entities": shown("a.svg", func(n int) []byte { return []byte(svg(repeats("&a;"))(n)) }),
	"svg linked, doctype":  shown("a.svg", func(n int) []byte { return []byte("<!DOCTYPE svg " + again("[", n) + "><svg/>") }),
	"xml elements":         file("static/a.xml", nesting("<a>", "", "</a>")),
	"xml attributes":       file("static/a.xml", func(n int) string { return "<a " + numbered(`b%d="c" `, n) + "/>" }),
	"xml brackets":         file("static/a.xml", repeats("<![CDATA[")),
	"xml angles":           file("static/a.xml", repeats("<")),
	"json arrays":          file("static/a.json", nesting("[", "1", "]")),
	"json arrays, no end":  file("static/a.json", repeats("[")),
	"json objects":         file("static/a.json", nesting(`{"a":`, "1", "}")),
	"json keys":            file("static/a.json", func(n int) string { return "{" + numbered(`"a%d":1,`, n) + `"b":1}` }),
	"json numbers":         file("static/a.json", repeats("1")),
	"json strings":         file("static/a.json", func(n int) string { return `"` + again(`\u0061`, n) + `"` }),
	"static text":          file("static/a.txt", repeats("mot ")),
	"static files": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/128) {
			all[fmt.Sprintf("static/a%d.txt", i)] = []byte("mot")
		}
		return all
	},

	// Layouts.
	"layout blocks in each other":  layout(nesting("{{if .Title}}", "a", "{{end}}")),
	"layout blocks that never end": layout(repeats("{{if .Title}}")),
	"layout ranges in each other":  layout(nesting("{{range .Nav}}", "a", "{{end}}")),
	"layout elses":                 layout(func(n int) string { return "{{if .Title}}" + again("{{else if .Title}}a", n) + "{{end}}" }),
	"layout values":                layout(repeats("{{.Title}}")),
	"layout pipes":                 layout(func(n int) string { return "{{.Title" + again(" | printf `%s`", n) + "}}" }),
	"layout parentheses":           layout(func(n int) string { return "{{" + nested("(", ".Title", ")", n) + "}}" }),
	"layout parentheses, no end":   layout(func(n int) string { return "{{" + again("(", n) }),
	"layout fields":                layout(func(n int) string { return "{{.Title" + again(".A", n) + "}}" }),
	"layout variables":             layout(counting("{{$a%d := .Title}}")),
	"layout definitions": func(n int) map[string][]byte {
		return map[string][]byte{"layouts/text.html": []byte(`{{define "main"}}a{{end}}` + numbered(`{{define "a%d"}}b{{end}}`, n))}
	},
	"layout calls": func(n int) map[string][]byte {
		return map[string][]byte{"layouts/text.html": []byte(`{{define "main"}}{{template "a0" .}}{{end}}` + numbered(`{{define "a%d"}}b{{end}}`, n/2) + `{{define "c"}}` + numbered(`{{template "a%d" .}}`, n/2) + `{{end}}`)}
	},
	"layout elements":             layout(nesting("<div>", "a", "</div>")),
	"layout elements, no end":     layout(repeats("<div>")),
	"layout attributes":           layout(func(n int) string { return "<div " + numbered(`a%d="{{.Title}}" `, n) + "></div>" }),
	"layout attributes in quotes": layout(repeats(`<a b="`)),
	"layout scripts":              layout(func(n int) string { return "<script>" + again("a=>", n) + "</script>" }),
	"layout styles":               layout(func(n int) string { return "<style>" + again("url(", n) + "</style>" }),
	"layout comments":             layout(repeats("{{/* a */}}")),
	"layout comments of HTML":     layout(repeats("<!--")),
	"layout comments, no end":     layout(repeats("{{/*")),
	"layout braces":               layout(repeats("{{")),
	"layout withs":                layout(nesting("{{with .Title}}", "a", "{{end}}")),
	"layout memos":                layout(repeats(`{{memo "skip" .Frame}}`)),
	"layout bodies":               layout(repeats(`{{body .Body}}`)),
	"layout strings asked for":    layout(counting(`{{.L.T "a%d"}}`)),
	"layout words":                layout(repeats("mot ")),
	"layout angles in a field":    layout(func(n int) string { return "<textarea>" + again("<b>", n) + "</textarea>" }),
	"layout angles in a sheet":    layout(func(n int) string { return "<style>" + again("<a ", n) + "</style>" }),
	"layout angles and values":    layout(repeats("<{{.Title}}")),
	"layout angles":               layout(repeats("<")),
	"layout entities":             layout(repeats("&")),
	"layout tables":               layout(repeats("<table><tr><td>")),
	"layout drawings":             layout(func(n int) string { return "<svg>" + again(`<path d="M1 1`, n) + "</svg>" }),

	// Documents.
	"pdf pages": document(func(n int) string {
		all := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
		var kids strings.Builder
		for i := 3; kids.Len() < n/5; i++ {
			fmt.Fprintf(&kids, "%d 0 R ", i)
			all = append(all, "<</Type/Page/Parent 2 0 R>>")
		}
		all[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(all)-2)
		return objects(all...)
	}),
	"pdf pages in a chain": document(func(n int) string {
		all := []string{"<</Type/Catalog/Pages 2 0 R>>"}
		for i := 2; len(all)*48 < n; i++ {
			all = append(all, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]>>", i+1))
		}
		return objects(append(all, "<</Type/Page>>")...)
	}),
	"pdf pages in diamonds": document(func(n int) string {
		all := []string{"<</Type/Catalog/Pages 2 0 R>>"}
		for i := 2; len(all)*64 < n; i++ {
			all = append(all, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R %d 0 R]>>", i+1, i+2))
		}
		return objects(append(all, "<</Type/Page>>", "<</Type/Page>>")...)
	}),
	"pdf colour spaces": document(chain("[/Separation/X/DeviceRGB NEXT]")),
	"pdf functions":     document(chain("<</FunctionType 3/Functions[NEXT NEXT]>>")),
	"pdf patterns":      document(chain("<</PatternType 1/Resources<</Pattern<</P NEXT>>>>>>")),
	"pdf names":         document(chain("<</Dests<</Kids[NEXT NEXT]>>/Kids[NEXT NEXT]>>")),
	"pdf beginnings":    document(func(n int) string { return "%PDF-1.7\n" + numbered("%d 0 obj ", n) }),
	"pdf endings":       document(func(n int) string { return "%PDF-1.7\n" + again("endobj ", n) }),
	"pdf trailers":      document(func(n int) string { return "%PDF-1.7\n" + again("trailer<<", n) }),
	"pdf arrays":        document(func(n int) string { return objects("<</Pages 2 0 R>>", again("[", n)) }),
	"pdf strings":       document(func(n int) string { return objects("<</Pages 2 0 R>>", again("(", n)) }),
	"pdf of spaces, packed": document(func(n int) string {
		return "%PDF-1.7\n1 0 obj<</Type/ObjStm/N 1/First 9/Filter/FlateDecode>>stream\n" + zipped(" ", n*1000) + "trailer<</Root 2 0 R>>"
	}),
	"pdf of places, packed": document(func(n int) string {
		return "%PDF-1.7\n1 0 obj<</Type/XRef/W[1 1 1]/Size 99999999/Root 1 0 R/Filter/FlateDecode>>stream\n" + zipped("\x01\x01\x01", n*1000) + "startxref 9"
	}),
	"pdf updates": document(func(n int) string {
		s, prev := "%PDF-1.7\n", 0
		for len(s) < n {
			at := len(s)
			s += fmt.Sprintf("xref\n0 0\ntrailer<</Root 1 0 R/Prev %d>>\n", prev)
			prev = at
		}
		return s + fmt.Sprintf("startxref\n%d\n", prev)
	}),
	"pdf nothing":   document(repeats("\x00")),
	"png texts":     shown("a.png", png("tEXt")),
	"png palettes":  shown("a.png", png("PLTE")),
	"png unknown":   shown("a.png", png("abCd")),
	"jpeg comments": shown("a.jpg", func(n int) []byte { return []byte("\xff\xd8" + again("\xff\xfe\x00\x04ab", n)) }),
	"jpeg fill":     shown("a.jpg", func(n int) []byte { return []byte("\xff\xd8" + again("\xff", n)) }),
	"jpeg quantities": shown("a.jpg", func(n int) []byte {
		return []byte("\xff\xd8" + again("\xff\xdb\x00\x43\x00"+strings.Repeat("\x01", 64), n))
	}),
	"gif extensions": shown("a.gif", func(n int) []byte { return []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00" + again("!\xfe\x01a\x00", n)) }),
	"gif blocks":     shown("a.gif", func(n int) []byte { return []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00!\xfe" + again("\x01a", n)) }),
	"webp parts":     shown("a.webp", func(n int) []byte { return []byte("RIFF\xff\xff\xff\x7fWEBP" + again("abcd\x02\x00\x00\x00ab", n)) }),
	"webp lossless":  shown("a.webp", func(n int) []byte { return []byte("RIFF\xff\xff\xff\x7fWEBPVP8L\xff\xff\xff\x7f/" + again("\xff", n)) }),

	// Trees.
	"tree pages":                   pages("Un mot."),
	"tree pages that link":         pages("[a](p0.fr.md)"),
	"tree pages with dead links":   pages("[a](q%d.fr.md)"),
	"tree pages with dead anchors": pages("[a](p0.fr.md#b%d)"),
	"tree modules": func(n int) map[string][]byte {
		all := map[string][]byte{"content/faculties/f/faculty.fr.md": []byte("---\ntitle: F\nsummary: La faculté.\n---\n\nF.\n")}
		for i := range max(1, n/256) {
			all[fmt.Sprintf("content/faculties/f/modules/m%d.fr.md", i)] = []byte("---\ntitle: M\nsummary: Le module.\ncredits: 4\n---\n\nM.\n")
		}
		return all
	},
	"tree partners and offers": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/512) {
			all[fmt.Sprintf("content/partners/p%d.fr.md", i)] = []byte(fmt.Sprintf("---\nname: P%d\n---\n", i))
			all[fmt.Sprintf("content/mentoring/o%d.fr.md", i)] = []byte(fmt.Sprintf("---\ntitle: O\nsummary: L’offre.\npartners: [p%d, q%d]\n---\n\nO.\n", i, i))
		}
		return all
	},
	"tree files that nobody links to": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/128) {
			all[fmt.Sprintf("content/pages/f%d.pdf", i)] = []byte("%PDF")
		}
		return all
	},
	"tree one alias": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/256) {
			all[fmt.Sprintf("content/pages/p%d.fr.md", i)] = []byte("---\ntitle: P\nsummary: La page.\naliases: [/a/]\n---\n\nP.\n")
		}
		return all
	},
	"tree one title": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/256) {
			all[fmt.Sprintf("content/pages/p%d.fr.md", i)] = []byte("---\ntitle: P\nsummary: La page.\nslug: s\n---\n\nP.\n")
		}
		return all
	},
	"tree names that differ in case": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/256) {
			name := []byte("abcdefghijklmnop")
			for bit := range name {
				if i>>bit&1 == 1 {
					name[bit] -= 'a' - 'A'
				}
			}
			all[fmt.Sprintf("static/root/%s.txt", name)] = []byte("mot")
		}
		return all
	},
	"tree folders in folders": func(n int) map[string][]byte {
		return map[string][]byte{"static/" + again("a/", min(n/256, 3000)) + "b.txt": []byte("mot")}
	},
	"tree names that mean nothing": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/128) {
			all[fmt.Sprintf("content/x%d/y.md", i)] = []byte("mot")
		}
		return all
	},
	"tree layouts": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/256) {
			all[fmt.Sprintf("layouts/partials/a%d.html", i)] = []byte(fmt.Sprintf(`{{define "a%d"}}b{{end}}`, i))
		}
		return all
	},
	"tree languages of strings": func(n int) map[string][]byte {
		all := map[string][]byte{}
		for i := range max(1, n/256) {
			all[fmt.Sprintf("i18n/%c%c%c.yaml", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)] = []byte("a: b\n")
		}
		return all
	},
}
