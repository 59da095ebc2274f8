// This file writes quotations and callouts.

package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"projetpro/internal/diag"
)

// A callout is a kind of notice that stands out from the text.
type callout struct {
	class string
	title part
}

// callouts are the kinds, by the names GitHub and Obsidian know and by those in French.
var callouts = map[string]callout{
	"note": {"note", wordNote}, "remarque": {"note", wordNote}, "info": {"note", wordNote},
	"tip": {"tip", wordTip}, "astuce": {"tip", wordTip}, "conseil": {"tip", wordTip},
	"important": {"important", wordImportant},
	"warning":   {"warning", wordWarning}, "attention": {"warning", wordWarning}, "avertissement": {"warning", wordWarning},
	"caution": {"caution", wordCaution}, "danger": {"caution", wordCaution}, "prudence": {"caution", wordCaution},
}

func (w *writer) quotation(n *ast.Blockquote) {
	title, ok := n.FirstChild().(*calloutTitle)
	if !ok {
		w.element("<blockquote>", n, "</blockquote>")
		return
	}
	kind, known := callouts[strings.ToLower(strings.TrimSpace(title.kind))]
	if !known {
		d := w.report(diag.CalloutUnknown, title.at, title.end, shorten(title.kind))
		if name := nearest(strings.ToLower(title.kind)); name != "" {
			d.Fix = w.fixed(title.at, title.end, "[!"+name+"]")
		}
		kind = callouts["note"]
	}
	w.write(`<aside class="callout callout-` + kind.class + `" role="note"><p class="callout-title">`)
	mark := len(w.out)
	w.phrases(title)
	if len(w.out) == mark {
		w.hole(kind.title, 0)
	}
	w.write("</p>")
	for c := title.NextSibling(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
	w.write("</aside>")
}

// nearest is the kind of callout that s was probably meant to be, or "".
func nearest(s string) string {
	const longest = 20
	best, least := "", 3 // more changes than this are another word
	if len(s) > longest {
		return ""
	}
	names := make([]string, 0, len(callouts))
	for name := range callouts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if d := distance(s, name); d < least && d < len(name)/2 {
			best, least = name, d
		}
	}
	return best
}

// distance is Levenshtein's, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
