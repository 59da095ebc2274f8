// This file makes of the programme a table in the words of one language, as an office opens it.

package page

import (
	"slices"
	"strings"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Table has a row for each module, year, offer and event.
type Table struct {
	Path      string // in the output: fr/programme.csv
	Lang      lang.Tag
	Semicolon bool // it parts cells, as the language's comma stands in numbers: what programs of an office expect there
	localiser *localiser
}

// tableName is the name of the file, in the folder of each language.
const tableName = "programme.csv"

// Tables lists those of all languages.
func (p *Plan) Tables() (all []*Table) {
	for _, l := range p.planner.site.Languages {
		lo := p.planner.localisers[l.Tag()]
		all = append(all, &Table{Path: string(l.Tag()) + "/" + tableName, Lang: l.Tag(), Semicolon: l.T("number.decimal") != ".", localiser: lo})
	}
	return all
}

// columns are the facts and words that have a column, by the names of their fields, with the unit that stands in its heading.
var columns = []struct{ name, unit string }{
	{"code", ""}, {"levels", ""}, {"credits", "credits"}, {"sessions", ""}, {"hours", "table.hours"}, {"terms", ""}, {"schedule", ""}, {"mode", ""},
	{"campuses", ""}, {"languages", ""}, {"required", ""}, {"students", ""}, {"places", ""}, {"price", ""}, {"host_course", ""}, {"option", ""},
	{"audience", ""}, {"format", ""}, {"supports", ""}, {"pairs", ""}, {"mentors", ""}, {"status", ""}, {"since", ""}, {"expected", ""}, {"edition", ""},
	{"place", ""}, {"link", ""},
}

// Rows are those of the table; the first has what its columns are called.
func (t *Table) Rows() [][]string {
	lo := t.localiser
	rows := [][]string{lo.headings()}
	add := func(kind, faculty, title string, item *site.Item, facts, words any) {
		rows = append(rows, lo.row(kind, faculty, title, item, facts, words))
	}
	for _, f := range lo.faculties() {
		for _, c := range f.Modules {
			add("table.module", f.Title, c.Title, lo.p.site.Item(c.ID), c.Facts, c.Words)
		}
		for _, c := range f.Years {
			add("table.year", f.Title, c.Title, lo.p.site.Item(c.ID), c.Facts, c.Words)
		}
	}
	for _, c := range lo.offers() {
		add("table.offer", "", c.Title, lo.p.site.Item(c.ID), c.Facts, c.Words)
	}
	for _, c := range lo.events() {
		var titles []string
		for _, f := range c.Faculties {
			titles = append(titles, f.Title)
		}
		add("table.event", lo.l.all(titles), c.Title, lo.p.site.Item(c.ID), c.Facts, c.Words)
	}
	return rows
}

// headings are what the columns are called.
func (lo *localiser) headings() []string {
	l := lo.l
	all := []string{l.T("table.kind"), l.T("enum.unit.faculty"), l.T("table.title")}
	for _, c := range columns {
		label := l.Label(strings.ReplaceAll(c.name, "_", "-"), 1)
		switch c.unit {
		case "":
		case "credits":
			if unit, _ := l.Localised(lo.p.site.Config.Credits.Unit); unit != "" {
				label = l.T("table.unit", "label", label, "unit", unit)
			}
		default:
			label = l.T("table.unit", "label", label, "unit", l.T(c.unit))
		}
		all = append(all, label)
	}
	return append(all, l.T("table.unit", "label", l.T("table.length"), "unit", l.T("table.minutes")), l.T("table.slot"), l.T("table.starts"), l.T("table.ends"),
		l.T("table.opens"), l.T("table.closes"), l.T("table.apply"), l.T("contacts.title"), l.T("people.title"), l.T("table.summary"), l.T("table.address"))
}

// row is that of an item. facts and words are as in [schema.Record], in the reader's language if they are written in it.
func (lo *localiser) row(kind, faculty, title string, item *site.Item, facts, words any) []string {
	l := lo.l
	all := []string{l.T(kind), faculty, title}
	for _, c := range columns {
		field, value := schema.Lookup(c.name, facts, words)
		if c.name == "campuses" && field == nil { // an event has one
			field, value = schema.Lookup("campus", facts)
		}
		if c.name == "levels" && item.Place.ByLevel {
			level, _ := l.Localised(l.Level(levelOf(lo.p.site, item)).Called())
			all = append(all, level)
			continue
		}
		all = append(all, lo.cell(field, value))
	}
	var length schema.Minutes
	slot := ""
	if _, value := schema.Lookup("sessions", facts); value != nil {
		sessions := value.(*schema.Sessions)
		length, slot = sessions.Length, lo.slotCell(sessions)
	}
	minutes := ""
	if length != 0 {
		minutes = l.number(int(length))
	}
	all = append(all, minutes, slot)
	var starts, ends schema.Moment
	if e, ok := facts.(*schema.EventFacts); ok {
		starts, ends = e.Starts, e.Ends.From(e.Starts)
	}
	all = append(all, starts.String(), ends.String())
	var x schema.Registration
	if _, value := schema.Lookup("registration", facts); value != nil {
		x = *value.(*schema.Registration)
	}
	all = append(all, x.Opens.String(), x.Closes.String(), string(x.Link))
	summary := item.Best(lo.tag).Lang.Plain(schema.SummaryOf(item.Best(lo.tag).Record.Words))
	return append(all, lo.contactCell(item), lo.peopleCell(item), summary, lo.p.absolute(lo.p.book.Path(item.ID, lo.tag)))
}

// cell says a fact, or words, in one cell; "" when nothing is known. What may be counted with is a number alone.
func (lo *localiser) cell(field *schema.Field, value any) string {
	l := lo.l
	switch v := value.(type) {
	case nil:
		return ""
	case *string:
		if field.Enum != nil {
			return l.Enum(field.Name, *v)
		}
		return *v
	case *[]string:
		var all []string
		for _, one := range *v {
			all = append(all, l.Enum(field.Name, one))
		}
		return l.all(all)
	case *schema.Levels:
		var all []string
		for _, id := range *v {
			name, _ := l.Localised(l.Level(id).Called())
			all = append(all, name)
		}
		return l.all(all)
	case *[]lang.Tag:
		var all []string
		for _, tag := range *v {
			all = append(all, tag.NameIn(lo.tag))
		}
		return l.all(all)
	case *[]schema.Localised:
		var all []string
		for _, one := range *v {
			text, _ := lo.localised(one)
			all = append(all, text)
		}
		return l.all(all)
	case *schema.Localised:
		text, _ := lo.localised(*v)
		return text
	case *schema.Credits:
		return lo.creditCell(*v)
	case *schema.Quantity:
		return l.Amount(*v)
	case *schema.Sessions:
		return l.Amount(v.Number())
	case *schema.Hours:
		if v.Total.IsZero() {
			return l.Amount(v.Sum())
		}
		return l.Amount(v.Total)
	case *schema.Date:
		return v.String()
	case *schema.URL:
		return string(*v)
	case *schema.Price:
		return lo.priceCell(*v)
	}
	panic("page: no cell of a table for the field " + field.Name)
}

// slotCell says when in the week sessions are, where, and from which day to which.
func (lo *localiser) slotCell(s *schema.Sessions) string {
	l := lo.l
	var all []string
	for _, x := range s.Series() {
		place, _ := lo.localised(x.Place)
		said := l.all(known(l.slot(&x.Slot, x.Often), place, string(x.Link), l.period(&x.Slot), l.without(&x.Slot)))
		all = append(all, joined(l, "sessions.timed", l.Enum("type", x.Type), said))
	}
	return l.all(all)
}

// creditCell is the number of credits, with their unit if that is not the one of the heading.
func (lo *localiser) creditCell(c schema.Credits) string {
	if c.IsZero() {
		return ""
	}
	if unit, _ := lo.l.Localised(c.Unit); unit != "" {
		return lo.l.Credits(c, unit)
	}
	return lo.l.Amount(schema.Exactly(c.Value))
}

func (lo *localiser) priceCell(p schema.Price) string {
	switch {
	case p.Free:
		return lo.l.T("price.free")
	case p.Currency != "":
		return lo.l.T("number.price", "amount", lo.l.Amount(schema.Exactly(p.Amount)), "currency", p.Currency)
	}
	text, _ := lo.localised(p.Words)
	return text
}

func (lo *localiser) contactCell(item *site.Item) string {
	var all []string
	for _, c := range lo.contacts(listed[schema.Contact](item)) {
		all = append(all, strings.Join(known(c.Name, c.Role, c.Email, c.Phone, c.Href), " "))
	}
	return lo.l.all(all)
}

func (lo *localiser) peopleCell(item *site.Item) string {
	var all []string
	for _, x := range lo.people(listed[schema.Person](item)) {
		all = append(all, strings.Join(known(x.Title, x.Name, x.Email), " "))
	}
	return lo.l.all(all)
}

// levelOf is the level of a year.
func levelOf(s *site.Site, item *site.Item) string {
	level, _ := s.Ladder().OfFile(item.ID[strings.LastIndexByte(item.ID, '/')+1:])
	return level
}

// all joins what stands beside each other, without a word before the last.
func (l Language) all(items []string) string {
	items = slices.DeleteFunc(items, func(s string) bool { return s == "" })
	if len(items) == 0 {
		return ""
	}
	said := items[0]
	for _, item := range items[1:] {
		said = l.T("list.middle", "a", said, "b", item)
	}
	return said
}

// number is a whole number in figures.
func (l Language) number(n int) string { return l.Amount(schema.Exactly(schema.Whole(n))) }
