// This file reads a result again, with one file changed, to prove corrections.

package build

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/correction"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/source"
)

// Prove is the list with the corrections that mend, without what follows from
// what they mend, and with few of each code: see [correction.Prove], [diag.List.Fewer].
func (r *Result) Prove(list diag.List) (proved diag.List) {
	if proved.Guard("prove", "", func() { proved = r.prove(list) }) != nil {
		return append(proved, list...)
	}
	return proved
}

func (r *Result) prove(list diag.List) diag.List {
	var languages []string
	for _, tag := range r.Site.Config.Languages[:min(len(r.Site.Config.Languages), 2)] {
		languages = append(languages, string(tag))
	}
	return correction.Prove(list.Fewer(), correction.Reader{
		Languages: languages,
		Text:      r.Source,
		File:      r.readAlone,
		Site:      r.readAgain,
		Seen:      r.seen,
		Address:   r.origin.Root,
		Settings:  source.Marker,
		Rereads:   func(file string) bool { return strings.HasPrefix(file, "i18n/") },
		Has:       func(name string) bool { return r.tree.File(name) != nil },
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

// seen is what readers see of the text of a file if it has such bytes.
func (r *Result) seen(file string, text []byte) string {
	if !content.IsEntry(file) {
		return ""
	}
	e := content.Parse(source.NewTree(map[string][]byte{file: text}).File(file), r.words)
	if e.Body() == nil {
		return ""
	}
	html := e.Body().HTML(&markdown.Words{}, func(int) markdown.Target { return markdown.Target{} })
	return element.ReplaceAllLiteralString(html, "")
}

var element = regexp.MustCompile(`<[^>]*>`)

// readAgain says what is wrong with the site after changes, but for what has
// nothing to do with their files, and for what only shows on rendered pages.
func (r *Result) readAgain(changes ...correction.Change) diag.List {
	tree := r.tree
	for _, c := range changes {
		switch f := tree.File(c.File); {
		case f == nil:
		case c.Name == "":
			tree = tree.With(c.File, c.Text)
		default:
			tree = tree.Renamed(c.File, c.Name)
		}
	}
	again := r.again(tree)
	if again == nil {
		return nil
	}
	if len(again.Site.Languages) == 0 {
		return again.Diags
	}
	files, _ := again.resources()
	return slices.Concat(again.textsSince(r.tree), again.Diags, again.plan.Diags(), files)
}
