package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/schema"
	"projetpro/internal/site"
	"projetpro/internal/source"
)

// right is a site about which no rule has anything to say: its files without the marks around their front matter.
var right = map[string]string{
	"content/site.yaml":                   "name: Test\nlanguages: [fr]\nlevels: [BA1, BA2]\nbase_url: https://www.site.test/\ncontacts: [{email: a@site.test}]\n",
	"content/home.fr.md":                  "title: Accueil\nsummary: S",
	"content/pages/about.fr.md":           "title: À propos\nsummary: S",
	"content/faculties/a/faculty.fr.md":   "title: A\nsummary: S",
	"content/faculties/a/modules/m.fr.md": "title: M\nsummary: S\ncredits: 4",
	"content/mentoring/o.fr.md":           "title: O\nsummary: S\nstatus: running",
}

const (
	// settings are those of a site without a contact.
	settings = "name: Test\nlanguages: [fr]\nlevels: [BA1, BA2]\nbase_url: https://www.site.test/\n"

	faculty = "content/faculties/a/faculty.fr.md"
	module  = "content/faculties/a/modules/m.fr.md"
	offer   = "content/mentoring/o.fr.md"
	year    = "content/faculties/a/roadmap/ba1.fr.md"
)

// subject is the site of right with other files, without those of which there is no text, on a day of 2026.
func subject(files map[string]string, baseURL string) *Subject {
	all := maps.Clone(right)
	maps.Copy(all, files)
	maps.DeleteFunc(all, func(_, text string) bool { return text == "" })
	var entries []*content.Entry
	for _, path := range slices.Sorted(maps.Keys(all)) {
		text := all[path]
		if strings.HasSuffix(path, ".md") {
			text = "---\n" + text + "\n---\n\nTexte.\n"
		}
		entries = append(entries, content.Parse(source.NewTree(map[string][]byte{path: []byte(text)}).File(path), nil))
	}
	french, _ := lang.Parse("fr", "i18n/fr.yaml", []byte("word: text\n"))
	s := site.New(nil, entries, map[lang.Tag]*lang.Strings{"fr": french}, site.WithoutDrafts)
	return &Subject{Site: s, BaseURL: baseURL, Today: schema.Date{Year: 2026, Month: 11, Day: 26}}
}

func TestRules(t *testing.T) {
	const base = "https://www.site.test/"
	for _, c := range []struct {
		what, path, text, base string
		want                   []string // each a code and its arguments
	}{
		{what: "nothing"},

		{what: "no address", base: "-", want: []string{"base-url-invalid [-]"}},
		{what: "an address that is nobody's", base: "https://projet.example/", want: []string{"base-url-example [https://projet.example/]"}},

		{what: "no summary", path: offer, text: "title: O\nstatus: running", want: []string{"summary-missing []"}},
		{what: "no summary, of what could not be read whole", path: offer, text: "title: O\nstatus: nonsense"},
		{what: "a summary as long as may be", path: offer, text: "title: O\nstatus: running\nsummary: " + strings.Repeat("é", summaryLength)},
		{what: "one that is longer", path: offer, text: "title: O\nstatus: running\nsummary: " + strings.Repeat("é", summaryLength+1),
			want: []string{"summary-long [201 200]"}},

		{what: "a title twice", path: "content/pages/other.fr.md", text: "title: À PROPOS\nslug: autre\nsummary: S", want: []string{"title-doubled [À PROPOS]"}},
		{what: "a title twice, in two places", path: "content/pages/other.fr.md", text: "title: M\nsummary: S"},
		{what: "an address twice is said elsewhere", path: "content/pages/other.fr.md", text: "title: À propos\nsummary: S"},

		{what: "parts that add up", path: module, text: "title: M\nsummary: S\ncredits: 4\nparts: [{title: a, credits: 1.5}, {title: b, credits: 2.5}]"},
		{what: "parts that do not", path: module, text: "title: M\nsummary: S\ncredits: 4\nparts: [{title: a, credits: 1.5}, {title: b, credits: 2}]",
			want: []string{"parts-disagree [{credits 3500} {credits 4000}]"}},
		{what: "an early part without credits", path: module, text: "title: M\nsummary: S\ncredits: 4\nparts: [{title: a}, {title: b, credits: 2}]"},
		{what: "a later part without credits", path: module, text: "title: M\nsummary: S\ncredits: 4\nparts: [{title: a, credits: 2}, {title: b}]"},
		{what: "parts of a module without credits", path: module, text: "title: M\nsummary: S\nparts: [{title: a, credits: 2}]"},

		{what: "registration that is closed, as most of the year", path: offer, text: "title: O\nsummary: S\nstatus: running\nregistration: {closes: 2025-11-26}"},
		{what: "for more than a year", path: offer, text: "title: O\nsummary: S\nstatus: running\nregistration: {closes: 2025-11-25}",
			want: []string{"apply-closed [2025-11-25]"}},
		{what: "for more than a year, to the month", path: module, text: "title: M\nsummary: S\nregistration: {closes: 2025-10}", want: []string{"apply-closed [2025-10]"}},
		{what: "since a month of a year ago", path: module, text: "title: M\nsummary: S\nregistration: {closes: 2025-11}"},
		{what: "in the last year, of which no more is known", path: module, text: "title: M\nsummary: S\nregistration: {closes: 2025}"},
		{what: "registration for what has ended", path: offer, text: "title: O\nsummary: S\nstatus: ended\nregistration: {closes: 2020}"},
		{what: "registration with somebody", path: offer,
			text: "title: O\nsummary: S\nstatus: running\nregistration: {ask: true}\ncontacts: [{phone: +32 2 650 00 00}]"},
		{what: "registration with somebody of the site", path: offer, text: "title: O\nsummary: S\nregistration: {ask: true}\ncontacts: [{name: X}]"},
		{what: "dates in the other order", path: offer,
			text: "title: O\nsummary: S\nstatus: running\nregistration: {opens: 2026-12-02, closes: 2026-12-01}",
			want: []string{"dates-reversed [closes 2026-12-01 opens 2026-12-02]"}},

		{what: "nobody to ask", path: "content/site.yaml", text: settings, want: []string{"nobody-to-ask []"}},
		{what: "a name of the site", path: "content/site.yaml", text: settings + "contacts: [{name: X, role: Y}]", want: []string{"nobody-to-ask []"}},
		{what: "a telephone of the site", path: "content/site.yaml", text: settings + "contacts: [{phone: 02 650 00 00}]"},
		{what: "somebody to be written", path: "content/site.yaml", text: settings + "contacts: [{name: X, email: à compléter}]"},
		{what: "somebody who could not be read", path: "content/site.yaml", text: settings + "contacts: [{email: x}]"},

		{what: "a year that should have begun", path: year, text: "title: Y\nsummary: S\nstatus: expected\nexpected: 2025", want: []string{"expected-past [2025]"}},
		{what: "a year to come", path: year, text: "title: Y\nsummary: S\nstatus: expected\nexpected: 2027"},
		{what: "a year that runs", path: year, text: "title: Y\nsummary: S\nstatus: running\nsince: 2020"},

		{what: "a faculty that offers nothing", path: "content/faculties/b/faculty.fr.md", text: "title: B\nsummary: S", want: []string{"faculty-empty []"}},

		{what: "a resource to come", path: module, text: "title: M\nsummary: S\nresources: [{kind: presentation, part: 2}]",
			want: []string{"resource-to-come [resource-presentation  2]"}},
		{what: "a resource whose address may have been meant", path: module, text: "title: M\nsummary: S\nresources: [{kind: presentation, url: here}]"},
	} {
		files := map[string]string{}
		if c.path != "" {
			files[c.path] = c.text
		}
		if c.base == "" {
			c.base = base
		}
		var got []string
		for _, d := range Run(subject(files, c.base)) {
			got = append(got, fmt.Sprint(d.Code, " ", d.Args))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// Somebody to ask on one page is enough; a site with nothing but pages needs nobody.
func TestNobodyToAsk(t *testing.T) {
	for what, text := range map[string]string{
		"title: M\nsummary: S\ncontacts: [{link: https://a.test/}]":     "",
		"title: M\nsummary: S\npeople: [{name: X, email: a@site.test}]": "",
		"title: M\nsummary: S\npeople: [{name: X}]":                     "nobody-to-ask",
	} {
		got := ""
		for _, d := range Run(subject(map[string]string{"content/site.yaml": settings, module: what}, "https://www.site.test/")) {
			got += string(d.Code)
		}
		if got != text {
			t.Errorf("%s: %q", what, got)
		}
	}
	pages := subject(map[string]string{"content/site.yaml": settings, faculty: "", module: "", offer: ""}, "https://www.site.test/")
	for _, d := range Run(pages) {
		t.Error(d.Code)
	}
}

// One registers with the contacts of the page: where these cannot be reached, with those that it ends with, of the faculty or the site.
func TestAskNobody(t *testing.T) {
	const asks = "title: X\nsummary: S\nregistration: {ask: true}\ncontacts: [{name: X}]"
	const known = "title: A\nsummary: S\ncontacts: [{email: b@site.test}]"
	const event = "content/events/e.fr.md"
	for _, c := range []struct {
		what  string
		files map[string]string
		want  bool
	}{
		{"an offer", map[string]string{offer: asks}, true},
		{"an offer beside a faculty", map[string]string{offer: asks, faculty: known}, true},
		{"a module", map[string]string{module: asks}, true},
		{"a module of a faculty that can be reached", map[string]string{module: asks, faculty: known}, false},
		{"an event for all", map[string]string{event: asks + "\nstarts: 2026-12-01", faculty: known}, true},
		{"an event for a faculty", map[string]string{event: asks + "\nstarts: 2026-12-01\nfaculties: [a]", faculty: known}, false},
	} {
		c.files["content/site.yaml"] = settings
		got := slices.ContainsFunc(Run(subject(c.files, "https://www.site.test/")), func(d *diag.Diagnostic) bool { return d.Code == diag.AskNobody })
		if got != c.want {
			t.Errorf("%s: %t", c.what, got)
		}
	}
}

// Rules about today are left out when that is not known, and all of them when no language is.
func TestRulesThatDoNotApply(t *testing.T) {
	files := map[string]string{offer: "title: O\nsummary: S\nstatus: running\nregistration: {closes: 2020}", year: "title: Y\nsummary: S\nstatus: expected\nexpected: 2020"}
	s := subject(files, "https://www.site.test/")
	if got := Run(s); len(got) != 2 {
		t.Errorf("%d findings", len(got))
	}
	s.Today = schema.Date{}
	if got := Run(s); len(got) != 0 {
		t.Errorf("without a day: %v", got[0])
	}
	s.Site.Languages = nil
	s.BaseURL = ""
	if got := Run(s); got != nil {
		t.Errorf("without a language: %v", got)
	}
}

// A mistake of ours in one rule is said, and the other rules are applied.
func TestRuleThatFails(t *testing.T) {
	defer func(all []func(*Subject, *diag.List)) { rules = all }(rules)
	rules = []func(*Subject, *diag.List){func(*Subject, *diag.List) { panic("x") }, baseURL}
	got := Run(subject(nil, "-"))
	if len(got) != 2 || got[0].Code != diag.Fault || got[1].Code != diag.BaseURLInvalid {
		t.Errorf("%v", got)
	}
}

// Of a site below a path of a host, the rest of the host is another site.
func TestOwnAddresses(t *testing.T) {
	f := &finder{s: &Subject{BaseURL: "https://www.ulb.be/projetpro/"}}
	for address, want := range map[string]bool{"/en/method/": true, "//www.ulb.be/projetpro/en/": false, "https://www.ulb.be/projetpro/en/": true,
		"https://www.ulb.be/en/programme": false, "https://www.ulb.be/projetpro-2/en/": false, "https://ulb.be/projetpro/en/": false} {
		if got := f.isOwn(address); got != want {
			t.Errorf("%s is taken for an address of the site: %t", address, got)
		}
	}
	if f.s.BaseURL = ""; f.isOwn("https://www.ulb.be/") {
		t.Error("a site without an address has one")
	}
}

// The names of modules may be asked for by several at once, as pages of one site are compared.
func TestModulesAreNamedAtOnce(t *testing.T) {
	f, faculty := newFinder(&Subject{Site: &site.Site{}}), &site.Faculty{}
	var asked sync.WaitGroup
	for i := range 100 {
		asked.Go(func() { f.modulesOf(faculty, lang.Tag(string(rune('a'+i%26)))) })
	}
	asked.Wait()
	if len(f.names) != 26 {
		t.Errorf("named in %d languages", len(f.names))
	}
}
