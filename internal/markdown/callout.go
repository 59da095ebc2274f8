// This file is about callouts: which there are, and which was meant.

package markdown

import (
	"maps"
	"slices"
	"strings"

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

// calloutOf is the kind that is written like this.
func calloutOf(written string) (c callout, ok bool) {
	c, ok = callouts[strings.ToLower(strings.TrimSpace(written))]
	if !ok {
		c = callouts["note"]
	}
	return c, ok
}

func (j *judgement) callout(i int) {
	n, title := &j.nodes[i], &j.nodes[i+1]
	if _, known := calloutOf(n.s); known {
		return
	}
	d := j.report(diag.CalloutUnknown, int(title.at), int(title.end), shorten(n.s))
	if name := plaintext.Nearest(strings.ToLower(n.s), slices.Sorted(maps.Keys(callouts))); name != "" {
		d.Fix = j.fixed(int(title.at), int(title.end), "[!"+name+"]")
	}
}
