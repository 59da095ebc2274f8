package page

import "testing"

// The ending of a name means the same in capitals.
func TestEndings(t *testing.T) {
	for written, want := range map[string]named{
		"content/pages/about.md":    {"content/pages", "about", ""},
		"content/pages/About.MD":    {"content/pages", "about", ""},
		"content/pages/about.fr.Md": {"content/pages", "about", ""},
		"content/pages/about.HTML":  {"content/pages", "about", ""},
		"content/pages/plan.PDF":    {"content/pages", "plan", ".pdf"},
		"content/pages/plan.pdf":    {"content/pages", "plan", ".pdf"},
	} {
		if got := nameOf(written); got != want {
			t.Errorf("%s: %+v, want %+v", written, got, want)
		}
	}
	for file, want := range map[string]bool{"a.html": true, "a.HTML": true, "a.Htm": true, "a.xhtml": false, "a": false} {
		if isHTML(file) != want {
			t.Errorf("%s is HTML: %t", file, !want)
		}
	}
}

// The scheme of an address means the same in capitals (RFC 3986, section 3.1).
func TestSchemes(t *testing.T) {
	for scheme, external := range map[string]bool{"https": true, "HTTP": true, "Https": true, "mailto": false, "TEL": false} {
		if got := outside(scheme+":x", scheme).Attrs != ""; got != external {
			t.Errorf("%s is external: %t", scheme, got)
		}
	}
}
