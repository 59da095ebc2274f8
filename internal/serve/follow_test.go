package serve

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/diag"
	"projetpro/internal/page"
	"projetpro/internal/report"
)

// places is a snapshot of pages of a site in French, by path and with what they are.
func places(number uint64, at map[string]string, aliases ...string) *Snapshot {
	n := snapshotOf(number, nil)
	n.File = func(path string) ([]byte, bool) { return []byte(htmlPage(path)), at[path] != "" }
	n.Page = func(path string) *PageInfo {
		if at[path] == "" {
			return nil
		}
		return &PageInfo{Title: path, Lang: "fr", Source: "content/" + at[path] + ".fr.md", Identity: page.Identity{ID: at[path], Lang: "fr"}, Aliases: aliases}
	}
	n.Where = func(i page.Identity) (string, bool) {
		for _, path := range slices.Sorted(maps.Keys(at)) {
			if at[path] == i.ID || at[path] == i.Digest {
				return path, true
			}
		}
		return "", false
	}
	return n
}

// What becomes of the page that a browser shows, as the panel gets it.
func TestFollow(t *testing.T) {
	began := map[string]string{"fr/index.html": "home", "fr/f/index.html": "faculties", "fr/f/law/index.html": "law"}
	const law, right = "/fr/f/law/", "fr/f/right/index.html"
	check := func(name string, n *Snapshot, at, id, was string, want *state) {
		t.Helper()
		s := New(Options{Lang: "en"})
		s.Show(places(1, began))
		s.Show(n)
		got := new(state)
		s.follow(n, got, url.Values{"page": {at}, "id": {id}, "lang": {"fr"}, "digest": {"new-" + id}, "was": {was}}, "")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	const file = "content/law.fr.md"
	keep := func(line string, instead bool) *state {
		return &state{Former: []former{{Address: law, Line: line, Instead: instead, File: file}}}
	}
	home := "fr/index.html"
	check("as it was", places(2, began), law, "law", "law", &state{})
	check("another title, looked at where it was", places(2, map[string]string{home: "home", right: "law"}), law, "law", "law", &state{Moved: &moved{"/fr/f/right/", "law"}})
	check("another title, followed", places(2, map[string]string{home: "home", right: "law"}), "/fr/f/right/", "law", "", keep("aliases: [/fr/f/law/]", false))
	check("a former address there was before", places(2, map[string]string{right: "law"}, "/fr/x,y/"), "/fr/f/right/", "law", "", keep(`aliases: ["/fr/x,y/", /fr/f/law/]`, true))
	check("the former address leads on", places(2, map[string]string{"fr/f/law/index.html": "alias", right: "law"}), "/fr/f/right/", "law", "", &state{})
	check("a new page", places(2, map[string]string{right: "new"}), "/fr/f/right/", "new", "", &state{})
	check("another file name", places(2, map[string]string{right: "new-law"}), law, "law", "law", &state{Moved: &moved{"/fr/f/right/", "new-law"}})
	renamed := keep("aliases: [/fr/f/law/]", false)
	renamed.Former[0].File = "content/new-law.fr.md"
	check("another file name, followed", places(2, map[string]string{right: "new-law"}), "/fr/f/right/", "new-law", "law", renamed)
	check("removed", places(2, map[string]string{home: "home", "fr/f/index.html": "faculties"}), law, "law", "law", &state{Gone: []way{{"fr/f/index.html", "/fr/f/"}}})
	check("all removed", places(2, nil), law, "law", "law", &state{Gone: []way{}})
	check("taken by another", places(2, map[string]string{home: "home", "fr/f/law/index.html": "other"}), law, "law", "law",
		&state{Gone: []way{{"fr/f/law/index.html", law}}})
	refused := places(2, map[string]string{home: "home", right: "other"})
	refused.Where = func(page.Identity) (string, bool) { return "", true }
	check("another page has the address it wants", refused, law, "law", "law", &state{})
	below := places(2, map[string]string{home: "home", right: "law"})
	below.Prefix = "/p"
	check("below a path", below, "/p"+law, "law", "law", &state{Moved: &moved{"/p/fr/f/right/", "law"}})
	check("nobody follows", places(2, nil), law, "", "", &state{})
}

// What has come with the last save is new until the next; what was there when somebody first looked is not, nor what is
// looked for again meanwhile.
func TestNews(t *testing.T) {
	var k known
	problem := func(message string) report.Located { return report.Located{File: "a.md", Code: "c", Message: message} }
	for i, step := range []struct {
		number  uint64
		checked bool
		all     []string
		want    []string
	}{
		{1, false, []string{"old"}, nil},
		{1, true, []string{"old", "older"}, nil},
		{2, false, []string{"old", "older", "a"}, []string{"a"}},
		{2, true, []string{"old", "older", "a", "b"}, []string{"a", "b"}},
		{3, false, []string{"old", "a"}, nil},                    // the others are still being looked for
		{3, false, []string{"old", "older", "a"}, nil},           // and one is found again
		{3, true, []string{"old", "older"}, nil},                 // a and b are mended
		{4, false, []string{"old", "older", "a"}, []string{"a"}}, // and a is made again
	} {
		var all []report.Located
		for _, m := range step.all {
			all = append(all, problem(m))
		}
		isNew := k.news(&Snapshot{Number: step.number, Checked: step.checked}, all)
		var got []string
		for _, m := range append(step.all, "never") {
			if isNew(problem(m)) {
				got = append(got, m)
			}
		}
		if !slices.Equal(got, step.want) {
			t.Errorf("step %d: %q is new, want %q", i, got, step.want)
		}
	}
}

// That a text has changed since it was confirmed comes with each edit of it, and is no news.
func TestDriftIsNoNews(t *testing.T) {
	s := New(Options{Lang: "en"})
	n := snapshotOf(1, files)
	s.stateOf(n, "/", "")
	n = snapshotOf(2, files)
	n.Problems = located(report.Located{File: "a.md", Code: diag.TranslationChanged, Severity: "warning"}, report.Located{File: "a.md", Code: "other", Severity: "warning"})
	got := s.stateOf(n, "/", "").Problems
	if len(got) != 2 || got[0].New || !got[1].New {
		t.Errorf("%+v", got)
	}
}

// From words to where they are written: what the snapshot knows, or else the file of the page.
func TestSource(t *testing.T) {
	p := start(t, Options{Root: "/s", Editor: "e:{path}:{line}:{column}"}, nil)
	n := snapshotOf(1, files)
	asked := Words{}
	n.Spot = func(at Words) *Spot {
		asked = at
		switch at.Text {
		case "credits & more":
			return &Spot{File: "content/a.fr.md", Line: 7, Column: 3}
		case "label":
			return &Spot{File: "i18n/fr.yaml", Key: "fact.credits"}
		}
		return nil
	}
	p.Show(n)
	check := func(query string, status int, body string) {
		t.Helper()
		if a := p.get(t, own+"source?"+query, ""); a.status != status || body != "" && a.body != body+"\n" {
			t.Errorf("%s: %d %s", query, a.status, a.body)
		}
	}
	check("token=TOKEN&page=/a/&text=credits+%26+more&nth=2", 200, `{"file":"content/a.fr.md","line":7,"key":"","editor":"e:/s/content/a.fr.md:7:3"}`)
	if want := (Words{"a/index.html", "credits & more", 2}); asked != want {
		t.Errorf("%+v was asked for, want %+v", asked, want)
	}
	check("token=TOKEN&page=/a/&text=label&nth=0", 200, `{"file":"i18n/fr.yaml","line":0,"key":"fact.credits","editor":""}`)
	check("token=TOKEN&page=/a/&text=other&nth=0", 200, `{"file":"content/a/index.fr.md","line":1,"key":"","editor":"e:/s/content/a/index.fr.md:1:1"}`)
	check("token=TOKEN&page=/nowhere/&text=other&nth=0", 404, "")
	check("token=TOKEN&page=/a/&text=other&nth=x", 400, "")
	check("token=x&page=/a/&text=label&nth=0", 403, "")
}

// A preview is known by those of the same folder, and tells others nothing.
func TestRunning(t *testing.T) {
	p := start(t, Options{Root: "/home/x/site"}, nil)
	port, err := strconv.Atoi(p.port)
	if err != nil {
		t.Fatal(err)
	}
	for root, want := range map[string]int{"/home/x/site": port, "/home/x/other": 0, "": 0} {
		if got := Running(t.Context(), root, port); got != want {
			t.Errorf("%q: %d, want %d", root, got, want)
		}
	}
	p.stop()
	if at := Running(t.Context(), "/home/x/site", port); at != 0 {
		t.Error("nobody listens")
	}
}

// Where the previews of a folder meet, one of them says at which port it is; others of the folder do not take its place.
func TestMeeting(t *testing.T) {
	root := t.TempDir()
	meeting := Meet(t.Context(), root)
	for ; meeting == nil; meeting = Meet(t.Context(), root) {
		root += "x" // another program is where previews of this one would meet
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- New(Options{Root: root, Port: 4711}).Serve(ctx, meeting) }()
	if at := Running(t.Context(), root, Meeting(root)); at != 4711 {
		t.Errorf("it is at %d", at)
	}
	if at := Running(t.Context(), root+"x", Meeting(root)); at != 0 {
		t.Errorf("the preview of another folder is at %d", at)
	}
	if Meet(t.Context(), root) != nil {
		t.Error("two previews meet nobody at one port")
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
