// This file says levels of study.

package render

import (
	"html/template"
	"slices"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// level is a level of study by its ID, explained where the site says what its name stands for.
func level(l page.Language, id string) template.HTML { return levelNamed(l, l.Level(id)) }

func levelNamed(l page.Language, level schema.Level) template.HTML {
	name := words(l, level.Called())
	if long, in := l.Localised(level.Long); long != "" && in == l.Tag() {
		return `<abbr title="` + escaped(long) + `">` + name + `</abbr>`
	}
	return name
}

// levels says levels of study by their IDs: those that follow one another as a range,
// those of a cycle together, with its name unless what the levels stand for says it.
func levels(l page.Language, ids []string) template.HTML {
	var all []string
	for _, rung := range l.Rungs(ids) {
		var of []string
		for _, run := range rung.Runs {
			of = append(of, runOf(l, run)...)
		}
		if rung.Cycle.IsZero() || explained(rung) {
			all = append(all, of...)
			continue
		}
		all = append(all, string(filledHTML(l, "levels.cycle", "levels", joinedHTML(l, of), "cycle", words(l, rung.Cycle))))
	}
	return joinedHTML(l, all)
}

// explained reports whether each of some levels says what its name stands for.
func explained(rung schema.Rung) bool {
	for _, run := range rung.Runs {
		if slices.ContainsFunc(run, func(l schema.Level) bool { return l.Long.IsZero() }) {
			return false
		}
	}
	return true
}

// longRun is from how many levels on only the first and the last of them are said.
const longRun = 3

// runOf says levels that follow one another.
func runOf(l page.Language, run []schema.Level) (all []string) {
	if len(run) >= longRun {
		return []string{string(filledHTML(l, "levels.range", "from", levelNamed(l, run[0]), "to", levelNamed(l, run[len(run)-1])))}
	}
	for _, level := range run {
		all = append(all, string(levelNamed(l, level)))
	}
	return all
}
