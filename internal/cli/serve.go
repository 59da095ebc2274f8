// This file is the preview: the command that watches the site and shows it.

package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"projetpro/internal/build"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/serve"
	"projetpro/internal/site"
	"projetpro/internal/source"

	"github.com/pkg/browser"
	"github.com/spf13/cobra"
	"rsc.io/qr"
)

const (
	defaultAddr   = "localhost:8000"
	defaultEditor = "vscode://file/{path}:{line}:{column}"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	site, addr, editor string
	open               bool
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{Use: "serve " + a.say.T("help.options"), DisableFlagsInUseLine: true,
		Short: a.say.T("serve.short"), Long: a.say.T("serve.long"), Args: a.noArguments}
	flags := cmd.Flags()
	flags.StringVar(&f.site, "site", "", a.say.T("flag.site"))
	flags.StringVar(&f.addr, "addr", defaultAddr, a.say.T("flag.addr"))
	flags.BoolVar(&f.open, "open", false, a.say.T("flag.open"))
	flags.StringVar(&f.editor, "editor", defaultEditor, a.say.T("flag.editor"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.serve(cmd.Context(), &f, !cmd.Flags().Changed("addr"))
	}
	return cmd
}

// portsToTry is how many ports are tried when nobody asked for one.
const portsToTry = 20

// serve shows the site until ctx is done. anyPort takes the next free port when
// the usual one is taken.
func (a *app) serve(ctx context.Context, f *serveFlags, anyPort bool) error {
	dir, err := a.open(f.site)
	if err != nil {
		return err
	}
	defer dir.Close()
	tries := 1
	if anyPort {
		tries = portsToTry
	}
	place, err := serve.Listen(ctx, f.addr, tries)
	if err != nil {
		if serve.Taken(err) {
			return fmt.Errorf("%s", a.say.T("port-taken", "addr", f.addr))
		}
		return a.misuse("bad-addr", "addr", f.addr)
	}
	server := serve.New(serve.Options{Lang: a.lang, Editor: f.editor, Root: dir.Root(), Hosts: place.Hosts,
		Log: func(line string) { fmt.Fprintln(a.err, line) }})
	a.announce(place, anyPort && !strings.HasSuffix(place.URLs[0], ":8000/"))

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	p := &preview{app: a, dir: dir, server: server, ready: make(chan struct{})}
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		cancel(p.run(ctx))
	}()
	if f.open {
		go func() {
			select {
			case <-p.ready:
				if browser.OpenURL(place.URLs[0]) != nil {
					fmt.Fprintln(a.err, a.say.T("cannot-open", "url", place.URLs[0]))
				}
			case <-ctx.Done():
			}
		}()
	}
	err = server.Serve(ctx, place.Listeners...)
	<-watched
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

// announce says where the preview is, with a code to scan for each address that
// other devices can reach.
func (a *app) announce(place *serve.Place, moved bool) {
	if moved {
		fmt.Fprintln(a.out, a.say.T("port-moved", "port", place.Port))
	}
	for i, url := range place.URLs {
		fmt.Fprintln(a.out, a.say.T("serving", "url", url))
		if len(place.Hosts) > 0 && i >= len(place.URLs)-len(place.Hosts) {
			if code, err := qr.Encode(url, qr.L); err == nil {
				fmt.Fprint(a.out, blocks(code, a.color && isTerminal(a.out)))
			}
		}
	}
	if len(place.Hosts) > 0 {
		fmt.Fprintln(a.err, a.say.T("open-to-all"))
	}
	fmt.Fprintln(a.out, a.say.T("serve-stop"))
}

// blocks draws a QR code on a terminal, two rows of squares to a line, with the
// margin scanners need. Without colours it is right where letters are lighter
// than their ground.
func blocks(c *qr.Code, colored bool) string {
	const margin = 2
	var b strings.Builder
	light := func(x, y int) bool { return x < 0 || y < 0 || x >= c.Size || y >= c.Size || !c.Black(x, y) }
	start, end := "", "\n"
	if colored {
		start, end = "\x1b[97;40m", "\x1b[0m\n"
	}
	for y := -margin; y < c.Size+margin; y += 2 {
		b.WriteString(start)
		for x := -margin; x < c.Size+margin; x++ {
			switch up, down := light(x, y), light(x, y+1); {
			case up && down:
				b.WriteRune('█')
			case up:
				b.WriteRune('▀')
			case down:
				b.WriteRune('▄')
			default:
				b.WriteByte(' ')
			}
		}
		b.WriteString(end)
	}
	return b.String()
}

// A preview builds the site each time its folder has changed, and shows it.
type preview struct {
	app     *app
	dir     *source.Dir
	server  *serve.Server
	builder build.Builder
	polling source.Polling // as it was last said
	ready   chan struct{}  // closed when there is something to show

	checks   sync.WaitGroup
	rendered atomic.Pointer[build.Result] // the last of which every page was rendered, or is known to
	stop     context.CancelFunc           // stops the check of the site that is no longer the last

	mu      sync.Mutex // what is shown, one at a time
	number  uint64
	last    *build.Result
	checked *build.Result // the last of which the whole was checked
	known   diag.List     // what that found
	said    string        // of what is wrong, the last time it was said
}

// run builds and shows until ctx is done or the site's folder is gone.
func (p *preview) run(ctx context.Context) error {
	defer p.checks.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	p.stop = func() {}
	for snapshot, err := range p.dir.Watch(ctx) {
		p.stop()
		if _, lost := errors.AsType[*source.LostError](err); lost {
			return err
		}
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			message, _ := p.app.explain(err)
			fmt.Fprintln(p.app.err, message)
			continue
		}
		p.notePolling(snapshot.Polling)
		if err := p.show(ctx, snapshot); err != nil {
			return err
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
// until that has been looked for behind.
func (p *preview) show(ctx context.Context, snapshot source.Snapshot) error {
	today, _ := p.app.today("")
	r, err := p.builder.Build(ctx, snapshot.Tree, build.Settings{Drafts: site.WithDrafts, Today: today})
	if err != nil {
		return nil // ctx is done
	}
	found := slices.Concat(snapshot.Diags, r.Diags)
	edited := r.Edited()

	p.mu.Lock()
	defer p.mu.Unlock()
	p.number++
	first := p.last == nil
	p.last = r
	known, checked := p.known, p.checked
	p.display(r, edited, func() diag.List { return slices.Concat(found, r.CheckEdited(), r.Still(known, checked)) })
	if first {
		close(p.ready)
	}
	ctx, p.stop = context.WithCancel(ctx)
	p.checks.Go(func() { p.check(ctx, r, found, edited) })
	return nil
}

// pause is how long nothing must have changed before the whole site is checked,
// and rest before every page is rendered.
const (
	pause = 250 * time.Millisecond
	rest  = 2 * time.Second
)

// check looks for what only the whole site can tell, then for what only shows
// when every page is rendered, if that may have changed.
func (p *preview) check(ctx context.Context, r *build.Result, found diag.List, edited []string) {
	idle(ctx, pause)
	known, err := r.Check(ctx)
	if err != nil || !p.learn(ctx, r, known, found, edited) {
		return
	}
	if !r.SameLayouts(p.rendered.Load()) {
		idle(ctx, rest-pause)
		shown, err := r.CheckPages(ctx)
		if err != nil || !p.learn(ctx, r, slices.Concat(known, shown), found, edited) {
			return
		}
	}
	p.rendered.Store(r)
}

// idle waits, unless ctx is done.
func idle(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// learn keeps what is known of a site, shows it and says it, unless another site
// is being shown already.
func (p *preview) learn(ctx context.Context, r *build.Result, known, found diag.List, edited []string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ctx.Err() != nil {
		return false
	}
	p.checked, p.known = r, known
	p.display(r, edited, func() diag.List { return slices.Concat(found, known) })
	p.report(r, slices.Concat(found, known))
	return true
}

// display has the server show a result, and what is wrong with it, when it is asked for.
func (p *preview) display(r *build.Result, edited []string, wrong func() diag.List) {
	p.server.Show(&serve.Snapshot{Number: p.number, Prefix: r.Prefix(), Broken: r.Broken(), Edited: edited,
		File: func(path string) ([]byte, bool) {
			data, _, ok := r.File(path)
			return data, ok
		},
		Page: func(path string) *serve.PageInfo { return pageInfo(r, path) },
		Problems: sync.OnceValue(func() []diag.Located {
			found := wrong()
			found.Sort()
			printer := diag.Printer{Lang: p.app.lang, Source: r.Source}
			var all []diag.Located
			for _, d := range found {
				all = append(all, printer.Locate(d))
			}
			return all
		}),
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
	slices.SortFunc(info.Translations, func(x, y serve.Translation) int {
		return slices.IndexFunc(r.Site.Languages, hasTag(x.Lang)) - slices.IndexFunc(r.Site.Languages, hasTag(y.Lang))
	})
	return info
}

// report says at the terminal what is wrong, when that has changed.
func (p *preview) report(r *build.Result, l diag.List) {
	l.Sort()
	printer := diag.Printer{Lang: p.app.lang, Source: r.Source, Color: p.app.color}
	var b strings.Builder
	errors := slices.DeleteFunc(slices.Clone(l), func(d *diag.Diagnostic) bool { return d.Severity(false) != diag.Error })
	_ = printer.Print(&b, "text", errors)
	b.WriteString(p.app.verdict(l, false))
	if said := b.String(); said != p.said {
		p.said = said
		fmt.Fprintln(p.app.err, said)
	}
}

// hasTag tells the strings of a language from those of others.
func hasTag(tag lang.Tag) func(*lang.Strings) bool {
	return func(l *lang.Strings) bool { return l.Tag() == tag }
}
