// This file writes the reference of all codes.

package diag

import (
	"fmt"
	"strings"
)

// Reference is the page that documents every code, as Markdown, in a language
// of the messages.
func Reference(lang string) string {
	var b strings.Builder
	intro := map[string]string{
		"en": "# What the tool may say\n\nEvery message has a code, in brackets after it. Here is what each code means. " +
			"An **error** keeps the site from being built; a **warning** does not; a **notice** is worth knowing.\n",
		"fr": "# Ce que l’outil peut dire\n\nChaque message a un code, entre crochets à sa suite. Voici ce que veut dire chaque code. " +
			"Une **erreur** empêche de construire le site ; un **avertissement** non ; une **remarque** est bonne à savoir.\n",
	}
	strict := map[string]string{"en": "; an error under `--strict`", "fr": " ; une erreur avec `--strict`"}
	b.WriteString(intro[lang])
	for _, r := range Rules() {
		severity := words[lang].severity[r.Severity.String()]
		if r.Strict {
			severity += strict[lang]
		}
		fmt.Fprintf(&b, "\n## %s\n\n*%s*\n\n%s\n", r.Code, severity, strings.TrimSpace(r.Text[lang].Doc))
	}
	return b.String()
}
