// This file makes the files of the website from a result.

package build

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/asset"
	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/page"
	"projetpro/internal/render"
)

// A Put takes one file of the website: its path in the output, with slashes,
// and its bytes, which it must not keep. It may be called by several goroutines
// at once.
type Put func(path string, data []byte) error

// Render makes every file of the website and hands each to put. What making
// pages, rendering them and checking the whole finds wrong is in the list; the
// first error of put, or of ctx, ends it.
func (r *Result) Render(ctx context.Context, put Put) (diag.List, error) {
	if len(r.Site.Languages) == 0 {
		return nil, ctx.Err()
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var mu sync.Mutex
	var found diag.List
	pages := r.Plan.Pages()
	inParallel(ctx, len(pages), func(i int) {
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		data, diags := r.page((*buffer)[:0], pages[i])
		*buffer = data
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
	if err := context.Cause(ctx); err != nil {
		return found, err
	}
	documents, diags := r.Plan.Documents()
	found = slices.Concat(fewOfEach(found), r.Plan.Diags(), diags, check.Run(r.subject))
	return found, r.others(documents, put)
}

// Check finds what Render would find wrong, but for what only shows in the
// rendered pages.
func (r *Result) Check(ctx context.Context) (diag.List, error) {
	if len(r.Site.Languages) == 0 {
		return nil, ctx.Err()
	}
	pages := r.Plan.Pages()
	inParallel(ctx, len(pages), func(i int) { pages[i].View() })
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	_, found := r.Plan.Documents()
	for _, p := range pages {
		found = append(found, p.Diags()...)
	}
	return slices.Concat(found, r.Plan.Diags(), check.Run(r.subject)), nil
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
		return count[k] > few && (d.Code == diag.LayoutRun || d.Code == diag.OutputBroken)
	})
}

var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 64<<10); return &b }}

// page makes and renders one page onto dst; nothing is appended when it cannot
// be rendered. A mistake in a layout is told with the content file it was met with.
func (r *Result) page(dst []byte, p *page.Page) ([]byte, diag.List) {
	view := p.View()
	if r.layouts == nil {
		return dst, p.Diags()
	}
	data, diags := r.layouts.Page(dst, p.Layout, view)
	if r.speechless { // it has been said which strings are missing; where they would show is no news
		diags = slices.DeleteFunc(diags, func(d *diag.Diagnostic) bool {
			return d.Code == diag.OutputBroken && strings.HasPrefix(d.Args[1].(string), "⟦")
		})
	}
	for _, d := range diags {
		if p.Source != "" {
			d.WithRelated(diag.WholeFile(p.Source))
		}
	}
	return data, slices.Concat(p.Diags(), diags)
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
		return render.Sitemap(r.listed()), true
	case path == "robots.txt" && !own:
		return render.Robots(sitemap), true
	}
	return nil, false
}

// listed yields the pages of the sitemap.
func (r *Result) listed() iter.Seq[*page.Base] {
	return func(yield func(*page.Base) bool) {
		for _, p := range r.Plan.Pages() {
			if p.Listed && !yield(p.Base()) {
				return
			}
		}
	}
}
