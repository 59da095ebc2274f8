// This file writes the programme as content of projetpro.

package main

import (
	"fmt"
	"path"
	"strings"
)

const projetproSite = `name: {fr: Programme, en: Programme}
tagline: {fr: Un programme inventé pour mesurer, en: A programme made up for measuring}
base_url: https://programme.example/
languages: [fr, en]
publisher: {name: {fr: Université d’exemple, en: Example University}, link: "https://university.example/"}
contacts:
  - name: {fr: Service carrières, en: Career service}
    email: carrieres@university.example
navigation: [faculties, slides]
levels: [BA1, BA2, BA3, MA1, MA2]
timezone: Europe/Brussels
`

// writeProjetpro gives each file of the site to put. Facts stand in the French
// file only, as the content model wants.
func writeProjetpro(p *programme, put func(name, text string)) {
	put("content/site.yaml", projetproSite)
	for _, l := range languages {
		put("content/home."+string(l)+".md", frontMatter(home(l), "")+"\n"+homeText.in(l)+"\n")
	}
	for _, f := range p.faculties {
		folder := path.Join("content/faculties", f.name)
		facts := fmt.Sprintf("campuses: [%s]\nsince: %d\n", f.campus, f.since)
		for _, l := range languages {
			put(path.Join(folder, "faculty."+string(l)+".md"), frontMatter(words(f.title, f.summary, l), inFrench(facts, l))+"\n"+f.summary.in(l)+"\n")
		}
		for _, m := range f.modules {
			for _, l := range languages {
				put(path.Join(folder, "modules", m.file(l)), frontMatter(words(m.title, m.summary, l), inFrench(m.facts(), l))+m.markdown(l))
			}
		}
	}
}

var homeText = phrase{
	"Ce programme est inventé. Il sert à mesurer combien de temps il faut pour en faire un site.",
	"This programme is made up. It serves to measure how long it takes to make a site of it.",
}

func home(l language) string {
	return words(phrase{"Programme", "Programme"}, phrase{"Un programme inventé pour mesurer.", "A programme made up for measuring."}, l)
}

func frontMatter(words, facts string) string { return "---\n" + words + facts + "---\n" }

func words(title, summary phrase, l language) string {
	return "title: " + yaml(title.in(l)) + "\nsummary: " + yaml(summary.in(l)) + "\n"
}

func inFrench(facts string, l language) string {
	if l == french {
		return facts
	}
	return ""
}

// facts is the front matter of m that holds for both languages.
func (m *module) facts() string {
	var b strings.Builder
	fmt.Fprintf(&b, "levels: [%s]\n", strings.Join(m.levels, ", "))
	fmt.Fprintf(&b, "credits: %d\n", m.credits)
	fmt.Fprintf(&b, "sessions: {count: %d, length: 2h}\n", m.sessions)
	fmt.Fprintf(&b, "hours: %d h\n", m.hours)
	fmt.Fprintf(&b, "students: ~%d\n", m.students)
	fmt.Fprintf(&b, "campuses: [%s]\n", strings.Join(m.campuses, ", "))
	fmt.Fprintf(&b, "since: %s\n", m.since)
	b.WriteString("people:\n")
	for _, p := range m.people {
		fmt.Fprintf(&b, "  - name: %s\n    role: {fr: %s, en: %s}\n", p.name, p.role.fr, p.role.en)
	}
	b.WriteString("resources:\n")
	for i, address := range m.slides {
		fmt.Fprintf(&b, "  - {kind: presentation, part: %d, language: fr, url: %q}\n", i+1, address)
	}
	return b.String()
}
