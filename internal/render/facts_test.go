package render

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

func TestRowsOfFacts(t *testing.T) {
	s := newSample(t, "en", "fr")
	check := func(of any, names, want string) {
		t.Helper()
		html, err := facts(names, of)
		got := strings.ReplaceAll(string(html), "\u00a0", " ")
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", names, got, want)
		}
	}
	module := &page.ModuleView{ItemView: viewOf(s.base("T"), s.moduleFacts(), &schema.ModuleWords{HostCourse: "Projet & “autres”"})}
	check(module, "code", "<div><dt>Course code</dt><dd>ARCH-P5001</dd></div>")
	check(module, "levels", `<div><dt>Years</dt><dd><abbr title="Master, 1st year">MA1</abbr> and <abbr title="Master, 2nd year">MA2</abbr></dd></div>`)
	check(module, "terms", `<div class="alike"><dt>Terms</dt><dd>First term</dd><dd>Second term</dd></div>`)
	check(module, "schedule status", "<div><dt>Schedule</dt><dd>Evening</dd></div><div><dt>Status</dt><dd>Pilot phase</dd></div>")
	check(module, "languages", "<div><dt>Teaching languages</dt><dd>French and English</dd></div>")
	check(module, "campuses", "<div><dt>Campuses</dt><dd>Solbosch and Brussels</dd></div>")
	check(module, "since", `<div><dt>Since</dt><dd><time datetime="2019-10">October 2019</time></dd></div>`)
	check(module, "credits", `<div><dt>Credits</dt><dd>4.5 <abbr title="European Credit Transfer System">ECTS</abbr> credits</dd></div>`)
	check(module, "hours", "<div><dt>Hours</dt><dd>24 h</dd><dd>12 h (theory)</dd><dd>about 12 h (project)</dd></div>")
	check(module, "sessions", "<div><dt>Sessions</dt><dd>6 to 8 sessions of 2 h</dd></div>")
	check(module, "students", "<div><dt>Participation</dt><dd>about 15 students</dd></div>")
	check(module, "places mode required", "<div><dt>Places</dt><dd>24</dd></div><div><dt>Mode of teaching</dt><dd>Hybrid, on site and online</dd></div>"+
		"<div><dt>In the programme</dt><dd>One of several modules, to be chosen</dd></div>")
	check(module, "price", "<div><dt>Price</dt><dd>€25.50</dd></div>")
	check(module, "link", `<div><dt>In the official catalogue</dt><dd><a href="https://www.example.org/courses/ARCH-P5001" rel="external">www.example.org</a></dd></div>`)
	check(module, "host_course option", "<div><dt>Within the course</dt><dd>Projet &amp; “autres”</dd></div>")
	check(&s.offerCard("O").ItemCard, "eligibility", `<div><dt>Who may apply</dt><dd><abbr title="Master, 2nd year">MA2</abbr> – avec un projet</dd></div>`)

	module.ContentLang = "fr"
	check(module, "host_course edition", `<div><dt>Within the course</dt><dd lang="fr">Projet &amp; “autres”</dd></div><div><dt>Academic year</dt><dd>2026-2027</dd></div>`)

	module.Facts.Price = schema.Price{Free: true}
	check(module, "price", "<div><dt>Price</dt><dd>Free of charge</dd></div>")
	module.Facts.Price = schema.Price{Words: schema.Localised{By: map[lang.Tag]string{"en": "€25 a year"}}}
	check(module, "price", "<div><dt>Price</dt><dd>€25 a year</dd></div>")
	french := newSample(t, "fr", "en")
	inFrench := &page.ModuleView{ItemView: viewOf(french.base("T"), &schema.ModuleFacts{Price: schema.Price{Words: schema.Localised{
		By: map[lang.Tag]string{"fr": "jusqu'à 9 h : 25 €"}}}}, &schema.ModuleWords{})}
	check(inFrench, "price", "<div><dt>Prix</dt><dd>jusqu’à 9 h : 25 €</dd></div>")
	module.Facts.Sessions = schema.Sessions{Length: 90}
	check(module, "sessions", "<div><dt>Sessions</dt><dd>1 h 30 min each</dd></div>")
	module.Facts.Sessions = schema.Sessions{Count: exactly(3)}
	check(module, "sessions", "<div><dt>Sessions</dt><dd>3 sessions</dd></div>")

	check(module, "level", unable(diag.CannotFindFact, "level").Error())
	check(module, "code people", unable(diag.CannotSayFact, "people").Error())
	check(&page.TextView{}, "code", unable(diag.CannotListFacts, "*page.TextView").Error())
	check(s.frame, "code", unable(diag.CannotListFacts, "*page.Frame").Error())
}

// Of a kind whose facts are not known nothing is shown.
func TestNoFacts(t *testing.T) {
	for layout, view := range newSample(t, "fr", "en").bare() {
		shown, ok := view.(item)
		if !ok {
			continue
		}
		_, _, known, words := shown.Known()
		for _, f := range fieldsOf(known, words) {
			if f.Required {
				continue
			}
			if html, err := facts(f.Name, shown); html != "" || err != nil && !strings.HasPrefix(err.Error(), string(diag.CannotSayFact)) {
				t.Errorf("%s says %q of %s (%v)", layout, html, f.Name, err)
			}
		}
	}
}

// fieldsOf are the fields of the kind that facts and words are of.
func fieldsOf(facts, words any) (fields []*schema.Field) {
	for _, k := range schema.Kinds() {
		for _, f := range k.Fields {
			if found, _ := schema.Lookup(f.Name, facts, words); found == f {
				fields = append(fields, f)
			}
		}
	}
	return fields
}

// The interface strings that a fact is said with are known by its name, so that one
// that is missing is reported before a page shows that.
func TestKeysOfFacts(t *testing.T) {
	silent, _ := lang.Parse("en", "i18n/en.yaml", nil)
	for _, view := range newSample(t, "en", "fr").rich("T") {
		shown, ok := view.(item)
		if !ok {
			continue
		}
		_, _, known, words := shown.Known()
		for _, f := range fieldsOf(known, words) {
			r := rows{l: page.Language{Strings: silent}}
			_, value := schema.Lookup(f.Name, known, words)
			r.add(f, value)
			for _, asked := range keyShown.FindAllStringSubmatch(string(r.html), -1) {
				if !slices.Contains(factKeys(f.Name), asked[1]) {
					t.Errorf("%s needs %s", f.Name, asked[1])
				}
			}
		}
	}
}

// keyShown is a key of the interface strings that layouts ask for, shown as it has
// no text.
var keyShown = regexp.MustCompile(`⟦((?:fact|unit|enum)\.[^⟧]*)⟧`)
