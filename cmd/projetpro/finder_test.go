// The rules of the finder are tried by reading them as a browser does.

package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/build"
)

// A finder is the page with its rules.
type finder struct {
	options map[string]string // the id of each control, by what an address says: y=BA2
	rows    []finderRow
	rules   []finderRule
	css     string
}

type finderRow struct {
	href    string
	classes []string
}

// A finderRule hides rows while a control of its group is chosen, but for those that have a class whose control is.
type finderRule struct {
	group string
	but   [][2]string // the id of a control, and a class
}

var (
	finderRules    = regexp.MustCompile(`href="?/(assets/finder\.\w+\.[0-9a-f]{8}\.css)`)
	finderRowTags  = regexp.MustCompile(`<tr class="([^"]*)"><th scope="row"><a href="([^"]*)"`)
	finderControls = regexp.MustCompile(`(?:id="(\w\d+)" name="\w" value="([^"]*)"|<option id="(\w\d+)" value="([^"]*)")`)
	finderHides    = regexp.MustCompile(`(?m)^\.finder:has\(#(\w) \[id\]:checked\) tbody tr:not\((.+)\)\{display:none\}$`)
	finderBut      = regexp.MustCompile(`^\.finder:has\(#(\w\d+):checked\) \.(\w\d+)$`)
)

func finderOf(t *testing.T, r *build.Result, page string) *finder {
	t.Helper()
	read := func(name string) string {
		data, diags, ok := r.File(name)
		if !ok {
			t.Fatal(name, " cannot be had: ", diags)
		}
		return string(data)
	}
	html := read(page)
	f := &finder{options: map[string]string{}}
	link := finderRules.FindStringSubmatch(html)
	if link == nil {
		t.Fatal(page, " has no rules")
	}
	f.css = read(link[1])
	for _, m := range finderControls.FindAllStringSubmatch(html, -1) {
		id, value := m[1]+m[3], m[2]+m[4]
		f.options[id[:1]+"="+value] = id
	}
	for _, m := range finderRowTags.FindAllStringSubmatch(html, -1) {
		f.rows = append(f.rows, finderRow{m[2], strings.Fields(m[1])})
	}
	for _, m := range finderHides.FindAllStringSubmatch(f.css, -1) {
		rule := finderRule{group: m[1]}
		for _, one := range strings.Split(m[2], ",") {
			but := finderBut.FindStringSubmatch(one)
			if but == nil {
				t.Fatalf("%s: %q is no exception", page, one)
			}
			rule.but = append(rule.but, [2]string{but[1], but[2]})
		}
		f.rules = append(f.rules, rule)
	}
	if n := strings.Count(f.css, "display:none"); n != len(f.rules) {
		t.Fatalf("%s: %d of %d rules are read", page, len(f.rules), n)
	}
	return f
}

// shown are the rows that the rules leave, by the last part of their addresses.
func (f *finder) shown(chosen []string) (shown []string) {
	for _, row := range f.rows {
		hidden := slices.ContainsFunc(f.rules, func(rule finderRule) bool {
			return slices.ContainsFunc(chosen, func(id string) bool { return id[:1] == rule.group }) &&
				!slices.ContainsFunc(rule.but, func(but [2]string) bool {
					return slices.Contains(chosen, but[0]) && slices.Contains(row.classes, but[1])
				})
		})
		if !hidden {
			shown = append(shown, path.Base(row.href))
		}
	}
	return shown
}

// Each choice of the table leaves its rows. A line has the language, the choice and the rows, with tabs between them.
func TestFinderFinds(t *testing.T) {
	_, r := read(t, repository)
	pages := map[string]*finder{"fr": finderOf(t, r, "fr/trouver/index.html"), "en": finderOf(t, r, "en/find/index.html")}
	tried := 0
	for line := range strings.Lines(text(t, "cmd/projetpro/testdata/finder.txt")) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		f := pages[cells[0]]
		var chosen []string
		for _, choice := range strings.Fields(cells[1]) {
			if id := f.options[choice]; id != "" {
				chosen = append(chosen, id)
			} else if choice != "(nothing)" {
				t.Errorf("%s: nothing stands for %s", cells[0], choice)
			}
		}
		tried++
		got, want := f.shown(chosen), strings.Fields(cells[2])
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %s leaves %q, not %q", cells[0], cells[1], got, want)
		}
	}
	if tried < 20 {
		t.Errorf("only %d choices", tried)
	}
}

// Whatever is chosen, in whatever site, a row is shown when it fits something of each group of which anything is chosen.
// Every option fits some row, and each group leaves some row out.
func TestFinderRules(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 4))
	for _, site := range []string{repository, everyKind, university} {
		_, r := read(t, site)
		for _, page := range []string{"fr/trouver/index.html", "en/find/index.html"} {
			f := finderOf(t, r, page)
			ids := slices.Sorted(maps.Values(f.options))
			for _, id := range ids {
				if n := len(f.shown([]string{id})); n == 0 {
					t.Errorf("%s %s: nothing fits %s", site, page, id)
				}
			}
			for range 200 {
				var chosen, want []string
				for range random.IntN(5) {
					chosen = append(chosen, ids[random.IntN(len(ids))])
				}
				for _, row := range f.rows {
					if !slices.ContainsFunc(chosen, func(id string) bool {
						return !slices.ContainsFunc(chosen, func(other string) bool { return other[0] == id[0] && slices.Contains(row.classes, other) })
					}) {
						want = append(want, path.Base(row.href))
					}
				}
				if got := f.shown(chosen); !slices.Equal(got, want) {
					t.Errorf("%s %s: %q leaves %q, not %q", site, page, chosen, got, want)
				}
			}
		}
	}
}

// divided is a site with a row more than one table has.
func divided(t *testing.T) (dir string) {
	dir = t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/site.yaml", "name: Programme\nbase_url: https://programme.example/\nlanguages: [fr]\nlevels: [BA1, BA2]\n")
	write("content/home.fr.md", "---\ntitle: Accueil\n---\n")
	write("content/mentoring/duos.fr.md", "---\ntitle: Duos\nlanguages: [fr]\n---\n")
	for i, faculty := range []string{"alpha", "beta", "gamma"} {
		write("content/faculties/"+faculty+"/faculty.fr.md", "---\ntitle: "+faculty+"\n---\n")
		for n := range []int{700, 300, 0}[i] {
			write(fmt.Sprintf("content/faculties/%s/modules/%s%d.fr.md", faculty, faculty, n), fmt.Sprintf("---\ntitle: %s %d\nlevels: [BA%d]\n%s---\n", faculty, n, n%2+1,
				[]string{"", "also_in: [alpha]\n"}[(i*n)%100/99]))
		}
	}
	return dir
}

// A layout that was copied when all stood in one table leads to no other: the site is not published with a page that says there is nothing.
func TestFinderOfAnotherTime(t *testing.T) {
	dir := divided(t)
	lay(t, filepath.Join(dir, "layouts/finder.html"), `{{define "main"}}<h1>{{.Title}}</h1>{{range .Rows}}<p>{{template "card-title" .}}</p>{{else}}<p>{{.L.T "finder.none"}}</p>{{end}}{{end}}`)
	said, err := exec.CommandContext(t.Context(), "projetpro", "check", "--site", dir, "--lang", "en").CombinedOutput()
	if want := "layouts/finder.html: error: The page /fr/trouver/ does not lead to /fr/facultes/alpha/trouver/"; err == nil || !strings.Contains(string(said), want) {
		t.Errorf("%v\n%s", err, said)
	}
}

// What is too much for one table is parted by faculty: each has a page with its rows and those it shares, and the page of all leads there.
func TestFinderIsDivided(t *testing.T) {
	dir := divided(t)
	_, r := read(t, dir)
	rows := func(page string) int { return len(finderOf(t, r, page).rows) }
	for page, want := range map[string]int{"fr/trouver/index.html": 1, "fr/facultes/alpha/trouver/index.html": 703, "fr/facultes/beta/trouver/index.html": 300} {
		if got := rows(page); got != want {
			t.Errorf("%s has %d rows, not %d", page, got, want)
		}
	}
	all, _, _ := r.File("fr/trouver/index.html")
	for faculty, leads := range map[string]bool{"alpha": true, "beta": true, "gamma": false} {
		page := "fr/facultes/" + faculty + "/trouver/"
		if _, _, there := r.File(page + "index.html"); there != leads || strings.Contains(string(all), `href="/`+page) != leads && strings.Contains(string(all), "href=/"+page) != leads {
			t.Errorf("%s: there %t, meant %t", page, there, leads)
		}
	}
	f := finderOf(t, r, "fr/facultes/beta/trouver/index.html")
	if n := len(f.shown([]string{f.options["y=BA2"]})); n != 150 || len(f.options) != 2 {
		t.Errorf("BA2 leaves %d rows; options are %v", n, f.options)
	}
	if err := os.Remove(filepath.Join(dir, "content/mentoring/duos.fr.md")); err != nil {
		t.Fatal(err)
	}
	ways := func() string {
		home, _, _ := r.File("fr/index.html")
		_, ways, _ := strings.Cut(string(home), `class="ways"`)
		return ways
	}
	if !strings.Contains(ways(), "/fr/mentorat/") || strings.Contains(ways(), "/fr/supports/") {
		t.Error("the home page does not lead where there is something, or leads where there is nothing")
	}
	if _, r = read(t, dir); rows("fr/trouver/index.html") != 1000 {
		t.Error("1,000 rows are divided")
	}
	if strings.Contains(ways(), "/fr/mentorat/") {
		t.Error("the home page leads to a mentor where there is none")
	}
	for faculty, leads := range map[string]bool{"alpha": true, "beta": true, "gamma": false} {
		page, _, there := r.File("fr/facultes/" + faculty + "/trouver/index.html")
		if there != leads || leads && !strings.Contains(string(page), `href="/fr/trouver/" data-moved`) {
			t.Errorf("the former address of the table of %s: there %t, and leads on by %s", faculty, there, page)
		}
	}
}
