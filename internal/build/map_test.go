package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
)

// mapSettings are settings with five levels in two cycles.
const mapSettings = `name: Projet PRO
base_url: https://projet.site.test/
languages: [fr, en]
levels:
  - {id: BA1, cycle: {fr: Bachelier, en: Bachelor}}
  - {id: BA2, cycle: {fr: Bachelier, en: Bachelor}}
  - {id: BA3, cycle: {fr: Bachelier, en: Bachelor}}
  - {id: MA1, cycle: Master}
  - {id: MA2, cycle: Master}
`

// mapBase is a site of these levels with its home page, and no more.
var mapBase = []txtar.File{
	{Name: "content/site.yaml", Data: []byte(mapSettings)},
	{Name: "content/home.fr.md", Data: []byte("---\ntitle: Accueil\nsummary: Le site.\n---\n\nUn texte.\n")},
	{Name: "content/home.en.md", Data: []byte("---\ntitle: Welcome\nsummary: The site.\n---\n\nA text.\n")},
}

// yearOf are the files of a year of a roadmap, with a text in both languages.
func yearOf(faculty, level, title, facts, text string) []txtar.File {
	at := "content/faculties/" + faculty + "/roadmap/" + level + "."
	return []txtar.File{
		{Name: at + "fr.md", Data: fmt.Appendf(nil, "---\ntitle: %s\n%s---\n\n%s\n", title, facts, text)},
		{Name: at + "en.md", Data: fmt.Appendf(nil, "---\ntitle: %s\n---\n\n%s\n", title, text)},
	}
}

// drawnMap is the map of a home page: a line for each of its rows, the cells parted by bars, each with its classes and,
// behind a colon, its words.
func drawnMap(t *testing.T, page string) string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for n := range doc.Descendants() {
		if n.Data != "tr" || n.Parent.Data != "tbody" {
			continue
		}
		var cells []string
		if n.FirstChild.Data == "td" { // a further lane of the row
			cells = append(cells, "")
		}
		for c := range n.ChildNodes() {
			class, words := "", strings.Join(strings.Fields(wordsOf(c)), " ")
			for _, a := range c.Attr {
				if a.Key == "class" {
					class = a.Val
				}
			}
			switch {
			case c.Data == "th":
				cells = append(cells, words)
			case words == "":
				cells = append(cells, class)
			default:
				cells = append(cells, class+": "+words)
			}
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return strings.Join(rows, "\n")
}

// wordsOf are the texts below an element, with a space between what stands in different elements.
func wordsOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		} else if d.Data == "li" {
			b.WriteString(" · ")
		}
	}
	return b.String()
}

// What is written of one faculty, and how the map of the home page draws and says it.
func TestMapCells(t *testing.T) {
	one := func(facts string) []txtar.File { return moduleOf("f", "m", "Module", facts) }
	several := func(facts ...string) (files []txtar.File) {
		for i, f := range facts {
			files = append(files, moduleOf("f", fmt.Sprintf("m%d", i), fmt.Sprintf("Module %d", i+1), f)...)
		}
		return files
	}
	for name, c := range map[string]struct {
		files []txtar.File
		want  string
	}{
		"nothing at all": {nil, `1 F | rail | rail | rail zone-end | rail zone | rail zone-end`},
		"one module": {one("levels: BA2\nstatus: running\ncredits: 4\nschedule: evening\n"),
			`1 F | rail | stop given: Module · En cours · 4 crédits · Horaire décalé | rail zone-end | rail zone | rail zone-end`},
		"nothing said of how it stands": {one("levels: BA2\n"),
			`1 F | rail | stop given: Module | rail zone-end | rail zone | rail zone-end`},
		"over several years and the end of a cycle": {one("levels: [BA3, MA1]\nstatus: pilot\n"),
			`1 F | rail | rail | stop given on zone-end: Module · En phase pilote | goes given zone: Module (suite) | rail zone-end`},
		"over years that are not adjacent": {one("levels: [BA1, BA3]\nstatus: in-preparation\n"),
			`1 F | stop planned: Module · En préparation | rail | stop planned zone-end: Module · En préparation | rail zone | rail zone-end`},
		"no level": {one("status: running\n"),
			`1 F 1 module, sans année précise | rail | rail | rail zone-end | rail zone | rail zone-end`},
		"suspended and ended": {several("levels: BA1\nstatus: suspended\n", "levels: BA2\nstatus: ended\n"),
			`1 F | stop suspended on: Module 1 · Suspendu pour le moment | stop ended: Module 2 · N’a plus lieu | rail zone-end | rail zone | rail zone-end`},
		"two in a year": {several("levels: BA1\nstatus: running\n", "levels: BA1\nstatus: in-preparation\n"),
			"1 F | stop given past past-planned: Module 1 · En cours | rail | rail zone-end | rail zone | rail zone-end\n" +
				" | stop planned hangs alone: Module 2 · En préparation |  | zone-end | zone | zone-end"},
		"one begins while another runs": {several("levels: BA1-BA3\n", "levels: BA2-BA3\n"),
			"1 F | stop given on: Module 1 | goes given on past past-given: Module 1 (suite) | goes given zone-end: Module 1 (suite) | rail zone | rail zone-end\n" +
				" |  | stop given on hangs: Module 2 | goes given zone-end: Module 2 (suite) | zone | zone-end"},
		"more than three in a year": {several("levels: BA1\n", "levels: BA1\n", "levels: BA1\n", "levels: [BA1, BA2]\n"),
			`1 F | stop given on: 4 modules | stop given: Module 4 | rail zone-end | rail zone | rail zone-end`},
		"thirty in a year": {several(slices.Repeat([]string{"levels: MA2\nstatus: ended\n"}, 30)...),
			`1 F | rail | rail | rail zone-end | rail zone | stop ended zone-end: 30 modules`},
		"parts with years of their own": {one("levels: BA1-BA3\nstatus: running\nparts:\n  - {levels: BA1, title: {fr: Un, en: One}, credits: 2}\n  - {levels: BA2, status: in-preparation}\n"),
			`1 F | stop given on: Un · En cours · 2 crédits | stop planned on: Module · En préparation | stop given zone-end: Module · En cours | rail zone | rail zone-end`},
		"parts without years": {one("levels: BA1\nparts:\n  - {credits: 2}\n  - {credits: 3}\n"),
			`1 F | stop given: Module · 5 crédits | rail | rail zone-end | rail zone | rail zone-end`},
		"tracks of one year": {one("tracks:\n  - {levels: MA1, title: {fr: A, en: A}}\n  - {levels: MA1, title: {fr: B, en: B}}\n"),
			"1 F | rail | rail | rail zone-end | stop given past past-given zone: A | rail zone-end\n" +
				" |  |  | zone-end | stop given hangs alone zone: B | zone-end"},
		"many parts of one module in one year": {one("parts: [{levels: BA1}, {levels: BA1}, {levels: BA1}, {levels: BA1}]\n"),
			`1 F | stop given: Module | rail | rail zone-end | rail zone | rail zone-end`},
		"a roadmap": {slices.Concat(yearOf("f", "ba1", "Découvrir", "status: running\nsince: 2022\n", "- Un"), yearOf("f", "ba2", "Essayer", "status: expected\n", "- Deux")),
			`1 F | stop given on: Découvrir · En cours depuis 2022 | stop planned: Essayer · À venir | rail zone-end | rail zone | rail zone-end`},
		"a roadmap speaks of the modules of its years": {slices.Concat(yearOf("f", "ba1", "Découvrir", "status: running\nsince: 2022\n", "- Un"), one("levels: [BA1, BA2]\n")),
			`1 F | stop given on: Découvrir · En cours depuis 2022 | stop given: Module | rail zone-end | rail zone | rail zone-end`},
		"a module of another faculty": {slices.Concat(facultyOf("g", "G", ""), moduleOf("g", "x", "Partagé", "levels: BA1\nalso_in: [f]\n")),
			"1 F | stop given: Partagé · G | rail | rail zone-end | rail zone | rail zone-end\n" +
				"2 G | stop given: Partagé | rail | rail zone-end | rail zone | rail zone-end"},
		"numbers of lines": {slices.Concat(facultyOf("g", "G", "line: 1\n"), facultyOf("h", "H", "line: 14\n")),
			"1 G | rail | rail | rail zone-end | rail zone | rail zone-end\n" +
				"2 F | rail | rail | rail zone-end | rail zone | rail zone-end\n" +
				"14 H | rail | rail | rail zone-end | rail zone | rail zone-end"},
	} {
		t.Run(name, func(t *testing.T) {
			files := slices.Concat(mapBase, facultyOf("f", "F", ""), c.files)
			got := drawnMap(t, newFolder(t, files).settle(name)["fr/index.html"])
			if got = strings.ReplaceAll(got, "\u00a0", " "); got != c.want {
				t.Errorf("drawn as\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A site without faculties, without levels, and with more levels than have room.
func TestMapColumns(t *testing.T) {
	const settings = "name: Projet PRO\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\n"
	headed := func(page string) (heads []string) {
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Data == "th" && n.Parent.Parent.Data == "thead" {
				heads = append(heads, wordsOf(n))
			}
		}
		return heads
	}
	modules := slices.Concat(facultyOf("f", "F", ""), moduleOf("f", "m", "M", "levels: [MA2]\n"), moduleOf("f", "n", "N", "levels: [BA1]\n"))
	many := "levels: [B1, B2, B3, B4, B5, BA1, MA2, M1, M2]\n"
	for name, c := range map[string]struct {
		files []txtar.File
		want  []string
		size  string
	}{
		"no faculty":              {[]txtar.File{{Name: "content/site.yaml", Data: []byte(mapSettings)}}, nil, ""},
		"cycles":                  {append(modules, txtar.File{Name: "content/site.yaml", Data: []byte(mapSettings)}), []string{"Bachelier", "Master", "BA1", "BA2", "BA3", "MA1", "MA2"}, `class="plan"`},
		"levels that nobody says": {append(modules, txtar.File{Name: "content/site.yaml", Data: []byte(settings)}), []string{"BA1", "MA2"}, `class="plan"`},
		"more than eight":         {append(modules, txtar.File{Name: "content/site.yaml", Data: []byte(settings + many)}), []string{"BA1", "MA2"}, `class="plan"`},
		"eight": {append(modules, txtar.File{Name: "content/site.yaml", Data: []byte(settings + "levels: [BA1, BA2, BA3, MA1, MA2, D1, D2, D3]\n")}),
			[]string{"BA1", "BA2", "BA3", "MA1", "MA2", "D1", "D2", "D3"}, `class="plan many"`},
	} {
		t.Run(name, func(t *testing.T) {
			page := newFolder(t, slices.Concat(mapBase, c.files)).settle(name)["fr/index.html"]
			if diff := cmp.Diff(c.want, headed(page)); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
			if !strings.Contains(page, c.size) || c.size == "" && strings.Contains(page, "class=\"plan") {
				t.Errorf("the map is not %s:\n%s", c.size, page)
			}
		})
	}
}

// A year of which nothing more is said than a list is read on its faculty's page; its address leads there. With a
// paragraph it is a page, and when that goes its address leads on again.
func TestYearsOnTheFacultysPage(t *testing.T) {
	files := slices.Concat(mapBase, facultyOf("f", "F", ""),
		yearOf("f", "ba1", "Découvrir", "status: running\nsince: 2022\n", "- Une rencontre"),
		moduleOf("f", "m", "Module", "levels: BA1\n"), moduleOf("f", "n", "Sans", ""))
	f := newFolder(t, files)
	const year, faculty, roadmap = "fr/facultes/f/parcours/ba1/index.html", "fr/facultes/f/index.html", "fr/facultes/f/parcours/index.html"
	leads := func(built map[string]string, from, to string) {
		t.Helper()
		if page := built[from]; !strings.Contains(page, `href="`+to+`"`) || !strings.Contains(page, "data-moved") {
			t.Errorf("%s does not lead to %s:\n%s", from, to, page)
		}
		if strings.Contains(built["sitemap.xml"], strings.TrimSuffix(from, "index.html")+"<") {
			t.Errorf("%s is in the sitemap", from)
		}
	}
	built := f.settle("a list")
	leads(built, year, "/fr/facultes/f/#modules--ba1")
	leads(built, roadmap, "/fr/facultes/f/")
	for _, want := range []string{`id="modules--ba1"`, "Découvrir", "Une rencontre", "depuis", "Module", "Sans"} {
		if !strings.Contains(built[faculty], want) {
			t.Errorf("the faculty's page does not say %q", want)
		}
	}
	if strings.Contains(built[faculty], `href="/fr/facultes/f/#modules--ba1"`) || !strings.Contains(built["fr/index.html"], `href="/fr/facultes/f/#modules--ba1"`) {
		t.Error("the map, and it alone, leads to the place of the year")
	}
	for _, file := range yearOf("f", "ba1", "Découvrir", "status: running\nsince: 2022\n", "- Une rencontre\n\nEt un paragraphe.") {
		f.write(file.Name, file.Data)
	}
	built = f.settle("a paragraph")
	if page := built[year]; strings.Contains(page, "data-moved") || !strings.Contains(page, "Et un paragraphe.") || !strings.Contains(built["sitemap.xml"], "/parcours/ba1/<") {
		t.Errorf("the year has no page of its own:\n%s", page)
	}
	if !strings.Contains(built[faculty], `href="/fr/facultes/f/parcours/ba1/"`) || !strings.Contains(built[faculty], "Et un paragraphe.") {
		t.Error("the faculty's page does not lead to it, with its text")
	}
	f.write("content/faculties/f/roadmap/ba1.fr.md", yearOf("f", "ba1", "Découvrir", "status: running\nsince: 2022\n", "- Une rencontre")[0].Data)
	f.write("content/faculties/f/roadmap/ba1.en.md", yearOf("f", "ba1", "Découvrir", "", "- A meeting")[1].Data)
	leads(f.settle("a list again"), year, "/fr/facultes/f/#modules--ba1")
}
