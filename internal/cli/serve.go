// This file is the preview: the command that watches the site and shows it.

package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	app      *app
	dir      *source.Dir
	server   *serve.Server
	builder  build.Builder
	last     *build.Result
	rendered *build.Result // the last of which every page was rendered, or is known to
	number   uint64
	said     string             // of what is wrong, the last time it was said
	polling  source.Polling     // as it was last said
	finish   context.CancelFunc // stops the check of the site that is no longer the last
	done     chan struct{}      // closed when that check has ended
	ready    chan struct{}      // closed when there is something to show
}

// run builds and shows until ctx is done or the site's folder is gone.
func (p *preview) run(ctx context.Context) error {
	defer p.stopFinishing()
	for snapshot, err := range p.dir.Watch(ctx) {
		p.stopFinishing()
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

// stopFinishing ends the check that runs behind, and waits for it.
func (p *preview) stopFinishing() {
	if p.finish != nil {
		p.finish()
		<-p.done
		p.finish = nil
	}
}

// show builds a tree and shows it at once; what only the whole site can tell is
// looked for behind, and shown when it is known.
func (p *preview) show(ctx context.Context, snapshot source.Snapshot) error {
	today, _ := p.app.today("")
	r, err := p.builder.Build(ctx, snapshot.Tree, build.Settings{Drafts: site.WithDrafts, Today: today})
	if err != nil {
		return nil // ctx is done
	}
	p.number++
	found := slices.Concat(snapshot.Diags, r.Diags)
	n := p.snapshot(r, found)
	n.Edited = r.Edited(p.last)
	first := p.last == nil
	p.last = r
	p.server.Show(n)
	if first {
		close(p.ready)
	}
	p.behind(ctx, r, found, n.Edited)
	return nil
}

// pause is how long nothing must have changed before the whole site is checked.
const pause = 250 * time.Millisecond

// behind looks for what only the whole site can tell, and for what only shows
// when every page is rendered, if that may have changed.
func (p *preview) behind(ctx context.Context, r *build.Result, found diag.List, edited []string) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	p.finish, p.done = cancel, done
	go func() {
		defer close(done)
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		look := r.Check
		if !r.SameLayouts(p.rendered) {
			look = func(ctx context.Context) (diag.List, error) {
				return r.Render(ctx, func(string, []byte) error { return nil })
			}
		}
		more, err := look(ctx)
		if err != nil {
			return
		}
		p.rendered = r
		all := slices.Concat(found, more)
		n := p.snapshot(r, all)
		n.Edited = edited
		p.server.Show(n)
		p.report(r, all)
	}()
}

// snapshot is what the server shows of a result.
func (p *preview) snapshot(r *build.Result, found diag.List) *serve.Snapshot {
	all := slices.Clone(found)
	all.Sort()
	printer := diag.Printer{Lang: p.app.lang, Source: r.Source}
	n := &serve.Snapshot{Number: p.number, Prefix: r.Prefix(), Broken: r.Broken(),
		File: func(path string) ([]byte, bool) {
			data, _, ok := r.File(path)
			return data, ok
		},
		Page: func(path string) *serve.PageInfo { return pageInfo(r, path) },
	}
	for _, d := range all {
		n.Problems = append(n.Problems, printer.Locate(d))
	}
	return n
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
