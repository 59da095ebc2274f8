// This file keeps which facts stood in which file of a page, and says which have gone with one.

package check

import (
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/translation"
)

// facts is the statement which facts stand in which of the two files.
func (t *Translation) facts() []translation.Statement {
	a, b := factsIn(t.A), factsIn(t.B)
	if len(a)+len(b) == 0 {
		return nil
	}
	return []translation.Statement{{Key: translation.Facts, A: translation.Side{Lang: t.InA, Digests: a}, B: translation.Side{Lang: t.InB, Digests: b}}}
}

// factsIn are digests of the names of the facts that stand in a file.
func factsIn(e *content.Entry) (all []markdown.Digest) {
	for _, f := range e.Kind.Fields {
		if _, stands := e.Record.Set[f.Name]; stands && !f.IsWords() {
			all = append(all, digestOfFact(f))
		}
	}
	return all
}

func digestOfFact(f *schema.Field) markdown.Digest {
	return translation.Short(markdown.DigestOf(f.Name))
}

// Lost names the facts that stood in the file of a page in a language, which there is no longer, and in no file that there is; ""
// where none did, as far as the lock of the page knows.
func (s *Subject) Lost(item *site.Item, tag lang.Tag) string {
	var names []string
	t := s.translator()
	lock := t.locks[t.lockOf(item)]
	for _, f := range item.Kind.Fields {
		if !f.IsWords() && !item.States(f.Name) && lock.Stood(string(tag), digestOfFact(f)) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}
