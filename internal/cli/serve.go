// This file is the command that shows the site while it is being written.

package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"projetpro/internal/build"
	"projetpro/internal/fault"
	"projetpro/internal/message"
	"projetpro/internal/page"
	"projetpro/internal/preview"
	"projetpro/internal/serve"
	"projetpro/internal/source"

	"github.com/pkg/browser"
	"github.com/spf13/cobra"
	"rsc.io/qr"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	site, addr, editor string
	port               int
	open               bool
	anyPort            bool // nobody asked for one
}

func (a *app) serveCommand() *cobra.Command {
	f := serveFlags{addr: "localhost:" + strconv.Itoa(page.PreviewPort)}
	cmd := &cobra.Command{Use: "serve " + a.say.T("help.options"), DisableFlagsInUseLine: true,
		Short: a.say.T("serve.short"), Long: a.say.T("serve.long"), Example: a.say.T("serve.example"),
		SuggestFor: message.Words("command", "serve.also"), Args: a.serveArguments, ValidArgsFunction: cobra.NoFileCompletions}
	flags := cmd.Flags()
	flags.StringVar(&f.site, "site", "", a.say.T("flag.site"))
	flags.IntVar(&f.port, "port", page.PreviewPort, a.say.T("flag.port"))
	flags.StringVar(&f.addr, "addr", f.addr, a.say.T("flag.addr"))
	flags.BoolVar(&f.open, "open", false, a.say.T("flag.open"))
	flags.StringVar(&f.editor, "editor", defaultEditor, a.say.T("flag.editor", "path", "{path}", "line", "{line}", "column", "{column}"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		byPort, byAddress := cmd.Flags().Changed("port"), cmd.Flags().Changed("addr")
		switch {
		case byPort && byAddress:
			return a.misuse("port-and-addr")
		case byPort && (f.port < 0 || f.port > 65535):
			return a.misuse("bad-port", "port", f.port)
		case byPort:
			f.addr = "localhost:" + strconv.Itoa(f.port)
		}
		f.anyPort = !byPort && !byAddress
		return a.serve(cmd.Context(), &f)
	}
	return cmd
}

// serveArguments says by which flag what stands without one is meant.
func (a *app) serveArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	_, err := strconv.ParseUint(args[0], 10, 16)
	switch {
	case err == nil:
		return a.misuse("serve-port", "port", args[0])
	case strings.ContainsAny(args[0], `/\.`):
		return a.misuse("serve-folder", "folder", args[0])
	}
	return a.noArguments(cmd, args)
}

// serve shows the site until ctx is done.
func (a *app) serve(ctx context.Context, f *serveFlags) error {
	editor, err := a.editorOf(f.editor)
	if err != nil {
		return err
	}
	dir, err := a.open(f.site)
	if err != nil {
		return err
	}
	defer dir.Close()
	endpoint, other, err := a.listen(ctx, dir.Root(), f)
	if err != nil {
		return err
	}
	if other != "" {
		a.tell(a.out, a.say.T("already-serving", "url", other))
		if f.open {
			a.openBrowser(other)
		}
		return nil
	}
	server := serve.New(serve.Options{Lang: a.lang, Editor: editor, Root: dir.Root(), Elsewhere: a.relative(dir.Root()) != ".",
		Port: endpoint.Port, Hosts: endpoint.Hosts, Log: func(line string) { a.tell(a.err, line) }})

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	pressed, restore := keys(ctx)
	defer restore()
	a.announce(endpoint, f.anyPort && endpoint.Port != page.PreviewPort, pressed != nil)
	if !f.anyPort {
		go a.findOther(ctx, dir.Root(), endpoint.Port)
	}
	if meeting := serve.Meet(ctx, dir.Root()); meeting != nil {
		endpoint.Listeners = append(endpoint.Listeners, meeting)
	}
	ready := make(chan struct{})
	var asked atomic.Bool // what is wrong is to be said, though it may be what was
	p := a.newPreview(ctx, dir, server, &asked, sync.OnceFunc(func() { close(ready) }))
	again := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		cancel(a.watch(ctx, dir, p, again))
	}()
	if f.open {
		go func() {
			select {
			case <-ready:
				a.openBrowser(endpoint.URLs[0])
			case <-ctx.Done():
			}
		}()
	}
	go a.obey(ctx, pressed, map[byte]func(){
		'o': func() { a.openBrowser(endpoint.URLs[0]) },
		'r': func() {
			asked.Store(true)
			select {
			case again <- struct{}{}:
			case <-ctx.Done():
			}
		},
		'q': func() { cancel(nil) },
	})
	err = server.Serve(ctx, endpoint.Listeners...)
	<-watched
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

// watch shows the site as it changes until ctx is done, and reads all of it again when it is told to.
func (a *app) watch(ctx context.Context, dir *source.Dir, p *preview.Preview[*build.Result], again <-chan struct{}) error {
	for {
		turn, end := context.WithCancel(ctx)
		go func() {
			select {
			case <-again:
			case <-turn.Done():
			}
			end()
		}()
		err := p.Run(turn, a.notePolling(dir.Watch(turn)))
		end()
		if err != nil || ctx.Err() != nil {
			return err
		}
	}
}

// obey does what the keys that are pressed stand for, capital or not.
func (a *app) obey(ctx context.Context, pressed <-chan byte, actions map[byte]func()) {
	for {
		select {
		case key := <-pressed:
			if do := actions[key|0x20]; do != nil {
				do()
			}
		case <-ctx.Done():
			return
		}
	}
}

func (a *app) openBrowser(url string) {
	err := errors.ErrUnsupported
	fault.Catch("open", "", func() { err = browser.OpenURL(url) })
	if err != nil {
		a.tell(a.err, a.say.T("cannot-open", "url", url))
	}
}

// listen opens an endpoint, or says where a preview of the same folder is.
func (a *app) listen(ctx context.Context, root string, f *serveFlags) (endpoint *serve.Endpoint, other string, err error) {
	tries := 1
	if f.anyPort {
		if at := serve.Running(ctx, root, serve.Meeting(root)); at != 0 {
			return nil, urlAt(at), nil
		}
		tries = page.PreviewPorts
	}
	first, last := page.PreviewPort, page.PreviewPort-1 // the ports that are taken
	endpoint, err = serve.Listen(ctx, f.addr, tries)
	switch {
	case err == nil && f.anyPort:
		last = endpoint.Port - 1
	case err != nil && serve.Taken(err):
		if _, port, ok := strings.Cut(f.addr, ":"); ok {
			first, _ = strconv.Atoi(port)
		}
		last = first + tries - 1
	}
	for port := first; port <= last; port++ {
		if at := serve.Running(ctx, root, port); at != 0 {
			if endpoint != nil {
				endpoint.Close()
			}
			return nil, urlAt(at), nil
		}
	}
	if err != nil {
		return nil, "", a.cannotListen(f.addr, err)
	}
	return endpoint, "", nil
}

// findOther says where else the site is shown already: where its previews meet, else at one of the ports that nobody has to choose.
func (a *app) findOther(ctx context.Context, root string, own int) {
	ports := []int{serve.Meeting(root)}
	for i := range page.PreviewPorts {
		ports = append(ports, page.PreviewPort+i)
	}
	for _, port := range ports {
		if at := serve.Running(ctx, root, port); at != 0 && at != own {
			a.tell(a.err, a.say.T("serving-too", "url", urlAt(at)))
			return
		}
	}
}

func urlAt(port int) string { return "http://localhost:" + strconv.Itoa(port) + "/" }

// cannotListen says why a preview cannot be at an address.
func (a *app) cannotListen(addr string, err error) error {
	switch {
	case serve.Malformed(err):
		return a.misuse("bad-addr", "addr", addr)
	case serve.Taken(err):
		return errors.New(a.say.T("port-taken", "addr", addr))
	case errors.Is(err, fs.ErrPermission):
		return errors.New(a.say.T("port-reserved", "addr", addr))
	case serve.Elsewhere(err):
		return errors.New(a.say.T("addr-elsewhere", "addr", addr))
	}
	return err
}

// announce says where the preview is, with a code to scan for each address that
// other devices can reach.
func (a *app) announce(endpoint *serve.Endpoint, moved, keys bool) {
	if moved {
		a.tell(a.out, a.say.T("port-moved", "port", endpoint.Port))
	}
	for i, url := range endpoint.URLs {
		a.tell(a.out, a.say.T("serving", "url", url))
		if len(endpoint.Hosts) > 0 && i >= len(endpoint.URLs)-len(endpoint.Hosts) {
			if code, err := qr.Encode(url, qr.L); err == nil {
				fmt.Fprint(a.out, blocks(code, a.color && isTerminal(a.out)))
			}
		}
	}
	if len(endpoint.Hosts) > 0 {
		a.tell(a.err, a.say.T("open-to-all"))
	}
	if keys {
		a.tell(a.out, a.say.T("serve-keys"))
	}
	a.tell(a.out, a.say.T("serve-stop"))
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
