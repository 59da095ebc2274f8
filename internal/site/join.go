// This file joins the files of one item. What comes of it depends on them, on the
// languages and levels of the site and on what becomes of drafts, and on nothing
// else: see joinsLike.

package site

import (
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"unique"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/translation"
)

// A joined item is what its files say together. It never changes, and one site
// hands it to the next.
type joined struct {
	files   []*content.Entry // by path
	item    *Item            //
	member  member           // nil when no facts could be read
	family  family           //
	left    bool             // the item is left out: a draft, or files that say nothing usable
	diags   diag.List        // what is wrong in any case
	inside  diag.List        // what is wrong if the item is in the site
	missing diag.List        // the languages that it lacks, if it is

	says func() *translation.Whole // what its first language says; nil where it has no text
}

// A family is an item and all that lies in its folder, such as a faculty with its
// modules: the ID of that item, quick to compare.
type family = unique.Handle[string]

// join joins the files of an item, of which there is at least one.
func (s *Site) join(files []*content.Entry) *joined {
	defer fault.In(files[0].File.Path)
	it := &joined{files: files, family: unique.Make(files[0].Place.Owner(files[0].ID))}
	item := Item{ID: files[0].ID, Kind: files[0].Kind, Place: files[0].Place, Versions: make([]*content.Entry, 0, len(files))}
	records := make([]schema.Version, 0, len(files))
	for _, l := range s.Languages {
		for _, f := range files {
			if f.Lang == l.Tag() && f.Record.Facts != nil {
				item.Versions = append(item.Versions, f)
				records = append(records, schema.Version{Path: f.File.Path, Record: s.resolved(it, f)})
			}
		}
	}
	for _, f := range files {
		if f.Lang != "" && !slices.Contains(s.Config.Languages, f.Lang) && !slices.Contains(s.awaited(), "languages") {
			it.diags.Add(diag.LanguageUnlisted, diag.WholeFile(f.File.Path), 0, diag.LanguageName(f.Lang), string(f.Lang))
		}
	}
	if len(records) == 0 {
		it.item, it.left = new(item), true
		return it
	}
	facts, diags := schema.Join(item.Kind, records)
	it.diags = append(it.diags, diags...)
	item.Facts, item.Draft = facts, schema.IsDraft(facts)
	it.left = item.Draft && s.drafts == WithoutDrafts
	it.member = members[item.Kind]()
	it.member.take(item)
	it.item = it.member.item()
	it.says = sync.OnceValue(func() *translation.Whole { return wholeOf(it.item.Versions[0]) })
	it.member.check(s, it)
	s.checkTranslations(it)
	return it
}

// wholeOf is the text of a file, to be compared with others; nil where there is none.
func wholeOf(e *content.Entry) *translation.Whole {
	doc := e.Body()
	if doc == nil {
		return nil
	}
	return translation.New(doc, e.Text, e.Target).Whole()
}

// resolved is what a file says, its levels those of the site.
func (s *Site) resolved(it *joined, e *content.Entry) schema.Record {
	record := e.Record
	record.Facts = s.ladder.Resolve(e.Kind, record.Facts, func(key, written string) {
		s.unlisted(it, e, key, written)
	}, func(key, id string) {
		if span, ok := e.Record.Set[key]; ok {
			it.inside.Add(diag.ValueDoubled, diag.Pos{File: e.File.Path, Offset: span.Value}, span.End, id)
		}
	})
	return record
}

// unlisted reports a text that is none of the site's levels.
func (s *Site) unlisted(it *joined, e *content.Entry, key, written string) {
	span := e.Record.Set[key]
	d := it.inside.Add(diag.LevelUnlisted, diag.Pos{File: e.File.Path, Offset: span.Value}, span.End, written, s.levels())
	if better := s.ladder.Meant(written); better != "" {
		d.Fix = e.Rewritten(span.Value, span.End, better)
	}
}

// levels names the site's levels.
func (s *Site) levels() string { return strings.Join(s.ladder.IDs(), ", ") }

// awaited lists the settings that are still to be written, or items of whose lists are.
func (s *Site) awaited() []string { return slices.Sorted(maps.Keys(s.settings.Record.Unwritten)) }

func (y *Year) check(s *Site, it *joined) {
	level, ok := s.ladder.OfFile(path.Base(y.ID))
	if y.Level = level; !ok {
		s.unlistedYear(it, y)
	}
	if y.Facts.Status == "" {
		return // it is missing, or could not be read, which has been said
	}
	wrong := "expected"
	if y.Facts.Status == schema.Expected {
		wrong = "since"
	}
	if pos, end := y.Written(wrong); pos.Offset != diag.NoOffset {
		it.inside.Add(diag.YearSinceExpected, pos, end)
	}
}

// unlistedYear reports the files of a year whose name is that of no level.
func (s *Site) unlistedYear(it *joined, y *Year) {
	better := s.ladder.MeantFile(path.Base(y.ID))
	for _, v := range y.Versions {
		name, rest, _ := strings.Cut(path.Base(v.File.Path), ".")
		d := it.inside.Add(diag.LevelUnlisted, diag.WholeFile(v.File.Path), 0, name, s.levels())
		switch {
		case s.ladder.IsOpen():
			d.Code, d.Args = diag.NameLevel, []any{name}
		case better != "":
			d.Fix = path.Dir(v.File.Path) + "/" + better + "." + rest
		}
	}
}

// checkTranslations reports the languages there is no file for. Of a file that
// could not be read, its own diagnostics say why. Where no file states the facts that
// one would, they may have gone with a file.
func (s *Site) checkTranslations(it *joined) {
	if !slices.ContainsFunc(it.files, func(f *content.Entry) bool { return !f.Wordless() }) {
		return // what is said in facts alone holds in every language
	}
	lost := it.item.unstated()
	for _, l := range s.Languages {
		written := slices.ContainsFunc(it.files, func(f *content.Entry) bool { return f.Lang == l.Tag() })
		switch isFor := schema.IsFor(it.item.Facts, l.Tag()); {
		case written && !isFor:
			at, end := it.item.Written("only")
			it.inside.Add(diag.OnlyWritten, at, end, diag.LanguageName(l.Tag()), it.item.In(l.Tag()).File.Path).
				WithRelated(diag.WholeFile(it.item.In(l.Tag()).File.Path))
		case !written && isFor:
			first := it.item.Versions[0]
			d := it.missing.Add(diag.TranslationMissing, diag.WholeFile(first.File.Path), 0, diag.LanguageName(l.Tag()), fileOf(it.item, l.Tag()))
			if lost != "" {
				d.Code, d.Args = diag.FactsGone, append(d.Args, lost)
			}
		}
	}
}

// mostNamed is how many fields a sentence names.
const mostNamed = 6

// unstated names the first facts that an item could state and does not, if it is of a
// kind that takes place, and states none at all, or not for which level it is, unless
// it is another fact that such an item cannot do without.
func (i *Item) unstated() string {
	if i.Kind.Field("status") == nil {
		return ""
	}
	var names []string
	states, levels := false, i.Kind.Field("levels") == nil || i.Kind.RequiresFact() || i.States("levels") || i.States("parts")
	for _, f := range i.Kind.Fields {
		switch {
		case f.IsWords() || f.Name == "draft" || f.Name == "only" || f.Name == "order":
		case i.States(f.Name):
			states = true
		case len(names) < mostNamed:
			names = append(names, f.Name)
		}
	}
	if states && levels {
		return ""
	}
	return strings.Join(names, ", ")
}

// fileOf is the path of an item's file in a language, whether or not there is one.
func fileOf(item *Item, tag lang.Tag) string {
	return "content/" + item.Place.File(item.ID) + "." + string(tag) + ".md"
}
