// This file shows a page in two languages side by side: its texts, section by section, with what has become of each.

package serve

import (
	"cmp"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/report"
	"projetpro/internal/translation"
)

const ownPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// sideHref is the address of a page of an ID in two languages; more are names and values of what else is asked.
func sideHref(of PairOf, more ...string) string {
	q := url.Values{"id": {of.ID}, "lang": {string(of.Lang)}}
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	return own + "side?" + q.Encode()
}

// side answers with the page that the query names in two languages, or leads to the next one that is to be looked at.
func (s *Server) side(w http.ResponseWriter, r *http.Request) {
	n := s.current.Load()
	if n == nil {
		s.tell(w, http.StatusServiceUnavailable, s.say.T("reading"), "")
		return
	}
	q := r.URL.Query()
	of := PairOf{ID: q.Get("id"), Lang: lang.Tag(q.Get("lang"))}
	if at := q.Get("page"); at != "" {
		of = PairOf{Path: n.fileAt(at), Lang: of.Lang}
	}
	if go_ := q.Get("go"); go_ != "" {
		to := own + "translations?" + url.Values{"state": {"open"}, "lang": {string(of.Lang)}}.Encode()
		if n.Next != nil {
			if next, ok := n.Next(of, go_ == "before"); ok {
				to = sideHref(next)
			}
		}
		redirect(w, to)
		return
	}
	var p *Pair
	if n.Pair != nil {
		p = n.Pair(of)
	}
	if p == nil {
		if seen := s.look(n, of.Path); of.Path != "" && seen.state != absent && seen.info == nil { // a document, or a picture
			redirect(w, n.href(of.Path))
			return
		}
		s.noPair(w, n, of)
		return
	}
	v := &sideView{Server: s, n: n, p: p, root: s.root(r)}
	v.found = v.sorted(n.problems())
	a := ownAnswer{status: http.StatusOK, title: s.say.T("side.of", "title", p.Title), style: "side.css", view: "side", body: v.html()}
	if of.Path != "" {
		a.page, a.info = n.href(of.Path), n.Page(of.Path)
	} else if p.Path != "" {
		a.page = n.href(p.Path)
	}
	s.answerOwn(w, n, a)
}

// noPair answers where no page is in two languages, with the ways on.
func (s *Server) noPair(w http.ResponseWriter, n *Snapshot, of PairOf) {
	a := ownAnswer{status: http.StatusNotFound, title: s.say.T("side.gone"), style: "preview.css", view: "side"}
	leave := ""
	if of.Path != "" && s.look(n, of.Path).info != nil {
		a.status, a.title, a.page = http.StatusOK, s.say.T("side.none"), n.href(of.Path)
		leave = fmt.Sprintf(`<p><a class="leave" href="%s">%s</a> <kbd>Esc</kbd></p>`, html.EscapeString(a.page), html.EscapeString(s.say.T("side.leave")))
	}
	a.body = `<main class="own"><h1>` + html.EscapeString(a.title) + `</h1>` + leave + `<p>` + s.listLink("") + "</p></main>"
	s.answerOwn(w, n, a)
}

// An ownAnswer is a page of the preview's own that follows what it shows.
type ownAnswer struct {
	status             int
	title, style, body string
	view               string    // "side" or "translations"
	page               string    // address of the page that it is about, or ""
	info               *PageInfo // of that page; nil: it is not followed
}

func (s *Server) answerOwn(w http.ResponseWriter, n *Snapshot, a ownAnswer) {
	page := s.ownPage(a.title, a.style, a.body)
	page = insert(page, fmt.Sprintf(`<script src="%[1]spreview.js" data-token="%[2]s" data-number="%[3]d" data-view="%[4]s" data-page="%[5]s"%[6]s defer>`+
		`</script><script src="%[1]sside.js" type="module"></script>`, own, s.token, n.Number, a.view, html.EscapeString(a.page), identityOf(a.info)))
	w.Header().Set("Content-Type", contentTypes[".html"])
	w.Header().Set("Content-Security-Policy", ownPolicy)
	w.WriteHeader(a.status)
	w.Write(page)
}

// listLink leads to the list of translations.
func (s *Server) listLink(class string) string {
	return fmt.Sprintf(`<a class="%s" href="%stranslations">%s</a>`, class, own, html.EscapeString(s.say.T("translations.title")))
}

// A sideView writes a page in two languages.
type sideView struct {
	*Server
	n     *Snapshot
	p     *Pair
	root  string // see Server.root
	found []report.Located
	b     strings.Builder
}

// sorted are those problems that are in one of the two files, but for what the marks say.
func (v *sideView) sorted(all []report.Located) []report.Located {
	return slices.DeleteFunc(slices.Clone(all), func(d report.Located) bool {
		return d.File != v.p.A.File && d.File != v.p.B.File || d.Code == diag.TranslationMissing || slices.Contains(drifts, d.Code)
	})
}

func (v *sideView) add(format string, args ...any) { fmt.Fprintf(&v.b, format, args...) }

// word is one of the preview's, fit for HTML.
func (v *sideView) word(key string, args ...any) string {
	return html.EscapeString(v.say.T(key, args...))
}

func (v *sideView) html() string {
	p := v.p
	v.add(`<header class="top"><div><h1 lang="%s">%s</h1> <p class="state %s">%s</p></div><nav aria-label="%s">`, p.A.Lang,
		html.EscapeString(plaintext.Visible(p.Title)), p.State, v.word("state."+string(p.State)), v.word("side.ways"))
	here := PairOf{ID: p.ID, Lang: p.B.Lang}
	v.add(`<a class="button" rel="prev" href="%s">%s</a>`, html.EscapeString(sideHref(here, "go", "before")), v.word("side.before"))
	v.add(`<a class="button" rel="next" href="%s">%s</a>`, html.EscapeString(sideHref(here, "go", "next")), v.word("side.next"))
	v.b.WriteString(v.listLink("button"))
	out := p.Path
	if out == "" {
		out = p.B.Path
	}
	if out == "" {
		out = p.A.Path
	}
	if out != "" {
		v.add(`<a class="button leave" href="%s">%s <kbd>Esc</kbd></a>`, html.EscapeString(v.n.href(out)), v.word("side.leave"))
	}
	v.b.WriteString(`</nav></header><main>`)
	v.heads()
	v.confirm()
	var placed [][][]report.Located // by section and row
	for i := range p.Sections {
		placed = append(placed, v.placed(&p.Sections[i]))
	}
	v.problems(v.found) // those that have no other place
	for i := range p.Sections {
		v.section(&p.Sections[i], placed[i])
	}
	if len(p.Sections) == 0 {
		v.add(`<p class="note">%s</p>`, v.word("side.empty"))
	}
	v.b.WriteString("</main>")
	return v.b.String()
}

// heads are the two languages, with the file of each.
func (v *sideView) heads() {
	p := v.p
	v.b.WriteString(`<div class="row heads">`)
	for _, t := range []PairText{p.A, p.B} {
		v.add(`<div><h2 lang="%s" dir="auto">%s</h2>`, t.Lang, html.EscapeString(t.Lang.Name()))
		if t.File != "" && !t.Missing {
			v.add(`<p class="file">%s`, v.opens(t.File, 1, t.File))
			if t.Path != "" {
				v.add(` · <a class="page" href="%s">%s</a>`, html.EscapeString(v.n.href(t.Path)), v.word("side.page"))
			}
			v.b.WriteString(`</p>`)
		}
		if t.Lang == p.B.Lang && len(p.Others) > 1 {
			v.add(`<p class="others">%s`, v.word("side.others"))
			for _, other := range p.Others {
				if other != t.Lang {
					href := html.EscapeString(sideHref(PairOf{ID: p.ID, Lang: other}))
					v.add(` <a href="%s" lang="%s" hreflang="%[2]s">%[3]s</a>`, href, other, html.EscapeString(other.Name()))
				}
			}
			v.b.WriteString(`</p>`)
		}
		v.b.WriteString(`</div>`)
	}
	v.b.WriteString(`</div>`)
}

// opens leads to a line of a file in the editor, or says only its words.
func (v *sideView) opens(file string, line int, words string) string {
	href := v.editor(v.root, file, strconv.Itoa(line), "1")
	if href == "" {
		return html.EscapeString(words)
	}
	return fmt.Sprintf(`<a href="%s" title="%s">%s</a>`, html.EscapeString(href), v.word("side.source"), html.EscapeString(words))
}

// confirm says what to type when the texts agree, or what to write when there is but one.
func (v *sideView) confirm() {
	p := v.p
	language := p.B.Lang.NameIn(v.say.Tag())
	switch {
	case p.B.Missing && p.B.File != "":
		v.add(`<p class="note">%s</p>`, v.word("side.missing", "language", language, "file", p.B.File))
		return
	case p.B.Missing:
		v.add(`<p class="note">%s</p>`, v.word("side.lacking", "language", language))
		return
	case p.State == check.PageInStep:
		return
	}
	is := func(states ...translation.State) bool {
		return slices.ContainsFunc(p.Sections, func(s PairSection) bool { return slices.Contains(states, s.State) })
	}
	v.b.WriteString(`<div class="confirm">`)
	if is(translation.ChangedA, translation.ChangedB, translation.ChangedBoth, translation.Unconfirmed) {
		v.command("side.confirm", "projetpro confirm")
	}
	if is(translation.OnlyA, translation.OnlyB) {
		v.command("side.only", "projetpro confirm --only")
	}
	v.add(`<p role="status" data-copied="%s" data-selected="%s"></p></div>`, v.word("side.copied"), v.word("side.selected"))
}

// command says what to type for the file of the second language. What cannot be quoted for every shell is not offered to be copied.
func (v *sideView) command(why, command string) {
	args, copies := []string{v.p.B.File}, true
	if root := filepath.ToSlash(v.options.Root); v.options.Elsewhere {
		args = []string{"--site", root, path.Join(root, v.p.B.File)}
	}
	for _, arg := range args {
		quoted, ok := quotedFor(runtime.GOOS == "windows", arg)
		command, copies = command+" "+quoted, copies && ok
	}
	v.add(`<p>%s <code>%s</code>`, v.word(why), html.EscapeString(command))
	if copies {
		v.add(` <button type="button" data-copy>%s</button>`, v.word("side.copy"))
	}
	v.b.WriteString(`</p>`)
}

// quotedFor is a path as it is typed into a shell. On Windows that is PowerShell or cmd: ok is false where one of them
// reads something else between quotation marks.
func quotedFor(windows bool, file string) (quoted string, ok bool) {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+", r)
	}
	switch {
	case !strings.ContainsFunc(file, func(r rune) bool { return !plain(r) }):
		return file, true
	case windows: // PowerShell takes typographic quotation marks for straight ones
		return `"` + file + `"`, !strings.ContainsAny(file, "$`%!\"“”„")
	}
	return "'" + strings.ReplaceAll(file, "'", `'\''`) + "'", true
}

// placed takes the problems that are in a section out of those that have been found, by row.
func (v *sideView) placed(s *PairSection) [][]report.Located {
	all := make([][]report.Located, len(s.Rows))
	v.found = slices.DeleteFunc(v.found, func(d report.Located) bool {
		i := slices.IndexFunc(s.Rows, func(r PairRow) bool {
			return d.File == cmp.Or(r.A.File, v.p.A.File) && r.A.has(d.Line) || d.File == cmp.Or(r.B.File, v.p.B.File) && r.B.has(d.Line)
		})
		if i >= 0 {
			all[i] = append(all[i], d)
		}
		return i >= 0
	})
	return all
}

// section writes a section: what has become of it, its blocks, and what was found wrong with them.
func (v *sideView) section(s *PairSection, found [][]report.Located) {
	title, mark := s.Title, v.mark(s)
	switch {
	case s.OfFacts:
		title, mark = v.say.T("side.facts"), ""
	case len(s.Rows) > 0 && s.Rows[0].Field != "":
		title = v.say.T("side.fields")
	case title == "":
		title = v.say.T("side.opening")
	}
	class := classes[s.State]
	if v.p.B.Missing || s.OfFacts {
		class = "single"
	}
	v.add(`<section class="%s" aria-label="%s">`, class, html.EscapeString(title))
	if mark != "" {
		v.add(`<p class="mark"><strong>%s</strong>`, html.EscapeString(mark))
		if s.Gone > 0 {
			v.add(` %s`, html.EscapeString(v.say.Plural("side.taken", lang.Whole(s.Gone))))
		}
		v.lines(s)
		v.b.WriteString(`</p>`)
	}
	for i := range s.Rows {
		v.row(&s.Rows[i])
		v.problems(found[i])
	}
	for _, t := range s.Taken {
		v.words(t.Pieces, t.Lang)
	}
	v.b.WriteString(`</section>`)
}

// lines lead to the first line of a section in each file.
func (v *sideView) lines(s *PairSection) {
	for _, side := range []struct {
		t  PairText
		of func(PairRow) PairCell
	}{{v.p.A, func(r PairRow) PairCell { return r.A }}, {v.p.B, func(r PairRow) PairCell { return r.B }}} {
		i := slices.IndexFunc(s.Rows, func(r PairRow) bool { return side.of(r).To > 0 })
		if i >= 0 && v.editor(v.root, side.t.File, "1", "1") != "" {
			line := side.of(s.Rows[i]).From
			v.add(` <span class="line">%s</span>`, v.opens(side.t.File, line, v.say.T("side.line", "language", side.t.Lang.NameIn(v.say.Tag()), "line", line)))
		}
	}
}

// classes are what sections of a state are called in the style sheet.
var classes = map[translation.State]string{
	translation.InStep: "in-step", translation.Alone: "in-step",
	translation.ChangedA: "changed", translation.ChangedB: "changed", translation.ChangedBoth: "changed",
	translation.Unconfirmed: "new", translation.Unsure: "unsure", translation.OnlyA: "missing", translation.OnlyB: "missing",
}

// mark says what has become of a section; "" where that goes without saying.
func (v *sideView) mark(s *PairSection) string {
	a, b := v.p.A.Lang.NameIn(v.say.Tag()), v.p.B.Lang.NameIn(v.say.Tag())
	one := func(key, language string) string { return v.say.T("side.mark."+key, "language", language) }
	if v.p.B.Missing {
		return ""
	}
	switch s.State {
	case translation.ChangedA:
		return one("changed", a)
	case translation.ChangedB:
		return one("changed", b)
	case translation.ChangedBoth:
		return v.say.T("side.mark.both")
	case translation.OnlyA:
		return one("missing", b)
	case translation.OnlyB:
		return one("extra", b)
	case translation.Alone:
		if s.Rows[0].A.To == 0 {
			a = b
		}
		return one("alone", a)
	case translation.Unsure:
		return v.say.T("side.mark.unsure", "anchor", "{#dates}")
	case translation.Unconfirmed:
		return v.say.T("side.mark.unconfirmed")
	}
	return v.say.T("side.mark.in-step")
}

// row writes two blocks, or two fields.
func (v *sideView) row(r *PairRow) {
	v.b.WriteString(`<div class="row">`)
	for _, side := range []struct {
		t PairText
		c *PairCell
	}{{v.p.A, &r.A}, {v.p.B, &r.B}} {
		class := "cell"
		if side.c.Changed {
			class += " changed"
		}
		if side.c.To == 0 {
			class += " empty"
		}
		v.add(`<div class="%s" lang="%s" dir="%s"`, class, side.t.Lang, side.t.Lang.Dir())
		if href := v.editor(v.root, cmp.Or(side.c.File, side.t.File), strconv.Itoa(side.c.From), "1"); href != "" && side.c.From > 0 {
			v.add(` data-editor="%s"`, html.EscapeString(href))
		}
		v.b.WriteString(`>`)
		if side.c.To > 0 {
			v.add(`<span class="tag" aria-hidden="true">%s</span>`, html.EscapeString(string(side.t.Lang)))
		}
		if side.c.Changed {
			v.add(`<span class="unseen" lang="%s">%s</span>`, v.say.Tag(), v.word("side.new"))
		}
		if r.Field != "" && side.c.To > 0 {
			v.add(`<code class="field">%s</code>`, html.EscapeString(r.Field))
		}
		v.b.WriteString(side.c.HTML)
		if !isNew(side.c.Words) {
			v.words(side.c.Words, side.t.Lang)
		}
		v.b.WriteString(`</div>`)
	}
	v.b.WriteString(`</div>`)
}

// isNew reports whether all of a block is, so that its words are those that stand above.
func isNew(pieces []translation.Piece) bool {
	return len(pieces) == 1 && pieces[0].Is == translation.Added
}

// words writes which words have changed in a language: those that are gone struck out, those that are new underlined, and
// both named to who does not see that.
func (v *sideView) words(pieces []translation.Piece, in lang.Tag) {
	if len(pieces) == 0 {
		return
	}
	v.add(`<p class="words" lang="%s" dir="%s">`, in, in.Dir())
	for i, p := range pieces {
		switch text := html.EscapeString(plaintext.Visible(p.Text)); p.Is {
		case translation.Removed:
			v.add(`<del>%s%s</del>`, v.unseen("side.removed"), text)
		case translation.Added:
			v.add(`<ins>%s%s</ins>`, v.unseen("side.added"), text)
		default:
			v.b.WriteString(html.EscapeString(plaintext.Visible(translation.Abridged(p.Text, i == 0, i == len(pieces)-1))))
		}
	}
	v.b.WriteString(`</p>`)
}

// unseen are words for who does not see how something looks.
func (v *sideView) unseen(key string) string {
	return fmt.Sprintf(`<span class="unseen" lang="%s">%s </span>`, v.say.Tag(), v.word(key))
}

// problems writes what was found wrong, where it stands.
func (v *sideView) problems(all []report.Located) {
	if len(all) == 0 {
		return
	}
	v.b.WriteString(`<ul class="found">`)
	for _, d := range all {
		p := v.problem(d, "", v.root)
		place := p.File
		if p.Excerpt != nil {
			place += ":" + strconv.Itoa(p.Line)
		}
		v.add(`<li class="%s"><p><strong>%s</strong> %s</p><p>%s</p>`, p.Severity, v.word("client."+p.Severity), v.opens(p.File, max(1, p.Line), place),
			html.EscapeString(p.Message))
		if p.Hint != "" {
			v.add(`<p class="hint">%s</p>`, html.EscapeString(p.Hint))
		}
		v.b.WriteString(`</li>`)
	}
	v.b.WriteString(`</ul>`)
}
