// This file joins what is HTML already to a list, in the words of a language.

package render

import (
	"html/template"
	"strings"
	"unicode/utf8"

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
	marks := make([]string, len(items))
	for i := range items {
		marks[i] = string(firstMark + rune(i))
	}
	return unmarked(say(marks), items...)
}

// unmarked escapes a text, and puts items that are HTML in the place of their marks.
func unmarked(text string, items ...string) template.HTML {
	text = escape(text)
	var b strings.Builder
	size, from := len(text), 0
	for _, item := range items {
		size += len(item)
	}
	b.Grow(size)
	for at, r := range text {
		if i := int(r - firstMark); i >= 0 && i < len(items) {
			b.WriteString(text[from:at])
			b.WriteString(items[i])
			from = at + utf8.RuneLen(r)
		}
	}
	b.WriteString(text[from:])
	return template.HTML(b.String())
}
