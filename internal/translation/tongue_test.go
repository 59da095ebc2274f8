package translation

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// handbooks are the handbook of the tool in two languages: what it is learnt from here.
func handbooks(t testing.TB) *Tongues {
	t.Helper()
	var l Learner
	for tag, name := range map[string]string{"en": "content.md", "fr": "contenu.md"} {
		text, err := os.ReadFile(filepath.Join("../../docs", name))
		if err != nil {
			t.Fatal(err)
		}
		for block := range strings.SplitSeq(string(text), "\n\n") {
			l.Learn(tag, []byte(block))
		}
	}
	return l.Tongues()
}

func TestRead(t *testing.T) {
	r := Reader{Tongues: handbooks(t)}
	for _, c := range []struct{ own, text, is string }{
		{"fr", "Le service aide les étudiantes et les étudiants à choisir leurs études.", "fr"},
		{"fr", "The service helps the students of all faculties to choose what they study.", "en"},
		{"en", "Le service aide les étudiantes et les étudiants à choisir leurs études.", "fr"},
		{"en", "The service helps the students of all faculties to choose what they study.", "en"},
		{"fr", "THE SERVICE HELPS THE STUDENTS OF ALL FACULTIES TO CHOOSE WHAT THEY STUDY.", "en"},
		{"fr", "The service helps the students of all faculties, et les autres aussi, s’ils le veulent, dans le cas où.", ""},
		{"fr", "« The service helps the students of all faculties to choose what they study. »", ""},
		{"fr", "\"The service helps the students of all faculties to choose what they study.\"", ""},
		{"fr", "[The service helps the students of all faculties to choose what they study.]{lang=en}", ""},
		{"fr", "`The service helps the students of all faculties to choose what they study.`", ""},
		{"fr", "Richard Sennett, *What the Craftsman Has Made With the Things That He Found*, 2008.", ""},
		{"fr", "Voir aussi [what the service does for the students of all faculties](https://example.org/).", ""},
		{"fr", "https://example.org/the-service-of-the-students-for-all-the-faculties-that-there-are", ""},
		{"fr", "Zoé Lambert, Élise Vandenberghe, Thomas Peeters, Jean-Baptiste De Smet, Bruxelles", ""},
		{"fr", "Rue de l’Industrie 12, 1000 Bruxelles", ""},
		{"de", "The service helps the students of all faculties to choose what they study.", ""},
		{"fr", "", ""},
		{"fr", "De dienst helpt de studenten van alle faculteiten om te kiezen wat zij studeren.", ""},
	} {
		got := r.Read(c.own, []byte(c.text)).Is
		if got == c.own && c.is == "" {
			continue // nothing is said of it either
		}
		if got != c.is {
			t.Errorf("%s: %q is %q, want %q", c.own, c.text, got, c.is)
		}
	}
	if r.Knows("de") || !r.Knows("fr") {
		t.Error("what nothing was learnt of is known")
	}
}

// Of a language of which too little is known nothing is said.
func TestReadLittle(t *testing.T) {
	var l Learner
	l.Learn("fr", []byte("Le service aide les étudiantes et les étudiants."))
	l.Learn("en", []byte("The service helps the students."))
	r := Reader{Tongues: l.Tongues()}
	text := "The service helps the students to choose what they study."
	if got := r.Read("fr", []byte(text)); got.Is != "" || got.Letters != len(text) || r.Knows("fr") {
		t.Error(got)
	}
}

// How long a text is does not depend on how many bytes its letters take, nor on how much of it was looked at.
func TestReadLetters(t *testing.T) {
	r := Reader{Tongues: handbooks(t)}
	text := strings.Repeat("Les étudiantes et les étudiants sont présentés à l’équipe de la faculté. ", 8)
	if got := r.Read("fr", []byte(text)); got.Is != "fr" || got.Letters != utf8.RuneCountInString(text) {
		t.Error(got, utf8.RuneCountInString(text))
	}
}

// A title that has a word of one language is no name.
func TestHasWordsOf(t *testing.T) {
	r := Reader{Tongues: handbooks(t)}
	for title, want := range map[string]bool{
		"Les métiers de la ville": true, "The crafts of the city": true, "Architecture": false, "Forum Atlas": false, "Design Thinking": false,
		"Bruxelles": false, "Projet PRO": false, "": false,
	} {
		if got := r.HasWordsOf([]byte(title), "fr", "en"); got != want {
			t.Errorf("%q: %v", title, got)
		}
	}
}

// What a text of any signs costs is in proportion to its length, and no word of it is read twice.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"[a](b) *c* `d` «e» {f} <g>", "[[[[", "****", "\"a", "[x]{lang=en}[y][z]", "\\", "a@b.c d.e", "[a]:", "«\xff»"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var s scanner
		s.read([]byte(text))
		last := 0
		if slices.ContainsFunc(s.words, func(w span) bool {
			wrong := w.from < last || w.to <= w.from || w.to > len(text)
			last = w.to
			return wrong
		}) {
			t.Errorf("%q: %v", text, s.words)
		}
	})
}
