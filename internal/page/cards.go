// This file makes what pages of one language share: frames and cards.

package page

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"projetpro/internal/address"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// A speaker makes the pages of one language.
type speaker struct {
	p     *planner
	l     Language
	tag   lang.Tag
	words *markdown.Words

	frames    map[string]*Frame
	nav       []Link
	footer    []Link
	faculties []*FacultyCard // in the order of lists
	offers    []*OfferCard
	partners  []*PartnerCard
	byID      map[string]*PartnerCard
}

func newSpeaker(p *planner, l *lang.Strings) *speaker {
	return &speaker{p: p, l: Language{l, p.site.Default().Tag()}, tag: l.Tag(), words: bodyWords(l), frames: map[string]*Frame{}}
}

// prepare makes the cards; links in their texts need every speaker to exist.
func (sp *speaker) prepare() {
	s := sp.p.site
	sp.nav, sp.footer = sp.links("navigation", s.Config.Navigation), sp.links("footer", s.Config.Footer)
	order := newOrder(sp.tag)
	for _, f := range s.Faculties {
		sp.faculties = append(sp.faculties, sp.facultyCard(f, order))
	}
	sortCards(order, sp.faculties, func(c *FacultyCard) (*Card, int) { return &c.Card, c.Facts.Order })
	for _, o := range s.Offers {
		words, in := o.Words(sp.tag)
		sp.offers = append(sp.offers, &OfferCard{Card: sp.card(&o.Item, in, words.Titled), Facts: o.Facts,
			Audience: in.Plain(words.Audience), Format: in.Plain(words.Format)})
	}
	sortCards(order, sp.offers, func(c *OfferCard) (*Card, int) { return &c.Card, c.Facts.Order })
	sp.byID = map[string]*PartnerCard{}
	orders := map[*PartnerCard]int{}
	for _, x := range s.Partners {
		c := sp.partnerCard(x)
		sp.partners = append(sp.partners, c)
		sp.byID[x.ID] = c
		orders[c] = x.Facts.Order
	}
	sortCards(order, sp.partners, func(c *PartnerCard) (*Card, int) { return &c.Card, orders[c] })
	sp.offersOfPartners()
}

func (sp *speaker) offersOfPartners() {
	for _, c := range sp.offers {
		for _, o := range sp.p.site.Offers {
			if o.ID != c.ID {
				continue
			}
			for _, x := range o.Involved() {
				sp.byID[x.ID].Offers = append(sp.byID[x.ID].Offers, c)
			}
		}
	}
}

func (sp *speaker) card(item *site.Item, in lang.Tag, words schema.Titled) Card {
	return Card{L: sp.l, ID: item.ID, Title: in.Plain(words.Title), Summary: in.Plain(words.Summary),
		Href: sp.p.href(sp.p.book.Path(item.ID, sp.tag)), Lang: sp.foreign(in), Draft: item.Draft}
}

// foreign is a language when it is not the speaker's, else "".
func (sp *speaker) foreign(in lang.Tag) lang.Tag {
	if in == sp.tag {
		return ""
	}
	return in
}

func (sp *speaker) facultyCard(f *site.Faculty, order *order) *FacultyCard {
	words, in := f.Words(sp.tag)
	c := &FacultyCard{Card: sp.card(&f.Item, in, words.Titled), Facts: f.Facts}
	link := Link{Title: c.Title, Href: c.Href, Lang: c.Lang}
	for _, m := range f.Modules {
		words, in := m.Words(sp.tag)
		c.Modules = append(c.Modules, &ModuleCard{Card: sp.card(&m.Item, in, words.Titled), Faculty: link, Facts: m.Facts,
			HostCourse: in.Plain(words.HostCourse), Option: in.Plain(words.Option)})
	}
	sortCards(order, c.Modules, func(c *ModuleCard) (*Card, int) { return &c.Card, c.Facts.Order })
	for _, y := range f.Years {
		words, in := y.Words(sp.tag)
		c.Years = append(c.Years, &YearCard{Card: sp.card(&y.Item, in, words.Titled), Level: y.Level, Facts: y.Facts,
			Body: sp.p.body(sp, y.Best(sp.tag))})
	}
	return c
}

func (sp *speaker) partnerCard(x *site.Partner) *PartnerCard {
	words, in := x.Words(sp.tag)
	titled := schema.Titled{Title: words.Name, Summary: words.Summary}
	c := &PartnerCard{Card: sp.card(&x.Item, in, titled), Anchor: path.Base(x.ID), Acronym: x.Facts.Acronym,
		Body: sp.p.body(sp, x.Best(sp.tag))}
	c.Page, c.Href = c.Href, known(x.Facts.Link)
	if !c.Body.Empty() && !c.Body.Inlinable() {
		sp.p.plan.Diags.Add(diag.TextAmongOthers, diag.WholeFile(x.Best(sp.tag).File.Path), 0)
	}
	return c
}

// known is an address, or "" for one that is still to be filled in.
func known(u schema.URL) string {
	if u.Placeholder() {
		return ""
	}
	return string(u)
}

// An order sorts titles as readers of one language expect.
type order struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

func newOrder(tag lang.Tag) *order {
	return &order{collator: collate.New(language.Make(string(tag)), collate.IgnoreCase)}
}

// sortCards sorts by the order editors gave, then by title, then by ID. Order 0
// is none and comes last.
func sortCards[C any](o *order, cards []*C, by func(*C) (*Card, int)) {
	type keyed struct {
		card  *C
		order int
		title []byte
		id    string
	}
	all := make([]keyed, len(cards))
	for i, c := range cards {
		card, place := by(c)
		if place == 0 {
			place = int(^uint(0) >> 1)
		}
		all[i] = keyed{c, place, o.collator.KeyFromString(&o.buffer, card.Title), card.ID}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.order, b.order), slices.Compare(a.title, b.title), strings.Compare(a.id, b.id))
	})
	o.buffer.Reset()
	for i, k := range all {
		cards[i] = k.card
	}
}

// frame returns what surrounds the pages of a section.
func (sp *speaker) frame(section string) *Frame {
	if f := sp.frames[section]; f != nil {
		return f
	}
	p, config := sp.p, sp.p.site.Config
	f := &Frame{L: sp.l, Lang: sp.tag, Section: section,
		Home:       Link{Title: sp.l.T("section.home"), Href: p.href(p.book.Path("home", sp.tag)), Section: "home"},
		Nav:        sp.nav,
		Footer:     sp.footer,
		Publisher:  Link{Href: known(config.Publisher.Link)},
		Contacts:   sp.contacts(config.Contacts),
		Stylesheet: p.href(p.assets.Static("site.css")),
		Script:     p.href(p.assets.Static("site.js")),
		Icon:       p.href(p.assets.Static("icon.svg")),
	}
	f.SiteName, _ = sp.localised(config.Name)
	f.Tagline, f.TaglineLang = sp.localised(config.Tagline)
	f.Publisher.Title, f.Publisher.Lang = sp.localised(config.Publisher.Name)
	sp.frames[section] = f
	return f
}

// localised is a fact that reads differently in each language, and the language
// it is really in when that is not the speaker's, else "".
func (sp *speaker) localised(v schema.Localised) (text string, foreign lang.Tag) {
	text, in := sp.l.Localised(v)
	return text, sp.foreign(in)
}

// links resolves the names of sections and pages in the settings of the site.
func (sp *speaker) links(field string, names []string) []Link {
	var links []Link
	for _, name := range names {
		if link, ok := sp.linkTo(name); ok {
			links = append(links, link)
		} else if sp.tag == sp.p.site.Default().Tag() {
			sp.p.unknownLink(field, name)
		}
	}
	return links
}

func (sp *speaker) linkTo(name string) (Link, bool) {
	link := Link{Href: sp.p.href(sp.p.book.Path(name, sp.tag)), Section: name}
	switch item := sp.p.site.Item(name); {
	case link.Href == "":
		return Link{}, false
	case item == nil && slices.Contains(address.Sections(), name), name == "method":
		link.Title = sp.l.T("section." + name)
	case item != nil:
		e := item.Best(sp.tag)
		if words, ok := e.Record.Words.(*schema.PageWords); ok {
			link.Title, link.Lang = e.Lang.Plain(words.Title), sp.foreign(e.Lang)
		} else {
			return Link{}, false
		}
	default:
		return Link{}, false
	}
	return link, true
}

// contacts leaves out those of which nothing is known.
func (sp *speaker) contacts(contacts []schema.Contact) []Contact {
	var out []Contact
	for _, c := range contacts {
		if shown := sp.contact(c); shown != (Contact{}) {
			out = append(out, shown)
		}
	}
	return out
}

// contact leaves out what is still to be filled in.
func (sp *speaker) contact(c schema.Contact) Contact {
	shown := Contact{Email: c.Email, Phone: c.Phone, Href: known(c.Link)}
	shown.Name, shown.NameLang = sp.localised(c.Name)
	shown.Role, shown.RoleLang = sp.localised(c.Role)
	for _, text := range []*string{&shown.Name, &shown.Role, &shown.Email, &shown.Phone} {
		if schema.Placeholder(*text) {
			*text = ""
		}
	}
	return shown
}

func (sp *speaker) people(people []schema.Person) []Person {
	var out []Person
	for _, x := range people {
		shown := Person{Name: x.Name, Title: sp.tag.Plain(x.Title), Email: x.Email, Href: known(x.Link)}
		shown.Role, shown.RoleLang = sp.localised(x.Role)
		out = append(out, shown)
	}
	return out
}
