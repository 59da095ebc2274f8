// This file joins the files of one item. What comes of it depends on them, on the
// languages and levels of the site and on what becomes of drafts, and on nothing
// else: see joinsLike.

package site

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unique"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// A joined item is what its files say together. It never changes, and one site
// hands it to the next.
type joined struct {
	files  []*content.Entry // by path
	item   *Item            //
	node   any              // *Module, *Year, *Partner or *Page; of what is related to others, *facultyNode or *offerNode
	left   bool             // the item is left out: a draft, or files that say nothing usable
	family family           // that a faculty, a module or a year belongs to
	diags  diag.List        // what is wrong in any case
	inside diag.List        // what is wrong if the item is in the site
}

// A family is a faculty and what belongs to it: the faculty's ID, quick to compare.
type family = unique.Handle[string]

// join joins the files of an item, of which there is at least one.
func (s *Site) join(files []*content.Entry) *joined {
	it := &joined{files: files}
	item := Item{ID: files[0].ID, Kind: files[0].Kind, Place: files[0].Place, Versions: make([]*content.Entry, 0, len(files))}
	records := make([]schema.File, 0, len(files))
	for _, l := range s.Languages {
		for _, f := range files {
			if f.Lang == l.Tag() && f.Record.Facts != nil {
				item.Versions = append(item.Versions, f)
				records = append(records, schema.File{Path: f.File.Path, Record: f.Record})
			}
		}
	}
	for _, f := range files {
		if f.Lang != "" && !slices.Contains(s.Config.Languages, f.Lang) {
			it.diags.Add(diag.LanguageUnlisted, diag.WholeFile(f.File.Path), 0, diag.Language(f.Lang), string(f.Lang))
		}
	}
	if len(records) == 0 {
		it.item, it.left = new(item), true
		return it
	}
	facts, diags := schema.Join(item.Kind, records)
	it.diags = append(it.diags, diags...)
	item.Draft = schema.IsDraft(facts)
	it.left = item.Draft && s.drafts == WithoutDrafts
	s.typed(it, item, facts)
	s.checkTranslations(it)
	return it
}

// typed gives an item its node, and checks the facts that need the settings only.
func (s *Site) typed(it *joined, item Item, facts any) {
	switch facts := facts.(type) {
	case *schema.FacultyFacts:
		f := &facultyNode{item, facts}
		it.item, it.node, it.family = &f.Item, f, unique.Make(item.ID)
	case *schema.ModuleFacts:
		m := &Module{node[schema.ModuleFacts, schema.ModuleWords]{item, facts}}
		it.item, it.node, it.family = &m.Item, m, familyOf(item.ID)
		s.checkLevels(it, "levels", facts.Levels)
		for i := range facts.Parts {
			s.checkLevels(it, "parts."+strconv.Itoa(i)+".levels", facts.Parts[i].Levels)
		}
	case *schema.YearFacts:
		y := &Year{node[schema.YearFacts, schema.YearWords]{item, facts}, strings.ToUpper(path.Base(item.ID))}
		it.item, it.node, it.family = &y.Item, y, familyOf(item.ID)
		s.checkYear(it, y)
	case *schema.OfferFacts:
		o := &offerNode{item, facts}
		it.item, it.node = &o.Item, o
		for i := range facts.Eligibility {
			s.checkLevels(it, "eligibility."+strconv.Itoa(i)+".levels", facts.Eligibility[i].Levels)
		}
	case *schema.PartnerFacts:
		p := &Partner{node[schema.PartnerFacts, schema.PartnerWords]{item, facts}}
		it.item, it.node = &p.Item, p
	case *schema.PageFacts:
		p := &Page{node[schema.PageFacts, schema.PageWords]{item, facts}}
		it.item, it.node = &p.Item, p
	}
}

// familyOf is the family of a module or a year.
func familyOf(id string) family { return unique.Make(path.Dir(path.Dir(id))) }

func (s *Site) checkLevels(it *joined, field string, levels schema.Levels) {
	if len(s.Config.Levels) == 0 {
		return
	}
	for i, l := range levels {
		if !slices.Contains(s.Config.Levels, l) {
			pos, end := it.item.Written(field + "." + strconv.Itoa(i))
			d := it.inside.Add(diag.LevelUnlisted, pos, end, l, strings.Join(s.Config.Levels, ", "))
			it.item.correct(d, l, schema.NearestLevel(l, s.Config.Levels))
		}
	}
}

func (s *Site) checkYear(it *joined, y *Year) {
	if len(s.Config.Levels) > 0 && !slices.Contains(s.Config.Levels, y.Level) && schema.IsLevel(y.Level) {
		s.unlistedYear(it, y)
	}
	wrong := "expected"
	if y.Facts.Status == "expected" {
		wrong = "since"
	}
	if pos, end := y.Written(wrong); pos.Offset != diag.NoOffset {
		it.inside.Add(diag.YearSinceExpected, pos, end)
	}
}

// unlistedYear reports the files of a year whose name is none of the site's levels.
func (s *Site) unlistedYear(it *joined, y *Year) {
	better := strings.ToLower(schema.NearestLevel(y.Level, s.Config.Levels))
	for _, v := range y.Versions {
		name, rest, _ := strings.Cut(path.Base(v.File.Path), ".")
		d := it.inside.Add(diag.LevelUnlisted, diag.WholeFile(v.File.Path), 0, name, strings.Join(s.Config.Levels, ", "))
		if better != "" {
			d.Fix = path.Dir(v.File.Path) + "/" + better + "." + rest
		}
	}
}

// checkTranslations reports the languages there is no file for. Of a file that
// could not be read, its own diagnostics say why.
func (s *Site) checkTranslations(it *joined) {
	for _, l := range s.Languages {
		if !slices.ContainsFunc(it.files, func(f *content.Entry) bool { return f.Lang == l.Tag() }) {
			first := it.item.Versions[0]
			it.inside.Add(diag.TranslationMissing, diag.WholeFile(first.File.Path), 0, diag.Language(l.Tag()), fileOf(it.item, l.Tag()))
		}
	}
}

// fileOf is the path of an item's file in a language, whether or not there is one.
func fileOf(item *Item, tag lang.Tag) string {
	return "content/" + item.Place.File(item.ID) + "." + string(tag) + ".md"
}
