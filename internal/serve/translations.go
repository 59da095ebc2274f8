// This file lists the translations of the site: how every page stands in its other languages.

package serve

import (
	"cmp"
	"html"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/check"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/search"
)

// perPage is how many lines of the list are on a page.
const perPage = 100

// openStates is the filter of what is not in step, in the query.
const openStates = "open"

// The orders of the list, in the query.
const (
	byName  = "name"
	byState = "state"
	byOpen  = "open" // most sections that are not in step first
)

// A listing is what is asked of the list of translations.
type listing struct {
	state, section, text, sort string
	lang                       lang.Tag
	page                       int // from 1
}

func listingOf(q url.Values) listing {
	l := listing{state: q.Get("state"), section: q.Get("section"), text: strings.TrimSpace(q.Get("text")), sort: q.Get("sort"), lang: lang.Tag(q.Get("lang"))}
	l.page, _ = strconv.Atoi(q.Get("page"))
	l.page = max(1, l.page)
	return l
}

// href is the address of another page of the list.
func (l listing) href(page int) string {
	q := url.Values{}
	set := func(key, value string) {
		if value != "" {
			q.Set(key, value)
		}
	}
	set("state", l.state)
	set("section", l.section)
	set("text", l.text)
	set("sort", l.sort)
	set("lang", string(l.lang))
	if page > 1 {
		set("page", strconv.Itoa(page))
	}
	return own + "translations?" + q.Encode()
}

// takes reports whether a page is asked for.
func (l listing) takes(t *Translated) bool {
	switch {
	case l.state == openStates && t.State == check.PageInStep, l.state != "" && l.state != openStates && l.state != string(t.State),
		l.lang != "" && l.lang != t.Lang, l.section != "" && !strings.HasPrefix(t.File, l.section):
		return false
	}
	return strings.Contains(search.Fold(t.Title+"\n"+t.File), search.Fold(l.text))
}

// sorted puts pages in order. Those of the same rank stay in the order of their files.
func (l listing) sorted(all []*Translated) {
	slices.SortStableFunc(all, func(a, b *Translated) int {
		switch l.sort {
		case byName:
			return strings.Compare(search.Fold(a.Title), search.Fold(b.Title))
		case byOpen:
			return cmp.Compare(b.Open, a.Open)
		}
		return cmp.Compare(slices.Index(check.PageStates, b.State), slices.Index(check.PageStates, a.State))
	})
}

// translations answers with the list.
func (s *Server) translations(w http.ResponseWriter, r *http.Request) {
	n := s.current.Load()
	if n == nil {
		s.tell(w, http.StatusServiceUnavailable, s.say.T("reading"), "")
		return
	}
	var all []Translated
	if n.Translations != nil {
		all = n.Translations()
	}
	v := &listView{sideView: &sideView{Server: s, n: n, root: s.root(r)}, asked: listingOf(r.URL.Query()), all: all}
	s.answerOwn(w, n, ownAnswer{status: http.StatusOK, title: s.say.T("translations.title"), style: "side.css", view: "translations", body: v.html()})
}

// A listView writes the list.
type listView struct {
	*sideView
	asked     listing
	all       []Translated
	languages []lang.Tag // those of all, in order
}

func (v *listView) html() string {
	v.add(`<header class="top"><div><h1>%s</h1></div><nav aria-label="%s"><a class="button leave" href="%s/">%s <kbd>Esc</kbd></a></nav></header>`+
		`<main class="list">`,
		v.word("translations.title"), v.word("side.ways"), html.EscapeString(v.n.Prefix), v.word("translations.leave"))
	if len(v.all) == 0 {
		v.add(`<p class="note">%s</p></main>`, v.word("translations.none"))
		return v.b.String()
	}
	for i := range v.all {
		if l := v.all[i].Lang; !slices.Contains(v.languages, l) {
			v.languages = append(v.languages, l)
		}
	}
	slices.Sort(v.languages)
	v.counts()
	v.form()
	var shown []*Translated
	for i := range v.all {
		if v.asked.takes(&v.all[i]) {
			shown = append(shown, &v.all[i])
		}
	}
	v.asked.sorted(shown)
	v.table(shown)
	v.b.WriteString(`</main>`)
	return v.b.String()
}

// counts says of each language how many pages are in which state.
func (v *listView) counts() {
	type key struct {
		lang  lang.Tag
		state check.PageState
	}
	count := map[key]int{}
	for i := range v.all {
		count[key{v.all[i].Lang, v.all[i].State}]++
	}
	v.b.WriteString(`<ul class="counts">`)
	for _, l := range v.languages {
		v.add(`<li><strong>%s</strong>`, html.EscapeString(l.NameIn(v.say.Tag())))
		for _, state := range check.PageStates {
			if c := count[key{l, state}]; c > 0 {
				says := v.word("translations.count", "n", c, "state", v.say.T("state."+string(state)))
				v.add(` <a class="state %s" href="%s">%s</a>`, state, html.EscapeString(listing{state: string(state), lang: l}.href(1)), says)
			}
		}
		v.b.WriteString(`</li>`)
	}
	v.b.WriteString(`</ul>`)
}

// areSeveral reports whether a language has to be told from another.
func (v *listView) areSeveral() bool { return len(v.languages) > 1 }

// form asks what is to be listed, and in which order.
func (v *listView) form() {
	v.add(`<form action="%stranslations" role="search"><label>%s <input name="text" type="search" value="%s"></label>`, own, v.word("translations.text"),
		html.EscapeString(v.asked.text))
	states := [][2]string{{"", v.say.T("translations.all")}, {openStates, v.say.T("translations.open")}}
	for _, state := range check.PageStates {
		states = append(states, [2]string{string(state), v.say.T("state." + string(state))})
	}
	v.choice("state", v.asked.state, states)
	sections := [][2]string{{"", v.say.T("translations.all")}}
	seen := map[string]bool{}
	for i := range v.all {
		for _, folder := range foldersOf(v.all[i].File) {
			if !seen[folder] {
				seen[folder], sections = true, append(sections, [2]string{folder, folder})
			}
		}
	}
	if v.areSeveral() {
		languages := [][2]string{{"", v.say.T("translations.all")}}
		for _, l := range v.languages {
			languages = append(languages, [2]string{string(l), l.NameIn(v.say.Tag())})
		}
		v.choice("lang", string(v.asked.lang), languages)
	}
	if len(sections) <= mostSections {
		slices.SortFunc(sections, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	} else {
		sections = slices.DeleteFunc(sections, func(s [2]string) bool { return strings.Count(s[0], "/") > 2 })
	}
	v.choice("section", v.asked.section, sections)
	v.choice("sort", cmp.Or(v.asked.sort, byState), [][2]string{{byState, v.say.T("translations.by.state")}, {byName, v.say.T("translations.by.name")},
		{byOpen, v.say.T("translations.by.open")}})
	v.add(`<button type="submit">%s</button></form>`, v.word("translations.show"))
}

// mostSections is how many folders are offered one by one.
const mostSections = 200

// foldersOf are the first two folders below content/ that a file lies in.
func foldersOf(file string) (all []string) {
	parts := strings.Split(path.Dir(file), "/")
	for i := 2; i <= min(len(parts), 3); i++ {
		all = append(all, strings.Join(parts[:i], "/")+"/")
	}
	return all
}

// choice is a field of the form: values and what they are called.
func (v *listView) choice(name, chosen string, values [][2]string) {
	v.add(`<label>%s <select name="%s">`, v.word("translations."+name), name)
	for _, value := range values {
		selected := ""
		if value[0] == chosen {
			selected = " selected"
		}
		v.add(`<option value="%s"%s>%s</option>`, html.EscapeString(value[0]), selected, html.EscapeString(value[1]))
	}
	v.b.WriteString(`</select></label>`)
}

// table lists one page of what is shown, with the ways to the others.
func (v *listView) table(shown []*Translated) {
	if len(shown) == 0 {
		key := "translations.nothing"
		if v.asked.state == openStates && v.asked.text == "" && v.asked.section == "" {
			key = "translations.done"
		}
		v.add(`<p class="note" role="status">%s <a href="%s">%s</a></p>`, v.word(key), listing{}.href(1), v.word("translations.whole"))
		return
	}
	pages := (len(shown) + perPage - 1) / perPage
	at := min(v.asked.page, pages)
	from, to := (at-1)*perPage, min(at*perPage, len(shown))
	v.add(`<p class="range" role="status">%s</p>`, v.word("translations.range", "from", from+1, "to", to, "n", len(shown)))
	v.add(`<div class="scroll" tabindex="0" role="region" aria-label="%s"><table><thead><tr>`, v.word("translations.title"))
	for _, key := range []string{"state", "page", "lang", "sections"} {
		if key != "lang" || v.areSeveral() {
			v.add(`<th scope="col">%s</th>`, v.word("translations."+key))
		}
	}
	v.b.WriteString(`</tr></thead><tbody>`)
	for _, t := range shown[from:to] {
		v.add(`<tr><td><span class="state %s">%s</span></td><th scope="row"><a href="%s" lang="%s">%s</a> <span class="file">%s</span></th>`,
			t.State, v.word("state."+string(t.State)), html.EscapeString(sideHref(PairOf{ID: t.ID, Lang: t.Lang})), t.First,
			html.EscapeString(plaintext.Visible(t.Title)), v.opens(t.File, 1, t.File))
		if v.areSeveral() {
			v.add(`<td>%s</td>`, html.EscapeString(t.Lang.NameIn(v.say.Tag())))
		}
		open := ""
		if t.State != check.PageMissing && t.State != check.PageInStep {
			open = v.say.T("translations.of", "n", t.Open, "all", t.Open+t.InStep)
		}
		v.add(`<td>%s</td></tr>`, html.EscapeString(open))
	}
	v.b.WriteString(`</tbody></table></div>`)
	if pages > 1 {
		v.add(`<nav class="pager" aria-label="%s">`, v.word("translations.pages"))
		if at > 1 {
			v.add(`<a class="button" rel="prev" href="%s">%s</a>`, html.EscapeString(v.asked.href(at-1)), v.word("translations.previous"))
		}
		v.add(`<span>%s</span>`, v.word("translations.at", "n", at, "all", pages))
		if at < pages {
			v.add(`<a class="button" rel="next" href="%s">%s</a>`, html.EscapeString(v.asked.href(at+1)), v.word("translations.following"))
		}
		v.b.WriteString(`</nav>`)
	}
}
