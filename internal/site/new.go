// This file joins entries into a site.

package site

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// Drafts says what becomes of drafts.
type Drafts bool

const (
	WithoutDrafts Drafts = false
	WithDrafts    Drafts = true
)

// settingsFile is where the settings of a site stand.
const settingsFile = "content/site.yaml"

// New joins the entries of all files, in the order of their paths. strings are
// the interface strings there are, by language; those of languages the site does
// not list are ignored. Items whose files are the same as in prev, which may be
// nil, are not joined again. Without settings or without a language the site has
// no content, and says so in its Diags.
func New(prev *Site, entries []*content.Entry, strings map[lang.Tag]*lang.Strings, drafts Drafts) *Site {
	s := &Site{Config: &schema.SiteFacts{}, drafts: drafts, items: map[string]*Item{}, left: map[string]bool{}}
	groups, settings := grouped(entries)
	if settings == nil || settings.Record.Facts == nil {
		if settings == nil || len(settings.Diags) == 0 {
			s.Diags.Add(diag.SiteSettingsMissing, diag.WholeFile(settingsFile), 0)
		}
		return s
	}
	s.settings = settings
	s.Config = settings.Record.Facts.(*schema.SiteFacts)
	s.takeLanguages(settings, strings)
	if len(s.Languages) == 0 {
		return s
	}
	s.items = make(map[string]*Item, len(groups))
	s.joined = make([]*joined, 0, len(groups))
	j := joiner{Site: s, faculties: map[string]*Faculty{}, partners: map[string]*Partner{}, unread: map[version]bool{}}
	if prev != nil && prev.drafts == drafts && slices.Equal(prev.Config.Languages, s.Config.Languages) && slices.Equal(prev.tags(), s.tags()) {
		j.before = prev.joined
	}
	for _, g := range groups {
		j.take(g)
	}
	j.finish(groups)
	return s
}

// A group is the files of one item.
type group struct {
	id    string
	files []*content.Entry
}

// grouped puts the files of each item together, in the order of IDs, and finds
// the settings, which may be nil. Files in a place that is no kind are left out:
// their own diagnostics say so.
func grouped(entries []*content.Entry) (groups []group, settings *content.Entry) {
	groups = make([]group, 0, len(entries)/2+1)
	for i, e := range entries {
		switch last := len(groups) - 1; {
		case e.Kind == nil:
		case e.Kind == schema.Site:
			settings = e
		case last >= 0 && groups[last].id == e.ID && entries[i-1] == groups[last].files[len(groups[last].files)-1]:
			groups[last].files = entries[i-len(groups[last].files) : i+1 : i+1]
		default:
			groups = append(groups, group{e.ID, entries[i : i+1 : i+1]})
		}
	}
	if !slices.IsSortedFunc(groups, byID) {
		slices.SortStableFunc(groups, byID)
	}
	merged := groups[:0] // an ID whose files do not follow one another
	for _, g := range groups {
		if last := len(merged) - 1; last >= 0 && merged[last].id == g.id {
			merged[last].files = slices.Concat(merged[last].files, g.files)
		} else {
			merged = append(merged, g)
		}
	}
	return merged, settings
}

func byID(a, b group) int { return strings.Compare(a.id, b.id) }

// tags lists the languages.
func (s *Site) tags() []lang.Tag {
	var all []lang.Tag
	for _, l := range s.Languages {
		all = append(all, l.Tag())
	}
	return all
}

func (s *Site) takeLanguages(settings *content.Entry, strings map[lang.Tag]*lang.Strings) {
	for i, tag := range s.Config.Languages {
		pos, end := s.Written("languages." + strconv.Itoa(i))
		if slices.Contains(s.Config.Languages[:i], tag) {
			s.Diags.Add(diag.LanguageDoubled, pos, end, diag.Language(tag))
		} else if l := strings[tag]; l == nil {
			s.Diags.Add(diag.StringsFileMissing, pos, end, diag.Language(tag), string(tag))
		} else {
			s.Languages = append(s.Languages, l)
		}
	}
}

// A joiner builds a site item by item, in the order of their IDs, so that a
// faculty comes before what belongs to it.
type joiner struct {
	*Site
	before    []*joined           // of an earlier site with the same languages: those whose turn has not come
	faculties map[string]*Faculty // by ID
	partners  map[string]*Partner // by ID
	unread    map[version]bool    // files of which nothing could be read: their own diagnostics say why
}

// A version is one language of an item.
type version struct {
	id  string
	tag lang.Tag
}

// A joined item is what its files say together. It stands as long as they do.
type joined struct {
	files []*content.Entry
	item  Item
	facts any // nil when nothing could be read
	diags diag.List
}

func (j *joiner) take(g group) {
	for len(j.before) > 0 && j.before[0].item.ID < g.id {
		j.before = j.before[1:]
	}
	var it *joined
	if len(j.before) > 0 && j.before[0].item.ID == g.id && slices.Equal(j.before[0].files, g.files) {
		it = j.before[0]
	} else {
		it = j.join(g)
	}
	j.joined = append(j.joined, it)
	j.Diags = append(j.Diags, it.diags...)
	for _, f := range g.files {
		if f.Lang != "" && f.Record.Facts == nil {
			j.unread[version{g.id, f.Lang}] = true
		}
	}
	if it.facts == nil || it.item.Draft && j.drafts == WithoutDrafts {
		j.left[g.id] = true
		return
	}
	j.place(it.item, it.facts)
}

func (j *joiner) join(g group) *joined {
	it := &joined{files: g.files, item: Item{ID: g.id, Kind: g.files[0].Kind}}
	var files []schema.File
	for _, l := range j.Languages {
		for _, f := range g.files {
			if f.Lang == l.Tag() && f.Record.Facts != nil {
				it.item.Versions = append(it.item.Versions, f)
				files = append(files, schema.File{Path: f.File.Path, Record: f.Record})
			}
		}
	}
	for _, f := range g.files {
		if f.Lang != "" && !slices.Contains(j.Config.Languages, f.Lang) {
			it.diags.Add(diag.LanguageUnlisted, diag.WholeFile(f.File.Path), 0, diag.Language(f.Lang), string(f.Lang))
		}
	}
	if len(files) > 0 {
		var diags diag.List
		it.facts, diags = schema.Join(it.item.Kind, files)
		it.diags = append(it.diags, diags...)
		it.item.Draft = schema.IsDraft(it.facts)
	}
	return it
}

// place puts an item where it belongs.
func (j *joiner) place(item Item, facts any) {
	var kept *Item
	switch facts := facts.(type) {
	case *schema.FacultyFacts:
		f := &Faculty{node: node[schema.FacultyFacts, schema.FacultyWords]{item, facts}}
		j.Faculties = append(j.Faculties, f)
		j.faculties[item.ID] = f
		kept = &f.Item
	case *schema.ModuleFacts:
		f, ok := j.facultyOf(&item)
		if !ok {
			return
		}
		m := &Module{node[schema.ModuleFacts, schema.ModuleWords]{item, facts}}
		f.Modules = append(f.Modules, m)
		kept = &m.Item
	case *schema.YearFacts:
		f, ok := j.facultyOf(&item)
		if !ok {
			return
		}
		y := &Year{node: node[schema.YearFacts, schema.YearWords]{item, facts}, Level: strings.ToUpper(path.Base(item.ID))}
		f.Years = append(f.Years, y)
		kept = &y.Item
	case *schema.OfferFacts:
		o := &Offer{node: node[schema.OfferFacts, schema.OfferWords]{item, facts}}
		j.Offers = append(j.Offers, o)
		kept = &o.Item
	case *schema.PartnerFacts:
		p := &Partner{node[schema.PartnerFacts, schema.PartnerWords]{item, facts}}
		j.Partners = append(j.Partners, p)
		j.partners[item.ID] = p
		kept = &p.Item
	case *schema.PageFacts:
		p := &Page{node[schema.PageFacts, schema.PageWords]{item, facts}}
		switch item.ID {
		case "home":
			j.Home = p
		case "method":
			j.Method = p
		default:
			j.Pages = append(j.Pages, p)
		}
		kept = &p.Item
	}
	j.items[item.ID] = kept
}

// facultyOf finds the faculty an item belongs to; false when there is none, or
// when it is left out with all that belongs to it.
func (j *joiner) facultyOf(item *Item) (*Faculty, bool) {
	id := path.Dir(path.Dir(item.ID))
	f := j.faculties[id]
	if f == nil && !j.left[id] {
		v := item.Versions[0]
		j.Diags.Add(diag.FacultyMissing, diag.WholeFile(v.File.Path), 0, path.Base(id), string(v.Lang))
	}
	return f, f != nil
}

// finish does what needs all items.
func (j *joiner) finish(groups []group) {
	if j.Home == nil && !j.left["home"] {
		j.Diags.Add(diag.HomeMissing, diag.WholeFile(settingsFile), 0, string(j.Default().Tag()))
	}
	for _, o := range j.Offers {
		j.linkPartners(o)
		for i := range o.Facts.Eligibility {
			j.checkLevels(&o.Item, "eligibility."+strconv.Itoa(i)+".levels", o.Facts.Eligibility[i].Levels)
		}
	}
	for _, f := range j.Faculties {
		slices.SortStableFunc(f.Years, func(a, b *Year) int {
			return cmp.Or(cmp.Compare(j.levelIndex(a.Level), j.levelIndex(b.Level)), cmp.Compare(a.ID, b.ID))
		})
		for _, y := range f.Years {
			j.checkYear(y)
		}
		for _, m := range f.Modules {
			j.checkLevels(&m.Item, "levels", m.Facts.Levels)
			for i := range m.Facts.Parts {
				j.checkLevels(&m.Item, "parts."+strconv.Itoa(i)+".levels", m.Facts.Parts[i].Levels)
			}
		}
	}
	j.missingTranslations(groups)
}

// levelIndex is the place of a level among the site's; those it has not come last.
func (j *joiner) levelIndex(level string) int {
	if i := slices.Index(j.Config.Levels, level); i >= 0 {
		return i
	}
	return len(j.Config.Levels)
}

func (j *joiner) checkLevels(item *Item, field string, levels schema.Levels) {
	if len(j.Config.Levels) == 0 {
		return
	}
	for i, l := range levels {
		if !slices.Contains(j.Config.Levels, l) {
			pos, end := item.Written(field + "." + strconv.Itoa(i))
			d := j.Diags.Add(diag.LevelUnlisted, pos, end, l, strings.Join(j.Config.Levels, ", "))
			item.correct(d, l, schema.NearestLevel(l, j.Config.Levels))
		}
	}
}

func (j *joiner) checkYear(y *Year) {
	if len(j.Config.Levels) > 0 && !slices.Contains(j.Config.Levels, y.Level) && schema.IsLevel(y.Level) {
		j.unlistedYear(y)
	}
	wrong := "expected"
	if y.Facts.Status == "expected" {
		wrong = "since"
	}
	if pos, end := y.Written(wrong); pos.Offset != diag.NoOffset {
		j.Diags.Add(diag.YearSinceExpected, pos, end)
	}
}

// unlistedYear reports the files of a year whose name is none of the site's levels.
func (j *joiner) unlistedYear(y *Year) {
	better := strings.ToLower(schema.NearestLevel(y.Level, j.Config.Levels))
	for _, v := range y.Versions {
		name, rest, _ := strings.Cut(path.Base(v.File.Path), ".")
		d := j.Diags.Add(diag.LevelUnlisted, diag.WholeFile(v.File.Path), 0, name, strings.Join(j.Config.Levels, ", "))
		if better != "" {
			d.Fix = path.Dir(v.File.Path) + "/" + better + "." + rest
		}
	}
}

func (j *joiner) linkPartners(o *Offer) {
	find := func(field, name string) *Partner {
		if name == "" {
			return nil
		}
		id := "partners/" + name
		p := j.partners[id]
		if p == nil && !j.left[id] {
			pos, end := o.Written(field)
			ids := slices.Sorted(maps.Keys(j.partners))
			known := strings.ReplaceAll(strings.Join(ids, ", "), "partners/", "")
			d := j.Diags.Add(diag.PartnerUnknown, pos, end, name, known, string(j.Default().Tag()))
			o.correct(d, name, strings.TrimPrefix(schema.Nearest(name, ids), "partners/"))
		}
		return p
	}
	o.Lead = find("initiative", o.Facts.Lead)
	o.Operator = find("operator", o.Facts.Operator)
	for i, name := range o.Facts.Partners {
		if p := find("partners."+strconv.Itoa(i), name); p != nil {
			o.Partners = append(o.Partners, p)
		}
	}
}

func (j *joiner) missingTranslations(groups []group) {
	for _, g := range groups {
		item := j.items[g.id]
		if item == nil || len(item.Versions) == len(j.Languages) {
			continue
		}
		first := item.Versions[0]
		for _, l := range j.Languages {
			if item.In(l.Tag()) == nil && !j.unread[version{g.id, l.Tag()}] {
				j.Diags.Add(diag.TranslationMissing, diag.WholeFile(first.File.Path), 0, diag.Language(l.Tag()), fileOf(item, l.Tag()))
			}
		}
	}
}

// fileOf is the path of an item's file in a language, whether or not there is one.
func fileOf(item *Item, tag lang.Tag) string {
	name := "content/" + item.ID
	if item.Kind == schema.Faculty {
		name += "/faculty"
	}
	return name + "." + string(tag) + ".md"
}
