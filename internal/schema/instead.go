// This file answers what says in another field, or in another way, what one of ours says: that a page is not to be published,
// that there are no places left.

package schema

import (
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// publication answers a key of other programs that says whether a page is published; false where name, folded, is none.
func (r *reader) publication(name string, key, value *yaml.Node) bool {
	back := isWritten("elsewhere.kept-back", name)
	if !back && !isWritten("elsewhere.let-out", name) || r.kind.single() || value.Kind != yaml.ScalarNode {
		return false
	}
	start, end := r.span(key)
	d := r.add(diag.FieldDraft, start, end, diag.Clip(r.written(start, end)))
	if truth := meantTruth(lowered(value.Value)); truth == "true" && back || truth == "false" && !back {
		_, last := r.span(value)
		d.End = r.src.Start + last
		d.Fix = r.replaced(start, last, "draft: true")
	}
	return true
}

// otherwise answers a word for how far something is that another field says: that the page is a draft, or whether one can register; false
// where it is none.
func (r *reader) otherwise(n *yaml.Node, s string) bool {
	if r.path != "status" {
		return false
	}
	line := ""
	code := diag.FieldDraft
	switch {
	case isWritten("elsewhere.drafts", lowered(s)):
		line = "draft: true"
	case r.kind.Field("registration") != nil && isWritten("elsewhere.registering", lowered(s)):
		line, code = "registration: {note: "+r.localised(s)+"}", diag.StatusRegistration
	default:
		return false
	}
	start, end := r.span(n)
	d := r.add(code, r.key.Key, end, diag.Clip(r.written(start, end)))
	d.Fix = r.replaced(r.key.Key, end, line)
	return true
}

func lowered(s string) string { return strings.ToLower(norm.NFC.String(s)) }
