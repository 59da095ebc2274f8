package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"projetpro/internal/message"
)

// university is a site with the facts that 27 modules and 12 mentoring offers of real
// universities state; nothing in it is true of any one of them.
const university = repository + "/testdata/university"

// What real programmes state is no mistake: each language of the messages says of it what
// is to come, that three modules have one official title, and nothing else.
func TestUniversityIsRight(t *testing.T) {
	_, r := read(t, university)
	modules := 0
	for _, f := range r.Site.Faculties {
		modules += len(f.Modules)
	}
	if modules != 27 || len(r.Site.Offers) != 12 {
		t.Errorf("%d modules and %d offers", modules, len(r.Site.Offers))
	}
	for _, l := range message.Languages() {
		cmd := exec.Command("projetpro", "check", "--all", "--format", "json", "--site", university, "--lang", string(l))
		cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1795392000")
		said, err := cmd.Output()
		if err != nil {
			t.Errorf("in %s: %v\n%s", l, err, said)
		}
		for _, code := range strings.Split(string(said), `"code":`)[1:] {
			code, _, _ = strings.Cut(strings.TrimLeft(code, ` "`), `"`)
			if code != "resource-to-come" && code != "title-doubled" {
				t.Errorf("in %s, %s is said", l, code)
			}
		}
	}
}
