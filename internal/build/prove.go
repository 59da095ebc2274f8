// This file reads a result again, with one file changed, to prove corrections.

package build

import (
	"path"
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/correction"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/source"
)

// Prove is the list with the corrections that mend, and without what follows from
// what they mend: see [correction.Prove].
func (r *Result) Prove(list diag.List) (proved diag.List) {
	if proved.Guard("prove", "", func() { proved = r.prove(list) }) != nil {
		return append(proved, list...)
	}
	return proved
}

func (r *Result) prove(list diag.List) diag.List {
	return correction.Prove(list, correction.Reader{
		Text:    r.Source,
		File:    r.readAlone,
		Site:    r.readAgain,
		Address: r.origin.Root,
		Has:     func(name string) bool { return r.tree.File(name) != nil },
	})
}

// readAlone says what is wrong with a file by itself if it has such a text.
func (r *Result) readAlone(file string, text []byte) diag.List {
	switch {
	case content.IsEntry(file):
		e := content.Parse(source.NewTree(map[string][]byte{file: text}).File(file), r.words)
		return append(e.BodyDiags(), e.Diags...)
	case strings.HasPrefix(file, "i18n/"):
		_, found := lang.Parse(lang.Tag(strings.TrimSuffix(path.Base(file), ".yaml")), file, text)
		return found
	}
	return nil
}

// readAgain says what is wrong with the site after a change, but for what has
// nothing to do with the file, and for what only shows on rendered pages.
func (r *Result) readAgain(c correction.Change) diag.List {
	tree := r.tree
	switch f := tree.File(c.File); {
	case f == nil:
	case c.Name != "":
		data, err := f.Load()
		if err != nil {
			return nil
		}
		tree = tree.With(c.File, nil).With(c.Name, data)
	default:
		tree = tree.With(c.File, c.Text)
	}
	again := r.again(tree)
	if again == nil {
		return nil
	}
	if len(again.Site.Languages) == 0 {
		return again.Diags
	}
	return slices.Concat(again.textsSince(r.tree), again.Diags, again.plan.Diags())
}

const settings = "content/site.yaml"
