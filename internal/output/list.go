// This file lists what there is to publish, whole or at one path.

package output

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"projetpro/internal/asset"
	"projetpro/internal/diag"
	"projetpro/internal/page"
	"projetpro/internal/picture"
	"projetpro/internal/render"
	"projetpro/internal/search"
)

// lists are those of all outputs but documents, the one that comes first in a
// place before others. Each lists the outputs at a path, or all of its own for "".
func (r *Register) lists() []func(at string) []*Output {
	return []func(at string) []*Output{r.pages, r.machine, r.calendars, r.feeds, r.pictures, r.search, r.sheets, r.statics, r.former}
}

func (r *Register) pages(at string) []*Output { return r.rendered(r.parts.Plan.Pages(at)) }

func (r *Register) former(at string) []*Output { return r.rendered(r.parts.Plan.Former(at)) }

func (r *Register) rendered(pages []*page.Page) []*Output {
	all := make([]*Output, len(pages))
	for i, p := range pages {
		all[i] = &Output{Path: p.Path, kind: kindOf(p), Lang: p.Lang, Source: p.Source, Page: p, Make: func(dst []byte) ([]byte, diag.List, error) {
			data, diags := r.parts.Layouts.Page(dst, p.Layout, p.View())
			return data, diags, nil
		}}
	}
	return all
}

func kindOf(p *page.Page) kind {
	switch {
	case p.Former():
		return kindFormer
	case p.Source == "":
		return kindOwn
	}
	return kindPage
}

// machine lists the files that machines ask for: robots.txt, unless static/root
// has one, the sitemap, when the address of the site is known, and the programme as data and as a table.
func (r *Register) machine(at string) []*Output {
	var all []*Output
	sitemap := ""
	if r.parts.Origin.Root != "" {
		sitemap = r.parts.Origin.Root + r.parts.Origin.Prefix + "/sitemap.xml"
		all = append(all, made("sitemap.xml", func() []byte { return render.Sitemap(r.listings) }))
	}
	if r.parts.Assets.Static("/robots.txt") == nil {
		all = append(all, made("robots.txt", func() []byte { return render.Robots(sitemap) }))
	}
	all = append(all, made(page.ProgrammeName, func() []byte { return render.Programme(nil, r.parts.Plan.Programme()) }))
	for _, t := range r.parts.Plan.Tables() {
		table := made(t.Path, func() []byte { return render.Table(nil, t) })
		table.Lang = t.Lang
		all = append(all, table)
	}
	return slices.DeleteFunc(all, func(o *Output) bool { return at != "" && o.Path != at })
}

// calendars lists those that people subscribe to.
func (r *Register) calendars(at string) []*Output {
	calendars := r.parts.Plan.Calendars(at)
	all := make([]*Output, len(calendars))
	for i, c := range calendars {
		all[i] = &Output{Path: c.Path, kind: kindOwn, Lang: c.Lang, Source: c.Source, Make: func(dst []byte) ([]byte, diag.List, error) {
			return render.Calendar(dst, c), nil, nil
		}}
	}
	return all
}

// feeds lists those with the news.
func (r *Register) feeds(at string) []*Output {
	feeds := r.parts.Plan.Feeds(at)
	all := make([]*Output, len(feeds))
	for i, f := range feeds {
		all[i] = &Output{Path: f.Path, kind: kindOwn, Lang: f.Lang, Make: func(dst []byte) ([]byte, diag.List, error) {
			return render.Atom(dst, f.Lang, f.News()), nil, nil
		}}
	}
	return all
}

// pictures lists those that stand for pages where links to them are shared.
func (r *Register) pictures(at string) []*Output {
	pictures := r.parts.Plan.Pictures(at)
	all := make([]*Output, len(pictures))
	for i, p := range pictures {
		card := sync.OnceValue(func() *picture.Card { c := p.Card(); return &c })
		all[i] = &Output{Path: p.Path, kind: kindOwn, Lang: p.Lang, Source: p.Source, Is: func(data []byte) bool { return card().Shows(data) },
			Make: func(dst []byte) ([]byte, diag.List, error) { return picture.PNG(dst, card()), nil, nil }}
	}
	return all
}

// listings yields what search engines are told of pages, by path.
func (r *Register) listings(yield func(page.Listing) bool) {
	for _, o := range r.Pages() {
		if o.Page.Listed && !yield(o.Page.Listing()) {
			return
		}
	}
}

// made is an output that the tool makes by itself.
func made(path string, make func() []byte) *Output {
	return &Output{Path: path, kind: kindOwn, Make: func(dst []byte) ([]byte, diag.List, error) { return append(dst, make()...), nil, nil }}
}

// search lists the index of each language, which is made when the first of its files is asked for.
func (r *Register) search(at string) []*Output {
	var all []*Output
	for _, s := range r.parts.Plan.Searches(at) {
		add := func(name string, data func(*search.Index) []byte) {
			if path := s.Folder + name + ".json"; at == "" || at == path {
				o := made(path, func() []byte { return data(s.Index()) })
				o.Lang = s.Lang
				all = append(all, o)
			}
		}
		add("index", func(ix *search.Index) []byte { return ix.Manifest })
		add("near", func(ix *search.Index) []byte { return ix.Nearest })
		for i := range s.Parts.Words {
			add("w"+strconv.Itoa(i), func(ix *search.Index) []byte { return ix.Words[i] })
		}
		for i := range s.Parts.Documents {
			add("d"+strconv.Itoa(i), func(ix *search.Index) []byte { return ix.Documents[i] })
		}
	}
	return all
}

// sheets lists the style sheets that follow from the content.
func (r *Register) sheets(at string) []*Output {
	var all []*Output
	for _, sheet := range r.parts.Plan.Sheets(at) {
		o := made(sheet.Path, func() []byte { return []byte(sheet.Text) })
		o.Lang = sheet.Lang
		all = append(all, o)
	}
	return all
}

func (r *Register) statics(at string) []*Output {
	files := r.parts.Assets.Statics()
	if at != "" {
		f := r.parts.Assets.Static("/" + at)
		if f == nil {
			return nil
		}
		files = []*asset.Static{f}
	}
	all := make([]*Output, len(files))
	for i, f := range files {
		all[i] = static(f)
	}
	return all
}

func static(f *asset.Static) *Output {
	return &Output{Path: strings.TrimPrefix(f.Address, "/"), kind: kindStatic, Source: f.Path, Large: f.Large,
		Make: func([]byte) ([]byte, diag.List, error) { return f.Data, nil, nil }}
}

// documentAt is the document at a path, or nil. Where several would lie there, it
// is the one that is published, if one is.
func (r *Register) documentAt(path string) *Output {
	files := r.parts.Assets.DocumentsAt("/" + path)
	if len(files) > 1 {
		for _, o := range r.whole().outputs {
			if o.Path == path {
				return o
			}
		}
	}
	if len(files) == 0 {
		return nil
	}
	return document(files[0])
}

// document is a file that pages link to. One that has an error is not made, so that the preview shows it to nobody.
func document(f *asset.File) *Output {
	o := &Output{Path: strings.TrimPrefix(f.Address, "/"), kind: kindDocument, Source: f.Path,
		Make: func([]byte) ([]byte, diag.List, error) {
			if wrong, _, _ := f.Diags().Count(false); wrong > 0 {
				return nil, f.Diags(), nil
			}
			data, err := f.Source.Load()
			return data, nil, err
		}}
	if f.Source.Large() {
		o.Large = f.Source
	}
	return o
}
