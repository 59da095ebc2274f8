package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"projetpro/internal/schema"
)

// Every site's programme.json is what docs/programme.schema.json says, and has each item, each language and each fact.
func TestProgrammeIsValid(t *testing.T) {
	file, err := os.Open(repository + "/docs/programme.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	document, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("programme.schema.json", document); err != nil {
		t.Fatal(err)
	}
	form, err := c.Compile("programme.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{repository, everyKind, repository + "/testdata/university"} {
		_, r := read(t, dir)
		data, _, ok := r.File("programme.json")
		if !ok {
			t.Fatalf("%s has no programme.json", dir)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
		if err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
		if err := form.Validate(value); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
		var programme struct {
			Address string
			Items   map[string][]struct {
				ID        string
				Facts     map[string]any
				Languages map[string]struct {
					Address string
					Words   map[string]any
				}
			}
		}
		if err := json.Unmarshal(data, &programme); err != nil {
			t.Fatal(err)
		}
		found := 0
		for kind, entries := range programme.Items {
			for _, e := range entries {
				item := r.Site.Item(e.ID)
				if item == nil || item.Kind.Name != kind {
					t.Errorf("%s: there is no %s %s", dir, kind, e.ID)
					continue
				}
				found++
				if len(e.Languages) != len(item.Versions) {
					t.Errorf("%s: %s is in %d languages, not in %d", dir, e.ID, len(e.Languages), len(item.Versions))
				}
				for _, v := range item.Versions {
					w := e.Languages[string(v.Lang)]
					path, _, _ := strings.Cut(strings.TrimPrefix(w.Address, programme.Address), "#")
					if page := r.PageAt(path + "index.html"); page == nil || page.Lang != v.Lang {
						t.Errorf("%s: %s is not at %s", dir, e.ID, w.Address)
					}
				}
				for _, f := range item.Kind.Fields {
					if _, value := schema.Lookup(f.Name, item.Facts); value != nil && !slices.Contains([]string{"draft", "only"}, f.Name) {
						_, told := e.Facts[f.Name]
						v := reflect.ValueOf(value).Elem()
						if known := !v.IsZero() && (v.Kind() != reflect.Slice || v.Len() > 0); known != told {
							t.Errorf("%s: %s of %s is known: %t, told: %t", dir, f.Name, e.ID, known, told)
						}
					}
				}
			}
		}
		all := 0
		for range r.Site.Items() {
			all++
		}
		if found != all {
			t.Errorf("%s: %d of %d items are told", dir, found, all)
		}
	}
}

// Values are told as they are, each by its type.
func TestProgrammeSaysTheFacts(t *testing.T) {
	_, r := read(t, everyKind)
	data, _, _ := r.File("programme.json")
	for _, want := range []string{
		`"levels":["BA1","BA2","MA1"]`, `"since":"2020-09-14"`, `"credits":{"value":4.5}`, `"students":{"min":10,"max":20}`, `"schedule":"evening"`,
		`"pairs":{"min":50,"max":50,"about":true}`, `"hours":{"total":{"min":24,"max":24},"types":[{"type":"theory","hours":{"min":12,"max":12}}`,
		`"weeks":{"of":[{"from":37,"to":39},{"from":43,"to":43}]}`, `{"date":"2026-10-05","start":"14:00","end":"15:30"`, `"price":{"amount":25.5,"currency":"EUR"}`,
		`"requires":[{"module":"faculties/law/modules/placement"},{"words":{"fr":"Un entretien","en":"An interview"}}]`, `"also_in":["faculties/science"]`,
		`"starts":"2026-11-05T18:00","ends":"2026-11-05T20:00"`, `"partners":["partners/careers","partners/alumni"]`, `"campuses":[{"fr":"Solbosch","en":"Solbosch"}`,
		`"file":"https://projet.example.org/files/faculties/law/modules/plan.txt"`, `"of":"faculties/law"`, `"level":"BA1"`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("programme.json does not have %s", want)
		}
	}
}

// The table of each language has a row for each module, year, offer and event, in its words; what an office opens reads
// numbers as numbers and nothing as a formula.
func TestProgrammeAsTable(t *testing.T) {
	tree, _ := read(t, everyKind)
	module := text(t, "testdata/every/content/faculties/law/modules/careers.fr.md")
	tree = tree.With("content/faculties/law/modules/careers.fr.md", []byte(strings.Replace(module, "title: Les métiers du droit", `title: "=HYPERLINK(\"https://evil.example\"; 1)"`, 1)))
	r := built(t, tree)
	for path, want := range map[string]struct {
		comma rune
		cells map[string]string
	}{
		"fr/programme.csv": {';', map[string]string{"Nature": "Module", "Intitulé": `'=HYPERLINK("https://evil.example"; 1)`, "Crédits (ECTS)": "4,5", "Heures (h)": "24",
			"Participation": "10 à 20", "Horaire": "Horaire décalé", "Année": "BA1, BA2, Premier master", "Début": "2020-09-14", "Durée d’une séance (min)": "90"}},
		"en/programme.csv": {',', map[string]string{"Kind": "Module", "Title": "Careers in law", "Credits (ECTS)": "4.5"}},
	} {
		data, _, ok := r.File(path)
		text, marked := strings.CutPrefix(string(data), "\ufeff")
		if !ok || !marked || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
			t.Errorf("%s is not as Excel reads it", path)
		}
		reader := csv.NewReader(strings.NewReader(text))
		reader.Comma = want.comma
		rows, err := reader.ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if len(rows) != 1+2+2+1+3 {
			t.Errorf("%s has %d rows", path, len(rows))
		}
		row := rows[slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "DROI-B100") })]
		for heading, cell := range want.cells {
			column := slices.Index(rows[0], heading)
			if column < 0 {
				t.Errorf("%s has no column %q: %q", path, heading, rows[0])
			} else if row[column] != cell {
				t.Errorf("%s: %s is %q, want %q", path, heading, row[column], cell)
			}
		}
		seen := map[string]bool{}
		for _, heading := range rows[0] {
			if seen[heading] || heading == "" {
				t.Errorf("%s: two columns are called %q", path, heading)
			}
			seen[heading] = true
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%s: %q is a formula", path, cell)
				}
			}
		}
	}
}

// Of an item nothing is said but what was written of it: what is not known is an empty cell, never a zero.
func TestProgrammeTableSaysNothingUnknown(t *testing.T) {
	tree, _ := read(t, everyKind)
	files := map[string]string{
		"content/faculties/law/modules/silent.fr.md": "---\ntitle: Silence\n---\n",
		"content/faculties/law/roadmap/ma1.fr.md":    "---\ntitle: Silence\nstatus: running\n---\n",
		"content/mentoring/silent.fr.md":             "---\ntitle: Silence\n---\n",
		"content/events/silent.fr.md":                "---\ntitle: Silence\nstarts: 2026-12-01\n---\n",
	}
	for name, src := range files {
		tree = tree.With(name, []byte(src))
	}
	data, _, _ := built(t, tree).File("fr/programme.csv")
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	written := []string{"Nature", "Faculté", "Intitulé", "Page du site", "Année", "Statut", "Commence"}
	found := 0
	for _, row := range rows {
		if !slices.Contains(row, "Silence") {
			continue
		}
		found++
		for i, cell := range row {
			if cell != "" && !slices.Contains(written, rows[0][i]) {
				t.Errorf("%s without it: %s is %q", row[0], rows[0][i], cell)
			}
		}
	}
	if found != len(files) {
		t.Errorf("%d of %d are in the table", found, len(files))
	}
}
