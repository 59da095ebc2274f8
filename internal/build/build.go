// Package build turns a site's folder into the files of its website, and remembers what it has read so that the second time is quick.
//
// The work goes one way: every content file becomes an entry by itself, entries
// become a site, the site becomes a register of outputs, and each of those is made
// when it is asked for. A [Result] never changes.
package build

import (
	"cmp"
	"context"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"projetpro/internal/address"
	"projetpro/internal/asset"
	"projetpro/internal/charset"
	"projetpro/internal/check"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/output"
	"projetpro/internal/page"
	"projetpro/internal/parallel"
	"projetpro/internal/render"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/source"
	"projetpro/internal/translation"
)

// Settings are what the person who builds decides, as opposed to the site.
type Settings struct {
	BaseURL string // where the site will be published; "" leaves it to content/site.yaml
	Drafts  site.Drafts
	Preview bool // see [check.Subject]

	// Published is what the last output says of the site's facts; nil where nothing is known of it.
	Published *check.Published

	// Today is the day of the build in a time zone, for what is shown of dates that
	// have passed and rules about them. With nil, none has.
	Today func(zone *time.Location) schema.Date
}

// day is the day of the build where the site is; zero when it is not known.
func (s *Settings) day(of *site.Site) schema.Date {
	if s.Today == nil {
		return schema.Date{}
	}
	return s.Today(of.Config.Zone())
}

// A Builder builds a site again and again. The zero Builder is ready. It is not
// for use by several goroutines at once.
type Builder struct {
	content []slot               // by path
	words   *markdown.Vocabulary // that their texts are judged by
	layouts kept[*render.Layouts]
	strings kept[*speech]
	spoken  spoken
	judged  judged
	copies  kept[struct{}]
	locks   kept[check.Locks]
	locked  map[*source.File]*translation.Lock // what those files say
	states  *check.Memo                        // of pages in their languages
	assets  kept[*asset.Set]
	site    *site.Site // the last one
	origin  page.Origin
	look    *look // of the last one
}

// A slot is a file of content/ and what it was read as.
type slot struct {
	file  *source.File
	entry *content.Entry // nil for a file that is none
	wrong bool           // the entry has something wrong in its front matter
}

// A kept value was made from some files. It stands as long as they are the same.
type kept[T any] struct {
	files []*source.File
	value T
	diags diag.List
}

func (k *kept[T]) from(files []*source.File, make func() (T, diag.List, error)) (T, diag.List, error) {
	if k.files != nil && slices.Equal(k.files, files) {
		return k.value, k.diags, nil
	}
	value, diags, err := make()
	if err == nil {
		*k = kept[T]{files, value, diags}
	}
	return value, diags, err
}

// A Result is a site at one moment: what it publishes, and the means to make it.
type Result struct {
	Site    *site.Site
	Outputs *output.Register
	Diags   diag.List // what is wrong with front matter, facts, settings, interface strings and static files; Render finds the rest

	plan    *page.Plan
	subject *check.Subject
	origin  page.Origin
	layouts *render.Layouts
	look    *look
	assets  *asset.Set

	resources func() (diag.List, []*asset.File)    // as of the plan
	led       atomic.Pointer[map[*asset.File]bool] // the documents that something leads to; nil until that was looked for
	places    sync.Map                             // path of a page → []string, see placesOn

	entries []*content.Entry // by path
	fresh   []*content.Entry // those that the Builder had not seen before, unless it had seen nothing
	broken  []string
	tree    *source.Tree
	words   *markdown.Vocabulary
	again   func(t *source.Tree) *Result // builds the site of another tree

	languages   map[lang.Tag]*lang.Strings
	reassembled func([]*content.Entry, map[lang.Tag]*lang.Strings) *Result // see with

	speechless bool // an error says that interface strings are missing
}

// Build builds the site of a tree. The error is for the machine, or for ctx. When
// it fails by a mistake of ours, the site is one that publishes nothing, and Diags
// has the mistake.
func (b *Builder) Build(ctx context.Context, t *source.Tree, s Settings) (r *Result, err error) {
	r = &Result{tree: t}
	if f := r.Diags.Guard("site", "", func() { err = r.build(ctx, b, s) }); f != nil {
		r.abandon(f.File, b, s)
	}
	if err != nil {
		return nil, err
	}
	b.origin = r.origin
	return r, nil
}

// abandon leaves of a result what is known of its files.
func (r *Result) abandon(file string, b *Builder, s Settings) {
	r.Site, r.Outputs = &site.Site{Config: new(schema.SiteFacts)}, new(output.Register)
	r.layouts, r.assets, r.look, r.origin = new(render.Layouts), new(asset.Set), new(look), b.origin
	r.subject = &check.Subject{Site: r.Site, Today: s.day(r.Site)}
	r.resources = func() (diag.List, []*asset.File) { return nil, nil }
	r.fresh, r.broken = nil, []string{file, ""}
}

func (r *Result) build(ctx context.Context, b *Builder, s Settings) error {
	t := r.tree
	speech, diags, _ := b.strings.from(slices.Collect(t.Files("i18n/")), func() (*speech, diag.List, error) {
		all, diags := newSpeech(t)
		return all, diags, nil
	})
	r.Diags = append(r.Diags, diags...)
	others, err := r.read(ctx, b, markdown.NewVocabulary(sorted(speech.languages)...))
	if err != nil {
		return err
	}
	languages := b.spoken.in(speech, site.LanguagesOf(r.entries))
	r.Site = site.New(b.site, r.entries, languages, s.Drafts)
	b.site = r.Site
	r.Diags = append(r.Diags, r.Site.Diags...)

	r.layouts, diags, _ = b.layouts.from(slices.Collect(t.Files("layouts/")), func() (*render.Layouts, diag.List, error) {
		var diags diag.List
		return render.NewLayouts(b.layouts.value, textFiles(t, "layouts/", &diags)), diags, nil
	})
	r.Diags = append(r.Diags, diags...)
	r.checkStrings(&b.judged, speech, languages)
	_, diags, _ = b.copies.from(slices.Collect(defaultable(t)), func() (struct{}, diag.List, error) { return struct{}{}, copies(t), nil })
	r.Diags = append(r.Diags, diags...)
	r.assets, diags, err = b.assets.from(slices.AppendSeq(others, t.Files("static/")), func() (*asset.Set, diag.List, error) {
		return asset.New(t, render.Minify)
	})
	if err != nil {
		return err
	}

	locks, wrong, _ := b.locks.from(slices.Collect(t.Files("translations/")), func() (check.Locks, diag.List, error) { return b.readLocks(t) })
	r.Diags = append(r.Diags, wrong...)
	base := s.BaseURL
	if base == "" {
		base = string(r.Site.Config.BaseURL)
	}
	r.origin, _ = page.ParseOrigin(base)
	r.subject = &check.Subject{Site: r.Site, BaseURL: base, Preview: s.Preview, Today: s.day(r.Site), Locks: locks, Published: s.Published}
	if s.Preview {
		if b.states == nil {
			b.states = new(check.Memo)
		}
		r.subject.Memo = b.states
	}
	r.nameLost()
	r.plan = page.New(r.Site, address.New(r.Site), r.assets, r.origin, r.Day(), r.subject.Newer)
	r.nameOwn(diags)
	r.resources = sync.OnceValues(r.plan.Resources)
	r.Outputs = new(output.Register)
	if len(r.Site.Languages) > 0 {
		r.Outputs = output.New(output.Parts{Plan: r.plan, Layouts: r.layouts, Assets: r.assets, Origin: r.origin, Led: r.documents})
	}
	if b.look == nil || b.look.layouts != r.layouts || !slices.Equal(b.look.strings, r.Site.Languages) {
		b.look = &look{r.layouts, r.Site.Languages}
	}
	r.nameOwnEntries()
	r.look = b.look
	r.noteBroken()
	r.languages = languages
	r.reassembled = func(entries []*content.Entry, languages map[lang.Tag]*lang.Strings) *Result {
		return r.with(entries, languages, s.Drafts)
	}
	now := *b
	r.again = func(t *source.Tree) *Result {
		b := now
		again, _ := b.Build(context.Background(), t, s)
		return again
	}
	return ctx.Err()
}

// with is the website of other entries and interface strings, with all else the same.
func (r *Result) with(entries []*content.Entry, languages map[lang.Tag]*lang.Strings, drafts site.Drafts) *Result {
	w := &Result{entries: entries, languages: languages, layouts: r.layouts, assets: r.assets, origin: r.origin, subject: r.subject}
	w.Site = site.New(r.Site, entries, languages, drafts)
	w.plan = page.New(w.Site, address.New(w.Site), r.assets, r.origin, r.Day(), r.subject.Newer)
	w.Outputs = output.New(output.Parts{Plan: w.plan, Layouts: r.layouts, Assets: r.assets, Origin: r.origin, Led: r.documents})
	return w
}

// nameOwn takes what is wrong with static files. An address of the site itself is not one of another site: the file that it
// names has one that goes on working when the site moves.
func (r *Result) nameOwn(diags diag.List) {
	for _, d := range diags {
		if d.Code == diag.AssetOutside {
			address := d.Args[0].(string)
			if at, own := r.plan.Within(address); own {
				named := *d
				named.Code, named.Args = diag.AssetOwn, []any{address, cmp.Or(r.assets.Name(d.Pos.File, at), at)}
				d = &named
			}
		}
		r.Diags = append(r.Diags, d)
	}
}

// nameOwnEntries names the pages of the site whose addresses stand in menus.
func (r *Result) nameOwnEntries() {
	for i, d := range r.Diags {
		if d.Code != diag.ValueEntry && d.Code != diag.ValueEntryOutside || r.Site.Settings() == nil {
			continue
		}
		at := strings.Trim(d.Args[1].(string), `"'`)
		if within, own := r.plan.Within(at); own {
			at = within
		}
		to, _ := published{r}.Land(at)
		if !strings.HasPrefix(at, "/") || to == nil || to.ID() == "" {
			continue
		}
		named := *d
		named.Code, named.Args = diag.NavigationOwn, []any{d.Args[0], d.Args[1], to.ID()}
		named.Fix = r.Site.Settings().Rewritten(d.Pos.Offset, d.End, to.ID())
		r.Diags[i] = &named
	}
	r.findOwnEntries()
}

// findOwnEntries reports the entries of menus with words of their own that lead to pages of the site by the whole address.
func (r *Result) findOwnEntries() {
	settings := r.Site.Settings()
	if settings == nil {
		return
	}
	for key, entry := range schema.Each[schema.MenuItem](settings.Kind, r.Site.Config) {
		within, own := r.plan.Within(string(entry.Link))
		if !own || strings.ContainsAny(string(entry.Link), "?#") { // a place on a page has no name in menus
			continue
		}
		if to, _ := (published{r}).Land(within); to != nil && to.ID() != "" {
			at, end := r.Site.Written(key + ".link")
			field, _, _ := strings.Cut(key, ".")
			r.Diags.Add(diag.NavigationOwn, at, end, field, string(entry.Link), to.ID())
		}
	}
}

// noteBroken lists, beside the content files that could not be read, what the
// whole site needs and has a mistake: the settings, interface strings.
func (r *Result) noteBroken() {
	for _, d := range r.Diags {
		file := d.Pos.File
		if (strings.HasPrefix(file, "i18n/") || file == source.Marker) && d.Severity(false) == diag.Error && !slices.Contains(r.broken, file) {
			r.broken = append(r.broken, file)
		}
	}
}

// read reads every content file but for its text, in parallel. A file that has
// not changed since the last time keeps its entry, unless the words that texts are
// judged by have. The files that are no entries are returned.
func (r *Result) read(ctx context.Context, b *Builder, words *markdown.Vocabulary) (others []*source.File, err error) {
	before := b.content
	if !words.Equal(b.words) {
		b.words, before = words, nil
	}
	r.words = b.words
	slots, fresh := slotsOf(r.tree, before)
	err = parallel.For(ctx, runtime.GOMAXPROCS(0), len(fresh), func(i int) {
		p := &slots[fresh[i]]
		p.entry = content.Parse(p.file, b.words)
		p.wrong = len(p.entry.Diags) > 0 || p.entry.Record.Facts == nil || p.entry.Guessed || p.entry.Failed
	})
	if err != nil {
		return nil, err
	}
	r.entries = make([]*content.Entry, 0, len(slots))
	for _, p := range slots {
		if p.entry == nil {
			others = append(others, p.file)
			continue
		}
		r.entries = append(r.entries, p.entry)
		if p.wrong {
			r.Diags = append(r.Diags, p.entry.Diags...)
			if p.entry.Failed || p.entry.Kind != nil && (p.entry.Record.Facts == nil || p.entry.Guessed) {
				r.broken = append(r.broken, p.file.Path)
			}
		}
	}
	if b.content != nil {
		for _, i := range fresh {
			r.fresh = append(r.fresh, slots[i].entry)
		}
	}
	b.content = slots
	return others, nil
}

// slotsOf lists the content files of a tree, with what was known of them before;
// fresh are those whose entries are still to be read.
func slotsOf(t *source.Tree, before []slot) (slots []slot, fresh []int) {
	slots = make([]slot, 0, len(before)+1)
	for f := range t.Files("content/") {
		for len(before) > 0 && before[0].file != f && before[0].file.Path < f.Path {
			before = before[1:]
		}
		if len(before) > 0 && before[0].file == f {
			slots, before = append(slots, before[0]), before[1:]
			continue
		}
		if content.IsEntry(f.Path) {
			fresh = append(fresh, len(slots))
		}
		slots = append(slots, slot{file: f})
	}
	return slots, fresh
}

// textFiles yields the files of a folder as text, by path.
func textFiles(t *source.Tree, folder string, diags *diag.List) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for f := range t.Files(folder) {
			if !yield(f.Path, content.Legible(f.Path, f.Bytes(), diags)) {
				return
			}
		}
	}
}

// Source returns the text that offsets of diagnostics in a file refer to, or nil.
func (r *Result) Source(file string) []byte {
	if e := r.entryOf(file); e != nil {
		return e.Text
	}
	if f := r.tree.File(file); f != nil {
		return charset.Decode(f.Bytes()).UTF8
	}
	return nil
}

// entryOf is what was read of a file, or nil.
func (r *Result) entryOf(file string) *content.Entry {
	i, found := slices.BinarySearchFunc(r.entries, file, func(e *content.Entry, file string) int { return strings.Compare(e.File.Path, file) })
	if !found {
		return nil
	}
	return r.entries[i]
}

// Day is the day of the build, where the site is; zero when that is not known.
func (r *Result) Day() schema.Date { return r.subject.Today }

// Prefix is the path below which the site lies: "" or /projetpro.
func (r *Result) Prefix() string { return r.origin.Prefix }

// Broken lists the content files whose front matter could not be read as it is,
// and settings and interface strings with a mistake in them.
func (r *Result) Broken() []string { return r.broken }

// Sound reports whether every page can be made as it is meant, but for what only
// shows on rendered pages.
func (r *Result) Sound() bool {
	found, _ := r.checkLayouts(context.Background(), 1)
	wrong, _, _ := found.Count(false)
	return wrong == 0 && !r.Diags.Failed() && len(r.broken) == 0 && !r.speechless && len(r.Site.Languages) > 0
}

// Edited lists the pages, by path in the output, whose own file is new or has
// changed since the Builder's last build; none when there was none.
func (r *Result) Edited() []string {
	var pages []string
	for _, e := range r.fresh {
		if at := r.plan.PathOf(e.ID, e.Lang); at != "" {
			pages = append(pages, at)
		}
	}
	return pages
}

// A look is what pages are shown by.
type look struct {
	layouts *render.Layouts
	strings []*lang.Strings
}

// Look equals that of another result of the Builder exactly when the pages of both
// are shown by the same layouts and interface strings.
func (r *Result) Look() any { return r.look }
