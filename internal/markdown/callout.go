// This file writes quotations and callouts.

package markdown

import (
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
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
		if name := plaintext.Nearest(strings.ToLower(title.kind), slices.Sorted(maps.Keys(callouts))); name != "" {
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
