package build

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"projetpro/internal/schema"
	"projetpro/internal/source"
)

const newsOfModule = `since: 2026-09
status: running
registration: {opens: 2026-10-01, closes: 2026-11-01}
resources:
  - {kind: presentation, title: {fr: Le droit, en: Law}, url: "https://slides.site.test/1?a=1&b=2", date: 2026-10-15}
  - {kind: video, date: 2026-10-16}
  - {kind: guide, url: "https://slides.site.test/2"}
`

// A feed has what the content has a date for, the last first: another library reads it.
func TestFeedsSayTheFacts(t *testing.T) {
	r := built(t, calendarSite(newsOfModule))
	read := func(r *Result, path string) *gofeed.Feed {
		t.Helper()
		data, _, ok := r.File(path)
		if !ok {
			t.Fatalf("there is no %s", path)
		}
		feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v\n%s", path, err, data)
		}
		return feed
	}
	said := func(feed *gofeed.Feed) (all, ids []string) {
		for _, e := range feed.Items {
			all = append(all, strings.Join([]string{e.Updated, e.Title, e.Link}, " | "))
			ids = append(ids, e.GUID)
		}
		return all, ids
	}
	feed := read(r, "fr/atom.xml")
	all, ids := said(feed)
	const site, module = "https://projet.site.test/pro/fr/", "https://projet.site.test/pro/fr/facultes/sciences/modules/chercher-trouver-garder/"
	want := []string{
		"2027-02-01T00:00:00+01:00 | Événement\u00a0: Un jour | " + site + "evenements/un-jour/",
		"2026-12-03T00:00:00+01:00 | Annulé\u00a0: Salon | " + site + "evenements/salon/",
		"2026-10-15T00:00:00+02:00 | Présentation – Le droit (Chercher, trouver\u202f; garder) | " + module,
		"2026-10-01T00:00:00+02:00 | Inscriptions\u00a0: Chercher, trouver\u202f; garder | " + module,
		"2026-09-01T00:00:00+02:00 | Nouveau module\u00a0: Chercher, trouver\u202f; garder | " + module,
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if feed.FeedLink != site+"atom.xml" || feed.Link != site || feed.Updated != "2027-02-01T00:00:00+01:00" || feed.Title != "Nouvelles – Projet" || feed.Language != "fr" {
		t.Errorf("the feed is %s of %s, %s, %s, %s", feed.FeedLink, feed.Link, feed.Updated, feed.Title, feed.Language)
	}
	_, english := said(read(r, "en/atom.xml"))
	if slices.ContainsFunc(english, func(id string) bool { return slices.Contains(ids, id) }) || len(english) != len(ids) {
		t.Errorf("the entries are %q, in English %q", ids, english)
	}
	ended, after := said(read(built(t, calendarSite(strings.Replace(newsOfModule, "running", "ended", 1))), "fr/atom.xml"))
	if !slices.Equal(ids, after) || !slices.ContainsFunc(ended, func(s string) bool { return strings.Contains(s, "N’a plus lieu") }) {
		t.Errorf("when it has ended: %q, %q", ended, after)
	}
	if data, _, _ := r.File("fr/index.html"); !bytes.Contains(data, []byte(`type="application/atom+xml" href="/pro/fr/atom.xml"`)) {
		t.Error("the home page does not name the feed")
	}
}

// There is no feed of a site whose address is not known, or that has no dates.
func TestNoFeed(t *testing.T) {
	files := calendarSite("since: 2026-09\n")
	files["content/site.yaml"] = bytes.Replace(files["content/site.yaml"], []byte("base_url: https://projet.site.test/pro/\n"), nil, 1)
	undated := calendarSite("since: 2026\n")
	delete(undated, "content/events/fair.fr.md")
	delete(undated, "content/events/fair.en.md")
	delete(undated, "content/events/some.fr.md")
	delete(undated, "content/events/some.en.md")
	for _, files := range []map[string][]byte{files, undated} {
		r, err := new(Builder).Build(t.Context(), source.NewTree(files), Settings{Today: func(*time.Location) schema.Date { return schema.Date{} }})
		if err != nil {
			t.Fatal(err)
		}
		data, _, ok := r.File("fr/index.html")
		if _, _, feed := r.File("fr/atom.xml"); feed || !ok || bytes.Contains(data, []byte("atom")) {
			t.Error("there is a feed")
		}
	}
}
