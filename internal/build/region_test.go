package build

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// A section that a text names in the words of a language is that section in the language as it is spoken somewhere, too: it has
// the same anchor everywhere, and none is missing.
func TestSectionsOfARegion(t *testing.T) {
	var files []txtar.File
	for _, file := range slices.Concat(base, facultyOf("p", "P", "")) {
		file.Name = strings.Replace(file.Name, ".fr.md", ".fr-be.md", 1)
		file.Data = bytes.ReplaceAll(file.Data, []byte("[fr, en]"), []byte("[fr-be, en]"))
		files = append(files, file)
	}
	module := txtar.Parse([]byte(`
-- content/faculties/p/modules/m.fr-be.md --
---
title: Module
summary: S.
---

## Prérequis

Un texte.

## Évaluation

Un texte.
-- content/faculties/p/modules/m.en.md --
---
title: Module
summary: S.
---

## Prerequisites

A text.
`))
	built := newFolder(t, append(files, module.Files...)).settle("the start")
	for at, names := range map[string][]string{"fr-be/facultes/p/modules/module/index.html": {"prerequisites", "assessment"}, "en/faculties/p/modules/module/index.html": {"prerequisites"}} {
		for _, name := range names {
			if !strings.Contains(built[at], `<h2 id="`+name+`">`) {
				t.Errorf("%s has no section %s: %q", at, name, built[at])
			}
		}
	}
	said := built["(diagnostics)"]
	if !strings.Contains(said, "section-missing") || strings.Contains(said, "prerequisites") {
		t.Error(said)
	}
}
