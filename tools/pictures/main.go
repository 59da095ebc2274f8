// Command pictures takes the pictures of finished pages that the documents show: the real site as it is built now, in a
// browser, on a telephone and on a desk, in the light and in the dark.
//
//	go run ./tools/pictures            # writes docs/pictures
//	go run ./tools/pictures DIR SITE   # writes to another folder, of another site
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

func main() {
	dir, site := filepath.Join("docs", "pictures"), "."
	for i, into := range []*string{&dir, &site} {
		if len(os.Args) > i+1 {
			*into = os.Args[i+1]
		}
	}
	if err := take(dir, site); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// A subject is a page with the name of its pictures.
type subject struct{ name, address string }

var subjects = []subject{
	{"home", "/en/"},
	{"faculty", "/en/faculties/biomedical-sciences/"},
	{"module", "/en/faculties/architecture/modules/design-thinking/"},
	{"finder", "/en/find/"},
}

// A screen is what a page is shown on, with how many of its own points make one of CSS.
type screen struct {
	name          string
	width, height int64
	scale         float64
}

var screens = []screen{{"phone", 390, 844, 2}, {"desk", 1280, 800, 1}}

// quality is that of WebP, in per cent: text stays sharp, and a picture is a few dozen kilobytes.
const quality = 82

// most is how many bytes a picture may have.
const most = 150_000

func take(dir, site string) error {
	out, err := os.MkdirTemp("", "pictures")
	if err != nil {
		return err
	}
	defer os.RemoveAll(out)
	built := exec.Command("go", "run", "./cmd/projetpro", "build", "--site", site, "--out", filepath.Join(out, "public"))
	if said, err := built.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(out, "public"))))
	defer server.Close()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.Flag("hide-scrollbars", true))
	browser, end := chromedp.NewExecAllocator(context.Background(), options...)
	defer end()
	ctx, end := chromedp.NewContext(browser)
	defer end()
	for _, s := range subjects {
		for _, on := range screens {
			for _, scheme := range []string{"light", "dark"} {
				picture, err := shown(ctx, server.URL+s.address, on, scheme)
				if err != nil {
					return err
				}
				name := s.name + "-" + on.name + "-" + scheme + ".webp"
				if len(picture) > most {
					return fmt.Errorf("%s has %d bytes, more than %d", name, len(picture), most)
				}
				if err := os.WriteFile(filepath.Join(dir, name), picture, 0o644); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// shown is a picture of a page.
func shown(ctx context.Context, address string, on screen, scheme string) (picture []byte, err error) {
	loaded := false
	err = chromedp.Run(ctx,
		emulation.SetDeviceMetricsOverride(on.width, on.height, on.scale, on.name == "phone"),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
		chromedp.Navigate(address),
		chromedp.Evaluate(`document.fonts.ready.then(() => document.fonts.size > 0)`, &loaded, awaited),
		chromedp.ActionFunc(func(ctx context.Context) (err error) {
			picture, err = page.CaptureScreenshot().WithFormat(page.CaptureScreenshotFormatWebp).WithQuality(quality).Do(ctx)
			return err
		}))
	if err == nil && !loaded {
		err = errors.New("the typeface is not there")
	}
	return picture, err
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
