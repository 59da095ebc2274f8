// This file joins entries into a site.

package site

import (
	"cmp"
	"iter"
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

// New joins the entries of all files. strings are the interface strings there
// are, by language; those of languages the site does not list are ignored.
// Without settings or without a language the site has no content, and says so
// in its Diags.
func New(entries iter.Seq[*content.Entry], strings map[lang.Tag]*lang.Strings, drafts Drafts) *Site {
	s := &Site{Config: &schema.SiteFacts{}, items: map[string]*Item{}, left: map[string]bool{}}
	byID := map[string][]*content.Entry{}
	var settings *content.Entry
	for e := range entries {
		switch {
		case e.Kind == nil: // in a place that is no kind: its own diagnostics say so
		case e.Kind == schema.Site:
			settings = e
		default:
			byID[e.ID] = append(byID[e.ID], e)
		}
	}
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
	j := joiner{Site: s, drafts: drafts, faculties: map[string]*Faculty{}, partners: map[string]*Partner{}, unread: map[version]bool{}}
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		j.join(id, byID[id])
	}
	j.finish()
	return s
}

func (s *Site) takeLanguages(settings *content.Entry, strings map[lang.Tag]*lang.Strings) {
	span := settings.Record.Set["languages"]
	pos := diag.Pos{File: settings.File.Path, Offset: span.Value}
	for i, tag := range s.Config.Languages {
		if slices.Contains(s.Config.Languages[:i], tag) {
			s.Diags.Add(diag.LanguageDoubled, pos, span.End, string(tag))
		} else if l := strings[tag]; l == nil {
			s.Diags.Add(diag.StringsFileMissing, pos, span.End, string(tag))
		} else {
			s.Languages = append(s.Languages, l)
		}
	}
}

// A joiner builds a site item by item, in the order of their IDs, so that a
// faculty comes before what belongs to it.
type joiner struct {
	*Site
	drafts    Drafts
	faculties map[string]*Faculty // by ID
	partners  map[string]*Partner // by ID
	unread    map[version]bool    // files of which nothing could be read: their own diagnostics say why
}

// A version is one language of an item.
type version struct {
	id  string
	tag lang.Tag
}

func (j *joiner) join(id string, files []*content.Entry) {
	item := Item{ID: id, Kind: files[0].Kind}
	for _, l := range j.Languages {
		for _, f := range files {
			if f.Lang == l.Tag() && f.Record.Facts != nil {
				item.Versions = append(item.Versions, f)
			}
		}
	}
	for _, f := range files {
		if f.Lang != "" && f.Record.Facts == nil {
			j.unread[version{id, f.Lang}] = true
		}
		if f.Lang != "" && j.Strings(f.Lang) == nil && !slices.Contains(j.Config.Languages, f.Lang) {
			j.Diags.Add(diag.LanguageUnlisted, diag.WholeFile(f.File.Path), 0, string(f.Lang))
		}
	}
	if len(item.Versions) == 0 {
		j.left[id] = true
		return
	}
	facts := j.facts(&item)
	item.Draft = schema.IsDraft(facts)
	if item.Draft && j.drafts == WithoutDrafts {
		j.left[id] = true
		return
	}
	j.place(item, facts)
}

func (j *joiner) facts(item *Item) any {
	files := make([]schema.File, len(item.Versions))
	for i, v := range item.Versions {
		files[i] = schema.File{Path: v.File.Path, Record: v.Record}
	}
	facts, diags := schema.Join(item.Kind, files)
	j.Diags = append(j.Diags, diags...)
	return facts
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
		m := &Module{node[schema.ModuleFacts, schema.ModuleWords]{item, facts}, f}
		f.Modules = append(f.Modules, m)
		kept = &m.Item
	case *schema.YearFacts:
		f, ok := j.facultyOf(&item)
		if !ok {
			return
		}
		y := &Year{node[schema.YearFacts, schema.YearWords]{item, facts}, f, strings.ToUpper(path.Base(item.ID))}
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
func (j *joiner) finish() {
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
	j.missingTranslations()
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
	for _, l := range levels {
		if !slices.Contains(j.Config.Levels, l) {
			pos, end := item.Written(field)
			j.Diags.Add(diag.LevelUnlisted, pos, end, l, strings.Join(j.Config.Levels, ", "))
		}
	}
}

func (j *joiner) checkYear(y *Year) {
	if len(j.Config.Levels) > 0 && !slices.Contains(j.Config.Levels, y.Level) && schema.IsLevel(y.Level) {
		j.Diags.Add(diag.LevelUnlisted, diag.WholeFile(y.Versions[0].File.Path), 0, y.Level, strings.Join(j.Config.Levels, ", "))
	}
	wrong := "expected"
	if y.Facts.Status == "expected" {
		wrong = "since"
	}
	if pos, end := y.Written(wrong); pos.Offset != diag.NoOffset {
		j.Diags.Add(diag.YearSinceExpected, pos, end)
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
			known := strings.ReplaceAll(strings.Join(slices.Sorted(maps.Keys(j.partners)), ", "), "partners/", "")
			j.Diags.Add(diag.PartnerUnknown, pos, end, name, known, string(j.Default().Tag()))
		}
		return p
	}
	o.Lead = find("initiative", o.Facts.Lead)
	o.Operator = find("operator", o.Facts.Operator)
	for _, name := range o.Facts.Partners {
		if p := find("partners", name); p != nil {
			o.Partners = append(o.Partners, p)
		}
	}
}

func (j *joiner) missingTranslations() {
	for _, id := range slices.Sorted(maps.Keys(j.items)) {
		item := j.items[id]
		first := item.Versions[0]
		for _, l := range j.Languages {
			if item.In(l.Tag()) == nil && !j.unread[version{id, l.Tag()}] {
				j.Diags.Add(diag.TranslationMissing, diag.WholeFile(first.File.Path), 0, string(l.Tag()), fileOf(item, l.Tag()))
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
