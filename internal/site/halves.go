// This file finds pages whose files have two names, one for each language.

package site

import (
	"path"
	"slices"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/translation"
)

// OtherHalf says whether an item and another may be one page whose files have two
// names: they lie in one folder, and no language has both. file is the one to be
// renamed, name what it is called beside the others then; "" when they are two pages.
func (i *Item) OtherHalf(other *Item) (file, name string) {
	if i == other || i.Place != other.Place || i.Place.ByLevel || path.Dir(i.ID) != path.Dir(other.ID) {
		return "", ""
	}
	return i.joinedBy(other)
}

// joinedBy is the file of other that could be a translation of i, and the name it
// would have then; "" when both are in one language.
func (i *Item) joinedBy(other *Item) (file, name string) {
	if slices.ContainsFunc(other.Versions, func(v *content.Entry) bool { return i.In(v.Lang) != nil }) {
		return "", ""
	}
	v := other.Versions[0]
	return v.File.Path, fileOf(i, v.Lang)
}

// Halves are the items that lack a language, and what is found of them.
type halves struct {
	*relater
	lonely []*placement         // in the order of their IDs
	other  map[*placement]*Item // the one that each may be one page with
}

// translations says which items lack a language, and which of them may be one page:
// those of one folder whose titles or names are alike, whose texts say the same, or that
// are the only ones, and those of one name in two folders.
func (r *relater) translations() {
	h := halves{relater: r, other: map[*placement]*Item{}}
	for i := range r.places {
		if p := &r.places[i]; p.shown != nil && len(p.missing) > 0 {
			h.lonely = append(h.lonely, p)
		}
	}
	folder := func(i *Item) string { return i.Place.Path + "\x00" + path.Dir(i.ID) }
	if h.areMixed() {
		h.match(func(i *Item) string { return folder(i) + "\x00" + i.Versions[0].Slug })
		h.matchNear()
		h.matchTexts(folder)
		h.match(folder)
		h.match(func(i *Item) string { return i.Place.Path + "\x00" + path.Base(i.ID) })
	}
	for _, p := range h.lonely {
		if h.other[p] == nil {
			r.Diags = append(r.Diags, p.missing...)
		}
	}
}

// areMixed reports whether not all of the items are written in the same languages.
func (h *halves) areMixed() bool {
	return slices.ContainsFunc(h.lonely, func(p *placement) bool { return h.lonely[0].item.In(p.item.Versions[0].Lang) == nil })
}

// match finds items of one key, if no two of them are in one language.
func (h *halves) match(key func(*Item) string) {
	groups := map[string][]*placement{}
	for _, p := range h.lonely {
		if h.other[p] == nil && !p.item.Place.ByLevel {
			groups[key(p.item)] = append(groups[key(p.item)], p)
		}
	}
	for _, p := range h.lonely {
		group := groups[key(p.item)]
		if len(group) > 1 && len(group) <= len(h.Languages) && group[0] == p && areApart(group) && mayBeOne(group) {
			h.join(group)
		}
	}
}

// areApart reports whether no two items are in one language.
func areApart(group []*placement) bool {
	for i, p := range group {
		for _, q := range group[:i] {
			if file, _ := q.item.joinedBy(p.item); file == "" {
				return false
			}
		}
	}
	return true
}

// mayBeOne reports whether what some items say does not show that they are several pages.
func mayBeOne(group []*placement) bool {
	for i, p := range group {
		for _, q := range group[:i] {
			if p.item.Versions[0].Slug != q.item.Versions[0].Slug && !translation.MayBeOne(q.says(), p.says()) {
				return false
			}
		}
	}
	return true
}

// matchTexts finds items of one folder, of two languages, that surely say the same.
func (h *halves) matchTexts(folder func(*Item) string) {
	type half struct {
		folder string
		in     lang.Tag
	}
	in := map[half][]*placement{}
	for _, p := range h.lonely {
		if h.other[p] == nil && !p.item.Place.ByLevel && len(p.item.Versions) == 1 {
			of := half{folder(p.item), p.item.Versions[0].Lang}
			in[of] = append(in[of], p)
		}
	}
	for _, p := range h.lonely {
		of := half{folder(p.item), p.item.Versions[0].Lang}
		mine := in[of]
		if len(mine) == 0 || mine[0] != p {
			continue
		}
		for _, l := range h.Languages {
			its := in[half{of.folder, l.Tag()}]
			if l.Tag() <= of.in || len(its) == 0 || len(mine)*len(its) > mostTexts {
				continue
			}
			for _, m := range translation.OnePage(wholes(mine), wholes(its)) {
				if x, y := mine[m.A], its[m.B]; h.other[x] == nil && h.other[y] == nil {
					h.join([]*placement{x, y})
				}
			}
		}
	}
}

// mostTexts is how many pairs of texts are compared.
const mostTexts = 900

func wholes(all []*placement) (texts []*translation.Whole) {
	for _, p := range all {
		whole := p.says()
		if whole == nil {
			whole = new(translation.Whole)
		}
		texts = append(texts, whole)
	}
	return texts
}

// mostNear is how many pairs of names are compared.
const mostNear = 10_000

// matchNear finds items of one folder whose names are a slip of the fingers apart.
func (h *halves) matchNear() {
	if n := len(h.lonely); n*n > mostNear {
		return
	}
	for i, p := range h.lonely {
		for _, q := range h.lonely[:i] {
			file, _ := q.item.OtherHalf(p.item)
			if h.other[p] == nil && h.other[q] == nil && file != "" && plaintext.Slips(path.Base(p.item.ID), path.Base(q.item.ID)) < plaintext.TooMany {
				h.join([]*placement{q, p})
			}
		}
	}
}

// join asks whether some items are one page, called as in the first of the site's
// languages that one of them is in. What follows from others is not asked: that they
// have one address, which is said, or that what they belong to may be one page.
func (h *halves) join(group []*placement) {
	first := group[0]
	for _, p := range group[1:] {
		if h.rank(p) < h.rank(first) {
			first = p
		}
	}
	for _, p := range group {
		if p == first {
			continue
		}
		h.other[p], h.other[first] = first.item, p.item
		if together, _ := first.item.OtherHalf(p.item); together != "" && first.item.Versions[0].Slug == p.item.Versions[0].Slug && p.item.Place.Layout != "" {
			continue
		}
		if mine, its := h.placeOf(p.family.Value()), h.placeOf(first.family.Value()); mine != p && mine != its && its != nil && h.other[mine] == its.item {
			continue
		}
		file, name := first.item.joinedBy(p.item)
		h.Diags.Add(diag.TranslationApart, diag.WholeFile(file), 0, first.item.Versions[0].File.Path, name).
			WithFix(name).WithRelated(diag.WholeFile(first.item.Versions[0].File.Path))
	}
}

// rank is the place among the site's languages of the first that an item is in.
func (h *halves) rank(p *placement) int { return slices.Index(h.tags(), p.item.Versions[0].Lang) }
