//go:build full

// This file checks the repository's own site with tools that are not Go: the
// W3C's HTML checker and a browser with axe-core. ./test installs them.

package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/html"

	"projetpro/internal/pdf"
)

// tools is where npm puts what tools/package.json names.
const tools = repository + "/tools/node_modules"

func TestSiteIsValidHTML(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, copySite(t, filepath.Join(t.TempDir(), "site")), out)
	// The checker does not know all of our policy's words.
	said, err := exec.CommandContext(t.Context(), "java", "-jar", tools+"/vnu-jar/build/dist/vnu.jar",
		"--Werror", "--skip-non-html", "--filterpattern", ".*Content Security Policy.*", out).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, strings.ReplaceAll(string(said), "file:"+out, ""))
	}
}

// TestSiteInBrowser looks at every page in light and dark, on a telephone and
// on a desk, for barriers (WCAG 2.2 AA), for text wider than the screen and words
// that are broken on the narrowest, for what asks another host, and for the typeface.
func TestSiteInBrowser(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, copySite(t, filepath.Join(t.TempDir(), "site")), out)
	addresses := addressesOf(t, out)
	for scheme, flag := range map[string]string{
		"light": "--blink-settings=preferredColorScheme=1",
		"dark":  "--blink-settings=preferredColorScheme=0",
	} {
		t.Run(scheme, func(t *testing.T) {
			// 320 CSS pixels is what WCAG 1.4.10 asks a page to fit into.
			look(t, out, addresses, []int{320, 390, 768, 1280, 1920}, []int{320, 1280}, flag)
		})
	}
}

// The site that has everything a site can have is looked at as well, in the dark and on the narrowest screen, where there is
// least room for it; and some pages of the one that says what real universities say.
func TestOtherSitesInBrowser(t *testing.T) {
	for name, c := range map[string]struct {
		every int // one page of so many
		axed  []int
	}{"every": {1, []int{320}}, "university": {5, nil}} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			build(t, siteOf(t, name), out)
			var some []string
			for i, address := range addressesOf(t, out) {
				if i%c.every == 0 {
					some = append(some, address)
				}
			}
			look(t, out, some, []int{320}, c.axed, "--blink-settings=preferredColorScheme=0")
		})
	}
}

// siteOf is the folder of a site that tests have.
func siteOf(t *testing.T, name string) string {
	folder, err := filepath.Abs(filepath.Join(repository, "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// Each kind of page is printed on two sheets at most.
func TestPagesOnPaper(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, siteOf(t, "every"), out)
	server := httptest.NewServer(http.FileServer(http.Dir(out)))
	defer server.Close()
	for _, address := range []string{"/fr/", "/fr/facultes/faculte-de-droit/", "/fr/facultes/faculte-de-droit/modules/metiers/", "/fr/mentorat/duos/",
		"/fr/evenements/foire/", "/fr/supports/", "/en/faculties/law-school/modules/careers/"} {
		sheet := filepath.Join(t.TempDir(), "sheet.pdf")
		said, err := exec.CommandContext(t.Context(), "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--accept-lang=ja",
			"--no-pdf-header-footer", "--user-data-dir="+t.TempDir(), "--print-to-pdf="+sheet, server.URL+address).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", address, err, said)
		}
		data, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := pdf.Pages(bytes.NewReader(data), int64(len(data))); n < 1 || n > 2 {
			t.Errorf("%s is printed on %d sheets: %v", address, n, err)
		}
	}
}

// addressesOf are those of the pages that do not leave for another one at once.
func addressesOf(t *testing.T, folder string) (addresses []string) {
	for _, page := range read(t, folder).all() {
		moved := slices.ContainsFunc(page.elements, func(n *html.Node) bool {
			return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-moved" })
		})
		if !moved && !page.refresh {
			addresses = append(addresses, page.address)
		}
	}
	return addresses
}

// look opens the pages in a browser, of so many widths, and reports what is wrong with them; barriers are looked for at those of axed.
func look(t *testing.T, folder string, addresses []string, widths, axed []int, flag string) {
	ctx, done := context.WithCancel(t.Context())
	defer done()
	var looked atomic.Int64
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(folder)))
	mux.Handle("/.test/", http.StripPrefix("/.test/", http.FileServer(http.Dir("testdata/browser"))))
	mux.HandleFunc("/.test/axe.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, tools+"/axe-core/axe.min.js")
	})
	mux.HandleFunc("/.test/pages.json", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{"addresses": addresses, "widths": widths, "axed": append([]int{}, axed...)})
	})
	mux.HandleFunc("POST /.test/found", func(w http.ResponseWriter, r *http.Request) {
		var found struct {
			Address  string
			Width    int
			Problems []string
		}
		if err := json.NewDecoder(r.Body).Decode(&found); err != nil {
			t.Error(err)
		}
		slices.Sort(found.Problems)
		for _, problem := range slices.Compact(found.Problems) {
			t.Errorf("%s at %d px: %s", found.Address, found.Width, problem)
		}
		if looked.Add(1) == int64(len(addresses)*len(widths)) {
			done()
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()

	var said []byte
	var err error
	for range 3 { // one that crashes while it starts is none
		browser := exec.CommandContext(ctx, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--accept-lang=ja", // a language the site has not, so that / stays
			"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-port=0", "--window-size=1400,900",
			"--user-data-dir="+t.TempDir(), flag, server.URL+"/.test/")
		if said, err = browser.CombinedOutput(); looked.Load() > 0 {
			break
		}
	}
	if want := int64(len(addresses) * len(widths)); looked.Load() != want {
		t.Errorf("looked at %d pages of %d: %v\n%s", looked.Load(), want, err, said)
	}
}
