// This file lists what students may follow, and by what they choose among it.

package page

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

type (
	// A FinderGroup is one thing that one chooses by. What fits one of the values that are chosen fits the group.
	FinderGroup struct {
		L       Language
		Key     string // stands in addresses and in the ids of the options: y
		Title   string
		Any     string // in a list, what stands for no choice
		Listed  bool   // whether the values are many: a list to choose one from
		Options []*FinderOption
	}
	// A FinderOption is a value of a group.
	FinderOption struct {
		ID    string   // of its control, and the class of the rows that it fits: y2
		Value string   // as addresses say it, the same in all languages: BA2
		Text  string   // as readers are told it
		Lang  lang.Tag // the language of Text when it is not the page's; else ""

		order int // among the others; then by Value
		rows  int // how many it fits
	}
	// A FinderRow is a module, a year of a roadmap or a mentoring offer.
	FinderRow struct {
		*Card
		Class    string // the line of its faculty, and the options that it fits
		Line     Line   // zero for an offer
		Of       Link   // its faculty; of an offer only the title, which says what it is
		Levels   []string
		Credits  schema.Credits
		Range    string // the credits of tracks that differ, with their unit; else ""
		Sessions schema.Quantity
		Meetings bool // whether Sessions are those of a pair
		Schedule string
		Campuses []schema.Localised
		State    *State

		fits []*FinderOption
	}
	// A FinderShown says which columns have a value in some row: no other is shown.
	FinderShown struct{ Levels, Credits, Sessions, Schedule, Campuses, State bool }
)

// A FinderPart is a faculty whose table has a page of its own, and how much is in it.
type FinderPart struct {
	Card   // leads to the table
	Line   Line
	Number string
}

// mostRows is how many rows stand in one table; of more, each faculty has its own.
const mostRows = 1000

// mostChecked is how many values of a group stand beside one another; more are a list to choose one from.
const mostChecked = 8

// A finder is what there is to find in one language.
type finder struct {
	lo     *localiser
	groups []*FinderGroup
	rows   []*FinderRow
	of     map[string][]*FinderRow // by the ID of the faculty; "" for those of none
	rules  *Sheet
}

// A Sheet is a style sheet that follows from the content, or a drawing that does.
type Sheet struct {
	Lang lang.Tag // "" for all languages
	Path string   // in the output, with the digest of its text
	Text string
}

// newSheet has its place in a folder, which is followed by the beginning of its name.
func newSheet(tag lang.Tag, in, text, extension string) *Sheet {
	sum := sha256.Sum256([]byte(text))
	return &Sheet{tag, in + hex.EncodeToString(sum[:4]) + extension, text}
}

// rulesFolder is where the rules of all languages lie, with the beginning of their names.
const rulesFolder = "assets/finder."

// Sheets lists the style sheets at a path in the output, or all of them when it is "": those of the finders, by which browsers show
// the rows that fit, that of the brand, and its icon.
func (p *Plan) Sheets(at string) (all []*Sheet) {
	may := func(folder string) bool {
		return (at == "" || strings.HasPrefix(at, folder)) && len(p.planner.site.Languages) > 0
	}
	if may(rulesFolder) && p.planner.site.Has(schema.Finder) {
		for _, l := range p.planner.site.Languages {
			all = append(all, p.planner.localisers[l.Tag()].finder().rules)
		}
	}
	if may(brandFolder) {
		if sheet := p.planner.brand().sheet; sheet != nil {
			all = append(all, sheet)
		}
	}
	if may(iconFolder) {
		if icon := p.planner.brand().icon; icon != nil {
			all = append(all, icon)
		}
	}
	return slices.DeleteFunc(all, func(s *Sheet) bool { return at != "" && at != s.Path })
}

// isDivided reports whether there is too much to find for one table.
func (p *planner) isDivided() bool {
	rows := len(p.site.Offers)
	for _, f := range p.site.Faculties {
		rows += len(f.Modules) + len(f.Years)
	}
	return rows > mostRows
}

// find is the page with all of it, or with what is of no faculty and the way to the rest.
func (m *presenter) find() View {
	f := m.finder()
	if !m.p.isDivided() {
		v := m.finderView(m.listBase(schema.Finder), f.rows)
		v.about = m.linkedCourses(m.faculties())
		return v
	}
	v := m.finderView(m.listBase(schema.Finder), f.of[""])
	v.Summary = m.l.T("section.faculties.summary")
	for _, c := range m.faculties() {
		if rows := len(f.of[c.ID]); rows > 0 {
			part := FinderPart{c.Card, c.Line, m.l.number(rows)}
			part.Href = m.p.href(m.p.book.Path(schema.FacultyFinder.Below(c.ID), m.tag))
			v.Parts = append(v.Parts, part)
		}
	}
	return v
}

// findOf is the page with what there is of a faculty.
func (m *presenter) findOf(x *site.Faculty) View {
	b := m.base(schema.FacultyFinder.Below(x.ID))
	b.Title, b.Summary, b.Alternates = m.l.T("module.all", "faculty", m.facultyTitle(x)), m.l.T("section.find.summary"), m.at.alternates()
	v := m.finderView(b, m.finder().of[x.ID])
	v.Whole = Link{Title: m.l.T("faculties.all"), Href: m.p.href(m.p.book.Path(schema.Finder.Path, m.tag))}
	v.about = m.linkedCourses([]*FacultyCard{m.byFaculty[x.ID]()})
	return v
}

// finderView shows some of the rows, and by what one chooses among them.
func (m *presenter) finderView(b Base, rows []*FinderRow) *FinderView {
	f := m.finder()
	v := &FinderView{Base: b, RulesHref: m.p.href("/" + f.rules.Path), Groups: f.parting(rows), Rows: rows}
	for _, row := range rows {
		v.Shown.add(row)
	}
	return v
}

// The groups, in their order.
const (
	byLevel = iota
	bySchedule
	byCampus
	byCredits
	byLanguage
	byMode
	byState
	byFaculty
	byKind
)

// groupKeys are those of the groups, in their order.
const groupKeys = "yhcrlmsfk"

// newFinder goes through what there is once.
func (lo *localiser) newFinder() *finder {
	f := &finder{lo: lo, of: map[string][]*FinderRow{}}
	for i, label := range []string{"fact.levels", "fact.schedule", "fact.campuses", "fact.credits", "fact.spoken", "fact.mode", "fact.status", "finder.faculty",
		"finder.kind"} {
		f.groups = append(f.groups, &FinderGroup{L: lo.l, Key: groupKeys[i : i+1], Title: lo.l.Plural(label, lang.Whole(1)), Any: lo.l.T("finder.any")})
	}
	users := map[string][]*site.Faculty{}
	for _, x := range lo.p.site.Faculties {
		for _, other := range x.Others {
			users[other.ID] = append(users[other.ID], x)
		}
	}
	for i, c := range lo.faculties() {
		of := Link{Title: c.Title, Href: c.Href, Lang: c.Lang}
		for _, x := range c.Modules {
			row := f.module(x, of)
			f.faculty(row, i, c)
			for _, user := range users[x.ID] {
				f.faculty(row, i, lo.byFaculty[user.ID]())
			}
		}
		for _, x := range c.Years {
			f.faculty(f.year(x, of), i, c)
		}
	}
	for _, c := range lo.offers() {
		f.offer(c)
	}
	f.arrange()
	css := f.text()
	if sheet := lo.p.assets.Named("finder.css"); sheet != nil {
		css = string(sheet.Data) + "\n" + css // one that is fetched, not two
	}
	f.rules = newSheet(lo.tag, rulesFolder+string(lo.tag)+".", css, ".css")
	return f
}

func (f *finder) module(c *ModuleCard, of Link) *FinderRow {
	x := c.Facts
	row := &FinderRow{Card: &c.Card, Line: c.Line, Of: of, Levels: x.Levels, Credits: x.Credits, Range: f.lo.l.CreditRange(c.Credits, x),
		Sessions: x.Sessions.Number(), Schedule: x.Schedule, Campuses: x.Campuses, State: c.State}
	if len(row.Campuses) == 0 {
		row.Campuses = f.lo.l.sessionTable("sessions", x.Sessions).heldBeside(nil)
	}
	for _, level := range levelsOf(x) {
		f.level(row, level)
	}
	f.listed(row, bySchedule, "schedule", x, x.Schedule)
	f.listed(row, byMode, "mode", x, x.Mode)
	if x.Credits.Value.Thousandths > 0 || !c.Credits.IsZero() {
		f.fits(row, byCredits, FinderOption{Value: "yes", Text: f.lo.l.T("finder.credits")})
	}
	f.spoken(row, x.Languages)
	f.rest(row, 0, schema.Module)
	return row
}

func (f *finder) year(c *YearCard, of Link) *FinderRow {
	row := &FinderRow{Card: &c.Card, Line: c.Line, Of: of, Levels: []string{c.Level}, State: c.State}
	f.level(row, c.Level)
	f.rest(row, 1, schema.Year)
	return row
}

func (f *finder) offer(c *OfferCard) {
	row := &FinderRow{Card: &c.Card, Of: Link{Title: f.lo.l.T("search.kind.offer")}, Sessions: c.Facts.Sessions.Number(), Meetings: true,
		Campuses: c.Facts.Campuses, State: c.State}
	f.spoken(row, c.Facts.Languages)
	f.rest(row, 2, schema.Offer)
	f.of[""] = append(f.of[""], row)
}

// rest chooses by what all kinds of rows have, and takes the row.
func (f *finder) rest(row *FinderRow, order int, kind *schema.Kind) {
	f.fits(row, byKind, FinderOption{Value: kind.Name, Text: f.lo.l.T("search.kind." + kind.Name), order: order})
	for _, campus := range row.Campuses {
		text, foreign := f.lo.localised(campus)
		standard, _ := f.lo.p.localisers[f.lo.p.site.Default().Tag()].localised(campus)
		f.fits(row, byCampus, FinderOption{Value: cmp.Or(lang.Slug(standard), standard), Text: text, Lang: foreign})
	}
	if s := row.State; s != nil && s.Name != "" {
		f.fits(row, byState, FinderOption{Value: s.Name, Text: f.lo.l.Enum("status", s.Name), order: slices.Index(standings, s.Name)})
	}
	f.rows = append(f.rows, row)
}

// add takes the columns in which a row has a value.
func (s *FinderShown) add(row *FinderRow) {
	s.Levels = s.Levels || len(row.Levels) > 0
	s.Credits = s.Credits || !row.Credits.IsZero() || row.Range != ""
	s.Sessions = s.Sessions || !row.Sessions.IsZero()
	s.Schedule = s.Schedule || row.Schedule != ""
	s.Campuses = s.Campuses || len(row.Campuses) > 0
	s.State = s.State || row.State != nil
}

func (f *finder) level(row *FinderRow, id string) {
	name, in := f.lo.l.Localised(f.lo.l.Level(id).Called())
	f.fits(row, byLevel, FinderOption{Value: id, Text: name, Lang: f.lo.foreign(in), order: f.lo.p.site.Ladder().Index(id)})
}

// listed chooses by a value of a closed list.
func (f *finder) listed(row *FinderRow, group int, name string, facts *schema.ModuleFacts, value string) {
	if value != "" {
		field, _ := schema.Lookup(name, facts)
		f.fits(row, group, FinderOption{Value: value, Text: f.lo.l.Enum(name, value), order: slices.Index(field.Enum, value)})
	}
}

func (f *finder) spoken(row *FinderRow, in []lang.Tag) {
	for _, tag := range in {
		f.fits(row, byLanguage, FinderOption{Value: string(tag), Text: tag.NameIn(f.lo.tag)})
	}
}

func (f *finder) faculty(row *FinderRow, order int, c *FacultyCard) {
	f.fits(row, byFaculty, FinderOption{Value: path.Base(c.ID), Text: c.Title, Lang: c.Lang, order: order})
	f.of[c.ID] = append(f.of[c.ID], row)
}

// fits notes that a row fits an option, which is taken into its group if it is not there.
func (f *finder) fits(row *FinderRow, group int, o FinderOption) {
	g := f.groups[group]
	o.Text = lang.Untagged(o.Text) // an option of a list holds no elements
	i := slices.IndexFunc(g.Options, func(known *FinderOption) bool { return known.Value == o.Value })
	if i < 0 {
		i, g.Options = len(g.Options), append(g.Options, &o)
	}
	if known := g.Options[i]; !slices.Contains(row.fits, known) {
		known.rows++
		row.fits = append(row.fits, known)
	}
}

// arrange leaves out what does not part the rows, puts options in order, and says of each row which it fits.
func (f *finder) arrange() {
	parts := func(o *FinderOption) bool { return o.rows < len(f.rows) }
	f.groups = slices.DeleteFunc(f.groups, func(g *FinderGroup) bool { return !slices.ContainsFunc(g.Options, parts) })
	for _, g := range f.groups {
		slices.SortFunc(g.Options, func(a, b *FinderOption) int {
			return cmp.Or(cmp.Compare(a.order, b.order), strings.Compare(a.Value, b.Value))
		})
		g.Listed = len(g.Options) > mostChecked
		for i, o := range g.Options {
			o.ID = g.Key + strconv.Itoa(i)
		}
	}
	for _, row := range f.rows {
		classes := []string{row.Line.Class()}
		for _, o := range row.fits {
			classes = append(classes, o.ID)
		}
		row.Class = strings.Join(slices.DeleteFunc(classes, func(s string) bool { return s == "" }), " ")
	}
}

// parting are the groups by which some rows are told from others, with the options that fit any. Among those of one faculty one does not choose by it.
func (f *finder) parting(rows []*FinderRow) (groups []*FinderGroup) {
	if len(rows) == len(f.rows) {
		return f.groups
	}
	fit := map[*FinderOption]int{}
	for _, row := range rows {
		for _, o := range row.fits {
			fit[o]++
		}
	}
	for _, g := range f.groups {
		part := *g
		part.Options = slices.DeleteFunc(slices.Clone(g.Options), func(o *FinderOption) bool { return fit[o] == 0 })
		part.Listed = len(part.Options) > mostChecked
		if g.Key != groupKeys[byFaculty:byFaculty+1] && slices.ContainsFunc(part.Options, func(o *FinderOption) bool { return fit[o] < len(rows) }) {
			groups = append(groups, &part)
		}
	}
	return groups
}
