//go:build unix

// This file tests where each limit is: what is as long as may be is accepted,
// and what is longer by one is not.

package build

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"

	"golang.org/x/tools/txtar"
)

// about is a page with some front matter of its own and a text.
func about(front, text string) string {
	return "---\ntitle: À propos\n" + front + "---\n" + text
}

func TestLimits(t *testing.T) {
	const page, summary = "content/pages/about.fr.md", "summary: Qui nous sommes.\n"
	for _, limit := range []struct {
		code diag.Code
		most int
		file func(n int) (name, text string)
	}{
		{diag.SummaryLong, 200, func(n int) (string, string) {
			return page, about("summary: "+strings.Repeat("é", n)+"\n", "\nUn service.\n")
		}},
		{diag.FrontTooLong, 64 << 10, func(n int) (string, string) {
			rest := "title: À propos\n" + summary + "# \n"
			return page, about(summary+"# "+strings.Repeat("x", n-len(rest))+"\n", "\nUn service.\n")
		}},
		{diag.FrontTooMany, 200, func(n int) (string, string) { // keys, two of which are those of every page
			var front strings.Builder
			for i := range n - 2 {
				fmt.Fprintf(&front, "k%d: x\n", i)
			}
			return page, about(summary+front.String(), "\nUn service.\n")
		}},
		{diag.FrontTooMany, 2000, func(n int) (string, string) { // lines
			return page, about(summary+strings.Repeat("#\n", n-2), "\nUn service.\n")
		}},
		{diag.FrontTooDeep, 8, func(n int) (string, string) {
			return page, about(summary+"x: "+strings.Repeat("[", n)+"y"+strings.Repeat("]", n)+"\n", "\nUn service.\n")
		}},
		{diag.LayoutTooLong, 1000, func(n int) (string, string) {
			return "layouts/partials/mine.html", `{{define "mine"}}` + strings.Repeat(`{{"x"}}`, n-2) + `{{end}}`
		}},
		{diag.PathTooLong, 240, func(n int) (string, string) { // in UTF-16 units
			return pathOf("static/", n-len(".txt")) + ".txt", "x"
		}},
	} {
		b := newBench(t)
		for n := limit.most - 1; n <= limit.most+1; n++ {
			name, text := limit.file(n)
			b.lay(t, []txtar.File{{Name: name, Data: []byte(text)}})
			found := slices.ContainsFunc(b.build(t).list, func(d *diag.Diagnostic) bool { return d.Code == limit.code })
			if found != (n > limit.most) {
				t.Errorf("%s at %d, where %d may be: %t", limit.code, n, limit.most, found)
			}
		}
	}
}

// pathOf is a path of n characters that begins with a folder.
func pathOf(folder string, n int) string {
	for n-len([]rune(folder)) > 100 {
		folder += strings.Repeat("é", 50) + "/"
	}
	return path.Join(folder, strings.Repeat("é", n-len([]rune(folder))))
}

// Of what is wrong with every page that a layout makes, some are shown.
func TestFewOfEach(t *testing.T) {
	for pages := range 8 {
		b := newBench(t)
		files := []txtar.File{{Name: "layouts/module.html", Data: []byte(`{{define "main"}}{{index .Path 1000}}{{end}}`)}}
		for i := range 2 {
			files = append(files, txtar.File{Name: fmt.Sprintf("content/faculties/architecture/modules/atelier.%s.md", []string{"fr", "en"}[i])})
		}
		for i := range pages {
			files = append(files, txtar.File{Name: fmt.Sprintf("content/faculties/architecture/modules/m%d.fr.md", i),
				Data: []byte(fmt.Sprintf("---\ntitle: M%d\nsummary: S.\n---\n\nM.\n", i))})
		}
		b.lay(t, files)
		n := 0
		for _, d := range b.build(t).list {
			if d.Code == diag.LayoutRun {
				n++
			}
		}
		if want := min(2*pages, 5); n != want { // each in both languages
			t.Errorf("%d modules: %d mistakes are shown, want %d", pages, n, want)
		}
	}
}
