// This file makes the files of the website from a result.

package build

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/asset"
	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/page"
	"projetpro/internal/parallel"
	"projetpro/internal/render"
	"projetpro/internal/source"
)

// A Put takes one file of the website: its path in the output, with slashes,
// and its bytes, which it must not keep. It may be called by several goroutines
// at once.
type Put func(path string, data []byte) error

// Render makes every file of the website and hands each to put, on all
// processors. What reading the texts, rendering the pages and checking the whole
// finds wrong is in the list; the first error of put, or of ctx, ends it.
func (r *Result) Render(ctx context.Context, put Put) (diag.List, error) {
	found, err := r.pages(ctx, runtime.GOMAXPROCS(0), put)
	if err != nil {
		return found, err
	}
	texts, led, err := r.checkTexts(ctx, runtime.GOMAXPROCS(0))
	if err != nil {
		return found, err
	}
	whole, documents := r.checkWhole(led)
	found = slices.Concat(found, texts, whole)
	if len(r.Site.Languages) == 0 {
		return found, nil
	}
	return found, r.others(documents, put)
}

// Check finds what Render would find wrong, but for what only shows on rendered
// pages: in texts, in where they lead and in layouts, then in the site as a whole.
// It takes its time, on one processor.
func (r *Result) Check(ctx context.Context) (texts, whole diag.List, err error) {
	texts, led, err := r.checkTexts(ctx, 1)
	if err != nil {
		return nil, nil, err
	}
	whole, _ = r.checkWhole(led)
	return texts, whole, nil
}

// CheckPages finds what Check does not: it renders every page, one after the
// other.
func (r *Result) CheckPages(ctx context.Context) (diag.List, error) {
	return r.pages(ctx, 1, func(string, []byte) error { return nil })
}

// pages renders every page with so many workers. What is found wrong is what
// only shows there: check tells the rest.
func (r *Result) pages(ctx context.Context, workers int, put Put) (diag.List, error) {
	if len(r.Site.Languages) == 0 {
		return nil, ctx.Err()
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var mu sync.Mutex
	var found diag.List
	pages := r.Plan.Pages()
	parallel.For(ctx, workers, len(pages), func(i int) {
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		data, diags := r.page((*buffer)[:0], pages[i])
		*buffer = data
		diags = slices.DeleteFunc(diags, func(d *diag.Diagnostic) bool { return !showsOnPages(d) })
		if len(diags) > 0 {
			mu.Lock()
			found = append(found, diags...)
			mu.Unlock()
		}
		if len(data) > 0 {
			if err := put(pages[i].Path, data); err != nil {
				cancel(err)
			}
		}
	})
	return fewOfEach(found), context.Cause(ctx)
}

// CheckSince finds what is wrong with texts that are not those of an earlier tree,
// with where they lead, and with layouts.
func (r *Result) CheckSince(before *source.Tree) diag.List {
	found, _ := r.layouts.Check(context.Background(), 1)
	for _, e := range r.entries {
		if before.File(e.File.Path) == e.File {
			continue
		}
		found = append(found, e.BodyDiags()...)
		if item := r.Site.Item(e.ID); item != nil {
			links, _ := r.Plan.Links(item)
			found = append(found, links...)
		}
	}
	return found
}

// Still lists what of the diagnostics found in the site of another tree is about
// files that are the same in both, or in neither. before may be nil when there
// are none.
func (r *Result) Still(found diag.List, before *source.Tree) diag.List {
	var still diag.List
	for _, d := range found {
		if r.tree.File(d.Pos.File) == before.File(d.Pos.File) {
			still = append(still, d)
		}
	}
	return still
}

// checkTexts looks at layouts, at every text and at where it leads. led are the
// documents that something leads to.
func (r *Result) checkTexts(ctx context.Context, workers int) (found diag.List, led map[*asset.File]bool, err error) {
	var mu sync.Mutex
	led = map[*asset.File]bool{}
	note := func(diags diag.List, documents []*asset.File) {
		if len(diags) > 0 || len(documents) > 0 {
			mu.Lock()
			defer mu.Unlock()
			found = append(found, diags...)
			for _, doc := range documents {
				led[doc] = true
			}
		}
	}
	layouts, err := r.layouts.Check(ctx, workers)
	if err != nil {
		return nil, nil, err
	}
	note(layouts, nil)
	err = parallel.For(ctx, workers, len(r.entries), func(i int) { note(r.entries[i].BodyDiags(), nil) })
	if err != nil {
		return nil, nil, err
	}
	items := slices.Collect(r.Site.Items())
	err = parallel.For(ctx, workers, len(items), func(i int) { note(r.Plan.Links(items[i])) })
	return found, led, err
}

// checkWhole looks at the site as a whole, and lists the documents that something
// leads to, by path: those of led, and those that resources name.
func (r *Result) checkWhole(led map[*asset.File]bool) (found diag.List, documents []*asset.File) {
	if len(r.Site.Languages) == 0 {
		return nil, nil
	}
	found, named := r.Plan.Resources()
	found = slices.Concat(found, r.Plan.Diags(), check.Run(r.subject))
	for _, doc := range named {
		led[doc] = true
	}
	for doc := range r.assets.Documents() {
		if led[doc] {
			documents = append(documents, doc)
			found = append(found, doc.Diags()...)
		} else {
			found.Add(diag.AssetUnused, diag.WholeFile(doc.Path), 0)
		}
	}
	return found, documents
}

// fewOfEach keeps some of the mistakes of each layout: what is wrong with one is
// wrong on all of its pages.
func fewOfEach(l diag.List) diag.List {
	const few = 5
	type kind struct {
		code diag.Code
		file string
	}
	count := map[kind]int{}
	l.Sort()
	return slices.DeleteFunc(l, func(d *diag.Diagnostic) bool {
		k := kind{d.Code, d.Pos.File}
		count[k]++
		return count[k] > few && showsOnPages(d)
	})
}

// showsOnPages reports whether a mistake of a layout is one that only the pages show.
func showsOnPages(d *diag.Diagnostic) bool {
	return d.Code == diag.LayoutRun || d.Code == diag.OutputBroken
}

var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 64<<10); return &b }}

// page makes and renders one page onto dst; nothing is appended when it cannot
// be rendered. A mistake in a layout is told with the content file it was met with.
func (r *Result) page(dst []byte, p *page.Page) ([]byte, diag.List) {
	view := p.View()
	data, diags := r.layouts.Page(dst, p.Layout, view)
	if r.speechless { // it has been said which strings are missing; where they would show is no news
		diags = slices.DeleteFunc(diags, func(d *diag.Diagnostic) bool {
			return d.Code == diag.OutputBroken && strings.HasPrefix(d.Args[1].(string), "⟦")
		})
	}
	for _, d := range diags {
		if p.Source != "" && showsOnPages(d) {
			d.WithRelated(diag.WholeFile(p.Source))
		}
	}
	return data, diags
}

// others makes the files that are not pages.
func (r *Result) others(documents []*asset.File, put Put) error {
	for address, data := range r.assets.Files() {
		if err := put(strings.TrimPrefix(address, "/"), data); err != nil {
			return err
		}
	}
	for _, doc := range documents {
		if err := putDocument(doc, put); err != nil {
			return err
		}
	}
	for _, path := range []string{"robots.txt", "sitemap.xml"} {
		if data, ok := r.machine(path); ok {
			if err := put(path, data); err != nil {
				return err
			}
		}
	}
	return nil
}

// File makes one file of the website, by its path in the output, without making
// the others; what was found wrong on the way is in the list. It is false when
// the website has no such file, or when it cannot be made.
func (r *Result) File(path string) ([]byte, diag.List, bool) {
	if data, ok := r.assets.Get("/" + path); ok {
		return data, nil, true
	}
	if doc := r.assets.Document("/" + path); doc != nil {
		data, err := doc.Data()
		return data, nil, err == nil
	}
	if data, ok := r.machine(path); ok {
		return data, nil, true
	}
	if p := r.PageAt(path); p != nil {
		data, diags := r.page(nil, p)
		return data, diags, len(data) > 0
	}
	return nil, nil, false
}

// PageAt returns the page at a path in the output, or nil.
func (r *Result) PageAt(path string) *page.Page {
	if len(r.Site.Languages) == 0 {
		return nil
	}
	return r.Plan.Find(path)
}

func putDocument(doc *asset.File, put Put) error {
	data, err := doc.Data()
	if err != nil {
		return err
	}
	return put(strings.TrimPrefix(doc.Address, "/"), data)
}

// machine makes a file that machines read: the sitemap, when the address of the
// site is known, and robots.txt, unless static/root has one.
func (r *Result) machine(path string) ([]byte, bool) {
	_, own := r.assets.Get("/robots.txt")
	sitemap := ""
	if r.origin.Root != "" {
		sitemap = r.origin.Root + r.origin.Prefix + "/sitemap.xml"
	}
	switch {
	case path == "sitemap.xml" && sitemap != "":
		return render.Sitemap(r.Plan.Listings()), true
	case path == "robots.txt" && !own:
		return render.Robots(sitemap), true
	}
	return nil, false
}
