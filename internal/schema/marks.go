// This file finds marks of a text in fields, where they mean nothing.

package schema

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// marks are what means something in the text of a page: emphasis and code, links
// and words in a language, elements of HTML that programs write, characters by
// their name or number. What they say without their signs is in parentheses.
var marks = []*regexp.Regexp{
	regexp.MustCompile(`\*\*([^*\s](?:[^*]*[^*\s])?)\*\*`),
	regexp.MustCompile(`\*([^*\s](?:[^*]*[^*\s])?)\*`),
	regexp.MustCompile(`__([^_\s](?:[^_]*[^_\s])?)__`),
	regexp.MustCompile(`_([^_\s](?:[^_]*[^_\s])?)_`),
	regexp.MustCompile("`([^`]+)`"),
	regexp.MustCompile(`\[([^\[\]]+)\](?:\([^()\s]+\)|\{[^{}]+\})`),
	regexp.MustCompile(`<!--.*?-->()|</?(?i:a|abbr|b|big|br|center|cite|code|div|em|font|i|img|li|mark|ol|p|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>()`),
	regexp.MustCompile(`&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]+);()`),
}

// spoken is the text at n as it is kept, its phrases in other languages tagged: see package
// lang. It reports what else is marked in it: that would be shown as it is.
func (r *reader) spoken(n *yaml.Node, text string) string {
	if !strings.ContainsAny(text, "*_`[]{<&") || !r.takesText() {
		return text
	}
	tagged := lang.TagPhrases(text)
	plain, phrase := phrasesMeant(tagged)
	first := ""
	for _, mark := range marks {
		var found string
		plain, found = unmarked(plain, mark)
		if first == "" {
			first = found
		}
	}
	value := ""
	if !strings.Contains(text, "](") || first == "" { // else the address of the link would be lost
		value = quoteIfNeeded(strings.Join(strings.Fields(lang.WrittenPhrases(plain)), " "))
	}
	if phrase != "" {
		r.failWith(diag.TextLanguage, n, value, diag.Clip(lang.WrittenPhrases(phrase)))
	}
	if first != "" {
		r.failWith(diag.TextMarks, n, value, diag.Clip(lang.WrittenPhrases(first)))
	}
	return lang.Unescape(tagged)
}

// unmarked is a text without marks of one kind, and the first of them, or "".
func unmarked(text string, mark *regexp.Regexp) (plain, first string) {
	var b strings.Builder
	done := 0
	for _, at := range mark.FindAllStringSubmatchIndex(text, -1) {
		found, inner := text[at[0]:at[1]], ""
		switch found[0] {
		case '&':
			inner = html.UnescapeString(found)
		case '<':
			if strings.HasPrefix(strings.ToLower(found), "<br") {
				inner = " "
			}
		default:
			inner = text[at[2]:at[3]]
		}
		if inner == found || !strings.HasPrefix(found, "**") && strings.ContainsAny(found[:1], "*_`") && isInWord(text, at[0], at[1]) {
			continue // an unknown name; étudiant*e*s
		}
		if first == "" {
			first = found
		}
		b.WriteString(text[done:at[0]] + inner)
		done = at[1]
	}
	return b.String() + text[done:], first
}

// isInWord reports whether a letter or digit stands directly before or behind a part of a text.
func isInWord(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '*' }
	return isWord(before) || isWord(after)
}
