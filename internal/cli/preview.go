// This file joins the preview: the site as it is saved goes to the browsers, and
// what is wrong with it to the terminal.

package cli

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"projetpro/internal/build"
	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/preview"
	"projetpro/internal/report"
	"projetpro/internal/serve"
	"projetpro/internal/site"
	"projetpro/internal/source"
)

// newPreview makes the preview that a server shows. ready is called when there is
// something to be seen, and each time there is more. What is wrong is said when it is
// not what was said before, or somebody has asked.
func (a *app) newPreview(ctx context.Context, dir *source.Dir, server *serve.Server, asked *atomic.Bool, ready func()) *preview.Preview[*build.Result] {
	var builder build.Builder
	var last *build.Result
	before := newRecall(ctx, dir.Root())
	output := &lastOutput{folder: usualOut(dir)}
	said := ""
	return &preview.Preview[*build.Result]{
		Build: func(ctx context.Context, t *source.Tree) (*build.Result, diag.List, error) {
			today, _ := a.today("")
			r, err := builder.Build(ctx, t, build.Settings{Drafts: site.WithDrafts, Preview: true, Today: today, Published: output.said()})
			if err != nil {
				return nil, nil, err
			}
			before.note(last, r)
			last = r
			return r, r.Diags, nil
		},
		Show: func(n *preview.Shown[*build.Result]) {
			server.Show(a.snapshot(dir, n, before))
			ready()
		},
		Say: func(r *build.Result, found diag.List) {
			if now := a.news(r, found); now != said || asked.Swap(false) {
				said = now
				fmt.Fprintln(a.err, now)
			}
		},
		Failed: func(err error) {
			message, _ := a.explain(err)
			a.tell(a.err, message)
		},
		Stale: func(r *build.Result) bool {
			today, _ := a.today("")
			return r.Day() != today(r.Site.Config.Zone())
		},
	}
}

// notePolling says when changes may take a while to be noticed.
func (a *app) notePolling(changes iter.Seq2[source.Update, error]) iter.Seq2[source.Update, error] {
	return func(yield func(source.Update, error) bool) {
		var said source.Polling
		for update, err := range changes {
			if err == nil {
				if mode := update.Polling; mode != said && mode != "" {
					a.tell(a.err, a.say.T("polling."+string(mode)))
				}
				said = update.Polling
			}
			if !yield(update, err) {
				return
			}
		}
	}
}

// snapshot is a site as the server shows it.
func (a *app) snapshot(dir *source.Dir, n *preview.Shown[*build.Result], before *recall) *serve.Snapshot {
	r := n.Site
	locate := func(found diag.List) (all []report.Located) {
		printer := report.Printer{Lang: a.lang, Source: r.Source}
		for _, d := range r.Prove(found) {
			all = append(all, printer.Locate(d))
		}
		return all
	}
	return &serve.Snapshot{Number: n.Number, Prefix: r.Prefix(), Broken: r.Broken(), Sound: n.Sound, Checked: n.Checked, Edited: n.Edited,
		File: func(path string) ([]byte, bool) {
			data, _, ok := r.File(path)
			return data, ok
		},
		Large: r.Large,
		Page:  func(path string) *serve.PageInfo { return pageInfo(r, path) },
		Where: r.Where,
		Spot:  func(at serve.Words) *serve.Spot { return spot(dir, r, at) },
		Why: func(path string) []report.Located {
			_, wrong, _ := r.File(path)
			return locate(wrong)
		},
		Problems:     sync.OnceValue(func() []report.Located { return locate(n.Found()) }),
		Pair:         func(of serve.PairOf) *serve.Pair { return pairOf(r, of, before) },
		Next:         func(of serve.PairOf, before bool) (serve.PairOf, bool) { return nextPair(r, of, before) },
		Standing:     func(path string) check.PageState { return standing(r, path) },
		Translations: func() []serve.Translated { return translated(r) },
	}
}

// spot is where words of a page are written, or nil.
func spot(dir *source.Dir, r *build.Result, at serve.Words) *serve.Spot {
	found, ok := r.Spot(at.Path, at.Text, at.Nth)
	if !ok {
		return nil
	}
	s := &serve.Spot{File: found.Pos.File, Key: found.Key}
	if text := r.Source(s.File); dir.Has(s.File) {
		offset := max(0, found.Pos.Offset)
		start := plaintext.LineStart(text, offset)
		s.Line, s.Column = plaintext.LineNumber(text, start), 1+utf8.RuneCount(text[start:offset])
	}
	return s
}

func pageInfo(r *build.Result, path string) *serve.PageInfo {
	pg := r.PageAt(path)
	switch {
	case pg == nil && r.Fails(path):
		return &serve.PageInfo{} // so that what it was last is shown
	case pg == nil:
		return nil
	}
	info := &serve.PageInfo{Lang: pg.Lang, Source: pg.Source, Identity: pg.Identity(), Aliases: pg.Aliases()}
	fault.Catch("info", pg.Source, func() { // of which the page itself will tell
		b := pg.Base()
		info.Title, info.ContentLang, info.Draft, info.Blocks = lang.Untagged(b.Title), b.ContentLang, b.Draft, pg.BlockLines()
		for _, v := range pg.Versions() {
			info.Translations = append(info.Translations, serve.Translation{Lang: v.Lang, Path: v.Path, Missing: v.Missing, Draft: b.Draft})
		}
	})
	return info
}

// news is what the terminal says of a site: its errors, and how many of each kind there are.
func (a *app) news(r *build.Result, found diag.List) string {
	printer := report.Printer{Lang: a.lang, Source: r.Source, Color: a.color, Columns: a.columns(a.err)}
	var b strings.Builder
	errors := slices.DeleteFunc(slices.Clone(found), func(d *diag.Diagnostic) bool { return d.Severity(false) != diag.Error })
	_ = printer.Print(&b, "text", r.Prove(errors))
	if len(errors) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(a.verdict(found, false))
	return b.String()
}
