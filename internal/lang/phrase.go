// This file knows phrases of another language within a line of text, such as a title:
// [design thinking]{lang=en}, as texts have them.
//
// A line that was read has the characters of Unicode around them that say a language and
// that nobody sees (Unicode Standard, 23.9). So it is a string as any other, in whatever it
// is put: what shows it to readers asks for markup with [Phrases], or for none with [Untagged].

package lang

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	sign       = "\U000E0001" // begins what says a language: its tag, or the end of a phrase
	signEnd    = '\U000E007F'
	signLetter = '\U000E0000' // plus a letter of ASCII
)

// longestTag is how many bytes the tag of a language has at most (RFC 5646, 4.4.1).
const longestTag = 35

// TagPhrases reads a line as people write it. What is not quite a phrase stays as it is
// written, and so does \ before a bracket: see [Unescape].
func TagPhrases(written string) string {
	if !strings.Contains(written, "]{") {
		return written
	}
	cuts := phrasesOf(written)
	slices.SortFunc(cuts, func(a, b phraseCut) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	done := 0
	for _, c := range cuts {
		b.WriteString(written[done:c.from])
		b.WriteString(sign)
		for _, letter := range []byte(c.begins) {
			b.WriteRune(signLetter + rune(letter))
		}
		if c.begins == "" {
			b.WriteRune(signEnd)
		}
		done = c.to
	}
	b.WriteString(written[done:])
	return b.String()
}

// phrase is a text as a phrase of a language.
func (t Tag) phrase(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(sign)
	for _, letter := range []byte(t) {
		b.WriteRune(signLetter + rune(letter))
	}
	b.WriteString(text + sign)
	b.WriteRune(signEnd)
	return b.String()
}

// A phraseCut is where a phrase begins, or ends, in a line as it is written.
type phraseCut struct {
	from, to int
	begins   Tag // "" for the end of one
}

func phrasesOf(written string) (cuts []phraseCut) {
	var open []int
	for i := 0; i < len(written); i++ {
		switch written[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			attributes, behind := inBraces(written[i+1:])
			if tag, ok := PhraseLanguage(attributes); ok && strings.TrimSpace(written[from+1:i]) != "" {
				cuts = append(cuts, phraseCut{from, from + 1, tag}, phraseCut{i, i + 1 + behind, ""})
				i += behind
			}
		}
	}
	return cuts
}

// inBraces is what stands in the braces that s begins with, and where that ends; 0 if it
// begins with none.
func inBraces(s string) (inner string, end int) {
	const longest = 100
	if s == "" || s[0] != '{' {
		return "", 0
	}
	i := strings.IndexByte(s[:min(len(s), longest)], '}')
	if i < 0 {
		return "", 0
	}
	return strings.TrimSpace(s[1:i]), i + 1
}

// PhraseLanguage is the language that what stands in braces behind a phrase says: lang=en.
func PhraseLanguage(attributes string) (Tag, bool) {
	value, ok := strings.CutPrefix(attributes, "lang=")
	if !ok {
		return "", false
	}
	return phraseTag(strings.Trim(value, `"'`))
}

func phraseTag(s string) (Tag, bool) {
	if len(s) > longestTag {
		return "", false
	}
	tag, ok := ParseTag(s)
	return tag, ok && !strings.ContainsFunc(string(tag), notInTag)
}

// notInTag reports whether r cannot be part of the name of a language.
func notInTag(r rune) bool {
	return r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

// Unescape takes away the \ that keeps a bracket from beginning or ending a phrase.
func Unescape(line string) string {
	if strings.IndexByte(line, '\\') < 0 {
		return line
	}
	return bracketEscapes.Replace(line)
}

var bracketEscapes = strings.NewReplacer(`\[`, "[", `\]`, "]")

// WrittenPhrases is a tagged line as it is written.
func WrittenPhrases(tagged string) string {
	return Phrases(tagged, func(Tag) string { return "[" }, func(tag Tag) string { return "]{lang=" + string(tag) + "}" })
}

// Untagged is a line without what says the language of its phrases.
func Untagged(s string) string {
	if !strings.Contains(s, sign) {
		return s
	}
	nothing := func(Tag) string { return "" }
	return Phrases(s, nothing, nothing)
}

// IsTagged reports whether a text has a sign of a phrase.
func IsTagged(text []byte) bool { return bytes.Contains(text, []byte(sign)) }

// Phrases is a line with each of its phrases between what begin and end give for its
// language. Each that begins ends, the inner before the outer, and what is no whole sign
// is left out.
func Phrases(s string, begin, end func(Tag) string) string {
	var b strings.Builder
	var open []Tag
	for {
		before, is, after, ok := cutSign(s)
		b.WriteString(before)
		switch n := len(open); {
		case !ok:
			for _, tag := range slices.Backward(open) {
				b.WriteString(end(tag))
			}
			return b.String()
		case is.begins != "":
			open = append(open, is.begins)
			b.WriteString(begin(is.begins))
		case is.ends && n > 0:
			b.WriteString(end(open[n-1]))
			open = open[:n-1]
		}
		s = after
	}
}

// PhraseOf is the language of the one phrase that s is, but for white space around it; "" when it is none, or more.
func PhraseOf(s string) Tag {
	before, is, rest, _ := cutSign(s)
	if strings.TrimSpace(before) != "" || is.begins == "" {
		return ""
	}
	whole := is.begins
	for depth := 1; depth > 0; {
		var ok bool
		switch _, is, rest, ok = cutSign(rest); {
		case !ok:
			return whole
		case is.begins != "":
			depth++
		case is.ends:
			depth--
		}
	}
	if strings.TrimSpace(rest) != "" {
		return ""
	}
	return whole
}

// A boundary is what a sign says.
type boundary struct {
	begins Tag // the language of the phrase that begins, or ""
	ends   bool
}

// cutSign cuts s around its first sign; it is false when it has none.
func cutSign(s string) (before string, is boundary, after string, ok bool) {
	before, after, ok = strings.Cut(s, sign)
	if !ok {
		return s, is, "", false
	}
	var tag []byte
	for {
		r, size := utf8.DecodeRuneInString(after)
		if r <= signLetter+' ' || r >= signEnd {
			if is.ends = r == signEnd && tag == nil; is.ends {
				after = after[size:]
			}
			break
		}
		tag, after = append(tag, byte(r-signLetter)), after[size:]
	}
	is.begins, _ = phraseTag(string(tag))
	return before, is, after, true
}

// plainPhrases sets a line with the typography of each phrase's language.
func (t Tag) plainPhrases(s string) string {
	var b strings.Builder
	within := []Tag{t}
	prev := rune(0)
	for {
		before, is, after, ok := cutSign(s)
		if before != "" {
			b.WriteString(within[len(within)-1].Typeset(prev, before, firstSeen(after)))
			prev, _ = utf8.DecodeLastRuneInString(before)
		}
		if !ok {
			return b.String()
		}
		b.WriteString(s[len(before) : len(s)-len(after)])
		switch {
		case is.begins != "":
			within = append(within, is.begins)
		case is.ends && len(within) > 1:
			within = within[:len(within)-1]
		}
		s = after
	}
}

// firstSeen is the first character of s that is of no sign; 0 when there is none.
func firstSeen(s string) rune {
	for strings.HasPrefix(s, sign) {
		_, _, s, _ = cutSign(s)
	}
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isSign reports whether a character may say a language, and is not seen.
func isSign(r rune) bool { return signLetter < r && r <= signEnd }
