// This file looks for sections that texts have in every language: what one language says under
// such a heading, the others say too.

package check

import (
	"path"
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/markdown"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

func sections(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		if item.ID != schema.Home && len(item.Versions) > 1 {
			missingSections(item, report)
		}
	}
}

func missingSections(item *site.Item, report *diag.List) {
	for _, name := range diag.Sections() {
		i := slices.IndexFunc(item.Versions, func(e *content.Entry) bool { return headingOf(e, name) >= 0 })
		if i < 0 || isOfSomethingElse(item, item.Versions[i], name) {
			continue
		}
		has := item.Versions[i]
		for _, e := range item.Versions {
			if e.Body() == nil || e.Body().Empty() || headingOf(e, name) >= 0 {
				continue
			}
			at, end := diag.WholeFile(e.File.Path), 0
			there := placeOf(has, headingOf(has, name))
			here, ok := counterpart(e, has, name)
			if ok {
				at = here
				end = plaintext.LineEnd(e.Text, here.Offset)
			}
			d := report.Add(diag.SectionMissing, at, end, diag.SectionTerm(name), diag.LanguageName(has.Lang), "{#"+name+"}").WithRelated(there)
			if ok {
				d.Fix = strings.TrimRight(string(e.Text[here.Offset:end]), " \t#") + " {#" + name + "}"
			}
		}
	}
}

// headingOf is which heading of an entry's text begins the section of a name, or -1.
func headingOf(e *content.Entry, name string) int {
	if e.Body() == nil {
		return -1
	}
	return slices.IndexFunc(e.Body().Headings, func(h markdown.Heading) bool { return h.Name == name })
}

// isOfSomethingElse reports whether the heading of a section, which has no name written out, may be that of another thing. The programme
// of a fair is no content of a course: so it may be where it is the only such heading of what counts for no credits. And where one
// goes further by links to pages of the site alone, these are no bibliography.
func isOfSomethingElse(item *site.Item, e *content.Entry, name string) bool {
	line := plaintext.Line(e.Text, max(placeOf(e, headingOf(e, name)).Offset, 0))
	if strings.Contains(string(line), "{#") {
		return false
	}
	switch {
	case name == bibliography:
		return leadsOn(e, name)
	case diag.Term(diag.SectionTerm(name)) != diag.SectionContent || item.Kind.Field("credits") != nil:
		return false
	}
	return !slices.ContainsFunc(e.Body().Headings, func(h markdown.Heading) bool { return h.Name != "" && h.Name != name })
}

// leadsOn reports whether a section has links, all of them to pages of the site.
func leadsOn(e *content.Entry, name string) bool {
	sections := e.Body().Sections()
	of := &sections[slices.IndexFunc(sections, func(s markdown.Section) bool { return s.Name == name })]
	links := 0
	for i := range e.Body().Links {
		link := &e.Body().Links[i]
		if link.Pos.Offset < of.From || link.Pos.Offset >= of.To {
			continue
		}
		dest, _, _ := strings.Cut(link.Dest, "#")
		if ext := path.Ext(dest); strings.Contains(dest, ":") || ext != "" && !strings.HasPrefix(ext, ".md") {
			return false
		}
		links++
	}
	return links > 0
}

// placeOf is where the i-th heading of an entry's text stands.
func placeOf(e *content.Entry, i int) diag.Pos {
	if at := e.Body().HeadingStart(i); at >= 0 {
		return diag.Pos{File: e.File.Path, Offset: at}
	}
	return diag.WholeFile(e.File.Path)
}

// counterpart is the heading that stands in the place of the section in a text with as many
// headings of the same levels, if it may be one for it.
func counterpart(e, has *content.Entry, name string) (at diag.Pos, ok bool) {
	own, other := e.Body().Headings, has.Body().Headings
	sameLevel := func(a, b markdown.Heading) bool { return a.Level == b.Level }
	i := headingOf(has, name)
	if !slices.EqualFunc(own, other, sameLevel) || own[i].Name != "" {
		return diag.Pos{}, false
	}
	at = placeOf(e, i)
	line := plaintext.Line(e.Text, max(at.Offset, 0))
	return at, at.Offset >= 0 && len(line) > 0 && line[0] == '#' && !strings.Contains(string(line), "{#")
}
