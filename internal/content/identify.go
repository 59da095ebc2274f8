// This file tells what a link to a file means.

package content

import (
	"strings"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// Identify tells which entry a path names, as links write it: with its language
// (content/pages/about.fr.md), without (content/pages/about.md or
// content/pages/about), or, for a faculty, by its folder. tag is "" when the
// path has no language; false is a path where no page can lie.
func Identify(at string) (id string, tag lang.Tag, ok bool) {
	inside, ok := strings.CutPrefix(at, root)
	if !ok {
		return "", "", false
	}
	inside = strings.TrimSuffix(strings.TrimSuffix(inside, "/"), ".md")
	if i := strings.LastIndexByte(inside, '.'); i >= 0 && schema.IsTag(inside[i+1:]) {
		inside, tag = inside[:i], lang.Tag(inside[i+1:])
	}
	parts := strings.Split(inside, "/")
	if len(parts) == 2 && parts[0] == "faculties" {
		parts = append(parts, "faculty")
	}
	switch kindAt(parts) {
	case nil:
		return "", "", false
	case schema.Faculty:
		parts = parts[:2]
	}
	return strings.Join(parts, "/"), tag, true
}
