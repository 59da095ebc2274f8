// Package check holds the rules a site must keep as a whole: a title for each page, credits that add up, dates in order, nothing forgotten.
//
// What only one stage can know (a link that leads nowhere, a fact contradicted)
// that stage reports itself; a rule here looks at the finished site.
package check

import (
	"iter"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"projetpro/internal/colour"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// A Subject is what rules look at.
type Subject struct {
	Site      *site.Site
	BaseURL   string      // the address the site is built for; "" when it is not known
	Today     schema.Date // the day of the build; zero leaves out the rules that need it
	Locks     Locks       // what was confirmed of its languages
	Published *Published  // what the last output said; nil where nothing is known of it
	Preview   bool        // the site is shown to who writes it: that it has no address of its own yet does not matter

	Memo *Memo // of how pages stand; nil: nobody asks

	once     sync.Once
	compares *translator // see Subject.translator
}

// rules each find one kind of mistake in a finished site.
var rules = []func(s *Subject, report *diag.List){
	baseURL,
	resourcesToCome,
	summaries,
	localised,
	titles,
	registrations,
	nobodyToAsk,
	eventDates,
	sections,
	translations,
	pagesGone,
	numbers,
	texts,
	roadmapDates,
	parts,
	types,
	sessionCounts,
	partLevels,
	running,
	sessionDates,
	slots,
	codes,
	hoursOfCredits,
	emptyFaculties,
	lines,
	colours,
	unshown,
	unshownSettings,
}

// Run applies every rule.
func Run(s *Subject) diag.List {
	var report diag.List
	if len(s.Site.Languages) == 0 {
		return nil
	}
	for _, find := range rules {
		report.Guard("rule", "", func() { find(s, &report) })
	}
	return report
}

func baseURL(s *Subject, report *diag.List) {
	at, end := s.Site.Written("base_url")
	if s.BaseURL != "" && s.BaseURL != string(s.Site.Config.BaseURL) { // given to the command
		at, end = diag.WholeFile(at.File), 0
	}
	switch u, err := url.Parse(s.BaseURL); {
	case s.BaseURL == "" && at.Offset != diag.NoOffset: // what is wrong with it was said
	case s.BaseURL == "":
		if !s.Preview {
			report.Add(diag.BaseURLMissing, at, end)
		}
	case err != nil:
		report.Add(diag.BaseURLInvalid, at, end, s.BaseURL)
	default:
		if _, ok := page.ParseOrigin(s.BaseURL); !ok {
			report.Add(diag.BaseURLInvalid, at, end, s.BaseURL)
		} else if !s.Preview && nobodys(u.Hostname()) {
			report.Add(diag.BaseURLExample, at, end, s.BaseURL)
		}
	}
}

// nobodys reports whether a host is one that examples are written with (RFC 2606), or that each computer takes for itself
// (RFC 6761, RFC 1122).
func nobodys(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || ip.IsUnspecified()
	}
	host = "." + strings.ToLower(strings.TrimSuffix(host, "."))
	return slices.ContainsFunc([]string{".example", ".example.com", ".example.net", ".example.org", ".invalid", ".localhost"},
		func(end string) bool { return strings.HasSuffix(host, end) })
}

// entries yields every version of every item of the site, in the order of IDs.
func (s *Subject) entries() func(yield func(*content.Entry) bool) {
	return func(yield func(*content.Entry) bool) {
		for item := range s.Site.Items() {
			for _, v := range item.Versions {
				if !yield(v) {
					return
				}
			}
		}
	}
}

func resourcesToCome(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		for key, r := range schema.Each[schema.Resource](item.Kind, item.Facts) {
			known := r.URL != "" || r.File != ""
			if wrong := r.URL == "" && r.File == "" && (item.States(key+".url") || item.States(key+".file")); !known && !wrong && r.Kind != "" {
				at, _ := item.Written(key)
				report.Add(diag.ResourceToCome, at, 0, diag.Term("resource-"+r.Kind), rest(r, item))
			}
		}
	}
}

// rest tells a resource from others of its kind: its part, its title.
func rest(r *schema.Resource, item *site.Item) string {
	text := ""
	if r.Part > 0 {
		text += " " + strconv.Itoa(r.Part)
	}
	if title, _ := r.Title.In(item.Versions[0].Lang); title != "" {
		text += ", " + lang.Untagged(title)
	}
	return text
}

// summaryLength is about how many characters of a description search engines show.
const summaryLength = 200

func summaries(s *Subject, report *diag.List) {
	for e := range s.entries() {
		words, ok := schema.TitledOf(e.Record.Words)
		if !ok || e.Place.ByLevel {
			continue
		}
		span, written := e.Record.Set["summary"]
		_, unwritten := e.Record.Unwritten["summary"]
		if !written && !unwritten && !e.Diags.HasErrors() { // it may stand where it could not be read
			report.Add(diag.SummaryMissing, diag.WholeFile(e.File.Path), 0)
		} else if n := utf8.RuneCountInString(lang.Untagged(words.Summary)); written && n > summaryLength {
			report.Add(diag.SummaryLong, diag.Pos{File: e.File.Path, Offset: span.Value}, span.End, n, summaryLength)
		}
	}
}

// localised looks for texts that stand language by language, in the settings and the facts of what is
// translated, and lack a language of the site: one report for each language.
func localised(s *Subject, report *diag.List) {
	for _, l := range s.Site.Languages {
		var keys []string
		var places []diag.Pos
		end := 0 // of the first
		found := func(key string, at diag.Pos, behind int) {
			if keys == nil {
				end = behind
			}
			keys, places = append(keys, key), append(places, at)
		}
		for key := range lacking(s.Site.Settings().Kind, s.Site.Config, l.Tag()) {
			at, behind := s.Site.Written(key)
			found(key, at, behind)
		}
		for item := range s.Site.Items() {
			if !speaks(item, l.Tag()) {
				continue
			}
			for key := range lacking(item.Kind, item.Facts, l.Tag()) {
				at, behind := item.Written(key)
				found(key, at, behind)
			}
		}
		if keys != nil {
			report.Add(diag.TextsMissing, places[0], end, diag.LanguageName(l.Tag()), string(l.Tag()), len(keys), named(keys)).
				WithRelated(places[1:min(len(places), mostNamed)]...)
		}
	}
}

// speaks reports whether an item is written in a language, or in none: what is said in facts alone holds in every one.
func speaks(item *site.Item, tag lang.Tag) bool {
	return item.In(tag) != nil || !slices.ContainsFunc(item.Versions, func(v *content.Entry) bool { return !v.Wordless() })
}

// mostNamed is how many fields a sentence names.
const mostNamed = 6

// named lists the first few of some fields.
func named(fields []string) string {
	if len(fields) > mostNamed {
		return strings.Join(fields[:mostNamed], ", ") + ", …"
	}
	return strings.Join(fields, ", ")
}

// lacking yields the keys of facts that are written in some languages and not in one.
func lacking(kind *schema.Kind, facts any, tag lang.Tag) iter.Seq[string] {
	return func(yield func(string) bool) {
		for key, text := range schema.Each[schema.Localised](kind, facts) {
			if _, is := text.In(tag); is != tag && !yield(key) {
				return
			}
		}
	}
}

// titles looks for two pages of one place with the same title: two faculties, two
// ordinary pages, two modules of a faculty that neither code nor level tells apart.
func titles(s *Subject, report *diag.List) {
	type key struct{ folder, lang, title, apart string }
	first := map[key]*content.Entry{}
	for item := range s.Site.Items() {
		apart := site.Apart(item)
		for _, e := range item.Versions {
			words, ok := schema.TitledOf(e.Record.Words)
			if !ok || words.Title == "" {
				continue
			}
			title := lang.Untagged(words.Title)
			k := key{path.Dir(e.ID), string(e.Lang), strings.ToLower(title), apart}
			before := first[k]
			if before == nil {
				first[k] = e
				continue
			}
			if e.Slug == before.Slug {
				continue // they have one address, too, which is graver, and said
			}
			span, other := e.Record.Set["title"], before.Record.Set["title"]
			report.Add(diag.TitleDoubled, diag.Pos{File: e.File.Path, Offset: span.Value}, span.End, title).
				WithRelated(diag.Pos{File: before.File.Path, Offset: other.Value})
		}
	}
}

// registrations looks for those that close before they open, and for what runs though they
// have been closed for more than a year: by then its dates are forgotten.
func registrations(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		for key, x := range schema.Each[schema.Registration](item.Kind, item.Facts) {
			at, end := item.Written(key + ".closes")
			yearOn := x.Closes
			yearOn.Year++
			switch {
			case x.Closes.Before(x.Opens):
				report.Add(diag.DatesReversed, at, end, "closes", x.Closes.String(), "opens", x.Opens.String())
			case !x.Closes.IsZero() && yearOn.Before(s.Today) && !schema.IsOver(item.Facts, s.Today):
				report.Add(diag.ApplyClosed, at, end, x.Closes.String())
			case x.Ask && len(reachable(item)) == 0 && !s.answers(item):
				at, end := item.Written(key + ".ask")
				report.Add(diag.AskNobody, at, end)
			}
		}
	}
}

// answers reports whether the page of an item ends with somebody who can be reached, of its faculty or of the site.
func (s *Subject) answers(item *site.Item) bool {
	if f := s.Site.FacultyOf(item); f != nil && len(reachable(&f.Item)) > 0 {
		return true
	}
	return slices.ContainsFunc(s.Site.Config.Contacts, schema.Contact.IsReachable)
}

// reachable are the contacts of an item that say how to reach them.
func reachable(item *site.Item) (all []*schema.Contact) {
	for _, c := range schema.Each[schema.Contact](item.Kind, item.Facts) {
		if c.IsReachable() {
			all = append(all, c)
		}
	}
	return all
}

// nobodyToAsk looks for a site of which no page can end with a person: nothing in it says how to reach one.
func nobodyToAsk(s *Subject, report *diag.List) {
	records := []*schema.Record{&s.Site.Settings().Record}
	ends := false // some page should end with a person
	for item := range s.Site.Items() {
		ends = ends || item.Kind.Field("contacts") != nil
		if len(reachable(item))+len(answering(item)) > 0 {
			return
		}
		for _, v := range item.Versions {
			records = append(records, &v.Record)
		}
	}
	known := slices.ContainsFunc(s.Site.Config.Contacts, schema.Contact.IsReachable)
	if !ends || known || slices.ContainsFunc(records, awaitsSomebody) {
		return
	}
	at, end := s.Site.Written("contacts")
	report.Add(diag.NobodyToAsk, at, end)
}

// answering are the people of an item that say how to reach them.
func answering(item *site.Item) (all []*schema.Person) {
	for _, x := range schema.Each[schema.Person](item.Kind, item.Facts) {
		if x.Email != "" || x.Link != "" {
			all = append(all, x)
		}
	}
	return all
}

// awaitsSomebody reports whether somebody to ask is still to be written, or could not be read: both were said.
func awaitsSomebody(r *schema.Record) bool {
	for key := range r.Unwritten {
		if name, _, _ := strings.Cut(key, "."); name == "contacts" {
			return true
		}
	}
	return r.Misread("contacts")
}

func eventDates(s *Subject, report *diag.List) {
	for _, e := range s.Site.Events {
		starts, ends := e.Facts.Starts, e.Facts.Until()
		if !ends.Before(starts) {
			continue
		}
		at, end := e.Written("ends")
		next := e.Facts.Ends.ThroughNight(starts)
		if next.IsZero() {
			report.Add(diag.DatesReversed, at, end, "ends", ends.String(), "starts", starts.String())
			continue
		}
		d := report.Add(diag.EndsNextDay, at, end, ends.Clock.String(), starts.Clock.String())
		for _, v := range e.Versions {
			if v.File.Path == at.File && end > 0 {
				d.Fix = v.Rewritten(at.Offset, end, next.String())
			}
		}
	}
}

func roadmapDates(s *Subject, report *diag.List) {
	for _, f := range s.Site.Faculties {
		for _, y := range f.Years {
			if y.Facts.Status == schema.Expected && s.Today.Year != 0 && y.Facts.Expected.Before(s.Today) {
				at, end := y.Written("expected")
				report.Add(diag.ExpectedPast, at, end, y.Facts.Expected.String())
			}
		}
	}
}

func counted(credits schema.Decimal) diag.Count {
	return diag.Count{Of: diag.Credits, Thousandths: credits.Thousandths}
}

func emptyFaculties(s *Subject, report *diag.List) {
	for _, f := range s.Site.Faculties {
		if len(f.Modules)+len(f.Others)+len(f.Years) == 0 {
			report.Add(diag.FacultyEmpty, diag.WholeFile(f.Versions[0].File.Path), 0)
		}
	}
}

// lines looks for two faculties with the same line on the map.
func lines(s *Subject, report *diag.List) {
	first := map[schema.Line]*site.Faculty{}
	for _, f := range s.Site.Faculties {
		line := f.Facts.Line
		switch before := first[line]; {
		case line == 0:
		case before == nil:
			first[line] = f
		default:
			at, end := f.Written("line")
			other, _ := before.Written("line")
			report.Add(diag.LineTaken, at, end, int(line), path.Base(before.ID)).WithRelated(other)
		}
	}
}

// colours looks for two colours of lines that can be taken for one another.
func colours(s *Subject, report *diag.List) {
	own := s.Site.Config.Brand.Lines
	for i, c := range own {
		for j, before := range own[:i] {
			light := colour.Alike(c.Light.RGB, before.Light.RGB)
			if !light && !colour.Alike(c.InDark(colour.Lines), before.InDark(colour.Lines)) {
				continue
			}
			where := diag.AlikeInDark
			if light {
				where = diag.AlikeInLight
			}
			at, end := s.Site.Written("brand.lines." + strconv.Itoa(i))
			other, _ := s.Site.Written("brand.lines." + strconv.Itoa(j))
			d := report.Add(diag.ColoursAlike, at, end, c.Light.String(), before.Light.String(), where).WithRelated(other)
			if better := apart(c, own[:i], own[i+1:]); better != "" && end > 0 {
				d.Fix = s.Site.Settings().Rewritten(at.Offset, end, better)
			}
			break
		}
	}
}

// apart is how a colour of the same hue is written that no other can be taken for; "" where there is none.
func apart(c schema.Colour, before, behind []schema.Colour) string {
	var light, dark []colour.RGB
	for _, other := range slices.Concat(before, behind) {
		light, dark = append(light, other.Light.RGB), append(dark, other.InDark(colour.Lines))
	}
	onLight, ok := colour.Apart(c.Light.RGB, colour.Light, colour.Lines, light)
	if !ok {
		return ""
	}
	onDark, ok := colour.Apart(colour.InDark(onLight, colour.Lines), colour.Dark, colour.Lines, dark)
	switch {
	case !ok:
		return ""
	case onDark == colour.InDark(onLight, colour.Lines) && !c.Dark.Given:
		return plaintext.Quote(onLight.String())
	}
	return "{light: " + plaintext.Quote(onLight.String()) + ", dark: " + plaintext.Quote(onDark.String()) + "}"
}

// unshown looks for facts that no page shows yet.
func unshown(s *Subject, report *diag.List) {
	for item := range s.Site.Items() {
		for _, f := range item.Kind.Fields {
			if at, end := item.Written(f.Name); f.Unshown != "" && at.Offset != diag.NoOffset {
				report.Add(diag.FactUnshown, at, end, f.Name, diag.Term("unshown-"+f.Unshown))
			}
		}
	}
}

// unshownSettings looks for settings that no page shows as long as others are missing.
func unshownSettings(s *Subject, report *diag.List) {
	config := s.Site.Config
	add := func(setting string, reason diag.Term) {
		at, end := s.Site.Written(setting)
		report.Add(diag.FactUnshown, at, end, setting, reason)
	}
	for _, of := range []struct {
		setting string
		contact schema.Contact
	}{{"complaints", config.Complaints}, {"ombudsman", config.Ombudsman}} {
		switch {
		case of.contact.IsZero():
		case s.Site.Item(page.StatementID) == nil:
			add(of.setting, diag.UnshownStatement)
		case !of.contact.IsReachable() && !s.Site.Awaits(of.setting+".email", of.setting+".phone", of.setting+".link"):
			add(of.setting, diag.UnshownUnreachable)
		}
	}
	if config.Credits.Unit.IsZero() && !s.Site.Awaits("credits.unit") {
		for _, beside := range []struct {
			setting string
			text    schema.Localised
		}{{"credits.one", config.Credits.One}, {"credits.long", config.Credits.Long}} {
			if !beside.text.IsZero() {
				add(beside.setting, diag.UnshownUnit)
			}
		}
	}
}
