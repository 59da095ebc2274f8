package cli

import (
	"errors"
	"strings"
	"testing"

	"projetpro/internal/message"
	"projetpro/internal/osroot"
	"projetpro/internal/publish"
	"projetpro/internal/source"
)

// What has a type of its own is said in the reader's language, with what there is to know of it.
func TestExplain(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		says   string // in every language
		status int
	}{
		"no site":         {&source.NoSiteError{Start: "/a/b"}, "/a/b", misused},
		"lost":            {&source.LostError{Path: "/a/b"}, "/a/b", failed},
		"changed":         {errors.Join(osroot.Failed("read", "content/x.md", source.ErrChanged)), "content/x.md", failed},
		"in use":          {&publish.InUseError{Path: "/a/public", PID: 42}, "42", failed},
		"in use, by whom": {&publish.InUseError{Path: "/a/public"}, "/a/public", failed},
		"a fault":         {&publish.FaultError{Path: "fr/index.html"}, "fr/index.html", failed},
	} {
		said := map[string]bool{}
		for _, tag := range message.Languages() {
			a := &app{lang: tag, say: message.In(tag).Part("command")}
			text, status := a.explain(c.err)
			if !strings.Contains(text, c.says) || status != c.status || strings.Contains(text, c.err.Error()) {
				t.Errorf("%s, %s: %d %q", name, tag, status, text)
			}
			if strings.Contains(text, " 0") || said[text] {
				t.Errorf("%s, %s: %q", name, tag, text)
			}
			said[text] = true
		}
	}
	a := &app{say: message.In("en").Part("command")}
	if got := a.busy("waiting", "waiting-for-whom", &publish.InUseError{}); strings.Contains(got, "0") {
		t.Error(got)
	}
}
