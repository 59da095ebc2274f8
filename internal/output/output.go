// Package output is the register of what a site publishes: every file of its website, where it lies, whose it is and how it is made.
//
// All of it is known before anything is made. Whoever wants to know what is
// published asks here: the build, the preview, the counts, the links of texts.
// Two outputs that no host or computer could tell apart are a diagnostic, and so
// is one whose name not every computer can hold; see ledger.go.
package output

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"projetpro/internal/address"
	"projetpro/internal/asset"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/render"
	"projetpro/internal/source"
)

// A kind is what an output is to the site. Where two outputs want one place, the
// one of the lesser kind is said to be wrong.
type kind uint8

const (
	kindFormer   kind = iota // a page that leads on from a former address
	kindDocument             // a file of content/ that something leads to
	kindStatic               // a file of static/
	kindPage                 // an HTML page with the words of a file of content/
	kindOwn                  // what the tool makes of several files: lists, the sitemap
)

// An Output is one file of the website.
type Output struct {
	Path   string     // with slashes: fr/facultes/index.html
	Lang   lang.Tag   // of what it says; "" for all languages or none
	Source string     // the file of the site it shows, or is; "" when it is made from several
	Page   *page.Page // nil for what is no HTML page

	// Large is the file it is, byte for byte, when that is too large for memory: then
	// it is copied, and not made. Else it is nil.
	Large *source.File

	// Make appends the output's bytes to dst, or returns bytes of its own that must
	// not be changed. When there are diagnostics and no bytes, it could not be made;
	// the error is the machine's.
	Make func(dst []byte) ([]byte, diag.List, error)

	// Is reports whether bytes that the last build has made are what Make would make, which takes longer and finds nothing wrong; nil: that is not known.
	Is func(data []byte) bool

	kind kind
}

// address is where it is found on the site, without the site's prefix: /fr/facultes/.
func (o *Output) address() string { return address.Of(o.Path) }

// claim is where its address is written, or the file it comes from.
func (o *Output) claim() (at diag.Pos, end int) {
	if o.Page != nil {
		return o.Page.Claim()
	}
	return diag.WholeFile(o.Source), 0
}

// name is what a reader knows it by.
func (o *Output) name() string {
	switch {
	case o.Source != "":
		return o.Source
	case o.Page != nil:
		return lang.Untagged(o.Page.Base().Title)
	}
	return o.Path
}

// Parts are what outputs are made from.
type Parts struct {
	Plan    *page.Plan
	Layouts *render.Layouts
	Assets  *asset.Set
	Origin  page.Origin

	// Led tells which documents something leads to: no other is published. It is
	// asked when the whole list is, as it needs every text.
	Led func() map[*asset.File]bool
}

// A Register knows the outputs of a site. It may be asked by several goroutines
// at once. The zero Register is that of a site which publishes nothing.
type Register struct {
	parts *Parts         // nil: nothing is published
	fixed func() *ledger // all but documents
	whole func() *ledger
	index atomic.Pointer[map[string]*Output] // of all but documents, by path; nil until fixed was asked for
}

// New makes the register of a site.
func New(p Parts) *Register {
	r := &Register{parts: &p}
	r.fixed = sync.OnceValue(r.enterFixed)
	r.whole = sync.OnceValue(r.enterDocuments)
	return r
}

func (r *Register) enterFixed() *ledger {
	l, index := newLedger(nil), map[string]*Output{}
	for _, list := range r.lists() {
		for _, o := range list("") {
			if index[o.Path] == nil {
				index[o.Path] = o
			}
			l.enter(o)
		}
	}
	r.index.Store(&index)
	return l
}

func (r *Register) enterDocuments() *ledger {
	l, led := newLedger(r.fixed()), r.parts.Led()
	for f := range r.parts.Assets.Documents() {
		if led[f] {
			l.enter(document(f))
		}
	}
	return l
}

// Pages lists the HTML pages, former addresses among them, by path. It needs no text.
func (r *Register) Pages() []*Output {
	if r.parts == nil {
		return nil
	}
	return slices.DeleteFunc(r.fixed().sorted(), func(o *Output) bool { return o.Page == nil })
}

// All lists every output, by path. Where two want one place, it has the first.
func (r *Register) All() []*Output {
	if r.parts == nil {
		return nil
	}
	return r.whole().sorted()
}

// Diags says which outputs want the place of another, or one that cannot be.
func (r *Register) Diags() diag.List {
	if r.parts == nil {
		return nil
	}
	return slices.Concat(r.fixed().diags, r.whole().diags)
}

// Find returns the output at a path, or nil, without making the list: what
// somebody looks at is there at once. It finds documents that nothing leads to,
// too.
func (r *Register) Find(path string) *Output {
	if o := r.find(path); o != nil || r.parts == nil {
		return o
	}
	return r.documentAt(path)
}

// find is Find for all but documents.
func (r *Register) find(path string) *Output {
	if r.parts == nil || path == "" {
		return nil
	}
	if index := r.index.Load(); index != nil {
		return (*index)[path]
	}
	for _, list := range r.lists() {
		if found := list(path); len(found) > 0 {
			return found[0]
		}
	}
	return nil
}

// Answer returns what a host answers at an address with, or nil: a file, or the
// page of a folder, to which hosts lead on when the last slash is missing. It is
// no document, as one is published for the reason that something leads to it.
func (r *Register) Answer(at string) *Output {
	if o := r.find(address.File(at)); o != nil || strings.HasSuffix(at, "/") {
		return o
	}
	return r.find(address.File(at + "/"))
}
