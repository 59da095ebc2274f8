//go:build full

// This file checks the repository's own site with tools that are not Go: the
// W3C's HTML checker and a browser with axe-core. ./test installs them.

package main_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
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
// on a desk, for barriers (WCAG 2.2 AA) and for text wider than the screen.
func TestSiteInBrowser(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, copySite(t, filepath.Join(t.TempDir(), "site")), out)
	var addresses []string
	for _, page := range read(t, out).all() {
		if page.refresh { // leaves for another page at once
			continue
		}
		addresses = append(addresses, page.address)
	}
	for scheme, flag := range map[string]string{
		"light": "--blink-settings=preferredColorScheme=1",
		"dark":  "--blink-settings=preferredColorScheme=0",
	} {
		t.Run(scheme, func(t *testing.T) {
			// 320 CSS pixels is what WCAG 1.4.10 asks a page to fit into.
			look(t, out, addresses, []int{320, 1280}, flag)
		})
	}
}

// look opens the pages in a browser and reports what is wrong with them.
func look(t *testing.T, folder string, addresses []string, widths []int, flag string) {
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
		json.NewEncoder(w).Encode(map[string]any{"addresses": addresses, "widths": widths})
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

	browser := exec.CommandContext(ctx, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--accept-lang=ja", // a language the site has not, so that / stays
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-port=0", "--window-size=1400,900",
		"--user-data-dir="+t.TempDir(), flag, server.URL+"/.test/")
	said, err := browser.CombinedOutput()
	if want := int64(len(addresses) * len(widths)); looked.Load() != want {
		t.Errorf("looked at %d pages of %d: %v\n%s", looked.Load(), want, err, said)
	}
}
