// This file resolves what content points at: other content, files beside it,
// anchors, and other sites. A page that is made wants to know where its links
// lead; Links wants to know which lead nowhere.

package page

import (
	"cmp"
	"html"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"projetpro/internal/address"
	"projetpro/internal/asset"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/filename"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/source"

	"golang.org/x/text/unicode/norm"
)

// bodyWords are the few interface strings that texts need.
func bodyWords(l *lang.Strings) *markdown.Words {
	return &markdown.Words{
		Table: l.T("text.table"), Footnotes: l.T("text.footnotes"), Footnote: l.T("text.footnote"), FootnoteBack: l.T("text.footnote-back"),
		TaskDone: l.T("text.task-done"), TaskOpen: l.T("text.task-open"),
		Note: l.T("text.note"), Tip: l.T("text.tip"), Important: l.T("text.important"), Warning: l.T("text.warning"), Caution: l.T("text.caution"),
	}
}

// Published is what a site publishes, as far as links want to know it.
type Published interface {
	// Land says whether anything but a document is published at an address of the site, and if it is a page, which.
	Land(address string) (to *Page, there bool)
	// Places are what addresses may name with # on a finished page, in their order; false when it cannot be made.
	Places(*Page) (ids []string, made bool)
}

// findings are what is found while links are followed.
type findings struct {
	led       map[*content.Entry]map[string]bool // see ledFrom
	published Published                          // nil when there are no links by address
	diags     diag.List
	documents []*asset.File
	compared  int // see mostCompared
}

// Links follows what the texts of an item point at. It says what is wrong with
// them, and lists the documents they lead to.
func (p *Plan) Links(item *site.Item, published Published) (diag.List, []*asset.File) {
	f := findings{published: published}
	for _, e := range item.Versions {
		m := presenter{localiser: p.planner.localisers[e.Lang], found: &f}
		body := m.body(e)
		if item.Place.Layout == "" && !body.Empty() && !body.Inlinable() {
			f.diags.Add(diag.TextAmongOthers, diag.WholeFile(e.File.Path), 0)
		}
	}
	return f.diags, f.documents
}

// Resources looks for the files that resources name, like Links.
func (p *Plan) Resources() (diag.List, []*asset.File) {
	var f findings
	if len(p.planner.site.Languages) == 0 {
		return nil, nil
	}
	m := presenter{localiser: p.planner.localisers[p.planner.site.Default().Tag()], found: &f}
	for item := range p.planner.site.Items() {
		m.resources(item)
	}
	return f.diags, f.documents
}

// target resolves one link or picture of an entry for the reader of a language.
// A link that leads nowhere is a diagnostic.
func (m *presenter) target(from *content.Entry, link *markdown.Link) markdown.Target {
	dest := link.Dest
	if scheme, _, ok := strings.Cut(dest, ":"); ok && !strings.ContainsAny(scheme, "/#?.") {
		own, ok := m.p.own(dest)
		if !ok {
			return outside(dest, scheme)
		}
		dest = own
	}
	ref, fragment, _ := strings.Cut(dest, "#")
	if ref == "" {
		return m.sameText(from, link, fragment)
	}
	if strings.HasPrefix(ref, "/") {
		return m.byAddress(from, link, ref, fragment)
	}
	decoded := unescaped(ref)
	file := path.Join(path.Dir(from.File.Path), decoded)
	if doc := m.p.assets.File(file); doc != nil {
		t := m.document(link, doc)
		if fragment != "" && t.Href != "" {
			t.Href += "#" + fragment // a page of a PDF, a view of an SVG
		}
		return t
	}
	if item, in := m.p.contentAt(file); item != nil && link.Kind != markdown.Image {
		return m.entry(from, link, file, item, in, fragment)
	}
	if at := m.p.listAt(file, m.tag); at != "" && link.Kind != markdown.Image {
		return m.list(from, link, at, fragment)
	}
	m.dead(from, link, file)
	return markdown.Target{}
}

// Own looks at the addresses of the site itself that facts have, such as one copied
// from a browser.
func (p *Plan) Own(published Published) diag.List {
	f := findings{published: published}
	look := func(u schema.URL, at diag.Pos, end int) {
		if meant, ok := p.planner.preview(u); ok {
			f.diags.Add(diag.LinkPreview, at, end, string(u), meant)
			return
		}
		ref, ok := p.planner.own(string(u))
		if !ok {
			return
		}
		ref, fragment, _ := strings.Cut(ref, "#")
		ref, _, _ = strings.Cut(ref, "?")
		ref = unescaped(ref)
		switch to, there := published.Land(ref); {
		case there:
			f.place(at, end, to, textOf(to), fragment)
		case len(p.planner.assets.DocumentsAt(ref)) == 0:
			f.diags.Add(diag.LinkDeadAddress, at, end, ref)
		}
	}
	for item := range p.planner.site.Items() {
		for key, u := range schema.Each[schema.URL](item.Kind, item.Facts) {
			at, end := item.Written(key)
			look(*u, at, end)
		}
	}
	if s := p.planner.site; s.Settings() != nil {
		for key, u := range schema.Each[schema.URL](s.Settings().Kind, s.Config) {
			if u != &s.Config.BaseURL {
				at, end := s.Written(key)
				look(*u, at, end)
			}
		}
	}
	return f.diags
}

func outside(dest, scheme string) markdown.Target {
	t := markdown.Target{Href: dest}
	if strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") {
		t.Attrs = ` rel="external"`
	}
	return t
}

// sameText is a link to a heading of the text it stands in.
func (m *presenter) sameText(from *content.Entry, link *markdown.Link, fragment string) markdown.Target {
	if m.found != nil {
		m.found.place(link.Pos, link.End, m.pageOf(from.ID, m.tag), from, fragment)
	}
	return markdown.Target{Href: "#" + fragment}
}

// unescaped is a path as names are compared.
func unescaped(ref string) string {
	decoded, err := url.PathUnescape(ref)
	if err != nil {
		decoded = ref
	}
	return norm.NFC.String(decoded)
}

// byAddress is a link written as an address of the site itself, perhaps with a query.
func (m *presenter) byAddress(from *content.Entry, link *markdown.Link, ref, fragment string) markdown.Target {
	before, query, asks := strings.Cut(ref, "?")
	address := unescaped(before)
	if m.found != nil {
		m.checkAddress(from, link, address, fragment)
	}
	t := markdown.Target{Href: m.p.href(address)}
	if first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/"); lang.Tag(first) != m.tag && m.p.localisers[lang.Tag(first)] != nil {
		t.Attrs = ` hreflang="` + first + `"`
	}
	if asks {
		t.Href += "?" + query
	}
	if fragment != "" {
		t.Href += "#" + fragment
	}
	return t
}

func (m *presenter) checkAddress(from *content.Entry, link *markdown.Link, address, fragment string) {
	if documents := m.p.assets.DocumentsAt(address); len(documents) > 0 {
		m.lead(documents...)
		return
	}
	to, ok := m.found.published.Land(address)
	if !ok {
		m.deadAddress(from, link, address)
		return
	}
	m.found.place(link.Pos, link.End, to, textOf(to), fragment)
}

// textOf is the entry whose text a page shows; nil where it shows none.
func textOf(to *Page) *content.Entry {
	if to == nil {
		return nil
	}
	return to.entry
}

// pageOf is the page that shows an item to readers of a language, or nil.
func (m *presenter) pageOf(id string, tag lang.Tag) *Page {
	at, _, _ := strings.Cut(m.p.book.Path(id, tag), "#")
	if at == "" {
		return nil
	}
	to, _ := m.found.published.Land(at)
	return to
}

// inLanguage is the path of a page in the language that another path names, if it is
// there in it; else as it is.
func (p *planner) inLanguage(near, file string) string {
	_, tag, _ := content.Identify(file)
	if item, _ := p.contentAt(near); tag != "" && item != nil && item.In(tag) != nil {
		return strings.TrimSuffix(near, ".md") + content.Extension(tag)
	}
	return near
}

// deadAddress reports a link to an address that the site does not have. Some write
// the path of a file so, from content or from the folder of the site.
func (m *presenter) deadAddress(from *content.Entry, link *markdown.Link, address string) {
	for _, file := range [...]string{"content" + address, strings.TrimPrefix(address, "/"), "content/" + skip(address)} {
		item, _ := m.p.contentAt(file)
		if doc := m.p.assets.File(file); doc != nil || item != nil && link.Kind != markdown.Image {
			m.missing(from, link, path.Clean(file))
			return
		}
	}
	if link.Kind == markdown.Image || nameOf(address).ext != "" {
		d := m.found.diags.Add(diag.LinkDeadFile, link.Pos, link.End, link.Dest, path.Base(address), path.Dir(from.File.Path))
		d.Of = "static/root" + address
		return
	}
	if file := "content/" + skip(address); m.p.nearest(file) != "" {
		m.missing(from, link, file)
		return
	}
	m.found.diags.Add(diag.LinkDeadAddress, link.Pos, link.End, address)
}

// skip is an address without its first part, which may be the language.
func skip(address string) string {
	_, rest, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	return rest
}

// contentAt finds the item a path names: a file with or without its language, or
// a faculty's folder. in is the language the path names, or "".
func (p *planner) contentAt(file string) (item *site.Item, in lang.Tag) {
	id, in, ok := content.Identify(file)
	if !ok {
		return nil, ""
	}
	return p.site.Item(id), in
}

// entry is a link to content, by the path of a file of it. It leads to the reader's language, unless it
// names another than the text it stands in.
func (m *presenter) entry(from *content.Entry, link *markdown.Link, file string, item *site.Item, in lang.Tag, fragment string) markdown.Target {
	reader := m.tag
	if in != "" && in != from.Lang {
		if item.In(in) == nil {
			m.dead(from, link, file)
			return markdown.Target{}
		}
		reader = in
	}
	shown := item.Best(reader)
	keep := fragment != "" && m.anchor(from, link, item, shown, fragment)
	if m.found != nil {
		return markdown.Target{} // nobody is shown it
	}
	href := m.p.href(m.p.readAt(item, reader))
	if keep {
		href, _, _ = strings.Cut(href, "#")
		href += "#" + fragment
	}
	t := markdown.Target{Href: href}
	if shown.Lang != m.tag {
		t.Attrs = ` hreflang="` + string(shown.Lang) + `"`
	}
	return t
}

// listAt is the address of the page that is made from many files, such as the list of faculties, by the folder
// that they lie in; "" when there is none.
func (p *planner) listAt(folder string, tag lang.Tag) string {
	id, ok := strings.CutPrefix(folder, "content/")
	if kind, list := schema.PlaceOf(id); !ok || kind != nil || list == nil {
		return ""
	}
	if _, list := schema.PlaceOf(id); list == schema.Roadmap {
		id = path.Dir(id) // it is read on the faculty's page
	}
	return p.book.Path(id, tag)
}

// list is a link to such a page.
func (m *presenter) list(from *content.Entry, link *markdown.Link, at, fragment string) markdown.Target {
	if m.found != nil {
		if to, there := m.found.published.Land(at); there {
			m.found.place(link.Pos, link.End, to, nil, fragment)
		} else {
			m.dead(from, link, path.Join(path.Dir(from.File.Path), link.Dest))
		}
	}
	if fragment != "" {
		at += "#" + fragment
	}
	return markdown.Target{Href: m.p.href(at)}
}

// anchor reports whether a link may keep its fragment. Where a text stands in
// for a missing translation, its fragments name headings of its own language,
// and are dropped when the page they lead to is in another.
func (m *presenter) anchor(from *content.Entry, link *markdown.Link, item *site.Item, shown *content.Entry, fragment string) bool {
	if hasAnchor(shown, fragment) {
		return true
	}
	if from.Lang != m.tag && shown.Lang != from.Lang {
		if own := item.In(from.Lang); own != nil && hasAnchor(own, fragment) {
			return false
		}
	}
	if m.found != nil {
		m.found.place(link.Pos, link.End, m.pageOf(item.ID, m.tag), shown, fragment)
	}
	return true
}

func hasAnchor(e *content.Entry, fragment string) bool {
	return e.Body() != nil && e.Body().HasAnchor(fragment)
}

// document is a link to a file beside the text, or a picture.
func (m *presenter) document(link *markdown.Link, doc *asset.File) markdown.Target {
	m.lead(doc)
	t := markdown.Target{Href: m.p.href(doc.Address)}
	if link.Kind == markdown.Image {
		m.judgePicture(link, doc)
		if w, h := doc.Dimensions(); w > 0 && h > 0 {
			t.Attrs = ` width="` + strconv.Itoa(w) + `" height="` + strconv.Itoa(h) + `"`
		}
		return t
	}
	facts := []string{doc.Format}
	if n := doc.Pages(); n > 0 {
		facts = append(facts, m.l.Count("pages", n))
	}
	facts = append(facts, m.l.Bytes(doc.Size))
	t.After = ` <span class="file">(` + html.EscapeString(strings.Join(facts, ", ")) + `)</span>`
	return t
}

// pictureFormats are those that all browsers show.
// https://developer.mozilla.org/docs/Web/Media/Guides/Formats/Image_types
var pictureFormats = []string{"APNG", "AVIF", "BMP", "GIF", "JFIF", "JPEG", "JPG", "PNG", "SVG", "WEBP"}

// IsPicture tells whether all browsers show a format, in capitals, as a picture.
func IsPicture(format string) bool { return slices.Contains(pictureFormats, format) }

// What a picture may have before visitors wait for it.
const (
	maxPicture = 1000_000 // bytes
	maxPixels  = 4000     // wide or high
)

// judgePicture reports a picture that browsers do not show, or are slow to.
func (m *presenter) judgePicture(link *markdown.Link, doc *asset.File) {
	if m.found == nil {
		return
	}
	w, h := doc.Dimensions()
	switch {
	case !IsPicture(doc.Format):
		m.found.diags.Add(diag.PictureFormat, link.Pos, link.End, cmp.Or(doc.Format, path.Base(doc.Path)))
	case doc.Size > maxPicture:
		m.found.diags.Add(diag.PictureHeavy, link.Pos, link.End, doc.Size/1000, maxPicture/1000)
	case max(w, h) > maxPixels:
		m.found.diags.Add(diag.PictureWide, link.Pos, link.End, w, h, maxPixels)
	}
}

// lead notes that something leads to documents.
func (m *presenter) lead(documents ...*asset.File) {
	if m.found != nil {
		m.found.documents = append(m.found.documents, documents...)
	}
}

func (m *presenter) dead(from *content.Entry, link *markdown.Link, file string) {
	if m.found == nil {
		return
	}
	id, _, _ := content.Identify(file)
	draft, unusable := m.p.site.Absent(id)
	if draft {
		m.found.diags.Add(diag.LinkToDraft, link.Pos, link.End, link.Dest)
		return
	}
	d := m.missing(from, link, file)
	d.Of = cmp.Or(unusable, file)
	if doc := m.p.assets.File(path.Join(path.Dir(from.File.Path), unescaped(link.Dest))); doc != nil { // with # or ? in its name
		d.Code, d.Args = diag.LinkDeadNear, []any{link.Dest, (&url.URL{Path: relative(path.Dir(from.File.Path), doc.Path)}).EscapedPath()}
	}
}

// missing reports a link to a file that is not where the link says, and the one that was probably
// meant. What is no page is to be put beside the text.
func (m *presenter) missing(from *content.Entry, link *markdown.Link, file string) *diag.Diagnostic {
	d := m.found.diags.Add(diag.LinkDead, link.Pos, link.End, link.Dest)
	file, _, _ = strings.Cut(file, "?") // no file of the site is asked anything
	_, fragment, _ := strings.Cut(link.Dest, "#")
	dir := path.Dir(from.File.Path)
	beside := m.p.beside(file)
	near := m.p.nearest(file)
	if near == "" {
		near = m.onlyOther(from, file, beside)
	}
	near = relative(dir, m.p.inLanguage(near, file))
	switch {
	case near != "" && fragment != "":
		d.Code, d.Args = diag.LinkDeadNear, append(d.Args, near+"#"+fragment)
	case near != "":
		d.Code, d.Args = diag.LinkDeadNear, append(d.Args, near)
	case isHidden(file):
		d.Code, d.Args = diag.LinkHidden, append(d.Args, path.Base(file))
	case source.PassedOver(file):
		d.Code, d.Args = diag.LinkPassedOver, append(d.Args, path.Base(file))
	case link.Kind == markdown.Image || isFormat(nameOf(file).ext):
		d.Code, d.Args = diag.LinkDeadFile, append(d.Args, path.Base(file), dir)
	case len(beside) > 0:
		d.Code, d.Args = diag.LinkDeadAmong, append(d.Args, path.Dir(file), listedFrom(dir, beside))
	}
	return d
}

// isFormat tells whether an extension could be that of a document: not of 650.20.11.
func isFormat(ext string) bool {
	letters := strings.Trim(ext, "0123456789.")
	return letters != "" && !strings.ContainsFunc(ext[1:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// isHidden tells whether a path names something hidden, or something in what is hidden.
func isHidden(file string) bool {
	return slices.ContainsFunc(strings.Split(file, "/"), func(name string) bool { return name != ".." && filename.Hidden(name) })
}

// place reports an address of a page of the site that names a place which the page does not have: neither its text, which
// to be there need not be shown on it (nil: it has none), nor what surrounds that. Where there is no page, nothing is known.
func (f *findings) place(at diag.Pos, end int, to *Page, text *content.Entry, fragment string) {
	id, _, _ := strings.Cut(fragment, ":~:")
	if id == "" || strings.EqualFold(id, "top") || text == nil && to == nil || text != nil && hasAnchor(text, id) {
		return
	}
	var ids []string
	if to != nil {
		var made bool
		ids, made = f.published.Places(to)
		if !made && text == nil || slices.Contains(ids, unescaped(id)) {
			return
		}
	}
	if text == nil {
		around := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return strings.HasPrefix(id, "_") }) // those are the layout's own
		f.deadPlace(diag.AnchorDeadPage, diag.AnchorDeadPageNear, at, end, fragment, address.Of(to.Path), toCompare(f, around))
		return
	}
	var headings []string
	if text.Body() != nil {
		for _, h := range toCompare(f, text.Body().Headings) {
			headings = append(headings, h.ID)
		}
	}
	f.deadPlace(diag.AnchorDead, diag.AnchorDeadNear, at, end, fragment, text.File.Path, headings)
}

// mostCompared is how many places are compared with the dead ones that links of an item lead to. Beyond that only the first are listed,
// so that many dead links to a text of many headings do not cost the one times the other.
const mostCompared = 50_000

// toCompare are those of some places that a dead one may still be compared with.
func toCompare[T any](f *findings, places []T) []T {
	f.compared += len(places)
	if f.compared > mostCompared {
		return places[:min(len(places), mostListed+1)]
	}
	return places
}

// deadPlace adds a diagnostic about a place that there is not in a file or at an address, and those that there are; or,
// if one of these was probably meant, which.
func (f *findings) deadPlace(code, near diag.Code, at diag.Pos, end int, fragment, in string, ids []string) {
	id, _, _ := strings.Cut(fragment, ":~:")
	ids, likely := nearestFirst(id, ids)
	d := f.diags.Add(code, at, end, fragment, in, diag.EmptyList)
	switch {
	case likely:
		d.Code, d.Args[2] = near, "#"+ids[0]
	case len(ids) > mostListed:
		d.Args[2] = "#" + strings.Join(ids[:mostListed], ", #") + ", …"
	case len(ids) > 0:
		d.Args[2] = "#" + strings.Join(ids, ", #")
	}
}

// relative writes a path of the site as seen from a folder; "" stays that.
func relative(dir, file string) string {
	if file == "" {
		return ""
	}
	from, to := strings.Split(dir, "/"), strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

// A shelf is the resources of an item: its own, and those of its sessions, by what declares them.
type shelf struct {
	own        []Resource
	ofSessions map[*schema.Resource]Resource // nil where there are none
	all        []Resource                    // each as it stands by itself, with the title and the day of its session
}

// resources prepares an item's resources; a file that is not there is a diagnostic.
func (m *presenter) resources(item *site.Item) (all shelf) {
	var of map[*schema.Resource]*schema.Session
	for _, s := range schema.Each[schema.Session](item.Kind, item.Facts) {
		for i := range s.Resources {
			if of == nil {
				of, all.ofSessions = map[*schema.Resource]*schema.Session{}, map[*schema.Resource]Resource{}
			}
			of[&s.Resources[i]] = s
		}
	}
	for key, r := range schema.Each[schema.Resource](item.Kind, item.Facts) {
		shown := m.resource(item, key, r)
		if s := of[r]; s == nil {
			all.own = append(all.own, shown)
		} else {
			all.ofSessions[r] = shown
			if shown.Title == "" {
				shown.Title, shown.TitleLang = m.localised(s.Title)
			}
			if shown.Date.IsZero() {
				shown.Date = s.Date
			}
		}
		all.all = append(all.all, shown)
	}
	return all
}

// resource prepares what is declared under a key of an item.
func (m *presenter) resource(item *site.Item, key string, r *schema.Resource) Resource {
	shown := Resource{L: m.l, Kind: r.Kind, Part: r.Part, Language: r.Language, Audience: r.Audience, Date: r.Date}
	shown.Title, shown.TitleLang = m.localised(r.Title)
	if r.Title.By == nil && r.Language != "" { // one title for all languages is its own
		shown.TitleLang = m.foreign(r.Language)
	}
	switch {
	case r.URL != "":
		shown.Href, shown.External = string(r.URL), true
	case r.File != "":
		m.ownFile(item, key+".file", r.File, &shown)
	}
	return shown
}

// ownFile fills in a file that lies beside the one that lists it under a key.
func (m *presenter) ownFile(item *site.Item, key, file string, shown *Resource) {
	at, end := item.Written(key)
	doc := m.p.assets.File(path.Join(path.Dir(at.File), file))
	if doc == nil {
		if m.found != nil {
			dir := path.Dir(at.File)
			d := m.found.diags.Add(diag.FileMissing, at, end, file, dir)
			d.Of = path.Join(dir, file)
			if near := m.p.nearest(path.Join(dir, file)); near != "" {
				d.Code, d.Args = diag.FileMissingNear, append(d.Args, relative(dir, near))
			}
		}
		return
	}
	m.lead(doc)
	shown.Href, shown.Format, shown.Pages, shown.Size = m.p.href(doc.Address), doc.Format, doc.Pages(), doc.Size
}
