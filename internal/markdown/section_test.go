package markdown

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

func TestSections(t *testing.T) {
	type block struct {
		Kind         BlockKind
		Source, Text string
	}
	type section struct {
		Level        int
		ID, Heading  string
		Source, Text string
		Blocks       []block
	}
	for name, c := range map[string]struct {
		src  string
		want []section
	}{
		"nothing":     {"", nil},
		"blank lines": {"\n \n\n", nil},
		"no heading": {"\n\nUn *mot* ; `a  b` & \"deux\".\nTrois\\\nquatre.\n\n", []section{{
			Source: "\n\nUn *mot* ; `a  b` & \"deux\".\nTrois\\\nquatre.\n\n", Text: "Un mot\u202F; a  b & «\u00A0deux\u00A0». Trois quatre.",
			Blocks: []block{{ParagraphBlock, "Un *mot* ; `a  b` & \"deux\".\nTrois\\\nquatre.", "Un mot\u202F; a  b & «\u00A0deux\u00A0». Trois quatre."}}}}},
		"blanks at the end": {"a \t\n\t\n \n\nb\t ", []section{{
			Source: "a \t\n\t\n \n\nb\t ", Text: "a\n\nb", Blocks: []block{{ParagraphBlock, "a", "a"}, {ParagraphBlock, "b", "b"}}}}},
		"headings": {"Avant.\n<!-- tu -->\n\n## L'*un* {#un}\n\na\n\n   Deux\n---\n### Trois ##\n", []section{
			{Source: "Avant.\n<!-- tu -->\n\n", Text: "Avant.", Blocks: []block{{ParagraphBlock, "Avant.", "Avant."}}},
			{2, "un", "L’un", "## L'*un* {#un}\n\na\n\n", "a", []block{{HeadingBlock, "## L'*un* {#un}", "L’un"}, {ParagraphBlock, "a", "a"}}},
			{2, "deux", "Deux", "   Deux\n---\n", "", []block{{HeadingBlock, "Deux\n---", "Deux"}}},
			{3, "trois", "Trois", "### Trois ##\n", "", []block{{HeadingBlock, "### Trois ##", "Trois"}}},
		}},
		"a heading in a quotation begins none, nor does one without text": {"> ## a\n> b\n\n##\n\nc", []section{{
			Source: "> ## a\n> b\n\n##\n\nc", Text: "a\nb\n\nc", Blocks: []block{{QuotationBlock, "> ## a\n> b", "a\nb"}, {ParagraphBlock, "c", "c"}}}}},
		"every block": {"- a\n- b\n\n  c\n\n3. d\n\n> e\n\n> [!note] f\n> g\n\n```go\nh  i\n\nj\n```\n\n    k\n\n| l | m |\n|---|---|\n| n | o |\n\n![p](q.png \"r 's'\")\n\n---\n\ns\n: t\n\n- [x] u\n- [ ] v", []section{{
			Source: "- a\n- b\n\n  c\n\n3. d\n\n> e\n\n> [!note] f\n> g\n\n```go\nh  i\n\nj\n```\n\n    k\n\n| l | m |\n|---|---|\n| n | o |\n\n![p](q.png \"r 's'\")\n\n---\n\ns\n: t\n\n- [x] u\n- [ ] v",
			Text:   "a\nb\nc\n\nd\n\ne\n\nf\ng\n\nh  i\n\nj\n\nk\n\nl\tm\nn\to\n\np\nr 's'\n\ns\nt\n\n☑ u\n☐ v",
			Blocks: []block{{ListBlock, "- a\n- b\n\n  c", "a\nb\nc"}, {ListBlock, "3. d", "d"}, {QuotationBlock, "> e", "e"}, {CalloutBlock, "> [!note] f\n> g", "f\ng"},
				{CodeBlock, "```go\nh  i\n\nj\n```", "h  i\n\nj"}, {CodeBlock, "k", "k"}, {TableBlock, "| l | m |\n|---|---|\n| n | o |", "l\tm\nn\to"},
				{FigureBlock, "![p](q.png \"r 's'\")", "p\nr 's'"}, {RuleBlock, "---", ""}, {ListBlock, "s\n: t", "s\nt"}, {ListBlock, "- [x] u\n- [ ] v", "☑ u\n☐ v"}}}}},
		"footnotes are where they are written, and read where they are called": {"a[^1] b\n\n[^1]: c\n\n## d\n\n[^2]: e\n\nf\n\n[g]: h.md", []section{
			{Source: "a[^1] b\n\n[^1]: c\n\n", Text: "a b\n\nc", Blocks: []block{{ParagraphBlock, "a[^1] b", "a b"}, {NoteBlock, "[^1]: c", "c"}}},
			{2, "d", "d", "## d\n\n[^2]: e\n\nf\n\n[g]: h.md", "f", []block{{HeadingBlock, "## d", "d"}, {ParagraphBlock, "f", "f"}}}}},
		"what is refused is not read": {"[a](javascript:b) ![c](https://d.be/e.png) <b>f</b> <!-- g --> h\u200Bi\x07\n\n<div>\n\n![j](k.png) [![l](m.png)](n.md) <o@p.be> https://q.be [r]{lang=en}", []section{{
			Source: "[a](javascript:b) ![c](https://d.be/e.png) <b>f</b> <!-- g --> h\u200Bi\x07\n\n<div>\n\n![j](k.png) [![l](m.png)](n.md) <o@p.be> https://q.be [r]{lang=en}",
			Text:   "a f hi\n\nj l o@p.be https://q.be r",
			Blocks: []block{{ParagraphBlock, "[a](javascript:b) ![c](https://d.be/e.png) <b>f</b> <!-- g --> h\u200Bi\x07", "a f hi"},
				{ParagraphBlock, "![j](k.png) [![l](m.png)](n.md) <o@p.be> https://q.be [r]{lang=en}", "j l o@p.be https://q.be r"}}}}},
	} {
		const offset = 40
		d, _ := Parse([]byte(c.src), diag.Pos{File: "x.md", Offset: offset}, "fr", vocabulary)
		var got []section
		for _, s := range d.Sections() {
			g := section{s.Level, s.ID, s.Heading.Text, c.src[s.From-offset : s.To-offset], s.Text(), nil}
			for _, b := range s.Blocks {
				g.Blocks = append(g.Blocks, block{b.Kind, c.src[b.From-offset : b.To-offset], b.Text()})
			}
			got = append(got, g)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", name, diff)
		}
	}
	if s := new(Doc).Sections(); s != nil {
		t.Error(s)
	}
}

// checkSections asserts that the sections of d, which is src, follow each other
// without a gap, that their blocks lie in them and do not overlap, and that
// there is one for each element of the HTML.
func checkSections(t testing.TB, src string, d *Doc) {
	t.Helper()
	sections := d.Sections()
	at, blocks := 0, 0
	for i, s := range sections {
		if s.From != at || s.To < s.From || (s.Level == 0) != (s.ID == "") || s.Level == 0 && i > 0 || s.Level > 0 && !d.HasAnchor(s.ID) {
			t.Errorf("%q has the section %+v after %d", src, s, at)
		}
		inside := s.From
		for _, b := range s.Blocks {
			if b.From < inside || b.To < b.From || b.To > s.To {
				t.Errorf("%q has the block %d–%d in %d–%d", src, b.From, b.To, inside, s.To)
			}
			if inside = b.To; b.Kind != NoteBlock {
				blocks++
			}
			_ = b.Text()
		}
		at = s.To
	}
	if len(sections) > 0 && at != len(src) {
		t.Errorf("the sections of %q end at %d", src, at)
	}
	if starts := d.Starts(); len(starts) != blocks || !slices.IsSorted(starts) {
		t.Errorf("%q has the blocks %d", src, starts)
	}
}

// What is the same to a Digest, and what is not.
func TestDigests(t *testing.T) {
	digest := func(src string) Digest {
		d, _ := Parse([]byte(src), diag.Pos{}, "fr", vocabulary)
		s := d.Sections()
		if len(s) != 1 || len(s[0].Blocks) < 1 {
			t.Fatalf("%q: %+v", src, s)
		}
		return s[0].Blocks[0].Digest
	}
	for _, same := range [][]string{
		{"L'été : « oui » ! 12 % (5 €)…", "L’été\u00A0: «\u00A0oui\u00A0»\u202F! 12\u00A0% (5\u202F€)...", "L'été: \"oui\"! 12% (5€)...", norm.NFD.String("L'été : «oui» !  12 %\n(5 €)…"), "\t"[:0] + "  L'été : “oui” ! 12 % (5 €)…  "},
		{"Voir [la page](a.md) et [le site](https://b.be \"x\").", "Voir [la page][1] et\n[le site].\n\n[1]: c.md\n[le site]: https://d.be", "Voir la page et le site."},
		{"*un* **deux** `trois`", "_un_ __deux__ ``trois``", "un deux trois"},
		{"- un\n- deux", "* un\n\n* deux", "+   un\n+ deux"},
		{"| un | deux |\n|---|---|\n| trois | |", "un|deux\n:-|-:\ntrois|"},
		{"a&nbsp;b &amp; c\\*", "a b & c\\*"},
		{"mot [^1] ; c\n\n[^1]: n", "mot[^1] ; c\n\n[^1]: n"},
		{"co\u00ADopé\u2011ration", "coopé-ration"},
	} {
		for _, src := range same[1:] {
			if digest(src) != digest(same[0]) {
				t.Errorf("%q and %q differ", same[0], src)
			}
		}
	}
	for _, other := range [][2]string{
		{"non lieu", "nonlieu"}, {"un", "une"}, {"un", "Un"}, {"été", "ete"}, {"4", "5"}, {"a, b", "a b"}, {"- a\n- b", "- ab"}, {"- [ ] a", "- [x] a"},
		{"![un](a.png)", "![deux](a.png)"}, {"a|b\n-|-\nc|d", "a|bc\n-|-\nd|"}, {"12345678", "12345687"}, {"« a »", "a"}, {"`a`", "`b`"}, {"a", "---"},
	} {
		if digest(other[0]) == digest(other[1]) {
			t.Errorf("%q and %q are the same", other[0], other[1])
		}
	}
	for _, silent := range []string{"---", "![](a.png \"décorative\")"} {
		if d := digest(silent); d != 0 {
			t.Errorf("%q has the digest %x", silent, d)
		}
	}
	// Digests are kept in files. Words are taken eight bytes at a time.
	for src, want := range map[string]string{
		"a": "27d134178074a30c", "1234567": "4e503af280d254c9", "12345678": "a2546508c9968afb", "123456789": "86389e1d4ff6b3c4",
		"123456781234567": "e2853c4e40021815", "1234567812345678": "3128f46098ffd658", "un deux trois quatre": "31937169bb4edaa3",
	} {
		if got := fmt.Sprintf("%016x", uint64(digest(src))); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
	if got := fmt.Sprintf("%016x", uint64(digest("L'été : « oui » !"))); got != "b5190e4499190af2" {
		t.Error(got)
	}
}

// A draft is a text to be typed in one way or another: for each section, its
// heading and its blocks, each of lines of words.
type draft [][][]string

// newDraft makes up a draft. Every word of it is another.
func newDraft(r *rand.Rand) draft {
	var d draft
	n := 0
	words := func(many int) string {
		var w []string
		for range 1 + r.IntN(many) {
			n++
			w = append(w, fmt.Sprintf([]string{"mot%d", "été%d", "l'art%d", "« oui%d »", "non%d :", "[lien%d](a.md)", "*fort%d*", "`code%d`"}[r.IntN(8)], n))
		}
		return strings.Join(w, " ")
	}
	for range 1 + r.IntN(5) {
		section := [][]string{{words(4)}}
		for range r.IntN(5) {
			var block []string
			for range 1 + r.IntN(4) {
				block = append(block, words(12))
			}
			section = append(section, block)
		}
		d = append(d, section)
	}
	return d
}

// typed is the draft as somebody types it, in one of many ways that all say the same.
func (d draft) typed(r *rand.Rand) string {
	var b strings.Builder
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	retype := strings.NewReplacer("'", pick("'", "’"), "« ", pick("« ", "«", "«\u00A0", "“", `"`), " »", pick(" »", "»", "\u202F»", "”", `"`), " :", pick(" :", ":", "\u00A0:"), "*", pick("*", "_"))
	target := pick("](a.md)", "](b.md \"c\")", "][ref]")
	line := func(words string) string {
		words = retype.Replace(words)
		if r.IntN(2) == 0 {
			words = norm.NFD.String(words)
		}
		return words
	}
	wrap := func(words, indent string) string {
		var b strings.Builder
		for i, w := range strings.Split(words, " ") {
			if i > 0 && r.IntN(5) == 0 && w != ":" && w != "»" {
				b.WriteString("\n" + indent)
			} else if i > 0 {
				b.WriteString(pick(" ", " ", "  ", "\u00A0"))
			}
			b.WriteString(w)
		}
		return strings.ReplaceAll(b.String(), "](a.md)", target)
	}
	b.WriteString(pick("", "\n", "<!-- b -->\n"))
	for _, section := range d {
		b.WriteString(pick("## ", "##  ") + line(section[0][0]) + pick("", " ##", "  ") + "\n" + pick("", "\n", "\n\n"))
		for _, block := range section[1:] {
			item := pick("- ", "* ")
			for i, words := range block {
				switch {
				case len(block) == 1:
					b.WriteString(pick("", " ") + wrap(line(words), ""))
				case len(block) == 2:
					b.WriteString(pick("> ", ">") + wrap(line(words), "> ") + "\n>\n")
					continue
				default:
					b.WriteString(item + wrap(line(words), "  "))
				}
				if i < len(block)-1 {
					b.WriteString("\n")
				}
			}
			b.WriteString("\n\n" + pick("", "\n") + "<!-- two lists are two -->\n\n")
		}
	}
	b.WriteString("\n[ref]: d.md\n")
	return b.String()
}

// However a text is typed, its digests are the same; when a word changes, those
// of its section and its block do, and no other.
func TestDigestsFollowTheWords(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	type digests struct {
		section Digest
		blocks  []Digest
	}
	all := func(src string) (all []digests) {
		d, _ := Parse([]byte(src), diag.Pos{}, "fr", vocabulary)
		checkSections(t, src, d)
		for _, s := range d.Sections() {
			all = append(all, digests{section: s.Digest})
			for _, b := range s.Blocks {
				all[len(all)-1].blocks = append(all[len(all)-1].blocks, b.Digest)
			}
		}
		return all
	}
	for range 500 {
		d := newDraft(r)
		src := d.typed(r)
		before := all(src)
		if len(before) != len(d) {
			t.Fatalf("%q has %d sections, not %d", src, len(before), len(d))
		}
		if other := d.typed(r); !cmp.Equal(before, all(other), cmp.AllowUnexported(digests{})) {
			t.Fatalf("%q and %q have other digests", src, other)
		}
		s := r.IntN(len(d))
		k := r.IntN(len(d[s]))
		line := &d[s][k][r.IntN(len(d[s][k]))]
		number := strings.IndexFunc(*line, unicode.IsDigit)
		*line = (*line)[:number] + "0" + (*line)[number:]
		changed := d.typed(r)
		for i, now := range all(changed) {
			for j := range now.blocks {
				if (now.blocks[j] != before[i].blocks[j]) != (i == s && j == k) {
					t.Fatalf("block %d of section %d: %q, %q", j, i, src, changed)
				}
			}
			if (now.section != before[i].section) != (i == s) {
				t.Fatalf("section %d: %q, %q", i, src, changed)
			}
		}
	}
}

// A text that is wanted after a collection of garbage is written anew, and not
// judged anew: nothing is made for its mistakes.
func TestWrittenAgain(t *testing.T) {
	src := []byte(strings.Repeat("[ici](a.md) ##x à compléter [y](javascript:z) {.b}\n\n", 50) + "## Fin\n\n" + prose)
	var d *Doc
	var l diag.List
	parse := testing.AllocsPerRun(10, func() { d, l = Parse(src, diag.Pos{}, "fr", vocabulary) })
	want := d.HTML(&words, same(d))
	again := testing.AllocsPerRun(10, func() {
		runtime.GC()
		d.written()
	})
	runtime.GC()
	if got := d.HTML(&words, same(d)); got != want {
		t.Error("it is other HTML")
	}
	if len(l) < 200 || parse-again < float64(len(l)) {
		t.Errorf("%d mistakes; %.0f allocations, and again %.0f", len(l), parse, again)
	}
}

// The HTML of the blocks is that of the text, in parts: nothing is left out but footnotes, and nothing is there twice.
func TestBlocksHTML(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	texts := []string{"", "Un.\n\n## Deux\n\n- [trois](a.md)\n- ![quatre](b.png)\n\n| a | b |\n|---|---|\n| c | d |\n\n> cinq\n\n![six](c.png \"sept\")\n\n---\n\nHuit[^1].\n\n[^1]: Neuf.\n",
		"## Un\n\n| a |\n|---|\n| [b](c.md) |\n"}
	for range 200 {
		texts = append(texts, newDraft(r).typed(r))
	}
	for _, src := range texts {
		d, _ := Parse([]byte(src), diag.Pos{}, "fr", vocabulary)
		var blocks []Block
		for _, s := range d.Sections() {
			blocks = append(blocks, s.Blocks...)
		}
		all := d.BlocksHTML(&words, same(d))
		if len(all) != len(blocks) {
			t.Fatalf("%q: %d blocks, HTML of %d", src, len(blocks), len(all))
		}
		rest := d.HTML(&words, same(d))
		for i, html := range all {
			if (html == "") != (blocks[i].Kind == NoteBlock) || strings.Count(rest, html) == 0 {
				t.Fatalf("%q: block %d is %q, not in %q", src, i, html, rest)
			}
			rest = strings.Replace(rest, html, "", 1)
		}
		if rest != "" && !strings.HasPrefix(rest, `<section class="footnotes"`) {
			t.Fatalf("%q: in no block is %q", src, rest)
		}
	}
}
