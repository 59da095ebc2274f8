package build

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"projetpro"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// onDay are the settings of a build on a day.
func onDay(year, month, day int) Settings {
	return Settings{Today: func(*time.Location) schema.Date { return schema.Date{Year: year, Month: month, Day: day} }}
}

// withEvents is the site of base with some files of events, by name; each holds its facts.
func withEvents(facts map[string]string) *source.Tree {
	files := map[string][]byte{}
	fs.WalkDir(projetpro.Defaults(), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[path], err = fs.ReadFile(projetpro.Defaults(), path)
		}
		return err
	})
	for _, f := range base {
		files[f.Name] = f.Data
	}
	for name, text := range facts {
		files["content/events/"+name+".fr.md"] = []byte("---\ntitle: " + name + "\nsummary: S.\n" + text + "\n---\n\nTexte.\n")
	}
	return source.NewTree(files)
}

// inOrder reports whether some texts stand in another one after the other.
func inOrder(text string, parts ...string) bool {
	for _, part := range parts {
		_, rest, found := strings.Cut(text, part)
		if !found {
			return false
		}
		text = rest
	}
	return true
}

// Which events are to come is known by the day, and a Builder that has built on one day
// builds on the next what another would.
func TestEventsByDay(t *testing.T) {
	tree := withEvents(map[string]string{
		"un": "starts: 2026-12-01 18:00\nends: 20:00", "deux": "starts: 2026-12-02\nends: 2026-12-04", "trois": "starts: 2026-12-03 09:00\nstatus: cancelled\nregistration: {link: https://www.example.org/}",
		"quatre": "starts: 2026-12", "cinq": "starts: 2026-12-03 08:00", "six": "starts: 2027",
	})
	const list = "fr/evenements/index.html"
	const came, past = ">À venir<", ">Passés<"
	var b Builder
	for _, c := range []struct {
		settings Settings
		want     []string
	}{
		{Settings{}, []string{came, ">un<", ">deux<", ">cinq<", ">trois<", "Annulé", ">quatre<", ">six<"}},
		{onDay(2026, 12, 1), []string{came, ">un<", ">deux<", ">cinq<", ">trois<", "Annulé", ">quatre<", ">six<"}},
		{onDay(2026, 12, 2), []string{came, ">deux<", ">cinq<", ">trois<", ">quatre<", ">six<", past, ">un<"}},
		{onDay(2026, 12, 4), []string{came, ">deux<", ">quatre<", ">six<", past, ">trois<", "Annulé", ">cinq<", ">un<"}},
		{onDay(2026, 12, 31), []string{came, ">quatre<", ">six<", past, ">trois<", ">cinq<", ">deux<", ">un<"}},
		{onDay(2028, 1, 1), []string{came, "Aucun événement", past, ">six<", ">quatre<", ">trois<", ">cinq<", ">deux<", ">un<"}},
	} {
		again, found, _ := renderAll(t, &b, tree, c.settings)
		anew, _, _ := renderAll(t, new(Builder), tree, c.settings)
		if !inOrder(again[list], c.want...) {
			t.Errorf("the list is not in the order of %q:\n%s", c.want, again[list])
		}
		if !maps.Equal(again, anew) {
			t.Error("who has built on another day builds another site")
		}
		for _, d := range found {
			if strings.HasPrefix(d.Pos.File, "content/events/") && d.Code != "translation-missing" {
				t.Errorf("%s: %s", d.Pos.File, d.Code)
			}
		}
	}
}

// A site has a list of events if it has one, or a menu that says so; else no page tells of events.
func TestListOfEvents(t *testing.T) {
	const list = "fr/evenements/index.html"
	without, _, _ := renderAll(t, new(Builder), withEvents(nil), Settings{})
	draft, _, _ := renderAll(t, new(Builder), withEvents(map[string]string{"un": "starts: 2026-12-01\ndraft: true"}), Settings{})
	if !maps.Equal(without, draft) || without[list] != "" {
		t.Error("a site without events has a list of them")
	}
	for path, page := range without {
		if strings.Contains(page, "vénement") && strings.HasPrefix(path, "fr/") {
			t.Errorf("%s tells of events", path)
		}
	}
	with, _, _ := renderAll(t, new(Builder), withEvents(map[string]string{"un": "starts: 2026-12-01"}), Settings{})
	if !strings.Contains(with[list], ">un<") || !strings.Contains(with["fr/index.html"], ">un<") {
		t.Error("an event is not listed")
	}
	tree := withEvents(nil)
	settings := tree.File(source.Marker).Bytes()
	named, list2, _ := renderAll(t, new(Builder), tree.With(source.Marker, slices.Concat(settings, []byte("\nfooter: [events]\n"))), Settings{})
	if !strings.Contains(named[list], "Aucun événement") {
		t.Errorf("a menu leads to no list of events: %v", list2)
	}
}
