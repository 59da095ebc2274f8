package main

import (
	"os"
	"strings"
	"testing"
)

func TestNoticeNamesEveryModule(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	// The modules depend on it, and the runner of tests must see that it is read.
	if _, err := os.ReadFile("../../go.mod"); err != nil {
		t.Fatal(err)
	}
	modules, err := linked()
	if err != nil {
		t.Fatal(err)
	}
	if len(modules) < 3 {
		t.Fatalf("only %d modules are linked", len(modules))
	}
	for _, m := range modules {
		if !strings.Contains(string(notice), "\n- "+m.path+" "+m.version+": ") {
			t.Errorf("NOTICE does not have %s %s. Write it anew: go run ./tools/notice > NOTICE", m.path, m.version)
		}
		if !strings.Contains(string(notice), m.licence) {
			t.Errorf("NOTICE does not have the licence of %s. Write it anew: go run ./tools/notice > NOTICE", m.path)
		}
		if kind(m.licence) == "see below" {
			t.Errorf("the licence of %s is not one we know", m.path)
		}
	}
}
