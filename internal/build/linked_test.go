package build

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// vocabulary are the types of https://schema.org/ (30.0) that pages speak of, each with those of its properties, its own and
// inherited, that they have.
var vocabulary = map[string][]string{
	"Course": {"@id", "url", "name", "description", "courseCode", "provider", "educationalLevel", "numberOfCredits", "coursePrerequisites",
		"isAccessibleForFree", "sameAs", "hasCourseInstance"},
	"CourseInstance":    {"courseMode", "inLanguage", "location", "instructor", "startDate", "endDate", "courseSchedule"},
	"Schedule":          {"name", "startDate", "endDate", "startTime", "endTime", "scheduleTimezone", "repeatFrequency", "byDay", "repeatCount", "exceptDate"},
	"Event":             {"@id", "url", "name", "description", "startDate", "endDate", "eventStatus", "location", "organizer"},
	"Place":             {"name", "url"},
	"VirtualLocation":   {"name", "url"},
	"Person":            {"name", "url"},
	"Organization":      {"name", "url"},
	"WebSite":           {"@id", "url", "name", "inLanguage", "publisher"},
	"QuantitativeValue": {"value", "unitText"},
	"BreadcrumbList":    {"itemListElement"},
	"ItemList":          {"itemListElement"},
	"ListItem":          {"position", "name", "item", "url"},
}

// speaks looks whether a value has nothing but the vocabulary in it.
func speaks(t *testing.T, at string, value any) {
	t.Helper()
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			speaks(t, at, item)
		}
	case map[string]any:
		kind, _ := v["@type"].(string)
		properties, known := vocabulary[kind]
		if !known {
			t.Errorf("%s: %q is no type", at, kind)
		}
		for key, of := range v {
			if key != "@type" && !slices.Contains(properties, key) {
				t.Errorf("%s: %s has no property %s", at, kind, key)
			}
			speaks(t, at, of)
		}
	case string:
		if v == "" || strings.Contains(v, "\U000E0001") {
			t.Errorf("%s: %q", at, v)
		}
	}
}

// linkedAt is the JSON-LD of a page, by type; nil where there is none.
func linkedAt(t *testing.T, r *Result, path string) map[string]map[string]any {
	t.Helper()
	data, diags, ok := r.File(path)
	if !ok {
		t.Fatalf("there is no %s: %v", path, diags)
	}
	var scripts []string
	for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() != html.ErrorToken; {
		if token := z.Token(); token.Type == html.StartTagToken && token.Data == "script" &&
			slices.Contains(token.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) {
			z.Next()
			scripts = append(scripts, string(z.Raw()))
		}
	}
	if scripts == nil {
		return nil
	}
	var linked struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(scripts[0]), &linked); err != nil || linked.Context != "https://schema.org" || len(scripts) != 1 {
		t.Fatalf("%s: %v, %q", path, err, scripts)
	}
	all := map[string]map[string]any{}
	for _, thing := range linked.Graph {
		speaks(t, path, thing)
		all[thing["@type"].(string)] = thing
	}
	return all
}

const linkedModule = `code: SCIE-1
levels: BA1
credits: 4.5
mode: hybrid
languages: [fr, en]
price: 0 EUR
link: https://catalogue.site.test/SCIE-1
requires: [basics, {fr: "Un </script> entretien", en: An interview}]
people:
  - {name: Camille Exemple, title: Prof., link: "https://site.test/camille"}
sessions:
  - {date: 2026-12-07, start: "14:00", end: "15:30"}
  - {date: 2026-12-08, cancelled: true}
  - {date: 2026-12-14, until: 2026-12-16}
`

func TestLinkedDataIsTrue(t *testing.T) {
	files := calendarSite(linkedModule)
	files["content/site.yaml"] = append(files["content/site.yaml"], "credits: {unit: ECTS}\npublisher: {name: Université, link: https://www.site.test/}\n"...)
	files["content/events/open.fr.md"] = []byte("---\ntitle: Portes ouvertes\nsummary: S.\nstarts: 2026-07-01 14:00\nends: '16:00'\nplace: Hall H\n---\n\nTexte.\n")
	files["content/events/open.en.md"] = []byte("---\ntitle: Open day\nsummary: S.\n---\n\nA text.\n")
	r := built(t, files)
	const module, site = "https://projet.site.test/pro/fr/facultes/sciences/modules/chercher-trouver-garder/", "https://projet.site.test/pro/fr/"
	organization := map[string]any{"@type": "Organization", "name": "Université", "url": "https://www.site.test/"}
	linked := linkedAt(t, r, "fr/facultes/sciences/modules/chercher-trouver-garder/index.html")
	title := "Chercher, trouver\u202f; garder"
	want := map[string]any{"@type": "Course", "@id": module, "url": module, "name": title, "description": "S.", "courseCode": "SCIE-1",
		"provider": organization, "educationalLevel": []any{"BA1"}, "numberOfCredits": map[string]any{"@type": "QuantitativeValue", "value": 4.5, "unitText": "ECTS"},
		"coursePrerequisites": []any{"Rien", "Un </script> entretien"}, "isAccessibleForFree": true, "sameAs": "https://catalogue.site.test/SCIE-1",
		"hasCourseInstance": []any{map[string]any{"@type": "CourseInstance", "courseMode": "blended", "inLanguage": []any{"fr", "en"},
			"location":   []any{map[string]any{"@type": "Place", "name": "Solbosch"}},
			"instructor": []any{map[string]any{"@type": "Person", "name": "Prof. Camille Exemple", "url": "https://site.test/camille"}},
			"startDate":  "2026-12-07", "endDate": "2026-12-16", "courseSchedule": []any{
				map[string]any{"@type": "Schedule", "name": title, "startDate": "2026-12-07", "endDate": "2026-12-07", "startTime": "14:00", "endTime": "15:30", "scheduleTimezone": "Europe/Brussels"},
				map[string]any{"@type": "Schedule", "name": title, "startDate": "2026-12-14", "endDate": "2026-12-16"},
			}}}}
	if diff := cmp.Diff(want, linked["Course"]); diff != "" {
		t.Errorf("the module (-want +got):\n%s", diff)
	}
	var way []string
	for _, item := range linked["BreadcrumbList"]["itemListElement"].([]any) {
		way = append(way, item.(map[string]any)["item"].(string))
	}
	if want := []string{site, site + "facultes/", site + "facultes/sciences/", module}; !slices.Equal(way, want) {
		t.Errorf("the way to the module is %q", way)
	}
	event := map[string]any{"@type": "Event", "@id": site + "evenements/portes-ouvertes/", "url": site + "evenements/portes-ouvertes/", "name": "Portes ouvertes", "description": "S.",
		"startDate": "2026-07-01T14:00+02:00", "endDate": "2026-07-01T16:00+02:00", "eventStatus": "https://schema.org/EventScheduled", "organizer": organization,
		"location": []any{map[string]any{"@type": "Place", "name": "Hall H"}}}
	if diff := cmp.Diff(event, linkedAt(t, r, "fr/evenements/portes-ouvertes/index.html")["Event"]); diff != "" {
		t.Errorf("the event (-want +got):\n%s", diff)
	}
	if linkedAt(t, r, "fr/evenements/salon/index.html")["Event"] != nil {
		t.Error("an event for the students of a faculty is told to the public")
	}
	if diff := cmp.Diff(map[string]any{"@type": "WebSite", "@id": site, "url": site, "name": "Projet", "inLanguage": "fr", "publisher": organization},
		linkedAt(t, r, "fr/index.html")["WebSite"]); diff != "" {
		t.Errorf("the site (-want +got):\n%s", diff)
	}
}

// The finder lists the courses where there are three of them, with the addresses of their own pages, but for those that it shows in another language.
func TestLinkedCourses(t *testing.T) {
	files := calendarSite("levels: BA1\n")
	if list := linkedAt(t, built(t, files), "fr/trouver/index.html")["ItemList"]; list != nil {
		t.Errorf("two modules are a list: %v", list)
	}
	files["content/faculties/a/modules/third.fr.md"] = []byte("---\ntitle: Troisième\nsummary: S.\n---\n")
	r := built(t, files)
	const modules = "https://projet.site.test/pro/fr/facultes/sciences/modules/"
	item := func(n float64, name, slug string) any {
		return map[string]any{"@type": "ListItem", "position": n, "name": name, "url": modules + slug + "/"}
	}
	want := map[string]any{"@type": "ItemList", "itemListElement": []any{item(1, "Chercher, trouver\u202f; garder", "chercher-trouver-garder"), item(2, "Rien", "rien"), item(3, "Troisième", "troisieme")}}
	if diff := cmp.Diff(want, linkedAt(t, r, "fr/trouver/index.html")["ItemList"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if list := linkedAt(t, r, "en/find/index.html")["ItemList"]; list != nil {
		t.Errorf("a module that is not translated is listed: %v", list)
	}
}

// Pages that search engines are not to list, and those of a site whose address is not known, say nothing to machines; all
// others keep to the vocabulary.
func TestLinkedDataOfEveryPage(t *testing.T) {
	files := everyFiles(t)
	delete(files, "content/faculties/law/modules/placement.en.md")
	r := built(t, files)
	said := 0
	for _, o := range r.Outputs.Pages() {
		b := o.Page.Base()
		linked := linkedAt(t, r, o.Path)
		if (b.NoIndex || b.Fallback()) && linked != nil {
			t.Errorf("%s says something", o.Path)
		}
		if linked != nil {
			said++
		}
	}
	if said < 20 {
		t.Errorf("%d pages say something", said)
	}
}
