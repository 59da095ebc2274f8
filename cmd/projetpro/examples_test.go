// This file builds what the documents show: each example of layouts.md, and what the handbooks say of the look of a site.

package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/source"
)

// An example is files that a document shows one behind the other, to be laid over a site. Settings are added to the site's.
type example struct {
	line  int // of its first file
	files map[string]string
}

// fence begins a file that a document shows: what it is written in, and its name.
var fence = regexp.MustCompile("(?m)^( *)```([a-z]+)(?: ([^\n]+))?\n")

// examples are those of a document; unnamed are the lines at which it shows something that is no file.
func examples(document string) (all []example, unnamed []string) {
	rest, line := document, 1
	for {
		m := fence.FindStringSubmatchIndex(rest)
		if m == nil {
			return all, unnamed
		}
		line += strings.Count(rest[:m[0]], "\n")
		indent, in, name := rest[m[2]:m[3]], rest[m[4]:m[5]], ""
		if m[6] >= 0 {
			name = rest[m[6]:m[7]]
		}
		text, behind, _ := strings.Cut(rest[m[1]:], "\n"+indent+"```")
		switch {
		case name == "":
			unnamed = append(unnamed, fmt.Sprintf("%d: %s", line, in))
		case len(all) == 0 || strings.TrimSpace(rest[:m[0]]) != "":
			all = append(all, example{line, map[string]string{}})
			fallthrough
		default:
			all[len(all)-1].files[name] = strings.ReplaceAll("\n"+text, "\n"+indent, "\n")[1:] + "\n"
		}
		line += strings.Count(rest[m[0]:len(rest)-len(behind)], "\n")
		rest = behind
	}
}

// tried is a site as published, and what is said of it, by code and place.
func tried(t *testing.T, e example) (site map[string]string, said map[string]int) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	for name, text := range e.files {
		if name == source.Marker {
			settings, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			text = string(settings) + "\n" + text
			for _, m := range regexp.MustCompile(`[a-z/-]+\.woff2`).FindAllString(text, -1) { // which no document can show
				data, err := os.ReadFile("../../static/cabin.woff2")
				if err != nil {
					t.Fatal(err)
				}
				lay(t, filepath.Join(dir, "static", m), string(data))
			}
		}
		lay(t, filepath.Join(dir, name), text)
	}
	r := opened(t, dir)
	var mu sync.Mutex
	site, said = map[string]string{}, map[string]int{}
	found, err := r.Render(context.Background(), func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		site[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(found, r.Diags...) {
		said[saidOf(d)]++
	}
	return site, said
}

func saidOf(d *diag.Diagnostic) string { return fmt.Sprint(d.Pos.File, " ", d.Code, " ", d.Args) }

// sound wants an example to be seen on the site, and nothing to be said of it.
func sound(t *testing.T, where string, e example, bare map[string]string, was map[string]int) {
	t.Helper()
	site, said := tried(t, e)
	for what, n := range said {
		if n > was[what] {
			t.Errorf("%s: %s", where, what)
		}
	}
	if maps.Equal(site, bare) {
		t.Errorf("%s changes nothing: %v", where, slices.Sorted(maps.Keys(e.files)))
	}
}

func TestExamplesOfLayouts(t *testing.T) {
	text, err := os.ReadFile("../../docs/layouts.md")
	if err != nil {
		t.Fatal(err)
	}
	all, unnamed := examples(string(text))
	if len(all) < 8 || len(unnamed) > 0 {
		t.Errorf("there are %d examples; without the name of a file: %v", len(all), unnamed)
	}
	bare, was := tried(t, example{})
	shown := map[string]bool{}
	for _, e := range all {
		sound(t, fmt.Sprintf("layouts.md:%d", e.line), e, bare, was)
		for name := range e.files {
			shown[name] = true
		}
	}
	for _, name := range []string{source.Marker, "static/custom.css", "layouts/404.html", "i18n/fr.yaml"} {
		if !shown[name] {
			t.Errorf("no example has %s", name)
		}
	}
}

// What handbooks show of the look of a site is settings that say nothing wrong.
func TestExamplesOfBrand(t *testing.T) {
	bare, was := tried(t, example{})
	for _, book := range handbooks {
		text, err := os.ReadFile(filepath.Join("../..", book))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, m := range regexp.MustCompile("(?s)\n( *)```yaml\n( *brand:\n.*?)\n *```").FindAllStringSubmatch(string(text), -1) {
			n++
			e := example{files: map[string]string{source.Marker: strings.ReplaceAll("\n"+m[2], "\n"+m[1], "\n")[1:] + "\n"}}
			for _, mark := range regexp.MustCompile(`[a-z-]+\.svg`).FindAllString(m[2], -1) {
				e.files["static/"+mark] = drawn
			}
			sound(t, fmt.Sprintf("%s, example %d of brand", book, n), e, bare, was)
		}
		if n < 2 {
			t.Errorf("%s has %d examples of brand", book, n)
		}
	}
}
