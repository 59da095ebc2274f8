package build

// This file tests that numbers in texts are compared with the facts beside them.

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
	"projetpro/internal/source"
)

// counted are sentences in the text of a module of 4 credits, 8 sessions of 2 hours, about 110 students and 20 places. Those behind
// - say otherwise than the facts.
var counted = map[string]string{
	"fr": `
Le module vaut 4 crédits.
Il compte quatre crédits dans le programme.
C’est un module de 4 crédits ECTS.
C’est un module de **4** crédits.
Il vaut 4 ECTS.
- Le module vaut 5 crédits.
- Il compte cinq crédits dans le programme.
- C’est un module de 6 crédits ECTS.
- C’est un module de **5** crédits.
- Il vaut 3,5 ECTS.
- Ce travail vaut à l’étudiant·e 40 crédits.
Il faut entre 4 et 6 crédits.
On y gagne 4 à 6 crédits.
Il vaut au moins 3 crédits.
Il vaut jusqu’à 10 crédits.
- On y gagne de 5 à 6 crédits.
- Il vaut plus de 10 crédits.
- Il vaut au moins 6 crédits.
Il vaut 4,0 crédits.
Il prolonge un autre cours de 5 crédits.
La première partie compte 2 crédits, dont un de théorie.
Ces 5 crédits s’ajoutent aux 60 crédits de l’année.
En 2019, il valait 5 crédits.
Il valait auparavant 5 crédits.
Sur 60 crédits, 4 crédits vont au projet.
Chaque étudiant·e suit 60 crédits par an.
Le module compte 8 séances.
Il se donne en huit séances de deux heures.
Il se donne en 8 séances de 2 h.
Il se donne en 8 séances de 120 minutes.
- Le module compte 10 séances.
- Il se donne en dix séances de deux heures.
- Il se donne en 8 séances de 3 h.
- Il se donne en 8 séances de 90 minutes.
- Il se donne en 8 séances de 2 h 30.
Une séance a lieu au musée.
La 3e séance a lieu au musée.
La séance 3 a lieu au musée.
Les 2 premières séances ont lieu au musée.
Deux autres séances ont lieu au musée.
Chaque groupe a 2 séances.
Il y a 2 séances par semaine.
Parmi elles, 3 séances sont en ligne.
Il y a environ 9 séances.
Il y a 7 à 10 séances.
- Il y a environ 12 séances.
- Il y a 10 à 12 séances.
Il accueille environ 110 étudiant·es.
Il accueille 115 étudiantes et étudiants.
Il accueille près de 100 étudiant·es.
Il accueille plus de 100 étudiants.
Il accueille une centaine d’étudiant·es.
- Il accueille environ 80 étudiant·es.
- Il accueille 200 étudiantes.
- Il accueille plus de 150 étudiant·es.
- Il accueille, cette année, 12 étudiant·es.
Chaque groupe a 12 étudiant·es.
Ils travaillent par groupes de 4.
Il y a 20 places.
Il y a au plus 20 places.
- Il y a 25 places.
- Il y a 15 places.
Les 12 places restantes sont pour les BA2.
Le bâtiment a 4 étages et 200 fenêtres.
Rendez-vous à 18 h 30, au 2e étage.
Le prix est de 10 euros pour 2 heures.
Deuxième séance au musée.
Dixième rencontre à la bibliothèque.
Séance 4 - rencontre avec l’équipe.
12/03 - rencontre avec l’équipe.
**Séance 2** rencontre avec l’équipe.
Le module vaut 2 crédits de théorie et 2 crédits de projet.
Il a 6 séances en classe et 2 au musée.
Il a 2 + 4 + 2 séances.
Il a 2 × 4 séances.
Il y a 3 séances puis 5 séances.
Il y a 12 rencontres avec des mentor·es.
Il y a 2 sessions d’examen.
45 crédits acquis sont demandés.
60 crédits forment une année.
180 ECTS donnent droit au titre.
Prérequis : 45 crédits.
Bachelier (180 crédits).
Trois groupes de 20 étudiants.
12 mentors parlent néerlandais.
Dix places sont réservées.
Il se donne en 8 séances à 14 h.
Après trois séances, on écrit.
- Il se donne en 8 séances d’une heure et demie.
- Il se donne en 8 séances d’une heure trente.
`,
	"en": `
The module has 4 credits.
It counts for four credits in the programme.
It is a module of 4 ECTS credits.
It is a 4-credit module.
It gives students **4** credits.
- The module has 5 credits.
- It counts for five credits in the programme.
- It is a module of 6 ECTS credits.
- It is a 5-credit module.
- It gives students **5** credits.
- It gives 3.5 ECTS.
- Whoever follows it is given 40 credits.
It takes between 4 and 6 credits.
It gives 4 to 6 credits.
It gives 4–6 credits.
It gives at least 3 credits.
It gives up to 10 credits.
- It gives 5 to 6 credits.
- It gives 5–6 credits.
- It gives more than 10 credits.
- It gives at least 6 credits.
It follows another course of 5 credits.
The first part has 2 credits.
These 5 credits come on top of the 60 credits of a year.
In 2019, it had 5 credits.
It previously had 5 credits.
Out of 60 credits, 4 credits go to the project.
Each student takes 60 credits per year.
The module has 8 sessions.
It is given in eight sessions of two hours.
It is given in 8 sessions of 2 h.
It is given in 8 sessions of 120 minutes.
- The module has 10 sessions.
- It is given in ten sessions of two hours.
- It is given in 8 sessions of 3 hours.
- It is given in 8 sessions of 90 minutes.
- It is given in 8 sessions of 2 h 30.
One session takes place at the museum.
The 3rd session takes place at the museum.
Session 3 takes place at the museum.
The first 2 sessions take place at the museum.
Two other sessions take place at the museum.
Each group has 2 sessions.
There are 2 sessions per week.
Among them, 3 sessions are online.
There are about 9 sessions.
There are 7 to 10 sessions.
- There are about 12 sessions.
- There are 10 to 12 sessions.
About 110 students follow it.
It takes 115 students.
It takes nearly 100 students.
It takes more than 100 students.
A hundred and ten students follow it.
- About 80 students follow it.
- It takes 200 students.
- It takes more than 150 students.
- This year it takes 12 students.
Each group has 12 students.
They work in groups of 4.
It has 20 places.
It has at most 20 places.
- It has 25 places.
- It has 15 places.
The 12 places left are for BA2.
The building has 4 floors and 200 windows.
We meet at 6.30 pm on the 2nd floor.
It costs 10 euros for 2 hours.
Second session at the museum.
Tenth session at the library.
Session 4 - session with the team.
12/03 - session with the team.
**Session 2** meeting with the team.
It gives 2 credits for theory and 2 credits for the project.
It has 6 sessions in class and 2 at the museum.
It has 2 + 4 + 2 sessions.
It has 2 × 4 sessions.
There are 3 sessions, then 5 sessions.
There are 12 meetings with mentors.
There are 12 classes at school.
There are 2 exam sessions.
Miss two sessions and you are out.
Missing 2 sessions is allowed.
Both sessions are online.
Double session at the museum.
A dozen sessions.
After three meetings, we write.
After three sessions, we write.
Optionally 2 sessions at school.
45 credits earned are asked for.
Prerequisites: 45 credits.
Bachelor (180 credits).
Three groups of 20 students.
12 mentors speak Dutch.
Ten places are reserved.
It is given in 8 sessions at 9 h.
- It is given in 8 sessions of one hour and a half.
`,
	"nl": `
De module telt 4 studiepunten.
Ze telt acht sessies van twee uur.
- De module telt 5 studiepunten.
- Ze telt tien sessies van twee uur.
Ongeveer 110 studenten volgen haar.
- Ongeveer 80 studenten volgen haar.
Elke groep heeft 2 sessies.
`,
}

func TestTextsAgainstFacts(t *testing.T) {
	for tag, sentences := range counted {
		t.Run(tag, func(t *testing.T) {
			lines := strings.Split(strings.TrimSpace(sentences), "\n")
			at := moduleSite(t, tag, "", strings.ReplaceAll(sentences, "\n", "\n\n"))
			r, list := checked(t, at)
			found := map[string]bool{}
			for _, d := range list {
				if d.Code == diag.TextDiffers || d.Code == diag.TextContradicts {
					found[string(plaintext.Line(r.Source(d.Pos.File), d.Pos.Offset))] = true
				}
			}
			for _, line := range lines {
				if said, wrong := strings.CutPrefix(line, "- "); found[line] != wrong {
					t.Errorf("%q: found %v", said, !wrong)
				}
			}
		})
	}
}

// Natural sentences, each in the text of a module of its own, of 4 credits, 8 sessions of 2 hours, 24 hours, about 110 students and
// 20 places: - differs from the facts, ! contradicts them, and nothing is said of the others.
func TestSentencesAgainstFacts(t *testing.T) {
	for _, tag := range []string{"fr", "en", "nl"} {
		t.Run(tag, func(t *testing.T) {
			text, err := os.ReadFile("testdata/counted/" + tag + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(text)), "\n")
			if len(lines) < 60 {
				t.Errorf("%d sentences", len(lines))
			}
			at := moduleSite(t, tag, "", "")
			f := folder{t: t, path: at}
			const front = "---\ntitle: X\nsummary: Y.\nlevels: BA1\ncredits: 4\nsessions: {count: 8, length: 2 h}\nhours: 24\nstudents: ~110\nplaces: 20\n---\n\n"
			file := func(i int) string { return fmt.Sprintf("content/faculties/architecture/modules/m%d.%s.md", i, tag) }
			for i, line := range lines {
				said, isWrong := strings.CutPrefix(line, "! ")
				if !isWrong {
					said = strings.TrimPrefix(line, "- ")
				}
				f.write(file(i), []byte(front+said+"\n"))
			}
			_, list := checked(t, at)
			found := map[string]string{}
			for _, d := range list {
				if d.Code == diag.TextDiffers || d.Code == diag.TextContradicts {
					found[d.Pos.File] += map[diag.Code]string{diag.TextDiffers: "-", diag.TextContradicts: "!"}[d.Code]
				}
			}
			for i, line := range lines {
				want := ""
				if mark, _, ok := strings.Cut(line, " "); ok && (mark == "-" || mark == "!") {
					want = mark
				}
				if got := found[file(i)]; got != want {
					t.Errorf("%q: found %q", line, got)
				}
			}
		})
	}
}

// Only a line that says nothing but a number and its unit, and means the whole, is an error.
func TestTextsThatContradict(t *testing.T) {
	for _, c := range []struct{ tag, more, text, want string }{
		{"fr", "", "- 5 crédits", "text-contradicts"},
		{"fr", "", "5 crédits.", "text-contradicts"},
		{"fr", "", "- Crédits : 5\n- Campus : Solbosch", "text-contradicts"},
		{"fr", "", "- **Crédits** : 5 ECTS", "text-contradicts"},
		{"fr", "", "Nombre de séances : 10", "text-contradicts"},
		{"fr", "", "Crédits : 4", ""},
		{"fr", "", "Crédits du bachelier : 180", ""},
		{"fr", "", "Soit 5 crédits", "text-differs"},
		{"fr", "", "| Quoi | Combien |\n|---|---|\n| Projet | 5 crédits |", "text-differs"},
		{"fr", "", "> [!NOTE]\n> 5 crédits", "text-differs"},
		{"fr", "", "- [ ] 5 crédits", "text-differs"},
		{"fr", "", "- Module\n  - 5 crédits", "text-differs"},
		{"fr", "", "Le cours suivi avant :\n\n- 5 crédits", "text-differs"},
		{"fr", "", "## Évaluation\n\n- 5 crédits", "text-differs"},
		{"fr", "", "## L’an dernier\n\n- 5 crédits", "text-differs"},
		{"fr", "", "## En bref\n\n- 5 crédits", "text-contradicts"},
		{"fr", "", "## Informations pratiques\n\n- 5 crédits", "text-contradicts"},
		{"fr", "", "Un atelier.\n\n## En bref\n\n- 5 crédits", "text-contradicts"},
		{"fr", "", "## En bref\n\nUn atelier.\n\n## Le cours de base\n\n- 5 crédits", "text-differs"},
		{"fr", "", "## Informations pratiques\n\n### L’an dernier\n\n- 5 crédits", "text-differs"},
		{"fr", "", "Dans l’ancienne formule\n\n- 5 crédits", "text-differs"},
		{"fr", "", "On y apprend à écrire.\n\n- 5 crédits", "text-contradicts"},
		{"fr", "", "## Prérequis\n\n- 45 crédits", ""},
		{"fr", "", "## Prérequis\n\n### Niveau\n\n- 45 crédits", ""},
		{"fr", "", "- 1 crédit\n- 3 crédits", ""},
		{"fr", "", "- 5 crédits\n- 6 crédits", "text-differs text-differs"},
		{"fr", "", "| A | 2 séances |\n|---|---|\n| B | 6 séances |", ""},
		{"fr", "parts: [{credits: 1}, {credits: 3}]\n", "- 5 crédits", "text-differs"},
		{"en", "", "- 5 credits\n- A project", "text-contradicts"},
		{"en", "", "Credits: 5", "text-contradicts"},
		{"en", "", "* Number of sessions: 10.", "text-contradicts"},
		{"en", "", "5 ECTS credits.", "text-contradicts"},
		{"en", "", "5 credits. Much work.", "text-differs"},
		{"en", "", "1. Credits: 5", "text-contradicts"},
		{"en", "", "Number of sessions: at least 10", ""},
	} {
		at := moduleSite(t, c.tag, c.more, "\n"+c.text+"\n")
		_, list := checked(t, at)
		var got []string
		for _, d := range list {
			if d.Code == diag.TextDiffers || d.Code == diag.TextContradicts {
				got = append(got, string(d.Code))
				if confirming := d.Args[3]; confirming != "" {
					t.Errorf("%q: %v is said of a page in one language", c.text, confirming)
				}
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

// Of sessions that are cancelled and of groups, every way to count is right, and none is certain.
func TestTextsOfSessions(t *testing.T) {
	const cancelled = "sessions: [{date: 2026-10-05}, {date: 2026-10-12}, {date: 2026-10-19, cancelled: true}]\n"
	const groups = "sessions: [{date: 2026-10-05, group: A}, {date: 2026-10-06, group: A}, {date: 2026-10-07, group: B}, {date: 2026-10-08, group: B}]\n"
	for _, c := range []struct{ facts, text, want string }{
		{cancelled, "- 2 séances", ""},
		{cancelled, "- 3 séances", ""},
		{cancelled, "- 5 séances", "text-differs"},
		{groups, "- 2 séances", ""},
		{groups, "- 4 séances", ""},
		{groups, "- 7 séances", "text-differs"},
		{"sessions: 8\n", "- 7 séances", "text-contradicts"},
		{"sessions: 8\n", "- 7 rencontres", ""},
	} {
		at := moduleSite(t, "fr", "", "\n"+c.text+"\n")
		f := folder{t: t, path: at}
		f.write("content/faculties/architecture/modules/atelier.fr.md", []byte("---\ntitle: X\nsummary: Y.\nlevels: BA1\n"+c.facts+"---\n\n"+c.text+"\n"))
		f.write("content/mentoring/duos.fr.md", []byte("---\ntitle: Duos\nsummary: Y.\nstatus: running\nsessions: 8\n---\n\n- 7 rencontres\n"))
		_, list := checked(t, at)
		var got []string
		offers := 0
		for _, d := range list {
			switch {
			case d.Code != diag.TextDiffers && d.Code != diag.TextContradicts:
			case strings.HasPrefix(d.Pos.File, "content/mentoring/"):
				offers++
			default:
				got = append(got, string(d.Code))
			}
		}
		if strings.Join(got, " ") != c.want || offers != 1 {
			t.Errorf("%s%s: %q, and %d of the offer", c.facts, c.text, got, offers)
		}
	}
}

// A number that is that of a track or a part is none of the module.
func TestTextsOfParts(t *testing.T) {
	at := moduleSite(t, "fr", "tracks:\n  - {title: A, credits: 3, sessions: 5}\n  - {title: B, credits: 4}\n", `
Le parcours A vaut 3 crédits, en 5 séances.

- 3 crédits
- 5 séances
- 6 crédits
`)
	_, list := checked(t, at)
	var got []diag.Code
	for _, d := range list {
		if d.Code == diag.TextDiffers || d.Code == diag.TextContradicts {
			got = append(got, d.Code)
		}
	}
	if !slices.Equal(got, []diag.Code{diag.TextDiffers}) {
		t.Errorf("%v", got)
	}
}

// moduleSite is a folder with a site of three languages, and a module of which more is said in its front matter and its text.
func moduleSite(t *testing.T, tag, more, text string) string {
	t.Helper()
	f := folder{t: t, path: t.TempDir()}
	const module = "content/faculties/architecture/modules/atelier."
	for _, file := range right {
		if file.Name == source.Marker {
			file.Data = bytes.Replace(file.Data, []byte("languages: [fr, en]"), []byte("languages: [fr, en, nl]"), 1)
		}
		if !strings.HasPrefix(file.Name, module) {
			f.write(file.Name, file.Data)
		}
	}
	dutch, err := os.ReadFile("../../cmd/projetpro/testdata/dutch/i18n/nl.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f.write("i18n/nl.yaml", dutch)
	f.write(module+tag+".md", []byte("---\ntitle: X\nsummary: Y.\nlevels: BA1\ncredits: 4\nsessions: {count: 8, length: 2 h}\nstudents: ~110\nplaces: 20\n"+more+"---\n"+text))
	return f.path
}
