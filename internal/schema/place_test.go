// This file tests that the table of places leaves no doubt.

package schema

import (
	"slices"
	"strings"
	"testing"
)

// The file of an ID lies in one place, and leads back to the ID.
func TestPlaces(t *testing.T) {
	for _, k := range Kinds() {
		for _, p := range k.Places {
			parts := strings.Split(strings.ReplaceAll(p.Path, "*", "x1"), "/")
			kind, at := PlaceAt(parts)
			if kind != k || at != p {
				t.Errorf("%s is the place of %s and of another kind", p.Path, k.Name)
			}
			id := p.ID(parts)
			if kind, of := PlaceOf(id); kind != k || of != p {
				t.Errorf("%s, the ID of a file at %s, is found elsewhere", id, p.Path)
			}
			if file := p.File(id); file != strings.Join(parts, "/") {
				t.Errorf("%s has the ID %s, whose file is %s", strings.Join(parts, "/"), id, file)
			}
			if slices.ContainsFunc(Lists(), func(list *Place) bool { return match(list.path, strings.Split(id, "/")) }) {
				t.Errorf("%s is the ID of a file and of a list", id)
			}
		}
	}
	for _, none := range []string{"", "x", "pages", "pages/", "faculties/a", "faculties/a/modules", "faculties/a/modules/m/n", "faculties//faculty"} {
		if kind, at := PlaceAt(strings.Split(none, "/")); kind != nil || at != nil {
			t.Errorf("%q is the place of %s", none, kind.Name)
		}
	}
}

func TestSections(t *testing.T) {
	if got := Sections(); !slices.Equal(got, []string{"faculties", "find", "mentoring", "events", "slides", "partners", "search"}) {
		t.Errorf("%q", got)
	}
	for id, want := range map[string]*Place{"slides": Slides, "404": NotFound, "faculties/a/roadmap": Roadmap, "roadmap": nil, "": nil} {
		if kind, got := PlaceOf(id); kind != nil || got != want {
			t.Errorf("PlaceOf(%q) is not %v", id, want)
		}
	}
	if got := Roadmap.Below("faculties/a"); got != "faculties/a/roadmap" {
		t.Error(got)
	}
}

// What is found by its type is what stands in each field, list and group of that
// type, under the key of the record.
func TestEach(t *testing.T) {
	facts := &ModuleFacts{
		Levels:    Levels{"BA1"},
		People:    []Person{{Name: "P", Link: "https://p.example"}},
		Parts:     []Part{{Levels: Levels{"BA2"}}, {Levels: Levels{"BA3"}, Since: Date{Year: 2020}}},
		Resources: []Resource{{Kind: "video"}, {Kind: "guide", URL: "https://r.example"}},
	}
	var got []string
	for key, levels := range Each[Levels](Module, facts) {
		got = append(got, key+"="+strings.Join(*levels, ","))
	}
	for key, r := range Each[Resource](Module, facts) {
		got = append(got, key+"="+r.Kind)
	}
	for key, u := range Each[URL](Module, facts) {
		got = append(got, key+"="+string(*u))
		if key == "resources.0.url" {
			break
		}
	}
	for key := range Each[Person](Faculty, &FacultyFacts{}) {
		got = append(got, key)
	}
	for key := range Each[Levels](Module, nil) {
		got = append(got, key)
	}
	want := []string{"levels=BA1", "parts.0.levels=BA2", "parts.1.levels=BA3", "resources.0=video", "resources.1=guide",
		"sessions.link=", "people.0.link=https://p.example", "registration.link=", "parts.0.sessions.link=", "parts.1.sessions.link=", "link=", "resources.0.url="}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}
