// This file says in the reader's language what libraries say in English.

package message

import (
	"regexp"
	"strings"
)

// A saying is a form of what libraries say: of the parts of its pattern, those that are
// named are parts of the sentence under its key, in foreign.
type saying struct {
	key     string
	pattern *regexp.Regexp
}

// sayings are what text/template, html/template, templatecheck, encoding/json and the
// parser of scripts say of what people write, the particular before the general.
var sayings = []saying{
	{"comment-open", said(`(?:unclosed comment|comment ends before closing delimiter|unexpected EOF in comment)`)},
	{"empty", said(`(?:empty command|missing value for command|nil is not a command)`)},
	{"ends", said(`(?:unexpected EOF|unexpected end of JSON input|(?:expected .+ instead of|unexpected) EOF(?: in .+)?)`)},
	{"stray-end", said(`unexpected (?P<what>\{\{\w+\}\})`)},
	{"no-end", said(`unclosed action(?: started at .+)?`)},
	{"quotes-open", said(`(?:unterminated .+|unexpected EOF or newline|unexpected newline)`)},
	{"bracket-open", said(`unclosed (?:left paren|paren)\b.*`)},
	{"bracket-stray", said(`unexpected right paren\b.*`)},
	{"no-function", said(`(?:function )?"(?P<name>[^"]+)" (?:not defined|is not a defined function)`)},
	{"no-variable", said(`undefined variable:? "?(?P<name>[^"]+?)"?`)},
	{"no-template", said(`(?:no such template|template) "(?P<name>[^"]+)"(?: not defined)?`)},
	{"template-twice", said(`(?:template: )?(?:multiple definition|redefinition) of template "?(?P<name>[^"]+?)"?`)},
	{"no-value", said(`missing value for (?P<what>.+)`)},
	{"outside-range", said(`(?P<what>\{\{\w+\}\}) outside \{\{range\}\}`)},
	{"branches", said(`(?P<what>\{\{\w+\}\}) branches end in different contexts.*`)},
	{"branches", said(`on (?P<what>range) loop re-entry.*`)},
	{"in-tag", said(`expected space, attr name, or end of tag, but got (?P<what>.+)`)},
	{"in-attribute", said(`(?P<what>"."|\S+) in (?:unquoted attr|attribute name)\b.*`)},
	{"escaper", said(`predefined escaper "(?P<name>[^"]+)" disallowed in template`)},
	{"no-field", said(`can't (?:use|evaluate) field (?P<name>\S+) (?:in|of) type (?P<type>\S+)`)},
	{"no-field", said(`(?P<name>\S+) is an unexported field of struct type (?P<type>\S+)`)},
	{"not-there", said(`nil (?:pointer evaluating|data;) .*`)},
	{"index", said(`(?:error calling (?:index|slice): )?index out of range: (?P<number>\S+)`)},
	{"no-list", said(`(?:range can't iterate over|can't index item of|can't iterate over) .+`)},
	{"arguments", said(`wrong number of args for (?P<name>\S+): want (?:at least )?(?P<expected>\d+),? got (?P<given>\d+)`)},
	{"wrong-type", said(`(?:wrong type|incompatible types|non-comparable types?|invalid type|expected \S+; got|cannot assign|can't handle|can't convert)\b.*`)},
	{"call", said(`(?:can't evaluate command|non executable command in pipeline|can't give argument to non-function|\S+ is not a method but has arguments|\S+ has arguments but cannot be invoked as function)\b.*`)},
	{"name-twice", said(`identifier (?P<name>.+) has already been declared`)},
	{"number", said(`(?:bad number syntax: |invalid number|legacy octal numbers are not supported|unexpected identifier after number).*`)},
	{"json-value", said(`invalid character '(?P<what>.+)' looking for beginning of value`)},
	{"json-name", said(`invalid character '(?P<what>.+)' looking for beginning of object key string`)},
	{"json-colon", said(`invalid character '(?P<what>.+)' after object key`)},
	{"json-pair", said(`invalid character '(?P<what>.+)' after object key:value pair`)},
	{"json-item", said(`invalid character '(?P<what>.+)' after array element`)},
	{"json-after", said(`invalid character '(?P<what>.+)' after top-level value`)},
	{"stray", said(`invalid character '(?P<what>.+)' .+`)},
	{"stray", said(`(?:unexpected )?bad character \S+ '?(?P<what>[^']+)'?.*`)},
	{"instead", said(`expected (?P<expected>.+) instead of (?P<what>.+?) in [a-z -]+`)},
	{"stray", said(`unexpected "(?P<what>.+)" in [a-z -]+`)},
	{"stray", said(`unexpected <?(?P<what>.+?)>?(?: in [a-z -]+)?`)},
}

// said is the pattern of a whole saying, or of one behind where it is said.
func said(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?s)(?:^|: )` + pattern + `$`)
}

// foreign is what a library says, as the reader says it, with the place that stands before
// it; what nobody has words for is quoted. In the language of libraries it is as they say it.
func (c *Catalogue) foreign(words string) string {
	if c.tag == fallback {
		return words
	}
	say := c.Part("foreign")
	for _, s := range sayings {
		m := s.pattern.FindStringSubmatchIndex(words)
		if m == nil {
			continue
		}
		var args []any
		for i, name := range s.pattern.SubexpNames() {
			if name != "" && m[2*i] >= 0 {
				part := words[m[2*i]:m[2*i+1]]
				if name == "expected" {
					part = expected.Replace(part)
				}
				args = append(args, name, part)
			}
		}
		text := say.T(s.key, args...)
		if m[0] > 0 {
			text = say.T("at", "place", words[:m[0]], "text", text)
		}
		return text
	}
	return say.T("other", "words", words)
}

// expected is how the parser of scripts lists what it expected, and how that is written.
var expected = strings.NewReplacer("Identifier", "abc", "String", `"abc"`, "Numeric", "123", ", or ", " ", " or ", " ", ",", "")
