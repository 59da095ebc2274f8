// This file gives pages the pictures that stand for them where links to them are shared.

package page

import (
	"path"
	"slices"
	"strings"

	"projetpro/internal/lang"
	"projetpro/internal/picture"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Picture is one of those of a language.
type Picture struct {
	Path      string // in the output: fr/facultes/architecture/picture.png
	Lang      lang.Tag
	Source    string // the file of the item it is of; "" for that of the site
	localiser *localiser
	id        string
}

// pictureName is the name of pictures, beside the pages they are of.
const pictureName = "picture.png"

// Pictures take longer than pages: a site of more items has one for each faculty, one of more faculties but its own.
const (
	mostPictured          = 40
	mostPicturedFaculties = 12
)

// isPictured reports whether an item has a page that may have a picture of its own.
func (p *planner) isPictured(item *site.Item) bool {
	return item.Place.Layout != "" && item.Kind != schema.Page
}

func (p *planner) countPictured() (n int) {
	for item := range p.site.Items() {
		if p.isPictured(item) {
			n++
		}
	}
	return n
}

// picturedBy is the ID of what the picture of a page is of: the page's own, that of its faculty, or that of the home page.
func (lo *localiser) picturedBy(id string) string {
	item := lo.p.site.Item(id)
	if item != nil && lo.p.pictured() <= mostPictured && lo.p.isPictured(item) && lo.canDraw(item) {
		return id
	}
	if len(lo.p.site.Faculties) <= mostPicturedFaculties {
		for at := id; at != "." && at != "/"; at = path.Dir(at) {
			if lo.byFaculty[at] != nil && lo.canDraw(lo.p.site.Item(at)) {
				return at
			}
		}
	}
	return schema.Home
}

func (lo *localiser) canDraw(item *site.Item) bool {
	title, _ := lo.title(item)
	return lo.p.brand().set().Can(lang.Untagged(title))
}

// pictureHref is the absolute address of the picture of a page; "" when there is none, as where it is not known where the
// site is published, or where the typeface lacks the letters of its name.
func (lo *localiser) pictureHref(id string) string {
	if lo.p.origin.Root == "" || !lo.drawsSite() {
		return ""
	}
	return lo.p.absolute(lo.p.book.Path(lo.picturedBy(id), lo.tag) + pictureName)
}

func (lo *localiser) canDrawSite() bool {
	name, _ := lo.localised(lo.p.site.Config.Name)
	return lo.p.site.Home != nil && lo.p.brand().set().Can(lang.Untagged(name))
}

// Pictures lists those whose path in the output is at, or all of them when it is "".
func (p *Plan) Pictures(at string) (all []*Picture) {
	if at != "" && !strings.HasSuffix(at, "/"+pictureName) || p.planner.origin.Root == "" {
		return nil
	}
	for _, l := range p.planner.site.Languages {
		lo := p.planner.localisers[l.Tag()]
		if at != "" && !strings.HasPrefix(at, string(l.Tag())+"/") || !lo.drawsSite() {
			continue
		}
		ids := []string{schema.Home}
		if p.planner.pictured() <= mostPictured {
			for item := range p.planner.site.Items() {
				if p.planner.isPictured(item) {
					ids = append(ids, item.ID)
				}
			}
		} else if len(p.planner.site.Faculties) <= mostPicturedFaculties {
			for _, f := range p.planner.site.Faculties {
				ids = append(ids, f.ID)
			}
		}
		for _, id := range ids {
			made := &Picture{Path: strings.TrimPrefix(p.planner.book.Path(id, l.Tag()), "/") + pictureName, Lang: l.Tag(), localiser: lo, id: id}
			if at != "" && made.Path != at || id != schema.Home && lo.picturedBy(id) != id {
				continue
			}
			if id != schema.Home {
				made.Source = p.planner.site.Item(id).Best(l.Tag()).File.Path
			}
			all = append(all, made)
		}
	}
	return all
}

// Card is what the picture shows.
func (p *Picture) Card() picture.Card {
	lo, s := p.localiser, p.localiser.p.site
	name, _ := lo.localised(s.Config.Name)
	c := picture.Card{Title: lang.Untagged(name), Columns: len(s.Ladder().IDs()), Hues: lo.p.hues(), Mark: lo.p.brand().drawn(), Own: lo.p.brand().set()}
	if p.id == schema.Home {
		tagline, _ := lo.localised(s.Config.Tagline)
		c.Of = lang.Untagged(tagline)
		return c
	}
	item := s.Item(p.id)
	title, _ := lo.title(item)
	c.Site, c.Title = c.Title, lang.Untagged(title)
	f := lo.facultyAbove(p.id)
	if f == nil {
		section := lo.l.T("section." + path.Dir(p.id))
		c.Of = lang.Untagged(lo.l.T("calendar.name", "title", section, "site", c.Site))
		return c
	}
	c.Line = lo.p.lineOf(f).Number
	switch facts := item.Facts.(type) {
	case *schema.FacultyFacts:
		c.Of = lo.l.Enum("unit", facts.Called())
		for _, m := range f.Modules {
			c.Stops = append(c.Stops, lo.stops(levelsOf(m.Facts))...)
		}
		for _, y := range f.Years {
			c.Stops = append(c.Stops, lo.stops([]string{y.Level})...)
		}
	case *schema.ModuleFacts:
		c.Of, c.Stops, c.State = lo.facultyTitle(f), lo.stops(levelsOf(facts)), stateOf(facts.Status)
	case *schema.YearFacts:
		c.Of, c.Stops, c.State = lo.facultyTitle(f), lo.stops([]string{levelOf(s, item)}), stateOf(facts.Status)
	}
	slices.Sort(c.Stops)
	c.Stops = slices.Compact(c.Stops)
	return c
}

func (lo *localiser) facultyTitle(f *site.Faculty) string {
	title, _ := lo.title(&f.Item)
	return lang.Untagged(title)
}

// facultyAbove is the faculty that has an ID, or in whose folder what has it lies; nil when there is none.
func (lo *localiser) facultyAbove(id string) *site.Faculty {
	for _, f := range lo.p.site.Faculties {
		if f.ID == id || strings.HasPrefix(id, f.ID+"/") {
			return f
		}
	}
	return nil
}

// stops are the places of levels among those of the site.
func (lo *localiser) stops(levels []string) (all []int) {
	for _, level := range levels {
		if i := slices.Index(lo.p.site.Ladder().IDs(), level); i >= 0 {
			all = append(all, i)
		}
	}
	return all
}

func stateOf(status string) picture.State {
	switch status {
	case schema.InPreparation, schema.Expected:
		return picture.Dotted
	case schema.Ended, schema.Suspended:
		return picture.Faded
	}
	return picture.Solid
}
