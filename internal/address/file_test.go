package address_test

import (
	"testing"

	"projetpro/internal/address"
)

func TestFile(t *testing.T) {
	for at, file := range map[string]string{
		"/": "index.html", "/fr/": "fr/index.html", "/404.html": "404.html", "/fr": "fr", "/x.pdf/": "x.pdf/index.html", "/fr/myindex.html": "fr/myindex.html",
	} {
		if got := address.File(at); got != file {
			t.Errorf("%s is answered from %s, want %s", at, got, file)
		}
		if got := address.Of(file); got != at {
			t.Errorf("%s is at %s, want %s", file, got, at)
		}
	}
	if got := address.File(""); got != "index.html" {
		t.Errorf("the root is answered from %s", got)
	}
}
