//go:build full

// This file runs the script that takes visitors to their language, with a page made of what it asks for. It needs Node.

package main_test

import (
	"os/exec"
	"testing"
)

// A visitor is a page at / with links to the languages of a site, and a browser; what is printed is where the script leads.
const visitor = `
const [script, offered, spoken, chosen] = process.argv.slice(1);
const words = (list) => list.split(" ").filter(Boolean);
const languages = words(offered).map((hreflang) => ({ hreflang, href: "/" + hreflang + "/" }));
require("node:vm").runInNewContext(require("node:fs").readFileSync(script, "utf8"), {
  addEventListener() {},
  document: { querySelector: () => null, querySelectorAll: () => languages },
  localStorage: { getItem: () => chosen || null },
  navigator: { languages: words(spoken) },
  location: { replace: (href) => console.log(href) },
});`

// Who asks for a language as it is spoken somewhere gets it, else as it is spoken at large (RFC 4647, 3.4), else as it is
// spoken elsewhere.
func TestLanguageOfVisitor(t *testing.T) {
	for _, c := range []struct{ offered, spoken, chosen, want string }{
		{"fr-be en", "fr-FR fr en", "", "/fr-be/"},
		{"fr-be en", "fr", "", "/fr-be/"},
		{"fr en", "fr-BE en", "", "/fr/"},
		{"fr fr-be en", "fr-BE", "", "/fr-be/"},
		{"fr-be fr en", "fr-CA", "", "/fr/"},
		{"fr-BE en", "FR-be", "", "/fr-BE/"},
		{"fr en", "nl-BE de en-GB fr", "", "/en/"},
		{"en zh-hant", "zh-Hant-TW", "", "/zh-hant/"},
		{"en fr", "fry fr", "", "/fr/"}, // Frisian is not French
		{"fr en", "nl", "", ""},
		{"fr en", "", "", ""},
		{"fr-be en", "fr-FR", "en", "/en/"},
		{"fr-be en", "en", "fr-be", "/fr-be/"},
		{"fr-be en", "en", "nl", "/en/"}, // the site no longer has what was chosen
	} {
		out, err := exec.CommandContext(t.Context(), "node", "-e", visitor, repository+"/static/languages.js", c.offered, c.spoken, c.chosen).CombinedOutput()
		want := c.want
		if want != "" {
			want += "\n"
		}
		if err != nil || string(out) != want {
			t.Errorf("%+v: %v %s", c, err, out)
		}
	}
}
