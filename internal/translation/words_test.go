package translation

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/markdown"
)

// marked writes pieces as git does: [-removed-]{+added+}.
func marked(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(strings.ReplaceAll([]string{"%s", "[-%s-]", "{+%s+}"}[p.Is], "%s", p.Text))
	}
	return b.String()
}

func TestReworded(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"", "", ""},
		{"a", "a", "a"},
		{"", "Tout est neuf.", "{+Tout est neuf.+}"},
		{"Tout part.", "", "[-Tout part.-]"},
		{"Ouvert de 9 h à 12 h.", "Ouvert de 9 h à 13 h.", "Ouvert de 9 h à [-12-]{+13+} h."},
		{"Un module de 4 crédits.", "Un module de 4 crédits, en BA3.", "Un module de 4 crédits{+, en BA3+}."},
		{"Le cours est obligatoire.", "Le cours n’est pas obligatoire.", "Le cours [-est-]{+n’est pas+} obligatoire."},
		{"Les étudiant·es choisissent.", "Les étudiant·es et leurs mentors choisissent.", "Les étudiant·es {+et leurs mentors+} choisissent."},
		{"one two three", "three one two", "{+three+} one two [-three-]"},
		{"l'atelier « court »", "l’atelier “court”", "l’atelier “court”"},
		{"e\u0301cole  d'e\u0301te\u0301", "école d'été", "école d'été"},
		{"- Zoé, pour les stages\n- Max, pour les CV", "- Zoé, pour les stages\n- Max, pour les lettres\n- Ada, pour les CV",
			"- Zoé, pour les stages\n- Max, pour les {+lettres\n- Ada, pour les+} CV"},
		{"Le **stage** dure six semaines.", "Le **stage** dure *six* semaines.", "Le **stage** dure {+*+}six{+*+} semaines."},
		// What is kept by chance between words that are not is changed with them.
		{"The service opens on Monday at the library.", "Students may come whenever they like, at any hour.",
			"[-The service opens on Monday at the library-]{+Students may come whenever they like, at any hour+}."},
		{"東京大学", "東京外国大学", "東京{+外国+}大学"},
		{"3,5 crédits", "3,6 crédits", "[-3,5-]{+3,6+} crédits"},
		{"\xff a", "\xff b", "\xff [-a-]{+b+}"},
	} {
		pieces := Reworded(c.was, c.is)
		if got := marked(pieces); got != c.want {
			t.Errorf("%q → %q:\n%s, want\n%s", c.was, c.is, got, c.want)
		}
	}
}

// Texts too long to be compared word by word are shown whole; pieces together are always the text as it is now.
func FuzzReworded(f *testing.F) {
	f.Add("Ouvert de 9 h à 12 h.", "Ouvert de 9 h à 13 h.")
	f.Add(strings.Repeat("a b c ", 2000), strings.Repeat("d c b e ", 2000))
	f.Add("a\n\n b", "\u00a0b a\t")
	f.Fuzz(func(t *testing.T, was, is string) {
		if len(was) > 1<<15 || len(is) > 1<<15 || !utf8.ValidString(was) || !utf8.ValidString(is) {
			return
		}
		var before, now strings.Builder
		for _, p := range Reworded(was, is) {
			if p.Is != Added {
				before.WriteString(p.Text)
			}
			if p.Is != Removed {
				now.WriteString(p.Text)
			}
		}
		words := func(s string) (all []string) {
			for x := range atomsOf(s) {
				all = append(all, x.key)
			}
			return all
		}
		if fmt.Sprint(words(was)) != fmt.Sprint(words(before.String())) || fmt.Sprint(words(is)) != fmt.Sprint(words(now.String())) {
			t.Errorf("%q → %q: %q, %q", was, is, before.String(), now.String())
		}
	})
}

func TestChanges(t *testing.T) {
	read := func(text string) (*markdown.Section, []byte) {
		doc, _ := markdown.Parse([]byte(text), diag.Pos{}, "fr", nil)
		return &doc.Sections()[0], []byte(text)
	}
	const was = "## Stage\n\nSix semaines au moins, en entreprise.\n\nOn en parle avec son promoteur.\n\n- CV\n- lettre\n"
	for _, c := range []struct{ is, want string }{
		{was, ""},
		{strings.Replace(was, "Six", "Huit", 1), "1 [-Six-]{+Huit+} semaines au moins, en entreprise.\n"},
		{strings.Replace(was, "## Stage", "## Placement", 1), "0 ## [-Stage-]{+Placement+}\n"},
		{strings.Replace(was, "On en parle avec son promoteur.\n\n", "", 1), "-1 [-On en parle avec son promoteur.-]\n"},
		{strings.Replace(was, "On en", "Tout le monde y a droit.\n\nOn en", 1), "2 {+Tout le monde y a droit.+}\n"},
		{"## Stage\n\nOn en parle avec son promoteur.\n\nSix semaines au moins, en entreprise.\n\n- CV\n- lettre\n", ""}, // moved
		{strings.Replace(was, "- lettre", "- lettre\n- photo", 1), "3 - CV\n- lettre\n{+- photo+}\n"},
	} {
		before, wasSrc := read(was)
		now, src := read(c.is)
		var b strings.Builder
		for _, x := range Changes(before, wasSrc, now, src) {
			fmt.Fprintln(&b, x.Is, marked(x.Pieces))
		}
		if b.String() != c.want {
			t.Errorf("%s\n%s, want\n%s", c.is, b.String(), c.want)
		}
	}
}
