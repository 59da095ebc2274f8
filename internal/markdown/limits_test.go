package markdown

import (
	"fmt"
	"strings"
	"testing"

	"projetpro/internal/diag"
)

// A text that has as much of something as may be is read; one that has more by one is not.
func TestLimitsAreWhereTheyAre(t *testing.T) {
	for _, limit := range []struct {
		name string
		code diag.Code
		most int
		text func(n int) string
	}{
		{"bytes", diag.TextTooLong, 256 << 10, func(n int) string { return strings.Repeat("a b\n", n/4) + strings.Repeat("a", n%4) }},
		{"marks", diag.TextTooTangled, 2000, func(n int) string { return strings.Repeat("*a ", n) }},
		{"marks of two paragraphs", diag.TextTooTangled, 2000, func(n int) string { return "*a *a\n\n" + strings.Repeat("_a\n", n) }},
		{"brackets", diag.TextTooTangled, 1000, func(n int) string { return strings.Repeat("[", n) }},
		{"angles", diag.TextTooTangled, 10_000, func(n int) string { return strings.Repeat("<", n) }},
		{"brackets of a row", diag.TextTooTangled, 1000, func(n int) string { return "|a|\n|:-:|\n|b|\n|" + strings.Repeat("[", n) + "|\n" }},
		{"brackets of what is no row", diag.TextTooTangled, 1000, func(n int) string { return "|a|\n|-:-|\n" + strings.Repeat("|[|\n", n) }},
		{"brackets of a note", diag.TextTooTangled, 1000, func(n int) string { return "[^1]: b\n[^2]: " + strings.Repeat("[", n-1) + "\n" }},
		{"footnotes", diag.TextTooMany, 6000, func(n int) string { return strings.Repeat("a[^1]\n\n", n) }},
		{"lines with a colon", diag.TextTooMany, 1000, func(n int) string { return strings.Repeat("a\n: b\n\n", n) }},
		{"pipes", diag.TextTooMany, 1000, func(n int) string { return strings.Repeat(`a\|`+"\n\n", n) }},
		{"cells", diag.TableTooLarge, 20_000, func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|b|\n", n-2) }},
		{"cells of two tables", diag.TableTooLarge, 20_000, func(n int) string {
			return "|a|\n|-|\n|b|\n\n|a|\n|-|\n" + strings.Repeat("|b|\n", n-6) // the empty line counts
		}},
		{"quotations", diag.TextTooDeep, 16, func(n int) string { return strings.Repeat("> ", n) + "a" }},
		{"lists", diag.TextTooDeep, 16, func(n int) string { return strings.Repeat("- ", n) + "a" }},
		{"numbers", diag.TextTooDeep, 16, func(n int) string { return strings.Repeat("1. ", n) + "a" }},
		{"columns before an item", diag.TextTooDeep, 64, func(n int) string { return strings.Repeat(" ", n) + "- a" }},
		{"columns before a numbered item", diag.TextTooDeep, 64, func(n int) string { return strings.Repeat(" ", n) + "1. a" }},
	} {
		for n := limit.most - 1; n <= limit.most+1; n++ {
			_, l := Parse([]byte(limit.text(n)), diag.Pos{File: "x.md"}, "fr", vocabulary)
			refused := false
			for _, d := range l {
				switch d.Code {
				case diag.TextTooLong, diag.TextTooTangled, diag.TextTooMany, diag.TableTooLarge, diag.TextTooDeep:
					refused = true
					if d.Code != limit.code {
						t.Errorf("%d %s: %s", n, limit.name, d.Code)
					}
				}
			}
			if refused != (n > limit.most) {
				t.Errorf("%d %s, where %d may be: refused: %t", n, limit.name, limit.most, refused)
			}
		}
	}
}

// Of one kind of mistake so many are told, and of another as many again.
func TestMostReports(t *testing.T) {
	for n := 99; n <= 103; n++ {
		_, l := Parse([]byte(strings.Repeat("[le guide](javascript:x)\n\n", n)+strings.Repeat("<b>\n\n", n)), diag.Pos{File: "x.md"}, "fr", vocabulary)
		count := map[diag.Code]int{}
		for _, d := range l {
			if d.Code == diag.MoreOfThese { // it says how many it stands for, of which code
				count[diag.Code(d.Args[1].(string))] += d.Args[0].(int)
				count[d.Code]++
				continue
			}
			count[d.Code]++
		}
		more := 0
		if n > 101 {
			more = 2
		}
		if count[diag.LinkScheme] != n || count[diag.RawHTML] != n || count[diag.MoreOfThese] != more {
			t.Errorf("%d of each: %v", n, count)
		}
		if len(l) > 202 {
			t.Errorf("%d of each: %d are told", n, len(l))
		}
	}
}

// What is many in a text, and few where it stands, is read: footnotes on lines below each other, rows of a table.
func TestManyInATextFewInALine(t *testing.T) {
	var notes, called, rows strings.Builder
	for i := range 2500 {
		fmt.Fprintf(&called, "Mot[^%d]\n\n", i)
		fmt.Fprintf(&notes, "[^%d]: Une [note](https://example.org/) *utile*.\n", i)
		fmt.Fprintf(&rows, "| [a%d](https://example.org/) | **b** | [c](https://example.org/) *d* |\n", i)
	}
	for name, text := range map[string]string{
		"notes":           called.String() + notes.String(),
		"a table":         "| A | B | C |\n| --- | :-: | --: |\n" + rows.String(),
		"a table in text": "Un tableau.\n\n| A | B | C |\n|---|:-:|--:|\n" + rows.String() + "\nFin.\n",
	} {
		_, diags := Parse([]byte(text), diag.Pos{}, "fr", NewVocabulary())
		for _, d := range diags {
			if d.Severity(false) == diag.Error {
				t.Errorf("%s: %s %v", name, d.Code, d.Args)
			}
		}
	}
}
