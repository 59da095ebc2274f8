// This file says, for the panel over a page, what is wrong and what the page is.

package serve

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/address"
	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/report"
)

// A state is what the panel shows.
type state struct {
	Number   uint64     `json:"number"`
	Summary  string     `json:"summary"` // "2 errors, 1 warning"; "" when nothing is wrong
	Gravest  string     `json:"gravest"` // the first part of Summary
	Notices  string     `json:"notices"` // counts the notices that have been there for longer than the last save; "" when there is none
	Errors   int        `json:"errors"`
	Problems []problem  `json:"problems"` // those of the page first, then the gravest
	More     string     `json:"more"`     // says how many others there are; "" when these are all
	Page     *pageState `json:"page"`     // null when no page lies at the address
	Edited   []edited   `json:"edited"`   // the pages whose own text changed last
	Moved    *moved     `json:"moved"`    // where the page is that is followed; null: at this address, or nowhere
	Gone     []way      `json:"gone"`     // the page that is followed is nowhere: where one can go; else null
	Former   []former   `json:"former"`   // the page had another address when the preview began; side by side, in each of its languages
}

// A problem is one thing that is wrong.
type problem struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Severity string   `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
	Excerpt  *excerpt `json:"excerpt"` // null when there is no line to show
	Related  []spot   `json:"related"`
	Editor   string   `json:"editor"` // address that opens the line in the editor, or ""
	Here     bool     `json:"here"`   // it is in the file of the page
	New      bool     `json:"new"`    // it has come with the last save

	of report.Located
}

// A spot is a line that a reader must see, too.
type spot struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Excerpt *excerpt `json:"excerpt"`
	Editor  string   `json:"editor"`
}

// An excerpt is the part of a line around a mistake.
type excerpt struct {
	Before string `json:"before"`
	Wrong  string `json:"wrong"`
	After  string `json:"after"`
}

// A pageState is what the page bar shows.
type pageState struct {
	Title        string             `json:"title"`
	Lang         lang.Tag           `json:"lang"`
	Language     string             `json:"language"` // by its own name
	Source       string             `json:"source"`
	Editor       string             `json:"editor"` // address that opens Source, with {line} for the line; or ""
	Draft        bool               `json:"draft"`
	Fallback     string             `json:"fallback"` // the language its words are really in, by its own name; "" when it is the page's
	Stale        bool               `json:"stale"`    // a mistake keeps the page as it was before
	Translations []translationState `json:"translations"`
	Blocks       []int              `json:"blocks"`   // lines of the blocks of the text
	Standing     string             `json:"standing"` // how its languages stand, in a word; "" where there is nothing to be said
	InStep       bool               `json:"inStep"`
}

// A translationState is the page in one language.
type translationState struct {
	Lang     lang.Tag `json:"lang"`
	Language string   `json:"language"`
	Href     string   `json:"href"`
	Here     bool     `json:"here"` // it is the page itself
	Missing  bool     `json:"missing"`
	Draft    bool     `json:"draft"`
}

// An edited page is one that is offered to be gone to.
type edited struct {
	Title string `json:"title"`
	Href  string `json:"href"`
	Here  bool   `json:"here"`
}

// drifts are what comes with nearly every edit of a text that was confirmed in two languages. It is no news: the bar says it in
// a word.
var drifts = []diag.Code{diag.TranslationChanged, diag.TranslationBoth, diag.SectionUntranslated, diag.SectionUnsure, diag.SectionUnconfirmed,
	diag.PagesUnconfirmed}

// mostProblems is how many problems a state lists.
const mostProblems = 200

// state answers with the state of the page whose path the query names.
func (s *Server) state(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if !s.genuine(q.Get("token")) {
		refuse(w, http.StatusForbidden)
		return
	}
	n := s.current.Load()
	if n == nil {
		refuse(w, http.StatusServiceUnavailable)
		return
	}
	st := s.stateOf(n, q.Get("page"), s.root(r))
	s.follow(n, st, q, s.root(r))
	writeJSON(w, st)
}

// root is the folder that links to the editor lead into, or "": who looks from
// another machine has neither the folder nor a right to know where it is.
func (s *Server) root(r *http.Request) string {
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	if from, err := netip.ParseAddr(host); err != nil || !from.Unmap().IsLoopback() {
		return ""
	}
	return s.options.Root
}

func (s *Server) stateOf(n *Snapshot, at, root string) *state {
	file := n.fileAt(at)
	st := &state{Number: n.Number}
	seen := s.look(n, file)
	if seen.info != nil {
		st.Page = s.pageState(n, file, seen, root)
	}
	why, others := n.problemsOf(seen)
	all := slices.Concat(why, others)
	st.Problems = s.problems(why, others, seen.source(), root)
	st.Summary, st.Gravest = s.summary(all)
	isNew := s.known.news(n, all)
	old := 0
	for _, p := range all {
		switch {
		case p.Severity == diag.Error.String():
			st.Errors++
		case p.Severity == diag.Notice.String() && !isNew(p):
			old++
		}
	}
	for i := range st.Problems {
		st.Problems[i].New = isNew(st.Problems[i].of) && !slices.Contains(drifts, st.Problems[i].of.Code)
	}
	if old > 0 {
		st.Notices = s.say.Plural("count.notice", lang.Whole(old))
	}
	if more := len(all) - len(st.Problems); more > 0 {
		st.More = s.say.Plural("more", lang.Whole(more))
	}
	st.Edited = n.edited(file)
	return st
}

// mostEdited is how many edited pages a state lists. One is offered to be gone to.
const mostEdited = 5

// edited lists some of the pages whose own text changed last, file's first.
func (n *Snapshot) edited(file string) []edited {
	all := []edited{}
	list := func(at string) {
		info := n.Page(at)
		if info != nil && !slices.Contains(n.Broken, info.Source) && len(all) < mostEdited {
			all = append(all, edited{plaintext.Visible(info.Title), n.href(at), at == file})
		}
	}
	if slices.Contains(n.Edited, file) {
		list(file)
	}
	for _, at := range n.Edited[:min(len(n.Edited), 2*mostEdited)] {
		if at != file {
			list(at)
		}
	}
	return all
}

// href is the address of a file of the output.
func (n *Snapshot) href(file string) string {
	return (&url.URL{Path: n.Prefix + address.Of(file)}).EscapedPath()
}

// fileAt is the file of the output that a path of the host asks for.
func (n *Snapshot) fileAt(path string) string {
	return address.File(strings.TrimPrefix(path, n.Prefix))
}

func (s *Server) pageState(n *Snapshot, file string, seen lookup, root string) *pageState {
	info := seen.info
	p := &pageState{Title: plaintext.Visible(info.Title), Lang: info.Lang, Source: info.Source, Draft: info.Draft, Stale: seen.state == stale,
		Editor: s.editor(root, info.Source, "{line}", "1"), Translations: []translationState{}, Blocks: slices.Concat([]int{}, info.Blocks)}
	if info.Lang != "" {
		p.Language = info.Lang.Name()
	}
	if info.fallback() {
		p.Fallback = info.ContentLang.Name()
	}
	if n.Standing != nil && len(info.Translations) > 1 {
		if state := n.Standing(file); state != "" {
			p.Standing, p.InStep = s.say.T("state."+string(state)), state == check.PageInStep
		}
	}
	for _, t := range info.Translations {
		p.Translations = append(p.Translations, translationState{t.Lang, t.Lang.Name(), n.href(t.Path), t.Path == file, t.Missing, t.Draft})
	}
	return p
}

// problemsOf is why a page cannot be shown as it is meant, and whatever else is
// wrong with the site.
func (n *Snapshot) problemsOf(seen lookup) (why, others []report.Located) {
	others = n.problems()
	if seen.state != stale && seen.state != broken {
		return nil, others
	}
	why = n.why(seen.path)
	return why, slices.DeleteFunc(slices.Clone(others), func(p report.Located) bool {
		return slices.ContainsFunc(why, func(w report.Located) bool {
			return w.File == p.File && w.Line == p.Line && w.Column == p.Column && w.Code == p.Code
		})
	})
}

// summary counts what is wrong; gravest is the first part of it.
func (s *Server) summary(all []report.Located) (summary, gravest string) {
	count := map[string]int{}
	for _, p := range all {
		count[p.Severity]++
	}
	var parts []string
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Notice} {
		if c := count[severity.String()]; c > 0 {
			parts = append(parts, s.say.Plural("count."+severity.String(), lang.Whole(c)))
		}
	}
	if len(parts) > 0 {
		gravest = parts[0]
	}
	return strings.Join(parts, ", "), gravest
}

// problems puts what is wrong in order: why the page cannot be shown, what is in
// source, then the gravest, and no more than anyone would read.
func (s *Server) problems(why, others []report.Located, source, root string) []problem {
	shown := []problem{}
	for _, d := range why {
		shown = append(shown, s.problem(d, source, root))
	}
	for rank := range ranks {
		for _, d := range others {
			if rankOf(d, source) == rank && len(shown) < mostProblems {
				shown = append(shown, s.problem(d, source, root))
			}
		}
	}
	return shown
}

// ranks is how many there are.
const ranks = 6

// rankOf orders problems: those of source before others, the grave before the small.
func rankOf(d report.Located, source string) int {
	rank := 2
	switch d.Severity {
	case diag.Error.String():
		rank = 0
	case diag.Warning.String():
		rank = 1
	}
	if source == "" || d.File != source {
		rank += ranks / 2
	}
	return rank
}

func (s *Server) problem(d report.Located, source, root string) problem {
	p := problem{File: d.File, Line: d.Line, Column: d.Column, Severity: d.Severity, Code: string(d.Code),
		Message: plaintext.Visible(d.Message), Hint: plaintext.Visible(d.Hint), Excerpt: around(d), Related: []spot{},
		Here: source != "" && d.File == source, Editor: s.editorAt(root, d), of: d}
	for _, o := range d.Related {
		p.Related = append(p.Related, spot{o.File, o.Line, around(o), s.editorAt(root, o)})
	}
	return p
}

func (s *Server) editorAt(root string, d report.Located) string {
	return s.editor(root, d.File, strconv.Itoa(d.Line), strconv.Itoa(d.Column))
}

// reach is how many characters of a line are shown on each side of a mistake.
const reach = 70

// around is the part of a line around what is wrong with it.
func around(d report.Located) *excerpt {
	if d.Excerpt == "" {
		return nil
	}
	line := []rune(plaintext.Visible(strings.ReplaceAll(d.Excerpt, "\t", " ")))
	start := min(max(d.Column-1, 0), len(line))
	end := min(start+max(d.Width, 1), start+2*reach, len(line))
	e := &excerpt{Before: string(line[:start]), Wrong: string(line[start:end]), After: string(line[end:])}
	if start > reach {
		e.Before = "…" + string(line[start-reach:start])
	}
	if len(line)-end > reach {
		e.After = string(line[end:end+reach]) + "…"
	}
	return e
}

// editor is the address that opens a file of the site in the editor, or "".
func (s *Server) editor(root, file, line, column string) string {
	if s.options.Editor == "" || root == "" || file == "" {
		return ""
	}
	full := path.Join(strings.ReplaceAll(root, `\`, "/"), file)
	full = strings.NewReplacer("&", "%26", "+", "%2B", "=", "%3D").Replace((&url.URL{Path: "/" + strings.TrimPrefix(full, "/")}).EscapedPath())
	value := strings.ReplaceAll(full, "/", "%2F")
	if strings.Contains(s.options.Editor, "/{path}") || len(root) > 1 && root[1] == ':' { // C:/…
		full = strings.TrimPrefix(full, "/")
	}
	return strings.NewReplacer("{path}", full, "{value}", value, "{line}", line, "{column}", column).Replace(s.options.Editor)
}
