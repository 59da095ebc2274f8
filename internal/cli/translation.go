// This file is the commands about the languages of pages: status and confirm.

package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"projetpro/internal/check"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
	"projetpro/internal/translation"

	"github.com/spf13/cobra"
)

// statusFlags are the flags of status alone.
type statusFlags struct {
	format string
	diff   bool
}

func (a *app) statusCommand() *cobra.Command {
	var f siteFlags
	var s statusFlags
	cmd := &cobra.Command{Use: "status " + a.say.T("status.use"), DisableFlagsInUseLine: true,
		Short: a.say.T("status.short"), Long: a.say.T("status.long"), Example: a.say.T("status.example"),
		SuggestFor: message.Words("command", "status.also"), Args: cobra.ArbitraryArgs}
	f.given = cmd.Flags().Changed
	cmd.Flags().StringVar(&f.site, "site", "", a.say.T("flag.site"))
	cmd.Flags().StringVar(&s.format, "format", "text", a.say.T("flag.status-format"))
	cmd.Flags().BoolVar(&s.diff, "diff", false, a.say.T("flag.diff"))
	formats := []string{"text", "json"}
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	cmd.RunE = func(cmd *cobra.Command, files []string) error {
		if !slices.Contains(formats, s.format) {
			return a.misuse("unknown-format", "name", s.format, "known", strings.Join(formats, ", "))
		}
		return a.states(cmd.Context(), &f, &s, files)
	}
	return cmd
}

// states tells what has become of the languages of pages.
func (a *app) states(ctx context.Context, f *siteFlags, s *statusFlags, files []string) error {
	f.drafts = true
	r, err := a.read(ctx, f)
	if err != nil {
		return err
	}
	defer r.dir.Close()
	paths, err := a.named(r, files)
	if err != nil {
		return err
	}
	pages, err := a.statesOf(ctx, r, paths, s.diff)
	if err != nil {
		return err
	}
	if s.format == "json" {
		out := json.NewEncoder(a.out)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(pages)
	}
	a.tellStates(r, pages)
	return nil
}

// A pageState is what is told of a page in two languages, or in one where the other is missing or not meant.
type pageState struct {
	Page     string         `json:"page"`
	Source   string         `json:"source"`   // its file in the first language
	File     string         `json:"file"`     // in the other; "" where there is none
	Language lang.Tag       `json:"language"` // the other
	State    string         `json:"state"`    // one of pageStates
	InStep   int            `json:"in_step"`  // how many sections are
	Sections []sectionState `json:"sections"` // the others
}

// A sectionState is what is told of a section that is not in step.
type sectionState struct {
	State      string   `json:"state"`
	Language   lang.Tag `json:"language,omitempty"` // in which it has changed, or is missing
	Title      string   `json:"title"`
	SourceLine int      `json:"source_line"` // from 1; 0 in a file that lacks it
	Line       int      `json:"line"`
	Changed    []string `json:"changed,omitempty"` // paragraphs that are new

	Changes []changeState `json:"changes,omitempty"` // which words have changed, where that is known
	unknown []string      // paragraphs that are new in a language of which it is not
}

// What becomes of a page in another language, in the order in which that is counted: texts that are as they were confirmed,
// that are to be looked at, that were never confirmed, that there are not, and that are not meant to be.
const (
	pageInStep  = "in-step"
	pageBegun   = "begun"
	pageNew     = "new"
	pageMissing = "missing"
	pageOnly    = "only"
)

var pageStates = []string{pageInStep, pageBegun, pageNew, pageMissing, pageOnly}

// statesOf are those of the pages that files or folders are of.
func (a *app) statesOf(ctx context.Context, r *builtSite, paths []string, diff bool) ([]pageState, error) {
	all := lacking(r, paths)
	var pages []*check.Translation
	formers := map[*check.Translation][]*check.Former{}
	for t := range r.result.Translations() {
		if isOf(t, paths) {
			pages = append(pages, t)
		}
	}
	if diff {
		var asked []*check.Former
		for _, t := range pages {
			formers[t] = t.Formers()
			asked = append(asked, formers[t]...)
		}
		why, err := lookBack(ctx, r.dir.Root(), r.result, asked)
		if err != nil {
			return nil, err
		}
		if why != nil {
			defer a.whyUnknown(why)
		}
	}
	for _, t := range pages {
		p := pageState{Page: t.Item.ID, Source: t.A.File.Path, File: t.B.File.Path, Language: t.B.Lang, State: stateOfPage(t), Sections: []sectionState{}}
		if t.Begun() && t.Words.IsChanged() {
			state := a.sectionState(r, t, nil, t.Words)
			state.noteChanges(r, t, nil, formers[t])
			p.Sections = append(p.Sections, state)
		}
		for i := range t.Sections {
			switch s := &t.Sections[i]; s.State {
			case translation.InStep, translation.Alone:
				p.InStep++
			default:
				state := a.sectionState(r, t, s, s.State)
				state.noteChanges(r, t, s, formers[t])
				p.Sections = append(p.Sections, state)
			}
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(x, y pageState) int { return strings.Compare(x.Page, y.Page) })
	return all, nil
}

// lacking are the states of pages in languages that they have no file in.
func lacking(r *builtSite, paths []string) []pageState {
	all := []pageState{}
	for item := range r.result.Site.Items() {
		first := item.Versions[0]
		if first.Wordless() || !isIn(paths, first.File.Path, check.LockFile(item.ID)) {
			continue
		}
		for _, l := range r.result.Site.Languages {
			if item.In(l.Tag()) != nil {
				continue
			}
			p := pageState{Page: item.ID, Source: first.File.Path, Language: l.Tag(), State: pageOnly, Sections: []sectionState{}}
			if schema.IsFor(item.Facts, l.Tag()) {
				p.State = pageMissing
			}
			all = append(all, p)
		}
	}
	return all
}

// isOf reports whether one of a page's files is named, or lies in a folder that is.
func isOf(t *check.Translation, paths []string) bool {
	return isIn(paths, t.A.File.Path, t.B.File.Path, check.LockFile(t.Item.ID))
}

// isIn reports whether one of some files is named, or lies in a folder that is.
func isIn(paths []string, files ...string) bool {
	return slices.ContainsFunc(files, func(file string) bool { return concerns(&diag.Diagnostic{Pos: diag.WholeFile(file)}, paths) })
}

// stateOfPage is a key under status.page.
func stateOfPage(t *check.Translation) string {
	switch {
	case t.InStep():
		return pageInStep
	case !t.Begun():
		return pageNew
	}
	return pageBegun
}

// sectionState is that of a section, or of words where there is none.
func (a *app) sectionState(r *builtSite, t *check.Translation, p *translation.Pairing, state translation.State) sectionState {
	s := sectionState{Title: a.titleOf(t, p)}
	if p != nil {
		s.SourceLine, s.Line = r.lineOf(t.PlaceA(p)), r.lineOf(t.PlaceB(p))
	}
	switch state {
	case translation.ChangedA:
		s.State, s.Language = "changed", t.A.Lang
	case translation.ChangedB:
		s.State, s.Language = "changed", t.B.Lang
	case translation.ChangedBoth:
		s.State = "both"
	case translation.OnlyA:
		s.State, s.Language = "missing", t.B.Lang
	case translation.OnlyB:
		s.State, s.Language = "missing", t.A.Lang
	case translation.Unsure:
		s.State = "unsure"
	default:
		s.State = "unconfirmed"
	}
	return s
}

// titleOf is what a section is called where it has changed, or in the first language.
func (a *app) titleOf(t *check.Translation, p *translation.Pairing) string {
	say := message.In(a.lang).Part("terms")
	if p == nil {
		return say.T(string(diag.WordsOfPage))
	}
	s := p.Section(t.Comparison, p.State == translation.ChangedB)
	if s.Level == 0 {
		return say.T(string(diag.OpeningOfPage))
	}
	return s.Heading.Text
}

// lineOf is the line of a place, from 1; 0 of a file as a whole.
func (r *builtSite) lineOf(at diag.Pos) int {
	text := r.result.Source(at.File)
	if at.Offset < 0 || at.Offset > len(text) {
		return 0
	}
	return plaintext.LineNumber(text, at.Offset)
}

// changedBlocks are the paragraphs of a section that are new in a file since it was confirmed.
func changedBlocks(t *check.Translation, p *translation.Pairing, e *content.Entry) (texts []string) {
	if !p.State.IsChanged() || p.State == translation.ChangedA && e != t.A || p.State == translation.ChangedB && e != t.B {
		return nil
	}
	for _, b := range translation.Changed(sectionOf(t, p, e), string(e.Lang), p.Was) {
		texts = append(texts, string(e.Text[b.From:b.To]))
	}
	return texts
}

// sectionOf is a section in one of the two files of a page, which has it.
func sectionOf(t *check.Translation, p *translation.Pairing, e *content.Entry) *markdown.Section {
	if e == t.A {
		return &t.Comparison.A.Sections[p.A]
	}
	return &t.Comparison.B.Sections[p.B]
}

// placeOfField is where a field of a file is written; the file as a whole if it is not.
func placeOfField(e *content.Entry, field string) diag.Pos {
	if span, ok := e.Record.Set[field]; ok {
		return diag.Pos{File: e.File.Path, Offset: span.Key}
	}
	return diag.WholeFile(e.File.Path)
}

// tellStates tells the states of pages to people: those that are to be looked at, then how many there are of each in every
// language.
func (a *app) tellStates(r *builtSite, pages []pageState) {
	if len(pages) == 0 {
		a.tell(a.out, a.say.T("status.none"))
		return
	}
	wrong := false
	for i := range pages {
		p := &pages[i]
		if p.State != pageBegun && p.State != pageNew {
			continue
		}
		wrong = true
		a.tell(a.out, a.say.T("status.pair", "first", p.Source, "second", p.File, "state", a.say.T("status.page."+p.State)))
		if p.State == pageNew {
			continue
		}
		for _, s := range p.Sections {
			a.tellSection(p, &s)
		}
	}
	if wrong {
		fmt.Fprintln(a.out)
	}
	a.tellCounts(r, pages)
	if wrong {
		a.tell(a.out, a.say.T("status.how"))
	}
}

// tellSection tells of a section where it stands, what it is called and what has become of it.
func (a *app) tellSection(p *pageState, s *sectionState) {
	state := a.say.T("status.state."+s.State, "language", s.Language.NameIn(a.lang))
	at := ""
	switch {
	case s.Line > 0 && (s.SourceLine == 0 || s.Language == p.Language):
		at = a.say.T("status.here", "file", p.File, "line", s.Line) + "  "
	case s.SourceLine > 0:
		at = a.say.T("status.here", "file", p.Source, "line", s.SourceLine) + "  "
	}
	fmt.Fprintln(a.out, "  "+at+a.say.T("status.section", "title", s.Title, "state", state))
	a.tellChanges(s)
}

// tellCounts tells how many pages are in which state, for each language.
func (a *app) tellCounts(r *builtSite, pages []pageState) {
	for _, l := range r.result.Site.Languages {
		counts := map[string]int{}
		for i := range pages {
			if pages[i].Language == l.Tag() {
				counts[pages[i].State]++
			}
		}
		var parts []string
		for _, state := range pageStates {
			if n := counts[state]; n > 0 {
				parts = append(parts, a.count("status.counts."+state, n))
			}
		}
		if parts != nil {
			a.tell(a.out, a.say.T("status.count", "language", l.Tag().NameIn(a.lang), "state", strings.Join(parts, ", ")))
		}
	}
}

// confirmFlags are the flags of confirm alone.
type confirmFlags struct{ minor, only bool }

func (a *app) confirmCommand() *cobra.Command {
	var f siteFlags
	var c confirmFlags
	cmd := &cobra.Command{Use: "confirm " + a.say.T("confirm.use"), DisableFlagsInUseLine: true,
		Short: a.say.T("confirm.short"), Long: a.say.T("confirm.long"), Example: a.say.T("confirm.example"),
		SuggestFor: message.Words("command", "confirm.also"), Args: cobra.ArbitraryArgs}
	f.given = cmd.Flags().Changed
	cmd.Flags().StringVar(&f.site, "site", "", a.say.T("flag.site"))
	cmd.Flags().BoolVar(&c.minor, "minor", false, a.say.T("flag.minor"))
	cmd.Flags().BoolVar(&c.only, "only", false, a.say.T("flag.only"))
	cmd.RunE = func(cmd *cobra.Command, files []string) error {
		if len(files) == 0 {
			return a.misuse("confirm.nothing")
		}
		if c.minor && c.only {
			return a.misuse("confirm.minor-only")
		}
		return a.confirm(cmd.Context(), &f, &c, files)
	}
	return cmd
}

// confirm keeps that the texts of pages agree as they are.
func (a *app) confirm(ctx context.Context, f *siteFlags, c *confirmFlags, files []string) error {
	f.drafts = true
	r, err := a.read(ctx, f)
	if err != nil {
		return err
	}
	defer r.dir.Close()
	paths, err := a.named(r, files)
	if err != nil {
		return err
	}
	what := translation.Agreeing
	switch {
	case c.minor:
		what = translation.Minor
	case c.only:
		what = translation.Single
	}
	var page []*check.Translation // in all its languages
	found := false
	finish := func() error {
		if len(page) == 0 || !slices.ContainsFunc(page, func(t *check.Translation) bool { return isOf(t, paths) }) {
			return nil
		}
		found = true
		return a.confirmPage(r, page, what)
	}
	for t := range r.result.Translations() {
		if len(page) > 0 && page[0].Item != t.Item {
			if err := finish(); err != nil {
				return err
			}
			page = nil
		}
		page = append(page, t)
	}
	if err := finish(); err != nil {
		return err
	}
	gone, err := a.confirmGone(r, paths)
	if err != nil {
		return err
	}
	if !found && !gone {
		return a.misuse("confirm.no-page", "name", strings.Join(files, " "))
	}
	return nil
}

// confirmGone removes the locks of pages that are gone. It reports whether there was one.
func (a *app) confirmGone(r *builtSite, paths []string) (gone bool, err error) {
	for id := range r.result.Gone() {
		if file := check.LockFile(id); isIn(paths, file) {
			if err := r.dir.Remove(r.tree.File(file)); err != nil {
				return gone, err
			}
			a.tell(a.out, a.say.T("confirm.gone", "file", file))
			gone = true
		}
	}
	return gone, nil
}

// confirmPage writes the lock of a page.
func (a *app) confirmPage(r *builtSite, page []*check.Translation, what translation.Confirm) error {
	before := r.result.Locks()[page[0].LockID]
	lock := &translation.Lock{Statements: before.Others(func(x, y string) bool {
		return slices.ContainsFunc(page, func(t *check.Translation) bool { return t.InA == x && t.InB == y })
	})}
	left := 0
	for _, t := range page {
		lock.Statements = append(lock.Statements, t.Confirmed(what)...)
		left += len(a.leftOf(t, what))
	}
	id := page[0].Item.ID
	changed, err := r.saveLock(id, lock.Bytes())
	if err == nil && changed && page[0].LockID != id {
		err = r.dir.Remove(r.tree.File(check.LockFile(page[0].LockID)))
	}
	if err != nil {
		return err
	}
	file := page[0].A.File.Path
	switch {
	case left > 0:
		a.tell(a.out, a.say.Plural("confirm.left", lang.Whole(left), "file", file))
		for _, t := range page {
			for _, line := range a.leftOf(t, what) {
				fmt.Fprintln(a.out, "  "+line)
			}
		}
	case !changed:
		a.tell(a.out, a.say.T("confirm.same", "file", file))
	default:
		a.tell(a.out, a.say.T("confirm.done", "file", file))
	}
	return nil
}

// leftOf says of each section that is not confirmed why.
func (a *app) leftOf(t *check.Translation, what translation.Confirm) (lines []string) {
	if !what.Takes(t.Words) && t.Words.IsChanged() {
		lines = append(lines, a.say.T("confirm.changed", "title", a.titleOf(t, nil)))
	}
	for i := range t.Sections {
		p := &t.Sections[i]
		title := a.titleOf(t, p)
		switch {
		case what.Takes(p.State):
		case p.State == translation.OnlyA:
			lines = append(lines, a.say.T("confirm.lacking", "title", title, "language", t.A.Lang.NameIn(a.lang)))
		case p.State == translation.OnlyB:
			lines = append(lines, a.say.T("confirm.lacking", "title", title, "language", t.B.Lang.NameIn(a.lang)))
		case p.State == translation.Unsure:
			lines = append(lines, a.say.T("confirm.unsure", "title", title, "anchor", "{#dates}"))
		default:
			lines = append(lines, a.say.T("confirm.changed", "title", title))
		}
	}
	return lines
}

// saveLock writes the lock of a page. It reports whether it was another.
func (r *builtSite) saveLock(id string, data []byte) (bool, error) {
	at := check.LockFile(id)
	f := r.tree.File(at)
	switch {
	case f == nil && len(data) == 0:
		return false, nil
	case f == nil:
		return true, r.dir.Create(at, data)
	case bytes.Equal(f.Bytes(), data):
		return false, nil
	}
	return true, r.dir.Save(f, data)
}
