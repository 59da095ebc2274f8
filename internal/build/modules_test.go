package build

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// facultyOf are the files of a faculty in both languages.
func facultyOf(name, title, facts string) []txtar.File {
	at := "content/faculties/" + name + "/faculty."
	return []txtar.File{
		{Name: at + "fr.md", Data: fmt.Appendf(nil, "---\ntitle: %s\nsummary: Une faculté.\n%s---\n\nUn texte.\n", title, facts)},
		{Name: at + "en.md", Data: fmt.Appendf(nil, "---\ntitle: %s\nsummary: A faculty.\n---\n\nA text.\n", title)},
	}
}

// moduleOf are the files of a module.
func moduleOf(faculty, name, title, facts string) []txtar.File {
	at := "content/faculties/" + faculty + "/modules/" + name + "."
	return []txtar.File{
		{Name: at + "fr.md", Data: fmt.Appendf(nil, "---\ntitle: %s\nsummary: Un module.\n%s---\n\nUn texte.\n", title, facts)},
		{Name: at + "en.md", Data: fmt.Appendf(nil, "---\ntitle: %s\nsummary: A module.\n---\n\nA text.\n", title)},
	}
}

// cardNames are the titles of cards and of the groups that they stand in, in the order of a page.
func cardNames(html string) []string {
	var all []string
	for _, m := range regexp.MustCompile(`(?s)<h[23] id="?([a-z0-9-]+)"?>|<h[34] class="?name"?>(.*?)</h[34]>`).FindAllStringSubmatch(html, -1) {
		if m[1] != "" {
			all = append(all, "#"+m[1])
			continue
		}
		all = append(all, regexp.MustCompile(`<[^>]*>`).ReplaceAllString(m[2], ""))
	}
	return all
}

// Thirty modules are grouped by year, and titles sort as people count; a page of one of
// them lists those of its year.
func TestManyModules(t *testing.T) {
	files := slices.Concat(base, facultyOf("many", "Beaucoup", ""))
	for i := range 12 {
		levels := []string{"levels: BA2\n", "levels: [BA2, BA1]\n", "", "levels: BA2\n"}[i%4]
		if i == 3 {
			levels = "parts: [{levels: BA1}, {levels: BA2}]\n"
		}
		files = append(files, moduleOf("many", fmt.Sprintf("m%d", i), fmt.Sprintf("Module %d", 12-i), levels)...)
	}
	built := newFolder(t, files).settle("the start")
	want := []string{"#modules--ba1", "Module 3", "Module 7", "Module 9", "Module 11",
		"#modules--ba2", "Module 1", "Module 4", "Module 5", "Module 8", "Module 12",
		"#modules--", "Module 2", "Module 6", "Module 10"}
	page := built["fr/facultes/beaucoup/index.html"]
	if diff := cmp.Diff(want, cardNames(page)); diff != "" {
		t.Errorf("the faculty (-want +got):\n%s", diff)
	}
	for _, id := range []string{"modules--ba1", "modules--ba2", "modules--"} {
		if !regexp.MustCompile(`href="?#` + id + `"?>`).MatchString(page) {
			t.Errorf("no link leads to %s", id)
		}
	}
	if got := cardNames(built["fr/facultes/beaucoup/modules/module-9/index.html"]); len(got) < 4 {
		t.Errorf("beside module 9: %q", got)
	}
	beside := built["en/faculties/beaucoup/modules/module-2/index.html"]
	if got := cardNames(beside); len(got) != 0 || !strings.Contains(beside, "All modules: Beaucoup") {
		t.Errorf("beside a module without a level: %q", got)
	}
}

// A faculty that only uses the modules of others shows them, and whose they are.
func TestModulesOfOthers(t *testing.T) {
	files := slices.Concat(base, facultyOf("user", "Sciences", "unit: programme\n"), facultyOf("owner", "Droit", "unit: institute\n"),
		moduleOf("owner", "x", "Un module partagé", "levels: BA1\nalso_in: [user]\n"))
	f := newFolder(t, files)
	built := f.settle("the start")
	user := built["fr/facultes/sciences/index.html"]
	if !strings.Contains(user, "Un module partagé") || !strings.Contains(user, ">Droit</a>") || strings.Contains(user, "Aucun module") {
		t.Error(user)
	}
	if shared := built["fr/facultes/droit/modules/un-module-partage/index.html"]; !strings.Contains(shared, ">Sciences</a>") || !strings.Contains(shared, "<dt>Institut") {
		t.Error(shared)
	}
	if said := built["(diagnostics)"]; strings.Contains(said, "faculty-empty") {
		t.Error(said)
	}
	f.write("content/faculties/owner/modules/x.fr.md", moduleOf("owner", "x", "Un module partagé", "levels: BA1\n")[0].Data)
	if user := f.settle("a module is no longer shared")["fr/facultes/sciences/index.html"]; !strings.Contains(user, "Aucun module") {
		t.Error(user)
	}
}

// Modules of one title are told apart by their codes, else by their levels, and nothing
// is said of them; all other addresses stay.
func TestModulesOfOneTitle(t *testing.T) {
	const title = "Projet Personnel et Professionnel"
	files := slices.Concat(base, facultyOf("gea", "GEA", ""),
		moduleOf("gea", "r1", title, "code: R1.12\nlevels: BA1\n"), moduleOf("gea", "r2", title, "code: R2.14\nlevels: BA1\n"),
		moduleOf("gea", "r3", title, "code: R3.14\nslug: ppp\nlevels: BA2\n"), moduleOf("gea", "other", "Stage", "code: R9\n"),
		moduleOf("gea", "year1", "Séminaire", "levels: BA1\n"), moduleOf("gea", "year2", "Séminaire", "levels: BA2\n"))
	f := newFolder(t, files)
	built := f.settle("the start")
	for _, at := range []string{"projet-personnel-et-professionnel-r1-12", "projet-personnel-et-professionnel-r2-14", "ppp", "stage", "seminaire-ba1", "seminaire-ba2"} {
		if built["fr/facultes/gea/modules/"+at+"/index.html"] == "" {
			t.Errorf("no page at %s", at)
		}
	}
	if said := built["(diagnostics)"]; strings.Contains(said, "address-taken") || strings.Contains(said, "title-doubled") {
		t.Error(said)
	}
	if page := built["fr/facultes/gea/modules/projet-personnel-et-professionnel-r1-12/index.html"]; !strings.Contains(page, "<title>"+title+" (R1.12)") {
		t.Error(page)
	}
	if page := built["fr/facultes/gea/index.html"]; !strings.Contains(page, "<li>R1.12") || !strings.Contains(page, "<li>R2.14") {
		t.Error(page)
	}
	for _, name := range []string{"r2", "year2"} {
		f.write("content/faculties/gea/modules/"+name+".fr.md", nil)
		f.write("content/faculties/gea/modules/"+name+".en.md", nil)
	}
	built = f.settle("there is but one of each")
	for _, at := range []string{"fr/facultes/gea/modules/projet-personnel-et-professionnel/index.html", "en/faculties/gea/modules/seminaire/index.html"} {
		if built[at] == "" {
			t.Errorf("no page at %s", at)
		}
	}
	f.write("content/faculties/gea/modules/same.fr.md", moduleOf("gea", "same", title, "code: R1.12\nlevels: BA1\n")[0].Data)
	if said := f.settle("two have all in common")["(diagnostics)"]; !strings.Contains(said, "address-taken") {
		t.Error(said)
	}
}

// Tracks that differ say their credits with the unit of the site, or with their own.
func TestCreditsOfTracks(t *testing.T) {
	files := slices.Concat(base, facultyOf("p", "P", ""), moduleOf("p", "tracks", "Parcours", "tracks: [{levels: BA1, credits: 2}, {levels: BA1, credits: 3}]\n"),
		moduleOf("p", "periods", "Périodes", "tracks: [{credits: {value: 20, unit: périodes}}, {credits: {value: 40, unit: périodes}}]\n"),
		facultyOf("q", "Q", ""), moduleOf("q", "shared", "Partagé", "also_in: p\n"))
	f := newFolder(t, files)
	f.write("content/site.yaml", []byte("name: T\nbase_url: https://projet.site.test/\nlanguages: [fr, en]\nlevels: [BA1, BA2]\ncredits: ECTS\n"))
	built := f.settle("the start")
	for at, want := range map[string]string{
		"fr/facultes/p/modules/parcours/index.html": "2 à 3 crédits ECTS", "en/faculties/p/modules/parcours/index.html": "2 to 3 ECTS credits",
		"fr/facultes/p/index.html": "2 à 3 crédits ECTS", "fr/facultes/p/modules/periodes/index.html": "20 à 40 périodes",
	} {
		if page := strings.ReplaceAll(built[at], "\u00a0", " "); !strings.Contains(page, want) {
			t.Errorf("%s does not say %q: %s", at, want, page)
		}
	}
	if names := cardNames(built["fr/facultes/p/modules/parcours/index.html"]); !slices.Contains(names, "Partagé") {
		t.Error("the modules of others that the faculty uses are not listed beside its own: ", names)
	}
}

// Events of one title are told apart by the day they start on, those of one day by the time, and
// mentoring offers by their editions, else since when they are; all other addresses stay.
func TestEventsAndOffersOfOneTitle(t *testing.T) {
	one := func(folder, name, title, facts string) []txtar.File {
		at := "content/" + folder + "/" + name + "."
		return []txtar.File{
			{Name: at + "fr.md", Data: fmt.Appendf(nil, "---\ntitle: %s\nsummary: Un résumé.\n%s---\n\nUn texte.\n", title, facts)},
			{Name: at + "en.md", Data: fmt.Appendf(nil, "---\ntitle: %s\nsummary: A summary.\n---\n\nA text.\n", title)},
		}
	}
	f := newFolder(t, slices.Concat(base, one("events", "march", "Forum", "starts: 2027-03-12\n"), one("events", "may", "Forum", "starts: 2027-05-04 14:00\n"),
		one("events", "other", "Salon", "starts: 2027-05-04\n"), one("events", "own", "Forum", "slug: le-forum\nstarts: 2027-06-12\n"),
		[]txtar.File{{Name: "content/events/own.en.md", Data: []byte("---\ntitle: Forum\nsummary: S.\nslug: the-forum\n---\n\nA text.\n")}},
		one("mentoring", "first", "Duos pro", "edition: 2025-2026\n"), one("mentoring", "second", "Duos pro", "edition: 2026-2027\n"),
		one("mentoring", "old", "Tandem", "since: 2019\n"), one("mentoring", "new", "Tandem", "since: 2025-09\n")))
	shows := func(built map[string]string, pages map[string]string) {
		t.Helper()
		for at, title := range pages {
			if page := built[at+"/index.html"]; !strings.Contains(page, "<title>"+title+" ") {
				t.Errorf("%s does not show %q: %.300s", at, title, page)
			}
		}
		if said := built["(diagnostics)"]; strings.Contains(said, "address-taken") || strings.Contains(said, "title-doubled") {
			t.Error(said)
		}
	}
	shows(f.settle("the start"), map[string]string{
		"fr/evenements/forum-2027-03-12": "Forum (12 mars 2027)", "en/events/forum-2027-05-04": "Forum (4 May 2027)", "fr/evenements/le-forum": "Forum",
		"fr/evenements/salon": "Salon", "fr/mentorat/duos-pro-2025-2026": "Duos pro (2025-2026)", "en/mentoring/tandem-2025-09": "Tandem (September 2025)",
	})
	f.write("content/events/evening.fr.md", one("events", "evening", "Forum", "starts: 2027-05-04 18:00\n")[0].Data)
	shows(f.settle("two start on one day"), map[string]string{
		"fr/evenements/forum-2027-05-04-18-00": "Forum (4 mai 2027, 18 h)", "fr/evenements/forum-2027-05-04-14-00": "Forum (4 mai 2027, 14 h)",
	})
	for _, name := range []string{"march", "evening"} {
		f.write("content/events/"+name+".fr.md", nil)
		f.write("content/events/"+name+".en.md", nil)
	}
	shows(f.settle("there is but one"), map[string]string{"fr/evenements/forum": "Forum"})
	f.write("content/events/same.fr.md", one("events", "same", "Forum", "starts: 2027-05-04 14:00\n")[0].Data)
	if said := f.settle("two have all in common")["(diagnostics)"]; !strings.Contains(said, "address-taken") {
		t.Error(said)
	}
}

// What only the parts or the tracks of a module say stands in its facts and on its card;
// what students decide by has its place also when nobody has announced it.
func TestFactsOfParts(t *testing.T) {
	const parts, tracks = "parts: [{levels: BA2, credits: 2}, {levels: BA1, credits: 2.5}]\n", "tracks: [{levels: BA1, credits: 2}, {levels: BA1, credits: 3}]\n"
	files := slices.Concat(base, facultyOf("p", "P", ""), moduleOf("p", "parts", "Parties", parts+"status: pilot\n"), moduleOf("p", "tracks", "Parcours", tracks),
		moduleOf("p", "equal", "Égaux", strings.Replace(tracks, "3", "2", 1)), moduleOf("p", "none", "Rien", "status: running\n"), moduleOf("p", "silent", "Silence", ""), moduleOf("p", "began", "Commencé", "since: 2021\n"),
		moduleOf("p", "both", "Les deux", strings.TrimSuffix(parts, "\n")+"\n"+tracks), moduleOf("p", "week", "Hebdomadaire", "status: running\nsessions: {frequency: weekly}\n"),
		moduleOf("p", "evening", "Le soir", "status: in-preparation\nschedule: evening\n"),
		moduleOf("p", "ended", "Fini", "status: ended\n"), moduleOf("p", "online", "En ligne", "status: running\nmode: online\nsessions: [{date: 2027-03-01}]\n"))
	built := newFolder(t, files).settle("the start")
	tags := regexp.MustCompile(`<[^>]*>`)
	for _, c := range []struct{ page, shown string }{
		{"parties", "Crédits 4,5 crédits"},
		{"parcours", "Crédits 2 à 3 crédits"},
		{"egaux", "Crédits 2 crédits"},
		{"les-deux", "Crédits 6,5 à 7,5 crédits"},
		{"rien", "Crédits pas encore annoncé"},
		{"rien", "Pour pas encore annoncé"},
		{"rien", "Séances pas encore annoncé"},
		{"rien", "Quand pas encore annoncé"},
		{"rien", "Où pas encore annoncé"},
		{"", "Parties Un module. En phase pilote · BA2 et BA1 · 4,5 crédits"},
		{"", "Hebdomadaire Un module. En cours · chaque semaine"},
		{"", "Parcours Un module. BA1 · 2 à 3 crédits"},
	} {
		at := "fr/facultes/p/index.html"
		if c.page != "" {
			at = "fr/facultes/p/modules/" + c.page + "/index.html"
		}
		text := strings.Join(strings.Fields(tags.ReplaceAllString(strings.ReplaceAll(built[at], "<li>", " · "), " ")), " ")
		text = strings.NewReplacer("\u00a0", " ", ". · ", ". ").Replace(text)
		if !strings.Contains(text, c.shown) {
			t.Errorf("%s does not say %q: %s", at, c.shown, text)
		}
	}
	for page, n := range map[string]int{"fini": 0, "silence": 0, "commence": 5, "hebdomadaire": 3, "le-soir": 4, "en-ligne": 2, "rien": 5, "parties": 3} {
		if got := strings.Count(built["fr/facultes/p/modules/"+page+"/index.html"], "pas encore annoncé"); got != n {
			t.Errorf("%s: %d facts are still to be announced, not %d", page, got, n)
		}
	}
}

// A faculty has the line it says, or the smallest number that none says, in the order of the list; the same in every language,
// and so has all that belongs to it.
func TestLines(t *testing.T) {
	files := slices.Concat(base, facultyOf("a", "Anthropologie", ""), facultyOf("b", "Biologie", "line: 1\n"), facultyOf("c", "Chimie", "order: 1\n"),
		facultyOf("d", "Droit", "line: 14\n"), moduleOf("d", "x", "Plaider", "levels: BA1\n"))
	built := newFolder(t, files).settle("the start")
	badge := regexp.MustCompile(`class="on-line line-(\d+)".*?class="?badge"?>(?:<span[^>]*>[^<]*</span>)?\s*(\d+)`)
	for at, want := range map[string][]string{
		"fr/facultes/anthropologie/index.html": {"3", "3"}, "fr/facultes/biologie/index.html": {"1", "1"}, "fr/facultes/chimie/index.html": {"2", "2"},
		"en/faculties/chimie/index.html": {"2", "2"}, "en/faculties/droit/index.html": {"2", "14"}, "fr/facultes/droit/modules/plaider/index.html": {"2", "14"},
	} {
		if got := badge.FindStringSubmatch(strings.ReplaceAll(built[at], "\n", " ")); len(got) < 3 || !slices.Equal(got[1:], want) {
			t.Errorf("%s has %q, want %q", at, got, want)
		}
	}
}
