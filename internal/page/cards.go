// This file makes what pages of one language share: frames and cards.

package page

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/search"
	"projetpro/internal/site"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// A localiser makes the pages of one language. What its pages share is made once,
// when the first of them asks for it.
type localiser struct {
	p         *planner
	l         Language
	tag       lang.Tag
	words     *markdown.Words
	collation collation

	frames    func() map[frameKey]*Frame
	index     func() *Search
	drawsSite func() bool          // whether there are pictures in this language
	made      func() *search.Index // of index, which makes it
	finder    func() *finder
	byFaculty map[string]func() *FacultyCard
	lists     sync.Map // *schema.Kind → func() of its cards; see cardsOf
}

func newLocaliser(p *planner, l *lang.Strings) *localiser {
	speaks := Language{Strings: l, Default: p.site.Default().Tag()}.Of(p.site.Ladder(), &p.site.Config.Credits)
	lo := &localiser{p: p, l: speaks, tag: l.Tag(), words: bodyWords(l), byFaculty: map[string]func() *FacultyCard{}}
	lo.index, lo.finder = sync.OnceValue(lo.newSearch), sync.OnceValue(lo.newFinder)
	lo.frames, lo.drawsSite = sync.OnceValue(lo.allFrames), sync.OnceValue(lo.canDrawSite)
	for _, f := range p.site.Faculties {
		lo.byFaculty[f.ID] = sync.OnceValue(func() *FacultyCard { return lo.facultyCard(f) })
	}
	return lo
}

// cardsOf are the cards of a kind, in the order of lists, made once.
func cardsOf[C carded](lo *localiser, kind *schema.Kind, make func() []C) []C {
	all, ok := lo.lists.Load(kind)
	if !ok {
		all, _ = lo.lists.LoadOrStore(kind, sync.OnceValue(func() []C {
			all := make()
			sortCards(lo, all)
			return all
		}))
	}
	return all.(func() []C)()
}

func (lo *localiser) faculties() []*FacultyCard {
	return cardsOf(lo, schema.Faculty, func() (all []*FacultyCard) {
		for _, f := range lo.p.site.Faculties {
			all = append(all, lo.byFaculty[f.ID]())
		}
		return all
	})
}

func (lo *localiser) facultyCard(f *site.Faculty) *FacultyCard {
	words, _ := f.Words(lo.tag)
	line := lo.p.lineOf(f)
	c := &FacultyCard{ItemCard: cardOf(lo, &f.Item, f.Facts, words), Line: line}
	c.Offered = len(f.Modules) + len(f.Others)
	link := Link{Title: c.Title, Href: c.Href, Lang: c.Lang}
	for _, x := range f.Modules {
		words, _ := x.Words(lo.tag)
		facts, credits := whole(x.Facts)
		c.Modules = append(c.Modules, &ModuleCard{ItemCard: cardOf(lo, &x.Item, facts, words), Faculty: link, Line: line, Credits: credits,
			Registration: lo.registration(&x.Item)})
	}
	sortCards(lo, c.Modules)
	for _, y := range f.Years {
		words, _ := y.Words(lo.tag)
		c.Years = append(c.Years, &YearCard{ItemCard: cardOf(lo, &y.Item, y.Facts, words), Level: y.Level, Line: line, Paged: !lo.p.isWithin(&y.Item)})
	}
	c.State = best(c.Modules, c.Years)
	return c
}

// offerMark is what tells an offer from others of its title; "" where nothing needs to.
func (lo *localiser) offerMark(o *site.Offer) string {
	mark := lo.p.site.Mark(&o.Item, lo.tag)
	if mark != "" && mark != o.Facts.Edition {
		return lo.l.Date(o.Facts.Since)
	}
	return mark
}

func (lo *localiser) offers() []*OfferCard {
	return cardsOf(lo, schema.Offer, func() (all []*OfferCard) {
		for _, o := range lo.p.site.Offers {
			words, _ := o.Words(lo.tag)
			c := &OfferCard{ItemCard: cardOf(lo, &o.Item, o.Facts, words), Registration: lo.registration(&o.Item), Mark: lo.offerMark(o)}
			c.turn, c.soon = c.turnAndSoon()
			all = append(all, c)
		}
		return all
	})
}

func (lo *localiser) partners() []*PartnerCard {
	return cardsOf(lo, schema.Partner, func() (all []*PartnerCard) {
		m, byID := &presenter{localiser: lo}, map[string]*PartnerCard{}
		for _, x := range lo.p.site.Partners {
			c := m.partnerCard(x)
			all, byID[x.ID] = append(all, c), c
		}
		involved := map[string][]*site.Partner{}
		for _, o := range lo.p.site.Offers {
			involved[o.ID] = o.Involved()
		}
		for _, c := range lo.offers() {
			for _, x := range involved[c.ID] {
				byID[x.ID].Offers = append(byID[x.ID].Offers, c)
			}
		}
		return all
	})
}

func (m *presenter) partnerCard(x *site.Partner) *PartnerCard {
	words, _ := x.Words(m.tag)
	c := &PartnerCard{ItemCard: cardOf(m.localiser, &x.Item, x.Facts, words), Anchor: path.Base(x.ID), Body: m.body(x.Best(m.tag))}
	c.Page, c.Href = c.Href, string(x.Facts.Link)
	return c
}

// cardOf is what the cards of all kinds have; words are those for the reader.
func cardOf[F, W any](lo *localiser, item *site.Item, facts *F, words *W) ItemCard[F, W] {
	return ItemCard[F, W]{Card: lo.card(item), State: lo.state(facts), Facts: facts, Words: typeset(item.Kind, words, item.Best(lo.tag).Lang)}
}

func (lo *localiser) card(item *site.Item) Card {
	e := item.Best(lo.tag)
	c := Card{L: lo.l, ID: item.ID, Summary: e.Lang.Plain(schema.SummaryOf(e.Record.Words)), Href: lo.p.href(lo.p.readAt(item, lo.tag)),
		Draft: item.Draft, order: item.Kind.Order(item.Facts)}
	c.Title, c.Lang = lo.title(item)
	if !e.Wordless() {
		c.WordsLang = lo.foreign(e.Lang)
	}
	return c
}

// title is what an item is called, and the language of that when it is not the localiser's, else "".
func (lo *localiser) title(item *site.Item) (string, lang.Tag) {
	if name, ok := schema.NameOf(item.Facts); ok {
		text, in := lo.l.Localised(name)
		return in.Plain(text), lo.foreign(in)
	}
	e := item.Best(lo.tag)
	words, _ := schema.TitledOf(e.Record.Words)
	return e.Lang.Plain(words.Title), lo.foreign(e.Lang)
}

// typeset gives words the typography of their language.
func typeset[W any](kind *schema.Kind, words *W, in lang.Tag) *W {
	return kind.WithTexts(words, in.Plain).(*W)
}

// foreign is a language when it is not the localiser's, else "".
func (lo *localiser) foreign(in lang.Tag) lang.Tag {
	if in == lo.tag {
		return ""
	}
	return in
}

// A collation sorts titles as readers of one language expect. It is for one
// goroutine at a time.
type collation struct {
	sync.Mutex
	collator *collate.Collator
	buffer   collate.Buffer
}

// sortCards sorts by turn, by the order editors gave, by what comes first, by title, in
// which figures count as numbers, and by ID. What has no order, or nothing that comes, is
// behind what has.
func sortCards[C carded](lo *localiser, cards []C) {
	o := &lo.collation
	o.Lock()
	defer o.Unlock()
	if o.collator == nil {
		o.collator = collate.New(language.Make(string(lo.tag)), collate.IgnoreCase, collate.Numeric)
	}
	type keyed struct {
		card  C
		turn  int
		order int
		soon  int
		title []byte
		id    string
	}
	all := make([]keyed, len(cards))
	for i, c := range cards {
		card := c.card()
		all[i] = keyed{c, card.turn, orLast(card.order), orLast(card.soon), o.collator.KeyFromString(&o.buffer, lang.Untagged(card.Title)), card.ID}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(a.order, b.order), cmp.Compare(a.soon, b.soon),
			slices.Compare(a.title, b.title), strings.Compare(a.id, b.id))
	})
	o.buffer.Reset()
	for i, k := range all {
		cards[i] = k.card
	}
}

// orLast is a place among others; 0, which is none, is the last.
func orLast(place int) int {
	if place == 0 {
		return math.MaxInt
	}
	return place
}

// A frameKey tells frames apart; the zero frameKey is of pages in no section.
type frameKey struct {
	section string
	own     bool
}

// section is the entry of a menu that a page belongs to, by the ID of an item or a
// list: the section it is in, or itself.
func section(id string) string {
	if first, _, _ := strings.Cut(id, "/"); slices.Contains(sections, first) {
		return first
	}
	return id
}

var sections = schema.Sections()

// shortName is how many bytes the name of a site has at most that fits the header of a telephone.
const shortName = 18

// frame returns what surrounds the page at an id (of an item or a section) that
// belongs to a section.
func (lo *localiser) frame(id, section string) *Frame {
	if f := lo.frames()[frameKey{section, id == section}]; f != nil {
		return f
	}
	return lo.frames()[frameKey{}]
}

func (lo *localiser) allFrames() map[frameKey]*Frame {
	p, config := lo.p, lo.p.site.Config
	f := Frame{L: lo.l, Lang: lo.tag,
		Home:       Link{Title: lo.l.T("section.home"), Href: p.href(p.book.Path(schema.Home, lo.tag)), Section: schema.Home},
		Nav:        lo.links(config.Navigation),
		Footer:     lo.links(config.Footer),
		Publisher:  Link{Href: string(config.Publisher.Link)},
		Contacts:   lo.contacts(config.Contacts),
		Stylesheet: p.href(p.assets.Address("site.css")),
		CustomHref: p.href(p.assets.Address("custom.css")),
		Script:     p.href(p.assets.Address("site.js")),
		Module:     p.assets.IsModule("site.js"),
		Icon:       p.icon(),
		Mark:       p.brand().mark,
		ThemeLight: p.brand().light,
		ThemeDark:  p.brand().dark,
		FeedHref:   lo.feedHref(),
		Assets:     func(name string) string { return p.href(p.assets.Address(name)) },
	}
	if sheet := p.brand().sheet; sheet != nil {
		f.BrandHref = p.href("/" + sheet.Path)
	}
	if font := p.brand().font; font != nil {
		f.FontHref = p.href(font.Address)
	}
	f.Search, _ = lo.linkTo(schema.Search.Path)
	f.SiteName, _ = lo.localised(config.Name)
	f.LongName = len(lang.Untagged(f.SiteName)) > shortName
	f.Tagline, f.TaglineLang = lo.localised(config.Tagline)
	f.Publisher.Title, f.Publisher.Lang = lo.localised(config.Publisher.Name)
	all := map[frameKey]*Frame{{}: &f}
	for _, link := range slices.Concat(f.Nav, f.Footer, []Link{f.Home}) {
		if link.Section == "" { // it leads to another site
			continue
		}
		below, own := f, f
		below.Section, own.Section, own.Own = link.Section, link.Section, true
		all[frameKey{link.Section, false}], all[frameKey{link.Section, true}] = &below, &own
	}
	return all
}

// localised is a fact that reads differently in each language, and the language
// it is really in when that is not the localiser's, else "".
func (lo *localiser) localised(v schema.Localised) (text string, foreign lang.Tag) {
	text, in := lo.l.Localised(v)
	return text, lo.foreign(in)
}

// links resolves a menu in the settings of the site; what leads nowhere is left out.
func (lo *localiser) links(menu []schema.MenuItem) []Link {
	var links []Link
	for _, item := range menu {
		link, ok := lo.linkTo(item.Entry)
		if item.Link != "" {
			link.Href, ok = string(item.Link), true
			link.Title, link.Lang = lo.localised(item.Name)
		}
		if ok {
			links = append(links, link)
		}
	}
	return links
}

// unknownLinks reports the names in the settings that lead nowhere.
func (lo *localiser) unknownLinks() (found diag.List) {
	s, known := lo.p.site, slices.Clone(sections)
	for _, x := range s.Pages {
		known = append(known, x.ID)
	}
	for field, menu := range map[string][]schema.MenuItem{"navigation": s.Config.Navigation, "footer": s.Config.Footer} {
		for i, item := range menu {
			name := item.Entry
			if _, ok := lo.linkTo(name); !ok && name != "" {
				at, end := s.Written(field + "." + strconv.Itoa(i))
				d := found.Add(diag.NavigationUnknown, at, end, name, field, strings.Join(known, ", "))
				if better := schema.Nearest(name, known); better != "" && end > 0 {
					d.Fix = s.Settings().Rewritten(at.Offset, end, better)
				}
			}
		}
	}
	return found
}

// linkTo leads to a section or a page, by its ID. One whose address is a word of
// the language is called by a word of the language.
func (lo *localiser) linkTo(id string) (Link, bool) {
	link := Link{Href: lo.p.href(lo.p.book.Path(id, lo.tag)), Section: id}
	if link.Href == "" {
		return Link{}, false
	}
	item := lo.p.site.Item(id)
	switch {
	case slices.Contains(sections, id), item != nil && item.Place.Word() != "":
		link.Title = lo.l.T("section." + id)
	case item != nil && item.Kind == schema.Page:
		link.Title, link.Lang = lo.title(item)
	default:
		return Link{}, false
	}
	return link, true
}

// contacts leaves out those of which nothing is known.
func (lo *localiser) contacts(contacts []schema.Contact) []Contact {
	var out []Contact
	for _, c := range contacts {
		if shown := lo.contact(c); shown != (Contact{}) {
			shown.L = lo.l
			out = append(out, shown)
		}
	}
	return out
}

func (lo *localiser) contact(c schema.Contact) Contact {
	shown := Contact{Email: c.Email, Phone: c.Phone, Href: string(c.Link)}
	shown.Name, shown.NameLang = lo.localised(c.Name)
	shown.Role, shown.RoleLang = lo.localised(c.Role)
	return shown
}

func (lo *localiser) people(people []schema.Person) []Person {
	var out []Person
	for _, x := range people {
		shown := Person{Name: x.Name, Title: lo.tag.Plain(x.Title), Email: x.Email, Href: string(x.Link)}
		shown.Role, shown.RoleLang = lo.localised(x.Role)
		out = append(out, shown)
	}
	return out
}
