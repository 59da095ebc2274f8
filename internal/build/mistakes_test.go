package build

// This file makes thousands of mistakes in a good site, in the ways people make
// them, and holds the corrections that are shown to what they promise.

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"

	projetpro "projetpro"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/markdown"
	"projetpro/internal/source"
)

var (
	mistakes = flag.Int("mistakes", 2000, "how many files are spoilt")
	seed     = flag.Uint64("seed", 1, "of what is done to them")
)

// good is a site about which there is nothing to say, with as many fields and ways
// to write as there are. What is spoilt is one of its files.
var good = txtar.Parse([]byte(`
-- content/site.yaml --
name: Projet PRO
tagline: {fr: Un service de l’université, en: A service of the university}
publisher: {name: Université, link: https://www.example.org/}
base_url: https://projet.site.test/
languages: [fr, en]
levels: [BA1, BA2, BA3, MA1, MA2]
timezone: Europe/Brussels
navigation: [faculties, method, pages/about]
footer: [pages/about]
-- content/home.fr.md --
---
title: Accueil
summary: Le site du projet.
---

## Bienvenue

Voir [la faculté](faculties/architecture/faculty.md) et [les services](pages/about.md#les-services).
-- content/home.en.md --
---
title: Welcome
summary: The site of the project.
---

## Welcome

See [the faculty](faculties/architecture/faculty.md) and [the services](pages/about.md#the-services).
-- content/method.fr.md --
---
title: Méthode
summary: Comment nous travaillons.
---

Comme ceci.
-- content/method.en.md --
---
title: Method
summary: How we work.
---

Like this.
-- content/pages/about.fr.md --
---
title: "À propos : le service"
summary: Qui nous sommes, et pourquoi.
slug: service
aliases: [/fr/ancien/, /fr/qui-sommes-nous/]
---

Un service de l’université, **ouvert à toutes et à tous** depuis *longtemps*.

## Les services

- Un atelier de [design thinking]{lang=en} ;
- deux séances par semaine ;
- une surface de 20 m².

Écrivez à [Camille](mailto:camille@example.org) ou appelez le [secrétariat](tel:+3226500000).
Le [règlement](reglement.txt) est là ; voir aussi [le site](https://www.example.org/aide).

> [!note] À savoir
> Les inscriptions sont ouvertes.

### Le détail

| Jour | Lieu |
|------|------|
| Lundi | Solbosch |
| Mardi | La Plaine |

1. D’abord
2. Ensuite

#### La fin

Le dernier paragraphe, avec une note[^1] et du ` + "`code`" + `.

[^1]: La note.
-- content/pages/about.en.md --
---
title: About
summary: Who we are.
---

A service.

## The services

A workshop.
-- content/pages/reglement.txt --
Le règlement.
-- content/faculties/architecture/faculty.fr.md --
---
title: Architecture
summary: La faculté.
campuses: [Solbosch, La Plaine]
since: 2019-10
order: 1
contacts:
  - name: Jeanne Dupont
    role: Coordination
    email: jeanne.dupont@example.org
    phone: +32 2 650 00 00
    link: https://www.example.org/jeanne
  - name: Le secrétariat
---

Une faculté.
-- content/faculties/architecture/faculty.en.md --
---
title: Architecture
summary: The faculty.
---

A faculty.
-- content/faculties/architecture/modules/atelier.fr.md --
---
title: Atelier de projet
summary: Un module.
code: ARCH-P5001
levels: [BA1, BA2]
terms: [first, second]
schedule: evening
languages: [fr, en]
campuses:
  - Solbosch
  - La Plaine
since: 2019-10-14
edition: 2026-2027
status: running
credits: 4.5
hours: {theory: 12, exercises: 24}
students: ~20
order: 2
host_course: Projet
option: Design
people:
  - name: Camille Exemple
    title: Prof.
    role: Titulaire
    email: camille@example.org
sessions:
  count: 8
  length: 2h
resources:
  - kind: presentation
    title: Les diapositives
    language: fr
    date: 2020-11-05
    url: https://www.example.org/slides
  - kind: guide
    audience: students
    file: guide.txt
---

## Contenu

Un module, avec [la faculté](../faculty.md).
-- content/faculties/architecture/modules/atelier.en.md --
---
title: Project workshop
summary: A module.
---

## Contents

A module.
-- content/faculties/architecture/modules/guide.txt --
Le guide.
-- content/faculties/architecture/modules/stage.fr.md --
---
title: Stage
summary: Un autre module.
levels: MA1-MA2
credits: 10
hours: 24 h
draft: false
sessions:
  - date: 2026-10-05
    start: 14:00
    end: 16:00
    place: {fr: Salle A, en: Room A}
    title: Introduction
  - date: 2026-10-12
    start: 14:00
    cancelled: true
students: 10-20
---

## Contenu

Un stage.
-- content/faculties/architecture/modules/stage.en.md --
---
title: Placement
summary: Another module.
---

## Contents

A placement.
-- content/faculties/architecture/roadmap/ba1.fr.md --
---
title: Première année
summary: Une année.
status: running
since: 2021
---

- Un atelier
-- content/faculties/architecture/roadmap/ba1.en.md --
---
title: First year
summary: A year.
---

- A workshop
-- content/mentoring/duos.fr.md --
---
title: Duos
summary: Une offre.
supports: [moral, network]
partners: [uae]
operator: uae
status: running
pairs: ~50
mentors: 40-60
eligibility:
  - levels: [MA1, MA2]
    note: Être en master
registration:
  opens: 2026-09-15
  closes: 2027-10-15
  link: https://www.example.org/inscription
contacts:
  - name: Le service
    email: duos@example.org
---

Des duos.
-- content/mentoring/duos.en.md --
---
title: Pairs
summary: An offer.
---

Pairs.
-- content/partners/uae.fr.md --
---
name: Union des anciens
summary: Les anciens.
link: https://www.example.org/uae
---
-- content/partners/uae.en.md --
---
summary: The alumni.
---
`)).Files

// same are lines of good files as people write them, who mean the same.
var same = map[string][]string{
	"title: Accueil":                               {"title : Accueil", "Title: Accueil", "titre: Accueil", "tilte: Accueil", "title:Accueil", "title=Accueil", "title：Accueil", "\ttitle: Accueil", "\u00a0title: Accueil", "“title”: Accueil", "title: “Accueil”", "title: 'Accueil", `title: "Accueil`, "title Accueil", "TITLE: Accueil", "title;Accueil", "- title: Accueil"},
	`title: "À propos : le service"`:               {"title: À propos : le service", "title: “À propos : le service”", `titre : "À propos : le service"`, `title: "Ã€ propos : le service"`},
	"summary: Qui nous sommes, et pourquoi.":       {"summary: Qui nous sommes,\n  et pourquoi.", "résumé: Qui nous sommes, et pourquoi.", "description: Qui nous sommes, et pourquoi.", "summary: Qui nous sommes, et pourquoi.\u2028"},
	"aliases: [/fr/ancien/, /fr/qui-sommes-nous/]": {"aliases: /fr/ancien/, /fr/qui-sommes-nous/", "aliases: [/fr/ancien/; /fr/qui-sommes-nous/]", "alias: [/fr/ancien/, /fr/qui-sommes-nous/]", "aliases: [https://projet.site.test/fr/ancien/, /fr/qui-sommes-nous/]", "aliases: [fr/ancien/, fr/qui-sommes-nous/]", "aliases: [/fr/ancien/, /fr/qui-sommes-nous/", `aliases: [\fr\ancien\, /fr/qui-sommes-nous/]`},
	"slug: service":                                {"slug: Service", "slug: /service/", "adresse: service", "slug: [service]"},
	"campuses: [Solbosch, La Plaine]":              {"campuses: Solbosch, La Plaine", "campus: [Solbosch, La Plaine]", "Campuses: Solbosch ; La Plaine", "campuses: [Solbosch, La Plaine", "campuses:\n- Solbosch\n - La Plaine", "campuses:\n\t- Solbosch\n\t- La Plaine"},
	"since: 2019-10":                               {"since: octobre 2019", "since: 10/2019", "since: 2019/10", "since: Oct. 2019", "depuis: 2019-10", "since: 2019-10 # environ", "sinse: 2019-10", "since: [2019-10]"},
	"since: 2019-10-14":                            {"since: 14/10/2019", "since: 14 octobre 2019", "since: 14.10.2019", "since: le 14 octobre 2019", "since: 2019-10-14 09:00", "since: lundi 14 octobre 2019", "since: 14-10-2019", "since: October 14, 2019", "since: 14th of October 2019"},
	"order: 1":                                     {"order: un", "order: 01", "ordre: 1", `order: "1."`, "order: 1.0"},
	"    email: jeanne.dupont@example.org":         {"    email: mailto:jeanne.dupont@example.org", "    mail: jeanne.dupont@example.org", "    email: <jeanne.dupont@example.org>", "    email: jeanne.dupont [at] example.org", "    email: jeanne.dupont @ example.org", "   email: jeanne.dupont@example.org", "\temail: jeanne.dupont@example.org", "    e-mail : jeanne.dupont@example.org"},
	"    phone: +32 2 650 00 00":                   {"    tél: +32 2 650 00 00", "    phone: Tél. +32 2 650 00 00", "    téléphone: +32 2 650 00 00", "    phone: tel:+32 2 650 00 00"},
	"    link: https://www.example.org/jeanne":     {"    link: www.example.org/jeanne", "    url: https://www.example.org/jeanne", "    link: <https://www.example.org/jeanne>", "    link: https:/www.example.org/jeanne", "    link: htps://www.example.org/jeanne", "    link: //www.example.org/jeanne", `    link: https:\\www.example.org\jeanne`},
	"levels: [BA1, BA2]":                           {"levels: BA1, BA2", "levels: BA1 à BA2", "levels: [Bac 1, Bac 2]", "levels: [ba1, ba2]", "level: [BA1, BA2]", "niveaux: BA1-BA2", "levels: BA1-2", "levels: [BA1 BA2]", "levels: BA2-BA1", "levels: [Bachelier 1, Bloc 2]", "levels: BA1 et BA2"},
	"levels: MA1-MA2":                              {"levels: MA1 – MA2", "levels: Master 1 à Master 2", "levels: MA1-2", "levels: [MA1, MA2", "levels: M1-M2"},
	"terms: [first, second]":                       {"terms: first, second", "terms: [Q1, Q2]", "terms: [premier, deuxième]", "terms: [1, 2]", "terms: [frist, second]", "quadrimestre: [first, second]", "terms: [premier quadrimestre, second quadrimestre]", "terms: [1er quadrimestre, deuxième quadrimestre]"},
	"schedule: evening":                            {"schedule: soir", "schedule: en horaire décalé", "horaire: evening", "schedule: [evening]", "schedule: Evening", "schedule: évening"},
	"languages: [fr, en]":                          {"languages: fr, en", "languages: [français, anglais]", "languages: [FR, EN]", "langues: [fr, en]", "languages: [Français, english]", "language: [fr, en]"},
	"edition: 2026-2027":                           {"edition: 2026-27", "edition: 2026/2027", "edition: 2026 - 2027", "edition: 2026–2027", "édition: 2026-2027"},
	"status: running":                              {"status: en cours", "status: runing", "statut: running", "status: Running", "status: actif", "état: en cours", "status: [running]", `status: "running`},
	"credits: 4.5":                                 {"credits: 4,5", "credits: 4,5 ECTS", "crédits: 4.5", "ects: 4.5", "credits: 4.5 crédits", "credits: [4.5]", "credits: 04.5", "credits:4.5", "credits = 4,5"},
	"credits: 10":                                  {"credits: dix", "credits: 10 ECTS", "credits: 10 crédits", "credits: 10.", "credits: «10»"},
	"hours: {theory: 12, exercises: 24}":           {"hours: {théorie: 12, exercices: 24}", "hours: {theory: 12h, exercises: 24h}", "hours: {theory 12, exercises: 24}", "hours: {theory: 12, exercises: 24", "heures: {theory: 12, exercises: 24}", "hours: {Theory: 12, td: 24}", "hours: theory: 12, exercises: 24", "hours: {theory: 12 heures, exercises: 24 heures}", "hours:\n\ttheory: 12\n\texercises: 24"},
	"hours: 24 h":                                  {"hours: 24 heures", "hours: 24H", "hours: vingt-quatre heures", "durée: 24 h", "hours: 24:00", "hours: 24hours"},
	"students: ~20":                                {"students: environ 20", "students: ± 20", "students: env. 20", "students: about 20", "students: ~ 20", "students: ~20 étudiants", "étudiants: ~20", "students: environ 20 étudiant·es", "cohorte: ~20", "students: une vingtaine"},
	"students: 10-20":                              {"students: 10 à 20", "students: de 10 à 20", "students: entre 10 et 20", "students: 10–20", "students: 20-10", "students: 10 - 20 étudiants", "students: 10..20", "students: between 10 and 20"},
	"  count: 8":                                   {"  count: huit", "  nombre: 8", "  count: 8 séances", "\tcount: 8", "   count: 8"},
	"  length: 2h":                                 {"  length: 2:00", "  length: 2 heures", "  durée: 2h", "  length: 120 minutes", "  length: 2,0 h", "  length: 2 h.", "  length: 2"},
	"  - kind: presentation":                       {"  - kind: présentation", "  - type: presentation", "  - kind: slides", "  - kind: powerpoint", "  -kind: presentation", "  – kind: presentation", "  • kind: presentation"},
	"    url: https://www.example.org/slides":      {"    lien: https://www.example.org/slides", "    url: www.example.org/slides", "    url: https://www.example.org/slides\u200b", "    url: « https://www.example.org/slides »"},
	"    file: guide.txt":                          {"    fichier: guide.txt", `    file: .\guide.txt`, "    url: guide.txt", "    file: /guide.txt", `    file: C:\Users\moi\guide.txt`, "    file: ./guide.txt", "    file: “guide.txt”"},
	"    audience: students":                       {"    audience: étudiants", "    public: students", "    audience: student"},
	"    date: 2020-11-05":                         {"    date: 05/11/2020", "    date: 5 novembre 2020", "    date: 5 nov 2020"},
	"  - date: 2026-10-05":                         {"  - date: 05/10/2026", "  - date: 5 octobre 2026", "  - date: lundi 5 octobre 2026 ", "  - Date: 2026-10-05"},
	"    start: 14:00":                             {"    start: 14h", "    start: 14h00", "    start: 14.00", "    début: 14:00", "    start: 2pm", "    start: 14 h", "    start: 14"},
	"    place: {fr: Salle A, en: Room A}":         {"    lieu: {fr: Salle A, en: Room A}", "    place: {fr: Salle A, en: Room A", "    place: {fr:Salle A, en: Room A}"},
	"    cancelled: true":                          {"    cancelled: oui", "    annulée: true", "    cancelled: yes", "    cancelled: vrai", "    cancelled: True", `    cancelled: "true"`},
	"draft: false":                                 {"draft: non", "draft: no", "draft: faux", "brouillon: false", "draft: 0", "draft: False"},
	"since: 2021":                                  {"since: en 2021", "since: l’an 2021", "depuis: 2021", "since: 2021 "},
	"supports: [moral, network]":                   {"supports: moral, network", "supports: [soutien moral, réseau]", "supports: soutien moral, réseau", "support: [moral, network]", "supports: [Moral, Network]"},
	"partners: [uae]":                              {"partners: UAE", "partners: [partners/uae]", "partners: [uae.fr.md]", "partners: [content/partners/uae.md]", "partenaires: [uae]", "partners: uae"},
	"operator: uae":                                {"operator: [uae]", "opérateur: uae", "operator: UAE"},
	"pairs: ~50":                                   {"pairs: environ 50", "pairs: ~50 duos", "duos: ~50", "pairs: ca. 50"},
	"mentors: 40-60":                               {"mentors: 40 à 60", "mentors: 40 - 60 mentors", "mentors: entre 40 et 60"},
	"  - levels: [MA1, MA2]":                       {"  - levels: MA1, MA2", "  - niveaux: [MA1, MA2]", "  - levels: [Master 1, Master 2]"},
	"  opens: 2026-09-15":                          {"  opens: 15/09/2026", "  opens: 15 septembre 2026", "  ouverture: 2026-09-15", "\topens: 2026-09-15"},
	"  link: https://www.example.org/inscription":  {"  link: www.example.org/inscription", "  apply: https://www.example.org/inscription", "  link: [formulaire](https://www.example.org/inscription)"},
	"name: Union des anciens":                      {"nom: Union des anciens", "Name : Union des anciens"},
	"link: https://www.example.org/uae":            {"link: www.example.org/uae", "site: https://www.example.org/uae"},
	"navigation: [faculties, method, pages/about]": {"navigation: faculties, method, pages/about", "navigation: [faculties, method, pages/about.md]", "navigation: [Faculties, Method, Pages/About]", "navigation: [/faculties/, method, pages/about.fr.md]", "menu: [faculties, method, pages/about]", "navigation: [faculties, methode, pages/about]"},
	"timezone: Europe/Brussels":                    {"timezone: Bruxelles", "timezone: Europe/Bruxelles", "timezone: Brussels"},
	"levels: [BA1, BA2, BA3, MA1, MA2]":            {"levels: BA1, BA2, BA3, MA1, MA2", "levels: [BA1-BA3, MA1-MA2]"},
	"publisher: {name: Université, link: https://www.example.org/}": {"publisher: {nom: Université, lien: https://www.example.org/}", "publisher: {name: Université, link: https://www.example.org/"},

	"## Les services": {"##Les services", "## Les services ##", "Les services\n------------", "  ##  Les services", "## **Les services**"},
	"### Le détail":   {"###Le détail", "#### Le détail", "### Le détail<br>", "### Le détail {#Le-Détail}"},
	"#### La fin":     {"##### La fin", "####La fin"},
	"Un service de l’université, **ouvert à toutes et à tous** depuis *longtemps*.": {
		"Un service de l’université, <b>ouvert à toutes et à tous</b> depuis *longtemps*.", "Un service de l’université, <strong>ouvert à toutes et à tous</strong> depuis <em>longtemps</em>.",
		"Un service de l’université, ==ouvert à toutes et à tous== depuis *longtemps*.", "    Un service de l’université, **ouvert à toutes et à tous** depuis *longtemps*.",
		"Un service de l’universitÃ©, **ouvert Ã\u00a0 toutes et Ã\u00a0 tous** depuis *longtemps*.", "Un service de l’université, **ouvert à toutes et à tous** depuis <i>longtemps</i>.<br>",
		"Un service de l’université,<br/>**ouvert à toutes et à tous** depuis *longtemps*.", "Un service de l’université, <B>ouvert à toutes et à tous</B> depuis *longtemps*.",
		"Un service de l’université, **ouvert à toutes et à tous** depuis *longtemps*. %%À revoir%%",
	},
	"- Un atelier de [design thinking]{lang=en} ;": {"• Un atelier de [design thinking]{lang=en} ;", "- Un atelier de [design thinking] {lang=en} ;", "o\tUn atelier de [design thinking]{lang=en} ;", "- Un atelier de [design thinking]{lang=\"en\"} ;"},
	"- une surface de 20 m².":                      {"- une surface de 20 m^2^.", "- une surface de 20 m<sup>2</sup>."},
	"Écrivez à [Camille](mailto:camille@example.org) ou appelez le [secrétariat](tel:+3226500000).": {
		"Écrivez à [Camille](camille@example.org) ou appelez le [secrétariat](tel:+32 2 650 00 00).",
		"Écrivez à [Camille](mailto: camille@example.org) ou appelez le [secrétariat](tel:+3226500000).",
	},
	"Le [règlement](reglement.txt) est là ; voir aussi [le site](https://www.example.org/aide).": {
		"Le [règlement](.\\reglement.txt) est là ; voir aussi [le site](www.example.org/aide).", "Le [règlement] (./reglement.txt) est là ; voir aussi [le site](https://www.example.org/aide).",
		"Le [règlement](reglement.txt) est là ; voir aussi [le site](//www.example.org/aide).", "Le [règlement](reglement.txt) est là ; voir aussi [le site](https:www.example.org/aide).",
	},
	"> [!note] À savoir":   {"> [!Note] À savoir", "> [!nota] À savoir", "> [!remarque] À savoir"},
	"| Lundi | Solbosch |": {"| Lundi | Sol<br>bosch |", "| <b>Lundi</b> | Solbosch |"},
}

// added is what people write beside what is asked for. A correction must not throw it away.
var added = []string{
	" max", " minimum", "/semaine", " par semaine", " semaines", " (à confirmer)", " selon les années", ", sur demande", " et plus", " en moyenne", " au choix",
	" x2", " par groupe", " (environ)", " ou plus", " chaque année", " sauf en BA3", " / an", " – hors vacances", ", voir le site", " maximum 2 fois",
}

// strange are lines that no field is for.
var strange = []string{
	"ambiance: studieuse", "url: https://www.example.org/cours", "caution: aucune", "capacity: 30", "prerequisites: aucun", "assessment: examen oral", "jury: trois personnes",
	"location: Solbosch", "teacher: Camille", "tags: [projet]", "author: Jeanne", "date: 2026-01-01", "type: module", "lang: fr", "note: À revoir", "objectifs: Apprendre",
	"deadline: 2026-12-01", "cost: 100 €", "email: camille@example.org", "site: www.example.org", "code postal: 1050", "image: photo.jpg",
}

// A spoiler spoils a text. kept is what must not get lost of what it has written,
// "" when that means what was there before.
type spoiler func(random *rand.Rand, text string) (spoilt, kept string)

var spoilers = []spoiler{writeOtherwise, writeOtherwise, writeOtherwise, writeOtherwise, addWords, addWords, addStrange, mistype, breakFront, breakBody}

// writeOtherwise writes a line as somebody else would, who means the same.
func writeOtherwise(random *rand.Rand, text string) (string, string) {
	lines := strings.Split(text, "\n")
	for range 20 {
		i := random.IntN(len(lines))
		if others := same[lines[i]]; others != nil {
			lines[i] = others[random.IntN(len(others))]
			return strings.Join(lines, "\n"), ""
		}
	}
	return text, ""
}

// front gives the lines of front matter of a file: their first and the one behind their last.
func front(lines []string) (from, to int) {
	if lines[0] != "---" {
		return 0, len(lines)
	}
	return 1, 1 + slices.Index(lines[1:], "---")
}

var field = regexp.MustCompile("^[ -]*[a-z_]+: .*[^\\]}\"]$")

func addWords(random *rand.Rand, text string) (string, string) {
	lines := strings.Split(text, "\n")
	from, to := front(lines)
	more := added[random.IntN(len(added))]
	for range min(20, 20*(to-from)) {
		if i := from + random.IntN(to-from); field.MatchString(lines[i]) {
			lines[i] += more
			return strings.Join(lines, "\n"), more
		}
	}
	return text, ""
}

func addStrange(random *rand.Rand, text string) (string, string) {
	lines := strings.Split(text, "\n")
	from, to := front(lines)
	line := strange[random.IntN(len(strange))]
	if to <= from {
		return text, ""
	}
	at := from + random.IntN(to-from)
	for at > from && (strings.HasPrefix(lines[at], " ") || strings.HasPrefix(lines[at], "-")) {
		at--
	}
	_, value, _ := strings.Cut(line, ": ")
	return strings.Join(slices.Insert(lines, at, line), "\n"), value
}

var slip = regexp.MustCompile(`^[A-Za-z_]{4,}$`)

// mistype makes a slip of the fingers in the name of a field.
func mistype(random *rand.Rand, text string) (string, string) {
	lines := strings.Split(text, "\n")
	from, to := front(lines)
	for range min(20, 20*(to-from)) {
		i := from + random.IntN(to-from)
		key, value, ok := strings.Cut(lines[i], ":")
		name := strings.TrimLeft(key, " -")
		if !ok || !slip.MatchString(name) {
			continue
		}
		at := len(key) - len(name) + 1 + random.IntN(len(name)-2)
		switch random.IntN(3) {
		case 0:
			key = key[:at] + key[at+1:]
		case 1:
			key = key[:at] + key[at+1:at+2] + key[at:at+1] + key[at+2:]
		default:
			key = key[:at] + key[at:at+1] + key[at:]
		}
		lines[i] = key + ":" + value
		return strings.Join(lines, "\n"), ""
	}
	return text, ""
}

// breakFront breaks what holds front matter together.
func breakFront(random *rand.Rand, text string) (string, string) {
	lines := strings.Split(text, "\n")
	from, to := front(lines)
	if from == 0 || to <= from {
		return text, ""
	}
	i := from + random.IntN(to-from)
	switch random.IntN(10) {
	case 0:
		lines[to] = []string{"----", "--", "—", "***", "--- ", " ---", "- - -"}[random.IntN(7)]
	case 1:
		lines[0] = []string{"----", "--", "–––", "+++", "```yaml"}[random.IntN(5)]
	case 2:
		lines = slices.Delete(lines, to, to+1)
	case 3:
		lines = slices.Delete(lines, 0, 1)
	case 4:
		lines[i] = " " + lines[i]
	case 5:
		lines[i] = strings.TrimPrefix(lines[i], " ")
	case 6:
		lines = slices.Insert(lines, i, lines[from]) // twice
	case 7:
		lines[i] = strings.Replace(lines[i], "  ", "\t", 1)
	case 8:
		lines[i] = strings.Replace(lines[i], ": ", ":", 1)
	default:
		lines[i] += " # remarque"
		return strings.Join(lines, "\n"), "remarque"
	}
	return strings.Join(lines, "\n"), ""
}

// breakBody puts what stands for nothing here, or only elsewhere, into the text.
func breakBody(random *rand.Rand, text string) (string, string) {
	lines := strings.Split(text, "\n")
	_, to := front(lines)
	if to < 1 || to >= len(lines)-2 {
		return text, ""
	}
	i := to + 1 + random.IntN(len(lines)-to-1)
	strangers := []string{
		"<div>Un bloc</div>", "Un <u>mot</u> souligné.", "<center>Au milieu</center>", "[[about|À propos]]", "![[photo.jpg]]", "# Un titre", "##### Trop bas", "• Un point",
		"Voir [ici] (https://www.example.org/x).", "Voir [le plan](le plan.txt).", "1<sup>er</sup> étage", "<img src=\"photo.jpg\" alt=\"x\">", "Un <b> gras </b> mot.",
		"<b>gras</b><i>italique</i>", "| un<br>deux | trois |", "## Un titre<br/>", "Un mot ==important== et H~2~O.", "    Un retrait", "%%caché%%", "<!-- ouvert",
		"### Un titre {#Très Long}", "Phrase assez longue pour ne pas être un titre, qui finit par un point.\n---", "l<b>’ambition</b> du projet", "[vide]()", "{#seul}", "<a href=\"x\">lien</a>",
		"une espace\u200binvisible", "Ã©tudes", "x <br> y <br/> z", "<li>Un élément</li>", "<p>Un paragraphe", "[texte](C:\\Users\\moi\\plan.txt)", "[texte](\\\\serveur\\plan.txt)",
		"Le [site](www.example.org) <b>ouvert</b>, ==vu== par [tous] (https://www.example.org/).",
	}
	line := strangers[random.IntN(len(strangers))]
	return strings.Join(slices.Insert(lines, i, line), "\n"), wordless.ReplaceAllString(line, " ")
}

// wordless is what is no word of a text, though it has letters.
var wordless = regexp.MustCompile(`<[^>]*>|Ã©tudes|C:\\Users\\moi`)

// goodTree is the good site, with the layouts and strings that the tool carries.
func goodTree(t testing.TB) *source.Tree {
	files := map[string][]byte{}
	for _, f := range good {
		files[f.Name] = f.Data
	}
	err := fs.WalkDir(projetpro.Defaults(), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[name], err = fs.ReadFile(projetpro.Defaults(), name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return source.NewTree(files)
}

// A spoilt file is one of the good site with mistakes in it.
type spoiltFile struct {
	path string
	good string
	text string
	kept []string // what must not get lost
}

// A mender reads the good site again and again, each time with one file spoilt or mended.
type mender struct {
	*testing.T
	tree       *source.Tree
	builder    Builder
	complaints int
}

// read is all that is wrong with the site of a tree, and its result.
func (m *mender) read(tree *source.Tree) (*Result, diag.List) {
	m.Helper()
	r, err := m.builder.Build(m.Context(), tree, Settings{})
	if err != nil {
		m.Fatal(err)
	}
	files, _ := r.resources()
	found := slices.Concat(r.Diags, r.textsSince(m.tree), r.plan.Diags(), files)
	found.Sort()
	return r, found
}

func errorsIn(l diag.List) (n int) {
	n, _, _ = l.Count(false)
	return n
}

// TestCorrectionsOfMistakes spoils files of a good site and makes the corrections
// that are shown. They leave fewer errors, and none that was not there; what
// people wrote beside what is asked for stays; and where nothing is wrong any
// more, the file says what it said before.
func TestCorrectionsOfMistakes(t *testing.T) {
	m := &mender{T: t, tree: goodTree(t)}
	if _, found := m.read(m.tree); len(found) > 0 {
		t.Fatalf("the good site is not good: %v", *found[0])
	}
	var names []string
	for f := range m.tree.Files("content/") {
		if content.IsEntry(f.Path) {
			names = append(names, f.Path)
		}
	}
	random := rand.New(rand.NewPCG(*seed, 0))
	wrong, mended, clean := 0, 0, 0
	for i := 0; i < *mistakes && m.complaints < 10; i++ {
		s := &spoiltFile{path: names[random.IntN(len(names))]}
		s.good = string(m.tree.File(s.path).Bytes())
		s.text = s.good
		for range 1 + random.IntN(3)*random.IntN(2) {
			text, kept := spoilers[random.IntN(len(spoilers))](random, s.text)
			if s.text = text; kept != "" {
				s.kept = append(s.kept, kept)
			}
		}
		before, after, some := m.mend(s)
		if before > 0 {
			wrong++
		}
		if some {
			mended++
		}
		if some && after == 0 {
			clean++
		}
	}
	t.Logf("of %d files, %d had errors, %d were corrected, %d to the end", *mistakes, wrong, mended, clean)
	if mended < *mistakes/4 {
		t.Errorf("only %d of %d files were corrected", mended, *mistakes)
	}
}

// mend makes the corrections that are shown for a spoilt file, and checks what comes of it.
func (m *mender) mend(s *spoiltFile) (errorsBefore, errorsAfter int, some bool) {
	spoilt := m.tree.With(s.path, []byte(s.text))
	r, found := m.read(spoilt)
	shown := r.Prove(found)
	text := r.Source(s.path)
	var out []byte
	done := 0
	for _, d := range shown {
		if e := d.Mended; e != nil && d.Pos.File == s.path {
			if e.From < done {
				m.Errorf("two corrections of one line in\n%s", s.text)
				return
			}
			out, done, some = append(append(out, text[done:e.From]...), e.Text...), e.To, true
		}
	}
	out = append(out, text[done:]...)
	if !some {
		return errorsIn(found), 0, false
	}
	again, left := m.read(m.tree.With(s.path, out))
	complain := func(format string, args ...any) {
		m.Helper()
		m.complaints++
		m.Errorf("%s\n%s\nspoilt:\n%s\nmended:\n%s", s.path, fmt.Sprintf(format, args...), cmp.Diff(s.good, s.text), cmp.Diff(s.text, string(out)))
	}
	if len(left) >= len(found) && !s.hidesMore(found) {
		complain("there is as much wrong after it as before: %v\nbefore: %v", codesOf(left), codesOf(found))
	}
	codes := codesOf(found)
	for _, d := range left {
		if codes[d.Code] == 0 && !s.hidesMore(found) {
			complain("there is a new mistake: %v", *d)
		}
	}
	for _, kept := range s.kept {
		for _, word := range plainWords(kept) {
			if !strings.Contains(strings.Join(plainWords(string(out)), ""), word) {
				complain("%q is lost", word)
				break
			}
		}
	}
	if len(left) == 0 && len(s.kept) == 0 {
		m.same(s, again, out, complain)
	}
	return errorsIn(found), errorsIn(left), true
}

// hidesMore says whether a mistake may keep others from being seen.
func (s *spoiltFile) hidesMore(l diag.List) bool {
	return s.path == source.Marker && codesOf(l)[diag.ValueLanguage]+codesOf(l)[diag.ValueList] > 0 || slices.ContainsFunc(l, func(d *diag.Diagnostic) bool {
		return strings.HasPrefix(string(d.Code), "front-") || d.Code == diag.RawHTML || d.Code == diag.CommentOpen
	})
}

func codesOf(l diag.List) map[diag.Code]int {
	n := map[diag.Code]int{}
	for _, d := range l {
		n[d.Code]++
	}
	return n
}

// same checks that a file that was mended says what it said before.
func (m *mender) same(s *spoiltFile, r *Result, out []byte, complain func(string, ...any)) {
	before := content.Parse(m.tree.File(s.path), nil)
	after := content.Parse(source.NewTree(map[string][]byte{s.path: out}).File(s.path), nil)
	ladder := r.Site.Ladder()
	facts := func(e *content.Entry) any { // BA1-BA2 says what [BA1, BA2] does
		return ladder.Resolve(e.Kind, e.Record.Facts, func(string, string) {}, func(string, string) {})
	}
	for what, pair := range map[string][2]any{"facts": {facts(before), facts(after)}, "words": {before.Record.Words, after.Record.Words}} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			complain("the %s are not the same:\n%s", what, cmp.Diff(pair[0], pair[1]))
			return
		}
	}
	if before.Body() == nil {
		return
	}
	html := func(d *markdown.Doc) []string {
		return plainWords(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(d.HTML(&markdown.Words{}, func(int) markdown.Target { return markdown.Target{} }), " "))
	}
	if a, b := html(before.Body()), html(after.Body()); strings.Join(a, "") != strings.Join(b, "") {
		complain("the text is not the same:\n%s", cmp.Diff(a, b))
	}
}

// plainWords are the words of a text, in small letters without accents.
func plainWords(s string) []string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsMark(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, norm.NFKD.String(s))
	return strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// TestSameLinesStandInGoodFiles: what is written otherwise is written at all.
func TestSameLinesStandInGoodFiles(t *testing.T) {
	there := map[string]bool{}
	for _, f := range good {
		for line := range strings.Lines(string(f.Data)) {
			there[strings.TrimSuffix(line, "\n")] = true
		}
	}
	for _, line := range slices.Sorted(maps.Keys(same)) {
		if !there[line] {
			t.Errorf("no good file has %q", line)
		}
	}
}
