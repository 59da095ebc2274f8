// This file follows the links of rendered pages: what layouts write themselves, no
// text knows of. Pages of layouts that write none are not looked at.

package build

import (
	"bytes"
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/address"
	"projetpro/internal/diag"
	"projetpro/internal/output"
	"projetpro/internal/page"
	"projetpro/internal/render"

	"golang.org/x/text/unicode/norm"
)

// A follower looks at the addresses on pages, several pages at a time.
type follower struct {
	r *Result

	mu     sync.RWMutex
	known  map[string]landing // by address as it is on pages
	doubts map[doubt]*doubted
	unseen map[doubt]string  // pictures that browsers cannot show, and their format
	places map[string]string // by path of a page, the names of its places between spaces
}

// A landing is what there is at an address of the site.
type landing struct {
	at       string // the address without the site's prefix, a query and a fragment
	fragment string
	output   *output.Output // nil: nothing, or a document
}

// certain reports whether all is well, whatever else is found.
func (l *landing) certain() bool { return l.output != nil && l.fragment == "" }

// atRoot is the folder of files that are published under their own names.
const atRoot = "static/root"

// A doubt is an address that one layout's pages have, which may lead nowhere; or a page of static/root, in the place of a layout.
type doubt struct{ layout, address string }

// writer is the layout of a page, or the path of a file that is published as it is.
func writer(o *output.Output) string {
	if o.Page == nil {
		return o.Source
	}
	return o.Page.Layout
}

// written is where an address is written.
func (f *follower) written(key doubt) (at diag.Pos, end int) {
	if strings.HasPrefix(key.layout, atRoot) {
		return diag.WholeFile(key.layout), 0
	}
	return f.r.layouts.Written(key.layout, key.address)
}

// asTheyAre looks at the pages of static/root, which no layout shows.
func (f *follower) asTheyAre() (list diag.List) {
	for _, o := range f.r.Outputs.All() {
		if o.Page != nil || o.Large != nil || !strings.HasPrefix(o.Source, atRoot+"/") || !strings.HasPrefix(formatOf(o.Path), "HTM") {
			continue
		}
		html, _, _ := f.r.one(nil, o)
		list.Guard("links", o.Source, func() { f.page(o, html) })
		within, fetched := render.Refused(html)
		for _, what := range within {
			list.Add(diag.RootInline, diag.WholeFile(o.Source), 0, what)
		}
		for _, x := range fetched {
			if _, own := f.behindHost([]byte(x.Address)); !own {
				list.Add(diag.RootOutside, diag.WholeFile(o.Source), 0, x.What, x.Address)
			}
		}
	}
	return list
}

// doubted is where it may lead, and which pages have it.
type doubted struct {
	landing
	example string // the first of them
	pages   int
}

func newFollower(r *Result) *follower {
	return &follower{r: r, known: map[string]landing{}, doubts: map[doubt]*doubted{}, unseen: map[doubt]string{}, places: map[string]string{}}
}

// page looks at one page.
func (f *follower) page(o *output.Output, html []byte) {
	var places bytes.Buffer
	var doubts map[string]landing
	places.WriteByte(' ')
	var pictures []string
	render.References(html, render.Taker{Address: func(address []byte) {
		if l, ours := f.follow(o, address); ours && !l.certain() {
			if doubts == nil {
				doubts = map[string]landing{}
			}
			doubts[string(address)] = l
		}
	}, Picture: func(address []byte) {
		if l, ours := f.follow(o, address); ours && l.output != nil && l.output.Page == nil && !page.IsPicture(formatOf(l.at)) {
			pictures = append(pictures, string(address))
		}
	}, Place: func(id []byte) {
		places.Write(id)
		places.WriteByte(' ')
	}})
	f.mu.Lock()
	defer f.mu.Unlock()
	f.places[o.Path] = places.String()
	for address, l := range doubts {
		f.doubt(o, address, l)
	}
	for _, address := range pictures {
		f.unseen[doubt{writer(o), address}] = formatOf(address)
	}
}

// formatOf is how the address of a file ends, in capitals.
func formatOf(at string) string {
	at, _, _ = strings.Cut(at, "#")
	at, _, _ = strings.Cut(at, "?")
	return strings.ToUpper(strings.TrimPrefix(path.Ext(at), "."))
}

func (f *follower) doubt(o *output.Output, written string, l landing) {
	key := doubt{writer(o), written}
	if l.output == o {
		if strings.Contains(f.places[o.Path], " "+l.fragment+" ") {
			return
		}
	}
	d := f.doubts[key]
	if d == nil || d.example > o.Path {
		n := 0
		if d != nil {
			n = d.pages
		}
		d = &doubted{landing: l, example: o.Path, pages: n}
		f.doubts[key] = d
	}
	d.pages++
}

// follow says where an address on a page leads; false where that is not the site's.
func (f *follower) follow(o *output.Output, address []byte) (landing, bool) {
	if address[0] == '#' {
		return landing{output: o, fragment: string(address[1:])}, len(address) > 1 && string(address) != "#top"
	}
	if i := bytes.IndexAny(address, ":/?#"); i >= 0 && address[i] == ':' || bytes.HasPrefix(address, []byte("//")) {
		rest, own := f.behindHost(address)
		if !own {
			return landing{}, false
		}
		if prefix := f.r.origin.Prefix + "/"; !bytes.HasPrefix(append(bytes.Clone(rest), '/'), []byte(prefix)) {
			return landing{}, false // another site of the same host
		}
		address = rest
	}
	if len(address) == 0 || address[0] != '/' {
		address = []byte(relativeTo(f.r.origin.Prefix+"/"+o.Path, string(address)))
	}
	f.mu.RLock()
	l, known := f.known[string(address)]
	f.mu.RUnlock()
	if !known {
		l = f.land(string(address))
		f.mu.Lock()
		f.known[string(address)] = l
		f.mu.Unlock()
	}
	return l, true
}

// behindHost is what stands behind the site's own host in an address, however its scheme is written.
func (f *follower) behindHost(address []byte) (rest []byte, own bool) {
	scheme, rest, _ := bytes.Cut(address, []byte("//"))
	_, host, known := strings.Cut(f.r.origin.Root, "://")
	switch strings.ToLower(string(scheme)) {
	case "", "http:", "https:":
		if known && len(rest) >= len(host) && strings.EqualFold(string(rest[:len(host)]), host) {
			return rest[len(host):], true
		}
	}
	return nil, false
}

// relativeTo is an address as seen from a page.
func relativeTo(page, address string) string {
	ref, err := url.Parse(address)
	if err != nil {
		return path.Join(path.Dir(page), address)
	}
	return (&url.URL{Path: page}).ResolveReference(ref).String()
}

// land looks for what there is at an address.
func (f *follower) land(address string) (l landing) {
	rest, fragment, _ := strings.Cut(address, "#")
	rest, _, _ = strings.Cut(rest, "?")
	l.fragment = decoded(fragment)
	l.at = decoded(rest)
	if f.r.origin.Prefix != "" {
		below, ok := strings.CutPrefix(l.at, decoded(f.r.origin.Prefix))
		if !ok {
			return l
		}
		l.at = cmp.Or(below, "/")
	}
	l.output = f.r.Outputs.Answer(l.at)
	return l
}

func decoded(s string) string {
	if d, err := url.PathUnescape(s); err == nil {
		s = d
	}
	return norm.NFC.String(s)
}

// diags says which addresses on pages lead nowhere, each where a layout writes it, but
// for those that texts and facts were told of.
func (f *follower) diags() (list diag.List) {
	list = append(f.asTheyAre(), f.pictures()...)
	var dead []doubt
	for key, d := range f.doubts {
		if !f.leads(d) {
			dead = append(dead, key)
		}
	}
	if dead == nil || len(f.r.Outputs.Diags()) > 0 { // what is not published leads nowhere, and that was said
		return list
	}
	slices.SortFunc(dead, func(a, b doubt) int {
		return cmp.Or(strings.Compare(a.address, b.address), strings.Compare(a.layout, b.layout))
	})
	told := f.told()
	said := map[string]*diag.Diagnostic{}
	for _, key := range dead {
		d := f.doubts[key]
		code, known := diag.LayoutLink, told[d.at]
		if d.output != nil {
			code, known = diag.LayoutAnchor, told[placeOf(d.output.Source, d.fragment)] || told[placeOf(address.Of(d.output.Path), d.fragment)]
		}
		if known {
			continue
		}
		at, end := f.written(key)
		place := key.address
		if at.Offset != diag.NoOffset {
			place = at.File + " " + key.address
		}
		if before := said[place]; before != nil {
			before.Args[1] = before.Args[1].(int) + d.pages
			continue
		}
		said[place] = list.Add(code, at, end, key.address, d.pages, address.Of(d.example))
		if code == diag.LayoutLink {
			said[place].Of = atRoot + d.at
		}
	}
	return list
}

// pictures says which pictures that layouts show browsers cannot.
func (f *follower) pictures() (list diag.List) {
	for key, format := range f.unseen {
		at, end := f.written(key)
		list.Add(diag.PictureFormat, at, end, format)
	}
	list.Sort()
	return list
}

// leads reports whether an address leads somewhere after all: to a document that is
// published, or to a place on another page.
func (f *follower) leads(d *doubted) bool {
	if d.output == nil {
		led := f.r.documents()
		for _, doc := range f.r.assets.DocumentsAt(d.at) {
			if led[doc] {
				return true
			}
		}
		return false
	}
	place, _, _ := strings.Cut(d.fragment, ":~:")
	return d.output.Page == nil || place == "" || strings.EqualFold(place, "top") || strings.Contains(f.placesOf(d.output), " "+place+" ")
}

// placesOf are the places of a page. One that was not looked at is made again.
func (f *follower) placesOf(o *output.Output) string {
	if places, looked := f.places[o.Path]; looked {
		return places
	}
	return " " + strings.Join(f.r.placesOn(o), " ") + " "
}

// placeOf is how told names a place of a page: of the file whose text it shows, or at its address.
func placeOf(page, fragment string) string { return page + "#" + fragment }

// told are the addresses and places that texts and facts were told there are not.
func (f *follower) told() map[string]bool {
	list := f.r.plan.Own(published{f.r})
	for item := range f.r.Site.Items() {
		diags, _ := f.r.links(item)
		list = append(list, diags...)
	}
	told := map[string]bool{}
	for _, d := range list {
		switch d.Code {
		case diag.AnchorDead, diag.AnchorDeadNear, diag.AnchorDeadPage, diag.AnchorDeadPageNear:
			told[placeOf(d.Args[1].(string), decoded(d.Args[0].(string)))] = true
		case diag.LinkDeadAddress, diag.LinkDead, diag.LinkDeadFile, diag.LinkDeadNear:
			at, _, _ := strings.Cut(d.Args[0].(string), "#")
			at, _, _ = strings.Cut(at, "?")
			told[decoded(at)] = true
		}
	}
	return told
}
