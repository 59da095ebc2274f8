// This file finds the file that a link was probably meant for.

package page

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
)

// A named is what a link leads to, as people name it.
type named struct {
	folder string
	stem   string // the name without language and extension, in small letters without accents; of a faculty, its folder's
	ext    string // of a document, in small letters; "" for content
}

// pageExtensions are those that people write behind the name of a page.
var pageExtensions = []string{"", ".md", ".html", ".htm", ".markdown"}

// nameOf takes a path apart.
func nameOf(file string) named {
	ext := strings.ToLower(path.Ext(file))
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if slices.Contains(pageExtensions, ext) || len(ext) != len(".txt") && schema.IsTag(strings.TrimPrefix(ext, ".")) {
		ext = ""
		if id, _, ok := content.Identify(strings.TrimSuffix(file, path.Ext(file)) + ".md"); ok {
			stem = path.Base(id)
		} else if i := strings.LastIndexByte(stem, '.'); i > 0 && schema.IsTag(stem[i+1:]) {
			stem = stem[:i]
		}
	}
	return named{path.Dir(file), lang.Slug(stem), ext}
}

// A candidate is a file that a link may have been meant for.
type candidate struct {
	named
	path string // as a link writes it
}

// allCandidates are all content files, without their language, and documents. The page
// of a folder is called as the folder is, and as its file; and each page as its address is in each language.
func (p *planner) allCandidates() []candidate {
	var all []candidate
	for item := range p.site.Items() {
		v := item.Versions[0]
		at := strings.TrimSuffix(v.File.Path, content.Extension(v.Lang)) + ".md"
		name := nameOf(at)
		stems := []string{name.stem, strings.TrimSuffix(path.Base(at), ".md")}
		for _, v := range item.Versions {
			stems = append(stems, v.Slug)
		}
		for i, stem := range stems {
			if !slices.Contains(stems[:i], stem) {
				all = append(all, candidate{named{name.folder, stem, ""}, at})
			}
		}
	}
	for doc := range p.assets.Documents() {
		all = append(all, candidate{nameOf(doc.Path), doc.Path})
	}
	return all
}

// nearest finds the file whose path is most like one that does not exist, or "": one
// of the same name, however far, or else one that a slip of the fingers makes of it.
// A page is not meant for a picture.
func (p *planner) nearest(file string) string {
	if near, ok := p.near.Load(file); ok {
		return near.(string)
	}
	best, least, want := "", -1, nameOf(file)
	for _, c := range p.candidates() {
		if far := want.far(c.named); far >= 0 && (best == "" || far < least) {
			best, least = c.path, far
		}
	}
	p.near.Store(file, best)
	return best
}

// far is how unlikely it is that another was meant; -1 is not at all.
func (n named) far(other named) int {
	const slip = 1000 // outweighs how far folders are apart
	slips := plaintext.Slips(n.stem, other.stem)
	switch {
	case (n.ext == "") != (other.ext == ""), slips >= plaintext.TooMany:
		return -1
	case slips > 0 && (n.ext != other.ext || figures(n.stem) != figures(other.stem)):
		return -1
	}
	apart := 0
	if n.folder != other.folder {
		apart = plaintext.Distance(n.folder, other.folder)
	}
	return slips*slip + apart
}

// figures are those of a name: ba1 is no slip for ba2.
func figures(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, name)
}

// beside are the files of the folder of one that does not exist that can be meant for
// it: pages for a page, files of its format for a file.
func (p *planner) beside(file string) []string {
	var all []string
	want := nameOf(file)
	for _, c := range p.candidates() {
		if c.folder == want.folder && c.ext == want.ext && !slices.Contains(all, c.path) {
			all = append(all, c.path)
		}
	}
	return all
}

// onlyOther is the only one of some files that an entry does not lead to, itself apart, if it has a word of the name
// of one that does not exist, or "": a file that was given another name is one.
func (m *presenter) onlyOther(from *content.Entry, file string, files []string) string {
	led := m.found.ledFrom(from)
	others := slices.DeleteFunc(slices.Clone(files), func(file string) bool { return led[idOf(file)] })
	if len(others) != 1 || !shareWord(nameOf(file).stem, nameOf(others[0]).stem) {
		return ""
	}
	return others[0]
}

// ledFrom are the entry and what it leads to, by ID. That is worked out once for all of its dead links.
func (f *findings) ledFrom(from *content.Entry) map[string]bool {
	if led := f.led[from]; led != nil {
		return led
	}
	led := map[string]bool{from.ID: true}
	for i := range from.Body().Links {
		ref, _, _ := strings.Cut(from.Body().Links[i].Dest, "#")
		led[idOf(path.Join(path.Dir(from.File.Path), unescaped(ref)))] = true
	}
	if f.led == nil {
		f.led = map[*content.Entry]map[string]bool{}
	}
	f.led[from] = led
	return led
}

// shareWord reports whether two names have a word in common that says something: no article, and no number.
func shareWord(a, b string) bool {
	words := strings.Split(b, "-")
	return slices.ContainsFunc(strings.Split(a, "-"), func(word string) bool {
		return len(word) > 3 && figures(word) != word && slices.Contains(words, word)
	})
}

// idOf is the ID of a page, or the path of another file.
func idOf(file string) string {
	if id, _, ok := content.Identify(file); ok {
		return id
	}
	return file
}

// mostListed is how many names a sentence lists.
const mostListed = 8

// listedFrom is a list of files as seen from a folder.
func listedFrom(dir string, files []string) string {
	var names []string
	for _, file := range files[:min(len(files), mostListed)] {
		names = append(names, relative(dir, file))
	}
	if len(files) > mostListed {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// nearestFirst puts the ids that a fragment may be meant for first: those that other
// programs write so, those that begin so, those that a slip makes of it, those that have
// its words among others. near says that there is one that is nearer than all others.
func nearestFirst(fragment string, ids []string) (sorted []string, near bool) {
	want := lang.Slug(unescaped(fragment))
	var byFar [notMeant + 1][]string
	for _, id := range ids {
		far := farID(want, id)
		byFar[far] = append(byFar[far], id)
	}
	for far, those := range byFar {
		near = near || len(sorted) == 0 && len(those) == 1 && far < notMeant
		sorted = append(sorted, those...)
	}
	return sorted, near
}

// How unlikely it is that an id was meant.
const (
	beginsSo = 1 // and a slip more than that
	hasWords = beginsSo + plaintext.TooMany
	notMeant = hasWords + 1
)

// farID is how unlikely it is that an id was meant where another is written.
func farID(want, id string) int {
	a, b := bare(want), bare(id)
	short := min(len(a), len(b))
	long := short > 4 // what is shorter may begin anything
	switch slips := plaintext.Slips(a, b); {
	case a == b:
		return 0
	case long && a[:short] == b[:short]:
		return beginsSo
	case slips < plaintext.TooMany && figures(a) == figures(b):
		return beginsSo + slips
	case long && among(strings.Split(want, "-"), strings.Split(id, "-")):
		return hasWords
	}
	return notMeant
}

// among reports whether all words of one of two names are words of the other.
func among(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return !slices.ContainsFunc(a, func(word string) bool { return !slices.Contains(b, word) })
}

// bare is an id without its hyphens: programs do not agree on where they stand.
func bare(id string) string { return strings.ReplaceAll(id, "-", "") }
