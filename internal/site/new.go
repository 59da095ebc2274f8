// This file makes a site: its languages, and its items with what an earlier site
// already knew of them.

package site

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// Drafts says what becomes of drafts.
type Drafts bool

const (
	WithoutDrafts Drafts = false
	WithDrafts    Drafts = true
)

// New joins the entries of all files, in the order of their paths; the slice is
// not to be changed afterwards. strings are the interface strings there are, by
// language; those of languages the site does not list are ignored. What is the
// same as in prev, which may be nil, keeps its pointer. Without settings or
// without a language the site has no content, and says so in its Diags.
func New(prev *Site, entries []*content.Entry, strings map[lang.Tag]*lang.Strings, drafts Drafts) *Site {
	s := &Site{Config: &schema.SiteFacts{}, drafts: drafts}
	settings := settingsOf(entries)
	if settings == nil || settings.Record.Facts == nil {
		if settings == nil || len(settings.Diags) == 0 {
			s.Diags.Add(diag.SiteSettingsMissing, diag.WholeFile(source.Marker), 0)
		}
		return s
	}
	s.settings = settings
	s.Config = settings.Record.Facts.(*schema.SiteFacts)
	s.takeLanguages(strings)
	s.takeLevels()
	if len(s.Languages) == 0 {
		return s
	}
	s.entries = entries
	if prev == nil || !s.joinsLike(prev) {
		prev = &Site{}
	}
	s.takeItems(prev)
	s.codes, s.marks = sync.OnceValue(s.modulesByCode), sync.OnceValue(s.tellApart)
	s.relate()
	return s
}

// LanguagesOf lists the languages that the settings among some entries name, the first of which
// is the site's default; entries are in the order of their paths.
func LanguagesOf(entries []*content.Entry) []lang.Tag {
	settings := settingsOf(entries)
	if settings == nil || settings.Record.Facts == nil {
		return nil
	}
	return settings.Record.Facts.(*schema.SiteFacts).Languages
}

// settingsOf finds the entry of the settings, or nil.
func settingsOf(entries []*content.Entry) *content.Entry {
	i, found := slices.BinarySearchFunc(entries, source.Marker, func(e *content.Entry, file string) int {
		return strings.Compare(e.File.Path, file)
	})
	if !found {
		return nil
	}
	return entries[i]
}

func (s *Site) takeLanguages(strings map[lang.Tag]*lang.Strings) {
	for i, tag := range s.Config.Languages {
		pos, end := s.Written("languages." + strconv.Itoa(i))
		if slices.Contains(s.Config.Languages[:i], tag) {
			s.Diags.Add(diag.LanguageDoubled, pos, end, diag.LanguageName(tag))
		} else if l := strings[tag]; l == nil {
			s.Diags.Add(diag.StringsFileMissing, pos, end, diag.LanguageName(tag), string(tag))
		} else {
			s.Languages = append(s.Languages, l)
		}
	}
}

// takeLevels makes the ladder of the site.
func (s *Site) takeLevels() {
	levels := s.Config.Levels
	s.ladder = schema.NewLadder(levels, !s.levelsAreKnown())
	for i, first := range s.ladder.Alike {
		pos, end := s.Written("levels." + strconv.Itoa(i))
		if levels[i].ID == levels[first].ID {
			s.Diags.Add(diag.ValueDoubled, pos, end, levels[i].ID)
			continue
		}
		at, _ := s.Written("levels." + strconv.Itoa(first))
		s.Diags.Add(diag.LevelAlike, pos, end, levels[i].ID, levels[first].ID).WithRelated(at)
	}
}

// levelsAreKnown reports whether the settings list all of the site's levels.
func (s *Site) levelsAreKnown() bool {
	span := s.settings.Record.Set["levels"]
	return len(s.Config.Levels) > 0 && !slices.Contains(s.awaited(), "levels") &&
		!slices.ContainsFunc(s.settings.Diags, func(d *diag.Diagnostic) bool {
			return diag.List{d}.HasErrors() && span.Key <= d.Pos.Offset && d.Pos.Offset < span.End
		})
}

// joinsLike reports whether all that join looks at, but for the files it joins,
// is the same in both sites.
func (s *Site) joinsLike(prev *Site) bool {
	return s.drafts == prev.drafts && prev.settings != nil && slices.Equal(s.awaited(), prev.awaited()) && slices.Equal(s.tags(), prev.tags()) &&
		slices.Equal(s.Config.Languages, prev.Config.Languages) &&
		s.levelsAreKnown() == prev.levelsAreKnown() && reflect.DeepEqual(s.Config.Levels, prev.Config.Levels)
}

// tags lists the languages.
func (s *Site) tags() []lang.Tag {
	var all []lang.Tag
	for _, l := range s.Languages {
		all = append(all, l.Tag())
	}
	return all
}

// takeItems takes the items whose files are the same from prev, and joins the
// others.
func (s *Site) takeItems(prev *Site) {
	came, went := differences(prev.entries, s.entries)
	before, sameIDs := prev.places, true
	s.places = make([]placement, 0, len(before)+len(came))
	for len(came)+len(went) > 0 {
		id := firstID(came, went)
		i, found := slices.BinarySearchFunc(before, id, func(p placement, id string) int { return strings.Compare(p.item.ID, id) })
		s.places, before = append(s.places, before[:i]...), before[i:]
		var files []*content.Entry
		if found {
			files, before = before[0].files, before[1:]
		}
		files = changed(files, cut(&came, id), cut(&went, id))
		if len(files) > 0 {
			s.places = append(s.places, placement{joined: s.join(files)})
		}
		sameIDs = sameIDs && found && len(files) > 0
	}
	s.places = append(s.places, before...)
	if s.index = prev.index; !sameIDs {
		s.index = indexOf(s.places)
	}
}

// differences are the files of items that are in now and not in before, and the
// reverse, by ID. Nearly all files are in both: their entries are not looked at.
func differences(before, now []*content.Entry) (came, went []*content.Entry) {
	for len(before) > 0 || len(now) > 0 {
		switch {
		case len(before) > 0 && len(now) > 0 && before[0] == now[0]:
			before, now = before[1:], now[1:]
		case len(now) == 0 || len(before) > 0 && before[0].File.Path <= now[0].File.Path:
			went, before = append(went, before[0]), before[1:]
		default:
			came, now = append(came, now[0]), now[1:]
		}
	}
	return ofItems(came), ofItems(went)
}

// ofItems leaves out the settings, and files in a place that is no kind's: their
// own diagnostics say so.
func ofItems(files []*content.Entry) []*content.Entry {
	files = slices.DeleteFunc(files, func(e *content.Entry) bool { return e.Kind == nil || e.Kind == schema.Site })
	slices.SortStableFunc(files, func(a, b *content.Entry) int { return strings.Compare(a.ID, b.ID) })
	return files
}

// firstID is the first ID of two lists, one of which may be empty.
func firstID(a, b []*content.Entry) string {
	if len(a) == 0 || len(b) > 0 && b[0].ID < a[0].ID {
		return b[0].ID
	}
	return a[0].ID
}

// cut takes the files of an ID off the start of a list.
func cut(list *[]*content.Entry, id string) (files []*content.Entry) {
	n := 0
	for n < len(*list) && (*list)[n].ID == id {
		n++
	}
	files, *list = (*list)[:n:n], (*list)[n:]
	return files
}

// changed are the files of an item, by path, now that some came and some went.
func changed(files, came, went []*content.Entry) []*content.Entry {
	if len(files) == 0 {
		return slices.Clone(came) // came is a piece of a list that is not to live as long as one item
	}
	files = slices.Concat(files, came)
	files = slices.DeleteFunc(files, func(e *content.Entry) bool { return slices.Contains(went, e) })
	slices.SortFunc(files, func(a, b *content.Entry) int { return strings.Compare(a.File.Path, b.File.Path) })
	return files
}

func indexOf(places []placement) map[string]int {
	index := make(map[string]int, len(places))
	for i, p := range places {
		index[p.item.ID] = i
	}
	return index
}
