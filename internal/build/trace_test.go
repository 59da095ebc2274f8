package build

import (
	"slices"
	"strings"
	"testing"

	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/plaintext"
	"projetpro/internal/source"
)

// traced builds a site, and gives the way from a text of a page to where it is written: the
// line, or the key of an interface string.
func traced(t *testing.T, files map[string][]byte) (r *Result, line func(at, text string, nth int) string) {
	var b Builder
	r, err := b.Build(t.Context(), source.NewTree(files), Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return r, func(at, text string, nth int) string {
		s, ok := r.Spot(at, text, nth)
		if !ok || s.Key != "" {
			return s.Key
		}
		return s.Pos.File + ": " + string(plaintext.Line(r.Source(s.Pos.File), s.Pos.Offset))
	}
}

// Each text of each page of the site that has everything leads to where it is written: what
// stands as it is in front matter leads there, what stands in a text leads to its line.
func TestEveryTextIsTraced(t *testing.T) {
	files := everyFiles(t)
	r, _ := traced(t, files)
	values := map[string]bool{} // of front matter, as letters
	var texts strings.Builder
	for file, data := range files {
		if content.IsEntry(file) {
			for _, s := range spots(t, data) {
				values[onlyLetters(string(data[s.from:s.to]))] = true
			}
			_, text, _ := strings.Cut(string(data), "\n---\n")
			texts.WriteString(onlyLetters(text) + "\n")
		}
	}
	type said struct {
		text string
		lang lang.Tag
	}
	known := map[said]bool{} // what menus and lists say, once
	for _, o := range r.Outputs.Pages() {
		tr := r.trace(o.Path)
		for i, text := range tr.texts {
			if known[said{text, o.Page.Lang}] {
				continue
			}
			known[said{text, o.Page.Lang}] = true
			s, ok := tr.spot(i)
			if !ok || r.Source(s.Pos.File) == nil {
				t.Errorf("%s: nobody knows where %q is written", o.Path, text)
				continue
			}
			words := onlyLetters(text)
			if s.Key != "" || !values[words] && (len(words) < 4 || !strings.Contains(texts.String(), words)) {
				continue
			}
			line := string(plaintext.Line(r.Source(s.Pos.File), s.Pos.Offset))
			if !strings.Contains(onlyLetters(line), words) {
				t.Errorf("%s: %q leads to %s: %s", o.Path, text, s.Pos.File, line)
			}
		}
	}
}

func onlyLetters(text string) string {
	var b strings.Builder
	for _, l := range letters(text) {
		b.WriteRune(l.rune)
	}
	return b.String()
}

// What layouts say in words of their own leads to the field it says, on the page itself and
// in lists; each of two alike to its own.
func TestTrace(t *testing.T) {
	files := everyFiles(t)
	files["layouts/partials/footer.html"] = []byte(`{{define "footer"}}<footer><p>A text of the layout &amp; no other</p></footer>{{end}}`)
	_, line := traced(t, files)
	const module, law = "fr/facultes/faculte-de-droit/modules/metiers/index.html", "content/faculties/law/"
	for _, c := range []struct {
		at, text string
		nth      int
		want     string
	}{
		{module, "4,5\u00a0crédits", 0, law + "modules/careers.fr.md: credits: 4.5"},
		{module, "ECTS", 0, "content/site.yaml:   unit: ECTS"},
		{module, "10 à 20\u00a0étudiant·es", 0, law + "modules/careers.fr.md: students: 10-20"},
		{module, "lundi 5 octobre 2026", 0, law + "modules/careers.fr.md:     - date: 2026-10-05"},
		{module, "5 octobre 2026", 0, law + "modules/careers.fr.md:     date: 2026-10-05"},
		{module, "annulée", 0, law + "modules/careers.fr.md:       cancelled: true"},
		{module, "Prof. Camille Exemple", 0, law + "modules/careers.fr.md:   - name: Camille Exemple"},
		{module, "Pour les enseignant·es", 0, law + "modules/careers.fr.md:     audience: teachers"},
		{module, "à venir", 0, law + "modules/careers.fr.md:   - kind: video"},
		{module, "2\u00a0crédits", 0, law + "modules/careers.fr.md:     credits: 2"},
		{module, "Découvrir les métiers du droit.", 0, law + "modules/careers.fr.md: summary: Découvrir les métiers du droit."},
		{module, "Stage", 0, law + "modules/placement.fr.md: title: Stage"},
		{module, "6 à 8\u00a0séances", 0, law + "modules/placement.fr.md: sessions: {count: 6-8, length: 2h}"},
		{"en/faculties/law-school/modules/careers/index.html", "4.5", 0, law + "modules/careers.fr.md: credits: 4.5"},
		{"en/faculties/law-school/modules/careers/index.html", "Careers in law", 0, law + "modules/careers.en.md: title: Careers in law"},
		{"fr/index.html", "https://projet.example.org/fr/agenda.ics", 0, "content/site.yaml: base_url: https://projet.example.org/"},
		{module, "Autres modules", 0, "module.siblings"},
		{module, "Facultés", 0, "content/site.yaml: navigation: [faculties, method, mentoring, events, slides, partners, pages/about]"},
		{module, "A text of the layout & no other", 0, `layouts/partials/footer.html: {{define "footer"}}<footer><p>A text of the layout &amp; no other</p></footer>{{end}}`},
		{module, "Nobody says this", 0, ""},
		{module, "4,5\u00a0crédits", 7, ""},
		{"nowhere/index.html", "x", 0, ""},
		{"site.css", "x", 0, ""},
	} {
		if got := line(c.at, c.text, c.nth); got != c.want {
			t.Errorf("%s: %q (%d) leads to %q, want %q", c.at, c.text, c.nth, got, c.want)
		}
	}
}

// That no item says a text is not found out by leaving out one key after the other.
func TestTraceOfWhatNobodySays(t *testing.T) {
	files := everyFiles(t)
	files["layouts/partials/footer.html"] = []byte(`{{define "footer"}}<footer><p>{{"Said by "}}{{"nobody"}}</p></footer>{{end}}`)
	r, _ := traced(t, files)
	tr := r.trace("fr/index.html")
	i := slices.Index(tr.texts, "Said by nobody")
	tries, again := 0, r.reassembled
	r.reassembled = func(entries []*content.Entry, languages map[lang.Tag]*lang.Strings) *Result {
		tries++
		return again(entries, languages)
	}
	if s, ok := tr.together(i); ok || tries > 10 {
		t.Errorf("%+v, after the site was made %d times", s, tries)
	}
}

// A fact that both files state leads to that of the page's language, and what is wrong with a
// site does not keep its texts from being traced.
func TestTraceOfWhatIsWrong(t *testing.T) {
	files := everyFiles(t)
	const module = "content/faculties/law/modules/placement."
	files[module+"en.md"] = []byte("---\ntitle: Placement\nsummary: S.\nlevels: MA1\nnonsense: 1\nstatus: pilot\n---\n\nA [link](nowhere.md).\n")
	_, line := traced(t, files)
	if got := line("en/faculties/law-school/modules/placement/index.html", "Pilot phase", 0); !strings.HasSuffix(got, "placement.en.md: status: pilot") {
		t.Error(got)
	}
}

// Which of some texts are not in others.
func TestMissing(t *testing.T) {
	for _, c := range []struct{ texts, others, want string }{
		{"a b c", "a b c", "..."},
		{"a b c", "a c", ".x."},
		{"a b a b", "a b", "xx.."},
		{"a b c d", "b x d", "x.x."},
		{"", "a", ""},
		{"a", "", "x"},
		{"a b", "b a", "x."},
	} {
		got := ""
		for _, lost := range missing(strings.Fields(c.texts), strings.Fields(c.others)) {
			got += map[bool]string{true: "x", false: "."}[lost]
		}
		if got != c.want && !(c.texts == "a b a b" && got == "..xx") {
			t.Errorf("of %q in %q: %s, want %s", c.texts, c.others, got, c.want)
		}
	}
}
