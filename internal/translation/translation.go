// Package translation reads two languages of one text together: which section says the same as which, and what has changed since they agreed.
//
// It knows no language. Sections are paired by what is the same in all of them (numbers, addresses, code, names), by
// how long they are and how they are built, by words that languages share, and by their order. What it is not sure of
// it says so, and never guesses. The scores were fitted to public texts in two languages.
package translation

import (
	"bytes"
	"sync"

	"projetpro/internal/markdown"
)

// A Text is a text in one language, ready to be paired with another.
type Text struct {
	Sections []markdown.Section

	src   []byte
	known func() *known
}

// What is known of a text when it is compared with another.
type known struct {
	profiles []profile
	length   float64 // of what it says, in letters and figures
}

// New makes a text ready. src is the file that doc was read from. target says of a link of the text where it leads, in
// words that are the same in every language: the identity of a page, an address without its language; "" of one that
// says nothing. nil takes destinations as they are written.
func New(doc *markdown.Doc, src []byte, target func(destination string) string) *Text {
	t := &Text{Sections: doc.Sections(), src: src}
	t.known = sync.OnceValue(func() *known { return t.read(doc.Links, src, target) })
	return t
}

// read looks at what the text says.
func (t *Text) read(links []markdown.Link, src []byte, target func(string) string) *known {
	k := &known{profiles: make([]profile, len(t.Sections))}
	for i := range t.Sections {
		s := &t.Sections[i]
		from := 0
		for from < len(links) && links[from].Pos.Offset < s.To {
			from++
		}
		k.profiles[i] = profileOf(s, src, links[:from], target)
		k.length += k.profiles[i].length
		links = links[from:]
	}
	return k
}

// profiles are what is compared of the sections.
func (t *Text) profiles() []profile {
	if t.known == nil {
		return nil
	}
	return t.known().profiles
}

// Length is how many letters and figures the text has, code apart: what the ratio of two languages is learnt from.
func (t *Text) Length() float64 {
	if t.known == nil {
		return 0
	}
	return t.known().length
}

// anchorOf is the anchor of a section that is the same in every language, because it is written out or because it is
// the name of a section that all texts have; else "".
func anchorOf(s *markdown.Section, src []byte) string {
	if s.Name != "" || len(s.Blocks) == 0 || s.Level == 0 {
		return s.Name
	}
	line := bytes.TrimSpace(src[s.Blocks[0].From:min(s.Blocks[0].To, len(src))])
	if bytes.Contains(line, []byte("{#"+s.ID+"}")) {
		return s.ID
	}
	return ""
}

// Digests are short ones of the blocks of a section that say something, its heading first.
func Digests(s *markdown.Section) []markdown.Digest {
	all := make([]markdown.Digest, 0, len(s.Blocks))
	for _, b := range s.Blocks {
		if b.Digest != 0 {
			all = append(all, Short(b.Digest))
		}
	}
	return all
}

// Short is a digest as it is kept in a [Lock].
func Short(d markdown.Digest) markdown.Digest { return d >> 32 }
