// This file is the command that shows the site while it is being written.

package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"projetpro/internal/serve"

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
		Short: a.say.T("serve.short"), Long: a.say.T("serve.long"), Args: a.noArguments, ValidArgsFunction: cobra.NoFileCompletions}
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
	endpoint, err := serve.Listen(ctx, f.addr, tries)
	if err != nil {
		return a.cannotListen(f.addr, err)
	}
	server := serve.New(serve.Options{Lang: a.lang, Editor: f.editor, Root: dir.Root(), Hosts: endpoint.Hosts,
		Log: func(line string) { fmt.Fprintln(a.err, line) }})
	a.announce(endpoint, anyPort && !strings.HasSuffix(endpoint.URLs[0], ":8000/"))

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ready := make(chan struct{})
	p := a.newPreview(dir, server, sync.OnceFunc(func() { close(ready) }))
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		cancel(p.Run(ctx, a.notePolling(dir.Watch(ctx))))
	}()
	if f.open {
		go func() {
			select {
			case <-ready:
				if browser.OpenURL(endpoint.URLs[0]) != nil {
					fmt.Fprintln(a.err, a.say.T("cannot-open", "url", endpoint.URLs[0]))
				}
			case <-ctx.Done():
			}
		}()
	}
	err = server.Serve(ctx, endpoint.Listeners...)
	<-watched
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

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
func (a *app) announce(endpoint *serve.Endpoint, moved bool) {
	if moved {
		fmt.Fprintln(a.out, a.say.T("port-moved", "port", endpoint.Port))
	}
	for i, url := range endpoint.URLs {
		fmt.Fprintln(a.out, a.say.T("serving", "url", url))
		if len(endpoint.Hosts) > 0 && i >= len(endpoint.URLs)-len(endpoint.Hosts) {
			if code, err := qr.Encode(url, qr.L); err == nil {
				fmt.Fprint(a.out, blocks(code, a.color && isTerminal(a.out)))
			}
		}
	}
	if len(endpoint.Hosts) > 0 {
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
