// This file makes the files of the website from a result.

package build

import (
	"context"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/asset"
	"projetpro/internal/check"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/output"
	"projetpro/internal/page"
	"projetpro/internal/parallel"
	"projetpro/internal/render"
	"projetpro/internal/site"
	"projetpro/internal/source"
)

// A Put takes one file of the website: its path in the output, with slashes,
// and its bytes, which it must not keep; of one that is too large for memory, the
// file of the site that it is, and no bytes. It may be called by several
// goroutines at once.
type Put func(path string, data []byte, large *source.File) error

// A Last gives what the last build has made of a file of the website, if it is the same: nil when there is nothing that can be
// believed, or is says that it is another. It is asked of what takes long to make and finds nothing wrong. It may be called by several
// goroutines at once.
type Last func(path string, is func(data []byte) bool) []byte

// Unmade is a Last for those who only want to know what is wrong: what finds nothing wrong is not made.
func Unmade(string, func([]byte) bool) []byte { return []byte{} }

// Render is [Result.RenderSince] where nothing was built before.
func (r *Result) Render(ctx context.Context, put Put) (found diag.List, err error) {
	return r.RenderSince(ctx, nil, put)
}

// RenderSince makes every file of the website, or takes it from the last build, and hands each to put, on all
// processors. What reading the texts, rendering the pages and checking the whole
// finds wrong is in the list; the first error of put, or of ctx, ends it.
func (r *Result) RenderSince(ctx context.Context, last Last, put Put) (found diag.List, err error) {
	workers := runtime.GOMAXPROCS(0)
	follower := newFollower(r)
	found, err = r.pages(ctx, workers, follower, put)
	if err != nil {
		return found, err
	}
	texts, err := r.checkTexts(ctx, workers)
	if err != nil {
		return found, err
	}
	found.Guard("links", "", func() { found = append(found, follower.diags()...) })
	var whole, others diag.List
	steps := []func(){
		func() { whole = r.checkWhole() },
		func() {
			others.Guard("outputs", "", func() {
				files := slices.DeleteFunc(r.Outputs.All(), func(o *output.Output) bool { return o.Page != nil })
				var diags diag.List
				diags, err = r.make(ctx, workers, files, last, nil, put)
				others = append(others, diags...)
			})
		},
	}
	_ = parallel.For(context.WithoutCancel(ctx), len(steps), len(steps), func(i int) { steps[i]() })
	return slices.Concat(found, texts, whole, others), err
}

// Check finds what Render would find wrong, but for what only shows on rendered
// pages: in texts, in where they lead and in layouts, then in the site as a whole.
// It takes its time, on one processor.
func (r *Result) Check(ctx context.Context) (texts, whole diag.List, err error) {
	texts, err = r.checkTexts(ctx, 1)
	if err != nil {
		return nil, nil, err
	}
	return texts, r.checkWhole(), nil
}

// CheckPages finds what Check does not: it renders every page, one after the
// other.
func (r *Result) CheckPages(ctx context.Context) (diag.List, error) {
	follower := newFollower(r)
	found, err := r.pages(ctx, 1, follower, func(string, []byte, *source.File) error { return nil })
	if err == nil {
		found.Guard("links", "", func() { found = append(found, follower.diags()...) })
	}
	return found, err
}

// pages renders every page with so many workers. What is found wrong is what
// only shows there: check tells the rest.
func (r *Result) pages(ctx context.Context, workers int, f *follower, put Put) (found diag.List, err error) {
	found.Guard("pages", "", func() { found, err = r.make(ctx, workers, r.Outputs.Pages(), nil, f, put) })
	return fewOfEach(slices.DeleteFunc(found, func(d *diag.Diagnostic) bool { return !showsOnPages(d) && !exceeds(d) && d.Code != diag.Fault })), err
}

// make makes outputs with so many workers, or takes them from last, and hands each to put; pages to f before that.
func (r *Result) make(ctx context.Context, workers int, outputs []*output.Output, last Last, f *follower, put Put) (found diag.List, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var mu sync.Mutex
	var wasteful sync.Map // layouts of which a page exceeds what it may cost: no other is tried
	parallel.For(ctx, workers, len(outputs), func(i int) {
		page := outputs[i].Page
		if page != nil {
			if _, known := wasteful.Load(page.Layout); known {
				return
			}
		}
		if is := outputs[i].Is; is != nil && last != nil {
			if data := last(outputs[i].Path, is); data != nil {
				if err := put(outputs[i].Path, data, nil); err != nil {
					cancel(err)
				}
				return
			}
		}
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		data, diags, err := r.one((*buffer)[:0], outputs[i])
		if page != nil {
			if slices.ContainsFunc(diags, exceeds) {
				wasteful.Store(page.Layout, true)
			}
			*buffer = data // others may have bytes of their own
			if len(data) > 0 && !r.layouts.Given(page.Layout) {
				diags.Guard("links", outputs[i].Path, func() { f.page(outputs[i], data) })
			}
		}
		if len(diags) > 0 {
			mu.Lock()
			found = append(found, diags...)
			mu.Unlock()
		}
		if err == nil && (len(data) > 0 || len(diags) == 0) {
			err = put(outputs[i].Path, data, outputs[i].Large)
		}
		if err != nil {
			cancel(err)
		}
	})
	return found, context.Cause(ctx)
}

// checkLayouts finds what is wrong with layouts. What they fetch by a whole address of the site itself is not another website's.
func (r *Result) checkLayouts(ctx context.Context, workers int) (diag.List, error) {
	found, err := r.layouts.Check(ctx, workers)
	return slices.DeleteFunc(found, func(d *diag.Diagnostic) bool {
		if d.Code != diag.LayoutOutside {
			return false
		}
		_, own := r.plan.Within(d.Args[1].(string))
		return own
	}), err
}

// CheckSince finds what is wrong with texts that are not those of an earlier tree,
// with where they lead, and with layouts.
func (r *Result) CheckSince(before *source.Tree) (found diag.List) {
	found, _ = r.checkLayouts(context.Background(), 1)
	return append(found, r.textsSince(before)...)
}

// textsSince finds what is wrong with texts that are not those of an earlier tree,
// and with where they lead.
func (r *Result) textsSince(before *source.Tree) (found diag.List) {
	for _, e := range r.entries {
		if before.File(e.File.Path) == e.File {
			continue
		}
		found = append(found, e.BodyDiags()...)
		if item := r.Site.Item(e.ID); item != nil {
			links, _ := r.links(item)
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

// links are what is wrong with where the texts of an item lead, and the documents
// they lead to.
func (r *Result) links(item *site.Item) (found diag.List, led []*asset.File) {
	found.Guard("links", item.Versions[0].File.Path, func() {
		diags, documents := r.plan.Links(item, published{r})
		found, led = append(found, diags...), documents
	})
	return found, led
}

// published is what a site publishes, as its links look for it.
type published struct{ r *Result }

func (p published) Land(address string) (*page.Page, bool) {
	if o := p.r.Outputs.Answer(address); o != nil {
		return o.Page, true
	}
	return nil, false
}

func (p published) Places(to *page.Page) (ids []string, made bool) {
	o := p.r.Outputs.Find(to.Path)
	if o == nil {
		return nil, false
	}
	ids = p.r.placesOn(o)
	return ids, ids != nil
}

// placesOn are the places that addresses may name with # on a page, in their order; nil when it cannot be made.
// They are looked for once.
func (r *Result) placesOn(o *output.Output) []string {
	if ids, known := r.places.Load(o.Path); known {
		return ids.([]string)
	}
	var ids []string
	if data, _, _ := r.one(nil, o); len(data) > 0 {
		ids = []string{}
		render.References(data, render.Taker{Place: func(id []byte) { ids = append(ids, string(id)) }})
	}
	r.places.Store(o.Path, ids)
	return ids
}

// checkTexts looks at layouts, at every text and at where it leads.
func (r *Result) checkTexts(ctx context.Context, workers int) (found diag.List, err error) {
	found.Guard("pages", "", func() { r.Outputs.Pages() }) // so that links find where they lead at once
	var mu sync.Mutex
	led := map[*asset.File]bool{}
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
	layouts, err := r.checkLayouts(ctx, workers)
	if err != nil {
		return nil, err
	}
	note(layouts, nil)
	err = parallel.For(ctx, workers, len(r.entries), func(i int) { note(r.entries[i].BodyDiags(), nil) })
	if err != nil {
		return nil, err
	}
	items := slices.Collect(r.Site.Items())
	if err := parallel.For(ctx, workers, len(items), func(i int) { note(r.links(items[i])) }); err != nil {
		return nil, err
	}
	found.Guard("resources", "", func() {
		_, named := r.resources()
		note(nil, named)
	})
	r.led.Store(&led)
	return found, nil
}

// documents are those that something leads to: texts, and resources.
func (r *Result) documents() map[*asset.File]bool {
	if r.led.Load() == nil {
		_, _ = r.checkTexts(context.Background(), 1) // which only a context could stop
	}
	return *r.led.Load()
}

// checkWhole looks at the site as a whole.
func (r *Result) checkWhole() (found diag.List) {
	if len(r.Site.Languages) == 0 {
		return nil
	}
	found.Guard("whole", "", func() {
		named, _ := r.resources()
		found = slices.Concat(named, r.plan.Diags(), r.plan.Own(published{r}), r.Outputs.Diags())
	})
	found = append(found, check.Run(r.subject)...)
	found.Guard("documents", "", func() { r.checkDocuments(&found) })
	return found
}

// checkDocuments looks at the documents that something leads to.
func (r *Result) checkDocuments(found *diag.List) {
	led := r.documents()
	for doc := range r.assets.Documents() {
		if led[doc] {
			*found = append(*found, doc.Diags()...)
		} else {
			r.unused(doc.Path, found)
		}
	}
}

// unused says of a file that nothing leads to it, or that it was meant to be a page.
func (r *Result) unused(file string, found *diag.List) {
	var languages []lang.Tag
	for _, l := range r.Site.Languages {
		languages = append(languages, l.Tag())
	}
	better, format := content.MeantAsPage(file, languages)
	switch {
	case better == "" || r.tree.File(better) != nil:
		found.Add(diag.AssetUnused, diag.WholeFile(file), 0)
	case format == "":
		found.Add(diag.NameExtension, diag.WholeFile(file), 0, path.Ext(file)).Fix = better
	default:
		found.Add(diag.PageAsDocument, diag.WholeFile(file), 0, format, better)
	}
}

// fewOfEach keeps some of the mistakes of each layout, or of ours: what is wrong
// with one is wrong on all of its pages.
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
		if d.Code == diag.Fault {
			k.file = d.Args[1].(string) // the place in the program
		}
		count[k]++
		return count[k] > few && (showsOnPages(d) || d.Code == diag.Fault)
	})
}

// showsOnPages reports whether a mistake of a layout is one that only the pages show.
func showsOnPages(d *diag.Diagnostic) bool {
	return d.Code == diag.LayoutRun || d.Code == diag.LayoutParts || d.Code == diag.OutputBroken
}

// exceeds reports whether a page costs more than it may.
func exceeds(d *diag.Diagnostic) bool {
	return d.Code == diag.LayoutSteps || d.Code == diag.LayoutOutput
}

var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 64<<10); return &b }}

// one makes one output onto dst. A mistake in a layout is told with the content
// file it was met with.
func (r *Result) one(dst []byte, o *output.Output) ([]byte, diag.List, error) {
	data, diags, err := r.made(dst, o)
	if r.speechless { // it has been said which strings are missing; where they would show is no news
		diags = slices.DeleteFunc(diags, func(d *diag.Diagnostic) bool {
			return d.Code == diag.OutputBroken && strings.HasPrefix(d.Args[1].(string), "⟦")
		})
	}
	for _, d := range diags {
		if o.Source != "" && showsOnPages(d) {
			d.WithRelated(diag.WholeFile(o.Source))
		}
	}
	return data, diags, err
}

// made makes one output, or says why it cannot.
func (r *Result) made(dst []byte, o *output.Output) (data []byte, diags diag.List, err error) {
	if o.Large != nil {
		return nil, nil, nil
	}
	file := o.Source
	if file == "" && o.Page != nil {
		file = "layouts/" + o.Page.Layout
	}
	if diags.Guard("page", file, func() { data, diags, err = o.Make(dst) }) != nil {
		data = dst
	}
	return data, diags, err
}

// File makes one file of the website, by its path in the output, without making
// the others; what was found wrong on the way is in the list. It is false when
// the website has no such file, or when it cannot be made. One that is too large
// for memory has no bytes: see [Result.Large].
func (r *Result) File(path string) (data []byte, diags diag.List, ok bool) {
	o, diags := r.find(path)
	if o == nil {
		return nil, diags, false
	}
	data, diags, err := r.one(nil, o)
	wrong, _, _ := diags.Count(false)
	return data, diags, err == nil && !diags.Failed() && (o.Page == nil && wrong == 0 || o.Page != nil && len(data) > 0)
}

// Large is the file of the site that a file of the website is, when it is too large
// for memory; else nil.
func (r *Result) Large(path string) *source.File {
	if o, _ := r.find(path); o != nil {
		return o.Large
	}
	return nil
}

func (r *Result) find(path string) (o *output.Output, diags diag.List) {
	diags.Guard("pages", "", func() { o = r.Outputs.Find(path) })
	return o, diags
}

// Fails reports whether a mistake of ours keeps it from being known what lies at a
// path in the output.
func (r *Result) Fails(path string) bool {
	_, diags := r.find(path)
	return diags.Failed()
}

// PageAt returns the page at a path in the output, or nil.
func (r *Result) PageAt(path string) *page.Page {
	if o, _ := r.find(path); o != nil {
		return o.Page
	}
	return nil
}

// Where is the path in the output of the page of an identity, or "" when the website
// has no such page. there: it has its files, though another page may be at its address.
func (r *Result) Where(i page.Identity) (at string, there bool) {
	if r.plan == nil { // see abandon
		return "", true
	}
	at = r.plan.Find(i)
	there = at != "" || r.Site.LeftOut(i.ID)
	p := r.PageAt(at)
	if p == nil {
		return "", there
	}
	if is := p.Identity(); is.Lang != i.Lang || is.ID != i.ID && is.Digest != i.Digest {
		return "", there
	}
	return at, true
}
