//go:build full && unix

// This file has browsers for tests, and what is looked for on every page: barriers, what is wider than the screen, words that are broken,
// lines and edges that cannot be seen, what asks another host, what the console says, and the typeface.

package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// shared is the browser of all tests that ask for no other; nil before the first.
var shared context.Context

// inBrowser opens a window of so many pixels, which knows nothing of what was done in those of other tests.
func inBrowser(t *testing.T, width, height int64) context.Context {
	t.Helper()
	var err error
	for range 2 { // a browser that has crashed is none
		if shared == nil {
			var quit func()
			shared, quit = startBrowser(t)
			afterAll = append(afterAll, quit)
		}
		to := cdp.WithExecutor(shared, chromedp.FromContext(shared).Browser)
		var apart cdp.BrowserContextID
		if apart, err = target.CreateBrowserContext().Do(to); err == nil {
			var ctx context.Context
			if ctx, err = newWindow(shared, apart, width, height); err == nil {
				t.Cleanup(func() {
					chromedp.Cancel(ctx)
					target.DisposeBrowserContext(apart).Do(to)
				})
				return ctx
			}
		}
		t.Log(err)
		shared = nil
	}
	t.Fatal(err)
	return nil
}

// newWindow opens a window, which is not hidden by another, and knows what those do that are of one context with it.
func newWindow(in context.Context, apart cdp.BrowserContextID, width, height int64) (context.Context, error) {
	id, err := target.CreateTarget("about:blank").WithNewWindow(true).WithBrowserContextID(apart).WithWidth(width).WithHeight(height).
		Do(cdp.WithExecutor(in, chromedp.FromContext(in).Browser))
	if err != nil {
		return nil, err
	}
	ctx, _ := chromedp.NewContext(in, chromedp.WithTargetID(id))
	chromedp.FromContext(ctx).BrowserContextID = apart
	return ctx, chromedp.Run(ctx)
}

// startBrowser starts a browser that reaches nothing but this machine, and asks for a language that no site has, so that / stays, unless another is asked for.
func startBrowser(t *testing.T, options ...chromedp.ExecAllocatorOption) (ctx context.Context, quit func()) {
	t.Helper()
	all := slices.Concat(chromedp.DefaultExecAllocatorOptions[:], []chromedp.ExecAllocatorOption{
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.ExecPath("chromium"), chromedp.Flag("accept-lang", "ja"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"),
	}, options)
	var err error
	for range 3 { // one that crashes while it starts is none
		allocated, cancel := chromedp.NewExecAllocator(context.Background(), all...)
		ctx, _ := chromedp.NewContext(allocated, chromedp.WithErrorf(func(string, ...any) {})) // of events that it does not know
		if err = chromedp.Run(ctx); err == nil {
			return ctx, func() { chromedp.Cancel(ctx); cancel() }
		}
		cancel()
		t.Log(err)
	}
	t.Fatal(err)
	return nil, nil
}

// awaited waits for what is evaluated.
func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// A looker is a tab that looks at pages of a site.
type looker struct {
	ctx  context.Context
	host string // http://127.0.0.1:1234

	mu   sync.Mutex
	said []string // what happened since it was last asked that should not
}

// lookers share the work on so many pages among a few tabs of a browser, in which a script has run before each page.
func lookers(t *testing.T, browser context.Context, host string, n int, script string, look func(l *looker, i int)) {
	t.Helper()
	var next, tabs = make(chan int, n), sync.WaitGroup{}
	for i := range n {
		next <- i
	}
	close(next)
	for range 3 {
		tabs.Go(func() {
			ctx, err := newWindow(browser, chromedp.FromContext(browser).BrowserContextID, 1280, 800)
			if err != nil {
				t.Error(err)
				return
			}
			defer chromedp.Cancel(ctx)
			l := &looker{ctx: ctx, host: host}
			chromedp.ListenTarget(ctx, l.hear)
			if err := l.run(network.Enable(), log.Enable(), chromedp.ActionFunc(func(ctx context.Context) error {
				_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
				return err
			})); err != nil {
				t.Error(err)
				return
			}
			for i := range next {
				look(l, i)
			}
		})
	}
	tabs.Wait()
}

// hear notes what a page says in the console, and what it asks of others.
func (l *looker) hear(event any) {
	what := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, l.host+"/") {
			what = "asks for " + e.Request.URL
		}
	case *runtime.EventConsoleAPICalled:
		what = fmt.Sprintf("the console has %s:", e.Type)
		for _, arg := range e.Args {
			what += fmt.Sprintf(" %s%s", arg.Value, arg.Description)
		}
	case *runtime.EventExceptionThrown:
		what = "a script fails: " + e.ExceptionDetails.Error()
	case *log.EventEntryAdded:
		what = fmt.Sprintf("the console has %s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	}
	if what != "" {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.said = append(l.said, what)
	}
}

// heard is what happened since it was last asked.
func (l *looker) heard() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	said := l.said
	l.said = nil
	return said
}

func (l *looker) run(actions ...chromedp.Action) error { return chromedp.Run(l.ctx, actions...) }

// A screen is what a page is looked at on.
type screen struct {
	width, height int64
	barriers      bool // whether they are looked for
}

var screens = []screen{{320, 640, true}, {390, 844, true}, {768, 1024, true}, {1280, 800, true}, {1920, 1080, true}}

// fewer are screens where barriers are looked for at some widths only.
func fewer(widths ...int64) []screen {
	some := slices.Clone(screens)
	for i := range some {
		some[i].barriers = slices.Contains(widths, some[i].width)
	}
	return some
}

// How pages are shown; nothing moves, so that what is seen is there at once.
var (
	still  = &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"}
	light  = []*emulation.MediaFeature{still, {Name: "prefers-color-scheme", Value: "light"}}
	dark   = []*emulation.MediaFeature{still, {Name: "prefers-color-scheme", Value: "dark"}}
	forced = []*emulation.MediaFeature{still, {Name: "prefers-color-scheme", Value: "dark"}, {Name: "forced-colors", Value: "active"}}
)

// lookScript is what says what is wrong with a page, with axe-core.
func lookScript(t *testing.T) string {
	t.Helper()
	axe, err := os.ReadFile(repository + "/tools/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return string(axe) + ";" + text(t, "cmd/projetpro/testdata/browser/look.js") + ";globalThis.look = look;"
}

// served is the address of a folder that is served while a test runs.
func served(t *testing.T, folder string) string {
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	t.Cleanup(server.Close)
	return server.URL
}

// everyLook is whether each page is looked at in every way: LOOKS=all asks for it.
var everyLook = os.Getenv("LOOKS") == "all"

// ofThisPage tells whether a look at pages is one of those that are made at this one, since each takes long: one of so many, and another at the next page.
func ofThisPage(page, look, every int) bool { return everyLook || (page+look)%every == 0 }

// lookAll looks at pages on screens, in each of some media, and reports what is wrong.
func lookAll(t *testing.T, browser context.Context, folder string, addresses []string, on []screen, media ...[]*emulation.MediaFeature) {
	t.Helper()
	lookAfter(t, browser, folder, addresses, "0", on, media...)
}

// lookAfter is lookAll once something was done on the pages: an expression, which may be waited for.
func lookAfter(t *testing.T, browser context.Context, folder string, addresses []string, done string, on []screen, media ...[]*emulation.MediaFeature) {
	t.Helper()
	host, script := served(t, folder), "{"+lookScript(t)+"}"
	looks := 0
	for _, s := range on {
		if s.barriers {
			looks += len(media)
		}
	}
	every := max(1, min(3, looks/2)) // so that barriers are looked for twice at least
	lookers(t, browser, host, len(addresses), script, func(l *looker, i int) {
		look := 0 // of those at which barriers may be looked for
		for m, features := range media {
			for n, s := range on {
				barriers := s.barriers && ofThisPage(i, look, every)
				if s.barriers {
					look++
				}
				if m > 0 && !barriers && !everyLook {
					continue
				}
				show := chromedp.Tasks{emulation.SetTouchEmulationEnabled(s.width < 700), emulation.SetDeviceMetricsOverride(s.width, s.height, 1, s.width < 700), emulation.SetEmulatedMedia().WithFeatures(features)}
				if m+n == 0 {
					show = append(show, chromedp.Navigate(host+addresses[i]), chromedp.Evaluate(done, nil, awaited))
				}
				var found []string
				show = append(show, chromedp.Evaluate(fmt.Sprintf("look(%d, %t, %t)", s.width, barriers, m == 0), &found, awaited))
				if err := l.run(show); err != nil {
					t.Errorf("%s at %d px: %v", addresses[i], s.width, err)
					return
				}
				slices.Sort(found)
				for _, what := range slices.Concat(slices.Compact(found), l.heard()) {
					t.Errorf("%s at %d px, %s: %s", addresses[i], s.width, features[len(features)-1].Value, what)
				}
			}
		}
		if why := l.breaks(); why != "" {
			t.Errorf("%s: %s", addresses[i], why)
		}
		l.heard()
	})
}

// breaks wants the page to run no script but its own, and to load nothing from elsewhere.
func (l *looker) breaks() string {
	var stopped string
	if err := l.run(chromedp.Evaluate(`new Promise((done) => {
		const stopped = [];
		document.addEventListener("securitypolicyviolation", (e) => stopped.push(e.effectiveDirective) > 1 && done(stopped.sort().join(" ")));
		const script = document.createElement("script"), image = document.createElement("img");
		script.textContent = "stopped.length = 0";
		image.src = "https://elsewhere.example/x.png";
		document.body.append(script, image);
		setTimeout(() => done(stopped.join(" ")), 2000);
	})`, &stopped, awaited)); err != nil {
		return err.Error()
	}
	if stopped != "img-src script-src-elem" {
		return fmt.Sprintf("its policy stops %q only", stopped)
	}
	return ""
}
