// This file finds the addresses on a page, and the places in it that addresses may name.

package render

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"

	"projetpro/internal/asset"
	"projetpro/internal/diag"
)

// A Taker is told what stands on a page. What is nil is not told.
type Taker struct {
	Address func([]byte) // an address, as a browser reads it
	Picture func([]byte) // an address of which a picture is to show; after Address
	Place   func([]byte) // a place that an address may name with #

	// Within is told what stands within the page that a content security policy may refuse: an element ("<style>", a "<script>"
	// that runs), an attribute ("style", "onclick") or a "javascript:"; left is how much of the page begins with it, and inside what
	// the element or the attribute holds.
	Within func(what string, left int, inside []byte)

	// Fetched is told what a browser fetches by itself as it shows the page; left is how much of the page begins with it.
	Fetched func(what string, left int, address []byte)
}

// References tells a taker the addresses and places on a page, in their order. It looks at
// every attribute that the HTML standard takes for an address, and at styles, and goes
// through the page once.
// What is handed on is part of the page, unless characters were written as references.
// https://html.spec.whatwg.org/multipage/indices.html#attributes-3
func References(page []byte, take Taker) {
	nobody := func([]byte) {}
	for _, told := range []*func([]byte){&take.Address, &take.Picture, &take.Place} {
		if *told == nil {
			*told = nobody
		}
	}
	r := referrer{address: take.Address, picture: take.Picture, id: take.Place, within: take.Within, fetch: take.Fetched}
	for {
		i := bytes.IndexByte(page, '<')
		if i < 0 || i+1 == len(page) {
			return
		}
		page = page[i+1:]
		switch c := page[0] | ' '; {
		case bytes.HasPrefix(page, []byte("!--")):
			page = behind(page, "-->")
		case 'a' <= c && c <= 'z':
			page = r.tag(page)
		}
	}
}

func behind(text []byte, mark string) []byte {
	if i := bytes.Index(text, []byte(mark)); i >= 0 {
		return text[i+len(mark):]
	}
	return nil
}

// A referrer looks at tags.
type referrer struct {
	address, picture, id func([]byte)
	within, fetch        func(string, int, []byte)

	meta          string // what a <meta> says, in small letters: "refresh", "og:image"
	content       []byte
	name, element []byte

	fetched bool   // a <script> has src
	kind    []byte // type of a <script>

	link struct{ rel, as, href []byte } // of a <link>
}

// tag looks at the attributes of the tag that page begins with, and returns what follows
// it; of an element whose content is no HTML, what follows that.
func (r *referrer) tag(page []byte) []byte {
	n := 0
	for n < len(page) && !ends(page[n]) {
		n++
	}
	left := len(page) + len("<")
	r.element, r.meta, r.content, r.fetched, r.kind = page[:n], "", nil, false, nil
	r.link.rel, r.link.as, r.link.href = nil, nil, nil
	page = r.attributes(page[n:])
	if r.content != nil {
		r.metadata()
	}
	name := strings.ToLower(string(r.element))
	var text []byte
	if raw[name] {
		end := endOf(page, name)
		text, page = page[:end], page[end:]
	}
	if name == "style" {
		r.style(text)
	}
	if r.fetch != nil {
		r.linked(left)
		if name == "style" {
			r.fetchSheet(text, left)
		}
	}
	if r.within != nil && (frames[name] || name == "style" || name == "script" && !r.fetched && r.runs() && len(bytes.TrimSpace(text)) > 0) {
		r.within("<"+name+">", left, text)
	}
	return page
}

// endOf is where the element of a name that holds no tags ends.
func endOf(page []byte, name string) int {
	for at := 0; ; at += len("</") {
		i := bytes.Index(page[at:], []byte("</"))
		if i < 0 {
			return len(page)
		}
		at += i
		if rest := page[at+len("</"):]; len(rest) >= len(name) && strings.EqualFold(string(rest[:len(name)]), name) {
			return at
		}
	}
}

// frames are the elements that show another page.
var frames = map[string]bool{"iframe": true, "frame": true, "object": true, "embed": true}

// runs reports whether a <script> of such a type is one: others are data, which no browser runs.
// https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type
func (r *referrer) runs() bool {
	switch kind := strings.ToLower(string(bytes.TrimSpace(plain(r.kind)))); kind {
	case "", "module", "importmap", "speculationrules":
		return true
	default:
		return strings.HasSuffix(kind, "javascript") || strings.HasSuffix(kind, "ecmascript")
	}
}

// style hands on the addresses in a style.
func (r *referrer) style(text []byte) {
	for _, one := range asset.SheetAddresses(text) {
		r.one([]byte(one))
		r.shown([]byte(one))
	}
}

// raw are the elements in which there are no tags.
var raw = map[string]bool{"script": true, "style": true, "textarea": true, "title": true, "xmp": true, "noembed": true, "noframes": true}

func ends(c byte) bool { return c == '>' || c == '/' || c == '=' || isSpace(c) }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func (r *referrer) attributes(page []byte) []byte {
	for i := 0; i < len(page); {
		switch c := page[i]; {
		case c == '>':
			return page[i+1:]
		case isSpace(c) || c == '/':
			i++
			continue
		}
		from := i
		for i++; i < len(page) && !ends(page[i]); i++ {
		}
		r.name = page[from:i]
		left := len(page) - from
		for i < len(page) && isSpace(page[i]) {
			i++
		}
		if i == len(page) || page[i] != '=' {
			continue
		}
		for i++; i < len(page) && isSpace(page[i]); i++ {
		}
		var value []byte
		value, i = valueAt(page, i)
		r.attribute(value)
		if r.within != nil {
			r.standing(value, left)
		}
		if r.fetch != nil {
			r.fetching(value, left)
		}
	}
	return nil
}

// valueAt is the value of an attribute that begins somewhere, and where the rest does.
func valueAt(page []byte, at int) (value []byte, next int) {
	if at == len(page) {
		return nil, at
	}
	if quote := page[at]; quote == '"' || quote == '\'' {
		n := bytes.IndexByte(page[at+1:], quote)
		if n < 0 {
			return nil, len(page)
		}
		return page[at+1 : at+1+n], at + n + 2
	}
	next = at
	for next < len(page) && page[next] != '>' && !isSpace(page[next]) {
		next++
	}
	return page[at:next], next
}

// attribute looks at one attribute.
func (r *referrer) attribute(value []byte) {
	switch len(r.name) {
	case 2:
		if r.is("id") {
			r.id(plain(value))
		}
	case 3:
		if r.is("src") {
			r.one(value)
			if r.on("img") {
				r.shown(value)
			}
		}
	case 4:
		switch {
		case r.is("href"), r.is("cite"), r.is("data") && r.on("object"):
			r.one(value)
		case r.is("name") && r.on("a"):
			r.id(plain(value))
		case r.is("name") && r.on("meta"):
			r.meta = strings.ToLower(string(value))
		case r.is("ping"):
			for one := range bytes.FieldsSeq(value) {
				r.one(one)
			}
		}
	case 5:
		if r.is("style") {
			r.style(plain(value))
		}
	case 6:
		switch {
		case r.is("poster"):
			r.one(value)
			r.shown(value)
		case r.is("action") && r.on("form"):
			r.one(value)
		case r.is("srcset"):
			r.several(value)
		}
	case 7:
		if r.is("content") && r.on("meta") {
			r.content = value
		}
	case 8:
		switch {
		case r.is("property") && r.on("meta"):
			r.meta = strings.ToLower(string(value))
		case r.is("longdesc"):
			r.one(value)
		}
	case 10:
		switch {
		case r.is("formaction"), r.is("xlink:href"), r.is("background") && r.on("body"):
			r.one(value)
		case r.is("http-equiv"):
			r.meta = strings.ToLower(string(value))
		}
	case 11:
		if r.is("imagesrcset") {
			r.several(value)
		}
	}
}

// standing looks at an attribute for what it says within the page.
func (r *referrer) standing(value []byte, left int) {
	switch name := strings.ToLower(string(r.name)); {
	case name == "style":
		r.within("style", left, value)
	case strings.HasPrefix(name, "on") && len(name) > len("on"):
		r.within(name, left, value)
	case name == "src" && r.on("script"):
		r.fetched = true
	case name == "type" && r.on("script"):
		r.kind = value
	case (name == "href" || name == "xlink:href" || name == "action" || name == "formaction") && isScript(plain(value)):
		r.within("javascript:", left, value)
	}
}

// fetching looks at an attribute for what a browser fetches by itself.
func (r *referrer) fetching(value []byte, left int) {
	element := strings.ToLower(string(r.element))
	what := "<" + element + ">"
	switch name := strings.ToLower(string(r.name)); {
	case element == "link":
		switch name {
		case "rel":
			r.link.rel = bytes.ToLower(value)
		case "as":
			r.link.as = bytes.ToLower(value)
		case "href":
			r.link.href = value
		case "imagesrcset":
			r.fetchSet("<img>", value, left)
		}
	case name == "src" && element == "source":
		r.fetchOne("<video>", value, left)
	case name == "srcset":
		r.fetchSet("<img>", value, left)
	case name == "src" && directives[what] != nil, name == "data" && element == "object", name == "background" && element == "body",
		(name == "href" || name == "xlink:href") && element == "image":
		r.fetchOne(what, value, left)
	case name == "poster":
		r.fetchOne("<img>", value, left)
	case name == "ping":
		for one := range bytes.FieldsSeq(plain(value)) {
			r.fetch("ping", left, one)
		}
	case name == "style":
		r.fetchSheet(plain(value), left)
	}
}

func (r *referrer) fetchOne(what string, address []byte, left int) {
	if address = bytes.TrimSpace(plain(address)); len(address) > 0 {
		r.fetch(what, left, address)
	}
}

// fetchSet hands on the addresses of a srcset, as [referrer.several] reads it.
func (r *referrer) fetchSet(what string, value []byte, left int) {
	set := referrer{element: r.element, address: func(address []byte) { r.fetch(what, left, address) }, picture: func([]byte) {}}
	set.several(value)
}

// fetchSheet hands on what a style names: that it is a picture, a font or another style is not looked at.
func (r *referrer) fetchSheet(text []byte, left int) {
	for _, address := range asset.SheetAddresses(text) {
		r.fetch("url()", left, []byte(address))
	}
}

// linked hands on what a <link> asks for. Of several words of rel, one is enough.
// https://html.spec.whatwg.org/multipage/links.html#linkTypes
func (r *referrer) linked(left int) {
	for rel := range bytes.FieldsSeq(plain(r.link.rel)) {
		what := linkRel + string(rel) + ">"
		if string(rel) == "preload" {
			what = linkPreload + string(plain(r.link.as)) + ">"
		}
		if directives[what] != nil || slices.Contains(openings, string(rel)) {
			r.fetchOne(what, r.link.href, left)
			return
		}
	}
}

// openings are the words of rel that ask for something of which no policy says by itself whether it may be fetched.
var openings = []string{"preconnect", "dns-prefetch", "preload"}

// isScript reports whether an address is a script: browsers leave out spaces around its scheme, and ends of lines within.
func isScript(address []byte) bool {
	scheme, _, ok := bytes.Cut(bytes.TrimLeft(address, "\x00\x01 \t\r\n\f"), []byte(":"))
	return ok && len(scheme) < 40 && strings.EqualFold(strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(string(scheme)), "javascript")
}

func (r *referrer) is(name string) bool {
	return string(r.name) == name || bytes.EqualFold(r.name, []byte(name))
}

func (r *referrer) on(element string) bool {
	return string(r.element) == element || bytes.EqualFold(r.element, []byte(element))
}

// plain is a value with the characters that references stand for.
func plain(value []byte) []byte {
	if bytes.IndexByte(value, '&') < 0 {
		return value
	}
	return []byte(html.UnescapeString(string(value)))
}

// one hands on an address, unless the element is one that HTML does not know.
func (r *referrer) one(value []byte) {
	if value = bytes.TrimSpace(plain(value)); len(value) > 0 && bytes.IndexByte(r.element, '-') < 0 {
		r.address(value)
	}
}

// shown hands on the address of a picture.
func (r *referrer) shown(value []byte) {
	if value = bytes.TrimSpace(plain(value)); len(value) > 0 {
		r.picture(value)
	}
}

// several hands on the addresses of srcset.
// https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
func (r *referrer) several(value []byte) {
	rest := plain(value)
	for {
		rest = bytes.TrimLeft(rest, ", \n\t\r\f")
		n := bytes.IndexAny(rest, " \n\t\r\f")
		if n < 0 {
			n = len(rest)
		}
		if n == 0 {
			return
		}
		one := bytes.TrimRight(rest[:n], ",")
		more := len(one) == n // a description follows, up to a comma
		r.one(one)
		r.shown(one)
		rest = rest[n:]
		if i := bytes.IndexByte(rest, ','); more && i >= 0 {
			rest = rest[i:]
		} else if more {
			return
		}
	}
}

// metadata hands on the address that a <meta> has: of a picture, of the page it leads on to.
func (r *referrer) metadata() {
	switch r.meta {
	case "refresh":
		_, rest, _ := bytes.Cut(plain(r.content), []byte(";"))
		rest = bytes.TrimSpace(rest)
		if len(rest) > 4 && bytes.EqualFold(rest[:3], []byte("url")) {
			_, rest, _ = bytes.Cut(rest, []byte("="))
		}
		r.one(bytes.Trim(bytes.TrimSpace(rest), `"'`))
	case "og:image", "og:image:url", "og:image:secure_url", "og:url", "og:video", "og:video:url", "og:audio", "og:audio:url", "twitter:image", "twitter:image:src",
		"msapplication-tileimage", "msapplication-config":
		r.one(r.content)
	}
}

// Given reports whether all addresses on a layout's pages are those that views, texts
// and functions give, so that the layout itself cannot have written one that leads
// nowhere.
func (l *Layouts) Given(layout string) bool {
	p := l.layouts[layout]
	return p != nil && p.given()
}

// allGiven is given of a piece: each of its files writes no address of its own, but for
// places that one of them has.
func (p *piece) allGiven() bool {
	files := slices.Concat(p.files, p.from)
	has := func(place string) bool {
		return slices.ContainsFunc(files, func(f *file) bool { return bytes.Contains(f.src, []byte(`id="`+place+`"`)) })
	}
	for _, f := range files {
		f.addresses.Do(f.findAddresses)
		if f.ownAddress || slices.ContainsFunc(f.places, func(place string) bool { return !has(place) }) {
			return false
		}
	}
	return true
}

// findAddresses looks for what the file writes where addresses stand.
func (f *file) findAddresses() {
	f.ownAddress = ownValue.Match(f.src) || styled.Match(f.src)
	for _, m := range attribute.FindAllSubmatch(f.src, -1) {
		name, value := strings.ToLower(string(m[1])), strings.Trim(string(m[2]), `"'`)
		place, isPlace := strings.CutPrefix(value, "#")
		switch {
		case name == "content" && !leadingContent.MatchString(value):
		case value == "", fromView.MatchString(value), foreignAddress.MatchString(value):
		case isPlace:
			f.places = append(f.places, place)
		default:
			f.ownAddress = true
		}
	}
}

var (
	// attribute is one that may have an address, as layouts write it.
	attribute = regexp.MustCompile(`(?i)[\s"'}](href|src|srcset|imagesrcset|cite|data|ping|poster|action|formaction|longdesc|background|` +
		`xlink:href|content)\s*=\s*("(?:\{\{[^}]*\}\}|[^"])*"|'[^']*'|[^\s>]*)`)
	// fromView is an address that a view holds, and nothing beside it.
	fromView = regexp.MustCompile(`^(?:\{\{-?\s*(?:href |tel )?` +
		`(?:[.$]|\$\w+|[.$][\w.]*?\.?(?:Href|Path|Page|Canonical|Stylesheet|Script|Icon))\s*-?\}\}|` +
		`\{\{-?\s*asset\s+"[^"]*"\s+[.$][\w.]*\s*-?\}\}|#\{\{\.ID\}\})$`)
	// ownValue is where a layout gives a value of its own a name, which might be an address.
	ownValue = regexp.MustCompile(`\{\{-?\s*(?:(?:else )?with|range|\$\w+(?:, \$\w+)? :?=)\s+[("` + "`" + `p]`)
	// styled is a style that may have an address, in a tag or by itself.
	styled = regexp.MustCompile(`(?is)<style\b|\sstyle\s*=\s*(?:"[^"]*\(|'[^']*\(|[^\s>"']*\()`)
	// foreignAddress is one that is not of the site.
	foreignAddress = regexp.MustCompile(`^(?i:mailto|tel|data|webcal):`)
	// leadingContent is what <meta content> says when it may be an address.
	leadingContent = regexp.MustCompile(`(?i)\burl\s*=|^\s*(?:\.{0,2}/|https?:)|\.(?:png|jpe?g|svg|webp|avif|gif|ico|mp3|mp4|webm|xml)$`)
)

// Written is where a layout, or a part that it shows, writes an address in a tag; the
// layout as a whole where none does.
func (l *Layouts) Written(layout, address string) (at diag.Pos, end int) {
	p := l.layouts[layout]
	if p == nil {
		return diag.WholeFile(folder + layout), 0
	}
	for _, f := range slices.Concat(p.files, p.from) {
		for _, around := range [][2]string{{`"`, `"`}, {`'`, `'`}, {"=", ""}, {`"`, ""}, {" ", " "}, {"(", ")"}} {
			if i := bytes.Index(f.src, []byte(around[0]+address+around[1])); i >= 0 {
				return diag.Pos{File: f.path, Offset: i + 1}, i + 1 + len(address)
			}
		}
	}
	return diag.WholeFile(folder + layout), 0
}
