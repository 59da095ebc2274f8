// This file knows what the last output says of the site's facts, and which of them have gone since.

package check

import (
	"bytes"
	"encoding/json"
	"slices"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"
)

// Published is what the last output said of each item of the site: which facts, and in which languages it had a file. Nil is
// no output that can be believed.
type Published struct {
	ids   []string          // in the order of the output
	lines map[string][]byte // what it said, by ID
}

// itemStart is how the line of an item begins in what a site says as JSON.
var itemStart = []byte(`{"id":"`)

// NewPublished reads what a site said as JSON (see package page, ProgrammeName): an item begins its line, and of each list the last does not end
// it. What it does not understand it leaves out.
func NewPublished(programme []byte) *Published {
	p := &Published{lines: map[string][]byte{}}
	for line := range bytes.Lines(programme) {
		rest, ok := bytes.CutPrefix(line, itemStart)
		if !ok {
			continue
		}
		if end := bytes.IndexByte(rest, '"'); end > 0 {
			id := string(rest[:end])
			p.ids, p.lines[id] = append(p.ids, id), line
		}
	}
	return p
}

// of gives the languages in which an item had a file, and the facts it stated; known is false where nothing is known of it.
func (p *Published) of(id string) (in []string, stated func(markdown.Digest) bool, known bool) {
	var item struct {
		Facts     map[string]json.RawMessage
		Languages map[string]json.RawMessage
	}
	if json.NewDecoder(bytes.NewReader(p.lines[id])).Decode(&item) != nil {
		return nil, nil, false
	}
	var all []markdown.Digest
	for name, value := range item.Facts {
		all = append(all, digestOfFact(diag.Fact{Name: name}))
		var items []struct{ Kind string }
		if json.Unmarshal(value, &items) != nil {
			continue
		}
		count := map[string]int{}
		for _, i := range items {
			count[i.Kind]++
		}
		for kind, n := range count {
			all = append(all, digestOfFact(diag.Fact{Name: name, Kind: kind, Count: n}))
		}
	}
	for tag := range item.Languages {
		in = append(in, tag)
	}
	slices.Sort(in)
	return in, func(d markdown.Digest) bool { return slices.Contains(all, d) }, true
}

// lost names the facts that an item stated when it had a file in a language, and states no more.
func (p *Published) lost(item *site.Item, tag lang.Tag) (all diag.Facts) {
	if p == nil || !bytes.Contains(p.lines[item.ID], []byte(`"`+string(tag)+`":{"address":`)) {
		return nil
	}
	in, stated, known := p.of(item.ID)
	if !known || !slices.Contains(in, string(tag)) {
		return nil
	}
	for _, f := range item.Kind.Fields {
		if !item.States(f.Name) {
			all = append(all, stood(f, stated)...)
		}
	}
	return all
}

// pagesGone reports the pages of the last output that have no file any more, and stated facts. A page that was renamed is none:
// another that the output did not have states the same. Where a lock knows the page, that is said instead.
func pagesGone(s *Subject, report *diag.List) {
	var fresh []*site.Item // that the output did not have
	if s.Published == nil {
		return
	}
	for _, id := range s.Published.ids {
		if s.Site.HasFile(id) || s.Locks[id] != nil {
			continue
		}
		kind, place := schema.PlaceOf(id)
		in, stated, known := s.Published.of(id)
		if place == nil || !known || len(in) == 0 {
			continue
		}
		var names []string
		var facts diag.Facts
		for _, f := range kind.Fields {
			if of := stood(f, stated); of != nil {
				names, facts = append(names, f.Name), append(facts, of...)
			}
		}
		if fresh == nil {
			fresh = s.unpublished()
		}
		renamed := slices.ContainsFunc(fresh, func(i *site.Item) bool {
			return i.Kind == kind && !slices.ContainsFunc(names, func(name string) bool { return !i.States(name) })
		})
		if len(facts) > 0 && !renamed {
			report.Add(diag.PageGone, diag.WholeFile("content/"+place.File(id)+"."+in[0]+".md"), 0, id, facts)
		}
	}
}

// unpublished are the items that the last output did not have.
func (s *Subject) unpublished() (all []*site.Item) {
	for item := range s.Site.Items() {
		if s.Published.lines[item.ID] == nil {
			all = append(all, item)
		}
	}
	return all
}
