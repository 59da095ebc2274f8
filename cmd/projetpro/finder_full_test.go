//go:build full && unix

// This file chooses in the finder with Chromium, with and without scripts.

package main

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// rowsShown are the last parts of the addresses of the rows that one sees, in the order of the alphabet.
const rowsShown = `Array.from(document.querySelectorAll("tbody tr")).filter((r) => r.getClientRects().length)
	.map((r) => r.querySelector("a").href.replace(/\/$/, "").split("/").at(-1)).sort().join(" ")`

// Each choice of the table leaves its rows in a browser without scripts, and in one with them an address that leads to the same.
func TestFinderInBrowser(t *testing.T) {
	pages := map[string]string{"fr": "/fr/trouver/", "en": "/en/find/"}
	r := lookAt(t, pages["fr"], 390, 800)
	for _, scripts := range []bool{false, true} {
		r.run(emulation.SetScriptExecutionDisabled(!scripts))
		for line := range strings.Lines(text(t, "cmd/projetpro/testdata/finder.txt")) {
			cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
			want := strings.Fields(cells[2])
			slices.Sort(want)
			r.run(chromedp.Navigate(r.url + pages[cells[0]]))
			for _, choice := range strings.Fields(cells[1]) {
				if key, value, ok := strings.Cut(choice, "="); ok {
					r.value(`document.querySelector("[name=` + key + `][value=` + value + `]").click()`)
				}
			}
			if got := r.value(rowsShown); got != strings.Join(want, " ") {
				t.Errorf("scripts %t, %s: %s leaves %q, not %q", scripts, cells[0], cells[1], got, want)
			}
			if !scripts {
				continue
			}
			if cells[1] != "(nothing)" {
				r.until(`document.querySelector("#said").textContent && location.search`)
			}
			r.run(chromedp.Navigate(r.value(`location.href`)))
			r.until(rowsShown + ` === ` + strconv.Quote(strings.Join(want, " ")))
			if got := r.value(rowsShown); got != strings.Join(want, " ") {
				t.Errorf("%s: the address of %s leads to %q, not %q", cells[0], cells[1], got, want)
			}
		}
	}
}

// A finder that is divided is looked at, both the way to its parts and one of them.
func TestDividedFinderInBrowser(t *testing.T) {
	out := builtSite(t, divided(t))
	lookAll(t, inBrowser(t, 1280, 800), out, []string{"/fr/trouver/", "/fr/facultes/beta/trouver/"}, fewer(320), light, dark, forced)
}

// On a telephone, where its rows are not drawn as such, the finder is read out as a table all the same: each row has its header and its cells.
func TestFinderIsReadAsTable(t *testing.T) {
	r := lookAt(t, "/fr/trouver/", 390, 800)
	r.run(emulation.SetDeviceMetricsOverride(390, 800, 1, false), chromedp.Navigate(r.url+"/fr/trouver/"))
	var nodes []*accessibility.Node
	r.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		nodes, err = accessibility.GetFullAXTree().Do(ctx)
		return err
	}))
	count := map[string]int{}
	for _, n := range nodes {
		if !n.Ignored && n.Role != nil {
			count[strings.Trim(string(n.Role.Value), `"`)]++
		}
	}
	rows, columns := len(strings.Fields(r.value(rowsShown))), 7
	for role, want := range map[string]int{"table": 1, "row": rows + 1, "rowheader": rows, "columnheader": columns} {
		if count[role] != want {
			t.Errorf("%d are read as %s, not %d: %v", count[role], role, want, count)
		}
	}
	if count["cell"] < rows {
		t.Errorf("%d rows have %d cells", rows, count["cell"])
	}
}
