// This file joins what is HTML already to a list, in the words of a language.

package render

import (
	"html/template"
	"strings"

	"projetpro/internal/page"
)

// firstMark begins the characters that stand for the items of a list: Unicode gives them no meaning.
const firstMark = '\U000F0000'

// joinedHTML lists what is HTML. The words between are text, and escaped where that makes a difference.
func joinedHTML(l page.Language, items []string) template.HTML {
	if words := l.List(make([]string, len(items))); escape(words) == words {
		return template.HTML(l.List(items))
	}
	return marked(items, l.List)
}

// filledHTML is the interface string of a key with two values that are HTML.
func filledHTML(l page.Language, key, first string, a template.HTML, second string, b template.HTML) template.HTML {
	return marked([]string{string(a), string(b)}, func(marks []string) string { return l.T(key, first, marks[0], second, marks[1]) })
}

// marked escapes what is said around items that are HTML.
func marked(items []string, say func(marks []string) string) template.HTML {
	marks, replaced := make([]string, len(items)), make([]string, 0, 2*len(items))
	for i, item := range items {
		marks[i] = string(firstMark + rune(i))
		replaced = append(replaced, marks[i], item)
	}
	return template.HTML(strings.NewReplacer(replaced...).Replace(escape(say(marks))))
}
