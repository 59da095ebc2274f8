// This file is about callouts: which there are, and which was meant.

package markdown

import (
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// A callout is a kind of notice that stands out from the text.
type callout struct {
	class string
	title part
}

// callouts are the kinds, by the names GitHub and Obsidian know; those of languages
// are in a [Vocabulary].
var callouts = map[string]callout{
	"note": {"note", wordNote}, "tip": {"tip", wordTip}, "important": {"important", wordImportant},
	"warning": {"warning", wordWarning}, "caution": {"caution", wordCaution},
}

func (j *judgement) callout(i int) {
	n, title := &j.nodes[i], &j.nodes[i+1]
	if _, known := j.words.calloutOf(n.s); known {
		return
	}
	d := j.report(diag.CalloutUnknown, int(title.at), int(title.end), shorten(n.s))
	if name := plaintext.Nearest(strings.ToLower(n.s), j.words.calloutNames()); name != "" {
		d.Fix = j.fixed(int(title.at), int(title.end), "[!"+name+"]")
	}
}
