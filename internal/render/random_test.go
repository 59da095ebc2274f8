// This file gives the site layouts that nobody would write, but anybody can.

package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"projetpro/internal/diag"
	"projetpro/internal/program/programtest"
)

// evil is a title that must be a text wherever it stands.
const evil = `"><x-evil data-evil=1>' --></script></style></textarea></title><x-evil>{{.}} javascript:alert(1) ` + "`${1}` \u2028é"

// Whatever a layout says, it is reported or it makes a page. What it shows is text,
// and programs show what html/template shows.
func FuzzLayouts(f *testing.F) {
	for choices := range programtest.Seeds(150, 1) {
		f.Add(choices)
	}
	s := newSample(f, "fr", "en")
	views := []any{s.rich("Titre")["text.html"], s.rich(evil)["text.html"], s.bare()["text.html"], s.fallback()["text.html"]}
	before := shipped(f)
	f.Fuzz(func(t *testing.T, choices []byte) {
		for _, words := range []programtest.Words{programtest.Odd, programtest.Plain} {
			files := programtest.Layouts(programtest.NewChoices(choices), words)
			l, slow := NewLayouts(before, defaults(t, files)), NewLayouts(before, defaults(t, files))
			wrong, same := mustCheck(t, l), mustCheck(t, slow)
			if wrong.Failed() {
				t.Fatalf("%v\n%s", files, told(l, wrong))
			}
			if diff := cmp.Diff(told(l, wrong), told(slow, same)); diff != "" {
				t.Fatalf("%v\nnot the same the second time:\n%s", files, diff)
			}
			for _, q := range slow.layouts["text.html"].within {
				if before.partials[q.name] != q { // which others use
					q.trees = nil
				}
			}
			for _, view := range views {
				got, list := l.Page(nil, "text.html", view)
				want, slowly := slow.Page(nil, "text.html", view)
				if list.Failed() {
					t.Fatalf("%v\n%s", files, told(l, list))
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" && !slices.ContainsFunc(append(list, slowly...), costly) {
					t.Fatalf("%v\n(-html/template +program)\n%s", files, diff)
				}
				if list == nil && view == views[1] {
					textOnly(t, got, files)
				}
			}
		}
	})
}

func costly(d *diag.Diagnostic) bool {
	return d.Code == diag.LayoutSteps || d.Code == diag.LayoutOutput
}

// textOnly wants no element and no attribute to come from a title.
func textOnly(t *testing.T, page []byte, files map[string]string) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "data-evil" || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") && a.Key != "title" && a.Key != "alt" && a.Key != "content" {
				t.Fatalf("%v\n<%s %s=%q>\n%s", files, n.Data, a.Key, a.Val, page)
			}
		}
		if n.Data == "x-evil" {
			t.Fatalf("%v\na title has become an element:\n%s", files, page)
		}
	}
}
