package markdown

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// FuzzMarkdown asserts, of any text, that a browser would find nothing but the
// elements, attributes and addresses of checkSafe in its HTML, that what is said
// about it points into it, and that its links and headings are what they are
// said to be.
func FuzzMarkdown(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		for _, c := range readCases(f, file) {
			f.Add(c.src, true)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		f.Add(hostile[name](100), false)
	}
	for _, src := range attacks {
		f.Add(src, true)
	}
	f.Fuzz(func(t *testing.T, src string, french bool) {
		in := lang.Tag("en")
		if french {
			in = "fr"
		}
		d, l := Parse([]byte(src), diag.Pos{File: "x.md"}, in, vocabulary)
		checkDiags(t, src, l)
		checkSafe(t, src, d.HTML(&words, same(d)))
		checkSections(t, src, d)
		for _, link := range d.Links {
			if code, _ := check(link.Kind, link.Dest); code != "" {
				t.Errorf("%q has the link %q", src, link.Dest)
			}
			if link.Pos.Offset < 0 || link.End <= link.Pos.Offset || link.End > len(src) {
				t.Errorf("%q has a link at %d–%d", src, link.Pos.Offset, link.End)
			}
		}
		for _, h := range d.Headings {
			if !d.HasAnchor(h.ID) || h.ID == "" || h.Text == "" || h.Level < 2 || h.Level > 6 {
				t.Errorf("%q has the heading %+v", src, h)
			}
		}
		if utf8.ValidString(src) && !utf8.ValidString(d.Summary()) {
			t.Errorf("%q is summed up as %q", src, d.Summary())
		}
	})
}

// attacks are texts that have put something of their own into the HTML of some
// tool (quality table C01 to C05), and others that are awkward.
var attacks = []string{
	"[x](javascript:alert(1)) [y](&#x6A;avascript&colon;x) <javascript:x>\n\n[z]: vbscript:x\n[z]",
	"[x](//evil.com) [x](/\\evil.com) [x](https:evil.com) [x](java\nscript:x) [x](<java script:x>)",
	"```x\" onmouseover=\"alert(1)\na\n```\n\n~~~ \"><script>\n~~~",
	"## a {onclick=alert(1)}\n\n## b {#\"><script>}\n\n## {#x}",
	"| a\" onclick=x | <script> |\n|:-|-:|\n| `|` | \\| |",
	"[^\"><b>]: x\n\n[^\"><b>] [x[^1]](y) ![x[^1]](y)\n\n[^1]: z",
	"![x\" onerror=\"alert(1)](y \"z\\\" onload=x\") ![](x \"décorative\")",
	"<script>alert(1)</script>\n\n<img src=x onerror=x>\n\n<!-- x --> <b>\n\n<!--> x -->\n\n<?x?>",
	"[a *b]{lang=en}* c [[d]{lang=fr}]{lang=\"nl\"} [e]{lang=zh_TW} [f]{lang=\"x\" onclick=y}",
	"[a\nb]{lang=en}\nc [d]{lang=en}  \ne [f]{lang=ar}\\\ng",
	"> [!note] *a*\n> b\n> > [!tip]-\n>\n> c\n\n> [!\"><b>]\n\n> [!note]: x\n> [!note](x)",
	"http://a.b/(c)_d*e*&amp;f\"g www.a.b. a@b.c https://é.be/é) ://x http:// www. @a",
	"- [x] a\n- [ ] [b](c)\n\n  d\n1) e\n<!-- f -->\n- g\n  <!-- h -->\n  i",
	"a\n: b\n: c\n\nd\n\n: e\n\n   f",
	"[[a|b]] ![[c]] [d](e f.pdf) [g] (http://h/i) [j][k] %%l%% [m]: n",
	"&#0; &#x1F; &#8238; &nbsp; &amp;lt; \\&lt; &notanentity; &#99999999;",
	"a  \nb\\\nc\td  e\u00A0\u202Ef\u200Bg\x00h\x7F\u0085\uFEFF",
	"\xff\xfe\xc3( \xed\xa0\x80",
	"a\n===\nb\n---\n#\n####### c\n## d ##\n\n---\n***\n",
	"==a== b^2^ H~2~O ~c~ ==d\n==e== {.f} [g] {lang=en} {lang=\"h_i\"} ]{lang=fr} ~~j~~ ~~~k~~",
	"•\ta\n##b\n\n    c\n\n>     d\n\ne.\n---\n- f\n  g.\n  ===\n\n\uF0B7\nà compléter TODO %%! [[h|i]] [j](..\\k\\.l) [m](tel:1 (2)3)",
	"![![a](b)](c) [![a](b \"c\")](d) [a <http://b> c](d) [a http://b c](d)",
	"![a](b \"c\")\n\n![a](javascript:b \"c\")\n\n![a <b> c](d \"e\") f",
}
