package render

import (
	"strings"
	"testing"
)

// Brackets far within brackets stay as they are, and do not end the program.
func TestMinifyNested(t *testing.T) {
	const n = 5_000_000
	for mediaType, src := range map[string]string{
		"text/javascript":  "let " + strings.Repeat("[", n) + "a" + strings.Repeat("]", n) + "=b",
		"text/css":         "a{b:" + strings.Repeat("(", n) + strings.Repeat(")", n) + "}",
		"application/json": strings.Repeat("[", n) + strings.Repeat("]", n),
	} {
		if out, err := Minify(mediaType, []byte(src)); err != nil || string(out) != src {
			t.Errorf("%s: %v, %d bytes of %d", mediaType, err, len(out), len(src))
		}
	}
	if out, _ := Minify("text/javascript", []byte("f( g( [ 1 , 2 ] ) )")); string(out) != "f(g([1,2]))" {
		t.Errorf("%s", out)
	}
}
