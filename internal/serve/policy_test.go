package serve

import "testing"

// The policy of a layout lets the preview in, and nothing else that it did not; one that does already stays as it is.
func TestAdmitted(t *testing.T) {
	page := func(meta string) string { return "<html><head>" + meta + "</head><body>x</body></html>" }
	policy := func(content string) string {
		return `<meta http-equiv="Content-Security-Policy" content="` + content + `">`
	}
	for was, want := range map[string]string{
		"default-src 'none'; script-src 'self'; connect-src 'self'": "default-src 'none'; script-src 'self'; connect-src 'self'",
		"style-src 'none'":   "style-src 'none'",
		"default-src 'self'": "default-src 'self'",
		"default-src *":      "default-src *",
		"default-src 'none'": "default-src &#39;none&#39;; script-src &#39;nonce-N&#39;; connect-src &#39;self&#39;",
		"script-src 'none'":  "script-src &#39;nonce-N&#39;",
		"default-src 'none'; style-src 'self'; script-src https://a.example": "default-src &#39;none&#39;; style-src &#39;self&#39;; " +
			"script-src https://a.example &#39;nonce-N&#39;; connect-src &#39;self&#39;",
		"default-src 'self'; script-src-elem 'none'":            "default-src &#39;self&#39;; script-src-elem &#39;nonce-N&#39;",
		"script-src 'self'; require-trusted-types-for 'script'": "script-src &#39;self&#39;",
		"script-src 'strict-dynamic' 'self'; connect-src":       "script-src &#39;strict-dynamic&#39; &#39;self&#39; &#39;nonce-N&#39;; connect-src &#39;self&#39;",
		"": "",
	} {
		if got := string(admitted([]byte(page(policy(was))), "N")); got != page(policy(want)) {
			t.Errorf("%s became %s", was, got)
		}
	}
	for was, want := range map[string]string{
		`<META content='script-src &#39;none&#39;' HTTP-EQUIV=content-security-policy>`: `<META content="script-src &#39;nonce-N&#39;" HTTP-EQUIV=content-security-policy>`,
		policy("script-src 'none'") + policy("connect-src 'none'"):                      policy("script-src &#39;nonce-N&#39;") + policy("connect-src &#39;self&#39;"),
		`<meta http-equiv="refresh" content="script-src 'none'">`:                       `<meta http-equiv="refresh" content="script-src 'none'">`,
	} {
		if got := string(admitted([]byte(page(was)), "N")); got != page(want) {
			t.Errorf("%s became %s", was, got)
		}
	}
	text := "<body>" + policy("script-src 'none'") + "</body>"
	if got := string(admitted([]byte(text), "N")); got != text {
		t.Errorf("what stands in the body became %s", got)
	}
}
