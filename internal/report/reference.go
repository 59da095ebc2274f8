// This file writes the reference of all codes.

package report

import (
	"fmt"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
)

// reference is the page that documents every code, as Markdown, in a language
// of the messages.
func reference(tag lang.Tag) string {
	c := message.In(tag)
	words, severities := c.Part("reference"), c.Part("report")
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", words.T("title"), words.T("intro"))
	for _, r := range diag.Rules() {
		severity := severities.T("severity." + r.Severity.String())
		if r.Strict {
			severity = words.T("strict", "severity", severity)
		}
		fmt.Fprintf(&b, "\n## %s\n\n*%s*\n\n%s\n", r.Code, severity, strings.TrimSpace(c.Doc(r.Code)))
	}
	return b.String()
}
