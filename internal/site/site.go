// Package site is the content as its readers know it: faculties with their modules and roadmap, mentoring offers, partners and pages, with facts joined across languages and words kept apart.
//
// A Site never changes once made. What is wrong with the content as a whole (a
// fact contradicted in another language, a faculty without its file, a partner
// nobody has described) is in its Diags; what is wrong inside one file is in
// that file's [content.Entry].
package site

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
)

// A Site is everything the pages are made from.
type Site struct {
	Config    *schema.SiteFacts
	Languages []*lang.Strings // the first is the default
	Home      *Page           // nil when it is missing
	Pages     []*Page         // the method and ordinary pages, by ID
	Faculties []*Faculty      // by ID
	Offers    []*Offer        // by ID
	Events    []*Event        // by ID
	Partners  []*Partner      // by ID
	Diags     diag.List

	settings *content.Entry
	ladder   *schema.Ladder
	drafts   Drafts
	entries  []*content.Entry // all it was made from, by path
	places   []placement      // of all items, by ID
	index    map[string]int   // in places, by ID
	codes    func() map[string][]*Module
	marks    func() map[*content.Entry]mark // of events and mentoring offers
}

// An Item is what every kind of content has: an identity, and one file for each
// language it is written in.
type Item struct {
	ID       string           // the same in every language, for ever: faculties/architecture/modules/design-thinking
	Kind     *schema.Kind     //
	Place    *schema.Place    // of Kind
	Versions []*content.Entry // in the order of the site's languages; those it is not written in are absent
	Facts    any              // of all languages together: a *schema.ModuleFacts, … by kind; nil when none could be read
	Draft    bool
}

// In returns the version in a language, or nil.
func (i *Item) In(tag lang.Tag) *content.Entry {
	for _, v := range i.Versions {
		if v.Lang == tag {
			return v
		}
	}
	return nil
}

// Best returns the version to show to a reader of a language: that language's,
// else the first there is.
func (i *Item) Best(tag lang.Tag) *content.Entry {
	if v := i.In(tag); v != nil {
		return v
	}
	return i.Versions[0]
}

// Short reports whether what is said of the item, beside its facts and its summary, has room on another page.
func (i *Item) Short() bool {
	return !slices.ContainsFunc(i.Versions, func(v *content.Entry) bool { return !v.Short() })
}

// Written returns where a field of the front matter is written, in the first
// file that has it: the value's start, and the offset behind its end. The place
// is a file as a whole when no file has the field.
func (i *Item) Written(field string) (diag.Pos, int) {
	if short, ok := listed(field); ok && i.States(short) {
		field = short
	}
	for _, v := range i.Versions {
		if span, ok := v.Record.Set[field]; ok {
			return diag.Pos{File: v.File.Path, Offset: span.Value}, span.End
		}
	}
	return diag.WholeFile(i.Versions[0].File.Path), 0
}

// listed is the key of what is within a session where a list of them stands for the whole group; false where there is no session in it.
func listed(field string) (string, bool) {
	short := strings.Replace(field, "sessions.dates.", "sessions.", 1)
	return short, len(short) < len(field)
}

// correct proposes better for the value d is about, unless what is written there
// says more than was, as a range of levels does.
func (i *Item) correct(d *diag.Diagnostic, was, better string) {
	for _, v := range i.Versions {
		if v.File.Path == d.Pos.File && better != "" && strings.EqualFold(string(v.Text[d.Pos.Offset:max(d.Pos.Offset, d.End)]), was) {
			d.Fix = v.Rewritten(d.Pos.Offset, d.End, better)
		}
	}
}

// States reports whether one of the files has a field, be its value right, wrong or
// still to be written.
func (i *Item) States(field string) bool {
	return slices.ContainsFunc(i.Versions, func(v *content.Entry) bool {
		_, set := v.Record.Set[field]
		_, unwritten := v.Record.Unwritten[field]
		return set || unwritten
	})
}

// Misread says whether a fact is not known as it is written, since something in it could not be
// read. field may lie in a group, parts.0.hours.
func (i *Item) Misread(field string) bool {
	name, _, _ := strings.Cut(field, ".")
	return slices.ContainsFunc(i.Versions, func(v *content.Entry) bool { return v.Record.Misread(name) })
}

// A node is an item with its facts and words, typed.
type node[F, W any] struct {
	Item
	Facts *F
}

func (n *node[F, W]) take(item Item) { n.Item, n.Facts = item, item.Facts.(*F) }

// Words returns the words for a reader of a language, and the language they
// really are in.
func (n *node[F, W]) Words(tag lang.Tag) (*W, lang.Tag) {
	v := n.Best(tag)
	return v.Record.Words.(*W), v.Lang
}

type (
	// A Faculty, or a programme of one, with what it offers.
	Faculty struct {
		*facultyNode
		Modules []*Module
		Others  []*Module // of other faculties, that it uses too
		Years   []*Year   // in the order of the site's levels

		marks func() map[*content.Entry]mark
	}
	// A Module is what students of one faculty follow.
	Module struct {
		node[schema.ModuleFacts, schema.ModuleWords]
	}
	// A Year is one year of a faculty's roadmap.
	Year struct {
		node[schema.YearFacts, schema.YearWords]
		Level string // its ID among the site's levels: BA1
	}
	// An Offer is a mentoring offer.
	Offer struct {
		*offerNode
		Lead     *Partner   // nil when not known
		Operator *Partner   // nil when not known
		Partners []*Partner // as the offer lists them
	}
	// An Event takes place once.
	Event struct {
		*eventNode
		Faculties []*Faculty // whose students it is for, as the event lists them; none: of all
		Partners  []*Partner // as the event lists them
	}
	// A Partner takes part in mentoring or in events.
	Partner struct {
		node[schema.PartnerFacts, schema.PartnerWords]
	}
	// A Page is the home page, the method or an ordinary page.
	Page struct {
		node[schema.PageFacts, schema.PageWords]
	}
)

// What is joined again when something it is related to changes stands behind a
// pointer of its own.
type (
	facultyNode struct {
		node[schema.FacultyFacts, schema.FacultyWords]
	}
	offerNode struct {
		node[schema.OfferFacts, schema.OfferWords]
	}
	eventNode struct {
		node[schema.EventFacts, schema.EventWords]
	}
)

// A member is an item as its kind has it.
type member interface {
	take(Item)
	item() *Item
	check(s *Site, it *joined)           // reports facts that the settings do not allow
	place(r *relater, p *placement) bool // puts it where it belongs; false: there is no such place
}

// members make an empty member of each kind.
var members = map[*schema.Kind]func() member{
	schema.Faculty: func() member { return new(facultyNode) },
	schema.Module:  func() member { return new(Module) },
	schema.Year:    func() member { return new(Year) },
	schema.Offer:   func() member { return new(offerNode) },
	schema.Event:   func() member { return new(eventNode) },
	schema.Partner: func() member { return new(Partner) },
	schema.Page:    func() member { return new(Page) },
}

func (i *Item) item() *Item { return i }

// check is for kinds whose facts the settings have nothing to do with.
func (i *Item) check(*Site, *joined) {}

func (n *facultyNode) place(r *relater, p *placement) bool {
	f := &Faculty{facultyNode: n}
	f.marks = sync.OnceValue(f.tellApart)
	if was, ok := p.whole.(*Faculty); ok {
		f.Modules = slices.Grow(f.Modules, len(was.Modules)) // likely to be as many again
	}
	r.Faculties, r.faculties[p.family] = append(r.Faculties, f), f
	return true
}

func (m *Module) place(r *relater, p *placement) bool {
	f := r.facultyOf(p)
	if f != nil {
		f.Modules = append(f.Modules, m)
	}
	return f != nil
}

func (y *Year) place(r *relater, p *placement) bool {
	f := r.facultyOf(p)
	if f != nil {
		f.Years = append(f.Years, y)
	}
	return f != nil
}

func (n *offerNode) place(r *relater, _ *placement) bool {
	r.Offers = append(r.Offers, &Offer{offerNode: n})
	return true
}

func (n *eventNode) place(r *relater, _ *placement) bool {
	r.Events = append(r.Events, &Event{eventNode: n})
	return true
}

func (x *Partner) place(r *relater, _ *placement) bool {
	r.Partners = append(r.Partners, x)
	return true
}

func (x *Page) place(r *relater, _ *placement) bool {
	if x.ID == schema.Home {
		r.Home = x
	} else {
		r.Pages = append(r.Pages, x)
	}
	return true
}

// Item returns the item of an ID, or nil.
func (s *Site) Item(id string) *Item {
	if p := s.placeOf(id); p != nil {
		return p.shown
	}
	return nil
}

// FacultyOf is the faculty that an item is of, or the only one that it is for; nil where there is none, or several.
func (s *Site) FacultyOf(item *Item) *Faculty {
	if i := slices.IndexFunc(s.Events, func(e *Event) bool { return &e.Item == item }); i >= 0 {
		if of := s.Events[i].Faculties; len(of) == 1 {
			return of[0]
		}
		return nil
	}
	owner := item.Place.Owner(item.ID)
	if i := slices.IndexFunc(s.Faculties, func(f *Faculty) bool { return f.ID == owner }); i >= 0 {
		return s.Faculties[i]
	}
	return nil
}

// Items yields all items, in the order of their IDs.
func (s *Site) Items() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for i := range s.places {
			if item := s.places[i].shown; item != nil && !yield(item) {
				return
			}
		}
	}
}

// Has reports whether the site has a list: see [schema.Place.IfAny].
func (s *Site) Has(list *schema.Place) bool {
	named := func(item schema.MenuItem) bool { return item.Entry == list.Path }
	if !list.IfAny || slices.ContainsFunc(s.Config.Navigation, named) || slices.ContainsFunc(s.Config.Footer, named) {
		return true
	}
	if list.Of != nil {
		for item := range s.Items() {
			if slices.Contains(list.Of, item.Kind.Name) {
				return true
			}
		}
		return false
	}
	below := list.Path + "/"
	i, _ := slices.BinarySearchFunc(s.places, below, func(p placement, id string) int { return strings.Compare(p.item.ID, id) })
	for ; i < len(s.places) && strings.HasPrefix(s.places[i].item.ID, below); i++ {
		if s.places[i].shown != nil {
			return true
		}
	}
	return false
}

// LeftOut reports whether an ID exists but is not in the site: a draft, or files
// that say nothing usable.
func (s *Site) LeftOut(id string) bool {
	p := s.placeOf(id)
	return p != nil && p.left
}

// HasFile reports whether there is a file of what has an ID, whatever it says.
func (s *Site) HasFile(id string) bool { return s.placeOf(id) != nil }

// Absent says why the site is without what has an ID though there are files of it: it is a draft, or lies in one's folder;
// or else a file says nothing usable, its own or that of the item in whose folder it lies. Neither is said where there are none.
func (s *Site) Absent(id string) (draft bool, file string) {
	p := s.placeOf(id)
	if p == nil || p.shown != nil {
		return false, ""
	}
	if !p.left {
		if owner := s.placeOf(p.family.Value()); owner != nil && owner.left {
			p = owner
		}
	}
	if p.item.Draft {
		return true, ""
	}
	return false, p.files[0].File.Path
}

// placeOf is the place of an ID, or nil.
func (s *Site) placeOf(id string) *placement {
	if i, ok := s.index[id]; ok {
		return &s.places[i]
	}
	return nil
}

// Settings is the entry of content/site.yaml, or nil when there is none.
func (s *Site) Settings() *content.Entry { return s.settings }

// Written returns where a setting is written: its value's start, and the offset
// behind its end.
func (s *Site) Written(setting string) (diag.Pos, int) {
	record := &s.settings.Record
	span, ok := record.Set[setting]
	if !ok {
		span, ok = record.Unwritten[setting]
	}
	if !ok {
		return diag.WholeFile(s.settings.File.Path), 0
	}
	return diag.Pos{File: s.settings.File.Path, Offset: span.Value}, span.End
}

// Awaits reports whether one of some settings is still to be written.
func (s *Site) Awaits(settings ...string) bool {
	return slices.ContainsFunc(settings, func(setting string) bool {
		_, unwritten := s.settings.Record.Unwritten[setting]
		return unwritten
	})
}

// Involved lists everyone who takes part in an offer, each once: its initiator,
// its operator, its partners.
func (o *Offer) Involved() []*Partner {
	var all []*Partner
	for _, p := range append([]*Partner{o.Lead, o.Operator}, o.Partners...) {
		if p != nil && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

// Ladder is the levels of the site.
func (s *Site) Ladder() *schema.Ladder { return s.ladder }

// Default is the site's first language.
func (s *Site) Default() *lang.Strings { return s.Languages[0] }

// Strings returns the interface strings of a language of the site, or nil.
func (s *Site) Strings(tag lang.Tag) *lang.Strings {
	for _, l := range s.Languages {
		if l.Tag() == tag {
			return l
		}
	}
	return nil
}
