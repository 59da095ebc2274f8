// This file shows the site as it is saved: it builds, shows and checks it.

package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"projetpro/internal/build"
	"projetpro/internal/diag"
	"projetpro/internal/report"
	"projetpro/internal/serve"
	"projetpro/internal/site"
	"projetpro/internal/source"
)

// A preview builds the site each time its folder has changed, and shows it.
type preview struct {
	app     *app
	dir     *source.Dir
	server  *serve.Server
	builder build.Builder
	polling source.Polling // as it was last said
	said    string         // of what is wrong, the last time it was said
	ready   chan struct{}  // closed when there is something to show
	changed chan struct{}  // has room for one: another site is shown

	mu    sync.Mutex // what is shown, one at a time
	last  moment
	texts knowledge // of texts, links and layouts
	whole knowledge // of the rest
	pages knowledge // of what only shows on rendered pages
}

// A moment is a site that is shown.
type moment struct {
	*build.Result
	number uint64 // 1 is the first
	tree   *source.Tree
	found  diag.List // wrong with it at first sight
	edited []string  // pages
}

// A knowledge is what a check found wrong with the site of a tree.
type knowledge struct {
	tree  *source.Tree
	found diag.List
}

// run builds and shows until ctx is done or the site's folder is gone.
func (p *preview) run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go p.check(ctx) // it reads and prints, no more: there is no need to wait for it
	for snapshot, err := range p.dir.Watch(ctx) {
		if err == nil {
			p.notePolling(snapshot.Polling)
			err = p.show(ctx, snapshot)
		}
		if ctx.Err() != nil {
			return nil
		}
		if _, lost := errors.AsType[*source.LostError](err); lost {
			return err
		}
		if err != nil {
			message, _ := p.app.explain(err)
			fmt.Fprintln(p.app.err, message)
		}
	}
	return nil
}

func (p *preview) notePolling(mode source.Polling) {
	if mode != p.polling && mode != "" {
		fmt.Fprintln(p.app.err, p.app.say.T("polling."+string(mode)))
	}
	p.polling = mode
}

// show builds a tree and shows it at once, with what is wrong in the files that
// were saved. What only the whole site can tell is what it was the last time,
// until it has been looked for behind.
func (p *preview) show(ctx context.Context, snapshot source.Snapshot) error {
	today, _ := p.app.today("")
	r, err := p.builder.Build(ctx, snapshot.Tree, build.Settings{Drafts: site.WithDrafts, Today: today})
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = moment{r, p.last.number + 1, snapshot.Tree, slices.Concat(snapshot.Diags, r.Diags), r.Edited()}
	if p.last.number == 1 {
		p.texts.tree = snapshot.Tree // of which nothing is known yet
		defer close(p.ready)
	}
	p.display(p.known())
	select {
	case p.changed <- struct{}{}:
	default:
	}
	return nil
}

const (
	pause   = 250 * time.Millisecond // nothing must have changed for so long before the whole site is checked
	most    = 2 * time.Second        // but it is not put off for longer
	rest    = 2 * time.Second        // nothing must have changed for so long before every page is rendered
	share   = 5                      // if that is unlikely to tell anything new: times as long as it takes
	longest = 15 * time.Second       // but it is not put off for longer, if it may
)

// check looks for what only the whole site can tell, then for what only shows when
// every page is rendered, each time the site has changed. What has been begun is
// finished, though the site may change meanwhile: it is true of what stays the same.
func (p *preview) check(ctx context.Context) {
	var look build.Look // what pages were rendered by, the last time
	var took time.Duration
	var since time.Time // when it was first put off; zero: it is not
	m := moment{}
	for p.next(ctx, &m) {
		texts, whole, err := m.Check(ctx)
		if err != nil {
			return
		}
		p.learn(func() { p.texts, p.whole = knowledge{m.tree, texts}, knowledge{m.tree, whole} })

		wait := rest
		if look.Same(m.Look()) && len(p.pages.found) == 0 {
			wait, since = max(rest, share*took), time.Time{}
		} else if since.IsZero() {
			since = time.Now()
		}
		if !p.calm(ctx, m.number, wait) && (since.IsZero() || time.Since(since) < longest) {
			continue
		}
		start := time.Now()
		pages, err := m.CheckPages(ctx)
		if err != nil {
			return
		}
		look, took, since = m.Look(), time.Since(start), time.Time{}
		p.learn(func() { p.pages = knowledge{m.tree, pages} })
	}
}

// next waits for another site than m, and for a pause, and puts the site in m. It
// is false when ctx is done.
func (p *preview) next(ctx context.Context, m *moment) bool {
	for p.shown().number == m.number {
		select {
		case <-ctx.Done():
			return false
		case <-p.changed:
		}
	}
	for start := time.Now(); time.Since(start) < most; {
		if p.calm(ctx, p.shown().number, pause) {
			break
		}
	}
	*m = p.shown()
	return ctx.Err() == nil
}

// calm waits; it is false when another site than that of a number is shown before,
// or ctx is done.
func (p *preview) calm(ctx context.Context, number uint64, d time.Duration) bool {
	over := time.After(d)
	for ctx.Err() == nil && p.shown().number == number {
		select {
		case <-ctx.Done():
		case <-p.changed:
		case <-over:
			return true
		}
	}
	return false
}

// shown is the site that is shown.
func (p *preview) shown() moment {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.last
}

// learn takes note of something, then shows it and says it.
func (p *preview) learn(note func()) {
	p.mu.Lock()
	note()
	r, known := p.last.Result, p.known()
	p.display(known)
	p.mu.Unlock()
	p.report(r, known())
}

// known is what is known to be wrong with the site that is shown. It is worked out
// when it is first asked for.
func (p *preview) known() func() diag.List {
	m, texts, whole, pages := p.last, p.texts, p.whole, p.pages
	return sync.OnceValue(func() diag.List {
		found := slices.Concat(m.found, m.Still(texts.found, texts.tree), whole.found, m.Still(pages.found, pages.tree))
		if texts.tree != m.tree {
			found = append(found, m.CheckSince(texts.tree)...)
		}
		found.Sort()
		return found
	})
}

// display has the server show the site, and what is known to be wrong with it.
func (p *preview) display(known func() diag.List) {
	m := p.last
	locate := func(found diag.List) (all []report.Located) {
		printer := report.Printer{Lang: p.app.lang, Source: m.Source}
		for _, d := range m.Prove(found) {
			all = append(all, printer.Locate(d))
		}
		return all
	}
	p.server.Show(&serve.Snapshot{Number: m.number, Prefix: m.Prefix(), Broken: m.Broken(), Sound: p.texts.tree == m.tree && m.Sound(), Edited: m.edited,
		File: func(path string) ([]byte, bool) {
			data, _, ok := m.File(path)
			return data, ok
		},
		Page: func(path string) *serve.PageInfo { return pageInfo(m.Result, path) },
		Why: func(path string) []report.Located {
			_, wrong, _ := m.File(path)
			return locate(wrong)
		},
		Problems: sync.OnceValue(func() []report.Located { return locate(known()) }),
	})
}

func pageInfo(r *build.Result, path string) *serve.PageInfo {
	pg := r.PageAt(path)
	if pg == nil {
		return nil
	}
	b := pg.Base()
	info := &serve.PageInfo{Title: b.Title, Lang: pg.Lang, ContentLang: b.ContentLang, Source: pg.Source, Draft: b.Draft, Blocks: pg.BlockLines()}
	for _, v := range pg.Versions() {
		info.Translations = append(info.Translations, serve.Translation{Lang: v.Lang, Path: v.Path, Missing: v.Missing, Draft: b.Draft})
	}
	return info
}

// report says at the terminal what is wrong, when that has changed.
func (p *preview) report(r *build.Result, found diag.List) {
	printer := report.Printer{Lang: p.app.lang, Source: r.Source, Color: p.app.color}
	var b strings.Builder
	errors := slices.DeleteFunc(slices.Clone(found), func(d *diag.Diagnostic) bool { return d.Severity(false) != diag.Error })
	_ = printer.Print(&b, "text", r.Prove(errors))
	b.WriteString(p.app.verdict(found, false))
	if said := b.String(); said != p.said {
		p.said = said
		fmt.Fprintln(p.app.err, said)
	}
}
