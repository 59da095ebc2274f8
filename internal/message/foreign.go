// This file says in the reader's language what libraries say in English.

package message

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

// A saying is a form of what libraries say: of the parts of its pattern, those that are
// named are parts of the sentence under its key, in foreign.
type saying struct {
	key     string
	pattern *regexp.Regexp
}

// sayings are those that foreign.txt lists. Each is the whole of what is said, or of what
// follows the place of which it is said.
var sayings = sync.OnceValue(func() (all []saying) {
	for line := range strings.Lines(forms) {
		if key, pattern, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok && key != "#" {
			all = append(all, saying{key, regexp.MustCompile(`(?s)(?:^|: )` + pattern + `$`)})
		}
	}
	return all
})

//go:embed foreign.txt
var forms string

// foreign is what a library says, as the reader says it, with the place that stands before
// it; what nobody has words for is quoted. In the language of libraries it is as they say it.
func (c *Catalogue) foreign(words string) string {
	if c.tag == fallback {
		return words
	}
	say := c.Part("foreign")
	for _, s := range sayings() {
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
