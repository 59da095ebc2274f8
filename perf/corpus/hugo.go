// This file writes the programme as content of Hugo, with two sets of layouts.

package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// hugoSite has in common/ what every Hugo site of ours has, and in std/ and
// tuned/ what makes the difference.
//
//go:embed all:hugo
var hugoSite embed.FS

// writeHugo gives each file of the site to put. Hugo joins no facts across
// languages, so each file states them.
func writeHugo(p *programme, layouts string, put func(name, text string)) error {
	err := fs.WalkDir(hugoSite, "hugo", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		to, kept := strings.CutPrefix(name, "hugo/common/")
		if !kept {
			if to, kept = strings.CutPrefix(name, "hugo/"+layouts+"/"); !kept {
				return nil
			}
		}
		text, err := hugoSite.ReadFile(name)
		put(to, string(text))
		return err
	})
	for _, l := range languages {
		put("content/_index."+string(l)+".md", frontMatter(home(l), "")+"\n"+homeText.in(l)+"\n")
		put("content/faculties/_index."+string(l)+".md", frontMatter(words(phrase{"Facultés", "Faculties"}, phrase{"Toutes les facultés.", "All faculties."}, l), ""))
		put("content/slides."+string(l)+".md", frontMatter(words(phrase{"Supports", "Slides"}, phrase{"Tous les supports.", "All slides."}, l), "layout: slides\n"))
	}
	for _, f := range p.faculties {
		folder := path.Join("content/faculties", f.name)
		facts := fmt.Sprintf("params:\n  campuses: [%s]\n  since: %q\n", f.campus, fmt.Sprint(f.since))
		for _, l := range languages {
			put(path.Join(folder, "_index."+string(l)+".md"), frontMatter(words(f.title, f.summary, l), facts)+"\n"+f.summary.in(l)+"\n")
		}
		for _, m := range f.modules {
			for _, l := range languages {
				put(path.Join(folder, "modules", m.file(l)), frontMatter(words(m.title, m.summary, l), m.params(l))+m.markdown(l))
			}
		}
	}
	return err
}

// params is the front matter of m besides title and summary.
func (m *module) params(l language) string {
	var b strings.Builder
	b.WriteString("params:\n")
	fmt.Fprintf(&b, "  levels: [%s]\n", strings.Join(m.levels, ", "))
	fmt.Fprintf(&b, "  credits: %d\n", m.credits)
	fmt.Fprintf(&b, "  sessions: {count: %d, length: 2}\n", m.sessions)
	fmt.Fprintf(&b, "  hours: %d\n", m.hours)
	fmt.Fprintf(&b, "  students: \"~%d\"\n", m.students)
	fmt.Fprintf(&b, "  campuses: [%s]\n", strings.Join(m.campuses, ", "))
	fmt.Fprintf(&b, "  since: %q\n", m.since+"-01")
	b.WriteString("  people:\n")
	for _, p := range m.people {
		fmt.Fprintf(&b, "    - {name: %s, role: %s}\n", p.name, p.role.in(l))
	}
	b.WriteString("  resources:\n")
	for i, address := range m.slides {
		fmt.Fprintf(&b, "    - {kind: presentation, part: %d, language: fr, url: %q}\n", i+1, address)
	}
	return b.String()
}
