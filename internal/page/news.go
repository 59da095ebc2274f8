// This file says what is new in the programme, for feeds. Every date is one of the content.

package page

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Feed has the news of the programme in one language.
type Feed struct {
	Path      string // in the output: fr/atom.xml
	Lang      lang.Tag
	localiser *localiser
}

// News is what a feed has.
type News struct {
	ID, Title, Author string
	Address, Home     string // of the feed and of the home page, absolute
	Updated           string // RFC 3339: the last date of an entry
	Entries           []Story
}

// A Story is what happened to one item on one day.
type Story struct {
	ID      string // the same for ever, and in the feed alone
	Title   string
	Summary string   // "" when there is none
	Lang    lang.Tag // of Summary, when it is not the feed's; else ""
	Address string   // of the page, absolute
	Updated string   // RFC 3339
}

const (
	feedName    = "atom.xml" // in the folder of each language
	mostStories = 50         // the last ones
)

// Feeds lists the feeds whose path in the output is at, or all of them when it is "". A site has them if something of it has a
// date, and if it is known where it is published.
func (p *Plan) Feeds(at string) (all []*Feed) {
	if at != "" && !strings.HasSuffix(at, "/"+feedName) {
		return nil
	}
	for _, l := range p.planner.site.Languages {
		if path := string(l.Tag()) + "/" + feedName; (at == "" || at == path) && p.planner.hasNews() {
			all = append(all, &Feed{path, l.Tag(), p.planner.localisers[l.Tag()]})
		}
	}
	return all
}

// feedHref is the address of the feed of a language; "" when there is none.
func (lo *localiser) feedHref() string {
	if !lo.p.hasNews() {
		return ""
	}
	return lo.p.href("/" + string(lo.tag) + "/" + feedName)
}

// lookForNews reports whether there is anything to tell.
func (p *planner) lookForNews() bool {
	if p.origin.Root == "" {
		return false
	}
	for item := range p.site.Items() {
		if len(happenings(item)) > 0 {
			return true
		}
	}
	return false
}

// A happening is what happened to an item on one day.
type happening struct {
	what string // the last part of the key of its title: feed.<what>; ID tells it from others of the item
	id   string
	on   schema.Moment // to the month at least
	of   *schema.Resource
}

// happenings are those of an item: it began or takes place, one can apply for it, there is something to look at. Of what
// has ended it is told that it has.
func happenings(item *site.Item) (all []happening) {
	add := func(what, id string, on schema.Moment, of *schema.Resource) {
		if on.Date.Month != 0 {
			all = append(all, happening{what, id, on, of})
		}
	}
	began := item.Kind.Name
	if _, status := schema.Lookup("status", item.Facts); status != nil && *status.(*string) == schema.Ended {
		began = "ended"
	}
	switch facts := item.Facts.(type) {
	case *schema.EventFacts:
		if facts.Status == schema.Cancelled {
			began = "cancelled"
		}
		add(began, "starts", facts.Starts, nil)
	default:
		if _, since := schema.Lookup("since", item.Facts); since != nil {
			add(began, "since", schema.Moment{Date: *since.(*schema.Date)}, nil)
		}
	}
	if _, x := schema.Lookup("registration", item.Facts); x != nil {
		add("opens", "opens", schema.Moment{Date: x.(*schema.Registration).Opens}, nil)
	}
	for _, r := range schema.Each[schema.Resource](item.Kind, item.Facts) {
		if address := cmp.Or(string(r.URL), r.File); address != "" {
			h := fnv.New32a()
			h.Write([]byte(address))
			add("resource", "resource-"+strconv.FormatUint(uint64(h.Sum32()), 36), schema.Moment{Date: r.Date}, r)
		}
	}
	return all
}

// News makes what the feed has.
func (f *Feed) News() *News {
	lo := f.localiser
	type dated struct {
		item *site.Item
		happening
		id string
	}
	var all []dated
	for item := range lo.p.site.Items() {
		for _, h := range happenings(item) {
			all = append(all, dated{item, h, item.ID + "/" + h.id})
		}
	}
	slices.SortFunc(all, func(a, b dated) int { return cmp.Or(byTime(b.on, a.on), strings.Compare(a.id, b.id)) })
	seen := map[string]bool{}
	all = slices.DeleteFunc(all, func(d dated) bool {
		again := seen[d.id]
		seen[d.id] = true
		return again
	})
	name, _ := lo.localised(lo.p.site.Config.Name)
	author, _ := lo.localised(lo.p.site.Config.Publisher.Name)
	n := &News{ID: lo.p.tagURI(string(lo.tag)), Title: lo.l.T("feed.title", "site", name), Author: cmp.Or(author, name),
		Address: lo.p.absolute("/" + f.Path), Home: lo.p.absolute(lo.p.book.Path(schema.Home, lo.tag))}
	for _, d := range all[:min(len(all), mostStories)] {
		n.Entries = append(n.Entries, lo.story(d.item, d.happening, d.id))
	}
	if len(n.Entries) > 0 {
		n.Updated = n.Entries[0].Updated
	}
	return n
}

// byTime orders moments as feeds have them: what is known to the month alone is on its first day.
func byTime(a, b schema.Moment) int {
	return cmp.Or(cmp.Compare(a.Date.Year, b.Date.Year), cmp.Compare(a.Date.Month, b.Date.Month), cmp.Compare(max(a.Date.Day, 1), max(b.Date.Day, 1)),
		cmp.Compare(max(a.Clock, 1), max(b.Clock, 1)))
}

func (lo *localiser) story(item *site.Item, h happening, id string) Story {
	e := item.Best(lo.tag)
	title, _ := lo.title(item)
	s := Story{ID: lo.p.tagURI(string(lo.tag) + "/" + id), Lang: lo.foreign(e.Lang), Address: lo.p.absolute(lo.p.book.Path(item.ID, lo.tag)),
		Summary: e.Lang.Plain(schema.SummaryOf(e.Record.Words)), Updated: lo.p.timestamp(h.on)}
	s.Title = lo.l.T("feed."+h.what, "title", title)
	if h.of != nil {
		called, _ := lo.localised(h.of.Title)
		s.Title = lo.l.T("feed.resource", "title", title, "resource", strings.Join(known(lo.l.Enum("kind", h.of.Kind), called), " – "))
	}
	return s
}

// timestamp is a moment as feeds have it (RFC 3339), in the time zone of the site.
func (p *planner) timestamp(m schema.Moment) string {
	minutes := max(int(m.Clock)-1, 0)
	return time.Date(m.Date.Year, time.Month(m.Date.Month), max(m.Date.Day, 1), 0, minutes, 0, 0, p.site.Config.Zone()).Format(time.RFC3339)
}

// tagURI names something of the site for ever (RFC 4151). The year is one in which the site is its host's.
func (p *planner) tagURI(what string) string {
	const year = 2026
	host := ""
	if u, err := url.Parse(p.origin.Root); err == nil {
		host = u.Hostname()
	}
	return fmt.Sprintf("tag:%s,%d:%s/%s", host, year, p.origin.Prefix, what)
}
