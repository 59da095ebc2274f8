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
	if slices.Contains(pageExtensions, ext) || schema.IsTag(strings.TrimPrefix(ext, ".")) {
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

// allCandidates are all content files, without their language, and documents.
func (p *planner) allCandidates() []candidate {
	var all []candidate
	for item := range p.site.Items() {
		v := item.Versions[0]
		at := strings.TrimSuffix(v.File.Path, content.Extension(v.Lang)) + ".md"
		all = append(all, candidate{nameOf(at), at})
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
