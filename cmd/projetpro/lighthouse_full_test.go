//go:build full && unix

// This file asks Lighthouse what a telephone makes of the real site. tools/package.json names its version.

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// A lighthouse is what of its report is looked at.
type lighthouse struct {
	RuntimeError *struct{ Code, Message string }
	Categories   map[string]struct{ Score *float64 }
	Audits       map[string]struct {
		Score        *float64
		Title        string
		DisplayValue string
		NumericValue float64
		Details      json.RawMessage
	}
}

// A request is one that a page makes.
type request struct{ URL, ResourceType string }

func (l *lighthouse) requests(t *testing.T) []request {
	t.Helper()
	var table struct{ Items []request }
	if err := json.Unmarshal(l.Audits["network-requests"].Details, &table); err != nil {
		t.Fatal(err)
	}
	return table.Items
}

// A view is what a page may take to be seen for the first time.
type view struct {
	address  string
	requests int // but for the icon, which no page waits for
	script   int // bytes, compressed
}

// firstView is how many bytes, compressed, a page may take.
const firstView = 45_000

// Pages have full marks for all that does not depend on the machine they are measured on, and are as light as they are meant to be. How quickly
// they are there is told; it follows from what is asked for here.
func TestLighthouse(t *testing.T) {
	out := builtSite(t, repository)
	host := hosted(t, out)
	for _, v := range []view{
		{"/fr/", 5, 1000},
		{"/en/faculties/biomedical-sciences/", 5, 1000},
		{"/fr/facultes/architecture/modules/design-thinking/", 5, 1000},
		{"/en/find/", 5, 1000},
	} {
		report := lit(t, host+v.address)
		for _, category := range []string{"accessibility", "best-practices", "seo"} {
			if score := report.Categories[category].Score; score == nil || *score != 1 {
				t.Errorf("%s: %s is not 100", v.address, category)
			}
		}
		if speed := report.Categories["performance"].Score; speed != nil {
			t.Logf("%s: performance %.0f", v.address, 100**speed)
		}
		if moved := report.Audits["cumulative-layout-shift"].NumericValue; moved != 0 {
			t.Errorf("%s: things move while it is loaded: %v", v.address, moved)
		}
		requests, script, all := 0, 0, 0
		for _, r := range report.requests(t) {
			file, ours := strings.CutPrefix(r.URL, host)
			if !ours {
				t.Errorf("%s asks for %s", v.address, r.URL)
				continue
			}
			size := sizeOf(t, filepath.Join(out, filepath.FromSlash(file)))
			all += size
			if r.ResourceType == "Script" {
				script += size
			}
			if !strings.HasPrefix(file, "/assets/icon.") {
				requests++
			}
		}
		if requests == 0 || requests > v.requests || script > v.script || all > firstView {
			t.Errorf("%s takes %d requests, %d bytes of script and %d in all; at most %d, %d and %d are meant", v.address, requests, script, all, v.requests, v.script, firstView)
		}
		t.Logf("%s: %d requests, %d bytes of script, %d in all", v.address, requests, script, all)
		if t.Failed() {
			for name, a := range report.Audits {
				if a.Score != nil && *a.Score < 1 {
					t.Logf("%s: %s: %s %s", v.address, name, a.Title, a.DisplayValue)
				}
			}
		}
	}
}

// lit is what Lighthouse says of a page on a telephone.
func lit(t *testing.T, address string) (report lighthouse) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "node", tools+"/lighthouse/cli/index.js", address, "--quiet", "--output=json", "--no-enable-error-reporting",
		"--only-categories=performance,accessibility,best-practices,seo", "--chrome-flags=--headless=new --no-sandbox --disable-gpu")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
	var said bytes.Buffer
	cmd.Stderr = &said
	data, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(data, &report)
	}
	if err != nil || report.RuntimeError != nil {
		t.Fatalf("%s: %v %v\n%s", address, err, report.RuntimeError, said.String())
	}
	return report
}

// isText tells what hosts compress.
func isText(name string) bool {
	switch path.Ext(name) {
	case ".html", ".css", ".js", ".svg", ".json", ".xml", ".txt":
		return true
	}
	return false
}

// squeezed is a file as hosts send it.
func squeezed(name string) ([]byte, error) {
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, err := os.ReadFile(name)
	if err != nil || !isText(name) {
		return data, err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

func sizeOf(t *testing.T, file string) int {
	t.Helper()
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		file += "/"
	}
	data, err := squeezed(file)
	if err != nil {
		t.Fatal(err)
	}
	return len(data)
}

// hosted serves a folder as hosts do: text is compressed, and what has a digest in its name is kept.
func hosted(t *testing.T, folder string) (host string) {
	t.Helper()
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(folder, filepath.FromSlash(r.URL.Path))
		if strings.HasSuffix(r.URL.Path, "/") {
			name += "/index.html"
		}
		data, err := squeezed(name)
		if err != nil || !isText(name) || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			files.ServeHTTP(w, r)
			return
		}
		kinds := map[string]string{".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
		w.Header().Set("Content-Type", kinds[path.Ext(name)]+"; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server.URL
}
